//! What a draft says of those who get data, and where they are.
//!
//! What the author left open of a provider, the catalogue fills in: the entry that was picked, or the one of that very
//! name. So for every rule that asks what somebody does; whether the text says it is another question, and asks the row.

use super::Case;
use crate::interview::company::Region;
use crate::interview::sharing::{Instrument, Job, RecipientRow};
use crate::interview::uses::SentForm;
use crate::review::dated;
use crate::vendors::{self, Vendor};

impl Case {
    /// The recipient of this key.
    pub fn recipient(&self, key: &str) -> Option<&RecipientRow> {
        self.answers.sharing.recipients.iter().find(|row| row.key == key)
    }

    /// The recipients that do this.
    pub fn doing(&self, job: Job) -> impl Iterator<Item = &RecipientRow> {
        self.answers.sharing.recipients.iter().filter(move |row| does(row, job))
    }

    /// Those who do advertising, of whatever sort.
    pub fn advertising(&self) -> impl Iterator<Item = &RecipientRow> {
        self.answers.sharing.recipients.iter().filter(|row| row.advertises())
    }

    /// Those that the text names who get data that still is of people.
    pub fn handled(&self) -> impl Iterator<Item = &RecipientRow> {
        let rows = self.answers.sharing.recipients.iter();
        rows.filter(|row| row.form != Some(SentForm::Anonymised) && row.name.is_some())
    }

    /// Whether any transfer names this tool.
    pub fn uses_tool(&self, tool: Instrument) -> bool {
        let mut rows = self.answers.sharing.transfers.iter();
        rows.any(|row| row.instruments.as_ref().is_some_and(|tools| tools.contains(&tool)))
    }

    /// Whether data is sold, or shared for advertising across sites.
    pub fn sells(&self) -> bool {
        self.answers.sharing.sell == Some(true) || self.answers.sharing.share_for_ads == Some(true)
    }

    /// Whether people in the US are served.
    pub fn is_american(&self) -> bool {
        self.serves(Region::California) || self.serves(Region::OtherUs)
    }
}

/// Whether a recipient is known to be outside the EEA.
pub fn is_outside(row: &RecipientRow) -> bool {
    row.country.as_ref().is_some_and(|at| !dated::in_eea(&at.area))
}

/// Whether a recipient is known to be in another country than this one; the EEA counts as one.
pub fn is_abroad(row: &RecipientRow, home: &str) -> bool {
    let same = |area: &str| area == home || (dated::in_eea(area) && dated::in_eea(home));
    row.country.as_ref().is_some_and(|at| !same(&at.area))
}

/// The entry of the catalogue for a recipient: the one that was picked, or the one of that very name.
pub fn vendor(row: &RecipientRow) -> Option<&'static Vendor> {
    if let Some(picked) = row.catalogue.as_deref().and_then(vendors::find) {
        return Some(picked);
    }
    called(row, vendors::all())
}

/// The same; where no catalogue knows it, the author's own of that very name.
pub fn vendor_of<'v>(row: &RecipientRow, own: &'v [Vendor]) -> Option<&'v Vendor> {
    vendor(row).or_else(|| called(row, own))
}

/// The provider that has the name of a recipient.
fn called<'v>(row: &RecipientRow, among: &'v [Vendor]) -> Option<&'v Vendor> {
    let name = row.name.as_deref()?.trim();
    let same = |known: &str| known.eq_ignore_ascii_case(name);
    among
        .iter()
        .find(|vendor| same(&vendor.name) || vendor.aliases.iter().any(|alias| same(alias)))
}

/// The jobs of a recipient: what the author said; else, by the catalogue.
pub fn jobs(row: &RecipientRow) -> &[Job] {
    match &row.job {
        Some(jobs) => jobs,
        None => vendor(row).map_or(&[], |vendor| vendor.job.as_slice()),
    }
}

/// Whether a recipient does this.
pub fn does(row: &RecipientRow, job: Job) -> bool {
    jobs(row).contains(&job)
}
