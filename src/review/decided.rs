//! What can be decided about a finding, and which decisions of a draft hold.
//!
//! A duty that a law wants can be set aside, with a date; two answers that cannot both be true cannot, nor can what
//! the document itself needs. A decision rests on the sections that the rule and its law read, for a rule may speak
//! as before of another situation. Must not know who asks, nor the reason, which is private. The price: an author is
//! asked anew where something changed in those sections that the decision did not turn on.

use super::rule::{Law, Rule, Sort, Text};
use super::{Finding, laws};
use crate::answers::Answers;
use crate::draft::{Decided, Decision, Draft, Matter, Ruling, rests};
use crate::edit::{Edit, Refused};
use crate::interview::{self, Kind, Question, Value};
use crate::path::{self, Spot};
use crate::values::PolicyDate;
use crate::words;
use schemars::JsonSchema;
use serde::Serialize;

/// A decision about a finding, as the finding tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Waived {
    /// What was decided.
    pub decision: Decided,
    /// When.
    pub on: PolicyDate,
    /// By whom.
    pub by: String,
    /// Which answers are others since, in words, where it has lapsed for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<String>,
}

/// How many answers that are others now are named before the rest is only counted.
const MOST: usize = 3;

impl Waived {
    fn of(decision: &Decision, published: &Answers) -> Self {
        Self {
            decision: decision.decision,
            on: decision.on,
            by: decision.by.clone(),
            changed: changed_words(decision, published),
        }
    }

    /// In words: `decided on 2026-11-21: accepted`.
    pub fn words(&self) -> String {
        format!("decided on {}: {}", self.on, self.decision.words())
    }

    /// In words, once the answers are others.
    pub fn lapsed_words(&self) -> String {
        let which = if self.changed.is_empty() {
            String::new()
        } else {
            let more = self.changed.len().saturating_sub(MOST);
            let more = interview::counted(more, "more", "more").map_or_else(String::new, |more| format!("; {more}"));
            let first = &self.changed[..self.changed.len().min(MOST)];
            format!(": {}{more}", first.join("; "))
        };
        format!(
            "decided on {} ({}), but the answers have changed since{which}",
            self.on,
            self.decision.words()
        )
    }

    /// In words, where the rule has become one that cannot be decided away.
    fn barred_words(&self) -> String {
        format!(
            "decided on {} ({}), but it is a contradiction now and cannot be decided away",
            self.on,
            self.decision.words()
        )
    }
}

/// The answers on which a decision rests that are others now, each by its question and what it was, if that is kept
/// in the open; a whole section only where none of it is named.
fn changed_words(decision: &Decision, published: &Answers) -> Vec<String> {
    let changed: Vec<_> = decision.changed(published).collect();
    let section = |part: &str| interview::section(part.strip_suffix(rests::SINGLE).unwrap_or(part));
    let named = |id: &str| {
        let one = |part: &str| match path::spot(part) {
            Ok(Spot::Leaf(one) | Spot::Table(one) | Spot::Row(one, _) | Spot::Cell(one, _)) => one.section == id,
            Err(_) => false,
        };
        changed.iter().any(|(part, _)| one(part))
    };
    let mut all: Vec<String> = Vec::new();
    for (part, was) in &changed {
        let words = match (section(part), path::spot(part)) {
            (Some(section), _) if named(section.id) => continue,
            (Some(section), _) => format!("something in {}", section.title),
            (None, Ok(Spot::Leaf(question))) => format!("{}{}", question.label, was_words(published, question, was)),
            (None, Ok(Spot::Cell(column, key))) => {
                let row = words::row_label(published, column.table().unwrap_or_default(), key);
                let was = was_words(published, column, was);
                format!("{row}, {}{was}", column.label.to_lowercase())
            }
            (None, Ok(Spot::Row(table, key))) => format!("{}: {}", table.label, words::row_label(published, table.id, key)),
            (None, Ok(Spot::Table(table))) => table.label.to_owned(),
            (None, Err(_)) => (*part).clone(),
        };
        if !all.contains(&words) {
            all.push(words);
        }
    }
    all
}

/// What an answer was, where a decision keeps it in the open.
fn was_words(published: &Answers, question: &Question, was: &Value) -> String {
    match (question.kind, was) {
        (Kind::Prose, _) | (_, Value::Null) => String::new(),
        _ => format!(" (was: {})", words::words_of(published, question, was)),
    }
}

impl Finding {
    /// Whether it is two answers that cannot both be true, and sure enough to stop a publication.
    pub fn contradicts(&self) -> bool {
        self.blocks && self.law.is_some_and(|law| sort_of(law) == Some(Sort::Contradiction))
    }

    /// Whether the author can decide about it: not about a contradiction, and not about what the document needs; about a
    /// mere doubt of ours he can.
    pub fn is_decidable(&self) -> bool {
        match self.law {
            Some(_) => !self.contradicts(),
            None => own(self.rule).is_some_and(|own| own.doubt),
        }
    }

    /// Whether Finish asks for a decision on it.
    pub fn asks(&self) -> bool {
        self.blocks && self.is_decidable() && self.waived.is_none()
    }

    /// What a decision about it is about.
    pub fn matter(&self) -> Matter {
        Matter::new(self.rule, &self.at, &self.sentence)
    }

    /// The edit that decides about it, or takes the decision away.
    pub fn decide(&self, decided: Option<Decided>) -> Result<Edit, Refused> {
        if let Some(why) = refusal(self.rule).filter(|_| decided.is_some()) {
            return Err(Refused(why));
        }
        Ok(Edit::Decide {
            about: self.matter(),
            ruling: decided.map(|decision| Ruling {
                decision,
                message: self.own_message().to_owned(),
                parts: parts(self),
            }),
        })
    }

    /// What it says beyond the words of its rule: those may be worded anew by a later release.
    fn own_message(&self) -> &str {
        match rule_of(self) {
            Some((_, rule)) if rule.wrong == self.message => "",
            Some(_) | None => &self.message,
        }
    }
}

fn rule_of(finding: &Finding) -> Option<(&'static Law, &'static Rule)> {
    let law = laws().iter().find(|law| Some(law.id) == finding.law)?;
    Some((law, law.rules.iter().find(|rule| rule.id == finding.rule)?))
}

/// The parts of the answers on which a decision rests besides those that the finding names: its questions, what is
/// asked in the sections that its rule reads, and what is answered once in those that say whether its law applies.
/// For what a rule reads of the text, the sentence stands that the decision is about.
fn parts(finding: &Finding) -> Vec<String> {
    let mut parts: Vec<String> = finding.questions.iter().map(|&id| id.to_owned()).collect();
    let Some((law, rule)) = rule_of(finding) else {
        return parts;
    };
    let mut read: Vec<&str> = rule.reads.to_vec();
    if rule.text == Text::Unread {
        let asked = finding.questions.iter().filter_map(|id| interview::question(id));
        read.extend(asked.map(|question| question.section));
    }
    let scope = law.reads.iter().filter(|section| !read.contains(section));
    parts.extend(scope.map(|section| format!("{section}{}", rests::SINGLE)));
    parts.extend(read.iter().map(|&section| section.to_owned()));
    parts
}

/// The decision about a finding: that about its own sentence, else one about a sentence at the same answers in which
/// nothing is found any more.
pub fn decision_on<'d>(draft: &'d Draft, one: &Finding, all: &[Finding]) -> Option<&'d Decision> {
    if one.law.is_none() && !one.is_decidable() {
        return None;
    }
    let about = one.matter();
    draft.decision(&about).or_else(|| {
        let found = |other: &Matter| all.iter().any(|one| one.matter() == *other);
        let near = |decision: &&Decision| {
            let other = decision.matter();
            other.is_near(&about) && !found(&other)
        };
        draft.decisions.iter().find(near)
    })
}

/// What was decided about a finding, in words, and whether that still holds; nothing where nothing was.
pub fn decided_words(finding: &Finding) -> Option<String> {
    let holds = finding.waived.as_ref().map(Waived::words);
    let lapsed = |waived: &Waived| {
        if finding.contradicts() {
            waived.barred_words()
        } else {
            waived.lapsed_words()
        }
    };
    holds.or_else(|| finding.lapsed.as_ref().map(lapsed))
}

/// The decisions of a draft that are about nothing of what is found.
pub fn stale<'d>(draft: &'d Draft, found: &[Finding]) -> Vec<&'d Decision> {
    let of = |decision: &&Decision| found.iter().any(|one| decision_on(draft, one, found) == Some(*decision));
    draft.decisions.iter().filter(|decision| !of(decision)).collect()
}

/// What was decided about something that is not found, in words, and why it no longer counts.
pub fn stale_words(decision: &Decision) -> String {
    let known = laws().iter().flat_map(|law| law.rules).any(|rule| rule.id == decision.rule);
    let why = match (known, refusal(&decision.rule)) {
        (_, None) => "the review no longer finds it",
        (true, Some(_)) => "it is a contradiction now and cannot be decided away",
        (false, Some(_)) if own(&decision.rule).is_some() => "it cannot be decided away",
        (false, Some(_)) => "this release does not know the rule",
    };
    format!("decided on {} ({}); {why}", decision.on, decision.decision.words())
}

/// Why nobody can decide about findings of this rule; nothing where one can.
pub fn refusal(rule: &str) -> Option<String> {
    let found = laws()
        .iter()
        .find_map(|law| law.rules.iter().find(|one| one.id == rule).map(|one| (law, one)));
    match found {
        Some((law, one)) if law.sort == Sort::Contradiction && one.blocks() => Some(format!(
            "“{rule}” is a contradiction and cannot be decided away: change one of the two answers"
        )),
        Some(_) => None,
        None if own(rule).is_some() => own(rule)
            .filter(|own| !own.doubt)
            .map(|_| format!("“{rule}” asks for an answer, and no decision takes its place: answer the question")),
        None => {
            let known = laws().iter().flat_map(|law| law.rules).map(|rule| rule.id);
            Some(format!("there is no rule “{rule}”{}", path::near_hint(rule, known)))
        }
    }
}

/// The rule of the program's own that has this id.
fn own(rule: &str) -> Option<&'static super::Own> {
    super::OWN.iter().find(|own| own.id == rule)
}

/// Marks the findings about which was decided.
pub(super) fn mark(draft: &Draft, published: &Answers, findings: &mut [Finding]) {
    if draft.decisions.is_empty() {
        return;
    }
    let marks: Vec<_> = findings
        .iter()
        .map(|one| {
            let decision = decision_on(draft, one, findings)?;
            let decided = decision.sentence == one.sentence && one.is_decidable();
            let holds = decided && decision.holds(published, one.own_message());
            Some((holds, Waived::of(decision, published)))
        })
        .collect();
    for (finding, mark) in findings.iter_mut().zip(marks) {
        match mark {
            Some((true, waived)) => finding.waived = Some(waived),
            Some((false, lapsed)) => finding.lapsed = Some(lapsed),
            None => {}
        }
    }
}

fn sort_of(law: &str) -> Option<Sort> {
    laws().iter().find(|one| one.id == law).map(|law| law.sort)
}
