//! Few short options, drawn beside each other: left, right and first letters choose.
//!
//! Must not narrow: what is beside each other is seen at once. Up and down choose nothing: they go on, as beside any
//! line, so that nobody answers by walking. The price: of a yes and a no only their own letters are taken, and every
//! other letter stays a command.

use super::Pick;
use crate::tui::clip;
use crate::tui::inputs::sheet::Part;
use crate::tui::inputs::{KeyHelp, Outcome, Sheet};
use crate::tui::theme::{Sign, Theme};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::text::{Line, Span};

/// Where the cursor stands before anything is chosen: one of the options may be no.
const UNANSWERED: &str = "unanswered";

impl Pick {
    pub(super) fn key_across(&mut self, key: KeyEvent) -> Outcome {
        let last = self.options.len().saturating_sub(1);
        if let KeyCode::Char(letter) = key.code
            && letter.is_alphabetic()
        {
            return self.letter(letter);
        }
        self.letters.clear();
        self.chosen = match (key.code, self.chosen) {
            (KeyCode::Left, None) => Some(last),
            (KeyCode::Left, Some(at)) => Some(at.saturating_sub(1)),
            (KeyCode::Right | KeyCode::Char(' '), None) => Some(0),
            (KeyCode::Right, Some(at)) => Some((at + 1).min(last)),
            (KeyCode::Char(' '), Some(at)) => Some((at + 1) % (last + 1)),
            (KeyCode::Backspace | KeyCode::Delete, _) => None,
            (KeyCode::Enter, _) => return Outcome::Done,
            _ => return Outcome::Ignored,
        };
        self.at = self.chosen;
        Outcome::Changed
    }

    /// A letter chooses the option with a word that begins with all that were typed, else with that letter: who has
    /// typed n may still type y. Of yes and no only their own letters do: the others are commands, as where nothing
    /// is open.
    fn letter(&mut self, letter: char) -> Outcome {
        let alone: String = letter.to_lowercase().collect();
        for typed in [self.letters.clone() + &alone, alone] {
            let begins = |label: &str| {
                let label = label.to_lowercase();
                label.starts_with(&typed) || label.split_whitespace().any(|word| word.starts_with(&typed))
            };
            if let Some(at) = self.options.iter().position(|(_, label)| begins(label)) {
                self.letters = typed;
                self.chosen = Some(at);
                self.at = self.chosen;
                return Outcome::Changed;
            }
        }
        if self.is_yes_no() {
            self.letters.clear();
            Outcome::Ignored
        } else {
            Outcome::Nothing
        }
    }

    fn is_yes_no(&self) -> bool {
        self.options.iter().any(|(value, _)| value.is_boolean())
    }

    /// Draws the options in as few lines as they need.
    pub(super) fn beside(&self, sheet: &mut Sheet, width: u16, theme: &Theme) {
        let mut line = Line::default();
        if self.chosen.is_none() {
            // the cursor stands before the options: Enter passes by, and picks none of them
            line.spans.push(Span::raw(format!("{} ", theme.sign(Sign::Here))));
            line.spans.push(Span::styled(format!("{UNANSWERED}   "), theme.dim));
        }
        for (at, (_, label)) in self.options.iter().enumerate() {
            let style = if self.chosen == Some(at) { theme.strong } else { theme.normal };
            let label = clip::display(label);
            let takes = clip::width(&label) + 9;
            if line.width() + takes > usize::from(width) + 3 && line.width() > 0 {
                sheet.lines.push(std::mem::take(&mut line));
            }
            let column = u16::try_from(line.width()).unwrap_or(u16::MAX);
            let room = u16::try_from(takes - 3).unwrap_or(u16::MAX);
            let row = sheet.lines.len();
            sheet.parts.push(Part {
                line: row,
                lines: 1,
                column,
                room,
            });
            let (mark, sign) = if self.chosen == Some(at) {
                (theme.sign(Sign::Here), Sign::Chosen)
            } else {
                (" ", Sign::NotChosen)
            };
            line.spans.push(Span::raw(format!("{mark} ")));
            line.spans.push(Span::styled(format!("{} {label}", theme.sign(sign)), style));
            line.spans.push(Span::raw("   "));
            if self.chosen == Some(at) {
                sheet.focus = sheet.lines.len();
                sheet.chosen.push(sheet.focus);
            }
        }
        sheet.lines.push(line);
    }

    /// The keys that work.
    pub(super) fn footer_across(&self) -> &'static [KeyHelp] {
        if self.chosen.is_none() {
            return if self.is_yes_no() {
                &[("y n", "yes, no"), ("←→", "choose"), ("Enter", "skip"), ("Esc", "back, kept")]
            } else {
                &[
                    ("←→", "choose"),
                    ("type", "its first letters"),
                    ("Enter", "skip"),
                    ("Esc", "back, kept"),
                ]
            };
        }
        if self.is_yes_no() {
            return &[
                ("y n", "yes, no"),
                ("←→", "choose"),
                ("Del", "no answer"),
                ("Enter", "done"),
                ("Esc", "back, kept"),
            ];
        }
        &[
            ("←→", "choose"),
            ("Del", "no answer"),
            ("Enter", "done"),
            ("Esc", "back, kept"),
        ]
    }
}
