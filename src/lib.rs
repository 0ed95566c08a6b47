//! policy-wizard
#![allow(missing_docs)]
pub mod answers;
pub mod clauses;
pub mod cli;
pub mod document;
pub mod draft;
pub mod drafts;
pub mod edit;
pub mod interview;
pub mod path;
pub mod presets;
pub mod render;
pub mod review;
pub mod trace;
pub mod values;
pub mod vendors;
