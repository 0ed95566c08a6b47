//! Rows and answers that were taken from a provider which no longer suggests them: they are to be confirmed again.
//!
//! Their premise is gone: the provider was taken out, runs on the author's own server, or its feature is off. Whether they
//! hold without it, only the author knows. Must not take anything away. The price: a row that its author changed in one
//! column is asked about too.

use super::Step;
use crate::brings;
use crate::draft::{Draft, Layer, Open, OpenState, Path, Said};
use crate::interview;
use crate::path;
use crate::vendors;

/// The table of what is stored on devices.
const STORED: &str = "cookies.items";
/// Where the row of a provider stands: it is not brought, but answered about.
const RECIPIENTS: &str = "sharing.recipients";

/// The steps by which what rested on providers alone, and rests on none now, waits to be confirmed.
pub(super) fn unfounded(before: &Draft, after: &Draft) -> Vec<Step> {
    let layers = before.suggested.iter().filter(|layer| vendors::is_brought(&layer.from));
    let is_gone = |layer: &Layer| after.suggested.iter().all(|other| other.from != layer.from);
    // what is collected and done stays with who is still there, whatever else brings it too; what is stored goes with a feature
    let lost = |layer: &Layer, at: &Path| is_gone(layer) || path::parent(at) == STORED;
    let lost = |layer| said_in(layer).into_iter().filter(move |at| lost(layer, at));
    let mut paths: Vec<Path> = layers.flat_map(lost).collect();
    paths.sort_unstable();
    paths.dedup();
    let of_providers = |said: &Said| said.sources().all(vendors::is_brought);
    let rested = |at: &Path| {
        [before, after]
            .iter()
            .all(|draft| draft.set.get(at).is_some_and(of_providers))
    };
    let still = |at: &Path| after.suggested.iter().any(|layer| says(layer, at));
    paths.retain(|at| rested(at) && path::get(&after.answers, at).is_some());
    paths.retain(|at| !after.open.contains_key(at) && !still(at) && !brings::leads_to_somebody(&after.answers, at));
    let state = OpenState::Confirm;
    paths.into_iter().map(|at| Step::Open(at, Some(Open { state }))).collect()
}

/// The rows of a layer, and its answers that are in none; no gates, which follow from the rows.
fn said_in(layer: &Layer) -> Vec<Path> {
    let tables = interview::all().iter().filter(|one| one.is_table() && one.id != RECIPIENTS);
    let rows = tables.flat_map(|table| {
        let keys = interview::keys(&layer.answers, table.id).into_iter();
        keys.map(|key| path::row_path(table.id, &key))
    });
    let alone = interview::all()
        .iter()
        .filter(|one| !one.is_table() && !one.is_column() && !one.gate);
    let alone = alone.map(|one| one.id.to_owned());
    rows.chain(alone.filter(|at| says(layer, at))).collect()
}

fn says(layer: &Layer, at: &str) -> bool {
    path::get(&layer.answers, at).is_some()
}
