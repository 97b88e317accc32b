//! The consent table: for every field of a voice and of a topic, what a change of it does.
//!
//! Read it row by row: the field, the rule, and why. A field without a row counts as widening, and
//! a test keeps it from staying without one.

/// How a change of one field is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Any change is neutral.
    Neutral,
    /// Any change asks for more.
    AnyWidens,
    /// Something is asked: taking it away narrows, adding or changing it widens.
    Asks,
    /// A protection whose words matter: adding it narrows, changing or removing it widens.
    Protects,
    /// A protection whose words may change: adding narrows, changing is neutral, removing widens.
    Keeps,
    /// A scale from the least to the most asked; less narrows. `""` is the place of an empty field.
    LessNarrows(&'static [&'static str]),
    /// A scale from the least to the most protection; more narrows. `""` as above.
    MoreNarrows(&'static [&'static str]),
    /// A number of which fewer narrows; an empty field counts as `without`.
    FewerNarrows {
        /// What an empty field counts as.
        without: u64,
    },
    /// A number of which more narrows; an empty field counts as `without`.
    HigherNarrows {
        /// What an empty field counts as.
        without: u64,
    },
    /// An entry that is judged by its own fields.
    Parts,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The field, `[]` standing for any entry of a list.
    pub path: &'static str,
    /// The rule.
    pub rule: Rule,
    /// Why, for the person who reads the table.
    pub why: &'static str,
}

const fn row(path: &'static str, rule: Rule, why: &'static str) -> Row {
    Row { path, rule, why }
}

/// More than any number that a field can hold.
const OPEN: u64 = u64::MAX;

// In a voice an empty scale means "ask me", which offers less than any written value.
const TOUCH: Rule = Rule::LessNarrows(&["", "none", "hand", "hold"]);
const NEAR: Rule = Rule::LessNarrows(&["", "apart", "next_room", "same_room", "beside"]);
const TALK: Rule = Rule::LessNarrows(&["", "none", "few", "open"]);
const OFTEN: Rule = Rule::LessNarrows(&["never", "", "sometimes", "often"]);
// In a step an empty scale counts as the most.
const STEP_TOUCH: Rule = Rule::LessNarrows(&["none", "hand", "hold", ""]);
const STEP_NEAR: Rule = Rule::LessNarrows(&["apart", "next_room", "same_room", "beside", ""]);
const STEP_TALK: Rule = Rule::LessNarrows(&["none", "few", "open", ""]);

/// The table.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    // A voice. Its author alone writes it; the effect says what may wait and what comes first.
    row("voice.closeness.touch", TOUCH, "the most I want at first; none is never too little"),
    row("voice.closeness.near", NEAR, "as touch"),
    row("voice.closeness.talk", TALK, "as touch"),
    row("voice.comforts[]", Rule::Parts, "judged by how often"),
    row("voice.comforts[].text", Rule::Neutral, "own words for a comfort"),
    row("voice.comforts[].get", OFTEN, "\"never\" rules it out; \"often\" asks for it"),
    row("voice.comforts[].give", OFTEN, "giving less is always possible"),
    row("voice.please_not[]", Rule::Protects, "a limit added holds at once; one lifted opens a door"),
    row("voice.please_not[].tag", Rule::AnyWidens, "another tag lifts the one before"),
    row("voice.please_not[].text", Rule::AnyWidens, "other words may forbid less"),
    row("voice.feelings[]", Rule::Parts, "judged by its two halves"),
    row("voice.feelings[].do", Rule::Asks, "asks the other to do something"),
    row("voice.feelings[].not", Rule::Protects, "asks the other to leave something be"),
    row("voice.signals.space", Rule::Parts, "judged by word and sign"),
    row("voice.signals.space.word", Rule::Keeps, "a signal may change, never silently go"),
    row("voice.signals.space.sign", Rule::Keeps, "as its word"),
    row("voice.signals.stay", Rule::Parts, "judged by word and sign"),
    row("voice.signals.stay.word", Rule::Keeps, "as space"),
    row("voice.signals.stay.sign", Rule::Keeps, "as space"),
    row("voice.needs.body[]", Rule::Neutral, "a wish"),
    row("voice.needs.feelings[]", Rule::Neutral, "a wish"),
    row("voice.needs.mind[]", Rule::Neutral, "a wish"),
    row("voice.place.light", Rule::Neutral, "a wish about the place"),
    row("voice.place.sound", Rule::Neutral, "as light"),
    row("voice.place.warmth", Rule::Neutral, "as light"),
    row("voice.place.notes", Rule::Neutral, "as light"),
    row("voice.talk_style.mode", Rule::LessNarrows(&["", "none", "taps", "notes", "speech"]), "less speech asks for less"),
    row("voice.talk_style.when", Rule::LessNarrows(&["", "ask", "tomorrow", "tonight"]), "later asks for less"),
    row("voice.reassure[]", Rule::Neutral, "words that may be said to me"),
    row("voice.space_care.where", Rule::Neutral, "my place"),
    row("voice.space_care.contact", Rule::LessNarrows(&["none", "", "door_open", "knock", "text"]), "less contact asks for less"),
    row("voice.space_care.minutes", Rule::HigherNarrows { without: OPEN }, "more room asks for less; empty has no end"),
    row("voice.space_care.back", Rule::Neutral, "how I come back"),
    row("voice.space_care.when_you_go", Rule::Asks, "asks something of the one who leaves"),
    row("voice.space_care.while_i_wait[]", Rule::Neutral, "what I do alone"),
    row("voice.food.drink", Rule::Neutral, "a wish"),
    row("voice.food.snack", Rule::Neutral, "a wish"),
    row("voice.food.avoid[]", Rule::Protects, "an allergy is a limit"),
    row("voice.sleep.where", Rule::Neutral, "a wish"),
    row("voice.sleep.quiet_from", Rule::Keeps, "no reminders at night"),
    row("voice.days_after[]", Rule::Neutral, "what is usual for me"),
    row("voice.can_give", Rule::Protects, "says what giving is hard; other words may promise more"),
    row("voice.access[]", Rule::Neutral, "how to show things to me"),

    // A cooldown's course.
    row("sequence.name", Rule::Neutral, "a name"),
    row("sequence.where", Rule::AnyWidens, "another place is another course"),
    row("sequence.steps[]", Rule::Asks, "a step fewer asks for less"),
    row("sequence.steps[order]", Rule::Neutral, "the same steps"),
    row("sequence.steps[].do", Rule::AnyWidens, "other words may ask for more"),
    row("sequence.steps[].kind", Rule::AnyWidens, "another step"),
    row("sequence.steps[].who", Rule::AnyWidens, "asks it of someone else"),
    row("sequence.steps[].most", Rule::Parts, "judged by the three scales"),
    row("sequence.steps[].most.touch", STEP_TOUCH, "less closeness asks for less"),
    row("sequence.steps[].most.near", STEP_NEAR, "as touch"),
    row("sequence.steps[].most.talk", STEP_TALK, "as touch"),
    row("sequence.steps[].minutes", Rule::FewerNarrows { without: OPEN }, "shorter asks for less; empty has no end"),
    row("sequence.steps[].or", Rule::Neutral, "one more way out of the same step"),
    row("sequence.steps[].tags", Rule::AnyWidens, "tags are what limits can filter"),
    row("sequence.steps[].comfort", Rule::AnyWidens, "another comfort is another step"),
    row("sequence.look_again", Rule::Neutral, "a day"),

    // Space.
    row("space.answer", Rule::Neutral, "what is said when someone goes"),
    row("space.minutes", Rule::HigherNarrows { without: 0 }, "more room asks for less"),
    row("space.give_back", Rule::Asks, "asks something of the one who goes"),
    row("space.while_waiting", Rule::Neutral, "what the one who waits does alone"),
    row("space.look_again", Rule::Neutral, "a day"),

    // Check-ins.
    row("check_ins.times[]", Rule::Asks, "a window fewer asks for less"),
    row("check_ins.times[order]", Rule::Neutral, "the same windows"),
    row("check_ins.times[].after_hours", Rule::HigherNarrows { without: 0 }, "later asks for less"),
    row("check_ins.times[].how", Rule::LessNarrows(&["ask", "text", "call", "in_person"]), "less contact asks for less"),
    row("check_ins.quiet", Rule::Protects, "no reminders in these hours"),
    row("check_ins.quiet.from", Rule::AnyWidens, "other hours may be fewer"),
    row("check_ins.quiet.until", Rule::AnyWidens, "as from"),
    row("check_ins.look_again", Rule::Neutral, "a day"),

    // Debrief.
    row("debrief.questions[]", Rule::Asks, "a question fewer asks for less"),
    row("debrief.questions[order]", Rule::Neutral, "the same questions"),
    row("debrief.questions[].text", Rule::AnyWidens, "another question"),
    row("debrief.not_before_hours", Rule::HigherNarrows { without: 0 }, "later asks for less"),
    row("debrief.how", Rule::AnyWidens, "writing, talking and sealing each ask for something else"),
    row("debrief.look_again", Rule::Neutral, "a day"),

    // Repair.
    row("repair.pause_word", Rule::Keeps, "a word that pauses may change, never silently go"),
    row("repair.minutes", Rule::HigherNarrows { without: 0 }, "more time out asks for less"),
    row("repair.places[]", Rule::Neutral, "where each goes"),
    row("repair.places[order]", Rule::Neutral, "the same places"),
    row("repair.places[].who", Rule::Neutral, "whose place"),
    row("repair.places[].place", Rule::Neutral, "where"),
    row("repair.talk", Rule::Asks, "turns to speak ask for talk"),
    row("repair.talk.minutes", Rule::FewerNarrows { without: 0 }, "shorter turns ask for less"),
    row("repair.talk.swaps", Rule::FewerNarrows { without: 0 }, "fewer turns ask for less"),
    row("repair.tonight_not[]", Rule::Protects, "what is left for another day"),
    row("repair.tonight_not[order]", Rule::Neutral, "the same list"),
    row("repair.tonight_not[].text", Rule::AnyWidens, "other words may leave out less"),
    row("repair.ways_back[]", Rule::Neutral, "ideas, never a duty"),
    row("repair.ways_back[order]", Rule::Neutral, "the same ideas"),
    row("repair.ways_back[].text", Rule::Neutral, "ideas, never a duty"),
    row("repair.look_again", Rule::Neutral, "a day"),

    // Shared words.
    row("words.words[]", Rule::AnyWidens, "a new word may mean more; a word gone may have been a way to say no"),
    row("words.words[order]", Rule::Neutral, "the same words"),
    row("words.words[].word", Rule::AnyWidens, "the word before is gone"),
    row("words.words[].means", Rule::AnyWidens, "\"half\" must not come to mean \"yes\" overnight"),
    row("words.words[].not", Rule::AnyWidens, "\"it is not stop\" must not hold because one of two says so"),
    row("words.look_again", Rule::Neutral, "a day"),

    // Rhythm.
    row("rhythm.every", Rule::Neutral, "how often to look again"),
    row("rhythm.look_again", Rule::Neutral, "a day"),
    row("rhythm.ritual", Rule::Neutral, "a small shared habit, never owed"),
    row("rhythm.small_acts[]", Rule::Asks, "an act fewer asks for less"),
    row("rhythm.small_acts[order]", Rule::Neutral, "the same acts"),
    row("rhythm.small_acts[].text", Rule::AnyWidens, "another act"),

    // Turns.
    row("turns.rule", Rule::LessNarrows(&["ask", "alternate"]), "being asked can be answered with no"),
    row("turns.look_again", Rule::Neutral, "a day"),
];

/// The rule of a field, if the table has one.
#[must_use]
pub fn rule(path: &str) -> Option<&'static Rule> {
    TABLE
        .iter()
        .find(|row| row.path == path)
        .map(|row| &row.rule)
}
