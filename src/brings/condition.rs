//! Under which condition alone a provider gets anything: as its author says, the catalogue, or all that it gets; and what it measures
//! for an end, as all that the draft has for that end.
//!
//! Must not ask for consent, nor say that it is asked: a condition is what somebody has said. The price: where two kinds come each
//! under its own, the words join them as they stand.

use super::collection::needs;
use super::groups::{GROUPS, Group};
use super::purposes::{end_of, purposes_of};
use super::reach::is_measured;
use super::{Around, Provider};
use crate::answers::Answers;
use crate::draft::Draft;
use crate::interview::collection::KindRow;
use crate::interview::uses::{Ground, GroundsFor, Limited, Purpose, PurposeRow};
use crate::vendors::SOURCE;

/// What a use says of whoever it takes data of only after a yes.
const AGREED: &str = "you agree";

/// Under which condition alone something of a group is collected that only these providers get; nothing where one gets it in any
/// case. `own` are the kinds that the draft has without any provider.
pub(super) fn of_these<'p>(
    group: Option<&Group>,
    all: impl Iterator<Item = &'p Provider<'p>>,
    (over, own): (&Answers, &[KindRow]),
) -> Option<String> {
    let all: Vec<Option<String>> = all.map(|one| one.condition_of(group, over, own)).collect();
    joined(all.iter().map(Option::as_deref))
}

/// The one condition under which all of these kinds come that are there for an end; nothing where one comes in any case, two name
/// two, or none is there for it.
pub(super) fn of_end(over: &Answers, own: &[KindRow], end: Purpose) -> Option<String> {
    let uses = || over.uses.purposes.iter().filter(|one| one.purpose == Some(end));
    let its = own.iter().filter(|row| uses().any(|one| needs(one, &row.key)));
    let said: Option<Vec<&str>> = its.map(|row| row.only_if.as_deref().and_then(bare)).collect();
    let said = said?;
    let (first, rest) = said.split_first()?;
    rest.iter().all(|one| one == first).then(|| (*first).to_owned())
}

/// Under which condition alone a provider gets anything, where each of the kinds that it gets has one, or is there for uses
/// that have; nothing where one comes without.
pub(super) fn of_all(one: &Provider, around: &Around, kinds: &[&KindRow]) -> Option<String> {
    joined(kinds.iter().map(|row| {
        let own = row.only_if.as_deref().and_then(bare);
        own.or_else(|| one.is_agreed(around, row).then_some(AGREED))
    }))
}

/// The conditions of all ends that something is measured for, with what providers bring to a draft left out.
pub(super) fn of_ends(draft: &Draft, over: &Answers) -> Vec<Option<String>> {
    let mut own = over.collection.kinds.clone();
    let layers = || draft.suggested.iter().filter(|layer| layer.from.starts_with(SOURCE));
    let brought = layers()
        .flat_map(|layer| &layer.answers.collection.kinds)
        .filter(|row| row.name.is_some());
    let brought: Vec<&str> = brought.map(|row| row.key.as_str()).collect();
    own.retain(|row| !brought.contains(&row.key.as_str()));
    let ends = GROUPS
        .iter()
        .filter(|group| is_measured(group))
        .filter_map(|group| end_of(group.key));
    ends.map(|end| of_end(over, &own, end)).collect()
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

    /// The condition under which alone it gets something of a group: its own, or, of what it measures for its end, that under which
    /// all that the draft has for this end comes. More that is measured for the same is not there for everybody.
    pub(super) fn condition_of(&self, group: Option<&Group>, over: &Answers, own: &[KindRow]) -> Option<String> {
        let end = group.filter(|group| is_measured(group)).and_then(|group| end_of(group.key));
        let its = || end.filter(|end| purposes_of(self.row, Some(self.vendor)).contains(end));
        let of_end = || of_end(over, own, its()?);
        self.condition().map(str::to_owned).or_else(of_end)
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
