//! What is told of single recipients beside their line of the list: how each is set up, and which of them are of one
//! company.
//!
//! Only what was answered is told: what nobody knows of a provider prints nothing. The price: a company that the catalogue
//! does not know gathers nobody.

use crate::clauses::lists::and;
use crate::clauses::uses::by_name;
use crate::clauses::words::{Pen, View, Words, capital, say, user, user_small};
use crate::document::Sentence;
use crate::interview::providers::takes_bank_details;
use crate::interview::sharing::{CardForm, RecipientRow};
use crate::vendors;
use std::collections::BTreeSet;

/// The recipients of a list in their order, those of one company together where the first of them stands; each with the
/// company, where there are several of it.
pub(super) fn gathered<'a>(rows: &[&'a RecipientRow]) -> Vec<(Option<&'static str>, &'a RecipientRow)> {
    let of = |one: &'static str| rows.iter().filter(move |row| company(row) == Some(one));
    let mut all: Vec<(Option<&'static str>, &'a RecipientRow)> = Vec::new();
    for row in rows {
        match company(row).filter(|one| of(one).count() > 1) {
            Some(one) if all.iter().any(|(there, _)| *there == Some(one)) => {}
            Some(one) => all.extend(of(one).map(|row| (Some(one), *row))),
            None => all.push((None, row)),
        }
    }
    all
}

/// The company of which a recipient is one product among several, as the catalogue knows it.
pub(super) fn company(row: &RecipientRow) -> Option<&'static str> {
    vendors::find(row.catalogue.as_deref()?)?.group.as_deref()
}

/// How many companies are behind recipients: one that the catalogue or the author names for several of them counts once.
pub(in crate::clauses) fn count_companies(rows: &[RecipientRow]) -> usize {
    let mut named: BTreeSet<String> = BTreeSet::new();
    let is_first = |row: &&RecipientRow| {
        // the catalogue's first, so that an answer less never counts two as one
        let company = company(row).or(row.company.as_deref());
        company.is_none_or(|company| named.insert(company.trim().to_lowercase()))
    };
    rows.iter().filter(is_first).count()
}

/// The companies behind recipients, each once with what of it is used: “Google (for Google Fonts)”; a recipient of which no other company
/// is known by its own name. With them, whether they are several.
pub(super) fn companies<'a>(view: &View, rows: impl Iterator<Item = &'a RecipientRow>) -> (Words, bool) {
    let mut all: Vec<(Option<String>, Vec<Words>)> = Vec::new();
    for row in rows {
        let Some(name) = by_name(view, &row.key) else { continue };
        let group = || company(row).map(str::to_owned);
        let is_other = |company: &String| row.name.as_ref().is_none_or(|name| !name.eq_ignore_ascii_case(company));
        let whose = row.company.clone().or_else(group).map(|company| company.trim().to_owned());
        let whose = whose.filter(|company| !company.is_empty()).filter(is_other);
        match all.iter_mut().find(|(one, _)| one.is_some() && *one == whose) {
            Some((_, names)) => names.push(name),
            None => all.push((whose, vec![name])),
        }
    }
    let count: usize = all
        .iter()
        .map(|(company, names)| if company.is_some() { 1 } else { names.len() })
        .sum();
    let who = and(all.into_iter().map(|(company, names)| match company {
        Some(company) => say![user(&company), " (for ", and(names), ")"],
        None => and(names),
    }));
    (who, count > 1)
}

/// The sentences about one recipient.
pub(super) fn notes(pen: Pen, name: &Words, row: &RecipientRow) -> Vec<Sentence> {
    let inside = || name.clone();
    let name = || capital(name.clone());
    let list = |words: &Option<Vec<String>>| and(words.iter().flatten().map(|word| user(word)));
    let (products, used_on) = (list(&row.products), list(&row.used_on));
    let products = (!products.is_empty()).then(|| say!["From ", inside(), ", we use ", products, "."]);
    let used_on = (!used_on.is_empty()).then(|| say![name(), " runs on ", used_on, "."]);
    let certificate = row.certificate.as_deref();
    let certificate = certificate.map(|certificate| say![name(), " is certified to ", user(certificate), "."]);
    let note = row.note.as_deref().map(|note| say![name(), " is ", user_small(note), "."]);
    let destinations = list(&row.destinations);
    let destinations = (!destinations.is_empty()).then(|| say![name(), " passes data on to ", destinations, "."]);
    let plan = row.plan.as_deref();
    let plan = plan.map(|plan| say!["We use the ", user_small(plan), " plan of ", inside(), "."]);
    let replay = (row.replay == Some(true)).then(|| say![name(), " records sessions, which can be played back."]);
    let ads = (row.ad_signals == Some(true)).then(|| say!["We use the advertising features of ", inside(), "."]);
    let opens = (row.opens == Some(true)).then(|| {
        say![
            name(),
            " tells us which of our emails are opened, and which links in them are clicked."
        ]
    });
    let cards = (row.cards == Some(CardForm::Provider)).then(|| {
        let bank = row.catalogue.as_deref().is_some_and(takes_bank_details);
        let details = if bank { "card or bank details" } else { "card details" };
        say![
            "You give your ",
            details,
            " to ",
            inside(),
            " directly, on its own form or page."
        ]
    });
    let training = row.training.map(|trains| {
        let verb = if trains { " may train" } else { " does not train" };
        say![name(), verb, " its models on the data that it gets from us."]
    });
    let sentences = vec![
        pen.line("products", say![products]),
        pen.line("plan", say![plan]),
        pen.line("cards", say![cards]),
        pen.line("replay", say![replay]),
        pen.line("ad-signals", say![ads]),
        pen.line("opens", say![opens]),
        pen.line("training", say![training]),
        pen.line("destinations", say![destinations]),
        pen.line("used-on", say![used_on]),
        pen.line("note", say![note]),
        pen.line("certificate", say![certificate]),
    ];
    sentences.into_iter().filter(|s| !s.inlines.is_empty()).collect()
}
