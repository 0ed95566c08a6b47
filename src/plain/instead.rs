//! What is said at a question instead of an answer: nothing, not known, for counsel, or in own words.
//!
//! Must not change a draft but through `asking`. The price: what leaves the text with an open answer is composed anew for
//! each that is left open.

use super::Session;
use super::lines::Go;
use crate::asking::{self, Entry};
use crate::drafts::private;
use crate::edit::Edit;

impl Session<'_> {
    /// Clears an answer.
    pub(super) fn clear(&mut self) -> Go {
        let Some(Entry::Answer(at)) = self.focus.entry.clone() else {
            return Ok(());
        };
        if self.make(&[Edit::Set { path: at, value: None }])? {
            self.say("Cleared; undo brings it back.")?;
            self.fresh = true;
        }
        Ok(())
    }

    /// Leaves a question open, in one of the ways of [`asking::OTHERS`].
    pub(super) fn mark(&mut self, which: usize) -> Go {
        let (Some((words, state)), Some(entry)) = (asking::OTHERS.get(which), self.focus.entry.clone()) else {
            return Ok(());
        };
        let (Entry::Answer(path) | Entry::Row(path) | Entry::Detail(path)) = entry else {
            return self.say("This can be said of a question or a row.");
        };
        let edit = Edit::Mark {
            path,
            state: Some(*state),
        };
        let gone = asking::leaves_with(&self.desk, &edit);
        if self.make(&[edit])? {
            self.say(&format!("{words}."))?;
            if let Some(words) = asking::leaving_words(&gone) {
                self.say(&format!("{}:", words.replace("; u ", "; undo ")))?;
                gone.iter().try_for_each(|sentence| self.say(&format!("- {sentence}")))?;
            }
            self.advance_after_answer()?;
        }
        Ok(())
    }

    /// A question for counsel, with a private note where there are words for one.
    pub(super) fn counsel(&mut self, words: &str) -> Go {
        let note = words.trim();
        if let (false, Some(Entry::Answer(at) | Entry::Row(at) | Entry::Detail(at))) = (note.is_empty(), &self.focus.entry) {
            match private::note(&self.desk.file, at, note, true) {
                Ok(()) => self.say("Your words are kept as a private note, not in the draft.")?,
                Err(error) => self.say(&format!("The note is not kept: {error}"))?,
            }
        }
        self.mark(1)
    }

    /// Adds a statement of the author's own about what has the focus.
    pub(super) fn own_words(&mut self) -> Go {
        let Some(entry) = self.focus.entry.clone() else {
            return Ok(());
        };
        let who = self.who();
        match asking::insert(
            &mut self.desk,
            "statements.texts",
            None,
            asking::own_words(entry.path()),
            &who,
        ) {
            Ok(Some(key)) => {
                self.changed()?;
                self.open_record("statements.texts", &key);
                Ok(())
            }
            Ok(None) => Ok(()),
            Err(refused) => self.say(&refused.0),
        }
    }
}
