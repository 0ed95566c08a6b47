//! What a rule looks at: the answers as they would be published, the text that they make, and two dates.
//!
//! Owns the plain questions that many rules ask of a draft, so that a rule is one line. Must not know any rule.
//! The text is composed and cut into words by the first rule that reads it; the price is that both hide behind calls.

mod cookies;
mod kinds;
mod laws;
mod recipients;

pub use crate::values::WORLDWIDE;
pub use cookies::{advertises, measures};
pub use kinds::{holds, is_item, takes, tells_of};
pub use recipients::{does, is_abroad, is_outside, jobs, vendor, vendor_of};

use super::dates::Day;
use super::phrases::{self, Line};
use super::rule::Applies;
use crate::answers::Answers;
use crate::clauses;
use crate::document::{Document, Id, Inline, Sentence};
use crate::draft::{Draft, OpenState};
use crate::interview::company::{Region, Role};
use crate::interview::providers::{received, runs_at_home};
use crate::interview::sharing::RecipientRow;
use crate::values::PolicyDate;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A sentence of the text, as words.
#[derive(Debug, Clone)]
pub struct Said {
    /// Which sentence.
    pub id: Id,
    /// The heading of its clause.
    pub heading: String,
    /// The words.
    pub words: String,
    /// The same in small letters, to look for others in.
    pub small: String,
    /// Whether words of the author's stand in it.
    pub own: bool,
}

/// A draft as rules see it.
pub struct Case {
    /// What would be published.
    pub answers: Answers,
    /// The rows of what runs on servers of the author's own: nobody gets anything by them, and they are not among the answers.
    pub at_home: Vec<RecipientRow>,
    /// From when the policy applies.
    pub effective: Option<Day>,
    /// Today.
    pub today: Day,
    /// The ids of the providers of which a look through the project saw only what runs on a server.
    pub on_server: BTreeSet<String>,
    /// What the author left open, and how.
    pub open: BTreeMap<String, OpenState>,
    document: OnceLock<Document>,
    said: OnceLock<Vec<Said>>,
    own: OnceLock<Vec<Line>>,
    verdicts: OnceLock<Vec<OnceLock<Applies>>>,
}

impl Case {
    /// What would be published of a draft.
    pub fn of(draft: &Draft, today: PolicyDate) -> Self {
        let open = draft.open.iter().map(|(at, open)| (at.clone(), open.state)).collect();
        let on_server = draft.suggested.iter().flat_map(|layer| layer.on_server.iter().cloned());
        Self {
            open,
            on_server: on_server.collect(),
            ..Self::new(draft.published(), today)
        }
    }

    /// These answers, already settled.
    pub fn new(answers: Answers, today: PolicyDate) -> Self {
        let at_home = answers.sharing.recipients.iter().filter(|row| runs_at_home(row));
        let at_home = at_home.cloned().collect();
        let left = match received(&answers) {
            Cow::Owned(left) => Some(left),
            Cow::Borrowed(_) => None,
        };
        let answers = left.unwrap_or(answers);
        let dates = &answers.changes;
        Self {
            effective: dates.effective.or(dates.updated).map(Day::of),
            today: Day::of(today),
            on_server: BTreeSet::new(),
            open: BTreeMap::new(),
            document: OnceLock::new(),
            said: OnceLock::new(),
            own: OnceLock::new(),
            verdicts: OnceLock::new(),
            at_home,
            answers,
        }
    }

    /// The text that the answers make.
    pub fn document(&self) -> &Document {
        self.document.get_or_init(|| clauses::policy(&self.answers))
    }

    /// The sentences of the text.
    pub fn said(&self) -> &[Said] {
        self.said.get_or_init(|| said(self.document()))
    }

    /// The sentences in which the author's own words stand, to look for phrases in.
    pub fn own(&self) -> &[Line] {
        self.own.get_or_init(|| phrases::read(self))
    }

    /// The sentences of the author's own statements.
    pub fn statements(&self) -> impl Iterator<Item = &Line> {
        self.own().iter().filter(|line| line.statement && !line.heading)
    }

    /// Whether people of this region are served.
    pub fn serves(&self, region: Region) -> bool {
        self.answers.in_region(region)
    }

    /// Whether anybody has said where the people live.
    pub fn knows_regions(&self) -> bool {
        self.answers.company.regions.is_some()
    }

    /// The code of the country in which the company is established.
    pub fn home(&self) -> Option<&str> {
        self.answers.company.country.as_ref().map(|place| place.area.as_str())
    }

    /// Whether somebody of this role can be reached.
    pub fn has_contact(&self, role: Role) -> bool {
        let rows = &self.answers.company.contacts;
        rows.iter().any(|row| row.role == Some(role) && row.contact.is_some())
    }

    /// The sentences that hold one of these words, whatever their case.
    pub fn saying<'a>(&'a self, any: &'a [&'a str]) -> impl Iterator<Item = &'a Said> {
        let any: Vec<String> = any.iter().map(|word| word.to_lowercase()).collect();
        let has = move |said: &&Said| any.iter().any(|word| said.small.contains(word));
        self.said().iter().filter(has)
    }

    /// Whether the text holds one of these words.
    pub fn says(&self, any: &[&str]) -> bool {
        self.saying(any).next().is_some()
    }
}

fn said(document: &Document) -> Vec<Said> {
    let mut all: Vec<Said> = document.dates.iter().map(|sentence| line(sentence, "")).collect();
    for clause in &document.clauses {
        all.extend(clause.sentences().map(|sentence| line(sentence, &clause.heading)));
    }
    all
}

fn line(sentence: &Sentence, heading: &str) -> Said {
    fn own(inline: &Inline) -> bool {
        match inline {
            Inline::User(_) | Inline::Link { .. } => true,
            Inline::Strong(inner) => inner.iter().any(own),
            Inline::Fixed(_) | Inline::See(_) | Inline::Gap(_) => false,
        }
    }
    let words = sentence.words();
    Said {
        id: sentence.id.clone(),
        heading: heading.to_owned(),
        small: words.to_lowercase(),
        words,
        own: sentence.inlines.iter().any(own),
    }
}
