//! What changes by decision and not by our code: adequacy decisions, the Data Privacy Framework, names of regulators.
//!
//! Owns `dated.json`, in which each entry may have a first and a last day. Must not decide anything. The price: a
//! decision of last week is not known until the next release; `as_of` says how old the list is.

use super::dates::Day;
use crate::interview::sharing::Origin;
use crate::values::{Chosen as _, PolicyDate, area_name};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Dated {
    as_of: PolicyDate,
    eea: Vec<String>,
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
    /// What it is limited to, or when it was made; empty where there is nothing to add.
    #[serde(default)]
    note: String,
}

/// The standing of the EU-US Data Privacy Framework.
#[derive(Deserialize)]
pub struct Framework {
    /// The decision that it rests on.
    decision: String,
    from: PolicyDate,
    until: Option<PolicyDate>,
    /// What is known of its future.
    note: String,
}

#[derive(Deserialize)]
struct Regulator {
    area: String,
    name: String,
    from: Option<PolicyDate>,
    until: Option<PolicyDate>,
}

static DATED: LazyLock<Option<Dated>> = LazyLock::new(|| serde_json::from_str(include_str!("dated.json")).ok());

fn holds(from: Option<PolicyDate>, until: Option<PolicyDate>, on: Day) -> bool {
    from.is_none_or(|from| Day::of(from) <= on) && until.is_none_or(|until| on < Day::of(until))
}

/// Whether a country, by its code, is in the European Economic Area, or is that area or the Union itself.
pub fn in_eea(area: &str) -> bool {
    matches!(area, "EU" | "EEA") || DATED.as_ref().is_some_and(|dated| dated.eea.iter().any(|code| code == area))
}

/// The decision by which data may go from here to this country on a day.
pub fn adequate(origin: Origin, area: &str, on: Day) -> Option<&'static Adequate> {
    let all = &DATED.as_ref()?.adequate;
    all.iter()
        .find(|one| one.origin == origin && one.area == area && holds(one.from, one.until, on))
}

/// The EU-US Data Privacy Framework, if it stands on a day.
pub fn framework(on: Day) -> Option<&'static Framework> {
    let framework = &DATED.as_ref()?.framework;
    holds(Some(framework.from), framework.until, on).then_some(framework)
}

/// What the privacy regulator of a country is called on a day.
pub fn regulator(area: &str, on: Day) -> Option<&'static str> {
    let all = &DATED.as_ref()?.regulators;
    let named = all.iter().find(|one| one.area == area && holds(one.from, one.until, on));
    named.map(|one| one.name.as_str())
}

/// What the list holds, as lines for people: each decision with its days and what it is limited to.
pub fn lines() -> Vec<String> {
    let Some(dated) = DATED.as_ref() else { return Vec::new() };
    let noted = |note: &str| {
        if note.is_empty() {
            String::new()
        } else {
            format!(" ({note})")
        }
    };
    let mut lines = vec![format!("As known on {}.", Day::of(dated.as_of))];
    for origin in Origin::ALL {
        let of = dated.adequate.iter().filter(|one| one.origin == *origin);
        let names: Vec<String> = of
            .map(|one| format!("{}{}", area_name(&one.area).unwrap_or(&one.area), noted(&one.note)))
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
        noted(&framework.note)
    ));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::dates::day;

    #[test]
    fn the_list_is_read_and_each_entry_keeps_its_days() {
        assert!(lines().iter().any(|line| line.contains("Japan")));
        assert!(in_eea("NO") && in_eea("EEA") && !in_eea("CH"));
        assert!(adequate(Origin::Eea, "JP", day(2026, 11, 21)).is_some());
        assert!(adequate(Origin::Eea, "US", day(2026, 11, 21)).is_none());
        assert!(adequate(Origin::Eea, "GB", day(2032, 1, 1)).is_none());
        assert!(framework(day(2022, 1, 1)).is_none() && framework(day(2026, 11, 21)).is_some());
        assert_ne!(regulator("GB", day(2026, 9, 29)), regulator("GB", day(2026, 9, 30)));
    }
}
