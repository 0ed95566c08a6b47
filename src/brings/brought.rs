//! The kinds that come with providers: one for each group of what no kind of the draft has, whoever gets some of it.
//!
//! Owns their names and from whom they come (under which condition, `condition` says); what is in none of the draft's own kinds `together` says. Must not
//! know the draft's answers to them. The price: what two providers call by two names is one kind.

use super::Provider;
use super::collection::whose;
use super::condition;
use super::groups::{GROUPS, Group};
use super::purposes::end_of;
use super::reach::Got;
use super::together::Share;
use crate::answers::Answers;
use crate::interview::collection::{KindRow, Source, Trigger, Whose};
use crate::interview::company::Offer;
use crate::interview::sharing::Job;
use crate::path;
use crate::values::{Chosen as _, DataItem};

/// What one provider, by its place in the list, brings of a group.
pub(super) struct Part {
    pub group: &'static Group,
    pub at: usize,
    pub items: Vec<&'static str>,
}

/// A kind that is brought: what is in it, by their places in the list which providers get some of it, the condition
/// under which all of them do, and from whom each of it comes; nothing where that is not known of all.
struct Brought {
    group: &'static Group,
    items: Vec<&'static str>,
    by: Vec<usize>,
    only_if: Option<String>,
    source: Option<Vec<Source>>,
}

/// Gives each provider its own part of the kinds that all of them bring.
pub(super) fn bring(
    rest: &[Part],
    shares: &mut [Share],
    known: &[KindRow],
    providers: &[Provider],
    (over, own): (&Answers, &[KindRow]),
) {
    let of = |group| brought_of(group, rest, providers, (over, own));
    let all: Vec<Brought> = GROUPS.iter().flat_map(of).collect();
    for (brought, key, name) in named(all, known, providers) {
        let row = row(&brought, key, name, providers, over);
        let is_its = |at: usize, slug: &&str| {
            let mut parts = rest
                .iter()
                .filter(|part| part.at == at && part.group.key == brought.group.key);
            parts.any(|part| part.items.contains(slug))
        };
        for at in &brought.by {
            let mine = brought.items.iter().filter(|slug| is_its(*at, slug));
            let items: Vec<DataItem> = mine.map(|slug| DataItem::of(slug)).collect();
            shares[*at].gets.push(Got {
                key: row.key.clone(),
                items: items.clone(),
                is_used: true,
            });
            shares[*at].kinds.push(KindRow {
                items: Some(items),
                kept: providers[*at]
                    .keeps()
                    .filter(|_| brought.group.key == "usage" && brought.by.len() == 1),
                ..row.clone()
            });
        }
    }
}

/// The kinds of a group that these parts are: one for all that somebody gets whatever people do, and one for what comes under
/// each condition only; and of each, one for what comes from the same people or things, so that what a machine notes is not
/// said to be given.
fn brought_of(group: &'static Group, rest: &[Part], providers: &[Provider], draft: (&Answers, &[KindRow])) -> Vec<Brought> {
    let parts = || rest.iter().filter(|part| part.group.key == group.key);
    let by = |slug: &'static str| parts().filter(move |part| part.items.contains(&slug)).map(|part| part.at);
    let mut slugs: Vec<&'static str> = parts().flat_map(|part| part.items.iter().copied()).collect();
    slugs.sort_by_key(|slug| (group.items.iter().position(|one| one == slug).unwrap_or(usize::MAX), *slug));
    slugs.dedup();
    let mut kinds: Vec<Brought> = Vec::new();
    for slug in slugs {
        let only_if = condition::of_these((Some(group), slug), by(slug).map(|at| &providers[at]), draft);
        // of what comes to somebody in any case, who gets it only under a condition says nothing of all
        let comes = |one: &&Provider| only_if.is_some() || one.condition_of((Some(group), slug), draft.0, draft.1).is_none();
        let comes = by(slug).map(|at| &providers[at]).filter(comes);
        let source = sources(group, comes.map(|one| one.source_of(group, slug)));
        let mut same = kinds.iter_mut().filter(|kind| kind.only_if == only_if);
        // what nobody can tell of a part, its author tells of all
        let kind = same.find(|kind| kind.source == source || kind.source.is_none() || source.is_none());
        match kind {
            Some(kind) => {
                kind.items.push(slug);
                kind.source = kind.source.take().filter(|_| source.is_some());
            }
            None => kinds.push(Brought {
                group,
                items: vec![slug],
                by: Vec::new(),
                only_if,
                source,
            }),
        }
    }
    for kind in &mut kinds {
        kind.by = kind.items.iter().flat_map(|slug| by(slug)).collect();
        kind.by.sort_by_key(|at| providers[*at].vendor.id.as_str()); // in an order that nobody chose
        kind.by.dedup();
    }
    let is_usual = |kind: &Brought| kind.source.as_ref().is_none_or(|from| from.first() == Some(&group.source));
    kinds.sort_by(|one, two| (&one.only_if, !is_usual(one)).cmp(&(&two.only_if, !is_usual(two)))); // what is not conditional comes first
    kinds
}

/// The kinds with a key and a name each: those of its group, where the draft has no such kind, else one that says what this is
/// for, where that is measured for something else, or that it is more of the same.
fn named(all: Vec<Brought>, known: &[KindRow], providers: &[Provider]) -> Vec<(Brought, String, String)> {
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
        let apart = job(&brought, providers).map(|job| format!("{} for {}", group.name, job.label()));
        let numbered = (2..).map(|n| format!("{further} ({n})"));
        let mut free = first.into_iter().chain(apart).chain([further.clone()]).chain(numbered);
        let name = free.find(|name| !names.contains(&name.to_lowercase())).unwrap_or_default();
        let key = path::free_key(group.key, |key| keys.iter().any(|one| one == key));
        keys.push(key.clone());
        names.push(name.to_lowercase());
        told.push((brought, key, name));
    }
    told
}

/// The one thing that all who get what is measured do, where that is not what it is usually measured for.
fn job(brought: &Brought, providers: &[Provider]) -> Option<Job> {
    let end = end_of(brought.group.key).filter(|_| brought.group.source == Source::Automatic)?;
    let mut all = brought.by.iter().map(|at| &providers[*at]);
    let job = all.next().and_then(|one| one.jobs().first().copied())?;
    let does = |at: &usize| providers[*at].jobs().first() == Some(&job) && !providers[*at].purposes_of_jobs().contains(&end);
    brought.by.iter().all(does).then_some(job)
}

/// From whom something comes, the usual first. Nothing where that is not known of all who get it.
fn sources(group: &Group, all: impl Iterator<Item = Option<Source>>) -> Option<Vec<Source>> {
    let mut all: Vec<Source> = all.collect::<Option<_>>()?;
    all.sort_by_key(|source| (*source != group.source, Source::ALL.iter().position(|one| one == source)));
    all.dedup();
    Some(all)
}

/// A kind that the draft has not, without its items: what follows from the answers and from the jobs of all who get it.
fn row(brought: &Brought, key: String, name: String, providers: &[Provider], over: &Answers) -> KindRow {
    let group = brought.group;
    let whose = whose(group, over);
    let needed = |at: &usize| providers[*at].needed(group);
    let first = brought.by.first().and_then(needed);
    let agreed = first.filter(|_| whose == Some(Whose::Ours) && brought.by.iter().all(|at| needed(at) == first));
    // what comes only under a condition is asked of nobody else
    let agreed = agreed.filter(|_| brought.only_if.is_none());
    let only_site = over.company.offers.as_deref() == Some(&[Offer::Website]);
    KindRow {
        key,
        name: Some(name),
        source: brought.source.clone(),
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
