#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::FORMATS;
use crate::annotate::annotate;
use crate::draft::notes::Reason;
use crate::draft::{Draft, Notes};
use crate::values::PolicyDate;
use serde_json::json;
use std::collections::BTreeSet;

const EVIL: &str = "<script>x</script> [a](b) `c` | \u{1b}[2J\u{202e} *d* [^99]: e";

fn copies() -> Vec<(&'static str, String)> {
    let draft: Draft = serde_json::from_value(json!({ "format": 1, "name": "acme",
        "answers": {
            "company": { "product": EVIL, "legal_name": "Acme", "regions": ["eea"] },
            "collection": { "any_kinds": true, "kinds": [
                { "key": "a", "name": EVIL, "items": [{ "item": "name" }] },
                { "key": "b", "name": "Usage data", "items": [{ "item": "name" }] } ] },
            "changes": { "may_change": true, "in_short": true, "told": ["email"], "material_only": true } },
        "open": { "changes.effective": { "state": "ask-counsel" } },
        "decisions": [
            { "rule": "gdpr-13-1-a-post", "message": EVIL, "on": "2026-11-20", "by": EVIL, "decision": "not-applicable",
              "rests_on": { "company.product": "other" } },
            { "rule": "gdpr-12-2", "on": "2026-11-20", "by": "author", "decision": "later" },
            { "rule": "gdpr-13-2-d", "on": "2026-11-20", "by": "author", "decision": "ask-counsel" } ] }))
    .unwrap();
    let mut notes = Notes::default();
    notes.notes.insert("changes.effective".into(), EVIL.into());
    notes.reasons.push(Reason::new(&draft.decisions[0].matter(), EVIL));
    let copy = annotate(&draft, &notes, PolicyDate::parse("2026-11-21").unwrap());
    FORMATS.iter().map(|(name, print)| (*name, print(&copy))).collect()
}

#[test]
fn what_people_typed_is_neither_markup_nor_a_control_sequence() {
    for (format, text) in copies() {
        assert!(
            !text.contains(['\u{1b}', '\u{202e}']) && !text.contains("\\u001b"),
            "{format}: {text}"
        );
        match format {
            "html" => assert!(!text.contains("<script") && text.contains("&lt;script&gt;"), "{text}"),
            "md" => assert!(
                !text.contains("\n[^99]:") && !text.contains(" [a](b)") && !text.contains(" <script"),
                "{text}"
            ),
            _ => {}
        }
    }
}

#[test]
fn each_number_leads_to_one_note_and_each_note_has_a_number() {
    let between = |text: &str, before: &str, after: &str| -> Vec<String> {
        let rests = text.split(before).skip(1);
        rests
            .filter_map(|rest| rest.split_once(after))
            .map(|(number, _)| number.to_owned())
            .collect()
    };
    for (format, text) in copies() {
        let (definitions, references) = match format {
            "html" => (between(&text, "<li id=\"note-", "\""), between(&text, "href=\"#note-", "\"")),
            "md" => (between(&text, "\n[^", "]:"), between(&text, "[^", "]")),
            _ => continue,
        };
        let number = |text: &String| text.parse::<u32>().ok();
        let (defined, used): (BTreeSet<_>, BTreeSet<_>) = (
            definitions.iter().filter_map(number).collect(),
            references.iter().filter_map(number).collect(),
        );
        assert!(defined.len() >= 5, "{format}: {defined:?}");
        assert_eq!(defined, used, "{format}");
        assert_eq!(defined.len(), definitions.len(), "{format}: a note stands twice");
        assert_eq!(
            defined.into_iter().collect::<Vec<_>>(),
            (1..=u32::try_from(definitions.len()).unwrap()).collect::<Vec<_>>(),
            "{format}"
        );
    }
}

#[test]
fn a_hole_is_named_where_it_is() {
    for (format, text) in copies().into_iter().filter(|(format, _)| *format != "json") {
        let hole = text.rfind("Left open here.").unwrap_or_else(|| panic!("{format}: {text}"));
        let said = &text[hole..];
        assert!(
            said.contains("From when does it apply?") && said.contains("a question for counsel"),
            "{format}: {said}"
        );
    }
}

#[test]
fn what_the_author_decided_is_told_with_its_day_and_whether_it_holds_and_what_is_left_to_counsel_is_no_decision() {
    for (format, text) in copies() {
        if format == "json" {
            let copy: serde_json::Value = serde_json::from_str(&text).unwrap();
            let decided = copy["decided"].as_array().unwrap();
            let lapsed: Vec<bool> = decided.iter().map(|one| one["lapsed"] == true).collect();
            assert_eq!(lapsed, [true, false], "{decided:#?}");
            continue;
        }
        let (_, decided) = text.split_once("Decided by the author").unwrap();
        for words in [
            "Does not apply to us, on 20 November 2026",
            "To be mended later",
            "no longer: an answer",
            "GDPR Art. 12(2)",
        ] {
            assert!(decided.contains(words), "{format}: {words}: {decided}");
        }
        assert!(!decided.contains("A lawyer is asked"), "{format}: {decided}");
    }
}

#[test]
fn what_the_review_found_and_nobody_decided_is_told() {
    for (format, text) in copies() {
        if format == "json" {
            let copy: serde_json::Value = serde_json::from_str(&text).unwrap();
            let found = copy["found"].as_array().unwrap();
            let rules: Vec<&str> = found.iter().filter_map(|one| one["rule"].as_str()).collect();
            assert!(rules.contains(&"gdpr-13-1-a-post"), "it lapsed, and counts again: {rules:?}");
            continue;
        }
        let (before, found) = text.split_once("Found by the review, and not decided").unwrap();
        assert!(
            before.contains("by the review and not decided"),
            "{format}: the head leads to it"
        );
        for words in ["How grave", "must", "Provision", "Where"] {
            assert!(found.contains(words), "{format}: {words}: {found}");
        }
    }
}
