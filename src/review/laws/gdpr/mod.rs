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

use crate::interview::collection::{KindRow, SensitiveGround, Whose};
use crate::interview::company::Region;
use crate::interview::uses::{Ground, Newsletters, Purpose, PurposeRow};
use crate::review::case::Case;
use crate::review::dated;
use crate::review::dates::day;
use crate::review::rule::{Applies, Law, READ, Rule, Sort, count, joined};

/// What the rules of this law have in common.
const GDPR: Rule = Rule {
    source: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    from: day(2018, 5, 25),
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
const RULES: [Rule; count(TABLES)] = joined(TABLES);

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

/// Whether the company decides about this kind of data itself, alone or with others.
fn ours(kind: &KindRow) -> bool {
    kind.whose != Some(Whose::Customers)
}

/// The kinds of data about which it decides itself.
fn own_kinds(case: &Case) -> impl Iterator<Item = &KindRow> {
    case.answers.collection.kinds.iter().filter(|kind| ours(kind))
}

/// The kinds of data that it handles for its customers.
fn their_kinds(case: &Case) -> impl Iterator<Item = &KindRow> {
    case.answers.collection.kinds.iter().filter(|kind| !ours(kind))
}

/// Whether the company is a controller of anything.
fn controls(case: &Case) -> bool {
    case.answers.collection.kinds.is_empty() || own_kinds(case).next().is_some()
}

/// Whether something that names these kinds of data is about data of the company's own; what names none is about all.
fn about_ours(case: &Case, keys: Option<&Vec<String>>) -> bool {
    match keys.filter(|keys| !keys.is_empty()) {
        None => controls(case),
        Some(keys) => own_kinds(case).any(|kind| keys.contains(&kind.key)),
    }
}

/// The uses that the text states, of data about which the company decides.
fn own_uses(case: &Case) -> impl Iterator<Item = &PurposeRow> {
    let rows = case.answers.uses.purposes.iter().filter(|row| match row.purpose {
        None => false,
        Some(Purpose::Own) => row.words.is_some(),
        // that is done for the customers, unless it names data of the company's own
        Some(Purpose::ProcessContent) => row.kinds.as_ref().is_some_and(|keys| !keys.is_empty()),
        Some(_) => true,
    });
    rows.filter(|row| about_ours(case, row.kinds.as_ref()))
}

/// Whether anything that the company decides rests on consent.
fn asks_consent(case: &Case) -> bool {
    let collection = &case.answers.collection;
    let sensitive = collection.sensitive == Some(true) && collection.sensitive_ground == Some(SensitiveGround::Consent);
    own_uses(case).any(|row| row.ground == Some(Ground::Consent)) || sensitive && controls(case)
}

/// Whether the company sends marketing.
fn markets(case: &Case) -> bool {
    let sends = matches!(case.answers.uses.newsletters, Some(Newsletters::OptIn | Newsletters::OptOut));
    controls(case) && sends || own_uses(case).any(|row| row.purpose == Some(Purpose::Marketing))
}

/// Whether the text has a sentence of this name.
fn printed(case: &Case, slot: &str) -> bool {
    case.document().sentences().any(|sentence| sentence.id.slot == slot)
}

#[cfg(test)]
mod tests;
