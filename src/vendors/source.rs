//! The sources of answers and suggestions, in words: no author reads `preset:web-shop` or `scan`.
//!
//! Must not know the titles of presets: whoever asks names those. The price: a source that a newer release writes is
//! shown by the name that it has in the file.

use super::{SOURCE, find, source_words};

/// The source of what the usual kinds of data suggest.
pub const USUAL: &str = "usual";

/// The sources that are none of a kind, and their words.
const SINGLE: &[(&str, &str)] = &[
    ("author", "you"),
    ("counsel", "your counsel"),
    ("scan", "the look through the project"),
    (USUAL, "the usual kinds of data"),
];

/// The questions that a fact of a provider's file answers as it stands there, and the field of that file.
const FACTS: &[(&str, &str)] = &[
    ("sharing.recipients.*.country", "country"),
    ("sharing.recipients.*.part", "role"),
];

/// What is said behind a source that answers a question with a fact of the catalogue that nobody checked; else nothing.
pub fn doubt(from: &str, question: &str) -> &'static str {
    let vendor = from.strip_prefix(SOURCE).and_then(find);
    let field = FACTS.iter().find(|(id, _)| *id == question).map(|(_, field)| *field);
    let is_open = vendor
        .zip(field)
        .is_some_and(|(vendor, field)| !vendor.is_checked(field, None));
    if is_open { " (not verified)" } else { "" }
}

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
