//! The README says what the program does, and the program does what it says.

use super::pictures::{PICTURES, drawn};
use policy_wizard::{presets, render};
use std::fs;
use std::path::Path;
use std::process::Command;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn it_lists_every_preset_format_and_command() {
    let readme = readme();
    for preset in presets::all() {
        assert!(
            readme.contains(&format!("| `{}` |", preset.id)),
            "{} is not in the README",
            preset.id
        );
    }
    let formats: Vec<&str> = render::FORMATS.iter().map(|f| f.name).collect();
    assert!(readme.contains(&format!("--format {}", formats.join("|"))), "{formats:?}");
    let help = Command::new(env!("CARGO_BIN_EXE_policy-wizard"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split("Commands:").nth(1).unwrap().split("Arguments:").next().unwrap();
    let names: Vec<&str> = commands
        .lines()
        .filter_map(|l| l.strip_prefix("  "))
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    assert!(names.len() > 5, "{names:?}");
    for name in names.into_iter().filter(|n| *n != "help") {
        assert!(readme.contains(name), "the command {name} is not in the README");
    }
}

#[test]
fn it_opens_with_the_two_commands_and_its_picture_exists() {
    let readme = readme();
    let opening: String = readme.lines().take(12).collect::<Vec<_>>().join("\n");
    assert!(opening.contains("cargo run --release") && opening.contains("cargo test"));
    for link in readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|l| !l.starts_with("http"))
    {
        assert!(
            Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(),
            "{link} does not exist"
        );
    }
}

#[test]
fn its_pictures_are_what_the_program_draws_now() {
    let readme = readme();
    assert_eq!(PICTURES.len(), 4);
    for picture in PICTURES {
        let alt = readme
            .split("![")
            .skip(1)
            .find_map(|rest| rest.split_once(&format!("](docs/{})", picture.file)))
            .map(|(alt, _)| alt);
        let Some(alt) = alt else {
            panic!("docs/{} does not stand in the README", picture.file)
        };
        assert!(
            alt.len() > 40 && !alt.contains(']'),
            "docs/{}: who cannot see it reads only {alt:?}",
            picture.file
        );
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(picture.file);
        let stands = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            stands == drawn(picture).unwrap(),
            "docs/{} is not what the program draws now: run `cargo run --example pictures`, and look at it",
            picture.file
        );
        assert!(stands.len() < 60_000, "docs/{} is {} bytes", picture.file, stands.len());
    }
}
