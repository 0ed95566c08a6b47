//! Suggestions: laying layers over the answers, and what each layer says at a path.
//!
//! A layer is read only, and a row of it is the author's row where the catalogue entry or the key is the
//! same. Must not decide what may be published: nothing here goes into a policy before it is accepted.
//! The price: every question is asked of every layer whenever a screen is drawn anew.

use super::{Draft, Layer, OpenState};
use crate::answers::Answers;
use crate::interview::{self, Asked, Field, Kind, Value};
use crate::path::{self, Spot};
use crate::values::Place;

impl Draft {
    /// The answers with every suggestion laid over them: what the author would say by accepting all.
    /// Recipients, safeguards and promises that nobody picked are not in it.
    pub fn overlay(&self) -> Answers {
        let mut over = self.answers.clone();
        for layer in self.layers() {
            for question in interview::all() {
                match question.field {
                    Field::Leaf { get, put } => {
                        let free = !question.pick && get(&over).is_none() && !self.is_closed(question.id, &layer.from);
                        let suited = get(&layer.answers).filter(|_| free);
                        if let Some(value) = suited.and_then(|value| question.suited(&over, value)) {
                            let _ = put(&mut over, Some(value));
                        }
                    }
                    Field::Table(_) | Field::Column { .. } if question.pick => {}
                    Field::Table(_) => self.lay_rows(question, layer, &mut over),
                    Field::Column { .. } => self.lay_cells(question, layer, &mut over),
                }
            }
        }
        self.leave_out_what_gives_way(&mut over);
        self.leave_out_dropped(&mut over);
        over
    }

    /// Suggested rows that give way to others are left out.
    fn leave_out_what_gives_way(&self, over: &mut Answers) {
        for table in interview::all() {
            let (Some(gives_way), Some(rows)) = (table.gives_way, path::rows(table)) else {
                continue;
            };
            for (i, key) in (rows.keys)(over).into_iter().enumerate().rev() {
                if path::index(&self.answers, table.id, &key).is_none() && gives_way(over, i) {
                    (rows.remove)(over, i);
                }
            }
        }
    }

    fn lay_rows(&self, table: &interview::Question, layer: &Layer, over: &mut Answers) {
        let Some(rows) = path::rows(table) else { return };
        let gate = path::get(over, rows.gate);
        if gate == Some(Value::Bool(false)) {
            return;
        }
        // behind the furthest of the rows that stand before it in its source: a row that is moved takes none along
        let mut behind = if self.is_besides(layer) { (rows.keys)(over).len() } else { 0 };
        let mut met = false;
        for (i, key) in (rows.keys)(&layer.answers).into_iter().enumerate() {
            let row = path::row_path(table.id, &key);
            let catalogue = (rows.row)(&layer.answers, i).and_then(|row| row.get("catalogue").cloned());
            let known = match_row(over, table, &key, catalogue.as_ref());
            if let Some(at) = known {
                behind = if met { behind.max(at + 1) } else { at + 1 };
                met = true;
                continue;
            }
            let suits = (rows.row)(&layer.answers, i).is_some_and(|row| row_suits(over, table, &row));
            if suits && !self.is_closed(&row, &layer.from) {
                let mut bare = serde_json::Map::from_iter([("key".to_owned(), Value::String(key.clone()))]);
                bare.extend(catalogue.map(|c| ("catalogue".to_owned(), c)));
                if (rows.insert)(over, behind, Value::Object(bare)).is_ok() {
                    (behind, met) = (behind + 1, true);
                    if gate.is_none() {
                        let _ = path::put(over, rows.gate, Some(Value::Bool(true)));
                    }
                }
            }
        }
    }

    fn lay_cells(&self, column: &interview::Question, layer: &Layer, over: &mut Answers) {
        let Field::Column { get, put } = column.field else { return };
        let Some(table) = column.table().and_then(interview::question) else {
            return;
        };
        let Some(rows) = path::rows(table) else { return };
        // most layers say nothing in most columns, and matching rows is dear
        let said = 0..(rows.keys)(&layer.answers).len();
        if !said.into_iter().any(|theirs| get(&layer.answers, theirs).is_some()) {
            return;
        }
        for (i, key) in (rows.keys)(over).into_iter().enumerate() {
            let before = get(over, i);
            if before.is_some() && !(column.joins && path::get(&self.answers, &column.path(&key)).is_none()) {
                continue;
            }
            let catalogue = (rows.row)(over, i).and_then(|row| row.get("catalogue").cloned());
            let Some(theirs) = match_row(&layer.answers, table, &key, catalogue.as_ref()) else {
                continue;
            };
            let Some(value) = get(&layer.answers, theirs) else { continue };
            let value = followed(&self.answers, column, (rows.row)(&layer.answers, theirs).as_ref(), value);
            let cell = column.path(&key);
            let their_cell = column.path(&(rows.keys)(&layer.answers)[theirs]);
            if !self.is_closed(&cell, &layer.from) && !self.is_closed(&their_cell, &layer.from) {
                let _ = put(over, i, Some(before.map_or(value.clone(), |before| joined(before, value))));
            }
        }
    }

    /// Suggested references to rows that are not there are left out.
    fn leave_out_dropped(&self, over: &mut Answers) {
        for asked in references(over) {
            let cell = asked.path(over);
            if path::get(&self.answers, &cell).is_some() {
                continue;
            }
            let Some(value) = path::get(over, &cell) else { continue };
            let kept = keep_known(over, asked.question.kind, &value);
            if kept.as_ref() != Some(&value) {
                let _ = path::put(over, &cell, kept);
            }
        }
    }

    /// Whether this source's suggestion at this path (or the row around it) was dropped or left open, or is that of a
    /// provider which the author rejected.
    fn is_closed(&self, at: &str, from: &str) -> bool {
        let dropped = |path: &str| self.dropped.iter().any(|t| t.path == path && t.from == from);
        let row = path::parent(at);
        let is_closed = |path: &str| dropped(path) || self.is_rejected(path);
        self.open.contains_key(at) || is_closed(at) || (row.contains('.') && is_closed(row))
    }

    /// The first suggestion for this path that was not dropped: its source and value. Of a pick-only
    /// question it is an offer. Of a list to which several sources add it is what they say together.
    pub fn suggestion<'a>(&'a self, at: &'a str) -> Option<(&'a str, Value)> {
        let mut all = self.suggestions(at);
        let (from, value) = all.next()?;
        Some((
            from,
            if self.is_joined(at) {
                all.fold(value, |value, (_, more)| joined(value, more))
            } else {
                value
            },
        ))
    }

    /// Who says what [`Draft::suggestion`] gives: its source, or all that add to a list.
    pub fn sources(&self, at: &str) -> Vec<&str> {
        let most = if self.is_joined(at) { usize::MAX } else { 1 };
        let all: Vec<&str> = self.suggestions(at).take(most).map(|(from, _)| from).collect();
        let layers = self.layers().map(|layer| layer.from.as_str());
        layers.filter(|from| all.contains(from)).collect()
    }

    /// Whether what several sources suggest for this path counts together: a list that the author has not answered.
    pub fn is_joined(&self, at: &str) -> bool {
        let joins = matches!(path::spot(at), Ok(Spot::Leaf(question) | Spot::Cell(question, _)) if question.joins);
        joins && path::get(&self.answers, at).is_none()
    }

    /// Every suggestion for this path that was not dropped, first source first.
    pub fn suggestions<'a>(&'a self, at: &'a str) -> impl Iterator<Item = (&'a str, Value)> {
        let open = self.open.get(at).is_some_and(|open| open.state != OpenState::Confirm);
        let layers = self.layers().filter(move |layer| !open && !self.is_closed(at, &layer.from));
        layers.filter_map(move |layer| {
            let value = suggested_at(&self.answers, layer, at)?;
            let theirs = path_in(&self.answers, layer, at)?;
            let stands = !self.is_closed(&theirs, &layer.from) && !self.names_nobody(at, &value);
            stands.then_some((layer.from.as_str(), value))
        })
    }

    /// Whether an offer names only rows that have to be picked and are not: nobody can take it.
    fn names_nobody(&self, at: &str, value: &Value) -> bool {
        let Ok(Spot::Cell(column, _)) = path::spot(at) else {
            return false;
        };
        let (true, Kind::Refs(tables)) = (column.pick, column.kind) else {
            return false;
        };
        let picked = tables
            .iter()
            .all(|table| interview::question(table).is_some_and(|table| table.pick));
        picked && keep_known(&self.answers, column.kind, value).is_none()
    }

    /// These answers with a row that is not in them, as the first source that knows it says it, whatever became of it since.
    pub fn with_row(&self, answers: &Answers, at: &str) -> Option<Answers> {
        let Ok(Spot::Row(table, key)) = path::spot(at) else {
            return None;
        };
        let rows = path::rows(table)?;
        let row = self.layers().find_map(|layer| {
            let theirs = path::index(&layer.answers, table.id, key)?;
            (rows.row)(&layer.answers, theirs)
        })?;
        let mut with = answers.clone();
        (rows.insert)(&mut with, 0, row).ok()?;
        Some(with)
    }

    /// Rows of a pick-only table that a source offers and nobody picked or dropped: source, key, row.
    pub fn offers(&self, table: &str) -> Vec<(String, String, Value)> {
        let mut offers: Vec<(String, String, Value)> = Vec::new();
        let Some(question) = interview::question(table).filter(|q| q.pick) else {
            return offers;
        };
        let Some(rows) = path::rows(question) else { return offers };
        for layer in self.layers() {
            for (i, key) in (rows.keys)(&layer.answers).into_iter().enumerate() {
                let Some(row) = (rows.row)(&layer.answers, i) else { continue };
                let known = match_row(&self.answers, question, &key, row.get("catalogue")).is_some();
                let seen = offers.iter().any(|(_, k, _)| *k == key);
                let entry = row
                    .get("catalogue")
                    .and_then(Value::as_str)
                    .map(|id| path::row_path(table, id));
                let rejected = entry.is_some_and(|entry| self.is_rejected(&entry));
                if !known && !seen && !rejected && !self.is_closed(&path::row_path(table, &key), &layer.from) {
                    offers.push((layer.from.clone(), key, follow(&self.answers, question, row)));
                }
            }
        }
        offers
    }
}

/// A list with what another has besides; entries of the taxonomy are the same whatever is said of them.
fn joined(list: Value, more: Value) -> Value {
    let (Value::Array(mut list), Value::Array(more)) = (list.clone(), more) else {
        return list;
    };
    let same = |a: &Value, b: &Value| a == b || a.get("item").is_some_and(|item| b.get("item") == Some(item));
    for entry in more {
        if !list.iter().any(|one| same(one, &entry)) {
            list.push(entry);
        }
    }
    Value::Array(list)
}

/// What a layer says at this path: a row is matched by its catalogue entry, then by its key.
pub(crate) fn suggested_at(known: &Answers, layer: &Layer, at: &str) -> Option<Value> {
    match path::spot(at).ok()? {
        Spot::Leaf(question) => question.suited(known, path::get(&layer.answers, at)?),
        Spot::Table(_) => None,
        Spot::Row(table, key) => {
            let i = their_row(known, layer, table, key)?;
            let row = (path::rows(table)?.row)(&layer.answers, i)?;
            row_suits(known, table, &row).then(|| follow(known, table, row))
        }
        Spot::Cell(question, key) => {
            let table = interview::question(question.table()?)?;
            let i = their_row(known, layer, table, key)?;
            match question.field {
                Field::Column { get, .. } => {
                    let row = (path::rows(table)?.row)(&layer.answers, i);
                    Some(followed(known, question, row.as_ref(), get(&layer.answers, i)?))
                }
                Field::Leaf { .. } | Field::Table(_) => None,
            }
        }
    }
}

/// Suggested columns that give way to what the author has said of a row that the suggested row names: the column,
/// the column that names it, and where the known answer stands.
const FOLLOWS: &[(&str, &str, &str, &str)] = &[("retention.places.*.place", "at", "sharing.recipients", "country")];

/// Whether a suggested row suits these answers: each of its cells does.
fn row_suits(known: &Answers, table: &interview::Question, row: &Value) -> bool {
    let cell = |column: &interview::Question| row.get(column.leaf()).cloned();
    let mut columns = interview::columns(table.id).filter(|column| column.suits.is_some());
    columns.all(|column| cell(column).is_none_or(|value| column.suited(known, value).is_some()))
}

/// A suggested row with what the author has said of the rows that it names.
fn follow(known: &Answers, table: &interview::Question, mut row: Value) -> Value {
    for (column, ..) in FOLLOWS {
        let Some(column) = interview::question(column).filter(|column| column.table() == Some(table.id)) else {
            continue;
        };
        if let Some(value) = row.get(column.leaf()).cloned() {
            row[column.leaf()] = followed(known, column, Some(&row), value);
        }
    }
    row
}

/// A suggested cell; where the row names one of which the author has said it, what was said.
fn followed(known: &Answers, column: &interview::Question, row: Option<&Value>, value: Value) -> Value {
    let Some((_, by, table, leaf)) = FOLLOWS.iter().find(|(id, ..)| *id == column.id) else {
        return value;
    };
    let named = row.and_then(|row| row.get(*by)).and_then(Value::as_array);
    let keys = named.into_iter().flatten().filter_map(Value::as_str);
    let said: Vec<Value> = keys
        .filter_map(|key| path::get(known, &format!("{}.{leaf}", path::row_path(table, key))))
        .collect();
    let place = |value: &Value| serde_json::from_value::<Place>(value.clone()).ok();
    let fits = |said: &Value| {
        place(said)
            .zip(place(&value))
            .is_some_and(|(said, here)| said.takes_in(&here))
    };
    match said.first() {
        Some(first) if !said.iter().any(fits) => first.clone(),
        Some(_) | None => value,
    }
}

/// The path of what a layer says at this path: its own key stands for the row.
pub(crate) fn path_in(known: &Answers, layer: &Layer, at: &str) -> Option<String> {
    let theirs = |table: &interview::Question, key: &str| {
        let i = their_row(known, layer, table, key)?;
        interview::keys(&layer.answers, table.id).into_iter().nth(i)
    };
    match path::spot(at).ok()? {
        Spot::Leaf(_) | Spot::Table(_) => Some(at.to_owned()),
        Spot::Row(table, key) => Some(path::row_path(table.id, &theirs(table, key)?)),
        Spot::Cell(column, key) => {
            let table = interview::question(column.table()?)?;
            Some(column.path(&theirs(table, key)?))
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
pub(crate) fn references(answers: &Answers) -> Vec<Asked> {
    let mut list = Vec::new();
    for question in interview::all()
        .iter()
        .filter(|q| matches!(q.kind, Kind::Ref(_) | Kind::Refs(_)))
    {
        match question.table() {
            Some(table) => {
                let rows = 0..interview::keys(answers, table).len();
                list.extend(rows.map(|i| Asked { question, row: Some(i) }));
            }
            None => list.push(Asked { question, row: None }),
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
