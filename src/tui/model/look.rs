//! The screen of a look through a folder: what is asked before it, how far it is, and what is listed after it.
//!
//! Must not look: the world does, on a thread of its own. The price: the list is put together anew for each picture and
//! key.

use super::Desk;
use crate::asking::{Seen, seen};
use crate::interview::counted;
use crate::scan::Progress;
use crate::tui::prose::Prose;
use std::collections::BTreeSet;

/// The screen.
pub struct Look {
    /// How far the author is.
    pub stage: LookStage,
    /// The number of the item with the cursor.
    pub at: usize,
    /// The ids of the providers that are ticked.
    pub ticked: BTreeSet<String>,
    /// Whether what is settled is listed too.
    pub open: bool,
}

/// How far the author is with a look.
pub enum LookStage {
    /// Which folder is asked.
    Ask {
        /// What is typed.
        input: Box<Prose>,
        /// Whether the names in `.env` are read too.
        env: bool,
        /// Whether the cursor is on that, and not in the line.
        on_env: bool,
        /// Why the last folder could not be looked through.
        problem: Option<String>,
    },
    /// It is being looked through.
    Run,
    /// What was found.
    List,
}

impl Look {
    /// The screen at this stage.
    pub fn new(stage: LookStage) -> Self {
        Self {
            stage,
            at: 0,
            ticked: BTreeSet::new(),
            open: false,
        }
    }
}

/// A look that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The folder, as it is shown.
    pub folder: String,
    /// How far it is.
    pub progress: Option<Progress>,
    /// Whether the author asked for it.
    pub asked: bool,
    /// Whether the author wants no more of it.
    pub stopping: bool,
}

/// Something in the list.
#[derive(Debug, Clone, PartialEq)]
pub enum LookItem {
    /// Something that was found, or is named and was not.
    Seen(Seen),
    /// What is settled, folded: in words.
    Settled(String),
    /// How many files could not be read.
    Faults(usize),
    /// How many links were not followed.
    Links(usize),
}

/// What is listed, each with the heading that it stands under.
pub fn look_items(desk: &Desk, open: bool) -> Vec<(&'static str, LookItem)> {
    let (quiet, new): (Vec<Seen>, Vec<Seen>) = seen(desk).iter().cloned().partition(|one| one.of.is_quiet());
    let mut all: Vec<(&str, LookItem)> = new.into_iter().map(|one| (one.of.title(), LookItem::Seen(one))).collect();
    if !quiet.is_empty() {
        let mut parts: Vec<(&str, usize)> = Vec::new();
        for one in &quiet {
            match parts.iter_mut().find(|(words, _)| *words == one.of.words()) {
                Some((_, count)) => *count += 1,
                None => parts.push((one.of.words(), 1)),
            }
        }
        let parts: Vec<String> = parts.into_iter().map(|(words, count)| format!("{count} {words}")).collect();
        let title = quiet[0].of.title();
        all.push((title, LookItem::Settled(parts.join(", "))));
        if open {
            all.extend(quiet.into_iter().map(|one| (title, LookItem::Seen(one))));
        }
    }
    let (faults, links) = desk.looked.as_ref().map_or((0, 0), |looked| {
        let scan = &looked.scan;
        (scan.faults.len(), scan.links.len())
    });
    if faults > 0 {
        all.push(("Could not be read", LookItem::Faults(faults)));
    }
    if links > 0 {
        all.push(("Not followed", LookItem::Links(links)));
    }
    all
}

/// How many files could not be read, in words.
pub fn fault_words(count: usize) -> String {
    counted(count, "file or folder", "files and folders").unwrap_or_default()
}

/// How many links were not followed, in words.
pub fn link_words(count: usize) -> String {
    counted(count, "link", "links").unwrap_or_default()
}
