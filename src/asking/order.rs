//! The order of the rows of a table, and what may be moved.
//!
//! Only known rows have an order of their own; a suggested one stands where its source has it, among them. Must not know
//! whether a key or a word moves a row. The price: a row does not pass a suggested one step by step.

use super::{Desk, row_label};
use crate::edit::Edit;
use crate::interview;
use crate::path::{self, Spot};

/// Moving a known row one up or down, as its table is listed; else why it goes no further. What is only suggested keeps
/// its place among the known rows, so nothing is moved past it.
pub fn shifting(desk: &Desk, at: &str, up: bool) -> Result<Edit, String> {
    let (table, keys, i) = place_of(desk, at)?;
    let listed = interview::keys(&desk.shown, table);
    let here = listed.iter().position(|key| *key == keys[i]);
    let next = here.and_then(|here| listed.get(if up { here.checked_sub(1)? } else { here + 1 }));
    let (way, side) = if up { ("up", "above") } else { ("down", "below") };
    match next {
        None => Err(format!("it goes no further {way}")),
        Some(next) if !keys.contains(next) => Err(keeps_its_place(desk, table, next, &format!(", {side} it,"))),
        Some(_) => Ok(Edit::Move {
            row: at.to_owned(),
            before: keys.get(if up { i - 1 } else { i + 2 }).cloned(),
        }),
    }
}

/// Moving a known row to stand before another known one of its table; else why it is not moved.
pub fn moving(desk: &Desk, at: &str, before: &str) -> Result<Edit, String> {
    let (table, keys, i) = place_of(desk, at)?;
    let Some(there) = keys.iter().position(|key| key == before) else {
        return Err(keeps_its_place(desk, table, before, ""));
    };
    if there == i || there == i + 1 {
        let mut below = interview::keys(&desk.shown, table)
            .into_iter()
            .skip_while(|key| *key != keys[i])
            .skip(1);
        return Err(match below.next().filter(|next| there > i && next != before) {
            Some(between) => keeps_its_place(desk, table, &between, ", between them,"),
            None => "it stands there already".to_owned(),
        });
    }
    Ok(Edit::Move {
        row: at.to_owned(),
        before: Some(before.to_owned()),
    })
}

/// The table of a row, its known rows, and which of them it is.
fn place_of(desk: &Desk, at: &str) -> Result<(&'static str, Vec<String>, usize), String> {
    let Ok(Spot::Row(table, key)) = path::spot(at) else {
        return Err("only a row can be moved".to_owned());
    };
    let keys = interview::keys(&desk.draft.answers, table.id);
    let known = keys.iter().position(|known| known == key);
    known
        .map(|i| (table.id, keys, i))
        .ok_or_else(|| "only a row that you know can be moved; an empty line takes a suggested one".to_owned())
}

/// That a suggested row is in the way of a move.
fn keeps_its_place(desk: &Desk, table: &str, row: &str, place: &str) -> String {
    let label = row_label(&desk.shown, table, row);
    format!("{label}{place} is only suggested and keeps its place until you take it: nothing was moved")
}
