//! Pages and templates: what a browser loads, from which host, and lists of hosts that it may load from.

mod tags;

use super::styles::{self, Dialect};
use super::{policies, rails};
use crate::scan::Strength::{self, Runtime, Weak};
use crate::scan::code::{self, Token as Part};
use crate::scan::trace::{Lines, Traces};
use crate::vendors::signals::Ecosystem::{Hosts, Snippets};
use std::borrow::Cow;
use tags::Tag;

/// What stands in a text besides HTML.
#[derive(Clone, Copy)]
struct Kind {
    /// What begins and ends a comment.
    comments: &'static [(&'static str, &'static str)],
    /// How much an address in a script says; none where what follows a tag of a script need not be one.
    scripts: Option<Strength>,
}

/// A page: also the scripts that stand in it.
pub(super) fn page(text: &str, traces: &mut Traces) {
    // a page may be a template whatever it is called
    template(text, traces);
}

/// A template of HTML.
pub(super) fn template(text: &str, traces: &mut Traces) {
    let kind = Kind {
        comments: &[
            ("{{!--", "--}}"),
            ("{{--", "--}}"),
            ("{{!", "}}"),
            ("{#", "#}"),
            ("<%--", "--%>"),
            ("<%#", "%>"),
            ("{% comment %}", "{% endcomment %}"),
            ("@*", "*@"),
        ],
        scripts: Some(Runtime),
    };
    let text = without(kind.comments, text);
    tags_from(&text, 0, kind.scripts, traces);
    rails::template(&text, traces);
}

/// A component of Vue, Svelte or Astro. Its script is a program, in which an address may be a mere link.
pub(super) fn component(text: &str, traces: &mut Traces) {
    let kind = Kind {
        comments: &[("{/*", "*/}")],
        scripts: Some(Weak),
    };
    read(text, kind, traces);
}

/// A program with tags in it: what follows one need not be what HTML says, so tags only.
pub(super) fn jsx(text: &str, traces: &mut Traces) {
    let kind = Kind {
        comments: &[("{/*", "*/}")],
        scripts: None,
    };
    read(&without_comment_lines(text), kind, traces);
}

/// A program without the comments that begin a line, as blanks: elsewhere `//` may be part of an address.
fn without_comment_lines(text: &str) -> Cow<'_, str> {
    if !text.contains("//") && !text.contains("/*") {
        return Cow::Borrowed(text);
    }
    let mut left = String::with_capacity(text.len());
    let mut in_block = false;
    for line in text.split_inclusive('\n') {
        let begins = line.trim_start();
        in_block |= begins.starts_with("/*");
        let ends = line.find("*/").filter(|_| in_block).map(|at| at + 2);
        let comment = match (in_block, ends) {
            (true, Some(end)) => end,
            (true, None) => line.len(),
            (false, _) if begins.starts_with("//") => line.len(),
            (false, _) => 0,
        };
        in_block &= ends.is_none();
        left.extend(line[..comment].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        left.push_str(&line[comment..]);
    }
    Cow::Owned(left)
}

/// A page of PHP: once with its programs, for the tags that they print, and once without, for the scripts of the page.
pub(super) fn php(text: &str, traces: &mut Traces) {
    let comments: &[(&str, &str)] = &[("{{--", "--}}")];
    let tags_alone = Kind { comments, scripts: None };
    // `<?` alone would hide all up to the first `>`, which may be that of a printed tag
    read(&super::php::printed(text), tags_alone, traces);
    let programs: &[(&str, &str)] = &[("{{--", "--}}"), ("<?", "?>")];
    // a program that never ends is the whole rest of the file
    let page = format!("{text}?>");
    let kind = Kind {
        comments: programs,
        scripts: Some(Runtime),
    };
    read(&page, kind, traces);
}

/// A text with comments as blanks, so that each line stays where it is.
fn without<'a>(comments: &[(&str, &str)], text: &'a str) -> Cow<'a, str> {
    let mut left = String::new();
    // of most that begin so, the second byte says that it is none
    let seconds = comments.iter().filter_map(|(begin, _)| begin.as_bytes().get(1));
    let seconds = seconds.fold(0_u128, |all, second| all | 1 << (second & 127));
    let may_begin = |second: &u8| second.is_ascii() && seconds >> second & 1 == 1;
    // of one that never ends, nobody looks for the end again
    let mut endless: Vec<&str> = Vec::new();
    // how far the text stands in `left`, and how far it was looked at
    let (mut kept, mut seen) = (0, 0);
    while let Some(at) = memchr::memchr3(b'{', b'<', b'@', &text.as_bytes()[seen..]) {
        let at = seen + at;
        let found = text.as_bytes().get(at + 1).filter(|second| may_begin(second)).and_then(|_| {
            let mut all = comments.iter();
            all.find(|(begin, _)| text[at..].starts_with(begin) && !endless.contains(begin))
        });
        let Some((begin, end)) = found else {
            seen = at + 1;
            continue;
        };
        let Some(length) = text[at + begin.len()..].find(end) else {
            endless.push(begin);
            seen = at + 1;
            continue;
        };
        seen = at + begin.len() + length + end.len();
        left.push_str(&text[kept..at]);
        left.extend(text[at..seen].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        kept = seen;
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    left.push_str(&text[kept..]);
    Cow::Owned(left)
}

fn read(text: &str, kind: Kind, traces: &mut Traces) {
    tags_from(&without(kind.comments, text), 0, kind.scripts, traces);
}

/// The tags of a text that begins after so many lines.
fn tags_from(text: &str, above: usize, scripts: Option<Strength>, traces: &mut Traces) {
    let lines = Lines::of(text);
    let (mut in_script, mut in_style, mut without_script) = (None, None, false);
    for part in tags::parts(text, scripts.is_some()) {
        match part {
            tags::Part::Tag(tag) => {
                in_script = scripts.filter(|_| tag.name == "script" && is_code(&tag));
                in_style = Some(&tag).filter(|tag| tag.name == "style").and_then(dialect);
                without_script = scripts.is_some() && tag.name == "noscript";
                loaded(&tag, &|byte| above + lines.at(byte), traces);
            }
            tags::Part::Text(at, text) => {
                let line = above + lines.at(at);
                match (in_script, in_style) {
                    (Some(strength), _) => script(&text, line, strength, traces),
                    (None, Some(dialect)) => styles::sheet(&text, dialect, line - 1, traces),
                    // to a browser with scripts it is text, and what it loads for others counts too
                    (None, None) if without_script => tags_from(&text, line - 1, None, traces),
                    (None, None) => {}
                }
            }
        }
    }
}

/// In which language a style is written; none where it is no style sheet.
fn dialect(tag: &Tag) -> Option<Dialect> {
    let kind = tag.value("type");
    let is_sheet = kind.is_empty() || kind.eq_ignore_ascii_case("text/css");
    Dialect::of(tag.value("lang")).filter(|_| is_sheet)
}

/// Whether a script is code, not data.
fn is_code(tag: &Tag) -> bool {
    let kind = tag.value("type");
    // consent tools write `text/plain` before a script that waits for consent: it is still loaded
    kind.is_empty() || kind.contains("javascript") || kind == "module" || kind == "text/plain"
}

/// What a tag makes a browser load.
fn loaded(tag: &Tag, line: &dyn Fn(usize) -> usize, traces: &mut Traces) {
    if let Some((style, at)) = tag.attribute(tags::STYLE) {
        styles::declarations(style, line(at) - 1, traces);
    }
    let (keys, strength): (&[&str], Strength) = match tag.name {
        "script" | "iframe" | "img" | "image" | "video" | "audio" | "source" | "track" | "embed" | "amp-img" => {
            (&["src", "data-src", "srcset"], Runtime)
        }
        "object" => (&["data"], Runtime),
        "form" => (&["action"], Runtime),
        "link" => {
            let rel = tag.value("rel").to_lowercase();
            let has = |words: &[&str]| rel.split_whitespace().any(|word| words.contains(&word));
            if has(&["stylesheet", "preload", "modulepreload", "manifest", "icon"]) {
                (&["href"], Runtime)
            } else if has(&["preconnect", "dns-prefetch", "prefetch"]) {
                (&["href"], Weak)
            } else {
                return;
            }
        }
        "meta" => {
            if tag.value("http-equiv").eq_ignore_ascii_case("Content-Security-Policy") {
                policies::directives(tag.value("content"), line(tag.at), traces);
            }
            return;
        }
        _ => return,
    };
    for key in keys {
        if let Some((text, at)) = tag.attribute(key) {
            // `{"https://…"}` and `{{ "https://…" }}` of templates
            let bare = text.trim_matches(|c: char| "{}'\"` ".contains(c));
            match host_of(bare) {
                // what is got ready for stands for all that may come from there
                Some(host) if strength == Weak => traces.origin(host, strength, line(at)),
                Some(host) => traces.name(Hosts, host, strength, line(at)),
                None => {}
            }
        }
    }
}

/// The host of an address with the path behind it; none for one of the page's own.
pub(super) fn host_of(address: &str) -> Option<&str> {
    let ways = ["https://", "http://", "wss://", "//"];
    let rest = ways.iter().find_map(|way| address.strip_prefix(way))?;
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && !"./-_~".contains(c))
        .unwrap_or(rest.len());
    let host = rest[..end].trim_end_matches(['/', '.']);
    (host.contains('.') && !host.starts_with(['.', '/'])).then_some(host)
}

/// A script in a page: addresses in its texts, ids of snippets, and the functions that snippets define.
pub(super) fn script(text: &str, first: usize, addresses: Strength, traces: &mut Traces) {
    let parts = code::tokens(text, code::BRACES);
    for (at, part) in parts.iter().enumerate() {
        let line = first + part.line - 1;
        if part.is_text() {
            if let Some(host) = host_of(part.text) {
                traces.name(Hosts, host, addresses, line);
            } else if let Some(id) = id_of(part.text) {
                traces.name(Snippets, id, Runtime, line);
            }
        } else if let Some(call) = call(&parts, at) {
            traces.name(Snippets, call, Runtime, line);
        }
    }
}

/// The beginning of an id that a tool gives to a site: `G-…`, `GTM-…`, `UA-…`.
fn id_of(text: &str) -> Option<&str> {
    let (begin, rest) = text.split_once('-')?;
    let capitals = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let whole = rest.split('-').all(capitals) && rest.len() >= 4;
    (begin.len() <= 4 && capitals(begin) && whole).then(|| &text[..=begin.len()])
}

/// A call at the beginning of a statement: `fbq(` of `fbq('init', …)`, `posthog.init(`.
fn call(parts: &[Part<'_>], at: usize) -> Option<String> {
    let word = |at: usize| {
        parts
            .get(at)
            .filter(|part| part.kind == code::Kind::Word)
            .map(|part| part.text)
    };
    let mark = |at: usize, text: &str| parts.get(at).is_some_and(|part| part.is(text));
    // also behind a tag of a template: `%}`, `}}`, `%>`, `?>`
    let template = || at > 1 && mark(at - 1, ">") && (mark(at - 2, "%") || mark(at - 2, "?") || mark(at - 2, "-"));
    let begins = [";", "{", "}", ")", ","];
    let first = at == 0 || begins.iter().any(|text| mark(at - 1, text)) || parts[at - 1].line < parts[at].line || template();
    let name = word(at).filter(|_| first)?;
    if mark(at + 1, "(") {
        return Some(format!("{name}("));
    }
    let method = word(at + 2).filter(|_| mark(at + 1, ".") && mark(at + 3, "("))?;
    Some(format!("{name}.{method}("))
}
