//! Narrowing a list by typing: the one line above it, and which of its options are left.
//!
//! Must not know what choosing means. While something is typed every printable key types; before that Space belongs
//! to the list, and where several are ticked it always does. The price: in a list letters are no commands.

use super::{Sheet, types};
use crate::asking::search::{self, Fit};
use crate::tui::prose::Prose;
use crate::tui::theme::Theme;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::text::{Line, Span};

/// From how many options on a line above the list says that it can be narrowed: of fewer the footer says so.
const LONG: usize = 13;

#[derive(Debug)]
pub(super) struct Narrow {
    typing: Prose,
    also: Vec<&'static str>, // other words for each option, with commas
    long: bool,
}

impl Narrow {
    /// For a list of so many options.
    pub fn new(options: usize) -> Self {
        Self {
            typing: Prose::line(""),
            also: Vec::new(),
            long: options >= LONG,
        }
    }

    /// The same, with other words for each option, with commas: it is found by them too.
    pub fn found_by(mut self, also: Vec<&'static str>) -> Self {
        self.also = also;
        self
    }

    /// Only these of the options are still there.
    pub fn keep(&mut self, stays: &[bool]) {
        let mut each = stays.iter();
        self.also.retain(|_| each.next().copied().unwrap_or(true));
        self.long = stays.iter().filter(|stays| **stays).count() >= LONG;
    }

    /// Whether a line for it stands above the list.
    pub fn has_line(&self) -> bool {
        self.long || self.is_on()
    }

    /// What is typed.
    pub fn words(&self) -> String {
        crate::values::clean_line(&self.typing.text())
    }

    /// Whether something is typed, so that a caret shows.
    pub fn is_on(&self) -> bool {
        !self.typing.text().is_empty()
    }

    /// Shows all again.
    pub fn clear(&mut self) {
        self.typing.set("");
    }

    /// A key for the line; `None` where it belongs to the list, else whether other words stand there now.
    pub fn handle(&mut self, key: KeyEvent) -> Option<bool> {
        let begins = types(key) && key.code != KeyCode::Char(' ');
        let walks = matches!(
            key.code,
            KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown | KeyCode::Enter
        );
        if walks || !(begins || self.is_on()) {
            return None;
        }
        let before = self.typing.text();
        self.typing.handle(key).then(|| self.typing.text() != before)
    }

    /// Takes a pasted text.
    pub fn paste(&mut self, text: &str) -> usize {
        self.typing.paste(&crate::values::clean_line(text))
    }

    /// The line itself.
    pub fn line(&mut self) -> &mut Prose {
        &mut self.typing
    }

    /// The numbers of the options that are left, those that fit best first, and how well they do.
    pub fn left<'a>(&self, labels: impl Iterator<Item = &'a str> + Clone) -> Vec<(usize, Fit)> {
        if self.typing.is_blank() {
            return (0..labels.count()).map(|at| (at, 0)).collect();
        }
        let also = self.also.iter().enumerate();
        let also = also.flat_map(|(at, words)| words.split(',').map(move |word| (at, word.trim())));
        search::find(
            &self.typing.text(),
            labels.enumerate().chain(also.filter(|(_, word)| !word.is_empty())),
        )
    }

    /// Draws the line above the list: what is typed, or that it can be.
    pub fn sheet(&self, left: usize, sheet: &mut Sheet, width: u16, theme: &Theme) {
        if self.is_on() {
            let head = Line::from(Span::styled("  / ", theme.dim));
            sheet.field(head, &self.typing, true, width, theme);
            if left == 0 {
                sheet.say("    nothing like that", width, theme.dim);
            }
            sheet.fixed = sheet.lines.len();
        } else if self.long {
            sheet.lines.push(Line::styled("  / type to narrow the list", theme.dim));
            sheet.part(0, 4, width.saturating_sub(4));
        }
    }
}
