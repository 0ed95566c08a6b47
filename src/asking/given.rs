//! A value as the command line and a file of answers give it: plain words where a kind has plain words, JSON in the
//! shape of the draft for everything else.
//!
//! Every refusal says what was given and what is expected. Must not know options or commands. The price: what
//! a kind takes is said here and, for a person at the screen, in `reading`.

use crate::answers::Answers;
use crate::interview::{self, Field, Kind, Question, Value};
use crate::path;
use crate::values::{Contact, DataItem, ITEMS, Link, Period, Place, PolicyDate, area_name};
use serde_json::json;

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
        Kind::Contact => json!(Contact::parse(text).map_err(|why| match Contact::guess(text).unlike_post() {
            Some(_) => format!("{why} If it is a postal address, give {{\"kind\":\"post\",\"value\":\"…\"}}."),
            None => why,
        })?),
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
pub(crate) fn fit(question: &Question, value: &Value) -> Result<(), String> {
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
        return Err(refuse(path::near_hint(wrong, known.iter().copied())));
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
                Err(refuse(path::meant(&meant).map_or_else(String::new, |ask| format!("; {ask}"))))
            }
            _ => serde_json::from_value(value.clone())
                .map_err(|e| e.to_string())
                .and_then(Place::checked)
                .map(|_| ()),
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
                    path::near_hint(slug, ITEMS.iter().map(|i| i.slug))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_contact_is_no_postal_address_unless_it_may_be_one() {
        let question = interview::question("company.contact").expect("the contact");
        let why = |given: &str| typed(question, given).err().unwrap_or_default();
        for given in ["privacy@acme", "a b@acme.example", "me@tideline,app", "/con tact"] {
            assert!(
                !why(given).is_empty() && !why(given).contains("postal address"),
                "{}",
                why(given)
            );
        }
        for given in ["Germ", "privacy team"] {
            assert!(why(given).contains("If it is a postal address, give {"), "{}", why(given));
        }
        assert_eq!(why("東京都千代田区丸の内1丁目9番1号"), "");
    }
}
