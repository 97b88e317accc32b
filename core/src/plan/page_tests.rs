//! What stands on a page, what never does, and how it is set.

use super::*;
use crate::content::{languages, library};
use crate::plan::example;
use crate::plan::ids::{ItemId, Tag};
use crate::plan::voice::{ItemKey, ItemValue, Limit, Limits, Voice};

fn example_page(library: &Library) -> Page {
    let [a, b] = example::voices();
    let (a_person, b_person) = (
        Person::new(&a.name, &a.voice),
        Person::new(&b.name, &b.voice),
    );
    plan(&a_person, Some(&b_person), &example::topics(), library)
}

fn section<'a>(page: &'a Page, heading: &str) -> &'a [String] {
    let mut sections = page.sections.iter();
    let found = sections.find(|section| section.heading == heading);
    found.map_or(&[], |section| &section.lines)
}

fn limit(text: Option<&str>, tag: Option<&str>) -> Limit {
    Limit {
        tag: tag.and_then(|tag| Tag::new(tag).ok()),
        text: text.map(str::to_owned),
    }
}

fn all_pages() -> Vec<Page> {
    let [a, b] = example::voices();
    let (a, b) = (Person::new("A", &a.voice), Person::new("B", &b.voice));
    let mut pages = Vec::new();
    for language in languages() {
        let library = library(&language.code);
        pages.push(example_page(library));
        pages.push(plan(&a, None, &[], library));
        pages.push(voice_sheet(library));
        pages.push(pocket_card(&a, Some(&b), library));
        pages.push(pocket_card(&a, None, library));
    }
    pages
}

#[test]
fn every_page_bears_the_permanent_line_and_nothing_to_sign_or_count() {
    for page in all_pages() {
        assert!(page.line.contains("not a promise"), "{}", page.line);
        let text = page.to_text(72);
        let small = text.to_lowercase();
        for never in [
            "signature",
            "signed",
            "sign here",
            "version",
            "revision",
            "agreed",
            "agreement",
            "contract",
            "leeside",
            "printed",
            "2026",
            "date",
            "must",
        ] {
            assert!(!small.contains(never), "{never} in {text}");
        }
        assert!(!text.contains('{') && !text.contains("“”"), "{text}");
        assert!(page.sections.iter().all(|s| !s.heading.is_empty()));
        assert!(page.sections.iter().all(|s| !s.lines.is_empty()));
    }
}

#[test]
fn limits_stand_first_and_the_floor_last() {
    let page = example_page(library("en"));
    let first = page.sections.first().map(|s| s.heading.as_str());
    assert_eq!(first, Some("Please not"));
    let limits = section(&page, "Please not");
    assert!(limits.contains(&"A: the big lamp".to_owned()));
    assert!(limits.contains(&"B: hands in my hair".to_owned()));
    let last = page.sections.last().expect("a section");
    assert_eq!(last.lines.len(), 7);
    let signals = section(&page, "Signals");
    assert_eq!(
        signals.first().map(String::as_str),
        Some("“Stop” always works.")
    );
    let word = "A: Signal for space: lighthouse, or palm flat on the bed";
    assert!(signals.contains(&word.to_owned()), "{signals:?}");
}

#[test]
fn everything_that_someone_says_stands_on_the_page_and_every_topic() {
    let page = example_page(library("en")).to_text(10_000);
    for speaker in example::voices() {
        for (key, value) in speaker.voice.items() {
            let texts = match value {
                ItemValue::Text(text) => vec![text.clone()],
                ItemValue::Limit(limit) => limit.text.clone().into_iter().collect(),
                ItemValue::Signal(s) => s.word.iter().chain(&s.sign).cloned().collect(),
                ItemValue::Response(r) => r.helps.iter().chain(&r.not).cloned().collect(),
                ItemValue::Comfort(c) => c.text.clone().into_iter().collect(),
                _ => Vec::new(),
            };
            for text in texts {
                assert!(page.contains(&text), "{key}");
            }
        }
    }
    for (_, content) in example::topics() {
        if let TopicContent::Sequence(sequence) = content {
            for step in &sequence.steps {
                assert!(page.contains(&step.what), "{}", step.id);
                assert!(step.or.iter().all(|or| page.contains(or)));
            }
            continue;
        }
        for line in readable::lines(&content, library("en")) {
            assert!(page.contains(&line), "{line}");
        }
    }
    let thanks = "Step: slow breath, in 4, out 6 (both; how long: 4 min; or: feel your feet, \
                  name five things)";
    assert!(page.contains(thanks), "{page}");
}

#[test]
fn limits_in_own_words_and_held_ones_are_shown_and_marked() {
    let key = ItemKey::entry(Field::PleaseNot, ItemId::new("own.a").expect("a name"));
    let mut voice = Voice::default();
    let value = ItemValue::Limit(limit(Some("the blue song"), None));
    voice.set(key, Some(value)).expect("it fits");
    let name = ItemId::new("own.h").expect("a name");
    let held = Limits::from([(name, limit(None, Some("touch.feet")))]);
    let person = Person {
        held: Some(&held),
        ..Person::new("A", &voice)
    };
    let page = plan(&person, None, &[], library("en"));
    let lines = section(&page, "Please not");
    assert_eq!(
        lines.first().map(String::as_str),
        Some("the blue song (in own words)")
    );
    assert_eq!(lines.get(1).map(String::as_str), Some("hands on my feet"));
    let library = library("en");
    for id in ["limits.own_words", "limit.help"] {
        assert!(lines.iter().any(|line| library.string(id) == Some(line)));
    }
}

#[test]
fn an_empty_voice_says_ask() {
    let (me, you) = (Voice::default(), Voice::default());
    let you = Person::new("B", &you);
    let page = plan(&Person::new("A", &me), Some(&you), &[], library("en"));
    assert_eq!(section(&page, "A"), ["Nothing written yet. Ask."]);
    assert_eq!(section(&page, "B"), ["Nothing written yet. Ask."]);
    assert!(section(&page, "Please not").is_empty());
    assert_eq!(page.title, "Our time after");
    let alone = plan(&Person::new("A", &me), None, &[], library("en"));
    assert_eq!(alone.title, "My time after");
}

#[test]
fn the_blank_sheet_names_nobody_and_fits_on_two_pages() {
    let [a, _] = example::voices();
    for language in languages() {
        let page = voice_sheet(library(&language.code));
        let text = page.to_text(90);
        assert!(text.lines().count() <= 2 * 54, "{}", text.lines().count());
        assert!(text.matches("____").count() >= 25);
        assert!(
            !text.contains(
                &a.voice
                    .signal(Field::SignalSpace)
                    .map_or_else(String::new, |signal| signal
                        .word
                        .clone()
                        .unwrap_or_default())
            )
        );
    }
}

#[test]
fn the_card_is_small() {
    let [a, b] = example::voices();
    let (a, b) = (Person::new("A", &a.voice), Person::new("B", &b.voice));
    let page = pocket_card(&a, Some(&b), library("en"));
    assert_eq!(page.sections.len(), 3);
    let text = page.to_text(40);
    assert!(text.lines().count() <= 30, "{text}");
    let wide = page.to_text(200);
    for part in ["anchor", "hand up, open", "Water for each"] {
        assert!(wide.contains(part), "{part}");
    }
}

#[test]
fn text_is_wrapped_to_any_width_and_loses_no_word() {
    let page = example_page(library("en"));
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().filter(|word| *word != "-");
        words.map(str::to_owned).collect()
    };
    let whole = words(&page.to_text(10_000));
    for width in [30, 40, 72, 100] {
        let text = page.to_text(width);
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
            assert_eq!(line.trim_end(), line);
        }
        assert_eq!(words(&text), whole, "{width}");
    }
    let narrow = page.to_text(0);
    assert!(narrow.lines().all(|line| line.chars().count() <= NARROWEST));
}

#[test]
fn a_long_word_goes_on_below_and_a_blank_is_cut() {
    let page = Page {
        title: "x".repeat(45),
        line: "\u{e9}\u{e9} \u{e9}".to_owned(),
        sections: vec![Section {
            heading: "h".to_owned(),
            lines: vec!["a: ".to_owned() + &"_".repeat(99)],
        }],
    };
    let text = page.to_text(20);
    let lengths: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
    assert_eq!(lengths, [20, 20, 5, 0, 4, 0, 1, 4, 20]);
}

#[test]
fn names_and_words_cannot_act_on_the_screen() {
    let voice = Voice::default();
    let (me, you) = (Person::new("A\u{202e}", &voice), Person::new("B", &voice));
    let text = plan(&me, Some(&you), &[], library("en")).to_text(72);
    assert!(text.contains("A⟨U+202E⟩") && !text.contains('\u{202e}'));
}
