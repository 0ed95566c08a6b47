//! Plain text, wrapped by what a terminal shows, with a block for each row of a table.
//!
//! Owns the wrapping: a line is as wide as its characters are, not as many as it has. The price: an
//! address that is wider than a line is left whole, because half an address is none.

use super::annotated::{Printed, runs};
use super::spans::{Kind, Span};
use super::{DRAFT, Options, Page, label};
use crate::document::{Block, Document, Sentence, Table};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Prints plain text.
pub fn render(document: &Document, options: &Options) -> String {
    print(&Page::new(document, options))
}

/// Prints a page.
pub(super) fn print(page: &Page) -> String {
    let writer = Writer {
        width: page.options.width.max(30),
        page,
    };
    let mut blocks = vec![writer.heading(&words(&page.title()), "=")];
    let dates = page.document.dates.iter().map(|s| writer.fill(&writer.sentence(s), "", ""));
    blocks.push(join(dates, "\n"));
    blocks.push(writer.notes(&page.beside(&page.document.dates)));
    if page.is_draft() {
        blocks.push(writer.fill(&format!("{} {}", DRAFT.0, DRAFT.1), "| ", "| "));
    }
    for (number, clause) in page.clauses() {
        let heading = words(&label(&clause.heading));
        let number = number.map(|n| format!("{n}. ")).unwrap_or_default();
        if !heading.is_empty() {
            blocks.push(writer.heading(&format!("{number}{heading}"), "-"));
        }
        if page.notes.is_some() {
            blocks.extend(clause.blocks.iter().map(|block| writer.noted(block)));
        } else {
            blocks.extend(clause.blocks.iter().map(|block| writer.block(block)));
        }
    }
    join(blocks, "\n\n") + "\n"
}

struct Writer<'a> {
    page: &'a Page<'a>,
    width: usize,
}

impl Writer<'_> {
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(sentences) => self.fill(&self.sentences(sentences), "", ""),
            Block::List(items) => join(items.iter().map(|item| self.fill(&self.sentences(item), "- ", "  ")), "\n"),
            Block::Table(table) => join(table.rows.iter().map(|row| self.row(table, row)), "\n\n"),
            Block::Heading(sentence) => self.heading(&self.marked(sentence, &self.page.heading(sentence)), "~"),
            Block::Notice(sentences) => {
                let (first, rest) = sentences.split_at(sentences.len().min(1));
                let first = self.fill(&self.sentences(first), "| ", "| ");
                join([first, self.fill(&self.sentences(rest), "| ", "| ")], "\n|\n")
            }
            Block::Card(lines) => {
                let lines = lines.iter().map(|(name, sentence)| {
                    let text = format!("{}: {}", words(&label(name)), self.sentence(sentence));
                    self.fill(&text, "  ", "    ")
                });
                join(lines, "\n")
            }
        }
    }

    /// A block with what stands behind each of its sentences below that sentence.
    fn noted(&self, block: &Block) -> String {
        let mut said = 0;
        let runs = runs(block);
        let whole = match block {
            Block::Table(_) | Block::Heading(_) | Block::Card(_) => true,
            Block::Paragraph(_) | Block::List(_) | Block::Notice(_) => self.page.beside(block.sentences()).is_empty(),
        };
        let parts = runs.iter().enumerate().map(|(i, run)| {
            let text = match block {
                Block::Table(table) => self.row(table, &table.rows[i]),
                _ if whole && i > 0 => String::new(),
                _ if whole => self.block(block),
                Block::List(_) => self.fill(&join(run.iter().map(|s| self.sentence(s)), " "), "- ", "  "),
                Block::Paragraph(_) | Block::Notice(_) | Block::Heading(_) | Block::Card(_) => {
                    self.fill(&join(run.iter().map(|s| self.sentence(s)), " "), "", "")
                }
            };
            // each note once, below the first sentence that has it
            let notes = self.page.beside(run.iter().copied());
            let new: Vec<&Printed> = notes.into_iter().filter(|note| note.number > said).collect();
            said = new.iter().map(|note| note.number).max().unwrap_or(said);
            join([text, self.notes(&new)], "\n")
        });
        join(parts, "\n\n")
    }

    fn notes(&self, notes: &[&Printed]) -> String {
        let one = |note: &&Printed| {
            let mark = note.mark().map(|mark| format!("[{mark}] ")).unwrap_or_default();
            let head = format!("[{}] {mark}{} {}", note.number, note.question, note.answer);
            let private = note.private.as_ref().map(|private| format!("Note to counsel: {private}"));
            let who = format!("{} {}", note.who, note.path);
            let more = [Some(who), private].into_iter().flatten().chain(note.more());
            let more = more.map(|line| self.fill(&line, "        ", "        "));
            join(std::iter::once(self.fill(&head, "    ", "        ")).chain(more), "\n")
        };
        join(notes.iter().map(one), "\n")
    }

    /// The first cell on a line of its own, the others below it under the heads of their columns.
    fn row(&self, table: &Table, row: &[Sentence]) -> String {
        let cells = row.iter().enumerate().map(|(i, cell)| {
            let text = self.sentence(cell);
            let head = table.head.get(i).map(|head| words(&label(head))).unwrap_or_default();
            match (i, text.is_empty(), head.is_empty()) {
                (_, true, _) => String::new(),
                (0, ..) => self.fill(&text, "", "  "),
                (_, _, true) => self.fill(&text, "    ", "      "),
                _ => self.fill(&format!("{head}: {text}"), "    ", "      "),
            }
        });
        join(cells, "\n")
    }

    fn heading(&self, text: &str, line: &str) -> String {
        let text = self.fill(text, "", "");
        let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        join([text, line.repeat(widest.min(self.width))], "\n")
    }

    fn sentences(&self, sentences: &[Sentence]) -> String {
        join(sentences.iter().map(|sentence| self.sentence(sentence)), " ")
    }

    fn sentence(&self, sentence: &Sentence) -> String {
        self.marked(sentence, &self.page.sentence(sentence))
    }

    fn marked(&self, sentence: &Sentence, spans: &[Span]) -> String {
        let text = words(spans);
        if text.is_empty() {
            return text;
        }
        let marked = match self.page.tag(sentence) {
            Some(tag) => format!("[{tag}] {text}"),
            None => text,
        };
        match self.page.note(sentence) {
            Some(number) => format!("{marked} [{number}]"),
            None => marked,
        }
    }

    /// Wraps text whose line breaks stay. The first line begins with `first`, the others with `rest`.
    fn fill(&self, text: &str, first: &str, rest: &str) -> String {
        let mut lines: Vec<String> = Vec::new();
        for line in text.split('\n').filter(|line| !line.is_empty()) {
            let mut current = if lines.is_empty() { first } else { rest }.to_owned();
            let mut fresh = true;
            for (space, piece) in pieces(line, self.width.saturating_sub(rest.width().max(first.width()))) {
                let space = space && !fresh;
                if !fresh && current.width() + usize::from(space) + piece.width() > self.width {
                    lines.push(std::mem::replace(&mut current, rest.to_owned()));
                } else if space {
                    current.push(' ');
                }
                current.push_str(piece);
                fresh = false;
            }
            if !fresh {
                lines.push(current);
            }
        }
        lines.join("\n")
    }
}

/// What a line can be broken into, and whether a space is before each: words, and the letters of
/// scripts that are written without spaces. A word wider than `width` is cut unless it is plain ASCII.
fn pieces(line: &str, width: usize) -> impl Iterator<Item = (bool, &str)> {
    line.split(' ').filter(|word| !word.is_empty()).flat_map(move |word| {
        let cut_anywhere = word.width() > width && !word.is_ascii();
        let mut parts: Vec<(bool, &str)> = Vec::new();
        let mut start = 0;
        for (at, letter) in word.grapheme_indices(true) {
            let end = at + letter.len();
            if letter.width() > 1 || cut_anywhere || end == word.len() {
                if at > start && letter.width() > 1 {
                    parts.push((start == 0, &word[start..at]));
                    start = at;
                }
                parts.push((start == 0, &word[start..end]));
                start = end;
            }
        }
        parts
    })
}

/// The words of a sentence: a link with its address unless the words are the address, a reference as
/// the heading that it names, in quotation marks.
fn words(spans: &[Span]) -> String {
    let mut all = String::new();
    for span in spans {
        // No brackets within brackets.
        let in_brackets = all.matches('(').count() > all.matches(')').count();
        let words = match &span.kind {
            Kind::Link { text, to } if to.strip_prefix("https://") == Some(text) => to.clone(),
            Kind::Link { text, to } if to.strip_prefix("mailto:").unwrap_or(to) != text && in_brackets => format!("{text}: {to}"),
            Kind::Link { text, to } if to.strip_prefix("mailto:").unwrap_or(to) != text => format!("{text} ({to})"),
            // Nothing else shows in plain text that these words are a title.
            Kind::See { heading, .. } if !all.ends_with('“') => format!("“{heading}”"),
            _ => super::spans::plain(std::slice::from_ref(span)),
        };
        all.push_str(&words);
    }
    all
}

fn join(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}
