//! A table of the policy as columns, where there is room for them.
//!
//! Each cell is wrapped in its own width, and the lines of a row are put side by side. Must not know where
//! it is drawn. The price: widths follow from the longest cells, so that a table changes its shape as it grows.

use super::{Paper, PaperLine, Piece, pieces};
use crate::document::{Document, Sentence, Table};
use unicode_width::UnicodeWidthStr;

/// From this width on, a table is drawn as columns.
pub const SHEET: usize = 64;

/// Blanks between two columns.
const GUTTER: usize = 2;

/// The widths of the columns of a table: what they need, else shared by how much they say.
fn widths_of(table: &Table, room: usize) -> Vec<usize> {
    let words = |sentence: &Sentence| sentence.inlines.iter().map(|inline| inline.words().width()).sum::<usize>();
    let wanted: Vec<usize> = (0..table.head.len())
        .map(|i| {
            let cells = table.rows.iter().filter_map(|row| row.get(i)).map(words);
            cells
                .chain(table.head.get(i).map(|name| name.width()))
                .max()
                .unwrap_or(0)
                .max(4)
        })
        .collect();
    let mut widths = wanted.clone();
    // the widest gives way first, so that short columns stay whole
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = (0..widths.len()).max_by_key(|i| widths[*i]).filter(|i| widths[*i] > 6) else {
            break;
        };
        widths[widest] -= 1;
    }
    widths
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

impl Paper {
    /// A table as columns: each cell is wrapped in its own, and the lines of a row are put side by side.
    pub(super) fn sheet(&mut self, document: &Document, table: &Table) {
        let columns = table.head.len();
        let gaps = GUTTER * (columns - 1);
        let widths = widths_of(table, self.width.saturating_sub(gaps));
        let head: Vec<Piece> = table
            .head
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(i, (name, width))| Piece {
                text: padded(name, *width + if i + 1 < columns { GUTTER } else { 0 }),
                sentence: None,
                strong: true,
                gap: false,
            })
            .collect();
        let line = self.line(0, head);
        self.lines.push(line);
        let rows: Vec<Vec<Vec<PaperLine>>> = table.rows.iter().map(|row| self.cells(document, row, &widths)).collect();
        let height = |cells: &[Vec<PaperLine>]| cells.iter().map(Vec::len).max().unwrap_or(0);
        let spaced = rows.iter().any(|cells| height(cells) > 1);
        for (i, cells) in rows.iter().enumerate() {
            if spaced && i > 0 {
                self.blank();
            }
            for y in 0..height(cells) {
                let line = self.across(cells, &widths, y);
                self.lines.push(line);
            }
        }
        self.blank();
    }

    /// The cells of a row, each wrapped in the width of its column.
    fn cells(&mut self, document: &Document, row: &[Sentence], widths: &[usize]) -> Vec<Vec<PaperLine>> {
        let numbered = self.numbered(row);
        let wrapped = numbered.iter().zip(widths).map(|((number, cell), width)| {
            let mut own = Paper {
                lines: Vec::new(),
                width: *width,
                number: 0,
                clause: self.clause,
            };
            own.wrap(0, &pieces(document, &[(*number, cell)]));
            own.lines
        });
        wrapped.collect()
    }

    /// One line through all cells of a row.
    fn across(&self, cells: &[Vec<PaperLine>], widths: &[usize], y: usize) -> PaperLine {
        let mut pieces = Vec::new();
        for (i, (lines, width)) in cells.iter().zip(widths).enumerate() {
            let own = lines.get(y).map(|line| line.pieces.clone()).unwrap_or_default();
            let used: usize = own.iter().map(|piece| piece.text.width()).sum();
            pieces.extend(own);
            if i + 1 < widths.len() {
                pieces.push(Piece {
                    text: " ".repeat((width + GUTTER).saturating_sub(used)),
                    sentence: None,
                    strong: false,
                    gap: false,
                });
            }
        }
        self.line(0, pieces)
    }
}
