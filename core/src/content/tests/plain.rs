//! The plain register says what it means, with no images.

use super::{says, texts, words_of};

/// Words and phrases that stand for something else.
const IMAGES: &[&str] = &[
    "landing",
    "land",
    "lands",
    "harbour",
    "harbor",
    "shelter",
    "anchor",
    "lighthouse",
    "storm",
    "tide",
    "wave",
    "waves",
    "float",
    "drift",
    "drifting",
    "sink",
    "melt",
    "ocean",
    "journey",
    "path",
    "bridge",
    "bloom",
    "spark",
    "mirror",
    "weather",
    "voice",
    "space",
    "hold space",
    "need room",
    "give room",
    "asked for room",
    "the room you need",
    "wants room",
    "let go",
    "lets go",
    "letting go",
    "let off",
    "far away",
    "open up",
    "shut down",
    "reach out",
    "come down",
    "wind down",
    "unwind",
    "settle",
    "gentle",
    "gently",
    "softly",
    "heart",
    "soul",
    "deep down",
    "carry",
    "carried",
    "warm words",
    "soft words",
    "cold evening",
    "grey day",
    "behind glass",
    "on the same page",
    "kept back",
    "held back",
    "lost for words",
    "floodgates",
    "bottled up",
    "second door",
    "set out",
    "film away",
    "own a share",
    "ears",
    "tender",
    "raw",
    "at ease",
    "ground yourself",
    "grounded",
    "rooted",
    "safe place",
    "walls up",
    "on edge",
    "wound up",
    "feather",
    "cloud",
    "moss",
    "stone",
    "lamp down",
];

/// Where the word is the thing itself.
const LITERAL: &[(&str, &str)] = &[
    ("comforts/texture.stone", "stone"),
    ("sources/", "heart"),
    ("comforts/apart.voice_note", "voice"),
    ("phrases/t.leave_a_voice_note_if", "voice"),
    ("phrases/t.a_voice_note_for_later", "voice"),
];

#[test]
fn plain_words_hold_no_images() {
    let mut found = Vec::new();
    for (path, text) in texts("en-plain") {
        let words = words_of(&text);
        for image in IMAGES {
            let literal = LITERAL
                .iter()
                .any(|(at, word)| path.starts_with(at) && word == image);
            if !literal && says(&words, image) {
                found.push(format!("{path}: “{image}” in “{text}”"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn plain_sentences_are_short() {
    let mut found = Vec::new();
    for (path, text) in texts("en-plain") {
        for sentence in text.split(['.', '?', '!', ':', ';', '…']) {
            let count = words_of(sentence).len();
            if count > 16 {
                found.push(format!("{path}: {count} words in “{sentence}”"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn wanting_to_be_alone_is_said_so() {
    let texts = texts("en-plain");
    assert!(
        texts
            .iter()
            .any(|(_, text)| text.contains("I want to be alone for 20 minutes"))
    );
}
