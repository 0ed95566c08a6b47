//! Curly quotation marks and apostrophes in the whole text, one style for the program's words and a person's.
//!
//! Addresses are never touched. Must not know what a sentence says. The price: a straight mark that a person
//! wanted straight (five feet as `5'`) is kept only where no letter or digit makes it an apostrophe.

use crate::document::{Block, Document, Inline, Sentence};
use std::borrow::Cow;

/// Makes the marks of a document curly.
pub(super) fn curl(document: &mut Document) {
    document.title.iter_mut().for_each(inline);
    document.dates.iter_mut().for_each(sentence);
    for clause in &mut document.clauses {
        if let Some(curly) = curly(&clause.heading) {
            clause.heading = Cow::Owned(curly);
        }
        for block in &mut clause.blocks {
            match block {
                Block::Paragraph(list) | Block::Notice(list) => list.iter_mut().for_each(sentence),
                Block::List(items) => items.iter_mut().flatten().for_each(sentence),
                Block::Table(table) => table.rows.iter_mut().flatten().for_each(sentence),
                Block::Heading(one) => sentence(one),
                Block::Card(lines) => lines.iter_mut().for_each(|(_, line)| sentence(line)),
            }
        }
    }
}

fn sentence(sentence: &mut Sentence) {
    sentence.inlines.iter_mut().for_each(inline);
}

fn inline(inline: &mut Inline) {
    match inline {
        Inline::Fixed(text) => {
            if let Some(curly) = curly(text) {
                *text = Cow::Owned(curly);
            }
        }
        Inline::User(text) => {
            if let Some(curly) = curly(text) {
                *text = curly;
            }
        }
        Inline::Strong(inner) => inner.iter_mut().for_each(self::inline),
        // the words of a link may be its address
        Inline::Link { .. } | Inline::See(_) | Inline::Gap(_) => {}
    }
}

/// The text with curly marks, where it has straight ones.
fn curly(text: &str) -> Option<String> {
    if !text.contains(['\'', '"']) {
        return None;
    }
    let letters: Vec<char> = text.chars().collect();
    let mut open = false;
    let curl = |(at, &letter): (usize, &char)| {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1);
        match letter {
            // an apostrophe stands in a word or behind one; the program's words may begin with one (`'s data`)
            '\'' if before.is_some_and(char::is_alphabetic) || at == 0 && after == Some(&'s') => '’',
            '"' if open => {
                open = false;
                '”'
            }
            '"' if before.is_none_or(|c| c.is_whitespace() || c == '(') && letters[at + 1..].contains(&'"') => {
                open = true;
                '“'
            }
            other => other,
        }
    };
    Some(letters.iter().enumerate().map(curl).collect())
}

#[cfg(test)]
mod tests {
    use super::curly;

    #[test]
    fn marks_are_curly_and_measures_stay() {
        let of = |text: &str| curly(text).unwrap_or_else(|| text.to_owned());
        assert_eq!(of("our customers' data, somebody's"), "our customers’ data, somebody’s");
        assert_eq!(of("we say \"data\" (\"facts\")"), "we say “data” (“facts”)");
        assert_eq!(of("5' and 7\" wide"), "5' and 7\" wide");
    }
}
