//! Where what is suggested is marked.

use super::*;

/// The mark stands beside what is suggested, not beside the first of the list.
#[test]
fn the_mark_of_a_suggestion_stands_beside_what_is_suggested() {
    let marked = |id: &str, value: serde_json::Value| {
        let input = Input::suggest(question(id), Some(value), &rows);
        let screen = shown(&input, 60, input.height(60));
        let lines = screen.lines().filter(|line| line.starts_with('~'));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let ground = question("use.purposes.*.ground");
    let Kind::One(choices) = ground.kind else {
        panic!("one of several")
    };
    for choice in choices {
        let lines = marked(ground.id, json!(choice.id));
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].contains("(•)") && lines[0].contains(choice.label), "{lines:?}");
    }
    let regions = marked("company.regions", json!(["uk", "california"]));
    assert_eq!(regions.len(), 2, "{regions:?}");
    assert!(regions.iter().all(|line| line.contains("[x]")), "{regions:?}");
    assert_eq!(marked("collection.sensitive", json!(false)).len(), 1);
    assert_eq!(marked("company.product", json!("Acme")), ["~ Acme"]);
}
