//! What only I see.

use super::*;

#[test]
fn private_items_are_kept_by_their_type_and_gone_for_good() {
    let mut phone = Phone::new();
    let bond = Some(phone.bond);
    assert_eq!(phone.vault.keep_check_in(check_in(1, bond)), Ok(true));
    let kept = phone.vault.check_ins().expect("read");
    assert_eq!(kept[0].line.as_deref(), Some("line 1"));
    // Written empty, nothing of the former one is left.
    let empty = CheckIn {
        line: Some("  ".to_owned()),
        ..check_in(1, bond)
    };
    assert_eq!(phone.vault.keep_check_in(empty), Ok(false));
    assert_eq!(phone.vault.check_ins(), Ok(Vec::new()));
    let nobody = phone
        .vault
        .keep_check_in(check_in(2, Some(BondId([9; 16]))));
    assert_eq!(nobody, Err(VaultError::NoBond));

    let debrief = Debrief {
        id: CopyId([3; 16]),
        day: today(),
        bond,
        moment: None,
        answers: BTreeMap::from([(ItemId::new("next").expect("a name"), "tea ".to_owned())]),
        tried: Vec::new(),
    };
    let talked = phone
        .vault
        .keep_debrief(debrief.clone(), DebriefHow::TalkNoNotes);
    assert_eq!(talked, Ok(false));
    assert_eq!(phone.vault.debriefs(), Ok(Vec::new()));
    let written = phone.vault.keep_debrief(debrief, DebriefHow::Write);
    assert_eq!(written, Ok(true));
    let line = ForLater {
        id: CopyId([4; 16]),
        day: today(),
        bond,
        text: "ask".to_owned(),
    };
    // One id is one thing.
    let same = ForLater {
        id: CopyId([3; 16]),
        ..line.clone()
    };
    assert_eq!(phone.vault.keep_for_later(same), Err(VaultError::Unfit));
    phone.vault.keep_for_later(line.clone()).expect("kept");
    // The bond goes, what I wrote stays and names it no more.
    phone.vault.delete_bond(phone.bond).expect("deleted");
    let alone = ForLater { bond: None, ..line };
    assert_eq!(phone.vault.for_later(), Ok(vec![alone]));
    assert_eq!(phone.vault.debriefs().expect("read")[0].bond, None);
    assert_eq!(phone.vault.done_with(CopyId([4; 16])), Ok(true));
    assert_eq!(phone.vault.done_with(CopyId([3; 16])), Ok(false));
    assert_eq!(phone.vault.forget_debrief(CopyId([3; 16])), Ok(true));
}

#[test]
fn a_kept_moment_is_put_away_and_given_as_a_copy() {
    let mut phone = Phone::new();
    let kept = Kept {
        id: CopyId([5; 16]),
        day: today(),
        kind: KeptKind::Thanks,
        text: " We came back. ".to_owned(),
        bond: Some(phone.bond),
        moment: None,
        given: None,
        put_away: false,
    };
    phone.vault.keep_moment(kept).expect("kept");
    let id = CopyId([5; 16]);
    phone.vault.put_away_kept(id, true).expect("put away");
    let copy = phone
        .vault
        .give_kept(id, phone.bond, &mut System, at(0))
        .expect("given");
    let all = phone.vault.kept_moments().expect("read");
    assert_eq!((all[0].put_away, all[0].given), (true, Some(copy)));
    let bond = phone.vault.bond(phone.bond, at(0)).expect("the bond");
    let Shared::Text(text) = &bond.copies.mine[&copy].item else {
        panic!("a text");
    };
    assert_eq!(
        (text.of, text.text.as_str()),
        (CopyOf::Kept, "We came back.")
    );
    assert_eq!(phone.vault.forget_kept(id), Ok(true));
    assert_eq!(
        phone.vault.put_away_kept(id, true),
        Err(VaultError::NotThere)
    );
    assert_eq!(phone.vault.take_back(phone.bond, copy), Ok(true));
}

#[test]
fn support_belongs_to_no_bond_and_heard_notes_go_with_theirs() {
    let mut phone = Phone::new();
    let support = Support {
        people: vec![Person {
            id: ItemId::new("own.a").expect("a name"),
            name: " my sister ".to_owned(),
            reach: None,
            good_for: None,
        }],
        ..Support::default()
    };
    phone.vault.write_support(support).expect("written");
    let read = phone.vault.support().expect("read");
    assert_eq!(read.people[0].name, "my sister");
    let note = Heard {
        id: CopyId([6; 16]),
        day: today(),
        bond: phone.bond,
        text: Some("no lamp".to_owned()),
        please_not: vec![Limit {
            tag: None,
            text: Some("the lamp".to_owned()),
        }],
        at_most: Most::default(),
    };
    phone.vault.write_heard(note.clone()).expect("written");
    assert_eq!(phone.vault.heard(phone.bond), Ok(vec![note]));
    // Nobody joined: nothing is to be asked.
    let asked = phone.vault.heard_to_ask_about(phone.bond, at(0));
    assert_eq!(asked, Ok(Vec::new()));
    phone.vault.delete_bond(phone.bond).expect("deleted");
    assert_eq!(phone.vault.heard(phone.bond), Ok(Vec::new()));
    assert_eq!(phone.vault.forget_heard(CopyId([6; 16])), Ok(false));
    assert_eq!(phone.vault.support().expect("read").people.len(), 1);
}

#[test]
fn not_today_keeps_a_question_away_for_a_while() {
    let mut phone = Phone::new();
    let key = "ab".repeat(16);
    let rests = |phone: &mut Phone, seconds| {
        let all = phone.vault.resting(phone.bond, at(seconds));
        all.expect("read").contains(&"ab".repeat(16))
    };
    assert!(!rests(&mut phone, 0));
    phone
        .vault
        .not_today(phone.bond, &key, at(0))
        .expect("rests");
    assert!(rests(&mut phone, 0) && rests(&mut phone, 6 * DAY));
    assert!(!rests(&mut phone, 7 * DAY));
    let nobody = phone.vault.not_today(BondId([9; 16]), &key, at(0));
    assert_eq!(nobody, Err(VaultError::NoBond));
    let long = phone.vault.not_today(phone.bond, &"a".repeat(65), at(0));
    assert!(matches!(long, Err(VaultError::Written(_))));
}

#[test]
fn everything_private_comes_back_from_a_backup_but_no_hour() {
    let mut phone = Phone::new();
    let door = phone.vault.open_journal(WORDS, at(0)).expect("the door");
    let page = Page {
        body: "rain".to_owned(),
        ..Page::on(today())
    };
    let mut journal = phone.vault.journal(&door, at(0)).expect("the journal");
    journal.write(page, &mut System).expect("written");
    phone.vault.keep_check_in(check_in(1, None)).expect("kept");
    phone.had(0, together());
    phone.vault.look_due(phone.bond, at(0)).expect("begun");
    let mut file = Vec::new();
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    let options = backup::Options::default();
    phone
        .vault
        .back_up(&mut file, WORDS, today(), options, &mut go_on)
        .expect("a backup");
    let dir = tempfile::tempdir().expect("a folder");
    let restore = backup::Restore {
        from: &mut file.as_slice(),
        backup_passphrase: WORDS,
        root: &dir.path().join("vault"),
        passphrase: WORDS,
    };
    let (mut vault, _) = Vault::restore(restore, &mut System, &mut go_on).expect("restored");
    assert_eq!(vault.check_ins(), phone.vault.check_ins());
    let due = phone.vault.look_due(phone.bond, at(DAY));
    assert_eq!(vault.look_due(phone.bond, at(DAY)), due);
    assert_eq!(vault.lately(phone.bond, 0, at(0)), Ok(Vec::new()));
    assert_eq!(phone.hours().len(), 1);
    let door = vault.open_journal(WORDS, at(0)).expect("the door");
    let journal = vault.journal(&door, at(0)).expect("the journal");
    let found = journal.search("rain", &Default::default(), 5);
    assert_eq!(found.expect("searched").len(), 1);
}
