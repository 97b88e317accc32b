//! First chapter: two voices, two phones that meet, and one limit held back.

use super::phone::{Phone, exchange};
use super::story::Story;
use crate::failure::Failure;
use leeside::plan::example;
use leeside::plan::voice::ItemKey;

/// The limit that Ari holds back in the worked example.
fn big_lamp() -> Result<ItemKey, Failure> {
    "please_not/light.bright"
        .parse()
        .map_err(|_| Failure::refused("tour_example", "the example lacks its held limit"))
}

pub fn write(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    story.chapter("Two phones, two voices");
    let [a, b] = example::voices();
    ari.write_voice(&a)?;
    bo.write_voice(&b)?;
    story.tell("Ari and Bo each write what helps them, apart, in an encrypted vault.");
    let unlocked_by_other = ari.see()?.plan.theirs.whole().is_empty();
    story.claim(unlocked_by_other, "nobody has read anything yet")
}

pub fn pair(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    let words = super::phone::pair(ari, bo, false)?;
    story.show(
        true,
        "An invite and a reply pair the phones; both show the same six words:",
    )?;
    story.tell(&format!("  {words}"));
    Ok(())
}

pub fn share(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    let lamp = big_lamp()?;
    let before = ari.see()?;
    let outgoing = before.outgoing();
    let held: Vec<_> = outgoing.leaving.iter().filter(|(_, tick)| !tick).collect();
    story.claim(held.len() == 1, "the preview shows one thing kept back")?;
    story.tell(&format!(
        "Before it leaves, Ari looks through a parcel of {} things and keeps one back.",
        outgoing.leaving.len()
    ));
    exchange(ari, bo)?;
    let (a, b) = (ari.see()?, bo.see()?);
    let obeyed = a.plan.mine.working.get(&lamp).is_some();
    let unknown = b.plan.theirs.whole().get(&lamp).is_none();
    story.show(
        obeyed && unknown,
        "\"Not the big lamp\" holds on Ari's phone, and no parcel carries it.",
    )?;
    story.claim(
        b.plan.theirs.whole() == a.plan.mine.told && a.plan.theirs.whole() == b.plan.mine.told,
        "each phone holds what the other told",
    )
}
