//! Findings that are alike, as one thing to be seen and decided about: what it is listed under, and what it says.
//!
//! Must not review. The price: what a fold says is put together anew each time that it is shown.

use super::Found;
use crate::asking::{Desk, row_label, section_of};
use crate::interview;
use crate::path::{self, Spot};
use crate::review::{self, Day, Finding, Judged, Level, page};

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
    /// Something that has to be said, and that no decision takes the place of.
    Needed,
    /// Counts: how grave.
    Level(Level),
    /// What a rule says that nobody has re-read: it stops nothing.
    Unread(Level, Day),
    /// Decided, and no answer changed since.
    Decided,
}

impl Group {
    /// The heading above it.
    pub fn title(self) -> String {
        let title = match self {
            Self::Contradiction => "Contradictions: they stop publishing until an answer changes",
            Self::Needed => "Must: only an answer mends it",
            Self::Level(Level::Must) => "Must: a law or a platform wants it, and Finish asks for a decision",
            Self::Level(Level::Should) => "Should: guidance wants it, or only you can judge",
            Self::Level(Level::Consider) => "Consider: worth a thought",
            Self::Unread(level, on) => {
                let level = interview::capital(level.word());
                return format!("{level}, not re-read since {on}: check the source, it stops nothing");
            }
            Self::Decided => "Decided: does not count until an answer changes",
        };
        title.to_owned()
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
        } else if let Some(attested) = head.attested.filter(|attested| !attested.is_sure()) {
            Group::Unread(head.level, attested.on)
        } else if head.level == Level::Must && !head.is_decidable() {
            Group::Needed
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
        if self.findings.iter().all(|one| plain(one) == plain(head)) {
            return interview::capital(plain(head));
        }
        // of rows that lack the same the first stands for all; of one place each says its own (`names`)
        if !self.tells_apart() && self.findings.iter().all(|one| asks_alike(one, head)) {
            return head.message.clone();
        }
        page::find(head.rule).map_or_else(|| head.message.clone(), |known| known.wrong().to_owned())
    }

    /// Whether several of one rule are about the same place and say different things of it: no name of a place tells them
    /// apart, only what each says.
    fn tells_apart(&self) -> bool {
        let differs =
            |one: &Finding, other: &Finding| one.rule == other.rule && place(one) == place(other) && plain(one) != plain(other);
        let mut rest = self.findings.as_slice();
        while let [one, others @ ..] = rest {
            if others.iter().any(|other| differs(one, other)) {
                return true;
            }
            rest = others;
        }
        false
    }

    /// Of several: how many, and where or for which laws; what each says, where the places do not tell them apart.
    pub fn names(&self, desk: &Desk) -> Option<String> {
        if self.findings.len() < 2 {
            return None;
        }
        if self.tells_apart() {
            let mut each: Vec<&str> = Vec::new();
            for words in self.findings.iter().map(|one| one.message.trim_end_matches('.')) {
                if !each.contains(&words) {
                    each.push(words);
                }
            }
            return Some(format!("{} times: {}", self.findings.len(), each.join("; ")));
        }
        let one_rule = self.findings.iter().all(|one| one.rule == self.head().rule);
        let mut names: Vec<(String, usize)> = Vec::new();
        for finding in &self.findings {
            let name = if one_rule {
                finding.at.first().map(|at| where_is(desk, at)).unwrap_or_default()
            } else {
                law_name(finding).to_owned()
            };
            match names.iter_mut().find(|(known, _)| *known == name) {
                Some((_, times)) => *times += 1,
                None => names.push((name, 1)),
            }
        }
        let names: Vec<String> = names
            .into_iter()
            .filter(|(name, _)| !name.is_empty())
            .map(|(name, times)| {
                if one_rule && times > 1 {
                    format!("{name} ({times})")
                } else {
                    name
                }
            })
            .collect();
        let count = self.findings.len();
        let words = if one_rule {
            format!("{count} times")
        } else {
            format!("{count} laws")
        };
        Some(format!("{words}: {}", names.join(", ")))
    }

    /// Whether it was judged on another day than most.
    pub fn is_of_another_day(&self, found: &Found) -> bool {
        match self.head().judged_on {
            Some(Judged::Begins(_)) | None => false, // its message says from when
            on => on != found.usual,
        }
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
        let elsewhere = page::find(self.head().rule).is_some_and(page::Known::is_mended_elsewhere);
        let first = asked.clone().take(usize::from(elsewhere));
        for place in first.chain(at).chain(asked) {
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
        let same = head.level == other.level && head.blocks == other.blocks && head.unread() == other.unread();
        let decided = head.waived == other.waived && head.lapsed.is_some() == other.lapsed.is_some();
        let of_rule = head.rule == other.rule && (plain(head) == plain(other) || asks_alike(head, other));
        let alike = of_rule || (head.at == other.at && head.why == other.why && plain(head) == plain(other));
        // two answers that contradict each other are never one of many
        same && decided && alike && !head.contradicts()
    }
}

/// Words with a full stop behind them, where they have none: more follows in the same line.
pub fn ended(words: &str) -> String {
    let stop = if words.ends_with(['.', '!', '?', '”', '…']) {
        ""
    } else {
        "."
    };
    format!("{words}{stop}")
}

/// Whether two findings are about the same question, each in its own row.
fn asks_alike(one: &Finding, other: &Finding) -> bool {
    let column = |finding: &Finding| match path::spot(finding.at.first()?) {
        Ok(Spot::Leaf(question) | Spot::Table(question) | Spot::Row(question, _) | Spot::Cell(question, _)) => Some(question.id),
        Err(_) => None,
    };
    column(one).is_some() && column(one) == column(other)
}

/// Where a finding is: of a cell its row.
fn place(finding: &Finding) -> Option<&str> {
    let at = finding.at.first()?;
    Some(if matches!(path::spot(at), Ok(Spot::Cell(..))) {
        path::parent(at)
    } else {
        at
    })
}

/// What is wrong, without the name of a law whose neighbours want the same.
fn plain(finding: &Finding) -> &str {
    let law = review::laws().iter().find(|law| Some(law.id) == finding.law);
    law.map_or(&finding.message, |law| law.plain(&finding.message))
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
