//! What must hold of every edit: it is taken back exactly, and a refused one changes nothing.

use super::*;
use crate::draft::{self, Layer};
use serde_json::json;

fn me() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-21").unwrap(),
    }
}

fn set(path: &str, value: Value) -> Edit {
    Edit::Set {
        path: path.into(),
        value: Some(value),
    }
}

fn suggesting() -> Draft {
    let mut draft = Draft::new("t");
    let answers = json!({
        "company": { "audience": "businesses", "customers_are": "shops" },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "name": "Account details", "trigger": "account", "isolation": "logical" },
            { "key": "usage", "name": "Usage", "kept": { "how": "exactly", "span": { "count": 30, "unit": "days" } } }
        ] },
        "use": { "purposes": [ { "key": "provide", "purpose": "provide", "kinds": ["account", "usage"], "via": ["stripe"] } ] },
        "sharing": { "recipients": [ { "key": "stripe", "catalogue": "stripe", "name": "Stripe", "contract": true } ] }
    });
    draft.suggested.push(Layer {
        from: "preset:x".into(),
        as_of: None,
        answers: serde_json::from_value(answers).unwrap(),
    });
    draft
}

#[test]
fn every_edit_is_taken_back_exactly() {
    let mut draft = suggesting();
    let edits = [
        set("company.product", json!("Acme")),
        Edit::Accept {
            path: "collection.kinds.account".into(),
            from: None,
        },
        Edit::Accept {
            path: "use.purposes.provide".into(),
            from: None,
        },
        Edit::Accept {
            path: "sharing.recipients.stripe".into(),
            from: None,
        },
        set("collection.kinds.account.only_if", json!("you ask")),
        Edit::Set {
            path: "collection.kinds.account.only_if".into(),
            value: None,
        },
        Edit::Drop {
            path: "collection.kinds.usage".into(),
            from: None,
        },
        Edit::Insert {
            table: "collection.kinds".into(),
            before: Some("account".into()),
            row: json!({ "name": "Messages to us" }),
        },
        Edit::Move {
            row: "collection.kinds.account".into(),
            before: Some("messages-to-us".into()),
        },
        Edit::Mark {
            path: "company.legal_name".into(),
            state: Some(OpenState::DontKnow),
        },
        Edit::Remove {
            row: "collection.kinds.account".into(),
        },
    ];
    let mut states = vec![draft.clone()];
    let mut history = History::default();
    for edit in &edits {
        history.push(draft.edit(edit, &me()).unwrap());
        states.push(draft.clone());
    }
    for state in states.iter().rev().skip(1) {
        history.undo(&mut draft).unwrap();
        assert_eq!(&draft, state);
    }
    for state in states.iter().skip(1) {
        history.redo(&mut draft).unwrap();
        assert_eq!(&draft, state);
    }
}

#[test]
fn a_suggestion_is_shown_and_not_published_and_a_provider_is_neither() {
    let draft = suggesting();
    assert_eq!(draft.published(), crate::answers::Answers::default());
    let shown = draft.shown();
    assert_eq!(shown.collection.kinds.len(), 2);
    assert!(shown.sharing.recipients.is_empty(), "recipients are offered, never suggested");
    assert_eq!(
        shown.collection.kinds[0].isolation, None,
        "a safeguard is picked, never suggested"
    );
    assert_eq!(
        shown.uses.purposes[0].via, None,
        "a reference to somebody nobody picked is left out"
    );
    assert_eq!(draft.offers("sharing.recipients").len(), 1);
}

#[test]
fn accepting_a_row_takes_its_cells_but_what_must_be_picked() {
    let mut draft = suggesting();
    draft
        .edit(
            &Edit::Accept {
                path: "sharing.recipients.stripe".into(),
                from: None,
            },
            &me(),
        )
        .unwrap();
    let row = &draft.answers.sharing.recipients[0];
    assert_eq!((row.name.as_deref(), row.contract), (Some("Stripe"), None));
    assert_eq!(draft.answers.sharing.any_recipients, Some(true));
}

#[test]
fn what_was_dropped_or_cleared_does_not_pop_back() {
    let mut draft = suggesting();
    draft
        .edit(
            &Edit::Accept {
                path: "company.audience".into(),
                from: None,
            },
            &me(),
        )
        .unwrap();
    draft
        .edit(
            &Edit::Set {
                path: "company.audience".into(),
                value: None,
            },
            &me(),
        )
        .unwrap();
    assert_eq!(draft.shown().company.audience, None);
    draft
        .edit(
            &Edit::Drop {
                path: "collection.kinds.usage".into(),
                from: None,
            },
            &me(),
        )
        .unwrap();
    assert_eq!(draft.shown().collection.kinds.len(), 1);
    assert_eq!(draft.shown().uses.purposes[0].kinds, Some(vec!["account".into()]));
}

#[test]
fn an_answer_that_was_hidden_comes_back_to_be_confirmed() {
    let mut draft = suggesting();
    for (path, value) in [
        ("company.audience", json!("businesses")),
        ("company.customers_are", json!("shops")),
    ] {
        draft.edit(&set(path, value), &me()).unwrap();
    }
    draft.edit(&set("company.audience", json!("consumers")), &me()).unwrap();
    assert_eq!(draft.published().company.customers_are, None);
    draft.edit(&set("company.audience", json!("both")), &me()).unwrap();
    assert_eq!(draft.state("company.customers_are"), draft::State::Confirm);
    assert_eq!(draft.published().company.customers_are, None);
    draft
        .edit(
            &Edit::Accept {
                path: "company.customers_are".into(),
                from: None,
            },
            &me(),
        )
        .unwrap();
    assert_eq!(draft.published().company.customers_are.as_deref(), Some("shops"));
}

#[test]
fn clearing_what_narrows_leaves_the_row_to_be_confirmed() {
    let mut draft = suggesting();
    draft
        .edit(
            &Edit::Accept {
                path: "collection.kinds.account".into(),
                from: None,
            },
            &me(),
        )
        .unwrap();
    draft
        .edit(&set("collection.kinds.account.only_if", json!("you ask")), &me())
        .unwrap();
    draft
        .edit(
            &Edit::Set {
                path: "collection.kinds.account.only_if".into(),
                value: None,
            },
            &me(),
        )
        .unwrap();
    assert!(draft.published().collection.kinds.is_empty());
    assert_eq!(
        draft
            .outstanding()
            .iter()
            .filter(|p| *p == "collection.kinds.account")
            .count(),
        1
    );
}

#[test]
fn removing_a_row_takes_the_references_to_it_along() {
    let mut draft = suggesting();
    for path in ["collection.kinds.account", "collection.kinds.usage", "use.purposes.provide"] {
        draft
            .edit(
                &Edit::Accept {
                    path: path.into(),
                    from: None,
                },
                &me(),
            )
            .unwrap();
    }
    draft
        .edit(
            &Edit::Remove {
                row: "collection.kinds.usage".into(),
            },
            &me(),
        )
        .unwrap();
    assert_eq!(draft.answers.uses.purposes[0].kinds, Some(vec!["account".into()]));
    assert_eq!(draft.shown().collection.kinds.len(), 1, "and does not pop back");
}

#[test]
fn a_wrong_value_is_refused_with_the_choices_and_changes_nothing() {
    let mut draft = suggesting();
    let before = draft.clone();
    let refused = draft.edit(&set("company.audience", json!("everybody")), &me()).unwrap_err();
    assert!(refused.0.contains("businesses, consumers, both"), "{refused}");
    let refused = draft.edit(&set("company.produkt", json!("x")), &me()).unwrap_err();
    assert!(refused.0.contains("company.product"), "{refused}");
    assert_eq!(draft, before);
}
