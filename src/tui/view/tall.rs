//! A list whose line with the cursor shows all that it says: where that has no room in a line, it takes more rows.
//!
//! Owns which line stands in which row. Must not know what a line says, nor change which has the cursor. The price: what stands below
//! the cursor moves down by as many rows.

use super::{chosen_row, cut, display, put, wrapped};
use crate::tui::model::Model;
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// What stands in a column of a line.
pub(super) struct Cell {
    /// Its first column.
    pub x: u16,
    /// How many columns it has.
    pub room: u16,
    /// How many rows below the first of the line it begins.
    pub down: u16,
    /// What stands before its words: they go on behind it.
    pub head: String,
    /// What it says.
    pub words: String,
    /// Its style.
    pub style: Style,
}

impl Cell {
    /// Words from a column of the line on, in so many columns.
    pub fn new(x: u16, room: u16, words: &str, style: Style) -> Self {
        Self {
            x,
            room,
            down: 0,
            head: String::new(),
            words: display(words),
            style,
        }
    }

    /// The same behind a head, as the mark of a line.
    pub fn after(self, head: &str) -> Self {
        let head = head.to_owned();
        Self { head, ..self }
    }

    /// The same below another cell, where both have no room beside each other.
    pub fn below(self, other: &Self) -> Self {
        let down = u16::try_from(other.lines().len()).unwrap_or(u16::MAX);
        Self { down, ..self }
    }

    /// How many columns its first row takes.
    pub fn wide(&self) -> u16 {
        let first = self.lines().first().map_or(0, |line| line.width());
        let all = if self.is_whole() { first } else { usize::from(self.room) };
        u16::try_from(all).unwrap_or(u16::MAX).min(self.room)
    }

    /// Whether all of it stands in a row.
    pub fn is_whole(&self) -> bool {
        self.lines().len() == 1
    }

    fn lines(&self) -> Vec<String> {
        let head = self.head.width();
        let lines = wrapped(&self.words, usize::from(self.room).saturating_sub(head).max(1)).into_iter();
        let lines = lines.enumerate();
        lines
            .map(|(n, line)| {
                if n == 0 {
                    format!("{}{line}", self.head)
                } else {
                    format!("{:head$}{line}", "")
                }
            })
            .collect()
    }
}

/// How many rows these cells take, each with all its words.
pub(super) fn height(cells: &[Cell]) -> usize {
    let rows = cells.iter().map(|cell| usize::from(cell.down) + cell.lines().len());
    rows.max().unwrap_or(1).max(1)
}

/// Draws a line: in one row each cell is cut with a sign, in more it goes on below itself.
pub(super) fn draw(cells: &[Cell], buf: &mut Buffer, area: Rect) {
    for cell in cells {
        let room = cell.room.min(area.width.saturating_sub(cell.x));
        let x = area.x + cell.x;
        let lines = cell.lines();
        let rows = usize::from(area.height.saturating_sub(cell.down));
        for (n, (y, line)) in (area.y + cell.down..area.bottom()).zip(&lines).enumerate() {
            let ends = n + 1 == rows && lines.len() > rows;
            let line = match (ends, area.height) {
                (true, 1) => cut(&format!("{}{}", cell.head, cell.words), room.into()),
                (true, _) => cut(&format!("{line} …"), room.into()),
                (false, _) => line.clone(),
            };
            put(buf, x, y, room, &line, cell.style);
        }
    }
}

/// The ground of the line with the cursor, in all its rows.
pub(super) fn chosen(buf: &mut Buffer, area: Rect, theme: &Theme) {
    for row in area.rows() {
        chosen_row(buf, row, theme);
    }
}

/// The lines of a list that are seen, each by its number with the rows that it takes; `tall` is how many the one with the cursor
/// needs. The list is scrolled so that all of that one is seen, as far as there is room.
pub(super) fn seen(model: &Model, list: Rect, (at, tall): (usize, usize), count: usize) -> (usize, Vec<(usize, Rect)>) {
    // and a line before and after it, where there are so many
    let most = match usize::from(list.height) {
        height @ 5.. => height - 2,
        height => height.max(1),
    };
    let extra = tall.clamp(1, most) - 1;
    let (top, empty) = model.spots.tall(list, at, extra, count + extra);
    let mut rows: Vec<(usize, Rect)> = Vec::new();
    for (y, row) in (list.top()..list.bottom()).skip(empty).zip(top..count + extra) {
        let line = if row <= at { row } else { row.saturating_sub(extra).max(at) };
        match rows.last_mut() {
            Some((before, room)) if *before == line => room.height += 1,
            _ => rows.push((line, Rect { y, height: 1, ..list })),
        }
    }
    (top, rows)
}
