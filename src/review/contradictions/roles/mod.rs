//! Who answers for the data: whose it is, who is named, how people reach the company.
//!
//! Must not know what a law wants of a name: a lack is the law's own rule. The price: one matter, three small tables.

pub(super) mod named;
pub(super) mod reached;
pub(super) mod whose;
