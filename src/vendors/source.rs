//! The sources of answers and suggestions, in words: no author reads `preset:web-shop` or `scan`.
//!
//! Must not know the titles of presets: whoever asks names those. The price: a source that a newer release writes is
//! shown by the name that it has in the file.

use super::source_words;

/// The source of what the usual kinds of data suggest.
pub const USUAL: &str = "usual";

/// The sources that are none of a kind, and their words.
const SINGLE: &[(&str, &str)] = &[
    ("author", "you"),
    ("counsel", "your counsel"),
    ("scan", "the look through the project"),
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
