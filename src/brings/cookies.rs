//! The cookies that a provider brings: what the catalogue says that it stores on devices, a row each.
//!
//! Must not say that anything is needed without grounds, nor ask for consent where no law is known to want it. The price: what two
//! providers store under one name is a row of the first of them.

use super::{Around, Provider};
use crate::answers::Answers;
use crate::interview::cookies::{Consent, CookieRow, Does, Setup, SetupRow, Sort};
use crate::path;
use crate::vendors::{Cookie, Vendor};

impl Provider<'_> {
    /// What it stores on devices, unless its author said that the feature is off, or the project shows it on a server alone: then only
    /// what it brought before.
    pub(super) fn cookies(&self, around: &Around, old: &[CookieRow]) -> Vec<CookieRow> {
        let over = &around.over;
        if self.stores_none(over) {
            return Vec::new();
        }
        let mut rows = Vec::new();
        for (cookie, key) in self.vendor.cookies.iter().zip(keys(self.vendor)) {
            let named = |row: &CookieRow| row.key == key || row.name.as_ref() == Some(&cookie.name);
            let brought = old.iter().any(|row| row.key == key);
            // a row of the sort that the author took from a preset stands for it, unless it is about nobody's but his own
            let others = |row: &CookieRow| row.by.as_ref().is_none_or(|by| !by.is_empty());
            let sorted = |row: &CookieRow| self.preset && row.sort == Some(cookie.sort) && others(row);
            let there = over.cookies.items.iter().any(named) || around.answered.cookies.items.iter().any(sorted);
            let comes = brought || !(there || self.on_server);
            if comes && !rows.iter().any(named) {
                rows.push(CookieRow {
                    key,
                    name: Some(cookie.name.clone()),
                    sort: cookie.known_sort(),
                    does: does(cookie),
                    // what the software sets on the author's own site is there whether or not its maker gets anything
                    by: Some(if cookie.own { Vec::new() } else { vec![self.row.key.clone()] }),
                    lasts: Some(cookie.lasts.clone()),
                    consent: cookie.known_sort().and_then(|sort| consent(sort, over.in_europe())),
                    ..CookieRow::default()
                });
            }
        }
        rows
    }
}

impl Provider<'_> {
    /// Each sort of what it stores on devices, and whether that waits for consent: as its row says, or as would be suggested there. None
    /// of what its author says is off, or the project shows on a server alone.
    pub(super) fn stored(&self, over: &Answers) -> Vec<(Sort, Option<Consent>)> {
        if self.stores_none(over) || self.on_server {
            return Vec::new();
        }
        let all = self.vendor.cookies.iter().zip(keys(self.vendor));
        let all = all.filter(|(cookie, _)| !cookie.own).map(|(cookie, key)| {
            let row = over.cookies.items.iter().find(|row| row.key == key);
            let usual = || cookie.known_sort().and_then(|sort| consent(sort, over.in_europe()));
            let sort = row.and_then(|row| row.sort).unwrap_or(cookie.sort);
            // of a row of which its author has not said it yet, what would be suggested
            (sort, row.and_then(|row| row.consent).or_else(usual))
        });
        all.collect()
    }

    /// Whether it stores nothing on devices as it is set up: its author says that the feature is off, or that it works without.
    pub(super) fn stores_none(&self, over: &Answers) -> bool {
        let its = |row: &SetupRow| row.tool.as_ref().is_some_and(|keys| keys.contains(&self.row.key));
        let mut setups = over.cookies.setups.iter().filter(|row| its(row));
        self.row.stores == Some(false) || setups.any(|row| row.setup == Some(Setup::NoCookies))
    }
}

/// The keys of the rows of what a provider stores, in its order: each its own, also where names differ only in what no key holds
/// (`_ga` and `_ga_*`). The first of them has the plain one.
fn keys(vendor: &Vendor) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for cookie in &vendor.cookies {
        let plain = path::slug(&format!("{} {}", vendor.id, cookie.name));
        let key = path::free_key(&plain, |key| keys.iter().any(|one| one == key));
        keys.push(key);
    }
    keys
}

/// What it does, as the catalogue says; where that is silent, what its sort says by itself, or nothing.
fn does(cookie: &Cookie) -> Option<Vec<Does>> {
    if !cookie.does.is_empty() {
        return Some(cookie.does.clone());
    }
    match cookie.sort {
        Sort::Essential | Sort::Functional => None,
        Sort::Analytics => Some(vec![Does::UsagePatterns]),
        Sort::Advertising => Some(vec![Does::Advertising]),
    }
}

/// Whether things of a sort wait for consent: what is not strictly necessary does where European law asks it (ePrivacy
/// 5(3)); elsewhere only the author knows.
fn consent(sort: Sort, is_european: bool) -> Option<Consent> {
    match sort {
        Sort::Essential => Some(Consent::Always),
        Sort::Functional | Sort::Analytics | Sort::Advertising => is_european.then_some(Consent::OptIn),
    }
}
