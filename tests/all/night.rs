//! What a founder at eleven at night stumbled over on the screen: one test for each, that says what must hold.

use super::hand::{begun, focus, form, insert, note, said, say};
use super::plain::Talk;
use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::draft::State;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::tui::model::{Entry, Screen};
use policy_wizard::values::PolicyDate;
use serde_json::json;

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
            offers += usize::from(form.focus.path().starts_with("sharing.recipients"));
            met.push(focus(&play));
        }
        play.key(KeyCode::Enter);
    }
    assert_eq!(offers, 1, "{met:?}");
    let twice: Vec<_> = met
        .iter()
        .filter(|at| met.iter().filter(|one| one == at).count() > 1)
        .collect();
    assert!(twice.is_empty(), "asked in a ring: {twice:?}");
    let left = !matches!(&play.model.screen, Screen::Form(form) if form.section == "sharing");
    assert!(left, "{met:?}");
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say(&format!("section sharing\n{}quit\n", "\n".repeat(20)));
    assert!(out.matches("Who receives the data?").count() <= 1, "{out}");
}

/// Who picks one goes on to the others that are offered; who was sent there by a page and passes what is offered stays
/// where another can be added.
#[test]
fn picking_one_of_what_is_offered_passes_none_of_the_others() {
    let offers = |play: &Play| {
        let entries = policy_wizard::asking::entries(play.desk(), "sharing", None);
        let offers = entries.into_iter().filter(|entry| matches!(entry, Entry::Offer(_)));
        offers.collect::<Vec<Entry>>()
    };
    let mut play = begun("b2b-saas");
    let first = offers(&play)[0].clone();
    play.model.go_to(first.path());
    play.press("Space");
    assert_eq!(form(&play).focus, Entry::Row(first.path().to_owned()));
    for _ in 0..12 {
        play.press("Enter");
        let Screen::Form(form) = &play.model.screen else { break };
        if matches!(form.focus, Entry::Offer(_)) {
            break;
        }
    }
    assert_eq!(form(&play).focus, offers(&play)[0]);

    let mut play = begun("b2b-saas");
    let first = offers(&play)[0].clone();
    play.model.screen = Screen::Check { at: 0 };
    play.model.jump(first.path());
    play.press("Enter");
    assert_eq!(form(&play).focus, Entry::Add("sharing.recipients"));
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

#[test]
fn y_and_n_answer_a_question_of_yes_or_no_with_all_their_letters() {
    let mut play = begun("b2b-saas");
    play.model.go_to("collection.sensitive");
    let waiting = play.desk().waiting();
    play.type_text("yes");
    assert_eq!(said(&play, "collection.sensitive"), Some(json!(true)), "{}", play.text());
    assert_eq!(play.desk().waiting(), waiting, "nothing else is confirmed");
    play.press("Enter");
    assert!(form(&play).input.is_none() || focus(&play) != "collection.sensitive");
    play.model.go_to("collection.sensitive");
    play.type_text("no");
    assert!(play.model.over.is_none(), "the o of no is no command");
    assert_eq!(said(&play, "collection.sensitive"), Some(json!(false)));
    play.press("Esc");
    play.key(KeyCode::F(4));
    assert!(
        matches!(play.model.screen, Screen::Text { section: Some(_), .. }),
        "F4 is the bulk yes"
    );
    play.press("Esc");
    play.model.go_to("collection.kinds");
    play.press("y");
    assert!(
        matches!(play.model.screen, Screen::Text { section: Some(_), .. }),
        "and y where nothing asks yes or no"
    );
}

#[test]
fn the_key_that_takes_a_proposal_takes_it_and_the_line_says_what_it_is() {
    let mut play = begun("b2b-saas");
    let at = "children.not_knowingly";
    play.model.go_to(at);
    assert_eq!(play.desk().draft.state(at), State::Suggested);
    assert!(play.text().contains("proposed: yes (→ takes it)"), "{}", play.text());
    play.press("Enter Enter");
    assert_eq!(said(&play, at), None, "Enter picks nothing that nobody chose");
    play.model.go_to(at);
    play.press("Right");
    assert_eq!(said(&play, at), Some(json!(true)));
    assert_eq!(note(&play), "taken: yes; u takes it back");
    play.press("u");
    assert_eq!(said(&play, at), None);
}

#[test]
fn no_option_has_the_mark_where_enter_passes_by() {
    let mut play = begun("b2b-saas");
    play.model.go_to("collection.sensitive");
    play.press("Enter");
    let text = play.text();
    assert!(text.contains("▸ unanswered") && !text.contains("▸ ( )"), "{text}");
    play.press("Right");
    assert!(play.text().contains("▸ (•) yes"), "{}", play.text());
}

#[test]
fn every_list_is_narrowed_by_typing() {
    let mut play = begun("b2b-saas");
    play.model.open_section("use");
    play.model.go_to("use.purposes.provide.ground");
    play.press("Right");
    assert!(play.model.input_footer().unwrap().contains(&("type", "to narrow")));
    let before = said(&play, "use.purposes.provide.ground");
    play.type_text("consent");
    assert_eq!(
        said(&play, "use.purposes.provide.ground"),
        before,
        "what is typed to find an answer is none"
    );
    play.press("Enter");
    assert_eq!(said(&play, "use.purposes.provide.ground"), Some(json!("consent")));
    play.model.go_to("collection.kinds.account.source");
    play.press("Right");
    play.type_text("auto");
    play.press("Enter");
    let source = said(&play, "collection.kinds.account.source").unwrap().to_string();
    assert!(source.contains("automatic"), "{source}");
}

#[test]
fn who_changes_a_choice_stays_with_it_and_who_types_may_type_on() {
    let mut play = begun("b2b-saas");
    let at = "company.legal_name";
    say(&mut play, at, json!("Nimbus Ltd"));
    play.model.go_to(at);
    play.press("Right");
    play.type_text(" of York");
    play.press("Enter");
    assert_eq!(said(&play, at), Some(json!("Nimbus Ltd of York")));
    assert_ne!(focus(&play), at, "{}", play.text());
    assert!(form(&play).input.is_some(), "the next letters are text, and no commands");
    let at = "changes.in_short";
    say(&mut play, at, json!(true));
    play.model.go_to(at);
    play.press("Right n Enter");
    assert_eq!(
        (said(&play, at), focus(&play).as_str()),
        (Some(json!(false)), at),
        "{}",
        play.text()
    );
    play.press("Enter");
    assert_ne!(focus(&play), at, "the next Enter goes on");
}

#[test]
fn what_mends_a_transfer_is_the_row_that_is_not_finished() {
    let mut play = begun("b2b-saas");
    say(&mut play, "company.regions", json!(["eea", "uk"]));
    insert(
        &mut play,
        "sharing.recipients",
        json!({ "key": "stripe", "name": "Stripe", "job": ["payments"], "country": { "area": "US" } }),
    );
    for origin in ["eea", "uk"] {
        insert(&mut play, "sharing.transfers", json!({ "key": origin, "origin": origin }));
    }
    let found = play.desk().found(play.model.today);
    let places = |law: &str| -> Vec<String> {
        let folds = found.folds.iter().filter(|fold| fold.head().law == Some(law));
        folds
            .filter(|fold| fold.places().first().is_some_and(|at| at == "sharing.transfers"))
            .filter_map(|fold| policy_wizard::asking::to_mend(play.desk(), fold, 0))
            .collect()
    };
    let (eu, uk) = (places("gdpr"), places("uk"));
    assert!(
        !eu.is_empty() && eu.iter().all(|at| at.starts_with("sharing.transfers.eea.")),
        "{eu:?}"
    );
    assert!(
        !uk.is_empty() && uk.iter().all(|at| at.starts_with("sharing.transfers.uk.")),
        "{uk:?}"
    );
}

#[test]
fn what_mends_a_transfer_is_the_row_of_the_country_that_the_finding_names() {
    let mut play = begun("b2b-saas");
    say(&mut play, "company.regions", json!(["uk"]));
    let stripe = json!({ "key": "stripe", "name": "Stripe", "job": ["payments"], "country": { "area": "US" } });
    insert(&mut play, "sharing.recipients", stripe);
    for (key, to) in [("union", "EU"), ("states", "US")] {
        insert(
            &mut play,
            "sharing.transfers",
            json!({ "key": key, "origin": "uk", "to": { "area": to } }),
        );
    }
    let found = play.desk().found(play.model.today);
    let abroad = found
        .folds
        .iter()
        .filter(|fold| fold.message().contains("in the United States"));
    let mut places = 0;
    for fold in abroad {
        for place in 0..fold.places().len() {
            let at = policy_wizard::asking::to_mend(play.desk(), fold, place).unwrap();
            assert!(!at.contains("union"), "{}: {at}", fold.message());
            places += usize::from(at.contains("states"));
        }
    }
    assert!(places > 0, "one place is the row itself");
}

#[test]
fn nothing_out_of_date_is_said_while_an_answer_is_given() {
    let mut play = begun("b2b-saas");
    say(&mut play, "company.regions", json!(["eea"]));
    let kind = json!({ "key": "crash", "name": "Crash reports", "whose": "controller" });
    insert(&mut play, "collection.kinds", kind);
    let row = json!({ "key": "fix", "purpose": "improve", "kinds": ["crash"], "ground": "legitimate-interests" });
    insert(&mut play, "use.purposes", row);
    play.model.go_to("use.purposes.fix.interest");
    assert!(
        play.text().contains("! must") || play.text().contains("! should"),
        "{}",
        play.text()
    );
    play.press("Right");
    play.type_text("finding and mending errors");
    let text = play.text();
    assert!(!text.contains("! must") && !text.contains("! should"), "{text}");
}

#[test]
fn a_blank_line_ends_an_address() {
    let mut play = begun("b2b-saas");
    play.model.go_to("company.address");
    play.press("Right");
    play.type_text("1 Quay Street");
    play.press("Enter");
    play.type_text("York");
    play.press("Enter");
    assert!(form(&play).input.is_some(), "another line may follow");
    play.press("Enter");
    assert_eq!(said(&play, "company.address"), Some(json!("1 Quay Street\nYork")));
    assert!(
        form(&play).input.is_none() || focus(&play) != "company.address",
        "{}",
        play.text()
    );
}

#[test]
fn what_narrows_a_list_is_cleared_as_any_text() {
    let mut play = begun("b2b-saas");
    play.model.go_to("use.purposes.provide.ground");
    play.press("Right");
    play.type_text("zzz");
    play.send(policy_wizard::tui::update::Message::Typed(crossterm::event::KeyEvent::new(
        KeyCode::Char('u'),
        crossterm::event::KeyModifiers::CONTROL,
    )));
    assert!(!play.text().contains("zzz"), "{}", play.text());
    assert!(form(&play).input.is_some());
}

#[test]
fn who_steps_out_of_a_new_row_stands_on_it() {
    let mut play = begun("b2b-saas");
    play.model.open_section("collection");
    play.press("+");
    play.type_text("Crash reports");
    play.press("Enter");
    assert!(form(&play).record.is_some());
    play.press("Esc");
    if form(&play).record.is_some() {
        play.press("Esc");
    }
    let row = focus(&play);
    assert!(said(&play, &row).is_some_and(|row| row["name"] == "Crash reports"), "{row}");
    play.press("x");
    assert_eq!(said(&play, &row), None, "{}", play.text());
    play.press("u");
    assert_eq!(note(&play), "brought back: Kinds of data: Crash reports");
    play.press("U");
    assert!(note(&play).starts_with("taken away again: "), "{}", note(&play));
}

#[test]
fn what_is_kept_of_half_a_word_at_the_end_is_said_with_its_field() {
    let mut play = begun("b2b-saas");
    play.model.go_to("company.product");
    if form(&play).input.is_none() {
        play.press("Enter");
    }
    play.type_text("Nimbus Ledger half typ");
    play.send(policy_wizard::tui::update::Message::Quit);
    assert_eq!(note(&play), "Product: kept as your answer; u takes it back");
    assert_eq!(said(&play, "company.product"), Some(json!("Nimbus Ledger half typ")));
}

/// Who quits in the middle of another address has not said it: the one that stands stays, and the half waits.
#[test]
fn half_an_address_at_the_end_takes_the_place_of_none_that_stands() {
    let mut play = begun("b2b-saas");
    let at = "company.website";
    let stands = json!("https://nimbus.example");
    say(&mut play, at, stands.clone());
    play.model.go_to(at);
    play.press("Right");
    play.type_text("s");
    play.send(policy_wizard::tui::update::Message::Quit);
    assert_eq!(said(&play, at), Some(stands));
    assert!(note(&play).contains("the answer stays as it was"), "{}", note(&play));
    assert_eq!(
        play.desk().halves.get(at).map(String::as_str),
        Some("https://nimbus.examples")
    );
}

#[test]
fn what_is_never_done_does_not_read_as_its_opposite() {
    let mut play = begun("b2b-saas");
    let row = json!({ "key": "cards", "what": "full card numbers", "how": ["stored"] });
    insert(&mut play, "collection.never", row);
    play.model.screen = Screen::Check { at: 0 };
    play.resize(100, 200);
    let text = play.text();
    let line = text.lines().find(|line| line.contains("full card numbers")).unwrap();
    assert!(line.contains("never stored"), "{line}");
}

#[test]
fn a_row_in_own_words_has_them_as_its_title() {
    let mut play = begun("b2b-saas");
    let row = json!({ "key": "fix", "purpose": "own", "words": "find and fix errors", "kinds": ["usage"] });
    insert(&mut play, "use.purposes", row);
    play.model.open_section("use");
    play.model.go_to("use.purposes.fix");
    let text = play.text();
    assert!(!text.contains("in your own words"), "{text}");
}
