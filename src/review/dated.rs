//! What changes by decision and not by our code: adequacy decisions, the Data Privacy Framework, names of regulators.
//!
//! Owns `dated.json`, in which each entry may have a first and a last day. Must not decide anything. The price: a
//! decision of last week is not known until the next release; `as_of` says how old the list is. A list that cannot be
//! read is never passed over: [`broken`] says so, in the review and in a test.

use super::dates::Day;
use crate::interview::capital;
use crate::interview::sharing::Origin;
use crate::values::{Chosen as _, PolicyDate, area_name, article};
use serde::Deserialize;
use std::sync::LazyLock;

pub use crate::values::in_eea;

#[derive(Deserialize)]
struct Dated {
    as_of: PolicyDate,
    adequate: Vec<Adequate>,
    framework: Framework,
    regulators: Vec<Regulator>,
}

/// A decision that a country protects data well enough.
#[derive(Deserialize)]
pub struct Adequate {
    origin: Origin,
    area: String,
    from: Option<PolicyDate>,
    until: Option<PolicyDate>,
    /// The part of the country that alone it covers; none where it covers the whole.
    part: Option<String>,
    /// When it was made, or how long it runs; empty where there is nothing to add.
    #[serde(default)]
    note: String,
}

impl Adequate {
    /// Whom in a country it calls safe, in words that fit after “holds”.
    pub fn whom(&self) -> String {
        let part = self.part.as_ref();
        part.map_or_else(|| "that country".to_owned(), |part| format!("only {part} there"))
    }
}

/// The standing of the EU-US Data Privacy Framework.
#[derive(Deserialize)]
pub struct Framework {
    origin: Origin,
    area: String,
    /// Whom in that country it covers.
    part: String,
    /// The decision that it rests on.
    decision: String,
    from: PolicyDate,
    until: Option<PolicyDate>,
    /// What is known of its future.
    note: String,
}

impl Framework {
    /// Whom in that country it covers.
    pub fn part(&self) -> &str {
        &self.part
    }
}

#[derive(Deserialize)]
struct Regulator {
    area: String,
    name: String,
    from: Option<PolicyDate>,
    until: Option<PolicyDate>,
}

static DATED: LazyLock<Result<Dated, String>> = LazyLock::new(|| read(include_str!("dated.json")));

fn read(text: &str) -> Result<Dated, String> {
    serde_json::from_str(text).map_err(|why| format!("the list of adequacy decisions in this release cannot be read: {why}"))
}

/// Why the list cannot be read; nothing where it can.
pub fn broken() -> Option<&'static str> {
    DATED.as_ref().err().map(String::as_str)
}

fn holds(from: Option<PolicyDate>, until: Option<PolicyDate>, on: Day) -> bool {
    from.is_none_or(|from| Day::of(from) <= on) && until.is_none_or(|until| on < Day::of(until))
}

/// The decision by which data may go from here to this country on a day.
pub fn adequate(origin: Origin, area: &str, on: Day) -> Option<&'static Adequate> {
    let all = &DATED.as_ref().ok()?.adequate;
    all.iter()
        .find(|one| one.origin == origin && one.area == area && holds(one.from, one.until, on))
}

/// The decision by which data may go from here to this place on a day, in words, and whether it covers the whole of it; of a
/// place in the same law nothing.
pub fn adequacy(origin: Origin, area: &str, on: PolicyDate) -> Option<(String, bool)> {
    let name = area_name(area)?;
    if matches!(origin, Origin::Uk | Origin::Switzerland) && in_eea(area) {
        let home = if origin == Origin::Uk {
            "the United Kingdom"
        } else {
            "Switzerland"
        };
        return Some((format!("the law of {home} treats {}{name} as adequate", article(area)), true));
    }
    let one = adequate(origin, area, Day::of(on))?;
    let by = match origin {
        Origin::Eea => "an adequacy decision of the EU covers",
        Origin::Uk => "the adequacy regulations of the United Kingdom cover",
        Origin::Switzerland => "an adequacy decision of Switzerland covers",
        Origin::Other => return None,
    };
    Some(match &one.part {
        Some(part) => (format!("{by} only {part} in {}{name}", article(area)), false),
        None => (format!("{by} {}{name}", article(area)), true),
    })
}

/// The Data Privacy Framework, if it stands on a day and covers data that goes from here to this country. Each part of it
/// rests on a decision of its own: that of the EU says nothing of data from the UK or Switzerland.
pub fn framework(origin: Origin, area: &str, on: Day) -> Option<&'static Framework> {
    let framework = &DATED.as_ref().ok()?.framework;
    let covers = framework.origin == origin && framework.area == area;
    (covers && holds(Some(framework.from), framework.until, on)).then_some(framework)
}

/// What the privacy regulator of a country is called on a day.
pub fn regulator(area: &str, on: Day) -> Option<&'static str> {
    let all = &DATED.as_ref().ok()?.regulators;
    let named = all.iter().find(|one| one.area == area && holds(one.from, one.until, on));
    named.map(|one| one.name.as_str())
}

/// What the list holds, as lines for people: each decision with its days and what it is limited to.
pub fn lines() -> Vec<String> {
    let dated = match DATED.as_ref() {
        Ok(dated) => dated,
        Err(why) => return vec![format!("{}.", capital(why))],
    };
    let noted = |part: Option<&str>, note: &str| {
        let part = part.map(|part| format!("{part} only"));
        let notes: Vec<&str> = part
            .as_deref()
            .into_iter()
            .chain((!note.is_empty()).then_some(note))
            .collect();
        if notes.is_empty() {
            String::new()
        } else {
            format!(" ({})", notes.join("; "))
        }
    };
    let mut lines = vec![format!("As known on {}.", Day::of(dated.as_of))];
    for origin in Origin::ALL {
        let of = dated.adequate.iter().filter(|one| one.origin == *origin);
        let names: Vec<String> = of
            .map(|one| {
                format!(
                    "{}{}",
                    area_name(&one.area).unwrap_or(&one.area),
                    noted(one.part.as_deref(), &one.note)
                )
            })
            .collect();
        if !names.is_empty() {
            lines.push(format!("Adequate for data from {}: {}.", origin.label(), names.join(", ")));
        }
    }
    let framework = &dated.framework;
    lines.push(format!(
        "EU-US Data Privacy Framework: {}, from {}{}.",
        framework.decision,
        Day::of(framework.from),
        noted(Some(&framework.part), &framework.note)
    ));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::dates::day;

    #[test]
    fn a_list_that_cannot_be_read_is_told_and_this_one_can() {
        assert_eq!(broken(), None);
        let why = read("{}").err().unwrap_or_default();
        assert!(why.contains("cannot be read: missing field"), "{why}");
    }

    #[test]
    fn a_decision_on_part_of_a_country_says_which() {
        let to = |area: &str| adequate(Origin::Eea, area, day(2026, 11, 21)).map(Adequate::whom);
        assert_eq!(to("CA").as_deref(), Some("only commercial organisations there"));
        assert_eq!(to("JP").as_deref(), Some("that country"));
        assert!(
            lines()
                .iter()
                .any(|line| line.contains("Canada (commercial organisations only)"))
        );
    }

    #[test]
    fn the_list_is_read_and_each_entry_keeps_its_days() {
        assert!(lines().iter().any(|line| line.contains("Japan")));
        assert!(in_eea("NO") && in_eea("EEA") && !in_eea("CH"));
        assert!(adequate(Origin::Eea, "JP", day(2026, 11, 21)).is_some());
        assert!(adequate(Origin::Eea, "US", day(2026, 11, 21)).is_none());
        assert!(adequate(Origin::Eea, "GB", day(2032, 1, 1)).is_none());
        assert!(framework(Origin::Eea, "US", day(2022, 1, 1)).is_none());
        assert!(framework(Origin::Eea, "US", day(2026, 11, 21)).is_some());
        for origin in [Origin::Uk, Origin::Switzerland] {
            assert!(
                framework(origin, "US", day(2026, 11, 21)).is_none(),
                "the EU's decision is not theirs"
            );
        }
        assert_ne!(regulator("GB", day(2026, 9, 29)), regulator("GB", day(2026, 9, 30)));
    }
}
