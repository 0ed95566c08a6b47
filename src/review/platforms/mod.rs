//! What platforms and vendors want of a policy by contract: app stores, sign-in, analytics, payments.
//!
//! Each is a table of its own, which applies where the product is in that store, or names that provider. Must not know
//! how they enforce it. The price: a provider is known by its name in the list of recipients, or by the catalogue.

mod google;
mod providers;
mod stores;

use super::case::Case;
use super::dates::Since;
use super::rule::{Applies, Breach, Law, Rule, wrong_if};
use crate::interview::sharing::{PlatformWords, RecipientRow};

/// What the rules have in common: terms hold for whoever uses the platform, and are not dated here.
const TERMS: Rule = Rule {
    from: Since::Always,
    ..Rule::NEW
};

/// Each platform, with when it applies.
pub(super) fn all() -> impl Iterator<Item = &'static Law> {
    stores::ALL.iter().chain(google::ALL).chain(providers::ALL)
}

/// The recipients with one of these names, in small letters, or of the catalogue under such a name.
fn called<'a>(case: &'a Case, names: &'a [&str]) -> impl Iterator<Item = &'a RecipientRow> {
    let is = |name: &str| names.contains(&name.trim().to_lowercase().as_str());
    case.answers.sharing.recipients.iter().filter(move |row| {
        let listed = row.catalogue.as_deref().and_then(crate::vendors::find);
        row.name.as_deref().is_some_and(is) || listed.is_some_and(|vendor| is(&vendor.name))
    })
}

/// A provider applies where it is among the recipients, or among the services that people connect.
fn provider(case: &Case, name: &str, names: &[&str]) -> Applies {
    let mut connected = case.answers.sharing.integrations.iter().filter_map(|row| row.name.as_deref());
    let is = |one: &str| names.contains(&one.trim().to_lowercase().as_str());
    // people who connect their Stripe account are not paid for through it
    let connects = is("youtube") && connected.any(is);
    if called(case, names).next().is_some() || connects {
        Applies::Yes(format!("you use {name}"))
    } else {
        Applies::No("not named among those who receive data".into())
    }
}

/// A breach where this fixed sentence is not picked.
fn unsaid(case: &Case, words: PlatformWords) -> Vec<Breach> {
    wrong_if(!says(case, words), &["sharing.platform_words"])
}

fn says(case: &Case, words: PlatformWords) -> bool {
    let picked = case.answers.sharing.platform_words.as_ref();
    picked.is_some_and(|picked| picked.contains(&words))
}

/// A breach for each that is missing: whether it is, where, and what to say.
fn missing(all: &[(bool, &str, &str)]) -> Vec<Breach> {
    let missing = all.iter().filter(|(is, ..)| *is);
    missing.map(|(_, at, words)| Breach::said(*at, *words)).collect()
}
