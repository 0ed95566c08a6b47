//! The document: what a policy says, apart from how it is printed.
//!
//! A document is clauses of blocks of sentences of inlines. A sentence is a value with an identity, so
//! two documents can be compared sentence by sentence; nothing is ever cut by searching for full stops.
//! Text that a person typed is an inline of its own, which renderers escape. Must not know questions,
//! answers or formats. The price: a sentence cannot be written as one string.

use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// A finished policy.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Document {
    /// The format of this shape: 1.
    pub format: u32,
    /// The title: `Privacy policy`, or with the product's name.
    pub title: Vec<Inline>,
    /// The language, as in `en-US`.
    pub language: String,
    /// The lines below the title: dates, version.
    pub dates: Vec<Sentence>,
    /// The clauses, in order.
    pub clauses: Vec<Clause>,
}

/// A part of a policy under one heading.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Clause {
    /// The name, which links and sentences use: `collection`.
    pub id: &'static str,
    /// The heading, in sentence case; empty for the opening.
    pub heading: Cow<'static, str>,
    /// Whether renderers number it.
    pub numbered: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a clause.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// Sentences that belong together.
    Paragraph(Vec<Sentence>),
    /// Items of one or more sentences each.
    List(Vec<Vec<Sentence>>),
    /// Something that readers look up.
    Table(Table),
    /// A heading within the clause.
    Heading(Sentence),
    /// A block that must stand out: a bold first line and what follows it.
    Notice(Vec<Sentence>),
    /// Labelled lines, such as a contact.
    Card(Vec<(Cow<'static, str>, Sentence)>),
}

/// A table: at most four columns; a cell is a sentence of few words.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Table {
    /// The heads of the columns.
    pub head: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Sentence>>,
}

/// Who a sentence is: the clause that writes it, the row it is about, its place in the code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Id {
    /// The clause.
    pub clause: &'static str,
    /// The key of the row, or the value that joins several; empty without one.
    pub row: String,
    /// The name of the sentence in the code.
    pub slot: &'static str,
}

/// One sentence, or one cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Sentence {
    /// Who it is.
    pub id: Id,
    /// What it says.
    pub inlines: Vec<Inline>,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Words of the program.
    Fixed(Cow<'static, str>),
    /// Words of a person, never markup.
    User(String),
    /// Words that stand out.
    Strong(Vec<Inline>),
    /// A link. An address is always a person's, never markup.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads.
        to: String,
    },
    /// A reference to another clause, shown as its heading.
    See(&'static str),
    /// Something that is missing, shown so that nobody overlooks it: what.
    Gap(String),
}

impl Inline {
    /// The words, without any markup.
    pub fn words(&self) -> String {
        match self {
            Self::Fixed(text) => text.to_string(),
            Self::User(text) | Self::Link { text, .. } => text.clone(),
            Self::Strong(inner) => inner.iter().map(Self::words).collect(),
            Self::See(clause) => (*clause).to_owned(),
            Self::Gap(what) => format!("[{what}]"),
        }
    }
}

impl Sentence {
    /// The words, without any markup.
    pub fn words(&self) -> String {
        self.inlines.iter().map(Inline::words).collect()
    }
}

impl Block {
    /// Its sentences, in order.
    pub fn sentences(&self) -> Vec<&Sentence> {
        match self {
            Self::Paragraph(sentences) | Self::Notice(sentences) => sentences.iter().collect(),
            Self::List(items) => items.iter().flatten().collect(),
            Self::Table(table) => table.rows.iter().flatten().collect(),
            Self::Heading(sentence) => vec![sentence],
            Self::Card(lines) => lines.iter().map(|(_, sentence)| sentence).collect(),
        }
    }
}

impl Clause {
    /// Its sentences, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.blocks.iter().flat_map(Block::sentences)
    }
}

impl Document {
    /// Every sentence, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.dates.iter().chain(self.clauses.iter().flat_map(Clause::sentences))
    }

    /// The clause with this id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }
}
