//! What somebody who hears the interview stumbled over: one test for each.

use super::plain::Talk;
use super::ready::but_for_decisions;
use policy_wizard::draft::Draft;
use policy_wizard::draft::State;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview;
use policy_wizard::open;
use policy_wizard::path;
use policy_wizard::presets;
use policy_wizard::values::PolicyDate;

/// The keys of a table as it is listed.
fn listed(talk: &Talk, table: &str) -> Vec<String> {
    interview::keys(&talk.draft().overlay(), table)
}

#[test]
fn a_row_is_moved_in_the_order_in_which_it_is_listed() {
    let table = "collection.kinds";
    let talk = Talk::new(Some("teen-game"));
    talk.say("Acme\ngo collection.kinds.account\n\n\nquit\n");
    let before = listed(&talk, table);
    assert_eq!(interview::keys(&talk.draft().answers, table), before[..2]);
    talk.say("go collection.kinds\nmove 2 before 1\nquit\n");
    let swapped = [&[before[1].clone(), before[0].clone()], &before[2..]].concat();
    assert_eq!(listed(&talk, table), swapped);
    talk.say("go collection.kinds\nmove 1 down\nquit\n");
    assert_eq!(listed(&talk, table), before);
    let out = talk.say("go collection.kinds\nmove 1 up\nmove 1 before 2\nquit\n");
    assert!(
        out.contains("It goes no further up.") && out.contains("It stands there already."),
        "{out}"
    );
}

#[test]
fn nothing_is_moved_past_what_is_only_suggested_and_it_is_said() {
    let table = "collection.kinds";
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("quit\n");
    let before = listed(&talk, table);
    let (last, count) = (before.last().unwrap().clone(), before.len());
    talk.say(&format!("go {table}.{last}\n\nquit\n"));
    assert_eq!(listed(&talk, table), before, "what is taken stays where it was listed");
    for way in ["up", "before 1"] {
        let out = talk.say(&format!("go {table}\nmove {count} {way}\nquit\n"));
        assert!(
            out.contains("is only suggested and keeps its place until you take it"),
            "{way}: {out}"
        );
        assert!(!out.contains("stands there already"), "{way}: {out}");
        assert_eq!(listed(&talk, table), before, "{way}");
    }
    talk.say(&format!("go {table}\ndrop 1\nquit\n"));
    assert_eq!(listed(&talk, table), before[1..], "what is dropped moves no other");
}

#[test]
fn a_known_row_stands_before_another_only_where_nothing_suggested_is_between() {
    let table = "collection.kinds";
    let talk = Talk::new(Some("teen-game"));
    talk.say("quit\n");
    let before = listed(&talk, table);
    talk.say(&format!("go {table}.{}\n\ngo {table}.{}\n\nquit\n", before[0], before[2]));
    assert_eq!(listed(&talk, table), before);
    let out = talk.say(&format!("go {table}\nmove 1 before 3\nquit\n"));
    assert!(out.contains(", between them, is only suggested and keeps its place"), "{out}");
    assert_eq!(listed(&talk, table), before);
}

#[test]
fn own_words_that_say_nothing_leave_an_answer_as_it_was() {
    let at = "use.purposes.provide.purpose";
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("quit\n");
    let before = path::get(&talk.draft().overlay(), at);
    assert!(before.is_some());
    for nothing in ["=", "\"\"", "= "] {
        let out = talk.say(&format!("go {at}\n{nothing}\nquit\n"));
        assert_eq!(path::get(&talk.draft().overlay(), at), before, "{nothing}: {out}");
        let rows = listed(&talk, "use.purposes");
        let out = talk.say(&format!("go use.purposes\nadd\n{nothing}\nback\nquit\n"));
        assert_eq!(listed(&talk, "use.purposes"), rows, "{nothing}: {out}");
    }
}

/// Whatever is taken, in whatever order, the list stays as it was heard.
#[test]
fn a_list_stays_in_its_order_whatever_of_it_is_taken() {
    let mut taken = 0;
    for preset in presets::all() {
        let talk = Talk::new(Some(&preset.id));
        talk.say("quit\n");
        let tables = interview::all()
            .iter()
            .filter(|question| question.is_table() && !question.pick);
        for table in tables {
            let before = listed(&talk, table.id);
            if before.len() < 3 {
                continue;
            }
            let mut draft = talk.draft();
            let who = policy_wizard::edit::Who {
                by: "author".into(),
                on: policy_wizard::values::PolicyDate::parse("2026-11-21").unwrap(),
            };
            let far = before.len() - 1;
            for at in [far, 1, 0] {
                let row = path::row_path(table.id, &before[at]);
                if draft.state(&row) != State::Suggested {
                    continue;
                }
                let accept = policy_wizard::edit::Edit::Accept { path: row, from: None };
                draft.edit_all(&[accept], &who).unwrap();
                let now = interview::keys(&draft.overlay(), table.id);
                let still: Vec<&String> = before.iter().filter(|key| now.contains(key)).collect();
                let kept: Vec<&String> = now.iter().filter(|key| before.contains(key)).collect();
                assert_eq!(still, kept, "{}: {} at {at}", preset.id, table.id);
                taken += 1;
            }
        }
    }
    assert!(taken > 60, "{taken}");
}

#[test]
fn where_a_transfer_goes_is_asked_and_a_column_is_found_by_its_label() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("Acme\ngo sharing.transfers\nadd\n2\nquit\n");
    assert!(out.contains("To which country?"), "{out}");
    let key = interview::keys(&talk.draft().answers, "sharing.transfers").pop().unwrap();
    let out = talk.say(&format!("go sharing.transfers\nedit {key} to\nJapan\nquit\n"));
    let to = path::get(&talk.draft().answers, &format!("sharing.transfers.{key}.to")).unwrap();
    assert_eq!(to["area"], "JP", "{out}");
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("go collection.kinds\nadd Voice notes\nback\nquit\n");
    let out = talk.say("go collection.kinds\nedit voice-notes\nquit\n");
    assert!(out.contains("Not asked by themselves: "), "{out}");
}

/// What a row of any table cannot do without is asked of it, on the screen and in lines: it is a line of its record.
#[test]
fn what_a_new_row_lacks_is_asked_in_every_table() {
    use policy_wizard::asking::{Desk, Entry, entries, insert, needs};
    use policy_wizard::review::lacks;
    let who = policy_wizard::edit::Who {
        by: "author".into(),
        on: policy_wizard::values::PolicyDate::parse("2026-11-21").unwrap(),
    };
    let mut count = 0;
    for table in interview::all().iter().filter(|question| question.is_table()) {
        let first = interview::columns(table.id).next().unwrap();
        let one = first
            .choices()
            .first()
            .map(|choice| serde_json::json!({ first.leaf(): choice.id }));
        for row in [Some(serde_json::json!({})), one].into_iter().flatten() {
            let mut desk = Desk::new(policy_wizard::draft::Draft::new("t"), "t.json".into());
            let Ok(Some(key)) = insert(&mut desk, table.id, None, row, &who) else {
                continue; // a list of choices for a first column
            };
            if path::index(&desk.shown, table.id, &key).is_none() {
                continue; // with no other answer this table is not asked
            }
            let record = entries(&desk, table.section, Some((table.id, &key)));
            let at = path::row_path(table.id, &key);
            for column in lacks(&desk.draft, &at) {
                let asked = Entry::Answer(column.path(&key));
                let elsewhere = column.section != table.section;
                assert!(elsewhere || record.contains(&asked) && needs(&desk, &asked), "{}", column.id);
                count += 1;
            }
        }
    }
    assert!(count > 30, "{count}");
}

#[test]
fn what_is_taken_away_is_named_and_undo_names_and_leads_to_it() {
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("Acme\ngo sharing.recipients\nadd Stripe\n1\nquit\n");
    talk.say("go sharing.recipients\nadd Hostly\nback\nquit\n");
    let out = talk.say("go sharing.recipients\ndelete stripe\nundo\nagain\nquit\n");
    assert!(out.contains("Stripe, taken away; undo brings it back."), "{out}");
    let undone = out.split("Brought back: ").nth(1).unwrap_or_else(|| panic!("{out}"));
    assert!(undone.lines().next().unwrap().ends_with(": Stripe."), "{undone}");
    assert!(
        undone.contains("Row 1 of 2: Stripe.") && !undone.contains("privacy policy?"),
        "{undone}"
    );
    let out = talk.say("go collection.kinds\ndrop 1\nquit\n");
    assert!(out.contains(": Account details, dropped; undo brings it back."), "{out}");
}

#[test]
fn undo_stands_where_the_author_answered() {
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("Acme\ngo collection.kinds.account\n\nquit\n");
    let lines = "go collection.kinds\nedit account\nedit Kept for\n90 days, then deleted\nundo\nedit\nquit\n";
    let out = talk.say(lines);
    let undone = out.split("Taken back: ").nth(1).unwrap_or_else(|| panic!("{out}"));
    assert!(!undone.contains("Section 5"), "{undone}");
    assert!(
        undone.contains("edit NUMBER goes to one of them"),
        "in the open row: {undone}"
    );
    talk.say("section changes\ngo changes.effective\n2020-01-01\nquit\n");
    let out = talk.say(&format!("{}undo\nquit\n", "next\n".repeat(3)));
    let (before, undone) = out.split_once("Taken back: ").unwrap();
    assert!(before.contains("Your privacy policy:"), "at the list of sections: {out}");
    assert!(undone.contains("About “"), "{out}");
}

#[test]
fn places_are_called_by_their_titles_and_rows_by_their_labels() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("Acme\ngo sharing.transfers\nadd\n2\nJapan\ngo sharing.transfers\nedit uk\nown words\nhello\n.\nquit\n");
    assert!(
        out.contains("Transfers: the United Kingdom to Japan: What do you want to say?"),
        "{out}"
    );
    assert!(!out.contains("sharing.transfers.uk: "), "{out}");
    let out = talk.say("go sharing.sell\nown words\nhello\n.\ngo collection.kinds.account\ndont-know\nopen\nquit\n");
    assert!(out.contains("Who receives it: What do you want to say?"), "{out}");
    assert!(out.contains("Kinds of data: Account details, "), "{out}");
    let out = talk.say("go company.website\nedit 2\nquit\n");
    assert!(out.contains("There is no table here"), "{out}");
    let out = talk.say("go sharing.sell\ncopy 1\nedit 77\nquit\n");
    assert!(out.contains("go sharing.recipients (Recipients)"), "{out}");
}

#[test]
fn what_a_reference_names_is_called_by_its_label_where_it_is_only_suggested() {
    let talk = Talk::new(Some("teen-game"));
    talk.say("Acme\nsection use\naccept\nyes\nquit\n");
    let found = policy_wizard::review::completeness(&talk.draft());
    let named: Vec<_> = found.iter().filter(|one| one.rule == "reference-suggested").collect();
    assert!(!named.is_empty());
    for one in named {
        let key = one.at[0].rsplit('.').next().unwrap();
        assert!(
            one.message.contains("only suggested") && !one.message.contains(&format!("“{key}”")),
            "{one:?}"
        );
    }
}

#[test]
fn what_would_be_refused_or_doubted_is_not_offered() {
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("Acme\ngo collection.kinds.account\n\nquit\n");
    let line = |out: &str| {
        out.lines()
            .rfind(|line| line.starts_with("Type add"))
            .unwrap_or_default()
            .to_owned()
    };
    let out = talk.say("go collection.kinds\nquit\n");
    assert_eq!(line(&out), "Type add, edit NUMBER, or help. An empty line goes on.");
    let out = talk.say("go sharing.recipients\nquit\n");
    assert_eq!(line(&out), "Type add, pick NUMBER, none, or help. An empty line goes on.");
    let out = talk.say("go company.website\nhelp\nquit\n");
    let also = out.lines().find(|line| line.starts_with("You can also type: ")).unwrap();
    for word in ["done", "drop", "take", "reject", "by-hand", "forget"] {
        assert!(!also.contains(&format!(" {word},")), "{word}: {also}");
    }
    let out = talk.say("go company.legal_name\ndone\ngo nowhere\ngo company.country\nquit\n");
    assert!(out.contains("The policy cannot do without this."), "{out}");
    assert!(out.contains("There is no “nowhere”. find WORDS looks for"), "{out}");
    assert!(
        out.contains("Type a country or its code. ") && !out.contains("or worldwide"),
        "{out}"
    );
}

#[test]
fn what_an_empty_line_takes_is_said_and_what_is_odd_is_doubted() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("Acme\ngo collection.kinds.account\n\ngo company.audience\n\nquit\n");
    assert!(
        out.contains("> Taken: Account details.") && out.contains("> Taken: businesses and organisations."),
        "{out}"
    );
    let out = talk.say("go retention.closing\n90 das\n0 days, then deleted\ngo children.minimum_age\n200\nquit\n");
    for words in [
        "“90 das” is no period. Write for example",
        "A period of 0 says nothing",
        "Nobody would be old enough",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let out = talk.say("go company.contact\ncall me maybe\nquit\n");
    assert!(out.contains("looks like none"), "{out}");
    assert_eq!(path::get(&talk.draft().answers, "company.contact"), None);
}

#[test]
fn back_leaves_a_text_of_several_lines_and_reads_no_table_twice() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("Acme\ngo company.address\n1 Example Street\nback\nno\nBoston\nback\nyes\nquit\n");
    assert!(out.contains("Nothing was taken."), "{out}");
    assert_eq!(path::get(&talk.draft().answers, "company.address"), None);
    talk.say("go company.address\n1 Example Street\nback\nno\nBoston\n\nquit\n");
    assert_eq!(
        path::get(&talk.draft().answers, "company.address"),
        Some("1 Example Street\nBoston".into())
    );
    talk.say("go collection.kinds.account\n\nquit\n");
    let out = talk.say("go company.website\ngo collection.kinds\ngo collection.kinds.account\nback\nquit\n");
    let last = out.rsplit("\n> ").nth(1).unwrap();
    assert!(last.contains("What is its web address?"), "{out}");
}

#[test]
fn nothing_is_said_twice_and_what_is_alike_is_told_apart() {
    let talk = Talk::new(Some("b2b-saas"));
    let out = talk.say("Acme\ngo changes.how\nquit\n");
    assert!(!out.to_lowercase().contains("told by: by"), "{out}");
    talk.say("go collection.kinds\nadd Voice notes\nback\nadd Voice notes\nback\nquit\n");
    let out = talk.say("go collection.kinds\nedit voice-notes\ngo use.purposes.provide.kinds\nquit\n");
    assert!(out.contains(": no answer") && !out.contains("nothing, no answer"), "{out}");
    assert!(
        out.contains(". Voice notes, key voice-notes") && out.contains(". Voice notes, key voice-notes-2"),
        "{out}"
    );
    let out = talk.say("go sharing.sell\nown words\nWe tell you by post.\n\n- at once\n- in full\n.\nquit\n");
    assert!(out.contains("Text: We tell you by post. at once, in full"), "{out}");
    let home = Talk::new(None).at_home("empty\nback\nquit\n");
    assert_eq!(home.matches("Start a new policy, with suggestions for:").count(), 2, "{home}");
    let out = talk.say("go use.purposes\nadd\nback\nquit\n");
    assert!(!out.contains("or: Type"), "{out}");
}

#[test]
fn an_empty_line_says_what_it_took() {
    let talk = Talk::new(None);
    std::fs::create_dir_all(talk.places().drafts).unwrap();
    let draft = serde_json::json!({
        "format": 1, "name": "acme", "answers": {},
        "suggested": [{ "from": "newsletter", "answers": { "company": { "any_documents": false } } }],
    });
    std::fs::write(talk.file(), draft.to_string()).unwrap();
    let out = talk.say("go company.documents\n\nquit\n");
    let table = interview::question("company.documents").unwrap();
    assert!(out.contains(&format!("> Taken: {}: none.", table.label)), "{out}");
    assert_eq!(path::get(&talk.draft().answers, "company.any_documents"), Some(false.into()));
}

/// After a yes to a section, its sentences that still wait hang on an answer of another section: so the screen says, as it says
/// where the rows of that one wait. What was confirmed is as much as was spoken of before.
#[test]
fn what_still_waits_in_a_section_after_a_yes_to_it_hangs_on_another() {
    use policy_wizard::asking::{Desk, accept_rest, section_of, shown_sentences};
    use policy_wizard::interview::SECTIONS;
    let who = policy_wizard::edit::Who {
        by: "author".into(),
        on: policy_wizard::values::PolicyDate::parse("2026-11-21").unwrap(),
    };
    let (mut waits, mut kept) = (0, 0);
    for preset in presets::all() {
        let talk = Talk::new(Some(&preset.id));
        talk.say("quit\n");
        for section in SECTIONS {
            let mut desk = Desk::new(talk.draft(), "t.json".into());
            let (count, before) = (desk.tally(section.id).to_confirm, desk.tally(section.id).in_full());
            let said = accept_rest(&mut desk, section.id, &who).unwrap();
            let spoken = if count == 0 {
                "nothing was left to confirm here".to_owned()
            } else {
                format!("{count} confirmed")
            };
            let raised = said.strip_prefix(&spoken).expect(&said);
            assert!(
                raised.is_empty() || raised.contains("raised"),
                "{} {}: {said}",
                preset.id,
                section.id
            );
            let after = desk.tally(section.id).in_full();
            assert_eq!(
                before.contains("in section 2"),
                after.contains("in section 2"),
                "{} {}",
                preset.id,
                section.id
            );
            if after.contains("in section 2") {
                assert!(section.id == "retention" && !after.contains("done"), "{}: {after}", preset.id);
                kept += 1;
            }
            let left: Vec<&String> = desk
                .outstanding
                .iter()
                .filter(|at| section_of(at) == Some(section.id))
                .collect();
            assert!(left.is_empty(), "{} {}: {left:?}", preset.id, section.id);
            let open = shown_sentences(&desk, Some(section.id)).into_iter();
            waits += open.filter(|number| desk.unconfirmed.contains(number)).count();
        }
    }
    assert!(waits > 10 && kept > 5, "{waits}, {kept}");
}

#[test]
fn one_thing_is_added_to_a_list_or_taken_away_and_the_rest_stays() {
    let at = "collection.kinds.account.items";
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("quit\n");
    let items = || {
        path::get(&talk.draft().overlay(), at)
            .and_then(|list| list.as_array().cloned())
            .unwrap()
    };
    let before = items();
    let out = talk.say(&format!("go {at}\n+shoe size\nquit\n"));
    assert_eq!(items().len(), before.len() + 1, "{out}");
    assert_eq!(items()[..before.len()], before, "{out}");
    let out = talk.say(&format!("go {at}\n-hat size\nquit\n"));
    assert!(out.contains("“hat size” is not among them"), "{out}");
    let out = talk.say(&format!("go {at}\n-Shoe size\nquit\n"));
    assert_eq!(items(), before, "{out}");
}

/// A row that lacks something is read by itself, and an empty line goes on from it; what is unfinished is open.
#[test]
fn an_unfinished_row_is_read_once_and_is_listed_as_open() {
    let talk = Talk::new(Some("b2b-saas"));
    let add = |name: &str| format!("go collection.kinds\nadd {name}\ndone\nquit\n");
    talk.say(&add("Voice notes"));
    talk.say(&add("Scribbles"));
    let keys = ["voice-notes", "scribbles"];
    let table = interview::question("collection.kinds").unwrap();
    for key in keys {
        assert!(!policy_wizard::review::lacks(&talk.draft(), &path::row_path(table.id, key)).is_empty());
    }
    let out = talk.say(&format!("go {}.voice-notes\n\nquit\n", table.id));
    let out = out.split_once("> ").map_or("", |(_, heard)| heard);
    assert!(out.contains("Voice notes. Lacks: "), "{out}");
    assert!(out.contains("Type edit to say what it lacks"), "{out}");
    assert!(out.contains("Scribbles. Lacks: "), "{out}");
    assert_eq!(out.matches(&format!("\n{}\n", table.ask)).count(), 1, "{out}");
    let out = talk.say("open\nquit\n");
    for words in ["Voice notes", "Scribbles"] {
        assert!(
            out.lines().any(|line| line.contains(words) && line.contains("lacks: ")),
            "{words}: {out}"
        );
    }
}

#[test]
fn an_answer_that_makes_a_decision_void_says_so() {
    let talk = Talk::new(Some("web-app"));
    let out = talk.say(
        "Acme\ngo company.contact\nhello@acme.example\ngo company.regions\neea, uk\nfindings\ndecide gdpr-13-1-a-post accepted\n\
         go company.product\nAcme 2\ngo company.regions\neea\nundo\nquit\n",
    );
    let words = "What you decided about “The text does not say how to reach you by post.” no longer holds: it rests on an \
                 answer that you changed.";
    assert_eq!(out.matches(words).count(), 1, "{out}");
    let (before, _) = out.split_once(words).unwrap();
    assert!(before.ends_with("Where they live: European Union and EEA\n"), "{before}");
}

#[test]
fn what_finish_counts_as_still_to_be_answered_is_listed_by_open_and_known_to_go_by_its_name() {
    let talk = Talk::new(None);
    talk.keep(&but_for_decisions("altaclario"));
    let draft = talk.draft();
    let spares = open::spares(&draft, &draft.shown());
    assert!(spares.len() > 1);
    let out = talk.say("open\nquit\n");
    let (_, after) = out.split_once("Can still be answered, and need not be:\n").unwrap();
    for (i, question) in spares.iter().enumerate() {
        let line = after.lines().nth(i).unwrap();
        assert!(line.contains(question.label) && line.split_once(". ").is_some(), "{line}");
    }
    for question in spares {
        let out = talk.say(&format!("go {}\nquit\n", question.name().to_uppercase()));
        assert!(out.contains(question.ask), "{}: {out}", question.id);
    }
}

#[test]
fn several_proposals_are_picked_by_their_numbers_all_or_none_and_taken_back_together() {
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say("go sharing.recipients\npick 1, 2, 1\npick 3 2\nundo\nquit\n");
    for said in [
        "Picked: Shopify, Stripe.",
        "Known, 4 suggested in it (data, in part only, country, card details) by Stripe",
        "Stripe is proposed no longer",
    ] {
        assert!(out.contains(said), "{said}\n{out}");
    }
    assert!(!out.contains("Picked: PayPal"), "all or none: {out}");
    assert_eq!(talk.draft().answers.sharing.recipients.len(), 0, "{out}");
}

#[test]
fn a_row_that_is_suggested_is_picked_by_its_number_or_name_too() {
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say("go collection.kinds\npick 1\npick 1\nquit\n");
    let first = talk.draft().answers.collection.kinds[0].name.clone().unwrap_or_default();
    assert!(out.contains(&format!("Picked: {first}.")), "{first}\n{out}");
    assert!(out.contains(&format!("{first} is in your policy already.")), "{first}\n{out}");
}

#[test]
fn who_is_taken_out_leaves_what_came_with_it_to_be_confirmed_and_says_so() {
    let talk = Talk::new(Some("web-shop"));
    talk.say("Acme\ngo company.regions\neea\ngo sharing.recipients\nadd Meta Pixel\nquit\n");
    let mut draft = talk.draft();
    let (by, on) = ("author".to_owned(), PolicyDate::parse("2026-11-21").unwrap());
    let who = Who { by, on };
    for path in draft.outstanding() {
        let _ = draft.edit(&Edit::Accept { path, from: None }, &who);
    }
    let of_meta = |draft: &Draft| -> Vec<String> {
        let rows = draft
            .set
            .iter()
            .filter(|(_, said)| said.sources().all(|from| from == "catalogue:meta-pixel"));
        let rows = rows.filter(|(at, _)| matches!(path::spot(at), Ok(path::Spot::Row(..))));
        rows.map(|(at, _)| at.clone()).collect()
    };
    let rows = of_meta(&draft);
    assert!(rows.len() > 4, "{rows:?}");
    talk.keep(&draft);
    let out = talk.say("go sharing.recipients.meta-pixel\ndrop\nquit\n");
    let said = format!(
        "Meta Pixel, taken away; {} things that came with it wait for you to confirm or drop",
        rows.len()
    );
    assert!(out.contains(&said), "{said}: {out}");
    let after = talk.draft();
    assert!(rows.iter().all(|at| after.state(at) == State::Confirm), "{:?}", after.open);
    let out = talk.say("finish\nquit\n");
    assert!(out.contains("to confirm"), "and Finish stops for it: {out}");
}

#[test]
fn a_number_that_a_command_asks_for_is_said_with_the_command() {
    let talk = Talk::new(Some("web-shop"));
    let out = talk.say("Acme\ngo collection.kinds\n\n\nedit 1 kept\nedit nothing\nquit\n");
    assert!(out.contains("say edit and the number."), "{out}");
    assert!(out.contains("say edit and a number from 1 to "), "{out}");
    assert!(
        !out.contains("type the number"),
        "what is typed by itself would answer the question: {out}"
    );
}

#[test]
fn a_decision_whose_finding_was_away_for_a_while_says_so_when_it_lapses() {
    let talk = Talk::new(Some("web-app"));
    let out = talk.say(
        "go company.contact\nhello@acme.example\ngo company.regions\neea, uk\nfindings\ndecide gdpr-13-1-a-post accepted\n\
         go company.regions\ncalifornia\ngo company.regions\neea\nquit\n",
    );
    let (before, after) = out.split_once("Where they live: California").unwrap();
    assert!(!before.contains("no longer holds"), "{before}");
    assert_eq!(after.matches("no longer holds").count(), 1, "{after}");
    assert!(
        after
            .split_once("no longer holds")
            .unwrap()
            .0
            .contains("Where they live: European Union"),
        "{after}"
    );
}
