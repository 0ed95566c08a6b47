//! References that lead nowhere: what is named is gone, or only suggested.
//!
//! Must not know a law. The price: the draft is laid over once more, to know what is suggested.

use crate::answers::Answers;
use crate::draft::{self, Draft};
use crate::interview::{self, Kind, Value};
use crate::path::{self, Spot};
use crate::words::row_label;

/// How many answers are told that name a row.
const MOST: usize = 3;

/// References of known answers to rows that are not there: the path and the key.
pub fn dangling(draft: &Draft) -> Vec<(String, String)> {
    let known = interview::settled(&draft.answers);
    let mut lost = Vec::new();
    for asked in draft::references(&known) {
        let (Kind::Ref(tables) | Kind::Refs(tables)) = asked.question.kind else {
            continue;
        };
        let at = asked.path(&known);
        let keys = match path::get(&known, &at) {
            Some(Value::Array(keys)) => keys,
            Some(key) => vec![key],
            None => continue,
        };
        for key in keys.iter().filter_map(Value::as_str) {
            if !tables.iter().any(|table| path::index(&known, table, key).is_some()) {
                lost.push((at.clone(), key.to_owned()));
            }
        }
    }
    lost
}

/// What leads nowhere, in words.
#[derive(Default)]
pub(super) struct Nowhere {
    /// The answers that name a row which is gone.
    pub gone: Vec<(String, String)>,
    /// The rows that are named and only suggested: the path of each first, and those of the answers that name it behind.
    pub suggested: Vec<(Vec<String>, String)>,
}

/// What answers name that is not there, or not yet.
pub(super) fn nowhere(draft: &Draft) -> Nowhere {
    let over = draft.overlay();
    let mut nowhere = Nowhere::default();
    let mut named: Vec<Vec<String>> = Vec::new();
    for (at, key) in dangling(draft) {
        let Some(table) = tables(&at).iter().find(|table| path::index(&over, table, &key).is_some()) else {
            let words = gone_words(draft, &over, &at, &key);
            nowhere.gone.push((at, words));
            continue;
        };
        let row = path::row_path(table, &key);
        match named.iter_mut().find(|known| known[0] == row) {
            Some(known) => known.push(at),
            None => named.push(vec![row, at]),
        }
    }
    for at in named {
        let words = suggested_words(&over, &at);
        nowhere.suggested.push((at, words));
    }
    nowhere
}

/// The tables of which a reference may name rows.
fn tables(at: &str) -> &'static [&'static str] {
    match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => match question.kind {
            Kind::Ref(tables) | Kind::Refs(tables) => tables,
            _ => &[],
        },
        Ok(Spot::Table(_) | Spot::Row(..)) | Err(_) => &[],
    }
}

/// An answer, as it is called where it names a row.
fn called(over: &Answers, at: &str) -> String {
    match path::spot(at) {
        Ok(Spot::Cell(column, key)) => {
            let row = row_label(over, column.table().unwrap_or_default(), key);
            format!("“{row}” ({})", column.label.to_lowercase())
        }
        Ok(Spot::Leaf(question) | Spot::Table(question) | Spot::Row(question, _)) => format!("“{}”", question.label),
        Err(_) => format!("“{at}”"),
    }
}

/// That a row is only suggested which answers name: its path, and theirs behind it.
fn suggested_words(over: &Answers, at: &[String]) -> String {
    let (row, by) = (at.first().map_or("", String::as_str), at.get(1..).unwrap_or_default());
    let label = match path::spot(row) {
        Ok(Spot::Row(table, key)) => row_label(over, table.id, key),
        _ => row.to_owned(),
    };
    let mut names: Vec<String> = by.iter().take(MOST).map(|at| called(over, at)).collect();
    names.extend(interview::counted(by.len().saturating_sub(MOST), "more", "more"));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let verb = if by.len() == 1 { "names" } else { "name" };
    format!(
        "{} {verb} {label}, which is only suggested: confirm it, or leave its name out there",
        interview::listed(&names)
    )
}

/// That an answer names a row that is gone, by what the row was called where a source knows it.
fn gone_words(draft: &Draft, over: &Answers, at: &str, key: &str) -> String {
    let of_source = |table: &&str| {
        let with = draft.with_row(over, &path::row_path(table, key))?;
        Some(row_label(&with, table, key))
    };
    let label = tables(at).iter().find_map(of_source);
    let label = label.unwrap_or_else(|| format!("“{key}”"));
    format!("{} names {label}, which is not there", called(over, at))
}
