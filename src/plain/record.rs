//! The way through an open row: into it, from column to column, and out of it to its table.
//!
//! Must not change an answer. The price: which column comes next is found anew after each answer.

use super::lines::Go;
use super::{Focus, Session};
use crate::asking::{self, Entry, question_of};
use crate::interview;
use crate::path;

impl Session<'_> {
    /// After an answer in a record: the next column that needs one, else back to the table.
    pub(super) fn advance_after_answer(&mut self) -> Go {
        if self.focus.record.is_none() {
            return self.advance();
        }
        let entries = self.entries();
        let focused = self.focus.entry.clone().unwrap_or(Entry::Add(""));
        let here = asking::position(&entries, &focused);
        let come_past = focused.path().to_owned();
        self.desk.passed.insert(come_past);
        let Some(next) = self.next_in_record(&entries, here) else {
            self.below();
            self.fresh = true;
            return Ok(());
        };
        let is_bare = |at: &str| question_of(at).is_some_and(|question| question.tells.is_none());
        let is_spare = |at: &str| self.desk.raised.contains(at) && is_bare(at);
        let begins = self.is_typed(&entries)
            && is_spare(next.path())
            && !entries
                .iter()
                .any(|e| is_spare(e.path()) && self.desk.passed.contains(e.path()));
        self.set_entry(next);
        if begins {
            self.say("What follows may stay empty; done leaves the row.")?;
        }
        Ok(())
    }

    /// The next column of the open row that was not come past: what waits below, then what it lacks above. In a row that was just
    /// typed what it lacks comes first, wherever that stands.
    fn next_in_record(&self, entries: &[Entry], here: usize) -> Option<Entry> {
        let open = |e: &&Entry| asking::needs(&self.desk, e) && !self.desk.passed.contains(e.path());
        let lacking = |e: &&Entry| open(e) && asking::is_lacking_at(&self.desk, e.path());
        let (above, below) = (
            &entries[..here.min(entries.len())],
            entries.get(here + 1..).unwrap_or_default(),
        );
        let next = if self.is_typed(entries) {
            let first = below.iter().chain(above).find(lacking);
            first.or_else(|| above.iter().chain(below).find(open))
        } else {
            below.iter().find(open).or_else(|| above.iter().find(lacking))
        };
        next.cloned()
    }

    /// Whether these are the columns of a row that was typed by nothing but its name.
    fn is_typed(&self, entries: &[Entry]) -> bool {
        let asked =
            |e: &Entry| question_of(e.path()).is_some_and(|question| question.of_bare) && self.desk.raised.contains(e.path());
        entries.iter().any(asked)
    }

    /// Out of the record, to its row in the table.
    pub(super) fn below(&mut self) {
        let Some((table, key)) = self.focus.record.clone() else {
            return;
        };
        let section = interview::question(table).map_or(self.focus.section, |q| q.section);
        self.set(Focus {
            section,
            record: None,
            entry: Some(Entry::Row(path::row_path(table, &key))),
        });
    }

    /// Into the record of a row, to what needs the author first.
    pub(super) fn open_record(&mut self, table: &'static str, key: &str) {
        let section = interview::question(table).map_or(self.focus.section, |q| q.section);
        let mut focus = Focus {
            section,
            record: Some((table, key.to_owned())),
            entry: None,
        };
        let entries = self.entries_of(&focus);
        let row = path::row_path(table, key);
        self.desk.passed.retain(|at| path::parent(at) != row);
        let lacking = entries.iter().find(|e| asking::is_lacking_at(&self.desk, e.path()));
        let lacking = lacking.filter(|_| self.is_typed(&entries));
        let waits = || entries.iter().find(|e| asking::needs(&self.desk, e));
        focus.entry = lacking.or_else(waits).or(entries.first()).cloned();
        if focus.entry.is_some() {
            self.set(focus);
        }
    }
}
