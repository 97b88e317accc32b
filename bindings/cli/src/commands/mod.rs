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
    Pair = pair,
    Share = share,
    Parcel = parcel,
    Backup = backup,
    Confirm = confirm,
    Bonds = bonds,
    Passphrase = passphrase,
    Recovery = recovery,
    Doctor = doctor,
    Delete = delete,
    HelpMe = help_me,
    Completions = completions,
    Man = man,
}
