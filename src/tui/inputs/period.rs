//! How long something is kept: said in words, or set part by part; each follows the other.

use super::form::{Did, Form, Part};
use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::asking::phrase::{read, span, write};
use crate::interview::Value;
use crate::tui::prose::Prose;
use crate::tui::theme::Theme;
use crate::values::{Chosen, Ending, How, Period, Span, Start};
use crossterm::event::{KeyCode, KeyEvent};

const WORDS: usize = 0;
const HOW: usize = 1;
const SPAN: usize = 2;
const OF: usize = 3;
const PLUS: usize = 4;
const AT: usize = 5;
const FROM: usize = 6;
const THEN: usize = 7;

#[derive(Debug)]
pub(in crate::tui) struct PeriodInput {
    form: Form,
    said: bool,            // the words lead, and the parts could not follow yet
    first: Option<Period>, // its unusual parts are kept as long as `how` is
}

impl PeriodInput {
    pub fn new(value: Option<Value>) -> Self {
        let text = || Part::Text(Prose::line(""));
        let labels = |labels: Vec<&'static str>| Part::Choice(labels, None);
        let mut input = Self {
            form: Form::new(vec![
                ("In words", text()),
                ("How", labels(How::ALL.iter().map(|c| c.label()).collect())),
                ("How long", text()),
                ("Of what", text()),
                ("Then up to", text()),
                ("Where", text()),
                ("Counted from", labels(Start::ALL.iter().map(|c| c.label()).collect())),
                ("In the end", labels(Ending::ALL.iter().map(|c| c.label()).collect())),
            ]),
            said: false,
            first: value.and_then(|value| serde_json::from_value(value).ok()),
        };
        if let Some(period) = input.first.clone() {
            input.form.set_text(WORDS, &write(&period));
            input.fill(&period);
        }
        input.settle();
        input
    }

    fn fill(&mut self, period: &Period) {
        let words = |span: Option<Span>| span.map(Span::words).unwrap_or_default();
        let form = &mut self.form;
        form.choose(HOW, How::ALL.iter().position(|c| *c == period.how));
        form.set_text(SPAN, &words(period.span));
        form.set_text(OF, period.of.as_deref().unwrap_or_default());
        form.set_text(PLUS, &words(period.plus));
        form.set_text(AT, period.at.as_deref().unwrap_or_default());
        form.choose(FROM, Start::ALL.iter().position(|c| Some(*c) == period.from));
        form.choose(THEN, Ending::ALL.iter().position(|c| Some(*c) == period.then));
    }

    fn how(&self) -> Option<How> {
        self.form.choice(HOW).and_then(|at| How::ALL.get(at)).copied()
    }

    /// Whether a part has a meaning now, or came with the value.
    fn applies(&self, part: usize) -> bool {
        let Some(how) = self.how() else {
            return matches!(part, WORDS | HOW);
        };
        let number = matches!(how, How::Exactly | How::UpTo | How::AtLeast | How::About);
        let unusual = self.first.as_ref().filter(|p| p.how == how);
        match part {
            SPAN => number || matches!(how, How::Law | How::ProviderDefault) || unusual.is_some_and(|p| p.span.is_some()),
            OF => {
                matches!(how, How::LifeOf | How::Needed | How::Law | How::ProviderDefault)
                    || unusual.is_some_and(|p| p.of.is_some())
            }
            PLUS => matches!(how, How::LifeOf | How::Needed) || unusual.is_some_and(|p| p.plus.is_some()),
            AT => how == How::Law || unusual.is_some_and(|p| p.at.is_some()),
            FROM => number || unusual.is_some_and(|p| p.from.is_some()) || (self.said && self.form.choice(FROM).is_some()),
            THEN => !matches!(how, How::NotKept | How::Indefinitely) || unusual.is_some_and(|p| p.then.is_some()),
            _ => true,
        }
    }

    fn settle(&mut self) {
        for part in HOW..=THEN {
            let shown = self.applies(part);
            self.form.show(part, shown);
        }
        if let (Some(how), Some(field)) = (self.how(), self.form.fields.get_mut(OF)) {
            field.label = match how {
                How::Needed => "For what",
                How::Law => "Which law",
                How::ProviderDefault => "Whose",
                _ => "Of what",
            };
        }
    }

    fn edited(&mut self, part: usize) {
        if part == WORDS {
            self.said = true;
            if let Ok(period) = read(&self.form.text(WORDS)) {
                self.fill(&period);
                self.first = Some(period);
                self.said = false;
            }
        } else {
            self.said = false;
            if let Ok(Some(period)) = self.build() {
                self.form.set_text(WORDS, &write(&period));
            }
        }
        self.settle();
    }

    /// The value that the parts make up.
    fn build(&self) -> Result<Option<Period>, String> {
        let text = |part: usize| self.form.some_text(part).filter(|_| self.applies(part));
        let length = |part: usize| {
            let wrong = |text: &str| format!("“{text}” is not a length of time; write a number and a unit, as in 30 days.");
            text(part).map(|text| span(&text).ok_or_else(|| wrong(&text))).transpose()
        };
        let Some(how) = self.how() else {
            return Ok(None);
        };
        let period = Period {
            how,
            span: length(SPAN)?,
            of: text(OF),
            plus: length(PLUS)?,
            at: text(AT),
            from: self
                .form
                .choice(FROM)
                .filter(|_| self.applies(FROM))
                .and_then(|at| Start::ALL.get(at))
                .copied(),
            then: self
                .form
                .choice(THEN)
                .filter(|_| self.applies(THEN))
                .and_then(|at| Ending::ALL.get(at))
                .copied(),
        };
        if matches!(how, How::Exactly | How::UpTo | How::AtLeast | How::About) && period.span.is_none() {
            return Err("How long? Write a number and a unit, as in 30 days.".into());
        }
        if how == How::LifeOf && period.of.is_none() {
            return Err("The life of what? For example: the account.".into());
        }
        Ok(Some(period))
    }
}

impl Answer for PeriodInput {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        match self.form.handle(key) {
            Did::Edited(part) => self.edited(part),
            Did::Moved => {}
            Did::Nothing if key.code == KeyCode::Enter && plain(key) => return Outcome::Done,
            Did::Nothing => return Outcome::Ignored,
        }
        Outcome::Changed
    }

    fn touch(&mut self, touch: Touch) -> Outcome {
        if let Did::Edited(part) = self.form.touch(touch) {
            self.edited(part);
        }
        Outcome::Changed
    }

    fn paste(&mut self, text: &str) -> Option<usize> {
        let (part, left) = self.form.paste(text)?;
        self.edited(part);
        Some(left)
    }

    fn value(&self) -> Result<Option<Value>, String> {
        let period = if self.said {
            let words = self.form.text(WORDS);
            if words.is_empty() { None } else { Some(read(&words)?) }
        } else {
            self.build()?
        };
        period
            .map(|period| serde_json::to_value(period).map_err(|e| e.to_string()))
            .transpose()
    }

    fn raw(&self) -> String {
        serde_json::json!([self.said, self.first, self.form.raw()]).to_string()
    }

    fn restore(&mut self, raw: &str) {
        if let Ok((said, first, fields)) = serde_json::from_str::<(bool, Option<Period>, Vec<String>)>(raw) {
            (self.said, self.first) = (said, first);
            self.form.restore(&fields);
            self.settle();
        } else {
            self.form.set_text(WORDS, raw);
            self.edited(WORDS);
        }
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        self.form.sheet(width, theme, false, |_, _| {})
    }

    fn footer(&self) -> &'static [KeyHelp] {
        if self.form.focus == WORDS {
            &[("Enter", "done"), ("Tab ↓", "set it part by part"), ("Esc", "back, kept")]
        } else if self.form.caret() {
            &[("Enter", "done"), ("Tab ↑↓", "next, previous part"), ("Esc", "back, kept")]
        } else {
            &[
                ("←→", "change"),
                ("Del", "not said"),
                ("Enter", "done"),
                ("Tab ↑↓", "next, previous part"),
                ("Esc", "back, kept"),
            ]
        }
    }

    fn caret(&self) -> bool {
        self.form.caret()
    }

    fn begin(&mut self) -> bool {
        let begins = self.form.focus == WORDS;
        if begins {
            *self = Self::new(None);
        }
        begins
    }
}
