//! What an author finds again after the program was killed, left, or lost its terminal.

use crate::terminal::{CTRL_C, DOWN, ENTER, ESC, FIND, RIGHT, Term, folders};
use std::fs;
use std::path::Path;

const PERIOD: &str = "How long do you keep data once somebody leaves?";
const DATE: &str = "From when does it apply?";

/// A new draft in a project's folder.
fn begun(home: &Path, work: &Path) -> Term {
    let mut term = Term::start(home, work, &[], (120, 40));
    term.see("New policy");
    term.keys(ENTER);
    term.see("here, beside your code");
    term.keys(ENTER);
    term.see("Your privacy policy");
    term
}

/// The same draft in a new process, where its author stopped.
fn resumed(home: &Path, work: &Path) -> Term {
    let mut term = at_tasks(home, work);
    term.see("You stopped at");
    term.keys(ENTER);
    term
}

fn at_tasks(home: &Path, work: &Path) -> Term {
    let mut term = Term::start(home, work, &[], (120, 40));
    term.see("in this folder");
    term.keys(ENTER);
    term.see("Check your answers");
    term
}

fn open(term: &mut Term, question: &str) {
    term.keys(FIND);
    term.see("Find anything");
    term.keys(question);
    term.keys(ENTER);
    term.see(question);
    term.keys(RIGHT);
}

fn kill(mut term: Term) {
    term.child.kill().unwrap();
    term.child.wait().unwrap();
}

fn draft(work: &Path) -> String {
    fs::read_to_string(work.join("privacy-policy.json")).unwrap()
}

#[test]
fn kill_9_keeps_half_a_period_and_enter_goes_on_with_it() {
    let (_root, home, work) = folders();
    let mut term = begun(&home, &work);
    open(&mut term, PERIOD);
    term.keys("45 day");
    term.see("45 day");
    term.keys("s or perhap");
    term.see("perhap");
    kill(term);
    assert!(!draft(&work).contains("45"), "half a period is none");
    let mut term = resumed(&home, &work);
    term.see("45 days or perhap");
    (0.."s or perhap".len()).for_each(|_| term.keys("\x7f"));
    term.keys("s");
    term.keys(ENTER);
    term.keys(CTRL_C);
    assert_eq!(term.end().0, 0);
    assert!(draft(&work).contains("\"count\": 45"), "{}", draft(&work));
    let mut term = resumed(&home, &work);
    assert!(!term.text().contains("perhap"), "{}", term.text());
    term.keys(CTRL_C);
    term.end();
}

#[test]
fn esc_and_ctrl_c_keep_half_a_date_in_its_field() {
    let (_root, home, work) = folders();
    let mut term = begun(&home, &work);
    open(&mut term, DATE);
    term.keys("1 Decem");
    term.keys(ESC);
    term.see("it waits in the field");
    term.keys(ENTER);
    term.keys("ber 2");
    term.see("1 December 2");
    term.keys(CTRL_C);
    assert_eq!(term.end().0, 0);
    let mut term = resumed(&home, &work);
    term.see("1 December 2");
    term.keys("026");
    term.keys(ENTER);
    term.keys(CTRL_C);
    term.end();
    assert!(draft(&work).contains("2026-12-01"), "{}", draft(&work));
    let half = fs::read_dir(home.join("state")).unwrap().map(|e| e.unwrap().path());
    let half: Vec<_> = half.filter(|file| file.extension().is_some_and(|e| e == "half")).collect();
    assert!(half.is_empty(), "an answer has no half word: {half:?}");
}

#[test]
fn kill_9_keeps_the_name_of_a_row_to_be() {
    let (_root, home, work) = folders();
    for (question, name) in [("What do you collect?", "Newslett"), ("Who receives the data?", "Strip")] {
        let mut term = if work.join("privacy-policy.json").exists() {
            at_tasks(&home, &work)
        } else {
            begun(&home, &work)
        };
        term.keys(FIND);
        term.see("Find anything");
        term.keys(question);
        term.keys(ENTER);
        term.keys("+");
        term.keys(name);
        term.see(name);
        kill(term);
        let mut term = resumed(&home, &work);
        term.see(name);
        kill(term);
    }
}

#[test]
fn kill_9_keeps_what_can_be_taken_back() {
    let (_root, home, work) = folders();
    let mut term = begun(&home, &work);
    open(&mut term, "What is your product called?");
    term.keys("Quill Harbor");
    term.keys(ENTER);
    open(&mut term, "Which company or person runs it?");
    term.keys("Harbor Lt");
    term.see("Harbor Lt");
    kill(term);
    assert!(draft(&work).contains("Harbor Lt"), "half a name is text");
    let mut term = at_tasks(&home, &work);
    term.keys("u");
    term.see("taken back");
    assert!(!draft(&work).contains("Harbor Lt") && draft(&work).contains("Quill Harbor"));
    kill(term);
    let mut term = at_tasks(&home, &work);
    term.keys("u");
    term.see("taken back");
    assert!(!draft(&work).contains("Quill Harbor"));
    kill(term);
    let mut term = at_tasks(&home, &work);
    term.keys("U");
    term.see("redone");
    term.keys("U");
    term.keys(CTRL_C);
    term.end();
    assert!(draft(&work).contains("Harbor Lt") && draft(&work).contains("Quill Harbor"));
}

#[test]
fn where_an_author_was_last_is_remembered_on_the_task_list_too() {
    let (_root, home, work) = folders();
    let mut term = begun(&home, &work);
    open(&mut term, "Which company or person runs it?");
    term.keys(CTRL_C);
    term.end();
    let mut term = at_tasks(&home, &work);
    open(&mut term, DATE);
    term.keys(ESC);
    term.keys(ESC);
    term.see("Check your answers");
    term.keys(DOWN);
    term.keys(CTRL_C);
    term.end();
    let mut term = at_tasks(&home, &work);
    term.see(&format!("You stopped at “{DATE}”"));
    kill(term);
}

/// A terminal that goes without a signal: the program is not its session's leader, as under a task runner.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_vanishes_ends_the_program_and_loses_nothing() {
    use crate::terminal::PATIENCE;
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use rustix::termios::{Winsize, tcsetwinsize};
    use std::io::{Read, Write};
    use std::process::Stdio;
    use std::time::{Duration, Instant};

    let (_root, home, work) = folders();
    let mut term = begun(&home, &work);
    open(&mut term, "What is your product called?");
    term.keys(CTRL_C);
    term.end();

    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let size = Winsize {
        ws_row: 40,
        ws_col: 120,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&master, size).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let slave = || {
        fs::File::options()
            .read(true)
            .write(true)
            .open(name.to_str().unwrap())
            .unwrap()
    };
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_policy-wizard"))
        .arg("privacy-policy.json")
        .current_dir(&work)
        .env("POLICY_WIZARD_HOME", &home)
        .env("TERM", "xterm-256color")
        .stdin(Stdio::from(slave()))
        .stdout(Stdio::from(slave()))
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut master = fs::File::from(master);
    let mut see = |words: &[&str], keys: &str| {
        let mut parser = vt100::Parser::new(40.try_into().unwrap(), 120.try_into().unwrap(), 0);
        let mut buffer = [0; 4096];
        while !words.iter().all(|word| parser.screen().contents().contains(word)) {
            let count = master.read(&mut buffer).unwrap();
            parser.process(&buffer[..count]);
        }
        master.write_all(keys.as_bytes()).unwrap();
    };
    see(&["You stopped at"], ENTER);
    see(&["product called"], RIGHT);
    std::thread::sleep(Duration::from_millis(300));
    see(&[], "Vanished");
    see(&["Vanished"], ""); // every letter has been read
    drop(master);
    let from = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if from.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("it lives on without its terminal");
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(matches!(status.code(), Some(129 | 1..=2)), "{status}");
    assert!(draft(&work).contains("Vanished"), "{}", draft(&work));
}
