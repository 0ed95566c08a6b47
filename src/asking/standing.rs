//! How an answer or a row stands, in words: who said it and when, who suggests it, why it is to be confirmed, and
//! what another source says.
//!
//! Reads a [`Desk`] and changes nothing. Must not know colours, nor the titles of presets: whoever asks names a
//! source. The price: why an answer came back is told in general words, for a draft does not keep the reason.

use super::{Desk, waiting_in, words_of};
use crate::brings;
use crate::draft::{AUTHOR, Said, State};
use crate::interview::{self, Kind};
use crate::path::{self, Spot};
use crate::values::PolicyDate;
use crate::vendors::{self, DOUBT, SOURCE, Vendor};

/// How the answer or row at this path stands; nothing where nobody has said anything.
pub fn standing(desk: &Desk, at: &str, name: &dyn Fn(&str) -> String) -> Option<String> {
    let said = || {
        let set = &desk.draft.set;
        set.get(at).or_else(|| set.get(path::parent(at)))
    };
    let day = |on: PolicyDate| on.words(desk.shown.american());
    match desk.draft.state(at) {
        State::Suggested => desk.draft.suggestion(at).map(|(from, _)| {
            if let Some(words) = proposed(desk, at) {
                let more = hint(desk, at).map(|known| format!("; {known}")).unwrap_or_default();
                return format!(
                    "proposed by {}, not in your policy yet: {words}{}{more}",
                    name(from),
                    doubt(desk, at)
                );
            }
            let all = vendors::sources(desk.draft.sources(at), name);
            format!("suggested by {all}{}{}", doubt(desk, at), more_by(desk, at, name))
        }),
        State::Confirm => Some(match (path::spot(at), said()) {
            (Ok(Spot::Row(..)), _) => "to confirm: a limit in it was cleared, so it says more than you said".into(),
            (_, Some(said)) => format!(
                "came back: what it rests on has changed since you said it on {}",
                day(said.on)
            ),
            (_, None) => "came back: what it rests on has changed since you said it".into(),
        }),
        State::DontKnow => Some("you do not know: an open question".into()),
        State::AskCounsel => Some("a question for counsel".into()),
        State::LeftOut => Some("left empty: the policy says nothing about it".into()),
        State::Known => match waiting(desk, at) {
            Some(words) => Some(words),
            None if has_twin(desk, at) => Some("another row has the same name: nobody can tell them apart".into()),
            None if super::lack(desk, at).is_some() => super::lack(desk, at),
            None if catalogued(desk, at).is_some() => catalogued(desk, at),
            None => said().map(|said| {
                if said.by == AUTHOR {
                    return format!("you said so on {}", day(said.on));
                }
                let from = vendors::sources(givers(desk, at), name);
                let accepted = format!("accepted from {from} on {}", day(said.on));
                match changed_in(desk, at) {
                    Some(cells) => format!("{accepted}; changed by you: {cells}"),
                    None => accepted,
                }
            }),
        },
        State::Unanswered => hint(desk, at),
    }
}

/// The providers of the catalogue of which an answer speaks, and the field of their files that says it: the one in whose row it lies,
/// or all that are behind a row which no single provider has.
fn of_providers<'d>(desk: &'d Desk, at: &str) -> Option<(Vec<&'d Vendor>, &'static str)> {
    let Ok(Spot::Cell(column, key)) = path::spot(at) else {
        return None;
    };
    let table = column.table().filter(|_| !column.fact.is_empty())?;
    let row = path::get(&desk.shown, &path::row_path(table, key))?;
    let brought = || {
        let all = desk.draft.sources(at).into_iter();
        all.filter_map(|from| desk.provider(from.strip_prefix(SOURCE)?)).collect()
    };
    let all = match row.get("catalogue") {
        Some(id) => vec![desk.provider(id.as_str()?)?],
        None => Some(brings::behind(&desk.shown, at))
            .filter(|all: &Vec<&Vendor>| !all.is_empty())
            .unwrap_or_else(brought),
    };
    Some((all, column.fact))
}

/// Follows a suggestion: that it comes from the catalogue and nobody checked it, or nothing. Of a row it holds of all that the
/// catalogue says in it: then it is said once, and not at each of its cells.
pub fn doubt(desk: &Desk, at: &str) -> &'static str {
    if let Ok(Spot::Row(..)) = path::spot(at) {
        return doubt_of_row(desk, at);
    }
    let is_said = |from: &&str| from.starts_with(SOURCE);
    if desk.draft.state(at) != State::Suggested || !desk.draft.sources(at).iter().any(is_said) {
        return "";
    }
    let name = path::get(&desk.shown, &format!("{}.name", path::parent(at)));
    let entry = name.as_ref().and_then(|name| name.as_str());
    let providers = of_providers(desk, at);
    let mut all = providers
        .iter()
        .flat_map(|(all, field)| all.iter().map(move |vendor| (vendor, field)));
    all.find(|(vendor, field)| !vendor.is_checked(field, entry))
        .map_or("", |_| DOUBT)
}

/// [`doubt`] of a row: of one that is suggested, of what its own source says; of a known one, of all that waits in it, where
/// that is more than one answer.
fn doubt_of_row(desk: &Desk, row: &str) -> &'static str {
    let cells = match desk.draft.state(row) {
        State::Suggested => said_in(desk, row)
            .into_iter()
            .filter(|(_, others)| others.is_empty())
            .collect(),
        State::Known => said_in(desk, row),
        _ => Vec::new(),
    };
    let facts = cells
        .iter()
        .filter(|(cell, _)| super::question_of(cell).is_some_and(|column| !column.fact.is_empty()));
    let doubts: Vec<&str> = facts.map(|(cell, _)| doubt(desk, cell)).collect();
    let is_known = desk.draft.state(row) == State::Known;
    let of_catalogue = |cell: &str| desk.draft.sources(cell).iter().all(|from| from.starts_with(SOURCE));
    let is_all = !doubts.iter().any(|doubt| doubt.is_empty()) && (!is_known || cells.iter().all(|(cell, _)| of_catalogue(cell)));
    if is_all && doubts.len() > usize::from(is_known) {
        DOUBT
    } else {
        ""
    }
}

/// What is suggested in a row, a cell each, and the sources of it that are not the row's own.
fn said_in<'d>(desk: &'d Desk, row: &str) -> Vec<(String, Vec<&'d str>)> {
    let (Ok(Spot::Row(table, key)), Some(shown)) = (path::spot(row), path::get(&desk.shown, row)) else {
        return Vec::new();
    };
    let draft = &desk.draft;
    let own = draft.sources(row).first().copied();
    let columns = interview::columns(table.id).filter(|column| !column.pick && shown.get(column.leaf()).is_some());
    let suggested = columns
        .map(|column| column.path(key))
        .filter(|cell| draft.state(cell) == State::Suggested);
    let others = |cell: String| {
        let all = draft.sources(&cell).into_iter();
        let others = all.filter(|from| own != Some(*from)).collect();
        (cell, others)
    };
    suggested.map(others).collect()
}

/// Who else says something in a row that is suggested, or adds to it; nothing where its source says all.
pub fn more_by(desk: &Desk, row: &str, name: &dyn Fn(&str) -> String) -> String {
    let mut all: Vec<&str> = Vec::new();
    let mut mark = "";
    for (cell, others) in said_in(desk, row) {
        if !others.is_empty() {
            mark = mark.max(doubt(desk, &cell));
        }
        for from in others {
            if !all.contains(&from) {
                all.push(from);
            }
        }
    }
    if all.is_empty() {
        return String::new();
    }
    let words = vendors::sources(all, name);
    // that it is the catalogue's goes without saying where nobody checked it: the row has one line for all this
    let short = words.strip_suffix(vendors::CATALOGUE).filter(|_| !mark.is_empty());
    format!("; more by {}{mark}", short.unwrap_or(&words))
}

/// Follows a cell where its row is read: that nobody checked it, unless that is said of the row.
pub fn doubt_in_row(desk: &Desk, cell: &str) -> &'static str {
    let row = path::parent(cell);
    let own = doubt(desk, cell);
    if own.is_empty() || !doubt(desk, row).is_empty() {
        return "";
    }
    let is_told = desk.draft.state(row) == State::Suggested
        && said_in(desk, row).iter().any(|(at, others)| at == cell && !others.is_empty());
    if is_told { "" } else { own }
}

/// Who gave an answer; of a row, all who gave something in it but the author.
fn givers<'d>(desk: &'d Desk, at: &str) -> Vec<&'d str> {
    let set = &desk.draft.set;
    let own = set.get(at).or_else(|| set.get(path::parent(at)));
    let under = format!("{at}.");
    let cells = set.range(under.clone()..).take_while(|(path, _)| path.starts_with(&under));
    let cells = cells.flat_map(|(_, said)| said.sources()).filter(|from| *from != AUTHOR);
    let mut all: Vec<&str> = Vec::new();
    for from in own.into_iter().flat_map(Said::sources).chain(cells) {
        if !all.contains(&from) {
            all.push(from);
        }
    }
    all
}

/// What the catalogue knows of an answer that only the author can give.
pub fn hint(desk: &Desk, at: &str) -> Option<String> {
    let (all, field) = of_providers(desk, at)?;
    let told = all.iter().find_map(|vendor| vendor.hint(field));
    told.or_else(|| brings::tool(&desk.shown, at))
}

/// What the author has changed or cleared in a row that came from a source; nothing where it is all the source's.
fn changed_in(desk: &Desk, row: &str) -> Option<String> {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return None;
    };
    let draft = &desk.draft;
    let changed = interview::columns(table.id).filter(|column| {
        let cell = column.path(key);
        let own = draft.set.get(&cell).is_some_and(|said| said.by == AUTHOR);
        own || draft.dropped.iter().any(|tomb| tomb.path == cell)
    });
    let labels: Vec<String> = changed.map(|column| column.label.to_lowercase()).collect();
    (!labels.is_empty()).then(|| labels.join(", "))
}

/// What is proposed where the author has to pick, in words: it is in no text before somebody takes it.
pub fn proposed(desk: &Desk, at: &str) -> Option<String> {
    let (Ok(Spot::Leaf(question) | Spot::Cell(question, _)), State::Suggested) = (path::spot(at), desk.draft.state(at)) else {
        return None;
    };
    let (_, value) = desk.draft.suggestion(at).filter(|_| question.pick)?;
    Some(words_of(&desk.shown, question, &value))
}

/// Whether another row of the same table has the same name, so that nobody can tell them apart.
pub fn has_twin(desk: &Desk, row: &str) -> bool {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return false;
    };
    let name = super::first_column(table.id).filter(|column| matches!(column.kind, Kind::Text));
    let said = |key: &str| {
        let words = name.and_then(|column| path::get(&desk.draft.answers, &column.path(key)));
        words.and_then(|words| words.as_str().map(|words| words.trim().to_lowercase()))
    };
    let own = said(key).filter(|own| !own.is_empty());
    let mut others = interview::keys(&desk.draft.answers, table.id).into_iter();
    own.is_some() && others.any(|other| other != key && said(&other) == own)
}

/// That an answer came with a provider from the catalogue, and when; nothing where the author gave it.
pub fn catalogued(desk: &Desk, at: &str) -> Option<String> {
    let said = desk.draft.set.get(at).filter(|said| said.by.starts_with(SOURCE))?;
    let day = said.on.words(desk.shown.american());
    let is_own = at.starts_with("sharing.recipients.");
    let name = |from: &str| vendors::source(from, &|_| None);
    match vendors::source_words(&said.by).filter(|_| !is_own) {
        Some(_) => Some(format!("from {}, {day}", vendors::sources(said.sources(), &name))),
        None => Some(format!("from the catalogue, {day}")),
    }
}

/// What waits in a known row: how many cells, and which.
fn waiting(desk: &Desk, at: &str) -> Option<String> {
    let count = to_confirm(desk, at)?;
    let labels: Vec<String> = waiting_in(desk, at)
        .iter()
        .filter_map(|cell| super::question_of(cell))
        .map(|column| column.label.to_lowercase())
        .collect();
    let doubt = doubt(desk, at).trim_start().trim_matches(['(', ')']);
    let doubt = if doubt.is_empty() {
        String::new()
    } else {
        format!(", {doubt}")
    };
    Some(format!("{count}{doubt}: {}", labels.join(", ")))
}

/// How many cells of a known row wait, in two words; nothing where none does.
pub fn to_confirm(desk: &Desk, row: &str) -> Option<String> {
    if !matches!(path::spot(row), Ok(Spot::Row(..))) || desk.draft.state(row) != State::Known {
        return None;
    }
    let count = waiting_in(desk, row).len();
    (count > 0).then(|| format!("{count} to confirm"))
}

/// What other sources say about an answer than what stands there: source and words.
pub fn differing(desk: &Desk, at: &str) -> Vec<(String, String)> {
    let Ok(Spot::Leaf(question) | Spot::Cell(question, _)) = path::spot(at) else {
        return Vec::new();
    };
    let Some(now) = path::get(&desk.shown, at) else {
        return Vec::new();
    };
    let joined = desk.draft.is_joined(at);
    let others = desk.draft.suggestions(at).filter(|(_, value)| !joined && *value != now);
    let worded = others.map(|(from, value)| (from.to_owned(), words_of(&desk.shown, question, &value)));
    let now = words_of(&desk.shown, question, &now);
    worded.filter(|(_, words)| *words != now && !words.is_empty()).collect()
}
