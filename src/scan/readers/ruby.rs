//! Ruby: Gemfile, gemspec and Gemfile.lock.

use crate::scan::Strength::{self, Development, Runtime, Transitive};
use crate::scan::code::{self, Token};
use crate::scan::trace::Traces;
use crate::vendors::signals::Ecosystem::Rubygems;

/// Groups of gems that are not part of what runs for people.
const TOOLS: &[&str] = &["development", "test", "ci", "lint", "doc", "docs", "rubocop"];

/// `Gemfile`: gems, in groups or with one.
pub(super) fn gemfile(text: &str, traces: &mut Traces) {
    let tokens = code::tokens(text, code::RUBY);
    // for each open `do`, whether what is inside is for tools alone
    let mut open: Vec<bool> = Vec::new();
    for statement in statements(&tokens) {
        let Some(first) = statement.first() else { continue };
        let ends_open = statement.iter().any(|token| token.is("do"));
        let begins = ["if", "unless", "case", "begin", "def"].iter().any(|word| first.is(word));
        if first.is("end") {
            open.pop();
        } else if ends_open || begins {
            open.push(first.is("group") && for_tools(&statement[1..]));
        }
        if let Some(name) = statement.get(1..).and_then(named).filter(|_| first.is("gem")) {
            let inline = statement.iter().position(|token| token.is("group") || token.is("groups"));
            let tools = inline.is_some_and(|at| for_tools(&statement[at + 1..]));
            let strength = if tools || open.contains(&true) { Development } else { Runtime };
            traces.name(Rubygems, name.text, strength, name.line);
        }
    }
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
    names.peek().is_some() && names.all(|name| TOOLS.contains(&name))
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
