//! The privacy laws of US states besides California.
//!
//! The comprehensive laws are tables by region, made of the common core in `core`; the laws on one matter (health,
//! biometrics, online services) each have a file. Vermont's law begins in 2028 and is left out.

mod core;
mod gates;
mod illinois;
mod macros;
mod north;
mod online;
mod south;
mod washington;
mod west;

use crate::review::rule::Law;

/// The laws, in the order in which they are looked at.
pub(super) fn all() -> Vec<Law> {
    [
        north::LAWS,
        south::LAWS,
        west::LAWS,
        online::LAWS,
        washington::LAWS,
        illinois::LAWS,
        gates::LAWS,
    ]
    .concat()
}
