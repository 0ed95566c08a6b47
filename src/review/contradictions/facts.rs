//! What the tables on grounds, data and AI ask of a draft alike. Must not know any rule.

use crate::interview::collection::{KindRow, Whose};
use crate::interview::company::Region;
use crate::interview::sharing::{Job, RecipientRow};
use crate::interview::uses::{Ground, Purpose, PurposeRow};
use crate::review::case::Case;
use crate::review::laws;
use crate::review::phrases::Line;
use crate::review::rule::{Applies, Breach, Rule, SECOND_HAND};
use crate::values::{Chosen, DataItem};
use crate::vendors;

/// What most contradictions have in common: a text has to be fair and true, in Europe and in the US.
pub(super) const CLASH: Rule = Rule {
    provision: "GDPR Art. 5(1)(a); FTC Act s. 5",
    source: "https://www.ftc.gov/legal-library/browse/statutes/federal-trade-commission-act",
    attested: SECOND_HAND,
    ..Rule::NEW
};

/// Where the GDPR is.
pub(super) const GDPR: &str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj";

/// Whether a law applies, by its own measure: its rules then find a lack, and a contradiction need not repeat it.
pub(super) fn under(case: &Case, law: &str) -> bool {
    let mut all = laws().iter().filter(|one| one.id == law);
    all.any(|one| matches!((one.applies)(case), Applies::Yes(_)))
}

/// Whether the UK's GDPR applies and the EU's does not: the UK's table holds only what differs.
pub(super) fn only_uk(case: &Case) -> bool {
    under(case, "uk") && !under(case, "gdpr")
}

/// Whether the words of the GDPR bind: in the EU or the UK.
pub(super) fn gdpr_words(case: &Case) -> bool {
    under(case, "uk") || under(case, "gdpr") || case.serves(Region::Eu)
}

/// The uses that the text states.
pub(super) fn uses(case: &Case) -> impl Iterator<Item = &PurposeRow> {
    let rows = case.answers.uses.purposes.iter();
    rows.filter(|row| match row.purpose {
        None => false,
        Some(Purpose::Own) => row.words.is_some(),
        Some(_) => true,
    })
}

/// The uses that take data about which the company decides itself.
pub(super) fn own_uses(case: &Case) -> impl Iterator<Item = &PurposeRow> {
    uses(case).filter(|row| match row.kinds.as_deref() {
        None | Some([]) => row.purpose != Some(Purpose::ProcessContent),
        Some(keys) => own_kinds(case).any(|kind| keys.contains(&kind.key)),
    })
}

/// The kinds of data about which the company decides itself, alone or with others.
pub(super) fn own_kinds(case: &Case) -> impl Iterator<Item = &KindRow> {
    let kinds = case.answers.collection.kinds.iter();
    kinds.filter(|kind| kind.whose != Some(Whose::Customers))
}

/// Whether a use takes this kind of data; one that names none takes all.
pub(super) fn takes(row: &PurposeRow, kind: &KindRow) -> bool {
    match row.kinds.as_deref() {
        None | Some([]) => true,
        Some(keys) => keys.contains(&kind.key),
    }
}

/// Whether any use rests on this ground.
pub(super) fn rests(case: &Case, ground: Ground) -> bool {
    uses(case).any(|row| row.ground == Some(ground))
}

/// What a use is called.
pub(super) fn use_name(row: &PurposeRow) -> &str {
    let usual = row.purpose.filter(|purpose| *purpose != Purpose::Own).map(Chosen::label);
    usual.or(row.words.as_deref()).unwrap_or(&row.key)
}

/// What a kind of data is called.
pub(super) fn kind_name(kind: &KindRow) -> &str {
    kind.name.as_deref().unwrap_or(&kind.key)
}

/// What a recipient is called.
pub(super) fn recipient_name(row: &RecipientRow) -> &str {
    row.name.as_deref().unwrap_or(&row.key)
}

/// The jobs of a recipient: what the author said; else, by the catalogue.
pub(super) fn jobs(row: &RecipientRow) -> &[Job] {
    if let Some(jobs) = &row.job {
        return jobs;
    }
    let known = row.catalogue.as_deref().and_then(vendors::find);
    known.map_or(&[], |vendor| vendor.job.as_slice())
}

/// Whether an item is one of these entries of the list.
pub(super) fn is_item(item: &DataItem, slugs: &[&str]) -> bool {
    item.item.as_deref().is_some_and(|slug| slugs.contains(&slug))
}

/// Whether words hold one of these phrases.
pub(super) fn speaks_of(words: &str, phrases: &[&str]) -> bool {
    Line::new("", words).find(phrases).is_some()
}

/// Whether a kind of data holds one of these entries, or is called so.
pub(super) fn holds(kind: &KindRow, slugs: &[&str], phrases: &[&str]) -> bool {
    let named = kind.name.as_deref().is_some_and(|name| speaks_of(name, phrases));
    let items = kind.items.iter().flatten();
    named
        || items
            .into_iter()
            .any(|item| is_item(item, slugs) || speaks_of(&item.label(), phrases))
}

/// A breach at several answers.
pub(super) fn between(at: &[String], words: String) -> Breach {
    Breach {
        at: at.to_vec(),
        words,
        ..Breach::default()
    }
}

/// A draft of a company in New Zealand with people in the UK with which nothing is wrong, and more.
#[cfg(test)]
macro_rules! in_uk {
    ($($more:expr),* $(,)?) => {
        &[
            "company.regions=[\"uk\"]",
            "company.contacts.uk={\"role\":\"uk-representative\",\"name\":\"Britrep Ltd\",\"contact\":{\"kind\":\"email\",\"value\":\"uk@britrep.example\"}}",
            "rights.granted.correct={\"right\":\"correct\"}",
            "rights.granted.erase={\"right\":\"delete\"}",
            "rights.granted.restrict={\"right\":\"restrict\"}",
            "rights.granted.object={\"right\":\"object\"}",
            "rights.granted.port={\"right\":\"portability\"}",
            "rights.complain_to_us=true",
            "rights.authorities=[\"uk\"]",
            $($more),*
        ]
    };
}
#[cfg(test)]
pub(super) use in_uk;
