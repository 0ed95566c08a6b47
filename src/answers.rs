//! All that an author knows: one typed record, a field for each section.
//!
//! A path in a draft, on the command line and in a finding is the path through this record. What is
//! not answered is not here: a missing field is *unanswered*, an empty list is *none*. Must not know
//! who said an answer or whether it is only suggested: that is `draft`.

use crate::interview::{
    ccpa::Ccpa, changes::Changes, children::Children, collection::Collection, company::Company, cookies::Cookies,
    retention::Retention, rights::Rights, sharing::Sharing, statements::Statements, uses::Use,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The answers of one policy.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", default, deny_unknown_fields)]
pub struct Answers {
    /// About you.
    #[serde(skip_serializing_if = "is_empty")]
    pub company: Company,
    /// What you collect.
    #[serde(skip_serializing_if = "is_empty")]
    pub collection: Collection,
    /// How you use it.
    #[serde(rename = "use", skip_serializing_if = "is_empty")]
    pub uses: Use,
    /// Who receives it.
    #[serde(skip_serializing_if = "is_empty")]
    pub sharing: Sharing,
    /// How you keep it.
    #[serde(skip_serializing_if = "is_empty")]
    pub retention: Retention,
    /// People's rights.
    #[serde(skip_serializing_if = "is_empty")]
    pub rights: Rights,
    /// Cookies and tracking.
    #[serde(skip_serializing_if = "is_empty")]
    pub cookies: Cookies,
    /// Children.
    #[serde(skip_serializing_if = "is_empty")]
    pub children: Children,
    /// California and other US states.
    #[serde(skip_serializing_if = "is_empty")]
    pub ccpa: Ccpa,
    /// Dates and changes.
    #[serde(skip_serializing_if = "is_empty")]
    pub changes: Changes,
    /// Own statements.
    #[serde(skip_serializing_if = "is_empty")]
    pub statements: Statements,
}

crate::values::object!(Answers);

fn is_empty<T: Default + PartialEq>(section: &T) -> bool {
    *section == T::default()
}
