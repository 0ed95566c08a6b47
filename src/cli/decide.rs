//! `decide`: what an author decides about a finding, from the command line.
//!
//! The decision goes through the same edit, journal and lock as on the screen; its reason goes beside the draft. The
//! price: the draft is reviewed once, to know which findings there are to decide about.

use super::args::Decide;
use super::out::Out;
use super::{Done, Failure, Outcome, load};
use crate::asking::{Keeper, decide};
use crate::draft::Draft;
use crate::drafts::{Places, locate, private};
use crate::edit::Who;
use crate::review::{self, Finding};
use crate::values::PolicyDate;

pub(super) fn run(places: Places, out: &Out, asked: &Decide, today: PolicyDate) -> Outcome {
    let Some(rule) = &asked.rule else {
        let (_, _, draft) = load(&places, &asked.draft)?;
        return list(out, &draft, today);
    };
    if !asked.clear
        && let Some(why) = review::refusal(rule)
    {
        return Err(Failure(why));
    }
    let file = locate(&places, &asked.draft);
    let mut keeper = Keeper::new(places);
    let mut desk = keeper.open_desk(&file).map_err(Failure)?;
    let found = review::review(&desk.draft, today).findings;
    let of_rule: Vec<&Finding> = found.iter().filter(|one| one.rule == rule).collect();
    let chosen: Vec<&Finding> = of_rule
        .iter()
        .copied()
        .filter(|one| asked.at.is_empty() || one.at.iter().any(|at| asked.at.contains(at)))
        .collect();
    if chosen.is_empty() {
        let at: Vec<String> = of_rule.iter().map(|one| one.at.join(", ")).collect();
        return Err(Failure(if at.is_empty() {
            format!("{rule} finds nothing in this draft, so there is nothing to decide")
        } else {
            format!("{rule} finds nothing there; it speaks at {}", at.join("; "))
        }));
    }
    if asked.decision.is_none() && !asked.clear {
        return Err(Failure(
            "say what is decided: accepted, not-applicable, later or ask-counsel; --clear takes a decision away".to_owned(),
        ));
    }
    let decided = asked.decision.filter(|_| !asked.clear);
    let who = Who {
        by: "author".to_owned(),
        on: today,
    };
    let done = decide(&mut desk, &chosen, decided, &who).map_err(|refused| Failure(refused.0))?;
    if let Some(told) = keeper.save(&mut desk, true).map_err(Failure)? {
        Out::say(&told);
    }
    if asked.clear || asked.reason.is_some() {
        for finding in &chosen {
            let reason = asked.reason.as_deref().unwrap_or_default();
            private::reason(&desk.file, finding.rule, &finding.at, reason, true)?;
        }
    }
    let words = decided.map_or("no longer decided", |decided| decided.words());
    let times = crate::interview::counted(done, "finding", "findings").unwrap_or_default();
    Out::say(&format!("{rule}: {words} ({times})"));
    super::counsel::ignoring(&desk.file, asked.gitignore)?;
    Ok(Done::Fine)
}

/// Every decision of a draft, and whether it holds.
fn list(out: &Out, draft: &Draft, today: PolicyDate) -> Outcome {
    let found = review::review(draft, today).findings;
    let rows: Vec<(String, String)> = draft
        .decisions
        .iter()
        .map(|decision| {
            let finding = found.iter().find(|one| decision.is_of(one.rule, &one.at));
            let words = match finding {
                Some(one) => review::decided_words(one).unwrap_or_default(),
                None => format!("decided on {}; the review no longer finds it", decision.on),
            };
            let at = decision.at.join(", ");
            (decision.rule.clone(), format!("{words}  {at}"))
        })
        .collect();
    if rows.is_empty() {
        Out::say("nothing is decided; `policy-wizard decide DRAFT RULE DECISION` decides about a finding of `check`");
    }
    out.table(&rows)?;
    Ok(Done::Fine)
}
