//! What a reader says of one file: the names that it holds, each with its line and how much it says.
//!
//! Owns the words between readers and the rest. Must not know which names the catalogue holds: a reader tells all
//! names of its grammar, so that none of them is a list of providers. The price: most names are dropped later.

use super::Strength;
use crate::vendors::signals::Ecosystem;
use std::borrow::Cow;

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// A name of an ecosystem, as the project writes it.
    Name(Ecosystem, String),
    /// A declared kind of data: what is written, and the ids of the kinds.
    Data(String, &'static [&'static str]),
}

impl Sign {
    /// What the project writes.
    pub(super) fn written(&self) -> &str {
        match self {
            Self::Name(_, name) => name,
            Self::Data(written, _) => written,
        }
    }

    /// Where the name means something.
    pub(super) fn ecosystem(&self) -> Option<Ecosystem> {
        match self {
            Self::Name(ecosystem, _) => Some(*ecosystem),
            Self::Data(..) => None,
        }
    }
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

/// What a file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Traces {
    /// Names that stand in it.
    pub(super) all: Vec<Trace>,
    /// Names that it gives to others: the group, the name to use, what is meant.
    pub(super) given: Vec<(Group, String, Vec<Sign>)>,
    /// Names of a group that it uses: what is meant stands in a file above.
    pub(super) used: Vec<(Group, String, Strength, usize)>,
    /// What of it could not be read: line, reason.
    pub(super) wrong: Vec<(Option<usize>, String)>,
}

impl Traces {
    /// Adds a name.
    pub(super) fn name(&mut self, ecosystem: Ecosystem, name: impl Into<String>, strength: Strength, line: usize) {
        let sign = Sign::Name(ecosystem, name.into());
        self.all.push(Trace { sign, strength, line });
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
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            begins: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The line of the byte at this place.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.begins
            .partition_point(|begin| *begin <= byte.min(self.text.len()))
            .max(1)
    }
}

/// A text without the mark that some editors put at its beginning.
pub(super) fn bare(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text))
}
