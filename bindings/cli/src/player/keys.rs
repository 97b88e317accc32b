//! The key and the name of each button of a cooldown. One key has one meaning on any screen, and
//! none changes its meaning when only time passes.

use super::Key;
use leeside::cooldown::button::Button;
use leeside::cooldown::screen::Label;
use leeside::plan::scales::Feeling;

/// The key of a button. Feelings and choices are numbered as they stand.
const fn key(button: Button) -> char {
    use Button as B;
    match button {
        B::Start | B::Breathe => 'b',
        B::Short => 't',
        B::Quiet | B::QuietIsFine => 'q',
        B::Fine => 'y',
        B::Check => 'k',
        B::NotThis => 'x',
        B::StayLonger | B::ForLater => 'l',
        B::Next | B::Enough => 'n',
        B::OtherWay => 'o',
        B::Dizzy => 'd',
        B::Pause => 'p',
        B::GoOn | B::GoBack => 'g',
        B::StartAgain => 'a',
        B::End | B::EndHere => 'e',
        B::Space => 's',
        B::Stay => 'w',
        B::IAmOff => 'i',
        B::TheOther => 'u',
        B::Danger | B::Help => '?',
        B::MoreTime => 'm',
        B::WeAreBack => 'r',
        B::NotTonight => 'z',
        B::SaidIt => 'v',
        B::Feelings => 'f',
        B::JustStay => 'j',
        B::NotOkay => '!',
        B::Hide => 'h',
        B::Close => 'c',
        B::Feeling(feeling) => number(feeling as u8),
        B::Choice(n) => number(n),
    }
}

const fn number(n: u8) -> char {
    match n {
        0..=8 => (b'1' + n) as char,
        _ => '0',
    }
}

/// The name of a button in scripts: the name of its kind, and for feelings and choices which.
pub fn name(button: Button) -> String {
    use Button as B;
    let name = match button {
        B::Start => "start",
        B::Short => "short",
        B::Quiet => "quiet",
        B::Fine => "fine",
        B::Check => "check",
        B::NotThis => "not_this",
        B::StayLonger => "stay_longer",
        B::Next => "next",
        B::OtherWay => "other_way",
        B::Enough => "enough",
        B::Dizzy => "dizzy",
        B::Pause => "pause",
        B::GoOn => "go_on",
        B::StartAgain => "start_again",
        B::End => "end",
        B::Space => "space",
        B::Stay => "stay",
        B::IAmOff => "i_am_off",
        B::GoBack => "go_back",
        B::TheOther => "the_other",
        B::Breathe => "breathe",
        B::ForLater => "for_later",
        B::Danger => "danger",
        B::MoreTime => "more_time",
        B::WeAreBack => "we_are_back",
        B::NotTonight => "not_tonight",
        B::SaidIt => "said_it",
        B::QuietIsFine => "quiet_is_fine",
        B::Feelings => "feelings",
        B::Feeling(feeling) => return format!("feeling.{}", feeling.as_str()),
        B::Choice(n) => return format!("choice.{}", n.saturating_add(1)),
        B::JustStay => "just_stay",
        B::NotOkay => "not_okay",
        B::EndHere => "end_here",
        B::Help => "help",
        B::Hide => "hide",
        B::Close => "close",
    };
    name.to_owned()
}

/// A button as it is shown.
pub fn shown(label: &Label) -> Key {
    let button = label.button;
    Key {
        key: key(button),
        name: name(button),
        text: label.text.clone(),
        line: button == Button::ForLater,
        enter: matches!(
            button,
            Button::Start | Button::Next | Button::Enough | Button::GoOn | Button::Close
        ),
    }
}

/// The button of a name.
pub fn named(typed: &str) -> Option<Button> {
    if let Some(feeling) = typed.strip_prefix("feeling.") {
        return feeling.parse::<Feeling>().ok().map(Button::Feeling);
    }
    if let Some(choice) = typed.strip_prefix("choice.") {
        let number: u8 = choice.parse().ok()?;
        return number.checked_sub(1).map(Button::Choice);
    }
    PLAIN.iter().copied().find(|button| name(*button) == typed)
}

/// Every button that carries nothing.
const PLAIN: &[Button] = &[
    Button::Start,
    Button::Short,
    Button::Quiet,
    Button::Fine,
    Button::Check,
    Button::NotThis,
    Button::StayLonger,
    Button::Next,
    Button::OtherWay,
    Button::Enough,
    Button::Dizzy,
    Button::Pause,
    Button::GoOn,
    Button::StartAgain,
    Button::End,
    Button::Space,
    Button::Stay,
    Button::IAmOff,
    Button::GoBack,
    Button::TheOther,
    Button::Breathe,
    Button::ForLater,
    Button::Danger,
    Button::MoreTime,
    Button::WeAreBack,
    Button::NotTonight,
    Button::SaidIt,
    Button::QuietIsFine,
    Button::Feelings,
    Button::JustStay,
    Button::NotOkay,
    Button::EndHere,
    Button::Help,
    Button::Hide,
    Button::Close,
];
