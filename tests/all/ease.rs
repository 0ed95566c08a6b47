//! What fresh users stumbled over: one test for each, that says what must hold.

use super::policy::{SAMPLES, sample};
use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::asking;
use policy_wizard::clauses;
use policy_wizard::document::{Block, Sentence};
use policy_wizard::draft::{Draft, State};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview::{self, Kind, SECTIONS};
use policy_wizard::path;
use policy_wizard::tui::keys;
use policy_wizard::tui::model::{Desk, Entry, Form, Over, Screen, needs};
use policy_wizard::tui::theme::Theme;
use policy_wizard::tui::update::{Message, Next, next};
use policy_wizard::values::PolicyDate;
use serde_json::{Value, json};

fn who() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-20").unwrap(),
    }
}

fn with(draft: Draft) -> Play {
    let mut play = Play::new(120, 40);
    play.model.desk = Some(Desk::new(draft, "/nonexistent/policy-wizard-test/privacy-policy.json".into()));
    play.model.screen = Screen::Tasks { at: 0 };
    play
}

/// A draft that begins with nothing, and these answers.
pub fn empty(answers: &[(&str, Value)]) -> Play {
    let mut play = with(Draft::new("acme"));
    for (at, value) in answers {
        let edit = if interview::question(at).is_some_and(interview::Question::is_table) {
            Edit::Insert {
                table: (*at).into(),
                before: None,
                row: value.clone(),
            }
        } else {
            Edit::Set {
                path: (*at).into(),
                value: Some(value.clone()),
            }
        };
        play.model.desk.as_mut().unwrap().edit(&[edit], &who()).unwrap();
    }
    play
}

fn form(play: &Play) -> &Form {
    match &play.model.screen {
        Screen::Form(form) => form,
        _ => panic!("not in a form"),
    }
}

fn note(play: &Play) -> String {
    play.model.note.clone().unwrap_or_default()
}

fn footer(play: &Play, key: &str) -> Option<&'static str> {
    keys::footer(&play.model)
        .into_iter()
        .find(|(shown, _)| *shown == key)
        .map(|(_, does)| does)
}

/// Enter takes or opens what waits and goes on from what does not, and the footer says which.
#[test]
fn enter_does_what_the_footer_says_on_every_line() {
    let mut seen = std::collections::BTreeSet::new();
    for preset in [0, 3, 7] {
        let mut play = Play::start(preset);
        let drafted = play.desk().draft.clone();
        for section in SECTIONS {
            let entries = asking::entries(play.desk(), section.id, None);
            for entry in entries {
                play.model.desk.as_mut().unwrap().draft = drafted.clone();
                play.model.desk.as_mut().unwrap().refresh();
                play.model.over = None;
                let mut at = Form::section(section.id, play.desk());
                at.focus = entry.clone();
                play.model.screen = Screen::Form(at);
                let does = footer(&play, "Enter").unwrap();
                let wanted = next(play.desk(), form(&play));
                seen.insert(does);
                play.press("Enter");
                let open = matches!(play.model.over, Some(Over::Provider { .. }))
                    || matches!(&play.model.screen, Screen::Form(form) if form.input.is_some() && form.focus.path() == entry.path());
                let said = format!("{entry:?}: {does}\n{}", play.text());
                match wanted {
                    Next::Open(_) | Next::Row => assert!(open && matches!(does, "answer" | "add"), "{said}"),
                    Next::Fill(at) => {
                        assert_eq!((form(&play).focus.path(), does), (at.as_str(), "what it lacks"), "{said}");
                    }
                    Next::Take(_) => assert!(does == "yes, next" && !needs(play.desk(), &entry), "{said}"),
                    Next::None => {
                        let said_so = play.desk().draft.state(entry.path()) == State::Known;
                        assert!(does == "none" && said_so, "{said}");
                    }
                    Next::On => {
                        assert!(matches!(does, "next" | "skip") && !open, "{said}");
                        assert!(play.desk().draft == drafted, "{said}");
                    }
                }
            }
        }
    }
    assert!(seen.len() >= 4, "{seen:?}");
}

#[test]
fn whoever_moves_on_to_something_needed_can_type_at_once() {
    // by a yes
    let mut play = Play::start(0);
    for _ in 0..60 {
        let Screen::Form(form) = &play.model.screen else {
            play.press("Enter");
            continue;
        };
        let at = form.focus.path().to_owned();
        let question = asking::question_of(&at).unwrap();
        let typed = matches!(question.kind, Kind::Text | Kind::Contact | Kind::Date | Kind::Link);
        if question.needed && typed && play.desk().draft.state(&at) == State::Unanswered {
            assert!(play.model.has_caret(), "{at}:\n{}", play.text());
            play.type_text(if matches!(question.kind, Kind::Contact) {
                "privacy@acme.example"
            } else {
                "Acme"
            });
        }
        play.press("Enter");
    }
    assert_eq!(play.desk().draft.answers.company.legal_name.as_deref(), Some("Acme"));
}

#[test]
fn one_esc_closes_the_field_and_the_next_the_form() {
    let rows = json!({"key": "quill", "name": "Quillpay"});
    for (at, keys) in [
        ("company.legal_name", "Right"),
        ("sharing.recipients.quill", "Tab Enter"),
        ("company.contact", "Right"),
        ("collection.kinds", "Enter"),
        ("sharing.recipients", "+"),
    ] {
        let mut play = empty(&[("sharing.recipients", rows.clone())]);
        play.model.go_to(at);
        play.press(keys);
        assert!(play.model.has_caret(), "{at}:\n{}", play.text());
        play.type_text("Half Way");
        play.press("Esc");
        assert!(matches!(&play.model.screen, Screen::Form(f) if f.input.is_none()), "{at}");
        assert!(
            play.model.over.is_none() && form(&play).record.is_none(),
            "{at}:\n{}",
            play.text()
        );
        let said = note(&play);
        assert!(said.contains("kept") || said.contains("waits in the field"), "{at}: {said}");
        play.press("Esc");
        assert!(matches!(play.model.screen, Screen::Tasks { .. }), "{at}:\n{}", play.text());
    }
}

#[test]
fn half_a_row_is_no_row_and_waits() {
    for (table, keys) in [("collection.kinds", "Enter"), ("sharing.recipients", "Enter")] {
        let mut play = empty(&[]);
        play.model.go_to(table);
        play.press(keys);
        play.type_text("Half");
        play.press("Esc");
        assert!(interview::keys(&play.desk().draft.answers, table).is_empty(), "{table}");
        play.press("Enter");
        assert!(play.text().contains("Half"), "{table}:\n{}", play.text());
    }
}

#[test]
fn a_paste_where_nothing_is_open_runs_no_command() {
    let mut play = Play::start(0);
    for place in ["company.audience", "sharing.recipients", "collection.kinds"] {
        play.model.go_to(place);
        let before = play.desk().draft.clone();
        play.send(Message::Pasted("ny cax+ Yard".into()));
        assert!(note(&play).contains("no field is open"), "{place}: {}", note(&play));
        assert!(play.desk().draft == before && play.model.over.is_none(), "{place}");
    }
    // yes and no take no text either
    play.model.go_to("collection.sensitive");
    play.press("Right");
    play.send(Message::Pasted("ny".into()));
    assert!(note(&play).contains("no field is open"), "{}", note(&play));
}

#[test]
fn a_list_of_choices_has_its_cursor_at_once_and_enter_picks_none() {
    let lists = interview::all()
        .iter()
        .filter(|q| !q.is_column() && matches!(q.kind, Kind::One(list) if list.len() > 4));
    let mut count = 0;
    for question in lists {
        let mut play = empty(&[]);
        play.model.go_to(question.id);
        if !matches!(&play.model.screen, Screen::Form(form) if form.focus.path() == question.id) {
            continue; // not asked of an empty draft
        }
        play.press("Right");
        let text = play.text();
        assert!(text.contains("▸ no answer yet"), "{}:\n{text}", question.id);
        play.press("Down Up");
        assert!(play.text().contains("▸ no answer yet"), "{}", question.id);
        play.press("Enter");
        assert_eq!(play.desk().draft.state(question.id), State::Unanswered);
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn in_several_lines_enter_makes_a_line_and_tab_goes_on() {
    let mut play = empty(&[]);
    play.model.go_to("company.address");
    play.press("Right");
    play.type_text("1 Example Street");
    assert_eq!(
        (footer(&play, "Tab"), footer(&play, "Enter")),
        (Some("done"), Some("new line, twice is done"))
    );
    play.press("Enter");
    play.type_text("Boston");
    play.press("Tab");
    let address = play.desk().draft.answers.company.address.clone();
    assert_eq!(address.as_deref(), Some("1 Example Street\nBoston"));
    assert_ne!(form(&play).focus.path(), "company.address");
    // and of one line: kept, and on
    play.model.go_to("company.product");
    play.press("Right");
    play.type_text("Acme");
    play.press("Tab");
    assert_eq!(play.desk().draft.answers.company.product.as_deref(), Some("Acme"));
    assert_eq!(form(&play).focus.path(), "company.website");
}

#[test]
fn a_copy_asks_for_its_name_and_equal_names_are_said() {
    let mut play = empty(&[("collection.kinds", json!({"key": "letters", "name": "Letters"}))]);
    play.model.go_to("collection.kinds.letters");
    play.press("c");
    assert!(
        play.model.has_caret() && form(&play).focus.path().rsplit('.').next() == Some("name"),
        "{}",
        play.text()
    );
    play.press("Esc");
    let text = play.text();
    assert!(text.contains("another row has the same name"), "{text}");
    assert_eq!(text.matches("! Letters").count(), 2, "both are marked:\n{text}");
    play.press("Tab Enter");
    play.type_text(" to us");
    play.press("Enter");
    assert!(!play.text().contains("another row has the same name"), "{}", play.text());
}

#[test]
fn a_suggested_row_says_that_it_has_to_be_taken_first() {
    let mut play = Play::start(0);
    let row = interview::keys(&play.desk().shown, "collection.kinds")
        .first()
        .cloned()
        .unwrap();
    for key in ["K", "J"] {
        play.model.go_to(&path::row_path("collection.kinds", &row));
        play.press(key);
        assert!(note(&play).contains("take it first"), "{key}: {}", note(&play));
    }
}

#[test]
fn after_a_row_was_added_the_next_can_be() {
    let mut play = empty(&[]);
    play.model.go_to("sharing.recipients");
    for name in ["Zorblatt", "Quuxware"] {
        play.press("+");
        play.type_text(name);
        play.press("Enter");
        for _ in 0..12 {
            if form(&play).record.is_none() {
                break;
            }
            play.press("Esc");
        }
        let row = format!("sharing.recipients.{}", name.to_lowercase());
        let focus = form(&play).focus.clone();
        assert_eq!(focus, Entry::Row(row), "who steps out of a row stands on it");
    }
    play.press("Down");
    assert_eq!(form(&play).focus, Entry::Add("sharing.recipients"));
    assert_eq!(interview::keys(&play.desk().draft.answers, "sharing.recipients").len(), 2);
    // Enter where nothing is typed goes on, and holds nobody up
    play.press("Enter Enter");
    assert!(play.model.over.is_none());
    assert!(
        !matches!(&play.model.screen, Screen::Form(f) if f.focus == Entry::Add("sharing.recipients")),
        "{}",
        play.text()
    );
}

#[test]
fn where_the_author_stopped_is_where_enter_goes_on_if_it_says_so() {
    let mut play = Play::start(0);
    play.model.desk.as_mut().unwrap().stopped = Some("use.purposes".into());
    for (at, section) in SECTIONS.iter().enumerate() {
        play.model.screen = Screen::Tasks { at };
        let here = section.id == "use";
        let text = play.text();
        assert!(text.contains("You stopped at"), "{text}");
        assert_eq!(text.contains("Enter continues there"), here, "{text}");
        assert!(here || text.contains("in How you use it."), "{text}");
    }
    play.model.screen = Screen::Tasks { at: 2 };
    play.press("Enter");
    assert!(form(&play).focus.path().starts_with("use.purposes"), "{}", play.text());
    play.model.screen = Screen::Tasks { at: 2 };
    assert!(!play.text().contains("You stopped at"), "said once:\n{}", play.text());
}

#[test]
fn taking_back_a_yes_to_a_section_names_what_it_took() {
    let mut play = Play::start(0);
    play.model.open_section("rights");
    let waiting = play.desk().tally("rights").to_confirm;
    assert!(waiting > 1);
    play.press("y");
    for _ in 0..9 {
        if matches!(play.model.screen, Screen::Text { .. }) {
            play.press("Enter");
        }
    }
    play.press("u");
    let said = note(&play);
    assert!(play.desk().tally("rights").to_confirm == waiting, "{}", play.text());
    let named = said.strip_prefix("taken back: ").unwrap_or_else(|| panic!("{said}"));
    assert!(!named.starts_with(|c: char| c.is_ascii_digit()), "{said}");
}

#[test]
fn a_transfer_without_a_destination_is_counted_as_unfinished() {
    let play = empty(&[
        ("company.regions", json!(["eea"])),
        ("sharing.transfers", json!({"key": "a", "origin": "eea"})),
        (
            "sharing.transfers",
            json!({"key": "b", "origin": "eea", "to": {"area": "US"}, "instruments": ["scc"]}),
        ),
    ]);
    let sharing = interview::section("sharing").unwrap();
    let held = (sharing.holds)(&play.desk().draft.answers);
    assert!(held.contains(&"1 transfer abroad".to_owned()), "{held:?}");
    let unfinished = play.desk().tally("sharing").lacking;
    assert_eq!(unfinished, 1, "counted once, where all rows are");
}

#[test]
fn an_unfinished_row_prints_no_row_without_a_name_and_no_bare_column() {
    let mut tables = 0;
    for (name, _) in SAMPLES {
        let draft = sample(name);
        for table in interview::all().iter().filter(|q| q.is_table()) {
            if interview::keys(&draft.answers, table.id).len() < 3 {
                continue;
            }
            let columns: Vec<_> = interview::columns(table.id).collect();
            let full = interview::keys(&draft.answers, table.id)[0].clone();
            // a row that has only one of its cells, whichever it is
            for column in columns {
                let Some(value) = path::get(&draft.answers, &column.path(&full)) else {
                    continue;
                };
                let mut less = draft.clone();
                let row = json!({ "key": "unfinished", column.leaf(): value });
                let edit = Edit::Insert {
                    table: table.id.into(),
                    before: None,
                    row,
                };
                if less.edit(&edit, &who()).is_err() {
                    continue;
                }
                let document = clauses::policy(&less.published());
                for block in document.clauses.iter().flat_map(|clause| &clause.blocks) {
                    if let Block::Table(printed) = block {
                        tables += 1;
                        let says = |row: &Vec<Sentence>, at: usize| row[at].words().chars().any(char::is_alphanumeric);
                        for at in 0..printed.head.len() {
                            let filled = printed.rows.iter().filter(|row| says(row, at)).count();
                            let most = if at == 0 { filled } else { filled * 2 };
                            assert!(most >= printed.rows.len(), "{name}, {}: {printed:?}", column.id);
                        }
                    }
                }
            }
        }
    }
    assert!(tables > 0);
}

#[test]
fn the_contact_says_neither_the_name_nor_the_country_twice() {
    let play = empty(&[
        ("company.product", json!("Acme")),
        ("company.legal_name", json!("Acme GmbH")),
        ("company.country", json!({"area": "DE"})),
        ("company.address", json!("Acme GmbH\n1 Example Street\n10115 Berlin\nGermany")),
    ]);
    let document = clauses::policy(&play.desk().draft.answers);
    let Some(Block::Card(lines)) = document.clause("contact").and_then(|clause| clause.blocks.first()) else {
        panic!("no card")
    };
    let all: Vec<String> = lines
        .iter()
        .map(|(label, words)| format!("{label}: {}", words.words()))
        .collect();
    assert_eq!(
        all,
        [
            "Operator: Acme GmbH",
            "Postal address: 1 Example Street, 10115 Berlin, Germany"
        ]
    );
    // an address in another country keeps the line
    let play = empty(&[
        ("company.country", json!({"area": "DE"})),
        ("company.address", json!("1 Example Street\nVienna\nAustria")),
    ]);
    let document = clauses::policy(&play.desk().draft.answers);
    let words: String = document
        .clause("contact")
        .unwrap()
        .sentences()
        .map(policy_wizard::document::Sentence::words)
        .collect();
    assert!(words.contains("Germany") && words.contains("Austria"), "{words}");
}

#[test]
fn every_mark_beside_the_text_stands_in_its_legend() {
    for width in [100, 104, 120, 200] {
        let mut play = with(sample("altaclario"));
        play.resize(width, 30);
        play.model.go_to("collection.kinds");
        for reading in [false, true] {
            if reading {
                play.press("t");
            }
            let text = play.text();
            let legend = text
                .lines()
                .find(|line| line.contains("to confirm") && line.contains('▌'))
                .unwrap_or_default();
            assert!(
                legend.contains('+') && (legend.contains("changed") || legend.contains("new")),
                "{width}:\n{text}"
            );
            assert_eq!(legend.contains("▸ "), reading, "{width}:\n{text}");
        }
    }
}

#[test]
fn a_short_screen_gives_the_list_what_the_question_does_not_need() {
    let mut play = Play::start(0);
    play.resize(80, 24);
    play.model.open_section("company");
    play.press("Esc");
    for _ in 0..12 {
        let text = play.text();
        let lines: Vec<&str> = text.lines().collect();
        let foot = lines.iter().rposition(|line| !line.is_empty()).unwrap();
        let blank = lines[..foot].iter().rev().take_while(|line| line.trim().is_empty()).count();
        assert!(blank <= 4, "{blank} blank rows:\n{text}");
        play.key(KeyCode::Down);
    }
}

#[test]
fn in_ascii_what_is_left_out_has_one_sign() {
    use policy_wizard::tui::theme::Sign;
    let ascii = Theme::plain().with_ascii();
    assert_eq!(ascii.sign(Sign::Omission), ".", "as the rest of the screen has it");
}
