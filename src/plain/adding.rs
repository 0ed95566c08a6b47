//! Adding to what is asked: rows, by their first column or as a provider that we know, and details.
//!
//! Must not know what a row says, but that providers are searched for. The price: a new row begins with one answer,
//! and whoever wants to give it up after that takes it away again.

use super::Session;
use super::lines::{End, Go};
use super::values::{self, Given};
use crate::asking::{self, Entry, question_of, row_label};
use crate::interview::{self, Kind};
use crate::path;
use crate::vendors::{self, own};
use serde_json::json;

/// What was said where the name of a new row is asked.
enum Said {
    Name,
    Back,
    Again,
    All,
    Else,
}

impl Session<'_> {
    /// Adds a row and opens it.
    pub(super) fn add(&mut self, words: &str) -> Go {
        let Some(table) = self.table() else { return Ok(()) };
        let Some(key) = self.new_row(table, words)? else {
            self.fresh = true;
            return Ok(());
        };
        self.set_entry(Entry::Row(path::row_path(table, &key)));
        let record = asking::entries(&self.desk, self.focus.section, Some((table, &key)));
        if record.iter().any(|e| asking::needs(&self.desk, e)) {
            self.open_record(table, &key);
        }
        Ok(())
    }

    /// Asks for the first column of a new row and makes it; nothing where the author goes back.
    pub(super) fn new_row(&mut self, table: &'static str, words: &str) -> Go<Option<String>> {
        let row = if table == "sharing.recipients" {
            self.provider(words)?
        } else {
            self.first_cell(table, words)?
        };
        let Some(row) = row else { return Ok(None) };
        let who = self.who();
        let is_typed = row.as_object().is_some_and(|row| row.len() == 1);
        let inserted = match asking::picked_key(&row) {
            Some(usual) => asking::insert_usual(&mut self.desk, usual, &who),
            None => asking::insert(&mut self.desk, table, None, row, &who),
        };
        match inserted {
            Ok(key) => {
                self.changed()?;
                let key = key.unwrap_or_default();
                if is_typed {
                    self.raise_facts(table, &key);
                }
                let label = row_label(&self.desk.shown, table, &key);
                let nth = self.nth_row(table, &key);
                self.say(&format!("Added: {label}, {nth}{}.", asking::added(&self.desk)))?;
                self.brought()?;
                if let Some(twin) = asking::twin_words(&self.desk, table, &key) {
                    self.say(&format!("Look again: {twin}."))?;
                }
                Ok(Some(key))
            }
            Err(refused) => {
                self.say(&refused.0)?;
                Ok(None)
            }
        }
    }

    /// Says what the last edit made the catalogue suggest elsewhere: nobody sees the other sections here.
    pub(super) fn brought(&mut self) -> Go {
        match asking::brought(&self.desk) {
            Some(lists) => self.say(&format!("Suggested with it, for you to confirm. {lists}.")),
            None => Ok(()),
        }
    }

    /// Raises what a catalogue would say of a row: a form shows these among its details, and nobody hears of those. Of each fact
    /// the first column.
    fn raise_facts(&mut self, table: &str, key: &str) {
        if !interview::columns(table).any(|column| column.of_bare) {
            return;
        }
        let mut facts: Vec<&str> = Vec::new();
        for column in interview::columns(table).filter(|column| !column.fact.is_empty() && !column.pick) {
            if !facts.contains(&column.fact) {
                facts.push(column.fact);
                self.desk.raised.insert(column.path(key));
            }
        }
    }

    fn first_cell(&mut self, table: &'static str, words: &str) -> Go<Option<interview::Value>> {
        let Some(column) = asking::first_column(table) else {
            return Ok(None);
        };
        let mut given = words.to_owned();
        let usual = asking::usual(&self.desk, table);
        let mut listed = given.is_empty();
        if listed {
            self.pose_name(column, &usual)?;
        }
        loop {
            if given.is_empty() {
                given = self.lines.ask()?;
            }
            match self.at_a_name(&given, Some(column))? {
                Said::Back => return Ok(None),
                again @ (Said::Again | Said::All) => {
                    self.whole = matches!(again, Said::All);
                    self.pose_name(column, &usual)?;
                    listed = true;
                    given.clear();
                    continue;
                }
                Said::Else => {
                    given.clear();
                    continue;
                }
                Said::Name => {}
            }
            let literal = super::commands::literal(&given);
            let number = given.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            let numbered = number.and_then(|n| usual.get(n)).map(|one| one.key).filter(|_| listed);
            let meant = numbered.or_else(|| asking::usual_called(&self.desk, table, &given));
            if let Some(key) = meant.filter(|_| literal.is_none()) {
                return Ok(Some(asking::picked(key)));
            }
            let text = literal.unwrap_or(&given).to_owned();
            let (text, over) = if matches!(column.kind, Kind::Prose) && words.is_empty() {
                match self.rest_of(&text, column)? {
                    Some(rest) => rest,
                    None => return Ok(None),
                }
            } else {
                (text, false)
            };
            match values::read((&self.desk, self.today), column, ("", None), &text) {
                Ok(Given::Answer(value)) => return Ok(Some(json!({ column.leaf(): value }))),
                Ok(Given::NewRow(other)) => {
                    let key = self.new_row(other, "")?;
                    return Ok(key.map(|key| json!({ column.leaf(): if matches!(column.kind, Kind::Refs(_)) { json!([key]) } else { json!(key) } })));
                }
                Err(why) => {
                    if let Some(row) = asking::worded_row(column, &text).filter(|_| literal.is_some()) {
                        return Ok(Some(row));
                    }
                    self.say(&why)?;
                    if !listed {
                        self.pose_name(column, &usual)?;
                        listed = true;
                    }
                }
            }
            if over {
                return Err(End::Quit);
            }
            given.clear();
        }
    }

    /// Asks for the first column of a new row, with what can be chosen and what is usual.
    fn pose_name(&mut self, column: &interview::Question, usual: &[asking::Usual]) -> Go {
        self.say(column.ask)?;
        let options = values::options(&self.desk, column, "");
        self.read_choices(column, "", &options, &|_| "")?;
        if !usual.is_empty() {
            self.say("These are usual; each comes with what it usually holds, for you to confirm:")?;
        }
        for (i, one) in usual.iter().enumerate() {
            self.say(&format!("{}. {}: {}", i + 1, one.name, one.holds))?;
        }
        let how = if usual.is_empty() {
            values::how(column).to_owned()
        } else {
            values::or_how(column)
        };
        self.say(&format!("{how}{} back adds no row.", values::own(column)))
    }

    /// What a line means where the name of a new row is asked: a word that is a command is none.
    fn at_a_name(&mut self, line: &str, column: Option<&interview::Question>) -> Go<Said> {
        match line.trim().to_lowercase().as_str() {
            "" | "back" | "cancel" | "no" | "none" => Ok(Said::Back),
            "quit" => Err(End::Quit),
            "again" | "repeat" => Ok(Said::Again),
            "list" => Ok(Said::All),
            "help" | "?" => {
                if let Some(column) = column {
                    self.say(&format!("{} {}", column.ask, column.help))?;
                    self.say(&format!("Why we ask: {}", column.why))?;
                }
                self.say("Type what the row begins with; again says what can be typed. back adds no row.")?;
                Ok(Said::Else)
            }
            word if super::commands::is_doubtful(word) => {
                let line = line.trim();
                self.say(&format!(
                    "“{line}” is a command, and here a row is added: back adds none, ={line} takes it as it is."
                ))?;
                Ok(Said::Else)
            }
            _ => Ok(Said::Name),
        }
    }

    /// A provider by its name: one that we know with what we know of it, else the name as typed.
    fn provider(&mut self, words: &str) -> Go<Option<interview::Value>> {
        let mut name = words.to_owned();
        if name.is_empty() {
            self.say("Who receives data? Type a name. back adds no row.")?;
            name = self.lines.ask()?;
        }
        loop {
            let typed = name.trim().to_owned();
            match self.at_a_name(&typed, None)? {
                Said::Back => return Ok(None),
                Said::Again | Said::All => {
                    self.say("Who receives data? Type a name. back adds no row.")?;
                    name = self.lines.ask()?;
                    continue;
                }
                Said::Else => {
                    name = self.lines.ask()?;
                    continue;
                }
                Said::Name => {}
            }
            if let Some(own) = super::commands::literal(&typed) {
                return Ok(Some(json!({ "name": own })));
            }
            let found = vendors::offered(&typed, &self.desk.providers);
            let exact = found.iter().find(|v| v.name.eq_ignore_ascii_case(&typed) || v.id == typed);
            if let Some(vendor) = exact {
                return Ok(Some(own::row(vendor)));
            }
            if found.is_empty() {
                return Ok(Some(json!({ "name": typed })));
            }
            let shown: Vec<_> = found.into_iter().take(9).cloned().collect();
            for (i, vendor) in shown.iter().enumerate() {
                self.say(&format!("{}. {}", i + 1, vendor.name))?;
            }
            self.say(&format!(
                "Type a number, another name, or ={typed} for the name as you typed it. back adds no row."
            ))?;
            name = self.lines.ask()?;
            let number = name.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            if let Some(vendor) = number.and_then(|n| shown.get(n)) {
                return Ok(Some(own::row(vendor)));
            }
        }
    }

    /// The details that can be added here: path and label.
    pub(super) fn folded(&self) -> Vec<(String, String)> {
        let paths: Vec<String> = if self.focus.record.is_some() {
            let details = self.entries().into_iter().filter(|e| matches!(e, Entry::Detail(_)));
            details.map(|e| e.path().to_owned()).collect()
        } else {
            let own = |q: &&interview::Question| q.section == self.focus.section && q.fold && !q.is_column() && !q.gate;
            let waits = |q: &&interview::Question| interview::applies(q, &self.desk.shown, None) && !self.desk.is_raised(q, q.id);
            let all = interview::all().iter().filter(own).filter(waits);
            all.map(|q| q.id.to_owned()).collect()
        };
        let label = |at: &str| question_of(at).map_or_else(|| at.to_owned(), |q| q.label.to_owned());
        paths.into_iter().map(|at| (at.clone(), label(&at))).collect()
    }

    /// Goes to a detail that is not asked by itself; without a name lists them.
    pub(super) fn detail(&mut self, name: &str) -> Go {
        let folded = self.folded();
        if folded.is_empty() {
            return self.say("There is no detail to add here.");
        }
        if name.is_empty() {
            for (i, (_, label)) in folded.iter().enumerate() {
                self.say(&format!("{}. {label}", i + 1))?;
            }
            return self.say("detail NUMBER or NAME adds one of them.");
        }
        match values::one(&folded, name) {
            Ok(at) => {
                self.desk.raised.insert(at.clone());
                if self.focus.record.is_some() {
                    self.set_entry(Entry::Answer(at));
                    Ok(())
                } else {
                    self.go_to(&at)
                }
            }
            Err(why) => self.say(&why),
        }
    }
}
