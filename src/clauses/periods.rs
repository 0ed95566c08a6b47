//! The words of a [`Period`]: for a cell of a table, after "kept", and as what we do when an account closes.
//!
//! A period is one answer, so its parts may choose each other's wording freely. Three forms are kept apart
//! instead of one that is bent: a cell has no verb, a sentence has one. Must not know where a period stands.
//!
//! The price: whose life a period follows is the author's noun, and only "account", "subscription" and
//! "membership" are known to be something that is active; all else has a life.

use super::words::{Words, say, user};
use crate::values::{Ending, How, Period, Span, Start};

/// How long, for a cell: `30 days after the account is closed`; nothing where a number is missing.
pub(super) fn cell(period: &Period) -> Option<Words> {
    Some(match period.how {
        How::Exactly => say![period.span?.words(), period.from.map(since)],
        How::UpTo => say!["Up to ", period.span?.words(), period.from.map(since)],
        How::AtLeast => say!["At least ", period.span?.words(), period.from.map(since)],
        How::About => say!["About ", period.span?.words(), period.from.map(since)],
        How::LifeOf => say![
            life(period, "While ", "Life of ")?,
            period.plus.map(|plus| say![" and up to ", longer(plus)])
        ],
        How::Needed => say!["As long as needed for ", user(period.of.as_deref()?)],
        How::Law => say!["The period set by ", law(period), usual(period, ", ", "")],
        How::ProviderDefault => match (period.span, &period.of) {
            (Some(span), of) => say![span.words(), ", the default", of.as_deref().map(|of| say![" of ", user(of)])],
            (None, of) => say!["The default", say![" of ", user(of.as_deref()?)]],
        },
        How::Indefinitely => say!["Without a time limit"],
        How::NotKept => say!["Not kept"],
    })
}

/// How long, as a predicate: `kept for 30 days after collection`; nothing where a number is missing.
pub(super) fn kept(period: &Period) -> Option<Words> {
    match period.how {
        How::NotKept => Some(say!["not kept"]),
        How::Exactly
        | How::UpTo
        | How::AtLeast
        | How::About
        | How::LifeOf
        | How::Needed
        | How::Law
        | How::ProviderDefault
        | How::Indefinitely => Some(say!["kept ", time(period)?]),
    }
}

/// How long, after a verb such as "we keep it": `for up to 30 days`; nothing where a number is missing or
/// nothing is kept.
pub(super) fn time(period: &Period) -> Option<Words> {
    let from = period.from.map(since);
    Some(match period.how {
        How::Exactly => say!["for ", period.span?.words(), from],
        How::UpTo => say!["for up to ", period.span?.words(), from],
        How::AtLeast => say!["for at least ", period.span?.words(), from],
        How::About => say!["for about ", period.span?.words(), from],
        How::LifeOf => say![
            life(period, "while ", "for the life of ")?,
            period.plus.map(|plus| say![" and up to ", longer(plus)])
        ],
        How::Needed => say!["as long as needed for ", user(period.of.as_deref()?)],
        How::Law => say!["for the period set by ", law(period), usual(period, " (", ")")],
        How::ProviderDefault => match (period.span, &period.of) {
            (Some(span), Some(of)) => say!["for ", span.words(), " (the default of ", user(of), ")"],
            (Some(span), None) => say!["for ", span.words(), " (the default)"],
            (None, of) => say!["for the default period of ", user(of.as_deref()?)],
        },
        How::Indefinitely => say!["without a time limit"],
        How::NotKept => return None,
    })
}

/// What we do with data that is over after this time: `we delete it within 30 days`. The clock has been
/// named already (an account is closed), so a start is said only where it is another one. With `grace`, an
/// exact time is a grace period.
pub(super) fn after(period: &Period, grace: bool) -> Option<Words> {
    let mut rest = period.clone();
    if matches!(rest.from, Some(Start::AccountClosed | Start::DeletionAsked)) {
        rest.from = None;
    }
    Some(match (rest.how, rest.then) {
        (How::NotKept, None) => say!["We do not keep your data"],
        (How::NotKept, Some(then)) => say!["We ", act(then), " your data", manner(then), " at once"],
        (How::UpTo, Some(then)) => {
            let span = rest.span?.words();
            say![
                "We ",
                act(then),
                " your data",
                manner(then),
                " within ",
                span,
                rest.from.map(since_that)
            ]
        }
        (How::Indefinitely, _) | (_, None) => say!["We keep your data ", time(&rest)?],
        (How::Exactly | How::AtLeast | How::About | How::LifeOf | How::Needed | How::Law | How::ProviderDefault, Some(then)) => {
            let time = match (rest.how, rest.span) {
                (How::Exactly, Some(span)) if grace => say!["for a grace period of ", span.words(), rest.from.map(since)],
                _ => time(&rest)?,
            };
            say!["We keep your data ", time, " and then ", act(then), " it", manner(then)]
        }
    })
}

/// What happens when the time is over, as a participle: `deleted automatically`.
pub(super) fn ended(then: Ending) -> &'static str {
    match then {
        Ending::Deleted => "deleted",
        Ending::DeletedAutomatically => "deleted automatically",
        Ending::DeletedForGood => "deleted permanently and automatically",
        Ending::DeletedPermanently => "deleted permanently",
        Ending::Anonymised => "anonymised",
        Ending::DeletedOrAnonymised => "deleted or anonymised",
        Ending::DeletedPermanentlyOrAnonymised => "permanently deleted or anonymised",
        Ending::Purged => "purged",
        Ending::Overwritten => "overwritten",
    }
}

/// What we do when the time is over, as a verb: `delete`, before its object and [`manner`].
pub(super) fn act(then: Ending) -> &'static str {
    match then {
        Ending::Deleted | Ending::DeletedAutomatically | Ending::DeletedForGood | Ending::DeletedPermanently => "delete",
        Ending::Anonymised => "anonymise",
        Ending::DeletedOrAnonymised => "delete or anonymise",
        Ending::DeletedPermanentlyOrAnonymised => "permanently delete or anonymise",
        Ending::Purged => "purge",
        Ending::Overwritten => "overwrite",
    }
}

/// How we do it, after the object: ` automatically`.
pub(super) fn manner(then: Ending) -> &'static str {
    match then {
        Ending::DeletedAutomatically => " automatically",
        Ending::DeletedForGood => " permanently and automatically",
        Ending::DeletedPermanently => " permanently",
        Ending::Deleted
        | Ending::Anonymised
        | Ending::DeletedOrAnonymised
        | Ending::DeletedPermanentlyOrAnonymised
        | Ending::Purged
        | Ending::Overwritten => "",
    }
}

/// Whether data can stay longer than the account to which it belongs.
pub(super) fn outlasts_account(period: &Period) -> bool {
    match period.how {
        How::Exactly | How::UpTo | How::AtLeast | How::About => {
            !matches!(period.from, Some(Start::AccountClosed | Start::DeletionAsked))
        }
        How::LifeOf => !period.of.as_deref().is_some_and(|of| of.trim().ends_with("account")),
        How::Law | How::ProviderDefault | How::Indefinitely | How::Needed => true,
        How::NotKept => false,
    }
}

fn since(start: Start) -> &'static str {
    match start {
        Start::Collected => " after collection",
        Start::AccountClosed => " after the account is closed",
        Start::ContractEnds => " after the contract ends",
        Start::DeletionAsked => " after deletion is requested",
        Start::LastUse => " after the last use",
        Start::Made => " after creation",
    }
}

fn since_that(start: Start) -> &'static str {
    match start {
        Start::Collected => " of collection",
        Start::AccountClosed => " of the closing",
        Start::ContractEnds => " of the end of the contract",
        Start::DeletionAsked => " of the request",
        Start::LastUse => " of the last use",
        Start::Made => " of creation",
    }
}

/// The life of something: what is active is said to be active, all else has a life.
fn life(period: &Period, active: &'static str, lasting: &'static str) -> Option<Words> {
    let of = period.of.as_deref()?.trim().trim_end_matches('.');
    let (rest, noun) = of.rsplit_once(' ').unwrap_or(("", of));
    if matches!(noun, "account" | "subscription" | "membership") {
        let rest = rest.strip_suffix("active").unwrap_or(rest).trim_end();
        let of = if rest.is_empty() {
            format!("the {noun}")
        } else {
            format!("{rest} {noun}")
        };
        Some(say![active, user(&of), " is active"])
    } else {
        Some(say![lasting, user(of)])
    }
}

fn longer(span: Span) -> String {
    let words = span.words();
    match words.split_once(' ') {
        Some((count, unit)) => format!("{count} more {unit}"),
        None => words,
    }
}

fn law(period: &Period) -> Words {
    period.of.as_deref().map_or_else(|| say!["law"], |of| say![user(of)])
}

/// The usual result of a law: `, in the US usually 7 years`.
fn usual(period: &Period, before: &'static str, after: &'static str) -> Option<Words> {
    let span = period.span?.words();
    let at = period.at.as_deref().map(|at| say!["in ", user(at), " "]);
    Some(say![before, at, "usually ", span, after])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{Chosen, Unit};

    fn text(words: Option<Words>) -> String {
        words.unwrap_or_default().iter().map(crate::document::Inline::words).collect()
    }

    fn full(how: How, from: Option<Start>, then: Option<Ending>) -> Period {
        let numbered = matches!(
            how,
            How::Exactly | How::UpTo | How::AtLeast | How::About | How::Law | How::ProviderDefault
        );
        Period {
            span: numbered.then_some(Span {
                count: 30,
                unit: Unit::Days,
            }),
            of: Some("the account".into()),
            from,
            then,
            ..Period::new(how)
        }
    }

    #[test]
    fn every_period_has_a_cell_and_a_predicate_that_read_as_english() {
        for &how in How::ALL {
            let starts = [None].into_iter().chain(Start::ALL.iter().copied().map(Some));
            for from in starts {
                for &then in Ending::ALL {
                    let period = full(how, from, Some(then));
                    for words in [text(cell(&period)), text(kept(&period)), text(after(&period, false))] {
                        assert!(!words.is_empty(), "{period:?} says nothing");
                        assert!(!words.contains("  ") && !words.ends_with(' '), "“{words}” has stray spaces");
                        assert!(
                            !words.contains("for for") && !words.contains("after after"),
                            "“{words}” stutters"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_period_without_its_number_says_nothing() {
        for how in [How::Exactly, How::UpTo, How::AtLeast, How::About] {
            let period = Period::new(how);
            assert_eq!(cell(&period), None, "{how:?} has no number to state");
            assert_eq!(after(&period, false), None, "{how:?} has no number to state");
        }
    }

    #[test]
    fn what_is_active_is_said_to_be_active() {
        let mut period = full(How::LifeOf, None, None);
        period.of = Some("your active account".into());
        assert_eq!(text(cell(&period)), "While your account is active");
        period.of = Some("the workspace".into());
        period.plus = Some(Span {
            count: 1,
            unit: Unit::Months,
        });
        assert_eq!(text(cell(&period)), "Life of the workspace and up to 1 more month");
        assert_eq!(
            text(kept(&period)),
            "kept for the life of the workspace and up to 1 more month"
        );
    }

    #[test]
    fn closing_an_account_names_the_clock_only_once() {
        let period = full(How::UpTo, Some(Start::AccountClosed), Some(Ending::DeletedPermanently));
        assert_eq!(text(after(&period, false)), "We delete your data permanently within 30 days");
        let period = full(How::Exactly, Some(Start::ContractEnds), Some(Ending::Anonymised));
        assert_eq!(
            text(after(&period, false)),
            "We keep your data for 30 days after the contract ends and then anonymise it"
        );
    }
}
