//! Paths: how a draft, the command line and a finding name an answer.
//!
//! `section.leaf` and `section.table` have 2 parts, a row `section.table.KEY` 3, a cell
//! `section.table.KEY.column` 4. A path is checked against the table of questions; an unknown one is
//! answered with the nearest known.

use crate::answers::Answers;
use crate::interview::{self, Field, Question, Rows, Value};

/// What a path leads to.
#[derive(Clone, Copy)]
pub enum Spot<'p> {
    /// A single value of a section.
    Leaf(&'static Question),
    /// A table.
    Table(&'static Question),
    /// A row, by its key.
    Row(&'static Question, &'p str),
    /// A value of a row.
    Cell(&'static Question, &'p str),
}

/// A path that leads nowhere, with the nearest known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no “{path}”{}", hint(.nearest))]
pub struct Unknown {
    /// The path.
    pub path: String,
    /// Known paths that look like it.
    pub nearest: Vec<String>,
}

fn hint(nearest: &[String]) -> String {
    meant(nearest).map_or_else(String::new, |ask| format!("; {ask}"))
}

/// The question which of these is meant, `did you mean a or b?`; none where there is nothing to choose.
pub(crate) fn meant<S: AsRef<str>>(near: &[S]) -> Option<String> {
    let near: Vec<&str> = near.iter().map(AsRef::as_ref).collect();
    (!near.is_empty()).then(|| format!("did you mean {}?", near.join(" or ")))
}

/// What this path leads to. Whether a row exists is not looked at.
pub fn spot(path: &str) -> Result<Spot<'_>, Unknown> {
    let parts: Vec<&str> = path.split('.').collect();
    let found = match parts[..] {
        [_, _] => interview::question(path).map(|q| if q.is_table() { Spot::Table(q) } else { Spot::Leaf(q) }),
        [section, table, key] if is_key(key) => interview::question(&format!("{section}.{table}"))
            .filter(|q| q.is_table())
            .map(|q| Spot::Row(q, key)),
        [section, table, key, column] if is_key(key) => {
            interview::question(&format!("{section}.{table}.*.{column}")).map(|q| Spot::Cell(q, key))
        }
        _ => None,
    };
    found.ok_or_else(|| Unknown {
        path: path.to_owned(),
        nearest: nearest(path, interview::all().iter().map(|q| q.id)),
    })
}

/// Whether this can be the key of a row: `[a-z0-9-]{1,40}`.
pub fn is_key(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The key that a label gives: `Usage data` becomes `usage-data`; `row` where no letter is left.
pub fn slug(label: &str) -> String {
    let mut slug = String::new();
    for c in label.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(36);
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "row".into() } else { slug.into() }
}

/// This key where it is free, else the first free one with a number behind it.
pub(crate) fn free_key(key: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let base = key.get(..key.len().min(36)).unwrap_or("row"); // as a slug, so that the number has room
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    let mut all = std::iter::once(key.to_owned()).chain(numbered);
    all.find(|key| !is_taken(key)).unwrap_or_default()
}

/// The path of a row.
pub fn row_path(table: &str, key: &str) -> String {
    format!("{table}.{key}")
}

/// The path without its last part: the row of a cell, the table of a row.
pub fn parent(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(parent, _)| parent)
}

/// Up to three known words that look like this one, nearest first.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut scored: Vec<(f64, &str)> = known
        .map(|k| (strsim::jaro_winkler(word, k), k))
        .filter(|(s, _)| *s > 0.8)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(3).map(|(_, k)| k.to_owned()).collect()
}

/// What looks like this word, as the end of a refusal: `; did you mean …?`, or nothing.
pub(crate) fn near_hint<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    hint(&nearest(word, known))
}

/// The question whether something that looks like this word is meant; none where nothing does.
pub(crate) fn near<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    meant(&nearest(word, known))
}

/// The functions of a table.
pub fn rows(table: &Question) -> Option<Rows> {
    match table.field {
        Field::Table(rows) => Some(rows),
        Field::Leaf { .. } | Field::Column { .. } => None,
    }
}

/// The index of the row with this key.
pub fn index(answers: &Answers, table: &str, key: &str) -> Option<usize> {
    interview::keys(answers, table).iter().position(|k| k == key)
}

/// The answer at this path, if there is one. A table has none of its own.
pub fn get(answers: &Answers, path: &str) -> Option<Value> {
    match spot(path).ok()? {
        Spot::Leaf(question) => match question.field {
            Field::Leaf { get, .. } => get(answers),
            Field::Column { .. } | Field::Table(_) => None,
        },
        Spot::Cell(question, key) => match question.field {
            Field::Column { get, .. } => get(answers, index(answers, question.table()?, key)?),
            Field::Leaf { .. } | Field::Table(_) => None,
        },
        Spot::Row(table, key) => (rows(table)?.row)(answers, index(answers, table.id, key)?),
        Spot::Table(_) => None,
    }
}

/// Puts or clears the answer at the path of a leaf or cell.
pub fn put(answers: &mut Answers, path: &str, value: Option<Value>) -> Result<(), String> {
    match spot(path).map_err(|e| e.to_string())? {
        Spot::Leaf(Question {
            field: Field::Leaf { put, .. },
            ..
        }) => put(answers, value),
        Spot::Cell(
            question @ Question {
                field: Field::Column { put, .. },
                ..
            },
            key,
        ) => {
            let table = question.table().unwrap_or_default();
            let i = index(answers, table, key).ok_or_else(|| format!("there is no row “{key}” in {table}"))?;
            put(answers, i, value)
        }
        Spot::Leaf(_) | Spot::Cell(..) | Spot::Table(_) | Spot::Row(..) => Err(format!("“{path}” has no single value")),
    }
}

/// The paths of all leaves and cells that have an answer, in the order of the questions.
pub fn answered(answers: &Answers) -> Vec<String> {
    let mut paths = Vec::new();
    for question in interview::all() {
        match question.field {
            Field::Leaf { get, .. } if get(answers).is_some() => paths.push(question.id.to_owned()),
            Field::Column { get, .. } => {
                let keys = interview::keys(answers, question.table().unwrap_or_default());
                let full = keys.iter().enumerate().filter(|(i, _)| get(answers, *i).is_some());
                paths.extend(full.map(|(_, key)| question.path(key)));
            }
            Field::Leaf { .. } | Field::Table(_) => {}
        }
    }
    paths
}
