//! Words in sentences: phrases, the clause around them, negation, and which words are the author's own.
//!
//! Owns all matching of phrases in the review. A phrase is words between spaces, compared whole and whatever their
//! case; a hyphen counts as a space (`bank grade` finds “bank-grade”). In a phrase `a|b` is one word or the other, a
//! word that ends in `?` may be missing, `secur*` is any word that begins so, `_` is any one word, and `...` up to six
//! words of the same clause. Must not know any rule. The price: grammar is guessed from words, so it is guessed
//! towards silence: what may be negated counts as negated.

mod author;
mod pattern;
#[cfg(test)]
mod tests;
mod words;

pub(super) use author::read;
pub(super) use pattern::literal;

use super::case::Case;
use super::rule::Breach;
use pattern::{beginning, ends_at, may_hold};
use std::ops::Range;
use words::{Word, words};

/// One sentence, and which answer it stands in.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The path of the answer: `statements.texts.agree.text`.
    pub path: String,
    /// The section in which it is printed: `sharing`; empty where that is not known.
    pub section: String,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it is one of the author's own statements, and so wholly their words.
    pub statement: bool,
    /// The sentence that ends with a colon and leads to the list in which this is an item; else empty.
    pub lead: String,
    /// The sentence.
    pub text: String,
    /// The bytes of it that are the author's own.
    own: Vec<Range<usize>>,
    words: Vec<Word>,
    /// The beginnings of its words, to pass over phrases that cannot be in it.
    begins: u128,
    /// The lead as a sentence of its own.
    ahead: Option<Box<Line>>,
}

/// Where a phrase was found: numbers of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit(pub Range<usize>);

/// Words that turn what is said around.
const NEGATORS: &[&str] = &[
    "not",
    "cannot",
    "never",
    "no",
    "nor",
    "neither",
    "none",
    "nobody",
    "nothing",
    "nowhere",
    "without",
    "unable",
    "impossible",
    "refuse",
    "refuses",
    "avoid",
    "prohibit",
    "prohibits",
    "prohibited",
    "forbid",
    "forbids",
    "forbidden",
    "stop",
    "stops",
    "stopped",
    "prevent",
    "prevents",
    "instead",
    "rather",
    "hardly",
    "non",
];

/// Words with which a sentence limits what it denies: to a time, a condition, a place, a part.
const NARROWERS: &[&str] = &[
    "unless",
    "until",
    "except*",
    "apart from",
    "other than",
    "by default",
    "before you|anybody|anyone|somebody",
    "if|once|when you|they agree|choose|consent|reject|decline|refuse|connect|accept",
    "if you reject|decline|refuse|accept _",
    "without your|their|a consent|yes|agreement|permission",
    "more than",
    "main copy",
    "on our|the|some _? page|pages",
    "from social|other|public _? networks|sources|companies",
];

/// Whether words hold one of these phrases.
pub fn speaks_of(words: &str, phrases: &[&str]) -> bool {
    Line::new("", words).find(phrases).is_some()
}

impl Line {
    /// A sentence that is wholly the author's.
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            own: std::iter::once(0..text.len()).collect(),
            ..Self::default().saying(path, text)
        }
    }

    /// An item of the list that this sentence leads to.
    #[must_use]
    pub fn led_by(mut self, lead: &str) -> Self {
        lead.clone_into(&mut self.lead);
        self.ahead = (!lead.is_empty()).then(|| Box::new(Self::new("", lead)));
        self
    }

    fn saying(mut self, path: &str, text: &str) -> Self {
        self.words = words(text);
        self.begins = self.words.iter().fold(0, |all, word| all | beginning(&word.small));
        path.clone_into(&mut self.path);
        text.clone_into(&mut self.text);
        self
    }

    /// Every place in which a phrase is said with at least one own word of the author's, from left to right.
    pub fn all(&self, phrase: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        if !may_hold(self.begins, phrase) {
            return hits;
        }
        let mut from = 0;
        while from < self.words.len() {
            match ends_at(&self.words, phrase, from).filter(|end| *end > from) {
                Some(end) => {
                    if self.is_own(from..end) {
                        hits.push(Hit(from..end));
                    }
                    from = end;
                }
                None => from += 1,
            }
        }
        hits
    }

    /// The first place that says one of these phrases, negated or not.
    pub fn find(&self, phrases: &[&str]) -> Option<Hit> {
        phrases.iter().find_map(|phrase| self.all(phrase).into_iter().next())
    }

    /// The first place that says one of these phrases and means it: not negated, not quoted.
    pub fn asserts(&self, phrases: &[&str]) -> Option<Hit> {
        let mut hits = phrases.iter().flat_map(|phrase| self.all(phrase));
        hits.find(|hit| !self.negated(hit) && !self.quoted(hit))
    }

    /// The first place that says one of these phrases, negated or not, but not in quotation marks.
    pub fn says(&self, phrases: &[&str]) -> Option<Hit> {
        let mut hits = phrases.iter().flat_map(|phrase| self.all(phrase));
        hits.find(|hit| !self.quoted(hit))
    }

    /// Whether the sentence holds one of these phrases anywhere, in whoever's words, or its lead does.
    pub fn has(&self, phrases: &[&str]) -> bool {
        self.holds(phrases, 0..self.words.len()) || self.ahead.as_ref().is_some_and(|lead| lead.has(phrases))
    }

    /// Whether the clause around a hit holds one of these phrases, in whoever's words.
    pub fn beside(&self, hit: &Hit, phrases: &[&str]) -> bool {
        self.holds(phrases, self.clause(hit))
    }

    /// Whether one of these phrases begins at most so many words after the hit, whatever the clause.
    pub fn then(&self, hit: &Hit, within: usize, phrases: &[&str]) -> bool {
        let end = (hit.0.end + within + 1).min(self.words.len());
        (hit.0.end..end).any(|from| phrases.iter().any(|phrase| ends_at(&self.words, phrase, from).is_some()))
    }

    /// Whether one of these phrases ends at most so many words before the hit, in the same clause.
    pub fn after(&self, hit: &Hit, within: usize, phrases: &[&str]) -> bool {
        let start = self.clause(hit).start.max(hit.0.start.saturating_sub(within + 8));
        let ends =
            (start..hit.0.start).flat_map(|from| phrases.iter().filter_map(move |phrase| ends_at(&self.words, phrase, from)));
        ends.into_iter().any(|end| end <= hit.0.start && hit.0.start - end <= within)
    }

    /// The words of the clause around a hit, as numbers.
    pub fn clause(&self, hit: &Hit) -> Range<usize> {
        let inside = |word: &&Word| {
            let (first, last) = (self.words[hit.0.start].clause, self.words[hit.0.end - 1].clause);
            (first..=last).contains(&word.clause)
        };
        let start = self.words.iter().position(|word| inside(&word)).unwrap_or(hit.0.start);
        start..start + self.words.iter().filter(inside).count()
    }

    /// The clause around a hit, as it is written.
    pub fn clause_text(&self, hit: &Hit) -> &str {
        self.text_of(self.clause(hit))
    }

    /// The words of a hit, as they are written.
    pub fn said(&self, hit: &Hit) -> &str {
        self.text_of(hit.0.clone())
    }

    /// Whether anything in the clause around a hit, outside of it, or in the lead of its list, turns it around.
    pub fn negated(&self, hit: &Hit) -> bool {
        let clause = self.clause(hit);
        let outside = clause.filter(|at| !hit.0.contains(at));
        let turns = |word: &Word| NEGATORS.contains(&word.small.as_str()) || word.small.ends_with("n't");
        // “metadata (not the text) may be sent”: what is in brackets turns only what is in them
        let aside = self.words[hit.0.start].bracket;
        outside
            .into_iter()
            .any(|at| turns(&self.words[at]) && (aside || !self.words[at].bracket))
            || self.ahead.as_ref().is_some_and(|lead| lead.words.iter().any(turns))
    }

    /// Whether it limits what it says, and so denies less than it seems to.
    pub fn is_narrowed(&self) -> bool {
        self.has(NARROWERS)
    }

    /// Whether it asks, and so says nothing.
    pub fn is_question(&self) -> bool {
        self.text.trim_end().ends_with('?')
    }

    /// Whether a hit stands in quotation marks.
    pub fn quoted(&self, hit: &Hit) -> bool {
        self.words[hit.0.clone()].iter().any(|word| word.quoted)
    }

    /// Whether every word of a hit is the author's own.
    pub fn wholly_own(&self, hit: &Hit) -> bool {
        hit.0.clone().all(|at| self.is_own(at..at + 1))
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// A breach with this sentence and these words.
    pub fn breach(&self, words: impl Into<String>) -> Breach {
        Breach {
            sentence: self.text.clone(),
            ..Breach::said(self.path.clone(), words)
        }
    }

    fn text_of(&self, words: Range<usize>) -> &str {
        match (self.words.get(words.start), self.words.get(words.end.saturating_sub(1))) {
            (Some(first), Some(last)) if !words.is_empty() => &self.text[first.at.start..last.at.end],
            _ => "",
        }
    }

    fn holds(&self, phrases: &[&str], within: Range<usize>) -> bool {
        let mut held = phrases.iter().filter(|phrase| may_hold(self.begins, phrase));
        held.any(|phrase| {
            within
                .clone()
                .any(|from| ends_at(&self.words, phrase, from).is_some_and(|end| end <= within.end))
        })
    }

    fn is_own(&self, hit: Range<usize>) -> bool {
        let (start, end) = (self.words[hit.start].at.start, self.words[hit.end - 1].at.end);
        self.own.iter().any(|own| own.start < end && start < own.end)
    }
}
