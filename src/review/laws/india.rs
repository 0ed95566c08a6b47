//! India: the Digital Personal Data Protection Act 2023 and its rules, in force from May 2027.

use super::abroad::{by_country, missing, names, no_purpose, no_withdrawal, vague};
use crate::interview::company::Country;
use crate::interview::rights::Authority;
use crate::review::dates::since;
use crate::review::rule::{Law, Rule, SECOND_HAND, Sort, Text};
#[cfg(test)]
use crate::review::trial::Trial;

/// The law.
pub(super) const LAW: Law = Law {
    id: "in",
    name: "India's DPDP Act",
    sort: Sort::Law,
    applies: |case| by_country(case, Country::India, "IN", "India"),
    when: "Applies if you are established in India or serve people there.",
    family: "",
    reads: &["company"],
    rules: RULES,
    #[cfg(test)]
    clean: &["company.countries=[\"india\"]", "rights.authorities=[\"india\"]"],
    #[cfg(test)]
    away: &["company.countries=[]"],
};

const RULES: &[Rule] = &[Rule {
    id: "dpdp-5",
    provision: "DPDP Act 2023 ss. 5, 6(3) and (4), 8(9); DPDP Rules 2025 r. 3 and 9",
    source: "https://www.meity.gov.in",
    from: since(2027, 5, 13),
    wrong: "The text lacks something that an Indian notice must hold.",
    why: "It must list each item of data with its purpose, and say how a consent is taken back, who answers questions, and that people can complain to the Board.",
    mend: &[
        "Add what is missing.",
        "Show a notice of its own when you ask for consent; the policy alone cannot mend that.",
    ],
    questions: &[
        "rights.authorities",
        "collection.kinds.*.items",
        "use.purposes",
        "use.purposes.*.withdraw",
        "company.contact",
    ],
    text: Text::Own,
    attested: SECOND_HAND,
    check: |case| {
        let board = names(case, Authority::India) || case.says(&["Data Protection Board"]);
        let reached = case.answers.company.contact.is_some();
        let asked = case.answers.in_country(Country::India);
        let mut breaches = missing(&[
            (
                no_purpose(case),
                "use.purposes",
                "The text does not say what you use the data for.",
            ),
            (
                no_withdrawal(case),
                "use.purposes",
                "The text does not say how people take their consent back.",
            ),
            (
                asked && !board,
                "rights.authorities",
                "The text does not say that people can complain to the Data Protection Board of India.",
            ),
            (
                !reached,
                "company.contact",
                "The text does not say who answers questions about the data.",
            ),
        ]);
        breaches.extend(vague(case));
        breaches
    },
    #[cfg(test)]
    trial: Trial {
        breaks: &["rights.authorities=[]"],
        mends: &["rights.authorities=[\"india\"]"],
        shows: "Data Protection Board of India",
        ..Trial::NEW
    },
    ..Rule::NEW
}];
