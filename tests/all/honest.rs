//! Nothing stands or goes unsaid: rows that lack something, promises, what a yes takes, what leaves the text.

use crate::samples::SAMPLES;
use crate::screen::Play;
use policy_wizard::asking::{self, Desk};
use policy_wizard::clauses::policy;
use policy_wizard::draft::{Draft, OpenState};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview;
use policy_wizard::path;
use policy_wizard::review::{self, Level};
use policy_wizard::values::PolicyDate;
use serde_json::{Value, json};

fn day(text: &str) -> PolicyDate {
    PolicyDate::parse(text).unwrap()
}

fn who(on: &str) -> Who {
    Who {
        by: "author".into(),
        on: day(on),
    }
}

fn set(draft: &mut Draft, at: &str, value: Value) {
    let path = at.to_owned();
    let value = Some(value);
    draft.edit(&Edit::Set { path, value }, &who("2026-11-21")).unwrap();
}

fn rules(draft: &Draft) -> Vec<(&'static str, String)> {
    let found = review::completeness(draft);
    found.into_iter().map(|f| (f.rule, f.at[0].clone())).collect()
}

#[test]
fn a_row_with_only_its_name_writes_nothing_and_says_what_it_lacks() {
    let mut draft = Draft::new("acme");
    let edit = Edit::Insert {
        table: "collection.kinds".into(),
        before: None,
        row: json!({ "key": "health", "name": "health" }),
    };
    draft.edit(&edit, &who("2026-11-21")).unwrap();
    set(&mut draft, "changes.in_short", json!(true));
    let lack = ("row-lacks", "collection.kinds.health".to_owned());
    assert!(rules(&draft).contains(&lack), "{:?}", rules(&draft));
    let said: Vec<String> = policy(&draft.published())
        .sentences()
        .map(policy_wizard::document::Sentence::words)
        .collect();
    assert!(said.is_empty(), "{said:?}");
    let desk = Desk::new(draft.clone(), "acme.json".into());
    assert_eq!(
        asking::lack(&desk, "collection.kinds.health").as_deref(),
        Some("lacks: exactly what")
    );
    assert_eq!(desk.tally("collection").words(), "1 unfinished");
    set(&mut draft, "collection.kinds.health.items", json!([{ "item": "health" }]));
    assert!(!rules(&draft).contains(&lack));
    let said: Vec<String> = policy(&draft.published())
        .sentences()
        .map(policy_wizard::document::Sentence::words)
        .collect();
    assert!(said.iter().any(|s| s == "We collect health data."), "{said:?}");
}

#[test]
fn every_column_that_stands_in_for_another_is_there() {
    for column in interview::all() {
        let Some(others) = column.tells else { continue };
        let table = column.table().expect("only a column tells");
        for other in others {
            assert!(
                interview::columns(table).any(|c| c.leaf() == *other),
                "{}: {other}",
                column.id
            );
        }
    }
}

#[test]
fn a_yes_without_a_row_is_missing_for_each_table() {
    for table in interview::all() {
        let Some(rows) = path::rows(table) else { continue };
        let mut draft = Draft::new("acme");
        set(&mut draft, "company.regions", json!(["eea"]));
        set(&mut draft, "collection.others_data", json!(true));
        set(&mut draft, rows.gate, json!(true));
        if !interview::applies(table, &draft.shown(), None) || path::get(&draft.published(), rows.gate).is_none() {
            continue;
        }
        let found = review::completeness(&draft);
        let of = |level| {
            found
                .iter()
                .any(|f| f.rule == "yes-without-rows" && f.at == [table.id] && f.level == level)
        };
        assert!(of(Level::Must), "{}: {found:?}", table.id);
        assert!(review::unready(&draft).iter().any(|f| f.at == [table.id]));
        set(&mut draft, rows.gate, json!(false));
        assert!(
            !rules(&draft).iter().any(|(rule, _)| *rule == "yes-without-rows"),
            "{}",
            table.id
        );
    }
}

#[test]
fn the_yes_goes_with_the_last_row() {
    let mut draft = Draft::new("acme");
    let (table, row) = ("collection.never".to_owned(), json!({ "key": "a", "what": "passwords" }));
    let edit = Edit::Insert {
        table,
        before: None,
        row,
    };
    draft.edit(&edit, &who("2026-11-21")).unwrap();
    let row = "collection.never.a".to_owned();
    let back = draft.edit(&Edit::Remove { row }, &who("2026-11-21")).unwrap();
    assert_eq!(draft.answers.collection.any_never, None);
    draft.run(back).unwrap();
    assert_eq!(draft.answers.collection.any_never, Some(true));
}

#[test]
fn an_odd_date_is_said_until_it_is_published() {
    let today = day("2026-11-21");
    let mut draft = Draft::new("acme");
    let odd = |draft: &Draft| {
        review::dates(draft, today)
            .into_iter()
            .map(|f| (f.level, f.message))
            .collect::<Vec<_>>()
    };
    for (date, is_odd) in [
        ("2026-11-20", true),
        ("2026-11-21", false),
        ("2026-11", false),
        ("2026-10", true),
        ("2027-11-21", false),
        ("2027-11-22", true),
        ("2062-12-01", true),
    ] {
        set(&mut draft, "changes.effective", json!(date));
        let found = odd(&draft);
        assert_eq!(!found.is_empty(), is_odd, "{date}: {found:?}");
        assert!(
            found.iter().all(|(level, _)| *level == Level::Consider),
            "only the author knows"
        );
        assert!(
            !review::unready(&draft).iter().any(|f| f.at == ["changes.effective"]),
            "never in the way"
        );
    }
    set(&mut draft, "changes.effective", json!("2026-11-20"));
    let mut file = serde_json::to_value(&draft).unwrap();
    file["set"]["changes.effective"]["on"] = json!("2026-11-01");
    file["published"] = json!([{ "on": "2026-11-19" }]);
    if let Ok(published) = serde_json::from_value::<Draft>(file) {
        assert!(odd(&published).is_empty(), "it was published like this");
    }
}

/// What a policy denies, and the answers of which one has to say so.
const DENIALS: &[(&str, &[&str])] = &[
    ("not sell personal data", &["sharing.sell"]),
    ("not share personal data for cross-context", &["sharing.share_for_ads"]),
    ("nor share it for cross-context", &["sharing.share_for_ads"]),
    ("set no cookies", &["cookies.any_items"]),
    ("not collect personal data", &["collection.any_kinds"]),
    ("not set out to handle sensitive", &["collection.sensitive"]),
    ("not send your data to any AI model", &["use.any_ai"]),
    ("No outside company holds", &["sharing.any_recipients"]),
    ("send no newsletters", &["use.newsletters"]),
    (
        "never knowingly collect data about",
        &["children.minimum_age", "children.words"],
    ),
    ("does not track you across", &["collection.no_tracking"]),
    ("We use no ", &["cookies.not_used"]),
    ("We cannot see your", &["use.promises"]),
];

#[test]
fn a_denial_goes_with_the_answer_that_says_so() {
    let mut met = 0;
    for (name, text) in SAMPLES {
        let draft: Draft = serde_json::from_str(text).unwrap();
        let answers = draft.published();
        let says = |answers: &_, words: &str| policy(answers).sentences().any(|s| s.words().contains(words));
        for (words, questions) in DENIALS {
            if !says(&answers, words) {
                continue;
            }
            met += 1;
            let gone = questions.iter().any(|at| {
                let less = interview::settled(&policy_wizard::trace::without(&answers, at));
                !says(&less, words)
            });
            assert!(gone, "{name}: “{words}” stands without {questions:?}");
        }
    }
    assert!(met > 8, "only {met} denials were met");
}

/// Whatever denial a sample makes, some answer of its own takes it away: no sentence of that kind is ever fixed.
#[test]
fn no_denial_stands_by_itself() {
    for (name, text) in SAMPLES {
        let draft: Draft = serde_json::from_str(text).unwrap();
        let answers = draft.published();
        let document = policy(&answers);
        for (number, sentence) in document.sentences().enumerate() {
            let words = sentence.words();
            let denies = ["We do not", "We never", "We cannot", "We use no", "No "]
                .iter()
                .any(|d| words.contains(d));
            assert!(
                !denies || policy_wizard::trace::owner(&answers, &document, number).is_some(),
                "{name}: {words}"
            );
        }
    }
}

#[test]
fn what_leaves_the_text_is_counted_before_it_leaves() {
    let draft: Draft = serde_json::from_str(SAMPLES[0].1).unwrap();
    let mut desk = Desk::new(draft, "acme.json".into());
    let before: Vec<String> = desk
        .document
        .sentences()
        .map(policy_wizard::document::Sentence::words)
        .collect();
    let gone = asking::leaving(&desk, "sharing.sell");
    assert!(gone.iter().any(|s| s.contains("not sell")), "{gone:?}");
    let state = Some(OpenState::AskCounsel);
    let path = "sharing.sell".to_owned();
    desk.edit(&[Edit::Mark { path, state }], &who("2026-11-21")).unwrap();
    let after: Vec<String> = desk
        .document
        .sentences()
        .map(policy_wizard::document::Sentence::words)
        .collect();
    for sentence in &gone {
        assert!(before.contains(sentence) && !after.contains(sentence), "{sentence}");
    }
    assert!(asking::leaving_words(&[]).is_none());
}

#[test]
fn the_reading_before_a_yes_names_what_writes_nothing_there() {
    let mut met = 0;
    for preset in 0..2 {
        let mut play = Play::start(preset);
        for section in interview::SECTIONS {
            let untold = play.desk().untold(section.id);
            let Some(first) = untold.first() else { continue };
            met += 1;
            play.resize(100, 60);
            play.model.open_section(section.id);
            play.press("F4");
            let mut read = play.text();
            for _ in 0..9 {
                play.key(crossterm::event::KeyCode::PageDown);
                read += &play.text();
            }
            let begin: String = first.chars().take(20).collect();
            assert!(
                read.contains("write nothing on this page") && read.contains(&begin),
                "{}: {first}",
                section.id
            );
        }
    }
    assert!(met > 0, "nothing was suggested that writes nothing there");
}

/// Where people live writes sentences about rights, and the summary is one of its own: the page says both.
#[test]
fn a_yes_takes_nothing_that_its_page_does_not_tell() {
    let mut elsewhere = 0;
    for preset in 0..2 {
        let play = Play::start(preset);
        let desk = play.desk();
        for section in interview::SECTIONS {
            let here = asking::shown_sentences(desk, Some(section.id));
            let untold = desk.untold(section.id);
            for at in &desk.outstanding {
                let Ok(path::Spot::Leaf(question)) = path::spot(at) else {
                    continue;
                };
                if question.section != section.id || path::get(&desk.shown, at).is_none() {
                    continue;
                }
                let writes = policy_wizard::trace::writes(&desk.shown, &desk.document, at);
                let shown = writes.iter().any(|number| here.contains(number));
                let told = untold.iter().any(|line| line.starts_with(question.ask));
                assert!(shown || told, "{at}: {untold:?}");
                elsewhere += usize::from(told && !writes.is_empty());
            }
        }
    }
    assert!(elsewhere > 0, "nothing was suggested that writes elsewhere");
}
