//! A draft whose file somebody else changes, or whose folder goes, while it is open: nothing is lost.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use policy_wizard::asking::{Desk, Keeper, Taken};
use policy_wizard::draft::Draft;
use policy_wizard::drafts::{self, Places};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::plain::{Start, run};
use policy_wizard::tui::Unseen;
use policy_wizard::tui::model::{Model, Over, Screen};
use policy_wizard::tui::theme::Theme;
use policy_wizard::tui::view::view;
use policy_wizard::values::PolicyDate;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fs;
use std::io::{BufRead, Read};
use std::path::PathBuf;

/// What `git pull` would bring.
const PULLED: &str = "Pulled Ltd";

struct Scene {
    _root: tempfile::TempDir,
    places: Places,
    file: PathBuf,
}

impl Scene {
    /// One draft in a folder of its own, formatted by hand.
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        let places = Places {
            drafts: at("drafts"),
            presets: at("presets"),
            vendors: at("vendors"),
            state: at("state"),
            here: at("work"),
        };
        fs::create_dir_all(&places.here).unwrap();
        let file = places.draft_here();
        let text = String::from_utf8(drafts::bytes(&Draft::new("acme"))).unwrap();
        fs::write(&file, text.replacen("\n  ", "\n\n      ", 1)).unwrap();
        Self {
            _root: root,
            places,
            file,
        }
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.file).unwrap()
    }

    /// Changes the file as an editor or `git pull` would; gives what stands there then.
    fn pull(&self) -> String {
        let mut draft = drafts::load(&self.file).unwrap();
        draft.answers.company.legal_name = Some(PULLED.into());
        drafts::save(&self.file, &draft, true).unwrap();
        self.text()
    }

    fn copy(&self) -> PathBuf {
        self.places.here.join("privacy-policy-mine.json")
    }

    fn product(file: &std::path::Path) -> Option<String> {
        drafts::load(file).unwrap().answers.company.product
    }

    /// The screen, on the task list of the draft.
    fn screen(&self) -> Unseen {
        // a program that another test starts holds all our locks until it runs
        for _ in 0..1000 {
            let mut unseen = Unseen::new(self.places.clone(), today(), (100, 30));
            press(&mut unseen, KeyCode::Enter);
            if matches!(unseen.model.screen, Screen::Tasks { .. }) {
                return unseen;
            }
            std::thread::yield_now();
        }
        panic!("the draft does not open");
    }

    /// Says lines; before the line with this number somebody does something.
    fn say(&self, lines: &[&str], before: usize, deed: impl Fn()) -> (Result<(), String>, String) {
        for _ in 0..1000 {
            let start = Start {
                places: self.places.clone(),
                today: today(),
                draft: Some(self.file.clone()),
                preset: None,
            };
            let mut input = Input {
                lines: lines.iter().map(|line| format!("{line}\n")).collect(),
                at: 0,
                before,
                deed: &deed,
            };
            let mut out = Vec::new();
            let ended = run(start, &mut input, &mut out);
            if !ended.as_ref().is_err_and(|why| why.contains("open elsewhere")) {
                return (ended, String::from_utf8(out).unwrap());
            }
            std::thread::yield_now();
        }
        panic!("the draft does not open");
    }
}

/// Lines, with a deed before one of them.
struct Input<F: Fn()> {
    lines: Vec<String>,
    at: usize,
    before: usize,
    deed: F,
}

impl<F: Fn()> Read for Input<F> {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        unreachable!("it is read by lines")
    }
}

impl<F: Fn()> BufRead for Input<F> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.at == self.before {
            (self.deed)();
            self.before = usize::MAX;
        }
        Ok(self.lines.get(self.at).map_or(&[], |line| line.as_bytes()))
    }

    fn consume(&mut self, count: usize) {
        if let Some(line) = self.lines.get_mut(self.at) {
            line.drain(..count);
            if line.is_empty() {
                self.at += 1;
            }
        }
    }
}

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").unwrap()
}

fn press(unseen: &mut Unseen, code: KeyCode) -> bool {
    unseen.press(KeyEvent::new(code, KeyModifiers::NONE)).unwrap()
}

fn quit(unseen: &mut Unseen) -> bool {
    unseen
        .press(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL))
        .unwrap()
}

/// Types a product's name, letter by letter, from the task list.
fn type_product(unseen: &mut Unseen, name: &str) {
    unseen.model.go_to("company.product");
    press(unseen, KeyCode::Right);
    for c in name.chars() {
        press(unseen, KeyCode::Char(c));
    }
}

fn to_tasks(unseen: &mut Unseen) {
    while !matches!(unseen.model.screen, Screen::Tasks { .. }) || unseen.model.over.is_some() {
        press(unseen, KeyCode::Esc);
    }
}

fn header(model: &Model) -> (String, bool) {
    let mut screen = Terminal::new(TestBackend::new(100, 30)).unwrap();
    screen.draw(|frame| view(model, frame)).unwrap();
    let buffer = screen.backend().buffer();
    let row: String = (0..100).map(|x| buffer[(x, 0)].symbol().to_owned()).collect();
    let problem = model.theme.problem.fg;
    let shown = (0..100).any(|x| problem.is_some() && Some(buffer[(x, 0)].fg) == problem);
    (row, shown)
}

#[test]
fn quitting_without_an_edit_writes_nothing() {
    let scene = Scene::new();
    let before = scene.text();
    assert!(quit(&mut scene.screen()));
    assert_eq!(scene.text(), before, "not even the blanks");
    let mut screen = scene.screen();
    let pulled = scene.pull();
    assert!(quit(&mut screen));
    assert_eq!(scene.text(), pulled, "what came from outside stays");
    drop(screen);
    let mut screen = scene.screen();
    fs::remove_file(&scene.file).unwrap();
    assert!(quit(&mut screen));
    assert!(
        !scene.file.exists() && !scene.copy().exists(),
        "a deleted file does not come back"
    );
}

#[test]
fn quitting_in_lines_without_an_edit_writes_nothing() {
    let scene = Scene::new();
    let before = scene.text();
    let (ended, out) = scene.say(&["quit"], 0, || ());
    assert!(ended.is_ok() && out.contains("Saved: "), "{out}");
    assert_eq!(scene.text(), before);
    let (ended, out) = scene.say(&["quit"], 0, || drop(scene.pull()));
    assert!(
        ended.is_ok() && !out.contains("Saved: ") && out.contains("left as it is"),
        "{out}"
    );
    assert!(scene.text().contains(PULLED));
    let (ended, out) = scene.say(&["quit"], 0, || fs::remove_file(&scene.file).unwrap());
    assert!(ended.is_ok() && out.contains("not made again"), "{out}");
    assert!(!scene.file.exists());
}

#[test]
fn an_edit_over_a_file_changed_outside_goes_on_in_a_copy() {
    let scene = Scene::new();
    let mut screen = scene.screen();
    type_product(&mut screen, "Qu");
    let pulled = scene.pull();
    type_product(&mut screen, "i");
    let Some(Over::Say(words)) = &screen.model.over else {
        panic!("it is said: {:?}", screen.model.note)
    };
    assert!(words.contains("privacy-policy.json was changed") && words.contains("privacy-policy-mine.json"));
    assert_eq!(scene.text(), pulled, "the newer file stays");
    to_tasks(&mut screen);
    assert_eq!(screen.model.desk.as_ref().unwrap().file, drafts_real(&scene.copy()));
    let taken = Keeper::new(scene.places.clone()).open(&scene.copy()).unwrap();
    assert!(matches!(taken, Taken::Theirs(_)), "the copy is locked");
    type_product(&mut screen, "!");
    let ours = Scene::product(&scene.copy()).unwrap();
    assert!(ours.contains('Q') && ours.contains('!'), "{ours}");
    assert_eq!(scene.text(), pulled);
    to_tasks(&mut screen);
    press(&mut screen, KeyCode::Char('u'));
    assert_ne!(
        Scene::product(&scene.copy()).as_ref(),
        Some(&ours),
        "what was typed before can be taken back"
    );
    assert!(quit(&mut screen));
}

fn drafts_real(file: &std::path::Path) -> PathBuf {
    fs::canonicalize(file).unwrap()
}

#[test]
fn an_answer_in_lines_over_a_file_changed_outside_goes_on_in_a_copy() {
    let scene = Scene::new();
    fs::write(scene.copy(), "in the way").unwrap();
    let (ended, out) = scene.say(&["go company.product", "=Quill", "quit"], 1, || drop(scene.pull()));
    let second = scene.places.here.join("privacy-policy-mine-2.json");
    assert!(ended.is_ok(), "{ended:?}");
    assert!(out.contains("was changed meanwhile") && out.contains("Saved: "), "{out}");
    assert!(out.contains("privacy-policy-mine-2.json"), "{out}");
    assert_eq!(Scene::product(&second).as_deref(), Some("Quill"));
    assert!(scene.text().contains(PULLED));
    assert_eq!(fs::read_to_string(scene.copy()).unwrap(), "in the way");
}

#[test]
fn a_draft_that_cannot_be_saved_stays_open_and_the_header_says_so() {
    let scene = Scene::new();
    let mut screen = scene.screen();
    screen.model.theme = Theme::from_env(|name| (name == "COLORTERM").then(|| "truecolor".to_owned()));
    assert!(header(&screen.model).0.contains("saved") && !header(&screen.model).0.contains("not saved"));
    fs::remove_dir_all(&scene.places.here).unwrap();
    type_product(&mut screen, "Quill");
    let (row, problem) = header(&screen.model);
    assert!(row.contains("not saved") && problem, "{row}");
    to_tasks(&mut screen);
    press(&mut screen, KeyCode::Esc);
    assert!(
        matches!(screen.model.screen, Screen::Tasks { .. }),
        "it stays on the task list"
    );
    let note = screen.model.note.clone().unwrap();
    assert!(note.contains("not saved, so the draft stays open"), "{note}");
    assert!(!quit(&mut screen), "quitting says it first");
    assert!(screen.model.note.as_ref().unwrap().contains("quit again"));
    fs::create_dir_all(&scene.places.here).unwrap();
    press(&mut screen, KeyCode::Esc);
    assert!(screen.model.desk.is_none(), "saved now, it goes home");
    assert_eq!(Scene::product(&scene.file).as_deref(), Some("Quill"), "and nothing was lost");
    fs::remove_dir_all(&scene.places.here).unwrap();
}

#[test]
fn quitting_twice_leaves_also_what_cannot_be_saved() {
    let scene = Scene::new();
    let mut screen = scene.screen();
    fs::remove_dir_all(&scene.places.here).unwrap();
    type_product(&mut screen, "Quill");
    assert!(!quit(&mut screen) && quit(&mut screen), "nothing traps");
}

#[test]
fn lines_say_what_is_not_saved_and_quit_asks_once_more() {
    let scene = Scene::new();
    let lines = ["go company.product", "=Quill", "quit", "quit"];
    let (ended, out) = scene.say(&lines, 1, || fs::remove_dir_all(&scene.places.here).unwrap());
    assert!(out.contains("Not saved: ") && !out.contains("Saved: /"), "{out}");
    let ended = ended.unwrap_err();
    assert!(ended.contains("not saved"), "{ended}");
    let copy = ended.rsplit("here instead: ").next().unwrap();
    assert_eq!(
        Scene::product(copy.as_ref()).as_deref(),
        Some("Quill"),
        "it is elsewhere: {ended}"
    );
}

#[test]
fn a_new_draft_never_takes_the_place_of_a_file() {
    let scene = Scene::new();
    let before = scene.text();
    let mut keeper = Keeper::new(scene.places.clone());
    let refused = keeper.create(Draft::new("other"), &scene.file).err().unwrap();
    assert!(refused.contains("exists already"), "{refused}");
    let link = scene.places.here.join("link.json");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(scene.places.here.join("nowhere.json"), &link).unwrap();
        assert!(
            keeper.create(Draft::new("other"), &link).is_err(),
            "a link that leads nowhere is there too"
        );
    }
    assert_eq!(scene.text(), before);
    assert!(matches!(keeper.open(&scene.file).unwrap(), Taken::Ours(..)));
}

#[test]
fn notes_of_an_earlier_draft_are_set_aside_and_said() {
    let scene = Scene::new();
    let file = scene.places.here.join("second.json");
    let notes = scene.places.here.join("second.private.json");
    fs::write(&notes, "old").unwrap();
    let mut keeper = Keeper::new(scene.places.clone());
    let (_, _, kept) = keeper.create(Draft::new("second"), &file).unwrap();
    let aside = kept.aside.expect("where they are is said");
    assert_eq!((fs::read_to_string(aside).unwrap().as_str(), notes.exists()), ("old", false));
}

#[test]
fn what_is_saved_after_a_deletion_is_there_again_and_said() {
    let scene = Scene::new();
    let mut keeper = Keeper::new(scene.places.clone());
    let mut desk: Desk = keeper.open_desk(&scene.file).unwrap();
    fs::remove_file(&scene.file).unwrap();
    let edit = Edit::Set {
        path: "company.product".into(),
        value: Some("Quill".into()),
    };
    let who = Who {
        by: "author".into(),
        on: today(),
    };
    desk.edit(&[edit], &who).unwrap();
    let told = keeper.save(&mut desk, false).unwrap().unwrap();
    assert!(told.contains("there again") && desk.unsaved.is_none(), "{told}");
    assert_eq!(Scene::product(&scene.file).as_deref(), Some("Quill"));
    assert_eq!(keeper.save(&mut desk, true), Ok(None));
}
