//! The worked example of the product page: invented people, A and B, and what they agreed.

use crate::consent::half::{Mine, Theirs};
use crate::content::kinds::Energy;
use crate::content::library;
use crate::cooldown::composer::{Agreed, Request};
use crate::cooldown::tonight::{Less, Off, Side, Tonight, Until};
use crate::plan::ids::{ItemId, TopicId};
use crate::plan::scales::{Touch, Where};
use crate::plan::topic::{Most, Sequence, Space};
use crate::plan::voice::Voice;
use serde_json::{Value, json};

/// Everything that a request borrows.
#[derive(Clone)]
pub(super) struct Example {
    pub mine: Mine,
    pub theirs: Theirs,
    pub topic: TopicId,
    pub sequence: Sequence,
    pub short_topic: TopicId,
    pub short: Sequence,
    pub space: Space,
    pub tonight: Tonight,
}

pub(super) fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("written by hand for this test")
}

/// A's voice, on whose phone the run is.
pub(super) fn voice_a() -> Voice {
    read(json!({
        "closeness.touch": "hold", "closeness.near": "beside", "closeness.talk": "few",
        "comforts/hold.blanket": {"get": "often", "give": "often"},
        "comforts/drink.warm": {"text": "ginger tea, not too hot", "get": "often", "give": "sometimes"},
        "comforts/words.kind": {"get": "often", "give": "often"},
        "comforts/hair.stroke": {"get": "often", "give": "often"},
        "please_not/own.a1": {"tag": "talk.analyse", "text": "going over how it went"},
        "please_not/own.a2": {"tag": "light.bright", "text": "the big lamp"},
        "feelings/tears": {"do": "stay near, hand on my back", "not": "ask why"},
        "reassure/own.r1": "I am here.", "reassure/own.r2": "You did nothing wrong.",
        "reassure/own.r3": "We talk tomorrow, not now.",
        "signals.space": {"word": "lighthouse", "sign": "palm flat on the bed"},
        "signals.stay": {"word": "anchor", "sign": "two squeezes"},
        "space_care.where": "kitchen chair", "space_care.contact": "knock",
        "space_care.minutes": 10, "space_care.back": "I come back and sit down first",
        "space_care.when_you_go": "one line first",
        "space_care.while_i_wait/own.w1": "drink", "space_care.while_i_wait/own.w2": "blanket",
        "food.avoid/own.f1": "nuts"
    }))
}

/// B's voice, as told.
pub(super) fn voice_b() -> Voice {
    read(json!({
        "closeness.touch": "hand", "closeness.near": "beside", "closeness.talk": "few",
        "comforts/quiet.beside": {"get": "often", "give": "often"},
        "comforts/hold.blanket": {"get": "sometimes", "give": "sometimes"},
        "comforts/drink.cold": {"get": "often", "give": "often"},
        "comforts/breath.slow": {"get": "often", "give": "often"},
        "feelings/tears": {"do": "give me room, come back with water", "not": "hold me at once"},
        "reassure/own.r1": "Take your time.", "reassure/own.r2": "Nothing to fix.",
        "signals.space": {"word": "north", "sign": "hand up, open"},
        "signals.stay": {"word": "stone", "sign": "tap twice"},
        "space_care.where": "balcony", "space_care.contact": "none", "space_care.minutes": 20,
        "space_care.back": "I touch the door frame, then sit on my side",
        "space_care.while_i_wait/own.w1": "walk"
    }))
}

pub(super) fn example() -> Example {
    let told = voice_a();
    let mut mine = Mine {
        working: told.clone(),
        told,
        ..Mine::default()
    };
    // A keeps the lamp back: it holds on this phone, and nobody was told.
    let lamp = "please_not/own.a2".parse().expect("a key");
    mine.told.set(lamp, None).expect("taking away fits");
    let theirs = Theirs {
        voice: voice_b(),
        version: 1,
        limits: read(json!({
            "own.b1": {"tag": "touch.hair", "text": "hands in my hair"},
            "own.b2": {"tag": "talk.questions", "text": "questions in the first ten minutes"}
        })),
        ..Theirs::default()
    };
    Example {
        mine,
        theirs,
        topic: TopicId::new("sequence.together").expect("a name"),
        sequence: read(json!({"name": "together", "where": "together", "steps": [
            {"id": "s1", "do": "lie side by side, hands only", "kind": "touch", "who": "both",
             "most": {"touch": "hand", "near": "beside", "talk": "none"}, "minutes": 10},
            {"id": "s2", "do": "one sip each, then finish the glass", "kind": "drink", "who": "chooser"},
            {"id": "s3", "do": "toast and crackers", "kind": "food", "who": "other"},
            {"id": "s4", "do": "say one thing your body feels; say thanks", "kind": "acknowledge",
             "who": "each", "most": {"talk": "few"}, "minutes": 3},
            {"id": "s5", "do": "slow breath, in 4, out 6", "kind": "breath", "who": "both",
             "minutes": 4, "or": "feel your feet, name five things"},
            {"id": "s6", "do": "A under the blanket, B beside, lamp low, one album",
             "kind": "rest", "who": "both", "minutes": 20}
        ]})),
        short_topic: TopicId::new("sequence.short").expect("a name"),
        short: read(json!({"name": "short", "where": "together", "steps": [
            {"id": "s1", "do": "water", "kind": "drink", "who": "both"},
            {"id": "s2", "do": "blanket for A", "kind": "warmth", "who": "other"},
            {"id": "s3", "do": "each says one own line to the other", "kind": "words",
             "who": "each", "minutes": 1}
        ]})),
        space: read(json!({"answer": "I hear you. I am here.", "minutes": 15,
            "give_back": "one line at the door"})),
        tonight: Tonight {
            energy: Energy::Low,
            minutes: Some(45),
            chooser: Some(Side::Theirs),
            ..Tonight::at(Where::Together)
        },
    }
}

impl Example {
    pub fn request(&self) -> Request<'_> {
        Request {
            mine: &self.mine,
            theirs: Some(&self.theirs),
            heard: true,
            sequence: Some(Agreed {
                topic: &self.topic,
                sequence: &self.sequence,
            }),
            short: Some(Agreed {
                topic: &self.short_topic,
                sequence: &self.short,
            }),
            space: Some(&self.space),
            tonight: &self.tonight,
            pick: 7,
            library: library("en"),
        }
    }

    /// "No touch tonight."
    pub fn no_touch(mut self, by: Side, until: Until) -> Self {
        let at_most = Most {
            touch: Some(Touch::None),
            ..Most::default()
        };
        let less = Less {
            tags: Vec::new(),
            at_most,
        };
        self.tonight.off.push(Off { by, less, until });
        self
    }

    /// A limit of mine by tag, or of my partner's.
    pub fn limit(mut self, side: Side, tag: &str) -> Self {
        let id = ItemId::new("own.zz").expect("a name");
        match side {
            Side::Mine => {
                let key = "please_not/own.zz".parse().expect("a key");
                let value = read::<Voice>(json!({"please_not/own.zz": {"tag": tag}}));
                let value = value.get(&key).cloned();
                self.mine.working.set(key, value).expect("a limit fits");
            }
            Side::Theirs => {
                let limit = read(json!({"tag": tag}));
                self.theirs.limits.insert(id, limit);
            }
        }
        self
    }
}
