//! The findings: to the question that mends one and back to the next, and explained.
//!
//! Must not review, and must not touch files. The price: the list is put together anew at each key.

use super::decide::{ask, clear, settle};
use super::pages::Page;
use super::{Effects, Message, Model, moved};
use crate::asking::{self, Fold};
use crate::review;
use crate::tui::model::{By, Findings, Item, Over, Screen, items};

/// Opens the screen; Esc comes back to where the author was.
pub(super) fn open(model: &mut Model) {
    let Some(desk) = &model.desk else { return };
    let mut screen = Findings::new(By::Level);
    if let Screen::Form(form) = &model.screen {
        screen.by = By::Section;
        let found = desk.found(model.today);
        let here = |(_, item): &(String, Item)| matches!(item, Item::Fold(fold) if fold.section() == Some(form.section));
        screen.at = items(&found, By::Section).iter().position(here).unwrap_or(0);
    }
    if matches!(model.screen, Screen::Form(_) | Screen::Finish(_)) {
        model.leave_to(Screen::Findings(screen));
    } else {
        model.screen = Screen::Findings(screen);
    }
}

/// What the review key does in a form: explains what is found at the focus, else lists all.
pub(super) fn here(model: &mut Model) {
    let list = found_here(model);
    if list.is_empty() {
        open(model);
    } else {
        model.over = Some(Over::Explain {
            list,
            at: 0,
            line: 0,
            top: 0,
        });
    }
}

/// What is found at the focus of the form.
pub fn found_here(model: &Model) -> Vec<Fold> {
    match (&model.screen, &model.desk) {
        (Screen::Form(form), Some(desk)) => desk.findings_at(form.focus.path(), model.today),
        _ => Vec::new(),
    }
}

/// The items of the screen, and the one with the cursor.
pub fn listed(model: &Model, screen: &Findings) -> (Vec<(String, Item)>, usize) {
    let all = model
        .desk
        .as_ref()
        .map_or_else(Vec::new, |desk| items(&desk.found(model.today), screen.by));
    let at = screen.at.min(all.len().saturating_sub(1));
    (all, at)
}

/// The finding with the cursor: of the list, or of Finish.
pub fn fold_here(model: &Model) -> Option<Fold> {
    match &model.screen {
        Screen::Findings(screen) => {
            let (all, at) = listed(model, screen);
            match all.into_iter().nth(at) {
                Some((_, Item::Fold(fold))) => Some(fold),
                Some((_, Item::Bench(_) | Item::Stale(_))) | None => None,
            }
        }
        Screen::Finish(finish) => super::finish::duty_here(model, finish),
        _ => None,
    }
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let Screen::Findings(screen) = &model.screen else {
        return Vec::new();
    };
    let (all, at) = listed(model, screen);
    let item = all.get(at).map(|(_, item)| item.clone());
    let count = all.len();
    let Screen::Findings(screen) = &mut model.screen else {
        return Vec::new();
    };
    if let Some(to) = moved(at, count, message) {
        screen.at = to;
        return Vec::new();
    }
    match (message, item) {
        (Message::Tab, _) => {
            screen.by = screen.by.next();
            screen.at = 0;
        }
        // where nothing is left to go on to, Enter leads back too
        (Message::Esc, _) | (Message::Enter, None) => model.come_back(Page::Review.line()),
        (Message::Text, _) => super::finish::read(model),
        (Message::Enter, Some(Item::Fold(fold))) if !fold.counts() => ask(model, fold, false),
        (Message::Enter, Some(Item::Fold(fold))) => return mend(model, &fold, 0),
        (Message::Enter, Some(Item::Bench(bench))) => match bench.questions.first() {
            Some(question) => return go(model, question.split(".*.").next().unwrap_or(question)),
            None => model.note = Some(bench.why),
        },
        (Message::Right | Message::Review, Some(Item::Fold(fold))) => {
            model.over = Some(Over::Explain {
                list: vec![fold],
                at: 0,
                line: 0,
                top: 0,
            });
        }
        (Message::Other, Some(Item::Fold(fold))) => ask(model, fold, false),
        (Message::Drop, Some(Item::Fold(fold))) => return settle(model, &fold, None),
        (Message::Drop, Some(Item::Stale(decision))) => return clear(model, &decision),
        (Message::Enter, Some(Item::Stale(decision))) => model.note = Some(review::stale_words(&decision)),
        _ => {}
    }
    Vec::new()
}

/// Goes to a place that mends a finding; going on from there leads to the next one.
pub(super) fn mend(model: &mut Model, fold: &Fold, place: usize) -> Effects {
    let to = model.desk.as_ref().and_then(|desk| asking::to_mend(desk, fold, place));
    let Some(to) = to else {
        model.note = Some("no single question mends this: → says what does".into());
        return Vec::new();
    };
    go(model, &to)
}

fn go(model: &mut Model, to: &str) -> Effects {
    super::onward::leaves(model, true);
    model.jump(to);
    if let Screen::Form(form) = &mut model.screen {
        form.back.clear(); // Esc leads back at once, past the list around a record
    }
    let from_list = matches!(model.trail.last(), Some(Screen::Findings(_)));
    let in_field = matches!(&model.screen, Screen::Form(form) if form.input.is_some());
    let first = if in_field { "Esc leaves the field, and again" } else { "Esc" };
    let to = if from_list {
        "comes back to the findings"
    } else {
        "comes back"
    };
    model.note = Some(format!("{first} {to}"));
    Vec::new()
}

/// A key on the page that explains.
pub(super) fn explained(model: &mut Model, message: &Message) -> Effects {
    let Some(Over::Explain { list, at, line, top }) = &mut model.over else {
        return Vec::new();
    };
    let Some(fold) = list.get(*at).cloned() else {
        model.over = None;
        return Vec::new();
    };
    let places = fold.places().len();
    match message {
        Message::Up => *line = line.saturating_sub(1),
        Message::Down => *line = (*line + 1).min(places.saturating_sub(1)),
        Message::PageDown => *top += 5,
        Message::PageUp => *top = top.saturating_sub(5),
        Message::Tab if list.len() > 1 => (*at, *line, *top) = ((*at + 1) % list.len(), 0, 0),
        Message::Enter => {
            let place = *line;
            model.over = None;
            return mend(model, &fold, place);
        }
        Message::Other => ask(model, fold, false),
        _ => model.over = None,
    }
    Vec::new()
}
