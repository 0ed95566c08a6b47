//! Service providers that an author can pick: one JSON file each in `presets/vendors`, embedded at build.
//!
//! Owns what the shared catalogue says of a provider ([`read`] judges a file), by which traces of it a project
//! is known ([`signals`]), and how one is found by what people call it ([`search`]). Must not know a draft: a
//! provider is offered, and what the policy says is what the author picked and confirmed. The price: a fact
//! here is a day old at best, so each file says who attests it and when, and what of it nobody checked.

use crate::interview::cookies::{Does, Setup, Sort};
use crate::interview::listed;
use crate::interview::providers::FILES;
pub use crate::interview::providers::{Ask, Role};
use crate::interview::sharing::Job;
use crate::interview::uses::Purpose;
use crate::values::{Chosen, Link, Place, PolicyDate, Span, choice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

mod checked;
pub mod own;
mod reading;
mod refusal;
mod rows;
mod search;
pub mod signals;
mod source;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;

pub use checked::LookedUp;
pub use reading::{Fault, Faults, place_of, read};
pub use refusal::needed;
pub use rows::{facts, picked, row};
pub use search::{offered, search};
use signals::{Ecosystem, Side, Signals};
pub use source::{USUAL, source, sources};

/// The format of vendor files that this program reads.
pub const FORMAT: u32 = 1;

choice! {
    /// Whether a provider trains its models on what it gets, unless it is told otherwise.
    #[derive(Default)]
    Training {
        #[default]
        Unknown = "unknown": "not known",
        Off = "off": "not unless you switch it on",
        On = "on": "unless you switch it off",
    }
}

/// A service provider, in the shape of its file. What is not known of it is not there.
///
/// Each fact is a default for the author to confirm, never a claim: `training`, `framework`, `retention` and
/// `choices` are not to be printed before somebody checked them.
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
    /// Whether its name is also an ordinary word, so that a text that holds it need not mean it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub word: bool,
    /// The legal entity behind it; empty where the author of a provider of their own does not say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// The company under which it is printed together with others of that company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What it does, whoever uses it.
    pub job: Vec<Job>,
    /// What it does where a project shows it by these of its names, in the place of that; a job without names is one that it
    /// does for some, and no project shows.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub shown: BTreeMap<Job, Signals>,
    /// What its jobs are for, where that is not what such a job is usually for; null where only the author knows.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub purposes: BTreeMap<Job, Option<Purpose>>,
    /// The same in a few words: a noun phrase.
    pub does: String,
    /// Where it handles data, unless the author chose a region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Place>,
    /// Whether the author chooses the region, so that only the author knows where the data is.
    #[serde(default, skip_serializing_if = "is_false")]
    pub regions: bool,
    /// The countries and groups of countries that can be chosen, by their codes; some only on a dearer plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// Whether its software can run on the author's own server: then it is no recipient.
    #[serde(default, skip_serializing_if = "is_false")]
    pub own_server: bool,
    /// Its privacy policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// Its data processing agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpa: Option<Link>,
    /// Its list of sub-processors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subprocessors: Option<Link>,
    /// The part that it usually plays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What it typically gets: slugs of the list of items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<String>,
    /// What it gets besides where its author sends it or switches it on: slugs of the list of items. It is suggested to nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub optional: Vec<String>,
    /// What it stores on people's devices, as far as is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cookies: Vec<Cookie>,
    /// Where what it stores is there only with a feature, which that is: one full sentence for the author, who is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stores_if: Option<String>,
    /// How it can be set up to collect less: offers, each a promise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets_up: Vec<Setup>,
    /// How long it keeps what it collects unless it is told otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeps: Option<Span>,
    /// The same in words, where it is more than one time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// Whether it trains its models on what it gets, unless it is told otherwise.
    #[serde(default, skip_serializing_if = "Training::is_unknown")]
    pub training: Training,
    /// Whether it is on the list of the Data Privacy Framework.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework: Option<Listed>,
    /// What to ask about how it is set up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// When it gets anything at all, where its name in a project does not tell: full sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// Under which condition only it gets data, where that is so whoever uses it: words that follow “only if”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<String>,
    /// What the author should look at before picking it: full sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub check: Vec<String>,
    /// What in a project shows that it is used.
    #[serde(default, skip_serializing_if = "Signals::is_empty")]
    pub signals: Signals,
    /// What in a project may show it, and may be somebody else's: tools, and names that several share.
    #[serde(default, skip_serializing_if = "Signals::is_empty")]
    pub weak: Signals,
    /// Drivers of a server that anybody runs: of databases, caches, queues and search engines. They show no recipient; a provider
    /// that is named counts as seen by them.
    #[serde(default, skip_serializing_if = "Signals::is_empty")]
    pub drivers: Signals,
    /// Names among these that run on a server alone, where their ecosystem does not tell.
    #[serde(default, skip_serializing_if = "Signals::is_empty")]
    pub server: Signals,
    /// Names among these with which something reaches browsers, though by their ecosystem they run on a server: what writes a
    /// script into a page, takes people to a page where they sign in, or stands between a site and its visitors.
    #[serde(default, skip_serializing_if = "Signals::is_empty")]
    pub browser: Signals,
    /// What of this file nobody checked: the name of a field, or `FIELD:NAME` and `ECOSYSTEM:NAME` for one entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unverified: Vec<String>,
    /// Who attests all this.
    pub attested: Attested,
}

/// How long a provider keeps data unless it is told otherwise, and when somebody last said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// What, and for how long.
    pub words: String,
    /// The day.
    pub on: PolicyDate,
}

/// Whether a provider is on the list of the Data Privacy Framework, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Whether it is thought to be on the list.
    pub listed: bool,
    /// Whether somebody looked it up.
    pub checked: bool,
}

/// Something that a provider stores on a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cookie {
    /// Its name; `*` stands for a part that differs.
    pub name: String,
    /// What sort it is, as its maker says.
    pub sort: Sort,
    /// What exactly it does; empty where nobody knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub does: Vec<Does>,
    /// Why it is essential, with who says so: without that the word is its maker's, and the author is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<String>,
    /// Whether its software sets it on the author's own site, so that the provider itself need not get anything.
    #[serde(default, skip_serializing_if = "is_false")]
    pub own: bool,
    /// How long it lasts.
    pub lasts: String,
}

impl Cookie {
    /// What sort it is, as far as that may be suggested: none where it is called essential without grounds.
    pub fn known_sort(&self) -> Option<Sort> {
        Some(self.sort).filter(|sort| *sort != Sort::Essential || self.grounds.is_some())
    }
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

impl Vendor {
    /// All by which a project may show it, with the key of its file under which each stands.
    pub fn traces(&self) -> impl Iterator<Item = (&'static str, &Signals)> {
        [("signals", &self.signals), ("weak", &self.weak), ("drivers", &self.drivers)].into_iter()
    }

    /// What it does for a project that shows it by these names: what each tells, and nothing besides where one tells it. What only
    /// sets something up tells less than what runs. By no name it is what it does for everybody.
    pub fn jobs_shown<'n>(&self, names: impl Iterator<Item = (Ecosystem, &'n str)>) -> Vec<Job> {
        let (untold, told): (Vec<_>, Vec<_>) = names.partition(|(ecosystem, name)| self.side(*ecosystem, name) == Side::Untold);
        let of = |(ecosystem, name): (Ecosystem, &str)| {
            let shown = self.shown.iter().filter(|(_, names)| names.has(ecosystem, name));
            let shown: Vec<Job> = shown.map(|(job, _)| *job).collect();
            if shown.is_empty() { self.job.clone() } else { shown }
        };
        let mut jobs: Vec<Job> = if told.is_empty() { untold } else { told }.into_iter().flat_map(of).collect();
        jobs.sort_unstable_by_key(|job| (self.job.iter().position(|one| one == job).unwrap_or(usize::MAX), *job));
        jobs.dedup();
        if jobs.is_empty() { self.job.clone() } else { jobs }
    }

    /// What it does for some of those who use it, and not for all.
    pub fn further(&self) -> impl Iterator<Item = Job> {
        self.shown.keys().copied().filter(|job| !self.job.contains(job))
    }

    /// Where a name of it in a project runs, as the project writes the name.
    pub fn side(&self, ecosystem: Ecosystem, written: &str) -> Side {
        if self.browser.has(ecosystem, written) || (ecosystem == Ecosystem::Env && signals::reaches_browser(written)) {
            Side::Browser
        } else if self.server.has(ecosystem, written) {
            Side::Server
        } else {
            ecosystem.side()
        }
    }

    /// Everything that people call it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [self.name.as_str(), self.id.as_str()]
            .into_iter()
            .chain(self.aliases.iter().map(String::as_str))
    }

    /// The names under which a sentence can speak of nothing else: its name, and of the others those that are no plain word.
    pub fn spoken(&self) -> impl Iterator<Item = &str> {
        let plain = |name: &&String| {
            let capitals = name.chars().filter(|c| c.is_uppercase()).count();
            !name.contains(' ') && capitals < 2 && !name.contains(|c: char| c.is_ascii_digit())
        };
        let others = self.aliases.iter().filter(move |name| !plain(name));
        std::iter::once(self.name.as_str()).chain(others.map(String::as_str))
    }

    /// Whether somebody checked a fact: a field, or an entry of one.
    pub fn is_checked(&self, field: &str, entry: Option<&str>) -> bool {
        !self.unverified.iter().any(|doubt| match doubt.split_once(':') {
            Some((of, one)) => of == field && entry == Some(one),
            None => doubt == field,
        })
    }

    /// Where it handles data, in words, and whether nobody has checked that.
    pub fn place(&self) -> String {
        match &self.country {
            Some(country) => format!("{}{}", country.label(), self.doubt("country")),
            None => "country not known".to_owned(),
        }
    }

    /// Follows what is said of a field: that nobody checked it, or nothing.
    pub fn doubt(&self, field: &str) -> &'static str {
        if self.is_checked(field, None) { "" } else { DOUBT }
    }

    /// What is known of a field that only the author can say: what else it does, with which feature it stores something, among which
    /// regions they chose.
    pub fn hint(&self, field: &str) -> Option<String> {
        if field == "job" {
            let more: Vec<&str> = self.further().map(Chosen::label).collect();
            return (!more.is_empty()).then(|| format!("{} does this too for some: {}", self.name, listed(&more)));
        }
        if field == "cookies" {
            // the feature itself says more than what is stored
            if let Some(when) = &self.stores_if {
                return Some(format!("{}{}", when.trim_end_matches('.'), self.doubt("stores_if")));
            }
            let doubt = self.doubt("cookies");
            let marked = |one: &Cookie| {
                let is_told = !doubt.is_empty() || self.is_checked("cookies", Some(&one.name));
                format!("{}{}", one.name, if is_told { "" } else { DOUBT })
            };
            let names: Vec<String> = self.cookies.iter().map(marked).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            return (!names.is_empty()).then(|| format!("Where it is, {} stores {}{doubt}", self.name, listed(&names)));
        }
        let names: Vec<String> = self.choices.iter().map(|code| Place::of(code).label()).collect();
        if names.is_empty() || field != "country" || !self.regions {
            return None;
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let doubt = self.doubt("choices");
        let among = if names.len() == 2 { "between" } else { "among" };
        Some(format!("{} lets you choose {among} {}{doubt}", self.name, listed(&names)))
    }
}

/// Follows what nobody checked.
pub const DOUBT: &str = " (not verified)";

/// Begins the source of an answer that came from the catalogue; the id of the provider follows.
pub const SOURCE: &str = "catalogue:";

/// The source of what follows from a recipient that is in no catalogue: of its country, which its author said.
pub const BY_HAND: &str = "recipients";

/// Whether a source is a recipient of the draft, in the catalogue or not: what it says comes and goes with its row.
pub fn is_brought(from: &str) -> bool {
    from.starts_with(SOURCE) || from == BY_HAND
}

/// Follows the name of a provider: from where we know what it says.
pub(crate) const CATALOGUE: &str = ", from the catalogue";

/// A source that is a provider of the catalogue, in words: its name, and from where we know it.
pub fn source_words(from: &str) -> Option<String> {
    let id = from.strip_prefix(SOURCE)?;
    let name = find(id).map_or(id, |vendor| &vendor.name);
    Some(format!("{name}{CATALOGUE}"))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Training {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }
}
