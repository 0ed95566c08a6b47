//! What platforms and vendors want of a policy by contract: app stores, sign-in, analytics, payments.

use crate::review::rule::Law;

/// Each platform is a table of its own, with when it applies.
pub(super) const ALL: &[Law] = &[];
