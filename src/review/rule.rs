//! The nouns of a rule of law: a law with when it applies, and its rules.
//!
//! A rule is a literal in the table of its law: what is wrong, why it matters, the ways out, how its row was
//! attested, and a plain function that looks. When a law applies is said once, on the law. Must not know how a
//! finding is shown. The price: a rule that needs a fact nobody asks about cannot be written; such rows stand in
//! `docs/rules-left-out.md`.

use super::Level;
use super::case::Case;
use super::dates::{Day, Since, day};
use schemars::JsonSchema;
use serde::Serialize;

/// How well a row is attested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Somebody read the provision's own words.
    Read,
    /// Read in a summary by a regulator, a law firm or a vendor.
    SecondHand,
    /// Well known, and not re-read. Never stops anything.
    Memory,
    /// Not sure of a detail. Never a *must*.
    Unsure,
}

/// How a row was attested, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Attested {
    /// How.
    pub mark: Mark,
    /// The day, as `2026-11-21`.
    pub on: Day,
}

impl Attested {
    /// Whether it was read well enough to stop anything.
    pub fn is_sure(&self) -> bool {
        match self.mark {
            Mark::Read | Mark::SecondHand => true,
            Mark::Memory | Mark::Unsure => false,
        }
    }
    /// What a finding says of it where nobody has read the source again: `not re-read since 2026-11-21`.
    pub fn warning(&self) -> Option<String> {
        (!self.is_sure()).then(|| format!("not re-read since {}", self.on))
    }
    /// For a person: `read on 2026-11-21`.
    pub fn words(&self) -> String {
        match self.mark {
            Mark::Read => format!("the provision was read on {}", self.on),
            Mark::SecondHand => format!("read at second hand on {}", self.on),
            Mark::Memory => format!(
                "nobody has compared this with the provision since it was written on {}; check the source",
                self.on
            ),
            Mark::Unsure => format!(
                "nobody has compared this with the provision since it was written on {}, and a detail may be wrong; open the source first",
                self.on
            ),
        }
    }
}

/// The day on which the inventory of laws was made.
const INVENTORY: Day = day(2026, 11, 21);
/// The provision was read.
pub const READ: Attested = Attested {
    mark: Mark::Read,
    on: INVENTORY,
};
/// Read in a summary.
pub const SECOND_HAND: Attested = Attested {
    mark: Mark::SecondHand,
    on: INVENTORY,
};
/// From memory.
pub const MEMORY: Attested = Attested {
    mark: Mark::Memory,
    on: INVENTORY,
};
/// From memory, and a detail may be wrong.
pub const UNSURE: Attested = Attested {
    mark: Mark::Unsure,
    on: INVENTORY,
};

/// Whether a law applies to what a draft says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applies {
    /// It does: why, as in “you serve people in the EU”.
    Yes(String),
    /// It does not: why.
    No(String),
    /// Nobody has said yet: what is not known, as in “not asked about your Texas customers yet”, and the
    /// questions that would tell.
    Unknown(String, Vec<&'static str>),
}

/// What sort of thing a table of rules is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// What a law wants.
    Law,
    /// What a platform or a vendor wants by contract.
    Platform,
    /// Two answers that cannot both be true.
    Contradiction,
    /// A claim beyond what anybody can keep.
    Claim,
    /// Words that say too little.
    Language,
}

/// A law, a platform, or one of our own tables, with its rules.
#[derive(Clone, Copy)]
pub struct Law {
    /// The id: `gdpr`, `us-tx`, `contradictions`.
    pub id: &'static str,
    /// The name as people say it, fit after “under”: `the GDPR`, `Texas law`.
    pub name: &'static str,
    /// What sort of table it is.
    pub sort: Sort,
    /// Whether it applies.
    pub applies: fn(&Case) -> Applies,
    /// When it applies, in a plain sentence.
    pub when: &'static str,
    /// What it is one of, where much is alike among several: `US states`; else empty.
    pub family: &'static str,
    /// The sections whose answers decide whether it applies.
    pub reads: &'static [&'static str],
    /// The rules.
    pub rules: &'static [Rule],
    /// What a draft that this law applies to and that breaks none of its rules says besides [`super::trial::BASE`].
    #[cfg(test)]
    pub clean: &'static [&'static str],
    /// Edits after which it no longer applies; none for a table that applies everywhere.
    #[cfg(test)]
    pub away: &'static [&'static str],
}

impl Law {
    /// A sentence of a rule of this law: of one of a family it names the law, for its neighbours say the same.
    pub fn says(&self, words: &str) -> String {
        if self.family.is_empty() {
            return words.to_owned();
        }
        format!("{}: {}", self.name, within(words))
    }

    /// A sentence of a rule without the name of this law.
    pub fn plain<'a>(&self, words: &'a str) -> &'a str {
        let rest = words.strip_prefix(self.name).filter(|_| !self.family.is_empty());
        rest.and_then(|rest| rest.strip_prefix(": ")).unwrap_or(words)
    }
}

/// Words with which our sentences begin, and that are no names.
const BEGINS: &[&str] = &[
    "A",
    "An",
    "Another",
    "Are",
    "As",
    "At",
    "By",
    "Can",
    "Children",
    "Children's",
    "Cookies",
    "Could",
    "Customers",
    "Data",
    "Do",
    "Does",
    "Each",
    "For",
    "Has",
    "Have",
    "How",
    "If",
    "In",
    "Is",
    "It",
    "Machines",
    "No",
    "Nobody",
    "Not",
    "Nothing",
    "One",
    "Only",
    "Opting",
    "Other",
    "People",
    "Profiling",
    "Requests",
    "Sensitive",
    "Some",
    "Somebody",
    "Something",
    "That",
    "The",
    "There",
    "These",
    "They",
    "This",
    "Two",
    "Voices",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "Who",
    "Whoever",
    "Would",
    "You",
    "Your",
];

/// A sentence as it stands after a colon: a name keeps its capital.
pub(super) fn within(words: &str) -> String {
    match words.split_once(' ') {
        Some((first, rest)) if BEGINS.contains(&first) => format!("{} {rest}", first.to_lowercase()),
        Some(_) | None => words.to_owned(),
    }
}

/// What a rule has found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Breach {
    /// The paths of the answers that it is about; empty for what nobody has answered.
    pub at: Vec<String>,
    /// What is wrong in this draft, with its names; empty where [`Rule::wrong`] says it all.
    pub words: String,
    /// The sentence of the text in which it stands; empty where it is no matter of words.
    pub sentence: String,
    /// A milder level than the rule's, where this one is a question that only the author can answer.
    pub milder: Option<Level>,
}

impl Breach {
    /// At these answers, and nothing to say beyond the rule.
    pub fn at(paths: &[&str]) -> Self {
        Self {
            at: paths.iter().map(|&path| path.to_owned()).collect(),
            ..Self::default()
        }
    }
    /// The same as a question of this level, if it holds; else as grave as the rule.
    #[must_use]
    pub fn milder_if(mut self, holds: bool, level: Level) -> Self {
        self.milder = holds.then_some(level);
        self
    }
    /// At several answers, with words of its own.
    pub fn between<P: AsRef<str>>(paths: &[P], words: impl Into<String>) -> Self {
        Self {
            at: paths.iter().map(|path| path.as_ref().to_owned()).collect(),
            words: words.into(),
            ..Self::default()
        }
    }
    /// At one answer, with words of its own.
    pub fn said(path: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            at: vec![path.into()],
            words: words.into(),
            ..Self::default()
        }
    }
}

/// Which words of the text a rule reads, besides the answers of its sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// None.
    Unread,
    /// The author's own words, with the sentences in which they stand.
    Own,
    /// All that the answers make.
    Whole,
}

/// One thing that a law wants, or one fault.
#[derive(Clone, Copy)]
pub struct Rule {
    /// The id, that of the inventory: `gdpr-13-1-a`.
    pub id: &'static str,
    /// The provision as a lawyer writes it.
    pub provision: &'static str,
    /// Where to read it: an https address.
    pub source: &'static str,
    /// From when it holds.
    pub from: Since,
    /// And until the day before this one, if it was superseded.
    pub until: Option<Day>,
    /// How grave it is.
    pub level: Level,
    /// What is wrong, in one plain sentence; a question where only judgement can decide.
    pub wrong: &'static str,
    /// Why it matters, in one more.
    pub why: &'static str,
    /// The ways out, each a sentence: change the text, or change the practice.
    pub mend: &'static [&'static str],
    /// The questions whose answers mend it, the likeliest first.
    pub questions: &'static [&'static str],
    /// Whether the first of these mends it rather than the answers that it is about: data in no use is mended at a use.
    pub elsewhere: bool,
    /// Further sections whose answers it reads, besides those of its questions and of its law.
    pub reads: &'static [&'static str],
    /// Which words it reads besides, wherever they stand.
    pub text: Text,
    /// How the row was attested.
    pub attested: Attested,
    /// The rules that say the same better, of the same answer: where one of them speaks of it, and no less gravely, this
    /// one is silent.
    pub yields_to: &'static [&'static str],
    /// Looks; says nothing where nothing is wrong or its own condition is not met.
    pub check: fn(&Case) -> Vec<Breach>,
    /// An edit that breaks it, and one that mends it.
    #[cfg(test)]
    pub trial: super::trial::Trial,
}

impl Rule {
    /// What the tables of rules fill in: `..Rule::NEW`.
    pub const NEW: Self = Self {
        id: "",
        provision: "",
        source: "",
        from: Since::Law,
        until: None,
        level: Level::Must,
        wrong: "",
        why: "",
        mend: &[],
        questions: &[],
        elsewhere: false,
        reads: &[],
        text: Text::Unread,
        attested: READ,
        yields_to: &[],
        check: |_| Vec::new(),
        #[cfg(test)]
        trial: super::trial::Trial::NEW,
    };

    /// Whether a finding of it may stop anything: a *must* of which we are sure enough.
    pub fn blocks(&self) -> bool {
        self.level == Level::Must && self.attested.is_sure()
    }
}

/// One breach where this holds, else none: for rules about a single thing that is missing.
pub fn wrong_if(broken: bool, at: &[&str]) -> Vec<Breach> {
    if broken { vec![Breach::at(at)] } else { Vec::new() }
}

/// How many rules several tables hold.
pub(super) const fn count(tables: &[&[Rule]]) -> usize {
    let (mut all, mut table) = (0, 0);
    while table < tables.len() {
        all += tables[table].len();
        table += 1;
    }
    all
}

/// Several tables of rules as one.
pub(super) const fn joined<const N: usize>(tables: &[&[Rule]]) -> [Rule; N] {
    let mut all = [Rule::NEW; N];
    let (mut at, mut table) = (0, 0);
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            all[at] = tables[table][row];
            at += 1;
            row += 1;
        }
        table += 1;
    }
    all
}
