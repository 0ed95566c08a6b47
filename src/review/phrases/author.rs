//! Which words are the author's own: statements, and answers of their own words where the text prints them.
//!
//! Must not know what is looked for. The price: an answer that stands in several sentences is read in the first.

use super::{Case, Line};
use crate::answers::Answers;
use crate::document::Inline;
use crate::interview::{Kind, Value};
use crate::path::{self, Spot};
use std::collections::BTreeSet;
use std::ops::Range;

/// Ends of abbreviations, before which no sentence ends.
const SHORT: &[&str] = &[
    "inc", "ltd", "co", "corp", "e.g", "i.e", "u.s", "mr", "mrs", "ms", "dr", "cf", "vs", "approx", "dept",
];
/// Those after which a number comes.
const NUMBERED: &[&str] = &["art", "no", "nos", "s", "para", "sec", "reg"];

/// What a person wrote themselves, sentence by sentence: own statements, and the sentences of the text in which an answer
/// of their own words stands. Names and addresses are no sentences, so nothing is looked for in them.
pub fn read(case: &Case) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in &case.answers.statements.texts {
        let at = row.at.as_deref().unwrap_or_default();
        let section = at.split('.').next().unwrap_or_default();
        let path = |column: &str| format!("statements.texts.{}.{column}", row.key);
        if let Some(heading) = &row.heading {
            lines.push(Line {
                heading: true,
                statement: true,
                section: section.to_owned(),
                ..Line::new(&path("heading"), heading)
            });
        }
        let text = row.text.as_deref().unwrap_or_default();
        for (lead, sentence) in sentences(text) {
            lines.push(Line {
                statement: true,
                section: section.to_owned(),
                ..Line::new(&path("text"), &sentence).led_by(&lead)
            });
        }
    }
    let typed = typed(&case.answers);
    let printed = case
        .document()
        .sentences()
        .filter(|sentence| sentence.id.clause != "statements");
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    for sentence in printed {
        let (mut text, mut own, mut path) = (String::new(), Vec::new(), None);
        parts(&sentence.inlines, &mut |part, user| {
            let start = text.len();
            text.push_str(part);
            let answer = if user { answer_of(&typed, &plain(part)) } else { None };
            if answer.is_some() {
                own.push(start..text.len());
                path = path.or(answer);
            }
        });
        let Some(path) = path else { continue };
        let words: String = own.iter().map(|range: &Range<usize>| &text[range.clone()]).collect();
        // what stands in several sentences, as the name of a kind of data does, is read in the first
        if seen.insert((path, words)) {
            lines.push(Line {
                section: path.split('.').next().unwrap_or_default().to_owned(),
                own,
                ..Line::default().saying(path, &text)
            });
        }
    }
    lines
}

/// The answer that holds these words: one that is nothing else before one that has more.
fn answer_of<'a>(typed: &'a [(String, String)], words: &str) -> Option<&'a str> {
    let same = typed.iter().find(|(_, answer)| answer == words);
    let found = same.or_else(|| typed.iter().find(|(_, answer)| answer.contains(words)));
    found.map(|(path, _)| path.as_str())
}

fn parts(inlines: &[Inline], with: &mut impl FnMut(&str, bool)) {
    for inline in inlines {
        match inline {
            Inline::User(text) => with(text, true),
            Inline::Strong(inner) => inner.iter().for_each(|one| parts(std::slice::from_ref(one), with)),
            Inline::Fixed(_) | Inline::Link { .. } | Inline::See(_) | Inline::Gap(_) => with(&inline.words(), false),
        }
    }
}

/// Answers that are names, titles or addresses and make no claim.
const NAMES: &[&str] = &[
    "company.product",
    "company.legal_name",
    "company.legal_form",
    "company.registration",
    "company.address",
    "company.head",
    "company.contacts.*.name",
    "company.entities.*.name",
    "company.entities.*.address",
    "company.documents.*.title",
    "company.outside.*.document",
    "company.definitions.*.term",
    "collection.logins.*.provider",
    "changes.version",
    "cookies.items.*.name",
    "cookies.setups.*.name",
    "cookies.reopen",
    "ccpa.limit_title",
    "sharing.recipients.*.company",
    "sharing.integrations.*.name",
    "sharing.list_title",
    "sharing.opt_out_title",
    "rights.dispute_body",
];

/// The answers in a person's own words: path, and the words in small letters.
fn typed(answers: &Answers) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for at in path::answered(answers) {
        let Ok(Spot::Leaf(question) | Spot::Cell(question, _)) = path::spot(&at) else {
            continue;
        };
        if question.section == "statements" || NAMES.contains(&question.id) {
            continue;
        }
        let value = path::get(answers, &at);
        let text = match (question.kind, value) {
            (Kind::Text | Kind::Prose, Some(Value::String(text))) => text,
            (Kind::Words | Kind::Items, Some(Value::Array(items))) => {
                let word = |item: &Value| Some(item.as_str().or_else(|| item["text"].as_str())?.to_owned());
                items.iter().filter_map(word).collect::<Vec<_>>().join("\n")
            }
            _ => continue,
        };
        if !text.is_empty() {
            all.push((at, plain(&text)));
        }
    }
    all
}

/// In small letters, with straight marks and single spaces.
fn plain(text: &str) -> String {
    let marks = text.to_lowercase().replace(['‘', '’'], "'").replace(['“', '”'], "\"");
    marks.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences of a text with paragraphs and items, each with the lead of its list.
pub(super) fn sentences(text: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for part in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        let (items, lines): (Vec<&str>, Vec<&str>) = part.lines().partition(|line| line.trim_start().starts_with("- "));
        all.extend(cut(&lines.join(" ")).into_iter().map(|one| (String::new(), one)));
        let last = all.iter().rev().find(|(lead, _)| lead.is_empty());
        let lead = last.filter(|(_, text)| text.ends_with(':')).map(|(_, text)| text.clone());
        for item in items {
            let item = cut(item.trim_start()[2..].trim());
            all.extend(item.into_iter().map(|one| (lead.clone().unwrap_or_default(), one)));
        }
    }
    all
}

/// A text at the ends of its sentences.
pub(super) fn cut(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?']) {
        let end = at
            + text[at + 1..]
                .chars()
                .next()
                .filter(|c| "”\")".contains(*c))
                .map_or(1, |c| 1 + c.len_utf8());
        let rest = &text[end.max(at + 1)..];
        let next = rest.trim_start().chars().next();
        let before = text[start..at]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let before = before.trim_start_matches(['(', '“', '"']);
        let number = next.is_some_and(|c| c.is_ascii_digit());
        let short = mark == "." && (SHORT.contains(&before) || (number && NUMBERED.contains(&before)));
        if rest.starts_with(char::is_whitespace) && next.is_some_and(|c| !c.is_lowercase()) && !short {
            all.push(text[start..end].trim().to_owned());
            start = end;
        }
    }
    all.push(text[start..].trim().to_owned());
    all.retain(|one| one.chars().any(char::is_alphanumeric));
    all
}
