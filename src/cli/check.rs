//! `check`: the review of drafts, for people, programs and build servers.
//!
//! Owns which findings end a run with 1, and the place of each in its file. Must not judge anything itself. The price:
//! everything is printed at once at the end, so that a thousand drafts are held in memory as findings.

mod github;
mod sarif;
mod text;

use super::args::{Check, Report};
use super::out::Out;
use super::{Done, Failure, Outcome, load, meant};
use crate::asking::{self, Desk};
use crate::drafts::{Places, Spots};
use crate::review::{self, Finding, Findings, Judged, Level, Looked, LookedAt, Review};
use crate::scan::drift::{self, Unnamed};
use crate::scan::{Fault, Hit, Options, Scan};
use crate::values::{Chosen, PolicyDate};
use crate::vendors::Vendor;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A draft that was looked at.
struct Checked {
    /// The file as it was named.
    file: PathBuf,
    /// The name of the draft.
    name: String,
    /// What was found, the gravest first.
    found: Vec<Placed>,
    /// The laws that were looked at; one where only it was asked for.
    looked: Vec<Looked>,
    /// How many findings are not shown, where only one law was asked for.
    left_out: Option<usize>,
    /// The sections about which the policy says nothing, in words.
    silent: Option<String>,
}

/// A finding, and the line of its file where it stands: the draft's, unless it names another.
struct Placed {
    finding: Finding,
    line: Option<usize>,
    file: Option<PathBuf>,
}

/// A project that drafts are held against.
struct Against {
    folder: PathBuf,
    scan: Scan,
    /// What is wrong with the files of the author's own providers that are left out.
    left_out: Vec<String>,
}

impl Against {
    /// A file of it, as whoever called would name it.
    fn file(&self, below: &str) -> PathBuf {
        if self.folder == Path::new(".") {
            PathBuf::from(below)
        } else {
            self.folder.join(below)
        }
    }

    /// What of it could not be read.
    fn faults(&self) -> impl Iterator<Item = String> {
        self.scan.faults.iter().map(|fault| self.told(fault))
    }

    fn told(&self, fault: &Fault) -> String {
        let file = self.file(&fault.file).display().to_string();
        Fault { file, ..fault.clone() }.told()
    }
}

/// Looks through a project.
fn looked(places: &Places, folder: &Path, options: Options) -> Result<Against, Failure> {
    let (own, left_out) = super::lists::own_providers(places);
    let scan = super::scan::look(folder, options, &own)?;
    let folder = folder.to_owned();
    Ok(Against { folder, scan, left_out })
}

pub(super) fn check(places: &Places, out: &Out, asked: &Check, today: PolicyDate) -> Outcome {
    if let Some(law) = &asked.law {
        super::rules::known_law(law)?;
    }
    let named = match asked.draft.as_slice() {
        [] => &[meant(places, "check", None)?],
        named => named,
    };
    let against = asked.against.as_deref();
    let options = Options { env: asked.env };
    let against = against.map(|folder| looked(places, folder, options)).transpose()?;
    let mut checked: Vec<Checked> = Vec::new();
    let mut failed: Vec<Failure> = Vec::new();
    for named in named {
        // the others are looked at all the same
        match look_at(places, named, asked, against.as_ref(), today) {
            Ok(one) => checked.push(one),
            Err(failure) => failed.push(failure),
        }
    }
    let mut found = checked.iter().flat_map(|one| &one.found);
    let grave = found.any(|one| one.finding.stops(asked.level));
    let mut faults: Vec<String> = against.iter().flat_map(Against::faults).collect();
    // to people the report says what could not be read, unless there is none
    if asked.format != Report::Text || checked.is_empty() {
        for fault in &faults {
            Out::say(fault);
        }
    }
    if let Some(against) = &against {
        for link in &against.scan.links {
            Out::say(&against.told(link));
        }
        if let Some(words) = against.scan.unasked_words() {
            Out::say(&words);
        }
    }
    // said already, to whom it was said
    faults.extend(against.iter().flat_map(|against| against.left_out.clone()));
    match asked.format {
        Report::Text => Out::painted(&text::report(out, &checked))?,
        Report::Github => out.print(&github::report(&checked))?,
        Report::Sarif => Out::json(&sarif::report(&checked, &failed, &faults))?,
        Report::Json => Out::json(&findings(checked))?,
    }
    let last = failed.pop();
    for failure in failed {
        out.fail(&failure.to_string());
    }
    match last {
        Some(failure) => Err(failure),
        None if grave || !faults.is_empty() => Ok(Done::Refused),
        None => Ok(Done::Fine),
    }
}

/// How loudly another program is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Error,
    Warning,
    Note,
}

/// An error only where [`Finding::stops`] stops, for programs stop at errors; a *must* that nobody has re-read is a warning.
fn tone(finding: &Finding) -> Tone {
    let counts = finding.waived.is_none();
    if finding.stops(Level::Must) {
        Tone::Error
    } else if finding.stops(Level::Should) || (counts && finding.level == Level::Must) {
        Tone::Warning
    } else {
        Tone::Note
    }
}

/// What is said of when and how well a finding was judged: the day where it is not the usual one of its report, and
/// whether the rule was not re-read.
fn standing(finding: &Finding, usual: Option<Judged>) -> Vec<String> {
    let begins = |on: &Judged| matches!(on, Judged::Begins(_)); // its message says so
    let day = finding.judged_on.filter(|on| Some(*on) != usual && !begins(on));
    day.map(Judged::words).into_iter().chain(finding.unread()).collect()
}

fn look_at(
    places: &Places,
    named: &str,
    asked: &Check,
    against: Option<&Against>,
    today: PolicyDate,
) -> Result<Checked, Failure> {
    let (file, source, draft) = load(places, named)?;
    let Review {
        mut findings,
        mut looked,
    } = review::review(&draft, today);
    match against {
        Some(against) => findings.extend(review::of_own(&draft, &against.scan.own)),
        None => findings.extend(review::of_own(&draft, &super::lists::judged_providers(places, &draft))),
    }
    let all = findings.len();
    if let Some(law) = asked.law.as_deref() {
        // no law can be judged on answers that nobody gave
        findings.retain(|finding| finding.law == Some(law) || (finding.law.is_none() && finding.blocks));
        looked.retain(|one| one.id == law);
    }
    let left_out = asked.law.is_some().then_some(all - findings.len());
    if asked.law.is_some() {
        let unjudged = looked.iter().filter_map(|law| review::not_judged(law, &draft.name));
        findings.extend(unjudged);
    }
    let differs = against.map(|against| drift::drift(&draft, &against.scan)).unwrap_or_default();
    // what the project shows of it says more than that it was called used by hand
    let said = differs.unnamed.iter().map(|one| review::by_hand_words(one.vendor));
    let said: BTreeSet<String> = said.collect();
    findings.retain(|finding| !said.contains(&finding.message));
    let unseen = differs.unseen.iter();
    findings.extend(unseen.map(|one| review::unseen(&draft.name, one.vendor, &one.at)));
    let spots = Spots::of(&source);
    let name = draft.name.clone();
    let silent = asking::silent_words(&asking::silent(&Desk::new(draft, file.clone())));
    let mut found: Vec<Placed> = findings.into_iter().map(|finding| placed(&file, &spots, finding)).collect();
    if let Some(against) = against {
        let providers = |all: &[Unnamed<'_>], say: Say| -> Vec<Placed> {
            let say = |one: &Unnamed<'_>, words: &str| say(&name, one.vendor, words, one.more);
            all.iter()
                .map(|one| shown(against, &one.hit, |words| say(one, words)))
                .collect()
        };
        found.extend(providers(&differs.unnamed, review::unnamed));
        found.extend(providers(&differs.perhaps, review::perhaps));
        found.extend(differs.undeclared.iter().filter_map(|one| {
            let (first, more) = one.hits.split_first()?;
            let say = |words: &str| review::undeclared(&name, &one.name(), words, more.len());
            Some(shown(against, first, say))
        }));
        found.extend(against.scan.faults.iter().map(|fault| unread(against, fault, &name)));
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.finding.level)); // stable: the gravest first
    Ok(Checked {
        file,
        name,
        found,
        looked,
        left_out,
        silent,
    })
}

fn placed(file: &Path, spots: &Spots, mut finding: Finding) -> Placed {
    let line = finding.at.iter().find_map(|at| spots.nearest_line(at));
    finding.place = line.map(|line| format!("{}:{line}", file.display()));
    Placed {
        finding,
        line,
        file: None,
    }
}

/// How a provider that is not named is said: of which draft, by what the project shows it, and in how many more places.
type Say = fn(&str, &Vendor, &str, usize) -> Finding;

/// What is said of something that the project shows, at its place there.
fn shown(against: &Against, hit: &Hit, say: impl Fn(&str) -> Finding) -> Placed {
    let file = against.file(&hit.file);
    let kind = hit.ecosystem.map(|kind| format!(", {}", kind.label()));
    let mut finding = say(&format!("{}{}", hit.signal, kind.unwrap_or_default()));
    finding.place = Some(format!("{}:{}", file.display(), hit.line));
    Placed {
        finding,
        line: Some(hit.line),
        file: Some(file),
    }
}

/// The finding of a file that could not be read, at its place.
fn unread(against: &Against, fault: &Fault, draft: &str) -> Placed {
    let file = against.file(&fault.file);
    let line = fault.line.map(|line| format!(":{line}")).unwrap_or_default();
    let mut finding = review::unread(draft, &fault.reason);
    finding.place = Some(format!("{}{line}", file.display()));
    Placed {
        finding,
        line: fault.line,
        file: Some(file),
    }
}

fn findings(checked: Vec<Checked>) -> Findings {
    let mut all = Findings {
        format: review::FORMAT,
        findings: Vec::new(),
        looked: Vec::new(),
    };
    for one in checked {
        all.findings.extend(one.found.into_iter().map(|placed| placed.finding));
        all.looked.push(LookedAt {
            id: one.name,
            laws: one.looked,
        });
    }
    all
}
