//! *Since you published*: what Enter does on each of its lines, and changed answers in words.
//!
//! Must not compare: that is `published`. The price: what changed is computed anew for the line that was chosen.

use super::finish::{compare, open, read};
use super::{Effect, Effects, Model};
use crate::answers::Answers;
use crate::asking::Of;
use crate::draft::State;
use crate::path::{self, Spot};
use crate::published::{self, Since};
use crate::tui::model::{Desk, Screen, row_label, words_of};
use serde_json::Value;

/// The last publication is known: where nothing else was left half done, the cursor goes to what changed since.
pub(super) fn recalled(model: &mut Model, past: Option<Box<published::Past>>) -> Effects {
    let mut wishes = Vec::new();
    if let Some(desk) = &mut model.desk {
        desk.past = past;
        wishes.push(Effect::Drift);
        if desk.past.is_some() && desk.stopped.is_none() && !desk.since(model.today).is_empty() {
            model.screen = Screen::Tasks {
                at: super::tasks::tasks_order(1)[0],
            };
        }
    }
    wishes
}

/// Enter on a line of *Since you published*.
pub(super) fn look_at(model: &mut Model, number: usize) -> Effects {
    let Some(desk) = &model.desk else { return Vec::new() };
    match desk.since(model.today).into_iter().nth(number) {
        Some(Since::Answers(changed)) if !changed.is_empty() => {
            let before = desk
                .past
                .as_ref()
                .and_then(|past| past.kept.as_ref())
                .map(published::Kept::answers);
            let before = before.unwrap_or_default();
            let list = changed.iter().map(|one| in_words(desk, &before, one)).collect();
            compare(model, "Answers changed since you published", list);
        }
        Some(Since::Reworded(list)) if !list.is_empty() => {
            compare(model, "As you published it, and as this release words it", list);
        }
        Some(Since::Edited(name, Some(list))) => {
            compare(model, &format!("{name}: as you published it, and as it is now"), list);
        }
        Some(Since::Edited(name, None)) => {
            model.note = Some(format!(
                "the copy of {name} is not on this machine, so there is nothing to compare with"
            ));
        }
        Some(Since::Gone(_) | Since::Older(..)) => return open(model),
        Some(Since::Open(at)) => {
            if let Some(first) = at.first().cloned() {
                model.jump(&first);
            }
        }
        Some(Since::Answers(_) | Since::Due(_)) => model.screen = Screen::Check { at: 0 },
        Some(Since::Reworded(_)) => read(model),
        Some(Since::Unnamed(_)) => super::look::open_at(model, Of::Used),
        Some(Since::Unseen(_)) => super::look::open_at(model, Of::Unseen),
        Some(Since::Partly(_) | Since::Unlooked(_)) => return vec![Effect::AskFolder],
        None => {}
    }
    Vec::new()
}

/// A changed answer in words.
fn in_words(desk: &Desk, before: &Answers, changed: &published::Changed) -> published::Difference {
    let now = desk.draft.published();
    let row = |table: &str, key: &str| {
        let of = if path::index(&now, table, key).is_some() {
            &now
        } else {
            before
        };
        row_label(of, table, key)
    };
    let keys = |answers: &Answers, table: &str, value: &Value| -> String {
        let keys = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        keys.map(|key| row_label(answers, table, key)).collect::<Vec<_>>().join(", ")
    };
    let (what, words): (String, Words) = match path::spot(&changed.at) {
        Ok(Spot::Leaf(question)) => (question.label.to_owned(), Box::new(|a, v| words_of(a, question, v))),
        Ok(Spot::Cell(question, key)) => {
            let row = row(question.table().unwrap_or_default(), key);
            let label = crate::tui::view::small(question.label);
            (format!("{row}: {label}"), Box::new(|a, v| words_of(a, question, v)))
        }
        Ok(Spot::Row(table, key)) => {
            let name = row(table.id, key);
            (table.label.to_owned(), Box::new(move |_, _| name.clone()))
        }
        Ok(Spot::Table(table)) => (
            format!("{}: the order", table.label),
            Box::new(move |a, v| keys(a, table.id, v)),
        ),
        Err(_) => (changed.at.clone(), Box::new(|_, v| v.to_string())),
    };
    // what came back is there, and only waits for a yes
    let waits = || {
        let value = path::get(&desk.draft.answers, &changed.at)?;
        let confirm = desk.draft.state(&changed.at) == State::Confirm;
        confirm.then(|| format!("{} ({})", words(&desk.draft.answers, &value), published::WAITS))
    };
    published::Difference {
        what,
        before: changed.before.as_ref().map(|value| words(before, value)),
        after: changed.after.as_ref().map(|value| words(&now, value)).or_else(waits),
    }
}

/// An answer in words, in the answers that it belongs to.
type Words<'a> = Box<dyn Fn(&Answers, &Value) -> String + 'a>;
