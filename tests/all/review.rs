//! The review of what the program itself brings: each preset, and the five samples.

use policy_wizard::draft::Draft;
use policy_wizard::interview::{self, Value};
use policy_wizard::path;
use policy_wizard::presets;
use policy_wizard::review::{self, Level};
use policy_wizard::values::PolicyDate;
use policy_wizard::vendors;
use serde_json::json;
use std::fs;
use std::path::Path;

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").unwrap()
}

/// What only the company can say and none can leave out: who it is, where, and since when the text applies.
fn facts(answers: &mut Value) {
    let company = json!({
        "product": "Quill", "website": "https://quill.example", "legal_name": "Quill Press Ltd",
        "address": "1 High Street\nDublin", "country": { "area": "IE" },
        "contact": { "kind": "email", "value": "privacy@quill.example" }
    });
    for (name, value) in company.as_object().unwrap() {
        answers["company"][name] = value.clone();
    }
    answers["changes"]["effective"] = json!("2026-11-21");
}

/// A preset with its suggestions accepted and a company's facts given.
fn accepted(preset: &presets::Preset) -> Draft {
    let mut answers = json!(presets::layer(preset))["answers"].clone();
    facts(&mut answers);
    // each provider suggests its country once it is picked
    for row in answers["sharing"]["recipients"].as_array_mut().into_iter().flatten() {
        let vendor = row["catalogue"].as_str().and_then(vendors::find).unwrap();
        if let Some(country) = vendor.country.as_ref().filter(|_| !vendor.regions) {
            row["country"] = json!(country);
        }
    }
    let draft = json!({ "format": 1, "name": preset.id, "answers": answers });
    let mut draft: Draft = serde_json::from_value(draft).unwrap_or_else(|e| panic!("{}: {e}", preset.id));
    // as it is suggested: what is bound to a region in which nobody is served is not
    for question in interview::all() {
        if let Some(value) = path::get(&draft.answers, question.id) {
            let suited = question.suited(&draft.answers, value);
            path::put(&mut draft.answers, question.id, suited).unwrap();
        }
    }
    draft
}

/// The musts that a preset may leave, each with its reason.
const LEFT_TO_THE_AUTHOR: [(&str, &str); 11] = [
    (
        "provider-incomplete",
        "in which region a provider keeps the data that lets one choose only the author knows",
    ),
    (
        "plat-ga-7",
        "whether Google Analytics is used at all only the author picks; its sentence is offered with it",
    ),
    (
        "plat-gmaps",
        "whether Google Maps is used only the author picks; its sentence is offered with it",
    ),
    (
        "plat-stripe-radar",
        "whether Stripe's script is on the pages only the author knows; without it the rule does not apply",
    ),
    (
        "gdpr-13-1-f-mech",
        "which clauses are signed only the author knows; a preset that named some would tell of papers that nobody signed",
    ),
    (
        "ukgdpr-13-1-f",
        "the same for the UK's papers: the Addendum or the UK agreement is signed or not",
    ),
    (
        "plat-play-delete",
        "where the page on the web is on which people have their account deleted: its address is the company's own",
    ),
    ("fadp-19-4", "the same for data from Switzerland"),
    (
        "ukgdpr-27",
        "a representative is somebody with a name, under contract; and who has an office in the UK needs none",
    ),
    (
        "ukgdpr-13-2-ca",
        "that somebody confirms complaints within 30 days and answers them is a promise which only the author can make",
    ),
    (
        "caloppa-b-6",
        "whether others follow people across sites only those know who run the pages: which scripts are on them",
    ),
];

#[test]
fn no_preset_breaks_a_must_but_those_that_are_named() {
    let mut wrong = Vec::new();
    let mut left = std::collections::BTreeSet::new();
    for preset in presets::all() {
        let found = review::review(&accepted(preset), today()).findings;
        left.extend(found.iter().filter(|f| f.level == Level::Must).map(|f| f.rule));
        for finding in found
            .iter()
            .filter(|f| f.level == Level::Must && !LEFT_TO_THE_AUTHOR.iter().any(|(rule, _)| *rule == f.rule))
        {
            wrong.push(format!(
                "{}: {} at {:?}: {}",
                preset.id, finding.rule, finding.at, finding.message
            ));
        }
    }
    assert!(wrong.is_empty(), "{} findings\n{}", wrong.len(), wrong.join("\n"));
    let named: std::collections::BTreeSet<&str> = LEFT_TO_THE_AUTHOR.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(left, named, "a reason stands only for what is left");
}

/// The reasons for which a row of the inventory is no rule.
const REASONS: [&str; 4] = [
    "Not in force for years.",
    "Cannot be asked.",
    "Not attested.",
    "Cannot be said in our format.",
];

#[test]
fn every_row_of_the_inventory_is_a_rule_or_is_left_out_for_a_reason() {
    let laws = review::laws();
    let rules: Vec<&str> = laws.iter().flat_map(|law| law.rules).map(|rule| rule.id).collect();
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules-left-out.md")).unwrap();
    let left: Vec<(&str, &str)> = page
        .lines()
        .filter_map(|line| line.strip_prefix("- `")?.split_once("`: "))
        .collect();
    for (id, why) in &left {
        assert!(REASONS.iter().any(|reason| why.starts_with(reason)), "{id}: {why}");
        assert!(!rules.contains(id), "{id} is a rule, and left out");
    }
    let inventory = include_str!("../inventory.txt").lines();
    let ids: Vec<&str> = inventory.filter(|line| !line.starts_with('#')).collect();
    let is_rule = |id: &str| {
        // a part of a row is a rule for it, unless the part has a row of its own
        let part = |rule: &str| rule.starts_with(&format!("{id}-")) && !ids.contains(&rule);
        let one = |rule: &str| rule == id || part(rule);
        let of_a_state = |rule: &str| {
            id.split_once("-ST-")
                .is_some_and(|(us, what)| rule.starts_with(us) && rule.ends_with(&format!("-{what}")))
        };
        laws.iter().any(|law| law.id == id) || rules.iter().any(|rule| one(rule) || of_a_state(rule))
    };
    let (mut all, mut without, mut wrong) = (0, 0, Vec::new());
    for id in &ids {
        all += 1;
        let listed = left.iter().any(|(known, _)| known == id);
        without += usize::from(listed);
        if listed == is_rule(id) {
            wrong.push(id);
        }
    }
    assert!(wrong.is_empty(), "neither a rule nor left out, or both: {wrong:?}");
    assert!(all > 400 && without * 10 <= all, "{without} of {all} are left out");
}

#[test]
fn a_use_that_is_ai_is_a_description_of_it_unless_it_is_denied() {
    let found = |uses: Value| {
        let answers = json!({
            "sharing": { "any_recipients": true, "recipients": [{ "key": "m", "name": "Modelly", "job": ["ai"] }] },
            "use": uses,
        });
        let draft: Draft = serde_json::from_value(json!({ "format": 1, "name": "t", "answers": answers })).unwrap();
        review::review(&draft, today())
            .findings
            .iter()
            .any(|one| one.rule == "x-ai-01")
    };
    let ai = json!([{ "key": "ai", "purpose": "ai", "via": ["m"] }]);
    let other = json!([{ "key": "pay", "purpose": "payments" }]);
    assert!(found(json!({ "any_purposes": true, "purposes": other })));
    assert!(!found(json!({ "any_purposes": true, "purposes": ai })));
    assert!(found(json!({ "any_purposes": true, "purposes": ai, "any_ai": false })));
}
