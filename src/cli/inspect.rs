//! `check`: what keeps drafts from being complete. `schema`: the shape of our files.

use super::args::{Check, Of, Shape};
use super::out::Out;
use super::{Done, Outcome, load, meant};
use crate::asking::{self, Desk};
use crate::draft::Draft;
use crate::drafts::{self, Places};
use crate::review::{self, Finding, Findings, Level};
use crate::values::PolicyDate;
use crate::{document::Document, presets::Preset, vendors::Vendor};
use schemars::schema_for;
use std::fmt::Write as _;

pub(super) fn check(places: &Places, out: &Out, asked: &Check, today: PolicyDate) -> Outcome {
    let mut all: Vec<Finding> = Vec::new();
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
        let mut findings = review::completeness(&draft);
        findings.extend(review::dates(&draft, today));
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.level)); // stable: the gravest first
        for finding in &mut findings {
            let line = finding.at.first().and_then(|at| drafts::line_of(&source, at));
            finding.place = line.map(|line| format!("{}:{line}", file.display()));
        }
        let name = file.display().to_string();
        for finding in &findings {
            let place = out.words(finding.place.as_deref().unwrap_or(&name));
            let at = out.words(&finding.at.join(", "));
            let (level, message) = (out.level(finding.level.word()), out.words(&finding.message));
            let _ = writeln!(text, "{place}: {level}: {at}: {message} [{}]", finding.rule);
        }
        let desk = Desk::new(draft, file);
        let silent = asking::silent_words(&asking::silent(&desk));
        let _ = writeln!(text, "{}: {}", out.words(&name), counts(&findings, silent));
        all.extend(findings);
    }
    let grave = all.iter().any(|finding| finding.level >= asked.level);
    match asked.format {
        Shape::Text => Out::painted(&text)?,
        Shape::Json => Out::json(&Findings {
            format: review::FORMAT,
            findings: all,
        })?,
    }
    match failed {
        Some(failure) => Err(failure),
        None if grave => Ok(Done::Refused),
        None => Ok(Done::Fine),
    }
}

fn counts(findings: &[Finding], silent: Option<String>) -> String {
    let count = |level: Level| findings.iter().filter(|f| f.level == level).count();
    let levels = [Level::Must, Level::Should, Level::Consider];
    let parts: Vec<String> = levels
        .into_iter()
        .filter(|l| count(*l) > 0)
        .map(|l| format!("{} {}", count(l), l.word()))
        .collect();
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
