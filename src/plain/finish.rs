//! Finish: what stops, which files, and writing them.
//!
//! Writes only what every sentence of is confirmed, and over another file only after a yes. Must not decide what
//! stops. The price: a file is looked at twice, once to say what is there and once before it is written.

use super::lines::{End, Go};
use super::{Focus, Session};
use crate::asking;
use crate::draft::{Decided, Notes};
use crate::drafts::published::{self as copies, Written};
use crate::drafts::{self, Class, Standing};
use crate::interview::Question;
use crate::published::{self, Output, Print, Proposal, RECHECK_MONTHS, links};
use crate::render;
use crate::review;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// How many of a list are said before the files are asked for.
const SHOWN: usize = 6;

/// A private list is readable to its author alone.
fn class(output: &Output) -> Class {
    if output.public { Class::Public } else { Class::Private }
}

impl Session<'_> {
    /// Says what stops; else asks which files, and writes them.
    pub(super) fn finish(&mut self) -> Go {
        let stops = asking::stops(&self.desk, self.today);
        if !stops.is_empty() {
            let stopping = asking::stopping_words(&self.desk, self.today);
            let before = format!("{}, before a finished file can be written:", stopping.join(", "));
            self.say(&before)?;
            self.contradictions()?;
            self.numbered(stops.iter().take(SHOWN).cloned().collect())?;
            if stops.len() > SHOWN {
                self.say("open lists all of them.")?;
            }
            return self.before_finish();
        }
        if !self.duties()? {
            return Ok(());
        }
        self.say(&asking::finish_words(&self.desk, self.today))?;
        let unfinished: Vec<String> = asking::unfinished(&self.desk).into_iter().map(|(_, words)| words).collect();
        self.few("Unfinished, and written as far as they go", &unfinished)?;
        self.open_questions()?;
        self.unanswered()?;
        let mut outputs = self.outputs();
        self.files(&outputs)?;
        loop {
            self.say(
                "yes writes the chosen files; a number chooses a file or not; NUMBER PATH writes it elsewhere; back goes back.",
            )?;
            let line = self.lines.ask()?;
            let word = line.trim();
            match word.to_lowercase().as_str() {
                "" | "back" | "no" => return Ok(()),
                "quit" => return Err(End::Quit),
                "again" | "repeat" => {
                    self.files(&outputs)?;
                    continue;
                }
                "yes" | "y" => {
                    if outputs.iter().any(|o| o.chosen) {
                        if self.write(&outputs)? {
                            return Ok(());
                        }
                        continue;
                    }
                    self.say("No file is chosen: type the number of one.")?;
                    continue;
                }
                _ => {}
            }
            let (number, file) = word.split_once(' ').unwrap_or((word, ""));
            let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let Some((at, output)) = at.and_then(|at| Some((at, outputs.get_mut(at)?))) else {
                self.say("Type yes, back, or a number of the list.")?;
                continue;
            };
            match file.trim() {
                "" => output.chosen = !output.chosen,
                file => {
                    output.path = drafts::resolved(&self.keeper.places.here, Path::new(file));
                    output.chosen = true;
                }
            }
            let line = self.file_line(at, output);
            self.say(&line)?;
        }
    }

    /// Lists the files that can be written.
    fn files(&mut self, outputs: &[Proposal]) -> Go {
        self.say("Files:")?;
        for (at, output) in outputs.iter().enumerate() {
            let line = self.file_line(at, output);
            self.say(&line)?;
        }
        Ok(())
    }

    /// A file of that list: what it is, whether it is chosen, where it goes and what stands there.
    fn file_line(&self, at: usize, output: &Proposal) -> String {
        let there = self.there(output);
        let chosen = if output.chosen { "chosen" } else { "not chosen" };
        let private = if output.output.public { "" } else { ", private" };
        let about = render::format(output.output.name).map_or(output.output.label, |format| format.about);
        format!("{}. {about}{private}, {chosen}: {} ({there})", at + 1, output.path.display())
    }

    /// What can be written of an unfinished draft, by which command.
    fn before_finish(&mut self) -> Go {
        let file = self.desk.file.strip_prefix(&self.keeper.places.here);
        let file = file.unwrap_or(&self.desk.file).display();
        self.say(&format!(
            "What can be written now: a draft for review, with policy-wizard render --unconfirmed {file}; a copy for your lawyer, with policy-wizard render --annotated {file}."
        ))
    }

    /// What the author does not know or leaves to counsel, before the yes.
    fn open_questions(&mut self) -> Go {
        let open = published::open_questions(&self.desk.draft);
        let asks: Vec<String> = open.iter().map(|at| review::ask(&self.desk.shown, at)).collect();
        self.few("Open questions, left out of the text or shown as a gap", &asks)
    }

    /// The first of a list, each a line, and how many more there are; nothing where it is empty.
    fn few(&mut self, title: &str, all: &[String]) -> Go {
        if all.is_empty() {
            return Ok(());
        }
        self.say(&format!("{title}:"))?;
        for line in all.iter().take(SHOWN) {
            self.say(&format!("- {line}"))?;
        }
        match all.len().checked_sub(SHOWN) {
            None | Some(0) => Ok(()),
            Some(more) => self.say(&format!("and {more} more.")),
        }
    }

    /// Questions that are asked and have no answer.
    fn unanswered(&mut self) -> Go {
        let labels = |questions: Vec<&'static Question>| -> Vec<&str> { questions.into_iter().map(Question::name).collect() };
        let spares = labels(crate::open::spares(&self.desk.draft, &self.desk.shown));
        if !spares.is_empty() {
            self.say(&format!(
                "Nothing needed is missing; {} more can be answered: {}. After back, open lists {}.",
                spares.len(),
                spares.join(", "),
                if spares.len() == 1 { "it" } else { "them" }
            ))?;
        }
        let empty = labels(asking::empty_lists(&self.desk.draft, &self.desk.shown));
        if empty.is_empty() {
            return Ok(());
        }
        self.say(&format!("Empty, and may stay so: {}.", empty.join(", ")))
    }

    /// The files that are proposed: those of the last publication, else beside the draft in a project's folder, else in
    /// the working folder.
    fn outputs(&self) -> Vec<Proposal> {
        let places = &self.keeper.places;
        let folder = if self.desk.file.starts_with(&places.drafts) {
            places.here.clone()
        } else {
            self.desk.file.parent().map(Path::to_path_buf).unwrap_or_default()
        };
        published::proposals(self.desk.past.as_deref(), &folder, false)
    }

    /// The text of a file, of what the author confirmed. Private notes stand only in what is private.
    fn printed(&self, output: &Output) -> String {
        let notes = if output.public {
            Notes::default()
        } else {
            drafts::private::load(&self.desk.file).unwrap_or_default()
        };
        let print = Print {
            notes: &notes,
            marked: false,
            today: self.today,
        };
        (output.text)(&self.desk.draft, &print)
    }

    /// What stands at the path of a file.
    fn there(&self, proposal: &Proposal) -> &'static str {
        if fs::symlink_metadata(&proposal.path).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return "new"; // its text is composed only where there is one to hold it against
        }
        match self.standing(proposal, &self.printed(proposal.output)) {
            Standing::Same => "is there, the same",
            Standing::Ours => "is there, as it was written last",
            Standing::Others(_) | Standing::Foreign => "is there, and is not what was written last",
            Standing::New => "new",
            Standing::Closed => "cannot be read",
        }
    }

    fn standing(&self, proposal: &Proposal, text: &str) -> Standing {
        let class = class(proposal.output);
        drafts::standing(&self.keeper.places.state, &proposal.path, text.as_bytes(), class)
    }

    /// Writes what is chosen; whether all of it could be.
    fn write(&mut self, outputs: &[Proposal]) -> Go<bool> {
        let (mut written, mut left, mut publishes, mut failed) = (Vec::new(), Vec::new(), false, 0);
        for output in outputs.iter().filter(|o| o.chosen) {
            let text = self.printed(output.output);
            let shown = output.path.display().to_string();
            let other = fs::symlink_metadata(&output.path).is_ok() && self.standing(output, &text) != Standing::Same;
            if other
                && !self
                    .lines
                    .yes(&format!("{shown} is there and says something else. Overwrite it? yes or no."))?
            {
                self.say(&format!("Not written: {shown}"))?;
                left.push(shown);
                continue;
            }
            let class = class(output.output);
            match drafts::write_output(&self.keeper.places.state, &output.path, text.as_bytes(), class) {
                Ok(()) => {
                    self.say(&format!("Written: {shown}"))?;
                    publishes |= output.output.public;
                    written.push(Written {
                        place: output.path.clone(),
                        format: output.output.name.to_owned(),
                        text,
                    });
                }
                Err(error) => {
                    failed += 1;
                    self.say(&format!("Not written: {error}"))?;
                }
            }
        }
        if failed > 0 {
            self.say("So nothing is recorded as published. Say where the file shall go with NUMBER PATH, then yes again.")?;
            return Ok(false);
        }
        if publishes {
            self.record(&written)?;
        }
        if !left.is_empty() {
            let files = left.join(", ");
            self.say(&format!(
                "Left as before, and older than the draft: {files}. Whoever reads it there reads the old text."
            ))?;
        }
        self.set(Focus::tasks());
        Ok(true)
    }

    /// Records in the draft what was published, and says what comes next.
    fn record(&mut self, written: &[Written]) -> Go {
        let days = (self.today, self.today.later(RECHECK_MONTHS));
        let (places, desk) = (&self.keeper.places, &mut self.desk);
        let publication = match copies::publish(places, &desk.file, &desk.draft, days, written) {
            Ok(publication) => publication,
            Err(error) => return self.say(&format!("Nothing is recorded as published: {error}")),
        };
        if desk.draft.publications.last() != Some(&publication) {
            desk.draft.publications.push(publication);
        }
        desk.past = copies::recall(places, &desk.file, &desk.draft).map(Box::new);
        self.save(true)?;
        let american = self.desk.shown.american();
        let (on, by) = (days.0.words(american), days.1.words(american));
        self.say(&format!("Written on {on}; the draft says so, and a copy is kept."))?;
        self.say("Nobody can read it before you put it at its address.")?;
        self.say(&format!("Link it in: {}.", links(&self.desk.shown).join("; ")))?;
        let stale = drafts::stale_drafts(written.iter().map(|file| file.place.as_path()));
        if let Some(words) = drafts::stale_words(&stale) {
            self.say(&format!("{words}."))?;
        }
        let places = &self.keeper.places;
        let check = drafts::ci_words(&self.desk.file, &places.drafts, &places.here);
        self.say(&format!("In CI: {check}."))?;
        self.say(&format!("Look again by {by}, or when a provider or a purpose changes."))?;
        self.open_questions()?;
        for (name, decision) in [
            ("A lawyer is to be asked", Decided::AskCounsel),
            ("To be mended later", Decided::Later),
        ] {
            let found = self.desk.put_off(decision, self.today);
            if !found.is_empty() {
                self.say(&format!("{name}: {}", found.join(" ")))?;
            }
        }
        Ok(())
    }
}
