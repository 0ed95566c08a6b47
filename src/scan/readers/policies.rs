//! Content-Security-Policies: lists of hosts that a page may load from or send to, wherever a project writes them.
//!
//! Owns what a policy looks like as one text, and which files hold such texts; those of programs are in [`program`]. Must
//! not know what a host is. The price of reading lines: outside of quotes, a policy ends with its line.

pub(super) mod program;

use crate::scan::Strength::Runtime;
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Broken, Node, Value};
use crate::scan::xml;

/// The directives that name where a page loads from, or sends to.
const DIRECTIVES: &[&str] = &[
    "default-src",
    "script-src",
    "script-src-elem",
    "style-src",
    "style-src-elem",
    "img-src",
    "font-src",
    "connect-src",
    "report-uri",
    "frame-src",
    "child-src",
    "media-src",
    "worker-src",
    "object-src",
    "form-action",
    "manifest-src",
];

/// The name of the header.
const HEADER: &str = "content-security-policy";

/// A file of lines that holds a policy somewhere: settings of servers and hosts. One between quotes may reach over lines.
pub(super) fn lines(text: &str, traces: &mut Traces) {
    // the policy whose quotes are open, with its first line
    let mut open: Option<(usize, String)> = None;
    for (at, line) in text.lines().enumerate() {
        let mut in_quotes = open.is_some();
        let bare = uncommented(line, &mut in_quotes);
        let begins = in_quotes && bare.to_ascii_lowercase().contains(HEADER);
        match &mut open {
            Some((_, whole)) => {
                whole.push('\n');
                whole.push_str(bare);
            }
            None if begins => open = Some((at + 1, bare.to_owned())),
            None => directives(bare, at + 1, traces),
        }
        if !in_quotes && let Some((first, whole)) = open.take() {
            directives(&whole, first, traces);
        }
    }
    // quotes that nobody closed hide no line
    if let Some((first, whole)) = open {
        for (at, line) in whole.lines().enumerate() {
            directives(uncommented(line, &mut false), first + at, traces);
        }
    }
}

/// A line without its comment; whether quotes are open after it, as they may be before.
fn uncommented<'a>(line: &'a str, in_quotes: &mut bool) -> &'a str {
    let begins = ["//", "--"].iter().any(|mark| line.trim_start().starts_with(mark));
    if begins && !*in_quotes {
        return "";
    }
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match c {
            '"' if before != '\\' => *in_quotes = !*in_quotes,
            '#' if !*in_quotes && before.is_whitespace() => return &line[..at],
            _ => {}
        }
        before = c;
    }
    line
}

/// XML in which an attribute is a policy: `<add name="Content-Security-Policy" value="…" />`.
pub(super) fn attributes(text: &str, traces: &mut Traces) {
    xml::read(text, traces, |xml, traces| {
        for element in xml.document.descendants() {
            for attribute in element.attributes() {
                directives(attribute.value(), xml.line(element), traces);
            }
        }
    });
}

/// JSON in which a text is a policy.
pub(super) fn json(text: &str, traces: &mut Traces) {
    of_tree(tree::json(text), traces);
}

/// TOML in which a text is a policy.
pub(super) fn toml(text: &str, traces: &mut Traces) {
    of_tree(tree::toml(text), traces);
}

fn of_tree(root: Result<Node<'_>, Broken>, traces: &mut Traces) {
    match root {
        Ok(root) => texts(&root, traces),
        Err(broken) => traces.wrong(Some(broken.line), broken.reason),
    }
}

/// Every text of a tree. Readers of trees see to it that it is not too deep.
fn texts(node: &Node<'_>, traces: &mut Traces) {
    match &node.value {
        Value::Text(text) => directives(text, node.line, traces),
        Value::List(entries) => entries.iter().for_each(|entry| texts(entry, traces)),
        Value::Map(members) => members.iter().for_each(|member| texts(&member.node, traces)),
        Value::Bool(_) | Value::Other => {}
    }
}

fn is_directive(name: &str) -> bool {
    DIRECTIVES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The words of a text, each with its line.
fn words(text: &str, first: usize) -> impl Iterator<Item = (&str, usize)> {
    let lines = text.split('\n').enumerate();
    lines.flat_map(move |(at, line)| line.split_whitespace().map(move |word| (word, first + at)))
}

/// The hosts of a policy: `DIRECTIVE source source …;`. It may reach over lines; the first has this number.
pub(super) fn directives(text: &str, first: usize, traces: &mut Traces) {
    let mut line = first;
    for part in text.split(';') {
        let mut words = words(part, line).map(|(word, line)| (word.trim_matches(['"', '`', ',']), line));
        if words.by_ref().any(|(word, _)| is_directive(word)) {
            for (word, line) in words.take_while(|(word, _)| is_source(word)) {
                source(word, line, traces);
            }
        }
        line += part.matches('\n').count();
    }
}

/// One source of a directive, if it is a host.
fn source(word: &str, line: usize, traces: &mut Traces) {
    let bare = word.trim_end_matches(['\'', '"', '`']);
    // a wildcard stays one: it stands for all hosts below
    let rest = ["https://", "http://", "wss://"]
        .iter()
        .find_map(|way| bare.strip_prefix(way))
        .unwrap_or(bare);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.split(':').next().unwrap_or(host); // without its port
    let address = format!("{host}{}", path.trim_end_matches('/'));
    if !host.starts_with('\'') && host.contains('.') {
        traces.origin(&address, Runtime, line);
    }
}

/// Whether a word can be a source: a keyword in quotes, a way alone, a host.
fn is_source(word: &str) -> bool {
    let keyword = word.starts_with('\'') && word.len() > 2;
    keyword || word == "*" || word.ends_with(':') || word.chars().all(|c| c.is_ascii_alphanumeric() || "*.-_:/'\"`".contains(c))
}
