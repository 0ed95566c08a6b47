//! One text and what it amounts to: words, a number, a date, a link.

use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::asking::reading::{DATE_FORMS, date_on, number_of};
use crate::interview::Value;
use crate::tui::prose::Prose;
use crate::tui::theme::Theme;
use crate::values::{Link, PolicyDate, clean, clean_line};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::Line;

/// What the text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Sort {
    Text,
    Prose,
    /// Several short lines, as an address: a blank one ends it.
    Lines,
    /// A whole number, of what the question asks.
    Number(&'static str),
    Date,
    Link,
}

/// A text that is read as one value.
#[derive(Debug)]
pub(in crate::tui) struct Typed {
    prose: Prose,
    sort: Sort,
    today: Option<PolicyDate>,
}

impl Typed {
    pub fn new(sort: Sort, value: Option<&Value>) -> Self {
        let text = match value {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let prose = if matches!(sort, Sort::Prose | Sort::Lines) {
            Prose::lines(&text)
        } else {
            Prose::line(&text)
        };
        Self {
            prose,
            sort,
            today: None,
        }
    }

    fn is_several(&self) -> bool {
        matches!(self.sort, Sort::Prose | Sort::Lines)
    }
}

impl Answer for Typed {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        // nothing typed, or blank lines at the end: the author means to go on
        let end = if self.sort == Sort::Lines { "\n" } else { "\n\n" };
        let ended = self.prose.is_blank() || self.prose.text().ends_with(end);
        let several = self.is_several();
        if several && key.code == KeyCode::Enter && plain(key) && ended {
            return Outcome::Done;
        }
        if several && key.code == KeyCode::Enter && key.modifiers.contains(KeyModifiers::CONTROL) {
            return Outcome::Done;
        }
        if self.prose.handle(key) {
            return Outcome::Changed;
        }
        match key.code {
            KeyCode::Enter if plain(key) => Outcome::Done,
            KeyCode::Tab if several && plain(key) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn touch(&mut self, touch: Touch) -> Outcome {
        touch.caret(&mut self.prose);
        Outcome::Changed
    }

    fn prose(&mut self) -> Option<&mut Prose> {
        Some(&mut self.prose)
    }

    fn paste(&mut self, text: &str) -> Option<usize> {
        Some(self.prose.paste(text))
    }

    fn value(&self) -> Result<Option<Value>, String> {
        if self.prose.is_blank() {
            return Ok(None);
        }
        let line = clean_line(&self.prose.text());
        Ok(Some(match self.sort {
            Sort::Text => line.into(),
            Sort::Prose | Sort::Lines => clean(&self.prose.text()).trim_end().into(),
            Sort::Number(ask) => number_of(ask, &line)?.into(),
            Sort::Date => date_on(&line, self.today)?.to_string().into(),
            Sort::Link => Link::parse(&line)?.0.into(),
        }))
    }

    fn raw(&self) -> String {
        self.prose.text()
    }

    fn restore(&mut self, raw: &str) {
        self.prose.set(raw);
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.field(Line::default(), &self.prose, true, width, theme);
        let line = clean_line(&self.prose.text());
        let read = match self.sort {
            Sort::Date if self.prose.is_blank() => Some(DATE_FORMS.to_owned()),
            Sort::Date => date_on(&line, self.today).ok().map(|d| d.words(false)),
            Sort::Link => Link::parse(&line).ok().map(|link| link.0),
            Sort::Text | Sort::Prose | Sort::Lines | Sort::Number(_) => None,
        };
        if let Some(read) = read.filter(|read| *read != line) {
            sheet.say(&read, width, theme.dim);
        }
        sheet
    }

    fn footer(&self) -> &'static [KeyHelp] {
        let several = self.is_several();
        if self.sort == Sort::Lines && !self.prose.is_blank() {
            return if self.prose.text().ends_with('\n') {
                &[("Enter", "done"), ("Tab", "done"), ("Esc", "back, kept")]
            } else {
                &[
                    ("Enter", "new line, twice is done"),
                    ("Tab", "done"),
                    ("Esc", "back, kept"),
                    ("F10", "your editor"),
                ]
            };
        }
        match (several, self.prose.text().is_empty(), self.prose.has_past()) {
            (true, true, false) => &[
                ("Tab", "next"),
                ("Enter", "skip"),
                ("Esc", "back, kept"),
                ("F10", "your editor"),
            ],
            (true, true, true) => &[
                ("Tab", "next"),
                ("Enter", "skip"),
                ("Esc", "back, kept"),
                ("F5 F6", "undo, redo"),
                ("F10", "your editor"),
            ],
            (true, false, false) => &[
                ("Tab", "next"),
                ("Enter", "new line"),
                ("Esc", "back, kept"),
                ("F7 F8", "copy, cut"),
                ("F9", "select all"),
                ("F10", "your editor"),
            ],
            (true, false, true) => &[
                ("Tab", "next"),
                ("Enter", "new line"),
                ("Esc", "back, kept"),
                ("F5 F6", "undo, redo"),
                ("F7 F8", "copy, cut"),
                ("F9", "select all"),
                ("F10", "your editor"),
            ],
            (false, true, false) => &[
                ("type", "the answer"),
                ("Enter", "skip"),
                ("Esc", "back, kept"),
                ("↑↓", "move"),
            ],
            (false, true, true) => &[
                ("type", "the answer"),
                ("Enter", "skip"),
                ("Esc", "back, kept"),
                ("F5 F6", "undo, redo"),
                ("↑↓", "move"),
            ],
            (false, false, false) => &[
                ("Enter", "done"),
                ("Esc", "back, kept"),
                ("F7 F8", "copy, cut"),
                ("F9", "select all"),
            ],
            (false, false, true) => &[
                ("Enter", "done"),
                ("Esc", "back, kept"),
                ("F5 F6", "undo, redo"),
                ("F7 F8", "copy, cut"),
                ("F9", "select all"),
            ],
        }
    }

    fn as_of(&mut self, today: PolicyDate) {
        self.today = Some(today);
    }

    fn caret(&self) -> bool {
        true
    }

    fn begin(&mut self) -> bool {
        self.prose.set("");
        true
    }
}
