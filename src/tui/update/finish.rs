//! Finish: what stops and the way there and back, what is written where, and what was written.
//!
//! Nothing is replaced unseen: what stands at a path is in the model, and a file that differs is asked about.
//! Must not touch files. The price: the world looks again before it writes, because the model may be old.

use super::pages::Page;
use super::{Effect, Effects, Message, Model};
use crate::asking::{self, Fold};
use crate::edit::Edit;
use crate::path;
use crate::published;
use crate::tui::model::{Desk, Finish, FinishFile, FinishLine, Over, Screen, Stage, Stop, Target, duties, stops_listed};
use crate::tui::prose::Prose;
use crate::values::PolicyDate;
use crossterm::event::KeyCode;
use std::path::{Path, PathBuf};

mod writing;

pub use crate::tui::model::stops;
pub(super) use writing::wrote;
pub use writing::{Reply, replies};
use writing::{ask, write};

/// After how many months one may look again.
const RECHECKS: &[u32] = &[12, 24, 3, 6];

/// The files that are proposed: those of the last publication, else the usual ones beside the draft in a
/// project's folder, else in the working folder.
pub fn proposed(model: &Model) -> Vec<FinishFile> {
    let Some(desk) = &model.desk else { return Vec::new() };
    let folder = if desk.file.starts_with(&model.folder) {
        model.here.parent().map(Path::to_path_buf).unwrap_or_default()
    } else {
        desk.file.parent().map(Path::to_path_buf).unwrap_or_default()
    };
    let marked = !stops(desk, model.today).is_empty();
    let file = |proposal: published::Proposal| FinishFile {
        output: proposal.output,
        chosen: proposal.chosen,
        path: proposal.path,
        shown: String::new(),
        there: Target::Unseen,
        seen: None,
    };
    let proposals = published::proposals(desk.past.as_deref(), &folder, marked);
    proposals.into_iter().map(file).collect()
}

/// Opens the screen.
pub(super) fn open(model: &mut Model) -> Effects {
    let files = proposed(model);
    let Some(desk) = &model.desk else { return Vec::new() };
    model.screen = Screen::Finish(Finish::new(files.clone(), desk, model.today));
    vec![Effect::Look(files)]
}

/// Opens the screen again after an answer was changed: what the author chose stays, unless it is now another
/// kind of file that can be written.
pub(super) fn again(model: &mut Model) -> Effects {
    let (Screen::Finish(finish), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    if finish.marked == stops(desk, model.today).is_empty() {
        return open(model);
    }
    finish.stage = Stage::Choose;
    let lines = finish.lines(desk, model.today);
    if !lines.contains(&finish.at) {
        finish.at = lines[0];
    }
    vec![Effect::Look(finish.files.clone())]
}

/// The line with the cursor goes to this number; `None` where it is there already, or there are no lines.
pub(super) fn put_cursor(finish: &mut Finish, desk: &Desk, today: PolicyDate, number: usize) -> Option<()> {
    match &mut finish.stage {
        Stage::Choose => {
            let line = finish
                .lines(desk, today)
                .get(number)
                .copied()
                .filter(|line| *line != finish.at)?;
            finish.at = line;
        }
        Stage::Ask(at) if *at != number => *at = number,
        Stage::Ask(_) | Stage::Done(_) => return None,
    }
    Some(())
}

pub(super) fn update(model: &mut Model, message: &Message) -> Effects {
    let (Screen::Finish(finish), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    if finish.input.is_some() {
        return type_path(finish, message);
    }
    match finish.stage {
        Stage::Choose => {}
        Stage::Ask(at) => return ask(model, at, message),
        Stage::Done(_) => {
            match message {
                Message::Enter | Message::Esc => to_tasks(model),
                Message::Text => read(model),
                _ => {}
            }
            return Vec::new();
        }
    }
    let lines = finish.lines(desk, model.today);
    let here = lines.iter().position(|line| *line == finish.at).unwrap_or(lines.len() - 1);
    if let Some(to) = super::moved(here, lines.len(), message) {
        finish.at = lines[to];
        return Vec::new();
    }
    let at = finish.at;
    match message {
        Message::Esc => model.come_back(Page::Finish.line()),
        Message::Text => read(model),
        Message::Space => return space(model, at),
        Message::Right => return right(model, at),
        Message::Review => super::findings::open(model),
        Message::Other => {
            if let Some(fold) = super::findings::fold_here(model) {
                super::decide::ask(model, fold, false);
            }
        }
        Message::Enter => return enter(model, at),
        _ => {}
    }
    Vec::new()
}

fn to_tasks(model: &mut Model) {
    model.screen = Screen::Tasks { at: Page::Finish.line() };
}

pub(super) fn read(model: &mut Model) {
    model.screen = Screen::Text {
        section: None,
        at: Some(0),
        top: 0,
        read: 0,
        back: None,
    };
}

fn type_path(finish: &mut Finish, message: &Message) -> Effects {
    let Some(input) = &mut finish.input else { return Vec::new() };
    match message {
        Message::Typed(key) if matches!(key.code, KeyCode::Enter | KeyCode::Esc) => {
            let text = input.text().trim().to_owned();
            finish.input = None;
            if let FinishLine::File(i) = finish.at
                && let Some(file) = finish.files.get_mut(i)
                && !text.is_empty()
                && text != file.shown
            {
                file.path = text.into();
                file.shown.clear();
                file.there = Target::Unseen;
                file.chosen = true;
                return vec![Effect::Look(finish.files.clone())];
            }
        }
        Message::Typed(key) => {
            input.handle(*key);
        }
        Message::Pasted(text) => {
            input.paste(text);
        }
        _ => {}
    }
    Vec::new()
}

fn space(model: &mut Model, at: FinishLine) -> Effects {
    let Screen::Finish(finish) = &mut model.screen else {
        return Vec::new();
    };
    match at {
        FinishLine::File(i) => {
            if let Some(file) = finish.files.get_mut(i) {
                file.chosen = !file.chosen;
            }
        }
        FinishLine::More => finish.all = true,
        FinishLine::Recheck => {
            let now = RECHECKS.iter().position(|months| *months == finish.recheck).unwrap_or(0);
            finish.recheck = RECHECKS[(now + 1) % RECHECKS.len()];
        }
        FinishLine::InShort => return in_short(model),
        FinishLine::Stop(_)
        | FinishLine::Duty(_)
        | FinishLine::Row(_)
        | FinishLine::Date
        | FinishLine::Changed
        | FinishLine::Write => {}
    }
    Vec::new()
}

/// The other answer to whether a summary stands on top.
fn in_short(model: &mut Model) -> Effects {
    const AT: &str = "changes.in_short";
    let who = model.who();
    let Some(desk) = &mut model.desk else { return Vec::new() };
    let now = path::get(&desk.shown, AT) == Some(true.into());
    let edit = Edit::Set {
        path: AT.to_owned(),
        value: Some((!now).into()),
    };
    if let Err(refused) = desk.edit(&[edit], &who) {
        model.note = Some(refused.0);
        return Vec::new();
    }
    let Screen::Finish(finish) = &model.screen else {
        return Vec::new();
    };
    vec![Effect::Save, Effect::Look(finish.files.clone())] // the texts are others now
}

fn right(model: &mut Model, at: FinishLine) -> Effects {
    let Screen::Finish(finish) = &mut model.screen else {
        return Vec::new();
    };
    match at {
        FinishLine::File(i) => {
            if let Some(file) = finish.files.get(i) {
                let shown = file.path_words();
                finish.input = Some(Box::new(Prose::line(&shown)));
            }
            Vec::new()
        }
        FinishLine::InShort | FinishLine::Recheck => space(model, at),
        FinishLine::Stop(_)
        | FinishLine::Duty(_)
        | FinishLine::Row(_)
        | FinishLine::Date
        | FinishLine::Changed
        | FinishLine::More
        | FinishLine::Write => enter(model, at),
    }
}

fn enter(model: &mut Model, at: FinishLine) -> Effects {
    let (Screen::Finish(finish), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    match at {
        FinishLine::Stop(i) => {
            let stop = stops_listed(desk, model.today).into_iter().nth(i);
            if !matches!(stop, Some(Stop::Contradiction(_))) {
                super::onward::leaves(model, true);
            }
            match stop {
                // both ways out are shown, for either answer can be the wrong one
                Some(Stop::Contradiction(fold)) => {
                    model.over = Some(Over::Explain {
                        list: vec![fold],
                        at: 0,
                        line: 0,
                        top: 0,
                    });
                }
                Some(Stop::Needed(at)) => model.jump(&at),
                Some(Stop::Confirm(_, _, at)) => {
                    model.jump(&at);
                    model.note = Some("y says yes to the rest of this section; Esc comes back".to_owned());
                }
                None => {}
            }
        }
        FinishLine::Duty(i) => {
            if let Some(fold) = duties(desk, model.today).into_iter().nth(i) {
                let on = fold.asks();
                super::decide::ask(model, fold, on);
            }
        }
        FinishLine::Row(i) => {
            if let Some((row, _)) = asking::unfinished(desk).into_iter().nth(i) {
                super::onward::leaves(model, true);
                model.jump(&row);
            }
        }
        FinishLine::Date => {
            let updated = desk.shown.changes.date_kind == Some(crate::interview::changes::DateKind::Updated);
            let at = if updated { "changes.updated" } else { "changes.effective" };
            model.jump(at);
        }
        FinishLine::InShort | FinishLine::Recheck | FinishLine::More => return space(model, at),
        FinishLine::Changed => {
            let list = changes(desk).unwrap_or_default();
            if list.is_empty() {
                model.note = Some("nothing reads differently from what was published".into());
            } else {
                compare(model, "What reads differently from what was published", list);
            }
        }
        FinishLine::File(i) => match finish.files.get(i).map(|file| (file.path_words(), file.there.clone())) {
            Some((name, Target::Differs(list, _))) => {
                compare(model, &format!("{name}: as it is there, and as it would be"), list);
            }
            Some(_) | None => finish.at = FinishLine::Write,
        },
        FinishLine::Write => {
            let undecided = stops(desk, model.today).is_empty() && !desk.undecided(model.today).is_empty();
            if undecided {
                next_duty(model);
            } else {
                return write(model);
            }
        }
    }
    Vec::new()
}

/// The duty with the cursor.
pub fn duty_here(model: &Model, finish: &Finish) -> Option<Fold> {
    let desk = model.desk.as_ref()?;
    match (&finish.stage, finish.at) {
        (Stage::Choose, FinishLine::Duty(i)) => duties(desk, model.today).into_iter().nth(i),
        _ => None,
    }
}

/// Asks for a decision on the duty with the cursor, else on the first that has none; where each has one, the cursor goes on to
/// writing.
pub(super) fn next_duty(model: &mut Model) {
    let here = super::findings::fold_here(model).filter(Fold::asks);
    let (Screen::Finish(finish), Some(desk)) = (&mut model.screen, &model.desk) else {
        return;
    };
    let first = || desk.undecided(model.today).into_iter().next();
    if let Some(fold) = here {
        super::decide::ask_next(model, fold);
    } else if let Some(fold) = first() {
        finish.at = FinishLine::Duty(0);
        super::decide::ask_next(model, fold);
    } else {
        finish.at = FinishLine::Write;
        model.note = Some("everything that laws and platforms still want is decided; Enter writes".into());
    }
}

pub(super) fn compare(model: &mut Model, title: &str, list: Vec<published::Difference>) {
    model.over = Some(Over::Compare {
        title: title.to_owned(),
        list,
        top: 0,
    });
}

/// What reads differently from what was published; nothing where there is nothing to compare with.
pub fn changes(desk: &Desk) -> Option<Vec<published::Difference>> {
    published::sentences_since(desk.past.as_ref()?, &desk.draft)
}

impl FinishFile {
    /// Its path as a person reads it.
    pub fn path_words(&self) -> String {
        if self.shown.is_empty() {
            PathBuf::from(&self.path).display().to_string()
        } else {
            self.shown.clone()
        }
    }
}
