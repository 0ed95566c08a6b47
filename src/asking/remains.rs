//! What an author would not see by looking at the answers: what leaves the text, what a yes takes that writes
//! no sentence, which sections say nothing, and what can still be answered.
//!
//! Everything is computed from the text itself, so that no list of exceptions can be out of date. Must not
//! know how it is shown. The price: a composition of the policy for each answer that is looked at.

use super::{Desk, clauses_of, question_of, row_label, section_of, words_of};
use crate::answers::Answers;
use crate::clauses;
use crate::draft::{Draft, State};
use crate::edit::Edit;
use crate::interview::{self, SECTIONS};
use crate::path::{self, Spot};
use crate::review;
use crate::trace;

/// The sentences that leave the text while the answer at this path is open, in their words. One that only
/// changes its words is not among them.
pub fn leaving(desk: &Desk, at: &str) -> Vec<String> {
    let gap = |id: &str| id == at || desk.draft.gaps().iter().any(|gap| gap == id);
    let less = interview::settled(&trace::without(&desk.shown, at));
    let after = clauses::compose(&less, &gap);
    let stays = |id: &crate::document::Id| after.sentences().any(|sentence| sentence.id == *id);
    let gone = desk.document.sentences().filter(|s| !s.inlines.is_empty() && !stays(&s.id));
    gone.map(crate::document::Sentence::words).collect()
}

/// What leaves the text, in a line; nothing where nothing does.
pub fn leaving_words(gone: &[String]) -> Option<String> {
    match gone {
        [] => None,
        [_] => Some("1 sentence leaves the text until this is answered; u brings it back".to_owned()),
        many => Some(format!(
            "{} sentences leave the text until this is answered; u brings them back",
            many.len()
        )),
    }
}

/// What a yes to the rest of a section takes that writes no sentence: question and answer in words.
pub fn wordless(desk: &Desk, section: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let waiting = desk.outstanding.iter().filter(|at| section_of(at) == Some(section));
    for at in waiting {
        let cells: Vec<String> = match path::spot(at) {
            Ok(Spot::Row(table, key)) => {
                let columns = interview::columns(table.id).filter(|column| !column.pick);
                columns.map(|column| column.path(key)).collect()
            }
            Ok(Spot::Leaf(_) | Spot::Table(_) | Spot::Cell(..)) | Err(_) => vec![at.clone()],
        };
        for at in cells {
            let (Some(question), Some(value)) = (question_of(&at), path::get(&desk.shown, &at)) else {
                continue;
            };
            if !trace::writes(&desk.shown, &desk.document, &at).is_empty() {
                continue;
            }
            let words = words_of(&desk.shown, question, &value);
            let ask = match path::spot(&at) {
                Ok(Spot::Cell(column, key)) => {
                    let row = row_label(&desk.shown, column.table().unwrap_or_default(), key);
                    format!("{row}, {}", column.label.to_lowercase())
                }
                Ok(Spot::Leaf(_) | Spot::Table(_) | Spot::Row(..)) | Err(_) => question.ask.to_owned(),
            };
            lines.push(format!("{ask}{} {words}", if ask.ends_with('?') { "" } else { ":" }));
        }
    }
    lines
}

/// The sections that are asked and have no sentence in the text that may be published, by their titles.
pub fn silent(desk: &Desk) -> Vec<&'static str> {
    let document = clauses::policy(&desk.draft.published());
    let says = |section: &str| {
        clauses_of(section).any(|id| document.clause(id).is_some_and(|clause| clause.sentences().next().is_some()))
            || (section == "changes" && !document.dates.is_empty())
    };
    let asked = SECTIONS.iter().filter(|section| desk.tally(section.id).asked > 0);
    asked
        .filter(|section| !says(section.id))
        .map(|section| section.title)
        .collect()
}

/// Whether a question that is asked once can still be answered: a leaf or a table of which nothing was said.
pub(super) fn is_spare(draft: &Draft, shown: &Answers, question: &interview::Question) -> bool {
    !question.gate
        && draft.state(question.id) == State::Unanswered
        && (!question.is_table() || interview::keys(shown, question.id).is_empty())
}

/// How many questions can still be answered in a draft of which nothing needed is missing.
pub fn spare(draft: &Draft, shown: &Answers) -> usize {
    interview::asked_once(shown)
        .filter(|question| is_spare(draft, shown, question))
        .count()
}

/// How a draft stands in which nothing needed is missing: `complete`, or `ready` and what can still be answered.
pub fn ready_words(draft: &Draft, shown: &Answers) -> String {
    match spare(draft, shown) {
        0 => "complete".to_owned(),
        count => format!("ready, {count} more can be answered"),
    }
}

/// What a known row lacks, in words; nothing where it says all that it is there for.
pub fn lack(desk: &Desk, row: &str) -> Option<String> {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return None;
    };
    path::index(&desk.draft.answers, table.id, key)?;
    review::lack_words(&review::lacks_in(&desk.draft, &desk.shown, table, key))
}

/// How many known rows of a section lack something.
pub(super) fn lacking(desk: &Desk, section: &str) -> usize {
    let tables = interview::all().iter().filter(|q| q.is_table() && q.section == section);
    let rows = tables.flat_map(|table| {
        let keys = interview::keys(&desk.shown, table.id).into_iter();
        keys.map(|key| path::row_path(table.id, &key))
    });
    rows.filter(|row| lack(desk, row).is_some()).count()
}

/// What an edit that leaves a question open takes out of the text; nothing for any other edit.
pub fn leaves_with(desk: &Desk, edit: &Edit) -> Vec<String> {
    match edit {
        Edit::Mark { path, state: Some(_) } => leaving(desk, path),
        Edit::Mark { .. }
        | Edit::Set { .. }
        | Edit::Insert { .. }
        | Edit::Remove { .. }
        | Edit::Move { .. }
        | Edit::Accept { .. }
        | Edit::Drop { .. } => Vec::new(),
    }
}
