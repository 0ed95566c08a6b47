//! The ways of the focus: on to what needs the author next, back, and straight to any answer or row.
//!
//! Must not change an answer. The price: the entries of a form are listed anew at each step.

use super::{Effects, Model};
use crate::asking;
use crate::draft::State;
use crate::interview::{self, Kind, Question};
use crate::path::{self, Spot};
use crate::tui::model::{Entry, Form, Screen, needs, question_of};
use crate::tui::update::onward;
use crate::tui::update::pages::Page;
use crate::tui::update::tasks;

/// Whether the author came from a page to mend something, and goes back there.
pub(in crate::tui::update) fn was_sent(model: &Model) -> bool {
    let from = model.trail.last();
    matches!(from, Some(Screen::Check { .. } | Screen::Findings(_) | Screen::Finish(_)))
}

/// What is said where Enter ends the change of an answer.
const STAYS: &str = "kept; Enter goes on, u takes it back";

/// After an answer that had been given already: who changed it looks at it, so the focus stays, unless the change
/// has raised a question. Who typed may type on: there it goes on to what the form still needs, for what is typed into
/// no field would be commands.
pub(super) fn stay(model: &mut Model, typed: bool) -> Effects {
    if was_sent(model) {
        return advance_after_answer(model);
    }
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &mut model.desk) else {
        return Vec::new();
    };
    let entries = form.entries(desk);
    let here = form.position(&entries);
    let raised = entries.iter().find(|entry| {
        let asks = matches!(entry, Entry::Answer(_)) && needs(desk, entry);
        asks && !form.before.contains(entry)
    });
    let raised = raised.cloned();
    let next = || typed.then(|| asking::next_in_form(desk, &entries, here, false)).flatten();
    let Some(raised) = raised.or_else(next) else {
        model.note = Some(STAYS.into());
        return Vec::new();
    };
    form.focus = raised;
    begin(model)
}

/// On to what needs the author next: in this form, below it, in a later section, else the task list. Who came
/// from the page of all answers or from Finish goes back there.
pub(super) fn advance(model: &mut Model) -> Effects {
    if was_sent(model)
        && let Some(before) = model.trail.pop()
    {
        model.screen = before;
        return Vec::new();
    }
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &mut model.desk) else {
        return Vec::new();
    };
    let entries = form.entries(desk);
    let here = form.position(&entries);
    if let Some(next) = asking::next_in_form(desk, &entries, here, false) {
        form.focus = next;
        return begin(model);
    }
    if let Some(mut below) = form.back.pop() {
        let row = form.row_path();
        below.back = std::mem::take(&mut form.back);
        model.screen = Screen::Form(below);
        let on = advance(model);
        close(model, row);
        return on;
    }
    let section = form.section;
    let next = asking::later_section(desk, section);
    model.trail.clear();
    if let Some(id) = next {
        let title = interview::section(id).map_or("", |s| s.title);
        model.open_section(id);
        model.note = Some(format!("on to: {title}"));
        return begin(model);
    }
    model.screen = Screen::Tasks { at: Page::Finish.line() };
    model.note = Some("nothing else waits in this and the later sections".into());
    Vec::new()
}

/// Opens the field of an empty answer that is typed, so that the next letters are text and no commands.
/// Whoever moves on or is led to it comes through here, so that it is the same everywhere; what may stay empty is passed with
/// one more Enter, and whoever comes with an arrow or Tab only has the focus: there letters are keys, and one that is none
/// begins to type ([`begins_typing`]).
pub(in crate::tui::update) fn begin(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return Vec::new();
    };
    let Entry::Answer(at) = form.focus.clone() else {
        return Vec::new();
    };
    let empty = desk.draft.state(&at) == State::Unanswered;
    if empty && question_of(&at).is_some_and(is_typed) {
        return super::open_input(model, &at);
    }
    Vec::new()
}

/// Whether a letter that is no key begins to type the answer with the focus: one that is typed, and that nobody has given.
pub fn begins_typing(model: &Model) -> bool {
    let (Screen::Form(form), Some(desk), None) = (&model.screen, &model.desk, &model.over) else {
        return false;
    };
    let Entry::Answer(at) = &form.focus else { return false };
    let free = form.input.is_none() && form.reading.is_none() && !form.is_filtering();
    let open = matches!(desk.draft.state(at), State::Unanswered | State::Suggested);
    free && open && question_of(at).is_some_and(is_typed)
}

/// Whether an answer is typed, and not chosen from a list.
fn is_typed(question: &Question) -> bool {
    match question.kind {
        Kind::Text
        | Kind::Prose
        | Kind::Number
        | Kind::Date
        | Kind::Period
        | Kind::Place
        | Kind::Link
        | Kind::Contact
        | Kind::Items
        | Kind::Words => true,
        Kind::YesNo | Kind::One(_) | Kind::Many(_) | Kind::Ref(_) | Kind::Refs(_) | Kind::Table => false,
    }
}

/// After an answer in a record: the next column that needs one, else back to the table.
pub(super) fn advance_after_answer(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let entries = form.entries(desk);
    let here = form.position(&entries);
    if let Some(row) = form
        .row_path()
        .filter(|_| !entries.iter().skip(here + 1).any(|e| needs(desk, e)))
    {
        let lack = asking::lack(desk, &row);
        back(model);
        // who passed what the row lacks is not led to it again
        let on = if let Some(lack) = lack {
            let on = advance(model);
            super::entering::left_unfinished(model, &lack);
            on
        } else {
            Vec::new()
        };
        close(model, Some(row));
        return on;
    }
    advance(model)
}

/// Notes that a record was closed by the key that finished it, so that an Esc which was meant for it leaves no more.
pub(super) fn close(model: &mut Model, row: Option<String>) {
    model.closed = row.filter(|_| matches!(model.screen, Screen::Form(_) | Screen::Tasks { .. }));
}

/// After Esc behind a record that closed by itself: in the list, on its row.
pub(in crate::tui::update) fn out_of_record(model: &mut Model, row: &str) {
    let Ok(Spot::Row(table, _)) = path::spot(row) else { return };
    let stays = matches!(&model.screen, Screen::Form(form) if form.section == table.section && form.record.is_none());
    if !stays {
        model.go_to(row);
    }
    if let Screen::Form(form) = &mut model.screen {
        form.focus = Entry::Row(row.to_owned());
    }
    model.note = Some("the record was closed already; Esc leaves the section".into());
}

/// One step back: from a record to its table, from a section to the task list.
pub(super) fn back(model: &mut Model) {
    let Screen::Form(form) = &mut model.screen else { return };
    if let Some(mut below) = form.back.pop() {
        below.back = std::mem::take(&mut form.back);
        model.screen = Screen::Form(below);
    } else if let Some(before) = model.trail.pop() {
        model.screen = before;
    } else {
        let section = form.section;
        let at = model.desk.as_ref().map_or(0, |desk| tasks::task_after(desk, section));
        let of = |at: usize| interview::SECTIONS.get(at);
        if let Some((left, on)) = interview::section(section).zip(of(at)).filter(|(left, on)| left.id != on.id) {
            let state = model.desk.as_ref().map(|desk| desk.state_of(left.id, model.today));
            let left = match state.filter(|state| state != "done") {
                Some(state) => format!("{}: {state}", left.title),
                None => format!("{} has nothing left", left.title),
            };
            model.note = Some(format!("{left}; next is {}", on.title));
        }
        model.screen = Screen::Tasks { at };
    }
}

/// After undo and redo: to what was touched, in the list where the author works in its cells, and with the filter.
pub(in crate::tui::update) fn show_again(model: &mut Model, at: &str) {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return;
    };
    if let (Some((column, _)), Ok(Spot::Cell(touched, key))) = (form.cell(), path::spot(at))
        && column.table() == touched.table()
        && path::index(&desk.shown, touched.table().unwrap_or_default(), key).is_some()
    {
        form.focus = Entry::Answer(at.to_owned());
        return;
    }
    let filter = form.filter.take();
    model.go_to(at);
    if let Screen::Form(form) = &mut model.screen {
        form.filter = filter.filter(|filter| form.table() == Some(filter.table));
    }
}

/// How many screens a trail keeps: more would make Esc a long way.
const LONGEST_TRAIL: usize = 3;

impl Model {
    /// Goes to the answer, row or table at this path as [`Model::go_to`] does, and opens the field of an answer that is typed
    /// and empty; Esc then comes back here.
    pub fn jump(&mut self, at: &str) {
        if self.desk.is_none() || question_of(at).is_none() {
            return;
        }
        self.leave_to(Screen::Home { at: 0 });
        self.go_to(at);
        begin(self);
    }

    /// Puts a screen up; Esc then comes back here.
    pub fn leave_to(&mut self, screen: Screen) {
        onward::leaves(self, false);
        let left = std::mem::replace(&mut self.screen, screen);
        self.trail.push(left);
        if self.trail.len() > LONGEST_TRAIL {
            self.trail.remove(0);
        }
    }

    /// Comes back to where the author was, else to this line of the task list.
    pub fn come_back(&mut self, at: usize) {
        self.screen = self.trail.pop().unwrap_or(Screen::Tasks { at });
    }

    /// Goes to the answer, row or table at this path, and opens its record where it has one.
    pub fn go_to(&mut self, at: &str) {
        let Some(desk) = &mut self.desk else { return };
        let Some(question) = question_of(at) else { return };
        // whether a table has rows is asked at the table
        let at = asking::table_of(question).map_or(at, |table| table.id);
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
