//! Content-Security-Policies in programs and settings that are programs: JavaScript, Ruby and Python.
//!
//! Owns how each language names a directive: as an entry of a table, as a setting, as a call. Must not know what a source
//! looks like. The price of running nothing: a policy that is put together of parts is seen as far as its parts show it.

use super::{directives, is_directive, source, words};
use crate::scan::code::{self, Kind, Style, Token};
use crate::scan::trace::Traces;

/// What the table of directives is called in a program, in small letters, or what its name ends with.
const TABLES: &[&str] = &["directives", "contentsecuritypolicy", "csp"];

/// How programs of a language write policies, besides tables of directives.
struct Language {
    style: Style,
    /// One of these stands in each program that names a directive.
    parts: &'static [&'static str],
    /// Whether a text alone may be a policy.
    texts: bool,
    /// Whether what is called of a policy may be a directive: `policy.script_src :self, "https://…"`.
    calls: bool,
    /// Whether a setting of this beginning may be one: `CSP_SCRIPT_SRC = ("https://…",)`.
    settings: Option<&'static str>,
}

const JAVASCRIPT: Language = Language {
    style: code::BRACES,
    parts: &["-src", "Src", "form-action", "formAction"],
    texts: true,
    calls: false,
    settings: None,
};

/// The initialisers of Rails, and the gem `secure_headers`.
const RUBY: Language = Language {
    style: code::RUBY,
    parts: &["_src", "-src", "form_action", "form-action"],
    texts: true,
    calls: true,
    settings: None,
};

/// The settings of Django with django-csp, and Flask-Talisman. A text alone may be what describes a function.
const PYTHON: Language = Language {
    style: code::PYTHON,
    parts: &["-src", "_SRC", "form-action", "_FORM_ACTION"],
    texts: false,
    calls: false,
    settings: Some("CSP_"),
};

/// A program of JavaScript: texts that are a policy, and tables of directives, `scriptSrc: ["'self'", "https://…"]` or
/// `"script-src": […]`. The first kind counts only below the name of such a table, for others call pictures so too.
pub(in crate::scan::readers) fn javascript(text: &str, traces: &mut Traces) {
    read(text, &JAVASCRIPT, traces);
}

/// A program of Ruby: also what is called of a policy.
pub(in crate::scan::readers) fn ruby(text: &str, traces: &mut Traces) {
    read(text, &RUBY, traces);
}

/// A program of Python: tables of directives, and a setting for each.
pub(in crate::scan::readers) fn python(text: &str, traces: &mut Traces) {
    read(text, &PYTHON, traces);
}

fn read(text: &str, language: &Language, traces: &mut Traces) {
    if !language.parts.iter().any(|part| text.contains(part)) {
        return; // most programs
    }
    let tokens = code::tokens(text, language.style);
    // how deep the braces lie below the table of directives that is open
    let mut depth: Option<usize> = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match depth {
            None if opens_table(&tokens, at) => depth = Some(0),
            Some(open) if token.is("{") => depth = Some(open + 1),
            Some(open) if token.is("}") => depth = open.checked_sub(1).filter(|left| *left > 0),
            _ => {}
        }
        if let Some(value) = value(&tokens, at, depth.is_some(), language) {
            for one in tokens[value.clone()].iter().filter(|token| token.is_text()) {
                for (word, line) in words(one.text, one.line) {
                    source(word, line, traces);
                }
            }
            at = value.end;
            continue;
        }
        if token.is_text() && language.texts {
            directives(token.text, token.line, traces);
        }
        at += 1;
    }
}

/// Whether a name stands here that has a table of directives behind it: `directives: {`, `cspDirectives = {`.
fn opens_table(tokens: &[Token<'_>], at: usize) -> bool {
    let name = tokens[at].text.to_lowercase();
    let is_called_so = TABLES.iter().any(|table| name.ends_with(table));
    let sets = tokens.get(at + 1).is_some_and(|next| next.is(":") || next.is("="));
    is_called_so && sets && tokens.get(at + 2).is_some_and(|next| next.is("{"))
}

/// Where the sources of a directive stand, if one is named here.
fn value(tokens: &[Token<'_>], at: usize, in_table: bool, language: &Language) -> Option<std::ops::Range<usize>> {
    let name = tokens[at];
    let mark = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.is(text));
    if is_directive(name.text) || (in_table && is_directive(&with_dashes(name.text))) {
        let arrow = mark(at + 1, "=") && mark(at + 2, ">");
        let begin = if arrow { at + 3 } else { at + 2 };
        return (arrow || mark(at + 1, ":")).then(|| begin..end_of_entry(tokens, begin));
    }
    if name.kind != Kind::Word {
        return None;
    }
    if language.calls && at > 0 && mark(at - 1, ".") && is_directive(&with_dashes(name.text)) {
        return Some(at + 1..end_of_statement(tokens, at + 1));
    }
    let setting = name.text.strip_prefix(language.settings?)?;
    let sets = if mark(at + 1, "+") { at + 2 } else { at + 1 };
    let is_one = mark(sets, "=") && is_directive(&with_dashes(&setting.to_lowercase()));
    is_one.then(|| sets + 1..end_of_statement(tokens, sets + 1))
}

/// Where an entry of a table ends that begins here: with a comma, or with its table.
fn end_of_entry(tokens: &[Token<'_>], begin: usize) -> usize {
    end(tokens, begin, &|at| tokens[at].is(","))
}

/// Where a statement ends that goes on here: with its line, unless what stands last there asks for more.
fn end_of_statement(tokens: &[Token<'_>], begin: usize) -> usize {
    let asks = |token: Token<'_>| [",", "=", "+", "|", "*", "\\"].iter().any(|mark| token.is(mark));
    end(tokens, begin, &|at| {
        let before = tokens[at - 1];
        before.line < tokens[at].line && !asks(before)
    })
}

/// The first place from `begin`, outside of brackets that open behind it, that `ends`; or where brackets around it close.
fn end(tokens: &[Token<'_>], begin: usize, ends: &dyn Fn(usize) -> bool) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(begin) {
        let is_any = |marks: [&str; 3]| marks.iter().any(|mark| token.is(mark));
        let closes = is_any(["]", "}", ")"]);
        if depth == 0 && (closes || token.is(";") || ends(at)) {
            return at;
        }
        if closes {
            depth -= 1;
        } else if is_any(["[", "{", "("]) {
            depth += 1;
        }
    }
    tokens.len()
}

/// `scriptSrcElem` and `script_src_elem` as `script-src-elem`.
fn with_dashes(name: &str) -> String {
    let mut dashed = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            dashed.push('-');
        }
        dashed.push(if c == '_' { '-' } else { c.to_ascii_lowercase() });
    }
    dashed
}
