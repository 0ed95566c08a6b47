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
use crate::values::PolicyDate;
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

/// A finding, and the line of its file where it stands.
struct Placed {
    finding: Finding,
    line: Option<usize>,
}

pub(super) fn check(places: &Places, out: &Out, asked: &Check, today: PolicyDate) -> Outcome {
    if let Some(law) = &asked.law {
        super::rules::known_law(law)?;
    }
    let named = match asked.draft.as_slice() {
        [] => &[meant(places, "check", None)?],
        named => named,
    };
    let mut checked: Vec<Checked> = Vec::new();
    let mut failed: Vec<Failure> = Vec::new();
    for named in named {
        // the others are looked at all the same
        match look_at(places, named, asked, today) {
            Ok(one) => checked.push(one),
            Err(failure) => failed.push(failure),
        }
    }
    let mut found = checked.iter().flat_map(|one| &one.found);
    let grave = found.any(|one| one.finding.stops(asked.level));
    match asked.format {
        Report::Text => Out::painted(&text::report(out, &checked))?,
        Report::Github => out.print(&github::report(&checked))?,
        Report::Sarif => Out::json(&sarif::report(&checked, &failed))?,
        Report::Json => Out::json(&findings(checked))?,
    }
    let last = failed.pop();
    for failure in failed {
        out.fail(&failure.to_string());
    }
    match last {
        Some(failure) => Err(failure),
        None if grave => Ok(Done::Refused),
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

fn look_at(places: &Places, named: &str, asked: &Check, today: PolicyDate) -> Result<Checked, Failure> {
    let (file, source, draft) = load(places, named)?;
    let Review {
        mut findings,
        mut looked,
    } = review::review(&draft, today);
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
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level)); // stable: the gravest first
    let spots = Spots::of(&source);
    let name = draft.name.clone();
    let silent = asking::silent_words(&asking::silent(&Desk::new(draft, file.clone())));
    let found = findings.into_iter().map(|finding| placed(&file, &spots, finding));
    Ok(Checked {
        found: found.collect(),
        file,
        name,
        looked,
        left_out,
        silent,
    })
}

fn placed(file: &Path, spots: &Spots, mut finding: Finding) -> Placed {
    let line = finding.at.iter().find_map(|at| spots.nearest_line(at));
    finding.place = line.map(|line| format!("{}:{line}", file.display()));
    Placed { finding, line }
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
