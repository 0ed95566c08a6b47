//! The text: read it by sentences, go to the question behind one, say yes to a section; and the page of
//! all answers.

use super::pages::Page;
use super::{Effect, Effects, Message, Model};
use crate::asking::{accept_rest, left_over};
pub use crate::asking::{answers_page, clauses_of, shown_sentences};
use crate::interview;
use crate::trace;
use crate::tui::model::{Form, Screen};
use crate::tui::view::text::extent;

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    if let Screen::Check { at } = model.screen {
        return check(model, at, message);
    }
    if leafed(model, message) {
        return Vec::new();
    }
    let (
        Screen::Text {
            section, at, top, back, ..
        },
        Some(desk),
    ) = (&mut model.screen, &model.desk)
    else {
        return Vec::new();
    };
    let sentences = shown_sentences(desk, *section);
    let place = at.and_then(|n| sentences.iter().position(|s| *s == n));
    match message {
        Message::Up => {
            *at = place
                .map_or(sentences.last(), |i| sentences.get(i.saturating_sub(1)))
                .copied();
        }
        Message::Down => {
            *at = place
                .map_or(sentences.first(), |i| {
                    sentences.get((i + 1).min(sentences.len().saturating_sub(1)))
                })
                .copied();
        }
        Message::PageUp => {
            *top = top.saturating_sub(10);
            *at = place
                .map(|i| i.saturating_sub(8))
                .or(Some(0))
                .and_then(|i| sentences.get(i))
                .copied();
        }
        Message::PageDown => {
            *at = place
                .map_or(Some(0), |i| Some((i + 8).min(sentences.len().saturating_sub(1))))
                .and_then(|i| sentences.get(i))
                .copied();
        }
        Message::First => *at = sentences.first().copied(),
        Message::Last => *at = sentences.last().copied(),
        Message::Enter => return enter(model),
        Message::Yes if section.is_some() => {
            *at = None;
            return enter(model);
        }
        Message::Esc => match back.take() {
            Some(form) => model.screen = Screen::Form(*form),
            None => model.come_back(Page::Text.line()),
        },
        _ => {}
    }
    Vec::new()
}

/// Leafs through the text of a section; whether the key did that. A yes to what was not on the screen yet reads on.
fn leafed(model: &mut Model, message: &Message) -> bool {
    let Screen::Text {
        section: Some(section),
        at,
        top,
        read,
        ..
    } = &model.screen
    else {
        return false;
    };
    let extent = extent(model, section, *at, *top);
    let seen = extent.read(*read);
    let step = extent.room.saturating_sub(1).max(1); // the last line stays, for the eye to go on from
    let last = extent.lines.saturating_sub(extent.room);
    let says_yes = *message == Message::Yes || *message == Message::Enter && at.is_none();
    let to = match message {
        Message::PageUp if at.is_none() => Some(top.saturating_sub(step)),
        Message::PageDown if at.is_none() => Some((top + step).min(last)),
        _ if says_yes && seen < extent.lines => Some(seen.saturating_sub(1).min(last)),
        _ => None,
    };
    if let Screen::Text { at, top, read, .. } = &mut model.screen {
        *read = seen;
        if let Some(to) = to {
            (*at, *top) = (None, to);
        }
    }
    to.is_some()
}

fn enter(model: &mut Model) -> Effects {
    let (Screen::Text { section, at, back, .. }, Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    if let Some(number) = *at {
        return if let Some(owner) = trace::owner(&desk.shown, &desk.document, number) {
            model.jump(&owner);
            Vec::new()
        } else {
            model.note = Some("no single answer writes this sentence".into());
            Vec::new()
        };
    }
    let Some(section) = *section else { return Vec::new() };
    let form = back.take().map_or_else(|| Form::section(section, desk), |form| *form);
    model.screen = Screen::Form(form);
    yes_to_the_rest(model, section)
}

/// Accepts what is suggested in a section, but not what has to be picked one by one.
pub(super) fn yes_to_the_rest(model: &mut Model, section: &str) -> Effects {
    let who = model.who();
    let Some(desk) = &mut model.desk else { return Vec::new() };
    let confirmed = accept_rest(desk, section, &who);
    let left = left_over(desk, section).into_iter();
    model.agreeing = true;
    model.note = Some(match confirmed {
        Ok(confirmed) => std::iter::once(confirmed).chain(left).collect::<Vec<_>>().join("; "),
        Err(refused) => refused.0,
    });
    let first = model
        .desk
        .as_ref()
        .map(|desk| (desk.tally(section), Form::section(static_id(section), desk)));
    // who was sent here to confirm is not held by what may stay empty
    let sent = super::form::was_sent(model);
    if let Some((tally, mut form)) = first {
        let entries = model.desk.as_ref().map(|d| form.entries(d)).unwrap_or_default();
        let offer = entries.iter().find(|e| matches!(e, crate::tui::model::Entry::Offer(_)));
        let need = model.desk.as_ref().and_then(|d| {
            let presses = entries.iter().find(|e| crate::asking::presses(d, e));
            presses.or_else(|| entries.iter().find(|e| !sent && crate::tui::model::needs(d, e)))
        });
        match need.or(offer.filter(|_| !sent)) {
            Some(entry) => {
                form.focus = entry.clone();
                model.screen = Screen::Form(form);
                super::form::begin(model);
            }
            None if tally.missing == 0 && sent => model.come_back(0),
            None if tally.missing == 0 => {
                let at = model.desk.as_ref().map_or(0, |desk| super::tasks::task_after(desk, section));
                model.screen = Screen::Tasks { at };
            }
            None => model.screen = Screen::Form(form),
        }
    }
    vec![Effect::Save]
}

fn static_id(section: &str) -> &'static str {
    interview::section(section).map_or("company", |s| s.id)
}

fn check(model: &mut Model, at: usize, message: &Message) -> Effects {
    let Some(desk) = &model.desk else { return Vec::new() };
    let paths = answers_page(desk);
    if let Some(to) = super::moved(at, paths.len(), message) {
        model.screen = Screen::Check { at: to };
        return Vec::new();
    }
    match message {
        Message::Enter | Message::Right => {
            if let Some(path) = paths.get(at).cloned() {
                model.jump(&path);
            }
        }
        Message::Text => super::finish::read(model),
        Message::Esc => model.come_back(Page::Answers.line()),
        _ => {}
    }
    Vec::new()
}
