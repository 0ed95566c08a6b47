//! Data, purposes, retention.
//!
//! What a text lacks under the GDPR or in California their own tables find; here a lack is found beside something that
//! needs what is missing, whichever law applies. Not more than one rule speaks of the same lack: what a use needs is one rule's matter,
//! and what is only named later another's.

pub(super) mod kept;
pub(super) mod listed;
pub(super) mod paid;
pub(super) mod seen;

use crate::interview::collection::KindRow;
use crate::interview::sharing::{Job, RecipientRow};
use crate::review::case::jobs;
use crate::review::contradictions::CLASH;
use crate::review::contradictions::GDPR;
use crate::review::names::kind_name;
use crate::review::phrases::speaks_of;
use crate::review::rule::Rule;

/// What the rules have in common that rest on Article 13.
const ARTICLE_13: Rule = Rule { source: GDPR, ..CLASH };

/// An item of the list, in words for a sentence.
fn small(kind: &KindRow) -> String {
    format!("“{}”", kind_name(kind))
}

const PAYMENT_ITEMS: &[&str] = &[
    "payment_card",
    "bank_account",
    "billing_details",
    "transactions",
    "subscription_id",
    "invoices",
];

const PAYMENT_WORDS: &[&str] = &[
    "pay",
    "pays",
    "paid",
    "payment*",
    "billing",
    "bill",
    "bills",
    "invoice*",
    "order*",
    "purchase*",
    "subscri*",
    "card",
    "cards",
    "transaction*",
    "donat*",
    "price*",
    "bought",
    "buy*",
];

/// Whether a recipient takes payments.
fn takes_payments(row: &RecipientRow) -> bool {
    let by_job = jobs(row)
        .iter()
        .any(|job| matches!(job, Job::Payments | Job::AppStore | Job::Shop | Job::Accounting));
    let words = [row.detail.as_deref(), row.name.as_deref()].into_iter().flatten();
    by_job
        || words
            .into_iter()
            .any(|words| speaks_of(words, &["pay*", "bank*", "billing", "checkout"]))
}

#[cfg(test)]
const LOG: &str = "collection.kinds.log={\"name\":\"Activity log\",\"items\":[{\"item\":\"actions_taken\"}],\"source\":[\"automatic\"],\"required\":\"yes\",\"consequence\":\"show what happened\",\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":30,\"unit\":\"days\"}}}";

#[cfg(test)]
const PAYMENTS: &str = "collection.kinds.payments={\"name\":\"Payment data\",\"items\":[{\"item\":\"billing_details\"}],\"source\":[\"person\"],\"required\":\"yes\",\"consequence\":\"sell you a plan\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";

#[cfg(test)]
const PAY: &str = "sharing.recipients.pay={\"name\":\"Payly\",\"job\":[\"payments\"],\"country\":{\"area\":\"NZ\"}}";

#[cfg(test)]
const HOST: &str = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"country\":{\"area\":\"NZ\"}}";

#[cfg(test)]
const PAID: &[&str] = &[
    PAYMENTS,
    "use.purposes.payments={\"purpose\":\"payments\",\"kinds\":[\"payments\"],\"ground\":\"contract\"}",
    "sharing.any_recipients=true",
    HOST,
    PAY,
];
