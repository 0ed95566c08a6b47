//! A section or a record: its lines on the left with the focused question below them, the text on the
//! right (`preview`).
//!
//! Owns what a line says; which `lines` there are has a room of its own, tables are drawn by `grid` under their
//! `head`, the focused question by `panel`, and a row by `row`. Must not change the
//! model: what is drawn follows from it alone. The price: labels and words are made anew for each picture.

mod grid;
mod head;
mod lines;
mod panel;
mod row;
pub mod waiting;

use super::preview::preview;
use super::{Cursor, chosen_row, cut, put, small};
use crate::asking;
use crate::draft::State;
use crate::interview;
use crate::path::{self, Spot};
use crate::tui::model::{Desk, Entry, Form, Model, Screen, needs, question_of, row_label, words_of};
use crate::tui::update::{Next, WITH_TEXT, next};
use crate::tui::view::display;
use grid::MARGIN;
use lines::{Grids, Line, Parts, stuck};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// The form.
pub fn form(model: &Model, form: &Form, buf: &mut Buffer, area: Rect) -> Cursor {
    let Some(desk) = &model.desk else { return None };
    let left = left(model, area);
    let cursor = questions(model, desk, form, buf, left);
    if beside(model) {
        super::home::bar(model, buf, left.right() + 1, area);
        let right = Rect {
            x: left.right() + 3,
            width: area.width.saturating_sub(left.width + 3).min(92),
            ..area
        };
        preview(model, desk, form, buf, right);
    }
    cursor
}

/// Whether the text stands beside the form.
fn beside(model: &Model) -> bool {
    model.size.0 >= WITH_TEXT
}

/// Where the lines of the form and the question below them stand.
fn left(model: &Model, area: Rect) -> Rect {
    let width = if beside(model) {
        (area.width * 54 / 100).min(110)
    } else {
        area.width
    };
    Rect { width, ..area }
}

/// The line from which on a row has to be read before Enter takes it; nothing where all of it was on the screen.
pub fn unread(model: &Model) -> Option<usize> {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return None;
    };
    if !takes(desk, form) {
        return None;
    }
    let area = left(model, super::inner(Rect::new(0, 0, model.size.0, model.size.1), model));
    let parts = Parts::of(model, desk, form, &form.entries(desk), area);
    row::unread(model, desk, form, parts.panel)
}

/// Whether Enter says yes to what has the focus.
fn takes(desk: &Desk, form: &Form) -> bool {
    matches!(next(desk, form), Next::Take(_))
}

fn questions(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) -> Cursor {
    let entries = form.entries(desk);
    let here = form.position(&entries);
    let Parts {
        grids,
        lines,
        list,
        panel,
    } = Parts::of(model, desk, form, &entries, area);
    let at = lines
        .iter()
        .position(|l| matches!(l, Line::Entry(i) if *i == here))
        .unwrap_or(0);
    let top = model.spots.list(list, at, lines.len());
    let entry_line = EntryLine {
        model,
        desk,
        form,
        grids: &grids,
        labels: label_width(desk, form, &entries, list.width),
    };
    let stuck = stuck(&lines, top, list.height, form.filter.is_some());
    let mut caret = None;
    for (y, line) in (list.top()..list.bottom()).zip(0..).filter_map(|(y, i)| {
        let line = stuck.get(i).copied().or_else(|| lines.get(top + i))?;
        Some((y, line))
    }) {
        let room = Rect { y, height: 1, ..list };
        match line {
            Line::Title(table, title) => {
                let filter = form.filter.as_ref().filter(|f| Some(f.table) == *table);
                if let Some(filter) = filter {
                    caret = head::filter(model, desk, form, filter, buf, room);
                } else {
                    put(buf, list.x, y, list.width, title, model.theme.strong);
                    if let Some(grid) = table.and_then(|table| grids.get(table)) {
                        grid.more(model, buf, title, room);
                    }
                }
            }
            Line::Columns(table) => {
                if let Some(grid) = grids.get(table) {
                    grid.head(model, form, buf, room);
                }
            }
            Line::Entry(i) => {
                entry_line.draw(&entries[*i], *i == here, buf, room);
                model.spots.line(room, *i);
            }
            Line::Said(words) => {
                let x = list.x + MARGIN;
                put(buf, x, y, list.width.saturating_sub(MARGIN), &display(words), model.theme.dim);
            }
            Line::Gap => {}
        }
    }
    let edge = Rect {
        width: area.width,
        ..list
    };
    more(model, buf, edge, top, lines.len());
    panel::panel(model, desk, form, buf, panel).or(caret)
}

/// The cells at the right edge of a list that has more lines than room.
pub(super) const EDGE: u16 = 2;

/// Says at the right edge that there are lines above or below.
pub(super) fn more(model: &Model, buf: &mut Buffer, list: Rect, top: usize, count: usize) {
    if list.height < 3 {
        return;
    }
    let above = (top > 0).then_some((list.y, "↑"));
    let below = (top + (list.height as usize) < count).then_some((list.bottom() - 1, "↓"));
    for (y, arrow) in [above, below].into_iter().flatten() {
        let x = list.right().saturating_sub(1);
        let full = list.width > 3 && (buf[(x, y)].symbol() != " " || buf[(x - 1, y)].symbol() != " ");
        let words = if full { format!("… {arrow}") } else { arrow.to_owned() };
        let x = if full { x - 2 } else { x };
        put(buf, x, y, 3, &words, model.theme.dim);
    }
}

/// The mark of a state: readable without colour.
fn mark(desk: &Desk, at: &str) -> &'static str {
    let waits = matches!(path::spot(at), Ok(Spot::Row(..))) && desk.outstanding.iter().any(|o| path::parent(o) == at);
    match desk.draft.state(at) {
        State::Suggested if path::get(&desk.shown, at).is_none() => " ", // only offered: it has to be picked
        State::Known if waits => "~",
        State::Known if asking::lack(desk, at).is_some() || asking::has_twin(desk, at) => "!",
        State::Known => "✓",
        State::Suggested | State::Confirm => "~",
        State::DontKnow | State::AskCounsel => "?",
        State::LeftOut => "-",
        State::Unanswered => " ",
    }
}

/// Beside the line that adds a provider.
const LOOK: &str = "l looks in a folder";

/// The cells of the labels before what is answered: as wide as the longest, as long as the answers have more room.
fn label_width(desk: &Desk, form: &Form, entries: &[Entry], room: u16) -> u16 {
    if room < 44 {
        return 16;
    }
    let labels = entries.iter().filter_map(|entry| match entry {
        Entry::Answer(at) => Some(display(&answer_label(desk, form, at)).width() + 2),
        Entry::Row(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => None,
    });
    let widest = u16::try_from(labels.max().unwrap_or(0)).unwrap_or(u16::MAX);
    widest.clamp(20, (room * 2 / 5).max(20))
}

/// What every line of a list is drawn from.
struct EntryLine<'a> {
    model: &'a Model,
    desk: &'a Desk,
    form: &'a Form,
    grids: &'a Grids,
    /// The cells of the labels before what is answered.
    labels: u16,
}

impl EntryLine<'_> {
    fn draw(&self, entry: &Entry, chosen: bool, buf: &mut Buffer, area: Rect) {
        let theme = &self.model.theme;
        if chosen {
            chosen_row(buf, area, theme);
        }
        if let Entry::Row(at) = entry
            && let Ok(Spot::Row(table, key)) = path::spot(at)
            && let Some(grid) = self.grids.get(table.id)
        {
            let label = row_label(&self.desk.shown, table.id, key);
            self.label(self.sign(at), &label, grid.label_width() + MARGIN, chosen, buf, area);
            let cell = self.form.cell().filter(|_| chosen).map(|(column, _)| column.id);
            grid.row(self.model, self.desk, key, cell, buf, area);
            return;
        }
        let (sign, label, value, style) = self.words(entry);
        if let Entry::Offer(at) = entry
            && let Ok(Spot::Row(table, key)) = path::spot(at)
            && let Some(grid) = self.grids.get(table.id).filter(|grid| grid.has_columns())
        {
            self.label(sign, &label, grid.label_width() + MARGIN, chosen, buf, area);
            grid.offer(self.desk, key, style, buf, area);
            return;
        }
        let label_width = self.labels;
        let wide = matches!(entry, Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_));
        let column = match (wide, value.is_empty()) {
            (true, true) => area.width,
            (true, false) => self.offers_width(entry, area.width).max(label_width + 8),
            (false, _) => label_width + MARGIN,
        };
        self.label(sign, &label, column.min(area.width) - 1, chosen, buf, area);
        let whole = !matches!(entry, Entry::Add(_)) || usize::from(area.width) >= usize::from(column) + value.width();
        if area.width > column && whole {
            put(buf, area.x + column, area.y, area.width - column, &display(&value), style);
        }
    }

    /// The mark of an answer or row: what a law or a contradiction wants a decision on is marked over that it is known.
    fn sign(&self, at: &str) -> &'static str {
        let asks_for_itself = self.desk.missing.iter().any(|missing| missing == at);
        match mark(self.desk, at) {
            "✓" | " " if !asks_for_itself && self.desk.is_asked_about(at, self.model.today) => "!",
            sign => sign,
        }
    }

    /// The cells that the names of what is offered with this take, as far as what is said of it stays readable.
    fn offers_width(&self, entry: &Entry, room: u16) -> u16 {
        let Entry::Offer(at) = entry else { return 0 };
        let table = path::parent(at);
        let offers = self.desk.draft.offers(table);
        let names = offers
            .iter()
            .map(|(_, key, _)| offer_words(self.desk, &path::row_path(table, key)).0.width());
        let widest = u16::try_from(names.max().unwrap_or(0)).unwrap_or(u16::MAX);
        widest.saturating_add(MARGIN + 6).min(room * 2 / 3)
    }

    fn label(&self, sign: &str, label: &str, room: u16, chosen: bool, buf: &mut Buffer, area: Rect) {
        let theme = &self.model.theme;
        let in_cell = chosen && self.form.cell().is_some();
        let style = if chosen && !in_cell { theme.selected } else { theme.normal };
        let pointer = if chosen { "▸" } else { " " };
        let text = format!("{pointer} {sign:<1} {}", display(label));
        put(buf, area.x, area.y, room, &text, style);
        let own = sign_style(theme, sign);
        if !chosen && room > 2 {
            put(buf, area.x + 2, area.y, 1, sign, own);
        }
    }

    /// The mark, the label, the value and its style.
    fn words(&self, entry: &Entry) -> (&'static str, String, String, Style) {
        let (desk, dim) = (self.desk, self.model.theme.dim);
        match entry {
            Entry::Answer(at) => {
                let question = question_of(at);
                let shown = path::get(&desk.shown, at).and_then(|v| question.map(|q| words_of(&desk.shown, q, &v)));
                let words = shown.unwrap_or_else(|| open_words(desk, at, question.is_some_and(|q| q.needed)));
                let style = value_style(self.model, desk.draft.state(at));
                (self.sign(at), answer_label(desk, self.form, at), words, style)
            }
            Entry::Row(at) => {
                let (label, rest) = row_words(desk, at);
                (self.sign(at), label, rest, value_style(self.model, desk.draft.state(at)))
            }
            Entry::Offer(at) => {
                let (label, rest) = offer_words(desk, at);
                ("", format!("[ ] {label}"), rest, dim)
            }
            Entry::Add(table) => {
                let label = if interview::keys(&desk.shown, table).is_empty() {
                    "+ add one"
                } else {
                    "+ add another"
                };
                let look = if *table == "sharing.recipients" && desk.unlooked().is_none() {
                    LOOK
                } else {
                    ""
                };
                ("", label.to_owned(), look.to_owned(), dim)
            }
            Entry::None(table) => {
                let is_said = interview::question(table).is_some_and(|table| desk.says_none(table));
                let waits = needs(desk, entry);
                let (sign, said) = match (is_said, waits) {
                    (false, _) => (" ", ""),
                    (true, false) => ("•", "you said"),
                    (true, true) => ("•", "to confirm"),
                };
                let mark = if waits { "~" } else { "" };
                (mark, format!("({sign}) none"), said.to_owned(), dim)
            }
            Entry::Detail(at) => {
                let label = format!("+ {}", small(question_of(at).map_or("", |q| q.label)));
                ("", label, String::new(), dim)
            }
        }
    }
}

pub(super) fn sign_style(theme: &crate::tui::theme::Theme, sign: &str) -> Style {
    match sign {
        "~" => theme.suggested,
        "?" | "!" => theme.problem,
        _ => theme.dim,
    }
}

fn value_style(model: &Model, state: State) -> Style {
    match state {
        State::Known => model.theme.normal,
        State::Suggested | State::Confirm | State::Unanswered | State::LeftOut | State::DontKnow | State::AskCounsel => {
            model.theme.dim
        }
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
    if let Some(words) = asking::proposed(desk, at) {
        return format!("proposed: {words}{} (→ takes it)", asking::doubt(desk, at));
    }
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
    let said = asking::beside_label(&desk.shown, table.id, key).into_iter();
    let telling = said.filter(|(column, _)| !matches!(column.kind, interview::Kind::YesNo));
    let words = telling.map(|(column, value)| words_of(&desk.shown, column, &value));
    let mut rest: Vec<String> = words.filter(|w| !w.is_empty()).take(3).map(|w| cut(&w, 30)).collect();
    if let Some(lack) = asking::lack(desk, at) {
        rest.insert(0, lack);
    }
    (row_label(&desk.shown, table.id, key), rest.join(" · "))
}

fn offer_words(desk: &Desk, at: &str) -> (String, String) {
    let Ok(Spot::Row(table, key)) = path::spot(at) else {
        return (at.to_owned(), String::new());
    };
    let offered = desk.draft.offers(table.id);
    let Some((_, _, row)) = offered.iter().find(|(_, k, _)| k == key) else {
        return (key.to_owned(), String::new());
    };
    // an address says nothing at a glance
    let telling = interview::columns(table.id).filter(|column| !matches!(column.kind, interview::Kind::Link));
    let columns = telling.filter_map(|c| row.get(c.leaf()).map(|v| words_of(&desk.shown, c, v)));
    let words: Vec<String> = columns.filter(|w| !w.is_empty()).collect();
    let rest: Vec<String> = words.iter().skip(1).take(2).map(|w| cut(w, 30)).collect();
    (words.first().cloned().unwrap_or_else(|| key.to_owned()), rest.join(" · "))
}
