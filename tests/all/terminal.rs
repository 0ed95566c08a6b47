//! The program in a real pseudo-terminal, from an empty home to a finished file.

use portable_pty::{CommandBuilder, NativePtySystem, PtyPair, PtySize, PtySystem};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a screen may take before the test gives up; nothing is measured by it.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Term {
    pair: PtyPair,
    pub child: Box<dyn portable_pty::Child + Send + Sync>,
    bytes: Receiver<Vec<u8>>,
    writer: Box<dyn Write + Send>,
    parser: vt100::Parser,
    raw: Vec<u8>,
}

impl Term {
    pub fn start(home: &Path, folder: &Path, args: &[&str], size: (u16, u16)) -> Self {
        Self::start_in("xterm-256color", home, folder, args, size)
    }

    fn start_in(term: &str, home: &Path, folder: &Path, args: &[&str], (columns, rows): (u16, u16)) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = NativePtySystem::default().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_policy-wizard"));
        command.args(args);
        command.cwd(folder);
        command.env("POLICY_WIZARD_HOME", home);
        command.env("TERM", term);
        command.env("LANG", "C.UTF-8");
        command.env("VISUAL", "printf 'From the editor' >>");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || send.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        Self {
            pair,
            child,
            bytes,
            writer,
            parser,
            raw: Vec::new(),
        }
    }

    fn take(&mut self, wait: Duration) -> bool {
        match self.bytes.recv_timeout(wait) {
            Ok(bytes) => {
                self.raw.extend(&bytes);
                self.parser.process(&bytes);
                true
            }
            Err(_) => false,
        }
    }

    pub fn text(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until the screen shows these words.
    pub fn see(&mut self, words: &str) {
        self.wait(words, true);
    }

    /// Waits until these words are on the screen, or no longer are, and the rest of that frame has come too.
    fn wait(&mut self, words: &str, there: bool) {
        let from = Instant::now();
        while self.text().contains(words) != there {
            self.take(Duration::from_millis(50));
            let verb = if there { "come" } else { "go" };
            assert!(
                from.elapsed() < PATIENCE,
                "“{words}” did not {verb}; the screen shows:\n{}",
                self.text()
            );
        }
        while self.take(Duration::from_millis(20)) {}
    }

    pub fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        // one chunk of keys is one thing that a person does: the next waits until the screen is quiet
        let before = self.text();
        while self.take(Duration::from_millis(60)) {}
        // Esc and what follows would be one key, if a busy machine read both at once
        let from = Instant::now();
        while keys == ESC && self.text() == before && from.elapsed() < Duration::from_secs(1) {
            self.take(Duration::from_millis(50));
        }
    }

    /// Goes to a question through *find*, opens it and answers.
    pub fn answer(&mut self, question: &str, text: &str) {
        self.keys(FIND);
        self.see("Find anything");
        self.keys(question);
        self.keys(ENTER);
        self.see(question);
        // an empty answer that is typed is open already
        if !self.text().contains("Ctrl-C quit") {
            self.keys(RIGHT);
        }
        self.keys(text);
        self.keys(ENTER);
    }

    /// Waits until every key so far is done and drawn: *find* opens and closes after them.
    fn settle(&mut self) {
        for (key, there) in [(FIND, true), (ESC, false)] {
            self.writer.write_all(key.as_bytes()).unwrap();
            self.writer.flush().unwrap();
            self.wait("Find anything", there);
        }
    }

    /// Decides about each thing that a law still wants: it is to be mended later.
    fn decide(&mut self) {
        self.settle();
        if self.text().contains("platform") && self.text().contains("still want") {
            self.keys(ENTER);
            self.see("Your decision");
        }
        while self.text().contains("Your decision") {
            self.keys("3");
            self.see("Why (private");
            self.keys(ENTER);
            self.wait("Why (private", false);
        }
    }

    /// Back to the task list, one step at a time.
    fn back_to_tasks(&mut self) {
        self.settle();
        for _ in 0..8 {
            if self.text().contains("Check your answers") {
                return;
            }
            let before = self.text();
            self.keys(ESC);
            let from = Instant::now();
            while self.text() == before && from.elapsed() < PATIENCE / 4 {
                self.take(Duration::from_millis(50)); // a busy machine draws late
            }
            self.settle(); // and a frame in parts
        }
        self.see("Check your answers");
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.pair
            .master
            .resize(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        self.parser
            .screen_mut()
            .set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        while self.take(Duration::from_millis(60)) {}
    }

    pub fn end(mut self) -> (u32, String) {
        let from = Instant::now();
        let status = loop {
            while self.take(Duration::from_millis(20)) {}
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(
                from.elapsed() < PATIENCE,
                "it does not end; the screen shows:\n{}",
                self.text()
            );
        };
        while self.take(Duration::from_millis(100)) {}
        (status.exit_code(), String::from_utf8_lossy(&self.raw).into_owned())
    }
}

pub const ENTER: &str = "\r";
pub const FIND: &str = "\x1bOQ"; // F2, which works from inside a field too
pub const ESC: &str = "\x1b";
pub const DOWN: &str = "\x1b[B";
pub const RIGHT: &str = "\x1b[C";
pub const CTRL_C: &str = "\x03";

pub fn folders() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let (home, work) = (root.path().join("home"), root.path().join("work"));
    fs::create_dir_all(&work).unwrap();
    fs::create_dir_all(work.join(".git")).unwrap();
    (root, home, work)
}

#[test]
fn from_an_empty_home_to_a_finished_file_with_a_stop_in_the_middle() {
    for preset in 0..5 {
        let (_root, home, work) = folders();
        let mut term = Term::start(&home, &work, &[], (120, 40));
        term.see("New policy");
        (0..preset).for_each(|_| term.keys(DOWN));
        term.keys(ENTER);
        term.see("here, beside your code");
        term.keys(ENTER);
        term.see("Your privacy policy");
        term.keys(ENTER);
        term.see("What is your product called?");
        term.keys(ENTER);
        term.keys("Quill Harbor");
        term.keys(ENTER);
        term.answer("Which company or person runs it?", "Quill Harbor Ltd");
        term.keys(CTRL_C);
        let (code, out) = term.end();
        assert_eq!(code, 0);
        assert!(out.contains("privacy-policy.json"), "the way out names the draft");

        let mut term = Term::start(&home, &work, &[], (120, 40));
        term.see("Quill Harbor");
        term.see("in this folder");
        term.keys(ENTER);
        term.see("You stopped at");
        term.keys(ENTER);
        term.see("Quill Harbor Ltd");
        term.answer("How do people reach you about privacy?", "privacy@quillharbor.example");
        term.answer("From when does it apply?", "2026-12-01");
        // change one suggestion, drop one, add a row
        term.answer("What do you collect?", "");
        term.keys(ESC);
        term.keys(FIND);
        term.keys("What do you collect?");
        term.keys(ENTER);
        term.keys("+");
        term.keys("Newsletter list");
        term.keys(ENTER);
        term.keys(ESC);
        term.keys(ESC);
        for number in 0..10 {
            term.back_to_tasks();
            term.keys("\x1b[H");
            (0..number).for_each(|_| term.keys(DOWN));
            term.keys(ENTER);
            term.keys("\x1bOS"); // F4: yes to the rest, whatever has the focus
            (0..4).for_each(|_| term.keys("\x1b[6~")); // read to its last line
            term.keys(ENTER);
        }
        term.back_to_tasks();
        term.keys("\x1b[F");
        term.keys(ENTER);
        term.see("then it can be written");
        term.decide();
        term.keys(ENTER);
        term.see("Nobody can read it before");
        term.keys(CTRL_C);
        assert_eq!(term.end().0, 0);
        let policy = fs::read_to_string(work.join("PRIVACY.md")).unwrap();
        assert!(
            policy.contains("Quill Harbor") && policy.contains("privacy@quillharbor.example"),
            "{policy}"
        );
        assert!(policy.contains("1 December 2026"), "{policy}");
        for provider in ["Stripe", "OpenAI", "Vercel", "Amazon"] {
            assert!(!policy.contains(provider), "nobody picked {provider}:\n{policy}");
        }
        assert!(fs::read_to_string(work.join("privacy.html")).unwrap().starts_with("<!"));
    }
}

#[test]
fn a_signal_gives_the_terminal_back_and_loses_nothing() {
    let (_root, home, work) = folders();
    let mut term = Term::start(&home, &work, &[], (100, 30));
    term.see("New policy");
    term.keys(ENTER);
    term.keys(ENTER);
    term.see("Your privacy policy");
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys("Half a wor");
    term.see("Half a wor");
    let pid = i32::try_from(term.child.process_id().unwrap()).unwrap();
    std::process::Command::new("kill")
        .args(["-TERM", &pid.to_string()])
        .status()
        .unwrap();
    let (_, out) = term.end();
    assert!(
        out.contains("\x1b[?1049l") && out.contains("\x1b[?2004l") && out.contains("\x1b[?25h"),
        "the modes are restored"
    );
    let draft = fs::read_to_string(work.join("privacy-policy.json")).unwrap();
    assert!(draft.contains("Half a wor"), "{draft}");
}

#[test]
fn kill_9_loses_no_key_that_was_drawn() {
    let (_root, home, work) = folders();
    let mut term = Term::start(&home, &work, &[], (100, 30));
    term.see("New policy");
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys("Kept word");
    term.see("Kept word");
    term.child.kill().unwrap();
    let draft = fs::read_to_string(work.join("privacy-policy.json")).unwrap();
    assert!(draft.contains("Kept word"), "{draft}");
}

#[test]
fn what_cannot_be_saved_is_put_elsewhere_and_the_process_fails() {
    let (_root, home, work) = folders();
    let mut term = Term::start(&home, &work, &[], (100, 30));
    term.see("New policy");
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys("Kept");
    term.see("Kept");
    fs::remove_dir_all(&work).unwrap();
    term.keys(" word");
    term.see("not saved");
    term.keys(CTRL_C);
    term.see("quit again");
    term.keys(CTRL_C);
    let (code, out) = term.end();
    assert_eq!(code, 2, "{out}");
    let copy = home.join("drafts/privacy-policy-unsaved.json");
    assert!(
        out.contains("here instead") && out.contains("privacy-policy-unsaved.json"),
        "{out}"
    );
    assert!(fs::read_to_string(copy).unwrap().contains("Kept word"));
}

#[test]
fn it_lives_through_every_size_and_a_pasted_megabyte() {
    let (_root, home, work) = folders();
    let mut term = Term::start(&home, &work, &[], (80, 24));
    term.see("New policy");
    for size in [(1, 1), (2, 2), (5, 3), (40, 12), (500, 200), (20, 60), (80, 24)] {
        term.resize(size.0, size.1);
    }
    term.see("New policy");
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys(ENTER);
    let pasted = format!("\x1b[200~{}\x1b[201~", "megabyte \u{1b}[31m\u{202e}x ".repeat(50_000));
    term.keys(&pasted);
    term.keys(ESC);
    term.keys(CTRL_C);
    let (code, _) = term.end();
    assert_eq!(code, 0);
    let draft = fs::read_to_string(work.join("privacy-policy.json")).unwrap();
    assert!(draft.contains("megabyte") && !draft.contains('\u{1b}') && !draft.contains('\u{202e}'));
}

#[test]
fn a_terminal_that_cannot_be_drawn_on_is_asked_in_lines() {
    let (_root, home, work) = folders();
    let mut term = Term::start_in("dumb", &home, &work, &[], (80, 200));
    term.see("Start a new policy");
    term.keys("agency-portal\n");
    term.see("Where to keep the draft?");
    term.keys("\n");
    term.see("What is your product called?");
    term.keys("Quill Harbor\n");
    term.see("Product: Quill Harbor");
    term.keys("quit\n");
    let (code, out) = term.end();
    assert_eq!(code, 0);
    assert!(!out.contains('\u{1b}'), "{out}");
    let draft = fs::read_to_string(work.join("privacy-policy.json")).unwrap();
    assert!(draft.contains("Quill Harbor"), "{draft}");
}

#[test]
fn a_draft_that_is_open_is_not_opened_twice() {
    let (_root, home, work) = folders();
    let mut first = Term::start(&home, &work, &[], (100, 30));
    first.see("New policy");
    first.keys(ENTER);
    first.keys(ENTER);
    first.see("Your privacy policy");
    let mut second = Term::start(&home, &work, &[], (100, 30));
    second.see("in this folder");
    second.keys(ENTER);
    second.see("open elsewhere");
    second.see("Work on a copy");
    second.keys(ENTER);
    second.see("read only");
    second.keys(ENTER);
    second.see("What is your product called?");
    second.keys(ENTER);
    second.keys("Not to be kept");
    second.keys(ENTER);
    second.keys(CTRL_C);
    assert!(second.end().1.contains("Not changed"), "the way out says so");
    let draft = fs::read_to_string(work.join("privacy-policy.json")).unwrap();
    assert!(!draft.contains("Not to be kept"), "what is looked at is never written");
    first.keys(CTRL_C);
    assert_eq!(first.end().0, 0);
}

#[test]
fn the_editor_gets_the_terminal_and_gives_it_back() {
    let (_root, home, work) = folders();
    let mut term = Term::start(&home, &work, &[], (100, 30));
    term.see("New policy");
    term.keys(ENTER);
    term.keys(ENTER);
    term.keys(ENTER);
    term.see("What is your product called?");
    term.keys("\x1b[21~"); // F10
    term.see("From the editor");
    term.keys(" and after");
    term.see("From the editor and after");
    term.keys(CTRL_C);
    let (code, out) = term.end();
    assert_eq!(code, 0);
    assert_eq!(
        out.matches("\x1b[?1049h").count(),
        2,
        "the screen was left for the editor and taken again"
    );
    let draft = fs::read_to_string(work.join("privacy-policy.json")).unwrap();
    assert!(draft.contains("From the editor and after"), "{draft}");
}

#[test]
fn a_draft_is_renamed_copied_deleted_and_brought_back_from_home() {
    let (_root, home, work) = folders();
    let drafts = home.join("drafts");
    fs::create_dir_all(&drafts).unwrap();
    fs::write(drafts.join("acme.json"), super::samples::SAMPLES[0].1).unwrap();
    let before = fs::read_to_string(drafts.join("acme.json")).unwrap();
    let mut term = Term::start(&home, &work, &[], (100, 30));
    term.see("drafts folder");
    term.keys("o");
    term.see("Save as a preset");
    term.keys(DOWN);
    term.keys(ENTER);
    term.see("What shall it be called?");
    term.keys(&"\x7f".repeat(12));
    term.keys("northern");
    term.keys(ENTER);
    term.see("It is called northern now");
    assert!(drafts.join("northern.json").exists() && !drafts.join("acme.json").exists());

    term.keys("o");
    term.keys(DOWN);
    term.keys(DOWN);
    term.keys(ENTER);
    term.see("What shall the copy be called?");
    term.keys(ENTER);
    term.see("The copy is");
    let mut names: Vec<String> = fs::read_dir(&drafts)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["northern-copy.json", "northern.json"]);

    // the copy was made last, and so stands first
    term.keys("o");
    term.keys("\x1b[F");
    term.keys(ENTER);
    term.see("Delete");
    term.see("Keep it");
    term.keys(DOWN);
    term.keys(ENTER);
    term.see("is deleted");
    assert!(!drafts.join("northern-copy.json").exists(), "it is put away");
    term.keys("\x1b[F");
    term.see("Enter brings one back");
    term.keys(ENTER);
    term.see("Bring back which draft?");
    term.keys(ENTER);
    term.see("It is back");
    assert!(drafts.join("northern-copy.json").exists());

    term.keys("\x1b[H");
    term.keys("o");
    (0..4).for_each(|_| term.keys(DOWN));
    term.keys(ENTER);
    term.see("What shall the preset be called?");
    term.keys("Our kind");
    term.keys(ENTER);
    term.see("Saved without");
    let preset = fs::read_to_string(home.join("presets/our-kind.json")).unwrap();
    assert!(preset.contains("\"kinds\"") && !preset.to_lowercase().contains("legal_name"));
    term.see("my preset");
    let now = fs::read_to_string(drafts.join("northern.json")).unwrap();
    assert_eq!(
        now.lines().skip(3).collect::<Vec<_>>(),
        before.lines().skip(3).collect::<Vec<_>>(),
        "only its name is another"
    );
    term.keys(CTRL_C);
    assert_eq!(term.end().0, 0);
}
