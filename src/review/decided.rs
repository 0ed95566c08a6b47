//! What can be decided about a finding, and which decisions of a draft hold.
//!
//! A duty that a law wants can be set aside, with a date; two answers that cannot both be true cannot, nor can what
//! the document itself needs. Must not know who asks, nor the reason, which is private. The price: a decision on a
//! rule that the program no longer has is refused when the draft is read.

use super::rule::Sort;
use super::{Finding, laws};
use crate::answers::Answers;
use crate::draft::{Decided, Decision, Draft};
use crate::edit::{Edit, Refused};
use crate::path;
use crate::values::PolicyDate;
use schemars::JsonSchema;
use serde::Serialize;

/// A decision about a finding, as the finding tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Waived {
    /// What was decided.
    pub decision: Decided,
    /// When.
    pub on: PolicyDate,
    /// By whom.
    pub by: String,
}

impl Waived {
    fn of(decision: &Decision) -> Self {
        Self {
            decision: decision.decision,
            on: decision.on,
            by: decision.by.clone(),
        }
    }

    /// In words: `decided on 2026-11-21: accepted`.
    pub fn words(&self) -> String {
        format!("decided on {}: {}", self.on, self.decision.words())
    }

    /// In words, once the answers are others.
    pub fn lapsed_words(&self) -> String {
        format!(
            "decided on {} ({}), but the answers have changed since",
            self.on,
            self.decision.words()
        )
    }
}

impl Finding {
    /// Whether it is two answers that cannot both be true, and sure enough to stop a publication.
    pub fn contradicts(&self) -> bool {
        self.blocks && self.law.is_some_and(|law| sort_of(law) == Some(Sort::Contradiction))
    }

    /// Whether the author can decide about it: not about a contradiction, and not about what the document needs.
    pub fn is_decidable(&self) -> bool {
        self.law.is_some() && !self.contradicts()
    }

    /// Whether Finish asks for a decision on it.
    pub fn asks(&self) -> bool {
        self.blocks && self.is_decidable() && self.waived.is_none()
    }

    /// The edit that decides about it, or takes the decision away.
    pub fn decide(&self, decided: Option<Decided>) -> Result<Edit, Refused> {
        if let Some(why) = refusal(self.rule).filter(|_| decided.is_some()) {
            return Err(Refused(why));
        }
        Ok(Edit::Decide {
            rule: self.rule.to_owned(),
            at: self.at.clone(),
            decided: decided.map(|decided| (decided, self.questions.clone())),
        })
    }
}

/// What was decided about a finding, in words, and whether that still holds; nothing where nothing was.
pub fn decided_words(finding: &Finding) -> Option<String> {
    let holds = finding.waived.as_ref().map(Waived::words);
    holds.or_else(|| finding.lapsed.as_ref().map(Waived::lapsed_words))
}

/// Why nobody can decide about findings of this rule; nothing where one can.
pub fn refusal(rule: &str) -> Option<String> {
    let found = laws()
        .iter()
        .find_map(|law| law.rules.iter().find(|one| one.id == rule).map(|one| (law, one)));
    match found {
        Some((law, one)) if law.sort == Sort::Contradiction && one.blocks() => Some(format!(
            "“{rule}” is a contradiction and cannot be decided away: change one of the two answers"
        )),
        Some(_) => None,
        None if super::OWN.iter().any(|own| own.id == rule) => Some(format!(
            "“{rule}” is no law's wish and cannot be decided away: answer the question"
        )),
        None => {
            let known = laws().iter().flat_map(|law| law.rules).map(|rule| rule.id);
            let near = path::nearest(rule, known);
            Some(if near.is_empty() {
                format!("there is no rule “{rule}”")
            } else {
                format!("there is no rule “{rule}”; did you mean {}?", near.join(" or "))
            })
        }
    }
}

/// Marks the findings about which was decided.
pub(super) fn mark(draft: &Draft, published: &Answers, findings: &mut [Finding]) {
    if draft.decisions.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.is_decidable()) {
        if let Some(decision) = draft.decision(finding.rule, &finding.at) {
            let told = Some(Waived::of(decision));
            if decision.holds(published) {
                finding.waived = told;
            } else {
                finding.lapsed = told;
            }
        }
    }
}

fn sort_of(law: &str) -> Option<Sort> {
    laws().iter().find(|one| one.id == law).map(|law| law.sort)
}
