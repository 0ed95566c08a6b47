//! The one way that answers change, and back.
//!
//! An [`Edit`] says what is wanted; [`Draft::plan`] turns it into [`Step`]s, each of which has an inverse
//! that is a step; [`Draft::run`] runs them all or none. Undo is a list of step lists. Keys, plain mode,
//! `--set` and imports all come through here, so what they may not do is refused once. The price: an
//! edit is planned on a copy of the draft, a few dozen microseconds at the largest sample.

use crate::draft::{self, Draft, Layer, Open, OpenState, Path, Said, Tomb};
use crate::interview::{self, Kind, Question, Value};
use crate::path::{self, Spot};
use crate::values::{self, PolicyDate};
use serde_json::Map;
use std::collections::HashSet;

/// A change that somebody wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Give a leaf or cell this answer, or clear it.
    Set {
        /// The leaf or cell.
        path: Path,
        /// The answer.
        value: Option<Value>,
    },
    /// Add a row before the one with this key, or at the end. A row without a key gets one.
    Insert {
        /// The table.
        table: Path,
        /// The key of the row that comes after it.
        before: Option<String>,
        /// The row.
        row: Value,
    },
    /// Take a row away, with the references to it.
    Remove {
        /// The row.
        row: Path,
    },
    /// Put a row before the one with this key, or at the end.
    Move {
        /// The row.
        row: Path,
        /// The key of the row that comes after it.
        before: Option<String>,
    },
    /// Take what a source suggests or offers for a leaf, cell or row; of a row all but what must be picked.
    Accept {
        /// The leaf, cell or row.
        path: Path,
        /// The source; the first that has something, where it is not named.
        from: Option<String>,
    },
    /// Drop what is suggested.
    Drop {
        /// The leaf, cell or row.
        path: Path,
        /// The source; all of them, where it is not named.
        from: Option<String>,
    },
    /// Leave a question open in this way, or no longer.
    Mark {
        /// The leaf, table, row or cell.
        path: Path,
        /// How.
        state: Option<OpenState>,
    },
}

/// A change that is one assignment, and whose inverse is one.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A leaf or cell gets this answer, or none.
    Put(Path, Option<Value>),
    /// A row comes into a table at an index.
    Insert(Path, usize, Value),
    /// A row goes.
    Remove(Path),
    /// A tombstone is set or taken away.
    Tomb(Tomb, bool),
    /// A question is left open, or no longer.
    Open(Path, Option<Open>),
    /// Who said it.
    Said(Path, Option<Said>),
}

/// Who makes an edit, and on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// `author`, or a source.
    pub by: String,
    /// The day.
    pub on: PolicyDate,
}

/// Why an edit is refused, in words for the author.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub String);

impl From<path::Unknown> for Refused {
    fn from(unknown: path::Unknown) -> Self {
        Self(unknown.to_string())
    }
}

type Planned = Result<Vec<Step>, Refused>;

impl Draft {
    /// Makes an edit and returns the steps that take it back. Refused edits change nothing.
    pub fn edit(&mut self, edit: &Edit, who: &Who) -> Planned {
        let steps = self.plan(edit, who)?;
        self.run(steps)
    }

    /// Makes several edits as one; all or nothing.
    pub fn edit_all(&mut self, edits: &[Edit], who: &Who) -> Planned {
        let mut trial = self.clone();
        let mut back: Vec<Step> = Vec::new();
        for edit in edits {
            let mut undo = trial.edit(edit, who)?;
            undo.extend(back);
            back = undo;
        }
        *self = trial;
        Ok(back)
    }

    /// Turns an edit into steps, without changing anything.
    pub fn plan(&self, edit: &Edit, who: &Who) -> Planned {
        let mut steps = match edit {
            Edit::Set { path, value } => self.plan_set(path, value.clone(), who)?,
            Edit::Insert { table, before, row } => self.plan_insert(table, before.as_deref(), row, who)?,
            Edit::Remove { row } => self.plan_remove(row)?,
            Edit::Move { row, before } => self.plan_move(row, before.as_deref())?,
            Edit::Accept { path, from } => self.plan_accept(path, from.as_deref(), who)?,
            Edit::Drop { path, from } => self.plan_drop(path, from.as_deref())?,
            Edit::Mark { path, state } => self.plan_mark(path, *state)?,
        };
        if !self.only_rewords(edit) {
            let mut after = self.clone();
            after.run(steps.clone())?;
            steps.extend(came_back(self, &after));
        }
        Ok(steps)
    }

    /// Whether an edit only changes the words of a text that was there: whether another question applies may
    /// hang on there being a text, never on what it says.
    fn only_rewords(&self, edit: &Edit) -> bool {
        let Edit::Set {
            path: at,
            value: Some(_),
        } = edit
        else {
            return false;
        };
        let question = match path::spot(at) {
            Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => question,
            Ok(Spot::Table(_) | Spot::Row(..)) | Err(_) => return false,
        };
        matches!(question.kind, Kind::Text | Kind::Prose) && path::get(&self.answers, at).is_some()
    }

    /// Runs steps and returns those that take them back, in the order in which to run them.
    pub fn run(&mut self, steps: Vec<Step>) -> Planned {
        let mut back = Vec::with_capacity(steps.len());
        for step in steps {
            match self.step(step) {
                Ok(inverse) => back.push(inverse),
                Err(reason) => {
                    for inverse in back.into_iter().rev() {
                        let _ = self.step(inverse);
                    }
                    return Err(Refused(reason));
                }
            }
        }
        back.reverse();
        Ok(back)
    }

    fn step(&mut self, step: Step) -> Result<Step, String> {
        Ok(match step {
            Step::Put(at, value) => {
                let before = path::get(&self.answers, &at);
                path::put(&mut self.answers, &at, value)?;
                Step::Put(at, before)
            }
            Step::Insert(table, index, row) => {
                let rows = interview::question(&table)
                    .and_then(path::rows)
                    .ok_or_else(|| format!("there is no table “{table}”"))?;
                let key = row.get("key").and_then(Value::as_str).unwrap_or_default().to_owned();
                if !path::is_key(&key) {
                    return Err(format!(
                        "“{key}” cannot be the key of a row: use a to z, 0 to 9 and -, at most 40"
                    ));
                }
                if path::index(&self.answers, &table, &key).is_some() {
                    return Err(format!("{table} has a row “{key}” already"));
                }
                (rows.insert)(&mut self.answers, index, row)?;
                Step::Remove(path::row_path(&table, &key))
            }
            Step::Remove(at) => {
                let Ok(Spot::Row(table, key)) = path::spot(&at) else {
                    return Err(format!("there is no row “{at}”"));
                };
                let index = path::index(&self.answers, table.id, key).ok_or_else(|| format!("there is no row “{at}”"))?;
                let rows = path::rows(table).ok_or("not a table")?;
                let row = (rows.row)(&self.answers, index).ok_or("no such row")?;
                (rows.remove)(&mut self.answers, index);
                Step::Insert(table.id.to_owned(), index, row)
            }
            Step::Tomb(tomb, set) => {
                let was = if set {
                    !self.dropped.insert(tomb.clone())
                } else {
                    self.dropped.remove(&tomb)
                };
                Step::Tomb(tomb, was)
            }
            Step::Open(at, open) => {
                let before = match open {
                    Some(open) => self.open.insert(at.clone(), open),
                    None => self.open.remove(&at),
                };
                Step::Open(at, before)
            }
            Step::Said(at, said) => {
                let before = match said {
                    Some(said) => self.set.insert(at.clone(), said),
                    None => self.set.remove(&at),
                };
                Step::Said(at, before)
            }
        })
    }

    fn plan_set(&self, at: &str, value: Option<Value>, who: &Who) -> Planned {
        let question = match path::spot(at)? {
            Spot::Leaf(question) | Spot::Cell(question, _) => question,
            Spot::Table(_) | Spot::Row(..) => return Err(Refused(format!("“{at}” is a table or a row: set its columns"))),
        };
        let value = value.and_then(|v| cleaned(question, v));
        let before = path::get(&self.answers, at);
        let mut steps = vec![Step::Put(at.to_owned(), value.clone())];
        if value.is_some() {
            if !matches!(question.kind, Kind::Text | Kind::Prose) || before.is_none() {
                self.check(question, at, &steps)?; // a text in place of a text cannot be of the wrong kind
            }
            steps.push(Step::Said(
                at.to_owned(),
                Some(Said {
                    by: who.by.clone(),
                    on: who.on,
                }),
            ));
        } else {
            steps.push(Step::Said(at.to_owned(), None));
            steps.extend(self.tombs(at, None));
            if let (true, true, Spot::Cell(_, _)) = (question.narrows, before.is_some(), path::spot(at)?) {
                // what is left claims more than was said: the row has to be confirmed again
                steps.push(Step::Open(
                    path::parent(at).to_owned(),
                    Some(Open {
                        state: OpenState::Confirm,
                    }),
                ));
            }
        }
        steps.extend(self.reopen(at));
        if value.is_some()
            && let Spot::Cell(..) = path::spot(at)?
        {
            steps.extend(self.reopen(path::parent(at)));
        }
        Ok(steps)
    }

    /// Tries the steps on a copy, and words the refusal with the choices that there are.
    fn check(&self, question: &Question, at: &str, steps: &[Step]) -> Result<(), Refused> {
        let mut trial = self.clone();
        let tried = trial.run(steps.to_vec());
        tried.map(|_| ()).map_err(|refused| {
            let choices: Vec<&str> = question.choices().iter().map(|c| c.id).collect();
            let expected = if choices.is_empty() {
                String::new()
            } else {
                format!(" (choices: {})", choices.join(", "))
            };
            Refused(format!("{at}: {}{expected}", refused.0))
        })
    }

    fn plan_insert(&self, table: &str, before: Option<&str>, row: &Value, who: &Who) -> Planned {
        let Spot::Table(question) = path::spot(table)? else {
            return Err(Refused(format!("“{table}” is not a table")));
        };
        let rows = path::rows(question).ok_or_else(|| Refused(format!("“{table}” is not a table")))?;
        let mut row = row
            .as_object()
            .cloned()
            .ok_or_else(|| Refused(format!("a row of {table} is an object")))?;
        for column in interview::columns(question.id) {
            if let Some(value) = row.remove(column.leaf()) {
                row.extend(cleaned(column, value).map(|v| (column.leaf().to_owned(), v)));
            }
        }
        let key = self.free_key(question, &row);
        let mut keyed = Map::from_iter([("key".to_owned(), Value::String(key.clone()))]);
        keyed.extend(row.into_iter().filter(|(name, _)| name != "key"));
        let count = (rows.keys)(&self.answers).len();
        let index = before.and_then(|key| path::index(&self.answers, table, key)).unwrap_or(count);
        let mut steps = vec![Step::Insert(table.to_owned(), index, Value::Object(keyed))];
        steps.extend(self.open_gate(rows.gate, who));
        let at = path::row_path(table, &key);
        steps.push(Step::Said(
            at,
            Some(Said {
                by: who.by.clone(),
                on: who.on,
            }),
        ));
        Ok(steps)
    }

    fn open_gate(&self, gate: &str, who: &Who) -> Vec<Step> {
        if path::get(&self.answers, gate) == Some(Value::Bool(true)) {
            return Vec::new();
        }
        let said = Said {
            by: who.by.clone(),
            on: who.on,
        };
        let mut steps = vec![
            Step::Put(gate.to_owned(), Some(Value::Bool(true))),
            Step::Said(gate.to_owned(), Some(said)),
        ];
        steps.extend(self.reopen(gate));
        steps
    }

    /// The row's own key where it is free and well formed, else the slug of its catalogue entry or first
    /// label, with a number where that is taken.
    fn free_key(&self, table: &Question, row: &Map<String, Value>) -> String {
        let text = |name: &str| row.get(name).and_then(Value::as_str).map(str::to_owned);
        let label = || interview::columns(table.id).find_map(|column| text(column.leaf()));
        let wanted = text("key").filter(|key| path::is_key(key));
        let base = wanted.unwrap_or_else(|| path::slug(&text("catalogue").or_else(label).unwrap_or_else(|| "row".into())));
        let free = |key: &String| path::index(&self.answers, table.id, key).is_none();
        if free(&base) {
            return base;
        }
        let base = base.get(..base.len().min(36)).unwrap_or("row").to_owned();
        (2..).map(|n| format!("{base}-{n}")).find(free).unwrap_or(base)
    }

    fn plan_remove(&self, at: &str) -> Planned {
        let Spot::Row(table, key) = path::spot(at)? else {
            return Err(Refused(format!("“{at}” is not a row")));
        };
        if path::index(&self.answers, table.id, key).is_none() {
            return self.plan_drop(at, None);
        }
        let mut steps = self.forget(table, key);
        steps.extend(self.tombs(at, None));
        steps.push(Step::Remove(at.to_owned()));
        let under = format!("{at}.");
        let below = |p: &&Path| **p == at || p.starts_with(&under);
        steps.extend(self.open.keys().filter(below).map(|p| Step::Open(p.clone(), None)));
        steps.extend(self.set.keys().filter(below).map(|p| Step::Said(p.clone(), None)));
        Ok(steps)
    }

    /// Takes the references to a row along.
    fn forget(&self, table: &Question, key: &str) -> Vec<Step> {
        let mut steps = Vec::new();
        for (question, i) in draft::references(&self.answers) {
            let (Kind::Ref(tables) | Kind::Refs(tables)) = question.kind else {
                continue;
            };
            let at = match i {
                Some(i) => question.path(&interview::keys(&self.answers, question.table().unwrap_or_default())[i]),
                None => question.id.to_owned(),
            };
            let Some(value) = path::get(&self.answers, &at).filter(|_| tables.contains(&table.id)) else {
                continue;
            };
            let left = match &value {
                Value::Array(keys) => Some(Value::Array(
                    keys.iter().filter(|k| k.as_str() != Some(key)).cloned().collect(),
                )),
                other => (other.as_str() != Some(key)).then(|| other.clone()),
            };
            if left.as_ref() != Some(&value) {
                let emptied = left.as_ref().and_then(Value::as_array).is_some_and(Vec::is_empty);
                steps.push(Step::Put(at, left.filter(|_| !emptied)));
            }
        }
        steps
    }

    fn plan_move(&self, at: &str, before: Option<&str>) -> Planned {
        let Spot::Row(table, key) = path::spot(at)? else {
            return Err(Refused(format!("“{at}” is not a row")));
        };
        let here = path::index(&self.answers, table.id, key).ok_or_else(|| Refused(format!("there is no row “{at}”")))?;
        let row = path::get(&self.answers, at).ok_or_else(|| Refused(format!("there is no row “{at}”")))?;
        let mut keys = interview::keys(&self.answers, table.id);
        keys.remove(here);
        let to = before
            .and_then(|key| keys.iter().position(|k| k == key))
            .unwrap_or(keys.len());
        Ok(vec![Step::Remove(at.to_owned()), Step::Insert(table.id.to_owned(), to, row)])
    }

    fn plan_accept(&self, at: &str, from: Option<&str>, who: &Who) -> Planned {
        if self.state(at) == draft::State::Confirm {
            return Ok(vec![
                Step::Open(at.to_owned(), None),
                Step::Said(
                    at.to_owned(),
                    Some(Said {
                        by: who.by.clone(),
                        on: who.on,
                    }),
                ),
            ]);
        }
        let wanted = |(source, _): &(&str, Value)| from.is_none_or(|from| from == *source);
        let found = self
            .suggestions(at)
            .find(wanted)
            .map(|(source, value)| (source.to_owned(), value));
        let Some((source, value)) = found else {
            return Err(Refused(format!("nothing is suggested for “{at}”")));
        };
        let said = Said {
            by: source.clone(),
            on: who.on,
        };
        match path::spot(at)? {
            Spot::Leaf(_) => {
                let mut steps = vec![Step::Put(at.to_owned(), Some(value)), Step::Said(at.to_owned(), Some(said))];
                steps.extend(self.reopen(at));
                Ok(steps)
            }
            Spot::Cell(question, key) => {
                let table = question.table().unwrap_or_default();
                if path::index(&self.answers, table, key).is_none() {
                    return self.plan_accept(path::parent(at), from, who);
                }
                let kept = draft::keep_known(&self.overlay(), question.kind, &value);
                let kept = kept.ok_or_else(|| Refused(format!("“{at}” names rows that are not there")))?;
                Ok(vec![
                    Step::Put(at.to_owned(), Some(kept)),
                    Step::Said(at.to_owned(), Some(said)),
                ])
            }
            Spot::Row(table, key) => self.plan_accept_row(table, key, &source, &value, &said),
            Spot::Table(_) => Err(Refused(format!("accept the rows of “{at}” one by one"))),
        }
    }

    fn plan_accept_row(&self, table: &Question, key: &str, source: &str, value: &Value, said: &Said) -> Planned {
        let rows = path::rows(table).ok_or_else(|| Refused("not a table".into()))?;
        let known = path::index(&self.answers, table.id, key);
        let over = self.overlay();
        let mut row = Map::from_iter([("key".to_owned(), Value::String(key.to_owned()))]);
        row.extend(value.get("catalogue").cloned().map(|c| ("catalogue".to_owned(), c)));
        let mut steps = Vec::new();
        for column in interview::columns(table.id).filter(|c| !c.pick) {
            let cell = column.path(key);
            let shown = self.suggestions(&cell).next().map(|(_, v)| v);
            let Some(theirs) = shown.and_then(|v| draft::keep_known(&over, column.kind, &v)) else {
                continue;
            };
            if known.is_none() {
                row.insert(column.leaf().to_owned(), theirs);
            } else if path::get(&self.answers, &cell).is_none() {
                steps.push(Step::Put(cell, Some(theirs)));
            }
        }
        let who = Who {
            by: source.to_owned(),
            on: said.on,
        };
        if known.is_none() {
            let index = self.neighbour(table, key, source);
            steps.push(Step::Insert(table.id.to_owned(), index, Value::Object(row)));
            steps.extend(self.open_gate(rows.gate, &who));
        }
        let at = path::row_path(table.id, key);
        steps.extend(self.reopen(&at));
        if known.is_none() {
            steps.push(Step::Said(at, Some(said.clone())));
        }
        Ok(steps)
    }

    /// Where an accepted row comes to stand: after its nearest known neighbour before it in the source.
    fn neighbour(&self, table: &Question, key: &str, source: &str) -> usize {
        let count = interview::keys(&self.answers, table.id).len();
        let Some(layer) = self.suggested.iter().find(|layer| layer.from == source) else {
            return count;
        };
        let theirs = interview::keys(&layer.answers, table.id);
        let Some(at) = theirs.iter().position(|k| k == key) else {
            return count;
        };
        let before = theirs[..at]
            .iter()
            .rev()
            .find_map(|k| path::index(&self.answers, table.id, k));
        let after = theirs[at + 1..].iter().find_map(|k| path::index(&self.answers, table.id, k));
        before.map(|i| i + 1).or(after).unwrap_or(count)
    }

    fn plan_drop(&self, at: &str, from: Option<&str>) -> Planned {
        let mut steps = self.tombs(at, from);
        if let Spot::Row(table, key) = path::spot(at)?
            && path::index(&self.answers, table.id, key).is_none()
        {
            steps.extend(self.forget(table, key));
        }
        if steps.is_empty() {
            return Err(Refused(format!("nothing is suggested for “{at}”")));
        }
        Ok(steps)
    }

    /// Tombstones for what sources say at this path, so that it does not pop back.
    fn tombs(&self, at: &str, from: Option<&str>) -> Vec<Step> {
        let says = |layer: &&Layer| {
            from.is_none_or(|from| from == layer.from) && draft::suggested_at(&self.answers, layer, at).is_some()
        };
        let tomb = |layer: &Layer| {
            Step::Tomb(
                Tomb {
                    path: at.to_owned(),
                    from: layer.from.clone(),
                },
                true,
            )
        };
        self.suggested.iter().filter(says).map(tomb).collect()
    }

    fn plan_mark(&self, at: &str, state: Option<OpenState>) -> Planned {
        let spot = path::spot(at)?;
        let mut steps = Vec::new();
        if state.is_some_and(|s| s != OpenState::Confirm)
            && matches!(spot, Spot::Leaf(_) | Spot::Cell(..))
            && path::get(&self.answers, at).is_some()
        {
            steps.push(Step::Put(at.to_owned(), None));
            steps.push(Step::Said(at.to_owned(), None));
        }
        steps.push(Step::Open(at.to_owned(), state.map(|state| Open { state })));
        Ok(steps)
    }

    fn reopen(&self, at: &str) -> Option<Step> {
        self.open.contains_key(at).then(|| Step::Open(at.to_owned(), None))
    }
}

/// Known answers that were hidden before and are asked now: they are to be confirmed.
fn came_back(before: &Draft, after: &Draft) -> Vec<Step> {
    let paths = |draft: &Draft| path::answered(&interview::settled(&draft.answers));
    let then: HashSet<Path> = paths(before).into_iter().collect();
    let known_before: HashSet<Path> = path::answered(&before.answers).into_iter().collect();
    let back = paths(after)
        .into_iter()
        .filter(|p| !then.contains(p) && known_before.contains(p));
    let back = back.filter(|p| path::get(&before.answers, p) == path::get(&after.answers, p) && !after.open.contains_key(p));
    back.map(|p| {
        Step::Open(
            p,
            Some(Open {
                state: OpenState::Confirm,
            }),
        )
    })
    .collect()
}

/// A value as it is stored: text without hidden characters, empty text as no answer.
fn cleaned(question: &Question, value: Value) -> Option<Value> {
    let line = |text: &str| Some(values::clean_line(text)).filter(|t| !t.is_empty()).map(Value::String);
    match (question.kind, value) {
        (_, Value::Null) => None,
        (Kind::Prose, Value::String(text)) => {
            let text = values::clean(&text).trim().to_owned();
            (!text.is_empty()).then_some(Value::String(text))
        }
        (_, Value::String(text)) => line(&text),
        (_, value) => Some(deep_clean(value)),
    }
}

fn deep_clean(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(values::clean_line(&text)),
        Value::Array(list) => Value::Array(list.into_iter().map(deep_clean).collect()),
        Value::Object(map) => Value::Object(map.into_iter().map(|(k, v)| (k, deep_clean(v))).collect()),
        other => other,
    }
}

/// What an interface can take back and bring again.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Vec<Step>>,
    redo: Vec<Vec<Step>>,
}

impl History {
    /// Remembers the steps that take an edit back; what was undone before it is gone.
    pub fn push(&mut self, back: Vec<Step>) {
        if !back.is_empty() {
            self.undo.push(back);
            self.redo.clear();
        }
    }
    /// Remembers the steps as part of the last edit: both are taken back together.
    pub fn add(&mut self, back: Vec<Step>) {
        match self.undo.last_mut() {
            Some(last) => {
                let earlier = std::mem::replace(last, back);
                last.extend(earlier);
                self.redo.clear();
            }
            None => self.push(back),
        }
    }
    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }
    /// Whether there is something to bring again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
    /// Takes the last edit back; the path that it touched.
    pub fn undo(&mut self, draft: &mut Draft) -> Option<Path> {
        Self::turn(&mut self.undo, &mut self.redo, draft)
    }
    /// Brings the last undone edit again; the path that it touched.
    pub fn redo(&mut self, draft: &mut Draft) -> Option<Path> {
        Self::turn(&mut self.redo, &mut self.undo, draft)
    }
    fn turn(from: &mut Vec<Vec<Step>>, to: &mut Vec<Vec<Step>>, draft: &mut Draft) -> Option<Path> {
        let steps = from.pop()?;
        let touched = steps.first().map(Step::path).cloned();
        to.push(draft.run(steps).ok()?);
        touched
    }
}

impl Step {
    /// The answer that it touches.
    fn path(&self) -> &Path {
        match self {
            Self::Put(at, _) | Self::Insert(at, _, _) | Self::Remove(at) | Self::Open(at, _) | Self::Said(at, _) => at,
            Self::Tomb(tomb, _) => &tomb.path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn me() -> Who {
        Who {
            by: "author".into(),
            on: PolicyDate::parse("2026-11-21").unwrap(),
        }
    }

    fn set(path: &str, value: Value) -> Edit {
        Edit::Set {
            path: path.into(),
            value: Some(value),
        }
    }

    fn suggesting() -> Draft {
        let mut draft = Draft::new("t");
        let answers = json!({
            "company": { "audience": "businesses", "customers_are": "shops" },
            "collection": { "any_kinds": true, "kinds": [
                { "key": "account", "name": "Account details", "trigger": "account", "isolation": "logical" },
                { "key": "usage", "name": "Usage", "kept": { "how": "exactly", "span": { "count": 30, "unit": "days" } } }
            ] },
            "use": { "purposes": [ { "key": "provide", "purpose": "provide", "kinds": ["account", "usage"], "via": ["stripe"] } ] },
            "sharing": { "recipients": [ { "key": "stripe", "catalogue": "stripe", "name": "Stripe", "contract": true } ] }
        });
        draft.suggested.push(Layer {
            from: "preset:x".into(),
            as_of: None,
            answers: serde_json::from_value(answers).unwrap(),
        });
        draft
    }

    #[test]
    fn every_edit_is_taken_back_exactly() {
        let mut draft = suggesting();
        let edits = [
            set("company.product", json!("Acme")),
            Edit::Accept {
                path: "collection.kinds.account".into(),
                from: None,
            },
            Edit::Accept {
                path: "use.purposes.provide".into(),
                from: None,
            },
            Edit::Accept {
                path: "sharing.recipients.stripe".into(),
                from: None,
            },
            set("collection.kinds.account.only_if", json!("you ask")),
            Edit::Set {
                path: "collection.kinds.account.only_if".into(),
                value: None,
            },
            Edit::Drop {
                path: "collection.kinds.usage".into(),
                from: None,
            },
            Edit::Insert {
                table: "collection.kinds".into(),
                before: Some("account".into()),
                row: json!({ "name": "Messages to us" }),
            },
            Edit::Move {
                row: "collection.kinds.account".into(),
                before: Some("messages-to-us".into()),
            },
            Edit::Mark {
                path: "company.legal_name".into(),
                state: Some(OpenState::DontKnow),
            },
            Edit::Remove {
                row: "collection.kinds.account".into(),
            },
        ];
        let mut states = vec![draft.clone()];
        let mut history = History::default();
        for edit in &edits {
            history.push(draft.edit(edit, &me()).unwrap());
            states.push(draft.clone());
        }
        for state in states.iter().rev().skip(1) {
            history.undo(&mut draft).unwrap();
            assert_eq!(&draft, state);
        }
        for state in states.iter().skip(1) {
            history.redo(&mut draft).unwrap();
            assert_eq!(&draft, state);
        }
    }

    #[test]
    fn a_suggestion_is_shown_and_not_published_and_a_provider_is_neither() {
        let draft = suggesting();
        assert_eq!(draft.published(), crate::answers::Answers::default());
        let shown = draft.shown();
        assert_eq!(shown.collection.kinds.len(), 2);
        assert!(shown.sharing.recipients.is_empty(), "recipients are offered, never suggested");
        assert_eq!(
            shown.collection.kinds[0].isolation, None,
            "a safeguard is picked, never suggested"
        );
        assert_eq!(
            shown.uses.purposes[0].via, None,
            "a reference to somebody nobody picked is left out"
        );
        assert_eq!(draft.offers("sharing.recipients").len(), 1);
    }

    #[test]
    fn accepting_a_row_takes_its_cells_but_what_must_be_picked() {
        let mut draft = suggesting();
        draft
            .edit(
                &Edit::Accept {
                    path: "sharing.recipients.stripe".into(),
                    from: None,
                },
                &me(),
            )
            .unwrap();
        let row = &draft.answers.sharing.recipients[0];
        assert_eq!((row.name.as_deref(), row.contract), (Some("Stripe"), None));
        assert_eq!(draft.answers.sharing.any_recipients, Some(true));
    }

    #[test]
    fn what_was_dropped_or_cleared_does_not_pop_back() {
        let mut draft = suggesting();
        draft
            .edit(
                &Edit::Accept {
                    path: "company.audience".into(),
                    from: None,
                },
                &me(),
            )
            .unwrap();
        draft
            .edit(
                &Edit::Set {
                    path: "company.audience".into(),
                    value: None,
                },
                &me(),
            )
            .unwrap();
        assert_eq!(draft.shown().company.audience, None);
        draft
            .edit(
                &Edit::Drop {
                    path: "collection.kinds.usage".into(),
                    from: None,
                },
                &me(),
            )
            .unwrap();
        assert_eq!(draft.shown().collection.kinds.len(), 1);
        assert_eq!(draft.shown().uses.purposes[0].kinds, Some(vec!["account".into()]));
    }

    #[test]
    fn an_answer_that_was_hidden_comes_back_to_be_confirmed() {
        let mut draft = suggesting();
        for (path, value) in [
            ("company.audience", json!("businesses")),
            ("company.customers_are", json!("shops")),
        ] {
            draft.edit(&set(path, value), &me()).unwrap();
        }
        draft.edit(&set("company.audience", json!("consumers")), &me()).unwrap();
        assert_eq!(draft.published().company.customers_are, None);
        draft.edit(&set("company.audience", json!("both")), &me()).unwrap();
        assert_eq!(draft.state("company.customers_are"), draft::State::Confirm);
        assert_eq!(draft.published().company.customers_are, None);
        draft
            .edit(
                &Edit::Accept {
                    path: "company.customers_are".into(),
                    from: None,
                },
                &me(),
            )
            .unwrap();
        assert_eq!(draft.published().company.customers_are.as_deref(), Some("shops"));
    }

    #[test]
    fn clearing_what_narrows_leaves_the_row_to_be_confirmed() {
        let mut draft = suggesting();
        draft
            .edit(
                &Edit::Accept {
                    path: "collection.kinds.account".into(),
                    from: None,
                },
                &me(),
            )
            .unwrap();
        draft
            .edit(&set("collection.kinds.account.only_if", json!("you ask")), &me())
            .unwrap();
        draft
            .edit(
                &Edit::Set {
                    path: "collection.kinds.account.only_if".into(),
                    value: None,
                },
                &me(),
            )
            .unwrap();
        assert!(draft.published().collection.kinds.is_empty());
        assert_eq!(
            draft
                .outstanding()
                .iter()
                .filter(|p| *p == "collection.kinds.account")
                .count(),
            1
        );
    }

    #[test]
    fn removing_a_row_takes_the_references_to_it_along() {
        let mut draft = suggesting();
        for path in ["collection.kinds.account", "collection.kinds.usage", "use.purposes.provide"] {
            draft
                .edit(
                    &Edit::Accept {
                        path: path.into(),
                        from: None,
                    },
                    &me(),
                )
                .unwrap();
        }
        draft
            .edit(
                &Edit::Remove {
                    row: "collection.kinds.usage".into(),
                },
                &me(),
            )
            .unwrap();
        assert_eq!(draft.answers.uses.purposes[0].kinds, Some(vec!["account".into()]));
        assert_eq!(draft.shown().collection.kinds.len(), 1, "and does not pop back");
    }

    #[test]
    fn a_wrong_value_is_refused_with_the_choices_and_changes_nothing() {
        let mut draft = suggesting();
        let before = draft.clone();
        let refused = draft.edit(&set("company.audience", json!("everybody")), &me()).unwrap_err();
        assert!(refused.0.contains("businesses, consumers, both"), "{refused}");
        let refused = draft.edit(&set("company.produkt", json!("x")), &me()).unwrap_err();
        assert!(refused.0.contains("company.product"), "{refused}");
        assert_eq!(draft, before);
    }
}
