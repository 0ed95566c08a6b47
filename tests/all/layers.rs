//! The parts of the program use each other only in the direction that `src/lib.rs` draws.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The one pair that knows each other: the table of questions names the fields of the record.
const BOTH_WAYS: (&str, &str) = ("answers", "interview");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The parts in the order of the list in `lib.rs`.
fn drawn() -> Vec<String> {
    let text = fs::read_to_string(root().join("lib.rs")).unwrap();
    let line = |line: &str| -> Option<Vec<String>> {
        let (number, rest) = line.strip_prefix("//! ")?.split_once(". ")?;
        number.parse::<usize>().ok()?;
        let names = rest.split_once(':')?.0;
        Some(
            names
                .split(", ")
                .map(|name| name.trim_matches(['[', '`', ']']).to_owned())
                .collect(),
        )
    };
    text.lines().filter_map(line).flatten().collect()
}

/// The parts that there are.
fn declared() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("lib.rs")).unwrap();
    let name = |line: &str| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
    text.lines().filter_map(name).collect()
}

/// The modules of a folder that stand in the tests' build only.
fn for_tests(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("mod.rs")).unwrap_or_default();
    let name = |rest: &str| Some(rest.split_once(';')?.0.to_owned());
    text.split("#[cfg(test)]\nmod ").skip(1).filter_map(name).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let skipped = for_tests(folder);
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if name == "tests" || name.ends_with("_tests") || skipped.contains(&name) {
            continue;
        }
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The code of a file, without comments and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().take_while(|line| !line.starts_with("mod tests {"));
    lines
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// The parts that code names after `crate::`, also in a list in braces.
fn named(code: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        let text = text.trim_start();
        text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
    };
    let mut names = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            names.insert(word(rest));
            continue;
        };
        names.insert(word(list));
        let mut depth = 0;
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => _ = names.insert(word(&list[at + 1..])),
                _ => {}
            }
        }
    }
    names
}

#[test]
fn the_drawing_names_every_part_once() {
    let drawn = drawn();
    let set: BTreeSet<String> = drawn.iter().cloned().collect();
    assert_eq!(set.len(), drawn.len(), "a part stands twice in the list of lib.rs: {drawn:?}");
    assert_eq!(set, declared(), "the list in lib.rs and its modules differ");
}

#[test]
fn each_part_uses_only_what_stands_before_it() {
    let order = drawn();
    let mut wrong = Vec::new();
    for (at, part) in order.iter().enumerate() {
        let mut sources = vec![root().join(format!("{part}.rs"))];
        sources.retain(|file| file.is_file());
        files(&root().join(part), &mut sources);
        assert!(!sources.is_empty(), "{part} has no source");
        for file in sources {
            for name in named(&code(&file)) {
                let pair = [part.as_str(), name.as_str()];
                let both = pair == [BOTH_WAYS.0, BOTH_WAYS.1] || pair == [BOTH_WAYS.1, BOTH_WAYS.0];
                if order.iter().position(|one| *one == name).is_some_and(|other| other > at) && !both {
                    wrong.push(format!("{}: {part} uses {name}, which stands after it", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "against the list in lib.rs:\n{}", wrong.join("\n"));
}

#[test]
fn a_use_is_found_in_every_spelling() {
    let code = "use crate::one::Thing;\nlet a = crate::two::f();\nuse crate::{three::{A, b}, four,\n    five::C};";
    let expected = ["five", "four", "one", "three", "two"].map(str::to_owned);
    assert_eq!(named(code), expected.into());
}
