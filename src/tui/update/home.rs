//! Home, where to keep a draft, opening a file, and the task list.

use super::{Effect, Effects, Message, Model};
use crate::asking;
use crate::interview::SECTIONS;
use crate::tui::model::{Desk, Form, Screen};
use crate::tui::prose::Prose;
use crossterm::event::KeyCode;

/// A line of the home screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeLine {
    /// A draft to resume.
    Resume(usize),
    /// A preset to start from.
    Preset(usize),
    /// Start empty.
    Empty,
    /// Open a file.
    OpenFile,
}

/// The lines of the home screen, in order.
pub fn lines(model: &Model) -> Vec<HomeLine> {
    let resume = (0..model.listed.len()).map(HomeLine::Resume);
    let presets = (0..model.presets.len()).map(HomeLine::Preset);
    resume.chain(presets).chain([HomeLine::Empty, HomeLine::OpenFile]).collect()
}

/// The lines of the task list below the sections.
pub const AFTER_SECTIONS: &[&str] = &["Check your answers", "Read the text", "Finish"];

/// The numbers of the lines of the task list, from top to bottom: what changed since the draft was published
/// is numbered after the rest, and stands first.
pub fn tasks_order(since: usize) -> Vec<usize> {
    let count = SECTIONS.len() + AFTER_SECTIONS.len();
    (count..count + since).chain(0..count).collect()
}

/// The line of the task list on which to begin: the section left, else the first that is not done.
pub fn first_task(desk: &Desk) -> usize {
    let left = desk.stopped.as_deref().and_then(crate::tui::model::section_of);
    let at = left.and_then(|id| SECTIONS.iter().position(|s| s.id == id));
    let open = || {
        SECTIONS
            .iter()
            .position(|s| !matches!(desk.tally(s.id).words().as_str(), "done" | "not needed"))
    };
    at.or_else(open).unwrap_or(SECTIONS.len() + AFTER_SECTIONS.len() - 1)
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    match &mut model.screen {
        Screen::Where { preset, here } => {
            let (preset, now_here) = (*preset, *here);
            match message {
                Message::Left | Message::Right | Message::Space | Message::Up | Message::Down => *here = !now_here,
                Message::Enter => return create(model, preset, now_here),
                Message::Esc => model.screen = Screen::Home { at: 0 },
                _ => {}
            }
            Vec::new()
        }
        Screen::OpenFile { input } => match message {
            Message::Typed(key) if key.code == KeyCode::Esc => {
                model.screen = Screen::Home { at: 0 };
                Vec::new()
            }
            Message::Typed(key) if key.code == KeyCode::Enter => {
                let text = input.text().trim().to_owned();
                if text.is_empty() {
                    Vec::new()
                } else {
                    vec![Effect::Open(text.into())]
                }
            }
            Message::Typed(key) => {
                input.handle(*key);
                Vec::new()
            }
            Message::Pasted(text) => {
                input.paste(text);
                Vec::new()
            }
            _ => Vec::new(),
        },
        Screen::Tasks { at } => {
            let order = tasks_order(model.desk.as_ref().map_or(0, |desk| desk.since(model.today).len()));
            // what changed may be less than it was
            let here = order.iter().position(|line| line == at).unwrap_or(0);
            *at = order[here];
            if let Some(to) = moved(here, order.len(), message) {
                *at = order[to];
                return Vec::new();
            }
            let at = *at;
            tasks(model, at, message)
        }
        _ => home(model, message),
    }
}

/// Where a cursor goes in a list of lines; `None` where the message does not move it.
pub fn moved(at: usize, count: usize, message: &Message) -> Option<usize> {
    let last = count.saturating_sub(1);
    Some(match message {
        Message::Up => at.saturating_sub(1),
        Message::Down => (at + 1).min(last),
        Message::PageUp => at.saturating_sub(10),
        Message::PageDown => (at + 10).min(last),
        Message::First => 0,
        Message::Last => last,
        _ => return None,
    })
}

fn home(model: &mut Model, message: &Message) -> Effects {
    let all = lines(model);
    let Screen::Home { at } = &mut model.screen else {
        return Vec::new();
    };
    if let Some(to) = moved(*at, all.len(), message) {
        *at = to;
        return Vec::new();
    }
    if !matches!(message, Message::Enter | Message::Right) {
        return Vec::new();
    }
    match all.get(*at) {
        Some(HomeLine::Resume(i)) => model
            .listed
            .get(*i)
            .map(|l| vec![Effect::Open(l.file.clone())])
            .unwrap_or_default(),
        Some(HomeLine::Preset(i)) => {
            model.screen = Screen::Where {
                preset: Some(*i),
                here: model.prefer_here,
            };
            Vec::new()
        }
        Some(HomeLine::Empty) => {
            model.screen = Screen::Where {
                preset: None,
                here: model.prefer_here,
            };
            Vec::new()
        }
        Some(HomeLine::OpenFile) => {
            model.screen = Screen::OpenFile {
                input: Box::new(Prose::line("")),
            };
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn create(model: &mut Model, preset: Option<usize>, here: bool) -> Effects {
    let chosen = preset.and_then(|i| model.presets.get(i));
    let (draft, name) = asking::begin(chosen, here, model.today);
    let file = if here {
        model.here.clone()
    } else {
        model.folder.join(format!("{name}.json"))
    };
    vec![Effect::Create(Box::new(draft), file)]
}

fn tasks(model: &mut Model, at: usize, message: &Message) -> Effects {
    let Some(desk) = &model.desk else { return Vec::new() };
    match message {
        Message::Enter | Message::Right => {
            if let Some(section) = SECTIONS.get(at) {
                let stopped = desk
                    .stopped
                    .clone()
                    .filter(|s| crate::tui::model::section_of(s) == Some(section.id));
                model.open_section(section.id);
                if let Some(stopped) = stopped {
                    model.go_to(&stopped);
                    super::half::go_on(model, &stopped);
                }
                return Vec::new();
            }
            match at - SECTIONS.len() {
                0 => model.screen = Screen::Check { at: 0 },
                1 => {
                    model.screen = Screen::Text {
                        section: None,
                        at: Some(0),
                        top: 0,
                        back: None,
                    }
                }
                after if after >= AFTER_SECTIONS.len() => {
                    return super::since::look_at(model, after - AFTER_SECTIONS.len());
                }
                _ => return super::finish::open(model),
            }
            Vec::new()
        }
        Message::Text => {
            model.screen = Screen::Text {
                section: None,
                at: Some(0),
                top: 0,
                back: None,
            };
            Vec::new()
        }
        Message::Esc => {
            model.desk = None;
            model.screen = Screen::Home { at: 0 };
            vec![Effect::Save, Effect::Close, Effect::List]
        }
        _ => Vec::new(),
    }
}

impl Model {
    /// Opens a section, with the focus on what needs the author first.
    pub fn open_section(&mut self, section: &'static str) {
        let Some(desk) = &self.desk else { return };
        let mut form = Form::section(section, desk);
        if let Some(entry) = form.entries(desk).into_iter().find(|e| asking::calls(desk, e)) {
            form.focus = entry;
        }
        self.screen = Screen::Form(form);
    }
}
