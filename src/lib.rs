//! policy-wizard
#![allow(missing_docs)]
pub mod answers;
pub mod clauses;
pub mod document;
pub mod draft;
pub mod interview;
pub mod presets;
pub mod values;
pub mod vendors;
