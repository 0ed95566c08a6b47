//! What the review found and nobody has decided: counsel reads it beside the text, and not only what became of the rest.
//!
//! What the list of open questions says is left to it, and what a suggestion mends that stands in the copy as assumed. Must
//! not judge: that is `review`. The price: the review runs once for the copy.

use crate::answers::Answers;
use crate::draft::Draft;
use crate::open;
use crate::review::{self, Finding, Level};
use crate::values::PolicyDate;
use schemars::JsonSchema;
use serde::Serialize;

/// Something that the review found, in one or more places, and nobody has decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Undecided {
    /// The rule.
    pub rule: &'static str,
    /// How grave it is.
    pub level: Level,
    /// What is wrong.
    pub found: String,
    /// The answers that it is about, in words.
    pub at: Vec<String>,
    /// The sentences of the text in which it stands; none where it is no matter of words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<String>,
    /// The provision as a lawyer writes it; empty where no law is behind it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub provision: &'static str,
    /// Why it matters.
    pub why: &'static str,
}

/// What was found as of a day, the gravest first.
pub(super) fn of(draft: &Draft, today: PolicyDate) -> Vec<Undecided> {
    let shown = draft.shown();
    let mut list: Vec<Undecided> = Vec::new();
    let counts = |one: &Finding| one.waived.is_none() && !one.suggestion_mends && !review::is_told(one.rule);
    for finding in review::review(draft, today).findings.into_iter().filter(counts) {
        let is_same = |one: &&mut Undecided| one.rule == finding.rule && one.found == finding.message;
        let at = place(&shown, &finding);
        let Some(one) = list.iter_mut().find(is_same) else {
            list.push(Undecided {
                rule: finding.rule,
                level: finding.level,
                at: at.into_iter().collect(),
                sentences: Some(finding.sentence).filter(|said| !said.is_empty()).into_iter().collect(),
                found: finding.message,
                provision: finding.provision,
                why: finding.why,
            });
            continue;
        };
        one.at.extend(at.filter(|at| !one.at.contains(at)));
        if !finding.sentence.is_empty() && !one.sentences.contains(&finding.sentence) {
            one.sentences.push(finding.sentence);
        }
    }
    list.sort_by_key(|one| std::cmp::Reverse(one.level)); // stable: the laws stay in their order
    list
}

/// Where it was found: the question, with its row.
fn place(shown: &Answers, finding: &Finding) -> Option<String> {
    let at = finding.at.first()?;
    let label = open::question_of(at)?.label;
    let about = open::about(shown, at).filter(|row| !row.is_empty());
    Some(about.map_or_else(|| label.to_owned(), |row| format!("{label}: {row}")))
}
