//! Sentences that clash with an answer, and such as look like it and do not.

use crate::draft::Draft;
use crate::review::case::Case;
use crate::review::heard;
use crate::review::rule::Rule;
use crate::values::PolicyDate;
use serde_json::json;

/// The subjects of these lines: transfers, roles, customers' own promises, rights, children and documents.
const SUBJECTS: &[&str] = &["x-tr-", "x-ro-", "x-ct-", "x-rt-", "x-ch-", "x-do-"];

/// The rules of these tables that speak of a sentence at a place, in a draft with no rights but access.
fn speak(at: &str, text: &str) -> Vec<&'static str> {
    let draft = json!({ "format": 1, "name": "one", "answers": {
        "company": { "product": "Quill", "legal_name": "Quill Ltd", "website": "https://quill.example",
            "address": "1 High Street, Leeds", "country": { "area": "GB" }, "regions": ["eea", "uk", "california"],
            "contact": { "kind": "email", "value": "privacy@quill.example" } },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "name": "Account data", "items": [{ "item": "email" }], "trigger": "account", "source": ["person"] } ] },
        "sharing": { "any_recipients": true, "recipients": [
            { "key": "host", "name": "Hostly", "job": ["hosting"], "kinds": ["account"], "country": { "area": "US" } } ], "any_transfers": true,
            "transfers": [{ "key": "us", "origin": "uk", "to": { "area": "US" }, "instruments": ["idta"] }] },
        "rights": { "any_granted": true, "granted": [{ "key": "access", "right": "access" }], "days": 30,
            "appeal": { "kind": "email", "value": "appeal@quill.example" } },
        "retention": { "no_guarantee": true, "any_safeguards": true, "safeguards": [{ "key": "rest", "measure": "at-rest" }] },
        "children": { "made_for": false, "minimum_age": 16 },
        "changes": { "effective": "2026-11-01", "told": ["email"] },
        "statements": { "any_texts": true, "texts": [{ "key": "one", "at": at, "text": text }] }
    } });
    let draft: Draft = serde_json::from_value(draft).expect("a draft");
    let case = Case::of(&draft, PolicyDate::parse("2026-11-21").expect("a day"));
    let about = |breach: &crate::review::rule::Breach| breach.at.iter().any(|at| at.starts_with("statements"));
    let of = |rule: &&Rule| SUBJECTS.iter().any(|subject| rule.id.starts_with(subject));
    let rules = super::RULES.iter().filter(of);
    rules
        .filter(|rule| (rule.check)(&case).iter().any(about))
        .map(|rule| rule.id)
        .collect()
}

#[test]
fn sentences_that_clash_with_an_answer_are_found() {
    heard::hold(include_str!("../heard/clashes.txt"), |one| {
        let rules = speak(one.at, one.text);
        (!rules.contains(&one.about)).then(|| format!("silent; these speak: {rules:?}"))
    });
}

#[test]
fn sentences_that_clash_with_nothing_are_left_alone() {
    heard::hold(include_str!("../heard/no-clash.txt"), |one| {
        let rules = speak(one.at, one.text);
        (!rules.is_empty()).then(|| format!("{rules:?}"))
    });
}
