//! Second chapter: two to agree, one to take back, a night's rest, and files that go astray.

use super::phone::{Phone, exchange};
use super::story::Story;
use crate::failure::Failure;
use leeside::consent::topic::Refused;
use leeside::exchange::error::Refusal;
use leeside::plan::example;
use leeside::plan::ids::TopicId;
use leeside::plan::topic::TopicContent;
use leeside::vault::VaultError;

/// A topic of the worked example.
fn topic(name: &str) -> Result<(TopicId, TopicContent), Failure> {
    example::topics()
        .into_iter()
        .find(|(id, _)| id.as_str() == name)
        .ok_or_else(|| Failure::refused("tour_example", "the example lacks a topic"))
}

fn space_of(minutes: u32) -> Result<(TopicId, TopicContent), Failure> {
    let (id, mut content) = topic("space")?;
    if let TopicContent::Space(space) = &mut content {
        space.minutes = minutes;
    }
    Ok((id, content))
}

fn in_force(phone: &mut Phone, id: &TopicId) -> Result<Option<TopicContent>, Failure> {
    let bond = phone.see()?;
    Ok(bond.plan.topics.get(id).and_then(|t| t.in_force()).cloned())
}

pub fn agree(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    story.chapter("Two to agree, one to take back");
    let mut offered = Vec::new();
    for (id, content) in example::topics() {
        let rev = ari.propose(&id, content)?;
        offered.push((id, rev));
    }
    exchange(ari, bo)?;
    let early = bo.see()?.plan.in_force().count() == 0;
    story.claim(early, "one yes is no plan")?;
    for (id, rev) in &offered {
        bo.accept(id, *rev)?;
    }
    exchange(bo, ari)?;
    let both = ari.see()?.plan.in_force().count() == offered.len()
        && bo.see()?.plan.in_force().count() == offered.len();
    story.show(
        both,
        "A sequence, a word for space, check-ins and more: yes from both, for now.",
    )
}

pub fn cross(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    let (id, longer) = space_of(25)?;
    let (_, longest) = space_of(40)?;
    let of_ari = ari.propose(&id, longer.clone())?;
    let of_bo = bo.propose(&id, longest.clone())?;
    exchange(ari, bo)?;
    ari.wait(13);
    bo.wait(13);
    ari.accept(&id, of_bo)?;
    bo.accept(&id, of_ari)?;
    exchange(ari, bo)?;
    exchange(ari, bo)?;
    let (a, b) = (ari.see()?, bo.see()?);
    let (a, b) = (a.plan.topics.get(&id), b.plan.topics.get(&id));
    let settled = a.and_then(|t| t.agreed());
    let same = settled.is_some() && settled == b.and_then(|t| t.agreed());
    let loser = if settled == Some(of_ari) {
        longest
    } else {
        longer
    };
    let listed = a.is_some_and(|t| t.past.iter().any(|past| past.content == loser));
    story.show(
        same && listed,
        "Two suggestions cross: both phones settle the same one and list the other.",
    )
}

pub fn take_back(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    let (id, content) = topic("check_ins")?;
    let agreed = bo.see()?.plan.topics.get(&id).and_then(|t| t.agreed());
    let rev = agreed.ok_or_else(|| Failure::refused("tour_topic", "check-ins are not agreed"))?;
    let before = bo.see()?.plan.all_limits();
    bo.change(|bond, _| Ok(bond.plan.withdraw(&id, rev)?))?;
    let at_once = in_force(bo, &id)?.is_none();
    let protected = bo.see()?.plan.all_limits() == before;
    exchange(bo, ari)?;
    let told = in_force(ari, &id)?.is_none();
    story.show(
        at_once && told && protected,
        "Bo takes back a yes: nothing is in force there, and no limit goes with it.",
    )?;
    let anew = bo.propose(&id, content)?;
    exchange(bo, ari)?;
    ari.wait(13);
    bo.wait(13);
    ari.accept(&id, anew)?;
    exchange(ari, bo)?;
    let both = in_force(ari, &id)?.is_some() && in_force(bo, &id)?.is_some();
    story.claim(both, "the same words, said anew, need both again")
}

pub fn rest(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    let (id, mut content) = topic("sequence.together")?;
    if let TopicContent::Sequence(sequence) = &mut content
        && let Some(last) = sequence.steps.last_mut()
    {
        last.minutes = Some(30);
    }
    let rev = ari.propose(&id, content)?;
    let file = ari.make()?;
    bo.take(&file)?;
    let rests = matches!(
        bo.accept(&id, rev),
        Err(VaultError::Refused(Refused::Rests { .. }))
    );
    ari.wait(12);
    bo.wait(12);
    bo.accept(&id, rev)?;
    exchange(bo, ari)?;
    story.show(
        rests,
        "Ten minutes more ask for more: Bo can say yes after a night, not before.",
    )
}

pub fn mishaps(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    story.chapter("Files go astray");
    let lost = ari.make()?;
    let file = ari.make()?;
    bo.take(&file)?;
    let twice = bo.take(&file)?;
    story.show(
        twice.again && twice.preview().is_empty(),
        "One parcel is lost and the next says it all; the same again does no harm.",
    )?;
    let late = matches!(
        bo.look(&lost),
        Err(VaultError::Exchange(
            Refusal::Older | Refusal::NotForThisPhone
        ))
    );
    let before = bo.see()?;
    let mut damaged = ari.make()?;
    let middle = damaged.len() / 2;
    if let Some(byte) = damaged.get_mut(middle) {
        *byte ^= 1;
    }
    let refused = matches!(
        bo.look(&damaged),
        Err(VaultError::Exchange(Refusal::Damaged))
    );
    story.show(
        late && refused && bo.see()? == before,
        "A late one is named, one with a single changed bit is refused whole.",
    )
}
