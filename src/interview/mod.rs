//! What we ask: the sections, the one flat table of questions, and which of them apply.
//!
//! Order and section say where a thing is asked; the id says where it is stored. [`asked`] decides
//! what every interface shows, [`settled`] clears what does not apply, so that no clause repeats a
//! condition. Must not know a screen, a draft's states or a document.
//!
//! The price of one flat table: a question whose answer is stored elsewhere (how long a kind of data
//! is kept is asked in Retention, stored with the kind) has to say so with `asked_in`.

mod question;

pub mod ccpa;
pub mod changes;
pub mod children;
pub mod collection;
pub mod company;
pub mod cookies;
pub mod found;
pub mod providers;
pub mod retention;
pub mod rights;
pub mod sharing;
pub mod statements;
mod storing;
pub mod uses;
pub mod words;

pub use question::{Field, Kind, Put, Question, Rows, Value, When};
pub(crate) use storing::{column, gate, leaf, record, row, section_id, table};
pub use storing::{read, write};

use crate::answers::Answers;
use std::sync::LazyLock;

/// A section of the interview.
#[derive(Clone, Copy)]
pub struct Section {
    /// The id, which begins the ids of its answers.
    pub id: &'static str,
    /// The title.
    pub title: &'static str,
    /// What it is about, in one or two sentences.
    pub about: &'static str,
    /// What its answers hold, in a few words each, for the line of a list.
    pub holds: fn(&Answers) -> Vec<String>,
    /// The questions whose answers are stored here, in order.
    pub questions: &'static [Question],
}

/// A number of things in words; `None` where there are none.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}

/// The place of a thing in its order: `1st`, `12th`, `23rd`.
pub(crate) fn ordinal(number: usize) -> String {
    let end = match (number % 10, number % 100) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// Names in a sentence: `Stripe, Mailgun and Umami`.
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// A sentence that began small, as it begins.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The ten sections in their order, then the author's own statements, which are no section of their own.
pub const SECTIONS: &[Section] = &[
    company::SECTION,
    collection::SECTION,
    uses::SECTION,
    sharing::SECTION,
    retention::SECTION,
    rights::SECTION,
    cookies::SECTION,
    children::SECTION,
    ccpa::SECTION,
    changes::SECTION,
];

static ALL: LazyLock<Vec<Question>> = LazyLock::new(|| {
    let stored = SECTIONS.iter().chain([&statements::SECTION]);
    let mut all: Vec<Question> = stored
        .flat_map(|section| {
            section.questions.iter().map(|q| Question {
                section: if q.section.is_empty() { section.id } else { q.section },
                ..*q
            })
        })
        .collect();
    let order = |q: &Question| SECTIONS.iter().position(|s| s.id == q.section).unwrap_or(SECTIONS.len());
    all.sort_by_key(order); // stable: a guest question stands after its host's earlier rows of the same order
    all
});

/// Every question, in the order of asking.
pub fn all() -> &'static [Question] {
    &ALL
}

/// The question with this id.
pub fn question(id: &str) -> Option<&'static Question> {
    static INDEX: LazyLock<std::collections::HashMap<&'static str, usize>> =
        LazyLock::new(|| ALL.iter().enumerate().map(|(i, q)| (q.id, i)).collect());
    INDEX.get(id).map(|&i| &ALL[i])
}

/// The columns of a table, in order.
pub fn columns(table: &str) -> impl Iterator<Item = &'static Question> {
    all().iter().filter(move |q| q.table() == Some(table))
}

/// The section with this id.
pub fn section(id: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|s| s.id == id)
}

/// A question as it is asked: of the whole, or of one row.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The question.
    pub question: &'static Question,
    /// The index of the row, for a column.
    pub row: Option<usize>,
}

impl Asked {
    /// The path of the answer. The row is there: whoever asks got it from these answers.
    pub fn path(&self, answers: &Answers) -> String {
        let keys = self.question.table().map(|table| keys(answers, table));
        let key = self.row.zip(keys).and_then(|(row, keys)| keys.into_iter().nth(row));
        key.map_or_else(|| self.question.id.to_owned(), |key| self.question.path(&key))
    }
}

/// The keys of the rows of a table.
pub fn keys(answers: &Answers, table: &str) -> Vec<String> {
    match question(table).map(|q| q.field) {
        Some(Field::Table(rows)) => (rows.keys)(answers),
        _ => Vec::new(),
    }
}

/// Whether a question applies to these answers (and this row).
pub fn applies(question: &Question, answers: &Answers, row: Option<usize>) -> bool {
    match (question.when, row) {
        (When::Always | When::Row(_), None) | (When::Always, Some(_)) => true,
        (When::If(when), _) => when(answers),
        (When::Row(when), Some(i)) => when(answers, i),
    }
}

/// Every question that applies, folded ones included; a column once for each row.
pub fn applying(answers: &Answers) -> Vec<Asked> {
    let mut list = Vec::new();
    for question in all() {
        let Some(table) = question.table() else {
            if applies(question, answers, None) {
                list.push(Asked { question, row: None });
            }
            continue;
        };
        let shown = self::question(table).is_some_and(|q| applies(q, answers, None));
        let rows = if shown { keys(answers, table).len() } else { 0 };
        list.extend(
            (0..rows)
                .filter(|&i| applies(question, answers, Some(i)))
                .map(|i| Asked { question, row: Some(i) }),
        );
    }
    list
}

/// The questions that every interface shows: those that apply, a folded one only once it has an answer.
pub fn asked(answers: &Answers) -> Vec<Asked> {
    let mut list = applying(answers);
    list.retain(|a| !a.question.is_folded(answers, a.row) || value(answers, a).is_some());
    list
}

/// [`asked`] without the columns of tables: what is asked once, not of each row.
pub fn asked_once(answers: &Answers) -> impl Iterator<Item = &'static Question> {
    let single = all().iter().filter(|question| !question.is_column());
    single.filter(|&question| {
        let asked = Asked { question, row: None };
        applies(question, answers, None) && (!question.is_folded(answers, None) || value(answers, &asked).is_some())
    })
}

/// The answer to a question as it is asked; a table has one when it has rows.
pub fn value(answers: &Answers, asked: &Asked) -> Option<Value> {
    match (asked.question.field, asked.row) {
        (Field::Leaf { get, .. }, _) => get(answers),
        (Field::Column { get, .. }, Some(i)) => get(answers, i),
        (Field::Column { .. }, None) => None,
        (Field::Table(rows), _) => {
            let count = (rows.keys)(answers).len();
            (count > 0).then(|| Value::Array((0..count).filter_map(|i| (rows.row)(answers, i)).collect()))
        }
    }
}

/// The answers without those that do not apply. One pass: a condition reads only earlier questions.
pub fn settled(answers: &Answers) -> Answers {
    let mut settled = answers.clone();
    for question in all() {
        match question.field {
            Field::Leaf { put, .. } if !applies(question, &settled, None) => {
                let _ = put(&mut settled, None);
            }
            Field::Table(rows) if !applies(question, &settled, None) => (rows.clear)(&mut settled),
            Field::Column { put, .. } if !matches!(question.when, When::Always) => {
                let table = question.table().unwrap_or_default();
                for i in 0..keys(&settled, table).len() {
                    if !applies(question, &settled, Some(i)) {
                        let _ = put(&mut settled, i, None);
                    }
                }
            }
            Field::Leaf { .. } | Field::Column { .. } | Field::Table(_) => {}
        }
    }
    settled
}
