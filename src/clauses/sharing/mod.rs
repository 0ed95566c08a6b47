//! Who receives it: what we never do, the providers that work for us, the services that people
//! connect, and when else somebody gets data.
//!
//! Home of the countries of recipients. Must not know the tools of transfers (that is `transfers`) nor
//! what data is used for (`uses`).

mod bound;
mod others;
mod platforms;
mod recipients;
mod told;

use super::lists::and;
use super::uses::{Home, by_terms, is_promised_of_all, never};
use super::words::{Pen, View, Words, link, paragraph, say, user};
use crate::document::{Block, Clause, Sentence};
use crate::interview::uses::Promise;
use std::borrow::Cow;

pub(super) use told::count_companies;

pub(super) fn write(view: &View) -> Option<Clause> {
    let pen = Pen::new("sharing");
    let mut blocks: Vec<Block> = Vec::new();
    let mut first = sale(view, pen);
    first.extend(never(view, pen, Home::Sharing));
    blocks.extend(paragraph(first));
    blocks.extend(recipients::write(view, pen));
    blocks.extend(platforms::write(view, pen));
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

/// Whether data is sold or shared for advertising, which, to whom, and how one opts out. A promise not to sell, made of
/// all data, stands in the same sentence as a "no"; beside a "yes" it says nothing here, and the review tells of it.
fn sale(view: &View, pen: Pen) -> Vec<Sentence> {
    let sharing = &view.answers.sharing;
    let sell = sharing.sell.map(|sold| match sold {
        true => "We sell personal data.",
        false if is_promised_of_all(view, Promise::NoSale) => "We never sell personal data.",
        false => "We do not sell personal data.",
    });
    let ads = sharing.share_for_ads.map(|shared| {
        if shared {
            "We share personal data for cross-context behavioural advertising, which shows ads based on what you do elsewhere."
        } else {
            "We do not share personal data for cross-context behavioural advertising, which shows ads based on what you do elsewhere."
        }
    });
    let mut all = vec![pen.line("sell", say![sell]), pen.line("ads", say![ads])];
    if sharing.sell == Some(true) || sharing.share_for_ads == Some(true) {
        let kinds = and(view.names(sharing.ads_kinds.as_ref(), View::kind));
        let kinds = (!kinds.is_empty()).then(|| say!["The data concerned: ", kinds, "."]);
        let to = by_terms(view, sharing.ads_to.as_ref());
        let to = (!to.is_empty()).then(|| say!["The data goes to ", to, "."]);
        all.push(pen.line("ads-kinds", say![kinds]));
        all.push(pen.line("ads-to", say![to]));
        all.push(pen.line("opt-out", opt_out(view)));
    }
    all
}

fn opt_out(view: &View) -> Words {
    let sharing = &view.answers.sharing;
    let title = sharing
        .opt_out_title
        .as_deref()
        .map(|title| say![" with “", user(title), "”"]);
    let at = sharing.opt_out.as_ref().map(|to| say![" at ", link(&to.0, to)]);
    if title.is_none() && at.is_none() {
        return Words::new();
    }
    say!["You can opt out of this at any time", title, at, "."]
}

#[cfg(test)]
mod tests;
