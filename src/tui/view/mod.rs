//! What the screen shows: reads the model, writes cells, keeps nothing.

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
mod tasks;
pub mod text;

use super::keys;
use super::model::{Desk, Model, Screen};
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
    header(model, buf, area);
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
    footer(model, buf, area);
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

fn header(model: &Model, buf: &mut Buffer, area: Rect) {
    let (left, right) = match (&model.screen, &model.desk) {
        (Screen::Form(form), Some(desk)) => {
            let title = crate::interview::section(form.section).map_or("Own statements", |s| s.title);
            let row = form
                .record
                .as_ref()
                .map(|(t, k)| format!(" › {}", super::model::row_label(&desk.shown, t, k)))
                .unwrap_or_default();
            let found = desk.tally(form.section).missing == 0 && desk.findings_in(form.section, model.today).0 > 0;
            let key = if found && form.input.is_none() { " (r)" } else { "" };
            (
                format!("{} › {title}{row}", product(model)),
                format!("{}{key} · {}", desk.state_of(form.section, model.today), kept(desk)),
            )
        }
        (Screen::Tasks { .. }, Some(desk)) => (product(model), format!("{} · {}", kept(desk), desk.file.display())),
        (Screen::Check { .. }, Some(desk)) => (format!("{} › Check your answers", product(model)), kept(desk).into()),
        (Screen::Text { .. }, Some(desk)) => (format!("{} › The text", product(model)), kept(desk).into()),
        (Screen::Findings(_), Some(desk)) => (format!("{} › What the review found", product(model)), kept(desk).into()),
        (Screen::Look(_), Some(desk)) => (format!("{} › Look for providers", product(model)), kept(desk).into()),
        (Screen::Finish(_), Some(desk)) => (format!("{} › Finish", product(model)), kept(desk).into()),
        _ => ("policy-wizard".to_owned(), model.home.folder.clone()),
    };
    let x = if area.width >= 60 { area.x + 2 } else { area.x };
    let room = area.right().saturating_sub(x);
    let left = match left.split_once(" › ") {
        // where not all of it has room, the place counts more than the product
        Some((_, place)) if left.width() > room as usize && left.matches(" › ").count() > 1 => display(place),
        _ => display(&left),
    };
    let wide = put(buf, x, area.y, room, &left, model.theme.strong);
    let right = display(&right);
    let left_over = room.saturating_sub(wide + 3) as usize;
    // that what is said does not stay is told wherever there is any room
    let lost = model
        .desk
        .as_ref()
        .filter(|desk| desk.read_only || desk.unsaved.is_some())
        .map(kept);
    // half a state says nothing: it is shown whole, or its first words, or its file's name is
    let shorter = right.split_once(", ").zip(right.rsplit_once(" · "));
    let shorter = shorter.map(|((state, _), (_, kept))| format!("{state} · {kept}"));
    let shorter = shorter.filter(|words| words.width() <= left_over);
    let right = if right.width() <= left_over {
        right
    } else if let Some(shorter) = shorter {
        shorter
    } else if let Some(lost) = lost {
        cut(lost, left_over)
    } else {
        cut(right.rsplit(['/', '\\']).next().unwrap_or_default(), left_over)
    };
    let right = if right.ends_with('…') { String::new() } else { right };
    let at = area
        .right()
        .saturating_sub(u16::try_from(right.width()).unwrap_or(0) + if area.width >= 60 { 2 } else { 0 });
    put(buf, at, area.y, area.right().saturating_sub(at), &right, model.theme.dim);
    if let Some((before, lost)) = lost.and_then(|lost| Some((right.find(lost)?, lost))) {
        let at = at + u16::try_from(right[..before].width()).unwrap_or(0);
        let style = if lost == UNSAVED {
            model.theme.problem
        } else {
            model.theme.suggested
        };
        put(buf, at, area.y, area.right().saturating_sub(at), lost, style);
    }
}

/// What the header says of a draft that could not be saved.
const UNSAVED: &str = "not saved";

/// Whether what the author says stays.
fn kept(desk: &Desk) -> &'static str {
    match (&desk.unsaved, desk.read_only) {
        (_, true) => "read only",
        (Some(_), false) => UNSAVED,
        (None, false) => "saved",
    }
}

fn product(model: &Model) -> String {
    let product = model.desk.as_ref().and_then(|d| d.shown.company.product.clone());
    product.unwrap_or_else(|| "Your privacy policy".to_owned())
}

fn footer_height(_model: &Model, area: Rect) -> u16 {
    if area.height >= 8 { 2 } else { 1 }
}

fn footer(model: &Model, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let x = if area.width >= 60 { area.x + 2 } else { area.x };
    let last = area.bottom().saturating_sub(1);
    clear(
        buf,
        Rect {
            y: last,
            height: 1,
            ..area
        },
        theme,
    );
    if area.height >= 8 {
        clear(
            buf,
            Rect {
                y: last - 1,
                height: 1,
                ..area
            },
            theme,
        );
        if let Some(note) = &model.note {
            let note = display(note).replace('\n', " ");
            put(
                buf,
                x,
                last - 1,
                area.right().saturating_sub(x),
                &format!("· {note}"),
                theme.strong,
            );
        }
    }
    let mut at = x;
    for (key, does) in keys::footer(model) {
        let wide = u16::try_from(key.width() + 1 + does.width()).unwrap_or(u16::MAX);
        if at.saturating_add(wide) > area.right() {
            break;
        }
        let from = at;
        at += put(buf, at, last, area.right() - at, key, theme.key);
        at += put(buf, at, last, area.right().saturating_sub(at), &format!(" {does}"), theme.dim);
        press_spots(model, key, Rect::new(from, last, at - from, 1));
        at = at.saturating_add(3);
    }
}

/// Where the keys of a footer's item can be clicked: a single one on all of it, several each on its own name.
fn press_spots(model: &Model, name: &str, area: Rect) {
    match keys::each(name).as_slice() {
        [(_, _, key)] => model.spots.key(area, *key),
        several => {
            for (x, wide, key) in several {
                let x = area.x + x;
                model.spots.key(Rect { x, width: *wide, ..area }, *key);
            }
        }
    }
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
            line.push_str(&cut(word, width));
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

/// The first line to show so that the cursor's line is on the screen.
pub fn scroll(cursor: usize, height: usize, count: usize) -> usize {
    let room = count.saturating_sub(height);
    cursor.saturating_sub(height / 2).min(room)
}
