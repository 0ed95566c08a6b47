//! Going to what is named: a number that was listed, a section, a path, a question.
//!
//! Must not change an answer. The price: a name is looked for among all that can be gone to.

use super::lines::Go;
use super::{Focus, Session};
use crate::asking::{self, Entry, question_of};
use crate::interview::{self, Question, SECTIONS};
use crate::path::{self, Spot};

impl Session<'_> {
    /// Goes to a path or a section, or to one of what was listed last.
    pub(super) fn go(&mut self, to: &str) -> Go {
        let listed = to
            .parse::<usize>()
            .ok()
            .and_then(|n| self.hits.get(n.checked_sub(1)?))
            .cloned();
        let to = listed.as_deref().unwrap_or(to);
        if interview::section(to).is_some() {
            return self.section(to);
        }
        if let Some(question) = self.asked_as(to) {
            return self.go_to(question.id);
        }
        match path::spot(to) {
            Ok(_) => self.go_to(to),
            Err(_) if to.parse::<usize>().is_ok() => self.say("The last list has no such number. find WORDS makes one."),
            Err(unknown) => {
                let unknown = interview::capital(&unknown.to_string());
                let stop = if unknown.ends_with(['.', '?']) { "" } else { "." };
                self.say(&format!("{unknown}{stop} find WORDS looks for a question by its words."))
            }
        }
    }

    /// The question that is asked under this name, as Finish and the lists say it.
    fn asked_as(&self, name: &str) -> Option<&'static Question> {
        let name = name.trim_end_matches('?').to_lowercase();
        interview::asked_once(&self.desk.shown).find(|question| question.name().to_lowercase() == name)
    }

    /// Goes to the answer, row or table at this path.
    pub(super) fn go_to(&mut self, at: &str) -> Go {
        let Some(question) = question_of(at) else { return Ok(()) };
        let applies = match path::spot(at) {
            Ok(Spot::Cell(column, key)) => {
                let row = path::index(&self.desk.shown, column.table().unwrap_or_default(), key);
                row.is_some_and(|i| interview::applies(column, &self.desk.shown, Some(i)))
            }
            _ => interview::applies(question, &self.desk.shown, None) || self.desk.says_none(question),
        };
        if !applies {
            return self.say(&format!("“{}” is not asked with these answers.", question.label));
        }
        self.desk.raised.insert(at.to_owned());
        let mut focus = Focus {
            section: question.section,
            record: None,
            entry: None,
        };
        let entries = self.entries_of(&focus);
        focus.entry = entries.iter().find(|e| e.path() == at).cloned();
        match (&focus.entry, path::spot(at)) {
            (None, Ok(Spot::Cell(column, key))) => {
                let table = column.table().unwrap_or_default();
                focus.section = interview::question(table).map_or(question.section, |t| t.section);
                focus.record = Some((table, key.to_owned()));
                focus.entry = Some(Entry::Answer(at.to_owned()));
            }
            (None, Ok(Spot::Table(table) | Spot::Row(table, _))) => focus.entry = Some(Entry::Add(table.id)),
            (Some(_), _) | (None, Ok(Spot::Leaf(_)) | Err(_)) => {}
        }
        if focus.entry.is_some() {
            self.set(focus);
            (self.jumped, self.told.1) = (true, "");
        }
        Ok(())
    }

    /// Goes to a section by its number, its title, its id or how it begins.
    pub(super) fn section(&mut self, name: &str) -> Go {
        let options: Vec<(String, String)> = SECTIONS.iter().map(|s| (s.id.to_owned(), s.title.to_owned())).collect();
        let Ok(id) = super::values::one(&options, name.trim()) else {
            return self.say(&format!("There is no section “{name}”; sections lists them."));
        };
        let Some(section) = interview::section(&id).map(|s| s.id) else {
            return Ok(());
        };
        let entry = self.first_in(section);
        let entry = entry.or_else(|| asking::entries(&self.desk, section, None).into_iter().next());
        if entry.is_none() {
            return self.say("Nothing is asked in this section with these answers.");
        }
        self.told = ("", "");
        self.introduced.remove(section);
        self.set(Focus {
            section,
            record: None,
            entry,
        });
        Ok(())
    }
}
