//! Whose trace a name is: the signals of all providers, made ready to be looked up.
//!
//! Owns how a name of a project is held against a signal of the catalogue. Must not know files. The price of no
//! pause over thousands of names: the index is built once and stays in memory.

use super::Strength;
use super::trace::{Sign, Trace};
use crate::vendors::signals::{Ecosystem, normal};
use crate::vendors::{self, Vendor};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The longest name that is looked up, in bytes: each is held against all that it lies under.
const LONGEST: usize = 300;

/// A signal: whose it is, and whether it may be something else.
#[derive(Debug, Clone, Copy)]
struct Known {
    vendor: &'static Vendor,
    weak: bool,
}

/// Signals by ecosystem, and there by how they are written in the catalogue.
static INDEX: LazyLock<HashMap<Ecosystem, HashMap<String, Vec<Known>>>> = LazyLock::new(|| {
    let mut index: HashMap<Ecosystem, HashMap<String, Vec<Known>>> = HashMap::new();
    for vendor in vendors::all() {
        for (signals, weak) in [(&vendor.signals, false), (&vendor.weak, true)] {
            for (ecosystem, name) in signals.iter() {
                let name = normal(ecosystem, name).into_owned();
                let of_ecosystem = index.entry(ecosystem).or_default();
                of_ecosystem.entry(name).or_default().push(Known { vendor, weak });
            }
        }
    }
    index
});

/// A trace with its owner.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) vendor: Option<&'static str>,
    pub(super) strength: Strength,
    pub(super) data: Vec<String>,
}

/// Whether a trace says anything.
pub(super) fn is_known(trace: &Trace) -> bool {
    match &trace.sign {
        Sign::Name(ecosystem, name) => !known(*ecosystem, name).is_empty(),
        Sign::Data(..) => true,
    }
}

/// Whose a trace is. A signal that may be something else is weak.
pub(super) fn found(trace: &Trace) -> Vec<Found> {
    match &trace.sign {
        Sign::Name(ecosystem, name) => known(*ecosystem, name)
            .iter()
            .map(|known| Found {
                vendor: Some(known.vendor.id.as_str()),
                strength: if known.weak { Strength::Weak } else { trace.strength },
                data: Vec::new(),
            })
            .collect(),
        Sign::Data(_, data) => vec![Found {
            vendor: None,
            strength: trace.strength,
            data: data.iter().map(|&kind| kind.to_owned()).collect(),
        }],
    }
}

/// The signals that a name is, the nearest: the name itself before what it lies under.
fn known(ecosystem: Ecosystem, name: &str) -> Cow<'static, [Known]> {
    if name.len() > LONGEST {
        return Cow::Borrowed(&[]);
    }
    if let Some(domain) = name.strip_prefix("*.").filter(|_| ecosystem == Ecosystem::Hosts) {
        return Cow::Owned(below(domain));
    }
    let Some(index) = INDEX.get(&ecosystem) else {
        return Cow::Borrowed(&[]);
    };
    let name = normal(ecosystem, name);
    let nearest = above(ecosystem, &name).find_map(|name| index.get(&*name));
    Cow::Borrowed(nearest.map(Vec::as_slice).unwrap_or_default())
}

/// Those whose hosts a wildcard stands for. Where they are several, each may be another's.
fn below(domain: &str) -> Vec<Known> {
    let ends = |host: &str| {
        host.split('/')
            .next()
            .is_some_and(|host| host == domain || host.strip_suffix(domain).is_some_and(|sub| sub.ends_with('.')))
    };
    let hosts = INDEX.get(&Ecosystem::Hosts).into_iter().flatten();
    let hosts = hosts.filter(|(host, _)| ends(host));
    let mut all: Vec<Known> = hosts.flat_map(|(_, known)| known.iter().copied()).collect();
    all.sort_by(|one, other| (&one.vendor.id, one.weak).cmp(&(&other.vendor.id, other.weak)));
    all.dedup_by(|one, other| one.vendor.id == other.vendor.id);
    let several = all.len() > 1;
    all.into_iter()
        .map(|known| Known {
            weak: known.weak || several,
            ..known
        })
        .collect()
}

/// A name and all that it lies under, the nearest first.
fn above(ecosystem: Ecosystem, name: &str) -> Box<dyn Iterator<Item = Cow<'_, str>> + '_> {
    let itself = std::iter::once(Cow::Borrowed(name));
    match ecosystem {
        Ecosystem::Npm => {
            let scope = name.strip_prefix('@').and_then(|rest| rest.split_once('/'));
            Box::new(itself.chain(scope.map(|(scope, _)| format!("@{scope}/*").into())))
        }
        // the packages of a module, and the parts of a pod, lie under it
        Ecosystem::Go | Ecosystem::Cocoapods => Box::new(itself.chain(cuts(name, '/'))),
        Ecosystem::Hosts => {
            let (host, path) = name.split_once('/').map_or((name, ""), |(host, path)| (host, path));
            let hosts = std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, rest)| rest));
            let paths: Vec<Cow<'_, str>> = std::iter::once(path.into())
                .filter(|path: &Cow<'_, str>| !path.is_empty())
                .chain(cuts(path, '/'))
                .collect();
            Box::new(hosts.filter(|host| host.contains('.')).flat_map(move |host| {
                let under = paths.iter().map(move |path| Cow::from(format!("{host}/{path}")));
                under.chain(std::iter::once(host.into())).collect::<Vec<_>>()
            }))
        }
        // a beginning up to a `_`
        Ecosystem::Env | Ecosystem::Terraform => {
            let ends: Vec<usize> = name.match_indices('_').map(|(at, _)| at + 1).rev().collect();
            Box::new(itself.chain(ends.into_iter().map(|end| name[..end].into())))
        }
        // an artifact lies in its group
        Ecosystem::Gradle => Box::new(itself.chain(cuts(name, ':'))),
        // a family of packages, the nearest first
        Ecosystem::Pypi | Ecosystem::Crates | Ecosystem::Rubygems | Ecosystem::Nuget => {
            let ends = name
                .rmatch_indices(['-', '.'])
                .map(|(at, mark)| format!("{}{mark}*", &name[..at]).into());
            Box::new(itself.chain(ends))
        }
        Ecosystem::Composer | Ecosystem::Pub | Ecosystem::Swift | Ecosystem::Snippets => Box::new(itself),
    }
}

/// What stands before each `mark`, the longest first.
fn cuts(name: &str, mark: char) -> impl Iterator<Item = Cow<'_, str>> + '_ {
    name.rmatch_indices(mark).map(|(at, _)| name[..at].into())
}
