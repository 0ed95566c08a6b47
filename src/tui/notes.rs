//! The private notes of the open draft, as the world reads and writes them.

use super::update::Message;
use crate::drafts::private;
use std::path::Path;

/// The note that there is on an answer, to be changed.
pub(super) fn read(draft: &Path, at: String) -> Message {
    match private::load(draft) {
        Ok(notes) => Message::Note {
            text: notes.get(&at).unwrap_or_default().to_owned(),
            at,
        },
        Err(error) => Message::Failed(error.to_string()),
    }
}

/// Keeps a note.
pub(super) fn write(draft: &Path, at: &str, text: &str) -> Option<Message> {
    let kept = private::note(draft, at, text, false);
    kept.err()
        .map(|error| Message::Failed(format!("the note is not kept: {error}")))
}

/// Offers to name the notes in `.gitignore`, once a session and only where git would take them.
pub(super) fn offer(draft: &Path, offered: &mut bool) -> Option<Message> {
    let file = private::file_of(draft);
    if *offered || !file.exists() || private::unignored(draft).is_none() {
        return None;
    }
    *offered = true;
    Some(Message::Unignored(file.display().to_string()))
}

/// Names the notes in `.gitignore`.
pub(super) fn ignore(draft: &Path) -> Option<Message> {
    Some(match private::ignore_once(draft) {
        Ok(Some(file)) => Message::Said(format!("{} names the notes now", file.display())),
        Ok(None) => return None,
        Err(error) => Message::Failed(error.to_string()),
    })
}
