//! Own statements: put where they belong, word for word.

use super::HOMES;
use super::words::{Pen, View, link};
use crate::document::{Block, Clause, Document, Inline, Sentence};
use crate::interview::statements::{Position, StatementRow};
use crate::values::Link;
use std::borrow::Cow;

/// Puts every statement into the clause of its section, or beside the row that it names; one whose
/// place says nothing else gets a clause of its own at the end, so that none is lost.
pub(super) fn place(view: &View, document: &mut Document) {
    for row in &view.answers.statements.texts {
        let (Some(at), Some(text)) = (&row.at, &row.text) else {
            continue;
        };
        let mut parts = at.split('.');
        let section = parts.next().unwrap_or_default();
        let key = parts.nth(1);
        let home = HOMES
            .iter()
            .find(|(known, _)| *known == section)
            .map_or(section, |(_, clause)| clause);
        let found = document.clauses.iter().position(|clause| clause.id == home);
        let found = found.unwrap_or_else(|| {
            document.clauses.push(Clause {
                id: "more",
                heading: Cow::Borrowed("More about this policy"),
                numbered: true,
                blocks: Vec::new(),
            });
            document.clauses.len() - 1
        });
        insert(&mut document.clauses[found], row, key, blocks(row, text));
    }
}

fn insert(clause: &mut Clause, row: &StatementRow, key: Option<&str>, blocks: Vec<Block>) {
    let of_row = |block: &Block| key.is_some_and(|key| block.sentences().iter().any(|s| s.id.row == key));
    let at = match row.position {
        _ if clause.blocks.iter().any(of_row) => clause.blocks.iter().rposition(of_row).map_or(0, |i| i + 1),
        Some(Position::Start) => 0,
        Some(Position::End | Position::Instead) | None => clause.blocks.len(),
    };
    clause.blocks.splice(at..at, blocks);
}

/// The blocks of a text: a blank line makes a paragraph, `- ` an item, a bare https address a link.
fn blocks(row: &StatementRow, text: &str) -> Vec<Block> {
    let pen = Pen::new("statements").row(&row.key);
    let mut blocks: Vec<Block> = Vec::new();
    if let Some(heading) = &row.heading {
        blocks.push(Block::Heading(pen.line("heading", vec![super::words::user_capital(heading)])));
    }
    for part in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        let (items, lines): (Vec<&str>, Vec<&str>) = part.lines().partition(|line| line.starts_with("- "));
        if !lines.is_empty() {
            blocks.push(Block::Paragraph(vec![pen.line("text", inlines(&lines.join(" ")))]));
        }
        if !items.is_empty() {
            let item = |line: &&str| -> Vec<Sentence> { vec![pen.line("item", inlines(line[2..].trim()))] };
            blocks.push(Block::List(items.iter().map(item).collect()));
        }
    }
    blocks
}

fn inlines(text: &str) -> Vec<Inline> {
    let mut all: Vec<Inline> = Vec::new();
    let mut plain = String::new();
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end();
        let bare = word.trim_end_matches(['.', ',', ';', ')']);
        if bare.starts_with("https://") && Link(bare.to_owned()).is_safe() {
            if !plain.is_empty() {
                all.push(Inline::User(std::mem::take(&mut plain)));
            }
            all.push(link(bare, &Link(bare.to_owned())));
            plain.push_str(&piece[bare.len()..]);
        } else {
            plain.push_str(piece);
        }
    }
    if !plain.is_empty() {
        all.push(Inline::User(plain));
    }
    all
}
