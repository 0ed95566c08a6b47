//! The world: the terminal, the files, the loop. The one place where wishes of `update` are granted.
//!
//! A draft, what can be taken back in it, and half words are kept before the frame that shows the change is
//! drawn, so what an author has seen survives the end of the process. The terminal is restored on every way
//! out (`tty`); what Finish writes is in `outputs`. The price: each key writes the whole draft.

mod looking;
mod outputs;
mod unseen;

pub use unseen::Unseen;

use super::events::{MOST_AT_ONCE, forget_keys, next};
use super::model::{Home, Model, Screen};
use super::notes;
use super::shelf::{manage, shelf, tilde};
use super::spots::Spots;
use super::theme::Theme;
use super::tty::{self, Screenful, restore};
use super::update::{Effect, Effects, Message, update};
use super::view::view;
use crate::asking::{Keeper, Taken};
use crate::draft::Draft;
use crate::drafts::{self, Places, locate};
use crate::values::PolicyDate;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event;
use crossterm::{execute, terminal};
use std::collections::VecDeque;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

/// How the screen begins.
pub struct Start {
    /// The folders.
    pub places: Places,
    /// The day.
    pub today: PolicyDate,
    /// A draft to open: a name or a path.
    pub draft: Option<String>,
    /// The colours and signs.
    pub theme: Theme,
}

/// Runs the interview until the author quits; then says where the draft is. A draft that could not be saved is
/// a failure, which names the place where it was put instead.
pub fn run(start: Start) -> Result<(), String> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(
            "the interview needs a terminal for its input and output; without one use `policy-wizard new`, `render` and `check`"
                .into(),
        );
    }
    let mut world = World::new(start.places);
    let mut model = model(&world.keeper.places, start.today);
    model.theme = start.theme;
    if let Some(named) = start.draft {
        let file = locate(&world.keeper.places, &named);
        match world.open(&file) {
            Ok(message) => {
                drop(update(&mut model, message));
                let past = world.recall(&model);
                let effects = update(&mut model, past);
                world.grant(&mut model, None, effects).map_err(|e| e.to_string())?;
            }
            Err(why) => return Err(why),
        }
    }
    tty::leave_on_signals().map_err(|e| e.to_string())?;
    let hook = std::panic::take_hook();
    let own = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        // where another thread panics the screen stands, and whoever waits for that thread says so
        if std::thread::current().id() == own {
            restore();
            hook(info);
        }
    }));
    let mut screen = tty::enter().map_err(|e| format!("the terminal cannot be used: {e}"))?;
    tty::leave_with_terminal();
    let ended = turn(&mut world, &mut model, &mut screen);
    let kept = world.keep_providers(&model);
    let left = world.save(&mut model, true).is_some();
    restore();
    // a terminal that has gone takes no words, and that is no reason to panic
    let told = world
        .told
        .iter()
        .chain(&kept)
        .flat_map(|told| told.lines())
        .map(super::view::display);
    for line in told {
        let _ = writeln!(io::stdout(), "{line}");
    }
    if let Some(desk) = &model.desk {
        let file = super::view::display(&desk.file.display().to_string());
        let _ = match (&desk.unsaved, desk.read_only) {
            (Some(why), _) => return Err(world.keeper.lost(desk, why)),
            (None, true) => writeln!(io::stdout(), "Not changed: {file}"),
            (None, false) if left => Ok(()), // what others did with it is said
            (None, false) => writeln!(io::stdout(), "Saved: {file}"),
        };
        if let Some(note) = model.note.as_deref().filter(|_| !desk.read_only) {
            let _ = writeln!(io::stdout(), "{}", super::view::display(note));
        }
    }
    ended.map_err(|e| format!("the terminal failed: {e}"))
}

/// The model of a first frame.
pub fn model(places: &Places, today: PolicyDate) -> Model {
    let (home, listed, presets) = Home::new(tilde(&places.here), places.project_name(), shelf(places, today, false));
    Model {
        size: terminal::size().unwrap_or((80, 24)),
        theme: Theme::from_env(|name| std::env::var(name).ok()),
        today,
        listed,
        presets,
        desk: None,
        scan: None,
        screen: Screen::Home { at: 0 },
        trail: Vec::new(),
        over: None,
        note: None,
        noted: 0,
        here: places.draft_here(),
        folder: places.drafts.clone(),
        prefer_here: places.is_project() && !places.draft_here().exists(),
        home,
        mouse: false,
        agreeing: false,
        closed: None,
        spots: Spots::default(),
    }
}

fn turn(world: &mut World, model: &mut Model, screen: &mut Screenful) -> io::Result<()> {
    let mut place = None;
    loop {
        world.keep_place(model, &mut place);
        screen.draw(|frame| view(model, frame))?;
        screen.backend_mut().flush()?;
        // everything that has come is taken before the next frame, so that a burst of keys costs one
        let mut handled = false;
        world.begin_looking();
        let Some(first) = world.next_event(model)? else { continue };
        let mut ready = VecDeque::from([first]);
        loop {
            while ready.len() < MOST_AT_ONCE && event::poll(Duration::ZERO)? {
                ready.push_back(event::read()?);
            }
            let Some(message) = next(model, &mut ready) else {
                // what means nothing, as a pointer that only moves, costs no frame
                if handled || world.is_looking() {
                    break;
                }
                ready.push_back(event::read()?);
                continue;
            };
            let before = writes(model);
            let effects = update(model, message);
            world.keep_half(model);
            if world.grant(model, Some(screen), effects)? {
                return Ok(());
            }
            if !before && writes(model) {
                // what was typed ahead was meant for the page before: here it could write files that nobody has read about
                while event::poll(Duration::ZERO)? {
                    ready.push_back(event::read()?);
                }
                forget_keys(&mut ready);
            }
            tty::handled();
            handled = true;
        }
    }
}

/// Whether Enter can write files here.
fn writes(model: &Model) -> bool {
    matches!(model.screen, super::model::Screen::Finish(_))
}

/// The files, and the right to write the open draft.
struct World {
    keeper: Keeper,
    /// What others did with the file of the draft, to be said once more at the end.
    told: Option<String>,
    /// Whether it was said that quitting loses answers.
    warned: bool,
    /// The folder that is looked through, or will be.
    looking: Option<looking::Looking>,
    /// Whether it was offered to name the private notes in `.gitignore`.
    offered: bool,
}

impl World {
    fn new(places: Places) -> Self {
        Self {
            keeper: Keeper::new(places),
            told: None,
            warned: false,
            looking: None,
            offered: false,
        }
    }

    /// Remembers where the author is, where that has changed.
    fn keep_place(&self, model: &Model, place: &mut Option<String>) {
        if model.place() != *place {
            *place = model.place();
            if let (Some(desk), Some(place)) = (&model.desk, place) {
                self.keeper.remember(desk, place);
            }
        }
    }

    /// Grants wishes; true to quit. Without a screen, those about the terminal are passed over.
    fn grant(&mut self, model: &mut Model, mut screen: Option<&mut Screenful>, effects: Effects) -> io::Result<bool> {
        for effect in effects {
            let answer = match effect {
                Effect::Save => self.save(model, false),
                Effect::Remember(place) => {
                    if let Some(desk) = &model.desk {
                        self.keeper.remember(desk, &place);
                    }
                    None
                }
                Effect::List => Some(self.shelf(model)),
                Effect::Open(named) => {
                    let file = locate(&self.keeper.places, &named.to_string_lossy());
                    Some(self.open(&file).unwrap_or_else(Message::Failed))
                }
                Effect::OpenToRead(file) => Some(self.look_at(&file).unwrap_or_else(Message::Failed)),
                Effect::OpenCopy(file) => Some(self.open_copy(&file).unwrap_or_else(Message::Failed)),
                Effect::Manage(deed) => {
                    let done = manage(&self.keeper.places, &deed, model.today).map_or_else(Message::Failed, Message::Managed);
                    let listed = self.shelf(model);
                    drop(update(model, listed));
                    Some(done)
                }
                Effect::Create(draft, file) => Some(self.create(*draft, &file).unwrap_or_else(Message::Failed)),
                Effect::Close => Some(self.close(model)),
                Effect::Recall => Some(self.recall(model)),
                Effect::Look(files) => Some(Message::Looked(outputs::look(&self.keeper.places, model, files))),
                Effect::Write(files) => Some(match outputs::write(&self.keeper.places, model, &files) {
                    Ok((done, past)) => Message::Wrote(done, past),
                    Err(why) => Message::Failed(why),
                }),
                Effect::AskFolder => self.folder_to_ask(model),
                Effect::Scan(wish) => {
                    self.wish(&wish);
                    None
                }
                Effect::Drift => {
                    self.wish_drift(model);
                    None
                }
                Effect::StopScan => {
                    self.stop_looking();
                    None
                }
                Effect::Suspend => {
                    if let Some(screen) = &mut screen {
                        tty::suspend(screen)?;
                    }
                    None
                }
                Effect::ReadNote(at) => model.desk.as_ref().map(|desk| notes::read(&desk.file, at)),
                Effect::WriteNote(at, text) => model.desk.as_ref().and_then(|desk| notes::write(&desk.file, &at, &text)),
                Effect::NoteDone => model
                    .desk
                    .as_ref()
                    .and_then(|desk| notes::offer(&desk.file, &mut self.offered)),
                Effect::Ignore => model.desk.as_ref().and_then(|desk| notes::ignore(&desk.file)),
                Effect::Mouse(on) => {
                    tty::mouse(on)?;
                    None
                }
                Effect::Clip(text) => {
                    if screen.is_some() {
                        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
                    }
                    None
                }
                Effect::Editor(text) => match &mut screen {
                    Some(screen) => {
                        restore();
                        let edited = super::editor::edit(&text);
                        tty::back(screen)?;
                        Some(edited.map_or_else(Message::Failed, Message::Edited))
                    }
                    None => None,
                },
                Effect::Quit => {
                    if self.quits(model) {
                        return Ok(true);
                    }
                    None
                }
            };
            if let Some(message) = answer {
                let more = update(model, message);
                if self.grant(model, screen.as_deref_mut(), more)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn recall(&self, model: &Model) -> Message {
        let past = model
            .desk
            .as_ref()
            .and_then(|desk| drafts::published::recall(&self.keeper.places, &desk.file, &desk.draft));
        Message::Recalled(past.map(Box::new))
    }

    /// Keeps what is typed and no answer yet.
    fn keep_half(&mut self, model: &Model) {
        if let Some(desk) = &model.desk {
            self.keeper.keep_half(&desk.halves);
        }
    }

    fn save(&mut self, model: &mut Model, sync: bool) -> Option<Message> {
        let desk = model.desk.as_mut()?;
        match self.keeper.save(desk, sync) {
            Ok(None) => {
                self.warned &= desk.unsaved.is_some();
                None
            }
            Ok(Some(told)) => {
                self.told = Some(told.clone());
                Some(Message::Said(told))
            }
            Err(why) => Some(Message::Failed(format!("not saved: {why}"))),
        }
    }

    /// Keeps the author's own providers, when a draft is left, and says where.
    fn keep_providers(&self, model: &Model) -> Option<String> {
        self.keeper.keep_providers(model.desk.as_ref()?, model.today)
    }

    /// Lets the draft go home, unless answers would go with it.
    fn close(&mut self, model: &mut Model) -> Message {
        if let Some(why) = model.desk.as_ref().and_then(|desk| desk.unsaved.as_ref()) {
            return Message::Failed(format!("not saved, so the draft stays open: {why}"));
        }
        model.note = self.keep_providers(model);
        self.keeper.let_go();
        self.looking = None;
        Message::Closed
    }

    /// Whether to quit: with answers that cannot be saved only when it is said once more.
    fn quits(&mut self, model: &mut Model) -> bool {
        let unsaved = model.desk.as_ref().and_then(|desk| desk.unsaved.clone());
        if let Some(why) = unsaved.filter(|_| !self.warned) {
            self.warned = true;
            let said = format!("not saved; quit again to leave without saving. {why}");
            drop(update(model, Message::Failed(said)));
            return false;
        }
        true
    }

    fn open(&mut self, file: &Path) -> Result<Message, String> {
        self.looking = None;
        Ok(match self.keeper.open(file)? {
            Taken::Ours(draft, kept) => Message::Opened {
                draft,
                file: file.to_owned(),
                kept,
                note: None,
            },
            Taken::Theirs(by) => Message::Elsewhere(file.to_owned(), by),
        })
    }

    fn shelf(&self, model: &Model) -> Message {
        Message::Shelf(Box::new(shelf(&self.keeper.places, model.today, model.home.all)))
    }

    fn look_at(&mut self, file: &Path) -> Result<Message, String> {
        let draft = drafts::load(file).map_err(|e| e.to_string())?;
        let stopped = drafts::recall(&self.keeper.places.state, file);
        self.keeper.let_go();
        Ok(Message::ToRead(Box::new(draft), file.to_owned(), stopped))
    }

    fn open_copy(&mut self, file: &Path) -> Result<Message, String> {
        let copy = drafts::duplicate(&self.keeper.places, file, None).map_err(|e| e.to_string())?;
        self.open(&copy)
    }

    fn create(&mut self, draft: Draft, file: &Path) -> Result<Message, String> {
        let (draft, file, kept) = self.keeper.create(draft, file)?;
        let mut note = format!("The draft is {}; it is saved at every change.", file.display());
        if let Some(aside) = &kept.aside {
            note = format!(
                "Private notes of an earlier draft were set aside: {}. {note}",
                aside.display()
            );
        }
        let note = Some(note);
        Ok(Message::Opened { draft, file, kept, note })
    }
}
