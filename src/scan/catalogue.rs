//! Whose trace a name is: the signals of all providers, ours and the author's own, made ready to be looked up.
//!
//! Owns how a name of a project is held against a signal of the catalogue. Must not know files. The price of no
//! pause over thousands of names: the index is built once and stays in memory; where the author has providers of their
//! own that have signals, it is built anew for each scan.

use super::Strength;
use super::trace::{Name, Sign, Trace};
use crate::values::Chosen;
use crate::vendors::signals::{Ecosystem, normal};
use crate::vendors::{self, Vendor};
use hashbrown::{HashMap, HashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The longest name that is looked up, in bytes: each is held against all that it lies under.
const LONGEST: usize = 300;

/// What a signal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// Its provider, as sure as the place where it stands.
    Sure,
    /// Its provider, or something else.
    Weak,
    /// A server of its kind, whoever runs it.
    Driver,
}

/// A signal: whose it is, and what it says.
#[derive(Debug, Clone, Copy)]
struct Known<'v> {
    vendor: &'v Vendor,
    worth: Worth,
}

/// The signals of an ecosystem, by how they are written in the catalogue.
#[derive(Default)]
struct Index<'v> {
    /// Of npm, the scopes of which any name is known: of most packages it is none, so that nothing else is asked.
    scopes: HashSet<String>,
    /// Whole names.
    names: HashMap<String, Vec<Known<'v>>>,
    /// Names that end with `*`, without it: all that begins so.
    families: HashMap<String, Vec<Known<'v>>>,
    /// Of hosts, by each that signals name with a path, those of its addresses.
    addresses: HashMap<String, Vec<Known<'v>>>,
}

impl<'v> Index<'v> {
    fn name(&self, name: &str) -> Option<&[Known<'v>]> {
        self.names.get(name).map(Vec::as_slice)
    }

    fn family(&self, begin: &str) -> Option<&[Known<'v>]> {
        self.families.get(begin).map(Vec::as_slice)
    }

    /// Whether a name has a scope, as it is compared, of which no name is known: it need not be made ready to be compared.
    fn knows_no_scope_of(&self, written: &str) -> bool {
        let plain = |scope: &&str| scope.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        scope(written).filter(plain).is_some_and(|scope| !self.scopes.contains(scope))
    }
}

/// In the order of the ecosystems.
type Indexed<'v> = Vec<Index<'v>>;

static OURS: LazyLock<Indexed<'static>> = LazyLock::new(|| indexed(vendors::all()));

fn indexed<'v>(vendors: impl IntoIterator<Item = &'v Vendor>) -> Indexed<'v> {
    let mut index: Indexed = Ecosystem::ALL.iter().map(|_| Index::default()).collect();
    for vendor in vendors {
        for (signals, worth) in [
            (&vendor.signals, Worth::Sure),
            (&vendor.weak, Worth::Weak),
            (&vendor.drivers, Worth::Driver),
        ] {
            for (ecosystem, name) in signals.iter() {
                let name = normal(ecosystem, name).into_owned();
                let of_ecosystem = &mut index[ecosystem as usize];
                let known = Known { vendor, worth };
                of_ecosystem.scopes.extend(scope(&name).map(str::to_owned));
                if let Some((host, _)) = name.split_once('/').filter(|_| ecosystem == Ecosystem::Hosts) {
                    of_ecosystem.addresses.entry(host.to_owned()).or_default().push(known);
                }
                let all = match name.strip_suffix('*') {
                    Some(begin) => of_ecosystem.families.entry(begin.to_owned()),
                    None => of_ecosystem.names.entry(name),
                };
                all.or_default().push(known);
            }
        }
    }
    index
}

/// A trace with its owner.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found<'v> {
    pub(super) vendor: Option<&'v str>,
    /// Nothing where it is a mere driver.
    pub(super) strength: Option<Strength>,
    pub(super) data: Vec<String>,
}

/// The signals that a scan looks for.
pub(super) struct Catalogue<'v> {
    /// Ours and the author's own; nothing where these have no signals.
    both: Option<Indexed<'v>>,
}

impl<'v> Catalogue<'v> {
    /// Ours and these of the author's own. One with the id of ours adds its signals to those of ours.
    pub(super) fn with(own: &'v [Vendor]) -> Self {
        let has_signals = |vendor: &Vendor| vendor.traces().any(|(_, signals)| !signals.is_empty());
        let both = own.iter().any(has_signals).then(|| indexed(vendors::all().iter().chain(own)));
        Self { both }
    }

    fn index(&self) -> &Indexed<'v> {
        self.both.as_ref().unwrap_or(&OURS)
    }

    /// Whether a name says anything.
    pub(super) fn is_known(&self, name: Name<'_>) -> bool {
        !self.known(name).is_empty()
    }

    /// Whose a trace is. A signal that may be something else is weak, and one of a mere driver is none.
    pub(super) fn found(&self, trace: &Trace) -> Vec<Found<'v>> {
        if let Sign::Data(_, data) = &trace.sign {
            return vec![Found {
                vendor: None,
                strength: Some(trace.strength),
                data: data.iter().map(|&kind| kind.to_owned()).collect(),
            }];
        }
        let known = trace.sign.name().map(|name| self.known(name)).unwrap_or_default();
        known
            .iter()
            .map(|known| Found {
                vendor: Some(known.vendor.id.as_str()),
                strength: match known.worth {
                    Worth::Sure => Some(trace.strength),
                    Worth::Weak => Some(Strength::Weak),
                    Worth::Driver => None,
                },
                data: Vec::new(),
            })
            .collect()
    }

    /// The signals that a name is, the nearest: the name itself before what it lies under.
    fn known(&self, name: Name<'_>) -> Cow<'_, [Known<'v>]> {
        let (ecosystem, written) = match name {
            Name::Of(ecosystem, name) => (ecosystem, name),
            Name::Origin(host) => (Ecosystem::Hosts, host),
        };
        let index = &self.index()[ecosystem as usize];
        if written.len() > LONGEST || (ecosystem == Ecosystem::Npm && index.knows_no_scope_of(written)) {
            return Cow::Borrowed(&[]);
        }
        let written = normal(ecosystem, written);
        let domain = written.strip_prefix("*.").filter(|_| ecosystem == Ecosystem::Hosts);
        let below = domain.map(|domain| below(domain, index)).unwrap_or_default();
        if !below.is_empty() {
            return Cow::Owned(below);
        }
        let whole = domain.unwrap_or(&written);
        match (nearest(ecosystem, whole, index), name) {
            (Some(known), _) => Cow::Borrowed(known),
            (None, Name::Origin(_)) => Cow::Owned(of_addresses(whole, index)),
            (None, Name::Of(..)) => Cow::Borrowed(&[]),
        }
    }
}

/// Those whose addresses lie on a host, of which no signal names the whole: each may be meant or not. Where they are of
/// several companies, nothing says whose it is.
fn of_addresses<'v>(host: &str, index: &Index<'v>) -> Vec<Known<'v>> {
    let all = hosts_above(host).find_map(|host| index.addresses.get(host));
    let mut all = all.cloned().unwrap_or_default();
    each_once(&mut all);
    let company = |known: &Known<'v>| known.vendor.group.as_deref().unwrap_or(&known.vendor.id);
    if all.iter().any(|known| company(known) != company(&all[0])) {
        return Vec::new();
    }
    for known in &mut all {
        known.worth = known.worth.max(Worth::Weak);
    }
    all
}

/// Of several signals of one provider, the surest.
fn each_once(all: &mut Vec<Known<'_>>) {
    all.sort_by(|one, other| (&one.vendor.id, one.worth).cmp(&(&other.vendor.id, other.worth)));
    all.dedup_by(|one, other| one.vendor.id == other.vendor.id);
}

/// Those whose hosts a wildcard stands for. Where they are several, each may be another's.
fn below<'v>(domain: &str, index: &Index<'v>) -> Vec<Known<'v>> {
    let ends = |host: &str| {
        host.split('/')
            .next()
            .is_some_and(|host| host == domain || host.strip_suffix(domain).is_some_and(|sub| sub.ends_with('.')))
    };
    let hosts = index.names.iter().filter(|(host, _)| ends(host));
    let mut all: Vec<Known> = hosts
        .flat_map(|(host, known)| {
            // of a provider of some addresses alone, the host says less
            let least = if host.contains('/') { Worth::Weak } else { Worth::Sure };
            known.iter().map(move |known| Known {
                worth: known.worth.max(least),
                ..*known
            })
        })
        .collect();
    each_once(&mut all);
    let several = all.len() > 1;
    all.into_iter()
        .map(|known| Known {
            worth: if several { known.worth.max(Worth::Weak) } else { known.worth },
            ..known
        })
        .collect()
}

/// The signals of a name, else those of the nearest that it lies under. Most names are nobody's, so no text is made for one.
fn nearest<'i, 'v>(ecosystem: Ecosystem, name: &str, index: &'i Index<'v>) -> Option<&'i [Known<'v>]> {
    let itself = index.name(name);
    if itself.is_some() {
        return itself;
    }
    match ecosystem {
        Ecosystem::Npm => index.family(scope(name)?),
        // the packages of a module, and the parts of a pod, lie under it
        Ecosystem::Go | Ecosystem::Cocoapods => cuts(name, '/').find_map(|above| index.name(above)),
        Ecosystem::Hosts => {
            let (host, path) = name.split_once('/').unwrap_or((name, ""));
            let paths = || Some(path).filter(|path| !path.is_empty()).into_iter().chain(cuts(path, '/'));
            hosts_above(host).find_map(|host| {
                let under = paths().find_map(|path| index.name(&format!("{host}/{path}")));
                under.or_else(|| index.name(host))
            })
        }
        // a beginning up to a `_`
        Ecosystem::Env | Ecosystem::Terraform => name.rmatch_indices('_').find_map(|(at, _)| index.name(&name[..=at])),
        // an artifact lies in its group
        Ecosystem::Gradle => cuts(name, ':').find_map(|above| index.name(above)),
        // a family of packages, the nearest first
        Ecosystem::Pypi | Ecosystem::Crates | Ecosystem::Rubygems | Ecosystem::Nuget => {
            name.rmatch_indices(['-', '.']).find_map(|(at, _)| index.family(&name[..=at]))
        }
        Ecosystem::Composer | Ecosystem::Pub | Ecosystem::Swift | Ecosystem::Snippets => None,
    }
}

/// The scope of a package of npm, with its `/`.
fn scope(name: &str) -> Option<&str> {
    let slash = memchr::memchr(b'/', name.as_bytes()).filter(|_| name.starts_with('@'))?;
    Some(&name[..=slash])
}

/// A host, and those under which it lies, the nearest first.
fn hosts_above(host: &str) -> impl Iterator<Item = &str> {
    let all = std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, rest)| rest));
    all.filter(|host| host.contains('.'))
}

/// What stands before each `mark`, the longest first.
fn cuts(name: &str, mark: char) -> impl Iterator<Item = &str> {
    name.rmatch_indices(mark).map(|(at, _)| &name[..at])
}
