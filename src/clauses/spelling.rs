//! British or American spelling of the program's own words, by the company's country.
//!
//! Clauses are written in British spelling. A person's words are never touched.

use crate::document::{Block, Document, Inline, Sentence};
use std::borrow::Cow;

/// British stems and their American forms. Stems, so that every ending is covered.
const STEMS: &[(&str, &str)] = &[
    ("nonymis", "nonymiz"),
    ("seudonymis", "seudonymiz"),
    ("rganis", "rganiz"),
    ("uthoris", "uthoriz"),
    ("ersonalis", "ersonaliz"),
    ("inimis", "inimiz"),
    ("ecognis", "ecogniz"),
    ("nalys", "nalyz"),
    ("ehaviour", "ehavior"),
    ("onour", "onor"),
    ("avour", "avor"),
    ("entre", "enter"),
    ("icence", "icense"),
    ("ulfil ", "ulfill "),
];

/// Respells the program's words for American readers; leaves British ones as they are.
pub(super) fn spell(document: &mut Document, american: bool) {
    if !american {
        return;
    }
    document.dates.iter_mut().for_each(sentence);
    for clause in &mut document.clauses {
        clause.heading = Cow::Owned(respell(&clause.heading));
        for block in &mut clause.blocks {
            match block {
                Block::Paragraph(list) | Block::Notice(list) => list.iter_mut().for_each(sentence),
                Block::List(items) => items.iter_mut().flatten().for_each(sentence),
                Block::Table(table) => table.rows.iter_mut().flatten().for_each(sentence),
                Block::Heading(one) => sentence(one),
                Block::Card(lines) => lines.iter_mut().for_each(|(label, line)| {
                    *label = Cow::Owned(respell(label));
                    sentence(line);
                }),
            }
        }
    }
}

fn sentence(sentence: &mut Sentence) {
    sentence.inlines.iter_mut().for_each(inline);
}

fn inline(one: &mut Inline) {
    match one {
        Inline::Fixed(text) => {
            if STEMS.iter().any(|(british, _)| text.contains(british)) {
                *text = Cow::Owned(respell(text));
            }
        }
        Inline::Strong(inner) => inner.iter_mut().for_each(inline),
        Inline::User(_) | Inline::Link { .. } | Inline::See(_) | Inline::Gap(_) => {}
    }
}

fn respell(text: &str) -> String {
    STEMS
        .iter()
        .fold(text.to_owned(), |text, (british, american)| text.replace(british, american))
}
