//! A draft: what the author knows, what is only suggested, and what is left open.
//!
//! `answers` holds what the author knows and nothing else. Suggestions are layers of the same shape, and
//! no edit ever touches a layer. [`Draft::overlay`] (`overlay`) lays them over the answers for screens;
//! [`Draft::known`] is what may be published. Must not know where drafts are stored (`drafts`) nor how they
//! change (`edit`). The price: what waits and what is missing is computed from the whole draft each time.

mod besides;
pub mod decisions;
pub mod judgements;
pub mod notes;
mod overlay;
mod publication;
pub(crate) mod rests;

pub use decisions::{Decided, Decision, Matter, Ruling};
pub use judgements::{Judgement, Standing};
pub use notes::Notes;
pub(crate) use overlay::{keep_known, path_in, references, suggested_at};
pub use publication::{Publication, PublishedFile};

use crate::answers::Answers;
use crate::interview::{self, Value};
use crate::path::{self, Spot};
use crate::values::{PolicyDate, object};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The format of draft files that this program writes.
pub const FORMAT: u32 = 1;

/// Who says what the author says himself.
pub const AUTHOR: &str = "author";

/// A path to an answer: 2 parts for a leaf or table, 3 for a row, 4 for a cell.
pub type Path = String;

/// A draft, in the shape of its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Draft {
    /// The format of the file.
    pub format: u32,
    /// The schema, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
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
    /// What was decided about findings, by rule and answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// What was said of providers that a scan finds, or does not find.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scan: Vec<Judgement>,
    /// What was published, oldest first.
    #[serde(rename = "published", default, skip_serializing_if = "Vec::is_empty")]
    pub publications: Vec<Publication>,
}

object!(Draft, Layer, Open, Tomb, Said);

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A source's suggestions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Layer {
    /// The source: `preset:agency-portal`, `scan`, `counsel`.
    pub from: String,
    /// As of which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PolicyDate>,
    /// Of a look through a project: the ids of the providers of which it saw only what runs on a server.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_server: Vec<String>,
    /// What it suggests.
    #[serde(default, skip_serializing_if = "is_default")]
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
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Open {
    /// How.
    pub state: OpenState,
}

/// A dropped suggestion: the path and the source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Tomb {
    /// The path.
    pub path: Path,
    /// The source.
    pub from: String,
}

/// Who said an answer, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Said {
    /// `author`, or the source whose suggestion was accepted.
    pub by: String,
    /// The further sources that added to it, where several say a list together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The day.
    pub on: PolicyDate,
}

impl Said {
    /// Said by one, the author or a source.
    pub fn by(who: &str, on: PolicyDate) -> Self {
        Self::together(&[who], on)
    }

    /// Said by these sources together, first source first.
    pub fn together(sources: &[&str], on: PolicyDate) -> Self {
        let mut all = sources.iter().map(|&from| from.to_owned());
        Self {
            by: all.next().unwrap_or_default(),
            also: all.collect(),
            on,
        }
    }

    /// Everybody who said it, first source first.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.by).chain(&self.also).map(String::as_str)
    }
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
    /// Whether a look through the project saw of a provider only what runs on a server.
    pub fn is_on_server(&self, vendor: &str) -> bool {
        let mut all = self.suggested.iter().flat_map(|layer| &layer.on_server);
        all.any(|id| id == vendor)
    }

    /// An empty draft.
    pub fn new(name: &str) -> Self {
        Self {
            format: FORMAT,
            schema: None,
            name: name.to_owned(),
            answers: Answers::default(),
            open: BTreeMap::new(),
            suggested: Vec::new(),
            dropped: BTreeSet::new(),
            set: BTreeMap::new(),
            decisions: Vec::new(),
            scan: Vec::new(),
            publications: Vec::new(),
        }
    }

    /// What the author knows and stands by: without what is to be confirmed. Not yet settled.
    pub fn known(&self) -> Answers {
        let mut known = self.answers.clone();
        for (at, open) in &self.open {
            if open.state == OpenState::Confirm && matches!(path::spot(at), Ok(Spot::Leaf(_) | Spot::Cell(..))) {
                let _ = path::put(&mut known, at, None);
            }
        }
        self.take_open_rows(&mut known, |_| true);
        known
    }

    /// Takes out the rows that wait for an answer as a whole: a row that somebody does not know, or that counsel is asked
    /// about, keeps what it says, and is not in the text.
    fn take_open_rows(&self, answers: &mut Answers, which: impl Fn(OpenState) -> bool) {
        for (at, _) in self.open.iter().filter(|(_, open)| which(open.state)) {
            if let Ok(Spot::Row(table, key)) = path::spot(at)
                && let (Some(rows), Some(i)) = (path::rows(table), path::index(answers, table.id, key))
            {
                (rows.remove)(answers, i);
            }
        }
    }

    /// What the text beside the answers is written from: all that is shown, less the rows that are left open.
    pub fn worded(&self) -> Answers {
        let mut over = self.overlay();
        self.take_open_rows(&mut over, |state| state != OpenState::Confirm);
        interview::settled(&over)
    }

    /// What screens and the preview show: everything suggested laid over, and settled.
    pub fn shown(&self) -> Answers {
        interview::settled(&self.overlay())
    }

    /// What may be published: what the author knows, settled.
    pub fn published(&self) -> Answers {
        interview::settled(&self.known())
    }

    /// The state of the answer at this path.
    pub fn state(&self, at: &str) -> State {
        if let Some(open) = self.open.get(at) {
            return match open.state {
                OpenState::Confirm => State::Confirm,
                OpenState::LeftOut => State::LeftOut,
                OpenState::DontKnow => State::DontKnow,
                OpenState::AskCounsel => State::AskCounsel,
            };
        }
        let known = match path::spot(at) {
            Ok(Spot::Table(table)) => {
                let gate = path::rows(table).and_then(|rows| path::get(&self.answers, rows.gate));
                !interview::keys(&self.answers, at).is_empty() || gate == Some(Value::Bool(false))
            }
            Ok(_) => path::get(&self.answers, at).is_some(),
            Err(_) => false,
        };
        if known {
            State::Known
        } else if self.suggestion(at).is_some() {
            State::Suggested
        } else {
            State::Unanswered
        }
    }

    /// What waits for the author: paths of suggested leaves, of suggested rows, of suggested cells of
    /// known rows, and of known answers to be confirmed; only of questions that are asked, without offers.
    pub fn outstanding(&self) -> Vec<Path> {
        self.outstanding_in(&self.shown())
    }

    /// [`Draft::outstanding`] of answers that [`Draft::shown`] gave.
    pub fn outstanding_in(&self, shown: &Answers) -> Vec<Path> {
        let mut paths: Vec<Path> = Vec::new();
        for asked in interview::asked(shown) {
            let question = asked.question;
            // a gate goes with its rows; that there are none is an answer of its own
            if question.gate && path::get(shown, question.id) != Some(Value::Bool(false)) {
                continue;
            }
            match asked.row {
                None if question.is_table() => {
                    for key in interview::keys(shown, question.id) {
                        let row = path::row_path(question.id, &key);
                        if matches!(self.state(&row), State::Suggested | State::Confirm) {
                            paths.push(row);
                        }
                    }
                }
                None => {
                    let state = self.state(question.id);
                    if state == State::Confirm || (state == State::Suggested && !question.pick) {
                        paths.push(question.id.to_owned());
                    }
                }
                Some(_) => {
                    let cell = asked.path(shown);
                    let key = path::parent(&cell).rsplit('.').next().unwrap_or_default();
                    let row_known = path::index(&self.answers, question.table().unwrap_or_default(), key).is_some();
                    let state = if row_known && path::get(shown, &cell).is_some() {
                        self.state(&cell)
                    } else {
                        State::Unanswered
                    };
                    if state == State::Confirm || (state == State::Suggested && !question.pick) {
                        paths.push(cell);
                    }
                }
            }
        }
        paths
    }

    /// Needed questions that are asked and have neither an answer nor a state of their own; and tables that were
    /// said to have rows and have none.
    pub fn missing(&self) -> Vec<Path> {
        self.missing_in(&self.shown(), &self.published())
    }

    /// [`Draft::missing`] of answers that [`Draft::shown`] and [`Draft::published`] gave.
    pub fn missing_in(&self, shown: &Answers, published: &Answers) -> Vec<Path> {
        let needed = interview::all()
            .iter()
            .filter(|q| q.needed && !q.is_column() && interview::applies(q, shown, None));
        // what is needed cannot be declined, whatever a file says
        let is_open = |id: &str| self.open.get(id).is_some_and(|open| open.state != OpenState::LeftOut);
        let open = needed
            .map(|q| q.id)
            .filter(|id| path::get(published, id).is_none() && !is_open(id));
        let yes = |gate: &str| path::get(published, gate) == Some(Value::Bool(true)) && !is_open(gate);
        let tables = interview::all().iter().filter(|q| {
            path::rows(q).is_some_and(|rows| yes(rows.gate) && (rows.keys)(shown).is_empty())
                && interview::applies(q, shown, None)
                && !is_open(q.id)
        });
        let mut missing: Vec<&str> = open.chain(tables.map(|q| q.id)).collect();
        missing.sort_by_key(|id| interview::all().iter().position(|q| q.id == *id));
        missing.into_iter().map(str::to_owned).collect()
    }

    /// Needed questions that the author does not know or asks counsel about: they leave a gap.
    pub fn gaps(&self) -> Vec<Path> {
        let open = self
            .open
            .iter()
            .filter(|(_, open)| matches!(open.state, OpenState::DontKnow | OpenState::AskCounsel));
        let needed = open.filter(|(at, _)| interview::question(at).is_some_and(|q| q.needed));
        needed.map(|(at, _)| at.clone()).collect()
    }
}
