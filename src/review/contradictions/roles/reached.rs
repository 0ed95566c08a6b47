//! How people reach the company.

use crate::interview::collection::{Trigger, Whose};
use crate::interview::company::Covered;
use crate::interview::rights::Verification;
use crate::review::Level::Should;
use crate::review::contradictions::CLASH;
use crate::review::names::listed;
use crate::review::rule::{Breach, Rule, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Contact, ContactKind};

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-ct-01",
        provision: "GDPR Arts. 12(2) and 13(1)(a)",
        wrong: "A sentence sends people to an address further down, and there is none.",
        why: "People who look for it in vain cannot use their rights.",
        mend: &["Give the address.", "Say in the sentence itself how people reach you."],
        questions: &["company.contact", "company.address", "statements.texts"],
        text: Text::Own,
        check: |case| {
            let company = &case.answers.company;
            let rows = company.contacts.iter().filter_map(|row| row.contact.as_ref());
            let all: Vec<&Contact> = company.contact.iter().chain(rows).collect();
            let phone = all.iter().any(|one| one.kind == ContactKind::Phone);
            let reached = company.address.is_some() || !all.is_empty();
            let lines = case.own();
            let dangling = lines.iter().filter(|line| {
                let number = line
                    .asserts(&["telephone|phone number below|above", "number below"])
                    .is_some()
                    && !phone;
                let address = line.asserts(BELOW).is_some() && !reached;
                (number || address) && !line.text.contains('@')
            });
            dangling.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"rights\",\"text\":\"Write to us at the address below.\"}"],
            breaks: &["company.contact=", "company.address="],
            mends: &[
                "company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}",
                "company.address=1 High Street, Wellington",
            ],
            shows: "1 High Street",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ct-04",
        provision: "GDPR Art. 12(2); Cal. Civ. Code 1798.130(a)(1)(A)",
        level: Should, // on the site itself the path leads somewhere
        wrong: "The only way to reach you is a path on a site that the text does not name.",
        why: "Somebody who reads a copy of the policy cannot follow it. California wants at least an e-mail address, where its law binds you.",
        mend: &[
            "Give an e-mail address.",
            "Write the full web address of the form.",
            "Say what your web address is.",
        ],
        questions: &["company.contact", "company.website", "rights.requests", "company.address"],
        check: |case| {
            let company = &case.answers.company;
            let rows = company.contacts.iter().filter_map(|row| row.contact.as_ref());
            let requests = case.answers.rights.requests.iter();
            let all: Vec<&Contact> = company.contact.iter().chain(requests).chain(rows).collect();
            let bare = |one: &&Contact| one.kind == ContactKind::Form && one.value.starts_with('/');
            let lost = !all.is_empty() && all.iter().all(bare);
            wrong_if(
                lost && company.website.is_none() && company.address.is_none(),
                &["company.contact"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.contact={\"kind\":\"form\",\"value\":\"/contact\"}",
                "company.address=",
            ],
            breaks: &["company.website="],
            mends: &["company.website=https://quill.example"],
            shows: "quill.example",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ct-05",
        provision: "GDPR Art. 12(2)",
        level: Should,
        wrong: "One form is given twice, with two different options to choose.",
        why: "People who pick the wrong one may wait in vain.",
        mend: &["Name the same option in both places.", "Give the form an option for privacy."],
        questions: &["rights.requests", "company.contact"],
        check: |case| {
            let pair = case
                .answers
                .rights
                .requests
                .as_ref()
                .zip(case.answers.company.contact.as_ref());
            let clash = pair.filter(|(one, other)| {
                let differs = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
                let labels = differs(&one.option, &other.option) || differs(&one.subject, &other.subject);
                one.kind == other.kind && one.value == other.value && labels
            });
            let label = |one: &Contact| one.option.clone().or(one.subject.clone()).unwrap_or_default();
            clash
                .map(|(one, other)| Breach {
                    at: vec!["rights.requests".into(), "company.contact".into()],
                    words: format!(
                        "People are to choose “{}” in one place and “{}” in another: which?",
                        label(one),
                        label(other)
                    ),
                    ..Breach::default()
                })
                .into_iter()
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.contact={\"kind\":\"form\",\"value\":\"https://quill.example/contact\",\"option\":\"Privacy\"}",
                "rights.requests={\"kind\":\"form\",\"value\":\"https://quill.example/contact\",\"option\":\"Privacy\"}",
            ],
            breaks: &[
                "rights.requests={\"kind\":\"form\",\"value\":\"https://quill.example/contact\",\"option\":\"Other worries\"}",
            ],
            mends: &["rights.requests={\"kind\":\"form\",\"value\":\"https://quill.example/contact\",\"option\":\"Privacy\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-ct-06",
        provision: "GDPR Art. 12(2); Cal. Civ. Code 1798.130(a)(2)",
        wrong: "Requests take an account, and you hold data of people who have none.",
        why: "Nobody may be made to open an account to use a right.",
        mend: &[
            "Choose another way to check who asks, for those without an account.",
            "Say that these rights are for account holders, and whom the others ask.",
        ],
        questions: &[
            "rights.verification",
            "rights.account_holders",
            "company.people",
            "collection.kinds.*.trigger",
        ],
        check: |case| {
            let rights = &case.answers.rights;
            let by_account = rights.verification == Some(Verification::Account) && rights.account_holders != Some(true);
            let people = case.answers.company.people.iter().flatten();
            let mut strangers: Vec<&str> = people
                .filter_map(|who| match who {
                    Covered::Visitors => Some("visitors"),
                    Covered::EndUsers => Some("your customers' end users"),
                    Covered::Users | Covered::CustomerUsers => None,
                })
                .collect();
            let kinds = case
                .answers
                .collection
                .kinds
                .iter()
                .filter(|kind| kind.whose != Some(Whose::Customers));
            strangers.extend(kinds.filter_map(|kind| match kind.trigger? {
                Trigger::Visiting => Some("visitors"),
                Trigger::Subscribing => Some("people who subscribe"),
                _ => None,
            }));
            strangers.sort_unstable();
            strangers.dedup();
            if !by_account || strangers.is_empty() {
                return Vec::new();
            }
            let words = format!(
                "You check who asks by having them sign in; {} may have no account.",
                listed(&strangers)
            );
            vec![Breach::said("rights.verification", words)]
        },
        #[cfg(test)]
        trial: Trial {
            given: &["company.people=[\"users\",\"visitors\"]", "rights.verification=ask"],
            breaks: &["rights.verification=account"],
            mends: &["rights.verification=ask"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

const BELOW: &[&str] = &[
    "address|addresses|contact|contacts|details below",
    "contact details|information ... below",
    "below address|contact|details",
];
