//! Phrases in sentences: what is found, what is negated, where a clause ends, and whose words they are.

use super::author::sentences;
use super::*;

fn line(text: &str) -> Line {
    Line::new("statements.texts.one.text", text)
}

#[test]
fn phrases_are_whole_words_whatever_their_case() {
    let finds = |phrase: &str, text: &str| line(text).find(&[phrase]).map(|hit| line(text).said(&hit).to_owned());
    let yes = [
        ("bank grade", "We use Bank-grade locks.", "Bank-grade"),
        ("guarantee* the? security", "We guarantee security.", "guarantee security"),
        (
            "guarantee* the? security",
            "It guarantees the security of all.",
            "guarantees the security",
        ),
        ("sell|rent your _", "We rent your data.", "rent your data"),
        (
            "share ... third parties",
            "We share a part of it with third parties.",
            "share a part of it with third parties",
        ),
        ("100% secure", "It is 100% secure.", "100% secure"),
        ("don't sell", "We don’t sell it.", "don’t sell"),
        ("tls 1.3", "We use TLS 1.3.", "TLS 1.3"),
    ];
    for (phrase, text, found) in yes {
        assert_eq!(finds(phrase, text).as_deref(), Some(found), "{phrase}: {text}");
    }
    let no = [
        ("sell", "We are bestsellers."),
        ("use ... data", "We use it; data is kept."),
        ("share ... third parties", "We share it, but you can stop third parties."),
        ("a b", "a c b"),
    ];
    for (phrase, text) in no {
        assert_eq!(finds(phrase, text), None, "{phrase}: {text}");
    }
}

#[test]
fn what_is_negated_or_quoted_is_not_asserted() {
    let phrase = ["guarantee* ... secur*", "secure", "can ... guarantee"];
    let silent = [
        "We do not guarantee the security of anything.",
        "We don’t guarantee that it is secure.",
        "No company can guarantee security.",
        "Nobody can honestly guarantee security.",
        "We cannot guarantee absolute security.",
        "We never guarantee, promise or imply security.",
        "We do not say “we guarantee security”.",
        "Our rivals write \"secure\" on everything.",
    ];
    for text in silent {
        assert_eq!(line(text).asserts(&phrase), None, "{text}");
    }
    let spoken = [
        "We guarantee the security of your data.",
        "We do not sell anything, and we guarantee its security.",
        "We never sell it; we guarantee security.",
        "We sell no data but guarantee security.",
    ];
    for text in spoken {
        assert!(line(text).asserts(&phrase).is_some(), "{text}");
    }
    let list = line("guarantee security").led_by("We do not:");
    assert_eq!(list.asserts(&phrase), None);
}

#[test]
fn the_clause_around_a_match_ends_where_something_else_is_said() {
    let clause = |text: &str, phrase: &str| {
        let line = line(text);
        line.find(&[phrase])
            .map(|hit| line.clause_text(&hit).to_owned())
            .unwrap_or_default()
    };
    assert_eq!(
        clause("If you agree, we may share it; you decide.", "share"),
        "we may share it"
    );
    assert_eq!(
        clause("We sell, rent or share nothing.", "rent"),
        "We sell, rent or share nothing"
    );
    assert_eq!(clause("We keep it and you can ask.", "ask"), "you can ask");
    let line = line("We take reasonable measures such as encryption.");
    let hit = line.find(&["reasonable measures"]).expect("a hit");
    assert!(line.then(&hit, 0, &["such as"]) && line.beside(&hit, &["encrypt*"]));
    assert!(line.after(&hit, 0, &["we take", "take"]) && !line.after(&hit, 0, &["we"]));
}

#[test]
fn a_text_is_cut_into_sentences_and_items_know_their_lead() {
    let text = "We are Acme Inc. We care. Ask us, e.g. by mail!\n\nWe keep:\n- names. And more\n- mail\n\nThat is all.";
    let cut: Vec<(String, String)> = sentences(text);
    let told: Vec<String> = cut.iter().map(|(lead, one)| format!("{lead}|{one}")).collect();
    assert_eq!(
        told,
        [
            "|We are Acme Inc. We care.",
            "|Ask us, e.g. by mail!",
            "|We keep:",
            "We keep:|names.",
            "We keep:|And more",
            "We keep:|mail",
            "|That is all."
        ]
    );
    assert_eq!(super::author::cut("He said “no.” We left. It was 3.5 GB.").len(), 3);
}

#[test]
fn own_words_are_told_from_ours_and_lead_to_their_answer() {
    let draft: crate::draft::Draft = serde_json::from_value(serde_json::json!({ "format": 1, "name": "own", "answers": {
        "company": { "product": "Never Secure", "legal_name": "Never Secure Ltd" },
        "use": { "any_purposes": true, "purposes": [
            { "key": "x", "purpose": "own", "words": "send you tea from time to time" } ] },
        "statements": { "any_texts": true, "texts": [
            { "key": "s", "at": "sharing.recipients.tea", "heading": "All tea", "text": "We like tea. You too." } ] }
    } }))
    .expect("a draft");
    let case = Case::of(&draft, crate::values::PolicyDate::parse("2026-11-21").expect("a date"));
    let lines = case.own();
    let told: Vec<(&str, &str, bool)> = lines
        .iter()
        .map(|line| (line.path.as_str(), line.section.as_str(), line.heading))
        .collect();
    assert_eq!(
        told[..3],
        [
            ("statements.texts.s.heading", "sharing", true),
            ("statements.texts.s.text", "sharing", false),
            ("statements.texts.s.text", "sharing", false),
        ]
    );
    let tea = lines
        .iter()
        .find(|line| line.path == "use.purposes.x.words")
        .expect("the purpose");
    assert!(tea.find(&["from time to time"]).is_some(), "{tea:?}");
    assert!(lines.iter().all(|line| line.find(&["secure"]).is_none()), "{lines:?}");
}
