//! What the author decided about a finding, and the answers on which that rests.
//!
//! A decision holds for its [`Matter`]: the rule, the answers at which it spoke, and the sentence. It keeps what it
//! rests on (`rests`); once one of that is another, it has lapsed. The reason is private and no part of it (`notes`).
//! Must not know any rule. The price: a decision on a rule that is gone is kept until its author takes it away.

use super::rests::stands;
use super::{Draft, Path};
use crate::answers::Answers;
use crate::interview::Value;
use crate::values::{PolicyDate, object};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What can be decided about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// It is so, and the policy is published all the same.
    Accepted,
    /// The rule does not apply to us.
    NotApplicable,
    /// It will be mended after this publication.
    Later,
    /// A lawyer is asked.
    AskCounsel,
}

impl Decided {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::NotApplicable, Self::Later, Self::AskCounsel, Self::Accepted];

    /// The word for it in the file and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::NotApplicable => "not-applicable",
            Self::Later => "later",
            Self::AskCounsel => "ask-counsel",
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::NotApplicable => "does not apply to us",
            Self::Later => "to be mended later",
            Self::AskCounsel => "a lawyer is asked",
        }
    }

    /// What an author says who decides so.
    pub fn says(self) -> &'static str {
        match self {
            Self::Accepted => "Publish anyway: we know it and accept it",
            Self::NotApplicable => "It does not apply to us",
            Self::Later => "Publish now, mend it later",
            Self::AskCounsel => "Publish now, ask a lawyer about it",
        }
    }
}

/// What a decision is about: one finding of a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Matter {
    /// The id of the rule.
    pub rule: String,
    /// The answers at which it spoke, sorted.
    pub at: Vec<Path>,
    /// The sentence of the text in which it stands; empty where it is no matter of words.
    #[serde(default)]
    pub sentence: String,
}

impl Matter {
    /// The finding of a rule at these answers, in whatever order, and in this sentence.
    pub fn new(rule: &str, at: &[Path], sentence: &str) -> Self {
        let (rule, mut at, sentence) = (rule.to_owned(), at.to_vec(), sentence.to_owned());
        at.sort();
        Self { rule, at, sentence }
    }

    /// Whether it is of the same rule at the same answers, in whatever sentence.
    pub fn is_near(&self, other: &Self) -> bool {
        self.rule == other.rule && self.at == other.at
    }
}

/// What is decided about a finding, and on which parts of the answers that rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// What.
    pub decision: Decided,
    /// What the finding says of this draft, beyond the words of its rule; empty where it says no more.
    pub message: String,
    /// The names of the parts, as `rests` reads them.
    pub parts: Vec<Path>,
}

/// A decision about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Decision {
    /// The id of the rule.
    pub rule: String,
    /// The answers at which it spoke.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Path>,
    /// The sentence of the text in which it stood.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sentence: String,
    /// What the rule said of this draft, where that was more than it says of every one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// The day.
    pub on: PolicyDate,
    /// Who decided.
    pub by: String,
    /// What.
    pub decision: Decided,
    /// What it rests on, as it was. Of an answer its value, `null` for what nobody had said; of a row, a table or a
    /// section (`sharing`; `company.*` for those of its answers that are no rows) a digest.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rests_on: BTreeMap<Path, Value>,
}

object!(Decision);

impl Decision {
    /// What it is about.
    pub fn matter(&self) -> Matter {
        Matter::new(&self.rule, &self.at, &self.sentence)
    }

    /// Whether the answers on which it rests are still the same, and the rule says the same of them. What this
    /// release does not know has changed.
    pub fn holds(&self, published: &Answers, message: &str) -> bool {
        self.message == message && self.changed(published).next().is_none()
    }

    /// The parts of the answers on which it rests that are others now, with what each was: a value or a digest.
    pub fn changed(&self, published: &Answers) -> impl Iterator<Item = (&Path, &Value)> {
        let changed = |(part, was): &(&Path, &Value)| !stands(published, &self.at, part, was);
        self.rests_on.iter().filter(changed)
    }
}

impl Draft {
    /// The decision about this, whether or not it still holds.
    pub fn decision(&self, about: &Matter) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.matter() == *about)
    }
}

/// The order of decisions in a file.
pub(crate) fn order(one: &Decision, other: &Decision) -> std::cmp::Ordering {
    (&one.rule, &one.at, &one.sentence).cmp(&(&other.rule, &other.at, &other.sentence))
}
