//! Findings that are alike, as one thing to be seen and decided about: what it is listed under, and what it says.
//!
//! Must not review. The price: what a fold says is put together anew each time that it is shown.

use crate::asking::{Desk, row_label, section_of};
use crate::path::{self, Spot};
use crate::review::{self, Finding, Level};

/// Findings that are alike: of one rule at several answers, or of several laws that want the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// At least one.
    pub findings: Vec<Finding>,
}

/// What a fold is listed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Two answers that cannot both be true.
    Contradiction,
    /// Counts: how grave.
    Level(Level),
    /// A *must* of which we are not sure enough: it stops nothing.
    Doubtful,
    /// Decided, and no answer changed since.
    Decided,
}

impl Group {
    /// The heading above it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Contradiction => "Contradictions: they stop publishing until an answer changes",
            Self::Level(Level::Must) => "Must: a law or a platform wants it, and Finish asks for a decision",
            Self::Doubtful => "Must, as far as we remember: check the source, it stops nothing",
            Self::Level(Level::Should) => "Should: guidance wants it, or only you can judge",
            Self::Level(Level::Consider) => "Consider: worth a thought",
            Self::Decided => "Decided: does not count until an answer changes",
        }
    }
}

impl Fold {
    /// The first of them.
    pub fn head(&self) -> &Finding {
        &self.findings[0]
    }

    /// What it is listed under.
    pub fn group(&self) -> Group {
        let head = self.head();
        if head.contradicts() {
            Group::Contradiction
        } else if head.waived.is_some() {
            Group::Decided
        } else if head.level == Level::Must && !head.blocks {
            Group::Doubtful
        } else {
            Group::Level(head.level)
        }
    }

    /// The word for how grave it is.
    pub fn word(&self) -> &'static str {
        if self.head().contradicts() {
            "contradiction"
        } else {
            self.head().level.word()
        }
    }

    /// Whether it counts: it is not decided.
    pub fn counts(&self) -> bool {
        self.head().waived.is_none()
    }

    /// Whether Finish asks for a decision on it.
    pub fn asks(&self) -> bool {
        self.head().asks()
    }

    /// What is wrong, in a sentence; of several what they have in common.
    pub fn message(&self) -> String {
        let head = self.head();
        if self.findings.iter().all(|one| one.message == head.message) {
            return head.message.clone();
        }
        let rules = || review::laws().iter().flat_map(|law| law.rules);
        let wrong = rules().find(|rule| rule.id == head.rule).map(|rule| rule.wrong);
        wrong.unwrap_or(&head.message).to_owned()
    }

    /// Of several: how many, and where or for which laws.
    pub fn names(&self, desk: &Desk) -> Option<String> {
        if self.findings.len() < 2 {
            return None;
        }
        let one_rule = self.findings.iter().all(|one| one.rule == self.head().rule);
        let mut names: Vec<String> = Vec::new();
        for finding in &self.findings {
            let name = if one_rule {
                finding.at.first().map(|at| where_is(desk, at)).unwrap_or_default()
            } else {
                law_name(finding).to_owned()
            };
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let count = self.findings.len();
        let words = if one_rule {
            format!("{count} times")
        } else {
            format!("{count} laws")
        };
        Some(format!("{words}: {}", names.join(", ")))
    }

    /// The provision; of several laws their names.
    pub fn provision(&self) -> String {
        let head = self.head();
        if self.findings.iter().all(|one| one.provision == head.provision) {
            head.provisions()
        } else {
            format!("{} and {} more", head.provision, self.findings.len() - 1)
        }
    }

    /// The answers and questions that mend it, the likeliest first.
    pub fn places(&self) -> Vec<String> {
        let mut places: Vec<String> = Vec::new();
        let at = self.findings.iter().flat_map(|one| one.at.iter().cloned());
        let questions = self.findings.iter().flat_map(|one| one.questions.iter());
        // a column of rows that the finding names is one of its answers already
        let asked = questions.map(|id| id.split(".*.").next().unwrap_or(id).to_owned());
        for place in at.chain(asked) {
            let inside = |known: &String| known.strip_prefix(&place).is_some_and(|rest| rest.starts_with('.'));
            if section_of(&place).is_some() && !places.contains(&place) && !places.iter().any(inside) {
                places.push(place);
            }
        }
        places
    }

    /// The section in which it is mended.
    pub fn section(&self) -> Option<&'static str> {
        self.places().first().and_then(|at| section_of(at))
    }

    /// Whether one of them is about this answer, row or table.
    pub fn is_at(&self, at: &str) -> bool {
        let of = |one: &Finding| {
            let near = |known: &String| known == at || path::parent(known) == at && matches!(path::spot(at), Ok(Spot::Row(..)));
            one.at.iter().any(near) || (one.at.is_empty() && one.questions.contains(&at))
        };
        self.findings.iter().any(of)
    }

    pub(super) fn is_like(&self, other: &Finding) -> bool {
        let head = self.head();
        let same = head.level == other.level && head.blocks == other.blocks;
        let decided = head.waived == other.waived && head.lapsed.is_some() == other.lapsed.is_some();
        let alike = head.rule == other.rule || (head.at == other.at && head.why == other.why && head.message == other.message);
        // two answers that contradict each other are never one of many
        same && decided && alike && !head.contradicts()
    }
}

/// The name of an answer in a list: of a cell its row.
fn where_is(desk: &Desk, at: &str) -> String {
    match path::spot(at) {
        Ok(Spot::Row(table, key)) => row_label(&desk.shown, table.id, key),
        Ok(Spot::Cell(column, key)) => row_label(&desk.shown, column.table().unwrap_or_default(), key),
        Ok(Spot::Leaf(question) | Spot::Table(question)) => question.label.to_owned(),
        Err(_) => at.to_owned(),
    }
}

/// The question of a place, with the row that it is about.
pub fn ask_at(desk: &Desk, at: &str) -> String {
    match path::spot(at) {
        Ok(Spot::Leaf(question) | Spot::Table(question)) => question.ask.to_owned(),
        Ok(Spot::Row(table, key)) => format!("{}: {}", table.label, row_label(&desk.shown, table.id, key)),
        Ok(Spot::Cell(column, _)) => format!("{}: {}", where_is(desk, at), column.ask),
        Err(_) => at.to_owned(),
    }
}

/// The name of the law of a finding.
pub fn law_name(finding: &Finding) -> &'static str {
    let law = review::laws().iter().find(|law| Some(law.id) == finding.law);
    law.map_or("", |law| law.name)
}
