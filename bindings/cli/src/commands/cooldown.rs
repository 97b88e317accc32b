//! `cooldown`: set out by daylight, played after. The store is locked while it plays.

use super::Run;
use super::moment::Who;
use super::practise::kinds;
use crate::ask;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::player::{self, Given, Plays, View, tap_run, view_of};
use crate::session::{App, Session};
use clap::ValueEnum;
use leeside::consent::clock::Time;
use leeside::content::kinds::Energy;
use leeside::cooldown::cue::{CueChoice, CueKind};
use leeside::cooldown::tonight::{Less, Off, Side, Tonight, Until};
use leeside::exchange::random::System;
use leeside::plan::ids::{Tag, TopicId};
use leeside::plan::scales::Where;
use leeside::vault::set_out::SetOut;
use leeside::vault::{Collected, PreparedRun};
use serde_json::json;
use zeroize::Zeroize;

/// The time after: set it out in daylight, and play it in one tap.
///
/// Space and "stay with me" are there at any time. Nothing moves on by itself, and nothing of how
/// it went is kept.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "tonight", after_help = "Example:
  leeside cooldown set-out --energy low --minutes 45
  leeside cooldown run
  leeside cooldown run --speed 60")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Choose for this one time. It can only make the plan smaller.
    #[command(after_help = "Example:
  leeside cooldown set-out --energy low --minutes 45 --chooses them
  leeside cooldown set-out --off touch=none --off-them light.bright
  leeside cooldown set-out --where solo

--off and --off-them take a tag, or a place on a scale: touch=none, touch=hand,
near=apart, near=next_room, near=same_room, talk=none, talk=few.")]
    SetOut(Choices),
    /// Play it, here in the terminal, with one key a button.
    #[command(after_help = "Example:
  leeside cooldown run
  leeside cooldown run --speed 60
  leeside cooldown run --script taps.jsonl

A script has one event a line, with seconds since the beginning:
  {\"at\": 0, \"tap\": \"start\"}
  {\"at\": 8, \"tap\": \"fine\"}
  {\"at\": 300, \"space_by\": \"theirs\"}
  {\"at\": 310, \"narrow\": {\"at_most\": {\"touch\": \"none\"}}}
  {\"at\": 320, \"tap\": \"for_later\", \"line\": \"ask about the door\"}
Each screen is printed as one JSON document a line, with the names and keys of
its buttons.")]
    Run(player::Options),
    /// Let it go. Nothing of it is kept.
    #[command(after_help = "Example:
  leeside cooldown let-go --yes")]
    LetGo {
        /// Without being asked.
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, clap::Args)]
struct Choices {
    /// How much strength there is. With little, nothing is new and nothing asks for getting up.
    #[arg(long, value_enum, default_value = "some")]
    energy: Strength,
    /// Minutes that there are; open if there is none.
    #[arg(long, value_name = "N")]
    minutes: Option<u32>,
    /// Where: together, apart or solo.
    #[arg(long = "where", value_name = "WHERE", default_value = "together")]
    place: Where,
    /// Who picks.
    #[arg(long, value_enum)]
    chooses: Option<Who>,
    /// What is off for you tonight: a tag, or a scale. No screen shows who said so.
    #[arg(long, value_name = "WHAT", value_parser = less)]
    off: Vec<Less>,
    /// What is off for the other one tonight.
    #[arg(long, value_name = "WHAT", value_parser = less)]
    off_them: Vec<Less>,
    /// What is off stays so to the end.
    #[arg(long)]
    until_end: bool,
    /// The course; the agreed one for the place if there is none.
    #[arg(long, value_name = "PART", value_parser = TopicId::new)]
    sequence: Option<TopicId>,
    /// Keep the note of the moment from the next parcels.
    #[arg(long)]
    keep_back: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Strength {
    /// Little.
    Low,
    /// Some.
    Some,
}

/// Reads what is off.
fn less(typed: &str) -> Result<Less, String> {
    let wanted = "it can be a tag such as light.bright, or touch=none, near=apart, talk=few";
    let mut less = Less::default();
    let known = match typed.split_once('=') {
        Some(("touch", value)) => {
            less.at_most.touch = value.parse().ok();
            less.at_most.touch.is_some()
        }
        Some(("near", value)) => {
            less.at_most.near = value.parse().ok();
            less.at_most.near.is_some()
        }
        Some(("talk", value)) => {
            less.at_most.talk = value.parse().ok();
            less.at_most.talk.is_some()
        }
        Some(_) => false,
        None => {
            less.tags.extend(Tag::new(typed).ok());
            !less.tags.is_empty()
        }
    };
    match known {
        true => Ok(less),
        false => Err(wanted.to_owned()),
    }
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        match self.act {
            None => Ok(standing(&session)),
            Some(Act::SetOut(choices)) => set_out(&mut session, choices),
            Some(Act::Run(how)) => run(session, &how),
            Some(Act::LetGo { yes }) => let_go(&mut session, yes),
        }
    }
}

/// Whether one is set out.
fn standing(session: &Session<'_>) -> Answer {
    let app = session.app;
    let out = matches!(session.run, Collected::GoesOn(_));
    let mut page = Page::default();
    match out {
        true => page.text(app.text("cool.ready")).command("leeside cooldown run"),
        false => page.text(app.text("empty.now")).command("leeside cooldown set-out"),
    };
    Answer::new(json!({ "set_out": out }), page)
}

fn set_out(session: &mut Session<'_>, choices: Choices) -> Result<Answer, Failure> {
    let app = session.app;
    let bond = session.find_bond()?.map(|entry| entry.id);
    let until = match choices.until_end {
        true => Until::End,
        false => Until::Ask,
    };
    let off = |all: Vec<Less>, by| all.into_iter().map(move |less| Off { by, less, until });
    let tonight = Tonight {
        energy: match choices.energy {
            Strength::Low => Energy::Low,
            Strength::Some => Energy::Some,
        },
        minutes: choices.minutes,
        place: choices.place,
        chooser: choices.chooses.map(Side::from),
        off: off(choices.off, Side::Mine)
            .chain(off(choices.off_them, Side::Theirs))
            .collect(),
    };
    let cues = CueChoice::default();
    let wanted = SetOut {
        bond,
        tonight: &tonight,
        sequence: choices.sequence.as_ref(),
        cues: &cues,
        tell: !choices.keep_back,
        library: app.library,
    };
    let (_, before) = session.vault.set_out(wanted, &mut System, app.reading())?;
    let mut page = Page::default();
    page.text(app.text("cool.ready"));
    if !before.to_read.is_empty() {
        page.heading(app.text("limits.own_words"));
        before.to_read.iter().for_each(|line| {
            page.item(line);
        });
    }
    if !before.to_read_alone.is_empty() {
        page.heading(app.text("mine.line"));
        before.to_read_alone.iter().for_each(|line| {
            page.item(line);
        });
    }
    if before.none {
        page.text(app.text("empty.composer"));
    }
    page.command("leeside cooldown run");
    let json = json!({
        "set_out": true,
        "to_read": before.to_read,
        "to_read_alone": before.to_read_alone,
        "nothing_fits": before.none,
    });
    Ok(Answer::new(json, page))
}

fn run(mut session: Session<'_>, how: &player::Options) -> Result<Answer, Failure> {
    let app = session.app;
    let Collected::GoesOn(run) = std::mem::replace(&mut session.run, Collected::Nothing) else {
        return Err(Failure::refused(
            "not_set_out",
            "nothing is set out; begin with: leeside cooldown set-out",
        ));
    };
    // From here on no key is in the memory, and nothing but the player can be reached.
    session.vault.lock()?;
    session.words.zeroize();
    let mut playing = Playing(*run);
    player::play(app, &mut playing, how)?;
    let over = playing.0.is_over();
    if let Some(trouble) = playing.0.trouble() {
        return Err(trouble.clone().into());
    }
    let json = json!({ "over": over });
    if how.scripted() {
        player::say(&json)?;
        return Ok(Answer::told());
    }
    let mut page = Page::default();
    match over {
        true => page.text(app.text("player.good_night")),
        false => page.text("It waits where you left it.").command("leeside cooldown run"),
    };
    Ok(Answer::new(json, page))
}

fn let_go(session: &mut Session<'_>, yes: bool) -> Result<Answer, Failure> {
    if !matches!(session.run, Collected::GoesOn(_)) {
        return Err(Failure::refused("not_set_out", "nothing is set out"));
    }
    if !yes && !ask::yes("Let it go, with nothing kept of it?")? {
        return Err(Failure::refused(
            "not_confirmed",
            "it is still set out; say yes when asked, or add --yes",
        ));
    }
    session.run = Collected::Nothing;
    session.vault.end_run()?;
    Ok(standing(session))
}

/// A run whose state is on the disk after each event, sealed.
struct Playing(PreparedRun);

impl Plays for Playing {
    fn view(&self, now: Time) -> View {
        view_of(&self.0.screen(now))
    }

    fn act(&mut self, given: &Given, now: Time) -> Result<Vec<CueKind>, Failure> {
        let events = tap_run(given)?.into_iter();
        Ok(kinds(events.flat_map(|event| self.0.event(event, now))))
    }

    fn tick(&mut self, now: Time) -> Result<Vec<CueKind>, Failure> {
        Ok(kinds(self.0.tick(now)))
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use leeside::plan::scales::Touch;

    #[test]
    fn what_is_off_is_a_tag_or_a_scale() {
        let touch = less("touch=none").expect("a scale");
        assert_eq!(touch.at_most.touch, Some(Touch::None));
        assert_eq!(less("light.bright").expect("a tag").tags.len(), 1);
        for wrong in ["touch=all", "mood=low", "No Lamp", "near="] {
            assert!(less(wrong).is_err(), "{wrong}");
        }
    }
}
