//! A cursor among the cells of a list, as on a sheet: Tab goes in and along, the arrows walk, Enter edits.
//!
//! The cell with the focus is an answer like any other; only its way is told here. Must not know which columns are on
//! the screen. The price: the list has the columns that some row has filled, an empty one is in the record.

use super::{Effects, Message, Model};
use crate::asking;
use crate::path::{self, Spot};
use crate::tui::model::{Desk, Entry, Form, Screen};

/// Walks the cells of a list; nothing where the message means what it means everywhere.
pub(super) fn walk(model: &mut Model, message: &Message) -> Option<Effects> {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return None;
    };
    let row = form.row().filter(|_| !matches!(form.focus, Entry::Offer(_)))?.to_owned();
    let Ok(Spot::Row(table, key)) = path::spot(&row) else {
        return None;
    };
    let cells: Vec<String> = asking::cells_of(desk, table.id, key).iter().map(|c| c.path(key)).collect();
    let cell = |i: usize| cells.get(i).cloned().map(Entry::Answer);
    if form.cell().is_none() {
        let to = match message {
            Message::Tab => cell(0).or_else(|| beside(form, desk, true)),
            Message::BackTab => beside(form, desk, false),
            _ => return None,
        };
        form.focus = to?;
        return Some(Vec::new());
    }
    let here = cells.iter().position(|at| at == form.focus.path());
    let here = here.unwrap_or(0);
    let to = match message {
        Message::Tab => cell(here + 1).or_else(|| beside(form, desk, true)),
        Message::BackTab | Message::Left => here.checked_sub(1).and_then(cell).or(Some(Entry::Row(row))),
        Message::Right => match cell(here + 1) {
            None => {
                let mut below = form.clone();
                below.focus = Entry::Row(row.clone());
                model.screen = Screen::Form(below.record(table.id, key, desk));
                return Some(Vec::new());
            }
            next => next,
        },
        Message::Up => along(form, desk, false),
        Message::Down => along(form, desk, true),
        Message::Esc => Some(Entry::Row(row)),
        Message::Enter => {
            let at = form.focus.path().to_owned();
            return Some(super::open_input(model, &at));
        }
        _ => return None,
    };
    if let Some(to) = to {
        form.focus = to;
    }
    Some(Vec::new())
}

/// The entry above or below the row.
fn beside(form: &Form, desk: &Desk, down: bool) -> Option<Entry> {
    let entries = form.entries(desk);
    let here = form.position(&entries);
    let to = if down { here + 1 } else { here.checked_sub(1)? };
    entries.get(to).cloned()
}

/// The same column of the row above or below; what stands there, where that is no row of this table.
fn along(form: &Form, desk: &Desk, down: bool) -> Option<Entry> {
    let next = beside(form, desk, down)?;
    let (column, _) = form.cell()?;
    let Entry::Row(at) = &next else { return Some(next) };
    let Ok(Spot::Row(table, key)) = path::spot(at) else {
        return Some(next);
    };
    if column.table() != Some(table.id) {
        return Some(next);
    }
    let cells = asking::cells_of(desk, table.id, key);
    let same = cells.iter().find(|c| c.id == column.id).or(cells.first());
    Some(same.map_or(next.clone(), |column| Entry::Answer(column.path(key))))
}

/// After a cell was typed: the cell below it, where there is one; else the focus stays. Whether it was a cell.
pub(super) fn below(model: &mut Model) -> bool {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return false;
    };
    if form.cell().is_none() {
        return false;
    }
    if let Some(to @ Entry::Answer(_)) = along(form, desk, true) {
        form.focus = to;
    }
    true
}
