//! An answer in a line, by the kind of its question: how to type it, and reading it.
//!
//! Words are read as on the screen (`asking::reading`); what has several parts may also be given as JSON, as for
//! `--set`. Must not know commands. The price: a list of phrases that hold commas needs semicolons.

use crate::asking::{self, Desk, phrase, reading, search};
use crate::interview::{self, Kind, Question, Value};
use crate::path;
use crate::values::{Choice, Chosen, Contact, ContactKind, Link, Place, PolicyDate, areas, clean, clean_line};
use serde_json::json;

/// What a line says.
pub(super) enum Given {
    /// An answer.
    Answer(Value),
    /// A new row of this table is wanted, to be referred to.
    NewRow(&'static str),
}

/// How to type an answer.
pub(super) fn how(question: &Question) -> &'static str {
    match question.kind {
        Kind::Text => "Type a line.",
        Kind::Prose if question.is_lines() => "Type it line by line, then an empty line.",
        Kind::Prose => "Type the text, as many lines as you like, then a line with only a full stop.",
        Kind::YesNo => "Type yes or no.",
        Kind::Number => "Type a whole number.",
        Kind::One(_) => "Type a number or the words.",
        Kind::Many(_) => "Type numbers with commas, none for none of them, +2 to add one, -2 to take one away.",
        Kind::Date => "Type a day, as in 2026-06-03, 3 June 2026, 22.11.2026, today or tomorrow, or a month, as in 2026-06.",
        Kind::Period => "Type it in words, as in: 30 days; life of the account + 30 days; 12 months, then deleted.",
        Kind::Place if question.one_country => "Type a country or its code.",
        Kind::Place => "Type a country or its code, or worldwide; with a region if you like, as in: Ireland, eu-west-1, Dublin.",
        Kind::Link => "Type a link.",
        Kind::Contact => "Type an address, a page or a number; then if you like: ; subject WORDS, or ; option WORDS.",
        Kind::Items => {
            "Type things with commas, or semicolons where one holds a comma; none for none; + before each adds it, - takes it away."
        }
        Kind::Words => {
            "Type phrases with commas, or semicolons where one holds a comma; none for none; + before each adds it, - takes it away."
        }
        Kind::Ref(_) => "Type a number or the name, or new to make one.",
        Kind::Refs(_) => {
            "Type numbers or names with commas, none for none of them, +2 or -2 to add or take away one, or new to make one."
        }
        Kind::Table => "",
    }
}

/// How to type an answer, where a number of a list does too.
pub(super) fn or_how(question: &Question) -> String {
    let how = how(question);
    format!("Type the number of one, or {}", how.strip_prefix("Type ").unwrap_or(how))
}

/// More choices than these are not read whole.
const LONG: usize = 15;

/// So many of them are read.
const FEW: usize = 9;

/// Of a long list the numbers of those that are read: what is chosen or suggested here, then what the draft and its sources say
/// in other rows, then the first; nothing of a list that is short enough to be read whole. They stay in the order of the list.
pub(super) fn likely(desk: &Desk, question: &Question, at: &str, options: &[(String, String)]) -> Option<Vec<usize>> {
    if options.len() <= LONG {
        return None;
    }
    let number = |id: &str| options.iter().position(|(known, _)| known == id);
    let said = |value: Option<Value>| -> Vec<usize> {
        match value {
            Some(Value::String(id)) => number(&id).into_iter().collect(),
            Some(Value::Array(all)) => all.iter().filter_map(|one| number(one.as_str()?)).collect(),
            _ => Vec::new(),
        }
    };
    let table = question.table().unwrap_or_default();
    let rows = interview::keys(&desk.shown, table).into_iter();
    let rows = rows.flat_map(|key| said(path::get(&desk.shown, &question.path(&key))));
    let offers = desk.draft.offers(table).into_iter();
    let offers = offers.flat_map(|(_, _, row)| said(row.get(question.leaf()).cloned()));
    let here = said(standing(desk, question, at));
    let most = here.len().max(FEW);
    let mut few: Vec<usize> = Vec::new();
    for one in here.into_iter().chain(rows).chain(offers).chain(0..options.len()) {
        if few.len() < most && !few.contains(&one) {
            few.push(one);
        }
    }
    few.sort_unstable();
    Some(few)
}

/// What can be chosen: the value in the file, and its words.
pub(super) fn options(desk: &Desk, question: &Question, at: &str) -> Vec<(String, String)> {
    match question.kind {
        Kind::One(choices) | Kind::Many(choices) => {
            let offered = choices.iter().filter(|choice| asking::is_offered(desk, at, choice.id));
            offered.map(|c| (c.id.to_owned(), c.label.to_owned())).collect()
        }
        Kind::Ref(tables) | Kind::Refs(tables) => asking::row_choices(desk, tables),
        Kind::Place => {
            let fit: Vec<_> = areas()
                .iter()
                .filter(|(code, _)| asking::is_offered(desk, at, code))
                .collect();
            let few = if fit.len() < areas().len() { fit } else { Vec::new() }; // all of them are too many to list
            few.into_iter()
                .map(|(code, name)| ((*code).to_owned(), (*name).to_owned()))
                .collect()
        }
        Kind::Text
        | Kind::Prose
        | Kind::YesNo
        | Kind::Number
        | Kind::Date
        | Kind::Period
        | Kind::Link
        | Kind::Contact
        | Kind::Items
        | Kind::Words
        | Kind::Table => Vec::new(),
    }
}

/// Reads a line as the answer at a path, as of a day. `now` is the answer that stands.
pub(super) fn read(
    (desk, today): (&Desk, PolicyDate),
    question: &'static Question,
    (at, now): (&str, Option<&Value>),
    line: &str,
) -> Result<Given, String> {
    let text = clean_line(line);
    if text.is_empty() {
        return Err("There is nothing to take as an answer.".to_owned());
    }
    if text.starts_with(['{', '[']) && !matches!(question.kind, Kind::Text | Kind::Prose) {
        return crate::asking::given::typed(question, &text).map(Given::Answer);
    }
    let value = match question.kind {
        Kind::Text => text.into(),
        Kind::Prose => clean(line).trim_end().into(),
        Kind::YesNo => match text.to_lowercase().as_str() {
            "yes" | "y" | "true" => true.into(),
            "no" | "n" | "false" => false.into(),
            _ => return Err(format!("“{text}” is neither yes nor no.")),
        },
        Kind::Number => reading::number_of(question.ask, &text)?.into(),
        Kind::Date => reading::date_on(&text, Some(today))?.to_string().into(),
        Kind::Link => Link::parse(&text)?.0.into(),
        Kind::Period => json!(phrase::read(&text)?),
        Kind::Place => match text
            .parse::<usize>()
            .ok()
            .and_then(|number| options(desk, question, at).into_iter().nth(number.checked_sub(1)?))
        {
            Some((code, _)) => json!(Place::of(&code)),
            None => json!(place(question, &text)?),
        },
        Kind::Contact => json!(contact(&text)?),
        Kind::Items | Kind::Words => things(desk, question, now, &text)?,
        Kind::One(choices) => one(&options(desk, question, at), &text)
            .map_err(|why| format!("{why}{}{}", near(choices, &text), own(question)))?
            .into(),
        Kind::Many(choices) => {
            many(&options(desk, question, at), now, &text).map_err(|why| format!("{why}{}", near(choices, &text)))?
        }
        Kind::Ref(tables) | Kind::Refs(tables) => {
            if let Some(table) = new_row(tables, &text)? {
                return Ok(Given::NewRow(table));
            }
            let options = options(desk, question, at);
            if matches!(question.kind, Kind::Ref(_)) {
                one(&options, &text)?.into()
            } else {
                many(&options, now, &text)?
            }
        }
        Kind::Table => return Err("This is a table: add a row.".to_owned()),
    };
    Ok(Given::Answer(value))
}

/// How words of one's own are given where a choice stands for them.
pub(super) fn own(question: &Question) -> &'static str {
    if question.worded.is_some() {
        " Words of your own begin with =, as in: =plan the routes."
    } else {
        ""
    }
}

/// The parts of a list; none for `none`.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let none = matches!(text.to_lowercase().as_str(), "none" | "nothing");
    let by = if text.contains(';') { ';' } else { ',' };
    text.split(by).map(str::trim).filter(move |part| !none && !part.is_empty())
}

/// The table of which `new` wants a row.
fn new_row(tables: &'static [&'static str], text: &str) -> Result<Option<&'static str>, String> {
    let Some(rest) = text.to_lowercase().strip_prefix("new").map(|rest| rest.trim().to_owned()) else {
        return Ok(None);
    };
    let title = |table: &str| interview::question(table).map_or(String::new(), |q| q.label.to_lowercase());
    if let (true, [table]) = (rest.is_empty(), tables) {
        return Ok(Some(table));
    }
    let named = tables
        .iter()
        .find(|table| !rest.is_empty() && (title(table) == rest || **table == rest));
    if named.is_none() && rest.is_empty() {
        let ways: Vec<String> = tables.iter().map(|table| format!("new {}", title(table))).collect();
        return Err(format!("Of which table? Type {}.", ways.join(" or ")));
    }
    Ok(named.copied())
}

/// The option that is meant: by its number, its name in the file, its words, or how only it begins.
pub(super) fn one(options: &[(String, String)], text: &str) -> Result<String, String> {
    place_of(options, text).map(|at| options[at].0.clone())
}

/// The same for what a command takes: what is typed by itself would answer a question.
pub(super) fn one_of(command: &str, options: &[(String, String)], text: &str) -> Result<String, String> {
    place_by(&format!("say {command} and"), options, text).map(|at| options[at].0.clone())
}

/// Which of the options a word means: its id, its label, its number, or how only one of them begins. Of what is called
/// alike none is taken.
pub(super) fn place_of(options: &[(String, String)], text: &str) -> Result<usize, String> {
    place_by("type", options, text)
}

/// The same; `how` begins the words for how a number is said.
fn place_by(how: &str, options: &[(String, String)], text: &str) -> Result<usize, String> {
    let lower = text.to_lowercase();
    let where_so = |so: &dyn Fn(&(String, String)) -> bool| -> Vec<usize> {
        let all = options.iter().enumerate();
        all.filter(|(_, option)| so(option)).map(|(at, _)| at).collect()
    };
    let several = |all: &[usize]| {
        let alike = all.iter().all(|at| options[*at].1 == options[all[0]].1);
        let name = |at: &usize| {
            if alike {
                String::new()
            } else {
                format!(" ({})", options[*at].1)
            }
        };
        let named: Vec<String> = all.iter().map(|at| format!("{}{}", at + 1, name(at))).collect();
        format!("“{text}” may be any of {}: {how} the number.", named.join(" and "))
    };
    let exact = where_so(&|(id, _)| *id == lower);
    let exact = if exact.is_empty() {
        where_so(&|(_, label)| label.to_lowercase() == lower)
    } else {
        exact
    };
    match exact.as_slice() {
        [] => {}
        [at] => return Ok(*at),
        all => return Err(several(all)),
    }
    let number = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    if let Some(at) = number.filter(|at| *at < options.len()) {
        return Ok(at);
    }
    let begins = where_so(&|(id, label)| id.starts_with(&lower) || label.to_lowercase().starts_with(&lower));
    match (begins.as_slice(), options.len()) {
        ([at], _) => Ok(*at),
        ([_, _, ..], _) => Err(several(&begins)),
        (_, 0) => Err(format!("There is nothing to choose “{text}” from yet.")),
        (_, count) => Err(format!(
            "“{text}” is none of these; {how} a number from 1 to {count}, or the words."
        )),
    }
}

/// The choices that a few words may mean, with their numbers: they are said, and none is taken.
fn near(choices: &[Choice], text: &str) -> String {
    let entries = choices.iter().enumerate().flat_map(|(at, choice)| {
        let also = choice.also.split(',').map(str::trim).filter(|also| !also.is_empty());
        std::iter::once(choice.label).chain(also).map(move |words| (at, words))
    });
    let entries: Vec<(usize, &str)> = entries.collect();
    let found = search::find(text, entries.iter().copied()).into_iter().take(3);
    let found: Vec<String> = found.map(|(at, _)| format!("{} ({})", choices[at].label, at + 1)).collect();
    if found.is_empty() {
        String::new()
    } else {
        format!(" Did you mean {}?", found.join(", or "))
    }
}

/// Things in words; `+` and `-` before each change what stands.
fn things(desk: &Desk, question: &'static Question, now: Option<&Value>, text: &str) -> Result<Value, String> {
    let thing = |words: &str| match question.kind {
        Kind::Items => json!(reading::item(reading::unlisted(words))),
        _ => Value::from(reading::unlisted(words)),
    };
    let listed: Vec<&str> = parts(text).collect();
    // a mark with a blank behind it is that of a list
    let changes = |part: &&str| part.starts_with(['+', '-']) && !part[1..].starts_with(char::is_whitespace);
    if listed.is_empty() || !listed.iter().all(changes) {
        return Ok(listed.into_iter().map(thing).collect());
    }
    let mut all = now.and_then(Value::as_array).cloned().unwrap_or_default();
    for part in listed {
        let (is_more, words) = (part.starts_with('+'), part[1..].trim());
        let said = |one: &Value| asking::words_of(&desk.shown, question, &json!([one])).to_lowercase();
        let meant = thing(words);
        let there = all.iter().position(|one| *one == meant || said(one) == words.to_lowercase());
        match (is_more, there) {
            (_, _) if words.is_empty() => return Err(format!("“{part}” names nothing.")),
            (true, None) => all.push(meant),
            (true, Some(_)) => {}
            (false, Some(at)) => _ = all.remove(at),
            (false, None) => return Err(format!("“{words}” is not among them, so it cannot be taken away.")),
        }
    }
    if all.is_empty() {
        return Err("That leaves none; type none to say so, or clear to say nothing.".to_owned());
    }
    Ok(Value::Array(all))
}

/// Several options in the order of the list; `+` and `-` before each change what stands.
fn many(options: &[(String, String)], now: Option<&Value>, text: &str) -> Result<Value, String> {
    if matches!(text.to_lowercase().as_str(), "none" | "nothing") {
        return Ok(json!([]));
    }
    let whole = one(options, text).ok(); // the words of one may hold a comma
    let listed: Vec<&str> = parts(text).collect();
    let changes = listed.iter().all(|part| part.starts_with(['+', '-']));
    let standing = now.and_then(Value::as_array).filter(|_| changes).cloned().unwrap_or_default();
    let mut chosen: Vec<String> = standing.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    match whole {
        Some(id) if !changes => chosen.push(id),
        _ => {
            for part in listed {
                let id = one(options, part.trim_start_matches(['+', '-']).trim())?;
                chosen.retain(|known| *known != id);
                if !(changes && part.starts_with('-')) {
                    chosen.push(id);
                }
            }
        }
    }
    chosen.sort_by_key(|id| options.iter().position(|(known, _)| known == id));
    if chosen.is_empty() {
        return Err("That leaves none; type none to say so, or clear to say nothing.".to_owned());
    }
    Ok(json!(chosen))
}

/// A place: its name, then perhaps the host's code and name of the region.
fn place(question: &Question, text: &str) -> Result<Place, String> {
    if let Some(code) = reading::place_code(text) {
        return Ok(Place::of(&code));
    }
    let mut parts = text.split(',').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let area = reading::place_code(name).ok_or_else(|| {
        let near: Vec<String> = reading::places(name).into_iter().take(4).map(reading::place_name).collect();
        match near.as_slice() {
            [] if question.one_country => format!(
                "“{name}” is no country that we know. Type the country in which that lies, as in Germany or DE; next leaves it for later."
            ),
            [] => format!(
                "“{name}” is no country that we know. Type the country in which that lies, as in Germany or DE, or worldwide; next \
                 leaves it for later."
            ),
            near => format!("Which place is “{name}”? Type {}.", near.join(", or ")),
        }
    })?;
    let some = |part: Option<&str>| part.filter(|part| !part.is_empty()).map(str::to_owned);
    let region = some(parts.next());
    let label = some(Some(parts.collect::<Vec<_>>().join(", ").as_str()));
    let without = format!(" Without a code: {name}, , and what it is called.");
    Place { area, region, label }.checked().map_err(|why| why + &without)
}

/// A contact: where, then perhaps what it is, the subject line, the option to choose.
fn contact(text: &str) -> Result<Contact, String> {
    let mut parts = text.split(';').map(str::trim);
    let mut contact = Contact::guess(parts.next().unwrap_or_default());
    let mut said = false;
    for part in parts {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        match word.to_lowercase().as_str() {
            "subject" => contact.subject = Some(rest.trim().to_owned()),
            "option" => contact.option = Some(rest.trim().to_owned()),
            id => match ContactKind::ALL.iter().find(|kind| kind.id() == id) {
                Some(kind) => (contact.kind, said) = (*kind, true),
                None => {
                    return Err(format!(
                        "“{part}” is not understood; after ; comes subject WORDS, option WORDS, email, form, post or phone."
                    ));
                }
            },
        }
    }
    match contact.unlike_post() {
        Some(why) if !said => Err(format!("{why} If it is a postal address, type ; post behind it.")),
        _ => contact.checked(),
    }
}

/// The answer that stands at a path: known or suggested.
pub(super) fn standing(desk: &Desk, question: &Question, at: &str) -> Option<Value> {
    let suggested = || desk.draft.suggestion(at).filter(|_| !question.pick).map(|(_, v)| v);
    path::get(&desk.shown, at).or_else(suggested)
}
