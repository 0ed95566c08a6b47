//! The row with the focus below the list: what it is called, how it stands, and what each of its columns says.
//!
//! Owns which of its lines show, for a yes takes only what was on the screen: what has no room is read on. Must not
//! know what a yes does. The price: the lines of all rows of a table are counted for each picture, so that the list
//! does not move while the cursor does.

use super::panel::{found, source_words};
use super::{mark, offer_words, sign_style, value_style};
use crate::asking;
use crate::draft::State;
use crate::interview::{self, Question};
use crate::path::{self, Spot};
use crate::review;
use crate::tui::model::{Desk, Entry, Form, Model, row_label, words_of};
use crate::tui::view::{display, put, small, wrapped};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The cells before what a column says: its mark and its name.
const LABEL: u16 = 17;

/// A line of what a row says: the column that says it, whether it is its first line, and words.
struct Line {
    column: &'static Question,
    begins: bool,
    words: String,
}

/// What a row says, in lines of this width; what it is called stands above them.
fn lines(desk: &Desk, at: &str, width: u16) -> Vec<Line> {
    let Ok(Spot::Row(table, key)) = path::spot(at) else {
        return Vec::new();
    };
    let room = usize::from(width.saturating_sub(LABEL)).max(1);
    let cells = interview::columns(table.id).filter_map(|c| path::get(&desk.shown, &c.path(key)).map(|v| (c, v)));
    cells
        .skip(1)
        .flat_map(|(column, value)| {
            let words = wrapped(&display(&words_of(&desk.shown, column, &value)), room);
            words.into_iter().enumerate().map(move |(n, words)| Line {
                column,
                begins: n == 0,
                words,
            })
        })
        .collect()
}

/// What a row is called, or what is offered.
pub fn title(desk: &Desk, at: &str) -> String {
    match path::spot(at) {
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
    say(&title(desk, at), theme.strong);
    let low = area.height < LOW;
    let standing = asking::standing(desk, at, &|from| source_words(model, from));
    // where there is little room, what somebody said needs it more than when it was said
    let sign = mark(desk, at);
    if let Some(words) = standing.filter(|_| !low || sign != "✓") {
        let style = if sign == "✓" { theme.dim } else { sign_style(theme, sign) };
        say(&format!("{sign} {words}"), style);
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

fn window(form: &Form, at: &str, all: usize, room: usize) -> Window {
    let from = form.read_from(at).min(all.saturating_sub(1));
    // the line that says that there is more takes the room of one
    let shown = if all - from <= room {
        all - from
    } else {
        room.saturating_sub(1).max(1)
    };
    Window { from, shown, all }
}

/// The first line behind those that show in this panel; nothing where the last has been on the screen.
pub fn unread(model: &Model, desk: &Desk, form: &Form, panel: Rect) -> Option<usize> {
    let Entry::Row(at) = &form.focus else { return None };
    let above = head(model, desk, form, at, panel).len() + 1;
    let all = lines(desk, at, panel.width).len();
    let window = window(form, at, all, usize::from(panel.height).saturating_sub(above));
    let next = window.from + window.shown;
    (next < window.all).then_some(next)
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
    let window = window(form, at, lines.len(), usize::from(panel.bottom().saturating_sub(y)));
    let known = desk.draft.state(at) == State::Known;
    let Ok(Spot::Row(_, key)) = path::spot(at) else { return };
    for (n, line) in lines[window.from..window.from + window.shown].iter().enumerate() {
        if y >= panel.bottom() {
            return;
        }
        let cell = line.column.path(key);
        if line.begins || n == 0 {
            let sign = match mark(desk, &cell) {
                "✓" => " ", // what is known needs no mark among what is, nor what is suggested with its row
                "~" if !known => " ",
                sign => sign,
            };
            put(buf, panel.x, y, 1, sign, sign_style(&model.theme, sign));
            put(buf, panel.x + 2, y, LABEL - 3, &small(line.column.label), model.theme.dim);
        }
        let style = value_style(model, desk.draft.state(&cell));
        put(buf, panel.x + LABEL, y, panel.width.saturating_sub(LABEL), &line.words, style);
        y += 1;
    }
    let more = window.all - window.from - window.shown;
    if more > 0 && y < panel.bottom() {
        // what has no room is said to be there: nobody is to take it unseen
        let words = match interview::counted(more, "line more", "lines more") {
            Some(more) if super::takes(desk, form) => format!("… {more}: Enter reads on"),
            Some(more) => format!("… {more}: → shows all"),
            None => String::new(),
        };
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
