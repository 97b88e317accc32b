//! Keeping a page, and finding it again, beside the bare statements on the same kind of store with
//! the same settings.

use leeside::exchange::random::System;
use leeside::reflect::journal::Filter;
use leeside::vault::documents::Private;
use leeside::vault::journal::Page;
use leeside_bench::{compare, timed};
use leeside_tests::phone::{Phone, WORDS};
use leeside_tests::raw;
use rusqlite::{Connection, params};

/// The settings that the vault gives its store.
fn settled(store: Connection) -> Connection {
    store
        .execute_batch(
            "PRAGMA cipher_memory_security = ON; PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
             PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;",
        )
        .expect("the settings");
    store
}

/// Ids that follow no order, as drawn ones.
fn id(n: u64) -> [u8; 16] {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    id
}

/// A page of 1.5 KB kept as a private item.
pub fn private_row(name: &str) {
    let peer = Phone::new();
    let mut ours = peer.cloned();
    let store = settled(raw::open(peer.root()));
    let page = "An evening, and what was good about it. ".repeat(38);
    let day = peer.now().wall.day();
    let (mut n, mut m) = (0_u64, 0_u64);
    compare(
        name,
        201,
        || {
            n += 1;
            let item = Private {
                id: id(n),
                bond: None,
                day,
                document: &page,
            };
            let put = || ours.vault.edit(|edit| edit.put_private("kept", &item));
            timed(put).0
        },
        || {
            m += 1;
            let document = serde_json::to_string(&page).expect("JSON");
            let put = || {
                store
                    .execute(
                        "INSERT INTO private (document, id, kind, bond_id, day)
                         VALUES (?1, ?2, 'kept', NULL, ?3)",
                        params![document, id(m), day.to_string()],
                    )
                    .expect("inserted")
            };
            timed(put).0
        },
    );
}

/// A thousand entries.
pub fn of_a_thousand(name: &str) {
    journal(name, 1_000);
}

/// A hundred thousand: an entry a day for longer than anybody lives.
pub fn of_a_hundred_thousand(name: &str) {
    journal(name, 100_000);
}

const INSERT: &str = "INSERT INTO journal (id, bond_id, created, edited, day, title, body, tags,
                      mood, prompt, bring_up, moment)
                      VALUES (?1, NULL, ?2, ?2, ?3, '', ?4, '[]', NULL, NULL, 0, NULL)";

/// Adds to a journal of `entries` entries, and searches it for the best 50.
fn journal(name: &str, entries: u64) {
    let peer = Phone::new();
    let mut store = settled(raw::open(peer.root()));
    let day = peer.now().wall.day();
    let filling = store.transaction().expect("a transaction");
    {
        let mut insert = filling.prepare(INSERT).expect("a statement");
        for n in 0..entries {
            insert
                .execute(params![id(n), 0_i64, day.to_string(), text(n)])
                .expect("inserted");
        }
    }
    filling.commit().expect("filled");
    // Closed, so that the log is in the file that is copied.
    store.close().expect("closed");
    let mut ours = peer.cloned();
    let store = settled(raw::open(peer.root()));

    let now = ours.now();
    let door = ours.vault.open_journal(WORDS, now).expect("its door");
    let mut journal = ours.vault.journal(&door, now).expect("the journal");
    let (mut n, mut m) = (entries, entries);
    compare(
        &format!("{name}-add"),
        201,
        || {
            n += 1;
            let mut page = Page::on(day);
            page.body = text(n);
            timed(|| journal.write(page, &mut System).expect("written")).0
        },
        || {
            m += 1;
            let body = text(m);
            let put = || store.execute(INSERT, params![id(m), 0_i64, day.to_string(), body]);
            timed(|| put().expect("inserted")).0
        },
    );
    for (kind, typed, query) in [
        ("rare", "wamela", "\"wamela\"*"),
        ("common", "bado kire", "\"bado\"* \"kire\"*"),
    ] {
        let mut found = (0, 0);
        compare(
            &format!("{name}-search-{kind}"),
            31,
            || {
                let (time, hits) = timed(|| {
                    journal
                        .search(typed, &Filter::default(), 50)
                        .expect("found")
                });
                found.0 = hits.len();
                time
            },
            || {
                let (time, bodies) = timed(|| best_50(&store, query));
                found.1 = bodies.len();
                time
            },
        );
        assert!(found.0 == found.1 && found.0 > 0, "{found:?}");
    }
}

/// What a person would write by hand to see the same pages.
fn best_50(store: &Connection, query: &str) -> Vec<(Vec<u8>, String, String, String)> {
    let mut statement = store
        .prepare(
            "SELECT j.id, j.day, j.title, j.body FROM journal_index i
             JOIN journal j ON j.seq = i.rowid
             WHERE journal_index MATCH ?1 ORDER BY i.rank LIMIT 50",
        )
        .expect("a statement");
    let rows = statement.query_map([query], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    rows.and_then(Iterator::collect).expect("rows")
}

/// Some sixty words, of which few are frequent and many are rare, as in any language.
fn text(n: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "do", "ki", "re", "wa", "me", "la", "so", "ti", "nu", "pe", "ha", "mo", "li", "ga",
        "ru",
    ];
    let mut drawn = n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut words = Vec::new();
    for _ in 0..60 {
        drawn ^= drawn << 13;
        drawn ^= drawn >> 7;
        drawn ^= drawn << 17;
        // Evenly over the lengths of a number, so a word's rank has the odds of its reciprocal.
        let bits = 1 + drawn % 14;
        let mut rank = (drawn >> 20) % (1 << bits);
        let mut word = String::new();
        loop {
            word.push_str(SYLLABLES[(rank % 16) as usize]);
            rank /= 16;
            if rank == 0 {
                break;
            }
        }
        words.push(word);
    }
    words.join(" ")
}
