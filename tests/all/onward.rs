//! Where the cursor goes: to what a finding is mended at, and back to what still needs somebody.

use super::hand::{begun, form, insert, say};
use super::screen::Play;
use policy_wizard::asking::{Fold, to_mend};
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
