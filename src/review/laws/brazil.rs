//! Brazil: the general data protection law (LGPD, Law 13.709 of 2018).

use super::abroad::{by_country, missing, no_purpose, no_withdrawal, reaches, unkept};
use crate::interview::collection::Required;
use crate::interview::company::{Country, Role};
use crate::interview::rights::Right;
use crate::review::Level::Should;
use crate::review::dates::since;
use crate::review::rule::{Breach, Law, READ, Rule, SECOND_HAND, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of this law have in common.
const BR: Rule = Rule {
    source: "https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm",
    from: since(2020, 9, 18),
    attested: READ,
    ..Rule::NEW
};

/// The law.
pub(super) const LAW: Law = Law {
    id: "br",
    name: "Brazil's LGPD",
    sort: Sort::Law,
    applies: |case| by_country(case, Country::Brazil, "BR", "Brazil"),
    when: "Applies if you are established in Brazil or serve people there.",
    family: "",
    reads: &["company"],
    rules: RULES,
    #[cfg(test)]
    clean: &[
        "company.countries=[\"brazil\"]",
        OFFICER,
        "rights.granted.correct={\"right\":\"correct\"}",
        "rights.granted.erase={\"right\":\"delete\"}",
        "rights.granted.port={\"right\":\"portability\"}",
        "rights.granted.withdraw={\"right\":\"withdraw\"}",
        "rights.brazil=true",
    ],
    #[cfg(test)]
    away: &["company.countries=[]"],
};

#[cfg(test)]
const OFFICER: &str = "company.contacts.br={\"role\":\"encarregado\",\"name\":\"Ana Souza\",\"contact\":{\"kind\":\"email\",\"value\":\"ana@quill.example\"}}";

const RULES: &[Rule] = &[
    Rule {
        id: "lgpd-9",
        provision: "LGPD Art. 9, I to VII",
        wrong: "The text lacks one of the seven things that Brazilian law wants told.",
        why: "They are: what for, how long, who you are, how to reach you, who else gets the data and why, what each is responsible for, and the rights of Article 18.",
        mend: &[
            "Add what is missing.",
            "Say that people in Brazil have the rights of Article 18.",
        ],
        questions: &[
            "rights.brazil",
            "use.purposes",
            "collection.kinds.*.kept",
            "sharing.recipients.*.job",
            "company.legal_name",
        ],
        reads: &["retention"],
        check: |case| {
            let company = &case.answers.company;
            let mut breaches = missing(&[
                (
                    no_purpose(case),
                    "use.purposes",
                    "The text does not say what you use the data for.",
                ),
                (
                    company.legal_name.is_none() || company.contact.is_none(),
                    "company.legal_name",
                    "The text does not say who is responsible and how to reach them.",
                ),
                (
                    case.answers.in_country(Country::Brazil) && case.answers.rights.brazil != Some(true),
                    "rights.brazil",
                    "The text does not tell people in Brazil of their rights under Article 18 of the LGPD.",
                ),
            ]);
            breaches.extend(unkept(case));
            let rows = case.answers.sharing.recipients.iter();
            let idle = rows.filter(|row| row.job.as_ref().is_none_or(Vec::is_empty) && row.detail.is_none());
            breaches.extend(idle.map(|row| {
                let words = format!(
                    "The text does not say why {} gets data.",
                    crate::review::names::recipient_name(row)
                );
                Breach::said(format!("sharing.recipients.{}.job", row.key), words)
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.brazil="],
            mends: &["rights.brazil=true"],
            shows: "Article 18 of the General Data Protection Law (LGPD)",
            ..Trial::NEW
        },
        ..BR
    },
    Rule {
        id: "lgpd-9-3",
        provision: "LGPD Art. 9, § 3",
        wrong: "The product does not work without some data, and the text does not say what depends on it.",
        why: "Where data is a condition of the service, Brazilian law wants it told prominently.",
        mend: &[
            "Say what people cannot do without the data.",
            "Make the data optional; the policy cannot mend that.",
        ],
        questions: &["collection.kinds.*.consequence", "collection.kinds.*.required"],
        check: |case| {
            let rows = case
                .own_kinds()
                .filter(|kind| kind.required == Some(Required::Yes) && kind.consequence.is_none());
            rows.map(|kind| Breach::at(&[&format!("collection.kinds.{}.consequence", kind.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.account.consequence="],
            mends: &["collection.kinds.account.consequence=open an account"],
            shows: "Without this, we cannot open an account",
            ..Trial::NEW
        },
        ..BR
    },
    Rule {
        id: "lgpd-18",
        provision: "LGPD Art. 18",
        wrong: "The text does not grant people in Brazil all their rights.",
        why: "They can see, correct, delete and take along their data, and take a consent back.",
        mend: &["Add the rights that are missing."],
        questions: &["rights.granted"],
        reads: &["use", "collection"],
        check: |case| {
            let held = case.own_kinds().next().is_some();
            let wanted = [
                (Right::Access, "to see the data"),
                (Right::Correct, "to have it corrected"),
                (Right::Delete, "to have it deleted"),
                (Right::Port, "to take it along"),
            ];
            let lacking = wanted
                .iter()
                .filter(|(right, _)| held && !case.grants(*right))
                .map(|(_, words)| *words);
            let withdraw = no_withdrawal(case).then_some("to take a consent back");
            let lacking: Vec<&str> = lacking.chain(withdraw).collect();
            if lacking.is_empty() {
                return Vec::new();
            }
            let words = format!("The text does not grant the right {}.", lacking.join(", or "));
            vec![Breach::said("rights.granted", words)]
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.granted.port="],
            mends: &["rights.granted.port={\"right\":\"portability\"}"],
            shows: "Portability:",
            ..Trial::NEW
        },
        ..BR
    },
    Rule {
        id: "lgpd-41-1",
        provision: "LGPD Art. 41, § 1",
        level: Should, // a small company may give a channel instead
        wrong: "Who is in charge of data protection for people in Brazil? The text names nobody.",
        why: "The name and contact of that officer, the encarregado, must be public; a small company may give a channel instead.",
        mend: &[
            "Name the officer under further contacts.",
            "If you are small, give the channel there instead of a person.",
            "Appoint somebody; the policy cannot mend that.",
        ],
        questions: &["company.contacts"],
        attested: SECOND_HAND,
        check: |case| wrong_if(!reaches(case, &[Role::Encarregado, Role::Dpo]), &["company.contacts"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.contacts.br="],
            mends: &[OFFICER],
            shows: "Ana Souza",
            ..Trial::NEW
        },
        ..BR
    },
];
