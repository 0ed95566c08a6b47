//! Dates that cannot be meant: from when a policy applies, and when it was last updated.
//!
//! A date that was published is history and is left alone until somebody types another. Must not know a clock:
//! whoever asks says which day it is. The price: these findings are not part of [`super::completeness`], which
//! knows no day.

use super::own::ODD;
use super::{Finding, Level};
use crate::draft::Draft;
use crate::path;
use crate::values::PolicyDate;

/// A date of the future is told once, as what it breaks.
pub(super) const YIELDS_TO: &[&str] = &["x-do-01"];

/// How many months ahead a date may lie before somebody is asked whether it is meant.
const MONTHS_AHEAD: u32 = 12;

/// What is odd about the date at this path, in words for the author; it never stops anything.
pub fn odd_date(draft: &Draft, at: &str, today: PolicyDate) -> Option<String> {
    let effective = match at {
        "changes.effective" => true,
        "changes.updated" => false,
        _ => return None,
    };
    let answers = draft.published();
    let value = path::get(&answers, at)?;
    let date = PolicyDate::parse(value.as_str()?).ok()?;
    let words = date.words(answers.american());
    let is_new = draft
        .publications
        .last()
        .is_none_or(|last| draft.set.get(at).is_some_and(|said| said.on > last.on));
    if effective && is_new && date.before(today) {
        return Some(format!(
            "{words} is before today: was this text already public then? If not, take today"
        ));
    }
    if !effective && today.before(date) {
        return Some(format!("{words} lies ahead: the policy cannot have been updated then"));
    }
    (effective && today.later(MONTHS_AHEAD).before(date)).then(|| format!("{words} is more than a year away: is the year right?"))
}

/// A finding for each date that is odd on this day.
pub fn dates(draft: &Draft, today: PolicyDate) -> Vec<Finding> {
    let finding = |at: &'static str| {
        let message = odd_date(draft, at, today)?;
        // from when it applies only its author knows; that it was not updated tomorrow anybody does
        let level = if at == "changes.effective" {
            Level::Consider
        } else {
            ODD.level
        };
        Some(Finding {
            level,
            at: vec![at.to_owned()],
            questions: vec![at],
            ..Finding::ours(&ODD, &draft.name, message)
        })
    };
    ["changes.effective", "changes.updated"]
        .into_iter()
        .filter_map(finding)
        .collect()
}
