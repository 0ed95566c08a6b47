//! Where the caret goes, and how a row is drawn.

use super::{Place, Prose, byte_of, window};
use crate::tui::clip;
use crate::tui::wrap::{self, Row};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;

impl Prose {
    /// The rows at this width. One column is kept free for the caret behind a full row.
    pub(super) fn rows(&self, width: u16) -> Rc<[Row]> {
        self.width.set(width);
        let mut cache = self.cache.borrow_mut();
        if let Some((at, rows)) = cache.as_ref()
            && *at == width
        {
            return Rc::clone(rows);
        }
        let rows: Rc<[Row]> = wrap::rows(self.area.lines(), usize::from(width).saturating_sub(1)).into();
        *cache = Some((width, Rc::clone(&rows)));
        rows
    }

    pub(super) fn drawn(&self, row: Row, style: Style, selected: Style) -> Line<'static> {
        let text = &self.area.lines()[row.line];
        let (from, to) = match self.area.selection_range() {
            Some((from, to)) if from.0 <= row.line && row.line <= to.0 => (
                if from.0 < row.line { 0 } else { byte_of(text, from.1) }.clamp(row.start, row.end),
                if to.0 > row.line { text.len() } else { byte_of(text, to.1) }.clamp(row.start, row.end),
            ),
            _ => (row.end, row.end),
        };
        let parts = [(row.start..from, style), (from..to, selected), (to..row.end, style)];
        let spans = parts.into_iter().filter(|(range, _)| !range.is_empty());
        let shown = spans.map(|(range, style)| {
            let shown: String = text[range].graphemes(true).map(clip::seen).collect();
            Span::styled(shown, style)
        });
        shown.collect()
    }

    pub(super) fn on_screen(&self, rows: &[Row], (line, col): Place) -> (usize, usize) {
        let text = &self.area.lines()[line];
        let byte = byte_of(text, col);
        let y = rows.partition_point(|r| (r.line, r.start) <= (line, byte)).saturating_sub(1);
        let start = rows.get(y).map_or(0, |r| r.start).min(byte);
        (text[start..byte].graphemes(true).map(wrap::drawn).sum(), y)
    }

    /// The place in a row that is nearest to a column.
    pub(super) fn near(&self, rows: &[Row], y: usize, x: usize) -> Place {
        let Some(row) = rows.get(y.min(rows.len().saturating_sub(1))) else {
            return (0, 0);
        };
        let text = &self.area.lines()[row.line];
        let mut end = row.end;
        if end < text.len() {
            end -= usize::from(text[row.start..end].ends_with(' ')); // the place after it is in the next row
        }
        let mut used = 0;
        let mut byte = row.start;
        for grapheme in text[row.start..end].graphemes(true) {
            used += wrap::drawn(grapheme);
            if used > x {
                break;
            }
            byte += grapheme.len();
        }
        (row.line, text[..byte].chars().count())
    }

    pub(super) fn go(&mut self, place: Place, select: bool) {
        if !select {
            self.area.cancel_selection();
        } else if !self.area.is_selecting() {
            self.area.start_selection();
        }
        self.run = None;
        self.jump(place);
    }

    pub(super) fn by_rows(&mut self, by: isize, select: bool) -> bool {
        let rows = self.rows(self.width.get());
        let (x, y) = self.on_screen(&rows, self.at());
        let last = rows.len().saturating_sub(1);
        let to = y.saturating_add_signed(by).min(last);
        if to == y {
            return false;
        }
        let goal = *self.goal.get_or_insert(x);
        let place = self.near(&rows, to, goal);
        self.go(place, select);
        true
    }

    /// Puts the caret where the text was clicked, when it is drawn in this area; or, with the button held,
    /// selects from where the caret was to here. The rows stay where they are as long as the caret is seen.
    pub fn click(&mut self, area: Rect, at: Position, select: bool) {
        let top = window(self.height(area.width), self.caret(area.width).1, area.height, self.held);
        let down = isize::try_from(i32::from(at.y) - i32::from(area.y)).unwrap_or(0);
        self.held = Some(top);
        self.touch(
            area.width,
            top.saturating_add_signed(down),
            at.x.saturating_sub(area.x),
            select,
        );
    }

    /// Puts the caret into a row at this width, or selects to there.
    pub fn touch(&mut self, width: u16, row: usize, column: u16, select: bool) {
        let rows = self.rows(width);
        let place = self.near(&rows, row, column.into());
        self.goal = None;
        self.go(place, select);
    }

    pub(super) fn row_ends(&self) -> (Place, Place) {
        let rows = self.rows(self.width.get());
        let (_, y) = self.on_screen(&rows, self.at());
        (self.near(&rows, y, 0), self.near(&rows, y, usize::MAX))
    }

    pub(super) fn length(&self, line: usize) -> usize {
        self.area.lines().get(line).map_or(0, |text| text.chars().count())
    }

    pub(super) fn end(&self) -> Place {
        let line = self.area.lines().len() - 1;
        (line, self.length(line))
    }

    pub(super) fn back(&self, (line, col): Place) -> Place {
        if col == 0 {
            return if line == 0 {
                (0, 0)
            } else {
                (line - 1, self.length(line - 1))
            };
        }
        let text = &self.area.lines()[line];
        let byte = whole_before(text, byte_of(text, col) - 1);
        (line, text[..byte].chars().count())
    }

    pub(super) fn on(&self, (line, col): Place) -> Place {
        let text = &self.area.lines()[line];
        let byte = byte_of(text, col);
        if byte == text.len() {
            return if line + 1 < self.area.lines().len() {
                (line + 1, 0)
            } else {
                (line, col)
            };
        }
        let next = whole_after(text, byte + 1);
        (line, text[..next].chars().count())
    }

    /// The start of the word before the caret.
    pub(super) fn word_back(&self) -> Place {
        let (line, col) = self.at();
        let text = &self.area.lines()[line];
        let before = &text[..byte_of(text, col)];
        if before.is_empty() {
            return self.back((line, col));
        }
        let mut words = before.split_word_bound_indices();
        let start = words.rfind(|(_, word)| !word.trim().is_empty()).map_or(0, |(at, _)| at);
        let start = whole_before(text, start); // a word may begin inside a character
        (line, text[..start].chars().count())
    }

    /// The end of the word after the caret.
    pub(super) fn word_on(&self) -> Place {
        let (line, col) = self.at();
        let text = &self.area.lines()[line];
        let from = byte_of(text, col);
        if from == text.len() {
            return self.on((line, col));
        }
        let mut words = text[from..].split_word_bound_indices();
        let word = words.find(|(_, word)| !word.trim().is_empty());
        let end = word.map_or(text.len(), |(at, word)| from + at + word.len());
        let end = whole_after(text, end);
        (line, text[..end].chars().count())
    }
}

/// The last place between whole characters at or before this byte.
fn whole_before(text: &str, byte: usize) -> usize {
    let places = text.grapheme_indices(true).map(|(at, _)| at);
    places.take_while(|at| *at <= byte).last().unwrap_or(0)
}

/// The first place between whole characters at or after this byte.
pub(super) fn whole_after(text: &str, byte: usize) -> usize {
    let mut places = text.grapheme_indices(true).map(|(at, _)| at);
    places.find(|at| *at >= byte).unwrap_or(text.len())
}
