//! Which finding steps back where another says the same of the same answer.
//!
//! A rule never asks another rule: each says in its table, as [`super::Rule::yields_to`], which others say the same
//! better, and this is applied once, when everything has been found and dated. Must not know any rule by name. A
//! finding never steps back for a lesser one: what blocks gives way only to what blocks, and what nobody can decide
//! away only to its like. The price: whoever mends what stands may then read what stepped back, if that is still there.

use super::{Finding, Same, completeness, laws, odd, own};
use crate::path::{self, Spot};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The rules that step back, each with those that say the same better.
static YIELDS: LazyLock<BTreeMap<&str, &[&str]>> = LazyLock::new(|| {
    let rules = laws().iter().flat_map(|law| law.rules).map(|rule| (rule.id, rule.yields_to));
    let all = rules.chain([(own::ODD.id, odd::YIELDS_TO), (own::LACKING.id, completeness::LACKS_YIELD_TO)]);
    all.filter(|(_, better)| !better.is_empty()).collect()
});

/// The findings without those that step back, which are listed under the one that stands for them.
pub(super) fn settle(mut findings: Vec<Finding>) -> Vec<Finding> {
    let stands: Vec<Option<usize>> = (0..findings.len()).map(|at| better(&findings, at)).collect();
    for (at, better) in stands.iter().enumerate() {
        let (Some(better), false) = (better, findings[at].provision.is_empty()) else {
            continue;
        };
        let same = Same {
            rule: findings[at].rule,
            provision: findings[at].provision,
        };
        let listed = &mut findings[*better].same;
        if !listed.contains(&same) {
            listed.push(same);
        }
    }
    let pairs = findings.into_iter().zip(stands);
    pairs
        .filter_map(|(finding, better)| better.is_none().then_some(finding))
        .collect()
}

/// Which other finding stands and says the same as this one, and at least as gravely; none where this one stands.
fn better(findings: &[Finding], at: usize) -> Option<usize> {
    let one = &findings[at];
    let rules = YIELDS.get(one.rule)?;
    let mut others = findings.iter().enumerate().filter(|(_, other)| rules.contains(&other.rule));
    let stands =
        |(at, other): &(usize, &Finding)| weight(one) <= weight(other) && same(one, other) && better(findings, *at).is_none();
    others.find(stands).map(|(at, _)| at)
}

/// How much a finding does: whether nobody can decide it away, whether it blocks, and its level.
pub(super) fn weight(finding: &Finding) -> (bool, bool, super::Level) {
    (finding.contradicts(), finding.blocks, finding.level)
}

/// Whether two findings are about the same: the same sentence, else the same row, else one question.
fn same(one: &Finding, other: &Finding) -> bool {
    if !one.sentence.is_empty() && !other.sentence.is_empty() {
        return one.sentence == other.sentence;
    }
    let (rows, theirs) = (rows(one), rows(other));
    if !rows.is_empty() && !theirs.is_empty() {
        return rows.iter().any(|row| theirs.contains(row));
    }
    one.at
        .iter()
        .any(|at| other.at.contains(at) || other.questions.contains(&at.as_str()))
}

/// The rows that a finding is about, as table and key.
fn rows(finding: &Finding) -> Vec<(&'static str, String)> {
    let row = |at: &String| match path::spot(at) {
        Ok(Spot::Row(table, key)) => Some((table.id, key.to_owned())),
        Ok(Spot::Cell(column, key)) => Some((column.table()?, key.to_owned())),
        Ok(Spot::Leaf(_) | Spot::Table(_)) | Err(_) => None,
    };
    finding.at.iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::dates::{Day, day};
    use super::super::{judge, look, trial};
    use super::*;
    use crate::draft::Draft;
    use std::collections::BTreeSet;

    const TODAY: Day = day(2026, 11, 21);

    fn circle(rule: &str, way: &mut Vec<String>) -> bool {
        if way.iter().any(|one| one == rule) {
            return true;
        }
        way.push(rule.to_owned());
        let mut better = YIELDS.get(rule).into_iter().flat_map(|all| all.iter());
        let found = better.any(|one| circle(one, way));
        way.pop();
        found
    }

    #[test]
    fn what_steps_back_does_so_for_rules_that_are_there_and_never_in_a_circle() {
        let known: BTreeSet<&str> = laws().iter().flat_map(|law| law.rules).map(|rule| rule.id).collect();
        for (rule, better) in YIELDS.iter() {
            assert!(better.iter().all(|id| known.contains(id)), "{rule}: {better:?}");
            assert!(!circle(rule, &mut Vec::new()), "{rule}");
        }
    }

    /// Looks at what steps back in a draft on a day, and counts it.
    fn weigh(draft: &Draft, today: Day, of: &str) -> usize {
        let all = judge::all(&trial::case(draft, today), "one").findings;
        let stand = settle(all.clone());
        let is_one = |one: &Finding, other: &Finding| {
            (one.rule, &one.at, &one.message, &one.sentence) == (other.rule, &other.at, &other.message, &other.sentence)
        };
        let gone = all.iter().filter(|one| !stand.iter().any(|other| is_one(one, other)));
        gone.map(|one| {
            let better = YIELDS.get(one.rule).copied().unwrap_or_default();
            let told = stand.iter().filter(|other| better.contains(&other.rule) && same(one, other));
            let told: Vec<&Finding> = told.collect();
            let id = one.rule;
            assert!(!told.is_empty(), "{of}: {id} is told by nobody");
            assert!(told.iter().any(|other| other.level >= one.level), "{of}: {id}");
            assert!(!one.blocks || told.iter().any(|other| other.blocks), "{of}: {id} blocks");
            let firm = told.iter().any(|other| !other.is_decidable());
            assert!(!one.contradicts() || firm, "{of}: {id} could be decided away");
        })
        .count()
    }

    /// Whether the row is there of which an edit changes a cell.
    fn has_row(draft: &Draft, edit: &str) -> bool {
        match path::spot(edit.split('=').next().unwrap_or_default()) {
            Ok(Spot::Cell(column, key)) => column
                .table()
                .is_some_and(|table| path::index(&draft.answers, table, key).is_some()),
            Ok(_) | Err(_) => true,
        }
    }

    /// Everywhere, with a provider abroad that is denied.
    const EVERYWHERE: &[&str] = &[
        "company.regions=[\"eea\",\"uk\",\"switzerland\",\"california\",\"other-us\"]",
        "sharing.any_recipients=true",
        TO_THE_US,
        "sharing.any_transfers=false",
    ];

    #[test]
    fn no_finding_steps_back_for_one_that_does_less_and_no_contradiction_for_what_can_be_decided() {
        let mut seen = 0;
        let step: BTreeSet<&str> = YIELDS
            .iter()
            .flat_map(|(rule, better)| better.iter().chain([rule]))
            .copied()
            .collect();
        trial::each(|law, rule, from| {
            let mut draft = trial::clean(law);
            trial::edit(&mut draft, &rule.trial.before());
            trial::edit(&mut draft, rule.trial.breaks);
            seen += weigh(&draft, from, rule.id);
            if !step.contains(rule.id) {
                return;
            }
            let rules = laws().iter().flat_map(|law| law.rules);
            let mut wide = draft.clone();
            trial::edit(&mut wide, EVERYWHERE);
            seen += weigh(&wide, from, rule.id);
            trial::edit(&mut wide, &["changes.effective=2025-05-01"]);
            seen += weigh(&wide, day(2025, 5, 1), rule.id);
            for better in rules.filter(|other| rule.yields_to.contains(&other.id)) {
                let mut both = draft.clone();
                let gone = |one: &&&str| !rule.trial.breaks.contains(one);
                let breaks = better.trial.breaks.iter().filter(gone);
                for edit in better.trial.before().iter().chain(breaks) {
                    if has_row(&both, edit) {
                        trial::edit(&mut both, &[edit]);
                    }
                }
                seen += weigh(&both, from, rule.id);
            }
        });
        assert!(seen > 30, "hardly anything steps back: {seen}");
    }

    /// The rules that speak in a draft, from the clean one by these edits.
    fn speak(edits: &[&str], today: Day) -> Vec<(&'static str, Vec<String>)> {
        let mut draft = trial::base();
        trial::edit(&mut draft, edits);
        let findings = look(&trial::case(&draft, today), "one").findings;
        findings.into_iter().map(|one| (one.rule, one.at)).collect()
    }

    const TO_THE_US: &str = "sharing.recipients.host={\"name\":\"Hostly\",\"job\":[\"hosting\"],\"kinds\":[\"account\"],\"country\":{\"area\":\"US\"}}";

    fn has(all: &[(&str, Vec<String>)], rule: &str) -> bool {
        all.iter().any(|(id, _)| *id == rule)
    }

    #[test]
    fn a_denial_speaks_and_not_the_duty_that_one_could_set_aside() {
        let all = speak(
            &[
                "company.regions=[\"eea\",\"uk\"]",
                "sharing.any_recipients=true",
                TO_THE_US,
                "sharing.any_transfers=false",
            ],
            TODAY,
        );
        assert!(has(&all, "x-tr-07") && !has(&all, "gdpr-13-1-f-mech"), "{all:?}");
    }

    /// A rule that speaks wherever its matter is wrong, a law that wants the same, and what else the clean draft of that
    /// law must say: the third rule speaks, and the fourth stands under it.
    const BOTH: &[(&str, &str, &str, &[&str])] = &[
        ("us-va", "x-sl-05", "us-va-optout", &[]),
        (
            "ccpa",
            "x-sl-05",
            "ccr-7011-e-3-C",
            &["ccpa.rights=[\"know\",\"delete\",\"correct\",\"opt-out\",\"no-retaliation\"]"],
        ),
        ("cppa", "x-sl-16", "ccr-7011-e-1-I", &["company.regions=[\"california\"]"]),
        ("cppa", "x-ck-11", "ccr-7011-e-3-F", &["ccpa.signal_scope="]),
        (
            "cppa",
            "x-ck-16",
            "ccr-7026-a-4",
            &["cookies.any_items=true", COOKIE, "cookies.banner=true"],
        ),
        (
            "gdpr",
            "x-dt-01",
            "gdpr-14-rest",
            &["collection.kinds.log.source=[\"others\"]"],
        ),
        ("cppa", "x-dt-01", "ccr-7011-e-1-C", &[]),
        ("us-wa-health", "x-dt-20", "wa-020", &["company.documents.health="]),
        ("gdpr", "x-tr-08", "gdpr-13-1-f-copy", &[TRANSFER]),
        ("gdpr", "gdpr-13-2-f", "x-ai-05", &["use.decisions_logic="]),
        ("gdpr", "gdpr-22-3", "x-ai-05", &[]),
        ("uk", "ukgdpr-13-2-f", "x-ai-05", &[]),
        ("ch", "fadp-21", "x-ai-05", &[]),
        ("qc", "qc-12-1", "x-ai-05", &[]),
        ("kr", "pipa-37-2", "x-ai-05", &[]),
        (
            "gdpr",
            "gdpr-13-2-a-percat",
            "x-dt-07",
            &["collection.kinds.account.kept=", "retention.criteria=[\"purpose\"]"],
        ),
        ("eprivacy", "x-ck-05", "epriv-5-3-consent", &[]),
        ("eprivacy", "x-ck-06", "epriv-withdraw", &[]),
        ("gdpr", "gdpr-13-3", "u-27", &[]),
        ("gdpr", "gdpr-wp260-change", "u-07", &[]),
        ("gdpr", "gdpr-12-1", "v-20", &[LONG]),
    ];
    const COOKIE: &str =
        "cookies.items.pixel={\"sort\":\"advertising\",\"does\":[\"advertising\"],\"by\":[],\"consent\":\"opt-in\"}";
    const TRANSFER: &str = "sharing.transfers.us={\"origin\":\"eea\",\"to\":{\"area\":\"US\"},\"instruments\":[\"scc\"]}";
    const LONG: &str = "statements.texts.own={\"at\":\"use\",\"text\":\"Where you open a note and write in it and then close it and open another and write in that one too and close it as well and come back to the first on the next day with a friend of yours who has a note of the same name and a different text we show both of you which of the two notes was opened first and by whom and when.\"}";

    #[test]
    fn no_rule_is_silent_because_a_law_applies_but_one_stands_under_the_other() {
        let rules: BTreeMap<&str, _> = laws().iter().flat_map(|law| law.rules).map(|rule| (rule.id, rule)).collect();
        for (law, speaks, under, more) in BOTH {
            let ours = if speaks.starts_with("x-") { speaks } else { under };
            let law = laws().iter().find(|one| one.id == *law).expect("a law");
            let mut draft = trial::clean(law);
            let places = serde_json::json!(draft.answers)["company"].clone();
            trial::edit(&mut draft, &rules[ours].trial.before());
            trial::edit(&mut draft, rules[ours].trial.breaks);
            for place in ["regions", "states"] {
                trial::edit(&mut draft, &[&format!("company.{place}={}", places[place])]);
            }
            trial::edit(&mut draft, &["ccpa.applies=true"]);
            trial::edit(&mut draft, more);
            let case = trial::case(&draft, TODAY);
            assert!(case.under(law.id), "{ours}: {} does not apply", law.id);
            let all = judge::all(&case, "one").findings;
            for rule in [speaks, under] {
                assert!(all.iter().any(|one| one.rule == *rule), "{}: {rule} is silent", law.id);
            }
            let stand = settle(all);
            assert!(!stand.iter().any(|one| one.rule == *under), "{}: {under} speaks too", law.id);
            let told = |one: &&Finding| one.rule == *speaks && one.same.iter().any(|same| same.rule == *under);
            assert!(
                stand.iter().any(|one| told(&one)),
                "{}: {speaks} does not name {under}",
                law.id
            );
        }
    }

    #[test]
    fn a_scheme_that_a_court_struck_down_is_a_contradiction_and_not_only_a_claim() {
        let text = "We comply with the EU-US Privacy Shield.";
        let text = format!("statements.texts.own={{\"at\":\"sharing\",\"text\":\"{text}\"}}");
        let all = speak(&[&text], TODAY);
        assert!(has(&all, "x-tr-04") && !has(&all, "u-22"), "{all:?}");
    }

    #[test]
    fn what_is_not_in_force_yet_silences_nothing() {
        let edits = [
            "changes.effective=2025-05-01",
            "company.regions=[\"uk\"]",
            "sharing.any_recipients=true",
            TO_THE_US,
            "sharing.any_transfers=true",
            "sharing.transfers.us={\"origin\":\"uk\",\"to\":{\"area\":\"US\"},\"instruments\":[\"scc\"]}",
        ];
        let all = speak(&edits, day(2025, 5, 1));
        assert!(has(&all, "x-tr-03") && !has(&all, "ukgdpr-13-1-f"), "{all:?}");
    }

    #[test]
    fn a_finding_on_one_row_says_nothing_of_another() {
        let edits = [
            "company.regions=[\"eea\"]",
            "sharing.any_recipients=true",
            TO_THE_US,
            "sharing.any_transfers=true",
            "sharing.transfers.in={\"origin\":\"eea\",\"to\":{\"area\":\"IN\"}}",
            "sharing.transfers.br={\"origin\":\"eea\",\"to\":{\"area\":\"ZA\"}}",
        ];
        let all = speak(&edits, TODAY);
        assert_eq!(all.iter().filter(|(id, _)| *id == "x-tr-02").count(), 2, "{all:?}");
        assert!(has(&all, "gdpr-13-1-f-mech"), "{all:?}");
    }
}
