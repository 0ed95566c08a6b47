//! The transfers that a recipient brings: one from each place where people are to the country in which it handles data.
//!
//! Who is in no catalogue, because the author typed its name and its country, brings them as a provider does: they follow from
//! the country and not from what the catalogue knows. Must not say which tool protects a transfer, but where `tools` has everybody
//! there on the list of the framework. The price: who lets one choose the region brings none until its author says the country.

use super::{Around, Provider, tools};
use crate::answers::Answers;
use crate::interview::company::Region;
use crate::interview::providers::runs_at_home;
use crate::interview::sharing::{Instrument, Origin, RecipientRow, TransferRow};
use crate::path::{self, Spot};
use crate::values::{Chosen as _, Place};
use crate::vendors;

const TRANSFERS: &str = "sharing.transfers";

/// Whether a row is a transfer to a country in which a recipient still handles data: whoever suggested it first, it is there.
pub fn leads_to_somebody(answers: &Answers, row: &str) -> bool {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return false;
    };
    let to = answers
        .sharing
        .transfers
        .iter()
        .find(|one| table.id == TRANSFERS && one.key == *key);
    let area = to.and_then(|row| row.to.as_ref()).map(|to| &to.area);
    let there = |row: &RecipientRow| !runs_at_home(row) && row.country.as_ref().map(|to| &to.area) == area;
    area.is_some() && answers.sharing.recipients.iter().any(there)
}

impl Provider<'_> {
    /// A transfer from each place where people are and its country is not.
    pub(super) fn transfers(&self, around: &Around, old: &[TransferRow]) -> Vec<TransferRow> {
        let country = self.country();
        country.map_or_else(Vec::new, |country| around.transfers(country, &self.vendor.id, old))
    }
}

impl Around<'_> {
    /// What the recipients that are in no catalogue bring, beside what they brought before.
    pub(super) fn by_hand(&self, old: &Answers) -> Answers {
        let mut rows: Vec<TransferRow> = Vec::new();
        for (row, country) in self.typed() {
            for one in self.transfers(country, &row.key, &old.sharing.transfers) {
                if rows.iter().all(|known| known.key != one.key) {
                    rows.push(one);
                }
            }
        }
        let mut answers = Answers::default();
        answers.sharing.any_transfers = (!rows.is_empty()).then_some(true);
        answers.sharing.transfers = rows;
        answers
    }

    /// The recipients that are in no catalogue, with the countries that the author says; none where nobody gets data.
    fn typed(&self) -> impl Iterator<Item = (&RecipientRow, &Place)> {
        let sharing = &self.answered.sharing;
        let all = sharing.recipients.iter().filter(|_| sharing.any_recipients != Some(false));
        let known = |row: &RecipientRow| row.catalogue.as_deref().is_some_and(|id| vendors::find(id).is_some());
        all.filter(move |row| !known(row) && row.own_server != Some(true))
            .filter_map(|row| Some((row, row.country.as_ref()?)))
    }

    /// A transfer to a country from each place where people are that lies elsewhere, by the name of who is there. The tool is left
    /// open, but where the catalogue has everybody whom it would be for on the list of the framework: then that is offered, and
    /// whether somebody looked it up is said beside it.
    fn transfers(&self, country: &Place, by: &str, old: &[TransferRow]) -> Vec<TransferRow> {
        const ORIGINS: &[(Region, Origin)] = &[
            (Region::Eu, Origin::Eea),
            (Region::Uk, Origin::Uk),
            (Region::Switzerland, Origin::Switzerland),
        ];
        let over = &self.over;
        let there = |one: &&Provider| one.country().is_some_and(|to| to.area == country.area);
        let mut there = self.providers.iter().filter(there);
        let listed = there.all(|one| tools::is_listed(one.vendor)) && !self.typed().any(|(_, to)| to.area == country.area);
        let origins = ORIGINS.iter().filter(|(region, _)| over.in_region(*region));
        let abroad = origins.map(|(_, origin)| *origin).filter(|origin| !origin.is_home(country));
        let mut rows = Vec::new();
        for origin in abroad {
            let same =
                |row: &&TransferRow| row.origin == Some(origin) && row.to.as_ref().is_some_and(|to| to.area == country.area);
            let brought = old.iter().find(same);
            if brought.is_none() && over.sharing.transfers.iter().any(|row| row.covers(origin, country)) {
                continue;
            }
            let plain = path::slug(&format!("{} {}", origin.id(), country.area));
            let is_taken = |key: &str| over.sharing.transfers.iter().any(|row| row.key == key);
            let framework = listed && tools::is_of_list(origin, &country.area);
            rows.push(TransferRow {
                key: brought.map_or_else(|| super::free_key(&plain, by, is_taken), |row| row.key.clone()),
                origin: Some(origin),
                to: Some(Place::of(&country.area)),
                instruments: framework.then(|| vec![Instrument::Dpf]),
                ..TransferRow::default()
            });
        }
        rows
    }
}
