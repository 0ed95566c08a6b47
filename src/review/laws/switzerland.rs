//! Swiss law: the revised Federal Act on Data Protection. It asks for no legal grounds, periods or list of rights.

#[cfg(test)]
use super::abroad::{DECIDES, HOSTED};
use super::abroad::{decisions, direct, no_purpose, sent, unplaced, unprotected};
use crate::interview::company::{Region, Role};
use crate::interview::sharing::{Instrument, Origin};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::names::recipient_name;
use crate::review::rule::{Applies, Breach, Law, READ, Rule, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Place;

/// What the rules of this law have in common.
const CH: Rule = Rule {
    source: "https://www.fedlex.admin.ch/eli/cc/2022/491/en",
    from: since(2023, 9, 1),
    attested: READ,
    ..Rule::NEW
};

fn applies(case: &Case) -> Applies {
    if case.home() == Some("CH") {
        return Applies::Yes("you are established in Switzerland".into());
    }
    match (case.knows_regions(), case.serves(Region::Switzerland)) {
        (true, true) => Applies::Yes("you serve people in Switzerland".into()),
        (true, false) => Applies::No("you are not established there and serve nobody there, you said".into()),
        (false, _) => Applies::Unknown("nobody has said where the people live".into(), vec!["company.regions"]),
    }
}

/// The law.
pub(super) const LAW: Law = Law {
    id: "ch",
    name: "Swiss data protection law",
    sort: Sort::Law,
    applies,
    when: "Applies if you are established in Switzerland or serve people there.",
    family: "",
    reads: &["company"],
    rules: RULES,
    #[cfg(test)]
    clean: &["company.regions=[\"switzerland\"]"],
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
};

#[cfg(test)]
const REPRESENTATIVE: &str = "company.contacts.ch={\"role\":\"swiss-representative\",\"name\":\"Helvetrep AG\",\"contact\":{\"kind\":\"post\",\"value\":\"Bundesgasse 1, 3003 Bern\"}}";

const RULES: &[Rule] = &[
    Rule {
        id: "fadp-19-2-a",
        provision: "FADP Art. 19(2)(a)",
        wrong: "The text does not say who is responsible and how to reach them.",
        why: "People must learn who decides about their data, and how to write to them.",
        mend: &["Give the legal name and a contact."],
        questions: &["company.contact", "company.legal_name"],
        check: |case| {
            let company = &case.answers.company;
            let missing = [
                ("company.legal_name", company.legal_name.is_none()),
                ("company.contact", company.contact.is_none()),
            ];
            let at: Vec<&str> = missing.iter().filter(|(_, missing)| *missing).map(|(at, _)| *at).collect();
            wrong_if(!at.is_empty(), &at)
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.contact="],
            mends: &["company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}"],
            shows: "privacy@quill.example",
            ..Trial::NEW
        },
        ..CH
    },
    Rule {
        id: "fadp-19-2-b",
        provision: "FADP Art. 19(2)(b)",
        wrong: "The text does not say what you use the data for.",
        why: "People must be told the purpose when their data is collected.",
        mend: &["Add the uses of the data."],
        questions: &["use.purposes", "use.any_purposes"],
        reads: &["collection"],
        check: |case| wrong_if(no_purpose(case), &["use.purposes"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["use.purposes.provide="],
            mends: &[PROVIDE],
            shows: "contract with you",
            ..Trial::NEW
        },
        ..CH
    },
    Rule {
        id: "fadp-19-2-c",
        provision: "FADP Art. 19(2)(c)",
        wrong: "You give data to others, and the text does not say who they are, by name or by kind.",
        why: "People must be told who receives their data, or at least what sort of company.",
        mend: &["Name each recipient, or say what it does."],
        questions: &["sharing.recipients", "sharing.recipients.*.name", "sharing.recipients.*.job"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let untold = sharing.any_recipients == Some(true) && sharing.recipients.is_empty();
            let bare = sharing
                .recipients
                .iter()
                .filter(|row| row.name.is_none() && row.job.is_none());
            let mut breaches = wrong_if(untold, &["sharing.recipients"]);
            breaches.extend(bare.map(|row| Breach::at(&[&format!("sharing.recipients.{}.name", row.key)])));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.host={\"name\":\"Alphost\",\"job\":[\"hosting\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"CH\"}}",
            ],
            breaks: &["sharing.recipients.host.name=", "sharing.recipients.host.job="],
            mends: &[
                "sharing.recipients.host.name=Alphost",
                "sharing.recipients.host.job=[\"hosting\"]",
            ],
            shows: "Alphost",
            ..Trial::NEW
        },
        ..CH
    },
    Rule {
        id: "fadp-19-3",
        provision: "FADP Art. 19(3)",
        wrong: "You have data from others than the person, and the text does not say what data.",
        why: "People who did not give the data themselves cannot know what you have.",
        mend: &["Say what the data consists of."],
        questions: &["collection.kinds.*.items", "collection.kinds.*.name"],
        check: |case| {
            let rows = case.own_kinds().filter(|kind| !direct(kind));
            let bare = rows.filter(|kind| kind.name.is_none() && kind.items.as_ref().is_none_or(Vec::is_empty));
            bare.map(|kind| Breach::at(&[&format!("collection.kinds.{}.items", kind.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["collection.kinds.account.source=[\"others\"]"],
            breaks: &["collection.kinds.account.items=", "collection.kinds.account.name="],
            mends: &[
                "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]",
                "collection.kinds.account.name=Account data",
            ],
            shows: "Account data",
            ..Trial::NEW
        },
        ..CH
    },
    Rule {
        id: "fadp-19-4",
        provision: "FADP Art. 19(4) with Art. 16(2)",
        wrong: "Data goes abroad, and the text does not name the country or what protects the data there.",
        why: "Swiss law wants every country named, those of the EU too, and a protection where the country has none that Switzerland accepts.",
        mend: &[
            "Name the country of each recipient.",
            "Add the transfer from Switzerland, with what protects the data there.",
            "Sign the clauses that protect the data; the policy cannot mend that.",
        ],
        questions: &["sharing.recipients.*.country", "sharing.transfers"],
        yields_to: &["x-tr-02", "x-tr-07"],
        check: |case| {
            let mut breaches = unplaced(case);
            let rows = case.answers.sharing.recipients.iter();
            let groups = rows.filter(|row| {
                row.country
                    .as_ref()
                    .is_some_and(|at| matches!(at.area.as_str(), "EU" | "EEA"))
            });
            breaches.extend(groups.map(|row| {
                let words = format!(
                    "In which country of the EU does {} handle data? The text does not say.",
                    recipient_name(row)
                );
                Breach::said(format!("sharing.recipients.{}.country", row.key), words)
            }));
            for (sent, tools) in sent(case, Origin::Switzerland, "CH") {
                let protects = |tool: &Instrument| !matches!(tool, Instrument::UkAddendum | Instrument::Idta);
                if !tools.iter().any(protects) {
                    let tail = "nothing says what protects the data of people in Switzerland there.";
                    breaches.push(unprotected(case, &sent, Origin::Switzerland, tail));
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                HOSTED[0],
                HOSTED[1],
                "sharing.any_transfers=true",
                "sharing.transfers.us={\"origin\":\"switzerland\",\"to\":{\"area\":\"US\"},\"instruments\":[\"swiss\"]}",
            ],
            breaks: &["sharing.recipients.host.country="],
            mends: &["sharing.recipients.host.country={\"area\":\"DE\"}"],
            shows: "Germany",
            ..Trial::NEW
        },
        ..CH
    },
    Rule {
        id: "fadp-14-3",
        provision: "FADP Art. 14(1) and (3)",
        wrong: "You handle data of people in Switzerland from abroad at high risk, and the text names no representative there.",
        why: "A company that does so regularly and on a large scale must have somebody in Switzerland, with name and address in the policy.",
        mend: &[
            "Name your Swiss representative under further contacts.",
            "Appoint one; the policy cannot mend that.",
        ],
        questions: &["company.contacts", "company.swiss_risk"],
        check: |case| {
            let abroad = case.home().is_some_and(|home| home != "CH");
            let must = abroad && case.answers.company.swiss_risk == Some(true);
            wrong_if(must && !case.has_contact(Role::SwissRepresentative), &["company.contacts"])
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.swiss_risk=true", REPRESENTATIVE],
            breaks: &["company.contacts.ch="],
            mends: &[REPRESENTATIVE],
            shows: "Helvetrep AG",
            ..Trial::NEW
        },
        ..CH
    },
    Rule {
        id: "fadp-21",
        provision: "FADP Art. 21(1) to (3)",
        wrong: "Machines alone decide about people, and the text does not say that they can state their view and have a person look.",
        why: "Swiss law wants such decisions announced, with a person's review for whoever asks.",
        mend: &[
            "Say how a person reviews the decisions.",
            "Leave it out where the decision directly concerns a contract and gives people what they asked for, or where they expressly agreed.",
        ],
        questions: &["use.decisions_review", "use.decisions"],
        check: |case| decisions(case, false, true),
        #[cfg(test)]
        trial: Trial {
            given: DECIDES,
            breaks: &["use.decisions_review="],
            mends: &["use.decisions_review=by writing to us"],
            shows: "contest it by writing to us",
            ..Trial::NEW
        },
        ..CH
    },
    Rule {
        id: "fadp-10-3-d",
        provision: "FADP Art. 10(3)(d)",
        level: Should,
        wrong: "You have a data protection officer, and the text does not say how to reach them.",
        why: "A company that relies on such an adviser must publish how to reach that person.",
        mend: &["Give the officer's contact."],
        yields_to: &["gdpr-13-1-b"],
        questions: &["company.contacts.*.contact", "company.contacts"],
        check: |case| {
            let rows = case.answers.company.contacts.iter();
            let bare = rows.filter(|row| row.role == Some(Role::Dpo) && row.contact.is_none());
            bare.map(|row| Breach::at(&[&format!("company.contacts.{}.contact", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.contacts.dpo={\"role\":\"dpo\",\"contact\":{\"kind\":\"email\",\"value\":\"dpo@quill.example\"}}"],
            breaks: &["company.contacts.dpo.contact="],
            mends: &["company.contacts.dpo.contact={\"kind\":\"email\",\"value\":\"dpo@quill.example\"}"],
            shows: "dpo@quill.example",
            ..Trial::NEW
        },
        ..CH
    },
    Rule {
        id: "x-tr-12",
        provision: "FADP Art. 19(4)",
        wrong: "Data of people in Switzerland goes abroad, and no country is named.",
        why: "Swiss law wants each country named, not only the tool or a region of the world.",
        mend: &[
            "Name the country of the transfer.",
            "Ask the provider in which countries it handles your data.",
        ],
        questions: &["sharing.transfers.*.to", "sharing.recipients.*.country", "company.regions"],
        reads: &["sharing"],
        yields_to: &["fadp-19-4"],
        check: |case| {
            let named = case
                .handled()
                .any(|row| row.country.as_ref().is_some_and(|at| !at.is_group()));
            if named {
                return Vec::new();
            }
            let open = case.answers.sharing.transfers.iter().filter(|row| {
                let open = row.to.as_ref().is_none_or(Place::is_group);
                row.origin == Some(Origin::Switzerland) && open && row.instruments.iter().flatten().next().is_some()
            });
            open.map(|row| Breach::at(&[&format!("sharing.transfers.{}.to", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_transfers=true",
                "sharing.transfers.us={\"origin\":\"switzerland\",\"to\":{\"area\":\"US\"},\"instruments\":[\"swiss\"]}",
            ],
            breaks: &["sharing.transfers.us.to="],
            mends: &["sharing.transfers.us.to={\"area\":\"US\"}"],
            shows: "United States",
            ..Trial::NEW
        },
        ..CH
    },
];

#[cfg(test)]
const PROVIDE: &str = "use.purposes.provide={\"purpose\":\"provide\",\"kinds\":[\"account\"],\"ground\":\"contract\"}";
