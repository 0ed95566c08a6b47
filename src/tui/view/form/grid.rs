//! The rows of a table, drawn as the columns of a sheet: what stands in which column, and how wide it is.
//!
//! Must not know the focus or the keys. The price: the widths are measured anew for each picture, over all
//! rows, so that nothing moves while the cursor does.

use super::value_style;
use crate::interview::{self, Kind, Question};
use crate::path;
use crate::tui::model::{Desk, Model, row_label, words_of};
use crate::tui::view::{cut, display, put};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Cells before the first column: the pointer, the mark, and the blanks between.
pub const MARGIN: u16 = 4;

/// The cells that a column needs to be worth reading.
const LEAST: u16 = 11;

/// How many columns stand beside the label.
const MOST: usize = 4;

/// The columns of a table that a list has room for.
pub struct Grid {
    label: u16,
    columns: Vec<(&'static Question, u16)>,
}

impl Grid {
    /// The columns that fit into `room` cells: the label, then the first that rows fill.
    pub fn of(desk: &Desk, table: &str, room: u16) -> Self {
        let keys = interview::keys(&desk.shown, table);
        let first = keys.iter().find_map(|key| label_column(desk, table, key));
        let width = |words: &str| u16::try_from(words.width()).unwrap_or(u16::MAX);
        let widest = keys
            .iter()
            .map(|key| width(&row_label(&desk.shown, table, key)))
            .max()
            .unwrap_or(0);
        let label = widest.clamp(8, (room * 9 / 20).clamp(8, 40));
        let mut left = room.saturating_sub(MARGIN + label);
        let mut columns: Vec<(&Question, u16)> = Vec::new();
        let mut least_sum = 0;
        for column in interview::columns(table).filter(|column| !column.fold && Some(column.id) != first) {
            let cells = keys.iter().filter_map(|key| cell(desk, column, key));
            let Some(content) = cells.map(|words| width(&words)).max().filter(|wide| *wide > 0) else {
                continue;
            };
            let wanted = content.max(width(column.label)).min(60);
            let least = wanted.min(LEAST) + 2;
            if least_sum + least > left || columns.len() == MOST {
                break;
            }
            least_sum += least;
            columns.push((column, wanted));
        }
        left = left.saturating_sub(2 * u16::try_from(columns.len()).unwrap_or(0));
        // the widest gives way first, so that short columns stay whole
        while columns.iter().map(|(_, wide)| wide).sum::<u16>() > left {
            let Some(widest) = columns.iter_mut().max_by_key(|(_, wide)| *wide) else {
                break;
            };
            widest.1 -= 1;
        }
        Self { label, columns }
    }

    /// Writes the names of the columns.
    pub fn head(&self, model: &Model, buf: &mut Buffer, area: Rect) {
        let mut x = area.x + MARGIN + self.label + 2;
        for (column, wide) in &self.columns {
            let room = (*wide).min(area.right().saturating_sub(x));
            put(buf, x, area.y, room, &cut(column.label, room as usize), model.theme.dim);
            x += wide + 2;
        }
    }

    /// Whether there is anything beside the label.
    pub fn has_columns(&self) -> bool {
        !self.columns.is_empty()
    }

    /// How many cells the label has.
    pub fn label_width(&self) -> u16 {
        self.label
    }

    /// Writes what a row says in its columns.
    pub fn row(&self, model: &Model, desk: &Desk, key: &str, buf: &mut Buffer, area: Rect) {
        let mut x = area.x + MARGIN + self.label + 2;
        for (column, wide) in &self.columns {
            let room = (*wide).min(area.right().saturating_sub(x));
            if let Some(words) = cell(desk, column, key) {
                let style = value_style(model, desk.draft.state(&column.path(key)));
                put(buf, x, area.y, room, &cut(&display(&words), room as usize), style);
            }
            x += wide + 2;
        }
    }
}

/// The column whose answer is the label of a row.
fn label_column(desk: &Desk, table: &str, key: &str) -> Option<&'static str> {
    interview::columns(table)
        .find(|column| cell(desk, column, key).is_some_and(|words| !words.is_empty()))
        .map(|column| column.id)
}

fn cell(desk: &Desk, column: &Question, key: &str) -> Option<String> {
    let value = path::get(&desk.shown, &column.path(key))?;
    let words = words_of(&desk.shown, column, &value);
    Some(match (column.kind, words.as_str()) {
        (Kind::YesNo, "no") => "–".to_owned(),
        _ => words,
    })
}
