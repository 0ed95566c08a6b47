//! The task list: a line for each section with its state, and the section with the cursor below.
//!
//! Owns what the list says of a section. Must not count: the numbers are the desk's. The price: each
//! picture tallies every section anew.

use super::{Cursor, cut, paragraph, put, scroll, small};
use crate::interview::SECTIONS;
use crate::path;
use crate::tui::model::{Desk, Model, words_of};
use crate::tui::update::home::AFTER_SECTIONS;
use crate::tui::view::display;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The task list.
pub fn tasks(model: &Model, at: usize, buf: &mut Buffer, area: Rect) -> Cursor {
    let desk = model.desk.as_ref()?;
    let area = super::since::since(model, desk, at, buf, area);
    put(buf, area.x, area.y, area.width, &summary(desk), model.theme.strong);
    let count = SECTIONS.len() + AFTER_SECTIONS.len();
    let about_room: u16 = if area.height >= 24 { 7 } else { 0 };
    let list = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2 + about_room),
        ..area
    };
    let rows: Vec<Option<usize>> = (0..SECTIONS.len())
        .map(Some)
        .chain([None])
        .chain((SECTIONS.len()..count).map(Some))
        .collect();
    let here = rows.iter().position(|r| *r == Some(at)).unwrap_or(0);
    let top = scroll(here, list.height as usize, rows.len());
    for (y, row) in rows.iter().skip(top).take(list.height as usize).enumerate() {
        let y = list.y + u16::try_from(y).unwrap_or(0);
        let Some(i) = row else { continue };
        line(model, desk, *i, *i == at, buf, Rect { y, height: 1, ..list });
    }
    if about_room > 0 && at < count {
        let below = Rect {
            y: list.bottom() + 1,
            height: about_room - 1,
            ..area
        };
        about(model, desk, at, buf, below);
    }
    None
}

fn summary(desk: &Desk) -> String {
    let open: usize = SECTIONS.iter().map(|s| desk.tally(s.id).open).sum();
    let mut summary = vec![format!("{} to confirm", desk.outstanding.len())];
    if !desk.missing.is_empty() {
        summary.push(format!("{} needed", desk.missing.len()));
    }
    if open > 0 {
        summary.push(format!("{open} open questions"));
    }
    format!("Your privacy policy     {}", summary.join(" · "))
}

/// A section, or what comes after the sections: its name, its state, what it holds.
fn line(model: &Model, desk: &Desk, i: usize, chosen: bool, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let mark = if chosen { "▸" } else { " " };
    let (name, state, about) = if let Some(section) = SECTIONS.get(i) {
        (
            format!("{mark} {:>2}  {}", i + 1, section.title),
            desk.tally(section.id).words(),
            section_line(desk, section.id),
        )
    } else {
        let name = AFTER_SECTIONS[i - SECTIONS.len()];
        let about = match i - SECTIONS.len() {
            0 => format!("{} answers on one page", path::answered(&desk.draft.answers).len()),
            1 => format!("{} sentences", desk.document.sentences().count()),
            _ if desk.missing.is_empty() && desk.outstanding.is_empty() => "ready to write".to_owned(),
            _ => "shows what is left, then writes the files".to_owned(),
        };
        (format!("{mark}     {name}"), String::new(), about)
    };
    let style = if chosen { theme.selected } else { theme.normal };
    put(buf, area.x, area.y, 30.min(area.width), &name, style);
    let attention = state.contains("needed") && state != "not needed" || state.contains("confirm");
    let narrow = area.width < 60;
    let column = if narrow { area.width.saturating_sub(14).max(20) } else { 31 };
    if area.width > column {
        let style = if attention { theme.suggested } else { theme.dim };
        let room = if narrow { area.width - column } else { 17 };
        put(buf, area.x + column, area.y, room, &state, style);
    }
    if !narrow && area.width > 49 {
        put(buf, area.x + 49, area.y, area.width - 49, &display(&about), theme.dim);
    }
}

/// What the section with the cursor asks, and where the author stopped.
fn about(model: &Model, desk: &Desk, at: usize, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let rule = "─".repeat(area.width as usize);
    put(buf, area.x, area.y.saturating_sub(1), area.width, &rule, theme.dim);
    let title = SECTIONS
        .get(at)
        .map_or(AFTER_SECTIONS[at.saturating_sub(SECTIONS.len()).min(2)], |s| s.title);
    put(buf, area.x, area.y, area.width, title, theme.strong);
    if let Some(section) = SECTIONS.get(at) {
        let room = Rect {
            y: area.y + 1,
            height: 2,
            ..area
        };
        paragraph(buf, room, section.about, theme.normal);
    }
    if let Some(stopped) = &desk.stopped {
        let label = crate::tui::model::question_of(stopped).map_or(stopped.as_str(), |q| q.ask);
        let line = format!("You stopped at “{label}”  Enter continues there.");
        let y = area.bottom().saturating_sub(2);
        put(buf, area.x, y, area.width, &line, theme.suggested);
    }
}

/// What a section holds, in a line: its first few answers.
fn section_line(desk: &Desk, section: &str) -> String {
    let mut parts = Vec::new();
    for question in crate::interview::asked_once(&desk.shown) {
        if question.section != section || question.gate || parts.len() >= 3 {
            continue;
        }
        if question.is_table() {
            let keys = crate::interview::keys(&desk.shown, question.id).len();
            if keys > 0 {
                parts.push(format!("{keys} {}", small(question.label)));
            }
        } else if let Some(value) = path::get(&desk.shown, question.id).filter(|v| !v.is_boolean()) {
            parts.push(cut(&words_of(&desk.shown, question, &value), 24));
        }
    }
    parts.join(" · ")
}
