//! The files of a project that are worth reading.
//!
//! Owns which files are looked at: what version control leaves out, what a package manager fetched and what lies
//! behind a link is not. Must not know what stands in a file. The price: what is left out by `.gitignore` is not
//! seen, also where it is part of the product.

use super::readers::{self, Reader};
use super::{Fault, Options};
use ignore::{DirEntry, WalkBuilder};
use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

/// Folders of what others wrote, or what a tool made, besides those that `.gitignore` names.
const OTHERS: &[&str] = &[
    ".git",
    ".hg",
    ".svn",
    "node_modules",
    "bower_components",
    "jspm_packages",
    ".venv",
    "venv",
    "site-packages",
    "__pycache__",
    ".tox",
    ".terraform",
    ".gradle",
    ".dart_tool",
    ".next",
    ".nuxt",
    ".svelte-kit",
    "DerivedData",
    ".build",
    "Carthage",
];

/// How many files are seen between two words to who watches.
const STEP: usize = 64;

/// A file that was read.
pub(super) struct File {
    /// Below the folder, with `/`.
    pub(super) path: String,
    pub(super) reader: &'static Reader,
    pub(super) text: String,
}

/// How a walk ended.
pub(super) struct End {
    pub(super) seen: usize,
    pub(super) read: usize,
    pub(super) stopped: bool,
}

/// Walks a folder and hands each file that a reader takes to `next`, with how many were seen and read; between the
/// files it is called without one, and may end the walk.
pub(super) fn walk(
    folder: &Path,
    options: Options,
    faults: &mut Vec<Fault>,
    next: &mut dyn FnMut(Option<&File>, usize, usize) -> ControlFlow<()>,
) -> End {
    let mut end = End {
        seen: 0,
        read: 0,
        stopped: false,
    };
    let mut walk = WalkBuilder::new(folder);
    walk.hidden(false)
        .require_git(false)
        .follow_links(false)
        .git_global(false)
        .parents(false);
    walk.filter_entry(|entry| !is_others(entry));
    for entry in walk.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                faults.push(unreadable(folder, &error));
                continue;
            }
        };
        let Some(path) = below(folder, entry.path()).filter(|_| entry.depth() > 0) else {
            continue;
        };
        let Some(kind) = entry.file_type().filter(|kind| !kind.is_dir() && !kind.is_symlink()) else {
            continue;
        };
        end.seen += 1;
        let mut file = None;
        if let Some(reader) = readers::reader_of(&path, options) {
            let fetched = if kind.is_file() {
                fetch(entry.path(), reader)
            } else {
                Err("this is no ordinary file, so it was not opened".to_owned())
            };
            match fetched {
                Ok((text, doubt)) => {
                    end.read += 1;
                    faults.extend(doubt.map(|reason| fault(&path, reason)));
                    file = Some(File { path, reader, text });
                }
                Err(reason) => faults.push(fault(&path, reason)),
            }
        }
        let speaks = file.is_some() || end.seen.is_multiple_of(STEP);
        if speaks && next(file.as_ref(), end.seen, end.read).is_break() {
            end.stopped = true;
            return end;
        }
    }
    end
}

/// Whether an entry is a folder of what others wrote.
fn is_others(entry: &DirEntry) -> bool {
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    entry.depth() > 0 && is_folder && entry.file_name().to_str().is_some_and(|name| OTHERS.contains(&name))
}

/// The text of a file, and what is doubtful of it; or why it was not read.
fn fetch(path: &Path, reader: &Reader) -> Result<(String, Option<String>), String> {
    let size = |bytes: u64| bytes.div_ceil(1 << 20);
    let file = fs::File::open(path).map_err(|error| format!("cannot be read: {error}"))?;
    let mut bytes = Vec::new();
    file.take(reader.at_most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("cannot be read: {error}"))?;
    if bytes.len() as u64 > reader.at_most {
        return Err(format!("larger than {} MB, so it was not read", size(reader.at_most)));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, None)),
        Err(error) => {
            let upto = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let line = text[..text.floor_char_boundary(upto)].matches('\n').count() + 1;
            // pages come in older encodings, and the names that count in them are plain letters
            let doubt = (!reader.lossy).then(|| format!("line {line} is not text (UTF-8); the rest was read"));
            Ok((text, doubt))
        }
    }
}

/// A path below the folder, with `/`.
fn below(folder: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(folder).ok()?.components();
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}

fn fault(path: &str, reason: String) -> Fault {
    Fault {
        file: path.to_owned(),
        line: None,
        reason,
    }
}

/// What a walker could not read, in our words.
fn unreadable(folder: &Path, error: &ignore::Error) -> Fault {
    let mut path = None;
    let mut inner = error;
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = below(folder, at);
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            _ => break,
        }
    }
    Fault {
        file: path.unwrap_or_default(),
        line: None,
        reason: format!("cannot be read: {inner}"),
    }
}
