//! What the author decided about what the review found: counsel judges whether a rule does not apply.
//!
//! What is left to counsel is an open question and stands there. Must not review: a decision says itself what it was about.
//! The price: of a rule that this release does not know only the id is named.

use crate::draft::{Decided, Decision, Draft, Notes};
use crate::review::page;
use crate::values::PolicyDate;
use schemars::JsonSchema;
use serde::Serialize;

/// A decision of the author about something that the review found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ruled {
    /// The rule.
    pub rule: String,
    /// What it found.
    pub found: String,
    /// The sentence of the text in which it found it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sentence: String,
    /// The provision as a lawyer writes it; empty where no law is behind it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub provision: &'static str,
    /// What was decided.
    pub decision: Decided,
    /// By whom.
    pub by: String,
    /// On which day.
    pub on: PolicyDate,
    /// Whether an answer on which it rests is another now, so that it counts no longer.
    pub lapsed: bool,
    /// The author's private reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What was decided in a draft, in the order of its file.
pub(super) fn of(draft: &Draft, notes: &Notes) -> Vec<Ruled> {
    let published = draft.published();
    let ruled = |one: &Decision| {
        let rule = page::find(&one.rule).map(page::Known::entry);
        let wrong = rule.as_ref().map(|rule| rule.wrong.clone());
        Ruled {
            rule: one.rule.clone(),
            found: Some(one.message.clone())
                .filter(|said| !said.is_empty())
                .or(wrong)
                .unwrap_or_default(),
            sentence: one.sentence.clone(),
            provision: rule.map_or("", |rule| rule.provision),
            decision: one.decision,
            by: one.by.clone(),
            on: one.on,
            lapsed: one.changed(&published).next().is_some(),
            reason: notes.reason(&one.matter()).map(str::to_owned),
        }
    };
    let own = draft.decisions.iter().filter(|one| one.decision != Decided::AskCounsel);
    own.map(ruled).collect()
}
