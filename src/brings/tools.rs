//! What the catalogue knows of the tool that protects a transfer: who of its recipients is on the list of the Data Privacy
//! Framework, and whose agreement tells the tool where that is not known.
//!
//! Words for the author alone, at the question: nothing here is an answer, and what nobody checked says so. Must not change
//! anything. The price: the addresses of many agreements are cut to the first few.

use super::{Provider, known};
use crate::answers::Answers;
use crate::interview::listed;
use crate::interview::sharing::{DPF_LIST, Origin, TransferRow};
use crate::interview::uses::AiRow;
use crate::path::{self, Spot};
use crate::values::Place;
use crate::vendors::Vendor;

/// How many addresses are told.
const MOST: usize = 3;

/// The fact of a provider of which the tool of a transfer may be told.
pub const FACT: &str = "framework";

/// Whether the catalogue has a provider on the list of the framework, checked or not.
pub(super) fn is_listed(vendor: &Vendor) -> bool {
    vendor.framework.is_some_and(|fact| fact.listed)
}

/// Whether the list of the framework is about data that goes from there to this place.
pub(super) fn is_of_list(origin: Origin, area: &str) -> bool {
    origin == Origin::Eea && area == "US"
}

/// The providers that are the recipients of a transfer: those in the country to which it goes, and not in the one from which.
pub fn behind(answers: &Answers, at: &str) -> Vec<&'static Vendor> {
    row_of(answers, at).map_or_else(Vec::new, |row| recipients(answers, row))
}

/// From where and where to a transfer goes, at what protects it; nothing at any other answer.
pub fn way<'a>(answers: &'a Answers, at: &str) -> Option<(Origin, &'a Place)> {
    let row = row_of(answers, at)?;
    row.origin.zip(row.to.as_ref())
}

fn row_of<'a>(answers: &'a Answers, at: &str) -> Option<&'a TransferRow> {
    let Ok(Spot::Cell(column, key)) = path::spot(at) else {
        return None;
    };
    let rows = answers.sharing.transfers.iter();
    rows.filter(|_| column.fact == FACT).find(|row| row.key == key)
}

fn recipients(answers: &Answers, row: &TransferRow) -> Vec<&'static Vendor> {
    let Some(origin) = row.origin else { return Vec::new() };
    let features: Vec<&AiRow> = answers.uses.ai.iter().collect();
    let goes = |one: &Provider| {
        let country = one.country();
        country.is_some_and(|country| !origin.is_home(country) && row.covers(origin, country))
    };
    let all = known(answers, &features, |_| false).into_iter();
    all.filter(goes).map(|one| one.vendor).collect()
}

/// What is known of the tool of a transfer, and where the rest is told; nothing where no provider is its recipient, or at any other
/// answer.
pub fn tool(answers: &Answers, at: &str) -> Option<String> {
    let row = row_of(answers, at)?;
    let all = recipients(answers, row);
    let has_list = row
        .origin
        .zip(row.to.as_ref())
        .is_some_and(|(origin, to)| is_of_list(origin, &to.area));
    let (on, others): (Vec<&Vendor>, Vec<&Vendor>) = all.into_iter().partition(|vendor| has_list && is_listed(vendor));
    let doubtful = |vendor: &&Vendor| format!("{}{}", vendor.name, vendor.doubt(FACT));
    let names: Vec<String> = on.iter().map(doubtful).collect();
    let on_list = (!on.is_empty()).then(|| {
        let who = listed(&names.iter().map(String::as_str).collect::<Vec<_>>());
        format!("the catalogue names {who} on the list of the Data Privacy Framework: look them up at {DPF_LIST}")
    });
    let rest = agreements(&others, !on.is_empty());
    let words: Vec<String> = on_list.into_iter().chain(rest).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// Where the tool of these is told: in their agreements, with the addresses that the catalogue has.
fn agreements(of: &[&Vendor], after: bool) -> Vec<String> {
    let address = |vendor: &&Vendor| vendor.dpa.as_ref().map(|link| format!("{} {}", vendor.name, link.0));
    let known: Vec<String> = of.iter().filter_map(address).collect();
    let unknown: Vec<&str> = of
        .iter()
        .filter(|vendor| vendor.dpa.is_none())
        .map(|vendor| vendor.name.as_str())
        .collect();
    let tool = if after { "the tool of the others" } else { "the tool" };
    let more = match known.len() {
        0..=MOST => String::new(),
        count => format!(" and {} more", count - MOST),
    };
    let first = known.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    let read = (!known.is_empty()).then(|| format!("{tool} stands in the data processing agreement: {first}{more}"));
    let ask = (!unknown.is_empty()).then(|| {
        let who = if unknown.len() > MOST {
            format!("{} of them", unknown.len())
        } else {
            listed(&unknown)
        };
        format!("ask {who} for the data processing agreement, which names the tool")
    });
    read.into_iter().chain(ask).collect()
}
