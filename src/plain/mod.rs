//! How it is asked in lines: the same interview for screen readers, pipes and terminals that cannot be drawn on.
//!
//! One question at a time, an answer a line, commands as words (`commands`). What is asked, what an act changes
//! and where it leads is shared with the screen (`asking`), so that the same answers give the same draft.
//! Must not name a terminal library: nothing is drawn and nothing moves, and no line is broken, for
//! its width is the business of the terminal or of whoever reads aloud. The price: what has been printed
//! stays as it was said, also when a later answer makes it untrue.

mod adding;
mod answering;
mod commands;
mod finish;
mod going;
mod instead;
mod lines;
mod look;
mod meant;
mod pages;
mod question;
mod record;
mod review;
mod rows;
mod several;
mod start;
mod tables;
#[cfg(test)]
mod tests;
mod values;
mod walk;

use crate::asking::{self, Desk, Entry, Keeper};
use crate::draft::Matter;
use crate::drafts::Places;
use crate::edit::{Edit, Who};
use crate::interview;
use crate::path;
use crate::presets::{self, Preset};
use crate::values::PolicyDate;
use lines::{End, Go, Lines};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

/// How the interview begins.
pub struct Start {
    /// The folders.
    pub places: Places,
    /// The day.
    pub today: PolicyDate,
    /// The file of the draft: opened if it is there, else made.
    pub draft: Option<PathBuf>,
    /// The preset of a new draft, by its id.
    pub preset: Option<String>,
}

/// Where the author is: a line of a section or of a record, or the list of sections.
#[derive(Debug, Clone, PartialEq)]
struct Focus {
    section: &'static str,
    record: Option<(&'static str, String)>,
    entry: Option<Entry>,
}

impl Focus {
    fn tasks() -> Self {
        Self {
            section: "",
            record: None,
            entry: None,
        }
    }
}

/// The conversation over one draft.
struct Session<'a> {
    lines: Lines<'a>,
    keeper: Keeper,
    today: PolicyDate,
    presets: Vec<Preset>,
    desk: Desk,
    focus: Focus,
    /// The number of the focused entry, for when that goes.
    index: usize,
    /// Where the author was before.
    trail: Vec<Focus>,
    /// What was listed last, for `go NUMBER`: paths or sections.
    hits: Vec<String>,
    /// The findings that were listed last, for `decide NUMBER`.
    heard: Vec<Matter>,
    /// What the last look listed, by id, for `take NUMBER`.
    seen: Vec<String>,
    /// Whether the whole question is to be printed, and not only its line.
    fresh: bool,
    /// Whether all choices are to be read, of a long list too.
    whole: bool,
    /// Whether the author came here from somewhere else, and not from the question before.
    jumped: bool,
    /// The section and the table whose heading was printed last.
    told: (&'static str, &'static str),
    /// The sections that were introduced: what one is about is said once, and where it is asked for.
    introduced: BTreeSet<&'static str>,
    /// The rows that the author passed with `next`: an empty line leads to them no more.
    skipped: BTreeSet<String>,
    /// The tables that were read out, each with what was proposed there, key and label: what was heard is not read again
    /// unasked, and the number of a proposal is the one that was heard.
    read_out: BTreeMap<&'static str, Vec<(String, String)>>,
}

/// Runs the interview until the author finishes, quits, or there are no more lines.
pub fn run(start: Start, input: &mut dyn BufRead, output: &mut dyn Write) -> Result<(), String> {
    let mut lines = Lines::new(input, output);
    let mut keeper = Keeper::new(start.places);
    let all = presets::gather(&keeper.places.presets).presets;
    let opened = match (start.draft, start.preset) {
        (None, None) => match start::home(&mut lines, &mut keeper, &all, start.today) {
            Ok(desk) => desk,
            Err(end) => return ended(end),
        },
        (draft, preset) => match start::named(&mut lines, &mut keeper, &all, start.today, draft, preset)? {
            Ok(desk) => desk,
            Err(end) => return ended(end),
        },
    };
    let mut session = Session {
        lines,
        keeper,
        today: start.today,
        presets: all,
        desk: opened,
        focus: Focus::tasks(),
        index: 0,
        trail: Vec::new(),
        hits: Vec::new(),
        heard: Vec::new(),
        seen: Vec::new(),
        fresh: true,
        whole: false,
        jumped: false,
        told: ("", ""),
        introduced: BTreeSet::new(),
        skipped: BTreeSet::new(),
        read_out: BTreeMap::new(),
    };
    let end = session.converse();
    let last = std::mem::replace(&mut session.focus, Focus::tasks());
    let _ = session.left(&last);
    let kept = session.keeper.keep_providers(&session.desk, session.today);
    let saved = session.keeper.save(&mut session.desk, true);
    let file = session.desk.file.display().to_string();
    match (end, saved) {
        (_, Err(why)) => Err(session.keeper.lost(&session.desk, &why)),
        (end, Ok(told)) => {
            let said = told.unwrap_or_else(|| format!("Saved: {file}"));
            let _ = session.lines.say(&said);
            let _ = kept.map(|kept| session.lines.say(&kept));
            ended(end)
        }
    }
}

/// A reader that has gone is no failure: the draft is saved.
fn ended(end: End) -> Result<(), String> {
    match end {
        End::Quit => Ok(()),
        End::Broken(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        End::Broken(error) => Err(format!("the lines cannot be read or written: {error}")),
    }
}

impl Session<'_> {
    fn converse(&mut self) -> End {
        let begin = self.begin();
        if let Err(end) = begin {
            return end;
        }
        asking::lapsed(&mut self.desk, self.today); // what has lapsed in an earlier session was said then
        loop {
            if let Err(end) = self.turn() {
                return end;
            }
        }
    }

    /// One question and one line.
    fn turn(&mut self) -> Go {
        self.settle();
        self.pose()?;
        self.fresh = false;
        self.jumped = false;
        let line = self.lines.ask()?;
        let before = self.focus.clone();
        let done = self.take(&line);
        self.left(&before)?;
        done?;
        if let Some(lapsed) = asking::lapsed(&mut self.desk, self.today) {
            self.say(&format!("{}.", interview::capital(&lapsed)))?;
        }
        if self.focus != before
            && let Some(entry) = &self.focus.entry
        {
            self.keeper.remember(&self.desk, entry.path());
        }
        Ok(())
    }

    /// What was left without what it is there for is not kept.
    fn left(&mut self, before: &Focus) -> Go {
        let Some((table, key)) = before.record.as_ref().filter(|_| self.focus.record != before.record) else {
            return Ok(());
        };
        let who = self.who();
        if !asking::left_row(&mut self.desk, &path::row_path(table, key), &who) {
            return Ok(());
        }
        self.changed()?;
        self.say(&format!("{}.", interview::capital(asking::LEFT_EMPTY)))
    }

    fn take(&mut self, line: &str) -> Go {
        if let Some(literal) = commands::literal(line) {
            return self.answered(literal, true);
        }
        if line.trim().is_empty() {
            return self.enter();
        }
        match commands::find(self, line) {
            Some((command, rest)) => (command.run)(self, rest),
            None => self.answered(line, false),
        }
    }

    fn say(&mut self, text: &str) -> Go {
        self.lines.say(text)
    }

    fn who(&self) -> Who {
        Who {
            by: "author".to_owned(),
            on: self.today,
        }
    }

    /// Makes edits and saves them; a refusal is said in a line. Whether they were made.
    fn make(&mut self, edits: &[Edit]) -> Go<bool> {
        let who = self.who();
        match self.desk.edit(edits, &who) {
            Ok(()) => self.changed().map(|()| true),
            Err(refused) => self.say(&refused.0).map(|()| false),
        }
    }

    /// Saves what has changed.
    fn changed(&mut self) -> Go {
        self.save(false)
    }

    fn save(&mut self, sync: bool) -> Go {
        match self.keeper.save(&mut self.desk, sync) {
            Ok(None) => Ok(()),
            Ok(Some(told)) => self.say(&told),
            Err(why) => self.say(&format!("Not saved: {why}")),
        }
    }

    /// Ends; with answers that cannot be saved only when it is said once more.
    fn quit(&mut self) -> Go {
        let warned = self.desk.unsaved.is_some();
        match self.keeper.save(&mut self.desk, false) {
            Err(why) if !warned => self.say(&format!("Not saved: {why}\nSay quit again to leave without saving.")),
            Ok(Some(told)) => self.say(&told).and(Err(End::Quit)),
            Ok(None) | Err(_) => Err(End::Quit),
        }
    }
}
