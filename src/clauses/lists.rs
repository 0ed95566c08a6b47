//! Lists in a sentence: `a, b and c`, told apart where a part has commas, an “and” or a clause of its own.
//!
//! Owns the grammar of joining. Must not know what the parts are about: it goes by their words. The price: a clause is known by
//! the word with which it begins, and a list that needs no comma may get one.

use super::words::{IntoWords, Words};
use crate::document::Inline;

/// Joins with commas and a last word: `a, b and c`; with semicolons where a part is a list in itself.
pub fn join(parts: impl IntoIterator<Item = impl IntoWords>, last: &'static str) -> Words {
    let parts: Vec<Words> = parts
        .into_iter()
        .map(IntoWords::into_words)
        .filter(|p| !p.is_empty())
        .collect();
    let count = parts.len();
    let any = |joiner: &str| parts.iter().any(|part| holds(part, joiner));
    let is_list = |part: &Words| holds(part, ", ") && (holds(part, " and ") || holds(part, " or "));
    let lists = parts.iter().any(is_list);
    // a part that holds an "and" of its own is set off: `orders, and photos and videos`; so is one that runs on in front of
    // another: `what you write, and support messages`
    let runs_on = parts.iter().rev().nth(1).is_some_and(runs_on);
    let (comma, last) = match last {
        " and " if lists => ("; ", "; and "),
        " or " if lists => ("; ", "; or "),
        ", " if lists => ("; ", "; "),
        " and " if any(last) || runs_on => (", ", ", and "),
        " or " if any(last) => (", ", ", or "),
        last => (", ", last),
    };
    let mut all = Vec::new();
    for (i, part) in parts.into_iter().enumerate() {
        if i > 0 {
            all.extend(if i + 1 == count {
                last.into_words()
            } else {
                comma.into_words()
            });
        }
        all.extend(part);
    }
    all
}

/// Words with which a clause begins: what follows it would seem to belong to it.
const CLAUSE: &[&str] = &["what", "how", "which", "whatever", "that", "you", "we"];
/// Words with which a condition begins. It says by them where the next one begins.
const CONDITION: &[&str] = &["only", "if", "when"];

/// Whether words run on to a clause of their own: `what you keep in the app`, but not `keeping you signed in`.
fn runs_on(words: &Words) -> bool {
    let text: String = words.iter().map(Inline::words).collect();
    let words: Vec<&str> = text.split(' ').collect();
    let before = std::iter::once("").chain(words.iter().copied());
    // behind the last word nothing of a clause would stand
    let mut pairs = before.zip(&words).take(words.len() - 1);
    let begins = |(before, word): (&str, &&str)| CLAUSE.contains(word) && !before.ends_with("ing");
    !CONDITION.contains(&words[0]) && pairs.any(begins)
}

/// Whether words hold this joiner, outside brackets.
fn holds(words: &Words, joiner: &str) -> bool {
    let text: String = words.iter().map(Inline::words).collect();
    let outside = text.split(['(', ')']).step_by(2);
    outside.into_iter().any(|piece| piece.contains(joiner))
}

/// `a, b and c`.
pub fn and(parts: impl IntoIterator<Item = impl IntoWords>) -> Words {
    join(parts, " and ")
}

/// `a, b or c`.
pub fn or(parts: impl IntoIterator<Item = impl IntoWords>) -> Words {
    join(parts, " or ")
}

/// Each once, in the order in which they come.
pub fn once(all: impl Iterator<Item = Words>) -> Vec<Words> {
    let mut seen = Vec::new();
    for words in all {
        if !seen.contains(&words) {
            seen.push(words);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::super::words::{Pen, user};
    use super::*;

    fn said(words: Words) -> String {
        Pen::new("test").line("test", words).words()
    }

    #[test]
    fn parts_of_a_list_are_told_apart() {
        let list = |parts: &[&str]| said(and(parts.iter().map(|part| user(part))));
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(list(&["orders", "photos and videos"]), "orders, and photos and videos");
        assert_eq!(
            list(&["what you keep in the app", "support messages"]),
            "what you keep in the app, and support messages"
        );
        assert_eq!(list(&["messages", "what you keep"]), "messages and what you keep");
        assert_eq!(list(&["what you keep", "orders", "logs"]), "what you keep, orders and logs");
        assert_eq!(
            list(&["keeping you signed in", "security"]),
            "keeping you signed in and security"
        );
        assert_eq!(
            list(&["keeping what you store", "billing data that we send", "security"]),
            "keeping what you store, billing data that we send, and security"
        );
        assert_eq!(list(&["from you", "from the app store"]), "from you and from the app store");
        assert_eq!(
            list(&["only if you agree", "only if you pay"]),
            "only if you agree and only if you pay"
        );
        assert_eq!(
            list(&["billing name, address and tax number", "customer ID", "orders and payments"]),
            "billing name, address and tax number; customer ID; and orders and payments"
        );
        let bare = |parts: &[&str]| said(join(parts.iter().map(|part| user(part)), ", "));
        assert_eq!(
            bare(&["name, address and tax number", "orders"]),
            "name, address and tax number; orders"
        );
        assert_eq!(
            list(&["name (first, middle and last)", "email"]),
            "name (first, middle and last) and email"
        );
    }
}
