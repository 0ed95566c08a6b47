//! Claims beyond what anybody can keep, in the author's own words.
//!
//! A table for each subject; they are looked for in every text. A rule speaks about a sentence and asks whether it is
//! true always and for every provider; where an answer shows that it is, the rule is silent. Must not read a sentence
//! that only our clauses wrote. The price: a claim in words that no rule knows is not found.

mod agreement;
mod badges;
mod data;
mod people;
mod security;
mod sharing;
mod uses;

pub(super) use security::MEASURES;
pub(super) use uses::improves;

use crate::review::case::Case;
use crate::review::provisions::dated;
use crate::review::rule::{Applies, Law, Rule, Sort, count, joined};
use crate::review::search::{SENTENCE, asserted, each, names_one, nearby, unless};

/// They are looked for in every text.
fn applies(_: &Case) -> Applies {
    Applies::Yes("what is promised has to be kept".into())
}

/// All of them.
pub(super) const LAW: Law = Law {
    id: "claims",
    name: "claims",
    sort: Sort::Claim,
    applies,
    when: "Applies to every policy: what is promised has to be kept.",
    family: "",
    reads: &[],
    rules: &RULES,
    #[cfg(test)]
    clean: &[],
    #[cfg(test)]
    away: &[],
};

const TABLES: &[&[Rule]] = &[
    security::RULES,
    badges::RULES,
    agreement::RULES,
    sharing::RULES,
    data::RULES,
    uses::RULES,
    people::RULES,
];
static RULES: [Rule; count(TABLES)] = dated(joined(TABLES));

/// What the rules have in common: a statement that misleads people is forbidden wherever it stands. What makes these
/// words misleading are cases and guidance from memory, unless a row says more: a question, which never stops anything.
const CLAIM: Rule = Rule {
    provision: "FTC Act s. 5, 15 U.S.C. 45(a); GDPR Art. 5(1)(a)",
    source: "https://www.law.cornell.edu/uscode/text/15/45",
    ..SENTENCE
};

const GDPR: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";
const WP260: &str = "https://ec.europa.eu/newsroom/article29/items/622227";
const UNFAIR_TERMS: &str = "https://eur-lex.europa.eu/eli/dir/1993/13/oj";
const CALIFORNIA: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.140";
const CPPA: &str = "https://cppa.ca.gov/regulations/";
const COPPA: &str = "https://www.ecfr.gov/current/title-16/part-312";
const EPRIVACY: &str = "https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19";

/// A trial on one statement: where it stands, the words that break the rule and those that mend it; before them what
/// else is given, and after them what else breaks and mends it.
#[cfg(test)]
macro_rules! stated {
    ($at:literal, $bad:literal, $good:literal $(, given: [$($given:expr),* $(,)?])? $(, breaks: [$($breaks:expr),* $(,)?])? $(, mends: [$($mends:expr),* $(,)?])? $(, also: [$($also:expr),* $(,)?])? $(,)?) => {
        $crate::review::trial::Trial {
            given: &[$($($given),*)?],
            breaks: &[
                $($($breaks,)*)?
                concat!("statements.texts.own={\"at\":\"", $at, "\",\"text\":\"", $bad, "\"}"),
            ],
            mends: &[
                $($($mends,)*)?
                concat!("statements.texts.own={\"at\":\"", $at, "\",\"text\":\"", $good, "\"}"),
            ],
            also: &[$($($also),*)?],
            ..$crate::review::trial::Trial::NEW
        }
    };
}
#[cfg(test)]
pub(super) use stated;
