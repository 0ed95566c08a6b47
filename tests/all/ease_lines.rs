//! What fresh users of the interview in lines stumbled over: one test for each.

use super::plain::Talk;
use policy_wizard::interview;
use policy_wizard::path;
use serde_json::json;

#[test]
fn a_command_is_no_name_of_a_row() {
    for (table, at) in [
        ("collection.kinds", "add"),
        ("sharing.recipients", "add"),
        ("collection.kinds", "add help"),
    ] {
        let talk = Talk::new(Some("agency-portal"));
        let before = {
            talk.say("quit\n");
            interview::keys(&talk.draft().answers, table)
        };
        let out = talk.say(&format!("go {table}\n{at}\nhelp\naccept\npick 2\ncancel\nquit\n"));
        assert!(
            out.contains("back adds no row") && out.contains("“accept” is a command"),
            "{at}: {out}"
        );
        assert_eq!(interview::keys(&talk.draft().answers, table), before, "{at}: {out}");
        talk.say(&format!("go {table}\nadd\n=Help\nquit\n"));
        assert_eq!(
            interview::keys(&talk.draft().answers, table).len(),
            before.len() + 1,
            "an equals sign takes it"
        );
    }
}

#[test]
fn a_word_that_is_no_name_is_taken_only_after_a_yes() {
    for word in ["yes", "no", "Help", "cancel", "pick 2", "OK"] {
        let talk = Talk::new(None);
        let out = talk.say(&format!("{word}\nno\nquit\n"));
        assert!(out.contains(&format!("Take “{word}” as the answer?")), "{word}: {out}");
        assert_eq!(talk.draft().answers.company.product, None, "{word}");
        // whoever goes on has not said yes, nor that what follows is the answer
        let out = talk.say(&format!("{word}\nAcme Yard\nno\nquit\n"));
        assert!(
            out.contains(&format!("Is the answer “{word}”? Say yes or no first")),
            "{word}: {out}"
        );
        assert_eq!(talk.draft().answers.company.product, None, "{word}: {out}");
        talk.say(&format!("{word}\n=Acme Yard\nquit\n"));
        assert_eq!(talk.draft().answers.company.product.as_deref(), Some("Acme Yard"), "{word}");
        talk.say(&format!("go company.product\n{word}\nyes\nquit\n"));
        assert_eq!(talk.draft().answers.company.product.as_deref(), Some(word));
        talk.say(&format!("go company.product\n={word}!\nquit\n"));
        assert_eq!(talk.draft().answers.company.product, Some(format!("{word}!")));
    }
}

#[test]
fn a_file_that_cannot_be_written_is_not_published() {
    let talk = Talk::new(Some("agency-portal"));
    talk.say("=Acme\n=Acme Ltd\nprivacy@acme.example\n");
    talk.say("go company.product\nAcme\ngo company.legal_name\nAcme Ltd\ngo company.contact\nprivacy@acme.example\ngo changes.effective\n2026-12-01\n");
    let all = (1..=10).fold(String::new(), |all, n| all + &format!("section {n}\naccept\nyes\n"));
    talk.say(&format!("{all}{all}"));
    talk.say(&format!("finish\n{}back\nquit\n", "later\n".repeat(talk.undecided())));
    let out = talk.say("finish\n1 /nonexistent/folder/privacy.html\nyes\nquit\n");
    assert!(out.contains("Ready to write"), "{out}");
    assert!(out.contains("Not written: ") && !out.contains("Published"), "{out}");
    let (_, after) = out.split_once("Say where the file shall go with NUMBER PATH").unwrap();
    assert!(
        after.contains("NUMBER PATH writes it elsewhere"),
        "where it is said, it can be done: {out}"
    );
    assert!(out.contains("nothing is recorded as published"), "{out}");
    assert!(talk.draft().publications.is_empty());
    std::fs::write(talk.places().here.join("PRIVACY.draft.md"), "of before").unwrap();
    let out = talk.say("finish\nyes\nsince\ngo company.product\nAcme Yard\nsince\nquit\n");
    let spare = policy_wizard::asking::spare(&talk.draft(), &talk.draft().shown());
    assert!(
        spare == 0 || out.contains(&format!("{spare} more can be answered")),
        "{spare}\n{out}"
    );
    assert!(out.contains("Written on 21 November 2026"), "{out}");
    assert!(out.contains("Nobody can read it before you put it at its address."), "{out}");
    assert!(
        out.contains("PRIVACY.draft.md is older than this") && talk.places().here.join("PRIVACY.draft.md").exists(),
        "it is said, and nobody takes it away: {out}"
    );
    let (first, second) = out.split_once("Nothing has changed since you published").unwrap();
    assert!(!first.contains("Since you published"), "{out}");
    assert!(
        second.contains("1 answer changed: About you") && second.contains(" reads “Acme Yard is"),
        "{out}"
    );
    let out = talk.say("go company.product\nAcme\nfinish\nback\nquit\n");
    assert!(
        out.contains("Written on 21 November 2026; nothing has changed since."),
        "{out}"
    );
}

#[test]
fn what_is_proposed_is_found() {
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say("find shippo\ngo 1\nquit\n");
    assert!(out.contains("Shippo: proposed: "), "{out}");
    assert!(out.contains("Who receives the data?"), "{out}");
    let out = talk.say("go sharing.recipients\npick shippo\nfind shippo\nquit\n");
    assert!(!out.contains("Shippo: proposed: "), "{out}");
}

#[test]
fn own_words_are_said_once() {
    let worded = interview::all()
        .iter()
        .filter(|q| q.is_column() && q.worded.is_some())
        .filter(|q| interview::columns(q.table().unwrap()).next().map(|first| first.id) == Some(q.id));
    let mut count = 0;
    for question in worded {
        let (choice, beside) = question.worded.unwrap();
        let table = question.table().unwrap();
        let talk = Talk::new(None);
        talk.say("=Acme\nquit\n");
        let mut draft = talk.draft();
        let edit = policy_wizard::edit::Edit::Insert {
            table: table.to_owned(),
            before: None,
            row: json!({ "key": "own", question.leaf(): choice, beside: "sorting the quuxes" }),
        };
        let who = policy_wizard::edit::Who {
            by: "author".into(),
            on: policy_wizard::values::PolicyDate::parse("2026-11-20").unwrap(),
        };
        draft.edit(&edit, &who).unwrap();
        let shown = draft.shown();
        assert_eq!(
            policy_wizard::asking::row_label(&shown, table, "own"),
            "sorting the quuxes",
            "{table}"
        );
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn after_coming_back_the_question_stays() {
    let talk = Talk::new(Some("agency-portal"));
    talk.say("Acme\ngo company.audience\nquit\n");
    let out = talk.say("back\naccept\nno\nquit\n");
    assert!(out.contains("This is where you began"), "{out}");
    let asked = out.matches(interview::question("company.audience").unwrap().ask).count();
    assert_eq!(asked, 3, "asked again after each: {out}");
    assert!(!out.contains("Your privacy policy:"), "no list instead: {out}");
}

#[test]
fn after_a_jump_the_section_and_the_subject_are_said() {
    let talk = Talk::new(Some("agency-portal"));
    let question = interview::question("retention.then").unwrap();
    let out = talk.say("Acme\nsection 5\ngo retention.then\nquit\n");
    let from = out.find("About “").unwrap_or_else(|| panic!("{out}"));
    let words = format!("About “{}”:\n{}", question.label, question.ask);
    assert!(out[from..].starts_with(&words), "{out}");
    assert_eq!(
        out.matches("Section 5 of 10").count(),
        1,
        "within the section that is not said again: {out}"
    );
}

#[test]
fn edit_takes_a_row_and_a_column() {
    let talk = Talk::new(None);
    talk.say("=Acme\ngo collection.kinds\nadd Trip plans\nnext\nquit\n");
    let ask = interview::columns("collection.kinds")
        .find(|q| q.leaf() == "trigger")
        .unwrap()
        .ask;
    for words in ["edit 1 when", "edit trip-plans when", "edit Trip plans When"] {
        let out = talk.say(&format!("go collection.kinds\n{words}\nquit\n"));
        assert!(out.contains(ask), "{words}: {out}");
        assert!(!out.contains("edit NUMBER goes to one of them"), "{words}: {out}");
    }
}

#[test]
fn drop_where_nothing_stands_says_what_can_be_done() {
    let talk = Talk::new(None);
    let yes_no = interview::all()
        .iter()
        .find(|q| matches!(q.kind, interview::Kind::YesNo) && !q.is_column() && !q.gate && q.section == "sharing" && !q.fold)
        .unwrap();
    let out = talk.say(&format!("=Acme\ngo {}\ndrop\nquit\n", yes_no.id));
    assert!(out.contains("it has no answer. Type yes or no"), "{out}");
}

#[test]
fn the_end_of_a_text_is_said_before_it_begins_and_within_it() {
    let talk = Talk::new(None);
    let out = talk.say("=Acme\ngo company.address\n1 Example Street\nBoston\nhelp\n.\nquit\n");
    let how = out.find("then an empty line").unwrap();
    let on = out.find("an empty line ends it").unwrap();
    assert!(how < on && out.contains("That is a line of the text now"), "{out}");
    assert_eq!(out.matches("Go on with the next line").count(), 1, "{out}");
}

#[test]
fn numbers_and_nouns_agree_and_a_reading_stands_apart() {
    for (preset, section) in [
        ("web-shop", 4),
        ("agency-portal", 2),
        ("agency-portal", 10),
        ("newsletter", 8),
    ] {
        let talk = Talk::new(Some(preset));
        let out = talk.say(&format!("section {section}\naccept\nno\nquit\n"));
        assert!(!out.contains("1 suggested answers"), "{out}");
        if let Some((_, read)) = out.split_once("Once you say yes, the policy says this:\n") {
            assert!(read.starts_with('\n') && !read.starts_with("\n\n"), "{out}");
            assert!(!read.contains(".\nAnd these answers"), "{out}");
        }
    }
}

#[test]
fn where_to_keep_the_draft_has_help() {
    let talk = Talk::new(None);
    let out = talk.at_home("agency-portal\nhelp\nnonsense\nback\nquit\n");
    assert!(out.contains("version control"), "{out}");
    assert!(out.contains("“nonsense” is none of them"), "{out}");
}

#[test]
fn since_of_a_draft_that_was_never_published_says_so() {
    let out = Talk::new(None).say("since\nquit\n");
    assert!(out.contains("was not published from here yet"), "{out}");
    assert!(path::spot("company.product").is_ok());
}

/// A second row of one name is taken, for it may be meant, and said on the screen and in lines.
#[test]
fn a_second_row_of_one_name_is_said() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go collection.kinds\nadd Trip data\nquit\n");
    assert!(!out.contains("another row called"), "{out}");
    let out = talk.say("go collection.kinds\nadd trip data\nquit\n");
    assert!(out.contains("Look again: there is another row called trip data"), "{out}");
    let mut play = super::hand::begun("b2b-saas");
    for (typed, twin) in [("Trip data", false), ("Trip data", true)] {
        play.model.go_to("collection.kinds");
        play.press("a");
        play.type_text(typed);
        play.press("Enter");
        let note = play.model.note.clone().unwrap_or_default();
        assert_eq!(note.contains("another row called Trip data"), twin, "{note}");
        play.press("Esc Esc");
    }
}

#[test]
fn a_word_at_a_table_that_is_no_command_is_answered_in_one_sentence() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go collection.kinds\nnexx\nquit\n");
    assert!(out.contains("At a table, say what to do: did you mean next?\n"), "{out}");
}

#[test]
fn a_cookie_is_called_by_its_name_and_else_by_its_sort() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go sharing.recipients\nadd posthog\ngo cookies.items\nquit\n");
    let rows = out.rsplit("Which cookies and similar things do you use?").next().unwrap();
    assert!(rows.contains(". essential:"), "{rows}");
    assert!(rows.contains(". ph_*_posthog:"), "{rows}");
}

/// A row is opened by its name from any table and from a question that takes no words; what belongs to tables says where
/// they are.
#[test]
fn a_row_is_opened_by_its_name_from_another_place() {
    let opened = "Sentry: Does it run on a server of your own?";
    let add = "section sharing\ngo sharing.any_recipients\nyes\ngo sharing.recipients\nadd sentry\ndone\n";
    for place in ["go collection.kinds", "go sharing.sell"] {
        let talk = Talk::new(Some("web-app"));
        let out = talk.say(&format!("{add}{place}\nedit sentry\nquit\n"));
        let behind = out.rsplit("In another table, Recipients:").next().unwrap_or_default();
        assert!(out.contains("In another table") && behind.contains(opened), "{place}: {out}");
    }
    let talk = Talk::new(Some("web-app"));
    let out = talk.say("go sharing.sell\nadd Sentry\nedit Nobody\nquit\n");
    for words in [
        "add means something at a table; go sharing.",
        "There is no table here; go sharing.",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let out = talk.say("go collection.kinds\nedit nobody at all\nquit\n");
    assert!(!out.contains("In another table"), "{out}");
}

#[test]
fn an_offer_and_none_say_in_lines_which_sentence_they_write() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("go use.ai\nquit\n");
    assert!(
        out.contains("none writes “We do not send your data to any AI model.”"),
        "{out}"
    );
    let out = talk.say("go use.promises\nquit\n");
    assert!(out.contains("; writes “We never train AI models on your data.”"), "{out}");
    let out = talk.say("go use.ai\nnone\ngo use.ai\nquit\n");
    let said = out.rsplit_once("You said that there are none.").unwrap().1;
    assert!(!said.contains("none writes"), "it is in the text: {out}");
}
