//! What must hold of every format, above all for hostile words of a person.

use super::example::{self, fixed, id, say, user};
use super::spans::{plain, spans};
use super::{FORMATS, Options, Page, format};
use crate::document::{Block, Clause, Document, Id, Inline, Sentence, Table};
use crate::values::is_hidden;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

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
    })
}

/// A block as a reader sees it: what it is, and its words.
type Seen = (&'static str, String);

/// What a reader must see. Items hold a paragraph, and so does a cell or a heading.
fn expected(document: &Document, options: &Options, html: bool) -> Vec<Seen> {
    let page = Page::new(document, options);
    let one_line = |text: &str| text.replace('\n', " ");
    let said = |s: &Sentence| {
        let text = plain(&spans(document, &s.inlines), false);
        if page.is_open(s) && !text.is_empty() {
            if html {
                format!("to confirm {text}")
            } else {
                format!("[to confirm] {text}")
            }
        } else {
            text
        }
    };
    let all = |sentences: &[Sentence], between: &str| {
        let texts: Vec<String> = sentences.iter().map(said).filter(|text| !text.is_empty()).collect();
        texts.join(between)
    };
    let label = |text: &str| plain(&super::label(text), false);
    let mut seen: Vec<Seen> = vec![("h1", plain(&page.title(), false))];
    seen.push(("p", all(&document.dates, "\n")));
    if page.is_draft() {
        seen.push(("note", format!("{} {}", super::DRAFT.0, super::DRAFT.1)));
    }
    for (number, clause) in page.clauses() {
        if !label(&clause.heading).is_empty() {
            let number = number.map(|n| format!("{n}. ")).unwrap_or_default();
            seen.push(("h2", number + &label(&clause.heading)));
        }
        for block in &clause.blocks {
            match block {
                Block::Paragraph(s) => seen.push(("p", all(s, " "))),
                Block::Notice(s) => seen.push(("note", all(s, " "))),
                Block::List(items) => seen.extend(items.iter().map(|s| ("li", all(s, " ")))),
                Block::Heading(s) => seen.push(("h3", said(s).replace('\n', " "))),
                Block::Card(lines) => seen.extend(lines.iter().map(|(name, s)| {
                    (
                        "li",
                        format!("{name}{} {}", if html { "" } else { ":" }, said(s))
                            .trim_end_matches(' ')
                            .to_owned(),
                    )
                })),
                Block::Table(table) => {
                    seen.extend(table.head.iter().map(|head| ("cell", (*head).to_owned())));
                    for row in &table.rows {
                        seen.extend(row.iter().map(|s| ("cell", said(s))));
                    }
                }
            }
        }
    }
    seen.retain(|(_, text)| !one_line(text).is_empty());
    seen
}

/// What a Markdown parser with every extension makes of it. Panics at markup that no policy has.
fn seen_in_markdown(source: &str) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    let (mut kind, mut text, mut in_item, mut in_quote) = ("p", String::new(), false, false);
    let mut flush = |kind: &'static str, text: &mut String| {
        let text = std::mem::take(text);
        if !text.is_empty() {
            seen.push((kind, text));
        }
    };
    let extensions = Extensions::all() - Extensions::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(source, extensions) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => kind = ["h1", "h2", "h3"][level as usize - 1],
            Event::Start(Tag::Paragraph) => kind = if in_quote { "note" } else { "p" },
            Event::Start(Tag::BlockQuote(None)) => in_quote = true,
            Event::Start(Tag::Item) => (kind, in_item) = ("li", true),
            Event::Start(Tag::TableCell) => kind = "cell",
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                let safe = dest_url.starts_with('#')
                    || ["https://", "mailto:", "/"].iter().any(|start| dest_url.starts_with(start))
                    || dest_url.contains('@');
                assert!(safe, "{dest_url}");
            }
            Event::Start(Tag::Strong | Tag::List(None) | Tag::Table(_) | Tag::TableHead | Tag::TableRow)
            | Event::End(
                TagEnd::Strong | TagEnd::Link | TagEnd::List(false) | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow,
            ) => {}
            Event::End(TagEnd::BlockQuote(None)) => in_quote = false,
            Event::End(TagEnd::Item) => {
                flush("li", &mut text);
                in_item = false;
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableCell) => {
                flush(if in_item { "li" } else { kind }, &mut text);
            }
            Event::Text(words) => text.push_str(&words),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak => text.push('\n'),
            Event::InlineHtml(html) if &*html == "<br />" => text.push('\n'),
            Event::Html(html) if html.trim() == "<!-- -->" => {}
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            other => panic!("{other:?} in\n{source}"),
        }
    }
    seen
}

/// The words of HTML by element. Panics at a tag or attribute that the program never writes.
fn seen_in_html(source: &str) -> Vec<Seen> {
    const TAGS: &[&str] = &[
        "html", "head", "meta", "title", "style", "body", "main", "div", "header", "h1", "h2", "h3", "ul", "ol", "li", "p",
        "nav", "section", "span", "a", "strong", "mark", "br", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd",
        "article", "!doctype",
    ];
    const ATTRIBUTES: &[&str] = &[
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "id",
        "aria-labelledby",
        "href",
        "role",
        "scope",
        "data-label",
    ];
    let mut seen: Vec<Seen> = Vec::new();
    let mut text = String::new();
    let mut skipped = 0;
    let mut open: Vec<String> = Vec::new();
    let mut in_note = false;
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        let words = &rest[..at];
        assert!(
            !words.contains('>') || open.last().is_some_and(|tag| tag == "style"),
            "{words}"
        );
        if skipped == 0 {
            text += &decoded(&words.replace('\n', " "));
        }
        let end = rest[at..].find('>').expect("a tag ends") + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let closes = tag.starts_with('/');
        let (name, mut attributes) = tag
            .trim_start_matches('/')
            .split_once(' ')
            .unwrap_or((tag.trim_start_matches('/'), ""));
        assert!(TAGS.contains(&name), "<{tag}>");
        while name != "!doctype" && !attributes.is_empty() {
            let (attribute, after) = attributes.split_once("=\"").expect("a value in quotation marks");
            let (value, after) = after.split_once('"').expect("an end of the value");
            assert!(ATTRIBUTES.contains(&attribute), "{attribute} in <{tag}>");
            if attribute == "href" {
                let value = decoded(value);
                assert!(
                    ["#", "https://", "mailto:", "/"].iter().any(|start| value.starts_with(start)),
                    "{value}"
                );
            }
            attributes = after.trim_start();
        }
        let kind = match name {
            "h1" => "h1",
            "h2" => "h2",
            "h3" => "h3",
            "li" | "dt" | "dd" => "li",
            "p" => {
                if in_note || tag.contains("note") {
                    "note"
                } else {
                    "p"
                }
            }
            "th" | "td" => "cell",
            _ => "",
        };
        match (name, closes) {
            ("br", _) => text = text.trim_end_matches(' ').to_owned() + "\n",
            ("head" | "nav", false) => skipped += 1,
            ("head" | "nav", true) => {
                skipped -= 1;
                text.clear();
            }
            ("div", false) => in_note = tag.contains("notice"),
            ("div", true) => in_note = false,
            (_, true) if !kind.is_empty() && skipped == 0 => seen.push((kind, text.trim_matches(' ').replace("\n ", "\n"))),
            _ => {}
        }
        if !kind.is_empty() {
            text.clear();
        }
        if closes {
            assert_eq!(open.pop().as_deref(), Some(name), "tags are closed in order");
        } else if !["meta", "br", "!doctype"].contains(&name) {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    seen.retain(|(_, text)| !text.is_empty());
    seen
}

fn decoded(html: &str) -> String {
    let text = html
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'");
    let bare = html.split('&').skip(1).all(|after| {
        ["lt;", "gt;", "quot;", "#39;", "amp;"]
            .iter()
            .any(|name| after.starts_with(name))
    });
    assert!(bare, "a bare ampersand in {html}");
    text.replace("&amp;", "&")
}

/// All words in order, without what formats lay out in their own way.
fn run_together(seen: &[Seen]) -> String {
    let all: Vec<&str> = seen.iter().map(|(_, text)| text.as_str()).collect();
    all.concat().chars().filter(|c| *c != ' ' && *c != '\n').collect()
}

fn check_markdown(document: &Document, options: &Options) {
    let source = (format("md").unwrap().render)(document, options);
    assert_eq!(
        seen_in_markdown(&source),
        expected(document, options, false),
        "{source}\n{document:?}"
    );
}

fn check_html(document: &Document, options: &Options) {
    for name in ["html", "html-fragment"] {
        let source = (format(name).unwrap().render)(document, options);
        let wanted = expected(document, options, true);
        let seen = seen_in_html(&source);
        let headings = |seen: &[Seen]| -> Vec<Seen> { seen.iter().filter(|(kind, _)| kind.starts_with('h')).cloned().collect() };
        assert_eq!(run_together(&seen), run_together(&wanted), "{source}");
        if !document.sentences().any(|s| Page::new(document, options).is_open(s)) {
            assert_eq!(headings(&seen), headings(&wanted), "{source}");
        }
    }
}

fn check_text(document: &Document, options: &Options) {
    let source = (format("txt").unwrap().render)(document, options);
    for line in source.lines() {
        assert!(!line.ends_with(' '), "{line:?}");
        let words = line.trim_start_matches(['|', '-', ' ']);
        let whole = words.is_ascii() && !words.contains(' ');
        assert!(line.width() <= options.width || whole, "{line:?}");
    }
    let squeeze = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let (printed, mut from) = (squeeze(&source), 0);
    for sentence in document.sentences() {
        for inline in &sentence.inlines {
            if let Inline::User(text) = inline {
                let text = squeeze(&plain(&spans(document, std::slice::from_ref(&user(text))), true));
                // In a box a bar stands before each line.
                if let Some(at) = printed[from..].find(&text) {
                    from += at;
                } else {
                    let boxed: String = printed.replace('|', "");
                    assert!(boxed.contains(&text.replace('|', "")), "{text} in\n{source}");
                }
            }
        }
    }
}

fn check_json(document: &Document, options: &Options) {
    let source = (format("json").unwrap().render)(document, options);
    let printed: serde_json::Value = serde_json::from_str(&source).unwrap();
    for (i, clause) in document.clauses.iter().enumerate() {
        assert_eq!(
            printed["clauses"][i]["blocks"].as_array().map(Vec::len),
            Some(clause.blocks.len())
        );
    }
    for (i, date) in document.dates.iter().enumerate() {
        assert_eq!(printed["dates"][i]["text"], plain(&spans(document, &date.inlines), true));
    }
    fn no_hidden(value: &serde_json::Value) {
        match value {
            serde_json::Value::String(text) => assert!(text.chars().all(|c| c == '\n' || !is_hidden(c)), "{text:?}"),
            serde_json::Value::Array(all) => all.iter().for_each(no_hidden),
            serde_json::Value::Object(all) => all.values().for_each(no_hidden),
            _ => {}
        }
    }
    no_hidden(&printed);
}

fn check_all(document: &Document, options: &Options) {
    for format in FORMATS {
        let source = (format.render)(document, options);
        assert!(source.ends_with('\n'), "{} ends with a line break", format.name);
        assert!(
            source.chars().all(|c| c == '\n' || !is_hidden(c)),
            "{} is free of control characters",
            format.name
        );
    }
    check_markdown(document, options);
    check_html(document, options);
    check_text(document, options);
    check_json(document, options);
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

#[test]
fn the_example_is_right_in_every_format() {
    check_all(&example::document(), &Options::default());
    let unconfirmed = Options {
        unconfirmed: [id("example", "said")].into(),
        ..Options::default()
    };
    check_all(&example::document(), &unconfirmed);
}

fn print(name: &str) -> String {
    (format(name).unwrap().render)(&example::document(), &Options::default())
}

#[test]
fn markdown_has_a_sentence_a_line_and_links_to_headings() {
    let source = print("md");
    assert!(
        source.starts_with("# Beanrow privacy policy\n\nEffective 3 June 2026\\\nVersion 4\n\n"),
        "{source}"
    );
    assert!(
        source.contains("\n## 2. What we collect\n\n**Your account.** You give"),
        "{source}"
    );
    assert!(source.contains("hash.\nWithout them there is no account.\n"), "{source}");
    assert!(source.contains("; see [What we collect](#2-what-we-collect).\n"), "{source}");
    assert!(source.contains("4 Trellis Yard\\\n  Norwich NR1 1AA\\\n"), "{source}");
    assert!(source.contains("| Cloudyard &#124; EU | Servers"), "{source}");
    assert!(source.contains("- **E-mail:** <privacy@beanrow.example>\n"), "{source}");
    assert!(source.contains("> **You can object.**\n> Where"), "{source}");
    assert!(source.contains("**\\[the country of the company\\]**"), "{source}");
}

#[test]
fn a_heading_that_comes_twice_has_two_anchors() {
    let mut document = example::document();
    document.clauses[3].heading = "Children".into();
    document.clauses[3].numbered = false;
    document.clauses[7].numbered = false;
    document.clauses[1].blocks = vec![Block::Paragraph(vec![say(vec![Inline::See("children")])])];
    let source = (format("md").unwrap().render)(&document, &Options::default());
    assert!(source.contains("[Children](#children-1)"), "{source}");
}

#[test]
fn html_is_a_page_of_its_own_that_loads_nothing() {
    let source = print("html");
    let wanted = [
        "<html lang=\"en-GB\">",
        "<meta charset=\"utf-8\">",
        "name=\"viewport\"",
        "default-src 'none'",
        "<title>Beanrow privacy policy</title>",
        "<h2 id=\"collection\"><span class=\"number\">2.</span> What we collect</h2>",
        "<a href=\"#retention\">How long we keep it</a>",
        "<th scope=\"col\"",
        "<th scope=\"row\"",
        "data-label=\"What for\"",
        "<nav class=\"contents\"",
        "prefers-color-scheme: dark",
        "table-header-group",
        "66ch",
        "Norwich NR1 1AA<br>",
        "href=\"https://beanrow.example/contact?about=privacy&amp;from=policy\"",
    ];
    for part in wanted {
        assert!(source.contains(part), "{part} is missing");
    }
    for part in ["<script", "<link", "<img", "src=", "url(", "@import", " style=", "javascript"] {
        assert!(!source.contains(part), "{part} has no place in a page");
    }
}

/// Every reference within a page leads to exactly one place.
#[test]
fn html_ids_are_unique_and_references_lead_somewhere() {
    for name in ["html", "html-fragment"] {
        let source = print(name);
        let values = |attribute: &str| -> Vec<String> {
            let parts = source.split(attribute).skip(1);
            parts
                .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
                .collect()
        };
        let ids = values(" id=\"");
        let distinct: std::collections::HashSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "{ids:?}");
        for to in values("href=\"#").iter().chain(&values("aria-labelledby=\"")) {
            assert!(ids.contains(to), "{to} of {name} leads nowhere");
        }
    }
}

#[test]
fn a_fragment_has_no_page_around_it_and_ids_of_its_own() {
    let source = print("html-fragment");
    assert!(source.starts_with("<article class=\"policy\" lang=\"en-GB\">"), "{source}");
    assert!(
        source.contains("id=\"privacy-contact\"") && !source.contains("<style"),
        "{source}"
    );
    let options = Options {
        fragment: true,
        ..Options::default()
    };
    assert_eq!((format("html").unwrap().render)(&example::document(), &options), source);
}

#[test]
fn an_unsafe_link_is_only_its_words() {
    let to = "javascript:alert(1)".to_owned();
    let document = Document {
        dates: vec![say(vec![Inline::Link {
            text: "press".to_owned(),
            to,
        }])],
        ..Document::default()
    };
    for format in FORMATS {
        let source = (format.render)(&document, &Options::default());
        assert!(
            source.contains("press") && !source.contains("javascript"),
            "{}: {source}",
            format.name
        );
    }
}

#[test]
fn text_is_laid_out_for_reading() {
    let source = print("txt");
    assert!(
        source.starts_with("Beanrow privacy policy\n======================\n\nEffective 3 June 2026\nVersion 4\n\n"),
        "{source}"
    );
    assert!(source.contains("\n2. What we collect\n------------------\n"), "{source}");
    assert!(
        source.contains("sends; see “What we\n  collect”.") || source.contains("see “What we collect”."),
        "{source}"
    );
    assert!(source.contains("\nInvoices\n    How long: 7 years, as tax law asks\n    What happens then: Deleted\n\nServer logs\n    How long: 14 days\n"), "{source}");
    assert!(
        source.contains("  Address: 4 Trellis Yard\n    Norwich NR1 1AA\n"),
        "{source}"
    );
    assert!(
        source.contains("  E-mail: privacy@beanrow.example\n") && source.contains("Settings (/settings/account)"),
        "{source}"
    );
    assert!(source.contains("| You can object.\n|\n| Where"), "{source}");
}

#[test]
fn json_says_who_each_sentence_is_and_which_words_are_a_persons() {
    let printed: serde_json::Value = serde_json::from_str(&print("json")).unwrap();
    let collection = &printed["clauses"][3];
    assert_eq!(collection["number"], 2);
    assert_eq!(printed["title"][0], serde_json::json!({ "user": "Beanrow" }));
    let first = &printed["clauses"][1]["blocks"][0]["list"][0][0];
    assert_eq!(
        first["id"],
        serde_json::json!({ "clause": "example", "row": "", "slot": "said" })
    );
    assert_eq!(
        first["text"],
        "We collect what you enter and what a browser sends; see “What we collect”."
    );
    assert_eq!(first["inlines"][1], serde_json::json!({ "see": "collection" }));
}

/// Without its additions, JSON is the document as the schema describes it.
#[test]
fn json_has_the_shape_of_the_document() {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Array(all) => all.iter_mut().for_each(strip),
            serde_json::Value::Object(all) => {
                if all.contains_key("inlines") || all.contains_key("clauses") {
                    all.remove("text");
                }
                all.remove("number");
                all.values_mut().for_each(strip);
            }
            _ => {}
        }
    }
    let mut printed: serde_json::Value = serde_json::from_str(&print("json")).unwrap();
    strip(&mut printed);
    assert_eq!(printed, serde_json::to_value(example::document()).unwrap());
}

#[test]
fn what_is_unconfirmed_is_marked_in_every_format_and_else_nothing_is() {
    let one: Id = Id {
        row: "r".to_owned(),
        ..id("x", "y")
    };
    let mut document = example::document();
    document.dates[1].id = one.clone();
    let options = Options {
        unconfirmed: [one].into(),
        ..Options::default()
    };
    for format in FORMATS {
        let (marked, plain) = (
            (format.render)(&document, &options),
            (format.render)(&document, &Options::default()),
        );
        let wanted = if format.name == "json" {
            "\"unconfirmed\": true"
        } else {
            "to confirm"
        };
        let banner = usize::from(format.name != "json");
        assert_eq!(marked.matches(wanted).count(), 1 + banner, "{}", format.name);
        assert_eq!(plain.matches(wanted).count(), 0, "{}", format.name);
    }
}

#[test]
fn formats_have_names_of_their_own() {
    let names: std::collections::HashSet<_> = FORMATS.iter().map(|format| format.name).collect();
    assert_eq!(names.len(), FORMATS.len());
    assert!(format("docx").is_none());
}

/// Writes the example to a folder for looking at it: `RENDER_TO=dir cargo test --lib write_example -- --ignored`.
#[test]
#[ignore = "writes files for a person to look at"]
fn write_example() {
    let folder = std::path::PathBuf::from(std::env::var("RENDER_TO").unwrap());
    let unconfirmed = Options {
        unconfirmed: [id("example", "said")].into(),
        ..Options::default()
    };
    for format in FORMATS {
        std::fs::write(folder.join(format.name).with_extension(format.extension), print(format.name)).unwrap();
    }
    let mut document = example::document();
    document.clauses[3].blocks.iter_mut().for_each(|block| {
        if let Block::Paragraph(s) = block {
            s[0].id = id("x", "y");
        }
    });
    let options = Options {
        unconfirmed: [id("x", "y")].into(),
        ..unconfirmed
    };
    std::fs::write(
        folder.join("draft.html"),
        (format("html").unwrap().render)(&document, &options),
    )
    .unwrap();
}
