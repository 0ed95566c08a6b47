//! Rows of a table: adding, copying, moving, taking away; and a row made for a reference.
//!
//! Owns where the focus goes when rows come and go. Must not know what a row says, but that providers are
//! searched for.

use super::answering::open_input;
use super::{advance, back, begin, make};
use crate::asking;
use crate::edit::{Edit, Refused, Who};
use crate::interview::{self, Value};
use crate::path::{self, Spot};
use crate::tui::input::Input;
use crate::tui::model::{Desk, Entry, Form, Model, Over, Screen, needs, row_label};
use crate::tui::prose::Prose;
use crate::tui::update::{Effect, Effects};
use serde_json::json;

pub(super) fn drop(model: &mut Model) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    if let Entry::Row(at) = form.focus.clone()
        && path::get(&desk.draft.answers, &at).is_some()
    {
        if asking::who_refers(&desk.draft.answers, &at).len() > 1 {
            model.over = Some(Over::Take(at));
            return Vec::new();
        }
        return take_away(model, &at);
    }
    if let Entry::Answer(at) = &form.focus
        && asking::is_name_of_known(desk, at)
    {
        // a row that is called nothing is none: it goes as a whole
        let row = path::parent(at).to_owned();
        if asking::who_refers(&desk.draft.answers, &row).len() > 1 {
            model.over = Some(Over::Take(row));
            return Vec::new();
        }
        return take_away(model, &row);
    }
    let Some((edit, said)) = asking::dropping(desk, &form.focus) else {
        model.note = Some("nothing stands here that x could clear".into());
        return Vec::new();
    };
    let next = neighbour(form, desk).filter(|_| !matches!(form.focus, Entry::Answer(_)));
    let done = make(model, &[edit]);
    if !done.is_empty() {
        let in_cell = matches!(&model.screen, Screen::Form(form) if form.cell().is_some());
        let row = if in_cell { "; Esc, then x, takes the row away" } else { "" };
        model.note = Some(format!("{said}; u brings it back{row}"));
        if let (Screen::Form(form), Some(next)) = (&mut model.screen, next) {
            form.focus = next;
        }
    }
    done
}

/// The entry that gets the focus when the one with it goes: the next row, else the one before.
fn neighbour(form: &Form, desk: &Desk) -> Option<Entry> {
    let entries = form.entries(desk);
    let here = form.position(&entries);
    let (next, last) = (entries.get(here + 1), here.checked_sub(1).and_then(|i| entries.get(i)));
    let row = |entry: &&Entry| matches!(entry, Entry::Row(at) | Entry::Offer(at) if path::parent(at) == path::parent(form.focus.path()));
    next.filter(row).or(last.filter(row)).or(next).or(last).cloned()
}

/// Takes a known row away with the references to it, and says which those were.
pub(in crate::tui::update) fn take_away(model: &mut Model, at: &str) -> Effects {
    let (Screen::Form(form), Some(desk), Ok(Spot::Row(table, key))) = (&model.screen, &model.desk, path::spot(at)) else {
        return Vec::new();
    };
    let in_record = form.record.as_ref().is_some_and(|(open, of)| *open == table.id && of == key);
    let next = if form.cell().is_some() {
        let mut list = form.clone();
        list.focus = Entry::Row(at.to_owned());
        neighbour(&list, desk)
    } else {
        neighbour(form, desk)
    };
    let label = row_label(&desk.shown, table.id, key);
    let words = asking::farewell(desk, at, &label);
    let done = make(model, &[Edit::Remove { row: at.to_owned() }]);
    if !done.is_empty() && in_record {
        back(model);
        if let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk)
            && form.focus.path() == at
        {
            let entries = form.entries(desk);
            let same = entries.iter().find(|entry| entry.path().starts_with(table.id));
            form.focus = same.or(entries.first()).cloned().unwrap_or(Entry::Add(table.id));
        }
        model.note = Some(words);
    } else if !done.is_empty() {
        model.note = Some(words);
        if let (Screen::Form(form), Some(next)) = (&mut model.screen, next) {
            form.focus = next;
        }
    }
    done
}

pub(super) fn add_here(model: &mut Model) -> Effects {
    let Screen::Form(form) = &mut model.screen else {
        return Vec::new();
    };
    let Some(table) = form.table() else { return Vec::new() };
    start_row(model, table);
    Vec::new()
}

/// Begins a new row: a search among providers, or the first column of another table.
pub(in crate::tui::update) fn start_row(model: &mut Model, table: &'static str) {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return;
    };
    form.focus = Entry::Add(table);
    let half = desk.halves.get(table);
    if table == "sharing.recipients" {
        model.over = Some(Over::Provider {
            text: Box::new(Prose::line(half.map_or("", String::as_str))),
            at: 0,
        });
        return;
    }
    if let Some(column) = asking::first_column(table) {
        let rows = |t: &str| asking::row_choices(desk, &[t]);
        let usual = asking::usual(desk, table);
        let input = if usual.is_empty() {
            Input::new(column, None, &rows)
        } else {
            Input::named(column, usual)
        };
        form.input = Some(match half {
            Some(raw) => input.taken_up(raw),
            None => input,
        });
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
        before: Vec::new(),
        problem: None,
        reading: None,
        read: None,
        back,
        filter: None,
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

/// Enter where nothing is typed for a new row: back to the reference that asked for one, else on.
pub(in crate::tui::update) fn pass_row(model: &mut Model) -> Effects {
    match &model.screen {
        Screen::Form(form) if form.record.is_none() && !form.back.is_empty() => give_up_row(model),
        _ => advance(model),
    }
}

/// Inserts a row with its first column answered, and opens its record; for a reference, goes back and
/// ticks it.
pub(super) fn insert_row(model: &mut Model, table: &'static str, first: &Value, words: Option<String>) -> Effects {
    let Some(column) = asking::first_column(table) else {
        return Vec::new();
    };
    if let Some(usual) = asking::picked_key(first) {
        return added(model, table, |desk, who| asking::insert_usual(desk, usual, who));
    }
    let row = words.and_then(|words| asking::worded_row(column, &words));
    insert(model, table, row.unwrap_or_else(|| json!({ column.leaf(): first })))
}

pub(in crate::tui::update) fn insert(model: &mut Model, table: &'static str, row: Value) -> Effects {
    added(model, table, |desk, who| asking::insert(desk, table, None, row, who))
}

/// A row comes by an act that gives its key, and its record is opened.
fn added(
    model: &mut Model,
    table: &'static str,
    act: impl FnOnce(&mut Desk, &Who) -> Result<Option<String>, Refused>,
) -> Effects {
    let who = model.who();
    let Some(desk) = &mut model.desk else { return Vec::new() };
    let key = match act(desk, &who) {
        Ok(key) => key,
        Err(refused) => return super::refused(model, refused),
    };
    let mut effects = vec![Effect::Save];
    let (Screen::Form(form), Some(desk), Some(key)) = (&mut model.screen, &model.desk, key) else {
        return effects;
    };
    let for_reference = form.record.is_none() && form.back.last().is_some_and(|below| matches!(&below.focus, Entry::Answer(_)));
    if for_reference {
        back(model);
        effects.extend(tick(model, &key));
        // the list of rows is open again, the new one ticked
        if let Screen::Form(Form {
            focus: Entry::Answer(at),
            ..
        }) = &model.screen
        {
            let at = at.clone();
            effects.extend(open_input(model, &at));
        }
    } else {
        // the author stays where rows are added, also after the record of this one
        if form.entries(desk).contains(&Entry::Add(table)) {
            form.focus = Entry::Add(table);
        }
        let record = form.record(table, &key, desk);
        let open = record.entries(desk).into_iter().find(|e| needs(desk, e));
        if let Some(entry) = open {
            let mut record = record;
            record.focus = entry;
            model.screen = Screen::Form(record);
            effects.extend(begin(model));
        } else {
            let label = row_label(&desk.shown, table, &key);
            model.note = Some(format!("{label} added; u takes it away"));
        }
    }
    if let Some(twin) = model.desk.as_ref().and_then(|desk| asking::twin_words(desk, table, &key)) {
        model.note = Some(format!("{twin}; u takes it away"));
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
    let edit = asking::referring(desk, &at, key);
    make(model, &[edit])
}

/// What is said where a row is to be moved that nobody has taken yet.
const TAKE_FIRST: &str = "this row is only suggested: take it first (Enter, or Space where it is offered)";

pub(super) fn copy(model: &mut Model) -> Effects {
    let Screen::Form(form) = &model.screen else {
        return Vec::new();
    };
    let Some(at) = form.row().map(str::to_owned) else {
        return Vec::new();
    };
    let Ok(Spot::Row(table, _)) = path::spot(&at) else {
        return Vec::new();
    };
    let who = model.who();
    let Some(desk) = &mut model.desk else { return Vec::new() };
    let new = match asking::copy(desk, &at, &who) {
        Ok(Some(key)) => key,
        Ok(None) => {
            model.note = Some(TAKE_FIRST.into());
            return Vec::new();
        }
        Err(refused) => return super::refused(model, refused),
    };
    let row = path::row_path(table.id, &new);
    if let Screen::Form(form) = &mut model.screen {
        form.focus = Entry::Row(row.clone());
    }
    let named = asking::first_column(table.id).map(|column| column.path(&new));
    let opened = named.map(|at| open_input(model, &at)).unwrap_or_default();
    model.note = Some("copied: say its own name; after Esc, u takes the copy away".into());
    [vec![Effect::Save], opened].concat()
}

pub(super) fn shift(model: &mut Model, up: bool) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&model.screen, &model.desk) else {
        return Vec::new();
    };
    let Some(at) = form.row().map(str::to_owned) else {
        return Vec::new();
    };
    let way = if up { "up" } else { "down" };
    if path::get(&desk.draft.answers, &at).is_none() {
        model.note = Some(TAKE_FIRST.into());
        return Vec::new();
    }
    let edit = match asking::shifting(desk, &at, up) {
        Ok(edit) => edit,
        Err(why) => {
            model.note = Some(why);
            return Vec::new();
        }
    };
    let label = match path::spot(&at) {
        Ok(Spot::Row(table, key)) => row_label(&desk.shown, table.id, key),
        _ => String::new(),
    };
    let done = make(model, &[edit]);
    if !done.is_empty() {
        model.note = Some(format!("{label} moved {way}; u moves it back"));
    }
    done
}
