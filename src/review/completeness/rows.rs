//! Rows that do not say what they are there for, and tables that were said to have rows and have none.
//!
//! Which columns a row cannot do without stands in the table of questions ([`Question::tells`]), and nowhere
//! else. Must not know what a table is about. The price: a row is looked at column by column at each asking.

use crate::draft::{Draft, OpenState};
use crate::interview::{self, Question, Value};
use crate::path::{self, Spot};
use crate::words::row_label;

/// The columns that a row lacks, of those that it cannot do without; an open question is no lack, for it is
/// listed as one.
pub fn lacks(draft: &Draft, row: &str) -> Vec<&'static Question> {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return Vec::new();
    };
    let shown = draft.overlay();
    lacks_in(draft, &shown, table, key)
}

/// [`lacks`] of answers that somebody has computed already.
pub(crate) fn lacks_in(draft: &Draft, answers: &crate::answers::Answers, table: &Question, key: &str) -> Vec<&'static Question> {
    let Some(at) = path::index(answers, table.id, key) else {
        return Vec::new();
    };
    let said = |cell: &str| {
        let empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
        draft.open.get(cell).is_some_and(|open| open.state != OpenState::Confirm)
            || path::get(answers, cell).is_some_and(|value| !empty(&value))
    };
    interview::columns(table.id)
        .filter(|column| interview::applies(column, answers, Some(at)))
        .filter(|column| column.tells_where.is_none_or(|holds| holds(answers, at)))
        .filter(|column| {
            let instead = |name: &str| said(&format!("{}.{key}.{name}", table.id));
            column
                .tells
                .is_some_and(|others| !said(&column.path(key)) && !others.iter().any(|name| instead(name)))
        })
        .collect()
}

/// What rows lack, in words: `lacks exactly what and when`; nothing where there is no lack.
pub fn lack_words(columns: &[&Question]) -> Option<String> {
    let labels: Vec<String> = columns.iter().map(|column| column.label.to_lowercase()).collect();
    (!labels.is_empty()).then(|| format!("lacks: {}", labels.join(", ")))
}

/// The known rows that lack something, and what.
pub(super) fn lacking(draft: &Draft) -> Vec<(String, String)> {
    // these two have rules of their own, which say more
    let own = ["sharing.recipients", "sharing.transfers"];
    let answers = draft.shown();
    let tables = interview::all().iter().filter(|q| q.is_table() && !own.contains(&q.id));
    let mut rows = Vec::new();
    for table in tables.filter(|table| interview::applies(table, &answers, None)) {
        for key in interview::keys(&draft.answers, table.id) {
            if let Some(words) = lack_words(&lacks_in(draft, &answers, table, &key)) {
                rows.push((path::row_path(table.id, &key), words));
            }
        }
    }
    rows
}

/// Known rows that say the same, word for word, as a row of their table before them: the path, and that row as it is called.
/// A row that says nothing is found elsewhere.
pub(super) fn twice(draft: &Draft) -> Vec<(String, String)> {
    let answers = draft.published();
    let tables = interview::all().iter().filter(|q| q.is_table());
    let mut found = Vec::new();
    for table in tables.filter(|table| interview::applies(table, &answers, None)) {
        let Some(rows) = path::rows(table) else { continue };
        let mut before: Vec<(String, Value)> = Vec::new();
        for (i, key) in (rows.keys)(&answers).into_iter().enumerate() {
            let Some(Value::Object(mut row)) = (rows.row)(&answers, i) else {
                continue;
            };
            row.remove("key");
            if row.is_empty() {
                continue;
            }
            let row = Value::Object(row);
            match before.iter().find(|(_, known)| *known == row) {
                Some((other, _)) => {
                    let called = |key: &str| row_label(&answers, table.id, key);
                    let label = called(other);
                    let words = if label == called(&key) {
                        format!("{label} above it")
                    } else {
                        label
                    };
                    found.push((path::row_path(table.id, &key), words));
                }
                None => before.push((key, row)),
            }
        }
    }
    found
}
