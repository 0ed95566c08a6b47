//! A form on the screen: where it begins, what it returns to, and its lines.
//!
//! Must not know keys. The lines themselves are in `asking`.

use super::{Desk, Entry, Form};
use crate::asking;
use crate::interview;

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
        let record = self.record.as_ref().map(|(table, key)| (*table, key.as_str()));
        asking::entries(desk, self.section, record)
    }

    /// The number of the entry with the focus; the nearest where it is gone.
    pub fn position(&self, entries: &[Entry]) -> usize {
        asking::position(entries, &self.focus)
    }
}
