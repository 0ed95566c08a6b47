//! Where data is, where it goes, and what protects it there.

use crate::interview::company::Region;
use crate::interview::retention::PlaceRow;
use crate::interview::sharing::{Instrument, Origin, RecipientRow, TransferRow};
use crate::review::Level::Should;
use crate::review::case::{Case, WORLDWIDE, is_abroad, is_group, is_outside};
use crate::review::contradictions::CLASH;
use crate::review::dated;
use crate::review::dates::Day;
use crate::review::names::{listed, recipient_name};
use crate::review::rule::{Breach, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::{Place, area_name};

#[cfg(test)]
const HOST: &str =
    "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"DE\"}}";
#[cfg(test)]
const CLAUSES: &str = "sharing.transfers.us={\"origin\":\"eea\",\"to\":{\"area\":\"US\"},\"instruments\":[\"scc\"]}";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "x-tr-01",
        provision: "GDPR Art. 13(1)(f); FTC Act s. 5",
        wrong: "You say that data is stored in Europe, and somebody elsewhere handles it.",
        why: "Readers take such a sentence for all that happens with their data.",
        mend: &[
            "Say which data is stored there, or with whom.",
            "Choose a provider or a region inside Europe.",
        ],
        questions: &["retention.places", "sharing.recipients.*.country"],
        check: |case| {
            let rows = unlimited(case).filter(|row| european(row));
            let clash = |row: &PlaceRow| {
                let away: Vec<&RecipientRow> = others(case, row).filter(|one| is_outside(one)).collect();
                clash(row, &away)
            };
            rows.filter_map(clash).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                HOST,
                "retention.places.all={\"place\":{\"area\":\"DE\"},\"everything\":true}",
            ],
            breaks: &["sharing.recipients.host.country={\"area\":\"US\"}"],
            mends: &["sharing.recipients.host.country={\"area\":\"DE\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-02",
        provision: "GDPR Art. 13(1)(f)",
        wrong: "Data goes to another country, and nothing says what protects it there.",
        why: "People must learn what protects their data there.",
        mend: &[
            "Name what protects that transfer: standard contract clauses, for example.",
            "Sign the clauses first; the policy cannot mend that.",
        ],
        questions: &["sharing.transfers.*.instruments", "sharing.transfers.*.to"],
        reads: &["changes", "company"],
        check: |case| {
            let on = case.decided_on();
            let bare = rows(case).filter(|row| tools(row).next().is_none());
            let bare = bare.filter_map(|row| Some((row, row.origin?, row.to.as_ref()?)));
            let covered = |origin: Origin, to: &Place| {
                let mut all = rows(case).filter(|row| row.origin == Some(origin) && tools(row).next().is_some());
                all.any(|row| row.to.as_ref().is_none_or(|at| at.area == to.area || at.area == WORLDWIDE))
            };
            let bare = bare.filter(|(_, origin, to)| !safe(*origin, &to.area, on) && !covered(*origin, to));
            bare.map(|(row, _, to)| {
                Breach::said(
                    format!("sharing.transfers.{}.instruments", row.key),
                    format!("Data goes to {}: how is that allowed? The text names no tool.", article(to)),
                )
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
                let needless = row
                    .to
                    .as_ref()
                    .is_some_and(|to| safe(Origin::Uk, &to.area, case.decided_on()));
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
            let exists = |origin: Origin, area: &str| {
                safe(origin, area, on) || dated::framework(origin, area, on).is_some() || area == WORLDWIDE
            };
            // of the framework's parts for the UK and Switzerland the list knows no decision, and nothing against one
            let unsure = |area: &str| dated::framework(Origin::Eea, area, on).is_some();
            let wrong = claimed.filter(|(_, origin, to)| !exists(*origin, &to.area));
            wrong
                .map(|(row, origin, to)| {
                    let whose = match origin {
                        Origin::Uk => "the UK",
                        Origin::Switzerland => "Switzerland",
                        Origin::Eea | Origin::Other => "the EU",
                    };
                    let at = format!("sharing.transfers.{}.instruments", row.key);
                    let to_where = article(to);
                    if unsure(&to.area) {
                        let words = format!(
                            "The EU's decision on {to_where} says nothing of data from {whose}: which decision of {whose} covers it?"
                        );
                        return Breach::said(at, words).milder_if(true, Should);
                    }
                    Breach::said(at, format!("No adequacy decision of {whose} covers {to_where}."))
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
        id: "x-tr-07",
        provision: "GDPR Art. 44",
        wrong: "You say that no data goes abroad, and somebody abroad handles it.",
        why: "Letting somebody abroad look at data is a transfer too.",
        mend: &[
            "Say that data goes abroad, and what protects it there.",
            "Choose providers at home; the policy cannot mend that.",
        ],
        questions: &["sharing.any_transfers", "sharing.recipients.*.country", "statements.texts"],
        reads: &["collection", "company"],
        text: Text::Own,
        check: |case| {
            let mut breaches = Vec::new();
            let denied = case.answers.sharing.any_transfers == Some(false);
            if let Some(home) = case.home().filter(|_| denied) {
                let away: Vec<&RecipientRow> = case.handled().filter(|row| is_abroad(row, home)).collect();
                let names: Vec<&str> = away.iter().map(|row| recipient_name(row)).collect();
                if !away.is_empty() {
                    let words = format!(
                        "You say that no data goes abroad, and {} abroad {} it.",
                        listed(&names),
                        handles(&names)
                    );
                    breaches.push(with(&["sharing.any_transfers"], &away, words));
                }
            }
            let away: Vec<&RecipientRow> = case.handled().filter(|row| is_outside(row)).collect();
            let home_away = case.home().is_some_and(|home| !dated::in_eea(home));
            let stay = case.own().iter().filter(|line| line.says(STAYS).is_some());
            breaches.extend(stay.filter_map(|line| {
                // of one kind of data, only those who get that kind; of backups or servers nobody is listed
                let kinds = case.named_in(line);
                if kinds.is_empty() && !line.has(&["data", "information", "it", "they", "everything", "nothing"]) {
                    return None;
                }
                let gets = |row: &&&RecipientRow| {
                    let listed = row.kinds.iter().flatten();
                    kinds.is_empty() || listed.clone().any(|key| kinds.iter().any(|kind| kind.key == *key))
                };
                let names: Vec<&str> = away.iter().filter(gets).map(|row| recipient_name(row)).collect();
                let who = match names.as_slice() {
                    [] if home_away => "your own company".to_owned(),
                    [] => return None,
                    names => listed(names),
                };
                Some(line.breach(format!(
                    "A sentence says that data stays in Europe, and {who} {} elsewhere.",
                    be(&names)
                )))
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                HOST,
                "sharing.any_transfers=true",
                "sharing.transfers.de={\"origin\":\"other\",\"to\":{\"area\":\"DE\"},\"instruments\":[\"scc\"]}",
            ],
            breaks: &["sharing.transfers.de=", "sharing.any_transfers=false"],
            mends: &[
                "sharing.any_transfers=true",
                "sharing.transfers.de={\"origin\":\"other\",\"to\":{\"area\":\"DE\"},\"instruments\":[\"scc\"]}",
            ],
            shows: "Data of people in this place is handled in another country",
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-08",
        provision: "GDPR Art. 13(1)(f)",
        wrong: "A sentence names contract clauses, and nothing says how people get a copy of them.",
        why: "People must be able to read what protects their data abroad.",
        mend: &["Say how people get a copy, by writing to you for instance."],
        questions: &["sharing.copy", "statements.texts"],
        reads: &["collection", "company"],
        text: Text::Own,
        check: |case| {
            if !case.under_a_gdpr()
                || case.answers.sharing.copy.is_some()
                || case.says(&["copy of these tools", "copy of the clauses"])
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
        id: "x-tr-09",
        wrong: "You name one place for all data, and some of it is elsewhere.",
        why: "One exception makes a sentence about all data untrue.",
        mend: &[
            "Say which data is there instead of all.",
            "Answer that there are exceptions, and state them.",
            "Give each recipient its country.",
        ],
        questions: &["retention.places.*.everything", "sharing.recipients.*.country"],
        check: |case| {
            let rows = unlimited(case).filter(|row| row.everything == Some(true));
            let mut breaches: Vec<Breach> = rows
                .filter_map(|row| {
                    let away = others(case, row).filter(|one| !(european(row) && is_outside(one)));
                    let away: Vec<&RecipientRow> = away.collect();
                    clash(row, &away)
                })
                .collect();
            let all = unlimited(case).filter(|row| row.everything == Some(true) && row.kinds.is_none());
            let all: Vec<(&str, &Place)> = all.filter_map(|row| Some((row.key.as_str(), row.place.as_ref()?))).collect();
            if let [(key, first), rest @ ..] = all.as_slice()
                && let Some((other, second)) = rest.iter().find(|(_, at)| at.area != first.area)
            {
                breaches.push(Breach {
                    at: vec![
                        format!("retention.places.{key}.place"),
                        format!("retention.places.{other}.place"),
                    ],
                    words: format!("All data is in {} and all data is in {}.", article(first), article(second)),
                    ..Breach::default()
                });
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                HOST,
                "sharing.recipients.mail={\"name\":\"Mailly\",\"job\":[\"email\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"DE\"}}",
                "retention.places.all={\"at\":[\"host\"],\"place\":{\"area\":\"DE\"},\"everything\":true}",
            ],
            breaks: &["sharing.recipients.mail.country={\"area\":\"FR\"}"],
            mends: &["sharing.recipients.mail.country={\"area\":\"DE\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
    Rule {
        id: "x-tr-10",
        provision: "WP260 rev.01, annex, on GDPR Art. 13(1)(f)",
        source: "https://ec.europa.eu/newsroom/article29/items/622227",
        level: Should,
        wrong: "A place is named for the data, with a back door beside it.",
        why: "“Unless we say otherwise” and “worldwide” take back what the place promises.",
        mend: &["Say which data is elsewhere, and where.", "Store it in that place only."],
        questions: &["retention.places.*.unless_stated", "sharing.recipients.*.country"],
        yields_to: &["gdpr-13-1-f-country"],
        check: |case| {
            let rows = &case.answers.retention.places;
            let doors = rows
                .iter()
                .filter(|row| row.unless_stated == Some(true) && row.place.is_some());
            let mut breaches: Vec<Breach> = doors
                .map(|row| {
                    let words = format!("You store data in {}, unless you say otherwise: where else?", place(row));
                    Breach::said(format!("retention.places.{}.unless_stated", row.key), words)
                })
                .collect();
            let promised = rows
                .iter()
                .find(|row| row.place.as_ref().is_some_and(|at| at.area != WORLDWIDE));
            if let Some(row) = promised {
                let anywhere = case
                    .handled()
                    .filter(|one| one.country.as_ref().is_some_and(|at| at.area == WORLDWIDE));
                breaches.extend(anywhere.map(|one| {
                    let words = format!(
                        "You name {} for the data, and {} handles it worldwide.",
                        place(row),
                        recipient_name(one)
                    );
                    Breach::said(format!("sharing.recipients.{}.country", one.key), words)
                }));
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &["retention.places.one={\"place\":{\"area\":\"DE\"}}"],
            breaks: &["retention.places.one.unless_stated=true"],
            mends: &["retention.places.one.unless_stated=false"],
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
    Rule {
        id: "x-tr-13",
        provision: "GDPR Art. 13(1)(f); FTC Act s. 5",
        wrong: "A provider stores data in one country, and by your answers handles it only in another.",
        why: "Storing is handling: one of the two sentences is untrue, and readers cannot tell which.",
        mend: &[
            "Look in the provider’s settings, and correct the place or the country.",
            "If it does both, name both: one row for each place.",
        ],
        questions: &["retention.places.*.place", "sharing.recipients.*.country"],
        check: |case| {
            let rows = case.answers.retention.places.iter();
            let rows = rows.filter_map(|row| Some((row, row.place.as_ref()?)));
            rows.flat_map(|(row, at)| case.handled().filter_map(move |host| elsewhere(case, row, at, host)))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                HOST,
                "retention.places.main={\"at\":[\"host\"],\"place\":{\"area\":\"DE\"}}",
            ],
            breaks: &["retention.places.main.place={\"area\":\"US\"}"],
            mends: &["retention.places.main.place={\"area\":\"DE\"}"],
            ..Trial::NEW
        },
        ..CLASH
    },
];

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

const STAYS: &[&str] = &[
    "never leave|leaves the? eu|eea|europe|european",
    "not leave the? eu|eea|europe|european",
    "never|not transfer|transferred|send|sent ... outside the? eu|eea|europe|european",
];

fn rows(case: &Case) -> impl Iterator<Item = &TransferRow> {
    case.answers.sharing.transfers.iter()
}

fn tools(row: &TransferRow) -> impl Iterator<Item = Instrument> {
    row.instruments.iter().flatten().copied()
}

/// Whether data may go from there to this country without a tool.
fn safe(origin: Origin, area: &str, on: Day) -> bool {
    origin == Origin::Other || dated::in_eea(area) || dated::adequate(origin, area, on).is_some()
}

/// The places that are named for all data, or for data without any limit.
fn unlimited(case: &Case) -> impl Iterator<Item = &PlaceRow> {
    let none = |list: &Option<Vec<String>>| list.as_ref().is_none_or(Vec::is_empty);
    let rows = case.answers.retention.places.iter();
    rows.filter(move |row| {
        let broad = row.everything == Some(true) || (none(&row.kinds) && none(&row.at) && none(&row.with));
        row.unless_stated != Some(true) && broad && row.place.is_some()
    })
}

/// Whether one of two countries or groups may be in the other.
fn meet(one: &str, other: &str) -> bool {
    let group = |area: &str| matches!(area, "EU" | "EEA");
    let within = |wide: &str, area: &str| wide == area || wide == WORLDWIDE || (group(wide) && dated::in_eea(area));
    within(one, other) || within(other, one)
}

fn european(row: &PlaceRow) -> bool {
    row.place.as_ref().is_some_and(|at| dated::in_eea(&at.area))
}

/// The recipients that handle data of this place and are, as far as is known, not in it.
fn others<'a>(case: &'a Case, row: &'a PlaceRow) -> impl Iterator<Item = &'a RecipientRow> {
    let inside = |area: &str| {
        row.place
            .as_ref()
            .is_some_and(|at| at.area == area || (is_group(at) && (at.area == WORLDWIDE || dated::in_eea(area))))
    };
    let named = row.at.as_ref().is_some_and(|at| !at.is_empty());
    case.handled().filter(move |one| {
        let hosts = row.at.iter().flatten().any(|key| *key == one.key);
        let listed = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
        let mut kinds = one.kinds.iter().flatten();
        let of_it = !listed(&row.kinds) || !listed(&one.kinds) || kinds.any(|kind| row.kinds.iter().flatten().any(|k| k == kind));
        let away = one
            .country
            .as_ref()
            .map_or(named && row.everything == Some(true) && one.job.is_some(), |at| {
                !inside(&at.area)
            });
        !hosts && of_it && away
    })
}

/// The breach of a place with those who handle the data elsewhere.
fn clash(row: &PlaceRow, away: &[&RecipientRow]) -> Option<Breach> {
    let names: Vec<&str> = away.iter().map(|one| recipient_name(one)).collect();
    let all = if row.everything == Some(true) { "all data" } else { "data" };
    let words = format!(
        "You say that {all} is stored in {}, and {} {} data too, elsewhere.",
        place(row),
        listed(&names),
        handles(&names)
    );
    (!away.is_empty()).then(|| with(&[&format!("retention.places.{}.place", row.key)], away, words))
}

/// The breach of a place at a provider that handles data in another country. A provider abroad that stores at home
/// or in Europe may well do both: its country then says what people must learn.
fn elsewhere(case: &Case, row: &PlaceRow, at: &Place, host: &RecipientRow) -> Option<Breach> {
    let country = host.country.as_ref()?;
    let hosts = row.at.iter().flatten().any(|key| *key == host.key);
    let near = |area: &str| dated::in_eea(area) || case.home() == Some(area);
    let both = near(&at.area) && !near(&country.area);
    (hosts && !both && !meet(&at.area, &country.area)).then(|| {
        let (name, there, here) = (recipient_name(host), article(at), article(country));
        let words = format!("{name} stores data in {there}, and by your answers handles it only in {here}.");
        with(&[&format!("retention.places.{}.place", row.key)], &[host], words)
    })
}

fn handles(names: &[&str]) -> &'static str {
    if names.len() > 1 { "handle" } else { "handles" }
}

fn be(names: &[&str]) -> &'static str {
    if names.len() > 1 { "are" } else { "is" }
}

fn with(at: &[&str], away: &[&RecipientRow], words: String) -> Breach {
    let recipients = away.iter().map(|row| format!("sharing.recipients.{}.country", row.key));
    Breach {
        at: at.iter().map(|&at| at.to_owned()).chain(recipients).collect(),
        words,
        ..Breach::default()
    }
}

/// The name of a place in a sentence.
fn article(place: &Place) -> String {
    let the = crate::values::article(&place.area);
    area_name(&place.area).map_or_else(|| place.area.clone(), |name| format!("{the}{name}"))
}

fn place(row: &PlaceRow) -> String {
    row.place.as_ref().map(article).unwrap_or_default()
}
