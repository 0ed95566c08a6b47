//! The state of answering one question.
//!
//! An [`Input`] is made from a question and its value, takes keys, and gives a value back. Must not know
//! a draft, a file or the rows of other tables: it is told their keys and labels. The price: whoever
//! shows an input keeps its [`Input::raw`], when something is typed that is no value yet.

use super::clip;
use super::inputs::{
    self, Answer, Sheet, contact::ContactInput, items::Items, named::Named, period::PeriodInput, pick::Pick, place::PlaceInput,
    tick::Tick, typed::Sort, typed::Typed, types, words::Words,
};
pub use super::inputs::{KeyHelp, Outcome};
use super::theme::{Sign, Theme};
use crate::asking::Usual;
use crate::interview::{self, Kind, Question, Value};
use crate::review::doubt;
use crate::values::{Choice, PolicyDate};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// The keys and labels of the rows of a table.
pub type RowsOf<'a> = &'a dyn Fn(&str) -> Vec<(String, String)>;

/// The state of answering one question.
#[derive(Debug)]
pub struct Input {
    answer: Box<dyn Answer>,
    /// The id of the question.
    question: &'static str,
    suggested: bool,
    /// Whether the author had answered already when it was opened.
    again: bool,
    note: Option<String>,
    copied: String,
    /// The first line while the mouse is in it.
    held: Option<usize>,
    /// The part in which the button was pressed.
    grip: Option<usize>,
}

impl Input {
    /// Begins with a value, or with nothing. `rows` gives the rows of a table that the answer refers to.
    pub fn new(question: &'static Question, value: Option<Value>, rows: RowsOf) -> Self {
        let strings = |value: Value, label: String| (value, label);
        let typed = |sort| -> Box<dyn Answer> { Box::new(Typed::new(sort, value.as_ref())) };
        let answer: Box<dyn Answer> = match question.kind {
            Kind::Text => typed(Sort::Text),
            Kind::Prose if question.is_lines() => typed(Sort::Lines),
            Kind::Prose => typed(Sort::Prose),
            Kind::Number => typed(Sort::Number(question.ask)),
            Kind::Date => typed(Sort::Date),
            Kind::Link => typed(Sort::Link),
            Kind::YesNo => {
                let options = vec![strings(true.into(), "yes".into()), strings(false.into(), "no".into())];
                Box::new(Pick::new(options, Vec::new(), value.as_ref()))
            }
            Kind::One(choices) => {
                let options = choices.iter().map(|c| strings(c.id.into(), c.label.into())).collect();
                let own = question.worded.map(|(choice, _)| choice);
                Box::new(Pick::new(options, Vec::new(), value.as_ref()).found_by(also(choices), own))
            }
            Kind::Many(choices) => {
                let options = choices.iter().map(|c| (c.id.into(), c.label.into())).collect();
                let tick = Tick::new(options, Vec::new(), value.as_ref()).found_by(also(choices));
                Box::new(tick.with_none(question.none))
            }
            Kind::Ref(tables) => {
                let options = tables
                    .iter()
                    .flat_map(|t| rows(t))
                    .map(|(k, l)| strings(k.into(), l))
                    .collect();
                Box::new(Pick::new(options, offers(tables), value.as_ref()))
            }
            Kind::Refs(tables) => {
                let options = tables.iter().flat_map(|t| rows(t)).collect();
                Box::new(Tick::new(options, offers(tables), value.as_ref()))
            }
            Kind::Period => Box::new(PeriodInput::new(value)),
            Kind::Place => Box::new(PlaceInput::new(value)),
            Kind::Contact => Box::new(ContactInput::new(value)),
            Kind::Items => Box::new(Items::new(value)),
            // A table is shown as rows, not as an input; its keys would be words.
            Kind::Words | Kind::Table => Box::new(Words::new(value.as_ref())),
        };
        Self::of(question, answer)
    }

    /// Begins the name of a new row, where some are usual.
    pub fn named(question: &'static Question, usual: Vec<Usual>) -> Self {
        Self::of(question, Box::new(Named::new(usual)))
    }

    fn of(question: &'static Question, answer: Box<dyn Answer>) -> Self {
        Self {
            answer,
            question: question.id,
            suggested: false,
            again: false,
            note: None,
            copied: String::new(),
            held: None,
            grip: None,
        }
    }

    /// The same, with a value that a source suggests: it is marked, and typing replaces it.
    pub fn suggest(question: &'static Question, value: Option<Value>, rows: RowsOf) -> Self {
        let suggested = value.is_some();
        Self {
            suggested,
            ..Self::new(question, value, rows)
        }
    }

    /// The same, of an answer that the author had given already, or had not.
    #[must_use]
    pub fn of_known(mut self, known: bool) -> Self {
        self.again = known;
        self
    }

    /// Whether the author had answered already when it was opened.
    pub fn is_again(&self) -> bool {
        self.again
    }

    /// The same, where it is known which day it is.
    #[must_use]
    pub fn as_of(mut self, today: PolicyDate) -> Self {
        self.answer.as_of(today);
        self
    }

    /// The same, without the choices that do not fit here.
    #[must_use]
    pub fn keep(mut self, fits: &dyn Fn(&str) -> bool) -> Self {
        self.answer.keep(fits);
        self
    }

    /// The same, with what [`Input::raw`] gave.
    #[must_use]
    pub fn taken_up(mut self, raw: &str) -> Self {
        self.answer.restore(raw);
        self
    }

    /// Takes up what [`Input::raw`] gave.
    pub fn from_raw(question: &'static Question, raw: &str, rows: RowsOf) -> Self {
        Self::new(question, None, rows).taken_up(raw)
    }

    /// Everything that was typed or chosen, whether it is a value or not.
    pub fn raw(&self) -> String {
        self.answer.raw()
    }

    /// Handles a key. [`Outcome::Done`] comes only when there is a value or nothing is answered; what is
    /// wrong is said under the field instead.
    pub fn handle(&mut self, key: KeyEvent) -> Outcome {
        if key.kind == KeyEventKind::Release {
            return Outcome::Ignored;
        }
        (self.held, self.grip) = (None, None);
        if key.code == KeyCode::Esc {
            return Outcome::Cancel;
        }
        if key.modifiers.contains(KeyModifiers::CONTROL) && matches!(key.code, KeyCode::Char('c' | 'z')) {
            return Outcome::Ignored;
        }
        if let KeyCode::F(7 | 8 | 10) = key.code {
            return self.clip(key.code);
        }
        if self.suggested && types(key) && self.answer.caret() {
            self.answer.begin();
        }
        let before = self.answer.raw();
        let outcome = self.answer.handle(key);
        match outcome {
            Outcome::Changed => {
                let moves = matches!(
                    key.code,
                    KeyCode::Up | KeyCode::Down | KeyCode::Tab | KeyCode::BackTab | KeyCode::Home | KeyCode::End
                );
                self.suggested &= moves || self.answer.raw() == before;
                self.note = None;
            }
            Outcome::Done => return self.checked(outcome),
            Outcome::Ignored | Outcome::Nothing | Outcome::Cancel | Outcome::MakeRow(_) | Outcome::Copied | Outcome::Editor => {}
        }
        outcome
    }

    /// Handles a click in the area in which it is drawn: it puts the caret there, or chooses. With the button
    /// held it selects.
    pub fn click(&mut self, area: Rect, at: Position, held: bool) -> Outcome {
        let sheet = self.sheet(area.width, &Theme::plain());
        let top = sheet.top(area.height);
        let mark = if self.suggested { 2.min(area.width) } else { 0 };
        let down = isize::try_from(i32::from(at.y) - i32::from(area.y)).unwrap_or(0);
        let line = sheet.line_at(area.height, down);
        let x = at.x.saturating_sub(area.x + mark);
        if !held {
            // what stands before a part, as the label of a field, belongs to it
            let hit = |part: &inputs::sheet::Part| {
                (part.line..part.line + part.lines).contains(&line) && x < part.column.saturating_add(part.room)
            };
            self.grip = sheet.parts.iter().position(hit);
        }
        let Some((number, part)) = self.grip.and_then(|number| Some((number, *sheet.parts.get(number)?))) else {
            return Outcome::Ignored;
        };
        self.held = Some(top);
        let before = self.raw();
        let outcome = self.answer.touch(inputs::Touch {
            part: number,
            row: line.saturating_sub(part.line),
            column: x.saturating_sub(part.column),
            room: part.room,
            select: held,
        });
        if outcome == Outcome::Changed && self.raw() == before {
            return Outcome::Ignored; // only the caret or the cursor moved
        }
        self.suggested &= outcome != Outcome::Changed;
        self.note = None;
        self.checked(outcome)
    }

    /// What is wrong is said where the author is done and there is no value.
    fn checked(&mut self, outcome: Outcome) -> Outcome {
        match (outcome, self.answer.value()) {
            (Outcome::Done, Err(problem)) => {
                self.note = Some(problem);
                Outcome::Changed
            }
            _ => outcome,
        }
    }

    /// Copy, cut, or write it in an editor: only where a text is typed.
    fn clip(&mut self, key: KeyCode) -> Outcome {
        let Some(prose) = self.answer.prose() else {
            return Outcome::Ignored;
        };
        match key {
            KeyCode::F(7) => {
                self.copied = prose.selected().unwrap_or_else(|| prose.text());
                Outcome::Copied
            }
            KeyCode::F(8) => match prose.cut() {
                Some(text) => {
                    self.copied = text;
                    self.suggested = false;
                    Outcome::Copied
                }
                None => Outcome::Ignored,
            },
            _ => Outcome::Editor,
        }
    }

    /// What was copied last.
    pub fn copied(&self) -> &str {
        &self.copied
    }

    /// Puts a text in place of what is typed, where a text is typed; it can be taken back in the field.
    pub fn replace(&mut self, text: &str) -> Outcome {
        let Some(prose) = self.answer.prose() else {
            return Outcome::Ignored;
        };
        prose.set(text);
        self.suggested = false;
        Outcome::Changed
    }

    /// Takes a pasted text where a caret shows.
    pub fn paste(&mut self, text: &str) -> Outcome {
        if !self.takes_text() {
            return Outcome::Ignored;
        }
        if self.suggested {
            self.answer.begin();
        }
        let Some(left) = self.answer.paste(text) else {
            return Outcome::Ignored;
        };
        self.suggested = false;
        self.note = (left > 0).then(|| format!("The last {left} characters of that found no room and were left out."));
        Outcome::Changed
    }

    /// The value: nothing where nothing is answered; the error says in plain words what is wrong.
    pub fn value(&self) -> Result<Option<Value>, String> {
        self.answer.value()
    }

    /// The author's own words for the question beside this one, where they were typed to search for a choice.
    pub fn own_words(&self) -> Option<String> {
        self.answer.words()
    }

    /// Whether the field says that its answer looks wrong.
    pub fn doubts(&self) -> bool {
        self.doubt().is_some()
    }

    fn doubt(&self) -> Option<&'static str> {
        let value = self.answer.value().ok().flatten()?;
        doubt(self.question, &value)
    }

    /// Whether what is shown is still only suggested.
    pub fn is_suggested(&self) -> bool {
        self.suggested
    }

    /// Whether a caret shows: then every printable key types, else letters are commands.
    pub fn has_caret(&self) -> bool {
        self.answer.caret()
    }

    /// Whether letters are taken: where a text is typed, and where a list is narrowed by typing.
    pub fn takes_text(&self) -> bool {
        self.answer.caret() || self.answer.narrows()
    }

    /// Whether a text of several lines is typed: then up and down stay in it.
    pub fn has_lines(&self) -> bool {
        let kind = crate::interview::question(self.question).map(|question| question.kind);
        matches!(kind, Some(Kind::Prose | Kind::Words))
    }

    /// Whether an arrow chooses at once, and does not only move a cursor.
    pub fn arrows_choose(&self) -> bool {
        self.answer.arrows_choose()
    }

    /// The keys that work now, and what they do.
    pub fn footer(&self) -> &'static [KeyHelp] {
        self.answer.footer()
    }

    /// How many rows it takes at this width, the problem under the field included.
    pub fn height(&self, width: u16) -> u16 {
        u16::try_from(self.sheet(width, &Theme::plain()).lines.len()).unwrap_or(u16::MAX)
    }

    /// The lines at this width.
    pub fn lines(&self, width: u16, theme: &Theme) -> Vec<Line<'static>> {
        self.sheet(width, theme).lines
    }

    /// Draws it; where the area is too low, the part around the cursor.
    pub fn render(&self, area: Rect, buf: &mut Buffer, theme: &Theme) {
        let area = clip::clamp(area, buf.area);
        self.sheet(area.width, theme).render(area, buf);
    }

    /// Where the terminal's cursor belongs, when it is drawn in this area and a caret shows.
    pub fn cursor(&self, area: Rect) -> Option<Position> {
        self.sheet(area.width, &Theme::plain()).cursor(area)
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        let mark = if self.suggested { 2.min(width) } else { 0 };
        let mut sheet = self.answer.sheet(width - mark, theme);
        sheet.held = self.held;
        if self.suggested {
            let chosen = if sheet.chosen.is_empty() {
                vec![0]
            } else {
                sheet.chosen.clone()
            };
            for (at, line) in sheet.lines.iter_mut().enumerate() {
                let sign = if chosen.contains(&at) {
                    theme.sign(Sign::Suggested)
                } else {
                    " "
                };
                line.spans.insert(0, Span::styled(format!("{sign} "), theme.suggested));
                for span in &mut line.spans {
                    span.style = theme.suggested.patch(span.style);
                }
            }
            sheet.caret = sheet.caret.map(|(x, y)| (x + mark, y));
            // it is read from its beginning; the first letter typed takes its place
            if let Some(first) = sheet
                .parts
                .first()
                .filter(|part| (part.line..part.line + part.lines).contains(&sheet.focus))
            {
                sheet.focus = first.line;
            }
        }
        if let Some(doubt) = self.doubt() {
            sheet.say(doubt, width, theme.suggested);
        }
        if let Some(note) = &self.note {
            sheet.say(&clip::display(note), width, theme.problem);
        }
        sheet
    }
}

/// Other words by which each choice is found.
fn also(choices: &[Choice]) -> Vec<&'static str> {
    choices.iter().map(|choice| choice.also).collect()
}

/// The words under which a new row of each table is offered.
fn offers(tables: &[&'static str]) -> Vec<(&'static str, String)> {
    let name = |table: &'static str| interview::question(table).map_or(table, |q| q.label);
    let words = |table: &&'static str| match tables {
        [_] => (*table, "make a new one".to_owned()),
        _ => (*table, format!("make a new one: {}", name(table))),
    };
    tables.iter().map(words).collect()
}

#[cfg(test)]
mod tests;
