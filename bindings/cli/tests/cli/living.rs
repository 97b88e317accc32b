//! What happens around a moment, and over weeks.

use crate::phone::{HOUR, Phone};
use serde_json::{Value, json};

/// Agrees on the parts of a template.
fn agree(a: &Phone, b: &Phone, topics: &[&str], template: &str) {
    for topic in topics {
        a.json(&["agree", "suggest", topic, "--template", template]);
    }
    b.take_in(&a.parcel("parts.age"));
    for topic in topics {
        b.json(&["agree", "yes", topic]);
    }
    a.take_in(&b.parcel("yes.age"));
}

#[test]
fn a_check_in_is_private_and_nothing_is_an_answer() {
    let mut phone = Phone::new();
    assert_eq!(phone.json(&["check-in", "write"])["kept"], false);
    let kept = phone.json(&[
        "check-in",
        "write",
        "--before=-3,2",
        "--after",
        "soft",
        "--line",
        "slept well",
        "--helped",
        "drink.warm",
        "--not-helped",
        "hair.stroke",
    ]);
    assert_eq!(kept["kept"], true);
    let id = kept["id"].as_str().expect("a name").to_owned();
    let list = phone.ok(&["check-in", "list"]);
    assert!(
        list.contains("soft and quiet") && list.contains("it did not help"),
        "{list}"
    );
    let helped = phone.json(&["helped"]);
    assert_eq!(helped["helps"][0]["says"], "too_few");
    assert_eq!(helped["chart"].as_array().expect("points").len(), 1);
    for _ in 0..5 {
        phone.now += HOUR;
        phone.json(&[
            "check-in",
            "write",
            "--after",
            "okay",
            "--helped",
            "drink.warm",
        ]);
    }
    let helped = phone.ok(&["helped"]);
    assert!(helped.contains("This has mostly helped you."), "{helped}");
    assert!(
        !helped.contains('%') && !helped.contains(" 6"),
        "no counts: {helped}"
    );
    phone.json(&["check-in", "delete", &id[..8]]);
    assert!(!phone.ok(&["check-in", "list"]).contains("slept well"));
    assert_eq!(
        phone.failure(&["check-in", "write", "--after", "great"]).1,
        2
    );
}

#[test]
fn windows_open_by_hours_and_go_by_in_silence() {
    let [mut a, b] = Phone::pair();
    agree(&a, &b, &["check_ins", "debrief"], "long");
    a.json(&["moment", "--where", "apart"]);
    let lately = a.json(&["moment", "list"])["lately"][0].clone();
    let windows = lately["windows"].as_array().expect("windows").clone();
    assert!(!windows.is_empty() && lately["debrief"] == false);
    a.now = windows[0]["opens"].as_i64().expect("a time") + 60;
    assert_eq!(a.json(&["check-in"])["open"], true);
    a.now += 40 * 24 * HOUR;
    assert_eq!(a.json(&["check-in"])["open"], false);
    assert_eq!(a.json(&["debrief"])["offered"], false);
    assert_eq!(
        a.json(&["moment", "list"])["lately"],
        json!([]),
        "the hour is gone"
    );
}

#[test]
fn a_wish_becomes_a_change_in_one_step() {
    let [mut a, mut b] = Phone::pair();
    agree(&a, &b, &["space"], "long");
    let wrong = a.failure(&["debrief", "write", "other=CANARY"]);
    assert_eq!(wrong, ("no_such_question".to_owned(), 1));
    let written = a.json(&[
        "debrief",
        "write",
        "next=Make two cups of tea.",
        "helped=The blanket",
    ]);
    let id = written["id"].as_str().expect("a name")[..8].to_owned();
    let wished = a.json(&["debrief", "wish", &id, "--part", "space"]);
    assert_eq!(wished["topic"], "space");
    let news = b.take_in(&a.parcel("wish.age")).to_string();
    assert!(
        news.contains("two cups of tea") || !news.contains("The blanket"),
        "{news}"
    );
    b.now += 13 * HOUR;
    a.now += 13 * HOUR;
    b.json(&["agree", "yes", "space"]);
    let holds = b.json(&["agree", "list"])["topics"][0]["holds"].clone();
    assert_eq!(holds["while_waiting"], "Make two cups of tea.");
    a.json(&["debrief", "wish", &id, "--please-not", "sound.music"]);
    a.json(&[
        "debrief",
        "wish",
        "--text",
        "I sit down first",
        "--page",
        "space_care.back",
    ]);
    let voice = a.json(&["voice", "show"])["voice"].clone();
    assert_eq!(voice["space_care.back"], "I sit down first");
    assert_eq!(a.failure(&["debrief", "wish", &id]).1, 2);
    assert_eq!(
        a.failure(&["debrief", "wish", &id, "--part", "turns"]),
        ("no_such_part".to_owned(), 1)
    );
    let copy = a.json(&["debrief", "share", &id, "helped", "--yes"]);
    assert!(copy["copy"].is_string());
    a.json(&["debrief", "delete", &id]);
    assert_eq!(a.json(&["debrief", "list"])["debriefs"], json!([]));
    assert!(a.ok(&["debrief", "talk"]).contains("What helped you?"));
}

#[test]
fn sealed_answers_open_together_or_not_at_all() {
    let [a, b] = Phone::pair();
    let moment = a.json(&["moment"])["id"]
        .as_str()
        .expect("a name")
        .to_owned();
    b.take_in(&a.parcel("moment.age"));
    let name = &moment[..8];
    let seal = ["--json", "debrief", "seal", name];
    let sealed = a.with_input(b"CANARY of A", &seal).json();
    assert_eq!(sealed["stage"], "sealed");
    assert_eq!(
        a.failure(&["debrief", "open", name]),
        ("not_heard".to_owned(), 1)
    );
    let seen = b.take_in(&a.parcel("a1.age")).to_string();
    assert!(!seen.contains("CANARY"));
    assert_eq!(
        b.json(&["debrief", "seal", name, "--not-this-time"])["stage"],
        "may_open"
    );
    a.take_in(&b.parcel("b1.age"));
    a.json(&["debrief", "open", name]);
    b.take_in(&a.parcel("a2.age"));
    let open = b.json(&["debrief", "sealed"])["sealed"][0].clone();
    assert_eq!(open["they_say"], "CANARY of A");
    b.json(&["debrief", "open", name]);
    a.take_in(&b.parcel("b2.age"));
    assert!(a.ok(&["debrief", "sealed"]).contains("not this time"));
    assert_eq!(
        a.with_input(b"", &seal).failure(),
        ("nothing_said".to_owned(), 2)
    );
    let again = a.with_input(b"another", &seal).failure();
    assert_eq!(again, ("not_what_was_sealed".to_owned(), 1));
}

#[test]
fn an_answer_can_be_taken_back_before_anybody_opens() {
    let [a, b] = Phone::pair();
    let moment = a.json(&["moment"])["id"]
        .as_str()
        .expect("a name")
        .to_owned();
    a.with_input(b"CANARY", &["--json", "debrief", "seal", &moment])
        .json();
    b.take_in(&a.parcel("a1.age"));
    assert_eq!(
        a.json(&["debrief", "take-back", &moment])["stage"],
        "closed"
    );
    b.with_input(b"mine", &["--json", "debrief", "seal", &moment])
        .json();
    a.take_in(&b.parcel("b1.age"));
    assert_eq!(
        a.failure(&["debrief", "open", &moment]),
        ("not_heard".to_owned(), 1)
    );
    let told = b.take_in(&a.parcel("a2.age")).to_string();
    assert!(!told.contains("CANARY"), "{told}");
}

#[test]
fn what_is_kept_leaves_only_as_a_copy() {
    let [a, b] = Phone::pair();
    a.json(&["kept", "add", "--as", "thanks", "for", "the", "tea"]);
    a.json(&["kept", "add", "CANARY", "stays"]);
    let all = a.json(&["kept"])["kept"].clone();
    let thanks = all
        .as_array()
        .expect("kept")
        .iter()
        .find(|k| k["kind"] == "thanks");
    let id = thanks.expect("it is there")["id"].as_str().expect("a name")[..8].to_owned();
    assert_eq!(
        a.failure(&["kept", "give", &id]),
        ("not_confirmed".to_owned(), 1)
    );
    let copy = a.json(&["kept", "give", &id, "--yes"])["copy"].clone();
    let opened = b.take_in(&a.parcel("one.age")).to_string();
    assert!(
        opened.contains("for the tea") && !opened.contains("CANARY"),
        "{opened}"
    );
    a.json(&["kept", "put-away", &id]);
    assert!(!a.ok(&["kept"]).contains("for the tea"));
    assert!(a.ok(&["kept", "--all"]).contains("for the tea"));
    a.json(&["kept", "take-back", &copy.as_str().expect("a name")[..8]]);
    a.json(&["kept", "delete", &id]);
    assert!(!a.ok(&["kept", "--all"]).contains("for the tea"));
}

#[test]
fn what_was_heard_only_narrows_and_is_asked_about_once_they_speak() {
    let [a, b] = Phone::pair();
    let noted = a.json(&[
        "heard",
        "add",
        "no lamp",
        "--not",
        "light.bright",
        "--touch",
        "none",
    ]);
    assert_eq!(noted["notes"][0]["please_not"][0]["tag"], "light.bright");
    assert_eq!(noted["to_ask_about"], json!([]));
    assert_eq!(a.json(&["share"])["leaving"], json!([]), "it is never sent");
    a.take_in(&b.parcel("one.age"));
    let list = a.json(&["heard"]);
    assert_eq!(list["to_ask_about"].as_array().expect("notes").len(), 1);
    let id = list["notes"][0]["id"].as_str().expect("a name").to_owned();
    assert_eq!(a.json(&["heard", "delete", &id[..8]])["notes"], json!([]));
    assert_eq!(a.failure(&["heard", "add", "--touch", "everything"]).1, 2);
}

#[test]
fn lines_for_later_and_people_to_turn_to_are_kept_and_let_go() {
    let phone = Phone::new();
    let line = phone.json(&["later", "add", "ask", "about", "the", "door"]);
    let id = line["lines"][0]["id"].as_str().expect("a name").to_owned();
    assert_eq!(phone.json(&["later", "done", &id[..8]])["lines"], json!([]));
    assert_eq!(
        phone.failure(&["later", "done", &id]),
        ("not_there".to_owned(), 1)
    );
    phone.json(&["support", "sign", "I", "stop", "answering"]);
    phone.json(&["support", "alone", "a", "walk"]);
    let support = phone.json(&["support", "person", "Mo", "--good-for", "company"]);
    let id = support["support"]["people"][0]["id"]
        .as_str()
        .expect("a name")
        .to_owned();
    let shown = phone.ok(&["support"]);
    assert!(shown.contains("I stop answering") && shown.contains("company"));
    let left = phone.json(&["support", "remove", &id]);
    assert_eq!(left["support"].get("people"), None);
    assert_eq!(
        phone.failure(&["support", "remove", "CANARY"]),
        ("not_there".to_owned(), 1)
    );
}

#[test]
fn one_question_at_a_time_and_not_today_lets_it_rest() {
    let mut phone = Phone::new();
    let first = phone.json(&["talk"])["question"].clone();
    let key = first["key"].as_str().expect("a name").to_owned();
    assert!(!first["question"].as_str().expect("words").contains('{'));
    let after = phone.json(&["talk", "--after", &key[..8]])["question"].clone();
    assert_ne!(after["key"], first["key"]);
    let next = phone.json(&["talk", "not-today", &key[..8]])["question"].clone();
    assert_ne!(next["key"], first["key"]);
    assert_eq!(
        phone.failure(&["talk", "--after", "0000000"]),
        ("not_there".to_owned(), 1)
    );
    phone.now += 8 * 24 * HOUR;
    assert_eq!(phone.json(&["talk"])["question"]["key"], first["key"]);
    assert!(phone.json(&["menu"])["fits"].is_array());
}

#[test]
fn a_look_asks_card_by_card_and_ends_in_one_tap() {
    let [mut a, b] = Phone::pair();
    agree(&a, &b, &["space", "rhythm"], "long");
    assert_eq!(a.json(&["look-again"])["whole"], false);
    a.now += 200 * 24 * HOUR;
    let due = a.json(&["look-again"]);
    assert_eq!(due["whole"], true);
    assert!(a.ok(&["look-again"]).contains("Still fits?"));
    let mut seen = Vec::new();
    let mut card = a.json(&["look-again", "open"])["card"].clone();
    while card != Value::Null && seen.len() < 20 {
        seen.push(card["card"].clone());
        card = a.json(&["look-again", "next"])["card"].clone();
    }
    assert_eq!(
        (&seen[0], &seen[1]),
        (&json!("went_well"), &json!("around_us"))
    );
    assert!(seen.contains(&json!({ "topic": "space" })) && seen.contains(&json!("ritual")));
    assert_eq!(
        a.json(&["look-again"])["whole"],
        false,
        "the next one is a rhythm away"
    );
    a.json(&["look-again", "open"]);
    let ended = a.ok(&["look-again", "nothing-to-change"]);
    assert!(ended.contains("Nothing to change is a good result."));
    assert!(a.ok(&["look-again", "leave"]).contains("another day"));
}

#[test]
fn turns_are_the_same_on_both_sides_and_passing_is_kept_nowhere() {
    let [a, b] = Phone::pair();
    let turns = json!({"kind": "turns", "rule": "alternate"}).to_string();
    let suggest = ["--json", "agree", "suggest", "turns", "--file", "-"];
    a.with_input(turns.as_bytes(), &suggest).json();
    b.take_in(&a.parcel("one.age"));
    b.json(&["agree", "yes", "turns"]);
    a.take_in(&b.parcel("two.age"));
    a.json(&["moment", "--chose", "me"]);
    b.take_in(&a.parcel("three.age"));
    assert_eq!(a.json(&["turns"])["next"], "them");
    assert_eq!(b.json(&["turns"])["next"], "me");
    assert_eq!(b.json(&["turns", "--pass"])["next"], "them");
    assert_eq!(b.json(&["turns"])["next"], "me");
}

#[test]
fn nothing_reminds_until_someone_wants_it_and_a_pause_silences_all() {
    let [mut a, b] = Phone::pair();
    agree(&a, &b, &["check_ins", "rhythm"], "long");
    a.json(&["moment"]);
    assert_eq!(a.json(&["reminders"])["coming"], json!([]));
    let on = a.json(&[
        "reminders",
        "set",
        "--check-ins",
        "on",
        "--look-again",
        "on",
        "--at",
        "18:30",
    ]);
    let coming = on["coming"].as_array().expect("reminders");
    assert!(!coming.is_empty());
    for reminder in coming {
        let text = reminder["text"].as_str().expect("words").to_lowercase();
        assert!(!text.contains("partner") && !text.contains("bo"), "{text}");
    }
    assert_eq!(a.json(&["pause-all"])["coming"], json!([]));
    assert_ne!(a.json(&["pause-all", "--off"])["coming"], json!([]));
    assert_eq!(a.failure(&["reminders", "set", "--at", "25:00"]).1, 2);
    a.now += HOUR;
    let idea = a.json(&["fresh", "--where", "apart"]);
    assert!(idea["idea"]["label"].is_string());
}

#[test]
fn what_the_app_brings_along_can_be_browsed() {
    let phone = Phone::empty();
    for what in [
        "comforts",
        "reassurances",
        "listening",
        "prompts",
        "rituals",
        "words",
        "breathing",
        "grounding",
        "deescalation",
        "pages",
        "tags",
        "sources",
        "review",
    ] {
        let entries = phone.json(&["content", what])["entries"].clone();
        assert!(
            entries.as_array().is_some_and(|all| all.len() > 3),
            "{what}"
        );
        let page = phone.ok(&["content", what]);
        let wide = page.lines().find(|line| line.chars().count() > 80);
        assert_eq!(wide, None, "{what}");
    }
    let touch = phone.json(&[
        "content", "comforts", "--group", "touch", "--where", "together",
    ]);
    let touch = touch["entries"].as_array().expect("entries").clone();
    assert!(touch.iter().all(|entry| entry["group"] == "touch"));
    let tea = phone.json(&["content", "comforts", "--search", "TEA"]);
    assert!(!tea["entries"].as_array().expect("entries").is_empty());
    let lamp = phone.json(&["content", "tags", "--tag", "light"]);
    assert!(lamp["entries"].as_array().expect("entries").len() > 1);
    let wrong = phone.failure(&["content", "comforts", "--group", "CANARY"]);
    assert_eq!(wrong, ("unknown_group".to_owned(), 2));
    assert!(
        phone
            .ok(&["content", "templates"])
            .contains("leeside agree suggest")
    );
    assert!(phone.ok(&["calm", "gb"]).contains("999"));
    assert!(phone.ok(&["sheet"]).contains("____") && phone.ok(&["card"]).contains("____"));
    assert_eq!(
        phone.failure(&["calm", "nowhere"]),
        ("unknown_region".to_owned(), 2)
    );
    assert!(!phone.vault().exists());
}
