//! Own statements on tracking and sharing that fire a rule, and those near them that do not; and no preset that
//! contradicts itself.

use crate::draft::Draft;
use crate::presets;
use crate::review::case::Case;
use crate::review::heard;
use crate::review::rule::Rule;
use crate::values::PolicyDate;
use serde_json::{Value, json};

/// The rules on tracking and sharing.
fn rules() -> impl Iterator<Item = &'static Rule> {
    let of = |rule: &&Rule| rule.id.starts_with("x-ck-") || rule.id.starts_with("x-sl-");
    super::RULES.iter().filter(of)
}

/// The rules on tracking and sharing that speak of these answers.
fn speaking(case: &Case) -> Vec<&'static str> {
    rules()
        .filter(|rule| !(rule.check)(case).is_empty())
        .map(|rule| rule.id)
        .collect()
}

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").expect("a date")
}

/// A shop in California that measures and shares for advertising, and says so, with one statement.
fn with(statement: &str) -> Case {
    let answers: Value = json!({
        "company": { "regions": ["california"], "states": ["texas"], "product": "Quill" },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "name": "Account data", "items": [{ "item": "email" }, { "item": "phone" }, { "item": "health" }] } ] },
        "sharing": { "any_recipients": true, "sell": false, "share_for_ads": true, "ads_to": ["ads"], "ads_kinds": ["account"],
            "opt_out": "/opt-out",
            "recipients": [
                { "key": "ads", "name": "Adly", "job": ["advertising"], "part": "controller", "kinds": ["account"] },
                { "key": "host", "name": "Hostly", "job": ["hosting"], "part": "processor", "kinds": ["account"] } ],
            "any_disclosures": true, "disclosures": [
                { "key": "law", "case": "law" }, { "key": "sale", "case": "business-transfer" } ] },
        "cookies": { "any_items": true, "items": [
            { "key": "sid", "name": "sid", "sort": "essential", "does": ["session"] },
            { "key": "ad", "name": "_ad", "sort": "advertising", "does": ["advertising"], "by": ["ads"], "consent": "opt-out" } ],
            "any_signals": true, "signals": [{ "key": "gpc", "signal": "gpc", "honoured": false }] },
        "ccpa": { "applies": true, "incentive": false, "under_16": false },
        "statements": { "any_texts": true, "texts": [{ "key": "own", "at": "sharing", "text": statement }] }
    });
    Case::new(serde_json::from_value(answers).expect("answers"), today())
}

#[test]
fn a_statement_that_the_answers_belie_is_found() {
    heard::hold(include_str!("../heard/belied.txt"), |one| {
        let rules = speaking(&with(one.text));
        (!rules.contains(&one.about)).then(|| format!("silent; these speak: {rules:?}"))
    });
}

#[test]
fn a_statement_that_says_something_else_is_left_alone() {
    let before = speaking(&with("We like tea."));
    heard::hold(include_str!("../heard/not-belied.txt"), |one| {
        let rules = speaking(&with(one.text));
        (rules != before).then(|| format!("{rules:?}, besides {before:?}"))
    });
}

#[test]
fn no_preset_contradicts_itself() {
    let mut wrong = Vec::new();
    for preset in presets::all() {
        let mut draft = Draft::new("preset");
        draft.suggested.push(presets::layer(preset));
        let case = Case::new(draft.shown(), today());
        for rule in rules() {
            let said = (rule.check)(&case).into_iter();
            wrong.extend(said.map(|breach| format!("{}: {} at {:?}: {}", preset.id, rule.id, breach.at, breach.words)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
