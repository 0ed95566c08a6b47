//! What the home screen knows besides the lists of drafts and presets: what is being asked, what is being looked
//! for, and what was computed of the lines that somebody has looked at.
//!
//! Must not touch files: drafts are in the list as they were read. The price: what is written of a draft's
//! sections is as old as the list.

use super::{Desk, Listed};
use crate::drafts::Deleted;
use crate::interview::{SECTIONS, Section};
use crate::presets::{self, Broken, Burden, Preset};
use crate::tui::prose::Prose;
use crate::values::PolicyDate;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What there is to begin with: drafts, presets, what was deleted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shelf {
    /// Drafts that can be resumed, nearest first.
    pub listed: Vec<Listed>,
    /// How many further drafts there are.
    pub more: usize,
    /// The files of all drafts, listed or not.
    pub files: Vec<PathBuf>,
    /// Deleted drafts, the last first.
    pub deleted: Vec<Deleted>,
    /// Presets to start from, in order.
    pub presets: Vec<Preset>,
    /// The ids of the author's own presets.
    pub own: BTreeSet<String>,
    /// Files of the author that are no presets.
    pub broken: Vec<Broken>,
}

/// The home screen besides its lists.
#[derive(Default)]
pub struct Home {
    /// The working folder, as it is shown.
    pub folder: String,
    /// The name that the working folder proposes for a draft, where it is a project.
    pub name: Option<String>,
    /// How many drafts there are that the list leaves out.
    pub more: usize,
    /// The files of all drafts, listed or not.
    pub files: Vec<PathBuf>,
    /// Whether all drafts are listed.
    pub all: bool,
    /// Deleted drafts, the last first.
    pub deleted: Vec<Deleted>,
    /// The ids of the author's own presets.
    pub own: BTreeSet<String>,
    /// Files of the author that are no presets.
    pub broken: Vec<Broken>,
    /// What the list is searched for.
    pub filter: Option<Box<Prose>>,
    /// The draft that was left last: the cursor goes to its line.
    pub left: Option<PathBuf>,
    /// Whether the draft that is opened next is to be held against a folder at once.
    pub look: bool,
    /// What is being asked about a draft.
    pub ask: Option<Ask>,
    /// The first line to show of what the line with the cursor means, while the author reads it.
    pub told: Option<usize>,
    burdens: RefCell<BTreeMap<String, Burden>>,
    needs: RefCell<BTreeMap<PathBuf, Vec<(String, String)>>>,
}

/// Something that is asked about a draft, beside the list.
pub struct Ask {
    /// Its file.
    pub file: PathBuf,
    /// What it is called.
    pub name: String,
    /// The line with the cursor.
    pub at: usize,
    /// What.
    pub what: What,
}

/// What is asked.
pub enum What {
    /// What to do with it.
    Menu,
    /// Whether to delete it.
    Delete,
    /// What to do, since somebody else has it open: who.
    Elsewhere(String),
    /// Which deleted draft to bring back.
    Deleted,
    /// A name or path for this.
    Name(Naming, Box<Prose>),
}

/// What a name is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// The draft's new name.
    Rename,
    /// The name of its copy.
    Duplicate,
    /// The file of its clean copy.
    Export,
    /// The name of a preset.
    Preset,
}

/// A line of the menu of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Open it without changing anything.
    Look,
    /// Ask for a name, then do this.
    Name(Naming),
    /// Ask whether to delete it.
    Delete,
}

/// The menu of a draft: what is chosen, its words, and what they mean.
pub const MENU: &[(Choice, &str, &str)] = &[
    (
        Choice::Look,
        "Look at it",
        "Open it to read only: nothing can be changed by mistake.",
    ),
    (
        Choice::Name(Naming::Rename),
        "Rename…",
        "Its notes and its history go with it.",
    ),
    (
        Choice::Name(Naming::Duplicate),
        "Copy…",
        "The copy stands in your drafts folder.",
    ),
    (
        Choice::Name(Naming::Export),
        "Export…",
        "A clean file for somebody else: answers and open questions, no suggestions.",
    ),
    (
        Choice::Name(Naming::Preset),
        "Save as a preset…",
        "Your answers as suggestions for the next policy, without all that is your company's own.",
    ),
    (Choice::Delete, "Delete…", "It can be brought back from this screen."),
];

/// What can be done with a draft that is open elsewhere.
pub const ELSEWHERE: &[&str] = &["Look at it, changing nothing", "Work on a copy", "Leave it"];

/// Whether to delete.
pub const DELETE: &[&str] = &["Keep it", "Delete it"];

impl Home {
    /// A home screen in this folder, which proposes this name, and the drafts and presets that it lists.
    pub fn new(folder: String, name: Option<String>, shelf: Shelf) -> (Self, Vec<Listed>, Vec<Preset>) {
        let home = Self {
            folder,
            name,
            more: shelf.more,
            files: shelf.files,
            deleted: shelf.deleted,
            own: shelf.own,
            broken: shelf.broken,
            ..Self::default()
        };
        (home, shelf.listed, shelf.presets)
    }

    /// Whether a caret shows.
    pub fn has_caret(&self) -> bool {
        match &self.ask {
            Some(ask) => matches!(ask.what, What::Name(..)),
            None => self.filter.is_some(),
        }
    }

    /// What was computed is of other drafts and presets.
    pub fn forget(&mut self) {
        self.burdens.borrow_mut().clear();
        self.needs.borrow_mut().clear();
    }

    /// How much is left to do from a preset.
    pub fn burden(&self, preset: &Preset) -> Burden {
        if let Some(known) = self.burdens.borrow().get(&preset.id) {
            return *known;
        }
        let burden = presets::burden(preset);
        self.burdens.borrow_mut().insert(preset.id.clone(), burden);
        burden
    }

    /// The sections of a draft that need the author, each with its state in words.
    pub fn needs(&self, listed: &Listed, today: PolicyDate) -> Vec<(String, String)> {
        if let Some(known) = self.needs.borrow().get(&listed.file) {
            return known.clone();
        }
        let Some(draft) = &listed.draft else { return Vec::new() };
        let desk = Desk::new(draft.as_ref().clone(), listed.file.clone());
        let open = SECTIONS.iter().filter(|section| {
            let tally = desk.tally(section.id);
            let (found, ..) = desk.findings_in(section.id, today);
            !tally.is_settled() || tally.open + found > 0
        });
        let state = |section: &Section| (section.title.to_owned(), desk.state_of(section.id, today));
        let needs: Vec<(String, String)> = open.map(state).collect();
        self.needs.borrow_mut().insert(listed.file.clone(), needs.clone());
        needs
    }
}
