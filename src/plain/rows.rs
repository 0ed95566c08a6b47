//! The words that change rows: copy, move, pick, none, drop.
//!
//! What a word may do is asked of `asking`, which the screen asks too. Must not know what a row says. The price: each says
//! its own refusal.

use super::Session;
use super::lines::Go;
use super::values;
use crate::asking::{self, Entry, question_of, row_label};
use crate::edit::Edit;
use crate::interview::{self, Kind, capital};
use crate::path::{self, Spot};

impl Session<'_> {
    /// Copies a row.
    pub(super) fn copy(&mut self, name: &str) -> Go {
        let Some((table, key)) = self.row(name)? else { return Ok(()) };
        let who = self.who();
        match asking::copy(&mut self.desk, &path::row_path(table, &key), &who) {
            Ok(Some(new)) => {
                self.changed()?;
                let (label, nth) = (row_label(&self.desk.shown, table, &new), self.nth_row(table, &new));
                self.say(&format!("Copied: {label}, {nth}; edit changes its name."))?;
                self.set_entry(Entry::Row(path::row_path(table, &new)));
                Ok(())
            }
            Ok(None) => self.say("Only a row that you know can be copied; an empty line takes a suggested one."),
            Err(refused) => self.say(&refused.0),
        }
    }

    /// How many rows the table with the focus has.
    fn movable(&self) -> usize {
        let table = self.focus.entry.as_ref().and_then(|entry| question_of(entry.path()));
        table.map_or(0, |table| {
            interview::keys(&self.desk.shown, table.table().unwrap_or(table.id)).len()
        })
    }

    /// Moves a row: `ROW before ROW`, `ROW up`, `ROW down`.
    pub(super) fn shift(&mut self, words: &str) -> Go {
        let (name, way) = match words.split_once(" before ") {
            Some((name, other)) => (name, Err(other)),
            None => match words.rsplit_once(' ').unwrap_or(("", words)) {
                (name, "up") => (name, Ok(true)),
                (name, "down") => (name, Ok(false)),
                _ if self.movable() < 2 => return self.say("There is nothing to move here: that takes two rows of a table."),
                _ => return self.say("Say move ROW before ROW, move ROW up, or move ROW down."),
            },
        };
        let Some((table, key)) = self.row(name.trim())? else {
            return Ok(());
        };
        let row = path::row_path(table, &key);
        let edit = match way {
            Ok(up) => asking::shifting(&self.desk, &row, up),
            Err(other) => {
                let Some((_, before)) = self.row(other.trim())? else {
                    return Ok(());
                };
                asking::moving(&self.desk, &row, &before)
            }
        };
        match edit {
            Err(why) => self.say(&format!("{}.", capital(&why))),
            Ok(edit) => {
                if !self.make(&[edit])? {
                    return Ok(());
                }
                let (label, nth) = (row_label(&self.desk.shown, table, &key), self.nth_row(table, &key));
                self.say(&format!("Moved: {label}, now {nth}."))
            }
        }
    }

    /// Takes what is offered: one thing by its number or name, or several by their numbers.
    pub(super) fn pick(&mut self, words: &str) -> Go {
        let Some(table) = self.table() else { return Ok(()) };
        let waiting = |key: &String| asking::waiting_in(&self.desk, &path::row_path(table, key));
        let suggested = interview::keys(&self.desk.shown, table);
        if self.offer_options(table).is_empty() && suggested.iter().all(|key| waiting(key).is_empty()) {
            return self.say("Nothing is proposed here.");
        }
        let numbers: Vec<&str> = words.split([',', ' ']).filter(|word| !word.is_empty()).collect();
        let is_number = |word: &&str| word.parse::<usize>().is_ok();
        let names = if numbers.iter().all(is_number) { numbers } else { vec![words] };
        let mut keys: Vec<String> = Vec::new();
        for name in names {
            match self.picked(table, name) {
                Ok(key) if keys.contains(&key) => {}
                Ok(key) => keys.push(key),
                Err(why) => return self.say(&why), // all of them or none
            }
        }
        let Some(last) = keys.last().map(|key| path::row_path(table, key)) else {
            return self.say("Pick what? A number or a name of what is proposed.");
        };
        let paths = keys.iter().flat_map(|key| {
            let waiting = waiting(key);
            if waiting.is_empty() {
                vec![path::row_path(table, key)]
            } else {
                waiting
            }
        });
        let paths: Vec<String> = paths.collect();
        if self.make(&asking::accepting(&paths))? {
            let labels: Vec<String> = keys.iter().map(|key| row_label(&self.desk.shown, table, key)).collect();
            self.say(&format!("Picked: {}{}.", labels.join(", "), asking::added(&self.desk)))?;
            self.brought()?;
            self.set_entry(Entry::Row(last));
        }
        Ok(())
    }

    /// What is to be picked by a name or number: of what is proposed; else a row that is suggested. Where anything is
    /// proposed a number is one of those, for both lists count from 1.
    fn picked(&self, table: &str, name: &str) -> Result<String, String> {
        let offer = self.offer_called(table, name);
        let row = values::one(&self.row_options(table), name);
        let (proposes, is_number) = (!self.offer_options(table).is_empty(), name.parse::<usize>().is_ok());
        if offer.is_ok() || (proposes && (is_number || row.is_err())) {
            return offer;
        }
        let key = row?;
        if !asking::waiting_in(&self.desk, &path::row_path(table, &key)).is_empty() {
            return Ok(key);
        }
        Err(format!(
            "{} is in your policy already.",
            row_label(&self.desk.shown, table, &key)
        ))
    }

    /// Says that there are no rows, or says so no longer.
    pub(super) fn none(&mut self) -> Go {
        let Some(table) = self.table() else { return Ok(()) };
        let Some(edit) = asking::saying_none(&self.desk, table) else {
            return Ok(());
        };
        if !interview::keys(&self.desk.draft.answers, table).is_empty() {
            return self.say("There are rows: delete them first.");
        }
        let none = matches!(edit, Edit::Set { value: Some(_), .. });
        if self.make(&[edit])? {
            if none {
                self.say("You said that there are none.")?;
                return self.done();
            }
            self.fresh = true;
        }
        Ok(())
    }

    /// How many rows stand below this one; none where it is no row that is listed.
    fn rows_below(&self, at: &str) -> usize {
        let Ok(Spot::Row(table, key)) = path::spot(at) else {
            return 0;
        };
        let rows = self.row_options(table.id);
        let place = rows.iter().position(|(known, _)| known == key);
        place.map_or(0, |place| rows.len() - place - 1)
    }

    /// Drops what is suggested, clears an answer, takes a row away; says who referred to it.
    pub(super) fn drop(&mut self, name: &str) -> Go {
        let mut entry = self.focus.entry.clone();
        if !name.is_empty() {
            let Some(table) = self.table().filter(|_| self.focus.record.is_none()) else {
                return self.say(if self.focus.record.is_some() {
                    "This is one row; done or back leads to its table."
                } else {
                    "This is one question, and no table: drop alone takes its answer away."
                });
            };
            let offer = values::one(&self.offer_options(table), name).ok().filter(|key| key == name);
            entry = match offer {
                Some(key) => Some(Entry::Offer(path::row_path(table, &key))),
                None => match self.row(name)? {
                    Some((table, key)) => Some(Entry::Row(path::row_path(table, &key))),
                    None => return Ok(()),
                },
            };
        }
        let Some((edit, said)) = entry.as_ref().and_then(|e| asking::dropping(&self.desk, e)) else {
            let kind = entry
                .as_ref()
                .and_then(|e| question_of(e.path()))
                .map(|question| question.kind);
            return self.say(match kind {
                Some(Kind::YesNo) => "There is nothing to drop: it has no answer. Type yes or no; next leaves it for later.",
                _ => "There is nothing to drop here; next leaves it for later.",
            });
        };
        let at = entry.as_ref().map(|e| e.path().to_owned()).unwrap_or_default();
        let referring = asking::who_refers(&self.desk.draft.answers, &at);
        let mentions = match (&edit, path::spot(&at)) {
            (Edit::Remove { .. }, Ok(Spot::Row(table, key))) => {
                let label = row_label(&self.desk.shown, table.id, key);
                asking::who_mentions(&self.desk.draft.answers, &at, &label)
            }
            _ => Vec::new(),
        };
        let below = self.rows_below(&at);
        let called = asking::named_row(&self.desk, &at).or_else(|| Some(question_of(&at)?.label.to_owned()));
        if self.make(&[edit])? {
            let called = called.map_or_else(|| capital(said), |called| format!("{called}, {said}"));
            self.say(&format!("{called}{}; undo brings it back.", asking::added(&self.desk)))?;
            if below > self.rows_below(&at) {
                self.say("The rows below it count one less now.")?;
            }
            if !referring.is_empty() {
                self.say(&format!(
                    "It was referred to, and is no longer, by: {}.",
                    referring.join("; ")
                ))?;
            }
            if !mentions.is_empty() {
                self.say(&format!("Its name still stands in: {}.", mentions.join("; ")))?;
            }
            self.fresh = true;
        }
        Ok(())
    }
}
