//! The name of a new row, and below it the usual rows: typing narrows them, and an arrow goes into them.
//!
//! What is typed is the author's own name, whatever stands below it; only the whole name of a usual row means that row.
//! Must not know what a usual row holds. The price: one key more than a list that picks as one types.

use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::asking::{Usual, picked, search};
use crate::interview::Value;
use crate::tui::prose::Prose;
use crate::tui::theme::Theme;
use crate::values::clean_line;
use crossterm::event::{KeyCode, KeyEvent};

#[derive(Debug)]
pub(in crate::tui) struct Named {
    prose: Prose,
    usual: Vec<Usual>,
    at: Option<usize>, // the usual row with the cursor; none while it is in the text
}

impl Named {
    pub fn new(usual: Vec<Usual>) -> Self {
        Self {
            prose: Prose::line(""),
            usual,
            at: None,
        }
    }

    /// The numbers of the usual rows that fit what is typed, best first.
    fn left(&self) -> Vec<usize> {
        if self.prose.is_blank() {
            return (0..self.usual.len()).collect();
        }
        let each = self.usual.iter().enumerate();
        let words = each.flat_map(|(at, one)| {
            let also = one.also.split(',').chain(one.holds.split(',')).map(str::trim);
            std::iter::once(one.name).chain(also).map(move |word| (at, word))
        });
        search::find(&self.prose.text(), words)
            .into_iter()
            .map(|(at, _)| at)
            .collect()
    }

    fn step(&mut self, down: bool) -> Outcome {
        let left = self.left();
        let here = self.at.and_then(|at| left.iter().position(|one| *one == at));
        let to = match here {
            None if down => left.first(),
            Some(here) if down => left.get(here + 1).or(left.get(here)),
            Some(here) => here.checked_sub(1).and_then(|to| left.get(to)),
            None => return Outcome::Ignored,
        };
        let to = to.copied();
        if to == self.at {
            return Outcome::Ignored;
        }
        self.at = to;
        Outcome::Changed
    }
}

impl Answer for Named {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Enter if plain(key) => return Outcome::Done,
            KeyCode::Down if plain(key) => return self.step(true),
            KeyCode::Up if plain(key) => return self.step(false),
            _ => {}
        }
        let before = self.prose.text();
        if !self.prose.handle(key) {
            return Outcome::Ignored;
        }
        if self.prose.text() != before {
            self.at = None;
        }
        Outcome::Changed
    }

    fn touch(&mut self, touch: Touch) -> Outcome {
        let Some(line) = touch.part.checked_sub(1) else {
            self.at = None;
            touch.caret(&mut self.prose);
            return Outcome::Changed;
        };
        let Some(at) = self.left().get(line).copied().filter(|_| !touch.select) else {
            return Outcome::Ignored;
        };
        if self.at == Some(at) {
            return Outcome::Done;
        }
        self.at = Some(at);
        Outcome::Changed
    }

    fn prose(&mut self) -> Option<&mut Prose> {
        Some(&mut self.prose)
    }

    fn paste(&mut self, text: &str) -> Option<usize> {
        self.at = None;
        Some(self.prose.paste(&clean_line(text)))
    }

    fn value(&self) -> Result<Option<Value>, String> {
        let words = clean_line(&self.prose.text());
        let meant = |one: &&Usual| one.name.eq_ignore_ascii_case(&words);
        let picks = self.at.and_then(|at| self.usual.get(at));
        Ok(match picks.or_else(|| self.usual.iter().find(meant)) {
            Some(one) => Some(picked(one.key)),
            None => Some(words).filter(|words| !words.is_empty()).map(Value::from),
        })
    }

    fn raw(&self) -> String {
        self.prose.text()
    }

    fn restore(&mut self, raw: &str) {
        self.prose.set(raw);
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        let mut sheet = Sheet::default();
        let in_text = self.at.is_none();
        sheet.field(ratatui::text::Line::default(), &self.prose, in_text, width, theme);
        let left = self.left();
        if !left.is_empty() {
            sheet.say("or ↓ to a usual one, with what it usually holds", width, theme.dim);
        }
        sheet.fixed = sheet.lines.len();
        for at in left {
            let one = &self.usual[at];
            let words = format!("{}: {}", one.name, one.holds);
            sheet.row(self.at == Some(at), "", &words, width, theme);
        }
        sheet
    }

    fn footer(&self) -> &'static [KeyHelp] {
        match self.at {
            Some(_) => &[("Enter", "add this one"), ("↑↓", "move"), ("Esc", "back, kept")],
            None if self.prose.is_blank() => &[
                ("type", "a name"),
                ("↓", "the usual ones"),
                ("Enter", "none, go on"),
                ("Esc", "back, kept"),
            ],
            None => &[("Enter", "add it"), ("↓", "the usual ones"), ("Esc", "back, kept")],
        }
    }

    fn caret(&self) -> bool {
        true
    }
}
