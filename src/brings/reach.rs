//! Which kinds of data a provider is said to handle, of all that a draft has.
//!
//! It handles a kind only where it gets the kind in substance: half of its items at least, and each one that is sensitive
//! (a password, a document, health), each in the form in which it is held. What it gets of another kind of the draft, an
//! address beside a password, is left to the author; only what no kind of the draft holds is brought (`together`). The kind
//! that comes nearest may be about something else, and a wrong answer is worse than none. Who counts visits, collects errors or
//! checks identities handles what is used for that, or what it gets all of. Who hosts the product, or runs its database, handles
//! what the product stores: every kind of the draft, but for what goes past the product, straight to those who take
//! payments or count visits. Must not bring anything. The price: a kind that mixes what goes to a provider with what does
//! not is nobody's until its author says so.

use super::Provider;
use super::collection::{COMMON, DEVICE, LOGS, THEIRS, holds, is_same, itself};
use super::groups::{GROUPS, Group, group_of};
use super::purposes::{end_of, purposes_of};
use crate::answers::Answers;
use crate::interview::collection::{KindRow, Whose};
use crate::interview::company::Offer;
use crate::interview::providers::PAID_WITH;
use crate::interview::sharing::{Job, RecipientRow};
use crate::interview::uses::Purpose;
use crate::values::DataItem;
use crate::vendors;

/// The jobs of those on whose machines all traffic arrives.
const HOSTS: &[Job] = &[Job::Hosting, Job::Infrastructure, Job::Cdn];

/// The jobs of those that take from people's devices what they are there for, and nothing that the product has.
const APART: &[Job] = &[
    Job::Analytics,
    Job::WebAnalytics,
    Job::SessionReplay,
    Job::Errors,
    Job::Advertising,
    Job::AdMeasurement,
    Job::Identity,
];

/// Whether an item is among these data, or one that says as much.
pub(super) fn gets(data: &[&str], item: &DataItem) -> bool {
    let slug = itself(item);
    slug.is_some_and(|slug| data.iter().any(|one| is_same(one, slug)))
}

/// Whether a kind holds something sensitive that is not among these data.
pub(super) fn is_withheld(data: &[&str], row: &KindRow) -> bool {
    let mut items = row.items.iter().flatten().filter(|item| is_secret(item));
    items.any(|item| !gets(data, item))
}

/// Whether an item is sensitive, by the taxonomy or by its author.
pub(super) fn is_secret(item: &DataItem) -> bool {
    item.sensitive == Some(true) || item.kind().is_some_and(|kind| kind.sensitive)
}

/// Whether these data are a kind in substance: half of what it holds at least, and all that is sensitive of it. A kind
/// in own words only says by its name what it is about.
pub(super) fn covers(data: &[&str], row: &KindRow) -> bool {
    let items: Vec<&DataItem> = row.items.iter().flatten().collect();
    let worded = items.iter().all(|item| item.item.is_none());
    let got = items.iter().filter(|item| gets(data, item)).count();
    !is_withheld(data, row) && (worded || got * 2 >= items.len())
}

/// Whether a product keeps a kind itself, if it has it: card numbers go straight to who takes the payment.
fn is_stored(row: &KindRow) -> bool {
    !PAID_WITH.iter().any(|slug| holds(row, slug))
}

/// Whether who gets these data gets some of a kind: what the kind is about, or most of it where it is about a device.
fn is_handled(row: &KindRow, data: &[&str], devices: bool) -> bool {
    let items: Vec<&str> = row.items.iter().flatten().filter_map(itself).collect();
    let shared = |common: bool| {
        let of = data.iter().filter(|slug| COMMON.contains(slug) == common);
        of.filter(|slug| holds(row, slug)).count()
    };
    let worded = row.items.iter().flatten().any(|item| item.item.is_none());
    let is_device = devices && !worded && items.iter().all(|item| COMMON.contains(item));
    shared(false) > 0 || is_device && shared(true) * 2 > items.len()
}

/// What a kind is used for; nothing where that is not told, or told in own words.
fn ends(over: &Answers, row: &KindRow) -> Option<Vec<Purpose>> {
    let uses = over.uses.purposes.iter();
    let uses = uses.filter(|one| one.kinds.as_ref().is_some_and(|kinds| kinds.contains(&row.key)));
    let ends: Vec<Option<Purpose>> = uses
        .map(|one| one.purpose.filter(|purpose| *purpose != Purpose::Own))
        .collect();
    let ends: Option<Vec<Purpose>> = ends.into_iter().collect();
    ends.filter(|ends| !ends.is_empty())
}

impl Provider<'_> {
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
        const KEEPS: &[Job] = &[Job::Hosting, Job::Infrastructure, Job::Database];
        const BESIDE: &[Job] = &[Job::Storage, Job::Cdn, Job::Warehouse, Job::SignIn];
        let jobs = self.jobs();
        let whatever = self.vendor.data.iter().any(|slug| THEIRS.contains(&slug.as_str()));
        whatever
            && jobs.iter().any(|job| KEEPS.contains(job))
            && jobs.iter().all(|job| KEEPS.contains(job) || BESIDE.contains(job))
    }

    /// Whether a kind goes past the product, as far as its uses tell: it serves nothing but what other recipients are
    /// there for that take it from people's devices themselves.
    fn goes_past(&self, over: &Answers, row: &KindRow) -> bool {
        let others = over.sharing.recipients.iter().filter(|one| one.key != self.row.key);
        let taken = others.flat_map(|one| {
            let apart = |job: &Job| *job == Job::Payments || APART.contains(job);
            let jobs = one.job.iter().flatten().copied().filter(apart).collect();
            let row = RecipientRow {
                job: Some(jobs),
                ..RecipientRow::default()
            };
            purposes_of(&row, one.catalogue.as_deref().and_then(vendors::find))
        });
        let taken: Vec<Purpose> = taken.collect();
        ends(over, row).is_some_and(|ends| ends.iter().all(|end| taken.contains(end)))
    }

    /// Whether a kind may be for what it is there for. Who takes only what it is there for has a use of what serves that end;
    /// where the uses of a kind are not told, or in own words, of what it gets all of.
    fn has_use_of(&self, over: &Answers, data: &[&str], row: &KindRow) -> bool {
        let own = self.purposes_of_jobs();
        match ends(over, row) {
            _ if !self.is_apart() => true,
            Some(ends) => ends.iter().any(|end| own.contains(end)),
            None => self.serves(over, row) || self.takes_all(data, row),
        }
    }

    /// Whether it takes only what it is there for, from people's devices.
    fn is_apart(&self) -> bool {
        self.jobs().iter().all(|job| APART.contains(job))
    }

    /// Whether it gets all that a kind is about, where it takes only what it is there for: an order with an address is no
    /// click on an ad, though both tell of a purchase.
    fn takes_all(&self, data: &[&str], row: &KindRow) -> bool {
        let about = |item: &&DataItem| item.item.as_deref().is_some_and(|slug| !COMMON.contains(&slug));
        !self.is_apart() || row.items.iter().flatten().filter(about).all(|item| gets(data, item))
    }

    /// The keys of the kinds of the draft that it gets in substance: where one of them serves what it is there for, those
    /// that do not are left out. A kind that a provider `brought` and the author took reaches who gets something of its group.
    pub(super) fn handled(&self, over: &Answers, known: &[KindRow], brought: &dyn Fn(&str) -> bool) -> Vec<String> {
        let data = self.all_data(over);
        let hosts = self.jobs().iter().any(|job| HOSTS.contains(job));
        let homes = self.homes(over, known, &data);
        let is_home = |key: &str| homes.iter().any(|(_, home, strong)| *home == key && *strong);
        let devices = !self.preset || hosts;
        let logs = |key: &str| {
            let mut homes = homes.iter();
            homes.any(|(group, home, _)| *home == key && hosts && group.key == LOGS)
        };
        // what is about the same by what is in it, and not by what comes with nearly everything, is got for whatever use
        let alike = |row: &KindRow| {
            let mut homes = homes.iter();
            row.whose != Some(Whose::Customers)
                && homes.any(|(group, home, strong)| *home == row.key && *strong && !matches!(group.key, DEVICE | LOGS))
        };
        // and a report of an error goes to who collects those, whatever the author does with it besides
        let own = self.purposes_of_jobs();
        let is_its = |row: &KindRow| {
            let its = |group: &Group| end_of(group.key).is_some_and(|end| own.contains(&end));
            homes
                .iter()
                .any(|(group, home, strong)| *home == row.key && *strong && its(group))
        };
        let gets = |row: &KindRow| {
            let some = || is_handled(row, &data, devices) || is_home(&row.key);
            if brought(&row.key)
                && let Some(group) = group_of(&row.key)
            {
                return data.iter().any(|slug| self.is_of(group, slug) && holds(row, slug));
            }
            let substance = covers(&data, row) && some();
            let used = alike(row) && (is_its(row) || self.takes_all(&data, row)) || self.has_use_of(over, &data, row);
            (substance || logs(&row.key) && !is_withheld(&data, row)) && used
        };
        let all: Vec<&KindRow> = known.iter().filter(|row| gets(row)).collect();
        let serving = self.preset && all.iter().any(|row| self.serves(over, row));
        let kept = all
            .into_iter()
            .filter(|row| !serving || brought(&row.key) || self.serves(over, row));
        kept.map(|row| row.key.clone()).collect()
    }

    /// What it gets, and what the AI features of the draft send to it.
    pub(super) fn all_data(&self, over: &Answers) -> Vec<&str> {
        let mut data: Vec<&str> = self.data(over);
        data.extend(self.sent.iter().map(String::as_str));
        data
    }

    /// The kind of the draft that is about the same as each group of which it gets something, and whether it is a home in
    /// full.
    fn homes<'k>(&self, over: &Answers, known: &'k [KindRow], data: &[&str]) -> Vec<(&'static Group, &'k str, bool)> {
        let of = |group: &&Group| data.iter().any(|slug| self.is_of(group, slug));
        let home = |group: &'static Group| {
            let (row, strong) = self.home(group, over, known)?;
            Some((group, row.key.as_str(), strong))
        };
        GROUPS.iter().filter(of).filter_map(home).collect()
    }
}
