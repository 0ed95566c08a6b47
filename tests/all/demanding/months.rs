//! Three months later: what changed is named on the first screen, and the policy is published anew in few keys.

use crate::ready::{TODAY, but_for_decisions, decided};
use crate::terminal::{CTRL_C, DOWN, ENTER, Term, folders};
use policy_wizard::drafts;
use std::fs;

#[test]
fn two_dependencies_a_newer_wording_and_a_hand_edit_are_named_and_twenty_five_keys_publish_anew() {
    let (_root, home, work) = folders();
    let file = work.join("privacy-policy.json");
    let draft = decided(but_for_decisions("clairvio"), &[TODAY, "2027-02-21"]);
    drafts::save(&file, &draft, false).unwrap();
    let mut term = Term::start(&home, &work, &["--today", TODAY, "./privacy-policy.json"], (100, 48));
    term.see("Check your answers");
    term.keys("\x1b[F");
    term.keys(ENTER);
    term.see("Ready to write");
    term.keys(ENTER);
    term.see("What comes next");
    term.keys(CTRL_C);
    term.end();
    let policy = fs::read_to_string(work.join("PRIVACY.md")).unwrap();

    // an older release said one sentence otherwise
    let kept = fs::read_dir(home.join("published")).unwrap().next().unwrap().unwrap().path();
    let sentences = fs::read_to_string(kept.join("sentences.json")).unwrap();
    assert!(sentences.contains("We do not sell personal data."), "{sentences}");
    let older = sentences.replacen("We do not sell personal data.", "Personal data is not for sale.", 1);
    fs::write(kept.join("sentences.json"), older).unwrap();
    // and somebody changed a line by hand
    fs::write(work.join("PRIVACY.md"), policy.clone() + "By hand.\n").unwrap();
    // and two dependencies came
    let manifest = "{\n  \"dependencies\": {\n    \"mixpanel\": \"1\",\n    \"@sentry/node\": \"8\"\n  }\n}\n";
    fs::write(work.join("package.json"), manifest).unwrap();

    let mut term = Term::start(&home, &work, &["--today", "2027-02-21", "./privacy-policy.json"], (100, 30));
    term.see("Since you published on");
    term.see("Mixpanel, Sentry, in package.json: the policy does not name them");
    term.see("1 sentence reads differently");
    term.see("PRIVACY.md was edited by hand: 1 line");
    // one key each, counted
    let script = ["\x1b[F", ENTER, ENTER, DOWN, ENTER];
    let seen = [
        "Check your answers",
        "Look again by", // Finish forgets what is typed before it stands
        "holds something else",
        "holds something else",
        "What comes next",
    ];
    for (key, words) in script.iter().zip(seen) {
        term.keys(key);
        term.see(words);
    }
    assert!(script.len() <= 25);
    term.keys(CTRL_C);
    term.end();
    assert_eq!(fs::read_to_string(work.join("PRIVACY.md")).unwrap(), policy);
    let draft = drafts::load(&file).unwrap();
    assert_eq!(draft.publications.len(), 2, "both are on record");
    let old: Vec<String> = fs::read_dir(&kept)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        old.iter().any(|name| name.starts_with("md-")),
        "the old version is kept: {old:?}"
    );
}
