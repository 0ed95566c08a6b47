//! The lines of a form: which entries a section or record has, and which of them wait for the author.
//!
//! Entries follow from the desk and are never stored but the one with the focus. Must not know keys or
//! commands, nor how a line is shown. The price: the list is built anew whenever somebody asks for it.

use super::Desk;
use crate::draft::State;
use crate::interview::{self, Question};
use crate::path::{self, Spot};

/// One line of a form that can have the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A leaf, or a column of the open record.
    Answer(String),
    /// A row of a table.
    Row(String),
    /// A row that a source offers: it has to be picked.
    Offer(String),
    /// Another row for this table.
    Add(&'static str),
    /// There are none for this table.
    None(&'static str),
    /// A detail that can be added to the open record.
    Detail(String),
}

impl Entry {
    /// The path of the answer or row, or of the table.
    pub fn path(&self) -> &str {
        match self {
            Self::Answer(at) | Self::Row(at) | Self::Offer(at) | Self::Detail(at) => at,
            Self::Add(table) | Self::None(table) => table,
        }
    }
}

/// The lines of a section, or of the record of a row, in order.
pub fn entries(desk: &Desk, section: &'static str, record: Option<(&str, &str)>) -> Vec<Entry> {
    match record {
        Some((table, key)) => record_entries(desk, table, key),
        None => section_entries(desk, section),
    }
}

/// The number of this entry; of the row around it where it is a cell of one, and of the first where it is gone.
pub fn position(entries: &[Entry], focus: &Entry) -> usize {
    entries
        .iter()
        .position(|e| e == focus)
        .or_else(|| entries.iter().position(|e| e.path() == focus.path()))
        .or_else(|| {
            let row = path::parent(focus.path());
            entries.iter().position(|e| matches!(e, Entry::Row(at) if at == row))
        })
        .unwrap_or(0)
}

fn section_entries(desk: &Desk, section: &'static str) -> Vec<Entry> {
    let mut entries = Vec::new();
    for question in interview::all().iter().filter(|q| q.section == section) {
        let applies = interview::applies(question, &desk.shown, None);
        // what there is said to be none of stays in sight, so that it can be taken back
        if !applies && desk.says_none(question) {
            entries.push(Entry::None(question.id));
            continue;
        }
        let shown = applies && !question.gate;
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
        entries.extend(rows_and_offers(desk, question.id, &keys));
        entries.push(Entry::Add(question.id));
        if keys.is_empty() {
            entries.push(Entry::None(question.id));
        }
    }
    entries
}

/// The rows of a table with the offers among them, in the order of their source: what is picked stays where
/// it was offered, so that nothing moves under the cursor.
fn rows_and_offers(desk: &Desk, table: &str, keys: &[String]) -> Vec<Entry> {
    let mut order: Vec<(String, bool)> = keys.iter().map(|key| (key.clone(), false)).collect();
    let offers = desk.draft.offers(table);
    for layer in &desk.draft.suggested {
        let source = interview::keys(&layer.answers, table);
        for (i, key) in source.iter().enumerate() {
            if order.iter().any(|(known, _)| known == key) || !offers.iter().any(|(_, offered, _)| offered == key) {
                continue;
            }
            let place = |key: &String| order.iter().position(|(known, _)| known == key);
            let before = source[..i].iter().rev().find_map(place).map(|at| at + 1);
            let at = before
                .or_else(|| source[i + 1..].iter().find_map(place))
                .unwrap_or(order.len());
            order.insert(at, (key.clone(), true));
        }
    }
    let entry = |(key, offered): (String, bool)| {
        let at = path::row_path(table, &key);
        if offered { Entry::Offer(at) } else { Entry::Row(at) }
    };
    order.into_iter().map(entry).collect()
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
        Entry::Add(table) => desk.missing.iter().any(|at| at == table),
        Entry::Offer(_) | Entry::Detail(_) => false,
    }
}

/// Whether an entry not only waits, but nothing can be written without it, or it was suggested and is to be
/// confirmed: such come before questions that may stay unanswered.
pub fn presses(desk: &Desk, entry: &Entry) -> bool {
    let optional = matches!(entry, Entry::Answer(at) if desk.draft.state(at) == State::Unanswered
        && !desk.missing.contains(at));
    needs(desk, entry) && !optional
}
