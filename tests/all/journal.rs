//! What can be taken back after the end of a process: everything, exactly, or nothing.

use policy_wizard::draft::{Draft, OpenState};
use policy_wizard::drafts::{self, HalfWords, Halves, Journal, Lock, Locked};
use policy_wizard::edit::{Edit, History, Who};
use policy_wizard::interview::Value;
use policy_wizard::presets;
use policy_wizard::values::PolicyDate;
use proptest::prelude::*;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// A draft with a journal, opened and closed as sessions do.
struct Session {
    state: PathBuf,
    file: PathBuf,
    draft: Draft,
    history: History,
    journal: Journal,
    lock: Lock,
}

impl Session {
    fn open(folder: &Path) -> Self {
        let (state, file) = (folder.join("state"), folder.join("draft.json"));
        // a program that another test is starting may hold the inherited lock for a moment
        let taken = (0..200).find_map(|_| {
            if let Ok(Locked::Ours(lock)) = Lock::take(&state, &file) {
                return Some(lock);
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
            None
        });
        let lock = taken.expect("it is locked");
        let draft = drafts::load(&file).unwrap();
        let (journal, history) = Journal::open(&state, &file, &draft, &lock);
        Self {
            state,
            file,
            draft,
            history,
            journal,
            lock,
        }
    }

    fn save(&mut self) {
        let bytes = drafts::bytes(&self.draft);
        self.journal.keep(&mut self.history, &bytes);
        drafts::write_whole(&self.file, &bytes, false, 0o600).unwrap();
    }

    fn edit(&mut self, edit: &Edit) {
        if let Ok(back) = self.draft.edit(edit, &me()) {
            self.history.push(back);
            self.save();
        }
    }

    fn type_in(&mut self, at: &str, text: &str) {
        for (i, (end, c)) in text.char_indices().enumerate() {
            let back = self.draft.edit(&set(at, json!(&text[..end + c.len_utf8()])), &me()).unwrap();
            if i == 0 {
                self.history.push(back);
            } else {
                self.history.add(back);
            }
            self.save();
        }
    }

    fn undo(&mut self) -> bool {
        let done = self.history.undo(&mut self.draft).is_some();
        self.save();
        done
    }

    fn redo(&mut self) -> bool {
        let done = self.history.redo(&mut self.draft).is_some();
        self.save();
        done
    }

    fn again(self) -> Self {
        let folder = self.file.parent().unwrap().to_owned();
        drop(self);
        Self::open(&folder)
    }

    fn journal_file(&self) -> PathBuf {
        kept(&self.state, "journal")
    }
}

fn kept(state: &Path, ending: &str) -> PathBuf {
    let mut files = fs::read_dir(state).unwrap().map(|entry| entry.unwrap().path());
    files
        .find(|file| file.extension().is_some_and(|e| e == ending))
        .expect("it is there")
}

fn me() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-21").unwrap(),
    }
}

fn set(path: &str, value: Value) -> Edit {
    Edit::Set {
        path: path.into(),
        value: Some(value),
    }
}

fn begin() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut draft = Draft::new("t");
    draft.suggested.push(presets::layer(&presets::all()[0]));
    drafts::save(&folder.path().join("draft.json"), &draft, false).unwrap();
    folder
}

fn bytes(folder: &tempfile::TempDir) -> Vec<u8> {
    fs::read(folder.path().join("draft.json")).unwrap()
}

/// Something that an author does, by a number that chooses and a word.
fn act(session: &mut Session, what: u8, which: usize, word: &str) {
    let waiting = session.draft.outstanding();
    let at = waiting.get(which % waiting.len().max(1)).cloned().unwrap_or_default();
    let rows: Vec<String> = session
        .draft
        .answers
        .collection
        .kinds
        .iter()
        .map(|row| format!("collection.kinds.{}", row.key))
        .collect();
    let row = rows.get(which % rows.len().max(1)).cloned().unwrap_or_default();
    match what {
        0 | 1 => session.edit(&Edit::Accept { path: at, from: None }),
        2 => session.edit(&Edit::Drop { path: at, from: None }),
        3 => session.type_in("company.product", word),
        4 => session.edit(&Edit::Insert {
            table: "collection.kinds".into(),
            before: None,
            row: json!({ "name": word }),
        }),
        5 => session.edit(&Edit::Remove { row }),
        6 => session.edit(&Edit::Move {
            row,
            before: rows.first().map(|at| at.rsplit('.').next().unwrap().to_owned()),
        }),
        7 => session.edit(&Edit::Mark {
            path: "company.legal_name".into(),
            state: Some(OpenState::DontKnow),
        }),
        8 => session.edit(&Edit::Set {
            path: "company.product".into(),
            value: None,
        }),
        9 => session.edit(&set(
            "company.audience",
            json!(["consumers", "businesses", "both"][which % 3]),
        )),
        10 => drop(session.undo()),
        _ => drop(session.redo()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever was done in whatever sessions: all of it is taken back, and all brought again.
    #[test]
    fn everything_is_taken_back_and_brought_again_after_resuming(
        acts in prop::collection::vec((0_u8..12, 0_usize..40, "[A-Za-zäß ]{1,12}", prop::bool::weighted(0.2)), 1..30),
    ) {
        let folder = begin();
        let first = bytes(&folder);
        let mut session = Session::open(folder.path());
        for (what, which, word, close) in acts {
            act(&mut session, what, which, &word);
            if close {
                let (draft, history) = (session.draft.clone(), session.history.clone());
                session = session.again();
                prop_assert_eq!(&session.draft, &draft);
                prop_assert_eq!(&session.history, &history);
            }
        }
        session = session.again();
        while session.redo() {}
        let last = bytes(&folder);
        session = session.again();
        while session.undo() {}
        prop_assert_eq!(bytes(&folder), first);
        session = session.again();
        while session.redo() {}
        prop_assert_eq!(bytes(&folder), last);
    }
}

#[test]
fn a_typed_answer_is_one_step_and_its_keys_cost_little() {
    let folder = begin();
    let mut session = Session::open(folder.path());
    let text = "A long name for a product. ".repeat(20);
    session.type_in("company.product", text.trim());
    let size = fs::metadata(session.journal_file()).unwrap().len();
    assert!(
        size < 100 * text.len() as u64,
        "{size} bytes: no key keeps the text before it"
    );
    session = session.again();
    assert!(session.undo());
    assert_eq!(session.draft.answers.company.product, None);
    assert!(!session.undo(), "it was one step");
    session = session.again();
    assert!(session.redo());
    assert_eq!(session.draft.answers.company.product.as_deref(), Some(text.trim()));
}

#[test]
fn a_journal_stays_within_its_bound_and_keeps_the_newest() {
    let folder = begin();
    let mut session = Session::open(folder.path());
    for i in 0..1500 {
        session.edit(&set("company.product", json!(format!("Name {i} {}", "x".repeat(2000)))));
    }
    let size = fs::metadata(session.journal_file()).unwrap().len();
    assert!(size < (1 << 20) + 4096, "{size}");
    session = session.again();
    let size = fs::metadata(session.journal_file()).unwrap().len();
    assert!(size < (256 << 10) + 4096, "{size}");
    for i in (1400..1499).rev() {
        assert!(session.undo());
        let name = session.draft.answers.company.product.clone().unwrap();
        assert!(name.starts_with(&format!("Name {i} ")), "{i}");
    }
}

#[test]
fn a_torn_or_flipped_journal_gives_a_true_history_or_none() {
    let folder = begin();
    let mut session = Session::open(folder.path());
    let mut states = vec![session.draft.clone()];
    for (at, value) in [
        ("company.product", "Ä"),
        ("company.legal_name", "B"),
        ("company.product", "C"),
    ] {
        session.edit(&set(at, json!(value)));
        states.push(session.draft.clone());
    }
    let file = session.journal_file();
    drop(session);
    let whole = fs::read(&file).unwrap();
    let check = |journal: &[u8], draft: &Draft, undoes: Option<usize>| {
        fs::write(&file, journal).unwrap();
        drafts::save(&folder.path().join("draft.json"), draft, false).unwrap();
        let mut session = Session::open(folder.path());
        let mut count = 0;
        while session.undo() {
            count += 1;
            assert!(states.contains(&session.draft), "a state that was never there");
        }
        if let Some(undoes) = undoes {
            assert_eq!(count, undoes);
        }
    };
    for cut in 0..whole.len() {
        check(&whole[..cut], &states[3], Some(0)); // the last line is what this draft was saved with
    }
    check(&whole, &states[3], Some(3));
    let lines: Vec<usize> = (0..whole.len()).filter(|i| whole[*i] == b'\n').collect();
    for cut in lines[1] + 1..whole.len() {
        check(&whole[..cut], &states[2], Some(2)); // ended after the journal was written, before the draft was
    }
    for i in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[i] ^= 1;
        check(&flipped, &states[3], None);
    }
}

#[test]
fn a_draft_that_was_changed_elsewhere_drops_its_history_and_nothing_else() {
    let folder = begin();
    let mut session = Session::open(folder.path());
    session.edit(&set("company.product", json!("Ours")));
    drop(session);
    let text = String::from_utf8(bytes(&folder)).unwrap();
    fs::write(folder.path().join("draft.json"), text.replace("Ours", "Theirs")).unwrap();
    let mut session = Session::open(folder.path());
    assert!(!session.undo());
    assert_eq!(session.draft.answers.company.product.as_deref(), Some("Theirs"));
    session.edit(&set("company.legal_name", json!("Ltd")));
    session = session.again();
    assert!(session.undo() && !session.undo());
    assert_eq!(session.draft.answers.company.product.as_deref(), Some("Theirs"));
    drop(session);
    // laid out otherwise, it still says the same
    let compact = serde_json::to_string(&drafts::load(&folder.path().join("draft.json")).unwrap()).unwrap();
    fs::write(folder.path().join("draft.json"), compact).unwrap();
    assert!(Session::open(folder.path()).redo());
}

#[test]
fn a_journal_of_another_program_is_left_until_something_is_done() {
    let folder = begin();
    let mut session = Session::open(folder.path());
    session.edit(&set("company.product", json!("One")));
    let file = session.journal_file();
    drop(session);
    let newer = "{\"sum\":\"0000000000000000\",\"begin\":{\"journal\":2,\"what\":\"nobody knows\"}}\n";
    fs::write(&file, newer).unwrap();
    let mut session = Session::open(folder.path());
    assert!(!session.undo());
    assert_eq!(fs::read_to_string(&file).unwrap(), newer);
    session.edit(&set("company.product", json!("Two")));
    session = session.again();
    assert!(session.undo() && !session.undo());
    assert_eq!(session.draft.answers.company.product.as_deref(), Some("One"));
}

#[test]
fn where_the_state_folder_cannot_be_written_the_interview_goes_on() {
    let folder = begin();
    fs::write(folder.path().join("state"), "a file, not a folder").unwrap();
    let mut session = Session::open(folder.path());
    session.edit(&set("company.product", json!("One")));
    assert!(session.undo() && session.redo());
    let Ok(Locked::Ours(lock)) = Lock::take(&session.state, &session.file) else {
        panic!("without a state folder there is no lock");
    };
    let (mut half, _) = HalfWords::open(&session.state, &session.file, &lock);
    half.keep(&Halves::from([("company.product".into(), "On".into())]));
    session = session.again();
    assert_eq!(session.draft.answers.company.product.as_deref(), Some("One"));
    assert!(!session.undo());
}

#[test]
fn a_journal_that_fails_in_the_middle_is_begun_anew() {
    let folder = begin();
    let mut session = Session::open(folder.path());
    session.edit(&set("company.product", json!("One")));
    let file = session.journal_file();
    fs::remove_file(&file).unwrap(); // what is appended goes nowhere
    session.edit(&set("company.product", json!("Two")));
    session = session.again();
    assert!(!session.undo(), "nothing false is taken back");
    fs::create_dir(&file).unwrap();
    session.edit(&set("company.product", json!("Three")));
    fs::remove_dir(&file).unwrap();
    session.edit(&set("company.product", json!("Four")));
    session = session.again();
    assert!(session.undo() && session.undo() && !session.undo());
    assert_eq!(session.draft.answers.company.product.as_deref(), Some("Two"));
}

#[test]
fn half_words_are_kept_key_by_key_and_go_when_they_are_answered() {
    let folder = begin();
    let session = Session::open(folder.path());
    let open = || HalfWords::open(&session.state, &session.file, &session.lock);
    let (mut half, words) = open();
    assert!(words.is_empty());
    let long = "Germ\u{e4}ny ".repeat(300);
    for end in (0..long.len()).filter(|i| long.is_char_boundary(*i)) {
        half.keep(&Halves::from([("company.country".into(), long[..end].into())]));
    }
    let file = kept(&session.state, "half");
    assert!(fs::metadata(&file).unwrap().len() < 300 << 10);
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() - 1]).unwrap();
    let (_, words) = open();
    let one_key_less = long[..long.len() - 2].to_owned();
    assert_eq!(
        words.get("company.country"),
        Some(&one_key_less),
        "a torn line costs its own key"
    );
    let (mut half, _) = open();
    half.keep(&Halves::new());
    assert!(!file.exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        half.keep(&Halves::from([("company.country".into(), "x".into())]));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
