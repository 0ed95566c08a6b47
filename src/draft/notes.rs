//! Notes to counsel, and the reasons of decisions: words that never stand in the draft itself.
//!
//! A draft is often committed, and what is written to a lawyer should not be, nor why a law was set aside: the notes are a value of their
//! own, kept in a file of their own (`drafts::private`). Must not know files. The price: a note and the
//! answer that it is about are saved apart, so a note may outlive its row.

use super::{Matter, Path};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The format of the file of private notes that this program writes.
pub const FORMAT: u32 = 1;

/// Private notes, by the path of the answer that each is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// The format of the file.
    pub format: u32,
    /// The notes.
    #[serde(default)]
    pub notes: BTreeMap<Path, String>,
    /// Why something was decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// Why something was decided about a finding, or a provider judged ([`super::judgements::matter`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The id of the rule.
    pub rule: String,
    /// The answers at which it spoke.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Path>,
    /// The sentence of the text in which it stood.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sentence: String,
    /// The reason.
    pub reason: String,
}

impl Reason {
    /// The reason of a decision about this.
    pub fn new(about: &Matter, reason: &str) -> Self {
        Self {
            rule: about.rule.clone(),
            at: about.at.clone(),
            sentence: about.sentence.clone(),
            reason: reason.to_owned(),
        }
    }

    /// What the decision is about.
    pub fn matter(&self) -> Matter {
        Matter::new(&self.rule, &self.at, &self.sentence)
    }
}

impl Default for Notes {
    fn default() -> Self {
        Self {
            format: FORMAT,
            notes: BTreeMap::new(),
            reasons: Vec::new(),
        }
    }
}

impl Notes {
    /// The note about this answer.
    pub fn get(&self, at: &str) -> Option<&str> {
        self.notes.get(at).map(String::as_str)
    }

    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.reasons.is_empty()
    }

    /// Why this was decided.
    pub fn reason(&self, about: &Matter) -> Option<&str> {
        let found = self.reasons.iter().find(|one| one.matter() == *about);
        found.map(|one| one.reason.as_str())
    }

    /// Keeps the reason of a decision, or takes it away where nothing but white space is left of it.
    pub fn give_reason(&mut self, about: &Matter, text: &str) {
        let reason = crate::values::clean(text).trim().to_owned();
        self.reasons.retain(|one| one.matter() != *about);
        if !reason.is_empty() {
            self.reasons.push(Reason::new(about, &reason));
            self.reasons.sort_by_key(Reason::matter);
        }
    }

    /// Keeps a note, or takes it away where nothing but white space is left of it.
    pub fn set(&mut self, at: &str, text: &str) {
        let text = crate::values::clean(text).trim().to_owned();
        if text.is_empty() {
            self.notes.remove(at);
        } else {
            self.notes.insert(at.to_owned(), text);
        }
    }
}
