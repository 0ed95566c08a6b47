//! What the author said of providers that a scan finds, or does not find: so that the next scan is quiet.
//!
//! A judgement is about an entry of the catalogue, not about a row: it stands also where no row does. Why the author
//! judged so is private, and kept beside the draft under [`matter`]. Must not know
//! what a scan is. The price: one about an entry that is gone is kept until its author takes it away.

use super::{Draft, Matter};
use crate::values::{PolicyDate, object};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a provider is to this product, whatever its files show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It gets no personal data: its name in the project is of no account.
    NoRecipient,
    /// It is used by hand, and no file shows it.
    ByHand,
}

impl Standing {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoRecipient => "no recipient",
            Self::ByHand => "used by hand",
        }
    }
}

/// A judgement about one provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Judgement {
    /// The id of the provider in the catalogue.
    pub vendor: String,
    /// What it is.
    pub is: Standing,
    /// Why, as earlier releases kept it: a draft that is opened for writing has it beside its file from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The day.
    pub on: PolicyDate,
    /// Who said so.
    pub by: String,
}

object!(Judgement);

impl Draft {
    /// What the author said of a provider.
    pub fn judgement(&self, vendor: &str) -> Option<&Judgement> {
        self.scan.iter().find(|one| one.vendor == vendor)
    }

    /// Whether this is the row of a provider which its author says is no recipient: nobody suggests it then.
    pub(super) fn is_rejected(&self, row: &str) -> bool {
        let rejected = |one: &&Judgement| one.is == Standing::NoRecipient;
        self.scan.iter().filter(rejected).any(|one| row_of(&one.vendor) == row)
    }
}

/// What the reason of a judgement is kept under, among those of decisions.
pub fn matter(vendor: &str) -> Matter {
    Matter::new("scan", &[row_of(vendor)], "")
}

/// Where the row of a provider is.
fn row_of(vendor: &str) -> String {
    crate::path::row_path("sharing.recipients", vendor)
}

/// The order of judgements in a file.
pub(crate) fn order(one: &Judgement, other: &Judgement) -> std::cmp::Ordering {
    one.vendor.cmp(&other.vendor)
}
