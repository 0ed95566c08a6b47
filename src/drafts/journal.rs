//! What an author can take back, kept across the end of the process: the turns of a history, one line for
//! each time the draft is saved, tied to what the draft was then.
//!
//! A line is written before the draft is, so a history is there for the old and for the new draft,
//! whichever the disk holds. A draft that no line knows was changed elsewhere: its history starts afresh, as
//! with a journal that is torn, of another program's version, or cannot be written; the draft itself never
//! hangs on its journal. At most [`EDITS`] edits and [`KEPT`] bytes are kept, in a file of at most
//! [`LARGEST`] and one line. Must not know what an edit means. The price: some sixty bytes for each key.

use super::lines::Lines;
use super::lock::{Lock, beside, digest};
use crate::draft::Draft;
use crate::edit::{History, Step, Turn};
use crate::path;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::path::Path;

/// The version of journals that this program writes.
const VERSION: u32 = 1;
/// How many edits can be taken back in a later session, and brought again.
const EDITS: usize = 1000;
/// How many bytes of them are kept.
const KEPT: usize = 256 << 10;
/// From this size on the file is begun anew, in bytes.
const LARGEST: u64 = 1 << 20;

/// The journal of an open draft.
#[derive(Debug)]
pub struct Journal {
    lines: Option<Lines>,
    at: u64,
}

/// A line: a whole history first, then what was done, each with the draft that it led to.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum Line<'l> {
    /// All that can be taken back and brought again; the version comes with it.
    Begin {
        journal: u32,
        at: Cow<'l, str>,
        undo: Cow<'l, [Vec<Step>]>,
        redo: Cow<'l, [Vec<Step>]>,
    },
    /// What was done since.
    Then { at: Cow<'l, str>, turns: Cow<'l, [Turn]> },
}

impl Journal {
    /// The journal of a draft that was read or made, with what can be taken back in it. Only who holds the
    /// lock may write one.
    pub fn open(state: &Path, file: &Path, draft: &Draft, lock: &Lock) -> (Self, History) {
        let at = digest(&super::bytes(draft));
        if !lock.held() {
            return (Self { lines: None, at }, History::default());
        }
        let file = beside(state, file, "journal");
        let mut journal = Self {
            lines: Some(Lines::of(file.clone())),
            at,
        };
        let history = replay(Lines::read(&file), &name(at)).unwrap_or_default();
        if history != History::default() {
            journal.begin(&history); // what is torn, or was never saved, goes
        }
        (journal, history)
    }

    /// Keeps what was done since the last time, before the draft with these bytes is saved. Where it cannot
    /// be kept the next time tries again.
    pub fn keep(&mut self, history: &mut History, draft: &[u8]) {
        let (turns, at) = (history.turns(), digest(draft));
        let same = at == self.at && turns.is_empty();
        self.at = at;
        let Some(lines) = &mut self.lines else { return };
        if same || (turns.is_empty() && !lines.begun()) {
            return;
        }
        let next = Line::Then {
            at: name(at).into(),
            turns: turns.into(),
        };
        if !lines.begun() || lines.append(&next).is_err() || lines.size() > LARGEST {
            self.begin(history);
        }
    }

    fn begin(&mut self, history: &History) {
        let (undo, redo) = history.lists();
        let mut room = KEPT;
        let undo = newest(undo, &mut room);
        let first = Line::Begin {
            journal: VERSION,
            at: name(self.at).into(),
            undo: undo.into(),
            redo: newest(redo, &mut room).into(),
        };
        if let Some(lines) = &mut self.lines {
            let _ = lines.begin(&first); // without it, nothing can be taken back next time
        }
    }
}

fn name(digest: u64) -> String {
    format!("{digest:016x}")
}

/// The newest of these edits for which there is room.
fn newest<'l>(lists: &'l [Vec<Step>], room: &mut usize) -> &'l [Vec<Step>] {
    let mut from = lists.len();
    for (i, steps) in lists.iter().enumerate().rev().take(EDITS) {
        let size = serde_json::to_vec(steps).map_or(usize::MAX, |json| json.len());
        let Some(left) = room.checked_sub(size) else { break };
        (*room, from) = (left, i);
    }
    &lists[from..]
}

/// The history as it was when the draft was this one, the last time that it was.
fn replay(lines: Vec<Line>, at: &str) -> Option<History> {
    let mut history = History::default();
    let mut found = None;
    for (i, line) in lines.into_iter().enumerate() {
        let now = match line {
            Line::Begin {
                journal: VERSION,
                at,
                undo,
                redo,
            } if i == 0 && undo.iter().chain(redo.iter()).all(|steps| known(steps)) => {
                history = History::of(undo.into_owned(), redo.into_owned());
                at
            }
            Line::Then { at, turns } if i > 0 && turns.iter().all(|turn| known(turn.steps())) => {
                turns.into_owned().into_iter().for_each(|turn| history.follow(turn));
                at
            }
            Line::Begin { .. } | Line::Then { .. } => break, // of another version
        };
        if now == at {
            found = Some(history.clone());
        }
    }
    found
}

/// Whether each step names an answer that there is.
fn known(steps: &[Step]) -> bool {
    steps.iter().all(|step| match step {
        // what it is about may be gone; a layer is named by its source
        Step::Decide(..) | Step::Judge(..) | Step::Lay(..) => true,
        step => path::spot(step.path()).is_ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Matter;
    use serde_json::{Value, json};

    /// A journal of a draft in which these steps can be taken back; what comes of it.
    fn read(draft: &Draft, steps: &Value) -> History {
        let folder = tempfile::tempdir().expect("a folder");
        let (state, file) = (folder.path().join("state"), folder.path().join("draft.json"));
        let super::super::lock::Locked::Ours(lock) = Lock::take(&state, &file).expect("a lock") else {
            panic!("somebody else holds it");
        };
        let at = name(digest(&crate::drafts::bytes(draft)));
        let begin = json!({ "begin": { "journal": VERSION, "at": at, "undo": [steps], "redo": [] } });
        Lines::of(beside(&state, &file, "journal"))
            .begin(&begin)
            .expect("it is written");
        Journal::open(&state, &file, draft, &lock).1
    }

    #[test]
    fn a_layer_is_taken_back_after_the_draft_was_opened_again() {
        let mut draft = Draft::new("laid");
        let layer = json!({ "from": "catalogue:posthog", "answers": {} });
        draft.suggested.push(serde_json::from_value(layer).expect("a layer"));
        let mut history = read(&draft, &json!([{ "lay": ["catalogue:posthog", 0, null] }]));
        assert!(history.undo(&mut draft).is_some() && draft.suggested.is_empty());
        let kept = read(&draft, &json!([{ "put": ["company.nothing", null] }]));
        assert_eq!(kept, History::default(), "an answer that there is not");
    }

    #[test]
    fn a_journal_with_decisions_of_an_older_shape_loads_and_one_of_no_shape_is_none() {
        let mut draft = Draft::new("old");
        let decision = json!({ "rule": "gdpr-13-1-d", "at": ["use.purposes"], "on": "2026-10-01", "by": "author",
            "decision": "later", "rests_on": { "use.purposes": ["secure"], "company.regions": null } });
        // by rule and answers, before decisions knew sentences; then by what they are about, which had none
        let first = json!([{ "decide": ["gdpr-13-1-d", ["use.purposes"], decision] }]);
        let second = json!([{ "decide": [{ "rule": "gdpr-13-1-d", "at": ["use.purposes"] }, decision] }]);
        let away = json!([{ "decide": ["gdpr-13-1-d", ["use.purposes"], null] }]);
        let about = Matter::new("gdpr-13-1-d", &["use.purposes".to_owned()], "");
        for steps in [&first, &second] {
            let mut history = read(&draft, steps);
            let mut then = draft.clone();
            assert!(history.undo(&mut then).is_some(), "{steps}");
            assert!(then.decision(&about).is_some(), "{steps}");
            assert!(history.redo(&mut then).is_some() && then == draft, "{steps}");
        }
        let back = serde_json::from_value(decision).expect("a decision");
        draft.decisions.push(back);
        let mut history = read(&draft, &away);
        assert!(history.undo(&mut draft).is_some() && draft.decisions.is_empty());
        for steps in [
            json!([{ "decide": ["gdpr-13-1-d"] }]),
            json!([{ "decide": 1 }]),
            json!("decide"),
        ] {
            assert_eq!(read(&draft, &steps), History::default(), "{steps}");
        }
    }
}
