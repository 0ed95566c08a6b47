//! Nothing stands or goes unsaid: rows that lack something, promises, what a yes takes, what leaves the text.

use crate::samples::SAMPLES;
use crate::screen::Play;
use policy_wizard::asking::{self, Desk};
use policy_wizard::clauses::policy;
use policy_wizard::draft::{Draft, OpenState};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview::{self, Kind};
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
fn explore_bare_rows() {
    for table in interview::all().iter().filter(|q| q.is_table()) {
        let Some(first) = asking::first_column(table.id) else {
            continue;
        };
        let mut draft = Draft::new("acme");
        let value = match first.kind {
            Kind::Text | Kind::Prose => json!("zzz"),
            Kind::One(choices) => json!(choices[0].id),
            _ => {
                println!("{}: first {}", table.id, first.id);
                continue;
            }
        };
        let row = json!({ first.leaf(): value });
        let edit = Edit::Insert {
            table: table.id.into(),
            before: None,
            row,
        };
        draft.edit(&edit, &who("2026-11-21")).unwrap();
        set(&mut draft, "changes.in_short", json!(true));
        let document = policy(&draft.published());
        let words: Vec<String> = document.sentences().map(|s| s.words()).collect();
        println!(
            "{} [{}] {:?} {:?}",
            table.id,
            first.leaf(),
            words,
            rules(&draft).iter().filter(|(r, _)| *r == "row-lacks").count()
        );
    }
}
