//! Contact: a card of labelled lines, and how fast an answer comes.
//!
//! The instruction that belongs to the contact (a subject line, the option of a form) stands here and
//! nowhere else; other clauses only repeat the address.

use super::contacts::{card, one_line};
use super::lists::and;
use super::words::{Pen, View, Words, capital, paragraph, say, user, user_capital};
use crate::document::{Block, Clause, Inline, Sentence};
use crate::interview::company::{ContactFor, ContactRow, Role};
use crate::values::area_name;
use std::borrow::Cow;

pub(super) fn write(view: &View) -> Option<Clause> {
    let lines = lines(view);
    let mut blocks = Vec::new();
    if !lines.is_empty() {
        blocks.push(Block::Card(lines));
    }
    blocks.extend(paragraph(sentences(view)));
    (!blocks.is_empty()).then_some(Clause {
        id: "contact",
        heading: Cow::Borrowed("Contact"),
        numbered: true,
        blocks,
    })
}

fn lines(view: &View) -> Vec<(Cow<'static, str>, Sentence)> {
    let company = &view.answers.company;
    let pen = Pen::new("contact");
    let gap = |id: &str, what: &str| (view.gaps)(id).then(|| vec![Inline::Gap(what.to_owned())]);
    let mut lines: Vec<(Cow<'static, str>, Sentence)> = Vec::new();
    let mut add = |label: &'static str, sentence: Sentence| lines.push((Cow::Borrowed(label), sentence));

    let name = company.legal_name.as_deref().map(|name| vec![user(name)]);
    if let Some(words) = name.or_else(|| gap("company.legal_name", "company name")) {
        add("Operator", pen.line("company", words));
    }
    if let Some(head) = &company.head {
        add("Represented by", pen.line("head", vec![user(head)]));
    }
    let address = company.address.as_deref().map(one_line);
    if let Some(address) = &address {
        // who writes the whole label of an envelope has said the name above
        let name = company.legal_name.as_deref().unwrap_or_default().trim();
        let rest = address.strip_prefix(name).filter(|_| !name.is_empty());
        let rest = rest.and_then(|rest| rest.strip_prefix(", ")).filter(|rest| !rest.is_empty());
        add("Postal address", pen.line("address", vec![user(rest.unwrap_or(address))]));
    }
    let country = company.country.as_ref().and_then(|place| area_name(&place.area));
    if let Some(name) = country.filter(|name| !address.as_deref().is_some_and(|address| ends_with(address, name))) {
        add("Country", pen.line("country", say![capital(say![name])]));
    }
    if let Some(contact) = &company.contact {
        let (label, words) = card(contact);
        let about = ", for questions about this policy and requests about your data";
        add(label, pen.line("contact", say![words, about]));
    } else if let Some(words) = gap("company.contact", "how to reach you about privacy") {
        add("Contact", pen.line("contact", words));
    }
    for row in &company.contacts {
        if let Some(words) = further(row) {
            // The slot bears the role too: a label is no sentence, and yet the answer writes it.
            let (label, slot) = match row.role {
                Some(Role::Dpo) => ("Data Protection Officer", "dpo"),
                Some(Role::PrivacyLead) => ("Privacy lead", "privacy-lead"),
                Some(Role::EuRepresentative) => ("Representative in the EU", "eu-representative"),
                Some(Role::UkRepresentative) => ("Representative in the UK", "uk-representative"),
                Some(Role::SwissRepresentative) => ("Representative in Switzerland", "swiss-representative"),
                Some(Role::KoreanAgent) => ("Domestic agent in South Korea", "korean-agent"),
                Some(Role::Encarregado) => ("Officer for Brazil (encarregado)", "encarregado"),
                Some(Role::QuebecOfficer) => ("Person in charge of personal information (Quebec)", "quebec-officer"),
                Some(Role::Support) => ("Support team", "support"),
                None => ("Further contact", "further"),
            };
            add(label, pen.row(&row.key).line(slot, words));
        }
    }
    lines
}

/// Whether the last part of an address is this country: then a line of its own says it twice.
fn ends_with(address: &str, country: &str) -> bool {
    let plain = |words: &str| {
        let words = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        words.strip_prefix("the ").map_or(words.clone(), str::to_owned)
    };
    let last = address.rsplit(',').next().unwrap_or_default();
    plain(last) == plain(country)
}

/// The sentences below the card.
fn sentences(view: &View) -> Vec<Sentence> {
    let company = &view.answers.company;
    let pen = Pen::new("contact");
    let mut all = Vec::new();
    if company.contact.is_some() && company.contact_private == Some(true) {
        all.push(pen.line(
            "private",
            say!["We use a form so that no personal address stands on this page."],
        ));
    }
    if let Some(days) = company.contact_days {
        let unit = if days == 1 { " day." } else { " days." };
        all.push(pen.line("days", say!["We answer questions within ", days, unit]));
    }
    all
}

fn further(row: &ContactRow) -> Option<Words> {
    let contact = row.contact.as_ref()?;
    let (_, place) = card(contact);
    let purposes = row.for_what.as_ref().filter(|list| !list.is_empty());
    let purposes = purposes.map(|list| {
        let words = list.iter().map(|purpose| match purpose {
            ContactFor::Questions => "questions about privacy",
            ContactFor::Requests => "requests about your own data",
            ContactFor::Contract => "data processing agreements",
            ContactFor::Complaints => "complaints",
            ContactFor::Security => "security reports",
        });
        say![", for ", and(words)]
    });
    let name = row.name.as_deref();
    // A postal address mostly begins with the name.
    let name = name.filter(|name| !contact.value.starts_with(name.trim()));
    let name = name.map(|name| say![user_capital(name), ", "]);
    Some(say![name, place, purposes])
}

#[cfg(test)]
mod tests {
    use crate::answers::Answers;
    use crate::clauses::{compose, policy};
    use crate::document::{Block, Document};

    fn answers(company: &serde_json::Value) -> Answers {
        serde_json::from_value(serde_json::json!({ "company": company })).unwrap()
    }

    fn card(document: &Document) -> Vec<(String, String)> {
        let blocks = document.clause("contact").map(|c| c.blocks.clone()).unwrap_or_default();
        let cards = blocks.into_iter().filter_map(|block| match block {
            Block::Card(lines) => Some(lines),
            _ => None,
        });
        cards.flatten().map(|(label, s)| (label.to_string(), s.words())).collect()
    }

    #[test]
    fn the_card_has_a_line_for_each_answer() {
        let document = policy(&answers(&serde_json::json!({
            "legal_name": "Acme Ltd", "address": "1 Example Street\nBoston", "country": { "area": "GB" },
            "contact": { "kind": "email", "value": "privacy@acme.example", "subject": "Privacy" },
            "contacts": [{ "key": "dpo", "role": "dpo", "contact": { "kind": "email", "value": "dpo@acme.example" }, "for_what": ["complaints"] }]
        })));
        let card = card(&document);
        let labels: Vec<&str> = card.iter().map(|(label, _)| label.as_str()).collect();
        let wanted = ["Operator", "Postal address", "Country", "Email", "Data Protection Officer"];
        assert_eq!(labels, wanted);
        assert_eq!(card[1].1, "1 Example Street, Boston");
        assert!(
            card[3]
                .1
                .starts_with("privacy@acme.example (subject line: “Privacy”), for questions")
        );
        assert_eq!(card[4].1, "dpo@acme.example, for complaints");
    }

    #[test]
    fn a_missing_name_leaves_a_gap_only_where_gaps_are_shown() {
        let empty = Answers::default();
        assert!(policy(&empty).clause("contact").is_none());
        let shown = compose(&empty, &|id| id == "company.legal_name");
        assert_eq!(card(&shown), [("Operator".to_owned(), "[company name]".to_owned())]);
    }
}
