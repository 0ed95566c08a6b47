//! Who changes their mind finds nothing of the old answer in the text, and the old answer still there.

use crate::policy::{SAMPLES, sample};
use policy_wizard::answers::Answers;
use policy_wizard::clauses;
use policy_wizard::draft::{Draft, State};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview::{self, Kind};
use policy_wizard::path;
use policy_wizard::render::{self, Options};
use policy_wizard::values::PolicyDate;
use serde_json::{Value, json};

fn who() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-21").unwrap(),
    }
}

fn set(draft: &mut Draft, at: &str, value: Value) {
    let edit = Edit::Set {
        path: at.into(),
        value: (!value.is_null()).then_some(value),
    };
    draft.edit(&edit, &who()).unwrap();
}

fn text_of(answers: &Answers) -> String {
    (render::format("txt").unwrap().render)(&clauses::policy(answers), &Options::default())
}

fn text(draft: &Draft) -> String {
    text_of(&draft.published())
}

/// Says yes to everything that is to be confirmed.
fn confirm(draft: &mut Draft) {
    for at in draft.outstanding() {
        let edit = Edit::Accept { path: at, from: None };
        draft.edit(&edit, &who()).unwrap();
    }
    // what a folded or a picked question holds is to be confirmed by its own path
    let open: Vec<String> = draft.open.keys().cloned().collect();
    for at in open {
        if draft.state(&at) == State::Confirm {
            draft.edit(&Edit::Accept { path: at, from: None }, &who()).unwrap();
        }
    }
}

/// Whatever one answer can be turned to, of every sample: what is no longer asked is not in the text, comes back
/// with the old answer as to be confirmed, and, confirmed, gives the old text.
#[test]
fn every_answer_that_opens_others_can_be_turned_and_turned_back() {
    let (mut gates, mut turned) = (0, 0);
    for (name, _) in SAMPLES {
        let mut known = sample(name);
        known.open.clear();
        let before = known.published();
        let whole = text(&known);
        let answered = path::answered(&before);
        for question in interview::all().iter().filter(|q| !q.is_column() && !q.is_table()) {
            let Some(old) = path::get(&before, question.id) else {
                continue;
            };
            let others: Vec<Value> = match question.kind {
                Kind::YesNo => vec![json!(old != json!(true))],
                Kind::One(choices) => choices.iter().map(|c| json!(c.id)).filter(|v| *v != old).collect(),
                Kind::Many(_) => vec![json!([]), Value::Null],
                _ => vec![Value::Null],
            };
            for other in others {
                let mut draft = known.clone();
                set(&mut draft, question.id, other.clone());
                let published = draft.published();
                let left = path::answered(&published);
                let hidden: Vec<&String> = answered.iter().filter(|at| !left.contains(at)).collect();
                let hidden: Vec<&&String> = hidden.iter().filter(|at| ***at != question.id).collect();
                if hidden.is_empty() {
                    continue;
                }
                turned += 1;
                gates += usize::from(question.gate);
                // a policy of only what is left is the same text: nothing of the hidden stays
                let mut bare = draft.clone();
                bare.answers.clone_from(&published);
                assert_eq!(text(&bare), text(&draft), "{name}: {} = {other}", question.id);
                for at in &hidden {
                    assert!(
                        path::get(&draft.answers, at).is_some(),
                        "{name}: {} = {other} loses {at}",
                        question.id
                    );
                }
                set(&mut draft, question.id, old.clone());
                for at in &hidden {
                    let row = draft.state(path::parent(at));
                    assert!(
                        draft.state(at) == State::Confirm || row == State::Confirm,
                        "{name}: {at} comes back unasked after {} = {other}",
                        question.id
                    );
                }
                draft.suggested.clone_from(&known.suggested); // what follows from the countries of recipients: nobody gave it
                confirm(&mut draft);
                assert_eq!(text(&draft), whole, "{name}: {} = {other} and back", question.id);
            }
        }
    }
    assert!(gates > 20 && turned > gates, "{gates} gates, {turned} turns");
}

#[test]
fn children_yes_filled_no_yes() {
    let mut draft = Draft::new("acme");
    set(&mut draft, "children.made_for", json!(false));
    set(&mut draft, "children.minimum_age", json!(13));
    set(&mut draft, "children.words", json!("intended-for"));
    let old = text(&draft);
    assert!(old.contains("13"), "{old}");
    set(&mut draft, "children.made_for", json!(true));
    assert!(!text(&draft).contains("13"), "{}", text(&draft));
    set(&mut draft, "children.made_for", json!(false));
    assert!(!text(&draft).contains("13"), "not before it is confirmed");
    assert_eq!(draft.state("children.minimum_age"), State::Confirm);
    confirm(&mut draft);
    assert_eq!(text(&draft), old);
}

/// A row that is removed is named nowhere: not in the summary, a table, a cookie or a transfer.
#[test]
fn a_removed_recipient_is_gone_from_every_corner_of_the_text() {
    for (name, _) in SAMPLES {
        let mut draft = sample(name);
        draft.answers.changes.in_short = Some(true);
        for key in interview::keys(&draft.answers, "sharing.recipients") {
            let mut less = draft.clone();
            let label = path::get(&draft.answers, &format!("sharing.recipients.{key}.name"));
            let row = path::row_path("sharing.recipients", &key);
            less.edit(&Edit::Remove { row }, &who()).unwrap();
            let answers = less.published();
            let dangling = policy_wizard::review::dangling(&less);
            assert!(dangling.is_empty(), "{name}: {key} is still named: {dangling:?}");
            let json = serde_json::to_string(&answers).unwrap();
            // where the author typed the name elsewhere, it is the author's
            let label = label.and_then(|label| label.as_str().map(str::to_owned)).unwrap_or_default();
            if !label.is_empty() && !json.contains(&label) {
                assert!(!text(&less).contains(&label), "{name}: {label}");
            }
        }
    }
}

#[test]
fn the_eu_off_and_on() {
    let mut draft = sample("altaclario");
    let old = text(&draft);
    let regions = path::get(&draft.answers, "company.regions").unwrap();
    let without: Vec<Value> = regions
        .as_array()
        .unwrap()
        .iter()
        .filter(|r| **r != json!("eea"))
        .cloned()
        .collect();
    assert!(without.len() < regions.as_array().unwrap().len(), "{regions}");
    set(&mut draft, "company.regions", Value::Array(without));
    set(&mut draft, "company.regions", regions);
    confirm(&mut draft);
    assert_eq!(text(&draft), old);
}

/// The corner of buyers: whatever is cleared of who gets data for ads, nobody is called what they were not.
#[test]
fn clearing_what_is_said_of_ads_makes_nobody_a_service_provider() {
    let rows = [
        json!({ "key": "a", "name": "Adco", "job": ["advertising"] }),
        json!({ "key": "b", "name": "Boxes", "job": ["hosting"] }),
        json!({ "key": "c", "name": "Ceres" }),
    ];
    for mask in 1..8_usize {
        let some: Vec<&Value> = (0..3).filter(|i| mask & (1 << i) != 0).map(|i| &rows[i]).collect();
        for to in [
            json!(null),
            json!(["a"]),
            json!(["a", "b"]),
            json!(["c"]),
            json!(["a", "b", "c"]),
        ] {
            for (sell, ads) in [
                (json!(true), json!(null)),
                (json!(false), json!(true)),
                (json!(true), json!(true)),
                (json!(null), json!(true)),
            ] {
                let keys: Option<Vec<&Value>> = to
                    .as_array()
                    .map(|l| l.iter().filter(|k| some.iter().any(|r| r["key"] == **k)).collect());
                let mut sharing =
                    json!({ "any_recipients": true, "recipients": some, "sell": sell, "share_for_ads": ads, "ads_to": keys });
                sharing
                    .as_object_mut()
                    .unwrap()
                    .retain(|_, value| !value.is_null() && *value != json!([]));
                let mut draft = Draft::new("acme");
                draft.answers = serde_json::from_value(json!({ "sharing": sharing })).unwrap();
                let wrong = crate::policy::clearing_that_brings_words(&draft);
                assert!(wrong.is_empty(), "{sharing}: {wrong:#?}");
            }
        }
    }
}
