//! Finish: what stops, which files, what stands there now.
//!
//! Must not write, nor look at the disk: what stands at a path is in the model. The price: what stops is
//! found anew for each picture.

use super::{Cursor, paragraph, put};
use crate::draft::OpenState;
use crate::tui::model::{Desk, Finish, FinishFile, Model, question_of};
use crate::tui::prose::Prose;
use crate::tui::theme::Theme;
use crate::tui::update::finish::stops;
use crate::tui::view::display;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The finish screen.
pub fn finish(model: &Model, finish: &Finish, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let desk = model.desk.as_ref()?;
    let stops = stops(desk);
    let mut cursor = None;
    let mut y = ready(model, desk, &stops, finish.at == 0, buf, area) + 1;
    y = questions(theme, desk, y, buf, area);
    y = unanswered(theme, desk, y, buf, area);
    put(buf, area.x, y, area.width, "Files", theme.strong);
    y += 1;
    let first_file = usize::from(!stops.is_empty());
    for (i, file) in finish.files.iter().enumerate() {
        let on = finish.at == first_file + i;
        let input = finish.input.as_deref().filter(|_| on);
        model.spots.line(Rect { y, height: 1, ..area }, first_file + i);
        cursor = line(model, file, on, input, y, buf, area).or(cursor);
        y += 1;
    }
    y += 1;
    let on = finish.at == first_file + finish.files.len();
    let chosen = finish.files.iter().filter(|f| f.chosen).count();
    let words = if stops.is_empty() {
        format!("{}Write {chosen} files", mark(on))
    } else {
        format!("{}Write {chosen} files, once nothing stops", mark(on))
    };
    put(buf, area.x, y, area.width, &words, style(theme, on));
    model
        .spots
        .line(Rect { y, height: 1, ..area }, first_file + finish.files.len());
    y += 2;
    for line in &finish.written {
        put(buf, area.x, y, area.width, &display(line), theme.strong);
        y += 1;
    }
    if !finish.written.is_empty() {
        let next = "Link it in the footer of your site and at sign-up. Keep the draft beside your code, and come back when a provider changes.";
        paragraph(buf, room(area, y), next, theme.dim);
    }
    cursor
}

fn mark(on: bool) -> &'static str {
    if on { "▸ " } else { "  " }
}

fn style(theme: &Theme, on: bool) -> Style {
    if on { theme.selected } else { theme.normal }
}

/// Questions that are asked and have no answer: the policy says nothing about them.
fn unanswered(theme: &Theme, desk: &Desk, y: u16, buf: &mut Buffer, area: Rect) -> u16 {
    let asked = crate::interview::asked(&desk.shown);
    let open: Vec<&str> = asked
        .iter()
        .filter(|a| a.row.is_none() && !a.question.is_table() && !a.question.gate && !a.question.needed)
        .filter(|a| desk.draft.state(a.question.id) == crate::draft::State::Unanswered)
        .map(|a| a.question.label)
        .collect();
    if open.is_empty() {
        return y;
    }
    let (one, many) = ("1 question has no answer", format!("{} questions have no answer", open.len()));
    let count = if open.len() == 1 { one.to_owned() } else { many };
    let words = format!("{count}, so the policy says nothing about them: {}.", open.join(", "));
    y + paragraph(buf, room(area, y), &words, theme.suggested) + 1
}

/// The area from this line on.
fn room(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    }
}

/// Whether it can be written, and the way to the first thing that stops; the line below.
fn ready(model: &Model, desk: &Desk, stops: &[String], on: bool, buf: &mut Buffer, area: Rect) -> u16 {
    let theme = &model.theme;
    let Some(first) = stops.first() else {
        return area.y + paragraph(buf, area, "Ready to write. Every sentence is confirmed.", theme.strong);
    };
    let words = format!(
        "{} needed, {} to confirm before a finished file can be written.",
        desk.missing.len(),
        desk.outstanding.len()
    );
    let y = area.y + paragraph(buf, area, &words, theme.strong);
    let first = question_of(first).map_or(first.as_str(), |q| q.ask);
    let words = format!("{}Go to the first: {}", mark(on), display(first));
    put(buf, area.x, y, area.width, &words, style(theme, on));
    model.spots.line(Rect { y, height: 1, ..area }, 0);
    y + 1
}

/// The open questions, the first five; the line below.
fn questions(theme: &Theme, desk: &Desk, mut y: u16, buf: &mut Buffer, area: Rect) -> u16 {
    let open: Vec<String> = desk
        .draft
        .open
        .iter()
        .filter(|(_, o)| matches!(o.state, OpenState::DontKnow | OpenState::AskCounsel))
        .map(|(at, _)| question_of(at).map_or(at.clone(), |q| q.ask.to_owned()))
        .collect();
    if open.is_empty() {
        return y;
    }
    let title = "Open questions, left out of the text or shown as a gap";
    put(buf, area.x, y, area.width, title, theme.strong);
    y += 1;
    for words in open.iter().take(5) {
        put(buf, area.x, y, area.width, &format!("  ? {words}"), theme.normal);
        y += 1;
    }
    y + 1
}

/// A file: whether it is to be written, where, and what is there; the cursor where its path is typed.
fn line(model: &Model, file: &FinishFile, on: bool, input: Option<&Prose>, y: u16, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let tick = if file.chosen { "[x]" } else { "[ ]" };
    let words = format!("{}{tick} {}", mark(on), file.about);
    let column: u16 = if area.width >= 90 { 48 } else { 34 };
    put(buf, area.x, y, column.min(area.width), &words, style(theme, on));
    if area.width <= column + 2 {
        return None;
    }
    let at = Rect {
        x: area.x + column + 1,
        y,
        width: area.width - column - 1,
        height: 1.min(area.bottom().saturating_sub(y)),
    };
    if let Some(input) = input {
        input.render(at, buf, theme.normal);
        model.spots.field(at);
        let place = input.cursor(at);
        return Some((place.x, place.y));
    }
    let path = display(&file.path.display().to_string());
    let used = put(buf, at.x, y, at.width, &path, theme.normal);
    let rest = at.width.saturating_sub(used + 2);
    put(buf, at.x + used + 2, y, rest, &file.there, theme.dim);
    None
}
