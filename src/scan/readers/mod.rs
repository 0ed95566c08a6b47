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
mod loads;
mod maven;
mod node;
mod php;
mod plist;
mod policies;
mod python;
mod rails;
mod ruby;
mod rust;
mod settings;
mod styles;
mod table;
mod web;

use super::trace::{Keep, Traces, bare};
use super::{Options, Strength};
use hashbrown::HashMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
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
    /// Whether a folder in which it lies is one of a project.
    of_project: bool,
    read: fn(&str, &mut Traces),
}

impl Reader {
    /// Files of names that people write.
    const fn written(name: &'static str, files: &'static [&'static str], read: fn(&str, &mut Traces)) -> Self {
        Self {
            name,
            files,
            at_most: WRITTEN,
            lossy: false,
            asked: false,
            of_project: false,
            read,
        }
    }

    /// Files that a tool wrote.
    const fn locked(name: &'static str, files: &'static [&'static str], read: fn(&str, &mut Traces)) -> Self {
        Self {
            at_most: LOCKED,
            ..Self::written(name, files, read)
        }
    }

    /// The same, read also where a part is no UTF-8.
    const fn lossy(self) -> Self {
        Self { lossy: true, ..self }
    }

    /// The same, by which a folder is one of a project.
    const fn of_project(self) -> Self {
        Self {
            of_project: true,
            ..self
        }
    }

    /// The same, read only when asked for.
    const fn asked(self) -> Self {
        Self { asked: true, ..self }
    }
}

/// A name of files with the kind that reads them, in the order of the table: of several that fit, the first counts.
type Row = (usize, &'static str, &'static Reader);

/// The table by what a name shows at once, for a project has many files that nobody reads.
struct Index {
    /// Whole names.
    names: HashMap<&'static str, Vec<Row>>,
    /// Names with `*`, by what follows their last dot.
    ends: HashMap<&'static str, Vec<Row>>,
    /// Names that end with `*`, or without a dot: by what stands before their first dot.
    begins: HashMap<&'static str, Vec<Row>>,
    /// Names in which `*` stands before the first dot and after the last.
    others: Vec<Row>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index {
        names: HashMap::new(),
        ends: HashMap::new(),
        begins: HashMap::new(),
        others: Vec::new(),
    };
    let files = READERS
        .iter()
        .flat_map(|reader| reader.files.iter().map(move |pattern| (*pattern, reader)));
    for (at, (pattern, reader)) in files.enumerate() {
        let name = name_of(pattern);
        let end = name.rsplit_once('*').and_then(|(_, end)| ending(end));
        let begin = name.split_once('*').and_then(|(begin, _)| beginning(begin));
        let rows = match (end, begin) {
            _ if !name.contains('*') => index.names.entry(name).or_default(),
            (Some(end), _) => index.ends.entry(end).or_default(),
            (None, Some(begin)) => index.begins.entry(begin).or_default(),
            (None, None) => &mut index.others,
        };
        rows.push((at, pattern, reader));
    }
    index
});

/// The rows that may be meant by the name of a file.
fn candidates(name: &str) -> impl Iterator<Item = &'static Row> {
    let whole = INDEX.names.get(name);
    let ends = ending(name).and_then(|end| INDEX.ends.get(end));
    let begins = beginning(name).and_then(|begin| INDEX.begins.get(begin));
    whole.into_iter().chain(ends).chain(begins).flatten().chain(&INDEX.others)
}

/// Whether a file of this name may be one that is read, wherever it lies.
pub(super) fn may_read(name: &str) -> bool {
    candidates(name).any(|(_, pattern, _)| fits(name_of(pattern), name))
}

/// The reader of a file, by its path below the folder.
pub(super) fn reader_of(path: &str, options: Options) -> Option<&'static Reader> {
    kind_of(path).filter(|reader| !reader.asked || options.env)
}

/// The reader of a file of Python's requirements that another one takes, whatever it is called.
pub(super) const fn of_requirements(strength: Strength) -> &'static Reader {
    const fn of(read: fn(&str, &mut Traces)) -> Reader {
        Reader::written("requirements of Python that another file takes", &[], read)
    }
    const PRODUCT: &Reader = &of(python::requirements);
    const TOOLS: &Reader = &of(python::dev_requirements);
    const BROUGHT: &Reader = &of(python::constraints);
    match strength {
        Strength::Runtime | Strength::Weak => PRODUCT,
        Strength::Development => TOOLS,
        Strength::Transitive => BROUGHT,
    }
}

/// Whether a file would be read if somebody asked for it.
pub(super) fn waits(path: &str, options: Options) -> bool {
    !options.env && kind_of(path).is_some_and(|reader| reader.asked)
}

/// The kind of a file.
fn kind_of(path: &str) -> Option<&'static Reader> {
    row_of(path).map(|(_, _, reader)| *reader)
}

/// The first row of the table that fits a file.
fn row_of(path: &str) -> Option<&'static Row> {
    let fitting = candidates(name_of(path)).filter(|(_, pattern, _)| fits(pattern, path));
    fitting.min_by_key(|(at, _, _)| *at)
}

/// The file by whose name a folder is one of a project: that of the first kind in the table. Only the names of what lies in the
/// folder itself are looked at; nothing is read, and a link or a device is no such file.
pub fn project_file(folder: &Path) -> Option<String> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    let projects = names.filter_map(|name| {
        let (at, _, reader) = row_of(&name)?;
        reader.of_project.then_some((*at, name))
    });
    projects.min().map(|(_, name)| name)
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// What follows the last dot.
fn ending(name: &str) -> Option<&str> {
    memchr::memrchr(b'.', name.as_bytes()).map(|dot| &name[dot + 1..])
}

/// What stands before the first dot.
fn beginning(name: &str) -> Option<&str> {
    memchr::memchr(b'.', name.as_bytes()).map(|dot| &name[..dot])
}

/// Whether a path is one of these files.
fn fits(pattern: &str, path: &str) -> bool {
    let name = name_of(path);
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

/// What a file says, of names only those that are kept.
pub(super) fn read<'k>(reader: &Reader, text: &str, keep: Keep<'k>) -> Traces<'k> {
    let mut traces = Traces::of(keep);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_finds_the_row_that_the_table_has_first() {
        let options = Options { env: true };
        let patterns = || READERS.iter().flat_map(|reader| reader.files);
        let mut tried = 0;
        for pattern in patterns() {
            for filled in ["", "x", "a-b", "prod.test"] {
                for folder in ["", "app/", "requirements/", "a/gradle/"] {
                    let path = format!("{folder}{}", pattern.replace('*', filled));
                    let first = READERS
                        .iter()
                        .find(|reader| reader.files.iter().any(|pattern| fits(pattern, &path)));
                    let found = reader_of(&path, options);
                    assert_eq!(found.map(|one| one.name), first.map(|one| one.name), "{path}");
                    assert!(found.is_none() || may_read(name_of(&path)), "{path}");
                    tried += usize::from(found.is_some());
                }
            }
        }
        assert!(tried > 4 * patterns().count(), "{tried} paths were those of a reader");
        assert!(!may_read("main.rs") && !may_read("photo.jpeg"), "what nobody reads");
    }
}
