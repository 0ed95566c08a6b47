//! What a key does: pure changes of the model, and wishes about the world.
//!
//! Nothing here reads or writes a file or draws. A message goes to the thing that lies over the screen,
//! else to the screen itself.

pub mod decide;
pub mod find;
pub mod findings;
pub mod finish;
mod form;
mod half;
mod here;
pub mod home;
pub mod look;
mod mouse;
mod note;
pub mod over;
mod since;
pub mod tasks;
pub mod text;

pub use form::{Next, WITH_TEXT, next, rest_of_row};

use super::model::{Desk, Done, FinishFile, Model, Over, Screen, Shelf};
pub use crate::asking::Kept;
use crate::asking::Looked;
use crate::draft::Draft;
use crate::published::Past;
use crate::scan::Progress;
use crossterm::event::KeyEvent;
use std::path::PathBuf;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// The next cell; elsewhere the line below.
    Tab,
    /// The cell before; elsewhere the line above.
    BackTab,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The first line.
    First,
    /// The last line.
    Last,
    /// Yes, next.
    Enter,
    /// Tick or change.
    Space,
    /// Edit or open.
    Right,
    /// The other choice.
    Left,
    /// One step back.
    Esc,
    /// Drop, clear, take away.
    Drop,
    /// Add a row.
    Add,
    /// Copy a row.
    Copy,
    /// Move a row up.
    RowUp,
    /// Move a row down.
    RowDown,
    /// Read the section, then yes to the rest.
    Yes,
    /// Yes or no to the question with the focus.
    Say(bool),
    /// Narrow the table.
    Filter,
    /// What names what.
    Ties,
    /// What the review found.
    Review,
    /// Another answer.
    Other,
    /// Read the policy.
    Text,
    /// Why we ask.
    Why,
    /// Take back.
    Undo,
    /// Bring again.
    Redo,
    /// Find anything.
    Find,
    /// Look through a folder for providers.
    Scan,
    /// Used by hand, and in no file.
    ByHand,
    /// Which folder is to be looked through: one is proposed.
    AskFolder(String),
    /// How far a look through a folder is.
    Scanning(Progress),
    /// A look through a folder has ended: what was found, or why it failed.
    Scanned(Result<Box<Looked>, String>),
    /// All keys.
    Keys,
    /// Quit.
    Quit,
    /// To the shell.
    Suspend,
    /// Turn the mouse on or off.
    Mouse,
    /// The left button was pressed at this column and row.
    Click(u16, u16),
    /// The pointer was drawn here with the button held.
    Drag(u16, u16),
    /// The wheel was turned here; whether up.
    Wheel(u16, u16, bool),
    /// Write the focused answer in an editor.
    Editor,
    /// What came back from the editor.
    Edited(String),
    /// A key for the caret.
    Typed(KeyEvent),
    /// Text pasted at the caret.
    Pasted(String),
    /// The terminal has another size.
    Resized(u16, u16),
    /// The drafts and presets that there are.
    Shelf(Box<Shelf>),
    /// What an author wished for a draft was done: what to say.
    Managed(String),
    /// A draft that somebody else has open: its file, and who.
    Elsewhere(PathBuf, String),
    /// A draft was opened to read only: it, its file, where the author stopped.
    ToRead(Box<Draft>, PathBuf, Option<String>),
    /// A draft was opened or made.
    Opened {
        /// The draft.
        draft: Box<Draft>,
        /// Its file.
        file: PathBuf,
        /// What was kept of it besides.
        kept: Box<Kept>,
        /// What to say about it.
        note: Option<String>,
    },
    /// What stands at the paths of the finish screen.
    Looked(Vec<FinishFile>),
    /// Files were written; where that was a publication, what there is of it now.
    Wrote(Done, Option<Box<Past>>),
    /// The last publication of the open draft.
    Recalled(Option<Box<Past>>),
    /// The private note on an answer, to be changed.
    Note {
        /// The answer.
        at: String,
        /// The note that there is, or nothing.
        text: String,
    },
    /// The private notes stand in a git work tree and are not ignored there: their file.
    Unignored(String),
    /// The open draft is saved, and was let go.
    Closed,
    /// The world did something: what.
    Said(String),
    /// The world failed: what, where, what to do.
    Failed(String),
}

/// A wish about the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save the open draft.
    Save,
    /// Remember where the author is.
    Remember(String),
    /// List the drafts.
    List,
    /// Open a draft.
    Open(PathBuf),
    /// Open a draft to read only.
    OpenToRead(PathBuf),
    /// Copy a draft and open the copy.
    OpenCopy(PathBuf),
    /// Do something with a draft or preset, and list what there is then.
    Manage(Deed),
    /// Make a draft at this path.
    Create(Box<Draft>, PathBuf),
    /// Read the private note on this answer.
    ReadNote(String),
    /// Keep this private note on this answer.
    WriteNote(String, String),
    /// A private note was written to its end.
    NoteDone,
    /// Name the private notes in `.gitignore`.
    Ignore,
    /// Let go of the open draft, if it is saved.
    Close,
    /// Recall the last publication of the open draft.
    Recall,
    /// Look at what stands at the paths of the finish screen.
    Look(Vec<FinishFile>),
    /// Write these files.
    Write(Vec<FinishFile>),
    /// Say which folder goes with the open draft.
    AskFolder,
    /// Look through a folder.
    Scan(look::Wish),
    /// Look through the project of the open draft, if it lies in one.
    Drift,
    /// Look at no more of a folder.
    StopScan,
    /// To the shell and back.
    Suspend,
    /// Put a text on the clipboard, through the terminal.
    Clip(String),
    /// Take the mouse from the terminal, or give it back.
    Mouse(bool),
    /// Let the author write a text in an editor.
    Editor(String),
    /// Quit.
    Quit,
}

/// What an author does with a draft on the home screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Give it this name.
    Rename(PathBuf, String),
    /// Copy it under this name.
    Duplicate(PathBuf, String),
    /// Write a clean copy to this path.
    Export(PathBuf, String),
    /// Save a preset of this name from it.
    Preset(PathBuf, String),
    /// Put it away.
    Delete(PathBuf),
    /// Bring the deleted draft with this id back.
    Restore(String),
}

/// What an update wishes.
pub type Effects = Vec<Effect>;

/// Changes the model as a message says.
pub fn update(model: &mut Model, message: Message) -> Effects {
    match message {
        // these come between two keys, and leave alone what the author is doing
        Message::Scanning(progress) => {
            look::under_way(model, progress);
            return Vec::new();
        }
        Message::Scanned(came) => {
            look::ended(model, came);
            return Vec::new();
        }
        _ => {}
    }
    half::take(model);
    let effects = change(model, message);
    half::note(model);
    if let (Screen::Form(_), Some(at)) = (&model.screen, model.place())
        && let Some(desk) = &mut model.desk
    {
        desk.left = Some(at);
    }
    effects
}

/// What is said of letters that came at once where nothing takes letters.
const NOTHING_OPEN: &str = "nothing is open to type or paste into: Enter opens the field";

/// Tab walks cells where there are some, else lines.
fn in_lines(model: &Model, message: Message) -> Message {
    match message {
        Message::Tab if !model.has_cells() && !model.has_tab() => Message::Down,
        Message::BackTab if !model.has_cells() => Message::Up,
        message => message,
    }
}

fn change(model: &mut Model, message: Message) -> Effects {
    let message = in_lines(model, message);
    match message {
        Message::Click(column, row) => return mouse::click(model, column, row),
        Message::Drag(column, row) => return mouse::drag(model, column, row),
        Message::Wheel(column, row, up) => return mouse::wheel(model, column, row, up),
        _ => model.spots.forget(),
    }
    match message {
        Message::Resized(width, height) => {
            model.size = (width, height);
            return Vec::new();
        }
        Message::Shelf(_) | Message::Managed(_) | Message::Elsewhere(..) | Message::ToRead(..) => {
            home::received(model, message);
            return Vec::new();
        }
        Message::Closed => return home::closed(model),
        Message::Said(what) => {
            say(model, what);
            return Vec::new();
        }
        Message::Failed(why) => {
            say(model, why);
            return finish::again(model); // what was shown of the files is not as it is
        }
        Message::Opened { draft, file, kept, note } => return opened(model, Desk::with(*draft, file, *kept), note),
        Message::AskFolder(folder) => {
            look::ask(model, &folder);
            return Vec::new();
        }
        Message::Recalled(past) => return since::recalled(model, past),
        Message::Note { at, text } => {
            note::open(model, at, &text);
            return Vec::new();
        }
        Message::Unignored(file) => {
            model.over = Some(Over::Ignore(file));
            return Vec::new();
        }
        Message::Looked(files) => {
            if let Screen::Finish(finish) = &mut model.screen {
                finish.files = files;
            }
            return Vec::new();
        }
        Message::Wrote(done, past) => return finish::wrote(model, done, past),
        _ => {}
    }
    model.note = None;
    if matches!(message, Message::Pasted(_)) && !model.types() {
        model.note = Some(NOTHING_OPEN.into());
        return Vec::new();
    }
    match message {
        Message::Quit => return quit(model),
        Message::Mouse => return mouse::turn(model),
        Message::Suspend => return vec![Effect::Save, Effect::Suspend],
        Message::Keys if model.over.is_none() => {
            let works = super::keys::working(model);
            model.over = Some(Over::Keys { top: 0, works });
            return Vec::new();
        }
        Message::Find if model.desk.is_some() && model.over.is_none() => {
            find(model);
            return Vec::new();
        }
        Message::Scan if model.desk.is_some() && model.over.is_none() => return look::open(model),
        Message::Undo | Message::Redo if model.over.is_none() => return take_back(model, message == Message::Redo),
        _ => {}
    }
    if model.over.is_some() {
        return over::update(model, &message);
    }
    let on_finish = matches!(model.screen, Screen::Finish(_));
    let effects = match model.screen {
        Screen::Home { .. } | Screen::Where { .. } | Screen::OpenFile { .. } => home::update(model, &message),
        Screen::Tasks { .. } => tasks::update(model, &message),
        Screen::Form(_) => form::update(model, &message),
        Screen::Check { .. } | Screen::Text { .. } => text::update(model, &message),
        Screen::Findings(_) => findings::update(model, &message),
        Screen::Finish(_) => finish::update(model, &message),
        Screen::Look(_) => look::update(model, &message),
    };
    if model.over.is_none() {
        findings::returned(model);
    }
    if matches!(model.screen, Screen::Home { .. } | Screen::Tasks { .. }) {
        model.trail.clear();
    }
    if !on_finish && matches!(model.screen, Screen::Finish(_)) {
        return [effects, finish::again(model)].concat();
    }
    effects
}

/// A draft was opened or made: its task list comes onto the screen.
fn opened(model: &mut Model, desk: Desk, note: Option<String>) -> Effects {
    model.trail.clear();
    model.screen = Screen::Tasks {
        at: tasks::first_task(&desk),
    };
    (model.desk, model.over, model.note, model.scan) = (Some(desk), None, note, None);
    let looks = std::mem::take(&mut model.home.look).then_some(Effect::AskFolder);
    [Effect::Recall].into_iter().chain(looks).collect()
}

/// Opens the line that finds sections, questions, answers, rows and commands.
fn find(model: &mut Model) {
    let works = super::keys::working(model);
    model.over = Some(Over::Find {
        text: Box::new(super::prose::Prose::line("")),
        at: 0,
        works,
    });
}

/// Says something below the screen, or over it where it takes more than a line.
fn say(model: &mut Model, what: String) {
    if what.contains('\n') {
        model.over = Some(Over::Say(what));
    } else {
        model.note = Some(what);
    }
}

fn quit(model: &mut Model) -> Effects {
    let field = match &model.screen {
        Screen::Form(form) => crate::asking::question_of(form.focus.path()).map(|question| question.label),
        _ => None,
    };
    let mut effects = form::leave_input(model);
    // the last words are read after the screen has gone
    model.note = match (field, model.note.take()) {
        (Some(field), Some(kept)) => Some(format!("{field}: {kept}")),
        (_, note) => note,
    };
    if let Some(at) = model.place() {
        effects.push(Effect::Remember(at));
    }
    if model.desk.is_some() {
        effects.push(Effect::Save);
    }
    effects.push(Effect::Quit);
    effects
}

fn take_back(model: &mut Model, again: bool) -> Effects {
    let Some(desk) = &mut model.desk else { return Vec::new() };
    let Some((what, at)) = crate::asking::take_back(desk, again) else {
        model.note = Some(if again { "nothing to redo" } else { "nothing to take back" }.into());
        return Vec::new();
    };
    model.note = Some(format!("{} {what}", if again { "redone:" } else { "taken back:" }));
    form::show_again(model, &at);
    [vec![Effect::Save], finish::again(model)].concat()
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
