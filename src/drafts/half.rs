//! Words that are no answer yet, kept at each key: half a country, half a date, the name of a row to be.
//!
//! The whole of them is one line; the last line that is whole counts. It is not tied to what the draft
//! says: a half word changes nothing until its author goes on with it. Losing the file loses no answer, so
//! failing is silent. Must not know what is typed, only at which path. The price: all half words are written
//! again at each key in one of them.

use super::lines::Lines;
use super::lock::{Lock, beside};
use crate::draft;
use crate::path;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// What is typed in fields and no answer yet: by answer, and by table for a row to be.
pub type Halves = BTreeMap<draft::Path, String>;

/// The version of these files that this program writes.
const VERSION: u32 = 1;
/// From this size on the file is begun anew, in bytes.
const LARGEST: u64 = 256 << 10;

/// Where the half words of an open draft are kept.
#[derive(Debug)]
pub struct HalfWords {
    lines: Option<Lines>,
    last: Halves,
}

#[derive(Serialize, Deserialize)]
struct Line<'l> {
    half: u32,
    words: Cow<'l, Halves>,
}

impl HalfWords {
    /// The half words of a draft, as its author left them. Only who holds the lock may keep some.
    pub fn open(state: &Path, file: &Path, lock: &Lock) -> (Self, Halves) {
        let file = beside(state, file, "half");
        let lines: Vec<Line> = Lines::read(&file);
        let ours = lines.into_iter().take_while(|line| line.half == VERSION).last();
        let mut words = ours.map(|line| line.words.into_owned()).unwrap_or_default();
        words.retain(|at, _| path::spot(at).is_ok());
        let kept = Self {
            lines: lock.held().then(|| Lines::of(file)),
            last: words.clone(),
        };
        (kept, words)
    }

    /// Keeps these half words, if they are others than the last time.
    pub fn keep(&mut self, words: &Halves) {
        let Some(lines) = &mut self.lines else { return };
        if *words == self.last {
            return;
        }
        self.last.clone_from(words);
        if words.is_empty() {
            return lines.remove();
        }
        let next = Line {
            half: VERSION,
            words: Cow::Borrowed(words),
        };
        if !lines.begun() || lines.size() > LARGEST || lines.append(&next).is_err() {
            let _ = lines.begin(&next); // the draft is not in danger
        }
    }
}
