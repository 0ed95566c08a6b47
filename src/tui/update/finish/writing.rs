//! Writing: what is asked before something is replaced or made, and the record of what was written.
//!
//! Must not touch files: it wishes for a writing, and takes the answer. The price: what stands at a path is asked
//! about as the author last saw it.

use super::{Effect, Effects, compare, read};
use crate::published;
use crate::tui::model::{Done, FinishFile, Model, Screen, Stage, Target};
use crate::tui::update::{Message, moved};

/// Writes what is ticked, or asks first where something would be replaced or made.
pub(super) fn write(model: &mut Model) -> Effects {
    let Screen::Finish(finish) = &mut model.screen else {
        return Vec::new();
    };
    let chosen = finish.chosen();
    let same = |a: &FinishFile| chosen.iter().filter(|b| b.path == a.path).count() > 1;
    if chosen.is_empty() {
        model.note = Some("no file is ticked: Space ticks one".into());
    } else if let Some(file) = chosen.iter().find(|file| matches!(file.there, Target::Unusable(_))) {
        model.note = Some(format!("{}: {}", file.path_words(), file.there.words()));
    } else if let Some(file) = chosen.iter().find(|file| same(file)) {
        model.note = Some(format!(
            "two files would be written to {}: give one another path",
            file.path_words()
        ));
    } else {
        let replaces = chosen.iter().any(|file| matches!(file.there, Target::Differs(..)));
        let makes = chosen.iter().any(|file| matches!(file.there, Target::NoFolder(_)));
        if replaces || makes {
            // a held Enter looks; it never replaces
            finish.stage = Stage::Ask(0);
        } else {
            return vec![Effect::Save, Effect::Write(chosen)];
        }
    }
    Vec::new()
}

/// What one can say when something would be replaced or made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// See what differs first.
    Look,
    /// Write.
    Go,
    /// Back.
    Back,
}

/// The replies to that question, in order.
pub fn replies(chosen: &[FinishFile]) -> Vec<Reply> {
    let replaces = chosen.iter().any(|file| matches!(file.there, Target::Differs(..)));
    if replaces {
        vec![Reply::Look, Reply::Go, Reply::Back]
    } else {
        vec![Reply::Go, Reply::Back]
    }
}

pub(super) fn ask(model: &mut Model, at: usize, message: &Message) -> Effects {
    let Screen::Finish(finish) = &mut model.screen else {
        return Vec::new();
    };
    let chosen = finish.chosen();
    let replies = replies(&chosen);
    if let Some(to) = moved(at, replies.len(), message) {
        finish.stage = Stage::Ask(to);
        return Vec::new();
    }
    match (message, replies.get(at)) {
        (Message::Text, _) => read(model),
        (Message::Esc, _) | (Message::Enter | Message::Right, Some(Reply::Back)) => finish.stage = Stage::Choose,
        (Message::Enter | Message::Right, Some(Reply::Look)) => {
            let mut all = Vec::new();
            for file in &chosen {
                if let Target::Differs(list, _) = &file.there {
                    let name = file.path_words();
                    all.extend(list.iter().map(|one| published::Difference {
                        what: format!("{name}, {}", one.what),
                        ..one.clone()
                    }));
                }
            }
            compare(model, "As it is there, and as it would be", all);
        }
        (Message::Enter, Some(Reply::Go)) => {
            finish.stage = Stage::Choose;
            return vec![Effect::Save, Effect::Write(chosen)];
        }
        _ => {}
    }
    Vec::new()
}

/// It is written: the record goes into the draft.
pub(in crate::tui::update) fn wrote(model: &mut Model, done: Done, past: Option<Box<published::Past>>) -> Effects {
    let Some(desk) = &mut model.desk else { return Vec::new() };
    let recorded = done.publication.clone();
    if let Screen::Finish(finish) = &mut model.screen {
        finish.stage = Stage::Done(done);
    }
    let Some(publication) = recorded else { return Vec::new() };
    if desk.draft.publications.last() != Some(&publication) {
        desk.draft.publications.push(publication);
    }
    desk.past = past;
    vec![Effect::Save]
}
