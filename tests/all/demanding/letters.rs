//! What is typed into a field is text: no letter is a command there.

use crate::policy::{SAMPLES, sample};
use crate::screen::Play;
use policy_wizard::draft::Draft;
use policy_wizard::interview::{self, Kind};
use policy_wizard::path::{self, Spot};
use policy_wizard::tui::model::{Desk, FinishLine, Screen};
use std::collections::BTreeSet;

const TYPED: &str = "a?q:/uxd+ ~";

fn with(draft: Draft) -> Play {
    let mut play = Play::new(120, 40);
    play.model.desk = Some(Desk::new(draft, "/nonexistent/policy-wizard-test/privacy-policy.json".into()));
    play.model.screen = Screen::Tasks { at: 0 };
    play
}

/// Whether a person types into the field of such a question.
fn typed(kind: Kind) -> bool {
    match kind {
        Kind::Text
        | Kind::Prose
        | Kind::Date
        | Kind::Period
        | Kind::Place
        | Kind::Link
        | Kind::Contact
        | Kind::Items
        | Kind::Words => true,
        Kind::YesNo | Kind::Number | Kind::One(_) | Kind::Many(_) | Kind::Ref(_) | Kind::Refs(_) | Kind::Table => false,
    }
}

#[test]
fn in_the_field_of_every_question() {
    let mut seen = BTreeSet::new();
    for (name, _) in SAMPLES {
        let draft = sample(name);
        let shown = draft.shown();
        for asked in interview::applying(&shown) {
            let question = asked.question;
            if !typed(question.kind) || !seen.insert(question.id) {
                continue;
            }
            let at = asked.path(&shown);
            let mut play = with(draft.clone());
            play.model.go_to(&at);
            play.press("Right");
            let text = play.text();
            assert!(play.model.has_caret(), "{at} has no caret:\n{text}");
            play.press("End");
            play.type_text(TYPED);
            let text = play.text();
            assert!(!play.quit && play.model.over.is_none(), "{at}:\n{text}");
            assert!(text.contains(TYPED), "{at} does not show what was typed:\n{text}");
            let others = |draft: &Draft| {
                let mut answers = draft.answers.clone();
                let _ = match path::spot(&at) {
                    Ok(Spot::Leaf(_) | Spot::Cell(..)) => path::put(&mut answers, &at, None),
                    Ok(_) | Err(_) => unreachable!("{at}"),
                };
                answers
            };
            assert!(others(&play.desk().draft) == others(&draft), "{at}: another answer changed");
            if matches!(question.kind, Kind::Text | Kind::Prose) {
                let now = path::get(&play.desk().draft.answers, &at);
                let now = now.as_ref().and_then(|value| value.as_str()).unwrap_or_default();
                assert!(now.ends_with(TYPED), "{at}: {now}");
            }
        }
    }
    assert!(seen.len() > 100, "{}", seen.len());
}

#[test]
fn in_every_other_field() {
    let keys = [
        ("find", "/"),
        ("the filter of a table", "f"),
        ("the provider to add", "+"),
        ("a note to counsel", "o Down Enter"),
    ];
    for (what, script) in keys {
        let mut play = with(sample("altaclario"));
        match what {
            "a note to counsel" => play.model.go_to("company.legal_name"),
            _ => play.model.go_to("sharing.recipients.payments"),
        }
        play.press(script);
        let before = play.desk().draft.answers.clone();
        play.type_text(TYPED);
        let text = play.text();
        assert!(text.contains(TYPED) && !play.quit, "{what}:\n{text}");
        assert!(play.desk().draft.answers == before, "{what}: an answer changed");
    }
    for (what, script) in [("find at home", "/"), ("a file to open", "End Enter")] {
        let mut play = Play::new(100, 30);
        play.press(script);
        play.type_text(TYPED);
        let text = play.text();
        assert!(text.contains(TYPED) && !play.quit, "{what}:\n{text}");
        assert!(play.model.desk.is_none(), "{what}: a draft was begun");
    }
    let mut play = with(sample("altaclario"));
    play.press("End Enter");
    play.model_at(FinishLine::File(0));
    play.press("Right");
    play.type_text(TYPED);
    let text = play.text();
    assert!(
        text.contains(TYPED) && play.written.is_empty() && !play.quit,
        "the path of a file:\n{text}"
    );
}
