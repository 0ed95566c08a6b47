//! Enter in a form: it takes, opens or begins what waits, and goes on from what does not.
//!
//! Owns that a yes takes only what was on the screen, and what a row lacks that it leads to. Must not draw. The price:
//! how much shows is computed anew for each Enter on a row.

use super::going::{advance, back, begin, close, was_sent};
use super::rows::add_here;
use super::{make, open_input, space};
use crate::asking;
use crate::draft::State;
use crate::edit::Who;
use crate::interview;
use crate::path::{self, Spot};
use crate::tui::model::{Desk, Entry, Form, Model, Screen, needs, question_of};
use crate::tui::update::Effects;
use crate::tui::view::form::unread;
use crate::tui::view::form::waiting::{shows_record, waiting_cells};

/// What Enter does to what has the focus: it takes or opens what waits, and goes on from what does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Opens the answer at this path.
    Open(String),
    /// Says yes to what is suggested at these paths, and goes on.
    Take(Vec<String>),
    /// Opens the record of a row at the answer that it lacks.
    Fill(String),
    /// Begins a new row.
    Row,
    /// Says that there are none, where the author went to that line and nobody has said so.
    None,
    /// Goes on.
    On,
}

/// What Enter does here; the footer says so too.
pub fn next(desk: &Desk, form: &Form) -> Next {
    let focus = &form.focus;
    match focus {
        Entry::Answer(at) if form.cell().is_some() || desk.halves.contains_key(at) => Next::Open(at.clone()),
        Entry::Answer(at) => match desk.draft.state(at) {
            State::Suggested if question_of(at).is_some_and(|q| q.pick) => Next::Open(at.clone()),
            State::Suggested | State::Confirm => Next::Take(vec![at.clone()]),
            State::Unanswered if needs(desk, focus) => Next::Open(at.clone()),
            // in a row that is open nothing that is missing is passed over: Enter never leads out of it from there
            State::Unanswered if form.record.is_some() => Next::Open(at.clone()),
            _ if form.record.is_some() && lacks(desk, at) => Next::Open(at.clone()),
            State::Unanswered | State::Known | State::LeftOut | State::DontKnow | State::AskCounsel => Next::On,
        },
        Entry::Row(at) if needs(desk, focus) => Next::Take(asking::waiting_in(desk, at)),
        Entry::None(table) if needs(desk, focus) => {
            let rows = interview::question(table).and_then(path::rows);
            Next::Take(rows.map(|rows| rows.gate.to_owned()).into_iter().collect())
        }
        Entry::Row(at) => asking::first_lack(desk, at).map_or(Next::On, Next::Fill),
        Entry::None(table) if desk.draft.state(table) == State::Unanswered => Next::None,
        Entry::Offer(_) | Entry::None(_) => Next::On,
        Entry::Add(_) => Next::Row,
        Entry::Detail(at) => Next::Open(at.clone()),
    }
}

/// Whether a row lacks what this cell says.
fn lacks(desk: &Desk, at: &str) -> bool {
    matches!(path::spot(at), Ok(Spot::Cell(column, key)) if asking::is_lacking(desk, column, key))
}

pub(super) fn enter(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return Vec::new();
    };
    match next(desk, form) {
        Next::Open(at) => open_input(model, &at),
        Next::Fill(at) => {
            open_record(model, path::parent(&at));
            begin(model)
        }
        // nobody takes what was not on the screen
        Next::Take(paths) => match unread(model) {
            Some(from) => {
                read_on(model, from);
                Vec::new()
            }
            None => accept(model, &paths),
        },
        Next::Row => add_here(model),
        Next::None => space(model),
        Next::On => on(model),
    }
}

/// Goes on; who was sent to a table that offers rows, and passes them, comes to the place for another one first.
fn on(model: &mut Model) -> Effects {
    if was_sent(model)
        && let Screen::Form(form) = &mut model.screen
        && let Entry::Offer(at) = &form.focus
        && let Some(table) = interview::question(path::parent(at))
    {
        form.focus = Entry::Add(table.id);
        return Vec::new();
    }
    advance(model)
}

/// Shows what follows of the row below the list.
fn read_on(model: &mut Model, from: usize) {
    if let Screen::Form(form) = &mut model.screen {
        form.read = Some((form.focus.path().to_owned(), from));
    }
}

/// What is suggested of the row whose record is open, and nobody has taken.
pub fn rest_of_row(desk: &Desk, form: &Form) -> Vec<String> {
    form.row_path().map_or_else(Vec::new, |row| asking::waiting_in(desk, &row))
}

/// Says yes to the rest of a row, and goes on behind it; where not all of it is on the screen, to what is, and on to what was not.
pub(super) fn take_row(model: &mut Model, rest: &[String]) -> Effects {
    let whole = shows_record(model);
    let done = if whole {
        make(model, &asking::accepting(rest))
    } else {
        take_seen(model)
    };
    let left = match (&model.screen, &model.desk) {
        (Screen::Form(form), Some(desk)) if !whole => rest_of_row(desk, form).len(),
        _ => 0,
    };
    if !done.is_empty() && left == 0 {
        model.agreeing = true;
        let row = match &model.screen {
            Screen::Form(form) => form.row_path(),
            _ => None,
        };
        back(model);
        let on = advance(model);
        close(model, row);
        if model.note.is_none() {
            model.note = Some("the row is taken; u takes it back".into());
        }
        return [done, on].concat();
    }
    done
}

/// Whether a yes to the open record takes all of it that waits: nothing of that is cut off or further down, nor brings more.
pub fn takes_row(model: &Model) -> bool {
    let Some(desk) = &model.desk else { return false };
    let (seen, unseen) = waiting_cells(model);
    let focus = match &model.screen {
        Screen::Form(form) => form.focus.path(),
        _ => "",
    };
    let who = model.who();
    let held = || seen.iter().any(|at| at != focus && brings_more(desk, at, &who));
    shows_record(model) || (unseen.is_empty() && !seen.is_empty() && !held())
}

/// Says yes to what of the open record was on the screen, and puts the focus on what was not.
fn take_seen(model: &mut Model) -> Effects {
    let (mut seen, unseen) = waiting_cells(model);
    let next = match (&model.screen, &model.desk) {
        (Screen::Form(form), Some(desk)) => {
            let focus = form.focus.path();
            let who = model.who();
            let held: Vec<String> = seen.extract_if(.., |at| at != focus && brings_more(desk, at, &who)).collect();
            unseen.into_iter().chain(held).next()
        }
        _ => None,
    };
    if seen.is_empty() && next.is_none() {
        back(model); // it has no cell that waits: below the list the row is read as a whole
        model.note = Some("not all of the row was on the screen: Enter reads it, then takes it".into());
        return Vec::new();
    }
    if let (true, Some(from), Screen::Form(form)) = (seen.is_empty(), unread(model), &model.screen)
        && next.as_deref() == Some(form.focus.path())
    {
        read_on(model, from); // longer than the room below the list
        return Vec::new();
    }
    let done = if seen.is_empty() {
        Vec::new()
    } else {
        make(model, &asking::accepting(&seen))
    };
    if let (Screen::Form(form), Some(next)) = (&mut model.screen, next) {
        form.focus = Entry::Answer(next);
        let count = interview::counted(seen.len(), "answer that was", "answers that were").unwrap_or_default();
        model.note = Some(if done.is_empty() {
            "this was not on the screen yet: y takes it too".to_owned()
        } else {
            format!("taken: {count} on the screen; y goes on here")
        });
    }
    done
}

/// Whether a yes to a cell brings more than that cell and what its row is called by, which stands above.
fn brings_more(desk: &Desk, at: &str, who: &Who) -> bool {
    let mut draft = desk.draft.clone();
    if asking::adds(desk, at).is_some() || draft.edit_all(&asking::accepting(&[at.to_owned()]), who).is_err() {
        return true;
    }
    let first = question_of(at).and_then(|column| asking::first_column(column.table()?));
    let known = path::answered(&desk.draft.answers);
    path::answered(&draft.answers).iter().any(|new| {
        let names = first.is_some_and(|column| question_of(new).is_some_and(|one| one.id == column.id || one.names));
        let gate = question_of(new).is_some_and(|one| one.gate);
        new != at && !known.contains(new) && !names && !gate && matches!(path::spot(new), Ok(Spot::Leaf(_) | Spot::Cell(..)))
    })
}

fn accept(model: &mut Model, paths: &[String]) -> Effects {
    let done = make(model, &asking::accepting(paths));
    if done.is_empty() {
        return done;
    }
    let lack = match (paths, &model.desk) {
        ([row], Some(desk)) => asking::lack(desk, row),
        _ => None,
    };
    if let ([row], true, true) = (paths, lack.is_some(), was_sent(model)) {
        open_record(model, row); // what was to be mended is not mended yet
        return [done, begin(model)].concat();
    }
    let done = [done, advance(model)].concat();
    if let Some(lack) = lack {
        left_unfinished(model, &lack);
    }
    done
}

/// Says that the row which was left lacks something.
pub(super) fn left_unfinished(model: &mut Model, lack: &str) {
    model.note = Some(format!("left unfinished: {}", lack.trim_start_matches("lacks: ")));
}

/// Opens the record of a row, at what it lacks.
pub(super) fn open_record(model: &mut Model, row: &str) {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &mut model.desk) else {
        return;
    };
    if let Ok(Spot::Row(table, key)) = path::spot(row) {
        let lack = asking::first_lack(desk, row);
        desk.raised.extend(lack.clone());
        let mut record = form.record(table.id, key, desk);
        if let Some(lack) = lack {
            record.focus = Entry::Answer(lack);
        }
        model.screen = Screen::Form(record);
    }
}
