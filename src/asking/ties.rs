//! What names what: the rows that an answer or a row refers to, and who refers to a row.
//!
//! Reads answers and changes nothing. Must not know how a tie is followed. The price: every reference of the
//! draft is looked at whenever somebody asks.

use super::{Desk, row_label};
use crate::answers::Answers;
use crate::draft;
use crate::interview::{self, Kind, Question, Value};
use crate::path::{self, Spot};

/// One end of a reference, as it is seen from the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The row that is named, or the answer that names.
    pub at: String,
    /// It in words.
    pub words: String,
    /// Whether it is named here; else it names what is here.
    pub named: bool,
}

/// Who refers to a row, in words: the row that does, and as what.
pub fn who_refers(answers: &Answers, row: &str) -> Vec<String> {
    referrers(answers, row).into_iter().map(|(_, words)| words).collect()
}

/// The answers that refer to a row, each in words.
fn referrers(answers: &Answers, row: &str) -> Vec<(String, String)> {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return Vec::new();
    };
    let names = |value: &Value| value.as_str() == Some(key);
    let mut list = Vec::new();
    for asked in draft::references(answers) {
        let (Kind::Ref(tables) | Kind::Refs(tables)) = asked.question.kind else {
            continue;
        };
        let at = asked.path(answers);
        let value = path::get(answers, &at).unwrap_or_default();
        if !tables.contains(&table.id) || !(names(&value) || value.as_array().is_some_and(|l| l.iter().any(names))) {
            continue;
        }
        let holder = match path::spot(&at) {
            Ok(Spot::Cell(column, key)) => format!("{}, ", row_label(answers, column.table().unwrap_or_default(), key)),
            Ok(Spot::Leaf(_) | Spot::Table(_) | Spot::Row(..)) | Err(_) => String::new(),
        };
        list.push((at, format!("{holder}{}", asked.question.label.to_lowercase())));
    }
    list
}

/// The fewest letters of a name that is looked for in words: fewer stand in too many others.
const SHORTEST: usize = 3;

/// The answers in the author's own words, elsewhere than in a row, in which the name of that row stands.
pub fn who_mentions(answers: &Answers, row: &str, name: &str) -> Vec<String> {
    let name = name.trim().to_lowercase();
    if name.chars().count() < SHORTEST {
        return Vec::new();
    }
    let mut places = Vec::new();
    for at in path::answered(answers) {
        let (Ok(Spot::Leaf(question) | Spot::Cell(question, _)), false) = (path::spot(&at), path::parent(&at) == row) else {
            continue;
        };
        let in_words = matches!(question.kind, Kind::Text | Kind::Prose | Kind::Words | Kind::Items);
        if !in_words || !path::get(answers, &at).is_some_and(|value| mentions(&value, &name)) {
            continue;
        }
        places.push(match path::spot(&at) {
            Ok(Spot::Cell(column, key)) => {
                let row = row_label(answers, column.table().unwrap_or_default(), key);
                format!("{row}, {}", question.label.to_lowercase())
            }
            Ok(_) | Err(_) => question.label.to_lowercase(),
        });
    }
    places
}

/// Whether this name, in small letters, stands as whole words in a text of this answer.
fn mentions(value: &Value, name: &str) -> bool {
    match value {
        Value::String(text) => {
            let text = text.to_lowercase();
            let whole = |at: usize| {
                let before = text[..at].chars().next_back();
                let after = text[at + name.len()..].chars().next();
                !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
            };
            text.match_indices(name).any(|(at, _)| whole(at))
        }
        Value::Array(list) => list.iter().any(|one| mentions(one, name)),
        Value::Object(map) => map.get("text").is_some_and(|text| mentions(text, name)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The rows that an answer names.
fn named(answers: &Answers, question: &Question, at: &str) -> Vec<Tie> {
    let (Kind::Ref(tables) | Kind::Refs(tables)) = question.kind else {
        return Vec::new();
    };
    let keys = match path::get(answers, at) {
        Some(Value::Array(keys)) => keys,
        Some(key) => vec![key],
        None => Vec::new(),
    };
    let tie = |key: &Value| {
        let key = key.as_str()?;
        let table = tables.iter().find(|table| path::index(answers, table, key).is_some())?;
        Some(Tie {
            at: path::row_path(table, key),
            words: row_label(answers, table, key),
            named: true,
        })
    };
    keys.iter().filter_map(tie).collect()
}

/// The rows that are named here, then the answers that name this row; each row once.
pub fn ties(desk: &Desk, at: &str) -> Vec<Tie> {
    let answers = &desk.shown;
    let mut ties = match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => named(answers, question, at),
        Ok(Spot::Row(table, key)) => interview::columns(table.id)
            .flat_map(|column| named(answers, column, &column.path(key)))
            .collect(),
        Ok(Spot::Table(_)) | Err(_) => Vec::new(),
    };
    let by = referrers(answers, at).into_iter();
    ties.extend(by.map(|(at, words)| Tie { at, words, named: false }));
    let mut seen = Vec::new();
    ties.retain(|tie| {
        let new = !seen.contains(&tie.at);
        seen.push(tie.at.clone());
        new
    });
    ties
}

/// The rows that a reference may name, key and label; of those that are called alike the key is said too.
pub fn row_choices(desk: &Desk, tables: &[&str]) -> Vec<(String, String)> {
    let rows = tables.iter().flat_map(|table| {
        let keys = interview::keys(&desk.shown, table).into_iter();
        keys.map(|key| (row_label(&desk.shown, table, &key), key))
    });
    let rows: Vec<(String, String)> = rows.collect();
    let is_twin = |label: &String| rows.iter().filter(|(other, _)| other == label).count() > 1;
    let told = |(label, key): &(String, String)| {
        let is_twin = is_twin(label);
        (
            key.clone(),
            if is_twin {
                format!("{label}, key {key}")
            } else {
                label.clone()
            },
        )
    };
    rows.iter().map(told).collect()
}
