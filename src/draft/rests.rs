//! What a decision rests on: the parts of the answers that are kept with it, and whether they are still the same.
//!
//! A part is an answer (its value is kept, in the open; of prose a digest), a row or a table (a digest, which keeps files small and
//! diffs readable), a whole section (`sharing`), or those of its choices that are in no rows (`company.*`). Of words
//! that an author writes elsewhere than at the finding only counts whether there are some, and for whether a law applies
//! not even that: another name of the product makes nobody decide anew. Must not know rules: the review names the parts. The price: a digest says that a
//! part is another, not what was changed in it.

use super::{Matter, Path};
use crate::answers::Answers;
use crate::interview::{self, Field, Kind, Question, Value};
use crate::path::{self, Spot};
use crate::values::digest;
use std::collections::{BTreeMap, BTreeSet};

/// What follows a section where only those of its answers are meant that are no rows.
pub const SINGLE: &str = ".*";
/// The table of the author's own statements.
const STATEMENTS: &str = "statements.texts";

/// What a decision about a finding rests on: the answers at which it is, the whole rows that they are in or of, the rows
/// that those name, and the parts that are named: questions and sections. Of a statement of several sentences it rests
/// on its own, which it keeps itself, and on where the statement stands.
pub fn rests_on(published: &Answers, about: &Matter, parts: &[Path]) -> BTreeMap<Path, Value> {
    let rows = rows_of(&about.at);
    let mut all: BTreeSet<Path> = about.at.iter().chain(&rows).cloned().collect();
    all.extend(rows.iter().flat_map(|row| named_by(published, row)));
    for part in parts {
        match interview::question(part) {
            Some(question) => all.extend(asked(published, question, &rows)),
            None => _ = all.insert(part.clone()),
        }
    }
    for row in rows
        .iter()
        .filter(|row| !about.sentence.is_empty() && path::parent(row) == STATEMENTS)
    {
        all.retain(|part| part != row && path::parent(part) != row);
        all.insert(format!("{row}.at"));
    }
    let kept = all.into_iter().map(|part| {
        let value = now(published, &rows, &part)?;
        Some((part, value))
    });
    kept.flatten().collect()
}

/// Whether a part is still as it was; what this release does not know is not.
pub fn stands(published: &Answers, at: &[Path], part: &str, was: &Value) -> bool {
    match (path::spot(part), was) {
        // as the first drafts kept a table, a row and a text: by its keys, and as they are
        (Ok(Spot::Table(table)), Value::Array(_)) => Value::from(interview::keys(published, table.id)) == *was,
        (Ok(Spot::Row(..)), Value::Object(_)) => path::get(published, part).as_ref() == Some(was),
        (Ok(Spot::Leaf(question) | Spot::Cell(question, _)), was)
            if matches!(question.kind, Kind::Prose) && path::get(published, part).as_ref() == Some(was) =>
        {
            true
        }
        _ => now(published, &rows_of(at), part).as_ref() == Some(was),
    }
}

/// The paths that a question leads to: of a column the cells of the rows that are named, else of all; of a table of
/// which a row is named none, for that row says more.
fn asked(published: &Answers, question: &Question, rows: &BTreeSet<Path>) -> Vec<Path> {
    let Some(table) = question.table() else {
        let known = question.is_table() && has_named(rows, question.id);
        return if known { Vec::new() } else { vec![question.id.to_owned()] };
    };
    let some = has_named(rows, table);
    let keys = interview::keys(published, table).into_iter();
    keys.filter(|key| !some || rows.contains(&path::row_path(table, key)))
        .map(|key| question.path(&key))
        .collect()
}

/// The rows that these answers are, or are in.
fn rows_of(at: &[Path]) -> BTreeSet<Path> {
    let row = |at: &Path| match path::spot(at) {
        Ok(Spot::Row(..)) => Some(at.clone()),
        Ok(Spot::Cell(..)) => Some(path::parent(at).to_owned()),
        Ok(Spot::Leaf(_) | Spot::Table(_)) | Err(_) => None,
    };
    at.iter().filter_map(row).collect()
}

fn has_named(rows: &BTreeSet<Path>, table: &str) -> bool {
    rows.iter().any(|row| path::parent(row) == table)
}

/// The rows that a row names.
fn named_by(published: &Answers, row: &str) -> Vec<Path> {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for column in interview::columns(table.id) {
        let (Kind::Ref(tables) | Kind::Refs(tables)) = column.kind else {
            continue;
        };
        let keys = match path::get(published, &column.path(key)) {
            Some(Value::String(key)) => vec![Value::String(key)],
            Some(Value::Array(keys)) => keys,
            _ => Vec::new(),
        };
        for key in keys.iter().filter_map(Value::as_str) {
            let there = tables.iter().filter(|table| path::index(published, table, key).is_some());
            all.extend(there.map(|table| path::row_path(table, key)));
        }
    }
    all
}

/// A part as it is now; nothing for what this release does not know.
fn now(published: &Answers, rows: &BTreeSet<Path>, part: &str) -> Option<Value> {
    let (section, single) = match part.strip_suffix(SINGLE) {
        Some(section) => (section, true),
        None => (part, false),
    };
    if interview::all().iter().any(|question| question.section == section) {
        return Some(of_section(published, section, |question| {
            match question.table().or(question.is_table().then_some(question.id)) {
                Some(table) => !single && !has_named(rows, table),
                None => !single || !is_words(question),
            }
        }));
    }
    Some(match path::spot(part).ok()? {
        Spot::Leaf(question) | Spot::Cell(question, _) => match path::get(published, part) {
            Some(text) if matches!(question.kind, Kind::Prose) => short(&text),
            value => value.unwrap_or_default(),
        },
        Spot::Row(table, key) if rows.contains(part) => match path::get(published, part) {
            Some(row) => short(&row),
            None => told(published, table, key),
        },
        Spot::Row(table, key) => told(published, table, key),
        Spot::Table(table) => {
            let rows = path::rows(table)?;
            let count = (rows.keys)(published).len();
            let all: Vec<Value> = (0..count).filter_map(|row| (rows.row)(published, row)).collect();
            if all.is_empty() {
                path::get(published, rows.gate).unwrap_or_default()
            } else {
                short(&all.into())
            }
        }
    })
}

/// A row that another names, by what is asked of it in its own section; `null` where it is gone.
fn told(published: &Answers, table: &Question, key: &str) -> Value {
    let Some(row) = path::index(published, table.id, key) else {
        return Value::Null;
    };
    let mut all: BTreeMap<&str, Value> = BTreeMap::new();
    for column in interview::columns(table.id).filter(|column| column.section == table.section) {
        if let Field::Column { get, .. } = column.field
            && let Some(value) = get(published, row)
        {
            all.insert(column.id, plain(column, value));
        }
    }
    digest_of(&all)
}

/// The digest of what a section asks, as far as it is wanted.
fn of_section(published: &Answers, section: &str, wanted: impl Fn(&Question) -> bool) -> Value {
    let mut all: BTreeMap<Path, Value> = BTreeMap::new();
    for question in interview::all().iter().filter(|one| one.section == section && wanted(one)) {
        match question.field {
            Field::Leaf { get, .. } => {
                all.extend(get(published).map(|value| (question.id.to_owned(), plain(question, value))));
            }
            Field::Column { get, .. } => {
                let keys = interview::keys(published, question.table().unwrap_or_default());
                for (row, key) in keys.iter().enumerate() {
                    all.extend(get(published, row).map(|value| (question.path(key), plain(question, value))));
                }
            }
            Field::Table(rows) => {
                let keys = (rows.keys)(published).into_iter();
                all.extend(keys.map(|key| (path::row_path(question.id, &key), Value::Null)));
            }
        }
    }
    digest_of(&all)
}

/// An answer as a part of something greater: of words only that there are some.
fn plain(question: &Question, value: Value) -> Value {
    if is_words(question) { Value::Bool(true) } else { value }
}

/// Whether it is answered in the author's words, with a date or with an address.
fn is_words(question: &Question) -> bool {
    match question.kind {
        Kind::Text | Kind::Prose | Kind::Words | Kind::Date | Kind::Link | Kind::Contact => true,
        Kind::YesNo
        | Kind::Number
        | Kind::One(_)
        | Kind::Many(_)
        | Kind::Period
        | Kind::Place
        | Kind::Items
        | Kind::Ref(_)
        | Kind::Refs(_)
        | Kind::Table => false,
    }
}

fn digest_of<K: serde::Serialize>(all: &BTreeMap<K, Value>) -> Value {
    let bytes = serde_json::to_vec(all).unwrap_or_default();
    digest(&bytes).chars().take(16).collect::<String>().into()
}

fn short(value: &Value) -> Value {
    digest_of(&BTreeMap::from([("", value.clone())]))
}
