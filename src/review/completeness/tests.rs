//! Each rule about completeness, broken and mended.

use super::*;
use crate::edit::{Edit, Who};
use crate::values::PolicyDate;
use serde_json::json;

fn draft(file: &Value) -> Draft {
    serde_json::from_value(file.clone()).unwrap()
}

/// The rule and path of each finding.
fn found(draft: &Draft) -> Vec<(&'static str, String)> {
    completeness(draft).into_iter().map(|f| (f.rule, f.at[0].clone())).collect()
}

#[test]
fn an_empty_draft_lacks_every_needed_answer_and_nothing_else() {
    let draft = Draft::new("acme");
    let found = completeness(&draft);
    assert!(!found.is_empty() && found.iter().all(|f| f.rule == "needed-unanswered" && f.level == Level::Must));
    assert!(
        found
            .iter()
            .any(|f| f.at == ["company.product"] && f.questions == ["company.product"])
    );
}

#[test]
fn what_is_only_suggested_waits_and_once_accepted_does_not() {
    let mut draft = draft(
        &json!({ "format": 1, "name": "acme", "suggested": [{ "from": "scan", "answers": {
        "company": { "audience": "businesses" },
        "collection": { "any_kinds": true, "kinds": [{ "key": "account", "name": "Account" }] } } }] }),
    );
    let waiting = |draft: &Draft| {
        found(draft)
            .into_iter()
            .filter(|(rule, _)| *rule == "suggestion-unconfirmed")
            .map(|(_, at)| at)
            .collect::<Vec<_>>()
    };
    assert_eq!(waiting(&draft), ["company.audience", "collection.kinds.account"]);
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-01-02").unwrap(),
    };
    draft
        .edit(
            &Edit::Accept {
                path: "collection.kinds.account".into(),
                from: None,
            },
            &who,
        )
        .unwrap();
    draft
        .edit(
            &Edit::Drop {
                path: "company.audience".into(),
                from: None,
            },
            &who,
        )
        .unwrap();
    assert_eq!(waiting(&draft), Vec::<String>::new());
}

#[test]
fn a_suggestion_that_there_is_none_waits_like_any_other() {
    let draft = draft(&json!({ "format": 1, "name": "acme", "suggested": [
        { "from": "scan", "answers": { "retention": { "any_periods": false } } }] }));
    assert!(found(&draft).contains(&("suggestion-unconfirmed", "retention.any_periods".into())));
}

#[test]
fn what_leads_nowhere_is_found() {
    let draft = draft(&json!({ "format": 1, "name": "acme", "answers": {
        "use": { "any_purposes": true, "purposes": [{ "key": "provide", "purpose": "provide", "kinds": ["account"] }] },
        "statements": { "any_texts": true, "texts": [
            { "key": "a", "at": "collection.kinds.account", "text": "Gone." },
            { "key": "b", "at": "sharing", "text": "There." }] } } }));
    let found = found(&draft);
    assert!(
        found.contains(&("reference-dangling", "use.purposes.provide.kinds".into())),
        "{found:?}"
    );
    let lost: Vec<_> = found.iter().filter(|(rule, _)| *rule == "statement-lost").collect();
    assert_eq!(lost, [&("statement-lost", "statements.texts.a.at".to_owned())]);
}

#[test]
fn a_row_that_is_only_suggested_is_told_once_with_the_answers_that_name_it() {
    let purposes = json!([
        { "key": "provide", "purpose": "provide", "kinds": ["account", "lost"] },
        { "key": "support", "purpose": "support", "kinds": ["account"] }
    ]);
    let kinds = json!([{ "key": "account", "name": "Account details", "items": [{ "item": "email" }] }]);
    let draft = draft(&json!({ "format": 1, "name": "acme",
        "answers": { "use": { "any_purposes": true, "purposes": purposes } },
        "suggested": [{ "from": "preset:web-shop", "answers": { "collection": { "any_kinds": true, "kinds": kinds } } }] }));
    let of = |rule: &str| -> Vec<Finding> {
        let all = completeness(&draft).into_iter();
        all.filter(|one| one.rule == rule).collect()
    };
    let suggested = of("reference-suggested");
    let [one] = suggested.as_slice() else {
        panic!("{suggested:?}")
    };
    let at = [
        "collection.kinds.account",
        "use.purposes.provide.kinds",
        "use.purposes.support.kinds",
    ];
    assert!(one.at == at && one.suggestion_mends, "{one:?}");
    assert_eq!(
        one.message,
        "“provide the product” (data) and “answer questions and give support” (data) name Account details, which is only \
         suggested: confirm it, or leave its name out there"
    );
    let gone: Vec<String> = of("reference-dangling").into_iter().map(|one| one.message).collect();
    assert_eq!(
        gone,
        ["“provide the product” (data) names “lost”, which is not there"],
        "what is suggested is there"
    );
}

#[test]
fn an_open_question_is_grave_only_where_an_answer_is_needed() {
    let draft = draft(&json!({ "format": 1, "name": "acme", "open": {
        "company.product": { "state": "dont-know" }, "company.audience": { "state": "ask-counsel" },
        "children.minimum_age": { "state": "left-out" } } }));
    let found: Vec<_> = completeness(&draft).into_iter().map(|f| (f.at[0].clone(), f.level)).collect();
    assert!(found.contains(&("company.product".into(), Level::Must)));
    assert!(found.contains(&("company.audience".into(), Level::Consider)));
    assert!(
        !found.iter().any(|(at, _)| at == "children.minimum_age"),
        "what is left out is decided"
    );
}

#[test]
fn an_answer_whose_premise_changed_is_to_be_confirmed() {
    let draft = draft(
        &json!({ "format": 1, "name": "acme", "answers": { "company": { "product": "Acme" } },
        "open": { "company.product": { "state": "confirm" } } }),
    );
    assert!(found(&draft).contains(&("answer-to-confirm", "company.product".into())));
}

#[test]
fn a_provider_of_whom_a_cell_would_be_empty_is_found_until_the_author_decides() {
    let mut draft = draft(&json!({ "format": 1, "name": "acme", "answers": { "sharing": {
        "any_recipients": true, "recipients": [
            { "key": "host", "name": "Host", "job": ["hosting"], "country": { "area": "DE" } },
            { "key": "bare", "name": "Bare" },
            { "key": "told", "name": "Told", "detail": "storage of backups" },
            { "key": "nameless", "job": ["email"], "country": { "area": "US" } }] } },
        "suggested": [{ "from": "scan", "answers": { "sharing": { "recipients": [
            { "key": "told", "country": { "area": "FR" } }] } } }] }));
    let bare = |draft: &Draft| -> Vec<String> {
        let found = completeness(draft).into_iter().filter(|f| f.rule == "provider-incomplete");
        found
            .map(|finding| {
                assert_eq!(finding.level, Level::Should);
                assert_eq!(finding.questions.len(), 1);
                finding.at[0].replace("sharing.recipients.", "")
            })
            .collect()
    };
    assert_eq!(bare(&draft), ["bare.job", "bare.country", "nameless.name"]);
    let leave = Edit::Mark {
        path: "sharing.recipients.bare.country".into(),
        state: Some(OpenState::LeftOut),
    };
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-01-02").unwrap(),
    };
    draft.edit(&leave, &who).unwrap();
    assert_eq!(bare(&draft), ["bare.job", "nameless.name"], "left out on purpose");
    draft
        .edit(
            &Edit::Set {
                path: "sharing.any_recipients".into(),
                value: Some(json!(false)),
            },
            &who,
        )
        .unwrap();
    assert_eq!(bare(&draft), Vec::<String>::new(), "what is not printed needs nothing");
}

#[test]
fn an_answer_that_cannot_be_printed_is_found() {
    let mut file = json!({ "format": 1, "name": "acme", "answers": {
        "company": { "country": { "area": "XX" } },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "items": [{ "item": "email" }, { "item": "emale" }, { "text": "shoe size" }],
              "kept": { "how": "up-to" } }] } } });
    let faulty = |file: &Value| -> Vec<String> {
        let found = found(&draft(file)).into_iter();
        found.filter(|(rule, _)| *rule == "answer-faulty").map(|(_, at)| at).collect()
    };
    assert_eq!(
        faulty(&file),
        [
            "company.country",
            "collection.kinds.account.items",
            "collection.kinds.account.kept"
        ]
    );
    file["answers"]["company"]["country"]["area"] = json!("DE");
    file["answers"]["collection"]["kinds"][0]["items"][1]["item"] = json!("name");
    file["answers"]["collection"]["kinds"][0]["kept"]["span"] = json!({ "count": 3, "unit": "days" });
    assert_eq!(faulty(&file), Vec::<String>::new());
}

#[test]
fn a_row_of_transfers_that_tells_neither_country_nor_tool_is_found() {
    let found = |row: Value| {
        let file = json!({ "format": 1, "name": "acme", "answers": {
            "company": { "regions": ["eea"] }, "sharing": { "any_transfers": true, "transfers": [row] } } });
        found(&draft(&file))
            .into_iter()
            .filter(|(rule, _)| *rule == "transfer-says-nothing")
            .count()
    };
    assert_eq!(found(json!({ "key": "a", "origin": "eea" })), 1);
    assert_eq!(found(json!({ "key": "a", "origin": "eea", "to": { "area": "US" } })), 0);
    assert_eq!(found(json!({ "key": "a", "origin": "eea", "instruments": ["scc"] })), 0);
}

#[test]
fn a_row_that_stands_there_twice_is_found_and_read_once() {
    let mut file = json!({ "format": 1, "name": "acme", "answers": { "sharing": { "any_disclosures": true, "disclosures": [
        { "key": "law", "case": "law" }, { "key": "law-2", "case": "law" }, { "key": "group", "case": "affiliates" }] } } });
    let twice = |file: &Value| -> Vec<String> {
        let found = found(&draft(file)).into_iter().filter(|(rule, _)| *rule == "row-twice");
        found.map(|(_, at)| at).collect()
    };
    assert_eq!(twice(&file), ["sharing.disclosures.law-2"]);
    let policy = crate::clauses::policy(&draft(&file).published());
    let said = policy.sentences().filter(|s| s.words().contains("the law requires")).count();
    assert_eq!(said, 1);
    file["answers"]["sharing"]["disclosures"][1]["told"] = true.into();
    assert_eq!(twice(&file), Vec::<String>::new());
}

#[test]
fn a_country_that_nobody_states_is_a_must_where_the_law_of_europe_applies() {
    let level = |regions: &[&str]| {
        let draft = draft(&json!({ "format": 1, "name": "acme", "answers": {
            "company": { "regions": regions },
            "sharing": { "any_recipients": true, "recipients": [{ "key": "a", "name": "Acme" }] } } }));
        let all = completeness(&draft);
        let of = |cell: &str| {
            let at = [format!("sharing.recipients.a.{cell}")];
            all.iter().find(|one| one.at == at).map(|one| (one.level, one.blocks))
        };
        assert_eq!(of("job"), Some((Level::Should, false)), "the job is no matter of places");
        of("country")
    };
    for region in ["eea", "uk", "switzerland"] {
        assert_eq!(level(&[region, "california"]), Some((Level::Must, false)), "{region}");
    }
    assert_eq!(level(&["california", "elsewhere"]), Some((Level::Should, false)));
    assert_eq!(level(&[]), Some((Level::Should, false)));
}

#[test]
fn a_feature_that_stores_something_is_named_as_its_file_names_it_or_by_what_it_stores() {
    for (id, says) in [
        (
            "algolia",
            "? The cookie is there only with click analytics or personal results (not verified).",
        ),
        ("mux", "? Where it is, Mux stores muxData (not verified)."),
    ] {
        let draft = draft(&json!({ "format": 1, "name": "acme", "answers": {
            "sharing": { "any_recipients": true, "recipients": [{ "key": "a", "name": "Acme", "catalogue": id }] } } }));
        let all = completeness(&draft);
        let asked = all
            .iter()
            .find(|one| one.at == ["sharing.recipients.a.stores"])
            .expect("it is asked");
        assert!(asked.message.ends_with(says), "{}", asked.message);
    }
}
