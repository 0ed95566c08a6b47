//! What a look through a project found, held against the open draft: a list to accept from and to reject.
//!
//! Owns what is new and what is quiet; what an act on it changes is in `acts`. A provider comes into the draft only when its author
//! accepts it: then the scan suggests its row, and the row is accepted. What is said of a provider is an edit like any
//! other; why stands beside the draft. Must not look itself, nor know keys. The price: the list is made anew after each
//! change of the draft, whatever changed.

mod acts;
mod differing;
mod project;

pub use acts::{accept, judge, notice, notice_words, say_why_of, unnamed_by_hand};
pub(super) use differing::drifted;
pub use project::Project;

use super::Desk;
use crate::draft::Standing;
use crate::interview::{self, counted};
use crate::path;
use crate::review::recipient_vendor_of;
use crate::scan::drift::{Said, Verdicts};
use crate::scan::{Hit, Scan, Strength, drift};
use crate::values::Chosen;
use crate::vendors::Vendor;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::rc::Rc;

/// The table of recipients.
const TABLE: &str = "sharing.recipients";

/// How many files are looked at where nobody asked for it.
pub const LIMIT: usize = 20_000;

/// A look through a folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// The folder.
    pub folder: PathBuf,
    /// What was found.
    pub scan: Scan,
    /// Whether it ended at [`LIMIT`].
    pub limited: bool,
}

/// What something that was found is to the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// The product uses it, and the draft does not name it.
    Used,
    /// The author uses it by hand, and the draft does not name it.
    HandUnnamed,
    /// Something else brings it.
    Brought,
    /// It may be something else.
    Weak,
    /// It builds or tests.
    Development,
    /// A kind of data that the project declares and the draft does not.
    Declared,
    /// The draft names it, and the project does not show it.
    Unseen,
    /// Named.
    Named,
    /// No recipient, the author said.
    NoRecipient,
    /// Used by hand, the author said, and named.
    ByHand,
    /// Dropped, where a scan suggested it.
    Dropped,
}

impl Of {
    /// The heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Used => "Used by the product, and not named",
            Self::HandUnnamed => "Used by hand, you said, and not named",
            Self::Brought => Strength::Transitive.title(),
            Self::Weak => Strength::Weak.title(),
            Self::Development => Strength::Development.title(),
            Self::Declared => "Declared by the project, and no kind of data in the draft",
            Self::Unseen => "Named, and not seen in the project",
            Self::Named | Self::NoRecipient | Self::ByHand | Self::Dropped => "Settled",
        }
    }

    /// In a word or two.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Used => "used by the product",
            Self::Brought => "brought by something else",
            Self::Weak => "may be something else",
            Self::Development => "used to build or test",
            Self::Declared => "declared",
            Self::Unseen => "named, not seen",
            Self::Named => "named already",
            Self::NoRecipient => "no recipient",
            Self::HandUnnamed | Self::ByHand => "used by hand",
            Self::Dropped => "dropped",
        }
    }

    /// Whether nothing is to be done about it.
    pub const fn is_quiet(self) -> bool {
        matches!(self, Self::Named | Self::NoRecipient | Self::ByHand | Self::Dropped)
    }

    /// Whether it can be accepted as a recipient.
    pub const fn is_new(self) -> bool {
        matches!(
            self,
            Self::Used | Self::HandUnnamed | Self::Brought | Self::Weak | Self::Development | Self::Dropped
        )
    }
}

/// Something in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The id of the provider, or of the kind of data.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it does.
    pub about: String,
    /// What it is to the draft.
    pub of: Of,
    /// Where the project shows it, the strongest first.
    pub hits: Vec<Hit>,
    /// Where the draft names it.
    pub at: Option<String>,
    /// What the author said of it.
    pub judged: Option<Standing>,
}

impl Seen {
    /// Whether all that is left to do is to take back what the author said of it.
    pub fn is_judged(&self) -> bool {
        match self.of {
            Of::NoRecipient | Of::HandUnnamed | Of::ByHand | Of::Named => self.judged.is_some(),
            Of::Used | Of::Brought | Of::Weak | Of::Development | Of::Declared | Of::Unseen | Of::Dropped => false,
        }
    }

    /// The first place, and how many more there are.
    pub fn place(&self) -> String {
        let Some(first) = self.hits.first() else {
            return "in no file".to_owned();
        };
        let place = first.place();
        match counted(self.hits.len() - 1, "more", "more") {
            Some(more) => format!("{place} and {more}"),
            None => place,
        }
    }

    /// How sure it is.
    pub fn strength(&self) -> &'static str {
        self.hits.first().map_or("in no file", |hit| hit.strength.label())
    }

    /// Why it may be something else, and what to look at.
    pub fn doubt(&self) -> Option<&'static str> {
        self.hits.first().and_then(Hit::doubt)
    }

    /// All places, a line each.
    pub fn places(&self) -> Vec<String> {
        self.hits.iter().map(place).collect()
    }
}

/// A place, what was found there, and how sure it is.
fn place(hit: &Hit) -> String {
    let kind = hit.ecosystem.map(|kind| format!(", {}", kind.label())).unwrap_or_default();
    format!("{} ({}{kind}): {}", hit.place(), hit.signal, hit.strength.label())
}

/// All that was found, what needs the author first.
pub fn seen(desk: &Desk) -> Rc<[Seen]> {
    if let Some(known) = &*desk.listed.borrow() {
        return Rc::clone(known);
    }
    let all: Rc<[Seen]> = desk
        .looked
        .as_ref()
        .map_or_else(Vec::new, |looked| list(desk, &looked.scan))
        .into();
    *desk.listed.borrow_mut() = Some(Rc::clone(&all));
    all
}

fn list(desk: &Desk, scan: &Scan) -> Vec<Seen> {
    let mut hits: BTreeMap<&str, Vec<&Hit>> = BTreeMap::new();
    for hit in &scan.hits {
        if let Some(id) = hit.vendor.as_deref() {
            hits.entry(id).or_default().push(hit);
        }
    }
    let verdicts = Verdicts::of(&desk.draft);
    let vendors = scan.vendors().into_iter();
    let found = |(id, strength)| {
        let vendor = scan.vendor(id)?;
        Some(provider(desk, vendor, of(verdicts.on(vendor), strength), hits.get(id)?))
    };
    let mut all: Vec<Seen> = vendors.filter_map(found).collect();
    let differs = drift::drift(&desk.draft, scan);
    all.extend(differs.undeclared.iter().map(undeclared));
    let found: BTreeSet<String> = all.iter().map(|one| one.id.clone()).collect();
    let by_hand = desk
        .draft
        .scan
        .iter()
        .filter(|one| one.is == Standing::ByHand && !found.contains(&one.vendor));
    all.extend(by_hand.filter_map(|one| {
        let vendor = desk.provider(&one.vendor)?;
        let is_named = verdicts.on(vendor).settles();
        Some(named(desk, vendor, if is_named { Of::ByHand } else { Of::HandUnnamed }))
    }));
    if !scan.stopped {
        // of a part nobody can say what is not in it
        let unseen = differs.unseen.into_iter();
        all.extend(unseen.map(|one| named(desk, one.vendor, Of::Unseen)));
    }
    all.sort_by_key(|one| one.of); // stable: the strongest first, then by id
    all
}

/// Where the draft names a provider as a recipient.
fn row_of(desk: &Desk, vendor: &Vendor) -> Option<String> {
    let rows = &desk.draft.answers.sharing.recipients;
    let row = rows
        .iter()
        .find(|row| recipient_vendor_of(row, &desk.providers).is_some_and(|of| of.id == vendor.id))?;
    Some(path::row_path(TABLE, &row.key))
}

fn named(desk: &Desk, vendor: &Vendor, of: Of) -> Seen {
    Seen {
        id: vendor.id.clone(),
        name: vendor.name.clone(),
        about: vendor.does.clone(),
        of,
        hits: Vec::new(),
        at: row_of(desk, vendor),
        judged: desk.draft.judgement(&vendor.id).map(|one| one.is),
    }
}

/// What a provider of which the project shows something is to the draft.
fn of(said: Said, strength: Strength) -> Of {
    match (said, strength) {
        (Said::NoRecipient, _) => Of::NoRecipient,
        (Said::Named, _) => Of::Named,
        (Said::Dropped, _) => Of::Dropped,
        (Said::ByHand | Said::Nothing, Strength::Runtime) => Of::Used,
        (Said::ByHand, _) => Of::HandUnnamed,
        (Said::Nothing, Strength::Transitive) => Of::Brought,
        (Said::Nothing, Strength::Weak) => Of::Weak,
        (Said::Nothing, Strength::Development) => Of::Development,
    }
}

fn provider(desk: &Desk, vendor: &Vendor, of: Of, hits: &[&Hit]) -> Seen {
    let mut hits: Vec<Hit> = hits.iter().copied().cloned().collect();
    hits.sort_by_key(|hit| hit.strength); // stable: by file and line
    Seen {
        hits,
        ..named(desk, vendor, of)
    }
}

/// Kinds of data that the project declares and no row lists.
fn undeclared(one: &drift::Undeclared<'_>) -> Seen {
    Seen {
        id: one.kinds.join(" "),
        name: interview::capital(&one.name()),
        about: "a kind of data".to_owned(),
        of: Of::Declared,
        hits: one.hits.iter().copied().cloned().collect(),
        at: None,
        judged: None,
    }
}

/// How many wait for the author.
pub fn waiting(all: &[Seen]) -> usize {
    all.iter().filter(|one| matches!(one.of, Of::Used | Of::HandUnnamed)).count()
}

/// How many files were seen, and how many of them read.
pub fn counted_files(seen: usize, read: usize) -> String {
    let noun = if seen == 1 { "file" } else { "files" };
    format!("{} {noun} seen, {} read", thousands(seen), thousands(read))
}

/// A number with a comma between its thousands.
fn thousands(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1000), number % 1000),
    }
}

/// What a look came to, in a line.
pub fn told(looked: &Looked) -> String {
    let Scan { seen, read, .. } = looked.scan;
    let files = counted_files(seen, read);
    match (looked.limited, looked.scan.stopped) {
        (true, _) => format!("{files}; only the first {} files", thousands(LIMIT)),
        (false, true) => format!("{files}; it was stopped, so the rest is not known"),
        (false, false) => files,
    }
}

/// Why a folder was not looked through, and what to do.
pub fn not_looked(folder: &str, why: &io::Error) -> String {
    format!("{folder} cannot be looked through: {why}. Name a folder that you may read")
}

/// What the author said of a provider, the day and why, in a line.
pub fn judged_because(desk: &Desk, id: &str) -> Option<String> {
    let judgement = desk.draft.judgement(id)?;
    let why = desk.reasons.of_judgement(judgement);
    let why = why.map(|why| format!(": {why} (private)")).unwrap_or_default();
    let on = judgement.on.words(desk.shown.american());
    let shown = desk.looked.iter().flat_map(|looked| &looked.scan.hits);
    let mut shown = shown.filter(|hit| hit.vendor.as_deref() == Some(id));
    let stale = if judgement.is == Standing::ByHand && shown.any(|hit| hit.strength == Strength::Runtime) {
        "; now the project shows it, so that needs not be said any more"
    } else {
        ""
    };
    Some(format!("{}, you said on {on}{why}{stale}", judgement.is.words()))
}
