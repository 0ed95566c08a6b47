//! Roles, identity, contact.

use crate::review::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
