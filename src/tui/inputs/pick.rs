//! One of several: yes or no, a closed list, the row of a table.
//!
//! Nothing is under the cursor until the author moves, so that Enter on an unanswered question passes it
//! by and never picks.

use super::sheet::Part;
use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::interview::Value;
use crate::tui::clip;
use crate::tui::theme::{Sign, Theme};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::text::{Line, Span};

#[derive(Debug)]
pub(in crate::tui) struct Pick {
    options: Vec<(Value, String)>,
    tables: Vec<(&'static str, String)>,
    chosen: Option<usize>,
    at: Option<usize>,
    across: bool,
}

impl Pick {
    /// `tables` are offered a new row each, under these words.
    pub fn new(options: Vec<(Value, String)>, tables: Vec<(&'static str, String)>, value: Option<&Value>) -> Self {
        let cells: usize = options.iter().map(|(_, label)| clip::width(label) + 6).sum();
        let mut pick = Self {
            across: options.len() <= 4 && cells <= 60 && tables.is_empty(),
            options,
            tables,
            chosen: None,
            at: None,
        };
        pick.choose(value);
        pick
    }

    fn choose(&mut self, value: Option<&Value>) {
        self.chosen = value.map(|value| {
            self.options
                .iter()
                .position(|(option, _)| option == value)
                .unwrap_or_else(|| {
                    let name = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    self.options.push((value.clone(), format!("{name} (no longer in the list)")));
                    self.options.len() - 1
                })
        });
        self.at = self.chosen;
    }

    fn step(&mut self, down: bool) -> Outcome {
        let count = self.options.len() + self.tables.len();
        let to = match self.at {
            None if down => 0,
            Some(at) if down => at + 1,
            Some(at) if at > 0 => at - 1,
            _ => return Outcome::Ignored,
        };
        if to >= count {
            return Outcome::Ignored;
        }
        self.at = Some(to);
        Outcome::Changed
    }

    fn is_yes_no(&self) -> bool {
        self.options.iter().any(|(value, _)| value.is_boolean())
    }

    fn across(&mut self, key: KeyEvent) -> Outcome {
        let last = self.options.len().saturating_sub(1);
        self.chosen = match (key.code, self.chosen) {
            (KeyCode::Char(letter @ ('y' | 'n')), _) if self.is_yes_no() => {
                let wanted = Value::from(letter == 'y');
                self.options.iter().position(|(value, _)| *value == wanted)
            }
            (KeyCode::Left, None) => Some(last),
            (KeyCode::Left, at) => Some(at.unwrap_or(0).saturating_sub(1)),
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

    fn take(&mut self, done: bool) -> Outcome {
        match self.at {
            Some(at) if at >= self.options.len() => {
                return self
                    .tables
                    .get(at - self.options.len())
                    .map_or(Outcome::Ignored, |t| Outcome::MakeRow(t.0));
            }
            Some(at) if !done && self.chosen == Some(at) => self.chosen = None,
            Some(at) => self.chosen = Some(at),
            None if done => {}
            None => return Outcome::Ignored,
        }
        if done { Outcome::Done } else { Outcome::Changed }
    }
}

impl Answer for Pick {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        if !plain(key) {
            return Outcome::Ignored;
        }
        if self.across {
            return self.across(key);
        }
        match key.code {
            KeyCode::Up => self.step(false),
            KeyCode::Down => self.step(true),
            KeyCode::Char(' ') => self.take(false),
            KeyCode::Enter => self.take(true),
            KeyCode::Backspace | KeyCode::Delete => {
                self.chosen = None;
                Outcome::Changed
            }
            _ => Outcome::Ignored,
        }
    }

    fn touch(&mut self, touch: Touch) -> Outcome {
        let again = self.at == Some(touch.part);
        self.at = Some(touch.part);
        match touch.part {
            _ if touch.select => Outcome::Ignored,
            new if new >= self.options.len() => {
                if again {
                    self.take(true)
                } else {
                    Outcome::Changed
                }
            }
            option => self.take(self.chosen == Some(option)),
        }
    }

    fn value(&self) -> Result<Option<Value>, String> {
        Ok(self
            .chosen
            .and_then(|at| self.options.get(at))
            .map(|(value, _)| value.clone()))
    }

    fn raw(&self) -> String {
        self.chosen
            .and_then(|at| self.options.get(at))
            .map(|(value, _)| value.to_string())
            .unwrap_or_default()
    }

    fn restore(&mut self, raw: &str) {
        let value = serde_json::from_str::<Value>(raw).ok();
        self.choose(value.filter(|v| v.is_string() || v.is_boolean()).as_ref());
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        let mut sheet = Sheet::default();
        let sign = |at| {
            theme.sign(if self.chosen == Some(at) {
                Sign::Chosen
            } else {
                Sign::NotChosen
            })
        };
        if !self.across {
            for (at, (_, label)) in self.options.iter().enumerate() {
                sheet.row(self.at == Some(at), sign(at), label, width, theme);
            }
            for (i, (_, label)) in self.tables.iter().enumerate() {
                let here = self.at == Some(self.options.len() + i);
                sheet.row(here, "+", label, width, theme);
            }
            return sheet;
        }
        let mut line = Line::default();
        for (at, (_, label)) in self.options.iter().enumerate() {
            let style = if self.chosen == Some(at) { theme.strong } else { theme.normal };
            let label = clip::display(label);
            let takes = clip::width(&label) + 7;
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
            line.spans.push(Span::styled(format!("{} {label}", sign(at)), style));
            line.spans.push(Span::raw("   "));
            if self.chosen == Some(at) {
                sheet.focus = sheet.lines.len();
            }
        }
        sheet.lines.push(line);
        sheet
    }

    fn footer(&self) -> &'static [KeyHelp] {
        if self.across && self.is_yes_no() {
            return &[
                ("y n", "yes, no"),
                ("←→", "choose"),
                ("Del", "no answer"),
                ("Enter", "done"),
                ("Esc", "out, kept"),
            ];
        }
        if self.across {
            return &[
                ("←→", "choose"),
                ("Del", "no answer"),
                ("Enter", "done"),
                ("Esc", "out, kept"),
            ];
        }
        match self.at {
            Some(at) if at >= self.options.len() => &[("Enter", "make a new one"), ("↑↓", "move"), ("Esc", "out, kept")],
            Some(_) => &[
                ("Enter", "choose"),
                ("↑↓", "move"),
                ("Del", "no answer"),
                ("Esc", "out, kept"),
            ],
            None => &[("↑↓", "move"), ("Enter", "pass by"), ("Esc", "out, kept")],
        }
    }

    fn caret(&self) -> bool {
        false
    }
}
