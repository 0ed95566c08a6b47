//! What is decided about findings, together with why: set, put in the place of another, taken away.
//!
//! A reason belongs to one decision. It is written beside the draft as long as that decision stands in the draft, and
//! taken from the disk with it; taking a change back brings both again. A decision can be taken away whether or not the
//! review still finds what it is about. Must not touch files: the keeper does, when the draft is saved. The price: the
//! reason of a decision that was taken away in an earlier session is gone.

use super::Fold;
use crate::asking::Desk;
use crate::draft::notes::{Notes, Reason};
use crate::draft::{Decided, Decision, Draft, Judgement, Matter, judgements};
use crate::edit::{Edit, Refused, Who};
use crate::review::{self, Finding};
use std::collections::BTreeSet;

/// Why something was decided, by the decision; and why a provider was judged so, by the judgement.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reasons(Vec<(Decision, String)>, Vec<(Judgement, String)>);

impl Reasons {
    /// Those of the decisions of a draft.
    pub fn of(draft: &Draft, notes: &Notes) -> Self {
        let known = draft.decisions.iter().filter_map(|decision| {
            let reason = notes.reason(&decision.matter())?;
            Some((decision.clone(), reason.to_owned()))
        });
        let judged = draft.scan.iter().filter_map(|one| {
            let reason = notes.reason(&judgements::matter(&one.vendor))?;
            Some((one.clone(), reason.to_owned()))
        });
        Self(known.collect(), judged.collect())
    }

    /// Why this was decided.
    pub fn get(&self, decision: &Decision) -> Option<&str> {
        let found = self.0.iter().find(|(one, _)| one == decision);
        found.map(|(_, reason)| reason.as_str())
    }

    /// Why a provider was judged so.
    pub fn of_judgement(&self, judgement: &Judgement) -> Option<&str> {
        let found = self.1.iter().find(|(one, _)| one == judgement);
        found.map(|(_, reason)| reason.as_str())
    }

    /// What is to be kept beside this draft.
    pub fn kept(&self, draft: &Draft) -> Vec<Reason> {
        let reason = |decision: &Decision| Some(Reason::new(&decision.matter(), self.get(decision)?));
        let judged = |one: &Judgement| Some(Reason::new(&judgements::matter(&one.vendor), self.of_judgement(one)?));
        let judged = draft.scan.iter().filter_map(judged);
        draft.decisions.iter().filter_map(reason).chain(judged).collect()
    }

    /// Says why a provider was judged so; nothing where the text is empty.
    pub fn say_of(&mut self, judgement: &Judgement, reason: &str) {
        self.1.retain(|(one, _)| one != judgement);
        let reason = crate::values::clean(reason).trim().to_owned();
        if !reason.is_empty() {
            self.1.push((judgement.clone(), reason));
        }
    }

    fn give(&mut self, decision: &Decision, reason: &str) {
        self.0.retain(|(one, _)| one != decision);
        let reason = crate::values::clean(reason).trim().to_owned();
        if !reason.is_empty() {
            self.0.push((decision.clone(), reason));
        }
    }
}

/// Decides about findings as one change, with the reason, which may be empty: an earlier decision and its reason go.
/// Without a decision what was decided is taken away. How many it was.
pub fn decide(desk: &mut Desk, findings: &[&Finding], decided: Option<(Decided, &str)>, who: &Who) -> Result<usize, Refused> {
    let all = review::review(&desk.draft, who.on).findings;
    let earlier = findings.iter().filter_map(|one| review::decision_on(&desk.draft, one, &all));
    let earlier: BTreeSet<Matter> = earlier.map(Decision::matter).collect();
    let Some((decided, reason)) = decided else {
        return clear(desk, &earlier.into_iter().collect::<Vec<_>>(), who);
    };
    let about: BTreeSet<Matter> = findings.iter().map(|one| one.matter()).collect();
    let mut edits: Vec<Edit> = earlier.difference(&about).map(away).collect();
    for finding in findings {
        edits.push(finding.decide(Some(decided))?);
    }
    desk.edit(&edits, who)?;
    say_why(desk, findings, reason);
    Ok(findings.len())
}

/// Says why, of what is decided about findings; nothing where the text is empty.
pub fn say_why(desk: &mut Desk, findings: &[&Finding], reason: &str) {
    if desk.may_change().is_err() {
        return;
    }
    for finding in findings {
        if let Some(decision) = desk.draft.decision(&finding.matter()) {
            desk.reasons.give(decision, reason);
        }
    }
}

/// Why the author decided so about a fold, or once did; empty where nothing was said.
pub fn reason_of(desk: &Desk, fold: &Fold) -> String {
    let decisions = || desk.draft.decisions.iter();
    let of = |one: &Finding| {
        let about = one.matter();
        let own = desk.draft.decision(&about);
        let near = || decisions().find(|decision| one.lapsed.is_some() && decision.matter().is_near(&about));
        desk.reasons.get(own.or_else(near)?)
    };
    fold.findings.iter().find_map(of).unwrap_or_default().to_owned()
}

/// Takes decisions away as one change, whatever the review finds now; how many it was.
pub fn clear(desk: &mut Desk, about: &[Matter], who: &Who) -> Result<usize, Refused> {
    if about.is_empty() {
        return Err(Refused("nothing is decided here".into()));
    }
    desk.edit(&about.iter().map(away).collect::<Vec<_>>(), who)?;
    Ok(about.len())
}

fn away(about: &Matter) -> Edit {
    Edit::Decide {
        about: about.clone(),
        ruling: None,
    }
}
