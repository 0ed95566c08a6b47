//! Any number of several: a closed list, rows of tables. The list is narrowed by typing. "None of these" is an answer of its own.

use super::narrow::Narrow;
use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::interview::Value;
use crate::tui::theme::{Sign, Theme};
use crossterm::event::{KeyCode, KeyEvent};

/// How far a page goes, as in every list.
const PAGE: usize = 10;

/// What the line behind the options says.
const NONE: &str = "none of these";

#[derive(Debug)]
pub(in crate::tui) struct Tick {
    options: Vec<(String, String)>,
    tables: Vec<(&'static str, String)>,
    ticked: Option<Vec<String>>,
    at: usize,
    narrow: Narrow,
    none: &'static str, // what it says that none of them fits
}

impl Tick {
    /// `tables` are offered a new row each, under these words.
    pub fn new(options: Vec<(String, String)>, tables: Vec<(&'static str, String)>, value: Option<&Value>) -> Self {
        let mut tick = Self {
            none: if options.is_empty() { "none" } else { NONE },
            narrow: Narrow::new(options.len()),
            options,
            tables,
            ticked: None,
            at: 0,
        };
        tick.choose(value);
        tick
    }

    /// The same, where each option is found by other words too.
    pub fn found_by(mut self, also: Vec<&'static str>) -> Self {
        self.narrow = self.narrow.found_by(also);
        self
    }

    /// The same, where these words say that none of them fits.
    pub fn with_none(mut self, none: &'static str) -> Self {
        self.none = if none.is_empty() { self.none } else { none };
        self
    }

    fn choose(&mut self, value: Option<&Value>) {
        let list = value.and_then(Value::as_array);
        self.ticked = list.map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect());
        for key in self.ticked.iter().flatten() {
            if !self.options.iter().any(|(known, _)| known == key) {
                self.options.push((key.clone(), format!("{key} (no longer in the list)")));
            }
        }
    }

    fn is_ticked(&self, key: &str) -> bool {
        self.ticked.iter().flatten().any(|ticked| ticked == key)
    }

    fn is_none(&self) -> bool {
        self.ticked.as_ref().is_some_and(Vec::is_empty)
    }

    /// The numbers of the lines that are left: options, none of these, tables.
    fn lines(&self) -> Vec<usize> {
        let labels = self.options.iter().map(|(_, label)| label.as_str());
        let mut lines: Vec<usize> = self.narrow.left(labels).into_iter().map(|(at, _)| at).collect();
        let after = self.options.len() + usize::from(self.is_narrowed());
        lines.extend(after..=self.options.len() + self.tables.len());
        lines
    }

    fn is_narrowed(&self) -> bool {
        self.narrow.is_on()
    }

    /// Other words are typed: the cursor goes to what fits best.
    fn narrowed(&mut self) -> Outcome {
        self.at = self.lines().first().copied().unwrap_or(0);
        Outcome::Changed
    }

    /// Whether the cursor stands on a line that is left.
    fn stands(&self) -> bool {
        self.lines().contains(&self.at)
    }

    /// Ticks what was looked for, and shows all again.
    fn take(&mut self) -> Outcome {
        if !self.stands() {
            return Outcome::Ignored;
        }
        self.narrow.clear();
        self.toggle()
    }

    fn walk(&mut self, down: bool, by: usize) -> Outcome {
        let lines = self.lines();
        let here = lines.iter().position(|line| *line == self.at).unwrap_or(0);
        let last = lines.len().saturating_sub(1);
        let to = if down {
            (here + by).min(last)
        } else {
            here.saturating_sub(by)
        };
        match lines.get(to) {
            Some(line) if *line != self.at => {
                self.at = *line;
                Outcome::Changed
            }
            _ => Outcome::Ignored,
        }
    }

    fn new_row(&self) -> Option<&'static str> {
        self.tables
            .get(self.at.checked_sub(self.options.len() + 1)?)
            .map(|table| table.0)
    }

    fn toggle(&mut self) -> Outcome {
        if let Some(table) = self.new_row() {
            return Outcome::MakeRow(table);
        }
        let Some((key, _)) = self.options.get(self.at) else {
            self.ticked = if self.is_none() { None } else { Some(Vec::new()) };
            return Outcome::Changed;
        };
        let mut ticked = self.ticked.take().unwrap_or_default();
        if ticked.contains(key) {
            ticked.retain(|t| t != key);
        } else {
            ticked.push(key.clone());
        }
        ticked.sort_by_key(|key| self.options.iter().position(|(known, _)| known == key));
        self.ticked = (!ticked.is_empty()).then_some(ticked);
        Outcome::Changed
    }
}

impl Answer for Tick {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        // a space ticks what the cursor stands on, also in a list that is narrowed; where that is nothing, it is typed
        let on_one = self.stands() && self.at < self.options.len();
        if self.is_narrowed() && on_one && plain(key) && key.code == KeyCode::Char(' ') {
            return self.take();
        }
        match self.narrow.handle(key) {
            Some(true) => return self.narrowed(),
            Some(false) => return Outcome::Changed,
            None => {}
        }
        match key.code {
            _ if !plain(key) => Outcome::Ignored,
            KeyCode::Up | KeyCode::Left => self.walk(false, 1),
            KeyCode::Down | KeyCode::Right => self.walk(true, 1),
            KeyCode::PageUp => self.walk(false, PAGE),
            KeyCode::PageDown => self.walk(true, PAGE),
            KeyCode::Home => self.walk(false, usize::MAX),
            KeyCode::End => self.walk(true, self.options.len() + self.tables.len()),
            KeyCode::Enter if self.is_narrowed() => self.take(),
            KeyCode::Char(' ') => self.toggle(),
            KeyCode::Enter => self.new_row().map_or(Outcome::Done, Outcome::MakeRow),
            _ => Outcome::Ignored,
        }
    }

    fn touch(&mut self, touch: Touch) -> Outcome {
        let before = usize::from(self.narrow.has_line());
        let Some(part) = touch
            .part
            .checked_sub(before)
            .and_then(|part| self.lines().get(part).copied())
        else {
            touch.caret(self.narrow.line());
            return Outcome::Changed;
        };
        let again = self.at == part;
        self.at = part;
        if self.new_row().is_some() && !again {
            return Outcome::Changed;
        }
        self.toggle()
    }

    fn paste(&mut self, text: &str) -> Option<usize> {
        let left = self.narrow.paste(text);
        self.narrowed();
        Some(left)
    }

    fn value(&self) -> Result<Option<Value>, String> {
        Ok(self.ticked.clone().map(Value::from))
    }

    fn raw(&self) -> String {
        self.ticked
            .clone()
            .map(|ticked| Value::from(ticked).to_string())
            .unwrap_or_default()
    }

    fn restore(&mut self, raw: &str) {
        self.choose(serde_json::from_str::<Value>(raw).ok().as_ref());
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        let mut sheet = Sheet::default();
        let sign = |on| theme.sign(if on { Sign::Ticked } else { Sign::NotTicked });
        let lines = self.lines();
        let left = lines.iter().filter(|at| **at < self.options.len()).count();
        self.narrow.sheet(left, &mut sheet, width, theme);
        for at in lines {
            let here = self.at == at;
            let table = at
                .checked_sub(self.options.len() + 1)
                .and_then(|table| self.tables.get(table));
            match (self.options.get(at), table) {
                (Some((key, label)), _) => {
                    let ticked = self.is_ticked(key);
                    sheet.chosen.extend(ticked.then_some(sheet.lines.len()));
                    sheet.row(here, sign(ticked), label, width, theme);
                }
                (None, Some((_, label))) => sheet.row(here, "+", label, width, theme),
                (None, None) => {
                    sheet.chosen.extend(self.is_none().then_some(sheet.lines.len()));
                    sheet.row(here, sign(self.is_none()), self.none, width, theme);
                }
            }
        }
        sheet
    }

    fn footer(&self) -> &'static [KeyHelp] {
        if self.is_narrowed() && !self.stands() {
            &[("type", "other words"), ("Esc", "back, kept")]
        } else if self.new_row().is_some() {
            &[("Enter", "make a new one"), ("↑↓", "move"), ("Esc", "back, kept")]
        } else if self.is_narrowed() && self.lines().len() == 1 {
            &[("Space Enter", "tick"), ("Esc", "back, kept")]
        } else if self.is_narrowed() {
            &[("Space Enter", "tick"), ("↑↓", "move"), ("Esc", "back, kept")]
        } else {
            &[
                ("Space", "tick"),
                ("type", "to narrow"),
                ("↑↓", "move"),
                ("Enter", "done"),
                ("Esc", "back, kept"),
            ]
        }
    }

    fn keep(&mut self, fits: &dyn Fn(&str) -> bool) {
        let stays: Vec<bool> = self.options.iter().map(|(id, _)| fits(id) || self.is_ticked(id)).collect();
        let mut each = stays.iter();
        self.options.retain(|_| each.next().copied().unwrap_or(true));
        self.narrow.keep(&stays);
    }

    fn narrows(&self) -> bool {
        true
    }

    fn caret(&self) -> bool {
        self.is_narrowed()
    }
}
