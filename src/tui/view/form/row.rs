//! The row with the focus below the list: what it is called, how it stands, and what each of its columns says.
//!
//! Owns which of its lines show, for a yes takes only what was on the screen: what has no room is read on. Must not
//! know what a yes does. The price: the lines of all rows of a table are counted for each picture, so that the list
//! does not move while the cursor does.

use super::panel::{found, source_words};
use super::{mark, offer_words, sign_style, value_style};
use crate::asking;
use crate::draft::State;
use crate::interview::{self, Question, Value};
use crate::path::{self, Spot};
use crate::review;
use crate::tui::model::{Desk, Entry, Form, Model, row_label, words_of};
use crate::tui::view::{cut, display, put, small, wrapped};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// The cells before what a column of a row says: its mark and its name.
const LABEL: u16 = 17;

/// The cells before what is said here: an answer by itself stands below its question, and needs no name.
fn indent(at: &str) -> u16 {
    if matches!(path::spot(at), Ok(Spot::Row(..))) {
        LABEL
    } else {
        2
    }
}

/// A line of what a row says: the column that says it, whether it is its first line, and words.
struct Line {
    column: &'static Question,
    at: String,
    begins: bool,
    words: String,
}

/// What a row says, in lines of this width; what it is called stands above them.
fn lines(desk: &Desk, at: &str, width: u16) -> Vec<Line> {
    let room = usize::from(width.saturating_sub(indent(at))).max(1);
    let all: Vec<_> = match path::spot(at) {
        // what the row is called stands above
        Ok(Spot::Row(table, key)) => {
            let said = asking::beside_label(&desk.shown, table.id, key).into_iter();
            said.map(|(column, value)| (column, column.path(key), value)).collect()
        }
        Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => {
            let value = path::get(&desk.shown, at);
            value.map(|value| (question, at.to_owned(), value)).into_iter().collect()
        }
        Ok(Spot::Table(_)) | Err(_) => Vec::new(),
    };
    let words = |(column, at, value): (&'static Question, String, Value)| {
        let words = format!("{}{}", words_of(&desk.shown, column, &value), asking::doubt_in_row(desk, &at));
        let words = wrapped(&display(&words), room);
        words.into_iter().enumerate().map(move |(n, words)| Line {
            column,
            at: at.clone(),
            begins: n == 0,
            words,
        })
    };
    all.into_iter().flat_map(words).collect()
}

/// What a row is called, what is offered, or what is asked.
pub fn title(desk: &Desk, at: &str) -> String {
    match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => question.ask.to_owned(),
        Ok(Spot::Row(table, key)) if path::get(&desk.shown, at).is_some() => row_label(&desk.shown, table.id, key),
        _ => offer_words(desk, at).0,
    }
}

/// What stands above: what the row is called, how it stands, and what was found.
fn head(model: &Model, desk: &Desk, form: &Form, at: &str, area: Rect) -> Vec<(String, Style)> {
    let theme = &model.theme;
    let width = usize::from(area.width);
    let mut head = Vec::new();
    let mut say = |words: &str, style: Style| head.extend(wrapped(&display(words), width).into_iter().map(|line| (line, style)));
    let low = area.height < LOW;
    let title = title(desk, at);
    say(&title, theme.strong);
    if low && form.read_from(at) > 0 {
        return head; // who reads on has read how it stands
    }
    let standing = asking::standing(desk, at, model.today, &|from| source_words(model, from));
    // where there is little room, what somebody said needs it more than when it was said
    let sign = mark(desk, at);
    if let Some(words) = standing.filter(|_| !low || sign != "✓") {
        let style = if sign == "✓" { theme.dim } else { sign_style(theme, sign) };
        let words = format!("{sign} {words}");
        // of what is only suggested, who says it and whether somebody checked it is not cut
        let suggested = desk.draft.state(at) == State::Suggested;
        say(&if low && !suggested { cut(&words, width) } else { words }, style);
    }
    if let Some(adds) = asking::adds(desk, at) {
        say(&adds, theme.suggested);
    }
    if let Some(odd) = review::odd_date(&desk.draft, at, model.today) {
        say(&format!("! {odd}"), theme.problem);
    }
    let room = if low { 1 } else { 3 };
    head.extend(found(model, desk, form, area.width, room));
    head.truncate(usize::from(area.height).saturating_sub(2).max(1)); // and a line for what the row says
    head
}

/// A panel with fewer lines is low.
const LOW: u16 = 8;

/// In a panel with fewer lines a question leaves little room for its answer.
const LEAST: u16 = 5;

/// How many lines the panel needs for the longest row of the table with the focus.
pub fn height(desk: &Desk, form: &Form, width: u16) -> u16 {
    let rows = form.table().map(|table| (table, interview::keys(&desk.shown, table)));
    let longest = rows.map_or(0, |(table, keys)| {
        let rows = keys.iter().map(|key| lines(desk, &path::row_path(table, key), width).len());
        rows.max().unwrap_or(0)
    });
    u16::try_from(longest).unwrap_or(u16::MAX).saturating_add(3) // the rule, what it is called, and how it stands
}

/// Which lines of a row show in a panel: the first, how many, and how many there are.
struct Window {
    from: usize,
    shown: usize,
    all: usize,
}

fn window(form: &Form, at: &str, all: usize, panel: Rect, above: usize) -> Window {
    let room = usize::from(panel.height).saturating_sub(above);
    let from = form.read_from(at).min(all.saturating_sub(1));
    // the line that says that there is more takes the room of one, but in a low panel, where the rule says it
    let told = usize::from(panel.height >= LOW);
    let shown = if all - from <= room {
        all - from
    } else {
        room.saturating_sub(told).max(1)
    };
    Window { from, shown, all }
}

/// The first line behind those that show in this panel; nothing where the last has been on the screen.
pub fn unread(model: &Model, desk: &Desk, form: &Form, panel: Rect) -> Option<usize> {
    let at = shown(model, desk, form, panel)?;
    let above = head(model, desk, form, at, panel).len() + 1;
    let all = lines(desk, at, panel.width).len();
    let window = window(form, at, all, panel, above);
    let next = window.from + window.shown;
    (next < window.all).then_some(next)
}

/// What is shown as a row is: a row, and an answer that a yes would take, where not all of it has room below its question.
pub fn shown<'f>(model: &Model, desk: &Desk, form: &'f Form, panel: Rect) -> Option<&'f str> {
    let is_long = |at: &str| {
        let head = head(model, desk, form, at, panel).len();
        panel.height < LEAST || 1 + head + lines(desk, at, panel.width).len() > usize::from(panel.height)
    };
    match &form.focus {
        Entry::Row(at) => Some(at),
        Entry::Answer(at) if form.input.is_none() && form.cell().is_none() && super::takes(desk, form) && is_long(at) => Some(at),
        Entry::Answer(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => None,
    }
}

/// Draws it into the panel, below its rule.
pub fn row(model: &Model, desk: &Desk, form: &Form, at: &str, buf: &mut Buffer, panel: Rect) {
    let mut y = panel.y + 1;
    for (words, style) in head(model, desk, form, at, panel) {
        if y < panel.bottom() {
            put(buf, panel.x, y, panel.width, &words, style);
            y += 1;
        }
    }
    let lines = lines(desk, at, panel.width);
    let window = window(form, at, lines.len(), panel, usize::from(y - panel.y));
    let known = desk.draft.state(at) == State::Known;
    for (n, line) in lines[window.from..window.from + window.shown].iter().enumerate() {
        if y >= panel.bottom() {
            return;
        }
        let cell = &line.at;
        let indent = indent(at);
        if indent == LABEL && (line.begins || n == 0) {
            let sign = match mark(desk, cell) {
                "✓" => " ", // what is known needs no mark among what is, nor what is suggested with its row
                "~" if !known => " ",
                sign => sign,
            };
            put(buf, panel.x, y, 1, sign, sign_style(&model.theme, sign));
            put(buf, panel.x + 2, y, LABEL - 3, &small(line.column.label), model.theme.dim);
        }
        let style = value_style(model, desk.draft.state(cell));
        put(
            buf,
            panel.x + indent,
            y,
            panel.width.saturating_sub(indent),
            &line.words,
            style,
        );
        y += 1;
    }
    let more = window.all - window.from - window.shown;
    let Some(more) = interview::counted(more, "line more", "lines more") else {
        return;
    };
    // what has no room is said to be there: nobody is to take it unseen
    let words = if super::takes(desk, form) {
        format!("… {more}: Enter reads on")
    } else {
        format!("… {more}: → shows all")
    };
    if panel.height < LOW {
        let wide = u16::try_from(words.width() + 2).unwrap_or(u16::MAX).min(panel.width);
        put(
            buf,
            panel.right() - wide,
            panel.y,
            wide,
            &format!(" {words} "),
            model.theme.suggested,
        );
    } else if y < panel.bottom() {
        put(
            buf,
            panel.x + 2,
            y,
            panel.width.saturating_sub(2),
            &words,
            model.theme.suggested,
        );
    }
}
