//! `rules`: every rule of the review. `explain`: one rule, whole.

use super::args::Shape;
use super::out::Out;
use super::{Done, Failure, Outcome, unknown};
use crate::path;
use crate::review::{self, page};

pub(super) fn rules(out: &Out, law: Option<&str>, shape: Shape) -> Outcome {
    if let Some(law) = law {
        known_law(law)?;
    }
    let chosen = page::each().filter(|known| law.is_none() || known.law() == law);
    let entries: Vec<page::Entry> = chosen.map(page::Known::entry).collect();
    if shape == Shape::Json {
        Out::json(&entries)?;
        return Ok(Done::Fine);
    }
    let row = |rule: page::Entry| {
        let words = format!("{}: {} {}", rule.level.word(), rule.wrong, rule.provision);
        (rule.id.to_owned(), words.trim_end().to_owned())
    };
    out.table(&entries.into_iter().map(row).collect::<Vec<_>>())?;
    Ok(Done::Fine)
}

pub(super) fn explain(out: &Out, id: &str) -> Outcome {
    let Some(known) = page::find(id) else {
        let near = path::near(id, page::each().map(page::Known::id));
        let hint = near.unwrap_or_else(|| "`policy-wizard rules` lists them".to_owned());
        return Err(Failure(format!("there is no rule “{id}”; {hint}")));
    };
    out.print(&known.explained(None))?;
    Ok(Done::Fine)
}

/// Refuses what is the id of no law.
pub(super) fn known_law(id: &str) -> Result<(), Failure> {
    let known: Vec<&str> = review::laws().iter().map(|law| law.id).collect();
    if known.contains(&id) {
        Ok(())
    } else {
        Err(unknown("law", id, &known))
    }
}
