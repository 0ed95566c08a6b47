//! What a founder at eleven at night stumbled over on the screen: one test for each, that says what must hold.

use super::plain::Talk;
use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::draft::State;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::path;
use policy_wizard::tui::model::{Entry, Form, Screen};
use policy_wizard::values::PolicyDate;
use serde_json::{Value, json};

/// A new draft of this preset, on the list of sections.
fn begun(preset: &str) -> Play {
    let at = Play::new(100, 30).model.presets.iter().position(|p| p.id == preset).unwrap();
    let mut play = Play::start(at);
    play.resize(100, 30);
    play
}

fn form(play: &Play) -> &Form {
    match &play.model.screen {
        Screen::Form(form) => form,
        _ => panic!("not in a form"),
    }
}

fn focus(play: &Play) -> String {
    form(play).focus.path().to_owned()
}

fn note(play: &Play) -> String {
    play.model.note.clone().unwrap_or_default()
}

fn said(play: &Play, at: &str) -> Option<Value> {
    path::get(&play.desk().draft.answers, at)
}

/// Says this as the author would have done before.
fn say(play: &mut Play, at: &str, value: Value) {
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-20").unwrap(),
    };
    let (path, value) = (at.to_owned(), Some(value));
    let edit = Edit::Set { path, value };
    play.model.desk.as_mut().unwrap().edit(&[edit], &who).unwrap();
}

#[test]
fn one_skip_passes_all_that_a_table_offers() {
    let mut play = begun("b2b-saas");
    play.model.open_section("sharing");
    let mut offers = 0;
    let mut met = Vec::new();
    for _ in 0..60 {
        let Screen::Form(form) = &play.model.screen else { break };
        if form.section != "sharing" {
            break;
        }
        if form.input.is_none() {
            offers += usize::from(matches!(form.focus, Entry::Offer(_)));
            met.push(focus(&play));
        }
        play.key(KeyCode::Enter);
    }
    assert_eq!(offers, 1, "{met:?}");
    let twice: Vec<_> = met.iter().filter(|at| met.iter().filter(|one| one == at).count() > 1).collect();
    assert!(twice.is_empty(), "asked in a ring: {twice:?}");
    let left = !matches!(&play.model.screen, Screen::Form(form) if form.section == "sharing");
    assert!(left, "{met:?}");
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say(&format!("section sharing\n{}quit\n", "\n".repeat(20)));
    assert!(out.matches("Who receives the data?").count() <= 1, "{out}");
}

#[test]
fn the_stores_are_asked_as_soon_as_there_is_an_app() {
    let mut play = begun("b2b-saas");
    play.model.go_to("company.offers");
    play.press("Right");
    play.type_text("mobile");
    play.press("Enter Enter");
    assert!(said(&play, "company.offers").unwrap().to_string().contains("mobile-app"));
    assert_eq!(focus(&play), "company.stores", "{}", play.text());
    let talk = Talk::new(Some("ios-app"));
    let out = talk.say("section company\ngo company.offers\n\n\nquit\n");
    assert!(out.contains("Through which stores does it come?"), "{out}");
}

#[test]
fn a_ground_that_needs_an_interest_leads_to_it() {
    let mut play = begun("b2b-saas");
    play.model.open_section("use");
    let desk = play.model.desk.as_mut().unwrap();
    let who = Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-20").unwrap(),
    };
    let row = json!({ "key": "fix", "purpose": "improve", "kinds": ["usage"] });
    let insert = Edit::Insert {
        table: "use.purposes".into(),
        before: None,
        row,
    };
    desk.edit(&[insert], &who).unwrap();
    play.model.go_to("use.purposes.fix.ground");
    play.press("Right");
    play.type_text("legit");
    play.press("Enter");
    assert_eq!(said(&play, "use.purposes.fix.ground"), Some(json!("legitimate-interests")));
    assert_eq!(focus(&play), "use.purposes.fix.interest", "{}", play.text());
}
