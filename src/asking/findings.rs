//! The findings of the open draft: kept until an answer changes, by section, and where each is mended.
//!
//! Reads a [`Desk`]; the only change is a decision. Must not know how a finding is shown. The price: a
//! review takes some milliseconds, so it runs once for each change, and only when somebody asks.

use super::Desk;
use crate::draft::Decided;
use crate::edit::{Edit, Refused, Who};
use crate::review::Finding;

/// Decides about findings as one change, or takes the decisions away; how many it was.
pub fn decide(desk: &mut Desk, findings: &[&Finding], decided: Option<Decided>, who: &Who) -> Result<usize, Refused> {
    let chosen = findings
        .iter()
        .filter(|one| decided.is_some() || desk.draft.decision(one.rule, &one.at).is_some());
    let edits: Vec<Edit> = chosen.map(|one| one.decide(decided)).collect::<Result<_, _>>()?;
    if edits.is_empty() {
        return Err(Refused("nothing is decided here".into()));
    }
    desk.edit(&edits, who)?;
    Ok(edits.len())
}
