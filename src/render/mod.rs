//! How a document is printed: the list of formats, and what they share.
//!
//! A format is a function from a [`Document`] to text, in a file of its own and one entry in
//! [`FORMATS`]. Sentences reach a format as spans, already cleaned: a person's words hold no
//! control characters there, so a format only has to escape for its own syntax. Must not know
//! questions, answers or screens. The price: every format walks the blocks itself.

pub mod annotated;

mod html;
mod json;
mod markdown;
mod spans;
mod text;

#[cfg(test)]
mod example;
#[cfg(test)]
mod tests;

use crate::document::{Clause, Document, Id, Sentence};
use spans::{Kind, Span};
use std::collections::HashSet;

/// A way to print a document.
#[derive(Debug)]
pub struct Format {
    /// The name, as a person types it: `md`.
    pub name: &'static str,
    /// The extension of a file, without a dot.
    pub extension: &'static str,
    /// What it is good for, in one line.
    pub about: &'static str,
    /// Prints a document; ends with a line break.
    pub render: fn(&Document, &Options) -> String,
}

/// Every format, the usual ones first.
pub const FORMATS: &[Format] = &[
    Format {
        name: "md",
        extension: "md",
        about: "Markdown, one sentence a line",
        render: markdown::render,
    },
    Format {
        name: "html",
        extension: "html",
        about: "A complete web page, without scripts",
        render: html::render,
    },
    Format {
        name: "html-fragment",
        extension: "html",
        about: "HTML to embed into a page of your own",
        render: html::render_fragment,
    },
    Format {
        name: "txt",
        extension: "txt",
        about: "Plain text for e-mail and terminals",
        render: text::render,
    },
    Format {
        name: "json",
        extension: "json",
        about: "The document as data, sentence by sentence",
        render: json::render,
    },
];

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The words of a sentence, as every format prints them: references resolved, nothing hidden.
pub fn words(document: &Document, sentence: &Sentence) -> String {
    spans::plain(&spans::spans(document, &sentence.inlines))
}

/// What can be chosen about printing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The widest line of plain text, in columns of a terminal; at least 30 are used.
    pub width: usize,
    /// The sentences that rest on something unconfirmed. If the document has any of them, they are
    /// marked and the document is called a draft.
    pub unconfirmed: HashSet<Id>,
    /// Whether HTML is printed to be embedded.
    pub fragment: bool,
    /// Whether HTML asks search engines to keep it out: it is not made to be published.
    pub noindex: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 78,
            unconfirmed: HashSet::new(),
            fragment: false,
            noindex: false,
        }
    }
}

/// What a draft says of itself: a strong lead and what follows it.
const DRAFT: (&str, &str) = (
    "Draft for review.",
    "Sentences marked “to confirm” rest on suggestions that nobody has confirmed yet.",
);
/// The mark before a sentence that is not confirmed.
const MARK: &str = "to confirm";

/// A document with its numbers counted: what every format begins with.
struct Page<'a> {
    document: &'a Document,
    options: &'a Options,
    /// The number of each clause, if it has one.
    numbers: Vec<Option<usize>>,
    /// What stands behind each sentence; a public page has none.
    notes: Option<&'a annotated::Notes>,
}

impl<'a> Page<'a> {
    fn new(document: &'a Document, options: &'a Options) -> Self {
        let mut last = 0;
        let numbers = document.clauses.iter().map(|clause| {
            let counts = clause.numbered && !heading(clause).is_empty();
            last += usize::from(counts);
            counts.then_some(last)
        });
        Self {
            numbers: numbers.collect(),
            document,
            options,
            notes: None,
        }
    }

    /// The clauses with their numbers.
    fn clauses(&self) -> impl Iterator<Item = (Option<usize>, &'a Clause)> {
        self.numbers.iter().copied().zip(&self.document.clauses)
    }

    /// Whether this sentence is to be marked.
    fn is_open(&self, sentence: &Sentence) -> bool {
        self.options.unconfirmed.contains(&sentence.id)
    }

    /// What marks this sentence, if something does.
    fn tag(&self, sentence: &Sentence) -> Option<String> {
        match self.notes {
            Some(notes) => notes.mark(sentence),
            None => self.is_open(sentence).then(|| MARK.to_owned()),
        }
    }

    /// The number of the note on this sentence.
    fn note(&self, sentence: &Sentence) -> Option<usize> {
        self.notes?.of(sentence).map(|note| note.number)
    }

    /// The notes on these sentences, each once.
    fn beside<'s>(&self, sentences: impl IntoIterator<Item = &'s Sentence>) -> Vec<&'a annotated::Printed> {
        self.notes.map(|notes| notes.beside(sentences)).unwrap_or_default()
    }

    /// Whether the document is to be called a draft.
    fn is_draft(&self) -> bool {
        self.notes.is_none() && self.document.sentences().any(|sentence| self.is_open(sentence))
    }

    /// The pieces of a sentence.
    fn sentence(&self, sentence: &Sentence) -> Vec<Span> {
        spans::spans(self.document, &sentence.inlines)
    }

    /// The pieces of a heading, which is one line.
    fn heading(&self, sentence: &Sentence) -> Vec<Span> {
        spans::on_one_line(self.sentence(sentence))
    }

    /// The pieces of the title.
    fn title(&self) -> Vec<Span> {
        spans::on_one_line(spans::spans(self.document, &self.document.title))
    }
}

/// The heading of a clause, cleaned; empty without one.
fn heading(clause: &Clause) -> String {
    crate::values::clean_line(&clause.heading)
}

/// What a label or a head of a column says: the program's words, cleaned all the same.
fn label(text: &str) -> Vec<Span> {
    let words = crate::values::clean_line(text);
    if words.is_empty() {
        return Vec::new();
    }
    vec![Span {
        strong: false,
        kind: Kind::Words(words),
    }]
}
