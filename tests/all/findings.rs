//! What the review found, played on the screen: to the question that mends it and back to the next, explained, decided.

use super::ready::but_for_decisions;
use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::asking::{Desk, Fold};
use policy_wizard::draft::{Decided, Draft};
use policy_wizard::drafts;
use policy_wizard::interview::SECTIONS;
use policy_wizard::interview::ccpa::{Line, State};
use policy_wizard::interview::company::Region;
use policy_wizard::review::{self, page};
use policy_wizard::tui::keys;
use policy_wizard::tui::model::{Entry, FinishLine, Over, Screen, Stage};
use policy_wizard::tui::update::Message;
use policy_wizard::values::{Chosen, PolicyDate};
use std::path::Path;

fn today() -> PolicyDate {
    PolicyDate::parse("2026-11-21").unwrap()
}

fn sample() -> Draft {
    but_for_decisions("altaclario")
}

/// The sample on its task list.
fn opened(draft: Draft) -> Play {
    let mut play = Play::new(120, 36);
    play.send(Message::Opened {
        draft: Box::new(draft),
        file: "/nonexistent/a.json".into(),
        kept: Box::default(),
        note: None,
    });
    play
}

fn folds(play: &Play) -> Vec<Fold> {
    play.model.desk.as_ref().unwrap().found(today()).folds.clone()
}

fn at(play: &Play) -> usize {
    match &play.model.screen {
        Screen::Findings(screen) => screen.at,
        _ => panic!("no findings on the screen"),
    }
}

fn focus(play: &Play) -> String {
    match &play.model.screen {
        Screen::Form(form) => form.focus.path().to_owned(),
        _ => panic!("no form on the screen"),
    }
}

#[test]
fn the_task_list_counts_what_is_found_and_r_lists_it() {
    let mut play = opened(sample());
    let all = folds(&play);
    for section in SECTIONS {
        let (count, ..) = play.model.desk.as_ref().unwrap().findings_in(section.id, today());
        let wanted = all.iter().filter(|fold| fold.section() == Some(section.id)).count();
        assert_eq!(count, wanted, "{}", section.title);
    }
    let text = play.text();
    let line = text.lines().find(|line| line.contains("About you")).unwrap();
    let (count, ..) = play.model.desk.as_ref().unwrap().findings_in("company", today());
    let state = play.model.desk.as_ref().unwrap().state_of("company", today());
    assert!(count > 1 && line.contains(&state), "{line}");
    play.press("r");
    let text = play.text();
    assert!(
        text.contains("Must: a law or a platform wants it") && text.contains(&all[0].message()),
        "{text}"
    );
    play.press("Tab");
    let text = play.text();
    assert!(text.contains("[by section]") && text.contains("How you use it"), "{text}");
    play.press("Tab");
    assert!(play.text().contains("Not known whether they apply"), "{}", play.text());
    play.press("Esc");
    assert!(matches!(play.model.screen, Screen::Tasks { .. }));
}

#[test]
fn enter_goes_to_the_question_and_coming_back_leads_to_the_next_finding() {
    let mut play = opened(sample());
    play.press("r");
    let first = folds(&play)[0].clone();
    play.press("Enter");
    assert_eq!(focus(&play), first.places()[0]);
    play.press("Esc");
    assert_eq!(at(&play), 0, "who steps back is where they were");
    play.press("Down");

    // one of several alike is mended: on the same finding, with one less
    let several = folds(&play)[1].clone();
    assert!(several.findings.len() > 1 && several.head().rule == "gdpr-13-1-c-basis");
    play.press("Enter");
    assert_eq!(focus(&play), several.findings[0].at[0]);
    play.press("Right Space Enter");
    assert_eq!(at(&play), 1);
    let less = folds(&play)[1].clone();
    assert_eq!(less.head().rule, several.head().rule);
    assert_eq!(less.findings.len(), several.findings.len() - 1, "{}", play.text());
    for _ in 1..several.findings.len() {
        play.press("Enter Right Space Enter");
    }
    assert_eq!(at(&play), 1, "it is gone, and what followed it has the cursor");
    assert_ne!(folds(&play)[1].head().rule, several.head().rule);
}

#[test]
fn a_form_says_what_is_found_at_its_question_and_r_explains_it_whole() {
    let mut play = opened(sample());
    play.model.go_to("rights.complain_to_us");
    let text = play.text();
    assert!(text.contains("! must: The text does not say that people in the UK"), "{text}");
    play.press("r");
    let text = play.text();
    let rule = page::find("ukgdpr-13-2-ca").unwrap();
    for words in rule.explained(None).split_whitespace() {
        assert!(text.contains(words), "{words} of `explain` is not on the screen: {text}");
    }
    play.press("Esc");
    assert_eq!(focus(&play), "rights.complain_to_us");
    play.model.go_to("company.product");
    play.press("r");
    assert!(
        matches!(play.model.screen, Screen::Findings(_)),
        "nothing is found there: the list"
    );
    play.press("Esc");
    assert_eq!(focus(&play), "company.product", "Esc comes back");
}

#[test]
fn the_laws_say_why_and_enter_goes_to_the_question_that_would_tell() {
    let mut play = opened(sample());
    play.press("r Tab Tab");
    let text = play.text();
    for words in ["you serve people in the EU", "Looked at", "Not known"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    play.press("Enter");
    assert_eq!(focus(&play), "ccpa.applies");
    play.press("Esc");
    assert!(matches!(&play.model.screen, Screen::Findings(_)));
}

#[test]
fn many_states_that_want_the_same_are_one_line_with_their_names() {
    let mut draft = sample();
    draft.answers.company.states = Some(State::ALL.to_vec());
    draft.answers.company.regions.as_mut().unwrap().push(Region::OtherUs);
    draft.answers.ccpa.over = Some(Line::ALL.to_vec());
    let mut play = opened(draft);
    let all = folds(&play);
    let appeal: Vec<&Fold> = all
        .iter()
        .filter(|fold| fold.head().rule.starts_with("us-") && fold.head().rule.ends_with("-appeal"))
        .filter(|fold| fold.head().level == review::Level::Must)
        .collect();
    let [appeal] = appeal[..] else {
        panic!("{} lines about an appeal", appeal.len())
    };
    assert!(appeal.findings.len() > 10, "{}", appeal.findings.len());
    let names = appeal.names(play.model.desk.as_ref().unwrap()).unwrap();
    assert!(
        names.contains("laws: ") && names.contains("Texas law") && names.contains("Virginia law"),
        "{names}"
    );
    play.press("r");
    let times = format!("({}×)", appeal.findings.len());
    let row = all.iter().position(|fold| fold == appeal).unwrap();
    for _ in 0..row {
        play.press("Down");
    }
    let text = play.text();
    let line = text.lines().find(|line| line.contains("how people appeal")).unwrap();
    assert!(line.contains(&times), "{line}");
}

#[test]
fn finish_asks_for_a_decision_on_each_must_and_then_lets_go() {
    let mut play = opened(sample());
    play.press("End Enter");
    let count = play.model.desk.as_ref().unwrap().undecided(today()).len();
    let text = play.text();
    assert!(
        count > 3 && text.contains(&format!("Laws or platforms still want {count} things")),
        "{text}"
    );
    for _ in 0..50 {
        play.key(KeyCode::Enter);
    }
    assert!(play.written.is_empty(), "a held Enter writes nothing");
    let decided = |play: &Play| play.model.desk.as_ref().unwrap().draft.decisions.len();
    assert_eq!(decided(&play), 0, "nor does it decide");

    let mut play = opened(sample());
    play.press("End Enter");
    for (i, key) in (0..count).zip(["2", "3", "4", "5"].into_iter().cycle()) {
        if i == 0 {
            play.press("Enter");
        }
        assert!(
            matches!(play.model.over, Some(Over::Decide { on: true, .. })),
            "{i}: {}",
            play.text()
        );
        play.press(key);
        assert!(matches!(play.model.over, Some(Over::Why { on: true, .. })), "why is asked");
        play.press("Enter");
    }
    assert!(play.model.over.is_none());
    let draft = &play.model.desk.as_ref().unwrap().draft;
    for decision in Decided::ALL {
        assert!(draft.decisions.iter().any(|one| one.decision == decision), "{decision:?}");
    }
    play.resize(120, 60);
    let text = play.text();
    assert!(
        text.contains("does not apply to us, November 21, 2026"),
        "they are listed: {text}"
    );
    play.press("Enter");
    assert!(!play.written.is_empty(), "then it lets go: {}", play.text());
}

#[test]
fn a_decision_is_taken_back_by_u_and_mended_by_its_first_line() {
    let mut play = opened(sample());
    play.press("r o 3 Enter");
    let decisions = |play: &Play| play.model.desk.as_ref().unwrap().draft.decisions.len();
    assert_eq!(decisions(&play), 1);
    assert!(
        play.model.note.as_deref().unwrap().contains("to be mended later"),
        "{:?}",
        play.model.note
    );
    play.press("u");
    assert_eq!(decisions(&play), 0);
    play.press("U");
    assert_eq!(decisions(&play), 1);
    play.press("End");
    assert!(
        play.text().contains("decided on 2026-11-21: to be mended later"),
        "{}",
        play.text()
    );
    play.press("x");
    assert_eq!(decisions(&play), 0, "x takes it back");
    play.press("Home o Enter");
    assert_eq!(focus(&play), folds(&play)[0].places()[0]);
}

#[test]
fn a_lapsed_decision_is_said_and_asked_about_again() {
    let mut draft = sample();
    let found = review::review(&draft, today()).findings;
    let finding = found.iter().find(|one| one.rule == "ukgdpr-13-2-ca").unwrap();
    let who = policy_wizard::edit::Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-10-01").unwrap(),
    };
    draft.edit(&finding.decide(Some(Decided::Accepted)).unwrap(), &who).unwrap();
    let regions = Some(serde_json::json!(["eea", "uk", "elsewhere"]));
    let path = "company.regions".into();
    draft
        .edit(&policy_wizard::edit::Edit::Set { path, value: regions }, &who)
        .unwrap();
    let mut play = opened(draft);
    play.model.go_to("rights.complain_to_us");
    let text = play.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("decided on 2026-10-01"), "{text}");
    let undecided = play.model.desk.as_ref().unwrap().undecided(today());
    assert!(undecided.iter().any(|fold| fold.head().rule == "ukgdpr-13-2-ca"));
}

#[test]
fn an_edit_that_makes_a_decision_void_says_so_once() {
    let mut draft = sample();
    let found = review::review(&draft, today()).findings;
    let finding = found.iter().find(|one| one.rule == "ukgdpr-13-2-ca").unwrap();
    let on = today();
    let by = policy_wizard::edit::Who { by: "author".into(), on };
    draft.edit(&finding.decide(Some(Decided::Accepted)).unwrap(), &by).unwrap();
    let mut play = opened(draft);
    let told = |play: &Play| play.model.note.clone().unwrap_or_default().matches("no longer holds").count();
    play.model.go_to("company.product");
    play.press("Right");
    play.type_text(" 2");
    play.press("Enter");
    assert_eq!(told(&play), 0, "another name makes nobody decide anew: {}", play.text());
    play.model.go_to("company.regions");
    play.press("Right Space Enter");
    assert_eq!(told(&play), 1, "{}", play.text());
    assert!(play.text().contains("Finish asks again"), "{}", play.text());
    play.press("Down");
    assert_eq!(told(&play), 0, "once: {}", play.text());
    play.press("u Down");
    assert_eq!(told(&play), 0, "it holds again: {}", play.text());
}

#[test]
fn while_a_text_is_typed_the_review_waits() {
    let mut play = opened(sample());
    play.model.go_to("company.address");
    let found = |play: &Play| std::rc::Rc::as_ptr(&play.model.desk.as_ref().unwrap().found(today()));
    let before = found(&play);
    play.press("Right");
    play.type_text("1 High Street");
    assert_eq!(found(&play), before, "no key of a text reviews anew");
    play.press("Esc");
    let has = |play: &Play| folds(play).iter().any(|fold| fold.head().rule == "gdpr-13-1-a-post");
    assert!(!has(&play), "and then it knows");
}

#[test]
fn nothing_that_is_found_stops_moving() {
    let mut play = opened(sample());
    for section in SECTIONS {
        play.model.open_section(section.id);
        play.press("Down Down Up Esc");
        assert!(matches!(play.model.screen, Screen::Tasks { .. }), "{}", section.title);
    }
    play.press("End Enter");
    let Screen::Finish(finish) = &play.model.screen else {
        panic!()
    };
    assert!(matches!((&finish.stage, finish.at), (Stage::Choose, FinishLine::Duty(0))));
    play.press("Esc");
    assert!(matches!(play.model.screen, Screen::Tasks { .. }));
    play.model.go_to("company.contacts");
    let Screen::Form(form) = &play.model.screen else { panic!() };
    assert!(matches!(form.focus, Entry::Add(_)));
}

/// Why the author decided so about the finding with the cursor.
fn reason(play: &Play, rule: &str) -> String {
    let desk = play.model.desk.as_ref().unwrap();
    let fold = folds(play).into_iter().find(|fold| fold.head().rule == rule).unwrap();
    policy_wizard::asking::reason_of(desk, &fold)
}

#[test]
fn why_is_asked_after_a_decision_shown_in_its_list_and_goes_with_it() {
    let mut play = opened(sample());
    play.press("r");
    let at = folds(&play).iter().position(Fold::asks).unwrap();
    let rule = folds(&play)[at].head().rule;
    for _ in 0..at {
        play.press("Down");
    }
    play.press("o 3");
    let text = play.text();
    assert!(
        text.contains("Decided: to be mended later") && text.contains("Why (private, optional)"),
        "{text}"
    );
    play.type_text("Ines looks at it, u and x too");
    assert_eq!(reason(&play, rule), "Ines looks at it, u and x too", "kept at each key");
    play.press("Enter");
    assert!(play.model.over.is_none());
    let here = |play: &mut Play| {
        let at = folds(play).iter().position(|fold| fold.head().rule == rule).unwrap();
        play.press("Home");
        for _ in 0..at {
            play.press("Down");
        }
    };
    here(&mut play);
    play.press("o");
    assert!(play.text().contains("Why (private): Ines looks at it"), "{}", play.text());
    // decided anew: what was said is there to be kept, changed or taken out
    play.press("5");
    assert!(play.text().contains("Ines looks at it"), "{}", play.text());
    play.press("Esc u");
    assert_eq!(
        reason(&play, rule),
        "Ines looks at it, u and x too",
        "that of the decision that is there again"
    );
    here(&mut play);
    play.press("x");
    assert_eq!(reason(&play, rule), "");
    let desk = play.model.desk.as_ref().unwrap();
    assert!(desk.reasons.kept(&desk.draft).is_empty(), "nothing of it is written");
    play.press("u");
    assert_eq!(reason(&play, rule), "Ines looks at it, u and x too");
}

#[test]
fn what_was_decided_about_nothing_that_is_found_stands_at_the_end_and_x_takes_it_away() {
    let mut json: serde_json::Value = serde_json::from_slice(&drafts::bytes(&sample())).unwrap();
    json["decisions"] = serde_json::json!([{
        "rule": "gdpr-99-z", "message": "Nobody says who keeps the keys.", "on": "2026-10-01", "by": "author", "decision": "later"
    }]);
    let draft = drafts::parse(Path::new("a.json"), json.to_string().as_bytes()).unwrap();
    let mut play = opened(draft);
    play.press("r End");
    let text = play.text();
    assert!(
        text.contains("Nobody says who keeps the keys.") && text.contains("this release does not know the rule"),
        "{text}"
    );
    play.press("Enter o");
    assert!(
        play.model.over.is_none() && matches!(play.model.screen, Screen::Findings(_)),
        "nothing to mend"
    );
    let decisions = |play: &Play| play.model.desk.as_ref().unwrap().draft.decisions.len();
    play.press("x");
    assert_eq!(decisions(&play), 0);
    play.press("u");
    assert_eq!(decisions(&play), 1);
}

/// On Finish what has the cursor stands in full at every size: nobody decides about half a sentence.
#[test]
fn what_finish_asks_about_stands_in_full_where_the_cursor_is() {
    for (width, height) in [(40, 12), (80, 24), (120, 36)] {
        let mut play = Play::new(width, height);
        let draft = but_for_decisions("altaclario");
        play.model.desk = Some(Desk::new(draft, "/nonexistent/policy-wizard-test/privacy-policy.json".into()));
        play.model.screen = Screen::Tasks { at: 0 };
        play.press("End Enter");
        let duties = play.desk().undecided(play.model.today);
        assert!(duties.len() > 3, "{}", play.text());
        for fold in duties {
            let text = play.text();
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let message = fold.message();
            assert!(
                height < 24 && message.len() > 180 || flat.contains(&message),
                "{width}×{height}: {message}\n{text}"
            );
            play.press("Down");
        }
    }
}

#[test]
fn after_a_decision_the_cursor_is_on_the_next_that_needs_somebody_and_no_key_acts_by_chance() {
    let decisions = |play: &Play| play.model.desk.as_ref().unwrap().draft.decisions.len();
    // in the list: on what stood behind it, wherever the decided one is listed now
    let mut play = opened(sample());
    play.press("r");
    let first = folds(&play).iter().position(Fold::asks).unwrap();
    let (decided, next) = (folds(&play)[first].clone(), folds(&play)[first + 1].clone());
    for _ in 0..first {
        play.press("Down");
    }
    play.press("o 3 Enter");
    assert_eq!(folds(&play)[at(&play)], next, "{}", play.text());
    // what is decided says so, and Enter there leaves it so
    let there = folds(&play)
        .iter()
        .position(|fold| fold.head().rule == decided.head().rule)
        .unwrap();
    play.press("Home");
    for _ in 0..there {
        play.press("Down");
    }
    assert!(!folds(&play)[at(&play)].counts(), "{}", play.text());
    for _ in 0..2 {
        play.press("Enter");
        assert!(play.text().contains("▸ 7  Leave it decided so"), "{}", play.text());
        play.press("Enter");
        assert!(
            play.model.over.is_none() && matches!(play.model.screen, Screen::Findings(_)),
            "{}",
            play.text()
        );
    }
    assert_eq!(decisions(&play), 1);
    play.press("x");
    assert!(
        decisions(&play) == 0 && folds(&play)[at(&play)].head().rule == decided.head().rule,
        "what is no longer decided keeps the cursor: {}",
        play.text()
    );
    // on Finish, one after the other: nothing is chosen, so a key that was meant for the reason before acts nowhere
    let mut play = opened(sample());
    play.press("End Enter Enter 3");
    let rule = play.desk().undecided(today())[0].head().rule;
    play.type_text("Ines sees to it");
    play.press("Enter");
    play.type_text(" by May, u x q");
    play.press("Enter Enter");
    assert!(
        matches!(&play.model.over, Some(Over::Decide { on: true, at: None, fold }) if fold.head().rule == rule),
        "{}",
        play.text()
    );
    assert_eq!(decisions(&play), 1, "{}", play.text());
    let note = play.model.note.clone().unwrap_or_default();
    assert!(note.contains("nothing is chosen"), "{note}");
    assert!(
        keys::footer(&play.model).iter().all(|(key, _)| *key != "Enter"),
        "no key is named that does nothing"
    );
    play.press("Down");
    assert!(play.text().contains("▸ 1  Mend it"), "{}", play.text());
    play.press("Esc");
    let finish = |play: &Play| match &play.model.screen {
        Screen::Finish(finish) => finish.at,
        _ => panic!("not on Finish"),
    };
    assert_eq!(finish(&play), FinishLine::Duty(0), "where it was left open");
    // on Finish, one by itself, in the middle: on the next
    play.press("Down o 3 Enter");
    let next = play.desk().undecided(today());
    assert!(
        play.model.over.is_none() && finish(&play) == FinishLine::Duty(1) && next.len() > 1,
        "{}",
        play.text()
    );
    // behind the last of them comes what lacks something
    for _ in 2..next.len() {
        play.press("Down");
    }
    play.press("o 3 Enter");
    assert_eq!(finish(&play), FinishLine::Row(0), "{}", play.text());
}
