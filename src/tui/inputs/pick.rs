//! One of several: yes or no, a closed list, the row of a table.
//!
//! A list is narrowed by typing; where the options stand beside each other (`across`), letters choose among them. Nothing
//! is under the cursor until the author moves, so that Enter on an unanswered question passes it by and never picks.

mod across;

use super::narrow::Narrow;
use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::asking::search::{Fit, WEAK};
use crate::interview::Value;
use crate::tui::clip;
use crate::tui::theme::{Sign, Theme};
use crossterm::event::{KeyCode, KeyEvent};

/// The line on which the cursor stands before anything is chosen.
const NO_ANSWER: &str = "no answer yet";

#[derive(Debug)]
pub(in crate::tui) struct Pick {
    options: Vec<(Value, String)>,
    tables: Vec<(&'static str, String)>,
    chosen: Option<usize>,
    at: Option<usize>,
    across: bool,
    narrow: Narrow,
    letters: String,       // which were typed to choose among options beside each other
    own: Option<usize>,    // the option that stands for the author's own words
    words: Option<String>, // which were typed, where that one was taken
}

impl Pick {
    /// `tables` are offered a new row each, under these words.
    pub fn new(options: Vec<(Value, String)>, tables: Vec<(&'static str, String)>, value: Option<&Value>) -> Self {
        let cells: usize = options.iter().map(|(_, label)| clip::width(label) + 6).sum();
        let mut pick = Self {
            across: options.len() <= 4 && cells <= 60 && tables.is_empty(),
            narrow: Narrow::new(options.len()),
            letters: String::new(),
            options,
            tables,
            chosen: None,
            at: None,
            own: None,
            words: None,
        };
        pick.choose(value);
        pick
    }

    /// The same, where each option is found by other words too, and one may stand for the author's own words.
    pub fn found_by(mut self, also: Vec<&'static str>, own: Option<&str>) -> Self {
        self.narrow = self.narrow.found_by(also);
        self.own = own.and_then(|own| self.options.iter().position(|(value, _)| value.as_str() == Some(own)));
        self
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
        let lines = self.lines();
        let here = self.at.and_then(|at| lines.iter().position(|line| *line == at));
        let to = match here {
            None if down => Some(0),
            Some(here) if down => Some(here + 1),
            Some(0) if self.has_blank() => {
                self.at = None;
                return Outcome::Changed;
            }
            Some(here) => here.checked_sub(1),
            None => None,
        };
        let Some(to) = to.and_then(|to| lines.get(to)) else {
            return Outcome::Ignored;
        };
        self.at = Some(*to);
        Outcome::Changed
    }

    /// The numbers of the options that are left, and behind them those of the tables.
    fn lines(&self) -> Vec<usize> {
        let labels = self.options.iter().map(|(_, label)| label.as_str());
        let mut fits: Vec<(usize, Fit)> = self.narrow.left(labels);
        if let Some(own) = self.own.filter(|_| self.is_narrowed()) {
            // behind what fits, before what only resembles it
            fits.retain(|(at, _)| *at != own);
            let to = if fits.first().is_some_and(|(_, fit)| *fit < WEAK) {
                fits.len()
            } else {
                0
            };
            fits.insert(to, (own, 0));
        }
        let options = fits.into_iter().map(|(at, _)| at);
        let tables = (0..self.tables.len()).map(|table| self.options.len() + table);
        options.chain(tables).collect()
    }

    fn is_narrowed(&self) -> bool {
        self.narrow.is_on()
    }

    /// Whether the list begins with a line for no answer: there the cursor stands before anything is chosen, so
    /// that it is seen at once, and Enter still picks nothing by itself.
    fn has_blank(&self) -> bool {
        !self.across && self.chosen.is_none() && !self.is_narrowed()
    }

    /// Other words are typed: the cursor goes to what fits best.
    fn narrowed(&mut self) -> Outcome {
        self.at = if self.is_narrowed() {
            self.lines().first().copied().filter(|at| *at < self.options.len())
        } else {
            self.chosen
        };
        Outcome::Changed
    }

    /// Whether this option now takes the words that are typed.
    fn is_own(&self, at: usize) -> bool {
        self.own == Some(at) && self.is_narrowed()
    }

    fn take(&mut self, done: bool) -> Outcome {
        match self.at {
            Some(at) if at >= self.options.len() => {
                return self
                    .tables
                    .get(at - self.options.len())
                    .map_or(Outcome::Ignored, |t| Outcome::MakeRow(t.0));
            }
            Some(at) if self.is_own(at) => {
                self.words = Some(self.narrow.words()).filter(|words| !words.is_empty());
                self.chosen = Some(at);
                return Outcome::Done;
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
        if !plain(key) && !self.is_narrowed() {
            return Outcome::Ignored;
        }
        if self.across {
            return self.key_across(key);
        }
        match self.narrow.handle(key) {
            Some(true) => return self.narrowed(),
            Some(false) => return Outcome::Changed,
            None => {}
        }
        match key.code {
            _ if !plain(key) => Outcome::Ignored,
            KeyCode::Enter if self.is_narrowed() && self.at.is_none() => Outcome::Ignored, // nothing is like that
            KeyCode::Up | KeyCode::Left => self.step(false),
            KeyCode::Down | KeyCode::Right => self.step(true),
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
        let blank = usize::from(self.has_blank());
        let lined = !self.across && self.narrow.has_line();
        let before = usize::from(lined) + blank;
        if blank == 1 && touch.part + 1 == before {
            self.at = None;
            return Outcome::Changed;
        }
        let part = match touch.part.checked_sub(before) {
            Some(part) if !self.across => self.lines().get(part).copied(),
            None if !lined => return Outcome::Ignored,
            part => part,
        };
        let Some(part) = part else {
            touch.caret(self.narrow.line());
            return Outcome::Changed;
        };
        let again = self.at == Some(part);
        self.at = Some(part);
        match part {
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

    fn paste(&mut self, text: &str) -> Option<usize> {
        if self.across {
            return None;
        }
        let left = self.narrow.paste(text);
        self.narrowed();
        Some(left)
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
            let lines = self.lines();
            self.narrow.sheet(lines.len() - self.tables.len(), &mut sheet, width, theme);
            if self.has_blank() {
                sheet.row(self.at.is_none(), "", NO_ANSWER, width, theme);
            }
            for at in lines {
                let here = self.at == Some(at);
                if self.chosen == Some(at) {
                    sheet.chosen.push(sheet.lines.len());
                }
                match (self.options.get(at), at.checked_sub(self.options.len())) {
                    (Some((_, label)), _) if self.is_own(at) => {
                        let words = self.narrow.words();
                        sheet.row(here, sign(at), &format!("{label}: “{words}”"), width, theme);
                    }
                    (Some((_, label)), _) => sheet.row(here, sign(at), label, width, theme),
                    (None, Some(table)) => sheet.row(here, "+", &self.tables[table].1, width, theme),
                    (None, None) => {}
                }
            }
            return sheet;
        }
        self.beside(&mut sheet, width, theme);
        sheet
    }

    fn footer(&self) -> &'static [KeyHelp] {
        if self.across {
            return self.footer_across();
        }
        if self.is_narrowed() {
            return match self.at {
                Some(at) if at >= self.options.len() => &[("Enter", "make a new one"), ("↑↓", "move"), ("Esc", "back, kept")],
                Some(at) if self.is_own(at) && self.lines().len() == 1 => &[("Enter", "take your words"), ("Esc", "back, kept")],
                Some(at) if self.is_own(at) => &[("Enter", "take your words"), ("↑↓", "move"), ("Esc", "back, kept")],
                Some(_) if self.lines().len() == 1 => &[("Enter", "choose"), ("Esc", "back, kept")],
                Some(_) => &[("Enter", "choose"), ("↑↓", "move"), ("Esc", "back, kept")],
                None => &[("type", "other words"), ("Esc", "back, kept")],
            };
        }
        match self.at {
            None => &[
                ("type", "to narrow"),
                ("↑↓", "move"),
                ("Enter", "skip"),
                ("Esc", "back, kept"),
            ],
            Some(at) if at >= self.options.len() => &[("Enter", "make a new one"), ("↑↓", "move"), ("Esc", "back, kept")],
            Some(_) if self.chosen.is_none() => &[
                ("Enter", "choose"),
                ("type", "to narrow"),
                ("↑↓", "move"),
                ("Esc", "back, kept"),
            ],
            Some(_) => &[
                ("Enter", "choose"),
                ("type", "to narrow"),
                ("↑↓", "move"),
                ("Del", "no answer"),
                ("Esc", "back, kept"),
            ],
        }
    }

    fn words(&self) -> Option<String> {
        self.words.clone()
    }

    fn narrows(&self) -> bool {
        !self.across
    }

    fn arrows_choose(&self) -> bool {
        self.across
    }

    fn caret(&self) -> bool {
        self.is_narrowed()
    }
}
