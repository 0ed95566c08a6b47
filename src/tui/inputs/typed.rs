//! One text and what it amounts to: words, a number, a date, a link.

use super::{Answer, KeyHelp, Outcome, Sheet, plain};
use crate::interview::Value;
use crate::tui::prose::Prose;
use crate::tui::theme::Theme;
use crate::values::{Link, PolicyDate, clean, clean_line};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::text::Line;

/// What the text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Sort {
    Text,
    Prose,
    Number,
    Date,
    Link,
}

/// A text that is read as one value.
#[derive(Debug)]
pub(in crate::tui) struct Typed {
    prose: Prose,
    sort: Sort,
}

impl Typed {
    pub fn new(sort: Sort, value: Option<&Value>) -> Self {
        let text = match value {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let prose = if sort == Sort::Prose {
            Prose::lines(&text)
        } else {
            Prose::line(&text)
        };
        Self { prose, sort }
    }
}

impl Answer for Typed {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        if self.prose.handle(key) {
            return Outcome::Changed;
        }
        match key.code {
            KeyCode::Enter if plain(key) => Outcome::Done,
            KeyCode::Tab if self.sort == Sort::Prose && plain(key) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn prose(&mut self) -> Option<&mut Prose> {
        Some(&mut self.prose)
    }

    fn paste(&mut self, text: &str) -> Option<usize> {
        Some(self.prose.paste(text))
    }

    fn value(&self) -> Result<Option<Value>, String> {
        if self.prose.is_blank() {
            return Ok(None);
        }
        let line = clean_line(&self.prose.text());
        Ok(Some(match self.sort {
            Sort::Text => line.into(),
            Sort::Prose => clean(&self.prose.text()).trim_end().into(),
            Sort::Number => number(&line)?.into(),
            Sort::Date => date(&line)?.to_string().into(),
            Sort::Link => link(&line)?.into(),
        }))
    }

    fn raw(&self) -> String {
        self.prose.text()
    }

    fn restore(&mut self, raw: &str) {
        self.prose.set(raw);
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.field(Line::default(), &self.prose, true, width, theme);
        let line = clean_line(&self.prose.text());
        let read = match self.sort {
            Sort::Date => date(&line).ok().map(|d| d.words(false)),
            Sort::Link => link(&line).ok(),
            Sort::Text | Sort::Prose | Sort::Number => None,
        };
        if let Some(read) = read.filter(|read| *read != line) {
            sheet.say(&read, width, theme.dim);
        }
        sheet
    }

    fn footer(&self) -> &'static [KeyHelp] {
        if self.sort == Sort::Prose {
            &[
                ("Tab", "done"),
                ("Enter", "new line"),
                ("Esc", "out, kept"),
                ("F5 F6", "undo, redo"),
                ("F7 F8", "copy, cut"),
                ("F9", "select all"),
                ("F10", "your editor"),
            ]
        } else {
            &[
                ("Enter", "done"),
                ("Esc", "out, kept"),
                ("F5 F6", "undo, redo"),
                ("F7 F8", "copy, cut"),
                ("F9", "select all"),
            ]
        }
    }

    fn caret(&self) -> bool {
        true
    }

    fn begin(&mut self) -> bool {
        self.prose.set("");
        true
    }
}

fn number(text: &str) -> Result<u32, String> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '_' | '\u{a0}')).collect();
    digits.parse().map_err(|_| match digits.parse::<u128>() {
        Ok(_) => format!("{text} is too large."),
        Err(_) => format!("“{text}” is not a whole number; write for example 30."),
    })
}

/// A date as files have it, or in English words: `3 June 2026`, `June 3, 2026`, `June 2026`.
fn date(text: &str) -> Result<PolicyDate, String> {
    let exact = PolicyDate::parse(text);
    if exact.is_ok() {
        return exact;
    }
    let lower = text.to_lowercase().replace([',', '.', '/'], " ");
    let (mut year, mut month, mut day) = (None, None, None);
    for part in lower.split_whitespace() {
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end));
        let digits = ordinal.filter(|n| n.parse::<u32>().is_ok()).unwrap_or(part);
        let slot = match digits.parse::<u32>() {
            Ok(n) if n >= 1000 => &mut year,
            Ok(_) => &mut day,
            Err(_) => &mut month,
        };
        let found = digits.parse().ok().or_else(|| month_of(part));
        if slot.is_some() || found.is_none() {
            return exact;
        }
        *slot = found;
    }
    match (year, month, day) {
        (Some(y), Some(m), Some(d)) => PolicyDate::parse(&format!("{y:04}-{m:02}-{d:02}")).or(exact),
        (Some(y), Some(m), None) => PolicyDate::parse(&format!("{y:04}-{m:02}")).or(exact),
        _ => exact,
    }
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word))?;
    u32::try_from(at + 1).ok()
}

/// A link as it may stand in an output; a bare domain gets `https://`, an address `mailto:`.
fn link(text: &str) -> Result<String, String> {
    let domain = text.split('/').next().unwrap_or_default();
    let dotted = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
    let full = if text.contains("://") || text.starts_with('/') || text.starts_with("mailto:") || !dotted {
        text.to_owned()
    } else if domain.contains('@') {
        format!("mailto:{text}")
    } else {
        format!("https://{text}")
    };
    if Link(full.clone()).is_safe() {
        return Ok(full);
    }
    Err(if text.starts_with("http://") {
        "A link in a policy begins with https://, which protects the reader.".into()
    } else {
        "That is not a link; write https://…, an e-mail address, or a path that begins with / and has no spaces.".into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_people_write_it() {
        for text in ["2026-06-03", "3 June 2026", "June 3, 2026", "3. Jun 2026", "jun 3rd 2026"] {
            assert_eq!(date(text).map(|d| d.to_string()), Ok("2026-06-03".into()), "{text}");
        }
        assert_eq!(date("June 2026").map(|d| d.to_string()), Ok("2026-06".into()));
        for text in [
            "3/6/2026",
            "June",
            "2026",
            "soon",
            "31 February 2026",
            "3 June 2026x",
            "3 June 2026 2027",
        ] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_link_is_completed_but_never_made_safe_by_guessing() {
        assert_eq!(link("acme.example/privacy"), Ok("https://acme.example/privacy".into()));
        assert_eq!(link("a@acme.example"), Ok("mailto:a@acme.example".into()));
        assert_eq!(link("/privacy"), Ok("/privacy".into()));
        for text in [
            "http://acme.example",
            "javascript:alert(1)",
            "//evil.example",
            "two words",
            "acme",
        ] {
            assert!(link(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_number_is_whole() {
        assert_eq!(number("1 000"), Ok(1000));
        assert!(number("-3").is_err() && number("3.5").is_err() && number("99999999999").is_err());
    }
}
