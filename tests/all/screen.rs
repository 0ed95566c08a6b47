//! The screen, played by key scripts on a screen in memory: what every author may rely on.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use policy_wizard::draft::{Notes, State};
use policy_wizard::drafts::Places;
use policy_wizard::interview;
use policy_wizard::path;
use policy_wizard::tui::model::{Desk, Entry, Model, Screen};
use policy_wizard::tui::update::{Effect, Message, update};
use policy_wizard::tui::view::view;
use policy_wizard::tui::{first_model, keys};
use policy_wizard::values::PolicyDate;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::path::PathBuf;

/// A screen in memory, and the effects that it asked for.
pub struct Play {
    pub model: Model,
    pub written: Vec<String>,
    pub clipboard: String,
    pub quit: bool,
    pub notes: Notes,
    pub keys: usize,
    screen: Terminal<TestBackend>,
}

impl Play {
    pub fn new(width: u16, height: u16) -> Self {
        let folder = PathBuf::from("/nonexistent/policy-wizard-test");
        let places = Places {
            drafts: folder.join("drafts"),
            presets: folder.join("presets"),
            vendors: folder.join("vendors"),
            state: folder.join("state"),
            here: folder,
        };
        let mut model = first_model(&places, PolicyDate::parse("2026-11-21").unwrap());
        model.size = (width, height);
        Self {
            model,
            written: Vec::new(),
            clipboard: String::new(),
            quit: false,
            notes: Notes::default(),
            keys: 0,
            screen: Terminal::new(TestBackend::new(width, height)).unwrap(),
        }
    }

    pub fn key(&mut self, code: KeyCode) {
        self.keys += 1;
        if let Some(message) = keys::message(&self.model, KeyEvent::new(code, KeyModifiers::NONE)) {
            self.send(message);
        }
    }

    /// Names of keys, separated by spaces; anything else is typed letter by letter.
    pub fn press(&mut self, script: &str) {
        for word in script.split(' ').filter(|w| !w.is_empty()) {
            match word {
                "Enter" => self.key(KeyCode::Enter),
                "Esc" => self.key(KeyCode::Esc),
                "Up" => self.key(KeyCode::Up),
                "Down" => self.key(KeyCode::Down),
                "Left" => self.key(KeyCode::Left),
                "Right" => self.key(KeyCode::Right),
                "Space" => self.key(KeyCode::Char(' ')),
                "End" => self.key(KeyCode::End),
                "F4" => self.key(KeyCode::F(4)),
                "Tab" => self.key(KeyCode::Tab),
                "Home" => self.key(KeyCode::Home),
                text => text.chars().for_each(|c| self.key(KeyCode::Char(c))),
            }
        }
    }

    /// Says yes to the open section, having read its text to the last line.
    pub fn agree(&mut self) {
        self.press("F4");
        while matches!(self.model.screen, Screen::Text { .. }) {
            self.press("Enter");
        }
    }

    /// Reads a row on to its last line, where Enter did not take it because it does not show whole.
    pub fn read_on(&mut self, row: &str) {
        let reads =
            |play: &Self| matches!(&play.model.screen, Screen::Form(form) if form.focus.path() == row && form.read.is_some());
        while reads(self) {
            self.press("Enter");
        }
    }

    pub fn type_text(&mut self, text: &str) {
        text.chars().for_each(|c| self.key(KeyCode::Char(c)));
    }

    pub fn send(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Create(draft, file) => self.send(Message::Opened {
                    draft,
                    file,
                    kept: Box::default(),
                    note: None,
                }),
                Effect::Write(files) => self.written.extend(files.iter().map(|f| f.path.display().to_string())),
                Effect::Quit => self.quit = true,
                Effect::Close => self.send(Message::Closed),
                Effect::Look(files) => self.send(Message::Looked(files)),
                Effect::ReadNote(at) => {
                    let text = self.notes.get(&at).unwrap_or_default().to_owned();
                    self.send(Message::Note { at, text });
                }
                Effect::WriteNote(at, text) => self.notes.set(&at, &text),
                Effect::Clip(text) => self.clipboard = text,
                Effect::Editor(text) => self.send(Message::Edited(format!("{text} and more"))),
                _ => {}
            }
        }
    }

    pub fn text(&mut self) -> String {
        self.screen.draw(|frame| view(&self.model, frame)).unwrap();
        let buffer = self.screen.backend().buffer().clone();
        let row = |y: u16| -> String {
            (0..buffer.area.width)
                .map(|x| buffer[(x, y)].symbol().to_owned())
                .collect::<String>()
                .trim_end()
                .to_owned()
        };
        (0..buffer.area.height).map(row).collect::<Vec<_>>().join("\n")
    }

    /// Puts the cursor of Finish on a line.
    pub fn model_at(&mut self, line: policy_wizard::tui::model::FinishLine) {
        if let Screen::Finish(finish) = &mut self.model.screen {
            finish.at = line;
        }
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.send(Message::Resized(width, height));
        self.screen = Terminal::new(TestBackend::new(width, height)).unwrap();
    }

    pub fn desk(&self) -> &Desk {
        self.model.desk.as_ref().unwrap()
    }

    pub fn start(preset: usize) -> Self {
        let mut play = Self::new(120, 36);
        (0..preset).for_each(|_| play.key(KeyCode::Down));
        play.press("Enter Enter");
        play
    }

    fn sections_with_waiting(&self) -> Vec<&'static str> {
        let desk = self.desk();
        interview::SECTIONS
            .iter()
            .map(|s| s.id)
            .filter(|id| desk.tally(id).to_confirm > 0)
            .collect()
    }
}

#[test]
fn a_text_is_copied_cut_and_written_in_an_editor() {
    let mut play = Play::start(0);
    play.model.go_to("company.legal_name");
    play.press("Right");
    play.type_text("Quill Harbor");
    play.key(KeyCode::F(7));
    assert_eq!(play.clipboard, "Quill Harbor", "without a selection the whole text is copied");
    play.key(KeyCode::F(9));
    play.key(KeyCode::F(8));
    assert_eq!(play.clipboard, "Quill Harbor");
    let name = |play: &Play| path::get(&play.desk().draft.answers, "company.legal_name");
    assert_eq!(name(&play), None, "what was cut is gone from the draft");
    play.type_text("Quill");
    play.key(KeyCode::F(10));
    assert_eq!(
        name(&play),
        Some("Quill and more".into()),
        "what the editor gave is kept at once"
    );
    play.press("Esc u");
    assert_eq!(name(&play), None, "and is taken back with the typing around it");
    play.press("e");
    assert_eq!(
        name(&play),
        Some("and more".into()),
        "e opens the editor without opening the field first"
    );
}

#[test]
fn the_cursor_in_the_text_leads_to_questions_and_back() {
    let mut play = Play::start(1);
    play.model.open_section("use");
    play.press("t");
    let Screen::Form(form) = &play.model.screen else { panic!() };
    let began = form.reading.expect("the cursor is in the text");
    play.press("Down Down Enter");
    let Screen::Form(form) = &play.model.screen else { panic!() };
    assert_eq!(form.reading, None);
    assert_ne!(form.section, "", "Enter went to a question");
    play.press("Esc");
    let Screen::Form(form) = &play.model.screen else {
        panic!("Esc comes back to the form:\n{}", play.text())
    };
    assert_eq!((form.section, form.reading), ("use", None));
    play.press("t t");
    let Screen::Text { at, .. } = play.model.screen else {
        panic!("t again shows the whole text")
    };
    assert_eq!(at, Some(began));
    play.press("Esc");
    assert!(matches!(&play.model.screen, Screen::Form(form) if form.section == "use"));
}

fn presets() -> usize {
    Play::new(80, 24).model.presets.len()
}

#[test]
fn asking_counsel_opens_a_private_note_that_is_kept_at_each_key() {
    let mut play = Play::start(0);
    play.press("Enter");
    if play.model.has_caret() {
        play.press("Esc");
    }
    let at = play.model.place().unwrap();
    play.press("o Down Enter");
    assert_eq!(play.desk().draft.state(&at), State::AskCounsel, "{at}");
    assert!(play.text().contains("Note to counsel"), "{}", play.text());
    play.type_text("Is it q?:/ours");
    assert_eq!(
        play.notes.get(&at),
        Some("Is it q?:/ours"),
        "typed letters are text, and kept before Enter"
    );
    assert!(play.text().contains("Is it q?:/ours"));
    play.press("Enter");
    assert!(
        play.model.over.is_none() && play.text().contains("the note is kept"),
        "{}",
        play.text()
    );
    assert!(
        !serde_json::to_string(&play.desk().draft).unwrap().contains("ours"),
        "never in the draft"
    );
    // the note is changed later, without a change of the answer
    play.press("o Down Down Down Down Enter");
    assert!(play.text().contains("Is it q?:/ours"), "{}", play.text());
    (0..20).for_each(|_| play.key(KeyCode::Backspace));
    play.press("Esc");
    assert_eq!((play.notes.get(&at), play.desk().draft.state(&at)), (None, State::AskCounsel));
    assert!(play.text().contains("no note"));
}

#[test]
fn notes_that_git_would_take_are_said_and_only_enter_changes_that() {
    let mut play = Play::start(0);
    for (key, wish) in [(Message::Esc, 0), (Message::Enter, 1)] {
        update(&mut play.model, Message::Unignored("/x/acme.private.json".into()));
        assert!(play.text().contains(".gitignore") && play.text().contains("acme.private.json"));
        let wishes = update(&mut play.model, key);
        assert_eq!(wishes.iter().filter(|w| **w == Effect::Ignore).count(), wish);
        assert!(play.model.over.is_none());
    }
}

#[test]
fn the_text_says_how_hard_it_is_to_read() {
    let mut play = Play::start(0);
    play.press("t");
    assert!(play.text().contains("Reading grade"), "{}", play.text());
    assert!(play.text().contains("Flesch–Kincaid"), "the formula is named");
}

#[test]
fn holding_enter_stops_at_the_companys_name() {
    for preset in 0..presets() {
        let mut play = Play::start(preset);
        for _ in 0..400 {
            play.press("Enter");
            assert!(play.written.is_empty());
        }
        let Screen::Form(form) = &play.model.screen else {
            panic!("not in a form:\n{}", play.text())
        };
        assert_eq!(form.focus, Entry::Answer("company.product".into()));
        let known = play.desk().draft.published();
        assert!(known.sharing.recipients.is_empty() && known.retention.safeguards.is_empty() && known.uses.promises.is_empty());
    }
}

#[test]
fn what_is_typed_in_a_text_field_is_text_and_nothing_else() {
    let typed = "a?q:/uxd+ ~yotwKJ";
    for id in [
        "company.product",
        "company.legal_name",
        "company.address",
        "company.customers_are",
    ] {
        let mut play = Play::start(0);
        play.model.go_to(id);
        play.press("Right");
        // typing replaces what is only suggested, and is added to what is known
        let before = path::get(&play.desk().draft.answers, id)
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default();
        play.key(KeyCode::End);
        play.type_text(typed);
        play.press("Esc");
        let after = path::get(&play.desk().draft.answers, id).and_then(|v| v.as_str().map(str::to_owned));
        assert_eq!(after, Some(format!("{before}{typed}")), "{id}");
        assert!(!play.quit && play.model.over.is_none());
    }
}

#[test]
fn the_half_word_is_there_after_escape_and_after_quitting() {
    let mut play = Play::start(1);
    play.model.go_to("company.product");
    play.press("Right Acm");
    assert_eq!(
        play.desk().draft.answers.company.product.as_deref(),
        Some("Acm"),
        "kept at every key"
    );
    play.press("Esc u");
    assert_eq!(play.desk().draft.answers.company.product, None, "and taken back at once");
    play.press("U");
    assert_eq!(play.desk().draft.answers.company.product.as_deref(), Some("Acm"));
}

#[test]
fn yes_to_a_section_takes_no_provider_safeguard_or_promise() {
    for preset in 0..presets() {
        let mut play = Play::start(preset);
        for section in interview::SECTIONS {
            play.model.open_section(section.id);
            play.agree();
        }
        assert!(
            play.sections_with_waiting().is_empty(),
            "{:?} {:?}",
            play.sections_with_waiting(),
            play.desk().outstanding
        );
        let answers = play.desk().draft.published();
        for question in interview::all().iter().filter(|q| q.pick) {
            let full = match question.table() {
                Some(table) => interview::keys(&answers, table)
                    .iter()
                    .any(|key| path::get(&answers, &question.path(key)).is_some()),
                None if question.is_table() => !interview::keys(&answers, question.id).is_empty(),
                // a gate may say that rows are offered, never that there are none
                None if question.gate => path::get(&answers, question.id) == Some(false.into()),
                None => path::get(&answers, question.id).is_some(),
            };
            assert!(!full, "{} was taken without being picked", question.id);
        }
    }
}

#[test]
fn every_key_of_a_screen_has_a_footer_and_survives_every_size() {
    for (width, height) in [
        (1, 1),
        (2, 5),
        (10, 3),
        (40, 12),
        (59, 8),
        (60, 20),
        (80, 24),
        (96, 30),
        (300, 100),
        (500, 200),
    ] {
        let mut play = Play::start(0);
        play.resize(width, height);
        for script in [
            "",
            "Down Enter",
            "y",
            "Esc",
            "Esc",
            "?",
            "Esc",
            "/",
            "Esc",
            "Esc",
            "End Enter",
            "Esc",
            "Up Enter",
        ] {
            play.press(script);
            let text = play.text();
            if width >= 40 {
                let last = text.lines().last().unwrap_or_default();
                assert!(
                    !last.trim().is_empty(),
                    "no footer at {width}×{height} after {script}:\n{text}"
                );
            }
        }
    }
}

fn any_key() -> impl Strategy<Value = KeyCode> {
    prop_oneof![
        6 => Just(KeyCode::Enter), 5 => Just(KeyCode::Down), 3 => Just(KeyCode::Up), 3 => Just(KeyCode::Esc), 3 => Just(KeyCode::Right),
        2 => Just(KeyCode::Left), 2 => Just(KeyCode::Char(' ')), 1 => Just(KeyCode::Backspace), 1 => Just(KeyCode::PageDown), 1 => Just(KeyCode::End), 1 => Just(KeyCode::Tab), 1 => Just(KeyCode::F(4)),
        8 => prop::sample::select("xyotw+cKJuUfg/?a1-".chars().collect::<Vec<_>>()).prop_map(KeyCode::Char),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_random_walk_never_panics_and_can_be_taken_back(preset in 0usize..13, walk in prop::collection::vec(any_key(), 1..160), width in 1u16..130, height in 1u16..40) {
        let mut play = Play::start(preset);
        let before = play.desk().draft.clone();
        play.resize(width, height);
        for key in walk {
            play.key(key);
            if play.quit || play.model.desk.is_none() {
                return Ok(());
            }
            prop_assert!(!keys::footer(&play.model).is_empty());
            play.text();
        }
        let desk = play.model.desk.as_mut().unwrap();
        loop {
            desk.history.drop_void(&desk.draft); // as whoever takes something back
            if !desk.history.can_undo() {
                break;
            }
            let last = desk.draft.clone();
            desk.history.undo(&mut desk.draft);
            prop_assert!(desk.draft != last, "a step that takes nothing back");
        }
        prop_assert!(desk.draft == before, "not all was taken back: {:?} {:?}", desk.draft.set.keys(), desk.draft.dropped);
    }
}

/// From a preset to a finished file: questions, screens and keys besides the company's own facts.
#[test]
fn the_burden_stays_in_its_budget() {
    for preset in 0..presets() {
        let mut play = Play::start(preset);
        let title = play.model.presets[preset].title.clone();
        let mut screens = 1; // home, which also asks where to keep the draft
        // the company's own facts: typed, not counted
        let facts = [
            ("company.product", "Acme"),
            ("company.legal_name", "Acme-Ltd"),
            ("company.contact", "privacy@acme.example"),
            ("changes.effective", "2026-12-01"),
        ];
        for (id, text) in facts {
            play.model.go_to(id);
            play.press("Right");
            play.type_text(text);
            play.press("Enter");
        }
        play.keys = 2;
        let questions: usize = interview::asked(&play.desk().shown)
            .iter()
            .filter(|a| a.row.is_none() && !a.question.gate && a.question.section != "company")
            .count();
        // every section: read its text, say yes, then pick what is offered
        for section in interview::SECTIONS {
            if play.desk().tally(section.id).asked == 0 {
                continue;
            }
            screens += 1;
            play.keys += 1; // from the task list
            play.model.open_section(section.id);
            play.agree();
            let picks = play.desk().tally(section.id).offers.min(5);
            play.keys += picks;
        }
        screens += 1; // finish
        play.keys += 2;
        println!("{title}: {questions} questions, {screens} screens, {} keys", play.keys);
        assert!(play.desk().missing.is_empty(), "{title}: {:?}", play.desk().missing);
        assert!(play.desk().outstanding.is_empty(), "{title}: {:?}", play.desk().outstanding);
        assert!(
            questions <= 45 && screens <= 12 && play.keys <= 120,
            "{title}: {questions} questions, {screens} screens, {} keys",
            play.keys
        );
    }
}
