//! Answers in the words of a list: one line each, for forms, tables and lists of open questions.
//!
//! Must not know who shows them. The price: a kind of answer has one wording wherever it stands.

use crate::answers::Answers;
use crate::interview::{self, Kind, Question, Value};
use crate::path::{self, Spot};
use crate::values::{Contact, DataItem, Period, Place, PolicyDate};
use crate::vendors;
use serde::de::DeserializeOwned;

/// An answer in one line.
pub fn words_of(answers: &Answers, question: &Question, value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    if question.points {
        return place_words(answers, text);
    }
    match question.kind {
        Kind::Text | Kind::Prose | Kind::Link => on_one_line(text),
        Kind::YesNo => if value.as_bool() == Some(true) { "yes" } else { "no" }.to_owned(),
        Kind::Number => {
            let unit = question.unit.zip(value.as_u64());
            unit.map_or_else(
                || value.to_string(),
                |((one, many), count)| format!("{count} {}", if count == 1 { one } else { many }),
            )
        }
        Kind::One(_) => choice(question, value),
        // what is not done is said as the promise that it is: by itself, `stored` would be the opposite
        Kind::Many(_) if question.id == "collection.never.*.how" => {
            many(value, |v| format!("never {}", choice(question, v)), "none")
        }
        Kind::Many(_) => many(value, |v| choice(question, v), "none"),
        Kind::Date => PolicyDate::parse(text).map_or_else(|_| text.to_owned(), |d| d.words(answers.american())),
        Kind::Period => typed(value, |p: &Period| p.label()),
        Kind::Place => typed(value, Place::label),
        Kind::Contact => typed(value, |c: &Contact| c.value.clone()),
        Kind::Items => many(value, |v| typed(v, DataItem::words), "nothing"),
        Kind::Words => many(value, |v| v.as_str().unwrap_or_default().to_owned(), "nothing"),
        Kind::Ref(tables) => reference(answers, tables, value),
        Kind::Refs(tables) => many(value, |v| reference(answers, tables, v), "none"),
        Kind::Table => format!("{} rows", value.as_array().map_or(0, Vec::len)),
    }
}

/// A text of several lines on one: blank lines and the marks of items are left out, and a comma stands only where no line
/// ends by itself.
fn on_one_line(text: &str) -> String {
    let mut line = String::new();
    for part in text.lines().map(str::trim).filter(|part| !part.is_empty()) {
        let part = part.strip_prefix("- ").unwrap_or(part);
        if !line.is_empty() {
            let ended = line.ends_with(['.', ',', ';', ':', '?', '!']);
            line.push_str(if ended { " " } else { ", " });
        }
        line.push_str(part);
    }
    line
}

/// What a place of the draft is called: a section by its title, a row by its table and its name.
fn place_words(answers: &Answers, at: &str) -> String {
    match (interview::section(at), path::spot(at)) {
        (Some(section), _) => section.title.to_owned(),
        // a statement about a statement says no more
        (None, Ok(Spot::Row(table, _))) if interview::columns(table.id).any(|column| column.points) => table.label.to_owned(),
        (None, Ok(Spot::Row(table, key))) => format!("{}: {}", table.label, row_label(answers, table.id, key)),
        (None, Ok(Spot::Leaf(question) | Spot::Table(question) | Spot::Cell(question, _))) => question.label.to_owned(),
        (None, Err(_)) => at.to_owned(),
    }
}

/// The label of a row: what names it, else its first text or its choice in words.
pub fn row_label(answers: &Answers, table: &str, key: &str) -> String {
    let named = naming(answers, table, key);
    named.map_or_else(
        || key.to_owned(),
        |(_, words)| format!("{words}{}", gone_on(answers, table, key)),
    )
}

/// The label of a row that is only offered: the first that it says.
pub fn offer_label(answers: &Answers, table: &str, key: &str, row: &Value) -> String {
    let mut words = interview::columns(table).filter_map(|column| Some(words_of(answers, column, row.get(column.leaf())?)));
    words.find(|words| !words.is_empty()).unwrap_or_else(|| key.to_owned())
}

/// What a row says besides its label, in the order of its columns.
pub fn beside_label(answers: &Answers, table: &str, key: &str) -> Vec<(&'static Question, Value)> {
    let row = path::get(answers, &path::row_path(table, key)).unwrap_or_default();
    let named = naming(answers, table, key).map(|(column, _)| column);
    let own = named.filter(|column| {
        let value = row.get(column.leaf());
        value.is_some_and(|value| own_words(answers, column, key, value).is_some())
    });
    let is_told = |column: &Question| {
        column.goes_on.is_some()
            || named.is_some_and(|named| named.id == column.id)
            || own
                .and_then(|own| own.worded)
                .is_some_and(|(_, beside)| beside == column.leaf())
    };
    let columns = interview::columns(table).filter(|column| !is_told(column));
    columns
        .filter_map(|column| Some((column, row.get(column.leaf())?.clone())))
        .collect()
}

/// The column by which a row is called, and its words.
fn naming(answers: &Answers, table: &str, key: &str) -> Option<(&'static Question, String)> {
    let names = interview::columns(table).filter(|column| column.names);
    let said = |column: &'static Question| {
        let value = path::get(answers, &column.path(key))?;
        let words = own_words(answers, column, key, &value).unwrap_or_else(|| words_of(answers, column, &value));
        (!words.is_empty()).then_some((column, words))
    };
    names.chain(interview::columns(table)).find_map(said)
}

/// What the columns that go on after the name of a row say of this one; no other is read, for a row may name one that
/// names it.
fn gone_on(answers: &Answers, table: &str, key: &str) -> String {
    let said = |column: &Question| {
        let word = column.goes_on?;
        let words = words_of(answers, column, &path::get(answers, &column.path(key))?);
        (!words.is_empty()).then(|| format!(" {word} {words}"))
    };
    interview::columns(table).filter_map(said).collect()
}

/// The author's own words beside a choice that only says that there are some.
pub(crate) fn own_words(answers: &Answers, column: &Question, key: &str, value: &Value) -> Option<String> {
    let (choice, beside) = column.worded.filter(|(choice, _)| value.as_str() == Some(choice))?;
    debug_assert!(!choice.is_empty());
    let at = format!("{}.{beside}", path::row_path(column.table()?, key));
    let words = path::get(answers, &at)?.as_str()?.to_owned();
    (!words.trim().is_empty()).then_some(words)
}

fn typed<T: DeserializeOwned>(value: &Value, words: impl Fn(&T) -> String) -> String {
    serde_json::from_value(value.clone()).map_or_else(|_| value.to_string(), |typed| words(&typed))
}

fn choice(question: &Question, value: &Value) -> String {
    let id = value.as_str().unwrap_or_default();
    question
        .choices()
        .iter()
        .find(|c| c.id == id)
        .map_or(id, |c| c.label)
        .to_owned()
}

fn many(value: &Value, words: impl Fn(&Value) -> String, none: &str) -> String {
    let list: Vec<String> = value.as_array().into_iter().flatten().map(words).collect();
    if list.is_empty() { none.to_owned() } else { list.join(", ") }
}

fn reference(answers: &Answers, tables: &[&str], value: &Value) -> String {
    let key = value.as_str().unwrap_or_default();
    let table = tables.iter().find(|table| path::index(answers, table, key).is_some());
    // a provider that is only proposed is no row yet, and has its name all the same
    let proposed = || {
        Some(key)
            .filter(|_| tables.contains(&"sharing.recipients"))
            .and_then(vendors::find)
    };
    match table {
        Some(table) => row_label(answers, table, key),
        None => proposed().map_or(key, |vendor| &vendor.name).to_owned(),
    }
}
