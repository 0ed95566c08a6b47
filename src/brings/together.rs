//! The kinds of data that the providers of a draft bring, worked out for all of them at once.
//!
//! What providers get and no kind of the draft holds is gathered by groups, one kind a group, whoever gets some of it: a
//! person would name it so. Each provider's layer has its own part of the kind, the parts add up, and what a provider gets
//! of a kind of which it does not get all stands in its own row (`parts`). A group is two kinds only where some of it
//! comes under a condition. So, until the author answers, what is brought follows from which providers there are, and not
//! from the order in which they were named. What the author took or dropped stays in the layer as it was: of what was taken
//! out or dropped nothing comes again, and what somebody who is named later gets besides comes as a further kind.
//!
//! Of its own a provider brings only what no kind of the draft holds in that form: the same address under two headings tells
//! nobody more. What a kind holds that is too wide for it, [`super::untold()`] names to the author. Where a kind of the draft
//! is about the same as a group and reaches the provider, what is new is suggested in that one's own row, unless somebody who
//! stores the kind would get a secret with it. Of the rest a preset that offers a provider has what it needs, and a kind of
//! it that the author has answered is not touched. Must not name a provider. The price: who reads one provider's row alone
//! has to look twice, at the kind and at what is in brackets.

use super::Provider;
use super::collection::{holds, whose};
use super::groups::{GROUPS, Group, NEEDED, group_of};
use super::reach::{is_secret, is_withheld};
use crate::answers::Answers;
use crate::draft::{Draft, Tomb};
use crate::interview::collection::{KindRow, Source, Trigger, Whose};
use crate::interview::company::Offer;
use crate::interview::sharing::Job;
use crate::path;
use crate::values::{Chosen as _, DataItem};
use crate::vendors::Role;
use std::collections::BTreeMap;

const TABLE: &str = "collection.kinds";

/// What one provider has of all that is brought.
#[derive(Default)]
pub(super) struct Share {
    /// The kinds of its layer: its part of those that are brought, and what it adds to kinds of the draft.
    pub kinds: Vec<KindRow>,
    /// The keys of the kinds that it handles.
    pub handled: Vec<String>,
}

/// What one provider, by its place in the list, brings of a group.
struct Part {
    group: &'static Group,
    at: usize,
    items: Vec<&'static str>,
}

/// A kind that is brought: what is in it, by their places in the list which providers get some of it, and the condition
/// under which all of them do.
struct Brought {
    group: &'static Group,
    items: Vec<&'static str>,
    by: Vec<usize>,
    only_if: Option<String>,
}

/// What each provider has of the kinds that all of them bring to these answers, in the order of the list; `over` is the
/// draft with what is suggested without them.
pub(super) fn shares(draft: &Draft, over: &Answers, providers: &[Provider]) -> Vec<Share> {
    let stays: Vec<Vec<KindRow>> = providers.iter().map(|one| one.stays(draft, over)).collect();
    let was_brought = |key: &str| stays.iter().flatten().any(|row| row.key == key);
    let mut known: Vec<KindRow> = over.collection.kinds.clone();
    known.retain(|row| !is_open(draft, providers, row));
    let handled = providers.iter().map(|one| one.handled(over, &known, &was_brought));
    let mut shares: Vec<Share> = handled
        .map(|handled| Share {
            handled,
            ..Share::default()
        })
        .collect();
    // a kind that was brought reaches who gets something of its group
    let reaches = |one: &Provider, row: &KindRow, slug: &str| {
        !was_brought(&row.key) || group_of(&row.key).is_none_or(|group| one.is_of(group, slug))
    };
    let is_held = |one: &Provider, slug: &str| {
        let out = |row: &KindRow| holds(row, slug) && !known.iter().any(|one| one.key == row.key && holds(one, slug));
        let has = |row: &KindRow| holds(row, slug) && reaches(one, row, slug);
        known.iter().any(has) || stays.iter().flatten().any(out)
    };

    let mut rest: Vec<Part> = Vec::new();
    let homes: Vec<KindRow> = known.iter().filter(|row| !was_brought(&row.key)).cloned().collect();
    for (at, one) in providers.iter().enumerate() {
        let new: Vec<&'static str> = one.collected(over).into_iter().filter(|slug| !is_held(one, slug)).collect();
        for group in GROUPS {
            let items: Vec<&'static str> = new.iter().copied().filter(|slug| one.is_of(group, slug)).collect();
            if items.is_empty() || one.preset && one.says_what_is_sent(group, &homes) {
                continue; // an AI feature of the draft says what is sent
            }
            let home = one.home(group, over, &homes);
            let home = home.filter(|(row, _)| one.preset || !is_withheld(&one.data(over), row));
            let is_free = one.vendor.only_if.is_none(); // what comes under a condition stands apart
            match home {
                // what the author has said of a preset's kind gets no second one beside it
                Some((row, true)) if is_free && is_answered(draft, &row.key) => {
                    if !one.preset || shares[at].handled.contains(&row.key) {
                        shares[at].offers(row, &items);
                    }
                }
                Some((row, _)) if one.preset && is_answered(draft, &row.key) => {}
                Some((row, true)) if is_free && shares[at].handled.contains(&row.key) => {
                    // who stores the kind gets no secret with it
                    let stores = |by: &Provider| by.stores(over, std::slice::from_ref(row)).contains(&row.key);
                    let spared = |slug: &str| providers.iter().any(|by| stores(by) && !by.all_data(over).contains(&slug));
                    let (apart, items): (Vec<_>, Vec<_>) = items
                        .into_iter()
                        .partition(|slug| is_secret(&DataItem::of(slug)) && spared(slug));
                    shares[at].adds(row, &items);
                    rest.extend((!one.preset).then_some(Part { group, at, items: apart }));
                }
                // a preset has the rest of what comes with such a product
                Some((_, strong)) if one.preset && (is_free || !strong) => {}
                Some(_) | None => rest.push(Part { group, at, items }),
            }
        }
    }
    spare(&mut rest, &shares, draft);

    let all: Vec<Brought> = GROUPS.iter().flat_map(|group| brought(group, &rest, providers)).collect();
    for (brought, key, name) in named(all, &known) {
        let row = row(&brought, key, name, providers, over);
        for at in &brought.by {
            let share = &mut shares[*at];
            let mine = rest
                .iter()
                .filter(|part| part.at == *at && part.group.key == brought.group.key);
            let mine: Vec<&str> = mine.flat_map(|part| part.items.iter().copied()).collect();
            let mine = brought.items.iter().filter(|slug| mine.contains(slug));
            share.handled.push(row.key.clone());
            share.kinds.push(KindRow {
                items: Some(mine.map(|slug| DataItem::of(slug)).collect()),
                kept: providers[*at]
                    .keeps()
                    .filter(|_| brought.group.key == "usage" && brought.by.len() == 1),
                ..row.clone()
            });
        }
    }
    for (share, stays) in shares.iter_mut().zip(stays) {
        share.keep(stays);
    }
    shares
}

/// All kinds that there are with what is brought, each with all that is in it: what the author has answered as it is.
pub(super) fn all_kinds(draft: &Draft, over: &Answers, shares: &[Share]) -> Vec<KindRow> {
    let mut all: Vec<KindRow> = over.collection.kinds.clone();
    for row in shares
        .iter()
        .flat_map(|share| &share.kinds)
        .filter(|row| !is_answered(draft, &row.key))
    {
        let Some(one) = all.iter_mut().find(|one| one.key == row.key) else {
            all.push(row.clone());
            continue;
        };
        let held = one.items.get_or_insert_default();
        for item in row.items.iter().flatten() {
            if !held.iter().any(|one| one.is_same(item)) {
                held.push(item.clone());
            }
        }
    }
    all
}

impl Share {
    /// Offers more items in the row of a kind whose items the author has answered: beside the author's own, so that taking
    /// the offer loses nothing.
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

/// Whether a kind is one that a provider brings and of which the author has not yet said what is in it.
fn is_open(draft: &Draft, providers: &[Provider], row: &KindRow) -> bool {
    let of_providers = draft
        .suggested
        .iter()
        .filter(|layer| providers.iter().any(|one| one.source() == layer.from));
    let mut rows = of_providers.flat_map(|layer| &layer.answers.collection.kinds);
    row.items.is_none() && rows.any(|one| one.key == row.key && one.name.is_some())
}

/// Takes out of what is to come as kinds what a kind of the draft that is only suggested now has by another provider.
fn spare(rest: &mut [Part], shares: &[Share], draft: &Draft) {
    let rows: Vec<&KindRow> = shares.iter().flat_map(|share| &share.kinds).collect();
    let has = |slug: &str| rows.iter().any(|row| !is_answered(draft, &row.key) && holds(row, slug));
    for part in rest {
        part.items.retain(|slug| !has(slug));
    }
}

/// The kinds of a group that these parts are: one for all that somebody gets whatever people do, and one for what comes under
/// each condition only.
fn brought(group: &'static Group, rest: &[Part], providers: &[Provider]) -> Vec<Brought> {
    let parts = || rest.iter().filter(|part| part.group.key == group.key);
    let by = |slug: &'static str| parts().filter(move |part| part.items.contains(&slug)).map(|part| part.at);
    let condition = |slug: &'static str| -> Option<String> {
        let all: Option<Vec<&str>> = by(slug).map(|at| providers[at].vendor.only_if.as_deref()).collect();
        let mut all = all?;
        all.sort_unstable();
        all.dedup();
        Some(all.join(" or "))
    };
    let mut kinds: BTreeMap<Option<String>, Vec<&'static str>> = BTreeMap::new(); // what is not conditional comes first
    let mut slugs: Vec<&'static str> = parts().flat_map(|part| part.items.iter().copied()).collect();
    slugs.sort_by_key(|slug| (group.items.iter().position(|one| one == slug).unwrap_or(usize::MAX), *slug));
    slugs.dedup();
    for slug in slugs {
        kinds.entry(condition(slug)).or_default().push(slug);
    }
    let brought = |(only_if, items): (Option<String>, Vec<&'static str>)| {
        let mut by: Vec<usize> = items.iter().flat_map(|slug| by(slug)).collect();
        by.sort_by_key(|at| providers[*at].vendor.id.as_str()); // in an order that nobody chose
        by.dedup();
        Brought {
            group,
            items,
            by,
            only_if,
        }
    };
    kinds.into_iter().map(brought).collect()
}

/// The kinds with a key and a name each: those of its group, where the draft has no such kind, else one that says that it is
/// more of the same.
fn named(all: Vec<Brought>, known: &[KindRow]) -> Vec<(Brought, String, String)> {
    let mut keys: Vec<String> = known.iter().map(|row| row.key.clone()).collect();
    let mut names: Vec<String> = known
        .iter()
        .filter_map(|row| row.name.as_ref())
        .map(|name| name.to_lowercase())
        .collect();
    let mut told = Vec::new();
    for brought in all {
        let group = brought.group;
        let further = format!("Further {}", group.name.to_lowercase());
        let first = (!keys.iter().any(|key| key == group.key)).then(|| group.name.to_owned());
        let numbered = (2..).map(|n| format!("{further} ({n})"));
        let mut free = first.into_iter().chain([further.clone()]).chain(numbered);
        let name = free.find(|name| !names.contains(&name.to_lowercase())).unwrap_or_default();
        let numbered = (2..).map(|n| format!("{}-{n}", group.key));
        let mut free = std::iter::once(group.key.to_owned()).chain(numbered);
        let key = free.find(|key| !keys.contains(key)).unwrap_or_default();
        keys.push(key.clone());
        names.push(name.to_lowercase());
        told.push((brought, key, name));
    }
    told
}

/// What comes otherwise than the rest of its group; without a source where we make some of it, or nobody can say.
const OTHERWISE: &[(&str, Option<Source>)] = &[
    ("ai_prompts", None), // with the answers of the AI
    ("email_engagement", Some(Source::Automatic)),
    ("social_profile", Some(Source::Others)),
    ("third_party_tokens", Some(Source::Others)),
];

/// From whom a kind comes, that of its group first: who vouches for people who sign in tells of them, and what is sent to
/// devices is ours. Nothing where that is not known of all that is in it.
fn sources(brought: &Brought, providers: &[Provider], over: &Answers) -> Option<Vec<Source>> {
    let of = |one: &Provider, slug: &str| -> Option<Source> {
        let otherwise = OTHERWISE.iter().find(|(item, _)| *item == slug);
        match otherwise {
            Some((_, source)) => *source,
            None if one.jobs() == [Job::SignIn] && one.vendor.role == Some(Role::Controller) => Some(Source::Others),
            None if one.jobs() == [Job::Push] && slug == "messages" => None,
            None => Some(brought.group.source),
        }
    };
    let mut all: Vec<Source> = Vec::new();
    for one in brought.by.iter().map(|at| &providers[*at]) {
        let data = one.data(over);
        for slug in brought.items.iter().filter(|slug| data.contains(slug)) {
            let source = of(one, slug)?;
            if !all.contains(&source) {
                all.push(source);
            }
        }
    }
    all.sort_by_key(|source| {
        (
            *source != brought.group.source,
            Source::ALL.iter().position(|one| one == source),
        )
    });
    Some(all)
}

/// A kind that the draft has not, without its items: what follows from the answers and from the jobs of all who get it.
fn row(brought: &Brought, key: String, name: String, providers: &[Provider], over: &Answers) -> KindRow {
    let group = brought.group;
    let whose = whose(group, over);
    let needed = |at: &usize| {
        let jobs = providers[*at].jobs();
        let line = NEEDED.iter().find(|(job, of, ..)| *of == group.key && jobs.contains(job));
        line.map(|(.., required, consequence)| (*required, *consequence))
    };
    let first = brought.by.first().and_then(needed);
    let agreed = first.filter(|_| whose == Some(Whose::Ours) && brought.by.iter().all(|at| needed(at) == first));
    // what comes only under a condition is asked of nobody else
    let agreed = agreed.filter(|_| brought.only_if.is_none());
    let only_site = over.company.offers.as_deref() == Some(&[Offer::Website]);
    KindRow {
        key,
        name: Some(name),
        source: sources(brought, providers, over),
        trigger: group.trigger.map(|trigger| match trigger {
            Trigger::Using if only_site => Trigger::Visiting,
            trigger => trigger,
        }),
        whose,
        required: agreed.map(|(required, _)| required),
        consequence: agreed.and_then(|(_, consequence)| consequence.map(str::to_owned)),
        only_if: brought.only_if.clone(),
        ..KindRow::default()
    }
}
