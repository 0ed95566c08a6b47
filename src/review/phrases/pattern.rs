//! The little language of phrases: what each of its signs finds among the words of a sentence.
//!
//! Must not know sentences beyond their words. The price: a phrase is read anew each time it is looked for.

use super::words::Word;

/// A name as a phrase that finds it.
pub fn literal(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Where a phrase ends that begins at this word.
pub(super) fn ends_at(words: &[Word], phrase: &str, from: usize) -> Option<usize> {
    let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    let next = |at: usize| if rest.is_empty() { Some(at) } else { ends_at(words, rest, at) };
    if first == "..." {
        let clause = words.get(from.saturating_sub(1)).map(|word| word.clause)?;
        let same = |at: &usize| words.get(*at).is_some_and(|word| word.clause == clause);
        return (from..=from + 6).take_while(same).find_map(next);
    }
    let (choice, optional) = first.strip_suffix('?').map_or((first, false), |choice| (choice, true));
    let word = words.get(from).map(|word| word.small.as_str());
    let fits = word.is_some_and(|word| choice.split('|').any(|one| is(one, word)));
    let taken = if fits { next(from + 1) } else { None };
    taken.or_else(|| if optional { next(from) } else { None })
}

/// Whether every word that a phrase cannot do without may be among words that begin like this.
pub(super) fn may_hold(begins: u128, phrase: &str) -> bool {
    let mut needed = phrase
        .split(' ')
        .filter(|part| !part.ends_with('?') && !matches!(*part, "..." | "_"));
    needed.all(|part| part.split('|').any(|one| beginning(one) & begins != 0))
}

/// A bit for the first two letters of a word; all bits where there are fewer, for a pattern may go on.
pub(super) fn beginning(word: &str) -> u128 {
    match word.as_bytes() {
        [first, second, ..] if *second != b'*' => 1 << ((usize::from(*first) * 31 + usize::from(*second)) % 128),
        [first] => 1 << ((usize::from(*first) * 31) % 128),
        _ => u128::MAX,
    }
}

fn is(one: &str, word: &str) -> bool {
    match one.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => one == "_" || one == word,
    }
}
