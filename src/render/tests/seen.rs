//! What a reader sees of an output, and what a reader must see.

use super::super::example::user;
use super::super::spans::{plain, spans};
use super::super::{DRAFT, FORMATS, Options, Page, format, label as label_of};
use crate::document::{Block, Document, Inline, Sentence};
use crate::values::is_hidden;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

/// A block as a reader sees it: what it is, and its words.
type Seen = (&'static str, String);

/// What a reader must see. Items hold a paragraph, and so does a cell or a heading.
fn expected(document: &Document, options: &Options, html: bool) -> Vec<Seen> {
    let page = Page::new(document, options);
    let one_line = |text: &str| text.replace('\n', " ");
    let said = |s: &Sentence| {
        let text = plain(&spans(document, &s.inlines));
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
    let label = |text: &str| plain(&label_of(text));
    let mut seen: Vec<Seen> = vec![("h1", plain(&page.title()))];
    seen.push(("p", all(&document.dates, "\n")));
    if page.is_draft() {
        seen.push(("note", format!("{} {}", DRAFT.0, DRAFT.1)));
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
                        let bare = |text: &str| one_line(text).is_empty();
                        let shown = row
                            .iter()
                            .map(said)
                            .map(|text| if bare(&text) { "—".to_owned() } else { text });
                        seen.extend(shown.map(|text| ("cell", text)));
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
            Event::Start(Tag::Strong | Tag::List(None) | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::HtmlBlock)
            | Event::End(
                TagEnd::Strong
                | TagEnd::Link
                | TagEnd::List(false)
                | TagEnd::Table
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::HtmlBlock,
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
        "aria-label",
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

pub fn check_markdown(document: &Document, options: &Options) {
    let source = (format("md").unwrap().render)(document, options);
    assert_eq!(
        seen_in_markdown(&source),
        expected(document, options, false),
        "{source}\n{document:?}"
    );
}

pub fn check_html(document: &Document, options: &Options) {
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

pub fn check_text(document: &Document, options: &Options) {
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
                let text = squeeze(&plain(&spans(document, std::slice::from_ref(&user(text)))));
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

fn no_hidden(value: &serde_json::Value) {
    match value {
        serde_json::Value::String(text) => assert!(text.chars().all(|c| c == '\n' || !is_hidden(c)), "{text:?}"),
        serde_json::Value::Array(all) => all.iter().for_each(no_hidden),
        serde_json::Value::Object(all) => all.values().for_each(no_hidden),
        _ => {}
    }
}

pub fn check_json(document: &Document, options: &Options) {
    let source = (format("json").unwrap().render)(document, options);
    let printed: serde_json::Value = serde_json::from_str(&source).unwrap();
    for (i, clause) in document.clauses.iter().enumerate() {
        assert_eq!(
            printed["clauses"][i]["blocks"].as_array().map(Vec::len),
            Some(clause.blocks.len())
        );
    }
    for (i, date) in document.dates.iter().enumerate() {
        assert_eq!(printed["dates"][i]["text"], plain(&spans(document, &date.inlines)));
    }
    no_hidden(&printed);
}

pub fn check_all(document: &Document, options: &Options) {
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
