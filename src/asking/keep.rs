//! Keeping the open draft: opening, making, locking, saving.
//!
//! One process at a time may write a draft, and each change is on the disk before the author sees what it did.
//! Must not know who asks. The price: the right to write is held until another draft is opened.

use super::Desk;
use crate::draft::Draft;
use crate::drafts::{self, Journal, Lock, Locked, Places};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders, and the right to write the open draft.
pub struct Keeper {
    /// The folders.
    pub places: Places,
    lock: Option<Lock>,
    journal: Option<Journal>,
}

impl Keeper {
    /// A keeper that has nothing open.
    pub fn new(places: Places) -> Self {
        let (lock, journal) = (None, None);
        Self { places, lock, journal }
    }

    fn take(&mut self, file: &Path) -> Result<(), String> {
        (self.journal, self.lock) = (None, None);
        match Lock::take(&self.places.state, file).map_err(|e| e.to_string())? {
            Locked::Ours(lock) => {
                self.lock = Some(lock);
                Ok(())
            }
            Locked::Theirs(by) => {
                let file = file.to_owned();
                Err(drafts::Error::OpenElsewhere { file, by }.to_string())
            }
        }
    }

    /// Opens a draft.
    pub fn open(&mut self, file: &Path) -> Result<Desk, String> {
        drafts::load(file).map_err(|e| e.to_string())?; // no lock where there is no draft
        self.take(file)?;
        let draft = drafts::load(file).map_err(|e| e.to_string())?;
        let mut desk = self.desk(draft, file.to_owned());
        desk.stopped = drafts::recall(&self.places.state, file);
        desk.past = drafts::published::recall(&self.places, file, &desk.draft).map(Box::new);
        Ok(desk)
    }

    /// Makes a draft: in the drafts folder under a free name, elsewhere only where no file is.
    pub fn create(&mut self, draft: Draft, file: &Path) -> Result<Desk, String> {
        let file = if file.starts_with(&self.places.drafts) {
            fs::create_dir_all(&self.places.drafts).map_err(|e| format!("cannot make {}: {e}", self.places.drafts.display()))?;
            self.places.free(file)
        } else if file.exists() {
            return Err(format!(
                "{} exists already: open it, or keep the new draft in your drafts folder",
                file.display()
            ));
        } else {
            file.to_owned()
        };
        self.take(&file)?;
        drafts::create(&file, &draft).map_err(|e| e.to_string())?;
        drafts::forget(&self.places.state, &file);
        Ok(self.desk(draft, file))
    }

    /// The desk of a draft, with what can be taken back in it.
    fn desk(&mut self, draft: Draft, file: PathBuf) -> Desk {
        let mut desk = Desk::new(draft, file);
        if let Some(lock) = &self.lock {
            let (journal, history) = Journal::open(&self.places.state, &desk.file, &desk.draft, lock);
            (self.journal, desk.history) = (Some(journal), history);
        }
        desk
    }

    /// Saves; with `sync` it is on the disk when this returns.
    pub fn save(&mut self, desk: &mut Desk, sync: bool) -> Result<(), String> {
        let bytes = drafts::bytes(&desk.draft);
        if let Some(journal) = &mut self.journal {
            journal.keep(&mut desk.history, &bytes);
        }
        drafts::write_whole(&desk.file, &bytes, sync, 0o600).map_err(|e| e.to_string())
    }

    /// Remembers where the author is, to come back to.
    pub fn remember(&self, desk: &Desk, place: &str) {
        drafts::remember(&self.places.state, &desk.file, place);
    }

    /// Where a new draft of this name goes.
    pub fn file_for(&self, name: &str, here: bool) -> PathBuf {
        if here {
            self.places.draft_here()
        } else {
            self.places.drafts.join(format!("{name}.json"))
        }
    }
}
