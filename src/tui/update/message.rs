//! What happens, and what is wished for: the words between the world and [`update`](super::update).
//!
//! Owns every message, effect and deed. Must not know what becomes of them. The price: a new key or file is named here
//! as well.

use super::look;
use crate::asking::{Kept, Looked};
use crate::draft::Draft;
use crate::published::Past;
use crate::scan::Progress;
use crate::tui::model::{Done, FinishFile, Shelf};
use crossterm::event::KeyEvent;
use std::path::PathBuf;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// The next cell; elsewhere the line below.
    Tab,
    /// The cell before; elsewhere the line above.
    BackTab,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The first line.
    First,
    /// The last line.
    Last,
    /// Yes, next.
    Enter,
    /// Tick or change.
    Space,
    /// Edit or open.
    Right,
    /// The other choice.
    Left,
    /// One step back.
    Esc,
    /// Drop, clear, take away.
    Drop,
    /// Add a row.
    Add,
    /// Copy a row.
    Copy,
    /// Move a row up.
    RowUp,
    /// Move a row down.
    RowDown,
    /// Read the section, then yes to the rest.
    Yes,
    /// Yes or no to the question with the focus.
    Say(bool),
    /// Narrow the table.
    Filter,
    /// What names what.
    Ties,
    /// What the review found.
    Review,
    /// Another answer.
    Other,
    /// Read the policy.
    Text,
    /// Why we ask.
    Why,
    /// Take back.
    Undo,
    /// Bring again.
    Redo,
    /// Find anything.
    Find,
    /// Look through a folder for providers.
    Scan,
    /// Used by hand, and in no file.
    ByHand,
    /// Which folder is to be looked through: one is proposed.
    AskFolder(String),
    /// How far a look through a folder is.
    Scanning(Progress),
    /// A look through a folder has ended: what was found, or why it failed.
    Scanned(Result<Box<Looked>, String>),
    /// All keys.
    Keys,
    /// Quit.
    Quit,
    /// To the shell.
    Suspend,
    /// Turn the mouse on or off.
    Mouse,
    /// The left button was pressed at this column and row.
    Click(u16, u16),
    /// The pointer was drawn here with the button held.
    Drag(u16, u16),
    /// The wheel was turned here; whether up.
    Wheel(u16, u16, bool),
    /// Write the focused answer in an editor.
    Editor,
    /// What came back from the editor.
    Edited(String),
    /// A key for the caret.
    Typed(KeyEvent),
    /// Text pasted at the caret.
    Pasted(String),
    /// The terminal has another size.
    Resized(u16, u16),
    /// The drafts and presets that there are.
    Shelf(Box<Shelf>),
    /// What an author wished for a draft was done: what to say.
    Managed(String),
    /// A draft that somebody else has open: its file, and who.
    Elsewhere(PathBuf, String),
    /// A draft was opened to read only: it, its file, where the author stopped.
    ToRead(Box<Draft>, PathBuf, Option<String>),
    /// A draft was opened or made.
    Opened {
        /// The draft.
        draft: Box<Draft>,
        /// Its file.
        file: PathBuf,
        /// What was kept of it besides.
        kept: Box<Kept>,
        /// What to say about it.
        note: Option<String>,
    },
    /// What stands at the paths of the finish screen.
    Looked(Vec<FinishFile>),
    /// Files were written; where that was a publication, what there is of it now.
    Wrote(Done, Option<Box<Past>>),
    /// The last publication of the open draft.
    Recalled(Option<Box<Past>>),
    /// The private note on an answer, to be changed.
    Note {
        /// The answer.
        at: String,
        /// The note that there is, or nothing.
        text: String,
    },
    /// The private notes stand in a git work tree and are not ignored there: their file.
    Unignored(String),
    /// The open draft is saved, and was let go.
    Closed,
    /// The world did something: what.
    Said(String),
    /// The world failed: what, where, what to do.
    Failed(String),
}

/// A wish about the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save the open draft.
    Save,
    /// Remember where the author is.
    Remember(String),
    /// List the drafts.
    List,
    /// Open a draft.
    Open(PathBuf),
    /// Open a draft to read only.
    OpenToRead(PathBuf),
    /// Copy a draft and open the copy.
    OpenCopy(PathBuf),
    /// Do something with a draft or preset, and list what there is then.
    Manage(Deed),
    /// Make a draft at this path.
    Create(Box<Draft>, PathBuf),
    /// Read the private note on this answer.
    ReadNote(String),
    /// Keep this private note on this answer.
    WriteNote(String, String),
    /// A private note was written to its end.
    NoteDone,
    /// Name the private notes in `.gitignore`.
    Ignore,
    /// Let go of the open draft, if it is saved.
    Close,
    /// Recall the last publication of the open draft.
    Recall,
    /// Look at what stands at the paths of the finish screen.
    Look(Vec<FinishFile>),
    /// Write these files.
    Write(Vec<FinishFile>),
    /// Say which folder goes with the open draft.
    AskFolder,
    /// Look through a folder.
    Scan(look::Wish),
    /// Look through the project of the open draft, if it lies in one.
    Drift,
    /// Look at no more of a folder.
    StopScan,
    /// To the shell and back.
    Suspend,
    /// Put a text on the clipboard, through the terminal.
    Clip(String),
    /// Take the mouse from the terminal, or give it back.
    Mouse(bool),
    /// Let the author write a text in an editor.
    Editor(String),
    /// Quit.
    Quit,
}

/// What an author does with a draft on the home screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Give it this name.
    Rename(PathBuf, String),
    /// Copy it under this name.
    Duplicate(PathBuf, String),
    /// Write a clean copy to this path.
    Export(PathBuf, String),
    /// Save a preset of this name from it.
    Preset(PathBuf, String),
    /// Put it away.
    Delete(PathBuf),
    /// Bring the deleted draft with this id back.
    Restore(String),
}

/// What an update wishes.
pub type Effects = Vec<Effect>;
