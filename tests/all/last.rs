//! The last words on the screen and in lines: one test for each, that says what must hold.

use super::hand::{begun, focus, said};
use super::plain::Talk;
use policy_wizard::draft::State;
use policy_wizard::path;
use serde_json::json;

const KINDS: &str = "collection.kinds";

#[test]
fn a_usual_kind_is_picked_as_one_types_and_only_its_name_is_the_authors() {
    let mut play = begun("ios-app");
    let before = play.desk().draft.clone();
    play.model.open_section("collection");
    play.press("+");
    assert!(play.text().contains("Server logs: "), "{}", play.text());
    assert!(!play.text().contains("Push tokens: "), "the preset has it: {}", play.text());
    play.type_text("access log");
    assert!(
        play.text().contains("Server logs: ") && !play.text().contains("Usage data: "),
        "{}",
        play.text()
    );
    play.press("Down Enter");
    assert_eq!(
        said(&play, &format!("{KINDS}.logs")),
        Some(json!({ "key": "logs", "name": "Server logs" }))
    );
    let items = format!("{KINDS}.logs.items");
    assert_eq!(focus(&play), items, "what it holds is for the author to confirm");
    assert_eq!(play.desk().draft.state(&items), State::Suggested);
    assert!(play.text().contains("the usual kinds of data"), "{}", play.text());
    play.press("Enter");
    assert_eq!(play.desk().draft.state(&items), State::Known);
    while play.desk().history.can_undo() {
        play.key(crossterm::event::KeyCode::Esc);
        play.press("u");
    }
    assert_eq!(play.desk().draft, before, "and back, with what was suggested");
}

#[test]
fn what_is_typed_for_a_kind_stays_the_authors_name() {
    let mut play = begun("ios-app");
    play.model.open_section("collection");
    play.press("+");
    play.type_text("Log of doors");
    play.press("Enter");
    assert_eq!(
        said(&play, &format!("{KINDS}.log-of-doors.name")),
        Some(json!("Log of doors"))
    );
    assert_eq!(
        play.desk().draft.state(&format!("{KINDS}.log-of-doors.items")),
        State::Unanswered
    );
}

#[test]
fn a_usual_kind_taken_away_does_not_come_back_and_can_be_picked_again() {
    let mut play = begun("ios-app");
    for _ in 0..2 {
        play.model.open_section("collection");
        play.press("+");
        play.type_text("server logs");
        play.press("Enter");
        let key = play.desk().draft.answers.collection.kinds.last().unwrap().key.clone();
        let items = format!("{KINDS}.{key}.items");
        assert_eq!(play.desk().draft.state(&items), State::Suggested, "{key}");
        play.press("Esc Esc");
        play.model.go_to(&format!("{KINDS}.{key}"));
        play.press("x");
        assert!(!play.desk().shown.collection.kinds.iter().any(|row| row.key == key), "{key}");
    }
}

#[test]
fn add_lists_the_usual_kinds_in_lines() {
    let talk = Talk::new(Some("ios-app"));
    let out = talk.say("go collection.kinds\nadd\nquit\n");
    let line = out.lines().find(|line| line.contains("Server logs: ")).unwrap_or_default();
    let number = line.split('.').next().unwrap_or_default().trim().to_owned();
    assert!(number.parse::<usize>().is_ok(), "{out}");
    let out = talk.say(&format!("go collection.kinds\nadd\n{number}\nquit\n"));
    let draft = talk.draft();
    assert_eq!(
        path::get(&draft.answers, "collection.kinds.logs.name"),
        Some(json!("Server logs")),
        "{out}"
    );
    assert_eq!(draft.state("collection.kinds.logs.items"), State::Suggested);
    let own = Talk::new(Some("ios-app"));
    own.say("go collection.kinds\nadd\n=Server logs\nquit\n");
    assert_eq!(own.draft().state("collection.kinds.server-logs.items"), State::Unanswered);
}
