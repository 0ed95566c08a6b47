//! Programs of JavaScript and TypeScript that put a script, a frame, a picture or a style from elsewhere into a page.
//!
//! Owns how a program says from where: what it imports, sets as the source of an element, or hands to what loads a script. Must not
//! know whose host it is. The price of running nothing: an address that is put together, or handed on by a name, is not seen.

use super::policies::program;
use super::styles::{self, Dialect};
use super::web::{self, host_of};
use crate::scan::Strength::{self, Runtime, Weak};
use crate::scan::code::{self, Kind, Token};
use crate::scan::trace::Traces;
use crate::vendors::signals::Ecosystem::Hosts;
use std::collections::HashSet;

/// The elements that load what their source names as soon as they have one.
const ELEMENTS: &[&str] = &["script", "iframe", "img", "video", "audio", "source", "embed"];

/// Functions that load the script whose address they are given: of browsers, of jQuery, and as most call their own.
const LOADERS: &[&str] = &[
    "importScripts",
    "getScript",
    "loadScript",
    "injectScript",
    "loadExternalScript",
];

/// One of these stands in each program that says from where it loads.
const PARTS: &[&str] = &[
    "src",
    "href",
    "import",
    "export",
    "\"script\"",
    "'script'",
    "Script",
    "<style",
];

/// The marks before a text that is a style sheet: of styled-components, Emotion and Lit.
const SHEETS: &[&str] = &["createGlobalStyle", "injectGlobal", "css"];

/// How many tokens a tag of a style has at most.
const LONGEST: usize = 16;

/// One of these begins each address.
const ADDRESSES: &[&str] = &["://", "\"//", "'//", "`//"];

/// Any program.
pub(super) fn program(text: &str, traces: &mut Traces) {
    let has = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    if !has(ADDRESSES) || !has(PARTS) {
        return; // most programs
    }
    let tokens = code::tokens(text, code::BRACES);
    // the names that stand for an element which the program made
    let mut made: HashSet<&str> = HashSet::new();
    for at in 0..tokens.len() {
        if let Some((name, is_element)) = set(&tokens, at) {
            if is_element {
                made.insert(name);
            } else {
                made.remove(name);
            }
        }
        let token = &tokens[at];
        if let Some(dialect) = dialect(&tokens[..at]).filter(|_| token.is_text()) {
            styles::sheet(token.text, dialect, token.line - 1, traces);
            continue;
        }
        let host = Some(token)
            .filter(|token| token.is_text())
            .and_then(|token| host_of(token.text));
        if let Some((host, strength)) = host.zip(worth(&tokens[..at], &made)) {
            traces.name(Hosts, host, strength, token.line);
        }
    }
}

/// A program of a name under which policies are written too.
pub(super) fn with_headers(text: &str, traces: &mut Traces) {
    program::javascript(text, traces);
    program(text, traces);
}

/// A component of JSX.
pub(super) fn jsx(text: &str, traces: &mut Traces) {
    web::jsx(text, traces);
    program(text, traces);
}

/// In which language the text behind these tokens is written, if it is a style sheet: behind its mark, or in `<style>{`.
fn dialect(before: &[Token<'_>]) -> Option<Dialect> {
    match before {
        [.., mark] if mark.kind == Kind::Word && SHEETS.contains(&mark.text) => Some(Dialect::Nested),
        [tag @ .., end, open] if end.is(">") && open.is("{") => {
            let begin = tag.iter().rev().take(LONGEST).position(|token| token.is("<"))?;
            let name = tag.get(tag.len() - begin)?;
            name.is("style").then_some(Dialect::Css)
        }
        _ => None,
    }
}

/// The name that is set here, and whether to an element that loads: `s = document.createElement("script")`.
fn set<'a>(tokens: &[Token<'a>], at: usize) -> Option<(&'a str, bool)> {
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.is(text));
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    if !is(at, "=") || is(at + 1, "=") || is(at + 1, ">") {
        return None;
    }
    // `s: HTMLScriptElement = …` of TypeScript
    let typed = before(2).is_some_and(|token| token.is(":"));
    let name = before(if typed { 3 } else { 1 }).filter(|token| token.kind == Kind::Word)?;
    if !typed && before(2).is_some_and(|token| token.is(".")) {
        return None; // a part of something else
    }
    let mut next = at + 1;
    while tokens.get(next).is_some_and(|token| token.kind == Kind::Word) && is(next + 1, ".") {
        next += 2;
    }
    let created = is(next, "createElement") && is(next + 1, "(");
    let element = tokens.get(next + 2).filter(|token| created && token.is_text());
    let picture = is(next, "new") && is(next + 1, "Image");
    Some((
        name.text,
        picture || element.is_some_and(|token| ELEMENTS.contains(&token.text)),
    ))
}

/// How much an address says that stands behind these tokens; nothing where it may be any text.
fn worth(before: &[Token<'_>], made: &HashSet<&str>) -> Option<Strength> {
    let of = |name: &Token<'_>| {
        let is_made = name.kind == Kind::Word && made.contains(name.text);
        if is_made { Runtime } else { Weak }
    };
    let is = |token: &Token<'_>, text: &str| token.is(text);
    match before {
        // `s.src = "…"`
        [.., name, dot, source, set] if is(dot, ".") && is(source, "src") && is(set, "=") => Some(of(name)),
        // `s.setAttribute("src", "…")`
        [.., name, dot, call, open, source, comma]
            if is(dot, ".")
                && is(call, "setAttribute")
                && is(open, "(")
                && source.is_text()
                && source.text == "src"
                && is(comma, ",") =>
        {
            Some(of(name))
        }
        // `(window, document, "script", "…")` of a snippet
        [.., document, comma, script, again]
            if is(document, "document") && is(comma, ",") && script.is_text() && script.text == "script" && is(again, ",") =>
        {
            Some(Runtime)
        }
        [.., call, open] if is(open, "(") && call.kind == Kind::Word && LOADERS.contains(&call.text) => Some(Runtime),
        // `import "…"`, `import("…")`, `import { a } from "…"`
        [.., import] if is(import, "import") => Some(Runtime),
        [.., import, open] if is(import, "import") && is(open, "(") => Some(Runtime),
        [names @ .., from] if is(from, "from") && are_imported(names) => Some(Runtime),
        // a link to elsewhere is set in the same way
        [.., dot, link, set] if is(dot, ".") && is(link, "href") && is(set, "=") => Some(Weak),
        // an entry of a table may be anybody's
        [.., source, colon] if matches!(source.text, "src" | "href") && is(colon, ":") => Some(Weak),
        _ => None,
    }
}

/// Whether these tokens end with `import` or `export` and names.
fn are_imported(tokens: &[Token<'_>]) -> bool {
    let is_name = |token: &Token<'_>| token.kind == Kind::Word || ["{", "}", ",", "*", "$"].iter().any(|mark| token.is(mark));
    let begins = |token: &Token<'_>| token.is("import") || token.is("export");
    let mut back = tokens.iter().rev().take_while(|token| is_name(token));
    back.any(begins)
}
