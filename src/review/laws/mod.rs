//! The laws, in the order in which they are looked at.
//!
//! A new law is a file here and a line in [`all`].

mod abroad;
mod australia;
mod brazil;
mod canada;
mod gdpr;
mod india;
mod japan;
mod korea;
mod switzerland;
mod uk;

use super::rule::Law;

/// Every law, platform, and table of our own.
pub fn all() -> &'static [Law] {
    &LAWS
}

static LAWS: [Law; 10] = [
    gdpr::LAW,
    uk::LAW,
    switzerland::LAW,
    brazil::LAW,
    canada::PIPEDA,
    canada::QUEBEC,
    australia::LAW,
    japan::LAW,
    korea::LAW,
    india::LAW,
];
