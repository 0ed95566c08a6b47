//! A text that is being typed: one line or several, with caret, selection, undo and soft wrap.
//!
//! [`Prose`] is the only place that knows the text area it is built on. The text area keeps lines,
//! caret and selection; wrapping, drawing, moving by what a person sees as one character, undo by
//! words and the cleaning of pastes are done here, because it does them by code point or not at all.
//! The price: a text ends at [`MOST`] characters, and undo keeps whole texts.

use super::clip;
use super::wrap::Row;
use crate::values::{clean, is_hidden};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tui_textarea::{CursorMove, TextArea};

/// The most characters that a text takes; the text area addresses places by 16 bits.
pub const MOST: usize = 50_000;
/// The most bytes that undo keeps.
const UNDO_BYTES: usize = 4_000_000;

/// A place in the text: line, and characters before it in the line.
type Place = (usize, usize);

/// What the last keys did, so that a run of them is undone at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    Word,
    Space,
    Delete,
}

/// A text that is being typed.
#[derive(Debug, Clone)]
pub struct Prose {
    area: TextArea<'static>,
    single: bool,
    past: Vec<(String, Place)>,
    future: Vec<(String, Place)>,
    run: Option<Run>,
    goal: Option<usize>, // the column that Up and Down keep to
    held: Option<usize>, // the first row while the mouse is in it
    width: Cell<u16>,    // as last drawn: Up, Down, Home and End move on the screen
    cache: RefCell<Option<(u16, Rc<[Row]>)>>,
}

impl Prose {
    /// A text of one line.
    pub fn line(text: &str) -> Self {
        Self::new(text, true)
    }

    /// A text of several lines.
    pub fn lines(text: &str) -> Self {
        Self::new(text, false)
    }

    fn new(text: &str, single: bool) -> Self {
        let mut prose = Self {
            area: TextArea::default(),
            single,
            past: Vec::new(),
            future: Vec::new(),
            run: None,
            goal: None,
            held: None,
            width: Cell::new(80),
            cache: RefCell::new(None),
        };
        let (text, _) = prose.fitting(text, 0);
        prose.restore(&text, (usize::MAX, usize::MAX));
        prose
    }

    /// The text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing but white space is typed.
    pub fn is_blank(&self) -> bool {
        self.area.lines().iter().all(|line| line.trim().is_empty())
    }

    /// The line the caret is on.
    pub fn current(&self) -> (usize, &str) {
        let line = self.at().0;
        (line, self.area.lines().get(line).map_or("", String::as_str))
    }

    /// Puts another text in its place; undo brings the old one back.
    pub fn set(&mut self, text: &str) {
        self.remember(None);
        let (text, _) = self.fitting(text, 0);
        self.restore(&text, (usize::MAX, usize::MAX));
    }

    /// Types a pasted text: line ends and hidden characters are made good. Returns how many characters
    /// found no room.
    pub fn paste(&mut self, text: &str) -> usize {
        self.remember(None);
        let selected = self.area.selection_range().map_or(0, |(from, to)| self.between(from, to));
        let (text, left) = self.fitting(text, self.count() - selected);
        self.area.insert_str(text);
        self.settle();
        left
    }

    /// Handles a key. `false` for a key that does not edit: Esc, Tab, Enter in one line, Up in the
    /// first row, keys with Ctrl that mean nothing here.
    pub fn handle(&mut self, key: KeyEvent) -> bool {
        if key.kind == KeyEventKind::Release {
            return false;
        }
        self.held = None;
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let word = ctrl || alt;
        let select = key.modifiers.contains(KeyModifiers::SHIFT);
        let vertical = matches!(key.code, KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown);
        if !vertical {
            self.goal = None;
        }
        match key.code {
            KeyCode::Char(c) if ctrl == alt => return self.put(c),
            KeyCode::Char(c) => return self.shortcut(c, ctrl),
            KeyCode::Enter if !self.single => self.type_str("\n", Run::Space),
            KeyCode::Left if word => self.go(self.word_back(), select),
            KeyCode::Right if word => self.go(self.word_on(), select),
            KeyCode::Left => self.go(self.back(self.at()), select),
            KeyCode::Right => self.go(self.on(self.at()), select),
            KeyCode::Home if ctrl => self.go((0, 0), select),
            KeyCode::End if ctrl => self.go(self.end(), select),
            KeyCode::Home => self.go(self.row_ends().0, select),
            KeyCode::End => self.go(self.row_ends().1, select),
            KeyCode::Up if !word => return self.by_rows(-1, select),
            KeyCode::Down if !word => return self.by_rows(1, select),
            KeyCode::PageUp if !word => return self.by_rows(-10, select),
            KeyCode::PageDown if !word => return self.by_rows(10, select),
            KeyCode::Backspace if word => self.cut_to(self.word_back()),
            KeyCode::Delete if word => self.cut_to(self.word_on()),
            KeyCode::Backspace => self.cut_to(self.back(self.at())),
            KeyCode::Delete => self.cut_to(self.on(self.at())),
            KeyCode::F(9) => self.select_all(),
            KeyCode::F(5) => self.undo(),
            KeyCode::F(6) => self.redo(),
            _ => return false,
        }
        true
    }

    /// The selected text, if there is any.
    pub fn selected(&self) -> Option<String> {
        let (from, to) = self.area.selection_range().filter(|(from, to)| from != to)?;
        let lines = self.area.lines();
        let part = |line: usize| {
            let text = &lines[line];
            let start = if line == from.0 { byte_of(text, from.1) } else { 0 };
            let end = if line == to.0 { byte_of(text, to.1) } else { text.len() };
            &text[start..end]
        };
        Some((from.0..=to.0).map(part).collect::<Vec<_>>().join("\n"))
    }

    /// Removes the selected text and gives it back.
    pub fn cut(&mut self) -> Option<String> {
        let text = self.selected()?;
        self.cut_to(self.at());
        Some(text)
    }

    /// Selects the whole text.
    pub fn select_all(&mut self) {
        self.go((0, 0), false);
        self.go(self.end(), true);
    }

    /// Whether there is a change to take back or to make again.
    pub fn has_past(&self) -> bool {
        !self.past.is_empty() || !self.future.is_empty()
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        if let Some((text, place)) = self.past.pop() {
            self.future.push((self.text(), self.at()));
            self.restore(&text, place);
        }
    }

    /// Makes the last change that was taken back again.
    pub fn redo(&mut self) {
        if let Some((text, place)) = self.future.pop() {
            self.past.push((self.text(), self.at()));
            self.restore(&text, place);
        }
    }

    /// Exchanges the caret's line with the one above or below; `false` where there is none.
    pub fn move_line(&mut self, down: bool) -> bool {
        let (line, col) = self.at();
        let mut lines = self.area.lines().to_vec();
        let other = if down { line + 1 } else { line.wrapping_sub(1) };
        if other >= lines.len() {
            return false;
        }
        self.remember(None);
        lines.swap(line, other);
        self.restore(&lines.join("\n"), (other, col));
        true
    }

    /// How many rows it takes at this width.
    pub fn height(&self, width: u16) -> usize {
        self.rows(width).len()
    }

    /// Every row at this width; selected text carries the second style.
    pub fn view(&self, width: u16, style: Style, selected: Style) -> Vec<Line<'static>> {
        let rows = self.rows(width);
        rows.iter().map(|row| self.drawn(*row, style, selected)).collect()
    }

    /// Where the caret is among the rows at this width: column and row; the column is below the width.
    pub fn caret(&self, width: u16) -> (u16, usize) {
        let rows = self.rows(width);
        let (x, y) = self.on_screen(&rows, self.at());
        (u16::try_from(x).unwrap_or(u16::MAX).min(width.saturating_sub(1)), y)
    }

    /// Draws it, scrolled so that the caret's row is seen.
    pub fn render(&self, area: Rect, buf: &mut Buffer, style: Style) {
        let area = clip::clamp(area, buf.area);
        let rows = self.rows(area.width);
        let top = window(rows.len(), self.caret(area.width).1, area.height, self.held);
        for (y, row) in rows.iter().skip(top).take(area.height.into()).enumerate() {
            let line = self.drawn(*row, style, style.add_modifier(Modifier::REVERSED));
            buf.set_line(area.x, area.y + u16::try_from(y).unwrap_or(0), &line, area.width);
        }
    }

    /// Where the terminal's cursor belongs when the text is drawn in this area: always inside it,
    /// where it is not empty.
    pub fn cursor(&self, area: Rect) -> Position {
        let (x, y) = self.caret(area.width);
        let y = y - window(self.height(area.width), y, area.height, self.held);
        let y = u16::try_from(y).unwrap_or(u16::MAX).min(area.height.saturating_sub(1));
        Position::new(area.x.saturating_add(x), area.y.saturating_add(y))
    }

    fn put(&mut self, c: char) -> bool {
        if is_hidden(c) {
            return false;
        }
        let run = if c.is_whitespace() { Run::Space } else { Run::Word };
        self.type_str(c.encode_utf8(&mut [0; 4]), run);
        true
    }

    /// The keys that shells taught; none of them is the only way.
    fn shortcut(&mut self, c: char, ctrl: bool) -> bool {
        match (c, ctrl) {
            ('a', true) => self.go(self.row_ends().0, false),
            ('e', true) => self.go(self.row_ends().1, false),
            ('w', true) => self.cut_to(self.word_back()),
            ('u', true) => self.cut_to((self.at().0, 0)),
            ('k', true) => self.cut_to((self.at().0, self.length(self.at().0))),
            ('_' | '7', true) => self.undo(),
            ('y', true) => self.redo(),
            ('b', false) => self.go(self.word_back(), false),
            ('f', false) => self.go(self.word_on(), false),
            ('d', false) => self.cut_to(self.word_on()),
            _ => return false,
        }
        true
    }

    fn type_str(&mut self, text: &str, run: Run) {
        if self.count() + text.chars().count() > MOST && !self.selects() {
            return;
        }
        self.remember(Some(run));
        self.area.insert_str(text);
        self.settle();
    }

    fn selects(&self) -> bool {
        self.area.selection_range().is_some_and(|(from, to)| from != to)
    }

    /// Removes what is selected, else everything between the caret and this place.
    fn cut_to(&mut self, place: Place) {
        if !self.selects() {
            if place == self.at() {
                return;
            }
            self.area.cancel_selection();
        }
        self.remember(Some(Run::Delete));
        if !self.selects() {
            self.area.start_selection();
            self.jump(place);
        }
        self.area.cut();
        self.settle();
    }

    /// After a change: rows are counted anew, and the caret stands between whole characters.
    fn settle(&mut self) {
        self.cache.replace(None);
        self.area.cancel_selection();
        let (line, col) = self.at();
        let text = &self.area.lines()[line];
        let byte = byte_of(text, col);
        let next = moves::whole_after(text, byte);
        if next != byte {
            let col = text[..next].chars().count();
            self.jump((line, col));
        }
    }

    /// Keeps the present text for undo, unless a run of like keys goes on.
    fn remember(&mut self, run: Option<Run>) {
        let goes_on = matches!(
            (self.run, run),
            (Some(Run::Word), Some(Run::Word | Run::Space))
                | (Some(Run::Space), Some(Run::Space))
                | (Some(Run::Delete), Some(Run::Delete))
        );
        self.run = run;
        self.future.clear();
        if goes_on && !self.selects() {
            return;
        }
        self.past.push((self.text(), self.at()));
        let mut bytes: usize = self.past.iter().map(|(text, _)| text.len() + 32).sum();
        while bytes > UNDO_BYTES && !self.past.is_empty() {
            bytes -= self.past.remove(0).0.len() + 32;
        }
    }

    fn restore(&mut self, text: &str, place: Place) {
        self.area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        self.area.set_max_histories(0); // its own undo works by single characters
        self.run = None;
        self.goal = None;
        self.cache.replace(None);
        self.jump(place);
    }

    /// A text made fit to store, in as many characters as there is room for, and how many were left out.
    fn fitting(&self, text: &str, taken: usize) -> (String, usize) {
        let cleaned = clean(text);
        let cleaned = if self.single { cleaned.replace('\n', " ") } else { cleaned };
        let room = MOST.saturating_sub(taken);
        let left = cleaned.chars().count().saturating_sub(room);
        let end = cleaned.char_indices().nth(room).map_or(cleaned.len(), |(i, _)| i);
        (cleaned[..end].to_owned(), left)
    }

    fn count(&self) -> usize {
        let lines = self.area.lines();
        lines.iter().map(|line| line.chars().count()).sum::<usize>() + lines.len() - 1
    }

    fn between(&self, from: Place, to: Place) -> usize {
        let lines = self.area.lines();
        let before = |(line, col): Place| lines[..line].iter().map(|l| l.chars().count() + 1).sum::<usize>() + col;
        before(to) - before(from)
    }

    fn at(&self) -> Place {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    fn jump(&mut self, (line, col): Place) {
        let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(narrow(line), narrow(col)));
    }
}

mod moves;

/// The first of so many rows to show, so that one of them is seen: in the middle where that is possible, or
/// as near as can be to the row that is held.
pub(super) fn window(rows: usize, seen: usize, height: u16, held: Option<usize>) -> usize {
    let height = usize::from(height).max(1); // of a field without room one row is asked for all the same
    let last = rows.saturating_sub(height);
    match held {
        Some(top) => top.clamp((seen + 1).saturating_sub(height), seen).min(last),
        None => seen.saturating_sub(height / 2).min(last),
    }
}

/// The byte before which so many characters stand.
fn byte_of(text: &str, chars: usize) -> usize {
    text.char_indices().nth(chars).map_or(text.len(), |(i, _)| i)
}

#[cfg(test)]
mod tests;
