//! A sentence cut into words, each with its place, its clause, and the marks around it.
//!
//! Must not know any phrase. The price: a clause ends where words or marks say so, and no grammar is read.

use std::ops::Range;

/// A word of a sentence, and where it stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    /// In small letters, with straight apostrophes.
    pub small: String,
    pub at: Range<usize>,
    pub clause: usize,
    pub quoted: bool,
    pub bracket: bool,
}

/// Words after which something else is said.
const TURNS: &[&str] = &[
    "but", "however", "although", "though", "while", "whereas", "unless", "because", "yet", "if", "when", "where", "until",
    "whenever", "once",
];
/// Words that may be the subject of a clause of its own after a comma, `and`, `or` or `so`.
const SUBJECTS: &[&str] = &[
    "we", "you", "it", "they", "he", "she", "i", "our", "your", "this", "these", "those", "there", "their", "its", "the",
    "nobody", "everyone", "all", "any", "each",
];
/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    let mut quoted = false;
    let mut bracket = false;
    let mut clause = 0;
    let mut start = None;
    let mut strong = false; // ; : or a dash stood before the next word
    let mut weak = false; // a comma or a bracket did
    let letters: Vec<(usize, char)> = text.char_indices().chain(std::iter::once((text.len(), ' '))).collect();
    for (number, &(at, letter)) in letters.iter().enumerate() {
        let next = letters.get(number + 1).map_or(' ', |(_, c)| *c);
        let joins = start.is_some()
            && (matches!(letter, '\'' | '’' | '.') && next.is_alphanumeric() || (letter == '%' && !next.is_alphanumeric()));
        if letter.is_alphanumeric() || joins {
            start = start.or(Some(at));
            continue;
        }
        if let Some(from) = start.take() {
            let word = text[from..at].to_lowercase().replace('’', "'");
            let last = all.last().map_or("", |word| word.small.as_str());
            let subject = SUBJECTS.contains(&word.as_str());
            let turns = strong
                || TURNS.contains(&word.as_str())
                || (weak && subject)
                || (matches!(last, "and" | "or" | "so")
                    && matches!(word.as_str(), "we" | "you" | "it" | "they" | "i" | "he" | "she"));
            if turns && !all.is_empty() {
                clause += 1;
            }
            (strong, weak) = (false, false);
            all.push(Word {
                small: word,
                at: from..at,
                clause,
                quoted,
                bracket,
            });
        }
        match letter {
            '“' | '«' => quoted = true,
            '”' | '»' => quoted = false,
            '"' => quoted = !quoted,
            ';' | ':' | '—' | '–' | '!' | '?' => strong = true,
            ',' => weak = true,
            '(' | ')' => (weak, bracket) = (true, letter == '('),
            _ => {}
        }
    }
    all
}
