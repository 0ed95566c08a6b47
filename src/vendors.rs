//! Service providers that an author can pick: one JSON file each in `presets/vendors`, embedded at build.
//!
//! Owns what the shared catalogue says of a provider, and how one is found by what people call it. Must
//! not know a draft: a provider is offered, and what the policy says is what the author picked and
//! confirmed. The price: a fact here is a day old at best, so each file says who attests it and when.

use crate::interview::cookies::{Setup, Sort};
use crate::interview::sharing::{Job, Part};
use crate::values::{Link, Place, PolicyDate, Span, choice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The format of vendor files that this program reads.
pub const FORMAT: u32 = 1;

choice! {
    /// The part that a provider usually plays.
    Role {
        Processor = "processor": "works for you (processor)",
        Controller = "controller": "decides for itself (controller)",
        Both = "both": "works for you, and decides for itself in part",
    }
}

/// A service provider, in the shape of its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    /// The format of the file.
    pub format: u32,
    /// The id: the name of the file without `.json`.
    pub id: String,
    /// The name that people know.
    pub name: String,
    /// Other names, and products that people look for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The legal entity behind it.
    pub company: String,
    /// What it usually does.
    pub job: Vec<Job>,
    /// The same in a few words: a noun phrase.
    pub does: String,
    /// Where it handles data, unless the author chose a region.
    pub country: Place,
    /// Whether the author chooses the region, so that only the author knows where the data is.
    #[serde(default, skip_serializing_if = "is_false")]
    pub regions: bool,
    /// Its privacy policy.
    pub link: Link,
    /// Its data processing agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpa: Option<Link>,
    /// The part that it usually plays.
    pub role: Role,
    /// What it stores on people's devices, as far as is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cookies: Vec<Cookie>,
    /// How it can be set up to collect less: offers, each a promise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets_up: Vec<Setup>,
    /// How long it keeps what it collects unless it is told otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeps: Option<Span>,
    /// What the author should look at before picking it: full sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub check: Vec<String>,
    /// Who attests all this.
    pub attested: Attested,
}

/// Something that a provider stores on a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cookie {
    /// Its name; `*` stands for a part that differs.
    pub name: String,
    /// What sort it is.
    pub sort: Sort,
    /// How long it lasts.
    pub lasts: String,
}

/// The source of the facts in a file, and when they were last looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// The source, and how far it vouches.
    pub by: String,
    /// The day.
    pub on: PolicyDate,
}

/// The name and the text of each embedded file.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/vendors.rs"));

static ALL: LazyLock<Vec<Vendor>> = LazyLock::new(|| {
    let mut all: Vec<Vendor> = FILES.iter().filter_map(|(_, text)| serde_json::from_str(text).ok()).collect();
    all.sort_by_key(|vendor| vendor.name.to_lowercase());
    all
});

/// Every provider, by name.
pub fn all() -> &'static [Vendor] {
    &ALL
}

/// The provider with this id.
pub fn find(id: &str) -> Option<&'static Vendor> {
    ALL.iter().find(|vendor| vendor.id == id)
}

/// The providers that somebody may mean by `text`, nearest first; all of them for an empty text.
///
/// A whole name or alias comes before one that begins so, before a word that begins so, before one
/// that holds the text anywhere, before one that is a slip of the finger away.
pub fn search(text: &str) -> Vec<&'static Vendor> {
    let wanted = plain(text);
    let mut found: Vec<(u8, &Vendor)> = ALL
        .iter()
        .filter_map(|vendor| Some((vendor.names().filter_map(|name| rank(name, &wanted)).min()?, vendor)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank); // stable: the same rank stays in the order of names
    found.into_iter().map(|(_, vendor)| vendor).collect()
}

/// How near a name is to what is wanted; less is nearer.
fn rank(name: &str, wanted: &str) -> Option<u8> {
    let name = plain(name);
    let tight = |text: &str| text.replace(' ', "");
    let (joined, sought) = (tight(&name), tight(wanted));
    if joined == sought {
        Some(0)
    } else if joined.starts_with(&sought) {
        Some(1)
    } else if name.split(' ').any(|word| word.starts_with(wanted)) {
        Some(2)
    } else if joined.contains(&sought) {
        Some(3)
    } else {
        let slip = sought.chars().count() > 3 && strsim::osa_distance(&joined, &sought) == 1;
        slip.then_some(4)
    }
}

/// Lower case, with everything but letters and digits as single spaces.
fn plain(text: &str) -> String {
    let spaced: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Vendor {
    /// The names under which a sentence can speak of nothing else: its name, and of the others those that are no plain word.
    pub fn spoken(&self) -> impl Iterator<Item = &str> {
        let plain = |name: &&String| {
            let capitals = name.chars().filter(|c| c.is_uppercase()).count();
            !name.contains(' ') && capitals < 2 && !name.contains(|c: char| c.is_ascii_digit())
        };
        let others = self.aliases.iter().filter(move |name| !plain(name));
        std::iter::once(self.name.as_str()).chain(others.map(String::as_str))
    }

    /// Everything that people call it.
    fn names(&self) -> impl Iterator<Item = &str> {
        [self.name.as_str(), self.id.as_str()]
            .into_iter()
            .chain(self.aliases.iter().map(String::as_str))
    }
}

/// A row of `sharing.recipients` for a provider, to be offered and picked.
///
/// What it does in words stands there only where no job fits; that it decides for itself is said where
/// it always does.
pub fn row(vendor: &Vendor) -> Value {
    let mut row = json!({
        "key": vendor.id,
        "catalogue": vendor.id,
        "name": vendor.name,
        "job": vendor.job,
        "country": vendor.country,
        "link": vendor.link,
    });
    if vendor.job == [Job::Other] {
        row["detail"] = json!(vendor.does);
    }
    if vendor.role == Role::Controller {
        row["part"] = json!(Part::Controller);
    }
    row
}

/// The row of a provider that an author has picked: where the author chose a region, the country is left to be asked.
pub fn picked(vendor: &Vendor) -> Value {
    let mut row = row(vendor);
    if let (true, Value::Object(facts)) = (vendor.regions, &mut row) {
        facts.remove("country");
    }
    row
}

/// The columns of a row that say what the catalogue says of its entry, and nobody else: all but the name, by
/// which the author picked it. With them the source by which they are said.
pub fn facts(table: &str, given: &serde_json::Map<String, Value>) -> (Vec<String>, String) {
    let id = given.get("catalogue").and_then(Value::as_str).unwrap_or_default();
    let known = find(id).filter(|_| table == "sharing.recipients").map(row);
    let same = |(name, value): &(&String, &Value)| {
        !matches!(name.as_str(), "key" | "catalogue" | "name") && given.get(*name) == Some(*value)
    };
    let facts = known.as_ref().and_then(Value::as_object).into_iter().flatten();
    (
        facts.filter(same).map(|(name, _)| name.clone()).collect(),
        format!("{SOURCE}{id}"),
    )
}

/// Begins the source of an answer that came from the catalogue; the id of the provider follows.
pub const SOURCE: &str = "catalogue:";

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::interview::sharing::RecipientRow;
    use crate::values::{area_name, is_hidden};
    use std::collections::BTreeSet;

    #[test]
    fn every_file_of_the_folder_is_embedded_and_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/presets/vendors");
        let on_disk = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(on_disk, FILES.len(), "files that are not embedded, or not .json");
        for (name, text) in FILES {
            let vendor: Vendor = serde_json::from_str(text).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(vendor.id, *name, "the id is the name of the file");
            assert_eq!(vendor.format, FORMAT, "{name}");
        }
        assert_eq!(all().len(), FILES.len());
    }

    #[test]
    fn each_says_what_a_policy_needs_and_claims_no_more() {
        for vendor in all() {
            let id = &vendor.id;
            let links = [Some(&vendor.link), vendor.dpa.as_ref()];
            for link in links.into_iter().flatten() {
                assert!(link.0.starts_with("https://") && link.is_safe(), "{id}: {}", link.0);
            }
            assert!(area_name(&vendor.country.area).is_some(), "{id}: unknown country");
            assert!(!vendor.job.is_empty(), "{id}: no job");
            assert!(
                !vendor.job.contains(&Job::Other) || vendor.job.len() == 1,
                "{id}: other is alone"
            );
            assert!(
                vendor.does.chars().count() <= 60 && !vendor.does.ends_with('.'),
                "{id}: {}",
                vendor.does
            );
            assert!(
                vendor.check.iter().all(|line| line.ends_with(['.', '?'])),
                "{id}: full sentences"
            );
            assert!(
                vendor.attested.by.starts_with("shared catalogue, "),
                "{id}: {}",
                vendor.attested.by
            );
            let text = serde_json::to_string(vendor).unwrap();
            assert!(!text.to_lowercase().contains("complian"), "{id}: no such claim");
            assert!(!text.chars().any(is_hidden), "{id}");
        }
    }

    #[test]
    fn no_two_share_an_id_or_a_name() {
        let mut seen = BTreeSet::new();
        for vendor in all() {
            let own: BTreeSet<String> = vendor.names().map(plain).map(|n| n.replace(' ', "")).collect();
            for name in own {
                assert!(seen.insert(name.clone()), "{} and another are both called {name}", vendor.id);
            }
        }
    }

    #[test]
    fn a_row_is_a_recipient() {
        for vendor in all() {
            let row: RecipientRow = serde_json::from_value(row(vendor)).unwrap();
            assert_eq!(
                (row.key.as_str(), row.catalogue.as_ref()),
                (vendor.id.as_str(), Some(&vendor.id))
            );
            assert_eq!(row.country.as_ref(), Some(&vendor.country));
            assert_eq!(row.contract, None, "a contract is never suggested");
        }
        let github = row(find("github").unwrap());
        assert!(github["detail"].is_string(), "something else needs words");
        assert_eq!(row(find("paddle").unwrap())["part"], "controller");
    }

    #[test]
    fn providers_are_found_as_people_call_them() {
        let first = |text: &str| search(text).first().map(|v| v.id.as_str());
        assert_eq!(first("stripe"), Some("stripe"));
        assert_eq!(first("Amazon S3"), Some("aws"));
        assert_eq!(first("big query"), Some("google-cloud"));
        assert_eq!(first("posth"), Some("posthog"));
        assert_eq!(first("grid"), Some("sendgrid"));
        assert_eq!(first("Strpe"), Some("stripe"), "one slip");
        assert_eq!(first("fly.io"), Some("fly-io"));
        assert!(search("google").len() >= 3);
        assert!(search("no such provider").is_empty());
        assert_eq!(search("").len(), all().len());
    }
}
