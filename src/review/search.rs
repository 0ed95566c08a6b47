//! The search of the author's own words: what claims, plain words and contradictions look for in sentences.
//!
//! What is searched is the finished document: the author's own statements with their headings, and each sentence in which an
//! answer of their own words stands. What is not: sentences and headings that our clauses alone wrote, names, titles and
//! addresses, and “all” in a heading, which is short for what stands below it. Must not know any rule. The price: words
//! beside what is looked for may quiet a rule that would have been right.

use super::Level::Should;
use super::case::Case;
use super::phrases::{Hit, Line};
use super::rule::{Breach, MEMORY, Rule, Text};

/// What rules on one sentence have in common: a question to the author, which stops nothing unless a row says more.
pub const SENTENCE: Rule = Rule {
    level: Should,
    questions: &["statements.texts"],
    text: Text::Own,
    attested: MEMORY,
    ..Rule::NEW
};

/// A breach for each sentence of the author's in which this finds something; `{}` stands for the words found.
pub fn each(case: &Case, words: &str, find: impl Fn(&Line) -> Option<Hit>) -> Vec<Breach> {
    let mut breaches: Vec<Breach> = Vec::new();
    for line in case.own() {
        let sweeps = |hit: &Hit| line.heading && line.said(hit).split_whitespace().any(|word| word.eq_ignore_ascii_case("all"));
        let Some(hit) = find(line).filter(|hit| line.wholly_own(hit) && !sweeps(hit)) else {
            continue;
        };
        let breach = line.breach(words.replace("{}", line.said(&hit)));
        // a table and a summary may print one answer twice
        if !breaches
            .iter()
            .any(|one| one.at == breach.at && one.words == breach.words && !line.statement)
        {
            breaches.push(breach);
        }
    }
    breaches
}

/// The same for sentences that say one of these phrases and mean it.
pub fn asserted(case: &Case, words: &str, phrases: &[&str]) -> Vec<Breach> {
    each(case, words, |line| line.asserts(phrases))
}

/// The hit, unless the sentence holds one of these.
pub fn unless(line: &Line, hit: Option<Hit>, phrases: &[&str]) -> Option<Hit> {
    hit.filter(|_| !line.has(phrases))
}

/// Whether the sentences of the same answer, or of the same section, hold one of these.
pub fn nearby(case: &Case, line: &Line, phrases: &[&str]) -> bool {
    let same = |other: &&Line| other.path == line.path || (!line.section.is_empty() && other.section == line.section);
    case.own().iter().filter(same).any(|other| other.has(phrases))
}

/// Whether a sentence names a recipient.
pub fn names_one(case: &Case, line: &Line) -> bool {
    let text = line.text.to_lowercase();
    let names = case.answers.sharing.recipients.iter().filter_map(|row| row.name.as_deref());
    names
        .into_iter()
        .any(|name| !name.is_empty() && text.contains(&name.to_lowercase()))
}
