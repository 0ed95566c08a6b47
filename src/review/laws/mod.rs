//! The laws, in the order in which they are looked at.
//!
//! A new law is a file here and a line in [`all`].

mod california;
mod caloppa;
mod ccpa;
mod cppa;
mod gdpr;

use super::rule::Law;

/// Every law, platform, and table of our own.
pub fn all() -> &'static [Law] {
    &LAWS
}

static LAWS: [Law; 4] = [gdpr::LAW, ccpa::LAW, cppa::LAW, caloppa::LAW];
