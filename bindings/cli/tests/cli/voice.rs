//! One's own page, alone.

use crate::phone::Phone;

#[test]
fn a_page_is_written_shown_and_cleared_item_by_item() {
    let phone = Phone::new();
    phone.json(&["voice", "set", "closeness.touch", "hand"]);
    phone.json(&[
        "voice",
        "set",
        "comforts/hold.blanket",
        "get=often",
        "give=sometimes",
    ]);
    phone.json(&["voice", "set", "sleep.quiet_from", "23:30"]);
    phone.json(&["voice", "set", "reassure", "I", "am", "here."]);
    let limit = phone.json(&["voice", "set", "please_not", "touch.hair"]);
    assert_eq!(limit["effect"], "narrowing");
    let shown = phone.ok(&["voice", "show"]);
    for line in [
        "hands only",
        "Holding, under one blanket",
        "23:30",
        "I am here.",
        "hands in my hair",
    ] {
        assert!(shown.contains(line), "{line} in {shown}");
    }
    let json = phone.json(&["voice", "clear", "closeness.touch", "please_not/touch.hair"]);
    assert_eq!(json["voice"]["sleep.quiet_from"], 1410);
    assert!(json["voice"].get("closeness.touch").is_none());
    assert!(json["voice"].get("please_not/touch.hair").is_none());
    let refused = phone.failure(&["voice", "set", "closeness.touch", "everything"]);
    assert_eq!(refused, ("wrong_value".to_owned(), 1));
    assert_eq!(phone.json(&["voice", "show"])["voice"], json["voice"]);
}

#[test]
fn a_new_plan_begins_from_the_draft_and_goes_its_own_way() {
    let phone = Phone::new();
    phone.json(&["voice", "--draft", "set", "food.drink", "ginger", "tea"]);
    phone.json(&["bonds", "add", "Cleo"]);
    let (which, exit) = phone.failure(&["voice", "show"]);
    assert_eq!((which.as_str(), exit), ("which_bond", 2));
    let voice = phone.json(&["voice", "show", "--bond", "cleo"])["voice"].clone();
    assert_eq!(voice["food.drink"], "ginger tea");
    let other = phone.json(&["voice", "show", "--bond", "Bo"])["voice"].clone();
    assert!(other.get("food.drink").is_none());
}

#[test]
fn the_five_questions_are_asked_and_each_answer_is_kept_at_once() {
    let phone = Phone::new();
    // Touch: the third choice. Near: as it is. Talk: "ask me". Then enough.
    let ran = phone.with_input(b"3\n\n0\n.\n", &["--json", "voice"]);
    let json = ran.json();
    assert_eq!(json["voice"]["closeness.touch"], "hold");
    assert_eq!(json["voice"].as_object().expect("a page").len(), 1);
    assert!(ran.err.contains("ask me"));
    // The end of the input is enough too.
    let ran = phone.with_input(b"", &["--json", "voice"]);
    assert_eq!(ran.json()["voice"]["closeness.touch"], "hold");
}

#[test]
fn all_five_questions_to_the_end() {
    let phone = Phone::new();
    let mut typed = String::from("2\n4\n2\n");
    // Ten groups of comforts, two questions each; the first two comforts of the first group.
    typed.push_str("1 2\n1\n");
    typed.push_str(&"\n".repeat(18));
    typed.push_str("a song on repeat\n\n");
    // Off-limits: about the first group, its second entry; then own words.
    typed.push_str("1\n2\nthe big lamp\n\n");
    // Feelings: what helps with tears, nothing else.
    typed.push_str("stay near\n");
    typed.push_str(&"\n".repeat(11));
    typed.push_str("north\nopen palm\nstone\n\n");
    let json = phone
        .with_input(typed.as_bytes(), &["--json", "voice"])
        .json();
    let voice = json["voice"].as_object().expect("a page");
    let of = |field: &str| {
        voice
            .iter()
            .filter(|(key, _)| key.starts_with(field))
            .count()
    };
    assert_eq!(voice["closeness.near"], "beside");
    assert_eq!(of("comforts/"), 3, "{voice:?}");
    assert_eq!(of("please_not/"), 2, "{voice:?}");
    assert_eq!(voice["feelings/tears"]["do"], "stay near");
    assert_eq!(voice["signals.space"]["sign"], "open palm");
    assert_eq!(voice["signals.stay"]["word"], "stone");
}

#[test]
fn chips_need_no_passphrase() {
    let phone = Phone::empty();
    let chips = phone.json(&["voice", "chips", "comforts"]);
    assert!(chips["chips"].as_array().expect("chips").len() > 50);
    let touch = phone.ok(&["voice", "chips", "closeness.touch"]);
    assert!(touch.contains("hand: hands only"), "{touch}");
    assert!(phone.ok(&["voice", "chips"]).contains("space_care.minutes"));
}
