//! A story as a text: what an author means, a line each.

use super::root;
use std::fs;

/// What an author means.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// `fact PATH VALUE`: something that only the author knows.
    Fact(String, String),
    /// `answer PATH VALUE`, `change PATH VALUE`: an answer of the author's, also instead of a suggestion.
    Answer(String, String),
    /// `wrong PATH VALUE`: something that the program must not take.
    Wrong(String, String),
    /// `yes PATH`: what is suggested there is right.
    Yes(String),
    /// `drop PATH`: not us; takes an answer or a row away.
    Drop(String),
    /// `pick PATH`: an offered row is taken.
    Pick(String),
    /// `add TABLE NAME`: a row of the author's own.
    Add(String, String),
    /// `none TABLE`: there are no rows.
    None(String),
    /// `accept SECTION`: its text is read, then the rest of it is right.
    Accept(String),
    /// `counsel PATH`, `unknown PATH`, `empty PATH`: which of the answers that are none.
    Other(String, usize),
    /// `undo`, `redo`.
    Undo(bool),
    /// `back`: one step back.
    Back,
    /// `quit`: the author leaves, and comes back to where it was.
    Quit,
    /// `finish FORMAT…`: writes these files and no other.
    Finish(Vec<String>),
}

/// A story.
#[derive(Debug, Clone)]
pub struct Story {
    /// The name of its file.
    pub name: String,
    /// Who it is about: the first line.
    pub title: String,
    /// The preset, or `empty`.
    pub preset: String,
    /// Whether the draft is kept in the working folder.
    pub here: bool,
    /// What the author means, with the number of the line.
    pub intents: Vec<(usize, Intent)>,
    /// What the policy says.
    pub says: Vec<String>,
    /// What the policy must not say.
    pub never: Vec<String>,
}

/// All stories, by their names.
pub fn stories() -> Vec<Story> {
    let folder = fs::read_dir(root().join("tests/play")).unwrap();
    let files = folder
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"));
    let mut all: Vec<Story> = files
        .map(|file| {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            read(&name, &fs::read_to_string(&file).unwrap())
        })
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

fn read(name: &str, text: &str) -> Story {
    let title = text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("# "))
        .unwrap_or_default();
    assert!(!title.is_empty(), "{name}: the first line says who it is about, after `# `");
    let mut story = Story {
        name: name.to_owned(),
        title: title.trim_end_matches('.').to_owned(),
        preset: String::new(),
        here: false,
        intents: Vec::new(),
        says: Vec::new(),
        never: Vec::new(),
    };
    for (i, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        let both = || {
            let (at, value) = rest
                .split_once(' ')
                .unwrap_or_else(|| panic!("{name}, line {}: {word} PATH VALUE", i + 1));
            (at.to_owned(), value.trim().to_owned())
        };
        let intent = match word {
            "preset" => {
                let (preset, place) = rest.split_once(' ').unwrap_or((rest, "in the drafts folder"));
                preset.clone_into(&mut story.preset);
                story.here = place == "here";
                continue;
            }
            "says" => {
                story.says.push(rest.to_owned());
                continue;
            }
            "never" => {
                story.never.push(rest.strip_prefix("says ").unwrap_or(rest).to_owned());
                continue;
            }
            "fact" => Intent::Fact(both().0, both().1),
            "answer" | "change" => Intent::Answer(both().0, both().1),
            "wrong" => Intent::Wrong(both().0, both().1),
            "add" => Intent::Add(both().0, both().1),
            "yes" => Intent::Yes(rest.to_owned()),
            "drop" => Intent::Drop(rest.to_owned()),
            "pick" => Intent::Pick(rest.to_owned()),
            "none" => Intent::None(rest.to_owned()),
            "accept" => Intent::Accept(rest.to_owned()),
            "unknown" => Intent::Other(rest.to_owned(), 0),
            "counsel" => Intent::Other(rest.to_owned(), 1),
            "empty" => Intent::Other(rest.to_owned(), 2),
            "undo" => Intent::Undo(false),
            "redo" => Intent::Undo(true),
            "back" => Intent::Back,
            "quit" => Intent::Quit,
            "finish" => Intent::Finish(rest.split_whitespace().map(str::to_owned).collect()),
            _ => panic!("{name}, line {}: nobody knows what “{word}” means", i + 1),
        };
        story.intents.push((i + 1, intent));
    }
    assert!(
        matches!(story.intents.last(), Some((_, Intent::Finish(_)))),
        "{name}: a story ends with finish"
    );
    assert!(
        !story.says.is_empty() && !story.never.is_empty(),
        "{name}: what the policy says, and what it never says"
    );
    story
}
