//! Claims beyond what anybody can keep, in the author's own words.
//!
//! What is searched is the finished document: the author's own statements with their headings, and each sentence in which an
//! answer of their own words stands. What is not: sentences and headings that our clauses alone wrote, names, titles and
//! addresses, and “all” in a heading, which is short for what stands below it.
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

use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::phrases::{Hit, Line};
use crate::review::provisions::dated;
use crate::review::rule::{Applies, Breach, Law, MEMORY, Rule, Sort, Text, count, joined};

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
    level: Should,
    questions: &["statements.texts"],
    text: Text::Own,
    attested: MEMORY,
    ..Rule::NEW
};

const GDPR: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";
const WP260: &str = "https://ec.europa.eu/newsroom/article29/items/622227";
const UNFAIR_TERMS: &str = "https://eur-lex.europa.eu/eli/dir/1993/13/oj";
const CALIFORNIA: &str = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.140";
const CPPA: &str = "https://cppa.ca.gov/regulations/";
const COPPA: &str = "https://www.ecfr.gov/current/title-16/part-312";
const EPRIVACY: &str = "https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19";

/// A breach for each sentence of the author's in which this finds something; `{}` stands for the words found.
pub(super) fn each(case: &Case, words: &str, find: impl Fn(&Line) -> Option<Hit>) -> Vec<Breach> {
    let mut breaches: Vec<Breach> = Vec::new();
    for line in case.own() {
        let sweeps = |hit: &Hit| line.heading && line.said(hit).split_whitespace().any(|word| word.eq_ignore_ascii_case("all"));
        let Some(hit) = find(line).filter(|hit| line.wholly_own(hit) && !sweeps(hit)) else {
            continue;
        };
        let breach = line.breach(words.replace("{}", line.said(&hit)));
        // a table and a summary may print one answer twice
        if !breaches
            .iter()
            .any(|one| one.at == breach.at && one.words == breach.words && !line.statement)
        {
            breaches.push(breach);
        }
    }
    breaches
}

/// The same for sentences that say one of these phrases and mean it.
fn asserted(case: &Case, words: &str, phrases: &[&str]) -> Vec<Breach> {
    each(case, words, |line| line.asserts(phrases))
}

/// The hit, unless the sentence holds one of these.
pub(super) fn unless(line: &Line, hit: Option<Hit>, phrases: &[&str]) -> Option<Hit> {
    hit.filter(|_| !line.has(phrases))
}

/// Whether the sentences of the same answer, or of the same section, hold one of these.
pub(super) fn nearby(case: &Case, line: &Line, phrases: &[&str]) -> bool {
    let same = |other: &&Line| other.path == line.path || (!line.section.is_empty() && other.section == line.section);
    case.own().iter().filter(same).any(|other| other.has(phrases))
}

/// Whether a sentence names a recipient.
pub(super) fn names_one(case: &Case, line: &Line) -> bool {
    let text = line.text.to_lowercase();
    let names = case.answers.sharing.recipients.iter().filter_map(|row| row.name.as_deref());
    names
        .into_iter()
        .any(|name| !name.is_empty() && text.contains(&name.to_lowercase()))
}

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
