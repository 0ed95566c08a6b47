//! What protects data that goes to another country.

use super::article;
use crate::interview::company::Region;
use crate::interview::sharing::{Instrument, Origin, RecipientRow, TransferRow};
use crate::review::Level::Should;
use crate::review::case::Case;
use crate::review::case::WORLDWIDE;
use crate::review::contradictions::CLASH;
use crate::review::dated;
use crate::review::dates::Day;
use crate::review::rule::{Breach, Rule, SECOND_HAND, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Place;

pub(in crate::review) const RULES: &[Rule] = &[
    Rule {
        id: "x-tr-02",
        provision: "GDPR Art. 13(1)(f)",
        wrong: "Data goes to a country that no adequacy decision covers as a whole, and nothing says what protects it there.",
        why: "People must learn what protects their data there.",
        mend: &[
            "Name what protects that transfer: standard contract clauses, for example, or the Data Privacy Framework for a company in the US that is on its list.",
            "Sign the clauses first; the policy cannot mend that.",
        ],
        questions: &["sharing.transfers.*.instruments", "sharing.transfers.*.to"],
        reads: &["changes", "company"],
        check: |case| {
            let on = case.decided_on();
            let bare = rows(case).filter(|row| !row.has_tool());
            let bare = bare.filter_map(|row| Some((row, row.origin?, row.to.as_ref()?)));
            let covered = |origin: Origin, to: &Place| rows(case).any(|row| row.has_tool() && row.covers(origin, to));
            let bare = bare.filter(|(_, origin, to)| !safe(*origin, to, on) && !covered(*origin, to));
            // nobody has said that there is none: what the law wants of a recipient that is there asks for a decision
            let there = |to: &Place| {
                let mut countries = case.answers.sharing.recipients.iter().filter_map(|one| one.country.as_ref());
                countries.any(|country| country.area == to.area)
            };
            bare.map(|(row, origin, to)| {
                Breach::said(
                    format!("sharing.transfers.{}.instruments", row.key),
                    format!(
                        "Data goes to {}: how is that allowed? No tool is named for this transfer.",
                        article(to)
                    ),
                )
                .milder_if(row.instruments.is_none() && origin != Origin::Other && there(to), Should)
            })
            .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_transfers=true", CLAUSES, "sharing.copy=by writing to us"],
            breaks: &["sharing.transfers.us.instruments="],
            mends: &["sharing.transfers.us.instruments=[\"scc\"]"],
            shows: "Standard Contractual Clauses",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-03",
        provision: "UK GDPR Art. 46",
        wrong: "The EU's contract clauses alone do not protect data from the UK.",
        why: "UK law has papers of its own: the UK Addendum to those clauses, or the UK agreement.",
        mend: &[
            "Add the UK Addendum or the UK agreement.",
            "Sign it first; the policy cannot mend that.",
        ],
        questions: &["sharing.transfers.*.instruments", "sharing.transfers.*.origin"],
        reads: &["changes", "company"],
        check: |case| {
            let bare = rows(case).filter(|row| {
                let only_eu = tools(row).all(|tool| matches!(tool, Instrument::Scc | Instrument::Swiss));
                let needless = row.to.as_ref().is_some_and(|to| safe(Origin::Uk, to, case.decided_on()));
                row.origin == Some(Origin::Uk) && tools(row).any(|tool| tool == Instrument::Scc) && only_eu && !needless
            });
            bare.map(|row| Breach::at(&[&format!("sharing.transfers.{}.instruments", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_transfers=true",
                "sharing.transfers.us={\"origin\":\"uk\",\"to\":{\"area\":\"US\"},\"instruments\":[\"scc\",\"uk-addendum\"]}",
            ],
            breaks: &["sharing.transfers.us.instruments=[\"scc\"]"],
            mends: &["sharing.transfers.us.instruments=[\"scc\",\"uk-addendum\"]"],
            shows: "UK Addendum",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-04",
        provision: "CJEU C-311/18; CJEU C-362/14",
        source: "https://curia.europa.eu/juris/liste.jsf?num=C-311/18",
        wrong: "The text rests on a scheme that a court has struck down.",
        why: "Safe Harbor fell in 2015 and Privacy Shield in 2020: neither allows a transfer.",
        mend: &[
            "Take the sentence out, and name what protects the transfer today.",
            "Sign the contract clauses; the policy cannot mend that.",
        ],
        questions: &["statements.texts", "sharing.transfers"],
        text: Text::Own,
        check: |case| {
            let lines = case.own();
            let past = &[
                "invalid*",
                "no longer",
                "struck",
                "former*",
                "replac*",
                "until",
                "since",
                "annul*",
            ];
            let hits = lines.iter().filter(|line| line.asserts(SCHEMES).is_some() && !line.has(past));
            hits.map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["statements.texts.one={\"at\":\"sharing\",\"text\":\"We look at each provider before we choose it.\"}"],
            breaks: &["statements.texts.one.text=We choose providers under the EU Safe Harbor principles."],
            mends: &["statements.texts.one.text=We look at each provider before we choose it."],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-05",
        provision: "GDPR Art. 45",
        wrong: "You rest a transfer on an adequacy decision that does not exist.",
        why: "Only some countries count as safe, each by a decision of its own.",
        mend: &[
            "Choose what really protects the transfer.",
            "Check the country of the transfer.",
        ],
        questions: &["sharing.transfers.*.instruments", "sharing.transfers.*.to"],
        reads: &["changes", "company"],
        check: |case| {
            let on = case.decided_on();
            let claimed = rows(case).filter(|row| tools(row).any(|tool| tool == Instrument::Adequacy));
            let claimed = claimed.filter_map(|row| Some((row, row.origin?, row.to.as_ref()?)));
            let exists = |origin: Origin, to: &Place| {
                safe(origin, to, on) || dated::framework(origin, &to.area, on).is_some() || to.area == WORLDWIDE
            };
            // of the framework's parts for the UK and Switzerland the list knows no decision, and nothing against one
            let unsure = |area: &str| dated::framework(Origin::Eea, area, on).is_some();
            let wrong = claimed.filter(|(_, origin, to)| !exists(*origin, to));
            wrong
                .map(|(row, origin, to)| {
                    let (whose, none) = match origin {
                        Origin::Uk => ("the UK", "No adequacy regulations of the UK cover"),
                        Origin::Switzerland => ("Switzerland", "No adequacy decision of Switzerland covers"),
                        Origin::Eea | Origin::Other => ("the EU", "No adequacy decision of the EU covers"),
                    };
                    let at = format!("sharing.transfers.{}.instruments", row.key);
                    let to_where = article(to);
                    if unsure(&to.area) {
                        let words = format!(
                            "The EU's decision on {to_where} says nothing of data from {whose}: what covers it under the law of {whose}?"
                        );
                        return Breach::said(at, words).milder_if(true, Should);
                    }
                    Breach::said(at, format!("{none} {to_where}."))
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_transfers=true",
                "sharing.transfers.one={\"origin\":\"eea\",\"to\":{\"area\":\"JP\"},\"instruments\":[\"adequacy\"]}",
            ],
            breaks: &["sharing.transfers.one.to={\"area\":\"KE\"}"],
            mends: &["sharing.transfers.one.to={\"area\":\"JP\"}"],
            shows: "Japan",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-06",
        provision: "FTC Act s. 5; GDPR Art. 45",
        source: "https://www.dataprivacyframework.gov",
        wrong: "You rely on the Data Privacy Framework, and by your answers it does not cover that transfer.",
        why: "It covers companies in the US that are on its public list, and a false claim of it is deception.",
        mend: &[
            "Look at the public list, and choose what really protects the transfer.",
            "If you are on the list yourselves, say in which parts.",
        ],
        questions: &["sharing.transfers.*.instruments", "sharing.framework", "statements.texts"],
        reads: &["company"],
        text: Text::Own,
        check: |case| {
            let claimed = rows(case).filter(|row| tools(row).any(|tool| tool == Instrument::Dpf));
            let claimed = claimed.filter_map(|row| Some((row, row.to.as_ref()?)));
            let elsewhere = claimed.filter(|(_, to)| !matches!(to.area.as_str(), "US" | WORLDWIDE));
            let mut breaches: Vec<Breach> = elsewhere
                .map(|(row, to)| {
                    Breach::said(
                        format!("sharing.transfers.{}.instruments", row.key),
                        format!("The Data Privacy Framework covers the US alone, not {}.", article(to)),
                    )
                })
                .collect();
            if case.answers.sharing.framework.as_ref().is_none_or(Vec::is_empty) {
                let lines = case.own();
                let claims = lines.iter().filter(|line| line.asserts(CERTIFIED).is_some());
                let words = "A sentence says that you are certified under the Data Privacy Framework, and your answers do not.";
                breaches.extend(claims.map(|line| line.breach(words)));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_transfers=true",
                "sharing.transfers.one={\"origin\":\"eea\",\"to\":{\"area\":\"US\"},\"instruments\":[\"dpf\"]}",
            ],
            breaks: &["sharing.transfers.one.to={\"area\":\"IN\"}"],
            mends: &["sharing.transfers.one.to={\"area\":\"US\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-08",
        provision: "GDPR Art. 13(1)(f)",
        wrong: "A sentence names contract clauses, and nothing says how people get a copy of them.",
        why: "People must be able to read what protects their data abroad.",
        mend: &[
            "Say how people get a copy, by writing to you for instance.",
            "Name the clauses as the tool of the transfer too: how people get a copy is printed only beside such a tool.",
        ],
        questions: &["sharing.copy", "sharing.transfers.*.instruments", "statements.texts"],
        reads: &["collection", "company"],
        text: Text::Own,
        check: |case| {
            if !case.under_a_gdpr()
                || case.answers.sharing.copy_told().is_some()
                || case.says(&["copy of these safeguards", "copy of the clauses"])
            {
                return Vec::new();
            }
            let lines = case.own();
            let named = &["standard contractual clauses", "model clauses", "binding corporate rules"];
            let bare = lines
                .iter()
                .filter(|line| line.asserts(named).is_some() && !line.has(&["copy", "copies"]));
            bare.take(1).map(|line| line.breach("")).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.regions=[\"uk\"]",
                "company.contacts.uk={\"role\":\"uk-representative\",\"name\":\"Britrep Ltd\",\"contact\":{\"kind\":\"email\",\"value\":\"uk@britrep.example\"}}",
                "rights.complain_to_us=true",
                "rights.authorities=[\"uk\"]",
                "statements.texts.one={\"at\":\"sharing\",\"text\":\"Standard Contractual Clauses protect it, and we send you a copy.\"}",
            ],
            breaks: &["statements.texts.one.text=Standard Contractual Clauses protect it."],
            mends: &["statements.texts.one.text=Standard Contractual Clauses protect it, and we send you a copy."],
            shows: "send you a copy",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-14",
        provision: "GDPR Art. 49(1)(a); FADP Art. 17(1)(a); EDPB Guidelines 2/2018",
        source: "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-22018-derogations-article-49-under-regulation-2016679_en",
        level: Should,
        attested: SECOND_HAND,
        wrong: "Does every transfer there rest on people's explicit consent? It is an exception, not a tool for everyday use.",
        why: "People must be told of the risks and agree to that transfer, and can take that back at any time. Guidelines read it as an exception, which must not become the rule.",
        mend: &[
            "Name what protects the data in everyday use: standard contract clauses with the recipient, for example.",
            "Sign those clauses first; the policy cannot mend that.",
        ],
        questions: &["sharing.transfers.*.instruments"],
        reads: &["changes", "company"],
        check: |case| {
            let on = case.decided_on();
            let protects = |tool: Instrument| !matches!(tool, Instrument::Consent | Instrument::Compelling);
            let alone = rows(case).filter(|row| {
                let restricted = row.origin.is_some_and(|origin| {
                    let needless = |to: &Place| safe(origin, to, on);
                    origin != Origin::Other && !row.to.as_ref().is_some_and(needless)
                });
                restricted && tools(row).any(|tool| tool == Instrument::Consent) && !tools(row).any(protects)
            });
            alone
                .map(|row| {
                    let to = row.to.as_ref().map_or_else(|| "another country".to_owned(), article);
                    let words = format!("Does every transfer to {to} rest on people's explicit consent? It is an exception, not a tool for everyday use.");
                    Breach::said(format!("sharing.transfers.{}.instruments", row.key), words)
                })
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &["sharing.any_transfers=true", CLAUSES, "sharing.copy=by writing to us"],
            breaks: &["sharing.transfers.us.instruments=[\"consent\"]"],
            mends: &["sharing.transfers.us.instruments=[\"scc\"]"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-11",
        provision: "GDPR Arts. 27 and 44; EDPB Guidelines 05/2021",
        source: "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052021-interplay-between-application-article-3_en",
        level: Should,
        wrong: "Are those clauses for data that you collect yourselves? That is no transfer.",
        why: "When people in Europe give data to you directly, nobody there signs clauses with you; they cover your providers.",
        mend: &[
            "Name the country of the providers that the clauses bind.",
            "Take the row away; you may need a representative in the EU instead.",
        ],
        questions: &["sharing.transfers.*.to", "sharing.recipients.*.country", "company.contacts"],
        check: |case| {
            let Some(home) = case.home().filter(|home| !dated::in_eea(home)) else {
                return Vec::new();
            };
            let there = |row: &RecipientRow| row.country.as_ref().is_none_or(|at| at.area == home || at.area == WORLDWIDE);
            let branch = case.answers.company.entities.iter().any(|row| row.region == Some(Region::Eu));
            if branch || case.answers.sharing.recipients.iter().any(there) {
                return Vec::new();
            }
            let own = rows(case).filter(|row| {
                let to_us = row.to.as_ref().is_some_and(|to| to.area == home);
                row.origin == Some(Origin::Eea) && to_us && tools(row).any(|tool| tool == Instrument::Scc)
            });
            own.map(|row| Breach::at(&[&format!("sharing.transfers.{}.to", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "company.country={\"area\":\"US\"}",
                "sharing.any_transfers=true",
                "sharing.transfers.in={\"origin\":\"eea\",\"to\":{\"area\":\"IN\"},\"instruments\":[\"scc\"]}",
            ],
            breaks: &["sharing.transfers.in.to={\"area\":\"US\"}"],
            mends: &["sharing.transfers.in.to={\"area\":\"IN\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

#[cfg(test)]
const CLAUSES: &str = "sharing.transfers.us={\"origin\":\"eea\",\"to\":{\"area\":\"US\"},\"instruments\":[\"scc\"]}";

const SCHEMES: &[&str] = &[
    "privacy shield",
    "safe harbor|harbour framework|frameworks|principles|agreement|program|programme|certif*",
    "eu|us|u.s|swiss|international safe harbor|harbour",
];

const CERTIFIED: &[&str] = &[
    "we are|have|hold ... certif* ... data privacy framework",
    "we self certif* ... data privacy framework",
    "we participate ... data privacy framework",
    "we comply ... data privacy framework",
    "we adhere ... data privacy framework",
];

fn tools(row: &TransferRow) -> impl Iterator<Item = Instrument> {
    row.instruments.iter().flatten().copied()
}

/// Whether data may go from there to this country without a tool.
fn safe(origin: Origin, to: &Place, on: Day) -> bool {
    origin.is_home(to) || dated::in_eea(&to.area) || dated::adequate(origin, &to.area, on).is_some()
}

fn rows(case: &Case) -> impl Iterator<Item = &TransferRow> {
    case.answers.sharing.transfers.iter()
}
