//! The keys, as one table: what each does, where it works, and what the footer calls it.
//!
//! Footer, help and README are printed from this table. Where a caret shows, printable keys type and
//! only the keys marked `typing` are looked at; without a caret letters are commands.

use super::model::{Entry, Model, Over, Screen};
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
}

const NO: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;

const fn c(letter: char) -> (KeyCode, KeyModifiers) {
    (KeyCode::Char(letter), NO)
}

/// Every key, in the order of the footer.
pub const KEYS: &[Key] = &[
    Key {
        press: &[(KeyCode::Up, NO), (KeyCode::BackTab, SHIFT)],
        shown: "↑",
        message: Message::Up,
        typing: false,
        does: |m| lines(m).then_some("up"),
        help: "up, answering nothing",
    },
    Key {
        press: &[(KeyCode::Down, NO), (KeyCode::Tab, NO)],
        shown: "↓",
        message: Message::Down,
        typing: false,
        does: |m| lines(m).then_some("down"),
        help: "down, answering nothing",
    },
    Key {
        press: &[(KeyCode::PageUp, NO)],
        shown: "PgUp",
        message: Message::PageUp,
        typing: false,
        does: |m| long(m).then_some("page up"),
        help: "a page up",
    },
    Key {
        press: &[(KeyCode::PageDown, NO)],
        shown: "PgDn",
        message: Message::PageDown,
        typing: false,
        does: |m| long(m).then_some("page down"),
        help: "a page down",
    },
    Key {
        press: &[(KeyCode::Home, NO)],
        shown: "Home",
        message: Message::First,
        typing: false,
        does: |m| lines(m).then_some("first"),
        help: "to the first line",
    },
    Key {
        press: &[(KeyCode::End, NO)],
        shown: "End",
        message: Message::Last,
        typing: false,
        does: |m| lines(m).then_some("last"),
        help: "to the last line",
    },
    Key {
        press: &[(KeyCode::Enter, NO)],
        shown: "Enter",
        message: Message::Enter,
        typing: true,
        does: enter,
        help: "yes to what is shown, and on to what needs you next",
    },
    Key {
        press: &[(KeyCode::Char(' '), NO)],
        shown: "Space",
        message: Message::Space,
        typing: false,
        does: space,
        help: "tick, untick or change a choice",
    },
    Key {
        press: &[(KeyCode::Right, NO)],
        shown: "→",
        message: Message::Right,
        typing: false,
        does: right,
        help: "change an answer, or open a row",
    },
    Key {
        press: &[(KeyCode::Left, NO)],
        shown: "←",
        message: Message::Left,
        typing: false,
        does: |m| matches!(m.screen, Screen::Where { .. }).then_some("other place"),
        help: "the other choice",
    },
    Key {
        press: &[c('x'), (KeyCode::Delete, NO)],
        shown: "x",
        message: Message::Drop,
        typing: false,
        does: drop,
        help: "not us: drop a suggestion, clear an answer, take a row away",
    },
    Key {
        press: &[c('+'), c('a')],
        shown: "+",
        message: Message::Add,
        typing: false,
        does: |m| table_here(m).map(|_| "add"),
        help: "add a row to this table",
    },
    Key {
        press: &[c('c')],
        shown: "c",
        message: Message::Copy,
        typing: false,
        does: |m| row_here(m).map(|_| "copy"),
        help: "copy this row",
    },
    Key {
        press: &[(KeyCode::Up, SHIFT), c('K')],
        shown: "K",
        message: Message::RowUp,
        typing: false,
        does: |m| row_here(m).map(|_| "row up"),
        help: "move this row up",
    },
    Key {
        press: &[(KeyCode::Down, SHIFT), c('J')],
        shown: "J",
        message: Message::RowDown,
        typing: false,
        does: |m| row_here(m).map(|_| "row down"),
        help: "move this row down",
    },
    Key {
        press: &[c('y'), (KeyCode::F(4), NO)],
        shown: "y",
        message: Message::Yes,
        typing: false,
        does: |m| section_here(m).and(Some("yes to the rest")),
        help: "read what this section will say, then yes to the rest",
    },
    Key {
        press: &[c('o'), (KeyCode::F(5), NO)],
        shown: "o",
        message: Message::Other,
        typing: false,
        does: |m| answer_here(m).then_some("other answer"),
        help: "another answer: don't know, ask counsel, leave empty, own words",
    },
    Key {
        press: &[c('t'), (KeyCode::F(3), NO)],
        shown: "t",
        message: Message::Text,
        typing: false,
        does: |m| (m.desk.is_some() && !matches!(m.screen, Screen::Home { .. } | Screen::Text { .. })).then_some("text"),
        help: "the text of the policy; Enter on a sentence goes to its question",
    },
    Key {
        press: &[c('w')],
        shown: "w",
        message: Message::Why,
        typing: false,
        does: |m| answer_here(m).then_some("why"),
        help: "why we ask, and an example",
    },
    Key {
        press: &[c('u')],
        shown: "u",
        message: Message::Undo,
        typing: false,
        does: |m| m.desk.as_ref().filter(|d| d.history.can_undo()).and(Some("undo")),
        help: "take the last change back",
    },
    Key {
        press: &[c('U')],
        shown: "U",
        message: Message::Redo,
        typing: false,
        does: |m| m.desk.as_ref().filter(|d| d.history.can_redo()).and(Some("redo")),
        help: "bring it again",
    },
    Key {
        press: &[c('/'), (KeyCode::F(2), NO)],
        shown: "/",
        message: Message::Find,
        typing: false,
        does: |m| m.desk.as_ref().and((m.over.is_none()).then_some("find")),
        help: "find any question, answer, row or section",
    },
    Key {
        press: &[c('?'), (KeyCode::F(1), NO)],
        shown: "?",
        message: Message::Keys,
        typing: false,
        does: |_| Some("keys"),
        help: "all keys that work here",
    },
    Key {
        press: &[(KeyCode::Esc, NO)],
        shown: "Esc",
        message: Message::Esc,
        typing: true,
        does: esc,
        help: "the caret away, then one step back; keeps everything",
    },
    Key {
        press: &[c('q')],
        shown: "q",
        message: Message::Quit,
        typing: false,
        does: |m| matches!(m.screen, Screen::Home { .. } | Screen::Tasks { .. }).then_some("quit"),
        help: "quit; everything is saved",
    },
    Key {
        press: &[(KeyCode::Char('c'), CTRL)],
        shown: "Ctrl-C",
        message: Message::Quit,
        typing: true,
        does: |_| None,
        help: "quit from anywhere; everything is saved",
    },
    Key {
        press: &[(KeyCode::Char('z'), CTRL)],
        shown: "Ctrl-Z",
        message: Message::Suspend,
        typing: true,
        does: |_| None,
        help: "to the shell and back (fg)",
    },
];

/// What a key press means here.
pub fn message(model: &Model, event: KeyEvent) -> Option<Message> {
    let command = command(event);
    match command {
        Some(Message::Quit) if event.modifiers.contains(CTRL) => Some(Message::Quit),
        Some(Message::Suspend) => Some(Message::Suspend),
        _ if model.has_caret() => Some(Message::Typed(event)),
        command => command,
    }
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

/// The keys that work now, with what the footer calls them, most useful first.
pub fn footer(model: &Model) -> Vec<(&'static str, &'static str)> {
    if let Some(own) = model.input_footer() {
        let mut all = own.to_vec();
        all.push(("Ctrl-C", "quit"));
        return all;
    }
    let works = KEYS.iter().filter_map(|key| (key.does)(model).map(|does| (key.shown, does)));
    let mut all: Vec<(&str, &str)> = works
        .filter(|(shown, _)| !matches!(*shown, "PgUp" | "PgDn" | "Home" | "End" | "↑" | "↓" | "U"))
        .collect();
    all.sort_by_key(|(shown, _)| match *shown {
        "Enter" => 0,
        "Space" => 1,
        "→" => 2,
        "y" => 3,
        "x" => 4,
        "+" => 5,
        "Esc" => 6,
        "?" => 7,
        "/" => 8,
        _ => 9,
    });
    all
}

fn lines(m: &Model) -> bool {
    !matches!(m.screen, Screen::OpenFile { .. } | Screen::Where { .. }) || m.over.is_some()
}

fn long(m: &Model) -> bool {
    matches!(m.screen, Screen::Text { .. } | Screen::Form(_) | Screen::Check { .. }) && m.over.is_none()
}

fn form(m: &Model) -> Option<&super::model::Form> {
    match &m.screen {
        Screen::Form(form) if m.over.is_none() => Some(form),
        _ => None,
    }
}

fn section_here(m: &Model) -> Option<()> {
    form(m).map(|_| ())
}

fn answer_here(m: &Model) -> bool {
    form(m).is_some_and(|f| matches!(f.focus, Entry::Answer(_) | Entry::Row(_) | Entry::Detail(_)))
}

fn table_here(m: &Model) -> Option<()> {
    form(m)
        .filter(|f| matches!(f.focus, Entry::Row(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_)))
        .map(|_| ())
}

fn row_here(m: &Model) -> Option<()> {
    let desk = m.desk.as_ref()?;
    form(m)
        .filter(|f| matches!(&f.focus, Entry::Row(at) if crate::path::get(&desk.draft.answers, at).is_some()))
        .map(|_| ())
}

fn enter(m: &Model) -> Option<&'static str> {
    if let Some(over) = &m.over {
        return Some(match over {
            Over::Keys => "close",
            Over::Find { .. } => "go there",
            Over::Provider { .. } => "pick",
            Over::Other { .. } => "choose",
            Over::Sure { .. } => "yes",
        });
    }
    Some(match &m.screen {
        Screen::Home { .. } | Screen::OpenFile { .. } => "start",
        Screen::Where { .. } => "keep it there",
        Screen::Tasks { .. } | Screen::Check { .. } => "open",
        Screen::Text {
            section: Some(_),
            at: None,
            ..
        } => "yes, that is right",
        Screen::Text { .. } => "to its question",
        Screen::Finish(_) => "go on",
        Screen::Form(f) => match &f.focus {
            Entry::Offer(_) | Entry::None(_) => "pass by",
            Entry::Add(_) | Entry::Detail(_) => "add",
            Entry::Answer(at)
                if m.desk
                    .as_ref()
                    .is_some_and(|d| d.draft.state(at) == crate::draft::State::Unanswered) =>
            {
                "answer"
            }
            entry if m.desk.as_ref().is_some_and(|d| super::model::needs(d, entry)) => "yes, next",
            Entry::Answer(_) | Entry::Row(_) => "next",
        },
    })
}

fn space(m: &Model) -> Option<&'static str> {
    if matches!(m.screen, Screen::Finish(_)) && m.over.is_none() {
        return Some("on or off");
    }
    match &form(m)?.focus {
        Entry::Offer(_) => Some("pick"),
        Entry::None(_) => Some("none"),
        Entry::Answer(_) => Some("change"),
        Entry::Row(_) | Entry::Add(_) | Entry::Detail(_) => None,
    }
}

fn right(m: &Model) -> Option<&'static str> {
    if matches!(m.screen, Screen::Finish(_)) && m.over.is_none() {
        return Some("path");
    }
    if matches!(m.screen, Screen::Where { .. }) {
        return Some("other place");
    }
    match &form(m)?.focus {
        Entry::Answer(_) => Some("edit"),
        Entry::Row(_) => Some("open"),
        Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => None,
    }
}

fn drop(m: &Model) -> Option<&'static str> {
    match &form(m)?.focus {
        Entry::Row(_) | Entry::Offer(_) => Some("not us"),
        Entry::Answer(_) => Some("clear"),
        Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => None,
    }
}

fn esc(m: &Model) -> Option<&'static str> {
    if m.over.is_some() {
        return Some("close");
    }
    match m.screen {
        Screen::Home { .. } => None,
        Screen::Tasks { .. } | Screen::Where { .. } | Screen::OpenFile { .. } => Some("home"),
        Screen::Form(_) | Screen::Check { .. } | Screen::Text { .. } | Screen::Finish(_) => Some("back"),
    }
}
