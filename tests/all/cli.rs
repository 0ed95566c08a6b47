//! The command line, run as a program with a home of its own.

use super::program::{Home, READY, Ran, new_ready};
use policy_wizard::drafts;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Stdio;

#[test]
fn new_writes_a_draft_that_says_who_said_what_and_when() {
    let home = Home::new();
    let ran = home.fine(&new_ready("acme", &[]));
    assert_eq!(ran.out.trim_end(), home.draft_file("acme").display().to_string());
    let draft = home.draft("acme");
    assert_eq!(
        (draft.name.as_str(), draft.answers.company.product.as_deref()),
        ("acme", Some("Acme"))
    );
    assert_eq!(
        json!(draft.set["company.product"]),
        json!({ "by": "author", "on": "2026-11-21" })
    );
}

#[test]
fn a_draft_that_is_there_is_not_overwritten() {
    let home = Home::new();
    home.fine(&["new", "acme", "--set", "company.product=First"]);
    home.fails(
        &["new", "acme", "--set", "company.product=Second"],
        &["acme.json", "there already"],
    );
    assert_eq!(home.draft("acme").answers.company.product.as_deref(), Some("First"));
}

#[test]
fn where_a_draft_goes() {
    let home = Home::new();
    home.fine(&["new", "--set", "company.product=Acme Cloud"]);
    assert!(
        home.draft_file("acme-cloud").exists(),
        "outside a project by the product, in the drafts folder"
    );
    home.fine(&["new", "--set", "company.product=Acme Cloud"]);
    assert!(home.draft_file("acme-cloud-2").exists());
    home.fine(&["new", "--out", "here.json"]);
    assert!(home.work().join("here.json").exists());
    home.fine(&["new", "acme", "--out", "policy.json"]);
    assert_eq!(
        drafts::load(&home.work().join("policy.json")).unwrap().name,
        "acme",
        "with both, a name and a place"
    );
    home.fine(&["new", "./there.json"]);
    assert!(home.work().join("there.json").exists(), "a name with a slash is a path");
    let said = |ran: &Ran| ran.err.contains("`policy-wizard scan .` looks for providers here");
    assert!(!said(&home.fine(&["new", "no-project"])), "no project, no word of one");
    fs::write(home.work().join("package.json"), "{}").unwrap();
    let ran = home.fine(&["new"]);
    assert!(said(&ran), "{}", ran.err);
    assert!(
        home.work().join("privacy-policy.json").exists(),
        "in a project, beside its files"
    );
    home.fails(
        &["new", "--out", "no/such/folder.json"],
        &["no/such/folder.json", "folder does not exist"],
    );
    home.fails(&["new", "render"], &["name of a command", "render-policy"]);
}

#[test]
fn each_kind_of_answer_has_plain_words() {
    let home = Home::new();
    let draft = home.set(
        "acme",
        &[
            "company.product=Acme = the product",
            "company.audience=businesses",
            "company.regions=eea, uk",
            "company.offers=",
            "company.country=DE",
            "company.website=acme.example",
            "company.contact=privacy@acme.example",
            "changes.updated=2026-06-03",
            "changes.effective=2026-06",
            "children.minimum_age=16",
            "cookies.any_items=no",
            r#"collection.kinds.logs={"name":"Log data","items":[{"item":"ip_address"}]}"#,
            "collection.kinds.logs.items=email,name",
            r#"collection.kinds.logs.kept={"how":"exactly","span":{"count":30,"unit":"days"}}"#,
            "use.any_purposes=yes",
            r#"use.purposes.run={"purpose":"provide"}"#,
            "use.purposes.run.kinds=logs",
        ],
    );
    let answers = serde_json::to_value(&draft.answers).unwrap();
    let company = &answers["company"];
    assert_eq!(company["product"], "Acme = the product", "only the first = parts");
    assert_eq!((&company["regions"], &company["offers"]), (&json!(["eea", "uk"]), &json!([])));
    assert_eq!(
        (&company["country"], &company["contact"]["kind"]),
        (&json!({ "area": "DE" }), &json!("email"))
    );
    assert_eq!(
        (&answers["changes"]["updated"], &answers["changes"]["effective"]),
        (&json!("2026-06-03"), &json!("2026-06"))
    );
    assert_eq!(
        (&answers["children"]["minimum_age"], &answers["cookies"]["any_items"]),
        (&json!(16), &json!(false))
    );
    assert_eq!(company["website"], "https://acme.example", "a bare domain is completed");
    let kind = &answers["collection"]["kinds"][0];
    assert_eq!(
        (&kind["key"], &kind["items"]),
        (&json!("logs"), &json!([{ "item": "email" }, { "item": "name" }]))
    );
    assert_eq!(kind["kept"]["span"]["count"], 30);
    assert_eq!(answers["collection"]["any_kinds"], true, "a row opens its table");
    assert_eq!(answers["use"]["purposes"][0]["kinds"], json!(["logs"]));
}

#[test]
fn a_wrong_value_is_refused_with_the_path_the_value_and_the_choices() {
    let home = Home::new();
    home.refuses(
        "company.audience=busineses",
        &[
            "company.audience",
            "busineses",
            "businesses, consumers, both",
            "did you mean businesses",
        ],
    );
    home.refuses("company.regions=eea,mars", &["company.regions", "mars", "any of", "eea"]);
    home.refuses(
        "company.represents_nothing=yes",
        &["there is no “company.represents_nothing”"],
    );
    home.refuses("cookies.any_items=maybe", &["maybe", "yes or no"]);
    home.refuses("children.minimum_age=teen", &["teen", "a whole number"]);
    home.refuses("children.minimum_age=-4", &["-4", "a whole number"]);
    home.refuses("changes.updated=yesterday", &["yesterday", "2026-06-03"]);
    home.refuses("changes.updated=2026-02-30", &["2026-02-30", "a date"]);
    home.refuses("company.country=Germany", &["Germany", "did you mean DE"]);
    home.refuses("company.website=acme", &["“acme” is not a link", "https://"]);
    home.refuses("company.website=http://acme.example", &["begins with https://"]);
    home.refuses("company.contact=http://acme.example/form", &["begins with https://"]);
    home.refuses(r#"company.contact={"kind":"email","value":"nobody"}"#, &["An e-mail address"]);
    home.refuses("children.minimum_age=99999999999", &["99999999999", "at most nine digits"]);
    home.refuses(
        r#"company.contact=["email","a@acme.example"]"#,
        &["company.contact", "expected an object"],
    );
    home.refuses("company.website=javascript:alert(1)", &["https://"]);
    home.refuses(
        r#"collection.kinds.logs={"name":"Logs","kept":{"how":"up-to"}}"#,
        &["kept", "lacks “span”"],
    );
    home.refuses("company.product=", &["nothing is given", "text"]);
    home.refuses("company.produkt=Acme", &["did you mean company.product"]);
    home.refuses("company.product", &["ID=VALUE"]);
    home.refuses("collection.kinds=[]", &["is a table", "collection.kinds.KEY"]);
}

#[test]
fn a_row_comes_from_an_object_and_a_cell_needs_its_row() {
    let home = Home::new();
    home.refuses(
        "collection.kinds.logs.name=Logs",
        &["there is no row “logs”", "there is no row yet", "collection.kinds.logs="],
    );
    home.refuses("collection.kinds.logs=Logs", &["not JSON", "a row is a JSON object", "items"]);
    home.refuses(
        r#"collection.kinds.logs={"nmae":"Logs"}"#,
        &["no column “nmae”", "did you mean name"],
    );
    home.refuses(
        r#"collection.kinds.logs={"source":["persn"]}"#,
        &["source", "persn", "did you mean person"],
    );
    home.refuses(
        r#"collection.kinds.logs={"items":[{"item":"emial"}]}"#,
        &["no item is called “emial”", "did you mean email"],
    );
    home.refuses(
        r#"collection.kinds.Log Data={"name":"Logs"}"#,
        &["there is no “collection.kinds.Log Data”"],
    );
    home.fails(
        &[
            "new",
            "x",
            "--set",
            r#"collection.kinds.logs={"name":"Logs"}"#,
            "--set",
            "collection.kinds.log.name=Log",
        ],
        &["there is no row “log”", "did you mean logs"],
    );
    home.fails(
        &[
            "new",
            "x",
            "--set",
            r#"use.purposes.run={"purpose":"provide","kinds":["lgos"]}"#,
            "--set",
            r#"collection.kinds.logs={"name":"Logs"}"#,
        ],
        &["use.purposes.run.kinds", "there is no row “lgos”", "did you mean logs"],
    );
}

#[test]
fn a_provider_of_the_catalogue_brings_its_facts_and_no_promise() {
    let home = Home::new();
    let draft = home.set(
        "acme",
        &[r#"sharing.recipients.stripe={"catalogue":"stripe","name":"Stripe Payments"}"#],
    );
    let row = serde_json::to_value(&draft.answers.sharing.recipients[0]).unwrap();
    assert_eq!(
        (&row["key"], &row["catalogue"], &row["name"]),
        (&json!("stripe"), &json!("stripe"), &json!("Stripe Payments"))
    );
    assert!(
        row["job"].is_array() && row["link"].is_string() && row.get("country").is_none(),
        "{row}"
    );
    let country = draft.suggestions("sharing.recipients.stripe.country").next();
    assert!(country.is_some(), "nobody checked it, so it waits for a yes");
    assert_eq!(row.get("contract"), None, "a contract is picked");
    home.refuses(
        r#"sharing.recipients.stripe={"catalogue":"strip"}"#,
        &["no provider is called “strip”", "did you mean stripe"],
    );
}

#[test]
fn the_order_of_settings_does_not_matter() {
    let home = Home::new();
    let settings = ["company.audience=businesses", "company.customers_are=shops"];
    let forth = home.set("forth", &settings);
    let back = home.set("back", &[settings[1], settings[0]]);
    assert_eq!(forth.answers, back.answers);
    assert!(
        back.open.is_empty(),
        "what was just said is not to be confirmed: {:?}",
        back.open
    );
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_is_said() {
    let home = Home::new();
    let ran = home.fine(&[
        "new",
        "acme",
        "--set",
        "company.audience=consumers",
        "--set",
        "company.customers_are=shops",
    ]);
    assert!(
        ran.err.contains("company.customers_are is kept, but not asked"),
        "{}",
        ran.err
    );
}

#[test]
fn a_preset_suggests_and_only_accept_accepts_and_never_what_must_be_picked() {
    let home = Home::new();
    home.fine(&new_ready("suggested", &["--preset", "agency-portal"]));
    let draft = home.draft("suggested");
    assert!(draft.answers.collection.kinds.is_empty() && !draft.outstanding().is_empty());
    home.fine(&new_ready("accepted", &["--preset", "agency-portal", "--accept"]));
    let draft = home.draft("accepted");
    assert!(
        draft.outstanding().iter().all(|at| at.ends_with(".consent")),
        "but for promises: {:?}",
        draft.outstanding()
    );
    assert!(!draft.answers.collection.kinds.is_empty());
    assert!(draft.answers.sharing.recipients.is_empty(), "who receives data is picked");
    assert!(!draft.offers("sharing.recipients").is_empty(), "and still offered");
    for question in policy_wizard::interview::all().iter().filter(|q| q.pick && !q.is_column()) {
        let known = policy_wizard::path::get(&draft.answers, question.id);
        // a gate may say that rows are offered, never that there are none
        let open = known.is_none() || question.gate && known == Some(true.into());
        assert!(
            open || READY.iter().any(|r| r.starts_with(question.id)),
            "{} was accepted",
            question.id
        );
    }
    home.fails(
        &["new", "x", "--preset", "agency-portl"],
        &["no preset “agency-portl”", "did you mean agency-portal"],
    );
}

#[test]
fn what_a_provider_adds_to_rows_that_were_accepted_is_said() {
    let home = Home::new();
    let more = [
        "new",
        "acme",
        "--preset",
        "web-shop",
        "--set",
        "company.product=Acme",
        "--accept",
    ];
    let front = ["--set", r#"sharing.recipients.front={"catalogue":"front"}"#];
    let run = home.run(&[&more[..], &front].concat());
    let said = "rows that were accepted before got more: answer questions and give support – Order data (with Front, from the catalogue)";
    assert!(run.err.contains(said), "{}", run.err);
    let run = home.run(&[&["new", "other"], &more[2..]].concat());
    assert!(run.err.contains("accepted") && !run.err.contains("got more"), "{}", run.err);
}

#[test]
fn a_cell_of_a_suggested_row_is_set_once_the_row_is_accepted() {
    let home = Home::new();
    let args = [
        "new",
        "acme",
        "--preset",
        "agency-portal",
        "--set",
        "collection.kinds.account.name=Your account",
    ];
    home.fails(&args, &["only suggested", "--accept"]);
    home.fine(&[args.as_slice(), &["--accept"]].concat());
    let draft = home.draft("acme");
    let row = draft
        .answers
        .collection
        .kinds
        .iter()
        .find(|row| row.key == "account")
        .unwrap();
    assert_eq!(row.name.as_deref(), Some("Your account"));
    assert!(row.items.is_some(), "the rest of the row came along");
}

#[test]
fn render_refuses_what_is_open_and_writes_nothing() {
    let home = Home::new();
    home.fine(&["new", "acme", "--set", "company.product=Acme"]);
    home.fine(&new_ready("suggested", &["--preset", "agency-portal"]));
    for (name, open) in [("acme", "company.legal_name"), ("suggested", "collection.kinds.account")] {
        for args in [
            vec!["render", name],
            vec!["render", name, "--out", "policy.md"],
            vec!["render", name, "--out", "policy.md", "--force"],
        ] {
            let ran = home.run(&args);
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{args:?}: {ran:?}");
            assert!(
                ran.err.contains(open) && ran.err.contains("--unconfirmed"),
                "{args:?}: {}",
                ran.err
            );
        }
    }
    assert_eq!(fs::read_dir(home.work()).unwrap().count(), 0, "a file was written");
}

#[test]
fn unconfirmed_prints_suggestions_and_gaps_with_marks() {
    let home = Home::new();
    home.fine(&["new", "acme", "--preset", "agency-portal"]);
    let marked = home.fine(&["render", "acme", "--unconfirmed"]).out;
    assert!(
        marked.contains("to confirm") && marked.contains("Draft for review"),
        "{marked}"
    );
    home.fine(&new_ready("ready", &ACCEPTED));
    let plain = home.fine(&["render", "ready"]).out;
    assert!(!plain.contains("to confirm") && plain.contains("Acme"), "{plain}");
    assert_eq!(
        home.fine(&["render", "ready", "--unconfirmed"]).out,
        plain,
        "nothing is open, so nothing is marked"
    );
}

#[test]
fn what_is_not_made_to_be_published_is_kept_from_search_engines() {
    const ROBOTS: &str = "<meta name=\"robots\" content=\"noindex\">";
    let home = Home::new();
    home.fine(&new_ready("ready", &ACCEPTED));
    for private in [
        &["render", "ready", "--unconfirmed", "--format", "html"][..],
        &["render", "ready", "--annotated", "--format", "html"],
        &["open", "ready", "--format", "html"],
    ] {
        assert!(home.fine(private).out.contains(ROBOTS), "{private:?}");
    }
    let public = home.fine(&["render", "ready", "--format", "html"]).out;
    assert!(!public.contains("noindex"), "a policy is to be found");
}

/// A preset with all that it suggests, and the promises that nobody makes unread.
const ACCEPTED: [&str; 7] = [
    "--preset",
    "agency-portal",
    "--accept",
    "--set",
    "cookies.items.functional.consent=opt-in",
    "--set",
    "cookies.items.analytics.consent=opt-in",
];

#[test]
fn render_says_which_open_questions_it_leaves_out() {
    let home = Home::new();
    home.fine(&new_ready("ready", &ACCEPTED));
    let silent = home.fine(&["render", "ready"]).err;
    assert!(!silent.contains("Open questions"), "{silent}");
    let file = home.draft_file("ready");
    let mut draft: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    draft["open"]["company.website"] = serde_json::json!({ "state": "ask-counsel" });
    fs::write(&file, draft.to_string()).unwrap();
    let ran = home.fine(&["render", "ready"]);
    assert!(
        ran.err.contains("Open questions, left out of the text") && ran.err.contains("company.website"),
        "{}",
        ran.err
    );
    assert!(!ran.out.contains("Open questions"), "not in the text itself");
}

#[test]
fn every_format_is_printed_and_the_ending_of_a_file_chooses_one() {
    let home = Home::new();
    let sample = home.sample("claron");
    for format in policy_wizard::render::FORMATS {
        let printed = home.fine(&["render", &sample, "--format", format.name]).out;
        assert!(printed.contains("Claron"), "{}", format.name);
    }
    for (file, begins) in [("p.html", "<!"), ("p.json", "{"), ("p.md", "#")] {
        let ran = home.fine(&["render", &sample, "--out", file]);
        assert_eq!(ran.out, "");
        assert!(
            fs::read_to_string(home.work().join(file)).unwrap().starts_with(begins),
            "{file}"
        );
    }
    home.fails(
        &["render", &sample, "--format", "htm"],
        &["no format “htm”", "did you mean html"],
    );
    home.fails(&["render", &sample, "--out", "p.pdf"], &[".pdf", "--format", "md"]);
}

#[test]
fn out_overwrites_only_what_this_program_wrote() {
    let home = Home::new();
    home.fine(&new_ready("acme", &[]));
    let file = home.work().join("policy.md");
    fs::write(&file, "mine").unwrap();
    home.fails(&["render", "acme", "--out", "policy.md"], &["policy.md", "--force"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    home.fine(&["render", "acme", "--out", "policy.md", "--force"]);
    home.fine(&["render", "acme", "--out", "policy.md", "--format", "txt"]);
    let ours = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{ours}By hand.\n")).unwrap();
    home.fails(
        &["render", "acme", "--out", "policy.md"],
        &["something else than what policy-wizard wrote"],
    );
    assert!(fs::read_to_string(&file).unwrap().ends_with("By hand.\n"));
    let draft = home.draft_file("acme").display().to_string();
    let before = fs::read(&draft).unwrap();
    home.fails(&["render", "acme", "--out", &draft, "--force"], &["the draft itself"]);
    assert_eq!(fs::read(&draft).unwrap(), before);
    home.fails(
        &["render", "acme", "--out", "no/policy.md"],
        &["no/policy.md", "folder does not exist"],
    );
}

#[test]
fn lists_are_arrays_of_objects_with_an_id() {
    let home = Home::new();
    home.fine(&new_ready("acme", &[]));
    let list =
        |args: &[&str]| -> Vec<Value> { serde_json::from_str(&home.fine(&[args, &["--format", "json"]].concat()).out).unwrap() };
    for (command, id) in [
        ("questions", "company.product"),
        ("presets", "agency-portal"),
        ("vendors", "stripe"),
        ("drafts", "acme"),
    ] {
        let entries = list(&[command]);
        assert!(entries.iter().all(|entry| entry["id"].is_string()), "{command}");
        assert!(entries.iter().any(|entry| entry["id"] == id), "{command} without {id}");
        assert!(home.fine(&[command]).out.contains(id), "{command}");
    }
    assert_eq!(list(&["questions"]).len(), policy_wizard::interview::all().len());
    let audience = list(&["questions"])
        .into_iter()
        .find(|q| q["id"] == "company.audience")
        .unwrap();
    assert_eq!(
        (&audience["kind"], &audience["choices"][0]["id"]),
        (&json!("one"), &json!("businesses"))
    );
    assert_eq!(
        (&audience["section"], &audience["asked_when"]),
        (&json!("company"), &json!("always"))
    );
    let cell = list(&["questions"])
        .into_iter()
        .find(|q| q["id"] == "collection.kinds.*.kept")
        .unwrap();
    assert_eq!(
        (&cell["table"], &cell["section"]),
        (&json!("collection.kinds"), &json!("retention"))
    );
    let retention = list(&["questions", "--section", "retention"]);
    assert!(!retention.is_empty() && retention.iter().all(|q| q["section"] == "retention"));
    assert_eq!(list(&["vendors", "strpe"])[0]["id"], "stripe");
    home.fails(
        &["questions", "--section", "cokies"],
        &["no section “cokies”", "did you mean cookies"],
    );
}

#[test]
fn what_a_preset_warns_of_is_said_before_a_draft_is_made_of_it() {
    let home = Home::new();
    let list = home.fine(&["presets"]).out;
    assert!(list.contains("! Health data"), "{list}");
    let made = home.fine(&["new", "diary", "--preset", "wellness-app"]);
    assert!(made.err.contains("warning: Health data"), "{}", made.err);
    let other = home.fine(&["new", "shop", "--preset", "web-shop"]);
    assert!(!other.err.contains("warning"), "{}", other.err);
}

#[test]
fn a_schema_of_each_file_and_a_draft_names_its_members() {
    let home = Home::new();
    for of in ["draft", "preset", "vendor", "document", "findings"] {
        let schema: Value = serde_json::from_str(&home.fine(&["schema", of]).out).unwrap();
        assert!(schema["properties"]["format"].is_object(), "{of}");
    }
    home.fails(&["schema", "drafd"], &["draft"]);
}

#[test]
fn a_mistyped_word_is_answered_with_what_was_meant() {
    let home = Home::new();
    home.fine(&new_ready("acme", &[]));
    home.fails(&["rendr"], &["there is no draft “rendr”", "did you mean render"]);
    home.fails(&["chekc", "acme"], &["there is no command “chekc”", "did you mean check"]);
    home.fails(&["render", "acmee"], &["there is no draft “acmee”", "did you mean acme"]);
    home.fails(&["check", "zebra"], &["there is no draft “zebra”", "policy-wizard new zebra"]);
    home.fails(&["render", "none.json"], &["none.json", "policy-wizard drafts"]);
    home.fails(&["render", "acme", "--formt", "md"], &["--format"]);
}

#[test]
fn without_a_terminal_the_interview_goes_in_lines() {
    let home = Home::new();
    home.fine(&new_ready("acme", &[]));
    let out = home.fine(&[]).out;
    assert!(
        out.contains("Continue with a draft:") && out.contains("Start a new policy"),
        "{out}"
    );
    for args in [vec!["acme"], vec!["plain", "acme"]] {
        let out = home.fine(&args).out;
        assert!(
            out.contains("Section 1 of 10") && out.contains("Saved: ") && !out.contains('\u{1b}'),
            "{out}"
        );
    }
    home.fine(&["plain", "shop", "--preset", "agency-portal"]);
    assert!(home.draft_file("shop").exists());
    home.fails(&["plain", "nobody"], &["nobody", "drafts"]);
    home.fails(&["plain", "shop", "--preset", "agency-portal"], &["there already"]);
}

#[test]
fn a_pipe_that_closes_early_is_no_failure() {
    let home = Home::new();
    for args in [vec!["questions", "--format", "json"], vec!["--help"], vec!["schema"]] {
        let mut child = home
            .command(&args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ran = child.wait_with_output().unwrap();
        assert_eq!(
            (ran.status.code(), String::from_utf8_lossy(&ran.stderr).as_ref()),
            (Some(0), ""),
            "{args:?}"
        );
    }
}

#[test]
fn colours_come_only_when_asked_for() {
    let home = Home::new();
    home.fine(&["new", "acme"]);
    assert!(!home.run(&["check", "acme"]).out.contains('\u{1b}'), "a pipe gets none");
    assert!(home.run(&["check", "acme", "--color", "always"]).out.contains('\u{1b}'));
    assert!(!home.run(&["check", "acme", "--color", "never"]).out.contains('\u{1b}'));
}

#[test]
fn what_somebody_typed_never_steers_the_terminal() {
    let home = Home::new();
    let ran = home.run(&["render", "\u{1b}[2Jacme"]);
    assert!(!ran.err.contains('\u{1b}') && ran.err.contains("\\u{1b}[2Jacme"), "{ran:?}");
    let draft = home.set("acme", &["company.product=Ac\u{1b}[31mme\u{202e}"]);
    assert_eq!(draft.answers.company.product.as_deref(), Some("Ac[31mme"));
    let file = json!({ "format": 1, "name": "acme", "open": {}, "suggested": [{ "from": "scan\u{1b}[31m", "answers": { "company": { "audience": "both" } } }] });
    fs::write(home.work().join("steer.json"), file.to_string()).unwrap();
    let ran = home.run(&["check", "steer.json", "--format", "json"]);
    assert!(!ran.out.contains('\u{1b}') && ran.out.contains("\\u001b"), "{}", ran.out);
}

#[test]
fn a_home_that_cannot_be_written_is_said_and_a_file_elsewhere_still_works() {
    let home = Home::new();
    fs::write(home.0.path().join("home"), "a file, no folder").unwrap();
    home.fails(&["new", "acme"], &["cannot make the folder", "POLICY_WIZARD_HOME", "--out"]);
    home.fine(&["new", "--out", "acme.json"]);
    assert!(Path::new(&home.work().join("acme.json")).exists());
    let sample = home.sample("claron");
    home.fine(&["render", &sample, "--out", "policy.md"]);
}

#[test]
fn counsel_gets_a_private_copy_the_open_questions_and_the_notes() {
    let home = Home::new();
    home.fine(&["new", "acme", "--preset", "agency-portal", "--set", "company.product=Acme"]);
    home.fine(&["note", "acme", "company.legal_name", "Which of the two companies?"]);
    let draft = fs::read_to_string(home.draft_file("acme")).unwrap();
    assert!(!draft.contains("two companies"), "a note never stands in the draft");
    assert_eq!(
        home.fine(&["note", "acme", "company.legal_name"]).out,
        "Which of the two companies?\n"
    );
    assert!(home.fine(&["note", "acme"]).out.contains("company.legal_name"));
    home.fails(&["note", "acme", "company.legal", "x"], &["company.legal_name"]);

    let copy = home.fine(&["render", "acme", "--annotated", "--format", "txt"]).out;
    for words in [
        "Draft for review",
        "[assumed]",
        "agency-portal",
        "company.legal_name",
        "two companies",
    ] {
        assert!(copy.contains(words), "{words}: {copy}");
    }
    home.fine(&["render", "acme", "--annotated", "--out", "copy.html"]);
    home.fine(&["open", "acme", "--out", "open.md"]);
    #[cfg(unix)]
    for file in ["work/copy.html", "work/open.md", "home/drafts/acme.private.json"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(home.0.path().join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    let open = fs::read_to_string(home.work().join("open.md")).unwrap();
    assert!(open.contains("# Open questions") && open.contains("two companies") && open.contains("changes.effective"));
    let list: Value = serde_json::from_str(&home.fine(&["open", "acme", "--format", "json"]).out).unwrap();
    let ids: Vec<&str> = list["sections"][0]["questions"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|q| q["id"].as_str())
        .collect();
    assert!(ids.contains(&"company.legal_name"), "{ids:?}");

    home.fails(
        &["render", "acme", "--annotated", "--format", "html-fragment"],
        &["html-fragment"],
    );
    home.fine(&["note", "acme", "company.legal_name", "--clear"]);
    assert!(!home.0.path().join("home/drafts/acme.private.json").exists());
    assert_eq!(
        home.run(&["render", "acme"]).code,
        1,
        "the public document is as strict as before"
    );
}

#[test]
fn a_note_in_a_git_work_tree_is_said_and_ignored_when_asked() {
    let home = Home::new();
    fs::create_dir(home.work().join(".git")).unwrap();
    home.fine(&["new", "--set", "company.product=Acme"]);
    let ran = home.fine(&["note", "./privacy-policy.json", "company.product", "Is the name ours?"]);
    assert!(ran.err.contains("--gitignore"), "{}", ran.err);
    // the hint names no answer, and needs none
    let ran = home.fine(&["note", "./privacy-policy.json", "--gitignore"]);
    assert!(ran.err.contains("names the notes now"), "{}", ran.err);
    assert!(fs::remove_file(home.work().join(".gitignore")).is_ok());
    home.fine(&["note", "./privacy-policy.json", "company.product", "Is it?", "--gitignore"]);
    let ignored = fs::read_to_string(home.work().join(".gitignore")).unwrap();
    assert_eq!(ignored, "privacy-policy.private.json\n");
    let ran = home.fine(&[
        "note",
        "./privacy-policy.json",
        "company.product",
        "Is it ours?",
        "--gitignore",
    ]);
    assert_eq!(
        (ran.err.as_str(), fs::read_to_string(home.work().join(".gitignore")).unwrap()),
        ("", ignored)
    );
}

#[test]
fn without_a_name_the_draft_of_the_working_folder_is_meant_and_said() {
    let home = Home::new();
    for command in ["check", "render", "open"] {
        home.fails(
            &[command],
            &["there is no ./privacy-policy.json", &format!("policy-wizard {command} DRAFT")],
        );
    }
    home.fine(&["new", "--out", "privacy-policy.json"]);
    for command in ["check", "render", "open"] {
        let ran = home.run(&[command]);
        assert_eq!(ran.code, i32::from(command != "open"), "an empty draft is not ready: {ran:?}");
        assert!(ran.err.starts_with(&format!("{command}: ./privacy-policy.json\n")), "{ran:?}");
        let named = home.run(&[command, "./privacy-policy.json"]);
        assert_eq!((named.code, named.out), (ran.code, ran.out));
    }
}

#[test]
fn a_word_that_is_no_command_is_told_where_it_is_found() {
    let home = Home::new();
    for args in [
        vec!["diff", "--help"],
        vec!["diff", "a", "b"],
        vec!["compare"],
        vec!["since", "acme"],
    ] {
        let Ran { code, err: said, .. } = home.run(&args);
        assert_eq!(code, 2, "{args:?}: {said}");
        assert!(
            said.contains("there is no command") && said.contains("drafts since DRAFT"),
            "{args:?}: {said}"
        );
    }
    let Ran { code, err: said, .. } = home.run(&["pubish", "--help"]);
    assert!(code == 2 && said.contains("there is no command “pubish”"), "{said}");
    let Ran { code, out: printed, .. } = home.run(&["check", "--help"]);
    assert!(code == 0 && printed.contains("Usage"), "help for what there is: {printed}");
    home.run(&["new", "acme", "--preset", "web-shop"]);
    let Ran { code, out: printed, .. } = home.run(&["acme", "--help"]);
    assert!(code == 0 && printed.contains("Usage"), "{printed}");
    let Ran { code, err: said, .. } = home.run(&["drafts", "since", "acme"]);
    assert!(code == 0 && said.contains("not published yet"), "{said}");
}
