//! Own statements: sentences that no question asks for, printed word for word where they belong.

use super::{Kind, Section, column, counted, gate, record, row, table};
use crate::interview::leaf;
use crate::values::{Chosen, choice};

choice! {
    /// Where in its section or row a statement stands.
    Position {
        Start = "start": "at the start",
        End = "end": "at the end",
        Instead = "heading": "under a heading of its own",
    }
}

record! {
    /// Own statements.
    Statements {
        /// Whether there are any.
        any_texts: bool,
    }
    tables {
        /// The statements.
        texts: StatementRow,
    }
}

row! {
    /// A statement.
    StatementRow {
        /// Where it belongs: the id of a section (`sharing`), or the path of a row (`collection.kinds.usage`).
        at: String,
        /// Where in it.
        position: Position,
        /// A heading of its own.
        heading: String,
        /// The words. A blank line makes a paragraph, `- ` an item, a bare https address a link.
        text: String,
    }
}

/// Where own statements are asked: found by search in every section.
pub const SECTION: Section = Section {
    id: "statements",
    title: "Own statements",
    about: "What no question asks for, in your own words.",
    holds: |a| {
        counted(a.statements.texts.len(), "statement", "statements")
            .into_iter()
            .collect()
    },
    questions: &[
        gate!(statements.any_texts)
            .fold()
            .ask("Own statements?", "Do you want to add statements of your own?")
            .help("They are printed word for word.")
            .why("No list of questions is complete."),
        table!(statements.texts, any_texts)
            .own()
            .fold()
            .ask("Own statements", "What do you want to say in your own words?")
            .help("One row for each statement.")
            .why("No list of questions is complete."),
        column!(statements.texts.at: Kind::Text)
            .points()
            .ask("Section", "Which section does it belong to?")
            .help("Its id, as in “retention”, or the path of a row.")
            .why("The policy prints your words at that place.")
            .example("sharing"),
        column!(statements.texts.position: Kind::One(Position::CHOICES))
            .fold()
            .ask("Position", "Where in it does it stand?")
            .help("At the end, if you say nothing.")
            .why("The policy prints your words at that place."),
        column!(statements.texts.heading: Kind::Text)
            .fold()
            .ask("Heading", "Does it have a heading of its own?")
            .help("A few words with one capital. For example: How we test.")
            .why("Readers look for headings."),
        column!(statements.texts.text: Kind::Prose)
            .tells(&[])
            .bears()
            .ask("Text", "What do you want to say?")
            .help("A blank line makes a paragraph, “- ” an item.")
            .why("It is printed word for word."),
    ],
};
