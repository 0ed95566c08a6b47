//! What providers bring, from a folder's manifest to suggestions in the other sections: on the screen and in lines.

use super::hand::{begun, insert, say, take};
use super::plain::Talk;
use super::program::Home;
use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::draft::Draft;
use policy_wizard::interview;
use policy_wizard::path;
use policy_wizard::tui::model::{Entry, Screen};
use policy_wizard::tui::update::Message;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

const MANIFEST: &str = r#"{ "dependencies": { "stripe": "14", "@sentry/node": "8", "posthog-js": "1" } }"#;
const THREE: [&str; 3] = ["posthog", "sentry", "stripe"];

/// A draft of people in the EEA to which a scan of a folder with nothing but a manifest made its suggestions, begun with
/// these options.
fn scanned_with(options: &[&str]) -> Draft {
    let home = Home::new();
    fs::create_dir(home.work().join("shop")).unwrap();
    fs::write(home.work().join("shop/package.json"), MANIFEST).unwrap();
    let new = ["new", "acme", "--out", "acme.json", "--set", "company.regions=[\"eea\"]"];
    home.fine(&[&new, options].concat());
    home.fine(&["scan", "shop", "--draft", "acme.json", "--suggest"]);
    serde_json::from_str(&fs::read_to_string(home.work().join("acme.json")).unwrap()).unwrap()
}

/// The same without a preset.
fn scanned() -> Draft {
    let draft = scanned_with(&[]);
    let offered: Vec<String> = draft
        .offers("sharing.recipients")
        .into_iter()
        .map(|(_, key, _)| key)
        .collect();
    assert_eq!(offered, THREE);
    assert!(
        draft.outstanding().is_empty(),
        "a scan suggests recipients, and they are only offered"
    );
    draft
}

/// What waits, section by section: each path and the source that it names.
fn waiting(draft: &Draft, section: &str) -> Vec<(String, String)> {
    let all = draft.outstanding().into_iter();
    let mine = all.filter(|at| at.starts_with(&format!("{section}.")));
    mine.map(|at| {
        let from = draft.suggestion(&at).unwrap().0.to_owned();
        (at, from)
    })
    .collect()
}

/// Each section concerned has suggestions of the three, and of nobody else; what a package for servers names stores nothing on
/// devices, so of the three only the one for browsers brings a cookie.
fn assert_filled(draft: &Draft) {
    for (section, least) in [("collection", 4), ("use", 3), ("sharing", 4), ("cookies", 1)] {
        let waiting = waiting(draft, section);
        assert!(waiting.len() >= least, "{section}: {waiting:?}");
        for (at, from) in &waiting {
            let id = from
                .strip_prefix("catalogue:")
                .unwrap_or_else(|| panic!("{at} is from {from}"));
            assert!(THREE.contains(&id), "{at} is from {from}");
        }
    }
    let transfer = waiting(draft, "sharing")
        .into_iter()
        .find(|(at, _)| at.starts_with("sharing.transfers."));
    assert!(transfer.is_some(), "Stripe is in the US");
    assert!(draft.published().collection.kinds.is_empty(), "and nothing of it is said yet");
}

#[test]
fn three_packages_fill_four_sections_on_the_screen() {
    let mut play = Play::new(120, 36);
    play.send(Message::Opened {
        draft: Box::new(scanned()),
        file: PathBuf::from("/nonexistent/acme.json"),
        kept: Box::default(),
        note: None,
    });
    play.model.open_section("sharing");
    for id in THREE {
        let row = path::row_path("sharing.recipients", id);
        play.model.go_to(&row);
        let Screen::Form(form) = &play.model.screen else {
            panic!("{}", play.text())
        };
        assert_eq!(form.focus, Entry::Offer(row.clone()));
        play.key(KeyCode::Char(' '));
        assert!(path::get(&play.desk().draft.answers, &row).is_some(), "{}", play.text());
    }
    assert_filled(&play.desk().draft);
    play.model.go_to("collection.kinds.payments");
    let seen = play.text();
    assert!(seen.contains("Stripe, from the catalogue"), "{seen}");
}

#[test]
fn three_packages_fill_four_sections_in_lines() {
    let talk = Talk::new(None);
    fs::create_dir_all(talk.places().drafts).unwrap();
    policy_wizard::drafts::save(&talk.file(), &scanned(), false).unwrap();
    let out = talk.say("go sharing.recipients\npick posthog\npick sentry\npick stripe\ngo collection.kinds.payments\nquit\n");
    assert_filled(&talk.draft());
    for words in [
        "Suggested by Stripe, from the catalogue",
        "Suggested by Stripe, from the catalogue (not verified).",
        "4 suggested in it (data, in part only, country, card details) by Stripe, from the catalogue",
        "In part only: account ID, IP address, browser and device details",
        "Card details: the provider, on its own form or page",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let again = Talk::new(None);
    fs::create_dir_all(again.places().drafts).unwrap();
    policy_wizard::drafts::save(&again.file(), &scanned(), false).unwrap();
    again.say("go sharing.recipients\npick posthog\npick sentry\npick stripe\nundo\nundo\nundo\nquit\n");
    assert_eq!(
        again.draft(),
        scanned(),
        "each is taken back in one step, with all that it brought"
    );
}

#[test]
fn three_packages_fill_four_sections_with_a_preset_too() {
    for preset in ["b2b-saas", "web-app", "analytics-platform", "agency-portal"] {
        let talk = Talk::new(None);
        fs::create_dir_all(talk.places().drafts).unwrap();
        policy_wizard::drafts::save(&talk.file(), &scanned_with(&["--preset", preset]), false).unwrap();
        talk.say("go sharing.recipients\npick posthog\npick sentry\npick stripe\nquit\n");
        let draft = talk.draft();
        let brought: Vec<String> = draft.outstanding();
        let by = |at: &String| draft.suggestions(at).any(|(from, _)| from.starts_with("catalogue:"));
        for (section, start) in [
            ("collection", "collection.kinds."),
            ("sharing", "sharing.recipients."),
            ("transfers", "sharing.transfers."),
            ("cookies", "cookies.items."),
        ] {
            assert!(
                brought.iter().any(|at| at.starts_with(start) && by(at)),
                "{preset}: {section}: {brought:?}"
            );
        }
        let shown = draft.shown();
        let analytics = |name: bool| {
            let rows = shown.cookies.items.iter();
            rows.filter(|row| row.sort == Some(policy_wizard::interview::cookies::Sort::Analytics) && row.name.is_some() == name)
                .count()
        };
        assert_eq!(
            (analytics(true), analytics(false)),
            (1, 0),
            "{preset}: the cookie by its name, and no double"
        );
        let reached = |id: &str| {
            let row = shown.sharing.recipients.iter().find(|row| row.key == id).unwrap();
            let kinds = shown
                .collection
                .kinds
                .iter()
                .filter(|kind| row.kinds.iter().flatten().any(|key| *key == kind.key));
            let items = kinds
                .flat_map(|kind| kind.items.iter().flatten())
                .filter_map(|item| item.item.clone());
            items.collect::<Vec<String>>()
        };
        for (id, slug) in [
            ("stripe", "billing_details"),
            ("sentry", "crash_diagnostics"),
            ("posthog", "cookie_id"),
        ] {
            assert!(
                reached(id).iter().any(|one| one == slug),
                "{preset}: {slug} reaches {id}: {:?}",
                reached(id)
            );
        }
    }
}

#[test]
fn a_transfer_comes_with_the_country_that_the_author_confirms() {
    let mut play = begun("web-app");
    take(&mut play, "sharing.recipients.posthog");
    assert!(
        play.desk().shown.sharing.transfers.is_empty(),
        "nobody knows where it keeps data"
    );
    say(&mut play, "sharing.recipients.posthog.country", json!({ "area": "US" }));
    let draft = &play.desk().draft;
    let (from, _) = draft.suggestion("sharing.transfers.eea-us").unwrap();
    assert_eq!(from, "catalogue:posthog");
    assert!(
        draft.outstanding().contains(&"sharing.transfers.eea-us".to_owned()),
        "and it waits"
    );
    play.press("u");
    assert!(
        play.desk().shown.sharing.transfers.is_empty(),
        "it is taken back with the country"
    );
}

#[test]
fn a_provider_that_is_set_brings_the_same() {
    let home = Home::new();
    home.beside(
        "acme",
        &[
            "sharing.recipients.stripe={\"catalogue\":\"stripe\"}",
            "company.regions=[\"eea\"]",
        ],
    );
    let draft: Draft = serde_json::from_str(&fs::read_to_string(home.work().join("acme.json")).unwrap()).unwrap();
    let from: Vec<&str> = draft.suggested.iter().map(|layer| layer.from.as_str()).collect();
    assert_eq!(from, ["catalogue:stripe"]);
    assert!(
        draft.suggestion("sharing.transfers.eea-us").is_some(),
        "whichever was said first"
    );
}

#[test]
fn what_runs_on_the_authors_server_is_no_recipient_and_no_drift() {
    let home = Home::new();
    fs::create_dir(home.work().join("shop")).unwrap();
    fs::write(
        home.work().join("shop/package.json"),
        r#"{ "dependencies": { "posthog-js": "1" } }"#,
    )
    .unwrap();
    home.beside("bare", &[]);
    let ran = home.run(&["check", "bare.json", "--against", "shop"]);
    assert!(ran.out.contains("drift-unnamed"), "without the answer it is one: {}", ran.out);
    home.beside(
        "acme",
        &["sharing.recipients.posthog={\"catalogue\":\"posthog\",\"own_server\":true}"],
    );
    let ran = home.run(&["check", "acme.json", "--against", "shop"]);
    assert!(ran.out.contains("company.legal_name"), "it looked: {}", ran.out);
    assert!(!ran.out.contains("drift-"), "{}", ran.out);
    assert!(
        !ran.out.contains("sharing.recipients.posthog"),
        "nothing is missing of it: {}",
        ran.out
    );
    let text = home.run(&["render", "acme.json", "--format", "txt", "--unconfirmed"]).out;
    assert!(!text.contains("PostHog"), "{text}");
}

#[test]
fn what_decides_is_asked_of_the_providers_that_have_it_and_the_region_is_a_pick() {
    let talk = Talk::new(None);
    talk.say("go sharing.recipients\nadd Sentry\ngo sharing.recipients\nadd Stripe\nquit\n");
    let draft = talk.draft();
    let asked = |column: &str, key: &str| {
        let shown = draft.shown();
        let at = format!("sharing.recipients.{key}.{column}");
        interview::asked(&shown).iter().any(|one| one.path(&shown) == at)
    };
    for (column, key, is) in [
        ("own_server", "sentry", true),
        ("replay", "sentry", true),
        ("training", "sentry", false),
        ("own_server", "stripe", false),
        ("replay", "stripe", false),
    ] {
        assert_eq!(asked(column, key), is, "{column} of {key}");
    }
    let out = talk.say("go sharing.recipients.sentry.country\n1\nquit\n");
    assert!(out.contains("1. European Union") && out.contains("2. United States"), "{out}");
    assert_eq!(
        path::get(&talk.draft().answers, "sharing.recipients.sentry.country"),
        Some(json!({ "area": "EU" }))
    );
}

/// What the catalogue says of a role is a suggestion with its source and its doubt; the text calls nobody a processor before it
/// is taken, and who may play two parts is still asked.
#[test]
fn a_role_is_suggested_marked_and_taken_with_the_rest_of_its_row() {
    let talk = Talk::new(None);
    let out = talk.say("go sharing.recipients\nadd OpenAI\ngo sharing.recipients.openai.part\nquit\n");
    let says = "Suggested by OpenAI, from the catalogue: works for you (processor) (not verified)";
    assert!(out.contains(says), "{out}");
    let role = |talk: &Talk| path::get(&talk.draft().answers, "sharing.recipients.openai.part");
    assert_eq!(role(&talk), None);
    talk.say("go sharing.recipients.openai.part\n\nquit\n");
    assert_eq!(role(&talk), Some(json!("processor")));

    let mut play = begun("client-site");
    insert(
        &mut play,
        "sharing.recipients",
        json!({ "key": "openai", "catalogue": "openai", "name": "OpenAI" }),
    );
    play.model.go_to("sharing.recipients.openai.part");
    let seen = play.text();
    assert!(seen.contains("from the catalogue (not"), "{seen}"); // the last word may stand on the next line

    for (ids, is) in [(&["openai"][..], true), (&["openai", "stripe"][..], false)] {
        let home = taken_at_once(None, ids);
        let text = home.fine(&["render", "acme.json", "--unconfirmed", "--format", "md"]).out;
        let calls = text.contains("helps us run our service, as our processor");
        assert_eq!(calls, is, "{ids:?}: {text}");
    }
}

#[test]
fn what_is_taken_back_is_called_by_its_row_and_nobody_brings_what_nobody_gets() {
    let mut play = begun("client-site");
    let row = json!({ "key": "stripe", "catalogue": "stripe", "name": "Stripe", "country": { "area": "US" } });
    insert(&mut play, "sharing.recipients", row);
    let brought = |play: &Play| play.desk().draft.suggested.iter().any(|one| one.from == "catalogue:stripe");
    assert!(brought(&play));
    say(&mut play, "sharing.any_recipients", json!(false));
    assert!(!brought(&play), "nobody gets data, says the author");
    play.press("u");
    assert!(brought(&play));
    play.press("u");
    let note = play.model.note.clone().unwrap_or_default();
    assert!(!note.contains("catalogue:"), "{note}");
    assert!(!brought(&play), "{note}");
}

#[test]
fn accepting_all_says_how_many_were_taken_from_whom_and_never_advertising_in_silence() {
    let home = Home::new();
    let stripe = "sharing.recipients.stripe={\"catalogue\":\"stripe\"}";
    let ran = home.run(&[
        "new", "one", "--preset", "web-shop", "--accept", "--set", stripe, "--out", "one.json",
    ]);
    assert!(ran.err.contains(" from the preset web-shop, "), "{}", ran.err);
    assert!(ran.err.contains(" that Stripe brings"), "{}", ran.err);
    assert!(!ran.err.contains("advertising"), "{}", ran.err);
    let draft: Draft = serde_json::from_str(&fs::read_to_string(home.work().join("one.json")).unwrap()).unwrap();
    let by_stripe = draft.set.values().filter(|said| said.by == "catalogue:stripe").count();
    assert!(by_stripe > 0, "and it was");

    let waits = |draft: &Draft, id: &str| draft.suggestion(id).is_some() && path::get(&draft.answers, id).is_none();
    assert!(ran.err.contains("; 1 promise waits: read before you accept"), "{}", ran.err);
    assert!(waits(&draft, "cookies.items.analytics.consent"));
    assert!(
        path::get(&draft.answers, "cookies.items.analytics.sort").is_some(),
        "the row itself was taken"
    );

    let analytics = "sharing.recipients.ga={\"catalogue\":\"google-analytics\",\"ad_signals\":true}";
    let ran = home.run(&["new", "two", "--accept", "--set", analytics, "--out", "two.json"]);
    let said = "advertising is among the uses now, because of Google Analytics";
    assert!(ran.err.contains(said), "{}", ran.err);
}

#[test]
fn two_cookies_of_one_provider_are_told_apart_in_the_list() {
    let mut play = begun("web-app");
    let row = json!({ "key": "stripe", "catalogue": "stripe", "name": "Stripe", "country": { "area": "US" } });
    insert(&mut play, "sharing.recipients", row);
    play.model.open_section("cookies");
    let seen = play.text();
    assert!(seen.contains("__stripe_m") && seen.contains("__stripe_s"), "{seen}");
}

#[test]
fn a_row_is_to_do_until_what_decides_about_its_provider_is_said_or_left_empty() {
    let mut play = begun("client-site");
    let row =
        json!({ "key": "posthog", "catalogue": "posthog", "name": "PostHog", "job": ["analytics"], "country": { "area": "US" } });
    insert(&mut play, "sharing.recipients", row);
    let lack = |play: &Play| policy_wizard::asking::lack(play.desk(), "sharing.recipients.posthog");
    assert_eq!(
        lack(&play).as_deref(),
        Some("lacks: recordings, stores on devices"),
        "each thing that decides"
    );
    say(&mut play, "sharing.recipients.posthog.replay", json!(false));
    assert_eq!(lack(&play).as_deref(), Some("lacks: stores on devices"));
    say(&mut play, "sharing.recipients.posthog.stores", json!(true));
    assert_eq!(lack(&play), None);
    play.press("u");
    assert!(lack(&play).is_some());
    say(&mut play, "sharing.recipients.posthog.own_server", json!(true));
    assert_eq!(lack(&play), None, "who gets nothing is not asked");
}

/// A home with a draft of people in the EEA that names these providers in this order and takes all that they bring.
fn taken_at_once(preset: Option<&str>, ids: &[&str]) -> Home {
    let home = Home::new();
    let row = |id: &&str| format!("sharing.recipients.{id}={{\"catalogue\":\"{id}\"}}");
    let named: Vec<String> = ids.iter().map(row).collect();
    let regions = "company.regions=[\"eea\"]";
    let mut args = vec!["new", "acme", "--out", "acme.json", "--accept", "--set", regions];
    args.extend(preset.iter().flat_map(|preset| ["--preset", preset]));
    args.extend(named.iter().flat_map(|row| ["--set", row.as_str()]));
    home.run(&args);
    home
}

/// In whatever order the three are named, who takes all that they bring says the same of each.
#[test]
fn what_is_taken_at_once_says_the_same_whichever_was_named_first() {
    let orders = [
        ["stripe", "sentry", "posthog"],
        ["stripe", "posthog", "sentry"],
        ["sentry", "stripe", "posthog"],
        ["sentry", "posthog", "stripe"],
        ["posthog", "stripe", "sentry"],
        ["posthog", "sentry", "stripe"],
    ];
    for preset in [None, Some("newsletter"), Some("web-app")] {
        let said = orders.map(|order| {
            let home = taken_at_once(preset, &order);
            let draft: Draft = serde_json::from_str(&fs::read_to_string(home.work().join("acme.json")).unwrap()).unwrap();
            let of = |id: &str| {
                let row = draft.answers.sharing.recipients.iter().find(|row| row.key == id).unwrap();
                let kinds = draft.answers.collection.kinds.iter();
                let kinds = kinds.filter(|kind| row.kinds.as_ref().is_some_and(|keys| keys.contains(&kind.key)));
                let items = kinds.flat_map(|kind| kind.items.iter().flatten());
                let items: BTreeSet<String> = items.map(policy_wizard::values::DataItem::label).collect();
                assert!(!items.is_empty(), "{preset:?}: {id}");
                items
            };
            order
                .map(of)
                .into_iter()
                .zip(order)
                .map(|(items, id)| (id, items))
                .collect::<BTreeMap<_, _>>()
        });
        assert!(said.iter().all(|one| *one == said[0]), "{preset:?}: {said:#?}");
    }
}

/// Two that do the same are both named, and what comes with one under a condition is collected under it.
#[test]
fn who_does_the_same_is_named_too_and_a_condition_goes_with_what_it_brings() {
    let read = |ids: &[&str]| {
        let home = taken_at_once(None, ids);
        home.fine(&["render", "acme.json", "--unconfirmed", "--format", "md"]).out
    };
    for (ids, words) in [
        (["stripe", "paypal"], "via Stripe and PayPal"),
        (["paypal", "stripe"], "via PayPal and Stripe"),
        (["openai", "anthropic"], "via OpenAI and Anthropic"),
    ] {
        let text = read(&ids);
        assert!(text.contains(words), "{text}");
    }
    let text = read(&["google-sign-in"]);
    assert!(
        text.contains("and only if you sign in with your Google account, we collect"),
        "{text}"
    );
    assert!(!text.contains("You have to give us this data"), "{text}");
}

/// A condition that the author gives stands where it is said what is collected, in each format, and goes with it.
#[test]
fn what_comes_with_one_under_a_condition_is_collected_under_it_in_every_format() {
    for (only_if, is) in [(r#","only_if":"Only if you turn on chat.""#, true), ("", false)] {
        let home = Home::new();
        let row = format!(r#"sharing.recipients.intercom={{"catalogue":"intercom"{only_if}}}"#);
        let args = ["new", "acme", "--out", "acme.json", "--accept", "--set", &row];
        home.run(&args);
        for format in ["md", "html", "html-fragment", "txt", "json"] {
            let text = home.fine(&["render", "acme.json", "--unconfirmed", "--format", format]).out;
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            let condition = "if you turn on chat, and only then, we automatically collect";
            let split = format == "json"; // there the author's words stand apart
            assert!(split || words.contains(condition) == is, "{format}: {text}");
            assert_eq!(words.contains("turn on chat"), is, "{format}: {text}");
        }
    }
}

/// The condition of the only one who gets data in a country stands with the transfer in each format, and goes with it.
#[test]
fn a_transfer_has_its_condition_in_every_format() {
    for (only_if, is) in [(r#","only_if":"you turn on suggestions""#, true), ("", false)] {
        let home = Home::new();
        let row = format!(r#"sharing.recipients.m={{"name":"Modelly","country":{{"area":"US"}}{only_if}}}"#);
        let transfer = r#"sharing.transfers.a={"origin":"eea","to":{"area":"US"}}"#;
        home.beside("acme", &["company.regions=[\"eea\"]", &row, transfer]);
        for format in ["md", "html", "html-fragment", "txt", "json"] {
            let text = home.fine(&["render", "acme.json", "--unconfirmed", "--format", format]).out;
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains("United States"), "{format}: {text}");
            assert_eq!(
                words.contains("States, only if you turn on suggestions"),
                is,
                "{format}: {text}"
            );
        }
    }
}

/// What a device tells whoever it asks is told as that: web fonts get no part of a log of what people do. What is there for it stands
/// in brackets behind its kind, and a kind that goes there whole is named.
#[test]
fn an_address_that_a_device_tells_is_no_part_of_a_log() {
    let read = |preset: &str, ids: &[&str]| {
        let home = taken_at_once(Some(preset), ids);
        let text = home.fine(&["render", "acme.json", "--unconfirmed", "--format", "txt"]).out;
        text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    };
    let text = read("b2b-saas", &["google-fonts", "stripe"]);
    assert!(!text.contains("activity log (") && !text.contains("activity log: "), "{text}");
    assert!(text.contains("web fonts (ip address, and"), "{text}");
    assert!(
        text.contains("(account details: name and email address; ip address; payment data"),
        "{text}"
    );
    let text = read("client-site", &["google-fonts"]);
    assert!(
        text.contains("server logs: ip address"),
        "that is what a server log is: {text}"
    );
}

/// A row of a preset to which a provider adds what nobody checked: whoever says yes to it has read both names.
#[test]
fn a_row_to_which_a_provider_adds_names_it_before_a_yes_takes_it() {
    let provider = json!({ "key": "posthog", "catalogue": "posthog", "name": "PostHog" });
    for (width, height) in [(80, 24), (40, 12)] {
        let mut play = begun("web-app");
        insert(&mut play, "sharing.recipients", provider.clone());
        play.model.go_to("collection.kinds.usage");
        play.resize(width, height);
        let seen = play.text();
        let words: Vec<&str> = seen.split_whitespace().collect();
        let told = "suggested by Web app for private people; more by PostHog (not verified)";
        assert!(words.join(" ").contains(told), "{seen}");
    }
    let talk = Talk::new(Some("web-app"));
    let out = talk.say("go sharing.recipients\nadd PostHog\ngo collection.kinds.usage\nquit\n");
    let told = "Usage data. Suggested by the preset Web app for private people; more by PostHog (not verified).";
    assert!(out.contains(told), "{out}");
    talk.say("go collection.kinds.usage\n\nquit\n");
    let said = &talk.draft().set["collection.kinds.usage.items"];
    assert_eq!(said.sources().collect::<Vec<_>>(), ["preset:web-app", "catalogue:posthog"]);
}
