//! The program, run with a home of its own.

use policy_wizard::draft::Draft;
use policy_wizard::drafts;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A home and a working folder that go away with it.
pub struct Home(pub tempfile::TempDir);

/// What a run came to.
#[derive(Debug)]
pub struct Ran {
    /// The code with which it ended.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it said on standard error.
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::create_dir(home.work()).unwrap();
        home
    }
    pub fn work(&self) -> PathBuf {
        self.0.path().join("work")
    }
    pub fn draft_file(&self, name: &str) -> PathBuf {
        self.0.path().join(format!("home/drafts/{name}.json"))
    }
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_policy-wizard"));
        command.args(args).current_dir(self.work()).stdin(Stdio::null());
        command
            .env("POLICY_WIZARD_HOME", self.0.path().join("home"))
            .env_remove("NO_COLOR");
        command
    }
    pub fn run(&self, args: &[&str]) -> Ran {
        let run = self.command(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran {
            code: run.status.code().unwrap(),
            out: text(run.stdout),
            err: text(run.stderr),
        }
    }
    /// A run that must go well.
    pub fn fine(&self, args: &[&str]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        ran
    }
    /// A run that must fail and say all this; it must print nothing.
    pub fn fails(&self, args: &[&str], words: &[&str]) {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}: {ran:?}");
        for word in words {
            assert!(ran.err.contains(word), "{args:?} does not say “{word}”: {}", ran.err);
        }
    }
    pub fn draft(&self, name: &str) -> Draft {
        drafts::load(&self.draft_file(name)).unwrap()
    }
    /// A draft made with these settings.
    pub fn set(&self, name: &str, settings: &[&str]) -> Draft {
        let mut args = vec!["new", name];
        for setting in settings {
            args.extend(["--set", setting]);
        }
        self.fine(&args);
        self.draft(name)
    }
    /// A draft made with these settings, in the working folder; its file there.
    pub fn beside(&self, name: &str, settings: &[&str]) -> String {
        let file = format!("{name}.json");
        let mut args = vec!["new", name, "--out", &file];
        for setting in settings {
            args.extend(["--set", setting]);
        }
        self.fine(&args);
        file
    }

    /// A setting that must be refused.
    pub fn refuses(&self, setting: &str, words: &[&str]) {
        self.fails(&["new", "refused", "--set", setting], words);
        assert!(!self.draft_file("refused").exists(), "{setting}");
    }
    /// A sample, copied to where it may be changed.
    pub fn sample(&self, name: &str) -> String {
        let (_, text) = super::samples::SAMPLES.into_iter().find(|(known, _)| *known == name).unwrap();
        fs::write(self.work().join(format!("{name}.json")), text).unwrap();
        format!("{name}.json")
    }
}

/// Whatever makes a draft ready that has nothing else open.
pub const READY: [&str; 8] = [
    "--set",
    "company.product=Acme",
    "--set",
    "company.legal_name=Acme Ltd",
    "--set",
    "company.contact=privacy@acme.example",
    "--set",
    "changes.effective=2026-11-21",
];

pub fn new_ready<'a>(name: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["new", name, "--today", "2026-11-21"], READY.as_slice(), more].concat()
}
