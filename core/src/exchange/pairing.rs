//! What a phone keeps of a pairing: the open invite, and the keys and numbers of the pairing itself.
//! Never in a backup.

use super::keys::{Announced, Key, KeyRing, secret_hex};
use super::schedule::{Role, Secret};
use crate::plan::ids::CopyId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::VecDeque;

/// How many own parcels are remembered, to notice that a phone was rolled back, and that a person
/// opens a file that they made themselves.
const REMEMBERED: usize = 8;

/// An invite of this phone that waits for its reply. One at a time; never in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenInvite {
    pub(super) id: CopyId,
    pub(super) key: Key,
    #[serde(with = "secret_hex")]
    pub(super) secret: Secret,
    /// Header and body as they were sealed: both are part of the transcript.
    pub(super) header: String,
    pub(super) body: String,
    pub(super) again: bool,
    /// The last day on which the reply is taken.
    pub expires: NaiveDate,
}

/// The number of a parcel and the digest of its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The parcel's number.
    pub edition: u64,
    /// SHA-256 of its body line.
    #[serde(with = "hex::serde")]
    pub digest: [u8; 32],
}

/// SHA-256 of a file, as it was handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct FileMark(#[serde(with = "hex::serde")] [u8; 32]);

impl FileMark {
    fn of(file: &[u8]) -> Self {
        Self(Sha256::digest(file).into())
    }
}

/// What a phone keeps of its pairing. Never in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paired {
    /// Names the pairing in the header of each parcel.
    #[serde(with = "hex::serde")]
    pub id: [u8; 16],
    /// Whether this phone made the invite (a) or the reply (b).
    pub role: Role,
    /// The invite that began it.
    pub(super) invite: CopyId,
    #[serde(with = "secret_hex")]
    pub(super) pair_key: Secret,
    pub(super) keys: KeyRing,
    /// The partner's key to write to, and the edition that announced it (0: invite or reply).
    pub(super) peer: Announced,
    pub(super) peer_edition: u64,
    /// The partner was restored or emptied and has not confirmed yet.
    pub peer_fresh: bool,
    /// The six safety words, shown until the first parcel of the partner was opened.
    pub words: Option<[String; 6]>,
    /// The person said that the words match.
    pub words_ok: bool,
    /// At least one parcel of this pairing was opened here.
    pub heard: bool,
    /// The number of my last parcel.
    pub edition: u64,
    pub(super) digests: VecDeque<Seen>,
    /// The parcel files that I made last.
    #[serde(default)]
    pub(super) files: VecDeque<FileMark>,
    /// The partner's last parcel that I opened.
    pub(super) seen: Option<Seen>,
    /// My reply, until the partner's first parcel: the same bytes may be handed over again.
    pub(super) reply: Option<String>,
    /// Parcels that I made since my partner's last one: after a few, their answer would renew the
    /// keys.
    pub unanswered: u32,
}

impl Paired {
    pub(super) fn remember(&mut self, digest: [u8; 32]) {
        let edition = self.edition;
        keep(&mut self.digests, Seen { edition, digest });
    }

    pub(super) fn remember_file(&mut self, file: &[u8]) {
        keep(&mut self.files, FileMark::of(file));
    }

    /// Whether this phone made this file itself: one of the last parcels, or the reply. Older ones
    /// are not known any more.
    pub(super) fn made(&self, file: &[u8]) -> bool {
        let replied = |reply: &String| hex::decode(reply).is_ok_and(|reply| reply == file);
        self.files.contains(&FileMark::of(file)) || self.reply.as_ref().is_some_and(replied)
    }

    /// Whether what the partner saw of my parcels cannot be: this phone was rolled back.
    pub(super) fn was_rolled_back(&self, seen: Option<Seen>) -> bool {
        seen.is_some_and(|seen| {
            seen.edition > self.edition
                || self
                    .digests
                    .iter()
                    .any(|mine| mine.edition == seen.edition && mine.digest != seen.digest)
        })
    }
}

/// Adds one to those that are remembered, and forgets the oldest beyond [`REMEMBERED`].
fn keep<T>(remembered: &mut VecDeque<T>, new: T) {
    remembered.push_back(new);
    while remembered.len() > REMEMBERED {
        remembered.pop_front();
    }
}
