//! The last remarks of a founder who looked again: one test for each, that says what must hold.

use super::hand::{begun, focus, form, insert, note, said, say, take};
use super::plain::Talk;
use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::asking;
use policy_wizard::draft::State;
use policy_wizard::interview::SECTIONS;
use policy_wizard::path;
use policy_wizard::tui::model::Screen;
use serde_json::json;

/// A kind of data that the preset suggests, with more cells than one.
const USAGE: &str = "collection.kinds.activity";

fn cell(column: &str) -> String {
    format!("{USAGE}.{column}")
}

fn states(play: &Play, columns: &[&str]) -> Vec<State> {
    columns.iter().map(|column| play.desk().draft.state(&cell(column))).collect()
}

#[test]
fn an_edited_cell_of_a_suggested_row_leaves_the_other_cells_suggestions() {
    let mut play = begun("b2b-saas");
    let before = play.desk().draft.clone();
    let shown = play.desk().shown.clone();
    play.model.go_to(&cell("consequence"));
    play.press("Right");
    play.type_text(" and when");
    play.press("Enter");
    assert_eq!(said(&play, &cell("consequence")), Some(json!("and when")));
    assert_eq!(
        said(&play, &cell("name")),
        Some(json!("Activity log")),
        "the row has its name"
    );
    assert_eq!(
        states(&play, &["items", "trigger", "source", "kept"]),
        [State::Suggested; 4],
        "{:?}",
        said(&play, USAGE)
    );
    let waiting = asking::waiting_in(play.desk(), USAGE);
    assert!(
        waiting.contains(&cell("items")) && !waiting.contains(&cell("name")),
        "{waiting:?}"
    );
    assert_eq!(
        path::get(&shown, &cell("items")),
        path::get(&play.desk().shown, &cell("items"))
    );
    play.press("u");
    while play.desk().history.can_undo() {
        play.press("u");
    }
    assert_eq!(play.desk().draft, before, "and back");
    let talk = Talk::new(Some("b2b-saas"));
    talk.say(&format!("go {}\nnames, times\nquit\n", cell("items")));
    assert_eq!(talk.draft().state(&cell("kept")), State::Suggested);
    assert_eq!(talk.draft().state(&cell("items")), State::Known);
}

#[test]
fn a_cell_on_which_the_edited_one_hangs_comes_with_it() {
    let mut play = begun("b2b-saas");
    let at = "use.purposes.provide.interest";
    say(&mut play, at, json!("giving you what you ordered"));
    assert_eq!(
        said(&play, "use.purposes.provide.ground"),
        Some(json!("legitimate-interests"))
    );
    assert_eq!(play.desk().draft.state(at), State::Known, "nothing to confirm again");
    assert_eq!(play.desk().draft.state("use.purposes.provide.kinds"), State::Suggested);
}

#[test]
fn what_is_cleared_in_a_row_that_nobody_took_is_only_dropped() {
    let mut play = begun("b2b-saas");
    play.model.go_to(&cell("consequence"));
    play.press("x");
    assert_eq!(said(&play, USAGE), None);
    assert_eq!(path::get(&play.desk().shown, &cell("consequence")), None);
    assert!(path::get(&play.desk().shown, &cell("items")).is_some());
}

#[test]
fn enter_in_a_record_takes_its_cells_one_by_one_and_y_all_of_them() {
    let mut play = begun("b2b-saas");
    play.resize(220, 60); // so that each answer stands whole on its line
    play.model.open_section("collection");
    play.model.go_to(USAGE);
    play.press("Right");
    assert_eq!(focus(&play), cell("name"));
    play.press("Enter");
    assert!(form(&play).record.is_some(), "{}", play.text());
    assert_ne!(focus(&play), cell("name"), "on to the next");
    assert_eq!(states(&play, &["name", "items"]), [State::Known, State::Suggested]);
    let second = focus(&play);
    play.press("Enter");
    assert_eq!(play.desk().draft.state(&second), State::Known);
    let footer = policy_wizard::tui::keys::footer(&play.model);
    let bulk = footer
        .iter()
        .any(|(key, does)| ["y", "F4"].contains(key) && *does == "yes to the row");
    assert!(bulk, "{footer:?}");
    play.key(KeyCode::F(4));
    assert!(asking::waiting_in(play.desk(), USAGE).is_empty());
    assert!(form(&play).record.is_none(), "the row is done: {}", play.text());
}

#[test]
fn esc_from_a_section_stands_on_it_while_anything_waits_there_and_says_where_else_it_goes() {
    let mut play = begun("b2b-saas");
    for section in ["rights", "company", "changes"] {
        play.model.open_section(section);
        play.press("Esc");
        let own = SECTIONS.iter().position(|one| one.id == section).unwrap();
        let here = |play: &Play| match play.model.screen {
            Screen::Tasks { at } => at,
            _ => panic!("no task list"),
        };
        assert_eq!(here(&play), own, "{section}");
        let waits: Vec<String> = play.desk().outstanding.clone();
        play.model.open_section(section);
        for at in waits.iter().filter(|at| asking::section_of(at) == Some(section)) {
            take(&mut play, at);
        }
        let needed = play.desk().tally(section).missing > 0;
        play.press("Esc");
        assert_eq!(here(&play) == own, needed, "{section}");
        assert_eq!(note(&play).contains("; next is "), !needed, "{}", note(&play));
    }
}

#[test]
fn x_in_a_list_of_things_takes_one_and_u_brings_it_back() {
    let mut play = begun("b2b-saas");
    take(&mut play, USAGE);
    let all = said(&play, &cell("items")).unwrap();
    play.model.go_to(&cell("items"));
    play.press("Right Up Up x");
    let left = said(&play, &cell("items")).unwrap();
    assert_eq!(left.as_array().unwrap().len() + 1, all.as_array().unwrap().len(), "{left}");
    assert_eq!(left[0], all[0]);
    assert!(
        form(&play).input.is_some() && note(&play).contains("u brings it back"),
        "{}",
        note(&play)
    );
    play.press("x Esc u");
    assert_eq!(said(&play, &cell("items")), Some(left), "one at a time");
    play.press("u");
    assert_eq!(said(&play, &cell("items")), Some(all));
}

#[test]
fn a_changed_row_says_what_of_it_is_the_authors() {
    let mut play = begun("b2b-saas");
    take(&mut play, USAGE);
    let words = |play: &Play| asking::standing(play.desk(), USAGE, play.model.today, &|from| from.to_owned()).unwrap();
    assert!(!words(&play).contains("changed"), "{}", words(&play));
    say(&mut play, &cell("consequence"), json!("mend what broke"));
    assert!(words(&play).contains("changed by you: needed to"), "{}", words(&play));
}

#[test]
fn nobody_answers_by_walking_up_or_down() {
    for answered in ["", "y", "n"] {
        for walk in ["Down", "Up"] {
            let mut play = begun("b2b-saas");
            let at = "collection.sensitive";
            play.model.go_to(at);
            play.press(&format!("{answered} Enter"));
            play.model.go_to(at);
            play.press("Right");
            assert!(form(&play).input.is_some(), "the question is open");
            let before = said(&play, at);
            play.press(walk);
            assert_ne!(focus(&play), at, "{walk} goes on from {before:?}");
            assert_eq!(said(&play, at), before, "{walk}");
        }
    }
}

#[test]
fn left_and_right_choose_in_short_lists_and_both_pairs_in_long_ones() {
    let mut play = begun("b2b-saas");
    let at = "collection.sensitive";
    play.model.go_to(at);
    play.press("Enter Right Right");
    assert_eq!((focus(&play).as_str(), said(&play, at)), (at, Some(json!(false))));
    play.press("Left");
    assert_eq!(said(&play, at), Some(json!(true)));
    play.press("Esc");
    let long = "use.purposes.provide.ground";
    play.model.go_to(long);
    play.press("Right Right Enter");
    let right = said(&play, long);
    assert!(right.is_some());
    play.press("u");
    play.model.go_to(long);
    play.press("Right Down Enter");
    assert_eq!(said(&play, long), right);
}

#[test]
fn an_empty_line_ends_an_address_in_lines() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go company.address\n1 Quay Street\nYork\n\nquit\n");
    assert!(out.contains("an empty line ends it"), "{out}");
    assert_eq!(talk.draft().answers.company.address.as_deref(), Some("1 Quay Street\nYork"));
}

#[test]
fn a_space_ticks_in_a_list_that_is_narrowed() {
    let mut play = begun("b2b-saas");
    play.model.go_to("company.offers");
    play.press("Right");
    play.type_text("iphone");
    play.press("Space");
    let offers = said(&play, "company.offers").unwrap().to_string();
    assert!(offers.contains("mobile-app"), "{offers}");
    play.type_text("zzzz");
    play.press("Space");
    play.type_text("z");
    assert!(
        play.text().contains("zzzz z"),
        "where nothing is like that, it is typed: {}",
        play.text()
    );
    assert_eq!(
        said(&play, "company.offers").unwrap().to_string(),
        offers,
        "and nothing is ticked"
    );
}

#[test]
fn what_only_resembles_is_found_where_nothing_holds_the_words() {
    let play = begun("web-app");
    let first = |typed: &str| {
        asking::Sought::of(play.desk())
            .find(typed)
            .into_iter()
            .next()
            .map(|hit| hit.to)
    };
    assert_eq!(first("contact").as_deref(), Some("company.contact"));
    let words = asking::Sought::of(play.desk()).find("contact").into_iter();
    assert!(
        words.into_iter().all(|hit| hit.sort != asking::Sort::Word),
        "“contractual” is no contact"
    );
    for (typed, section) in [("cookei", "cookies"), ("retntion", "retention")] {
        let hits = asking::Sought::of(play.desk()).find(typed);
        assert!(hits.iter().take(2).any(|hit| hit.to == section), "{typed}: {hits:?}");
    }
}

#[test]
fn in_lines_a_hit_says_no_word_twice() {
    let talk = Talk::new(Some("web-app"));
    let out = talk.say("find when\nquit\n");
    assert!(out.contains(": when someone contacts you"), "{out}");
    assert!(!out.contains("when when") && !out.contains("when: when"), "{out}");
}

#[test]
fn a_provider_is_found_by_what_people_call_it() {
    let mut play = begun("b2b-saas");
    say(&mut play, "use.newsletters", json!("opt-in"));
    for (typed, wanted) in [
        ("provider", "sharing.recipients"),
        ("sub-processor", "sharing.recipients"),
        ("vendor", "sharing.recipients"),
        ("encryption", "retention.safeguards"),
        ("legal basis", "use.purposes"),
        ("unsubscribe", "use.newsletters_stop"),
        ("minors", "children.minimum_age"),
    ] {
        let hits = asking::Sought::of(play.desk()).find(typed);
        let first: Vec<&str> = hits.iter().take(6).map(|hit| hit.to.as_str()).collect();
        assert!(first.contains(&wanted), "{typed}: {first:?}");
    }
    let first = asking::Sought::of(play.desk()).find("provider");
    assert!(first.iter().take(3).any(|hit| hit.to == "sharing.recipients"), "{first:?}");
}

#[test]
fn no_section_is_called_done_over_what_a_law_wants() {
    let mut play = begun("b2b-saas");
    say(&mut play, "company.regions", json!(["eea"]));
    let today = play.model.today;
    for _ in 0..6 {
        let waits = play.desk().outstanding.clone();
        for at in waits
            .iter()
            .filter(|at| play.desk().outstanding.contains(at))
            .cloned()
            .collect::<Vec<_>>()
        {
            if play.desk().outstanding.contains(&at) {
                take(&mut play, &at);
            }
        }
    }
    let states: Vec<(String, usize)> = SECTIONS
        .iter()
        .map(|section| {
            let (_, musts, _) = play.desk().findings_in(section.id, today);
            (play.desk().state_of(section.id, today), musts)
        })
        .collect();
    assert!(states.iter().any(|(_, musts)| *musts > 0), "{states:?}");
    for (words, musts) in &states {
        assert!(*musts == 0 || !words.contains("done"), "{states:?}");
    }
    for section in SECTIONS {
        play.model.open_section(section.id);
        let words = play.desk().state_of(section.id, today);
        assert!(
            play.text().lines().next().unwrap().contains(&words),
            "{words}: {}",
            play.text()
        );
    }
}

#[test]
fn a_provider_taken_away_is_told_of_where_words_still_name_it() {
    let mut play = begun("b2b-saas");
    let row = json!({ "key": "host", "name": "Quayhost", "job": ["hosting"], "country": { "area": "DE" } });
    insert(&mut play, "sharing.recipients", row);
    let text = json!({ "key": "own", "at": "sharing", "text": "Backups lie with Quayhost, too. Quayhosting is another." });
    insert(&mut play, "statements.texts", text);
    let kind = json!({ "key": "logs", "name": "Server logs", "items": [{ "text": "what Quayhosting writes" }] });
    insert(&mut play, "collection.kinds", kind);
    play.model.go_to("sharing.recipients.host");
    play.press("x");
    let words = note(&play);
    assert!(
        words.starts_with("Quayhost taken away") && words.contains("its name still stands in: "),
        "{words}"
    );
    assert!(!words.contains("Server logs"), "another word is no mention: {words}");
}

/// The lines of the text beside a form.
fn beside(play: &mut Play) -> Vec<String> {
    let text = play.text();
    text.lines()
        .filter_map(|line| {
            line.split_once('│')
                .map(|(_, right)| right.trim_matches([' ', '▌', '~', '+']).to_owned())
        })
        .collect()
}

/// The lines of the text beside a form that the focused answer writes.
fn lit(play: &mut Play) -> Vec<String> {
    let text = play.text();
    let lines = text.lines().filter_map(|line| line.split_once('│').map(|(_, right)| right));
    let lit = lines.filter(|line| line.trim_start().starts_with('▌'));
    lit.map(|line| line.trim_matches([' ', '▌', '~', '+']).to_owned()).collect()
}

#[test]
fn the_text_stands_still_where_a_question_writes_nothing_new_to_see() {
    let mut play = begun("b2b-saas");
    play.resize(120, 24);
    let (mut quiet, mut seen, mut went) = (0, 0, 0);
    for section in SECTIONS {
        play.model.open_section(section.id);
        play.press("Home");
        let mut before: Vec<String> = Vec::new();
        for _ in 0..30 {
            let (now, lit) = (beside(&mut play), lit(&mut play));
            let was_seen = lit.iter().all(|line| before.contains(line));
            let ends_seen = lit
                .last()
                .is_none_or(|last| before.iter().rev().skip(2).any(|line| line == last));
            if !before.is_empty() && was_seen && ends_seen {
                (quiet, seen) = if lit.is_empty() {
                    (quiet + 1, seen)
                } else {
                    (quiet, seen + 1)
                };
                assert_eq!(now, before, "{} at {}", section.id, focus(&play));
            } else if !before.is_empty() {
                went += usize::from(now != before);
            }
            before = now;
            play.press("Down");
        }
    }
    assert!(quiet > 0 && seen > 0 && went > 0, "{quiet}, {seen}, {went}");
}

#[test]
fn a_policy_in_short_says_the_one_condition() {
    let mut play = begun("b2b-saas");
    say(&mut play, "changes.in_short", json!(true));
    let kind =
        json!({ "key": "push", "name": "Push token", "items": [{ "item": "push_token" }], "only_if": "you allow notifications" });
    insert(&mut play, "collection.kinds", kind);
    let text = super::hand::published(&play);
    assert!(text.contains("only if you allow notifications"), "{text}");
    assert!(!text.contains("stated below"), "{text}");
}
