use crate::answers::Answers;
use crate::document::Sentence;
use serde_json::{Value, json};

fn text(answers: Value) -> String {
    let answers: Answers = serde_json::from_value(answers).expect("answers");
    let policy = crate::clauses::policy(&answers);
    let sentences: Option<Vec<String>> = policy
        .clause("sharing")
        .map(|clause| clause.sentences().map(Sentence::words).collect());
    sentences.unwrap_or_default().join(" ")
}

fn sharing(sharing: &Value) -> String {
    text(json!({ "sharing": sharing }))
}

#[test]
fn no_answer_says_nothing() {
    assert_eq!(sharing(&json!({})), "");
}

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
fn a_sale_is_denied_once_and_only_by_the_answer_about_it() {
    let denied = "We do not sell personal data.";
    let promise = json!({ "promises": [{ "key": "a", "promise": "no-sale" }] });
    assert_eq!(sharing(&json!({ "sell": false })), denied);
    assert_eq!(
        text(json!({ "use": promise })),
        "",
        "whether you sell is a question of its own"
    );
    assert_eq!(text(json!({ "use": promise, "sharing": { "sell": false } })), denied);
}

#[test]
fn a_condition_and_a_form_stand_beside_the_job() {
    let row = json!({ "key": "a", "name": "Acme", "job": ["ai"], "form": "anonymised", "only_if": "with your consent" });
    let words = sharing(&json!({ "recipients": [row] }));
    assert!(
        words.contains("AI processing; gets anonymised data only; only with your consent."),
        "{words}"
    );
}

#[test]
fn a_detail_that_says_the_job_stands_for_it() {
    let row = |detail: &str| json!({ "recipients": [{ "key": "a", "name": "Acme", "job": ["storage"], "detail": detail }] });
    assert!(sharing(&row("encrypted storage of recordings")).ends_with("Encrypted storage of recordings."));
    assert!(sharing(&row("recordings")).ends_with("Storage: recordings."));
}

#[test]
fn contracts_bind_those_who_signed() {
    let rows = |second: bool| json!({ "recipients": [{ "key": "a", "name": "A", "contract": true }, { "key": "b", "name": "B", "contract": second }] });
    assert!(sharing(&rows(true)).contains("agreement with us binds A and B."));
    assert!(sharing(&rows(false)).contains("agreement with us binds A."));
}

#[test]
fn an_unsafe_address_is_no_link_and_no_claim() {
    let words = sharing(&json!({ "list": "javascript:alert(1)" }));
    assert_eq!(words, "");
}

#[test]
fn connected_services_stand_by_the_way_data_flows() {
    let rows = json!([
        { "key": "a", "name": "Boxes", "direction": "from", "holds": [{ "text": "tokens" }] },
        { "key": "b", "name": "Mails", "direction": "to", "holds": [{ "text": "tokens" }] },
        { "key": "c", "name": "Chats" },
    ]);
    let words = sharing(&json!({ "integrations": rows }));
    assert!(
        words.contains("You can connect Chats; Boxes, from which we read data; and Mails, to which we send data."),
        "{words}"
    );
    assert!(
        words.contains("To keep the connection to Boxes and Mails working, we hold tokens."),
        "{words}"
    );
}

#[test]
fn who_gets_data_for_ads_and_whose_part_is_untold_is_no_service_provider() {
    let rows =
        json!([{ "key": "a", "name": "Adco", "job": ["advertising"] }, { "key": "b", "name": "Boxes", "job": ["hosting"] }]);
    let named = |rows: &serde_json::Value, to: serde_json::Value| {
        sharing(&json!({ "recipients": rows, "share_for_ads": true, "ads_to": to }))
    };
    let lead = "Recipients of data that we sell or share for advertising.";
    let text = named(&rows, json!(["a"]));
    let (before, after) = text.split_once(lead).unwrap();
    assert!(before.contains("Service providers.") && before.contains("Boxes"), "{text}");
    assert!(after.contains("Adco") && !after.contains("Boxes"), "{text}");
    // whatever is said of ads, or no more: who is in advertising is not made a service provider, who hosts is one
    let only_ads = json!([{ "key": "a", "name": "Adco", "job": ["advertising"] }]);
    for to in [json!(["a"]), json!(null)] {
        let text = named(&only_ads, to);
        assert!(text.contains("Adco") && !text.contains("help"), "{text}");
        assert!(!text.contains("Service providers"), "{text}");
    }
    let unsaid = sharing(&json!({ "recipients": only_ads }));
    assert!(unsaid.contains("Adco") && !unsaid.contains("help"), "{unsaid}");
    let text = named(&rows, json!(["a", "b"]));
    assert!(
        text.split_once(lead).unwrap().0.contains("Boxes"),
        "hosting is work for us: {text}"
    );
    let told = json!([{ "key": "a", "name": "Adco", "job": ["advertising"], "part": "processor" }]);
    assert!(!named(&told, json!(["a"])).contains(lead), "its part is told");
}
