//! What only the inside can see: the table of commands.

use super::commands::{COMMANDS, literal};
use std::collections::BTreeSet;

#[test]
fn no_two_commands_share_a_word_and_none_can_be_mistaken_for_an_answer_in_capitals() {
    let words: Vec<&str> = COMMANDS.iter().flat_map(|c| c.words.iter().copied()).collect();
    let set: BTreeSet<&str> = words.iter().copied().collect();
    assert_eq!(set.len(), words.len());
    assert!(words.iter().all(|word| *word == word.to_lowercase() && !word.is_empty()));
    assert!(COMMANDS.iter().all(|c| !c.about.is_empty()));
}

#[test]
fn what_follows_an_equals_sign_or_stands_in_quotes_is_an_answer() {
    assert_eq!(literal("=back"), Some("back"));
    assert_eq!(literal(" = back"), Some("back"));
    assert_eq!(literal("\"back\""), Some("back"));
    assert_eq!(literal("back"), None);
    assert_eq!(literal("\""), None);
}
