//! What of a kind reaches a provider that does not get all of it: its row lists it, and the policy prints it beside the kind.
//!
//! Owns no kind and brings none (`together` does). The price: one list for all kinds of a row, so that of two kinds that share
//! something both are listed where one is not whole.

use super::reach::Got;
use crate::interview::collection::KindRow;
use crate::values::DataItem;

/// What a provider gets of these kinds, where it does not get all of one; nothing where it gets all. A kind of which is not
/// known what it `gets` reaches it whole.
pub(super) fn items(kinds: &[&KindRow], gets: &[Got]) -> Vec<DataItem> {
    let all = |row: &KindRow| -> Vec<DataItem> { row.items.iter().flatten().cloned().collect() };
    let part = |row: &KindRow| -> Vec<DataItem> {
        let got = gets.iter().find(|got| got.key == row.key);
        let is_got = |item: &DataItem| got.is_none_or(|got| got.items.iter().any(|one| one.is_same(item)));
        all(row).into_iter().filter(is_got).collect()
    };
    let (mut whole, parts): (Vec<&KindRow>, Vec<&KindRow>) =
        kinds.iter().copied().partition(|row| part(row).len() == all(row).len());
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
