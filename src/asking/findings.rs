//! The findings of the open draft: kept until an answer changes, folded, by section, and where each is mended.
//!
//! Reads a [`Desk`]; the only change is a decision. What a suggestion would mend is counted and not listed, for the
//! author will come to it. Must not know how a finding is shown. The price: a review composes the text anew, so it
//! runs once for each change, and while a text is typed the findings are those of the word before.

use super::{Desk, row_label, section_of};
use crate::draft::Decided;
use crate::edit::{Edit, Refused, Who};
use crate::interview;
use crate::path::{self, Spot};
use crate::review::{self, Day, Finding, Judged, Level, Looked, Verdict};
use crate::values::PolicyDate;
use std::rc::Rc;

/// What the task list counts already, in its own words.
const TOLD: &[&str] = &[
    "needed-unanswered",
    "yes-without-rows",
    "row-lacks",
    "needed-open",
    "suggestion-unconfirmed",
    "answer-to-confirm",
    "open-question",
    "question-for-counsel",
    "law-not-known",
];

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
}

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
            Self::Level(Level::Must) => "Must: a law wants it, and Finish asks for a decision",
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
            head.provision.to_owned()
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

    fn is_like(&self, other: &Finding) -> bool {
        let head = self.head();
        let same = head.level == other.level && head.blocks == other.blocks && head.unread() == other.unread();
        let decided = head.waived == other.waived && head.lapsed.is_some() == other.lapsed.is_some();
        let alike = head.rule == other.rule || (head.at == other.at && head.why == other.why && plain(head) == plain(other));
        // two answers that contradict each other are never one of many
        same && decided && alike && !head.contradicts()
    }
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

    /// How many things count in a section, folded.
    pub fn findings_in(&self, section: &str, today: PolicyDate) -> (usize, bool) {
        let found = self.found(today);
        let here = found
            .folds
            .iter()
            .filter(|fold| fold.counts() && fold.section() == Some(section));
        let grave = here.clone().any(|fold| fold.head().contradicts());
        (here.count(), grave)
    }

    /// What is found at an answer, row or table, the gravest first.
    pub fn findings_at(&self, at: &str, today: PolicyDate) -> Vec<Fold> {
        let found = self.found(today);
        found.folds.iter().filter(|fold| fold.is_at(at)).cloned().collect()
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
    let review::Review { looked, findings } = review::review(&desk.draft, today);
    let (mended, seen): (Vec<Finding>, Vec<Finding>) = findings
        .into_iter()
        .filter(|one| !TOLD.contains(&one.rule))
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
        let grave = std::cmp::Reverse((head.contradicts(), head.level, head.unread().is_none()));
        (head.waived.is_some(), grave) // stable: the laws stay in their order
    });
    Found {
        looked,
        usual: review::usual_day(folds.iter().map(Fold::head)),
        folds,
        mended: mended.len(),
    }
}

/// Laws of which the same is to be said: whether they apply, why, their names, and the questions that would tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bench {
    /// Whether they apply.
    pub verdict: Verdict,
    /// Their names.
    pub names: Vec<&'static str>,
    /// Why, or what is not known.
    pub why: String,
    /// The questions that would tell.
    pub questions: Vec<&'static str>,
    /// How many rules were looked at.
    pub rules: usize,
}

impl Bench {
    /// The names, those of a family as how many they are.
    pub fn name(&self) -> String {
        review::named(&self.names).join(", ")
    }

    /// The same for a narrow column: of several the first, and how many more.
    pub fn short(&self) -> String {
        match review::named(&self.names).as_slice() {
            [first, _, more @ ..] if !more.is_empty() => format!("{first} and {} more", more.len() + 1),
            few => few.join(", "),
        }
    }
}

/// Which laws were looked at, of which nobody knows, and which do not apply; those of which the same is to be said together.
pub fn benches(looked: &[Looked]) -> Vec<Bench> {
    let mut all: Vec<Bench> = Vec::new();
    for verdict in [Verdict::NotKnown, Verdict::Applies, Verdict::DoesNot] {
        for law in looked.iter().filter(|law| law.verdict == verdict) {
            let alike = |bench: &&mut Bench| {
                let same = bench.why == law.why && bench.questions == law.questions;
                bench.verdict == verdict && verdict != Verdict::Applies && same
            };
            match all.iter_mut().find(alike) {
                Some(bench) => bench.names.push(law.name),
                None => all.push(Bench {
                    verdict,
                    names: vec![law.name],
                    why: law.why.clone(),
                    questions: law.questions.clone(),
                    rules: law.rules,
                }),
            }
        }
    }
    all
}

/// A count of findings as a state says it: `2 findings`.
pub fn count_words(count: usize) -> Option<String> {
    interview::counted(count, "finding", "findings")
}

/// Decides about findings as one change, or takes the decisions away; how many it was.
pub fn decide(desk: &mut Desk, findings: &[&Finding], decided: Option<Decided>, who: &Who) -> Result<usize, Refused> {
    let chosen = findings
        .iter()
        .filter(|one| decided.is_some() || desk.draft.decision(one.rule, &one.at).is_some());
    let edits: Vec<Edit> = chosen.map(|one| one.decide(decided)).collect::<Result<_, _>>()?;
    if edits.is_empty() {
        return Err(Refused("nothing is decided here".into()));
    }
    desk.edit(&edits, who)?;
    Ok(edits.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asking;
    use crate::draft::Draft;

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
        let grave = finding("contradictions", "X-1", &["sharing.sell"], true);
        assert!(!fold(grave.clone()).is_like(&grave), "a contradiction stands by itself");
    }
}
