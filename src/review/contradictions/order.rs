//! Dates, structure, security.

use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
