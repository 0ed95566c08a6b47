//! `check --against`: what a project shows and the policy does not say, and the other way.

use super::super::program::{Home, READY, Ran};
use policy_wizard::draft::Draft;
use serde_json::Value;
use std::fs;

/// A home with a draft that names Stripe and Mailjet, and a project that uses Stripe and two more.
pub(super) fn home() -> Home {
    let home = Home::new();
    home.beside(
        "acme",
        &[
            "sharing.recipients.stripe={\"catalogue\":\"stripe\"}",
            "sharing.recipients.post={\"name\":\"Mailjet\"}",
        ],
    );
    fs::create_dir(home.work().join("shop")).unwrap();
    let manifest = "{\n \"dependencies\": {\n  \"stripe\": \"14\",\n  \"@sentry/node\": \"8\",\n  \"posthog-js\": \"1\"\n },\n \"devDependencies\": { \"mixpanel\": \"1\" }\n}\n";
    fs::write(home.work().join("shop/package.json"), manifest).unwrap();
    home
}

pub(super) fn draft(home: &Home) -> Draft {
    serde_json::from_str(&fs::read_to_string(home.work().join("acme.json")).unwrap()).unwrap()
}

/// The draft anew, with these settings alone.
pub(super) fn anew(home: &Home, settings: &[&str]) {
    fs::remove_file(home.work().join("acme.json")).unwrap();
    home.beside("acme", settings);
}

/// What `check` says of a draft against a folder, in a format.
fn held(home: &Home, draft: &str, folder: &str, format: &str) -> Ran {
    home.run(&["check", draft, "--against", folder, "--format", format])
}

/// What SARIF says by a rule: level, file and line of each, whose fingerprints all differ.
fn sarif(ran: &Ran, rule: &str) -> Vec<(String, String, u64)> {
    let whole: Value = serde_json::from_str(&ran.out).unwrap();
    let results = whole["runs"][0]["results"].as_array().unwrap().iter();
    let of: Vec<&Value> = results.filter(|one| one["ruleId"] == rule).collect();
    let prints: std::collections::BTreeSet<String> = of.iter().map(|one| one["partialFingerprints"].to_string()).collect();
    assert_eq!(prints.len(), of.len(), "{of:?}");
    let told = |one: &&Value| {
        let place = &one["locations"][0]["physicalLocation"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let line = place["region"]["startLine"].as_u64().unwrap_or_default();
        (text(&one["level"]), text(&place["artifactLocation"]["uri"]), line)
    };
    of.iter().map(told).collect()
}

/// The findings of drift: rule, and what stands before the first of its words.
pub(super) fn drift(home: &Home, more: &[&str]) -> Vec<(String, String)> {
    let args = [&["check", "acme.json", "--against", "shop", "--format", "json"], more].concat();
    let found: Value = serde_json::from_str(&home.run(&args).out).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let all = found["findings"].as_array().unwrap().iter();
    all.filter(|finding| text(finding, "rule").starts_with("drift-"))
        .map(|finding| (text(finding, "rule"), text(finding, "place")))
        .collect()
}

pub(super) fn pairs<'a>(of: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    of.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect()
}

#[test]
fn a_provider_that_is_used_and_not_named_is_found_at_its_place_in_the_project() {
    let home = home();
    let line = fs::read_to_string(home.work().join("acme.json")).unwrap();
    let line = line.lines().position(|line| line.contains("\"key\": \"post\"")).unwrap() + 1;
    let unseen = format!("acme.json:{line}");
    assert_eq!(
        drift(&home, &[]),
        pairs(&[
            ("drift-unnamed", "shop/package.json:5"),
            ("drift-unnamed", "shop/package.json:4"),
            ("drift-unseen", &unseen),
        ])
    );
    let text = home.run(&["check", "acme.json", "--against", "shop"]);
    assert_eq!(text.code, 1);
    assert!(
        text.out
            .contains("shop/package.json:4: must: sharing.recipients: The project uses Sentry"),
        "{}",
        text.out
    );
    assert!(text.out.contains(&format!(
        "{unseen}: should: sharing.recipients.post: The project shows no trace of Mailjet"
    )));
    let github = held(&home, "acme.json", "shop", "github").out;
    assert!(
        github.contains("::error file=shop/package.json,line=5,title=drift-unnamed::The project uses PostHog"),
        "{github}"
    );
    let places = sarif(&held(&home, "acme.json", "shop", "sarif"), "drift-unnamed");
    let place = |line| ("error".to_owned(), "shop/package.json".to_owned(), line);
    assert_eq!(places, [place(5), place(4)]);
}

#[test]
fn a_recipient_that_is_not_seen_any_more_is_a_warning_in_every_format_and_fails_no_build() {
    let home = home();
    let stored = "sharing.recipients.mail={\"name\":\"Mailjet\",\"job\":[\"email\"],\"country\":{\"area\":\"FR\"}}";
    let settings = READY.into_iter().filter(|arg| *arg != "--set");
    let settings: Vec<&str> = settings.chain(["company.regions=[\"eea\"]", stored]).collect();
    let clean = home.beside("ready", &settings);
    fs::create_dir(home.work().join("empty")).unwrap();
    // a law that does not apply finds nothing
    let against = |more: &[&str]| home.run(&[&["check", &clean, "--against", "empty", "--law", "ccpa"], more].concat());
    let text = against(&[]);
    assert!(text.out.contains(": should: sharing.recipients."), "{}", text.out);
    assert!(text.out.contains("[drift-unseen]") && text.code == 0, "{}", text.out);
    let github = against(&["--format", "github"]);
    let annotated = github.out.lines().filter(|line| line.contains("title=drift-unseen"));
    assert!(github.code == 0 && annotated.clone().count() > 0, "{}", github.out);
    assert!(
        annotated
            .clone()
            .all(|line| line.starts_with("::warning file=ready.json,line="))
    );
    let json = against(&["--format", "json"]);
    let found: Value = serde_json::from_str(&json.out).unwrap();
    let mut all = found["findings"].as_array().unwrap().iter();
    let unseen = all.find(|one| one["rule"] == "drift-unseen").unwrap();
    assert_eq!((&unseen["level"], json.code), (&"should".into(), 0));
    let ran = against(&["--format", "sarif"]);
    let told = sarif(&ran, "drift-unseen");
    assert!(ran.code == 0 && told.len() == annotated.count(), "{told:?}");
    assert!(told.iter().all(|(level, file, _)| level == "warning" && file == "ready.json"));
    assert_eq!(against(&["--level", "should"]).code, 1, "unless somebody asks for that");
    // used by hand it is in no file, and by no signal nobody can see it
    home.fine(&["scan", "--draft", "./ready.json", "--by-hand", "mailjet"]);
    assert!(!against(&[]).out.contains("drift-unseen"));
    let mute: Vec<&str> = policy_wizard::vendors::all()
        .iter()
        .filter(|one| one.signals.is_empty())
        .map(|one| one.id.as_str())
        .collect();
    assert!(!mute.is_empty());
    let rows: Vec<String> = mute
        .iter()
        .map(|id| format!("sharing.recipients.{id}={{\"catalogue\":\"{id}\"}}"))
        .collect();
    anew(&home, &rows.iter().map(String::as_str).collect::<Vec<_>>());
    let ran = held(&home, "acme.json", "empty", "text").out;
    assert!(!ran.contains("drift-unseen"), "{ran}");
}

/// An app that declares kinds of data, and names settings alone.
fn app(home: &Home) {
    fs::create_dir_all(home.work().join("shop/app")).unwrap();
    fs::write(
        home.work().join("shop/.env.example"),
        "PORT=\nTWILIO_AUTH_TOKEN=\nSTRIPE_KEY=\n",
    )
    .unwrap();
    let asks = |name: &str| format!("<uses-permission android:name=\"android.permission.{name}\"/>\n");
    let all: String = [
        "ACCESS_FINE_LOCATION",
        "ACCESS_COARSE_LOCATION",
        "READ_CONTACTS",
        "GET_ACCOUNTS",
    ]
    .map(asks)
    .concat();
    let manifest = format!("<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\">\n{all}</manifest>");
    fs::write(home.work().join("shop/app/AndroidManifest.xml"), manifest).unwrap();
}

#[test]
fn a_mere_name_and_a_declared_kind_of_data_are_to_be_considered_at_their_places_in_all_formats() {
    let home = home();
    app(&home);
    let (name, fine, rough, contacts) = (
        ("drift-perhaps", "shop/.env.example:2"),
        ("drift-undeclared", "shop/app/AndroidManifest.xml:2"),
        ("drift-undeclared", "shop/app/AndroidManifest.xml:3"),
        ("drift-undeclared", "shop/app/AndroidManifest.xml:4"),
    );
    let considered = || -> Vec<_> {
        let all = drift(&home, &[]).into_iter();
        all.filter(|(rule, _)| ["drift-perhaps", "drift-undeclared"].contains(&rule.as_str()))
            .collect()
    };
    assert_eq!(
        considered(),
        pairs(&[name, fine, rough, contacts]),
        "of two places that show the same the first"
    );
    let of = |format: &str| held(&home, "acme.json", "shop", format);
    let text = of("text").out;
    for words in [
        "shop/.env.example:2: consider: sharing.recipients: The project may use Twilio (TWILIO_AUTH_TOKEN, environment variable), and the policy does not name it: twilio.",
        "shop/app/AndroidManifest.xml:4: consider: collection.kinds: The project declares a kind of data (android.permission.READ_CONTACTS, and in one more place) that the draft does not collect: ",
    ] {
        assert!(text.contains(words), "{text}");
    }
    assert!(
        of("github")
            .out
            .contains("::notice file=shop/.env.example,line=2,title=drift-perhaps::The project may use Twilio")
    );
    let noted = sarif(&of("sarif"), "drift-undeclared");
    assert!(
        noted.len() == 3 && noted.iter().all(|(level, ..)| level == "note"),
        "{noted:?}"
    );
    // what the draft says of each mends it
    home.fine(&["scan", "--draft", "acme.json", "--reject", "twilio", "--reason", "an old key"]);
    assert_eq!(considered(), pairs(&[fine, rough, contacts]));
    let kinds = "collection.kinds.app={\"name\":\"App data\",\"items\":[{\"item\":\"precise_location\",\"text\":\"where you run\"},{\"text\":\"contacts\"}]}";
    anew(&home, &[kinds, "sharing.recipients.sms={\"name\":\"Twilio\"}"]);
    assert_eq!(
        considered(),
        pairs(&[contacts]),
        "words alone are no entry of the list; the fine holds the rough"
    );
    let told = home.run(&["scan", "shop", "--draft", "acme.json"]).out;
    assert!(
        told.contains("READ_CONTACTS") && !told.contains("LOCATION"),
        "as the check: {told}"
    );
}

#[test]
fn a_host_that_products_share_is_told_by_the_one_that_is_named_or_shown_for_sure() {
    let home = home();
    fs::remove_file(home.work().join("shop/package.json")).unwrap();
    let header = "Content-Security-Policy: script-src https://connect.facebook.net";
    fs::write(home.work().join("shop/_headers"), header).unwrap();
    let told = || -> Vec<String> {
        let ran = held(&home, "acme.json", "shop", "json");
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        let all = found["findings"].as_array().unwrap().iter();
        let of = all.filter(|one| ["drift-perhaps", "drift-unnamed"].contains(&one["rule"].as_str().unwrap()));
        let id = |one: &Value| one["message"].as_str().unwrap().rsplit(": ").next().unwrap().to_owned();
        of.map(id).collect()
    };
    let new = || home.run(&["scan", "shop", "--draft", "acme.json"]).out;
    assert_eq!(told(), ["facebook-login.", "meta-pixel."], "which of the two is not known");
    assert!(new().contains("Facebook Login") && new().contains("Meta Pixel"), "{}", new());
    let page = "<script>fbq('init', '1');</script>";
    fs::write(home.work().join("shop/index.html"), page).unwrap();
    assert_eq!(told(), ["meta-pixel."], "the page says which");
    fs::remove_file(home.work().join("shop/index.html")).unwrap();
    anew(&home, &["sharing.recipients.meta={\"catalogue\":\"meta-pixel\"}"]);
    assert_eq!(told(), [""; 0], "the policy says which");
    assert!(new().contains("Nothing was found that is new"), "{}", new());
    anew(&home, &["sharing.recipients.stripe={\"catalogue\":\"stripe\"}"]);
    home.fine(&[
        "scan",
        "--draft",
        "acme.json",
        "--reject",
        "meta-pixel",
        "--reason",
        "not the pixel",
    ]);
    assert_eq!(told(), ["facebook-login."], "what is none tells nothing");
}

#[test]
fn what_people_connect_sign_in_with_or_what_is_theirs_is_named() {
    let home = home();
    anew(
        &home,
        &[
            "sharing.recipients.stripe={\"catalogue\":\"stripe\"}",
            "sharing.integrations.one={\"name\":\"Sentry\"}",
            "collection.logins.one={\"provider\":\"PostHog\"}",
        ],
    );
    let ran = held(&home, "acme.json", "shop", "text");
    assert!(!ran.out.contains("drift-"), "{}", ran.out);
}

#[test]
fn what_could_not_be_read_is_said_and_ends_with_1() {
    let home = home();
    let clean = home.sample("altaclario");
    fs::create_dir(home.work().join("empty")).unwrap();
    fs::write(home.work().join("empty/pom.xml"), "<a>").unwrap();
    let ran = home.run(&["check", &clean, "--against", "empty", "--law", "gdpr"]);
    assert!(
        ran.out
            .contains("empty/pom.xml:1: should: sharing.recipients: The project could not"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("no XML") && ran.out.contains("[drift-unread]"),
        "{}",
        ran.out
    );
    assert_eq!(ran.code, 1);
    let of = |format: &str| home.run(&["check", &clean, "--against", "empty", "--law", "gdpr", "--format", format]);
    let github = of("github");
    let words = "::warning file=empty/pom.xml,line=1,title=drift-unread::The project could not";
    assert!(github.out.contains(words) && github.code == 1, "{}", github.out);
    assert!(github.err.contains("empty/pom.xml:1: no XML"), "{}", github.err);
    let json: Value = serde_json::from_str(&of("json").out).unwrap();
    let mut all = json["findings"].as_array().unwrap().iter();
    let found = all.find(|one| one["rule"] == "drift-unread").unwrap();
    assert_eq!(
        (&found["place"], &found["level"]),
        (&"empty/pom.xml:1".into(), &"should".into())
    );
    let told = sarif(&of("sarif"), "drift-unread");
    assert_eq!(told, [("warning".to_owned(), "empty/pom.xml".to_owned(), 1)]);
    assert_eq!(home.run(&["check", &clean, "--against", "nowhere"]).code, 2);
}
