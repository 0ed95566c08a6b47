//! The way through the interview: on, back, to a section, to what was found.
//!
//! Goes where the screen goes. Must not change an answer. The price: what is next is found anew after each line.

use super::lines::Go;
use super::{Focus, Session};
use crate::asking::{self, Entry, question_of};
use crate::interview::{self, SECTIONS};
use crate::path;
use crate::published::{in_a_line, since_lines};

impl Session<'_> {
    /// The first words, and the first question.
    pub(super) fn begin(&mut self) -> Go {
        let file = self.desk.file.display().to_string();
        self.say(&format!("The draft is {file}. It is saved at every change."))?;
        self.say("An empty line takes what is suggested, or goes on. help commands lists the commands; quit ends.")?;
        self.since()?;
        if let Some(project) = self.desk.unlooked() {
            let offer = project.offer("look");
            self.say(&format!("{offer}."))?;
        }
        match self.desk.stopped.take() {
            Some(at) if question_of(&at).is_some() => {
                let label = question_of(&at).map_or("", |q| q.label);
                self.say(&format!("You stopped at: {label}."))?;
                self.go_to(&at)?;
                self.trail.clear(); // nobody has been anywhere yet
                if self.focus.entry.is_none() {
                    self.first_waiting();
                }
                Ok(())
            }
            _ => {
                self.first_waiting();
                Ok(())
            }
        }
    }

    /// What changed since the last publication, with the sentences.
    pub(super) fn changes(&mut self) -> Go {
        if self.desk.past.is_none() {
            return self.say("This policy was not published from here yet.");
        }
        self.look_for_drift()?;
        let american = self.desk.shown.american();
        for one in self.desk.drift() {
            self.say(&in_a_line(&one, american))?;
        }
        let Some(past) = self.desk.past.as_deref() else {
            return Ok(());
        };
        let lines = since_lines(past, &self.desk.draft, self.today);
        lines.iter().try_for_each(|line| self.say(line))
    }

    /// What changed since the last publication.
    fn since(&mut self) -> Go {
        let Some(on) = self.desk.past.as_ref().map(|past| past.publication.on) else {
            return Ok(());
        };
        let american = self.desk.shown.american();
        let list = self.desk.since(self.today);
        if !list.is_empty() {
            self.say(&format!("Since you published on {}:", on.words(american)))?;
        }
        list.iter().try_for_each(|one| self.say(&in_a_line(one, american)))
    }

    pub(super) fn entries(&self) -> Vec<Entry> {
        self.entries_of(&self.focus)
    }

    pub(super) fn entries_of(&self, focus: &Focus) -> Vec<Entry> {
        let record = focus.record.as_ref().map(|(table, key)| (*table, key.as_str()));
        asking::entries(&self.desk, focus.section, record)
    }

    /// Goes somewhere, and remembers from where.
    pub(super) fn set(&mut self, focus: Focus) {
        if focus != self.focus {
            let from = std::mem::replace(&mut self.focus, focus);
            self.trail.push(from);
        }
        let entries = self.entries();
        self.index = self.focus.entry.as_ref().map_or(0, |e| asking::position(&entries, e));
        self.fresh = true;
    }

    pub(super) fn set_entry(&mut self, entry: Entry) {
        let focus = Focus {
            entry: Some(entry),
            ..self.focus.clone()
        };
        self.set(focus);
    }

    /// Where the focused line has gone, what stands in its place gets the focus.
    pub(super) fn settle(&mut self) {
        let Some(entry) = self.focus.entry.clone() else { return };
        let mut entries = self.entries();
        if entries.is_empty() && self.focus.record.is_some() {
            self.below();
            entries = self.entries();
        }
        if entries.contains(&entry) {
            return;
        }
        let same = entries.iter().find(|e| e.path() == entry.path());
        let near = entries.get(self.index.min(entries.len().saturating_sub(1)));
        self.focus.entry = same.or(near).cloned();
        self.fresh = true;
    }

    /// On to what needs the author next: here, in the table of this record, in a later section.
    pub(super) fn advance(&mut self) -> Go {
        let entries = self.entries();
        let focused = self.focus.entry.clone().unwrap_or(Entry::Add(""));
        let here = asking::position(&entries, &focused);
        if let Some(next) = asking::next_in_form(&mut self.desk, &entries, here, true) {
            self.set_entry(next);
            return Ok(());
        }
        if self.focus.record.is_some() {
            self.below();
            return self.advance();
        }
        self.leave_section()
    }

    /// On to the next section in which something waits, else to the list of sections.
    pub(super) fn leave_section(&mut self) -> Go {
        let mut later = SECTIONS.iter().skip_while(|s| s.id != self.focus.section).skip(1);
        let first = later.find_map(|s| Some((s.id, self.first_in(s.id)?)));
        if let Some((section, entry)) = first {
            self.set(Focus {
                section,
                record: None,
                entry: Some(entry),
            });
            return Ok(());
        }
        let here = self.first_in(self.focus.section).is_some();
        self.say(if here {
            "The later sections have nothing that waits; what you passed by in this one still does."
        } else {
            "Nothing else waits in this and the later sections."
        })?;
        self.set(Focus::tasks());
        Ok(())
    }

    /// After a yes to a section: what still waits in it, else on.
    pub(super) fn rest_of_section(&mut self, section: &'static str) -> Go {
        let entries = asking::entries(&self.desk, section, None);
        let presses = entries.into_iter().find(|e| asking::presses(&self.desk, e));
        let Some(entry) = presses.or_else(|| self.first_in(section)) else {
            return self.leave_section();
        };
        self.set_entry(entry);
        Ok(())
    }

    /// The first entry of a section to which the author is led.
    pub(super) fn first_in(&self, section: &'static str) -> Option<Entry> {
        let entries = asking::entries(&self.desk, section, None);
        let far = entries.len();
        entries
            .iter()
            .find(|e| asking::stops_at(&self.desk, &entries, far, e) || asking::is_unsaid(&self.desk, e))
            .cloned()
    }

    /// The first thing of all that waits, else finish.
    pub(super) fn first_waiting(&mut self) {
        let first = SECTIONS.iter().find_map(|s| Some((s.id, self.first_in(s.id)?)));
        let Some((section, entry)) = first else {
            self.set(Focus::tasks());
            return;
        };
        self.set(Focus {
            section,
            record: None,
            entry: Some(entry),
        });
    }

    /// The next line, whatever its state.
    pub(super) fn next(&mut self) -> Go {
        let Some(focused) = self.focus.entry.clone() else {
            self.first_waiting();
            return Ok(());
        };
        let entries = self.entries();
        let here = asking::position(&entries, &focused);
        let stands = |e: &&Entry| {
            let there = Focus {
                entry: Some((*e).clone()),
                ..self.focus.clone()
            };
            !matches!(e, Entry::Detail(_) | Entry::None(_)) && !asking::same_table(&focused, e) && !self.is_heard_alike(&there)
        };
        let next = entries.iter().skip(here + 1).find(stands).cloned();
        if let Entry::Row(at) = &focused {
            self.skipped.insert(at.clone());
        }
        if let Some(next) = next {
            self.set_entry(next);
            return Ok(());
        }
        if self.focus.record.is_some() {
            self.below();
            return Ok(());
        }
        self.leave_section()
    }

    /// Back to where the author was.
    pub(super) fn back(&mut self) -> Go {
        let Some(mut focus) = self.trail.pop() else {
            return self.say("This is where you began. sections lists the sections.");
        };
        while self.is_heard_alike(&focus) {
            let Some(before) = self.trail.pop() else { break };
            focus = before;
        }
        self.focus = focus;
        self.fresh = true;
        Ok(())
    }

    /// Whether going there would read the same table again: each line of a table but a row that waits is read as the table.
    fn is_heard_alike(&self, there: &Focus) -> bool {
        let as_table = |focus: &Focus| {
            let entry = focus.entry.as_ref().filter(|_| focus.record.is_none())?;
            let waits = matches!(entry, Entry::Row(_)) && asking::needs(&self.desk, entry);
            let is_table = !matches!(entry, Entry::Answer(_) | Entry::Detail(_)) && !waits;
            is_table.then(|| question_of(entry.path()).map(|question| question.id))
        };
        as_table(&self.focus).is_some() && as_table(&self.focus) == as_table(there)
    }

    /// Out of the record or past the table.
    pub(super) fn done(&mut self) -> Go {
        if self.focus.record.is_some() {
            self.below();
            return Ok(());
        }
        if self
            .focus
            .entry
            .as_ref()
            .is_none_or(|entry| matches!(entry, Entry::Answer(_)))
        {
            return self.enter_or_on();
        }
        self.leave_table()
    }

    /// An empty line at a table, or at a row of it that takes none: on to the row of it that waits, wherever that stands, or that
    /// lacks something and was not come past; else past the table. What is offered in it was read out with it.
    pub(super) fn on_in_table(&mut self) -> Go {
        let Some(table) = self.table() else { return self.advance() };
        let entries = self.entries();
        let here = self.focus.entry.as_ref().map_or(0, |entry| asking::position(&entries, entry));
        let (above, below) = entries.split_at(here);
        let from = self.focus.entry.clone();
        let is_row = |e: &&&Entry| matches!(e, Entry::Row(at) if path::parent(at) == table) && Some(**e) != from.as_ref();
        let waits = |e: &&&Entry| asking::needs(&self.desk, e) && !self.skipped.contains(e.path());
        let unfinished = |e: &&&Entry| asking::lack(&self.desk, e.path()).is_some() && !self.desk.passed.contains(e.path());
        let rows: Vec<&Entry> = below.iter().chain(above).filter(|e| is_row(&e)).collect();
        let next = rows.iter().find(|e| waits(e) || unfinished(e));
        let Some(next) = next.map(|e| (*e).clone()) else {
            return self.leave_table();
        };
        let come_past = from.iter().chain([&next]).map(|e| e.path().to_owned());
        self.desk.passed.extend(come_past);
        self.set_entry(next);
        Ok(())
    }

    /// Past the table with the focus.
    fn leave_table(&mut self) -> Go {
        let table = self.table().unwrap_or_default();
        let last = self.entries().into_iter().rev().find(|e| e.path() == table);
        if last.is_some() {
            self.focus.entry = last;
        }
        self.on_from_row()
    }

    /// On from a line of a table; where that leads out of the table, it is said.
    pub(super) fn on_from_row(&mut self) -> Go {
        let entries = self.entries();
        let here = self.focus.entry.as_ref().map_or(0, |entry| asking::position(&entries, entry));
        let table = self.table().unwrap_or_default();
        let ahead = asking::ahead(&self.desk, &entries, here, true);
        let stays = |e: &Entry| question_of(e.path()).is_some_and(|question| question.id == table);
        if !ahead.as_ref().is_some_and(stays) {
            let rows = interview::counted(self.row_options(table).len(), "row", "rows");
            self.say(&format!("Left the table: {}.", rows.unwrap_or_else(|| "no rows".to_owned())))?;
        }
        self.advance()
    }

    /// `done` at a question: on, as with an empty line, but nothing that is suggested is taken by it.
    fn enter_or_on(&mut self) -> Go {
        let asked = self.focus.entry.as_ref().map(|entry| entry.path().to_owned());
        let lacks = asked.filter(|at| question_of(at).is_some_and(|q| q.needed) && path::get(&self.desk.shown, at).is_none());
        let open = lacks.is_some_and(|at| !self.desk.draft.open.contains_key(&at));
        if open { self.enter() } else { self.advance() }
    }

    /// Takes the last change back, or brings it again, and goes where it was.
    pub(super) fn undo(&mut self, again: bool) -> Go {
        let Some(undone) = asking::take_back(&mut self.desk, again) else {
            return self.say(if again {
                "There is nothing to do again."
            } else {
                "There is nothing to take back."
            });
        };
        self.changed()?;
        self.say(&undone.sentence())?;
        let at = undone.at;
        match self.last_at(&at) {
            Some(there) => {
                self.set(there);
                (self.jumped, self.told.1) = (true, "");
            }
            None => self.go_to(&at)?,
        }
        self.fresh = true;
        Ok(())
    }

    /// Where the author last stood at this answer, if it is still asked there.
    fn last_at(&self, at: &str) -> Option<Focus> {
        let is_there = |focus: &&Focus| {
            let asked = Entry::Answer(at.to_owned());
            focus.entry.as_ref() == Some(&asked) && self.entries_of(focus).contains(&asked)
        };
        std::iter::once(&self.focus)
            .chain(self.trail.iter().rev())
            .find(is_there)
            .cloned()
    }
}
