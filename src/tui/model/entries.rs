//! The lines of a form: which entries a section or record has, and which of them wait for the author.
//!
//! Entries follow from the desk and are never stored but the one with the focus. Must not know keys, nor
//! how a line is drawn. The price: the list is built anew whenever somebody asks for it.

use super::{Desk, Entry, Form};
use crate::answers::Answers;
use crate::draft::State;
use crate::interview::{self, Question};
use crate::path::{self, Spot};

impl Entry {
    /// The path of the answer or row, or of the table.
    pub fn path(&self) -> &str {
        match self {
            Self::Answer(at) | Self::Row(at) | Self::Offer(at) | Self::Detail(at) => at,
            Self::Add(table) | Self::None(table) => table,
        }
    }
}

impl Form {
    /// The form of a section, with the focus on its first entry.
    pub fn section(section: &'static str, desk: &Desk) -> Self {
        let mut form = Self {
            section,
            record: None,
            focus: Entry::Add(""),
            input: None,
            problem: None,
            reading: None,
            back: Vec::new(),
        };
        form.focus = form.entries(desk).into_iter().next().unwrap_or(Entry::Add(""));
        form
    }

    /// The form of a record, which returns to this one.
    pub fn record(&self, table: &'static str, key: &str, desk: &Desk) -> Self {
        let mut below = self.clone();
        below.input = None;
        let mut back = std::mem::take(&mut below.back);
        back.push(below);
        let section = interview::question(table).map_or(self.section, |q| q.section);
        let mut form = Self {
            section,
            record: Some((table, key.to_owned())),
            focus: Entry::Add(""),
            input: None,
            problem: None,
            reading: None,
            back,
        };
        form.focus = form.entries(desk).into_iter().next().unwrap_or(Entry::Add(""));
        form
    }

    /// The lines that can have the focus, in order.
    pub fn entries(&self, desk: &Desk) -> Vec<Entry> {
        match &self.record {
            Some((table, key)) => record_entries(desk, table, key),
            None => section_entries(desk, self.section),
        }
    }

    /// The number of the entry with the focus; the nearest where it is gone.
    pub fn position(&self, entries: &[Entry]) -> usize {
        entries
            .iter()
            .position(|e| *e == self.focus)
            .or_else(|| entries.iter().position(|e| e.path() == self.focus.path()))
            .unwrap_or(0)
    }
}

fn section_entries(desk: &Desk, section: &'static str) -> Vec<Entry> {
    let mut entries = Vec::new();
    for question in interview::all().iter().filter(|q| q.section == section) {
        let shown = interview::applies(question, &desk.shown, None) && !question.gate;
        if question.is_column() || !shown || !desk.is_raised(question, question.id) {
            if question.is_column() && question.section != question_section(question) {
                entries.extend(guest_cells(desk, question));
            }
            continue;
        }
        if !question.is_table() {
            entries.push(Entry::Answer(question.id.to_owned()));
            continue;
        }
        let keys = interview::keys(&desk.shown, question.id);
        entries.extend(keys.iter().map(|key| Entry::Row(path::row_path(question.id, key))));
        let offers = desk.draft.offers(question.id);
        entries.extend(
            offers
                .iter()
                .map(|(_, key, _)| Entry::Offer(path::row_path(question.id, key))),
        );
        entries.push(Entry::Add(question.id));
        if keys.is_empty() {
            entries.push(Entry::None(question.id));
        }
    }
    entries
}

fn question_section(column: &Question) -> &'static str {
    column.table().and_then(interview::question).map_or("", |table| table.section)
}

/// A column asked in another section than its table: one line for each row.
fn guest_cells(desk: &Desk, column: &'static Question) -> Vec<Entry> {
    let keys = interview::keys(&desk.shown, column.table().unwrap_or_default());
    let cells = keys
        .iter()
        .enumerate()
        .filter(|(i, _)| interview::applies(column, &desk.shown, Some(*i)));
    cells
        .map(|(_, key)| column.path(key))
        .filter(|at| desk.is_raised(column, at))
        .map(Entry::Answer)
        .collect()
}

fn record_entries(desk: &Desk, table: &str, key: &str) -> Vec<Entry> {
    let Some(i) = path::index(&desk.shown, table, key) else {
        return Vec::new();
    };
    let columns = || interview::columns(table).filter(|column| interview::applies(column, &desk.shown, Some(i)));
    let raised = columns().map(|c| (c, c.path(key))).filter(|(c, at)| desk.is_raised(c, at));
    let mut entries: Vec<Entry> = raised.map(|(_, at)| Entry::Answer(at)).collect();
    let folded = columns().map(|c| (c, c.path(key))).filter(|(c, at)| !desk.is_raised(c, at));
    entries.extend(folded.map(|(_, at)| Entry::Detail(at)));
    entries
}

/// Whether an entry waits for the author.
pub fn needs(desk: &Desk, entry: &Entry) -> bool {
    match entry {
        Entry::Answer(at) => match desk.draft.state(at) {
            State::Suggested | State::Confirm => true,
            State::Unanswered => {
                let cell_of_suggested = matches!(path::spot(at), Ok(Spot::Cell(q, key))
                    if path::index(&desk.draft.answers, q.table().unwrap_or_default(), key).is_none());
                !cell_of_suggested
            }
            State::Known | State::LeftOut | State::DontKnow | State::AskCounsel => false,
        },
        Entry::Row(at) => desk
            .outstanding
            .iter()
            .any(|o| o == at || o.strip_prefix(at.as_str()).is_some_and(|rest| rest.starts_with('.'))),
        Entry::None(table) => {
            let gate = crate::interview::question(table).and_then(path::rows).map(|rows| rows.gate);
            gate.is_some_and(|gate| desk.outstanding.iter().any(|o| o == gate))
        }
        Entry::Offer(_) | Entry::Add(_) | Entry::Detail(_) => false,
    }
}

/// The label of a row: its first text, or its choice in words.
pub fn row_label(answers: &Answers, table: &str, key: &str) -> String {
    for column in interview::columns(table) {
        let Some(value) = path::get(answers, &column.path(key)) else {
            continue;
        };
        let words = words_of(answers, column, &value);
        if !words.is_empty() {
            return words;
        }
    }
    key.to_owned()
}

/// An answer in the words of a list.
pub fn words_of(answers: &Answers, question: &Question, value: &interview::Value) -> String {
    crate::tui::words::value(answers, question, value)
}
