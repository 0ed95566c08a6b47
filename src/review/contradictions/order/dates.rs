//! The days in the text: not yet come, long past, or without a day.

use super::CALOPPA;
use crate::review::Level::Should;
use crate::review::contradictions::CLASH;
use crate::review::dates::Day;
use crate::review::rule::{Rule, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::PolicyDate;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-do-01",
        provision: "11 CCR 7011(e)(4); FTC Act s. 5",
        source: "https://cppa.ca.gov/regulations/",
        wrong: "The policy says that it was updated on a day that has not come yet.",
        why: "Readers, courts and authorities go by this date.",
        mend: &["Give the day of the last change."],
        questions: &["changes.updated", "changes.effective"],
        check: |case| {
            let changes = &case.answers.changes;
            let updated = changes.updated.filter(|date| is_day(*date)).map(Day::of);
            // a policy that is written ahead, for the day from which it will apply, is meant so
            let ahead = updated.is_some_and(|on| changes.effective.is_some_and(|from| on <= Day::of(from)));
            wrong_if(updated.is_some_and(|on| on > case.today) && !ahead, &["changes.updated"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["changes.date_kind=both", "changes.updated=2026-11-10"],
            breaks: &["changes.updated=2027-11-10"],
            mends: &["changes.updated=2026-11-10"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-02",
        provision: "FTC Act s. 5; Cal. Civ. Code 1798.130(a)(5)",
        source: "https://www.ftc.gov",
        wrong: "A sentence promises a look at the policy every year, and its date is older.",
        why: "A promise about the policy itself is kept or broken for all to see.",
        mend: &[
            "Go through the answers, mend what has changed, and give it a new date.",
            "Take the promise out.",
        ],
        questions: &["changes.updated", "changes.effective", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let changes = &case.answers.changes;
            let last = changes.updated.into_iter().chain(changes.effective).map(Day::of).max();
            let old = last.is_some_and(|last| last.later(12) < case.today);
            if !old {
                return Vec::new();
            }
            let lines = case.own();
            let promised = lines
                .iter()
                .filter(|line| line.asserts(YEARLY).is_some() && line.has(&["policy", "notice", "it"]));
            promised.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"changes\",\"text\":\"We go through this policy at least once a year.\"}"],
            breaks: &["changes.effective=2025-10-01"],
            mends: &["changes.effective=2026-11-01"],
            shows: "2026",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-do-03",
        provision: "Cal. Bus. & Prof. Code 22575(b)(4); N.J.S.A. 56:8-166.6(a)(6)",
        source: CALOPPA,
        level: Should,
        wrong: "The policy carries only a month.",
        why: "From which day it applies decides which text was valid when something happened.",
        mend: &["Give the day."],
        questions: &["changes.effective", "changes.updated", "changes.date_kind"],
        check: |case| {
            let changes = &case.answers.changes;
            let dates = [("changes.effective", changes.effective), ("changes.updated", changes.updated)];
            let given: Vec<_> = dates.into_iter().filter_map(|(at, date)| Some((at, date?))).collect();
            let month = given.iter().all(|(_, date)| !is_day(*date));
            let first = given.first().map_or("", |(at, _)| at);
            wrong_if(month && !given.is_empty(), &[first])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["changes.effective=2026-11"],
            mends: &["changes.effective=2026-11-01"],
            shows: "1 November 2026",
            ..Trial::NEW
        },
        ..CLASH
    },
];

const YEARLY: &[&str] = &[
    "at least once a year",
    "at least every year",
    "at least every 12|twelve months",
    "at least annually|yearly",
    "review|update|revise ... policy ... annually|yearly",
    "review|update|revise ... policy ... every year",
    "review|update|revise ... policy ... once a year",
];

/// Whether a date names its day.
fn is_day(date: PolicyDate) -> bool {
    date.parts().2.is_some()
}
