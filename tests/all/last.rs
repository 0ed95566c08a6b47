//! The last words on the screen and in lines: one test for each, that says what must hold.

use super::hand::{begun, edit, focus, insert, note, said, say, take};
use super::plain::Talk;
use policy_wizard::asking;
use policy_wizard::draft::State;
use policy_wizard::edit::Edit;
use policy_wizard::interview::{self, SECTIONS};
use policy_wizard::path;
use policy_wizard::tui::keys;
use policy_wizard::tui::model::Screen;
use policy_wizard::tui::update::{Message, update};
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

/// The words of a policy with these answers.
fn text_of(answers: serde_json::Value) -> String {
    let policy = policy_wizard::clauses::policy(&serde_json::from_value(answers).unwrap());
    let words: Vec<String> = policy.sentences().map(policy_wizard::document::Sentence::words).collect();
    words.join(" ")
}

#[test]
fn a_condition_is_said_once() {
    let kind = |more: &serde_json::Value| {
        let mut row = json!({ "key": "a", "name": "Payment data", "items": [{ "item": "transactions" }],
            "source": ["person"], "trigger": "paying", "only_if": "you choose a paid plan" });
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        text_of(json!({ "collection": { "kinds": [row] } }))
    };
    let text = kind(&json!({}));
    assert!(
        text.contains("When you pay, and only if you choose a paid plan, we collect") && !text.contains("only then"),
        "{text}"
    );
    let text = kind(&json!({ "trigger": "using" }));
    assert!(
        text.contains("If you choose a paid plan, and only then, we collect"),
        "{text}"
    );
    let ga = json!([{ "key": "ga", "name": "Example Stats", "job": ["web-analytics"], "only_if": "with your consent" }]);
    let cookies = |consent: &str| {
        let row = json!({ "key": "c", "sort": "analytics", "does": ["pages-visited"], "by": ["ga"], "consent": consent });
        text_of(json!({ "sharing": { "recipients": ga }, "cookies": { "items": [row] } }))
    };
    let text = cookies("opt-in");
    assert!(
        text.contains("set by Example Stats.") && text.contains("only with your consent (opt-in)"),
        "{text}"
    );
    let text = cookies("always");
    assert!(text.contains("set by Example Stats (only with your consent)"), "{text}");
    let uses = |more: &serde_json::Value| {
        let mut row = json!({ "key": "u", "purpose": "understand", "via": ["ga"], "ground": "consent" });
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        text_of(json!({ "sharing": { "recipients": ga }, "use": { "purposes": [row] } }))
    };
    let text = uses(&json!({ "limited": "opt-in" }));
    assert!(
        text.contains("via Example Stats, only if you agree") && !text.contains("via Example Stats (only"),
        "{text}"
    );
    let text = uses(&json!({}));
    assert!(text.contains("via Example Stats (only with your consent)"), "{text}");
}

#[test]
fn a_policy_in_short_names_each_kind_once_with_all_that_limits_it() {
    let both = json!({ "key": "a", "name": "Recordings", "items": [{ "item": "page_views" }], "whose": "processor",
        "notice": "explicit", "only_if": "a customer starts one" });
    let text = text_of(json!({ "changes": { "in_short": true }, "collection": { "kinds": [both] } }));
    assert!(
        text.contains("; recordings only on behalf of our customers, only if you agree and only if a customer starts one."),
        "{text}"
    );
}

#[test]
fn others_who_are_named_are_not_called_others_and_stand_beside_the_verb() {
    let row = |source: &serde_json::Value| {
        let row = json!({ "key": "a", "name": "Purchases", "items": [{ "item": "transactions" }], "trigger": "paying",
            "source": source, "sources": ["the app store"] });
        text_of(json!({ "collection": { "kinds": [row] } }))
    };
    let text = row(&json!(["others"]));
    assert!(text.contains("When you pay, we collect from the app store "), "{text}");
    let text = row(&json!(["person", "others"]));
    assert!(text.contains(", directly from you and from the app store."), "{text}");
}

#[test]
fn what_is_taken_back_is_never_called_by_a_raw_name() {
    let mut play = begun("ios-app");
    play.model.open_section("collection");
    play.press("+");
    play.type_text("server logs");
    play.press("Enter");
    while play.desk().history.can_undo() {
        play.key(crossterm::event::KeyCode::Esc);
        play.press("u");
        let said = note(&play);
        assert!(!said.contains("usual") && !said.contains("collection."), "{said}");
    }
    for from in ["scan", "usual", "author", "counsel", "preset:ios-app", "catalogue:stripe"] {
        let words = policy_wizard::vendors::source(from, &|_| None);
        assert!(words.contains(' ') || words == "you", "{from}: {words}");
    }
}

#[test]
fn the_page_about_gitignore_takes_nothing_back_and_says_how_to_do_it_later() {
    let mut play = begun("ios-app");
    say(&mut play, "company.product", json!("Tideline"));
    let undoes = |play: &super::screen::Play| keys::footer(&play.model).iter().any(|(_, does)| *does == "undo");
    play.model.open_section("company");
    let before = play.desk().draft.clone();
    update(&mut play.model, Message::Unignored("/x/acme.private.json".into()));
    assert!(!undoes(&play), "{:?}", keys::footer(&play.model));
    play.key(crossterm::event::KeyCode::Esc);
    assert!(note(&play).contains("acme.private.json into .gitignore"), "{}", note(&play));
    assert_eq!(play.desk().draft, before);
}

#[test]
fn a_word_for_a_contact_is_doubted_when_it_is_taken_and_while_it_stands() {
    let mut play = begun("ios-app");
    play.model.open_section("company");
    play.model.go_to("company.contact");
    play.press("Enter");
    play.type_text("nimbus");
    play.press("Enter");
    let text = play.text();
    assert!(text.contains("looks like none"), "{text}");
    assert_eq!(
        play.desk().draft.answers.company.contact,
        None,
        "it is not taken for a postal address"
    );
    say(&mut play, "company.contact", json!({ "kind": "post", "value": "nimbus" }));
    play.model.go_to("company.contact");
    assert!(
        asking::lack(play.desk(), "company.contact").is_some_and(|lack| lack.contains("look again")),
        "{}",
        play.text()
    );
    say(
        &mut play,
        "company.contact",
        json!({ "kind": "email", "value": "privacy@nimbus.example" }),
    );
    assert_eq!(asking::lack(play.desk(), "company.contact"), None);
}

#[test]
fn y_and_enter_down_a_section_answer_nothing_that_nobody_suggested() {
    for preset in ["b2b-saas", "ios-app", "web-shop", "analytics-platform"] {
        for section in SECTIONS {
            let mut play = begun(preset);
            play.model.open_section(section.id);
            let open = |play: &super::screen::Play| -> Vec<String> {
                let all = policy_wizard::interview::asked_once(&play.desk().shown);
                let asked = all.filter(|q| matches!(q.kind, policy_wizard::interview::Kind::YesNo) && !q.gate);
                let asked = asked.filter(|q| play.desk().draft.state(q.id) == State::Unanswered);
                asked.map(|q| q.id.to_owned()).collect()
            };
            let before = open(&play);
            play.agree(); // the yes with which it begins is to suggestions
            if !matches!(play.model.screen, Screen::Form(_)) {
                continue;
            }
            for _ in 0..25 {
                play.press("y Enter");
                if !matches!(&play.model.screen, Screen::Form(form) if form.section == section.id) {
                    break;
                }
            }
            for at in before {
                assert_eq!(said(&play, &at), None, "{preset}: {at}");
            }
        }
    }
    let mut play = begun("b2b-saas");
    play.model.go_to("collection.sensitive");
    play.press("y");
    assert_eq!(
        said(&play, "collection.sensitive"),
        Some(json!(true)),
        "asked by itself it is an answer"
    );
}

/// Who says yes to suggestions with `y` does not mean the contrary of one.
#[test]
fn y_after_y_never_contradicts_what_is_suggested() {
    let mut met = 0;
    for preset in policy_wizard::presets::all() {
        let mut play = begun(&preset.id);
        let suggested_no: Vec<String> = policy_wizard::interview::asked_once(&play.desk().shown)
            .filter(|q| matches!(q.kind, policy_wizard::interview::Kind::YesNo) && !q.gate && !q.pick)
            .filter(|q| path::get(&play.desk().shown, q.id) == Some(json!(false)))
            .filter(|q| play.desk().draft.state(q.id) == State::Suggested)
            .map(|q| q.id.to_owned())
            .collect();
        for at in suggested_no {
            met += 1;
            play.model.go_to(&at);
            play.press("y");
            assert_eq!(said(&play, &at), None, "{at}");
            assert!(!play.text().contains("y yes "), "the footer offers no key that is held");
            assert!(play.text().contains("“no” is suggested"), "{}", play.text());
            play.press("Enter");
            assert_eq!(said(&play, &at), Some(json!(false)), "{at}: Enter takes it");
        }
    }
    assert!(met > 0, "no preset suggests no to a question of yes or no");
}

#[test]
fn a_row_that_loses_its_name_goes_as_a_whole() {
    let mut play = begun("ios-app");
    let row = json!({ "key": "cards", "what": "credit card numbers", "how": ["stored"] });
    insert(&mut play, "collection.never", row);
    let holds = json!([{ "item": "payment_card" }]);
    insert(
        &mut play,
        "collection.kinds",
        json!({ "key": "pay", "name": "Cards", "items": holds }),
    );
    let found = play.desk().contradictions(play.model.today);
    let fold = found
        .iter()
        .find(|fold| fold.places().iter().any(|at| at.starts_with("collection.never.cards")));
    let at = fold
        .map(asking::Fold::places)
        .and_then(|all| all.into_iter().find(|at| at.starts_with("collection.never")));
    let before = play.desk().draft.clone();
    play.model.jump(&at.unwrap_or_else(|| "collection.never.cards.what".into()));
    play.key(crossterm::event::KeyCode::Esc); // out of a field that is open
    if !matches!(play.model.screen, Screen::Form(_)) {
        play.model.jump("collection.never.cards.what");
    }
    play.press("x");
    assert_eq!(said(&play, "collection.never.cards"), None, "{}", play.text());
    assert!(note(&play).contains("u brings it back"), "{}", note(&play));
    play.press("u");
    assert_eq!(play.desk().draft, before);
}

#[test]
fn home_and_the_sections_say_the_same_of_what_is_left() {
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name);
    let places = policy_wizard::drafts::Places {
        drafts: at("drafts"),
        presets: at("presets"),
        vendors: at("vendors"),
        state: at("state"),
        here: at("work"),
    };
    std::fs::create_dir_all(&places.drafts).unwrap();
    let mut play = begun("b2b-saas");
    let mut drafts = vec![play.desk().draft.clone()];
    let row = json!({ "key": "cards", "what": "credit card numbers", "how": ["stored"] });
    insert(&mut play, "collection.never", row);
    let holds = json!([{ "item": "payment_card" }]);
    insert(
        &mut play,
        "collection.kinds",
        json!({ "key": "pay", "name": "Cards", "items": holds }),
    );
    drafts.push(play.desk().draft.clone());
    say(&mut play, "company.regions", json!(["eea"]));
    while let Some(at) = play.desk().outstanding.first().cloned() {
        take(&mut play, &at);
    }
    for needed in play.desk().missing.clone() {
        let open = policy_wizard::draft::OpenState::DontKnow;
        edit(
            &mut play,
            Edit::Mark {
                path: needed,
                state: Some(open),
            },
        );
    }
    drafts.push(play.desk().draft.clone());
    // all of them know an answer, and of one a rule asks whether it is meant
    for at in ["company.website", "company.address"] {
        say(&mut play, at, json!("https://plumbok.io"));
    }
    for at in play.desk().draft.open.keys().cloned().collect::<Vec<_>>() {
        edit(&mut play, Edit::Mark { path: at, state: None });
    }
    for (at, value) in [
        ("company.product", json!("Plumbok")),
        ("company.legal_name", json!("Plumbok GmbH")),
        ("company.country", json!({ "area": "DE" })),
        ("company.contact", json!({ "kind": "email", "value": "privacy@plumbook.io" })),
    ] {
        say(&mut play, at, value);
    }
    drafts.push(play.desk().draft.clone());
    let (mut told, mut with_findings_only) = (Vec::new(), 0);
    for (i, draft) in drafts.iter().enumerate() {
        let file = places.drafts.join(format!("d{i}.json"));
        policy_wizard::drafts::save(&file, draft, false).unwrap();
        let model = policy_wizard::tui::first_model(&places, play.model.today);
        let listed = model.listed.iter().find(|one| one.file == file).unwrap();
        play.model.desk = Some(asking::Desk::new(draft.clone(), file));
        play.model.screen = Screen::Tasks { at: 0 };
        play.resize(160, 40);
        let left = asking::left_words(play.desk(), play.model.today);
        assert_eq!(listed.about, left.join(" · "));
        for words in &left {
            assert!(play.text().contains(words), "{words}: {}", play.text());
        }
        told.extend(left);
        // where it needs somebody: also the sections in which something is only found
        let named = model.home.needs(listed, model.today);
        for section in SECTIONS {
            let (found, musts, _) = play.desk().findings_in(section.id, play.model.today);
            let is_named = named.iter().any(|(title, _)| title == section.title);
            assert!(found == 0 || is_named, "{}: {named:?}", section.title);
            let tally = play.desk().tally(section.id);
            with_findings_only += usize::from(found > 0 && musts == 0 && tally.open == 0 && tally.is_settled());
        }
    }
    let state = |section: &interview::Section| play.desk().state_in_full(section.id, play.model.today);
    let states: Vec<String> = SECTIONS.iter().map(state).collect();
    assert!(with_findings_only > 0, "a section of which nothing else is left: {states:?}");
    assert!(told.iter().any(|words| words.contains("contradiction")), "{told:?}");
    assert!(told.iter().any(|words| words.contains("to decide")), "{told:?}");
}

#[test]
fn a_provider_taken_away_in_lines_is_told_of_where_words_still_name_it() {
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("go sharing.recipients\nadd =Quayhost\nquit\n");
    talk.say("go statements.texts\nadd\nsharing\nquit\n");
    let mut draft = talk.draft();
    let who = policy_wizard::edit::Who {
        by: "author".into(),
        on: policy_wizard::values::PolicyDate::parse("2026-11-20").unwrap(),
    };
    let row = json!({ "key": "own", "at": "sharing", "text": "Backups lie with Quayhost, too." });
    let text = Edit::Insert {
        table: "statements.texts".into(),
        before: None,
        row,
    };
    draft.edit(&text, &who).unwrap();
    policy_wizard::drafts::save(&talk.file(), &draft, false).unwrap();
    let out = talk.say("go sharing.recipients\ndelete quayhost\nquit\n");
    assert!(out.contains("Its name still stands in: "), "{out}");
}

#[test]
fn since_in_lines_says_what_the_project_uses_and_the_policy_does_not_name() {
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("quit\n");
    let places = talk.places();
    let work = places.here.clone();
    std::fs::create_dir_all(work.join(".git")).unwrap();
    let manifest = r#"{ "dependencies": { "@sentry/node": "8.0.0" } }"#;
    std::fs::write(work.join("package.json"), manifest).unwrap();
    policy_wizard::drafts::folder::keep(&places.state, &talk.file(), &work);
    let mut draft = talk.draft();
    let on = policy_wizard::values::PolicyDate::parse("2026-08-20").unwrap();
    let publication = policy_wizard::published::Publication::of(&draft, on, on, Vec::new());
    draft.publications.push(publication);
    policy_wizard::drafts::save(&talk.file(), &draft, false).unwrap();
    let out = talk.say("since\nquit\n");
    assert!(out.contains("Sentry") && out.contains("the policy does not name it"), "{out}");
}
