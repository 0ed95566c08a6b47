//! Illinois: the Biometric Information Privacy Act.

use super::core::{called, handles, holding};
use crate::interview::ccpa::State;
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::rule::{Applies, Breach, Law, Rule, Sort};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{How, Period, Unit};

/// What identifies people by their bodies.
const BODY: &[&str] = &["biometric"];

fn applies(case: &Case) -> Applies {
    handles(case, State::Illinois, BODY, "biometric data")
}

/// Whether a period ends within three years, as far as its words tell.
fn short(kept: &Period) -> bool {
    let months = kept.span.map(|span| match span.unit {
        Unit::Minutes | Unit::Hours | Unit::Days => span.count / 30,
        Unit::Weeks => span.count / 4,
        Unit::Months => span.count,
        Unit::Years => span.count.saturating_mul(12),
    });
    let firm = !matches!(kept.how, How::Indefinitely | How::AtLeast | How::ProviderDefault);
    firm && months.is_none_or(|months| months <= 36)
}

/// The law.
pub(super) const LAWS: &[Law] = &[Law {
    id: "us-il-bipa",
    name: "Illinois's law on biometrics",
    sort: Sort::Law,
    applies,
    when: "Applies if you serve people in Illinois and a kind of data that you collect is biometric.",
    family: "US states",
    reads: &["company", "collection"],
    rules: &[Rule {
        id: "il-bipa-15-a",
        provision: "740 ILCS 14/15(a)",
        source: "https://www.ilga.gov/legislation/ilcs/ilcs3.asp?ActID=3004",
        from: since(2008, 10, 3),
        wrong: "You handle biometric data, and the text does not say when it is destroyed.",
        why: "Illinois wants a public schedule: destroyed once its purpose is met, and at the latest three years after the person last dealt with you.",
        mend: &[
            "Say how long it is kept, three years at most.",
            "Destroy it earlier; the policy cannot mend that.",
        ],
        questions: &["collection.kinds.*.kept"],
        check: |case| {
            let bare = holding(case, BODY).filter(|kind| !kind.kept.as_ref().is_some_and(short));
            bare.map(|kind| {
                let name = called(kind.name.as_deref(), &kind.key);
                let words = if kind.kept.is_some() {
                    format!("{name} is kept longer than the three years that Illinois allows for biometric data.")
                } else {
                    format!("The text does not say when biometric data ({name}) is destroyed.")
                };
                Breach::said(format!("collection.kinds.{}.kept", kind.key), words)
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            breaks: &["collection.kinds.face.kept="],
            mends: &[
                "collection.kinds.face.kept={\"how\":\"exactly\",\"span\":{\"count\":2,\"unit\":\"years\"},\"from\":\"last-use\"}",
            ],
            shows: "2 years",
            ..Trial::NEW
        },
        ..Rule::NEW
    }],
    #[cfg(test)]
    clean: &[
        "company.regions=[\"other-us\"]",
        "company.states=[\"illinois\"]",
        "ccpa.over=[]",
        "collection.kinds.face={\"name\":\"Face data\",\"items\":[{\"item\":\"biometric\"}],\"held_for\":\"opening doors\",\"trigger\":\"using\",\"source\":[\"person\"],\"kept\":{\"how\":\"exactly\",\"span\":{\"count\":2,\"unit\":\"years\"},\"from\":\"last-use\"}}",
    ],
    #[cfg(test)]
    away: &["company.regions=[\"elsewhere\"]"],
}];
