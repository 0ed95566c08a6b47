//! The mouse, on the screen in memory and in a real pseudo-terminal: what is seen can be clicked, the wheel
//! answers nothing, and a terminal whose mouse nobody asked for keeps it.

use crate::screen::Play;
use crate::terminal::{CTRL_C, Term, folders};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use policy_wizard::draft::{Draft, State};
use policy_wizard::interview;
use policy_wizard::path;
use policy_wizard::tui::model::{Entry, LookStage, Model, Over, Screen, Stage};
use policy_wizard::tui::spots::Spot;
use policy_wizard::tui::update::{Effect, Message, update};
use proptest::prelude::*;
use ratatui::layout::Rect;

const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (120, 36)];

/// The line, or the sentence, that has the cursor.
fn cursor(model: &Model) -> Option<Spot> {
    let line = match (&model.over, &model.screen) {
        (Some(Over::Find(seeking)), _) => seeking.at,
        (Some(Over::Decide { at, .. }), _) => return at.map(Spot::Line),
        (Some(Over::Provider { at, .. } | Over::Other { at } | Over::Explain { line: at, .. }), _)
        | (None, Screen::Tasks { at } | Screen::Check { at }) => *at,
        (Some(_), _) | (None, Screen::OpenFile { .. }) => return None,
        (None, Screen::Home { at }) => model.home.ask.as_ref().map_or(*at, |ask| ask.at),
        (None, Screen::Where { here, .. }) => usize::from(!here),
        (None, Screen::Text { at, .. }) => return at.map(Spot::Sentence),
        (None, Screen::Form(form)) => match form.reading {
            Some(number) => return Some(Spot::Sentence(number)),
            None => form.position(&form.entries(model.desk.as_ref()?)),
        },
        (None, Screen::Findings(screen)) => screen.at,
        (None, Screen::Look(look)) => match look.stage {
            LookStage::List => look.at,
            LookStage::Ask { on_env: true, .. } => 0,
            LookStage::Ask { .. } | LookStage::Run => return None,
        },
        (None, Screen::Finish(finish)) => match finish.stage {
            Stage::Choose => {
                let lines = finish.lines(model.desk.as_ref()?, model.today);
                lines.iter().position(|line| *line == finish.at)?
            }
            Stage::Ask(at) => at,
            Stage::Done(_) => return None,
        },
    };
    Some(Spot::Line(line))
}

fn spots(play: &mut Play) -> Vec<(Rect, Spot)> {
    play.text();
    play.model.spots.all()
}

fn click(play: &mut Play, column: u16, row: u16) {
    play.text();
    play.send(Message::Click(column, row));
}

/// Where words stand on the screen.
fn find(play: &mut Play, words: &str) -> (u16, u16) {
    let text = play.text();
    let (row, line) = text
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(words))
        .unwrap_or_else(|| panic!("no “{words}”:\n{text}"));
    let before = line.split(words).next().unwrap_or_default().chars().count();
    (u16::try_from(before).unwrap(), u16::try_from(row).unwrap())
}

fn click_on(play: &mut Play, words: &str) {
    let (column, row) = find(play, words);
    play.send(Message::Click(column, row));
}

/// Clicks every line and sentence that is on the screen, unless it has the cursor already, and says how many
/// there were. `every` leaves some out.
fn walk(play: &mut Play, every: usize, where_: &str) -> usize {
    let before = play.model.desk.as_ref().map(|desk| desk.draft.clone());
    let mut all = spots(play);
    let mut lines = 0;
    for number in (0..all.len()).step_by(every) {
        let Some((area, spot)) = all.get(number).copied() else { break };
        let on_top = play.model.spots.at(area.x, area.y) == Some((area, spot));
        if !on_top || !matches!(spot, Spot::Line(_) | Spot::Sentence(_)) {
            continue;
        }
        lines += 1;
        if cursor(&play.model) == Some(spot) {
            continue; // that would be Enter
        }
        play.send(Message::Click(area.x, area.y));
        assert_eq!(
            cursor(&play.model),
            Some(spot),
            "{where_}: a click on {area} of\n{}",
            play.text()
        );
        all = spots(play);
        let under = play.model.spots.at(area.x, area.y).map(|s| s.1);
        if let Spot::Line(_) = spot {
            assert_eq!(under, Some(spot), "{where_}: it stays under the pointer:\n{}", play.text());
        }
    }
    let after = play.model.desk.as_ref().map(|desk| desk.draft.clone());
    assert!(before == after, "{where_}: such clicks answer nothing");
    lines
}

#[test]
fn whatever_stands_on_a_screen_can_be_clicked_and_gets_the_cursor() {
    let presets = Play::new(80, 24).model.presets.len();
    let mut found = 0;
    for preset in 0..presets {
        for (width, height) in SIZES {
            let at = |screen: &str| format!("preset {preset}, {width}×{height}, {screen}");
            let mut play = Play::new(width, height);
            assert!(walk(&mut play, 1, &at("home")) > 2);
            play.model.screen = Screen::Home { at: preset };
            play.press("Enter");
            assert_eq!(walk(&mut play, 1, &at("where")), 2);
            play.press("Enter");
            assert!(walk(&mut play, 1, &at("tasks")) > 5);
            let mut lines = 0;
            for section in interview::SECTIONS {
                play.model.open_section(section.id);
                lines += walk(&mut play, 1, &at(section.id));
            }
            assert!(lines > 15, "{lines}: {}", at("sections"));
            play.model.open_section("company");
            play.press("o");
            assert!(walk(&mut play, 1, &at("other answers")) > 3);
            play.press("Esc");
            for (line, screen, every) in [(10, "check", 3), (11, "text", 7), (13, "finish", 1)] {
                play.model.screen = Screen::Tasks { at: line };
                play.press("Enter");
                assert!(walk(&mut play, every, &at(screen)) > 0, "{}", at(screen));
            }
            play.press("Esc r");
            for pressed in 0..3 {
                found += walk(&mut play, 1, &at("findings"));
                assert!(matches!(play.model.screen, Screen::Findings(_)), "{pressed}: {}", play.text());
                play.press("Tab");
            }
            play.press("Esc /");
            play.type_text("who");
            assert!(walk(&mut play, 1, &at("find")) > 1);
        }
    }
    assert!(found > presets, "{found} lines of what the review found");
}

#[test]
fn a_click_on_what_has_the_cursor_says_yes_picks_or_opens() {
    let mut play = Play::start(0);
    play.model.open_section("company");
    let suggested = |play: &Play| play.desk().outstanding.len();
    let before = suggested(&play);
    let Screen::Form(form) = &play.model.screen else { panic!() };
    let entries = form.entries(play.desk());
    let waits = entries
        .iter()
        .find(|e| matches!(play.desk().draft.state(e.path()), State::Suggested))
        .unwrap();
    let at = waits.path().to_owned();
    let label = interview::question(&at).unwrap().label;
    click_on(&mut play, label);
    assert_eq!(suggested(&play), before, "the first click only puts the cursor there");
    click_on(&mut play, label);
    assert_eq!(play.desk().draft.state(&at), State::Known, "the second says yes");
    click_on(&mut play, label);
    click_on(&mut play, label);
    let Screen::Form(form) = &play.model.screen else { panic!() };
    assert!(
        form.input.is_some() && form.focus == Entry::Answer(at),
        "what is known opens:\n{}",
        play.text()
    );
    // an offer is picked, and goes nowhere
    let mut play = Play::start(0);
    play.model.open_section("sharing");
    let Screen::Form(form) = &play.model.screen else { panic!() };
    let entries = form.entries(play.desk());
    let number = entries.iter().position(|e| matches!(e, Entry::Offer(_))).unwrap();
    let offer = entries[number].path().to_owned();
    for _ in 0..2 {
        let area = spots(&mut play).into_iter().find(|s| s.1 == Spot::Line(number)).unwrap().0;
        play.send(Message::Click(area.x, area.y));
    }
    assert!(path::get(&play.desk().draft.answers, &offer).is_some(), "{}", play.text());
}

#[test]
fn a_session_can_be_had_with_clicks_alone() {
    let mut play = Play::new(120, 36);
    click_on(&mut play, "None of these");
    click_on(&mut play, "None of these");
    click_on(&mut play, "here, in this folder");
    assert!(matches!(play.model.screen, Screen::Where { here: true, .. }));
    click_on(&mut play, "in my drafts folder");
    assert!(matches!(play.model.screen, Screen::Where { here: false, .. }));
    click_on(&mut play, "in my drafts folder");
    assert!(matches!(play.model.screen, Screen::Tasks { .. }), "{}", play.text());
    click_on(&mut play, "Finish");
    click_on(&mut play, "Finish");
    assert!(matches!(play.model.screen, Screen::Finish(_)));
    click_on(&mut play, "back");
    assert!(
        matches!(play.model.screen, Screen::Tasks { .. }),
        "the footer is pressed:\n{}",
        play.text()
    );
    let (column, row) = find(&mut play, "keys");
    play.send(Message::Click(column, row));
    assert!(matches!(play.model.over, Some(Over::Keys { .. })));
    click_on(&mut play, "close");
    assert!(play.model.over.is_none());
}

#[test]
fn a_click_puts_the_caret_and_the_button_held_selects() {
    let mut play = Play::start(0);
    play.model.go_to("company.legal_name");
    play.press("Right");
    play.type_text("Quill Harbor Ltd");
    let (column, row) = find(&mut play, "Quill Harbor Ltd");
    // the field, not the same words in the list above
    let field = spots(&mut play).into_iter().find(|s| s.1 == Spot::Field).unwrap().0;
    let row = if field.contains((column, row).into()) { row } else { field.y };
    let column = field.x;
    click(&mut play, column + 6, row);
    play.type_text("X");
    let name = |play: &Play| path::get(&play.desk().draft.answers, "company.legal_name");
    assert_eq!(name(&play), Some("Quill XHarbor Ltd".into()));
    click(&mut play, column, row);
    play.send(Message::Drag(column + 2, row));
    play.text();
    play.send(Message::Drag(column + 5, row + 9));
    play.key(KeyCode::F(7));
    assert_eq!(play.clipboard, "Quill", "below the text is its last row");
    play.type_text("Ink");
    assert_eq!(
        name(&play),
        Some("Ink XHarbor Ltd".into()),
        "typing replaces what is selected"
    );
    // a line elsewhere leaves the field, and keeps what was typed
    let other = spots(&mut play)
        .into_iter()
        .find(|s| matches!(s.1, Spot::Line(_)) && Some(s.1) != cursor(&play.model))
        .unwrap();
    play.send(Message::Click(other.0.x, other.0.y));
    let Screen::Form(form) = &play.model.screen else { panic!() };
    assert!(form.input.is_none());
    assert_eq!(cursor(&play.model), Some(other.1));
    assert_eq!(name(&play), Some("Ink XHarbor Ltd".into()));
}

#[test]
fn a_long_text_does_not_run_away_under_the_pointer() {
    let mut play = Play::start(0);
    play.resize(80, 24);
    play.model.go_to("company.address");
    play.press("Right");
    let text: Vec<String> = (0..40).map(|n| format!("line {n:02}")).collect();
    play.send(Message::Pasted(text.join("\n")));
    play.text();
    let field = spots(&mut play).into_iter().find(|s| s.1 == Spot::Field).unwrap().0;
    let shown = |play: &mut Play| play.text().lines().nth(usize::from(field.y)).unwrap_or_default().to_owned();
    let before = shown(&mut play);
    click(&mut play, field.x, field.y);
    assert_eq!(shown(&mut play), before, "a click scrolls nothing");
    for column in 1..5 {
        play.send(Message::Drag(field.x + column, field.y));
        assert_eq!(shown(&mut play), before, "nor does the pointer in the same row");
    }
}

#[test]
fn options_are_chosen_by_a_click() {
    // yes or no, one of a list, any number of a list
    let mut seen = [0; 3];
    for question in interview::all().iter().filter(|q| !q.is_column() && !q.is_table()) {
        let kind = match question.kind {
            interview::Kind::YesNo => 0,
            interview::Kind::One(_) => 1,
            interview::Kind::Many(_) => 2,
            _ => continue,
        };
        let mut play = Play::start(0);
        play.model.go_to(question.id);
        play.press("Right");
        let Screen::Form(form) = &play.model.screen else { panic!() };
        if form.input.is_none() || form.focus.path() != question.id {
            continue; // not asked of this preset
        }
        let label = question.choices().last().map_or("no", |choice| choice.label);
        let before = path::get(&play.desk().draft.answers, question.id);
        play.text();
        let field = spots(&mut play).into_iter().find(|s| s.1 == Spot::Field).unwrap().0;
        let text = play.text();
        let row = (field.y..field.bottom()).find(|y| {
            text.lines()
                .nth(usize::from(*y))
                .is_some_and(|l| l.contains(&format!(" {label}")))
        });
        let Some(row) = row else { continue };
        let line: Vec<char> = text
            .lines()
            .nth(usize::from(row))
            .unwrap()
            .chars()
            .skip(usize::from(field.x))
            .collect();
        let line: String = line.into_iter().collect();
        let column = field.x + u16::try_from(line.split(&format!(" {label}")).next().unwrap().chars().count()).unwrap() + 1;
        play.send(Message::Click(column, row));
        let after = path::get(&play.desk().draft.answers, question.id);
        let on = match (kind, &after) {
            (0, Some(value)) => value.as_bool() == Some(false),
            (1, Some(value)) => Some(value.as_str()) == Some(question.choices().last().map(|c| c.id)),
            _ => after != before,
        };
        assert!(on, "{}: {before:?} {after:?}\n{}", question.id, play.text());
        seen[kind] += 1;
    }
    assert!(seen.iter().all(|n| *n > 0), "{seen:?}");
}

#[test]
fn the_wheel_moves_what_is_seen_and_neither_the_cursor_nor_an_answer() {
    for (width, height) in SIZES {
        let mut play = Play::start(1);
        play.resize(width, height);
        let draft = |play: &Play| -> Draft { play.desk().draft.clone() };
        let before = draft(&play);
        let mut moved = 0;
        for at in [10, 11] {
            play.model.screen = Screen::Tasks { at };
            play.press("Enter");
            let top = play.text();
            let here = cursor(&play.model);
            play.send(Message::Wheel(5, 8, false));
            let down = play.text();
            assert_ne!(top, down);
            assert_eq!(cursor(&play.model), here);
            let line = |text: &str, n: u16| text.lines().nth(usize::from(n)).unwrap_or_default().trim_end().to_owned();
            if at == 11 {
                assert_eq!(line(&top, 9), line(&down, 6), "by three lines:\n{top}\n{down}");
                moved += 1;
            }
            play.send(Message::Wheel(5, 8, true));
            assert_eq!(play.text(), top, "and back");
            (0..999).for_each(|_| play.send(Message::Wheel(5, 8, false)));
            let end = play.text();
            play.send(Message::Wheel(5, 8, true));
            assert_ne!(play.text(), end, "after the end it comes back at once");
        }
        assert_eq!(moved, 1);
        for section in interview::SECTIONS {
            play.model.open_section(section.id);
            let here = cursor(&play.model);
            for (column, row) in [(3, 3), (width / 2, height / 2), (width - 6, 6), (3, height - 3)] {
                play.text();
                play.send(Message::Wheel(column, row, false));
            }
            assert_eq!(cursor(&play.model), here, "{}", section.id);
            // nor in a field that is open
            play.press("Right");
            if let Some((field, _)) = spots(&mut play).into_iter().find(|s| s.1 == Spot::Field) {
                play.send(Message::Wheel(field.x, field.y, false));
                play.send(Message::Wheel(field.x, field.y, true));
            }
            play.press("Esc");
        }
        assert!(draft(&play).answers == before.answers, "the wheel answers nothing");
    }
}

#[test]
fn what_is_not_drawn_any_more_cannot_be_clicked() {
    let mut play = Play::start(0);
    let area = spots(&mut play).into_iter().find(|s| matches!(s.1, Spot::Line(5))).unwrap().0;
    play.press("Enter"); // and no frame
    let here = cursor(&play.model);
    play.send(Message::Click(area.x, area.y));
    assert_eq!(cursor(&play.model), here);
    // what lies over a screen covers it
    play.key(KeyCode::F(1));
    play.text();
    assert!(play.model.spots.all().iter().all(|s| matches!(s.1, Spot::Key(_))));
}

#[test]
fn a_key_turns_it_on_and_off_also_while_typing() {
    let mut play = Play::start(0);
    assert!(!play.model.mouse, "off at first");
    assert_eq!(update(&mut play.model, Message::Mouse), [Effect::Mouse(true)]);
    assert!(play.text().contains("hold Shift"), "{}", play.text());
    play.press("m");
    assert!(!play.model.mouse);
    play.model.go_to("company.legal_name");
    play.press("Right");
    play.type_text("m");
    assert!(!play.model.mouse, "a letter is text where a caret shows");
    play.key(KeyCode::F(12));
    assert!(play.model.mouse && play.model.has_caret());
    assert_eq!(path::get(&play.desk().draft.answers, "company.legal_name"), Some("m".into()));
}

#[test]
fn every_key_that_a_footer_names_is_a_key() {
    use policy_wizard::tui::keys;
    for name in [
        "Enter", "Esc", "Space", "Tab", "Del", "F7", "PgUp", "↑", "→", "?", "Ctrl-C", "x", "+",
    ] {
        assert!(keys::named(name).is_some(), "{name}");
    }
    assert_eq!(keys::named("type"), None);
    let each: Vec<_> = keys::each("Tab ↑↓")
        .into_iter()
        .map(|(x, wide, key)| (x, wide, key.code))
        .collect();
    assert_eq!(each, [(0, 3, KeyCode::Tab), (4, 1, KeyCode::Up), (5, 1, KeyCode::Down)]);
    assert_eq!(
        keys::named("Ctrl-C"),
        Some(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL))
    );
}

#[derive(Debug, Clone)]
enum Act {
    Click(u16, u16),
    /// A click on one of the things that stand there.
    Hit(usize),
    Drag(u16, u16),
    Wheel(u16, u16, bool),
    Key(KeyCode),
    Draw,
    Resize(u16, u16),
}

fn act() -> impl Strategy<Value = Act> {
    let keys = prop::sample::select(vec![
        KeyCode::Enter,
        KeyCode::Down,
        KeyCode::Right,
        KeyCode::Esc,
        KeyCode::Char('t'),
        KeyCode::Char('/'),
        KeyCode::Char('a'),
        KeyCode::Char('x'),
    ]);
    prop_oneof![
        3 => (0u16..130, 0u16..40).prop_map(|(x, y)| Act::Click(x, y)),
        9 => any::<usize>().prop_map(Act::Hit),
        2 => (0u16..130, 0u16..40).prop_map(|(x, y)| Act::Drag(x, y)),
        2 => (0u16..130, 0u16..40, any::<bool>()).prop_map(|(x, y, up)| Act::Wheel(x, y, up)),
        2 => keys.prop_map(Act::Key),
        1 => Just(Act::Draw),
        1 => (1u16..130, 1u16..40).prop_map(|(x, y)| Act::Resize(x, y)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn random_clicks_never_panic_and_can_be_taken_back(preset in 0usize..13, walk in prop::collection::vec(act(), 1..120)) {
        let mut play = Play::start(preset);
        let before = play.desk().draft.clone();
        for act in walk {
            match act {
                Act::Click(x, y) => play.send(Message::Click(x, y)),
                Act::Hit(n) => {
                    let all = spots(&mut play);
                    if let Some((area, _)) = all.get(n % all.len().max(1)) {
                        play.send(Message::Click(area.x, area.y));
                    }
                }
                Act::Drag(x, y) => play.send(Message::Drag(x, y)),
                Act::Wheel(x, y, up) => play.send(Message::Wheel(x, y, up)),
                Act::Key(code) => play.key(code),
                Act::Draw => drop(play.text()),
                Act::Resize(x, y) => play.resize(x, y),
            }
            if play.quit || play.model.desk.is_none() {
                return Ok(());
            }
        }
        play.text();
        let desk = play.model.desk.as_mut().unwrap();
        while desk.history.undo(&mut desk.draft).is_some() {}
        prop_assert!(desk.draft == before, "not all was taken back");
    }
}

const CAPTURE: &str = "\x1b[?1000h";
const RELEASE: &str = "\x1b[?1000l";

#[test]
fn the_terminal_keeps_its_mouse_until_it_is_asked_for() {
    let (_root, home, work) = folders();
    let mut term = Term::start(&home, &work, &[], (100, 30));
    term.see("New policy");
    term.keys("\x1b[B");
    term.keys(CTRL_C);
    let (code, out) = term.end();
    assert_eq!(code, 0);
    assert!(
        !out.contains("\x1b[?1000") && !out.contains("\x1b[?1003"),
        "it was neither taken nor given back"
    );
}

#[test]
fn clicks_and_the_wheel_arrive_and_the_mouse_is_given_back() {
    let (_root, home, work) = folders();
    let mut term = Term::start(&home, &work, &[], (100, 30));
    term.see("New policy");
    term.keys("m");
    term.see("mouse on: hold Shift");
    // a click on the third line of the presets, and once more on it
    let row = |term: &Term, words: &str| term.text().lines().position(|l| l.contains(words)).unwrap() + 1;
    let at = row(&term, "None of these");
    let press = |term: &mut Term, at: usize| term.keys(&format!("\x1b[<0;8;{at}M\x1b[<0;8;{at}m"));
    press(&mut term, at);
    term.see("nothing suggested");
    press(&mut term, at);
    term.see("Where shall the draft be kept?");
    let at = row(&term, "in my drafts folder");
    let column = term
        .text()
        .lines()
        .nth(at - 1)
        .unwrap()
        .split("in my")
        .next()
        .unwrap()
        .chars()
        .count()
        + 1;
    for _ in 0..2 {
        term.keys(&format!("\x1b[<0;{column};{at}M\x1b[<0;{column};{at}m"));
    }
    term.see("Check your answers");
    term.keys("?");
    term.see("Keys that work here");
    term.keys("\x1b[<65;8;10M\x1b[<65;8;10M");
    term.keys("\x1b[<64;8;10M");
    // the editor gets a terminal without a mouse, and the screen has it again afterwards
    term.keys("\x1b");
    term.keys(CTRL_C);
    let (code, out) = term.end();
    assert_eq!(code, 0);
    let (taken, given) = (out.rfind(CAPTURE), out.rfind(RELEASE));
    assert!(taken.is_some() && taken < given, "given back on the way out");
    assert_eq!(out.matches(CAPTURE).count(), 1);
}

#[test]
fn an_editor_and_a_second_press_get_the_mouse_back() {
    let (_root, home, work) = folders();
    let mut term = Term::start(&home, &work, &[], (120, 40));
    term.see("New policy");
    term.keys("m");
    term.see("mouse on");
    term.keys("\r");
    term.see("Where shall the draft be kept?");
    term.keys("\r");
    term.see("Check your answers");
    term.keys("/");
    term.keys("What is your product called?");
    term.keys("\r");
    term.see("What is your product called?");
    term.keys("\x1b[21~"); // F10: the field is open, and letters are text
    term.see("From the editor");
    term.keys("\x1b[24~"); // F12, for a caret shows
    term.see("mouse off");
    term.keys(CTRL_C);
    let (code, out) = term.end();
    assert_eq!(code, 0);
    let order: Vec<bool> = out
        .match_indices("\x1b[?1000")
        .map(|(i, _)| out[i..].starts_with(CAPTURE))
        .collect();
    assert_eq!(
        order,
        [true, false, true, false],
        "on, away for the editor, on again, off; nothing at the end"
    );
}
