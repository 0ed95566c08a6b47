//! The focused question below the list: what it asks, where its suggestion comes from, why, and the field.
//!
//! Must not know the other lines. The price of a fixed place: the list above is shorter while a question is
//! only read.

use super::{offer_words, row_words, value_style};
use crate::draft::State;
use crate::interview;
use crate::path::{self, Spot};
use crate::tui::model::{Desk, Entry, Form, Model, question_of, words_of};
use crate::tui::view::{Cursor, display, paragraph, put, small};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn row_title(desk: &Desk, at: &str) -> String {
    let (label, _) = if path::get(&desk.shown, at).is_some() {
        row_words(desk, at)
    } else {
        offer_words(desk, at)
    };
    label
}

/// What a row says, a column a line.
fn row_cells(model: &Model, desk: &Desk, at: &str, buf: &mut Buffer, area: Rect) {
    let Ok(Spot::Row(table, key)) = path::spot(at) else { return };
    let cells = interview::columns(table.id).filter_map(|c| path::get(&desk.shown, &c.path(key)).map(|v| (c, v)));
    let mut y = area.y;
    for (column, value) in cells.skip(1) {
        if y >= area.bottom() {
            return;
        }
        put(buf, area.x + 2, y, 14, &small(column.label), model.theme.dim);
        let words = display(&words_of(&desk.shown, column, &value));
        let style = value_style(model, desk.draft.state(&column.path(key)));
        let room = Rect {
            x: area.x + 17,
            y,
            width: area.width.saturating_sub(17),
            height: (area.bottom() - y).min(2),
        };
        y += paragraph(buf, room, &words, style).max(1);
    }
}

/// How many lines the panel takes.
pub fn height(form: &Form, area: Rect) -> u16 {
    let wanted = match &form.input {
        Some(input) => input.height(area.width.saturating_sub(2)) + 5,
        None => 10,
    };
    wanted
        .min(if form.input.is_some() {
            area.height.saturating_sub(2).max(3)
        } else {
            area.height / 2
        })
        .min(area.height)
}

/// Draws the panel.
pub fn panel(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    if area.height == 0 {
        return None;
    }
    put(buf, area.x, area.y, area.width, &"─".repeat(area.width as usize), theme.dim);
    let mut y = area.y + 1;
    let left = |y: u16| Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    let question = question_of(form.focus.path());
    let asked = match (&form.focus, question) {
        (Entry::Add(table), _) if form.input.is_some() => interview::columns(table).find(|c| !c.fold),
        (_, q) => q,
    };
    if let Some(question) = asked {
        let source = desk
            .draft
            .suggestion(form.focus.path())
            .map(|(from, _)| source_words(model, from));
        let tag = match (&form.focus, desk.draft.state(form.focus.path())) {
            (Entry::Offer(_), _) => source.map(|s| format!("offered by {s}: Space picks it")),
            (_, State::Suggested) => source.map(|s| format!("suggested by {s}")),
            (_, State::Confirm) => Some("to be confirmed: something that it rests on has changed".into()),
            (_, State::DontKnow) => Some("you do not know: an open question".into()),
            (_, State::AskCounsel) => Some("a question for counsel".into()),
            _ => None,
        };
        let title = match &form.focus {
            Entry::Row(at) | Entry::Offer(at) => row_title(desk, at),
            Entry::Answer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => question.ask.to_owned(),
        };
        y += paragraph(buf, left(y), &display(&title), theme.strong);
        if let Some(tag) = tag {
            let sign = match (&form.focus, desk.draft.state(form.focus.path())) {
                (Entry::Offer(_), _) => "",
                (_, State::DontKnow | State::AskCounsel) => "? ",
                _ => "~ ",
            };
            y += paragraph(buf, left(y), &format!("{sign}{}", display(&tag)), theme.suggested);
        }
        if let Entry::Row(at) = &form.focus {
            row_cells(model, desk, at, buf, left(y));
            return None;
        }
        if form.input.is_none() || area.height > 9 {
            y += paragraph(buf, left(y), question.help, theme.dim);
        }
    }
    let mut cursor = None;
    if let Some(problem) = &form.problem {
        y += paragraph(buf, left(y), &format!("problem: {}", display(problem)), theme.problem);
    }
    if let Some(input) = &form.input {
        y += u16::from(area.bottom().saturating_sub(y) > input.height(area.width.saturating_sub(2)) + 1);
        let field = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            y,
            height: area.bottom().saturating_sub(y),
        };
        if field.height > 0 && field.width > 0 {
            input.render(field, buf, theme);
            cursor = input.cursor(field).map(|p| (p.x, p.y));
        }
    } else if let Some(question) = asked.filter(|_| y < area.bottom()) {
        paragraph(buf, left(y), &format!("Why: {}", question.why), theme.dim);
    }
    cursor
}

/// A source in words: the title of its preset, or its name.
fn source_words(model: &Model, from: &str) -> String {
    let preset = from
        .strip_prefix("preset:")
        .and_then(|id| model.presets.iter().find(|p| p.id == id));
    preset.map_or_else(|| from.to_owned(), |p| p.title.clone())
}
