//! The GDPR: Regulation (EU) 2016/679, and the guidance on it.
//!
//! Owns when it applies and for which data the company answers itself: Articles 13 and 14 bind the controller, so
//! their rules look only at data, uses and recipients that are not the customers'. The rules stand in a table for
//! each subject. Must not know the law of the UK, which has words of its own. The price: data of which nobody has
//! said whose it is counts as the company's own.

mod identity;
mod others;
mod periods;
mod purposes;
mod recipients;
mod rights;

use crate::interview::company::Region;
use crate::review::case::Case;
use crate::review::dated;
use crate::review::dates::since;
use crate::review::rule::{Applies, Law, READ, Rule, Sort, count, joined};

/// What the rules of this law have in common.
const GDPR: Rule = Rule {
    source: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    from: since(2018, 5, 25),
    attested: READ,
    ..Rule::NEW
};

/// Where the guidelines on transparency are, which the EDPB has endorsed.
const WP260: &str = "https://ec.europa.eu/newsroom/article29/items/622227";

/// Article 3: an establishment in the EEA, or people there who are served or watched.
fn applies(case: &Case) -> Applies {
    if case.answers.collection.any_kinds == Some(false) {
        return Applies::No("you collect no personal data, you said".into());
    }
    if case.home().is_some_and(dated::in_eea) {
        return Applies::Yes("you are established in the EEA".into());
    }
    match (case.knows_regions(), case.serves(Region::Eu)) {
        (true, true) => Applies::Yes("you serve people in the EU".into()),
        (true, false) => Applies::No("you are not established there and serve nobody there, you said".into()),
        (false, _) => Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]),
    }
}

/// The regulation.
pub(super) const LAW: Law = Law {
    id: "gdpr",
    name: "the GDPR",
    sort: Sort::Law,
    applies,
    when: "Applies if you are established in the EEA or serve people in the EU, and collect personal data.",
    family: "",
    reads: &["company", "collection"],
    rules: &RULES,
    #[cfg(test)]
    clean: CLEAN,
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
};

/// The rules, a table for each subject.
const TABLES: &[&[Rule]] = &[
    identity::RULES,
    purposes::RULES,
    recipients::RULES,
    periods::RULES,
    rights::RULES,
    others::RULES,
];
static RULES: [Rule; count(TABLES)] = joined(TABLES);

/// A company in New Zealand with people in the EU: everything that the GDPR wants of it.
#[cfg(test)]
pub(in crate::review) const CLEAN: &[&str] = &[
    "company.regions=[\"eea\"]",
    "company.contacts.rep={\"role\":\"eu-representative\",\"name\":\"Rep SARL\",\"contact\":{\"kind\":\"email\",\"value\":\"rep@rep.example\"}}",
    "rights.granted.rectify={\"right\":\"correct\"}",
    "rights.granted.erase={\"right\":\"delete\"}",
    "rights.granted.restrict={\"right\":\"restrict\"}",
    "rights.granted.object={\"right\":\"object\"}",
    "rights.granted.port={\"right\":\"portability\"}",
    "rights.authorities=[\"eea\"]",
];

/// Data for which customers decide, as the trials add it.
#[cfg(test)]
const CLIENTS: &str = "collection.kinds.clients={\"name\":\"Client data\",\"items\":[{\"item\":\"name\"}],\"source\":[\"customer\"],\"whose\":\"processor\",\"kept\":{\"how\":\"life-of\",\"of\":\"your account\"}}";

/// A use on consent, and how it is taken back, as the trials add it.
#[cfg(test)]
const CONSENT: &str = "use.purposes.own={\"purpose\":\"personalise\",\"kinds\":[\"account\"],\"ground\":\"consent\",\"withdraw\":\"in your settings\"}";

/// The right that belongs to it.
#[cfg(test)]
const WITHDRAWAL: &str = "rights.granted.withdraw={\"right\":\"withdraw\"}";

/// Whether the text has a sentence of this name.
fn printed(case: &Case, slot: &str) -> bool {
    case.document().sentences().any(|sentence| sentence.id.slot == slot)
}

#[cfg(test)]
mod tests;
