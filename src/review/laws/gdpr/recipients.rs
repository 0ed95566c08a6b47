//! Who receives data, in which countries, and what protects it there.

use super::{GDPR, WP260};
use crate::interview::company::Region;
use crate::interview::sharing::{Instrument, Origin, RecipientRow, TransferRow};
use crate::interview::uses::SentForm;
use crate::review::Level::Should;
use crate::review::case::{Case, WORLDWIDE};
use crate::review::dated;
use crate::review::dates::Day;
use crate::review::laws::abroad::{Sent, by_place, unprotected};
use crate::review::names::recipient_name;
use crate::review::rule::{Breach, MEMORY, Rule, SECOND_HAND, wrong_if};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Place;

#[cfg(test)]
const HOST: &str = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"country\":{\"area\":\"US\"}}";
#[cfg(test)]
const CLAUSES: &str = "sharing.transfers.us={\"origin\":\"eea\",\"to\":{\"area\":\"US\"},\"instruments\":[\"scc\"]}";
/// Data goes to a provider in the US, and everything about it is said.
#[cfg(test)]
const ABROAD: &[&str] = &[
    "sharing.any_recipients=true",
    HOST,
    "sharing.any_transfers=true",
    CLAUSES,
    "sharing.copy=by writing to us",
];
/// Data goes abroad, and no provider is named.
#[cfg(test)]
const SOMEWHERE: &[&str] = &["sharing.any_transfers=true", CLAUSES, "sharing.copy=by writing to us"];

/// Whether a name is no name, but one for anybody: “our partners”, “selected third parties”.
fn is_anybody(name: &str) -> bool {
    let words: Vec<String> = name.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let about = [
        "our",
        "the",
        "other",
        "some",
        "various",
        "selected",
        "trusted",
        "chosen",
        "business",
        "marketing",
        "advertising",
        "external",
        "third",
        "third-party",
        "service",
        "and",
        "or",
        "of",
        "group",
        "its",
        "their",
    ];
    let whom = [
        "partner",
        "partners",
        "affiliate",
        "affiliates",
        "party",
        "parties",
        "provider",
        "providers",
        "vendor",
        "vendors",
        "company",
        "companies",
        "supplier",
        "suppliers",
        "contractors",
        "subsidiaries",
    ];
    let fits = |word: &String| about.contains(&word.as_str()) || whom.contains(&word.as_str());
    words.iter().all(fits) && words.iter().any(|word| whom.contains(&word.as_str()))
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "gdpr-13-1-e",
        provision: "GDPR Art. 13(1)(e)",
        wrong: "Somebody receives data, and the text does not say who.",
        why: "People must learn who receives their data, those who work for you included.",
        mend: &[
            "Name the recipients.",
            "Where you cannot name one, say what kind of company it is.",
        ],
        questions: &["sharing.recipients", "sharing.recipients.*.name"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let nameless = own_recipients(case).filter(|row| row.name.is_none());
            let mut breaches: Vec<Breach> = nameless
                .map(|row| Breach::at(&[&format!("sharing.recipients.{}.name", row.key)]))
                .collect();
            let none = sharing.any_recipients == Some(true) && sharing.recipients.is_empty();
            breaches.extend(wrong_if(case.controls() && none, &["sharing.recipients"]));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"country\":{\"area\":\"DE\"}}",
            ],
            breaks: &["sharing.recipients.host=", "sharing.any_recipients=true"],
            mends: &[
                "sharing.any_recipients=true",
                "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"country\":{\"area\":\"DE\"}}",
            ],
            shows: "Hostly",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-e-named",
        provision: "WP260 rev.01, annex, on GDPR Art. 13(1)(e)",
        source: WP260,
        level: Should,
        wrong: "A recipient is neither named nor described closely.",
        why: "Where a name is not given, people should learn what the recipient does and where it is.",
        mend: &["Name the company.", "Say what it does for you and in which country."],
        questions: &[
            "sharing.recipients.*.name",
            "sharing.recipients.*.unnamed",
            "sharing.recipients.*.job",
            "sharing.recipients.*.country",
        ],
        attested: SECOND_HAND,
        check: |case| {
            let vague = own_recipients(case).filter(|row| {
                let works = row.job.as_ref().is_some_and(|jobs| !jobs.is_empty()) || row.detail.is_some();
                let told = works && row.country.is_some();
                // “our partners” tells nothing, whatever else is said, but for its own words
                let nobody = row.name.as_deref().is_some_and(is_anybody) && row.detail.is_none();
                let vague = row.unnamed == Some(true) && row.name.is_some() && !told;
                vague || nobody
            });
            let words = |row: &RecipientRow| format!("“{}” is neither named nor described closely.", recipient_name(row));
            vague
                .map(|row| Breach::said(format!("sharing.recipients.{}.name", row.key), words(row)))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_recipients=true",
                "sharing.recipients.adviser={\"name\":\"tax adviser\",\"unnamed\":true,\"job\":[\"accounting\"],\"country\":{\"area\":\"DE\"}}",
            ],
            breaks: &["sharing.recipients.adviser.country="],
            mends: &["sharing.recipients.adviser.country={\"area\":\"DE\"}"],
            shows: "Germany",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-f-fact",
        provision: "GDPR Art. 13(1)(f)",
        wrong: "By your answers data leaves the country whose law protects it, and the text does not say so.",
        why: "People must be told that their data goes to a country outside the EEA.",
        mend: &[
            "Say to which country it goes.",
            "If no data leaves, answer that there are no transfers.",
        ],
        questions: &["sharing.transfers", "sharing.recipients.*.country", "sharing.any_transfers"],
        check: |case| {
            let sharing = &case.answers.sharing;
            let said = |row: &TransferRow| row.origin.is_some() && (row.to.is_some() || names_tool(row));
            let silent = !sharing.transfers.iter().any(said) && outside(case).next().is_none();
            let mut breaches = wrong_if(
                case.controls() && sharing.any_transfers == Some(true) && silent,
                &["sharing.transfers"],
            );
            if !sharing.transfers.is_empty() {
                // rows that were taken as they were proposed say nothing of what goes where
                let words = "A transfer is in the list without a country or a tool: does data leave the country, and for where?";
                for breach in &mut breaches {
                    words.clone_into(&mut breach.words);
                }
            }
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: SOMEWHERE,
            breaks: &["sharing.transfers.us=", "sharing.any_transfers=true"],
            mends: &["sharing.any_transfers=true", CLAUSES],
            shows: "United States",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-f-mech",
        provision: "GDPR Art. 13(1)(f)",
        wrong: "Data goes to a country outside the EEA, and the text does not say what protects it there.",
        why: "People must learn of the adequacy decision, or of the safeguard that takes its place.",
        mend: &[
            "Add the transfer, with what protects the data there: standard contract clauses, for example.",
            "Choose a region of the provider inside the EEA.",
        ],
        questions: &["sharing.transfers", "sharing.recipients.*.country"],
        yields_to: &["x-tr-02", "x-tr-07"],
        check: |case| {
            let on = case.decided_on();
            // where no place is asked from which data could be restricted, no row could mend it
            let answers = &case.answers;
            if !(answers.in_europe() || answers.in_region(Region::Elsewhere)) {
                return Vec::new();
            }
            let bare = outside(case).filter(|(_, place)| !protected(case, &place.area, on));
            let breach = |sent: &Sent| {
                let area = sent.place.area.as_str();
                let tail = if let Some(decision) = dated::adequate(Origin::Eea, area, on) {
                    let whom = decision.whom();
                    format!("the EU holds {whom} safe by an adequacy decision; nothing says so.")
                } else if let Some(framework) = dated::framework(Origin::Eea, area, on) {
                    let part = framework.part();
                    format!("nothing says what protects it there. The Data Privacy Framework covers only {part}.")
                } else {
                    "nothing says what protects it there.".to_owned()
                };
                unprotected(case, sent, Origin::Eea, &tail)
            };
            by_place(bare).iter().map(breach).collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: ABROAD,
            breaks: &["sharing.transfers.us="],
            mends: &["sharing.any_transfers=true", CLAUSES],
            shows: "Standard Contractual Clauses",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-f-copy",
        provision: "GDPR Art. 13(1)(f)",
        wrong: "Data goes abroad under contract clauses, and the text does not say how to get a copy of them.",
        why: "People must be able to read what protects their data.",
        mend: &["Say how people get a copy, by writing to you for instance."],
        questions: &["sharing.copy"],
        yields_to: &["x-tr-08"],
        check: |case| {
            let copied = [Instrument::Scc, Instrument::Bcr];
            let named =
                case.answers.sharing.transfers.iter().any(|row| {
                    row.origin == Some(Origin::Eea) && row.instruments.iter().flatten().any(|tool| copied.contains(tool))
                });
            wrong_if(
                case.controls() && named && case.answers.sharing.copy.is_none(),
                &["sharing.copy"],
            )
        },
        #[cfg(test)]
        trial: Trial {
            given: ABROAD,
            breaks: &["sharing.copy="],
            mends: &["sharing.copy=by writing to us"],
            shows: "You can get a copy of these safeguards",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-13-1-f-country",
        provision: "WP260 rev.01, annex, on GDPR Art. 13(1)(f)",
        source: WP260,
        level: Should,
        wrong: "Data leaves the EEA, and the text does not name the countries.",
        why: "What may happen to data abroad depends on the country, so people should learn which.",
        mend: &[
            "Name the countries.",
            "Ask the provider in which countries it handles your data.",
        ],
        questions: &["sharing.transfers.*.to", "sharing.recipients.*.country"],
        attested: MEMORY,
        check: |case| {
            let named = outside(case).any(|(_, place)| place.area != WORLDWIDE);
            let rows = case.answers.sharing.transfers.iter();
            let open = rows.filter(|row| row.origin == Some(Origin::Eea) && names_tool(row) && row.to.is_none());
            let open = open.filter(|_| case.controls() && !named);
            let mut breaches: Vec<Breach> = open
                .map(|row| Breach::at(&[&format!("sharing.transfers.{}.to", row.key)]))
                .collect();
            let anywhere = outside(case).filter(|(_, place)| place.area == WORLDWIDE);
            breaches.extend(anywhere.map(|(row, _)| {
                let words = format!(
                    "{} handles data worldwide; the text does not name the countries.",
                    recipient_name(row)
                );
                Breach::said(format!("sharing.recipients.{}.country", row.key), words)
            }));
            breaches
        },
        #[cfg(test)]
        trial: Trial {
            given: SOMEWHERE,
            breaks: &["sharing.transfers.us.to="],
            mends: &["sharing.transfers.us.to={\"area\":\"US\"}"],
            shows: "United States",
            ..Trial::NEW
        },
        ..GDPR
    },
    Rule {
        id: "gdpr-49-1-2",
        provision: "GDPR Art. 49(1), second subparagraph",
        wrong: "A transfer rests on your compelling interests, and the text does not say which.",
        why: "This last resort must be announced to the people and to the authority, with its reason.",
        mend: &[
            "Name the compelling interest.",
            "Protect the transfer in another way: with standard contract clauses, for example.",
        ],
        questions: &["sharing.transfers.*.interest", "sharing.transfers.*.instruments"],
        check: |case| {
            let rows = case.answers.sharing.transfers.iter().filter(|row| {
                let last = row.instruments.iter().flatten().any(|tool| *tool == Instrument::Compelling);
                row.origin == Some(Origin::Eea) && last && row.interest.is_none()
            });
            rows.filter(|_| case.controls())
                .map(|row| Breach::at(&[&format!("sharing.transfers.{}.interest", row.key)]))
                .collect()
        },
        #[cfg(test)]
        trial: Trial {
            given: &[
                "sharing.any_transfers=true",
                "sharing.transfers.us={\"origin\":\"eea\",\"to\":{\"area\":\"US\"},\"instruments\":[\"compelling\"],\"interest\":\"answering a court abroad\"}",
            ],
            breaks: &["sharing.transfers.us.interest="],
            mends: &["sharing.transfers.us.interest=answering a court abroad"],
            shows: "answering a court abroad",
            ..Trial::NEW
        },
        ..GDPR
    },
];

/// The recipients of data about which the company decides, in a form that is still personal.
fn own_recipients(case: &Case) -> impl Iterator<Item = &RecipientRow> {
    let rows = case.answers.sharing.recipients.iter();
    rows.filter(|row| row.form != Some(SentForm::Anonymised) && case.is_own(row.kinds.as_ref()))
}

/// Those that the text names, with the code of their country, where that is outside the EEA.
fn outside(case: &Case) -> impl Iterator<Item = (&RecipientRow, &Place)> {
    let rows = own_recipients(case).filter(|row| row.name.is_some());
    let places = rows.filter_map(|row| Some((row, row.country.as_ref()?)));
    places.filter(|(_, place)| !dated::in_eea(&place.area))
}

fn names_tool(row: &TransferRow) -> bool {
    row.instruments.as_ref().is_some_and(|tools| !tools.is_empty())
}

/// Whether the text names a tool that protects data from the EEA in this country on a day.
fn protected(case: &Case, area: &str, on: Day) -> bool {
    let holds = |tool: &Instrument| match tool {
        Instrument::Scc | Instrument::Bcr | Instrument::Consent | Instrument::Compelling => true,
        Instrument::Adequacy => dated::adequate(Origin::Eea, area, on).is_some() || certified(area, on),
        Instrument::Dpf => certified(area, on),
        // those are tools of other laws
        Instrument::UkAddendum | Instrument::Idta | Instrument::Swiss => false,
    };
    case.answers
        .sharing
        .transfers
        .iter()
        .any(|row| row.covers(Origin::Eea, &Place::of(area)) && row.instruments.iter().flatten().any(holds))
}

/// Whether the Data Privacy Framework reaches this country on a day.
fn certified(area: &str, on: Day) -> bool {
    dated::framework(Origin::Eea, area, on).is_some()
}
