//! Traces of providers in a project's files: what the code uses, so that the policy does not forget it.
//!
//! Owns the way from a folder to hits: `walk` finds the files that are worth reading, `readers` read each by its
//! own grammar into traces, `resolve` follows the names that one file gives and another uses, and `catalogue`
//! says whose trace it is. All but [`drift`] must not know a draft: a hit suggests, and what the policy says is what the
//! author accepts. Nothing is ever run, no link is followed, and of settings only names are read, never values. The price
//! of reading manifests and not code: what is called without a package, a script or a host is not seen.

mod catalogue;
mod code;
pub mod drift;
mod fetch;
mod readers;
mod resolve;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
mod trace;
mod tree;
mod walk;
mod xml;

use crate::values::{choice, is_hidden};
use crate::vendors::signals::Ecosystem;
use crate::vendors::{self, Vendor};
use catalogue::Catalogue;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;
use std::path::Path;

pub use readers::{kinds_of_files, project_file, reads};

/// The format of what `scan` prints for programs.
pub const FORMAT: u32 = 1;

choice! {
    /// How much a hit says.
    Strength {
        Runtime = "runtime": "used by the product",
        Transitive = "transitive": "brought by something else",
        Development = "development": "used to build or test",
        Weak = "weak": "may be something else",
    }
}

impl Strength {
    /// The heading over providers that are so sure, with what to think of them.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Runtime => "Used by the product",
            Self::Transitive => "Brought by something else: used only if that uses it",
            Self::Development => "For building and testing: no recipients as a rule",
            Self::Weak => "May be something else: look yourself",
        }
    }
}

/// One place in the project that shows a provider, or a kind of data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Hit {
    /// The provider's id in the catalogue; none where the trace is one of data alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// How much it says.
    pub strength: Strength,
    /// The file, below the folder that was scanned, with `/`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What was found, as the project writes it.
    pub signal: String,
    /// Where such a name means something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecosystem: Option<Ecosystem>,
    /// The kinds of data of which it is a trace, by their ids in the catalogue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<String>,
}

impl Hit {
    /// Where it is.
    pub fn place(&self) -> String {
        format!("{}:{}", shown(&self.file), self.line)
    }

    /// Why it may be something else, and what to look at; nothing where it says enough.
    pub fn doubt(&self) -> Option<&'static str> {
        let of = self.ecosystem.filter(|_| self.strength == Strength::Weak)?;
        Some(match of {
            Ecosystem::Env => {
                "only the name of a setting, and its value is never read: look which code uses it, and whether that sends data there"
            }
            Ecosystem::Hosts | Ecosystem::Snippets => {
                "an address that may be a mere link or hint, or stand for several providers: look what is loaded from there or sent there"
            }
            Ecosystem::Npm
            | Ecosystem::Pypi
            | Ecosystem::Go
            | Ecosystem::Crates
            | Ecosystem::Rubygems
            | Ecosystem::Composer
            | Ecosystem::Pub
            | Ecosystem::Cocoapods
            | Ecosystem::Swift
            | Ecosystem::Gradle
            | Ecosystem::Nuget
            | Ecosystem::Terraform => "a name that others are reached with as well: look which service it is set up for",
        })
    }
}

/// A file or folder that could not be read, or a link that was not followed, and why. The scan went on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Fault {
    /// The file, below the folder that was scanned.
    pub file: String,
    /// The line, from 1, where the reason has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The reason, and what to do.
    pub reason: String,
}

impl Fault {
    /// Its file, its line where it has one, and why, in a line.
    pub fn told(&self) -> String {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{}{line}: {}", shown(&self.file), shown(&self.reason))
    }
}

/// What a project wrote, as it can be printed: a character that would begin a line, or steer a terminal, is spelled out.
pub fn shown(text: &str) -> String {
    let spelled = text.chars().map(|c| {
        if is_hidden(c) {
            c.escape_unicode().to_string()
        } else {
            c.to_string()
        }
    });
    spelled.collect()
}

/// What a scan came to.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Scan {
    /// The format of this object.
    pub format: u32,
    /// The hits, by provider, the strongest first.
    pub hits: Vec<Hit>,
    /// What could not be read.
    pub faults: Vec<Fault>,
    /// Links that lead out of the folder, in a circle or nowhere: they were not followed. That is told, and no fault.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Fault>,
    /// How many files were seen.
    pub seen: usize,
    /// How many of them were read.
    pub read: usize,
    /// Whether somebody stopped it before its end.
    pub stopped: bool,
    /// The author's own providers, for which it looked as well.
    #[serde(skip)]
    #[schemars(skip)]
    pub own: Vec<Vendor>,
    /// The ids of the providers for whose kind of server there is a driver: that shows no recipient, and who names one need not
    /// hear that nothing shows it.
    #[serde(skip)]
    #[schemars(skip)]
    pub driven: BTreeSet<String>,
    /// Files whose names of settings are read only when asked for, and nobody asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unasked: Vec<String>,
}

/// What no scan can see.
pub const UNSEEN: &str =
    "No scan sees what a tag manager loads, what a server calls without a package, or which tools your staff uses.";

impl Scan {
    /// That files were met and not read, as nobody asked for what may hold secrets, in a line.
    pub fn unasked_words(&self) -> Option<String> {
        let (first, more) = self.unasked.split_first()?;
        let more = match more.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let first = shown(first);
        Some(format!(
            "Not read unless you ask for it: {first}{more}. --env reads the names of settings there, and never what they are set to."
        ))
    }

    /// The provider of a hit, by its id: the author's own before ours.
    pub fn vendor(&self, id: &str) -> Option<&Vendor> {
        self.own.iter().find(|vendor| vendor.id == id).or_else(|| vendors::find(id))
    }

    /// The providers that were found, each with its strongest trace, the strongest first.
    pub fn vendors(&self) -> Vec<(&str, Strength)> {
        let mut strongest: BTreeMap<&str, Strength> = BTreeMap::new();
        for hit in &self.hits {
            if let Some(vendor) = &hit.vendor {
                let best = strongest.entry(vendor).or_insert(hit.strength);
                *best = (*best).min(hit.strength);
            }
        }
        let mut vendors: Vec<(&str, Strength)> = strongest.into_iter().collect();
        vendors.sort_by_key(|(_, strength)| *strength); // stable: the same strength stays in the order of ids
        vendors
    }
}

/// How far a scan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Files seen.
    pub seen: usize,
    /// Files read.
    pub read: usize,
    /// Traces that the catalogue knows.
    pub traces: usize,
    /// Providers of which there is a trace.
    pub providers: usize,
}

/// What may be read besides what always is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The names in `.env` itself, which usually holds secrets.
    pub env: bool,
}

/// Looks through a folder for the providers of the catalogue and these of the author's `own`. `watch` hears how far it is
/// after every few files, and may end it.
///
/// # Errors
/// The folder itself is none, or cannot be read. What lies in it and cannot be read is a [`Fault`], and the scan
/// goes on.
pub fn scan(
    folder: &Path,
    options: Options,
    own: &[Vendor],
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> std::io::Result<Scan> {
    std::fs::read_dir(folder)?; // the reason is the system's own
    let mut faults = Vec::new();
    let catalogue = Catalogue::with(own);
    let mut project = resolve::Project::of(&catalogue);
    let keep = |name: trace::Name<'_>| catalogue.is_known(name);
    let mut known = 0;
    let mut progress = |seen, read, traces, providers| {
        watch(Progress {
            seen,
            read,
            traces,
            providers,
        })
    };
    let mut end = walk::walk(folder, options, None, &keep, &mut faults, &mut |at, seen, read| {
        if let Some(file) = at {
            known += project.add(&file.path, file.traces);
        }
        progress(seen, read, known, project.providers())
    });
    // a file that is named by another may itself name more
    loop {
        let wanted = project.wanted();
        if wanted.is_empty() || end.stopped {
            break;
        }
        let read = end.read;
        let more = walk::walk(folder, options, Some(&wanted), &keep, &mut faults, &mut |at, _, new| {
            if let Some(file) = at {
                known += project.add(&file.path, file.traces);
            }
            progress(end.seen, read + new, known, project.providers())
        });
        end.read += more.read;
        end.stopped |= more.stopped;
        end.links.extend(more.links);
    }
    let (traces, wrong) = project.resolved();
    faults.extend(wrong);
    faults.sort();
    faults.dedup();
    end.links.sort();
    end.links.dedup();
    end.unasked.sort();
    let (hits, driven) = told(traces, &catalogue);
    Ok(Scan {
        format: FORMAT,
        own: own.to_vec(),
        hits,
        faults,
        links: end.links,
        seen: end.seen,
        read: end.read,
        stopped: end.stopped,
        driven,
        unasked: end.unasked,
    })
}

/// The traces that the catalogue knows, as hits: each once a line, and a lock file is silent where a manifest speaks. With
/// them the providers of whose kind of server there is a driver.
fn told(traces: Vec<resolve::Placed>, catalogue: &Catalogue<'_>) -> (Vec<Hit>, BTreeSet<String>) {
    let (mut hits, mut driven): (Vec<Hit>, _) = (Vec::new(), BTreeSet::new());
    for placed in traces {
        let found = catalogue.found(&placed.trace);
        for found in found {
            let Some(strength) = found.strength else {
                driven.extend(found.vendor.map(str::to_owned));
                continue;
            };
            hits.push(Hit {
                vendor: found.vendor.map(str::to_owned),
                strength,
                file: placed.file.to_string(),
                line: placed.trace.line,
                signal: placed.trace.sign.written().to_owned(),
                ecosystem: placed.trace.sign.ecosystem(),
                data: found.data,
            });
        }
    }
    hits.sort();
    hits.dedup();
    let key = |hit: &Hit| (hit.vendor.clone(), hit.ecosystem, hit.signal.clone());
    let is_direct = |hit: &&Hit| hit.strength != Strength::Transitive;
    let direct: HashSet<_> = hits.iter().filter(is_direct).map(key).collect();
    hits.retain(|hit| hit.strength != Strength::Transitive || !direct.contains(&key(hit)));
    (hits, driven)
}
