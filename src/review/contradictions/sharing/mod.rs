//! Selling, sharing and recipients: what is said of them against what is there.
//!
//! What a law of California or of another state finds too is found here all the same, and the precedence decides which
//! stands. Must not decide which of two answers is right. The price: the part that a provider plays is taken from the
//! catalogue, and rests on its exact name.

pub(super) mod denied;
pub(super) mod recipients;
pub(super) mod sale;

use crate::interview::uses::{Promise, PromiseRow};
use crate::review::case::Case;
use crate::review::rule::Rule;

const GDPR: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";

const CIV: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.140";

/// What most of these have in common.
const SHARING: Rule = Rule {
    provision: "GDPR Art. 5(1)(a), 13(1)(e); FTC Act s. 5 (15 U.S.C. 45(a))",
    source: GDPR,
    ..Rule::NEW
};

/// A provider that works for the company.
#[cfg(test)]
const HOST: &str = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"part\":\"processor\",\"kinds\":[\"account\"],\"country\":{\"area\":\"NZ\"}}";

/// The promises of this sort.
fn promises(case: &Case, promise: Promise) -> impl Iterator<Item = &PromiseRow> {
    case.answers
        .uses
        .promises
        .iter()
        .filter(move |row| row.promise == Some(promise))
}

/// Whether a promise is about all data.
fn whole(row: &PromiseRow) -> bool {
    let none = |list: &Option<Vec<String>>| list.as_ref().is_none_or(Vec::is_empty);
    none(&row.kinds) && none(&row.about)
}

/// Whether a promise is about one of these kinds of data, or about all.
fn covers(row: &PromiseRow, kinds: Option<&[String]>) -> bool {
    let named = row.kinds.as_deref().unwrap_or_default();
    whole(row) || kinds.is_some_and(|kinds| kinds.iter().any(|kind| named.contains(kind)))
}
