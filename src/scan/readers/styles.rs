//! Style sheets: what a browser loads for them, and from which host.
//!
//! Owns the grammar of CSS as far as it decides that: comments, strings, addresses, statements and blocks; with the comments of a
//! line that SCSS and Less have, and the lines of Sass. Must not know whose host it is. The price of building no tree: an address
//! that is put together or written with `\` is not seen, and one that a variable holds is weak, wherever that is used.

mod dialect;
mod sieve;

use super::web::host_of;
use crate::scan::Strength::{self, Runtime, Weak};
use crate::scan::trace::{Lines, Traces};
use crate::vendors::signals::Ecosystem::Hosts;
use memchr::memmem;

pub(super) use dialect::Dialect;

/// A file of CSS.
pub(super) fn css(text: &str, traces: &mut Traces) {
    sheet(text, Dialect::Css, 0, traces);
}

/// A file of SCSS or Less.
pub(super) fn nested(text: &str, traces: &mut Traces) {
    sheet(text, Dialect::Nested, 0, traces);
}

/// A file of Sass.
pub(super) fn indented(text: &str, traces: &mut Traces) {
    sheet(text, Dialect::Indented, 0, traces);
}

/// A style sheet that begins after so many lines.
pub(super) fn sheet(text: &str, dialect: Dialect, above: usize, traces: &mut Traces) {
    read(text, dialect, 0, above, traces);
}

/// What stands in a block of CSS, as in the `style` of a tag, after so many lines.
pub(super) fn declarations(text: &str, above: usize, traces: &mut Traces) {
    read(text, Dialect::Css, 1, above, traces);
}

fn read(text: &str, dialect: Dialect, depth: usize, above: usize, traces: &mut Traces) {
    if !sieve::names_host(text.as_bytes()) {
        return; // most style sheets
    }
    let mut sheet = Sheet {
        text,
        bytes: text.as_bytes(),
        at: 0,
        dialect,
        depth,
        statement: Statement::None,
        is_late: false,
        open: Vec::new(),
        is_next: false,
    };
    let lines = Lines::of(text);
    while let Some((address, at, strength)) = sheet.next_address() {
        if let Some(host) = host_of(address.trim()) {
            traces.name(Hosts, host, strength, above + lines.at(at));
        }
    }
}

/// The bytes that say nothing in the middle of a statement.
const DULL: [bool; 256] = {
    let mut dull = [true; 256];
    let telling = b"/\"'uU\\{}()<#@;,\n";
    let mut at = 0;
    while at < telling.len() {
        dull[telling[at] as usize] = false;
        at += 1;
    }
    dull
};

/// What is read between two ends of statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Statement {
    /// Nothing yet.
    None,
    /// `@import` of which no address was read.
    Import,
    /// An `@` rule that may stand before an `@import`.
    Before,
    /// Another one: its addresses are names, as those of `@namespace`.
    Rule,
    /// A selector or a declaration.
    Plain,
    /// A variable: it may be used or not.
    Variable,
}

/// A style sheet of which some was read.
struct Sheet<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    dialect: Dialect,
    /// How many blocks are open.
    depth: usize,
    statement: Statement,
    /// Whether something stood before from which on browsers take no `@import` of CSS.
    is_late: bool,
    /// The functions and brackets that are open in the statement, each with whether its strings are addresses.
    open: Vec<bool>,
    /// Whether the next thing is the first of its function, or the one behind a comma.
    is_next: bool,
}

impl<'a> Sheet<'a> {
    /// The next address that is loaded: what is written, the byte where it begins, and how much it says.
    fn next_address(&mut self) -> Option<(&'a str, usize, Strength)> {
        while let Some(&byte) = self.bytes.get(self.at) {
            let begin = self.at;
            match byte {
                b'/' => self.slash(),
                b'"' | b'\'' => {
                    let is_address = self.is_next && self.open.last() == Some(&true);
                    let text = self.string();
                    if self.statement == Statement::Import {
                        return Some((text, begin, self.imported()));
                    }
                    self.plain();
                    match self.statement {
                        Statement::Plain if is_address && self.is_in_block(begin) => return Some((text, begin, Runtime)),
                        Statement::Variable if is_address => return Some((text, begin, Weak)),
                        _ => {}
                    }
                }
                b'u' | b'U' if self.is_url() => {
                    let text = self.url();
                    match self.statement {
                        Statement::Import => return Some((text, begin, self.imported())),
                        Statement::Plain if self.is_in_block(begin) => return Some((text, begin, Runtime)),
                        Statement::Variable => return Some((text, begin, Weak)),
                        Statement::None | Statement::Before | Statement::Rule | Statement::Plain => self.plain(),
                    }
                }
                b'\\' => {
                    self.plain();
                    self.at += 2; // what is written so is itself
                }
                b'{' | b'<' | b'#' | b'@' | b'$' if self.passed_template() => {}
                b'(' | b')' | b',' => self.bracket(byte),
                b'{' => {
                    self.is_late |= self.statement != Statement::None;
                    self.depth += 1;
                    self.begin();
                }
                b'}' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.begin();
                }
                b';' if self.ends_here() => self.begin(),
                b'\n' if self.dialect == Dialect::Indented => self.begin(),
                b'@' if self.statement == Statement::None => self.rule(),
                b'-' | b'$' if self.statement == Statement::None => self.named(byte),
                byte if byte.is_ascii_whitespace() => self.at += 1,
                _ => {
                    self.plain();
                    let rest = &self.bytes[begin + 1..];
                    self.at = begin + 1 + rest.iter().position(|byte| !DULL[usize::from(*byte)]).unwrap_or(rest.len());
                }
            }
        }
        None
    }

    /// A statement begins behind this byte.
    fn begin(&mut self) {
        self.statement = Statement::None;
        self.open.clear();
        self.at += 1;
    }

    /// A function or a bracket begins or ends, or its next part does.
    fn bracket(&mut self, byte: u8) {
        self.plain();
        match byte {
            b'(' => self.open.push(self.names_image_set()),
            b')' => _ = self.open.pop(),
            _ => {}
        }
        self.is_next = byte != b')';
        self.at += 1;
    }

    /// Whether the name before this bracket is that of the function whose strings are addresses of pictures.
    fn names_image_set(&self) -> bool {
        let said = &self.bytes[..self.at];
        let length = said.iter().rev().take_while(|byte| is_of_name(**byte)).count();
        let name = &said[said.len() - length..];
        ["image-set", "-webkit-image-set"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
    }

    /// What was read is a part of a statement.
    fn plain(&mut self) {
        self.is_next = false;
        if self.statement == Statement::None {
            self.statement = Statement::Plain;
            self.is_late = true;
        }
    }

    /// Whether `;` ends a statement: a selector goes on to its block.
    fn ends_here(&self) -> bool {
        self.depth > 0 || self.dialect != Dialect::Css || self.statement != Statement::Plain
    }

    /// Whether what stands at this byte lies in a block.
    fn is_in_block(&self, at: usize) -> bool {
        let is_deep = || {
            let line = &self.text[..at][self.text[..at].rfind('\n').map_or(0, |end| end + 1)..];
            line.starts_with([' ', '\t'])
        };
        self.depth > 0 || self.dialect == Dialect::Indented && is_deep()
    }

    /// An `@` rule, by its name.
    fn rule(&mut self) {
        let name = &self.bytes[self.at + 1..];
        let length = name.iter().take_while(|byte| is_of_name(**byte)).count();
        let is = |word: &str| name[..length].eq_ignore_ascii_case(word.as_bytes());
        self.statement = if is("import") {
            Statement::Import
        } else if is("charset") || is("layer") {
            Statement::Before
        } else if self.dialect == Dialect::Nested && name[length..].trim_ascii_start().starts_with(b":") {
            Statement::Variable // of Less
        } else {
            self.is_late = true;
            Statement::Rule
        };
        self.at += 1 + length;
    }

    /// A statement that begins with `-` or `$`: a variable, a name, or the mark that old pages put around a style.
    fn named(&mut self, byte: u8) {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(b"-->") {
            self.at += 3;
            return;
        }
        self.plain();
        if byte == b'$' || rest.starts_with(b"--") {
            self.statement = Statement::Variable;
        }
        self.at += 1;
    }

    /// How much the address of an `@import` says. Of CSS only the first is one, and only before all else.
    fn imported(&mut self) -> Strength {
        let is_lost = self.dialect == Dialect::Css && (self.depth > 0 || self.is_late);
        if self.dialect == Dialect::Css {
            self.statement = Statement::Before;
        }
        if is_lost { Weak } else { Runtime }
    }

    /// Passes over a comment, if one begins here, else over the `/`.
    fn slash(&mut self) {
        let rest = &self.bytes[self.at..];
        let is_block = rest.starts_with(b"/*");
        let is_line = self.dialect != Dialect::Css && rest.starts_with(b"//");
        if !is_block && !is_line {
            self.plain();
            self.at += 1;
            return;
        }
        self.at += if self.dialect == Dialect::Indented && self.statement == Statement::None {
            self.deeper()
        } else if is_block {
            memmem::find(&rest[2..], b"*/").map_or(rest.len(), |end| end + 4)
        } else {
            memchr::memchr(b'\n', rest).unwrap_or(rest.len())
        };
    }

    /// How long the lines are from here on that belong to the one that begins here: itself, and all that stand deeper.
    fn deeper(&self) -> usize {
        let begin = self.text[..self.at].rfind('\n').map_or(0, |end| end + 1);
        let depth = self.at - begin;
        let mut lines = self.text[self.at..].split_inclusive('\n');
        let first = lines.next().map_or(0, str::len);
        let is_its = |line: &&str| line.trim().is_empty() || line.len() - line.trim_start().len() > depth;
        first + lines.take_while(is_its).map(str::len).sum::<usize>()
    }

    /// Passes over what a template or a language puts in the place of something: `{{ … }}`, `{% … %}`, `<% … %>`, `<? … ?>`,
    /// `#{…}`, `@{…}` and `${…}`; and over the mark that old pages put around a style.
    fn passed_template(&mut self) -> bool {
        const PLACES: &[(&str, &str)] = &[
            ("{{", "}}"),
            ("{%", "%}"),
            ("<%", "%>"),
            ("<?", "?>"),
            ("#{", "}"),
            ("@{", "}"),
            ("${", "}"),
        ];
        let rest = &self.bytes[self.at..];
        if rest.starts_with(b"<!--") {
            self.at += 4;
            return true;
        }
        let place = PLACES.iter().find(|(begin, _)| rest.starts_with(begin.as_bytes()));
        let length = place.and_then(|(begin, end)| {
            let inside = memmem::find(&rest[begin.len()..], end.as_bytes())?;
            Some(begin.len() + inside + end.len())
        });
        self.at += length.unwrap_or_default();
        length.is_some()
    }

    /// The string that begins here, without its quotes; it ends with its line at the latest.
    fn string(&mut self) -> &'a str {
        let quote = self.bytes[self.at];
        let begin = self.at + 1;
        let mut at = begin;
        while let Some(found) = self
            .bytes
            .get(at..)
            .and_then(|rest| memchr::memchr3(quote, b'\\', b'\n', rest))
        {
            at += found;
            match self.bytes[at] {
                b'\\' => at += 2,
                b'\n' => {
                    self.at = at;
                    return &self.text[begin..at];
                }
                _ => {
                    self.at = at + 1;
                    return &self.text[begin..at];
                }
            }
        }
        self.at = self.bytes.len();
        &self.text[begin..]
    }

    /// Whether an address begins here: `url(`, and no other name that ends so.
    fn is_url(&self) -> bool {
        let begins = self.bytes[self.at..]
            .get(..4)
            .is_some_and(|word| word.eq_ignore_ascii_case(b"url("));
        let is_whole = self.at == 0 || !is_of_name(self.bytes[self.at - 1]);
        begins && is_whole
    }

    /// The address that begins here; without quotes, it is all up to `)`.
    fn url(&mut self) -> &'a str {
        self.at += 4;
        let rest = &self.bytes[self.at..];
        self.at += rest.len() - rest.trim_ascii_start().len();
        if matches!(self.bytes.get(self.at), Some(b'"' | b'\'')) {
            self.open.push(false); // up to its `)`
            return self.string();
        }
        let begin = self.at;
        let mut at = begin;
        while let Some(found) = self.bytes.get(at..).and_then(|rest| memchr::memchr2(b')', b'\\', rest)) {
            at += found;
            if self.bytes[at] == b')' {
                self.at = at + 1;
                return &self.text[begin..at];
            }
            at += 2;
        }
        self.at = self.bytes.len();
        &self.text[begin..]
    }
}

/// Whether a byte may stand in a name.
fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || !byte.is_ascii()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
