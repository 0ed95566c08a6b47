//! The transfers that a provider brings: one from each place where people are to the country in which it handles data.
//!
//! Must not say which tool protects a transfer, but where `tools` has everybody there on the list of the framework. The price: who
//! lets one choose the region brings none until its author says the country.

use super::{Around, Provider, tools};
use crate::interview::company::Region;
use crate::interview::sharing::{Instrument, Origin, TransferRow};
use crate::path;
use crate::values::{Chosen as _, Place};

impl Provider<'_> {
    /// A transfer from each place where people are and its country is not. The tool is left open, but where the catalogue has
    /// everybody whom it would be for on the list of the framework: then that is offered, and whether somebody looked it up is
    /// said beside it.
    pub(super) fn transfers(&self, around: &Around, old: &[TransferRow]) -> Vec<TransferRow> {
        const ORIGINS: &[(Region, Origin)] = &[
            (Region::Eu, Origin::Eea),
            (Region::Uk, Origin::Uk),
            (Region::Switzerland, Origin::Switzerland),
        ];
        let over = around.over;
        let Some(country) = self.country() else {
            return Vec::new();
        };
        let there = |one: &&Provider| one.country().is_some_and(|to| to.area == country.area);
        let mut there = around.providers.iter().filter(there);
        let listed = there.all(|one| tools::is_listed(one.vendor));
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
                key: brought.map_or_else(|| self.key(&plain, is_taken), |row| row.key.clone()),
                origin: Some(origin),
                to: Some(Place::of(&country.area)),
                instruments: framework.then(|| vec![Instrument::Dpf]),
                ..TransferRow::default()
            });
        }
        rows
    }
}
