//! What undo and redo say, in the author's words; and that nothing stands to be taken back where nothing changed.

use super::ease::empty;
use super::hand::begun;
use super::plain::Talk;
use super::screen::Play;
use policy_wizard::asking::{self, Desk};
use policy_wizard::draft::OpenState;
use policy_wizard::edit::{Edit, Who};
use policy_wizard::presets;
use policy_wizard::tui::model::Screen;
use policy_wizard::values::PolicyDate;
use proptest::prelude::*;
use serde_json::json;

const TABLE: &str = "sharing.recipients";

fn who() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-20").unwrap(),
    }
}

fn note(play: &Play) -> &str {
    play.model.note.as_deref().unwrap_or_default()
}

fn steps(play: &Play) -> usize {
    play.desk().history.lists().0.len()
}

/// Three recipients, and the cursor on the first of them.
fn three() -> Play {
    let row = |key: &str, name: &str| (TABLE, json!({ "key": key, "name": name, "job": ["hosting"] }));
    let mut play = empty(&[row("quill", "Quillpay"), row("harbor", "Harbor"), row("maple", "Maple")]);
    play.model.go_to("sharing.recipients.quill");
    play
}

#[test]
fn a_row_that_was_moved_is_moved_back_and_one_that_went_is_brought_back_by_its_name() {
    let mut play = three();
    let before = play.desk().draft.clone();
    let edit = asking::shifting(play.desk(), "sharing.recipients.quill", false).unwrap();
    play.model.desk.as_mut().unwrap().edit(&[edit], &who()).unwrap();
    play.press("u");
    assert_eq!(note(&play), "moved back: Recipients: Quillpay");
    assert_eq!(play.desk().draft, before);
    play.press("U");
    assert_eq!(note(&play), "moved again: Recipients: Quillpay");
    play.press("x");
    assert!(note(&play).starts_with("Quillpay taken away"), "{}", note(&play));
    play.press("u");
    assert_eq!(note(&play), "brought back: Recipients: Quillpay");
    play.press("U");
    assert_eq!(note(&play), "taken away again: Recipients: Quillpay");
}

#[test]
fn a_suggested_row_that_was_dropped_or_taken_is_named_by_what_it_is_again() {
    let mut play = begun("b2b-saas");
    let row = play
        .desk()
        .outstanding
        .iter()
        .find(|at| at.starts_with("collection.kinds."))
        .cloned()
        .unwrap();
    let (table, key) = row.rsplit_once('.').unwrap();
    let name = asking::row_label(&play.desk().shown, table, key);
    for (edit, undone, redone) in [
        (
            Edit::Drop {
                path: row.clone(),
                from: None,
            },
            "suggested again, and not taken",
            "dropped again",
        ),
        (
            Edit::Accept {
                path: row.clone(),
                from: None,
            },
            "suggested again, and not taken",
            "added again",
        ),
    ] {
        play.model.desk.as_mut().unwrap().edit(&[edit], &who()).unwrap();
        play.press("u");
        assert_eq!(note(&play), format!("{undone}: Kinds of data: {name}"));
        play.press("U");
        assert_eq!(note(&play), format!("{redone}: Kinds of data: {name}"));
        play.press("u");
    }
}

#[test]
fn several_things_are_named_and_never_only_counted() {
    let mut play = three();
    let remove = |key: &str| Edit::Remove {
        row: format!("{TABLE}.{key}"),
    };
    let edits = [remove("quill"), remove("harbor"), remove("maple")];
    play.model.desk.as_mut().unwrap().edit(&edits, &who()).unwrap();
    play.press("u");
    assert_eq!(note(&play), "brought back: Maple, Harbor and Quillpay");
    for preset in presets::all() {
        let mut play = begun(&preset.id);
        for section in policy_wizard::interview::SECTIONS {
            let desk = play.model.desk.as_mut().unwrap();
            let several = desk.tally(section.id).to_confirm > 1;
            asking::accept_rest(desk, section.id, &who()).unwrap();
            if several {
                play.press("u");
                let said = note(&play).to_owned();
                let counted = said.split(": ").last().unwrap().starts_with(|c: char| c.is_ascii_digit());
                assert!(
                    !said.is_empty() && !counted && !said.ends_with(" answers"),
                    "{}: {said}",
                    preset.id
                );
            }
        }
    }
}

#[test]
fn own_words_that_are_left_empty_leave_no_row_and_nothing_to_take_back() {
    let mut play = begun("b2b-saas");
    let (before, count) = (play.desk().draft.clone(), steps(&play));
    for way in ["Esc Esc", "Enter", "Esc t Esc Esc"] {
        begin_words(&mut play);
        assert_eq!(play.desk().draft.answers.statements.texts.len(), 1, "{}", play.text());
        play.press(way);
        assert!(play.desk().draft == before, "{way}: {}", play.text());
        assert_eq!(steps(&play), count, "{way}");
        assert_eq!(note(&play), asking::LEFT_EMPTY);
    }
    // what was typed and deleted again is nothing either
    begin_words(&mut play);
    play.type_text("Hm");
    play.key(crossterm::event::KeyCode::Backspace);
    play.key(crossterm::event::KeyCode::Backspace);
    play.press("Esc Esc");
    assert!(play.desk().draft == before && steps(&play) == count, "{}", play.text());
    // and what is said stays
    begin_words(&mut play);
    play.type_text("We test each week.");
    play.press("Esc Esc");
    let texts = &play.desk().draft.answers.statements.texts;
    assert_eq!(texts[0].text.as_deref(), Some("We test each week."));
    // a text that is emptied takes its row along, and both can be brought back
    let (kept, row) = (play.desk().draft.clone(), format!("statements.texts.{}", texts[0].key));
    play.model.go_to(&format!("{row}.text"));
    play.press("x Esc");
    assert!(play.desk().draft.answers.statements.texts.is_empty(), "{}", play.text());
    play.press("u u");
    assert!(play.desk().draft == kept, "{}", play.text());
}

/// Own words about who runs the product, with their record open.
fn begin_words(play: &mut Play) {
    play.model.go_to("company.legal_name");
    play.press("o");
    let lines = play.text();
    let menu = lines.lines().skip_while(|line| !line.contains("Another answer")).skip(2);
    let downs = menu
        .skip_while(|line| !line.contains("Don't know"))
        .position(|line| line.contains("Own words"))
        .unwrap_or_else(|| panic!("{lines}"));
    for _ in 0..downs {
        play.press("Down");
    }
    play.press("Enter");
    assert!(
        matches!(&play.model.screen, Screen::Form(form) if form.record.is_some()),
        "{}",
        play.text()
    );
}

#[test]
fn in_lines_too_own_words_that_are_left_empty_are_nothing() {
    let talk = Talk::new(Some("b2b-saas"));
    talk.say("Acme\nquit\n");
    let read = || talk.draft();
    for lines in [
        "own words\n\nundo\nquit\n",
        "own words\nback\nundo\nquit\n",
        "own words\nhello\nback\nyes\nundo\nquit\n",
    ] {
        talk.say("redo\nquit\n");
        let out = talk.say(lines);
        assert!(out.contains("Left empty: nothing is kept of it."), "{lines}: {out}");
        assert!(out.contains("Taken back: Product."), "{lines}: {out}");
        assert!(read().answers.statements.texts.is_empty(), "{lines}: {out}");
        talk.say("redo\nquit\n");
    }
    let out = talk.say("own words\nquit\n");
    assert!(
        read().answers.statements.texts.is_empty(),
        "whoever leaves the program leaves nothing either: {out}"
    );
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let rows = ["quill", "harbor", "maple"];
    let at = prop::sample::select(vec![
        "company.product",
        "sharing.recipients.quill.name",
        "sharing.recipients.maple.country",
    ]);
    let row = prop::sample::select(rows.map(|key| format!("{TABLE}.{key}")).to_vec());
    let value = prop::sample::select(vec![
        None,
        Some(json!("Acme")),
        Some(json!(" Acme ")),
        Some(json!({ "area": "DE" })),
    ]);
    let state = prop::option::of(prop::sample::select(vec![OpenState::DontKnow, OpenState::AskCounsel]));
    prop_oneof![
        (at.clone(), value).prop_map(|(path, value)| Edit::Set {
            path: path.into(),
            value
        }),
        (row.clone(), prop::option::of(prop::sample::select(rows.to_vec()))).prop_map(|(row, before)| Edit::Move {
            row,
            before: before.map(str::to_owned)
        }),
        row.prop_map(|row| Edit::Remove { row }),
        (at, state).prop_map(|(path, state)| Edit::Mark {
            path: path.into(),
            state
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn an_edit_that_changes_nothing_leaves_nothing_to_take_back(edits in prop::collection::vec(any_edit(), 1..12)) {
        let mut desk = Desk::new(three().desk().draft.clone(), "a.json".into());
        for edit in edits {
            let (before, count) = (desk.draft.clone(), desk.history.lists().0.len());
            if desk.edit(&[edit], &who()).is_ok() {
                let changed = usize::from(desk.draft != before);
                prop_assert_eq!(desk.history.lists().0.len(), count + changed);
            }
        }
        while desk.history.can_undo() {
            let before = desk.draft.clone();
            asking::take_back(&mut desk, false);
            prop_assert!(desk.draft != before, "a step that takes nothing back");
        }
    }
}

/// A table's question whether it has rows is asked nobody by itself: what is taken back is called by the table, and the cursor
/// stays there.
#[test]
fn a_none_that_is_taken_back_is_called_by_its_table() {
    let mut play = begun("b2b-saas");
    play.model.go_to("collection.never");
    let table = "collection.never";
    let said = asking::saying_none(play.desk(), table).unwrap();
    play.model.desk.as_mut().unwrap().edit(&[said], &who()).unwrap();
    play.press("u");
    let label = policy_wizard::interview::question(table).unwrap().label;
    assert_eq!(note(&play), format!("taken back: {label}"));
    let Screen::Form(form) = &play.model.screen else { panic!() };
    assert_eq!(form.focus.path(), table);
}
