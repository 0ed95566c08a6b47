//! What of a provider's file somebody looked up, fact by fact, as people call them.
//!
//! Owns which fields are one fact to people. Must not say that a fact is true: of a link, that its domain is the company's was looked
//! up, and not what stands there. The price: what has no mark of its own (its jobs, what is asked of it) is never called looked up.

use super::Vendor;
use super::signals::Ecosystem;
use crate::values::{Chosen as _, PolicyDate};
use serde::Serialize;

/// The facts, by the fields of a file that say them.
const FACTS: &[(&str, &[&str])] = &[
    ("company", &["company"]),
    ("privacy policy", &["link"]),
    ("other links", &["dpa", "subprocessors"]),
    ("country", &["country", "choices"]),
    ("role", &["role"]),
    ("data", &["data", "optional"]),
    ("cookies", &["cookies", "stores_if"]),
    ("retention", &["retention", "keeps"]),
    ("training", &["training"]),
    ("Data Privacy Framework", &["framework"]),
];

/// What a project shows of it.
const TRACES: &str = "packages and hosts";

/// What of a file was looked up, and what not; of what is not in the file nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LookedUp {
    /// When.
    pub on: PolicyDate,
    /// All of it.
    pub whole: Vec<&'static str>,
    /// Some of it.
    pub partly: Vec<&'static str>,
    /// Nothing of it.
    pub none: Vec<&'static str>,
}

impl Vendor {
    /// What of its file was looked up.
    pub fn looked_up(&self) -> LookedUp {
        let file = serde_json::to_value(self).unwrap_or_default();
        let is_there = |field: &&&str| file.get(**field).is_some_and(|value| value.as_str() != Some(""));
        let has_traces = |one: &&Ecosystem| !self.signals.of(**one).is_empty();
        let traces: Vec<&str> = Ecosystem::ALL.iter().filter(has_traces).map(|one| one.id()).collect();
        let mut told = LookedUp {
            on: self.attested.on,
            whole: Vec::new(),
            partly: Vec::new(),
            none: Vec::new(),
        };
        let facts = FACTS
            .iter()
            .map(|(fact, fields)| (*fact, fields.iter().filter(is_there).copied().collect::<Vec<_>>()));
        for (fact, fields) in facts.chain([(TRACES, traces)]) {
            let in_part = |field: &&&str| self.unverified.iter().any(|doubt| doubt.split(':').next() == Some(**field));
            let doubted = fields.iter().filter(|field| !self.is_checked(field, None)).count();
            match doubted {
                _ if fields.is_empty() => {}
                all if all == fields.len() => told.none.push(fact),
                0 if fields.iter().find(in_part).is_none() => told.whole.push(fact),
                _ => told.partly.push(fact),
            }
        }
        told
    }
}

impl LookedUp {
    /// What of it was looked up, in a few words.
    pub fn brief(&self) -> String {
        if self.whole.is_empty() {
            return "nothing of it looked up in full".to_owned();
        }
        format!("looked up {}: {}", self.on, self.whole.join(", "))
    }

    /// The same, with what was looked up in part and what not.
    pub fn words(&self) -> String {
        let more = [("in part", &self.partly), ("not looked up", &self.none)];
        let more = more.into_iter().filter(|(_, facts)| !facts.is_empty());
        let more = more.map(|(how, facts)| format!("{how}: {}", facts.join(", ")));
        std::iter::once(self.brief()).chain(more).collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use crate::vendors::{all, find};
    use std::collections::BTreeSet;

    #[test]
    fn each_fact_of_a_file_is_looked_up_in_part_or_not_as_its_marks_say() {
        let mut vendor = find("stripe").unwrap().clone();
        vendor.unverified = ["country", "dpa", "cookies:x", "data"].map(str::to_owned).to_vec();
        let told = vendor.looked_up();
        assert_eq!(
            (&told.none[..2], &told.partly[..2]),
            (&["country", "data"][..], &["other links", "cookies"][..])
        );
        assert!(told.whole.starts_with(&["company", "privacy policy", "role"]), "{told:?}");
        let words = told.words();
        assert!(
            words.starts_with("looked up 2026-11-21: company, privacy policy, role, ")
                && words.ends_with("; in part: other links, cookies; not looked up: country, data"),
            "{words}"
        );
        vendor.country = None;
        vendor.cookies.clear();
        let told = vendor.looked_up();
        let named = [told.whole, told.partly, told.none].concat();
        assert!(
            !named.contains(&"country") && !named.contains(&"cookies"),
            "what is not there: {named:?}"
        );
    }

    #[test]
    fn the_catalogue_says_of_every_fact_whether_somebody_looked() {
        for vendor in all() {
            let told = vendor.looked_up();
            let facts = [&told.whole[..], &told.partly[..], &told.none[..]].concat();
            let once: BTreeSet<&str> = facts.iter().copied().collect();
            assert!(
                once.len() == facts.len() && once.contains("company"),
                "{}: {told:?}",
                vendor.id
            );
            assert_eq!(
                told.whole.contains(&"country"),
                vendor.country.is_some() && vendor.is_checked("country", None) && vendor.is_checked("choices", None),
                "{}",
                vendor.id
            );
        }
    }
}
