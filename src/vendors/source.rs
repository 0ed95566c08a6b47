//! The sources of answers and suggestions, in words: no author reads `preset:web-shop` or `scan`.
//!
//! Must not know the titles of presets: whoever asks names those. The price: a source that a newer release writes is
//! shown by the name that it has in the file.

use super::{BY_HAND, CATALOGUE, source_words};
use crate::interview::listed;

/// The source of what the usual kinds of data suggest.
pub const USUAL: &str = "usual";

/// The sources that are none of a kind, and their words.
const SINGLE: &[(&str, &str)] = &[
    ("author", "you"),
    ("counsel", "your counsel"),
    ("scan", "the look through the project"),
    (BY_HAND, "the countries of your recipients"),
    (USUAL, "the usual kinds of data"),
];

/// A source in words; `title` names a preset by its id, where it is known.
pub fn source(from: &str, title: &dyn Fn(&str) -> Option<String>) -> String {
    if let Some(words) = source_words(from) {
        return words;
    }
    if let Some((_, words)) = SINGLE.iter().find(|(id, _)| *id == from) {
        return (*words).to_owned();
    }
    match from.split_once(':') {
        Some(("preset", id)) => title(id).unwrap_or_else(|| format!("the preset {id}")),
        Some((kind, name)) => format!("the {kind} {name}"),
        None => from.to_owned(),
    }
}

/// Sources that say something together, in words: that some of them are of the catalogue is said once, behind the last of these.
pub fn sources<'s>(all: impl IntoIterator<Item = &'s str>, name: &dyn Fn(&str) -> String) -> String {
    let named = all.into_iter().map(name);
    let (of_catalogue, others): (Vec<String>, Vec<String>) = named.partition(|words| words.ends_with(CATALOGUE));
    let last = of_catalogue.len().saturating_sub(1);
    let bare = of_catalogue
        .iter()
        .enumerate()
        .map(|(n, words)| match words.strip_suffix(CATALOGUE) {
            Some(name) if n < last => name,
            _ => words,
        });
    listed(&others.iter().map(String::as_str).chain(bare).collect::<Vec<_>>())
}
