use crate::answers::Answers;
use crate::document::{Block, Clause, Inline, Sentence};
use serde_json::{Value, json};

fn clause(answers: Value) -> Option<Clause> {
    let answers: Answers = serde_json::from_value(answers).expect("answers");
    crate::clauses::policy(&answers).clause("transfers").cloned()
}

#[test]
fn no_answer_says_nothing() {
    assert_eq!(clause(json!({})), None);
}

#[test]
fn measures_without_a_tool_say_nothing() {
    let rows = json!([{ "key": "a", "origin": "eea", "to": { "area": "US" } }]);
    let clause = clause(json!({ "sharing": { "measures": "encryption", "transfers": rows } })).expect("a clause");
    assert!(clause.sentences().all(|s| !s.words().contains("encryption")));
}

#[test]
fn an_origin_alone_says_nothing() {
    assert_eq!(
        clause(json!({ "sharing": { "transfers": [{ "key": "a", "origin": "eea" }] } })),
        None
    );
}

#[test]
fn measures_link_to_the_security_document_that_they_name() {
    let company = json!({ "documents": [{ "key": "a", "title": "Security page", "about": "security", "link": "/security" }] });
    let rows = json!([{ "key": "a", "origin": "eea", "to": { "area": "US" }, "instruments": ["scc"] }]);
    let sharing = json!({ "measures": "the measures on our Security page", "transfers": rows });
    let clause = clause(json!({ "company": company, "sharing": sharing })).expect("a clause");
    let Some(Block::Paragraph(last)) = clause.blocks.last() else {
        panic!("no paragraph")
    };
    assert_eq!(
        last[0].words(),
        "We use these tools together with the measures on our Security page."
    );
    assert!(
        last[0]
            .inlines
            .iter()
            .any(|i| matches!(i, Inline::Link { to, .. } if to == "/security"))
    );
}

#[test]
fn a_country_has_its_article_only_in_a_sentence() {
    let rows = json!([{ "key": "a", "origin": "uk", "to": { "area": "US", "region": "us-1" } }]);
    let clause = clause(json!({ "sharing": { "operated_from": { "area": "US" }, "transfers": rows } })).expect("a clause");
    let words: Vec<String> = clause.sentences().map(Sentence::words).collect();
    assert_eq!(words[0], "We operate our service from the United States.");
    assert!(words.contains(&"To: United States (us-1).".to_owned()), "{words:?}");
}
