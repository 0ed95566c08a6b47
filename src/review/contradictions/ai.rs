//! AI and automated decisions.

use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
