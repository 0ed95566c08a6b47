//! A policy made by hand, with every kind of block and inline, for tests.

use crate::document::{Block, Clause, Document, Id, Inline, Sentence, Table};
use std::borrow::Cow;

pub fn id(clause: &'static str, slot: &'static str) -> Id {
    Id {
        clause,
        row: String::new(),
        slot,
    }
}
pub fn say(inlines: Vec<Inline>) -> Sentence {
    Sentence {
        id: id("example", "said"),
        inlines,
    }
}
pub fn fixed(text: &'static str) -> Inline {
    Inline::Fixed(Cow::Borrowed(text))
}
pub fn user(text: &str) -> Inline {
    Inline::User(text.to_owned())
}
fn line(text: &'static str) -> Sentence {
    say(vec![fixed(text)])
}
fn cell(text: &str) -> Sentence {
    say(vec![user(text)])
}
fn link(text: &str, to: &str) -> Inline {
    Inline::Link {
        text: text.to_owned(),
        to: to.to_owned(),
    }
}
fn lead(text: &'static str, rest: &'static str) -> Sentence {
    say(vec![Inline::Strong(vec![fixed(text)]), fixed(rest)])
}
fn clause(id: &'static str, heading: &'static str, numbered: bool, blocks: Vec<Block>) -> Clause {
    Clause {
        id,
        heading: Cow::Borrowed(heading),
        numbered,
        blocks,
    }
}
fn table(head: &[&'static str], rows: &[&[&str]]) -> Block {
    Block::Table(Table {
        head: head.to_vec(),
        rows: rows.iter().map(|row| row.iter().map(|text| cell(text)).collect()).collect(),
    })
}

/// The policy of an invented allotment planner.
pub fn document() -> Document {
    Document {
        format: 1,
        title: vec![user("Beanrow"), fixed(" privacy policy")],
        language: "en-GB".to_owned(),
        dates: vec![line("Effective 3 June 2026"), line("Version 4")],
        clauses: [opening(), middle(), end()].concat(),
    }
}

fn opening() -> Vec<Clause> {
    vec![
        clause(
            "opening",
            "",
            false,
            vec![Block::Paragraph(vec![
                say(vec![
                    fixed("This page says what happens to personal data when you plan a garden with "),
                    user("Beanrow"),
                    fixed("."),
                ]),
                say(vec![
                    fixed("You find it at "),
                    link("beanrow.example", "https://beanrow.example"),
                    fixed("."),
                ]),
            ])],
        ),
        clause(
            "summary",
            "In short",
            false,
            vec![Block::List(vec![
                vec![say(vec![
                    fixed("We collect what you enter and what a browser sends; see “"),
                    Inline::See("collection"),
                    fixed("”."),
                ])],
                vec![say(vec![
                    fixed("We keep most of it until you close your account, and invoices for longer; see “"),
                    Inline::See("retention"),
                    fixed("”."),
                ])],
                vec![say(vec![
                    fixed("You can object, correct and leave at any time; see “"),
                    Inline::See("rights"),
                    fixed("”."),
                ])],
            ])],
        ),
        clause(
            "who",
            "Who we are and what this covers",
            true,
            vec![
                Block::Paragraph(vec![
                    say(vec![
                        user("Beanrow Ltd"),
                        fixed(" decides why and how personal data is used here."),
                    ]),
                    say(vec![
                        fixed("We are registered in "),
                        Inline::Gap("the country of the company".to_owned()),
                        fixed("."),
                    ]),
                ]),
                Block::Card(vec![
                    ("Company".into(), cell("Beanrow Ltd")),
                    ("Address".into(), cell("4 Trellis Yard\nNorwich NR1 1AA\nUnited Kingdom")),
                    (
                        "E-mail".into(),
                        say(vec![link("privacy@beanrow.example", "mailto:privacy@beanrow.example")]),
                    ),
                ]),
            ],
        ),
    ]
}

fn middle() -> Vec<Clause> {
    vec![
        clause(
            "collection",
            "What we collect",
            true,
            vec![
                Block::Paragraph(vec![
                    lead(
                        "Your account.",
                        " You give us a name, an e-mail address and a password, which we store only as a hash.",
                    ),
                    line("Without them there is no account."),
                ]),
                Block::Paragraph(vec![
                    lead("Your garden.", " Beds, crops, photographs and notes are yours."),
                    line("We look at them only when you ask us for help."),
                ]),
                Block::Heading(line("Pictures and recognition")),
                Block::Paragraph(vec![line(
                    "A picture that you send for recognition goes to the service named below, and nowhere else.",
                )]),
            ],
        ),
        clause(
            "sharing",
            "Who receives it",
            true,
            vec![
                Block::Paragraph(vec![
                    line("We do not sell personal data."),
                    line("These companies work for us, each under a contract on data protection:"),
                ]),
                table(
                    &["Who", "What for", "What they get", "Where"],
                    &[
                        &[
                            "Cloudyard | EU",
                            "Servers and backups",
                            "Everything in your account, encrypted at rest",
                            "Ireland",
                        ],
                        &[
                            "Leafsight Inc.",
                            "Recognition of pictures",
                            "The picture, without your name",
                            "United States",
                        ],
                        &[
                            "Penny & Post",
                            "Payments",
                            "Name, address, amount; we never see card numbers",
                            "",
                        ],
                    ],
                ),
            ],
        ),
        clause(
            "retention",
            "How long we keep it",
            true,
            vec![
                Block::Paragraph(vec![line(
                    "We keep personal data as long as its purpose needs it, and then delete it.",
                )]),
                table(
                    &["What", "How long", "What happens then"],
                    &[
                        &["Account and garden", "Life of the account, then up to 30 days", "Deleted"],
                        &["Invoices", "7 years, as tax law asks", "Deleted"],
                        &["Server logs", "14 days", ""],
                    ],
                ),
                Block::Paragraph(vec![lead(
                    "After you leave.",
                    " For 30 days you can come back and find everything as it was.",
                )]),
            ],
        ),
    ]
}

fn end() -> Vec<Clause> {
    vec![
        clause(
            "rights",
            "Your rights and how to use them",
            true,
            vec![
                Block::Paragraph(vec![line("You may ask us at any time to:")]),
                Block::List(vec![
                    vec![line("show you the data that we hold about you, and give you a copy;")],
                    vec![line("correct it where it is wrong;")],
                    vec![say(vec![
                        fixed("delete it, or do so yourself under "),
                        link("Settings", "/settings/account"),
                        fixed("."),
                    ])],
                ]),
                Block::Notice(vec![
                    line("You can object."),
                    line("Where we rely on our own interests, you can object for reasons that arise from your situation."),
                    line("You can object to advertising without any reason, and we stop."),
                ]),
            ],
        ),
        clause(
            "children",
            "Children",
            true,
            vec![Block::Paragraph(vec![line(
                "Beanrow is not made for children under 13, and we do not knowingly hold data about them.",
            )])],
        ),
        clause(
            "contact",
            "Contact",
            true,
            vec![Block::Card(vec![
                (
                    "E-mail".into(),
                    say(vec![link("privacy@beanrow.example", "mailto:privacy@beanrow.example")]),
                ),
                ("Subject line".into(), cell("Privacy request")),
                (
                    "Form".into(),
                    say(vec![link(
                        "Contact form",
                        "https://beanrow.example/contact?about=privacy&from=policy",
                    )]),
                ),
            ])],
        ),
    ]
}
