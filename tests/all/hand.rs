//! The hands that play an author on a screen in memory: a draft begun, answers said before, and what then stands.

use super::screen::Play;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::path;
use policy_wizard::tui::model::{Form, Screen};
use policy_wizard::values::PolicyDate;
use policy_wizard::{clauses, render};
use serde_json::Value;

/// A new draft of this preset, on the list of sections.
pub fn begun(preset: &str) -> Play {
    let at = Play::new(100, 30).model.presets.iter().position(|p| p.id == preset).unwrap();
    let mut play = Play::start(at);
    play.resize(100, 30);
    play
}

/// The form on the screen.
pub fn form(play: &Play) -> &Form {
    match &play.model.screen {
        Screen::Form(form) => form,
        _ => panic!("not in a form"),
    }
}

/// The path of what has the focus.
pub fn focus(play: &Play) -> String {
    form(play).focus.path().to_owned()
}

/// What the program says of the last act.
pub fn note(play: &Play) -> String {
    play.model.note.clone().unwrap_or_default()
}

/// What the author has said at this path.
pub fn said(play: &Play, at: &str) -> Option<Value> {
    path::get(&play.desk().draft.answers, at)
}

/// Makes an edit as the author would have done before.
pub fn edit(play: &mut Play, edit: Edit) {
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-20").unwrap(),
    };
    play.model.desk.as_mut().unwrap().edit(&[edit], &who).unwrap();
}

/// Says this as the author would have done before.
pub fn say(play: &mut Play, at: &str, value: Value) {
    let (path, value) = (at.to_owned(), Some(value));
    edit(play, Edit::Set { path, value });
}

/// Adds a row as the author would have done before.
pub fn insert(play: &mut Play, table: &str, row: Value) {
    let (table, before) = (table.to_owned(), None);
    edit(play, Edit::Insert { table, before, row });
}

/// Accepts what is suggested here as the author would have done before.
pub fn take(play: &mut Play, path: &str) {
    let (path, from) = (path.to_owned(), None);
    edit(play, Edit::Accept { path, from });
}

/// The policy as it may be published, as plain text.
pub fn published(play: &Play) -> String {
    let policy = clauses::policy(&play.desk().draft.published());
    let text = (render::format("txt").unwrap().render)(&policy, &render::Options::default());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
