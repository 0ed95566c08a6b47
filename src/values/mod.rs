//! What an answer can be: the leaf values of an interview, apart from text, yes/no and lists of words.
//!
//! Owns their shape in the file and their plain names on the screen. Must not know which question
//! holds them, nor how a policy words them (that is `clauses`). Every value is one leaf: its parts
//! have no path of their own, so a period or a contact is set, suggested and undone as a whole.

mod choice;
mod contact;
mod countries;
mod date;
mod digest;
mod item;
mod items;
mod object;
mod period;
mod place;

pub(crate) use choice::choice;
pub use choice::{Choice, Chosen};
pub use contact::{Contact, ContactKind, Link, is_address_in_one};
pub use date::PolicyDate;
pub use digest::digest;
pub use item::{DataItem, Form, ItemKind};
pub use items::{COMES_ALONG, ITEMS, ITEMS_ALSO};
pub(crate) use object::object;
pub use period::{Ending, How, Period, Span, Start, Unit};
pub use place::{Place, WORLDWIDE, area_name, areas, article, in_eea};

/// Text that came from a person, made fit to store: line ends are `\n`, tabs are spaces, and
/// control characters and direction overrides are gone. Never changes a visible character.
pub fn clean(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    unified.chars().filter(|&c| c == '\n' || !is_hidden(c)).collect()
}

/// [`clean`] for a single line: line breaks become spaces, and the ends are trimmed.
pub fn clean_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character would steer a terminal or a reader's eye instead of being read.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}
