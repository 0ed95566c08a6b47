//! A draft: what the author knows, what is only suggested, and what is left open.
//!
//! `answers` holds what the author knows and nothing else. Suggestions are layers of the same shape, and
//! no edit ever touches a layer. [`Draft::overlay`] lays them over the answers for screens; [`Draft::known`]
//! is what may be published. Must not know where drafts are stored (`drafts`) nor how they change (`edit`).

use crate::answers::Answers;
use crate::interview::{self, Field, Kind, Value};
use crate::path::{self, Spot};
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

    /// The answers with every suggestion laid over them: what the author would say by accepting all.
    /// Recipients, safeguards and promises that nobody picked are not in it.
    pub fn overlay(&self) -> Answers {
        let mut over = self.answers.clone();
        for layer in &self.suggested {
            for question in interview::all() {
                match question.field {
                    Field::Leaf { get, put } => {
                        let free = !question.pick && get(&over).is_none() && !self.is_closed(question.id, &layer.from);
                        if let Some(value) = get(&layer.answers).filter(|_| free) {
                            let _ = put(&mut over, Some(value));
                        }
                    }
                    Field::Table(_) if question.pick => {}
                    Field::Table(_) => self.lay_rows(question, layer, &mut over),
                    Field::Column { .. } if question.pick => {}
                    Field::Column { .. } => self.lay_cells(question, layer, &mut over),
                }
            }
        }
        self.leave_out_dropped(&mut over);
        over
    }

    fn lay_rows(&self, table: &interview::Question, layer: &Layer, over: &mut Answers) {
        let Some(rows) = path::rows(table) else { return };
        let gate = path::get(over, rows.gate);
        if gate == Some(Value::Bool(false)) {
            return;
        }
        let mut after: Option<String> = None;
        for (i, key) in (rows.keys)(&layer.answers).into_iter().enumerate() {
            let row = path::row_path(table.id, &key);
            let catalogue = (rows.row)(&layer.answers, i).and_then(|row| row.get("catalogue").cloned());
            let known = match_row(over, table, &key, catalogue.as_ref());
            if known.is_none() && !self.is_closed(&row, &layer.from) {
                let mut bare = serde_json::Map::from_iter([("key".to_owned(), Value::String(key.clone()))]);
                bare.extend(catalogue.map(|c| ("catalogue".to_owned(), c)));
                let at = after
                    .as_ref()
                    .and_then(|k| path::index(over, table.id, k))
                    .map_or(0, |i| i + 1);
                let at = if after.is_none() { (rows.keys)(over).len().min(i) } else { at };
                if (rows.insert)(over, at, Value::Object(bare)).is_ok() && gate.is_none() {
                    let _ = path::put(over, rows.gate, Some(Value::Bool(true)));
                }
            }
            after = known
                .map(|k| (rows.keys)(over)[k].clone())
                .or_else(|| path::index(over, table.id, &key).map(|_| key))
                .or(after);
        }
    }

    fn lay_cells(&self, column: &interview::Question, layer: &Layer, over: &mut Answers) {
        let Field::Column { get, put } = column.field else { return };
        let Some(table) = column.table().and_then(interview::question) else {
            return;
        };
        let Some(rows) = path::rows(table) else { return };
        for (i, key) in (rows.keys)(over).into_iter().enumerate() {
            if get(over, i).is_some() {
                continue;
            }
            let catalogue = (rows.row)(over, i).and_then(|row| row.get("catalogue").cloned());
            let Some(theirs) = match_row(&layer.answers, table, &key, catalogue.as_ref()) else {
                continue;
            };
            let Some(value) = get(&layer.answers, theirs) else { continue };
            let cell = column.path(&key);
            let their_cell = column.path(&(rows.keys)(&layer.answers)[theirs]);
            if !self.is_closed(&cell, &layer.from) && !self.is_closed(&their_cell, &layer.from) {
                let _ = put(over, i, Some(value));
            }
        }
    }

    /// Suggested references to rows that are not there are left out.
    fn leave_out_dropped(&self, over: &mut Answers) {
        for (question, i) in references(over) {
            let cell = match i {
                Some(i) => question.path(&interview::keys(over, question.table().unwrap_or_default())[i]),
                None => question.id.to_owned(),
            };
            if path::get(&self.answers, &cell).is_some() {
                continue;
            }
            let Some(value) = path::get(over, &cell) else { continue };
            let kept = keep_known(over, question.kind, &value);
            if kept.as_ref() != Some(&value) {
                let _ = path::put(over, &cell, kept);
            }
        }
    }

    /// Whether this source's suggestion at this path (or the row around it) was dropped or left open.
    fn is_closed(&self, at: &str, from: &str) -> bool {
        let dropped = |path: &str| self.dropped.iter().any(|t| t.path == path && t.from == from);
        let row = path::parent(at);
        self.open.contains_key(at) || dropped(at) || (row.contains('.') && dropped(row))
    }

    /// What the author knows and stands by: without what is to be confirmed. Not yet settled.
    pub fn known(&self) -> Answers {
        let mut known = self.answers.clone();
        for (at, open) in &self.open {
            if open.state == OpenState::Confirm {
                match path::spot(at) {
                    Ok(Spot::Row(table, key)) => {
                        if let (Some(rows), Some(i)) = (path::rows(table), path::index(&known, table.id, key)) {
                            (rows.remove)(&mut known, i);
                        }
                    }
                    Ok(Spot::Leaf(_) | Spot::Cell(..)) => {
                        let _ = path::put(&mut known, at, None);
                    }
                    Ok(Spot::Table(_)) | Err(_) => {}
                }
            }
        }
        known
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

    /// The first suggestion for this path that was not dropped: its source and value. Of a pick-only
    /// question it is an offer.
    pub fn suggestion<'a>(&'a self, at: &'a str) -> Option<(&'a str, Value)> {
        self.suggestions(at).next()
    }

    /// Every suggestion for this path that was not dropped, first source first.
    pub fn suggestions<'a>(&'a self, at: &'a str) -> impl Iterator<Item = (&'a str, Value)> {
        let open = self.open.get(at).is_some_and(|open| open.state != OpenState::Confirm);
        let layers = self
            .suggested
            .iter()
            .filter(move |layer| !open && !self.is_closed(at, &layer.from));
        layers.filter_map(move |layer| Some((layer.from.as_str(), suggested_at(&self.answers, layer, at)?)))
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
            if question.gate && path::get(&shown, question.id) != Some(Value::Bool(false)) {
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
                Some(i) => {
                    let table = question.table().unwrap_or_default();
                    let key = &interview::keys(shown, table)[i];
                    let row_known = path::index(&self.answers, table, key).is_some();
                    let cell = question.path(key);
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

    /// Needed questions that are asked and have neither an answer nor a state of their own.
    pub fn missing(&self) -> Vec<Path> {
        self.missing_in(&self.shown(), &self.published())
    }

    /// [`Draft::missing`] of answers that [`Draft::shown`] and [`Draft::published`] gave.
    pub fn missing_in(&self, shown: &Answers, published: &Answers) -> Vec<Path> {
        let needed = interview::all()
            .iter()
            .filter(|q| q.needed && !q.is_column() && interview::applies(q, shown, None));
        let open = needed
            .map(|q| q.id)
            .filter(|id| path::get(published, id).is_none() && !self.open.contains_key(*id));
        open.map(str::to_owned).collect()
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

    /// Rows of a pick-only table that a source offers and nobody picked or dropped: source, key, row.
    pub fn offers(&self, table: &str) -> Vec<(String, String, Value)> {
        let mut offers: Vec<(String, String, Value)> = Vec::new();
        let Some(question) = interview::question(table).filter(|q| q.pick) else {
            return offers;
        };
        let Some(rows) = path::rows(question) else { return offers };
        for layer in &self.suggested {
            for (i, key) in (rows.keys)(&layer.answers).into_iter().enumerate() {
                let Some(row) = (rows.row)(&layer.answers, i) else { continue };
                let known = match_row(&self.answers, question, &key, row.get("catalogue")).is_some();
                let seen = offers.iter().any(|(_, k, _)| *k == key);
                if !known && !seen && !self.is_closed(&path::row_path(table, &key), &layer.from) {
                    offers.push((layer.from.clone(), key, row));
                }
            }
        }
        offers
    }
}

/// What a layer says at this path: a row is matched by its catalogue entry, then by its key.
pub(crate) fn suggested_at(known: &Answers, layer: &Layer, at: &str) -> Option<Value> {
    match path::spot(at).ok()? {
        Spot::Leaf(_) => path::get(&layer.answers, at),
        Spot::Table(_) => None,
        Spot::Row(table, key) => {
            let i = their_row(known, layer, table, key)?;
            (path::rows(table)?.row)(&layer.answers, i)
        }
        Spot::Cell(question, key) => {
            let table = interview::question(question.table()?)?;
            let i = their_row(known, layer, table, key)?;
            match question.field {
                Field::Column { get, .. } => get(&layer.answers, i),
                Field::Leaf { .. } | Field::Table(_) => None,
            }
        }
    }
}

fn their_row(known: &Answers, layer: &Layer, table: &interview::Question, key: &str) -> Option<usize> {
    let rows = path::rows(table)?;
    let mine = path::index(known, table.id, key).and_then(|i| (rows.row)(known, i));
    match_row(&layer.answers, table, key, mine.as_ref().and_then(|row| row.get("catalogue")))
}

/// The index of the row that means the same thing: the same catalogue entry, else the same key.
fn match_row(answers: &Answers, table: &interview::Question, key: &str, catalogue: Option<&Value>) -> Option<usize> {
    let rows = path::rows(table)?;
    let keys = (rows.keys)(answers);
    let by_catalogue = catalogue.and_then(|wanted| {
        (0..keys.len()).find(|&i| (rows.row)(answers, i).is_some_and(|row| row.get("catalogue") == Some(wanted)))
    });
    by_catalogue.or_else(|| keys.iter().position(|k| k == key))
}

/// Every question that holds references, once for each row.
pub(crate) fn references(answers: &Answers) -> Vec<(&'static interview::Question, Option<usize>)> {
    let mut list = Vec::new();
    for question in interview::all()
        .iter()
        .filter(|q| matches!(q.kind, Kind::Ref(_) | Kind::Refs(_)))
    {
        match question.table() {
            Some(table) => list.extend((0..interview::keys(answers, table).len()).map(|i| (question, Some(i)))),
            None => list.push((question, None)),
        }
    }
    list
}

/// A reference without the keys of rows that are not in these answers; nothing where none is left.
pub(crate) fn keep_known(answers: &Answers, kind: Kind, value: &Value) -> Option<Value> {
    let (Kind::Ref(tables) | Kind::Refs(tables)) = kind else {
        return Some(value.clone());
    };
    let exists = |key: &Value| {
        key.as_str()
            .is_some_and(|key| tables.iter().any(|t| path::index(answers, t, key).is_some()))
    };
    match value {
        Value::Array(keys) => {
            let kept: Vec<Value> = keys.iter().filter(|key| exists(key)).cloned().collect();
            (!kept.is_empty() || keys.is_empty()).then_some(Value::Array(kept))
        }
        key => exists(key).then(|| key.clone()),
    }
}
