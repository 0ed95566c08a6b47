//! The GDPR: Regulation (EU) 2016/679, and the guidance on it.

use crate::interview::collection::Whose;
use crate::interview::company::{Region, Role};
use crate::interview::rights::Right;
use crate::interview::sharing::Origin;
use crate::interview::uses::Ground;
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::dated;
use crate::review::dates::day;
use crate::review::rule::{Applies, Breach, Law, READ, Rule, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of this law have in common.
const GDPR: Rule = Rule {
    source: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    from: day(2018, 5, 25),
    attested: READ,
    ..Rule::NEW
};

/// Article 3: an establishment in the EEA, or people there who are served or watched.
fn applies(case: &Case) -> Applies {
    if case.home().is_some_and(dated::in_eea) {
        return Applies::Yes("you are established in the EEA".into());
    }
    match (case.knows_regions(), case.serves(Region::Eu)) {
        (true, true) => Applies::Yes("you serve people in the EU".into()),
        (true, false) => Applies::No("you are not established in the EEA and serve nobody there, you said".into()),
        (false, _) => Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]),
    }
}

/// The regulation.
pub(super) const LAW: Law = Law {
    id: "gdpr",
    name: "the GDPR",
    sort: Sort::Law,
    applies,
    reads: &["company"],
    rules: RULES,
    #[cfg(test)]
    clean: CLEAN,
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
};

/// A company in New Zealand with people in the EU: everything that the GDPR wants of it.
#[cfg(test)]
const CLEAN: &[&str] = &[
    "company.regions=[\"eea\"]",
    "company.contacts.rep={\"role\":\"eu-representative\",\"name\":\"Rep SARL\",\"contact\":{\"kind\":\"email\",\"value\":\"rep@rep.example\"}}",
    "rights.granted.rectify={\"right\":\"correct\"}",
    "rights.granted.erase={\"right\":\"delete\"}",
    "rights.granted.restrict={\"right\":\"restrict\"}",
    "rights.granted.object={\"right\":\"object\"}",
    "rights.granted.port={\"right\":\"portability\"}",
    "rights.authorities=[\"eea\"]",
];

/// The kinds of data for which the company itself is the controller, alone or with others.
fn controls(case: &Case) -> bool {
    let kinds = &case.answers.collection.kinds;
    kinds.is_empty() || kinds.iter().any(|kind| kind.whose != Some(Whose::Customers))
}

fn lacks(case: &Case, right: Right) -> Vec<Breach> {
    let has = case.answers.rights.granted.iter().any(|row| row.right == Some(right));
    wrong_if(controls(case) && !has, &["rights.granted"])
}

const RULES: &[Rule] = &[
    Rule {
        id: "gdpr-12-3",
        provision: "GDPR Art. 12(3)",
        level: Should,
        wrong: "You promise an answer later than the law allows.",
        why: "People must hear within one month; two more only for hard requests, and then they are told why.",
        mend: &[
            "Promise at most 30 days.",
            "Organise requests so that you can answer in a month.",
        ],
        questions: &["rights.days", "rights.extension"],
        check: |case| {
            let rights = &case.answers.rights;
            let late = rights.days.filter(|days| *days > 31);
            let long = rights.extension.filter(|days| *days > 62);
            let mut breaches = Vec::new();
            breaches.extend(late.map(|days| {
                Breach::said(
                    "rights.days",
                    format!("You promise an answer within {days} days; the law gives one month."),
                )
            }));
            breaches.extend(long.map(|days| {
                Breach::said(
                    "rights.extension",
                    format!("You allow yourself {days} more days; the law gives two months."),
                )
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.days=45"],
            mends: &["rights.days=30"],
            shows: "30 days",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-a",
        provision: "GDPR Art. 13(1)(a)",
        wrong: "The text does not say who is responsible and how to reach them by post.",
        why: "People must learn the legal name and the contact details of whoever decides about their data.",
        mend: &["Give the legal name and the postal address."],
        questions: &["company.address", "company.legal_name", "company.contact"],
        check: |case| {
            let company = &case.answers.company;
            let missing = [
                ("company.legal_name", company.legal_name.is_none()),
                ("company.address", company.address.is_none()),
                ("company.contact", company.contact.is_none()),
            ];
            let at: Vec<&str> = missing.iter().filter(|(_, missing)| *missing).map(|(at, _)| *at).collect();
            wrong_if(!at.is_empty(), &at)
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.address="],
            mends: &["company.address=1 High Street, Wellington"],
            shows: "1 High Street",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-a-rep",
        provision: "GDPR Art. 13(1)(a) with Art. 27(1)",
        wrong: "You serve people in the EU from outside, and the text names no representative there.",
        why: "A company without an establishment in the EU must appoint somebody there whom people and regulators can reach. Only occasional, low-risk handling is exempt.",
        mend: &[
            "Name your EU representative under further contacts.",
            "Appoint one; the policy cannot mend that.",
        ],
        questions: &["company.contacts"],
        check: |case| {
            let inside = case.home().is_some_and(dated::in_eea);
            wrong_if(
                !inside && case.home().is_some() && !case.has_contact(Role::EuRepresentative),
                &["company.contacts"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.contacts.rep="],
            mends: &[
                "company.contacts.rep={\"role\":\"eu-representative\",\"name\":\"Rep SARL\",\"contact\":{\"kind\":\"email\",\"value\":\"rep@rep.example\"}}",
            ],
            shows: "Rep SARL",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-c-basis",
        provision: "GDPR Art. 13(1)(c) with Art. 6(1)",
        wrong: "A use of data has no legal ground.",
        why: "Each use needs one of six grounds, and people must be told which.",
        mend: &["Give each use its ground.", "Stop the use that has none."],
        questions: &["use.purposes.*.ground"],
        check: |case| {
            let rows = case.answers.uses.purposes.iter().filter(|row| row.ground.is_none());
            rows.map(|row| Breach::at(&[&format!("use.purposes.{}.ground", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["use.purposes.provide.ground="],
            mends: &["use.purposes.provide.ground=contract"],
            shows: "contract",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-d",
        provision: "GDPR Art. 13(1)(d)",
        wrong: "A use rests on legitimate interests, and the text does not say which interest.",
        why: "“Legitimate interests” alone tells people nothing that they could weigh or object to.",
        mend: &["Name the interest.", "Choose the ground that really fits."],
        questions: &["use.purposes.*.interest", "use.purposes.*.ground"],
        check: |case| {
            let rows = case.answers.uses.purposes.iter();
            let bare = rows.filter(|row| row.ground == Some(Ground::Interests) && row.interest.is_none());
            bare.map(|row| Breach::at(&[&format!("use.purposes.{}.interest", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.purposes.secure={\"purpose\":\"secure\",\"kinds\":[\"account\"],\"ground\":\"legitimate-interests\",\"interest\":\"keeping attackers out\"}",
            ],
            breaks: &["use.purposes.secure.interest="],
            mends: &["use.purposes.secure.interest=keeping attackers out"],
            shows: "keeping attackers out",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-f-mech",
        provision: "GDPR Art. 13(1)(f)",
        wrong: "Data goes to a country outside the EEA, and the text does not say what protects it there.",
        why: "People must learn of the adequacy decision, or of the safeguard that takes its place.",
        mend: &[
            "Add the transfer with its tool.",
            "Choose a region of the provider inside the EEA.",
        ],
        questions: &["sharing.transfers", "sharing.recipients.*.country"],
        check: |case| {
            let rows = case.answers.sharing.recipients.iter();
            let out = rows.filter_map(|row| Some((row, row.country.as_ref()?)));
            let bare = out.filter(|(_, place)| {
                !dated::in_eea(&place.area)
                    && dated::adequate(Origin::Eea, &place.area, case.today).is_none()
                    && !protected(case, Origin::Eea, &place.area)
            });
            bare.map(|(row, place)| {
                let name = row.name.as_deref().unwrap_or(&row.key);
                let words = format!(
                    "{name} handles data in {}; nothing says what protects it there.",
                    place.label()
                );
                Breach {
                    at: vec![format!("sharing.recipients.{}.country", row.key), "sharing.transfers".into()],
                    words,
                    ..Breach::default()
                }
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"country\":{\"area\":\"US\"}}",
                "sharing.any_transfers=true",
                "sharing.transfers.us={\"origin\":\"eea\",\"to\":{\"area\":\"US\"},\"instruments\":[\"scc\"]}",
            ],
            breaks: &["sharing.transfers.us="],
            mends: &["sharing.transfers.us={\"origin\":\"eea\",\"to\":{\"area\":\"US\"},\"instruments\":[\"scc\"]}"],
            shows: "Standard Contractual Clauses",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-2-b-object",
        provision: "GDPR Art. 13(2)(b) with Art. 21",
        wrong: "The text does not grant the right to object.",
        why: "People must be told that they can object to the use of their data.",
        mend: &["Add the right to object."],
        questions: &["rights.granted"],
        reads: &["collection"],
        check: |case| lacks(case, Right::Object),
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.granted.object="],
            mends: &["rights.granted.object={\"right\":\"object\"}"],
            shows: "object",
            ..Trial::NEW
        },
        ..GDPR
    },
];

/// Whether a transfer from there to this country, or to any, names a tool.
fn protected(case: &Case, origin: Origin, area: &str) -> bool {
    case.answers.sharing.transfers.iter().any(|row| {
        row.origin == Some(origin)
            && row.to.as_ref().is_none_or(|to| to.area == area)
            && row.instruments.as_ref().is_some_and(|tools| !tools.is_empty())
    })
}
