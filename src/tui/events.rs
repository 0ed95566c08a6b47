//! What comes from the terminal, as messages.
//!
//! Letters may come faster than anybody types: a paste that the terminal does not mark as one. Where no field is
//! open each would be a command. Several different letters that lie ready at once are therefore one pasted text,
//! with all that is typed behind them; one key held down stays what it is. Must not know what a command does. The
//! price: who types ahead of a slow line presses the key again.

use super::keys;
use super::model::Model;
use super::update::Message;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use std::collections::VecDeque;

/// How many events are looked at together.
pub const MOST_AT_ONCE: usize = 256;

/// The next message of what lies ready.
pub fn next(model: &Model, ready: &mut VecDeque<Event>) -> Option<Message> {
    while !ready.is_empty() {
        if !model.types()
            && let Some(text) = text(ready)
        {
            return Some(Message::Pasted(text));
        }
        if let Some(message) = ready.pop_front().and_then(|event| decode(model, event)) {
            return Some(message);
        }
    }
    None
}

/// Drops the keys and clicks that lie ready; the size of the terminal is never out of date.
pub fn forget_keys(ready: &mut VecDeque<Event>) {
    ready.retain(|event| matches!(event, Event::Resize(..)));
}

fn decode(model: &Model, event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => keys::message(model, key),
        Event::Paste(text) => Some(Message::Pasted(text)),
        Event::Resize(width, height) => Some(Message::Resized(width, height)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Message::Click(mouse.column, mouse.row)),
            MouseEventKind::Drag(MouseButton::Left) => Some(Message::Drag(mouse.column, mouse.row)),
            MouseEventKind::ScrollUp => Some(Message::Wheel(mouse.column, mouse.row, true)),
            MouseEventKind::ScrollDown => Some(Message::Wheel(mouse.column, mouse.row, false)),
            _ => None,
        },
        Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

/// Takes such a text off the events that lie ready; nothing where they begin with something else.
fn text(events: &mut VecDeque<Event>) -> Option<String> {
    let letters: Vec<char> = events.iter().map_while(letter).take_while(|c| c.is_alphabetic()).collect();
    let first = letters.first()?;
    if letters.iter().all(|letter| letter == first) {
        return None;
    }
    let mut text = String::new();
    while let Some(typed) = events.front().and_then(letter) {
        text.push(typed);
        events.pop_front();
    }
    Some(text)
}

/// What an event types, if it types something.
fn letter(event: &Event) -> Option<char> {
    let Event::Key(KeyEvent {
        code,
        modifiers,
        kind: KeyEventKind::Press | KeyEventKind::Repeat,
        ..
    }) = event
    else {
        return None;
    };
    if modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
        return None;
    }
    match code {
        KeyCode::Char(c) => Some(*c),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> VecDeque<Event> {
        let key = |c| match c {
            '\n' => KeyCode::Enter,
            c => KeyCode::Char(c),
        };
        words
            .chars()
            .map(|c| Event::Key(KeyEvent::new(key(c), KeyModifiers::NONE)))
            .collect()
    }

    #[test]
    fn different_letters_at_once_are_one_text_with_what_follows_them() {
        let mut events = typed("New York\nyes");
        assert_eq!(text(&mut events).as_deref(), Some("New York\nyes"));
        assert!(events.is_empty());
    }

    #[test]
    fn keys_typed_ahead_are_forgotten_and_the_size_is_not() {
        let mut events = typed("\n\n");
        events.insert(1, Event::Resize(100, 30));
        forget_keys(&mut events);
        assert_eq!(events, [Event::Resize(100, 30)]);
    }

    #[test]
    fn a_key_held_down_and_a_key_with_enter_stay_keys() {
        for keys in ["y", "uuuu", "y\n", "/cookies", "+", "\n\n\n", " ", ""] {
            let mut events = typed(keys);
            assert_eq!(text(&mut events), None, "{keys:?}");
            assert_eq!(events, typed(keys));
        }
    }
}
