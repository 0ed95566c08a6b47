//! A project in which nobody has looked for providers yet: offered to be looked through, and never looked through unasked.
//!
//! Must not read a file of the project: the names in its folder tell that it is one. The price: an author who wants no look has the
//! line on the list of sections until there is one, or the policy is published.

use super::TABLE;
use crate::asking::Desk;
use crate::drafts::{Places, folder, real};
use crate::scan;
use std::path::{Path, PathBuf};

/// A project that can be looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its folder.
    pub folder: PathBuf,
    /// The file by which it is a project.
    pub file: String,
    /// Whether the folder is the working folder.
    pub is_here: bool,
}

impl Project {
    /// The project of a folder that goes with a draft, unless its author has looked through one for that draft before; a home
    /// folder is none.
    pub fn of(places: &Places, draft: &Path, folder: &Path) -> Option<Self> {
        let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
        if folder::last(&places.state, draft).is_some() || !folder::is_calm(folder, home.as_deref()) {
            return None;
        }
        Some(Self {
            folder: folder.to_owned(),
            file: crate::values::clean_line(&scan::project_file(folder)?),
            is_here: real(folder) == real(&places.here),
        })
    }

    /// The same where there is little room, what to do first.
    pub fn brief(&self, with: &str) -> String {
        let (place, there) = if self.is_here {
            ("in this folder", "here")
        } else {
            ("beside the draft", "there")
        };
        format!("{with} looks {place}: {} is {there}", self.file)
    }

    /// That it is there, and that this key or word looks through it.
    pub fn offer(&self, with: &str) -> String {
        if self.is_here {
            format!("{with} looks for providers here: {} is in this folder", self.file)
        } else {
            format!("{with} looks for providers there: {} is beside the draft", self.file)
        }
    }
}

impl Desk {
    /// The project that is offered to be looked through: of a draft that nobody has published, until somebody has looked.
    pub fn unlooked(&self) -> Option<&Project> {
        let is_open = self.looked.is_none() && self.past.is_none() && !self.read_only;
        self.project.as_ref().filter(|_| is_open)
    }

    /// The same among the offers of a table, where that is what a look brings rows for.
    pub fn unlooked_for(&self, table: &str) -> Option<&Project> {
        self.unlooked().filter(|_| table == TABLE)
    }

    /// The folder to look through where none is named: the project that is offered, else the one that goes with the draft, else
    /// the working folder.
    pub fn folder_to_look(&self, places: &Places) -> PathBuf {
        let offered = self.unlooked().map(|project| project.folder.clone());
        let folder = offered.or_else(|| folder::of(places, &self.file));
        folder.unwrap_or_else(|| places.here.clone())
    }
}
