//! UK data protection law: the UK GDPR and the Data Protection Act 2018, as the Data (Use and Access) Act 2025 changed them.
//!
//! What differs from the GDPR of the EU stands here; what is the same, in [`shared`].

mod shared;

use crate::interview::company::{ContactFor, Region, Role};
use crate::interview::rights::{Authority, Right};
use crate::interview::sharing::{Instrument, Origin};
use crate::interview::uses::Ground;
use crate::review::Level::Should;
use crate::review::case::{Case, Said};
use crate::review::dated;
use crate::review::dates::{Since, since};
#[cfg(test)]
use crate::review::laws::abroad::{DECIDES, HOSTED};
use crate::review::laws::abroad::{by_place, decisions, direct, hears_complaints, names, sent, tools, unprotected};
use crate::review::rule::{Applies, Breach, Law, READ, Rule, SECOND_HAND, Sort, Text, count, joined, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of this law have in common.
const UK: Rule = Rule {
    source: "https://www.legislation.gov.uk/eur/2016/679",
    from: since(2021, 1, 1),
    attested: READ,
    ..Rule::NEW
};

/// The day from which people can complain to the company itself, and must be told so.
const COMPLAINTS: Since = since(2026, 6, 19);

fn applies(case: &Case) -> Applies {
    if case.home() == Some("GB") {
        return Applies::Yes("you are established in the UK".into());
    }
    match (case.knows_regions(), case.serves(Region::Uk)) {
        (true, true) => Applies::Yes("you serve people in the UK".into()),
        (true, false) => Applies::No("you are not established there and serve nobody there, you said".into()),
        (false, _) => Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]),
    }
}

const TABLES: &[&[Rule]] = &[OWN, shared::RULES];
static RULES: [Rule; count(TABLES)] = joined(TABLES);

/// The law.
pub(super) const LAW: Law = Law {
    id: "uk",
    name: "UK data protection law",
    sort: Sort::Law,
    applies,
    when: "Applies if you are established in the UK or serve people there.",
    family: "",
    reads: &["company"],
    rules: &RULES,
    #[cfg(test)]
    clean: CLEAN,
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
};

/// A company in New Zealand with people in the UK, with which nothing is wrong.
#[cfg(test)]
pub(in crate::review) const CLEAN: &[&str] = &[
    "company.regions=[\"uk\"]",
    REPRESENTATIVE,
    "rights.granted.correct={\"right\":\"correct\"}",
    "rights.granted.erase={\"right\":\"delete\"}",
    "rights.granted.restrict={\"right\":\"restrict\"}",
    "rights.granted.object={\"right\":\"object\"}",
    "rights.granted.port={\"right\":\"portability\"}",
    "rights.complain_to_us=true",
    "rights.authorities=[\"uk\"]",
];

#[cfg(test)]
const REPRESENTATIVE: &str = "company.contacts.uk={\"role\":\"uk-representative\",\"name\":\"Britrep Ltd\",\"contact\":{\"kind\":\"email\",\"value\":\"uk@britrep.example\"}}";

const OWN: &[Rule] = &[
    Rule {
        id: "ukgdpr-13-2-ca",
        provision: "UK GDPR Art. 13(2)(ca)",
        source: "https://www.legislation.gov.uk/ukpga/2025/18",
        from: COMPLAINTS,
        wrong: "The text does not say that people in the UK can complain to you.",
        why: "Since June 2026, people in the UK have the right to complain to the company first, and must be told so.",
        mend: &[
            "Say that people can complain to you.",
            "Set up a way to take complaints and confirm them within 30 days; the policy cannot mend that.",
        ],
        questions: &["rights.complain_to_us"],
        reads: &["collection", "company"],
        text: Text::Own,
        check: |case| {
            let direct = case.own_kinds().any(direct);
            wrong_if(direct && unheard(case), &["rights.complain_to_us"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.complain_to_us="],
            mends: &["rights.complain_to_us=true"],
            shows: "You can also complain to us first",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukgdpr-14-2-da",
        provision: "UK GDPR Art. 14(2)(da)",
        source: "https://www.legislation.gov.uk/ukpga/2025/18",
        from: COMPLAINTS,
        wrong: "You have data from others, and the text does not say that the people it is about can complain to you.",
        why: "The right to complain to the company holds too where the data did not come from the person.",
        mend: &["Say that people can complain to you."],
        questions: &["rights.complain_to_us"],
        reads: &["collection", "company"],
        text: Text::Own,
        check: |case| {
            let only_indirect = case.own_kinds().next().is_some() && !case.own_kinds().any(direct);
            wrong_if(only_indirect && unheard(case), &["rights.complain_to_us"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.account.source=[\"others\"]",
                "collection.kinds.account.sources=[\"your employer\"]",
            ],
            breaks: &["rights.complain_to_us="],
            mends: &["rights.complain_to_us=true"],
            shows: "You can also complain to us first",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukgdpr-13-2-d",
        provision: "UK GDPR Art. 13(2)(d)",
        wrong: "The text does not send people in the UK to the Information Commission.",
        why: "They must be told that they can complain to the regulator too.",
        mend: &["Add the UK's authority to those that hear complaints."],
        questions: &["rights.authorities"],
        reads: &["company"],
        text: Text::Own,
        check: |case| {
            let unnamed = !names(case, Authority::Uk) && !case.says(&["Information Commission"]);
            wrong_if(case.serves(Region::Uk) && unnamed, &["rights.authorities"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.authorities=[]"],
            mends: &["rights.authorities=[\"uk\"]"],
            shows: "Information Commission",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukdpa-164A-2",
        provision: "Data Protection Act 2018 s. 164A(2)",
        source: "https://www.legislation.gov.uk/ukpga/2018/12",
        from: COMPLAINTS,
        level: Should,
        wrong: "Is there a second way to complain to you, beside the one in the text?",
        why: "UK law wants complaining made easy: with a form that can be filled in online, for example, and by another way.",
        mend: &["Give a postal address, a telephone number or a form beside the first contact."],
        questions: &["company.address", "company.contact", "company.contacts", "rights.requests"],
        reads: &["rights"],
        check: |case| {
            let company = &case.answers.company;
            let further = company.contacts.iter().filter(|row| {
                let what = row.for_what.as_ref();
                let complaints = what.is_none_or(|what| what.is_empty() || what.contains(&ContactFor::Complaints));
                row.role != Some(Role::EuRepresentative)
                    && row.role != Some(Role::UkRepresentative)
                    && row.contact.is_some()
                    && complaints
            });
            let ways = usize::from(company.contact.is_some())
                + usize::from(company.address.is_some())
                + usize::from(case.answers.rights.requests.is_some())
                + further.count();
            wrong_if(case.serves(Region::Uk) && ways < 2, &["company.address"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.address="],
            mends: &["company.address=1 High Street, Wellington"],
            shows: "1 High Street",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukdpa-164A-3",
        provision: "Data Protection Act 2018 s. 164A(3) to (5)",
        source: "https://www.legislation.gov.uk/ukpga/2018/12",
        from: COMPLAINTS,
        level: Should,
        wrong: "You promise to confirm a complaint later than UK law allows.",
        why: "A complaint must be confirmed within 30 days, and people must hear what came of it.",
        mend: &[
            "Promise at most 30 days.",
            "Organise complaints so that you can confirm each in 30 days.",
        ],
        questions: &["statements.texts"],
        text: Text::Own,
        check: |case| {
            let late = case.said().iter().filter(|said| said.own && promises_late(&said.words));
            late.map(quoted).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.how={\"at\":\"rights\",\"text\":\"We confirm each complaint within 20 days.\"}"],
            breaks: &["statements.texts.how.text=We confirm each complaint within 45 days."],
            mends: &["statements.texts.how.text=We confirm each complaint within 20 days."],
            shows: "within 20 days",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukgdpr-13-2-f",
        provision: "UK GDPR Art. 13(2)(f) with Arts. 22A to 22C",
        source: "https://www.legislation.gov.uk/ukpga/2025/18",
        from: since(2026, 2, 5),
        wrong: "Machines alone decide about people, and the text does not tell how, or how a person steps in.",
        why: "People must learn how such a decision is made and what it means for them, and that they can state their view, contest it and have a person look.",
        mend: &[
            "Say how the decisions are made and how a person reviews them.",
            "Have a person decide; the policy cannot mend that.",
        ],
        questions: DECISIONS,
        check: |case| decisions(case, true, true),
        #[cfg(test)]
        trial: Trial {
            given: DECIDES,
            breaks: &["use.decisions_review="],
            mends: &["use.decisions_review=by writing to us"],
            shows: "contest it by writing to us",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukgdpr-6-1-ea",
        provision: "UK GDPR Arts. 6(1)(ea) and 21(1)",
        source: "https://www.legislation.gov.uk/ukpga/2025/18",
        from: since(2026, 2, 5),
        wrong: "A use rests on a recognised legitimate interest, and the text does not name it or grant the right to object.",
        why: "The law has a closed list of these interests, such as crime and emergencies; people must learn which, and can object.",
        mend: &[
            "Name the interest of that list.",
            "Add the right to object.",
            "Choose the ground that really fits.",
        ],
        questions: &["use.purposes.*.interest", "use.purposes.*.ground", "rights.granted"],
        attested: SECOND_HAND,
        check: |case| {
            let rows = case.answers.uses.purposes.iter();
            let rests: Vec<_> = rows.filter(|row| row.ground == Some(Ground::Recognised)).collect();
            let bare = rests.iter().filter(|row| row.interest.is_none());
            let mut breaches: Vec<Breach> = bare
                .map(|row| Breach::at(&[&format!("use.purposes.{}.interest", row.key)]))
                .collect();
            if !rests.is_empty() && !case.grants(Right::Object) {
                breaches.push(Breach::at(&["rights.granted"]));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "use.purposes.abuse={\"purpose\":\"abuse\",\"kinds\":[\"account\"],\"ground\":\"recognised-interests\",\"interest\":\"detecting crime\"}",
            ],
            breaks: &["use.purposes.abuse.interest="],
            mends: &["use.purposes.abuse.interest=detecting crime"],
            shows: "detecting crime",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukgdpr-27",
        provision: "UK GDPR Art. 27",
        wrong: "You serve people in the UK from outside, and the text names no representative there.",
        why: "A company without an establishment in the UK must appoint somebody there; one in the EU does not count. It holds for those who offer something to people there or follow what they do; occasional, low-risk handling is exempt.",
        mend: &[
            "Name your UK representative under further contacts.",
            "Appoint one; the policy cannot mend that.",
            "If you neither offer anything to people there nor follow what they do, or only handle data about them now and then: decide that this does not apply.",
        ],
        questions: &["company.contacts"],
        check: |case| {
            let abroad = case.home().is_some_and(|home| home != "GB");
            wrong_if(
                abroad && case.serves(Region::Uk) && !case.has_contact(Role::UkRepresentative),
                &["company.contacts"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.contacts.uk="],
            mends: &[REPRESENTATIVE],
            shows: "Britrep Ltd",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "ukgdpr-13-1-f",
        provision: "UK GDPR Art. 13(1)(f) with Arts. 44A to 47A",
        source: "https://www.legislation.gov.uk/ukpga/2025/18",
        from: since(2026, 2, 5),
        wrong: "Data of people in the UK goes abroad, and the text does not say what protects it there, or how to get a copy of it.",
        why: "The UK has papers of its own for this; the clauses of the EU alone do not count.",
        mend: &[
            "Add the transfer from the UK with what protects the data there, and say how people get a copy.",
            "Sign the UK Addendum or the UK agreement; the policy cannot mend that.",
            "Choose a region of the provider in the UK or the EEA.",
        ],
        questions: &["sharing.transfers", "sharing.copy", "sharing.recipients.*.country"],
        attested: SECOND_HAND,
        yields_to: &["x-tr-03", "x-tr-02", "x-tr-07"],
        check: unsafe_abroad,
        #[cfg(test)]
        trial: Trial {
            given: &[
                HOSTED[0],
                HOSTED[1],
                "sharing.any_transfers=true",
                "sharing.transfers.us={\"origin\":\"uk\",\"to\":{\"area\":\"US\"},\"instruments\":[\"idta\"]}",
                "sharing.copy=by writing to us",
            ],
            breaks: &["sharing.transfers.us="],
            mends: &["sharing.transfers.us={\"origin\":\"uk\",\"to\":{\"area\":\"US\"},\"instruments\":[\"idta\"]}"],
            shows: "UK International Data Transfer Agreement",
            ..Trial::NEW
        },
        ..UK
    },
    Rule {
        id: "uk-regulator-name",
        provision: "Data Protection Act 2018 s. 114A",
        source: "https://www.legislation.gov.uk/ukpga/2025/18",
        from: since(2026, 9, 30),
        level: Should,
        wrong: "The text calls the UK's regulator by a name that it no longer has.",
        why: "Since 30 September 2026 it is the Information Commission; the Information Commissioner is gone.",
        mend: &["Write “Information Commission”."],
        questions: &["statements.texts"],
        text: Text::Own,
        attested: SECOND_HAND,
        check: |case| {
            let Some(name) = dated::regulator("GB", case.today) else {
                return Vec::new();
            };
            let name = name.to_lowercase();
            let stale = case.said().iter().filter(|said| {
                let words = said.words.to_lowercase();
                let without = words.replace("information commissioner", "");
                let elsewhere = words.contains("australia");
                said.own && words.contains("information commissioner") && !without.contains(&name) && !elsewhere
            });
            stale.map(quoted).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.ico={\"at\":\"rights\",\"text\":\"The Information Commission is in Wilmslow.\"}"],
            breaks: &["statements.texts.ico.text=The Information Commissioner is in Wilmslow."],
            mends: &["statements.texts.ico.text=The Information Commission is in Wilmslow."],
            shows: "Information Commission is in Wilmslow",
            ..Trial::NEW
        },
        ..UK
    },
];

/// The questions about decisions of machines.
const DECISIONS: &[&str] = &["use.decisions_logic", "use.decisions_review", "use.decisions"];

/// Whether people in the UK are served and not told that they can complain to the company.
fn unheard(case: &Case) -> bool {
    case.serves(Region::Uk) && !hears_complaints(case)
}

fn unsafe_abroad(case: &Case) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (sent, instruments) in sent(case, Origin::Uk, "GB") {
        let protects = |tool: &Instrument| !matches!(tool, Instrument::Scc | Instrument::Swiss);
        if !instruments.iter().any(protects) {
            let tail = if instruments.is_empty() {
                "nothing says what protects the data of people in the UK there."
            } else {
                "the clauses of the EU alone do not protect the data of people in the UK there."
            };
            breaches.push(unprotected(case, &sent, Origin::Uk, tail));
        }
    }
    // a company in the UK has to name the adequacy regulations too (those for the EEA included), as one in the EU has
    let on = case.effective.map_or(case.today, |day| day.max(case.today));
    let safe = |area: &str| dated::in_eea(area) || dated::adequate(Origin::Uk, area, on).is_some();
    if case.home() == Some("GB") {
        let named = |area: &str| {
            let eea = dated::in_eea(area) && ["EEA", "EU"].iter().any(|group| !tools(case, Origin::Uk, group).is_empty());
            eea || !tools(case, Origin::Uk, area).is_empty()
        };
        let rows = case.answers.sharing.recipients.iter();
        let placed = rows.filter_map(|row| Some((row, row.country.as_ref()?)));
        let bare = placed.filter(|(_, at)| at.area != "GB" && safe(&at.area) && !named(&at.area));
        breaches.extend(by_place(bare).iter().map(|sent| {
            let decision = dated::adequate(Origin::Uk, &sent.place.area, on);
            let whom = decision.map_or_else(|| "that country".to_owned(), dated::Adequate::whom);
            let tail = format!("the UK holds {whom} safe by adequacy regulations; nothing says so.");
            sent.breach("UK", &tail)
        }));
    }
    let papers = |tool: &Instrument| matches!(tool, Instrument::UkAddendum | Instrument::Idta | Instrument::Bcr);
    let mut rows = case.answers.sharing.transfers.iter();
    let signed = rows.any(|row| row.origin == Some(Origin::Uk) && row.instruments.iter().flatten().any(papers));
    if signed && case.answers.sharing.copy.is_none() {
        let words = "The text does not say how people get a copy of what protects their data abroad.";
        breaches.push(Breach::said("sharing.copy", words));
    }
    breaches
}

/// Whether a sentence promises to confirm a complaint in more than 30 days.
fn promises_late(words: &str) -> bool {
    let words = words.to_lowercase();
    let about = words.contains("complaint") && ["confirm", "acknowledg"].iter().any(|verb| words.contains(verb));
    let pieces: Vec<&str> = words.split_whitespace().collect();
    let mut spans = pieces.windows(2).filter(|pair| pair[1].starts_with("day"));
    about && spans.any(|pair| pair[0].parse::<u32>().is_ok_and(|days| days > 30))
}

/// A sentence of the text as a breach.
fn quoted(said: &Said) -> Breach {
    Breach {
        at: vec!["statements.texts".into()],
        sentence: said.words.clone(),
        ..Breach::default()
    }
}
