//! Where drafts live, and how none is lost.
//!
//! A draft is one JSON file: in a project's folder or in the platform's data folder. It is written whole
//! to a file beside it and then renamed, so that at every instant the old or the new version stands. Locks
//! and the place where an author stopped live in the state folder, never beside a file that may be in
//! somebody's repository. Must not know screens.

mod loading;
mod lock;
mod places;

pub use loading::{LoadError, parse, read, value_error};
pub use lock::{Lock, Locked, recall, remember};
pub use places::{Places, locate};

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
    #[error("{} is open elsewhere ({by}). Close it there first, or work on a copy.", .file.display())]
    OpenElsewhere {
        /// The draft.
        file: PathBuf,
        /// Who has it.
        by: String,
    },
}

/// Reads a draft. Nothing is written, whatever is wrong with it.
pub fn load(file: &Path) -> Result<Draft, Error> {
    let bytes = fs::read(file).map_err(|source| {
        let hint = match source.kind() {
            io::ErrorKind::NotFound => "Check the name; `policy-wizard drafts` lists those that there are.",
            io::ErrorKind::PermissionDenied => "You may not read it: check its permissions.",
            _ => "Check that it is a file that you can read.",
        };
        Error::File {
            what: "cannot read",
            file: file.to_owned(),
            source,
            hint,
        }
    })?;
    Ok(parse(file, &bytes)?)
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

/// Writes a file whole or not at all. An existing file keeps its mode, and a link stays a link.
pub fn write_whole(file: &Path, bytes: &[u8], sync: bool, mode: u32) -> Result<(), Error> {
    let failed = |source: io::Error| {
        let hint = match source.kind() {
            io::ErrorKind::NotFound => "The folder does not exist: make it first, or choose another.",
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                "You may not write there: choose another folder."
            }
            io::ErrorKind::StorageFull => "The disk is full: make room and try again; nothing was lost.",
            _ => "Nothing was changed.",
        };
        Error::File {
            what: "cannot write",
            file: file.to_owned(),
            source,
            hint,
        }
    };
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let folder = target
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".policy-wizard-");
    let existing = fs::metadata(&target).ok().map(|meta| meta.permissions());
    if let Some(meta) = &existing
        && meta.readonly()
    {
        return Err(failed(io::Error::from(io::ErrorKind::PermissionDenied)));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = existing.as_ref().map_or(mode, fs::Permissions::mode);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = mode;
    let mut temp = builder.tempfile_in(folder).map_err(failed)?;
    temp.write_all(bytes).map_err(failed)?;
    if sync {
        temp.as_file().sync_all().map_err(failed)?;
    }
    temp.persist(&target).map_err(|e| failed(e.error))?;
    #[cfg(unix)]
    if sync {
        let _ = fs::File::open(folder).and_then(|f| f.sync_all());
    }
    Ok(())
}
