//! The task list: its order, where it begins, and what Enter opens.
//!
//! What each line says is the view's. Must not touch files. The price: what changed since the draft was published is
//! numbered after the lines that are always there, though it stands before them.

use super::pages::Page;
use super::{Effect, Effects, Message, Model, moved};
use crate::asking;
use crate::interview::SECTIONS;
use crate::tui::model::{Desk, Form, Screen};

/// The numbers of the lines of the task list, from top to bottom: what changed since the draft was published
/// is numbered after the rest, and stands first.
pub fn tasks_order(since: usize) -> Vec<usize> {
    let count = SECTIONS.len() + Page::ALL.len();
    (count..count + since).chain(0..count).collect()
}

/// Whether a line of the task list, by its number, says what changed since the publication: one that has gone leaves its
/// place to the first that is there.
pub fn is_since(model: &Model, at: usize) -> bool {
    let since = model.desk.as_ref().map_or(0, |desk| desk.since(model.today).len());
    line_here(&tasks_order(since), at) >= SECTIONS.len() + Page::ALL.len()
}

/// The line with the cursor: what changed may be less than it was, and then it is the first.
pub fn line_here(order: &[usize], at: usize) -> usize {
    if order.contains(&at) { at } else { order[0] }
}

/// The line of the task list to which a section is left: its own, or that of the next section that is not
/// done where nothing in this one is needed or to confirm.
pub fn task_after(desk: &Desk, section: &str) -> usize {
    let at = SECTIONS.iter().position(|s| s.id == section).unwrap_or(0);
    let tally = desk.tally(section);
    if tally.missing + tally.to_confirm > 0 || tally.known == 0 {
        return at;
    }
    let mut later = SECTIONS.iter().enumerate().skip(at + 1);
    later
        .find(|(_, s)| !desk.tally(s.id).is_settled())
        .map_or(SECTIONS.len(), |(i, _)| i)
}

/// The line of the task list on which to begin: the section left, else the first that is not done.
pub fn first_task(desk: &Desk) -> usize {
    let left = desk.stopped.as_deref().and_then(crate::tui::model::section_of);
    let at = left.and_then(|id| SECTIONS.iter().position(|s| s.id == id));
    let open = || SECTIONS.iter().position(|s| !desk.tally(s.id).is_settled());
    at.or_else(open).unwrap_or(Page::Finish.line())
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let Screen::Tasks { at } = &mut model.screen else {
        return Vec::new();
    };
    let order = tasks_order(model.desk.as_ref().map_or(0, |desk| desk.since(model.today).len()));
    *at = line_here(&order, *at);
    let here = order.iter().position(|line| line == at).unwrap_or(0);
    if let Some(to) = moved(here, order.len(), message) {
        *at = order[to];
        return Vec::new();
    }
    let at = *at;
    enter(model, at, message)
}

fn enter(model: &mut Model, at: usize, message: &Message) -> Effects {
    let Some(desk) = &model.desk else { return Vec::new() };
    match message {
        Message::Enter | Message::Right => {
            if let Some(section) = SECTIONS.get(at) {
                let stopped = desk
                    .stopped
                    .clone()
                    .filter(|s| crate::tui::model::section_of(s) == Some(section.id));
                if let (None, Some(desk)) = (&stopped, &mut model.desk) {
                    desk.stopped = None; // who goes on elsewhere has not stopped there
                }
                model.open_section(section.id);
                if let Some(stopped) = stopped {
                    model.go_to(&stopped);
                    if let Some(desk) = &mut model.desk {
                        desk.stopped = None; // from here on the author is somewhere else
                    }
                    super::half::go_on(model, &stopped);
                    let open = matches!(&model.screen, Screen::Form(form) if form.input.is_some());
                    return if open { Vec::new() } else { super::form::begin(model) };
                }
                return super::form::begin(model);
            }
            match Page::of_line(at) {
                Some(page) => page.open(model),
                None => super::since::look_at(model, at - SECTIONS.len() - Page::ALL.len()),
            }
        }
        Message::Review => {
            super::findings::open(model);
            Vec::new()
        }
        Message::Text => {
            super::finish::read(model);
            Vec::new()
        }
        Message::Esc => {
            vec![Effect::Save, Effect::Close]
        }
        _ => Vec::new(),
    }
}

impl Model {
    /// Opens a section, with the focus on what needs the author first: a yes said in the section before answers nothing in
    /// this one.
    pub fn open_section(&mut self, section: &'static str) {
        let Some(desk) = &self.desk else { return };
        self.agreeing = true;
        let mut form = Form::section(section, desk);
        if let Some(entry) = form.entries(desk).into_iter().find(|e| asking::calls(desk, e)) {
            form.focus = entry;
        }
        self.screen = Screen::Form(form);
    }
}
