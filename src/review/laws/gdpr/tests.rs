//! What the trials cannot show: where the rules are silent, and what the day decides.

use super::LAW;
use crate::answers::Answers;
use crate::review::case::Case;
use crate::review::rule::Applies;
use crate::values::PolicyDate;
use serde_json::{Value, json};

/// The rules that speak of these answers on a day.
fn speaking(answers: &Value, today: &str) -> Vec<&'static str> {
    let answers: Answers = serde_json::from_value(answers.clone()).expect("answers");
    let case = Case::new(answers, PolicyDate::parse(today).expect("a date"));
    assert!(matches!((LAW.applies)(&case), Applies::Yes(_)));
    let rules = LAW.rules.iter().filter(|rule| !(rule.check)(&case).is_empty());
    rules.map(|rule| rule.id).collect()
}

/// A provider in this country, with the tools for it.
fn sent(area: &str, tools: &Value, more: &Value) -> Value {
    let mut recipient = json!({ "key": "host", "name": "Hostly", "job": ["hosting"], "country": { "area": area } });
    recipient
        .as_object_mut()
        .expect("a row")
        .extend(more.as_object().cloned().expect("cells"));
    json!({
        "company": { "regions": ["eea"], "country": { "area": "NZ" } },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "name": "Account data", "whose": "controller" },
            { "key": "clients", "name": "Client data", "whose": "processor" } ] },
        "sharing": { "any_recipients": true, "recipients": [recipient], "any_transfers": true,
            "transfers": [{ "key": "t", "origin": "eea", "to": { "area": area }, "instruments": tools }] }
    })
}

fn unprotected(area: &str, tools: &Value, more: &Value, today: &str) -> bool {
    speaking(&sent(area, tools, more), today).contains(&"gdpr-13-1-f-mech")
}

#[test]
fn a_tool_protects_only_where_and_while_it_holds() {
    let (today, plain) = ("2026-11-21", &json!({}));
    assert!(unprotected("US", &json!([]), plain, today));
    assert!(!unprotected("US", &json!(["dpf"]), plain, today));
    assert!(
        unprotected("US", &json!(["dpf"]), plain, "2022-06-01"),
        "before the framework"
    );
    assert!(unprotected("IN", &json!(["dpf"]), plain, today), "it reaches the US only");
    assert!(
        unprotected("US", &json!(["uk-addendum", "idta"]), plain, today),
        "those are the UK's"
    );
    assert!(!unprotected("JP", &json!(["adequacy"]), plain, today));
    assert!(unprotected("IN", &json!(["adequacy"]), plain, today));
    assert!(unprotected("GB", &json!(["adequacy"]), plain, "2032-06-01"), "it has run out");
    assert!(unprotected("JP", &json!([]), plain, today), "the decision must be named");
    assert!(!unprotected("DE", &json!([]), plain, today) && !unprotected("EEA", &json!([]), plain, today));
}

#[test]
fn a_decision_on_part_of_a_country_is_told_as_that() {
    let words = |area: &str| {
        let answers: Answers = serde_json::from_value(sent(area, &json!([]), &json!({}))).expect("answers");
        let case = Case::new(answers, PolicyDate::parse("2026-11-21").expect("a date"));
        let rule = LAW.rules.iter().find(|rule| rule.id == "gdpr-13-1-f-mech").expect("the rule");
        let said: Vec<String> = (rule.check)(&case).into_iter().map(|breach| breach.words).collect();
        said.join(" ")
    };
    assert!(words("JP").contains("holds that country safe"), "{}", words("JP"));
    assert!(
        words("CA").contains("holds only commercial organisations there safe"),
        "{}",
        words("CA")
    );
    assert!(
        words("US").contains("covers only companies that are on its public list"),
        "{}",
        words("US")
    );
}

#[test]
fn who_gets_only_customers_data_or_nobodys_is_not_looked_at() {
    let with = |more: &Value| unprotected("US", &json!([]), more, "2026-11-21");
    assert!(!with(&json!({ "kinds": ["clients"] })));
    assert!(with(&json!({ "kinds": ["clients", "account"] })));
    assert!(!with(&json!({ "form": "anonymised" })));
}

#[test]
fn of_a_processor_only_the_rules_about_processors_speak() {
    let answers = json!({
        "company": { "regions": ["eea"], "country": { "area": "DE" } },
        "collection": { "any_kinds": true, "sensitive": false, "kinds": [{ "key": "clients", "name": "Client data", "whose": "processor" }] },
        "use": { "any_purposes": true, "purposes": [{ "key": "p", "purpose": "improve", "kinds": ["clients"] }] },
        "sharing": { "any_recipients": true, "recipients": [{ "key": "host", "name": "Hostly", "country": { "area": "US" } }] }
    });
    assert_eq!(
        speaking(&answers, "2026-11-21"),
        ["gdpr-28-role", "gdpr-28-10", "gdpr-28-sub"]
    );
}

#[test]
fn a_company_in_the_eea_or_with_one_there_needs_no_representative() {
    let speaks = |company: &Value| speaking(&json!({ "company": company }), "2026-11-21").contains(&"gdpr-13-1-a-rep");
    assert!(speaks(&json!({ "regions": ["eea"], "country": { "area": "US" } })));
    assert!(!speaks(&json!({ "regions": ["eea"], "country": { "area": "IE" } })));
    assert!(!speaks(&json!({ "regions": ["eea"] })), "nobody has said where");
    let branch = json!([{ "key": "eu", "region": "eea", "name": "Quill Ireland Ltd" }]);
    assert!(!speaks(
        &json!({ "regions": ["eea"], "country": { "area": "US" }, "entities": branch })
    ));
}
