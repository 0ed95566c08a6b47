//! The laws, in the order in which they are looked at.
//!
//! A new law is a file here and a line in [`all`].

mod coppa;
mod gdpr;
mod states;

use super::rule::Law;
use std::sync::LazyLock;

/// Every law, platform, and table of our own.
pub fn all() -> &'static [Law] {
    &LAWS
}

static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
    let mut all = vec![gdpr::LAW, coppa::LAW];
    all.extend(states::all());
    all
});
