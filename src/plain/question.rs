//! Asking a question, and what is typed at it.
//!
//! Says what the screen shows of a question: what is asked, the help, the suggestion with its source, the answer
//! that stands, the choices. Must not change a draft but through `asking`. The price: the words for a state
//! are made each time they are said.

use super::lines::Go;
use super::values;
use super::{Session, commands};
use crate::asking::{self, Entry, question_of, row_label, words_of};
use crate::brings;
use crate::draft::State;
use crate::interview::{self, Kind, Question};
use crate::path::{self, Spot};
use crate::review;
use crate::vendors;

/// How many of what is suggested in a row are named; more are counted.
const NAMED: usize = 4;

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
            Entry::Offer(at) => self.pose_table(path::parent(at), None),
            Entry::Add(table) | Entry::None(table) => self.pose_table(table, None),
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
        let about = if self.introduced.insert(section.id) {
            section.about
        } else {
            ""
        };
        let words = format!("Section {} of {count}: {}. {about}", i + 1, section.title);
        self.say(words.trim_end())?;
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
        let options = values::options(&self.desk, question, at);
        let chosen = |id: &str| {
            now.as_ref()
                .is_some_and(|v| v.as_str() == Some(id) || v.as_array().is_some_and(|l| l.iter().any(|k| k.as_str() == Some(id))))
        };
        let mark = |id: &str| if chosen(id) { mark } else { "" };
        self.read_choices(question, at, &options, &mark)?;
        let words = said.unwrap_or_default();
        let known = asking::hint(&self.desk, at, self.today).map(|known| format!(" {}.", interview::capital(&known)));
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

    /// Reads the choices of a question by their numbers, a mark behind each: of a long list the likely ones, and how the others are
    /// heard.
    pub(super) fn read_choices<'m>(
        &mut self,
        question: &Question,
        at: &str,
        options: &[(String, String)],
        mark: &dyn Fn(&str) -> &'m str,
    ) -> Go {
        let whole = std::mem::take(&mut self.whole);
        let few = values::likely(&self.desk, question, at, options).filter(|_| !whole);
        for (i, (id, label)) in options.iter().enumerate() {
            if few.as_ref().is_none_or(|few| few.contains(&i)) {
                self.say(&format!("{}. {label}{}", i + 1, mark(id)))?;
            }
        }
        match few {
            Some(few) => self.say(&format!(
                "And {} more: say list to hear all, or begin a word.",
                options.len() - few.len()
            )),
            None => Ok(()),
        }
    }

    /// Reads the question again with all its choices; where there are none, lists the sections.
    pub(super) fn all_choices(&mut self) -> Go {
        let asked = match &self.focus.entry {
            Some(Entry::Answer(at) | Entry::Detail(at)) => question_of(at).map(|question| (question, at.clone())),
            _ => None,
        };
        if asked.is_none_or(|(question, at)| values::options(&self.desk, question, &at).is_empty()) {
            return self.sections();
        }
        (self.whole, self.fresh) = (true, true);
        Ok(())
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
            State::Known => {
                let waits = asking::waiting_in(&self.desk, at);
                let names = waits.iter().filter_map(|cell| question_of(cell));
                let names: Vec<String> = names.map(|column| column.name().to_lowercase()).collect();
                match names.as_slice() {
                    [] => asking::lack(&self.desk, at).unwrap_or_else(|| "known".to_owned()),
                    names if names.len() > NAMED => format!("known, {} suggested in it", names.len()),
                    names => format!("known, {} suggested in it ({})", names.len(), names.join(", ")),
                }
            }
            State::Suggested => format!("suggested{}", asking::doubt(&self.desk, at)),
            State::Confirm => "to confirm".to_owned(),
            State::LeftOut => "left empty".to_owned(),
            State::DontKnow => "you do not know".to_owned(),
            State::AskCounsel => "a question for counsel".to_owned(),
            State::Unanswered if needed => "needed".to_owned(),
            State::Unanswered => "no answer".to_owned(),
        }
    }

    /// Why we ask, an example, and the words of the commands; with `commands` or `all`, what each does; with the word of a
    /// command what that does.
    pub(super) fn help(&mut self, more: &str) -> Go {
        let entry = self.focus.entry.clone();
        let asked = entry.as_ref().and_then(|e| question_of(e.path()));
        let about_one = Some(more).filter(|more| !matches!(*more, "" | "commands" | "all"));
        if let Some(word) = about_one {
            let unknown = || format!("No command is called “{word}”. help all says what there is.");
            return self.say(&commands::help_on(word).unwrap_or_else(unknown));
        }
        let (Some(question), true) = (asked, more.is_empty()) else {
            self.say(&commands::help(self, more == "all"))?;
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
        self.say("help and one of these words says what it does. A line that begins with = is always an answer.")
    }

    /// Says the question again; of a table all of it.
    pub(super) fn again(&mut self) {
        self.fresh = true;
        if let Some(table) = self.table() {
            self.read_out.remove(table);
        }
        self.told.1 = "";
    }
}
