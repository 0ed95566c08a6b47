//! Which file is read how: one row for each kind.
//!
//! Owns how a file is matched; a new kind of file is a row of [`table`] and a function beside it. A reader knows one grammar and says
//! every name that stands in it. Must not know providers, folders or other files. The price: what needs two files
//! is left to [`super::resolve`], by names that a reader gives or uses.

mod android;
mod apple;
mod dart;
mod dotnet;
mod env;
mod go;
mod gradle;
mod groups;
mod indented;
mod maven;
mod node;
mod php;
mod plist;
mod python;
mod ruby;
mod rust;
mod settings;
mod table;
mod web;

use super::Options;
use super::trace::{Traces, bare};
use table::READERS;

/// The size over which a file of names that people write is not read.
const WRITTEN: u64 = 4 << 20;
/// The size over which a file that a tool wrote is not read.
const LOCKED: u64 = 32 << 20;

/// A kind of file.
pub struct Reader {
    /// What it is called, for people.
    name: &'static str,
    /// The names of such files: a whole name, or one with `*`; with a `/`, the end of a path.
    files: &'static [&'static str],
    /// The size over which it is not read, in bytes.
    pub(super) at_most: u64,
    /// Whether what is no UTF-8 in it does not matter.
    pub(super) lossy: bool,
    /// Whether it is read only when asked for.
    asked: bool,
    read: fn(&str, &mut Traces),
}

impl Reader {
    const WRITTEN: Self = Self {
        name: "",
        files: &[],
        at_most: WRITTEN,
        lossy: false,
        asked: false,
        read: |_, _| {},
    };
    const LOCKED: Self = Self {
        at_most: LOCKED,
        ..Self::WRITTEN
    };
}

/// The reader of a file, by its path below the folder.
pub(super) fn reader_of(path: &str, options: Options) -> Option<&'static Reader> {
    let reader = READERS
        .iter()
        .find(|reader| reader.files.iter().any(|pattern| fits(pattern, path)))?;
    (!reader.asked || options.env).then_some(reader)
}

/// Whether a path is one of these files.
fn fits(pattern: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    if pattern.contains('/') {
        let (folder, rest) = pattern.rsplit_once('/').unwrap_or(("", pattern));
        let above = path.strip_suffix(name).unwrap_or("").trim_end_matches('/');
        let inside = above == folder || above.strip_suffix(folder).is_some_and(|before| before.ends_with('/'));
        return inside && fits(rest, name);
    }
    let Some((begin, rest)) = pattern.split_once('*') else {
        return name == pattern;
    };
    let Some(mut left) = name.strip_prefix(begin) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        let Some(at) = left.find(part) else { return false };
        left = &left[at + part.len()..];
    }
    left.ends_with(end)
}

/// What a file says.
pub(super) fn read(reader: &Reader, text: &str) -> Traces {
    let mut traces = Traces::default();
    (reader.read)(&bare(text), &mut traces);
    traces
}

/// The kinds of files that are read, with the names by which each is known.
pub fn kinds_of_files() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    READERS.iter().map(|reader| (reader.name, reader.files))
}

/// Whether a file of this name would be read.
pub fn reads(path: &str, options: Options) -> bool {
    reader_of(path, options).is_some()
}
