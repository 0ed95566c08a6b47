//! What we write: the clauses of a privacy policy in their order, and [`compose`].
//!
//! A clause is a plain function from the settled answers to blocks of sentences. It may say only what
//! an answer says: take an answer away and words go, none come. That is why no clause has an "else"
//! for a missing answer. Must not know drafts, suggestions, formats or screens.

pub mod words;

mod california;
mod changes;
mod children;
mod collection;
mod contact;
mod contacts;
mod cookies;
mod lists;
mod opening;
mod periods;
mod quotes;
mod retention;
mod rights;
mod rows;
mod security;
mod sharing;
mod spelling;
mod statements;
mod transfers;
mod uses;
mod who;
mod whose;

use crate::answers::Answers;
use crate::document::{Clause, Document};
use crate::interview::providers::received;
use words::View;

/// A clause: what it says of these answers, if anything.
type Write = fn(&View) -> Option<Clause>;

/// The clauses of the policy after its opening, in order.
const CLAUSES: &[Write] = &[
    who::write,
    whose::write,
    collection::write,
    uses::write,
    sharing::write,
    transfers::write,
    retention::write,
    security::write,
    cookies::write,
    rights::write,
    children::write,
    california::write,
    changes::write,
    contact::write,
];

/// The clause in which own statements about a section stand, and the section whose questions it words.
/// The first clause of a section is its home.
pub const HOMES: &[(&str, &str)] = &[
    ("company", "who"),
    ("collection", "collection"),
    ("use", "use"),
    ("sharing", "sharing"),
    ("retention", "retention"),
    ("rights", "rights"),
    ("cookies", "cookies"),
    ("children", "children"),
    ("ccpa", "california"),
    ("changes", "changes"),
    ("company", "contact"),
    ("collection", "whose"),
    ("sharing", "transfers"),
    ("retention", "security"),
];

/// Writes the policy of these settled answers. With `gaps`, a needed answer that is missing and of
/// which `gaps` holds leaves a visible gap; without it the sentence is left out.
pub fn compose(answers: &Answers, gaps: &dyn Fn(&str) -> bool) -> Document {
    let answers = &*received(answers);
    let view = View { answers, gaps };
    let mut document = opening::open(&view);
    document.clauses.extend(CLAUSES.iter().filter_map(|write| write(&view)));
    statements::place(&view, &mut document);
    opening::summarise(&view, &mut document);
    drop_dead_references(&mut document);
    spelling::spell(&mut document, answers.american());
    quotes::curl(&mut document);
    document
}

/// [`compose`] without gaps.
pub fn policy(answers: &Answers) -> Document {
    compose(answers, &|_| false)
}

/// A sentence that points to a clause which says nothing is left out.
fn drop_dead_references(document: &mut Document) {
    use crate::document::{Block, Inline, Sentence};
    let ids: Vec<&str> = document.clauses.iter().map(|clause| clause.id).collect();
    let alive = |s: &Sentence| {
        s.inlines
            .iter()
            .all(|inline| !matches!(inline, Inline::See(id) if !ids.contains(id)))
    };
    for clause in &mut document.clauses {
        for block in &mut clause.blocks {
            match block {
                Block::Paragraph(sentences) | Block::Notice(sentences) => sentences.retain(alive),
                Block::List(items) => items.iter_mut().for_each(|item| item.retain(alive)),
                Block::Table(_) | Block::Heading(_) | Block::Card(_) => {}
            }
        }
        clause
            .blocks
            .retain(|block| !matches!(block, Block::Paragraph(s) | Block::Notice(s) if s.is_empty()));
    }
    document.clauses.retain(|clause| !clause.blocks.is_empty());
}
