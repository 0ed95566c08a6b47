//! Ruby: Gemfile, gemspec and Gemfile.lock.

use super::groups;
use crate::scan::Strength::{self, Development, Runtime, Transitive};
use crate::scan::code::{self, Token};
use crate::scan::trace::Traces;
use crate::vendors::signals::Ecosystem::Rubygems;

/// `Gemfile`: gems, in groups or with one.
pub(super) fn gemfile(text: &str, traces: &mut Traces) {
    let tokens = code::tokens(text, code::RUBY);
    within(
        &tokens,
        &|head| head[0].is("group") && for_tools(&head[1..]),
        &mut |statement, in_tools| {
            if let Some(name) = statement.get(1..).and_then(named).filter(|_| statement[0].is("gem")) {
                let inline = statement.iter().position(|token| token.is("group") || token.is("groups"));
                let tools = inline.is_some_and(|at| for_tools(value(&statement[at + 1..])));
                let strength = if tools || in_tools { Development } else { Runtime };
                traces.name(Rubygems, name.text, strength, name.line);
            }
        },
    );
}

/// Goes through statements, and says of each whether it stands in a block whose head `is_for_tools` says so of.
pub(super) fn within<'a>(
    tokens: &[Token<'a>],
    is_for_tools: &dyn Fn(&[Token<'a>]) -> bool,
    then: &mut dyn FnMut(&[Token<'a>], bool),
) {
    // for each open block, whether what is inside is for tools alone
    let mut open: Vec<bool> = Vec::new();
    for statement in statements(tokens) {
        let Some(first) = statement.first() else { continue };
        let opens = statement.iter().any(|token| token.is("do"));
        let begins = ["if", "unless", "case", "begin", "def", "while", "until", "class", "module"];
        let ends = statement.last().is_some_and(|token| token.is("end"));
        if first.is("end") {
            open.pop();
        } else if (opens || begins.iter().any(|word| first.is(word))) && !ends {
            let outer = open.last() == Some(&true);
            open.push(outer || is_for_tools(statement));
        }
        then(statement, open.last() == Some(&true));
    }
}

/// The value of an option: `: x`, `=> x`, or all up to the end of a list.
fn value<'a, 'b>(rest: &'b [Token<'a>]) -> &'b [Token<'a>] {
    let is_mark = |token: &Token<'_>| [":", "=", ">"].iter().any(|mark| token.is(mark));
    let from = rest.iter().position(|token| !is_mark(token)).unwrap_or(rest.len());
    let end = if rest.get(from).is_some_and(|token| token.is("[")) {
        "]"
    } else {
        ","
    };
    let length = rest[from..].iter().position(|token| token.is(end));
    &rest[from..from + length.unwrap_or(rest.len() - from)]
}

/// The name of a gem: the first text behind `gem`, in brackets or not.
fn named<'a, 'b>(rest: &'b [Token<'a>]) -> Option<&'b Token<'a>> {
    rest.iter().find(|token| !token.is("(")).filter(|token| token.is_text())
}

/// Whether all groups that are named here are for tools.
fn for_tools(tokens: &[Token<'_>]) -> bool {
    let mut names = tokens
        .iter()
        .take_while(|token| !token.is("do"))
        .filter(|token| token.is_text() || token.kind == code::Kind::Word)
        .map(|token| token.text)
        .filter(|word| *word != "optional" && *word != "true")
        .peekable();
    names.peek().is_some() && names.all(groups::is_for_tools)
}

/// Statements: a line, and the next where one ends with a comma or an open bracket.
fn statements<'a, 'b>(tokens: &'b [Token<'a>]) -> Vec<&'b [Token<'a>]> {
    let goes_on = |token: &Token<'_>| [",", "(", "[", "\\"].iter().any(|mark| token.is(mark));
    tokens.chunk_by(|one, next| one.line == next.line || goes_on(one)).collect()
}

/// `*.gemspec`.
pub(super) fn gemspec(text: &str, traces: &mut Traces) {
    let tokens = code::tokens(text, code::RUBY);
    for (at, token) in tokens.iter().enumerate() {
        let strength = match token.text {
            "add_dependency" | "add_runtime_dependency" => Runtime,
            "add_development_dependency" => Development,
            _ => continue,
        };
        if let Some(name) = named(&tokens[at + 1..]) {
            traces.name(Rubygems, name.text, strength, name.line);
        }
    }
}

/// `Gemfile.lock`: what is resolved stands four blanks deep below `specs:`, what each needs deeper.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    let mut part = "";
    for (at, line) in text.lines().enumerate() {
        if !line.starts_with(' ') {
            part = line.trim_end();
        }
        let name = line.strip_prefix("    ").filter(|rest| !rest.starts_with(' '));
        if let Some((name, _)) = name.and_then(|rest| rest.split_once(' ')).filter(|_| part != "PATH") {
            add(name, at + 1, Transitive, traces);
        }
    }
}

fn add(name: &str, line: usize, strength: Strength, traces: &mut Traces) {
    traces.name(Rubygems, name, strength, line);
}
