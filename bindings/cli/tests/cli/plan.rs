//! What can be read, printed and talked over.

use crate::phone::Phone;

fn wide(text: &str) -> Option<&str> {
    text.lines().find(|line| line.chars().count() > 80)
}

#[test]
fn the_plan_is_shown_and_printed_with_limits_and_without_counts() {
    let [a, b] = Phone::pair();
    b.json(&["voice", "set", "please_not", "talk.questions"]);
    b.json(&["voice", "set", "signals.space", "north", "sign=open palm"]);
    a.take_in(&b.parcel("one.age"));
    a.json(&[
        "voice",
        "set",
        "please_not",
        "text=the big lamp",
        "--only-me",
    ]);
    a.json(&["agree", "suggest", "space", "--template", "long"]);
    b.take_in(&a.parcel("two.age"));
    b.json(&["agree", "yes", "space"]);
    a.take_in(&b.parcel("three.age"));

    let page = a.ok(&["plan", "page"]);
    assert!(page.contains("wish list, not a promise"), "{page}");
    assert!(
        page.contains("the big lamp") && page.contains("north"),
        "{page}"
    );
    assert_eq!(wide(&page), None);
    let told = a.ok(&["plan", "page", "--as-told"]);
    assert!(
        !told.contains("the big lamp"),
        "what is kept back stands on no such page"
    );
    let shown = a.ok(&["plan"]);
    assert!(
        shown.contains("questions") && shown.contains("open palm"),
        "{shown}"
    );
    let json = a.json(&["plan", "show"]);
    assert_eq!(json["topics"][0]["id"], "space");
    assert!(json["limits"]["theirs"]["talk.questions"].is_object());
}

#[test]
fn the_menu_merges_both_and_questions_come_up() {
    let [a, b] = Phone::pair();
    a.json(&[
        "voice",
        "set",
        "comforts/drink.warm",
        "get=often",
        "give=often",
    ]);
    b.json(&[
        "voice",
        "set",
        "comforts/drink.warm",
        "get=often",
        "give=often",
    ]);
    a.json(&["voice", "set", "signals.space", "north"]);
    b.take_in(&a.parcel("one.age"));
    let menu = b.json(&["plan", "menu"]);
    assert_eq!(menu["fits"].as_array().expect("fits").len(), 2, "{menu}");
    let questions = b.json(&["plan", "questions"]);
    let questions = questions["questions"].as_array().expect("questions");
    assert!(!questions.is_empty());
    assert!(
        questions
            .iter()
            .all(|q| !q["question"].as_str().expect("text").contains('{'))
    );
    assert_eq!(wide(&b.ok(&["plan", "questions"])), None);
}

#[test]
fn sheets_and_templates_need_no_store_and_the_card_fits() {
    let phone = Phone::empty();
    let sheet = phone.ok(&["plan", "sheet"]);
    assert!(sheet.contains("____"));
    assert!(!sheet.to_lowercase().contains("leeside"));
    assert_eq!(wide(&sheet), None);
    let templates = phone.json(&["plan", "templates"]);
    assert!(templates["templates"].as_array().expect("templates").len() > 10);
    assert_eq!(wide(&phone.ok(&["plan", "templates"])), None);
    assert_eq!(wide(&Phone::new().ok(&["plan", "card"])), None);
}

#[test]
fn someone_alone_has_a_plan_too() {
    let phone = Phone::empty();
    phone.ok(&["init"]);
    phone.json(&["voice", "set", "food.drink", "tea"]);
    assert!(phone.ok(&["plan", "page"]).contains("tea"));
    assert!(phone.ok(&["plan"]).contains("tea"));
    phone.json(&["plan", "menu"]);
}
