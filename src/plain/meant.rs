//! What belongs to another place than that with the focus: a row of another table, a word that means something at tables.
//!
//! Must not change an answer. The price: the rows of all tables are looked through for each word that nobody knows.

use super::Session;
use super::commands;
use super::lines::Go;
use crate::asking::{Entry, question_of, row_label};
use crate::interview;
use crate::path;

impl Session<'_> {
    /// The rows that are called so, in all tables: the table, and the key of each.
    fn called(&self, name: &str) -> Vec<(&'static str, String)> {
        let shown = &self.desk.shown;
        let tables = interview::all().iter().filter(|question| question.is_table());
        let rows = tables.flat_map(|table| {
            let keys = interview::keys(shown, table.id).into_iter();
            keys.map(|key| (table.id, key))
        });
        let is_so = |(table, key): &(&'static str, String)| {
            key.eq_ignore_ascii_case(name) || row_label(shown, table, key).to_lowercase() == name.to_lowercase()
        };
        rows.filter(is_so).collect()
    }

    /// Opens the row of another table that is called so, or lists the rows where several are; whether there is any.
    pub(super) fn edit_elsewhere(&mut self, name: &str) -> Go<bool> {
        match self.called(name).as_slice() {
            [] => return Ok(false),
            [(table, key)] => {
                let words = interview::question(table).map_or(*table, |question| question.label);
                self.say(&format!("In another table, {words}:"))?;
                self.open_record(table, key);
            }
            several => {
                self.say("Several rows are called so:")?;
                self.numbered(several.iter().map(|(table, key)| path::row_path(table, key)).collect())?;
            }
        }
        Ok(true)
    }

    /// Says of a line that is no answer where it means something, or goes there; whether it means anything anywhere.
    pub(super) fn belongs_elsewhere(&mut self, line: &str) -> Go<bool> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if !commands::is_of_tables(word) {
            return Ok(false);
        }
        if word == "edit" && self.edit_elsewhere(rest.trim())? {
            return Ok(true);
        }
        self.say(&format!("{word} means something at a table; {}.", self.way_to_a_table()))?;
        Ok(true)
    }

    /// Which command leads to a table from here.
    pub(super) fn way_to_a_table(&self) -> String {
        if self.focus.record.is_some() {
            return "here done or back leads to it".to_owned();
        }
        match self.tables_here().as_slice() {
            [] => "this section has none, and find WORDS leads to one".to_owned(),
            [one] => format!("{one} leads to it"),
            tables => format!("{} leads to one", tables.join(", or ")),
        }
    }

    /// The commands that lead to the tables of this section.
    fn tables_here(&self) -> Vec<String> {
        let mut tables: Vec<String> = Vec::new();
        for entry in self.entries() {
            let table = match entry {
                Entry::Add(table) | Entry::None(table) => Some(table),
                Entry::Row(at) | Entry::Offer(at) => question_of(&at).map(|question| question.id),
                Entry::Answer(_) | Entry::Detail(_) => None,
            };
            let title = |table: &str| interview::question(table).map_or("", |question| question.label);
            let go = table.map(|table| format!("go {table} ({})", title(table)));
            tables.extend(go.filter(|go| !tables.contains(go)));
        }
        tables
    }
}
