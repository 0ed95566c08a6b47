//! How a provider is found by what people type: its names, its packages, its company.
//!
//! Must not know how results are shown. The price of no pause at hundreds of entries: what is compared is made
//! ready once, at the first search, and stays in memory.

use super::signals::Signals;
use super::{Vendor, all};
use std::cmp::Reverse;
use std::sync::LazyLock;

/// A provider with all that it is found by, made ready to compare.
struct Entry<'a> {
    vendor: &'a Vendor,
    names: Vec<Name>,
    /// Names of packages and hosts, without what is no letter or digit.
    traces: Vec<String>,
    /// The words of its company.
    company: String,
    /// How many facts of it somebody looked up.
    looked_up: usize,
}

/// A name as words, and without the blanks between them.
struct Name {
    words: String,
    joined: String,
}

static INDEX: LazyLock<Vec<Entry<'static>>> = LazyLock::new(|| all().iter().map(entry).collect());

/// What every company can be called, and nobody looks for.
const FORMS: &[&str] = &[
    "inc",
    "llc",
    "ltd",
    "limited",
    "gmbh",
    "sas",
    "corp",
    "corporation",
    "company",
    "group",
    "the",
    "and",
    "for",
    "customers",
    "entities",
];

fn entry(vendor: &Vendor) -> Entry<'_> {
    let traces = [&vendor.signals, &vendor.weak].into_iter().flat_map(Signals::iter);
    let company = vendor.company.as_str();
    let said = [company, vendor.group.as_deref().unwrap_or_default()].map(plain).join(" ");
    let words: Vec<&str> = said.split(' ').filter(|word| !FORMS.contains(word)).collect();
    Entry {
        vendor,
        names: vendor.names().map(Name::of).collect(),
        traces: traces.map(|(_, name)| joined(&plain(name))).collect(),
        company: words.join(" "),
        looked_up: vendor.looked_up().whole.len(),
    }
}

impl Name {
    fn of(text: &str) -> Self {
        let words = plain(text);
        let joined = joined(&words);
        Self { words, joined }
    }
}

/// The providers that somebody may mean by `text`, nearest first; all of them for an empty text.
///
/// A whole name or alias comes before a whole package or host, before a name that begins so, before a word
/// that begins so, before a name that holds the text anywhere, before a company or a package that begins
/// so, before a name that is a slip of the finger away. Of those that are as near, that of which somebody looked up
/// more comes first, then the order of names counts.
pub fn search(text: &str) -> Vec<&'static Vendor> {
    let wanted = Name::of(text);
    let mut found: Vec<(u8, &Entry<'static>)> = INDEX
        .iter()
        .filter_map(|entry| Some((rank(entry, &wanted)?, entry)))
        .collect();
    found.sort_by_key(|(rank, entry)| (*rank, Reverse(entry.looked_up))); // stable: the rest stays in the order of names
    found.into_iter().map(|(_, entry)| entry.vendor).collect()
}

/// The same among the author's own providers, and then among ours; one of the author's takes the place of ours.
pub fn offered<'a>(text: &str, own: &'a [Vendor]) -> Vec<&'a Vendor> {
    let wanted = Name::of(text);
    let mut mine: Vec<(u8, &Vendor)> = own
        .iter()
        .filter_map(|vendor| Some((rank(&entry(vendor), &wanted)?, vendor)))
        .collect();
    mine.sort_by_key(|(rank, _)| *rank);
    let ours = search(text).into_iter();
    let ours = ours.filter(|vendor| own.iter().all(|one| one.id != vendor.id));
    mine.into_iter().map(|(_, vendor)| vendor).chain(ours).collect()
}

/// How near a provider is to what is wanted; less is nearer.
fn rank(entry: &Entry<'_>, wanted: &Name) -> Option<u8> {
    let named = entry.names.iter().filter_map(|name| named(name, wanted)).min();
    let typed = wanted.joined.chars().count();
    let trace = || {
        let whole = entry.traces.contains(&wanted.joined);
        let begun = || entry.traces.iter().any(|trace| trace.starts_with(&wanted.joined));
        let owner = || begins_word(&entry.company, &wanted.words);
        match typed {
            ..3 => None, // a few letters begin what nobody meant
            _ if whole => Some(1),
            _ if owner() => Some(5),
            6.. if begun() => Some(6),
            _ => None,
        }
    };
    let slip = || {
        let near = |name: &Name| is_slip(&name.joined, &wanted.joined);
        entry.names.iter().any(near).then_some(7)
    };
    match named {
        Some(0) => Some(0),
        _ => [named, trace()].into_iter().flatten().min().or_else(slip),
    }
}

/// How near a name is; less is nearer.
fn named(name: &Name, wanted: &Name) -> Option<u8> {
    if name.joined == wanted.joined {
        Some(0)
    } else if name.joined.starts_with(&wanted.joined) {
        Some(2)
    } else if begins_word(&name.words, &wanted.words) {
        Some(3)
    } else {
        name.joined.contains(&wanted.joined).then_some(4)
    }
}

/// Whether a text has these words somewhere, the last of them perhaps only begun.
fn begins_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| at == 0 || text[..at].ends_with(' '))
}

/// Whether two names of some length differ by one slip of the finger.
fn is_slip(name: &str, wanted: &str) -> bool {
    let (have, want) = (name.chars().count(), wanted.chars().count());
    want > 3 && have.abs_diff(want) < 2 && strsim::osa_distance(name, wanted) == 1
}

/// Lower case, with everything but letters and digits as single spaces.
pub(super) fn plain(text: &str) -> String {
    let spaced: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same without the spaces.
pub(super) fn joined(plain: &str) -> String {
    plain.replace(' ', "")
}
