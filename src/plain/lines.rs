//! Lines in, lines out: nothing else reaches whoever reads.
//!
//! Owns that no control character is printed and that each prompt is flushed. Must not know what is asked.

use crate::values::is_hidden;
use std::io::{self, BufRead, Write};

/// Why the interview ends.
#[derive(Debug)]
pub(super) enum End {
    /// The author quits, or there are no more lines.
    Quit,
    /// Whoever read has gone, or lines cannot be read.
    Broken(io::Error),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

/// What a step of the interview comes to.
pub(super) type Go<T = ()> = Result<T, End>;

/// The two ends of the conversation.
pub(super) struct Lines<'a> {
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
}

impl<'a> Lines<'a> {
    pub(super) fn new(input: &'a mut dyn BufRead, output: &'a mut dyn Write) -> Self {
        Self { input, output }
    }

    /// Prints a text and ends its line.
    pub(super) fn say(&mut self, text: &str) -> Go {
        let visible: String = text.chars().filter(|&c| c == '\n' || !is_hidden(c)).collect();
        writeln!(self.output, "{visible}")?;
        Ok(())
    }

    /// Prints a prompt and reads a line. What follows the last line end counts as a line.
    pub(super) fn ask(&mut self) -> Go<String> {
        write!(self.output, "> ")?;
        self.output.flush()?;
        self.read()
    }

    /// Reads a line without a prompt, as within a text of several lines.
    pub(super) fn read(&mut self) -> Go<String> {
        let mut bytes = Vec::new();
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            return Err(End::Quit);
        }
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.trim_end_matches(['\r', '\n']).to_owned())
    }

    /// Asks until the answer is yes or no.
    pub(super) fn yes(&mut self, question: &str) -> Go<bool> {
        loop {
            self.say(question)?;
            match self.ask()?.trim().to_lowercase().as_str() {
                "yes" | "y" => return Ok(true),
                "no" | "n" | "back" => return Ok(false),
                "quit" => return Err(End::Quit),
                _ => self.say("Please answer yes or no; no and back change nothing.")?,
            }
        }
    }
}
