//! Personas: short stories of authors, each played on the screen and in lines, to the same files.
//!
//! A story is a text in `tests/play/`: lines of what an author means, neutral of the interface (`story`). `screen`
//! turns each into the keys that a person would press, `lines` into what a person would type; neither touches
//! a draft but through the interview. The table of what it took stands in `docs/burden.md`.

mod lines;
mod screen;
mod story;

use policy_wizard::drafts::Places;
use policy_wizard::presets;
use policy_wizard::values::PolicyDate;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use story::{Story, stories};

/// The most that an author is shown and asked to press.
const MOST: (usize, usize, usize) = (45, 12, 120);

/// What a story took.
#[derive(Debug, Default, Clone)]
pub struct Burden {
    /// Questions shown, besides the author's own facts.
    pub questions: usize,
    /// Screens seen.
    pub screens: usize,
    /// Keys pressed, besides the letters of the author's own facts.
    pub keys: usize,
    /// Decisions that Finish asked for, one key each.
    pub decisions: usize,
    /// Words typed, all of them.
    pub words: usize,
    /// Lines typed in plain mode.
    pub lines: usize,
}

/// A home of its own, with an empty folder to work in.
pub struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::create_dir(home.places().here).unwrap();
        home
    }

    fn places(&self) -> Places {
        let at = |name: &str| self.0.path().join(name);
        Places {
            drafts: at("drafts"),
            presets: at("presets"),
            vendors: at("vendors"),
            state: at("state"),
            here: at("work"),
        }
    }

    /// The drafts and the written files, by their names.
    fn files(&self) -> BTreeMap<String, String> {
        let folders = [self.places().here, self.places().drafts];
        let entries = folders
            .iter()
            .filter_map(|folder| fs::read_dir(folder).ok())
            .flatten()
            .flatten();
        let files = entries.filter(|entry| entry.path().is_file());
        files
            .map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, fs::read_to_string(entry.path()).unwrap())
            })
            .collect()
    }
}

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Plays a story both ways, compares what came of it, and gives what it took.
fn played(story: &Story) -> Burden {
    let name = &story.name;
    let (seen, said) = (Home::new(), Home::new());
    let mut burden = screen::play(story, &seen);
    burden.lines = lines::play(story, &said, burden.decisions);
    let (ours, theirs) = (seen.files(), said.files());
    assert_eq!(
        ours.keys().collect::<Vec<_>>(),
        theirs.keys().collect::<Vec<_>>(),
        "{name}: the same files, from the screen and from lines"
    );
    for (file, ours) in &ours {
        let theirs = &theirs[file];
        let only = |a: &str, b: &str| {
            a.lines()
                .filter(|l| !b.lines().any(|m| m == *l))
                .collect::<Vec<_>>()
                .join("\n")
        };
        assert!(
            ours == theirs,
            "{name}: {file} is not the same\n---- only on the screen\n{}\n---- only in lines\n{}",
            only(ours, theirs),
            only(theirs, ours)
        );
    }
    let policy = ours
        .iter()
        .find(|(file, _)| file.starts_with("PRIVACY") || file.starts_with("privacy."))
        .map(|(_, text)| text);
    let policy = policy.unwrap_or_else(|| panic!("{name}: no policy was written: {:?}", ours.keys()));
    for words in &story.says {
        assert!(policy.contains(words), "{name}: the policy does not say “{words}”:\n{policy}");
    }
    for words in &story.never {
        assert!(!policy.contains(words), "{name}: the policy says “{words}”:\n{policy}");
    }
    burden
}

/// What all stories took, as the table in `docs/burden.md`.
fn table(all: &[(Story, Burden)]) -> String {
    let mut page = String::from(HEAD);
    for (story, burden) in all {
        let Burden {
            questions,
            screens,
            keys,
            decisions,
            words,
            lines,
        } = burden;
        let _ = writeln!(
            page,
            "| {} | `{}` | {questions} | {screens} | {keys} | {decisions} | {words} | {lines} |",
            story.title, story.preset
        );
    }
    page
}

const HEAD: &str = "\
# How much an author has to do

Each line is a story in `tests/play/`, played on a screen of 120×36 and in plain mode, to the same draft and the same policy
byte for byte; every statement that was accepted as suggested had been on the screen, to its last line. A question is a line of
a form that was open, a table being one, a question that is asked of each of its rows another, and each column of a row that the
author added one more; *About you* and what only the author knows are not among the questions, and the letters of such facts,
mistyped or not, are not among the keys; every other key is: those that move, find, undo and mend, and the letters of what an author
says instead of a suggestion. Screens are Home, each section
and Finish. What a law still wants is put off at Finish with one key each, counted by itself. Nobody is shown more than 45 questions and 12 screens, or presses more than 120 keys.

A test plays them all and holds this page true; `BURDEN=write cargo test --test all play` writes it anew.

| author | preset | questions | screens | keys | decisions | words typed | lines in plain mode |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
";

#[test]
fn each_author_gets_the_same_policy_on_the_screen_and_in_lines_within_the_budget() {
    let all = stories();
    let only = std::env::var("STORY").ok(); // one of them, while it is being written
    let chosen: Vec<&Story> = all
        .iter()
        .filter(|s| only.as_ref().is_none_or(|name| s.name == *name))
        .collect();
    let played: Vec<(Story, Burden)> = std::thread::scope(|scope| {
        let begun: Vec<_> = chosen.iter().map(|story| (*story, scope.spawn(|| played(story)))).collect();
        let done = begun.into_iter().map(|(story, thread)| (story, thread.join()));
        let done: Vec<_> = done.collect();
        for (story, burden) in done.iter().filter_map(|(s, r)| Some((s, r.as_ref().ok()?))) {
            println!("{}: {burden:?}", story.name);
        }
        let failed: Vec<&str> = done
            .iter()
            .filter(|(_, r)| r.is_err())
            .map(|(s, _)| s.name.as_str())
            .collect();
        assert!(failed.is_empty(), "these stories do not end well: {failed:?}");
        done.into_iter()
            .filter_map(|(story, r)| Some((story.clone(), r.ok()?)))
            .collect()
    });
    let page = table(&played);
    println!("{page}");
    for (story, burden) in &played {
        let took = (burden.questions, burden.screens, burden.keys);
        assert!(
            took.0 <= MOST.0 && took.1 <= MOST.1 && took.2 <= MOST.2,
            "{}: {took:?} questions, screens and keys, of at most {MOST:?}",
            story.name
        );
    }
    if only.is_some() {
        return;
    }
    for preset in presets::all() {
        assert!(
            played.iter().any(|(s, _)| s.preset == preset.id),
            "nobody plays {}",
            preset.id
        );
    }
    let file: PathBuf = root().join("docs/burden.md");
    if std::env::var("BURDEN").is_ok_and(|word| word == "write") {
        fs::write(&file, &page).unwrap();
    }
    let stands = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        stands == page,
        "docs/burden.md says something else; `BURDEN=write cargo test --test all play` writes it anew"
    );
}
