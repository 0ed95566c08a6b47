//! The document as data: its sentences with their identities, and which words are a person's.
//!
//! The shape is the document's own, with three additions: the number of a clause, the words of a
//! sentence with its references resolved, and whether it is unconfirmed. Words are cleaned like
//! everywhere else, so that a reader who prints them to a terminal is safe. The price: a document is
//! copied once to clean it.

use super::spans::{link_words, plain};
use super::{Options, Page};
use crate::document::{Block, Document, Id, Inline, Sentence};
use crate::values::{Link, clean};
use serde::Serialize;
use std::borrow::Cow;

/// Prints JSON.
pub fn render(document: &Document, options: &Options) -> String {
    let page = Page::new(document, options);
    let root = Root {
        format: document.format,
        title: document.title.iter().map(cleaned).collect(),
        text: plain(&page.title()),
        language: &document.language,
        draft: page.is_draft(),
        dates: said(&page, &document.dates),
        clauses: page
            .clauses()
            .map(|(number, clause)| Part {
                id: clause.id,
                heading: super::heading(clause),
                numbered: clause.numbered,
                number,
                blocks: clause.blocks.iter().map(|block| piece(&page, block)).collect(),
            })
            .collect(),
    };
    // Strings, numbers and lists of them cannot fail to serialize.
    serde_json::to_string_pretty(&root).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Root<'a> {
    format: u32,
    title: Vec<Inline>,
    text: String,
    language: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
    dates: Vec<Said<'a>>,
    clauses: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    id: &'a str,
    heading: String,
    numbered: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    blocks: Vec<Piece<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Piece<'a> {
    Paragraph(Vec<Said<'a>>),
    List(Vec<Vec<Said<'a>>>),
    Table {
        head: &'a [&'static str],
        rows: Vec<Vec<Said<'a>>>,
    },
    Heading(Said<'a>),
    Notice(Vec<Said<'a>>),
    Card(Vec<(&'a Cow<'static, str>, Said<'a>)>),
}

#[derive(Serialize)]
struct Said<'a> {
    id: &'a Id,
    text: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unconfirmed: bool,
    inlines: Vec<Inline>,
}

fn piece<'a>(page: &Page, block: &'a Block) -> Piece<'a> {
    match block {
        Block::Paragraph(sentences) => Piece::Paragraph(said(page, sentences)),
        Block::List(items) => Piece::List(items.iter().map(|item| said(page, item)).collect()),
        Block::Table(table) => Piece::Table {
            head: &table.head,
            rows: table.rows.iter().map(|row| said(page, row)).collect(),
        },
        Block::Heading(sentence) => Piece::Heading(one(page, sentence)),
        Block::Notice(sentences) => Piece::Notice(said(page, sentences)),
        Block::Card(lines) => Piece::Card(lines.iter().map(|(name, line)| (name, one(page, line))).collect()),
    }
}

fn said<'a>(page: &Page, sentences: &'a [Sentence]) -> Vec<Said<'a>> {
    sentences.iter().map(|sentence| one(page, sentence)).collect()
}

fn one<'a>(page: &Page, sentence: &'a Sentence) -> Said<'a> {
    Said {
        id: &sentence.id,
        text: plain(&page.sentence(sentence)),
        unconfirmed: page.is_open(sentence),
        inlines: sentence.inlines.iter().map(cleaned).collect(),
    }
}

fn cleaned(inline: &Inline) -> Inline {
    match inline {
        Inline::Fixed(text) => Inline::Fixed(Cow::Owned(clean(text))),
        Inline::User(text) => Inline::User(clean(text)),
        Inline::Strong(inner) => Inline::Strong(inner.iter().map(cleaned).collect()),
        Inline::Link { text, to } if Link(to.clone()).is_safe() => Inline::Link {
            text: link_words(text, to),
            to: to.clone(),
        },
        Inline::Link { text, to } => Inline::User(link_words(text, to)),
        Inline::See(clause) => Inline::See(clause),
        Inline::Gap(what) => Inline::Gap(clean(what)),
    }
}
