//! What is typed at a question: an empty line takes what is suggested, another is read as the answer.
//!
//! Must not change a draft but through `asking`, nor know how a value is written; `values` reads it. The price: a line is tried
//! as a value before it is taken for words of one's own.

use super::lines::{End, Go};
use super::values::{self, Given};
use super::{Session, commands};
use crate::asking::{self, Entry, question_of, words_of};
use crate::draft::State;
use crate::interview::{self, Kind, Question};
use crate::path::{self, Spot};
use crate::review;

impl Session<'_> {
    /// An empty line: takes what is suggested, else goes on.
    pub(super) fn enter(&mut self) -> Go {
        match self.focus.entry.clone() {
            None => {
                self.first_waiting();
                Ok(())
            }
            Some(Entry::Answer(at)) => {
                let question = question_of(&at);
                match self.desk.draft.state(&at) {
                    State::Suggested | State::Confirm
                        if !question.is_some_and(|q| q.pick) || self.desk.draft.state(&at) == State::Confirm =>
                    {
                        self.accept_paths(std::slice::from_ref(&at))
                    }
                    State::Unanswered | State::Suggested if question.is_some_and(|q| q.needed) => self
                        .say("The policy cannot do without this. next leaves it for later; dont-know says that you do not know."),
                    state => {
                        self.say(left_as(state))?;
                        self.advance_after_answer()
                    }
                }
            }
            Some(entry @ Entry::Row(_)) if asking::needs(&self.desk, &entry) => {
                let paths = asking::waiting_in(&self.desk, entry.path());
                self.accept_paths(&paths)
            }
            Some(entry @ Entry::None(table)) if asking::needs(&self.desk, &entry) => {
                let table = interview::question(table);
                let gate = table.and_then(path::rows).map(|rows| rows.gate.to_owned());
                let label = table.map_or("", |table| table.label);
                self.accept_as(gate.as_slice(), &format!("{label}: none"))
            }
            Some(Entry::Row(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_)) => self.on_in_table(),
            Some(Entry::Detail(_)) => self.advance(),
        }
    }

    fn accept_paths(&mut self, paths: &[String]) -> Go {
        let called = match paths {
            [at] => self.line_taken(at),
            _ => format!("{} answers", paths.len()),
        };
        self.accept_as(paths, &called)
    }

    fn accept_as(&mut self, paths: &[String], called: &str) -> Go {
        let row = match &self.focus.entry {
            Some(Entry::Row(at)) => Some(at.clone()),
            _ => None,
        };
        if !self.make(&asking::accepting(paths))? {
            return Ok(());
        }
        let lacks = row.and_then(|at| asking::lack(&self.desk, &at));
        let lacks = lacks.map(|lacks| format!("; it {lacks}")).unwrap_or_default();
        self.say(&format!("Taken: {called}{lacks}{}.", asking::added(&self.desk)))?;
        self.brought()?;
        if self.focus.record.is_none() && matches!(self.focus.entry, Some(Entry::Row(_))) {
            return self.on_from_row();
        }
        self.advance()
    }

    /// What an empty line takes, shortly: a row by its name, an answer by what it says; what was read out whole,
    /// by its question.
    fn line_taken(&self, at: &str) -> String {
        let label = question_of(at).map_or("", |question| question.label);
        match path::spot(at) {
            Ok(Spot::Row(table, key)) => asking::row_called(&self.desk, table.id, key),
            Ok(Spot::Leaf(question) | Spot::Cell(question, _)) if question.kind_is_prose() => label.to_owned(),
            Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => {
                let words = values::standing(&self.desk, question, at).map(|v| words_of(&self.desk.shown, question, &v));
                words.unwrap_or_default().trim_end_matches('.').to_owned()
            }
            Ok(Spot::Table(_)) | Err(_) => label.to_owned(),
        }
    }

    /// A line that is no command; `sure` where the author says that it is an answer.
    pub(super) fn answered(&mut self, line: &str, sure: bool) -> Go {
        match self.focus.entry.clone() {
            None => self.section(line),
            Some(entry) if !sure && self.is_yes_to_suggested(&entry, line) => self.enter(),
            Some(Entry::Answer(at) | Entry::Detail(at)) if !sure && is_free(&at) && commands::is_doubtful(line) => {
                let line = line.trim();
                self.confirm_words(&at, line)
            }
            Some(Entry::Answer(at) | Entry::Detail(at)) => self.answer(&at, line, sure),
            Some(Entry::Row(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_)) => {
                let word = line.split_whitespace().next().unwrap_or_default();
                let words = commands::COMMANDS.iter().flat_map(|c| c.words.iter().copied());
                let hint = path::near(word, words).unwrap_or_else(|| match self.table() {
                    Some(table) => self.how_at(table),
                    None => "help commands lists what can be typed.".to_owned(),
                });
                self.say(&format!("At a table, say what to do: {hint}"))
            }
        }
    }

    /// Asks whether words that look like a command are the answer: yes, no, or another command; nothing else that is said
    /// then becomes the answer.
    fn confirm_words(&mut self, at: &str, line: &str) -> Go {
        self.say(&format!(
            "Take “{line}” as the answer? yes or no; ={line} takes it without asking."
        ))?;
        loop {
            let reply = self.lines.ask()?;
            let said = reply.trim();
            match said.to_lowercase().as_str() {
                "yes" | "y" => return self.answer(at, line, true),
                "no" | "n" | "" => return self.say("Not taken."),
                _ if commands::literal(said).is_some() || commands::find(self, said).is_some() => {
                    self.say(&format!("“{line}” is not taken."))?;
                    return self.take(said);
                }
                _ => self.say(&format!(
                    "Is the answer “{line}”? Say yes or no first; ={said} takes “{said}” instead."
                ))?,
            }
        }
    }

    /// Whether a line says yes to what is suggested here, where it can be no answer of its own.
    fn is_yes_to_suggested(&self, entry: &Entry, line: &str) -> bool {
        let says_yes = matches!(line.trim().to_lowercase().as_str(), "yes" | "y");
        let takes = match entry {
            Entry::Answer(at) => {
                let chosen = question_of(at).is_some_and(|question| !question.pick && !matches!(question.kind, Kind::YesNo));
                chosen && !is_free(at) && matches!(self.desk.draft.state(at), State::Suggested | State::Confirm)
            }
            Entry::Row(_) => asking::needs(&self.desk, entry),
            Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => false,
        };
        says_yes && takes
    }

    /// Takes a line as the answer; one that is `sure` is an answer in any case, and so may be words of one's own.
    fn answer(&mut self, at: &str, line: &str, sure: bool) -> Go {
        let Some(question) = question_of(at) else { return Ok(()) };
        let (text, over) = if question.kind_is_prose() {
            let Some(rest) = self.rest_of(line, question)? else {
                self.fresh = true;
                if question.bears && path::get(&self.desk.shown, at).is_none() {
                    self.below();
                }
                return Ok(());
            };
            rest
        } else {
            (line.to_owned(), false)
        };
        let now = values::standing(&self.desk, question, at);
        let value = match values::read((&self.desk, self.today), question, (at, now.as_ref()), &text) {
            Ok(Given::Answer(value)) => value,
            Ok(Given::NewRow(table)) => return self.refer_to_new(at, table),
            Err(why) => {
                if let Some(edits) = asking::worded(at, &text).filter(|_| sure) {
                    if !self.make(&edits)? {
                        return Ok(());
                    }
                    self.say(&format!("{}: {text}", question.label))?;
                    return self.advance_after_answer();
                }
                if !self.belongs_elsewhere(&text)? {
                    self.say(&why)?;
                }
                return if over { Err(End::Quit) } else { Ok(()) };
            }
        };
        let who = self.who();
        if let Err(refused) = asking::give(&mut self.desk, at, Some(value), &who) {
            return self.say(&refused.0);
        }
        self.changed()?;
        if over {
            return Err(End::Quit);
        }
        let words = path::get(&self.desk.draft.answers, at).map(|v| words_of(&self.desk.shown, question, &v));
        self.say(&format!("{}: {}", question.label, words.unwrap_or_default()))?;
        if let Some(odd) = review::odd_date(&self.desk.draft, at, self.today) {
            self.say(&format!("Look again: {odd}. undo takes it back."))?;
        }
        let doubt = path::get(&self.desk.draft.answers, at).and_then(|value| review::doubt(question.id, &value));
        if let Some(doubt) = doubt {
            self.say(&format!("Look again. {doubt} undo takes it back."))?;
        }
        self.advance_after_answer()
    }

    /// Makes a row, refers to it, and asks the question again.
    fn refer_to_new(&mut self, at: &str, table: &'static str) -> Go {
        let Some(key) = self.new_row(table, "")? else {
            self.fresh = true;
            return Ok(());
        };
        let edit = asking::referring(&self.desk, at, &key);
        if !self.make(&[edit])? {
            return Ok(());
        }
        let (Some(question), Some(value)) = (question_of(at), path::get(&self.desk.draft.answers, at)) else {
            return Ok(());
        };
        let words = words_of(&self.desk.shown, question, &value);
        self.say(&format!("{}: {words}. An empty line keeps it.", question.label))
    }
}

/// What an empty line does at an answer that stands so, where it takes nothing.
fn left_as(state: State) -> &'static str {
    match state {
        State::Unanswered | State::Suggested => "Skipped.",
        State::Known | State::Confirm => "Kept.",
        State::LeftOut | State::DontKnow | State::AskCounsel => "Left as it is.",
    }
}

/// Whether any words are an answer at this path.
fn is_free(at: &str) -> bool {
    let free = |question: &Question| {
        matches!(
            question.kind,
            Kind::Text | Kind::Prose | Kind::Words | Kind::Items | Kind::Contact
        )
    };
    question_of(at).is_some_and(free)
}

impl Question {
    fn kind_is_prose(&self) -> bool {
        matches!(self.kind, Kind::Prose)
    }
}
