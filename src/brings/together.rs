//! The kinds of data that the providers of a draft bring, worked out for all of them at once.
//!
//! What a provider gets and no kind of the draft holds is gathered by groups, one kind a group, whoever gets some of it;
//! each provider's layer has its own part of the kind, and the parts add up. A kind is divided where a provider does not
//! get all of it, so that nobody is said to get what it does not. So,
//! until the author answers, what is brought follows from which providers there are, and not from the order in which they
//! were named; and what a provider is said to get of it has all that the catalogue says. What the author took or dropped
//! stays in the layer as it was: of what was taken out or dropped nothing comes again, and who is named later and does not
//! get such a kind in substance brings what it gets as another.
//!
//! Of its own a provider brings only what no kind of the draft holds in that form: the same address under two headings tells
//! nobody more. What a kind holds that is too wide for it, [`super::untold()`] names to the author. Where a kind of the draft
//! is about the same as a group and reaches the provider, what is new is suggested in that one's own row, unless somebody who
//! gets the kind would get too much with it, or it goes past the product: a preset's “payment data” is what is kept and
//! used for the books, and card numbers that go straight to who takes the payment are neither. Of the rest a preset that
//! offers a provider has what it needs, and a kind of it that the author has answered is not touched. Must not name a
//! provider. The price: naming one more provider may divide a kind that is only suggested.

use super::Provider;
use super::collection::{holds, whose};
use super::groups::{GROUPS, Group, NEEDED};
use super::reach::{covers, goes_straight, is_withheld};
use crate::answers::Answers;
use crate::draft::{Draft, Tomb};
use crate::interview::collection::{KindRow, Trigger, Whose};
use crate::interview::company::Offer;
use crate::path;
use crate::values::DataItem;
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
#[derive(Clone)]
struct Part {
    group: &'static Group,
    at: usize,
    items: Vec<&'static str>,
}

impl Part {
    /// What is sensitive in it, and the rest.
    fn secret(&self) -> (Self, Self) {
        let of = |items| Self { items, ..self.clone() };
        let (secret, plain) = self.items.iter().partition(|slug| is_sensitive(slug));
        (of(secret), of(plain))
    }
}

/// A kind that is brought: what is in it, and by its place in the list, which providers get some of it.
struct Brought {
    group: &'static Group,
    items: Vec<&'static str>,
    by: Vec<usize>,
}

/// What each provider has of the kinds that all of them bring to these answers, in the order of the list; `over` is the
/// draft with what is suggested without them.
pub(super) fn shares(draft: &Draft, over: &Answers, providers: &[Provider]) -> Vec<Share> {
    let stays: Vec<Vec<KindRow>> = providers.iter().map(|one| one.stays(draft, over)).collect();
    let was_brought = |key: &str| stays.iter().flatten().any(|row| row.key == key);
    let mut known: Vec<KindRow> = over.collection.kinds.clone();
    known.retain(|row| !is_open(draft, providers, row));
    let laid: Vec<Vec<String>> = providers.iter().map(|one| one.handled(over, &known, &was_brought)).collect();
    let is_held = |at: usize, slug: &str| {
        let out = |row: &KindRow| holds(row, slug) && !known.iter().any(|one| one.key == row.key && holds(one, slug));
        let has = |row: &KindRow| holds(row, slug) && (!was_brought(&row.key) || laid[at].contains(&row.key));
        known.iter().any(has) || stays.iter().flatten().any(out)
    };
    let new: Vec<Vec<&'static str>> = providers
        .iter()
        .enumerate()
        .map(|(at, one)| one.data(over).into_iter().filter(|slug| !is_held(at, slug)).collect())
        .collect();

    let mut shares: Vec<Share> = providers.iter().map(|_| Share::default()).collect();
    let (mut rest, mut grows): (Vec<Part>, Vec<(String, Part)>) = (Vec::new(), Vec::new());
    let homes: Vec<KindRow> = known.iter().filter(|row| !was_brought(&row.key)).cloned().collect();
    for group in GROUPS {
        for (at, one) in providers.iter().enumerate() {
            let items: Vec<&'static str> = new[at].iter().copied().filter(|slug| one.is_of(group, slug)).collect();
            if items.is_empty() {
                continue;
            }
            let home = one.home(group, over, &homes);
            let home = home.filter(|(row, _)| one.preset || !is_withheld(&one.data(over), row));
            if one.preset && one.says_what_is_sent(group, &homes) {
                continue; // an AI feature of the draft says what is sent
            }
            let straight = |row: &KindRow| -> (Vec<&str>, Vec<&str>) { items.iter().partition(|slug| goes_straight(row, slug)) };
            let is_free = one.vendor.only_if.is_none(); // what comes under a condition stands apart
            match home {
                Some((row, true)) if is_free && laid[at].contains(&row.key) => {
                    let (straight, items) = straight(row);
                    if is_answered(draft, &row.key) {
                        shares[at].offers(row, &items);
                        continue;
                    }
                    grows.push((row.key.clone(), Part { group, at, items }));
                    rest.push(Part {
                        group,
                        at,
                        items: straight,
                    });
                }
                // what the author has said of a preset's kind gets no second one beside it
                Some((row, _)) if one.preset && is_answered(draft, &row.key) => {}
                Some((row, true)) if is_free && is_answered(draft, &row.key) => shares[at].offers(row, &items),
                // a preset has the rest of what comes with such a product
                Some((row, strong)) if one.preset && (is_free || !strong) => {
                    let items = straight(row).0;
                    rest.push(Part { group, at, items });
                }
                Some(_) | None => rest.push(Part { group, at, items }),
            }
        }
    }
    let loses = |at: usize, row: &KindRow, wider: &KindRow| {
        let one = &providers[at];
        let data = one.all_data(over);
        let kept = |row: &KindRow| one.stores(over, std::slice::from_ref(row)).contains(&row.key);
        (laid[at].contains(&row.key) && covers(&data, row) && !covers(&data, wider)) || (kept(row) && is_withheld(&data, wider))
    };
    let apart = grow(&known, &mut shares, &grows, &loses);
    rest.extend(apart.into_iter().filter(|part| !providers[part.at].preset));
    spare(&mut rest, &shares, draft);
    for (share, handled) in shares.iter_mut().zip(laid) {
        share.handled = handled;
    }

    let mut all: Vec<Brought> = Vec::new();
    for group in GROUPS {
        let mut sets: BTreeMap<&str, (usize, Vec<&'static str>)> = BTreeMap::new(); // in an order that nobody chose
        for part in rest.iter().filter(|part| part.group.key == group.key) {
            let id = providers[part.at].vendor.id.as_str();
            sets.entry(id).or_insert((part.at, Vec::new())).1.extend(&part.items);
        }
        let sets: Vec<(usize, Vec<&'static str>)> = sets.into_values().filter(|(_, items)| !items.is_empty()).collect();
        all.extend(divided(group, &sets));
    }
    for (brought, key, name) in named(all, &known) {
        let group = brought.group;
        let row = row(&brought, key, name, providers, over);
        for at in &brought.by {
            let share = &mut shares[*at];
            let mine = brought.items.iter().filter(|slug| new[*at].contains(slug));
            share.handled.push(row.key.clone());
            share.kinds.push(KindRow {
                items: Some(mine.map(|slug| DataItem::of(slug)).collect()),
                kept: providers[*at]
                    .keeps()
                    .filter(|_| group.key == "usage" && brought.by.len() == 1),
                ..row.clone()
            });
        }
    }
    for (share, stays) in shares.iter_mut().zip(stays) {
        share.keep(stays);
    }
    shares
}

impl Share {
    /// Offers more items in the row of a kind whose items the author has answered: beside the author's own, so that taking
    /// the offer loses nothing.
    fn offers(&mut self, home: &KindRow, items: &[&str]) {
        if items.is_empty() {
            return;
        }
        let more = items.iter().map(|slug| DataItem::of(slug));
        match self.kinds.iter_mut().find(|row| row.key == home.key) {
            Some(row) => row.items.get_or_insert_default().extend(more),
            None => self.kinds.push(KindRow {
                key: home.key.clone(),
                items: Some(home.items.iter().flatten().cloned().chain(more).collect()),
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

/// Adds items to kinds of the draft whose items nobody has answered, and returns what has to come as a kind of its own,
/// because somebody who has the kind would no longer get it in substance, or get something sensitive with it.
fn grow(
    known: &[KindRow],
    shares: &mut [Share],
    grows: &[(String, Part)],
    loses: &dyn Fn(usize, &KindRow, &KindRow) -> bool,
) -> Vec<Part> {
    let mut rest = Vec::new();
    for row in known {
        // what is sensitive may have to stand apart where the rest need not
        let parts = grows.iter().filter(|(key, _)| *key == row.key).map(|(_, part)| part);
        let (secret, plain): (Vec<Part>, Vec<Part>) = parts.map(Part::secret).unzip();
        let mut wider = row.clone();
        let mut added: Vec<Part> = Vec::new();
        for parts in [plain, secret] {
            let mut trial = wider.clone();
            for slug in parts.iter().flat_map(|part| &part.items) {
                if !holds(&trial, slug) {
                    trial.items.get_or_insert_default().push(DataItem::of(slug));
                }
            }
            if (0..shares.len()).any(|at| loses(at, row, &trial)) {
                rest.extend(parts);
            } else {
                wider = trial;
                added.extend(parts);
            }
        }
        for part in added.into_iter().filter(|part| !part.items.is_empty()) {
            let more = part.items.into_iter().map(DataItem::of);
            let kinds = &mut shares[part.at].kinds;
            match kinds.iter_mut().find(|one| one.key == row.key) {
                Some(one) => one.items.get_or_insert_default().extend(more),
                None => kinds.push(KindRow {
                    key: row.key.clone(),
                    items: Some(more.collect()),
                    ..KindRow::default()
                }),
            }
        }
    }
    rest
}

fn is_sensitive(slug: &str) -> bool {
    DataItem::of(slug).kind().is_some_and(|kind| kind.sensitive)
}

/// The kinds of a group, as few as there can be where each provider gets all of each kind of which it gets any.
fn divided(group: &'static Group, sets: &[(usize, Vec<&'static str>)]) -> Vec<Brought> {
    let mut items: Vec<&'static str> = Vec::new();
    for slug in sets.iter().flat_map(|(_, set)| set) {
        if !items.contains(slug) {
            items.push(slug);
        }
    }
    items.sort_by_key(|slug| group.items.iter().position(|one| one == slug).unwrap_or(usize::MAX));
    let mut open = vec![items];
    let mut parts: Vec<Vec<&'static str>> = Vec::new();
    while let Some(part) = open.pop() {
        let halves = sets.iter().map(|(_, set)| part.iter().partition(|slug| set.contains(slug)));
        let mut halves = halves.filter(|(own, rest): &(Vec<&str>, Vec<&str>)| !own.is_empty() && !rest.is_empty());
        match halves.next() {
            Some((own, rest)) => open.extend([rest, own]),
            None if part.is_empty() => {}
            None => parts.push(part),
        }
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.len())); // stable: the widest bears the name of the group
    let by = |part: &[&str]| {
        let gets = sets.iter().filter(|(_, set)| set.iter().any(|slug| part.contains(slug)));
        gets.map(|(at, _)| *at).collect()
    };
    let brought = |items: Vec<&'static str>| Brought {
        group,
        by: by(&items),
        items,
    };
    parts.into_iter().map(brought).collect()
}

/// The kinds with a key and a name each: those of its group, where the draft has no such kind, else what is in it.
fn named(all: Vec<Brought>, known: &[KindRow]) -> Vec<(Brought, String, String)> {
    let mut keys: Vec<String> = known.iter().map(|row| row.key.clone()).collect();
    let mut named = Vec::new();
    let fits: Vec<bool> = all.iter().map(|one| bears_its_groups_name(one, &all)).collect();
    for (brought, fits) in all.into_iter().zip(fits) {
        let group = brought.group;
        let plain = fits && !keys.iter().any(|key| key == group.key);
        let base = path::slug(brought.items.first().copied().unwrap_or(group.key));
        let numbered = (2..).map(|n| format!("{base}-{n}"));
        let mut free = [group.key.to_owned(), base.clone()]
            .into_iter()
            .skip(usize::from(!plain))
            .chain(numbered);
        let key = free.find(|key| !keys.contains(key)).unwrap_or(base);
        let name = if plain { group.name.to_owned() } else { words(&brought) };
        keys.push(key.clone());
        named.push((brought, key, name));
    }
    named
}

/// Whether the name of its group is true of a kind: of the whole group it is; of a part where it has more than one thing,
/// and no other part has that name by what is in it.
fn bears_its_groups_name(one: &Brought, all: &[Brought]) -> bool {
    let mut others = all
        .iter()
        .filter(|other| other.group.key == one.group.key && other.items != one.items)
        .peekable();
    let is_whole = others.peek().is_none();
    is_whole || (one.items.len() > 1 && !others.any(|other| words(other).eq_ignore_ascii_case(one.group.name)))
}

/// A name of what is in a kind that cannot have the name of its group.
fn words(brought: &Brought) -> String {
    let nouns: Vec<String> = brought.items.iter().map(|slug| DataItem::of(slug).label()).collect();
    let words = match nouns.as_slice() {
        [one] => one.clone(),
        [one, other] if one.contains(" and ") || other.contains(" and ") => format!("{one}, {other}"),
        [one, other] => format!("{one} and {other}"),
        _ => format!("further {}", brought.group.name.to_lowercase()),
    };
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
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
    // what comes only under a condition of each provider is collected only then, and asked of nobody else
    let conditions: Option<Vec<&str>> = brought.by.iter().map(|at| providers[*at].vendor.only_if.as_deref()).collect();
    let mut conditions = conditions.unwrap_or_default();
    conditions.sort_unstable();
    conditions.dedup();
    let condition = (!conditions.is_empty()).then(|| conditions.join(" or "));
    let agreed = agreed.filter(|_| condition.is_none());
    let only_site = over.company.offers.as_deref() == Some(&[Offer::Website]);
    KindRow {
        key,
        name: Some(name),
        source: Some(vec![group.source]),
        trigger: group.trigger.map(|trigger| match trigger {
            Trigger::Using if only_site => Trigger::Visiting,
            trigger => trigger,
        }),
        whose,
        required: agreed.map(|(required, _)| required),
        consequence: agreed.and_then(|(_, consequence)| consequence.map(str::to_owned)),
        only_if: condition,
        ..KindRow::default()
    }
}
