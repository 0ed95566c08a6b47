//! Decisions about findings: chosen from a list, then why, in a line that may stay empty.
//!
//! A decision is saved before its reason is asked for, and the reason at each key, so that nothing is lost in between.
//! Must not touch files. The price: what is taken back is the decision, for the reason has no step of its own.

use super::findings::mend;
use super::{Effect, Effects, Message, Model};
use crate::asking::{self, Fold};
use crate::draft::{Decided, Decision};
use crate::edit::Refused;
use crate::review::{self, Finding};
use crate::tui::model::Over;
use crate::tui::prose::Prose;
use crossterm::event::{KeyCode, KeyEvent};

/// Asks what is decided about a finding; `on` where the next undecided one is asked about after it. Where it is decided, the
/// cursor is on what leaves it so.
pub(super) fn ask(model: &mut Model, fold: Fold, on: bool) {
    let calm = !fold.counts();
    let leave = |choice: &Choice| calm && *choice == Choice::Leave;
    put_up(model, fold, on, |all| Some(all.iter().position(leave).unwrap_or(0)));
}

/// Asks about the next finding, with the cursor on nothing: Enter that was meant for the one before decides nothing.
pub(super) fn ask_next(model: &mut Model, fold: Fold) {
    put_up(model, fold, true, |_| None);
}

fn put_up(model: &mut Model, fold: Fold, on: bool, at: impl FnOnce(&[Choice]) -> Option<usize>) {
    if let Some(why) = review::refusal(fold.head().rule) {
        model.over = None;
        model.note = Some(why);
        return;
    }
    let at = at(&choices(&fold));
    model.over = Some(Over::Decide { fold, at, on });
}

/// What can be chosen about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Go to the question.
    Mend,
    /// Decide so.
    Decide(Decided),
    /// Take the decision away.
    Undo,
    /// Do nothing about it.
    Leave,
}

/// What can be chosen about a finding, in order.
pub fn choices(fold: &Fold) -> Vec<Choice> {
    let decided = fold.head().waived.is_some() || fold.head().lapsed.is_some();
    let mut all = vec![Choice::Mend];
    all.extend(Decided::ALL.map(Choice::Decide));
    if decided {
        all.push(Choice::Undo);
    }
    all.push(Choice::Leave);
    all
}

/// What Enter says where nothing is chosen yet.
const CHOOSE: &str = "nothing is chosen: ↑↓ chooses, a number decides at once, Esc leaves it open";

/// A key in the list of decisions.
pub(super) fn deciding(model: &mut Model, message: &Message) -> Effects {
    let Some(Over::Decide { fold, at, on }) = &mut model.over else {
        return Vec::new();
    };
    let choices = choices(fold);
    let number = |c: char| c.to_digit(10).and_then(|n| (n as usize).checked_sub(1));
    let chosen = match message {
        Message::Typed(KeyEvent { code: KeyCode::Up, .. }) => {
            *at = Some(at.unwrap_or(choices.len()).saturating_sub(1));
            None
        }
        Message::Typed(KeyEvent { code: KeyCode::Down, .. }) => {
            *at = Some(at.map_or(0, |at| at + 1).min(choices.len() - 1));
            None
        }
        Message::Typed(KeyEvent {
            code: KeyCode::Enter, ..
        }) => {
            let chosen = at.and_then(|at| choices.get(at).copied());
            if chosen.is_none() {
                model.note = Some(CHOOSE.into());
            }
            chosen
        }
        Message::Typed(KeyEvent { code: KeyCode::Esc, .. }) => {
            model.over = None;
            return Vec::new();
        }
        Message::Typed(KeyEvent {
            code: KeyCode::Char(c), ..
        }) => number(*c).and_then(|n| choices.get(n).copied()),
        _ => None,
    };
    let (Some(choice), fold, on) = (chosen, fold.clone(), *on) else {
        return Vec::new();
    };
    model.over = None;
    match choice {
        Choice::Mend => mend(model, &fold, 0),
        Choice::Leave => Vec::new(),
        Choice::Undo => settle(model, &fold, None),
        Choice::Decide(decided) => {
            let done = settle(model, &fold, Some(decided));
            if !done.is_empty() {
                let why = model.desk.as_ref().map(|desk| asking::reason_of(desk, &fold));
                let input = Box::new(Prose::line(&why.unwrap_or_default()));
                model.note = None; // where a caret shows, u is a letter
                model.over = Some(Over::Why {
                    fold,
                    decided,
                    on,
                    input,
                });
            }
            done
        }
    }
}

/// Decides about all of a fold, or takes the decisions away. What was said to an earlier decision is shown, to be
/// kept or changed.
pub(super) fn settle(model: &mut Model, fold: &Fold, decided: Option<Decided>) -> Effects {
    super::onward::deciding(model, decided.is_some(), |model| {
        let who = model.who();
        let Some(desk) = &mut model.desk else { return Vec::new() };
        let why = asking::reason_of(desk, fold);
        let findings: Vec<&Finding> = fold.findings.iter().collect();
        let done = asking::decide(desk, &findings, decided.map(|decided| (decided, why.as_str())), &who);
        settled(model, done, decided)
    })
}

/// Takes away what was decided about something that is no longer found.
pub(super) fn clear(model: &mut Model, decision: &Decision) -> Effects {
    let who = model.who();
    let Some(desk) = &mut model.desk else { return Vec::new() };
    let done = asking::clear(desk, &[decision.matter()], &who);
    settled(model, done, None)
}

fn settled(model: &mut Model, done: Result<usize, Refused>, decided: Option<Decided>) -> Effects {
    match done {
        Ok(_) => {
            model.note = Some(match decided {
                Some(decided) => format!("{}; u takes it back", decided.words()),
                None => "no longer decided; u brings it back".into(),
            });
            vec![Effect::Save] // no text says anything else for it
        }
        Err(refused) => {
            model.note = Some(refused.0);
            Vec::new()
        }
    }
}

/// What became of a line in which the author says why.
pub(super) enum Why {
    /// It is left, with words in it or without.
    Left(bool),
    /// It says this now.
    Says(String),
    /// It says what it said.
    Same,
}

/// A key or a paste in a line in which the author says why.
pub(super) fn say(input: &mut Prose, message: &Message) -> Why {
    let before = input.text();
    match message {
        Message::Typed(key) if matches!(key.code, KeyCode::Enter | KeyCode::Esc) => return Why::Left(!input.is_blank()),
        Message::Typed(key) => {
            input.handle(*key);
        }
        Message::Pasted(text) => {
            input.paste(&crate::values::clean_line(text));
        }
        _ => {}
    }
    let text = input.text();
    if text == before { Why::Same } else { Why::Says(text) }
}

/// What is said once such a line is left.
pub(super) fn kept(what: &str, said: bool) -> String {
    let words = if said { "; the reason is kept beside the draft" } else { "" };
    format!("{what}{words}; u takes it back")
}

/// A key in the line that says why.
pub(super) fn why(model: &mut Model, message: &Message) -> Effects {
    let Some(Over::Why {
        fold,
        decided,
        on,
        input,
    }) = &mut model.over
    else {
        return Vec::new();
    };
    let goes_on = *on && matches!(message, Message::Typed(key) if key.code == KeyCode::Enter);
    match say(input, message) {
        Why::Left(said) => {
            model.note = Some(kept(decided.words(), said));
            model.over = None;
            if goes_on {
                super::finish::next_duty(model);
            }
            let offers = said && model.over.is_none();
            if offers { vec![Effect::NoteDone] } else { Vec::new() }
        }
        Why::Says(text) => {
            let findings: Vec<&Finding> = fold.findings.iter().collect();
            let Some(desk) = &mut model.desk else { return Vec::new() };
            asking::say_why(desk, &findings, &text);
            vec![Effect::Save]
        }
        Why::Same => Vec::new(),
    }
}
