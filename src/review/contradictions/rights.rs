//! Rights and deadlines.

use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
