//! `--set ID=VALUE`: a value by the kind of its question, and the edit that it is.
//!
//! Plain words where a kind has plain words, JSON in the shape of the file for everything else. Every
//! refusal says the path, what was given and what is expected.

use super::Failure;
use crate::answers::Answers;
use crate::asking::given::{fit, typed};
use crate::draft::{Draft, OpenState};
use crate::edit::{Edit, Who};
use crate::interview::{self, Kind, Question, Value};
use crate::path::{self, Spot};
use crate::review;
use crate::vendors::{self, Vendor};
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
/// With `accept` a suggested row is accepted where one of its cells is set. Providers are those of the catalogue and the
/// author's own.
pub(super) fn apply(
    draft: &mut Draft,
    (assignments, own): (&[Assignment], &[Vendor]),
    accept: bool,
    who: &Who,
) -> Result<Vec<String>, Failure> {
    let mut ordered: Vec<&Assignment> = assignments.iter().collect();
    ordered.sort_by_key(|assignment| order(&assignment.at));
    for assignment in &ordered {
        for edit in edits(draft, (assignment, own), accept).map_err(|why| Failure(format!("--set {}: {why}", assignment.at)))? {
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
    match path::near(key, known.iter().map(String::as_str)) {
        Some(ask) => format!("; {ask}"),
        None if known.is_empty() => "; there is no row yet".to_owned(),
        None => format!("; there are: {}", known.join(", ")),
    }
}

fn edits(draft: &Draft, (assignment, own): (&Assignment, &[Vendor]), accept: bool) -> Result<Vec<Edit>, String> {
    let (at, given) = (assignment.at.as_str(), assignment.given.as_str());
    match path::spot(at).map_err(|unknown| unknown.to_string())? {
        Spot::Leaf(question) => Ok(vec![set(at, typed(question, given)?)]),
        Spot::Table(table) => Err(format!("this is a table: give a row, as in {}.KEY='{{…}}'", table.id)),
        Spot::Row(table, key) => row(draft, (table, key), own, at, given),
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
                edits.push(Edit::AcceptUnread { path: row });
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
fn row(
    draft: &Draft,
    (table, key): (&'static Question, &str),
    own: &[Vendor],
    at: &str,
    given: &str,
) -> Result<Vec<Edit>, String> {
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
    let mut catalogue = members.remove("catalogue");
    if let Some(entry) = &catalogue {
        let id = entry.as_str().ok_or_else(|| wrong("“catalogue” is a text"))?;
        if table.id == "sharing.recipients" {
            let known = || own.iter().chain(vendors::all()).map(|v| v.id.as_str());
            // the author's own stand in the place of ours
            let vendor = own.iter().find(|vendor| vendor.id == id).or_else(|| vendors::find(id));
            let vendor = vendor.ok_or_else(|| format!("no provider is called “{id}”{}", path::near_hint(id, known())))?;
            if let Value::Object(facts) = vendors::own::row(vendor) {
                catalogue = facts.get("catalogue").cloned();
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
                path::near_hint(name, names.iter().copied())
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
