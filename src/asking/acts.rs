//! What an act of the author changes: accepting, answering, dropping, rows coming and going.
//!
//! Each act is one or a few [`Edit`]s on a [`Desk`], and nothing else: where the author goes afterwards is the
//! business of whoever asks. Must not know files. The price: a new row is found by comparing the keys
//! before with the keys after.

use super::tally::things;
use super::{Desk, Entry, question_of, row_label, section_of};
use crate::draft::{OpenState, State};
use crate::edit::{Edit, Refused, Who};
use crate::interview::{self, Kind, Question, Value, counted};
use crate::path::{self, Spot};
use crate::values::clean_line;
use serde_json::json;
use std::collections::BTreeSet;

/// The answers that are none: what they say, and the state that they leave a question in.
pub const OTHERS: &[(&str, OpenState)] = &[
    ("Don't know: goes to the list of open questions", OpenState::DontKnow),
    ("Ask counsel: goes to the list of open questions", OpenState::AskCounsel),
    ("Leave it empty: the policy says nothing about it", OpenState::LeftOut),
];

/// The answers that are none which can be given at this path: a row or what is needed cannot be left empty.
pub fn others(at: &str) -> Vec<(&'static str, OpenState)> {
    let free = match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => !question.needed,
        Ok(Spot::Table(_) | Spot::Row(..)) | Err(_) => false,
    };
    let can = |(_, state): &&(&str, OpenState)| free || *state != OpenState::LeftOut;
    OTHERS.iter().filter(can).copied().collect()
}

/// Accepting what is suggested at these paths.
pub fn accepting(paths: &[String]) -> Vec<Edit> {
    let accept = |at: &String| Edit::Accept {
        path: at.clone(),
        from: None,
    };
    paths.iter().map(accept).collect()
}

/// What waits in a row: the row itself, or cells of it.
pub fn waiting_in(desk: &Desk, row: &str) -> Vec<String> {
    let own = desk.outstanding.iter().filter(|at| *at == row);
    let cells = desk.outstanding.iter().filter(|at| path::parent(at) == row);
    own.chain(cells).cloned().collect()
}

/// Whether a field was opened and left as empty as it stood: a suggested row around it is then not taken.
pub fn says_nothing(desk: &Desk, at: &str, value: Option<&Value>) -> bool {
    value.is_none() && path::get(&desk.shown, at).is_none()
}

/// Takes an answer as it stands in a field; whether anything changed. One that is suggested is accepted.
pub fn answer(desk: &mut Desk, at: &str, value: Option<Value>, who: &Who) -> Result<bool, Refused> {
    if says_nothing(desk, at, value.as_ref()) {
        return Ok(false);
    }
    let suggested = desk.draft.suggestion(at).map(|(_, v)| v);
    if value.is_some() && value == suggested && desk.draft.state(at) == State::Suggested {
        desk.edit(&accepting(&[at.to_owned()]), who)?;
        return Ok(true);
    }
    give(desk, at, value, who)
}

/// Gives an answer in the author's own name, also where a source suggests the same; whether anything changed.
pub fn give(desk: &mut Desk, at: &str, value: Option<Value>, who: &Who) -> Result<bool, Refused> {
    if says_nothing(desk, at, value.as_ref()) {
        return Ok(false);
    }
    if desk.draft.state(at) != State::Confirm
        && path::get(&desk.draft.answers, at) == value
        && (value.is_some() || desk.draft.suggestion(at).is_none())
    {
        return Ok(false);
    }
    let path = at.to_owned();
    desk.edit(&[Edit::Set { path, value }], who)?;
    Ok(true)
}

/// Gives a cell or leaf this answer, chosen where it stands.
pub fn choose(desk: &mut Desk, at: &str, value: Value, who: &Who) -> Result<(), Refused> {
    let (path, value) = (at.to_owned(), Some(value));
    desk.edit(&[Edit::Set { path, value }], who)
}

/// What is said of a known row that is taken away: what it was, who named it, and where words still speak of it.
pub fn farewell(desk: &Desk, row: &str, label: &str) -> String {
    let answers = &desk.draft.answers;
    let referring = super::who_refers(answers, row);
    let with = match &referring[..] {
        [] => String::new(),
        [one] => format!(", with the place that named it: {one}"),
        many => format!(", with {} places that named it: {}", many.len(), many.join("; ")),
    };
    let words = super::who_mentions(answers, row, label);
    let still = if words.is_empty() {
        String::new()
    } else {
        format!("; its name still stands in: {}", words.join("; "))
    };
    let back = match referring.len() {
        0 => "it",
        1 => "both",
        _ => "all",
    };
    format!("{label} taken away{with}{still}; u brings {back} back")
}

/// Dropping, clearing or taking away, and the word for it; nothing where there is nothing to drop.
pub fn dropping(desk: &Desk, entry: &Entry) -> Option<(Edit, &'static str)> {
    match entry.clone() {
        Entry::Row(at) if path::get(&desk.draft.answers, &at).is_some() => Some((Edit::Remove { row: at }, "taken away")),
        Entry::Row(at) | Entry::Offer(at) => Some((Edit::Drop { path: at, from: None }, "dropped")),
        Entry::Answer(at) => match desk.draft.state(&at) {
            State::Suggested => Some((Edit::Drop { path: at, from: None }, "dropped")),
            State::Unanswered => None,
            State::Known | State::Confirm | State::LeftOut | State::DontKnow | State::AskCounsel => {
                Some((Edit::Set { path: at, value: None }, "cleared"))
            }
        },
        Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => None,
    }
}

/// Whether this is what a known row is called: without it nobody can tell which row it is.
pub fn is_name_of_known(desk: &Desk, at: &str) -> bool {
    let Ok(Spot::Cell(column, key)) = path::spot(at) else {
        return false;
    };
    let Some(table) = column.table() else { return false };
    first_column(table).is_some_and(|first| first.id == column.id && matches!(first.kind, Kind::Text | Kind::Prose))
        && path::index(&desk.draft.answers, table, key).is_some()
        && path::get(&desk.draft.answers, at).is_some()
}

/// Where the words stand that an author gives instead of one of our choices; nothing where a question takes none.
pub fn beside(at: &str) -> Option<String> {
    let (_, column) = question_of(at)?.worded?;
    Some(format!("{}.{column}", path::parent(at)))
}

/// The edits that answer a choice in words of one's own: what stands for them, and the words beside it. Nothing where
/// the question has no such choice, or no word is said.
pub fn worded(at: &str, words: &str) -> Option<[Edit; 2]> {
    let (choice, _) = question_of(at)?.worded?;
    let words = some_words(words)?;
    let set = |path: String, value: String| Edit::Set {
        path,
        value: Some(value.into()),
    };
    Some([set(at.to_owned(), choice.to_owned()), set(beside(at)?, words)])
}

/// A new row that is called by words of one's own; nothing where its first column has no such choice, or no word is
/// said.
pub fn worded_row(column: &Question, words: &str) -> Option<Value> {
    let (choice, beside) = column.worded?;
    Some(json!({ column.leaf(): choice, beside: some_words(words)? }))
}

fn some_words(words: &str) -> Option<String> {
    Some(clean_line(words)).filter(|words| !words.is_empty())
}

/// The column with which a new row of a table begins.
pub fn first_column(table: &str) -> Option<&'static Question> {
    interview::columns(table).find(|column| !column.fold)
}

/// Adds a row and gives its key.
pub fn insert(desk: &mut Desk, table: &str, before: Option<String>, row: Value, who: &Who) -> Result<Option<String>, Refused> {
    let known = interview::keys(&desk.draft.answers, table);
    let table = table.to_owned();
    let name = first_column(&table).map(Question::leaf);
    let is_bare = row
        .as_object()
        .is_some_and(|row| row.len() == 1 && name.is_some_and(|name| row.contains_key(name)));
    desk.edit(
        &[Edit::Insert {
            table: table.clone(),
            before,
            row,
        }],
        who,
    )?;
    let mut keys = interview::keys(&desk.draft.answers, &table).into_iter();
    let key = keys.find(|key| !known.contains(key));
    if let Some(key) = key.as_ref().filter(|_| is_bare) {
        let asked = interview::columns(&table).filter(|column| column.of_bare);
        desk.raised.extend(asked.map(|column| column.path(key)));
    }
    Ok(key)
}

/// What is said of a row that is called as another of its table; nothing where no other is.
pub fn twin_words(desk: &Desk, table: &str, key: &str) -> Option<String> {
    let called = |key: &str| crate::words::row_label(&desk.shown, table, key);
    let label = called(key);
    let keys = interview::keys(&desk.shown, table);
    let twin = keys
        .iter()
        .any(|other| other != key && called(other).eq_ignore_ascii_case(&label));
    twin.then(|| format!("there is another row called {label}: the policy names both"))
}

/// Adds a copy of a row behind it and gives its key; a row that is only suggested or offered stays so, for nobody has
/// said yes to it.
pub fn copy(desk: &mut Desk, at: &str, who: &Who) -> Result<Option<String>, Refused> {
    let Ok(Spot::Row(table, key)) = path::spot(at) else {
        return Ok(None);
    };
    let offered = || desk.draft.offers(table.id).into_iter().find(|(_, k, _)| k == key);
    let row = path::get(&desk.shown, at).or_else(|| offered().map(|(_, _, row)| row));
    let Some(Value::Object(mut row)) = row else { return Ok(None) };
    row.remove("catalogue");
    row.remove("key");
    let keys = interview::keys(&desk.draft.answers, table.id);
    let before = keys.iter().skip_while(|k| *k != key).nth(1).cloned();
    insert(desk, table.id, before, Value::Object(row), who)
}

/// Saying that a table has no rows, or saying so no longer.
pub fn saying_none(desk: &Desk, table: &str) -> Option<Edit> {
    let gate = interview::question(table).and_then(path::rows)?.gate;
    let none = path::get(&desk.draft.answers, gate) == Some(json!(false));
    Some(Edit::Set {
        path: gate.to_owned(),
        value: (!none).then_some(Value::Bool(false)),
    })
}

/// Adding a key to a reference.
pub fn referring(desk: &Desk, at: &str, key: &str) -> Edit {
    let value = match (question_of(at).map(|q| q.kind), path::get(&desk.shown, at)) {
        (Some(Kind::Refs(_)), Some(Value::Array(mut keys))) => {
            keys.push(json!(key));
            Value::Array(keys)
        }
        (Some(Kind::Refs(_)), _) => json!([key]),
        _ => json!(key),
    };
    Edit::Set {
        path: at.to_owned(),
        value: Some(value),
    }
}

/// Accepts what is suggested in a section, but not what has to be picked one by one; what was confirmed, in words.
/// Accepting may raise further questions with suggestions of their own: those count as read, because the
/// text showed them, and are told apart from what was counted before.
pub fn accept_rest(desk: &mut Desk, section: &str, who: &Who) -> Result<String, Refused> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut first = 0;
    let mut back = Vec::new();
    let mut refusal = Ok(());
    for _ in 0..4 {
        let waits = |at: &&String| section_of(at) == Some(section);
        let paths: Vec<String> = desk.outstanding.iter().filter(waits).cloned().collect();
        if paths.is_empty() {
            break;
        }
        match desk.may_change().and_then(|()| desk.draft.edit_all(&accepting(&paths), who)) {
            Ok(undo) => back = [undo, back].concat(),
            Err(refused) => {
                refusal = Err(refused);
                break;
            }
        }
        taken.extend(paths);
        first = if first == 0 { things(taken.iter()) } else { first };
        desk.refresh();
    }
    desk.history.push(back);
    refusal?;
    if first == 0 {
        return Ok("nothing was left to confirm here".to_owned());
    }
    let raised = counted(things(taken.iter()) - first, "that this raised", "that these raised");
    let besides = raised.map_or_else(String::new, |raised| format!(", and {raised}"));
    Ok(format!("{first} confirmed{besides}"))
}

/// What is left in a section once its rest was confirmed: rows that lack something, sentences that another section has to
/// confirm, and offers, which are picked one by one.
pub fn left_over(desk: &Desk, section: &str) -> Vec<String> {
    let sentences = super::shown_sentences(desk, Some(section)).into_iter();
    let open = sentences.filter(|number| desk.unconfirmed.contains(number)).count();
    let rest = counted(
        open,
        "sentence waits for another section",
        "sentences wait for another section",
    );
    let tally = desk.tally(section);
    let unfinished = counted(tally.lacking, "row is unfinished", "rows are unfinished");
    let offers = counted(tally.offers, "offer is not picked", "offers are not picked");
    unfinished.into_iter().chain(rest).chain(offers).collect()
}

/// The row of an own statement about this answer: it stands with its row, else with its section.
pub fn own_words(at: &str) -> Value {
    let parts: Vec<&str> = at.split('.').collect();
    let place = match parts[..] {
        [section, table, key, ..] => format!("{section}.{table}.{key}"),
        [section, ..] => section.to_owned(),
        [] => String::new(),
    };
    json!({ "at": place })
}

/// A row, or a cell with its row, by what the row is called; nothing where there is no such row now.
pub fn named_row(desk: &Desk, at: &str) -> Option<String> {
    let (column, table, key) = match path::spot(at) {
        Ok(Spot::Row(table, key)) => (None, table, key),
        Ok(Spot::Cell(column, key)) => (Some(column), interview::question(column.table()?)?, key),
        Ok(Spot::Leaf(_) | Spot::Table(_)) | Err(_) => return None,
    };
    path::index(&desk.shown, table.id, key)?;
    let row = row_label(&desk.shown, table.id, key);
    Some(match column {
        Some(column) => format!("{row}, {}", column.label.to_lowercase()),
        None => format!("{}: {row}", table.label),
    })
}

/// What a row is called, also one that is only suggested, or was before it was left open or dropped.
pub fn row_called(desk: &Desk, table: &str, key: &str) -> String {
    if path::index(&desk.shown, table, key).is_some() {
        return row_label(&desk.shown, table, key);
    }
    let with = desk.draft.with_row(&desk.shown, &path::row_path(table, key));
    with.map_or_else(|| key.to_owned(), |with| row_label(&with, table, key))
}
