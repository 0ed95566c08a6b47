//! The lines of a form, and how the list of them and the panel below share the room.
//!
//! Must not know what a line says. The price: the sheets of the tables are measured twice where the list has less room
//! than lines.

use super::grid::Grid;
use super::{EDGE, panel};
use crate::interview;
use crate::tui::model::{Desk, Entry, Form, Model, question_of};
use ratatui::layout::Rect;
use std::collections::BTreeMap;

/// A line of the list: an entry, the title of a table, the names of its columns.
pub enum Line {
    /// The title of a table, or of what is offered.
    Title(Option<&'static str>, String),
    /// The names of the columns of a table.
    Columns(&'static str),
    /// What brings further rows to a table.
    Said(String),
    /// An entry, by its number.
    Entry(usize),
    /// A blank line.
    Gap,
}

/// What a form shows, and where.
pub struct Parts {
    /// The sheet of each table.
    pub grids: Grids,
    /// All lines, also those that the list has no room for.
    pub lines: Vec<Line>,
    /// Where the lines stand.
    pub list: Rect,
    /// Where the focused question stands.
    pub panel: Rect,
}

impl Parts {
    /// Parts the room between the list and the panel; the panel follows the list, so that on a tall screen nothing is
    /// far apart.
    pub fn of(model: &Model, desk: &Desk, form: &Form, entries: &[Entry], area: Rect) -> Self {
        let mut grids = grids_of(desk, form, entries, area.width);
        let mut lines = lines_of(desk, form, entries, &grids);
        let least = panel::height(model, desk, form, area);
        let listed = u16::try_from(lines.len() + 1).unwrap_or(u16::MAX);
        let mut list = Rect {
            height: listed.min(area.height.saturating_sub(least)),
            ..area
        };
        if lines.len() > usize::from(list.height) {
            // the marks at the right edge lie over no letter
            list.width = list.width.saturating_sub(EDGE);
            grids = grids_of(desk, form, entries, list.width);
            lines = lines_of(desk, form, entries, &grids);
        }
        let panel = Rect {
            y: list.bottom(),
            height: area.bottom().saturating_sub(list.bottom()),
            ..area
        };
        Self {
            grids,
            lines,
            list,
            panel,
        }
    }
}

/// The head of the table whose rows begin above the list: it stays on the screen, over the first lines.
pub fn stuck(lines: &[Line], top: usize, height: u16, narrowed: bool) -> Vec<&Line> {
    let row = |line: &&Line| matches!(line, Line::Entry(_));
    if !lines.get(top).as_ref().is_some_and(row) {
        return Vec::new();
    }
    let above = lines[..top].iter().rev().skip_while(|line| row(line));
    let head = above.take_while(|line| !row(line) && !matches!(line, Line::Gap));
    let mut head: Vec<&Line> = head.filter(|line| !matches!(line, Line::Said(_))).collect();
    head.reverse();
    if narrowed && height < 9 {
        head.truncate(1); // what the rows are narrowed to counts more than the names of columns
    }
    let least = if narrowed { 4 } else { 5 };
    let room = if height >= 9 { 2 } else { usize::from(height >= least) };
    let head = head.split_off(head.len().saturating_sub(room));
    // rows have to follow it
    let follow = lines.iter().skip(top).take(head.len() + 1);
    if follow.filter(row).count() > head.len() {
        head
    } else {
        Vec::new()
    }
}

/// The sheets of the tables, by table.
pub type Grids = BTreeMap<&'static str, Grid>;

/// The sheet of each table that has rows here.
fn grids_of(desk: &Desk, form: &Form, entries: &[Entry], room: u16) -> Grids {
    let mut grids = Grids::new();
    if form.record.is_some() {
        return grids;
    }
    for entry in entries {
        if let Entry::Row(at) = entry
            && let Some(table) = question_of(at).map(|q| q.id)
        {
            let wanted = form
                .cell()
                .map(|(column, _)| column)
                .filter(|column| column.table() == Some(table));
            grids.entry(table).or_insert_with(|| Grid::of(desk, table, room, wanted));
        }
    }
    grids
}

/// The lines of the list: a title before each table, a gap after it.
fn lines_of(desk: &Desk, form: &Form, entries: &[Entry], grids: &Grids) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut table: Option<&str> = None;
    let mut details = false;
    for (i, entry) in entries.iter().enumerate() {
        let own = match entry {
            Entry::Row(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_) => question_of(entry.path()).map(|q| q.id),
            Entry::Answer(at) if form.record.is_none() => question_of(at).filter(|q| q.is_column()).map(|q| q.id),
            Entry::Answer(_) | Entry::Detail(_) => None,
        };
        if own != table {
            if i > 0 {
                lines.push(Line::Gap);
            }
            if let Some(title) = own.and_then(interview::question) {
                lines.push(Line::Title(own, title.ask.to_owned()));
            }
            if let Some((table, _)) = own
                .and_then(|id| grids.get_key_value(id))
                .filter(|(_, grid)| grid.has_columns())
            {
                lines.push(Line::Columns(table));
            }
            let project = own.filter(|_| form.record.is_none() && form.filter.is_none());
            if let Some(project) = project.and_then(|table| desk.unlooked_for(table)) {
                lines.push(Line::Said(project.brief("l")));
            }
            table = own;
        }
        if matches!(entry, Entry::Detail(_)) && !details {
            details = true;
            lines.push(Line::Gap);
            lines.push(Line::Title(None, "Add a detail".into()));
        }
        lines.push(Line::Entry(i));
    }
    lines
}
