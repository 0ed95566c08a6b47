//! What is wrong: findings, and whether a draft is complete.
//!
//! A finding is data: which rule, how grave, at which answers, and which questions would mend it. Must not
//! know files or screens; where in a file an answer stands is added by whoever has the file.

mod case;
mod claims;
mod completeness;
mod contradictions;
mod dated;
mod dates;
mod decided;
mod doubts;
mod drifted;
#[cfg(test)]
mod heard;
mod judge;
mod language;
mod laws;
mod names;
mod odd;
mod own;
pub mod page;
mod phrases;
mod platforms;
mod precedence;
mod provisions;
#[cfg(test)]
mod random;
mod rule;
mod search;
#[cfg(test)]
mod trial;
#[cfg(test)]
mod wording;

pub use case::{Case, Said};
pub(crate) use case::{vendor as recipient_vendor, vendor_of as recipient_vendor_of};
pub(crate) use completeness::{ask, faults_of, lacks_in};
pub use completeness::{completeness, dangling, lack_words, lacks, unready};
pub(crate) use contradictions::named_provider;
pub use dated::adequacy;
pub use dates::{Day, Judged};
pub use decided::{Waived, decided_words, decision_on, refusal, stale, stale_words};
pub(crate) use doubts::doubt;
pub use drifted::{by_hand, by_hand_words, of_own, perhaps, rejected, undeclared, unnamed, unread, unseen};
pub use judge::{Looked, Review, Verdict, look, named, not_judged, review};
pub use laws::all as laws;
pub use odd::{dates, odd_date};
pub use own::{ALL as OWN, Own};
pub use rule::{Applies, Attested, Breach, Law, Mark, Rule, Sort};

use schemars::JsonSchema;
use serde::Serialize;

/// The format of a list of findings.
pub const FORMAT: u32 = 1;

/// What a list of what is open counts already, in its own words: needed, to confirm, unfinished, not known.
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

/// Whether a list of what is open says it already, so that it is not told once more among the findings.
pub fn is_told(rule: &str) -> bool {
    TOLD.contains(&rule)
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth a thought.
    Consider,
    /// Ought to be mended.
    Should,
    /// The document cannot be published like this.
    Must,
}

impl Level {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consider => "consider",
            Self::Should => "should",
            Self::Must => "must",
        }
    }
}

/// Something that is wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// The id of the rule.
    pub rule: &'static str,
    /// The id of the law; none for what our own program needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<&'static str>,
    /// How grave it is.
    pub level: Level,
    /// Whether it stops publishing until somebody decides, and `check`.
    pub blocks: bool,
    /// The provision as a lawyer writes it; empty without one.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub provision: &'static str,
    /// Where to read the provision; empty without one.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub source: &'static str,
    /// The name of the draft.
    pub draft: String,
    /// The paths of the answers that it is about.
    pub at: Vec<String>,
    /// The file and the line of the first of them, as `file:line`, where the draft has a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What is wrong.
    pub message: String,
    /// The sentence of the text in which it stands; empty where it is no matter of words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sentence: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to do: the ways out.
    pub mend: Vec<&'static str>,
    /// The ids of the questions whose answers mend it.
    pub questions: Vec<&'static str>,
    /// On which day it was judged, and which day that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged_on: Option<Judged>,
    /// How the rule was attested, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attested: Option<Attested>,
    /// The rules that want the same, for which this one speaks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same: Vec<Same>,
    /// Whether accepting what is suggested would mend it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub suggestion_mends: bool,
    /// What the author decided about it; it does not count then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<Waived>,
    /// What the author decided once, on answers that have changed since; it counts again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapsed: Option<Waived>,
}

/// A rule that wants the same as another, which speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Same {
    /// The id of the rule.
    pub rule: &'static str,
    /// Its provision as a lawyer writes it.
    pub provision: &'static str,
}

impl Finding {
    /// Its provision, and those of the rules that want the same; empty without one.
    pub fn provisions(&self) -> String {
        let mut others: Vec<&str> = Vec::new();
        for same in &self.same {
            if same.provision != self.provision && !others.contains(&same.provision) {
                others.push(same.provision);
            }
        }
        match others.as_slice() {
            [] => self.provision.to_owned(),
            others => format!("{}; also {}", self.provision, others.join("; ")),
        }
    }

    /// A finding of the program's own, without a law.
    fn ours(rule: &Own, draft: &str, message: String) -> Self {
        Self {
            rule: rule.id,
            law: None,
            level: rule.level,
            blocks: rule.level == Level::Must,
            provision: "",
            source: "",
            draft: draft.to_owned(),
            at: Vec::new(),
            place: None,
            message,
            sentence: String::new(),
            why: rule.why,
            mend: vec![rule.mend],
            questions: Vec::new(),
            judged_on: None,
            attested: None,
            same: Vec::new(),
            suggestion_mends: false,
            waived: None,
            lapsed: None,
        }
    }
}

impl Finding {
    /// Whether it stops whoever asks for this level: not what was decided, and never what was not re-read at its source.
    pub fn stops(&self, level: Level) -> bool {
        self.level >= level && self.waived.is_none() && self.attested.is_none_or(|attested| attested.is_sure())
    }

    /// What is to be said of its source: `not re-read since 2026-11-21`; nothing where somebody read it.
    pub fn unread(&self) -> Option<String> {
        self.attested.and_then(|attested| attested.warning())
    }
}

/// The day on which most of these are judged; nothing where no law is among them.
pub fn usual_day<'a>(findings: impl Iterator<Item = &'a Finding>) -> Option<Judged> {
    let mut days: Vec<(Judged, usize)> = Vec::new();
    for on in findings
        .filter_map(|one| one.judged_on)
        .filter(|on| !matches!(on, Judged::Begins(_)))
    {
        match days.iter_mut().find(|(day, _)| *day == on) {
            Some((_, times)) => *times += 1,
            None => days.push((on, 1)),
        }
    }
    days.into_iter().rev().max_by_key(|(_, times)| *times).map(|(day, _)| day)
}

/// The laws that were looked at for a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LookedAt {
    /// The name of the draft.
    pub id: String,
    /// The laws, in the order of the table.
    pub laws: Vec<Looked>,
}

/// The findings of one or more drafts, in the shape that `check --format json` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Findings {
    /// The format of this shape.
    pub format: u32,
    /// The findings, draft by draft.
    pub findings: Vec<Finding>,
    /// The laws that were looked at, draft by draft, and why.
    pub looked: Vec<LookedAt>,
}
