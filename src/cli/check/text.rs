//! Findings as lines for people: place, level, answer, what is wrong, provision and rule.

use super::{Checked, Placed};
use crate::cli::out::Out;
use crate::review::{self, Level, Looked, Verdict};
use std::fmt::Write as _;

pub(super) fn report(out: &Out, checked: &[Checked]) -> String {
    let mut text = String::new();
    for one in checked {
        let name = one.file.display().to_string();
        for placed in &one.found {
            let finding = &placed.finding;
            let place = out.words(finding.place.as_deref().unwrap_or(&name));
            let at = out.words(&finding.at.join(", "));
            let (level, message) = (out.level(finding.level.word()), out.words(&finding.message));
            let provision = match finding.provisions().as_str() {
                "" => String::new(),
                provisions => format!(" ({provisions})"),
            };
            let decided = review::decided_words(finding).map(|words| format!(" ({})", out.words(&words)));
            let decided = decided.unwrap_or_default();
            let _ = writeln!(
                text,
                "{place}: {level}: {at}: {message}{provision} [{}]{decided}",
                finding.rule
            );
        }
        let counts = counts(&one.found, one.silent.as_deref());
        let _ = writeln!(text, "{}: {counts}", out.words(&name));
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

fn counts(found: &[Placed], silent: Option<&str>) -> String {
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
    match (parts.is_empty(), silent) {
        (true, None) => "complete: nothing needed is open, nothing unconfirmed".to_owned(),
        (true, Some(silent)) => format!("nothing needed is open, nothing unconfirmed, but {silent}"),
        (false, None) => parts.join(", "),
        (false, Some(silent)) => format!("{}; {silent}", parts.join(", ")),
    }
}
