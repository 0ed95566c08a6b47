//! The keys, as one table: what each does, where it works, and what the footer calls it.
//!
//! Footer and help are printed from this table ([`KEYS`]). Where a caret shows, printable keys type and
//! only the keys marked `typing` are looked at; without a caret letters are commands. Must not know what
//! a message does. The price: a key press is looked for from the top of the table.

mod here;
mod look;
mod table;

pub use table::KEYS;

use super::model::{Model, Screen};
use super::update::Message;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key.
pub struct Key {
    /// The key presses that mean it.
    pub press: &'static [(KeyCode, KeyModifiers)],
    /// How it is written.
    pub shown: &'static str,
    /// What it means.
    pub message: Message,
    /// Whether it works while a caret shows.
    pub typing: bool,
    /// What the footer calls it here; `None` where it does nothing.
    pub does: fn(&Model) -> Option<&'static str>,
    /// What the help says.
    pub help: &'static str,
    /// Whether it is another act on another screen: off a form, whose help that is, its word here is told instead.
    pub varies: bool,
}

impl Key {
    /// What the help says of it where the footer calls it so.
    pub fn told(&self, does: &'static str, in_form: bool) -> &'static str {
        if self.varies && !in_form { does } else { self.help }
    }
}

const NO: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;

/// What a key press means here.
pub fn message(model: &Model, event: KeyEvent) -> Option<Message> {
    let command = command(event);
    match command {
        Some(Message::Quit) if event.modifiers.contains(CTRL) => Some(Message::Quit),
        Some(Message::Suspend) => Some(Message::Suspend),
        Some(Message::Mouse) if event.code == KeyCode::F(12) => Some(Message::Mouse),
        // help, find, the text and yes, from inside a field too
        Some(command) if matches!(event.code, KeyCode::F(1..=4)) && model.in_field() => Some(command),
        _ if model.has_caret() => Some(Message::Typed(event)),
        // on a question of yes or no, y is the answer, and the bulk yes is F4
        Some(Message::Yes) if event.code == KeyCode::Char('y') && here::yes_no_here(model).is_some() => Some(Message::Say(true)),
        None if types(event) && super::update::begins_typing(model) => Some(Message::Typed(event)),
        command => command,
    }
}

/// Whether a key press is a letter, a digit or a sign.
fn types(event: KeyEvent) -> bool {
    matches!(event.code, KeyCode::Char(_)) && !event.modifiers.intersects(CTRL | KeyModifiers::ALT)
}

/// What a key press means where no caret shows.
pub fn command(event: KeyEvent) -> Option<Message> {
    let held = event.modifiers & (CTRL | SHIFT | KeyModifiers::ALT);
    if held.contains(CTRL) && event.code == KeyCode::Char('c') {
        return Some(Message::Quit); // also when an Esc just before it arrives as Alt
    }
    let hit = KEYS.iter().find(|key| {
        key.press.iter().any(|(code, mods)| {
            let shift_free = matches!(code, KeyCode::Char(_) | KeyCode::BackTab);
            *code == event.code && (*mods == held || (shift_free && (*mods | SHIFT) == (held | SHIFT)))
        })
    });
    hit.map(|key| key.message.clone())
}

/// A key that does something, by how it is written, and what the help says of it there.
pub type Working = (&'static str, &'static str);

/// The keys that do something now, by how they are written, each with what the help says of it here.
pub fn working(model: &Model) -> Vec<Working> {
    let in_form = model.over.is_none() && matches!(&model.screen, Screen::Form(form) if form.reading.is_none());
    let told = |key: &Key| Some((key.shown, key.told((key.does)(model)?, in_form)));
    KEYS.iter().filter_map(told).collect()
}

/// The key press that a footer means by this name, as `Enter` or `F7`.
pub fn named(name: &str) -> Option<KeyEvent> {
    if let Some(key) = KEYS.iter().find(|key| key.shown == name) {
        return key.press.first().map(|(code, mods)| KeyEvent::new(*code, *mods));
    }
    let number = name.strip_prefix('F').and_then(|number| number.parse().ok());
    let code = match name {
        "Tab" => KeyCode::Tab,
        "Del" => KeyCode::Delete,
        _ => KeyCode::F(number?),
    };
    Some(KeyEvent::new(code, NO))
}

/// The keys that a name in a footer stands for, each with the cell at which it begins: `Tab ↑↓` are three.
pub fn each(name: &str) -> Vec<(u16, u16, KeyEvent)> {
    let mut all = Vec::new();
    let mut x: u16 = 0;
    for word in name.split(' ') {
        let arrows = word.chars().count() > 1 && word.chars().all(|c| "↑↓←→".contains(c));
        let length = if arrows { 1 } else { word.chars().count() };
        let letters: Vec<char> = word.chars().collect();
        for part in letters.chunks(length.max(1)) {
            let wide = u16::try_from(part.len()).unwrap_or(0);
            if let Some(key) = named(&part.iter().collect::<String>()) {
                all.push((x, wide, key));
            }
            x += wide;
        }
        x += 1;
    }
    all
}

/// What the footer says of letters where a question is typed and its field is not open.
const LETTERS: &str = "letters";

/// The keys that work now, with what the footer calls them, most useful first.
pub fn footer(model: &Model) -> Vec<(&'static str, &'static str)> {
    if let Some(own) = model.input_footer() {
        let mut all = own.to_vec();
        if model.in_field() {
            all.push(("F1", "keys"));
        }
        for key in all
            .iter_mut()
            .filter(|key| key.0 == "y n" && crate::tui::update::holds_yes(model))
        {
            *key = ("n", "no");
        }
        if here::is_needed(model) {
            // Enter, held down, stops at it: Esc leaves it open, and it is asked for again
            let skips = all.iter().any(|key| key.1 == "skip");
            all.retain(|key| key.1 != "skip");
            for key in all.iter_mut().filter(|key| skips && key.0 == "Esc") {
                key.1 = "later";
            }
        }
        all.push(("Ctrl-C", "quit"));
        return all;
    }
    let works = KEYS.iter().filter_map(|key| (key.does)(model).map(|does| (key.shown, does)));
    let mut all: Vec<(&str, &str)> = works
        .filter(|(shown, _)| *shown != "l" || look::scan_is_near(model))
        .filter(|(shown, _)| {
            !matches!(
                *shown,
                "PgUp" | "PgDn" | "Home" | "End" | "↑" | "↓" | "←" | "Shift-Tab" | "U" | "m"
            )
        })
        .collect();
    if crate::tui::update::begins_typing(model) {
        all.push((LETTERS, "are keys here"));
    }
    let decides = all.contains(&("o", "decide"));
    all.sort_by_key(|(shown, _)| match *shown {
        "Enter" => 0,
        "Space" => 1,
        // the ways out and on come before what a narrow screen may cut
        "Esc" => 2,
        "?" => 3,
        "→" => 4,
        "o" if decides => 4,
        LETTERS | "Tab" => 5,
        "y" | "n" => 6,
        "x" => 7,
        "/" => 8,
        "+" if look::is_here(model) => 2,
        "h" | "l" if look::is_here(model) => 7,
        "+" => 9,
        "F4" => 11,
        _ => 10,
    });
    all
}
