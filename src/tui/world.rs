//! The world: the terminal, the files, the loop. The one place where wishes of `update` are granted.
//!
//! A draft is saved before the frame that shows the change is drawn, so what an author has seen survives
//! the end of the process; what Finish writes is in `outputs`. The terminal is restored on every way out, also on a panic and on signals.

mod outputs;

use super::keys;
use super::model::{Listed, Model, Screen};
use super::theme::Theme;
use super::update::{Effect, Effects, Message, update};
use super::view::view;
use crate::draft::Draft;
use crate::drafts::{self, Lock, Locked, Places, locate};
use crate::presets;
use crate::values::PolicyDate;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind};
use crossterm::{cursor, execute, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
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

type Screenful = Terminal<CrosstermBackend<BufWriter<io::Stdout>>>;

/// Runs the interview until the author quits; then says where the draft is.
pub fn run(start: Start) -> Result<(), String> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(
            "the interview needs a terminal for its input and output; without one use `policy-wizard new`, `render` and `check`"
                .into(),
        );
    }
    let mut world = World {
        places: start.places,
        lock: None,
        problem: None,
    };
    let mut model = model(&world.places, start.today);
    model.theme = start.theme;
    if let Some(named) = start.draft {
        let file = locate(&world.places, &named);
        match world.open(&file) {
            Ok(message) => {
                drop(update(&mut model, message));
                let past = world.recall(&model);
                drop(update(&mut model, past));
            }
            Err(why) => return Err(why),
        }
    }
    leave_on_signals().map_err(|e| e.to_string())?;
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        restore();
        hook(info);
    }));
    let mut screen = enter().map_err(|e| format!("the terminal cannot be used: {e}"))?;
    let ended = turn(&mut world, &mut model, &mut screen);
    world.save(&model, true);
    restore();
    if let Some(problem) = &world.problem {
        eprintln!("{problem}");
    }
    if let Some(desk) = &model.desk {
        println!("Saved: {}", super::view::display(&desk.file.display().to_string()));
    }
    ended.map_err(|e| format!("the terminal failed: {e}"))
}

/// The model of a first frame.
pub fn model(places: &Places, today: PolicyDate) -> Model {
    Model {
        size: terminal::size().unwrap_or((80, 24)),
        theme: Theme::from_env(|name| std::env::var(name).ok()),
        today,
        listed: listed(places),
        presets: presets::with_own(&places.presets).0,
        desk: None,
        screen: Screen::Home { at: 0 },
        trail: Vec::new(),
        over: None,
        note: None,
        here: places.draft_here(),
        folder: places.drafts.clone(),
        prefer_here: places.is_project() && !places.draft_here().exists(),
    }
}

fn listed(places: &Places) -> Vec<Listed> {
    let about = |file: &Path| match drafts::load(file) {
        Ok(draft) => {
            let (wait, need) = (draft.outstanding().len(), draft.missing().len());
            let state = if wait + need == 0 {
                "complete".to_owned()
            } else {
                format!("{wait} to confirm · {need} needed")
            };
            (draft.answers.company.product.clone().unwrap_or(draft.name), state)
        }
        Err(_) => (
            file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default(),
            "cannot be read: open it to see why".to_owned(),
        ),
    };
    let here = places.draft_here();
    let list = places.list().into_iter().take(8);
    list.map(|file| {
        let (name, about) = about(&file);
        let place = if file == here { "in this folder" } else { "drafts folder" };
        Listed {
            name,
            place: place.into(),
            about,
            file,
        }
    })
    .collect()
}

fn enter() -> io::Result<Screenful> {
    terminal::enable_raw_mode()?;
    let mut out = io::stdout();
    execute!(out, terminal::EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    begin()
}

fn begin() -> io::Result<Screenful> {
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, io::stdout())))
}

fn restore() {
    let _ = execute!(
        io::stdout(),
        DisableBracketedPaste,
        terminal::LeaveAlternateScreen,
        cursor::Show
    );
    let _ = terminal::disable_raw_mode();
}

fn turn(world: &mut World, model: &mut Model, screen: &mut Screenful) -> io::Result<()> {
    let mut place = None;
    loop {
        if model.place() != place {
            place = model.place();
            if let (Some(desk), Some(place)) = (&model.desk, &place) {
                drafts::remember(&world.places.state, &desk.file, place);
            }
        }
        screen.draw(|frame| view(model, frame))?;
        screen.backend_mut().flush()?;
        // everything that has come is taken before the next frame, so that a burst of keys costs one
        loop {
            if let Some(message) = decode(model, event::read()?) {
                let effects = update(model, message);
                if world.grant(model, screen, effects)? {
                    return Ok(());
                }
            }
            if !event::poll(Duration::ZERO)? {
                break;
            }
        }
    }
}

/// On a signal that ends the process, gives the terminal back and leaves. The draft is on the disk: it is
/// saved before each frame.
#[cfg(unix)]
fn leave_on_signals() -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            restore();
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn leave_on_signals() -> io::Result<()> {
    Ok(())
}

fn decode(model: &Model, event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => keys::message(model, key),
        Event::Paste(text) => Some(Message::Pasted(text)),
        Event::Resize(width, height) => Some(Message::Resized(width, height)),
        Event::Key(_) | Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

/// The files, and the right to write the open draft.
struct World {
    places: Places,
    lock: Option<Lock>,
    problem: Option<String>,
}

impl World {
    /// Grants wishes; true to quit.
    fn grant(&mut self, model: &mut Model, screen: &mut Screenful, effects: Effects) -> io::Result<bool> {
        for effect in effects {
            let answer = match effect {
                Effect::Save => self.save(model, false),
                Effect::Remember(place) => {
                    if let Some(desk) = &model.desk {
                        drafts::remember(&self.places.state, &desk.file, &place);
                    }
                    None
                }
                Effect::List => Some(Message::Listed(listed(&self.places))),
                Effect::Open(named) => {
                    let file = locate(&self.places, &named.to_string_lossy());
                    Some(self.open(&file).unwrap_or_else(Message::Failed))
                }
                Effect::Create(draft, file) => Some(self.create(*draft, &file).unwrap_or_else(Message::Failed)),
                Effect::Close => {
                    self.lock = None;
                    None
                }
                Effect::Recall => Some(self.recall(model)),
                Effect::Look(files) => Some(Message::Looked(outputs::look(&self.places, model, files))),
                Effect::Write(files) => Some(match outputs::write(&self.places, model, &files) {
                    Ok((done, past)) => Message::Wrote(done, past),
                    Err(why) => Message::Failed(why),
                }),
                Effect::Suspend => {
                    suspend(screen)?;
                    None
                }
                Effect::Clip(text) => {
                    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
                    None
                }
                Effect::Editor(text) => {
                    restore();
                    let edited = super::editor::edit(&text);
                    back(screen)?;
                    Some(edited.map_or_else(Message::Failed, Message::Edited))
                }
                Effect::Quit => return Ok(true),
            };
            if let Some(message) = answer {
                let more = update(model, message);
                if self.grant(model, screen, more)? {
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
            .and_then(|desk| drafts::published::recall(&self.places, &desk.file, &desk.draft));
        Message::Recalled(past.map(Box::new))
    }

    fn save(&mut self, model: &Model, sync: bool) -> Option<Message> {
        let desk = model.desk.as_ref()?;
        match drafts::save(&desk.file, &desk.draft, sync) {
            Ok(()) => {
                self.problem = None;
                None
            }
            Err(error) => {
                self.problem = Some(error.to_string());
                Some(Message::Failed(format!("not saved: {error}")))
            }
        }
    }

    fn take(&mut self, file: &Path) -> Result<(), String> {
        self.lock = None;
        match Lock::take(&self.places.state, file) {
            Ok(Locked::Ours(lock)) => {
                self.lock = Some(lock);
                Ok(())
            }
            Ok(Locked::Theirs(by)) => Err(drafts::Error::OpenElsewhere {
                file: file.to_owned(),
                by,
            }
            .to_string()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn open(&mut self, file: &Path) -> Result<Message, String> {
        let draft = drafts::load(file).map_err(|e| e.to_string())?;
        self.take(file)?;
        let stopped = drafts::recall(&self.places.state, file);
        Ok(Message::Opened {
            draft: Box::new(draft),
            file: file.to_owned(),
            stopped,
            note: None,
        })
    }

    fn create(&mut self, draft: Draft, file: &Path) -> Result<Message, String> {
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
        drafts::save(&file, &draft, true).map_err(|e| e.to_string())?;
        let note = Some(format!("The draft is {}; it is saved at every change.", file.display()));
        Ok(Message::Opened {
            draft: Box::new(draft),
            file,
            stopped: None,
            note,
        })
    }
}

/// Takes the terminal again after another program had it.
fn back(screen: &mut Screenful) -> io::Result<()> {
    terminal::enable_raw_mode()?;
    execute!(
        io::stdout(),
        terminal::EnterAlternateScreen,
        EnableBracketedPaste,
        terminal::Clear(terminal::ClearType::All),
        cursor::Hide
    )?;
    // begun anew, not cleared: clearing asks the terminal where its cursor is, and some never answer
    *screen = begin()?;
    Ok(())
}

#[cfg(unix)]
fn suspend(screen: &mut Screenful) -> io::Result<()> {
    restore();
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
    back(screen)
}

#[cfg(not(unix))]
fn suspend(_: &mut Screenful) -> io::Result<()> {
    Ok(())
}
