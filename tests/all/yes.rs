//! Saying yes to a section on the screen, and the way on from there.

use crate::ease::empty;
use crate::screen::Play;
use crossterm::event::KeyCode;
use policy_wizard::asking::words_of;
use policy_wizard::draft::State;
use policy_wizard::interview::{self, SECTIONS};
use policy_wizard::path;
use policy_wizard::presets;
use policy_wizard::tui::keys;
use policy_wizard::tui::model::{Entry, Screen};
use serde_json::json;

/// A section whose text has more lines than the screen, before the yes to it.
fn long() -> Play {
    let mut play = Play::start(0);
    play.resize(100, 24);
    play.model.open_section("collection");
    play.press("y");
    assert!(play.text().contains("PgDn reads on"), "{}", play.text());
    play
}

#[test]
fn a_long_text_is_read_to_its_end_and_then_enter_says_yes() {
    let mut play = long();
    let mut pages = vec![play.text()];
    while pages.last().is_some_and(|page| page.contains("PgDn reads on")) {
        play.key(KeyCode::PageDown);
        pages.push(play.text());
        assert!(pages.len() < 30, "the end does not come");
    }
    play.key(KeyCode::PageDown);
    assert_eq!(Some(&play.text()), pages.last(), "behind the end is nothing");
    for page in pages.iter().rev().skip(1) {
        play.key(KeyCode::PageUp);
        let shown = play.text();
        let first = |text: &str| text.lines().find(|l| l.contains("lines ")).map(str::to_owned);
        assert!(first(&shown).is_some() && first(page).is_some());
    }
    let text = |page: &str| page.lines().take(22).collect::<Vec<_>>().join("\n");
    assert_eq!(
        Some(text(&play.text())),
        pages.first().map(|page| text(page)),
        "and back to the beginning"
    );
    play.press("Enter");
    assert_eq!(play.desk().tally("collection").to_confirm, 0, "{}", play.text());
}

/// Nothing is taken that was not on the screen: Enter, and `y`, read on until the last line was.
#[test]
fn a_yes_to_what_was_not_read_reads_on() {
    for key in ["Enter", "y"] {
        let mut play = long();
        let waiting = play.desk().tally("collection").to_confirm;
        let last = |play: &mut Play| !play.text().contains("PgDn reads on");
        let mut presses = 0;
        while !last(&mut play) {
            assert!(play.text().contains("Enter read on"), "{}", play.text());
            play.press(key);
            presses += 1;
            assert_eq!(play.desk().tally("collection").to_confirm, waiting, "nothing is taken yet");
        }
        assert!(
            presses > 0 && play.text().contains("Enter yes, that is right"),
            "{}",
            play.text()
        );
        play.press(key);
        assert_eq!(play.desk().tally("collection").to_confirm, 0, "{}", play.text());
    }
}

/// A jump to the end reads nothing of what it leaves out.
#[test]
fn what_a_jump_leaves_out_is_still_to_be_read() {
    let mut play = long();
    play.resize(60, 12);
    let waiting = play.desk().tally("collection").to_confirm;
    play.press("End");
    let mut presses = 0;
    while play.desk().tally("collection").to_confirm == waiting {
        play.press("y");
        presses += 1;
        assert!(presses < 60, "{}", play.text());
    }
    assert!(presses > 3, "only {presses}");
}

#[test]
fn y_says_yes_from_any_sentence_and_enter_goes_to_its_question() {
    let mut play = long();
    play.resize(100, 90);
    play.press("Down Down");
    assert!(play.text().contains("y says yes"), "{}", play.text());
    play.press("y");
    assert_eq!(play.desk().tally("collection").to_confirm, 0, "{}", play.text());
    let mut play = long();
    play.press("Down Down Enter");
    assert!(matches!(play.model.screen, Screen::Form(_)));
    assert!(play.desk().tally("collection").to_confirm > 0, "nothing was taken");
}

#[test]
fn the_text_of_the_whole_policy_is_not_said_yes_to() {
    let mut play = Play::start(0);
    play.press("End Up Up Enter");
    assert!(
        matches!(play.model.screen, Screen::Text { section: None, .. }),
        "{}",
        play.text()
    );
    let before = play.desk().draft.clone();
    play.press("y");
    assert!(play.desk().draft == before, "{}", play.text());
}

#[test]
fn escape_from_a_section_that_is_done_leads_to_the_next_that_is_asked() {
    let at = |id: &str| SECTIONS.iter().position(|s| s.id == id).unwrap();
    let mut play = Play::start(presets::all().iter().position(|p| p.id == "web-shop").unwrap());
    let line = |play: &Play| match play.model.screen {
        Screen::Tasks { at } => at,
        _ => panic!("not at the task list"),
    };
    play.model.open_section("children");
    play.press("Esc");
    assert_eq!(line(&play), at("children"), "nothing was said there yet");
    play.model.open_section("children");
    play.agree();
    while matches!(play.model.screen, Screen::Form(_)) {
        play.press("Esc"); // out of the field of the next question, out of its section
    }
    assert_eq!(line(&play), at("changes"), "California is not asked");
    play.model.open_section("changes");
    play.press("Esc");
    assert_eq!(line(&play), at("changes"), "the date is needed");
}

#[test]
fn space_on_a_cell_of_a_suggested_row_takes_the_row_along() {
    for (preset, id) in presets::all().iter().enumerate().map(|(i, p)| (i, &p.id)) {
        let mut play = Play::start(preset);
        let at = "use.purposes.secure.ground";
        if path::get(&play.desk().shown, at).is_none() {
            continue;
        }
        assert_eq!(play.desk().draft.state("use.purposes.secure"), State::Suggested, "{id}");
        let before = path::get(&play.desk().shown, at);
        play.model.go_to(at);
        play.press("Space");
        let Screen::Form(form) = &play.model.screen else {
            panic!("{id}: not in the record")
        };
        assert_eq!((&form.focus, &form.problem), (&Entry::Answer(at.to_owned()), &None), "{id}");
        let after = path::get(&play.desk().draft.answers, at);
        assert!(after.is_some() && after != before, "{id}: {after:?}");
        assert_eq!(play.desk().draft.state("use.purposes.secure"), State::Known, "{id}");
        play.press("u u");
        assert_eq!(
            play.desk().draft.state("use.purposes.secure"),
            State::Suggested,
            "{id}: taken back"
        );
    }
}

/// Up and down go on from a question of yes or no, also while it is open; what was chosen stays.
#[test]
fn an_arrow_down_leaves_yes_and_no_that_stand_side_by_side() {
    let mut play = Play::start(0);
    play.model.go_to("collection.sensitive");
    play.press("n");
    let Screen::Form(form) = &play.model.screen else {
        panic!("no form")
    };
    assert!(form.input.is_some(), "n opens the field");
    play.press("Down");
    let answer = path::get(&play.desk().draft.answers, "collection.sensitive");
    assert_eq!(answer, Some(false.into()));
    let Screen::Form(form) = &play.model.screen else {
        panic!("no form")
    };
    assert_eq!(form.focus, Entry::Answer("collection.others_data".to_owned()));
    assert!(form.input.is_none());
}

/// The words that a row says, which Enter has to show before it takes them.
fn words_of_row(play: &Play, at: &str) -> Vec<String> {
    let Ok(path::Spot::Row(table, key)) = path::spot(at) else {
        panic!("{at} is no row")
    };
    let shown = &play.desk().shown;
    let cells = interview::columns(table.id).filter_map(|c| path::get(shown, &c.path(key)).map(|v| words_of(shown, c, &v)));
    cells
        .flat_map(|words| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Enter takes a row only when all that it says was on the screen: on a small one it reads on first, and any other key
/// begins again.
#[test]
fn a_row_that_has_more_than_the_screen_is_read_before_it_is_taken() {
    let row = "collection.kinds.payments";
    for (width, height) in [(40, 12), (60, 16), (80, 24), (120, 36), (200, 60)] {
        let mut play = Play::start(presets::all().iter().position(|p| p.id == "web-app").unwrap());
        play.resize(width, height);
        play.model.go_to(row);
        let words = words_of_row(&play, row);
        let mut seen = String::new();
        let mut presses = 0;
        while play.desk().draft.state(row) == State::Suggested {
            let screen = play.text();
            let panel = screen.split("────").last().unwrap_or_default();
            let more = screen.contains("Enter read on");
            assert!(more || !panel.contains("more: Enter reads on"), "{width}×{height}\n{screen}");
            assert_eq!(screen.contains("Enter yes, next"), !more, "{width}×{height}\n{screen}");
            seen.push_str(panel);
            play.press("Enter");
            presses += 1;
            assert!(presses < 40, "it is never taken");
        }
        let missing: Vec<&String> = words.iter().filter(|word| !seen.contains(word.as_str())).collect();
        assert!(missing.is_empty(), "{width}×{height}: not shown: {missing:?}");
        assert_eq!(presses == 1, height >= 36, "{width}×{height}: {presses} times Enter");
    }
}

#[test]
fn another_key_begins_a_row_again_from_its_first_line() {
    let mut play = Play::start(presets::all().iter().position(|p| p.id == "web-app").unwrap());
    play.resize(80, 24);
    play.model.go_to("collection.kinds.payments");
    let first = play.text();
    assert!(first.contains("more: Enter reads on"), "{first}");
    play.press("Enter");
    assert_ne!(play.text(), first);
    play.press("Up Down");
    assert_eq!(play.text(), first);
}

/// A yes from within the record takes what was on the screen, stays in the row, and goes on to what was not.
#[test]
fn y_in_a_record_takes_what_was_on_the_screen_and_goes_on_in_the_row() {
    let row = "collection.kinds.payments";
    let web = presets::all().iter().position(|p| p.id == "web-app").unwrap();
    let mut partly = 0;
    for size in [(40, 12), (60, 16), (80, 24), (200, 60)] {
        let mut play = Play::start(web);
        play.resize(size.0, size.1);
        play.model.go_to(row);
        let (table, key) = row.rsplit_once('.').unwrap();
        let cells = || interview::columns(table).map(|column| column.path(key));
        let name = cells().next().unwrap();
        play.press("Right");
        let (mut presses, mut seen) = (0, String::new());
        while matches!(&play.model.screen, Screen::Form(form) if form.row_path().as_deref() == Some(row)) {
            seen.push_str(&play.text().split_whitespace().collect::<Vec<_>>().join(" "));
            let known: Vec<String> = cells()
                .filter(|at| path::get(&play.desk().draft.answers, at).is_some())
                .collect();
            let said = keys::footer(&play.model).into_iter().find(|(key, _)| *key == "y");
            let whole = said.is_some_and(|(_, does)| does == "yes to the row");
            play.press("y");
            let left = play.desk().outstanding.iter().any(|at| at.starts_with(row));
            assert!(
                whole || said.is_some_and(|(_, does)| does == "yes to what shows"),
                "{size:?}: {said:?}"
            );
            assert!(!whole || !left, "{size:?}: it takes what it says: {said:?}\n{}", play.text());
            partly += usize::from(!whole && left);
            for at in cells().filter(|at| !known.contains(at)) {
                let draft = &play.desk().draft;
                if let Some(value) = path::get(&draft.answers, &at) {
                    let words = words_of(&draft.answers, policy_wizard::asking::question_of(&at).unwrap(), &value);
                    let whole = words.split_whitespace().all(|word| seen.contains(word));
                    assert!(whole || at == name, "{size:?}: {at} was not on the screen: {words}\n{seen}");
                }
            }
            presses += 1;
            assert!(presses < 20, "{size:?}: {}", play.text());
        }
        assert_eq!(play.desk().draft.state(row), State::Known, "{size:?}\n{}", play.text());
        assert!(!play.desk().outstanding.iter().any(|at| at.starts_with(row)), "{size:?}");
        assert!(presses <= if size.1 == 60 { 2 } else { 10 }, "{size:?}: {presses} times y");
    }
    assert!(partly > 0, "where lines are cut it is said before");
}

/// Enter on a row that is not finished, and → too, leads to what it lacks; whoever passes it goes on.
#[test]
fn an_unfinished_row_leads_to_what_it_lacks() {
    let rows = json!({"key": "chats", "name": "Chats", "trigger": "using"});
    for key in ["Enter", "Right"] {
        let mut play = empty(&[("collection.kinds", rows.clone())]);
        let row = "collection.kinds.chats";
        play.model.go_to(row);
        assert!(play.text().contains("lacks: exactly what"), "{}", play.text());
        let footer = play.text();
        assert!(footer.contains("Enter what it lacks"), "{footer}");
        play.press(key);
        let Screen::Form(form) = &play.model.screen else {
            panic!("no form")
        };
        assert_eq!(form.focus, Entry::Answer(format!("{row}.items")), "{key}");
        assert_eq!(form.input.is_some(), key == "Enter", "Enter begins to type: {key}");
    }
    let mut play = empty(&[("collection.kinds", rows)]);
    play.model.go_to("collection.kinds.chats");
    play.press("Enter");
    for _ in 0..30 {
        play.press("Enter");
    }
    let stays = matches!(&play.model.screen, Screen::Form(form) if form.focus.path().starts_with("collection.kinds.chats"));
    assert!(!stays, "{}", play.text());
}

/// Up and down answer nothing on an open question of yes or no, whatever is chosen.
#[test]
fn up_and_down_leave_what_was_said_to_a_question_of_yes_or_no() {
    for (letter, said) in [("n", false), ("y", true)] {
        for arrow in ["Up", "Down"] {
            let mut play = Play::start(0);
            play.model.go_to("collection.sensitive");
            play.press(letter);
            play.press(arrow);
            let answer = path::get(&play.desk().draft.answers, "collection.sensitive");
            assert_eq!(answer, Some(said.into()), "{letter} {arrow}");
            let Screen::Form(form) = &play.model.screen else {
                panic!("no form")
            };
            assert_ne!(
                form.focus,
                Entry::Answer("collection.sensitive".to_owned()),
                "{letter} {arrow}"
            );
        }
    }
}

/// On the smallest screen an answer too is on the screen whole before a yes takes it, in a section and in a record.
#[test]
fn an_answer_that_has_more_than_a_small_screen_is_read_before_it_is_taken() {
    for at in ["company.regions", "collection.kinds.account.items"] {
        let mut play = Play::start(presets::all().iter().position(|p| p.id == "web-app").unwrap());
        play.resize(40, 12);
        play.model.go_to(at);
        let question = policy_wizard::asking::question_of(at).unwrap();
        let value = path::get(&play.desk().shown, at).unwrap();
        let words = words_of(&play.desk().shown, question, &value);
        let mut seen = String::new();
        for press in 0.. {
            assert!(press < 20, "it is never taken");
            if path::get(&play.desk().draft.answers, at).is_some() {
                break;
            }
            seen.push_str(play.text().split("────").last().unwrap_or_default());
            play.press("Enter");
        }
        for word in words.split_whitespace() {
            assert!(seen.contains(word), "{at}: {word} was not shown\n{seen}");
        }
    }
}

/// A yes said in the sections before is no answer to the open question with which the next one begins; any other key, and
/// `y` is the answer again.
#[test]
fn y_on_the_open_question_of_a_section_just_entered_answers_nothing() {
    let at = "ccpa.applies";
    let entered = || {
        let mut play = empty(&[("company.regions", json!(["california"]))]);
        let place = SECTIONS.iter().position(|section| section.id == "ccpa").unwrap();
        play.model.screen = Screen::Tasks { at: place };
        play.press("Enter");
        let Screen::Form(form) = &play.model.screen else {
            panic!("no form")
        };
        assert_eq!(form.focus, Entry::Answer(at.to_owned()), "the section begins with it");
        play
    };
    for keys in ["y", "y y", "y Enter y"] {
        let mut play = entered();
        play.press(keys);
        assert_eq!(play.desk().draft.state(at), State::Unanswered, "{keys}");
    }
    // also where the way on led there, and not the list
    let mut play = empty(&[("company.regions", json!(["california"]))]);
    play.press("Enter Down"); // the last key was no yes
    play.model.open_section("ccpa");
    play.press("y");
    assert_eq!(play.desk().draft.state(at), State::Unanswered, "{}", play.text());
    let mut play = entered();
    play.press("y");
    assert!(play.text().contains("y takes only what is suggested"), "{}", play.text());
    // the footer of an open field names no key that is held
    let mut play = entered();
    play.press("Enter");
    let named = |play: &Play| {
        policy_wizard::tui::keys::footer(&play.model)
            .iter()
            .any(|(key, _)| *key == "y n")
    };
    assert!(!named(&play), "{}", play.text());
    play.press("Esc Right");
    assert!(named(&play), "{}", play.text());
    for (keys, said) in [("n", false), ("Down Up y", true)] {
        let mut play = entered();
        play.press(keys);
        assert_eq!(path::get(&play.desk().draft.answers, at), Some(said.into()), "{keys}");
    }
}
