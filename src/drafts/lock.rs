//! What is remembered of a file in the state folder, keyed by its real path: the lock that lets one
//! process write a draft, the place where its author stopped, and what we last wrote into an output.

use super::Error;
use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The right to write a draft; given back when it is dropped, also by a crash.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
}

/// What asking for a lock gave.
#[derive(Debug)]
pub enum Locked {
    /// It is ours.
    Ours(Lock),
    /// Somebody else has it: who, as far as known.
    Theirs(String),
}

/// The file of the state folder that belongs to a draft: a digest of its real path, and an ending.
pub fn beside(state: &Path, draft: &Path, ending: &str) -> PathBuf {
    let real = super::real(draft);
    let digest = digest(real.as_os_str().as_encoded_bytes());
    let name = real.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    state.join(format!("{}-{digest:016x}.{ending}", crate::path::slug(&name)))
}

/// FNV-1a: stable across releases, which the hasher of std is not.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    let step = |digest: u64, byte: &u8| (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

impl Lock {
    /// Whether nobody else can have it. Without a state folder, or on a file system without locks, that is
    /// not known.
    pub fn held(&self) -> bool {
        self.file.is_some()
    }

    /// Asks for the right to write a draft. Where the state folder cannot be written (a read-only home),
    /// the draft can be used without a lock.
    pub fn take(state: &Path, draft: &Path) -> Result<Locked, Error> {
        let file = beside(state, draft, "lock");
        let opened = super::make_state(state).and_then(|()| {
            File::options()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&file)
        });
        let Ok(mut opened) = opened else {
            return Ok(Locked::Ours(Self { file: None }));
        };
        match opened.try_lock() {
            Ok(()) => {
                let _ = opened.set_len(0);
                let _ = write!(opened, "process {}", std::process::id());
                Ok(Locked::Ours(Self { file: Some(opened) }))
            }
            Err(TryLockError::WouldBlock) => {
                let mut by = String::new();
                let _ = opened.rewind();
                let _ = opened.take(200).read_to_string(&mut by);
                Ok(Locked::Theirs(if by.is_empty() {
                    "another process".into()
                } else {
                    crate::values::clean_line(&by)
                }))
            }
            Err(TryLockError::Error(_)) => Ok(Locked::Ours(Self { file: None })), // a file system without locks
        }
    }
}

impl Drop for Lock {
    /// Closing the file is not enough: a process that we start has it too, for the moment until it is another program.
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            let _ = file.unlock();
        }
    }
}

/// Remembers where an author stopped in a draft. Losing it loses no answer, so failing is silent.
pub fn remember(state: &Path, draft: &Path, place: &str) {
    let _ = super::make_state(state);
    let _ = fs::write(beside(state, draft, "place"), place);
}

/// Who may read an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Everybody: it is made to be published.
    Public,
    /// Its owner alone: the copy for counsel, and lists.
    Private,
}

const CLASSES: [Class; 2] = [Class::Public, Class::Private];

/// What is remembered of an output: the digest of its bytes, and who may read it.
fn record(bytes: &[u8], class: Class) -> String {
    let word = match class {
        Class::Public => "", // as before there was another class
        Class::Private => " private",
    };
    format!("{:016x}{word}", digest(bytes))
}

/// Remembers what we wrote into an output, so that [`written_as`] can tell a change by hand.
pub fn wrote(state: &Path, output: &Path, bytes: &[u8], class: Class) {
    let _ = super::make_state(state);
    let _ = fs::write(beside(state, output, "wrote"), record(bytes, class));
}

/// As what we wrote these bytes into an output last; nothing where it holds something else.
pub fn written_as(state: &Path, output: &Path, bytes: &[u8]) -> Option<Class> {
    let last = fs::read_to_string(beside(state, output, "wrote")).ok()?;
    CLASSES.into_iter().find(|class| last.trim() == record(bytes, *class))
}

/// Where an author stopped in a draft.
pub fn recall(state: &Path, draft: &Path) -> Option<String> {
    let text = fs::read_to_string(beside(state, draft, "place")).ok()?;
    let place = crate::values::clean_line(&text);
    crate::path::spot(&place).is_ok().then_some(place)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::{Lock, Locked};

    #[test]
    fn a_lock_is_given_back_though_a_process_that_was_just_started_has_the_file_too() {
        let folder = tempfile::tempdir().unwrap();
        let take = || Lock::take(folder.path(), &folder.path().join("acme.json")).unwrap();
        let Locked::Ours(lock) = take() else { panic!("nobody has it") };
        let theirs = lock.file.as_ref().unwrap().try_clone().unwrap();
        assert!(matches!(take(), Locked::Theirs(_)), "it is held");
        drop(lock);
        assert!(matches!(take(), Locked::Ours(_)), "it is given back");
        drop(theirs);
    }
}
