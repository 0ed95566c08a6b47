//! Find: a few letters lead to a question, an answer, a section, a row, a word or a command.
//!
//! Adds the keys to what `asking` finds. Must not know how a hit is drawn. The price: what is found is kept beside what
//! is typed, and is found anew at each letter.

use super::over::{Typed, type_list};
use super::{Effects, Message, Model};
use crate::asking::{self, Hit, Sort};
use crate::interview;
use crate::interview::words::WORDS;
use crate::tui::keys::{KEYS, Key};
use crate::tui::model::{Over, Seeking};
use crate::tui::prose::Prose;

/// Something that was found.
pub enum Found {
    /// A place, or a word.
    Hit(Hit),
    /// A key, which is pressed.
    Command(&'static Key),
}

/// Opens the line that finds sections, questions, answers, rows and commands.
pub(super) fn open(model: &mut Model) {
    let mut seeking = Seeking {
        text: Prose::line(""),
        at: 0,
        works: crate::tui::keys::working(model),
        sought: model.desk.as_ref().map(asking::Sought::of).unwrap_or_default(),
        found: Vec::new(),
    };
    seek(&mut seeking);
    model.over = Some(Over::Find(Box::new(seeking)));
}

/// Finds what matches what is typed now: places and words, then the keys that worked where it was asked for.
fn seek(seeking: &mut Seeking) {
    let Seeking { works, sought, .. } = &*seeking;
    let text = seeking.text.text();
    let mut all: Vec<Found> = sought.find(&text).into_iter().map(Found::Hit).collect();
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
    seeking.found = all;
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
                Typed::On if seeking.text.text() != before => seek(seeking),
                Typed::On => {}
            }
        }
        Message::Pasted(pasted) => {
            seeking.text.paste(&crate::values::clean_line(pasted));
            seeking.at = 0;
            seek(seeking);
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
