//! What must hold of the list of open questions.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::render;
use serde_json::json;

fn draft() -> Draft {
    let value = json!({ "format": 1, "name": "acme",
        "answers": { "company": { "product": "Acme", "audience": "businesses" },
            "collection": { "any_kinds": true, "kinds": [{ "key": "logs", "name": "Log data" }] } },
        "open": {
            "company.audience": { "state": "confirm" },
            "company.legal_name": { "state": "dont-know" },
            "collection.kinds.logs.kept": { "state": "ask-counsel" },
            "children.minimum_age": { "state": "left-out" } },
        "suggested": [
            { "from": "preset:test", "answers": { "collection": { "kinds": [{ "key": "logs", "kept": { "how": "exactly", "span": { "count": 3, "unit": "months" } } }] } } },
            { "from": "counsel", "answers": { "collection": { "kinds": [{ "key": "logs", "kept": { "how": "exactly", "span": { "count": 6, "unit": "months" } } }] } } }] });
    serde_json::from_value(value).unwrap()
}

#[test]
fn each_open_question_is_listed_once_in_its_section_with_what_helps_to_answer_it() {
    let mut notes = Notes::default();
    notes.set("collection.kinds.logs.kept", "Is 6 months enough for fraud?");
    let list = list(&draft(), &notes);
    let all: Vec<(&str, &Item)> = list
        .sections
        .iter()
        .flat_map(|part| part.questions.iter().map(|item| (part.section, item)))
        .collect();
    let state = |id: &str| {
        all.iter()
            .filter(|(_, item)| item.id == id)
            .map(|(s, i)| (*s, i.state))
            .collect::<Vec<_>>()
    };
    assert_eq!(state("company.audience"), [("company", Why::Confirm)]);
    assert_eq!(
        state("company.legal_name"),
        [("company", Why::DontKnow)],
        "needed, and open: once"
    );
    assert_eq!(state("company.contact"), [("company", Why::Needed)]);
    assert_eq!(
        state("collection.kinds.logs.kept"),
        [("retention", Why::AskCounsel)],
        "where it is asked"
    );
    assert_eq!(state("children.minimum_age"), [], "declined is decided");
    let kept = all.iter().find(|(_, item)| item.id.ends_with("kept")).unwrap().1;
    assert_eq!(kept.about.as_deref(), Some("Log data"));
    assert_eq!(kept.from.as_deref(), Some("counsel"), "counsel's word before a preset's");
    assert!(kept.provisional.as_deref().unwrap().contains('6'), "{kept:?}");
    assert_eq!(kept.note.as_deref(), Some("Is 6 months enough for fraud?"));
}

#[test]
fn the_file_says_question_help_reason_note_and_state_in_every_format() {
    let mut notes = Notes::default();
    notes.set("company.legal_name", "Ask <Ada>.");
    let document = document(&list(&draft(), &notes));
    for format in ["md", "txt", "html"] {
        let text = (render::format(format).unwrap().render)(&document, &render::Options::default());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let question = interview::question("company.legal_name").unwrap();
        for words in [
            question.ask,
            question.why,
            "does not know yet",
            "About you",
            "How you keep it",
        ] {
            assert!(text.contains(words), "{format}: {words}\n{text}");
        }
        assert!(
            text.contains("Ada") && !(format == "html" && text.contains("<Ada>")),
            "{text}"
        );
    }
}

#[test]
fn nothing_open_is_said() {
    let empty = List {
        format: 1,
        draft: "a".into(),
        product: None,
        unconfirmed: 0,
        unsaid: vec!["Web address", "Country"],
        sections: Vec::new(),
        found: Vec::new(),
    };
    let text = (render::format("txt").unwrap().render)(&document(&empty), &render::Options::default());
    assert!(text.contains("No question is open."), "{text}");
    let unsaid = "2 more can be answered, and the policy is silent about them: Web address, Country.";
    assert!(text.replace('\n', " ").contains(unsaid), "{text}");
}

#[test]
fn every_needed_question_that_is_asked_and_unanswered_is_listed() {
    let draft = Draft::new("acme");
    let listed: Vec<String> = ids(&list(&draft, &Notes::default()));
    for question in crate::interview::all().iter().filter(|question| question.needed) {
        let asked = crate::interview::applies(question, &draft.shown(), None);
        assert_eq!(listed.contains(&question.id.to_owned()), asked, "{}", question.id);
    }
    assert!(listed.contains(&"company.product".to_owned()));
}

fn ids(list: &List) -> Vec<String> {
    let items = list.sections.iter().flat_map(|part| &part.questions);
    items.map(|item| item.id.clone()).collect()
}

#[test]
fn what_a_lawyer_is_asked_about_a_finding_is_on_the_list() {
    let decided = |decision: &str| {
        let draft: Draft = serde_json::from_value(serde_json::json!({ "format": 1, "name": "acme", "decisions": [
            { "rule": "gdpr-13-1-f-mech", "at": ["sharing.transfers"], "message": "Which tool?", "on": "2026-11-22", "by": "author", "decision": decision }
        ] }))
        .unwrap();
        list(&draft, &Notes::default())
    };
    let asked = decided("ask-counsel");
    assert_eq!(asked.found.len(), 1);
    let text = (render::format("txt").unwrap().render)(&document(&asked), &render::Options::default());
    for words in [
        "What the review found",
        "Which tool?",
        "a question for counsel",
        "GDPR Art. 13(1)(f)",
    ] {
        assert!(text.contains(words), "no “{words}” in {text}");
    }
    assert!(decided("later").found.is_empty());
}

#[test]
fn the_list_offers_what_fits_the_row_and_speaks_of_no_place_where_nobody_lives() {
    let value = json!({ "format": 1, "name": "acme",
        "answers": { "company": { "product": "Acme", "regions": ["eea"] },
            "sharing": { "any_transfers": true, "transfers": [{ "key": "eea-us", "origin": "eea", "to": { "area": "US" } }] } },
        "open": {
            "sharing.transfers.eea-us.instruments": { "state": "ask-counsel" },
            "sharing.sell": { "state": "dont-know" },
            "sharing.share_for_ads": { "state": "dont-know" } } });
    let draft: Draft = serde_json::from_value(value).unwrap();
    let list = list(&draft, &Notes::default());
    let items = || list.sections.iter().flat_map(|part| &part.questions);
    let tools = items().find(|item| item.id.ends_with("instruments")).unwrap();
    let words = tools.choices.join("; ");
    assert!(
        !words.is_empty() && !words.contains("the UK Addendum") && !words.contains("Swiss"),
        "{words}"
    );
    let told: Vec<&Item> = items().filter(|item| item.why.contains("California")).collect();
    assert!(told.is_empty(), "{told:#?}");
}
