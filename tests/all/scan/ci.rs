//! What the README shows for build servers and commits, as far as it runs here.

use super::super::program::Home;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn shown(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/drift").join(file)
}

/// Runs git in the work folder, with this program on the path and a home of its own.
fn git(home: &Home, args: &[&str]) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_policy-wizard")).parent().unwrap().to_owned();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.com"])
        .args(args)
        .current_dir(home.work())
        .env("PATH", path)
        .env("POLICY_WIZARD_HOME", home.work().join(".git/home"))
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn the_hook_stops_a_commit_that_uses_what_the_policy_does_not_name() {
    let home = Home::new();
    assert!(git(&home, &["init", "-q"]).status.success());
    fs::create_dir_all(home.work().join(".git/hooks")).unwrap();
    fs::copy(shown("pre-commit"), home.work().join(".git/hooks/pre-commit")).unwrap();
    let set = "sharing.recipients.stripe={\"catalogue\":\"stripe\"}";
    home.fine(&["new", "acme", "--out", "privacy-policy.json", "--set", set]);
    let manifest = home.work().join("package.json");
    fs::write(&manifest, "{\"dependencies\": {\"stripe\": \"1\"}}").unwrap();
    let commit = || {
        git(&home, &["add", "-A"]);
        git(&home, &["commit", "-q", "-m", "a"])
    };
    let first = commit();
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    fs::write(&manifest, "{\"dependencies\": {\"stripe\": \"1\", \"posthog-js\": \"1\"}}").unwrap();
    let second = commit();
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(!second.status.success(), "{said}");
    assert!(said.contains("package.json:1: must") && said.contains("PostHog"), "{said}");
    home.fine(&[
        "scan",
        "--draft",
        "./privacy-policy.json",
        "--reject",
        "posthog",
        "--reason",
        "own server",
    ]);
    let third = commit();
    assert!(third.status.success(), "{}", String::from_utf8_lossy(&third.stderr));
}

#[test]
fn the_workflow_runs_what_runs_here() {
    let text = fs::read_to_string(shown("workflow.yml")).unwrap();
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(readme.contains(text.trim()), "the README shows another workflow");
    let run = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("- run: policy-wizard "))
        .unwrap();
    let home = Home::new();
    home.fine(&["new", "acme", "--out", "privacy-policy.json"]);
    fs::write(
        home.work().join("package.json"),
        "{\n\"dependencies\": {\n\"posthog-js\": \"1\"}}",
    )
    .unwrap();
    let ran = home.run(&run.split(' ').collect::<Vec<_>>());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out.contains("::error file=package.json,line=3,title=drift-unnamed::"),
        "{}",
        ran.out
    );
}
