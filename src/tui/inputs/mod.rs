//! The ways of answering, one for each kind of question.
//!
//! Each keeps what was typed and what it amounts to apart: [`Answer::raw`] is the first, [`Answer::value`]
//! the second. Must not know which question it answers nor where the answer goes.

use super::prose::Prose;
use super::theme::Theme;
use crate::interview::Value;
use crate::values::PolicyDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub(super) mod contact;
mod form;
pub(super) mod items;
pub(super) mod named;
mod narrow;
pub(super) mod period;
pub(super) mod pick;
pub(super) mod place;
pub(super) mod sheet;
pub(super) mod tick;
pub(super) mod typed;
pub(super) mod words;

pub(super) use sheet::{Sheet, Touch};

/// A key and what it does now.
pub type KeyHelp = (&'static str, &'static str);

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing: the key belongs to whoever shows the input.
    Ignored,
    /// Nothing, and the key is not to mean anything elsewhere.
    Nothing,
    /// What is shown has changed.
    Changed,
    /// The author is done.
    Done,
    /// The author steps out; everything typed is still here.
    Cancel,
    /// The author wants a new row of this table.
    MakeRow(&'static str),
    /// The author copied something: the input has it.
    Copied,
    /// The author wants to write this in an editor of their own.
    Editor,
}

/// A way of answering.
pub(super) trait Answer: std::fmt::Debug {
    /// Handles a key; Esc never arrives.
    fn handle(&mut self, key: KeyEvent) -> Outcome;
    /// Handles a click on a part of what [`Answer::sheet`] showed: it puts the caret there, or chooses.
    fn touch(&mut self, touch: Touch) -> Outcome;
    /// The text with the caret, where one is typed.
    fn prose(&mut self) -> Option<&mut Prose> {
        None
    }
    /// Takes a pasted text; the number of characters that found no room.
    fn paste(&mut self, _text: &str) -> Option<usize> {
        None
    }
    /// What it amounts to; the error says in plain words what is wrong.
    fn value(&self) -> Result<Option<Value>, String>;
    /// Everything that was typed or chosen.
    fn raw(&self) -> String;
    /// Takes up again what `raw` gave; what does not fit is passed over.
    fn restore(&mut self, raw: &str);
    /// The author's own words, where the choice that stands for them was taken while they were typed.
    fn words(&self) -> Option<String> {
        None
    }
    /// How it looks at this width.
    fn sheet(&self, width: u16, theme: &Theme) -> Sheet;
    /// The keys that work now.
    fn footer(&self) -> &'static [KeyHelp];
    /// Which day it is, where a word may name a day.
    fn as_of(&mut self, _today: PolicyDate) {}
    /// Leaves out the choices that do not fit here; what is chosen already stays.
    fn keep(&mut self, _fits: &dyn Fn(&str) -> bool) {}
    /// Whether a caret shows, so that every printable key types.
    fn caret(&self) -> bool;
    /// Whether letters narrow a list, also before the first of them.
    fn narrows(&self) -> bool {
        false
    }
    /// Whether an arrow chooses at once: then the wheel, which answers nothing, moves nothing here.
    fn arrows_choose(&self) -> bool {
        false
    }
    /// Whether the first typed character replaces a suggestion; if so it has been emptied.
    fn begin(&mut self) -> bool {
        false
    }
}

/// Whether a key would type a character.
pub(super) fn types(key: KeyEvent) -> bool {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    matches!(key.code, KeyCode::Char(_)) && ctrl == key.modifiers.contains(KeyModifiers::ALT)
}

/// Whether a key is pressed without Ctrl or Alt.
fn plain(key: KeyEvent) -> bool {
    !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}
