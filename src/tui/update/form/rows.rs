//! Rows of a table: adding, copying, moving, taking away; and a row made for a reference.
//!
//! Owns where the focus goes when rows come and go. Must not know what a row says, but that providers are
//! searched for. The price: a new row is found by comparing the keys before with the keys after.

use super::answering::rows_of;
use super::{back, make};
use crate::draft::State;
use crate::edit::Edit;
use crate::interview::{self, Kind, Value};
use crate::path::{self, Spot};
use crate::tui::input::Input;
use crate::tui::model::{Entry, Form, Model, Over, Screen, needs, question_of};
use crate::tui::update::Effects;
use serde_json::json;

pub(super) fn drop(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let entries = form.entries(desk);
    let here = form.position(&entries);
    let neighbour = entries.get(here + 1).or_else(|| entries.get(here.saturating_sub(1))).cloned();
    let (edit, said) = match form.focus.clone() {
        Entry::Row(at) if path::get(&desk.draft.answers, &at).is_some() => (Edit::Remove { row: at }, "taken away"),
        Entry::Row(at) | Entry::Offer(at) => (Edit::Drop { path: at, from: None }, "dropped"),
        Entry::Answer(at) if desk.draft.state(&at) == State::Suggested => (Edit::Drop { path: at, from: None }, "dropped"),
        Entry::Answer(at) if desk.draft.state(&at) != State::Unanswered => (Edit::Set { path: at, value: None }, "cleared"),
        Entry::Answer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => return Vec::new(),
    };
    let gone = !matches!(form.focus, Entry::Answer(_));
    let done = make(model, &[edit]);
    if !done.is_empty() {
        model.note = Some(format!("{said}; u brings it back"));
        if let (Screen::Form(form), true, Some(next)) = (&mut model.screen, gone, neighbour) {
            form.focus = next;
        }
    }
    done
}

fn table_of(form: &Form) -> Option<&'static str> {
    match &form.focus {
        Entry::Add(table) | Entry::None(table) => Some(table),
        Entry::Row(at) | Entry::Offer(at) => question_of(at).map(|q| q.id),
        Entry::Answer(_) | Entry::Detail(_) => None,
    }
}

pub(super) fn add_here(model: &mut Model) -> Effects {
    let Screen::Form(form) = &mut model.screen else {
        return Vec::new();
    };
    let Some(table) = table_of(form) else { return Vec::new() };
    start_row(model, table);
    Vec::new()
}

/// Begins a new row: a search among providers, or the first column of another table.
fn start_row(model: &mut Model, table: &'static str) {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return;
    };
    form.focus = Entry::Add(table);
    if table == "sharing.recipients" {
        model.over = Some(Over::Provider {
            text: String::new(),
            at: 0,
        });
        return;
    }
    if let Some(column) = interview::columns(table).find(|c| !c.fold) {
        form.input = Some(Input::new(column, None, &|t| rows_of(desk, t)));
    }
}

/// Begins a row for a reference that has none yet; the form below gets the reference.
pub(super) fn make_row(model: &mut Model, table: &'static str) {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &mut model.desk) else {
        return;
    };
    desk.stop_typing();
    let mut below = form.clone();
    below.input = None;
    let mut back = std::mem::take(&mut below.back);
    back.push(below);
    let section = interview::question(table).map_or(form.section, |q| q.section);
    model.screen = Screen::Form(Form {
        section,
        record: None,
        focus: Entry::Add(table),
        input: None,
        problem: None,
        reading: None,
        back,
    });
    start_row(model, table);
}

/// No row after all: back to the reference that asked for one, if one did.
pub(in crate::tui::update) fn give_up_row(model: &mut Model) -> Effects {
    if matches!(&model.screen, Screen::Form(form) if form.record.is_none() && !form.back.is_empty()) {
        back(model);
    }
    Vec::new()
}

/// Inserts a row with its first column answered, and opens its record; for a reference, goes back and
/// ticks it.
pub(super) fn insert_row(model: &mut Model, table: &'static str, first: &Value) -> Effects {
    let Some(column) = interview::columns(table).find(|c| !c.fold) else {
        return Vec::new();
    };
    insert(model, table, json!({ column.leaf(): first }))
}

pub(in crate::tui::update) fn insert(model: &mut Model, table: &'static str, row: Value) -> Effects {
    let before: Vec<String> = model
        .desk
        .as_ref()
        .map(|d| interview::keys(&d.draft.answers, table))
        .unwrap_or_default();
    let mut effects = make(
        model,
        &[Edit::Insert {
            table: table.to_owned(),
            before: None,
            row,
        }],
    );
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return effects;
    };
    let Some(key) = interview::keys(&desk.draft.answers, table)
        .into_iter()
        .find(|key| !before.contains(key))
    else {
        return effects;
    };
    let for_reference = form.record.is_none() && form.back.last().is_some_and(|below| matches!(&below.focus, Entry::Answer(_)));
    if for_reference {
        back(model);
        effects.extend(tick(model, &key));
    } else {
        form.focus = Entry::Row(path::row_path(table, &key));
        let record = form.record(table, &key, desk);
        let open = record.entries(desk).into_iter().find(|e| needs(desk, e));
        if let Some(entry) = open {
            let mut record = record;
            record.focus = entry;
            model.screen = Screen::Form(record);
        }
    }
    effects
}

/// Adds a key to the reference with the focus.
fn tick(model: &mut Model, key: &str) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return Vec::new();
    };
    let Entry::Answer(at) = form.focus.clone() else {
        return Vec::new();
    };
    let value = match (question_of(&at).map(|q| q.kind), path::get(&desk.shown, &at)) {
        (Some(Kind::Refs(_)), Some(Value::Array(mut keys))) => {
            keys.push(json!(key));
            Value::Array(keys)
        }
        (Some(Kind::Refs(_)), _) => json!([key]),
        _ => json!(key),
    };
    make(
        model,
        &[Edit::Set {
            path: at,
            value: Some(value),
        }],
    )
}

pub(super) fn copy(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return Vec::new();
    };
    let Entry::Row(at) = form.focus.clone() else {
        return Vec::new();
    };
    let (Some(Value::Object(mut row)), Ok(Spot::Row(table, key))) = (path::get(&desk.draft.answers, &at), path::spot(&at)) else {
        return Vec::new();
    };
    row.remove("catalogue");
    let keys = interview::keys(&desk.draft.answers, table.id);
    let before = keys.iter().skip_while(|k| *k != key).nth(1).cloned();
    let done = make(
        model,
        &[Edit::Insert {
            table: table.id.to_owned(),
            before,
            row: Value::Object(row),
        }],
    );
    if let (Screen::Form(form), Some(desk), false) = (&mut model.screen, &model.desk, done.is_empty())
        && let Some(new) = interview::keys(&desk.draft.answers, table.id)
            .into_iter()
            .find(|k| !keys.contains(k))
    {
        form.focus = Entry::Row(path::row_path(table.id, &new));
        model.note = Some("copied: change its name".into());
    }
    done
}

pub(super) fn shift(model: &mut Model, up: bool) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return Vec::new();
    };
    let Entry::Row(at) = form.focus.clone() else {
        return Vec::new();
    };
    let Ok(Spot::Row(table, key)) = path::spot(&at) else {
        return Vec::new();
    };
    let keys = interview::keys(&desk.draft.answers, table.id);
    let Some(i) = keys.iter().position(|k| k == key) else {
        return Vec::new();
    };
    if (up && i == 0) || (!up && i + 1 >= keys.len()) {
        return Vec::new();
    }
    let before = if up {
        keys.get(i - 1).cloned()
    } else {
        keys.get(i + 2).cloned()
    };
    make(model, &[Edit::Move { row: at, before }])
}
