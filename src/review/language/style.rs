//! How a sentence reads: its length, and words that lawyers use.

use super::{Line, WP260, each};
use crate::interview::company::Audience;
use crate::review::case::Case;
#[cfg(test)]
use crate::review::claims::stated;
use crate::review::rule::{Breach, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "v-20",
        wrong: "Is this too long to be understood on first reading?",
        why: "Few people can follow a sentence of more than 35 words, or a paragraph of more than 120.",
        mend: &["Cut it into shorter sentences.", "Make a list of it."],
        yields_to: &["gdpr-12-1"],
        check: long,
        #[cfg(test)]
        trial: stated!(
            "use",
            "Where you open a note and write in it and then close it and open another one and write in that too, we show you at the top of the page which of the two you opened first and on which day.",
            "We show you which of two notes you opened first."
        ),
        ..WP260
    },
    Rule {
        id: "v-21",
        wrong: "A sentence uses a word that only lawyers use.",
        why: "The policy is for the people whose data it is about.",
        mend: &["Safer: use the plain word, as in “you” for “data subject” and “under” for “pursuant to”."],
        reads: &["company"],
        check: |case| {
            if case.answers.company.audience == Some(Audience::Businesses) {
                return Vec::new();
            }
            each(case, "“{}” is a word that only lawyers use.", |line| {
                let explained = |hit: &crate::review::phrases::Hit| {
                    let said = line.said(hit).to_lowercase();
                    let means = |term: &str| said.contains(&term.to_lowercase());
                    let defined = case.answers.company.definitions.iter().filter_map(|row| row.term.as_deref());
                    defined.into_iter().any(means)
                        || line.then(hit, 1, &["that is", "meaning", "means", "is|are"])
                        || line.text.contains('(')
                };
                line.find(LEGAL).filter(|hit| !line.quoted(hit) && !explained(hit))
            })
        },
        #[cfg(test)]
        trial: stated!(
            "use",
            "Pursuant to the contract, we store your notes.",
            "Under the contract, we store your notes."
        ),
        ..WP260
    },
];

const LEGAL: &[&str] = &[
    "hereinafter|hereby|hereunder|herein|hereof|hereto|heretofore",
    "thereof|therein|thereto|thereunder|thereby",
    "pursuant to",
    "notwithstanding",
    "inter alia",
    "mutatis mutandis",
    "aforementioned|aforesaid",
    "data subject|subjects",
    "in lieu of",
    "prima facie",
];

/// More words than this are too many for a sentence.
const LONG: usize = 35;
/// More words than this are too many for a paragraph.
const PARAGRAPH: usize = 120;

fn long(case: &Case) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for line in case.own().iter().filter(|line| line.statement && !line.heading) {
        let longest = |line: &Line| line.text.split([';', ':']).map(|part| part.split_whitespace().count()).max();
        let words = longest(line).unwrap_or_default();
        if words > LONG {
            breaches.push(line.breach(format!(
                "A sentence has {words} words; few people can follow more than {LONG}."
            )));
        }
    }
    for row in &case.answers.statements.texts {
        let paragraphs = row.text.iter().flat_map(|text| text.split("\n\n"));
        let paragraphs = paragraphs.filter(|part| !part.lines().any(|line| line.trim_start().starts_with("- ")));
        for words in paragraphs
            .map(|part| part.split_whitespace().count())
            .filter(|words| *words > PARAGRAPH)
        {
            let at = format!("statements.texts.{}.text", row.key);
            breaches.push(Breach::said(
                at,
                format!("A paragraph has {words} words; few people read more than {PARAGRAPH}."),
            ));
        }
    }
    breaches
}
