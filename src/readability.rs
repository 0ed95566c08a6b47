//! How hard a policy is to read: words a sentence, and the Flesch–Kincaid grade level.
//!
//! The grade is `0.39 × words a sentence + 11.8 × syllables a word − 15.59` (Kincaid and others, 1975). What
//! counts are sentences of running text: paragraphs, lists and notices. Cells of tables, labelled lines,
//! headings and bold leads are looked up rather than read. [`measure`] counts every word, as a reader
//! meets it; [`own`] leaves out the words of the author, so that our clauses can be held to a limit whatever
//! people are called. No crate counts English syllables that is kept up, so [`syllables`] does: by groups
//! of vowels and the endings that are silent. The price: a syllable too many or too few in one word of
//! twenty, which moves a grade by a few tenths.

use crate::document::{Block, Document, Inline, Sentence};
use serde::Serialize;

/// The name of the formula, as it is printed beside a grade.
pub const FORMULA: &str = "Flesch–Kincaid";

/// What was counted in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Sentences of running text.
    pub sentences: usize,
    /// Their words.
    pub words: usize,
    /// The syllables of these.
    pub syllables: usize,
    /// The longest sentences: words, and the number in [`Document::sentences`]; longest first.
    pub longest: Vec<(usize, usize)>,
}

/// How many of the longest sentences are kept.
const KEPT: usize = 3;

impl Reading {
    /// The Flesch–Kincaid grade level; nothing without a sentence.
    pub fn grade(&self) -> Option<f64> {
        let per = |a: usize, b: usize| float(a) / float(b);
        (self.words > 0).then(|| 0.39 * per(self.words, self.sentences) + 11.8 * per(self.syllables, self.words) - 15.59)
    }

    /// Words a sentence; nothing without a sentence.
    pub fn average(&self) -> Option<f64> {
        (self.sentences > 0).then(|| float(self.words) / float(self.sentences))
    }

    /// One line for a screen or the head of a copy; nothing without a sentence.
    pub fn line(&self) -> Option<String> {
        let longest = self.longest.first().map_or(0, |(words, _)| *words);
        self.grade()
            .map(|grade| format!("Reading grade {grade:.1} ({FORMULA}) · longest sentence {longest} words"))
    }

    /// The same in fewer words, for a line that holds something else too.
    pub fn brief(&self) -> Option<String> {
        let longest = self.longest.first().map_or(0, |(words, _)| *words);
        self.grade()
            .map(|grade| format!("reading grade {grade:.1} · longest sentence {longest} words"))
    }

    fn add(&mut self, text: &str, number: usize) {
        let words: Vec<&str> = words(text).collect();
        if words.is_empty() {
            return;
        }
        self.sentences += 1;
        self.words += words.len();
        self.syllables += words.iter().map(|word| syllables(word)).sum::<usize>();
        self.longest.push((words.len(), number));
        self.longest
            .sort_by_key(|(words, number)| (std::cmp::Reverse(*words), *number));
        self.longest.truncate(KEPT);
    }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The whole text, as a reader meets it.
pub fn measure(document: &Document) -> Reading {
    read(document, true)
}

/// The program's own words alone: names, lists and statements of the author are left out.
pub fn own(document: &Document) -> Reading {
    read(document, false)
}

fn read(document: &Document, theirs: bool) -> Reading {
    let mut reading = Reading::default();
    let mut number = document.dates.len();
    for block in document.clauses.iter().flat_map(|clause| &clause.blocks) {
        let counts = matches!(block, Block::Paragraph(_) | Block::List(_) | Block::Notice(_));
        for sentence in block.sentences() {
            let is_lead = sentence.inlines.iter().all(|inline| matches!(inline, Inline::Strong(_)));
            if counts && !is_lead {
                for text in texts(document, sentence, theirs) {
                    reading.add(&text, number);
                }
            }
            number += 1;
        }
    }
    reading
}

/// The sentences in a sentence: one, unless an author typed several into one answer.
fn texts(document: &Document, sentence: &Sentence, theirs: bool) -> Vec<String> {
    let mut texts = vec![String::new()];
    add(document, &sentence.inlines, theirs, &mut texts);
    texts
}

fn add(document: &Document, inlines: &[Inline], theirs: bool, texts: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Fixed(text) => say(texts, text),
            Inline::See(id) => say(texts, document.clause(id).map_or(id, |clause| &clause.heading)),
            Inline::Strong(inner) => add(document, inner, theirs, texts),
            Inline::User(text) if theirs => {
                let mut parts = parts(text).into_iter();
                say(texts, parts.next().unwrap_or_default());
                texts.extend(parts.map(str::to_owned));
            }
            Inline::Link { text, .. } | Inline::Gap(text) if theirs => say(texts, text),
            Inline::User(_) | Inline::Link { .. } | Inline::Gap(_) => say(texts, " "),
        }
    }
}

fn say(texts: &mut [String], words: &str) {
    if let Some(last) = texts.last_mut() {
        last.push_str(words);
    }
}

/// A long text of an author at its full stops; a name such as `Acme Inc.` stays whole. Only for counting:
/// nothing that is printed is ever cut here.
fn parts(text: &str) -> Vec<&str> {
    if text.split_whitespace().count() < 8 {
        return vec![text];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '!', '?', '\n']) {
        let rest = &text[at + 1..];
        let next = rest.trim_start().chars().next();
        if rest.starts_with(char::is_whitespace) && next.is_some_and(char::is_uppercase) {
            parts.push(&text[start..=at]);
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// The words of a text: between spaces, whatever has a letter or a digit.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '–' | '—'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Words that the rules get wrong and that policies use.
const KNOWN: &[(&str, usize)] = &[
    ("area", 3),
    ("areas", 3),
    ("business", 2),
    ("businesses", 3),
    ("every", 2),
    ("everyone", 3),
    ("everything", 3),
    ("anyone", 3),
    ("create", 2),
    ("creates", 2),
    ("created", 3),
    ("creating", 3),
    ("creation", 3),
    ("people", 2),
    ("influence", 3),
    ("period", 3),
    ("periods", 3),
    ("being", 2),
    ("idea", 3),
    ("ideas", 3),
    ("real", 1),
    ("lawful", 2),
];

/// First halves of compounds whose `e` is silent though a consonant follows.
const COMPOUNDS: &[&str] = &[
    "some", "there", "where", "time", "life", "home", "fore", "base", "make", "safe",
];

/// The syllables of an English word. A number counts as one, capitals as they are spelled (`GDPR`: four),
/// and the parts of `opt-out` apart.
pub fn syllables(word: &str) -> usize {
    let parts = word.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    parts.filter(|part| !part.is_empty()).map(of_part).sum::<usize>().max(1)
}

fn of_part(part: &str) -> usize {
    let letters: Vec<char> = part.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    if letters.len() > 1 && letters.len() <= 5 && capitals == letters.len() {
        return letters.iter().map(|c| if *c == 'W' { 3 } else { 1 }).sum();
    }
    let whole = part.to_lowercase().replace('’', "'");
    let word = whole.strip_suffix("'s").unwrap_or(&whole);
    if let Some((_, count)) = KNOWN.iter().find(|(known, _)| *known == word) {
        return *count;
    }
    let short = word.strip_suffix("n't").filter(|stem| !stem.ends_with(is_vowel));
    let contracted = usize::from(short.is_some_and(|stem| !stem.is_empty()));
    let word: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let count = groups(&word) + splits(&word) + contracted;
    count.saturating_sub(silent(&word)).max(1)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Runs of vowels; `u` after `q` and a `y` that begins the word are consonants.
fn groups(word: &[char]) -> usize {
    let sounds = |i: usize| {
        is_vowel(word[i]) && !(word[i] == 'u' && i > 0 && word[i - 1] == 'q') && !(word[i] == 'y' && i == 0 && word.len() > 1)
    };
    (0..word.len()).filter(|&i| sounds(i) && (i == 0 || !sounds(i - 1))).count()
}

/// Vowels that stand together and are spoken apart.
fn splits(word: &[char]) -> usize {
    let text: String = word.iter().collect();
    let mut count = 0;
    for i in 0..word.len().saturating_sub(1) {
        let before = i.checked_sub(1).map_or(' ', |i| word[i]);
        let rest: String = word[i..].iter().collect();
        let soft = matches!(before, 'c' | 't' | 's' | 'g' | 'x');
        count += usize::from(match (word[i], word[i + 1]) {
            ('i', 'a') => !soft || rest.starts_with("iat"),
            ('i', 'o' | 'u') => !soft,
            ('i', 'e') => {
                ((rest.starts_with("ient") || rest.starts_with("ience")) && !soft)
                    || rest.starts_with("iet")
                    || (matches!(rest.as_str(), "ier" | "iers") && i > 1)
            }
            ('e', 'o') => !matches!(before, 'g'),
            ('u', 'a') => !matches!(before, 'g' | 'q' | 's'),
            ('u', 'o') => !matches!(before, 'q'),
            ('y', 'i') => i > 0,
            ('y', _) => i > 0 && is_vowel(before) && is_vowel(word[i + 1]),
            _ => false,
        });
    }
    count + usize::from(text.ends_with("sm") || text.ends_with("thm"))
}

/// Endings that are written with a vowel and spoken without.
fn silent(word: &[char]) -> usize {
    let text: String = word.iter().collect();
    let mut count = 0;
    let consonant = |stem: &str| stem.ends_with(|c| !is_vowel(c));
    let spoken_l = |stem: &str| stem.ends_with('l') && consonant(&stem[..stem.len() - 1]) && stem.len() > 2;
    let has_vowel = |stem: &str| stem.contains(is_vowel);
    if let Some(stem) = text.strip_suffix('e') {
        count +=
            usize::from(consonant(stem) && has_vowel(stem) && !spoken_l(stem) || stem.ends_with("qu") || stem.ends_with("gu"));
    } else if let Some(stem) = text.strip_suffix("es") {
        let hissing = stem.ends_with(['s', 'c', 'g', 'x', 'z']) || stem.ends_with("ch") || stem.ends_with("sh");
        count += usize::from(consonant(stem) && has_vowel(stem) && !hissing && !spoken_l(stem));
    } else if let Some(stem) = text.strip_suffix("ed") {
        count += usize::from(consonant(stem) && has_vowel(stem) && !stem.ends_with(['t', 'd']) && !spoken_l(stem));
    }
    for ending in ["ement", "ements", "ely", "eless", "eful"] {
        if let Some(stem) = text.strip_suffix(ending) {
            count += usize::from(consonant(stem) && has_vowel(stem) && !(ending.starts_with("em") && stem.ends_with('l')));
        }
    }
    count += usize::from(COMPOUNDS.iter().any(|first| {
        text.strip_prefix(first)
            .is_some_and(|rest| rest.starts_with(|c| !is_vowel(c)) && has_vowel(rest) && rest.len() > 2)
    }));
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Clause, Id};
    use std::borrow::Cow;

    #[test]
    fn syllables_of_the_words_that_policies_use() {
        let right = [
            (
                1,
                "we use name asked used kept right days held years live age page through each which law sold clause known don't 14",
            ),
            (
                2,
                "data delete person address cookie cookies request consent receive contract provide service purpose update email",
            ),
            (
                2,
                "number object visit value settled titles table agree being careful useless people something sometimes",
            ),
            (
                2,
                "website software region require recipe client's lifetime statement closing isn't opt-out data's rely business",
            ),
            (
                3,
                "policy privacy deletion collected services purposes companies another updated permission protection deleted",
            ),
            (
                3,
                "audio media financial carrying employee quality management customers completely agreement processes EEA anyone",
            ),
            (
                4,
                "analytics information security automatic mechanism society recipient obligation advertising GDPR categories",
            ),
            (5, "individual associated identifier California opportunity"),
        ];
        for (count, words) in right {
            for word in words.split(' ') {
                assert_eq!(syllables(word), count, "{word}");
            }
        }
    }

    fn document(inlines: Vec<Inline>) -> Document {
        let sentence = Sentence {
            id: Id::default(),
            inlines,
        };
        Document {
            clauses: vec![Clause {
                id: "a",
                heading: Cow::Borrowed("A heading that counts for nothing"),
                numbered: true,
                blocks: vec![Block::Heading(sentence.clone()), Block::Paragraph(vec![sentence])],
            }],
            ..Document::default()
        }
    }

    #[test]
    fn the_grade_is_the_formula() {
        let reading = measure(&document(vec![Inline::Fixed("The cat sat on the mat.".into())]));
        assert_eq!((reading.sentences, reading.words, reading.syllables), (1, 6, 6));
        assert!((reading.grade().unwrap() - (0.39 * 6.0 + 11.8 - 15.59)).abs() < 1e-9);
        assert_eq!(reading.longest, [(6, 1)], "the heading has number 0");
        assert_eq!(
            reading.line().unwrap(),
            "Reading grade -1.4 (Flesch–Kincaid) · longest sentence 6 words"
        );
        assert_eq!(measure(&Document::default()).line(), None);
    }

    #[test]
    fn words_of_the_author_are_told_apart_and_cut_only_to_be_counted() {
        let long = "We keep tapes in a vault in the hills. Nobody reads them. Acme Inc. is careful.";
        let document = document(vec![
            Inline::Fixed("We are ".into()),
            Inline::User("Acme Inc.".into()),
            Inline::Fixed(". ".into()),
            Inline::User(long.into()),
        ]);
        let (whole, ours) = (measure(&document), own(&document));
        assert_eq!((whole.sentences, whole.words), (3, 4 + 16));
        assert_eq!((ours.sentences, ours.words), (1, 2));
    }
}
