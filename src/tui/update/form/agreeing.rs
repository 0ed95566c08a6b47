//! Saying yes key after key: `y` and Enter down a section take what is suggested, and answer nothing else.
//!
//! Must not change anything: it only tells which key is one more yes, and which would answer unasked. The price: whoever
//! means such a question answers it with an arrow, or with `y` after any other key.

use super::super::{Message, Model};
use crate::draft::State;
use crate::interview::{Kind, Value};
use crate::path;
use crate::tui::model::{Entry, Screen, question_of};
use crossterm::event::KeyCode;

/// What is said where the next key of an author who agrees would answer what nobody suggested.
const TAKES_ONLY: &str = "y takes only what is suggested, and here nothing is: ←→ answers it";

/// What is said where it would contradict what is suggested.
const AGAINST: &str = "here “no” is suggested: Enter takes it, ←→ answers otherwise";

/// Whether a key may be one more yes to what is suggested.
pub(in crate::tui::update) fn agrees(message: &Message) -> bool {
    match message {
        Message::Yes | Message::Enter | Message::Say(true) => true,
        Message::Typed(key) => matches!(key.code, KeyCode::Enter | KeyCode::Char('y')),
        _ => false,
    }
}

/// Why a key is held that would answer a question of yes or no with yes, to which nothing is suggested, or no.
fn objection(model: &Model, message: &Message) -> Option<&'static str> {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return None;
    };
    let says_yes = match message {
        Message::Say(yes) => *yes,
        Message::Typed(key) => key.code == KeyCode::Char('y'),
        _ => false,
    };
    let at = form.focus.path();
    let is_yes_no = question_of(at).is_some_and(|question| matches!(question.kind, Kind::YesNo));
    if !(says_yes && is_yes_no && matches!(form.focus, Entry::Answer(_))) {
        return None;
    }
    match desk.draft.state(at) {
        State::Unanswered => Some(TAKES_ONLY),
        State::Suggested if path::get(&desk.shown, at) == Some(Value::Bool(false)) => Some(AGAINST),
        _ => None,
    }
}

/// Why a key does nothing here; what is suggested is contradicted by no single letter that means yes to it elsewhere.
fn held(model: &Model, message: &Message) -> Option<&'static str> {
    objection(model, message).filter(|why| model.agreeing || *why == AGAINST)
}

/// Whether `y` does nothing on the question with the focus.
pub fn holds_yes(model: &Model) -> bool {
    held(model, &Message::Say(true)).is_some()
}

/// Whether a key does nothing, because an author who says yes to suggestions would answer with it what nobody
/// suggested, or the contrary of it; then it is said.
pub(in crate::tui::update) fn holds(model: &mut Model, message: &Message) -> bool {
    let why = held(model, message);
    if let Some(why) = why {
        model.note = Some(why.into());
    }
    why.is_some()
}
