//! The author's own providers: a scan looks for the signals of their files too.

use super::super::program::Home;
use policy_wizard::draft::Draft;
use serde_json::{Value, json};
use std::fs;

/// A home with a provider of the author's own, and a project that uses it, Stripe, and another's host below.
fn home() -> Home {
    let home = Home::new();
    put(
        &home,
        "hinterland",
        &json!({ "npm": ["@hinterland/*"], "hosts": ["hinterland.example"] }),
    );
    fs::create_dir(home.work().join("shop")).unwrap();
    let manifest = "{ \"dependencies\": {\n \"@hinterland/mail\": \"1\",\n \"stripe\": \"14\",\n \"@hinter/land\": \"1\" } }";
    fs::write(home.work().join("shop/package.json"), manifest).unwrap();
    home
}

fn put(home: &Home, id: &str, signals: &Value) {
    let folder = home.0.path().join("home/vendors");
    fs::create_dir_all(&folder).unwrap();
    let file = json!({ "format": 1, "id": id, "name": "Hinterland Post", "company": "Hinterland GmbH", "job": ["email"],
        "does": "sending e-mails", "country": { "area": "AT" }, "signals": signals,
        "attested": { "by": "the author", "on": "2026-11-21" } });
    fs::write(folder.join(format!("{id}.json")), file.to_string()).unwrap();
}

fn draft(home: &Home) -> Draft {
    policy_wizard::drafts::load(&home.work().join("acme.json")).unwrap()
}

#[test]
fn a_scan_looks_for_the_authors_own_providers_beside_ours() {
    let home = home();
    let said = home.fine(&["scan", "shop"]).out;
    let line = "  Hinterland Post: package.json:2 (@hinterland/mail, npm package)\n";
    assert!(said.contains(line) && said.contains("  Stripe: package.json:3"), "{said}");
    let hits: Value = serde_json::from_str(&home.fine(&["scan", "shop", "--format", "json"]).out).unwrap();
    assert_eq!(hits["hits"].as_array().unwrap().len(), 2, "no look-alike: {hits}");
    assert_eq!(hits["hits"][0]["vendor"], "hinterland");
    fs::remove_dir_all(home.0.path().join("home/vendors")).unwrap();
    assert!(!home.fine(&["scan", "shop"]).out.contains("Hinterland"));
}

#[test]
fn an_own_file_with_the_id_of_ours_adds_its_signals_and_takes_none_away() {
    let home = home();
    put(&home, "stripe", &json!({ "npm": ["our-tills"] }));
    let manifest = "{ \"dependencies\": {\n \"our-tills\": \"1\",\n \"stripe\": \"14\" } }";
    fs::write(home.work().join("shop/package.json"), manifest).unwrap();
    let hits: Value = serde_json::from_str(&home.fine(&["scan", "shop", "--format", "json"]).out).unwrap();
    let of: Vec<_> = hits["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| (&hit["vendor"], &hit["line"]))
        .collect();
    assert_eq!(of, [(&json!("stripe"), &json!(2)), (&json!("stripe"), &json!(3))]);
}

#[test]
fn what_a_draft_says_of_an_own_provider_counts_as_of_any_other() {
    let home = home();
    home.beside("acme", &["sharing.recipients.pay={\"catalogue\":\"stripe\"}"]);
    let check = || home.run(&["check", "acme.json", "--against", "shop"]).out;
    let found = "shop/package.json:2: must: sharing.recipients: The project uses Hinterland Post (@hinterland/mail";
    assert!(check().contains(found), "{}", check());
    home.fine(&[
        "scan",
        "--draft",
        "acme.json",
        "--reject",
        "hinterland",
        "--reason",
        "our own server",
    ]);
    assert!(!check().contains("Hinterland"), "{}", check());
    let ran = home.run(&["scan", "--draft", "acme.json", "--reject", "hinterlnd", "--reason", "x"]);
    assert!(ran.code == 2 && ran.err.contains("did you mean hinterland"), "{}", ran.err);
    home.fine(&["scan", "--draft", "acme.json", "--forget", "hinterland"]);
    home.fine(&["scan", "shop", "--draft", "acme.json", "--suggest"]);
    let draft = draft(&home);
    let row = &draft
        .suggested
        .iter()
        .find(|layer| layer.from == "scan")
        .unwrap()
        .answers
        .sharing
        .recipients[0];
    assert_eq!(
        (row.name.as_deref(), row.catalogue.as_deref()),
        (Some("Hinterland Post"), None)
    );
    // named by its name it is settled
    home.beside("named", &["sharing.recipients.post={\"name\":\"Hinterland Post\"}"]);
    let named = home.run(&["check", "named.json", "--against", "shop"]).out;
    assert!(!named.contains("uses Hinterland") && named.contains("uses Stripe"), "{named}");
}

#[test]
fn an_own_provider_that_is_not_seen_any_more_is_told_as_any_other() {
    let home = home();
    let row = "sharing.recipients.hinterland={\"name\":\"Hinterland Post\"}";
    home.beside("acme", &[row]);
    let unseen = || {
        home.run(&["check", "acme.json", "--against", "shop"])
            .out
            .contains("no trace of Hinterland Post")
    };
    assert!(!unseen(), "the project shows it");
    fs::write(
        home.work().join("shop/package.json"),
        "{ \"dependencies\": { \"stripe\": \"14\" } }",
    )
    .unwrap();
    assert!(unseen());
    home.fine(&["scan", "--draft", "acme.json", "--by-hand", "hinterland"]);
    assert!(!unseen(), "by hand it is in no file");
    home.fine(&["scan", "--draft", "acme.json", "--forget", "hinterland"]);
    put(&home, "hinterland", &json!({}));
    assert!(!unseen(), "nobody can see what has no signals");
}

#[test]
fn what_was_said_of_an_own_provider_is_held_against_the_policy_where_its_file_is() {
    let home = home();
    let found = |draft: &str, more: &[&str]| -> Vec<String> {
        let args = [&["check", draft, "--format", "json"], more].concat();
        let all: Value = serde_json::from_str(&home.run(&args).out).unwrap();
        let rules = all["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["rule"].as_str().unwrap().to_owned());
        rules
            .filter(|rule| ["by-hand-unnamed", "rejected-named", "drift-unnamed"].contains(&rule.as_str()))
            .collect()
    };
    let none: [&str; 0] = [];
    let pay = "sharing.recipients.pay={\"catalogue\":\"stripe\"}";
    let hand = home.beside("hand", &[pay]);
    assert_eq!(found(&hand, &[]), none);
    home.fine(&["scan", "--draft", "hand.json", "--by-hand", "hinterland"]);
    assert_eq!(found(&hand, &[]), ["by-hand-unnamed"]);
    assert_eq!(
        found(&hand, &["--against", "shop"]),
        ["drift-unnamed"],
        "once: where the code shows it"
    );
    let named = home.beside("named", &[pay, "sharing.recipients.post={\"name\":\"Hinterland Post\"}"]);
    home.fine(&["scan", "--draft", "named.json", "--by-hand", "hinterland"]);
    assert_eq!(found(&named, &[]), none, "it is named");
    home.fine(&[
        "scan",
        "--draft",
        "named.json",
        "--reject",
        "hinterland",
        "--reason",
        "it went",
    ]);
    assert_eq!(found(&named, &[]), ["rejected-named"]);
    let providers = policy_wizard::drafts::own_providers(&home.0.path().join("home/vendors")).0;
    let desk = |draft: &str| {
        let file = home.work().join(draft);
        let mut desk = policy_wizard::asking::Desk::new(policy_wizard::drafts::load(&file).unwrap(), file);
        desk.providers.clone_from(&providers);
        desk
    };
    let on = policy_wizard::values::PolicyDate::parse("2026-11-21").unwrap();
    let told = |draft: &str| {
        desk(draft)
            .found(on)
            .folds
            .iter()
            .map(|fold| fold.head().rule)
            .collect::<Vec<_>>()
    };
    assert!(told(&named).contains(&"rejected-named"), "{:?}", told(&named));
    assert!(told(&hand).contains(&"by-hand-unnamed"), "{:?}", told(&hand));
    // without its file nobody knows what the id means
    fs::remove_dir_all(home.0.path().join("home/vendors")).unwrap();
    assert_eq!((found(&hand, &[]).len(), found(&named, &[]).len()), (0, 0));
}

#[test]
fn an_own_file_that_cannot_be_read_is_said_with_its_line_and_the_scan_goes_on_and_ends_with_1() {
    let home = home();
    home.beside("acme", &[]);
    let odd = home.0.path().join("home/vendors/odd.json");
    fs::write(&odd, "{\n \"format\": 1,\n \"colour\": 2 }").unwrap();
    let runs: [&[&str]; 5] = [
        &["scan", "shop"],
        &["scan", "shop", "--format", "json"],
        &["scan", "shop", "--draft", "acme.json", "--suggest"],
        &["check", "acme.json", "--against", "shop", "--law", "gdpr"],
        &["check", "acme.json", "--against", "shop", "--format", "sarif"],
    ];
    for args in runs {
        let ran = home.run(args);
        let told = ran.err.matches("odd.json is left out: line 3, column 9: ").count();
        assert_eq!((ran.code, told), (1, 1), "{args:?}: {}", ran.err);
        assert!(
            ran.out.contains("Hinterland") || ran.out.contains("hinterland") || ran.err.contains("Hinterland"),
            "{args:?}"
        );
    }
    let sarif = home
        .run(&["check", "acme.json", "--against", "shop", "--format", "sarif"])
        .out;
    assert!(sarif.contains("odd.json is left out"), "{sarif}");
    fs::remove_file(odd).unwrap();
    home.fine(&["scan", "shop"]);
    // who does not hold a draft against a project needs no providers
    fs::write(home.0.path().join("home/vendors/odd.json"), "{").unwrap();
    assert!(!home.run(&["check", "acme.json"]).err.contains("odd.json"));
}
