//! The review: which laws were looked at and why, and what their rules found.
//!
//! Must not know any law, nor which finding steps back for which: the rules say so. What has not been looked at is said as plainly as what has: a law of which nobody knows
//! whether it applies is an open question, and a rule that is silent has not been passed. The price: where a
//! draft has suggestions, everything is looked at twice, to say where accepting one would mend a finding.

use super::case::Case;
use super::dates::{Judged, judged};
use super::own::NOT_KNOWN;
use super::rule::{Applies, Breach, Law, Rule, Sort, within};
use super::{Finding, Level, completeness, laws, precedence};
use crate::draft::Draft;
use crate::values::PolicyDate;
use schemars::JsonSchema;
use serde::Serialize;

/// Whether a law applies, in the shape that `check --format json` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It applies, by the answers.
    Applies,
    /// It does not, by the answers.
    DoesNot,
    /// Nobody has said yet.
    NotKnown,
}

/// A law that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Looked {
    /// The id of the law.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What sort of table it is.
    pub sort: Sort,
    /// Whether it applies.
    pub verdict: Verdict,
    /// Why, or what is not known.
    pub why: String,
    /// The questions that would tell.
    pub questions: Vec<&'static str>,
    /// How many rules of it were looked at.
    pub rules: usize,
}

/// What a review found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The laws, in the order of the table.
    pub looked: Vec<Looked>,
    /// What is missing, wrong or open.
    pub findings: Vec<Finding>,
}

/// Questions, and the laws that wait for them: the name of each, and what is not known.
type Waiting = (Vec<&'static str>, Vec<(&'static str, String)>);

/// Reviews what would be published of a draft, as of a day.
pub fn review(draft: &Draft, today: PolicyDate) -> Review {
    let case = Case::of(draft, today);
    let mut findings = completeness(draft);
    findings.extend(super::odd::dates(draft, today));
    let mut found = look(&case, &draft.name);
    if !draft.suggested.is_empty() {
        let shown = look(&Case::new(draft.shown(), today), &draft.name).findings;
        let stays = |one: &Finding| {
            shown
                .iter()
                .any(|other| other.rule == one.rule && is_part(&one.at, &other.at))
        };
        for finding in &mut found.findings {
            finding.suggestion_mends = !stays(finding);
        }
    }
    findings.append(&mut found.findings);
    super::decided::mark(draft, &case.answers, &mut findings);
    Review {
        looked: found.looked,
        findings: precedence::settle(findings),
    }
}

/// Whether one of two lists of places holds all of the other: what is found at more or fewer places is not mended.
fn is_part(one: &[String], other: &[String]) -> bool {
    let holds = |all: &[String], some: &[String]| some.iter().all(|at| all.contains(at));
    one.is_empty() == other.is_empty() && (holds(one, other) || holds(other, one))
}

/// What the rules of all laws find in a case, each fault once.
pub fn look(case: &Case, draft: &str) -> Review {
    let Review { looked, findings } = all(case, draft);
    Review {
        looked,
        findings: precedence::settle(findings),
    }
}

/// What each rule finds for itself, whatever others find.
pub(super) fn all(case: &Case, draft: &str) -> Review {
    let mut looked = Vec::new();
    let mut findings = Vec::new();
    let mut unknown: Vec<Waiting> = Vec::new();
    for law in laws::all() {
        let (verdict, why, questions) = match case.applies(law) {
            Applies::Yes(why) => (Verdict::Applies, why, Vec::new()),
            Applies::No(why) => (Verdict::DoesNot, why, Vec::new()),
            Applies::Unknown(why, questions) => (Verdict::NotKnown, why, questions),
        };
        let mut rules = 0;
        if verdict == Verdict::Applies {
            for rule in law.rules {
                if let Some(on) = judged(rule.from, rule.until, case.effective, case.today) {
                    rules += 1;
                    let breaches = (rule.check)(case).into_iter();
                    findings.extend(breaches.map(|breach| finding(law, rule, on, breach, draft)));
                }
            }
        } else if verdict == Verdict::NotKnown && law.rules.iter().any(|rule| soon(rule, case)) {
            match unknown.iter_mut().find(|(asked, _)| *asked == questions) {
                Some((_, laws)) => laws.push((law.name, why.clone())),
                None => unknown.push((questions.clone(), vec![(law.name, why.clone())])),
            }
        }
        looked.push(Looked {
            id: law.id,
            name: law.name,
            sort: law.sort,
            verdict,
            why,
            questions,
            rules,
        });
    }
    findings.extend(super::dated::broken().map(|why| Finding::ours(&NOT_KNOWN, draft, why.to_owned())));
    findings.extend(
        unknown
            .into_iter()
            .map(|(questions, laws)| not_known(&questions, &laws, draft)),
    );
    Review { looked, findings }
}

fn soon(rule: &Rule, case: &Case) -> bool {
    judged(rule.from, rule.until, case.effective, case.today).is_some()
}

fn finding(law: &Law, rule: &'static Rule, on: Judged, breach: Breach, draft: &str) -> Finding {
    let begins = matches!(on, Judged::Begins(_));
    let level = breach.milder.map_or(rule.level, |milder| milder.min(rule.level));
    let message = law.says(if breach.words.is_empty() { rule.wrong } else { &breach.words });
    Finding {
        rule: rule.id,
        law: Some(law.id),
        level: if begins { Level::Consider } else { level },
        blocks: rule.blocks() && level == Level::Must && !begins,
        provision: rule.provision,
        source: rule.source,
        draft: draft.to_owned(),
        at: breach.at,
        place: None,
        message: if let Judged::Begins(from) = on {
            format!("From {from}: {}", within(&message))
        } else {
            message
        },
        sentence: breach.sentence,
        why: rule.why,
        mend: rule.mend.to_vec(),
        questions: rule.questions.to_vec(),
        judged_on: Some(on),
        attested: Some(rule.attested),
        same: Vec::new(),
        suggestion_mends: false,
        waived: None,
        lapsed: None,
    }
}

/// One finding for all laws that wait for the same questions, each with what is not known of it.
fn not_known(questions: &[&'static str], laws: &[(&'static str, String)], draft: &str) -> Finding {
    let mut reasons: Vec<(&str, Vec<&'static str>)> = Vec::new();
    for (name, why) in laws {
        match reasons.iter_mut().find(|(known, _)| known == why) {
            Some((_, names)) => names.push(name),
            None => reasons.push((why, vec![name])),
        }
    }
    let reasons: Vec<String> = reasons
        .into_iter()
        .map(|(why, names)| format!("{}: {why}", named(&names).join(", ")))
        .collect();
    let apply = if laws.len() == 1 { "it applies" } else { "they apply" };
    Finding {
        at: questions.iter().map(|&question| question.to_owned()).collect(),
        questions: questions.to_vec(),
        ..Finding::ours(
            &NOT_KNOWN,
            draft,
            format!("not known whether {apply}: {}", reasons.join("; ")),
        )
    }
}

/// For whoever asks about one law of which nobody knows whether it applies: silence would be taken for a pass.
pub fn not_judged(looked: &Looked, draft: &str) -> Option<Finding> {
    (looked.verdict == Verdict::NotKnown).then(|| {
        let message = format!("not judged: not known whether {} applies: {}", looked.name, looked.why);
        Finding {
            level: Level::Must,
            blocks: true,
            at: looked.questions.iter().map(|&question| question.to_owned()).collect(),
            questions: looked.questions.clone(),
            ..Finding::ours(&NOT_KNOWN, draft, message)
        }
    })
}

/// How many laws of one family are named one by one.
const FEW: usize = 3;

/// The names of laws; of a family more than a few as how many they are.
pub fn named(names: &[&str]) -> Vec<String> {
    let family = |name: &str| laws::all().iter().find(|law| law.name == name).map_or("", |law| law.family);
    let mut words: Vec<String> = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for name in names {
        let of = family(name);
        let count = names.iter().filter(|other| family(other) == of).count();
        if of.is_empty() || count <= FEW {
            words.push((*name).to_owned());
        } else if !told.contains(&of) {
            told.push(of);
            words.push(format!("{count} laws of {of}"));
        }
    }
    words
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::answers::Answers;
    use crate::interview::company::Region;
    use crate::interview::sharing::RecipientRow;
    use crate::presets;
    use crate::values::Place;

    /// What a Swiss rule finds where nothing is known of the countries of two providers but what is suggested.
    fn abroad(countries: [&str; 2]) -> Vec<Finding> {
        let mut draft = Draft::new("shop");
        draft.answers.company.regions = Some(vec![Region::Switzerland]);
        let row = |(key, country): (&str, Option<&str>)| RecipientRow {
            key: key.to_owned(),
            name: country.is_none().then(|| key.to_owned()),
            country: country.map(Place::of),
            ..RecipientRow::default()
        };
        let keys = ["one", "two"];
        draft.answers.sharing.recipients = keys.map(|key| row((key, None))).to_vec();
        let mut layer = presets::layer(&presets::all()[0]);
        layer.answers = Answers::default();
        let known = keys.into_iter().zip(countries.map(Some));
        layer.answers.sharing.recipients = known.map(row).collect();
        draft.suggested.push(layer);
        let mut all = review(&draft, PolicyDate::parse("2026-11-21").unwrap()).findings;
        all.retain(|one| one.rule == "fadp-19-4");
        all
    }

    /// Two countries that are not named become two from which nothing protects the data: the same rule finds it, at both at once.
    #[test]
    fn what_is_found_at_more_places_with_what_is_suggested_is_not_mended_by_it() {
        let found = abroad(["US", "US"]);
        assert!(
            found.len() == 2 && found.iter().all(|one| !one.suggestion_mends),
            "{found:#?}"
        );
        let found = abroad(["DE", "FR"]);
        assert!(found.len() == 2 && found.iter().all(|one| one.suggestion_mends), "{found:#?}");
    }
}
