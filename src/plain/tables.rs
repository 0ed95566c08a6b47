//! Tables of records: rows as numbered lines, and the words that change them.
//!
//! A row is named by its number in the list, its key or its label. New rows are made in `adding`. Must not know
//! what a row says. A table is read out when the author first comes to it, and then only when asked: what changes in it is
//! said where it changes. The price: the numbers of rows count anew when one comes or goes, which has to be said too.

use super::Session;
use super::lines::Go;
use super::values;
use crate::asking::{self, Entry, question_of, row_label, words_of};
use crate::draft::State;
use crate::interview;
use crate::interview::capital;
use crate::path::{self, Spot};

impl Session<'_> {
    /// The table of what has the focus.
    pub(super) fn table(&self) -> Option<&'static str> {
        if let Some((table, _)) = &self.focus.record {
            return Some(table);
        }
        match self.focus.entry.as_ref()? {
            Entry::Row(at) | Entry::Offer(at) => question_of(at).map(|q| q.id),
            Entry::Add(table) | Entry::None(table) => Some(table),
            Entry::Answer(_) | Entry::Detail(_) => None,
        }
    }

    /// A table, at one of its rows or at none: read out where the author first comes to it.
    pub(super) fn pose_table(&mut self, table: &str, row: Option<&str>) -> Go {
        let Some(question) = interview::question(table) else {
            return Ok(());
        };
        self.say(question.ask)?;
        if !self.fresh {
            return Ok(());
        }
        self.told.1 = question.id;
        if self.read_out.contains_key(question.id) {
            self.say(&self.in_short(question.id, row))?;
        } else {
            if !question.help.is_empty() {
                self.say(question.help)?;
            }
            self.list(question.id)?;
        }
        self.say(&self.how_at(question.id))
    }

    /// What there is in a table that was read out, and where in it the author is.
    fn in_short(&self, table: &'static str, row: Option<&str>) -> String {
        let here = row.and_then(|key| Some((key, self.place_of_row(table, key)?)));
        let mut words = match here {
            Some((key, place)) => {
                let at = path::row_path(table, key);
                let label = row_label(&self.desk.shown, table, key);
                format!("Row {place}: {label}, {}.", self.state_words(&at))
            }
            None => format!("{}.", self.how_many(table).trim_end_matches('.')),
        };
        let has_rows = !self.row_options(table).is_empty();
        let (one, several) = if has_rows {
            ("more is proposed", "more are proposed")
        } else {
            ("is proposed", "are proposed")
        };
        let offers = interview::counted(self.offer_options(table).len(), one, several);
        let is_empty = offers.is_none() && !has_rows;
        words.extend(offers.map(|offers| format!(" {offers}.")));
        if !is_empty {
            words.push_str(" rows lists all.");
        }
        words
    }

    /// Where a row stands among those of its table: `3 of 5`.
    fn place_of_row(&self, table: &str, key: &str) -> Option<String> {
        let rows = self.row_options(table);
        let at = rows.iter().position(|(known, _)| known == key)?;
        Some(format!("{} of {}", at + 1, rows.len()))
    }

    /// The same, as it is said of a row that has come there: `the 3rd of 5`.
    pub(super) fn nth_row(&self, table: &str, key: &str) -> String {
        let place = self.place_of_row(table, key);
        let parts = place.as_deref().and_then(|place| place.split_once(' '));
        let number = parts.and_then(|(number, rest)| Some((number.parse().ok()?, rest)));
        number.map_or_else(String::new, |(number, rest)| {
            format!("the {} {rest}", interview::ordinal(number))
        })
    }

    /// How many rows a table has, in words; of none also whether somebody said so.
    fn how_many(&self, table: &'static str) -> String {
        let question = interview::question(table).filter(|question| self.desk.says_none(question));
        let gate = question.and_then(path::rows).map(|rows| rows.gate);
        let none = || match gate.map(|gate| (gate, self.desk.draft.state(gate))) {
            None => "No rows yet.".to_owned(),
            Some((gate, State::Suggested)) => format!("Suggested by {}: there are none.", self.source(gate)),
            Some((_, State::Confirm)) => "To be confirmed: there are none.".to_owned(),
            Some(_) => "You said that there are none.".to_owned(),
        };
        interview::counted(self.row_options(table).len(), "row", "rows").unwrap_or_else(none)
    }

    /// What can be typed at a table as it stands: nothing that would be refused.
    pub(super) fn how_at(&self, table: &'static str) -> String {
        let rows = !self.row_options(table).is_empty();
        let known = !interview::keys(&self.desk.draft.answers, table).is_empty();
        let offers = !self.offer_options(table).is_empty();
        let ways = [
            (true, "add"),
            (rows, "edit NUMBER"),
            (offers, "pick NUMBER"),
            (!known, "none"),
            (true, "or help"),
        ];
        let ways: Vec<&str> = ways.into_iter().filter(|(can, _)| *can).map(|(_, way)| way).collect();
        let takes = asking::needs(&self.desk, &Entry::None(table));
        let enter = if takes { "takes it" } else { "goes on" };
        format!("Type {}. An empty line {enter}.", ways.join(", "))
    }

    /// The rows and the offers of a table, numbered.
    pub(super) fn list(&mut self, table: &'static str) -> Go {
        let rows = self.row_options(table);
        let many = self.how_many(table);
        self.say(&if rows.is_empty() { many } else { format!("{many}:") })?;
        for (i, (key, _)) in rows.iter().enumerate() {
            let at = path::row_path(table, key);
            let line = format!("{}. {}: {}", i + 1, told_apart(&rows, i), self.state_words(&at));
            self.say(&line)?;
        }
        if let Some(project) = self.desk.unlooked_for(table) {
            let offer = project.offer("look");
            self.say(&format!("{offer}."))?;
        }
        let offers = self.offer_options(table);
        self.read_out.insert(table, offers.clone());
        if !offers.is_empty() {
            self.say(&format!(
                "{} proposed; none is in your policy until you pick it:",
                offers.len()
            ))?;
        }
        for (i, (key, _)) in offers.iter().enumerate() {
            let at = path::row_path(table, key);
            let source = self.source(&at);
            let adds = asking::adds(&self.desk, &at);
            let writes = self.writes(&Entry::Offer(at)).map(|words| format!("; {words}"));
            let line = format!(
                "{}. {}: proposed by {source}{}",
                i + 1,
                told_apart(&offers, i),
                writes.unwrap_or_default()
            );
            self.say(&line)?;
            adds.map_or(Ok(()), |adds| self.say(&format!("{adds}.")))?;
        }
        let none = self.writes(&Entry::None(table));
        none.map_or(Ok(()), |words| self.say(&format!("none {words}")))
    }

    /// What picking an offer, or saying that there are none, writes.
    fn writes(&self, entry: &Entry) -> Option<String> {
        let words = asking::coming(&self.desk, entry, &self.who())?;
        Some(format!("writes “{words}”"))
    }

    /// A row: whole while it waits, else as part of its table.
    pub(super) fn pose_row(&mut self, at: &str) -> Go {
        let Ok(Spot::Row(table, key)) = path::spot(at) else {
            return Ok(());
        };
        let entry = Entry::Row(at.to_owned());
        let lacks = asking::lack(&self.desk, at).is_some();
        if !asking::needs(&self.desk, &entry) && !lacks {
            return self.pose_table(table.id, Some(key));
        }
        if self.fresh && self.told.1 != table.id {
            self.told.1 = table.id;
            self.say(table.ask)?;
        }
        if self.fresh && !self.read_out.contains_key(table.id) {
            if !table.help.is_empty() {
                self.say(table.help)?;
            }
            self.list(table.id)?;
        }
        let rows = self.row_options(table.id);
        let number = rows.iter().position(|(k, _)| k == key).map_or(0, |i| i + 1);
        let label = row_label(&self.desk.shown, table.id, key);
        let waits = asking::waiting_in(&self.desk, at).into_iter().next(); // of a known row, a cell
        let source = match self.source(waits.as_deref().unwrap_or(at)) {
            from if from.is_empty() || waits.is_none() => String::new(), // of what it lacks nobody is the source
            from => format!(" by {from}"),
        };
        let doubt = asking::doubt(&self.desk, at); // behind the source: it is of what that says
        let state = capital(self.state_words(at).trim_end_matches(doubt));
        let more = asking::more_by(&self.desk, at, &|from| self.named(from));
        self.say(&format!(
            "Row {number} of {}: {label}. {state}{source}{doubt}{more}.",
            rows.len()
        ))?;
        if let Some(adds) = asking::adds(&self.desk, at) {
            self.say(&format!("{adds}."))?;
        }
        if !self.fresh {
            return Ok(());
        }
        self.cells(table.id, key)?;
        self.say(if asking::needs(&self.desk, &entry) {
            "An empty line takes the row. Type edit to change it, drop, next, or help."
        } else {
            "Type edit to say what it lacks, done to leave the table, or help. An empty line goes on without it."
        })
    }

    /// What a row says, a column a line.
    fn cells(&mut self, table: &'static str, key: &str) -> Go {
        for column in interview::columns(table) {
            let at = column.path(key);
            let Some(value) = path::get(&self.desk.shown, &at) else {
                continue;
            };
            if row_says_it(&self.desk.shown, column, key, &value) {
                continue; // the author's own words follow, and say more than that they are own words
            }
            let words = words_of(&self.desk.shown, column, &value);
            self.say(&format!("{}: {words}{}", column.label, asking::doubt_in_row(&self.desk, &at)))?;
        }
        Ok(())
    }

    pub(super) fn row_options(&self, table: &str) -> Vec<(String, String)> {
        let keys = interview::keys(&self.desk.shown, table).into_iter();
        keys.map(|key| (key.clone(), row_label(&self.desk.shown, table, &key)))
            .collect()
    }

    pub(super) fn offer_options(&self, table: &str) -> Vec<(String, String)> {
        let offers = self.desk.draft.offers(table).into_iter();
        let label = |(_, key, row): (String, String, interview::Value)| {
            let label = asking::offer_label(&self.desk.shown, table, &key, &row);
            (key, label)
        };
        offers.map(label).collect()
    }

    /// The offer that is meant: a number means what had it when the offers were read out.
    pub(super) fn offer_called(&self, table: &str, name: &str) -> Result<String, String> {
        let offers = self.offer_options(table);
        let (Ok(number), Some(heard)) = (name.parse::<usize>(), self.read_out.get(table)) else {
            return values::one(&offers, name);
        };
        match number.checked_sub(1).and_then(|at| heard.get(at)) {
            Some((key, _)) if offers.iter().any(|(known, _)| known == key) => Ok(key.clone()),
            Some((_, label)) => Err(format!("{label} is proposed no longer; rows lists what is.")),
            None => Err(format!(
                "Nothing that is proposed has the number {number}; rows lists what is."
            )),
        }
    }

    /// The number by which an offer is picked.
    fn offer_number(&self, table: &str, key: &str) -> Option<usize> {
        let (now, heard) = (self.offer_options(table), self.read_out.get(table));
        let at = heard.unwrap_or(&now).iter().position(|(known, _)| known == key)?;
        Some(at + 1)
    }

    /// The row that is meant: that with the focus where none is named.
    pub(super) fn row(&mut self, name: &str) -> Go<Option<(&'static str, String)>> {
        let Some(table) = self.table() else {
            self.say(&format!(
                "There is no table here; {}. What is typed at a question answers it anew: find WORDS goes to any.",
                self.way_to_a_table()
            ))?;
            return Ok(None);
        };
        if name.is_empty() {
            if let Some(Entry::Row(at)) = &self.focus.entry
                && let Ok(Spot::Row(_, key)) = path::spot(at)
            {
                return Ok(Some((table, key.to_owned())));
            }
            self.say("Which row? Say its number or its name.")?;
            return Ok(None);
        }
        match values::one(&self.row_options(table), name) {
            Ok(key) => Ok(Some((table, key))),
            Err(why) => {
                let offers = self.offer_options(table);
                let offered = values::one(&offers, name).ok().filter(|_| name.parse::<usize>().is_err());
                let offered = offered.and_then(|key| offers.iter().find(|(one, _)| *one == key));
                match offered {
                    Some((key, label)) => {
                        let number = self
                            .offer_number(table, key)
                            .map_or_else(|| key.clone(), |number| number.to_string());
                        self.say(&format!("{label} is only proposed: pick {number} takes it."))?;
                    }
                    None => self.say(&why)?,
                }
                Ok(None)
            }
        }
    }

    /// Lists the rows.
    pub(super) fn rows(&mut self) -> Go {
        self.table().map_or(Ok(()), |table| self.list(table))
    }

    /// Opens a row, or goes to a column of the open row.
    pub(super) fn edit(&mut self, name: &str) -> Go {
        if self.focus.record.is_some() {
            return self.column(name);
        }
        let (name, column) = self.row_and_column(name);
        let here = self.table().map_or_else(Vec::new, |table| self.row_options(table));
        if !name.is_empty() && values::one(&here, &name).is_err() && self.edit_elsewhere(&name)? {
            return Ok(());
        }
        let Some((table, key)) = self.row(&name)? else { return Ok(()) };
        self.open_record(table, &key);
        if column.is_empty() {
            self.columns()
        } else {
            self.column(&column)
        }
    }

    /// The name of a row, and behind it that of a column: `2 country`. Words that name a row are no column.
    fn row_and_column(&self, words: &str) -> (String, String) {
        let whole = || (words.to_owned(), String::new());
        let Some(table) = self.table() else { return whole() };
        let rows = self.row_options(table);
        if words.is_empty() || values::one(&rows, words).is_ok() {
            return whole();
        }
        let spaces = words.match_indices(' ').rev();
        let mut parts = spaces.map(|(at, _)| (words[..at].trim(), words[at..].trim()));
        let found = parts.find(|(row, column)| !column.is_empty() && values::one(&rows, row).is_ok());
        found.map_or_else(whole, |(row, column)| (row.to_owned(), column.to_owned()))
    }

    /// The columns of the open row, numbered.
    fn columns(&mut self) -> Go {
        for (i, (at, label)) in self.column_options().iter().enumerate() {
            let question = question_of(at);
            let said = |v: &interview::Value| question.map(|q| words_of(&self.desk.shown, q, v));
            let value = path::get(&self.desk.shown, at).and_then(|v| said(&v));
            let proposed = asking::proposed(&self.desk, at).filter(|_| value.is_none());
            let said = value.map(|words| format!("{words}, ")).unwrap_or_default();
            let line = proposed.map_or_else(
                || format!("{}. {label}: {said}{}", i + 1, self.state_words(at)),
                |words| format!("{}. {label}: proposed: {words}{}", i + 1, asking::doubt(&self.desk, at)),
            );
            self.say(&line)?;
        }
        let asked = self.column_options().len();
        let details = self.folded().into_iter().enumerate();
        let details: Vec<String> = details.map(|(i, (_, label))| format!("{}. {label}", asked + i + 1)).collect();
        if !details.is_empty() {
            self.say(&format!("Not asked by themselves: {}.", details.join(", ")))?;
        }
        self.say("edit NUMBER goes to one of them.")
    }

    /// The columns of the open row that are asked: path and label.
    fn column_options(&self) -> Vec<(String, String)> {
        let answers = self.entries().into_iter().filter(|e| matches!(e, Entry::Answer(_)));
        let label = |e: &Entry| question_of(e.path()).map_or(String::new(), |q| q.label.to_owned());
        answers.map(|e| (e.path().to_owned(), label(&e))).collect()
    }

    fn column(&mut self, name: &str) -> Go {
        if name.is_empty() {
            return self.columns();
        }
        let all = [self.column_options(), self.folded()].concat();
        match values::one_of("edit", &all, name) {
            Ok(at) => {
                self.desk.raised.insert(at.clone());
                self.set_entry(Entry::Answer(at));
                Ok(())
            }
            Err(why) => self.say(&why),
        }
    }
}

/// What one of several rows is called; with its key where another is called alike.
fn told_apart(rows: &[(String, String)], at: usize) -> String {
    let (key, label) = &rows[at];
    let alike = |other: &&(String, String)| other.1.eq_ignore_ascii_case(label);
    if rows.iter().filter(alike).count() > 1 {
        format!("{label}, key {key}")
    } else {
        label.clone()
    }
}

/// Whether a choice only says that own words stand beside it, and they do.
fn row_says_it(answers: &crate::answers::Answers, column: &interview::Question, key: &str, value: &interview::Value) -> bool {
    crate::words::own_words(answers, column, key, value).is_some()
}
