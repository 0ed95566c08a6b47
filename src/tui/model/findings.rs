//! The screen of findings: what is listed, in which order, and what was left to mend it.
//!
//! Must not review: that is the desk's. The price: the list is put together anew for each picture and key.

use super::{Left, Line};
use crate::asking::{Bench, Fold, Found, Group, benches};
use crate::draft::Decision;
use crate::interview::SECTIONS;
use crate::review::Verdict;

/// The screen of findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// The number of the item with the cursor.
    pub at: usize,
    /// In which order.
    pub by: By,
    /// The list as the author left it, to come back to the right line.
    pub left: Option<Left>,
}

/// In which order the findings are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The gravest first.
    Level,
    /// As they are asked.
    Section,
    /// The laws that were looked at, instead of what they found.
    Law,
}

impl By {
    /// All of them, in the order in which Tab goes.
    pub const ALL: [Self; 3] = [Self::Level, Self::Section, Self::Law];

    /// Its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::Level => "by level",
            Self::Section => "by section",
            Self::Law => "the laws",
        }
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Level => Self::Section,
            Self::Section => Self::Law,
            Self::Law => Self::Level,
        }
    }
}

/// Something in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Findings that are alike.
    Fold(Fold),
    /// Laws of which the same is to be said.
    Bench(Bench),
    /// What was decided about something that is no longer found.
    Stale(Decision),
}

impl Item {
    /// What it is in a list that somebody comes back to.
    pub fn line(&self) -> Line {
        match self {
            Self::Fold(fold) => line_of(fold),
            Self::Bench(bench) => Line {
                about: bench.names.iter().map(|&name| name.to_owned()).collect(),
                rule: "",
                needs: bench.verdict == Verdict::NotKnown,
            },
            Self::Stale(decision) => Line {
                about: vec![format!("{:?}", decision.matter())],
                ..Line::default()
            },
        }
    }
}

/// What a finding is in such a list.
pub fn line_of(fold: &Fold) -> Line {
    Line {
        about: fold.findings.iter().map(|one| format!("{:?}", one.matter())).collect(),
        rule: fold.head().rule,
        needs: fold.counts(),
    }
}

/// The heading above decisions about what is no longer found.
const STALE: &str = "Decided once, and about nothing that is found";

/// What is listed, each with the heading that it stands under.
pub fn items(found: &Found, by: By) -> Vec<(String, Item)> {
    let folds = || found.folds.iter().cloned();
    let stale = || found.stale.iter().map(|one| (STALE.to_owned(), Item::Stale(one.clone())));
    match by {
        By::Level => folds()
            .map(|fold| (fold.group().title(), Item::Fold(fold)))
            .chain(stale())
            .collect(),
        By::Section => {
            let mut all: Vec<(usize, String, Fold)> = folds()
                .filter(|fold| fold.group() != Group::Decided)
                .map(|fold| {
                    let place = SECTIONS.iter().position(|section| Some(section.id) == fold.section());
                    let title = place.map_or("Own statements", |i| SECTIONS[i].title);
                    (place.unwrap_or(SECTIONS.len()), title.to_owned(), fold)
                })
                .collect();
            all.sort_by_key(|(place, ..)| *place);
            let mut all: Vec<(String, Item)> = all.into_iter().map(|(_, title, fold)| (title, Item::Fold(fold))).collect();
            let decided = folds().filter(|fold| fold.group() == Group::Decided);
            all.extend(decided.map(|fold| (Group::Decided.title(), Item::Fold(fold))));
            all.extend(stale());
            all
        }
        By::Law => benches(&found.looked)
            .into_iter()
            .map(|bench| (verdict_title(bench.verdict).to_owned(), Item::Bench(bench)))
            .collect(),
    }
}

/// The heading above laws.
fn verdict_title(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotKnown => "Not known whether they apply: Enter goes to the question that tells",
        Verdict::Applies => "Looked at: they apply, by your answers",
        Verdict::DoesNot => "Not looked at: they do not apply, by your answers",
    }
}

impl Findings {
    /// The screen with the cursor on the first line.
    pub fn new(by: By) -> Self {
        Self { at: 0, by, left: None }
    }
}
