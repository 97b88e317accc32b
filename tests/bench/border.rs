//! What a call costs without a language in between: the other half of the figures that `tests/bench/border`
//! prints for Kotlin and Swift.
//!
//! ```text
//! make FOLDER    a vault with a full plan and 50 pages
//! warm FOLDER    microseconds of each thing, in a program that runs already
//! cold FOLDER    from the start of the program to a plan that a screen can show
//! ```
#![allow(clippy::expect_used, clippy::panic)]

use leeside::plan::example;
use leeside::plan::ids::BondId;
use leeside_ffi::error::LeesideError;
use leeside_ffi::leeside::Leeside;
use leeside_ffi::partner::FoundFile;
use leeside_ffi::platform::{ClockReading, PlatformClock};
use leeside_ffi::shapes::items::ItemValue;
use leeside_ffi::shapes::journal::{JournalFilter, JournalPage};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, UNIX_EPOCH};

const WORDS: &[u8] = b"lantern orchard velvet harbour";

/// 2026-05-16 18:00 UTC, as in the other languages.
const EVENING: u64 = 1_778_954_400;

struct Evening;

impl PlatformClock for Evening {
    fn reading(&self) -> Result<ClockReading, LeesideError> {
        Ok(ClockReading {
            wall: UNIX_EPOCH + Duration::from_secs(EVENING),
            since_boot: None,
        })
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|word| word != "--bench");
    let (what, folder) = (arguments.next(), arguments.next());
    let (Some(what), Some(folder)) = (what, folder) else {
        println!("tests/bench/border runs this");
        return;
    };
    let folder = PathBuf::from(folder);
    match what.as_str() {
        "make" => make(&folder).expect("a vault"),
        "warm" => warm(&folder).expect("figures"),
        "cold" => {
            let core = open(&folder).expect("open");
            let bond = only_bond(&core).expect("a plan");
            black_box(
                core.plan()
                    .and_then(|plan| plan.page(bond))
                    .expect("a page"),
            );
        }
        other => panic!("nothing is called {other}"),
    }
}

fn core(folder: &Path) -> Result<Arc<Leeside>, LeesideError> {
    Leeside::new(folder.to_string_lossy().into_owned(), Arc::new(Evening))
}

fn open(folder: &Path) -> Result<Arc<Leeside>, LeesideError> {
    let core = core(folder)?;
    core.unlock(WORDS.to_vec(), None)?;
    Ok(core)
}

fn only_bond(core: &Leeside) -> Result<BondId, LeesideError> {
    let bonds = core.partner()?.bonds()?;
    Ok(bonds.first().expect("one plan").id)
}

fn warm(folder: &Path) -> Result<(), LeesideError> {
    let core = open(folder)?;
    let (plan, journal) = (core.plan()?, core.journal()?);
    let bond = only_bond(&core)?;
    journal.open_door(WORDS.to_vec())?;
    time("call", 20_000, || core.is_locked());
    time("plan", 300, || plan.page(bond));
    time("journal", 300, || journal.list(every_page(), None, 50));
    core.shut()
}

/// Prints the median of so many runs, in microseconds. As many before it warm what is used.
fn time<T>(name: &str, runs: usize, mut act: impl FnMut() -> Result<T, LeesideError>) {
    let mut once = || {
        let at = Instant::now();
        black_box(act().expect(name));
        at.elapsed().as_secs_f64() * 1e6
    };
    for _ in 0..runs {
        once();
    }
    let mut times: Vec<f64> = (0..runs).map(|_| once()).collect();
    times.sort_by(f64::total_cmp);
    println!("{name} {:.3}", times.get(runs / 2).expect("runs"));
}

const fn every_page() -> JournalFilter {
    JournalFilter {
        from: None,
        until: None,
        tag: None,
        moment: None,
        bond: None,
        bring_up: false,
    }
}

/// Two phones that met and agreed on every part of a template, and a journal of 50 pages on the one that
/// stays.
fn make(folder: &Path) -> Result<(), LeesideError> {
    std::fs::create_dir_all(folder).expect("a folder");
    let (ari, bo) = (core(&folder.join("vault"))?, core(&folder.join("other"))?);
    for phone in [&ari, &bo] {
        phone.create(WORDS.to_vec(), None)?;
    }
    let (of_ari, of_bo) = meet(&ari, &bo)?;
    let voices = example::voices();
    for (speaker, (phone, bond)) in voices.iter().zip([(&ari, of_ari), (&bo, of_bo)]) {
        for (key, value) in speaker.voice.items() {
            let value: ItemValue = value.clone().into();
            phone.plan()?.write(bond, key.clone(), Some(value))?;
        }
    }
    for (topic, content) in example::topics() {
        ari.plan()?.propose(of_ari, topic, content.into())?;
    }
    send(&ari, of_ari, &bo)?;
    for topic in bo.plan()?.topics(of_bo)? {
        for offer in topic.offers {
            bo.plan()?.accept(of_bo, topic.id.clone(), offer.rev)?;
        }
    }
    send(&bo, of_bo, &ari)?;
    let journal = ari.journal()?;
    journal.open_door(WORDS.to_vec())?;
    for number in 0..50 {
        journal.write(entry(number))?;
    }
    bo.shut()?;
    ari.shut()
}

fn entry(number: u64) -> JournalPage {
    let days = Duration::from_secs(86_400 * number);
    let at = chrono::DateTime::from_timestamp_secs(EVENING.cast_signed()).expect("a time") - days;
    JournalPage {
        day: at.date_naive(),
        title: format!("Evening {number}"),
        body: "The tea was too hot, and the light just right. ".repeat(12),
        tags: vec!["evening".to_owned()],
        mood: None,
        prompt: None,
        bring_up: false,
        moment: None,
        bond: None,
    }
}

fn meet(ari: &Leeside, bo: &Leeside) -> Result<(BondId, BondId), LeesideError> {
    let (of_ari, of_bo) = (ari.partner()?, bo.partner()?);
    of_ari.set_nickname("Ari".to_owned())?;
    of_bo.set_nickname("Bo".to_owned())?;
    let (a, b) = (of_ari.add("Bo".to_owned())?, of_bo.add("Ari".to_owned())?);
    let invite = of_ari.invite(a, false)?;
    let words = invite.words.join(" ").into_bytes();
    let reply = of_bo.accept_invite(b, invite.file, words, false)?;
    of_ari.open_reply(a, reply)?;
    of_ari.words_compared(a, true)?;
    of_bo.words_compared(b, true)?;
    Ok((a, b))
}

fn send(from: &Leeside, bond: BondId, to: &Leeside) -> Result<(), LeesideError> {
    let partner = from.partner()?;
    let leaving = partner.outgoing(bond)?.into_iter().map(|line| line.leaving);
    let file = partner.make_parcel(bond, leaving.collect())?;
    match to.partner()?.look_at(file, Vec::new())? {
        FoundFile::Parcel { parcel, .. } => parcel.take_in(),
        _ => panic!("a parcel was made"),
    }
}
