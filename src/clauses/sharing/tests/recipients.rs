//! Who decides, what is told of single recipients, and what of a kind they get.

use super::{sharing, text};
use crate::answers::Answers;
use crate::document::Sentence;
use serde_json::{Value, json};

#[test]
fn who_decides_for_itself_is_no_service_provider() {
    let said = sharing(&json!({ "recipients": [
        { "key": "a", "name": "Acme Hosting", "part": "processor" },
        { "key": "b", "name": "Acme Ads", "part": "controller" },
    ] }));
    let (ours, others) = said
        .split_once("Recipients that make their own decisions.")
        .expect("a lead of their own");
    assert!(
        ours.contains("help us run our service, as our processors. Acme Hosting"),
        "{said}"
    );
    assert!(!ours.contains("Acme Ads") && others.contains("Acme Ads"), "{said}");
    let alone = sharing(&json!({ "recipients": [{ "key": "b", "name": "Acme Ads", "part": "controller" }] }));
    assert!(!alone.contains("Service providers"), "{alone}");
}

#[test]
fn who_decides_in_part_helps_and_is_said_to_decide() {
    let row = |part: &str| json!({ "recipients": [{ "key": "a", "name": "Acme Pay", "job": ["payments"], "part": part }] });
    let said = sharing(&row("both"));
    assert!(
        said.contains("helps us run our service."),
        "it is not only our processor: {said}"
    );
    assert!(
        said.contains("It is also for Acme Pay, as a controller, to decide how some of the data is used."),
        "{said}"
    );
    assert!(!sharing(&row("processor")).contains("up to"));
}

#[test]
fn it_is_a_company_that_decides_and_a_product_that_is_used() {
    let row = |key: &str, more: Value| {
        let mut row = json!({ "key": key, "name": key, "part": "controller" });
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        row
    };
    let said = |rows: &[Value]| sharing(&json!({ "recipients": rows }));
    let of = |id: &str, name: &str| row(id, json!({ "catalogue": id, "name": name }));
    let (fonts, maps, klarna) = (
        of("google-fonts", "Google Fonts"),
        of("google-maps", "Google Maps"),
        of("klarna", "Klarna"),
    );
    for (rows, who) in [
        (vec![fonts.clone()], "Google (for Google Fonts)"),
        (
            vec![fonts.clone(), klarna.clone(), maps],
            "Google (for Google Fonts and Google Maps) and Klarna",
        ),
        (vec![klarna], "Klarna"),
        (
            vec![row("Adbox", json!({ "company": "Acme Holding" }))],
            "Acme Holding (for Adbox)",
        ),
        (vec![row("Adbox", json!({ "company": "adbox" }))], "Adbox"),
    ] {
        let told = said(&rows);
        let wanted = if who.contains(" and Klarna") {
            format!("It is for {who}, each as a controller, to decide how the data there is used.")
        } else {
            format!("It is for {who}, as a controller, to decide how the data there is used.")
        };
        assert!(told.contains(&wanted), "{wanted}: {told}");
    }
}

/// What a provider does by its own contract is told beside it, and at the end only where it is no recipient.
#[test]
fn what_a_platform_wants_said_of_a_recipient_stands_beside_it() {
    let lines = |sharing: Value| -> Vec<String> {
        let answers: Answers = serde_json::from_value(json!({ "sharing": sharing })).expect("answers");
        let policy = crate::clauses::policy(&answers);
        policy.sentences().map(Sentence::words).collect()
    };
    let fraud = |lines: &[String]| lines.iter().position(|line| line.contains("uses it to detect fraud"));
    let rows = |row: Value| {
        json!({ "recipients": [row, { "key": "b", "name": "Hostly" }], "platform_words": ["radar", "recaptcha"],
        "disclosures": [{ "key": "law", "case": "law" }] })
    };
    for row in [
        json!({ "key": "a", "name": "Stripe" }),
        json!({ "key": "a", "name": "Our cashier", "catalogue": "stripe" }),
    ] {
        let said = lines(rows(row));
        let at = |words: &str| said.iter().position(|line| line.contains(words)).expect(words);
        let told = fraud(&said).expect("it is told");
        assert!(told < at("Hostly"), "{said:?}");
        assert!(at("Hostly") < at("reCAPTCHA") && at("reCAPTCHA") < at("law"), "{said:?}");
        assert_eq!(said.iter().filter(|line| line.contains("detect fraud")).count(), 1);
    }
    let said = lines(rows(json!({ "key": "a", "name": "Cashly" })));
    assert!(
        fraud(&said) > said.iter().position(|line| line.contains("Hostly")),
        "{said:?}"
    );
}

/// Of a log of what people do, whoever a device asks for something gets what the device tells, and no part of the log.
#[test]
fn what_comes_along_stands_by_itself_unless_its_kind_is_about_devices() {
    let told = |name: &str, item: Value| {
        let kind = json!({ "key": "k", "name": name, "items": [item, { "item": "page_views" }] });
        let row = json!({ "key": "a", "name": "Fonts", "kinds": ["k"], "items": [{ "item": "ip_address" }] });
        text(json!({ "collection": { "kinds": [kind] }, "sharing": { "recipients": [row] } })).to_lowercase()
    };
    let plain = json!({ "item": "ip_address" });
    assert!(told("Activity log", plain.clone()).contains("fonts. ip address."));
    assert!(told("Server logs", plain.clone()).contains("server logs: ip address"));
    assert!(told("Device data", plain).contains("device data: ip address"));
    let masked = json!({ "item": "ip_address", "form": "masked" });
    assert!(
        told("Activity log", masked).contains("activity log: "),
        "a mask of it is another thing"
    );
}
