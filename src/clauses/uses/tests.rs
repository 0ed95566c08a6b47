use crate::answers::Answers;
use crate::document::{Block, Clause};
use serde_json::{Value, json};

fn clause(uses: &Value) -> Option<Clause> {
    let answers: Answers = serde_json::from_value(json!({
        "use": uses,
        "collection": { "kinds": [{ "key": "call", "name": "Call data" }] },
    }))
    .expect("answers");
    crate::clauses::policy(&answers).clause("use").cloned()
}

fn text(uses: &Value) -> String {
    let clause = clause(uses).expect("a clause");
    let words: Vec<String> = clause.sentences().map(crate::document::Sentence::words).collect();
    words.join(" ")
}

#[test]
fn no_answer_says_nothing() {
    assert_eq!(clause(&json!({})), None);
}

#[test]
fn three_uses_are_a_table_even_where_one_says_nothing() {
    let row = |key: &str| json!({ "key": key, "purpose": "provide" });
    let is_table = |rows: Value| {
        matches!(
            clause(&json!({ "purposes": rows })).expect("a clause").blocks[0],
            Block::Table(_)
        )
    };
    assert!(is_table(json!([row("a"), row("b"), { "key": "c" }])));
    assert!(!is_table(json!([row("a"), row("b")])));
}

#[test]
fn a_limit_stands_beside_the_use_that_it_limits() {
    let row = json!({ "key": "a", "purpose": "improve-models", "limited": "aggregated-anonymised" });
    let words = text(&json!({ "purposes": [row] }));
    assert_eq!(words, "Improve our AI models, only with aggregated and anonymised data.");
}

#[test]
fn a_promise_about_some_data_names_it_and_claims_nothing_of_the_rest() {
    let of = |row: Value| text(&json!({ "promises": [row] }));
    let all = of(json!({ "key": "a", "promise": "no-training" }));
    assert_eq!(all, "We never train AI models on your data.");
    let some = of(json!({ "key": "a", "promise": "no-training", "kinds": ["call"] }));
    assert_eq!(some, "Call data: never used to train AI models.");
}

#[test]
fn a_promise_about_data_that_is_gone_is_gone() {
    let gone = json!({ "promises": [{ "key": "a", "promise": "no-training", "kinds": ["nothing"] }] });
    assert_eq!(clause(&gone), None);
}

#[test]
fn no_ground_no_words_about_grounds() {
    let words = text(&json!({ "grounds_for": "europe", "balanced": true, "purposes": [{ "key": "a", "purpose": "secure" }] }));
    assert_eq!(words, "Keep the service secure.");
}

#[test]
fn uses_that_share_a_way_to_withdraw_consent_share_a_sentence() {
    let row =
        |key: &str, purpose: &str| json!({ "key": key, "purpose": purpose, "ground": "consent", "withdraw": "in your settings" });
    let words = text(&json!({ "purposes": [row("a", "marketing"), row("b", "ai")] }));
    let sentence = "Where we rely on your consent to send marketing or to run AI features, you can withdraw it in your settings.";
    assert!(words.contains(sentence), "{words}");
}

#[test]
fn the_form_of_what_a_model_gets_is_said_once() {
    let row = |text: &str| json!({ "ai": [{ "key": "a", "feature": "search", "sent": [{ "text": text }], "form": "metadata" }] });
    assert!(text(&row("query metadata")).ends_with("Sent to the model: query metadata, nothing else."));
    assert!(text(&row("queries")).ends_with("Sent to the model: queries, as metadata only."));
}
