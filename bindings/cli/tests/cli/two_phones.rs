//! Two people who meet, share, agree and take back, by files alone.

use crate::phone::{HOUR, Phone, meet};
use serde_json::{Value, json};

/// The one part of a plan.
fn part(phone: &Phone, id: &str) -> Value {
    let listed = phone.json(&["agree", "list"]);
    let topics = listed["topics"].as_array().expect("topics");
    topics
        .iter()
        .find(|topic| topic["id"] == id)
        .cloned()
        .unwrap_or_default()
}

#[test]
fn what_one_tells_is_previewed_and_then_taken_in() {
    let [a, b] = Phone::pair();
    a.json(&["voice", "set", "food.drink", "ginger", "tea"]);
    a.json(&["voice", "set", "please_not", "touch.hair"]);
    let file = a.parcel("one.age");

    let preview = b.json(&["parcel", "open", &file]);
    assert_eq!(preview["taken_in"], false);
    assert_eq!(preview["limits"][0]["now"]["tag"], "touch.hair");
    assert_eq!(preview["voice"][0]["now"], "ginger tea");
    let page = b.ok(&["parcel", "open", &file]);
    let (limit, drink) = (page.find("hands in my hair"), page.find("ginger tea"));
    assert!(limit < drink && limit.is_some(), "off-limits first: {page}");
    assert!(page.contains("Nothing has changed"));
    assert!(
        b.json(&["plan", "show"])["theirs"]["voice"]
            .as_object()
            .expect("a page")
            .is_empty()
    );

    b.take_in(&file);
    assert_eq!(
        b.json(&["plan", "show"])["theirs"]["voice"]["food.drink"],
        "ginger tea"
    );
    let again = b.json(&["parcel", "open", &file, "--take-in"]);
    assert_eq!(
        (&again["again"], &again["taken_in"]),
        (&json!(true), &json!(false))
    );
}

#[test]
fn what_is_kept_back_does_not_leave_and_holds_here_all_the_same() {
    let [a, b] = Phone::pair();
    a.json(&["voice", "set", "please_not", "light.bright", "--only-me"]);
    a.json(&["voice", "set", "food.drink", "tea"]);
    a.json(&["voice", "set", "food.snack", "toast"]);
    a.json(&["share", "hold", "food.snack"]);
    let list = a.json(&["share"]);
    let ticked = |name: &str| {
        let leaving = list["leaving"].as_array().expect("a list");
        leaving.iter().find(|l| l["name"] == name).expect(name)["ticked"].clone()
    };
    assert_eq!(ticked("voice/please_not/light.bright"), false);
    assert_eq!(ticked("voice/food.snack"), false);
    assert_eq!(ticked("voice/food.drink"), true);

    let told = b.take_in(&a.parcel("one.age"));
    assert_eq!(told["limits"], json!([]));
    assert_eq!(told["voice"].as_array().expect("changes").len(), 1);
    assert_eq!(
        a.json(&["plan", "show"])["limits"]["mine"]["light.bright"]["tag"],
        "light.bright"
    );
    assert!(a.ok(&["share"]).contains("Kept back."));

    a.json(&["share", "tick", "food.snack"]);
    let once = a.json(&[
        "parcel",
        "make",
        &a.file("two"),
        "--yes",
        "--hold",
        "food.snack",
    ]);
    assert_eq!(once["kept_back"], true);
    let told = b.take_in(&a.parcel("three.age"));
    assert_eq!(told["voice"][0]["now"], "toast");
}

#[test]
fn a_parcel_is_not_made_unless_somebody_says_so() {
    let [a, _] = Phone::pair();
    let path = a.file("one.age");
    let refused = a.failure(&["parcel", "make", &path]);
    assert_eq!(refused, ("not_confirmed".to_owned(), 1));
    assert!(!std::path::Path::new(&path).exists());
    a.parcel("one.age");
    let exists = a.failure(&["parcel", "make", &path, "--yes"]);
    assert_eq!(exists, ("exists".to_owned(), 1));
}

#[test]
fn two_agree_and_one_takes_back() {
    let [a, b] = Phone::pair();
    let offered = a.json(&["agree", "suggest", "space", "--template", "long"]);
    assert_eq!(offered["topic"]["state"], "new");
    b.take_in(&a.parcel("one.age"));
    assert_eq!(part(&b, "space")["suggested"][0]["theirs"], true);
    let agreed = b.json(&["agree", "yes", "space"]);
    assert_eq!(agreed["topic"]["state"], "in_force");
    assert_eq!(
        part(&a, "space")["state"],
        "new",
        "not until a parcel tells"
    );
    a.take_in(&b.parcel("two.age"));
    assert_eq!(part(&a, "space")["holds"], part(&b, "space")["holds"]);

    let back = a.json(&["agree", "take-back", "space"]);
    assert_eq!(back["topic"]["state"], "talk_first");
    let news = b.take_in(&a.parcel("three.age"));
    assert_eq!(news["topics"][0]["news"], "taken_back");
    assert_eq!(part(&b, "space")["state"], "talk_first");
    assert_eq!(
        b.failure(&["agree", "yes", "space"]),
        ("not_offered".to_owned(), 1)
    );
}

#[test]
fn what_asks_for_more_waits_a_night_and_what_asks_for_less_does_not() {
    let [mut a, mut b] = Phone::pair();
    a.json(&["agree", "suggest", "space", "--template", "long"]);
    b.take_in(&a.parcel("one.age"));
    b.json(&["agree", "yes", "space"]);
    a.take_in(&b.parcel("two.age"));

    // Fewer minutes of room ask for more.
    a.json(&["agree", "suggest", "space", "--set", "minutes=5"]);
    b.take_in(&a.parcel("three.age"));
    let differences = b.json(&["agree", "diff", "space"]);
    assert_eq!(differences["differences"][0]["effect"], "widening");
    let rests = b.try_json(&["agree", "yes", "space"]);
    let failure: Value = serde_json::from_str(&rests.err).expect("JSON");
    assert_eq!((failure["error"].as_str(), rests.code), (Some("rests"), 1));
    assert_eq!(failure["until"], b.now + 12 * HOUR);
    assert_eq!(part(&b, "space")["holds"]["minutes"], 20);
    b.now += 12 * HOUR;
    b.json(&["agree", "yes", "space"]);
    a.now += 12 * HOUR;
    a.take_in(&b.parcel("four.age"));
    assert_eq!(part(&a, "space")["holds"]["minutes"], 5);
    let past = a.json(&["agree", "history", "space"]);
    assert_eq!(past["past"][0]["content"]["minutes"], 20);

    // More minutes ask for less: they hold where they are said, at once.
    a.json(&["agree", "suggest", "space", "--set", "minutes=60"]);
    assert_eq!(part(&a, "space")["holds"]["minutes"], 60);
}

#[test]
fn a_suggestion_can_be_kept_back_and_taken_back_unseen() {
    let [a, b] = Phone::pair();
    a.json(&["agree", "suggest", "space", "--template", "short"]);
    a.json(&["agree", "hold", "space"]);
    assert_eq!(b.take_in(&a.parcel("one.age"))["topics"], json!([]));
    assert_eq!(part(&a, "space")["suggested"][0]["kept"], true);
    a.json(&["agree", "take-back", "space"]);
    assert_eq!(part(&a, "space"), Value::Null, "no trace of it");
}

#[test]
fn a_text_can_come_from_a_file_or_the_standard_input() {
    let phone = Phone::new();
    let text = json!({"kind": "turns", "rule": "alternate"}).to_string();
    let args = ["--json", "agree", "suggest", "turns", "--file", "-"];
    let made = phone.with_input(text.as_bytes(), &args).json();
    assert_eq!(
        made["topic"]["suggested"][0]["content"]["rule"],
        "alternate"
    );
    let wrong = phone.with_input(b"{\"kind\":\"turns\",\"rule\":\"CANARY\"}", &args);
    assert_eq!(wrong.failure(), ("wrong_value".to_owned(), 1));
    assert!(!wrong.err.contains("CANARY"));
    let endless = phone.with_input(&vec![b' '; 5 * 1024 * 1024], &args);
    assert_eq!(endless.failure(), ("too_large".to_owned(), 4));
}

#[test]
fn the_old_names_of_the_acts_work_too() {
    let [a, b] = Phone::pair();
    a.json(&["agree", "propose", "space", "--template", "short"]);
    b.take_in(&a.parcel("one.age"));
    assert_eq!(
        b.json(&["agree", "endorse", "space"])["topic"]["state"],
        "in_force"
    );
    assert_eq!(
        b.json(&["agree", "withdraw", "space"])["topic"]["state"],
        "talk_first"
    );
}

#[test]
fn sharing_pauses_and_ends_and_begins_anew() {
    let [a, b] = Phone::pair();
    b.take_in(&a.parcel("one.age"));
    a.json(&["bonds", "pause", "Bo"]);
    let path = a.file("two.age");
    let paused = a.failure(&["parcel", "make", &path, "--yes"]);
    assert_eq!(paused, ("sharing_paused".to_owned(), 1));
    a.json(&["bonds", "pause", "Bo", "--off"]);

    assert_eq!(a.failure(&["pair", "end"]), ("not_confirmed".to_owned(), 1));
    assert_eq!(a.json(&["pair", "end", "--yes"])["ended"], true);
    let file = b.parcel("three.age");
    assert_eq!(a.failure(&["parcel", "open", &file]).1, 1);
    assert_eq!(a.json(&["bonds"])["bonds"][0]["closed"], true);
    meet(
        &a,
        &b,
        &["--bond", "Bo", "--someone-new"],
        &["--someone-new"],
    );
    b.take_in(&a.parcel("four.age"));
}

#[test]
fn words_that_differ_erase_the_pairing() {
    let [a, b] = (Phone::new(), Phone::new()).into();
    let (invite, reply) = (a.file("i.age"), b.file("r.age"));
    let words = a.json(&["pair", "invite", &invite])["words"].clone();
    let words: Vec<&str> = words
        .as_array()
        .expect("words")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let accept = [
        "pair",
        "accept",
        invite.as_str(),
        reply.as_str(),
        "--nick",
        "Bo",
    ];
    b.with_words(&words.join(" "), &accept).json();
    let early = b.failure(&["parcel", "make", &b.file("p"), "--yes"]);
    assert_eq!(early, ("words_not_compared".to_owned(), 1));
    a.json(&["pair", "finish", &reply]);
    assert_eq!(a.json(&["pair", "words", "--differ"])["meeting"], "alone");
    assert_eq!(a.failure(&["pair", "words"]), ("not_paired".to_owned(), 1));
}
