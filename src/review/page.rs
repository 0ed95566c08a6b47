//! The rules as people read them: one rule explained, and the page of all rules, `docs/rules.md`.
//!
//! Must not judge anything. The price: the page is long, for it holds each rule.

use super::{Attested, Day, Law, Level, Rule};
use crate::interview;
use serde::Serialize;
use std::fmt::Write as _;

/// A rule, in the shape that `rules --format json` prints.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// The id.
    pub id: &'static str,
    /// The id of its law.
    pub law: &'static str,
    /// The provision as a lawyer writes it.
    pub provision: &'static str,
    /// Where to read it.
    pub source: &'static str,
    /// In force from this day on.
    pub from: Day,
    /// And until the day before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// How grave it is.
    pub level: Level,
    /// What is wrong.
    pub wrong: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// The ways out.
    pub mend: &'static [&'static str],
    /// The questions whose answers mend it.
    pub questions: &'static [&'static str],
    /// How it was attested, and when.
    pub attested: Attested,
}

/// A rule of a law as an entry.
pub fn entry(law: &Law, rule: &Rule) -> Entry {
    Entry {
        id: rule.id,
        law: law.id,
        provision: rule.provision,
        source: rule.source,
        from: rule.from,
        until: rule.until,
        level: rule.level,
        wrong: rule.wrong,
        why: rule.why,
        mend: rule.mend,
        questions: rule.questions,
        attested: rule.attested,
    }
}

/// A rule in a few lines of plain text.
pub fn explained(law: &Law, rule: &Rule) -> String {
    let mut text = format!("{}  ({}, {})\n\n", rule.id, rule.level.word(), law.name);
    let _ = writeln!(text, "{}\n{}\n", rule.wrong, rule.why);
    text.push_str("Ways out:\n");
    for way in rule.mend {
        let _ = writeln!(text, "- {way}");
    }
    text.push_str("\nAnswered at:\n");
    for question in rule.questions.iter().filter_map(|id| interview::question(id)) {
        let _ = writeln!(text, "- {}: {}", question.id, question.ask);
    }
    let _ = writeln!(text, "\n{}\n{}", rule.provision, rule.source);
    let _ = writeln!(text, "{}; {}.", days(rule), rule.attested.words());
    text
}

/// Since when it is in force, and until when.
fn days(rule: &Rule) -> String {
    match rule.until {
        Some(until) => format!("in force from {} until {until}", rule.from),
        None if rule.from == Rule::NEW.from => "in force".to_owned(),
        None => format!("in force from {}", rule.from),
    }
}

/// Every rule, as one page of Markdown.
pub fn all() -> String {
    let mut page = String::from(
        "# The rules of the review\n\nWritten by `RULES=write cargo test rules_page`; a test holds it to the tables in `src/review/`.\n\n\
         A rule speaks only where its law applies, by your answers, and only when it is in force. A rule that is silent has not\n\
         been passed: it found nothing, or it did not apply. *Must*: the law or the contract wants it. *Should*: a regulator's\n\
         guidance, or a question that only you can answer; a *must* that rests on what only you can know is asked so too. What was not re-read at its source never stops anything.\n",
    );
    for law in super::laws() {
        let _ = write!(page, "\n## {}\n", capital(law.name));
        for rule in law.rules {
            let _ = write!(
                page,
                "\n### {}\n\n**{}**, {}. [Source]({}); {}; {}.\n\n{} {}\n\n",
                rule.id,
                capital(rule.level.word()),
                rule.provision,
                rule.source,
                days(rule),
                rule.attested.words(),
                rule.wrong,
                rule.why
            );
            for way in rule.mend {
                let _ = writeln!(page, "- {way}");
            }
        }
    }
    page.push_str("\n## Decisions by their days\n\n");
    for line in super::dated::lines() {
        let _ = writeln!(page, "- {line}");
    }
    page
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_rules_page_says_what_the_tables_say() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
        let page = super::all();
        if std::env::var("RULES").is_ok_and(|way| way == "write") {
            std::fs::write(file, &page).expect("docs/rules.md can be written");
        }
        let there = std::fs::read_to_string(file).unwrap_or_default();
        assert!(
            there == page,
            "docs/rules.md is old; `RULES=write cargo test rules_page` writes it"
        );
    }
}
