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
        "changes": { "effective": "2026-11-01", "told": ["posted"] } } });
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

/// What `check` prints in a format, its exit code with it.
fn checked(home: &Home, file: &str, more: &[&str]) -> (i32, Value) {
    let ran = home.run(&[&["--today", "2026-11-21", "check", file, "--format", "json"], more].concat());
    (ran.code, serde_json::from_str(&ran.out).unwrap())
}

#[test]
fn a_law_that_nobody_can_judge_never_passes() {
    let home = Home::new();
    fs::write(
        home.work().join("empty.json"),
        json!({ "format": 1, "name": "empty" }).to_string(),
    )
    .unwrap();
    let ran = home.run(&["check", "empty.json", "--law", "gdpr"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out
            .contains("not judged: not known whether the GDPR applies: nobody has said where the people live"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("must: company.product: not answered"), "{}", ran.out);
    assert!(!ran.out.contains("nothing needed is open"), "{}", ran.out);

    // everything needed is there, and still nobody has said whether a law applies
    let whole = json!({ "format": 1, "name": "whole", "answers": {
        "company": { "product": "Quill", "legal_name": "Quill Ltd", "country": { "area": "NZ" },
            "contact": { "kind": "email", "value": "privacy@quill.example" } },
        "changes": { "effective": "2026-11-21", "told": ["posted"] } } });
    fs::write(home.work().join("whole.json"), whole.to_string()).unwrap();
    assert_eq!(
        checked(&home, "whole.json", &[]).0,
        0,
        "without a law it is an open question among others"
    );
    let (code, found) = checked(&home, "whole.json", &["--law", "uk"]);
    let messages: Vec<&str> = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["message"].as_str().unwrap())
        .collect();
    assert!(
        code == 1 && messages.len() == 1 && messages[0].starts_with("not judged: "),
        "{found}"
    );
    let ran = home.run(&["check", "whole.json", "--law", "uk", "--format", "github"]);
    assert!(ran.code == 1 && ran.out.starts_with("::error "), "{ran:?}");
    // a law that is known not to apply has nothing to say, and what else is found is counted
    let mut file = whole;
    file["answers"]["company"]["regions"] = json!(["elsewhere"]);
    file["open"] = json!({ "children.minimum_age": { "state": "ask-counsel" } });
    fs::write(home.work().join("away.json"), file.to_string()).unwrap();
    let ran = home.fine(&["check", "away.json", "--law", "uk"]);
    assert!(
        ran.out
            .contains("does not apply: UK data protection law: you are not established there")
            && ran.out.contains("nothing found; "),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("not shown, for one law was asked for"), "{}", ran.out);
    assert!(
        !ran.out.contains("looked at:") && !ran.out.contains("the GDPR"),
        "{}",
        ran.out
    );
}

#[test]
fn what_nobody_has_re_read_stops_nothing_in_any_format_and_says_so() {
    let home = Home::new();
    let draft = json!({ "format": 1, "name": "sure", "answers": {
        "company": { "product": "Quill", "legal_name": "Quill Ltd", "country": { "area": "NZ" },
            "contact": { "kind": "email", "value": "privacy@quill.example" }, "regions": ["elsewhere"], "countries": [] },
        "statements": { "any_texts": true, "texts": [{ "key": "a", "at": "retention", "text": "Your notes are completely secure with us." }] },
        "changes": { "effective": "2026-11-21", "told": ["posted"] } } });
    fs::write(home.work().join("sure.json"), draft.to_string()).unwrap();
    for level in ["must", "should", "consider"] {
        let ran = home.run(&[
            "--today",
            "2026-11-21",
            "check",
            "sure.json",
            "--law",
            "claims",
            "--level",
            level,
        ]);
        assert!(ran.code == 0 && ran.out.contains("[u-01]"), "{level}: {ran:?}");
        assert!(ran.out.contains("; not re-read since 2026-11-21) [u-01]"), "{}", ran.out);
    }
    // a must of that sort is a warning where a sure one is an error
    let found: Value = serde_json::from_str(&looked_at(&home, "json", &[])).unwrap();
    let log: Value = serde_json::from_str(&looked_at(&home, "sarif", &[])).unwrap();
    let github = looked_at(&home, "github", &[]);
    let mut unsure = 0;
    let results = log["runs"][0]["results"].as_array().unwrap();
    for ((finding, result), line) in found["findings"].as_array().unwrap().iter().zip(results).zip(github.lines()) {
        let mark = &finding["attested"]["mark"];
        let sure = mark.is_null() || *mark == "read" || *mark == "second-hand";
        let wanted = match (finding["level"].as_str().unwrap(), sure) {
            ("must", true) => ("error", "error"),
            ("must", false) | ("should", true) => ("warning", "warning"),
            _ => ("note", "notice"),
        };
        assert_eq!(result["level"], wanted.0, "{finding}");
        assert!(line.starts_with(&format!("::{} ", wanted.1)), "{line}");
        let says = "ot re-read since 2026-11-21";
        assert_eq!(result["message"]["text"].as_str().unwrap().contains(says), !sure, "{result}");
        assert_eq!(line.contains(says), !sure, "{line}");
        let judged = finding["judged_on"].is_object();
        assert_eq!(result["properties"]["judged"].is_string(), judged, "{result}");
        assert_eq!(line.contains("udged on 20") || line.contains("egins on 20"), judged, "{line}");
        unsure += usize::from(!sure);
    }
    assert!(unsure > 3, "the sample has claims that nobody re-read");
}

#[test]
fn the_day_is_said_once_and_again_only_where_it_is_another() {
    let home = Home::new();
    let sample = home.sample("altaclario");
    let ran = home.run(&["--today", "2026-11-21", "check", &sample]);
    let days: Vec<&str> = ran.out.lines().filter(|line| line.contains("judged on ")).collect();
    let once: Vec<&&str> = days.iter().filter(|line| line.starts_with("  judged on ")).collect();
    assert_eq!(once.len(), 1, "{days:?}");
    let (_, found) = checked(&home, &sample, &[]);
    let own = |finding: &&Value| finding["judged_on"]["today"].is_string();
    let today = found["findings"].as_array().unwrap().iter().filter(own).count();
    assert!(today > 0, "some rule began after the sample was published");
    let lines = days.iter().filter(|line| line.contains("judged on 2026-11-21, today)"));
    assert_eq!(lines.count(), today, "{days:?}");
    assert!(once[0].ends_with("but where a line says another day"), "{once:?}");
}

#[test]
fn what_is_decided_is_suppressed_in_sarif_and_a_notice_on_github() {
    let home = Home::new();
    let sample = home.sample("altaclario");
    home.fine(&["decide", &sample, "gdpr-13-1-d", "later"]);
    let of = |format: &str| home.run(&["--today", "2026-11-21", "check", &sample, "--format", format]).out;
    let log: Value = serde_json::from_str(&of("sarif")).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let (decided, others): (Vec<&Value>, Vec<&Value>) = results.iter().partition(|one| one["ruleId"] == "gdpr-13-1-d");
    assert!(!decided.is_empty());
    for result in decided {
        assert_eq!(result["level"], "note");
        assert_eq!(result["suppressions"][0]["status"], "accepted");
        let why = result["suppressions"][0]["justification"].as_str().unwrap();
        assert!(why.contains("decided on ") && why.contains("later"), "{why}");
    }
    assert!(others.iter().all(|one| one["suppressions"].is_null()));
    let github = of("github");
    let line = github.lines().find(|line| line.contains("title=gdpr-13-1-d")).unwrap();
    assert!(line.starts_with("::notice ") && line.contains("decided on "), "{line}");
}

#[test]
fn laws_that_do_not_apply_are_named_with_their_reason_once_for_all_that_share_it() {
    let home = Home::new();
    let sample = home.sample("altaclario");
    let ran = home.run(&["--today", "2026-11-21", "check", &sample]);
    let not: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| {
            line.strip_prefix("  does not apply: ")
                .or(line.strip_prefix("  do not apply: "))
        })
        .collect();
    let why = |line: &&str| line.split_once(": ").unwrap().1.to_owned();
    let mut whys: Vec<String> = not.iter().map(why).collect();
    let all = whys.len();
    whys.sort();
    whys.dedup();
    assert!(all > 2 && whys.len() == all, "a reason stands twice: {not:?}");

    let draft =
        json!({ "format": 1, "name": "us", "answers": { "company": { "regions": ["other-us"], "country": { "area": "NZ" } } } });
    fs::write(home.work().join("us.json"), draft.to_string()).unwrap();
    let ran = home.run(&["check", "us.json"]);
    assert!(
        ran.out
            .contains(" laws of US states: not asked about your customers there yet"),
        "{}",
        ran.out
    );
    let (_, found) = checked(&home, "us.json", &[]);
    let looked = &found["looked"][0];
    assert_eq!(looked["id"], "us");
    let texas = looked["laws"]
        .as_array()
        .unwrap()
        .iter()
        .find(|law| law["id"] == "us-tx")
        .unwrap();
    assert_eq!(
        (&texas["verdict"], &texas["why"]),
        (&json!("not-known"), &json!("not asked about your customers there yet"))
    );
}

#[test]
fn our_own_rules_are_listed_and_explained_and_an_unknown_id_gets_few_suggestions() {
    let home = Home::new();
    for rule in ["row-lacks", "date-odd", "law-not-known", "needed-unanswered", "us-tx-cats"] {
        let ran = home.fine(&["explain", rule]);
        assert!(ran.out.starts_with(rule) && ran.out.contains("Ways out:"), "{}", ran.out);
    }
    let rules = home.fine(&["rules"]).out;
    assert!(rules.contains("row-lacks") && rules.contains("date-odd"), "{rules}");
    let entries: Value = serde_json::from_str(&home.fine(&["rules", "--format", "json"]).out).unwrap();
    let odd = entries
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == "date-odd")
        .unwrap();
    assert!(
        odd["law"].is_null() && odd["mend"].as_array().is_some_and(|ways| !ways.is_empty()),
        "{odd}"
    );
    let near = home.run(&["explain", "us-tx-catz"]);
    assert!(
        near.code == 2 && near.err.contains("us-tx-cats") && near.err.len() < 200,
        "{}",
        near.err
    );
    let far = home.run(&["explain", "7"]);
    assert!(
        far.code == 2 && far.err.contains("`policy-wizard rules` lists them") && far.err.len() < 200,
        "{}",
        far.err
    );
}

#[test]
fn a_finding_of_a_state_names_it() {
    let home = Home::new();
    let draft = json!({ "format": 1, "name": "tx", "answers": {
        "company": { "product": "Quill", "regions": ["other-us"], "states": ["texas"] }, "ccpa": { "over": ["texas", "virginia"] } } });
    fs::write(home.work().join("tx.json"), draft.to_string()).unwrap();
    let (_, found) = checked(&home, "tx.json", &[]);
    let of = |rule: &str| {
        let all = found["findings"].as_array().unwrap();
        all.iter().find(|f| f["rule"] == rule).unwrap()["message"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(
        of("us-tx-appeal").starts_with("Texas law: the text "),
        "{}",
        of("us-tx-appeal")
    );
    assert!(
        of("us-va-appeal").starts_with("Virginia law: the text "),
        "{}",
        of("us-va-appeal")
    );
}

#[test]
fn the_published_schema_takes_what_check_prints() {
    let home = Home::new();
    let schema: Value = serde_json::from_str(&home.fine(&["schema", "findings"]).out).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut found: Value = serde_json::from_str(&looked_at(&home, "json", &[])).unwrap();
    let faults: Vec<String> = schema.iter_errors(&found).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(found["looked"][0]["laws"][0]["id"], "gdpr");
    found["looked"] = json!([["altaclario", []]]);
    assert!(!schema.is_valid(&found), "pairs are not what the schema says");
}
