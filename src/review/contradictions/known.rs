//! What several subjects ask of a draft: names, own statements, and what the catalogue knows of a provider.
//!
//! Must hold no rule. The price: a provider without an entry picked is known by its exact name alone.

use crate::interview::collection::KindRow;
use crate::interview::cookies::{CookieRow, Does, Sort};
use crate::interview::sharing::{Job, RecipientRow};
use crate::review::case::Case;
use crate::review::phrases::{Line, literal};
use crate::review::rule::Breach;
use crate::values::Chosen;
use crate::vendors::{self, Vendor};

/// The entry of the catalogue for a recipient: the one that was picked, or the one of that very name.
pub(super) fn vendor(row: &RecipientRow) -> Option<&'static Vendor> {
    if let Some(picked) = row.catalogue.as_deref().and_then(vendors::find) {
        return Some(picked);
    }
    let name = row.name.as_deref()?.trim();
    let same = |known: &str| known.eq_ignore_ascii_case(name);
    vendors::all()
        .iter()
        .find(|vendor| same(&vendor.name) || vendor.aliases.iter().any(|alias| same(alias)))
}

/// What a recipient is called.
pub(super) fn called(row: &RecipientRow) -> &str {
    row.name.as_deref().unwrap_or(&row.key)
}

/// The recipient of this key.
pub(super) fn recipient<'a>(case: &'a Case, key: &str) -> Option<&'a RecipientRow> {
    case.answers.sharing.recipients.iter().find(|row| row.key == key)
}

/// Whether a recipient does this.
pub(super) fn does(row: &RecipientRow, job: Job) -> bool {
    row.job.as_ref().is_some_and(|jobs| jobs.contains(&job))
}

/// The sentences of the author's own statements.
pub(super) fn statements(case: &Case) -> impl Iterator<Item = &Line> {
    case.own().iter().filter(|line| line.statement && !line.heading)
}

/// Whether data is sold, or shared for advertising across sites.
pub(super) fn sold(case: &Case) -> bool {
    case.answers.sharing.sell == Some(true) || case.answers.sharing.share_for_ads == Some(true)
}

/// What a cookie is called.
pub(super) fn cookie(row: &CookieRow) -> String {
    match (&row.name, row.sort) {
        (Some(name), _) => format!("the cookie “{name}”"),
        (None, Some(sort)) => format!("the {} cookie", sort.label()),
        (None, None) => format!("the cookie “{}”", row.key),
    }
}

/// Whether a cookie is there for advertising.
pub(super) fn advertises(row: &CookieRow) -> bool {
    let does = row.does.iter().flatten();
    row.sort == Some(Sort::Advertising) || does.into_iter().any(|one| matches!(one, Does::Advertising | Does::Measure))
}

/// Whether a cookie is there to measure what people do.
pub(super) fn measures(row: &CookieRow) -> bool {
    let does = row.does.iter().flatten();
    let counts = |one: &Does| {
        matches!(
            one,
            Does::UsagePatterns | Does::PagesVisited | Does::Performance | Does::WithinApp
        )
    };
    row.sort == Some(Sort::Analytics) || does.into_iter().any(counts)
}

/// A breach at these answers, with words of its own.
pub(super) fn breach(at: &[&str], words: impl Into<String>) -> Breach {
    Breach {
        words: words.into(),
        ..Breach::at(at)
    }
}

/// The kinds of data that a sentence names, by their names or by what they hold.
pub(super) fn kinds_named<'a>(case: &'a Case, line: &Line) -> Vec<&'a KindRow> {
    let named = |words: &str| {
        let phrase = literal(words);
        !matches!(phrase.as_str(), "" | "data" | "information") && line.has(&[&phrase])
    };
    let holds = |kind: &&KindRow| {
        let mut items = kind.items.iter().flatten();
        kind.name.as_deref().is_some_and(named) || items.any(|item| named(&item.label()))
    };
    case.answers.collection.kinds.iter().filter(holds).collect()
}

/// Names one after the other: `A, B and C`.
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
