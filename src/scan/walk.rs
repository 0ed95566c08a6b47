//! The files of a project that are worth reading.
//!
//! Owns which files are looked at: what version control leaves out, what a package manager fetched and what lies
//! behind a link is not; and a folder is no manifest, whatever its name, but a place to look into: no tool reads one there,
//! so it hides nothing. Must not know what stands in a file. The price of several threads: files come in no order,
//! so whoever hears of them has to sort; and what is left out by `.gitignore` is not seen, also where it is part of
//! the product.

use super::fetch::{NO_FILE, fetch};
use super::readers::{self, Reader};
use super::trace::{Keep, Traces};
use super::{Fault, Options};
use ignore::gitignore::Gitignore;
use ignore::{DirEntry, WalkBuilder, WalkState};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

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

/// The files that name what version control leaves out.
const IGNORING: &[&str] = &[".gitignore", ".ignore"];

/// How many files are seen between two words to who watches.
const STEP: usize = 256;

/// How many files that were read are told of at once: each time, who hears has to be woken.
const BREATH: usize = 16;

/// How many breaths may wait for who watches.
const WAITING: usize = 32;

/// A file that was read: its path below the folder, with `/`, and what it says.
pub(super) struct File<'k> {
    pub(super) path: String,
    pub(super) traces: Traces<'k>,
}

/// Who hears of each file as it is read, or of none, with how many were seen and read until then; and may end the walk.
pub(super) type Hears<'h> = dyn FnMut(Option<File<'_>>, usize, usize) -> ControlFlow<()> + 'h;

/// Files that are looked for by their path below the folder, each with its reader.
pub(super) type Wanted = BTreeMap<String, &'static Reader>;

/// How a walk ended.
pub(super) struct End {
    /// Links that lead out of the folder or nowhere: not followed, and no fault of the project.
    pub(super) links: Vec<Fault>,
    /// Files that are read only when asked for, and nobody asked.
    pub(super) unasked: Vec<String>,
    pub(super) seen: usize,
    pub(super) read: usize,
    pub(super) stopped: bool,
}

/// What a thread of the walk says.
enum Word<'k> {
    Read(Box<File<'k>>),
    Wrong(Fault),
    Link(Fault),
    Unasked(String),
    Seen,
}

/// Walks a folder and hands what each file says that a reader takes to `next`, as far as `keep` wants it, with how many were seen and read;
/// between the files it is called without one, and may end the walk. Where some are `wanted`, only these are looked at, by the same
/// rules: what a walk would pass over stays unread.
pub(super) fn walk(
    folder: &Path,
    options: Options,
    wanted: Option<&Wanted>,
    keep: Keep<'_>,
    faults: &mut Vec<Fault>,
    next: &mut Hears<'_>,
) -> End {
    let (send, hear) = sync_channel(WAITING);
    let (seen, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let root = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let (mut read, mut links, mut unasked) = (0, Vec::new(), Vec::new());
    std::thread::scope(|scope| {
        let (seen, stop, root) = (&seen, &stop, &root);
        scope.spawn(move || {
            threads(folder, wanted).run(|| {
                let mut visit = Visit {
                    folder,
                    root,
                    options,
                    wanted,
                    keep,
                    seen,
                    send: send.clone(),
                    uncounted: 0,
                    bytes: Vec::new(),
                    unsaid: Vec::new(),
                };
                Box::new(move |entry| {
                    visit.entry(entry);
                    if stop.load(Ordering::Relaxed) {
                        WalkState::Quit
                    } else {
                        WalkState::Continue
                    }
                })
            });
        });
        // to the end, also of a walk that was stopped: a thread that cannot speak would never end
        for word in hear.into_iter().flatten() {
            let file = match word {
                Word::Read(file) => {
                    read += 1;
                    Some(*file)
                }
                Word::Seen => None,
                Word::Wrong(fault) => {
                    faults.push(fault);
                    continue;
                }
                Word::Link(link) => {
                    links.push(link);
                    continue;
                }
                Word::Unasked(path) => {
                    unasked.push(path);
                    continue;
                }
            };
            let goes_on = !stop.load(Ordering::Relaxed);
            if goes_on && next(file, seen.load(Ordering::Relaxed), read).is_break() {
                stop.store(true, Ordering::Relaxed);
            }
        }
    });
    End {
        links,
        unasked,
        seen: seen.into_inner(),
        read,
        stopped: stop.into_inner(),
    }
}

fn threads(folder: &Path, wanted: Option<&Wanted>) -> ignore::WalkParallel {
    let leads = wanted.map(|wanted| leading(folder, wanted));
    let leads_there = move |entry: &DirEntry| leads.as_ref().is_none_or(|leads| leads.contains(entry.path()));
    let mut walk = WalkBuilder::new(folder);
    walk.hidden(false)
        .require_git(false)
        .follow_links(false)
        .git_global(false)
        .parents(false)
        .filter_entry(move |entry| !is_others(entry) && leads_there(entry));
    walk.build_parallel()
}

/// All places on the way from a folder to these files, with both ends.
fn leading(folder: &Path, wanted: &Wanted) -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::from([folder.to_owned()]);
    for path in wanted.keys() {
        let mut at = folder.to_owned();
        for part in path.split('/') {
            at.push(part);
            all.insert(at.clone());
        }
    }
    all
}

/// What one thread does with the entries that it gets.
struct Visit<'a> {
    folder: &'a Path,
    /// The folder as the system knows it, to tell where a link leads.
    root: &'a Path,
    options: Options,
    wanted: Option<&'a Wanted>,
    /// Which names are told: the others are dropped by several threads at once.
    keep: Keep<'a>,
    /// How many files all threads saw; each adds its own from time to time, as it costs to count in one place.
    seen: &'a AtomicUsize,
    uncounted: usize,
    /// Where a file is read into.
    bytes: Vec<u8>,
    send: SyncSender<Vec<Word<'a>>>,
    unsaid: Vec<Word<'a>>,
}

impl<'a> Visit<'a> {
    fn entry(&mut self, entry: Result<DirEntry, ignore::Error>) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return self.wrong(unreadable(self.folder, &error)),
        };
        let Some(kind) = entry.file_type().filter(|kind| !kind.is_dir()) else {
            return;
        };
        let name = entry.file_name().to_string_lossy();
        let ignores = IGNORING.contains(&&*name);
        let may_count = self.wanted.is_some() || ignores || readers::may_read(&name);
        if !kind.is_symlink() && !may_count {
            self.saw();
            return;
        }
        let Some(path) = below(self.folder, entry.path()).filter(|_| entry.depth() > 0) else {
            return;
        };
        let reader = match self.wanted {
            Some(wanted) => wanted.get(&path).copied(),
            None => readers::reader_of(&path, self.options),
        };
        if kind.is_symlink() {
            if let Some(reason) = astray(entry.path(), self.root, reader.is_some()) {
                self.say(Word::Link(fault(&path, reason)));
            }
            return;
        }
        if kind.is_file() && ignores {
            // the walk heeds it, and keeps to itself which line is no pattern
            let error = Gitignore::new(entry.path()).1;
            let faults = error.map(|error| partly(self.folder, &error)).unwrap_or_default();
            for fault in faults {
                self.wrong(fault);
            }
        }
        self.saw();
        if kind.is_file() && readers::waits(&path, self.options) {
            self.say(Word::Unasked(path.clone()));
        }
        if let Some(reader) = reader {
            let fetched = if kind.is_file() {
                fetch(entry.path(), reader, &mut self.bytes)
            } else {
                Err(NO_FILE.to_owned())
            };
            match fetched {
                Ok((text, doubt)) => {
                    let traces = readers::read(reader, &text, self.keep);
                    if let Some(reason) = doubt {
                        self.wrong(fault(&path, reason));
                    }
                    self.say(Word::Read(Box::new(File { path, traces })));
                }
                Err(reason) => self.wrong(fault(&path, reason)),
            }
        }
    }

    /// A file was seen; from time to time that is said.
    fn saw(&mut self) {
        self.uncounted += 1;
        if self.uncounted == STEP {
            self.say(Word::Seen);
            self.breathe();
        }
    }

    fn wrong(&mut self, fault: Fault) {
        self.say(Word::Wrong(fault));
    }

    fn say(&mut self, word: Word<'a>) {
        self.unsaid.push(word);
        if self.unsaid.len() >= BREATH {
            self.breathe();
        }
    }

    fn breathe(&mut self) {
        self.seen.fetch_add(std::mem::take(&mut self.uncounted), Ordering::Relaxed);
        let _ = self.send.send(std::mem::take(&mut self.unsaid)); // who hears goes last
    }
}

impl Drop for Visit<'_> {
    fn drop(&mut self) {
        self.breathe();
    }
}

/// Whether an entry is a folder of what others wrote.
fn is_others(entry: &DirEntry) -> bool {
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    entry.depth() > 0 && is_folder && entry.file_name().to_str().is_some_and(|name| OTHERS.contains(&name))
}

/// Why a link hides something: what it leads to is not below the folder, where it would be read in its own place.
fn astray(link: &Path, root: &Path, is_read: bool) -> Option<String> {
    let target = match fs::canonicalize(link) {
        Ok(target) => target,
        // a link to nothing hides nothing, unless it has the name of a file that counts
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_read => return None,
        Err(error) => return Some(format!("is a link that leads nowhere: {error}")),
    };
    let hides = is_read || target.is_dir();
    (hides && !target.starts_with(root))
        .then(|| "is a link out of the folder, so it was not followed: scan the folder where it leads as well".to_owned())
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

/// What of a list of patterns is none, each with its place.
fn partly(folder: &Path, error: &ignore::Error) -> Vec<Fault> {
    match error {
        ignore::Error::Partial(errors) => errors.iter().flat_map(|error| partly(folder, error)).collect(),
        error => vec![unreadable(folder, error)],
    }
}

/// What a walker could not read, in our words.
fn unreadable(folder: &Path, error: &ignore::Error) -> Fault {
    let (mut path, mut line): (Option<PathBuf>, _) = (None, None);
    let mut inner = error;
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = Some(at.clone());
                inner = err;
            }
            ignore::Error::WithLineNumber { line: at, err } => {
                line = usize::try_from(*at).ok();
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } => inner = err,
            _ => break,
        }
    }
    let file = path.map(|path| below(folder, &path).unwrap_or_else(|| path.display().to_string()));
    Fault {
        file: file.unwrap_or_default(),
        line,
        reason: format!("cannot be read: {inner}"),
    }
}
