//! Documents full of words that would like to be markup.

use super::super::Options;
use super::super::example::{fixed, id, say, user};
use super::seen::check_all;
use crate::document::{Block, Clause, Document, Inline, Sentence, Table};
use proptest::prelude::*;
use std::borrow::Cow;

/// Words that would be something else if they were not escaped.
const NASTY: &[&str] = &[
    "# heading",
    "#",
    "a #",
    "1. one",
    "1)",
    "12.",
    "- item",
    "-",
    "+ item",
    "* item",
    "* * *",
    "---",
    "- - -",
    "===",
    "= =",
    "> quote",
    "a | b",
    "|",
    "\\|",
    "--- | ---",
    ":-: | :-:",
    "`code`",
    "``",
    "```\ncode",
    "~~~",
    "~~struck~~",
    "<script>alert(1)</script>",
    "<!-- x",
    "<b>",
    "</main>",
    "]]>",
    "[x](y)",
    "![x](y)",
    "!",
    "[",
    "]",
    "](javascript:alert(1))",
    "[x]: /y",
    "[^1]",
    "[^1]: note",
    "[ ] task",
    "<https://a.example>",
    "https://a.example/b_c_d",
    "www.a.example",
    "http://a",
    "a\\",
    "\\",
    "\\\\",
    "&lt;",
    "&amp;lt;",
    "&",
    "&#60;",
    "lt;",
    "#60;",
    "&copy",
    "title\n===",
    "title\n---",
    "a\n\nb",
    "a\n    code",
    "    code",
    "\tcode",
    "*a*",
    "**a**",
    "*",
    "**",
    "_a_",
    "__a__",
    "_",
    "_ga",
    "snake_case",
    "a*b*c",
    "$x$",
    "$$",
    "{{ site.title }}",
    "{% raw %}",
    "{#id}",
    "==mark==",
    ": definition",
    "term\n: definition",
    "\"quoted\" onload=\"x\"",
    "'",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{9b}31m",
    "\u{202e}desrever",
    "\0",
    "\r\n",
    "a\r\n# b",
    "\u{2028}",
    "a\u{a0}",
    "\u{a0}b",
    "\u{200b}",
    "日本語の長い文章です",
    "é\u{301}\u{301}",
    "👩‍👩‍👧",
    " ",
    "",
    "a  b",
    " a ",
    "\n",
    "javascript:alert(1)",
    "::: warning",
    "+++",
    "%% x",
    "1986. A year",
    "-1",
    "3.5 litres",
    "://",
    "ftp://x",
    "----|",
    "[x",
    "<",
    ">",
    "@import url(x)",
    "expression(1)",
    "\u{3000}",
    "“",
    "a_",
    "a\n1. b",
    "a\n- b",
    "a\n> b",
    "a\n# b",
    "a\n\\\nb",
    "\\\n",
];

const CLAUSES: &[&str] = &["opening", "who", "use", "rights"];

fn words() -> impl Strategy<Value = String> {
    let nasty = || prop::sample::select(NASTY).prop_map(str::to_owned);
    prop_oneof![
        4 => nasty(),
        2 => (nasty(), nasty()).prop_map(|(a, b)| a + &b),
        1 => "(?s).{0,12}",
        1 => "[-a-z0-9#*_`|<>&\\[\\]()!~=:. \n\\\\]{0,16}",
    ]
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        5 => words().prop_map(Inline::User),
        2 => prop::sample::select(&["We keep ", " for ", ".", ", ", "see "][..]).prop_map(fixed),
        1 => (words(), words()).prop_map(|(text, to)| Inline::Link { text, to }),
        1 => (words(), "[-a-z0-9/?&=#.,;:!*_|()~%$@+]{0,16}").prop_map(|(text, to)| Inline::Link { text, to: format!("https://{to}") }),
        1 => "[a-z_.|-]{1,6}@[a-z.-]{1,8}".prop_map(|text| Inline::Link { to: format!("mailto:{text}"), text }),
        1 => prop::sample::select(&["opening", "who", "use", "nowhere"][..]).prop_map(Inline::See),
        1 => words().prop_map(Inline::Gap),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| prop::collection::vec(inner, 0..4).prop_map(Inline::Strong))
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(inline(), 0..5)
}

fn sentence() -> impl Strategy<Value = Sentence> {
    let slot = prop::sample::select(&["one", "two", "three"][..]);
    (inlines(), slot).prop_map(|(inlines, slot)| Sentence {
        id: id("x", slot),
        inlines,
    })
}

fn sentences() -> impl Strategy<Value = Vec<Sentence>> {
    prop::collection::vec(sentence(), 0..4)
}

fn block() -> impl Strategy<Value = Block> {
    let rows = prop::collection::vec(prop::collection::vec(sentence(), 0..4), 0..4);
    let label = prop::sample::select(&["E-mail", "Address"][..]).prop_map(Cow::Borrowed);
    prop_oneof![
        sentences().prop_map(Block::Paragraph),
        prop::collection::vec(sentences(), 0..4).prop_map(Block::List),
        rows.prop_map(|rows| Block::Table(Table {
            head: vec!["Who", "What", "Where"],
            rows
        })),
        sentence().prop_map(Block::Heading),
        sentences().prop_map(Block::Notice),
        prop::collection::vec((label, sentence()), 0..3).prop_map(Block::Card),
    ]
}

fn document() -> impl Strategy<Value = Document> {
    let heading = prop_oneof![Just(String::new()), words()].prop_map(Cow::Owned);
    let clause = (heading, any::<bool>(), prop::collection::vec(block(), 0..5));
    (
        inlines(),
        prop::collection::vec(sentence(), 0..3),
        prop::collection::vec(clause, 0..4),
    )
        .prop_map(|(title, dates, clauses)| Document {
            format: 1,
            title,
            language: "en-GB".to_owned(),
            dates,
            clauses: clauses
                .into_iter()
                .zip(CLAUSES)
                .map(|((heading, numbered, blocks), id)| Clause {
                    id,
                    heading,
                    numbered,
                    blocks,
                })
                .collect(),
        })
}

fn options() -> impl Strategy<Value = Options> {
    (any::<bool>(), 30_usize..100).prop_map(|(marked, width)| Options {
        width,
        unconfirmed: if marked { [id("x", "two")].into() } else { [].into() },
        fragment: false,
        noindex: false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn hostile_words_stay_words(document in document(), options in options()) {
        check_all(&document, &options);
    }
}

/// Each nasty string alone, in each kind of block, before and after other inlines.
#[test]
fn each_nasty_string_stays_itself() {
    for nasty in NASTY {
        let shapes = [
            vec![user(nasty)],
            vec![user(nasty), fixed(" tail")],
            vec![fixed("head "), user(nasty)],
            vec![user(nasty), Inline::See("who")],
            vec![Inline::Strong(vec![user(nasty)]), fixed("tail")],
            vec![fixed("head"), Inline::Strong(vec![user(nasty)])],
        ];
        for shape in shapes {
            let s = || say(shape.clone());
            let document = Document {
                title: shape.clone(),
                dates: vec![s(), s()],
                clauses: vec![Clause {
                    id: "who",
                    heading: "Who we are".into(),
                    numbered: true,
                    blocks: vec![
                        Block::Paragraph(vec![s(), s()]),
                        Block::List(vec![vec![s(), s()], vec![s()]]),
                        Block::Heading(s()),
                        Block::Notice(vec![s(), s()]),
                        Block::Card(vec![("E-mail".into(), s())]),
                        Block::Table(Table {
                            head: vec!["Who", "What"],
                            rows: vec![vec![s(), s()]],
                        }),
                    ],
                }],
                ..Document::default()
            };
            check_all(&document, &Options::default());
        }
    }
}
