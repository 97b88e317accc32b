//! What must hold on both phones, and in every parcel, whatever happened.

use super::world::{End, World};
use leeside::plan::ids::Rev;
use leeside_tests::phone::{HOUR, START, space};
use leeside_tests::wire;
use std::collections::BTreeSet;

impl World {
    /// Two to agree, one to take back: asked of the people's own memory.
    pub fn check_force(&mut self) {
        for end in End::ALL {
            let (phone, id) = self.at(end);
            let plan = phone.bond(id).plan;
            let Some(topic) = plan.topics.get(&space()) else {
                continue;
            };
            let (agreed, content) = (topic.agreed(), topic.in_force().cloned());
            let texts = topic.texts.clone();
            let both: BTreeSet<Rev> = self.yes[end as usize]
                .intersection(&self.yes[end.other() as usize])
                .copied()
                .collect();
            if let Some(rev) = agreed {
                assert!(both.contains(&rev), "both said yes to what is agreed");
                assert!(!self.back[end as usize].contains(&rev));
            }
            if let Some(content) = content {
                let known = texts
                    .iter()
                    .any(|(rev, text)| text.content == content && both.contains(rev));
                let past = topic_has_past(&plan, &content);
                assert!(known || past, "both said yes to what is in force");
            }
        }
    }

    /// Nothing that was held, private, or of another bond is in any parcel, and no length tells
    /// more than Padmé lets it.
    pub fn check_parcels(&self) {
        for to in End::ALL {
            let from = to.other();
            for mail in &self.mail[to as usize] {
                let plain = wire::decrypt(&mail.file, &mail.keys);
                assert!(wire::is_padded(plain.whole.len()), "{}", plain.whole.len());
                let text = String::from_utf8(plain.whole).expect("text");
                for (at, _) in text.match_indices("CANARY") {
                    let found = &text[at..];
                    let own = found.starts_with(&from.canary(""));
                    let theirs = found.starts_with(&to.canary(""));
                    assert!(own || theirs, "of another bond, or of none");
                    let kinds = ["said", "limit", "text"];
                    let told = kinds
                        .iter()
                        .any(|kind| found.starts_with(&from.canary(kind)));
                    // Of the partner's words only agreed texts come back.
                    let back = found.starts_with(&to.canary("text"));
                    assert!(told || back, "held or private: {}", &found[..30]);
                }
            }
        }
    }

    /// How long the clocks ran, in hours, for what a failure prints.
    pub fn hours(&self) -> i64 {
        (self.phones.a.clock - START) / HOUR
    }
}

fn topic_has_past(
    plan: &leeside::consent::plan::BondPlan,
    content: &leeside::plan::topic::TopicContent,
) -> bool {
    // What stands during an after-window may have been passed by meanwhile.
    plan.topics.get(&space()).is_some_and(|topic| {
        topic.standing.is_some() && topic.past.iter().any(|past| past.content == *content)
    })
}
