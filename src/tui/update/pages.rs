//! The pages below the sections: what each is called and is for, its line of the task list, and how it is opened.
//!
//! Must not draw, nor know what stands on a page. The price: a page that is opened from elsewhere than the task list stands on
//! the trail, which keeps only a few.

use super::{Effects, Model, findings, finish};
use crate::interview::SECTIONS;
use crate::tui::model::Screen;

/// A page below the sections, in the order of the task list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Every answer, in a short statement.
    Answers,
    /// The policy as it stands.
    Text,
    /// What laws want, and what contradicts itself.
    Review,
    /// What is left, and the files.
    Finish,
}

impl Page {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Answers, Self::Text, Self::Review, Self::Finish];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answers => "Check your answers",
            Self::Text => "Read the text",
            Self::Review => "What the review found",
            Self::Finish => "Finish",
        }
    }

    /// What it is for, in a sentence.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Answers => "Every answer in a short statement. Enter on one opens its question and comes back.",
            Self::Text => "The policy as it stands. Enter on a sentence goes to the question behind it.",
            Self::Review => {
                "What laws want and the text lacks, where two answers cannot both be true, and which laws were looked at."
            }
            Self::Finish => {
                "What still has to be said, what changed, and the files: the policy, the open questions to send to a colleague, \
                 a copy for counsel. Nothing is written before you say so."
            }
        }
    }

    /// Its line of the task list.
    pub const fn line(self) -> usize {
        SECTIONS.len() + self as usize
    }

    /// The page of a line of the task list; none of a section, or of what changed since the publication.
    pub fn of_line(line: usize) -> Option<Self> {
        line.checked_sub(SECTIONS.len()).and_then(|at| Self::ALL.get(at).copied())
    }

    /// Opens it from the task list.
    pub(super) fn open(self, model: &mut Model) -> Effects {
        match self {
            Self::Answers => model.screen = Screen::Check { at: 0 },
            Self::Text => finish::read(model),
            Self::Review => findings::open(model),
            Self::Finish => return finish::open(model),
        }
        Vec::new()
    }

    /// Opens it from wherever the author is: Esc comes back there.
    pub(super) fn open_from_here(self, model: &mut Model) -> Effects {
        let list = Screen::Tasks { at: self.line() };
        if matches!(model.screen, Screen::Tasks { .. } | Screen::Home { .. }) {
            model.screen = list;
        } else {
            model.leave_to(list);
        }
        self.open(model)
    }
}
