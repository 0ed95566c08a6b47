//! Laws on consumer health data: Washington's My Health My Data Act, and Nevada's.

use super::core::handles;
use crate::interview::ccpa::State;
use crate::interview::company::{DocumentAbout, DocumentRow};
use crate::review::case::Case;
use crate::review::dates::since;
use crate::review::rule::{Applies, Breach, Law, Rule, Sort, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;

/// What the rules of Washington have in common.
const WA: Rule = Rule {
    source: "https://app.leg.wa.gov/RCW/default.aspx?cite=19.373.020",
    from: since(2024, 3, 31),
    ..Rule::NEW
};

/// What the rules of Nevada have in common.
const NV: Rule = Rule {
    source: "https://www.leg.state.nv.us/nrs/nrs-603a.html",
    from: since(2024, 3, 31),
    ..Rule::NEW
};

/// Whether health data of people of a state is handled.
fn health(case: &Case, state: State) -> Applies {
    handles(case, state, &["health"], "health data")
}

fn policies(case: &Case) -> impl Iterator<Item = &DocumentRow> {
    let rows = case.answers.company.documents.iter();
    rows.filter(|row| row.about == Some(DocumentAbout::HealthData))
}

/// No policy of its own.
fn none(case: &Case) -> Vec<Breach> {
    wrong_if(policies(case).all(|row| row.title.is_none()), &["company.documents"])
}

/// A policy of its own without its link.
fn unlinked(case: &Case) -> Vec<Breach> {
    let bare = policies(case).filter(|row| row.title.is_some() && row.link.is_none());
    bare.map(|row| Breach::at(&[&format!("company.documents.{}.link", row.key)]))
        .collect()
}

/// The two rules of a state.
macro_rules! health {
    ($own:literal, $provision:literal, $link:literal, $where:literal, $base:ident) => {
        &[
            Rule {
                id: $own,
                provision: $provision,
                wrong: "You handle health data, and there is no privacy policy for it alone.",
                why: "The law wants a policy of its own: which health data and why, where it comes from, which of it is shared and with whom, and how people use their rights.",
                mend: &[
                    "Write that policy, and name it under related documents.",
                    "Collect no health data; what people's use tells about their health counts too.",
                ],
                questions: &["company.documents", "collection.kinds.*.items"],
                yields_to: &["x-dt-20"],
                reads: &["collection"],
                check: none,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["company.documents.health="],
                    mends: &[
                        "company.documents.health={\"title\":\"Consumer health data privacy policy\",\"about\":\"health-data\",\"link\":\"/health-privacy\"}",
                    ],
                    shows: "Consumer health data privacy policy",
                    ..Trial::NEW
                },
                ..$base
            },
            Rule {
                id: $link,
                provision: $where,
                wrong: "The policy for health data has no link.",
                why: "It needs a link of its own on the home page, apart from this policy.",
                mend: &["Give its link, and put it on the home page."],
                questions: &["company.documents.*.link"],
                reads: &["collection"],
                check: unlinked,
                #[cfg(test)]
                trial: Trial {
                    breaks: &["company.documents.health.link="],
                    mends: &["company.documents.health.link=/health-privacy"],
                    also: &["x-do-06"],
                    shows: "/health-privacy",
                    ..Trial::NEW
                },
                ..$base
            },
        ]
    };
}

/// What a draft with health data says that is clean.
#[cfg(test)]
macro_rules! clean {
    ($state:literal $(, $more:literal)*) => {
        &[
            "company.regions=[\"other-us\"]",
            $state,
            "ccpa.over=[]",
            "collection.kinds.health={\"name\":\"Health data\",\"items\":[{\"item\":\"health\"}],\"trigger\":\"entering\",\"source\":[\"person\"],\"held_for\":\"your diary\"}",
            "company.any_documents=true",
            "company.documents.health={\"title\":\"Consumer health data privacy policy\",\"about\":\"health-data\",\"link\":\"/health-privacy\"}"
            $(, $more)*
        ]
    };
}

/// The laws.
pub(super) const LAWS: &[Law] = &[
    Law {
        id: "us-wa-health",
        name: "Washington's law on health data",
        sort: Sort::Law,
        applies: |case| health(case, State::Washington),
        when: "Applies if you serve people in Washington and handle data about health.",
        family: "US states",
        reads: &["company", "collection"],
        rules: health!("wa-020", "RCW 19.373.020(1)(a)", "wa-020-b", "RCW 19.373.020(1)(b)", WA),
        #[cfg(test)]
        clean: clean!("company.states=[\"washington\"]"),
        #[cfg(test)]
        away: &["company.regions=[\"elsewhere\"]"],
    },
    Law {
        id: "us-nv-health",
        name: "Nevada's law on health data",
        sort: Sort::Law,
        applies: |case| health(case, State::Nevada),
        when: "Applies if you serve people in Nevada and handle data about health.",
        family: "US states",
        reads: &["company", "collection"],
        rules: health!("nv-health", "NRS 603A.495(1)", "nv-health-link", "NRS 603A.495(2)", NV),
        #[cfg(test)]
        clean: clean!("company.states=[\"nevada\"]", "ccpa.others_track=false"),
        #[cfg(test)]
        away: &["company.regions=[\"elsewhere\"]"],
    },
];
