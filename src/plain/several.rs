//! A text of several lines, as an address: typed line by line, with words that take a line back or read what there is.
//!
//! Must not know where the text goes. The price: a line that is one of these words and nothing else begins with `=`.

use super::lines::{End, Go};
use super::{Session, commands};
use crate::interview::{Question, counted};

impl Session<'_> {
    /// The further lines of a text, up to a line with only a full stop or the last line of all; of a few short lines,
    /// as an address, also up to an empty one. Whether there are no more lines at all. Nothing where the author leaves without
    /// saying anything.
    pub(super) fn rest_of(&mut self, first: &str, question: &Question) -> Go<Option<(String, bool)>> {
        let ends = if question.is_lines() {
            "an empty line ends it"
        } else {
            "a line with only a full stop ends the text"
        };
        let mut text: Vec<String> = Vec::new();
        let mut line = first.to_owned();
        let mut told = false;
        let whole = |text: &[String]| text.join("\n");
        loop {
            let begun = !text.is_empty() || told;
            match line.trim() {
                "." => return Ok(Some((whole(&text), false))),
                "" if question.is_lines() && !text.is_empty() => return Ok(Some((whole(&text), false))),
                "" if question.is_lines() && begun => return self.say("Nothing was taken.").map(|()| None),
                "back" if begun => {
                    if self
                        .lines
                        .yes("Leave this text, and take nothing of it? yes leaves it; no goes on with it, without that line.")?
                    {
                        self.say("Nothing was taken.")?;
                        return Ok(None);
                    }
                    self.say(&format!("Go on with the next line; {ends}."))?;
                }
                "undo" if begun => self.without_last(&mut text, ends)?,
                "again" | "repeat" if begun => self.so_far(&text, ends)?,
                words => {
                    let literal = commands::literal(&line).filter(|word| matches!(*word, "back" | "undo" | "again" | "repeat"));
                    text.push(match (words, literal) {
                        ("..", _) => ".".to_owned(),
                        (_, Some(word)) => word.to_owned(),
                        (_, None) => line.clone(),
                    });
                    if !told {
                        told = true;
                        self.say(&format!(
                            "Go on with the next line; {ends}, undo takes the last line back, and back leaves it."
                        ))?;
                    } else if literal.is_none() && commands::is_doubtful(&line) {
                        self.say(&format!("That is a line of the text now; {ends}."))?;
                    }
                }
            }
            line = match self.lines.read() {
                Ok(line) => line,
                Err(End::Quit) => return Ok(Some((whole(&text), true))),
                Err(broken) => return Err(broken),
            };
        }
    }

    /// Takes the last line back, and says which.
    fn without_last(&mut self, text: &mut Vec<String>, ends: &str) -> Go {
        match text.pop() {
            Some(last) if text.is_empty() => {
                self.say(&format!("Taken back: {last}. Nothing is left; type the first line, or back."))
            }
            Some(last) => self.say(&format!("Taken back: {last}. Go on with the next line; {ends}.")),
            None => self.say("Nothing is left to take back; type the first line, or back."),
        }
    }

    /// Reads the lines that there are.
    fn so_far(&mut self, text: &[String], ends: &str) -> Go {
        let lines = counted(text.len(), "line", "lines").unwrap_or_else(|| "No line".to_owned());
        self.say(&format!("{lines} so far{}", if text.is_empty() { "." } else { ":" }))?;
        text.iter().try_for_each(|line| self.say(line))?;
        self.say(&format!("Go on with the next line; {ends}."))
    }
}
