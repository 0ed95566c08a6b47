//! The numbers of a section: what waits in it, is missing, open and known.
//!
//! Counts what a [`Desk`] has computed. Must not know how a number is shown beyond its words. The price: a section is
//! counted whole, however little changed.

use super::remains;
use super::{Desk, section_of};
use crate::answers::Answers;
use crate::draft::{Draft, OpenState};
use crate::interview;
use crate::path;
use std::collections::BTreeSet;
use std::fmt::Write as _;

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
    /// Asked and unanswered, and what the section is about where nothing is said of it.
    pub unanswered: usize,
    /// Asked at all.
    pub asked: usize,
    /// Known rows that lack what they cannot do without.
    pub lacking: usize,
    /// Offered and not picked.
    pub offers: usize,
    /// Whether nothing is asked because nobody has said yet where people live.
    pub depends: bool,
}

impl Tally {
    /// Whether nothing is left to do in the section for now.
    pub fn is_settled(&self) -> bool {
        let waits = self.missing + self.to_confirm + self.lacking + self.unanswered;
        self.asked == 0 || (self.known > 0 && waits == 0)
    }

    /// The state of the section in words.
    pub fn words(&self) -> String {
        let mut words = if self.asked == 0 && self.depends {
            "depends on where people live".to_owned()
        } else if self.asked == 0 {
            "not needed".to_owned()
        } else if self.missing > 0 {
            format!("{} needed", self.missing)
        } else if self.to_confirm > 0 {
            format!("{} to confirm", self.to_confirm)
        } else if self.known == 0 {
            "not started".to_owned()
        } else if self.lacking > 0 {
            format!("{} unfinished", self.lacking)
        } else if self.unanswered > 0 {
            format!("{} unanswered", self.unanswered)
        } else {
            "done".to_owned()
        };
        if self.open > 0 {
            let _ = write!(words, ", {} open", self.open);
        }
        words
    }
}

/// Counts a section.
pub(super) fn count(desk: &Desk, section: &str) -> Tally {
    let mut tally = Tally::default();
    let waiting = desk.outstanding.iter().filter(|at| section_of(at) == Some(section));
    tally.to_confirm = things(waiting);
    tally.missing = desk.missing.iter().filter(|at| section_of(at) == Some(section)).count();
    for (at, open) in &desk.draft.open {
        let counts = matches!(open.state, OpenState::DontKnow | OpenState::AskCounsel);
        tally.open += usize::from(counts && section_of(at) == Some(section));
    }
    tally.known = path::answered(&desk.draft.answers)
        .iter()
        .filter(|at| section_of(at) == Some(section))
        .count();
    for question in interview::asked_once(&desk.shown).filter(|question| question.section == section) {
        let counts = !question.is_table() || question.leads;
        tally.unanswered += usize::from(counts && remains::is_spare(&desk.draft, &desk.shown, question));
        tally.asked += 1;
    }
    tally.depends = path::get(&desk.draft.answers, "company.regions").is_none();
    tally.lacking = remains::lacking(desk, section);
    tally.offers = offers_of(&desk.draft, section, &desk.shown);
    tally
}

/// How many things a person sees behind these paths: a row with its cells is one.
pub(super) fn things<'a>(paths: impl Iterator<Item = &'a String>) -> usize {
    let of = |at: &'a String| match path::spot(at) {
        // a cell asked in another section than its row is a line of its own
        Ok(path::Spot::Cell(column, _)) if column.table().and_then(section_of) == Some(column.section) => path::parent(at),
        _ => at.as_str(),
    };
    paths.map(of).collect::<BTreeSet<&str>>().len()
}

fn offers_of(draft: &Draft, section: &str, shown: &Answers) -> usize {
    let tables = interview::all()
        .iter()
        .filter(|q| q.is_table() && q.section == section && interview::applies(q, shown, None));
    tables.map(|q| draft.offers(q.id).len()).sum()
}
