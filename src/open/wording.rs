//! How the list of open questions is worded: as a document, so that every format prints it and escapes what
//! people typed.
//!
//! Owns the list's sentences and the card of a question, which the copy for counsel shows too. Must not know
//! which answers are open, nor formats. The price: a card repeats the help of its question, so that a long list is a
//! long text.

use super::{FOUND, Item, List};
use crate::document::{Block, Clause, Document, Id, Inline, Sentence};
use crate::vendors;
use std::borrow::Cow;

/// The list as a document of its own, to be printed in any format.
pub fn document(list: &List) -> Document {
    let mut title = vec![fixed("Open questions")];
    if let Some(product) = &list.product {
        title.extend([fixed(" about the privacy policy of "), Inline::User(product.clone())]);
    }
    let mut clauses = vec![clause("opening", "", vec![Block::Paragraph(opening(list))])];
    clauses.extend(
        list.sections
            .iter()
            .map(|part| clause(part.section, part.title, blocks(&part.questions))),
    );
    if !list.found.is_empty() {
        clauses.push(clause("review", FOUND, blocks(&list.found)));
    }
    Document {
        format: 1,
        title,
        language: "en".to_owned(),
        dates: Vec::new(),
        clauses,
    }
}

fn opening(list: &List) -> Vec<Sentence> {
    let mut sentences = vec![match list.count() {
        0 => line("", "count", vec![fixed("No question is open.")]),
        1 => line(
            "",
            "count",
            vec![fixed(
                "1 question is open; the policy is silent about it or shows a gap until it is answered.",
            )],
        ),
        n => line(
            "",
            "count",
            vec![fixed(format!(
                "{n} questions are open; the policy is silent about them or shows a gap until they are answered."
            ))],
        ),
    }];
    if list.unconfirmed > 0 {
        let are = if list.unconfirmed == 1 {
            "suggestion is"
        } else {
            "suggestions are"
        };
        let rest = format!(
            "Besides, {} {are} not confirmed yet; the author goes through them one by one.",
            list.unconfirmed
        );
        sentences.push(line("", "unconfirmed", vec![fixed(rest)]));
    }
    if let Some(unsaid) = unsaid_words(list) {
        sentences.push(line("", "unsaid", vec![fixed(unsaid)]));
    }
    if list.count() > 0 {
        let how =
            "Please answer in your own words, or by one of the possible answers where such stand there, and send this back.";
        sentences.push(line("", "how", vec![fixed(how)]));
    }
    sentences
}

/// What could be said besides and nobody has; nothing where everything was.
pub(crate) fn unsaid_words(list: &List) -> Option<String> {
    let names = list.unsaid.join(", ");
    let are = match list.unsaid.len() {
        0 => return None,
        1 => "1 more can be answered, and the policy is silent about it".to_owned(),
        count => format!("{count} more can be answered, and the policy is silent about them"),
    };
    Some(format!("{are}: {names}."))
}

/// What is said about each of these questions: the question as a heading, and what helps to answer it.
pub(crate) fn blocks(items: &[Item]) -> Vec<Block> {
    items
        .iter()
        .flat_map(|item| {
            let mut ask = vec![fixed(item.question.clone())];
            if let Some(about) = &item.about {
                ask.extend([fixed(" ("), Inline::User(about.clone()), fixed(")")]);
            }
            [Block::Heading(line(&item.id, "ask", ask)), Block::Card(card(item))]
        })
        .collect()
}

fn card(item: &Item) -> Vec<(Cow<'static, str>, Sentence)> {
    let mut lines: Vec<(&'static str, Vec<Inline>)> = vec![("State", vec![fixed(item.state.words())])];
    if let Some(note) = &item.note {
        lines.push(("Note", vec![Inline::User(note.clone())]));
    }
    if let Some(now) = &item.provisional {
        let mut words = vec![Inline::User(now.clone())];
        words.push(match &item.from {
            Some(from) => fixed(format!(" (suggested by {}; not in the policy)", source(from))),
            None => fixed(" (not in the policy until it is confirmed)"),
        });
        lines.push(("For now", words));
    }
    if !item.choices.is_empty() {
        lines.push(("Possible answers", vec![fixed(item.choices.join("; "))]));
    }
    lines.push(("Help", vec![fixed(item.help)]));
    lines.push(("Why it is asked", vec![fixed(item.why)]));
    lines.push(("Question id", vec![Inline::User(item.id.clone())]));
    lines
        .into_iter()
        .map(|(name, words)| (Cow::Borrowed(name), line(&item.id, name, words)))
        .collect()
}

/// A source in words: `preset:web-shop` is the preset web-shop.
pub(crate) fn source(from: &str) -> String {
    vendors::source(from, &|_| None)
}

pub(crate) fn fixed(words: impl Into<Cow<'static, str>>) -> Inline {
    Inline::Fixed(words.into())
}

pub(crate) fn clause(id: &'static str, heading: &'static str, blocks: Vec<Block>) -> Clause {
    Clause {
        id,
        heading: Cow::Borrowed(heading),
        numbered: false,
        blocks,
    }
}

fn line(row: &str, slot: &'static str, inlines: Vec<Inline>) -> Sentence {
    Sentence {
        id: Id {
            clause: "open-questions",
            row: row.to_owned(),
            slot,
        },
        inlines,
    }
}
