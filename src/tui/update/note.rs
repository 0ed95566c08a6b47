//! The note to counsel: one line, private, written beside the draft at each key.
//!
//! Must not know where notes are kept: the world reads and writes them. The price: a note is not taken back
//! by undo, for it is no part of the draft; the field has an undo of its own.

use super::{Effect, Effects, Message, Model};
use crate::tui::model::Over;
use crate::tui::prose::Prose;
use crossterm::event::KeyCode;

/// Opens the field on the note that there is.
pub(super) fn open(model: &mut Model, at: String, note: &str) {
    let input = Box::new(Prose::line(note));
    model.over = Some(Over::Note { at, input });
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let Some(Over::Note { at, input }) = &mut model.over else {
        return Vec::new();
    };
    let before = input.text();
    match message {
        Message::Typed(key) if matches!(key.code, KeyCode::Enter | KeyCode::Esc) => {
            model.note = Some(
                if input.is_blank() {
                    "no note"
                } else {
                    "the note is kept, beside the draft and not in it"
                }
                .into(),
            );
            model.over = None;
            return vec![Effect::NoteDone];
        }
        Message::Typed(key) => {
            input.handle(*key);
        }
        Message::Pasted(text) => {
            input.paste(text);
        }
        _ => {}
    }
    let text = input.text();
    if text == before {
        return Vec::new();
    }
    vec![Effect::WriteNote(at.clone(), text)]
}
