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
    assert!(found(&draft).waived.is_some(), "nothing hangs on the product's name");
    // another ground of the same use, and back: on this the decision rests
    let ground = "use.purposes.secure.ground";
    let questions: Vec<&str> = draft.decisions[0].rests_on.keys().map(String::as_str).collect();
    assert_eq!(
        questions,
        [ground, AT],
        "the answer, and the questions of the rule in the same row"
    );
    draft.decisions[0].rests_on.insert(ground.into(), "contract".into());
    let lapsed = found(&draft);
    assert!(lapsed.waived.is_none() && lapsed.asks(), "it counts again");
    let words = lapsed.lapsed.unwrap().lapsed_words();
    assert!(
        words.contains("2026-11-21") && words.contains("the answers have changed since"),
        "{words}"
    );
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
