//! Where drafts live, and how none is lost.
//!
//! A draft is one JSON file: in a project's folder or in the platform's data folder. It is written whole
//! to a file beside it and then renamed, so that at every instant the old or the new version stands. Locks,
//! the place where an author stopped, what can be taken back (`journal`) and half words (`half`) live in the
//! state folder, never beside a file that may be in somebody's repository. Must not know screens.

mod companions;
pub mod folder;
mod formats;
mod half;
mod journal;
mod lines;
mod loading;
mod lock;
mod moving;
mod outputs;
pub mod own;
mod places;
pub mod private;
mod providers;
pub mod published;
mod spots;
#[cfg(test)]
mod tests;

pub use companions::{companions, forget};
pub use half::{HalfWords, Halves};
pub use journal::Journal;
pub use loading::{LoadError, parse, read, value_error};
use lock::beside;
pub use lock::{Class, Lock, Locked, recall, remember, written_as, wrote};
pub use moving::{Deleted, clean, delete, deleted, duplicate, export, rename, restore};
pub use outputs::{Standing, stale_drafts, stale_words, standing};
pub use places::{HERE, Places, RESERVED, check_name, ci_words, is_path, locate, resolved};
pub use providers::{keep_providers, left_out, own_providers};
pub use spots::Spots;

use crate::draft::Draft;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Something failed in the world of files.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read or written.
    #[error("{what} {}: {source}. {hint}", .file.display())]
    File {
        /// What was tried.
        what: &'static str,
        /// The file.
        file: PathBuf,
        /// Why not.
        source: io::Error,
        /// What to do.
        hint: &'static str,
    },
    /// The file is not a draft that this program can use.
    #[error("{0}")]
    Load(#[from] LoadError),
    /// Somebody else has it open.
    #[error(
        "{0} is open elsewhere ({by}). Close it there first. Until then you can read it (`policy-wizard render {0} --unconfirmed`), or copy the file and open the copy by its path (`policy-wizard ./copy.json`).",
        .file.display()
    )]
    OpenElsewhere {
        /// The draft.
        file: PathBuf,
        /// Who has it.
        by: String,
    },
    /// A name that cannot be, or that nothing has.
    #[error("{0}")]
    Name(String),
}

/// The largest draft that is read, in bytes; the largest sample is a four-hundredth of it.
const LARGEST: u64 = 8 << 20;

/// The bytes of a draft's file. What is no file, or far too large for a draft, is not read.
pub fn open(file: &Path) -> Result<Vec<u8>, Error> {
    let read = || {
        let about = fs::metadata(file)?;
        if about.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if !about.is_file() || about.len() > LARGEST {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "it is not a file of at most 8 MB",
            ));
        }
        fs::read(file)
    };
    read().map_err(|source| {
        let hint = match source.kind() {
            io::ErrorKind::NotFound => "Check the name; `policy-wizard drafts` lists those that there are.",
            io::ErrorKind::PermissionDenied => "You may not read it: check its permissions.",
            io::ErrorKind::IsADirectory => "That is a folder: name the draft's file in it.",
            io::ErrorKind::NotADirectory => "What should be its folder is a file: check the path.",
            _ => "Check that it is a file that you can read.",
        };
        Error::File {
            what: "cannot read",
            file: file.to_owned(),
            source,
            hint,
        }
    })
}

/// Makes the state folder, for its owner alone.
fn make_state(state: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(state)
}

/// Reads a draft. Nothing is written, whatever is wrong with it.
pub fn load(file: &Path) -> Result<Draft, Error> {
    Ok(parse(file, &open(file)?)?)
}

/// The bytes of a draft's file: canonical, so that loading and saving changes nothing.
pub fn bytes(draft: &Draft) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(draft).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Writes a draft. With `sync` it is on the disk when this returns; without it survives the end of this
/// process, but perhaps not a loss of power.
pub fn save(file: &Path, draft: &Draft, sync: bool) -> Result<(), Error> {
    write_whole(file, &bytes(draft), sync, 0o600)
}

/// Writes a draft where there is no file yet. One that appears meanwhile is not overwritten.
pub fn create(file: &Path, draft: &Draft) -> Result<(), Error> {
    create_whole(file, &bytes(draft))
}

/// Writes a private file where there is none yet, whole or not at all.
pub fn create_whole(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let temp = fill(file, bytes, true, Mode::Private)?;
    temp.persist_noclobber(file).map(|_| ()).map_err(|e| failed(file, e.error))?;
    sync_folder(folder_of(file));
    Ok(())
}

/// Writes a file whole or not at all. An existing file keeps its mode, and a link stays a link.
pub fn write_whole(file: &Path, bytes: &[u8], sync: bool, mode: u32) -> Result<(), Error> {
    write(file, bytes, sync, Mode::Keep(mode))
}

/// [`write_whole`] for its owner alone, whatever the mode of an existing file was: at no instant can somebody
/// else read these bytes.
pub fn write_private(file: &Path, bytes: &[u8], sync: bool) -> Result<(), Error> {
    write(file, bytes, sync, Mode::Private)
}

/// Writes a file for others or for its owner, whole, and remembers in the state folder that we did.
pub fn write_output(state: &Path, file: &Path, bytes: &[u8], class: Class) -> Result<(), Error> {
    match class {
        Class::Public => write_whole(file, bytes, true, 0o644)?,
        Class::Private => write_private(file, bytes, true)?,
    }
    wrote(state, file, bytes, class);
    Ok(())
}

/// The mode of a file that is written.
#[derive(Clone, Copy)]
enum Mode {
    /// That of the file that is there; of a new one, this.
    Keep(u32),
    /// For its owner alone.
    Private,
}

fn write(file: &Path, bytes: &[u8], sync: bool, mode: Mode) -> Result<(), Error> {
    let target = real(file);
    let temp = fill(&target, bytes, sync, mode)?;
    temp.persist(&target).map_err(|e| failed(&target, e.error))?;
    if sync {
        sync_folder(folder_of(&target));
    }
    Ok(())
}

/// A file beside this one with these bytes.
fn fill(file: &Path, bytes: &[u8], sync: bool, mode: Mode) -> Result<tempfile::NamedTempFile, Error> {
    let failed = |source| failed(file, source);
    let existing = fs::metadata(file).ok();
    if let Some(meta) = &existing {
        if !meta.is_file() {
            return Err(failed(io::Error::new(io::ErrorKind::IsADirectory, "it is not a file")));
        }
        if meta.permissions().readonly() {
            return Err(failed(io::Error::from(io::ErrorKind::PermissionDenied)));
        }
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".policy-wizard-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let bits = match mode {
            Mode::Keep(bits) => bits,
            Mode::Private => 0o600,
        };
        builder.permissions(fs::Permissions::from_mode(bits));
    }
    #[cfg(not(unix))]
    let _ = mode;
    let opened = builder.tempfile_in(folder_of(file));
    // without the name of the file beside it, of which nobody knows
    let mut temp = opened.map_err(|e| failed(e.raw_os_error().map_or_else(|| e.kind().into(), io::Error::from_raw_os_error)))?;
    #[cfg(unix)]
    if let (Some(meta), Mode::Keep(_)) = (existing, mode) {
        // as it was, whatever the umask: opening alone would take its bits away
        temp.as_file().set_permissions(meta.permissions()).map_err(failed)?;
    }
    temp.as_file_mut().write_all(bytes).map_err(failed)?;
    if sync {
        temp.as_file().sync_all().map_err(failed)?;
    }
    Ok(temp)
}

fn failed(file: &Path, source: io::Error) -> Error {
    let hint = match source.kind() {
        io::ErrorKind::NotFound => "The folder does not exist: make it first, or choose another.",
        io::ErrorKind::NotADirectory => "What should be its folder is a file: choose another place.",
        io::ErrorKind::IsADirectory => "Name a file in it.",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "You may not write there: choose another place.",
        io::ErrorKind::StorageFull => "The disk is full: make room and try again; nothing was lost.",
        io::ErrorKind::AlreadyExists => "It is there already and was not changed: choose another name.",
        _ => "Nothing was changed.",
    };
    Error::File {
        what: "cannot write",
        file: file.to_owned(),
        source,
        hint,
    }
}

/// Puts on the disk what was written without `sync`.
pub fn sync(file: &Path) -> Result<(), Error> {
    let target = real(file);
    let opened = fs::File::open(&target).and_then(|opened| opened.sync_all());
    opened.map_err(|e| failed(&target, e))?;
    sync_folder(folder_of(&target));
    Ok(())
}

fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    let _ = fs::File::open(folder).and_then(|f| f.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

fn folder_of(file: &Path) -> &Path {
    file.parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

/// Whether two paths lead to the same file, also one that does not exist yet.
pub fn is_same(one: &Path, other: &Path) -> bool {
    real(one) == real(other)
}

/// Where a file really is, also one that does not exist yet: links are followed, in its folder too.
pub(crate) fn real(file: &Path) -> PathBuf {
    let mut at = file.to_owned();
    for _ in 0..16 {
        if let Ok(real) = fs::canonicalize(&at) {
            return real;
        }
        match fs::read_link(&at) {
            Ok(to) => at = folder_of(&at).join(to), // a link to a file that does not exist yet
            Err(_) => break,
        }
    }
    let folder = fs::canonicalize(folder_of(&at));
    match (folder, at.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => at,
    }
}
