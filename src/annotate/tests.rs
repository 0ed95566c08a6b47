//! What a copy says of who stands behind a sentence, and of what is open.

use super::*;
use serde_json::json;

fn draft(value: serde_json::Value) -> Draft {
    serde_json::from_value(value).unwrap()
}

fn note<'a>(annotated: &'a Annotated, words: &str) -> &'a Note {
    let found = annotated.document.sentences().position(|s| s.words().contains(words));
    let text: Vec<String> = annotated.document.sentences().map(crate::document::Sentence::words).collect();
    &annotated.notes[found.unwrap_or_else(|| panic!("no “{words}” in {text:#?}"))]
}

/// The day as of which the review looks.
fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").unwrap()
}

#[test]
fn a_sentence_says_who_gave_its_answer_and_when_or_that_nobody_did() {
    let annotated = annotate(
        &draft(json!({ "format": 1, "name": "acme",
            "answers": { "company": { "product": "Acme" }, "changes": { "may_change": true, "effective": "2026-12-01" } },
            "suggested": [{ "from": "preset:test", "answers": { "changes": { "told": ["email"] } } }],
            "open": { "changes.effective": { "state": "confirm" }, "company.legal_name": { "state": "ask-counsel" } },
            "set": { "changes.may_change": { "by": "author", "on": "2026-11-21" } } })),
        &Notes::default(),
        today(),
    );
    let may = note(&annotated, "may change");
    assert_eq!(may.marks, []);
    let source = &may.sources[0];
    assert_eq!((source.path.as_str(), source.answer.as_str()), ("changes.may_change", "yes"));
    assert_eq!(
        (source.by.as_deref(), source.on.map(|d| d.to_string()).as_deref()),
        (Some("author"), Some("2026-11-21"))
    );
    let told = note(&annotated, "by email");
    assert_eq!(
        (told.marks.as_slice(), told.sources[0].by.as_deref(), told.sources[0].on),
        (&[Mark::Assumed][..], Some("preset:test"), None)
    );
    assert_eq!(note(&annotated, "Effective").marks, [Mark::Confirm]);
    let gap = annotated
        .notes
        .iter()
        .find(|note| note.sources.first().is_some_and(|s| s.path == "company.legal_name"));
    assert_eq!(gap.unwrap().marks, [Mark::AskCounsel], "a gap leads to its question");
}

#[test]
fn a_sentence_that_says_nothing_of_a_gap_is_not_laid_at_its_door() {
    let annotated = annotate(
        &draft(json!({ "format": 1, "name": "acme", "answers": { "changes": { "may_change": true } } })),
        &Notes::default(),
        today(),
    );
    let may = note(&annotated, "may change");
    assert_eq!(
        may.sources.iter().map(|s| s.path.as_str()).collect::<Vec<_>>(),
        ["changes.may_change"]
    );
    let effective = note(&annotated, "Effective");
    assert_eq!(
        (effective.marks.as_slice(), effective.sources[0].path.as_str()),
        (&[Mark::Missing][..], "changes.effective")
    );
}

#[test]
fn what_was_found_is_told_until_somebody_decides_about_it() {
    let mut draft = draft(json!({ "format": 1, "name": "acme",
        "answers": { "company": { "product": "Acme", "legal_name": "Acme Ltd", "regions": ["eea"] } } }));
    let told = |draft: &Draft| {
        let copy = annotate(draft, &Notes::default(), today());
        let found: Vec<&str> = copy.found.iter().map(|one| one.rule).collect();
        let decided = copy.decided.iter().any(|one| one.rule == "gdpr-13-1-a-post");
        (found.contains(&"gdpr-13-1-a-post"), decided)
    };
    assert_eq!(told(&draft), (true, false));
    let found = crate::review::review(&draft, today()).findings;
    let post = found.iter().find(|one| one.rule == "gdpr-13-1-a-post").unwrap();
    let edit = post.decide(Some(crate::draft::Decided::Later)).unwrap();
    let by = crate::edit::Who {
        by: AUTHOR.into(),
        on: today(),
    };
    draft.edit(&edit, &by).unwrap();
    assert_eq!(told(&draft), (false, true));
}
