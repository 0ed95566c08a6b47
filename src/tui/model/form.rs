//! A form on the screen: where it begins, what it returns to, and its lines.
//!
//! Must not know keys. The lines themselves are in `asking`.

use super::{Desk, Entry, Form, question_of};
use crate::asking;
use crate::interview::{self, Question};
use crate::path::{self, Spot};

impl Form {
    /// The form of a section, with the focus on its first entry.
    pub fn section(section: &'static str, desk: &Desk) -> Self {
        let mut form = Self {
            section,
            record: None,
            focus: Entry::Add(""),
            input: None,
            before: Vec::new(),
            problem: None,
            reading: None,
            read: None,
            back: Vec::new(),
            filter: None,
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
            before: Vec::new(),
            problem: None,
            reading: None,
            read: None,
            back,
            filter: None,
        };
        form.focus = form.entries(desk).into_iter().next().unwrap_or(Entry::Add(""));
        form
    }

    /// The path of the row whose record is open.
    pub fn row_path(&self) -> Option<String> {
        self.record.as_ref().map(|(table, key)| path::row_path(table, key))
    }

    /// The lines that can have the focus, in order: of a table that is narrowed, the rows that fit and the one
    /// with the focus, so that it does not go while it changes.
    pub fn entries(&self, desk: &Desk) -> Vec<Entry> {
        let record = self.record.as_ref().map(|(table, key)| (*table, key.as_str()));
        let mut entries = asking::entries(desk, self.section, record);
        if let Some(filter) = self.filter.as_ref().filter(|_| record.is_none()) {
            let focus = self.row().unwrap_or_default();
            entries.retain(|entry| match entry {
                Entry::Row(at) | Entry::Offer(at) if path::parent(at) == filter.table => {
                    at == focus || asking::fits(desk, at, &filter.text.text())
                }
                _ => true,
            });
        }
        entries
    }

    /// The number of the entry with the focus; the nearest where it is gone.
    pub fn position(&self, entries: &[Entry]) -> usize {
        asking::position(entries, &self.focus)
    }

    /// The cell with the focus in the list of its table: its column and the key of its row.
    pub fn cell(&self) -> Option<(&'static Question, &str)> {
        let (Entry::Answer(at), None) = (&self.focus, &self.record) else {
            return None;
        };
        let Ok(Spot::Cell(column, key)) = path::spot(at) else {
            return None;
        };
        let home = column.table().and_then(interview::question)?.section;
        (home == self.section).then_some((column, key))
    }

    /// The first line to show of what the row at this path says.
    pub fn read_from(&self, row: &str) -> usize {
        let read = self.read.as_ref().filter(|(at, _)| at == row);
        read.map_or(0, |(_, from)| *from)
    }

    /// The row with the focus in a list, or around the cell with the focus.
    pub fn row(&self) -> Option<&str> {
        match &self.focus {
            Entry::Row(at) | Entry::Offer(at) => Some(at),
            Entry::Answer(at) if self.cell().is_some() => Some(path::parent(at)),
            Entry::Answer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => None,
        }
    }

    /// The table with the focus in a list.
    pub fn table(&self) -> Option<&'static str> {
        match &self.focus {
            Entry::Add(table) | Entry::None(table) => Some(table),
            Entry::Row(_) | Entry::Offer(_) | Entry::Answer(_) | Entry::Detail(_) => {
                question_of(path::parent(self.row()?)).map(|table| table.id)
            }
        }
    }

    /// Whether the words of a filter are being typed.
    pub fn is_filtering(&self) -> bool {
        self.filter.as_ref().is_some_and(|filter| filter.typing)
    }
}
