//! A section, a table of records, a record: accepting, answering, adding, and on to what needs you next.

use super::{Effect, Effects, Message, Model};
use crate::draft::State;
use crate::edit::Edit;
use crate::interview::{self, Kind, Value};
use crate::path::{self, Spot};
use crate::tui::input::{Input, Outcome};
use crate::tui::model::{Desk, Entry, Form, Over, Screen, needs, question_of, row_label};
use crossterm::event::KeyCode;
use serde_json::json;

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
            _ => Vec::new(),
        };
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
            let at = desk_sentence(desk, form.focus.path());
            let below = form.clone();
            model.screen = Screen::Text {
                section: None,
                at: Some(at),
                top: 0,
                back: Some(Box::new(below)),
            };
            Vec::new()
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

/// The first sentence that the answer at this path writes.
fn desk_sentence(desk: &Desk, at: &str) -> usize {
    crate::trace::writes(&desk.shown, &desk.document, at)
        .first()
        .copied()
        .unwrap_or(0)
}

fn enter(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let focus = form.focus.clone();
    match &focus {
        Entry::Answer(at) => match desk.draft.state(at) {
            State::Suggested if question_of(at).is_some_and(|q| q.pick) => open_input(model, at),
            State::Suggested | State::Confirm => accept(model, &[at.clone()]),
            State::Unanswered if needs(desk, &focus) => open_input(model, at),
            State::Unanswered | State::Known | State::LeftOut | State::DontKnow | State::AskCounsel => advance(model),
        },
        Entry::Row(at) if needs(desk, &focus) => {
            let cells: Vec<String> = desk.outstanding.iter().filter(|o| path::parent(o) == at).cloned().collect();
            let mut paths = if desk.outstanding.contains(at) {
                vec![at.clone()]
            } else {
                Vec::new()
            };
            paths.extend(cells);
            accept(model, &paths)
        }
        Entry::Row(_) | Entry::Offer(_) | Entry::None(_) => advance(model),
        Entry::Add(_) => add_here(model),
        Entry::Detail(at) => open_input(model, at),
    }
}

fn accept(model: &mut Model, paths: &[String]) -> Effects {
    let edits: Vec<Edit> = paths
        .iter()
        .map(|at| Edit::Accept {
            path: at.clone(),
            from: None,
        })
        .collect();
    let done = make(model, &edits);
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
        Err(refused) => {
            match &mut model.screen {
                Screen::Form(form) => form.problem = Some(refused.0),
                _ => model.note = Some(refused.0),
            }
            Vec::new()
        }
    }
}

/// On to what needs the author next: in this form, below it, in a later section, else the task list.
fn advance(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let entries = form.entries(desk);
    let here = form.position(&entries);
    if let Some(next) = entries.iter().skip(here + 1).find(|e| needs(desk, e)) {
        form.focus = next.clone();
        return Vec::new();
    }
    if let Some(mut below) = form.back.pop() {
        below.back = std::mem::take(&mut form.back);
        model.screen = Screen::Form(below);
        return advance(model);
    }
    let section = form.section;
    let later = interview::SECTIONS.iter().skip_while(|s| s.id != section).skip(1);
    let next = later
        .map(|s| s.id)
        .find(|id| Form::section(id, desk).entries(desk).iter().any(|e| needs(desk, e)));
    match next {
        Some(id) => {
            let title = interview::section(id).map_or("", |s| s.title);
            model.open_section(id);
            model.note = Some(format!("on to: {title}"));
        }
        None => {
            model.screen = Screen::Tasks {
                at: interview::SECTIONS.len() + 2,
            };
            model.note = Some("nothing else waits in this and the later sections".into());
        }
    }
    Vec::new()
}

/// The rows that references may point to: key and label.
pub(super) fn rows_of(desk: &Desk, table: &str) -> Vec<(String, String)> {
    interview::keys(&desk.shown, table)
        .into_iter()
        .map(|key| (key.clone(), row_label(&desk.shown, table, &key)))
        .collect()
}

/// Opens the answer at this path for typing or choosing.
pub(super) fn open_input(model: &mut Model, at: &str) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &mut model.desk) else {
        return Vec::new();
    };
    let Some(question) = question_of(at) else { return Vec::new() };
    if path::spot(at).is_ok_and(
        |s| matches!(s, Spot::Cell(q, key) if path::index(&desk.draft.answers, q.table().unwrap_or_default(), key).is_none()),
    ) {
        // a cell of a suggested row: the row comes along with the answer
        let row = path::parent(at).to_owned();
        let done = make(model, &[Edit::Accept { path: row, from: None }]);
        return if done.is_empty() {
            done
        } else {
            [done, open_input(model, at)].concat()
        };
    }
    desk.raised.insert(at.to_owned());
    let value = path::get(&desk.shown, at).or_else(|| desk.draft.suggestion(at).filter(|_| !question.pick).map(|(_, v)| v));
    let suggested = desk.draft.state(at) == State::Suggested && !question.pick;
    let begin = if suggested { Input::suggest } else { Input::new };
    form.input = Some(begin(question, value, &|table| rows_of(desk, table)));
    form.focus = Entry::Answer(at.to_owned());
    Vec::new()
}

fn typed(model: &mut Model, act: impl FnOnce(&mut Input) -> Outcome, enter: bool) -> Effects {
    let (Screen::Form(form), Some(_)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let Some(input) = &mut form.input else { return Vec::new() };
    let outcome = act(input);
    let (value, untouched) = (input.value(), input.is_suggested());
    let focus = form.focus.clone();
    match (outcome, focus) {
        (Outcome::Ignored, _) => Vec::new(),
        (Outcome::Changed, _) if untouched => Vec::new(), // only the cursor moved in what is suggested
        (Outcome::Changed, Entry::Answer(at)) => keep(model, &at, value),
        (Outcome::Changed, _) => Vec::new(),
        (Outcome::MakeRow(table), Entry::Answer(at)) => {
            let kept = keep(model, &at, value);
            make_row(model, table);
            kept
        }
        (Outcome::MakeRow(_), _) => Vec::new(),
        (Outcome::Cancel, Entry::Add(table)) => {
            form.input = None;
            match value {
                Ok(Some(value)) => insert_row(model, table, &value),
                Ok(None) | Err(_) => give_up_row(model),
            }
        }
        (Outcome::Cancel, _) => leave_input(model),
        (Outcome::Done, Entry::Add(table)) => match value {
            Ok(Some(value)) => {
                form.input = None;
                insert_row(model, table, &value)
            }
            Ok(None) => {
                form.input = None;
                give_up_row(model)
            }
            Err(why) => refuse(form, why),
        },
        (Outcome::Done, Entry::Answer(at)) => done(model, &at, value, enter),
        (Outcome::Done, _) => leave_input(model),
    }
}

fn refuse(form: &mut Form, why: String) -> Effects {
    form.problem = Some(why);
    Vec::new()
}

/// Keeps what is typed at each key, so that nothing is lost; an unfinished answer waits in the field.
fn keep(model: &mut Model, at: &str, value: Result<Option<Value>, String>) -> Effects {
    let who = model.who();
    let Some(desk) = &mut model.desk else { return Vec::new() };
    match value {
        Ok(value) => match desk.type_in(at, value, &who) {
            Ok(()) => vec![Effect::Save],
            Err(_) => Vec::new(), // said when the author leaves the field
        },
        Err(_) => Vec::new(),
    }
}

fn done(model: &mut Model, at: &str, value: Result<Option<Value>, String>, on: bool) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &mut model.desk) else {
        return Vec::new();
    };
    let value = match value {
        Ok(value) => value,
        Err(why) => return refuse(form, why),
    };
    let question = question_of(at);
    if value.is_none() && question.is_some_and(|q| q.needed) {
        return refuse(
            form,
            "The policy cannot do without this. Esc leaves it for later; o says that you do not know.".into(),
        );
    }
    let suggested = desk.draft.suggestion(at).map(|(_, v)| v);
    let same = value.is_some() && value == suggested && desk.draft.state(at) == State::Suggested;
    let edit = if same {
        Edit::Accept {
            path: at.to_owned(),
            from: None,
        }
    } else {
        Edit::Set {
            path: at.to_owned(),
            value: value.clone(),
        }
    };
    let confirms = desk.draft.state(at) == State::Confirm;
    let mut effects = Vec::new();
    if same || confirms || path::get(&desk.draft.answers, at) != value {
        let who = model.who();
        let Some(desk) = &mut model.desk else { return Vec::new() };
        if let Err(refused) = desk.edit(&[edit], &who) {
            let Screen::Form(form) = &mut model.screen else {
                return Vec::new();
            };
            return refuse(form, refused.0);
        }
        effects.push(Effect::Save);
    }
    if let Some(desk) = &mut model.desk {
        desk.stop_typing();
    }
    if let Screen::Form(form) = &mut model.screen {
        form.input = None;
    }
    if on {
        effects.extend(advance_after_answer(model));
    }
    effects
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

/// Leaves the field that is open; what is typed is kept.
pub(super) fn leave_input(model: &mut Model) -> Effects {
    let Screen::Form(form) = &mut model.screen else {
        return Vec::new();
    };
    let Some(input) = form.input.take() else { return Vec::new() };
    let (value, untouched) = (input.value(), input.is_suggested());
    let focus = form.focus.clone();
    if let Some(desk) = &mut model.desk {
        desk.stop_typing();
    }
    match (focus, value) {
        _ if untouched => Vec::new(),
        (Entry::Answer(at), Ok(value)) => keep(model, &at, Ok(value)),
        (Entry::Add(table), Ok(Some(value))) => insert_row(model, table, &value),
        (_, Err(why)) => {
            model.note = Some(why);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// One step back: from a record to its table, from a section to the task list.
fn back(model: &mut Model) {
    let Screen::Form(form) = &mut model.screen else { return };
    if let Some(mut below) = form.back.pop() {
        below.back = std::mem::take(&mut form.back);
        model.screen = Screen::Form(below);
    } else {
        let at = interview::SECTIONS.iter().position(|s| s.id == form.section).unwrap_or(0);
        model.screen = Screen::Tasks { at };
    }
}

fn space(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    match form.focus.clone() {
        Entry::Offer(at) => {
            let entries = form.entries(desk);
            let next = entries.get(form.position(&entries) + 1).cloned();
            let done = make(model, &[Edit::Accept { path: at, from: None }]);
            if let (Screen::Form(form), Some(next), false) = (&mut model.screen, next, done.is_empty()) {
                form.focus = next;
            }
            done
        }
        Entry::None(table) => {
            let Some(gate) = interview::question(table).and_then(path::rows).map(|rows| rows.gate) else {
                return Vec::new();
            };
            let none = path::get(&desk.draft.answers, gate) == Some(json!(false));
            let value = (!none).then(|| json!(false));
            make(
                model,
                &[Edit::Set {
                    path: gate.to_owned(),
                    value,
                }],
            )
        }
        Entry::Answer(at) => {
            let Some(question) = question_of(&at) else { return Vec::new() };
            match question.kind {
                Kind::YesNo => {
                    let now = path::get(&desk.shown, &at).and_then(|v| v.as_bool());
                    make(
                        model,
                        &[Edit::Set {
                            path: at,
                            value: Some(json!(now != Some(true))),
                        }],
                    )
                }
                Kind::One(choices) => {
                    let now = path::get(&desk.shown, &at);
                    let i = choices
                        .iter()
                        .position(|c| now.as_ref().and_then(Value::as_str) == Some(c.id));
                    let next = choices.get(i.map_or(0, |i| (i + 1) % choices.len()));
                    next.map(|c| {
                        make(
                            model,
                            &[Edit::Set {
                                path: at,
                                value: Some(json!(c.id)),
                            }],
                        )
                    })
                    .unwrap_or_default()
                }
                Kind::Text
                | Kind::Prose
                | Kind::Number
                | Kind::Many(_)
                | Kind::Date
                | Kind::Period
                | Kind::Place
                | Kind::Link
                | Kind::Contact
                | Kind::Items
                | Kind::Words
                | Kind::Ref(_)
                | Kind::Refs(_)
                | Kind::Table => open_input(model, &at),
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

fn drop(model: &mut Model) -> Effects {
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

fn add_here(model: &mut Model) -> Effects {
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
fn make_row(model: &mut Model, table: &'static str) {
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
        back,
    });
    start_row(model, table);
}

/// No row after all: back to the reference that asked for one, if one did.
pub(super) fn give_up_row(model: &mut Model) -> Effects {
    if matches!(&model.screen, Screen::Form(form) if form.record.is_none() && !form.back.is_empty()) {
        back(model);
    }
    Vec::new()
}

/// Inserts a row with its first column answered, and opens its record; for a reference, goes back and
/// ticks it.
fn insert_row(model: &mut Model, table: &'static str, first: &Value) -> Effects {
    let Some(column) = interview::columns(table).find(|c| !c.fold) else {
        return Vec::new();
    };
    insert(model, table, json!({ column.leaf(): first }))
}

pub(super) fn insert(model: &mut Model, table: &'static str, row: Value) -> Effects {
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

fn copy(model: &mut Model) -> Effects {
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

fn shift(model: &mut Model, up: bool) -> Effects {
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

impl Model {
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
            (None, Ok(Spot::Table(table))) => form.focus = Entry::Add(table.id),
            (None, Ok(Spot::Row(table, _))) => form.focus = Entry::Add(table.id),
            (None, Ok(Spot::Leaf(_)) | Err(_)) => {}
        }
        self.screen = Screen::Form(form);
    }
}
