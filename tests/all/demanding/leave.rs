//! Half a word is there again wherever it was typed, however one left.

use crate::terminal::{CTRL_C, ENTER, ESC, FIND, RIGHT, Term, folders};
use policy_wizard::drafts;
use std::fs;

/// A question of each kind, what is typed, and the half of it that must be seen again.
const PLACES: &[(&str, &str)] = &[
    ("Which company or person runs it?", "Quill Harb"),
    ("What is its postal address?", "Half Str"),
    ("How do people reach you about privacy?", "privacy at acm"),
    ("What is its web address?", "half addr"),
    ("In which country is it established?", "Germ"),
];

#[test]
fn esc_ctrl_c_and_kill_9_in_the_field_of_each_kind() {
    let (_root, home, work) = folders();
    let file = work.join("privacy-policy.json");
    drafts::save(&file, &policy_wizard::draft::Draft::new("privacy-policy"), false).unwrap();
    let start = || {
        let mut term = Term::start(&home, &work, &["./privacy-policy.json"], (120, 40));
        term.see("Check your answers");
        term
    };
    for (number, (question, half)) in PLACES.iter().enumerate() {
        let mut term = start();
        term.keys(FIND);
        term.see("Find anything");
        term.keys(question);
        term.keys(ENTER);
        term.see(question);
        term.keys(RIGHT);
        term.keys(half);
        term.see(half);
        if number % 2 == 0 {
            term.keys(ESC);
            term.keys(CTRL_C);
            assert_eq!(term.end().0, 0);
        } else {
            term.child.kill().unwrap();
            term.child.wait().unwrap();
        }
        let mut term = start();
        term.see("You stopped at");
        term.keys(ENTER);
        term.see(question);
        term.see(half);
        term.child.kill().unwrap();
        term.child.wait().unwrap();
    }
    let text = fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("Quill Harb") && !text.contains("half addr"),
        "half an address is none: {text}"
    );
}
