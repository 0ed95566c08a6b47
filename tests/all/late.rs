//! The second list of what a founder stumbled over late at night: one test for each, that says what must hold.

use super::hand::{begun, focus, form, insert, published, said, say, take};
use super::plain::Talk;
use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::asking::Entry;
use policy_wizard::draft::State;
use policy_wizard::path;
use policy_wizard::tui::model::Screen;
use serde_json::json;

#[test]
fn an_author_with_an_app_meets_notifications_permissions_and_data_of_the_device() {
    let mut play = begun("b2b-saas");
    play.model.open_section("collection");
    assert!(!play.text().contains("Push token"), "{}", play.text());
    play.model.go_to("company.offers");
    play.press("Right");
    play.type_text("iphone");
    play.press("Enter Enter");
    let offers = said(&play, "company.offers").unwrap().to_string();
    assert!(offers.contains("mobile-app"), "{offers}");
    play.resize(120, 60);
    play.model.open_section("collection");
    let text = play.text();
    for words in [
        "~ Push token",
        "~ Device data",
        "Which permissions does the app ask for?",
        "~ notifications",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let rows: Vec<usize> = ["Messages", "Device data", "+ add another"]
        .map(|words| text.find(words).unwrap())
        .into();
    assert!(rows.is_sorted(), "what follows from the app comes last: {text}");
    for at in [
        "collection.kinds.app-push",
        "collection.kinds.app-device",
        "collection.permissions.notifications",
        "use.purposes.app-notify",
        "use.purposes.app-device",
    ] {
        take(&mut play, at);
    }
    let text = published(&play);
    for words in [
        "push notification token",
        "asks for permission to send you notifications",
        "Send the notifications that you allow",
    ] {
        assert!(text.to_lowercase().contains(&words.to_lowercase()), "{words}: {text}");
    }
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say("go company.offers\nwebsite, mobile app\nsection collection\nrows collection.kinds\nquit\n");
    assert!(out.contains("Push token"), "{out}");
}

#[test]
fn a_row_of_transfers_offers_the_tools_of_its_origin_only() {
    let mut play = begun("b2b-saas");
    say(&mut play, "company.regions", json!(["eea", "uk"]));
    for origin in ["eea", "uk"] {
        insert(&mut play, "sharing.transfers", json!({ "key": origin, "origin": origin }));
    }
    play.resize(80, 40);
    play.model.go_to("sharing.transfers.eea.instruments");
    play.press("Right");
    let text = play.text();
    assert!(
        text.contains("Standard Contractual Clauses of the European Commission"),
        "{text}"
    );
    assert!(!text.contains("UK Addendum") && !text.contains("Swiss changes"), "{text}");
    play.press("Esc");
    play.model.go_to("sharing.transfers.uk.instruments");
    play.press("Right");
    let text = play.text();
    assert!(text.contains("UK Addendum") && !text.contains("Swiss changes"), "{text}");
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go sharing.recipients\npick stripe\ngo sharing.transfers.eea-us.instruments\nagain\nquit\n");
    assert!(
        out.contains("the Data Privacy Framework") && !out.contains("UK Addendum"),
        "{out}"
    );
}

#[test]
fn a_tool_that_was_chosen_before_stays_to_be_seen() {
    let mut play = begun("b2b-saas");
    let row = json!({ "key": "eea", "origin": "eea", "instruments": ["scc", "uk-addendum"] });
    insert(&mut play, "sharing.transfers", row);
    say(&mut play, "company.regions", json!(["eea"]));
    play.resize(80, 40);
    play.model.go_to("sharing.transfers.eea.instruments");
    play.press("Right");
    assert!(play.text().contains("[x] the UK Addendum"), "{}", play.text());
}

#[test]
fn a_suggested_row_is_copied_with_one_key_and_nobody_has_said_yes_to_it() {
    let mut play = begun("b2b-saas");
    play.model.open_section("collection");
    play.model.go_to("collection.kinds.usage");
    let before = play.desk().draft.clone();
    play.press("c");
    let note = play.model.note.clone().unwrap_or_default();
    assert!(note.starts_with("copied"), "{note}");
    let names: Vec<_> = play
        .desk()
        .draft
        .answers
        .collection
        .kinds
        .iter()
        .map(|kind| kind.name.clone())
        .collect();
    assert_eq!(
        names,
        [Some("Usage data".to_owned())],
        "the copy, and not what it was copied from"
    );
    assert_eq!(play.desk().draft.state("collection.kinds.usage"), State::Suggested);
    assert!(form(&play).input.is_some(), "the copy wants its own name: {}", play.text());
    play.press("Esc u");
    assert_eq!(play.desk().draft, before, "one step back");
}

#[test]
fn a_list_is_found_by_what_people_type_for_the_moment() {
    let mut play = begun("b2b-saas");
    play.model.go_to("collection.kinds.usage.trigger");
    for (typed, id) in [
        ("crash", "failing"),
        ("sign up", "account"),
        ("login", "sign-in"),
        ("checkout", "ordering"),
    ] {
        play.model.go_to("collection.kinds.usage.trigger");
        play.press("Right");
        play.type_text(typed);
        play.press("Enter");
        assert_eq!(said(&play, "collection.kinds.usage.trigger"), Some(json!(id)), "{typed}");
    }
}

#[test]
fn a_date_is_typed_as_people_say_it_and_never_guessed() {
    let mut play = begun("b2b-saas");
    let at = "changes.effective";
    for (typed, day) in [
        ("tomorrow", "2026-11-22"),
        ("today", "2026-11-21"),
        ("23/11/26", "2026-11-23"),
    ] {
        play.model.go_to(at);
        if form(&play).input.is_none() {
            play.press("Right");
        }
        let ctrl_u = crossterm::event::KeyEvent::new(KeyCode::Char('u'), crossterm::event::KeyModifiers::CONTROL);
        play.send(policy_wizard::tui::update::Message::Typed(ctrl_u));
        play.resize(80, 24);
        let text = play.text();
        for form in ["today or tomorrow", "22.11.2026"] {
            assert!(text.contains(form), "the forms that work are named: {text}");
        }
        play.type_text(typed);
        play.press("Enter");
        assert_eq!(said(&play, at), Some(json!(day)), "{typed}: {}", play.text());
    }
    play.model.go_to(at);
    play.press("Right");
    let ctrl_u = crossterm::event::KeyEvent::new(KeyCode::Char('u'), crossterm::event::KeyModifiers::CONTROL);
    play.send(policy_wizard::tui::update::Message::Typed(ctrl_u));
    play.type_text("05/11/26");
    play.press("Enter");
    let text = play.text();
    assert!(text.contains("5 November 2026") && text.contains("11 May 2026"), "{text}");
    assert!(form(&play).input.is_some(), "it stays open: {text}");
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go changes.effective\n05/11/26\ntomorrow\nquit\n");
    assert!(out.contains("5 November 2026") && out.contains("11 May 2026"), "{out}");
    let draft = talk.draft();
    assert_eq!(
        draft.answers.changes.effective.map(|day| day.to_string()),
        Some("2026-11-22".into())
    );
}

#[test]
fn the_text_names_the_sub_processors_and_owns_only_what_is_somebodys() {
    let mut play = begun("b2b-saas");
    for at in ["collection.kinds.content", "collection.kinds.payments"] {
        take(&mut play, at);
    }
    say(
        &mut play,
        "collection.kinds.payments.items",
        json!([{ "text": "purchases and subscriptions" }]),
    );
    say(&mut play, "collection.kinds.payments.source", json!(["others"]));
    let crash = json!({ "key": "crash", "name": "Crash reports", "items": [{ "text": "stack trace" }],
        "source": ["automatic"], "whose": "controller", "trigger": "failing" });
    insert(&mut play, "collection.kinds", crash);
    let row = json!({ "key": "host", "name": "Acme Hosting", "job": ["hosting"], "country": { "area": "DE" } });
    insert(&mut play, "sharing.recipients", row);
    let text = published(&play);
    assert!(
        text.contains("we collect from our payment provider your purchases and subscriptions"),
        "{text}"
    );
    assert!(
        text.contains("When something in our service breaks, we automatically collect the stack trace."),
        "{text}"
    );
    assert!(!text.contains("Those that handle"), "{text}");
    assert!(
        text.contains("Companies listed here that handle our customers’ data for us are our sub-processors."),
        "{text}"
    );
    say(&mut play, "sharing.recipients.host.kinds", json!(["content"]));
    let text = published(&play);
    assert!(
        text.contains("handle our customers’ data for us, as Acme Hosting does, are our sub-processors."),
        "{text}"
    );
    let row = json!({ "key": "mail", "name": "Acme Mail", "job": ["email"], "country": { "area": "DE" }, "kinds": ["crash"] });
    insert(&mut play, "sharing.recipients", row);
    let text = published(&play);
    assert!(
        !text.contains("Acme Mail does") && text.contains("as Acme Hosting does"),
        "{text}"
    );
}

/// The column in which words begin on a screen, in the line that also has others.
fn column(text: &str, line: &str, words: &str) -> usize {
    let found = text.lines().find(|one| one.contains(line) && one.contains(words));
    let found = found.unwrap_or_else(|| panic!("no line with {line} and {words}: {text}"));
    found[..found.find(words).unwrap()].chars().count()
}

#[test]
fn what_is_picked_lines_up_with_what_is_not() {
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        let mut play = begun("b2b-saas");
        play.resize(width, height);
        take(&mut play, "sharing.recipients.stripe");
        play.model.open_section("sharing");
        play.model.go_to("sharing.recipients.stripe");
        let text = play.text();
        let picked = column(&text, "Stripe", "payments");
        assert_eq!(column(&text, "[ ] Sentry", "error"), picked, "{text}");
        assert_eq!(column(&text, "[ ] PostHog", "product a"), picked, "{text}");
    }
}

#[test]
fn the_list_of_sections_is_seen_whole_on_an_ordinary_terminal() {
    let mut play = begun("b2b-saas");
    play.resize(80, 24);
    for key in ["Home", "End"] {
        play.model.screen = Screen::Tasks { at: 0 };
        play.press(key);
        let text = play.text();
        assert!(text.contains("About you") && text.contains("Finish"), "{text}");
        assert!(!text.contains('↑') && !text.contains('↓'), "{text}");
    }
}

#[test]
fn a_doubt_is_said_once() {
    let mut play = begun("b2b-saas");
    say(&mut play, "company.legal_name", json!("https://nimbus.example"));
    play.model.go_to("company.legal_name");
    play.resize(80, 30);
    let doubts = |text: &str| text.matches("looks like a link").count();
    assert_eq!(doubts(&play.text()), 1, "{}", play.text());
    play.press("Right");
    assert!(form(&play).input.is_some());
    assert_eq!(doubts(&play.text()), 1, "{}", play.text());
}

#[test]
fn the_names_of_laws_are_whole_where_there_is_room() {
    let mut play = begun("b2b-saas");
    play.resize(200, 60);
    play.press("r Tab Tab");
    let text = play.text();
    let cut: Vec<&str> = text.lines().filter(|line| line.chars().take(60).any(|c| c == '…')).collect();
    assert!(text.contains("GDPR") && cut.is_empty(), "{cut:#?}");
}

#[test]
fn plain_words_stand_where_an_author_chooses() {
    let mut play = begun("b2b-saas");
    play.resize(100, 40);
    play.model.go_to("company.offers");
    play.press("Right");
    let text = play.text();
    assert!(text.contains("online platform of several tools"), "{text}");
    assert!(text.contains("consulting or other work by people"), "{text}");
    play.press("Esc");
    play.model.go_to("company.regions");
    play.press("Right");
    let text = play.text();
    assert!(
        text.contains("nowhere yet: nobody uses it") && !text.contains("none of these"),
        "{text}"
    );
    assert_eq!(focus(&play), "company.regions");
}

#[test]
fn the_next_letters_are_text_wherever_the_author_moves_on_to_a_typed_question() {
    let mut play = begun("web-shop");
    play.key(KeyCode::Enter);
    play.type_text("Kelp");
    play.key(KeyCode::Enter);
    assert_eq!(focus(&play), "company.website");
    play.type_text("https://kelp.example/t?y");
    play.key(KeyCode::Enter);
    assert_eq!(said(&play, "company.website"), Some(json!("https://kelp.example/t?y")));
    // and who has nothing to say there goes on with the same key
    assert_eq!(focus(&play), "company.legal_name");
    play.type_text("Kelp GmbH");
    play.key(KeyCode::Enter);
    assert_eq!(focus(&play), "company.address");
    play.key(KeyCode::Enter);
    assert_eq!(focus(&play), "company.country");
    assert_eq!(said(&play, "company.address"), None);
}

#[test]
fn a_detail_that_is_opened_and_left_empty_says_yes_to_nothing() {
    let mut play = begun("ios-app");
    let row = "collection.kinds.crashes";
    let suggested = play.desk().draft.clone();
    play.model.go_to(&format!("{row}.consequence"));
    for leave in ["Right Esc", "Right Enter"] {
        play.press(leave);
        assert_eq!(play.desk().draft, suggested, "{leave}");
    }
}

#[test]
fn a_table_of_which_there_are_none_stays_in_sight() {
    let mut play = begun("ios-app");
    play.model.open_section("use");
    let none = |play: &Play| {
        form(play)
            .entries(play.desk())
            .into_iter()
            .find(|e| matches!(e, Entry::None("use.ai")))
    };
    let at = none(&play).expect("no feature is suggested");
    match &mut play.model.screen {
        Screen::Form(form) => form.focus = at.clone(),
        _ => panic!("not in a form"),
    }
    play.press("Space");
    assert_eq!(said(&play, "use.any_ai"), Some(json!(false)));
    assert_eq!(none(&play), Some(at.clone()), "{}", play.text());
    assert_eq!(form(&play).focus, at);
    play.press("Space");
    assert_eq!(said(&play, "use.any_ai"), None, "and is taken back with the same key");
}

#[test]
fn in_lines_yes_takes_what_is_suggested_where_it_can_be_no_answer() {
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say("go company.audience\nyes\nwhy\nquit\n");
    assert!(out.contains("Why we ask"), "{out}");
    assert_eq!(
        path::get(&talk.draft().answers, "company.audience"),
        Some(json!("consumers")),
        "{out}"
    );
}

#[test]
fn in_an_empty_needed_field_the_footer_offers_esc_and_not_enter() {
    let mut play = begun("b2b-saas");
    play.resize(80, 24);
    play.model.go_to("company.product");
    play.press("Right");
    let text = play.text();
    assert!(text.contains("Esc later") && !text.contains("Enter skip"), "{text}");
    play.key(KeyCode::Esc);
    play.model.go_to("company.website");
    play.press("Right");
    assert!(play.text().contains("Enter skip"), "what may stay empty: {}", play.text());
}
