//! Find: a few letters lead to a question, an answer, a section, a row, a word, a page or a command.
//!
//! Must not know how a hit is drawn, nor what is found by which letters. The price: a key that is found is pressed as if it were
//! typed.

use super::over::{Typed, type_list};
use super::pages::Page;
use super::{Effects, Message, Model};
use crate::asking::{Sort, Sought};
use crate::interview;
use crate::interview::words::WORDS;
use crate::tui::model::{Found, Over, Seeking};

/// Opens the line that finds sections, questions, answers, rows and commands.
pub(super) fn open(model: &mut Model) {
    let sought = model.desk.as_ref().map(Sought::of).unwrap_or_default();
    let pages = model.desk.as_ref().map_or(&[][..], |_| &Page::ALL[..]);
    model.over = Some(Over::Find(Box::new(Seeking::new(
        sought,
        crate::tui::keys::working(model),
        pages,
    ))));
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let Some(Over::Find(seeking)) = &mut model.over else {
        return Vec::new();
    };
    match message {
        Message::Typed(key) => {
            let before = seeking.text.text();
            match type_list(&mut seeking.text, &mut seeking.at, seeking.found.len(), *key) {
                Typed::Go => return go(model),
                Typed::Close => model.over = None,
                Typed::On if seeking.text.text() != before => seeking.seek(),
                Typed::On => {}
            }
        }
        Message::Pasted(pasted) => {
            seeking.text.paste(&crate::values::clean_line(pasted));
            seeking.at = 0;
            seeking.seek();
        }
        _ => {}
    }
    Vec::new()
}

fn go(model: &mut Model) -> Effects {
    let Some(Over::Find(seeking)) = &mut model.over else {
        return Vec::new();
    };
    if seeking.at >= seeking.found.len() {
        return Vec::new();
    }
    let chosen = seeking.found.swap_remove(seeking.at);
    model.over = None;
    match chosen {
        Found::Command(key, _) => return super::update(model, key.message.clone()),
        Found::Page(page) => return page.open_from_here(model),
        Found::Hit(hit) => match (hit.sort, interview::section(&hit.to)) {
            (Sort::Section, Some(section)) => model.open_section(section.id),
            (Sort::Word, _) => {
                let word = WORDS.iter().find(|word| word.term == hit.to);
                let said = word.map(|word| format!("{}\n\n{}\n\n{}", word.term, word.means, word.provision));
                model.over = said.map(Over::Say);
            }
            (Sort::Section | Sort::Question | Sort::Row | Sort::Answer | Sort::Detail, _) => model.jump(&hit.to),
        },
    }
    Vec::new()
}
