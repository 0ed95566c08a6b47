//! What was taken back or brought again, in the author's words: which rows and answers, and what became of them.
//!
//! It is read off the steps that are run and off the draft before and after them. Must not know who shows it. The price:
//! who reads "the look" was told by the source of a layer, which no other edit may bring together with rows.

use super::{Desk, named_row, question_of, row_called};
use crate::draft::{Path, State};
use crate::edit::{Step, comes_with_rows};
use crate::interview::{self, Question, capital, listed};
use crate::path::{self, Spot};
use crate::scan::drift;
use crate::{review, vendors};
use std::collections::BTreeSet;

/// How many things are named before the rest is counted.
const NAMED: usize = 3;

/// An edit that was taken back or brought again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    how: &'static str,
    what: String,
    /// The answer or row that it touched.
    pub at: Path,
}

impl Undone {
    /// What was done, in a line.
    pub fn words(&self) -> String {
        format!("{}: {}", self.how, self.what)
    }

    /// What was done, as a sentence.
    pub fn sentence(&self) -> String {
        format!("{}.", capital(&self.words()))
    }
}

/// Takes the last edit back, or brings it again.
pub fn take_back(desk: &mut Desk, again: bool) -> Option<Undone> {
    if !again {
        desk.history.drop_void(&desk.draft);
    }
    let (undo, redo) = desk.history.lists();
    let steps = if again { redo } else { undo }.last()?.clone();
    let things = things(&steps);
    let of_rows = things.iter().all(|at| matches!(path::spot(at), Ok(Spot::Row(..))));
    let stood: Vec<bool> = things.iter().map(|at| stands(desk, at)).collect();
    let alone = things.len() == 1;
    let before: Vec<Option<String>> = things.iter().map(|at| called(desk, at, alone)).collect();
    let at = if again {
        desk.history.redo(&mut desk.draft)
    } else {
        desk.history.undo(&mut desk.draft)
    }?;
    desk.refresh();
    let became = things.iter().zip(&stood).map(|(at, stood)| became(desk, &steps, at, *stood));
    let became: BTreeSet<Became> = became.collect();
    let looked = |step: &Step| matches!(step, Step::Lay(from, ..) if from == drift::SOURCE);
    let by_look = steps.iter().any(looked);
    let one = became.first().filter(|_| of_rows && became.len() == 1);
    let how = one.map_or(if again { "redone" } else { "taken back" }, |one| one.words(again, by_look));
    let mut names = Vec::new();
    for (at, before) in things.iter().zip(before) {
        let name = before
            .or_else(|| called(desk, at, alone))
            .unwrap_or_else(|| other(desk, &steps, at));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let what = some(&names);
    let table = question_of(&at).and_then(table_of);
    let at = table.map_or(at, |table| table.id.to_owned());
    Some(Undone { how, what, at })
}

/// What became of a row.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Became {
    Changed,
    Moved,
    Known,
    Waiting,
    Offered,
    Gone,
    Dropped,
}

impl Became {
    fn words(&self, again: bool, by_look: bool) -> &'static str {
        match (self, again) {
            (Self::Gone | Self::Waiting | Self::Offered, false) if by_look => "what the look added is out again",
            (Self::Known, true) if by_look => "what the look found is added again",
            (Self::Changed, false) => "taken back",
            (Self::Changed, true) => "redone",
            (Self::Moved, false) => "moved back",
            (Self::Moved, true) => "moved again",
            (Self::Known, false) => "brought back",
            (Self::Known, true) => "added again",
            (Self::Waiting, _) => "suggested again, and not taken",
            (Self::Offered, _) => "offered again, and not taken",
            (Self::Gone, false) => "out again",
            (Self::Gone, true) => "taken away again",
            (Self::Dropped, _) => "dropped again",
        }
    }
}

fn became(desk: &Desk, steps: &[Step], at: &str, stood: bool) -> Became {
    let tomb = |step: &Step| matches!(step, Step::Tomb(tomb, true) if tomb.path == at);
    match (stood, stands(desk, at)) {
        (true, true) if steps.iter().any(|step| matches!(step, Step::Remove(row) if row == at)) => Became::Moved,
        (false, true) => Became::Known,
        (true, false) if steps.iter().any(tomb) => Became::Gone,
        (false, false) if steps.iter().any(tomb) => Became::Dropped,
        (_, false) if is_offered(desk, at) => Became::Offered,
        (_, false) if desk.draft.state(at) == State::Suggested => Became::Waiting,
        (true, false) => Became::Gone,
        (true, true) | (false, false) => Became::Changed,
    }
}

/// Whether this row is the author's, and not only suggested.
fn stands(desk: &Desk, at: &str) -> bool {
    matches!(path::spot(at), Ok(Spot::Row(table, key)) if path::index(&desk.draft.answers, table.id, key).is_some())
}

fn is_offered(desk: &Desk, at: &str) -> bool {
    matches!(path::spot(at), Ok(Spot::Row(table, key)) if desk.draft.offers(table.id).iter().any(|(_, k, _)| *k == key))
}

/// What a person sees behind these steps, each thing once: of a row that comes, goes or has several answers changed only the row,
/// without what follows from its coming and going.
fn things(steps: &[Step]) -> Vec<Path> {
    let came = |step: &Step| match step {
        Step::Insert(table, _, row) => Some(path::row_path(table, row.get("key")?.as_str()?)),
        Step::Remove(row) => Some(row.clone()),
        _ => None,
    };
    let rows: BTreeSet<Path> = steps.iter().filter_map(came).collect();
    let told = |at: &str| rows.is_empty() || !comes_with_rows(at) || rows.contains(path::parent(at));
    let is_gate = |at: &str| question_of(at).is_some_and(|question| question.gate);
    let touched = steps.iter().filter(|step| !matches!(step, Step::Lay(..) | Step::Insert(..)));
    let touched: Vec<&str> = touched.map(|step| step.path().as_str()).collect();
    let mut all: Vec<Path> = Vec::new();
    let mut add = |at: &str| {
        if !all.iter().any(|known| known == at) {
            all.push(at.to_owned());
        }
    };
    for row in steps.iter().filter_map(came) {
        add(&row);
    }
    let answers: Vec<&str> = touched.iter().copied().filter(|at| told(at) && !is_gate(at)).collect();
    for at in &answers {
        let row = path::parent(at);
        let in_row = matches!(path::spot(at), Ok(Spot::Cell(..)));
        let beside = |other: &&&str| path::parent(other) == row && *other != at;
        let whole = in_row && (rows.contains(row) || answers.iter().any(|other| *other == row || beside(&other)));
        add(if whole { row } else { at });
    }
    if all.is_empty() {
        let first = touched
            .first()
            .copied()
            .or_else(|| steps.first().map(|step| step.path().as_str()));
        all.extend(first.map(str::to_owned));
    }
    all
}

/// A row or an answer as it is called: a row that is not alone without its table. Nothing where it is neither, or has no name now.
fn called(desk: &Desk, at: &str, alone: bool) -> Option<String> {
    match path::spot(at) {
        Ok(Spot::Row(table, key)) => {
            let here = path::index(&desk.shown, table.id, key).is_some() || is_offered(desk, at);
            let name = || row_called(desk, table.id, key);
            here.then(|| {
                if alone {
                    format!("{}: {}", table.label, name())
                } else {
                    name()
                }
            })
        }
        Ok(Spot::Cell(..)) => named_row(desk, at),
        Ok(Spot::Leaf(question) | Spot::Table(question)) => Some(table_of(question).unwrap_or(question).label.to_owned()),
        Err(_) => None,
    }
}

/// The table of which a question says whether it has rows: nobody is asked it by itself.
pub fn table_of(gate: &Question) -> Option<&'static Question> {
    let mut tables = interview::all().iter().filter(|question| question.is_table());
    tables.find(|table| gate.gate && path::rows(table).is_some_and(|rows| rows.gate == gate.id))
}

/// What has no name among the answers: a decision about a finding, what a provider is, what comes from a source.
fn other(desk: &Desk, steps: &[Step], at: &str) -> String {
    if let Some(question) = question_of(at) {
        return question.label.to_owned();
    }
    let is_decision = |step: &&Step| matches!(step, Step::Decide(..)) && step.path() == at;
    if steps.iter().any(|step| is_decision(&step)) {
        let rule = review::page::find(at);
        return rule.map_or_else(
            || "a decision about a finding".to_owned(),
            |rule| format!("a decision about “{}”", rule.wrong().trim_end_matches('.')),
        );
    }
    let provider = desk.provider(at).map(|vendor| vendor.name.clone());
    provider.unwrap_or_else(|| format!("what comes from {}", vendors::source(at, &|_| None)))
}

/// The first of these names, and how many there are besides.
fn some(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match names.split_at_checked(NAMED).filter(|(_, more)| more.len() > 1) {
        Some((first, more)) => format!("{} and {} more", first.join(", "), more.len()),
        None => listed(&names),
    }
}
