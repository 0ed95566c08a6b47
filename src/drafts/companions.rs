//! What belongs to a draft besides its own file, in one table, and what each deed does with it.
//!
//! Must not know who asks. The price: whoever keeps something new of a draft adds a row here.

use super::{lock, private};
use std::fs;
use std::path::{Path, PathBuf};

/// A companion of a draft.
pub(super) struct Companion {
    /// Its role, and the ending of its file in the state folder.
    pub role: &'static str,
    /// Its file.
    file: fn(&Path, &Path, &'static str) -> PathBuf,
    /// Whether it goes along when a draft is renamed, put away or brought back.
    pub follows: bool,
    /// Whether a copy of the draft takes it along: what is true of its answers, not its history.
    pub copied: bool,
    /// Whether what is left of an earlier draft in the same place goes when another comes there.
    pub forgotten: bool,
}

fn beside(state: &Path, draft: &Path, role: &'static str) -> PathBuf {
    lock::beside(state, draft, role)
}

/// All companions. A lock is never moved: it belongs to the process that holds it.
pub(super) const COMPANIONS: &[Companion] = &[
    row("private.json", |_, draft, _| private::file_of(draft), [true, true, false]),
    row("place", beside, [true, true, true]),
    row("journal", beside, [true, false, true]),
    row("half", beside, [true, false, true]),
    row("folder", beside, [true, false, true]),
    row("outputs", beside, [true, false, true]),
    row("lock", beside, [false, false, false]),
];

const fn row(
    role: &'static str,
    file: fn(&Path, &Path, &'static str) -> PathBuf,
    [follows, copied, forgotten]: [bool; 3],
) -> Companion {
    Companion {
        role,
        file,
        follows,
        copied,
        forgotten,
    }
}

impl Companion {
    /// Its file, for this draft.
    pub fn of(&self, state: &Path, draft: &Path) -> PathBuf {
        (self.file)(state, draft, self.role)
    }
}

/// The files that go with a draft besides its own, each with its role; not all of them are there.
pub fn companions(state: &Path, file: &Path) -> Vec<(&'static str, PathBuf)> {
    let follow = COMPANIONS.iter().filter(|one| one.follows);
    follow.map(|one| (one.role, one.of(state, file))).collect()
}

/// Forgets what is kept of a draft that was here once, for a new one in its place: where its author stopped,
/// what could be taken back, half words, where it was written to. Its private notes are set aside: where
/// they are then.
pub fn forget(state: &Path, draft: &Path) -> Option<PathBuf> {
    for one in COMPANIONS.iter().filter(|one| one.forgotten) {
        let _ = fs::remove_file(one.of(state, draft));
    }
    private::set_aside(draft).ok().flatten()
}
