//! How an answer or a row stands, in words: who said it and when, who suggests it, why it is to be confirmed, and
//! what another source says.
//!
//! Reads a [`Desk`] and changes nothing. Must not know colours, nor the titles of presets: whoever asks names a
//! source. The price: why an answer came back is told in general words, for a draft does not keep the reason.

use super::unchecked::{self, doubt, more_by};
use super::{Desk, waiting_in, words_of};
use crate::brings;
use crate::draft::{AUTHOR, Said, State};
use crate::interview::{self, Kind};
use crate::path::{self, Spot};
use crate::review;
use crate::values::PolicyDate;
use crate::vendors::{self, SOURCE};

/// How the answer or row at this path stands; nothing where nobody has said anything.
pub fn standing(desk: &Desk, at: &str, today: PolicyDate, name: &dyn Fn(&str) -> String) -> Option<String> {
    let said = || {
        let set = &desk.draft.set;
        set.get(at).or_else(|| set.get(path::parent(at)))
    };
    let day = |on: PolicyDate| on.words(desk.shown.american());
    match desk.draft.state(at) {
        State::Suggested => desk.draft.suggestion(at).map(|(from, _)| {
            if let Some(words) = proposed(desk, at) {
                let more = hint(desk, at, today).map(|known| format!("; {known}")).unwrap_or_default();
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
        State::Unanswered => hint(desk, at, today),
    }
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
pub fn hint(desk: &Desk, at: &str, today: PolicyDate) -> Option<String> {
    let (all, field) = unchecked::of_providers(desk, at)?;
    let told = all.iter().find_map(|vendor| vendor.hint(field));
    told.or_else(|| tool(desk, at, today))
}

/// What is known of the tool of a transfer: a decision by which no other is needed, and else where the tool is told.
fn tool(desk: &Desk, at: &str, today: PolicyDate) -> Option<String> {
    let decided = brings::way(&desk.shown, at).and_then(|(origin, to)| review::adequacy(origin, &to.area, today));
    match decided {
        Some((decision, true)) => Some(format!("{decision}: name that decision here, and no other tool is needed")),
        Some((decision, false)) => {
            let others = brings::tool(&desk.shown, at).map(|tool| format!("; for whom it does not cover, {tool}"));
            Some(decision + &others.unwrap_or_default())
        }
        None => brings::tool(&desk.shown, at),
    }
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
