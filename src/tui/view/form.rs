//! A section or a record: its lines on the left with the focused question below them, the text on the
//! right (`preview`).
//!
//! Owns what a line and the panel of the focused question say. Must not change the model: what is drawn
//! follows from it alone. The price: labels and words are made anew for each picture.

use super::preview::preview;
use super::{Cursor, cut, paragraph, put, scroll, small};
use crate::draft::State;
use crate::interview;
use crate::path::{self, Spot};
use crate::tui::model::{Desk, Entry, Form, Model, question_of, row_label, words_of};
use crate::tui::view::display;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The form.
pub fn form(model: &Model, form: &Form, buf: &mut Buffer, area: Rect) -> Cursor {
    let Some(desk) = &model.desk else { return None };
    let two = area.width >= 96;
    let width = if two { area.width * 54 / 100 } else { area.width };
    let left = Rect { width, ..area };
    let cursor = questions(model, desk, form, buf, left);
    if two {
        super::home::bar(model, buf, left.right() + 1, area);
        let right = Rect {
            x: left.right() + 3,
            width: area.width.saturating_sub(left.width + 3),
            ..area
        };
        preview(model, desk, form, buf, right);
    }
    cursor
}

/// A line of the list: an entry, or the title of a table.
enum Line {
    Title(String),
    Entry(usize),
    Gap,
}

fn questions(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) -> Cursor {
    let entries = form.entries(desk);
    let here = form.position(&entries);
    let lines = lines_of(form, &entries);
    let needed = panel_height(form, area);
    let list = Rect {
        height: area.height.saturating_sub(needed),
        ..area
    };
    let at = lines
        .iter()
        .position(|l| matches!(l, Line::Entry(i) if *i == here))
        .unwrap_or(0);
    let top = scroll(at, list.height as usize, lines.len());
    for (y, line) in lines.iter().skip(top).take(list.height as usize).enumerate() {
        let y = list.y + u16::try_from(y).unwrap_or(0);
        match line {
            Line::Title(title) => {
                put(buf, list.x, y, list.width, title, model.theme.strong);
            }
            Line::Entry(i) => entry(
                model,
                desk,
                form,
                &entries[*i],
                *i == here,
                buf,
                Rect { y, height: 1, ..list },
            ),
            Line::Gap => {}
        }
    }
    let panel = Rect {
        y: list.bottom(),
        height: area.bottom().saturating_sub(list.bottom()),
        ..area
    };
    focused(model, desk, form, buf, panel)
}

/// The lines of the list: a title before each table, a gap after it.
fn lines_of(form: &Form, entries: &[Entry]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut table: Option<&str> = None;
    let mut details = false;
    for (i, entry) in entries.iter().enumerate() {
        let own = match entry {
            Entry::Row(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_) => question_of(entry.path()).map(|q| q.id),
            Entry::Answer(at) if form.record.is_none() => question_of(at).filter(|q| q.is_column()).map(|q| q.id),
            Entry::Answer(_) | Entry::Detail(_) => None,
        };
        if own != table {
            if i > 0 {
                lines.push(Line::Gap);
            }
            if let Some(title) = own.and_then(interview::question) {
                lines.push(Line::Title(title.ask.to_owned()));
            }
            table = own;
        }
        if matches!(entry, Entry::Detail(_)) && !details {
            details = true;
            lines.push(Line::Gap);
            lines.push(Line::Title("Add a detail".into()));
        }
        lines.push(Line::Entry(i));
    }
    lines
}

/// The mark of a state: readable without colour.
fn mark(desk: &Desk, at: &str) -> &'static str {
    let row_suggested = matches!(path::spot(at), Ok(Spot::Row(..))) && desk.outstanding.iter().any(|o| path::parent(o) == at);
    match desk.draft.state(at) {
        State::Known if row_suggested => "~",
        State::Known => "✓",
        State::Suggested | State::Confirm => "~",
        State::DontKnow | State::AskCounsel => "?",
        State::LeftOut => "-",
        State::Unanswered => " ",
    }
}

fn entry(model: &Model, desk: &Desk, form: &Form, entry: &Entry, chosen: bool, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let pointer = if chosen { "▸" } else { " " };
    let label_width: u16 = if area.width < 44 { 16 } else { 20 };
    let (sign, label, value, style) = match entry {
        Entry::Answer(at) => {
            let question = question_of(at);
            let label = answer_label(desk, form, at);
            let shown = path::get(&desk.shown, at).and_then(|v| question.map(|q| words_of(&desk.shown, q, &v)));
            let state = desk.draft.state(at);
            let words = shown.unwrap_or_else(|| open_words(desk, at, question.is_some_and(|q| q.needed)));
            (mark(desk, at), label, words, value_style(model, state))
        }
        Entry::Row(at) => {
            let (label, rest) = row_words(desk, at);
            (mark(desk, at), label, rest, value_style(model, desk.draft.state(at)))
        }
        Entry::Offer(at) => {
            let (label, rest) = offer_words(desk, at);
            ("", format!("[ ] {label}"), rest, theme.dim)
        }
        Entry::Add(_) => ("", "+ another".to_owned(), String::new(), theme.dim),
        Entry::None(table) => {
            let gate = interview::question(table)
                .and_then(path::rows)
                .and_then(|r| path::get(&desk.draft.answers, r.gate));
            let none = gate.and_then(|v| v.as_bool()) == Some(false);
            (
                "",
                format!("({}) none", if none { "•" } else { " " }),
                if none { "you said".into() } else { String::new() },
                theme.dim,
            )
        }
        Entry::Detail(at) => (
            "",
            format!("+ {}", small(question_of(at).map_or("", |q| q.label))),
            String::new(),
            theme.dim,
        ),
    };
    let style_label = if chosen { theme.selected } else { theme.normal };
    let left = format!("{pointer} {sign:<1} {}", display(&label));
    let wide = matches!(entry, Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_));
    let column = if wide { label_width + 8 } else { label_width + 4 };
    put(
        buf,
        area.x,
        area.y,
        column.min(area.width).saturating_sub(1),
        &left,
        style_label,
    );
    if area.width > column {
        put(buf, area.x + column, area.y, area.width - column, &display(&value), style);
    }
}

fn value_style(model: &Model, state: State) -> Style {
    match state {
        State::Suggested | State::Confirm => model.theme.suggested,
        State::Known => model.theme.normal,
        State::Unanswered | State::LeftOut | State::DontKnow | State::AskCounsel => model.theme.dim,
    }
}

fn answer_label(desk: &Desk, form: &Form, at: &str) -> String {
    let Some(question) = question_of(at) else {
        return at.to_owned();
    };
    match path::spot(at) {
        Ok(Spot::Cell(column, key)) if form.record.is_none() => row_label(&desk.shown, column.table().unwrap_or_default(), key),
        _ => question.label.to_owned(),
    }
}

fn open_words(desk: &Desk, at: &str, needed: bool) -> String {
    match desk.draft.state(at) {
        State::DontKnow => "don't know",
        State::AskCounsel => "ask counsel",
        State::LeftOut => "left empty",
        State::Unanswered if needed => "needed",
        State::Unanswered | State::Suggested | State::Confirm | State::Known => "—",
    }
    .to_owned()
}

/// The label of a row and the next few of its columns.
fn row_words(desk: &Desk, at: &str) -> (String, String) {
    let Ok(Spot::Row(table, key)) = path::spot(at) else {
        return (at.to_owned(), String::new());
    };
    let shown =
        |column: &interview::Question| path::get(&desk.shown, &column.path(key)).map(|v| words_of(&desk.shown, column, &v));
    let telling = |column: &&interview::Question| !matches!(column.kind, interview::Kind::YesNo);
    let words: Vec<String> = interview::columns(table.id)
        .filter(telling)
        .filter_map(shown)
        .filter(|w| !w.is_empty())
        .collect();
    let label = words.first().cloned().unwrap_or_else(|| key.to_owned());
    let rest: Vec<String> = words.iter().skip(1).take(3).map(|w| cut(w, 30)).collect();
    (label, rest.join(" · "))
}

fn offer_words(desk: &Desk, at: &str) -> (String, String) {
    let Ok(Spot::Row(table, key)) = path::spot(at) else {
        return (at.to_owned(), String::new());
    };
    let offered = desk.draft.offers(table.id);
    let Some((_, _, row)) = offered.iter().find(|(_, k, _)| k == key) else {
        return (key.to_owned(), String::new());
    };
    let columns = interview::columns(table.id).filter_map(|c| row.get(c.leaf()).map(|v| words_of(&desk.shown, c, v)));
    let words: Vec<String> = columns.filter(|w| !w.is_empty()).collect();
    let rest: Vec<String> = words.iter().skip(1).take(2).map(|w| cut(w, 30)).collect();
    (words.first().cloned().unwrap_or_else(|| key.to_owned()), rest.join(" · "))
}

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

fn panel_height(form: &Form, area: Rect) -> u16 {
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

/// The focused question: what it asks, where its suggestion comes from, why, and the field.
fn focused(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) -> Cursor {
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
            y += put(buf, area.x, y, area.width, &format!("~ {}", display(&tag)), theme.suggested).min(1);
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
