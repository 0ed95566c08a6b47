//! Claims beyond what anybody can keep.

use crate::review::case::Case;
use crate::review::rule::{Applies, Law, Sort};

/// They are looked for in every text.
fn applies(_: &Case) -> Applies {
    Applies::Yes("what is promised has to be kept".into())
}

/// All of them.
pub(super) const LAW: Law = Law {
    id: "claims",
    name: "claims",
    sort: Sort::Claim,
    applies,
    reads: &[],
    rules: &[],
    #[cfg(test)]
    clean: &[],
    #[cfg(test)]
    away: &[],
};
