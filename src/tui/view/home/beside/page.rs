//! A page that is written from its top down.
//!
//! Must not know what it says. The price: what has no room at the end is not there.

use crate::tui::model::Model;
use crate::tui::spots::Spots;
use crate::tui::theme::Theme;
use crate::tui::view::{chosen_row, display, first_that_fits, longest, paragraph, put};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Writes from the top of an area down; what has no room is left out.
pub(super) struct Page<'b> {
    pub(super) buf: &'b mut Buffer,
    pub(super) area: Rect,
    pub(super) y: u16,
    pub(super) theme: Theme,
    pub(super) spots: &'b Spots,
    /// Whether there is room for blank lines.
    pub(super) loose: bool,
}

impl<'b> Page<'b> {
    pub(super) fn new(model: &'b Model, buf: &'b mut Buffer, area: Rect) -> Self {
        Self {
            buf,
            area,
            y: area.y,
            theme: model.theme,
            spots: &model.spots,
            loose: area.height >= 8,
        }
    }

    pub(super) fn left(&self) -> u16 {
        self.area.bottom().saturating_sub(self.y)
    }

    pub(super) fn say(&mut self, text: &str, style: Style) {
        let room = Rect {
            y: self.y,
            height: self.left(),
            ..self.area
        };
        self.y += paragraph(self.buf, room, text, style);
    }

    /// The longest of these texts for which there is room.
    pub(super) fn fitting(&mut self, texts: &[&str], style: Style) {
        let room = Rect {
            y: self.y,
            height: self.left(),
            ..self.area
        };
        self.y += longest(self.buf, room, texts, style);
    }

    /// A blank line, where there is room for one and for something after it.
    pub(super) fn gap(&mut self) {
        if self.loose && self.y > self.area.y {
            self.y += 1;
        }
    }

    pub(super) fn title(&mut self, text: &str) {
        self.say(text, self.theme.strong);
    }

    /// A title and its lines; nothing where there are none, or no room for the title and one of them.
    pub(super) fn list(&mut self, title: &str, lines: &[String]) {
        if lines.is_empty() || self.left() < 3 {
            return;
        }
        self.gap();
        self.title(title);
        let indent = Rect {
            x: self.area.x + 2,
            width: self.area.width.saturating_sub(2),
            ..self.area
        };
        for line in lines {
            let room = Rect {
                y: self.y,
                height: self.left(),
                ..indent
            };
            self.y += paragraph(self.buf, room, &display(line), self.theme.normal);
        }
    }

    /// A title and lines of two columns.
    pub(super) fn pairs(&mut self, title: &str, lines: &[(String, String)]) {
        if lines.is_empty() || self.left() < 3 {
            return;
        }
        self.gap();
        self.title(title);
        let wide = lines.iter().map(|(first, _)| first.width()).max().unwrap_or(0);
        let wide = u16::try_from(wide)
            .unwrap_or(u16::MAX)
            .min(self.area.width.saturating_sub(17));
        for (first, second) in lines.iter().take(usize::from(self.left())) {
            let (x, room) = (self.area.x + 2, self.area.width.saturating_sub(2));
            put(self.buf, x, self.y, room.min(wide), first, self.theme.normal);
            put(
                self.buf,
                x + wide + 2,
                self.y,
                room.saturating_sub(wide + 2),
                first_that_fits(second, room.saturating_sub(wide + 2)),
                self.theme.dim,
            );
            self.y += 1;
        }
    }

    /// Lines, from a number on, of which one has the cursor.
    pub(super) fn choices<'t>(&mut self, lines: impl Iterator<Item = &'t str>, from: usize, at: usize) {
        for (i, line) in (from..).zip(lines) {
            if self.left() == 0 {
                return;
            }
            let (y, height) = (self.y, 1);
            self.spots.line(Rect { y, height, ..self.area }, i);
            let (mark, style) = if i == at {
                ("▸ ", self.theme.selected)
            } else {
                ("  ", self.theme.normal)
            };
            if i == at {
                chosen_row(
                    self.buf,
                    Rect {
                        y: self.y,
                        width: self.area.width.min(40),
                        ..self.area
                    },
                    &self.theme,
                );
            }
            let used = put(self.buf, self.area.x, self.y, self.area.width, mark, self.theme.strong);
            put(
                self.buf,
                self.area.x + used,
                self.y,
                self.area.width.saturating_sub(used),
                line,
                style,
            );
            self.y += 1;
        }
    }

    /// A path, whole: it goes on in the next line.
    pub(super) fn path(&mut self, path: &str, indent: u16) {
        let room = Rect {
            x: self.area.x + indent,
            y: self.y,
            width: self.area.width.saturating_sub(indent),
            height: self.left(),
        };
        self.y += paragraph(self.buf, room, path, self.theme.dim);
    }
}
