//! Half words: what is typed in a field and no answer yet waits there, whatever closes the field.
//!
//! Before each message the half word of the open field is taken, after it what stands there is noted: so a
//! word stays as long as nothing else was decided. Must not know where half words are kept. The price: the
//! value of an open field is worked out once more at each key.

use super::Model;
use crate::path::{self, Spot};
use crate::tui::model::{Desk, Entry, Form, Over, Screen};

/// The path at which something is typed: an answer, or the table of a row to be.
fn place(model: &Model) -> Option<String> {
    match (&model.over, &model.screen) {
        (Some(Over::Provider { .. }), Screen::Form(form)) => Some(form.focus.path().to_owned()),
        (_, Screen::Form(form)) if form.input.is_some() => Some(form.focus.path().to_owned()),
        _ => None,
    }
}

/// Takes the half word of the open field away: what the next message leaves there is noted anew.
pub(super) fn take(model: &mut Model) {
    if let (Some(at), Some(desk)) = (place(model), &mut model.desk) {
        desk.halves.remove(&at);
    }
}

/// Notes what stands in the open field, if it is no answer yet.
pub(super) fn note(model: &mut Model) {
    let (Some(at), Some(desk)) = (place(model), &model.desk) else {
        return;
    };
    let half = match (&model.over, &model.screen) {
        (Some(Over::Provider { text, .. }), _) => Some(text.text()).filter(|text| !text.trim().is_empty()),
        (_, Screen::Form(form)) => typed(form, desk),
        _ => None,
    };
    if let (Some(half), Some(desk)) = (half, &mut model.desk) {
        desk.halves.insert(at, half);
    }
}

/// What is typed in this form and not in the draft.
fn typed(form: &Form, desk: &Desk) -> Option<String> {
    let input = form.input.as_ref().filter(|input| !input.is_suggested())?;
    let half = match (&form.focus, input.value()) {
        (_, Ok(None)) => false,
        (_, Err(_)) | (Entry::Add(_), Ok(Some(_))) => true,
        (entry, Ok(value)) => path::get(&desk.draft.answers, entry.path()) != value,
    };
    half.then(|| input.raw())
}

/// Opens the field in which a half word waits, if the focus is there.
pub(super) fn go_on(model: &mut Model, at: &str) {
    let waits = model.desk.as_ref().is_some_and(|desk| desk.halves.contains_key(at));
    let there = matches!(&model.screen, Screen::Form(form) if form.focus.path() == at);
    match path::spot(at) {
        Ok(Spot::Table(table)) if waits && there => super::form::start_row(model, table.id),
        Ok(Spot::Leaf(_) | Spot::Cell(..)) if waits && there => {
            super::form::open_input(model, at);
        }
        Ok(_) | Err(_) => {}
    }
}
