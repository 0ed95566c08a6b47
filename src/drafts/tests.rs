//! What only the inside can see: steps between formats.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::formats::{Step, lift, reaches};
use super::loading::parse_by;
use serde_json::{Value, json};
use std::path::Path;

/// A format that never was: what is now `answers` was called `facts`.
const STEPS: &[Step] = &[(0, |mut file: Value| {
    if let Some(facts) = file.as_object_mut().and_then(|members| members.remove("facts")) {
        file["answers"] = facts;
    }
    file
})];

const OLD: &str = "{\n  \"format\": 0,\n  \"name\": \"acme\",\n  \"facts\": {\n    \"company\": {\n      \"product\": \"Acme\"\n    }\n  }\n}\n";

#[test]
fn a_draft_of_an_older_format_is_brought_to_ours() {
    let draft = parse_by(Path::new("old.json"), OLD.as_bytes(), STEPS).unwrap();
    assert_eq!(draft.format, crate::draft::FORMAT);
    assert_eq!(draft.answers.company.product.as_deref(), Some("Acme"));
    let again = parse_by(Path::new("new.json"), &super::bytes(&draft), STEPS).unwrap();
    assert_eq!(again, draft, "what it is saved as is of our format");
}

#[test]
fn an_older_format_to_which_no_step_leads_is_refused_with_its_line() {
    let refused = parse_by(Path::new("old.json"), OLD.as_bytes(), &[]).unwrap_err();
    assert_eq!(refused.line, 2);
    assert!(refused.report.contains("there is no format 0"), "{refused}");
}

#[test]
fn what_stands_twice_in_an_older_draft_is_refused_too() {
    let twice = OLD.replace(
        "\"product\": \"Acme\"",
        "\"product\": \"Acme\",\n      \"product\": \"Other\"",
    );
    let refused = parse_by(Path::new("old.json"), twice.as_bytes(), STEPS).unwrap_err();
    assert!(refused.report.contains("“product” stands twice"), "{refused}");
    assert_eq!(refused.line, 7);
}

#[test]
fn steps_run_one_after_the_other_and_count() {
    assert!(reaches(1, &[]) && reaches(0, STEPS) && !reaches(0, &[]) && !reaches(2, &[]));
    let lifted = lift(json!({ "format": 0, "facts": {} }), 0, STEPS);
    assert_eq!(lifted, json!({ "format": 1, "answers": {} }));
}
