//! Words that say too little.

use crate::review::case::Case;
use crate::review::rule::{Applies, Law, Sort};

/// They are looked for in every text.
fn applies(_: &Case) -> Applies {
    Applies::Yes("what is vague tells nobody anything".into())
}

/// All of them.
pub(super) const LAW: Law = Law {
    id: "language",
    name: "plain words",
    sort: Sort::Language,
    applies,
    reads: &[],
    rules: &[],
    #[cfg(test)]
    clean: &[],
    #[cfg(test)]
    away: &[],
};
