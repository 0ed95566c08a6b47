//! What the screen knows: where the author is, with what lies over it.
//!
//! The open draft with all that follows from it is the [`Desk`], which the screen has in common with the
//! interview in lines (`asking`). Must not draw, and must not touch files: `update` says what is wanted,
//! `mod` does it. The price: one type knows every screen.

mod findings;
mod finish;
mod form;
pub mod home;
mod look;
mod onward;
mod seeking;

pub use crate::asking::{Desk, Entry, Tally, needs, question_of, row_label, section_of, stops, words_of};
pub use findings::{By, Findings, Item, items};
pub use finish::{Done, Finish, FinishFile, FinishLine, STOPS_SHOWN, Stage, Stop, Target, duties, stops_listed};
pub use home::{Home, Shelf};
pub use look::{Look, LookItem, LookStage, Running, fault_words, link_words, look_items};
pub use onward::{Left, Line};
pub use seeking::{Found, Seeking};

use super::input::Input;
use super::spots::Spots;
use super::theme::Theme;
use crate::asking::Fold;
use crate::draft::Draft;
use crate::presets::Preset;
use crate::values::PolicyDate;
use std::path::PathBuf;

/// A draft in the list of the home screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Its file.
    pub file: PathBuf,
    /// Where it is, in words.
    pub place: String,
    /// Its state in a few words.
    pub about: String,
    /// When it was changed last, in words.
    pub changed: String,
    /// Its file, as it is shown.
    pub shown: String,
    /// What is in it, where it can be read.
    pub draft: Option<Box<Draft>>,
    /// Why it cannot be read.
    pub problem: Option<String>,
}

/// The whole state of the screen.
pub struct Model {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Colours.
    pub theme: Theme,
    /// The day.
    pub today: PolicyDate,
    /// Drafts that can be resumed, nearest first.
    pub listed: Vec<Listed>,
    /// Presets to start from, in order.
    pub presets: Vec<Preset>,
    /// The open draft.
    pub desk: Option<Desk>,
    /// The look through a folder that is under way.
    pub scan: Option<Running>,
    /// Where the author is.
    pub screen: Screen,
    /// The screens that jumps left, to come back to; the last one is the nearest.
    pub trail: Vec<Screen>,
    /// What lies over the screen.
    pub over: Option<Over>,
    /// A line that says what just happened, until the next key.
    pub note: Option<String>,
    /// How many lines the note took that was on the screen when the last key was pressed: while the key is worked on, what it covered
    /// was not seen.
    pub noted: u16,
    /// Where a draft of this folder would be, if one may be made there.
    pub here: PathBuf,
    /// The drafts folder.
    pub folder: PathBuf,
    /// Whether `here` is preselected.
    pub prefer_here: bool,
    /// What the home screen knows besides.
    pub home: Home,
    /// Whether the mouse is used, in this session.
    pub mouse: bool,
    /// Whether the author is saying yes to what is suggested, key after key.
    pub agreeing: bool,
    /// The row whose record the last key closed by itself, going on.
    pub closed: Option<String>,
    /// What stands where, for the mouse.
    pub spots: Spots,
}

/// A screen.
pub enum Screen {
    /// Resume, start from a preset, open a file.
    Home {
        /// The line with the cursor.
        at: usize,
    },
    /// Where to keep a new draft.
    Where {
        /// The preset, or none.
        preset: Option<usize>,
        /// Whether in this folder.
        here: bool,
    },
    /// Open a file by its path.
    OpenFile {
        /// What is typed.
        input: Box<super::prose::Prose>,
    },
    /// The ten sections.
    Tasks {
        /// The line with the cursor.
        at: usize,
    },
    /// A section, or a record of one of its tables.
    Form(Form),
    /// Every answer on one page.
    Check {
        /// The line with the cursor.
        at: usize,
    },
    /// The text, by sentences: of a section before its rest is confirmed, or of the whole policy.
    Text {
        /// The section, or the whole.
        section: Option<&'static str>,
        /// The number of the sentence with the cursor.
        at: Option<usize>,
        /// The first line shown.
        top: usize,
        /// How many lines of a section's text have been on the screen.
        read: usize,
        /// The form to return to.
        back: Option<Box<Form>>,
    },
    /// What the review found, or which laws were looked at.
    Findings(Findings),
    /// Formats, paths, what stops.
    Finish(Finish),
    /// A look through a folder for providers.
    Look(Look),
}

/// A section on the screen, or a record.
pub struct Form {
    /// The section.
    pub section: &'static str,
    /// The row whose record is open: table and key.
    pub record: Option<(&'static str, String)>,
    /// The entry with the focus.
    pub focus: Entry,
    /// The answer being typed or chosen.
    pub input: Option<Input>,
    /// The lines that there were when the field was opened.
    pub before: Vec<Entry>,
    /// Why the last key was refused.
    pub problem: Option<String>,
    /// The number of the sentence with the cursor, while the author reads the text beside the form.
    pub reading: Option<usize>,
    /// How far the row below the list was read that has more lines than room: its path, and the first line to show.
    pub read: Option<(String, usize)>,
    /// Where to return to after a record: the forms below, outermost first.
    pub back: Vec<Form>,
    /// What a table here is narrowed to.
    pub filter: Option<Filter>,
}

/// What the rows of a table are narrowed to: those that have these words.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The table.
    pub table: &'static str,
    /// The words.
    pub text: Box<super::prose::Prose>,
    /// Whether they are still being typed.
    pub typing: bool,
}

/// A copy of a form has no open field: what is typed belongs to one place.
impl Clone for Form {
    fn clone(&self) -> Self {
        let (record, focus, back) = (self.record.clone(), self.focus.clone(), self.back.clone());
        Self {
            section: self.section,
            record,
            focus,
            input: None,
            before: Vec::new(),
            problem: None,
            reading: None,
            read: None,
            back,
            filter: self.filter.clone(),
        }
    }
}

/// What lies over the screen.
pub enum Over {
    /// The question at hand explained, and all keys.
    Keys {
        /// The first line shown.
        top: usize,
        /// The keys that worked where it was asked for.
        works: Vec<super::keys::Working>,
    },
    /// Find anything, an answer, a row or a section.
    Find(Box<Seeking>),
    /// Search a provider for the table.
    Provider {
        /// What is typed.
        text: Box<super::prose::Prose>,
        /// The hit with the cursor.
        at: usize,
    },
    /// Whether to take a row away that others name: the row.
    Take(String),
    /// What names what: the row or answer, and what is tied to it.
    Ties {
        /// The row or answer.
        of: String,
        /// The line with the cursor.
        at: usize,
    },
    /// Another answer for the focused question.
    Other {
        /// The line with the cursor.
        at: usize,
    },
    /// Findings explained, one after the other.
    Explain {
        /// The findings.
        list: Vec<Fold>,
        /// The one that is shown.
        at: usize,
        /// The place with the cursor, of those that mend it.
        line: usize,
        /// The first line shown.
        top: usize,
    },
    /// What is decided about a finding.
    Decide {
        /// The finding.
        fold: Fold,
        /// The line with the cursor; none where it was opened by the decision before, so that no key decides by chance.
        at: Option<usize>,
        /// Whether the next undecided one is asked about after it.
        on: bool,
    },
    /// Why it was decided so, in a line.
    Why {
        /// The finding.
        fold: Fold,
        /// What is decided.
        decided: crate::draft::Decided,
        /// Whether the next undecided one is asked about after it.
        on: bool,
        /// What is typed.
        input: Box<super::prose::Prose>,
    },
    /// Why providers were judged so, in a line.
    Judged {
        /// Their ids.
        ids: Vec<String>,
        /// What they are.
        is: crate::draft::Standing,
        /// What is typed.
        input: Box<super::prose::Prose>,
    },
    /// A private note to counsel is being typed.
    Note {
        /// The answer that it is about.
        at: String,
        /// What is typed.
        input: Box<super::prose::Prose>,
    },
    /// Whether to name the file of the private notes in `.gitignore`.
    Ignore(String),
    /// Something that takes more than a line to say.
    Say(String),
    /// What differs, one thing after the other: how it was and how it is.
    Compare {
        /// What is compared.
        title: String,
        /// What differs.
        list: Vec<crate::published::Difference>,
        /// The first line shown.
        top: usize,
    },
}
