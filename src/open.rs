//! Open questions: what somebody else has to say before a draft is done, as a list to send to them.
//!
//! Owns which answers are open and what a colleague needs to answer one: the question, its help and why it is
//! asked, what could be said, what stands there for now, and the author's note. The list is worded by
//! [`document`]. Must not know formats or files. The price: the list is computed from the whole draft each time.

use crate::answers::Answers;
use crate::clauses::HOMES;
use crate::draft::{self, Decided, Draft, Notes, OpenState, State};
use crate::interview::{self, Kind, Question, SECTIONS, Value};
use crate::path::{self, Spot};
use crate::review;
use crate::words::{row_label, words_of};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;
mod wording;

pub use wording::document;
pub(crate) use wording::{blocks, clause, fixed, source, unsaid_words};

/// The format of the list, as `open --format json` prints it.
pub const FORMAT: u32 = 1;

/// The heading of what the review found and counsel is asked about.
pub(crate) const FOUND: &str = "What the review found";

/// The open questions of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct List {
    /// The format of this shape.
    pub format: u32,
    /// The name of the draft.
    pub draft: String,
    /// The product, as far as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// How many suggestions nobody has confirmed yet; they are the author's to read, and not listed.
    pub unconfirmed: usize,
    /// What could be said besides and nobody has, by the names of the questions; the policy is silent about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unsaid: Vec<&'static str>,
    /// The sections that have any, in order.
    pub sections: Vec<Part>,
    /// What the review found and the author asks counsel about, while the policy is published as it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Item>,
}

/// The open questions of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Part {
    /// The section.
    pub section: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The clause of the policy that its answers would write first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<&'static str>,
    /// The questions, in the order of the interview.
    pub questions: Vec<Item>,
}

/// Why a question is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The policy cannot do without it, and nobody has answered.
    Needed,
    /// It is for counsel.
    AskCounsel,
    /// The author does not know.
    DontKnow,
    /// It was answered, and something that it rests on has changed.
    Confirm,
}

impl Why {
    /// What it says of a question.
    pub fn words(self) -> &'static str {
        match self {
            Self::Needed => "needed, and not answered yet",
            Self::AskCounsel => "a question for counsel",
            Self::DontKnow => "the author does not know yet",
            Self::Confirm => "answered, and to be confirmed again",
        }
    }
}

/// An open question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Item {
    /// The path of the answer; of what the review found, the rule.
    pub id: String,
    /// Why it is open.
    pub state: Why,
    /// The question; of what the review found, what is wrong.
    pub question: Cow<'static, str>,
    /// The row that it is about, in words; of what the review found, what it says of this draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Help with it.
    pub help: &'static str,
    /// Why it is asked.
    pub why: &'static str,
    /// What can be answered, where that is a closed list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<&'static str>,
    /// What is there for now, in words; the policy does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provisional: Option<String>,
    /// Who suggests that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The author's private note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The open questions of a draft.
pub fn list(draft: &Draft, notes: &Notes) -> List {
    let shown = draft.shown();
    let waiting = draft.outstanding_in(&shown);
    let mut found: Vec<(String, Why)> = Vec::new();
    found.extend(draft.missing().into_iter().map(|at| (at, Why::Needed)));
    for (at, open) in draft.open.iter().filter(|(at, _)| is_asked(&shown, at)) {
        let why = match open.state {
            OpenState::AskCounsel => Why::AskCounsel,
            OpenState::DontKnow => Why::DontKnow,
            OpenState::Confirm => Why::Confirm,
            OpenState::LeftOut => continue,
        };
        found.push((at.clone(), why));
    }
    found.sort_by_key(|(at, _)| place(&shown, at));
    let own = [&interview::statements::SECTION];
    let sections = SECTIONS.iter().chain(own).filter_map(|section| {
        let of_section = found
            .iter()
            .filter(|(at, _)| question_of(at).is_some_and(|q| q.section == section.id));
        let questions: Vec<Item> = of_section
            .filter_map(|(at, why)| item(draft, &shown, notes, at, *why))
            .collect();
        (!questions.is_empty()).then_some(Part {
            section: section.id,
            title: section.title,
            clause: HOMES
                .iter()
                .find(|(known, _)| *known == section.id)
                .map(|(_, clause)| *clause),
            questions,
        })
    });
    List {
        format: FORMAT,
        draft: draft.name.clone(),
        product: shown.company.product.clone(),
        unconfirmed: waiting.iter().filter(|at| draft.state(at) == State::Suggested).count(),
        unsaid: spares(draft, &shown).into_iter().map(Question::name).collect(),
        sections: sections.collect(),
        found: asked_of_counsel(draft, notes),
    }
}

/// Whether nothing was said of a question that is asked once, a leaf or a table, and nothing needs it.
pub(crate) fn is_unsaid(draft: &Draft, shown: &Answers, question: &Question) -> bool {
    !question.gate
        && !question.needed
        && draft.state(question.id) == State::Unanswered
        && (!question.is_table() || interview::keys(shown, question.id).is_empty())
}

/// Whether a question that is asked once can still be answered. A table counts where its section is about it; any other may
/// stay empty. Sections, the list of them, Home and Finish count these.
pub(crate) fn is_spare(draft: &Draft, shown: &Answers, question: &Question) -> bool {
    (!question.is_table() || question.leads) && is_unsaid(draft, shown, question)
}

/// The questions that can still be answered in a draft of which nothing needed is missing.
pub fn spares(draft: &Draft, shown: &Answers) -> Vec<&'static Question> {
    let asked = interview::asked_once(shown);
    asked.filter(|question| is_spare(draft, shown, question)).collect()
}

/// What the review found and the author decided to ask counsel about.
fn asked_of_counsel(draft: &Draft, notes: &Notes) -> Vec<Item> {
    let others = Decided::ALL.into_iter().filter(|decided| *decided != Decided::AskCounsel);
    let choices: Vec<&'static str> = others.map(Decided::says).collect();
    let asked = draft.decisions.iter().filter(|one| one.decision == Decided::AskCounsel);
    let items = asked.filter_map(|one| {
        let rule = review::page::find(&one.rule)?.entry();
        Some(Item {
            id: one.rule.clone(),
            state: Why::AskCounsel,
            question: Cow::Owned(rule.wrong),
            about: Some(one.message.clone()).filter(|message| !message.is_empty()),
            help: rule.provision,
            why: rule.why,
            choices: choices.clone(),
            provisional: None,
            from: None,
            note: notes.reason(&one.matter()).map(str::to_owned),
        })
    });
    items.collect()
}

impl List {
    /// How many questions are open.
    pub fn count(&self) -> usize {
        let questions: usize = self.sections.iter().map(|part| part.questions.len()).sum();
        questions + self.found.len()
    }
}

/// The question of a path: of a row, its table.
pub(crate) fn question_of(at: &str) -> Option<&'static Question> {
    match path::spot(at).ok()? {
        Spot::Leaf(question) | Spot::Table(question) | Spot::Row(question, _) | Spot::Cell(question, _) => Some(question),
    }
}

/// The row that an answer is about, in words.
pub(crate) fn about(answers: &Answers, at: &str) -> Option<String> {
    match path::spot(at).ok()? {
        Spot::Row(table, key) => Some(row_label(answers, table.id, key)),
        Spot::Cell(column, key) => Some(row_label(answers, column.table().unwrap_or_default(), key)),
        Spot::Leaf(_) | Spot::Table(_) => None,
    }
}

/// What an answer says, in words; of a row, its name.
pub(crate) fn answer(answers: &Answers, at: &str, value: &Value) -> String {
    match path::spot(at) {
        Ok(Spot::Row(table, key)) => row_label(answers, table.id, key),
        Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => words_of(answers, question, value),
        Ok(Spot::Table(_)) | Err(_) => value.to_string(),
    }
}

/// The rows of a table, by their names.
pub(crate) fn rows(answers: &Answers, table: &str) -> String {
    let keys = interview::keys(answers, table);
    let names: Vec<String> = keys.iter().map(|key| row_label(answers, table, key)).collect();
    names.join(", ")
}

fn is_asked(shown: &Answers, at: &str) -> bool {
    match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Table(question)) => interview::applies(question, shown, None),
        Ok(Spot::Row(table, key)) => path::index(shown, table.id, key).is_some(),
        Ok(Spot::Cell(question, key)) => path::index(shown, question.table().unwrap_or_default(), key)
            .is_some_and(|row| interview::applies(question, shown, Some(row))),
        Err(_) => false,
    }
}

/// Where a question stands in the interview: its number, then that of its row.
fn place(shown: &Answers, at: &str) -> (usize, usize) {
    let question = question_of(at);
    let number = interview::all().iter().position(|q| Some(q.id) == question.map(|q| q.id));
    let row = match path::spot(at) {
        Ok(Spot::Row(table, key)) => path::index(shown, table.id, key),
        Ok(Spot::Cell(column, key)) => path::index(shown, column.table().unwrap_or_default(), key),
        Ok(Spot::Leaf(_) | Spot::Table(_)) | Err(_) => None,
    };
    (number.unwrap_or(usize::MAX), row.unwrap_or(0))
}

fn item(draft: &Draft, shown: &Answers, notes: &Notes, at: &str, state: Why) -> Option<Item> {
    let question = question_of(at)?;
    let (provisional, from) = provisional(draft, shown, at);
    Some(Item {
        id: at.to_owned(),
        state,
        question: Cow::Borrowed(question.ask),
        about: about(shown, at).filter(|row| !row.is_empty()),
        help: question.help,
        why: question.why,
        choices: choices(shown, question, at),
        provisional,
        from,
        note: notes.get(at).map(str::to_owned),
    })
}

/// What can be answered there, where that is a closed list: of a row only what fits it.
fn choices(shown: &Answers, question: &Question, at: &str) -> Vec<&'static str> {
    let row = match path::spot(at) {
        Ok(Spot::Cell(column, key)) => column.table().and_then(|table| path::index(shown, table, key)),
        Ok(Spot::Leaf(_) | Spot::Table(_) | Spot::Row(..)) | Err(_) => None,
    };
    let fits = |id: &str| question.fits.zip(row).is_none_or(|(fits, row)| fits(shown, row, id));
    if matches!(question.kind, Kind::YesNo) {
        return vec!["yes", "no"];
    }
    let all = question.choices().iter().filter(|choice| fits(choice.id));
    all.map(|choice| choice.label).collect()
}

/// What stands at a path for now and who says so: what the author knew, else what counsel or another source suggests.
fn provisional(draft: &Draft, shown: &Answers, at: &str) -> (Option<String>, Option<String>) {
    if let Some(value) = path::get(&draft.answers, at) {
        return (Some(answer(shown, at, &value)), None);
    }
    let mut layers: Vec<_> = draft.layers().collect();
    layers.sort_by_key(|layer| layer.from != "counsel"); // stable: the others in their order
    let said = layers
        .into_iter()
        .find_map(|layer| Some((layer, draft::suggested_at(&draft.answers, layer, at)?)));
    said.map_or((None, None), |(layer, value)| {
        (Some(answer(shown, at, &value)), Some(layer.from.clone()))
    })
}

#[cfg(test)]
mod tests;
