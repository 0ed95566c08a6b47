//! Where something is: a country, a group of countries, or anywhere.

use super::countries::AREAS;
use super::object;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A country or group, with the region that a host calls it by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Place {
    /// ISO 3166 code of a country (`US`), or `EU`, `EEA`, `worldwide`.
    pub area: String,
    /// The host's code of the region, as in `eu-central-1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// What the region or network is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

object!(Place);

impl Place {
    /// A country or group without a region.
    pub fn of(area: &str) -> Self {
        Self {
            area: area.into(),
            region: None,
            label: None,
        }
    }

    /// The place, if its region has a code as hosts write them, or what is wrong with that code, as a sentence.
    pub fn checked(self) -> Result<Self, String> {
        match self.region.as_deref().filter(|code| !is_region_code(code)) {
            Some(code) => Err(format!(
                "“{code}” is no region code: those have letters, digits and hyphens alone, as in eu-west-1. What the region is \
                 called comes after the code."
            )),
            None => Ok(self),
        }
    }

    /// Whether it is several countries.
    pub fn is_group(&self) -> bool {
        self.area == WORLDWIDE || is_europe(&self.area)
    }

    /// Whether all that is in the other is in it too: the same country, or a group with that country in it.
    pub fn takes_in(&self, other: &Self) -> bool {
        self.area == other.area || self.area == WORLDWIDE || members(&self.area, &other.area)
    }

    /// Whether what is there may be where the other is: one of the two takes in the other.
    pub fn meets(&self, other: &Self) -> bool {
        self.takes_in(other) || other.takes_in(self)
    }

    /// The words of a list: `the United States (us-east-1, Ohio)`.
    pub fn label(&self) -> String {
        let name = area_name(&self.area).unwrap_or(&self.area);
        let parts: Vec<&str> = [self.region.as_deref(), self.label.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let name = format!("{}{name}", article(&self.area));
        if parts.is_empty() {
            name
        } else {
            format!("{name} ({})", parts.join(", "))
        }
    }
}

/// Whether a text can be what a host calls a region: letters, digits and hyphens, as in `eu-west-1`, `westeurope` or `fra1`.
fn is_region_code(text: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let outer = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (first, last) = (text.chars().next(), text.chars().next_back());
    (2..=40).contains(&text.len()) && text.chars().all(inner) && outer(first) && outer(last)
}

/// The group of all countries.
pub const WORLDWIDE: &str = "worldwide";

/// Every country and group: its code and its name, without an article.
pub fn areas() -> &'static [(&'static str, &'static str)] {
    AREAS
}

/// The name of a country or group, without an article; `None` for an unknown code.
pub fn area_name(code: &str) -> Option<&'static str> {
    AREAS.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// The countries of the European Economic Area.
const EEA: &[&str] = &[
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL",
    "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO",
];

/// The countries of the European Economic Area that are not in the Union.
const OUTSIDE_THE_UNION: &[&str] = &["IS", "LI", "NO"];

/// Whether a country is in a group, or the group in the other: the Union is in the European Economic Area, and not the other way
/// round.
fn members(group: &str, code: &str) -> bool {
    match group {
        "EEA" => in_eea(code),
        "EU" => EEA.contains(&code) && !OUTSIDE_THE_UNION.contains(&code),
        _ => false,
    }
}

/// Whether a country, by its code, is in the European Economic Area, or is that area or the Union itself.
pub fn in_eea(code: &str) -> bool {
    is_europe(code) || EEA.contains(&code)
}

/// Whether it is the European Economic Area or the Union, as a whole.
fn is_europe(code: &str) -> bool {
    matches!(code, "EU" | "EEA")
}

/// `"the "` where English wants it before the name of a country or group, else nothing.
pub fn article(code: &str) -> &'static str {
    const WITH: &[&str] = &[
        "US", "GB", "NL", "AE", "PH", "CZ", "BS", "GM", "MV", "SC", "KM", "CD", "CG", "DO", "EU", "EEA",
    ];
    if WITH.contains(&code) { "the " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_a_region_is_one_as_hosts_write_them() {
        let of = |code: &str| Place {
            region: Some(code.to_owned()),
            ..Place::of("DE")
        };
        for code in [
            "eu-west-1",
            "europe-west3",
            "westeurope",
            "fra1",
            "us_east",
            "uk",
            "EU-CENTRAL-1",
        ] {
            assert_eq!(of(code).checked(), Ok(of(code)), "{code}");
        }
        for code in ["Frankfurt am Main", "x", "-west", "eu-", "eu/west", "Zürich", "eu-west-1!"] {
            let why = of(code).checked().err().unwrap_or_default();
            assert!(why.contains(code) && why.contains("as in eu-west-1"), "{code}: {why}");
        }
        assert_eq!(Place::of("DE").checked(), Ok(Place::of("DE")));
    }

    #[test]
    fn a_group_takes_in_its_countries_and_a_country_none_but_itself() {
        let takes_in = |one: &str, other: &str| Place::of(one).takes_in(&Place::of(other));
        for (one, other) in [
            ("DE", "DE"),
            ("EU", "DE"),
            ("EEA", "NO"),
            ("EEA", "EU"),
            ("worldwide", "EU"),
            ("worldwide", "US"),
        ] {
            assert!(takes_in(one, other), "{one}, {other}");
        }
        for (one, other) in [
            ("DE", "FR"),
            ("DE", "EU"),
            ("EU", "US"),
            ("EU", "NO"),
            ("EU", "EEA"),
            ("EU", "worldwide"),
            ("US", "worldwide"),
        ] {
            assert!(!takes_in(one, other), "{one}, {other}");
        }
        let meets = |one: &str, other: &str| Place::of(one).meets(&Place::of(other));
        assert!(meets("DE", "EU") && meets("US", "worldwide") && !meets("DE", "FR") && !meets("EU", "CH"));
        for (code, _) in areas() {
            let several = areas().iter().filter(|(other, _)| takes_in(code, other)).count() > 1;
            assert_eq!(Place::of(code).is_group(), several, "{code}");
        }
    }
}
