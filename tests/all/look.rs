//! A look through a folder in the interview: on the screen, in lines, and by itself where a policy was published.

use super::ready::{TODAY, but_for_decisions, decided};
use super::terminal::{CTRL_C, DOWN, ENTER, ESC, Term, folders};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use policy_wizard::asking::{self, Desk, Of, seen};
use policy_wizard::draft::{Draft, Standing, judgements};
use policy_wizard::drafts::{self, Places, private};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::plain;
use policy_wizard::published::{Publication, Since};
use policy_wizard::scan::{self, Options, drift};
use policy_wizard::tui::model::{LookStage, Over, Screen};
use policy_wizard::tui::spots::Spot;
use policy_wizard::tui::update::{Message, update};
use policy_wizard::tui::view::view;
use policy_wizard::tui::{Unseen, keys};
use policy_wizard::values::PolicyDate;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

const MANIFEST: &str = "{\n \"dependencies\": {\n  \"stripe\": \"14\",\n  \"@sentry/node\": \"8\",\n  \"posthog-js\": \"1\"\n },\n \
                        \"devDependencies\": { \"mixpanel\": \"1\" }\n}\n";

/// A project with three providers, and somebody at the screen with a new draft in it.
struct Author {
    root: tempfile::TempDir,
    work: PathBuf,
    unseen: Unseen,
}

fn day(text: &str) -> PolicyDate {
    PolicyDate::parse(text).unwrap()
}

fn author_of_today() -> Who {
    Who {
        by: "author".to_owned(),
        on: day(TODAY),
    }
}

fn places(root: &tempfile::TempDir) -> Places {
    let root = root.path().canonicalize().unwrap();
    Places {
        drafts: root.join("home/drafts"),
        presets: root.join("home/presets"),
        state: root.join("home/state"),
        vendors: root.join("home/vendors"),
        here: root.join("work"),
    }
}

impl Author {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let places = places(&root);
        let work = places.here.clone();
        fs::create_dir_all(&work).unwrap();
        fs::write(work.join("package.json"), MANIFEST).unwrap();
        let unseen = Unseen::new(places, day(TODAY), (100, 30));
        Self { root, work, unseen }
    }

    /// At the task list of a new draft in the project.
    fn begun() -> Self {
        let mut author = Self::new();
        author.keys("Enter Enter");
        assert!(
            matches!(author.unseen.model.screen, Screen::Tasks { .. }),
            "{}",
            author.text()
        );
        author
    }

    fn keys(&mut self, script: &str) {
        for word in script.split(' ') {
            let code = match word {
                "Enter" => KeyCode::Enter,
                "Esc" => KeyCode::Esc,
                "Space" => KeyCode::Char(' '),
                "Right" => KeyCode::Right,
                "Down" => KeyCode::Down,
                "Up" => KeyCode::Up,
                "Home" => KeyCode::Home,
                "End" => KeyCode::End,
                "Tab" => KeyCode::Tab,
                letters => {
                    let named = letters.len() > 1 && letters.starts_with(char::is_uppercase);
                    assert!(!named, "no key is called {letters}");
                    letters.chars().for_each(|letter| self.press(KeyCode::Char(letter)));
                    continue;
                }
            };
            self.press(code);
        }
    }

    fn press(&mut self, code: KeyCode) {
        self.unseen.press(KeyEvent::new(code, KeyModifiers::NONE)).unwrap();
    }

    fn text(&self) -> String {
        let (width, height) = self.unseen.model.size;
        let mut screen = Terminal::new(TestBackend::new(width, height)).unwrap();
        screen.draw(|frame| view(&self.unseen.model, frame)).unwrap();
        let buffer = screen.backend().buffer();
        let row = |y: u16| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..height)
            .map(|y| row(y).trim_end().to_owned())
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn file(&self) -> PathBuf {
        self.work.join("privacy-policy.json")
    }

    fn draft(&self) -> Draft {
        drafts::load(&self.file()).unwrap()
    }

    /// What is listed: what it is to the draft, and its id.
    fn listed(&self) -> Vec<(Of, String)> {
        let all = seen(self.unseen.model.desk.as_ref().unwrap());
        all.iter().map(|one| (one.of, one.id.clone())).collect()
    }

    fn of(&self, id: &str) -> Option<Of> {
        self.listed().into_iter().find(|(_, one)| one == id).map(|(of, _)| of)
    }

    fn stage(&self) -> &LookStage {
        match &self.unseen.model.screen {
            Screen::Look(look) => &look.stage,
            _ => panic!("not the look:\n{}", self.text()),
        }
    }
}

#[test]
fn what_the_catalogue_knows_of_a_tool_stands_at_its_question_with_its_doubt() {
    let known = "names Stripe (not verified) on the list of the Data Privacy Framework: look them up at \
                 https://www.dataprivacyframework.gov/list";
    let mut play = super::screen::Play::start(2);
    play.model.go_to("sharing.recipients.stripe");
    play.press("Space");
    play.model.go_to("sharing.transfers.eea-us.instruments");
    let text = play.text();
    let left = |line: &str| line.split('│').next().unwrap_or_default().trim().to_owned();
    let words = text.lines().map(left).collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("not in your policy yet: the Data Privacy Framework (not verified)"),
        "{text}"
    );
    assert!(words.contains(known), "{text}");
    let talk = super::plain::Talk::new(Some("b2b-saas"));
    let out = talk.say("go sharing.recipients\npick stripe\ngo sharing.transfers.eea-us.instruments\nagain\nquit\n");
    assert!(
        out.contains("catalogue: the Data Privacy Framework (not verified). Only you can take it"),
        "{out}"
    );
    assert!(out.contains(known), "{out}");
}

#[test]
fn a_new_draft_in_a_project_offers_to_look_there_and_reads_nothing_before() {
    const OFFER: &str = "l looks for providers here: package.json is in this folder";
    let mut author = Author::begun();
    assert!(author.text().contains(OFFER), "{}", author.text());
    let model = &author.unseen.model;
    assert!(
        matches!(model.screen, Screen::Tasks { at: 0 }),
        "the cursor stays on what is first"
    );
    assert!(
        model.scan.is_none() && model.desk.as_ref().unwrap().looked.is_none(),
        "nothing was read"
    );
    // among the offers of those who get data
    author.keys("Down Down Down Enter");
    let offer = "l looks in this folder: package.json is here";
    assert!(author.text().contains(offer), "{}", author.text());
    assert!(
        !author.text().contains("l looks in a folder"),
        "it is said once: {}",
        author.text()
    );
    author.keys("l");
    let LookStage::Ask { input, .. } = author.stage() else {
        panic!("{}", author.text())
    };
    assert!(
        input.text().ends_with("work"),
        "the folder that was offered: {}",
        input.text()
    );
    author.keys("Enter");
    author.unseen.wait();
    let found: Vec<String> = author
        .listed()
        .into_iter()
        .filter(|(of, _)| *of == Of::Used)
        .map(|(_, id)| id)
        .collect();
    assert_eq!(found, ["posthog", "sentry", "stripe"]);
    author.keys("Esc Esc");
    assert!(!author.text().contains(OFFER), "somebody has looked: {}", author.text());
}

#[test]
fn enter_on_the_line_of_an_unseen_project_asks_for_its_folder() {
    let mut author = Author::begun();
    author.keys("Up Enter");
    assert!(matches!(author.stage(), LookStage::Ask { .. }), "{}", author.text());
    author.keys("Esc");
    assert!(
        matches!(author.unseen.model.screen, Screen::Tasks { .. }),
        "{}",
        author.text()
    );
}

#[test]
fn a_project_is_offered_only_where_the_folder_itself_has_a_file_of_one() {
    let offer = |make: &dyn Fn(&std::path::Path)| {
        let root = tempfile::tempdir().unwrap();
        let places = places(&root);
        fs::create_dir_all(&places.here).unwrap();
        make(&places.here);
        let mut lines = Vec::new();
        let start = plain::Start {
            draft: None,
            preset: Some("web-shop".to_owned()),
            places,
            today: day(TODAY),
        };
        plain::run(start, &mut "here\nquit\n".as_bytes(), &mut lines).unwrap();
        let said = String::from_utf8(lines).unwrap();
        let line = said.lines().find(|line| line.contains("look looks for providers here"));
        line.map(str::to_owned)
    };
    let write = |folder: &std::path::Path, name: &str| fs::write(folder.join(name), "no manifest at all {").unwrap();
    for name in [
        "package.json",
        "Gemfile",
        "requirements.txt",
        "pom.xml",
        "shop.csproj",
        "composer.json",
    ] {
        let said = offer(&|here| write(here, name));
        let wanted = format!("look looks for providers here: {name} is in this folder.");
        assert_eq!(said, Some(wanted), "by its name alone");
    }
    for name in [
        "package-lock.json",
        "index.html",
        "README.md",
        "requirements-dev.txt",
        "my-package.json",
    ] {
        assert_eq!(offer(&|here| write(here, name)), None, "{name}");
    }
    let below = |here: &std::path::Path| {
        fs::create_dir_all(here.join("app")).unwrap();
        write(&here.join("app"), "package.json");
    };
    assert_eq!(offer(&below), None, "only the folder itself");
    assert_eq!(
        offer(&|here| fs::create_dir_all(here.join("Cargo.toml")).unwrap()),
        None,
        "a folder"
    );
    let two = |here: &std::path::Path| ["go.mod", "package.json"].iter().for_each(|name| write(here, name));
    assert!(offer(&two).unwrap().contains("here: package.json"));
}

#[test]
fn the_offer_comes_again_with_the_draft_until_somebody_has_looked_and_never_elsewhere() {
    let root = tempfile::tempdir().unwrap();
    let places = places(&root);
    fs::create_dir_all(&places.here).unwrap();
    fs::create_dir_all(&places.drafts).unwrap();
    fs::write(places.here.join("package.json"), MANIFEST).unwrap();
    let said = |file: &std::path::Path, typed: &str| {
        let start = plain::Start {
            draft: Some(file.to_owned()),
            preset: None,
            places: places.clone(),
            today: day(TODAY),
        };
        let mut lines = Vec::new();
        plain::run(start, &mut format!("{typed}quit\n").as_bytes(), &mut lines).unwrap();
        String::from_utf8(lines).unwrap()
    };
    let offer = "look looks for providers here";
    let (here, kept) = (places.draft_here(), places.drafts.join("other.json"));
    drafts::create(&here, &Draft::new("here")).unwrap();
    drafts::create(&kept, &Draft::new("other")).unwrap();
    assert!(said(&here, "").contains(offer));
    assert!(
        said(&here, "section sharing\n").matches(offer).count() >= 2,
        "in the section too"
    );
    assert!(!said(&kept, "").contains(offer), "another product's draft, opened from here");
    assert!(said(&here, "look\n").contains("Stripe"));
    assert!(!said(&here, "").contains(offer), "it was looked through");
}

#[test]
fn a_yes_where_nothing_is_written_says_what_it_takes_and_opens_no_empty_page() {
    // the sharing of a preset has offers, and one suggested answer that writes nothing by itself
    let mut author = Author::begun();
    author.keys("Down Down Down Enter y");
    let text = author.text();
    assert!(
        text.contains("No sentence is written here yet; y says yes to these answers."),
        "{text}"
    );
    assert!(text.contains("8 offers are picked one by one, with Space"), "{text}");
    author.keys("y");
    author.keys("Home y");
    let said = "nothing was left to confirm here; 8 offers are not picked";
    assert!(author.text().contains(said), "{}", author.text());
    assert!(matches!(author.unseen.model.screen, Screen::Form(_)), "{}", author.text());
    // and an empty draft has neither
    let mut author = Author::new();
    author.keys("/");
    author.keys("none Space of Enter Enter Down Down Down Enter Esc Enter y");
    assert!(
        author.text().contains("nothing was left to confirm here"),
        "{}",
        author.text()
    );
    assert!(
        !matches!(author.unseen.model.screen, Screen::Text { .. }),
        "{}",
        author.text()
    );
}

#[test]
fn a_look_lists_what_the_project_uses_and_what_is_ticked_is_named_and_taken_back() {
    let mut author = Author::begun();
    author.keys("l");
    assert!(
        author.text().contains(&author.work.display().to_string()),
        "{}",
        author.text()
    );
    author.keys("Enter");
    assert!(matches!(author.stage(), LookStage::Run));
    assert!(author.text().contains("Looking through"));
    author.unseen.wait();
    let text = author.text();
    for words in [
        "3 providers to name, or not",
        "[ ] PostHog",
        "package.json:4",
        "For building and testing",
        "No scan sees",
    ] {
        assert!(text.contains(words), "no {words}:\n{text}");
    }
    // the help tells of each key what it does here
    author.keys("?");
    author.unseen.model.size = (120, 90);
    let page = author.text();
    author.keys("Esc");
    super::told::holds(&page, &author.unseen.model);
    author.unseen.model.size = (100, 30);
    // a held Enter names nobody
    author.keys("Enter Enter Enter Enter");
    assert!(author.draft().answers.sharing.recipients.is_empty());
    author.keys("Space Down Space");
    assert!(author.text().contains("[x]"));
    author.keys("Enter");
    let named: Vec<String> = author
        .draft()
        .answers
        .sharing
        .recipients
        .iter()
        .map(|row| row.key.clone())
        .collect();
    assert_eq!(named.len(), 2, "{}", author.text());
    for id in &named {
        assert_eq!(author.of(id), Some(Of::Named));
        let said = &author.draft().set[&format!("sharing.recipients.{id}")];
        assert_eq!(said.by, "scan", "the source is named");
    }
    author.keys("u");
    assert!(
        author.draft().answers.sharing.recipients.is_empty(),
        "both are taken back at once"
    );
    author.keys("U");
    assert_eq!(author.draft().answers.sharing.recipients.len(), 2);
    // one key for the one with the cursor
    author.keys("+");
    assert_eq!(author.draft().answers.sharing.recipients.len(), 3);
    assert!(author.text().contains("3 named already"), "{}", author.text());
    author.keys("Esc");
    assert!(matches!(author.unseen.model.screen, Screen::Tasks { .. }));
}

#[test]
fn what_is_said_of_several_is_said_in_the_plural() {
    let mut author = Author::begun();
    author.keys("l Enter");
    author.unseen.wait();
    author.keys("x");
    assert!(author.text().contains("It gets no personal data"), "{}", author.text());
    author.keys("Esc Space Down Space x");
    assert!(author.text().contains("They get no personal data"), "{}", author.text());
}

#[test]
fn a_rejection_keeps_its_reason_out_of_the_draft_and_the_next_look_is_quiet() {
    let mut author = Author::begun();
    author.keys("l Enter");
    author.unseen.wait();
    let first = author.listed()[0].1.clone();
    author.keys("x");
    assert!(author.text().contains("Why (private, optional)"), "{}", author.text());
    author.keys("l+xhq");
    author.keys("Enter");
    assert_eq!(author.of(&first), Some(Of::NoRecipient));
    let kept = author.draft();
    assert_eq!(kept.judgement(&first).unwrap().is, Standing::NoRecipient);
    assert!(!fs::read_to_string(author.file()).unwrap().contains("l+xhq"));
    let notes = private::load(&author.file()).unwrap();
    assert_eq!(notes.reason(&judgements::matter(&first)), Some("l+xhq"));
    // quiet in a folded line, where it is judged no longer
    author.keys("End");
    assert!(author.text().contains("1 no recipient"), "{}", author.text());
    author.keys("Enter Down");
    assert!(author.text().contains("l+xhq (private)"), "{}", author.text());
    author.keys("x");
    assert_eq!(author.of(&first), Some(Of::Used));
    author.keys("u");
    assert_eq!(author.of(&first), Some(Of::NoRecipient));
    assert_eq!(
        private::load(&author.file()).unwrap().reason(&judgements::matter(&first)),
        Some("l+xhq"),
        "the reason comes back with it"
    );
}

#[test]
fn what_is_named_and_not_seen_leads_to_its_row_or_is_used_by_hand() {
    let mut author = Author::begun();
    let desk = author.unseen.model.desk.as_mut().unwrap();
    let row = serde_json::json!({"key": "post", "name": "Mailjet"});
    desk.draft
        .answers
        .sharing
        .recipients
        .push(serde_json::from_value(row).unwrap());
    desk.draft.answers.sharing.any_recipients = Some(true);
    desk.refresh();
    author.keys("l Enter");
    author.unseen.wait();
    assert_eq!(author.of("mailjet"), Some(Of::Unseen), "{}", author.text());
    while !author.text().contains("Mailjet · in no file") {
        author.keys("Down");
    }
    author.keys("Enter");
    let Screen::Form(form) = &author.unseen.model.screen else {
        panic!("{}", author.text())
    };
    assert_eq!(form.focus.path(), "sharing.recipients.post");
    author.keys("Esc h Enter");
    assert_eq!(author.of("mailjet"), Some(Of::ByHand), "{}", author.text());
    assert_eq!(author.draft().judgement("mailjet").unwrap().is, Standing::ByHand);
    author.keys("u");
    assert_eq!(author.of("mailjet"), Some(Of::Unseen));
}

#[test]
fn what_is_used_by_hand_is_settled_only_where_it_is_named() {
    let mut author = Author::begun();
    let desk = author.unseen.model.desk.as_mut().unwrap();
    let who = Who {
        by: "author".into(),
        on: day(TODAY),
    };
    let row = serde_json::json!({"key": "stripe", "catalogue": "stripe", "name": "Stripe"});
    desk.draft
        .answers
        .sharing
        .recipients
        .push(serde_json::from_value(row).unwrap());
    desk.draft.answers.sharing.any_recipients = Some(true);
    asking::judge(desk, &["stripe", "posthog", "mailjet"], Some(Standing::ByHand), &who).unwrap();
    author.keys("l Enter");
    author.unseen.wait();
    let of = |author: &Author| ["stripe", "posthog", "mailjet"].map(|id| author.of(id).unwrap());
    assert_eq!(of(&author), [Of::Named, Of::Used, Of::HandUnnamed], "{}", author.text());
    let text = author.text();
    assert!(text.contains("3 providers to name, or not"), "Sentry is the third: {text}");
    assert!(text.contains("Used by hand, you said, and not named"), "{text}");
    let desk = author.unseen.model.desk.as_ref().unwrap();
    let said = |id: &str| asking::judged_because(desk, id).unwrap();
    assert!(said("stripe").contains("needs not be said any more"), "{}", said("stripe"));
    assert!(!said("mailjet").contains("any more"), "{}", said("mailjet"));
    // named, it is quiet; and what was said of it can be taken back
    let desk = author.unseen.model.desk.as_mut().unwrap();
    asking::accept(desk, &["posthog", "mailjet"], &who).unwrap();
    asking::judge(desk, &["mailjet"], Some(Standing::ByHand), &who).unwrap();
    assert_eq!(of(&author), [Of::Named, Of::Named, Of::ByHand], "{}", author.text());
}

#[test]
fn a_look_is_stopped_with_esc_and_says_so_and_what_it_did_not_see_is_not_called_unseen() {
    let mut author = Author::begun();
    let desk = author.unseen.model.desk.as_mut().unwrap();
    let row = serde_json::json!({"key": "post", "name": "Mailjet"});
    desk.draft
        .answers
        .sharing
        .recipients
        .push(serde_json::from_value(row).unwrap());
    author.keys("l Enter Esc");
    assert!(author.text().contains("Stopping"), "{}", author.text());
    author.unseen.wait();
    assert!(matches!(author.stage(), LookStage::List));
    assert!(
        author.text().contains("it was stopped, so the rest is not known"),
        "{}",
        author.text()
    );
    assert_eq!(author.of("mailjet"), None);
    // a second Esc while it is stopping leaves at once
    author.keys("l Enter Esc Esc");
    assert!(
        matches!(author.stage(), LookStage::List),
        "where it was asked: {}",
        author.text()
    );
    author.keys("Esc");
    assert!(
        matches!(author.unseen.model.screen, Screen::Tasks { .. }),
        "{}",
        author.text()
    );
    author.unseen.wait();
    assert!(matches!(author.unseen.model.screen, Screen::Tasks { .. }));
}

#[test]
fn every_key_works_while_a_folder_is_looked_through() {
    let mut author = Author::begun();
    author.keys("l Enter /");
    author.keys("children");
    author.keys("Enter");
    assert!(matches!(author.unseen.model.screen, Screen::Form(_)), "{}", author.text());
    author.unseen.wait();
    assert!(author.text().contains("3 new: l shows them"), "{}", author.text());
    author.keys("Esc l");
    assert!(matches!(author.stage(), LookStage::List), "{}", author.text());
}

#[test]
fn a_folder_that_is_none_is_asked_again_and_faults_are_named() {
    let mut author = Author::begun();
    fs::write(author.work.join("pom.xml"), "<a>").unwrap();
    author.keys("l");
    author.keys("/nothing");
    author.keys("Enter");
    author.unseen.wait();
    assert!(matches!(author.stage(), LookStage::Ask { .. }));
    assert!(author.text().contains("cannot be looked through"), "{}", author.text());
    "/nothing".chars().for_each(|_| author.press(KeyCode::Backspace));
    author.keys("Enter");
    author.unseen.wait();
    author.keys("End");
    assert!(author.text().contains("1 file or folder"), "{}", author.text());
    author.keys("Enter");
    assert!(author.text().contains("pom.xml:1"), "{}", author.text());
}

#[test]
fn the_names_in_env_are_read_only_when_asked() {
    let mut author = Author::begun();
    fs::write(author.work.join(".env"), "MAILGUN_API_KEY=secret\n").unwrap();
    author.keys("l Enter");
    author.unseen.wait();
    assert_eq!(author.of("mailgun"), None);
    author.keys("l Tab Space Enter");
    author.unseen.wait();
    assert!(author.of("mailgun").is_some(), "{}", author.text());
    assert!(!author.text().contains("secret"));
}

#[test]
fn home_begins_a_draft_for_a_look_or_asks_for_another_and_then_for_the_folder() {
    let mut author = Author::new();
    author.keys("/");
    author.keys("look");
    author.keys("Enter");
    assert!(
        matches!(author.unseen.model.screen, Screen::Where { preset: None, .. }),
        "{}",
        author.text()
    );
    assert!(author.text().contains("this begins an empty one"), "{}", author.text());
    author.keys("Enter");
    assert!(matches!(author.stage(), LookStage::Ask { .. }), "{}", author.text());
    author.keys("Esc");
    assert!(matches!(author.unseen.model.screen, Screen::Tasks { .. }));
    // the next one is not asked
    author.keys("Esc Enter");
    assert!(
        matches!(author.unseen.model.screen, Screen::Tasks { .. }),
        "{}",
        author.text()
    );
}

#[test]
fn who_wants_no_empty_draft_for_a_look_chooses_another_and_is_asked_for_the_folder_there() {
    let mut author = Author::new();
    author.keys("/");
    author.keys("look");
    author.keys("Enter Esc");
    assert!(author.text().contains("choose the draft or the preset"), "{}", author.text());
    author.keys("Home Enter Enter");
    assert!(matches!(author.stage(), LookStage::Ask { .. }), "{}", author.text());
}

#[test]
fn the_key_and_the_line_stand_where_providers_are_asked_and_find_knows_it() {
    let mut author = Author::begun();
    author.unseen.model.open_section("sharing");
    assert!(author.text().contains("l looks in this folder"), "{}", author.text());
    fs::remove_file(author.work.join("package.json")).unwrap();
    author.unseen.model.desk.as_mut().unwrap().project = None;
    assert!(
        author.text().contains("l looks in a folder"),
        "where no project was seen: {}",
        author.text()
    );
    let footer: Vec<&str> = keys::footer(&author.unseen.model).into_iter().map(|(key, _)| key).collect();
    assert!(footer.contains(&"l"));
    author.keys("/");
    author.keys("look Space through Space a Space folder");
    author.keys("Enter");
    assert!(matches!(author.stage(), LookStage::Ask { .. }), "{}", author.text());
    author.keys("Esc");
    assert!(matches!(author.unseen.model.screen, Screen::Form(_)));
}

/// A published draft in the project: closed and opened again, with its project looked through.
fn reopened(change: impl FnOnce(&Author)) -> Author {
    let author = Author::new();
    let mut draft = Draft::new("acme");
    let row = serde_json::json!({"key": "stripe", "catalogue": "stripe", "name": "Stripe"});
    draft.answers.sharing.recipients.push(serde_json::from_value(row).unwrap());
    draft.answers.sharing.any_recipients = Some(true);
    let on = day("2026-08-20");
    draft.publications.push(Publication::of(&draft, on, on, Vec::new()));
    drafts::save(&author.file(), &draft, true).unwrap();
    change(&author);
    let mut author = Author {
        unseen: Unseen::new(places(&author.root), day(TODAY), (100, 30)),
        ..author
    };
    author.keys("Enter");
    author
}

fn drifts(author: &Author) -> Vec<Since> {
    let desk = author.unseen.model.desk.as_ref().unwrap();
    let drifts = |one: &Since| matches!(one, Since::Unnamed(_) | Since::Unseen(_) | Since::Partly(_));
    desk.since(day(TODAY)).into_iter().filter(drifts).collect()
}

#[test]
fn a_published_draft_says_what_its_project_uses_once_that_is_known() {
    let mut author = reopened(|_| {});
    assert_eq!(drifts(&author), [], "the first frame waits for nobody");
    author.unseen.wait();
    let words = "PostHog, Sentry, in package.json: the policy does not name them";
    assert_eq!(drifts(&author), [Since::Unnamed(words.into())]);
    assert!(author.text().contains(words), "{}", author.text());
    author.keys("Home");
    while !author.text().contains("▸ PostHog, Sentry") {
        author.keys("Up");
    }
    author.keys("Enter");
    assert!(matches!(author.stage(), LookStage::List));
    author.keys("Space Down Space Enter Esc");
    assert_eq!(drifts(&author), [], "all are named: {}", author.text());
}

#[test]
fn one_provider_is_said_with_its_line_and_the_other_way_too() {
    let one = |author: &Author| {
        fs::write(
            author.work.join("package.json"),
            "{\n \"dependencies\": {\n  \"@sentry/node\": \"8\"\n }\n}\n",
        )
        .unwrap();
    };
    let mut author = reopened(one);
    author.unseen.wait();
    assert_eq!(
        drifts(&author),
        [
            Since::Unnamed("Sentry, in package.json line 3: the policy does not name it".into()),
            Since::Unseen("Stripe is named, and work shows no trace of it".into()),
        ]
    );
}

#[test]
fn a_draft_of_the_drafts_folder_goes_with_the_folder_that_was_looked_through_last_and_the_draft_does_not_say_which() {
    let mut author = Author::new();
    author.keys("Enter Right Enter");
    let file = author.unseen.model.desk.as_ref().unwrap().file.clone();
    assert!(!file.starts_with(&author.work), "{}", file.display());
    author.keys("l Enter");
    author.unseen.wait();
    author.keys("Esc Esc");
    assert!(
        !fs::read_to_string(&file)
            .unwrap()
            .contains(&author.work.display().to_string())
    );
    let mut draft = drafts::load(&file).unwrap();
    let on = day("2026-08-20");
    draft.publications.push(Publication::of(&draft, on, on, Vec::new()));
    drafts::save(&file, &draft, true).unwrap();
    author.keys("Enter");
    author.unseen.wait();
    assert_eq!(drifts(&author).len(), 1, "{}", author.text());
}

#[test]
fn a_draft_that_was_never_published_is_not_looked_at_unasked() {
    let mut author = Author::begun();
    author.keys("Esc Enter");
    author.unseen.wait();
    assert!(author.unseen.model.desk.as_ref().unwrap().looked.is_none());
}

#[test]
fn a_draft_for_which_a_folder_was_looked_through_once_says_what_came_since_in_one_line() {
    let mut author = Author::begun();
    author.keys("l Enter");
    author.unseen.wait();
    let desk = author.unseen.model.desk.as_mut().unwrap();
    let who = Who {
        by: "author".into(),
        on: day(TODAY),
    };
    asking::accept(desk, &["stripe", "sentry"], &who).unwrap();
    author.keys("x Enter"); // PostHog is none
    assert_eq!(author.of("posthog"), Some(Of::NoRecipient), "{}", author.text());
    let again = |author: &mut Author| {
        author.keys("Esc Esc Enter");
        let first = author.text();
        author.unseen.wait();
        first
    };
    again(&mut author);
    assert!(
        matches!(author.unseen.model.screen, Screen::Tasks { .. }),
        "{}",
        author.text()
    );
    assert_eq!(drifts(&author), [], "nothing came");
    let more = MANIFEST.replace(
        "\"stripe\": \"14\"",
        "\"stripe\": \"14\", \"twilio\": \"5\", \"resend\": \"3\"",
    );
    fs::write(author.work.join("package.json"), more).unwrap();
    let first = again(&mut author);
    assert!(!first.contains("The code in"), "the first frame waits for nobody: {first}");
    let words = "The code in work names 2 providers that the draft does not: Resend, Twilio";
    assert_eq!(drifts(&author), [Since::Unnamed(words.into())]);
    let text = author.text();
    assert!(text.contains(words) && !text.contains("Since you published"), "{text}");
    assert!(
        !text.contains(&format!("▸ {words}")),
        "the cursor is left where it was: {text}"
    );
    author.keys("Home");
    while !author.text().contains(&format!("▸ {words}")) {
        author.keys("Up");
    }
    author.keys("Enter");
    assert!(matches!(author.stage(), LookStage::List), "{}", author.text());
}

#[test]
fn a_look_that_nobody_asked_for_ends_at_its_limit_and_says_so() {
    let mut author = reopened(|author| {
        // beyond what all threads together have not counted yet
        for folder in 0..26 {
            let folder = author.work.join(format!("f{folder}"));
            fs::create_dir(&folder).unwrap();
            (0..1000).for_each(|n| fs::write(folder.join(format!("{n}.x")), "").unwrap());
        }
    });
    author.unseen.wait();
    let lines = drifts(&author);
    let partly = Since::Partly("Only the first 20,000 files of work were looked through".into());
    assert!(lines.contains(&partly), "{lines:?}");
    assert!(!lines.iter().any(|one| matches!(one, Since::Unseen(_))), "{lines:?}");
}

#[test]
fn the_same_in_lines() {
    let (said, draft) = talked(&["take 1 2", "reject 3 the tests only", "look", "forget stripe", "take 9"]);
    for words in [
        "1. PostHog: ",
        "package.json:5.",
        "For building and testing",
        "Named in the policy: PostHog, Sentry.",
        "Stripe: no recipient.",
        "the tests only (private)",
        "“9” is no number and no name of the last list",
        "No scan sees",
    ] {
        assert!(said.contains(words), "no {words}:\n{said}");
    }
    let named: Vec<&str> = draft.answers.sharing.recipients.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(named, ["posthog", "sentry"]);
    assert_eq!(draft.scan.len(), 0, "it was forgotten");
}

/// A conversation in lines in a project with three providers: what was said, and the draft.
fn talked(lines: &[&str]) -> (String, Draft) {
    let root = tempfile::tempdir().unwrap();
    let places = places(&root);
    let work = places.here.clone();
    fs::create_dir_all(&work).unwrap();
    fs::write(work.join("package.json"), MANIFEST).unwrap();
    fs::write(work.join(".env.example"), "TWILIO_AUTH_TOKEN=\n").unwrap();
    let start = plain::Start {
        places,
        today: day(TODAY),
        draft: None,
        preset: None,
    };
    let mut said = Vec::new();
    let lines = [&["empty", "1", "look"], lines, &["quit"]].concat();
    plain::run(start, &mut lines.join("\n").as_bytes(), &mut said).unwrap();
    let draft = drafts::load(&work.join("privacy-policy.json")).unwrap();
    (String::from_utf8(said).unwrap(), draft)
}

#[test]
fn in_lines_a_name_or_how_it_begins_does_as_well_as_a_number_and_what_can_be_taken_is() {
    let (said, draft) = talked(&[
        "take stripe",
        "reject posthog our own server",
        "take str, Sen, nobody",
        "take Sentry Post",
    ]);
    assert!(said.contains("Stripe is named already: there is nothing to take."), "{said}");
    assert!(said.contains("“nobody” is no number and no name"), "{said}");
    assert!(
        said.contains("Named in the policy: Sentry."),
        "the one of the three that can be: {said}"
    );
    assert!(said.contains("only the name of a setting"), "what a mere name is: {said}");
    let mut named: Vec<&str> = draft.answers.sharing.recipients.iter().map(|row| row.key.as_str()).collect();
    named.sort_unstable();
    assert_eq!(
        named,
        ["posthog", "sentry", "stripe"],
        "a rejected one can be named after all: {said}"
    );
    let (said, draft) = talked(&["reject posthog our own server", "by-hand s why", "by-hand Stripe at the till"]);
    assert!(said.contains("“s” may be Sentry (sentry) or Stripe (stripe)"), "{said}");
    assert_eq!(draft.judgement("posthog").map(|one| one.is), Some(Standing::NoRecipient));
    assert_eq!(draft.judgement("stripe").map(|one| one.is), Some(Standing::ByHand));
    assert!(said.contains("Stripe: used by hand; the policy does not name it"), "{said}");
    let (said, draft) = talked(&["reject posthog", "reject 3  "]);
    assert!(
        said.contains("Why is PostHog no recipient? Say it behind, as in reject posthog our own server."),
        "{said}"
    );
    assert_eq!(draft.scan, [], "without a reason nothing is said of it");
}

#[test]
fn a_rejected_provider_is_offered_by_nobody_until_that_is_taken_back() {
    let mut author = offered();
    let preset = policy_wizard::presets::all().iter().find(|preset| {
        let mut rows = preset.answers.sharing.recipients.iter();
        rows.any(|row| row.key == "stripe")
    });
    let desk = author.unseen.model.desk.as_mut().unwrap();
    desk.draft.suggested.push(policy_wizard::presets::layer(preset.unwrap()));
    desk.refresh();
    let offers = |author: &Author| -> Vec<String> {
        let desk = author.unseen.model.desk.as_ref().unwrap();
        let entries = asking::entries(desk, "sharing", None).into_iter();
        let rows = entries.filter(|entry| matches!(entry, asking::Entry::Offer(_)));
        rows.map(|entry| entry.path().to_owned()).collect()
    };
    let stripe = "sharing.recipients.stripe".to_owned();
    let before = offers(&author);
    assert!(before.contains(&stripe), "{before:?}");
    while !author.text().contains("▸ [ ] Stripe") {
        author.keys("Down");
    }
    author.keys("x Enter");
    assert_eq!(author.of("stripe"), Some(Of::NoRecipient), "{}", author.text());
    assert!(!offers(&author).contains(&stripe), "{:?}", offers(&author));
    assert_eq!(offers(&author).len(), before.len() - 1, "the others stay");
    author.keys("u");
    assert_eq!(offers(&author), before);
}

#[test]
fn the_list_ticks_both_ways_alike_and_says_why_a_key_does_nothing() {
    let mut author = Author::begun();
    author.keys("l Enter");
    author.unseen.wait();
    author.keys("Space");
    assert!(author.text().contains("▸ [x] PostHog"), "{}", author.text());
    let footer = |author: &Author| keys::footer(&author.unseen.model).into_iter().find(|(key, _)| *key == "+");
    assert_eq!(footer(&author), Some(("+", "name the ticked")));
    author.keys("Space");
    assert!(author.text().contains("▸ [ ] PostHog"), "unticked: {}", author.text());
    assert!(!author.text().contains("[x]"), "{}", author.text());
    assert_eq!(footer(&author), Some(("+", "name it")));
    author.keys("+");
    author.keys("End");
    assert!(author.text().contains("1 named already"), "{}", author.text());
    author.keys("x");
    let note = |author: &Author| author.unseen.model.note.clone().unwrap_or_default();
    assert!(note(&author).contains("Enter lists them"), "{}", note(&author));
    author.keys("Enter Down x");
    assert!(note(&author).contains("PostHog is named already"), "{}", note(&author));
    assert!(author.draft().scan.is_empty());
}

#[test]
fn in_a_terminal_a_folder_is_looked_through_beside_the_keys() {
    let (_root, home, work) = folders();
    fs::write(work.join("package.json"), MANIFEST).unwrap();
    let mut term = Term::start(&home, &work, &[], (100, 30));
    term.see("New policy");
    term.keys(ENTER);
    term.see("here, beside your code");
    term.keys(ENTER);
    term.see("Check your answers");
    term.keys("l");
    term.see("In which folder?");
    term.keys(ENTER);
    term.see("3 providers to name, or not");
    term.keys(" ");
    term.see("[x]");
    term.keys(DOWN);
    term.keys(ENTER);
    term.see("named in the policy: PostHog");
    term.keys(ESC);
    term.see("Check your answers");
    term.keys(CTRL_C);
    term.end();
    let draft = drafts::load(&work.join("privacy-policy.json")).unwrap();
    assert_eq!(draft.answers.sharing.recipients.len(), 1);
}

#[test]
fn in_a_terminal_drift_comes_onto_the_first_screen_by_itself() {
    let (_root, home, work) = folders();
    fs::write(work.join("package.json"), MANIFEST).unwrap();
    let file = work.join("privacy-policy.json");
    let mut draft = decided(but_for_decisions("clairvio"), &[TODAY]);
    let on = day(TODAY);
    draft.publications.push(Publication::of(&draft, on, on, Vec::new()));
    drafts::save(&file, &draft, false).unwrap();
    let mut term = Term::start(&home, &work, &["--today", TODAY, "./privacy-policy.json"], (120, 36));
    term.see("Since you published on");
    term.see("the policy does not name them");
    term.keys(CTRL_C);
    term.end();
}

#[test]
fn the_mouse_puts_the_cursor_on_what_was_found_and_ticks_the_names_in_env() {
    let mut author = Author::begun();
    author.keys("l");
    let click = |author: &mut Author, spot: Spot| {
        author.text(); // what is drawn can be clicked
        let all = author.unseen.model.spots.all();
        let (area, _) = all.into_iter().find(|(_, one)| *one == spot).expect("it stands there");
        drop(update(&mut author.unseen.model, Message::Click(area.x, area.y)));
    };
    click(&mut author, Spot::Line(0));
    click(&mut author, Spot::Line(0));
    assert!(author.text().contains("[x] the names in it too"), "{}", author.text());
    click(&mut author, Spot::Field);
    assert!(matches!(
        author.stage(),
        LookStage::Ask {
            on_env: false,
            env: true,
            ..
        }
    ));
    author.keys("Enter");
    author.unseen.wait();
    click(&mut author, Spot::Line(1));
    assert!(author.text().contains("▸ [ ] Sentry"), "{}", author.text());
    click(&mut author, Spot::Line(1));
    assert!(
        matches!(author.unseen.model.over, Some(Over::Say(_))),
        "what Enter does: where it is"
    );
}

/// What the scan suggests to a draft, by id.
fn suggested(draft: &Draft) -> Vec<String> {
    let layers = draft.suggested.iter().filter(|layer| layer.from == drift::SOURCE);
    layers
        .flat_map(|layer| layer.answers.sharing.recipients.iter().map(|row| row.key.clone()))
        .collect()
}

/// At the list, in a draft to which the project was suggested before.
fn offered() -> Author {
    let mut author = Author::begun();
    let found = scan::scan(&author.work, Options::default(), &[], &mut |_| ControlFlow::Continue(())).unwrap();
    let desk = author.unseen.model.desk.as_mut().unwrap();
    let layer = drift::suggestions(&desk.draft, &found, day(TODAY)).unwrap();
    let lay = drift::lay(&desk.draft, layer);
    desk.draft.edit_laid(Some(lay), &[], &author_of_today()).unwrap();
    desk.refresh();
    author.keys("l Enter");
    author.unseen.wait();
    author
}

#[test]
fn what_was_suggested_and_rejected_is_suggested_again_when_that_is_taken_back() {
    let mut author = offered();
    let before = suggested(&author.unseen.model.desk.as_ref().unwrap().draft);
    assert_eq!(before.len(), 3);
    let first = author.listed()[0].1.clone();
    author.keys("x Enter");
    assert!(!suggested(&author.draft()).contains(&first));
    author.keys("u");
    assert_eq!(author.of(&first), Some(Of::Used));
    assert_eq!(suggested(&author.draft()), before);
    author.keys("U");
    assert!(!suggested(&author.draft()).contains(&first));
}

#[test]
fn what_is_taken_back_or_refused_leaves_no_suggestion_behind() {
    let mut author = Author::begun();
    author.keys("l Enter");
    author.unseen.wait();
    author.keys("+");
    assert_eq!(suggested(&author.draft()).len(), 1);
    author.keys("u");
    assert_eq!(suggested(&author.draft()), Vec::<String>::new());
    let desk = author.unseen.model.desk.as_mut().unwrap();
    let before = desk.draft.clone();
    let who = Who {
        by: "author".into(),
        on: day(TODAY),
    };
    asking::judge(desk, &["posthog", "nobody"], Some(Standing::NoRecipient), &who).unwrap_err();
    assert_eq!(desk.draft, before, "all or nothing");
}

/// The cookies that the catalogue suggests once these files were looked through and Stripe was named from the list.
fn cookies_of(files: &[(&str, &str)]) -> (Author, Vec<String>) {
    let mut author = Author::new();
    fs::remove_file(author.work.join("package.json")).unwrap();
    for (name, text) in files {
        fs::write(author.work.join(name), text).unwrap();
    }
    author.keys("/");
    author.keys("none Space of Enter Enter l Enter");
    author.unseen.wait();
    let desk = author.unseen.model.desk.as_mut().unwrap();
    asking::accept(desk, &["stripe"], &author_of_today()).unwrap();
    let cookies = cookies(&author);
    (author, cookies)
}

fn cookies(author: &Author) -> Vec<String> {
    let rows = &author.unseen.model.desk.as_ref().unwrap().shown.cookies.items;
    rows.iter().filter_map(|row| row.name.clone()).collect()
}

const SERVER: (&str, &str) = ("package.json", "{ \"dependencies\": { \"stripe\": \"14\" } }");
const BROWSER: (&str, &str) = (
    "package.json",
    "{ \"dependencies\": { \"stripe\": \"14\", \"@stripe/stripe-js\": \"4\" } }",
);

#[test]
fn what_runs_on_a_server_alone_brings_no_cookies_and_what_reaches_a_browser_does() {
    let page = ("index.html", "<script src=\"https://js.stripe.com/v3/\"></script>");
    for server in [
        &[SERVER][..],
        &[("requirements.txt", "stripe==11\n")],
        &[("Gemfile", "gem \"stripe\"\n")],
        &[SERVER, (".env.example", "STRIPE_SECRET_KEY=\n")],
        &[(
            "package.json",
            "{ \"dependencies\": { \"stripe\": \"14\" }, \"devDependencies\": { \"@stripe/stripe-js\": \"4\" } }",
        )],
    ] {
        assert_eq!(cookies_of(server).1, [""; 0], "{server:?}");
    }
    for browser in [
        &[BROWSER][..],
        &[SERVER, page],
        &[SERVER, (".env.example", "NEXT_PUBLIC_STRIPE_KEY=\n")],
        &[("Podfile", "target 'App' do\n  pod 'Stripe'\nend\n")], // a device: what is stored there nobody knows
    ] {
        let names = cookies_of(browser).1;
        assert_eq!(names, ["__stripe_mid", "__stripe_sid"], "{browser:?}");
    }
}

#[test]
fn a_later_look_that_sees_the_browser_offers_its_cookies_then_and_what_is_named_by_hand_brings_them_at_once() {
    let (mut author, before) = cookies_of(&[SERVER]);
    assert_eq!(before, [""; 0]);
    author.keys("l Enter");
    author.unseen.wait();
    assert_eq!(cookies(&author), [""; 0], "nothing new was seen");
    fs::write(author.work.join(BROWSER.0), BROWSER.1).unwrap();
    author.keys("l Enter");
    author.unseen.wait();
    assert_eq!(cookies(&author), ["__stripe_mid", "__stripe_sid"]);
    assert!(author.text().contains("seen in browsers now"), "{}", author.text());
    author.keys("u");
    assert_eq!(cookies(&author), [""; 0], "it is one step");
    // by hand, as ever
    let talk = super::plain::Talk::new(Some("b2b-saas"));
    talk.say("go sharing.recipients\npick stripe\nquit\n");
    let draft = drafts::load(&talk.file()).unwrap();
    let by_hand = draft.shown().cookies.items;
    assert!(by_hand.iter().any(|row| row.name.as_deref() == Some("__stripe_mid")));
}

#[test]
fn in_lines_and_on_the_command_line_the_browser_is_noticed_too() {
    let (author, _) = cookies_of(&[SERVER]);
    let file = author.file();
    let mut draft = author.unseen.model.desk.as_ref().unwrap().draft.clone();
    assert!(draft.is_on_server("stripe"));
    drafts::save(&file, &draft, true).unwrap();
    let kept = fs::read_to_string(&file).unwrap();
    assert!(kept.contains("\"on_server\""), "{kept}");
    drop(author.unseen);
    fs::write(author.work.join(BROWSER.0), BROWSER.1).unwrap();
    let found = scan::scan(&author.work, Options::default(), &[], &mut |_| ControlFlow::Continue(())).unwrap();
    let layer = drift::suggestions(&draft, &found, day(TODAY)).unwrap();
    let lay = drift::lay(&draft, layer);
    draft.edit_laid(Some(lay), &[], &author_of_today()).unwrap();
    assert_eq!(draft.shown().cookies.items.len(), 2, "as `scan --draft --suggest` does it");
    let mut lines = Vec::new();
    let start = plain::Start {
        draft: Some(file.clone()),
        preset: None,
        places: places(&author.root),
        today: day(TODAY),
    };
    plain::run(start, &mut "look\nquit\n".as_bytes(), &mut lines).unwrap();
    let said = String::from_utf8(lines).unwrap();
    assert!(
        said.contains("Seen in browsers now, and what is stored there is suggested: Stripe."),
        "{said}"
    );
    assert_eq!(drafts::load(&file).unwrap().shown().cookies.items.len(), 2);
}

#[test]
fn a_dropped_provider_can_be_named_after_all() {
    let mut author = offered();
    let who = Who {
        by: "author".into(),
        on: day(TODAY),
    };
    let desk = author.unseen.model.desk.as_mut().unwrap();
    let drop = Edit::Drop {
        path: "sharing.recipients.posthog".into(),
        from: Some(drift::SOURCE.into()),
    };
    desk.edit(&[drop], &who).unwrap();
    assert_eq!(author.of("posthog"), Some(Of::Dropped));
    let desk = author.unseen.model.desk.as_mut().unwrap();
    asking::accept(desk, &["posthog"], &who).unwrap();
    assert_eq!(author.of("posthog"), Some(Of::Named));
    let desk = author.unseen.model.desk.as_ref().unwrap();
    assert_eq!(desk.draft.answers.sharing.recipients.len(), 1);
}

#[test]
fn a_look_that_ends_while_the_author_is_elsewhere_is_a_list_on_the_way_back() {
    for (change, problem) in [("", None), ("/nothing", Some("cannot be looked through"))] {
        let mut author = Author::begun();
        author.keys("l");
        author.keys(change);
        author.keys("Enter /");
        author.keys("postal");
        author.keys("Enter");
        assert!(matches!(author.unseen.model.screen, Screen::Form(_)), "{}", author.text());
        author.unseen.wait();
        author.keys("Esc"); // out of the field, which is open for there is no answer
        author.keys("Esc");
        match (author.stage(), problem) {
            (LookStage::List, None) => {}
            (LookStage::Ask { problem: Some(why), .. }, Some(words)) => assert!(why.contains(words), "{why}"),
            _ => panic!("{}", author.text()),
        }
        author.keys("Esc");
        assert!(
            matches!(author.unseen.model.screen, Screen::Tasks { .. }),
            "{}",
            author.text()
        );
    }
}

#[test]
fn a_second_look_can_be_let_be_and_esc_passes_one_list_only() {
    let mut author = Author::begun();
    author.keys("l Enter");
    author.unseen.wait();
    author.keys("l");
    assert!(matches!(author.stage(), LookStage::Ask { .. }), "{}", author.text());
    author.keys("Esc");
    assert!(matches!(author.stage(), LookStage::List), "{}", author.text());
    author.keys("l Enter");
    author.unseen.wait();
    assert!(matches!(author.stage(), LookStage::List), "{}", author.text());
    author.keys("Esc");
    assert!(
        matches!(author.unseen.model.screen, Screen::Tasks { .. }),
        "{}",
        author.text()
    );
}

#[test]
fn a_reason_stays_when_the_provider_is_judged_again_without_one() {
    let mut author = Author::begun();
    author.keys("l Enter");
    author.unseen.wait();
    let desk = author.unseen.model.desk.as_mut().unwrap();
    let who = |on: &str| Who {
        by: "author".into(),
        on: day(on),
    };
    asking::judge(desk, &["posthog"], Some(Standing::NoRecipient), &who("2026-08-01")).unwrap();
    asking::say_why_of(desk, &["posthog"], "our own server");
    asking::judge(desk, &["posthog"], Some(Standing::ByHand), &who("2026-08-02")).unwrap();
    let why = |desk: &Desk| {
        let judgement = desk.draft.judgement("posthog")?;
        desk.reasons.of_judgement(judgement).map(str::to_owned)
    };
    assert_eq!(why(desk).as_deref(), Some("our own server"));
    let at = asking::take_back(desk, false).unwrap().at;
    assert_eq!(at, "posthog");
    assert_eq!(why(desk).as_deref(), Some("our own server"));
}

#[test]
fn the_cursor_stays_on_its_line_when_less_differs_than_before() {
    let write = |author: &Author, text: &str| fs::write(author.work.join("package.json"), text).unwrap();
    let mut author = reopened(|author| write(author, "{ \"dependencies\": { \"@sentry/node\": \"8\" } }\n"));
    author.unseen.wait();
    assert_eq!(drifts(&author).len(), 2, "{}", author.text());
    let here = "▸ Stripe is named";
    author.keys("Home Down");
    assert!(author.text().contains(here), "{}", author.text());
    write(&author, "{ \"devDependencies\": { \"mixpanel\": \"1\" } }\n");
    author.keys("l l Enter");
    author.unseen.wait();
    author.keys("Esc");
    assert_eq!(drifts(&author).len(), 1, "{}", author.text());
    assert!(author.text().contains(here), "{}", author.text());
}

#[test]
fn the_wish_to_look_ends_with_the_draft_that_it_was_for() {
    let mut author = Author::new();
    author.unseen.model.home.look = true;
    drop(update(&mut author.unseen.model, Message::Failed("it is gone".into())));
    assert!(!author.unseen.model.home.look);
    author.unseen.model.home.look = true;
    author.keys("Esc");
    assert!(!author.unseen.model.home.look);
    author.keys("Enter Enter");
    assert!(
        matches!(author.unseen.model.screen, Screen::Tasks { .. }),
        "{}",
        author.text()
    );
}
