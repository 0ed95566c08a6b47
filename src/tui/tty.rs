//! The terminal: taking it, giving it back on every way out, and leaving when it goes.
//!
//! It is given back at the end, on a panic, on signals and before a stop (Ctrl-Z). A terminal that vanishes
//! without a signal (a closed window under `nohup`, `sudo` or a task runner) is noticed by a thread of its
//! own: crossterm 0.29 reads on for ever when a read gives nothing or fails, so its caller never hears of
//! it. What was typed is on the disk before each frame, so leaving at once loses nothing.
//!
//! What is left, and cannot be mended without a reader of our own: a sequence that arrives in pieces with a
//! pause after its ESC (a slow line) is Esc and text; a paste whose end never arrives swallows the keys
//! after it; a late answer of the terminal can be typed into a field. We ask the terminal nothing, so the
//! last needs another program's question. A process whose terminal lives on but belongs to others
//! (an orphan in the background) is not noticed.

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::{cursor, execute, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{self, BufWriter};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The screen, drawn into one write.
pub(super) type Screenful = Terminal<CrosstermBackend<BufWriter<io::Stdout>>>;

/// How many messages were handled: a thread that wants to leave waits until no more come.
static HANDLED: AtomicUsize = AtomicUsize::new(0);

/// Whether the author turned the mouse on: it is given back with the rest, and taken again with it.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Says that a message was handled, and what it changed saved.
pub(super) fn handled() {
    HANDLED.fetch_add(1, Ordering::Relaxed);
}

/// Takes the terminal.
pub(super) fn enter() -> io::Result<Screenful> {
    take()?;
    begin()
}

fn begin() -> io::Result<Screenful> {
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, io::stdout())))
}

fn take() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    execute!(
        io::stdout(),
        terminal::EnterAlternateScreen,
        terminal::Clear(terminal::ClearType::All), // a program that was killed may have left its screen here
        EnableBracketedPaste,
        cursor::Hide
    )?;
    if MOUSE.load(Ordering::SeqCst) {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Takes the mouse from the terminal, or gives it back.
pub(super) fn mouse(on: bool) -> io::Result<()> {
    if on {
        MOUSE.store(true, Ordering::SeqCst); // first, so that no way out misses it
        execute!(io::stdout(), EnableMouseCapture)
    } else {
        execute!(io::stdout(), DisableMouseCapture)?;
        MOUSE.store(false, Ordering::SeqCst);
        Ok(())
    }
}

/// Gives the terminal back.
pub(super) fn restore() {
    if MOUSE.load(Ordering::SeqCst) {
        let _ = execute!(io::stdout(), DisableMouseCapture);
    }
    let _ = execute!(
        io::stdout(),
        DisableBracketedPaste,
        terminal::LeaveAlternateScreen,
        cursor::Show
    );
    let _ = terminal::disable_raw_mode();
}

/// On a signal that ends the process, gives the terminal back and leaves.
#[cfg(unix)]
pub(super) fn leave_on_signals() -> io::Result<()> {
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

/// When the terminal has gone, leaves as on SIGHUP.
#[cfg(unix)]
pub(super) fn leave_with_terminal() {
    use rustix::event::{PollFd, PollFlags, poll};
    use std::time::Duration;
    std::thread::spawn(move || {
        let stdin = io::stdin();
        loop {
            let mut ends = [PollFd::new(&stdin, PollFlags::empty())]; // that it ends is told unasked
            match poll(&mut ends, None) {
                Err(rustix::io::Errno::INTR) => continue,
                Err(_) => return,
                Ok(_) => {}
            }
            let seen = ends[0].revents();
            if seen.intersects(PollFlags::HUP | PollFlags::ERR) {
                break;
            }
            if !seen.is_empty() {
                return; // a system that cannot tell: signals remain
            }
        }
        // keys that came before the end are still handled; it takes at most a second
        for _ in 0..10 {
            let before = HANDLED.load(Ordering::Relaxed);
            std::thread::sleep(Duration::from_millis(50));
            if HANDLED.load(Ordering::Relaxed) == before {
                break;
            }
        }
        restore();
        std::process::exit(128 + signal_hook::consts::SIGHUP);
    });
}

#[cfg(not(unix))]
pub(super) fn leave_on_signals() -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn leave_with_terminal() {}

/// Takes the terminal again after another program had it.
pub(super) fn back(screen: &mut Screenful) -> io::Result<()> {
    take()?;
    execute!(io::stdout(), terminal::Clear(terminal::ClearType::All))?;
    // begun anew, not cleared: clearing asks the terminal where its cursor is, and some never answer
    *screen = begin()?;
    Ok(())
}

/// To the shell, and back.
#[cfg(unix)]
pub(super) fn suspend(screen: &mut Screenful) -> io::Result<()> {
    restore();
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
    back(screen)
}

#[cfg(not(unix))]
pub(super) fn suspend(_: &mut Screenful) -> io::Result<()> {
    Ok(())
}
