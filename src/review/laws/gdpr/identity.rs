//! Who is responsible, how people reach them, and who decides together with whom.

use super::{GDPR, WP260};
use crate::interview::collection::Whose;
use crate::interview::company::{Region, Role};
use crate::interview::sharing::Part;
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::dated;
use crate::review::rule::{Breach, Rule, SECOND_HAND, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "gdpr-12-2",
        provision: "GDPR Art. 12(2)",
        wrong: "The text gives no way to make a request.",
        why: "Rights are worth nothing if nobody can be asked, and you have to make asking easy.",
        mend: &["Give a contact for privacy.", "Name a form or an address for requests."],
        questions: &["company.contact", "rights.requests"],
        check: |case| wrong_if(case.controls() && !reachable(case), &["company.contact"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.contact="],
            mends: &["company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}"],
            shows: "To exercise your rights",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-a",
        provision: "GDPR Art. 13(1)(a)",
        wrong: "The text does not say who is responsible and how to reach them.",
        why: "People must learn the full name and the contact details of whoever decides about their data.",
        mend: &[
            "Give the legal name, not only the brand.",
            "Give an address, by post or by e-mail.",
        ],
        questions: &["company.legal_name", "company.contact", "company.address"],
        reads: &["rights"],
        check: |case| {
            let company = &case.answers.company;
            let named = company.legal_name.is_some() || company.entities.iter().any(|row| row.name.is_some());
            let reached = reachable(case) || company.address.is_some();
            let missing = [("company.legal_name", !named), ("company.contact", !reached)];
            let at: Vec<&str> = missing.iter().filter(|(_, missing)| *missing).map(|(at, _)| *at).collect();
            wrong_if(case.controls() && !at.is_empty(), &at)
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.legal_name="],
            mends: &["company.legal_name=Quill Press Ltd"],
            shows: "Quill Press Ltd",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-a-post",
        provision: "GDPR Art. 13(1)(a); WP260 rev.01, annex",
        source: WP260,
        level: Should,
        wrong: "The text does not say how to reach you by post.",
        why: "The law wants contact details, and the regulators prefer several ways, a postal address among them.",
        mend: &["Give the postal address; a registered office or a mailbox service will do."],
        questions: &["company.address"],
        attested: SECOND_HAND,
        check: |case| {
            let company = &case.answers.company;
            let given = company.address.is_some() || company.entities.iter().any(|row| row.address.is_some());
            wrong_if(case.controls() && !given, &["company.address"])
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
        why: "A company without an establishment in the EU must appoint somebody there whom people and regulators can reach. It holds for those who offer something to people there or follow what they do; occasional, low-risk handling is exempt.",
        mend: &[
            "Name your EU representative under further contacts.",
            "Appoint one; the policy cannot mend that.",
            "If you neither offer anything to people there nor follow what they do, or only handle data about them now and then: decide that this does not apply.",
        ],
        questions: &["company.contacts"],
        check: |case| {
            let inside = case.home().is_none_or(dated::in_eea);
            let there = |region: Option<Region>| region == Some(Region::Eu);
            let branch = case.answers.company.entities.iter().any(|row| there(row.region));
            wrong_if(
                case.controls() && !inside && !branch && !case.has_contact(Role::EuRepresentative),
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
        id: "gdpr-13-1-b",
        provision: "GDPR Art. 13(1)(b); Art. 37(7)",
        wrong: "You have a data protection officer, and the text does not say how to reach them.",
        why: "People must be able to write to the officer; a name is not needed.",
        mend: &["Give the officer's address; one for the office is enough."],
        questions: &["company.contacts.*.contact"],
        check: |case| {
            let rows = case.answers.company.contacts.iter();
            let silent = rows.filter(|row| row.role == Some(Role::Dpo) && row.contact.is_none());
            let at = silent.map(|row| format!("company.contacts.{}.contact", row.key));
            at.filter(|_| case.controls() && !case.has_contact(Role::Dpo))
                .map(|at| Breach::at(&[&at]))
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
        ..GDPR
    },
    Rule {
        id: "gdpr-37-1",
        provision: "GDPR Art. 37(1)(b) and (c)",
        level: Should,
        wrong: "Do you need a data protection officer? You name none.",
        why: "A company whose main business is to watch people, or to handle sensitive data, on a large scale has to appoint one.",
        mend: &[
            "Say that it is not your main business, or not on a large scale.",
            "Appoint an officer and give the contact; the policy alone cannot mend that.",
        ],
        questions: &["collection.large_scale", "company.contacts"],
        check: |case| {
            let collection = &case.answers.collection;
            let may_need = collection.large_scale.or(collection.sensitive) == Some(true);
            let officer = case.answers.company.contacts.iter().any(|row| row.role == Some(Role::Dpo));
            wrong_if(case.controls() && may_need && !officer, &["collection.large_scale"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.large_scale=true"],
            mends: &["company.contacts.dpo={\"role\":\"dpo\",\"contact\":{\"kind\":\"email\",\"value\":\"dpo@quill.example\"}}"],
            shows: "dpo@quill.example",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-26-2",
        provision: "GDPR Art. 26(2)",
        wrong: "You decide together with others, and the text does not say who does what.",
        why: "People must learn the essence of such an arrangement: who informs them, and whom they can ask.",
        mend: &["Say what you have agreed.", "Agree on it first; the policy cannot mend that."],
        questions: &["sharing.joint_split", "sharing.recipients.*.part", "collection.kinds.*.whose"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let joint = case.own_kinds().any(|row| row.whose == Some(Whose::Joint))
                || sharing.recipients.iter().any(|row| row.part == Some(Part::Joint));
            wrong_if(
                case.controls() && joint && sharing.joint_split.is_none(),
                &["sharing.joint_split"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "collection.kinds.account.whose=joint",
                "sharing.joint_split=each of us answers for its own site",
            ],
            breaks: &["sharing.joint_split="],
            mends: &["sharing.joint_split=each of us answers for its own site"],
            shows: "we have agreed that each of us answers for its own site",
            ..Trial::NEW
        },
        ..GDPR
    },
];

/// Whether people are given any way to write or call.
fn reachable(case: &Case) -> bool {
    let company = &case.answers.company;
    company.contact.is_some() || case.answers.rights.requests.is_some()
}
