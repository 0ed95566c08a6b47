//! A preset from a draft: what the author knows, without all that is one company's own.
//!
//! What is a company's own is said by the table of questions ([`Question::is_own`]), not here; here is only how
//! it is taken out: the answers themselves, and every other answer whose words name the company. What must be
//! picked one by one becomes an offer by being in a preset. Must not know a screen. The price of caution: a text
//! that only happens to hold the product's name is left out too.

use super::{FORMAT, Preset, find, is_key, layer, loose_ends, texts};
use crate::answers::Answers;
use crate::draft::{Draft, keep_known, references};
use crate::drafts;
use crate::interview::{self, Field, Kind, Question, Value};
use crate::path;
use crate::values::PolicyDate;
use std::fs;
use std::path::{Path, PathBuf};

/// Endings of companies' names, which a text may leave out.
const FORMS: &[&str] = &[
    "inc", "inc.", "ltd", "ltd.", "limited", "llc", "gmbh", "ug", "ag", "corp", "corp.", "co", "co.", "bv", "b.v.", "sas", "sa",
    "srl", "ab", "oy", "as", "aps", "plc", "pty",
];

/// The preset that a draft gives, under this name: what the author confirmed, and what presets suggest in it and nobody dropped,
/// without what is the company's own. What a provider brings comes again with the provider, and with no preset.
pub fn from_draft(draft: &Draft, name: &str, today: PolicyDate) -> Preset {
    let mut draft = draft.clone();
    draft.suggested.retain(|layer| layer.from.starts_with("preset:"));
    let title = if is_key(name) { spoken(name) } else { name.trim().to_owned() };
    let answers = without_own(&draft.shown());
    Preset {
        schema: None,
        format: FORMAT,
        id: path::slug(name),
        title,
        about: format!("Your own preset, saved from a draft on {}.", today.words(false)),
        as_of: Some(today),
        suggests: suggests(&answers),
        only_you: vec![
            "who you are and how people reach you".into(),
            "from when the policy applies".into(),
            "what is only proposed: you pick it".into(),
        ],
        warning: None,
        answers,
    }
}

/// Writes a preset into the author's folder. One of ours is never taken the place of, and no file overwritten.
pub fn save(folder: &Path, preset: &Preset) -> Result<PathBuf, String> {
    if !is_key(&preset.id) {
        return Err("a preset needs a name with letters or digits".into());
    }
    if find(&preset.id).is_some() {
        return Err(format!(
            "“{}” is a preset that comes with the program: choose another name, as in my-{}",
            preset.id, preset.id
        ));
    }
    if let Some(fault) = loose_ends(&preset.answers).into_iter().next() {
        return Err(format!("the draft cannot be a preset: {fault}"));
    }
    fs::create_dir_all(folder).map_err(|e| format!("cannot make the folder {}: {e}", folder.display()))?;
    let file = folder.join(format!("{}.json", preset.id));
    let mut bytes = serde_json::to_vec_pretty(preset).map_err(|e| e.to_string())?;
    bytes.push(b'\n');
    drafts::create_whole(&file, &bytes).map_err(|e| e.to_string())?;
    Ok(file)
}

/// Answers without what is one company's own, and without every text that names it.
fn without_own(answers: &Answers) -> Answers {
    let names = names(answers);
    let mut kept = answers.clone();
    for question in interview::all() {
        match question.field {
            Field::Table(rows) if question.own => {
                (rows.clear)(&mut kept);
                let _ = path::put(&mut kept, rows.gate, None);
            }
            Field::Leaf { .. } if question.is_own() => drop(path::put(&mut kept, question.id, None)),
            Field::Column { put, .. } if question.is_own() => {
                for i in 0..interview::keys(&kept, question.table().unwrap_or_default()).len() {
                    let _ = put(&mut kept, i, None);
                }
            }
            Field::Leaf { .. } | Field::Column { .. } | Field::Table(_) => {}
        }
    }
    rename_keys(&mut kept, &names);
    for at in path::answered(&kept) {
        let (Ok(path::Spot::Leaf(question) | path::Spot::Cell(question, _)), Some(value)) =
            (path::spot(&at), path::get(&kept, &at))
        else {
            continue;
        };
        let theirs = question.table() == Some("sharing.recipients");
        let personal = |text: &str| names_one(text, &names) || (!theirs && is_address(text));
        let left = impersonal(question.kind, &value, &personal);
        if left.as_ref() != Some(&value) {
            let _ = path::put(&mut kept, &at, left);
        }
    }
    tidy(kept)
}

/// Until nothing hangs on what was taken out: references to rows that are gone, and answers no longer asked.
fn tidy(mut answers: Answers) -> Answers {
    loop {
        for interview::Asked { question, row } in references(&answers) {
            let key = row.and_then(|i| {
                interview::keys(&answers, question.table().unwrap_or_default())
                    .get(i)
                    .cloned()
            });
            let at = question.path(&key.unwrap_or_default());
            if let Some(value) = path::get(&answers, &at) {
                let kept = keep_known(&answers, question.kind, &value);
                if kept.as_ref() != Some(&value) {
                    let _ = path::put(&mut answers, &at, kept);
                }
            }
        }
        let settled = interview::settled(&answers);
        if settled == answers {
            return answers;
        }
        answers = settled;
    }
}

/// The words by which the company can be known: names, addresses, hosts.
fn names(answers: &Answers) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for at in path::answered(answers) {
        let Ok(path::Spot::Leaf(question) | path::Spot::Cell(question, _)) = path::spot(&at) else {
            continue;
        };
        let Some(value) = path::get(answers, &at).filter(|_| question.is_own()) else {
            continue;
        };
        match question.kind {
            Kind::Text | Kind::Prose => {
                for line in value.as_str().unwrap_or_default().lines() {
                    names.push(line.to_owned());
                    names.extend(bare(line));
                }
            }
            Kind::Contact => names.extend(value["value"].as_str().into_iter().flat_map(addressed)),
            Kind::Link => names.extend(value.as_str().into_iter().flat_map(addressed)),
            Kind::YesNo
            | Kind::Number
            | Kind::One(_)
            | Kind::Many(_)
            | Kind::Date
            | Kind::Period
            | Kind::Place
            | Kind::Items
            | Kind::Words
            | Kind::Ref(_)
            | Kind::Refs(_)
            | Kind::Table => {}
        }
    }
    let mut names: Vec<String> = names.iter().map(|name| name.trim().to_lowercase()).collect();
    names.retain(|name| name.chars().count() >= 3 && name.chars().any(char::is_alphabetic));
    names.sort();
    names.dedup();
    names
}

/// A company's name without the ending that says what it is.
fn bare(name: &str) -> Option<String> {
    let (first, last) = name.trim().rsplit_once(' ')?;
    FORMS
        .contains(&last.to_lowercase().as_str())
        .then(|| first.trim_end_matches(',').to_owned())
}

/// An address as a whole, and its host. The path of a page alone names nobody.
fn addressed(address: &str) -> Vec<String> {
    let host = address.rsplit_once('@').map(|(_, host)| host);
    let host = host.or_else(|| {
        address
            .split_once("://")
            .map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest))
    });
    let host = host.map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned());
    let whole = (!address.starts_with('/')).then(|| address.to_owned());
    whole
        .into_iter()
        .flat_map(|whole| whole.lines().map(str::to_owned).collect::<Vec<_>>())
        .chain(host)
        .collect()
}

/// Whether a text holds one of these names as words of its own.
fn names_one(text: &str, names: &[String]) -> bool {
    let text = text.to_lowercase();
    names.iter().any(|name| {
        text.match_indices(name.as_str()).any(|(at, found)| {
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            apart(text[..at].chars().next_back()) && apart(text[at + found.len()..].chars().next())
        })
    })
}

fn is_address(text: &str) -> bool {
    text.contains('@') || text.contains("://")
}

/// A value without the author's texts that this is true of: a list loses entries, anything else goes as a whole.
fn impersonal(kind: Kind, value: &Value, personal: &dyn Fn(&str) -> bool) -> Option<Value> {
    let clean = |value: &Value| !texts(value).into_iter().any(personal);
    match (kind, value) {
        (Kind::Items, Value::Array(list)) => some_of(list, &|item| item.get("text").is_none_or(clean)),
        (Kind::Words, Value::Array(list)) => some_of(list, &clean),
        (Kind::Text | Kind::Prose | Kind::Link | Kind::Contact | Kind::Period | Kind::Place | Kind::Items | Kind::Words, _) => {
            clean(value).then(|| value.clone())
        }
        (
            Kind::YesNo | Kind::Number | Kind::One(_) | Kind::Many(_) | Kind::Date | Kind::Ref(_) | Kind::Refs(_) | Kind::Table,
            _,
        ) => Some(value.clone()),
    }
}

/// The entries of a list of which this is true; nothing where none is left of some.
fn some_of(list: &[Value], keep: &dyn Fn(&Value) -> bool) -> Option<Value> {
    let kept: Vec<Value> = list.iter().filter(|one| keep(one)).cloned().collect();
    (!kept.is_empty() || list.is_empty()).then_some(Value::Array(kept))
}

/// Keys are made from labels, and so may hold a name: such rows get another, and what refers to them follows.
fn rename_keys(answers: &mut Answers, names: &[String]) {
    for table in interview::all().iter().filter(|q| q.is_table()) {
        let Some(rows) = path::rows(table) else { continue };
        for key in (rows.keys)(answers) {
            if !names_one(&key, &names.iter().map(|n| path::slug(n)).collect::<Vec<_>>()) {
                continue;
            }
            let known = (rows.keys)(answers);
            let new = (1..1000)
                .map(|n| format!("{}-{n}", table.leaf()))
                .find(|new| !known.contains(new));
            let (Some(new), Some(i)) = (new, path::index(answers, table.id, &key)) else {
                continue;
            };
            let Some(mut row) = (rows.row)(answers, i) else { continue };
            row["key"] = Value::String(new.clone());
            (rows.remove)(answers, i);
            let _ = (rows.insert)(answers, i, row);
            for interview::Asked { question, row: i } in references(answers) {
                follow(answers, question, i, table, &key, &new);
            }
        }
    }
}

/// A reference to a row of this table follows the new key.
fn follow(answers: &mut Answers, question: &Question, row: Option<usize>, table: &Question, key: &str, new: &str) {
    let (Kind::Ref(tables) | Kind::Refs(tables)) = question.kind else {
        return;
    };
    if !tables.contains(&table.id) {
        return;
    }
    let own = row.and_then(|i| interview::keys(answers, question.table().unwrap_or_default()).get(i).cloned());
    let at = question.path(&own.unwrap_or_default());
    let renamed = match path::get(answers, &at) {
        Some(Value::String(to)) if to == key => Value::String(new.to_owned()),
        Some(Value::Array(list)) => Value::Array(
            list.into_iter()
                .map(|one| if one == *key { Value::String(new.to_owned()) } else { one })
                .collect(),
        ),
        _ => return,
    };
    let _ = path::put(answers, &at, Some(renamed));
}

/// What the first screen says of it.
fn suggests(answers: &Answers) -> Vec<String> {
    let rows = |table: &str, one: &str, many: &str| match interview::keys(answers, table).len() {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let kept = answers.collection.kinds.iter().any(|kind| kind.kept.is_some());
    let offers: Vec<String> = [
        rows("sharing.recipients", "provider", "providers"),
        rows("retention.safeguards", "safeguard", "safeguards"),
        rows("use.promises", "promise", "promises"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let lines = [
        rows("collection.kinds", "kind of data", "kinds of data"),
        rows("use.purposes", "use", "uses"),
        kept.then(|| "how long to keep each kind".to_owned()),
        rows("cookies.items", "cookie or similar", "cookies and similar"),
        (!offers.is_empty()).then(|| format!("{}, to pick from", offers.join(", "))),
    ];
    lines.into_iter().flatten().collect()
}

/// A key as words: `saas-eu` is “Saas eu”.
fn spoken(key: &str) -> String {
    let words = key.replace('-', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// How much is left to do from a preset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Burden {
    /// Answers that the author has to type.
    pub to_type: usize,
    /// Answers to choose, with nothing suggested.
    pub to_choose: usize,
    /// Suggestions to confirm.
    pub to_confirm: usize,
    /// Offers to pick from, one by one.
    pub to_pick: usize,
}

/// How much is left to do from a preset, before any answer raises or spares a question.
pub fn burden(preset: &Preset) -> Burden {
    let mut draft = Draft::new("");
    draft.suggested.push(layer(preset));
    let shown = draft.shown();
    let mut burden = Burden {
        to_confirm: draft.outstanding_in(&shown).len(),
        ..Burden::default()
    };
    for question in interview::asked_once(&shown) {
        if question.is_table() {
            burden.to_pick += draft.offers(question.id).len();
        } else if !question.gate && path::get(&shown, question.id).is_none() {
            match question.kind {
                Kind::Text | Kind::Prose | Kind::Number | Kind::Date | Kind::Link | Kind::Contact | Kind::Words | Kind::Items => {
                    burden.to_type += 1;
                }
                Kind::YesNo | Kind::One(_) | Kind::Many(_) | Kind::Period | Kind::Place | Kind::Ref(_) | Kind::Refs(_) => {
                    burden.to_choose += 1;
                }
                Kind::Table => {}
            }
        }
    }
    burden
}
