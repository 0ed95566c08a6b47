//! Your rights and how to use them: which there are, how to ask, what people can do themselves, and
//! where they can complain.
//!
//! The right to object stands in a notice of its own, apart from all else, as GDPR 21(4) wants; for that
//! it has to repeat who has it. Rights under the law of US states are another clause's.

mod complaints;
mod own;

use super::contacts::{address, reach, same_place};
use super::lists::{and, join, or};
use super::words::{Pen, View, Words, paragraph, say, strong};
use crate::document::{Block, Clause, Inline, Sentence};
use crate::interview::rights::{Extent, Holders, Limit, Right, RightRow, Verification};
use crate::interview::uses::{Ground, Newsletters, Purpose};
use std::borrow::Cow;

pub(super) fn write(view: &View) -> Option<Clause> {
    let pen = Pen::new("rights");
    let mut blocks = Vec::new();
    blocks.extend(granted(view, pen));
    blocks.extend(objection(view, pen));
    blocks.extend(brazil(view, pen));
    blocks.extend(asking(view, pen));
    blocks.extend(limits(view, pen));
    blocks.extend(own::write(view, pen));
    blocks.extend(complaints::write(view, pen));
    (!blocks.is_empty()).then_some(Clause {
        id: "rights",
        heading: Cow::Borrowed("Your rights and how to use them"),
        numbered: true,
        blocks,
    })
}

/// The rights but the one to object, each a line of its own, and whose they are.
fn granted(view: &View, pen: Pen) -> Vec<Block> {
    let rights = &view.answers.rights;
    let items: Vec<Vec<Sentence>> = rights.granted.iter().filter_map(|row| item(row, pen)).collect();
    if items.is_empty() {
        return Vec::new();
    }
    let holders = rights.holders.map(|holders| match holders {
        Holders::Everyone => "wherever you live, ",
        Holders::Europe => "if you live in the European Economic Area (EEA), the United Kingdom or Switzerland, ",
        Holders::Eea => "if you live in the European Economic Area (EEA), ",
        Holders::LocalLaw => "depending on the law where you live, ",
    });
    let law = rights
        .holders
        .filter(|_| rights.name_law == Some(true))
        .map(|holders| match holders {
            Holders::Everyone => " that come from the General Data Protection Regulation (GDPR)",
            Holders::Eea => " under the General Data Protection Regulation (GDPR)",
            Holders::Europe | Holders::LocalLaw => {
                " under the General Data Protection Regulation (GDPR) or the law that matches it in your country"
            }
        });
    let intro = super::words::capital(join_all(&[holders, Some("you have these rights"), law, Some(":")]));
    let mut blocks = vec![Block::Paragraph(vec![pen.line("granted", intro)]), Block::List(items)];
    if rights.account_holders == Some(true) {
        let mut about = vec![pen.line(
            "account-holders",
            say!["These rights concern the personal data of account holders."],
        )];
        if view.answers.collection.others_data == Some(true) {
            let whose = say![
                "If your data came to us from one of our customers, ",
                Inline::See("whose"),
                " tells you whom to ask."
            ];
            about.push(pen.line("others", whose));
        }
        blocks.extend(paragraph(about));
    }
    blocks
}

/// Pieces of the program's words, one after the other.
fn join_all(pieces: &[Option<&'static str>]) -> Words {
    let text: String = pieces.iter().flatten().copied().collect();
    say![text]
}

fn item(row: &RightRow, pen: Pen) -> Option<Vec<Sentence>> {
    let (name, what, end) = match row.right? {
        Right::Access => ("Access:", " ask to see your personal data", "."),
        Right::Correct => ("Correction:", " ask us to correct your personal data", "."),
        Right::Delete => ("Deletion:", " ask us to delete your personal data", "."),
        Right::Restrict => (
            "Restriction:",
            " ask us to restrict the processing of your personal data",
            ".",
        ),
        Right::Port => ("Portability:", " receive your personal data", " and take it elsewhere."),
        Right::Withdraw => ("Withdrawal:", " withdraw a consent at any time", "."),
        Right::NoMachineDecision => (
            "Human review:",
            " have a person review what a machine alone decided about you, state your view and contest the decision",
            ".",
        ),
        Right::Object => return None,
    };
    let pen = pen.row(&row.key);
    let (scope, lawful) = extent(row);
    let sentence = pen.line("right", say![strong(name), what, scope, end]);
    let mut sentences = vec![sentence];
    if lawful && row.right == Some(Right::Withdraw) {
        sentences.push(pen.line(
            "lawful",
            say!["Withdrawing a consent does not affect the lawfulness of what we did before."],
        ));
    }
    Some(sentences)
}

/// How far a right goes, as the end of its sentence; and whether what was done before stays lawful.
fn extent(row: &RightRow) -> (Words, bool) {
    let (mut name, mut export, mut purposes, mut interests) = ("", "", "", "");
    let (mut circumstances, mut copy, mut lawful) = ("", "", false);
    let (mut formats, mut states) = (Vec::new(), Vec::new());
    for extent in row.extent.iter().flatten() {
        match extent {
            Extent::Copy => copy = " and get a copy of it",
            Extent::Inaccurate => states.push("inaccurate"),
            Extent::Incomplete => states.push("incomplete"),
            Extent::Forgotten => name = " (the “right to be forgotten”)",
            Extent::Circumstances => circumstances = " in certain circumstances",
            Extent::Purposes => purposes = " for certain purposes",
            Extent::Interests => interests = " on the ground of our legitimate interests",
            Extent::Structured => formats.push("structured"),
            Extent::CommonlyUsed => formats.push("commonly used"),
            Extent::MachineReadable => formats.push("machine-readable"),
            Extent::Export => export = " as an export",
            Extent::EarlierLawful => lawful = true,
        }
    }
    let formats = (!formats.is_empty()).then(|| say![" in a ", and(formats), " format"]);
    let states = (!states.is_empty()).then(|| say![" where it is ", or(states)]);
    let scope = say![name, export, formats, states, purposes, interests, circumstances, copy];
    (scope, lawful)
}

/// The right to object, in a block of its own.
fn objection(view: &View, pen: Pen) -> Option<Block> {
    let rights = &view.answers.rights;
    let row = rights.granted.iter().find(|row| row.right == Some(Right::Object))?;
    let pen = pen.row(&row.key);
    let (scope, _) = extent(row);
    let of_interests = row.extent.iter().flatten().any(|extent| *extent == Extent::Interests);
    let holders = rights.holders.map(|holders| match holders {
        Holders::Everyone => "wherever you live, ",
        Holders::Europe => "if you live in the EEA, the United Kingdom or Switzerland, ",
        Holders::Eea => "if you live in the EEA, ",
        Holders::LocalLaw => "where your local law gives you this right, ",
    });
    let reasons = of_interests.then_some(" at any time, for reasons to do with your own situation,");
    let right = [
        holders,
        Some("you can object"),
        reasons,
        Some(" to our processing of your personal data"),
    ];
    let words = say![super::words::capital(join_all(&right)), scope, "."];
    let mut sentences = vec![
        pen.line("object-head", say![strong("Your right to object.")]),
        pen.line("object", words),
    ];
    if asks_about_interests(view, row) {
        let words = say![Inline::See("use"), " shows which uses rest on them."];
        sentences.push(pen.line("object-uses", words));
    }
    if markets(view) {
        let words = say!["You need no reason to object to direct marketing."];
        sentences.push(pen.line("object-marketing", words));
    }
    Some(Block::Notice(sentences))
}

fn asks_about_interests(view: &View, row: &RightRow) -> bool {
    let said = row.extent.iter().flatten().any(|extent| *extent == Extent::Interests);
    said && view
        .answers
        .uses
        .purposes
        .iter()
        .any(|row| row.ground == Some(Ground::Interests))
}

fn markets(view: &View) -> bool {
    let uses = &view.answers.uses;
    let sends = uses.newsletters.is_some_and(|newsletters| match newsletters {
        Newsletters::OptIn | Newsletters::OptOut => true,
        Newsletters::None => false,
    });
    sends || uses.purposes.iter().any(|row| row.purpose == Some(Purpose::Marketing))
}

/// What the law of Brazil gives beside the rights above; it wants its article named.
fn brazil(view: &View, pen: Pen) -> Option<Block> {
    let told = view.answers.rights.brazil == Some(true);
    told.then(|| {
        paragraph(vec![
            pen.line(
                "brazil",
                say!["In Brazil, your rights stand in Article 18 of the General Data Protection Law (LGPD)."],
            ),
            pen.line(
                "brazil-more",
                say!["There, you can also have us confirm whether we process your data, and have it anonymised or blocked."],
            ),
            pen.line(
                "brazil-told",
                say!["You can learn with whom we share it, and what follows if you refuse your consent."],
            ),
        ])
    })
    .flatten()
}

/// A paragraph under a bold lead-in, unless nothing would follow it.
fn led(lead: Sentence, sentences: Vec<Sentence>) -> Option<Block> {
    if sentences.is_empty() {
        return None;
    }
    paragraph(std::iter::once(lead).chain(sentences).collect())
}

/// How a request is made, and what happens with it.
fn asking(view: &View, pen: Pen) -> Option<Block> {
    let rights = &view.answers.rights;
    let mut all = Vec::new();
    if let Some(ways) = ways(view) {
        all.push(pen.line("requests", say!["To exercise your rights, ", ways, "."]));
    }
    if let Some(days) = rights.days {
        all.push(pen.line("days", say!["We answer a request within ", days, days_word(days), "."]));
        if let Some(more) = rights.extension {
            let words = say![
                "A complex request can take up to ",
                more,
                if more == 1 { " more day" } else { " more days" },
                "; if so, we tell you why within the first ",
                days,
                days_word(days),
                "."
            ];
            all.push(pen.line("extension", words));
        }
    }
    if rights.free == Some(true) {
        let times = rights.free_times.map(|times| match times {
            1 => say![", once a year"],
            times => say![", up to ", times, " times a year"],
        });
        all.push(pen.line("free", say!["A request costs you nothing", times, "."]));
    }
    if let Some(check) = rights.verification {
        let words = match check {
            Verification::Account => say!["We check that it is you by having you sign in."],
            Verification::Details => say!["We check that it is you by comparing details that you give with those we hold."],
            Verification::Ask => say!["We ask you to show who you are only where we have doubts."],
        };
        all.push(pen.line("verification", words));
    }
    if rights.agent == Some(true) {
        all.push(pen.line(
            "agent",
            say!["Somebody else can make the request for you, with your signed permission."],
        ));
    }
    if let Some(appeal) = &rights.appeal {
        all.push(pen.line("appeal", say!["If we refuse, you can appeal: ", reach(appeal), "."]));
    }
    led(pen.line("asking", say![strong("How to ask.")]), all)
}

/// Why a request may be refused; one or two reasons are a sentence, more are a list.
fn limits(view: &View, pen: Pen) -> Vec<Block> {
    const REFUSE: &str = "We can refuse a request, wholly or in part, where";
    let reasons: Vec<&'static str> = view
        .answers
        .rights
        .limits
        .iter()
        .flatten()
        .map(|limit| limit_words(*limit))
        .collect();
    match reasons.len() {
        0 => Vec::new(),
        1 | 2 => paragraph(vec![pen.line("limits", say![REFUSE, " ", or(reasons), "."])])
            .into_iter()
            .collect(),
        _ => {
            let items = reasons.into_iter().map(|reason| vec![pen.line("limit", say![reason, "."])]);
            vec![
                Block::Paragraph(vec![pen.line("limits", say![REFUSE, ":"])]),
                Block::List(items.collect()),
            ]
        }
    }
}

fn limit_words(limit: Limit) -> &'static str {
    match limit {
        Limit::LawKeeps => "a law requires us to keep the data",
        Limit::Claims => "legal claims depend on the data",
        Limit::Others => "it would harm somebody else's rights",
        Limit::Unidentified => "we cannot tell who asks or whose data it is",
        Limit::Excessive => "it is unfounded or excessive",
        Limit::Secrets => "it would harm security or a trade secret",
    }
}

fn days_word(days: u32) -> &'static str {
    if days == 1 { " day" } else { " days" }
}

/// The way for requests, and the ordinary contact beside it where that is another one.
fn ways(view: &View) -> Option<Words> {
    let requests = view.answers.rights.requests.as_ref();
    let contact = view.answers.company.contact.as_ref();
    let stated = !view.answers.rights.granted.is_empty() || view.answers.ccpa.rights.as_ref().is_some_and(|r| !r.is_empty());
    let contact = contact.filter(|_| stated);
    let other = contact.filter(|contact| !requests.is_some_and(|requests| same_place(requests, contact)));
    let ways: Vec<Words> = requests.map(reach).into_iter().chain(other.map(address)).collect();
    (!ways.is_empty()).then(|| join(ways, ", or "))
}

#[cfg(test)]
#[path = "rights_tests.rs"]
mod tests;
