//! Under which condition alone a provider gets anything: as its author says, the catalogue, or all that it gets; what it measures
//! for an end, as all that the draft has for that end; and what comes with what it stores on devices, as that.
//!
//! Must not ask for consent, nor say that it is asked: a condition is what somebody has said. The price: where two kinds come each
//! under its own, the words join them as they stand.

use super::collection::{COOKIE, needs};
use super::groups::{GROUPS, Group, USAGE, group_of};
use super::purposes::{end_of, purposes_of};
use super::reach::is_measured;
use super::{Around, Provider};
use crate::answers::Answers;
use crate::draft::Draft;
use crate::interview::collection::{KindRow, Source};
use crate::interview::cookies::{Consent, Sort};
use crate::interview::uses::{Ground, GroundsFor, Limited, Purpose, PurposeRow};
use crate::values::{Chosen as _, DataItem};
use crate::vendors::SOURCE;

/// What a use says of whoever it takes data of only after a yes.
const AGREED: &str = "you agree";

/// Under which condition alone an item of a group is collected that only these providers get; nothing where one gets it in any
/// case. `own` are the kinds that the draft has without any provider.
pub(super) fn of_these<'p>(
    (group, slug): (Option<&Group>, &str),
    all: impl Iterator<Item = &'p Provider<'p>>,
    (over, own): (&Answers, &[KindRow]),
) -> Option<String> {
    let all: Vec<Option<String>> = all.map(|one| one.condition_of((group, slug), over, own)).collect();
    joined(all.iter().map(Option::as_deref))
}

/// The one condition of all items of a kind, each as [`of_these`] has it; nothing where they differ.
pub(super) fn of_kind(row: &KindRow, by: &[&Provider], draft: (&Answers, &[KindRow])) -> Option<String> {
    let slugs = row.items.iter().flatten().filter_map(|item| item.item.as_deref());
    let mut all = slugs.map(|slug| of_these((group_of(&row.key), slug), by.iter().copied(), draft));
    let first = all.next()?;
    first.filter(|first| all.all(|one| one.as_ref() == Some(first)))
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
/// that have; nothing where one comes without. A kind that several providers bring comes to each under its own.
pub(super) fn of_all(one: &Provider, around: &Around, kinds: &[&KindRow]) -> Option<String> {
    let draft = (&around.over, around.own);
    let of_row = |row: &KindRow| {
        let said = row.only_if.as_deref().and_then(bare)?.to_owned();
        if around.own.iter().any(|own| own.key == row.key) {
            return Some(said);
        }
        of_kind(&only(one, row, draft.0), &[one], draft).or(Some(said))
    };
    let agreed = |row: &KindRow| one.is_agreed(around, row).then(|| AGREED.to_owned());
    let all: Vec<Option<String>> = kinds.iter().map(|row| of_row(row).or_else(|| agreed(row))).collect();
    joined(all.iter().map(Option::as_deref))
}

/// A kind with what this provider gets of it by its file.
fn only(one: &Provider, row: &KindRow, over: &Answers) -> KindRow {
    let data = one.all_data(over);
    let mut row = row.clone();
    let is_its = |item: &DataItem| item.item.as_deref().is_some_and(|item| data.contains(&item));
    row.items.iter_mut().for_each(|items| items.retain(is_its));
    row
}

/// The kinds of a draft that no provider brought, whether or not somebody has taken them: what is brought comes under the conditions
/// of those who bring it, and says nothing of others.
pub(super) fn own_kinds(draft: &Draft, over: &Answers) -> Vec<KindRow> {
    let layers = || draft.suggested.iter().filter(|layer| layer.from.starts_with(SOURCE));
    let brought = layers()
        .flat_map(|layer| &layer.answers.collection.kinds)
        .filter(|row| row.name.is_some());
    let brought: Vec<&str> = brought.map(|row| row.key.as_str()).collect();
    let mut own = over.collection.kinds.clone();
    own.retain(|row| !brought.contains(&row.key.as_str()));
    own
}

/// The conditions of all ends that something is measured for, with what providers bring to a draft left out.
pub(super) fn of_ends(draft: &Draft, over: &Answers) -> Vec<Option<String>> {
    let own = own_kinds(draft, over);
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
    // who agrees to one thing agrees
    all.dedup_by(|next, first| {
        next.strip_prefix(*first)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    // to several sorts of cookies it is one yes or another, each said once
    let sorts: Option<Vec<Vec<Sort>>> = all.iter().map(|one| sorts_of(one)).collect();
    match sorts {
        Some(sorts) => {
            let sorts: Vec<Sort> = sorts.concat();
            let sorts = Sort::ALL.iter().filter(|sort| sorts.contains(sort));
            Some(agreed_to(&sorts.map(|sort| sort.label()).collect::<Vec<_>>()))
        }
        None => Some(all.join(" or ")),
    }
}

/// The yes to one of these sorts of cookies.
fn agreed_to(sorts: &[&str]) -> String {
    let sorts = match sorts {
        [rest @ .., one, last] => [rest, &[&format!("{one} or {last}")]].concat().join(", "),
        _ => sorts.join(""),
    };
    format!("{AGREED} to {sorts} cookies")
}

/// The sorts of cookies to which such a yes is one.
fn sorts_of(words: &str) -> Option<Vec<Sort>> {
    let list = words.strip_prefix(AGREED)?.strip_prefix(" to ")?.strip_suffix(" cookies")?;
    let of = |label: &str| Sort::ALL.iter().find(|sort| sort.label() == label).copied();
    list.split(", ").flat_map(|part| part.split(" or ")).map(of).collect()
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

    /// The condition under which alone it gets an item of a group: its own; of what it measures for its end, that under which
    /// all that the draft has for this end comes, for more that is measured for the same is not there for everybody; or that of
    /// what it stores.
    pub(super) fn condition_of(&self, (group, slug): (Option<&Group>, &str), over: &Answers, own: &[KindRow]) -> Option<String> {
        let end = group.filter(|group| is_measured(group)).and_then(|group| end_of(group.key));
        let its = || end.filter(|end| purposes_of(self.row, Some(self.vendor)).contains(end));
        let of_end = || of_end(over, own, its()?);
        let said = self.condition().map(str::to_owned).or_else(of_end);
        said.or_else(|| self.waits((group, slug), over, own))
    }

    /// The yes for which an item waits because all waits for it that the provider stores on devices: what a cookie holds, and of who
    /// advertises all that is read from devices. It is that of all that the draft has for the same end, where there is one.
    pub(super) fn waits(&self, (group, slug): (Option<&Group>, &str), over: &Answers, own: &[KindRow]) -> Option<String> {
        let stored = self.stored(over);
        let is_read = || group.is_some_and(|group| group.source == Source::Automatic);
        // who sends emails and follows visits to advertise reads with its cookie what is looked at, and the rest as they are opened
        let follows =
            || stored.iter().all(|(sort, _)| *sort == Sort::Advertising) && group.is_some_and(|group| group.key == USAGE);
        if slug != COOKIE && !(is_read() && (self.advertises() || follows())) {
            return None;
        }
        let waits = self.stores_nothing_unasked(over);
        let mut ends = self.purposes_of_jobs().into_iter();
        if let Some(said) = ends.find_map(|end| of_end(over, own, end)).filter(|_| waits) {
            return Some(said);
        }
        let has = |one: &Sort| stored.iter().any(|(sort, _)| sort == one);
        // who advertises does so with the yes to that, whatever else it stores to find out whether it may
        let only_ads = self.advertises() && has(&Sort::Advertising);
        let sorts = Sort::ALL
            .iter()
            .filter(|one| has(one) && (!only_ads || **one == Sort::Advertising));
        let sorts: Vec<&str> = sorts.map(|sort| sort.label()).collect();
        waits.then(|| agreed_to(&sorts))
    }

    /// The yes for which all waits that it gets: who advertises is there with what it stores, and not before.
    pub(super) fn waits_whole(&self, over: &Answers, own: &[KindRow]) -> Option<String> {
        self.waits((group_of("ads"), COOKIE), over, own).filter(|_| self.advertises())
    }

    fn advertises(&self) -> bool {
        !self.jobs().is_empty() && self.jobs().iter().all(|job| job.is_advertising())
    }

    /// Whether it stores something on devices, and all of that waits for consent.
    fn stores_nothing_unasked(&self, over: &Answers) -> bool {
        let stored = self.stored(over);
        !stored.is_empty() && stored.iter().all(|(_, consent)| *consent == Some(Consent::OptIn))
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
