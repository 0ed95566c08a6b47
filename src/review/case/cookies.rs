//! What cookies are there for, by the answers.

use crate::interview::cookies::{CookieRow, Does, Sort};

/// Whether a cookie is there for advertising.
pub fn advertises(row: &CookieRow) -> bool {
    let mut does = row.does.iter().flatten();
    row.sort == Some(Sort::Advertising) || does.any(|one| matches!(one, Does::Advertising | Does::Measure))
}

/// Whether a cookie is there to measure what people do.
pub fn measures(row: &CookieRow) -> bool {
    let counts = |one: &Does| {
        matches!(
            one,
            Does::UsagePatterns | Does::PagesVisited | Does::Performance | Does::WithinApp
        )
    };
    row.sort == Some(Sort::Analytics) || row.does.iter().flatten().any(counts)
}
