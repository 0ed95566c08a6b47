//! Drafts that are ready but for decisions: nothing in them contradicts itself, and laws still want things of them.
//!
//! The samples contradict themselves, as the texts do on which they are modelled, and a contradiction stops Finish and
//! cannot be decided away. What needs a draft that can be published takes one from here.

use super::policy::sample;
use policy_wizard::draft::{Decided, Draft};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::review::{self, Finding};
use policy_wizard::values::PolicyDate;
use serde_json::{Value, json};

/// The day on which the tests publish.
pub const TODAY: &str = "2026-11-21";

/// The day as of which these tests look.
pub fn today() -> PolicyDate {
    day(TODAY)
}

fn day(text: &str) -> PolicyDate {
    PolicyDate::parse(text).unwrap()
}

fn who(on: PolicyDate) -> Who {
    Who { by: "author".into(), on }
}

fn set(path: &str, value: Option<Value>) -> Edit {
    Edit::Set {
        path: path.into(),
        value,
    }
}

fn with(table: &str, row: Value) -> Edit {
    Edit::Insert {
        table: table.into(),
        before: None,
        row,
    }
}

fn without(row: &str) -> Edit {
    Edit::Remove { row: row.into() }
}

/// What mends the contradictions of a sample, each with its rule, and leaves everything else as it is.
fn mends(name: &str) -> Vec<(&'static str, Edit)> {
    let billing = json!({ "key": "billing", "name": "Billing data", "items": [{ "item": "billing_details" }, { "item": "invoices" }],
        "source": ["person"], "trigger": "paying", "whose": "controller", "required": "yes",
        "kept": { "how": "law", "span": { "count": 7, "unit": "years" }, "of": "tax law", "at": "the US" } });
    let mut all = vec![
        ("x-ro-05", set("company.legal_name", Some(json!("Quill Press Ltd")))),
        ("x-rt-07", set("rights.holders", Some(json!("everyone")))),
    ];
    all.extend(match name {
        "altaclario" => vec![
            ("x-dt-03", with("collection.kinds", billing)),
            ("x-dt-04", without("retention.periods.consent-log")),
            ("x-dt-04", without("retention.periods.reports")),
            ("x-dt-09", set("retention.cascade", None)),
            (
                "x-dt-12",
                set("collection.kinds.provider.items", Some(json!([{ "item": "metadata" }]))),
            ),
            ("x-ai-10", without("use.purposes.ai")),
        ],
        "clairvio" => vec![
            ("x-dt-16", without("cookies.setups.hashing")),
            ("x-tr-09", set("retention.places.all.everything", None)),
            (
                "x-tr-03",
                set("sharing.transfers.uk.instruments", Some(json!(["scc", "uk-addendum"]))),
            ),
        ],
        _ => panic!("nobody has mended {name} yet"),
    });
    all
}

fn contradictions(draft: &Draft) -> Vec<Finding> {
    let found = review::review(draft, day(TODAY)).findings;
    found.into_iter().filter(Finding::contradicts).collect()
}

/// A sample without its contradictions: only what laws want of it is left to be decided.
pub fn but_for_decisions(name: &str) -> Draft {
    let mut draft = sample(name);
    for (_, edit) in mends(name) {
        draft.edit(&edit, &who(day(TODAY))).unwrap();
    }
    draft
}

/// The draft with a decision on all that Finish asks about on these days.
pub fn decided(mut draft: Draft, days: &[&str]) -> Draft {
    let made = who(day(TODAY));
    for on in days {
        for finding in review::review(&draft, day(on)).findings.iter().filter(|one| one.asks()) {
            draft.edit(&finding.decide(Some(Decided::Later)).unwrap(), &made).unwrap();
        }
    }
    draft
}

#[test]
fn what_is_ready_but_for_decisions_lacks_nothing_else() {
    for name in ["altaclario", "clairvio"] {
        let draft = but_for_decisions(name);
        assert_eq!(contradictions(&draft), [], "{name}");
        let found = review::review(&draft, day(TODAY)).findings;
        let blocks = found.iter().filter(|one| one.blocks);
        assert!(blocks.clone().all(Finding::asks), "{name}: only decisions are wanted");
        assert!(blocks.count() > 10, "{name}: and many of them");
        let draft = decided(draft, &[TODAY]);
        let found = review::review(&draft, day(TODAY)).findings;
        assert!(!found.iter().any(Finding::asks), "{name}");
    }
}

#[test]
fn each_sample_is_mended_of_its_contradictions_only() {
    for name in ["altaclario", "clairvio"] {
        let mut mended: Vec<&str> = mends(name).iter().map(|(rule, _)| *rule).collect();
        let mut stood: Vec<&str> = contradictions(&sample(name)).iter().map(|one| one.rule).collect();
        mended.sort_unstable();
        stood.sort_unstable();
        assert_eq!(mended, stood, "{name}: one edit for each");
    }
}
