//! Rows of answers, laid out: a table where there are three or more, else a short list.
//!
//! The form hangs on the number of rows in the answers and on nothing else, so that an answer taken
//! away never turns a table into a list. A column stands if half of the rows fill it; one that fewer rows
//! fill is folded, with the same words, into what the row says before it, so that no column is bare. Must not
//! know what the rows are about. The price: a folded cell has lost the head that named it, and a column that stands can
//! have empty cells.

use super::words::{Pen, Words, capital, paragraph, say, strong, user};
use crate::document::{Block, Inline, Sentence, Table};
use crate::values::{DataItem, Form};

/// From how many rows on a table is used.
const TABLE_FROM: usize = 3;

/// A column: its head in a table, its label in a list, the name of its cells. One without a head is
/// always folded, one without a label is folded in a list.
pub(super) struct Column {
    pub head: &'static str,
    pub label: &'static str,
    pub slot: &'static str,
    /// What stands around its words where they are folded into the column before.
    pub fold: (&'static str, &'static str),
}

/// Behind a semicolon.
pub(super) const BEHIND: (&str, &str) = ("; ", "");
/// In brackets.
pub(super) const BRACKETS: (&str, &str) = (" (", ")");

/// A row: its cells, and the sentences about it that are no cells and stand alone.
pub(super) struct Row<'a> {
    pub key: &'a str,
    pub cells: Vec<Words>,
    pub more: Vec<Sentence>,
}

/// Whether so many rows of the answers are laid out as a table.
pub(super) const fn is_table(count: usize) -> bool {
    count >= TABLE_FROM
}

/// Lays rows out. `count` is how many rows the answers have, even where some say nothing.
pub(super) fn lay_out(pen: Pen, count: usize, columns: &[Column], rows: Vec<Row>) -> Vec<Block> {
    if rows.is_empty() {
        Vec::new()
    } else if !is_table(count) {
        vec![Block::List(rows.into_iter().map(|row| item(pen, columns, row)).collect())]
    } else {
        tabulate(pen, columns, rows)
    }
}

fn item(pen: Pen, columns: &[Column], row: Row) -> Vec<Sentence> {
    let pen = pen.row(row.key);
    let mut item = Vec::new();
    let mut cells = columns.iter().zip(row.cells).filter(|(_, cell)| !cell.is_empty());
    if let Some((column, cell)) = cells.next() {
        item.push(pen.line(column.slot, say![strong(say![capital(cell), "."])]));
    }
    let mut told: Option<(&Column, Words)> = None;
    let mut labelled = Vec::new();
    for (column, cell) in cells {
        match &mut told {
            _ if !column.label.is_empty() => labelled.push(pen.line(column.slot, say![column.label, ": ", cell, "."])),
            Some((_, words)) => words.extend(say![column.fold.0, cell, column.fold.1]),
            None => told = Some((column, cell)),
        }
    }
    item.extend(told.map(|(column, words)| pen.line(column.slot, say![capital(words), "."])));
    item.extend(labelled);
    item.extend(row.more);
    item
}

fn tabulate(pen: Pen, columns: &[Column], mut rows: Vec<Row>) -> Vec<Block> {
    let kept = fold(columns, &mut rows);
    let mut table = Table {
        head: kept.iter().map(|&i| columns[i].head).collect(),
        rows: Vec::new(),
    };
    let mut notes = Vec::new();
    for row in rows {
        let pen = pen.row(row.key);
        let cell = |&i: &usize| pen.line(columns[i].slot, capital(row.cells.get(i).cloned().unwrap_or_default()));
        table.rows.push(kept.iter().map(cell).collect());
        if !row.more.is_empty() {
            notes.push(row.more);
        }
    }
    let mut blocks = vec![Block::Table(table)];
    if notes.len() < TABLE_FROM {
        blocks.extend(notes.into_iter().filter_map(paragraph));
    } else {
        blocks.push(Block::List(notes));
    }
    blocks
}

/// The columns that stand, and the rows with the cells of the others folded in.
fn fold(columns: &[Column], rows: &mut [Row]) -> Vec<usize> {
    let mut kept = vec![0];
    for (i, column) in columns.iter().enumerate().skip(1) {
        let filled = |row: &&Row| row.cells.get(i).is_some_and(|cell| !cell.is_empty());
        if !column.head.is_empty() && rows.iter().filter(filled).count() * 2 >= rows.len() {
            kept.push(i);
            continue;
        }
        for row in rows.iter_mut().filter(|row| filled(&&**row)) {
            let cell = std::mem::take(&mut row.cells[i]);
            let told = |at: &&usize| row.cells.get(**at).is_some_and(|cell| !cell.is_empty());
            let to = kept.iter().rfind(told).copied().unwrap_or_default();
            let (before, after) = column.fold;
            let words = if row.cells[to].is_empty() {
                cell
            } else {
                say![before, cell, after]
            };
            row.cells[to].extend(words);
        }
    }
    kept
}

/// Pieces with semicolons between them, for pieces that hold commas.
pub(super) fn series(parts: impl IntoIterator<Item = Words>) -> Words {
    let mut all = Words::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !all.is_empty() {
            all.push(Inline::Fixed("; ".into()));
        }
        all.extend(part);
    }
    all
}

/// Whether each word of `part` stands in `whole`, capitals and hyphens apart: then saying both says
/// the same thing twice.
pub(super) fn says(whole: &str, part: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let text = text.replace('-', "").to_lowercase();
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let mut left = words(whole);
    words(part).iter().all(|word| match left.iter().position(|w| w == word) {
        Some(i) => {
            left.remove(i);
            true
        }
        None => false,
    })
}

/// A thing held about a person, with the form in which it is held.
pub(super) fn item_words(item: &DataItem) -> Words {
    let noun: Option<Inline> = match (item.text.as_deref(), item.kind()) {
        (Some(text), _) => Some(user(text)),
        (None, Some(kind)) => Some(Inline::Fixed(kind.noun.into())),
        (None, None) => None,
    };
    let form = item.form.map(|form| match form {
        Form::Hashed => " (as a hash)",
        Form::Encrypted => " (encrypted)",
        Form::Masked => " (masked)",
        Form::Pseudonymous => " (under a pseudonym)",
        Form::Metadata => " (metadata only)",
        Form::Shortened => " (shortened)",
    });
    noun.map(|noun| say![noun, form]).unwrap_or_default()
}
