//! The records of the border.

pub mod content;
pub mod content_kinds;
pub mod cooldown;
pub mod exchange;
pub mod items;
pub mod journal;
pub mod names;
pub mod preview;
pub mod reading;
pub mod reflect;
pub mod repair;
pub mod rhythm;
pub mod scales;
pub mod topics;
pub mod views;

/// An enum of the border for one of the core whose cases have no names for what they carry, and the
/// way between the two. Both matches are exhaustive.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident for $core:ty {
        $($(#[$case_doc:meta])* $case:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),+ $(,)? })?),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
        pub enum $name {
            $($(#[$case_doc])* $case $({ $($(#[$field_doc])* $field: $type),+ })?),+
        }

        impl From<$core> for $name {
            fn from(core: $core) -> Self {
                type Core = $core;
                match core {
                    $(Core::$case $(($($field),+))? => Self::$case $({ $($field: $field.into()),+ })?),+
                }
            }
        }

        impl From<$name> for $core {
            fn from(border: $name) -> Self {
                type Core = $core;
                match border {
                    $($name::$case $({ $($field),+ })? => Core::$case $(($($field.into()),+))?),+
                }
            }
        }
    };
}
pub(crate) use named;
