//! Findings as lines for people: place, level, answer, what is wrong, provision and rule.

use super::{Checked, Placed, standing};
use crate::asking;
use crate::cli::out::Out;
use crate::interview;
use crate::review::{self, Finding, Judged, Level, Looked, Verdict};
use std::fmt::Write as _;

pub(super) fn report(out: &Out, checked: &[Checked]) -> String {
    let mut text = String::new();
    for one in checked {
        let name = one.file.display().to_string();
        let usual = review::usual_day(one.found.iter().map(|placed| &placed.finding));
        for placed in &one.found {
            let finding = &placed.finding;
            let place = out.words(finding.place.as_deref().unwrap_or(&name));
            let at = out.words(&finding.at.join(", "));
            let (level, message) = (out.level(finding.level.word()), out.words(&finding.message));
            let mut source: Vec<String> = Vec::new();
            source.extend(Some(finding.provisions()).filter(|provisions| !provisions.is_empty()));
            source.extend(standing(finding, usual));
            let source = if source.is_empty() {
                String::new()
            } else {
                format!(" ({})", source.join("; "))
            };
            let decided = review::decided_words(finding).map(|words| format!(" ({})", out.words(&words)));
            let decided = decided.unwrap_or_default();
            let _ = writeln!(text, "{place}: {level}: {at}: {message}{source} [{}]{decided}", finding.rule);
        }
        let counts = counts(one);
        let _ = writeln!(text, "{}: {counts}", out.words(&name));
        if let Some(on) = usual {
            let others = one.found.iter().any(|placed| !standing_day(&placed.finding, on));
            let _ = writeln!(
                text,
                "  {}{}",
                on.words(),
                if others { ", but where a line says another day" } else { "" }
            );
        }
        text.push_str(&about(&one.looked));
    }
    if checked
        .iter()
        .any(|one| one.found.iter().any(|placed| placed.finding.law.is_some()))
    {
        text.push_str("`policy-wizard explain ID` says why a rule matters and what mends it.\n");
    }
    text
}

/// Whether a finding is judged on this day, or on none.
fn standing_day(finding: &Finding, usual: Judged) -> bool {
    match finding.judged_on {
        Some(Judged::Begins(_)) | None => true,
        Some(on) => on == usual,
    }
}

/// Which laws were looked at and why, of which nobody knows, and which do not apply, with the reason once for those that
/// share it.
fn about(looked: &[Looked]) -> String {
    let mut text = String::new();
    let benches = asking::benches(looked);
    for bench in benches.iter().filter(|bench| bench.verdict == Verdict::Applies) {
        let rules = interview::counted(bench.rules, "rule", "rules").unwrap_or_default();
        let _ = writeln!(text, "  looked at: {}, {rules}: {}", bench.name(), bench.why);
    }
    for (one, many, verdict) in [
        (
            "not known whether it applies",
            "not known whether they apply",
            Verdict::NotKnown,
        ),
        ("does not apply", "do not apply", Verdict::DoesNot),
    ] {
        for bench in benches.iter().filter(|bench| bench.verdict == verdict) {
            let words = if bench.names.len() == 1 { one } else { many };
            let _ = writeln!(text, "  {words}: {}: {}", bench.name(), bench.why);
        }
    }
    text.push_str("  A rule that is silent has not been passed: it found nothing, or did not apply.\n");
    text
}

fn counts(one: &Checked) -> String {
    let (found, silent) = (&one.found, one.silent.as_deref());
    let counts = |one: &&Placed| one.finding.waived.is_none();
    let count = |level: Level| found.iter().filter(counts).filter(|one| one.finding.level == level).count();
    let decided = found.iter().filter(|one| one.finding.waived.is_some()).count();
    let levels = [Level::Must, Level::Should, Level::Consider];
    let mut parts: Vec<String> = levels
        .into_iter()
        .filter(|l| count(*l) > 0)
        .map(|l| format!("{} {}", count(l), l.word()))
        .collect();
    if decided > 0 {
        parts.push(format!("{decided} decided"));
    }
    if let Some(left_out) = one.left_out {
        let found = if parts.is_empty() {
            "nothing found".to_owned()
        } else {
            parts.join(", ")
        };
        let others = interview::counted(left_out, "other finding is", "other findings are");
        let others = others.map(|others| format!("; {others} not shown, for one law was asked for"));
        return format!("{found}{}", others.unwrap_or_default());
    }
    match (parts.is_empty(), silent) {
        (true, None) => "complete: nothing needed is open, nothing unconfirmed".to_owned(),
        (true, Some(silent)) => format!("nothing needed is open, nothing unconfirmed, but {silent}"),
        (false, None) => parts.join(", "),
        (false, Some(silent)) => format!("{}; {silent}", parts.join(", ")),
    }
}
