//! What must hold of the record of a publication, without any file.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::edit::{Edit, Who};
use serde_json::json;

fn day(text: &str) -> PolicyDate {
    PolicyDate::parse(text).unwrap()
}

fn draft() -> Draft {
    serde_json::from_value(json!({ "format": 1, "name": "acme", "answers": {
        "company": { "product": "Acme", "legal_name": "Acme Ltd", "contact": { "kind": "email", "value": "privacy@acme.example" } },
        "collection": { "any_kinds": true, "kinds": [
            { "key": "account", "name": "Account details" }, { "key": "usage", "name": "Usage" } ] },
        "children": { "minimum_age": 16, "words": "intended-for" },
        "changes": { "effective": "2026-12-01" } } }))
    .unwrap()
}

fn published(draft: &mut Draft) -> Past {
    let kept = Kept::of(draft);
    let publication = Publication::of(draft, day("2026-11-21"), day("2026-11-21").later(12), Vec::new());
    draft.publications.push(publication.clone());
    Past::new(publication, Some(kept), Vec::new())
}

fn set(draft: &mut Draft, path: &str, value: serde_json::Value) {
    let who = Who {
        by: "author".into(),
        on: day("2026-11-22"),
    };
    let (path, value) = (path.to_owned(), Some(value));
    draft.edit(&Edit::Set { path, value }, &who).unwrap();
}

#[test]
fn what_was_just_published_has_not_changed() {
    let mut draft = draft();
    let past = published(&mut draft);
    assert_eq!(past.since(&draft, day("2026-11-21")), []);
    assert_eq!(state(&draft, Some(0)).unwrap(), "published 21 Nov 2026 · unchanged");
}

#[test]
fn the_changed_answer_is_named_and_no_other() {
    let mut draft = draft();
    let past = published(&mut draft);
    set(&mut draft, "children.minimum_age", 18.into());
    let [Since::Answers(changed)] = &past.since(&draft, day("2026-11-22"))[..] else {
        panic!("{:?}", past.since(&draft, day("2026-11-22")));
    };
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0].at, "children.minimum_age");
    assert_eq!(
        (changed[0].before.clone(), changed[0].after.clone()),
        (Some(16.into()), Some(18.into()))
    );
    assert_eq!(
        state(&draft, Some(1)).unwrap(),
        "published 21 Nov 2026 · 1 answer changed since"
    );
    set(&mut draft, "children.minimum_age", 16.into());
    assert_eq!(past.since(&draft, day("2026-11-22")), [], "and changed back it is as it was");
}

#[test]
fn a_row_that_goes_comes_or_moves_is_one_change() {
    let mut draft = draft();
    let past = published(&mut draft);
    let who = Who {
        by: "author".into(),
        on: day("2026-11-22"),
    };
    let paths = |draft: &Draft| -> Vec<String> {
        changed_answers(&past.kept.as_ref().unwrap().answers(), &draft.published())
            .into_iter()
            .map(|changed| changed.at)
            .collect()
    };
    let mut moved = draft.clone();
    let step = Edit::Move {
        row: "collection.kinds.usage".into(),
        before: Some("account".into()),
    };
    moved.edit(&step, &who).unwrap();
    assert_eq!(paths(&moved), ["collection.kinds"]);
    let step = Edit::Remove {
        row: "collection.kinds.usage".into(),
    };
    draft.edit(&step, &who).unwrap();
    assert_eq!(paths(&draft), ["collection.kinds.usage"]);
}

#[test]
fn what_waits_for_a_yes_again_is_not_told_as_deleted() {
    let mut draft = draft();
    let past = published(&mut draft);
    let state = OpenState::Confirm;
    for at in ["children.minimum_age", "children.words"] {
        draft.open.insert(at.into(), crate::draft::Open { state });
    }
    let list = sentences_since(&past, &draft).unwrap();
    let age = list
        .iter()
        .find(|one| one.before.as_deref().is_some_and(|words| words.contains("16")));
    let after = age.unwrap().after.as_deref().unwrap_or_default();
    assert!(after.contains("16") && after.contains("to confirm"), "{list:?}");
    draft.answers.children.minimum_age = None;
    draft.answers.children.words = None;
    let list = sentences_since(&past, &draft).unwrap();
    assert!(
        list.iter().any(|one| one.after.is_none()),
        "what is deleted is told as gone: {list:?}"
    );
}

#[test]
fn a_sentence_of_an_older_release_is_shown_beside_ours() {
    let mut draft = draft();
    let past = published(&mut draft);
    let mut kept = past.kept.clone().unwrap();
    let ours = kept.said.iter().position(|said| said.text.contains("16")).unwrap();
    let now = kept.said[ours].text.clone();
    kept.said[ours].text = "Sixteen is the age.".into();
    let older = Past::new(past.publication.clone(), Some(kept), Vec::new());
    let [Since::Reworded(list)] = &older.since(&draft, day("2026-11-22"))[..] else {
        panic!("{:?}", older.since(&draft, day("2026-11-22")));
    };
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].before.as_deref(), Some("Sixteen is the age."));
    assert_eq!(list[0].after.as_deref(), Some(now.as_str()));
}

#[test]
fn without_the_copy_one_still_learns_that_something_changed() {
    let mut draft = draft();
    let mut publication = published(&mut draft).publication;
    let past = Past::new(publication.clone(), None, Vec::new());
    assert_eq!(past.since(&draft, day("2026-11-22")), []);
    publication.wording = digest(b"other words");
    let older = Past::new(publication, None, Vec::new());
    assert_eq!(older.since(&draft, day("2026-11-22")), [Since::Reworded(Vec::new())]);
    set(&mut draft, "company.product", "Acme Two".into());
    assert_eq!(past.since(&draft, day("2026-11-22")), [Since::Answers(Vec::new())]);
}

#[test]
fn the_day_to_look_again_comes_and_open_questions_stay_named() {
    let mut draft = draft();
    let past = published(&mut draft);
    assert_eq!(past.since(&draft, day("2027-11-20")), []);
    assert_eq!(past.since(&draft, day("2027-12-21")), [Since::Due(day("2027-11-21"))]);
    let open = crate::draft::Open {
        state: OpenState::AskCounsel,
    };
    draft.open.insert("company.audience".into(), open);
    let since = past.since(&draft, day("2026-11-22"));
    assert_eq!(since, [Since::Open(vec!["company.audience".into()])]);
}

#[test]
fn months_are_those_of_the_calendar() {
    assert_eq!(day("2024-02-29").later(12), day("2025-02-28"));
    assert_eq!(day("2026-11").later(3), day("2027-02"));
    assert_eq!(day("2026-08-18").short(), "18 Aug 2026");
}

#[test]
fn lines_that_answer_each_other_are_shown_together() {
    let list = changed_lines("one\ntwo\nthree\n", "one\n2\nthree\nfour\n");
    let seen: Vec<_> = list
        .iter()
        .map(|d| (d.what.as_str(), d.before.as_deref(), d.after.as_deref()))
        .collect();
    assert_eq!(seen, [("line 2", Some("two"), Some("2")), ("line 4", None, Some("four"))]);
    assert_eq!(changed_lines("same\n", "same\n"), []);
}

#[test]
fn a_draft_for_review_never_bears_the_name_of_what_is_published() {
    for output in OUTPUTS.iter().filter(|output| output.public) {
        assert_ne!(output.file(true), output.file(false), "{}", output.name);
        assert!(crate::render::format(output.name).is_some(), "{}", output.name);
    }
    for format in crate::render::FORMATS {
        assert!(output(format.name).is_some(), "Finish cannot write {}", format.name);
    }
}

#[test]
fn the_private_lists_name_what_is_open() {
    let mut draft = draft();
    let state = OpenState::AskCounsel;
    draft.open.insert("company.audience".into(), crate::draft::Open { state });
    let ask = crate::interview::question("company.audience").unwrap().ask;
    for output in OUTPUTS.iter().filter(|output| !output.public) {
        let text = (output.text)(
            &draft,
            &Print {
                notes: &crate::draft::Notes::default(),
                marked: false,
                today: day("2026-11-21"),
            },
        );
        assert!(text.contains(ask), "{}: {text}", output.name);
    }
}

#[test]
fn the_digest_is_the_one_that_everybody_can_compute() {
    let known = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(digest(b""), known);
}
