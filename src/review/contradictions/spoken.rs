//! Sentences that clash with an answer, and such as look like it and do not.

use super::{children, order, rights, roles, transfers};
use crate::draft::Draft;
use crate::review::case::Case;
use crate::values::PolicyDate;
use serde_json::json;

/// The rules of these five tables that speak of a sentence at a place, in a draft with no rights but access.
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
    let tables = [transfers::RULES, roles::RULES, rights::RULES, children::RULES, order::RULES];
    let about = |breach: &crate::review::rule::Breach| breach.at.iter().any(|at| at.starts_with("statements"));
    let rules = tables.into_iter().flatten();
    rules
        .filter(|rule| (rule.check)(&case).iter().any(about))
        .map(|rule| rule.id)
        .collect()
}

#[test]
fn sentences_that_clash_with_an_answer_are_found() {
    let mut wrong = Vec::new();
    for (at, text, id) in [
        ("sharing", "We rely on the EU Safe Harbor.", "x-tr-04"),
        ("sharing", "We participate in the EU-US Data Privacy Framework.", "x-tr-06"),
        ("retention", "Your data never leaves the EU.", "x-tr-07"),
        ("retention", "We do not transfer it outside the European Union.", "x-tr-07"),
        ("rights", "Write to our Data Protection Officer.", "x-ct-03"),
        ("rights", "We respond to requests within 14 days.", "x-rt-02"),
        ("rights", "Requests are answered within 6 weeks.", "x-rt-02"),
        ("rights", "We answer within 3 months.", "x-rt-02"),
        ("rights", "We charge an administrative fee for access requests.", "x-rt-03"),
        ("rights", "You have the right to data portability.", "x-rt-06"),
        ("rights", "You must create an account to make a request.", "x-rt-08"),
        ("rights", "Our decisions cannot be appealed.", "x-rt-09"),
        ("company", "Quill is designed for children.", "x-ch-02"),
        ("children", "Nobody under 13 may use Quill.", "x-ch-04"),
        ("children", "You need to be at least 18 years old.", "x-ch-04"),
        ("company", "Back to top", "x-do-05"),
        ("rights", "For details see section 99.", "x-do-06"),
        ("retention", "Some backups are not encrypted.", "x-do-12"),
        ("retention", "Our servers are audited under ISO 27701.", "x-do-13"),
        (
            "retention",
            "Our team has been certified under TISAX; our suppliers are not.",
            "x-do-13",
        ),
        ("retention", "Your account data never leaves the European Union.", "x-tr-07"),
        ("retention", "Data is stored unencrypted.", "x-do-12"),
    ] {
        if !speak(at, text).contains(&id) {
            wrong.push(format!("{id}: {text}: {:?}", speak(at, text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_that_clash_with_nothing_are_left_alone() {
    let mut wrong = Vec::new();
    for (at, text) in [
        (
            "sharing",
            "Privacy Shield has been invalid since 2020, so we do not rely on it.",
        ),
        ("sharing", "Hostly participates in the Data Privacy Framework."),
        ("sharing", "Hostly is in the US, outside the EU."),
        ("rights", "We have no data protection officer."),
        ("rights", "Write to our data protection officer at dpo@quill.example."),
        (
            "rights",
            "We answer within 30 days, and within 60 more days where it is complex.",
        ),
        ("rights", "We confirm a complaint within 14 days."),
        ("rights", "We charge no fee for a request."),
        (
            "rights",
            "We charge a reasonable fee where a request is manifestly unfounded.",
        ),
        ("rights", "You have the right to access your data."),
        ("rights", "You need no account to make a request."),
        ("rights", "You can appeal any decision that is not final."),
        ("company", "Quill is not made for children."),
        ("children", "Parents of children under 13 can write to us."),
        ("children", "In California, people under 18 can have their posts removed."),
        ("children", "A password has at least 14 characters, whatever your age."),
        ("children", "Nobody under 16 may use Quill."),
        ("retention", "We keep logs for at least 12 months for people over 16."),
        ("company", "You can skip to the content of each section with a key."),
        ("rights", "This follows section 99 of the act."),
        ("rights", "See section 2."),
        ("retention", "Nothing is kept unencrypted."),
        ("retention", "Hostly is certified under ISO 27001."),
        ("retention", "We follow the guidance of ISO 27001."),
        ("retention", "We cannot guarantee that nothing is ever lost."),
        ("retention", "Backups never leave the European Union."),
        ("rights", "We answer questions about invoices within 5 days."),
        ("rights", "We answer requests within one month."),
        ("rights", "We answer requests within 1 month."),
        ("retention", "Names of shifts are not encrypted a second time."),
        ("retention", "Data that is not encrypted never leaves our own network."),
        ("retention", "Our provider Hostly is certified under ISO 27001; we are not."),
        (
            "retention",
            "Our hosting provider AWS is certified under ISO 27001; we are not.",
        ),
        ("retention", "ISO 27001 is what we work towards; we are not certified yet."),
        ("children", "Employers may not enter people under 15."),
        ("children", "Nobody under 18 works night shifts, so no child is here."),
        (
            "company",
            "Ask our representative in the EU, if you like: there is none, as none is needed.",
        ),
    ] {
        if !speak(at, text).is_empty() {
            wrong.push(format!("{text}: {:?}", speak(at, text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
