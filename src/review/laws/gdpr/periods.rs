//! How long data is kept.

use super::{GDPR, WP260};
use crate::interview::collection::{Held, KindRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::rule::{Breach, MEMORY, Rule};
#[cfg(test)]
use crate::review::trial::Trial;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "gdpr-13-2-a",
        provision: "GDPR Art. 13(2)(a)",
        wrong: "The text does not say how long some data is kept, nor what decides it.",
        why: "People must learn the period, or what decides it where there is none.",
        mend: &["Give the period.", "Say what decides how long it is kept."],
        questions: &["collection.kinds.*.kept", "retention.criteria", "retention.periods"],
        check: |case| if has_criteria(case) { Vec::new() } else { endless(case) },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.kept="],
            mends: &["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\"}"],
            shows: "your account is active",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-a-percat",
        provision: "WP260 rev.01, annex, on GDPR Art. 13(2)(a)",
        source: WP260,
        level: Should,
        wrong: "Some data has no period of its own, only the general words.",
        why: "“As long as necessary” tells people nothing about their own data.",
        mend: &["Give each kind of data its period."],
        questions: &["collection.kinds.*.kept", "retention.criteria", "retention.periods"],
        attested: MEMORY,
        check: |case| if has_criteria(case) { endless(case) } else { Vec::new() },
        #[cfg(test)]
        trial: Trial {
            given: &["retention.criteria=[\"purpose\"]"],
            breaks: &["collection.kinds.account.kept="],
            mends: &["collection.kinds.account.kept={\"how\":\"life-of\",\"of\":\"your account\"}"],
            shows: "your account is active",
            ..Trial::NEW
        },
        ..GDPR
    },
];

/// Whether the text says in general what decides how long data is kept.
fn has_criteria(case: &Case) -> bool {
    case.answers.retention.criteria.as_ref().is_some_and(|all| !all.is_empty())
}

/// The kinds of data of which no period is stated; what never leaves a person's device is not kept.
fn endless(case: &Case) -> Vec<Breach> {
    let away = |kind: &&KindRow| !matches!(kind.held, Some(Held::Device | Held::Memory));
    let bare = case.own_kinds().filter(away).filter(|kind| !has_period(case, kind));
    bare.map(|kind| {
        let name = kind.name.as_deref().unwrap_or(&kind.key);
        Breach::said(
            format!("collection.kinds.{}.kept", kind.key),
            format!("{name}: no period of its own says how long it is kept."),
        )
    })
    .collect()
}

fn has_period(case: &Case, kind: &KindRow) -> bool {
    let stated = |kept: Option<&crate::values::Period>| kept.is_some_and(|kept| kept.lacks().is_none());
    let further = |row: &crate::interview::retention::PeriodRow| {
        row.kinds.iter().flatten().any(|key| *key == kind.key) && stated(row.kept.as_ref())
    };
    stated(kind.kept.as_ref()) || case.answers.retention.periods.iter().any(further)
}
