//! The head of a table in a list: its question, or what it is narrowed to, and the names of its columns.
//!
//! The head stays while the rows under it are walked. Must not change the model. The price: on a short list the head
//! lies over lines that could be rows.

use crate::asking;
use crate::path;
use crate::tui::model::{Desk, Entry, Filter, Form, Model};
use crate::tui::view::{Cursor, display, put};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// What a table is narrowed to, with how many rows are left.
pub fn filter(model: &Model, desk: &Desk, form: &Form, filter: &Filter, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let whole = Form {
        filter: None,
        ..form.clone()
    };
    let rows: Vec<String> = whole
        .entries(desk)
        .into_iter()
        .filter_map(|entry| row_of(entry, filter))
        .collect();
    let wanted = filter.text.text();
    let left = rows.iter().filter(|at| asking::fits(desk, at, &wanted)).count();
    let count = format!("{left} of {}", rows.len());
    let mut x = area.x + put(buf, area.x, area.y, area.width, "filter: ", theme.strong);
    let room = usize::from(area.right().saturating_sub(x)).saturating_sub(count.width() + 4);
    let wide = u16::try_from(display(&wanted).width() + 1).unwrap_or(u16::MAX);
    let field = Rect {
        x,
        width: wide.min(u16::try_from(room).unwrap_or(0)),
        ..area
    };
    filter.text.render(field, buf, theme.strong);
    let caret = filter.text.cursor(field);
    if filter.typing {
        model.spots.field(field);
    }
    x += field.width;
    let after = x + 2;
    put(buf, after, area.y, area.right().saturating_sub(after), &count, theme.dim);
    filter.typing.then_some((caret.x, caret.y))
}

fn row_of(entry: Entry, filter: &Filter) -> Option<String> {
    match entry {
        Entry::Row(at) | Entry::Offer(at) if path::parent(&at) == filter.table => Some(at),
        _ => None,
    }
}
