//! Narrowing a table to the rows that have some words, while they are typed.
//!
//! Owns where the focus is meanwhile. Must not know how rows are compared with the words (`asking`). The price: each
//! key reads every row of the table.

use super::{Message, Model};
use crate::asking;
use crate::path;
use crate::tui::model::{Desk, Entry, Filter, Form, Screen};
use crate::tui::prose::Prose;
use crate::tui::update::over::{Typed, type_list};
use crossterm::event::KeyCode;

/// The footer while the words are typed.
pub const FILTER_FOOTER: &[(&str, &str)] = &[
    ("type", "to filter"),
    ("↑↓", "move"),
    ("Enter", "to the rows"),
    ("Esc", "all rows"),
];

/// Begins, or goes on, to type what the table with the focus is narrowed to.
pub(super) fn begin(model: &mut Model) {
    let Screen::Form(form) = &mut model.screen else { return };
    let Some(table) = form.table() else { return };
    if let Some(row) = form.row().filter(|_| form.cell().is_some()) {
        form.focus = Entry::Row(row.to_owned());
    }
    let known = form.filter.take().filter(|filter| filter.table == table);
    form.filter = Some(Filter {
        table,
        text: known.map_or_else(|| Box::new(Prose::line("")), |filter| filter.text),
        typing: true,
    });
}

/// A key while the words are typed.
pub(super) fn typed(model: &mut Model, message: &Message) {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return;
    };
    match message {
        Message::Typed(key) if matches!(key.code, KeyCode::Up | KeyCode::Down) => {
            let rows = rows(form, desk);
            let here = rows.iter().position(|row| *row == form.focus).unwrap_or(0);
            let to = if key.code == KeyCode::Down {
                here + 1
            } else {
                here.saturating_sub(1)
            };
            if let Some(row) = rows.get(to) {
                form.focus = row.clone();
            }
            return;
        }
        Message::Typed(key) => {
            let Some(filter) = &mut form.filter else { return };
            let mut at = 0;
            match type_list(&mut filter.text, &mut at, 0, *key) {
                Typed::On => {}
                Typed::Go => {
                    filter.typing = false;
                    if filter.text.is_blank() {
                        form.filter = None;
                    }
                    return;
                }
                Typed::Close => {
                    form.filter = None;
                    return;
                }
            }
        }
        Message::Pasted(text) => {
            if let Some(filter) = &mut form.filter {
                filter.text.paste(&crate::values::clean_line(text));
            }
        }
        _ => return,
    }
    stay(form, desk);
}

/// The rows and offers of the table that fit.
fn rows(form: &Form, desk: &Desk) -> Vec<Entry> {
    let Some(filter) = &form.filter else { return Vec::new() };
    let wanted = filter.text.text();
    let mut entries = form.entries(desk);
    entries.retain(|entry| {
        matches!(entry, Entry::Row(at) | Entry::Offer(at)
            if path::parent(at) == filter.table && asking::fits(desk, at, &wanted))
    });
    entries
}

/// The focus stays where it is, while that fits; else it is on the first row that does.
fn stay(form: &mut Form, desk: &Desk) {
    let rows = rows(form, desk);
    if !rows.contains(&form.focus)
        && let Some(table) = form.filter.as_ref().map(|filter| filter.table)
    {
        form.focus = rows.into_iter().next().unwrap_or(Entry::Add(table));
    }
}
