//! Tables of records on the screen, by key scripts: cells, filter, states, references, and what goes with a row.

use super::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::asking;
use policy_wizard::draft::{Layer, OpenState, State};
use policy_wizard::edit::{Edit, Who};
use policy_wizard::interview::SECTIONS;
use policy_wizard::path;
use policy_wizard::tui::model::{Entry, Over, Screen};
use policy_wizard::tui::update::{Message, update};
use policy_wizard::values::PolicyDate;
use serde_json::{Value, json};

fn who() -> Who {
    Who {
        by: "author".into(),
        on: PolicyDate::parse("2026-11-20").unwrap(),
    }
}

fn insert(table: &str, row: Value) -> Edit {
    let table = table.into();
    Edit::Insert {
        table,
        before: None,
        row,
    }
}

/// A draft with two kinds of data and three providers, the first of them named by both kinds.
fn play() -> Play {
    let mut play = Play::start(play_presets() - 1);
    assert!(play.desk().draft.suggested.is_empty(), "the last line of Home starts empty");
    let edits = [
        insert(
            "collection.kinds",
            json!({"key": "payment", "name": "Payment data", "trigger": "paying"}),
        ),
        insert("collection.kinds", json!({"key": "letters", "name": "Letters"})),
        insert(
            "sharing.recipients",
            json!({"key": "quill", "name": "Quillpay", "job": ["payments"], "country": {"area": "IE"}}),
        ),
        insert(
            "sharing.recipients",
            json!({"key": "harbor", "name": "Harbor", "job": ["email"], "country": {"area": "DE"}}),
        ),
        insert(
            "sharing.recipients",
            json!({"key": "maple", "name": "Maple", "job": ["support"], "country": {"area": "US"}}),
        ),
        set("collection.kinds.payment.handled_by", json!(["quill"])),
        set("collection.kinds.letters.handled_by", json!(["quill", "harbor"])),
    ];
    play.model.desk.as_mut().unwrap().edit(&edits, &who()).unwrap();
    play
}

/// How many lines Home has before the one that starts empty, and that one.
fn play_presets() -> usize {
    Play::new(80, 24).model.presets.len() + 1
}

fn set(at: &str, value: Value) -> Edit {
    Edit::Set {
        path: at.into(),
        value: Some(value),
    }
}

fn accept(at: &str) -> Edit {
    Edit::Accept {
        path: at.into(),
        from: None,
    }
}

fn focus(play: &Play) -> Entry {
    match &play.model.screen {
        Screen::Form(form) => form.focus.clone(),
        _ => panic!("not in a form"),
    }
}

fn row(at: &str) -> Entry {
    Entry::Row(at.into())
}

fn cell(at: &str) -> Entry {
    Entry::Answer(at.into())
}

fn known(play: &Play, at: &str) -> Option<Value> {
    path::get(&play.desk().draft.answers, at)
}

#[test]
fn a_row_goes_with_what_named_it_and_undo_brings_all_back() {
    let mut play = play();
    let before = play.desk().draft.clone();
    // named twice: it is asked once, and only Enter takes it away
    play.model.go_to("sharing.recipients.quill");
    play.press("x");
    let text = play.text();
    assert!(matches!(play.model.over, Some(Over::Take(_))), "{text}");
    assert!(
        text.contains("Take Quillpay away?") && text.contains("Payment data") && text.contains("Letters"),
        "who names it is said before it goes:\n{text}"
    );
    play.press("Esc");
    assert_eq!(play.desk().draft, before, "Esc keeps it");
    play.press("x Enter");
    assert_eq!(known(&play, "sharing.recipients.quill"), None);
    assert_eq!(known(&play, "collection.kinds.payment.handled_by"), None);
    assert_eq!(known(&play, "collection.kinds.letters.handled_by"), Some(json!(["harbor"])));
    let note = play.model.note.clone().unwrap_or_default();
    assert!(
        note.starts_with("Quillpay taken away, with 2 places that named it:"),
        "{note}"
    );
    assert_eq!(focus(&play), row("sharing.recipients.harbor"), "the next row has the focus");
    play.press("u");
    assert_eq!(play.desk().draft, before);
    // named once: it goes at once, and says by whom it was named
    play.model.go_to("sharing.recipients.harbor");
    play.press("x");
    let note = play.model.note.clone().unwrap_or_default();
    assert!(note.contains("with the place that named it: Letters"), "{note}");
    play.press("u");
    // named by nobody; the last row leaves the focus on the one before, not on what follows the table
    play.model.go_to("sharing.recipients.maple");
    play.press("x");
    assert_eq!(play.model.note.as_deref(), Some("Maple taken away; u brings it back"));
    assert_eq!(focus(&play), row("sharing.recipients.harbor"));
    play.press("u");
    assert_eq!(play.desk().draft, before);
}

#[test]
fn a_table_is_narrowed_as_one_types() {
    for (width, height) in [(96, 36), (40, 12)] {
        let mut play = play();
        play.resize(width, height);
        play.model.go_to("sharing.recipients.quill");
        play.press("f");
        play.type_text("ma");
        let text = play.text();
        assert!(text.contains("filter: ma") && text.contains("2 of 3"), "{text}");
        assert_eq!(focus(&play), row("sharing.recipients.harbor"), "Germany has it too");
        play.type_text("p");
        assert!(play.text().contains("1 of 3"), "{}", play.text());
        assert_eq!(
            focus(&play),
            row("sharing.recipients.maple"),
            "the focus is on a row that fits"
        );
        assert!(!play.text().contains("Harbor"), "{}", play.text());
        play.type_text("q");
        assert!(play.text().contains("0 of 3"), "letters type: {}", play.text());
        assert!(!play.quit);
        assert_eq!(focus(&play), Entry::Add("sharing.recipients"), "nothing fits");
        play.key(KeyCode::Backspace);
        play.press("Enter");
        assert_eq!(focus(&play), row("sharing.recipients.maple"));
        play.press("Down Up");
        assert_eq!(focus(&play), row("sharing.recipients.maple"), "the list stays narrowed");
        // what is changed stays in sight while it has the focus
        play.press("Tab Enter");
        (0..5).for_each(|_| play.key(KeyCode::Backspace));
        play.type_text("Lark");
        assert!(play.text().contains("Lark"), "{}", play.text());
        play.press("Esc Esc");
        assert!(play.text().contains("Harbor"), "Esc shows all rows again: {}", play.text());
        assert!(matches!(&play.model.screen, Screen::Form(form) if form.filter.is_none() && form.section == "sharing"));
        assert_eq!(known(&play, "sharing.recipients.maple.name"), Some("Lark".into()));
    }
}

#[test]
fn an_offer_is_found_by_a_filter_too_and_stays_an_offer() {
    let mut play = play();
    let mut layer: Layer = serde_json::from_value(json!({ "from": "scan" })).unwrap();
    layer.answers =
        serde_json::from_value(json!({"sharing": {"recipients": [{"key": "onyx", "name": "Onyx", "job": ["email"]}]}})).unwrap();
    let desk = play.model.desk.as_mut().unwrap();
    desk.draft.suggested.push(layer);
    desk.refresh();
    play.model.go_to("sharing.recipients.quill");
    play.press("f");
    play.type_text("onyx");
    assert!(play.text().contains("1 of 4"), "{}", play.text());
    assert_eq!(focus(&play), Entry::Offer("sharing.recipients.onyx".into()));
    assert!(known(&play, "sharing.recipients.onyx").is_none());
}

#[test]
fn the_cells_of_a_list_are_walked_and_typed_as_on_a_sheet() {
    let mut play = play();
    play.model.go_to("sharing.recipients.quill");
    let name = |key: &str| cell(&format!("sharing.recipients.{key}.name"));
    let country = |key: &str| cell(&format!("sharing.recipients.{key}.country"));
    play.press("Tab");
    assert_eq!(focus(&play), name("quill"));
    play.press("Right Right");
    assert_eq!(focus(&play), country("quill"));
    let text = play.text();
    assert!(
        text.contains("Quillpay › ") && text.contains("Ireland"),
        "the panel names row and question:\n{text}"
    );
    play.press("Down");
    assert_eq!(focus(&play), country("harbor"), "the same column of the row below");
    play.press("Left Left");
    assert_eq!(focus(&play), name("harbor"));
    // Enter edits; Enter again keeps it and goes down, as on a sheet
    play.press("Enter");
    play.type_text(" 2");
    play.press("Enter");
    assert_eq!(known(&play, "sharing.recipients.harbor.name"), Some("Harbor 2".into()));
    assert_eq!(focus(&play), name("maple"));
    play.press("u");
    assert_eq!(focus(&play), name("harbor"), "what was taken back is shown in the list");
    assert_eq!(known(&play, "sharing.recipients.harbor.name"), Some("Harbor".into()));
    // Tab keeps it and goes on to the right, and past the last cell to the next row
    play.press("Enter");
    play.type_text(" 3");
    play.press("Tab");
    assert_eq!(known(&play, "sharing.recipients.harbor.name"), Some("Harbor 3".into()));
    assert_eq!(focus(&play), cell("sharing.recipients.harbor.job"));
    play.press("Tab Tab");
    assert_eq!(focus(&play), row("sharing.recipients.maple"));
    play.press("Tab Left");
    assert_eq!(focus(&play), row("sharing.recipients.maple"), "← leaves the first cell");
    // x clears the cell and not the row; c and J are the row's
    play.press("Tab Right Right x");
    assert_eq!(known(&play, "sharing.recipients.maple.country"), None);
    assert!(known(&play, "sharing.recipients.maple").is_some());
    play.press("u Esc");
    assert_eq!(focus(&play), row("sharing.recipients.maple"));
    // → opens a row, also from its last cell
    play.press("Right");
    assert!(matches!(&play.model.screen, Screen::Form(form) if form.record.is_some()));
    play.press("Esc Tab Right Right Right");
    assert!(
        matches!(&play.model.screen, Screen::Form(form) if form.record.is_some()),
        "{}",
        play.text()
    );
    play.press("Esc");
    assert_eq!(focus(&play), row("sharing.recipients.maple"));
}

#[test]
fn columns_stay_where_they_are_while_the_cursor_moves() {
    for (width, height) in [(80, 24), (40, 12), (200, 60)] {
        let mut play = Play::start(play_presets() - 1);
        let rows: Vec<Edit> = (0..60)
            .map(|i| {
                let name = format!("Provider {} {i}", "of many things ".repeat(i % 4));
                let area = ["US", "DE", "IE"][i % 3];
                let country = json!({ "area": area });
                let job = ["payments", "email", "support"][i % 3];
                insert(
                    "sharing.recipients",
                    json!({"key": format!("p{i}"), "name": name, "job": [job], "country": country, "detail": "some details"}),
                )
            })
            .collect();
        play.model.desk.as_mut().unwrap().edit(&rows, &who()).unwrap();
        play.resize(width, height);
        play.model.go_to("sharing.recipients.p0");
        let column = |text: &str| {
            let line = text
                .lines()
                .find(|line| line.contains('▸'))
                .unwrap_or_else(|| panic!("no cursor:\n{text}"));
            let word = ["payme", "trans", "custo"].iter().find_map(|word| line.find(word));
            line[..word.unwrap_or_else(|| panic!("no job in {line}"))].chars().count()
        };
        let first = column(&play.text());
        for _ in 0..59 {
            play.press("Down");
            let text = play.text();
            assert_eq!(column(&text), first, "{width}×{height}:\n{text}");
        }
        // a label that is cut in the list is whole in the panel
        let text = play.text().replace('\n', " ");
        let flat: Vec<&str> = text.split_whitespace().collect();
        assert!(
            flat.join(" ").contains("of many things of many things of many things 59"),
            "{}",
            play.text()
        );
    }
}

#[test]
fn a_cell_of_a_suggested_row_takes_the_row_along_and_goes_back_as_one() {
    let mut play = Play::start(1);
    play.model.open_section("collection");
    let waits = play
        .desk()
        .outstanding
        .iter()
        .find(|at| matches!(path::spot(at), Ok(path::Spot::Row(..))))
        .cloned();
    let at = waits.expect("the preset suggests a row");
    let before = play.desk().draft.clone();
    play.model.go_to(&at);
    play.press("Right");
    let Screen::Form(form) = &play.model.screen else { panic!() };
    let entries = form.entries(play.desk());
    let closed = entries.into_iter().find(
        |e| matches!(e, Entry::Answer(at) if policy_wizard::asking::question_of(at).is_some_and(|q| q.next(None).is_some())),
    );
    let closed = closed.expect("a record has a choice");
    while focus(&play) != closed {
        play.press("Down");
    }
    play.press("Space");
    let Screen::Form(form) = &play.model.screen else { panic!() };
    assert_eq!(form.problem, None, "Space is not refused");
    assert!(known(&play, &at).is_some(), "the row comes along");
    assert_eq!(play.desk().draft.state(closed.path()), State::Known);
    play.press("u");
    assert_eq!(play.desk().draft, before, "one step back");
}

#[test]
fn what_is_needed_and_what_is_a_row_cannot_be_left_empty() {
    let mut play = play();
    for (at, offered) in [
        ("company.product", false),
        ("children.minimum_age", true),
        ("sharing.recipients.quill", false),
    ] {
        play.model.go_to(at);
        play.press("o");
        let text = play.text();
        assert!(text.contains("Don't know") && text.contains("Ask counsel"), "{text}");
        assert_eq!(text.contains("Leave it empty"), offered, "{at}:\n{text}");
        play.press("Esc");
    }
    // the lines after it mean what they say
    play.model.go_to("company.product");
    play.press("o Down Down Enter");
    let texts = &play.desk().draft.answers.statements.texts;
    assert_eq!(texts.len(), 1, "own words stand where the line says so");
}

/// What the screen says, also where it goes over two lines.
fn said(play: &mut Play) -> String {
    play.text().replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn where_an_answer_comes_from_is_always_said() {
    let mut play = play();
    let desk = play.model.desk.as_mut().unwrap();
    let scan: Layer = serde_json::from_value(json!({
        "from": "scan",
        "answers": {"children": {"minimum_age": 13}, "sharing": {"recipients": [{"key": "quill", "name": "Quillpay", "country": {"area": "US"}}]}}
    }))
    .unwrap();
    desk.draft.suggested.push(scan);
    desk.refresh();
    play.model.go_to("children.minimum_age");
    assert!(
        play.text().contains("~ suggested by the look through the project"),
        "{}",
        play.text()
    );
    play.press("Enter");
    play.model.go_to("children.minimum_age");
    let text = said(&mut play);
    assert!(
        text.contains("accepted from the look through the project on 21 November 2026"),
        "{text}"
    );
    play.press("Right");
    play.key(KeyCode::Backspace);
    play.type_text("6");
    play.press("Enter");
    play.model.go_to("children.minimum_age");
    let text = said(&mut play);
    assert!(
        text.contains("you said so on 21 November 2026") && text.contains("the look through the project says 13"),
        "{text}"
    );
    // the same for a cell of a record
    play.model.go_to("sharing.recipients.quill.country");
    let text = said(&mut play);
    assert!(
        text.contains("you said so on 20 November 2026") && text.contains("the look through the project says the United States"),
        "{text}"
    );
}

#[test]
fn a_row_says_how_much_of_it_waits_and_what_came_back_says_why() {
    let mut play = play();
    let desk = play.model.desk.as_mut().unwrap();
    for (at, state) in [
        ("sharing.recipients.quill.country", OpenState::Confirm),
        ("sharing.recipients.quill.job", OpenState::Confirm),
        ("sharing.recipients.harbor.country", OpenState::DontKnow),
    ] {
        let path = at.to_owned();
        desk.edit(
            &[Edit::Mark {
                path,
                state: Some(state),
            }],
            &who(),
        )
        .unwrap();
    }
    play.resize(90, 30);
    play.model.go_to("sharing.recipients.quill");
    let text = play.text();
    let line = text
        .lines()
        .find(|line| line.contains("▸ ~ Quillpay"))
        .unwrap_or_else(|| panic!("{text}"));
    assert!(line.ends_with("2 to confirm") && line.contains("~ Ireland"), "{text}");
    assert!(text.contains("~ 2 to confirm: "), "the panel says which:\n{text}");
    play.resize(40, 12);
    assert!(play.text().contains("~ 2 to confirm: "), "{}", play.text());
    play.resize(90, 30);
    play.model.go_to("sharing.recipients.quill.country");
    let text = play.text();
    assert!(
        text.contains("~ came back: what it rests on has changed since you said it on 20 November 2026"),
        "{text}"
    );
    play.press("Enter");
    assert_eq!(play.desk().draft.state("sharing.recipients.quill.country"), State::Known);
    assert_eq!(
        asking::to_confirm(play.desk(), "sharing.recipients.quill").as_deref(),
        Some("1 to confirm")
    );
}

#[test]
fn a_reference_makes_a_row_and_comes_back_with_it_ticked() {
    let mut play = play();
    play.model.go_to("collection.kinds.payment.handled_by");
    play.press("Right End Enter");
    play.type_text("Lark Works");
    play.press("Enter");
    assert_eq!(focus(&play), cell("collection.kinds.payment.handled_by"), "{}", play.text());
    let text = play.text();
    assert!(text.contains("Lark Works"), "the list is open again:\n{text}");
    assert_eq!(
        known(&play, "collection.kinds.payment.handled_by"),
        Some(json!(["quill", "lark-works"])),
        "and the new row is ticked in it:\n{text}"
    );
    play.press("Enter");
    assert!(known(&play, "sharing.recipients.lark-works").is_some());
}

#[test]
fn from_a_row_to_what_it_names_and_back() {
    let mut play = play();
    // named by two: they are listed, and Esc comes back from where it led
    play.model.go_to("sharing.recipients.quill");
    play.press("g");
    let text = play.text();
    assert!(
        text.contains("named by") && text.contains("Payment data") && text.contains("Letters"),
        "{text}"
    );
    play.press("Down Enter");
    assert_eq!(focus(&play), cell("collection.kinds.letters.handled_by"));
    // that answer names two rows
    play.press("g");
    let text = play.text();
    assert!(
        text.contains("names") && text.contains("Quillpay") && text.contains("Harbor"),
        "{text}"
    );
    play.press("Down Enter");
    assert_eq!(focus(&play), row("sharing.recipients.harbor"));
    play.press("Esc");
    assert_eq!(focus(&play), cell("collection.kinds.letters.handled_by"), "one step back");
    play.press("Esc");
    assert_eq!(focus(&play), row("sharing.recipients.quill"), "and another");
    // one tie needs no list
    play.model.go_to("sharing.recipients.harbor");
    play.press("g");
    assert_eq!(focus(&play), cell("collection.kinds.letters.handled_by"));
    // nothing is tied to it: the key does nothing, and the footer does not name it
    play.model.go_to("sharing.recipients.maple");
    play.press("g");
    assert_eq!(focus(&play), row("sharing.recipients.maple"));
    assert!(
        !policy_wizard::tui::keys::working(&play.model)
            .iter()
            .any(|(shown, _)| *shown == "g")
    );
}

#[test]
fn esc_behind_a_record_that_closed_by_itself_leaves_no_more_than_the_record() {
    let mut play = play();
    play.model.go_to("sharing.recipients.maple");
    play.press("Right");
    let in_record = |play: &Play| matches!(&play.model.screen, Screen::Form(form) if form.record.is_some());
    for _ in 0..40 {
        if !in_record(&play) {
            break;
        }
        play.press("Enter");
    }
    assert!(!in_record(&play), "Enter comes to its end: {}", play.text());
    play.press("Esc");
    assert_eq!(focus(&play), row("sharing.recipients.maple"), "{}", play.text());
    play.press("Esc");
    assert!(matches!(play.model.screen, Screen::Tasks { .. }), "{}", play.text());
    // any other key, and Esc is the section's again
    play.model.go_to("sharing.recipients.maple");
    play.press("Right");
    while in_record(&play) {
        play.press("Enter");
    }
    play.press("Up Esc");
    assert!(matches!(play.model.screen, Screen::Tasks { .. }), "{}", play.text());
}

#[test]
fn an_offer_and_none_say_the_sentence_that_they_write_before_they_are_picked() {
    let mut said = 0;
    for preset in 0..Play::new(80, 24).model.presets.len() {
        let play = Play::start(preset);
        let desk = play.desk();
        for section in SECTIONS {
            for entry in asking::entries(desk, section.id, None) {
                let Some(words) = asking::coming(desk, &entry, &who()) else {
                    continue;
                };
                let mut draft = desk.draft.clone();
                let edit = match &entry {
                    Entry::Offer(at) => accept(at),
                    Entry::None(table) => asking::saying_none(desk, table).unwrap(),
                    _ => panic!("{entry:?} is neither"),
                };
                draft.edit(&edit, &who()).unwrap();
                let after = policy_wizard::clauses::policy(&draft.shown());
                assert!(!desk.document.sentences().any(|s| s.words() == words), "{entry:?}: {words}");
                assert!(after.sentences().any(|s| s.words() == words), "{entry:?}: {words}");
                said += 1;
            }
        }
    }
    assert!(said > 100, "{said}");
    // on the screen, where the text stands beside nothing
    let mut play = play();
    play.resize(80, 24);
    play.model.go_to("use.ai");
    play.press("Down");
    assert_eq!(focus(&play), Entry::None("use.ai"), "{}", play.text());
    assert!(
        play.text().contains("Writes: We do not send your data to any AI model."),
        "{}",
        play.text()
    );
    play.press("Space");
    assert!(
        !play.text().contains("Writes:"),
        "what is said is in the text:\n{}",
        play.text()
    );
}

#[test]
fn rows_of_one_label_are_told_apart_in_a_list_and_a_detail_fills_a_bare_one() {
    let mut play = play();
    play.resize(80, 24);
    let transfer = |key: &str, to: &str| insert("sharing.transfers", json!({"key": key, "origin": "uk", "to": {"area": to}}));
    let desk = play.model.desk.as_mut().unwrap();
    let regions = set("company.regions", json!(["uk"]));
    let tool = set("sharing.transfers.us.instruments", json!(["idta"]));
    desk.edit(&[regions, transfer("us", "US"), transfer("in", "IN"), tool], &who())
        .unwrap();
    play.model.go_to("sharing.transfers.us");
    let text = play.text();
    assert!(text.contains("the United States") && text.contains("India"), "{text}");
}

#[test]
fn a_transfer_is_called_by_both_its_ends_and_lacks_its_tool_until_some_row_names_it() {
    let mut play = play();
    let transfer = |key: &str, row: Value| {
        let mut row = row;
        row["key"] = key.into();
        insert("sharing.transfers", row)
    };
    let edits = [
        set("company.regions", json!(["uk", "eea"])),
        transfer("us", json!({"origin": "uk", "to": {"area": "US"}})),
        transfer("eea", json!({"origin": "eea", "to": {"area": "US"}, "instruments": ["scc"]})),
    ];
    let desk = play.model.desk.as_mut().unwrap();
    desk.edit(&edits, &who()).unwrap();
    let quill = set("sharing.recipients.quill.kinds", json!(["payment"]));
    desk.edit(&[quill], &who()).unwrap();
    let quill = asking::row_label(&desk.shown, "sharing.recipients", "quill");
    assert_eq!(quill, "Quillpay", "it names a row that names it");
    let label = asking::row_label(&desk.shown, "sharing.transfers", "us");
    assert_eq!(label, "the United Kingdom to the United States");
    let us = "sharing.transfers.us";
    assert_eq!(asking::lack(desk, us).as_deref(), Some("lacks: tool"));
    assert_eq!(
        asking::first_lack(desk, us).as_deref(),
        Some("sharing.transfers.us.instruments")
    );
    assert_eq!(asking::lack(desk, "sharing.transfers.eea"), None);
    let anywhere = transfer("any", json!({"origin": "uk", "instruments": ["idta"]}));
    desk.edit(&[anywhere], &who()).unwrap();
    assert_eq!(asking::lack(desk, us), None, "the row of all countries names it");
}

/// Within the law that holds where data comes from, no tool is wanted.
#[test]
fn a_transfer_that_does_not_leave_home_lacks_no_tool() {
    let mut play = play();
    let desk = play.model.desk.as_mut().unwrap();
    desk.edit(&[set("company.regions", json!(["uk", "eea", "switzerland"]))], &who())
        .unwrap();
    for (origin, area, lacks) in [
        ("eea", "DE", false),
        ("eea", "EU", false),
        ("eea", "GB", true),
        ("uk", "GB", false),
        ("uk", "DE", true),
        ("switzerland", "CH", false),
        ("switzerland", "US", true),
        ("other", "US", false),
    ] {
        let row = json!({"key": "one", "origin": origin, "to": {"area": area}});
        desk.edit(&[insert("sharing.transfers", row)], &who()).unwrap();
        let lack = asking::lack(desk, "sharing.transfers.one");
        assert_eq!(lack.is_some(), lacks, "{origin}, {area}: {lack:?}");
        desk.edit(
            &[Edit::Remove {
                row: "sharing.transfers.one".into(),
            }],
            &who(),
        )
        .unwrap();
    }
}

#[test]
fn a_cell_runs_on_to_the_next_that_says_something_and_no_further() {
    let mut play = play();
    play.resize(80, 24);
    let long = json!(["hosting", "infrastructure", "storage", "database", "cdn"]);
    let jobs = |key: &str| set(&format!("sharing.recipients.{key}.job"), long.clone());
    let away = Edit::Set {
        path: "sharing.recipients.maple.country".into(),
        value: None,
    };
    play.model
        .desk
        .as_mut()
        .unwrap()
        .edit(&[jobs("maple"), jobs("quill"), away], &who())
        .unwrap();
    play.model.go_to("sharing.recipients.harbor");
    let text = play.text();
    let line = |name: &str| text.lines().find(|line| line.contains(name)).unwrap().to_owned();
    let begins = |name: &str, cell: &str| line(name).split(cell).next().unwrap().chars().count();
    assert!(line("Quillpay").contains("Ireland"), "{text}");
    assert!(line("Maple").contains("missing"), "{text}");
    assert_eq!(begins("Maple", "missing"), begins("Quillpay", "Ireland"), "{text}");
}

#[test]
fn a_draft_that_may_only_be_read_keeps_every_row() {
    let mut play = play();
    play.model.desk.as_mut().unwrap().read_only = true;
    let before = play.desk().draft.clone();
    play.model.go_to("sharing.recipients.quill");
    for key in ["x Enter", "c", "J", "Tab x", "Right Space", "Esc"] {
        play.press(key);
    }
    update(&mut play.model, Message::Drop);
    assert_eq!(play.desk().draft, before);
}

#[test]
fn who_receives_the_data_is_done_only_once_somebody_is_named_or_nobody_is_said() {
    use super::hand::begun;
    use policy_wizard::answers::Answers;
    use policy_wizard::interview;
    let presets: Vec<String> = policy_wizard::presets::all().iter().map(|preset| preset.id.clone()).collect();
    for preset in presets {
        let play = begun(&preset);
        let mut desk = policy_wizard::asking::Desk::new(play.desk().draft.clone(), "a.json".into());
        asking::accept_rest(&mut desk, "sharing", &who()).unwrap();
        let offers: Vec<String> = interview::all()
            .iter()
            .filter(|question| question.is_table() && question.section == "sharing")
            .flat_map(|table| {
                desk.draft
                    .offers(table.id)
                    .into_iter()
                    .map(|(_, key, _)| path::row_path(table.id, &key))
                    .collect::<Vec<_>>()
            })
            .collect();
        for path in offers {
            desk.edit(&[Edit::Drop { path, from: None }], &who()).unwrap();
        }
        let leaves = |shown: &Answers| -> Vec<&'static str> {
            let asked = interview::asked_once(shown).filter(|q| q.section == "sharing" && !q.is_table() && !q.gate);
            asked.map(|q| q.id).collect()
        };
        for at in leaves(&desk.shown) {
            if path::get(&desk.shown, at).is_none() {
                let _ = desk.edit(&[set(at, json!(false))], &who());
            }
        }
        let today = PolicyDate::parse("2026-11-21").unwrap();
        let left = desk.tally("sharing");
        assert!(
            left.words() == "1 unanswered" && !left.is_settled(),
            "{preset}: {}",
            left.words()
        );
        assert!(desk.state_of("sharing", today).contains("1 unanswered"), "{preset}");
        let none = asking::saying_none(&desk, "sharing.recipients").unwrap();
        let mut nobody = policy_wizard::asking::Desk::new(desk.draft.clone(), "a.json".into());
        nobody.edit(&[none], &who()).unwrap();
        assert_ne!(nobody.tally("sharing").words(), "1 unanswered", "{preset}");
        let hostly = insert("sharing.recipients", json!({ "name": "Hostly" }));
        desk.edit(&[hostly], &who()).unwrap();
        assert_ne!(desk.tally("sharing").words(), "1 unanswered", "{preset}");
    }
}
