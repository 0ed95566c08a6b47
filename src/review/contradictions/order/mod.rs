//! The text as a whole: its days, what was left in it, how people are told, and what it says of security.
//!
//! Must not know roles or recipients beyond their names. The price: one matter, four small tables.

pub(super) mod dates;
pub(super) mod left;
pub(super) mod security;
pub(super) mod told;

const CALOPPA: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=BPC&sectionNum=22575";
