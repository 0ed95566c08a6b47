//! The finish screen: what can be written, where, and what stands there now.
//!
//! Must not look at the disk: what stands at a path is told by the world. The price: it is as old as the last
//! look, so the world looks once more before it writes.

use super::findings::line_of;
use super::{Desk, Left, Line, section_of, stops};
use crate::asking::Fold;
use crate::interview;
use crate::published::{Difference, Output, Publication, RECHECK_MONTHS};
use crate::values::PolicyDate;
use std::path::PathBuf;

/// The finish screen.
#[derive(Clone)]
pub struct Finish {
    /// The line with the cursor.
    pub at: FinishLine,
    /// What can be written.
    pub files: Vec<FinishFile>,
    /// Whether the formats that few need are shown.
    pub all: bool,
    /// Whether what is written is a draft for review, because something stops.
    pub marked: bool,
    /// After how many months the author wants to look again.
    pub recheck: u32,
    /// The path being typed.
    pub input: Option<Box<crate::tui::prose::Prose>>,
    /// How far it has come.
    pub stage: Stage,
    /// The list as the author left it, to come back to the right line.
    pub left: Option<Left>,
}

/// How far finishing has come.
#[derive(Clone, PartialEq, Debug)]
pub enum Stage {
    /// The author chooses.
    Choose,
    /// Something would be replaced or made: the author is asked; the line with the cursor.
    Ask(usize),
    /// It is written.
    Done(Done),
}

/// What was written.
#[derive(Clone, PartialEq, Debug)]
pub struct Done {
    /// What each file is, and where it is, in full.
    pub files: Vec<(&'static str, PathBuf)>,
    /// The record; none of a draft for review.
    pub publication: Option<Publication>,
    /// Drafts for review of before, which lie beside them.
    pub stale: Vec<PathBuf>,
}

/// A line of the finish screen that can have the cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FinishLine {
    /// Something that stops: its number in [`stops_listed`].
    Stop(usize),
    /// What a law still wants, or what was decided about it: its number.
    Duty(usize),
    /// A row that lacks something: its number in [`crate::asking::unfinished`].
    Row(usize),
    /// From when it applies.
    Date,
    /// Whether a summary stands on top.
    InShort,
    /// What changed since the last publication.
    Changed,
    /// By when to look again.
    Recheck,
    /// A file: its number.
    File(usize),
    /// The formats that few need.
    More,
    /// Write.
    Write,
}

/// Something that can be written.
#[derive(Clone, PartialEq, Debug)]
pub struct FinishFile {
    /// What.
    pub output: &'static Output,
    /// Whether it is to be written.
    pub chosen: bool,
    /// Where.
    pub path: PathBuf,
    /// The path as a person reads it.
    pub shown: String,
    /// What is there now.
    pub there: Target,
    /// The digest of what is there now, as the author saw it.
    pub seen: Option<String>,
}

impl PartialEq for Output {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// What stands at the path of a file.
#[derive(Clone, PartialEq, Debug)]
pub enum Target {
    /// Nobody has looked yet.
    Unseen,
    /// Nothing.
    New,
    /// Nothing, and its folder is to be made.
    NoFolder(String),
    /// The same text.
    Same,
    /// Another text: the lines that differ, and how many of them were edited by hand since it was published.
    Differs(Vec<Difference>, Option<usize>),
    /// Nothing can be written there: why.
    Unusable(String),
}

impl Target {
    /// What is there, in words.
    pub fn words(&self) -> String {
        let lines = |number: usize| format!("{number} line{}", if number == 1 { "" } else { "s" });
        match self {
            Self::Unseen => String::new(),
            Self::New => "new".to_owned(),
            Self::NoFolder(folder) => format!("new; {folder} will be made"),
            Self::Same => "unchanged".to_owned(),
            Self::Differs(list, None) => {
                let verb = if list.len() == 1 { "differs" } else { "differ" };
                format!("exists, {} {verb}", lines(list.len()))
            }
            Self::Differs(list, Some(0)) => format!("exists, edited by hand, {}", lines(list.len())),
            Self::Differs(_, Some(edited)) => format!("edited by hand: {}", lines(*edited)),
            Self::Unusable(why) => why.clone(),
        }
    }
}

impl Finish {
    /// The screen with these files.
    pub fn new(files: Vec<FinishFile>, desk: &Desk, today: PolicyDate) -> Self {
        let marked = !stops(desk, today).is_empty();
        Self {
            marked,
            at: match (marked, desk.undecided(today).is_empty()) {
                (true, _) => FinishLine::Stop(0),
                (false, true) => FinishLine::Write,
                (false, false) => FinishLine::Duty(0),
            },
            all: files.iter().any(|file| file.chosen && !file.output.usual),
            files,
            recheck: RECHECK_MONTHS,
            input: None,
            stage: Stage::Choose,
            left: None,
        }
    }

    /// What its lines are to who comes back: what stops, what laws want and what lacks something needs somebody.
    pub fn to_come_back(&self, desk: &Desk, today: PolicyDate) -> Vec<Line> {
        let (stops, duties, rows) = (
            stops_listed(desk, today),
            duties(desk, today),
            crate::asking::unfinished(desk),
        );
        let plain = |about: String, needs| Line {
            about: vec![about],
            rule: "",
            needs,
        };
        let line = |line: FinishLine| match line {
            FinishLine::Stop(i) => match stops.get(i) {
                Some(Stop::Needed(at)) => plain(at.clone(), true),
                Some(Stop::Confirm(.., first)) => Line {
                    about: outstanding_beside(desk, first),
                    rule: "",
                    needs: true,
                },
                Some(Stop::Contradiction(fold)) => line_of(fold),
                None => Line::default(),
            },
            FinishLine::Duty(i) => duties.get(i).map(line_of).unwrap_or_default(),
            FinishLine::Row(i) => rows.get(i).map_or_else(Line::default, |(row, _)| plain(row.clone(), true)),
            line => plain(format!("{line:?}"), false),
        };
        self.lines(desk, today).into_iter().map(line).collect()
    }

    /// The lines that can have the cursor, in order.
    pub fn lines(&self, desk: &Desk, today: PolicyDate) -> Vec<FinishLine> {
        let stops = stops_listed(desk, today);
        let mut lines: Vec<FinishLine> = (0..stops.len().min(STOPS_SHOWN)).map(FinishLine::Stop).collect();
        if stops.is_empty() {
            lines.extend((0..duties(desk, today).len()).map(FinishLine::Duty));
            let rows = crate::asking::unfinished(desk).len().min(STOPS_SHOWN);
            lines.extend((0..rows).map(FinishLine::Row));
        }
        lines.extend([FinishLine::Date, FinishLine::InShort]);
        if desk.past.as_ref().is_some_and(|past| past.kept.is_some()) {
            lines.push(FinishLine::Changed);
        }
        if stops.is_empty() {
            lines.push(FinishLine::Recheck);
        }
        let (usual, rare): (Vec<usize>, Vec<usize>) = (0..self.files.len()).partition(|i| self.files[*i].output.usual);
        let (public, private): (Vec<usize>, Vec<usize>) = usual.into_iter().partition(|i| self.files[*i].output.public);
        lines.extend(public.into_iter().map(FinishLine::File));
        if self.all {
            lines.extend(rare.into_iter().map(FinishLine::File));
        } else {
            lines.push(FinishLine::More);
        }
        lines.extend(private.into_iter().map(FinishLine::File));
        lines.push(FinishLine::Write);
        lines
    }

    /// What is to be written.
    pub fn chosen(&self) -> Vec<FinishFile> {
        self.files.iter().filter(|file| file.chosen).cloned().collect()
    }
}

/// Something that stops a finished file, as it is listed: what waits for a yes is a line for each section.
pub enum Stop {
    /// A question that has to be answered: its path.
    Needed(String),
    /// What nobody confirmed in a section: its title, how many rows and answers, and the path of the first answer.
    Confirm(&'static str, usize, String),
    /// Answers that contradict each other.
    Contradiction(Fold),
}

/// What nobody confirmed in the section of this answer.
fn outstanding_beside(desk: &Desk, at: &str) -> Vec<String> {
    let beside = |one: &&String| section_of(one) == section_of(at);
    desk.outstanding.iter().filter(beside).cloned().collect()
}

/// What stops a finished file, in the order in which it is listed.
pub fn stops_listed(desk: &Desk, today: PolicyDate) -> Vec<Stop> {
    let needed = desk.missing.iter().cloned().map(Stop::Needed);
    let sections = interview::SECTIONS.iter().filter_map(|section| {
        let of_section = |at: &&String| section_of(at) == Some(section.id);
        let first = desk.outstanding.iter().find(of_section)?.clone();
        Some(Stop::Confirm(section.title, desk.tally(section.id).to_confirm, first))
    });
    let contradictions = desk.contradictions(today).into_iter().map(Stop::Contradiction);
    needed.chain(contradictions).chain(sections).collect()
}

/// What a law still wants and Finish asks a decision on, then what was decided.
pub fn duties(desk: &Desk, today: PolicyDate) -> Vec<Fold> {
    let decided = desk
        .found(today)
        .folds
        .iter()
        .filter(|fold| !fold.counts())
        .cloned()
        .collect();
    [desk.undecided(today), decided].concat()
}

/// How many of the things that stop are listed, and of the rows that are unfinished.
pub const STOPS_SHOWN: usize = 4;
