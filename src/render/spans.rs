//! Sentences made ready to print: flat pieces, cleaned, with references looked up.
//!
//! Owns what white space means: runs of it are one space, none stands at an end, a line break of a
//! person stays a line break, and hidden characters are gone. A link that is not safe is only its
//! words. Must not know any format.

use crate::document::{Document, Inline};
use crate::values::{Link, clean, clean_line};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Whether it stands out.
    pub strong: bool,
    /// What it is.
    pub kind: Kind,
}

/// What a piece of a sentence is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Words, never empty and never with a line break; neighbours are joined.
    Words(String),
    /// A line break, never at an end and never two in a row.
    Break,
    /// A safe link and the words it shows, on one line.
    Link {
        /// The words.
        text: String,
        /// Where it leads.
        to: String,
    },
    /// A reference to a clause of the document.
    See {
        /// The clause.
        clause: &'static str,
        /// Its heading.
        heading: String,
    },
    /// What is missing, on one line; it always stands out.
    Gap(String),
}

/// The pieces of these inlines.
pub fn spans(document: &Document, inlines: &[Inline]) -> Vec<Span> {
    let mut maker = Maker {
        document,
        spans: Vec::new(),
        pending: Pending::Nothing,
    };
    for inline in inlines {
        maker.add(inline, false);
    }
    maker.spans
}

/// What a link shows, on one line: its address if it has no visible words.
pub fn link_words(text: &str, to: &str) -> String {
    let text = clean_line(text);
    if text.is_empty() { clean_line(to) } else { text }
}

/// These pieces with spaces for line breaks.
pub fn on_one_line(mut spans: Vec<Span>) -> Vec<Span> {
    for span in &mut spans {
        if span.kind == Kind::Break {
            span.kind = Kind::Words(" ".to_owned());
        }
    }
    spans
}

/// The words alone. The quotation marks around a reference are the clause's own.
pub fn plain(spans: &[Span]) -> String {
    let one = |span: &Span| match &span.kind {
        Kind::Words(text) | Kind::Link { text, .. } => text.clone(),
        Kind::Break => "\n".to_owned(),
        Kind::See { heading, .. } => heading.clone(),
        Kind::Gap(what) => format!("[{what}]"),
    };
    spans.iter().map(one).collect()
}

/// White space that is printed only if something follows it.
#[derive(Clone, Copy, PartialEq)]
enum Pending {
    Nothing,
    Space,
    Break,
}

struct Maker<'a> {
    document: &'a Document,
    spans: Vec<Span>,
    pending: Pending,
}

impl Maker<'_> {
    fn add(&mut self, inline: &Inline, strong: bool) {
        match inline {
            Inline::Fixed(text) => self.words(text, strong),
            Inline::User(text) => self.words(text, strong),
            Inline::Strong(inner) => inner.iter().for_each(|inline| self.add(inline, true)),
            Inline::Link { text, to } => {
                let text = link_words(text, to);
                if Link(to.clone()).is_safe() {
                    self.piece(strong, Kind::Link { text, to: to.clone() });
                } else {
                    self.words(&text, strong);
                }
            }
            Inline::See(id) => match self.document.clause(id) {
                Some(clause) if !clean_line(&clause.heading).is_empty() => self.piece(
                    strong,
                    Kind::See {
                        clause: clause.id,
                        heading: clean_line(&clause.heading),
                    },
                ),
                _ => self.words(id, strong),
            },
            Inline::Gap(what) => {
                self.white(strong);
                self.piece(true, Kind::Gap(clean_line(what)));
            }
        }
    }

    fn words(&mut self, text: &str, strong: bool) {
        for c in clean(text).chars() {
            match c {
                '\n' => self.pending = Pending::Break,
                ' ' if self.pending == Pending::Nothing => self.pending = Pending::Space,
                ' ' => {}
                _ => {
                    self.white(strong);
                    self.push(strong, c);
                }
            }
        }
    }

    fn piece(&mut self, strong: bool, kind: Kind) {
        self.white(strong);
        self.spans.push(Span { strong, kind });
    }

    /// Prints the white space before a piece. It stands out only between pieces that both do, so that
    /// what stands out never begins or ends with a space.
    fn white(&mut self, strong: bool) {
        let Some(last) = self.spans.last() else {
            self.pending = Pending::Nothing;
            return;
        };
        let strong = strong && last.strong;
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Nothing => {}
            Pending::Space => self.push(strong, ' '),
            Pending::Break => self.spans.push(Span {
                strong,
                kind: Kind::Break,
            }),
        }
    }

    fn push(&mut self, strong: bool, c: char) {
        match self.spans.last_mut() {
            Some(Span {
                strong: same,
                kind: Kind::Words(text),
            }) if *same == strong => text.push(c),
            _ => self.spans.push(Span {
                strong,
                kind: Kind::Words(c.to_string()),
            }),
        }
    }
}
