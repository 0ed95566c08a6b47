//! Finding entries of a list by what somebody types.
//!
//! An entry holds every word that is typed; one letter of a longer word may be wrong. Letters strewn over an entry are
//! an accident and no match. Must not know what an entry is. The price: who types in another order of letters
//! than that finds nothing, and is told so.

use nucleo_matcher::chars::normalize;

/// How well an entry fits: smaller is better.
pub(crate) type Fit = u8;
/// From here on an entry only resembles what is typed: where own words can be given, they come first.
pub(crate) const WEAK: Fit = 4;
const WORDS: Fit = 5;
const TYPO: Fit = 6;
/// How many letters a word has in which one may be wrong.
const LONG: usize = 5;

/// The entries that fit, best first: the whole, a beginning, a word, a part, all words in any order; only if none
/// does, with one wrong letter in a word.
pub(crate) fn find<'a>(typed: &str, entries: impl Iterator<Item = (usize, &'a str)>) -> Vec<(usize, Fit)> {
    let typed: String = fold(typed.trim()).chars().take(80).collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let entries: Vec<(usize, usize, String)> = entries.map(|(at, entry)| (entry.len(), at, fold(entry))).collect();
    let fits = |how: fn(&str, &str) -> Option<Fit>| -> Vec<(Fit, usize, usize)> {
        let fits = entries
            .iter()
            .filter_map(|(len, at, entry)| Some((how(&typed, entry)?, *len, *at)));
        fits.collect()
    };
    let mut found = fits(fit);
    if found.is_empty() {
        found = fits(loose);
    }
    found.sort_unstable();
    let mut seen = std::collections::HashSet::new();
    found.retain(|(_, _, at)| seen.insert(*at));
    found.into_iter().map(|(fit, _, at)| (at, fit)).collect()
}

/// Small letters without accents.
pub(crate) fn fold(text: &str) -> String {
    text.to_lowercase().chars().map(normalize).collect()
}

fn fit(typed: &str, entry: &str) -> Option<Fit> {
    if entry == typed {
        return Some(0);
    }
    let begins = |at: usize| !entry[..at].ends_with(char::is_alphanumeric);
    let ends = |at: usize| !entry[at + typed.len()..].starts_with(char::is_alphanumeric);
    let Some(at) = entry.find(typed) else {
        let mut words = typed.split_whitespace();
        return words
            .all(|word| words_of(entry).any(|own| own.starts_with(word)))
            .then_some(WORDS);
    };
    let word = entry.match_indices(typed).any(|(at, _)| begins(at));
    Some(match at {
        0 if ends(0) => 1,
        0 => 2,
        _ if word => 3,
        _ => WEAK,
    })
}

fn loose(typed: &str, entry: &str) -> Option<Fit> {
    let near = |word: &str| words_of(entry).any(|own| own.starts_with(word) || nearly_begins(own, word));
    typed.split_whitespace().all(near).then_some(TYPO)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a word of a text begins with what is typed but for one wrong letter; both in small letters.
pub(crate) fn resembles(typed: &str, text: &str) -> bool {
    words_of(text).any(|word| nearly_begins(word, typed))
}

/// Whether a word begins with what is typed but for one letter wrong, missing, too much, or two changed about.
fn nearly_begins(word: &str, typed: &str) -> bool {
    let count = typed.chars().count();
    if count < LONG || word.chars().next() != typed.chars().next() {
        return false;
    }
    (count - 1..=count + 1).any(|end| {
        let begin: String = word.chars().take(end).collect();
        strsim::osa_distance(&begin, typed) <= 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [&str; 5] = ["Belgium", "Germany", "United Germany", "Niger", "Curaçao"];

    fn found(typed: &str) -> Vec<(usize, Fit)> {
        find(typed, LIST.iter().copied().enumerate())
    }

    #[test]
    fn a_beginning_comes_before_a_part_and_a_wrong_letter_comes_last() {
        assert_eq!(found("ger"), [(1, 2), (2, 3), (3, WEAK)]);
        assert_eq!(found("germany united"), [(2, WORDS)]);
        for typed in ["germny", "gemrany", "germmany", "garmany", "garma"] {
            assert_eq!(found(typed), [(1, TYPO), (2, TYPO)], "{typed}");
        }
        assert_eq!(found("curacao"), [(4, 0)]);
    }

    #[test]
    fn letters_strewn_over_an_entry_are_no_match() {
        for typed in [" ", "zzz", "gmny", "gery", "bgium", "grmny", "germany niger"] {
            assert_eq!(found(typed), [], "{typed}");
        }
        let one = |typed, entry| find(typed, std::iter::once((0, entry)));
        assert_eq!(one("measure", "send messages about the service"), []);
    }
}
