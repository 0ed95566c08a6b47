//! What must hold of every edit: it is taken back exactly, and a refused one changes nothing.

use super::*;
use crate::draft::{self, Layer};
use crate::interview::cookies::{Consent, Sort};
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
        on_server: Vec::new(),
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
fn a_promise_is_not_taken_unread_and_stays_suggested() {
    let mut draft = Draft::new("t");
    let answers = json!({
        "cookies": { "items": [
            { "key": "a", "sort": "analytics", "consent": "opt-in" }, { "key": "b", "sort": "essential", "consent": "always" }
        ] },
        "use": { "newsletters": "opt-in" }
    });
    let answers = serde_json::from_value(answers).unwrap();
    let from = "preset:t".to_owned();
    draft.suggested.push(Layer {
        on_server: Vec::new(),
        from,
        as_of: None,
        answers,
    });
    let unread = |path: &str| Edit::AcceptUnread { path: path.into() };
    for row in ["cookies.items.a", "cookies.items.b"] {
        draft.edit(&unread(row), &me()).unwrap();
    }
    let taken = |draft: &Draft| {
        draft
            .answers
            .cookies
            .items
            .iter()
            .map(|row| (row.sort, row.consent))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        taken(&draft),
        [(Some(Sort::Analytics), None), (Some(Sort::Essential), Some(Consent::Always))]
    );
    let cell = "cookies.items.a.consent";
    for promise in [cell, "use.newsletters"] {
        assert!(draft.outstanding().contains(&promise.to_owned()), "{promise} waits");
        let refused = draft.edit(&unread(promise), &me()).unwrap_err();
        assert!(refused.0.contains("read it before you accept it"), "{}", refused.0);
    }
    let (path, from) = (cell.to_owned(), None);
    draft.edit(&Edit::Accept { path, from }, &me()).unwrap();
    assert_eq!(taken(&draft)[0].1, Some(Consent::OptIn), "who has read it takes it");
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

fn layer(from: &str) -> Layer {
    let answers =
        json!({ "collection": { "any_kinds": true, "kinds": [{ "key": "logs", "catalogue": "server-logs", "name": "Logs" }] } });
    Layer {
        on_server: Vec::new(),
        from: from.into(),
        as_of: None,
        answers: serde_json::from_value(answers).unwrap(),
    }
}

#[test]
fn a_removed_row_does_not_pop_back_under_the_key_that_its_source_has() {
    let mut draft = Draft::new("t");
    let row = json!({ "key": "mine", "catalogue": "server-logs", "name": "My logs" });
    let insert = Edit::Insert {
        table: "collection.kinds".into(),
        before: None,
        row,
    };
    draft.edit(&insert, &me()).unwrap();
    draft.suggested.push(layer("scan"));
    assert_eq!(
        interview::keys(&draft.shown(), "collection.kinds"),
        ["mine"],
        "they are the same"
    );
    let remove = Edit::Remove {
        row: "collection.kinds.mine".into(),
    };
    let back = draft.edit(&remove, &me()).unwrap();
    assert_eq!(interview::keys(&draft.shown(), "collection.kinds"), Vec::<String>::new());
    draft.run(back).unwrap();
    assert_eq!(interview::keys(&draft.shown(), "collection.kinds"), ["mine"]);
}

#[test]
fn cells_that_a_source_adds_to_a_known_row_are_said_to_be_its() {
    let mut draft = suggesting();
    let insert = Edit::Insert {
        table: "collection.kinds".into(),
        before: None,
        row: json!({ "key": "usage", "name": "How you use it" }),
    };
    draft.edit(&insert, &me()).unwrap();
    let accept = Edit::Accept {
        path: "collection.kinds.usage".into(),
        from: None,
    };
    draft.edit(&accept, &me()).unwrap();
    let by = |at: &str| draft.set.get(at).map(|said| said.by.as_str());
    assert_eq!(by("collection.kinds.usage"), Some("author"));
    assert_eq!(by("collection.kinds.usage.kept"), Some("preset:x"));
    assert_eq!(by("collection.kinds.usage.name"), None, "it was there before");
}

#[test]
fn what_is_needed_cannot_be_left_out() {
    let mut draft = Draft::new("t");
    let mark = |state| Edit::Mark {
        path: "company.product".into(),
        state: Some(state),
    };
    let refused = draft.edit(&mark(OpenState::LeftOut), &me()).unwrap_err();
    assert!(refused.0.contains("cannot be left out"), "{refused}");
    draft.edit(&mark(OpenState::DontKnow), &me()).unwrap();
    assert!(!draft.missing().contains(&"company.product".to_owned()), "a gap is printed");
    let state = OpenState::LeftOut;
    draft.open.insert("company.product".into(), Open { state });
    assert!(
        draft.missing().contains(&"company.product".to_owned()),
        "whatever a file says"
    );
}

#[test]
fn an_address_is_stored_in_full() {
    let mut draft = Draft::new("t");
    for (at, given, stored) in [
        ("company.website", json!("acme.example"), json!("https://acme.example")),
        (
            "company.contact",
            json!({ "kind": "form", "value": "acme.example/contact" }),
            json!({ "kind": "form", "value": "https://acme.example/contact" }),
        ),
    ] {
        draft.edit(&set(at, given), &me()).unwrap();
        assert_eq!(path::get(&draft.answers, at), Some(stored));
    }
}

#[test]
fn an_accepted_list_of_rows_names_only_those_that_are_there() {
    let mut draft = suggesting();
    let ads = json!({ "sharing": { "ads_kinds": ["account", "gone"] } });
    draft.suggested.push(Layer {
        on_server: Vec::new(),
        from: "scan".into(),
        as_of: None,
        answers: serde_json::from_value(ads).unwrap(),
    });
    let accept = Edit::Accept {
        path: "sharing.ads_kinds".into(),
        from: None,
    };
    draft.edit(&accept, &me()).unwrap();
    assert_eq!(path::get(&draft.answers, "sharing.ads_kinds"), Some(json!(["account"])));
}

#[test]
fn a_suggested_place_is_where_the_author_says_that_its_provider_is() {
    let mut draft = Draft::new("t");
    let answers = json!({
        "sharing": { "recipients": [{ "key": "aws", "name": "Hostly", "country": { "area": "US" } }] },
        "retention": { "places": [{ "key": "main", "at": ["aws"], "place": { "area": "US" } }] },
    });
    draft.suggested.push(Layer {
        on_server: Vec::new(),
        from: "preset:x".into(),
        as_of: None,
        answers: serde_json::from_value(answers).unwrap(),
    });
    let offered = |draft: &Draft| draft.offers("retention.places")[0].2["place"]["area"].clone();
    assert_eq!(offered(&draft), "US", "nobody has said anything");
    let insert = Edit::Insert {
        table: "sharing.recipients".into(),
        before: None,
        row: json!({ "key": "aws", "name": "Hostly", "country": { "area": "IE", "region": "eu-west-1" } }),
    };
    draft.edit(&insert, &me()).unwrap();
    assert_eq!(offered(&draft), "IE");
    for (said, is) in [("EU", "EU"), ("worldwide", "US"), ("IE", "IE")] {
        let set = Edit::Set {
            path: "sharing.recipients.aws.country".into(),
            value: Some(json!({ "area": said, "region": "eu-west-1" })),
        };
        draft.edit(&set, &me()).unwrap();
        assert_eq!(offered(&draft), is, "{said}: what takes in the suggested place leaves it");
    }
    let accept = Edit::Accept {
        path: "retention.places.main".into(),
        from: None,
    };
    draft.edit(&accept, &me()).unwrap();
    let place = path::get(&draft.answers, "retention.places.main.place").unwrap();
    assert_eq!(
        place,
        json!({ "area": "IE", "region": "eu-west-1" }),
        "as it was said of the provider"
    );
}
