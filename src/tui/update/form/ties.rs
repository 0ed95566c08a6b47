//! From a row to what it names, or to who names it, and back.
//!
//! Must not change an answer. The price: the ties are looked for again at each key.

use super::{Effects, Message, Model};
use crate::asking;
use crate::tui::model::{Over, Screen};

/// Goes to the one thing that is tied to what has the focus, or lists several.
pub(super) fn show(model: &mut Model) {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return;
    };
    let of = form.focus.path().to_owned();
    let ties = asking::ties(desk, &of);
    match &ties[..] {
        [] => {}
        [one] => jump(model, &one.at),
        _ => model.over = Some(Over::Ties { of, at: 0 }),
    }
}

fn jump(model: &mut Model, at: &str) {
    model.jump(at);
    if let Screen::Form(form) = &mut model.screen {
        form.back.clear(); // Esc leads back at once, past the list around a record
    }
    model.note = Some("Esc comes back".into());
}

/// A key in the list of ties.
pub(in crate::tui::update) fn follow(model: &mut Model, message: &Message) -> Effects {
    let (Some(Over::Ties { of, at }), Some(desk)) = (&mut model.over, &model.desk) else {
        return Vec::new();
    };
    let ties = asking::ties(desk, of);
    if let Some(to) = crate::tui::update::moved(*at, ties.len(), message) {
        *at = to;
        return Vec::new();
    }
    let to = ties.get(*at).map(|tie| tie.at.clone());
    model.over = None;
    if let (Message::Enter | Message::Right | Message::Space, Some(to)) = (message, to) {
        jump(model, &to);
    }
    Vec::new()
}
