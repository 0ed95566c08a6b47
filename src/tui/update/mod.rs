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
mod message;
mod mouse;
mod note;
mod onward;
pub mod over;
pub mod pages;
mod since;
pub mod tasks;
pub mod text;

pub use form::{Next, WITH_TEXT, begins_typing, holds_yes, next, rest_of_row, takes_row};
pub use message::{Deed, Effect, Effects, Message};

use super::model::{Desk, Form, Model, Over, Screen};
pub use crate::asking::Kept;
use crate::path;

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
    model.noted = super::view::noted(model);
    let is_turn = matches!(message, Message::Undo | Message::Redo);
    let before = edits(model);
    let record = records(model).pop();
    let (from_finish, back) = (matches!(model.screen, Screen::Finish(_)), message == Message::Esc);
    let mut effects = change(model, message);
    if !is_turn && before.is_some_and(|before| edits(model) == Some(before + 1)) {
        tell_growth(model);
    }
    if let Some(row) = record.filter(|row| !is_turn && !records(model).contains(row)) {
        effects.extend(leave_row(model, &row));
    }
    effects.extend(came(model, from_finish, back));
    tell_lapses(model);
    half::note(model);
    if let (Screen::Form(_), Some(at)) = (&model.screen, model.place())
        && let Some(desk) = &mut model.desk
    {
        desk.left = Some(at);
    }
    model.noted = 0;
    effects
}

/// The rows whose records are open, the one on the screen last.
fn records(model: &Model) -> Vec<String> {
    let forms = |screen: &Screen| match screen {
        Screen::Form(form) => form.back.iter().chain([form]).filter_map(Form::row_path).collect(),
        _ => Vec::new(),
    };
    model.trail.iter().chain([&model.screen]).flat_map(forms).collect()
}

/// A row was left: without what it is there for it is none.
fn leave_row(model: &mut Model, row: &str) -> Effects {
    let who = model.who();
    if !model
        .desk
        .as_mut()
        .is_some_and(|desk| crate::asking::left_row(desk, row, &who))
    {
        return Vec::new();
    }
    if let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk)
        && form.focus.path() == row
    {
        let entries = form.entries(desk);
        let same = entries.iter().find(|entry| entry.path() == path::parent(row));
        form.focus = same.or(entries.first()).cloned().unwrap_or_else(|| form.focus.clone());
    }
    model.note = Some(crate::asking::LEFT_EMPTY.into());
    vec![Effect::Save]
}

/// How many edits can be taken back.
fn edits(model: &Model) -> Option<usize> {
    model.desk.as_ref().map(|desk| desk.history.lists().0.len())
}

/// Says what the last edit added to rows that were accepted before it, and what it made the catalogue suggest elsewhere, behind
/// what was said of it: the sections that show it are not on the screen.
fn tell_growth(model: &mut Model) {
    const KEY: &str = "; u ";
    let Some(desk) = &model.desk else { return };
    let mut added = crate::asking::added(desk);
    if let Some(lists) = crate::asking::brought(desk) {
        added = format!("{added}; suggested with it, for you to confirm: {lists}");
    }
    if added.is_empty() {
        return;
    }
    let said = model.note.take();
    let said = said.as_deref().unwrap_or("taken");
    let (said, back) = said.rsplit_once(KEY).unwrap_or((said, "takes it back"));
    model.note = Some(format!("{said}{added}{KEY}{back}"));
}

/// Says which decisions hold no longer, behind what was said of the edit that made them void.
fn tell_lapses(model: &mut Model) {
    let today = model.today;
    let Some(lapsed) = model.desk.as_mut().and_then(|desk| crate::asking::lapsed(desk, today)) else {
        return;
    };
    let said = model.note.take().map(|said| format!("{said}; ")).unwrap_or_default();
    model.note = Some(format!("{said}{lapsed}"));
}

/// What is said of letters that came at once where nothing takes letters.
const NOTHING_OPEN: &str = "no field is open to type or paste into: the keys below say what opens it";

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
            model.home.look = false; // the draft that it was for is not open
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
    model.agreeing &= form::agrees(&message);
    let closed = model.closed.take();
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
            find::open(model);
            return Vec::new();
        }
        Message::Scan if model.desk.is_some() && model.over.is_none() => return look::open(model),
        Message::Undo | Message::Redo if model.over.is_none() => return take_back(model, message == Message::Redo),
        _ => {}
    }
    if model.over.is_some() {
        return over::update(model, &message);
    }
    if form::holds(model, &message) {
        return Vec::new();
    }
    if let Some(row) = closed.filter(|_| message == Message::Esc) {
        form::out_of_record(model, &row);
        return Vec::new();
    }
    on_screen(model, &message)
}

/// What follows from having left a screen, whichever key led to this one.
fn came(model: &mut Model, from_finish: bool, back: bool) -> Effects {
    if matches!(model.screen, Screen::Home { .. } | Screen::Tasks { .. }) {
        model.trail.clear();
    }
    let on_finish = matches!(model.screen, Screen::Finish(_));
    let looked = if on_finish && !from_finish {
        finish::again(model)
    } else {
        Vec::new()
    };
    if model.over.is_none() {
        onward::returned(model, back);
    }
    looked
}

/// What the message does to the screen itself.
fn on_screen(model: &mut Model, message: &Message) -> Effects {
    match model.screen {
        Screen::Home { .. } | Screen::Where { .. } | Screen::OpenFile { .. } => home::update(model, message),
        Screen::Tasks { .. } => tasks::update(model, message),
        Screen::Form(_) => form::update(model, message),
        Screen::Check { .. } | Screen::Text { .. } => text::update(model, message),
        Screen::Findings(_) => findings::update(model, message),
        Screen::Finish(_) => finish::update(model, message),
        Screen::Look(_) => look::update(model, message),
    }
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
    let mut effects = form::break_off(model);
    // the last words are read after the screen has gone
    model.note = match (field, model.note.take()) {
        (Some(field), Some(kept)) => Some(format!("{field}: {kept}")),
        (_, note) => note,
    };
    if let Some(at) = model.place() {
        effects.push(Effect::Remember(at));
    }
    if let Some(row) = records(model).pop() {
        leave_row(model, &row);
    }
    if model.desk.is_some() {
        effects.push(Effect::Save);
    }
    effects.push(Effect::Quit);
    effects
}

fn take_back(model: &mut Model, again: bool) -> Effects {
    let Some(desk) = &mut model.desk else { return Vec::new() };
    let Some(undone) = crate::asking::take_back(desk, again) else {
        model.note = Some(if again { "nothing to redo" } else { "nothing to take back" }.into());
        return Vec::new();
    };
    model.note = Some(undone.words());
    form::show_again(model, &undone.at);
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
