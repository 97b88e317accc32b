//! The journal's door, what leaves through it, and what a closed vault shows.

use super::*;

#[test]
fn a_door_opens_with_its_words_and_closes_by_itself() {
    let mut phone = Phone::new();
    let wrong = phone.vault.open_journal(OWN, NOW).err();
    assert_eq!(wrong, Some(VaultError::WrongJournalWords));
    let at = |seconds| Reading::wall(NOW.wall.0 + seconds);
    let mut closed = |reading| phone.vault.journal(&phone.door, reading).err();
    assert_eq!(closed(at(JOURNAL_IDLE - 1)), None);
    assert_eq!(closed(at(2 * JOURNAL_IDLE - 2)), None);
    let over = at(3 * JOURNAL_IDLE - 2);
    assert_eq!(closed(over), Some(VaultError::JournalClosed));
    // Once closed it stays closed, also for an earlier time.
    assert_eq!(closed(NOW), Some(VaultError::JournalClosed));

    let door = phone.vault.open_journal(WORDS, NOW).expect("opened");
    let back = Reading::wall(NOW.wall.0 - 3600);
    let turned = phone.vault.journal(&door, back).err();
    assert_eq!(turned, Some(VaultError::JournalClosed));
    let former = phone.vault.open_journal(WORDS, NOW).expect("opened");
    let door = phone.vault.open_journal(WORDS, NOW).expect("opened");
    let replaced = phone.vault.journal(&former, NOW).err();
    assert_eq!(replaced, Some(VaultError::JournalClosed));
    phone
        .vault
        .unlock(Unlock::Passphrase(WORDS))
        .expect("locked and unlocked");
    let locked = phone.vault.journal(&door, NOW).err();
    assert_eq!(locked, Some(VaultError::JournalClosed));
    let door = phone.vault.open_journal(WORDS, NOW).expect("opened");
    phone.vault.close_journal();
    let shut = phone.vault.journal(&door, NOW).err();
    assert_eq!(shut, Some(VaultError::JournalClosed));
}

#[test]
fn the_journal_may_have_a_word_of_its_own() {
    let mut phone = Phone::new();
    let recovery = phone.vault.set_recovery(&mut System).expect("words");
    phone
        .vault
        .set_journal_word(&phone.door, Some(OWN), &mut System, NOW)
        .expect("set");
    phone.vault.lock().expect("locked");
    phone
        .vault
        .unlock(Unlock::Passphrase(WORDS))
        .expect("unlocked");
    let wrong = phone.vault.open_journal(WORDS, NOW).err();
    assert_eq!(wrong, Some(VaultError::WrongJournalWords));
    let door = phone.vault.open_journal(&format!(" {OWN} "), NOW);
    let door = door.expect("opened");
    let short = phone
        .vault
        .set_journal_word(&door, Some("x"), &mut System, NOW);
    assert!(matches!(short, Err(VaultError::PassphraseTooShort { .. })));
    phone
        .vault
        .reset_journal_word(recovery.as_str())
        .expect("reset");
    phone.vault.open_journal(WORDS, NOW).expect("opened");
    let other = crate::vault::recovery::RecoveryWords::draw(&mut System).expect("words");
    let refused = phone.vault.reset_journal_word(other.as_str());
    assert_eq!(refused, Err(VaultError::WrongRecoveryWords));
}

#[test]
fn out_and_in_again_after_the_passphrase() {
    let mut phone = Phone::new();
    for n in 0..5 {
        phone.write(n, &format!("page {n}\n\nwith > marks"));
    }
    let confirmed = phone.vault.reauthenticate(WORDS, NOW).expect("confirmed");
    let all = Filter::default();
    let late = Reading::wall(NOW.wall.0 + CONFIRMED_FOR);
    let journal = phone.vault.journal(&phone.door, late).expect("open");
    let refused = journal.export(&all, Form::Json, &confirmed).err();
    assert_eq!(refused, Some(VaultError::AskAgain));

    phone.door = phone.vault.open_journal(WORDS, NOW).expect("the door");
    let listed = |phone: &mut Phone| {
        let listed = phone.journal().list(&Filter::default(), None, 50);
        listed.expect("listed").entries
    };
    let before = listed(&mut phone);
    for form in [Form::Json, Form::Markdown] {
        let confirmed = phone.vault.reauthenticate(WORDS, NOW).expect("confirmed");
        let file = phone.journal().export(&all, form, &confirmed);
        let file = file.expect("exported");
        let known = phone.journal().import(&file);
        assert_eq!(known, Ok(Imported { taken: 0, known: 5 }));
        let mut other = Phone::new();
        let foreign = other.journal().export(&all, form, &confirmed).err();
        assert_eq!(foreign, Some(VaultError::AskAgain));
        let taken = other.journal().import(&file);
        assert_eq!(taken, Ok(Imported { taken: 5, known: 0 }));
        assert_eq!(listed(&mut other), before);
        assert_eq!(other.found("marks").len(), 5);
        let cut = &file[..file.len() / 2];
        let refused = Phone::new().journal().import(cut).err();
        assert!(matches!(
            refused,
            Some(VaultError::Journal(
                JournalError::Damaged | JournalError::NotJournal
            ))
        ));
    }
    let wrong = phone.vault.reauthenticate("not these words", NOW).err();
    assert_eq!(wrong, Some(VaultError::WrongPassphrase));
}

/// What anybody sees of a closed vault: names, and sizes.
fn sizes(phone: Phone) -> Vec<(PathBuf, u64)> {
    let root = phone.root();
    phone.vault.close().expect("closed");
    let mut all = Vec::new();
    for name in ["", "slots", "runs"] {
        let Ok(found) = std::fs::read_dir(root.join(name)) else {
            continue;
        };
        for entry in found {
            let entry = entry.expect("an entry");
            let about = entry.metadata().expect("its size");
            if about.is_file() {
                all.push((PathBuf::from(name).join(entry.file_name()), about.len()));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn closed_none_and_five_hundred_look_alike() {
    let mut full = Phone::new();
    let text = "We sat by the window and said little, and it was enough. ".repeat(15);
    let mut journal = full.journal();
    for n in 0..500 {
        let body = format!("{n} {text}");
        journal.write(page(n, &body), &mut System).expect("written");
    }
    full.vault.lock().expect("locked");
    let mut none = Phone::new();
    none.vault.lock().expect("locked");
    assert_eq!(full.vault.examine(), none.vault.examine());
    let (full, none) = (sizes(full), sizes(none));
    assert_eq!(full, none);
    let store = none.iter().find(|(name, _)| name.ends_with("store.db"));
    assert_eq!(store.map(|(_, size)| *size), Some(u64::from(STEP)));
}

#[test]
fn much_writing_takes_whole_steps_and_forgetting_gives_them_back() {
    let mut phone = Phone::new();
    let file = phone.root().join("store.db");
    let size = || std::fs::metadata(&file).expect("its size").len();
    let long = "a quiet evening ".repeat(1200);
    for n in 0..300 {
        phone.write(n, &long);
    }
    phone.vault.lock().expect("locked");
    let step = u64::from(STEP);
    assert!(size() > step && size() % step == 0);
    phone
        .vault
        .unlock(Unlock::Passphrase(WORDS))
        .expect("unlocked");
    phone.door = phone.vault.open_journal(WORDS, NOW).expect("the door");
    phone.journal().forget_all().expect("forgotten");
    assert_eq!(size(), step);
    phone.write(0, "few words");
    phone
        .vault
        .rekey("new words for the lock", None, &mut System)
        .expect("a new key");
    phone.vault.lock().expect("locked");
    assert_eq!(size(), step);
}
