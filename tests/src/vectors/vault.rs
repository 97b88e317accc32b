//! The three slots of a vault, and a small backup.

use super::HandOver;
use crate::seeded::Seeded;
use leeside::exchange::envelope;
use leeside::exchange::hybrid::Identity;
use leeside::plan::voice::ItemValue;
use leeside::vault::backup::{self, Options, Restore};
use leeside::vault::{Slot, Unlock, Vault};
use serde_json::{Value, json};
use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

const PASSPHRASE: &str = "seven blue plums at dawn";
const OF_BACKUP: &str = "a drawer with old letters";
const DAY: &str = "2026-05-17";

pub(super) fn tell(hand_over: HandOver<'_>) -> Value {
    let place = tempfile::tempdir().expect("a folder");
    let root = place.path().join("vault");
    let mut vault = Vault::create(&root, PASSPHRASE, &mut Seeded(1_000)).expect("a vault");
    let recovery = vault.set_recovery(&mut Seeded(1_100)).expect("words");
    let device = Identity::from_seed([0x5a; 32]);
    vault.set_device(&device.recipient()).expect("a slot");
    let can_give = "can_give".parse().expect("a key");
    vault
        .write_draft(
            can_give,
            Some(ItemValue::Text("Calm words and tea.".to_owned())),
        )
        .expect("it fits");
    vault.set_nickname("Ann").expect("it fits");
    vault
        .add_bond("Bea", &mut Seeded(1_200))
        .expect("a new plan");

    let slots = json!([
        slot(
            &root,
            Slot::Passphrase,
            Unlock::Passphrase(PASSPHRASE),
            &mut vault,
            hand_over
        ),
        slot(
            &root,
            Slot::Recovery,
            Unlock::Recovery(recovery.as_str()),
            &mut vault,
            hand_over
        ),
        slot(
            &root,
            Slot::Device,
            Unlock::Device(&device),
            &mut vault,
            hand_over
        ),
    ]);
    json!({
        "about": "The slots of one vault and its backup. Every secret here is a test's.",
        "passphrase": PASSPHRASE,
        "recovery_words": recovery.as_str(),
        "device_identity": *device.to_text(),
        "slots": slots,
        "backup": a_backup(&vault, &place.path().join("restored"), hand_over),
    })
}

/// Puts the stored slot into the vault's folder, opens the vault with it, and shows its plaintext.
fn slot(
    root: &Path,
    slot: Slot,
    unlock: Unlock<'_>,
    vault: &mut Vault,
    hand_over: HandOver<'_>,
) -> Value {
    let path = root.join("slots").join(format!("{}.age", slot.name()));
    let name = format!("slot-{}.age", slot.name());
    let made = fs::read(&path).expect("the slot just made");
    let stored = hand_over(&name, made.clone());
    let open = |file: &[u8]| {
        let plain = match unlock {
            Unlock::Passphrase(words) | Unlock::Recovery(words) => envelope::open_with(words, file),
            Unlock::Device(key) => envelope::open_with_key(file, &[key]).map(|(_, plain)| plain),
        };
        String::from_utf8(plain.expect("it opens").to_vec()).expect("text")
    };
    assert_eq!(open(&made), open(&stored));
    fs::write(&path, &stored).expect("written");
    vault.unlock(unlock).expect("the stored slot unlocks");
    json!({ "file": name, "plaintext": open(&stored) })
}

fn a_backup(vault: &Vault, into: &Path, hand_over: HandOver<'_>) -> Value {
    let mut go_on = |_| ControlFlow::Continue(());
    let made_on = DAY.parse().expect("a day");
    let mut made = Vec::new();
    vault
        .back_up(
            &mut made,
            OF_BACKUP,
            made_on,
            Options::default(),
            &mut go_on,
        )
        .expect("a backup");
    let stored = hand_over("backup.age", made);
    let open = |file: &[u8]| {
        let mut text = String::new();
        let mut plain = envelope::opening(OF_BACKUP, file).expect("it opens");
        plain.read_to_string(&mut text).expect("whole");
        text
    };
    // What is made may grow with the app; what was made once must stay readable for ever.
    backup::verify(&mut &*stored, OF_BACKUP, &mut go_on).expect("whole");
    let restore = Restore {
        from: &mut &*stored,
        backup_passphrase: OF_BACKUP,
        root: into,
        passphrase: PASSPHRASE,
    };
    let (restored, _) = Vault::restore(restore, &mut Seeded(1_300), &mut go_on).expect("a vault");
    assert_eq!(restored.nickname().expect("open").as_deref(), Some("Ann"));
    assert_eq!(restored.bonds().expect("open").len(), 1);
    let text = open(&stored);
    json!({
        "file": "backup.age",
        "passphrase": OF_BACKUP,
        "lines": text.lines().collect::<Vec<_>>(),
    })
}
