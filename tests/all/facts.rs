//! The project's own lists of what each sample's policy says, and must not say instead.
//!
//! `tests/facts/NAME.jsonl` holds one fact a line. A fact stands if every pattern of `must_match` is found
//! in the plain text and none of `must_not_match`: the second half is what a wrong polarity, period or
//! recipient would read like.

use policy_wizard::clauses;
use policy_wizard::draft::Draft;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::render::{self, Options};
use policy_wizard::values::PolicyDate;
use regex::RegexBuilder;
use serde_json::{Value, json};

const LISTS: [(&str, &str); 5] = [
    ("altaclario", include_str!("../facts/altaclario.jsonl")),
    ("clairvio", include_str!("../facts/clairvio.jsonl")),
    ("claron", include_str!("../facts/claron.jsonl")),
    ("clashtor", include_str!("../facts/clashtor.jsonl")),
    ("clientos", include_str!("../facts/clientos.jsonl")),
];

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    id: String,
    #[serde(rename = "fact")]
    says: String,
    must_match: Vec<String>,
    must_not_match: Vec<String>,
}

fn facts(lines: &str) -> Vec<Fact> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn draft(name: &str) -> Draft {
    let (_, text) = super::samples::SAMPLES.into_iter().find(|(known, _)| *known == name).unwrap();
    serde_json::from_str(text).unwrap()
}

/// The plain text in one line, without rules and the bars of notices.
fn text(draft: &Draft) -> String {
    let policy = clauses::policy(&draft.published());
    let text = (render::format("txt").unwrap().render)(&policy, &Options::default());
    let is_rule = |line: &&str| !line.is_empty() && line.chars().all(|c| "=~-".contains(c));
    let lines: Vec<&str> = text.lines().filter(|line| !is_rule(line)).collect();
    lines
        .join(" ")
        .replace('|', " ")
        .replace('’', "'")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The facts that do not stand, each with the pattern that says so.
fn broken(facts: &[Fact], text: &str) -> Vec<String> {
    let found = |pattern: &String| {
        RegexBuilder::new(pattern)
            .case_insensitive(true)
            .build()
            .unwrap()
            .is_match(text)
    };
    let mut broken = Vec::new();
    for fact in facts {
        let missing = fact
            .must_match
            .iter()
            .filter(|pattern| !found(pattern))
            .map(|p| format!("lacks {p}"));
        let wrong = fact
            .must_not_match
            .iter()
            .filter(|pattern| found(pattern))
            .map(|p| format!("says {p}"));
        broken.extend(missing.chain(wrong).map(|why| format!("{} {}: {why}", fact.id, fact.says)));
    }
    broken
}

#[test]
fn every_fact_of_the_lists_stands() {
    for (name, lines) in LISTS {
        let facts = facts(lines);
        assert!(facts.len() >= 25, "{name} has only {} facts", facts.len());
        let broken = broken(&facts, &text(&draft(name)));
        assert!(broken.is_empty(), "{name}:\n{}", broken.join("\n"));
    }
}

#[test]
fn every_fact_says_what_would_be_wrong_and_no_name_comes_twice() {
    for (name, lines) in LISTS {
        let mut ids = std::collections::BTreeSet::new();
        for fact in facts(lines) {
            assert!(
                !fact.must_match.is_empty() && !fact.must_not_match.is_empty(),
                "{name}: {} proves nothing",
                fact.id
            );
            assert!(ids.insert(fact.id.clone()), "{name}: {} comes twice", fact.id);
        }
    }
}

#[test]
fn a_wrong_answer_breaks_the_fact_that_it_is_about() {
    let day = |how: &str, count: u32| json!({ "how": how, "span": { "count": count, "unit": "days" }, "then": "deleted" });
    let wrong: [(&str, &str, Value, &str); 10] = [
        ("claron", "sharing.sell", json!(true), "not sold"),
        ("clashtor", "sharing.sell", json!(true), "No sale"),
        ("altaclario", "sharing.share_for_ads", json!(true), "cross-context"),
        (
            "altaclario",
            "cookies.items.analytics.consent",
            json!("always"),
            "wait for consent",
        ),
        ("altaclario", "cookies.signals.gpc.honoured", json!(false), "GPC"),
        ("clairvio", "retention.periods.session-free.kept", day("exactly", 30), "Free"),
        ("clientos", "retention.closing", day("exactly", 90), "grace period"),
        ("clientos", "collection.kinds.client.whose", json!("controller"), "processor"),
        ("clashtor", "sharing.recipients.deepgram.job", json!(["payments"]), "Deepgram"),
        ("claron", "use.ai.ai.form", json!("raw"), "nothing else"),
    ];
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-21").unwrap(),
    };
    for (name, path, value, about) in wrong {
        let mut draft = draft(name);
        draft
            .edit(
                &Edit::Set {
                    path: path.into(),
                    value: Some(value),
                },
                &who,
            )
            .unwrap();
        let (_, lines) = LISTS.into_iter().find(|(known, _)| *known == name).unwrap();
        let broken = broken(&facts(lines), &text(&draft));
        assert!(
            broken.iter().any(|b| b.contains(about)),
            "{name}: {path} is wrong, and only this is noticed: {broken:#?}"
        );
    }
}
