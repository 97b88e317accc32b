//! One file for each command. A new one is a file with a struct `Args` that implements [`Run`], and
//! one line below.

use crate::failure::Failure;
use crate::page::Answer;
use crate::session::App;

/// What a command does.
pub trait Run {
    /// Does it.
    ///
    /// # Errors
    /// [`Failure`]; nothing has changed then, unless the sentence says otherwise.
    fn run(self, app: &App) -> Result<Answer, Failure>;
}

macro_rules! registry {
    ($($name:ident = $module:ident),+ $(,)?) => {
        $(mod $module;)+

        /// Every command, in the order of the help.
        #[derive(Debug, clap::Subcommand)]
        pub enum Command {
            $(#[allow(missing_docs, reason = "the help stands beside the command")]
            $name($module::Args)),+
        }

        impl Run for Command {
            fn run(self, app: &App) -> Result<Answer, Failure> {
                match self { $(Self::$name(args) => args.run(app)),+ }
            }
        }
    };
}

registry! {
    Tour = tour,
    Init = init,
    Voice = voice,
    Agree = agree,
    Plan = plan,
    Talk = talk,
    Menu = menu,
    Practise = practise,
    Cooldown = cooldown,
    Moment = moment,
    CheckIn = check_in,
    Debrief = debrief,
    Journal = journal,
    Repair = repair,
    LookAgain = look_again,
    Turns = turns,
    Reminders = reminders,
    PauseAll = pause_all,
    Fresh = fresh,
    Helped = helped,
    Kept = kept,
    Later = later,
    Support = support,
    Heard = heard,
    Language = language,
    Content = content,
    Calm = calm,
    HelpMe = help_me,
    Sheet = sheet,
    Card = card,
    Pair = pair,
    Share = share,
    Parcel = parcel,
    Confirm = confirm,
    Bonds = bonds,
    Backup = backup,
    Passphrase = passphrase,
    Recovery = recovery,
    Doctor = doctor,
    Delete = delete,
    Completions = completions,
    Man = man,
}

pub use voice::no_field;
