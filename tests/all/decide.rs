//! What is decided about a finding: it holds until an answer changes, stands in the draft, and its reason does not.

use super::ready::but_for_decisions;
use policy_wizard::draft::{Decided, Draft};
use policy_wizard::drafts;
use policy_wizard::edit::{Edit, History, Who};
use policy_wizard::review::{self, Finding};
use policy_wizard::values::PolicyDate;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const RULE: &str = "gdpr-13-1-d";
const AT: &str = "use.purposes.secure.interest";

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").unwrap()
}

fn who() -> Who {
    Who {
        by: "author".into(),
        on: today(),
    }
}

fn sample() -> Draft {
    but_for_decisions("altaclario")
}

fn found(draft: &Draft) -> Finding {
    let all = review::review(draft, today()).findings;
    all.into_iter().find(|one| one.rule == RULE && one.at == [AT]).unwrap()
}

fn set(path: &str, value: &str) -> Edit {
    Edit::Set {
        path: path.into(),
        value: Some(value.into()),
    }
}

#[test]
fn a_decision_holds_until_an_answer_changes_on_which_it_rests() {
    let mut draft = sample();
    let edit = found(&draft).decide(Some(Decided::Later)).unwrap();
    draft.edit(&edit, &who()).unwrap();
    let waived = found(&draft).waived.expect("it is decided");
    assert_eq!(waived.words(), "decided on 2026-11-21: to be mended later");
    assert!(!found(&draft).asks(), "Finish does not ask again");

    draft.edit(&set("company.product", "Another"), &who()).unwrap();
    draft.edit(&set("children.identifiers_for", "Signing in"), &who()).unwrap();
    assert!(
        found(&draft).waived.is_some(),
        "nothing hangs on the product's name, nor on another section"
    );
    // what else the use rests on: on this the decision rests
    let (path, kind) = (
        "use.purposes.secure.kinds".into(),
        draft.answers.collection.kinds[0].key.clone(),
    );
    let value = Some(serde_json::json!([kind]));
    draft.edit(&Edit::Set { path, value }, &who()).unwrap();
    let lapsed = found(&draft);
    assert!(lapsed.waived.is_none() && lapsed.asks(), "it counts again");
    let words = lapsed.lapsed.unwrap().lapsed_words();
    assert!(
        words.contains("2026-11-21") && words.contains("the answers have changed since: "),
        "{words}"
    );
    assert!(
        words.contains("keep the product secure"),
        "it says which answer did it: {words}"
    );
}

const HOSTLY: &str = r#"{
  "format": 1,
  "name": "acme",
  "answers": {
    "company": { "product": "Acme", "regions": ["eea"] },
    "collection": {
      "any_kinds": true,
      "kinds": [
        { "key": "account", "name": "Account data", "items": [{ "item": "name" }], "whose": "controller" },
        { "key": "health", "name": "Health", "items": [{ "item": "health" }], "whose": "controller" }
      ]
    },
    "sharing": {
      "any_recipients": true,
      "recipients": [{ "key": "hostly", "name": "Hostly", "country": { "area": "US" }, "kinds": ["account"] }]
    },
    "cookies": { "any_items": false }
  }
}"#;

#[test]
fn a_decision_lapses_once_its_recipient_its_data_or_the_people_are_others_and_not_before() {
    const MECH: &str = "gdpr-13-1-f-mech";
    let one = |draft: &Draft| {
        let all = review::review(draft, today()).findings;
        all.into_iter().find(|one| one.rule == MECH).expect("it speaks")
    };
    let mut decided = drafts::parse(Path::new("acme.json"), HOSTLY.as_bytes()).unwrap();
    let edit = one(&decided).decide(Some(Decided::NotApplicable)).unwrap();
    decided.edit(&edit, &who()).unwrap();
    assert!(one(&decided).waived.is_some());
    let holds = |path: &str, value: serde_json::Value| {
        let mut draft = decided.clone();
        let value = Some(value);
        draft
            .edit(
                &Edit::Set {
                    path: path.into(),
                    value,
                },
                &who(),
            )
            .unwrap();
        let bytes = drafts::bytes(&draft);
        let read = drafts::parse(Path::new("acme.json"), &bytes).unwrap();
        let found = one(&read);
        assert_eq!(found.waived.is_some(), found.lapsed.is_none(), "{path}");
        found.waived.is_some()
    };
    use serde_json::json;
    for (path, value) in [
        ("sharing.recipients.hostly.name", json!("Palantir")),
        ("sharing.recipients.hostly.kinds", json!(["account", "health"])),
        (
            "collection.kinds.account.items",
            json!([{ "item": "name" }, { "item": "health" }]),
        ),
        ("company.regions", json!(["eea", "uk"])),
        ("sharing.sell", json!(true)),
        ("company.country", json!({ "area": "US" })),
    ] {
        assert!(!holds(path, value), "{path}");
    }
    for (path, value) in [
        ("company.product", json!("Another")),
        ("company.address", json!("1 High Street")),
        ("cookies.any_items", json!(true)),
        ("collection.kinds.health.name", json!("Wellness")),
        (
            "collection.kinds.account.kept",
            json!({ "how": "life-of", "of": "your account" }),
        ),
        ("children.minimum_age", json!(16)),
        ("rights.free", json!(true)),
    ] {
        assert!(holds(path, value), "{path} is nothing on which it rests");
    }
}

#[test]
fn a_decision_is_taken_back_and_brought_again_and_the_file_is_canonical() {
    let mut draft = sample();
    let before = draft.clone();
    let mut history = History::default();
    let edit = found(&draft).decide(Some(Decided::Accepted)).unwrap();
    history.push(draft.edit(&edit, &who()).unwrap());
    let after = draft.clone();
    assert_eq!(history.undo(&mut draft).as_deref(), Some(RULE));
    assert_eq!(draft, before);
    history.redo(&mut draft).unwrap();
    assert_eq!(draft, after);

    let all = review::review(&draft, today()).findings;
    for finding in all.iter().filter(|one| one.asks()) {
        draft
            .edit(&finding.decide(Some(Decided::NotApplicable)).unwrap(), &who())
            .unwrap();
    }
    let bytes = drafts::bytes(&draft);
    let read = drafts::parse(Path::new("a.json"), &bytes).unwrap();
    assert!(read == draft && drafts::bytes(&read) == bytes);
    let again = review::review(&read, today()).findings;
    assert!(
        again.iter().all(|one| !one.asks()),
        "all are decided, whatever the order of their answers"
    );
    // in another order in the file: the same draft
    let mut turned = draft.clone();
    turned.decisions.reverse();
    assert_eq!(drafts::parse(Path::new("a.json"), &drafts::bytes(&turned)).unwrap(), draft);
}

#[test]
fn what_cannot_be_decided_away_is_refused() {
    let draft = Draft::new("acme");
    let all = review::review(&draft, today()).findings;
    let needed = all.iter().find(|one| one.rule == "needed-unanswered").unwrap();
    let refused = needed.decide(Some(Decided::Accepted)).unwrap_err().to_string();
    assert!(refused.contains("answer the question"), "{refused}");
    for rule in review::laws()
        .iter()
        .filter(|law| law.sort == review::Sort::Contradiction)
        .flat_map(|law| law.rules)
    {
        assert_eq!(
            review::refusal(rule.id).is_some(),
            rule.blocks(),
            "{}: a contradiction that stops cannot be decided away",
            rule.id
        );
    }
}

/// A folder with a sample in it, and what a command prints, with its code.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("acme.json");
    fs::write(&file, drafts::bytes(&sample())).unwrap();
    (folder, file)
}

fn run(file: &Path, args: &[&str]) -> (i32, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_policy-wizard"))
        .args(&args[..1])
        .arg(file)
        .args(&args[1..])
        .args(["--today", "2026-11-21"])
        .env("POLICY_WIZARD_HOME", file.parent().unwrap().join("home"))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (run.status.code().unwrap(), text(run.stdout), text(run.stderr))
}

#[test]
fn check_lists_what_is_decided_and_passes_once_all_is() {
    let (folder, file) = place();
    assert_eq!(run(&file, &["check"]).0, 1);
    let (code, _, err) = run(
        &file,
        &["decide", RULE, "accepted", "--at", AT, "--reason", "Our lawyer said so"],
    );
    assert_eq!(code, 0, "{err}");
    let (_, out, _) = run(&file, &["check"]);
    let line = out.lines().find(|line| line.contains(AT)).unwrap();
    assert!(line.ends_with("(decided on 2026-11-21: accepted)"), "{line}");
    assert!(out.contains("1 decided"), "{out}");
    let (_, out, _) = run(&file, &["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let waived: Vec<_> = findings.iter().filter(|one| one["waived"].is_object()).collect();
    assert_eq!(waived.len(), 1);
    assert_eq!(waived[0]["waived"]["decision"], "accepted");

    let draft = fs::read_to_string(&file).unwrap();
    assert!(
        draft.contains("rests_on") && !draft.contains("lawyer"),
        "the reason is private"
    );
    let private = fs::read_to_string(folder.path().join("acme.private.json")).unwrap();
    assert!(private.contains("Our lawyer said so"));

    let rules: Vec<String> = findings
        .iter()
        .filter(|one| one["blocks"] == true && one["waived"].is_null())
        .map(|one| one["rule"].as_str().unwrap().to_owned())
        .collect();
    for rule in &rules {
        assert_eq!(run(&file, &["decide", rule, "not-applicable"]).0, 0, "{rule}");
    }
    assert_eq!(run(&file, &["check"]).0, 0, "everything that stops is decided");
    assert_eq!(
        run(&file, &["check", "--level", "should"]).0,
        1,
        "what nobody decided still counts"
    );

    let (_, out, _) = run(&file, &["decide"]);
    assert!(out.contains(RULE) && out.contains("does not apply to us"), "{out}");
    assert_eq!(run(&file, &["decide", RULE, "--clear"]).0, 0);
    assert!(!folder.path().join("acme.private.json").exists(), "the reason goes with it");
    assert_eq!(run(&file, &["check"]).0, 1);
}

#[test]
fn decide_refuses_in_words_and_changes_nothing() {
    let (_folder, file) = place();
    let before = fs::read(&file).unwrap();
    for (args, words) in [
        (["gdpr-13-1-dd", "later"].as_slice(), "did you mean gdpr-13-1-d"),
        (&["needed-unanswered", "later"], "answer the question"),
        (&["coppa-gate", "later"], ""),
        (&[RULE], "say what is decided"),
        (&[RULE, "later", "--at", "company.product"], "it speaks at"),
        (&[RULE, "--clear"], "nothing is decided"),
        (&[RULE, "ignored"], "accepted"),
    ] {
        let (code, _, err) = run(&file, &[&["decide"], args].concat());
        assert!(code == 2 && err.contains(words), "{args:?}: {code} {err}");
    }
    assert_eq!(fs::read(&file).unwrap(), before);
}

/// A doubt of ours is no lack: who says that the answer is right as it is, is not asked again until it changes.
#[test]
fn a_doubt_can_be_decided_away_and_what_the_policy_needs_cannot() {
    let (_folder, file) = place();
    let mut draft = drafts::load(&file).unwrap();
    let contact = |value: &str| Edit::Set {
        path: "company.contact".into(),
        value: Some(serde_json::json!({ "kind": "email", "value": value })),
    };
    let website = set("company.website", "https://plumbok.io");
    draft.edit_all(&[website, contact("privacy@plumbook.io")], &who()).unwrap();
    let first = policy_wizard::interview::keys(&draft.answers, "sharing.recipients").remove(0);
    let country = Edit::Set {
        path: format!("sharing.recipients.{first}.country"),
        value: None,
    };
    draft.edit(&country, &who()).unwrap();
    fs::write(&file, drafts::bytes(&draft)).unwrap();
    let counts = |rule: &str| {
        let out = run(&file, &["check"]).1;
        out.lines()
            .filter(|line| line.contains(&format!("[{rule}]")) && !line.contains(": does not apply to us"))
            .count()
    };
    assert_eq!((counts("answer-doubtful"), counts("provider-incomplete")), (1, 1));
    let (code, _, err) = run(&file, &["decide", "answer-doubtful", "not-applicable"]);
    assert!(code == 0 && err.contains("1 finding"), "{err}");
    assert_eq!(counts("answer-doubtful"), 0);
    let (code, _, err) = run(&file, &["decide", "provider-incomplete", "accepted"]);
    assert!(code != 0 && err.contains("asks for an answer"), "{err}");
    let mut draft = drafts::load(&file).unwrap();
    draft.edit(&contact("privacy@plumbock.io"), &who()).unwrap();
    fs::write(&file, drafts::bytes(&draft)).unwrap();
    assert_eq!(counts("answer-doubtful"), 1, "another answer is another doubt");
}

/// Decisions about what this release does not know, and about what cannot be decided away.
const STRANGE: &[&str] = &[
    r#"{ "rule": "gdpr-13-1-dd", "message": "Something of a later release.", "on": "2026-10-01", "by": "author", "decision": "later", "rests_on": { "company.nothing": true, "moon": "0123456789abcdef" } }"#,
    r#"{ "rule": "gdpr-13-1-d", "at": ["use.purpose.secure"], "on": "2026-10-01", "by": "author", "decision": "later" }"#,
    r#"{ "rule": "needed-unanswered", "at": ["company.product"], "on": "2026-10-01", "by": "author", "decision": "accepted" }"#,
    r#"{ "rule": "x-rt-05", "at": ["rights.days"], "on": "2026-10-01", "by": "author", "decision": "accepted" }"#,
];

#[test]
fn no_decision_keeps_a_draft_from_being_opened_or_rendered_and_each_can_be_taken_away() {
    let (folder, file) = place();
    let barred = review::laws()
        .iter()
        .filter(|law| law.sort == review::Sort::Contradiction)
        .flat_map(|law| law.rules)
        .find(|rule| rule.blocks())
        .unwrap();
    let mut json: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let strange = STRANGE.iter().map(|text| text.replace("x-rt-05", barred.id));
    json["decisions"] = strange
        .map(|text| serde_json::from_str(&text).unwrap())
        .collect::<Vec<serde_json::Value>>()
        .into();
    let draft = drafts::parse(&file, json.to_string().as_bytes()).unwrap();
    fs::write(&file, drafts::bytes(&draft)).unwrap();
    let of_file = || serde_json::from_slice::<serde_json::Value>(&fs::read(&file).unwrap()).unwrap()["decisions"].clone();
    let before = of_file();
    assert_eq!(before.as_array().unwrap().len(), STRANGE.len());
    fs::write(
        folder.path().join("acme.private.json"),
        r#"{ "format": 1, "notes": {}, "reasons": [{ "rule": "gdpr-13-1-dd", "reason": "Ines said so" }] }"#,
    )
    .unwrap();

    assert_eq!(run(&file, &["check"]).0, 1, "it is read, and what it finds counts");
    let (code, _, err) = run(&file, &["render"]);
    assert!(code == 0, "{err}");
    let (_, out, _) = run(&file, &["decide"]);
    for (rule, words) in [
        ("gdpr-13-1-dd", "this release does not know the rule"),
        ("gdpr-13-1-d ", "the review no longer finds it"),
        ("needed-unanswered", "it cannot be decided away"),
        (barred.id, "cannot be decided away"),
    ] {
        let line = out
            .lines()
            .find(|line| line.starts_with(rule))
            .unwrap_or_else(|| panic!("{rule}: {out}"));
        assert!(line.contains(words) && line.contains("decided on 2026-10-01"), "{line}");
    }
    let (code, _, err) = run(&file, &["decide", RULE, "later", "--at", AT]);
    assert_eq!(code, 0, "{err}");
    let mut after = of_file();
    after.as_array_mut().unwrap().retain(|one| one["on"] != "2026-11-21");
    assert_eq!(after, before, "they are kept as they are");

    for rule in ["gdpr-13-1-dd", "needed-unanswered", barred.id] {
        let (code, _, err) = run(&file, &["decide", rule, "--clear"]);
        assert_eq!(code, 0, "{err}");
    }
    assert_eq!(run(&file, &["decide", RULE, "--clear", "--at", "use.purpose.secure"]).0, 0);
    assert_eq!(of_file().as_array().unwrap().len(), 1, "the one of today is left");
    assert!(
        !folder.path().join("acme.private.json").exists(),
        "and no reason of those that went"
    );
}

#[test]
fn a_decision_and_its_reason_are_one() {
    let (folder, file) = place();
    let private = || fs::read_to_string(folder.path().join("acme.private.json")).unwrap_or_default();
    let decide = |args: &[&str]| assert_eq!(run(&file, &[&["decide", RULE], args].concat()).0, 0, "{args:?}");
    fs::write(
        folder.path().join("acme.private.json"),
        r#"{ "format": 1, "notes": { "company.product": "Ask Ines" }, "reasons": [{ "rule": "gdpr-13-1-e", "reason": "Of another branch" }] }"#,
    )
    .unwrap();
    decide(&["later", "--at", AT, "--reason", "In spring"]);
    decide(&["accepted", "--at", AT, "--reason", "It is so"]);
    assert!(
        private().contains("It is so") && !private().contains("In spring"),
        "{}",
        private()
    );
    decide(&["accepted", "--at", AT]);
    assert!(!private().contains("It is so"), "decided anew, and nothing said");
    decide(&["later", "--at", AT, "--reason", "In spring"]);
    // what it is about goes: the row
    let mut draft = drafts::load(&file).unwrap();
    draft
        .edit(
            &Edit::Remove {
                row: "use.purposes.secure".into(),
            },
            &who(),
        )
        .unwrap();
    fs::write(&file, drafts::bytes(&draft)).unwrap();
    let (_, out, _) = run(&file, &["decide"]);
    assert!(out.contains("the review no longer finds it"), "{out}");
    decide(&["--clear"]);
    assert!(!private().contains("In spring"), "{}", private());
    assert!(
        private().contains("Ask Ines") && private().contains("Of another branch"),
        "what is no reason of ours stays"
    );
}

const TWO: &str = "Your data is absolutely secure. Our servers are perfectly safe.";

#[test]
fn two_sentences_in_one_statement_are_decided_about_apart() {
    let say = |text: &str| {
        let row = serde_json::json!({ "key": "own", "at": "company", "text": text });
        Edit::Insert {
            table: "statements.texts".into(),
            before: None,
            row,
        }
    };
    let mut draft = sample();
    draft.edit(&say(TWO), &who()).unwrap();
    let of = |draft: &Draft| -> Vec<Finding> {
        let all = review::review(draft, today()).findings.into_iter();
        all.filter(|one| one.rule == "u-01").collect()
    };
    let two = of(&draft);
    assert!(
        two.len() == 2 && two[0].at == two[1].at && two[0].sentence != two[1].sentence,
        "{two:?}"
    );
    draft.edit(&two[0].decide(Some(Decided::Accepted)).unwrap(), &who()).unwrap();
    let waived = |draft: &Draft| of(draft).iter().map(|one| one.waived.is_some()).collect::<Vec<_>>();
    assert_eq!(waived(&draft), [true, false]);
    draft.edit(&two[1].decide(Some(Decided::Later)).unwrap(), &who()).unwrap();
    assert_eq!(draft.decisions.len(), 2);
    assert_eq!(waived(&draft), [true, true]);
    let text = drafts::bytes(&draft);
    let draft = drafts::parse(Path::new("acme.json"), &text).unwrap();
    assert_eq!(waived(&draft), [true, true]);
    // another sentence at the same place: what was decided about the old one has lapsed, and is said; the other stands
    let mut other = draft.clone();
    let path = "statements.texts.own.text".into();
    let value = Some(TWO.replace("absolutely", "completely").into());
    other.edit(&Edit::Set { path, value }, &who()).unwrap();
    let found = of(&other);
    let lapsed: Vec<bool> = found.iter().map(|one| one.lapsed.is_some()).collect();
    assert_eq!(lapsed, [true, false], "{found:?}");
    assert_eq!(waived(&other), [false, true], "the second sentence says what it said");
    // in another place both say it of something else
    let path = "statements.texts.own.at".into();
    let value = Some("sharing".into());
    other.edit(&Edit::Set { path, value }, &who()).unwrap();
    assert_eq!(waived(&other), [false, false]);
}

#[test]
fn one_of_two_sentences_is_decided_about_from_the_command_line_and_the_other_stands() {
    let (_folder, file) = place();
    let mut draft = drafts::load(&file).unwrap();
    let row = serde_json::json!({ "key": "own", "at": "company", "text": TWO });
    let table = "statements.texts".into();
    draft
        .edit(
            &Edit::Insert {
                table,
                before: None,
                row,
            },
            &who(),
        )
        .unwrap();
    fs::write(&file, drafts::bytes(&draft)).unwrap();

    let check = |format: &str| run(&file, &["check", "--level", "should", "--format", format]).1;
    let log = |text: &str| -> serde_json::Value { serde_json::from_str(text).unwrap() };
    let results = || -> Vec<serde_json::Value> {
        let log = log(&check("sarif"));
        let all = log["runs"][0]["results"].as_array().unwrap().clone();
        all.into_iter().filter(|one| one["ruleId"] == "u-01").collect()
    };
    let prints = |results: &[serde_json::Value]| -> Vec<String> {
        let print = |one: &serde_json::Value| one["partialFingerprints"]["answers/v1"].as_str().unwrap().to_owned();
        results.iter().map(print).collect()
    };
    let before = results();
    assert_eq!(before.len(), 2);
    let two = prints(&before);
    assert_ne!(two[0], two[1], "each of them is a result of its own");

    let (code, _, err) = run(&file, &["decide", "u-01", "accepted", "--sentence", "no such words"]);
    assert!(
        code == 2 && err.contains("“Your data is absolutely secure.”") && err.contains("“Our servers are perfectly safe.”"),
        "{err}"
    );
    let (code, _, err) = run(&file, &["decide", "u-01", "accepted", "--sentence", "perfectly safe"]);
    assert!(code == 0 && err.contains("1 finding"), "{err}");
    let after = results();
    assert_eq!(prints(&after), two, "a decision changes no fingerprint");
    let decided: Vec<bool> = after.iter().map(|one| !one["suppressions"].is_null()).collect();
    assert_eq!(decided, [false, true]);
    let text = check("text");
    assert_eq!(text.matches("(decided on 2026-11-21: accepted)").count(), 1, "{text}");
    let (_, out, _) = run(&file, &["decide"]);
    assert!(out.contains("“Our servers are perfectly safe.”"), "{out}");

    assert_eq!(
        run(&file, &["decide", "u-01", "later"]).0,
        0,
        "without the words both are meant"
    );
    let (code, _, err) = run(&file, &["decide", "u-01", "--clear", "--sentence", "absolutely secure"]);
    assert!(code == 0 && err.contains("1 finding"), "{err}");
    let decided: Vec<bool> = results().iter().map(|one| !one["suppressions"].is_null()).collect();
    assert_eq!(decided, [false, true]);
}
