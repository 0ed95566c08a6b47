//! Cookies and tracking: what is said of them against what is there.
//!
//! Where a law of a region finds the same fault (consent in the EU, signals in California), the precedence decides which
//! of the two stands. Must not decide which of the two answers is right. The price: what a provider stores is taken from
//! the catalogue only where its job is to measure, or to sign people in on a page of its own.

pub(super) mod consent;
pub(super) mod followed;
pub(super) mod stored;

use crate::interview::cookies::CookieRow;
use crate::review::case::Case;
use crate::review::names::recipient_name;
use crate::review::phrases::Line;
use crate::review::rule::Rule;

const GDPR: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";

const FTC: &str = "https://www.ftc.gov";

/// What most of these have in common.
const TRACKING: Rule = Rule {
    provision: "GDPR Art. 5(1)(a); FTC Act s. 5; Directive 2002/58/EC Art. 5(3)",
    source: "https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19",
    ..Rule::NEW
};

/// A cookie of others that measures, after a yes.
#[cfg(test)]
const MEASURED: &[&str] = &[
    "sharing.any_recipients=true",
    "sharing.recipients.stats={\"name\":\"Statly\",\"job\":[\"web-analytics\"],\"country\":{\"area\":\"DE\"}}",
    "cookies.any_items=true",
    "cookies.items.stats={\"name\":\"_stats\",\"sort\":\"analytics\",\"does\":[\"usage-patterns\"],\"by\":[\"stats\"],\"lasts\":\"13 months\",\"consent\":\"opt-in\"}",
    "cookies.banner=true",
    "cookies.off_by_default=true",
    "cookies.reopen=Cookie settings",
];

const EXCEPT: &[&str] = &["except", "other than", "apart from", "besides", "unless"];

/// The cookies that others set, with the name of each.
fn of_others(case: &Case) -> impl Iterator<Item = (&CookieRow, &str)> {
    let items = case.answers.cookies.items.iter();
    items.filter_map(|row| {
        let by = row.by.iter().flatten().find_map(|key| case.recipient(key))?;
        Some((row, recipient_name(by)))
    })
}

/// Whether a sentence says one of these phrases, and the clause ends there.
fn ends(line: &Line, phrases: &[&str]) -> bool {
    let mut hits = phrases.iter().flat_map(|phrase| line.all(phrase));
    hits.any(|hit| !line.quoted(&hit) && line.clause(&hit).end == hit.0.end)
}

fn same_words(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}
