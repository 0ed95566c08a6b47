//! Laws on the privacy policies of online services, whatever their size: Nevada's and Delaware's.

use super::core::{cats, contact, lives, third, told};
use crate::interview::ccpa::{Line, State};
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::rule::{Breach, Law, Rule, SECOND_HAND, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of Nevada have in common.
const NV: Rule = Rule {
    source: "https://www.leg.state.nv.us/nrs/nrs-603a.html",
    from: since(2017, 10, 1),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// What the rules of Delaware have in common.
const DE: Rule = Rule {
    source: "https://delcode.delaware.gov/title6/c012c/",
    from: since(2016, 1, 1),
    ..Rule::NEW
};

/// Not said which data is collected, or of which sort those are that get it.
fn whom(case: &Case) -> Vec<Breach> {
    let mut all = cats(case);
    all.extend(third(case));
    all
}

/// The same, where Delaware's comprehensive law does not ask for it anyway.
fn whom_but_over(case: &Case) -> Vec<Breach> {
    let over = case.answers.ccpa.over.iter().flatten().any(|line| *line == Line::Delaware);
    if over { Vec::new() } else { whom(case) }
}

/// Not said whether others follow people.
fn followed(case: &Case) -> Vec<Breach> {
    wrong_if(case.answers.ccpa.others_track.is_none(), &["ccpa.others_track"])
}

/// No day from which it applies.
fn undated(case: &Case) -> Vec<Breach> {
    wrong_if(case.answers.changes.effective.is_none(), &["changes.effective"])
}

/// A rule that both have, each with its own provision.
macro_rules! online {
    (what $check:ident, $id:literal, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: $id,
            provision: $provision,
            wrong: "The text does not say which data is collected, or what sort of company gets it.",
            why: "People must learn the categories of data, and of third parties that may get it.",
            mend: &["Name each kind of data, and what each recipient does."],
            questions: &[
                "collection.kinds",
                "collection.kinds.*.items",
                "collection.sensitive_what",
                "sharing.recipients.*.job",
                "sharing.ads_to",
            ],
            check: $check,
            #[cfg(test)]
            trial: Trial {
                breaks: &["collection.kinds.account.items=", "collection.kinds.account.name="],
                mends: &[
                    "collection.kinds.account.name=Account data",
                    "collection.kinds.account.items=[{\"item\":\"name\"},{\"item\":\"email\"}]",
                ],
                shows: "email address",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (changes, $id:literal, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: $id,
            provision: $provision,
            wrong: "The text does not say how people hear of a change that matters.",
            why: "The law wants the policy to describe how people are told.",
            mend: &["Say how you tell people."],
            questions: &["changes.told"],
            yields_to: &["x-do-08"],
            check: told,
            #[cfg(test)]
            trial: Trial {
                breaks: &["changes.told="],
                mends: &["changes.told=[\"email\"]"],
                shows: "by email",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (date, $id:literal, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: $id,
            provision: $provision,
            wrong: "The text does not say from which day it applies.",
            why: "The law wants the effective date in the policy.",
            mend: &["Give the day from which the policy applies."],
            questions: &["changes.effective", "changes.date_kind"],
            check: undated,
            #[cfg(test)]
            trial: Trial {
                breaks: &["changes.effective="],
                mends: &["changes.effective=2026-11-01"],
                shows: "1 November 2026",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
    (others, $id:literal, $provision:literal, $base:ident $(, $field:ident : $value:expr)*) => {
        Rule {
            id: $id,
            provision: $provision,
            wrong: "The text does not say whether other companies may follow people on your service and elsewhere.",
            why: "The law wants this stated, even where the answer is no.",
            mend: &["Say whether they may.", "Remove what follows people, and say that nobody follows them."],
            questions: &["ccpa.others_track"],
            check: followed,
            #[cfg(test)]
            trial: Trial {
                breaks: &["ccpa.others_track="],
                mends: &["ccpa.others_track=false"],
                shows: "No other company may collect data",
                ..Trial::NEW
            },
            $($field: $value,)*
            ..$base
        }
    };
}

/// The laws.
pub(super) const LAWS: &[Law] = &[
    Law {
        id: "us-nv-online",
        name: "Nevada's law on online privacy",
        sort: Sort::Law,
        applies: |case| lives(case, State::Nevada),
        when: "Applies if you serve people in Nevada, however small you are.",
        family: "US states",
        reads: &["company"],
        rules: &[
            online!(what whom, "nv-340-1", "NRS 603A.340(1)(a)", NV),
            online!(changes, "nv-340-1-changes", "NRS 603A.340(1)", NV),
            online!(others, "nv-340-1-others", "NRS 603A.340(1)", NV),
            online!(date, "nv-340-1-date", "NRS 603A.340(1)", NV),
            Rule {
                id: "nv-345",
                provision: "NRS 603A.345",
                from: since(2019, 10, 1),
                wrong: "The text gives no address where people can forbid the sale of their data.",
                why: "Nevada wants such an address from every operator, even one that sells nothing.",
                mend: &["Give an e-mail address or a form for requests."],
                questions: &["rights.requests", "company.contact"],
                check: contact,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["company.contact="],
                    mends: &["company.contact={\"kind\":\"email\",\"value\":\"privacy@quill.example\"}"],
                    shows: "privacy@quill.example",
                    ..Trial::NEW
                },
                attested: crate::review::rule::READ,
                ..NV
            },
        ],
        #[cfg(test)]
        clean: &[
            "company.regions=[\"other-us\"]",
            "company.states=[\"nevada\"]",
            "ccpa.over=[]",
            "ccpa.others_track=false",
            "collection.sensitive=false",
        ],
        #[cfg(test)]
        away: &["company.regions=[\"elsewhere\"]"],
    },
    Law {
        id: "us-de-online",
        name: "Delaware's law on online privacy",
        sort: Sort::Law,
        applies: |case| lives(case, State::Delaware),
        when: "Applies if you serve people in Delaware, however small you are.",
        family: "US states",
        reads: &["company", "ccpa"],
        rules: &[
            online!(what whom_but_over, "doppa-b-1", "6 Del. C. 1205C(b)(1)", DE),
            online!(changes, "doppa-b-3", "6 Del. C. 1205C(b)(3)", DE),
            online!(date, "doppa-b-4", "6 Del. C. 1205C(b)(4)", DE, attested: SECOND_HAND),
            Rule {
                id: "doppa-b-5",
                provision: "6 Del. C. 1205C(b)(5)",
                attested: SECOND_HAND,
                wrong: "You share data for advertising that follows people, and the text says nothing of signals such as Do Not Track.",
                why: "Whoever follows people across websites must say how it answers such signals.",
                mend: &[
                    "Say what Do Not Track or Global Privacy Control does on your site.",
                    "Stop following people.",
                ],
                questions: &["cookies.signals", "sharing.share_for_ads"],
                check: |case| {
                    let answered = case
                        .answers
                        .cookies
                        .signals
                        .iter()
                        .any(|row| row.signal.is_some() && row.honoured.is_some());
                    wrong_if(
                        case.answers.sharing.share_for_ads == Some(true) && !answered,
                        &["cookies.signals"],
                    )
                },
                #[cfg(test)]
                trial: Trial {
                    given: &[
                        "sharing.share_for_ads=true",
                        "sharing.any_recipients=true",
                        "sharing.recipients.ads={\"name\":\"Adly\",\"job\":[\"advertising\"],\"part\":\"controller\",\"kinds\":[\"account\"]}",
                        "sharing.ads_to=[\"ads\"]",
                        "sharing.ads_kinds=[\"account\"]",
                        "sharing.opt_out=/opt-out",
                        "cookies.any_signals=true",
                        "cookies.signals.dnt={\"signal\":\"dnt\",\"honoured\":false}",
                    ],
                    breaks: &["cookies.signals.dnt="],
                    mends: &["cookies.signals.dnt={\"signal\":\"dnt\",\"honoured\":false}"],
                    shows: "Do Not Track",
                    ..Trial::NEW
                },
                ..DE
            },
            online!(others, "doppa-b-6", "6 Del. C. 1205C(b)(6)", DE, attested: SECOND_HAND),
        ],
        #[cfg(test)]
        clean: &[
            "company.regions=[\"other-us\"]",
            "company.states=[\"delaware\"]",
            "ccpa.over=[]",
            "ccpa.others_track=false",
        ],
        #[cfg(test)]
        away: &["company.regions=[\"elsewhere\"]"],
    },
];
