//! A section, a table of records, a record: accepting, and on to what needs you next.
//!
//! Owns what each key means in a form. What is typed is in `answering`, rows come and go in `rows`, a cursor walks
//! their `cells`, `entering` is what Enter takes, a `filter` narrows them, `ties` lead from one to another, `going` is the way of the focus,
//! `reading` that through the text. Must not draw and must not touch files: it returns what is wanted as
//! effects. The price: screen and desk are taken apart anew in each function, for both may change.

mod agreeing;
mod answering;
mod cells;
mod entering;
mod filter;
mod going;
mod reading;
mod rows;
mod ties;

pub use agreeing::holds_yes;
pub(super) use agreeing::{agrees, holds};
pub(super) use answering::{break_off, clicked, leave_input, open_input, wait_as_row};
pub use entering::{Next, next, rest_of_row, takes_row};
pub(super) use filter::FILTER_FOOTER;
pub use going::begins_typing;
pub(super) use going::{begin, out_of_record, show_again, was_sent};
pub(super) use rows::{give_up_row, insert, pass_row, start_row, take_away};
pub(super) use ties::follow;

use super::{Effect, Effects, Message, Model};
use crate::asking;
use crate::edit::{Edit, Refused};
use crate::interview::{self, Kind};
use crate::path;
use crate::tui::input::Outcome;
use crate::tui::model::{Entry, Form, Over, Screen, question_of, words_of};
use answering::typed;
use crossterm::event::{KeyCode, KeyEvent};
use entering::{enter, open_record, take_row};
use going::{advance, advance_after_answer, back, stay};
use reading::{desk_sentence, read, reading};
use rows::{add_here, copy, drop, shift};

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let (Screen::Form(form), Some(_)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    begin_again(form, message);
    if form.input.is_some() {
        return match message {
            Message::Typed(key) => field_key(model, *key),
            Message::Pasted(text) => typed(model, |input| input.paste(text), false),
            Message::Edited(text) => typed(model, |input| input.replace(text), false),
            Message::Text | Message::Yes => {
                let left = leave_input(model);
                [left, update(model, message)].concat()
            }
            _ => Vec::new(),
        };
    }
    if form.reading.is_some() {
        return reading(model, message);
    }
    if form.is_filtering() {
        filter::typed(model, message);
        return Vec::new();
    }
    if let Message::Say(yes) = message {
        return say(model, *yes);
    }
    if let Message::Typed(key) = message {
        let at = form.focus.path().to_owned();
        return [open_input(model, &at), field_key(model, *key)].concat();
    }
    if let Some(done) = cells::walk(model, message) {
        return done;
    }
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let entries = form.entries(desk);
    let here = form.position(&entries);
    if let Some(to) = super::moved(here, entries.len(), message) {
        if let Some(entry) = entries.get(to) {
            form.focus = entry.clone();
        }
        return Vec::new();
    }
    match message {
        Message::Enter => enter(model),
        Message::Space => space(model),
        Message::Right => right(model),
        Message::Drop => drop(model),
        Message::Add => add_here(model),
        Message::Copy => copy(model),
        Message::RowUp => shift(model, true),
        Message::RowDown => shift(model, false),
        Message::Filter => {
            filter::begin(model);
            Vec::new()
        }
        Message::Ties => {
            ties::show(model);
            Vec::new()
        }
        Message::Review => {
            super::findings::here(model);
            Vec::new()
        }
        Message::Esc if form.filter.take().is_some() => Vec::new(),
        Message::Esc => {
            leave_record(form);
            back(model);
            Vec::new()
        }
        Message::Yes if !rest_of_row(desk, form).is_empty() => {
            let rest = rest_of_row(desk, form);
            take_row(model, &rest)
        }
        Message::Yes => read_to_agree(model),
        Message::Text => {
            let at = desk_sentence(desk, form);
            if model.size.0 >= WITH_TEXT {
                form.reading = Some(at);
            } else {
                read(model, at);
            }
            Vec::new()
        }
        Message::Editor => {
            let at = form.focus.path().to_owned();
            editor(model, &at)
        }
        Message::Other if !matches!(form.focus, Entry::Offer(_) | Entry::Add(_) | Entry::None(_)) => {
            model.over = Some(Over::Other { at: 0 });
            Vec::new()
        }
        Message::Why => {
            model.note = question_of(form.focus.path()).map(why);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// A key forgets what the one before was refused for, and any that does not read on that a row was read on.
fn begin_again(form: &mut Form, message: &Message) {
    form.problem = None;
    let reads_on = *message == Message::Enter || (*message == Message::Yes && form.record.is_some());
    if !reads_on {
        form.read = None;
    }
}

/// Who steps out of the record of a new row stands on the row, so that x takes it away; whoever finished it stands
/// where the next is added.
fn leave_record(form: &mut Form) {
    let row = form.record.as_ref().map(|(table, key)| (*table, path::row_path(table, key)));
    if let (Some((table, row)), Some(below)) = (row, form.back.last_mut())
        && below.focus == Entry::Add(table)
    {
        below.focus = Entry::Row(row);
    }
}

/// Answers the question of yes or no with the focus, and leaves its field open, so that the rest of the word belongs
/// to it too.
fn say(model: &mut Model, yes: bool) -> Effects {
    let Screen::Form(form) = &model.screen else {
        return Vec::new();
    };
    let at = form.focus.path().to_owned();
    if !matches!(form.focus, Entry::Answer(_)) || !question_of(&at).is_some_and(|q| matches!(q.kind, Kind::YesNo)) {
        return Vec::new();
    }
    let opened = open_input(model, &at);
    let letter = KeyCode::Char(if yes { 'y' } else { 'n' });
    [opened, field_key(model, KeyEvent::from(letter))].concat()
}

/// Puts the text of a section up, to be said yes to; where nothing is written and nothing suggested the page would be empty, and
/// the author is told so and led on at once.
fn read_to_agree(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return Vec::new();
    };
    let section = form.section;
    let waits = desk.tally(section).to_confirm > 0 || !desk.untold(section).is_empty();
    if waits || !asking::shown_sentences(desk, Some(section)).is_empty() {
        model.screen = text_of(form.clone());
        return Vec::new();
    }
    super::text::yes_to_the_rest(model, section)
}

/// The text of the section of a form, to be said yes to.
fn text_of(below: Form) -> Screen {
    Screen::Text {
        section: Some(below.section),
        at: None,
        top: 0,
        read: 0,
        back: Some(Box::new(below)),
    }
}

/// Opens a typed answer in the author's own editor.
fn editor(model: &mut Model, at: &str) -> Effects {
    if !question_of(at).is_some_and(|q| matches!(q.kind, Kind::Text | Kind::Prose | Kind::Words)) {
        return Vec::new();
    }
    let opened = open_input(model, at);
    let Screen::Form(form) = &model.screen else { return opened };
    let text = form.input.as_ref().map(super::super::input::Input::raw);
    [opened, text.map(Effect::Editor).into_iter().collect()].concat()
}

/// Why a question is asked, with an example.
fn why(question: &interview::Question) -> String {
    if question.example.is_empty() {
        question.why.to_owned()
    } else {
        format!("{}  Example: {}", question.why, question.example.replace('\n', ", "))
    }
}

/// A key while a field is open.
fn field_key(model: &mut Model, key: KeyEvent) -> Effects {
    let Screen::Form(form) = &mut model.screen else {
        return Vec::new();
    };
    let Some(input) = &mut form.input else { return Vec::new() };
    let listed = !input.has_caret();
    let walks = matches!(key.code, KeyCode::Up | KeyCode::Down) && key.modifiers.is_empty() && !input.has_lines();
    let takes_out = listed && matches!(key.code, KeyCode::Char('x') | KeyCode::Delete | KeyCode::Backspace);
    if let Some(desk) = model.desk.as_mut().filter(|_| takes_out) {
        desk.stop_typing(); // what is taken out comes back by itself, without what was typed before and after
    }
    let said = matches!(input.value(), Ok(Some(_)));
    let outcome = input.handle(key);
    let cleared = said && listed && outcome == Outcome::Changed && matches!(input.value(), Ok(None));
    match outcome {
        // a list has no caret: a letter that it does not know is a command; and beside one line up and down go on
        Outcome::Ignored if listed || walks => {
            let left = leave_input(model);
            let command = crate::tui::keys::command(key).filter(|m| !matches!(m, Message::Typed(_)));
            let done = command.map(|m| super::update(model, m)).unwrap_or_default();
            [left, done].concat()
        }
        // as on a sheet: Tab ends what is typed, and goes on to the next cell; elsewhere on as Enter does
        Outcome::Ignored | Outcome::Done if matches!(key.code, KeyCode::Tab | KeyCode::BackTab) => {
            let walks = matches!(&model.screen, Screen::Form(form) if form.cell().is_some()) || key.code == KeyCode::BackTab;
            let done = typed(model, |_| Outcome::Done, !walks);
            let left = matches!(&model.screen, Screen::Form(form) if form.input.is_none() && form.problem.is_none());
            let on = crate::tui::keys::command(key).filter(|_| left && walks);
            let gone = on.map(|m| super::update(model, m)).unwrap_or_default();
            [done, gone].concat()
        }
        outcome => {
            let done = typed(model, |_| outcome, key.code == KeyCode::Enter);
            if cleared && !done.is_empty() {
                model.note = Some("cleared; after Esc, u brings it back".into());
            } else if takes_out && !done.is_empty() {
                model.note = Some("taken out; after Esc, u brings it back".into());
            }
            if let Some(desk) = model.desk.as_mut().filter(|_| takes_out) {
                desk.stop_typing();
            }
            done
        }
    }
}

/// From this width on, the text stands beside a form.
pub const WITH_TEXT: u16 = 100;

/// Makes edits; a refusal is shown under the field.
pub(super) fn make(model: &mut Model, edits: &[Edit]) -> Effects {
    let who = model.who();
    let Some(desk) = &mut model.desk else { return Vec::new() };
    match desk.edit(edits, &who) {
        Ok(()) => vec![Effect::Save],
        Err(why) => refused(model, why),
    }
}

fn refused(model: &mut Model, refused: Refused) -> Effects {
    match &mut model.screen {
        Screen::Form(form) => form.problem = Some(refused.0),
        _ => model.note = Some(refused.0),
    }
    Vec::new()
}

fn space(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    match form.focus.clone() {
        Entry::Offer(at) => {
            let done = make(
                model,
                &[Edit::Accept {
                    path: at.clone(),
                    from: None,
                }],
            );
            if let (Screen::Form(form), false) = (&mut model.screen, done.is_empty()) {
                form.focus = Entry::Row(at); // the cursor stays with what was picked
                model.note = Some("picked; u takes it back".into());
            }
            done
        }
        Entry::None(table) => {
            let said = asking::saying_none(desk, table);
            let says = matches!(said, Some(Edit::Set { value: Some(_), .. }));
            let done = said.map(|edit| make(model, &[edit])).unwrap_or_default();
            if !done.is_empty() {
                let words = if says {
                    "you said that there are none"
                } else {
                    "no longer said that there are none"
                };
                model.note = Some(format!("{words}; u undoes it"));
            }
            done
        }
        Entry::Answer(at) => {
            let Some(question) = question_of(&at) else { return Vec::new() };
            match question.next(path::get(&desk.shown, &at).as_ref()) {
                Some(value) => {
                    let who = model.who();
                    let Some(desk) = &mut model.desk else { return Vec::new() };
                    let words = words_of(&desk.shown, question, &value);
                    match asking::choose(desk, &at, value, &who) {
                        Ok(()) => {
                            model.note = Some(format!("{}: {words}; u takes it back", question.label));
                            vec![Effect::Save]
                        }
                        Err(why) => refused(model, why),
                    }
                }
                None => open_input(model, &at),
            }
        }
        Entry::Row(_) | Entry::Add(_) | Entry::Detail(_) => Vec::new(),
    }
}

fn right(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    match form.focus.clone() {
        Entry::Answer(at) if asking::proposed(desk, &at).is_some() => {
            let words = asking::proposed(desk, &at).unwrap_or_default();
            let done = make(model, &asking::accepting(&[at]));
            if !done.is_empty() {
                model.note = Some(format!("taken: {words}; u takes it back"));
            }
            done
        }
        Entry::Answer(at) | Entry::Detail(at) => open_input(model, &at),
        Entry::Row(at) => {
            open_record(model, &at);
            Vec::new()
        }
        Entry::Add(_) => add_here(model),
        Entry::Offer(_) | Entry::None(_) => Vec::new(),
    }
}
