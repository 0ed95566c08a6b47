//! Rows that were begun and left without what they are there for: they go, and nothing is left of them to take back.
//!
//! Which column a row is there for stands on the column. Must not know how a row is opened or left. The price: whoever
//! leaves a row has to say so here.

use super::Desk;
use crate::edit::{Edit, Step, Who};
use crate::interview;
use crate::path::{self, Spot};

/// What is said of a row that went because it was left so.
pub const LEFT_EMPTY: &str = "left empty: nothing is kept of it";

/// Takes a row away that its author has left without what it is there for; whether it went.
pub fn left_row(desk: &mut Desk, row: &str, who: &Who) -> bool {
    if !is_void(desk, row) || desk.edit(&[Edit::Remove { row: row.to_owned() }], who).is_err() {
        return false;
    }
    let Ok(Spot::Row(table, _)) = path::spot(row) else {
        return true;
    };
    let gate = path::rows(table).map_or("", |rows| rows.gate);
    let of = |step: &Step| {
        let at = step.path();
        // words that were said once can be brought back
        let gives = matches!(step, Step::Put(_, Some(_)));
        at == row || (path::parent(at) == row && !gives) || at == gate || at == table.id
    };
    desk.history.forget_void(&desk.draft, &of);
    true
}

/// Whether a row of the author's says nothing: neither an answer, nor a half word, nor that it is open.
fn is_void(desk: &Desk, row: &str) -> bool {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return false;
    };
    let says =
        |at: &str| path::get(&desk.shown, at).is_some() || desk.draft.open.contains_key(at) || desk.halves.contains_key(at);
    let mut bearing = interview::columns(table.id).filter(|column| column.bears).peekable();
    path::index(&desk.draft.answers, table.id, key).is_some()
        && bearing.peek().is_some()
        && bearing.all(|column| !says(&column.path(key)))
}
