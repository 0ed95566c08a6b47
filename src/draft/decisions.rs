//! What the author decided about a finding, and the answers on which that rests.
//!
//! A decision holds for its finding: the rule, and the answers at which it spoke. It keeps the plain values on which
//! it was made; once one of them is another, it has lapsed. The reason is private and no part of it (`notes`).
//! Must not know any rule. The price: of a table only which rows there are is kept, so a change inside a row that the
//! finding does not name is not seen.

use super::{Draft, Path};
use crate::answers::Answers;
use crate::interview::{self, Question, Value};
use crate::path::{self, Spot};
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

/// A decision about a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Decision {
    /// The id of the rule.
    pub rule: String,
    /// The answers at which it spoke.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Path>,
    /// The day.
    pub on: PolicyDate,
    /// Who decided.
    pub by: String,
    /// What.
    pub decision: Decided,
    /// The answers on which it rests, as they were; `null` for what nobody had said. Of a table its keys.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rests_on: BTreeMap<Path, Value>,
}

object!(Decision);

impl Decision {
    /// Whether it is about this finding.
    pub fn is_of(&self, rule: &str, at: &[Path]) -> bool {
        self.rule == rule && self.at.len() == at.len() && at.iter().all(|at| self.at.contains(at))
    }

    /// Whether the answers on which it rests are still the same.
    pub fn holds(&self, published: &Answers) -> bool {
        self.rests_on.iter().all(|(at, value)| said(published, at) == *value)
    }
}

impl Draft {
    /// The decision about a finding, whether or not it still holds.
    pub fn decision(&self, rule: &str, at: &[Path]) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.is_of(rule, at))
    }
}

/// The order of decisions in a file.
pub(crate) fn order(one: &Decision, other: &Decision) -> std::cmp::Ordering {
    (&one.rule, &one.at).cmp(&(&other.rule, &other.at))
}

/// The plain values on which a decision about these answers and these questions rests.
pub fn rests_on(published: &Answers, at: &[Path], questions: &[&str]) -> BTreeMap<Path, Value> {
    let mut paths: Vec<Path> = at.to_vec();
    for question in questions.iter().filter_map(|id| interview::question(id)) {
        match question.table() {
            Some(table) => paths.extend(cells(published, question, table, at)),
            // a row that is named says more than which rows there are
            None if question.is_table() && at.iter().any(|at| in_table(at, question.id)) => {}
            None => paths.push(question.id.to_owned()),
        }
    }
    let valid = paths.into_iter().filter(|at| path::spot(at).is_ok());
    valid
        .map(|at| {
            let value = said(published, &at);
            (at, value)
        })
        .collect()
}

/// The cells of a column: of the rows that the finding names, else of all.
fn cells(published: &Answers, column: &Question, table: &str, at: &[Path]) -> Vec<Path> {
    let keys = interview::keys(published, table);
    let named = |key: &String| {
        let row = path::row_path(table, key);
        at.iter().any(|at| *at == row || path::parent(at) == row)
    };
    let some = keys.iter().any(named);
    let chosen = keys.iter().filter(|key| !some || named(key));
    chosen.map(|key| column.path(key)).collect()
}

fn in_table(at: &str, table: &str) -> bool {
    at.strip_prefix(table).is_some_and(|rest| rest.starts_with('.'))
}

/// The plain value at a path: of a table its keys, of an empty one what was said of it.
fn said(published: &Answers, at: &str) -> Value {
    match path::spot(at) {
        Ok(Spot::Table(table)) => {
            let keys = interview::keys(published, table.id);
            if keys.is_empty() {
                let gate = path::rows(table).and_then(|rows| path::get(published, rows.gate));
                gate.unwrap_or_default()
            } else {
                keys.into()
            }
        }
        Ok(_) => path::get(published, at).unwrap_or_default(),
        Err(_) => Value::Null,
    }
}
