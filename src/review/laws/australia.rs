//! Australia: the Privacy Act 1988 and its Australian Privacy Principles (APP).

#[cfg(test)]
use super::abroad::{DECIDES, HOSTED};
use super::abroad::{by_country, decisions, hears_complaints, missing, names, no_purpose, unplaced};
use crate::interview::company::Country;
use crate::interview::rights::{Authority, Right};
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::rule::{Applies, Breach, Law, Rule, SECOND_HAND, Sort, Text};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of this law have in common.
const AU: Rule = Rule {
    source: "https://www.oaic.gov.au/privacy/australian-privacy-principles",
    from: since(2014, 3, 12),
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// Small companies are mostly outside the act.
fn applies(case: &Case) -> Applies {
    match (
        by_country(case, Country::Australia, "AU", "Australia"),
        case.answers.company.australia_over,
    ) {
        (Applies::Yes(why), Some(true)) => Applies::Yes(why),
        (Applies::Yes(_), Some(false)) => Applies::No("you are too small for the Australian Privacy Act, you said".into()),
        (Applies::Yes(_), None) => Applies::Unknown(
            "nobody has said whether you are over the line of the Australian Privacy Act".into(),
            vec!["company.australia_over"],
        ),
        (other, _) => other,
    }
}

/// The law.
pub(super) const LAW: Law = Law {
    id: "au",
    name: "Australia's Privacy Act",
    sort: Sort::Law,
    applies,
    when: "Applies if you are established in Australia or serve people there, and are over the line of the act.",
    family: "",
    reads: &["company"],
    rules: RULES,
    #[cfg(test)]
    clean: &[
        "company.countries=[\"australia\"]",
        "company.australia_over=true",
        "rights.granted.correct={\"right\":\"correct\"}",
        "rights.complain_to_us=true",
        "rights.authorities=[\"australia\"]",
    ],
    #[cfg(test)]
    away: &["company.countries=[]"],
};

const RULES: &[Rule] = &[
    Rule {
        id: "app-1-4",
        provision: "Privacy Act 1988 (Cth), APP 1.4(a) to (g)",
        wrong: "The text lacks one of the seven things that an Australian privacy policy must hold.",
        why: "They are: what you hold, how you collect it, what for, how people see and correct it, how they complain, whether it goes abroad, and where to.",
        mend: &[
            "Add what is missing.",
            "Set up a way to take complaints; the policy cannot mend that.",
        ],
        questions: &[
            "rights.complain_to_us",
            "rights.authorities",
            "rights.granted",
            "sharing.recipients.*.country",
            "collection.kinds.*.source",
            "use.purposes",
        ],
        reads: &["company"],
        text: Text::Own,
        check: |case| {
            let held = case.own_kinds().next().is_some();
            let rights = held && !(case.grants(Right::Access) && case.grants(Right::Correct));
            let served = case.answers.in_country(Country::Australia);
            let complaints = !served || hears_complaints(case) || names(case, Authority::Australia);
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
                    !complaints,
                    "rights.complain_to_us",
                    "The text does not say how people complain.",
                ),
            ]);
            breaches.extend(unplaced(case));
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
            given: HOSTED,
            breaks: &["sharing.recipients.host.country="],
            mends: &["sharing.recipients.host.country={\"area\":\"US\"}"],
            shows: "United States",
            ..Trial::NEW
        },
        ..AU
    },
    Rule {
        id: "app-1-7",
        provision: "Privacy Act 1988 (Cth), APP 1.7 to 1.9",
        from: since(2026, 12, 10),
        wrong: "Machines decide about people, and the text does not say which decisions and from which data.",
        why: "From 10 December 2026, an Australian privacy policy must list what a computer decides, or has a large part in deciding, and the data that it uses.",
        mend: &[
            "Say which decisions are made and from which data.",
            "Have a person decide; the policy cannot mend that.",
        ],
        questions: &["use.decisions_logic", "use.decisions"],
        check: |case| decisions(case, true, false),
        #[cfg(test)]
        trial: Trial {
            given: DECIDES,
            breaks: &["use.decisions_logic="],
            mends: &["use.decisions_logic=The machine compares what people wrote and may decline an order."],
            shows: "may decline an order",
            ..Trial::NEW
        },
        ..AU
    },
];
