//! Selling, sharing and recipients: what is said of them against what is there.
//!
//! What a law of California or of another state finds too is found here all the same, and the precedence decides which
//! stands. Must not decide which of two answers is right. The price: the part that a provider plays is taken from the
//! catalogue, and rests on its exact name.

/// A company in New Zealand over a threshold of California, and what that law wants.
#[cfg(test)]
macro_rules! california {
    ($($more:expr),* $(,)?) => {
        &[
            "company.regions=[\"california\"]",
            "collection.kinds.account.whose=controller",
            "rights.verification=account",
            "rights.agent=true",
            "ccpa.applies=true",
            "ccpa.rights=[\"know\",\"delete\",\"correct\",\"no-retaliation\"]",
            "ccpa.sensitive_beyond=false",
            "ccpa.twelve_months=true",
            "ccpa.others_track=false",
            "changes.date_kind=both",
            "changes.updated=2026-11-01",
            $($more),*
        ]
    };
}

/// The same, where it shares data for advertising.
#[cfg(test)]
macro_rules! california_shares {
    ($($more:expr),* $(,)?) => {
        california![
            "sharing.any_recipients=true",
            "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"kinds\":[\"account\"],\"part\":\"controller\"}",
            "sharing.share_for_ads=true",
            "sharing.ads_to=[\"ads\"]",
            "sharing.ads_kinds=[\"account\"]",
            "sharing.opt_out=https://quill.example/opt-out",
            "sharing.opt_out_title=Do Not Sell or Share My Personal Information",
            "cookies.any_signals=true",
            "cookies.signals.gpc={\"signal\":\"gpc\",\"honoured\":true,\"effects\":[\"opt-out\"]}",
            "ccpa.rights=[\"know\",\"delete\",\"correct\",\"opt-out\",\"no-retaliation\"]",
            "ccpa.opt_out_plain=true",
            "ccpa.opt_out_shown=true",
            "ccpa.signal_scope=[\"device\",\"account\"]",
            "ccpa.signal_how=true",
            "ccpa.under_16=false",
            "ccpa.others_track=true",
            $($more),*
        ]
    };
}

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
