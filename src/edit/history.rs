//! What can be taken back and brought again: two stacks of step lists, and the turns that made them.
//!
//! It knows steps only by running them, never what they mean, nor where turns are kept: whoever keeps them
//! takes them with [`History::turns`]. The price: every edit stays in memory until the program ends, and
//! its steps are there twice until somebody has taken the turns.

use super::Step;
use crate::draft::{Draft, Matter, Path, Tomb};
use serde::{Deserialize, Serialize};

/// What an interface can take back and bring again.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Vec<Step>>,
    redo: Vec<Vec<Step>>,
    turns: Vec<Turn>,
}

/// Two histories are the same when they take back and bring again the same, whoever has kept it already.
impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        (&self.undo, &self.redo) == (&other.undo, &other.redo)
    }
}

/// One change of a history. Run in order, turns give the history again without a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// An edit, by the steps that take it back.
    Edit(Vec<Step>),
    /// More steps that take back the last edit, run before those that it has.
    More(Vec<Step>),
    /// The last edit was taken back, by the steps that bring it again; without any, it is as if it had not been.
    Undo(Vec<Step>),
    /// An edit was brought again, by the steps that take it back.
    Redo(Vec<Step>),
}

impl Turn {
    /// The steps that it brought.
    pub fn steps(&self) -> &[Step] {
        match self {
            Self::Edit(steps) | Self::More(steps) | Self::Undo(steps) | Self::Redo(steps) => steps,
        }
    }
}

impl History {
    /// A history of these step lists: the last of each comes first.
    pub fn of(undo: Vec<Vec<Step>>, redo: Vec<Vec<Step>>) -> Self {
        let turns = Vec::new();
        Self { undo, redo, turns }
    }
    /// The step lists that take back and those that bring again, the next one last.
    pub fn lists(&self) -> (&[Vec<Step>], &[Vec<Step>]) {
        (&self.undo, &self.redo)
    }
    /// The turns since somebody last asked.
    pub fn turns(&mut self) -> Vec<Turn> {
        std::mem::take(&mut self.turns)
    }
    /// Follows a turn that was kept. What belongs to an edit that was not kept is passed over.
    pub fn follow(&mut self, turn: Turn) {
        match turn {
            Turn::Edit(back) => {
                self.undo.push(back);
                self.redo.clear();
            }
            Turn::More(back) => {
                if let Some(last) = self.undo.last_mut() {
                    last.splice(0..0, back);
                }
                self.redo.clear();
            }
            Turn::Undo(again) => {
                self.undo.pop();
                if !again.is_empty() {
                    self.redo.push(again);
                }
            }
            Turn::Redo(back) => {
                self.redo.pop();
                self.undo.push(back);
            }
        }
    }
    fn turn(&mut self, turn: Turn) {
        self.turns.push(turn.clone());
        self.follow(turn);
    }
    /// Remembers the steps that take an edit back; what was undone before it is gone.
    pub fn push(&mut self, back: Vec<Step>) {
        if !back.is_empty() {
            self.turn(Turn::Edit(back));
        }
    }
    /// Remembers the steps as part of the last edit: both are taken back together.
    pub fn add(&mut self, back: Vec<Step>) {
        match self.undo.last() {
            Some(last) => {
                let back = needed(back, last);
                if !back.is_empty() || !self.redo.is_empty() {
                    self.turn(Turn::More(back));
                }
            }
            None => self.push(back),
        }
    }
    /// Forgets the last edits that together have left the draft as it was before them, as far back as all their steps are `of` it.
    pub fn forget_void(&mut self, draft: &Draft, of: &dyn Fn(&Step) -> bool) {
        let mut trial = draft.clone();
        let mut void = 0;
        for (n, steps) in self.undo.iter().rev().enumerate() {
            if !steps.iter().all(of) || trial.run(steps.clone()).is_err() {
                break;
            }
            if trial == *draft {
                void = n + 1;
            }
        }
        for _ in 0..void {
            self.turn(Turn::Undo(Vec::new()));
        }
    }
    /// Forgets the last edits that leave the draft as it is, as where a field was filled and emptied again: taking one of them back
    /// would do nothing that anybody sees.
    pub fn drop_void(&mut self, draft: &Draft) {
        while let Some(steps) = self.undo.last() {
            let mut trial = draft.clone();
            if trial.run(steps.clone()).is_err() || trial != *draft {
                return;
            }
            self.turn(Turn::Undo(Vec::new()));
        }
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }
    /// Whether there is something to bring again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
    /// Takes the last edit back; the path that it touched.
    pub fn undo(&mut self, draft: &mut Draft) -> Option<Path> {
        let steps = self.undo.last()?.clone();
        let touched = Step::touched(&steps);
        let again = draft.run(steps).ok()?;
        self.turn(Turn::Undo(again));
        touched
    }
    /// Brings the last undone edit again; the path that it touched.
    pub fn redo(&mut self, draft: &mut Draft) -> Option<Path> {
        let steps = self.redo.last()?.clone();
        let touched = Step::touched(&steps);
        let back = draft.run(steps).ok()?;
        self.turn(Turn::Redo(back));
        touched
    }
}

/// Those of the steps without which taking back would differ. Where `then` puts the same thing anyway,
/// what stood there in between is not needed: each key of a text would keep the whole text before it.
fn needed(mut back: Vec<Step>, then: &[Step]) -> Vec<Step> {
    let rows = |steps: &[Step]| steps.iter().any(|step| slot(step).is_none());
    if !rows(then) && !rows(&back) {
        back.retain(|step| !then.iter().any(|later| slot(later) == slot(step)));
    } // else rows come and go: the order matters
    back
}

/// What a step gives something to; nothing for rows that come and go.
#[derive(PartialEq)]
enum Slot<'s> {
    Answer(&'s Path),
    Open(&'s Path),
    Said(&'s Path),
    Tomb(&'s Tomb),
    Decision(&'s Matter),
    Judgement(&'s String),
    Layer(&'s String),
}

fn slot(step: &Step) -> Option<Slot<'_>> {
    match step {
        Step::Put(at, _) => Some(Slot::Answer(at)),
        Step::Open(at, _) => Some(Slot::Open(at)),
        Step::Said(at, _) => Some(Slot::Said(at)),
        Step::Tomb(tomb, _) => Some(Slot::Tomb(tomb)),
        Step::Decide(about, _) => Some(Slot::Decision(about)),
        Step::Judge(vendor, _) => Some(Slot::Judgement(vendor)),
        Step::Lay(from, ..) => Some(Slot::Layer(from)),
        Step::Insert(..) | Step::Remove(..) => None,
    }
}
