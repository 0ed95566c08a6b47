//! What the screen knows: the open draft with all that is computed from it, and where the author is.
//!
//! Everything derived (shown answers, document, what waits) is recomputed after each edit and never
//! stored elsewhere. Must not draw, and must not touch files: `update` says what is wanted, `mod` does it.

use super::input::Input;
use super::theme::Theme;
use crate::answers::Answers;
use crate::clauses;
use crate::document::Document;
use crate::draft::{Draft, OpenState, State};
use crate::edit::{Edit, History, Refused, Who};
use crate::interview::{self, Question};
use crate::path::{self, Spot};
use crate::presets::Preset;
use crate::trace;
use crate::values::PolicyDate;
use std::collections::BTreeSet;
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
    /// Its state in a line, or why it cannot be opened.
    pub about: String,
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
    /// Where the author is.
    pub screen: Screen,
    /// What lies over the screen.
    pub over: Option<Over>,
    /// A line that says what just happened, until the next key.
    pub note: Option<String>,
    /// Where a draft of this folder would be, if one may be made there.
    pub here: PathBuf,
    /// The drafts folder.
    pub folder: PathBuf,
    /// Whether `here` is preselected.
    pub prefer_here: bool,
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
        /// The form to return to.
        back: Option<Box<Form>>,
    },
    /// Formats, paths, what stops.
    Finish(Finish),
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
    /// Why the last key was refused.
    pub problem: Option<String>,
    /// Where to return to after a record: the forms below, outermost first.
    pub back: Vec<Form>,
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
            problem: None,
            back,
        }
    }
}

/// One line of a form that can have the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A leaf, or a column of the open record.
    Answer(String),
    /// A row of a table.
    Row(String),
    /// A row that a source offers: it has to be picked.
    Offer(String),
    /// Another row for this table.
    Add(&'static str),
    /// There are none for this table.
    None(&'static str),
    /// A detail that can be added to the open record.
    Detail(String),
}

/// What lies over the screen.
pub enum Over {
    /// All keys that work now.
    Keys,
    /// Find a question, an answer, a row or a section.
    Find {
        /// What is typed.
        text: String,
        /// The hit with the cursor.
        at: usize,
    },
    /// Search a provider for the table.
    Provider {
        /// What is typed.
        text: String,
        /// The hit with the cursor.
        at: usize,
    },
    /// Another answer for the focused question.
    Other {
        /// The line with the cursor.
        at: usize,
    },
    /// Something to confirm: what, and the message that does it.
    Sure {
        /// The question.
        ask: String,
        /// The row to take away.
        row: String,
    },
}

/// The finish screen.
#[derive(Clone)]
pub struct Finish {
    /// The line with the cursor.
    pub at: usize,
    /// A file for each format: chosen, path, what stands there now.
    pub files: Vec<FinishFile>,
    /// The path being typed.
    pub input: Option<Box<super::prose::Prose>>,
    /// What was written.
    pub written: Vec<String>,
}

/// A file on the finish screen.
#[derive(Clone, PartialEq, Debug)]
pub struct FinishFile {
    /// The name of the format.
    pub format: &'static str,
    /// Its words.
    pub about: &'static str,
    /// Whether it is to be written.
    pub chosen: bool,
    /// Where.
    pub path: PathBuf,
    /// What is there now, in words.
    pub there: String,
}

/// The open draft, and all that is computed from it.
pub struct Desk {
    /// The draft.
    pub draft: Draft,
    /// What can be taken back.
    pub history: History,
    /// Its file.
    pub file: PathBuf,
    /// Where the author stopped last time.
    pub stopped: Option<String>,
    /// Folded questions that the author raised.
    pub raised: BTreeSet<String>,
    /// The answers as the screen shows them.
    pub shown: Answers,
    /// The policy that they write.
    pub document: Document,
    /// The numbers of its sentences that nobody confirmed.
    pub unconfirmed: BTreeSet<usize>,
    /// What waits for the author.
    pub outstanding: Vec<String>,
    /// Needed and unanswered.
    pub missing: Vec<String>,
    /// The leaf being typed: further edits of it are taken back together.
    typing: Option<String>,
}

impl Desk {
    /// The desk of a draft.
    pub fn new(draft: Draft, file: PathBuf) -> Self {
        let mut desk = Self {
            draft,
            history: History::default(),
            file,
            stopped: None,
            raised: BTreeSet::new(),
            shown: Answers::default(),
            document: Document::default(),
            unconfirmed: BTreeSet::new(),
            outstanding: Vec::new(),
            missing: Vec::new(),
            typing: None,
        };
        desk.refresh();
        desk
    }

    /// Recomputes what follows from the draft.
    pub fn refresh(&mut self) {
        self.shown = self.draft.shown();
        let published = self.draft.published();
        let gaps = self.draft.gaps();
        let gap = |id: &str| gaps.iter().any(|g| g == id);
        self.document = clauses::compose(&self.shown, &gap);
        self.unconfirmed = if published == self.shown {
            BTreeSet::new()
        } else {
            trace::missing_in(&self.document, &clauses::compose(&published, &gap))
                .into_iter()
                .collect()
        };
        self.outstanding = self.draft.outstanding_in(&self.shown);
        self.missing = self.draft.missing_in(&self.shown, &published);
    }

    /// Makes edits as one that can be taken back.
    pub fn edit(&mut self, edits: &[Edit], who: &Who) -> Result<(), Refused> {
        let back = self.draft.edit_all(edits, who)?;
        self.history.push(back);
        self.typing = None;
        self.refresh();
        Ok(())
    }

    /// Sets an answer while it is being typed: all of it is taken back at once.
    pub fn type_in(&mut self, at: &str, value: Option<interview::Value>, who: &Who) -> Result<(), Refused> {
        if path::get(&self.draft.answers, at) == value {
            return Ok(());
        }
        let back = self.draft.edit(
            &Edit::Set {
                path: at.to_owned(),
                value,
            },
            who,
        )?;
        if self.typing.as_deref() == Some(at) {
            self.history.add(back);
        } else {
            self.history.push(back);
            self.typing = Some(at.to_owned());
        }
        self.refresh();
        Ok(())
    }

    /// The author has left the answer that was being typed.
    pub fn stop_typing(&mut self) {
        self.typing = None;
    }

    /// How many answers of a section wait, are open, and are known.
    pub fn tally(&self, section: &str) -> Tally {
        let mut tally = Tally::default();
        for at in &self.outstanding {
            tally.to_confirm += usize::from(section_of(at) == Some(section));
        }
        tally.missing = self.missing.iter().filter(|at| section_of(at) == Some(section)).count();
        for (at, open) in &self.draft.open {
            let counts = matches!(open.state, OpenState::DontKnow | OpenState::AskCounsel);
            tally.open += usize::from(counts && section_of(at) == Some(section));
        }
        tally.known = path::answered(&self.draft.answers)
            .iter()
            .filter(|at| section_of(at) == Some(section))
            .count();
        for asked in interview::asked(&self.shown)
            .iter()
            .filter(|a| a.question.section == section && a.row.is_none())
        {
            let question = asked.question;
            let leaf = !question.is_table() && !question.gate;
            tally.unanswered += usize::from(leaf && self.draft.state(question.id) == State::Unanswered);
            tally.asked += 1;
        }
        tally.offers = offers_of(&self.draft, section, &self.shown);
        tally
    }

    /// Whether a folded question is on the screen.
    pub fn is_raised(&self, question: &Question, at: &str) -> bool {
        !question.fold
            || self.raised.contains(at)
            || path::get(&self.shown, at).is_some()
            || self.draft.open.contains_key(at)
            || (question.is_table()
                && (!interview::keys(&self.shown, question.id).is_empty() || !self.draft.offers(question.id).is_empty()))
    }
}

fn offers_of(draft: &Draft, section: &str, shown: &Answers) -> usize {
    let tables = interview::all()
        .iter()
        .filter(|q| q.is_table() && q.section == section && interview::applies(q, shown, None));
    tables.map(|q| draft.offers(q.id).len()).sum()
}

/// The numbers of a section.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Suggested, or to be confirmed again.
    pub to_confirm: usize,
    /// Needed and unanswered.
    pub missing: usize,
    /// Don't know, ask counsel.
    pub open: usize,
    /// Known.
    pub known: usize,
    /// Asked and unanswered.
    pub unanswered: usize,
    /// Asked at all.
    pub asked: usize,
    /// Offered and not picked.
    pub offers: usize,
}

impl Tally {
    /// The state of the section in words.
    pub fn words(&self) -> String {
        let mut words = if self.asked == 0 {
            "not needed".to_owned()
        } else if self.missing > 0 {
            format!("{} needed", self.missing)
        } else if self.to_confirm > 0 {
            format!("{} to confirm", self.to_confirm)
        } else if self.known == 0 {
            "not started".to_owned()
        } else if self.unanswered > 0 {
            format!("{} unanswered", self.unanswered)
        } else {
            "done".to_owned()
        };
        if self.open > 0 {
            words.push_str(&format!(", {} open", self.open));
        }
        words
    }
}

/// The section in which the answer at this path is asked.
pub fn section_of(at: &str) -> Option<&'static str> {
    match path::spot(at).ok()? {
        Spot::Leaf(q) | Spot::Table(q) | Spot::Row(q, _) | Spot::Cell(q, _) => Some(q.section),
    }
}

/// The question of the answer, row or table at this path.
pub fn question_of(at: &str) -> Option<&'static Question> {
    match path::spot(at).ok()? {
        Spot::Leaf(q) | Spot::Table(q) | Spot::Row(q, _) | Spot::Cell(q, _) => Some(q),
    }
}

impl Entry {
    /// The path of the answer or row, or of the table.
    pub fn path(&self) -> &str {
        match self {
            Self::Answer(at) | Self::Row(at) | Self::Offer(at) | Self::Detail(at) => at,
            Self::Add(table) | Self::None(table) => table,
        }
    }
}

impl Form {
    /// The form of a section, with the focus on its first entry.
    pub fn section(section: &'static str, desk: &Desk) -> Self {
        let mut form = Self {
            section,
            record: None,
            focus: Entry::Add(""),
            input: None,
            problem: None,
            back: Vec::new(),
        };
        form.focus = form.entries(desk).into_iter().next().unwrap_or(Entry::Add(""));
        form
    }

    /// The form of a record, which returns to this one.
    pub fn record(&self, table: &'static str, key: &str, desk: &Desk) -> Self {
        let mut below = self.clone();
        below.input = None;
        let mut back = std::mem::take(&mut below.back);
        back.push(below);
        let section = interview::question(table).map_or(self.section, |q| q.section);
        let mut form = Self {
            section,
            record: Some((table, key.to_owned())),
            focus: Entry::Add(""),
            input: None,
            problem: None,
            back,
        };
        form.focus = form.entries(desk).into_iter().next().unwrap_or(Entry::Add(""));
        form
    }

    /// The lines that can have the focus, in order.
    pub fn entries(&self, desk: &Desk) -> Vec<Entry> {
        match &self.record {
            Some((table, key)) => record_entries(desk, table, key),
            None => section_entries(desk, self.section),
        }
    }

    /// The number of the entry with the focus; the nearest where it is gone.
    pub fn position(&self, entries: &[Entry]) -> usize {
        entries
            .iter()
            .position(|e| *e == self.focus)
            .or_else(|| entries.iter().position(|e| e.path() == self.focus.path()))
            .unwrap_or(0)
    }
}

fn section_entries(desk: &Desk, section: &'static str) -> Vec<Entry> {
    let mut entries = Vec::new();
    for question in interview::all()
        .iter()
        .filter(|q| q.section == section || (q.table().is_some() && q.section == section))
    {
        let shown = interview::applies(question, &desk.shown, None) && !question.gate;
        if question.is_column() || !shown || !desk.is_raised(question, question.id) {
            if question.is_column() && question.section != question_section(question) {
                entries.extend(guest_cells(desk, question));
            }
            continue;
        }
        if !question.is_table() {
            entries.push(Entry::Answer(question.id.to_owned()));
            continue;
        }
        let keys = interview::keys(&desk.shown, question.id);
        entries.extend(keys.iter().map(|key| Entry::Row(path::row_path(question.id, key))));
        let offers = desk.draft.offers(question.id);
        entries.extend(
            offers
                .iter()
                .map(|(_, key, _)| Entry::Offer(path::row_path(question.id, key))),
        );
        entries.push(Entry::Add(question.id));
        if keys.is_empty() {
            entries.push(Entry::None(question.id));
        }
    }
    entries
}

fn question_section(column: &Question) -> &'static str {
    column.table().and_then(interview::question).map_or("", |table| table.section)
}

/// A column asked in another section than its table: one line for each row.
fn guest_cells(desk: &Desk, column: &'static Question) -> Vec<Entry> {
    let keys = interview::keys(&desk.shown, column.table().unwrap_or_default());
    let cells = keys
        .iter()
        .enumerate()
        .filter(|(i, _)| interview::applies(column, &desk.shown, Some(*i)));
    cells
        .map(|(_, key)| column.path(key))
        .filter(|at| desk.is_raised(column, at))
        .map(Entry::Answer)
        .collect()
}

fn record_entries(desk: &Desk, table: &str, key: &str) -> Vec<Entry> {
    let Some(i) = path::index(&desk.shown, table, key) else {
        return Vec::new();
    };
    let columns = || interview::columns(table).filter(|column| interview::applies(column, &desk.shown, Some(i)));
    let raised = columns().map(|c| (c, c.path(key))).filter(|(c, at)| desk.is_raised(c, at));
    let mut entries: Vec<Entry> = raised.map(|(_, at)| Entry::Answer(at)).collect();
    let folded = columns().map(|c| (c, c.path(key))).filter(|(c, at)| !desk.is_raised(c, at));
    entries.extend(folded.map(|(_, at)| Entry::Detail(at)));
    entries
}

/// Whether an entry waits for the author.
pub fn needs(desk: &Desk, entry: &Entry) -> bool {
    match entry {
        Entry::Answer(at) => match desk.draft.state(at) {
            State::Suggested | State::Confirm => true,
            State::Unanswered => {
                let cell_of_suggested = matches!(path::spot(at), Ok(Spot::Cell(q, key))
                    if path::index(&desk.draft.answers, q.table().unwrap_or_default(), key).is_none());
                !cell_of_suggested
            }
            State::Known | State::LeftOut | State::DontKnow | State::AskCounsel => false,
        },
        Entry::Row(at) => desk
            .outstanding
            .iter()
            .any(|o| o == at || o.strip_prefix(at.as_str()).is_some_and(|rest| rest.starts_with('.'))),
        Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => false,
    }
}

/// The label of a row: its first text, or its choice in words.
pub fn row_label(answers: &Answers, table: &str, key: &str) -> String {
    for column in interview::columns(table) {
        let Some(value) = path::get(answers, &column.path(key)) else {
            continue;
        };
        let words = words_of(answers, column, &value);
        if !words.is_empty() {
            return words;
        }
    }
    key.to_owned()
}

/// An answer in the words of a list.
pub fn words_of(answers: &Answers, question: &Question, value: &interview::Value) -> String {
    super::words::value(answers, question, value)
}
