//! The five sample drafts: each is a whole answer file that loads, settles and saves without a loss.

use policy_wizard::draft::Draft;
use policy_wizard::interview::{self, Asked, Field, Kind, Value};
use std::collections::BTreeSet;

/// The drafts with their names.
pub const SAMPLES: [(&str, &str); 5] = [
    ("altaclario", include_str!("../samples/altaclario.json")),
    ("clairvio", include_str!("../samples/clairvio.json")),
    ("claron", include_str!("../samples/claron.json")),
    ("clashtor", include_str!("../samples/clashtor.json")),
    ("clientos", include_str!("../samples/clientos.json")),
];

fn drafts() -> Vec<Draft> {
    let load = |(name, text): (&str, &str)| -> Draft {
        serde_json::from_str(text).unwrap_or_else(|e| panic!("{name}.json does not load: {e}"))
    };
    SAMPLES.into_iter().map(load).collect()
}

/// The strings of a value, with every nested member.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|v| strings(v, found)),
        Value::Object(members) => members.values().for_each(|v| strings(v, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn a_sample_bears_its_name_and_saves_to_the_same_bytes() {
    for ((name, text), draft) in SAMPLES.into_iter().zip(drafts()) {
        assert_eq!(draft.name, name);
        let saved = serde_json::to_string_pretty(&draft).unwrap() + "\n";
        assert_eq!(saved, text, "{name}.json is not in canonical form");
    }
}

#[test]
fn settling_a_sample_loses_nothing() {
    for draft in drafts() {
        let settled = interview::settled(&draft.answers);
        let before = serde_json::to_value(&draft.answers).unwrap();
        let after = serde_json::to_value(&settled).unwrap();
        assert_eq!(before, after, "{}: an answer does not apply", draft.name);
    }
}

#[test]
fn every_answer_of_a_sample_belongs_to_a_question_that_is_asked() {
    for draft in drafts() {
        let mut rebuilt = policy_wizard::answers::Answers::default();
        for Asked { question, row } in interview::applying(&draft.answers) {
            match (question.field, row) {
                (Field::Leaf { get, put }, _) => put(&mut rebuilt, get(&draft.answers)).unwrap(),
                (Field::Table(rows), _) => {
                    for (i, key) in (rows.keys)(&draft.answers).into_iter().enumerate() {
                        (rows.insert)(&mut rebuilt, i, serde_json::json!({ "key": key })).unwrap();
                    }
                }
                (Field::Column { .. }, _) => {}
            }
        }
        for Asked { question, row } in interview::applying(&draft.answers) {
            if let (Field::Column { get, put }, Some(i)) = (question.field, row) {
                put(&mut rebuilt, i, get(&draft.answers, i)).unwrap();
            }
        }
        let want = serde_json::to_value(&draft.answers).unwrap();
        let got = serde_json::to_value(&rebuilt).unwrap();
        assert_eq!(got, want, "{}: an answer has no question", draft.name);
    }
}

#[test]
fn every_reference_of_a_sample_names_a_row() {
    for draft in drafts() {
        for asked in interview::applying(&draft.answers) {
            let (Kind::Ref(tables) | Kind::Refs(tables)) = asked.question.kind else {
                continue;
            };
            let rows: BTreeSet<String> = tables.iter().flat_map(|t| interview::keys(&draft.answers, t)).collect();
            let mut named = Vec::new();
            strings(&interview::value(&draft.answers, &asked).unwrap_or_default(), &mut named);
            for key in named {
                assert!(rows.contains(&key), "{}: {} names “{key}”", draft.name, asked.question.id);
            }
        }
    }
}

#[test]
fn keys_are_well_formed_and_gates_agree_with_their_tables() {
    for draft in drafts() {
        for question in interview::all() {
            let Field::Table(rows) = question.field else { continue };
            let keys = (rows.keys)(&draft.answers);
            let distinct: BTreeSet<&String> = keys.iter().collect();
            assert_eq!(distinct.len(), keys.len(), "{}: {} has a key twice", draft.name, question.id);
            for key in &keys {
                let fits = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                assert!(fits && (1..=40).contains(&key.len()), "{}: “{key}” is no key", draft.name);
            }
            let gate = interview::question(rows.gate).unwrap_or_else(|| panic!("{} has no gate", question.id));
            let Field::Leaf { get, .. } = gate.field else {
                panic!("{} is no gate", gate.id)
            };
            if !keys.is_empty() {
                assert_eq!(get(&draft.answers), Some(Value::Bool(true)), "{}: {}", draft.name, gate.id);
            }
        }
    }
}

#[test]
fn every_needed_question_of_a_sample_is_answered() {
    for draft in drafts() {
        for asked in interview::applying(&draft.answers) {
            let answered = interview::value(&draft.answers, &asked).is_some();
            assert!(answered || !asked.question.needed, "{}: {}", draft.name, asked.question.id);
        }
    }
}

#[test]
fn items_are_of_the_taxonomy_and_own_words_are_short() {
    let slugs: BTreeSet<&str> = policy_wizard::values::ITEMS.iter().map(|item| item.slug).collect();
    for draft in drafts() {
        for asked in interview::applying(&draft.answers) {
            let id = asked.question.id;
            let value = interview::value(&draft.answers, &asked).unwrap_or_default();
            if matches!(asked.question.kind, Kind::Items) {
                for item in value.as_array().into_iter().flatten() {
                    let slug = item.get("item").and_then(Value::as_str);
                    assert!(slug.is_none_or(|s| slugs.contains(s)), "{}: {id} has {item}", draft.name);
                    assert!(
                        slug.is_some() || item.get("text").is_some(),
                        "{}: {id} has {item}",
                        draft.name
                    );
                }
            }
            if !asked.question.is_table() && id != "statements.texts.*.text" {
                let mut texts = Vec::new();
                strings(&value, &mut texts);
                for text in texts {
                    assert!(text.split_whitespace().count() <= 8, "{}: {id} is long: “{text}”", draft.name);
                }
            }
        }
        let statements = draft.answers.statements.texts.len();
        assert!(
            statements <= 2,
            "{}: {statements} sentences stand outside every question",
            draft.name
        );
    }
}
