//! How a draft and a project differ: providers that the project uses and the policy does not name, and the other way.
//!
//! Owns what counts as named, as judged, and as seen: [`Verdicts`] alone says what a draft says of a provider, and the look,
//! `scan --draft` and `check --against` ask it. Knows drafts, which the rest of the scan does not, and neither
//! files of drafts nor the command line. The price of favouring silence: a provider counts as seen where anything of
//! its company is, for one product of a company often comes in the package of another.

use super::{Hit, Scan, Strength};
use crate::answers::Answers;
use crate::draft::{Draft, Layer, Standing};
use crate::edit::Step;
use crate::interview;
use crate::interview::providers::runs_at_home;
use crate::interview::sharing::RecipientRow;
use crate::path;
use crate::review::{named_provider, recipient_vendor_of};
use crate::values::{DataItem, PolicyDate};
use crate::vendors::signals::Side;
use crate::vendors::{Vendor, own};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The source of what a scan suggests.
pub const SOURCE: &str = "scan";

/// A provider that the product uses, and that the policy does not name.
#[derive(Debug, Clone, PartialEq)]
pub struct Unnamed<'s> {
    /// The provider.
    pub vendor: &'s Vendor,
    /// Where the project shows it: the first of the strongest traces.
    pub hit: Hit,
    /// How many more there are.
    pub more: usize,
}

/// A recipient of the policy of which the project shows nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Unseen<'s> {
    /// The path of its row.
    pub at: String,
    /// The entry of the catalogue for it, or the author's own.
    pub vendor: &'s Vendor,
}

/// Kinds of data that the project declares together, and the draft does not collect.
#[derive(Debug, Clone, PartialEq)]
pub struct Undeclared<'s> {
    /// Their slugs in the list of items.
    pub kinds: &'s [String],
    /// Where the project declares them, in the order of the scan; never empty.
    pub hits: Vec<&'s Hit>,
}

impl Undeclared<'_> {
    /// What they are called.
    pub fn name(&self) -> String {
        let kinds: Vec<String> = self.kinds.iter().map(|kind| DataItem::of(kind).label()).collect();
        kinds.join(", ")
    }
}

/// What differs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drift<'s> {
    /// Used and not named, by provider.
    pub unnamed: Vec<Unnamed<'s>>,
    /// Perhaps used, and neither named nor judged, by provider: nothing but a name shows it that may be something else.
    pub perhaps: Vec<Unnamed<'s>>,
    /// Kinds of data that are declared and not collected, in the order of the scan.
    pub undeclared: Vec<Undeclared<'s>>,
    /// Named and not seen, in the order of the policy.
    pub unseen: Vec<Unseen<'s>>,
}

/// What a draft says of a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is no recipient.
    NoRecipient,
    /// The policy names it, however it is used.
    Named,
    /// A scan suggested it, and its author dropped it.
    Dropped,
    /// It is used by hand; and the policy does not name it.
    ByHand,
    /// Nothing.
    Nothing,
}

impl Said {
    /// Whether nothing is to be done about it.
    pub const fn settles(self) -> bool {
        match self {
            Self::NoRecipient | Self::Named | Self::Dropped => true,
            Self::ByHand | Self::Nothing => false,
        }
    }
}

/// What a draft says of each provider, in one place for all who ask.
pub struct Verdicts<'d> {
    draft: &'d Draft,
    answers: Answers,
}

impl<'d> Verdicts<'d> {
    /// Of what a draft says with the answers that are asked. One that is to be confirmed names as well: that it waits is a
    /// finding of its own.
    pub fn of(draft: &'d Draft) -> Self {
        let answers = interview::settled(&draft.answers);
        Self { draft, answers }
    }

    /// Of one provider.
    pub fn on(&self, vendor: &Vendor) -> Said {
        match self.draft.judgement(&vendor.id).map(|one| one.is) {
            Some(Standing::NoRecipient) => Said::NoRecipient,
            _ if named_provider(&self.answers, vendor) => Said::Named,
            Some(Standing::ByHand) => Said::ByHand,
            None if is_dropped(self.draft, &vendor.id) => Said::Dropped,
            None => Said::Nothing,
        }
    }

    /// Whether the draft collects all these kinds of data, by their slugs: as what they are in the list of items, in whatever
    /// form and words.
    pub fn collects(&self, kinds: &[String]) -> bool {
        let rows = &self.answers.collection.kinds;
        let listed = rows.iter().flat_map(|row| row.items.iter().flatten());
        let has = |slug: &str| listed.clone().any(|item| item.item.as_deref() == Some(slug));
        let finer = |slug: &str| FINER.iter().find(|(rough, _)| *rough == slug).map(|(_, fine)| *fine);
        kinds.iter().all(|kind| has(kind) || finer(kind).is_some_and(has))
    }
}

/// What says more of the same: whoever collects it collects what is rougher too. An app that asks for the precise location has
/// to ask for the approximate one as well.
const FINER: &[(&str, &str)] = &[("approx_location", "precise_location")];

/// Holds a draft against a project.
pub fn drift<'s>(draft: &Draft, scan: &'s Scan) -> Drift<'s> {
    let verdicts = Verdicts::of(draft);
    let shown = |vendor: &'s Vendor, strength: Strength| {
        let of = |hit: &&Hit| hit.vendor.as_deref() == Some(&vendor.id) && hit.strength == strength;
        let mut hits = scan.hits.iter().filter(of);
        let hit = hits.next()?.clone();
        let more = hits.count();
        Some(Unnamed { vendor, hit, more })
    };
    let unnamed = found(scan, Strength::Runtime)
        .filter(|vendor| !verdicts.on(vendor).settles())
        .filter_map(|vendor| shown(vendor, Strength::Runtime));
    let shared = Shared::of(&verdicts, scan);
    let is_anothers = |vendor: &Vendor| {
        let mut hits = scan.hits.iter().filter(|hit| hit.vendor.as_deref() == Some(&vendor.id));
        hits.all(|hit| shared.is_anothers(hit))
    };
    // of one that is used by hand and not named, the review itself speaks
    let perhaps = found(scan, Strength::Weak)
        .filter(|vendor| verdicts.on(vendor) == Said::Nothing && !is_anothers(vendor))
        .filter_map(|vendor| shown(vendor, Strength::Weak));
    let companies: BTreeSet<&str> = scan
        .hits
        .iter()
        .filter_map(|hit| hit.vendor.as_ref())
        .chain(&scan.driven)
        .filter_map(|id| Some(group(scan.vendor(id)?)))
        .collect();
    let by_hand = |id: &str| draft.judgement(id).is_some_and(|one| one.is == Standing::ByHand);
    let elsewhere = |row: &&RecipientRow| !runs_at_home(row);
    // of one by whose signals nobody looks, nothing can be said
    let own = |id: &str| scan.own.iter().find(|one| one.id == id);
    let is_looked_for = |vendor: &Vendor| {
        [Some(vendor), own(&vendor.id)]
            .iter()
            .flatten()
            .any(|one| !one.signals.is_empty())
    };
    let unseen = verdicts
        .answers
        .sharing
        .recipients
        .iter()
        .filter(elsewhere)
        .filter_map(|row| {
            let vendor = recipient_vendor_of(row, &scan.own)?;
            let tells = is_looked_for(vendor) && !by_hand(&vendor.id) && !companies.contains(group(vendor));
            tells.then(|| Unseen {
                at: path::row_path("sharing.recipients", &row.key),
                vendor,
            })
        });
    Drift {
        unnamed: unnamed.collect(),
        perhaps: perhaps.collect(),
        undeclared: undeclared(&verdicts, scan),
        unseen: unseen.collect(),
    }
}

/// The traces that several products of one company share.
struct Shared<'a> {
    verdicts: &'a Verdicts<'a>,
    scan: &'a Scan,
    /// The products that the project shows for sure.
    sure: BTreeSet<&'a str>,
}

impl<'a> Shared<'a> {
    fn of(verdicts: &'a Verdicts<'a>, scan: &'a Scan) -> Self {
        let sure = found(scan, Strength::Runtime).map(|vendor| vendor.id.as_str()).collect();
        Self { verdicts, scan, sure }
    }

    /// Whether a mere trace is told by another product that is reached there: one that the policy names, or the project shows
    /// for sure.
    fn is_anothers(&self, hit: &Hit) -> bool {
        let entry = |hit: &Hit| self.scan.vendor(hit.vendor.as_deref()?);
        let Some(vendor) = entry(hit).filter(|_| hit.strength == Strength::Weak) else {
            return false;
        };
        let is_told = |other: &Vendor| {
            let tells = self.sure.contains(other.id.as_str()) || self.verdicts.on(other) == Said::Named;
            tells && other.id != vendor.id && group(other) == group(vendor)
        };
        let same = |other: &&Hit| (other.line, &other.signal, &other.file) == (hit.line, &hit.signal, &hit.file);
        self.scan.hits.iter().filter(same).filter_map(entry).any(is_told)
    }
}

/// The company under which a provider is printed.
fn group(vendor: &Vendor) -> &str {
    vendor.group.as_deref().unwrap_or(&vendor.id)
}

/// The providers of which the project shows no more than this.
fn found(scan: &Scan, strongest: Strength) -> impl Iterator<Item = &Vendor> {
    let of = scan.vendors().into_iter().filter(move |(_, strength)| *strength == strongest);
    of.filter_map(|(id, _)| scan.vendor(id))
}

/// The kinds of data that a project declares and a draft does not collect, those that are declared together once.
fn undeclared<'s>(verdicts: &Verdicts<'_>, scan: &'s Scan) -> Vec<Undeclared<'s>> {
    let mut all: Vec<Undeclared<'s>> = Vec::new();
    for hit in scan
        .hits
        .iter()
        .filter(|hit| hit.vendor.is_none() && !verdicts.collects(&hit.data))
    {
        match all.iter_mut().find(|one| one.kinds == hit.data) {
            Some(known) => known.hits.push(hit),
            None => all.push(Undeclared {
                kinds: &hit.data,
                hits: vec![hit],
            }),
        }
    }
    all
}

/// The hits of which a draft says nothing yet: neither does it name the provider or the data, nor did its author judge
/// or drop it.
pub fn unheard(draft: &Draft, scan: &Scan) -> Vec<Hit> {
    let verdicts = Verdicts::of(draft);
    let shared = Shared::of(&verdicts, scan);
    let heard = |hit: &Hit| match hit.vendor.as_deref() {
        Some(id) => scan.vendor(id).is_some_and(|vendor| verdicts.on(vendor).settles()) || shared.is_anothers(hit),
        None => verdicts.collects(&hit.data),
    };
    scan.hits.iter().filter(|hit| !heard(hit)).cloned().collect()
}

/// Whether the author dropped a provider that a scan suggested.
pub fn is_dropped(draft: &Draft, id: &str) -> bool {
    let row = path::row_path("sharing.recipients", id);
    draft.dropped.iter().any(|tomb| tomb.path == row && tomb.from == SOURCE)
}

/// Whether a look saw of a provider what runs on a server, and nothing that may reach a browser or a device. What only builds or tests tells
/// neither.
pub fn is_on_server(scan: &Scan, vendor: &Vendor) -> bool {
    let is_its = |hit: &&Hit| hit.vendor.as_deref() == Some(&vendor.id) && hit.strength != Strength::Development;
    let sides = scan
        .hits
        .iter()
        .filter(is_its)
        .filter_map(|hit| Some(vendor.side(hit.ecosystem?, &hit.signal)));
    let sides: Vec<Side> = sides.collect();
    sides.contains(&Side::Server) && sides.iter().all(|side| matches!(side, Side::Server | Side::Untold))
}

/// What a project suggests to a draft: the providers that the product uses and the draft does not name, as rows that
/// the author picks one by one. What each of them brings comes with it, once it is picked; of one that was seen on a server alone,
/// nothing that it would store on devices.
pub fn suggestions(draft: &Draft, scan: &Scan, today: PolicyDate) -> Result<Layer, String> {
    let mut answers = Answers::default();
    let mut on_server = still_on_server(draft, scan);
    let verdicts = Verdicts::of(draft);
    for vendor in found(scan, Strength::Runtime).filter(|vendor| !verdicts.on(vendor).settles()) {
        let row: RecipientRow = serde_json::from_value(row_of(scan, vendor)).map_err(|error| error.to_string())?;
        answers.sharing.recipients.push(row);
        answers.sharing.any_recipients = Some(true);
        if is_on_server(scan, vendor) && !on_server.contains(&vendor.id) {
            on_server.push(vendor.id.clone());
        }
    }
    Ok(Layer {
        from: SOURCE.to_owned(),
        as_of: Some(today),
        on_server,
        answers,
    })
}

/// The row of a provider that a look saw: what it does is what its names in the project tell.
pub fn row_of(scan: &Scan, vendor: &Vendor) -> Value {
    let is_its = |hit: &&Hit| hit.vendor.as_deref() == Some(&vendor.id) && hit.strength == Strength::Runtime;
    let names = scan.hits.iter().filter(is_its);
    let jobs = vendor.jobs_shown(names.filter_map(|hit| Some((hit.ecosystem?, hit.signal.as_str()))));
    let mut row = own::row(vendor);
    if jobs != vendor.job {
        row["job"] = json!(jobs);
    }
    row
}

/// Those of whom an earlier look saw only what runs on a server, but for those that this one saw in a browser.
pub fn still_on_server(draft: &Draft, scan: &Scan) -> Vec<String> {
    let known = draft.suggested.iter().filter(|layer| layer.from == SOURCE);
    let is_seen = |id: &str| {
        let hits = || scan.hits.iter().filter(|hit| hit.vendor.as_deref() == Some(id));
        scan.vendor(id)
            .is_some_and(|vendor| hits().next().is_some() && !is_on_server(scan, vendor))
    };
    known
        .flat_map(|layer| &layer.on_server)
        .filter(|id| !is_seen(id))
        .cloned()
        .collect()
}

/// The step by which a look suggests this from now on, in the place of what the last one did.
pub fn lay(draft: &Draft, layer: Layer) -> Step {
    let says = layer.answers != Answers::default() || !layer.on_server.is_empty();
    Step::Lay(layer.from.clone(), draft.suggested.len(), says.then(|| Box::new(layer)))
}
