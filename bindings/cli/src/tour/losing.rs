//! Third chapter: two phones are lost, one with a backup and one without.

use super::phone::{PASSPHRASE, Phone, exchange, pair};
use super::story::Story;
use crate::failure::Failure;
use leeside::content::Library;
use leeside::exchange::bond::Confirm;
use leeside::exchange::random::System;
use leeside::plan::ids::TopicId;
use leeside::plan::page;
use leeside::plan::topic::TopicContent;
use leeside::vault::backup::{Options, Restore};
use leeside::vault::{Vault, VaultError};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// What both phones must agree on: each told half, as its author and as the other knows it.
fn told(phone: &mut Phone) -> Result<BTreeMap<TopicId, TopicContent>, Failure> {
    let bond = phone.see()?;
    let in_force = bond.plan.in_force();
    Ok(in_force.map(|(id, text)| (id.clone(), text.clone())).collect())
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
    let (vault, _) = Vault::restore_fresh(restore, &mut System, go_on)?;
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
        "Ari's phone is lost. The backup opens on a new one; old yeses lapse, old limits stay, \
         also one that is newer than the backup. Ari says \"still yes\", part by part.",
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
        "Bo's phone is lost without a backup. Ari's parcel brings Bo's page back as a draft; \
         it is Bo's again only when Bo takes it, piece by piece.",
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
    let page = page::plan(&a.plan, ari.name, bo.name, library);
    story.print(page.to_text(80));
    Ok(())
}
