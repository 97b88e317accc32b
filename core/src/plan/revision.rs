//! A revision: one proposed text of one topic, named by its hash.

use super::ids::{Rev, TopicId};
use super::sizes::Unfit;
use super::topic::TopicContent;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The deepest revision that is accepted, so that nobody can count past every other text.
pub const DEEPEST: u32 = 100_000;

/// One text of a topic. The nonce makes the same words, said anew, another revision.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// The topic.
    pub topic: TopicId,
    /// One more than the parent's depth; 1 for a first text.
    pub depth: u32,
    /// The settled revision that it was written over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Rev>,
    /// 16 random bytes.
    #[serde(with = "hex::serde")]
    pub nonce: [u8; 16],
    /// What it says.
    pub content: TopicContent,
}

impl Revision {
    /// The revision's name: SHA-256 over a label and the canonical form (RFC 8785).
    ///
    /// # Errors
    /// [`Unfit::NotNormal`] if the revision has no canonical form, which no checked one lacks.
    pub fn id(&self) -> Result<Rev, Unfit> {
        let bytes = serde_json_canonicalizer::to_vec(self).map_err(|_| Unfit::NotNormal)?;
        let length = u32::try_from(bytes.len()).map_err(|_| Unfit::NotNormal)?;
        let mut hash = Sha256::new();
        hash.update(b"leeside/v1 revision");
        hash.update(length.to_be_bytes());
        hash.update(&bytes);
        Ok(Rev(hash.finalize().into()))
    }

    /// Checks a revision that came from a file.
    ///
    /// # Errors
    /// [`Unfit`] if the depth is out of bounds or the content does not fit the topic.
    pub fn check(&self) -> Result<(), Unfit> {
        let first = self.parent.is_none() == (self.depth == 1);
        if !first || self.depth == 0 || self.depth > DEEPEST {
            return Err(Unfit::WrongValue { field: "depth" });
        }
        self.content.check(&self.topic)
    }
}
