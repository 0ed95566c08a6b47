//! What `?` shows: the question at hand with its words explained, then the keys that work here, then all others.
//!
//! Owns the order of the page. Must not know what a key does: its row in the table says it. The price: the
//! page is laid out anew for each picture.

use super::{display, put, wrapped};
use crate::interview::Question;
use crate::interview::words::words_in;
use crate::tui::keys::{KEYS, Key, working};
use crate::tui::model::{Model, Over, Screen, question_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// A line: what stands before it, the words, and whether it is a title.
struct Line {
    before: String,
    words: String,
    title: bool,
}

/// Cells for a key, or for a term.
const BEFORE: usize = 14;

/// Draws the page from a line on.
pub fn help(model: &Model, top: usize, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let lines = lines(model, area.width);
    let top = top.min(lines.len().saturating_sub(area.height as usize));
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let before: Style = if line.title { theme.strong } else { theme.key };
        put(buf, area.x, y, area.width, &line.before, before);
        let x = area.x + u16::try_from(if line.title { 0 } else { BEFORE }).unwrap_or(0);
        put(
            buf,
            x,
            y,
            area.right().saturating_sub(x),
            &line.words,
            if line.title { theme.strong } else { theme.normal },
        );
    }
}

/// How many lines the page has at this width.
pub fn height(model: &Model, width: u16) -> usize {
    lines(model, width).len()
}

fn lines(model: &Model, width: u16) -> Vec<Line> {
    let mut page = Page {
        lines: Vec::new(),
        width: (width as usize).saturating_sub(BEFORE).clamp(10, 90),
    };
    if let Screen::Form(form) = &model.screen
        && let Some(question) = question_of(form.focus.path())
    {
        page.question(question);
    }
    let works = match &model.over {
        Some(Over::Keys { works, .. }) => works.clone(),
        _ => working(model),
    };
    page.title("Keys that work here");
    for (shown, told) in &works {
        page.say(shown, told);
    }
    page.title("Other keys");
    let other = |key: &&Key| !works.iter().any(|(shown, _)| *shown == key.shown);
    for key in KEYS.iter().filter(other) {
        page.say(key.shown, key.help);
    }
    page.lines
}

struct Page {
    lines: Vec<Line>,
    width: usize,
}

impl Page {
    fn title(&mut self, words: &str) {
        if !self.lines.is_empty() {
            self.push("", "", false);
        }
        self.push("", words, true);
    }

    fn say(&mut self, before: &str, words: &str) {
        for (i, line) in wrapped(&display(words), self.width).iter().enumerate() {
            self.push(if i == 0 { before } else { "" }, line, false);
        }
    }

    fn push(&mut self, before: &str, words: &str, title: bool) {
        self.lines.push(Line {
            before: before.to_owned(),
            words: words.to_owned(),
            title,
        });
    }

    /// The question, why it is asked, an example, and the words that stand in it.
    fn question(&mut self, question: &Question) {
        self.title(question.ask);
        self.say("", question.help);
        if !question.why.is_empty() {
            self.say("Why we ask", question.why);
        }
        if !question.example.is_empty() {
            self.say("For example", &question.example.replace('\n', ", "));
        }
        let choices = question.choices().iter().map(|c| c.label).collect::<Vec<_>>().join(" ");
        let text = format!("{} {} {} {choices}", question.ask, question.help, question.label);
        for word in words_in(&text) {
            let provision = if word.provision.is_empty() {
                String::new()
            } else {
                format!(" ({})", word.provision)
            };
            self.say(word.term, &format!("{}{provision}", word.means));
        }
    }
}
