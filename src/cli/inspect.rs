//! `check`: what keeps drafts from being complete. `schema`: the shape of our files.

use super::args::{Check, Of, Shape};
use super::out::Out;
use super::{Done, Outcome, load, meant};
use crate::asking::{self, Desk};
use crate::draft::Draft;
use crate::drafts::{self, Places};
use crate::review::{self, Finding, Findings, Level, Looked, Review, Verdict};
use crate::values::PolicyDate;
use crate::{document::Document, presets::Preset, vendors::Vendor};
use schemars::schema_for;
use std::fmt::Write as _;

pub(super) fn check(places: &Places, out: &Out, asked: &Check, today: PolicyDate) -> Outcome {
    if let Some(law) = &asked.law {
        super::rules::known_law(law)?;
    }
    let mut all: Vec<Finding> = Vec::new();
    let mut laws: Vec<(String, Vec<Looked>)> = Vec::new();
    let mut text = String::new();
    let mut failed = None;
    let named = match asked.draft.as_slice() {
        [] => &[meant(places, "check", None)?],
        named => named,
    };
    for named in named {
        let (file, source, draft) = match load(places, named) {
            Ok(loaded) => loaded,
            Err(failure) => {
                // the others are looked at all the same
                if let Some(earlier) = failed.replace(failure) {
                    out.fail(&earlier.to_string());
                }
                continue;
            }
        };
        let Review { mut findings, looked } = review::review(&draft, today);
        findings.retain(|finding| asked.law.as_deref().is_none_or(|law| finding.law == Some(law)));
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.level)); // stable: the gravest first
        for finding in &mut findings {
            let line = finding.at.iter().find_map(|at| nearest_line(&source, at));
            finding.place = line.map(|line| format!("{}:{line}", file.display()));
        }
        let name = file.display().to_string();
        for finding in &findings {
            let place = out.words(finding.place.as_deref().unwrap_or(&name));
            let at = out.words(&finding.at.join(", "));
            let (level, message) = (out.level(finding.level.word()), out.words(&finding.message));
            let provision = match finding.provision {
                "" => String::new(),
                provision => format!(" ({provision})"),
            };
            let _ = write!(text, "{place}: {level}: {at}: {message}{provision} [{}]", finding.rule);
            match review::decided_words(finding) {
                Some(decided) => {
                    let _ = writeln!(text, " ({})", out.words(&decided));
                }
                None => text.push('\n'),
            }
        }
        let policy = draft.name.clone();
        let desk = Desk::new(draft, file);
        let silent = asking::silent_words(&asking::silent(&desk));
        let _ = writeln!(text, "{}: {}", out.words(&name), counts(&findings, silent));
        text.push_str(&about(&looked));
        all.extend(findings);
        laws.push((policy, looked));
    }
    let counts = |finding: &Finding| {
        let sure = finding.blocks || finding.level < Level::Must;
        finding.level >= asked.level && sure && finding.waived.is_none()
    };
    let grave = all.iter().any(counts);
    match asked.format {
        Shape::Text => Out::painted(&text)?,
        Shape::Json => Out::json(&Findings {
            format: review::FORMAT,
            findings: all,
            looked: laws,
        })?,
    }
    match failed {
        Some(failure) => Err(failure),
        None if grave => Ok(Done::Refused),
        None => Ok(Done::Fine),
    }
}

/// The line of an answer; of one that is not there, that of its row, else of its section.
fn nearest_line(source: &str, at: &str) -> Option<usize> {
    let mut at = at;
    loop {
        if let Some(line) = drafts::line_of(source, at) {
            return Some(line);
        }
        at = at.rsplit_once('.')?.0;
    }
}

/// Which laws were looked at and why, which not, and of which nobody knows.
fn about(looked: &[Looked]) -> String {
    let mut text = String::new();
    let of = |verdict: Verdict| looked.iter().filter(move |law| law.verdict == verdict);
    for law in of(Verdict::Applies) {
        let rules = crate::interview::counted(law.rules, "rule", "rules").unwrap_or_default();
        let _ = writeln!(text, "  looked at: {}, {rules}: {}", law.name, law.why);
    }
    let names = |verdict| of(verdict).map(|law| law.name).collect::<Vec<_>>().join(", ");
    for (words, verdict) in [
        ("not known whether it applies", Verdict::NotKnown),
        ("does not apply, by your answers", Verdict::DoesNot),
    ] {
        let names = names(verdict);
        if !names.is_empty() {
            let _ = writeln!(text, "  {words}: {names}");
        }
    }
    text.push_str("  A rule that is silent has not been passed: it found nothing, or did not apply.\n");
    text
}

fn counts(findings: &[Finding], silent: Option<String>) -> String {
    let count = |level: Level| findings.iter().filter(|f| f.level == level && f.waived.is_none()).count();
    let decided = findings.iter().filter(|f| f.waived.is_some()).count();
    let levels = [Level::Must, Level::Should, Level::Consider];
    let mut parts: Vec<String> = levels
        .into_iter()
        .filter(|l| count(*l) > 0)
        .map(|l| format!("{} {}", count(l), l.word()))
        .collect();
    if decided > 0 {
        parts.push(format!("{decided} decided"));
    }
    match (parts.is_empty(), silent) {
        (true, None) => "complete: nothing needed is open, nothing unconfirmed".to_owned(),
        (true, Some(silent)) => format!("nothing needed is open, nothing unconfirmed, but {silent}"),
        (false, None) => parts.join(", "),
        (false, Some(silent)) => format!("{}; {silent}", parts.join(", ")),
    }
}

pub(super) fn schema(of: Of) -> Outcome {
    let schema = match of {
        Of::Draft => schema_for!(Draft),
        Of::Preset => schema_for!(Preset),
        Of::Vendor => schema_for!(Vendor),
        Of::Document => schema_for!(Document),
        Of::Findings => schema_for!(Findings),
    };
    Out::json(&schema)?;
    Ok(Done::Fine)
}
