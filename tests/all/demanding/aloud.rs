//! Read aloud: each fact once, and our own review finds nothing in our own clauses.

use crate::policy::{SAMPLES, sample, words};
use policy_wizard::answers::Answers;
use policy_wizard::clauses;
use policy_wizard::document::{Block, Document};
use policy_wizard::draft::Draft;
use policy_wizard::interview;
use policy_wizard::path;
use policy_wizard::presets;
use policy_wizard::review;
use serde_json::json;
use std::collections::BTreeSet;

/// The samples, and every preset with invented facts and all its suggestions taken.
fn policies() -> Vec<(String, Document)> {
    let samples = SAMPLES
        .iter()
        .map(|(name, _)| ((*name).to_owned(), clauses::policy(&sample(name).published())));
    let presets = presets::all()
        .iter()
        .map(|preset| (preset.id.clone(), clauses::policy(&taken(preset))));
    samples.chain(presets).collect()
}

fn taken(preset: &presets::Preset) -> Answers {
    let mut answers = preset.answers.clone();
    for (at, value) in [
        ("company.product", json!("Marlowe")),
        ("company.legal_name", json!("Quill Harbor Ltd")),
        ("company.contact", json!({ "kind": "email", "value": "privacy@acme.example" })),
        ("changes.effective", json!("2026-12-01")),
    ] {
        path::put(&mut answers, at, Some(value)).unwrap();
    }
    interview::settled(&answers)
}

#[test]
fn no_sentence_is_said_twice_and_none_stutters() {
    for (name, document) in policies() {
        let mut seen = BTreeSet::new();
        let blocks = document
            .clauses
            .iter()
            .filter(|clause| clause.id != "in-short")
            .flat_map(|clause| &clause.blocks);
        let prose = blocks.filter(|block| matches!(block, Block::Paragraph(_) | Block::List(_) | Block::Notice(_)));
        for sentence in prose.flat_map(Block::sentences) {
            let said = sentence.words();
            let list = words(&said);
            // “this feature” is another one in another row
            let once = seen.insert((sentence.id.row.clone(), said.clone()));
            assert!(list.len() < 4 || once, "{name}: twice: {said}");
            let spoken: Vec<&str> = said.split(' ').collect();
            let stutter = spoken
                .windows(2)
                .find(|pair| pair[0] == pair[1] && pair[0].chars().all(char::is_alphabetic));
            assert!(stutter.is_none(), "{name}: {stutter:?} in “{said}”");
            assert!(
                !said.contains("  ") && !said.contains(" ,") && !said.contains(".."),
                "{name}: {said}"
            );
        }
    }
}

#[test]
fn our_own_review_finds_nothing_in_our_own_clauses() {
    let samples = SAMPLES.iter().map(|(name, _)| sample(name));
    let taken = presets::all().iter().map(|preset| {
        let mut draft = Draft::new(&preset.id);
        draft.answers = taken(preset);
        draft
    });
    for draft in samples.chain(taken) {
        let dangling = review::dangling(&draft);
        assert!(dangling.is_empty(), "{}: {dangling:?}", draft.name);
        let mut findings = review::completeness(&draft);
        // nobody picked who receives data; in which region it is kept only the author knows
        findings.retain(|finding| finding.level == review::Level::Must && finding.rule != "provider-incomplete");
        assert!(findings.is_empty(), "{}: {findings:#?}", draft.name);
    }
}
