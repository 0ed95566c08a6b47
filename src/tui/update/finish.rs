//! Finish: what stops, which files, and writing them.

use super::{Effect, Effects, Message, Model};
use crate::interview::SECTIONS;
use crate::render::FORMATS;
use crate::tui::model::{Desk, FinishFile, Screen};
use crate::tui::prose::Prose;
use crossterm::event::KeyCode;

/// The files that are proposed: beside the draft in a project's folder, else in the working folder.
pub fn proposed(model: &Model) -> Vec<FinishFile> {
    let Some(desk) = &model.desk else { return Vec::new() };
    let folder = if desk.file.starts_with(&model.folder) {
        model.here.parent().map(std::path::Path::to_path_buf).unwrap_or_default()
    } else {
        desk.file.parent().map(std::path::Path::to_path_buf).unwrap_or_default()
    };
    let name = |format: &crate::render::Format| match format.name {
        "md" => "PRIVACY.md".to_owned(),
        "html-fragment" => "privacy-fragment.html".to_owned(),
        "json" => "privacy.document.json".to_owned(),
        _ => format!("privacy.{}", format.extension),
    };
    let chosen = |format: &crate::render::Format| matches!(format.name, "md" | "html");
    FORMATS
        .iter()
        .map(|f| FinishFile {
            format: f.name,
            about: f.about,
            chosen: chosen(f),
            path: folder.join(name(f)),
            there: String::new(),
        })
        .collect()
}

/// What stops a finished file: paths of needed questions and of what nobody confirmed.
pub fn stops(desk: &Desk) -> Vec<String> {
    desk.missing.iter().chain(&desk.outstanding).cloned().collect()
}

/// Whether the cursor is on a file.
pub(super) fn is_file(model: &Model) -> bool {
    let (Screen::Finish(finish), Some(desk)) = (&model.screen, &model.desk) else {
        return false;
    };
    let file = finish.at.checked_sub(usize::from(!stops(desk).is_empty()));
    file.is_some_and(|i| i < finish.files.len())
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let (Screen::Finish(finish), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let stops = stops(desk);
    if let Some(input) = &mut finish.input {
        match message {
            Message::Typed(key) if matches!(key.code, KeyCode::Enter | KeyCode::Esc) => {
                let text = input.text().trim().to_owned();
                finish.input = None;
                if let Some(file) = finish.files.get_mut(finish.at.saturating_sub(usize::from(!stops.is_empty())))
                    && !text.is_empty()
                {
                    file.path = text.into();
                    file.chosen = true;
                    return vec![Effect::Look(finish.files.clone())];
                }
            }
            Message::Typed(key) => {
                input.handle(*key);
            }
            Message::Pasted(text) => {
                input.paste(text);
            }
            _ => {}
        }
        return Vec::new();
    }
    // lines: what stops (if anything), a line for each file, write
    let first_file = usize::from(!stops.is_empty());
    let count = first_file + finish.files.len() + 1;
    if let Some(to) = super::home::moved(finish.at, count, message) {
        finish.at = to;
        return Vec::new();
    }
    let file = finish.at.checked_sub(first_file).filter(|i| *i < finish.files.len());
    match message {
        Message::Esc => model.screen = Screen::Tasks { at: SECTIONS.len() + 2 },
        Message::Text => {
            model.screen = Screen::Text {
                section: None,
                at: Some(0),
                top: 0,
                back: None,
            }
        }
        Message::Space => {
            if let Some(file) = file.and_then(|i| finish.files.get_mut(i)) {
                file.chosen = !file.chosen;
            }
        }
        Message::Right => {
            if let Some(file) = file.and_then(|i| finish.files.get(i)) {
                finish.input = Some(Box::new(Prose::line(&file.path.display().to_string())));
            }
        }
        Message::Enter => match (file, stops.first()) {
            (Some(_), _) => finish.at = count - 1,
            (None, Some(at)) => {
                let at = at.clone();
                model.jump(&at);
            }
            (None, None) => {
                let chosen: Vec<FinishFile> = finish.files.iter().filter(|f| f.chosen).cloned().collect();
                if chosen.is_empty() {
                    model.note = Some("no file is ticked: Space ticks one".into());
                } else {
                    return vec![Effect::Save, Effect::Write(chosen)];
                }
            }
        },
        _ => {}
    }
    Vec::new()
}
