//! What waits for a yes in an open record, and what of it is on the screen.
//!
//! It lays the record out as the screen does. Must not say yes. The price: the layout is computed once more for each yes.

use super::grid::MARGIN;
use super::lines::{Line, Parts, stuck};
use super::{label_width, left, unread};
use crate::draft::State;
use crate::path;
use crate::tui::model::{Entry, Model, Screen, question_of, words_of};
use crate::tui::view::{display, inner, scroll};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// What waits for a yes in the open record, cell by cell: what was on the screen whole, and what was not.
pub fn waiting_cells(model: &Model) -> (Vec<String>, Vec<String>) {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return (Vec::new(), Vec::new());
    };
    let area = left(model, inner(Rect::new(0, 0, model.size.0, model.size.1), model));
    let entries = form.entries(desk);
    let Parts { lines, list, .. } = Parts::of(model, desk, form, &entries, area);
    let labels = label_width(desk, form, &entries, list.width);
    let room = usize::from(list.width.saturating_sub(labels + MARGIN));
    let here = form.position(&entries);
    let line = |entry: usize| lines.iter().position(|line| matches!(line, Line::Entry(i) if *i == entry));
    let top = scroll(line(here).unwrap_or(0), list.height.into(), lines.len());
    let covered = stuck(&lines, top, list.height, form.filter.is_some()).len();
    let window = top + covered..top + usize::from(list.height);
    let waits = |at: &str| {
        let state = desk.draft.state(at);
        matches!(state, State::Suggested | State::Confirm) && question_of(at).is_some_and(|question| !question.pick)
    };
    let shows = |entry: usize, at: &str| {
        let value = question_of(at).zip(path::get(&desk.shown, at));
        let whole = value.is_none_or(|(question, value)| display(&words_of(&desk.shown, question, &value)).width() <= room);
        line(entry).is_some_and(|line| window.contains(&line)) && whole
    };
    let cells = entries.iter().enumerate().filter_map(|(i, entry)| match entry {
        Entry::Answer(at) if waits(at) => Some((at.clone(), i)),
        _ => None,
    });
    // what has the focus stands below the list, in full
    let read = |at: &str, entry: usize| (entry == here && unread(model).is_none()) || shows(entry, at);
    let (seen, unseen): (Vec<_>, Vec<_>) = cells.partition(|(at, entry)| read(at, *entry));
    let paths = |cells: Vec<(String, usize)>| cells.into_iter().map(|(at, _)| at).collect();
    (paths(seen), paths(unseen))
}

/// Whether all that is suggested of the open record is on the screen, each answer whole.
pub fn shows_record(model: &Model) -> bool {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return false;
    };
    let area = left(model, inner(Rect::new(0, 0, model.size.0, model.size.1), model));
    let Parts { lines, list, .. } = Parts::of(model, desk, form, &form.entries(desk), area);
    lines.len() <= usize::from(list.height) && waiting_cells(model).1.is_empty()
}
