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

/// The path that owns a sentence: the first that [`whole`] names for it.
pub fn owner(answers: &Answers, document: &Document, number: usize) -> Option<String> {
    let mut writers = whole(answers, document, &policy).writers;
    (number < writers.len()).then(|| writers.swap_remove(number).into_iter().next())?
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
    /// The paths of leaves and cells whose clearing changes the sentence, its owner first: of the sentence's own
    /// row before others, what the sentence cannot do without before what only words it otherwise, what writes
    /// few sentences before what writes many, then in the order of the interview. Rows and tables only where no
    /// single answer does, or where cells only word what the table brings; what only says whether a whole clause or
    /// table is there comes last.
    pub writers: Vec<Vec<String>>,
    /// The paths whose clearing takes the sentence because a question that writes it is no longer asked; of a
    /// sentence that any of several answers brings, the last of them.
    pub because: Vec<Vec<String>>,
}

/// How often each identity stands in a document.
fn identities(document: &Document) -> HashMap<&Id, usize> {
    let mut count = HashMap::new();
    for sentence in document.sentences() {
        *count.entry(&sentence.id).or_default() += 1;
    }
    count
}

/// What clearing an answer does to a document.
struct Cleared {
    at: String,
    /// The sentences that change or go.
    changed: Vec<usize>,
    /// Those of them that go.
    gone: Vec<usize>,
    /// Whether it only says that a clause or a table is there.
    switch: bool,
}

/// The trace of a whole document: what [`writes`] says of one answer, for all of them, at one composition an
/// answer. `compose` must be what made the document, gaps and all.
pub fn whole(answers: &Answers, document: &Document, compose: &dyn Fn(&Answers) -> Document) -> Whole {
    let ids: Vec<&Id> = document.sentences().map(|sentence| &sentence.id).collect();
    let before = identities(document);
    let mut because: Vec<Vec<String>> = vec![Vec::new(); ids.len()];
    let mut clear = |at: String| {
        let less = without(answers, &at);
        let after = compose(&less);
        let changed = missing_in(document, &after);
        let left = identities(&after);
        let goes = |number: &usize| left.get(ids[*number]).copied().unwrap_or_default() < before[ids[*number]];
        let gone: Vec<usize> = changed.iter().copied().filter(goes).collect();
        let settled = interview::settled(&less);
        if settled != less {
            let unasked = missing_in(document, &compose(&settled));
            for number in unasked.into_iter().filter(|number| !changed.contains(number)) {
                because[number].push(at.clone());
            }
        }
        let question = interview::question(&at);
        let switch =
            question.is_some_and(|q| q.gate || (matches!(q.kind, interview::Kind::YesNo) && takes_a_clause(&ids, &gone)));
        Cleared {
            at,
            changed,
            gone,
            switch,
        }
    };
    let single: Vec<Cleared> = path::answered(answers).into_iter().map(&mut clear).collect();
    // a sentence about a whole table that cells only word goes with the table
    let mut bare = vec![true; ids.len()];
    let mut worded = vec![false; ids.len()];
    for cleared in single.iter().filter(|cleared| !cleared.switch) {
        let row = match path::spot(&cleared.at) {
            Ok(Spot::Cell(_, row)) => Some(row),
            Ok(Spot::Leaf(_) | Spot::Row(..) | Spot::Table(_)) | Err(_) => None,
        };
        for &number in &cleared.changed {
            let of_another = row.is_some_and(|row| row != ids[number].row);
            if of_another && !cleared.gone.contains(&number) {
                worded[number] = true;
            } else {
                bare[number] = false;
            }
        }
    }
    let mut larger: Vec<Cleared> = Vec::new();
    if bare.contains(&true) {
        larger.extend(rows_and_tables(answers).into_iter().map(&mut clear));
        for cleared in &mut larger {
            let gone = &cleared.gone;
            cleared
                .changed
                .retain(|number| bare[*number] && (!worded[*number] || gone.contains(number)));
        }
    }
    let (switches, single): (Vec<Cleared>, Vec<Cleared>) = single.into_iter().partition(|cleared| cleared.switch);
    let writers = (0..ids.len()).map(|number| {
        let row = ids[number].row.as_str();
        let elsewhere = |at: &str| row.is_empty() || at.split('.').nth(2) != Some(row);
        let mut list: Vec<&Cleared> = single
            .iter()
            .chain(&larger)
            .filter(|cleared| cleared.changed.contains(&number))
            .collect();
        // stable: the order of the interview
        list.sort_by_key(|cleared| (elsewhere(&cleared.at), !cleared.gone.contains(&number), cleared.changed.len()));
        let gates = list.is_empty();
        let turned = switches.iter().filter(|cleared| cleared.changed.contains(&number));
        let turned = turned.filter(|cleared| gates || !interview::question(&cleared.at).is_some_and(|q| q.gate));
        list.extend(turned);
        list.into_iter().map(|cleared| cleared.at.clone()).collect()
    });
    let writers: Vec<Vec<String>> = writers.collect();
    // what any of several answers brings goes with the last of them
    let mut orphans: Vec<usize> = (0..ids.len())
        .filter(|&n| writers[n].is_empty() && because[n].is_empty())
        .collect();
    let mut left = answers.clone();
    for at in path::answered(answers) {
        if orphans.is_empty() {
            break;
        }
        left = without(&left, &at);
        let gone = missing_in(document, &compose(&left));
        orphans.retain(|&number| {
            let goes = gone.contains(&number);
            if goes {
                because[number].push(at.clone());
            }
            !goes
        });
    }
    Whole { writers, because }
}

/// Whether a whole clause of several sentences is among those that go.
fn takes_a_clause(ids: &[&Id], gone: &[usize]) -> bool {
    let Some(&first) = gone.first() else { return false };
    let clause = ids[first].clause;
    let all = ids.iter().filter(|id| id.clause == clause).count();
    all > 2 && gone.iter().filter(|number| ids[**number].clause == clause).count() == all
}
