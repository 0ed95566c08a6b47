//! What changed since a publication: in the answers, the wording, the files, and with time.
//!
//! Everything is a comparison of two values; whoever has the files brings them. The price: answers are
//! compared path by path at each call.

use super::{Difference, Kept, Publication, PublishedFile, Said, digest_of_answers, digest_of_wording, document, said};
use crate::answers::Answers;
use crate::clauses;
use crate::draft::{Draft, OpenState};
use crate::interview::{self, Question, Value};
use crate::path::{self, Spot};
use crate::values::PolicyDate;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What stands where a file was published.
#[derive(Debug, Clone, PartialEq)]
pub enum There {
    /// What was written.
    Same,
    /// Something else: the lines that differ, if the copy is there to compare with.
    Edited(Option<Vec<Difference>>),
    /// Nothing.
    Gone,
    /// It cannot be read, or this machine does not know where it is.
    Unknown,
}

/// A published file, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The record.
    pub file: PublishedFile,
    /// Where it is on this machine, if known.
    pub place: Option<PathBuf>,
    /// What stands there.
    pub there: There,
}

/// A file of an earlier publication that still stands, and was not written with the last one.
#[derive(Debug, Clone, PartialEq)]
pub struct Older {
    /// The file.
    pub found: Found,
    /// The day on which it was written.
    pub on: PolicyDate,
}

/// The last publication with all that this machine knows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// The record.
    pub publication: Publication,
    /// The copy, if this machine has it.
    pub kept: Option<Kept>,
    /// The files.
    pub files: Vec<Found>,
    /// What stands from earlier publications and was not written with this one.
    pub older: Vec<Older>,
    /// The private lists that were written along, by their names, and where: in no draft, and only known to this machine.
    pub private: BTreeMap<String, PathBuf>,
    /// The sentences of the kept answers that this release words differently.
    reworded: Vec<Difference>,
}

/// An answer, a row or an order of rows that is not as it was published.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The path; of a table where only the order of its rows changed.
    pub at: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it is.
    pub after: Option<Value>,
}

/// Something that is not as it was published.
#[derive(Debug, Clone, PartialEq)]
pub enum Since {
    /// Answers were changed; none where the copy to compare with is missing.
    Answers(Vec<Changed>),
    /// This release words these sentences differently; none where the copy is missing.
    Reworded(Vec<Difference>),
    /// A file was edited by hand: its name, the lines if the copy is there.
    Edited(String, Option<Vec<Difference>>),
    /// A file is gone: its name.
    Gone(String),
    /// A file of an earlier publication still stands, with its text of before: its name, and its day.
    Older(String, PolicyDate),
    /// The day has passed by which the author wanted to look again.
    Due(PolicyDate),
    /// Questions that were left open, still open: their paths.
    Open(Vec<String>),
    /// What the project uses and the policy does not name, in words of whoever looked.
    Unnamed(String),
    /// What the policy names and the project does not show, in words of whoever looked.
    Unseen(String),
    /// That the project was not looked through yet, in words of whoever could.
    Unlooked(String),
    /// That only a part of the project was looked through, in words of whoever looked.
    Partly(String),
}

impl Past {
    /// The last publication; the wording of this release is compared once, here.
    pub fn new(publication: Publication, kept: Option<Kept>, files: Vec<Found>) -> Self {
        let reworded = kept.as_ref().map_or_else(Vec::new, |kept| {
            let now = document(&kept.draft);
            changed_sentences(&kept.said, &said(&now), &heading(&now))
        });
        Self {
            publication,
            kept,
            files,
            older: Vec::new(),
            private: BTreeMap::new(),
            reworded,
        }
    }

    /// What changed since, for this draft on this day.
    pub fn since(&self, draft: &Draft, today: PolicyDate) -> Vec<Since> {
        let mut list = Vec::new();
        let same_answers = digest_of_answers(draft) == self.publication.answers;
        let changed = self.kept.as_ref().filter(|_| !same_answers);
        let changed = changed.map(|kept| changed_answers(&kept.answers(), &draft.published()));
        match changed {
            Some(changed) if !changed.is_empty() => list.push(Since::Answers(changed)),
            None if !same_answers => list.push(Since::Answers(Vec::new())),
            Some(_) | None => {}
        }
        let words = || digest_of_wording(&said(&document(draft)));
        if !self.reworded.is_empty() || (self.kept.is_none() && same_answers && words() != self.publication.wording) {
            list.push(Since::Reworded(self.reworded.clone()));
        }
        for found in &self.files {
            match &found.there {
                There::Edited(lines) => list.push(Since::Edited(found.name(), lines.clone())),
                There::Gone => list.push(Since::Gone(found.name())),
                There::Same | There::Unknown => {}
            }
        }
        list.extend(self.older.iter().map(|older| Since::Older(older.found.name(), older.on)));
        list.extend(self.publication.recheck.filter(|by| today >= *by).map(Since::Due));
        let open = open_questions(draft);
        if !open.is_empty() {
            list.push(Since::Open(open));
        }
        list
    }
}

/// What is said of something published that is out of the text only until it is confirmed.
pub const WAITS: &str = "to confirm: not in the text until then";

/// The sentences that are not as they were published; nothing where the copy to compare with is missing. One that is
/// only to be confirmed again is not gone, and says so.
pub fn sentences_since(past: &Past, draft: &Draft) -> Option<Vec<Difference>> {
    let kept = past.kept.as_ref()?;
    let now = document(draft);
    let mut list = changed_sentences(&kept.said, &said(&now), &heading(&now));
    if list.iter().any(|one| one.after.is_none()) {
        let gaps = draft.gaps();
        let shown = clauses::compose(&draft.worded(), &|at| gaps.iter().any(|gap| gap == at));
        let waits = said(&shown);
        for one in list.iter_mut().filter(|one| one.after.is_none()) {
            let old = kept.said.iter().find(|old| Some(&old.text) == one.before.as_ref());
            let same = old.and_then(|old| waits.iter().find(|new| new.id == old.id));
            one.after = same.map(|new| format!("{} ({WAITS})", new.text));
        }
    }
    Some(list)
}

impl Found {
    /// Its name for a person: the path as recorded, else the file's name.
    pub fn name(&self) -> String {
        let of_place = || {
            self.place
                .as_ref()?
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
        };
        let name = self.file.path.clone().or_else(of_place);
        name.unwrap_or_else(|| format!("the {} file", self.file.format))
    }
}

/// What the author does not know or asks counsel about, of what is asked.
pub fn open_questions(draft: &Draft) -> Vec<String> {
    let shown = draft.shown();
    let asked = |at: &str| match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Table(question)) => interview::applies(question, &shown, None),
        Ok(Spot::Row(table, key)) => path::index(&shown, table.id, key).is_some(),
        Ok(Spot::Cell(question, key)) => path::index(&shown, question.table().unwrap_or_default(), key)
            .is_some_and(|row| interview::applies(question, &shown, Some(row))),
        Err(_) => false,
    };
    let open = draft.open.iter().filter(|(at, open)| {
        let waits = matches!(open.state, OpenState::DontKnow | OpenState::AskCounsel);
        waits && asked(at)
    });
    open.map(|(at, _)| at.clone()).collect()
}

/// The answers in which two records differ. A row that is new or gone is one; so is another order of rows.
pub fn changed_answers(before: &Answers, after: &Answers) -> Vec<Changed> {
    let mut changed = Vec::new();
    for question in interview::all() {
        if question.is_table() {
            changed.extend(changed_rows(question, before, after));
        } else if !question.is_column() && !question.gate {
            changed.extend(changed_at(question.id, before, after));
        } else if question.gate {
            // a gate goes with its rows; that there are none is an answer of its own
            let none = |answers: &Answers| path::get(answers, question.id) == Some(false.into());
            if none(before) != none(after) {
                changed.extend(changed_at(question.id, before, after));
            }
        }
    }
    changed
}

fn changed_at(at: &str, before: &Answers, after: &Answers) -> Option<Changed> {
    let (before, after) = (path::get(before, at), path::get(after, at));
    (before != after).then(|| Changed {
        at: at.to_owned(),
        before,
        after,
    })
}

fn changed_rows(table: &'static Question, before: &Answers, after: &Answers) -> Vec<Changed> {
    let (old, new) = (interview::keys(before, table.id), interview::keys(after, table.id));
    let mut changed = Vec::new();
    for key in old.iter().chain(new.iter().filter(|key| !old.contains(key))) {
        if old.contains(key) && new.contains(key) {
            let columns = interview::columns(table.id);
            changed.extend(columns.filter_map(|column| changed_at(&column.path(key), before, after)));
        } else {
            changed.extend(changed_at(&path::row_path(table.id, key), before, after));
        }
    }
    let of =
        |keys: &[String], other: &[String]| -> Vec<String> { keys.iter().filter(|key| other.contains(key)).cloned().collect() };
    if of(&old, &new) != of(&new, &old) {
        changed.push(Changed {
            at: table.id.to_owned(),
            before: Some(old.into()),
            after: Some(new.into()),
        });
    }
    changed
}

/// The heading under which a document prints a clause.
pub fn heading(document: &crate::document::Document) -> impl Fn(&str) -> String {
    let headings = document.clauses.iter().map(|c| (c.id.to_owned(), c.heading.to_string()));
    let headings: BTreeMap<String, String> = headings.collect();
    move |clause: &str| headings.get(clause).cloned().unwrap_or_default()
}

/// The sentences in which two texts differ: one with the same identity is the same sentence, reworded.
pub fn changed_sentences(before: &[Said], after: &[Said], heading: &dyn Fn(&str) -> String) -> Vec<Difference> {
    let mut rest: Vec<Option<&Said>> = after.iter().map(Some).collect();
    let mut take = |fits: &dyn Fn(&Said) -> bool| {
        let found = rest.iter_mut().find(|slot| slot.is_some_and(fits))?;
        found.take()
    };
    // what is the same goes first, so that only what differs is matched by identity
    let gone: Vec<&Said> = before.iter().filter(|old| take(&|new| new == *old).is_none()).collect();
    let mut list: Vec<Difference> = gone
        .into_iter()
        .map(|old| Difference {
            what: heading(&old.id.0),
            before: Some(old.text.clone()),
            after: take(&|new| new.id == old.id).map(|new| new.text.clone()),
        })
        .collect();
    list.extend(rest.into_iter().flatten().map(|new| Difference {
        what: heading(&new.id.0),
        before: None,
        after: Some(new.text.clone()),
    }));
    list
}
