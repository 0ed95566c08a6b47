//! Legal grounds, consent, marketing.

use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
