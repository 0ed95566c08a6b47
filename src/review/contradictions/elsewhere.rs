//! What other tables say already, so that nobody is told the same thing twice; and what all contradictions share.
//!
//! Must not know any rule. The price: a rule that asks here has another rule looked at once more.

use crate::review::case::Case;
use crate::review::laws;
use crate::review::rule::{Applies, Breach, Law, READ, Rule, Sort};

/// What the rules of these tables have in common: being fair and transparent, and not misleading.
pub(super) const CLASH: Rule = Rule {
    provision: "GDPR Art. 5(1)(a); FTC Act s. 5",
    source: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    attested: READ,
    ..Rule::NEW
};

fn applies(law: &Law, case: &Case) -> bool {
    matches!((law.applies)(case), Applies::Yes(_))
}

/// Whether a law, by its id, applies.
pub(super) fn bound(case: &Case, law: &str) -> bool {
    laws().iter().any(|one| one.id == law && applies(one, case))
}

/// What a rule of another table finds, by its id; nothing where its law does not apply.
fn found(case: &Case, id: &str) -> Vec<Breach> {
    let laws = laws().iter().filter(|law| law.rules.iter().any(|rule| rule.id == id));
    let laws = laws.filter(|law| applies(law, case));
    let rules = laws.flat_map(|law| law.rules).filter(|rule| rule.id == id);
    rules.flat_map(|rule| (rule.check)(case)).collect()
}

/// Whether one of these rules of another table finds something.
pub(super) fn told(case: &Case, ids: &[&str]) -> bool {
    ids.iter().any(|id| !found(case, id).is_empty())
}

/// Whether a law finds something that this question would mend.
pub(super) fn asked(case: &Case, question: &str) -> bool {
    let laws = laws().iter().filter(|law| law.sort == Sort::Law && applies(law, case));
    let mut rules = laws
        .flat_map(|law| law.rules)
        .filter(|rule| rule.questions.contains(&question));
    rules.any(|rule| !(rule.check)(case).is_empty())
}

/// Of these breaches, those whose sentence no claim among these finds already.
pub(super) fn untold(case: &Case, claims: &[&str], breaches: Vec<Breach>) -> Vec<Breach> {
    if breaches.is_empty() {
        return breaches;
    }
    let claimed: Vec<Breach> = claims.iter().flat_map(|id| found(case, id)).collect();
    let is_new = |one: &Breach| !claimed.iter().any(|claim| claim.sentence == one.sentence);
    breaches.into_iter().filter(is_new).collect()
}

/// Names in a sentence: `Stripe, Mailgun and Umami`.
pub(super) fn and(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
