//! `--set ID=VALUE`: a value by the kind of its question, and the edit that it is.
//!
//! Plain words where a kind has plain words, JSON in the shape of the file for everything else. Every
//! refusal says the path, what was given and what is expected.

use super::Failure;
use crate::answers::Answers;
use crate::draft::{Draft, OpenState};
use crate::edit::{Edit, Who};
use crate::interview::{self, Field, Kind, Question, Value};
use crate::path::{self, Spot};
use crate::review;
use crate::values::{Contact, DataItem, ITEMS, Link, Period, Place, PolicyDate, area_name};
use crate::vendors;
use serde_json::{Map, json};
use std::str::FromStr;

/// An answer given on the command line.
#[derive(Debug, Clone)]
pub(super) struct Assignment {
    /// The path.
    at: String,
    /// The value, as it was typed.
    given: String,
}

impl FromStr for Assignment {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (at, given) = text.split_once('=').ok_or("write ID=VALUE, as in company.product=Acme")?;
        Ok(Self {
            at: at.trim().to_owned(),
            given: given.to_owned(),
        })
    }
}

/// Gives the answers to a draft, in the order of the questions, and returns what the author should know.
/// With `accept` a suggested row is accepted where one of its cells is set.
pub(super) fn apply(draft: &mut Draft, assignments: &[Assignment], accept: bool, who: &Who) -> Result<Vec<String>, Failure> {
    let mut ordered: Vec<&Assignment> = assignments.iter().collect();
    ordered.sort_by_key(|assignment| order(&assignment.at));
    for assignment in &ordered {
        for edit in edits(draft, assignment, accept).map_err(|why| Failure(format!("--set {}: {why}", assignment.at)))? {
            draft
                .edit(&edit, who)
                .map_err(|refused| Failure(format!("--set {}: {refused}", assignment.at)))?;
        }
    }
    // what one answer brought back was given by the same hand a moment ago
    let given = |at: &str| {
        ordered
            .iter()
            .any(|a| at == a.at || at.strip_prefix(a.at.as_str()).is_some_and(|rest| rest.starts_with('.')))
    };
    let back: Vec<String> = draft
        .open
        .iter()
        .filter(|(at, open)| open.state == OpenState::Confirm && given(at))
        .map(|(at, _)| at.clone())
        .collect();
    for path in back {
        let _ = draft.edit(&Edit::Accept { path, from: None }, who);
    }
    let shown = draft.shown();
    let unasked = ordered
        .iter()
        .filter(|a| path::get(&draft.answers, &a.at).is_some() && path::get(&shown, &a.at).is_none());
    let unasked = unasked.map(|a| format!("{} is kept, but not asked with these answers, and so not printed", a.at));
    let odd = ordered
        .iter()
        .filter_map(|a| Some(format!("{}: {}", a.at, review::odd_date(draft, &a.at, who.on)?)));
    Ok(unasked.chain(odd).collect())
}

/// Earlier questions first, a row before its cells: what an answer hangs on is there before it.
fn order(at: &str) -> (usize, u8) {
    let position = |id: &str| interview::all().iter().position(|q| q.id == id).unwrap_or_default();
    match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Table(question)) => (position(question.id), 0),
        Ok(Spot::Row(table, _)) => (position(table.id), 1),
        Ok(Spot::Cell(question, _)) => (position(question.id).max(question.table().map_or(0, position)), 2),
        Err(_) => (0, 0),
    }
}

/// References of given answers lead to rows that are there, or that some source suggests or offers.
pub(super) fn check_references(draft: &Draft, given: &[Assignment]) -> Result<(), Failure> {
    for (at, key) in review::dangling(draft) {
        let ours = given.iter().any(|a| at == a.at || at.starts_with(&format!("{}.", a.at)));
        let Ok(Spot::Leaf(question) | Spot::Cell(question, _)) = path::spot(&at) else {
            continue;
        };
        let (Kind::Ref(tables) | Kind::Refs(tables)) = question.kind else {
            continue;
        };
        let layers = draft.suggested.iter().map(|layer| &layer.answers);
        let known: Vec<String> = std::iter::once(&draft.answers)
            .chain(layers)
            .flat_map(|answers| rows_of(answers, tables))
            .collect();
        if ours && !known.contains(&key) {
            return Err(Failure(format!(
                "--set {at}: there is no row “{key}”{}",
                keys_hint(&key, &known)
            )));
        }
    }
    Ok(())
}

fn rows_of(answers: &Answers, tables: &[&str]) -> Vec<String> {
    tables.iter().flat_map(|table| interview::keys(answers, table)).collect()
}

fn keys_hint(key: &str, known: &[String]) -> String {
    let near = path::nearest(key, known.iter().map(String::as_str));
    match (near.is_empty(), known.is_empty()) {
        (false, _) => format!("; did you mean {}?", near.join(" or ")),
        (true, false) => format!("; there are: {}", known.join(", ")),
        (true, true) => "; there is no row yet".to_owned(),
    }
}

fn edits(draft: &Draft, assignment: &Assignment, accept: bool) -> Result<Vec<Edit>, String> {
    let (at, given) = (assignment.at.as_str(), assignment.given.as_str());
    match path::spot(at).map_err(|unknown| unknown.to_string())? {
        Spot::Leaf(question) => Ok(vec![set(at, typed(question, given)?)]),
        Spot::Table(table) => Err(format!("this is a table: give a row, as in {}.KEY='{{…}}'", table.id)),
        Spot::Row(table, key) => row(draft, table, key, at, given),
        Spot::Cell(question, key) => {
            let table = question.table().unwrap_or_default();
            let mut edits = Vec::new();
            if path::index(&draft.answers, table, key).is_none() {
                let row = path::row_path(table, key);
                let suggested = draft.suggestion(&row).is_some();
                if !(suggested && accept) {
                    let known = interview::keys(&draft.answers, table);
                    let hint = if suggested {
                        "; it is only suggested: add --accept".to_owned()
                    } else {
                        keys_hint(key, &known)
                    };
                    return Err(format!("there is no row “{key}”{hint}. {row}='{{…}}' makes one"));
                }
                edits.push(Edit::Accept { path: row, from: None });
            }
            edits.push(set(at, typed(question, given)?));
            Ok(edits)
        }
    }
}

fn set(at: &str, value: Value) -> Edit {
    Edit::Set {
        path: at.to_owned(),
        value: Some(value),
    }
}

/// A row from a JSON object: made if it is not there, else its cells are set.
fn row(draft: &Draft, table: &'static Question, key: &str, at: &str, given: &str) -> Result<Vec<Edit>, String> {
    let columns: Vec<&Question> = interview::columns(table.id).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.leaf()).collect();
    let wrong = |why: &str| format!("{why}; a row is a JSON object with any of: {}", names.join(", "));
    let mut members: Map<String, Value> = match serde_json::from_str(given) {
        Ok(Value::Object(members)) => members,
        Ok(_) => return Err(wrong("this is not an object")),
        Err(error) => return Err(wrong(&format!("this is not JSON ({error})"))),
    };
    if members.remove("key").is_some_and(|own| own != key) {
        return Err(format!("its key is “{key}”, as the path says: leave “key” out"));
    }
    let catalogue = members.remove("catalogue");
    if let Some(entry) = &catalogue {
        let id = entry.as_str().ok_or_else(|| wrong("“catalogue” is a text"))?;
        if table.id == "sharing.recipients" {
            let known = || vendors::all().iter().map(|v| v.id.as_str());
            let vendor = vendors::find(id).ok_or_else(|| format!("no provider is called “{id}”{}", near_hint(id, known())))?;
            if let Value::Object(facts) = vendors::row(vendor) {
                let facts = facts.into_iter().filter(|(name, _)| name != "key" && name != "catalogue");
                for (name, value) in facts {
                    members.entry(name).or_insert(value);
                }
            }
        }
    }
    for (name, value) in &members {
        let column = columns.iter().find(|column| column.leaf() == name);
        let column = column.ok_or_else(|| {
            wrong(&format!(
                "there is no column “{name}”{}",
                near_hint(name, names.iter().copied())
            ))
        })?;
        fit(column, value).map_err(|why| format!("{name}: {why}"))?;
    }
    if path::index(&draft.answers, table.id, key).is_some() {
        return Ok(members
            .into_iter()
            .map(|(name, value)| set(&format!("{at}.{name}"), value))
            .collect());
    }
    let mut whole = Map::from_iter([("key".to_owned(), json!(key))]);
    whole.extend(catalogue.map(|entry| ("catalogue".to_owned(), entry)));
    whole.extend(members);
    Ok(vec![Edit::Insert {
        table: table.id.to_owned(),
        before: None,
        row: Value::Object(whole),
    }])
}

/// A value as it was typed, by the kind of its question.
pub(crate) fn typed(question: &Question, given: &str) -> Result<Value, String> {
    let text = given.trim();
    let refuse = |why: &str| format!("“{given}”{why} is not {}", expected(question));
    let json = || serde_json::from_str::<Value>(text).map_err(|e| refuse(&format!(" ({e})")));
    let is_json = text.starts_with(['{', '[', '"']);
    if text.is_empty() && !matches!(question.kind, Kind::Many(_) | Kind::Items | Kind::Words | Kind::Refs(_)) {
        return Err(format!("nothing is given; expected {}", expected(question)));
    }
    let value = match question.kind {
        Kind::Text | Kind::Prose => Value::String(given.to_owned()),
        Kind::YesNo => match text.to_lowercase().as_str() {
            "yes" | "true" => Value::Bool(true),
            "no" | "false" => Value::Bool(false),
            _ => return Err(refuse("")),
        },
        Kind::Number => text.parse::<u32>().map(Value::from).map_err(|_| refuse(""))?,
        Kind::Date => PolicyDate::parse(text).map(|date| json!(date)).map_err(|_| refuse(""))?,
        _ if is_json => json()?,
        Kind::One(_) | Kind::Ref(_) | Kind::Link => json!(text),
        Kind::Contact => json!(Contact::guess(text)),
        Kind::Place => json!(Place::of(text)),
        Kind::Items => listed(text).map(DataItem::of).map(|item| json!(item)).collect(),
        Kind::Many(_) | Kind::Words | Kind::Refs(_) => listed(text).map(Value::from).collect(),
        Kind::Period | Kind::Table => json()?,
    };
    fit(question, &value)?;
    Ok(value)
}

/// The parts of a list with commas.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// Whether a value is of the question's kind and names only what there is.
fn fit(question: &Question, value: &Value) -> Result<(), String> {
    let refuse = |why: String| format!("{value} is not {}{why}", expected(question));
    let strings = || {
        value
            .as_array()
            .into_iter()
            .flatten()
            .chain(Some(value))
            .filter_map(Value::as_str)
    };
    let known: Vec<&str> = question.choices().iter().map(|choice| choice.id).collect();
    if let Some(wrong) = strings().find(|id| !known.is_empty() && !known.contains(id)) {
        return Err(refuse(near_hint(wrong, known.iter().copied())));
    }
    try_put(question, value).map_err(|why| refuse(format!(" ({why})")))?;
    match question.kind {
        Kind::Link => Link::parse(value.as_str().unwrap_or_default()).map(|_| ()),
        Kind::Contact => serde_json::from_value(value.clone())
            .map_err(|e| e.to_string())
            .and_then(Contact::checked)
            .map(|_| ()),
        Kind::Period => serde_json::from_value(value.clone())
            .ok()
            .and_then(|period: Period| period.lacks())
            .map_or(Ok(()), |lacks| Err(refuse(format!(": it lacks {lacks}")))),
        Kind::Place => match value.get("area").and_then(Value::as_str) {
            Some(area) if area_name(area).is_none() => {
                let codes = crate::values::areas().iter();
                let meant = codes.filter(|(code, name)| code.eq_ignore_ascii_case(area) || name.eq_ignore_ascii_case(area));
                let meant: Vec<&str> = meant.map(|(code, _)| *code).collect();
                Err(refuse(if meant.is_empty() {
                    String::new()
                } else {
                    format!("; did you mean {}?", meant.join(" or "))
                }))
            }
            _ => Ok(()),
        },
        Kind::Items => {
            let slugs = value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|item| item.get("item")?.as_str());
            let lost = slugs.into_iter().find(|slug| !ITEMS.iter().any(|item| item.slug == *slug));
            lost.map_or(Ok(()), |slug| {
                Err(format!(
                    "no item is called “{slug}”{}",
                    near_hint(slug, ITEMS.iter().map(|i| i.slug))
                ))
            })
        }
        _ => Ok(()),
    }
}

/// Puts a value into an empty record, only to see whether it goes.
fn try_put(question: &Question, value: &Value) -> Result<(), String> {
    let mut trial = Answers::default();
    match question.field {
        Field::Leaf { put, .. } => put(&mut trial, Some(value.clone())),
        Field::Column { put, .. } => {
            let rows = question
                .table()
                .and_then(interview::question)
                .and_then(path::rows)
                .ok_or("it has no table")?;
            (rows.insert)(&mut trial, 0, json!({ "key": "trial" }))?;
            put(&mut trial, 0, Some(value.clone()))
        }
        Field::Table(_) => Err("it is a table".to_owned()),
    }
}

fn near_hint<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let near = path::nearest(word, known);
    if near.is_empty() {
        String::new()
    } else {
        format!("; did you mean {}?", near.join(" or "))
    }
}

/// What an answer to this question looks like.
fn expected(question: &Question) -> String {
    let choices: Vec<&str> = question.choices().iter().map(|choice| choice.id).collect();
    match question.kind {
        Kind::Text | Kind::Prose => "text".to_owned(),
        Kind::YesNo => "yes or no".to_owned(),
        Kind::Number => "a whole number, of at most nine digits".to_owned(),
        Kind::One(_) => format!("one of {}", choices.join(", ")),
        Kind::Many(_) => format!("any of {}, separated by commas, or nothing for none", choices.join(", ")),
        Kind::Date => "a date, as 2026-06-03, or 2026-06 for a month".to_owned(),
        Kind::Period => r#"a period, as {"how":"exactly","span":{"count":30,"unit":"days"}}"#.to_owned(),
        Kind::Place => {
            r#"a place: the code of a country, EU, EEA or worldwide, or {"area":"US","region":"ca-west-1"}"#.to_owned()
        }
        Kind::Link => "a link: https://…, an e-mail address, or a path that begins with /".to_owned(),
        Kind::Contact => r#"a contact: an address, page or number, or {"kind":"email","value":"privacy@example.com"}"#.to_owned(),
        Kind::Items => {
            r#"a list of items: names of the taxonomy with commas, or [{"item":"email"},{"text":"own words"}]"#.to_owned()
        }
        Kind::Words => r#"a list of phrases: with commas, or ["one phrase","another"]"#.to_owned(),
        Kind::Ref(tables) => format!("the key of a row of {}", tables.join(" or ")),
        Kind::Refs(tables) => format!(
            "keys of rows of {}, separated by commas, or nothing for none",
            tables.join(" or ")
        ),
        Kind::Table => "a table".to_owned(),
    }
}
