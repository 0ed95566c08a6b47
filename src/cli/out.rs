//! What is printed: to a pipe as it is, to a terminal so that nothing steers it.
//!
//! A pipe that closes early is no failure: whoever read has seen enough.

use super::{Color, Failure};
use crate::values::is_hidden;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};

/// Where a command prints.
pub(super) struct Out {
    /// Whether standard output is a terminal.
    terminal: bool,
    /// Whether standard output gets colours.
    colour: bool,
    /// Whether standard error gets colours.
    error_colour: bool,
}

impl Out {
    /// Standard output and error of this process.
    pub(super) fn new(color: Color) -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let plain = set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let wants = |terminal: bool| match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !plain,
        };
        let terminal = io::stdout().is_terminal();
        Self {
            terminal,
            colour: wants(terminal),
            error_colour: wants(io::stderr().is_terminal()),
        }
    }

    /// Prints a text to standard output.
    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        if self.terminal { send(&visible(text)) } else { send(text) }
    }

    /// Prints lines of which each first part stands out.
    pub(super) fn table(&self, rows: &[(String, String)]) -> Result<(), Failure> {
        let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let widest = rows
            .iter()
            .map(|(head, _)| width(head))
            .filter(|w| *w <= 48)
            .max()
            .unwrap_or(0);
        let mut text = String::new();
        for (head, rest) in rows {
            let (head, rest) = if self.terminal {
                (visible(head), visible(rest))
            } else {
                (head.clone(), rest.clone())
            };
            let pad = " ".repeat(widest.saturating_sub(width(&head)));
            let _ = writeln!(
                text,
                "{}",
                format!("{}{pad}  {rest}", paint(&head, "1", self.colour)).trim_end()
            );
        }
        send(&text)
    }

    /// Prints a value as JSON.
    pub(super) fn json(value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(|e| Failure(e.to_string()))?;
        send(&(escaped(&text) + "\n"))
    }

    /// A word in bold red, yellow or blue on standard output.
    pub(super) fn level(&self, word: &'static str) -> String {
        let code = match word {
            "must" => "1;31",
            "should" => "33",
            _ => "34",
        };
        paint(word, code, self.colour)
    }

    /// Prints lines that hold colours of ours and only cleaned words of others.
    pub(super) fn painted(text: &str) -> Result<(), Failure> {
        send(text)
    }

    /// The words of somebody else, fit for standard output.
    pub(super) fn words(&self, text: &str) -> String {
        if self.terminal || self.colour {
            visible(text)
        } else {
            text.to_owned()
        }
    }

    /// Says something on standard error.
    pub(super) fn say(text: &str) {
        let _ = writeln!(io::stderr().lock(), "{}", visible(text));
    }

    /// Says on standard error what failed.
    pub(super) fn fail(&self, text: &str) {
        let text = visible(text);
        let text = text.strip_prefix("error: ").unwrap_or(&text);
        let _ = writeln!(io::stderr().lock(), "{}: {text}", paint("error", "1;31", self.error_colour));
    }
}

fn send(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

fn paint(text: &str, code: &str, colour: bool) -> String {
    if colour {
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

/// A text in which nothing steers a terminal or a reader's eye: hidden characters are spelled out.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || !is_hidden(c) {
            shown.push(c);
        } else {
            shown.extend(c.escape_unicode());
        }
    }
    shown
}

/// JSON in which hidden characters are escaped, so that it stays JSON and steers nothing.
fn escaped(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !is_hidden(c) {
            shown.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(shown, "\\u{unit:04x}");
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_steer_a_terminal_is_spelled_out() {
        assert_eq!(visible("a\u{1b}[2Jb\nc\u{202e}d é"), "a\\u{1b}[2Jb\nc\\u{202e}d é");
    }

    #[test]
    fn json_stays_json() {
        let text = serde_json::to_string("a\u{202e}b\u{e0001}").unwrap_or_default();
        let shown = escaped(&text);
        assert!(shown.is_ascii(), "{shown}");
        assert_eq!(
            serde_json::from_str::<String>(&shown).ok().as_deref(),
            Some("a\u{202e}b\u{e0001}")
        );
    }
}
