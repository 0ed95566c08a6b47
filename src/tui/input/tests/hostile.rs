//! What must hold whatever is pressed or pasted.

use super::*;
use crate::values::is_hidden;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Event {
    Key(KeyCode, KeyModifiers),
    Paste(String),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let typed: Vec<char> = "30 days then @/.,;ae日\u{301}👩\u{1b}\u{202e}".chars().collect();
    let keys = vec![
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Down,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Enter,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Esc,
        KeyCode::F(5),
        KeyCode::F(6),
        KeyCode::Char(' '),
    ];
    let code = prop_oneof![
        proptest::sample::select(typed).prop_map(KeyCode::Char),
        proptest::sample::select(keys)
    ];
    let modifiers = proptest::sample::select(vec![
        KeyModifiers::NONE,
        KeyModifiers::NONE,
        KeyModifiers::NONE,
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
    ]);
    let event = prop_oneof![
        9 => (code, modifiers).prop_map(|(c, m)| Event::Key(c, m)),
        1 => "(email|US|life of |30 days|\r\n|\t|\u{202e}|\u{1b}|, |👨‍👩‍👧){0,5}".prop_map(Event::Paste),
    ];
    proptest::collection::vec(event, 0..40)
}

fn holds_hidden(value: &Value) -> bool {
    match value {
        Value::String(text) => text.chars().any(|c| c != '\n' && is_hidden(c)),
        Value::Array(list) => list.iter().any(holds_hidden),
        Value::Object(map) => map.values().any(holds_hidden),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_pressed_the_caret_is_inside_and_the_value_is_clean(
        at in 0..IDS.len() + 1, width in 0u16..40, height in 0u16..20, suggested: bool, events in events(),
    ) {
        let q = match IDS.get(at) {
            Some(id) => question(id),
            None => of_kind(|k: &Kind| matches!(k, Kind::Prose)),
        };
        let mut input = Input::new(q, None, &rows);
        input.suggested = suggested;
        let area = Rect::new(1, 1, width, height);
        for event in events {
            match event {
                Event::Key(code, modifiers) => { input.handle(KeyEvent::new(code, modifiers)); }
                Event::Paste(text) => { input.paste(&text); }
            }
            let mut buf = Buffer::empty(Rect::new(0, 0, 42, 22));
            input.render(area, &mut buf, &Theme::dark());
            if let Some(cursor) = input.cursor(area) {
                prop_assert!(area.contains(cursor));
            } else {
                prop_assert!(area.is_empty() || !input.has_caret(), "a caret that is not seen");
            }
            input.render(area, &mut Buffer::empty(Rect::new(0, 0, 3, 2)), &Theme::plain());
            prop_assert_eq!(usize::from(input.height(width)), input.lines(width, &Theme::dark()).len());
            let raw = input.raw();
            let again = Input::from_raw(q, &raw, &rows);
            prop_assert_eq!(again.raw(), raw, "raw comes back");
            prop_assert_eq!(again.value(), input.value(), "the value comes back");
            if let Ok(Some(value)) = input.value() {
                prop_assert!(!holds_hidden(&value));
                prop_assert_eq!(Input::new(q, Some(value.clone()), &rows).value(), Ok(Some(value)));
            }
        }
    }
}
