//! A way to reach somebody. What it is is guessed from the text until the author says it.

use super::form::{Did, Form, Part};
use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::interview::Value;
use crate::tui::prose::Prose;
use crate::tui::theme::Theme;
use crate::values::{Chosen, Contact, ContactKind};
use crossterm::event::{KeyCode, KeyEvent};

const VALUE: usize = 0;
const KIND: usize = 1;
const SUBJECT: usize = 2;
const OPTION: usize = 3;

#[derive(Debug)]
pub(in crate::tui) struct ContactInput {
    form: Form,
    said: bool, // the author said what it is
}

impl ContactInput {
    pub fn new(value: Option<Value>) -> Self {
        let known: Option<Contact> = value.and_then(|value| serde_json::from_value(value).ok());
        let text = |text: Option<&str>| Part::Text(Prose::line(text.unwrap_or_default()));
        let known = known.as_ref();
        let kind = known.and_then(|c| ContactKind::ALL.iter().position(|k| *k == c.kind));
        let labels = ContactKind::ALL.iter().map(|k| k.label()).collect();
        let mut input = Self {
            form: Form::new(vec![
                ("Reach us at", text(known.map(|c| c.value.as_str()))),
                ("Which is", Part::Choice(labels, kind)),
                ("Subject line", text(known.and_then(|c| c.subject.as_deref()))),
                ("Option to choose", text(known.and_then(|c| c.option.as_deref()))),
            ]),
            said: known.is_some_and(|c| Self::guess(&c.value) != Some(c.kind)),
        };
        input.settle();
        input
    }

    fn kind(&self) -> Option<ContactKind> {
        self.form.choice(KIND).and_then(|at| ContactKind::ALL.get(at)).copied()
    }

    /// What a text is; nothing where that has to be said, because it is like none of them.
    fn guess(text: &str) -> Option<ContactKind> {
        let guessed = Contact::guess(text);
        let is_clear = !text.is_empty() && guessed.unlike_post().is_none();
        is_clear.then_some(guessed.kind)
    }

    fn settle(&mut self) {
        let text = self.form.text(VALUE);
        if !self.said {
            let guess = Self::guess(&text);
            let at = ContactKind::ALL.iter().position(|k| Some(*k) == guess);
            self.form.choose(KIND, at);
        }
        let kind = self.kind();
        let (subject, option) = (self.form.some_text(SUBJECT), self.form.some_text(OPTION));
        self.form.show(KIND, !text.is_empty() || self.said);
        self.form.show(SUBJECT, kind == Some(ContactKind::Email) || subject.is_some());
        self.form.show(OPTION, kind == Some(ContactKind::Form) || option.is_some());
    }
}

impl Answer for ContactInput {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        match self.form.handle(key) {
            Did::Edited(KIND) => self.said = self.form.choice(KIND).is_some(),
            Did::Nothing if key.code == KeyCode::Enter && plain(key) => return Outcome::Done,
            Did::Nothing => return Outcome::Ignored,
            Did::Edited(_) | Did::Moved => {}
        }
        self.settle();
        Outcome::Changed
    }

    fn touch(&mut self, touch: Touch) -> Outcome {
        if let Did::Edited(KIND) = self.form.touch(touch) {
            self.said = self.form.choice(KIND).is_some();
        }
        self.settle();
        Outcome::Changed
    }

    fn paste(&mut self, text: &str) -> Option<usize> {
        let (_, left) = self.form.paste(text)?;
        self.settle();
        Some(left)
    }

    fn value(&self) -> Result<Option<Value>, String> {
        let Some(value) = self.form.some_text(VALUE) else {
            let more = self.form.some_text(SUBJECT).or(self.form.some_text(OPTION));
            return more.map_or(
                Ok(None),
                |_| Err("Where do people reach you? The first line is empty.".into()),
            );
        };
        let Some(kind) = self.kind() else {
            let why = Contact::guess(&value).unlike_post().unwrap_or("Say what it is.");
            return Err(format!(
                "{why} If it is a postal address, choose {} below.",
                ContactKind::Post.label()
            ));
        };
        let contact = Contact {
            kind,
            value,
            subject: self.form.some_text(SUBJECT),
            option: self.form.some_text(OPTION),
        };
        serde_json::to_value(contact.checked()?).map(Some).map_err(|e| e.to_string())
    }

    fn raw(&self) -> String {
        serde_json::json!([self.said, self.form.raw()]).to_string()
    }

    fn restore(&mut self, raw: &str) {
        if let Ok((said, fields)) = serde_json::from_str::<(bool, Vec<String>)>(raw) {
            self.said = said;
            self.form.restore(&fields);
        } else {
            self.form.set_text(VALUE, raw);
        }
        self.settle();
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        self.form.sheet(width, theme, false, |_, _| {})
    }

    fn footer(&self) -> &'static [KeyHelp] {
        if self.form.caret() {
            &[("Enter", "done"), ("Tab ↑↓", "next, previous field"), ("Esc", "back, kept")]
        } else {
            &[
                ("←→", "change"),
                ("Enter", "done"),
                ("Tab ↑↓", "next, previous field"),
                ("Esc", "back, kept"),
            ]
        }
    }

    fn caret(&self) -> bool {
        self.form.caret()
    }

    fn begin(&mut self) -> bool {
        let caret = self.form.focus == VALUE;
        if caret {
            *self = Self::new(None);
        }
        caret
    }
}
