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
fn uses_are_one_table_where_one_has_a_ground_and_else_a_list() {
    let row = |key: &str| json!({ "key": key, "purpose": "provide", "ground": "contract" });
    let blocks = |rows: Value| clause(&json!({ "purposes": rows })).expect("a clause").blocks;
    let bare = json!({ "key": "c", "purpose": "secure" });
    let three = blocks(json!([row("a"), row("b"), bare]));
    assert!(matches!(three[..], [Block::Paragraph(_), Block::Table(_)]), "{three:?}");
    let none = blocks(json!([bare, { "key": "d", "purpose": "legal" }, { "key": "e", "purpose": "terms" }]));
    assert!(matches!(none[..], [Block::Paragraph(_), Block::List(_)]), "{none:?}");
}

#[test]
fn a_limit_stands_beside_the_use_that_it_limits() {
    let row = json!({ "key": "a", "purpose": "improve-models", "limited": "aggregated-anonymised" });
    let words = text(&json!({ "purposes": [row] }));
    let said = "We use personal data to: Improve our AI models and algorithms, only with aggregated and anonymised data.";
    assert_eq!(words, said);
}

#[test]
fn a_promise_about_some_data_names_it_and_claims_nothing_of_the_rest() {
    let of = |row: Value| text(&json!({ "promises": [row] }));
    let all = of(json!({ "key": "a", "promise": "no-training" }));
    assert_eq!(all, "We never train AI models on your data.");
    let some = of(json!({ "key": "a", "promise": "no-training", "kinds": ["call"] }));
    assert_eq!(some, "We never train AI models on call data.");
}

#[test]
fn promises_about_the_same_data_share_a_sentence() {
    let row = |key: &str, promise: &str| json!({ "key": key, "promise": promise, "about": ["your notes"] });
    let words = text(&json!({ "promises": [row("a", "no-access"), row("b", "no-training"), row("c", "no-distribution")] }));
    let said =
        "We cannot see your notes, never train AI models on any of this and never distribute any of this to third parties.";
    assert_eq!(words, said);
}

#[test]
fn a_promise_about_data_that_is_gone_is_gone() {
    let gone = json!({ "promises": [{ "key": "a", "promise": "no-training", "kinds": ["nothing"] }] });
    assert_eq!(clause(&gone), None);
}

#[test]
fn a_confirmed_address_stands_between_who_gets_newsletters_and_how_they_stop() {
    let words = text(&json!({ "newsletters": "opt-in", "newsletters_confirmed": true, "newsletters_stop": "by writing to us" }));
    let confirmed = "We send none before you have confirmed your address with a link that we email to you. You can stop them";
    assert!(words.contains(confirmed), "{words}");
    assert!(!text(&json!({ "newsletters": "opt-in", "newsletters_confirmed": false })).contains("confirmed"));
}

#[test]
fn no_ground_no_words_about_grounds() {
    let words = text(&json!({ "grounds_for": "europe", "balanced": true, "purposes": [{ "key": "a", "purpose": "secure" }] }));
    assert_eq!(words, "We use personal data to: Keep our service secure.");
}

#[test]
fn uses_that_share_a_way_to_withdraw_consent_share_a_sentence() {
    let row =
        |key: &str, purpose: &str| json!({ "key": key, "purpose": purpose, "ground": "consent", "withdraw": "in your settings" });
    let words = text(&json!({ "purposes": [row("a", "marketing"), row("b", "ai")] }));
    let sentence =
        "Where we rely on your consent to send marketing messages or to run AI features, you can withdraw it in your settings.";
    assert!(words.contains(sentence), "{words}");
}

#[test]
fn the_form_of_what_a_model_gets_is_said_once() {
    let row = |text: &str| json!({ "ai": [{ "key": "a", "feature": "search", "sent": [{ "text": text }], "form": "metadata" }] });
    assert!(text(&row("query metadata")).ends_with("We send query metadata to the model and nothing else."));
    assert!(text(&row("queries")).ends_with("We send queries to the model as metadata only."));
}

/// An interest is named, and not once more called one: the list is of one sort.
#[test]
fn an_interest_begins_with_what_it_is_in() {
    let row = |interest: &str| {
        let words =
            json!({ "purposes": [{ "key": "a", "purpose": "secure", "ground": "legitimate-interests", "interest": interest }] });
        text(&words)
    };
    for typed in [
        "our interest in keeping accounts safe",
        "Our legitimate interests in keeping accounts safe",
        "a legitimate interest in keeping accounts safe",
        "keeping accounts safe",
    ] {
        let said = row(typed);
        assert!(
            said.contains("Legitimate interests: keeping accounts safe"),
            "{typed}: {said}"
        );
    }
    for typed in ["our interests", "the safety of accounts", "interest rates", "our interest"] {
        let said = row(typed);
        assert!(said.contains(&format!("Legitimate interests: {typed}")), "{typed}: {said}");
    }
}

#[test]
fn what_the_model_gets_stands_with_the_condition_of_all_who_run_it() {
    let sent = |conditions: &[Option<&str>]| {
        let rows: Vec<Value> = (0_u8..)
            .zip(conditions)
            .map(|(at, only_if)| json!({ "key": format!("r{at}"), "name": format!("Model {at}"), "only_if": only_if }))
            .collect();
        let by: Vec<&Value> = rows.iter().map(|row| &row["key"]).collect();
        let row =
            json!({ "key": "a", "feature": "Drafts", "provider": by, "sent": [{ "item": "ai_prompts" }], "form": "metadata" });
        let answers = json!({ "use": { "ai": [row] }, "sharing": { "recipients": rows } });
        let answers: Answers = serde_json::from_value(answers).expect("answers");
        let document = crate::clauses::policy(&answers);
        let mut sentences = document.sentences().map(crate::document::Sentence::words);
        sentences.find(|words| words.starts_with("We send")).expect("what is sent")
    };
    let whole = "We send prompts and AI answers to the model as metadata only";
    let (key, plan) = (Some("you enter your own key"), Some("you choose the paid plan"));
    for (conditions, only) in [
        (&[key][..], " (only if you enter your own key)."),
        (&[key, key], " (only if you enter your own key)."),
        (&[key, plan], " (only on these conditions)."),
        (&[key, None], "."),
        (&[], "."),
    ] {
        assert_eq!(sent(conditions), format!("{whole}{only}"));
    }
}
