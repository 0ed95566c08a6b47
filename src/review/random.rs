//! Random changes to the sample drafts: no rule panics, and none looks where it says that it does not.

use super::case::Case;
use super::{Finding, judge, laws};
use crate::answers::Answers;
use crate::interview::{self, Kind, Value};
use crate::presets;
use crate::values::PolicyDate;
use serde_json::{Map, json};
use std::collections::{BTreeMap, BTreeSet};

const SAMPLES: [(&str, &str); 5] = [
    ("altaclario", include_str!("../../tests/samples/altaclario.json")),
    ("clairvio", include_str!("../../tests/samples/clairvio.json")),
    ("claron", include_str!("../../tests/samples/claron.json")),
    ("clashtor", include_str!("../../tests/samples/clashtor.json")),
    ("clientos", include_str!("../../tests/samples/clientos.json")),
];

/// How often each sample is changed.
const CHANGES: usize = 100;

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % count.max(1) as u64).expect("a small number")
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let at = self.below(list.len());
        list.get(at)
    }
}

/// What somebody somewhere answers to each question: samples, presets, and every choice of a list.
fn pool() -> BTreeMap<String, Vec<Value>> {
    let mut pool: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let samples = SAMPLES.map(|(_, text)| serde_json::from_str::<Value>(text).expect("a draft")["answers"].clone());
    let presets = presets::all()
        .iter()
        .map(|preset| json!(presets::layer(preset))["answers"].clone());
    for answers in samples.into_iter().chain(presets) {
        for (section, members) in answers.as_object().into_iter().flatten() {
            for (member, value) in members.as_object().into_iter().flatten() {
                let id = format!("{section}.{member}");
                for (column, cell) in value.as_array().into_iter().flatten().filter_map(Value::as_object).flatten() {
                    pool.entry(format!("{id}.{column}")).or_default().push(cell.clone());
                }
                pool.entry(id).or_default().push(value.clone());
            }
        }
    }
    for question in interview::all() {
        let values = pool.entry(question.id.to_owned()).or_default();
        match question.kind {
            Kind::YesNo => values.extend([json!(true), json!(false)]),
            Kind::Number => values.extend([json!(1), json!(45), json!(400)]),
            Kind::One(choices) => values.extend(choices.iter().map(|choice| json!(choice.id))),
            Kind::Many(choices) => values.extend(choices.iter().map(|choice| json!([choice.id])).chain([json!([])])),
            Kind::Date => values.extend([json!("2019-01-01"), json!("2030-12-31")]),
            _ => {}
        }
    }
    pool
}

/// Changes one thing at random.
fn change(answers: &mut Value, dice: &mut Dice, pool: &BTreeMap<String, Vec<Value>>) {
    let ids: Vec<&String> = pool.keys().collect();
    let Some(id) = dice.pick(&ids) else { return };
    let parts: Vec<&str> = id.split('.').collect();
    let value = dice.pick(&pool[*id]).cloned();
    let clears = dice.below(4) == 0;
    let put = |members: &mut Map<String, Value>, name: &str| match (&value, clears) {
        (Some(value), false) => _ = members.insert(name.to_owned(), value.clone()),
        _ => _ = members.remove(name),
    };
    let Some(all) = answers.as_object_mut() else { return };
    let section = all.entry(parts[0]).or_insert_with(|| json!({}));
    match (&mut section[parts[1]], parts.get(2)) {
        (Value::Array(rows), Some(column)) => {
            let at = dice.below(rows.len());
            let row = rows.get_mut(at).and_then(Value::as_object_mut);
            if let Some(row) = row.filter(|_| *column != "key") {
                put(row, column);
            }
        }
        (Value::Array(rows), None) if !rows.is_empty() && dice.below(2) == 0 => {
            rows.remove(dice.below(rows.len()));
        }
        _ => {}
    }
    if parts.len() == 2
        && let Some(members) = section.as_object_mut()
        && dice.below(2) == 0
    {
        put(members, parts[1]);
    }
    if let Some(members) = section.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
}

fn settled(answers: &Value) -> Option<Answers> {
    let answers: Answers = serde_json::from_value(answers.clone()).ok()?;
    Some(interview::settled(&answers))
}

/// The sections in which two records differ.
fn differing(one: &Answers, other: &Answers) -> BTreeSet<String> {
    let (one, other) = (json!(one), json!(other));
    let sections = one.as_object().into_iter().chain(other.as_object()).flat_map(Map::keys);
    sections
        .filter(|name| one[name.as_str()] != other[name.as_str()])
        .cloned()
        .collect()
}

/// The answers as rules see them, with what is found.
fn found(answers: &Answers) -> (Case, Vec<Finding>) {
    let today = PolicyDate::parse("2026-11-21").expect("a date");
    let case = Case::new(answers.clone(), today);
    let findings = judge::all(&case, "sample").findings;
    (case, findings)
}

/// What a rule found: where, and in which words.
fn of<'a>(findings: &'a [Finding], rule: &str) -> Vec<(&'a [String], &'a str)> {
    let its = findings.iter().filter(|finding| finding.rule == rule);
    its.map(|finding| (finding.at.as_slice(), finding.message.as_str())).collect()
}

#[test]
fn random_changes_never_trap_and_reach_only_the_rules_that_name_their_section() {
    let pool = pool();
    let mut wrong = BTreeSet::new();
    let mut spoken = BTreeSet::new();
    for (seed, (name, text)) in SAMPLES.into_iter().enumerate() {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (seed as u64 + 1));
        let draft: Value = serde_json::from_str(text).expect("a draft");
        let start = &draft["answers"];
        let mut answers = start.clone();
        let mut before = settled(&answers).expect("the sample loads");
        let mut stood = found(&before);
        let mut done = 0;
        while done < CHANGES {
            let mut changed = answers.clone();
            change(&mut changed, &mut dice, &pool);
            let Some(after) = settled(&changed) else { continue };
            let sections = differing(&before, &after);
            if sections.is_empty() {
                continue;
            }
            done += 1;
            let (case, findings) = found(&after);
            for law in laws::all() {
                for rule in law.rules {
                    let (is, was) = (of(&findings, rule.id), of(&stood.1, rule.id));
                    spoken.extend((!is.is_empty()).then_some(rule.id));
                    let named = super::trial::named(law, rule);
                    let read = || super::trial::reread(rule, &stood.0, &case);
                    if is != was && !read() && !sections.iter().any(|section| named.contains(&section.as_str())) {
                        wrong.insert(format!(
                            "{}: {sections:?} is not named, and changes what it says of {name}",
                            rule.id
                        ));
                    }
                }
            }
            // from time to time from the beginning, so that what is left stays a policy
            (answers, before, stood) = if done % 20 == 0 {
                let first = settled(start).expect("the sample loads");
                let found = found(&first);
                (start.clone(), first, found)
            } else {
                (changed, after, (case, findings))
            };
        }
    }
    assert!(spoken.len() > 40, "hardly any rule spoke: {spoken:?}");
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}
