//! What a reader says of one file: the names that it holds, each with its line and how much it says.
//!
//! Owns the words between readers and the rest. Must not know which names the catalogue holds: a reader tells all
//! names of its grammar, so that none of them is a list of providers. The price: most names are dropped at once, by
//! whoever asked for them.

use super::Strength;
use crate::vendors::signals::Ecosystem;
use std::borrow::Cow;
use std::cell::Cell;

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// A name of an ecosystem, as the project writes it.
    Name(Ecosystem, String),
    /// A host that stands for all below it, as in a list of what a page may load: its addresses, and with `*.` its hosts.
    Origin(String),
    /// A declared kind of data: what is written, and the ids of the kinds.
    Data(String, &'static [&'static str]),
}

impl Sign {
    /// What the project writes.
    pub(super) fn written(&self) -> &str {
        match self {
            Self::Name(_, written) | Self::Origin(written) | Self::Data(written, _) => written,
        }
    }

    /// The name that it is; none where it is one of data.
    pub(super) fn name(&self) -> Option<Name<'_>> {
        match self {
            Self::Name(ecosystem, name) => Some(Name::Of(*ecosystem, name)),
            Self::Origin(host) => Some(Name::Origin(host)),
            Self::Data(..) => None,
        }
    }

    /// Where the name means something.
    pub(super) fn ecosystem(&self) -> Option<Ecosystem> {
        match self {
            Self::Name(ecosystem, _) => Some(*ecosystem),
            Self::Origin(_) => Some(Ecosystem::Hosts),
            Self::Data(..) => None,
        }
    }
}

/// A name as it is looked up.
#[derive(Debug, Clone, Copy)]
pub(super) enum Name<'a> {
    /// Of an ecosystem.
    Of(Ecosystem, &'a str),
    /// A host with all that lies below it.
    Origin(&'a str),
}

/// A sign at a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trace {
    pub(super) sign: Sign,
    pub(super) strength: Strength,
    /// From 1.
    pub(super) line: usize,
}

/// A group of names that one file gives and others use: the dependencies of a Cargo workspace, a version catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Group {
    /// `[workspace.dependencies]` of Cargo, used with `workspace = true`.
    CargoWorkspace,
    /// The catalogs of `pnpm-workspace.yaml`, used as `catalog:NAME`; what is not there is the package of its own name.
    PnpmCatalog,
    /// `libs.versions.toml` of Gradle, used as `libs.NAME`.
    GradleCatalogue,
}

/// Whether a name says anything to whoever reads the traces.
pub(super) type Keep<'k> = &'k (dyn Fn(Name<'_>) -> bool + Sync);

/// What a file says.
pub(super) struct Traces<'k> {
    /// The other names are dropped at once: of most files that is all of them.
    keep: Keep<'k>,
    /// Names that stand in it.
    pub(super) all: Vec<Trace>,
    /// Names that it gives to others: the group, the name to use, what is meant.
    pub(super) given: Vec<(Group, String, Vec<Sign>)>,
    /// Names of a group that it uses: what is meant stands in a file above.
    pub(super) used: Vec<(Group, String, Strength, usize)>,
    /// Files whose requirements it takes: the name as it is written, what they are worth, the line.
    pub(super) included: Vec<(String, Strength, usize)>,
    /// What of it could not be read: line, reason.
    pub(super) wrong: Vec<(Option<usize>, String)>,
}

impl<'k> Traces<'k> {
    /// Nothing said yet; only names that are kept will be.
    pub(super) const fn of(keep: Keep<'k>) -> Self {
        Self {
            keep,
            all: Vec::new(),
            given: Vec::new(),
            used: Vec::new(),
            included: Vec::new(),
            wrong: Vec::new(),
        }
    }

    /// Adds a name.
    pub(super) fn name(&mut self, ecosystem: Ecosystem, name: impl AsRef<str>, strength: Strength, line: usize) {
        if (self.keep)(Name::Of(ecosystem, name.as_ref())) {
            let sign = Sign::Name(ecosystem, name.as_ref().to_owned());
            self.all.push(Trace { sign, strength, line });
        }
    }

    /// Adds a host that stands for all below it; one with a path is that address.
    pub(super) fn origin(&mut self, host: &str, strength: Strength, line: usize) {
        if host.contains('/') {
            return self.name(Ecosystem::Hosts, host, strength, line);
        }
        if (self.keep)(Name::Origin(host)) {
            let sign = Sign::Origin(host.to_owned());
            self.all.push(Trace { sign, strength, line });
        }
    }

    /// Adds a trace of data alone.
    pub(super) fn data(&mut self, written: impl Into<String>, data: &'static [&'static str], line: usize) {
        self.all.push(Trace {
            sign: Sign::Data(written.into(), data),
            strength: Strength::Runtime,
            line,
        });
    }

    /// A file, or a part of it, whose grammar is broken.
    pub(super) fn wrong(&mut self, line: Option<usize>, reason: impl Into<String>) {
        self.wrong.push((line, reason.into()));
    }
}

/// The line of a byte, from 1, for files that are asked in order: a text is counted once.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// Where each line begins.
    begins: Vec<usize>,
    /// The line that was found last: the next is seldom far.
    last: Cell<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Self {
            text,
            begins: std::iter::once(0).chain(ends).collect(),
            last: Cell::new(1),
        }
    }

    /// The line where a part of the text begins.
    pub(super) fn of_part(&self, part: &'a str) -> usize {
        self.at(part.as_ptr().addr() - self.text.as_ptr().addr())
    }

    /// The line that was asked for last.
    pub(super) fn last(&self) -> usize {
        self.last.get()
    }

    /// The line of the byte at this place.
    pub(super) fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let last = self.last.get();
        let is_in = |line: usize| self.begins[line - 1] <= byte && self.begins.get(line).is_none_or(|next| byte < *next);
        let line = if self.begins.get(last - 1).is_some() && is_in(last) {
            last
        } else if self.begins.get(last).is_some() && is_in(last + 1) {
            last + 1
        } else {
            self.begins.partition_point(|begin| *begin <= byte).max(1)
        };
        self.last.set(line);
        line
    }
}

/// A text without the mark that some editors put at its beginning.
pub(super) fn bare(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text))
}
