//! What must hold of a text that is being typed.

use super::*;
use proptest::prelude::*;

fn press(prose: &mut Prose, code: KeyCode) -> bool {
    prose.handle(KeyEvent::new(code, KeyModifiers::NONE))
}

fn with(prose: &mut Prose, code: KeyCode, modifiers: KeyModifiers) -> bool {
    prose.handle(KeyEvent::new(code, modifiers))
}

fn write(prose: &mut Prose, text: &str) {
    for c in text.chars() {
        press(prose, KeyCode::Char(c));
    }
}

#[test]
fn a_paste_is_made_good() {
    let mut prose = Prose::lines("");
    assert_eq!(prose.paste("a\r\nb\rc\td\u{1b}[31m\u{202e}\0"), 0);
    assert_eq!(prose.text(), "a\nb\nc d[31m");
    let mut line = Prose::line("");
    line.paste("a\r\nb");
    assert_eq!(line.text(), "a b");
}

#[test]
fn a_megabyte_is_cut_and_undone() {
    let mut prose = Prose::lines("before");
    let left = prose.paste(&"wörter 日本 ".repeat(100_000));
    assert_eq!(left, 1_000_000 - (MOST - 6));
    write(&mut prose, "x");
    assert_eq!(prose.text().chars().count(), MOST);
    prose.render(
        Rect::new(0, 0, 40, 10),
        &mut Buffer::empty(Rect::new(0, 0, 40, 10)),
        Style::new(),
    );
    press(&mut prose, KeyCode::F(5));
    assert_eq!(prose.text(), "before");
}

#[test]
fn one_press_removes_what_looks_like_one_character() {
    let mut prose = Prose::line("a👨‍👩‍👧‍👦e\u{301}🇩🇪");
    for left in ["a👨‍👩‍👧‍👦e\u{301}", "a👨‍👩‍👧‍👦", "a", "", ""] {
        press(&mut prose, KeyCode::Backspace);
        assert_eq!(prose.text(), left);
    }
}

#[test]
fn undo_goes_by_words_and_redo_comes_back() {
    let mut prose = Prose::line("");
    write(&mut prose, "we keep it");
    press(&mut prose, KeyCode::F(5));
    assert_eq!(prose.text(), "we keep ");
    press(&mut prose, KeyCode::F(5));
    assert_eq!(prose.text(), "we ");
    press(&mut prose, KeyCode::F(6));
    assert_eq!(prose.text(), "we keep ");
    write(&mut prose, "x");
    press(&mut prose, KeyCode::F(6));
    assert_eq!(prose.text(), "we keep x", "a new change ends redo");
}

#[test]
fn the_caret_moves_by_words_and_rows() {
    let mut prose = Prose::lines("one two three\nfour");
    with(&mut prose, KeyCode::Left, KeyModifiers::ALT);
    assert_eq!(prose.at(), (1, 0));
    with(&mut prose, KeyCode::Home, KeyModifiers::CONTROL);
    with(&mut prose, KeyCode::Right, KeyModifiers::CONTROL);
    assert_eq!(prose.at(), (0, 3));
    prose.height(9); // rows: "one two ", "three", "four"
    assert!(press(&mut prose, KeyCode::Down));
    assert_eq!(prose.at(), (0, 11));
    press(&mut prose, KeyCode::Home);
    assert_eq!(prose.at(), (0, 8));
    assert!(press(&mut prose, KeyCode::Down));
    assert!(!press(&mut prose, KeyCode::Down), "below the last row the key is not ours");
}

#[test]
fn selected_text_is_replaced() {
    let mut prose = Prose::line("keep it");
    with(&mut prose, KeyCode::Left, KeyModifiers::SHIFT | KeyModifiers::ALT);
    write(&mut prose, "them");
    assert_eq!(prose.text(), "keep them");
    press(&mut prose, KeyCode::F(5));
    assert_eq!(prose.text(), "keep it");
}

#[test]
fn keys_that_do_not_edit_pass() {
    let mut line = Prose::line("x");
    for code in [
        KeyCode::Esc,
        KeyCode::Enter,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::F(2),
        KeyCode::Up,
    ] {
        assert!(!press(&mut line, code), "{code:?}");
    }
    for c in ['c', 'z', 'q'] {
        assert!(!with(&mut line, KeyCode::Char(c), KeyModifiers::CONTROL));
    }
    assert!(
        with(&mut line, KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT),
        "AltGr types"
    );
    assert_eq!(line.text(), "x@");
}

#[test]
fn lines_change_places() {
    let mut prose = Prose::lines("a\nb");
    assert!(prose.move_line(false));
    assert!(!prose.move_line(false));
    assert_eq!((prose.text().as_str(), prose.current()), ("b\na", (0, "b")));
}

#[test]
fn a_full_row_leaves_room_for_the_caret() {
    let prose = Prose::line("abcd");
    assert_eq!(prose.cursor(Rect::new(2, 3, 5, 1)), Position::new(6, 3));
    assert_eq!(prose.height(5), 1);
    assert_eq!(prose.height(4), 2);
}

#[derive(Debug, Clone)]
enum Event {
    Key(KeyCode, KeyModifiers),
    Paste(String),
    Size(u16, u16),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let code = prop_oneof![
        6 => proptest::sample::select("ab ,日é\u{301}\u{200d}👩🇩🇪\u{1b}\u{202e}".chars().collect::<Vec<_>>()).prop_map(KeyCode::Char),
        6 => proptest::sample::select(vec![
            KeyCode::Left, KeyCode::Right, KeyCode::Up, KeyCode::Down, KeyCode::Home, KeyCode::End, KeyCode::PageUp,
            KeyCode::PageDown, KeyCode::Backspace, KeyCode::Delete, KeyCode::Enter, KeyCode::Tab, KeyCode::F(5), KeyCode::F(6),
        ]),
    ];
    let modifiers = proptest::sample::select(vec![
        KeyModifiers::NONE,
        KeyModifiers::NONE,
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
    ]);
    let event = prop_oneof![
        8 => (code, modifiers).prop_map(|(c, m)| Event::Key(c, m)),
        1 => "(👨‍👩‍👧|word |\r\n|\t|\u{202e}|e\u{301}|日本){0,6}".prop_map(Event::Paste),
        1 => (0u16..40, 0u16..20).prop_map(|(w, h)| Event::Size(w, h)),
    ];
    proptest::collection::vec(event, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_pressed_the_caret_is_seen_and_the_text_is_clean(single: bool, events in events()) {
        let mut prose = Prose::new("", single);
        let mut area = Rect::new(1, 1, 20, 3);
        for event in events {
            match event {
                Event::Key(code, modifiers) => { prose.handle(KeyEvent::new(code, modifiers)); }
                Event::Paste(text) => { prose.paste(&text); }
                Event::Size(w, h) => area = Rect::new(1, 1, w, h),
            }
            let mut buf = Buffer::empty(Rect::new(0, 0, 42, 22));
            prose.render(area, &mut buf, Style::new());
            prop_assert!(area.is_empty() || area.contains(prose.cursor(area)));
            let text = prose.text();
            prop_assert!(!text.chars().any(|c| is_hidden(c) && (single || c != '\n')));
            let (line, col) = prose.at();
            let line = &prose.area.lines()[line];
            let byte = byte_of(line, col);
            prop_assert_eq!(moves::whole_after(line, byte), byte, "inside a character");
        }
        while !prose.past.is_empty() { prose.undo(); }
        prop_assert_eq!(prose.text(), "");
    }
}

#[test]
fn a_selection_is_copied_and_cut_over_lines_and_whole_characters() {
    let mut prose = Prose::lines("one 👨‍👩‍👧‍👦\ntwo");
    assert_eq!(prose.selected(), None);
    with(&mut prose, KeyCode::Home, KeyModifiers::CONTROL);
    for _ in 0..4 {
        press(&mut prose, KeyCode::Right);
    }
    with(&mut prose, KeyCode::Right, KeyModifiers::SHIFT);
    assert_eq!(prose.selected().as_deref(), Some("👨‍👩‍👧‍👦"), "a family is one character");
    with(&mut prose, KeyCode::End, KeyModifiers::CONTROL | KeyModifiers::SHIFT);
    assert_eq!(prose.cut().as_deref(), Some("👨‍👩‍👧‍👦\ntwo"));
    assert_eq!(prose.text(), "one ");
    press(&mut prose, KeyCode::F(5));
    assert_eq!(prose.text(), "one 👨‍👩‍👧‍👦\ntwo");
    press(&mut prose, KeyCode::F(9));
    assert_eq!(prose.selected(), Some(prose.text()));
}

#[test]
fn text_from_right_to_left_is_kept_and_walked_letter_by_letter() {
    let text = "سياسة الخصوصية and מדיניות";
    let mut prose = Prose::line(text);
    assert_eq!(prose.text(), text, "nothing is reordered or lost");
    let mut seen = Vec::new();
    for _ in 0..100 {
        seen.push(prose.at().1);
        if prose.at().1 == 0 {
            break;
        }
        press(&mut prose, KeyCode::Left);
    }
    assert!(seen.windows(2).all(|pair| pair[0] > pair[1]) && seen.last() == Some(&0));
    write(&mut prose, "ש");
    assert!(prose.text().starts_with('ש'));
}

#[test]
fn a_field_without_room_has_a_first_row_too() {
    for rows in 0..4 {
        for seen in 0..4 {
            for held in [None, Some(0), Some(3)] {
                assert!(super::window(rows, seen, 0, held) <= seen, "{rows} {seen} {held:?}");
            }
        }
    }
}
