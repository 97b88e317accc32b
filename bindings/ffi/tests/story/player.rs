//! Plays a story and gives its lines. Kotlin and Swift have the same player.

use crate::values::{content, item, key, plain, text};
use leeside::plan::ids::{BondId, Rev, TopicId};
use leeside_ffi::error::LeesideError;
use leeside_ffi::leeside::Leeside;
use leeside_ffi::partner::{FoundFile, IncomingParcel};
use leeside_ffi::platform::{ClockReading, PlatformClock};
use leeside_ffi::shapes::exchange::{Leaving, Shared};
use leeside_ffi::shapes::preview::{CopyNews, TopicNews};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, UNIX_EPOCH};

type Lines = Result<Vec<String>, LeesideError>;

/// A clock that stands still until the story moves it.
struct StoryClock(AtomicU64);

impl PlatformClock for StoryClock {
    fn reading(&self) -> Result<ClockReading, LeesideError> {
        Ok(ClockReading {
            wall: UNIX_EPOCH + Duration::from_secs(self.0.load(Ordering::SeqCst)),
            since_boot: None,
        })
    }
}

struct Phone {
    name: String,
    core: Arc<Leeside>,
    clock: Arc<StoryClock>,
    bond: BondId,
    home: PathBuf,
    shared: PathBuf,
    homes: u32,
    met: u32,
}

pub fn play(story: &Path, phones: &[&str], folder: &Path) -> Vec<String> {
    let story = std::fs::read_to_string(story).expect("the story");
    let story: Value = serde_json::from_str(&story).expect("a story is JSON");
    let mut played: BTreeMap<&str, Phone> = phones
        .iter()
        .map(|name| (*name, Phone::new(name, folder, &story)))
        .collect();
    let mut lines = Vec::new();
    for step in story["steps"].as_array().expect("steps") {
        let Some(phone) = played.get_mut(text(step, "phone")) else {
            continue;
        };
        let told = phone
            .act(&story, step)
            .unwrap_or_else(|error| vec![error.to_string()]);
        for line in told {
            // Seen only when a test fails: how far it came.
            println!("{} {}: {line}", phone.name, text(step, "do"));
            lines.push(format!("{} {}: {line}", phone.name, text(step, "do")));
        }
    }
    lines
}

fn one(line: impl Into<String>) -> Lines {
    Ok(vec![line.into()])
}

fn bytes(of: &str) -> Vec<u8> {
    of.as_bytes().to_vec()
}

impl Phone {
    fn new(name: &str, folder: &Path, story: &Value) -> Self {
        let begins = story["begins"].as_u64().expect("a beginning");
        let clock = Arc::new(StoryClock(AtomicU64::new(begins)));
        let home = folder.join(name);
        let shared = folder.join("shared");
        std::fs::create_dir_all(&home).expect("a place for vaults");
        std::fs::create_dir_all(&shared).expect("a place for files");
        let core = core(&home.join("0"), &clock);
        Self {
            name: name.to_owned(),
            core,
            clock,
            bond: BondId([0; 16]),
            home,
            shared,
            homes: 0,
            met: 0,
        }
    }

    fn act(&mut self, story: &Value, step: &Value) -> Lines {
        let (core, bond) = (Arc::clone(&self.core), self.bond);
        let (plan, partner) = (core.plan()?, core.partner()?);
        match text(step, "do") {
            "create" => {
                core.create(bytes(text(story, "passphrase")), None)?;
                partner.set_nickname(text(step, "nickname").to_owned())?;
                self.bond = partner.add(text(step, "partner").to_owned())?;
                one("done")
            }
            "open" => {
                core.unlock(bytes(text(step, "with")), None)?;
                one("open")
            }
            "write" => one(plain(plan.write(bond, key(step), Some(item(step)))?)),
            "only me" => {
                plan.keep_item(bond, key(step), true)?;
                one("done")
            }
            "invite" => {
                let invite = partner.invite(bond, step["again"] == true)?;
                self.hand_over(
                    &format!("{}.words", text(step, "file")),
                    invite.words.join(" ").as_bytes(),
                );
                self.hand_over(text(step, "file"), &invite.file);
                one(format!("{} words", invite.words.len()))
            }
            "accept" => self.accept(step),
            "reply" => {
                partner.open_reply(bond, self.receive(text(step, "file")))?;
                one(self.meeting()?)
            }
            "words" => {
                let words = partner.safety_words(bond)?.unwrap_or_default();
                self.met += 1;
                self.hand_over(
                    &format!("{}.met{}", self.name, self.met),
                    words.join(" ").as_bytes(),
                );
                one(format!("{} words", words.len()))
            }
            "compare" => {
                let other = if self.name == "ari" { "bo" } else { "ari" };
                let theirs = self.receive(&format!("{other}.met{}", self.met));
                let mine = partner.safety_words(bond)?.unwrap_or_default().join(" ");
                let same = mine.as_bytes() == theirs;
                partner.words_compared(bond, same)?;
                one(if same { "the same" } else { "not the same" })
            }
            "outgoing" => {
                let line = |line: leeside_ffi::shapes::exchange::LeavingLine| {
                    let tick = if line.ticked { "ticked" } else { "held" };
                    let wait = if line.can_wait {
                        "can wait"
                    } else {
                        "cannot wait"
                    };
                    format!("{} {tick}, {wait}", leaving(&line.leaving))
                };
                Ok(partner.outgoing(bond)?.into_iter().map(line).collect())
            }
            "send" => {
                let lines = partner.outgoing(bond)?;
                let ticked = lines.into_iter().filter(|line| line.ticked);
                let file = partner.make_parcel(bond, ticked.map(|line| line.leaving).collect())?;
                self.hand_over(text(step, "file"), &file);
                one("made")
            }
            "look" => match self.look(step)? {
                Ok(parcel) => preview(&parcel),
                Err(other) => one(other),
            },
            "take" => match self.look(step)? {
                Ok(parcel) => {
                    parcel.take_in()?;
                    one("taken in")
                }
                Err(other) => one(other),
            },
            "suggest" => {
                plan.propose(bond, topic(step), content(step))?;
                one("suggested")
            }
            "yes" => {
                let offers = plan.topic(bond, topic(step))?.offers;
                let Some(offer) = offers.iter().find(|offer| offer.theirs && !offer.mine) else {
                    return one("nothing to say yes to");
                };
                plan.accept(bond, topic(step), offer.rev)?;
                one(plain(plan.topic(bond, topic(step))?.state))
            }
            "take back" => {
                let settled: Option<Rev> = plan.topic(bond, topic(step))?.settled;
                let Some(rev) = settled else {
                    return one("nothing to take back");
                };
                plan.withdraw(bond, topic(step), rev)?;
                one(plain(plan.topic(bond, topic(step))?.state))
            }
            "wait" => {
                let hours = step["hours"].as_u64().expect("hours");
                self.clock.0.fetch_add(hours * 3600, Ordering::SeqCst);
                one("done")
            }
            "give" => {
                let day = text(step, "day").parse().expect("a day");
                let kind = leeside::exchange::copies::CopyOf::Kept;
                partner.give_text(bond, kind, day, text(step, "text").to_owned())?;
                one("given")
            }
            "page" => self.page(),
            "back up" => {
                let file = self.shared.join(text(step, "file"));
                let words = bytes(text(story, "backup_passphrase"));
                let summary = core.backup()?.make(path(&file), words, false, None)?;
                one(summary_line(&summary))
            }
            "lose" => {
                core.shut()?;
                self.homes += 1;
                self.core =
                    crate::player::core(&self.home.join(self.homes.to_string()), &self.clock);
                one("done")
            }
            "restore" => {
                let file = path(&self.shared.join(text(step, "file")));
                let words = bytes(text(story, "backup_passphrase"));
                let summary = core.restore(file, words, bytes(text(story, "passphrase")), None)?;
                let bonds = core.partner()?.bonds()?;
                self.bond = bonds.first().map_or(bond, |entry| entry.id);
                one(summary_line(&summary))
            }
            "confirm" => {
                let Some(draft) = partner.own_draft(bond)? else {
                    return one("no draft");
                };
                let line = format!(
                    "{} items, {} limits, {} parts",
                    draft.items.len(),
                    draft.limits.len(),
                    draft.still_yes.len()
                );
                let take = draft.items.into_iter().map(|item| item.key).collect();
                partner.confirm(bond, take, Vec::new(), draft.still_yes)?;
                one(line)
            }
            "lock" => {
                core.lock()?;
                one("locked")
            }
            "pause" => {
                partner.pause(bond, true)?;
                one("paused")
            }
            "end" => {
                partner.pause(bond, false)?;
                partner.end(bond, false)?;
                one("ended")
            }
            "close" => {
                core.shut()?;
                one("closed")
            }
            other => panic!("stories have no act {other}"),
        }
    }

    fn accept(&self, step: &Value) -> Lines {
        let file = self.receive(text(step, "file"));
        let words = match text(step, "words") {
            "" => self.receive(&format!("{}.words", text(step, "file"))),
            words => bytes(words),
        };
        let partner = self.core.partner()?;
        let reply = partner.accept_invite(self.bond, file, words, step["again"] == true)?;
        match text(step, "reply") {
            "" => {}
            name => self.hand_over(name, &reply),
        }
        one(self.meeting()?)
    }

    fn meeting(&self) -> Result<String, LeesideError> {
        let bonds = self.core.partner()?.bonds()?;
        let mine = bonds.into_iter().find(|entry| entry.id == self.bond);
        Ok(mine.map_or_else(String::new, |entry| plain(entry.meeting)))
    }

    fn look(&self, step: &Value) -> Result<Result<Arc<IncomingParcel>, String>, LeesideError> {
        let file = self.receive(text(step, "file"));
        Ok(match self.core.partner()?.look_at(file, Vec::new())? {
            FoundFile::Parcel { parcel, .. } => Ok(parcel),
            FoundFile::Reply { .. } => Err("a reply".to_owned()),
            FoundFile::NeedsWords => Err("needs words".to_owned()),
        })
    }

    fn page(&self) -> Lines {
        let plan = self.core.plan()?;
        let mut lines = Vec::new();
        for topic in plan.topics(self.bond)? {
            lines.push(format!("{} is {}", topic.id, plain(topic.state)));
            lines.extend(topic.lines.iter().map(|line| format!("  {line}")));
        }
        let page = plan.printed(self.bond, false)?;
        lines.push(page.title);
        lines.push(page.line);
        for section in page.sections {
            lines.push(section.heading);
            lines.extend(section.lines.iter().map(|line| format!("  {line}")));
        }
        for question in plan.questions(self.bond, None)? {
            lines.push(format!("? {}", question.ask));
        }
        Ok(lines)
    }

    /// Puts a file where the other phone finds it, whole from the first moment on.
    fn hand_over(&self, name: &str, content: &[u8]) {
        let part = self.shared.join(format!("{name}.part"));
        std::fs::write(&part, content).expect("written");
        std::fs::rename(part, self.shared.join(name)).expect("put in its place");
    }

    /// Waits for a file of the other phone, which another program may play.
    fn receive(&self, name: &str) -> Vec<u8> {
        let path = self.shared.join(name);
        let begun = Instant::now();
        while !path.exists() {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "{name} never came"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        std::fs::read(path).expect("read")
    }
}

fn core(home: &Path, clock: &Arc<StoryClock>) -> Arc<Leeside> {
    let clock: Arc<dyn PlatformClock> = clock.clone();
    Leeside::new(path(home), clock).expect("a core")
}

fn path(of: &Path) -> String {
    of.to_str().expect("a plain path").to_owned()
}

fn topic(step: &Value) -> TopicId {
    TopicId::new(text(step, "topic")).expect("a name")
}

fn summary_line(summary: &leeside_ffi::backup::BackupSummary) -> String {
    let (plans, topics) = (summary.plans, summary.topics);
    format!("{plans} plans, {topics} parts, {}", summary.made)
}

fn leaving(leaving: &Leaving) -> String {
    match leaving {
        Leaving::Item { key } => match &key.id {
            Some(id) => format!("item {}/{id}", plain(key.field)),
            None => format!("item {}", plain(key.field)),
        },
        Leaving::Suggestion { topic, .. } => format!("suggestion {topic}"),
        Leaving::Yes { topic, .. } => format!("yes {topic}"),
        Leaving::TakingBack { topic, .. } => format!("taking back {topic}"),
        Leaving::Given { .. } => "given".to_owned(),
        Leaving::AskedBack { .. } => "asked back".to_owned(),
        Leaving::Sealed { .. } => "sealed".to_owned(),
        Leaving::Opened { .. } => "opened".to_owned(),
    }
}

fn preview(parcel: &IncomingParcel) -> Lines {
    let preview = parcel.preview()?;
    let mut lines = vec![format!("from {}", preview.from)];
    for limit in preview.limits {
        lines.extend(limit.words.iter().map(|words| format!("limit {words}")));
    }
    for news in preview.voice {
        let effect = plain(news.effect);
        lines.extend(news.words.iter().map(|words| format!("{effect} {words}")));
    }
    for line in preview.topics {
        let news = match line.news {
            TopicNews::Suggested { effect, words, .. } => {
                format!("suggested, {}: {}", plain(effect), words.join(" "))
            }
            TopicNews::BothYes { .. } => "both yes".to_owned(),
            TopicNews::TakenBack { .. } => "taken back".to_owned(),
            TopicNews::NoLongerOffered { .. } => "no longer offered".to_owned(),
            TopicNews::Lapsed { .. } => "lapsed".to_owned(),
        };
        lines.push(format!("{} {news}", line.topic));
    }
    for copy in preview.copies {
        lines.push(match copy {
            CopyNews::Given {
                item: Shared::Text { copy },
            } => {
                format!("given {} {}: {}", plain(copy.of), copy.day, copy.text)
            }
            CopyNews::Given {
                item: Shared::Moment { moment },
            } => format!("moment {}", moment.day),
            CopyNews::AskedBack { .. } => "asked back".to_owned(),
        });
    }
    if preview.nothing_new {
        lines.push("nothing new".to_owned());
    }
    Ok(lines)
}
