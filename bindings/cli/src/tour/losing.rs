//! Third chapter: two phones are lost, one with a backup and one without.

use super::phone::{PASSPHRASE, Phone, exchange, pair};
use super::story::Story;
use crate::failure::Failure;
use leeside::content::Library;
use leeside::exchange::bond::Confirm;
use leeside::exchange::random::System;
use leeside::plan::ids::TopicId;
use leeside::plan::page;
use leeside::plan::person::Person;
use leeside::plan::topic::TopicContent;
use leeside::vault::backup::{Options, Restore};
use leeside::vault::{Vault, VaultError};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// What both phones must agree on: each told half, as its author and as the other knows it.
fn told(phone: &mut Phone) -> Result<BTreeMap<TopicId, TopicContent>, Failure> {
    let bond = phone.see()?;
    let in_force = bond.plan.in_force();
    Ok(in_force
        .map(|(id, text)| (id.clone(), text.clone()))
        .collect())
}

fn still_yes(phone: &mut Phone, taking: Confirm) -> Result<(), Failure> {
    let bond = phone.see()?;
    let settled = bond.plan.topics.iter().filter(|(_, topic)| {
        let kept = |rev| !topic.withdrawn.contains(&rev);
        topic.settled.is_some_and(kept)
    });
    let confirm = Confirm {
        still_yes: settled.map(|(id, _)| id.clone()).collect(),
        ..taking
    };
    phone.change(|bond, now| Ok(bond.confirm(&confirm, now)?))?;
    Ok(())
}

pub fn with_backup(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    story.chapter("Two phones are lost");
    let path = ari.file("backup.age");
    let mut file = std::fs::File::create(&path).map_err(VaultError::from)?;
    let today = ari.reading().wall.day();
    let go_on = &mut |_| ControlFlow::Continue(());
    ari.vault
        .back_up(&mut file, PASSPHRASE, today, Options::default(), go_on)?;
    drop(file);
    ari.limit_after_backup()?;
    exchange(ari, bo)?;
    let before = told(ari)?;

    let root = ari.new_root();
    let mut file = std::fs::File::open(&path).map_err(VaultError::from)?;
    let restore = Restore {
        from: &mut file,
        backup_passphrase: PASSPHRASE,
        root: &root,
        passphrase: PASSPHRASE,
    };
    let (vault, _) = Vault::restore(restore, &mut System, go_on)?;
    ari.restore(root, vault)?;
    let lapsed = told(ari)?.is_empty();
    pair(ari, bo, true)?;
    exchange(ari, bo)?;
    let draft = ari.see()?.draft_of_mine().cloned();
    still_yes(ari, Confirm::default())?;
    exchange(ari, bo)?;
    let mine = ari.see()?.plan.mine.limits();
    let kept = draft.is_some_and(|echo| echo.limits.keys().all(|id| mine.contains_key(id)));
    story.show(
        lapsed && kept && told(ari)? == before && told(bo)? == before,
        "Ari's phone is lost; its backup opens. Old yeses lapse, every limit stays.",
    )
}

pub fn without_backup(story: &mut Story, ari: &mut Phone, bo: &mut Phone) -> Result<(), Failure> {
    let (voice, before) = (bo.see()?.plan.mine.told, told(bo)?);
    bo.replace()?;
    pair(bo, ari, true)?;
    let file = bo.make()?;
    ari.take(&file)?;
    let file = ari.make()?;
    let draft = bo.take(&file)?.preview().draft;
    let only_a_draft = bo.see()?.plan.mine.working.is_empty();
    let take: BTreeSet<_> = draft.into_iter().collect();
    still_yes(
        bo,
        Confirm {
            take,
            ..Confirm::default()
        },
    )?;
    exchange(bo, ari)?;
    let back = bo.see()?.plan.mine.told == voice;
    story.show(
        only_a_draft && back && told(bo)? == before,
        "Bo's phone is lost, with no backup: Bo's page comes back, but as a draft.",
    )
}

pub fn the_same_plan(
    story: &mut Story,
    ari: &mut Phone,
    bo: &mut Phone,
    library: &'static Library,
) -> Result<(), Failure> {
    ari.reopen()?;
    bo.reopen()?;
    exchange(ari, bo)?;
    let (a, b) = (ari.see()?, bo.see()?);
    let same = told(ari)? == told(bo)?
        && a.plan.theirs.whole() == b.plan.mine.told
        && b.plan.theirs.whole() == a.plan.mine.told;
    story.show(same, "Both phones hold the same told plan:")?;
    // As the partner may see it, and as much of it as fits here: `leeside plan page` prints all.
    let (of_ari, of_bo) = (a.plan.mine.told.clone(), b.plan.mine.told.clone());
    let topics = told(ari)?.into_iter().filter(|(id, _)| {
        let shown = ["sequence.together", "space", "check_ins"];
        shown.contains(&id.as_str())
    });
    let topics: Vec<_> = topics.collect();
    let me = Person::new(ari.name, &of_ari);
    let you = Person::new(bo.name, &of_bo);
    let mut page = page::plan(&me, Some(&you), &topics, library);
    // What is off-limits, the signals, and these topics; the voices follow after them.
    page.sections.truncate(2 + topics.len());
    story.print(page.to_glance(80));
    Ok(())
}
