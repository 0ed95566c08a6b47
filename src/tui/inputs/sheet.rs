//! What an input looks like, before it is known which part of it is seen.

use crate::tui::clip;
use crate::tui::prose::{Prose, window};
use crate::tui::theme::{Sign, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Lines, the caret among them, and the line that must be seen.
#[derive(Debug, Default)]
pub(in crate::tui) struct Sheet {
    pub lines: Vec<Line<'static>>,
    pub caret: Option<(u16, usize)>,
    pub focus: usize,
    /// What can be clicked, in order.
    pub parts: Vec<Part>,
    /// The lines of what is chosen among others: there it is marked as suggested, else at the first line.
    pub chosen: Vec<usize>,
    /// The first line while the mouse is in it.
    pub held: Option<usize>,
    /// How many lines at the top stay while the others move: what narrows a list is never out of sight.
    pub fixed: usize,
}

/// A part of an input that can be clicked: an option, a row, a field.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct Part {
    /// Its first line.
    pub line: usize,
    /// How many lines it has.
    pub lines: usize,
    /// The first column that counts: where the text of a field begins.
    pub column: u16,
    /// How many columns it has from there; of a field the width at which its text was wrapped.
    pub room: u16,
}

/// A click on a part of an input.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct Touch {
    /// Which part, in order.
    pub part: usize,
    /// The row in it.
    pub row: usize,
    /// The column in it.
    pub column: u16,
    /// How many columns it has.
    pub room: u16,
    /// Whether the button is held since an earlier place.
    pub select: bool,
}

impl Touch {
    /// Puts the caret there, or selects to there.
    pub fn caret(self, prose: &mut Prose) {
        prose.touch(self.room, self.row, self.column, self.select);
    }
}

impl Sheet {
    /// The first line that is seen of those that move.
    pub fn top(&self, height: u16) -> usize {
        let fixed = self.stays(height);
        let left = height.saturating_sub(u16::try_from(fixed).unwrap_or(u16::MAX));
        // too low for both, what is typed is what counts
        let focus = match self.caret {
            Some((_, y)) if fixed < self.fixed => y,
            _ => self.focus,
        };
        fixed
            + window(
                self.lines.len() - fixed,
                focus.saturating_sub(fixed),
                left,
                self.held.map(|top| top.saturating_sub(fixed)),
            )
    }

    /// How many lines stay at the top of an area: none where there is no room for a line that moves.
    fn stays(&self, height: u16) -> usize {
        if self.fixed < usize::from(height) { self.fixed } else { 0 }
    }

    /// The line that is seen in a row of an area.
    pub fn line_at(&self, height: u16, row: isize) -> usize {
        let fixed = self.stays(height);
        match usize::try_from(row) {
            Ok(row) if row < fixed => row,
            _ => self
                .top(height)
                .saturating_add_signed(row - isize::try_from(fixed).unwrap_or(0)),
        }
    }

    /// The lines from this one on are a part, of which the text begins at a column.
    pub fn part(&mut self, line: usize, column: u16, room: u16) {
        let lines = self.lines.len() - line;
        self.parts.push(Part {
            line,
            lines,
            column,
            room,
        });
    }

    /// Adds a line, wrapped where it is too wide; what follows the first row stands under its text.
    pub fn say(&mut self, text: &str, width: u16, style: Style) {
        let prose = Prose::line(text);
        self.lines.extend(prose.view(width.saturating_add(1), style, style));
    }

    /// Adds a row of a list: a sign, a text that wraps under itself, and whether the cursor is on it.
    pub fn row(&mut self, here: bool, sign: &str, text: &str, width: u16, theme: &Theme) {
        let style = if here { theme.selected } else { theme.normal };
        if here {
            self.focus = self.lines.len();
        }
        let mark = if here { theme.sign(Sign::Here) } else { " " };
        let head = if sign.is_empty() {
            format!("{mark} ")
        } else {
            format!("{mark} {sign} ")
        };
        let indent = clip::width(&head);
        let line = self.lines.len();
        let room = usize::from(width).saturating_sub(indent).max(1);
        let prose = Prose::line(&clip::display(text));
        let mut head = Some(head);
        for row in prose.view(u16::try_from(room + 1).unwrap_or(u16::MAX), style, style) {
            let head = head.take().unwrap_or_else(|| " ".repeat(indent));
            self.lines.push(std::iter::once(Span::raw(head)).chain(row.spans).collect());
        }
        self.part(line, 0, width);
    }

    /// Adds a text that is being typed behind a head; the rows after the first are set in as far.
    pub fn field(&mut self, head: Line<'static>, prose: &Prose, here: bool, width: u16, theme: &Theme) {
        let indent = u16::try_from(head.width()).unwrap_or(u16::MAX).min(width.saturating_sub(1));
        let room = width - indent;
        if here {
            let (x, y) = prose.caret(room);
            self.focus = self.lines.len() + y;
            self.caret = Some((indent + x, self.focus));
        }
        let mut head = Some(head);
        let first = self.lines.len();
        for row in prose.view(room, theme.normal, theme.selected) {
            let mut line = head.take().unwrap_or_else(|| Line::raw(" ".repeat(indent.into())));
            line.spans.extend(row.spans);
            self.lines.push(line);
        }
        self.part(first, indent, room);
    }

    /// Draws the part around the line that must be seen.
    pub fn render(&self, area: Rect, buf: &mut Buffer) {
        let area = clip::clamp(area, buf.area);
        let (fixed, top) = (self.stays(area.height), self.top(area.height));
        let seen = self.lines[..fixed].iter().chain(self.lines.iter().skip(top));
        for (line, y) in seen.zip(area.top()..area.bottom()) {
            buf.set_line(area.x, y, line, area.width);
        }
    }

    /// Where the caret is in that part.
    pub fn cursor(&self, area: Rect) -> Option<Position> {
        let (x, y) = self.caret.filter(|_| !area.is_empty())?;
        let fixed = self.stays(area.height);
        let y = if y < fixed {
            y
        } else {
            (y + fixed).checked_sub(self.top(area.height))?
        };
        let y = u16::try_from(y).ok().filter(|y| *y < area.height)?;
        Some(Position::new(area.x + x.min(area.width - 1), area.y + y))
    }
}
