//! What can be taken back and brought again: two stacks of step lists.
//!
//! It knows steps only by running them, never what they mean. The price: every edit stays in memory
//! until the program ends, and none of it outlives the program.

use super::Step;
use crate::draft::{Draft, Path};

/// What an interface can take back and bring again.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Vec<Step>>,
    redo: Vec<Vec<Step>>,
}

impl History {
    /// Remembers the steps that take an edit back; what was undone before it is gone.
    pub fn push(&mut self, back: Vec<Step>) {
        if !back.is_empty() {
            self.undo.push(back);
            self.redo.clear();
        }
    }
    /// Remembers the steps as part of the last edit: both are taken back together.
    pub fn add(&mut self, back: Vec<Step>) {
        match self.undo.last_mut() {
            Some(last) => {
                let earlier = std::mem::replace(last, back);
                last.extend(earlier);
                self.redo.clear();
            }
            None => self.push(back),
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
        Self::turn(&mut self.undo, &mut self.redo, draft)
    }
    /// Brings the last undone edit again; the path that it touched.
    pub fn redo(&mut self, draft: &mut Draft) -> Option<Path> {
        Self::turn(&mut self.redo, &mut self.undo, draft)
    }
    fn turn(from: &mut Vec<Vec<Step>>, to: &mut Vec<Vec<Step>>, draft: &mut Draft) -> Option<Path> {
        let steps = from.pop()?;
        let touched = steps.first().map(Step::path).cloned();
        to.push(draft.run(steps).ok()?);
        touched
    }
}
