//! Where the rules on claims and on plain words speak, and above all where they are silent.

use super::case::Case;
use super::heard::{self, Heard};
use super::{claims, language};
use crate::answers::Answers;
use crate::draft::Draft;
use crate::values::PolicyDate;
use serde_json::{Value, json};

/// A company as many are: providers, a server log, invoices that stay, an AI feature, people in Europe and California.
fn company() -> Value {
    json!({
        "company": {
            "product": "Quill", "legal_name": "Quill Press Ltd", "country": { "area": "IE" }, "audience": "consumers",
            "contact": { "kind": "email", "value": "privacy@quill.example" }, "regions": ["eea", "uk", "california"]
        },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "name": "Account data", "items": [{ "item": "name" }, { "item": "email" }], "source": ["person"],
              "required": "yes", "kept": { "how": "life-of", "of": "your account" } },
            { "key": "log", "name": "Server log", "items": [{ "item": "ip_address" }], "source": ["automatic"], "required": "no" }
        ] },
        "use": { "any_purposes": true, "purposes": [{ "key": "provide", "purpose": "provide", "kinds": ["account"] }],
            "any_ai": true, "ai": [{ "key": "sum", "feature": "summaries", "provider": ["openai"] }] },
        "sharing": { "any_recipients": true, "recipients": [
            { "key": "host", "name": "Hetzner", "job": ["hosting"], "country": { "area": "DE" } },
            { "key": "openai", "name": "OpenAI", "job": ["ai"], "country": { "area": "US" } },
            { "key": "stripe", "name": "Stripe", "job": ["payments"] } ], "sell": false, "share_for_ads": false },
        "retention": { "except_law": true, "closing": { "how": "exactly", "span": { "count": 30, "unit": "days" } }, "any_periods": true, "periods": [
            { "key": "invoices", "what": "Invoices", "kept": { "how": "exactly", "span": { "count": 7, "unit": "years" } } } ] },
        "cookies": { "any_items": true, "items": [{ "key": "session", "name": "session", "sort": "essential" }] },
        "changes": { "effective": "2026-11-01" }
    })
}

fn case(mut answers: Value, at: &str, text: &str) -> Case {
    answers["statements"] = json!({ "any_texts": true, "texts": [{ "key": "one", "at": at, "text": text }] });
    of(serde_json::from_value(answers).expect("answers"))
}

fn of(answers: Answers) -> Case {
    Case::new(answers, PolicyDate::parse("2026-11-21").expect("a date"))
}

/// The rules that speak, with what they say.
fn speaking(case: &Case) -> Vec<(&'static str, String, String)> {
    let rules = claims::LAW.rules.iter().chain(language::LAW.rules);
    let breaches = rules.flat_map(|rule| (rule.check)(case).into_iter().map(|breach| (rule.id, breach)));
    breaches
        .map(|(id, breach)| (id, breach.at.join(", "), breach.words))
        .collect()
}

fn ids(case: &Case) -> Vec<&'static str> {
    let mut ids: Vec<&str> = speaking(case).into_iter().map(|(id, ..)| id).collect();
    ids.dedup();
    ids
}

/// What is wrong with a sentence by these rules; nothing where they are silent.
fn fault_in(one: Heard) -> Option<String> {
    let found = speaking(&case(company(), one.at, one.text));
    (!found.is_empty()).then(|| format!("{found:?}"))
}

#[test]
fn honest_sentences_are_left_alone() {
    let page = include_str!("heard/honest.txt");
    assert!(heard::read(page).len() >= 80);
    heard::hold(page, fault_in);
}

#[test]
fn the_guards_of_the_inventory_hold() {
    heard::hold(include_str!("heard/guards.txt"), fault_in);
    // “all” inside a heading
    let mut answers = company();
    answers["statements"] = json!({ "any_texts": true, "texts": [
        { "key": "one", "at": "retention", "heading": "All data is encrypted", "text": "We use TLS 1.3." } ] });
    assert_eq!(speaking(&of(serde_json::from_value(answers.clone()).expect("answers"))), []);
    // any other claim in a heading of the author's is one
    answers["statements"]["texts"][0]["heading"] = json!("Your data is completely secure");
    let found = speaking(&of(serde_json::from_value(answers).expect("answers")));
    assert!(
        found
            .iter()
            .any(|(id, at, _)| *id == "u-01" && at == "statements.texts.one.heading"),
        "{found:?}"
    );
}

#[test]
fn the_same_fault_is_found_in_other_words_and_by_one_rule_alone() {
    heard::hold(include_str!("heard/faults.txt"), |one| {
        let found = ids(&case(company(), one.at, one.text));
        (found != [one.about]).then(|| format!("these speak: {found:?}"))
    });
}

#[test]
fn a_finding_shows_the_sentence_and_names_the_phrase() {
    let case = case(company(), "retention", "We like tea. Quill is completely secure! So is tea.");
    let rule = claims::LAW.rules.iter().find(|rule| rule.id == "u-01").expect("u-01");
    let breach = (rule.check)(&case).remove(0);
    assert_eq!(breach.at, ["statements.texts.one.text"]);
    assert_eq!(breach.sentence, "Quill is completely secure!");
    assert!(breach.words.contains("“completely secure”"), "{}", breach.words);
}

#[test]
fn every_rule_proposes_other_words_or_another_practice() {
    for rule in claims::LAW.rules.iter().chain(language::LAW.rules) {
        let told = rule
            .mend
            .iter()
            .any(|way| way.starts_with("Safer") || way.starts_with("Take") || way.starts_with("Cut"));
        assert!(told, "{}: {:?}", rule.id, rule.mend);
    }
    assert_eq!((claims::LAW.rules.len(), language::LAW.rules.len()), (50, 25));
}

#[test]
fn a_preset_with_all_that_it_suggests_is_never_found_fault_with() {
    for preset in crate::presets::all() {
        let found = speaking(&of(preset.answers.clone()));
        assert_eq!(found, [], "{}", preset.id);
    }
}

/// What the five samples raise, each as `docs/` of the inventory grades it.
const SAMPLES: &[(&str, &str, &[&str])] = &[
    ("claron", include_str!("../../tests/samples/claron.json"), &["u-06"]),
    ("clashtor", include_str!("../../tests/samples/clashtor.json"), &[]),
    (
        "clairvio",
        include_str!("../../tests/samples/clairvio.json"),
        &["u-05", "u-06", "v-23"],
    ),
    (
        "altaclario",
        include_str!("../../tests/samples/altaclario.json"),
        &["u-11", "v-23"],
    ),
    ("clientos", include_str!("../../tests/samples/clientos.json"), &[]),
];

fn sample(text: &str) -> Answers {
    let draft: Draft = serde_json::from_str(text).expect("a sample");
    draft.published()
}

#[test]
fn the_samples_raise_what_the_inventory_names_in_their_authors_own_words() {
    for (name, text, named) in SAMPLES {
        let case = of(sample(text));
        assert_eq!(ids(&case), *named, "{name}: {:#?}", speaking(&case));
    }
}

/// Without the author's own words, nothing of what our clauses print may be found fault with.
#[test]
fn what_our_clauses_print_is_never_found_fault_with() {
    let texts = SAMPLES.iter().map(|(name, text, _)| (*name, sample(text)));
    let presets = crate::presets::all()
        .iter()
        .map(|preset| (preset.id.as_str(), preset.answers.clone()));
    for (name, answers) in texts.chain(presets) {
        let case = of(answers);
        let printed: Vec<String> = case
            .said()
            .iter()
            .filter(|said| !said.own)
            .map(|said| said.words.clone())
            .collect();
        let breaches = claims::LAW
            .rules
            .iter()
            .chain(language::LAW.rules)
            .flat_map(|rule| (rule.check)(&case));
        for breach in breaches {
            assert!(!printed.contains(&breach.sentence), "{name}: {breach:?}");
        }
    }
}
