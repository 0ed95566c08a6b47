//! Legal bases, consent, marketing.
//!
//! What a text lacks under the GDPR its own table finds; here a lack is found only where the UK's GDPR applies
//! alone, whose table holds only what differs. Else two answers, or an answer and a sentence, speak against each other.

pub(super) mod bases;
pub(super) mod duties;

use crate::review::contradictions::CLASH;
use crate::review::contradictions::GDPR;
use crate::review::rule::Rule;

/// What the rules have in common that rest on Article 13.
const ARTICLE_13: Rule = Rule { source: GDPR, ..CLASH };

#[cfg(test)]
const OWN_ON_CONSENT: &str = "use.purposes.own={\"purpose\":\"personalise\",\"kinds\":[\"account\"],\"ground\":\"consent\"}";

#[cfg(test)]
const WITHDRAWAL: &str = "rights.granted.withdraw={\"right\":\"withdraw\"}";
