//! Legal bases, consent, marketing.
//!
//! What a text lacks under the GDPR its own table finds; here a lack is found only where the UK's GDPR applies
//! alone, whose table holds only what differs. Else two answers, or an answer and a sentence, speak against each other.

pub(super) mod bases;
pub(super) mod duties;

use super::facts::{CLASH, GDPR, own_uses};
use crate::interview::rights::Right;
use crate::interview::uses::{Newsletters, Purpose};
use crate::review::case::Case;
use crate::review::rule::{READ, Rule};

/// Where the UK's GDPR is.
const UK: &str = "https://www.legislation.gov.uk/eur/2016/679";

/// What the rules have in common that rest on Article 13.
const ARTICLE_13: Rule = Rule {
    source: GDPR,
    attested: READ,
    ..CLASH
};

#[cfg(test)]
const OWN_ON_CONSENT: &str = "use.purposes.own={\"purpose\":\"personalise\",\"kinds\":[\"account\"],\"ground\":\"consent\"}";

#[cfg(test)]
const WITHDRAWAL: &str = "rights.granted.withdraw={\"right\":\"withdraw\"}";

fn grants(case: &Case, right: Right) -> bool {
    case.answers.rights.granted.iter().any(|row| row.right == Some(right))
}

/// Whether marketing is sent.
fn markets(case: &Case) -> bool {
    let sends = matches!(case.answers.uses.newsletters, Some(Newsletters::OptIn | Newsletters::OptOut));
    sends || own_uses(case).any(|row| row.purpose == Some(Purpose::Marketing))
}
