//! Names that one file gives and another uses, and the traces of a whole project.
//!
//! Owns where a given name holds: in the folder of the file that gives it and all below, the nearest first. Must not
//! know the grammar of a file. The price: traces wait until the walk is over, because a file may come before the
//! one that gives it its names.

use super::catalogue::Catalogue;
use super::trace::{Group, Sign, Trace, Traces};
use super::walk::Wanted;
use super::{Fault, Options, Strength, readers};
use crate::vendors::signals::Ecosystem;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// A trace with its file.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) file: Rc<str>,
    pub(super) trace: Trace,
}

/// A use of a given name.
struct Use {
    file: Rc<str>,
    group: Group,
    name: String,
    strength: Strength,
    line: usize,
}

/// A file that another takes requirements from.
struct Include {
    /// Who takes them, and where.
    file: Rc<str>,
    line: usize,
    /// As it is written.
    named: String,
    strength: Strength,
}

impl Include {
    /// The path of the file below the folder of the scan; none where it is an address, or leads out.
    fn path(&self) -> Option<String> {
        if self.named.contains([':', '\\', '$']) || self.named.starts_with(['/', '~']) {
            return None;
        }
        let mut parts: Vec<&str> = folder_of(&self.file).split('/').filter(|part| !part.is_empty()).collect();
        for part in self.named.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        (!parts.is_empty()).then(|| parts.join("/"))
    }
}

/// All that the readers said.
pub(super) struct Project<'c> {
    catalogue: &'c Catalogue<'c>,
    placed: Vec<Placed>,
    /// By group, folder and name.
    given: HashMap<(Group, String, String), Vec<Sign>>,
    used: Vec<Use>,
    included: Vec<Include>,
    /// The files that were looked for because another takes their requirements, and whether they came.
    followed: HashMap<String, bool>,
    faults: Vec<Fault>,
    /// The ids of the providers of which there is a trace so far.
    providers: HashSet<&'c str>,
}

impl<'c> Project<'c> {
    /// Nothing said yet.
    pub(super) fn of(catalogue: &'c Catalogue<'c>) -> Self {
        Self {
            catalogue,
            placed: Vec::new(),
            given: HashMap::new(),
            used: Vec::new(),
            included: Vec::new(),
            followed: HashMap::new(),
            faults: Vec::new(),
            providers: HashSet::new(),
        }
    }

    /// How many providers there is a trace of so far.
    pub(super) fn providers(&self) -> usize {
        self.providers.len()
    }

    /// Keeps what a file says; how many traces it holds.
    pub(super) fn add(&mut self, file: &str, traces: Traces<'_>) -> usize {
        let path: Rc<str> = Rc::from(file);
        let mut traces = traces;
        if let Some(came) = self.followed.get_mut(file) {
            *came = true;
        }
        if is_aside(file) {
            // what a lock file there holds says nothing of what runs, nor whether it tests
            traces.all.retain(|trace| trace.strength != Strength::Transitive);
            traces.all.iter_mut().for_each(|trace| trace.strength = aside(trace.strength));
            traces
                .used
                .iter_mut()
                .for_each(|(_, _, strength, _)| *strength = aside(*strength));
            traces.included.retain(|(_, strength, _)| *strength != Strength::Transitive);
            traces
                .included
                .iter_mut()
                .for_each(|(_, strength, _)| *strength = aside(*strength));
        }
        // a version catalogue of Gradle lies in `gradle/` and holds for the folder above
        let folder = folder_of(file);
        let is_catalogue = file.ends_with(".versions.toml");
        let folder = match folder.strip_suffix("gradle").filter(|_| is_catalogue) {
            Some(above) if above.is_empty() || above.ends_with('/') => above.trim_end_matches('/'),
            _ => folder,
        };
        for (group, name, signs) in traces.given {
            self.given.entry((group, folder.to_owned(), name)).or_default().extend(signs);
        }
        self.used
            .extend(traces.used.into_iter().map(|(group, name, strength, line)| Use {
                file: Rc::clone(&path),
                group,
                name,
                strength,
                line,
            }));
        self.included
            .extend(traces.included.into_iter().map(|(named, strength, line)| Include {
                file: Rc::clone(&path),
                line,
                named,
                strength,
            }));
        self.faults.extend(traces.wrong.into_iter().map(|(line, reason)| Fault {
            file: file.to_owned(),
            line,
            reason,
        }));
        let found = traces.all.iter().flat_map(|trace| self.catalogue.found(trace));
        let vendors = found
            .filter(|found| found.strength.is_some())
            .filter_map(|found| found.vendor);
        self.providers.extend(vendors);
        let known = traces.all.len();
        self.placed.extend(traces.all.into_iter().map(|trace| Placed {
            file: Rc::clone(&path),
            trace,
        }));
        known
    }

    /// The files that were named since this was asked last, and that nobody reads under their own name; each is asked for
    /// once, so a circle ends.
    pub(super) fn wanted(&mut self) -> Wanted {
        let mut wanted: BTreeMap<String, Strength> = BTreeMap::new();
        for one in &self.included {
            let new = |path: &String| !readers::reads(path, Options::default()) && !self.followed.contains_key(path);
            if let Some(path) = one.path().filter(new) {
                let best = wanted.entry(path).or_insert(one.strength);
                *best = (*best).min(one.strength);
            }
        }
        self.followed.extend(wanted.keys().map(|path| (path.clone(), false)));
        let readers = wanted.into_iter();
        readers
            .map(|(path, strength)| (path, readers::of_requirements(strength)))
            .collect()
    }

    /// The files that hold requirements and were not read; a constraint hides nothing.
    fn missing(&self) -> Vec<Fault> {
        let came = |path: &str| readers::reads(path, Options::default()) || self.followed.get(path) == Some(&true);
        let left_out = |one: &&Include| one.strength != Strength::Transitive && !one.path().is_some_and(|path| came(&path));
        let all = self.included.iter().filter(left_out);
        all.map(|one| Fault {
            file: one.file.to_string(),
            line: Some(one.line),
            reason: format!(
                "takes requirements from {}, which is no file of this folder that is read: look what it asks for yourself",
                one.named
            ),
        })
        .collect()
    }

    /// The traces, with each used name as what it means.
    pub(super) fn resolved(mut self) -> (Vec<Placed>, Vec<Fault>) {
        let missing = self.missing();
        self.faults.extend(missing);
        for used in std::mem::take(&mut self.used) {
            let meant = self.meaning(&used).unwrap_or_else(|| itself(&used));
            for sign in meant {
                let trace = Trace {
                    sign: sign.clone(),
                    strength: used.strength,
                    line: used.line,
                };
                self.placed.push(Placed {
                    file: Rc::clone(&used.file),
                    trace,
                });
            }
        }
        (self.placed, self.faults)
    }

    /// What a name means where it is used: the nearest folder above that gives it.
    fn meaning(&self, used: &Use) -> Option<Vec<Sign>> {
        let mut folder = folder_of(&used.file);
        loop {
            let key = (used.group, folder.to_owned(), used.name.clone());
            if let Some(signs) = self.given.get(&key) {
                return Some(signs.clone());
            }
            if folder.is_empty() {
                return None;
            }
            folder = folder_of(folder);
        }
    }
}

/// What a name means that no file gives: of a package manager that knows packages by it as well, the package.
fn itself(used: &Use) -> Vec<Sign> {
    match used.group {
        Group::PnpmCatalog => {
            let name = used.name.split_once(':').map_or(used.name.as_str(), |(_, name)| name);
            vec![Sign::Name(Ecosystem::Npm, name.to_owned())]
        }
        Group::CargoWorkspace | Group::GradleCatalogue => Vec::new(),
    }
}

/// Folders of what is no part of a product: what tests it, and what shows how it is used; in small letters, for the case
/// does not matter.
const ASIDE: &[&str] = &[
    "test",
    "tests",
    "__mocks__",
    "__tests__",
    "androidtest",
    "testdata",
    "test-data",
    "fixtures",
    "__fixtures__",
    "e2e",
    "spec",
    "specs",
    "cypress",
    "playwright",
    "bench",
    "benches",
    "benchmarks",
    "example",
    "examples",
    "sample",
    "samples",
];

/// Whether a file lies in a folder of tests or examples.
fn is_aside(file: &str) -> bool {
    let folders = folder_of(file).split('/');
    folders
        .into_iter()
        .any(|folder| ASIDE.contains(&folder.to_ascii_lowercase().as_str()))
}

/// What a trace says that stands there.
fn aside(strength: Strength) -> Strength {
    match strength {
        Strength::Runtime | Strength::Transitive | Strength::Development => Strength::Development,
        Strength::Weak => Strength::Weak,
    }
}

/// The folder of a path, without the last `/`; that of the root is empty.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
