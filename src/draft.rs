//! A draft: what the author knows, what is only suggested, and what is left open.
//!
//! `answers` holds what the author knows and nothing else. Suggestions are layers of the same shape, and
//! no edit ever touches a layer. [`Draft::overlay`] lays them over the answers for screens; [`Draft::known`]
//! is what may be published. Must not know where drafts are stored (`drafts`) nor how they change (`edit`).

use crate::answers::Answers;
use crate::interview::{self, Asked, Field, Value};
use crate::values::PolicyDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The format of draft files that this program writes.
pub const FORMAT: u32 = 1;

/// A path to an answer: 2 parts for a leaf or table, 3 for a row, 4 for a cell.
pub type Path = String;

/// A draft, in the shape of its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The schema, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The format of the file.
    pub format: u32,
    /// The name of the draft.
    pub name: String,
    /// What the author knows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub answers: Answers,
    /// What is left open, and how.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub open: BTreeMap<Path, Open>,
    /// Suggestions, by source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggested: Vec<Layer>,
    /// Suggestions that were dropped.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub dropped: BTreeSet<Tomb>,
    /// Who said what, and when.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set: BTreeMap<Path, Said>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A source's suggestions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// The source: `preset:agency-portal`, `scan`, `counsel`.
    pub from: String,
    /// As of which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PolicyDate>,
    /// What it suggests.
    #[serde(default)]
    pub answers: Answers,
}

/// How a question is left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OpenState {
    /// It came back, or its premise changed: the known answer is to be confirmed.
    Confirm,
    /// Optional, and declined.
    LeftOut,
    /// The author does not know.
    DontKnow,
    /// A question for counsel.
    AskCounsel,
}

/// A question left open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// How.
    pub state: OpenState,
}

/// A dropped suggestion: the path and the source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tomb {
    /// The path.
    pub path: Path,
    /// The source.
    pub from: String,
}

/// Who said an answer, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// `author`, or the source whose suggestion was accepted.
    pub by: String,
    /// The day.
    pub on: PolicyDate,
}

/// The state of a question, as a person sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has said anything.
    Unanswered,
    /// A source suggests an answer.
    Suggested,
    /// The author knows.
    Known,
    /// Known, but to be confirmed.
    Confirm,
    /// Optional, and declined.
    LeftOut,
    /// The author does not know.
    DontKnow,
    /// A question for counsel.
    AskCounsel,
}

impl Draft {
    /// An empty draft.
    pub fn new(name: &str) -> Self {
        Self {
            schema: None,
            format: FORMAT,
            name: name.to_owned(),
            answers: Answers::default(),
            open: BTreeMap::new(),
            suggested: Vec::new(),
            dropped: BTreeSet::new(),
            set: BTreeMap::new(),
        }
    }
}
