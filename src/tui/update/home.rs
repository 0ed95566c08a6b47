//! Home, where to keep a draft, and opening a file.
//!
//! What is asked about a draft on Home is in `about`. Must not touch files. The price: the lines of Home are put
//! together anew for each key.

mod about;

use super::{Effect, Effects, Message, Model, moved};
use crate::asking;
use crate::tui::model::home::{Home, Naming, What};
use crate::tui::model::{Screen, Shelf};
use crate::tui::prose::Prose;
use crate::tui::view::home::untold;
use crossterm::event::KeyCode;

/// A line of the home screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeLine {
    /// A draft to resume.
    Resume(usize),
    /// The further drafts.
    More,
    /// A preset to start from.
    Preset(usize),
    /// Start empty.
    Empty,
    /// A file of the author's that is no preset.
    Broken(usize),
    /// Open a file.
    OpenFile,
    /// Look for providers, in this folder or another.
    Look,
    /// Bring a deleted draft back.
    Deleted,
}

/// The lines of the home screen, in order: those that hold what is searched for.
pub fn lines(model: &Model) -> Vec<HomeLine> {
    let home = &model.home;
    let resume = (0..model.listed.len()).map(HomeLine::Resume);
    let more = (home.more > 0).then_some(HomeLine::More);
    let presets = (0..model.presets.len()).map(HomeLine::Preset);
    let broken = (0..home.broken.len()).map(HomeLine::Broken);
    let deleted = (!home.deleted.is_empty()).then_some(HomeLine::Deleted);
    let mut all: Vec<HomeLine> = resume.chain(more).chain(presets).chain([HomeLine::Empty]).collect();
    all.extend(broken.chain([HomeLine::Look, HomeLine::OpenFile]).chain(deleted));
    if let Some(filter) = &home.filter {
        let wanted = filter.text().trim().to_lowercase();
        all.retain(|line| label(model, *line).to_lowercase().contains(&wanted));
    }
    all
}

/// What a line of the home screen is called.
pub fn label(model: &Model, line: HomeLine) -> String {
    match line {
        HomeLine::Resume(i) => model.listed.get(i).map(|l| l.name.clone()).unwrap_or_default(),
        HomeLine::More => format!("{} more drafts…", model.home.more),
        HomeLine::Preset(i) => model.presets.get(i).map(|p| p.title.clone()).unwrap_or_default(),
        HomeLine::Empty => "None of these".into(),
        HomeLine::Broken(i) => {
            let name = model.home.broken.get(i).and_then(|b| b.file.file_name());
            name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        }
        HomeLine::OpenFile => "Open a file…".into(),
        HomeLine::Look => "Look for providers here…".into(),
        HomeLine::Deleted => "Deleted drafts…".into(),
    }
}

/// What the world answered to the wishes of Home.
pub(super) fn received(model: &mut Model, message: Message) {
    match message {
        Message::Shelf(shelf) => put_up(model, *shelf),
        Message::Managed(said) => model.note = Some(said),
        Message::Elsewhere(file, by) => elsewhere(model, file, by),
        Message::ToRead(draft, file, stopped) => {
            let note = Some("Open to read only: nothing is changed, nothing is saved.".into());
            let opened = Message::Opened {
                draft,
                file,
                kept: Box::new(super::Kept {
                    stopped,
                    ..super::Kept::default()
                }),
                note,
            };
            super::update(model, opened);
            if let Some(desk) = &mut model.desk {
                desk.read_only = true;
            }
        }
        _ => {}
    }
}

/// What was read from the folders comes onto the screen; the cursor stays where it can.
fn put_up(model: &mut Model, shelf: Shelf) {
    model.listed = shelf.listed;
    model.presets = shelf.presets;
    let home = &mut model.home;
    (home.more, home.files) = (shelf.more, shelf.files);
    (home.deleted, home.own, home.broken) = (shelf.deleted, shelf.own, shelf.broken);
    home.forget();
    let last = lines(model).len().saturating_sub(1);
    let left = model.home.left.take();
    let left = left.and_then(|file| model.listed.iter().position(|listed| listed.file == file));
    if let Screen::Home { at } = &mut model.screen {
        *at = left.unwrap_or(*at).min(last); // the drafts stand first
    }
}

/// The open draft was saved and let go: Home, on its line.
pub(super) fn closed(model: &mut Model) -> Effects {
    (model.scan, model.home.look) = (None, false);
    let desk = model.desk.take();
    model.home.left = desk.map(|desk| desk.file);
    let at = model.home.left.as_ref();
    let at = at.and_then(|file| model.listed.iter().position(|l| l.file == *file));
    model.screen = Screen::Home { at: at.unwrap_or(0) };
    model.trail.clear();
    vec![Effect::List]
}

/// A draft that somebody else has open: what to do is asked beside the list.
fn elsewhere(model: &mut Model, file: std::path::PathBuf, by: String) {
    let at = model.listed.iter().position(|listed| listed.file == file).unwrap_or(0);
    (model.home.filter, model.home.look) = (None, false);
    model.screen = Screen::Home { at };
    about::elsewhere(model, file, by);
}

/// The footer while a caret shows on the home screen, with so many lines in its list.
pub(super) fn caret_footer(home: &Home, found: usize) -> Option<&'static [(&'static str, &'static str)]> {
    Some(match home.ask.as_ref().map(|ask| &ask.what) {
        Some(What::Name(Naming::Rename, _)) => &[("type", "a name"), ("Enter", "rename"), ("Esc", "back")],
        Some(What::Name(Naming::Duplicate, _)) => &[("type", "a name"), ("Enter", "copy"), ("Esc", "back")],
        Some(What::Name(Naming::Export, _)) => &[("type", "a path"), ("Enter", "write"), ("Esc", "back")],
        Some(What::Name(Naming::Preset, _)) => &[("type", "a name"), ("Enter", "save"), ("Esc", "back")],
        None if home.filter.is_some() => match found {
            0 => &[("type", "other words"), ("Esc", "all")],
            1 => &[("type", "to search"), ("Enter", "start"), ("Esc", "all")],
            _ => &[("type", "to search"), ("Enter", "start"), ("Esc", "all"), ("↑↓", "choose")],
        },
        Some(What::Menu | What::Delete | What::Elsewhere(_) | What::Deleted) | None => return None,
    })
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let free = here_is_free(model);
    match &mut model.screen {
        Screen::Where { preset, here } => {
            let (preset, now_here) = (*preset, *here);
            match message {
                Message::Left | Message::Right | Message::Space | Message::Up | Message::Down => *here = !now_here && free,
                Message::Enter => return create(model, preset, now_here),
                Message::Esc => {
                    let empty = if model.home.look { HomeLine::Look } else { HomeLine::Empty };
                    show_all(model, Some(preset.map_or(empty, HomeLine::Preset)));
                    still_looks(model);
                }
                _ => {}
            }
            Vec::new()
        }
        Screen::OpenFile { input } => match message {
            Message::Typed(key) if key.code == KeyCode::Esc => {
                show_all(model, Some(HomeLine::OpenFile));
                still_looks(model);
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
        _ => home(model, message),
    }
}

fn home(model: &mut Model, message: &Message) -> Effects {
    if model.home.ask.is_some() {
        return about::update(model, message);
    }
    if model.home.filter.is_some() {
        return search(model, message);
    }
    let all = lines(model);
    if reads_on(model, message) {
        return Vec::new();
    }
    let Screen::Home { at } = &mut model.screen else {
        return Vec::new();
    };
    if let Some(to) = moved(*at, all.len(), message) {
        *at = to;
        return Vec::new();
    }
    let line = all.get(*at).copied();
    match message {
        Message::Enter | Message::Right => start(model, line),
        Message::Esc => {
            model.home.look = false;
            Vec::new()
        }
        Message::Find => {
            model.home.filter = Some(Box::new(Prose::line("")));
            Vec::new()
        }
        Message::Other => {
            if let Some(HomeLine::Resume(i)) = line
                && let Some(listed) = model.listed.get(i).cloned()
            {
                about::menu(model, &listed);
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Reads what the line with the cursor means, where the screen has no room for all of it; whether the key did that.
fn reads_on(model: &mut Model, message: &Message) -> bool {
    let unseen = untold(model);
    let Some(from) = model.home.told else {
        let begins = *message == Message::Right && unseen > 0;
        model.home.told = begins.then_some(0);
        return begins;
    };
    let to = match message {
        Message::Up => from.saturating_sub(1),
        Message::Down => from + 1.min(unseen),
        Message::PageUp => from.saturating_sub(PAGE),
        Message::PageDown | Message::Right | Message::Space => from + PAGE.min(unseen),
        Message::First => 0,
        Message::Last => from + unseen,
        Message::Enter => {
            model.home.told = None;
            return false;
        }
        _ => {
            model.home.told = None;
            return matches!(message, Message::Esc | Message::Left);
        }
    };
    model.home.told = Some(to);
    true
}

/// How many lines a page key moves what is told.
const PAGE: usize = 6;

/// A key while the list is searched: it types, moves, starts what the cursor is on, or shows all again.
fn search(model: &mut Model, message: &Message) -> Effects {
    let all = lines(model);
    let Screen::Home { at } = &mut model.screen else {
        return Vec::new();
    };
    let Some(filter) = &mut model.home.filter else {
        return Vec::new();
    };
    let before = filter.text();
    match message {
        Message::Typed(key) => match key.code {
            KeyCode::Up => *at = at.saturating_sub(1),
            KeyCode::Down | KeyCode::Tab => *at = (*at + 1).min(all.len().saturating_sub(1)),
            KeyCode::Esc => {
                let line = all.get(*at).copied();
                show_all(model, line);
                return Vec::new();
            }
            KeyCode::Enter => {
                let line = all.get(*at).copied();
                if line.is_some() {
                    show_all(model, line);
                }
                return start(model, line);
            }
            _ => drop(filter.handle(*key)),
        },
        Message::Pasted(text) => drop(filter.paste(text)),
        _ => {}
    }
    if model.home.filter.as_ref().is_some_and(|filter| filter.text() != before) {
        *at = 0;
    }
    Vec::new()
}

/// All lines again, with the cursor on the one that it was on.
fn show_all(model: &mut Model, line: Option<HomeLine>) {
    model.home.filter = None;
    let to = lines(model).iter().position(|one| Some(*one) == line).unwrap_or(0);
    model.screen = Screen::Home { at: to };
}

fn start(model: &mut Model, line: Option<HomeLine>) -> Effects {
    match line {
        Some(HomeLine::Resume(i)) => model
            .listed
            .get(i)
            .map(|l| vec![Effect::Open(l.file.clone())])
            .unwrap_or_default(),
        Some(HomeLine::More) => {
            model.home.all = true;
            vec![Effect::List]
        }
        Some(HomeLine::Deleted) => {
            about::deleted(model);
            Vec::new()
        }
        Some(HomeLine::Broken(_)) => {
            model.note = Some("it cannot be used until it is mended; the reason stands beside it".into());
            Vec::new()
        }
        Some(HomeLine::Preset(i)) => {
            model.screen = Screen::Where {
                preset: Some(i),
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
        Some(HomeLine::Look) => look(model),
        None => Vec::new(),
    }
}

/// Providers are looked for on behalf of a draft: that of this folder, else an empty one that is begun for it; who goes back from
/// there chooses another.
fn look(model: &mut Model) -> Effects {
    model.home.look = true;
    if let Some(here) = model
        .listed
        .iter()
        .find(|listed| listed.file == model.here && listed.problem.is_none())
    {
        return vec![Effect::Open(here.file.clone())];
    }
    model.note = Some("what is found is kept in a draft: this begins an empty one; Esc chooses another, or a preset".into());
    model.screen = Screen::Where {
        preset: None,
        here: model.prefer_here,
    };
    Vec::new()
}

/// The draft that was to be begun or opened for a look is not wanted: another one may be, and the wish for a look stays.
fn still_looks(model: &mut Model) {
    if model.home.look {
        model.note = Some("choose the draft or the preset that it is for: then the folder is asked".into());
    }
}

/// The file of a new draft in the drafts folder: named after the project's folder, else after the preset, and numbered
/// where a draft has the name.
pub fn proposed(model: &Model, preset: Option<usize>) -> std::path::PathBuf {
    let chosen = preset.and_then(|i| model.presets.get(i));
    let (_, name) = asking::begin(chosen, model.home.name.as_deref(), model.today);
    let named = std::iter::once(name.clone()).chain((2_u64..).map(|n| format!("{name}-{n}")));
    let mut files = named.map(|name| model.folder.join(format!("{name}.json")));
    let is_free = |file: &std::path::PathBuf| !model.home.files.contains(file);
    files.find(is_free).unwrap_or_default()
}

/// Whether a draft can be made in this folder: it has none yet.
pub fn here_is_free(model: &Model) -> bool {
    !model.listed.iter().any(|listed| listed.file == model.here)
}

fn create(model: &mut Model, preset: Option<usize>, here: bool) -> Effects {
    let chosen = preset.and_then(|i| model.presets.get(i));
    let (draft, _) = asking::begin(chosen, model.home.name.as_deref(), model.today);
    let file = if here { model.here.clone() } else { proposed(model, preset) };
    vec![Effect::Create(Box::new(draft), file)]
}
