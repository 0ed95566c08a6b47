//! Which kinds of data a provider is said to get, and what of each, of all that a draft has.
//!
//! It gets what its file says, and no more; these rules say from which kinds:
//! - What comes with nearly everything, as a name, an address, an IP address or a device, it gets from one kind: one that
//!   reaches it anyway, else the home of such data, which is called an account or contact details, a device or logs.
//! - What a device tells comes to it with what it is there for, and from no kind that serves another end: not where a kind of its
//!   own end takes that in, nor where it brings some of that, or what it measures. Only where there is neither, as with web fonts,
//!   it gets the address from a kind that is there for something else.
//! - All else it gets from the kinds that hold it: those that are used for what it is there for, where there are such, or all.
//! - What is measured for an end, what is collected only under a condition, and what of customers' data is not put in by
//!   people comes from a kind that is used for what it is there for, and from no other of which the use is known.
//! - Who sends emails gets what a device tells of those who subscribe or open them, and of no visits.
//! - Who sends for a product gets nothing that people write to it, and who takes payments nothing that others alone tell of.
//!
//! So nobody is said to get under a condition what comes without, nor without one what comes under it. A kind in own words alone
//! holds what its name says. Who hosts the product, or runs its database, gets what the product
//! stores, whole: every kind, but for what goes past the product, straight to those who take payments or count visits. Must not
//! bring anything (`together` does). The price: an address is not said to come with each thing with which it comes, but stands
//! in two kinds where two ends have it.

use super::Provider;
use super::collection::{DEVICE, LOGS, SENT, THEIRS, holds, is_same, whose};
use super::groups::{Group, MAILINGS, OPENED, group_of};
use super::purposes::{end_of, purposes_of};
use super::together::is_thought_of;
use crate::answers::Answers;
use crate::interview::collection::{KindRow, Source, Trigger, Whose};
use crate::interview::company::Offer;
use crate::interview::providers::PAID_WITH;
use crate::interview::sharing::{Job, RecipientRow};
use crate::interview::uses::Purpose;
use crate::values::DataItem;
use crate::vendors;
use std::cmp::Reverse;

/// The groups of what comes with nearly everything, each with the other group whose kinds are its home.
const HOMES: &[(&str, &str)] = &[("contact", "account"), (DEVICE, LOGS)];

/// The jobs of those that take from people's devices what they are there for, so that it goes past the product.
const APART: &[Job] = &[
    Job::Payments,
    Job::Subscriptions,
    Job::Analytics,
    Job::WebAnalytics,
    Job::SessionReplay,
    Job::Errors,
    Job::Advertising,
    Job::AdMeasurement,
    Job::Identity,
];

/// The kinds of a draft among which is sought what a provider gets.
pub(super) struct Known<'a> {
    /// The draft with what is suggested without providers.
    pub over: &'a Answers,
    /// Its kinds.
    pub kinds: &'a [KindRow],
    /// The keys of those that a provider brought and the author took, each of one group, and of the provider.
    pub brought: &'a [(String, String)],
}

impl Known<'_> {
    fn is_brought(&self, row: &KindRow) -> bool {
        self.brought.iter().any(|(key, _)| *key == row.key)
    }
}

/// A kind that a provider gets, and what of it.
#[derive(Clone)]
pub(super) struct Got {
    pub key: String,
    pub items: Vec<DataItem>,
    /// Whether it is there for what is in it, and does not only store it or get the address of a device with it.
    pub is_used: bool,
}

/// What a device tells whoever it asks for something, and what is read from that.
pub(super) const TOLD: &[&str] = &["ip_address", "device_info", "browser_type", "approx_location", "timestamps"];

/// Whether all of this is what a device tells whoever it asks: it is sent on the way, and not for what anybody does with it.
pub(super) fn is_told(items: &[&DataItem]) -> bool {
    !items.is_empty()
        && items
            .iter()
            .all(|item| item.itself().is_some_and(|slug| TOLD.contains(&slug)))
}

/// Whether an item is sensitive, by the taxonomy or by its author.
pub(super) fn is_secret(item: &DataItem) -> bool {
    item.sensitive == Some(true) || item.kind().is_some_and(|kind| kind.sensitive)
}

/// Whether a kind is called as a group is.
pub(super) fn is_named(row: &KindRow, group: &Group) -> bool {
    let name = row.name.as_deref().unwrap_or_default().to_lowercase();
    row.key == group.key || group.words.iter().any(|word| name.contains(word))
}

/// Whether a kind is called as a group is, or as the other in which its items are at home.
pub(super) fn is_home(row: &KindRow, group: &Group) -> bool {
    let mut others = HOMES
        .iter()
        .filter(|(of, _)| *of == group.key)
        .filter_map(|(_, other)| group_of(other));
    is_named(row, group) || others.any(|other| is_named(row, other))
}

/// Whether a kind says by its name that it holds what is of a group: it is in own words, of which none is called sensitive, or
/// it is a log.
pub(super) fn tells(row: &KindRow, group: &Group) -> bool {
    let mut items = row.items.iter().flatten().peekable();
    let worded = items.peek().is_some() && items.all(|item| item.item.is_none() && !is_secret(item));
    is_named(row, group) && (worded || group.key == LOGS)
}

/// Whether these jobs are to keep for a product what it stores, and nothing besides.
pub(super) fn only_keeps(jobs: &[Job]) -> bool {
    const KEEPS: &[Job] = &[Job::Hosting, Job::Infrastructure, Job::Database];
    const BESIDE: &[Job] = &[Job::Storage, Job::Cdn, Job::Warehouse, Job::SignIn];
    jobs.iter().any(|job| KEEPS.contains(job)) && jobs.iter().all(|job| KEEPS.contains(job) || BESIDE.contains(job))
}

/// Whether a product keeps a kind itself, if it has it: card numbers go straight to who takes the payment.
fn is_stored(row: &KindRow) -> bool {
    !PAID_WITH.iter().any(|slug| holds(row, slug))
}

/// Whether what is in a group is measured for an end.
pub(super) fn is_measured(group: &Group) -> bool {
    group.source == Source::Automatic && end_of(group.key).is_some()
}

/// The groups of what comes with emails that people asked for.
const MAIL: &[&str] = &[MAILINGS, OPENED];

/// Whether a kind is called as the group with this key is.
fn is_home_of(row: &KindRow, group: &str) -> bool {
    group_of(group).is_some_and(|group| is_named(row, group))
}

/// What a kind is used for; nothing where that is not told, or told in own words.
fn ends(over: &Answers, row: &KindRow) -> Option<Vec<Purpose>> {
    let uses = over.uses.purposes.iter();
    let uses = uses.filter(|one| one.kinds.as_ref().is_some_and(|kinds| kinds.contains(&row.key)));
    let ends = uses.map(|one| one.purpose.filter(|purpose| *purpose != Purpose::Own));
    let ends: Option<Vec<Purpose>> = ends.collect();
    ends.filter(|ends| !ends.is_empty())
}

impl Provider<'_> {
    /// What it gets of these kinds.
    pub(super) fn reach(&self, known: &Known) -> Vec<Got> {
        let stored = self.stores(known.over, known.kinds);
        let is_stored = |row: &KindRow| stored.contains(&row.key);
        let comes_along = |slug: &&str| {
            self.group(slug)
                .is_some_and(|group| HOMES.iter().any(|(of, _)| *of == group.key))
        };
        let (along, about): (Vec<&str>, Vec<&str>) = self.all_data(known.over).into_iter().partition(comes_along);
        let mut got: Vec<Vec<&str>> = vec![Vec::new(); known.kinds.len()];
        for slug in about {
            self.from(known, slug).into_iter().for_each(|at| got[at].push(slug));
        }
        let reached: Vec<bool> = got.iter().map(|slugs| !slugs.is_empty()).collect();
        for slug in along {
            let called = |row: &KindRow| self.group(slug).map(|group| (is_named(row, group), is_home(row, group)));
            let rank = |at: &usize| {
                let row = &known.kinds[*at];
                (
                    reached[*at] || is_stored(row),
                    row.only_if.is_none(),
                    called(row),
                    Reverse(*at),
                )
            };
            if let Some(at) = self.from(known, slug).into_iter().max_by_key(rank) {
                got[at].push(slug);
            }
        }
        let part = |(row, slugs): (&KindRow, Vec<&str>)| {
            let groups: Vec<&Group> = slugs.iter().filter_map(|slug| self.group(slug)).collect();
            let whole = is_stored(row) || groups.iter().any(|group| tells(row, group));
            let is_its =
                |item: &&DataItem| whole || item.itself().is_some_and(|item| slugs.iter().any(|slug| is_same(slug, item)));
            (is_stored(row) || !slugs.is_empty()).then(|| Got {
                key: row.key.clone(),
                items: row.items.iter().flatten().filter(is_its).cloned().collect(),
                is_used: !slugs.is_empty() && (known.is_brought(row) || slugs.iter().any(|slug| !TOLD.contains(slug))),
            })
        };
        known.kinds.iter().zip(got).filter_map(part).collect()
    }

    /// What of a kind it gets by what its file says; nothing where that has none of it, so that its author knows what else goes there.
    pub(super) fn part_of(&self, over: &Answers, row: &KindRow) -> Option<Got> {
        let data = self.all_data(over);
        let is_its = |item: &&DataItem| item.itself().is_some_and(|item| data.iter().any(|slug| is_same(slug, item)));
        let items: Vec<DataItem> = row.items.iter().flatten().filter(is_its).cloned().collect();
        let is_stored = !self.stores(over, std::slice::from_ref(row)).is_empty();
        (!items.is_empty() && !is_stored).then(|| Got {
            key: row.key.clone(),
            items,
            is_used: false,
        })
    }

    /// The kinds from which it gets an item, or one of which it does, by their places.
    pub(super) fn from(&self, known: &Known, slug: &str) -> Vec<usize> {
        let mut held = self.held(known, slug);
        if let Some(group) = self.group(slug).filter(|group| group.key == DEVICE) {
            held.retain(|at| !self.is_of_another(known, group, *at));
        }
        held
    }

    /// The kinds from which it may get an item, by their places: those that hold it, else those that tell so by their names; of
    /// these, those that are used for what it is there for, where there are such.
    fn held(&self, known: &Known, slug: &str) -> Vec<usize> {
        let group = self.group(slug);
        let fits = |row: &KindRow| {
            if known.is_brought(row) {
                let mine = || known.brought.iter().any(|(key, by)| *key == row.key && *by == self.vendor.id);
                let own: Vec<KindRow> = known.kinds.iter().filter(|row| !known.is_brought(row)).cloned().collect();
                let condition = || self.condition_of((group, slug), known.over, &own);
                let under = |only_if: &String| condition().is_some_and(|own| only_if.contains(&own) || mine());
                let is_its = group_of(&row.key).map(|of| of.key) == group.map(|group| group.key);
                return is_its && row.only_if.as_ref().is_none_or(under);
            }
            if self.comes_otherwise(known.over, row, slug) {
                return false;
            }
            let keeps = || !self.stores(known.over, std::slice::from_ref(row)).is_empty();
            group.is_none_or(|group| self.fits(known.over, row, group)) || keeps()
        };
        let of = |has: &dyn Fn(&KindRow) -> bool| -> Vec<usize> {
            let rows = known.kinds.iter().enumerate().filter(|(_, row)| has(row) && fits(row));
            rows.map(|(at, _)| at).collect()
        };
        let mut held = of(&|row| holds(row, slug));
        if held.is_empty() {
            return of(&|row| group.is_some_and(|group| tells(row, group)));
        }
        let serves = |at: &usize| self.serves(known.over, &known.kinds[*at]);
        if held.iter().any(serves) {
            held.retain(serves);
        }
        held
    }

    /// Whether what a device tells comes to it with what it is there for, and not from this kind, which serves another end: a kind of
    /// its own end takes it in, or it brings some of that, or what it measures.
    fn is_of_another(&self, known: &Known, group: &Group, at: usize) -> bool {
        let Known { over, kinds, brought } = known;
        let row = &kinds[at];
        let mine = || brought.iter().any(|(key, by)| *key == row.key && *by == self.vendor.id);
        let stored = || !self.stores(over, std::slice::from_ref(row)).is_empty();
        if self.serves(over, row) || mine() || stored() {
            return false;
        }
        // of what it logs or measures there it gets this too
        let comes_anyway = |slug: &str| match self.group(slug) {
            Some(group) if group.key == LOGS => is_named(row, group),
            Some(group) => is_measured(group) && self.held(known, slug).contains(&at),
            None => false,
        };
        if self.data(over).into_iter().any(comes_anyway) {
            return false;
        }
        let takes = |one: &KindRow| {
            let of_device = (group, Some(group.source));
            !known.is_brought(one) && self.serves(over, one) && self.takes(of_device, over, one)
        };
        let always = || matches!(row.trigger, None | Some(Trigger::Using | Trigger::Visiting));
        let is_general = || is_named(row, group) && row.only_if.is_none() && self.condition().is_none() && always();
        kinds.iter().any(takes) || !(known.is_brought(row) || is_general()) && self.measures(known)
    }

    /// Whether what it measures for an end is in a kind that serves it, or comes with it, or what a device tells does.
    pub(super) fn measures(&self, known: &Known) -> bool {
        let own = || known.kinds.iter().filter(|row| !known.is_brought(row));
        let comes = |group| !(self.preset && is_thought_of(group, known.over, own()));
        self.collected(known.over).into_iter().any(|slug| {
            let Some(group) = self.group(slug).filter(|group| group.key == DEVICE || is_measured(group)) else {
                return false;
            };
            let held = self.held(known, slug);
            let serves = || held.iter().any(|at| self.serves(known.over, &known.kinds[*at]));
            group.key != DEVICE && serves() || held.is_empty() && comes(group)
        })
    }

    /// Whether a kind comes another way than this comes to it, unless a use for what it is there for needs the kind: who sends for a
    /// product gets nothing that people write to it, and of what is sent no more than is said to be; who sends emails hears of devices
    /// as people subscribe or open them, and of no visits; who takes payments gets nothing that others alone tell of, as an app store
    /// does.
    pub(super) fn comes_otherwise(&self, over: &Answers, row: &KindRow, slug: &str) -> bool {
        let has = |source: Source| row.source.iter().flatten().any(|one| *one == source);
        let incoming = || {
            let ends = ends(over, row);
            row.trigger == Some(Trigger::Contacting) || ends.is_some_and(|ends| ends.iter().all(|end| *end == Purpose::Support))
        };
        let sent = || SENT.contains(&slug) && !has(Source::Own);
        let is_mailed = || row.trigger == Some(Trigger::Subscribing) || MAIL.iter().any(|of| is_home_of(row, of));
        let visited = || self.mails() && TOLD.contains(&slug) && !is_mailed();
        let told = || has(Source::Others) && !has(Source::Person) && !has(Source::Automatic);
        let otherwise = self.sends() && (incoming() || sent() || visited()) || self.jobs().contains(&Job::Payments) && told();
        otherwise && !self.serves(over, row)
    }

    /// Whether what it gets of a group may be what is in a kind.
    pub(super) fn fits(&self, over: &Answers, row: &KindRow, group: &Group) -> bool {
        let serves = self.serves(over, row);
        let theirs = row.whose == Some(Whose::Customers) && whose(group, over) == Some(Whose::Ours) && !serves;
        let measured = end_of(group.key).filter(|_| is_measured(group));
        let its = || measured.is_some_and(|end| self.purposes_of_jobs().contains(&end)) && is_named(row, group);
        let bound = row.only_if.is_some() || measured.is_some();
        let suits = || serves || ends(over, row).is_none() || its();
        !theirs && (!bound || suits())
    }

    /// The keys of the kinds that it keeps for the product, which stores them.
    pub(super) fn stores(&self, over: &Answers, known: &[KindRow]) -> Vec<String> {
        let only_site = over.company.offers.as_deref() == Some(&[Offer::Website]);
        if only_site || !self.holds_everything() {
            return Vec::new();
        }
        let stored = known.iter().filter(|row| is_stored(row) && !self.goes_past(over, row));
        stored.map(|row| row.key.clone()).collect()
    }

    /// Whether it keeps for the product what the product stores, and does nothing besides: the catalogue says that it
    /// gets whatever is put in.
    fn holds_everything(&self) -> bool {
        let whatever = self.vendor.data.iter().any(|slug| THEIRS.contains(&slug.as_str()));
        whatever && only_keeps(self.jobs())
    }

    /// Whether a kind goes past the product, as far as its uses tell: it serves nothing but what other recipients are
    /// there for that take it from people's devices themselves.
    fn goes_past(&self, over: &Answers, row: &KindRow) -> bool {
        let others = over.sharing.recipients.iter().filter(|one| one.key != self.row.key);
        let taken = others.flat_map(|one| {
            let jobs = one.job.iter().flatten().copied().filter(|job| APART.contains(job)).collect();
            let row = RecipientRow {
                job: Some(jobs),
                ..RecipientRow::default()
            };
            purposes_of(&row, one.catalogue.as_deref().and_then(vendors::find))
        });
        let taken: Vec<Purpose> = taken.collect();
        ends(over, row).is_some_and(|ends| ends.iter().all(|end| taken.contains(end)))
    }

    /// What it gets, and what the AI features of the draft send to it.
    pub(super) fn all_data(&self, over: &Answers) -> Vec<&str> {
        let mut data: Vec<&str> = self.data(over);
        data.extend(self.sent.iter().map(String::as_str));
        data
    }
}
