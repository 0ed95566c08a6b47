//! What of a kind reaches a provider that does not get all of it: its row lists it, and the policy prints it beside the kind.
//!
//! Owns no kind and brings none (`together` does). The price: one list for all kinds of a row, so that of two kinds that share
//! something both are listed where one is not whole.

use super::Provider;
use super::collection::COMMON;
use super::reach::{gets, is_secret};
use crate::answers::Answers;
use crate::interview::collection::KindRow;
use crate::values::DataItem;

/// What somebody does in a session belongs to what is counted, though it comes with nearly everything.
const SESSION: &str = "session_info";

/// What a provider, by its place in the list, gets of these kinds, where it does not get all of one: of those that it
/// handles for its job, what another gets and it does not is left out, and so is each secret that it does not get and what comes
/// with nearly everything, as timestamps. What else such a kind holds is taken to reach it as the kind does, and any other kind
/// reaches it whole. Nothing where it gets all.
pub(super) fn items(at: usize, providers: &[Provider], over: &Answers, kinds: &[&KindRow], handled: &[String]) -> Vec<DataItem> {
    let data: Vec<Vec<&str>> = providers.iter().map(|one| one.all_data(over)).collect();
    let is_out = |item: &DataItem| {
        let others = || data.iter().any(|data| gets(data, item));
        let common = || {
            item.item
                .as_deref()
                .is_some_and(|slug| COMMON.contains(&slug) && slug != SESSION)
        };
        !gets(&data[at], item) && (is_secret(item) || common() || others())
    };
    let all = |row: &KindRow| -> Vec<DataItem> { row.items.iter().flatten().cloned().collect() };
    let part = |row: &KindRow| -> Vec<DataItem> {
        let left = all(row)
            .into_iter()
            .filter(|item| !handled.contains(&row.key) || !is_out(item));
        left.collect()
    };
    let (mut whole, parts): (Vec<&KindRow>, Vec<&KindRow>) = kinds.iter().copied().partition(|row| part(row) == all(row));
    let mut listed: Vec<DataItem> = parts.into_iter().flat_map(part).collect();
    // of a kind of which something is listed nothing else is got: what it shares with another brings all that it holds
    while let Some(at) = whole
        .iter()
        .position(|row| all(row).iter().any(|item| listed.iter().any(|one| one.is_same(item))))
    {
        listed.extend(all(whole.remove(at)));
    }
    let mut once: Vec<DataItem> = Vec::new();
    for item in listed {
        if !once.iter().any(|one| one.is_same(&item)) {
            once.push(DataItem { form: None, ..item });
        }
    }
    once
}
