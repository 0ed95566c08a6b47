//! `check`: exit codes, places, and the formats that other programs read.

use super::program::Home;
use serde_json::{Value, json};
use std::fs;

#[test]
fn check_lists_what_is_open_with_its_place_and_ends_with_1() {
    let home = Home::new();
    home.fine(&["new", "acme", "--preset", "agency-portal", "--out", "acme.json"]);
    let ran = home.run(&["check", "acme.json", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["format"], 1);
    let text = fs::read_to_string(home.work().join("acme.json")).unwrap();
    let findings = found["findings"].as_array().unwrap();
    let unanswered = findings.iter().find(|f| f["at"] == json!(["company.product"])).unwrap();
    assert_eq!(
        (&unanswered["rule"], &unanswered["level"], &unanswered["draft"]),
        (&json!("needed-unanswered"), &json!("must"), &json!("acme"))
    );
    assert_eq!(unanswered["questions"], json!(["company.product"]));
    let line = |finding: &Value| -> String {
        let line = finding["place"].as_str().unwrap().strip_prefix("acme.json:").unwrap();
        text.lines().nth(line.parse::<usize>().unwrap() - 1).unwrap().to_owned()
    };
    assert!(
        line(unanswered).contains("\"company\": {"),
        "what is missing is placed at its section"
    );
    let suggested = findings
        .iter()
        .find(|f| f["at"] == json!(["collection.kinds.account"]))
        .unwrap();
    assert!(line(suggested).contains("\"key\": \"account\""), "{}", line(suggested));
    let place = suggested["place"].as_str().unwrap();
    let plain = home.run(&["check", "acme.json"]);
    assert_eq!(plain.code, 1);
    assert!(
        plain.out.contains(&format!(
            "{place}: must: collection.kinds.account: only suggested by preset:agency-portal"
        )),
        "{}",
        plain.out
    );
}

#[test]
fn check_finds_nothing_incomplete_in_the_samples_and_minor_findings_do_not_stop_it() {
    let home = Home::new();
    let samples: Vec<String> = super::samples::SAMPLES.iter().map(|(name, _)| home.sample(name)).collect();
    let args: Vec<&str> = ["check", "--format", "json"]
        .into_iter()
        .chain(samples.iter().map(String::as_str))
        .collect();
    // on one day a date lies ahead, on the other one is past
    for day in ["2026-06-01", "2026-03-22"] {
        let ran = home.run(&[&["--today", day], args.as_slice()].concat());
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        let lawless = found["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|f| f["law"].is_null() && f["rule"] != "law-not-known");
        let (odd, rest): (Vec<&Value>, Vec<&Value>) = lawless.partition(|f| f["rule"] == "date-odd");
        assert_eq!(odd.len(), 1, "{odd:?}");
        // what they are modelled on leaves uses without their data or their ground, and it is said
        for finding in rest {
            let at = finding["at"][0].as_str().unwrap();
            let known = finding["rule"] == "row-lacks" && at.starts_with("use.purposes.");
            assert!(known && finding["level"] != "must", "{finding}");
        }
    }

    let quiet = json!({ "format": 1, "name": "quiet", "answers": {
        "company": { "product": "Quill", "legal_name": "Quill Ltd", "country": { "area": "NZ" },
            "contact": { "kind": "email", "value": "privacy@quill.example" }, "regions": ["elsewhere"],
            "countries": [] },
        "changes": { "effective": "2026-11-01" } } });
    fs::write(home.work().join("quiet.json"), quiet.to_string()).unwrap();
    home.fine(&["check", "quiet.json"]);
    let mut file = quiet;
    file["open"] = json!({ "children.minimum_age": { "state": "ask-counsel" } });
    file["answers"]["statements"] =
        json!({ "any_texts": true, "texts": [{ "key": "a", "at": "sharing.recipients.gone", "text": "Kept." }] });
    fs::write(home.work().join("open.json"), file.to_string()).unwrap();
    let ran = home.fine(&["check", "open.json"]);
    assert!(
        ran.out.contains("should: statements.texts.a.at") && ran.out.contains("consider: children.minimum_age"),
        "{}",
        ran.out
    );
    assert_eq!(home.run(&["check", "open.json", "--level", "should"]).code, 1);
    home.fine(&["render", "open.json"]);
}

#[test]
fn check_looks_at_every_draft_even_if_one_cannot_be_read() {
    let home = Home::new();
    let sample = home.sample("claron");
    fs::write(home.work().join("broken.json"), "{").unwrap();
    let ran = home.run(&["check", "broken.json", &sample]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.out.contains("silent about 1 section: Children") && ran.err.contains("broken.json:1"),
        "{ran:?}"
    );
}

/// The sample that has the most to say, and one that says no word of a law.
fn looked_at(home: &Home, format: &str, more: &[&str]) -> String {
    let sample = home.sample("altaclario");
    home.run(&[&["--today", "2026-11-21", "check", &sample, "--format", format], more].concat())
        .out
}

#[test]
fn sarif_is_valid_and_holds_each_finding_with_its_rule_and_its_line() {
    let home = Home::new();
    let schema: Value = serde_json::from_str(include_str!("../schemas/sarif-2.1.0.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let json: Value = serde_json::from_str(&looked_at(&home, "json", &[])).unwrap();
    let log: Value = serde_json::from_str(&looked_at(&home, "sarif", &[])).unwrap();
    let faults: Vec<String> = schema.iter_errors(&log).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");

    let (run, found) = (&log["runs"][0], json["findings"].as_array().unwrap());
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 10 && results.len() == found.len(), "{}", results.len());
    for (result, finding) in results.iter().zip(found) {
        let rule = &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!((&rule["id"], &result["ruleId"]), (&finding["rule"], &finding["rule"]));
        let place = &result["locations"][0]["physicalLocation"];
        let line = &place["region"]["startLine"];
        let says = line.as_u64().map(|line| format!("altaclario.json:{line}"));
        assert_eq!(says.as_deref(), finding["place"].as_str(), "{finding}");
        assert_eq!(place["artifactLocation"]["uri"], "altaclario.json");
    }
    let wrong = json!({ "version": "2.1.0", "runs": [{ "tool": { "driver": {} } }] });
    assert!(!schema.is_valid(&wrong), "the schema would take anything");

    fs::write(home.work().join("broken.json"), "{").unwrap();
    let ran = home.run(&["check", "broken.json", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(ran.code == 2 && schema.is_valid(&log), "{ran:?}");
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn annotations_are_one_line_each_and_no_word_of_a_draft_ends_one() {
    let home = Home::new();
    let json: Value = serde_json::from_str(&looked_at(&home, "json", &[])).unwrap();
    let lines = looked_at(&home, "github", &[]);
    assert_eq!(lines.lines().count(), json["findings"].as_array().unwrap().len());
    for line in lines.lines() {
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, parts) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        assert!(
            parts.starts_with("file=altaclario.json") && parts.contains(",title="),
            "{line}"
        );
        assert!(!message.is_empty());
    }

    let draft = json!({ "format": 1, "name": "trap", "answers": {
        "company": { "product": "A\n::error::owned" },
        "statements": { "any_texts": true, "texts": [{ "key": "a", "at": "sharing.recipients.gone", "text": "x" }] } },
        "open": { "children.minimum_age": { "state": "ask-counsel" } } });
    fs::write(home.work().join("t,r:ap%.json"), draft.to_string()).unwrap();
    let ran = home.run(&["check", "./t,r:ap%.json", "--format", "github"]);
    assert!(ran.out.contains("file=./t%2Cr%3Aap%25.json,"), "{}", ran.out);
    assert!(!ran.out.contains("\n::error::owned"), "{}", ran.out);
}

#[test]
fn many_drafts_are_looked_at_in_one_call_and_one_law_can_be_asked_for() {
    let home = Home::new();
    let samples: Vec<String> = super::samples::SAMPLES.iter().map(|(name, _)| home.sample(name)).collect();
    let args: Vec<&str> = samples.iter().map(String::as_str).collect();
    let ran = home.run(&[&["--today", "2026-11-21", "check", "--law", "gdpr"], args.as_slice()].concat());
    assert_eq!(ran.code, 1);
    let found: Vec<&str> = ran.out.lines().filter(|line| line.ends_with(']')).collect();
    assert!(
        found.len() > 5 && found.iter().all(|line| line.contains("[gdpr-")),
        "{found:?}"
    );
    for name in &samples {
        assert!(
            ran.out.contains(&format!("\n{name}: ")) || ran.out.starts_with(&format!("{name}: ")),
            "{name}"
        );
    }
    home.fails(&["check", &samples[0], "--law", "gdrp"], &["there is no law “gdrp”", "gdpr"]);
}
