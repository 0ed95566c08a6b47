//! Who sees what: a draft whose every answer is only suggested, an empty draft, and the table of questions itself.

use crate::policy::{SAMPLES, sample};
use policy_wizard::answers::Answers;
use policy_wizard::clauses;
use policy_wizard::document::Inline;
use policy_wizard::draft::{Draft, Layer};
use policy_wizard::interview::{self, Kind};
use policy_wizard::path;
use policy_wizard::review;
use std::collections::BTreeSet;

fn only_suggested(name: &str) -> Draft {
    let mut draft = Draft::new(name);
    let answers = sample(name).answers;
    draft.suggested.push(Layer {
        on_server: Vec::new(),
        from: "preset:test".into(),
        as_of: None,
        answers,
    });
    draft
}

#[test]
fn what_is_only_suggested_is_shown_and_asked_but_neither_published_nor_claimed() {
    for (name, _) in SAMPLES {
        let draft = only_suggested(name);
        assert_eq!(draft.published(), Answers::default());
        assert_eq!(
            clauses::policy(&draft.published()).sentences().count(),
            0,
            "{name}: nothing may be asserted"
        );
        assert!(!review::completeness(&draft).is_empty(), "{name}: render must refuse");
        let shown = draft.shown();
        assert!(
            clauses::policy(&shown).sentences().count() > 20,
            "{name}: the preview shows the suggestions"
        );
        let asked: BTreeSet<&str> = interview::asked(&shown).iter().map(|a| a.question.id).collect();
        for question in interview::all().iter().filter(|q| !q.fold && !q.is_column() && !q.pick) {
            let applies = interview::applies(question, &shown, None);
            assert_eq!(asked.contains(question.id), applies, "{name}: {}", question.id);
        }
        for table in interview::all().iter().filter(|q| q.is_table() && q.pick) {
            assert!(
                interview::keys(&shown, table.id).is_empty(),
                "{name}: {} was never picked",
                table.id
            );
            let offered = draft.offers(table.id).len();
            assert_eq!(
                offered,
                interview::keys(&draft.suggested[0].answers, table.id).len(),
                "{name}: {} is offered",
                table.id
            );
        }
    }
}

#[test]
fn an_empty_draft_asserts_nothing_and_shows_its_gaps() {
    let empty = Draft::new("empty");
    assert_eq!(clauses::policy(&empty.published()).sentences().count(), 0);
    let document = clauses::compose(&empty.published(), &|_| true);
    let is_gap = |inline: &Inline| matches!(inline, Inline::Gap(_));
    for sentence in document.sentences() {
        assert!(
            sentence.inlines.iter().any(is_gap),
            "asserts without an answer: {}",
            sentence.words()
        );
    }
    assert_eq!(
        empty.missing(),
        [
            "company.product",
            "company.legal_name",
            "company.contact",
            "changes.effective"
        ]
    );
}

/// Every member of the answers has a question, and every question a member.
#[test]
fn no_field_is_without_a_question() {
    let schema = schemars::schema_for!(Answers).to_value();
    let resolve = |node: &serde_json::Value| -> serde_json::Value {
        let name = node["$ref"].as_str().and_then(|r| r.rsplit('/').next()).map(str::to_owned);
        name.map_or_else(|| node.clone(), |name| schema["$defs"][name].clone())
    };
    let mut fields = BTreeSet::new();
    for (section, node) in schema["properties"].as_object().unwrap() {
        for (leaf, node) in resolve(node)["properties"].as_object().unwrap() {
            let row = resolve(&node["items"]);
            match row["properties"].as_object().filter(|p| p.contains_key("key")) {
                Some(columns) => {
                    fields.insert(format!("{section}.{leaf}"));
                    fields.extend(
                        columns
                            .keys()
                            .filter(|c| !matches!(c.as_str(), "key" | "catalogue"))
                            .map(|c| format!("{section}.{leaf}.*.{c}")),
                    );
                }
                None => {
                    fields.insert(format!("{section}.{leaf}"));
                }
            }
        }
    }
    let questions: BTreeSet<String> = interview::all().iter().map(|q| q.id.to_owned()).collect();
    assert!(fields.len() > 200, "the test must look at something: {}", fields.len());
    assert_eq!(
        fields.difference(&questions).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "fields without a question"
    );
    assert_eq!(
        questions.difference(&fields).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "questions without a field"
    );
}

#[test]
fn every_question_can_be_read_by_a_stranger() {
    for question in interview::all() {
        let id = question.id;
        assert!(question.ask.ends_with('?'), "{id}: {}", question.ask);
        assert!(question.help.ends_with(['.', '?']), "{id}: help {}", question.help);
        assert!(question.why.ends_with('.'), "{id}: why {}", question.why);
        assert!(
            !question.label.is_empty() && question.label.chars().count() <= 24,
            "{id}: label {}",
            question.label
        );
        assert!(
            !question.help.to_lowercase().contains("compliant") && !question.why.to_lowercase().contains("compliant"),
            "{id}"
        );
        if let Kind::Ref(tables) | Kind::Refs(tables) = question.kind {
            for table in tables {
                assert!(
                    interview::question(table).is_some_and(interview::Question::is_table),
                    "{id} refers to {table}"
                );
            }
        }
        if question.is_table() {
            let gate = path::rows(question).unwrap().gate;
            assert!(interview::question(gate).is_some_and(|q| q.gate), "{id}: gate {gate}");
        }
    }
    let ids: BTreeSet<&str> = interview::all().iter().map(|q| q.id).collect();
    assert_eq!(ids.len(), interview::all().len(), "an id stands twice");
}

/// A condition reads only earlier questions, so that one pass settles: settling twice changes nothing.
#[test]
fn one_pass_settles() {
    for (name, _) in SAMPLES {
        let full = sample(name).answers;
        for at in path::answered(&full) {
            let less = policy_wizard::trace::without(&full, &at);
            let once = interview::settled(&less);
            assert_eq!(interview::settled(&once), once, "{name} without {at}");
        }
    }
}
