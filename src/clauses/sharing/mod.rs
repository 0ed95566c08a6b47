//! Who receives it: what we never do, the providers that work for us, the services that people
//! connect, and when else somebody gets data.
//!
//! Home of the countries of recipients. Must not know the tools of transfers (that is `transfers`) nor
//! what data is used for (`uses`).

mod others;
mod recipients;

use super::uses::{Home, never, promised};
use super::words::{Pen, View, paragraph, say};
use crate::document::{Block, Clause, Sentence};
use crate::interview::uses::Promise;
use std::borrow::Cow;

pub(super) fn write(view: &View) -> Option<Clause> {
    let pen = Pen::new("sharing");
    let mut blocks: Vec<Block> = Vec::new();
    let mut first = sale(view, pen);
    first.extend(never(view, pen, Home::Sharing));
    blocks.extend(paragraph(first));
    blocks.extend(recipients::write(view, pen));
    blocks.extend(others::integrations(view, pen));
    blocks.extend(others::disclosures(view, pen));
    blocks.extend(others::last(view, pen));
    (!blocks.is_empty()).then_some(Clause {
        id: "sharing",
        heading: Cow::Borrowed("Who receives it"),
        numbered: true,
        blocks,
    })
}

/// Whether data is sold or shared for advertising. A promise not to sell says the same as a "no".
fn sale(view: &View, pen: Pen) -> Vec<Sentence> {
    let sharing = &view.answers.sharing;
    let sell = match (sharing.sell, promised(view, Promise::NoSale)) {
        (Some(true), _) => Some("We sell personal data."),
        (Some(false), _) | (None, true) => Some("We do not sell personal data."),
        (None, false) => None,
    };
    let ads = sharing.share_for_ads.map(|shared| {
        if shared {
            "We share your data for cross-context behavioural advertising, which shows ads based on what you do elsewhere."
        } else {
            "We do not share your data for cross-context behavioural advertising, which shows ads based on what you do elsewhere."
        }
    });
    vec![pen.line("sell", say![sell]), pen.line("ads", say![ads])]
}

#[cfg(test)]
mod tests;
