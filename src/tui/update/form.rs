//! A section, a table of records, a record: accepting, and on to what needs you next.
//!
//! Owns the way of the focus through a form, and what each key means there. What is typed is in `answering`,
//! rows come and go in `rows`. Must not draw and must not touch files: it returns what is wanted as
//! effects. The price: screen and desk are taken apart anew in each function, for both may change.

mod answering;
mod rows;

pub(super) use answering::{clicked, leave_input, open_input};
pub(super) use rows::{give_up_row, insert, start_row};

use super::{Effect, Effects, Message, Model};
use crate::asking::{self, stops_at};
use crate::draft::State;
use crate::edit::{Edit, Refused};
use crate::interview::{self, Kind};
use crate::path::{self, Spot};
use crate::tui::input::Outcome;
use crate::tui::model::{Desk, Entry, Form, Over, Screen, needs, question_of};
use answering::typed;
use crossterm::event::KeyCode;
use rows::{add_here, copy, drop, shift};

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    form.problem = None;
    if form.input.is_some() {
        return match message {
            Message::Typed(key) => {
                let listed = form.input.as_ref().is_some_and(|input| !input.has_caret());
                let ignored = form.input.as_mut().map(|input| input.handle(*key));
                match ignored {
                    // a list has no caret: a letter that it does not know is a command
                    Some(Outcome::Ignored) if listed => {
                        let left = leave_input(model);
                        let command = crate::tui::keys::command(*key).filter(|m| !matches!(m, Message::Typed(_)));
                        let done = command.map(|m| super::update(model, m)).unwrap_or_default();
                        [left, done].concat()
                    }
                    Some(outcome) => typed(model, |_| outcome, key.code == KeyCode::Enter),
                    None => Vec::new(),
                }
            }
            Message::Pasted(text) => typed(model, |input| input.paste(text), false),
            Message::Edited(text) => typed(model, |input| input.replace(text), false),
            _ => Vec::new(),
        };
    }
    if form.reading.is_some() {
        return reading(model, message);
    }
    let entries = form.entries(desk);
    let here = form.position(&entries);
    if let Some(to) = super::home::moved(here, entries.len(), message) {
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
        Message::Esc => {
            back(model);
            Vec::new()
        }
        Message::Yes => {
            let section = form.section;
            let below = form.clone();
            model.screen = Screen::Text {
                section: Some(section),
                at: None,
                top: 0,
                back: Some(Box::new(below)),
            };
            Vec::new()
        }
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
            if !question_of(&at).is_some_and(|q| matches!(q.kind, Kind::Text | Kind::Prose | Kind::Words)) {
                return Vec::new();
            }
            let opened = open_input(model, &at);
            let Screen::Form(form) = &model.screen else { return opened };
            let text = form.input.as_ref().map(super::super::input::Input::raw);
            [opened, text.map(Effect::Editor).into_iter().collect()].concat()
        }
        Message::Other if !matches!(form.focus, Entry::Offer(_) | Entry::Add(_) | Entry::None(_)) => {
            model.over = Some(Over::Other { at: 0 });
            Vec::new()
        }
        Message::Why => {
            let question = question_of(form.focus.path());
            model.note = question.map(|q| {
                if q.example.is_empty() {
                    q.why.to_owned()
                } else {
                    format!("{}  Example: {}", q.why, q.example.replace('\n', ", "))
                }
            });
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// From this width on, the text stands beside a form.
pub const WITH_TEXT: u16 = 100;

/// The first sentence that the focused answer writes, else the first of the section.
fn desk_sentence(desk: &Desk, form: &Form) -> usize {
    let written = crate::trace::writes(&desk.shown, &desk.document, form.focus.path());
    let section = super::text::shown_sentences(desk, Some(form.section));
    written.first().or(section.first()).copied().unwrap_or(0)
}

/// Opens the whole text with the cursor on a sentence.
fn read(model: &mut Model, at: usize) {
    let Screen::Form(form) = &mut model.screen else { return };
    form.reading = None;
    let back = Some(Box::new(form.clone()));
    model.screen = Screen::Text {
        section: None,
        at: Some(at),
        top: 0,
        back,
    };
}

/// The cursor is in the text beside the form: it walks sentences, Enter goes to the question behind one.
fn reading(model: &mut Model, message: &Message) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let Some(number) = form.reading else { return Vec::new() };
    let last = desk.document.sentences().count().saturating_sub(1);
    if let Some(to) = super::home::moved(number, last + 1, message) {
        form.reading = Some(to);
        return Vec::new();
    }
    match message {
        Message::Enter | Message::Right => {
            form.reading = None;
            match crate::trace::owner(&desk.shown, &desk.document, number) {
                Some(owner) => model.jump(&owner),
                None => model.note = Some("no single answer writes this sentence".into()),
            }
        }
        Message::Text => read(model, number),
        Message::Esc | Message::Left => form.reading = None,
        _ => {}
    }
    Vec::new()
}

fn enter(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let focus = form.focus.clone();
    match &focus {
        Entry::Answer(at) if desk.halves.contains_key(at) => open_input(model, at),
        Entry::Answer(at) => match desk.draft.state(at) {
            State::Suggested if question_of(at).is_some_and(|q| q.pick) => open_input(model, at),
            State::Suggested | State::Confirm => accept(model, std::slice::from_ref(at)),
            State::Unanswered if needs(desk, &focus) => open_input(model, at),
            State::Unanswered | State::Known | State::LeftOut | State::DontKnow | State::AskCounsel => advance(model),
        },
        Entry::Row(at) if needs(desk, &focus) => {
            let paths = asking::waiting_in(desk, at);
            accept(model, &paths)
        }
        Entry::None(table) if needs(desk, &focus) => {
            let gate = interview::question(table)
                .and_then(path::rows)
                .map(|rows| rows.gate.to_owned());
            gate.map(|gate| accept(model, &[gate])).unwrap_or_default()
        }
        Entry::Row(_) | Entry::Offer(_) | Entry::None(_) => advance(model),
        Entry::Add(_) => add_here(model),
        Entry::Detail(at) => open_input(model, at),
    }
}

fn accept(model: &mut Model, paths: &[String]) -> Effects {
    let done = make(model, &asking::accepting(paths));
    if done.is_empty() {
        done
    } else {
        [done, advance(model)].concat()
    }
}

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

/// On to what needs the author next: in this form, below it, in a later section, else the task list. Who came
/// from the page of all answers or from Finish goes back there.
fn advance(model: &mut Model) -> Effects {
    if matches!(model.trail.last(), Some(Screen::Check { .. } | Screen::Finish(_)))
        && let Some(before) = model.trail.pop()
    {
        model.screen = before;
        return Vec::new();
    }
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let entries = form.entries(desk);
    let here = form.position(&entries);
    if let Some(next) = entries.iter().skip(here + 1).find(|e| stops_at(desk, &entries, here, e)) {
        form.focus = next.clone();
        return Vec::new();
    }
    if let Some(mut below) = form.back.pop() {
        below.back = std::mem::take(&mut form.back);
        model.screen = Screen::Form(below);
        return advance(model);
    }
    let section = form.section;
    let next = asking::later_section(desk, section);
    model.trail.clear();
    if let Some(id) = next {
        let title = interview::section(id).map_or("", |s| s.title);
        model.open_section(id);
        model.note = Some(format!("on to: {title}"));
    } else {
        model.screen = Screen::Tasks {
            at: interview::SECTIONS.len() + 2,
        };
        model.note = Some("nothing else waits in this and the later sections".into());
    }
    Vec::new()
}

/// After an answer in a record: the next column that needs one, else back to the table.
fn advance_after_answer(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let entries = form.entries(desk);
    let here = form.position(&entries);
    if form.record.is_some() && !entries.iter().skip(here + 1).any(|e| needs(desk, e)) {
        back(model);
        return Vec::new();
    }
    advance(model)
}

/// One step back: from a record to its table, from a section to the task list.
fn back(model: &mut Model) {
    let Screen::Form(form) = &mut model.screen else { return };
    if let Some(mut below) = form.back.pop() {
        below.back = std::mem::take(&mut form.back);
        model.screen = Screen::Form(below);
    } else if let Some(before) = model.trail.pop() {
        model.screen = before;
    } else {
        let at = model
            .desk
            .as_ref()
            .map_or(0, |desk| super::home::task_after(desk, form.section));
        model.screen = Screen::Tasks { at };
    }
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
            }
            done
        }
        Entry::None(table) => {
            let said = asking::saying_none(desk, table);
            said.map(|edit| make(model, &[edit])).unwrap_or_default()
        }
        Entry::Answer(at) => {
            let Some(question) = question_of(&at) else { return Vec::new() };
            match question.next(path::get(&desk.shown, &at).as_ref()) {
                Some(value) => set(model, &at, value),
                None => open_input(model, &at),
            }
        }
        Entry::Row(_) | Entry::Add(_) | Entry::Detail(_) => Vec::new(),
    }
}

/// Sets an answer in the author's own name; a row that is only suggested comes along.
fn set(model: &mut Model, at: &str, value: interview::Value) -> Effects {
    let who = model.who();
    let Some(desk) = &mut model.desk else { return Vec::new() };
    match asking::give(desk, at, Some(value), &who) {
        Ok(_) => vec![Effect::Save],
        Err(why) => refused(model, why),
    }
}

fn right(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    match form.focus.clone() {
        Entry::Answer(at) | Entry::Detail(at) => open_input(model, &at),
        Entry::Row(at) => {
            if let Ok(Spot::Row(table, key)) = path::spot(&at) {
                model.screen = Screen::Form(form.record(table.id, key, desk));
            }
            Vec::new()
        }
        Entry::Add(_) => add_here(model),
        Entry::Offer(_) | Entry::None(_) => Vec::new(),
    }
}

/// How many screens a trail keeps: more would make Esc a long way.
const LONGEST_TRAIL: usize = 3;

impl Model {
    /// Goes to the answer, row or table at this path as [`Model::go_to`] does; Esc then comes back here.
    pub fn jump(&mut self, at: &str) {
        if self.desk.is_none() || question_of(at).is_none() {
            return;
        }
        let left = std::mem::replace(&mut self.screen, Screen::Home { at: 0 });
        self.trail.push(left);
        if self.trail.len() > LONGEST_TRAIL {
            self.trail.remove(0);
        }
        self.go_to(at);
    }

    /// Goes to the answer, row or table at this path, and opens its record where it has one.
    pub fn go_to(&mut self, at: &str) {
        let Some(desk) = &mut self.desk else { return };
        let Some(question) = question_of(at) else { return };
        desk.raised.insert(at.to_owned());
        let mut form = Form::section(question.section, desk);
        let entries = form.entries(desk);
        let found = entries.iter().find(|e| e.path() == at).cloned();
        match (found, path::spot(at)) {
            (Some(entry), _) => form.focus = entry,
            (None, Ok(Spot::Cell(column, key))) => {
                let table = column.table().unwrap_or_default();
                let home = interview::question(table).map_or(question.section, |t| t.section);
                form = Form::section(home, desk);
                form.focus = Entry::Row(path::row_path(table, key));
                let mut record = form.record(table, key, desk);
                record.focus = Entry::Answer(at.to_owned());
                form = record;
            }
            (None, Ok(Spot::Table(table) | Spot::Row(table, _))) => form.focus = Entry::Add(table.id),
            (None, Ok(Spot::Leaf(_)) | Err(_)) => {}
        }
        self.screen = Screen::Form(form);
    }
}
