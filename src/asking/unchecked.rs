//! Who suggests what in a row, and what of it nobody checked.
//!
//! A suggestion from the catalogue is marked where nobody compared it with what the provider says: once for a row of which it
//! holds throughout, else at its cells. Must not know where the mark is shown. The price: a row is read whole for
//! the mark of one cell, once for each change of the draft.

use super::Desk;
use crate::brings;
use crate::draft::State;
use crate::interview::{self, Question};
use crate::path::{self, Spot};
use crate::vendors::{self, DOUBT, SOURCE, Vendor};
use std::rc::Rc;

/// What is suggested in a row, and whether it is unchecked throughout.
#[derive(Default)]
pub(super) struct Suggested {
    cells: Vec<Cell>,
    /// Whether the row itself is suggested.
    is_row: bool,
    /// Whether nobody checked anything in it: then it is said once.
    is_unchecked: bool,
}

/// A cell that is suggested.
struct Cell {
    column: &'static Question,
    at: String,
    /// Its sources that are not the row's own.
    others: Vec<String>,
    /// Whether it is shown in its row; what the author has to pick is not.
    is_shown: bool,
    /// Whether nobody but the catalogue says it.
    is_catalogues: bool,
    /// Whether the catalogue says it and nobody checked it.
    is_unchecked: bool,
}

impl Suggested {
    fn read(desk: &Desk, row: &str) -> Self {
        let (Ok(Spot::Row(table, key)), draft) = (path::spot(row), &desk.draft) else {
            return Self::default();
        };
        let shown = path::get(&desk.shown, row).unwrap_or_default();
        let own = draft.sources(row).first().map(|&from| from.to_owned());
        let cells: Vec<Cell> = interview::columns(table.id)
            .map(|column| (column, column.path(key)))
            .filter(|(_, at)| draft.state(at) == State::Suggested)
            .map(|(column, at)| {
                let sources = draft.sources(&at);
                let of_catalogue = |from: &&str| from.starts_with(SOURCE);
                Cell {
                    column,
                    is_shown: !column.pick && shown.get(column.leaf()).is_some(),
                    is_catalogues: sources.iter().all(of_catalogue),
                    is_unchecked: sources.iter().any(of_catalogue) && is_unchecked(desk, &at),
                    others: sources
                        .into_iter()
                        .map(str::to_owned)
                        .filter(|from| own.as_ref() != Some(from))
                        .collect(),
                    at,
                }
            })
            .collect();
        let state = draft.state(row);
        let mut it = Self {
            cells,
            is_row: state == State::Suggested,
            is_unchecked: false,
        };
        it.is_unchecked = match state {
            State::Suggested => it.all_unchecked(|cell| cell.others.is_empty()) > 0,
            // one answer that waits in a known row is marked itself
            State::Known => it.shown().all(|cell| cell.is_catalogues) && it.all_unchecked(|_| true) > 1,
            _ => false,
        };
        it
    }

    fn shown(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.is_shown)
    }

    /// How many facts there are among cells; none where one of them was checked.
    fn all_unchecked(&self, among: impl Fn(&Cell) -> bool) -> usize {
        let facts: Vec<&Cell> = self
            .shown()
            .filter(|cell| !cell.column.fact.is_empty() && among(cell))
            .collect();
        if facts.iter().all(|cell| cell.is_unchecked) {
            facts.len()
        } else {
            0
        }
    }
}

fn suggested(desk: &Desk, row: &str) -> Rc<Suggested> {
    desk.suggested.of(row, || Rc::new(Suggested::read(desk, row)))
}

fn is_unchecked(desk: &Desk, at: &str) -> bool {
    let Some((all, field)) = of_providers(desk, at) else {
        return false;
    };
    let name = path::get(&desk.shown, &format!("{}.name", path::parent(at)));
    let entry = name.as_ref().and_then(|name| name.as_str());
    all.iter().any(|vendor| !vendor.is_checked(field, entry))
}

/// Follows a suggestion: that it comes from the catalogue and nobody checked it, or nothing. Of a row it holds of all that the
/// catalogue says in it: then it is said once, and not at each of its cells.
pub fn doubt(desk: &Desk, at: &str) -> &'static str {
    let is_unchecked = match path::spot(at) {
        Ok(Spot::Row(..)) => suggested(desk, at).is_unchecked,
        Ok(Spot::Cell(..)) => {
            let row = suggested(desk, path::parent(at));
            row.cells.iter().any(|cell| cell.at == at && cell.is_unchecked)
        }
        Ok(Spot::Leaf(_) | Spot::Table(_)) | Err(_) => false,
    };
    if is_unchecked { DOUBT } else { "" }
}

/// Follows a cell where its row is read: that nobody checked it, unless that is said of the row.
pub fn doubt_in_row(desk: &Desk, cell: &str) -> &'static str {
    let row = suggested(desk, path::parent(cell));
    let is_marked = |own: &Cell| own.at == cell && own.is_unchecked && !(row.is_row && own.is_shown && !own.others.is_empty());
    if !row.is_unchecked && row.cells.iter().any(is_marked) {
        DOUBT
    } else {
        ""
    }
}

/// Who else says something in a row that is suggested, or adds to it; nothing where its source says all.
pub fn more_by(desk: &Desk, row: &str, name: &dyn Fn(&str) -> String) -> String {
    let row = suggested(desk, row);
    let more = || row.shown().filter(|cell| !cell.others.is_empty());
    let mut all: Vec<&str> = Vec::new();
    for from in more().flat_map(|cell| &cell.others) {
        if !all.contains(&from.as_str()) {
            all.push(from);
        }
    }
    if all.is_empty() {
        return String::new();
    }
    let mark = if more().any(|cell| cell.is_unchecked) { DOUBT } else { "" };
    let words = vendors::sources(all, name);
    // that it is the catalogue's goes without saying where nobody checked it: the row has one line for all this
    let short = words.strip_suffix(vendors::CATALOGUE).filter(|_| !mark.is_empty());
    format!("; more by {}{mark}", short.unwrap_or(&words))
}

/// The providers of the catalogue of which an answer speaks, and the field of their files that says it: the one in whose row it lies,
/// or all that are behind a row which no single provider has.
pub(super) fn of_providers<'d>(desk: &'d Desk, at: &str) -> Option<(Vec<&'d Vendor>, &'static str)> {
    let Ok(Spot::Cell(column, key)) = path::spot(at) else {
        return None;
    };
    let table = column.table().filter(|_| !column.fact.is_empty())?;
    let row = path::get(&desk.shown, &path::row_path(table, key))?;
    let brought = || {
        let all = desk.draft.sources(at).into_iter();
        all.filter_map(|from| desk.provider(from.strip_prefix(SOURCE)?)).collect()
    };
    let all = match row.get("catalogue") {
        Some(id) => vec![desk.provider(id.as_str()?)?],
        None => Some(brings::behind(&desk.shown, at))
            .filter(|all: &Vec<&Vendor>| !all.is_empty())
            .unwrap_or_else(brought),
    };
    Some((all, column.fact))
}
