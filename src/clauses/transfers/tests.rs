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

/// A transfer takes place only under the conditions of those to whom data goes there, where nobody gets it there without.
#[test]
fn a_transfer_has_the_condition_of_those_who_get_the_data_there() {
    let sharing = |more: Value| {
        let mut rows = vec![
            json!({ "key": "a", "name": "Modelly", "country": { "area": "US" }, "only_if": "you turn on suggestions" }),
            json!({ "key": "b", "name": "Hostly", "country": { "area": "DE" } }),
        ];
        rows.extend(more["recipients"].as_array().cloned().unwrap_or_default());
        let transfers = json!([{ "key": "a", "origin": "eea", "to": { "area": "US" } }]);
        let mut sharing = json!({ "recipients": rows, "transfers": transfers });
        if let Some(from) = more.get("operated_from") {
            sharing["operated_from"] = from.clone();
        }
        let mut answers = json!({ "sharing": sharing, "changes": { "in_short": true } });
        answers
            .as_object_mut()
            .unwrap()
            .extend(more.get("retention").map(|at| ("retention".to_owned(), at.clone())));
        answers
    };
    let to = |more: Value| {
        let answers: Answers = serde_json::from_value(sharing(more)).expect("answers");
        let policy = crate::clauses::policy(&answers);
        let words: Vec<String> = policy.sentences().map(Sentence::words).collect();
        let find = |start: &str| {
            words
                .iter()
                .find(|words| words.starts_with(start))
                .cloned()
                .expect("a sentence")
        };
        assert_eq!(
            find("Personal data crosses borders").contains("only if"),
            find("To: ").contains("only if"),
            "{words:?}"
        );
        find("To: ")
    };
    let also = |row: Value| json!({ "recipients": [row] });
    let one = "To: United States, only if you turn on suggestions.";
    let within = |to: &str, always: &str| {
        let rows = json!([
            { "key": "a", "name": "Modelly", "country": { "area": to }, "only_if": "you turn on suggestions" },
            { "key": "b", "name": "Hostly", "country": { "area": always } },
        ]);
        let transfers = json!([{ "key": "a", "origin": "uk", "to": { "area": to } }]);
        let clause = clause(json!({ "sharing": { "recipients": rows, "transfers": transfers } })).expect("a clause");
        clause.sentences().any(|s| s.words().contains("only if"))
    };
    assert!(within("FR", "DE"), "who is in Germany gets nothing in France");
    assert!(!within("EU", "DE") && !within("DE", "EU") && !within("worldwide", "DE"));
    assert_eq!(to(json!({})), one);
    let ask = json!({ "key": "c", "name": "C", "country": { "area": "US" }, "only_if": "you ask" });
    assert_eq!(
        to(also(ask)),
        "To: United States, only if you turn on suggestions or only if you ask."
    );
    let stored = |at: Value| json!({ "retention": { "places": [{ "key": "p", "at": at, "place": { "area": "US" } }] } });
    assert_eq!(to(stored(json!(["a"]))), one, "what it stores there it gets only then");
    assert_eq!(to(also(json!({ "key": "c", "name": "C", "country": { "area": "CA" } }))), one);
    for always in [
        also(json!({ "key": "c", "name": "C", "country": { "area": "US" } })),
        also(json!({ "key": "c", "name": "C", "country": { "area": "worldwide" } })),
        also(json!({ "key": "c", "name": "C" })),
        json!({ "operated_from": { "area": "US" } }),
        stored(json!([])),
    ] {
        assert_eq!(to(always.clone()), "To: United States.", "{always}");
    }
}

/// Each law has words of its own for a country that it holds safe.
#[test]
fn what_holds_a_country_safe_is_said_in_the_words_of_the_law_of_each_place() {
    for (origin, tool, says) in [
        ("eea", "adequacy", "an adequacy decision of the European Commission"),
        ("uk", "adequacy", "adequacy regulations of the United Kingdom"),
        ("switzerland", "adequacy", "an adequacy decision of the Swiss Federal Council"),
        ("eea", "dpf", "the EU-U.S. Data Privacy Framework"),
        ("uk", "dpf", "the UK Extension to the EU-U.S. Data Privacy Framework"),
        ("switzerland", "dpf", "the Swiss-U.S. Data Privacy Framework"),
    ] {
        let rows = json!([{ "key": "a", "origin": origin, "to": { "area": "US" }, "instruments": [tool] }]);
        let clause = clause(json!({ "sharing": { "transfers": rows } })).expect("a clause");
        let tool = format!("Legal tool: {says}.");
        assert!(clause.sentences().any(|s| s.words() == tool), "{origin}: {tool}");
    }
}

/// A copy is promised only of what is a paper.
#[test]
fn nobody_is_promised_a_copy_of_a_consent_or_of_a_decision() {
    let copy = |tools: Value| {
        let rows = json!([{ "key": "a", "origin": "eea", "to": { "area": "US" }, "instruments": tools }]);
        let clause = clause(json!({ "sharing": { "copy": "by writing to us", "transfers": rows } })).expect("a clause");
        clause.sentences().any(|s| s.words().starts_with("You can get a copy"))
    };
    for none in [json!(["consent"]), json!(["adequacy"]), json!(["dpf"]), json!([])] {
        assert!(!copy(none.clone()), "{none}");
    }
    for some in [json!(["scc"]), json!(["consent", "bcr"])] {
        assert!(copy(some.clone()), "{some}");
    }
    let rows = json!([{ "key": "a", "instruments": ["scc"] }]);
    assert_eq!(
        clause(json!({ "sharing": { "copy": "by writing to us", "transfers": rows } })),
        None,
        "no tool is printed of which it could be a copy"
    );
}

/// The Extension is one of a framework that is named: by itself it says of which.
#[test]
fn a_part_of_the_framework_is_named_so_that_it_stands_alone() {
    let certified = |parts: Value| {
        let clause = clause(json!({ "sharing": { "framework": parts } })).expect("a clause");
        clause.sentences().map(Sentence::words).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        certified(json!(["uk-extension"])),
        "We ourselves are certified under the UK Extension to the EU-U.S. Data Privacy Framework."
    );
    assert_eq!(
        certified(json!(["eu-us", "uk-extension", "swiss-us"])),
        "We ourselves are certified under the EU-U.S. Data Privacy Framework, its UK Extension and the Swiss-U.S. Data Privacy Framework."
    );
}
