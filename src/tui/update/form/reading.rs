//! The text beside a form: the cursor walks its sentences, and goes to the question behind one.
//!
//! Must not know how the text is drawn. The price: sentences are found by number, anew at each key.

use super::{Effects, Message, Model};
use crate::tui::model::{Desk, Form, Screen};
use crate::tui::update::{moved, text};

/// The first sentence that the focused answer writes, else the first of the section.
pub(super) fn desk_sentence(desk: &Desk, form: &Form) -> usize {
    let written = crate::trace::writes(&desk.shown, &desk.document, form.focus.path());
    let section = text::shown_sentences(desk, Some(form.section));
    written.first().or(section.first()).copied().unwrap_or(0)
}

/// Opens the whole text with the cursor on a sentence.
pub(super) fn read(model: &mut Model, at: usize) {
    let Screen::Form(form) = &mut model.screen else { return };
    form.reading = None;
    let back = Some(Box::new(form.clone()));
    model.screen = Screen::Text {
        section: None,
        at: Some(at),
        top: 0,
        read: 0,
        back,
    };
}

/// The cursor is in the text beside the form: it walks sentences, Enter goes to the question behind one.
pub(super) fn reading(model: &mut Model, message: &Message) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let Some(number) = form.reading else { return Vec::new() };
    let last = desk.document.sentences().count().saturating_sub(1);
    if let Some(to) = moved(number, last + 1, message) {
        form.reading = Some(to);
        return Vec::new();
    }
    match message {
        Message::Enter | Message::Right => {
            form.reading = None;
            match crate::trace::owner(&desk.shown, &desk.document, number) {
                Some(owner) => model.jump(&owner),
                None => model.note = Some("no single answer writes this sentence".into()),
            }
        }
        Message::Text => read(model, number),
        Message::Esc | Message::Left => form.reading = None,
        _ => {}
    }
    Vec::new()
}
