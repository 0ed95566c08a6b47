//! What is asked about a draft on the home screen: its menu, a name, whether to delete, what to do when it is open
//! elsewhere, and which deleted draft to bring back.
//!
//! Must not touch files: a deed is a wish. The price: a deed that fails leaves the author at the list, with the
//! reason below it.

use crate::tui::model::home::{Ask, Choice, DELETE, ELSEWHERE, MENU, Naming, What};
use crate::tui::model::{Listed, Model};
use crate::tui::prose::Prose;
use crate::tui::update::moved;
use crate::tui::update::{Deed, Effect, Effects, Message};
use crossterm::event::KeyCode;
use std::path::PathBuf;

/// Opens the menu of a draft.
pub(super) fn menu(model: &mut Model, listed: &Listed) {
    model.home.ask = Some(Ask {
        file: listed.file.clone(),
        name: listed.name.clone(),
        at: 0,
        what: What::Menu,
    });
}

/// Asks which deleted draft to bring back.
pub(super) fn deleted(model: &mut Model) {
    model.home.ask = Some(Ask {
        file: PathBuf::new(),
        name: String::new(),
        at: 0,
        what: What::Deleted,
    });
}

/// Asks what to do with a draft that somebody else has open.
pub(in crate::tui::update) fn elsewhere(model: &mut Model, file: PathBuf, by: String) {
    let listed = model.listed.iter().find(|listed| listed.file == file);
    let stem = || file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    model.home.ask = Some(Ask {
        name: listed.map_or_else(stem, |listed| listed.name.clone()),
        file,
        at: 0,
        what: What::Elsewhere(by),
    });
}

/// A message while something is asked.
pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let deleted = model.home.deleted.len();
    let Some(ask) = &mut model.home.ask else { return Vec::new() };
    let count = match &mut ask.what {
        What::Name(naming, input) => {
            let naming = *naming;
            match message {
                Message::Typed(key) if key.code == KeyCode::Esc => {
                    ask.what = What::Menu;
                    ask.at = MENU
                        .iter()
                        .position(|(choice, ..)| *choice == Choice::Name(naming))
                        .unwrap_or(0);
                }
                Message::Typed(key) if key.code == KeyCode::Enter => {
                    let text = input.text().trim().to_owned();
                    if text.is_empty() {
                        return Vec::new();
                    }
                    let deed = named(naming, ask.file.clone(), text);
                    model.home.ask = None;
                    return vec![Effect::Manage(deed)];
                }
                Message::Typed(key) => drop(input.handle(*key)),
                Message::Pasted(text) => drop(input.paste(text)),
                _ => {}
            }
            return Vec::new();
        }
        What::Menu => MENU.len(),
        What::Delete => DELETE.len(),
        What::Elsewhere(_) => ELSEWHERE.len(),
        What::Deleted => deleted,
    };
    if let Some(to) = moved(ask.at, count, message) {
        ask.at = to;
        return Vec::new();
    }
    match message {
        Message::Enter | Message::Right | Message::Space => choose(model),
        Message::Esc | Message::Left | Message::Other => {
            model.home.ask = None;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn choose(model: &mut Model) -> Effects {
    let Some(ask) = &mut model.home.ask else { return Vec::new() };
    let file = ask.file.clone();
    let effect = match (&ask.what, ask.at) {
        (What::Menu, at) => match MENU.get(at).map(|(choice, ..)| *choice) {
            Some(Choice::Name(naming)) => {
                ask.what = What::Name(naming, Box::new(Prose::line(&proposed(naming, ask))));
                return Vec::new();
            }
            Some(Choice::Delete) => {
                (ask.what, ask.at) = (What::Delete, 0);
                return Vec::new();
            }
            Some(Choice::Look) => Some(Effect::OpenToRead(file)),
            None => None,
        },
        (What::Delete, 1) => Some(Effect::Manage(Deed::Delete(file))),
        (What::Elsewhere(_), 0) => Some(Effect::OpenToRead(file)),
        (What::Elsewhere(_), 1) => Some(Effect::OpenCopy(file)),
        (What::Deleted, at) => model
            .home
            .deleted
            .get(at)
            .map(|one| Effect::Manage(Deed::Restore(one.id.clone()))),
        (What::Delete | What::Elsewhere(_) | What::Name(..), _) => None,
    };
    model.home.ask = None;
    effect.into_iter().collect()
}

/// What stands in the field at first.
fn proposed(naming: Naming, ask: &Ask) -> String {
    let stem = ask
        .file
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    match naming {
        Naming::Rename => stem,
        Naming::Duplicate => format!("{stem}-copy"),
        Naming::Export => format!("./{stem}-clean.json"),
        Naming::Preset => String::new(),
    }
}

fn named(naming: Naming, file: PathBuf, text: String) -> Deed {
    match naming {
        Naming::Rename => Deed::Rename(file, text),
        Naming::Duplicate => Deed::Duplicate(file, text),
        Naming::Export => Deed::Export(file, text),
        Naming::Preset => Deed::Preset(file, text),
    }
}
