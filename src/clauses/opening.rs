//! The opening: title, dates, the first paragraph. *In short* is written by `summary`.
//!
//! Who stands behind the policy is said by `who`. Must not know how a document is printed. The price:
//! without an answer on what the policy explains there is no opening sentence.

mod summary;

pub(super) use summary::summarise;

use super::lists::and;
use super::words::{Pen, View, Words, link, paragraph, say, user};
use crate::document::{Clause, Document, Inline, Sentence};
use crate::interview::changes::DateKind;
use crate::interview::company::Covers;
use crate::values::{Link, PolicyDate};
use std::borrow::Cow;

/// The format of documents that this program writes.
const FORMAT: u32 = 1;

pub(super) fn open(view: &View) -> Document {
    let american = view.answers.american();
    let blocks: Vec<_> = paragraph(vec![covers(view), website(view)]).into_iter().collect();
    let opening = Clause {
        id: "opening",
        heading: Cow::Borrowed(""),
        numbered: false,
        blocks,
    };
    Document {
        format: FORMAT,
        title: title(view),
        language: if american { "en-US" } else { "en-GB" }.to_owned(),
        dates: dates(view, american),
        clauses: if opening.blocks.is_empty() {
            Vec::new()
        } else {
            vec![opening]
        },
    }
}

fn pen() -> Pen<'static> {
    Pen::new("opening")
}

fn dates(view: &View, american: bool) -> Vec<Sentence> {
    let changes = &view.answers.changes;
    let day = |date: Option<PolicyDate>, id: &str, applies: bool| -> Option<Words> {
        let gap = || (applies && (view.gaps)(id)).then(|| say![Inline::Gap("date".to_owned())]);
        date.map(|date| say![date.words(american)]).or_else(gap)
    };
    let kind = changes.date_kind;
    let effective = day(changes.effective, "changes.effective", kind != Some(DateKind::Updated));
    let updated = matches!(kind, Some(DateKind::Updated | DateKind::Both));
    let updated = day(changes.updated, "changes.updated", updated);
    let version = changes.version.as_deref().map(user);
    [
        effective.map(|date| pen().line("effective", say!["Effective ", date])),
        updated.map(|date| pen().line("updated", say!["Last updated ", date])),
        version.map(|version| pen().line("version", say!["Version ", version])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn title(view: &View) -> Words {
    let missing = || (view.gaps)("company.product").then(|| Inline::Gap("the product".to_owned()));
    if let Some(name) = view.product().or_else(missing) {
        say![name, " privacy policy"]
    } else {
        say!["Privacy policy"]
    }
}

fn website(view: &View) -> Sentence {
    let website = view.answers.company.website.as_ref();
    let words = view.product().zip(website).map(|(name, to)| {
        // a product that is called after its address is not named twice
        if bare(to).eq_ignore_ascii_case(&name.words()) {
            say!["You can find us at ", link(bare(to), to), "."]
        } else {
            say!["You can find ", name, " at ", link(bare(to), to), "."]
        }
    });
    pen().line("website", words.unwrap_or_default())
}

/// A web address as people say it.
fn bare(link: &Link) -> &str {
    let text = link.0.strip_prefix("https://").unwrap_or(&link.0);
    text.trim_end_matches('/')
}

fn covers(view: &View) -> Sentence {
    let verbs = view.answers.company.covers.iter().flatten().map(|verb| match verb {
        Covers::Collect => "collect",
        Covers::Use => "use",
        Covers::Store => "store",
        Covers::Share => "share",
        Covers::Protect => "protect",
    });
    let verbs = and(verbs);
    let used = view.product().map(|name| say![" when you use ", name]);
    let words = (!verbs.is_empty()).then(|| say!["This policy explains how we ", verbs, " personal data", used, "."]);
    pen().line("covers", words.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use crate::clauses::policy;
    use crate::document::{Inline, Sentence};
    use serde_json::{Value, json};

    #[test]
    fn title_dates_and_language_follow_the_answers() {
        let document = |country: &str, kind: &str| {
            let company = json!({ "product": "Acme", "country": { "area": country } });
            let changes = json!({ "date_kind": kind, "effective": "2026-06-03", "version": "3" });
            let answers: Value = json!({ "company": company, "changes": changes });
            policy(&serde_json::from_value(answers).unwrap())
        };
        let lines = |country| -> Vec<String> { document(country, "effective").dates.iter().map(Sentence::words).collect() };
        assert_eq!(lines("US"), ["Effective June 3, 2026", "Version 3"]);
        assert_eq!(lines("DE"), ["Effective 3 June 2026", "Version 3"]);
        let document = document("DE", "effective");
        let title: String = document.title.iter().map(Inline::words).collect();
        assert_eq!((title.as_str(), document.language.as_str()), ("Acme privacy policy", "en-GB"));
    }

    #[test]
    fn what_is_missing_leaves_no_opening() {
        let document = policy(&serde_json::from_value(json!({ "company": { "product": "Acme" } })).unwrap());
        assert!(document.clause("opening").is_none(), "a product alone explains nothing");
        assert!(document.dates.is_empty());
    }
}
