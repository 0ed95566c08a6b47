//! How a draft and a project differ: providers that the project uses and the policy does not name, and the other way.
//!
//! Owns what counts as named, as judged, and as seen: [`Verdicts`] alone says what a draft says of a provider, and the look,
//! `scan --draft` and `check --against` ask it. Knows drafts, which the rest of the scan does not, and neither
//! files of drafts nor the command line. The price of favouring silence: a provider counts as seen where anything of
//! its company is, for one product of a company often comes in the package of another.

use super::{Hit, Scan, Strength};
use crate::answers::Answers;
use crate::draft::{Draft, Layer, Standing};
use crate::interview;
use crate::interview::providers::runs_at_home;
use crate::interview::sharing::RecipientRow;
use crate::path;
use crate::review::{named_provider, recipient_vendor};
use crate::values::{DataItem, PolicyDate};
use crate::vendors::{Vendor, own};
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
pub struct Unseen {
    /// The path of its row.
    pub at: String,
    /// The entry of the catalogue for it.
    pub vendor: &'static Vendor,
}

/// What differs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drift<'s> {
    /// Used and not named, by provider.
    pub unnamed: Vec<Unnamed<'s>>,
    /// Named and not seen, in the order of the policy.
    pub unseen: Vec<Unseen>,
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
}

/// Holds a draft against a project.
pub fn drift<'s>(draft: &Draft, scan: &'s Scan) -> Drift<'s> {
    let verdicts = Verdicts::of(draft);
    let unnamed = used(scan)
        .into_iter()
        .filter(|vendor| !verdicts.on(vendor).settles())
        .filter_map(|vendor| {
            let runtime = |hit: &&Hit| hit.vendor.as_deref() == Some(&vendor.id) && hit.strength == Strength::Runtime;
            let mut hits = scan.hits.iter().filter(runtime);
            let hit = hits.next()?.clone();
            let more = hits.count();
            Some(Unnamed { vendor, hit, more })
        });
    let companies: BTreeSet<&str> = scan
        .hits
        .iter()
        .filter_map(|hit| Some(group(scan.vendor(hit.vendor.as_deref()?)?)))
        .collect();
    let by_hand = |id: &str| draft.judgement(id).is_some_and(|one| one.is == Standing::ByHand);
    let elsewhere = |row: &&RecipientRow| !runs_at_home(row);
    let unseen = verdicts
        .answers
        .sharing
        .recipients
        .iter()
        .filter(elsewhere)
        .filter_map(|row| {
            let vendor = recipient_vendor(row)?;
            let tells = !vendor.signals.is_empty() && !by_hand(&vendor.id) && !companies.contains(group(vendor));
            tells.then(|| Unseen {
                at: path::row_path("sharing.recipients", &row.key),
                vendor,
            })
        });
    Drift {
        unnamed: unnamed.collect(),
        unseen: unseen.collect(),
    }
}

/// The company under which a provider is printed.
fn group(vendor: &Vendor) -> &str {
    vendor.group.as_deref().unwrap_or(&vendor.id)
}

/// The providers that the product uses.
fn used(scan: &Scan) -> Vec<&Vendor> {
    let runtime = scan
        .vendors()
        .into_iter()
        .filter(|(_, strength)| *strength == Strength::Runtime);
    runtime.filter_map(|(id, _)| scan.vendor(id)).collect()
}

/// The hits of which a draft says nothing yet: neither does it name the provider or the data, nor did its author judge
/// or drop it.
pub fn unheard(draft: &Draft, scan: &Scan) -> Vec<Hit> {
    let verdicts = Verdicts::of(draft);
    let heard = |hit: &Hit| match hit.vendor.as_deref() {
        Some(id) => scan.vendor(id).is_some_and(|vendor| verdicts.on(vendor).settles()),
        None => hit.data.iter().all(|kind| collects(&draft.answers, kind)),
    };
    scan.hits.iter().filter(|hit| !heard(hit)).cloned().collect()
}

/// Whether the author dropped a provider that a scan suggested.
pub fn is_dropped(draft: &Draft, id: &str) -> bool {
    let row = path::row_path("sharing.recipients", id);
    draft.dropped.iter().any(|tomb| tomb.path == row && tomb.from == SOURCE)
}

fn collects(answers: &Answers, kind: &str) -> bool {
    let mut items = answers.collection.kinds.iter().flat_map(|row| row.items.iter().flatten());
    items.any(|item| *item == DataItem::of(kind))
}

/// What a project suggests to a draft: the providers that the product uses and the draft does not name, as rows that
/// the author picks one by one. What each of them brings comes with it, once it is picked.
pub fn suggestions(draft: &Draft, scan: &Scan, today: PolicyDate) -> Result<Layer, String> {
    let mut answers = Answers::default();
    let verdicts = Verdicts::of(draft);
    for vendor in used(scan).into_iter().filter(|vendor| !verdicts.on(vendor).settles()) {
        let row: RecipientRow = serde_json::from_value(own::row(vendor)).map_err(|error| error.to_string())?;
        answers.sharing.recipients.push(row);
        answers.sharing.any_recipients = Some(true);
    }
    Ok(Layer {
        from: SOURCE.to_owned(),
        as_of: Some(today),
        answers,
    })
}

/// Puts what a scan suggests into a draft, in the place of what the last one did.
pub fn lay(draft: &mut Draft, layer: Layer) {
    let place = draft.suggested.iter().position(|one| one.from == SOURCE);
    let is_empty = layer.answers == Answers::default();
    match place {
        Some(place) if is_empty => {
            draft.suggested.remove(place);
        }
        Some(place) => draft.suggested[place] = layer,
        None if is_empty => {}
        None => draft.suggested.push(layer),
    }
}
