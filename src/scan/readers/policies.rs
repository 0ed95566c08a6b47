//! Content-Security-Policies: lists of hosts that a page may load from or send to, wherever a project writes them.
//!
//! Owns what a policy looks like: as one text, and as a table of directives in a program. Must not know what a host is.
//! The price of running nothing: a policy that a program puts together of parts is seen as far as its parts show it.

use crate::scan::Strength::Runtime;
use crate::scan::code::{self, Token};
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Broken, Node, Value};
use crate::vendors::signals::Ecosystem::Hosts;

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
    "frame-src",
    "child-src",
    "media-src",
    "worker-src",
    "object-src",
    "form-action",
    "manifest-src",
];

/// What the table of directives is called in a program, in small letters, or what its name ends with.
const TABLES: &[&str] = &["directives", "contentsecuritypolicy", "csp"];

/// A file of lines that holds a policy somewhere: settings of servers and hosts.
pub(super) fn lines(text: &str, traces: &mut Traces) {
    for (at, line) in text.lines().enumerate() {
        let comment = ["#", "//", "--"].iter().any(|mark| line.trim_start().starts_with(mark));
        if !comment {
            directives(line, at + 1, traces);
        }
    }
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

/// A program: texts that are a policy, and tables of directives, `scriptSrc: ["'self'", "https://…"]` or
/// `"script-src": […]`. The first kind counts only below the name of such a table, for others call pictures so too.
pub(super) fn program(text: &str, traces: &mut Traces) {
    if !["-src", "Src", "form-action", "formAction"]
        .iter()
        .any(|part| text.contains(part))
    {
        return; // most programs
    }
    let tokens = code::tokens(text, code::BRACES);
    // how deep the braces lie below the table of directives that is open
    let mut depth: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        match depth {
            None if opens_table(&tokens, at) => depth = Some(0),
            Some(open) if token.is("{") => depth = Some(open + 1),
            Some(open) if token.is("}") => depth = open.checked_sub(1).filter(|left| *left > 0),
            _ => {}
        }
        if let Some(sources) = sources(&tokens[at..], depth.is_some()) {
            for one in sources.iter().filter(|token| token.is_text()) {
                for (word, line) in words(one.text, one.line) {
                    source(word, line, traces);
                }
            }
        } else if token.is_text() {
            directives(token.text, token.line, traces);
        }
    }
}

/// Whether a name stands here that has a table of directives behind it: `directives: {`, `cspDirectives = {`.
fn opens_table(tokens: &[Token<'_>], at: usize) -> bool {
    let name = tokens[at].text.to_lowercase();
    let is_called_so = TABLES.iter().any(|table| name.ends_with(table));
    let sets = tokens.get(at + 1).is_some_and(|next| next.is(":") || next.is("="));
    is_called_so && sets && tokens.get(at + 2).is_some_and(|next| next.is("{"))
}

/// What a directive of a table names, where one begins here: the texts of its list.
fn sources<'t, 'a>(tokens: &'t [Token<'a>], in_table: bool) -> Option<&'t [Token<'a>]> {
    let [name, sets, opens, rest @ ..] = tokens else { return None };
    let is_named = is_directive(name.text) || (in_table && is_directive(&with_dashes(name.text)));
    if !is_named || !sets.is(":") || !opens.is("[") {
        return None;
    }
    let end = rest.iter().position(|token| token.is("]"))?;
    Some(&rest[..end])
}

fn is_directive(name: &str) -> bool {
    DIRECTIVES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// `scriptSrcElem` as `script-src-elem`.
fn with_dashes(name: &str) -> String {
    let mut dashed = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            dashed.push('-');
        }
        dashed.push(c.to_ascii_lowercase());
    }
    dashed
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
    let host = rest.split(':').next().unwrap_or(rest).trim_end_matches('/');
    if !host.starts_with('\'') && host.contains('.') {
        traces.name(Hosts, host, Runtime, line);
    }
}

/// Whether a word can be a source: a keyword in quotes, a way alone, a host.
fn is_source(word: &str) -> bool {
    let keyword = word.starts_with('\'') && word.len() > 2;
    keyword || word == "*" || word.ends_with(':') || word.chars().all(|c| c.is_ascii_alphanumeric() || "*.-_:/'\"`".contains(c))
}
