//! What lies over the screen: keys, find, providers, other answers.

use super::{Effect, Effects, Message, Model};
use crate::asking::{self, Desk, others, own_words};
use crate::draft::OpenState;
use crate::edit::Edit;
use crate::tui::model::{Entry, Form, Over, Screen};
use crate::tui::prose::Prose;
use crate::vendors::{self, Vendor, own};
use crossterm::event::{KeyCode, KeyEvent};
use serde_json::json;

/// A line of the list of other answers.
pub enum Line {
    /// A state in which the question is left.
    State(OpenState),
    /// A statement of the author's own.
    OwnWords,
    /// A note to counsel.
    Note,
}

/// The other answers for what has the focus, in words.
pub fn other_lines(model: &Model) -> Vec<(&'static str, Line)> {
    let Screen::Form(form) = &model.screen else {
        return Vec::new();
    };
    let states = others(form.focus.path()).into_iter();
    let mut lines: Vec<(&str, Line)> = states.map(|(words, state)| (words, Line::State(state))).collect();
    lines.extend([(OWN_WORDS, Line::OwnWords), (NOTE, Line::Note)]);
    lines
}

/// The line before the last of that list.
pub const OWN_WORDS: &str = "Own words: a statement of yours, printed here";
/// The last line: words for counsel that are never printed.
pub const NOTE: &str = "Note to counsel: private, kept beside the draft and not in it";

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let others = other_lines(model).len();
    match &mut model.over {
        Some(Over::Keys { .. }) => help(model, message),
        Some(Over::Find(_)) => super::find::update(model, message),
        Some(Over::Provider { text, at }) => match message {
            Message::Typed(key) => {
                let typed = text.text();
                let own = usize::from(!typed.trim().is_empty());
                let hits = offered(model.desk.as_ref(), &typed).len() + own;
                match type_list(text, at, hits, *key) {
                    Typed::Go => pick_provider(model, false),
                    Typed::Close => {
                        let half = text.text();
                        model.over = None;
                        super::form::wait_as_row(model, &half);
                        super::form::give_up_row(model)
                    }
                    Typed::On => Vec::new(),
                }
            }
            Message::Pasted(pasted) => {
                text.paste(&crate::values::clean_line(pasted));
                *at = 0;
                Vec::new()
            }
            Message::Enter => pick_provider(model, true), // clicked
            _ => Vec::new(),
        },
        Some(Over::Other { at }) => {
            if let Some(to) = super::moved(*at, others, message) {
                *at = to;
                return Vec::new();
            }
            let at = *at;
            match message {
                Message::Enter | Message::Space | Message::Right => other(model, at),
                _ => close(model),
            }
        }
        Some(Over::Explain { .. }) => super::findings::explained(model, message),
        Some(Over::Decide { .. }) => super::decide::deciding(model, message),
        Some(Over::Judged { .. }) => super::look::why(model, message),
        Some(Over::Why { .. }) => super::decide::why(model, message),
        Some(Over::Note { .. }) => super::note::update(model, message),
        Some(Over::Ignore(file)) => {
            let name = std::path::Path::new(file).file_name().unwrap_or_default().to_string_lossy();
            let later = format!("left as it is; to keep it out of git later, write {name} into .gitignore");
            model.over = None;
            if matches!(message, Message::Enter) {
                return vec![Effect::Ignore];
            }
            model.note = Some(later);
            Vec::new()
        }
        Some(Over::Take(row)) => {
            let row = row.clone();
            model.over = None;
            match message {
                Message::Enter => super::form::take_away(model, &row),
                _ => Vec::new(),
            }
        }
        Some(Over::Ties { .. }) => super::form::follow(model, message),
        Some(Over::Say(_)) => close(model),
        Some(Over::Compare { list, top, .. }) => {
            let last = crate::tui::view::compare_last(list, model.size);
            match super::moved(*top, last + 1, message) {
                Some(to) => {
                    *top = to;
                    Vec::new()
                }
                None => close(model),
            }
        }
        None => Vec::new(),
    }
}

fn close(model: &mut Model) -> Effects {
    model.over = None;
    Vec::new()
}

/// The page of help: it is walked, any other key closes it.
fn help(model: &mut Model, message: &Message) -> Effects {
    let lines = crate::tui::view::help::height(model, model.size.0);
    let Some(Over::Keys { top, .. }) = &mut model.over else {
        return Vec::new();
    };
    let room = usize::from(model.size.1).saturating_sub(4);
    match super::moved(*top, lines.saturating_sub(room).max(1), message) {
        Some(to) => *top = to,
        None => model.over = None,
    }
    Vec::new()
}

pub(super) enum Typed {
    On,
    Go,
    Close,
}

/// A key in the line above a list that is searched: it types there as in every line, or walks the list.
pub(super) fn type_list(text: &mut Prose, at: &mut usize, hits: usize, key: KeyEvent) -> Typed {
    match key.code {
        KeyCode::Enter => return Typed::Go,
        KeyCode::Esc => return Typed::Close,
        KeyCode::Up => *at = at.saturating_sub(1),
        KeyCode::Down => *at = (*at + 1).min(hits.saturating_sub(1)),
        KeyCode::PageUp => *at = at.saturating_sub(10),
        KeyCode::PageDown => *at = (*at + 10).min(hits.saturating_sub(1)),
        _ => {
            let before = text.text();
            text.handle(key);
            if text.text() != before {
                *at = 0;
            }
        }
    }
    Typed::On
}

/// The providers that match, the author's own first; the line after them takes what was typed as a name of its own.
pub fn offered<'a>(desk: Option<&'a Desk>, text: &str) -> Vec<&'a Vendor> {
    vendors::offered(text, desk.map_or(&[], |desk| desk.providers.as_slice()))
}

fn pick_provider(model: &mut Model, sure: bool) -> Effects {
    let Some(Over::Provider { text, at }) = &model.over else {
        return Vec::new();
    };
    let text = text.text();
    let typed = text.trim();
    if typed.is_empty() && *at == 0 && !sure {
        model.over = None; // a held Enter must not pick who stands first, and is not held up either
        return super::form::pass_row(model);
    }
    let vendor = offered(model.desk.as_ref(), &text).get(*at).copied().cloned();
    let row = match &vendor {
        Some(vendor) => own::row(vendor),
        None if typed.is_empty() => return Vec::new(),
        None => json!({ "name": typed }),
    };
    model.over = None;
    let done = super::form::insert(model, "sharing.recipients", row);
    match vendor.filter(|vendor| vendor.regions && !done.is_empty()) {
        Some(vendor) => [done, ask_region(model, &vendor)].concat(),
        None => done,
    }
}

/// A provider whose region the author chose: the country is asked at once, for the transfers hang on it.
fn ask_region(model: &mut Model, vendor: &Vendor) -> Effects {
    let country = |form: &Form| {
        let (table, key) = form.record.as_ref()?;
        Some(format!("{table}.{key}.country"))
    };
    let at = match &model.screen {
        Screen::Form(form) => country(form),
        _ => None,
    };
    let opened = at.map(|at| super::form::open_input(model, &at)).unwrap_or_default();
    let doubt = if vendor.is_checked("choices", None) {
        ""
    } else {
        " Nobody verified this list"
    };
    model.note = Some(format!("in which country is your {} region?{doubt}", vendor.name));
    opened
}

fn other(model: &mut Model, at: usize) -> Effects {
    model.over = None;
    let chosen = other_lines(model).into_iter().nth(at);
    let Screen::Form(form) = &model.screen else {
        return Vec::new();
    };
    let (Entry::Answer(path) | Entry::Row(path) | Entry::Detail(path)) = form.focus.clone() else {
        return Vec::new();
    };
    match chosen {
        Some((words, Line::State(state))) => {
            let edit = Edit::Mark {
                path: path.clone(),
                state: Some(state),
            };
            let gone = model.desk.as_ref().map(|desk| asking::leaves_with(desk, &edit));
            let mut done = super::form::make(model, &[edit]);
            if !done.is_empty() {
                let said = words.split(':').next().unwrap_or_default();
                let gone = gone.as_deref().and_then(asking::leaving_words);
                model.note = Some(gone.map_or_else(|| said.to_owned(), |gone| format!("{said}: {gone}")));
                if state == OpenState::AskCounsel {
                    done.push(Effect::ReadNote(path));
                }
            }
            done
        }
        Some((_, Line::OwnWords)) => super::form::insert(model, "statements.texts", own_words(&path)),
        Some((_, Line::Note)) => vec![Effect::ReadNote(path)],
        None => Vec::new(),
    }
}
