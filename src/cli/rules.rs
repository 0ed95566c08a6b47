//! `rules`: every rule of the review. `explain`: one rule, whole.

use super::args::Shape;
use super::out::Out;
use super::{Done, Outcome, unknown};
use crate::review::{self, Law, Rule, page};

/// Every rule with its law.
fn each() -> impl Iterator<Item = (&'static Law, &'static Rule)> {
    review::laws()
        .iter()
        .flat_map(|law| law.rules.iter().map(move |rule| (law, rule)))
}

pub(super) fn rules(out: &Out, law: Option<&str>, shape: Shape) -> Outcome {
    if let Some(law) = law {
        known_law(law)?;
    }
    let chosen = each().filter(|(of, _)| law.is_none_or(|law| of.id == law));
    if shape == Shape::Json {
        Out::json(&chosen.map(|(law, rule)| page::entry(law, rule)).collect::<Vec<_>>())?;
        return Ok(Done::Fine);
    }
    let row = |(_, rule): (&Law, &Rule)| {
        let words = format!("{}: {} {}", rule.level.word(), rule.wrong, rule.provision);
        (rule.id.to_owned(), words)
    };
    out.table(&chosen.map(row).collect::<Vec<_>>())?;
    Ok(Done::Fine)
}

pub(super) fn explain(out: &Out, id: &str) -> Outcome {
    let Some((law, rule)) = each().find(|(_, rule)| rule.id == id) else {
        let known: Vec<&str> = each().map(|(_, rule)| rule.id).collect();
        return Err(unknown("rule", id, &known));
    };
    out.print(&page::explained(law, rule))?;
    Ok(Done::Fine)
}

/// Refuses what is the id of no law.
pub(super) fn known_law(id: &str) -> Result<(), super::Failure> {
    let known: Vec<&str> = review::laws().iter().map(|law| law.id).collect();
    if known.contains(&id) {
        Ok(())
    } else {
        Err(unknown("law", id, &known))
    }
}
