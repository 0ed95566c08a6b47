//! What the screen shows: reads the model, writes cells, keeps nothing.

mod bars;
mod compare;
mod findings;
mod finish;
pub mod form;
mod grouped;
pub mod help;
pub mod home;
mod look;
mod over;
pub mod paper;
mod preview;
mod since;
mod tall;
mod tasks;
pub mod text;

use super::model::{Model, Screen};
use super::prose::Prose;
use super::theme::Theme;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use compare::last as compare_last;

/// Draws the model.
pub fn view(model: &Model, frame: &mut Frame) {
    let buf = frame.buffer_mut();
    buf.set_style(buf.area, model.theme.normal);
    let area = page(model, buf.area);
    model.spots.clear();
    if area.width < 4 || area.height < 2 {
        return;
    }
    let body = inner(area, model);
    bars::header(model, buf, area);
    let cursor = match &model.screen {
        Screen::Home { at } => home::home(model, *at, buf, body),
        Screen::Where { preset, here } => home::place(model, *preset, *here, buf, body),
        Screen::OpenFile { input } => Some(home::open(model, input, buf, body)),
        Screen::Tasks { at } => tasks::tasks(model, *at, buf, body),
        Screen::Form(one) => form::form(model, one, buf, body),
        Screen::Check { at } => text::check(model, *at, buf, body),
        Screen::Text { section, at, top, .. } => text::text(model, *section, *at, *top, buf, body),
        Screen::Findings(one) => findings::findings(model, one, buf, body),
        Screen::Finish(one) => finish::finish(model, one, buf, body),
        Screen::Look(one) => look::look(model, one, buf, body),
    };
    if model.over.is_some() {
        model.spots.clear(); // it covers all that is below
    }
    let over = model.over.as_ref().and_then(|over| {
        clear(buf, body, &model.theme);
        let width = body.width.min(ONE_COLUMN - 4);
        over::over(model, over, buf, Rect { width, ..body })
    });
    model.spots.within(body);
    bars::footer(model, buf, area);
    if model.theme.ascii {
        plain_signs(buf);
    }
    let cursor = if model.over.is_some() { over } else { cursor };
    if let Some((x, y)) = cursor.filter(|(x, y)| *x < area.right() && *y < area.bottom()) {
        frame.set_cursor_position((x, y));
    }
}

/// The widest line that is read at a glance.
const WIDEST: u16 = 96;

/// No wider than is read at a glance.
fn calm(area: Rect) -> Rect {
    Rect {
        width: area.width.min(WIDEST),
        ..area
    }
}

/// What of an area is below so many of its lines.
fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

/// A line to write in, with its caret.
fn field(model: &Model, input: &Prose, buf: &mut Buffer, room: Rect) -> (u16, u16) {
    let field = Rect {
        height: room.height.min(1),
        ..room
    };
    input.render(field, buf, model.theme.normal);
    model.spots.field(field);
    let caret = input.cursor(field);
    (caret.x, caret.y)
}

/// The widest page of one column with its margins: beyond it the eye loses the line on its way.
const ONE_COLUMN: u16 = 144;
/// The widest form with the text beside it.
const TWO_COLUMNS: u16 = 209;

/// The part of the screen that is used: all of it, up to what can be read at a glance.
fn page(model: &Model, area: Rect) -> Rect {
    let widest = match model.screen {
        Screen::Form(_) => TWO_COLUMNS,
        Screen::Home { .. }
        | Screen::Where { .. }
        | Screen::OpenFile { .. }
        | Screen::Tasks { .. }
        | Screen::Check { .. }
        | Screen::Text { .. }
        | Screen::Findings(_)
        | Screen::Look(_)
        | Screen::Finish(_) => ONE_COLUMN,
    };
    Rect {
        width: area.width.min(widest),
        ..area
    }
}

/// Our own signs in ASCII, for a terminal that cannot show others.
fn plain_signs(buf: &mut Buffer) {
    for cell in &mut buf.content {
        let stand_in = match cell.symbol() {
            "▸" | "→" | "›" => ">",
            "◂" | "←" | "‹" => "<",
            "•" => "*",
            "·" | "─" | "–" | "—" => "-",
            "│" => "|",
            "▌" => "#",
            "×" => "x",
            "…" => ".",
            "↑" => "^",
            "↓" | "✓" => "v",
            "“" | "”" => "\"",
            "‘" | "’" => "'",
            _ => continue,
        };
        cell.set_symbol(stand_in);
    }
}

/// Where the cursor of the terminal stands, if a caret shows.
pub type Cursor = Option<(u16, u16)>;

fn inner(area: Rect, model: &Model) -> Rect {
    let left = if area.width >= 60 { 2 } else { 0 };
    let top = if area.height >= 12 { 2 } else { 1 };
    let foot = footer_height(model, area);
    Rect {
        x: area.x + left,
        y: area.y + top.min(area.height),
        width: area.width.saturating_sub(left * 2),
        height: area.height.saturating_sub(top + foot),
    }
}

/// The lines at the foot: the keys, and above them the note, which has a line of its own also where there is none.
fn footer_height(model: &Model, area: Rect) -> u16 {
    if area.height < 8 {
        return 1;
    }
    let said = u16::try_from(bars::note(model, area).len()).unwrap_or(1);
    1 + said.max(model.noted).max(1)
}

/// How many lines the note takes that is on the screen now.
pub fn noted(model: &Model) -> u16 {
    let area = page(model, Rect::new(0, 0, model.size.0, model.size.1));
    u16::try_from(bars::note(model, area).len()).unwrap_or(0)
}

/// A person's text made fit to show: hidden characters become visible stand-ins.
pub fn display(text: &str) -> String {
    super::clip::display(text).into_owned()
}

/// A label inside a line: its first letter small, but `AI features` as it is.
pub fn small(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            format!("{}{second}{}", first.to_lowercase(), letters.as_str())
        }
        _ => label.to_owned(),
    }
}

/// The ground of the row with the cursor, where the theme has one; its pointer is drawn by whoever draws
/// the row.
pub fn chosen_row(buf: &mut Buffer, area: Rect, theme: &Theme) {
    if let Some(ground) = theme.selected.bg {
        buf.set_style(Rect { height: 1, ..area }, Style::new().bg(ground));
    }
}

/// Blanks a part of the screen.
pub fn clear(buf: &mut Buffer, area: Rect, theme: &Theme) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            buf[(x, y)].reset();
            buf[(x, y)].set_style(theme.normal);
        }
    }
}

/// Writes text in a line, cut to `room` cells, and returns the cells that it takes.
pub fn put(buf: &mut Buffer, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
    if y < buf.area.top() || y >= buf.area.bottom() || x < buf.area.left() || x >= buf.area.right() || room == 0 {
        return 0;
    }
    let room = room.min(buf.area.right() - x);
    let text = cut(text, room as usize);
    let (end, _) = buf.set_stringn(x, y, &text, room as usize, style);
    end - x
}

/// Text cut to a number of cells, with an ellipsis where something is missing.
pub fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        if used + grapheme.width() + 1 > room {
            break;
        }
        used += grapheme.width();
        out.push_str(grapheme);
    }
    if room > 0 {
        out.push('…');
    }
    out
}

/// The parts of a line that fit, each whole, as `7 uses …`: half a word says nothing. Where not even the first does, its first words, or
/// nothing.
pub fn parts_that_fit(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let before = |ends: &str| {
        let ends = text.match_indices(ends).map(|(at, _)| &text[..at]);
        ends.filter(|part| part.width() + 2 <= room).max_by_key(|part| part.width())
    };
    let whole = [before(" · "), before(", ")]
        .into_iter()
        .flatten()
        .max_by_key(|part| part.width());
    let part = whole.or_else(|| before(" "));
    part.map_or_else(String::new, |part| format!("{part} …"))
}

/// A state such as `8 to confirm, 1 open`, or where it has no room its first part: half a word says nothing. Nothing is
/// called done over what was found.
pub fn first_that_fits(state: &str, room: u16) -> &str {
    if state.width() <= usize::from(room) {
        return state;
    }
    let (first, rest) = state.split_once(", ").unwrap_or((state, ""));
    if first == "done" && !rest.is_empty() {
        first_that_fits(rest, room)
    } else {
        first
    }
}

/// Text broken into lines of a width.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let mut line = String::new();
        for word in part.split_whitespace() {
            let gap = usize::from(!line.is_empty());
            if !line.is_empty() && line.width() + gap + word.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            // a word that no line has room for goes on in the next
            let mut parts = super::wrap::rows(&[word.to_owned()], width)
                .into_iter()
                .map(|row| &word[row.start..row.end]);
            let last = parts.next_back().unwrap_or_default();
            for part in parts {
                line.push_str(part);
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(last);
        }
        lines.push(line);
    }
    lines
}

/// Writes wrapped text from a line on, and returns the number of lines. What has no room is cut with a sign.
pub fn paragraph(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let lines = wrapped(text, area.width as usize);
    let mut used = 0;
    for line in lines.iter().take(area.height.into()) {
        put(buf, area.x, area.y + used, area.width, line, style);
        used += 1;
    }
    if let Some(last) = lines
        .get(usize::from(used).saturating_sub(1))
        .filter(|_| lines.len() > usize::from(used) && used > 0)
    {
        let words = format!("{} …", last.trim_end_matches(['.', ' ']));
        put(
            buf,
            area.x,
            area.y + used - 1,
            area.width,
            &cut(&words, area.width.into()),
            style,
        );
    }
    used
}

/// Writes the first of these texts, the longest before the shorter, for which there is room.
fn longest(buf: &mut Buffer, area: Rect, texts: &[&str], style: Style) -> u16 {
    let fits = |words: &&&str| wrapped(words, usize::from(area.width)).len() <= usize::from(area.height);
    texts.iter().find(fits).map_or(0, |words| paragraph(buf, area, words, style))
}

/// The first line to show so that the cursor's line is on the screen.
pub fn scroll(cursor: usize, height: usize, count: usize) -> usize {
    let room = count.saturating_sub(height);
    cursor.saturating_sub(height / 2).min(room)
}
