//! The findings of the open draft: kept until an answer changes, folded, by section, and where each is mended.
//!
//! Reads a [`Desk`]; the only change is a decision (`decide`). What is alike is seen as one (`fold`), and so are laws
//! (`bench`). What a suggestion would mend is counted and not listed, for the author will come to it. Must not know how a
//! finding is shown. The price: a review composes the text anew, so it
//! runs once for each change, and while a text is typed the findings are those of the word before.

mod bench;
mod decide;
mod fold;
mod lapse;

pub use bench::{Bench, benches};
pub use decide::{Reasons, clear, decide, reason_of, say_why};
pub use fold::{Fold, Group, ask_at, ended, law_name};
pub use lapse::lapsed;

use super::Desk;
use crate::draft::{Decided, Decision};
use crate::interview;
use crate::review::{self, Finding, Judged, Level, Looked};
use crate::values::PolicyDate;
use std::rc::Rc;

/// What a review of the desk found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The laws, and whether they apply.
    pub looked: Vec<Looked>,
    /// What is to be seen: folded, the gravest first.
    pub folds: Vec<Fold>,
    /// How many more a suggestion that waits would mend.
    pub mended: usize,
    /// The day on which most of it was judged.
    pub usual: Option<Judged>,
    /// What was decided about something that is no longer found, or about a rule that this release does not know.
    pub stale: Vec<Decision>,
}

impl Found {
    /// How much was found, each number in a few words, the gravest first: the screen and the lines say these.
    pub fn counts(&self) -> Vec<String> {
        let count = |group: Group| self.folds.iter().filter(|fold| fold.group() == group).count();
        let level = |level: Level| {
            let of = |group| match group {
                Group::Level(of) | Group::Unread(of, _) => of == level,
                Group::Needed => level == Level::Must,
                Group::Contradiction | Group::Decided => false,
            };
            self.folds.iter().filter(|fold| of(fold.group())).count()
        };
        let mended = "more mended by what is suggested";
        let parts = [
            interview::counted(count(Group::Contradiction), "contradiction", "contradictions"),
            interview::counted(level(Level::Must), "must", "must"),
            interview::counted(level(Level::Should), "should", "should"),
            interview::counted(level(Level::Consider), "to consider", "to consider"),
            interview::counted(count(Group::Decided), "decided", "decided"),
            interview::counted(self.mended, mended, mended),
        ];
        parts.into_iter().flatten().collect()
    }
}

impl Desk {
    /// What the review finds, as of a day. It is kept until an answer changes.
    pub fn found(&self, today: PolicyDate) -> Rc<Found> {
        if let Some((on, found)) = &*self.reviewed.borrow()
            && *on == today
        {
            return Rc::clone(found);
        }
        let found = Rc::new(look(self, today));
        *self.reviewed.borrow_mut() = Some((today, Rc::clone(&found)));
        found
    }

    /// How many things count in a section, folded; how many of them a law or a platform wants; and whether one of them
    /// is a contradiction.
    pub fn findings_in(&self, section: &str, today: PolicyDate) -> (usize, usize, bool) {
        let found = self.found(today);
        let here = found
            .folds
            .iter()
            .filter(|fold| fold.counts() && fold.section() == Some(section));
        let grave = here.clone().any(|fold| fold.head().contradicts());
        (here.clone().count(), here.filter(|fold| fold.asks()).count(), grave)
    }

    /// How a section stands, in words: what it lacks, and what the review found in it. Nothing is called done over
    /// what a law wants.
    pub fn state_of(&self, section: &str, today: PolicyDate) -> String {
        let tally = self.tally(section);
        let words = tally.words();
        if tally.missing > 0 {
            return words; // first things first
        }
        self.with_findings(section, words, today)
    }

    /// That, with every number.
    pub fn state_in_full(&self, section: &str, today: PolicyDate) -> String {
        self.with_findings(section, self.tally(section).in_full(), today)
    }

    fn with_findings(&self, section: &str, words: String, today: PolicyDate) -> String {
        let (count, musts, grave) = self.findings_in(section, today);
        let done = words == "done";
        let own = Some(words).filter(|_| !done || (musts == 0 && !grave));
        let found = match interview::counted(musts, "to decide", "to decide").filter(|_| done) {
            Some(must) if count == musts => Some(must),
            Some(must) => Some(format!("{must}, {}", count_words(count - musts).unwrap_or_default())),
            None => count_words(count),
        };
        let contradiction = grave.then(|| "contradiction".to_owned());
        let found = found.filter(|_| !grave);
        [contradiction, own, found]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// What is found at an answer, row or table, the gravest first.
    pub fn findings_at(&self, at: &str, today: PolicyDate) -> Vec<Fold> {
        let found = self.found(today);
        found.folds.iter().filter(|fold| fold.is_at(at)).cloned().collect()
    }

    /// Whether something is found at an answer, row or table that Finish asks for a decision on, or stops for.
    pub fn is_asked_about(&self, at: &str, today: PolicyDate) -> bool {
        let found = self.found(today);
        let presses = |fold: &&Fold| fold.asks() || fold.head().contradicts();
        found.folds.iter().filter(presses).any(|fold| fold.is_at(at))
    }

    /// What was put off with this decision, each in its words: it is published over, and not forgotten.
    pub fn put_off(&self, as_what: Decided, today: PolicyDate) -> Vec<String> {
        let found = self.found(today);
        let is_so = |fold: &&Fold| fold.head().waived.as_ref().is_some_and(|one| one.decision == as_what);
        found.folds.iter().filter(is_so).map(Fold::message).collect()
    }

    /// What Finish asks for a decision on.
    pub fn undecided(&self, today: PolicyDate) -> Vec<Fold> {
        let found = self.found(today);
        found.folds.iter().filter(|fold| fold.asks()).cloned().collect()
    }

    /// The contradictions, which stop a publication.
    pub fn contradictions(&self, today: PolicyDate) -> Vec<Fold> {
        let found = self.found(today);
        let grave = found.folds.iter().filter(|fold| fold.head().contradicts());
        grave.cloned().collect()
    }
}

fn look(desk: &Desk, today: PolicyDate) -> Found {
    let review::Review { looked, mut findings } = review::review(&desk.draft, today);
    findings.extend(review::of_own(&desk.draft, &desk.providers));
    let stale = review::stale(&desk.draft, &findings).into_iter().cloned().collect();
    let (mended, seen): (Vec<Finding>, Vec<Finding>) = findings
        .into_iter()
        .filter(|one| !review::is_told(one.rule))
        .partition(|one| one.suggestion_mends && one.waived.is_none());
    let mut folds: Vec<Fold> = Vec::new();
    for finding in seen {
        match folds.iter_mut().find(|fold| fold.is_like(&finding)) {
            Some(fold) => fold.findings.push(finding),
            None => folds.push(Fold { findings: vec![finding] }),
        }
    }
    folds.sort_by_key(|fold| {
        let head = fold.head();
        let needed = fold.group() == Group::Needed;
        let grave = std::cmp::Reverse((head.contradicts(), head.level, needed, head.unread().is_none()));
        (head.waived.is_some(), grave) // stable: the laws stay in their order
    });
    Found {
        looked,
        usual: review::usual_day(folds.iter().map(Fold::head)),
        folds,
        mended: mended.len(),
        stale,
    }
}

/// A count of findings as a state says it: `2 findings`.
pub fn count_words(count: usize) -> Option<String> {
    interview::counted(count, "finding", "findings")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asking;
    use crate::draft::Draft;
    use crate::edit::{Edit, Who};

    fn today() -> PolicyDate {
        PolicyDate::parse("2026-11-21").expect("a date")
    }

    /// A finding of this law, at these answers.
    fn finding(law: &'static str, rule: &'static str, at: &[&str], blocks: bool) -> Finding {
        let mut draft = Draft::new("acme");
        draft.answers.company.regions = Some(vec![crate::interview::company::Region::Eu]);
        let all = review::review(&draft, today()).findings;
        let like = all.into_iter().find(|one| one.law == Some("gdpr")).expect("the GDPR speaks");
        Finding {
            law: Some(law),
            rule,
            at: at.iter().map(|&at| at.to_owned()).collect(),
            message: format!("{rule} at {at:?}"),
            level: Level::Must,
            questions: Vec::new(),
            blocks,
            ..like
        }
    }

    fn fold(finding: Finding) -> Fold {
        Fold { findings: vec![finding] }
    }

    #[test]
    fn a_contradiction_stops_a_finished_file_with_the_way_to_both_answers_and_cannot_be_decided_away() {
        let mut desk = Desk::new(Draft::new("acme"), "acme.json".into());
        let own = asking::stops(&desk, today()).len();
        let grave = fold(finding("contradictions", "X-1", &["sharing.sell", "use.decisions"], true));
        let unsure = fold(finding("contradictions", "X-2", &["children.directed"], false));
        let found = Found {
            looked: Vec::new(),
            folds: vec![grave.clone(), unsure],
            mended: 0,
            usual: None,
            stale: Vec::new(),
        };
        *desk.reviewed.borrow_mut() = Some((today(), Rc::new(found)));
        let stops = asking::stops(&desk, today());
        assert_eq!(stops.len(), own + 1, "what we are not sure of stops nothing");
        assert_eq!(stops.last().map(String::as_str), Some("sharing.sell"));
        assert_eq!(desk.contradictions(today())[0].places(), ["sharing.sell", "use.decisions"]);
        assert_eq!(grave.group(), Group::Contradiction);
        assert!(!grave.asks() && !grave.head().is_decidable(), "no decision is asked for");
        let who = Who {
            by: "author".into(),
            on: today(),
        };
        assert!(desk.undecided(today()).is_empty());
        let edited = desk.edit(
            &[Edit::Set {
                path: "company.product".into(),
                value: Some("Acme".into()),
            }],
            &who,
        );
        assert!(
            edited.is_ok() && asking::stops(&desk, today()).len() < own + 1,
            "an edit reviews anew"
        );
    }

    #[test]
    fn a_finding_leads_to_what_it_is_about_and_one_that_is_mended_elsewhere_leads_there_first() {
        let about = |rule| Fold {
            findings: vec![Finding {
                questions: vec!["use.purposes.*.kinds", "collection.kinds.*.held_for"],
                ..finding("contradictions", rule, &["collection.kinds.log"], true)
            }],
        };
        assert_eq!(
            about("x-dt-01").places(),
            ["use.purposes", "collection.kinds.log"],
            "no use needs it"
        );
        assert_eq!(about("x-dt-03").places(), ["collection.kinds.log", "use.purposes"]);
    }

    #[test]
    fn alike_are_one_rule_at_several_answers_or_one_wish_of_several_laws_and_no_more() {
        let one = finding("us-tx", "us-tx-appeal", &["rights.appeal"], true);
        let mut other = Finding {
            law: Some("us-va"),
            rule: "us-va-appeal",
            ..one.clone()
        };
        assert!(fold(one.clone()).is_like(&other), "two states want the same");
        other.blocks = false;
        assert!(!fold(one.clone()).is_like(&other), "one of them stops nothing");
        let elsewhere = Finding {
            at: vec!["rights.days".into()],
            ..one.clone()
        };
        assert!(fold(one.clone()).is_like(&elsewhere), "one rule at another answer");
        let bare = |name: &str, column: &str| Finding {
            message: format!("“{name}” has no {column}"),
            ..finding(
                "",
                "provider-incomplete",
                &[&format!("sharing.recipients.{name}.{column}")],
                false,
            )
        };
        let several = Fold {
            findings: vec![bare("posthog", "country"), bare("posthog", "job"), bare("stripe", "job")],
        };
        assert!(
            several.message().starts_with("A provider has no name"),
            "{}",
            several.message()
        );
        let desk = Desk::new(Draft::new("acme"), "acme.json".into());
        let each = "3 times: “posthog” has no country; “posthog” has no job; “stripe” has no job";
        assert_eq!(
            several.names(&desk).as_deref(),
            Some(each),
            "two are about one row, and say different things"
        );
        let about = |words: &str| Finding {
            message: words.to_owned(),
            ..finding("gdpr", "gdpr-13-1-f-mech", &["sharing.transfers"], true)
        };
        let one_table = Fold {
            findings: vec![
                about("Nothing protects data on its way to India."),
                about("Nothing protects data on its way to Japan."),
            ],
        };
        assert!(one_table.findings.iter().all(|other| one_table.is_like(other)));
        assert!(
            !one_table.message().contains("India"),
            "the first does not stand for both: {}",
            one_table.message()
        );
        let each = "2 times: Nothing protects data on its way to India; Nothing protects data on its way to Japan";
        assert_eq!(one_table.names(&desk).as_deref(), Some(each));
        let grave = finding("contradictions", "X-1", &["sharing.sell"], true);
        assert!(!fold(grave.clone()).is_like(&grave), "a contradiction stands by itself");
    }
}
