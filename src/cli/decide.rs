//! `decide`: what an author decides about a finding, from the command line.
//!
//! The decision goes through the same edit, journal and lock as on the screen; its reason goes beside the draft. The
//! price: the draft is reviewed once, to know which findings there are to decide about.

use super::args::Decide;
use super::out::Out;
use super::{Done, Failure, Outcome, load};
use crate::asking::{Desk, Keeper, clear, decide};
use crate::draft::{Decision, Draft, Matter};
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
    private::load(&desk.file)?; // before anything is decided whose reason could not be kept
    let who = Who {
        by: "author".to_owned(),
        on: today,
    };
    let decided = asked.decision.filter(|_| !asked.clear);
    let done = if asked.clear {
        let about = decided_there(&desk, rule, asked)?;
        clear(&mut desk, &about, &who)
    } else {
        let chosen = found_there(&desk, rule, asked, today)?;
        let Some(decision) = decided else {
            return Err(Failure(
                "say what is decided: accepted, not-applicable, later or ask-counsel; --clear takes a decision away".to_owned(),
            ));
        };
        let reason = asked.reason.as_deref().unwrap_or_default();
        decide(&mut desk, &chosen.iter().collect::<Vec<_>>(), Some((decision, reason)), &who)
    };
    let done = done.map_err(|refused| Failure(refused.0))?;
    if let Some(told) = keeper.save(&mut desk, true).map_err(Failure)? {
        Out::say(&told);
    }
    let words = decided.map_or("no longer decided", |decided| decided.words());
    let times = crate::interview::counted(done, "finding", "findings").unwrap_or_default();
    Out::say(&format!("{rule}: {words} ({times})"));
    super::counsel::ignoring(&desk.file, asked.gitignore)?;
    Ok(Done::Fine)
}

/// What the rule finds at these answers, of which one names it, and in this sentence; anywhere where none is given.
fn found_there(desk: &Desk, rule: &str, asked: &Decide, today: PolicyDate) -> Result<Vec<Finding>, Failure> {
    let found = review::review(&desk.draft, today).findings;
    let of_rule: Vec<Finding> = found.into_iter().filter(|one| one.rule == rule).collect();
    let places: Vec<String> = of_rule.iter().map(|one| place(&one.at, &one.sentence)).collect();
    let chosen = of_rule
        .into_iter()
        .filter(|one| is_there(&one.at, &one.sentence, asked))
        .collect::<Vec<_>>();
    match (chosen.is_empty(), places.is_empty()) {
        (false, _) => Ok(chosen),
        (true, true) => Err(Failure(format!(
            "{rule} finds nothing in this draft, so there is nothing to decide"
        ))),
        (true, false) => Err(Failure(format!(
            "{rule} finds nothing there; it speaks at {}",
            places.join("; ")
        ))),
    }
}

/// What is decided about the rule at these answers, whether or not it still finds something there.
fn decided_there(desk: &Desk, rule: &str, asked: &Decide) -> Result<Vec<Matter>, Failure> {
    let of_rule = desk
        .draft
        .decisions
        .iter()
        .map(Decision::matter)
        .filter(|one| one.rule == rule);
    let of_rule: Vec<Matter> = of_rule.collect();
    let places: Vec<String> = of_rule.iter().map(|one| place(&one.at, &one.sentence)).collect();
    let chosen: Vec<Matter> = of_rule
        .into_iter()
        .filter(|one| is_there(&one.at, &one.sentence, asked))
        .collect();
    match (chosen.is_empty(), places.is_empty()) {
        (false, _) => Ok(chosen),
        (true, true) => Err(Failure(format!("nothing is decided about {rule}"))),
        (true, false) => Err(Failure(format!(
            "nothing is decided there about {rule}, but at {}",
            places.join("; ")
        ))),
    }
}

fn is_there(at: &[String], sentence: &str, asked: &Decide) -> bool {
    let said = asked.sentence.as_deref().is_none_or(|words| sentence.contains(words.trim()));
    said && (asked.at.is_empty() || at.iter().any(|one| asked.at.contains(one)))
}

/// The answers at which it is, and the sentence, if it is one.
fn place(at: &[String], sentence: &str) -> String {
    let at = at.join(", ");
    if sentence.is_empty() {
        at
    } else {
        format!("{at} “{sentence}”")
    }
}

/// Every decision of a draft, and whether it holds.
fn list(out: &Out, draft: &Draft, today: PolicyDate) -> Outcome {
    let found = review::review(draft, today).findings;
    let rows: Vec<(String, String)> = draft
        .decisions
        .iter()
        .map(|decision| {
            let about = |one: &&Finding| review::decision_on(draft, one, &found) == Some(decision);
            let words = match found.iter().find(about).and_then(review::decided_words) {
                Some(words) => words,
                None => review::stale_words(decision),
            };
            let at = place(&decision.at, &decision.sentence);
            (decision.rule.clone(), format!("{words}  {at}"))
        })
        .collect();
    if rows.is_empty() {
        Out::say("nothing is decided; `policy-wizard decide DRAFT RULE DECISION` decides about a finding of `check`");
    }
    out.table(&rows)?;
    Ok(Done::Fine)
}
