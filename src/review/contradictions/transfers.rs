//! Transfers and where data is.

use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
