//! A month of the plan, second half: the days after, a quarrel, and looking again.

use super::phone::{Phone, exchange};
use super::story::Story;
use crate::failure::Failure;
use leeside::content::Library;
use leeside::exchange::copies::Shared;
use leeside::exchange::random::{System, draw};
use leeside::exchange::sealed::{Stage, TheirSeal};
use leeside::plan::ids::{CopyId, ItemId, TopicId};
use leeside::plan::scales::DebriefHow;
use leeside::plan::topic::TopicContent;
use leeside::reflect::checkin::CheckIn;
use leeside::reflect::debrief::{Debrief, Drafted, Wish, draft};
use leeside::reflect::feel::{Feel, Word};
use leeside::reflect::kept::{Kept, KeptKind};
use leeside::reflect::repair::{Action, Beside, Flow, State};
use leeside::rhythm::look_again::Card;
use leeside::vault::VaultError;
use leeside::vault::rhythm::Turn;
use std::collections::BTreeMap;

/// What Ari would prefer next time.
const WISH: &str = "make two cups of tea";

fn broken(what: &'static str) -> Failure {
    Failure::refused("tour_month", what)
}

fn name(text: &str) -> Result<ItemId, Failure> {
    ItemId::new(text).map_err(|_| broken("a name does not fit"))
}

/// The moment that the evening left.
fn moment(phone: &mut Phone) -> Result<CopyId, Failure> {
    let bond = phone.see()?;
    let newest = bond.copies.moments().map(|(moment, _)| moment.id).next();
    newest.ok_or_else(|| broken("there is no moment"))
}

/// A word about now, which no parcel can carry.
pub fn check_in(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    exchange(ari, bo)?;
    ari.wait(24);
    bo.wait(24);
    let moment = Some(moment(ari)?);
    let before = ari.see()?.outgoing();
    let check_in = CheckIn {
        id: CopyId(draw(&mut System)?),
        day: ari.reading().wall.day(),
        bond: Some(ari.bond),
        moment,
        before: None,
        after: Some(Feel::Word(Word::ALot)),
        line: Some("waiting at the door was hard".to_owned()),
        tried: Vec::new(),
        bring_up: false,
    };
    let kept = ari.vault.keep_check_in(check_in)?;
    let same = ari.see()?.outgoing().leaving == before.leaving;
    let theirs = bo.vault.check_ins()?.is_empty();
    story.show(
        kept && same && theirs,
        "A check-in: \"a lot\". It is Ari's alone; no parcel has a place for it.",
    )
}

/// A wish becomes a changed plan on both phones.
pub fn wish(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    let next = name("next")?;
    let debrief = Debrief {
        id: CopyId(draw(&mut System)?),
        day: ari.reading().wall.day(),
        bond: Some(ari.bond),
        moment: Some(moment(ari)?),
        answers: BTreeMap::from([(next, WISH.to_owned())]),
        tried: Vec::new(),
    };
    ari.vault.keep_debrief(debrief, DebriefHow::Write)?;
    let space = TopicId::new("space").map_err(|_| broken("a name does not fit"))?;
    let now = ari.see()?.plan.holds().remove(&space);
    let now = now.ok_or_else(|| broken("nothing holds for space"))?;
    let wish = Wish::Part {
        topic: space.clone(),
        now: Box::new(now),
        id: name("own.tea")?,
    };
    let Drafted::Topic(id, content) =
        draft(WISH, wish).map_err(|_| broken("a wish does not fit"))?
    else {
        return Err(broken("a wish becomes no suggestion"));
    };
    let rev = ari.propose(&id, *content)?;
    exchange(ari, bo)?;
    bo.accept(&id, rev)?;
    exchange(bo, ari)?;
    let holds = |phone: &mut Phone| -> Result<bool, Failure> {
        let bond = phone.see()?;
        let text = bond
            .plan
            .topics
            .get(&space)
            .and_then(|topic| topic.in_force());
        Ok(matches!(text, Some(TopicContent::Space(s)) if s.while_waiting.as_deref() == Some(WISH)))
    };
    story.show(
        holds(ari)? && holds(bo)? && bo.vault.debriefs()?.is_empty(),
        "The debrief: a wish becomes a change in one step, and holds on both phones.",
    )
}

/// Silently, then together.
pub fn sealed(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    let moment = moment(ari)?;
    let seal = |phone: &mut Phone, answer: &str| -> Result<(), VaultError> {
        let reading = phone.reading();
        phone
            .vault
            .change(phone.bond, reading, &mut System, |bond, at| {
                Ok(bond.seal_debrief(moment, answer, at.random, at.today)?)
            })
    };
    seal(ari, "The line before going out.")?;
    exchange(ari, bo)?;
    let shut = |phone: &mut Phone| -> Result<bool, Failure> {
        let bond = phone.see()?;
        let theirs = bond.debriefs.get(moment).and_then(|one| one.theirs.clone());
        Ok(!matches!(theirs, Some(TheirSeal::Opened(_))))
    };
    let alone = ari.see()?.debriefs.stage(moment) == Stage::Sealed && shut(bo)?;
    seal(bo, "")?;
    exchange(bo, ari)?;
    let both = ari.see()?.debriefs.stage(moment) == Stage::MayOpen && shut(ari)? && shut(bo)?;
    for phone in [&mut *ari, &mut *bo] {
        phone.change(|bond, _| Ok(bond.debriefs.open(moment)?))?;
    }
    exchange(ari, bo)?;
    let open = !shut(ari)? && !shut(bo)?;
    story.show(
        alone && both && open,
        "Sealed answers open when both open; \"not this time\" looked the same before.",
    )
}

/// A pause in a quarrel, of which nothing is kept.
pub fn quarrel(story: &mut Story, ari: &mut Phone) -> Result<(), Failure> {
    let before = ari.see()?;
    let plan = before
        .plan
        .holds()
        .into_values()
        .find_map(|content| match content {
            TopicContent::Repair(repair) => Some(repair),
            _ => None,
        });
    // The worked example calls Ari by this letter.
    let mut flow = Flow::begin(plan.as_ref(), "A");
    let now = ari.reading().wall;
    let word = flow.screen(now).text == "repair.ready_word";
    flow.act(Action::Pause, now);
    let own = matches!(flow.screen(now).beside, Beside::Words("repair.place", _));
    flow.act(Action::Back, now);
    flow.write("I feel lonely when the evening ends.", false)
        .map_err(|_| broken("a draft does not fit"))?;
    flow.act(Action::Turns, now);
    let afraid = flow.actions().contains(&Action::Afraid);
    flow.act(Action::NotTonight, now);
    let whole = flow.state() == State::NotTonight;
    let nothing = flow.end().is_none() && ari.see()? == before;
    story.show(
        word && own && afraid && whole && nothing,
        "A quarrel: the agreed word, own places, \"not tonight\". No pause is kept.",
    )
}

/// Fifteen minutes, once in a while.
pub fn look(
    story: &mut Story,
    ari: &mut Phone,
    bo: &mut Phone,
    library: &'static Library,
) -> Result<(), Failure> {
    let reading = ari.reading();
    ari.vault.look_due(ari.bond, reading)?;
    ari.wait(32 * 24);
    bo.wait(32 * 24);
    let reading = ari.reading();
    let due = ari.vault.look_due(ari.bond, reading)?;
    let holds = ari.see()?.plan.holds();
    let first = ari.vault.look(ari.bond, Turn::Open, library, reading)?;
    let done = ari
        .vault
        .look(ari.bond, Turn::NothingToChange, library, reading)?;
    let rests = !ari.vault.look_due(ari.bond, reading)?.whole;
    story.show(
        due.whole
            && first.card == Some(Card::WentWell)
            && done.card.is_none()
            && rests
            && ari.see()?.plan.holds() == holds,
        "A month on: what went well comes first. \"Nothing to change\" ends the look.",
    )
}

/// A kept moment is private until a copy is given.
pub fn keep(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    let words = "We came back to each other without a word.";
    let kept = Kept {
        id: CopyId(draw(&mut System)?),
        day: bo.reading().wall.day(),
        kind: KeptKind::Worked,
        text: words.to_owned(),
        bond: Some(bo.bond),
        moment: None,
        given: None,
        put_away: false,
    };
    let id = kept.id;
    bo.vault.keep_moment(kept)?;
    exchange(bo, ari)?;
    let has = |phone: &mut Phone| -> Result<bool, Failure> {
        let theirs = phone.see()?.copies.theirs;
        let is_it = |item: &Shared| matches!(item, Shared::Text(copy) if copy.text == words);
        Ok(theirs.values().any(is_it))
    };
    let private = !has(ari)?;
    let reading = bo.reading();
    bo.vault.give_kept(id, bo.bond, &mut System, reading)?;
    exchange(bo, ari)?;
    story.show(
        private && has(ari)?,
        "Bo keeps a line about what worked, and gives Ari a copy of it.",
    )
}
