//! Looking through a folder, beside the keys: a thread looks, and its words come in between two keys.
//!
//! A look that is wished for begins after the next frame, so it never delays one. There is one at a time; another wish,
//! another draft or the end of the program stops it. Must not know what is found. The price: while a look is under way,
//! and only then, the loop wakes up several times a second.

use super::World;
use crate::asking::{self, LIMIT, Looked};
use crate::drafts::{self, folder, own_providers};
use crate::scan::{self, Options, Progress, Scan};
use crate::tui::model::{Model, Running};
use crate::tui::shelf::tilde;
use crate::tui::update::look::Wish;
use crate::tui::update::{Message, update};
use crossterm::event::{self, Event};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

/// How long a key is waited for while a folder is looked through, before its words are heard.
const PAUSE: Duration = Duration::from_millis(100);

/// What the thread says.
enum Word {
    Far(Progress),
    Came(io::Result<Scan>),
}

/// A look: wished for, or under way.
pub(super) struct Looking {
    folder: PathBuf,
    env: bool,
    asked: bool,
    stop: Arc<AtomicBool>,
    /// Nothing until it has begun.
    hear: Option<Receiver<Word>>,
}

/// Whoever lets go of a look wants no more of it.
impl Drop for Looking {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl World {
    /// The folder to propose: the one that goes with the draft, else the working folder.
    pub(super) fn folder_to_ask(&self, model: &Model) -> Option<Message> {
        let desk = model.desk.as_ref()?;
        let folder = desk.folder_to_look(&self.keeper.places);
        Some(Message::AskFolder(tilde(&folder)))
    }

    /// Looks through the folder that an author names.
    pub(super) fn wish(&mut self, wish: &Wish) {
        let folder = drafts::resolved(&self.keeper.places.here, Path::new(&wish.folder));
        self.take_up(folder, wish.env, true);
    }

    /// Looks through the project of a draft where nobody has to be asked: of one that was published, and of one for which
    /// its author has looked through a folder before.
    pub(super) fn wish_drift(&mut self, model: &mut Model) {
        let Some(desk) = &model.desk else { return };
        let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
        let places = &self.keeper.places;
        let of = match &desk.past {
            Some(_) => folder::of(places, &desk.file),
            None => folder::last(&places.state, &desk.file),
        };
        let Some(folder) = of.filter(|of| folder::is_calm(of, home.as_deref())) else {
            return;
        };
        model.scan = Some(Running {
            folder: tilde(&folder),
            progress: None,
            asked: false,
            stopping: false,
        });
        self.take_up(folder, false, false);
    }

    fn take_up(&mut self, folder: PathBuf, env: bool, asked: bool) {
        self.looking = Some(Looking {
            folder,
            env,
            asked,
            stop: Arc::default(),
            hear: None,
        });
    }

    /// Looks at no more; what was found until then still comes.
    pub(super) fn stop_looking(&self) {
        if let Some(looking) = &self.looking {
            looking.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Begins a look that was wished for.
    pub(super) fn begin_looking(&mut self) {
        let Some(looking) = self.looking.as_mut().filter(|looking| looking.hear.is_none()) else {
            return;
        };
        let (say, hear) = channel();
        looking.hear = Some(hear);
        let (folder, stop) = (looking.folder.clone(), Arc::clone(&looking.stop));
        let options = Options { env: looking.env };
        let own = own_providers(&self.keeper.places.vendors).0;
        let most = if looking.asked { usize::MAX } else { LIMIT };
        std::thread::spawn(move || {
            let mut watch = |progress: Progress| {
                let heard = say.send(Word::Far(progress)).is_ok();
                if heard && progress.seen < most && !stop.load(Ordering::Relaxed) {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            let came = scan::scan(&folder, options, &own, &mut watch);
            let _ = say.send(Word::Came(came)); // whoever asked may have gone
        });
    }

    /// The next event of the terminal; nothing where a look said something new first.
    pub(super) fn next_event(&mut self, model: &mut Model) -> io::Result<Option<Event>> {
        while self.looking.is_some() {
            if event::poll(PAUSE)? {
                return event::read().map(Some);
            }
            if self.hear(model, false) {
                return Ok(None);
            }
        }
        event::read().map(Some)
    }

    /// Whether a look is wished for or under way.
    pub(super) fn is_looking(&self) -> bool {
        self.looking.is_some()
    }

    /// Hears what a look says: all that it has said, or, where somebody waits for it, all until its end. Whether that
    /// was anything.
    pub(super) fn hear(&mut self, model: &mut Model, to_the_end: bool) -> bool {
        let mut heard = None;
        while let Some(hear) = self.looking.as_ref().and_then(|looking| looking.hear.as_ref()) {
            let word = if to_the_end {
                hear.recv().map_err(|_| TryRecvError::Disconnected)
            } else {
                hear.try_recv()
            };
            match word {
                Ok(Word::Far(progress)) => heard = Some(Message::Scanning(progress)),
                Ok(Word::Came(came)) => heard = self.came(model, came),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => heard = self.came(model, Err(io::Error::other("it broke off"))),
            }
        }
        let Some(message) = heard else { return false };
        drop(update(model, message)); // it wishes for nothing
        true
    }

    /// The end of a look, and its folder kept for the next time where the author asked.
    fn came(&mut self, model: &Model, came: io::Result<Scan>) -> Option<Message> {
        let looking = self.looking.take()?;
        let folder = looking.folder.clone();
        if let (true, Ok(_), Some(desk)) = (looking.asked, &came, &model.desk)
            && !desk.read_only
        {
            folder::keep(&self.keeper.places.state, &desk.file, &folder);
        }
        let was_stopped = looking.stop.load(Ordering::Relaxed);
        Some(Message::Scanned(match came {
            Ok(scan) => Ok(Box::new(Looked {
                limited: scan.stopped && !was_stopped,
                folder,
                scan,
            })),
            Err(why) => Err(asking::not_looked(&tilde(&folder), &why)),
        }))
    }
}
