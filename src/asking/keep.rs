//! Keeping the open draft: opening, making, locking, saving.
//!
//! One process at a time may write a draft, and each change is on the disk before the author sees what it did.
//! The keeper knows which bytes the file had when it last read or wrote it. What others wrote meanwhile is never
//! overwritten: ours goes into a copy beside it, on which the author works from then on. Must not know who asks.
//! The price: the file is read before each writing, and somebody who writes between the two is not seen; the
//! right to write is held until another draft is opened.

use super::{Desk, Project, Reasons};
use crate::draft::notes::Reason;
use crate::draft::{Draft, judgements};
use crate::drafts::{self, HalfWords, Halves, Journal, Lock, Locked, Places, folder, private};
use crate::edit::History;
use crate::values::PolicyDate;
use crate::vendors::Vendor;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What is kept of a draft from session to session, besides the draft.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// Where the author stopped last time.
    pub stopped: Option<String>,
    /// What can be taken back and brought again.
    pub history: History,
    /// What was typed and is no answer yet.
    pub halves: Halves,
    /// Why things were decided.
    pub reasons: Reasons,
    /// Where the private notes of an earlier draft in this place are now.
    pub aside: Option<PathBuf>,
    /// The author's own providers.
    pub providers: Vec<Vendor>,
    /// That files of theirs are left out, in a line.
    pub left_out: Option<String>,
    /// The project that goes with it, where nobody has looked through it.
    pub project: Option<Project>,
}

/// A draft that was taken for writing, or who has it.
pub enum Taken {
    /// The draft, with what is kept of it besides.
    Ours(Box<Draft>, Box<Kept>),
    /// Somebody else has it open: who, as far as known.
    Theirs(String),
}

/// The folders, and the right to write the open draft.
pub struct Keeper {
    /// The folders.
    pub places: Places,
    held: Option<Held>,
}

/// What there is of a draft that may be written.
struct Held {
    /// Given back when it is dropped.
    _lock: Lock,
    journal: Journal,
    half: HalfWords,
    /// The bytes of the file, when it was last read or written.
    file: Vec<u8>,
    /// The bytes of the draft that they are: a file changed by hand need not be canonical.
    ours: Vec<u8>,
    /// Whether what was written last may not outlive a loss of power.
    loose: bool,
    /// The reasons of decisions that stand beside the draft.
    reasons: Vec<Reason>,
}

/// What stands where the draft was.
enum There {
    Same,
    Other,
    Gone,
}

impl Keeper {
    /// A keeper that has nothing open.
    pub fn new(places: Places) -> Self {
        Self { places, held: None }
    }

    /// Gives the right to write back.
    pub fn let_go(&mut self) {
        self.held = None;
    }

    /// Takes the right to write a draft, and what is kept of it; `draft` reads or makes it, with its bytes.
    fn take(&mut self, file: &Path, draft: impl FnOnce() -> Result<(Draft, Vec<u8>), String>) -> Result<Taken, String> {
        self.let_go();
        let state = &self.places.state;
        let lock = match Lock::take(state, file).map_err(|e| e.to_string())? {
            Locked::Ours(lock) => lock,
            Locked::Theirs(by) => return Ok(Taken::Theirs(by)),
        };
        let (mut draft, bytes) = draft()?;
        let (journal, history) = Journal::open(state, file, &draft, &lock);
        let (half, halves) = HalfWords::open(state, file, &lock);
        let stopped = drafts::recall(state, file);
        // notes that cannot be read are left alone until something has to be written
        let ours = drafts::bytes(&draft); // with the reasons that go out: so the file is written without them
        reasons_out(file, &mut draft);
        let reasons = Reasons::of(&draft, &private::load(file).unwrap_or_default());
        self.held = Some(Held {
            _lock: lock,
            journal,
            half,
            file: bytes,
            ours,
            loose: false,
            reasons: reasons.kept(&draft),
        });
        let (providers, broken) = drafts::own_providers(&self.places.vendors);
        let kept = Kept {
            stopped,
            history,
            halves,
            reasons,
            aside: None,
            providers,
            left_out: drafts::left_out(&broken),
            project: None,
        };
        Ok(Taken::Ours(Box::new(draft), Box::new(kept)))
    }

    /// Opens a draft for writing.
    pub fn open(&mut self, file: &Path) -> Result<Taken, String> {
        drafts::load(file).map_err(|e| e.to_string())?; // no lock where there is no draft
        let mut taken = self.take(file, || {
            let bytes = drafts::open(file).map_err(|e| e.to_string())?;
            let draft = drafts::parse(file, &bytes).map_err(|e| e.to_string())?;
            Ok((draft, bytes))
        })?;
        if let Taken::Ours(_, kept) = &mut taken {
            let beside = folder::beside_draft(&self.places, file);
            kept.project = beside.and_then(|folder| Project::of(&self.places, file, &folder));
        }
        Ok(taken)
    }

    /// Makes a draft: in the drafts folder under a free name, elsewhere only where no file is.
    pub fn create(&mut self, draft: Draft, file: &Path) -> Result<(Box<Draft>, PathBuf, Box<Kept>), String> {
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
        let state = self.places.state.clone();
        let mut aside = None;
        let taken = self.take(&file, || {
            drafts::create(&file, &draft).map_err(|e| e.to_string())?;
            aside = drafts::forget(&state, &file);
            let bytes = drafts::bytes(&draft);
            Ok((draft, bytes))
        })?;
        match taken {
            Taken::Ours(draft, mut kept) => {
                kept.aside = aside;
                kept.project = Project::of(&self.places, &file, &self.places.here);
                Ok((draft, file, kept))
            }
            Taken::Theirs(by) => Err(drafts::Error::OpenElsewhere { file, by }.to_string()),
        }
    }

    /// Opens a draft, onto a desk.
    pub fn open_desk(&mut self, file: &Path) -> Result<Desk, String> {
        match self.open(file)? {
            Taken::Ours(draft, kept) => {
                let mut desk = Desk::with(*draft, file.to_owned(), *kept);
                desk.past = drafts::published::recall(&self.places, file, &desk.draft).map(Box::new);
                Ok(desk)
            }
            Taken::Theirs(by) => {
                let file = file.to_owned();
                Err(drafts::Error::OpenElsewhere { file, by }.to_string())
            }
        }
    }

    /// Makes a draft, onto a desk.
    pub fn create_desk(&mut self, draft: Draft, file: &Path) -> Result<Desk, String> {
        let (draft, file, kept) = self.create(draft, file)?;
        Ok(Desk::with(*draft, file, *kept))
    }

    /// Keeps the providers that the author named and no catalogue knows, for the next product, and says where; nothing where none
    /// is new. It is a courtesy: where it fails, that is said, and nothing of the draft is lost.
    pub fn keep_providers(&self, desk: &Desk, today: PolicyDate) -> Option<String> {
        if desk.read_only {
            return None;
        }
        match drafts::keep_providers(&self.places, &desk.draft.answers, today) {
            Ok(files) if files.is_empty() => None,
            Ok(files) => {
                let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
                Some(format!("Your own providers, kept for your next policy: {}", files.join(", ")))
            }
            Err(error) => Some(format!("Your own providers could not be kept for your next policy: {error}")),
        }
    }

    /// Keeps what is typed and no answer yet.
    pub fn keep_half(&mut self, halves: &Halves) {
        if let Some(held) = &mut self.held {
            held.half.keep(halves);
        }
    }

    /// Saves what is not saved yet; with `sync` it is on the disk when this returns. The desk knows from then on
    /// whether it is saved. What the author has to be told besides comes back: that the file was changed by
    /// somebody else, and where ours is.
    pub fn save(&mut self, desk: &mut Desk, sync: bool) -> Result<Option<String>, String> {
        if desk.read_only {
            return Ok(None);
        }
        let saved = self.write(desk, sync);
        desk.unsaved = saved.as_ref().err().cloned();
        let told = saved?;
        Ok(told.or(self.keep_reasons(desk, sync)))
    }

    /// Keeps why something was decided, beside the draft; a failure is said once.
    fn keep_reasons(&mut self, desk: &Desk, sync: bool) -> Option<String> {
        let held = self.held.as_mut()?;
        let now = desk.reasons.kept(&desk.draft);
        if now == held.reasons {
            return None;
        }
        let before = std::mem::replace(&mut held.reasons, now);
        let kept = private::reasons(&desk.file, &before, &held.reasons, sync);
        kept.err()
            .map(|error| format!("What was decided is saved, and not the reason: {error}"))
    }

    fn write(&mut self, desk: &mut Desk, sync: bool) -> Result<Option<String>, String> {
        let Some(held) = &mut self.held else {
            return Err("the right to write the draft was given back".into());
        };
        let bytes = drafts::bytes(&desk.draft);
        held.half.keep(&desk.halves);
        held.journal.keep(&mut desk.history, &bytes);
        if bytes == held.ours && desk.unsaved.is_none() {
            return if sync { held.settle(&desk.file) } else { Ok(None) };
        }
        let said = match there(&desk.file, &held.file).map_err(|e| e.to_string())? {
            There::Same => {
                drafts::write_whole(&desk.file, &bytes, sync, 0o600).map_err(|e| e.to_string())?;
                held.loose = !sync;
                None
            }
            There::Gone => {
                drafts::create_whole(&drafts::real(&desk.file), &bytes).map_err(|e| e.to_string())?;
                held.loose = false;
                let file = desk.file.display();
                Some(format!(
                    "{file} was taken away meanwhile. It is there again, with your answers."
                ))
            }
            There::Other => return self.step_aside(desk, bytes).map(Some),
        };
        (held.file, held.ours) = (bytes.clone(), bytes);
        Ok(said)
    }

    /// Saves our version as a copy beside a file that somebody else has changed, and goes on with the copy.
    fn step_aside(&mut self, desk: &mut Desk, bytes: Vec<u8>) -> Result<String, String> {
        let theirs = desk.file.display().to_string();
        let failed =
            |why: String| format!("{theirs} was changed meanwhile and is left as it is; your version is nowhere yet: {why}");
        let real = drafts::real(&desk.file);
        let stem = real.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let name = format!("{}-mine.json", stem.strip_suffix("-mine").unwrap_or(&stem));
        let copy = self.places.free(&real.with_file_name(name));
        let state = &self.places.state;
        let lock = match Lock::take(state, &copy).map_err(|e| failed(e.to_string()))? {
            Locked::Ours(lock) => lock,
            Locked::Theirs(by) => return Err(failed(format!("{} is open elsewhere ({by})", copy.display()))),
        };
        drafts::create_whole(&copy, &bytes).map_err(|e| failed(e.to_string()))?;
        drafts::forget(state, &copy);
        let from = drafts::companions(state, &desk.file);
        for ((_, from), (_, to)) in from.into_iter().zip(drafts::companions(state, &copy)) {
            if from.is_file() && fs::symlink_metadata(&to).is_err() {
                let _ = fs::copy(&from, &to); // the answers are not in danger
            }
        }
        let (journal, _) = Journal::open(state, &copy, &desk.draft, &lock);
        let (half, _) = HalfWords::open(state, &copy, &lock);
        let reasons = self.held.take().map(|held| held.reasons).unwrap_or_default();
        self.held = Some(Held {
            _lock: lock,
            journal,
            half,
            file: bytes.clone(),
            ours: bytes,
            loose: false,
            reasons,
        });
        desk.file.clone_from(&copy);
        Ok(format!(
            "{theirs} was changed meanwhile, and not by you here.\nIt is left as it is. Your version is saved beside it:\n{}\nYou go on working on that one.",
            copy.display()
        ))
    }

    /// Puts a draft that cannot be saved in its place where it can be: beside the other drafts, else in the state
    /// folder, else among the files that last a while. Where it is then; nothing where no place takes it.
    pub fn rescue(&self, desk: &Desk) -> Option<PathBuf> {
        let stem = desk.file.file_stem()?.to_string_lossy();
        let name = format!("{}-unsaved.json", stem.strip_suffix("-unsaved").unwrap_or(&stem));
        let bytes = drafts::bytes(&desk.draft);
        let folders = [self.places.drafts.clone(), self.places.state.clone(), std::env::temp_dir()];
        folders.into_iter().find_map(|folder| {
            fs::create_dir_all(&folder).ok()?;
            let copy = self.places.free(&folder.join(&name));
            drafts::create_whole(&copy, &bytes).ok().map(|()| copy)
        })
    }

    /// What to say of a draft that cannot be saved at the end: why, and where its answers are instead.
    pub fn lost(&self, desk: &Desk, why: &str) -> String {
        match self.rescue(desk) {
            Some(copy) => format!(
                "not saved in {}: {why}\nThe draft with all its answers is here instead: {}",
                desk.file.display(),
                copy.display()
            ),
            None => format!(
                "not saved in {}: {why}\nNo other place took it: the answers since the last save are lost",
                desk.file.display()
            ),
        }
    }

    /// Remembers where the author is, to come back to.
    pub fn remember(&self, desk: &Desk, place: &str) {
        if !desk.read_only {
            drafts::remember(&self.places.state, &desk.file, place);
        }
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

impl Held {
    /// Puts on the disk what was written before; nothing is written over what others did with the file.
    fn settle(&mut self, file: &Path) -> Result<Option<String>, String> {
        let name = file.display();
        match there(file, &self.file).map_err(|e| e.to_string())? {
            There::Same if self.loose => {
                drafts::sync(file).map_err(|e| e.to_string())?;
                self.loose = false;
                Ok(None)
            }
            There::Same => Ok(None),
            There::Other => Ok(Some(format!("{name} was changed meanwhile; it is left as it is."))),
            There::Gone => Ok(Some(format!("{name} was taken away meanwhile; it was not made again."))),
        }
    }
}

/// Brings the reasons that an earlier release kept in the draft to where they are private; without that they stay.
fn reasons_out(file: &Path, draft: &mut Draft) {
    let told = draft.scan.iter().filter_map(|one| {
        let reason = one.reason.as_deref()?;
        Some(Reason::new(&judgements::matter(&one.vendor), reason))
    });
    let told: Vec<Reason> = told.collect();
    if !told.is_empty() && private::reasons(file, &[], &told, true).is_ok() {
        draft.scan.iter_mut().for_each(|one| one.reason = None);
    }
}

/// What stands at a path where these bytes were.
fn there(file: &Path, bytes: &[u8]) -> Result<There, drafts::Error> {
    let read = || -> io::Result<bool> {
        let about = fs::metadata(file)?;
        // another length is another content; what is no file cannot be read, and writing says so
        Ok(!about.is_file() || (about.len() == bytes.len() as u64 && fs::read(file)? == bytes))
    };
    match read() {
        Ok(true) => Ok(There::Same),
        Ok(false) => Ok(There::Other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(There::Gone),
        Err(source) => Err(drafts::Error::File {
            what: "cannot read",
            file: file.to_owned(),
            source,
            hint: "Check its permissions and its folder.",
        }),
    }
}
