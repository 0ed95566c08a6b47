//! Any number of several: a closed list, rows of tables. "None of these" is an answer of its own.

use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::interview::Value;
use crate::tui::theme::{Sign, Theme};
use crossterm::event::{KeyCode, KeyEvent};

/// How far a page goes, as in every list.
const PAGE: usize = 10;

#[derive(Debug)]
pub(in crate::tui) struct Tick {
    options: Vec<(String, String)>,
    tables: Vec<(&'static str, String)>,
    ticked: Option<Vec<String>>,
    at: usize,
}

impl Tick {
    /// `tables` are offered a new row each, under these words.
    pub fn new(options: Vec<(String, String)>, tables: Vec<(&'static str, String)>, value: Option<&Value>) -> Self {
        let mut tick = Self {
            options,
            tables,
            ticked: None,
            at: 0,
        };
        tick.choose(value);
        tick
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
        let last = self.options.len() + self.tables.len();
        match key.code {
            _ if !plain(key) => return Outcome::Ignored,
            KeyCode::Up if self.at > 0 => self.at -= 1,
            KeyCode::Down if self.at < last => self.at += 1,
            KeyCode::PageUp if self.at > 0 => self.at = self.at.saturating_sub(PAGE),
            KeyCode::PageDown if self.at < last => self.at = (self.at + PAGE).min(last),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = last,
            KeyCode::Char(' ') => return self.toggle(),
            KeyCode::Enter => return self.new_row().map_or(Outcome::Done, Outcome::MakeRow),
            _ => return Outcome::Ignored,
        }
        Outcome::Changed
    }

    fn touch(&mut self, touch: Touch) -> Outcome {
        let again = self.at == touch.part;
        self.at = touch.part;
        if self.new_row().is_some() && !again {
            return Outcome::Changed;
        }
        self.toggle()
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
        for (at, (key, label)) in self.options.iter().enumerate() {
            sheet.row(self.at == at, sign(self.is_ticked(key)), label, width, theme);
        }
        let none = if self.options.is_empty() { "none" } else { "none of these" };
        sheet.row(self.at == self.options.len(), sign(self.is_none()), none, width, theme);
        for (i, (_, label)) in self.tables.iter().enumerate() {
            sheet.row(self.at == self.options.len() + 1 + i, "+", label, width, theme);
        }
        sheet
    }

    fn footer(&self) -> &'static [KeyHelp] {
        if self.new_row().is_some() {
            &[("Enter", "make a new one"), ("↑↓", "move"), ("Esc", "out, kept")]
        } else {
            &[("Space", "tick"), ("↑↓", "move"), ("Enter", "done"), ("Esc", "out, kept")]
        }
    }

    fn caret(&self) -> bool {
        false
    }
}
