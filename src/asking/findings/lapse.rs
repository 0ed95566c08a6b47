//! Which decisions an edit made void, told once: as it is made, and not only where the findings are listed.
//!
//! Must not know what a decision rests on (`draft` does). The price: who never looks before the first edit of a session
//! is told nothing of that edit.

use super::Fold;
use super::fold::ended;
use crate::asking::Desk;
use crate::draft::Matter;
use crate::review::Finding;
use crate::values::PolicyDate;
use std::collections::BTreeSet;

/// How many are named before the rest is only counted.
const NAMED: usize = 2;

/// What has lapsed since this was asked last, in a sentence; nothing where everything that was decided holds as before, and
/// nothing of what had lapsed by then.
pub fn lapsed(desk: &mut Desk, today: PolicyDate) -> Option<String> {
    if desk.draft.decisions.is_empty() && desk.held.is_none() {
        return None;
    }
    let found = desk.found(today);
    let matters = |fold: &Fold| fold.findings.iter().map(Finding::matter).collect::<Vec<_>>();
    let holds = found.folds.iter().filter(|fold| fold.head().waived.is_some());
    let now: BTreeSet<Matter> = holds.flat_map(matters).collect();
    let mut fell: Vec<&Fold> = found.folds.iter().filter(|fold| fold.head().lapsed.is_some()).collect();
    let gone: BTreeSet<Matter> = fell.iter().copied().flat_map(matters).collect();
    let before = desk.held.take();
    // what is not found for a while has not lapsed, and may when it is found again
    let waits = before
        .iter()
        .flatten()
        .filter(|one| !gone.contains(one) && desk.draft.decision(one).is_some());
    desk.held = Some(waits.cloned().chain(now).collect());
    let held = before?;
    fell.retain(|fold| matters(fold).iter().any(|one| held.contains(one)));
    let asks = fell.iter().any(|fold| fold.asks());
    let names: Vec<String> = fell.iter().map(|fold| format!("“{}”", ended(&fold.message()))).collect();
    let more = match names.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (what, holds) = match names.len() {
        0 => return None,
        1 => ("what you decided about", "no longer holds: it rests"),
        _ => ("your decisions about", "no longer hold: they rest"),
    };
    let then = if asks { "; Finish asks again" } else { "" };
    let names = names[..names.len().min(NAMED)].join(", ");
    Some(format!("{what} {names}{more} {holds} on an answer that you changed{then}"))
}
