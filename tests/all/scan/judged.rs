//! What a draft remembers of a scan: what its author said of providers, and what waits to be picked.

use super::super::program::Home;
use super::drift::{anew, draft, drift, home, pairs};
use policy_wizard::draft::Draft;
use serde_json::Value;
use std::fs;

#[test]
fn a_draft_remembers_what_its_author_said_and_the_next_scan_is_quiet() {
    let home = home();
    let first = home.run(&["scan", "shop", "--draft", "acme.json"]).out;
    assert!(
        first.contains("Sentry") && first.contains("PostHog") && !first.contains("Stripe"),
        "{first}"
    );
    home.fine(&[
        "scan",
        "shop",
        "--draft",
        "acme.json",
        "--reject",
        "posthog",
        "--reason",
        "our own\u{1b}[2J server",
    ]);
    home.fine(&["scan", "--draft", "acme.json", "--by-hand", "mailjet"]);
    let kept = draft(&home);
    let of: Vec<_> = kept.scan.iter().map(|one| one.vendor.as_str()).collect();
    assert_eq!(of, ["mailjet", "posthog"]);
    let file = home.work().join("acme.json");
    assert!(!fs::read_to_string(&file).unwrap().contains("server"), "a reason is private");
    let reason = || {
        let notes = policy_wizard::drafts::private::load(&file).unwrap();
        let matter = policy_wizard::draft::judgements::matter("posthog");
        notes.reason(&matter).map(str::to_owned)
    };
    assert_eq!(reason().as_deref(), Some("our own[2J server"));
    let second = home.run(&["scan", "shop", "--draft", "acme.json"]).out;
    assert!(second.contains("Sentry") && !second.contains("PostHog"), "{second}");
    assert_eq!(drift(&home, &[]), pairs(&[("drift-unnamed", "shop/package.json:4")]));
    home.fine(&["scan", "--draft", "acme.json", "--forget", "posthog"]);
    assert_eq!(drift(&home, &[]).len(), 2);
    assert_eq!(reason(), None, "it goes with what it is the reason of");
    for (args, words) in [
        (["--forget", "posthog"], "nothing is said of “posthog”"),
        (["--by-hand", "postgog"], "did you mean posthog"),
    ] {
        let ran = home.run(&[&["scan", "--draft", "acme.json"], args.as_slice()].concat());
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(words), "{}", ran.err);
    }
}

#[test]
fn a_provider_is_no_recipient_only_with_a_reason() {
    let home = home();
    let reject = ["scan", "--draft", "acme.json", "--reject", "posthog"];
    home.fails(&reject, &["--reason"]);
    for reason in ["", "  "] {
        home.fails(
            &[&reject[..], &["--reason", reason]].concat(),
            &["--reason is empty", "in a few words"],
        );
    }
    assert_eq!(draft(&home).scan, [], "nothing was said of it");
    home.fine(&[&reject[..], &["--reason", "our own server"]].concat());
    assert_eq!(draft(&home).scan.len(), 1);
    home.fine(&["scan", "--draft", "acme.json", "--by-hand", "mailjet"]);
}

#[test]
fn a_recipient_that_its_author_called_none_is_a_finding_until_one_of_the_two_is_taken_back() {
    let home = home();
    let found = || -> Vec<(String, String)> {
        let all: Value = serde_json::from_str(&home.run(&["check", "acme.json", "--format", "json"]).out).unwrap();
        let all = all["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["rule"] == "rejected-named");
        all.map(|one| (one["level"].to_string(), one["at"].to_string())).collect()
    };
    let reject = |id: &str| home.fine(&["scan", "--draft", "acme.json", "--reject", id, "--reason", "it gets nothing"]);
    reject("posthog"); // which no row names
    assert_eq!(found(), []);
    reject("mailjet"); // by the name of its row
    reject("stripe"); // as it was picked
    let at = |row: &str| ("\"should\"".to_owned(), format!("[\"sharing.recipients.{row}\"]"));
    assert_eq!(found(), [at("stripe"), at("post")]);
    home.fine(&["scan", "--draft", "acme.json", "--forget", "mailjet"]);
    assert_eq!(found(), [at("stripe")]);
    let mut kept = draft(&home);
    kept.answers.sharing.recipients.retain(|row| row.key != "stripe");
    policy_wizard::drafts::save(&home.work().join("acme.json"), &kept, true).unwrap();
    assert_eq!(found(), [], "no row names it any more");
    // on the author's own server it is named as no recipient
    let own = "sharing.recipients.posthog={\"catalogue\":\"posthog\",\"own_server\":true}";
    anew(&home, &[own]);
    reject("posthog");
    assert_eq!(found(), []);
}

#[test]
fn what_is_used_by_hand_is_named_or_everybody_says_that_it_is_not() {
    let home = home();
    home.fine(&["scan", "--draft", "acme.json", "--by-hand", "stripe"]);
    let ran = home.run(&["scan", "--draft", "acme.json", "--by-hand", "posthog"]);
    assert!(ran.err.contains("the policy does not name it"), "{}", ran.err);
    home.fine(&["scan", "--draft", "acme.json", "--by-hand", "mixpanel"]);
    let rules = |args: &[&str]| -> Vec<(String, String)> {
        let args = [&["check", "acme.json", "--format", "json"], args].concat();
        let found: Value = serde_json::from_str(&home.run(&args).out).unwrap();
        let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let all = found["findings"].as_array().unwrap().iter();
        let all = all.filter(|one| ["drift-unnamed", "by-hand-unnamed"].contains(&text(one, "rule").as_str()));
        let id = |one: &Value| {
            text(one, "message")
                .rsplit(": ")
                .next()
                .unwrap_or_default()
                .trim_end_matches('.')
                .to_owned()
        };
        let mut all: Vec<_> = all.map(|one| (text(one, "rule"), id(one))).collect();
        all.sort();
        all
    };
    assert_eq!(
        rules(&[]),
        pairs(&[("by-hand-unnamed", "mixpanel"), ("by-hand-unnamed", "posthog")]),
        "the draft alone says it, and nothing of what is named"
    );
    assert_eq!(
        rules(&["--against", "shop"]),
        pairs(&[
            ("by-hand-unnamed", "mixpanel"),
            ("drift-unnamed", "posthog"),
            ("drift-unnamed", "sentry")
        ]),
        "each once: where the code shows it, there"
    );
    let new = home.run(&["scan", "shop", "--draft", "acme.json"]).out;
    assert!(
        new.contains("PostHog") && new.contains("Mixpanel") && !new.contains("Stripe"),
        "{new}"
    );
}

#[test]
fn what_is_suggested_waits_and_a_second_time_replaces_it_without_what_was_dropped_or_judged() {
    let home = home();
    let suggest = || home.fine(&["--today", "2026-11-21", "scan", "shop", "--draft", "acme.json", "--suggest"]);
    let keys = || -> Vec<String> {
        let draft = draft(&home);
        let layers: Vec<_> = draft.suggested.iter().filter(|layer| layer.from == "scan").collect();
        assert!(layers.len() < 2, "one layer");
        let rows = layers.iter().flat_map(|layer| &layer.answers.sharing.recipients);
        rows.map(|row| row.key.clone()).collect()
    };
    let before = draft(&home).answers;
    suggest();
    assert_eq!(keys(), ["posthog", "sentry"]);
    assert_eq!(draft(&home).answers, before, "nothing is accepted");
    let layer = draft(&home).suggested.into_iter().find(|layer| layer.from == "scan").unwrap();
    assert_eq!(layer.as_of.unwrap().to_string(), "2026-11-21");
    let rest = policy_wizard::answers::Answers::default();
    assert_eq!(
        layer.answers.cookies, rest.cookies,
        "what a provider brings comes with it, once it is picked"
    );
    suggest();
    assert_eq!(keys(), ["posthog", "sentry"]);
    home.fine(&[
        "scan",
        "--draft",
        "acme.json",
        "--reject",
        "posthog",
        "--reason",
        "our own server",
    ]);
    suggest();
    assert_eq!(keys(), ["sentry"]);
    let mut dropped = draft(&home);
    let who = policy_wizard::edit::Who {
        by: "author".into(),
        on: policy_wizard::values::PolicyDate::parse("2026-11-21").unwrap(),
    };
    let drop = policy_wizard::edit::Edit::Drop {
        path: "sharing.recipients.sentry".into(),
        from: None,
    };
    dropped.edit(&drop, &who).unwrap();
    fs::write(home.work().join("acme.json"), serde_json::to_string_pretty(&dropped).unwrap()).unwrap();
    suggest();
    assert_eq!(keys(), Vec::<String>::new());
}

#[test]
fn judgements_come_back_the_same_and_are_refused_with_their_line_where_they_do_not_hold() {
    let home = Home::new();
    let file = home.work().join("a.json");
    let whole = |entries: &str| format!("{{\n  \"format\": 1,\n  \"name\": \"a\",\n  \"scan\": [\n{entries}\n  ]\n}}\n");
    let entry = |vendor: &str, is: &str| {
        format!(
            "    {{\n      \"vendor\": \"{vendor}\",\n      \"is\": \"{is}\",\n      \"on\": \"2026-11-21\",\n      \"by\": \"author\"\n    }}"
        )
    };
    let (a, b) = (entry("posthog", "no-recipient"), entry("stripe", "by-hand"));
    let canonical = whole(&format!("{a},\n{b}"));
    for text in [canonical.clone(), whole(&format!("{b},\n{a}"))] {
        let draft = policy_wizard::drafts::parse(&file, text.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(policy_wizard::drafts::bytes(&draft)).unwrap(), canonical);
    }
    for (text, line, words) in [
        (whole(&format!("{a},\n{a}")), 12, "judged twice"),
        (whole(&entry("Post Hog", "by-hand")), 6, "cannot be the id"),
        (whole(&entry("posthog", "byhand")), 7, "unknown variant"),
        (whole(&a.replace("\"by\"", "\"who\"")), 9, "unknown field `who`"),
    ] {
        let error = policy_wizard::drafts::parse(&file, text.as_bytes()).unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[test]
fn a_judgement_is_taken_back_as_any_edit() {
    let mut draft = Draft::new("a");
    let who = policy_wizard::edit::Who {
        by: "author".into(),
        on: policy_wizard::values::PolicyDate::parse("2026-11-21").unwrap(),
    };
    let judge = policy_wizard::edit::Edit::Judge {
        vendor: "stripe".into(),
        is: Some(policy_wizard::draft::Standing::ByHand),
    };
    let before = draft.clone();
    let mut history = policy_wizard::edit::History::default();
    history.push(draft.edit(&judge, &who).unwrap());
    let after = draft.clone();
    assert!(draft.judgement("stripe").is_some());
    history.undo(&mut draft);
    assert_eq!(draft, before);
    history.redo(&mut draft);
    assert_eq!(draft, after);
}

#[test]
fn a_reason_that_an_earlier_release_kept_in_the_draft_becomes_private_when_the_draft_is_opened() {
    let home = home();
    let file = home.work().join("acme.json");
    let mut old = draft(&home);
    old.scan = vec![policy_wizard::draft::Judgement {
        vendor: "posthog".into(),
        is: policy_wizard::draft::Standing::NoRecipient,
        reason: Some("the laptop of Ann".into()),
        on: policy_wizard::values::PolicyDate::parse("2026-11-01").unwrap(),
        by: "author".into(),
    }];
    policy_wizard::drafts::save(&file, &old, true).unwrap();
    assert!(fs::read_to_string(&file).unwrap().contains("Ann"));
    assert_eq!(drift(&home, &[]).len(), 2, "it counts: PostHog is not asked about");
    home.fine(&["scan", "--draft", "acme.json", "--by-hand", "mailjet"]);
    assert!(!fs::read_to_string(&file).unwrap().contains("Ann"));
    let notes = policy_wizard::drafts::private::load(&file).unwrap();
    let matter = policy_wizard::draft::judgements::matter("posthog");
    assert_eq!(notes.reason(&matter), Some("the laptop of Ann"));
}

#[test]
fn a_provider_of_many_products_is_suggested_for_those_that_the_project_uses() {
    let home = home();
    let jobs = |packages: &str| {
        fs::write(
            home.work().join("shop/package.json"),
            format!("{{ \"dependencies\": {{ {packages} }} }}"),
        )
        .unwrap();
        home.fine(&["scan", "shop", "--draft", "acme.json", "--suggest"]);
        let layers = draft(&home).suggested.into_iter();
        let mut rows = layers.flat_map(|layer| layer.answers.sharing.recipients);
        let row = rows.find(|row| row.key == "google-cloud").unwrap();
        serde_json::to_value(row.job).unwrap()
    };
    let (storage, warehouse) = ("\"@google-cloud/storage\": \"7\"", "\"@google-cloud/bigquery\": \"7\"");
    assert_eq!(jobs(storage), serde_json::json!(["storage"]));
    assert_eq!(
        jobs(&format!("{storage}, {warehouse}")),
        serde_json::json!(["storage", "warehouse"])
    );
    let other = serde_json::json!(["infrastructure", "hosting", "storage"]);
    assert_eq!(jobs("\"@google-cloud/tasks\": \"5\""), other);
}
