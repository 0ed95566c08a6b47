//! The home screen, played by key scripts on a screen in memory.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use policy_wizard::draft::Draft;
use policy_wizard::drafts::{self, Places};
use policy_wizard::tui::model::home::What;
use policy_wizard::tui::model::{Model, Screen};
use policy_wizard::tui::update::home::{HomeLine, lines};
use policy_wizard::tui::update::{Deed, Effect, Message, update};
use policy_wizard::tui::view::view;
use policy_wizard::tui::{first_model, keys};
use policy_wizard::values::PolicyDate;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fs;
use std::path::PathBuf;

struct Play {
    root: tempfile::TempDir,
    model: Model,
    effects: Vec<Effect>,
}

impl Play {
    /// A home with a draft in this folder, two in the drafts folder (one of which cannot be read), a deleted one,
    /// a preset of the author's and a file that is none.
    fn full() -> Self {
        let (root, places) = folders();
        fs::create_dir_all(places.here.join(".git")).unwrap();
        let text = super::samples::SAMPLES[0].1;
        fs::write(places.draft_here(), text).unwrap();
        fs::write(places.drafts.join("second.json"), super::samples::SAMPLES[1].1).unwrap();
        fs::write(places.drafts.join("odd.json"), "{ \"format\": 1,").unwrap();
        drafts::create(&places.drafts.join("gone.json"), &Draft::new("gone")).unwrap();
        drafts::delete(&places, &places.drafts.join("gone.json"), today()).unwrap();
        let draft: Draft = serde_json::from_str(text).unwrap();
        let preset = policy_wizard::presets::from_draft(&draft, "Our kind", today());
        policy_wizard::presets::save(&places.presets, &preset).unwrap();
        fs::write(places.presets.join("broken.json"), "{}").unwrap();
        Self::of(root, &places)
    }
    fn empty() -> Self {
        let (root, places) = folders();
        Self::of(root, &places)
    }
    fn of(root: tempfile::TempDir, places: &Places) -> Self {
        let model = first_model(places, today());
        Self {
            root,
            model,
            effects: Vec::new(),
        }
    }
    fn key(&mut self, code: KeyCode) {
        if let Some(message) = keys::message(&self.model, KeyEvent::new(code, KeyModifiers::NONE)) {
            self.effects = update(&mut self.model, message);
        }
    }
    fn press(&mut self, script: &str) {
        for word in script.split(' ') {
            match word {
                "Enter" => self.key(KeyCode::Enter),
                "Esc" => self.key(KeyCode::Esc),
                "Up" => self.key(KeyCode::Up),
                "Down" => self.key(KeyCode::Down),
                "End" => self.key(KeyCode::End),
                "Home" => self.key(KeyCode::Home),
                text => text.chars().for_each(|c| self.key(KeyCode::Char(c))),
            }
        }
    }
    fn at(&self) -> Option<HomeLine> {
        let Screen::Home { at } = self.model.screen else { return None };
        lines(&self.model).get(at).copied()
    }
    fn go(&mut self, wanted: HomeLine) {
        self.press("Home");
        for _ in 0..60 {
            if self.at() == Some(wanted) {
                return;
            }
            self.press("Down");
        }
        panic!("no line {wanted:?}");
    }
    fn text(&mut self, width: u16, height: u16) -> String {
        self.model.size = (width, height);
        let mut screen = Terminal::new(TestBackend::new(width, height)).unwrap();
        screen.draw(|frame| view(&self.model, frame)).unwrap();
        let buffer = screen.backend().buffer().clone();
        let row = |y: u16| {
            (0..width)
                .map(|x| buffer[(x, y)].symbol().to_owned())
                .collect::<String>()
                .trim_end()
                .to_owned()
        };
        (0..height).map(row).collect::<Vec<_>>().join("\n")
    }
    fn here(&self) -> PathBuf {
        self.root.path().join("work/privacy-policy.json")
    }
}

fn folders() -> (tempfile::TempDir, Places) {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    let places = Places {
        drafts: home.join("drafts"),
        presets: home.join("presets"),
        vendors: home.join("vendors"),
        state: home.join("state"),
        here: root.path().join("work"),
    };
    fs::create_dir_all(&places.drafts).unwrap();
    fs::create_dir_all(&places.here).unwrap();
    (root, places)
}

fn today() -> PolicyDate {
    PolicyDate::day(chrono::Local::now().date_naive())
}

const SIZES: &[(u16, u16)] = &[(40, 12), (60, 20), (80, 24), (100, 30), (120, 36), (200, 60), (300, 100)];

#[test]
fn every_line_can_be_reached_and_is_seen_with_the_cursor_at_every_size() {
    for &(width, height) in SIZES {
        let mut play = Play::full();
        let count = lines(&play.model).len();
        for i in 0..count {
            let text = play.text(width, height);
            let name = policy_wizard::tui::update::home::label(&play.model, play.at().unwrap());
            let row = text.lines().find(|line| line.contains('▸'));
            assert!(
                row.is_some_and(|row| row.contains(&name)),
                "{width}×{height}: line {i}, {name}:\n{text}"
            );
            assert!(
                text.lines().last().unwrap().contains("Enter"),
                "{width}×{height}: no footer:\n{text}"
            );
            play.press("Down");
        }
    }
}

#[test]
fn a_draft_says_where_it_is_what_it_needs_and_when_it_was_changed() {
    let mut play = Play::full();
    let text = play.text(100, 50);
    for words in [
        "Continue",
        "in this folder",
        "drafts folder",
        "· today",
        "changed today",
        "New policy",
        "my preset",
        "Deleted drafts…",
    ] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
    let odd = play.model.listed.iter().position(|l| l.problem.is_some()).unwrap();
    play.go(HomeLine::Resume(odd));
    let text = play.text(100, 30);
    assert!(
        text.contains("cannot be read") && text.contains("was not changed") && text.contains("odd.json:1"),
        "{text}"
    );
    play.go(HomeLine::Broken(0));
    let text = play.text(100, 30);
    assert!(text.contains("broken.json") && text.contains("missing field"), "{text}");
}

#[test]
fn a_preset_says_how_much_is_left_to_do() {
    let mut play = Play::empty();
    assert_eq!(
        play.at(),
        Some(HomeLine::Preset(0)),
        "the first start begins with the presets"
    );
    for i in 0..play.model.presets.len() {
        play.go(HomeLine::Preset(i));
        let text = play.text(120, 36);
        let burden = policy_wizard::presets::burden(&play.model.presets[i]);
        assert!(
            burden.to_type > 2 && burden.to_confirm > 5 && burden.to_pick > 2,
            "{burden:?}"
        );
        let words = format!("{} answers to type", burden.to_type);
        assert!(
            text.contains(&words) && text.contains(&format!("{} to confirm", burden.to_confirm)),
            "{words}:\n{text}"
        );
        assert!(
            text.contains("It will suggest") && text.contains("Only you can say"),
            "{text}"
        );
    }
}

#[test]
fn typing_narrows_the_list_and_enter_starts_what_is_left() {
    let mut play = Play::full();
    play.press("/ session");
    assert_eq!(lines(&play.model).len(), 1, "{}", play.text(80, 24));
    assert!(play.text(80, 24).contains("Session replay"));
    play.press("q");
    assert!(play.effects.is_empty(), "a caret shows, so q types");
    assert!(play.text(80, 24).contains("Nothing of this name"));
    play.press("Enter");
    assert!(play.model.home.filter.is_some(), "Enter on nothing does nothing");
    play.press("Esc");
    assert!(play.model.home.filter.is_none() && lines(&play.model).len() > 8);
    play.press("/ session Enter");
    let Screen::Where { preset: Some(i), .. } = play.model.screen else {
        panic!()
    };
    assert_eq!(play.model.presets[i].id, "session-replay");
    play.press("Esc");
    assert_eq!(play.at(), Some(HomeLine::Preset(i)), "one step back is where it began");
}

#[test]
fn the_menu_of_a_draft_wishes_one_deed_each() {
    let wished = |downs: &str, then: &str| {
        let mut play = Play::full();
        play.press("o");
        play.press(downs);
        play.press("Enter");
        play.press(then);
        (play.effects.clone(), play.here())
    };
    let mut play = Play::full();
    play.press("o Enter");
    assert_eq!(play.effects, [Effect::OpenToRead(play.here())]);
    let (effects, here) = wished("Down", "x Enter");
    assert_eq!(effects, [Effect::Manage(Deed::Rename(here, "privacy-policyx".into()))]);
    let (effects, here) = wished("Down Down", "Enter");
    assert_eq!(effects, [Effect::Manage(Deed::Duplicate(here, "privacy-policy-copy".into()))]);
    let (effects, here) = wished("Down Down Down", "Enter");
    assert_eq!(
        effects,
        [Effect::Manage(Deed::Export(here, "./privacy-policy-clean.json".into()))]
    );
    let (effects, here) = wished("Down Down Down Down", "Ours Enter");
    assert_eq!(effects, [Effect::Manage(Deed::Preset(here, "Ours".into()))]);
    let (effects, _) = wished("End", "Enter");
    assert_eq!(effects, [], "Enter alone keeps it");
    let (effects, here) = wished("End", "Down Enter");
    assert_eq!(effects, [Effect::Manage(Deed::Delete(here))]);
}

#[test]
fn esc_leads_out_of_everything_and_every_state_has_a_footer_and_fits() {
    for &(width, height) in SIZES {
        for script in ["o", "o Down Enter", "o End Enter", "End Enter", "/ s", "/"] {
            let mut play = Play::full();
            play.press(script);
            let text = play.text(width, height);
            assert!(
                text.lines().last().unwrap().contains("Enter"),
                "{script} at {width}×{height}:\n{text}"
            );
            assert!(
                text.lines().last().unwrap().contains("Esc"),
                "{script} at {width}×{height}:\n{text}"
            );
            for _ in 0..3 {
                play.press("Esc");
            }
            assert!(play.model.home.ask.is_none() && play.model.home.filter.is_none(), "{script}");
            assert!(matches!(play.model.screen, Screen::Home { .. }));
        }
    }
}

#[test]
fn a_deleted_draft_is_brought_back_with_two_enters() {
    let mut play = Play::full();
    play.go(HomeLine::Deleted);
    assert!(play.text(100, 30).contains("gone"));
    play.press("Enter");
    assert!(play.text(80, 24).contains("Bring back which draft?"));
    play.press("Enter");
    let [Effect::Manage(Deed::Restore(id))] = &play.effects[..] else {
        panic!("{:?}", play.effects)
    };
    assert!(id.ends_with("-gone"), "{id}");
}

#[test]
fn a_draft_that_is_open_elsewhere_can_be_looked_at_or_copied() {
    for (keys, wish) in [("Enter", 0), ("Down Enter", 1), ("Down Down Enter", 2)] {
        let mut play = Play::full();
        let here = play.here();
        play.effects = update(&mut play.model, Message::Elsewhere(here.clone(), "process 7".into()));
        assert!(matches!(&play.model.home.ask.as_ref().unwrap().what, What::Elsewhere(by) if by == "process 7"));
        let text = play.text(80, 24);
        assert!(text.contains("open elsewhere") && text.contains("process 7"), "{text}");
        play.press(keys);
        let wanted: &[Effect] = &[Effect::OpenToRead(here.clone()), Effect::OpenCopy(here)];
        assert_eq!(play.effects.first(), wanted.get(wish), "{keys}");
    }
}

#[test]
fn a_draft_that_is_open_to_read_only_takes_no_change() {
    let mut play = Play::full();
    let draft: Draft = serde_json::from_str(super::samples::SAMPLES[0].1).unwrap();
    let here = play.here();
    update(&mut play.model, Message::ToRead(Box::new(draft.clone()), here, None));
    assert!(play.text(100, 30).contains("read only"));
    for key in "Enter y x + c Enter Space o Enter x y Down x J K u U".split(' ') {
        play.press(key);
        let now = &play.model.desk.as_ref().unwrap().draft;
        assert_eq!(now, &draft, "after {key}");
    }
}

#[test]
fn the_name_of_a_draft_comes_from_the_folder_and_here_is_offered_once() {
    let (root, places) = folders();
    fs::write(places.here.join("package.json"), "{}").unwrap();
    let mut play = Play::of(root, &places);
    play.press("Enter");
    let text = play.text(100, 30);
    assert!(
        text.contains("▸ (•) here, beside your code") && text.contains("work.json"),
        "{text}"
    );
    play.press("Down");
    assert!(play.text(100, 30).contains("▸ (•) in my drafts folder"));
    play.press("Enter");
    let [Effect::Create(draft, file)] = &play.effects[..] else {
        panic!()
    };
    assert_eq!((draft.name.as_str(), file), ("work", &places.drafts.join("work.json")));

    let mut play = Play::full();
    play.go(HomeLine::Empty);
    play.press("Enter Down Down Down");
    let text = play.text(100, 30);
    assert!(
        text.contains("there is a draft already") && text.contains("▸ (•) in my drafts folder"),
        "{text}"
    );
}

#[test]
fn many_drafts_are_listed_nearest_first_and_the_rest_is_one_enter_away() {
    let (root, places) = folders();
    for n in 0..12 {
        drafts::create(&places.drafts.join(format!("d{n}.json")), &Draft::new(&format!("d{n}"))).unwrap();
    }
    let mut play = Play::of(root, &places);
    assert_eq!((play.model.listed.len(), play.model.home.more), (6, 6));
    play.go(HomeLine::More);
    play.press("Enter");
    assert_eq!(play.effects, [Effect::List]);
    assert!(play.model.home.all);
}

/// What a preset assumes can be read to its end also where the screen has no room for it, and its warning too.
#[test]
fn what_a_preset_assumes_is_read_on_with_an_arrow() {
    for (width, height) in [(40, 12), (60, 18), (80, 24)] {
        let mut play = crate::screen::Play::new(width, height);
        let all = lines(&play.model);
        for (n, preset) in play.model.presets.clone().iter().enumerate() {
            let at = all.iter().position(|line| *line == HomeLine::Preset(n));
            play.model.screen = Screen::Home { at: at.unwrap() };
            let mut seen = play.text();
            let whole = !seen.contains("→ more");
            if !whole {
                play.press("Right");
                for _ in 0..60 {
                    seen.push_str(&play.text());
                    play.press("Down");
                }
                assert!(!play.text().contains("→ read on"), "{}", play.text());
                play.press("Esc");
                assert!(play.model.home.told.is_none());
            }
            let told = [&preset.about].into_iter().chain(&preset.warning).chain(&preset.suggests);
            for word in told.chain(&preset.only_you).flat_map(|words| words.split_whitespace()) {
                assert!(seen.contains(word), "{width}×{height} {}: {word}\n{seen}", preset.id);
            }
        }
    }
}

/// Who wanted a look through the folder and began with a preset that is the wrong one is asked for the folder all the same.
#[test]
fn a_wish_for_a_look_outlives_a_wrong_preset() {
    let mut home = Play::empty();
    home.go(HomeLine::Look);
    home.press("Enter Esc");
    home.go(HomeLine::Preset(0));
    home.press("Enter Esc");
    let note = home.model.note.clone().unwrap_or_default();
    assert!(note.contains("then the folder is asked"), "{note}");
    home.go(HomeLine::Preset(1));
    home.press("Enter");
    let mut made = update(&mut home.model, Message::Enter);
    let Some(Effect::Create(draft, file)) = made.pop() else {
        panic!("no draft is begun")
    };
    let kept = Box::default();
    let opened = Message::Opened {
        draft,
        file,
        kept,
        note: None,
    };
    let wished = update(&mut home.model, opened);
    assert!(
        wished.iter().any(|one| matches!(one, Effect::AskFolder)),
        "the folder is asked"
    );
    // who leaves Home's list with Esc wants none
    let mut home = Play::empty();
    home.go(HomeLine::Look);
    home.press("Enter Esc Esc");
    assert!(!home.model.home.look);
}
