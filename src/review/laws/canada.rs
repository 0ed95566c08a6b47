//! Canada: the federal act (PIPEDA), and Quebec's own (P-39.1), which applies beside it.

#[cfg(test)]
use super::abroad::{DECIDES, HOSTED};
use super::abroad::{
    by_country, decisions, hears_complaints, leaves, missing, names, no_purpose, no_withdrawal, reaches, unkept,
};
use crate::interview::company::{Country, Role};
use crate::interview::cookies::{Consent, Sort as Cookie};
use crate::interview::rights::{Authority, Right};
use crate::review::Level::Should;
use crate::review::dates::since;
use crate::review::rule::{Breach, Law, READ, Rule, SECOND_HAND, Sort, Text, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the federal rules have in common.
const CA: Rule = Rule {
    source: "https://laws-lois.justice.gc.ca/eng/acts/P-8.6/",
    from: since(2001, 1, 1),
    attested: READ,
    ..Rule::NEW
};

/// What Quebec's rules have in common.
const QC: Rule = Rule {
    source: "https://www.legisquebec.gouv.qc.ca/en/document/cs/p-39.1",
    from: since(2023, 9, 22),
    attested: READ,
    ..Rule::NEW
};

/// Who may be in charge of personal data.
const IN_CHARGE: &[Role] = &[Role::QuebecOfficer, Role::PrivacyLead, Role::Dpo];

/// The federal act.
pub(super) const PIPEDA: Law = Law {
    id: "ca",
    name: "Canada's PIPEDA",
    sort: Sort::Law,
    applies: |case| by_country(case, Country::Canada, "CA", "Canada"),
    when: "Applies if you are established in Canada or serve people there.",
    family: "",
    reads: &["company"],
    rules: FEDERAL,
    #[cfg(test)]
    clean: &[
        "company.countries=[\"canada\"]",
        LEAD,
        "rights.complain_to_us=true",
        "rights.authorities=[\"canada\"]",
        "sharing.authorities_abroad=true",
    ],
    #[cfg(test)]
    away: &["company.countries=[]"],
};

/// Quebec's act.
pub(super) const QUEBEC: Law = Law {
    id: "qc",
    name: "Quebec's private sector act",
    sort: Sort::Law,
    applies: |case| by_country(case, Country::Quebec, "", "Quebec"),
    when: "Applies if you serve people in Quebec.",
    family: "",
    reads: &["company"],
    rules: OF_QUEBEC,
    #[cfg(test)]
    clean: &[
        "company.countries=[\"quebec\"]",
        OFFICER,
        "rights.granted.correct={\"right\":\"correct\"}",
        "sharing.outside_quebec=true",
        GOVERNANCE,
    ],
    #[cfg(test)]
    away: &["company.countries=[]"],
};

#[cfg(test)]
const LEAD: &str =
    "company.contacts.lead={\"role\":\"privacy-lead\",\"contact\":{\"kind\":\"email\",\"value\":\"lead@quill.example\"}}";
#[cfg(test)]
const OFFICER: &str = "company.contacts.qc={\"role\":\"quebec-officer\",\"name\":\"Chief Privacy Officer\",\"contact\":{\"kind\":\"email\",\"value\":\"cpo@quill.example\"}}";
#[cfg(test)]
const GOVERNANCE: &str = "retention.governance=who may see it, how long it is kept, and how complaints are answered";

const FEDERAL: &[Rule] = &[
    Rule {
        id: "pipeda-4-8-2",
        provision: "PIPEDA Sch. 1, cl. 4.8.2",
        wrong: "The text does not say who answers for personal data, how people see theirs, or what you use it for.",
        why: "Canadian law wants the name or title and the address of the accountable person, the way to get access, and a general account of what data is used for.",
        mend: &[
            "Name the accountable person, or give the title, under further contacts.",
            "Add the right to see the data.",
            "Put somebody in charge; the policy cannot mend that.",
        ],
        questions: &["company.contacts", "rights.granted", "use.purposes"],
        check: |case| {
            let held = case.own_kinds().next().is_some();
            missing(&[
                (
                    !reaches(case, IN_CHARGE),
                    "company.contacts",
                    "The text does not say who in the company answers for personal data.",
                ),
                (
                    held && !case.grants(Right::Access),
                    "rights.granted",
                    "The text does not say that people can see their data.",
                ),
                (
                    no_purpose(case),
                    "use.purposes",
                    "The text does not say what you use the data for.",
                ),
            ])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.contacts.lead="],
            mends: &[LEAD],
            shows: "lead@quill.example",
            ..Trial::NEW
        },
        ..CA
    },
    Rule {
        id: "pipeda-4-2-4-3",
        provision: "PIPEDA Sch. 1, cl. 4.2, 4.3, 4.5 and 4.10",
        wrong: "The text does not say how long data is kept, how a consent is taken back, or how people complain.",
        why: "In Canada people must be able to take a consent back, and to complain to you and to the Privacy Commissioner.",
        mend: &[
            "Add what is missing.",
            "Set up a way to take complaints; the policy cannot mend that.",
        ],
        questions: &[
            "rights.complain_to_us",
            "rights.authorities",
            "collection.kinds.*.kept",
            "rights.granted",
        ],
        reads: &["changes", "company", "retention", "use"],
        text: Text::Own,
        attested: SECOND_HAND,
        check: |case| {
            let served = case.answers.in_country(Country::Canada);
            let regulator = names(case, Authority::Canada) || case.says(&["Privacy Commissioner"]);
            let mut breaches = missing(&[
                (
                    no_withdrawal(case),
                    "rights.granted",
                    "The text does not say that people can take their consent back.",
                ),
                (
                    served && !hears_complaints(case) && !regulator,
                    "rights.complain_to_us",
                    "The text does not say how people complain.",
                ),
            ]);
            breaches.extend(unkept(case));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["rights.complain_to_us=", "rights.authorities=[]"],
            mends: &["rights.complain_to_us=true", "rights.authorities=[\"canada\"]"],
            shows: "Office of the Privacy Commissioner",
            ..Trial::NEW
        },
        ..CA
    },
    Rule {
        id: "pipeda-xborder",
        provision: "Privacy Commissioner of Canada, Guidelines for processing personal data across borders",
        source: "https://www.priv.gc.ca/en/privacy-topics/airports-and-borders/gl_dab_090127/",
        from: since(2009, 1, 27),
        level: Should,
        wrong: "Data leaves Canada, and the text does not say that authorities elsewhere may get at it.",
        why: "Canada's regulator wants people told, for no contract keeps the courts of another country out.",
        mend: &[
            "Say that authorities of other countries may get at the data there.",
            "Keep the data in Canada.",
        ],
        questions: &["sharing.authorities_abroad", "sharing.recipients.*.country"],
        attested: SECOND_HAND,
        check: |case| {
            let untold = case.answers.sharing.authorities_abroad != Some(true);
            let serves = case.answers.in_country(Country::Canada);
            wrong_if(serves && untold && leaves(case, "CA"), &["sharing.authorities_abroad"])
        },
        #[cfg(test)]
        trial: Trial {
            given: HOSTED,
            breaks: &["sharing.authorities_abroad="],
            mends: &["sharing.authorities_abroad=true"],
            shows: "courts and authorities there may get at it",
            ..Trial::NEW
        },
        ..CA
    },
];

const OF_QUEBEC: &[Rule] = &[
    Rule {
        id: "qc-8",
        provision: "P-39.1, s. 8",
        wrong: "The text lacks something that Quebec's law wants told when data is collected.",
        why: "People must learn what for and by what means, their rights, who gets the data, and that it may leave Quebec.",
        mend: &["Add what is missing.", "Say that the data can leave Quebec."],
        questions: &[
            "sharing.outside_quebec",
            "collection.kinds.*.source",
            "rights.granted",
            "use.purposes",
            "sharing.recipients.*.country",
        ],
        check: |case| {
            let held = case.own_kinds().next().is_some();
            let leaves = leaves(case, "CA") && case.answers.sharing.outside_quebec != Some(true);
            let rights = held && !(case.grants(Right::Access) && case.grants(Right::Correct));
            let mut breaches = missing(&[
                (
                    no_purpose(case),
                    "use.purposes",
                    "The text does not say what you use the data for.",
                ),
                (
                    rights,
                    "rights.granted",
                    "The text does not say that people can see their data and have it corrected.",
                ),
                (
                    no_withdrawal(case),
                    "rights.granted",
                    "The text does not say that people can take their consent back.",
                ),
                (
                    leaves,
                    "sharing.outside_quebec",
                    "The text does not say that data of people in Quebec can leave Quebec.",
                ),
            ]);
            let unsaid = case
                .own_kinds()
                .filter(|kind| kind.source.is_none() && kind.trigger.is_none());
            breaches.extend(unsaid.map(|kind| {
                let name = kind.name.as_deref().unwrap_or(&kind.key);
                let words = format!("{name}: the text does not say how you collect it.");
                Breach::said(format!("collection.kinds.{}.source", kind.key), words)
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["sharing.outside_quebec="],
            mends: &["sharing.outside_quebec=true"],
            shows: "can leave Quebec",
            ..Trial::NEW
        },
        ..QC
    },
    Rule {
        id: "qc-3-1",
        provision: "P-39.1, s. 3.1",
        from: since(2022, 9, 22),
        wrong: "The text does not say who is in charge of personal data, and how to reach that person.",
        why: "Quebec wants the title and the contact of that person on the website; by law it is the head of the company until somebody else is appointed.",
        mend: &["Give the title and the contact under further contacts."],
        questions: &["company.contacts"],
        check: |case| wrong_if(!reaches(case, IN_CHARGE), &["company.contacts"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["company.contacts.qc="],
            mends: &[OFFICER],
            shows: "Chief Privacy Officer",
            ..Trial::NEW
        },
        ..QC
    },
    Rule {
        id: "qc-3-2",
        provision: "P-39.1, s. 3.2",
        wrong: "The text does not tell what your own rules for personal data cover.",
        why: "Quebec wants a company to have such rules, and to publish what is in them in plain words.",
        mend: &["Say what the rules cover.", "Write such rules; the policy cannot mend that."],
        questions: &["retention.governance"],
        attested: SECOND_HAND,
        check: |case| wrong_if(case.answers.retention.governance.is_none(), &["retention.governance"]),
        #[cfg(test)]
        trial: Trial {
            breaks: &["retention.governance="],
            mends: &[GOVERNANCE],
            shows: "who may see it",
            ..Trial::NEW
        },
        ..QC
    },
    Rule {
        id: "qc-8-1",
        provision: "P-39.1, s. 8.1",
        wrong: "Something profiles people, and the text does not say how they switch it on.",
        why: "Quebec wants people told first of what identifies, locates or profiles them, and of the means to activate it.",
        mend: &[
            "Let people switch it on, and say so; the policy alone cannot mend that.",
            "Do without it.",
        ],
        questions: &["cookies.items.*.consent", "cookies.items"],
        check: |case| {
            let rows = case.answers.cookies.items.iter();
            let on = rows.filter(|row| row.sort == Some(Cookie::Advertising) && row.consent != Some(Consent::OptIn));
            on.map(|row| {
                let name = row.name.as_deref().unwrap_or(&row.key);
                let words = format!("{name} profiles people, and the text does not say how they switch it on.");
                Breach::said(format!("cookies.items.{}.consent", row.key), words)
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "cookies.any_items=true",
                "cookies.items.ad={\"name\":\"_ad\",\"sort\":\"advertising\",\"does\":[\"advertising\"],\"by\":[],\"lasts\":\"30 days\",\"consent\":\"opt-in\"}",
            ],
            breaks: &["cookies.items.ad.consent=always"],
            mends: &["cookies.items.ad.consent=opt-in"],
            shows: "They are set only with your consent",
            ..Trial::NEW
        },
        ..QC
    },
    Rule {
        id: "qc-8-2",
        provision: "P-39.1, s. 8.2",
        wrong: "The text does not say how people hear of a change of this policy.",
        why: "Quebec wants people to get a notice of every change of such a policy.",
        mend: &["Say how people hear of a change."],
        questions: &["changes.told"],
        yields_to: &["x-do-08"],
        attested: SECOND_HAND,
        check: |case| {
            let told = case.answers.changes.told.as_ref();
            wrong_if(told.is_none_or(Vec::is_empty), &["changes.told"])
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["changes.told="],
            mends: &["changes.told=[\"email\"]"],
            shows: "changes by email",
            ..Trial::NEW
        },
        ..QC
    },
    Rule {
        id: "qc-12-1",
        provision: "P-39.1, s. 12.1",
        wrong: "Machines alone decide about people, and the text does not say whom they can write to about it.",
        why: "Quebec wants people told, and heard by a person who can look at the decision again.",
        mend: &[
            "Say how a person reviews the decisions.",
            "Have a person decide; the policy cannot mend that.",
        ],
        questions: &["use.decisions_review", "use.decisions"],
        attested: SECOND_HAND,
        check: |case| decisions(case, false, true),
        #[cfg(test)]
        trial: Trial {
            given: DECIDES,
            breaks: &["use.decisions_review="],
            mends: &["use.decisions_review=by writing to us"],
            shows: "contest it by writing to us",
            ..Trial::NEW
        },
        ..QC
    },
];
