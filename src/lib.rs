//! policy-wizard
#![allow(missing_docs)]
pub mod answers;
pub mod interview;
pub mod values;
