//! Which answers each sentence depends on.
//!
//! The document is a pure function of the answers, so what an answer wrote is the difference between
//! the document with it and without it, visibility held. Nothing is declared by the clauses; nothing can
//! be declared wrongly. The price is one composition a question: tens of microseconds, done for the
//! focused question at each key, for the whole document only on demand.

use crate::answers::Answers;
use crate::clauses::policy;
use crate::document::{Document, Id};
use crate::interview::{self, Field};
use crate::path::{self, Spot};
use std::collections::HashMap;

/// Sentences by their identity and words, counted: two may look alike.
type Bag<'d> = HashMap<(&'d Id, &'d [crate::document::Inline]), usize>;

fn bag(document: &Document) -> Bag<'_> {
    let mut bag = Bag::new();
    for sentence in document.sentences() {
        *bag.entry((&sentence.id, &sentence.inlines)).or_default() += 1;
    }
    bag
}

/// The numbers of the sentences (in the order of [`Document::sentences`]) that `other` has not.
pub fn missing_in<'d>(document: &'d Document, other: &'d Document) -> Vec<usize> {
    let mut bag = bag(other);
    let mut missing = Vec::new();
    for (number, sentence) in document.sentences().enumerate() {
        match bag.get_mut(&(&sentence.id, sentence.inlines.as_slice())) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing.push(number),
        }
    }
    missing
}

/// The answers without what stands at this path: a leaf, a cell, a row, or all rows of a table. Nothing
/// else is cleared, even where it no longer applies.
pub fn without(answers: &Answers, at: &str) -> Answers {
    let mut less = answers.clone();
    match path::spot(at) {
        Ok(Spot::Leaf(_) | Spot::Cell(..)) => {
            let _ = path::put(&mut less, at, None);
        }
        Ok(Spot::Row(table, key)) => {
            if let (Some(rows), Some(i)) = (path::rows(table), path::index(&less, table.id, key)) {
                (rows.remove)(&mut less, i);
            }
        }
        Ok(Spot::Table(table)) => {
            if let Some(rows) = path::rows(table) {
                (rows.clear)(&mut less);
            }
        }
        Err(_) => {}
    }
    less
}

/// The numbers of the sentences that the answer at this path writes in the document of these settled
/// answers.
pub fn writes(answers: &Answers, document: &Document, at: &str) -> Vec<usize> {
    missing_in(document, &policy(&without(answers, at)))
}

/// The path that owns a sentence: of leaf, cell, row and table the first tier whose clearing changes it,
/// in the sentence's own row before others, earliest in the interview.
pub fn owner(answers: &Answers, document: &Document, number: usize) -> Option<String> {
    let sentence = document.sentences().nth(number)?;
    let row = sentence.id.row.clone();
    let (own, others): (Vec<String>, Vec<String>) = path::answered(answers)
        .into_iter()
        .partition(|at| !row.is_empty() && at.split('.').nth(2) == Some(row.as_str()));
    let changes = |at: &String| writes(answers, document, at).contains(&number);
    let is_gate = |at: &String| interview::question(at).is_some_and(|q| q.gate);
    let single = own
        .iter()
        .chain(others.iter().filter(|at| !is_gate(at)))
        .find(|at| changes(at))
        .cloned();
    single.or_else(|| rows_and_tables(answers).into_iter().find(|at| changes(at)))
}

fn rows_and_tables(answers: &Answers) -> Vec<String> {
    let mut paths = Vec::new();
    let mut tables = Vec::new();
    for question in interview::all() {
        if let Field::Table(rows) = question.field {
            paths.extend((rows.keys)(answers).iter().map(|key| path::row_path(question.id, key)));
            tables.push(question.id.to_owned());
        }
    }
    paths.extend(tables);
    paths
}

/// Which answers write each sentence of a document, by the numbers of [`Document::sentences`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whole {
    /// The paths of leaves and cells whose clearing changes the sentence, the sentence's own row first, then in
    /// the order of the interview; rows and tables only where no single answer does.
    pub writers: Vec<Vec<String>>,
}

/// The trace of a whole document: what [`writes`] and [`owner`] say of one answer or sentence, for all of
/// them, at one composition an answer. `compose` must be what made the document, gaps and all.
pub fn whole(answers: &Answers, document: &Document, compose: &dyn Fn(&Answers) -> Document) -> Whole {
    let rows: Vec<&str> = document.sentences().map(|sentence| sentence.id.row.as_str()).collect();
    let mut writers: Vec<Vec<String>> = vec![Vec::new(); rows.len()];
    let mut gates: Vec<Vec<String>> = vec![Vec::new(); rows.len()];
    let missing = |at: &str| missing_in(document, &compose(&without(answers, at)));
    for at in path::answered(answers) {
        let is_gate = interview::question(&at).is_some_and(|q| q.gate);
        for number in missing(&at) {
            let list = if is_gate { &mut gates } else { &mut writers };
            list[number].push(at.clone());
        }
    }
    for (number, row) in rows.iter().enumerate() {
        writers[number].sort_by_key(|at| row.is_empty() || at.split('.').nth(2) != Some(*row)); // stable
    }
    let bare: Vec<usize> = (0..rows.len()).filter(|&number| writers[number].is_empty()).collect();
    let larger = if bare.is_empty() {
        Vec::new()
    } else {
        rows_and_tables(answers)
    };
    for at in larger {
        for number in missing(&at).into_iter().filter(|number| bare.contains(number)) {
            writers[number].push(at.clone());
        }
    }
    for (list, gates) in writers.iter_mut().zip(gates) {
        if list.is_empty() {
            *list = gates;
        }
    }
    Whole { writers }
}
