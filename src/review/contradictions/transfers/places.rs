//! Where data is, and where it goes.

use super::article;
use crate::interview::retention::PlaceRow;
use crate::interview::sharing::RecipientRow;
use crate::review::Level::Should;
use crate::review::case::{Case, WORLDWIDE, is_abroad, is_outside};
use crate::review::contradictions::CLASH;
use crate::review::dated;
use crate::review::names::{listed, recipient_name};
use crate::review::rule::{Breach, Rule, Text};
#[cfg(test)]
use crate::review::trial::Trial;
use crate::values::Place;

pub(in crate::review) const RULES: &[Rule] = &[
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
                        "You say that no data goes abroad, and {} {} data there.",
                        listed(&names),
                        handles(&names)
                    );
                    breaches.push(with(&["sharing.any_transfers"], &away, words));
                }
            }
            let away: Vec<&RecipientRow> = case.handled().filter(|row| is_outside(row)).collect();
            let home_away = case.home().is_some_and(|home| !dated::in_eea(home));
            let stay = case
                .own()
                .iter()
                .filter(|line| line.says(STAYS).is_some() && !line.is_narrowed());
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

#[cfg(test)]
const HOST: &str =
    "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"DE\"}}";

const STAYS: &[&str] = &[
    "never leave|leaves the? eu|eea|europe|european",
    "not leave the? eu|eea|europe|european",
    "never|not transfer|transferred|send|sent ... outside the? eu|eea|europe|european",
];

/// The places that are named for all data, or for data without any limit.
fn unlimited(case: &Case) -> impl Iterator<Item = &PlaceRow> {
    let none = |list: &Option<Vec<String>>| list.as_ref().is_none_or(Vec::is_empty);
    let rows = case.answers.retention.places.iter();
    rows.filter(move |row| {
        let broad = row.everything == Some(true) || (none(&row.kinds) && none(&row.at) && none(&row.with));
        row.unless_stated != Some(true) && broad && row.place.is_some()
    })
}

fn european(row: &PlaceRow) -> bool {
    row.place.as_ref().is_some_and(|at| dated::in_eea(&at.area))
}

/// The recipients that handle data of this place and are, as far as is known, not in it.
fn others<'a>(case: &'a Case, row: &'a PlaceRow) -> impl Iterator<Item = &'a RecipientRow> {
    let inside = |there: &Place| row.place.as_ref().is_some_and(|at| at.takes_in(there));
    let named = row.at.as_ref().is_some_and(|at| !at.is_empty());
    case.handled().filter(move |one| {
        let hosts = row.at.iter().flatten().any(|key| *key == one.key);
        let listed = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
        let mut kinds = one.kinds.iter().flatten();
        let of_it = !listed(&row.kinds) || !listed(&one.kinds) || kinds.any(|kind| row.kinds.iter().flatten().any(|k| k == kind));
        let away = one
            .country
            .as_ref()
            .map_or(named && row.everything == Some(true) && one.job.is_some(), |at| !inside(at));
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

fn handles(names: &[&str]) -> &'static str {
    if names.len() > 1 { "handle" } else { "handles" }
}

fn be(names: &[&str]) -> &'static str {
    if names.len() > 1 { "are" } else { "is" }
}

/// The breach of a place at a provider that handles data in another country. A provider abroad that stores at home
/// or in Europe may well do both: its country then says what people must learn.
fn elsewhere(case: &Case, row: &PlaceRow, at: &Place, host: &RecipientRow) -> Option<Breach> {
    let country = host.country.as_ref()?;
    let hosts = row.at.iter().flatten().any(|key| *key == host.key);
    let near = |area: &str| dated::in_eea(area) || case.home() == Some(area);
    let both = near(&at.area) && !near(&country.area);
    (hosts && !both && !at.meets(country)).then(|| {
        let (name, there, here) = (recipient_name(host), article(at), article(country));
        let words = format!("{name} stores data in {there}, and by your answers handles it only in {here}.");
        with(&[&format!("retention.places.{}.place", row.key)], &[host], words)
    })
}

fn with(at: &[&str], away: &[&RecipientRow], words: String) -> Breach {
    let recipients = away.iter().map(|row| format!("sharing.recipients.{}.country", row.key));
    Breach {
        at: at.iter().map(|&at| at.to_owned()).chain(recipients).collect(),
        words,
        ..Breach::default()
    }
}

fn place(row: &PlaceRow) -> String {
    row.place.as_ref().map(article).unwrap_or_default()
}
