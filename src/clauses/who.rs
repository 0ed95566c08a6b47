//! Who we are and what this covers: who runs the product, what and whom the policy is for, what it
//! leaves to other documents, defined words.
//!
//! Addresses and ways to reach somebody stand in the contact clause, and a document that belongs to a
//! subject of its own (cookies, security, sub-processors, contracts, children) is named there. Must not
//! know whose data is whose: that is `whose`. The price of sentences that stand alone: the product's
//! name comes back more often than a person would write it.

use super::lists::and;
use super::words::{Pen, View, Words, article, link, paragraph, say, user, user_capital};
use crate::document::{Block, Clause, Inline, Sentence};
use crate::interview::company::{Audience, Covered, DocumentAbout, Offer, OrganisationMay, Region};
use std::borrow::Cow;

pub(super) fn write(view: &View) -> Option<Clause> {
    let company = &view.answers.company;
    let mut blocks = Vec::new();
    blocks.extend(paragraph(vec![identity(view), product(view), customers(view)]));
    blocks.extend(paragraph(vec![offers(view), people(view), organisation(view)]));
    blocks.extend(super::whose::alone(view));
    blocks.extend(several(company.entities.iter().filter_map(|row| {
        let (region, name) = (row.region?, row.name.as_deref()?);
        let address = row.address.as_deref().map(|address| say![", ", user(address)]);
        let words = say![
            "For people in ",
            region_words(region),
            ", “we” means ",
            user(name),
            address,
            ", which is responsible for their data."
        ];
        Some(pen().row(&row.key).line("entity", words))
    })));
    blocks.extend(several(company.outside.iter().filter_map(|row| {
        let what = row.what.as_deref()?;
        let document = row.document.as_deref().map(|title| {
            let shown = row.link.as_ref().map_or_else(|| user(title), |to| link(title, to));
            say!["; for that, see ", shown]
        });
        let words = say!["This policy does not cover ", user(what), document, "."];
        Some(pen().row(&row.key).line("outside", words))
    })));
    blocks.extend(several(company.definitions.iter().filter_map(|row| {
        let (term, meaning) = (row.term.as_deref()?, row.meaning.as_deref()?);
        let words = say!["“", user_capital(term), "” means ", user(meaning), "."];
        Some(pen().row(&row.key).line("definition", words))
    })));
    blocks.extend(several(company.documents.iter().filter_map(|row| {
        let title = row.title.as_deref()?;
        let shown = row.link.as_ref().map_or_else(|| user(title), |to| link(title, to));
        let words = match row.about? {
            DocumentAbout::Terms => say!["The rules for using our service are in ", shown, "."],
            DocumentAbout::Applicants => say!["If you apply for a job with us, see ", shown, "."],
            DocumentAbout::Other => say!["See also ", shown, "."],
            DocumentAbout::Cookies
            | DocumentAbout::Security
            | DocumentAbout::SubProcessors
            | DocumentAbout::Contract
            | DocumentAbout::Children
            | DocumentAbout::HealthData => return None,
        };
        Some(pen().row(&row.key).line("document", words))
    })));
    (!blocks.is_empty()).then_some(Clause {
        id: "who",
        heading: Cow::Borrowed("Who we are and what this covers"),
        numbered: true,
        blocks,
    })
}

fn pen() -> Pen<'static> {
    Pen::new("who")
}

/// One or two sentences are a paragraph, more are a list.
fn several(sentences: impl Iterator<Item = Sentence>) -> Option<Block> {
    let sentences: Vec<Sentence> = sentences.collect();
    if sentences.len() < 3 {
        return paragraph(sentences);
    }
    Some(Block::List(sentences.into_iter().map(|one| vec![one]).collect()))
}

/// Who runs the product, what “we” means, and for whom the product is made: one sentence, unless the
/// product bears the name of who runs it.
fn identity(view: &View) -> Sentence {
    let company = &view.answers.company;
    let gap = |id: &str, what: &str| (view.gaps)(id).then(|| Inline::Gap(what.to_owned()));
    let name = company.legal_name.as_deref();
    let Some(product) = view.product().or_else(|| gap("company.product", "the product")) else {
        return Sentence::default();
    };
    let form = company
        .legal_form
        .as_deref()
        .map(|form| say![", ", article(form), user(form)]);
    let number = company.registration.as_deref();
    let made_for = audience(view);
    let shown = name.map(user).or_else(|| gap("company.legal_name", "who runs it"));
    let words = match shown {
        Some(shown) if name.is_some() && name == company.product.as_deref() => {
            let number = number.map(|number| say![" (register number: ", user(number), ")"]);
            say!["In this policy, “we”, “us” and “our” mean ", shown, form, number, "."]
        }
        Some(shown) => {
            let number = number.map(|number| say!["; register number: ", user(number)]);
            let made_for = made_for.map(|words| say![" and is ", words]);
            let we = say![" (“we”, “us” and “our”", number, ")"];
            say![product, " is operated by ", shown, form, we, made_for, "."]
        }
        None => made_for.map(|words| say![product, " is ", words, "."]).unwrap_or_default(),
    };
    pen().line("identity", words)
}

/// For whom a product is made that bears the name of who runs it.
fn product(view: &View) -> Sentence {
    let company = &view.answers.company;
    let same = company.product.is_some() && company.product == company.legal_name;
    let made_for = audience(view).filter(|_| same);
    let words = made_for.map(|words| say![view.product(), " is ", words, "."]);
    pen().line("product", words.unwrap_or_default())
}

fn audience(view: &View) -> Option<Words> {
    let made_for = match view.answers.company.audience? {
        Audience::Businesses => "made for businesses and organisations",
        Audience::Consumers => "made for individuals",
        Audience::Both => "made for businesses and individuals",
    };
    Some(say![made_for])
}

fn customers(view: &View) -> Sentence {
    let company = &view.answers.company;
    let (who, what) = (company.customers_are.as_deref(), company.customers_use.as_deref());
    let words = match (who, what, view.product()) {
        (Some(who), Some(what), Some(product)) => {
            say![user_capital(who), " use ", product, " to ", user(what), "."]
        }
        _ => Words::new(),
    };
    pen().line("customers", words)
}

fn offers(view: &View) -> Sentence {
    let names = view.answers.company.offers.iter().flatten().map(|offer| match offer {
        Offer::Website => "website",
        Offer::Platform => "platform",
        Offer::WebApp => "web app",
        Offer::MobileApp => "mobile app",
        Offer::DesktopApp => "desktop app",
        Offer::SelfHosted => "self-hosted software",
        Offer::Api => "API",
        Offer::Sdk => "software for our customers' own products",
        Offer::Extension => "browser extension",
        Offer::Newsletter => "newsletter",
        Offer::Services => "services",
    });
    let names = and(names);
    let words = (!names.is_empty()).then(|| say!["This policy applies to our ", names, "."]);
    pen().line("offers", words.unwrap_or_default())
}

fn people(view: &View) -> Sentence {
    let groups = view.answers.company.people.iter().flatten().map(|group| match group {
        Covered::Visitors => say!["visitors to our website"],
        Covered::Users => say!["everybody with an account"],
        Covered::CustomerUsers => say!["users at our customers", view.customers().map(|c| say![" (", c, ")"])],
        Covered::EndUsers => say!["the people whose data our customers put in"],
    });
    let groups = and(groups);
    let words = (!groups.is_empty()).then(|| say!["“You” means everybody to whom it applies: ", groups, "."]);
    pen().line("people", words.unwrap_or_default())
}

/// What an organisation can do with the accounts of its people.
fn organisation(view: &View) -> Sentence {
    let may = and(view.answers.company.organisation_may.iter().flatten().map(|may| match may {
        OrganisationMay::Manage => "manage and close it",
        OrganisationMay::Read => "see its contents",
        OrganisationMay::Export => "export its contents",
        OrganisationMay::Activity => "see how you use it",
        OrganisationMay::Requests => "answer requests about it",
    }));
    let words = (!may.is_empty()).then(|| say!["An organisation that gives you an account can ", may, "."]);
    pen().line("organisation", words.unwrap_or_default())
}

fn region_words(region: Region) -> &'static str {
    match region {
        Region::Eu => "the European Union and the EEA",
        Region::Uk => "the United Kingdom",
        Region::Switzerland => "Switzerland",
        Region::California => "California",
        Region::OtherUs => "other US states",
        Region::Elsewhere => "other countries",
    }
}

#[cfg(test)]
mod tests {
    use crate::clauses::policy;
    use crate::document::Sentence;
    use serde_json::{Value, json};

    /// The words of a clause, in order.
    fn said(answers: Value) -> String {
        let document = policy(&serde_json::from_value(answers).unwrap());
        let clause = document.clause("who").cloned().unwrap_or_default();
        let words: Vec<String> = clause.sentences().map(Sentence::words).collect();
        words.join(" ")
    }

    #[test]
    fn the_operator_is_named_once_where_the_product_bears_its_name() {
        let same = json!({ "company": { "product": "Acme", "legal_name": "Acme", "legal_form": "Irish company" } });
        let meaning = "In this policy, “we”, “us” and “our” mean Acme, an Irish company.";
        assert_eq!(said(same), meaning);
        let other = said(json!({ "company": { "product": "Metrics", "legal_name": "Acme" } }));
        assert_eq!(other, "Metrics is operated by Acme (“we”, “us” and “our”).");
    }

    #[test]
    fn a_document_with_a_clause_of_its_own_is_left_to_it() {
        let said = said(json!({ "company": { "documents": [
            { "key": "a", "title": "Cookie page", "about": "cookies", "link": "/cookies" },
            { "key": "b", "title": "Terms page", "about": "terms", "link": "/terms" },
        ] } }));
        assert_eq!(said, "The rules for using our service are in Terms page.");
    }
}
