//! The kinds of data that the providers of a draft bring, worked out for all of them at once.
//!
//! What providers get and no kind of the draft holds is gathered by groups, one kind a group, whoever gets some of it: a
//! person would name it so. Each provider's layer has its own part of the kind, the parts add up, and what a provider gets
//! of a kind of which it does not get all stands in its own row (`parts`). A group is two kinds only where some of it
//! comes under a condition. So, until the author answers, what is brought follows from which providers there are, and not
//! from the order in which they were named. What the author took or dropped stays in the layer as it was: of what was taken
//! out or dropped nothing comes again, and what somebody who is named later gets besides comes as a further kind.
//!
//! Of its own a provider brings only what it gets from no kind of the draft (`reach`): the same address under two headings tells
//! nobody more, but where they are there for two ends. Where a kind of the draft is about the same as a group, what is new is suggested in that one's own row, if
//! what the row says stays true of it (its condition, from where it comes, and what cannot be done without it), and unless somebody who stores the
//! kind would get a secret with it; else it comes as a kind of its own (`brought`). A preset that offers a provider has thought
//! of the rest, and [`super::untold()`] names that to the author. Must not name a provider. The price: who reads one provider's
//! row alone has to look twice, at the kind and at what is in brackets.

use super::Provider;
use super::brought::{Part, bring};
use super::collection::{DEVICE, LOGS, holds, whose};
use super::condition;
use super::groups::{GROUPS, Group, MAILINGS, OPENED, group_of};
use super::reach::{Got, Known, is_named, is_secret};
use crate::answers::Answers;
use crate::draft::{Draft, Tomb};
use crate::interview::collection::{KindRow, Source, Whose};
use crate::path;
use crate::values::DataItem;

const TABLE: &str = "collection.kinds";

/// What one provider has of all that is brought.
#[derive(Default)]
pub(super) struct Share {
    /// The kinds of its layer: its part of those that are brought, and what it adds to kinds of the draft.
    pub kinds: Vec<KindRow>,
    /// The kinds that it gets, and what of each.
    pub gets: Vec<Got>,
}

/// What each provider has of the kinds that all of them bring to these answers, in the order of the list; `over` is the
/// draft with what is suggested without them.
pub(super) fn shares(draft: &Draft, over: &Answers, providers: &[Provider]) -> Vec<Share> {
    let mut stays: Vec<Vec<KindRow>> = providers.iter().map(|one| one.stays(draft, over)).collect();
    let by = |(one, rows): (&Provider, &Vec<KindRow>)| -> Vec<(String, String)> {
        rows.iter().map(|row| (row.key.clone(), one.vendor.id.clone())).collect()
    };
    let brought: Vec<(String, String)> = providers.iter().zip(&stays).flat_map(by).collect();
    let mut kinds: Vec<KindRow> = over.collection.kinds.clone();
    kinds.retain(|row| !is_open(draft, providers, row));
    let is_brought = |row: &KindRow| brought.iter().any(|(key, _)| *key == row.key);
    let homes: Vec<KindRow> = kinds.iter().filter(|row| !is_brought(row)).cloned().collect();
    let out = |slug: &str| {
        let still = |row: &KindRow| kinds.iter().any(|one| one.key == row.key && holds(one, slug));
        stays.iter().flatten().any(|row| holds(row, slug) && !still(row))
    };
    let brought = brought.as_slice();
    // what is in none of these kinds, by the groups of what a provider gets
    let new = |one: &Provider, kinds: &[KindRow]| -> Vec<(&'static Group, Vec<&'static str>)> {
        let known = Known { over, kinds, brought };
        let mut slugs = one.collected(over);
        slugs.retain(|slug| !out(slug) && one.from(&known, slug).is_empty());
        let of = |group: &Group| -> Vec<&'static str> { slugs.iter().copied().filter(|slug| one.is_of(group, slug)).collect() };
        let all = GROUPS.iter().map(|group| (group, of(group)));
        all.filter(|(_, items)| !items.is_empty()).collect()
    };

    let mut shares: Vec<Share> = providers.iter().map(|_| Share::default()).collect();
    for (share, one) in shares.iter_mut().zip(providers) {
        let gets = one.reach(&Known {
            over,
            kinds: &kinds,
            brought,
        });
        for (group, source, mut items) in by_source(one, new(one, &kinds)) {
            let home = one.home((group, source), over, &homes, &gets);
            // what waits for a yes joins nothing that comes without
            let is_bound = home.is_some_and(|home| home.only_if.is_some());
            let comes = |slug: &&str| is_bound || one.waits((Some(group), slug), over, &homes).is_none();
            match home {
                Some(home) if is_answered(draft, &home.key) => {
                    items.retain(comes);
                    if !items.is_empty() {
                        share.offers(home, &items);
                    }
                }
                Some(home) => {
                    // who stores the kind gets no secret with it
                    let stores = |by: &Provider| !by.stores(over, std::slice::from_ref(home)).is_empty();
                    let spared = |slug: &str| providers.iter().any(|by| stores(by) && !by.all_data(over).contains(&slug));
                    items.retain(|slug| !(is_secret(&DataItem::of(slug)) && spared(slug)));
                    items.retain(comes);
                    share.adds(home, &items);
                }
                None => {}
            }
        }
    }
    let offered: Vec<KindRow> = shares.iter().flat_map(|share| &share.kinds).cloned().collect();
    let grown = with_more(kinds.clone(), &offered, |key| !is_answered(draft, key));
    let all = with_more(kinds.clone(), &offered, |_| true);
    let mut rest: Vec<Part> = Vec::new();
    for (at, one) in providers.iter().enumerate() {
        let known = Known {
            over,
            kinds: &grown,
            brought,
        };
        shares[at].gets = one.reach(&known);
        for (group, items) in new(one, &all) {
            // nobody has thought of what stands only in kinds that are there for something else
            let held = || items.iter().any(|slug| all.iter().any(|row| holds(row, slug)));
            let is_apart = || group.key == DEVICE && one.measures(&known) && held();
            if !(one.preset && is_thought_of(group, over, homes.iter())) || is_apart() {
                rest.push(Part { group, at, items });
            }
        }
    }
    bring(&rest, &mut shares, &kinds, providers, (over, &homes));

    for row in stays.iter_mut().flatten() {
        let gets = |share: &Share| share.gets.iter().any(|got| got.key == row.key && got.is_used);
        let by = providers.iter().zip(&shares).filter(|(_, share)| gets(share));
        let by: Vec<&Provider> = by.map(|(one, _)| one).collect();
        row.only_if = condition::of_kind(row, &by, (over, &homes));
    }
    for (share, stays) in shares.iter_mut().zip(stays) {
        share.keep(stays);
    }
    shares
}

/// A group, and what of it comes from one source; from none that anybody can say, where there is none.
type FromOne = (&'static Group, Option<Source>, Vec<&'static str>);

/// What a provider gets, by its groups and by from whom it comes with it.
fn by_source(one: &Provider, all: Vec<(&'static Group, Vec<&'static str>)>) -> Vec<FromOne> {
    let mut parts: Vec<FromOne> = Vec::new();
    for (group, items) in all {
        for slug in items {
            let source = one.source_of(group, slug);
            match parts.iter_mut().find(|(of, from, _)| of.key == group.key && *from == source) {
                Some((.., items)) => items.push(slug),
                None => parts.push((group, source, vec![slug])),
            }
        }
    }
    parts
}

/// Whether a preset that offers a provider has thought of what is in a group: a kind of ours is about it. A kind besides would
/// be for no use that the preset has.
pub(super) fn is_thought_of<'k>(group: &Group, over: &Answers, mut homes: impl Iterator<Item = &'k KindRow>) -> bool {
    let is_ours = |row: &KindRow| row.whose != Some(Whose::Customers) || whose(group, over) != Some(Whose::Ours);
    homes.any(|row| is_ours(row) && has_some(row, group))
}

/// All kinds that there are with what is brought, each with all that is in it: what the author has answered as it is.
pub(super) fn all_kinds(draft: &Draft, over: &Answers, shares: &[Share]) -> Vec<KindRow> {
    let brought: Vec<KindRow> = shares.iter().flat_map(|share| &share.kinds).cloned().collect();
    with_more(over.collection.kinds.clone(), &brought, |key| !is_answered(draft, key))
}

/// Kinds with what these rows add to those that are `open`.
pub(super) fn with_more(mut kinds: Vec<KindRow>, more: &[KindRow], open: impl Fn(&str) -> bool) -> Vec<KindRow> {
    for row in more.iter().filter(|row| open(&row.key)) {
        let Some(one) = kinds.iter_mut().find(|one| one.key == row.key) else {
            kinds.push(row.clone());
            continue;
        };
        let held = one.items.get_or_insert_default();
        for item in row.items.iter().flatten() {
            if !held.iter().any(|one| one.is_same(item)) {
                held.push(item.clone());
            }
        }
    }
    kinds
}

impl Share {
    /// Offers more items in the row of a kind whose items the author has answered: beside the author's own, so that taking
    /// the offer loses nothing. The yes to the provider takes it where the author took the list (`additions`).
    fn offers(&mut self, home: &KindRow, items: &[&str]) {
        if !self.kinds.iter().any(|row| row.key == home.key) {
            self.kinds.push(KindRow {
                key: home.key.clone(),
                items: home.items.clone(),
                ..KindRow::default()
            });
        }
        self.adds(home, items);
    }

    /// Adds items to a kind of the draft.
    fn adds(&mut self, home: &KindRow, items: &[&str]) {
        if items.is_empty() {
            return;
        }
        let more = items.iter().map(|slug| DataItem::of(slug));
        match self.kinds.iter_mut().find(|row| row.key == home.key) {
            Some(row) => row.items.get_or_insert_default().extend(more),
            None => self.kinds.push(KindRow {
                key: home.key.clone(),
                items: Some(more.collect()),
                ..KindRow::default()
            }),
        }
    }

    /// Puts what was in the layer and stays there before what is new.
    fn keep(&mut self, stays: Vec<KindRow>) {
        let new = std::mem::replace(&mut self.kinds, stays);
        let (rows, besides): (Vec<KindRow>, Vec<KindRow>) = new.into_iter().partition(|row| row.name.is_some());
        for row in rows.into_iter().chain(besides) {
            match self.kinds.iter_mut().find(|one| one.key == row.key && row.name.is_some()) {
                Some(old) => old.items.get_or_insert_default().extend(row.items.into_iter().flatten()),
                None => self.kinds.push(row), // what is added to a kind of the draft stands behind what is new
            }
        }
    }
}

impl Provider<'_> {
    /// The kinds of its layer that the author has taken, with their items, or dropped, as far as it still gets them.
    fn stays(&self, draft: &Draft, over: &Answers) -> Vec<KindRow> {
        let from = self.source();
        let data = self.data(over);
        let dropped = |path: String| {
            draft.dropped.contains(&Tomb {
                path,
                from: from.clone(),
            })
        };
        let old = draft.suggested.iter().find(|layer| layer.from == from);
        let named = old
            .iter()
            .flat_map(|layer| &layer.answers.collection.kinds)
            .filter(|row| row.name.is_some());
        let settled = named.filter(|row| {
            let at = path::row_path(TABLE, &row.key);
            is_answered(draft, &row.key) || dropped(format!("{at}.items")) || dropped(at)
        });
        let mut rows: Vec<KindRow> = settled.cloned().collect();
        for row in &mut rows {
            let still = |item: &DataItem| item.item.as_deref().is_some_and(|slug| data.contains(&slug));
            row.items = row.items.take().map(|items| items.into_iter().filter(still).collect());
        }
        rows.retain(|row| row.items.as_ref().is_some_and(|items| !items.is_empty()));
        rows
    }
}

/// Whether the author has said what is in a kind.
fn is_answered(draft: &Draft, key: &str) -> bool {
    let mut rows = draft.answers.collection.kinds.iter();
    rows.any(|row| row.key == key && row.items.is_some())
}

/// Whether a kind is about what is in a group, or holds some of it: where devices are thought of, so are logs, and where
/// newsletters are, so is who opens them.
fn has_some(row: &KindRow, group: &Group) -> bool {
    let of = match group.key {
        LOGS => group_of(DEVICE),
        OPENED => group_of(MAILINGS),
        _ => Some(group),
    };
    is_named(row, group) || of.is_some_and(|of| of.items.iter().any(|slug| holds(row, slug)))
}

/// Whether a kind is one that a provider brings and of which the author has not yet said what is in it.
fn is_open(draft: &Draft, providers: &[Provider], row: &KindRow) -> bool {
    let of_providers = draft
        .suggested
        .iter()
        .filter(|layer| providers.iter().any(|one| one.source() == layer.from));
    let mut rows = of_providers.flat_map(|layer| &layer.answers.collection.kinds);
    row.items.is_none() && rows.any(|one| one.key == row.key && one.name.is_some())
}
