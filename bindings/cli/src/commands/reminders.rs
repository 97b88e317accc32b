//! `reminders`: off until someone wants them, neutral, and silent at night.

use super::Run;
use crate::failure::{Failure, local};
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use chrono::Weekday;
use clap::ValueEnum;
use leeside::rhythm::reminders::Settings;
use serde_json::json;

/// Days that are shown.
const DAYS: u16 = 14;

/// What would remind you, in neutral words. Nothing does until you turn it on.
///
/// This program runs only when it is called; it shows the times, and a phone would tell them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside reminders
  leeside reminders set --check-ins on --small-acts sun --at 18:30")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Choose.
    #[command(after_help = "Example:
  leeside reminders set --look-again on
  leeside reminders set --small-acts off")]
    Set {
        /// When a check-in opens.
        #[arg(long, value_enum)]
        check_ins: Option<Switch>,
        /// On the day to look again.
        #[arg(long, value_enum)]
        look_again: Option<Switch>,
        /// A small act, on this day of the week (mon, tue, ...), or off.
        #[arg(long, value_name = "DAY", value_parser = weekday)]
        small_acts: Option<Option<Weekday>>,
        /// The time of the day, as in 18:30.
        #[arg(long, value_name = "TIME", value_parser = minute)]
        at: Option<u32>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Switch {
    /// Yes.
    On,
    /// No.
    Off,
}

/// A day of the week, or off.
fn weekday(typed: &str) -> Result<Option<Weekday>, String> {
    match typed {
        "off" => Ok(None),
        day => day.parse().map(Some).map_err(|_| "it can be mon to sun, or off".to_owned()),
    }
}

/// A time of the day as minutes.
fn minute(typed: &str) -> Result<u32, String> {
    let parts = typed.split_once(':').and_then(|(hours, minutes)| {
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    });
    parts.ok_or_else(|| "it wants a time of the day, as in 18:30".to_owned())
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        if let Some(Act::Set {
            check_ins,
            look_again,
            small_acts,
            at,
        }) = self.act
        {
            let mut settings = session.vault.reminder_settings()?;
            let on = |switch: Option<Switch>, was| switch.map_or(was, |now| now == Switch::On);
            settings.check_ins = on(check_ins, settings.check_ins);
            settings.look_again = on(look_again, settings.look_again);
            settings.small_acts = small_acts.unwrap_or(settings.small_acts);
            settings.minute = at.unwrap_or(settings.minute);
            session.vault.set_reminders(&settings)?;
        }
        shown(&mut session)
    }
}

/// The settings, and what would come.
///
/// # Errors
/// Errors of the store.
pub fn shown(session: &mut Session<'_>) -> Result<Answer, Failure> {
    let app = session.app;
    let settings: Settings = session.vault.reminder_settings()?;
    let coming = session.vault.reminders(DAYS, app.offset_minutes(), app.reading())?;
    let mut page = Page::default();
    if settings.paused {
        page.text("Everything is silent.").command("leeside pause-all --off");
    } else if coming.is_empty() {
        page.text("Nothing reminds you in the days to come.");
    }
    for reminder in &coming {
        page.item(format!("{}: {}", local(reminder.at), app.text(reminder.text())));
    }
    let times: Vec<_> = coming
        .iter()
        .map(|reminder| json!({ "at": reminder.at.0, "text": app.text(reminder.text()) }))
        .collect();
    Ok(Answer::new(json!({ "settings": settings, "coming": times }), page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_days_are_read() {
        assert_eq!(minute("18:30"), Ok(1110));
        assert_eq!(minute("00:00"), Ok(0));
        assert_eq!(weekday("sun"), Ok(Some(Weekday::Sun)));
        assert_eq!(weekday("off"), Ok(None));
        assert!(minute("24:00").is_err() && minute("7").is_err() && weekday("noon").is_err());
    }
}
