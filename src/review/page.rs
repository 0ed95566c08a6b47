//! The rules as people read them: one rule explained, and the page of all rules, `docs/rules.md`.
//!
//! Owns how a rule is found by its id, whether a law wants it or the program itself does. Must not judge anything. What
//! the laws of a family have in common is printed once, with a table of who wants it since when. The price: the page is
//! long, for it holds each rule.

use super::{Attested, Day, Law, Level, OWN, Own, Rule};
use crate::interview::ccpa::Line;
use crate::interview::{self, capital};
use crate::values::Chosen;
use serde::Serialize;
use std::fmt::Write as _;

/// A rule, in the shape that `rules --format json` prints.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// The id.
    pub id: &'static str,
    /// The id of its law; none for what the program itself needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<&'static str>,
    /// The provision as a lawyer writes it; empty without a law.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub provision: &'static str,
    /// Where to read it; empty without a law.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub source: &'static str,
    /// In force from this day on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// And until the day before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// How grave it is.
    pub level: Level,
    /// What is wrong.
    pub wrong: String,
    /// Why it matters.
    pub why: &'static str,
    /// The ways out.
    pub mend: Vec<&'static str>,
    /// The questions whose answers mend it; none where that depends on the draft.
    pub questions: &'static [&'static str],
    /// How it was attested, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attested: Option<Attested>,
}

/// A rule as people name it: of a law, or of the program's own.
#[derive(Clone, Copy)]
pub enum Known {
    /// What a law wants, or a fault that our tables know.
    Of(&'static Law, &'static Rule),
    /// What the document itself needs.
    Ours(&'static Own),
}

impl Known {
    /// The id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Of(_, rule) => rule.id,
            Self::Ours(own) => own.id,
        }
    }

    /// The id of its law; none for the program's own.
    pub fn law(self) -> Option<&'static str> {
        match self {
            Self::Of(law, _) => Some(law.id),
            Self::Ours(_) => None,
        }
    }

    /// It as an entry of a list.
    pub fn entry(self) -> Entry {
        match self {
            Self::Of(law, rule) => Entry {
                id: rule.id,
                law: Some(law.id),
                provision: rule.provision,
                source: rule.source,
                from: rule.from.day(),
                until: rule.until,
                level: rule.level,
                wrong: law.says(rule.wrong),
                why: rule.why,
                mend: rule.mend.to_vec(),
                questions: rule.questions,
                attested: Some(rule.attested),
            },
            Self::Ours(own) => Entry {
                id: own.id,
                law: None,
                provision: "",
                source: "",
                from: None,
                until: None,
                level: own.level,
                wrong: own.wrong.to_owned(),
                why: own.why,
                mend: vec![own.mend],
                questions: &[],
                attested: None,
            },
        }
    }

    /// Whether its first question mends it rather than the answers that it is about.
    pub fn is_mended_elsewhere(self) -> bool {
        matches!(self, Self::Of(_, rule) if rule.elsewhere)
    }

    /// What is wrong, of whatever it speaks.
    pub fn wrong(self) -> &'static str {
        match self {
            Self::Of(_, rule) => rule.wrong,
            Self::Ours(own) => own.wrong,
        }
    }

    /// It in a few lines of plain text; as grave as a finding of it is said to be, where it is about one, for that can be
    /// milder or graver than the rule.
    pub fn explained(self, grave: Option<&str>) -> String {
        match self {
            Self::Of(law, rule) => explained(law, rule, grave),
            Self::Ours(own) => format!(
                "{}  ({}, {OURS})\n\n{}\n{}\n\nWays out:\n- {}\n",
                own.id,
                grave.unwrap_or(own.level.word()),
                own.wrong,
                own.why,
                own.mend
            ),
        }
    }
}

/// Where the program's own rules come from.
const OURS: &str = "the document itself";

/// Every rule: those of the laws, then the program's own.
pub fn each() -> impl Iterator<Item = Known> {
    let of_laws = super::laws()
        .iter()
        .flat_map(|law| law.rules.iter().map(move |rule| Known::Of(law, rule)));
    of_laws.chain(OWN.iter().map(Known::Ours))
}

/// The rule with this id.
pub fn find(id: &str) -> Option<Known> {
    each().find(|known| known.id() == id)
}

/// A rule of a law in a few lines of plain text.
fn explained(law: &Law, rule: &Rule, grave: Option<&str>) -> String {
    let grave = grave.unwrap_or(rule.level.word());
    let mut text = format!("{}  ({grave}, {})\n\n", rule.id, law.name);
    let _ = writeln!(text, "{}\n{}\n", rule.wrong, rule.why);
    text.push_str("Ways out:\n");
    for way in rule.mend {
        let _ = writeln!(text, "- {way}");
    }
    text.push_str("\nAnswered at:\n");
    for question in rule.questions.iter().filter_map(|id| interview::question(id)) {
        let _ = writeln!(text, "- {}: {}", titled(question), question.ask);
    }
    let _ = writeln!(text, "\n{}\n{}", rule.provision, rule.source);
    let _ = writeln!(text, "{}; {}.", days(rule), rule.attested.words());
    text
}

/// Where a question stands, by its titles: `Sharing, Transfers, Tool`.
fn titled(question: &interview::Question) -> String {
    let section = interview::section(question.section).map(|section| section.title);
    let table = question.table().and_then(interview::question).map(|table| table.label);
    let titles: Vec<&str> = section.into_iter().chain(table).chain([question.label]).collect();
    titles.join(", ")
}

/// What is said of a rule that leans on no dated law.
const UNDATED: &str = "whatever the date";

/// Since when it is in force, and until when.
fn days(rule: &Rule) -> String {
    let from = rule
        .from
        .day()
        .map_or_else(|| UNDATED.to_owned(), |from| format!("in force from {from}"));
    match rule.until {
        Some(until) => format!("{from} until {until}"),
        None => from,
    }
}

/// Every rule, as one page of Markdown.
pub fn all() -> String {
    let mut page = String::from(
        "# The rules of the review\n\nWritten by `RULES=write cargo test rules_page`; a test holds it to the tables in `src/review/`.\n\n\
         A rule speaks only where its law applies, by your answers, and only when it is in force. A rule that is silent has not\n\
         been passed: it found nothing, or it did not apply. *Must*: the law or the contract wants it. *Should*: a regulator's\n\
         guidance, or a question that only you can answer; a *must* that rests on what only you can know is asked so too. What was not re-read at its source never stops anything.\n\n\
         A rule begins with its law, unless it names a later day. What clashes, claims or hedges begins with the first of the\n\
         provisions beside it; “whatever the date” stands where no dated law is leaned on: the terms of a platform, or that\n\
         nobody may mislead people.\n",
    );
    let mut families: Vec<&str> = Vec::new();
    for law in super::laws() {
        if !law.family.is_empty() && !families.contains(&law.family) {
            families.push(law.family);
            family(&mut page, law.family);
        }
        let _ = write!(page, "\n## {}\n\n{}{}\n", capital(law.name), law.when, line_of(law));
        let (shared, own): (Vec<&Rule>, Vec<&Rule>) = law.rules.iter().partition(|rule| is_shared(law, rule));
        if !shared.is_empty() {
            let ids: Vec<String> = shared.iter().map(|rule| format!("`{}`", rule.id)).collect();
            let also = if own.is_empty() { "" } else { "; and these" };
            let _ = writeln!(
                page,
                "\nIt wants what several of the {} want: {}{also}.",
                law.family,
                ids.join(", ")
            );
        }
        for rule in own {
            let _ = write!(
                page,
                "\n### {}\n\n**{}**, {}. [Source]({}); {}; {}.\n",
                rule.id,
                capital(rule.level.word()),
                rule.provision,
                rule.source,
                days(rule),
                rule.attested.words(),
            );
            said(&mut page, rule);
        }
    }
    let _ = write!(
        page,
        "\n## {}\n\nNo law wants these: without them the document is not finished.\n",
        capital(OURS)
    );
    for own in OWN {
        let level = capital(own.level.word());
        let _ = write!(
            page,
            "\n### {}\n\n**{level}**.\n\n{} {}\n\n- {}\n",
            own.id, own.wrong, own.why, own.mend
        );
    }
    page.push_str("\n## Decisions by their days\n\n");
    for line in super::dated::lines() {
        let _ = writeln!(page, "- {line}");
    }
    page
}

/// What is wrong, why it matters, and the ways out.
fn said(page: &mut String, rule: &Rule) {
    let _ = write!(page, "\n{} {}\n\n", rule.wrong, rule.why);
    ways(page, rule);
}

fn ways(page: &mut String, rule: &Rule) {
    for way in rule.mend {
        let _ = writeln!(page, "- {way}");
    }
}

/// The rules that several laws of a family have in common, each once, and which law wants it since when.
fn family(page: &mut String, family: &str) {
    let _ = write!(
        page,
        "\n## What several of the {family} want\n\nEach of these is a rule of every law in its table, under the id that stands there.\n"
    );
    let rules: Vec<(&Law, &Rule)> = of_family(family).filter(|(law, rule)| is_shared(law, rule)).collect();
    for (i, (_, rule)) in rules.iter().enumerate() {
        if rules[..i].iter().any(|(_, before)| alike(before, rule)) {
            continue;
        }
        let _ = write!(page, "\n### {}\n\n{}\n\n", rule.wrong.trim_end_matches('.'), rule.why);
        ways(page, rule);
        page.push_str("\n| Law | Rule | Level | Provision | Since | How we know |\n| --- | --- | --- | --- | --- | --- |\n");
        for (law, rule) in rules.iter().filter(|(_, other)| alike(other, rule)) {
            let _ = writeln!(
                page,
                "| {} | `{}` | {} | [{}]({}) | {} | {} |",
                capital(law.name),
                rule.id,
                rule.level.word(),
                rule.provision,
                rule.source,
                rule.from.day().map_or_else(|| UNDATED.to_owned(), |from| from.to_string()),
                rule.attested.words()
            );
        }
    }
}

/// The rules of a family, each with its law.
fn of_family(family: &str) -> impl Iterator<Item = (&'static Law, &'static Rule)> {
    let laws = super::laws().iter().filter(move |law| law.family == family);
    laws.flat_map(|law| law.rules.iter().map(move |rule| (law, rule)))
}

/// Whether another law of the same family has a rule that says the same.
fn is_shared(law: &Law, rule: &Rule) -> bool {
    !law.family.is_empty() && of_family(law.family).any(|(other, twin)| other.id != law.id && alike(twin, rule))
}

fn alike(one: &Rule, other: &Rule) -> bool {
    one.wrong == other.wrong && one.why == other.why && one.mend == other.mend
}

/// The line above which the law of a state binds: as the question about it says it.
fn line_of(law: &Law) -> String {
    let mut lines = Line::CHOICES.iter().filter_map(|choice| choice.label.split_once(": "));
    let line = lines.find(|(state, _)| law.when.contains("the line of this state") && law.name.starts_with(state));
    line.map_or_else(String::new, |(_, line)| format!(" The line: {line}."))
}

#[cfg(test)]
mod tests {
    use super::{Known, each, find};

    #[test]
    fn every_rule_is_found_and_explained_by_its_id_ours_too() {
        for known in each() {
            let found = find(known.id()).expect("a rule is found by its id");
            let text = found.explained(None);
            assert!(text.starts_with(known.id()) && text.contains("Ways out:\n- "), "{text}");
            assert_eq!(known.law(), found.law());
            assert!(!text.contains(".*."), "a title, not the path of a field: {text}");
            let milder = found.explained(Some("consider"));
            assert!(milder.starts_with(&format!("{}  (consider, ", known.id())), "{milder}");
        }
        for id in ["row-lacks", "date-odd", "law-not-known", "needed-unanswered"] {
            assert!(matches!(find(id), Some(Known::Ours(_))), "{id}");
            assert!(super::all().contains(&format!("### {id}\n")), "{id} is not on the page");
        }
    }

    #[test]
    fn what_the_states_have_in_common_stands_on_the_page_once() {
        let page = super::all();
        let times = |words: &str| page.matches(words).count();
        assert_eq!(times("- Say where people appeal."), 1);
        for id in ["us-tx-appeal", "us-va-appeal", "us-ct-appeal"] {
            assert!(
                page.contains(&format!(" law | `{id}` | must | [")),
                "{id} is not in the table"
            );
        }
        assert!(
            page.contains("The line: any business that the SBA does not call small."),
            "when Texas law applies"
        );
    }

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
