//! The desk: the open draft, what can be taken back, and all that is computed from it.
//!
//! Everything derived (shown answers, document, what waits) is recomputed after each edit and never
//! stored elsewhere. Must not know which screen is open, nor write the draft. The price: each edit
//! composes the whole policy again, once more where something is unconfirmed.

use super::memo::Memo;
use super::tally::{self, Tally};
use super::unchecked::Suggested;
use super::{Found, Kept, Looked, Project, Reasons, Seen};
use crate::answers::Answers;
use crate::clauses;
use crate::document::Document;
use crate::draft::{Draft, Matter};
use crate::drafts::Halves;
use crate::edit::{Edit, History, Refused, Step, Who};
use crate::interview::{self, Question};
use crate::path;
use crate::published::{Past, Since};
use crate::review;
use crate::trace;
use crate::values::PolicyDate;
use crate::vendors::{self, Vendor};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;

/// The open draft, and all that is computed from it.
pub struct Desk {
    /// The draft.
    pub draft: Draft,
    /// What can be taken back.
    pub history: History,
    /// Its file.
    pub file: PathBuf,
    /// Whether it is open to read only, because somebody else writes it or the author wants no change.
    pub read_only: bool,
    /// Why things were decided: private, and kept beside the draft.
    pub reasons: Reasons,
    /// Why it is not saved; only who saves it says so.
    pub unsaved: Option<String>,
    /// The author's own providers, which are offered besides ours.
    pub providers: Vec<Vendor>,
    /// That files of the author's own providers are left out, in a line.
    pub left_out: Option<String>,
    /// Where the author stopped last time.
    pub stopped: Option<String>,
    /// The answer or row on which the author was last in this session.
    pub left: Option<String>,
    /// What is typed and no answer yet; it waits in its field.
    pub halves: Halves,
    /// Folded questions that the author raised.
    pub raised: BTreeSet<String>,
    /// What the author has been led to in this session.
    pub passed: BTreeSet<String>,
    /// The answers as the screen shows them.
    pub shown: Answers,
    /// The policy that they write.
    pub document: Document,
    /// The numbers of its sentences that nobody confirmed.
    pub unconfirmed: BTreeSet<usize>,
    /// The numbers of its sentences that the last edit brought or changed.
    pub changed: BTreeSet<usize>,
    /// What waits for the author.
    pub outstanding: Vec<String>,
    /// Needed and unanswered.
    pub missing: Vec<String>,
    /// The last publication, with what this machine has of it.
    pub past: Option<Box<Past>>,
    /// The project that goes with it, where nobody has looked through it.
    pub project: Option<Project>,
    /// What a look through a folder found, once somebody has looked.
    pub looked: Option<Looked>,
    /// How that and the draft differ, in lines, once somebody has asked for it.
    pub(super) drifted: RefCell<Option<Vec<Since>>>,
    /// What of it is listed, once somebody has asked for it.
    pub(super) listed: RefCell<Option<Rc<[Seen]>>>,
    /// The leaf being typed: further edits of it are taken back together.
    typing: Option<String>,
    /// The numbers of sections, once somebody has asked for them.
    tallies: Memo<Tally>,
    /// What a yes to a section takes that its text does not show, once somebody has asked for it.
    untold: Memo<Vec<String>>,
    /// What rows lack, by their paths, once somebody has asked for it.
    lacks: Memo<Rc<[&'static Question]>>,
    /// Who suggests what in rows, by their paths, once somebody has asked for it.
    pub(super) suggested: Memo<Rc<Suggested>>,
    /// What a yes adds to accepted rows, by what it is said to, once somebody has asked for it.
    pub(super) adds: Memo<Option<String>>,
    /// What was decided and held when somebody asked last what has lapsed.
    pub(super) held: Option<BTreeSet<Matter>>,
    /// What the review found, once somebody has asked for it.
    pub(super) reviewed: RefCell<Option<(PolicyDate, Rc<Found>)>>,
}

impl Desk {
    /// The desk of a draft.
    pub fn new(draft: Draft, file: PathBuf) -> Self {
        let mut desk = Self {
            draft,
            history: History::default(),
            file,
            read_only: false,
            reasons: Reasons::default(),
            unsaved: None,
            providers: Vec::new(),
            left_out: None,
            stopped: None,
            left: None,
            halves: Halves::new(),
            raised: BTreeSet::new(),
            passed: BTreeSet::new(),
            shown: Answers::default(),
            document: Document::default(),
            unconfirmed: BTreeSet::new(),
            changed: BTreeSet::new(),
            outstanding: Vec::new(),
            missing: Vec::new(),
            past: None,
            project: None,
            looked: None,
            drifted: RefCell::default(),
            listed: RefCell::default(),
            typing: None,
            tallies: Memo::default(),
            untold: Memo::default(),
            lacks: Memo::default(),
            suggested: Memo::default(),
            adds: Memo::default(),
            held: None,
            reviewed: RefCell::default(),
        };
        desk.refresh();
        desk.changed.clear();
        desk
    }

    /// The desk of a draft, with what is kept of it besides.
    pub fn with(draft: Draft, file: PathBuf, kept: Kept) -> Self {
        Self {
            providers: kept.providers,
            left_out: kept.left_out,
            project: kept.project,
            stopped: kept.stopped,
            history: kept.history,
            halves: kept.halves,
            reasons: kept.reasons,
            ..Self::new(draft, file)
        }
    }

    /// A provider by its id: the author's own before ours.
    pub fn provider(&self, id: &str) -> Option<&Vendor> {
        let own = self.providers.iter().find(|vendor| vendor.id == id);
        own.or_else(|| vendors::find(id))
    }

    /// Recomputes what follows from the draft.
    pub fn refresh(&mut self) {
        self.tallies.clear();
        self.untold.clear();
        self.lacks.clear();
        self.suggested.clear();
        self.adds.clear();
        self.drifted.take();
        self.listed.take();
        if self.typing.is_none() {
            self.reviewed.borrow_mut().take();
        }
        self.shown = self.draft.shown();
        let published = self.draft.published();
        let gaps = self.draft.gaps();
        let gap = |id: &str| gaps.iter().any(|g| g == id);
        let before = std::mem::replace(&mut self.document, clauses::compose(&self.draft.worded(), &gap));
        self.changed = trace::missing_in(&self.document, &before).into_iter().collect();
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

    /// A folder was looked through.
    pub fn hold(&mut self, looked: Looked) {
        self.looked = Some(looked);
        self.drifted.take();
        self.listed.take();
    }

    /// Makes edits as one that can be taken back.
    pub fn edit(&mut self, edits: &[Edit], who: &Who) -> Result<(), Refused> {
        self.edit_laid(None, edits, who)
    }

    /// Makes edits as one that can be taken back, once a source suggests something else.
    pub(super) fn edit_laid(&mut self, lay: Option<Step>, edits: &[Edit], who: &Who) -> Result<(), Refused> {
        self.may_change()?;
        let back = self.draft.edit_laid(lay, edits, who)?;
        self.history.push(back);
        self.typing = None;
        for edit in edits {
            self.decide(edit);
        }
        self.refresh();
        Ok(())
    }

    /// What is decided has no half word any more.
    fn decide(&mut self, edit: &Edit) {
        match edit {
            Edit::Set { path, .. }
            | Edit::Accept { path, .. }
            | Edit::AcceptUnread { path }
            | Edit::Drop { path, .. }
            | Edit::Mark { path, .. } => {
                self.halves.remove(path);
            }
            Edit::Remove { row } => self.halves.retain(|at, _| path::parent(at) != row),
            Edit::Insert { .. } | Edit::Move { .. } | Edit::Decide { .. } | Edit::Judge { .. } => {}
        }
    }

    /// Sets an answer while it is being typed: all of it is taken back at once.
    pub fn type_in(&mut self, at: &str, value: Option<interview::Value>, who: &Who) -> Result<(), Refused> {
        if path::get(&self.draft.answers, at) == value {
            return Ok(());
        }
        self.may_change()?;
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

    /// What changed since the last publication, in the draft and in the project that was looked through; of a draft that was
    /// never published, what its project uses and it does not name.
    pub fn since(&self, today: PolicyDate) -> Vec<Since> {
        let Some(past) = &self.past else {
            return self.drift();
        };
        [self.drift(), past.since(&self.draft, today)].concat()
    }

    /// How the project that was looked through and the draft differ; nothing before somebody has looked.
    pub fn drift(&self) -> Vec<Since> {
        super::look::drifted(self)
    }

    /// Refuses every change of a draft that is open to read only.
    pub fn may_change(&self) -> Result<(), Refused> {
        if self.read_only {
            return Err(Refused("open to read only: go home, and copy it or open it there".into()));
        }
        Ok(())
    }

    /// Whether an answer is being typed that can be taken back as a whole.
    pub fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// The author has left the answer that was being typed.
    pub fn stop_typing(&mut self) {
        if self.typing.take().is_some() {
            self.reviewed.borrow_mut().take();
        }
    }

    /// How many answers of a section wait, are open, and are known.
    pub fn tally(&self, section: &str) -> Tally {
        self.tallies.of(section, || tally::count(self, section))
    }

    /// What a yes to the rest of a section takes that its text does not show: question and answer in words.
    pub fn untold(&self, section: &str) -> Vec<String> {
        self.untold.of(section, || super::remains::untold(self, section))
    }

    /// How many answers and rows wait in all sections.
    pub fn waiting(&self) -> usize {
        tally::things(self.outstanding.iter())
    }

    /// Whether it is said, or suggested, that a table has no rows.
    pub fn says_none(&self, question: &Question) -> bool {
        let rows = Some(question).filter(|question| question.is_table()).and_then(path::rows);
        rows.is_some_and(|rows| path::get(&self.shown, rows.gate) == Some(false.into()))
    }

    /// Whether a folded question is on the screen.
    pub fn is_raised(&self, question: &Question, at: &str) -> bool {
        let row = match path::spot(at) {
            Ok(path::Spot::Cell(column, key)) => path::index(&self.shown, column.table().unwrap_or_default(), key),
            Ok(path::Spot::Leaf(_) | path::Spot::Table(_) | path::Spot::Row(..)) | Err(_) => None,
        };
        !question.is_folded(&self.shown, row)
            || self.raised.contains(at)
            || path::get(&self.shown, at).is_some()
            || self.draft.open.contains_key(at)
            || self.is_lacked(question, at)
            || (question.is_table()
                && (!interview::keys(&self.shown, question.id).is_empty() || !self.draft.offers(question.id).is_empty()))
    }

    /// Whether a row that the author has taken does not say what it is there for without this column of it.
    fn is_lacked(&self, column: &Question, at: &str) -> bool {
        let Ok(path::Spot::Cell(_, key)) = path::spot(at) else {
            return false;
        };
        let Some(table) = column
            .table()
            .and_then(interview::question)
            .filter(|_| column.tells.is_some())
        else {
            return false;
        };
        path::index(&self.draft.answers, table.id, key).is_some()
            && self.lacks(table, key).iter().any(|lacked| lacked.id == column.id)
    }

    /// What a row does not say of what it is there for.
    pub(super) fn lacks(&self, table: &Question, key: &str) -> Rc<[&'static Question]> {
        let compute = || review::lacks_in(&self.draft, &self.shown, table, key).into();
        self.lacks.of(&path::row_path(table.id, key), compute)
    }
}
