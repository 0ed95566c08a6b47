//! The rows of a table, drawn as the columns of a sheet: what stands in which column, and how wide it is.
//!
//! Must not know the focus or the keys. The price: the widths are measured anew for each picture, over all
//! rows, so that nothing moves while the cursor does.

use super::{mark, sign_style, value_style};
use crate::asking;
use crate::draft::State;
use crate::interview::{self, Kind, Question, Value};
use crate::path;
use crate::tui::model::{Desk, Form, Model, row_label, words_of};
use crate::tui::view::{cut, display, put};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// Cells before the first column: the pointer, the mark, and the blanks between.
pub const MARGIN: u16 = 4;

/// The cells that a column needs to be worth reading.
const LEAST: u16 = 11;

/// The cells of the box before what is offered.
const TICK: u16 = 4;

/// What a cell says of what its row lacks.
const MISSING: &str = "missing";

/// How many columns stand beside the label.
const MOST: usize = 4;

/// The cells at the right edge that say how much of a row waits.
const STATE: u16 = 15;

/// Which columns a list has room for, and how wide they are.
struct Parts {
    label: u16,
    columns: Vec<(&'static Question, u16)>,
    passed: usize,
}

impl Parts {
    /// The columns of `rest`, each with the width of its longest cell, beside a label of which the longest has `widest` cells.
    fn of(rest: &[(&'static Question, u16)], widest: Option<u16>, room: u16, wanted: Option<&'static Question>) -> Self {
        // the label takes what the columns leave
        let columns: u16 = rest
            .iter()
            .take(MOST)
            .map(|(column, content)| (*content).max(width(column.label)).min(60) + 2)
            .sum();
        let spare = room.saturating_sub(MARGIN).saturating_sub(columns);
        let label = widest.unwrap_or(0).clamp(8, (room * 11 / 20).clamp(8, 44).max(spare));
        let left = room.saturating_sub(MARGIN + label);
        let mut passed = 0;
        let mut columns = fitted(rest, left);
        let at = wanted.and_then(|column| rest.iter().position(|(c, _)| c.id == column.id));
        while at.is_some_and(|at| at >= passed + columns.len()) && passed + 1 < rest.len() {
            passed += 1;
            columns = fitted(&rest[passed..], left);
        }
        Self { label, columns, passed }
    }
}

/// The columns of a table that a list has room for.
pub struct Grid {
    label: u16,
    first: Option<&'static Question>,
    columns: Vec<(&'static Question, u16)>,
    /// How many columns are passed over, so that the one with the cursor is seen.
    passed: usize,
    /// Whether columns that rows have filled stand beyond the edge.
    beyond: bool,
    /// Whether there is room to say how much of a row waits.
    says: bool,
    /// How many columns only the record has.
    more: usize,
    /// What is offered beside the rows, and lines up with them.
    offers: Vec<(String, Value)>,
}

impl Grid {
    /// The columns that fit into `room` cells: the label, then the first that rows fill; as on a sheet the
    /// label stays, and the others move on when the cursor is on one (`wanted`) that has no room beside the first.
    pub fn of(desk: &Desk, table: &str, room: u16, wanted: Option<&'static Question>) -> Self {
        let keys = interview::keys(&desk.shown, table);
        let waits = |key: &String| {
            let row = path::row_path(table, key);
            asking::to_confirm(desk, &row).or_else(|| asking::lack(desk, &row)).is_some()
        };
        let says = room >= 66 && keys.iter().any(waits);
        let mut all = asking::columns_shown(desk, table).into_iter();
        let first = all.next();
        let offers: Vec<(String, Value)> = desk.draft.offers(table).into_iter().map(|(_, key, row)| (key, row)).collect();
        let offered = |column: &Question| {
            let cells = offers.iter().filter_map(|(_, row)| offered_cell(desk, column, row));
            cells.map(|words| width(&words)).max().unwrap_or(0)
        };
        let rest: Vec<(&'static Question, u16)> = all
            .map(|column| (column, content(desk, column, &keys).max(offered(column))))
            .collect();
        let more = interview::columns(table)
            .filter(|column| !column.fold)
            .count()
            .saturating_sub(rest.len() + 1);
        let names = keys.iter().map(|key| width(&row_label(&desk.shown, table, key)));
        let ticks = first.into_iter().flat_map(|first| {
            let firsts = offers.iter().filter_map(move |(_, row)| offered_cell(desk, first, row));
            firsts.map(|words| width(&words) + TICK)
        });
        let widest = names.chain(ticks).max();
        let wide = Parts::of(&rest, widest, room, wanted);
        let narrow = says.then(|| Parts::of(&rest, widest, room - STATE, wanted));
        // what waits or lacks has a mark in its row, so no column gives way for the words
        let narrow = narrow.filter(|narrow| narrow.columns.len() == wide.columns.len() && narrow.passed == wide.passed);
        let says = narrow.is_some();
        let Parts { label, columns, passed } = narrow.unwrap_or(wide);
        let beyond = passed + columns.len() < rest.len();
        Self {
            label,
            first,
            columns,
            passed,
            beyond,
            says,
            more,
            offers,
        }
    }

    /// Writes the names of the columns.
    pub fn head(&self, model: &Model, form: &Form, buf: &mut Buffer, area: Rect) {
        let mut x = area.x + MARGIN + self.label + 2;
        let here = form.cell().map(|(column, _)| column.id);
        if let Some(first) = self.first {
            let style = if here == Some(first.id) {
                model.theme.strong
            } else {
                model.theme.dim
            };
            put(
                buf,
                area.x + MARGIN,
                area.y,
                self.label,
                &cut(first.label, self.label as usize),
                style,
            );
        }
        if self.passed > 0 {
            put(buf, x - 2, area.y, 1, "‹", model.theme.dim);
        }
        for (column, wide) in &self.columns {
            let room = (*wide).min(area.right().saturating_sub(x));
            let style = if here == Some(column.id) {
                model.theme.strong
            } else {
                model.theme.dim
            };
            put(buf, x, area.y, room, &cut(column.label, room as usize), style);
            x += wide + 2;
        }
        if self.beyond {
            put(buf, area.right().saturating_sub(1), area.y, 1, "›", model.theme.dim);
        }
    }

    /// Says at the end of the title's line how many columns no row has filled, where there is room.
    pub fn more(&self, model: &Model, buf: &mut Buffer, title: &str, area: Rect) {
        let columns = interview::counted(self.more, "more column", "more columns");
        let Some(columns) = columns else { return };
        let fits = |words: &String| width(title) + width(words) + 3 <= area.width;
        let words = [format!("{columns}: → opens the row"), format!("{columns}: →")];
        if let Some(words) = words.into_iter().find(fits) {
            let wide = width(&words);
            put(buf, area.right() - wide, area.y, wide, &words, model.theme.dim);
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

    /// Writes what is offered in the columns of the rows.
    pub fn offer(&self, desk: &Desk, key: &str, style: Style, buf: &mut Buffer, area: Rect) {
        let Some((_, row)) = self.offers.iter().find(|(offered, _)| offered == key) else {
            return;
        };
        let cells: Vec<Option<String>> = self
            .columns
            .iter()
            .map(|(column, _)| offered_cell(desk, column, row))
            .collect();
        for (at, words) in cells.iter().enumerate() {
            let (x, room) = self.place(&cells, at, area, area.right());
            if let Some(words) = words {
                put(buf, x, area.y, room, &cut(&display(words), room as usize), style);
            }
        }
    }

    /// Where the cell of a column begins, and how many cells of the screen it may take: as on a sheet it runs on over the
    /// empty ones behind it, to the end of the line or what is said there.
    fn place(&self, cells: &[Option<String>], at: usize, area: Rect, end: u16) -> (u16, u16) {
        let begins = |at: usize| {
            let before = self.columns.iter().take(at).map(|(_, wide)| wide + 2);
            area.x + MARGIN + self.label + 2 + before.sum::<u16>()
        };
        let next = cells
            .iter()
            .skip(at + 1)
            .position(Option::is_some)
            .map(|behind| begins(at + 1 + behind) - 2);
        let x = begins(at);
        (x, next.unwrap_or(end).min(area.right()).saturating_sub(x))
    }

    /// Writes what a row says in its columns; the cell with the cursor stands out.
    pub fn row(&self, model: &Model, desk: &Desk, key: &str, here: Option<&str>, buf: &mut Buffer, area: Rect) {
        if let Some(first) = self.first.filter(|first| here == Some(first.id)) {
            light(buf, area.x + MARGIN, area, self.label.min(width_of(desk, first, key)));
        }
        let row = self.first.map_or_else(String::new, |first| first.path(key));
        let row = path::parent(&row);
        let known = desk.draft.state(row) == State::Known;
        let is_said = self.columns.iter().any(|(column, _)| asking::is_lacking(desk, column, key));
        let lacks = || asking::lack(desk, row).filter(|_| !is_said).map(|_| "unfinished".to_owned());
        let state = asking::to_confirm(desk, row).or_else(lacks).filter(|_| self.says);
        let end = area.right() - if state.is_some() { STATE } else { 0 };
        // what waits or is open in a row that is known has its mark in the gap before it
        let sign =
            |column: &Question| Some(mark(desk, &column.path(key))).filter(|sign| known && matches!(*sign, "~" | "?" | "-"));
        let shown = |(column, _): &(&'static Question, u16)| {
            let lacks = || asking::is_lacking(desk, column, key).then(|| MISSING.to_owned());
            let empty = || (here == Some(column.id) || sign(column).is_some()).then(String::new);
            cell(desk, column, key).or_else(lacks).or_else(empty)
        };
        let cells: Vec<Option<String>> = self.columns.iter().map(shown).collect();
        for (at, (column, _)) in self.columns.iter().enumerate() {
            let (x, room) = self.place(&cells, at, area, end);
            if let Some(words) = &cells[at] {
                let style = match words.as_str() {
                    MISSING => model.theme.suggested,
                    _ => value_style(model, desk.draft.state(&column.path(key))),
                };
                put(buf, x, area.y, room, &cut(&display(words), room as usize), style);
            }
            if let Some(sign) = sign(column) {
                put(buf, x - 2, area.y, 1, sign, sign_style(&model.theme, sign));
            }
            if here == Some(column.id) {
                light(buf, x, area, room.min(self.columns[at].1));
            }
        }
        if let Some(words) = state {
            let at = area.right().saturating_sub(STATE - 1);
            put(buf, at, area.y, STATE - 1, &words, model.theme.suggested);
        }
    }
}

/// Turns the ground of a cell and its letters round, whatever the colours.
fn light(buf: &mut Buffer, x: u16, area: Rect, wide: u16) {
    for x in x..(x + wide.max(3)).min(area.right()) {
        if let Some(cell) = buf.cell_mut((x, area.y)) {
            cell.modifier.insert(Modifier::REVERSED);
        }
    }
}

/// The first columns that fit into these cells, each with its width.
fn fitted(rest: &[(&'static Question, u16)], room: u16) -> Vec<(&'static Question, u16)> {
    let mut columns: Vec<(&Question, u16)> = Vec::new();
    let mut least_sum = 0;
    let most = if room > 120 { MOST + 3 } else { MOST };
    for (column, content) in rest {
        let wanted = (*content).max(width(column.label)).min(60);
        let least = wanted.min(LEAST) + 2;
        if least_sum + least > room || columns.len() == most {
            break;
        }
        least_sum += least;
        columns.push((column, wanted));
    }
    let left = room.saturating_sub(2 * u16::try_from(columns.len()).unwrap_or(0));
    // the widest gives way first, so that short columns stay whole
    while columns.iter().map(|(_, wide)| wide).sum::<u16>() > left {
        let Some(widest) = columns.iter_mut().max_by_key(|(_, wide)| *wide) else {
            break;
        };
        widest.1 -= 1;
    }
    columns
}

fn width(words: &str) -> u16 {
    u16::try_from(words.width()).unwrap_or(u16::MAX)
}

/// How wide the longest cell of a column is.
fn content(desk: &Desk, column: &Question, keys: &[String]) -> u16 {
    let cells = keys.iter().filter_map(|key| cell(desk, column, key));
    cells.map(|words| width(&words)).max().unwrap_or(0)
}

fn width_of(desk: &Desk, column: &Question, key: &str) -> u16 {
    cell(desk, column, key).map_or(0, |words| width(&words))
}

fn cell(desk: &Desk, column: &Question, key: &str) -> Option<String> {
    Some(brief(column, asking::cell_words(desk, column, key)?))
}

/// What an offered row says in a column.
fn offered_cell(desk: &Desk, column: &Question, row: &Value) -> Option<String> {
    let value = row.get(column.leaf())?;
    Some(brief(column, words_of(&desk.shown, column, value)))
}

fn brief(column: &Question, words: String) -> String {
    match (column.kind, words.as_str()) {
        (Kind::YesNo, "no") => "–".to_owned(),
        _ => words,
    }
}
