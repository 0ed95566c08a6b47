//! Under which condition alone a provider gets anything: as its author says, the catalogue, or all that it gets.
//!
//! Must not ask for consent, nor say that it is asked: a condition is what somebody has said. The price: where two kinds come each
//! under its own, the words join them as they stand.

use super::collection::needs;
use super::{Around, Provider};
use crate::interview::collection::KindRow;
use crate::interview::uses::{Ground, GroundsFor, Limited, PurposeRow};

/// What a use says of whoever it takes data of only after a yes.
const AGREED: &str = "you agree";

/// Under which condition alone something is collected that only these providers get; nothing where one gets it in any case.
pub(super) fn of_these<'p>(all: impl Iterator<Item = &'p Provider<'p>>) -> Option<String> {
    joined(all.map(Provider::condition))
}

/// Under which condition alone a provider gets anything, where each of the kinds that it gets has one, or is there for uses
/// that have; nothing where one comes without.
pub(super) fn of_all(one: &Provider, around: &Around, kinds: &[&KindRow]) -> Option<String> {
    joined(kinds.iter().map(|row| {
        let own = row.only_if.as_deref().and_then(bare);
        own.or_else(|| one.is_agreed(around, row).then_some(AGREED))
    }))
}

/// These in one, where each is one.
fn joined<'a>(all: impl Iterator<Item = Option<&'a str>>) -> Option<String> {
    let all: Option<Vec<&str>> = all.collect();
    let mut all = all.filter(|all| !all.is_empty())?;
    all.sort_unstable();
    all.dedup();
    Some(all.join(" or "))
}

/// A condition without the words that open it; nothing where no other is left.
fn bare(words: &str) -> Option<&str> {
    let opens = |words: &str, with: &str| words.get(..with.len()).is_some_and(|first| first.eq_ignore_ascii_case(with));
    let words = words.trim().trim_end_matches('.');
    let cut = |words, with: &&str| if opens(words, with) { &words[with.len()..] } else { words };
    Some(["only ", "if "].iter().fold(words, cut)).filter(|words| !words.is_empty())
}

impl Provider<'_> {
    /// The condition under which alone it gets anything, without the words that open it: as its author says, or else the
    /// catalogue, unless its author dropped that.
    pub(super) fn condition(&self) -> Option<&str> {
        let by_catalogue = self.vendor.only_if.as_deref().filter(|_| !self.is_free);
        self.row.only_if.as_deref().or(by_catalogue).and_then(bare)
    }

    /// Whether it gets a kind for uses alone that wait for a yes, wherever people are: a ground that is stated for Europe says
    /// nothing of others. What comes with it is there for what it does.
    fn is_agreed(&self, around: &Around, row: &KindRow) -> bool {
        let Around { over, known, .. } = around;
        let everywhere = over.uses.grounds_for == Some(GroundsFor::Everyone);
        let waits = |one: &PurposeRow| one.limited == Some(Limited::OptIn) || everywhere && one.ground == Some(Ground::Consent);
        let is_known = known.iter().any(|one| one.key == row.key);
        let mut its = self.uses(over).filter(|one| !is_known || needs(one, &row.key)).peekable();
        its.peek().is_some() && its.all(waits)
    }
}
