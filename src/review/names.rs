//! What the rows of a draft are called in a finding, and several names in a sentence.

pub(super) use crate::interview::listed;

use crate::interview::collection::KindRow;
use crate::interview::cookies::CookieRow;
use crate::interview::sharing::RecipientRow;
use crate::interview::uses::{Purpose, PurposeRow};
use crate::values::Chosen;

/// What a kind of data is called.
pub(super) fn kind_name(kind: &KindRow) -> &str {
    kind.name.as_deref().unwrap_or(&kind.key)
}

/// What a recipient is called.
pub(super) fn recipient_name(row: &RecipientRow) -> &str {
    row.name.as_deref().unwrap_or(&row.key)
}

/// What a use is called.
pub(super) fn use_name(row: &PurposeRow) -> &str {
    let usual = row.purpose.filter(|purpose| *purpose != Purpose::Own).map(Chosen::label);
    usual.or(row.words.as_deref()).unwrap_or(&row.key)
}

/// What a cookie is called, with its article.
pub(super) fn cookie_name(row: &CookieRow) -> String {
    match (&row.name, row.sort) {
        (Some(name), _) => format!("the cookie “{name}”"),
        (None, Some(sort)) => format!("the {} cookie", sort.label()),
        (None, None) => format!("the cookie “{}”", row.key),
    }
}
