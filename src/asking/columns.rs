//! The columns of a table as a list shows them, and whether a row has the words that are looked for.
//!
//! Must not know how wide a screen is. The price: every row is read to learn which columns are used.

use super::{Desk, row_label, words_of};
use crate::interview::{self, Kind, Question, Value};
use crate::path::{self, Spot};
use std::collections::BTreeMap;

/// The columns that a list of rows shows: the label, then those that a row has filled, without details; a name that only
/// some rows have stands beside the label, and so does a detail that tells apart rows of the same label, or beside which
/// there would be nothing.
pub fn columns_shown(desk: &Desk, table: &str) -> Vec<&'static Question> {
    let keys = interview::keys(&desk.shown, table);
    let says = |column: &Question, key: &String| cell_words(desk, column, key).is_some_and(|words| !words.is_empty());
    let mut all = interview::columns(table);
    let label = all.find(|column| keys.first().is_some_and(|key| says(column, key)));
    let id = label.map(|column| column.id);
    let name = interview::columns(table)
        .next()
        .filter(|column| matches!(column.kind, Kind::Text));
    let is_name = |column: &Question| name.is_some_and(|name| name.id == column.id);
    let words = |column: &Question, key: &String| cell_words(desk, column, key).unwrap_or_default();
    let called: BTreeMap<&String, String> = keys.iter().map(|key| (key, row_label(&desk.shown, table, key))).collect();
    let tells_apart = |column: &Question| {
        let alike = |a: &String, b: &String| called.get(a) == called.get(b);
        let pairs = |(at, a)| keys.iter().skip(at + 1).map(move |b| (a, b));
        let mut pairs = keys.iter().enumerate().flat_map(pairs);
        pairs.any(|(a, b)| alike(a, b) && words(column, a) != words(column, b))
    };
    // what goes on after the name of a row stands with it
    let apart = |column: &Question| Some(column.id) != id && column.goes_on.is_none();
    let used = |column: &&'static Question| apart(column) && keys.iter().any(|key| says(column, key));
    let used: Vec<&'static Question> = interview::columns(table).filter(used).collect();
    let bare = used.iter().all(|column| column.fold);
    let is_shown = |column: &&&'static Question| bare || !column.fold || is_name(column) || tells_apart(column);
    label.into_iter().chain(used.iter().filter(is_shown).copied()).collect()
}

/// The cells of a row on which a cursor can stand in the list, in order.
pub fn cells_of(desk: &Desk, table: &str, key: &str) -> Vec<&'static Question> {
    let row = path::index(&desk.shown, table, key);
    let mut columns = columns_shown(desk, table);
    columns.retain(|column| row.is_some() && interview::applies(column, &desk.shown, row));
    columns
}

/// Whether a choice of a closed list is offered at this answer: it fits the row, or is chosen already.
pub fn is_offered(desk: &Desk, at: &str, choice: &str) -> bool {
    let Ok(Spot::Cell(column, key)) = path::spot(at) else {
        return true;
    };
    let row = column.table().and_then(|table| path::index(&desk.shown, table, key));
    let fits = column.fits.zip(row).is_none_or(|(fits, row)| fits(&desk.shown, row, choice));
    let chosen = || {
        let now = path::get(&desk.shown, at);
        now.and_then(|now| now.as_array().map(|list| list.iter().any(|one| one.as_str() == Some(choice))))
    };
    fits || chosen() == Some(true)
}

/// What a row says in a column.
pub fn cell_words(desk: &Desk, column: &Question, key: &str) -> Option<String> {
    let value = path::get(&desk.shown, &column.path(key))?;
    Some(words_of(&desk.shown, column, &value))
}

/// Whether a row, or one that is offered, has all these words somewhere.
pub fn fits(desk: &Desk, row: &str, wanted: &str) -> bool {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return false;
    };
    let offered = || desk.draft.offers(table.id).into_iter().find(|(_, k, _)| k == key);
    let Some(row) = path::get(&desk.shown, row).or_else(|| offered().map(|(_, _, row)| row)) else {
        return false;
    };
    let cell = |column: &Question| {
        row.get(column.leaf())
            .map(|value: &Value| words_of(&desk.shown, column, value))
    };
    let words: Vec<String> = interview::columns(table.id).filter_map(cell).collect();
    let words = words.join(" ").to_lowercase();
    wanted.to_lowercase().split_whitespace().all(|word| words.contains(word))
}
