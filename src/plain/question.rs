//! Asking a question, and what is typed at it.
//!
//! Says what the screen shows of a question: what is asked, the help, the suggestion with its source, the answer
//! that stands, the choices. Must not change a draft but through `asking`. The price: the words for a state
//! are made each time they are said.

use super::lines::{End, Go};
use super::values::{self, Given};
use super::{Session, commands};
use crate::asking::{self, Entry, question_of, row_label, words_of};
use crate::brings;
use crate::draft::State;
use crate::interview::{self, Kind, Question};
use crate::path::{self, Spot};
use crate::review;
use crate::vendors;

impl Session<'_> {
    /// Asks what has the focus: the whole of it when it is new, else its line.
    pub(super) fn pose(&mut self) -> Go {
        let Some(entry) = self.focus.entry.clone() else {
            return self.pose_tasks();
        };
        if self.fresh {
            self.say("")?;
            self.pose_section()?;
        }
        match &entry {
            Entry::Answer(at) | Entry::Detail(at) => self.pose_answer(at),
            Entry::Row(at) => self.pose_row(at),
            Entry::Offer(at) => self.pose_table(path::parent(at)),
            Entry::Add(table) | Entry::None(table) => self.pose_table(table),
        }
    }

    fn pose_section(&mut self) -> Go {
        if self.told.0 == self.focus.section {
            return Ok(());
        }
        self.told = (self.focus.section, "");
        let at = interview::SECTIONS.iter().position(|s| s.id == self.focus.section);
        let Some((i, section)) = at.and_then(|i| Some((i, interview::SECTIONS.get(i)?))) else {
            return Ok(());
        };
        let count = interview::SECTIONS.len();
        self.say(&format!("Section {} of {count}: {}. {}", i + 1, section.title, section.about))?;
        self.say("")
    }

    fn pose_answer(&mut self, at: &str) -> Go {
        let Some(question) = question_of(at) else { return Ok(()) };
        let ask = self.ask_words(question, at);
        if self.jumped {
            self.say(&format!("About “{}”:", question.label))?;
        }
        self.say(&ask)?;
        if !self.fresh {
            return Ok(());
        }
        self.pose_help(question, at)
    }

    /// The question, with its row in front where it is asked outside of a record.
    fn ask_words(&self, question: &Question, at: &str) -> String {
        match path::spot(at) {
            Ok(Spot::Cell(column, key)) => {
                let row = row_label(&self.desk.shown, column.table().unwrap_or_default(), key);
                format!("{row}: {}", question.ask)
            }
            _ => question.ask.to_owned(),
        }
    }

    fn pose_help(&mut self, question: &'static Question, at: &str) -> Go {
        let said = values::standing(&self.desk, question, at).map(|v| words_of(&self.desk.shown, question, &v));
        let source = self.source(at);
        let offered = self
            .desk
            .draft
            .suggestion(at)
            .map(|(_, v)| words_of(&self.desk.shown, question, &v));
        if !question.help.is_empty() {
            self.say(question.help)?;
        }
        let now = values::standing(&self.desk, question, at);
        let mark = match self.desk.draft.state(at) {
            State::Suggested => " (suggested)",
            State::Known | State::Confirm | State::LeftOut | State::DontKnow | State::AskCounsel | State::Unanswered => {
                " (chosen)"
            }
        };
        for (i, (id, label)) in values::options(&self.desk, question, at).iter().enumerate() {
            let chosen = now.as_ref().is_some_and(|v| {
                v.as_str() == Some(id) || v.as_array().is_some_and(|l| l.iter().any(|k| k.as_str() == Some(id)))
            });
            self.say(&format!("{}. {label}{}", i + 1, if chosen { mark } else { "" }))?;
        }
        let words = said.unwrap_or_default();
        let known = asking::hint(&self.desk, at).map(|known| format!(" {}.", interview::capital(&known)));
        let known = known.unwrap_or_default();
        let (state, enter) = match self.desk.draft.state(at) {
            State::Suggested if question.pick => (
                format!(
                    "Offered by {source}: {}{}. Only you can take it: type it.{known}",
                    offered.unwrap_or_default(),
                    asking::doubt(&self.desk, at)
                ),
                "An empty line goes on without it.",
            ),
            State::Suggested => (
                format!("Suggested by {source}: {words}{}", asking::doubt(&self.desk, at)),
                "An empty line takes it.",
            ),
            State::Confirm => (
                format!("To be confirmed, because something that it rests on has changed: {words}"),
                "An empty line confirms it.",
            ),
            State::Known => (
                match asking::catalogued(&self.desk, at) {
                    Some(from) => format!("Known {from}: {words}"),
                    None => format!("Your answer: {words}"),
                },
                "An empty line keeps it.",
            ),
            State::LeftOut => ("You left it empty.".to_owned(), "An empty line goes on."),
            State::DontKnow => ("You do not know: an open question.".to_owned(), "An empty line goes on."),
            State::AskCounsel => ("A question for counsel.".to_owned(), "An empty line goes on."),
            State::Unanswered if question.needed => ("The policy needs this.".to_owned(), "help says why we ask."),
            State::Unanswered => (known.trim().to_owned(), "An empty line goes on without an answer."),
        };
        if !state.is_empty() {
            self.say(&state)?;
        }
        if let Some(odd) = review::odd_date(&self.desk.draft, at, self.today) {
            self.say(&format!("Look again: {odd}."))?;
        }
        if let Some(adds) = asking::adds(&self.desk, at) {
            self.say(&format!("{adds}."))?;
        }
        if let Some(more) = brings::untold(&self.desk.draft, at) {
            self.say(&format!("Look again: {more}."))?;
        }
        let is_listed = matches!(question.kind, Kind::Place) && !values::options(&self.desk, question, at).is_empty();
        let how = if is_listed {
            values::or_how(question)
        } else {
            values::how(question).to_owned()
        };
        self.say(&format!("{how} {enter}"))
    }

    /// The sources of a suggestion in words.
    pub(super) fn source(&self, at: &str) -> String {
        vendors::sources(self.desk.draft.sources(at), &|from| self.named(from))
    }

    /// A source in words: the title of its preset, or its name.
    pub(super) fn named(&self, from: &str) -> String {
        let title = |id: &str| {
            let preset = self.presets.iter().find(|p| p.id == id);
            preset.map(|p| format!("the preset {}", p.title))
        };
        vendors::source(from, &title)
    }

    /// The state of an answer or a row in words.
    pub(super) fn state_words(&self, at: &str) -> String {
        let needed = question_of(at).is_some_and(|q| q.needed && !q.is_table());
        match self.desk.draft.state(at) {
            State::Known => match asking::waiting_in(&self.desk, at).len() {
                0 => asking::lack(&self.desk, at).unwrap_or_else(|| "known".to_owned()),
                count => format!("known, {count} suggested in it"),
            },
            State::Suggested => format!("suggested{}", asking::doubt(&self.desk, at)),
            State::Confirm => "to confirm".to_owned(),
            State::LeftOut => "left empty".to_owned(),
            State::DontKnow => "you do not know".to_owned(),
            State::AskCounsel => "a question for counsel".to_owned(),
            State::Unanswered if needed => "needed".to_owned(),
            State::Unanswered => "no answer".to_owned(),
        }
    }

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
                    _ => self.advance_after_answer(),
                }
            }
            Some(entry @ Entry::Row(_)) if asking::needs(&self.desk, &entry) => {
                let paths = asking::waiting_in(&self.desk, entry.path());
                self.accept_paths(&paths)
            }
            Some(entry @ Entry::None(table)) if asking::needs(&self.desk, &entry) => {
                let gate = interview::question(table)
                    .and_then(path::rows)
                    .map(|rows| rows.gate.to_owned());
                self.accept_paths(gate.as_slice())
            }
            Some(Entry::Row(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_)) => self.advance(),
        }
    }

    fn accept_paths(&mut self, paths: &[String]) -> Go {
        let called = paths.first().filter(|_| paths.len() == 1).map(|at| self.line_taken(at));
        if self.make(&asking::accepting(paths))? {
            self.say(&match called {
                Some(called) => format!("Taken: {called}{}.", asking::added(&self.desk)),
                None => format!("Taken: {} suggested answers{}.", paths.len(), asking::added(&self.desk)),
            })?;
            self.advance()
        } else {
            Ok(())
        }
    }

    /// What an empty line takes, shortly: a row by its name, an answer by what it says.
    fn line_taken(&self, at: &str) -> String {
        let label = question_of(at).map_or("", |question| question.label);
        match path::spot(at) {
            Ok(Spot::Row(table, key)) => asking::row_called(&self.desk, table.id, key),
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
                self.say(&format!(
                    "Take “{line}” as the answer? yes or no; ={line} takes it without asking."
                ))?;
                let reply = self.lines.ask()?;
                match reply.trim().to_lowercase().as_str() {
                    "yes" | "y" => self.answer(&at, line, true),
                    "no" | "n" | "" => {
                        self.fresh = true;
                        self.say("Not taken.")
                    }
                    _ => {
                        self.say("Not taken.")?;
                        self.take(&reply)
                    }
                }
            }
            Some(Entry::Answer(at) | Entry::Detail(at)) => self.answer(&at, line, sure),
            Some(Entry::Row(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_)) => {
                let word = line.split_whitespace().next().unwrap_or_default();
                let words = commands::COMMANDS.iter().flat_map(|c| c.words.iter().copied());
                let hint = path::near(word, words).unwrap_or_else(|| "help commands lists what can be typed.".to_owned());
                self.say(&format!("At a table, say what to do: {hint}"))
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

    /// The further lines of a text, up to a line with only a full stop or the last line of all; of a few short lines,
    /// as an address, also up to an empty one. Nothing where the author leaves without saying anything.
    pub(super) fn rest_of(&mut self, first: &str, question: &Question) -> Go<Option<(String, bool)>> {
        let ends = if question.is_lines() {
            "an empty line ends it"
        } else {
            "a line with only a full stop ends the text"
        };
        let mut text = String::new();
        let mut line = first.to_owned();
        loop {
            if line.trim() == "." || (question.is_lines() && line.trim().is_empty() && !text.is_empty()) {
                return Ok(Some((text, false)));
            }
            if line.trim() == "back" && !text.is_empty() {
                if self
                    .lines
                    .yes("Leave this text, and take nothing of it? yes leaves it; no goes on with it, without that line.")?
                {
                    self.say("Nothing was taken.")?;
                    return Ok(None);
                }
                self.say(&format!("Go on with the next line; {ends}."))?;
                line = match self.lines.read() {
                    Ok(line) => line,
                    Err(End::Quit) => return Ok(Some((text, true))),
                    Err(broken) => return Err(broken),
                };
                continue;
            }
            text.push_str(if line == ".." { "." } else { &line });
            text.push('\n');
            if text.lines().count() == 1 {
                self.say(&format!("Go on with the next line; {ends}, and back leaves it."))?;
            } else if commands::is_doubtful(&line) {
                self.say(&format!("That is a line of the text now; {ends}."))?;
            }
            line = match self.lines.read() {
                Ok(line) => line,
                Err(End::Quit) => return Ok(Some((text, true))),
                Err(broken) => return Err(broken),
            };
        }
    }

    /// Makes a row, refers to it, and asks the question again.
    fn refer_to_new(&mut self, at: &str, table: &'static str) -> Go {
        let Some(key) = self.new_row(table, "")? else {
            self.fresh = true;
            return Ok(());
        };
        let edit = asking::referring(&self.desk, at, &key);
        self.make(&[edit])?;
        self.fresh = true;
        Ok(())
    }

    /// Why we ask, an example, and the words of the commands; with `commands`, what each does.
    pub(super) fn help(&mut self, more: &str) -> Go {
        let entry = self.focus.entry.clone();
        let asked = entry.as_ref().and_then(|e| question_of(e.path()));
        let (Some(question), true) = (asked, more.is_empty()) else {
            self.say(&commands::help(entry.as_ref()))?;
            return self
                .say("A line that begins with = is an answer, also where it says the same as a command; so is one in quotes.");
        };
        self.say(question.help)?;
        self.say(&format!("Why we ask: {}", question.why))?;
        if !question.example.is_empty() {
            self.say(&format!("Example: {}", question.example.replace('\n', ", ")))?;
        }
        if matches!(entry, Some(Entry::Answer(_))) {
            self.say(values::how(question))?;
        }
        self.say(&format!("You can also type: {}.", commands::names(self)))?;
        self.say("help commands says what each does. A line that begins with = is always an answer.")
    }

    /// Says the question again.
    pub(super) fn again(&mut self) {
        self.fresh = true;
        self.told = ("", "");
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
