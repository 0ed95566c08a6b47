//! What a sentence of the author's says, against an answer that it cannot be true beside.
//!
//! Each row of these tables is a rule on one kind of sentence: the phrases that say it, the words with which it says less,
//! the answer against it, and, in its trial, sentences that must be heard and such as must not. Must not decide which of
//! the two is true. The price: a sentence that wonders, reports or sets a condition is never heard, whatever it admits.

mod advertising;
mod handling;
mod models;

#[cfg(test)]
macro_rules! written {
    ($at:literal, $text:literal) => {
        concat!("statements.texts.own={\"at\":\"", $at, "\",\"text\":\"", $text, "\"}")
    };
}
#[cfg(test)]
use written;

use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::contradictions::CLASH;
use crate::review::phrases::{Hit, Line};
use crate::review::rule::{Breach, Rule, Text, count, joined};

const TABLES: &[&[Rule]] = &[advertising::RULES, handling::RULES, models::RULES];
pub(super) const RULES: &[Rule] = &ALL;
const ALL: [Rule; count(TABLES)] = joined(TABLES);

/// What the rules have in common.
const SAID: Rule = Rule {
    text: Text::Own,
    ..CLASH
};

/// One thing that sentences say, and what of the answers is against it.
pub(super) struct Saying {
    /// Phrases of which a sentence says one and means it.
    pub says: &'static [&'static str],
    /// Words with which it says less, or something else.
    pub unless: &'static [&'static str],
    /// The answer against it.
    pub against: fn(&Case, &Line) -> Option<Against>,
}

/// The answer against a sentence.
pub(super) struct Against {
    /// Its path.
    at: String,
    /// What it says, in words that complete “…, the text says, and …”.
    says: String,
    /// Whether both may be true, so that only the author can tell.
    asked: bool,
}

impl Against {
    /// An answer that leaves the sentence no way to be true.
    pub fn says(at: impl Into<String>, says: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            says: says.into(),
            asked: false,
        }
    }

    /// The same as a question, if it holds.
    #[must_use]
    pub fn asked_if(mut self, holds: bool) -> Self {
        self.asked = holds;
        self
    }
}

/// Words with which a sentence wonders, reports what others say, or sets a condition.
const UNMEANT: &[&str] = &[
    "if",
    "when",
    "whenever",
    "should we",
    "would",
    "could",
    "might",
    "in case",
    "suppose*",
    "imagine*",
    "say|says|said|claim|claims|claimed",
    "think|thinks|believe|believes|wonder|wonders|rumour|rumours|rumor|rumors|myth",
    "ask|asks us|whether",
    "know|clear|unclear|true whether",
    "example",
    "planned|plan to",
];

/// A breach for each sentence that says one of these, beside an answer against it.
pub(super) fn clashes(case: &Case, sayings: &[Saying]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for line in case.own().iter().filter(|line| means_it(line)) {
        for saying in sayings {
            let Some(hit) = line.asserts(saying.says).filter(|_| !line.has(saying.unless)) else {
                continue;
            };
            if let Some(against) = (saying.against)(case, line) {
                breaches.push(breach(line, &hit, against));
                break;
            }
        }
    }
    breaches
}

/// Whether a sentence states something, rather than to wonder or to tell what others say.
fn means_it(line: &Line) -> bool {
    !line.heading && !line.is_question() && !line.has(UNMEANT)
}

fn breach(line: &Line, hit: &Hit, against: Against) -> Breach {
    let perhaps = against.asked || line.beside(hit, &["may"]);
    let ends = if perhaps { ": can both be true?" } else { "." };
    let mut breach = line.breach(format!("“{}”, the text says, and {}{ends}", line.said(hit), against.says));
    breach.at.push(against.at);
    breach.milder_if(perhaps, Should)
}
