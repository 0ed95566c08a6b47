//! Closed lists of choices: one macro makes the enum, its names in the file and its words on the screen.

/// One choice of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The name in files and on the command line, as in `"up-to"`.
    pub id: &'static str,
    /// The words an author reads.
    pub label: &'static str,
    /// Other words for it, with commas: by these it is found, and nothing prints them.
    pub also: &'static str,
}

/// An enum made by `choice!`: a closed list that an author picks from.
pub trait Chosen: Copy + PartialEq + 'static {
    /// Every choice, in the order in which it is offered.
    const CHOICES: &'static [Choice];
    /// The same, as values.
    const ALL: &'static [Self];
    /// The words an author reads.
    fn label(self) -> &'static str;
    /// The name in files.
    fn id(self) -> &'static str;
}

/// Declares a closed list: the variant, its name in the file, the words on the screen, perhaps other words to find it by.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $id:literal: $label:literal $(| $also:literal)?,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
                 serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $( #[doc = $label] $(#[$vmeta])* #[serde(rename = $id)] $variant, )+
        }
        impl $crate::values::Chosen for $name {
            const CHOICES: &'static [$crate::values::Choice] =
                &[$($crate::values::Choice { id: $id, label: $label, also: concat!($($also)?) }),+];
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
            fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }
    };
}
pub(crate) use choice;
