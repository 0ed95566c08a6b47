//! The provisions on which rules of our own tables rest: how each was attested, and since when it has been in force.
//!
//! Said once for each provision, so that two rules on the same words never differ. A contradiction takes both from here, a
//! claim or vague language the day alone; a rule of a law's table takes its day from that law. Besides what it names, every
//! contradiction rests on the duty to be fair and true, GDPR Art. 5(1)(a) and FTC Act s. 5, read at second hand: a *must*
//! among them is never attested by less, unless its own row says so. Must not know any rule. The price: a provision that
//! is not listed here lends a rule neither a date nor a better attestation.

use super::Level;
use super::dates::{Day, Since, day};
use super::rule::{Attested, MEMORY, Mark, READ, Rule, SECOND_HAND};

/// A provision, by the words with which a rule begins to name it.
struct Provision {
    words: &'static str,
    attested: Attested,
    from: Day,
}

const fn provision(words: &'static str, attested: Attested, from: Day) -> Provision {
    Provision { words, attested, from }
}

/// Since when the GDPR applies.
const GDPR: Day = day(2018, 5, 25);
/// Since when California's statute stands as Proposition 24 made it.
const CPRA: Day = day(2023, 1, 1);

const ALL: &[Provision] = &[
    provision("FTC Act", SECOND_HAND, day(1938, 3, 21)),
    provision("GDPR", MEMORY, GDPR),
    provision("WP260", MEMORY, GDPR),
    provision("GDPR Art. 5(1)(a)", SECOND_HAND, GDPR),
    provision("GDPR Art. 7(3)", READ, GDPR),
    provision("GDPR Art. 8", READ, GDPR),
    provision("GDPR Art. 12(", READ, GDPR),
    provision("GDPR Arts. 12(", READ, GDPR),
    provision("GDPR Art. 13(1)", READ, GDPR),
    provision("GDPR Arts. 13(1)", READ, GDPR),
    provision("GDPR and UK GDPR Art. 13(1)", READ, GDPR),
    provision("GDPR Art. 13(2)(a)", READ, GDPR),
    provision("GDPR Art. 13(2)(b)", READ, GDPR),
    provision("GDPR Art. 13(2)(e)", SECOND_HAND, GDPR),
    provision("GDPR Art. 13(2)(f)", SECOND_HAND, GDPR),
    provision("GDPR Art. 28(", READ, GDPR),
    provision("GDPR Art. 77", READ, GDPR),
    provision("UK GDPR", MEMORY, day(2021, 1, 1)),
    provision("UK GDPR Art. 13(2)(ca)", READ, day(2026, 6, 19)),
    provision("Directive 2002/58/EC Art. 5(3)", SECOND_HAND, day(2011, 5, 25)),
    provision("CJEU C-362/14", MEMORY, day(2015, 10, 6)),
    provision("CJEU C-673/17", MEMORY, day(2019, 10, 1)),
    provision("CJEU C-311/18", MEMORY, day(2020, 7, 16)),
    provision("Cal. Civ. Code", MEMORY, CPRA),
    provision("Cal. Civ. Code 1798.100", READ, CPRA),
    provision("Cal. Civ. Code 1798.12", READ, CPRA),
    provision("Cal. Civ. Code 1798.13", READ, CPRA),
    provision("Cal. Civ. Code 1798.140(ae)", READ, CPRA),
    provision("Cal. Civ. Code 1798.140(ad), 1798.140(ah)", READ, CPRA),
    provision("Cal. Bus. & Prof. Code 22575(b)(1)", READ, day(2004, 7, 1)),
    provision("Cal. Bus. & Prof. Code 22575(b)(3)", READ, day(2004, 7, 1)),
    provision("Cal. Bus. & Prof. Code 22575(b)(4)", SECOND_HAND, day(2004, 7, 1)),
    provision("Cal. Bus. & Prof. Code 22575(b)(6)", READ, day(2014, 1, 1)),
    provision("11 CCR 7011(e)(3)(F)", READ, day(2023, 3, 29)),
    provision("11 CCR 7011(e)(4)", READ, day(2023, 3, 29)),
    provision("11 CCR 7025", READ, day(2023, 3, 29)),
    provision("11 CCR 7026(a)", READ, day(2023, 3, 29)),
    provision("16 CFR 312.2", MEMORY, day(2013, 7, 1)),
    provision("16 CFR 312.3", READ, day(2013, 7, 1)),
    provision("16 CFR 312.5", READ, day(2013, 7, 1)),
    provision("16 CFR 312.10", READ, day(2013, 7, 1)),
    provision("Tex. Bus. & Com. Code 541.102", READ, day(2024, 7, 1)),
    provision("Tex. Bus. & Com. Code 541.053", MEMORY, day(2024, 7, 1)),
    provision("Va. Code", MEMORY, day(2023, 1, 1)),
    provision("N.J.S.A. 56:8-166.6", READ, day(2025, 1, 15)),
    provision("RCW 19.373.020", READ, day(2024, 3, 31)),
    provision("4 CCR 904-3, Rule 6.03", READ, day(2023, 7, 1)),
    provision("4 CCR 904-3 Rule 6", MEMORY, day(2023, 7, 1)),
    provision(
        "Conn. Gen. Stat. 42-520(c), as amended by PA 25-113",
        SECOND_HAND,
        day(2026, 7, 1),
    ),
];

/// Rules with the attestation and the first day of the provisions that they name; what a row says itself stays.
pub(super) const fn rested<const N: usize>(mut rules: [Rule; N]) -> [Rule; N] {
    let mut at = 0;
    while at < N {
        rules[at] = rest(rules[at]);
        at += 1;
    }
    rules
}

/// Rules with the first day of the provisions that they name; what a row says itself stays.
pub(super) const fn dated<const N: usize>(mut rules: [Rule; N]) -> [Rule; N] {
    let mut at = 0;
    while at < N {
        let attested = rules[at].attested;
        rules[at] = rest(rules[at]);
        rules[at].attested = attested;
        at += 1;
    }
    rules
}

const fn rest(mut rule: Rule) -> Rule {
    let words = rule.provision.as_bytes();
    let (mut best, mut first, mut at): (Option<Attested>, Option<Day>, usize) = (None, None, 0);
    while at < words.len() {
        let mut one = 0;
        while one < ALL.len() {
            let provision = &ALL[one];
            if begins(words, at, provision.words.as_bytes()) {
                if rank(Some(provision.attested)) > rank(best) {
                    best = Some(provision.attested);
                }
                first = match first {
                    Some(first) if !provision.from.is_before(first) => Some(first),
                    Some(_) | None => Some(provision.from),
                };
            }
            one += 1;
        }
        at = next(words, at);
    }
    if matches!(rule.attested.mark, Mark::Read | Mark::SecondHand) {
        let floor = if matches!(rule.level, Level::Must) {
            SECOND_HAND
        } else {
            MEMORY
        };
        rule.attested = match best {
            Some(best) if rank(Some(best)) > rank(Some(floor)) => best,
            Some(_) | None => floor,
        };
    }
    if let Some(first) = first
        && matches!(rule.from, Since::Law)
    {
        rule.from = Since::On(first);
    }
    rule
}

const fn rank(attested: Option<Attested>) -> u8 {
    match attested {
        None => 0,
        Some(attested) => match attested.mark {
            Mark::Unsure => 1,
            Mark::Memory => 2,
            Mark::SecondHand => 3,
            Mark::Read => 4,
        },
    }
}

/// Whether words stand at a place.
const fn begins(words: &[u8], at: usize, with: &[u8]) -> bool {
    if at + with.len() > words.len() {
        return false;
    }
    let mut one = 0;
    while one < with.len() {
        if words[at + one] != with[one] {
            return false;
        }
        one += 1;
    }
    true
}

/// Where the next provision begins: after a semicolon and a space.
const fn next(words: &[u8], mut at: usize) -> usize {
    while at < words.len() {
        if words[at] == b';' {
            return at + 2;
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::laws;
    use super::super::rule::Sort;
    use super::*;
    use std::collections::BTreeMap;

    fn contradictions() -> impl Iterator<Item = &'static Rule> {
        let tables = laws().iter().filter(|law| law.sort == Sort::Contradiction);
        tables.flat_map(|law| law.rules)
    }

    #[test]
    fn two_rules_on_the_same_provision_are_attested_and_dated_alike() {
        let mut seen: BTreeMap<(&str, Level), &Rule> = BTreeMap::new();
        for rule in contradictions().filter(|rule| rule.blocks()) {
            let first = seen.entry((rule.provision, rule.level)).or_insert(rule);
            assert_eq!(first.attested, rule.attested, "{} and {}", first.id, rule.id);
        }
    }

    #[test]
    fn what_is_from_memory_blocks_nothing_and_what_is_attested_does() {
        for rule in contradictions().filter(|rule| rule.level == Level::Must) {
            let from_memory = ["x-lb-06", "x-lb-14"].contains(&rule.id);
            assert_eq!(rule.blocks(), !from_memory, "{}: {:?}", rule.id, rule.attested.mark);
        }
    }

    #[test]
    fn a_contradiction_begins_with_the_first_of_its_provisions() {
        let from = |id: &str| contradictions().find(|rule| rule.id == id).and_then(|rule| rule.from.day());
        assert_eq!(from("x-tr-04"), Some(day(2015, 10, 6)));
        assert_eq!(from("x-rt-04"), Some(GDPR));
        assert_eq!(
            from("x-ai-02"),
            Some(day(1938, 3, 21)),
            "a false promise was deceptive before 2026"
        );
    }

    #[test]
    fn every_rule_says_since_when_it_holds_or_that_it_leans_on_no_dated_law() {
        let rules = || laws().iter().flat_map(|law| law.rules);
        let undated: Vec<_> = rules().filter(|rule| rule.from == Since::Law).collect();
        let undated: Vec<_> = undated
            .iter()
            .map(|rule| format!("{}: {}", rule.id, rule.provision))
            .collect();
        assert!(
            undated.is_empty(),
            "no provision here begins so, give a day or say always: {undated:#?}"
        );
        for law in laws() {
            let whenever = |rule: &&Rule| rule.from == Since::Always;
            let bound = law.sort == Sort::Law && !["dpf", "us-sms"].contains(&law.id);
            assert_eq!(
                law.rules.iter().find(|rule| bound && whenever(rule)).map(|rule| rule.id),
                None
            );
        }
    }
}
