//! Files: what is refused and left as it is, how drafts are written, locks and names.

use policy_wizard::draft::Draft;
use policy_wizard::drafts::{self, Error, Lock, Locked, Places};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A file that is no draft, the line that the message names, and words that it holds.
const BAD: &[(&str, usize, &[&str])] = &[
    ("a-list", 1, &["it is a list"]),
    ("cut-off", 6, &["ends too early"]),
    ("decision-twice", 15, &["decisions[1]", "two decisions"]),
    ("decision-unknown-word", 9, &["ignored", "accepted"]),
    ("doubled-field", 7, &["product", "keep one of the two"]),
    ("doubled-key", 10, &["collection.kinds[2]", "stands twice"]),
    ("doubled-path", 6, &["company.legal_name", "stands twice"]),
    ("empty", 1, &["ends too early"]),
    ("format-as-text", 2, &["must be a whole number"]),
    ("format-zero", 2, &["there is no format 0"]),
    ("malformed-key", 10, &["Account Details", "a to z"]),
    ("missing-key", 7, &["collection.kinds[0]", "missing field `key`"]),
    ("missing-comma", 6, &["not valid JSON"]),
    ("newer", 2, &["format 99", "update this one"]),
    ("no-format", 1, &["not a draft"]),
    ("not-json", 5, &["trailing comma", "take the comma away"]),
    ("not-text", 3, &["not text (UTF-8)"]),
    ("steering", 4, &["unknown field"]),
    ("unknown-field", 6, &["produkt", "did you mean product"]),
    ("unknown-path", 5, &["company.legal_nam", "did you mean company.legal_name"]),
    ("unknown-path-dropped", 6, &["cookies.itms.ga", "did you mean cookies.items"]),
    ("wrong-choice", 6, &["did you mean businesses"]),
    ("section-as-list", 5, &["answers.company", "expected an object"]),
    ("row-as-list", 8, &["collection.kinds[1]", "expected an object"]),
    ("period-as-list", 10, &["kept", "expected an object"]),
    ("answers-as-list", 4, &["answers: ", "expected an object"]),
    ("a-number", 1, &["it is a single value", "another file"]),
    ("byte-order-mark", 1, &["byte order mark"]),
    ("trailing-comma", 7, &["trailing comma", "take the comma away"]),
    ("wrong-type", 6, &["company.product", "expected a string"]),
];

fn bad(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/drafts/bad")
        .join(format!("{name}.json"))
}

#[test]
fn every_bad_file_is_refused_with_its_file_line_and_what_to_do() {
    for (name, line, words) in BAD {
        let file = bad(name);
        let Err(Error::Load(refused)) = drafts::load(&file) else {
            panic!("{name}: it was read");
        };
        assert_eq!(refused.line, *line, "{name}:\n{refused}");
        let place = format!("{name}.json:{line}");
        for word in words.iter().copied().chain([place.as_str(), "changed"]) {
            assert!(refused.report.contains(word), "{name} does not say “{word}”:\n{refused}");
        }
        let steers = |c: char| c != '\n' && policy_wizard::values::is_hidden(c);
        assert!(
            !refused.report.contains(steers),
            "{name}: the message holds what was in the file"
        );
    }
    let files = fs::read_dir(bad("newer").parent().unwrap()).unwrap().count();
    assert_eq!(files, BAD.len(), "a file has no row here");
}

#[test]
fn no_command_changes_a_file_that_it_cannot_read() {
    for (name, ..) in BAD {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("acme.json");
        fs::copy(bad(name), &file).unwrap();
        let before = fs::read(&file).unwrap();
        let tries: [&[&str]; 4] = [&["render"], &["render", "--unconfirmed"], &["check"], &["new"]];
        for args in tries {
            let run = Command::new(env!("CARGO_BIN_EXE_policy-wizard"))
                .args(args)
                .arg(&file)
                .env("POLICY_WIZARD_HOME", home.path().join("home"))
                .output()
                .unwrap();
            assert_eq!(run.status.code(), Some(2), "{name}: {args:?}");
            assert_eq!(fs::read(&file).unwrap(), before, "{name}: {args:?} wrote into it");
        }
    }
}

#[test]
fn loading_and_saving_a_sample_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in super::samples::SAMPLES {
        let file = folder.path().join(format!("{name}.json"));
        fs::write(&file, text).unwrap();
        let draft = drafts::load(&file).unwrap();
        drafts::save(&file, &draft, true).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), text, "{name}");
    }
    assert_eq!(names(folder.path()).len(), 5, "nothing is left beside them");
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[cfg(unix)]
fn mode(file: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).unwrap().permissions().mode() & 0o777
}

#[cfg(unix)]
fn set_mode(file: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_new_draft_is_private_and_an_existing_file_keeps_its_mode() {
    let folder = tempfile::tempdir().unwrap();
    let draft = Draft::new("acme");
    let (made, saved) = (folder.path().join("made.json"), folder.path().join("saved.json"));
    drafts::create(&made, &draft).unwrap();
    drafts::save(&saved, &draft, false).unwrap();
    assert_eq!((mode(&made), mode(&saved)), (0o600, 0o600));
    for kept in [0o666, 0o640, 0o600] {
        set_mode(&saved, kept);
        drafts::save(&saved, &draft, true).unwrap();
        assert_eq!(mode(&saved), kept, "{kept:o}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_it_leads_to_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("real")).unwrap();
    for there in [true, false] {
        let (target, link) = (
            folder.path().join(format!("real/{there}.json")),
            folder.path().join(format!("{there}.json")),
        );
        if there {
            fs::write(&target, "old").unwrap();
        }
        std::os::unix::fs::symlink(format!("real/{there}.json"), &link).unwrap();
        drafts::save(&link, &Draft::new("acme"), true).unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink(), "target there: {there}");
        assert_eq!(drafts::load(&target).unwrap().name, "acme");
    }
}

#[test]
fn a_file_that_is_there_is_never_taken_for_a_new_draft() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("acme.json");
    fs::write(&file, "mine").unwrap();
    let refused = drafts::create(&file, &Draft::new("acme")).unwrap_err();
    assert!(refused.to_string().contains("there already"), "{refused}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(names(folder.path()), ["acme.json"], "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_said_with_the_file_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let draft = Draft::new("acme");
    let missing = drafts::save(&folder.path().join("no/acme.json"), &draft, true)
        .unwrap_err()
        .to_string();
    assert!(
        missing.contains("no/acme.json") && missing.contains("does not exist"),
        "{missing}"
    );

    let file = folder.path().join("acme.json");
    fs::write(&file, "old").unwrap();
    let under_file = drafts::save(&file.join("x.json"), &draft, true).unwrap_err().to_string();
    assert!(under_file.contains("is a file"), "{under_file}");

    set_mode(&file, 0o444);
    let read_only = drafts::save(&file, &draft, true).unwrap_err().to_string();
    assert!(read_only.contains("may not write"), "{read_only}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");

    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    set_mode(&locked, 0o555);
    if fs::write(locked.join("probe"), "").is_err() {
        // not so for root, whom no mode stops
        let refused = drafts::save(&locked.join("acme.json"), &draft, true).unwrap_err().to_string();
        assert!(refused.contains("may not write"), "{refused}");
        assert!(names(&locked).is_empty());
    }
    set_mode(&locked, 0o755);
}

#[test]
fn what_is_no_file_or_far_too_large_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let refused = drafts::load(folder.path()).unwrap_err().to_string();
    assert!(refused.contains("cannot read"), "{refused}");
    let huge = folder.path().join("huge.json");
    fs::File::create(&huge).unwrap().set_len(9 << 20).unwrap();
    assert!(drafts::load(&huge).unwrap_err().to_string().contains("8 MB"));
}

#[test]
fn one_process_has_a_draft_and_its_death_gives_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let (state, draft) = (folder.path().join("state"), folder.path().join("acme.json"));
    fs::write(&draft, "{}").unwrap();
    let mut other = Command::new(std::env::current_exe().unwrap())
        .args(["drafts::hold_a_lock", "--exact", "--ignored", "--nocapture"])
        .env("STATE_TO_LOCK_IN", &state)
        .env("DRAFT_TO_LOCK", &draft)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = Vec::new();
    let mut stdout = other.stdout.take().unwrap();
    while !String::from_utf8_lossy(&said).contains("it is mine") {
        let mut byte = [0];
        assert_eq!(
            stdout.read(&mut byte).unwrap(),
            1,
            "the other process ended: {}",
            String::from_utf8_lossy(&said)
        );
        said.push(byte[0]);
    }
    match Lock::take(&state, &draft).unwrap() {
        Locked::Theirs(by) => assert_eq!(by, format!("process {}", other.id())),
        Locked::Ours(_) => panic!("two processes have the same draft"),
    }
    other.kill().unwrap();
    other.wait().unwrap();
    assert!(
        matches!(Lock::take(&state, &draft).unwrap(), Locked::Ours(_)),
        "a lock outlives its process"
    );
}

#[test]
#[ignore = "the other process of the test of locks"]
fn hold_a_lock() {
    let named = |name: &str| PathBuf::from(std::env::var_os(name).unwrap());
    let lock = Lock::take(&named("STATE_TO_LOCK_IN"), &named("DRAFT_TO_LOCK")).unwrap();
    assert!(matches!(lock, Locked::Ours(_)));
    println!("it is mine");
    std::io::stdout().flush().unwrap();
    let _ = std::io::stdin().read(&mut [0]);
}

#[cfg(unix)]
#[test]
fn a_link_and_its_target_are_the_same_draft_to_a_lock() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, link) = (folder.path().join("acme.json"), folder.path().join("link.json"));
    fs::write(&draft, "{}").unwrap();
    std::os::unix::fs::symlink(&draft, &link).unwrap();
    drafts::remember(folder.path(), &link, "company.product");
    assert_eq!(drafts::recall(folder.path(), &draft).as_deref(), Some("company.product"));
    let _held = Lock::take(folder.path(), &draft).unwrap();
    assert!(
        matches!(Lock::take(folder.path(), &link).unwrap(), Locked::Theirs(_)),
        "a link opens a draft a second time"
    );
}

#[test]
fn without_a_state_folder_a_draft_can_be_used_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(Lock::take(&file.join("state"), &file).unwrap(), Locked::Ours(_)));
}

#[test]
fn a_slash_or_json_makes_a_path_and_anything_else_is_a_name() {
    let at = |text: &str| PathBuf::from(text);
    let places = Places {
        drafts: at("/d"),
        presets: at("/p"),
        vendors: at("/v"),
        state: at("/s"),
        here: at("/h"),
    };
    for (named, file) in [
        ("acme", "/d/acme.json"),
        ("acme.v2", "/d/acme.v2.json"),
        ("./acme", "./acme"),
        ("acme.json", "acme.json"),
    ] {
        assert_eq!(drafts::locate(&places, named), at(file), "{named}");
    }
}

#[test]
fn words_of_commands_and_file_names_that_hide_cannot_name_a_draft() {
    for name in [
        "render",
        "check",
        "new",
        "help",
        "",
        ".acme",
        "-acme",
        "a/b",
        "a\u{1b}b",
        "acme.private",
        "acme.",
    ] {
        assert!(drafts::check_name(name).is_err(), "{name}");
    }
    for name in ["acme", "Acme 2", "acme.v2", "überprüfung", "render-policy"] {
        assert_eq!(drafts::check_name(name), Ok(()), "{name}");
    }
}
