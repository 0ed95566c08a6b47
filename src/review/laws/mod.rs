//! The laws, in the order in which they are looked at.
//!
//! A new law is a file here and a line in [`all`].

mod abroad;
mod australia;
mod brazil;
pub(in crate::review) mod california;
mod caloppa;
mod canada;
mod ccpa;
mod coppa;
mod cppa;
mod eprivacy;
pub(super) mod gdpr;
mod india;
mod japan;
mod korea;
mod states;
mod switzerland;
pub(in crate::review) mod uk;

use super::rule::Law;
use super::{claims, contradictions, language, platforms};
use std::sync::LazyLock;

/// Every law, platform, and table of our own.
pub fn all() -> &'static [Law] {
    &LAWS
}

static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
    let mut all = vec![
        gdpr::LAW,
        eprivacy::LAW,
        uk::LAW,
        eprivacy::PECR,
        switzerland::LAW,
        ccpa::LAW,
        cppa::LAW,
        caloppa::LAW,
    ];
    all.extend(states::all());
    all.extend([
        coppa::LAW,
        brazil::LAW,
        canada::PIPEDA,
        canada::QUEBEC,
        australia::LAW,
        japan::LAW,
        korea::LAW,
        india::LAW,
    ]);
    all.extend(platforms::all());
    all.extend([contradictions::LAW, claims::LAW, language::LAW]);
    all
});
