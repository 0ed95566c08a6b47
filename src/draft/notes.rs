//! Notes to counsel: words about an answer that never stand in the draft itself.
//!
//! A draft is often committed, and what is written to a lawyer should not be: the notes are a value of their
//! own, kept in a file of their own (`drafts::private`). Must not know files. The price: a note and the
//! answer that it is about are saved apart, so a note may outlive its row.

use super::Path;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The format of the file of private notes that this program writes.
pub const FORMAT: u32 = 1;

/// Private notes, by the path of the answer that each is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// The format of the file.
    pub format: u32,
    /// The notes.
    #[serde(default)]
    pub notes: BTreeMap<Path, String>,
}

impl Default for Notes {
    fn default() -> Self {
        Self {
            format: FORMAT,
            notes: BTreeMap::new(),
        }
    }
}

impl Notes {
    /// The note about this answer.
    pub fn get(&self, at: &str) -> Option<&str> {
        self.notes.get(at).map(String::as_str)
    }

    /// Keeps a note, or takes it away where nothing but white space is left of it.
    pub fn set(&mut self, at: &str, text: &str) {
        let text = crate::values::clean(text).trim().to_owned();
        if text.is_empty() {
            self.notes.remove(at);
        } else {
            self.notes.insert(at.to_owned(), text);
        }
    }
}
