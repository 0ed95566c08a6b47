//! Two people and git, with git itself.

use crate::counsel::given;
use policy_wizard::draft::Draft;
use policy_wizard::drafts;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::path;
use policy_wizard::values::PolicyDate;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn git(folder: &Path, args: &[&str]) -> Output {
    let me = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@acme.example",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
    ];
    let mut command = Command::new("git");
    command.args(me).args(args).current_dir(folder);
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null");
    command.output().unwrap()
}

fn done(folder: &Path, args: &[&str]) {
    let output = git(folder, args);
    assert!(
        output.status.success(),
        "git {args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn program(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_policy-wizard"));
    command
        .args(args)
        .current_dir(folder)
        .env("POLICY_WIZARD_HOME", folder.join("../home"));
    command.output().unwrap()
}

fn change(file: &Path, at: &str, value: serde_json::Value) {
    let mut draft = drafts::load(file).unwrap();
    let edit = Edit::Set {
        path: at.into(),
        value: Some(value),
    };
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-22").unwrap(),
    };
    draft.edit(&edit, &who).unwrap();
    drafts::save(file, &draft, true).unwrap();
}

fn repository(draft: &Draft) -> (tempfile::TempDir, std::path::PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let work = root.path().join("work");
    fs::create_dir_all(&work).unwrap();
    done(&work, &["init", "-q"]);
    drafts::save(&work.join("privacy-policy.json"), draft, false).unwrap();
    done(&work, &["add", "-A"]);
    done(&work, &["commit", "-qm", "The draft"]);
    (root, work)
}

/// Changes one thing on a branch and another on main, and merges.
fn merge(work: &Path, (theirs, their): (&str, &str), (ours, our): (&str, &str)) -> Output {
    let file = work.join("privacy-policy.json");
    done(work, &["checkout", "-qb", "other"]);
    change(&file, theirs, json!(their));
    done(work, &["commit", "-qam", "Theirs"]);
    done(work, &["checkout", "-q", "main"]);
    change(&file, ours, json!(our));
    done(work, &["commit", "-qam", "Ours"]);
    git(work, &["merge", "-q", "other", "-m", "Both"])
}

#[test]
fn different_rows_merge_and_both_changes_stand() {
    let (_root, work) = repository(&given("altaclario"));
    let (theirs, ours) = ("sharing.recipients.hosting.name", "sharing.recipients.errors.name");
    let merged = merge(&work, (theirs, "Their hosting"), (ours, "Our errors"));
    assert!(merged.status.success(), "{}", String::from_utf8_lossy(&merged.stdout));
    let file = work.join("privacy-policy.json");
    let draft = drafts::load(&file).unwrap();
    assert_eq!(path::get(&draft.answers, theirs), Some(json!("Their hosting")));
    assert_eq!(path::get(&draft.answers, ours), Some(json!("Our errors")));
    assert_eq!(
        drafts::bytes(&draft),
        fs::read(&file).unwrap(),
        "and it is as we would have written it"
    );
}

#[test]
fn the_same_row_is_refused_with_file_and_line_and_nothing_is_lost() {
    let (_root, work) = repository(&given("altaclario"));
    let at = "sharing.recipients.hosting.name";
    let merged = merge(&work, (at, "Their hosting"), (at, "Our hosting"));
    assert!(!merged.status.success(), "git cannot know");
    let file = work.join("privacy-policy.json");
    let before = fs::read_to_string(&file).unwrap();
    let line = before.lines().position(|line| line.starts_with("<<<<<<<")).unwrap() + 1;
    for args in [
        &["check", "./privacy-policy.json"][..],
        &["render", "./privacy-policy.json"],
        &["plain", "./privacy-policy.json"],
    ] {
        let output = program(&work, args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(
            said.contains("privacy-policy.json") && said.contains(&line.to_string()),
            "{args:?}, line {line}: {said}"
        );
        assert!(
            said.contains("merge") || said.contains("conflict"),
            "{args:?} says what it is: {said}"
        );
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), before, "both sides are still there");
    assert!(before.contains("Their hosting") && before.contains("Our hosting"));
}

#[test]
fn what_is_committed_holds_no_note_no_decision_and_no_path() {
    let (root, work) = repository(&given("altaclario"));
    let noted = program(
        &work,
        &["note", "./privacy-policy.json", "children.minimum_age", "Zebra question"],
    );
    assert!(noted.status.success(), "{}", String::from_utf8_lossy(&noted.stderr));
    done(&work, &["add", "-A"]);
    git(&work, &["commit", "-qm", "All that git would take"]);
    let names = String::from_utf8(git(&work, &["ls-files"]).stdout).unwrap();
    let all = String::from_utf8(git(&work, &["show", "HEAD:privacy-policy.json"]).stdout).unwrap();
    let machine = root.path().file_name().unwrap().to_string_lossy().into_owned();
    assert!(
        !all.contains("Zebra") && !all.contains(&machine) && !all.contains("waive"),
        "{all}"
    );
    assert!(names.contains("privacy-policy.json"), "{names}");
}
