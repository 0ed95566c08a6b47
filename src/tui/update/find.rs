//! Find: a few letters lead to a question, an answer, a section, a row, a word or a command.
//!
//! Adds the keys to what `asking` finds. Must not know how a hit is drawn. The price: what is found is found
//! anew for the picture and for the key.

use super::over::{Typed, type_list};
use super::{Effects, Message, Model};
use crate::asking::{self, Hit, Sort};
use crate::interview;
use crate::interview::words::WORDS;
use crate::tui::keys::{KEYS, Key};
use crate::tui::model::{Desk, Over};

/// Something that was found.
pub enum Found {
    /// A place, or a word.
    Hit(Hit),
    /// A key, which is pressed.
    Command(&'static Key),
}

/// What matches: places and words, then the keys that worked where it was asked for.
pub fn found(desk: &Desk, text: &str, works: &[&'static str]) -> Vec<Found> {
    let mut all: Vec<Found> = asking::find(desk, text).into_iter().map(Found::Hit).collect();
    let typed: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |key: &&Key| {
        let help = key.help.to_lowercase();
        !typed.is_empty() && works.contains(&key.shown) && typed.iter().all(|word| help.contains(word.as_str()))
    };
    // a command stands after the sure hits: whoever types a word of the policy means the policy
    let sure = all
        .iter()
        .position(|found| matches!(found, Found::Hit(hit) if matches!(hit.sort, Sort::Detail | Sort::Word)))
        .unwrap_or(all.len());
    let commands = KEYS.iter().filter(fits).map(Found::Command);
    all.splice(sure..sure, commands);
    all
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let (Some(Over::Find { text, at, works }), Some(desk)) = (&mut model.over, &model.desk) else {
        return Vec::new();
    };
    match message {
        Message::Typed(key) => {
            let hits = found(desk, &text.text(), works).len();
            match type_list(text, at, hits, *key) {
                Typed::Go => return go(model),
                Typed::Close => model.over = None,
                Typed::On => {}
            }
        }
        Message::Pasted(pasted) => {
            text.paste(&crate::values::clean_line(pasted));
            *at = 0;
        }
        _ => {}
    }
    Vec::new()
}

fn go(model: &mut Model) -> Effects {
    let (Some(Over::Find { text, at, works }), Some(desk)) = (&model.over, &model.desk) else {
        return Vec::new();
    };
    let Some(chosen) = found(desk, &text.text(), works).into_iter().nth(*at) else {
        return Vec::new();
    };
    model.over = None;
    match chosen {
        Found::Command(key) => return super::update(model, key.message.clone()),
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
