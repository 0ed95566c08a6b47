//! Whether a draft is complete: what is unanswered, unconfirmed, open or leads nowhere.
//!
//! Must not know any law. The price: each look goes through all questions anew.

mod named;
mod rows;

pub use named::dangling;
pub(crate) use rows::lacks_in;
pub use rows::{lack_words, lacks};

use super::own::{
    BARE, DANGLING, DONT_KNOW, DOUBTFUL, EMPTY_TRANSFER, FAULTY, FOR_COUNSEL, LACKING, LOST, NAMES_SUGGESTED, NEEDED_OPEN, Own,
    TO_CONFIRM, TWICE, UNANSWERED, UNCONFIRMED, YES_EMPTY,
};
use super::{Finding, Level};
use crate::answers::Answers;
use crate::draft::{Draft, OpenState, State};
use crate::interview::{self, Kind, Value, providers};
use crate::path::{self, Spot};
use crate::values::{ITEMS, Period, Place, area_name};
use crate::vendors;
use crate::words::row_label;

/// A row that lacks what a law wants of it is told once, as what the law wants.
pub(super) const LACKS_YIELD_TO: &[&str] = &["gdpr-13-1-c-basis", "gdpr-13-1-d", "gdpr-13-1-b", "fadp-10-3-d"];

/// Whether a draft is complete: what is unanswered, unconfirmed, open, leads nowhere, or
/// would print an empty cell. In the order of
/// the questions within each kind, the gravest kinds first.
pub fn completeness(draft: &Draft) -> Vec<Finding> {
    let finding = |rule: &Own, at: &str, message: String| Finding {
        at: vec![at.to_owned()],
        questions: question_of(at).into_iter().collect(),
        ..Finding::ours(rule, &draft.name, message)
    };
    let over = draft.overlay();
    let ask = |at: &str| ask(&over, at);
    let mut findings: Vec<Finding> = Vec::new();
    for at in draft.missing() {
        match yes_to(&at) {
            Some(gate) => {
                let message = format!("you said yes to “{}”, and nothing says more: {}", gate.ask, ask(&at));
                findings.push(finding(&YES_EMPTY, &at, message));
            }
            None => findings.push(finding(&UNANSWERED, &at, format!("not answered: {}", ask(&at)))),
        }
    }
    for at in draft.outstanding() {
        if draft.state(&at) == State::Confirm {
            findings.push(finding(&TO_CONFIRM, &at, format!("to be confirmed: {}", ask(&at))));
        } else {
            let from = draft
                .suggestion(&at)
                .map_or_else(String::new, |(from, _)| format!(" by {from}"));
            findings.push(finding(&UNCONFIRMED, &at, format!("only suggested{from}: {}", ask(&at))));
        }
    }
    findings.extend(super::by_hand(draft));
    findings.extend(super::rejected(draft));
    let open = open_questions(draft);
    for (at, _) in open.iter().filter(|(at, _)| is_needed(at)) {
        findings.push(finding(&NEEDED_OPEN, at, format!("left open, and needed: {}", ask(at))));
    }
    let named::Nowhere { gone, suggested } = named::nowhere(draft);
    for (at, message) in gone {
        findings.push(finding(&DANGLING, &at, message));
    }
    for (at, message) in suggested {
        let row = at.first().cloned().unwrap_or_default();
        findings.push(Finding {
            at,
            suggestion_mends: true,
            ..finding(&NAMES_SUGGESTED, &row, message)
        });
    }
    for (at, place) in lost_statements(draft) {
        findings.push(finding(&LOST, &at, format!("belongs to “{place}”, which is not there")));
    }
    for (at, message) in faulty_answers(draft) {
        findings.push(finding(&FAULTY, &at, message));
    }
    for (at, message) in super::doubts::doubtful(draft) {
        findings.push(finding(&DOUBTFUL, &at, message));
    }
    // without the country nobody can tell whether data leaves Europe
    let placed = draft.published().in_europe();
    for (at, message) in bare_providers(draft) {
        let must = placed && path::spot(&at).is_ok_and(|spot| matches!(spot, Spot::Cell(column, _) if column.id == COUNTRY));
        let mut bare = finding(&BARE, &at, message);
        if must {
            bare.level = Level::Must;
            bare.provision = "GDPR and UK GDPR Art. 13(1)(f); FADP Art. 19(4)";
            bare.message.push_str(", so nobody is told whether data leaves Europe");
        }
        findings.push(bare);
    }
    for (at, words) in rows::lacking(draft) {
        findings.push(finding(&LACKING, &at, format!("{}: the row {words}", ask(&at))));
    }
    for (at, other) in rows::twice(draft) {
        findings.push(finding(
            &TWICE,
            &at,
            format!("{}: it says the same as the row {other}", ask(&at)),
        ));
    }
    for at in empty_transfers(draft) {
        findings.push(finding(&EMPTY_TRANSFER, &at, "a row of transfers says nothing".to_owned()));
    }
    for (at, state) in open.iter().filter(|(at, _)| !is_needed(at)) {
        let (rule, words) = if *state == OpenState::AskCounsel {
            (&FOR_COUNSEL, "a question for counsel")
        } else {
            (&DONT_KNOW, "you do not know yet")
        };
        findings.push(finding(rule, at, format!("{words}: {}", ask(at))));
    }
    findings
}

/// What stands between a draft and a document: needed questions without an answer, suggestions that are
/// asked and neither accepted nor dropped, and answers to be confirmed.
pub fn unready(draft: &Draft) -> Vec<Finding> {
    let stops = [UNANSWERED.id, YES_EMPTY.id, UNCONFIRMED.id, TO_CONFIRM.id];
    completeness(draft)
        .into_iter()
        .filter(|finding| stops.contains(&finding.rule))
        .collect()
}

/// The yes/no question of the table at this path.
fn yes_to(at: &str) -> Option<&'static interview::Question> {
    interview::question(path::rows(interview::question(at)?)?.gate)
}

/// The question of a path: of a row, its table.
fn question_of(at: &str) -> Option<&'static str> {
    match path::spot(at).ok()? {
        Spot::Leaf(question) | Spot::Table(question) | Spot::Row(question, _) | Spot::Cell(question, _) => Some(question.id),
    }
}

/// The plain question of a path, with the row that it is about, as that is called.
pub(crate) fn ask(answers: &Answers, at: &str) -> String {
    let called = |table: &str, key: &str| row_label(answers, table, key);
    match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Table(question)) => question.ask.to_owned(),
        Ok(Spot::Row(table, key)) => format!("{}, “{}”", table.label, called(table.id, key)),
        Ok(Spot::Cell(question, key)) => format!("{} (“{}”)", question.ask, called(question.table().unwrap_or_default(), key)),
        Err(_) => at.to_owned(),
    }
}

fn is_needed(at: &str) -> bool {
    interview::question(at).is_some_and(|question| question.needed)
}

/// What the author does not know or asks counsel about, of what is asked, in the order of the questions.
fn open_questions(draft: &Draft) -> Vec<(String, OpenState)> {
    let shown = draft.shown();
    let mut open = Vec::new();
    for (at, state) in &draft.open {
        let asked = match path::spot(at) {
            Ok(Spot::Leaf(question) | Spot::Table(question)) => interview::applies(question, &shown, None),
            Ok(Spot::Row(table, key)) => path::index(&shown, table.id, key).is_some(),
            Ok(Spot::Cell(question, key)) => path::index(&shown, question.table().unwrap_or_default(), key)
                .is_some_and(|row| interview::applies(question, &shown, Some(row))),
            Err(_) => false,
        };
        if asked && matches!(state.state, OpenState::DontKnow | OpenState::AskCounsel) {
            open.push((at.clone(), state.state));
        }
    }
    open.sort_by_key(|(at, _)| interview::all().iter().position(|q| Some(q.id) == question_of(at)));
    open
}

/// Own statements whose place is gone: the path, and the place that they name.
fn lost_statements(draft: &Draft) -> Vec<(String, String)> {
    let known = interview::settled(&draft.answers);
    let is_there = |place: &str| match path::spot(place) {
        Ok(Spot::Row(table, key) | Spot::Cell(table, key)) => {
            path::index(&known, table.table().unwrap_or(table.id), key).is_some()
        }
        Ok(Spot::Leaf(_) | Spot::Table(_)) => true,
        Err(_) => interview::section(place).is_some(),
    };
    let rows = known
        .statements
        .texts
        .iter()
        .filter_map(|row| Some((row, row.at.as_deref()?)));
    let lost = rows.filter(|(_, place)| !is_there(place));
    lost.map(|(row, place)| (format!("statements.texts.{}.at", row.key), place.to_owned()))
        .collect()
}

/// Answers that are of the right kind and still cannot be printed as they should: the path, and what is wrong.
fn faulty_answers(draft: &Draft) -> Vec<(String, String)> {
    let known = draft.published();
    let mut faulty = Vec::new();
    for asked in interview::applying(&known) {
        let kind = asked.question.kind;
        if let (Kind::Items | Kind::Place | Kind::Period, Some(value)) = (kind, interview::value(&known, &asked)) {
            let wrong = faults_of(kind, &value);
            faulty.extend(wrong.into_iter().map(|what| (asked.path(&known), what)));
        }
    }
    faulty
}

/// What is wrong with an answer in itself: an item or a country that no list of ours holds, a period without
/// its length. A file can say anything.
pub(crate) fn faults_of(kind: Kind, value: &Value) -> Vec<String> {
    match kind {
        Kind::Items => {
            let named = value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|item| item.get("item")?.as_str());
            let unknown = named.filter(|slug| !ITEMS.iter().any(|item| item.slug == *slug));
            unknown.map(|slug| format!("no item is called “{slug}”")).collect()
        }
        Kind::Place => {
            let area = value.get("area").and_then(Value::as_str).unwrap_or_default();
            let unknown = area_name(area).is_none();
            let place: Option<Place> = serde_json::from_value(value.clone()).ok();
            let odd = place.and_then(|place| {
                let code = place.region.clone()?;
                place.checked().is_err().then(|| format!("no region has the code “{code}”"))
            });
            let unknown = unknown.then(|| format!("no country has the code “{area}”"));
            unknown.into_iter().chain(odd).collect()
        }
        Kind::Period => {
            let period: Option<Period> = serde_json::from_value(value.clone()).ok();
            let lacks = period.and_then(|period| period.lacks());
            Vec::from_iter(lacks.map(|what| format!("the period lacks {what}")))
        }
        Kind::Text
        | Kind::Prose
        | Kind::YesNo
        | Kind::Number
        | Kind::One(_)
        | Kind::Many(_)
        | Kind::Date
        | Kind::Link
        | Kind::Contact
        | Kind::Words
        | Kind::Ref(_)
        | Kind::Refs(_)
        | Kind::Table => Vec::new(),
    }
}

/// Rows of transfers that tell neither a country nor a tool, unless one of them is suggested or left open.
fn empty_transfers(draft: &Draft) -> Vec<String> {
    let sharing = draft.published().sharing;
    if sharing.any_transfers == Some(false) {
        return Vec::new();
    }
    let silent = sharing
        .transfers
        .iter()
        .filter(|row| row.to.is_none() && row.instruments.as_ref().is_none_or(Vec::is_empty));
    let rows = silent.map(|row| format!("sharing.transfers.{}", row.key));
    rows.filter(|at| {
        let cells = [format!("{at}.to"), format!("{at}.instruments")];
        cells
            .iter()
            .all(|at| draft.suggestion(at).is_none() && !draft.open.contains_key(at))
    })
    .collect()
}

const RECIPIENTS: &str = "sharing.recipients";
const COUNTRY: &str = "sharing.recipients.*.country";

/// Providers of whom too little is known: the path of each cell that would be empty, and what is missing.
/// What is suggested, left open or left out on purpose is not among them.
fn bare_providers(draft: &Draft) -> Vec<(String, String)> {
    let mut bare = Vec::new();
    let published = draft.published();
    for row in &providers::received(&published).sharing.recipients {
        let name = row.name.as_ref().unwrap_or(&row.key);
        let has_job = row.job.as_ref().is_some_and(|jobs| !jobs.is_empty()) || row.detail.is_some();
        let missing = [
            ("name", row.name.is_none(), "has no name, so nothing is printed about it"),
            ("job", !has_job, "does something that nobody is told"),
            ("country", row.country.is_none(), "has no country"),
        ];
        for (column, _, words) in missing.into_iter().filter(|(_, is_missing, _)| *is_missing) {
            let at = format!("sharing.recipients.{}.{column}", row.key);
            if !draft.open.contains_key(&at) && draft.suggestion(&at).is_none() {
                bare.push((at, format!("“{name}” {words}")));
            }
        }
        // how it is set up, and which part it plays, as far as the catalogue has more than one answer
        let Some(table) = interview::question(RECIPIENTS) else {
            continue;
        };
        for column in lacks_in(draft, &published, table, &row.key) {
            let at = column.path(&row.key);
            if !missing.iter().any(|(told, ..)| *told == column.leaf()) && draft.suggestion(&at).is_none() {
                let known = row.catalogue.as_deref().and_then(vendors::find);
                let hint = known.and_then(|one| one.hint(column.fact)).map(|hint| format!(" {hint}."));
                let asks = format!("“{name}” leaves a question open that decides: {}", column.ask);
                bare.push((at, asks + &hint.unwrap_or_default()));
            }
        }
    }
    bare
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
