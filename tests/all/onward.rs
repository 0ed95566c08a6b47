//! Where the cursor goes: to what a finding is mended at, and back to what still needs somebody.

use super::hand::{begun, form, insert, said, say};
use super::screen::Play;
use policy_wizard::asking::{self, Fold, to_mend};
use policy_wizard::draft::State;
use policy_wizard::path;
use policy_wizard::tui::keys;
use policy_wizard::tui::model::{Entry, FinishLine, Screen, Stop, stops_listed};
use serde_json::json;

/// A draft of a preset, whose provider runs AI while nothing says so: a contradiction among other things to do.
fn with_ai() -> Play {
    let mut play = begun("b2b-saas");
    for (at, value) in [
        ("company.product", json!("Acme")),
        ("company.legal_name", json!("Acme GmbH")),
        ("company.country", json!({ "area": "DE" })),
        ("company.contact", json!({ "kind": "email", "value": "privacy@acme.example" })),
    ] {
        say(&mut play, at, value);
    }
    insert(&mut play, "sharing.recipients", json!({ "key": "openai", "name": "OpenAI" }));
    play
}

#[test]
fn who_comes_back_to_finish_is_on_what_still_stops() {
    let mut play = with_ai();
    play.press("End Enter");
    let here = |play: &Play| match &play.model.screen {
        Screen::Finish(finish) => match finish.at {
            FinishLine::Stop(i) => match stops_listed(play.desk(), play.model.today).into_iter().nth(i) {
                Some(Stop::Confirm(title, ..)) => title,
                Some(Stop::Needed(_)) => "needed",
                Some(Stop::Contradiction(_)) => "contradiction",
                None => "",
            },
            _ => "no stop",
        },
        _ => "elsewhere",
    };
    let mut seen = 0;
    while here(&play) != "About you" {
        play.press("Down");
        seen += 1;
        assert!(seen < 9, "{}", play.text());
    }
    let next = {
        let all = stops_listed(play.desk(), play.model.today);
        let title = |stop: &Stop| match stop {
            Stop::Confirm(title, ..) => Some(*title),
            _ => None,
        };
        all.iter().filter_map(title).nth(1).unwrap()
    };
    // one yes: there is more to confirm in the section
    play.press("Enter Enter");
    assert_eq!(here(&play), "About you", "{}", play.text());
    // who steps back is where they were
    play.press("Enter Esc");
    assert_eq!(here(&play), "About you", "{}", play.text());
    // a yes to all of it leads back, to the next
    play.press("Enter");
    play.agree();
    assert_eq!(here(&play), next, "{}", play.text());
}

#[test]
fn whether_a_table_has_rows_is_mended_at_the_table() {
    let mut play = with_ai();
    play.press("r");
    let all = play.desk().found(play.model.today).folds.clone();
    let ai = all
        .iter()
        .position(|fold| fold.places().first().is_some_and(|at| at == "use.any_ai"));
    for _ in 0..ai.expect("the use of AI is said nowhere") {
        play.press("Down");
    }
    play.press("Enter");
    assert_eq!(form(&play).focus, Entry::Add("use.ai"));
}

/// A transfer from the EEA to the United States is suggested; with what, nobody can say but the author.
fn suggest_transfer(play: &mut Play) {
    let row = json!({ "key": "eea", "origin": "eea", "to": { "area": "US" } });
    let layer = &mut play.model.desk.as_mut().unwrap().draft.suggested[0];
    layer.answers.sharing.any_transfers = Some(true);
    layer.answers.sharing.transfers.push(serde_json::from_value(row).unwrap());
    play.model.desk.as_mut().unwrap().refresh();
}

#[test]
fn a_finding_about_transfers_leads_to_the_row_that_is_suggested_for_them_and_on_to_what_it_lacks() {
    let mut play = with_ai();
    say(&mut play, "company.regions", json!(["eea"]));
    suggest_transfer(&mut play);
    insert(
        &mut play,
        "sharing.recipients",
        json!({ "key": "stripe", "name": "Stripe", "job": ["payments"], "country": { "area": "US" } }),
    );
    play.press("r");
    let all = play.desk().found(play.model.today).folds.clone();
    let leads = |fold: &Fold| to_mend(play.desk(), fold, 0).as_deref() == Some("sharing.transfers.eea");
    let at = all.iter().position(leads);
    let at = at.unwrap_or_else(|| {
        panic!(
            "{:?}",
            all.iter()
                .map(|f| (f.message(), to_mend(play.desk(), f, 0)))
                .collect::<Vec<_>>()
        )
    });
    for _ in 0..at {
        play.press("Down");
    }
    play.press("Enter");
    assert_eq!(form(&play).focus, Entry::Row("sharing.transfers.eea".into()));
    play.press("Enter");
    play.read_on("sharing.transfers.eea");
    assert_eq!(form(&play).focus.path(), "sharing.transfers.eea.instruments");
}

/// In a row that is open, Enter on what is missing answers it, whether the row is the author's or only suggested.
#[test]
fn enter_on_what_a_row_lacks_never_leaves_the_row() {
    let made = || {
        let mut play = begun("b2b-saas");
        suggest_transfer(&mut play);
        insert(&mut play, "sharing.recipients", json!({ "key": "stripe", "name": "Stripe" }));
        play
    };
    let mut met = Vec::new();
    for (table, key) in [("sharing.transfers", "eea"), ("sharing.recipients", "stripe")] {
        let row = path::row_path(table, key);
        let first = made();
        let record = asking::entries(first.desk(), "sharing", Some((table, key)));
        let empty = |entry: &&Entry| matches!(entry, Entry::Answer(at) if first.desk().draft.state(at) == State::Unanswered);
        for entry in record.iter().filter(empty) {
            let mut play = made();
            play.model.go_to(&row);
            play.press("Right");
            if let Screen::Form(form) = &mut play.model.screen {
                form.focus = entry.clone();
            }
            let said = keys::footer(&play.model).into_iter().find(|(key, _)| *key == "Enter");
            assert_eq!(said, Some(("Enter", "answer")), "{}", play.text());
            play.press("Enter");
            assert!(form(&play).input.is_some() && form(&play).row_path().as_ref() == Some(&row));
            met.push(entry.path().to_owned());
        }
    }
    for table in ["sharing.transfers", "sharing.recipients"] {
        assert!(met.iter().any(|at| at.starts_with(table)), "{met:?}");
    }
}

/// A question that is typed is typed in the same way, whichever way leads to it.
#[test]
fn whoever_is_led_to_a_typed_question_can_type_and_elsewhere_letters_are_keys_and_it_is_said() {
    let letters = |play: &Play| keys::footer(&play.model).iter().any(|(shown, _)| *shown == "letters");
    // by Find, and from Finish
    for way in ["/ postal Enter", "End Enter Down Enter"] {
        let mut play = begun("b2b-saas");
        if way.starts_with("End") {
            say(&mut play, "company.product", json!("Acme"));
        }
        play.press(way);
        assert!(
            form(&play).input.is_some() && play.model.has_caret(),
            "{way}: {}",
            form(&play).focus.path()
        );
        assert!(!letters(&play), "{way}");
    }
    // by an arrow: letters are keys, and a letter that is none begins to type
    let mut play = begun("b2b-saas");
    play.model.go_to("company.address");
    assert!(letters(&play) && !play.model.has_caret(), "{}", play.text());
    play.press("w");
    assert!(form(&play).input.is_none(), "w is a key: it says why");
    play.type_text("Dock 5");
    assert_eq!(said(&play, "company.address"), Some(json!("Dock 5")));
    // what is suggested is typed over; what is known stays until its field is opened
    let mut play = begun("b2b-saas");
    let at = "company.address";
    say(&mut play, at, json!("Dock 5"));
    play.model.go_to(at);
    assert!(!letters(&play), "{}", play.text());
    play.type_text("D9");
    assert_eq!(said(&play, at), Some(json!("Dock 5")));
}
