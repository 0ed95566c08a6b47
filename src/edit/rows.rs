//! From an edit to its steps, for rows: adding, taking away, moving, accepting a whole row.
//!
//! A row has a key that never changes, a gate that opens with the first row, and references to it that
//! go when it goes. Must not know any table by name. The price: a row is stored as an object until it
//! is inserted, so a wrong column is found out only when its steps run.

use super::plan::cleaned;
use super::{Planned, Refused, Step, Takes, Who};
use crate::answers::Answers;
use crate::draft::{self, Draft, Path, Said};
use crate::interview::{self, Kind, Question, Value};
use crate::path::{self, Spot};
use crate::vendors;
use serde_json::Map;

impl Draft {
    pub(super) fn plan_insert(&self, table: &str, before: Option<&str>, row: &Value, who: &Who) -> Planned {
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
        let (facts, source) = vendors::facts(table, &keyed);
        let mut steps = vec![Step::Insert(table.to_owned(), index, Value::Object(keyed))];
        steps.extend(self.open_gate(rows.gate, who));
        let at = path::row_path(table, &key);
        steps.extend(facts.into_iter().map(|column| {
            let said = Said::by(&source, who.on);
            Step::Said(format!("{at}.{column}"), Some(said)) // the row is the author's, what it says is not
        }));
        steps.push(Step::Said(at, Some(Said::by(&who.by, who.on))));
        Ok(steps)
    }

    fn open_gate(&self, gate: &str, who: &Who) -> Vec<Step> {
        if path::get(&self.answers, gate) == Some(Value::Bool(true)) {
            return Vec::new();
        }
        let said = Said::by(&who.by, who.on);
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
        path::free_key(&base, |key| path::index(&self.answers, table.id, key).is_some())
    }

    pub(super) fn plan_remove(&self, at: &str) -> Planned {
        let Spot::Row(table, key) = path::spot(at)? else {
            return Err(Refused(format!("“{at}” is not a row")));
        };
        if path::index(&self.answers, table.id, key).is_none() {
            return self.plan_drop(at, None);
        }
        let mut steps = self.forget(table, key);
        // what a provider says of its own row goes with it, and comes again where it is picked again
        let own = |step: &Step| matches!(step, Step::Tomb(tomb, _) if tomb.from.starts_with(vendors::SOURCE));
        steps.extend(self.tombs(at, None).into_iter().filter(|step| !(table.pick && own(step))));
        steps.push(Step::Remove(at.to_owned()));
        if interview::keys(&self.answers, table.id).len() == 1 {
            // the yes came with the row, and goes with the last one
            let gate = path::rows(table).map_or("", |rows| rows.gate);
            if path::get(&self.answers, gate) == Some(Value::Bool(true)) {
                steps.push(Step::Put(gate.to_owned(), None));
                steps.push(Step::Said(gate.to_owned(), None));
            }
        }
        let under = format!("{at}.");
        let below = |p: &&Path| **p == at || p.starts_with(&under);
        steps.extend(self.open.keys().filter(below).map(|p| Step::Open(p.clone(), None)));
        steps.extend(self.set.keys().filter(below).map(|p| Step::Said(p.clone(), None)));
        Ok(steps)
    }

    /// Takes the references to a row along.
    pub(super) fn forget(&self, table: &Question, key: &str) -> Vec<Step> {
        let mut steps = Vec::new();
        for asked in draft::references(&self.answers) {
            let (Kind::Ref(tables) | Kind::Refs(tables)) = asked.question.kind else {
                continue;
            };
            let at = asked.path(&self.answers);
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

    pub(super) fn plan_move(&self, at: &str, before: Option<&str>) -> Planned {
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

    /// What a source says of a row, but what must be picked and what `takes` does not hold of.
    pub(super) fn plan_accept_row(
        &self,
        (table, key): (&Question, &str),
        (source, value): (&str, &Value),
        said: &Said,
        takes: Takes<'_>,
    ) -> Planned {
        let rows = path::rows(table).ok_or_else(|| Refused("not a table".into()))?;
        let known = path::index(&self.answers, table.id, key);
        let over = self.overlay();
        let mut row = Map::from_iter([("key".to_owned(), Value::String(key.to_owned()))]);
        row.extend(value.get("catalogue").cloned().map(|c| ("catalogue".to_owned(), c)));
        let mut steps = Vec::new();
        for column in interview::columns(table.id).filter(|c| !c.pick) {
            let cell = column.path(key);
            let Some((_, shown)) = self.suggestion(&cell) else {
                continue;
            };
            let Some(theirs) = draft::keep_known(&over, column.kind, &shown).filter(|value| takes(column, value)) else {
                continue;
            };
            let from = self.sources(&cell);
            let by_others = Said::together(&from, said.on);
            if known.is_none() {
                row.insert(column.leaf().to_owned(), theirs);
                if from != [source] {
                    steps.push(Step::Said(cell, Some(by_others)));
                }
            } else if path::get(&self.answers, &cell).is_none() {
                steps.push(Step::Put(cell.clone(), Some(theirs)));
                steps.push(Step::Said(cell, Some(by_others)));
            }
        }
        let who = Who {
            by: source.to_owned(),
            on: said.on,
        };
        if known.is_none() {
            let index = self.neighbour(table, key, source, &over);
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

    /// Whether this is a cell of a row that a source suggests and nobody has taken.
    pub(super) fn is_row_suggested(&self, at: &str) -> bool {
        let Ok(Spot::Cell(column, key)) = path::spot(at) else {
            return false;
        };
        path::index(&self.answers, column.table().unwrap_or_default(), key).is_none()
            && self.suggestion(path::parent(at)).is_some()
    }

    /// What has to stand before a cell of a row that is only suggested can: the row with its key, its catalogue entry
    /// and what it is called, and the cells on which this one's being asked hangs. All others stay suggestions.
    pub(super) fn bring_row(&self, at: &str, who: &Who) -> Vec<Step> {
        let (true, Ok(Spot::Cell(column, key))) = (self.is_row_suggested(at), path::spot(at)) else {
            return Vec::new();
        };
        let table = column.table().and_then(interview::question);
        let row = path::parent(at).to_owned();
        let (Some(table), Some((source, theirs))) = (table, self.suggestion(&row)) else {
            return Vec::new();
        };
        let Some(rows) = path::rows(table) else { return Vec::new() };
        let over = self.overlay();
        let shown = interview::settled(&over);
        let index_in = |answers: &Answers| path::index(answers, table.id, key);
        let mut bare = Map::from_iter([("key".to_owned(), Value::String(key.to_owned()))]);
        bare.extend(theirs.get("catalogue").cloned().map(|c| ("catalogue".to_owned(), c)));
        let mut name: Option<&Question> = None;
        for other in interview::columns(table.id).filter(|other| !other.pick) {
            if other.id == column.id {
                name = name.or(Some(other).filter(|other| !other.fold));
                continue;
            }
            let cell = other.path(key);
            let theirs = self
                .suggestion(&cell)
                .filter(|_| index_in(&shown).is_none_or(|row| interview::applies(other, &shown, Some(row))));
            let Some(value) = theirs.and_then(|(_, value)| draft::keep_known(&over, other.kind, &value)) else {
                continue;
            };
            let names = match name {
                None => !other.fold,
                Some(first) => first.worded.is_some_and(|(_, beside)| other.leaf() == beside),
            };
            name = name.or(Some(other));
            if names || hangs(&over, column, key, &cell) {
                bare.insert(other.leaf().to_owned(), value);
            }
        }
        let by = Who {
            by: source.to_owned(),
            on: who.on,
        };
        let said = Said::by(source, who.on);
        let index = self.neighbour(table, key, source, &over);
        let mut steps = vec![Step::Insert(table.id.to_owned(), index, Value::Object(bare))];
        steps.extend(self.open_gate(rows.gate, &by));
        steps.extend(self.reopen(&row));
        steps.push(Step::Said(row, Some(said)));
        steps
    }

    /// Where an accepted row comes to stand: where it is listed among the others, and one that is only offered after its
    /// nearest known neighbour before it in the source.
    fn neighbour(&self, table: &Question, key: &str, source: &str, over: &Answers) -> usize {
        let listed = interview::keys(over, table.id);
        if let Some(at) = listed.iter().position(|k| k == key) {
            let is_known = |k: &&String| path::index(&self.answers, table.id, k).is_some();
            return listed[..at].iter().filter(is_known).count();
        }
        let count = interview::keys(&self.answers, table.id).len();
        let Some(layer) = self.layers().find(|layer| layer.from == source) else {
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
}

/// Whether a cell is asked no more where another cell of its row is empty.
fn hangs(over: &Answers, column: &Question, key: &str, cell: &str) -> bool {
    let mut without = over.clone();
    if path::put(&mut without, cell, None).is_err() {
        return false;
    }
    let without = interview::settled(&without);
    path::index(&without, column.table().unwrap_or_default(), key)
        .is_none_or(|row| !interview::applies(column, &without, Some(row)))
}
