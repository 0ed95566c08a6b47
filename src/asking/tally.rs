//! The numbers of a section: what waits in it, is missing, open and known.
//!
//! Counts what a [`Desk`] has computed. Must not know how a number is shown beyond its words. The price: a section is
//! counted whole, however little changed.

use super::remains;
use super::{Desk, section_of};
use crate::answers::Answers;
use crate::draft::{Draft, OpenState};
use crate::interview::{self, SECTIONS, counted};
use crate::path;
use std::collections::BTreeSet;

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
    /// Not needed, asked and unanswered, and what the section is about where nothing is said of it.
    pub unanswered: usize,
    /// Asked at all.
    pub asked: usize,
    /// Known rows that lack what they cannot do without.
    pub lacking: usize,
    /// Offered and not picked.
    pub offers: usize,
    /// Rows that wait in another section and hold answers asked here, with the number of that section.
    pub elsewhere: Option<(usize, usize)>,
    /// Whether nothing is asked because nobody has said yet where people live.
    pub depends: bool,
}

impl Tally {
    /// Whether nothing is left to do in the section for now.
    pub fn is_settled(&self) -> bool {
        let waits = self.missing + self.to_confirm + self.lacking + self.unanswered;
        self.asked == 0 || (self.known > 0 && waits == 0)
    }

    /// The state of the section in a few words: what comes first, and what is open.
    pub fn words(&self) -> String {
        let (first, open) = (self.parts().into_iter().next(), self.open_words());
        first.into_iter().chain(open).collect::<Vec<_>>().join(", ")
    }

    /// The state of the section with every number.
    pub fn in_full(&self) -> String {
        self.parts()
            .into_iter()
            .chain(self.open_words())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn open_words(&self) -> Option<String> {
        counted(self.open, "open", "open")
    }

    /// What is left to do, what presses most first; or one word where nothing is.
    fn parts(&self) -> Vec<String> {
        if self.asked == 0 {
            let words = if self.depends {
                "depends on where people live"
            } else {
                "not needed"
            };
            return vec![words.to_owned()];
        }
        let not_started = self.known == 0 && self.missing + self.to_confirm == 0 && self.elsewhere.is_none();
        if not_started {
            return vec!["not started".to_owned()];
        }
        let elsewhere = self.elsewhere.and_then(|(rows, number)| {
            let wait = counted(rows, "waits in section", "wait in section")?;
            Some(format!("{wait} {number}"))
        });
        let all = [
            counted(self.missing, "needed", "needed"),
            counted(self.to_confirm, "to confirm", "to confirm"),
            elsewhere,
            counted(self.lacking, "unfinished", "unfinished"),
            counted(self.unanswered, "unanswered", "unanswered"),
        ];
        let left: Vec<String> = all.into_iter().flatten().collect();
        if left.is_empty() { vec!["done".to_owned()] } else { left }
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
        tally.unanswered += usize::from(crate::open::is_spare(&desk.draft, &desk.shown, question));
        tally.asked += 1;
    }
    tally.depends = path::get(&desk.draft.answers, "company.regions").is_none();
    tally.lacking = remains::lacking(desk, section);
    tally.offers = offers_of(&desk.draft, section, &desk.shown);
    tally.elsewhere = elsewhere(desk, section);
    tally
}

/// How many rows wait in another section that hold what is asked in this one, and the number of that section.
fn elsewhere(desk: &Desk, section: &str) -> Option<(usize, usize)> {
    let holds = |at: &String| match path::spot(at) {
        Ok(path::Spot::Row(table, key)) if table.section != section => {
            let mut here = interview::columns(table.id).filter(|column| column.section == section);
            here.any(|column| path::get(&desk.shown, &column.path(key)).is_some())
        }
        _ => false,
    };
    let rows: Vec<&String> = desk.outstanding.iter().filter(|at| holds(at)).collect();
    let of = section_of(rows.first()?)?;
    let number = SECTIONS.iter().position(|one| one.id == of)? + 1;
    Some((rows.len(), number))
}

/// How many things a person sees behind these paths: a row with its cells is one.
pub(super) fn things<'a>(paths: impl Iterator<Item = &'a String>) -> usize {
    paths.map(|at| thing(at)).collect::<BTreeSet<&str>>().len()
}

/// What a person sees of a path: of a cell its row, where both are asked in the same section; else it is a line of its own.
pub fn thing(at: &str) -> &str {
    match path::spot(at) {
        Ok(path::Spot::Cell(column, _)) if column.table().and_then(section_of) == Some(column.section) => path::parent(at),
        _ => at,
    }
}

fn offers_of(draft: &Draft, section: &str, shown: &Answers) -> usize {
    let tables = interview::all()
        .iter()
        .filter(|q| q.is_table() && q.section == section && interview::applies(q, shown, None));
    tables.map(|q| draft.offers(q.id).len()).sum()
}
