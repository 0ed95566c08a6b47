//! Finding entries of a list by what somebody types.

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// How well an entry fits: smaller is better.
pub(crate) type Fit = u8;
/// Up to here an entry begins with what is typed, or one of its words does.
pub(crate) const SURE: Fit = 3;
/// From here on an entry fits by its letters only, and not by a word.
pub(crate) const LOOSE: Fit = 5;

/// The entries that fit, best first: the whole, a beginning, a word, a part; only if none does, letters
/// in their order.
pub(crate) fn find<'a>(typed: &str, entries: impl Iterator<Item = (usize, &'a str)> + Clone) -> Vec<(usize, Fit)> {
    let typed: String = typed.trim().to_lowercase().chars().take(80).collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Fit, usize, usize)> = Vec::new();
    for (at, entry) in entries.clone() {
        if let Some(fit) = fit(&typed, &entry.to_lowercase()) {
            found.push((fit, entry.len(), at));
        }
    }
    if found.is_empty() && typed.chars().count() > 2 {
        found = loose(&typed, entries);
    }
    found.sort_unstable();
    let mut seen = std::collections::HashSet::new();
    found.retain(|(_, _, at)| seen.insert(*at));
    found.into_iter().map(|(fit, _, at)| (at, fit)).collect()
}

fn fit(typed: &str, entry: &str) -> Option<Fit> {
    if entry == typed {
        return Some(0);
    }
    let begins = |at: usize| !entry[..at].ends_with(char::is_alphanumeric);
    let ends = |at: usize| !entry[at + typed.len()..].starts_with(char::is_alphanumeric);
    let at = entry.find(typed)?;
    let word = entry.match_indices(typed).any(|(at, _)| begins(at));
    Some(match at {
        0 if ends(0) => 1,
        0 => 2,
        _ if word => 3,
        _ => 4,
    })
}

fn loose<'a>(typed: &str, entries: impl Iterator<Item = (usize, &'a str)>) -> Vec<(Fit, usize, usize)> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let atom = Atom::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy, false);
    let mut buffer = Vec::new();
    let scored = entries.filter_map(|(at, entry)| {
        let score = atom.score(Utf32Str::new(entry, &mut buffer), &mut matcher)?;
        Some((LOOSE, usize::from(u16::MAX - score), at))
    });
    scored.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_comes_before_a_part_and_letters_come_last() {
        let list = ["Belgium", "Germany", "United Germany", "Niger", "Curaçao"];
        let find = |typed| find(typed, list.iter().copied().enumerate());
        assert_eq!(find("ger"), [(1, 2), (2, 3), (3, 4)]);
        assert_eq!(find("germny").first(), Some(&(1, LOOSE)));
        assert_eq!(find("curacao").first(), Some(&(4, LOOSE)));
        assert!(find(" ").is_empty() && find("zzz").is_empty());
    }
}
