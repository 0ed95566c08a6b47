//! What was published, and what has changed since.
//!
//! A [`Publication`] is a line of the draft's file: when, by which program, from which answers, how worded,
//! into which files. The digests say *that* something changed; the kept copy of the answers and texts
//! ([`Kept`]) says *what*. How this release words the kept answers is found by composing them again, so no
//! number has to be raised when a wording changes, and none can be forgotten. Must not read files
//! (`drafts`) nor know screens. The price: without the kept copy, on another machine, only the *that* is left.

mod lines;
mod outputs;
mod since;
#[cfg(test)]
mod tests;
mod words;

pub use crate::draft::{Publication, PublishedFile};
pub use crate::values::digest;
pub use lines::changed_lines;
pub use outputs::{OUTPUTS, Output, Print, Proposal, marked, output, proposals};
pub use since::{
    Changed, Found, Older, Past, Since, There, WAITS, changed_answers, changed_sentences, heading, open_questions,
    sentences_since,
};
pub use words::{in_a_line, links, since_lines, state};

use crate::answers::Answers;
use crate::clauses;
use crate::document::{Document, Id};
use crate::draft::{Draft, OpenState};
use crate::interview;
use crate::path;
use crate::render;
use crate::values::PolicyDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// After how many months a policy is looked at again, where the author says nothing else.
pub const RECHECK_MONTHS: u32 = 12;

/// A sentence as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The clause, the row and the name of the sentence: who it is.
    pub id: (String, String, String),
    /// Its words.
    pub text: String,
}

/// The kept copy of a publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// A draft of the published answers, and of what was left open as a gap.
    pub draft: Draft,
    /// The sentences as they were published.
    pub said: Vec<Said>,
}

/// What two texts or answers differ in, for a person to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is about: a question, the heading of a clause, a line's number; may be empty.
    pub what: String,
    /// How it was; nothing where it is new.
    pub before: Option<String>,
    /// How it is; nothing where it is gone.
    pub after: Option<String>,
}

/// The document that a draft would publish. A needed answer that the author does not know leaves a gap.
pub fn document(draft: &Draft) -> Document {
    let gaps = draft.gaps();
    clauses::compose(&draft.published(), &|at| gaps.iter().any(|gap| gap == at))
}

/// The sentences of a document, with references and links as a reader sees them.
pub fn said(document: &Document) -> Vec<Said> {
    let words = |sentence: &crate::document::Sentence| render::words(document, sentence);
    let name = |id: &Id| (id.clause.to_owned(), id.row.clone(), id.slot.to_owned());
    let sentences = document.sentences().map(|sentence| Said {
        id: name(&sentence.id),
        text: words(sentence),
    });
    sentences.filter(|said| !said.text.is_empty()).collect()
}

impl Kept {
    /// What is to be kept of a draft that is being published.
    pub fn of(draft: &Draft) -> Self {
        let mut copy = Draft::new(&draft.name);
        copy.answers = draft.published();
        let is_gap = |state: OpenState| matches!(state, OpenState::DontKnow | OpenState::AskCounsel);
        let open = draft.open.iter().filter(|(_, open)| is_gap(open.state));
        copy.open = open.map(|(at, open)| (at.clone(), open.clone())).collect();
        Self {
            said: said(&document(draft)),
            draft: copy,
        }
    }

    /// The published answers.
    pub fn answers(&self) -> Answers {
        self.draft.published()
    }
}

/// The digest of what a draft would publish: of each answer with its path, and of the order of rows. The
/// order of fields in a file and fields that nobody filled in do not matter, so that a later release finds
/// the same digest.
pub fn digest_of_answers(draft: &Draft) -> String {
    let answers = draft.published();
    let mut all = BTreeMap::new();
    for at in path::answered(&answers) {
        let value = path::get(&answers, &at);
        // a gate goes with its rows; that there are none is an answer of its own
        let gate = interview::question(&at).is_some_and(|question| question.gate);
        if !gate || value == Some(false.into()) {
            all.insert(at, value);
        }
    }
    for table in interview::all().iter().filter(|question| question.is_table()) {
        let keys = interview::keys(&answers, table.id);
        if !keys.is_empty() {
            all.insert(table.id.to_owned(), Some(keys.into()));
        }
    }
    digest(&serde_json::to_vec(&(all, draft.gaps())).unwrap_or_default())
}

/// The digest of sentences.
pub fn digest_of_wording(said: &[Said]) -> String {
    digest(&serde_json::to_vec(said).unwrap_or_default())
}

impl Publication {
    /// The record of publishing this draft on this day, with these files.
    pub fn of(draft: &Draft, on: PolicyDate, recheck: PolicyDate, files: Vec<PublishedFile>) -> Self {
        Self {
            on,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            answers: digest_of_answers(draft),
            wording: digest_of_wording(&said(&document(draft))),
            recheck: Some(recheck),
            files,
        }
    }

    /// The name under which the copy is kept: what was published, not where the draft stands, so that a
    /// draft which was renamed or moved finds its copy.
    pub fn key(&self) -> String {
        digest(format!("{}{}", self.answers, self.wording).as_bytes())[..32].to_owned()
    }
}
