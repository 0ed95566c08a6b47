//! Two answers that cannot both be true, or an answer and a sentence of the author's own.
//!
//! A table for each subject; they apply to every draft. Must not decide which of the two is right: the ways out name
//! both. The price: what a provider does is taken from the catalogue, and a rule on it says so.

mod ai;
mod children;
mod data;
#[cfg(test)]
mod doubts;
mod grounds;
mod order;
mod rights;
mod roles;
mod said;
#[cfg(test)]
mod seen;
mod sharing;
#[cfg(test)]
mod spoken;
#[cfg(test)]
mod statements;
mod tracking;
mod transfers;

pub(crate) use sharing::recipients::mentioned as named_provider;

use crate::review::case::Case;
use crate::review::provisions::rested;
use crate::review::rule::{Applies, Law, Rule, Sort, count, joined};

/// Where the GDPR is.
const GDPR: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";

/// What they have in common: a text has to be fair and true, in Europe and in the US.
const CLASH: Rule = Rule {
    provision: "GDPR Art. 5(1)(a); FTC Act s. 5",
    source: GDPR,
    ..Rule::NEW
};

/// They are looked for in every draft.
fn applies(_: &Case) -> Applies {
    Applies::Yes("every policy has to agree with itself".into())
}

/// All of them.
pub(super) const LAW: Law = Law {
    id: "contradictions",
    name: "contradictions",
    sort: Sort::Contradiction,
    applies,
    when: "Applies to every policy: it has to agree with itself.",
    family: "",
    reads: &[],
    rules: &RULES,
    #[cfg(test)]
    clean: &[],
    #[cfg(test)]
    away: &[],
};

const TABLES: &[&[Rule]] = &[
    tracking::stored::RULES,
    tracking::consent::RULES,
    tracking::followed::RULES,
    sharing::sale::RULES,
    sharing::denied::RULES,
    sharing::recipients::RULES,
    grounds::bases::RULES,
    grounds::duties::RULES,
    data::listed::RULES,
    data::kept::RULES,
    data::seen::RULES,
    data::paid::RULES,
    ai::described::RULES,
    ai::trained::RULES,
    transfers::tools::RULES,
    transfers::places::RULES,
    roles::whose::RULES,
    roles::named::RULES,
    roles::reached::RULES,
    rights::RULES,
    children::RULES,
    order::dates::RULES,
    order::left::RULES,
    order::told::RULES,
    order::security::RULES,
    said::RULES,
];
static RULES: [Rule; count(TABLES)] = rested(joined(TABLES));
