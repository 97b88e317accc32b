//! Other people: plans with them, meeting, parcels. What is given stands in [`crate::giving`].

use crate::changes::Change;
use crate::error::LeesideError;
use crate::inside::Inside;
use crate::platform::typed;
use crate::shapes::exchange::{Invite, Leaving, LeavingLine, OwnDraft};
use crate::shapes::preview::{self, IncomingPreview};
use crate::shapes::views;
use leeside::exchange::bond::Confirm;
use leeside::exchange::meet::Side;
use leeside::exchange::open::Opened;
use leeside::exchange::parcel::Leaving as CoreLeaving;
use leeside::exchange::random::System;
use leeside::exchange::wordlist::{Words, completions};
use leeside::plan::ids::{BondId, CopyId, ItemId, TopicId};
use leeside::plan::voice::ItemKey;
use leeside::plan::voice::Voice;
use leeside::vault::{BondEntry, Found, VaultError};
use std::sync::Arc;

/// Plans with other people, and the files that go between two phones. "Bond" names the plan with
/// one person; bonds never see each other.
#[derive(uniffi::Object)]
pub struct Partner {
    pub(crate) inside: Arc<Inside>,
}

/// A parcel that was opened and not taken in yet. Nothing of it counts until it is.
#[derive(uniffi::Object)]
pub struct IncomingParcel {
    inside: Arc<Inside>,
    bond: BondId,
    opened: Opened,
}

/// What a file turned out to be.
#[derive(uniffi::Enum)]
pub enum FoundFile {
    /// A parcel, opened: read its preview, then take it in or let it be.
    Parcel {
        /// Of which plan.
        bond: BondId,
        /// The parcel.
        parcel: Arc<IncomingParcel>,
    },
    /// The reply to an invite of mine.
    Reply {
        /// Of which plan.
        bond: BondId,
    },
    /// Sealed with words: an invite or a backup. Ask for the words.
    NeedsWords,
}

impl Partner {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
        }
    }

    fn plans<T>(
        &self,
        act: impl FnOnce(&mut leeside::vault::Vault) -> Result<T, VaultError>,
    ) -> Result<T, LeesideError> {
        let done = self.inside.with(act)?;
        self.inside.changes.tell(Change::Plans);
        Ok(done)
    }

    fn met(&self, bond: BondId) {
        self.inside.changes.tell(Change::Plans);
        self.inside.changes.tell(Change::Plan { bond });
    }
}

#[uniffi::export]
impl Partner {
    /// Every plan, in the order of names; closed ones last.
    ///
    /// # Errors
    /// `Locked`.
    pub fn bonds(&self) -> Result<Vec<BondEntry>, LeesideError> {
        self.inside.with(|vault| vault.bonds())
    }

    /// Begins a plan with somebody, from my draft of a voice. Two plans may not share a name.
    ///
    /// # Errors
    /// `Unfit` if the name is empty, longer than 40 characters or taken; `Locked`.
    pub fn add(&self, name: String) -> Result<BondId, LeesideError> {
        self.plans(|vault| vault.add_bond(&name, &mut System))
    }

    /// Calls a plan by another name.
    ///
    /// # Errors
    /// As `add`, and `NoPlan`.
    pub fn rename(&self, bond: BondId, name: String) -> Result<(), LeesideError> {
        self.plans(|vault| vault.rename_bond(bond, &name))
    }

    /// Pauses sharing with one person, or takes it up again. Nobody is told.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn pause(&self, bond: BondId, paused: bool) -> Result<(), LeesideError> {
        self.plans(|vault| vault.pause_bond(bond, paused))
    }

    /// Ends sharing with one person, here: one act, nobody is told. What I received is kept or
    /// deleted.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn end(&self, bond: BondId, keep_theirs: bool) -> Result<(), LeesideError> {
        self.plans(|vault| vault.end_bond(bond, keep_theirs, &mut System))
    }

    /// Deletes a plan with all that was received and agreed in it.
    ///
    /// # Errors
    /// `Locked`.
    pub fn delete(&self, bond: BondId) -> Result<(), LeesideError> {
        self.plans(|vault| vault.delete_bond(bond))
    }

    /// What I call myself in new pairings.
    ///
    /// # Errors
    /// `Locked`.
    pub fn nickname(&self) -> Result<Option<String>, LeesideError> {
        self.inside.with(|vault| vault.nickname())
    }

    /// Sets what I call myself in new pairings.
    ///
    /// # Errors
    /// `Unfit` if it is empty or longer than 40 characters; `Locked`.
    pub fn set_nickname(&self, nickname: String) -> Result<(), LeesideError> {
        self.inside.with(|vault| vault.set_nickname(&nickname))?;
        self.inside.changes.tell(Change::Own);
        Ok(())
    }

    /// Words of the list that begin as typed, at most eight, to help with typing.
    ///
    /// # Errors
    /// None.
    pub fn complete_word(&self, begun: String) -> Result<Vec<String>, LeesideError> {
        Ok(completions(&begun).into_iter().map(str::to_owned).collect())
    }

    /// Makes an invite; an older open one is void. It can be answered for seven days. `again` says
    /// "the partner I had" rather than "someone new".
    ///
    /// # Errors
    /// `Unfit` if no nickname is set; `NoPlan`; `Locked`.
    pub fn invite(&self, bond: BondId, again: bool) -> Result<Invite, LeesideError> {
        let (words, file) = self.inside.with_now(|vault, reading| {
            let nick = vault.nickname()?.unwrap_or_default();
            let side = Side { nick: &nick, again };
            vault.invite(bond, side, &mut System, reading)
        })?;
        self.met(bond);
        Ok(Invite {
            words: words.shown().map(str::to_owned).to_vec(),
            file,
        })
    }

    /// Answers an invite, with its words as typed, and gives the reply's file. The same invite again
    /// gives the same reply.
    ///
    /// # Errors
    /// `FileRefused`, `UnknownWord`, `WordCount`; `Unfit` if no nickname is set; `NoPlan`; `Locked`.
    pub fn accept_invite(
        &self,
        bond: BondId,
        file: Vec<u8>,
        words: Vec<u8>,
        again: bool,
    ) -> Result<Vec<u8>, LeesideError> {
        let words = Words::parse(&typed(words)?)?;
        let reply = self.inside.with_now(|vault, reading| {
            let nick = vault.nickname()?.unwrap_or_default();
            let side = Side { nick: &nick, again };
            vault.accept_invite(bond, &file, &words, side, &mut System, reading)
        })?;
        self.met(bond);
        Ok(reply)
    }

    /// My reply once more, until the partner's first parcel came.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn reply_again(&self, bond: BondId) -> Result<Option<Vec<u8>>, LeesideError> {
        self.inside.see(bond, |seen| seen.bond.reply_again())
    }

    /// Opens the reply to my open invite. Then compare the six words.
    ///
    /// # Errors
    /// `FileRefused`; `NotYet` if no invite is open; `NoPlan`; `Locked`.
    pub fn open_reply(&self, bond: BondId, file: Vec<u8>) -> Result<(), LeesideError> {
        let opened = self
            .inside
            .with_now(|vault, reading| vault.open_reply(bond, &file, &mut System, reading));
        opened.map_err(LeesideError::of_file)?;
        self.met(bond);
        Ok(())
    }

    /// The six words that both phones show, until the partner's first parcel came.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn safety_words(&self, bond: BondId) -> Result<Option<Vec<String>>, LeesideError> {
        self.inside.see(bond, |seen| {
            let paired = seen.bond.pairing.as_ref()?;
            paired.words.as_ref().map(|words| words.to_vec())
        })
    }

    /// The two people compared the six words, by voice. If they differ, the pairing is erased:
    /// somebody may have sat in between.
    ///
    /// # Errors
    /// `NotYet` if there is no pairing; `NoPlan`; `Locked`.
    pub fn words_compared(&self, bond: BondId, same: bool) -> Result<(), LeesideError> {
        self.inside.with(|vault| vault.words_compared(bond, same))?;
        self.met(bond);
        Ok(())
    }

    /// What the next parcel would tell anew, off-limits first. Show it before a parcel is made.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn outgoing(&self, bond: BondId) -> Result<Vec<LeavingLine>, LeesideError> {
        self.inside.see(bond, |seen| {
            let (bond, library) = (seen.bond, seen.library);
            let line = |(leaving, ticked): (CoreLeaving, bool)| LeavingLine {
                words: preview::leaving(bond, &leaving, library),
                can_wait: leaving.can_wait(),
                leaving: leaving.into(),
                ticked,
            };
            bond.outgoing().leaving.into_iter().map(line).collect()
        })
    }

    /// Makes a parcel that tells what is ticked and keeps the rest back, and gives its file.
    ///
    /// # Errors
    /// `NotYet` if sharing is paused, nobody is paired or the words were not compared; `NoPlan`;
    /// `Locked`.
    pub fn make_parcel(&self, bond: BondId, ticked: Vec<Leaving>) -> Result<Vec<u8>, LeesideError> {
        let ticked = ticked.into_iter().map(Into::into).collect();
        let file = self
            .inside
            .with_now(|vault, reading| vault.make_parcel(bond, &ticked, reading))?;
        self.inside.changes.tell(Change::Plan { bond });
        Ok(file)
    }

    /// Finds out what a file is, and opens it as far as it can be without asking. Nothing changes.
    /// `keep` names copies that stay here although the partner asks for them back.
    ///
    /// # Errors
    /// `FileRefused`; `NotYet` if nobody is paired, or the words were not compared; `Locked`.
    pub fn look_at(&self, file: Vec<u8>, keep: Vec<CopyId>) -> Result<FoundFile, LeesideError> {
        let keep = keep.into_iter().collect();
        let found = self
            .inside
            .with_now(|vault, reading| vault.look_at(&file, &keep, &mut System, reading));
        Ok(match found.map_err(LeesideError::of_file)? {
            Found::Parcel(bond, opened) => FoundFile::Parcel {
                bond,
                parcel: Arc::new(IncomingParcel {
                    inside: Arc::clone(&self.inside),
                    bond,
                    opened: *opened,
                }),
            },
            Found::Reply(bond) => FoundFile::Reply { bond },
            Found::NeedsWords => FoundFile::NeedsWords,
        })
    }

    /// My own half as my partner's parcel brought it back, while this phone is fresh.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn own_draft(&self, bond: BondId) -> Result<Option<OwnDraft>, LeesideError> {
        self.inside.see(bond, |seen| {
            let (bond, library) = (seen.bond, seen.library);
            let echo = bond.draft_of_mine()?;
            let voice = echo.voice.as_ref().map(|told| told.voice.clone());
            let limits = Voice::default().with_limits(&echo.limits);
            let settled = bond.plan.topics.iter().filter(|(_, topic)| {
                let open = |rev| !topic.withdrawn.contains(&rev);
                topic.settled.is_some_and(open)
            });
            Some(OwnDraft {
                items: views::items(&voice.unwrap_or_default(), library),
                limits: views::items(&limits, library),
                still_yes: settled.map(|(id, _)| id.clone()).collect(),
            })
        })
    }

    /// On a fresh phone, after a parcel of the partner: takes the named items of the draft, adds
    /// every off-limit of it that is not left out, and says "still yes" to the named parts.
    ///
    /// # Errors
    /// `NotYet` before a parcel was opened; `MustWait` while the time after a moment runs; `Gone`;
    /// `NoPlan`; `Locked`.
    pub fn confirm(
        &self,
        bond: BondId,
        take: Vec<ItemKey>,
        leave_limits: Vec<ItemId>,
        still_yes: Vec<TopicId>,
    ) -> Result<(), LeesideError> {
        let confirm = Confirm {
            take: take.into_iter().collect(),
            leave_limits: leave_limits.into_iter().collect(),
            still_yes: still_yes.into_iter().collect(),
        };
        self.inside
            .change(bond, |bond, at| Ok(bond.confirm(&confirm, at.now)?))
    }
}

#[uniffi::export]
impl IncomingParcel {
    /// What taking it in would change.
    ///
    /// # Errors
    /// None.
    pub fn preview(&self) -> Result<IncomingPreview, LeesideError> {
        Ok(IncomingPreview::of(&self.opened, self.inside.library()))
    }

    /// Takes it in, whole.
    ///
    /// # Errors
    /// `NotYet` if something changed since it was looked at; `NoPlan`; `Locked`.
    pub fn take_in(&self) -> Result<(), LeesideError> {
        self.inside
            .with_now(|vault, reading| vault.take_in(self.bond, &self.opened, reading))?;
        self.inside.changes.tell(Change::Plan { bond: self.bond });
        Ok(())
    }
}
