//! The laws, in the order in which they are looked at.
//!
//! A new law is a file here and a line in [`all`].

mod eprivacy;
mod gdpr;

use super::rule::Law;

/// Every law, platform, and table of our own.
pub fn all() -> &'static [Law] {
    &LAWS
}

static LAWS: [Law; 3] = [gdpr::LAW, eprivacy::LAW, eprivacy::PECR];
