//! Traces by which a project shows that it uses a provider: names of packages, hosts, beginnings of variables.
//!
//! Owns what a name looks like in each ecosystem and how two spellings of it are one. Must not know how a
//! manifest is read or what a hit is worth. The price: an ecosystem that is new here is a new variant, so that
//! each place that reads one is found by the compiler.

use crate::values::{Chosen, choice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

choice! {
    /// Where a name means something.
    Ecosystem {
        Npm = "npm": "npm package",
        Pypi = "pypi": "Python package",
        Crates = "crates": "Rust crate",
        Go = "go": "Go module",
        Rubygems = "rubygems": "Ruby gem",
        Composer = "composer": "PHP package",
        Pub = "pub": "Dart package",
        Cocoapods = "cocoapods": "pod of an app",
        Swift = "swift": "Swift package",
        Gradle = "gradle": "Gradle or Maven artifact",
        Nuget = "nuget": ".NET package",
        Hosts = "hosts": "host",
        Snippets = "snippets": "script in a page",
        Env = "env": "environment variable",
        Terraform = "terraform": "Terraform resource",
    }
}

/// Where what has a name runs, as far as that tells whether anything reaches the devices of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In a browser.
    Browser,
    /// On a server alone.
    Server,
    /// There, in a browser or on a device: the package does not tell.
    Either,
    /// Nowhere that the name would tell: it only sets something up.
    Untold,
}

impl Ecosystem {
    /// Where what has a name there runs, unless the file of its provider says something else of it.
    pub const fn side(self) -> Side {
        match self {
            Self::Hosts | Self::Snippets => Side::Browser,
            Self::Pypi | Self::Crates | Self::Go | Self::Rubygems | Self::Composer | Self::Nuget => Side::Server,
            Self::Npm | Self::Pub | Self::Cocoapods | Self::Swift | Self::Gradle => Side::Either,
            Self::Env | Self::Terraform => Side::Untold,
        }
    }
}

/// Names by ecosystem.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Signals(BTreeMap<Ecosystem, Vec<String>>);

impl Signals {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those of one ecosystem. Of npm, a name that ends in `/*` stands for its whole scope, of others one in `-*` or `.*` for its family; of hosts, one stands
    /// for those under it, and one with a path for what is under that path, and perhaps for a list that names its host alone; of variables and of Terraform,
    /// each is a beginning; of Go, each stands for the packages under it.
    pub fn of(&self, ecosystem: Ecosystem) -> &[String] {
        self.0.get(&ecosystem).map_or(&[], Vec::as_slice)
    }

    /// Whether a name, as a project writes it, is one of these or lies under one.
    pub fn has(&self, ecosystem: Ecosystem, written: &str) -> bool {
        let name = normal(ecosystem, written);
        self.of(ecosystem).iter().any(|known| {
            let known = normal(ecosystem, known);
            let rest = name.strip_prefix(known.trim_end_matches('*'));
            let begins =
                known.ends_with('*') || matches!(ecosystem, Ecosystem::Env | Ecosystem::Terraform) && known.ends_with('_');
            rest.is_some_and(|rest| rest.is_empty() || begins || rest.starts_with(['/', ':']))
        })
    }

    /// All, with their ecosystems.
    pub fn iter(&self) -> impl Iterator<Item = (Ecosystem, &str)> {
        self.0
            .iter()
            .flat_map(|(ecosystem, names)| names.iter().map(|name| (*ecosystem, name.as_str())))
    }
}

/// What frameworks put before the name of a setting that reaches the browser.
const FRAMEWORKS: &[&str] = &[
    "NEXT_PUBLIC_",
    "VITE_",
    "REACT_APP_",
    "EXPO_PUBLIC_",
    "NUXT_PUBLIC_",
    "NUXT_",
    "PUBLIC_",
    "GATSBY_",
    "VUE_APP_",
    "NG_APP_",
];

/// Whether the name of a setting says that it reaches the browser.
pub(super) fn reaches_browser(setting: &str) -> bool {
    FRAMEWORKS.iter().any(|before| setting.starts_with(before))
}

/// A name as it is compared: two spellings that mean the same are one.
pub fn normal(ecosystem: Ecosystem, name: &str) -> Cow<'_, str> {
    match ecosystem {
        Ecosystem::Pypi => {
            let parts = name.split(['-', '_', '.']).filter(|part| !part.is_empty());
            Cow::Owned(parts.collect::<Vec<_>>().join("-").to_lowercase())
        }
        Ecosystem::Crates if !name.contains('_') => Cow::Borrowed(name),
        Ecosystem::Crates => Cow::Owned(name.replace('_', "-")),
        Ecosystem::Go => {
            let (module, last) = name.rsplit_once('/').unwrap_or((name, ""));
            let version = last
                .strip_prefix('v')
                .is_some_and(|digits| is(digits, |c| c.is_ascii_digit()));
            Cow::Borrowed(if version { module } else { name })
        }
        Ecosystem::Npm | Ecosystem::Composer | Ecosystem::Swift | Ecosystem::Nuget | Ecosystem::Hosts => {
            // to the end, whatever was found: so many bytes are looked at at once
            if !name.is_ascii() || name.bytes().fold(false, |any, byte| any | byte.is_ascii_uppercase()) {
                Cow::Owned(name.to_lowercase())
            } else {
                Cow::Borrowed(name)
            }
        }
        Ecosystem::Rubygems
        | Ecosystem::Pub
        | Ecosystem::Cocoapods
        | Ecosystem::Gradle
        | Ecosystem::Snippets
        | Ecosystem::Terraform => Cow::Borrowed(name),
        Ecosystem::Env => {
            let bare = FRAMEWORKS.iter().find_map(|before| name.strip_prefix(before));
            Cow::Borrowed(bare.unwrap_or(name))
        }
    }
}

/// What is wrong with a name of this ecosystem.
pub(super) fn fault(ecosystem: Ecosystem, name: &str) -> Option<String> {
    let word = |text: &str, more: &str| is(text, |c| c.is_ascii_alphanumeric() || more.contains(c));
    let small = |text: &str, more: &str| is(text, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || more.contains(c));
    let pair = |parts: Option<(&str, &str)>, more: &str| parts.is_some_and(|(one, two)| word(one, more) && word(two, more));
    let host = |text: &str| text.contains('.') && small(text, ".-") && !text.starts_with('.') && !text.ends_with('.');
    let under = |text: &str| {
        let (first, rest) = text.split_once('/').unwrap_or((text, "x"));
        host(first) && rest.split('/').all(|part| word(part, "._-~"))
    };
    let (right, rule) = match ecosystem {
        Ecosystem::Npm => {
            let right = match name.strip_prefix('@').map(|scoped| scoped.split_once('/')) {
                Some(Some((scope, "*"))) => small(scope, "._-"),
                Some(Some((scope, package))) => small(scope, "._-") && small(package, "._-"),
                Some(None) => false,
                None => small(name, "._-"),
            };
            (right, "“name”, “@scope/name” or “@scope/*”")
        }
        Ecosystem::Pypi => (small(family(name), "-"), "small letters, digits and “-”, or “family-*”"),
        Ecosystem::Crates | Ecosystem::Rubygems | Ecosystem::Nuget => {
            (word(family(name), "._-"), "letters, digits, “.”, “_” and “-”, or “family-*”")
        }
        Ecosystem::Go | Ecosystem::Swift => (
            under(name) && (ecosystem == Ecosystem::Swift || normal(ecosystem, name) == name) && name.contains(['/', '.']),
            "“host/path”, without “https://” and without a version",
        ),
        Ecosystem::Composer => (pair(name.split_once('/'), "._-"), "“maker/name”"),
        Ecosystem::Pub => (small(name, "_"), "small letters, digits and “_”"),
        Ecosystem::Cocoapods => (word(name, "/_+-"), "letters, digits, “_”, “+”, “-”, and “/” before a part"),
        Ecosystem::Gradle => (
            word(name, "._-") || pair(name.split_once(':'), "._-"),
            "“group:artifact”, or the id of a plugin",
        ),
        Ecosystem::Hosts => (under(name), "a host, perhaps with a path, without “https://”"),
        Ecosystem::Snippets => (
            matches!(name.chars().next_back(), Some('(' | '-')) && word(&name[..name.len() - 1], "._$"),
            "the call that it makes, as “name(”, or the beginning of its ids, as “AB-”",
        ),
        Ecosystem::Env => (
            is(name, |c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'),
            "capital letters, digits and “_”",
        ),
        Ecosystem::Terraform => (
            name.ends_with('_') && small(name, "_"),
            "the beginning of the names of resources, up to a “_”",
        ),
    };
    (!right).then(|| format!("“{name}” is no {}: write {rule}", ecosystem.label()))
}

/// The name without the mark that it stands for a whole family: `family-*`, `Family.*`.
fn family(name: &str) -> &str {
    match name.strip_suffix('*') {
        Some(begin) if begin.ends_with(['-', '.']) => begin,
        _ => name,
    }
}

/// Whether a text is there and made of these characters alone.
fn is(text: &str, of: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(of)
}
