//! A look through a folder: which one is asked, how far it is, and where the author is once it has ended.
//!
//! What a key does in the list is in `list`. Must not look: the world does, and says how far it is. The price: what was
//! waited for on another screen is sought in the whole trail.

mod list;

pub(in crate::tui::update) use list::why;
pub use list::{has_ticks, item_here, listed, meant, seen_here};

use super::{Effect, Effects, Message, Model};
use crate::asking::{self, Looked, Of, waiting};
use crate::scan::Progress;
use crate::tui::model::{Look, LookItem, LookStage, Running, Screen, look_items};
use crate::tui::prose::Prose;
use crossterm::event::KeyCode;

/// What the author wants looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The folder, as it was typed.
    pub folder: String,
    /// Whether the names in `.env` are read too.
    pub env: bool,
}

/// Opens the screen: on what is under way, else on what was found, else with the question which folder.
pub(super) fn open(model: &mut Model) -> Effects {
    let left = super::form::leave_input(model);
    let Some(desk) = &model.desk else { return left };
    let stage = match (&model.scan, &desk.looked) {
        (Some(running), _) if running.asked => LookStage::Run,
        (_, Some(_)) if !matches!(model.screen, Screen::Look(_)) => LookStage::List,
        _ => return [left, vec![Effect::AskFolder]].concat(),
    };
    show(model, Look::new(stage));
    left
}

/// Puts the screen up; Esc comes back to where the author was.
fn show(model: &mut Model, look: Look) {
    // a question comes back to the list from which it was asked; what was a question or a look is over
    let stays = match &model.screen {
        Screen::Home { .. } => false,
        Screen::Look(before) => matches!((&before.stage, &look.stage), (LookStage::List, LookStage::Ask { .. })),
        _ => true,
    };
    if stays {
        model.leave_to(Screen::Look(look));
    } else {
        model.screen = Screen::Look(look);
    }
}

/// Opens the list on the first of these; `asking` says what differs.
pub(super) fn open_at(model: &mut Model, of: Of) {
    let Some(desk) = &model.desk else { return };
    let items = look_items(desk, false);
    let is_it = |(_, item): &(&str, LookItem)| matches!(item, LookItem::Seen(seen) if seen.of == of);
    let at = items.iter().position(is_it).unwrap_or(0);
    let look = Look {
        at,
        ..Look::new(LookStage::List)
    };
    show(model, look);
}

/// The question which folder, with one proposed.
pub(super) fn ask(model: &mut Model, folder: &str) {
    let input = Box::new(Prose::line(folder));
    show(
        model,
        Look::new(LookStage::Ask {
            input,
            env: false,
            on_env: false,
            problem: None,
        }),
    );
}

/// How far a look is.
pub(super) fn under_way(model: &mut Model, progress: Progress) {
    if let Some(running) = &mut model.scan {
        running.progress = Some(progress);
    }
}

/// A look has ended.
pub(super) fn ended(model: &mut Model, came: Result<Box<Looked>, String>) {
    let Some(running) = model.scan.take() else { return };
    let (today, who) = (model.today, model.who());
    let Some(desk) = &mut model.desk else { return };
    let waits = matches!(&model.screen, Screen::Look(look) if matches!(look.stage, LookStage::Run));
    let problem = match came {
        Ok(looked) => {
            let before = desk.since(today).len();
            desk.hold(*looked);
            let in_browsers = asking::notice(desk, &who);
            let after = desk.since(today).len();
            let new = waiting(&asking::seen(desk));
            let first = super::tasks::tasks_order(0).len();
            for screen in std::iter::once(&mut model.screen).chain(&mut model.trail) {
                if let Screen::Tasks { at } = screen
                    && *at >= first
                {
                    // what differs stands first, and the cursor stays on its line
                    *at = (*at + after).saturating_sub(before).max(first);
                }
            }
            if !in_browsers.is_empty() {
                model.note = Some(asking::notice_words(&in_browsers));
            } else if running.asked && !waits {
                model.note = Some(format!("{} was looked through, {new} new: l shows them", running.folder));
            }
            None
        }
        Err(why) => {
            if running.asked && !waits {
                model.note = Some(why.clone());
            }
            Some(why)
        }
    };
    turn(model, &running.folder, problem.as_deref());
}

/// Where a look was waited for, here or on the way back, stands what it came to: the list, or the question again.
fn turn(model: &mut Model, folder: &str, problem: Option<&str>) {
    let looks = std::iter::once(&mut model.screen).chain(&mut model.trail);
    for screen in looks {
        if let Screen::Look(look) = screen
            && matches!(look.stage, LookStage::Run)
        {
            *look = Look::new(problem.map_or(LookStage::List, |problem| LookStage::Ask {
                input: Box::new(Prose::line(folder)),
                env: false,
                on_env: false,
                problem: Some(problem.to_owned()),
            }));
        }
    }
    let is_list = |screen: &Screen| matches!(screen, Screen::Look(look) if matches!(look.stage, LookStage::List));
    model.trail.dedup_by(|one, before| is_list(one) && is_list(before));
    if is_list(&model.screen) && model.trail.last().is_some_and(is_list) {
        model.trail.pop(); // one list is enough for Esc
    }
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let Screen::Look(look) = &model.screen else {
        return Vec::new();
    };
    match look.stage {
        LookStage::Ask { .. } => asking_folder(model, message),
        LookStage::Run => {
            if *message == Message::Esc {
                return stop(model);
            }
            Vec::new()
        }
        LookStage::List => list::list(model, message),
    }
}

/// No more is looked at; what was found until then stays. Once more, and the author is back where they were.
fn stop(model: &mut Model) -> Effects {
    match &mut model.scan {
        Some(running) if !running.stopping => {
            running.stopping = true;
            vec![Effect::StopScan]
        }
        _ => {
            back(model);
            Vec::new()
        }
    }
}

fn back(model: &mut Model) {
    model.screen = model.trail.pop().unwrap_or(Screen::Tasks { at: 0 });
}

fn asking_folder(model: &mut Model, message: &Message) -> Effects {
    let Screen::Look(look) = &mut model.screen else {
        return Vec::new();
    };
    let LookStage::Ask { input, env, on_env, .. } = &mut look.stage else {
        return Vec::new();
    };
    let code = match message {
        Message::Typed(key) => Some(key.code),
        _ => None,
    };
    match (message, code) {
        (Message::Esc, _) | (_, Some(KeyCode::Esc)) => back(model),
        (Message::Enter, _) | (_, Some(KeyCode::Enter)) => return begin(model),
        (Message::Up | Message::BackTab, _) => *on_env = false,
        (_, Some(KeyCode::Down | KeyCode::Tab)) => *on_env = true,
        (Message::Space | Message::Left | Message::Right, _) => *env = !*env,
        (Message::Typed(key), _) => {
            input.handle(*key);
        }
        (Message::Pasted(text), _) => {
            input.paste(&crate::values::clean_line(text));
        }
        _ => {}
    }
    Vec::new()
}

fn begin(model: &mut Model) -> Effects {
    let Screen::Look(look) = &mut model.screen else {
        return Vec::new();
    };
    let LookStage::Ask { input, env, .. } = &look.stage else {
        return Vec::new();
    };
    let (folder, env) = (input.text().trim().to_owned(), *env);
    if folder.is_empty() {
        return Vec::new();
    }
    look.stage = LookStage::Run;
    model.scan = Some(Running {
        folder: folder.clone(),
        progress: None,
        asked: true,
        stopping: false,
    });
    vec![Effect::Scan(Wish { folder, env })]
}
