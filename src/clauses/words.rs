//! How sentences are put together: `say!` and a few joiners.
//!
//! `say!` takes pieces that become inlines: `&'static str` is the program's words, [`user`] a person's,
//! another list of inlines is taken over, an `Option` that is `None` says nothing. Commas and "and" of
//! a list are the only words that come and go with its length.

use crate::answers::Answers;
use crate::document::{Block, Id, Inline, Sentence};
use crate::values::Link;
use std::borrow::Cow;

/// What a clause is written from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The settled answers.
    pub answers: &'a Answers,
    /// Whether a needed answer that is missing leaves a visible gap.
    pub gaps: &'a dyn Fn(&str) -> bool,
}

/// Inlines in the making.
pub type Words = Vec<Inline>;

/// Anything that can become inlines.
pub trait IntoWords {
    /// The inlines.
    fn into_words(self) -> Words;
}

impl IntoWords for &'static str {
    fn into_words(self) -> Words {
        if self.is_empty() {
            Vec::new()
        } else {
            vec![Inline::Fixed(Cow::Borrowed(self))]
        }
    }
}
/// A string made by the program (a number, a date): its own words, not a person's.
impl IntoWords for String {
    fn into_words(self) -> Words {
        if self.is_empty() {
            Vec::new()
        } else {
            vec![Inline::Fixed(Cow::Owned(self))]
        }
    }
}
impl IntoWords for u32 {
    fn into_words(self) -> Words {
        self.to_string().into_words()
    }
}
impl IntoWords for Inline {
    fn into_words(self) -> Words {
        vec![self]
    }
}
impl IntoWords for Words {
    fn into_words(self) -> Words {
        self
    }
}
impl<T: IntoWords> IntoWords for Option<T> {
    fn into_words(self) -> Words {
        self.map(T::into_words).unwrap_or_default()
    }
}

/// A person's words without the white space and the full stop at their ends. The full stop of an
/// abbreviation stays (`Acme Inc.`); [`Pen::line`] sees to it that no second one follows.
fn bare(text: &str) -> &str {
    const ABBREVIATIONS: &[&str] = &[
        "inc", "ltd", "co", "corp", "llc", "llp", "plc", "pty", "pvt", "bros", "jr", "sr", "oy", "ag", "sa", "st", "dept", "univ",
    ];
    let text = text.trim();
    let Some(rest) = text.strip_suffix('.') else {
        return text;
    };
    let last = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    if last.contains('.') || initial || ABBREVIATIONS.contains(&last.to_lowercase().as_str()) {
        text
    } else {
        rest.trim_end_matches('.')
    }
}

/// A person's words, without the white space and the full stop at their ends.
pub fn user(text: &str) -> Inline {
    Inline::User(bare(text).to_owned())
}

/// A person's words with the first letter raised, to begin a sentence, a cell or a heading.
pub fn user_capital(text: &str) -> Inline {
    let text = bare(text);
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    Inline::User(format!("{first}{}", letters.as_str()))
}

/// Whether a noun phrase names several things: its noun, before any “in” or “of”, ends as a plural does.
pub fn is_plural(phrase: &str) -> bool {
    const BEHIND: &[&str] = &[
        "at", "for", "from", "in", "near", "of", "on", "that", "to", "which", "who", "whose", "with",
    ];
    let phrase = bare(phrase).to_lowercase();
    if phrase.contains(" and ") || phrase.contains(" & ") {
        return true;
    }
    let before: Vec<&str> = phrase.split_whitespace().take_while(|word| !BEHIND.contains(word)).collect();
    let noun = before.last().copied().unwrap_or_default();
    let ends = |letters: &str| noun.ends_with(letters);
    ends("s") && !ends("ss") && !ends("us") && !ends("is") || ["people", "children", "media", "criteria"].contains(&noun)
}

/// The article before one thing, by its sound; none where the words bring one.
pub fn article(noun: &str) -> &'static str {
    let spelt = noun.split([' ', '-']).next().unwrap_or_default();
    // an abbreviation is read by its letters: `an LLC`, `a UK company`
    if spelt.len() > 1 && spelt.chars().all(char::is_uppercase) {
        return if spelt.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']) {
            "an "
        } else {
            "a "
        };
    }
    let noun = noun.trim().to_lowercase();
    let first = noun.split_whitespace().next().unwrap_or_default();
    let starts = |sounds: &[&str]| sounds.iter().any(|sound| noun.starts_with(sound));
    match first {
        "a" | "an" | "the" | "our" | "your" => "",
        _ if starts(&["unid", "unim", "unin", "hour", "honest", "8", "11-", "18-"]) => "an ",
        _ if starts(&["eu", "uni", "one ", "one-", "use", "usu", "util"]) => "a ",
        _ if starts(&["a", "e", "i", "o", "un"]) => "an ",
        _ => "a ",
    }
}

/// A person's words with the first letter lowered, to stand inside a sentence; abbreviations and names
/// of several capitals (`API logs`) are left as they are.
pub fn user_small(text: &str) -> Inline {
    let text = bare(text);
    let first_word = text.split_whitespace().next().unwrap_or_default();
    let is_name = first_word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !is_name => Inline::User(format!("{}{}", first.to_lowercase(), letters.as_str())),
        _ => Inline::User(text.to_owned()),
    }
}

/// Takes away a full stop of the program that follows one of a person: `Acme Inc.` ends a sentence as it is.
fn no_second_stop(words: &mut Words, stopped: &mut bool) {
    for inline in words {
        match inline {
            Inline::Fixed(text) => {
                if *stopped && text.starts_with('.') {
                    *text = Cow::Owned(text[1..].to_owned());
                }
                if !text.is_empty() {
                    *stopped = text.ends_with('.');
                }
            }
            Inline::Strong(inner) => no_second_stop(inner, stopped),
            Inline::User(text) | Inline::Link { text, .. } => *stopped = text.ends_with('.'),
            Inline::See(_) | Inline::Gap(_) => *stopped = false,
        }
    }
}

/// A link that shows these words.
pub fn link(text: &str, to: &Link) -> Inline {
    if to.is_safe() {
        Inline::Link {
            text: text.to_owned(),
            to: to.0.clone(),
        }
    } else {
        user(text)
    }
}

/// Words that stand out.
pub fn strong(words: impl IntoWords) -> Inline {
    Inline::Strong(words.into_words())
}

/// Raises the first letter of the program's words that begin a sentence.
pub fn capital(mut words: Words) -> Words {
    if let Some(first) = words.first_mut() {
        match first {
            Inline::Fixed(text) => {
                let mut letters = text.chars();
                if let Some(c) = letters.next() {
                    *text = Cow::Owned(format!("{}{}", c.to_uppercase(), letters.as_str()));
                }
            }
            Inline::User(text) => *first = user_capital(&text.clone()),
            Inline::Strong(inner) => *inner = capital(std::mem::take(inner)),
            Inline::Link { .. } | Inline::See(_) | Inline::Gap(_) => {}
        }
    }
    words
}

/// Puts pieces one after the other: `say!["We keep ", user(name), " for ", span, "."]`.
macro_rules! say {
    ($($piece:expr),* $(,)?) => {{
        let mut words: $crate::clauses::words::Words = Vec::new();
        $( words.extend($crate::clauses::words::IntoWords::into_words($piece)); )*
        words
    }};
}
pub(crate) use say;

/// A writer of the sentences of one clause, about one row or none.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    clause: &'static str,
    row: &'a str,
}

impl<'a> Pen<'a> {
    /// For a clause as a whole.
    pub fn new(clause: &'static str) -> Self {
        Self { clause, row: "" }
    }
    /// For a row of the clause.
    pub fn row(self, row: &'a str) -> Self {
        Self { row, ..self }
    }
    /// A sentence in this slot. Its words bring their own full stop.
    pub fn line(self, slot: &'static str, mut words: Words) -> Sentence {
        no_second_stop(&mut words, &mut false);
        Sentence {
            id: Id {
                clause: self.clause,
                row: self.row.to_owned(),
                slot,
            },
            inlines: words,
        }
    }
}

/// A paragraph, unless there is nothing to say.
pub fn paragraph(sentences: Vec<Sentence>) -> Option<Block> {
    let sentences: Vec<Sentence> = sentences.into_iter().filter(|s| !s.inlines.is_empty()).collect();
    (!sentences.is_empty()).then_some(Block::Paragraph(sentences))
}

impl<'a> View<'a> {
    /// The name of a kind of data, to stand inside a sentence; nothing for a key without a row.
    pub fn kind(&self, key: &str) -> Option<Inline> {
        let row = self.answers.collection.kinds.iter().find(|row| row.key == key)?;
        row.name.as_deref().map(|name| self.small(name))
    }
    /// A person's words to stand inside a sentence: small, unless they begin with a name that the answers know.
    pub fn small(&self, text: &str) -> Inline {
        let first = text.split_whitespace().next().unwrap_or_default();
        let company = &self.answers.company;
        let sharing = &self.answers.sharing;
        let own = [company.product.as_ref(), company.legal_name.as_ref()].into_iter().flatten();
        let others = sharing
            .recipients
            .iter()
            .filter(|row| row.unnamed != Some(true))
            .filter_map(|row| row.name.as_ref());
        let connected = sharing.integrations.iter().filter_map(|row| row.name.as_ref());
        let mut names = own.chain(others).chain(connected);
        if names.any(|name| name.split_whitespace().next() == Some(first)) {
            user(text)
        } else {
            user_small(text)
        }
    }
    /// The name of a recipient; nothing for a key without a row.
    pub fn recipient(&self, key: &str) -> Option<Inline> {
        let row = self.answers.sharing.recipients.iter().find(|row| row.key == key)?;
        row.name.as_deref().map(user)
    }
    /// The name of a connected service; nothing for a key without a row.
    pub fn integration(&self, key: &str) -> Option<Inline> {
        let row = self.answers.sharing.integrations.iter().find(|row| row.key == key)?;
        row.name.as_deref().map(user)
    }
    /// The name of the product.
    pub fn product(&self) -> Option<Inline> {
        self.answers.company.product.as_deref().map(user)
    }
    /// What customers are called: the author's word, or nothing where that is "customers" too.
    pub fn customers(&self) -> Option<Inline> {
        let plain = |name: &&str| !matches!(bare(name).to_lowercase().as_str(), "customers" | "our customers");
        self.answers.company.customers_are.as_deref().filter(plain).map(user_small)
    }
    /// The names of rows, in the order of their keys; keys without a row are left out.
    pub fn names(&self, keys: Option<&'a Vec<String>>, name: impl Fn(&Self, &str) -> Option<Inline>) -> Vec<Inline> {
        keys.into_iter().flatten().filter_map(|key| name(self, key)).collect()
    }
}

#[cfg(test)]
mod tests;
