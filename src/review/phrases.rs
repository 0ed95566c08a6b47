//! Words in sentences: phrases, the clause around them, negation, and which words are the author's own.
//!
//! Owns all matching of phrases in the review. A phrase is words between spaces, compared whole and whatever their
//! case; a hyphen counts as a space (`bank grade` finds “bank-grade”). In a phrase `a|b` is one word or the other, a
//! word that ends in `?` may be missing, `secur*` is any word that begins so, `_` is any one word, and `...` up to six
//! words of the same clause. Must not know any rule. The price: grammar is guessed from words, so it is guessed
//! towards silence: what may be negated counts as negated.

mod author;

pub(super) use author::read;

use super::case::Case;
use super::rule::Breach;
use std::ops::Range;

/// One sentence, and which answer it stands in.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The path of the answer: `statements.texts.agree.text`.
    pub path: String,
    /// The section in which it is printed: `sharing`; empty where that is not known.
    pub section: String,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it is one of the author's own statements, and so wholly their words.
    pub statement: bool,
    /// The sentence that ends with a colon and leads to the list in which this is an item; else empty.
    pub lead: String,
    /// The sentence.
    pub text: String,
    /// The bytes of it that are the author's own.
    own: Vec<Range<usize>>,
    words: Vec<Word>,
    /// The beginnings of its words, to pass over phrases that cannot be in it.
    begins: u128,
    /// The lead as a sentence of its own.
    ahead: Option<Box<Line>>,
}

#[derive(Debug, Clone, Default)]
struct Word {
    /// In small letters, with straight apostrophes.
    small: String,
    at: Range<usize>,
    clause: usize,
    quoted: bool,
    bracket: bool,
}

/// Where a phrase was found: numbers of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit(pub Range<usize>);

/// Words that turn what is said around.
const NEGATORS: &[&str] = &[
    "not",
    "cannot",
    "never",
    "no",
    "nor",
    "neither",
    "none",
    "nobody",
    "nothing",
    "nowhere",
    "without",
    "unable",
    "impossible",
    "refuse",
    "refuses",
    "avoid",
    "prohibit",
    "prohibits",
    "prohibited",
    "forbid",
    "forbids",
    "forbidden",
    "stop",
    "stops",
    "stopped",
    "prevent",
    "prevents",
    "instead",
    "rather",
    "hardly",
    "non",
];
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
/// Whether words hold one of these phrases.
pub fn speaks_of(words: &str, phrases: &[&str]) -> bool {
    Line::new("", words).find(phrases).is_some()
}

impl Line {
    /// A sentence that is wholly the author's.
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            own: std::iter::once(0..text.len()).collect(),
            ..Self::default().saying(path, text)
        }
    }

    /// An item of the list that this sentence leads to.
    #[must_use]
    pub fn led_by(mut self, lead: &str) -> Self {
        lead.clone_into(&mut self.lead);
        self.ahead = (!lead.is_empty()).then(|| Box::new(Self::new("", lead)));
        self
    }

    fn saying(mut self, path: &str, text: &str) -> Self {
        self.words = words(text);
        self.begins = self.words.iter().fold(0, |all, word| all | beginning(&word.small));
        path.clone_into(&mut self.path);
        text.clone_into(&mut self.text);
        self
    }

    /// Whether every word that a phrase cannot do without may be here, by the way they begin.
    fn may_hold(&self, phrase: &str) -> bool {
        let mut needed = phrase
            .split(' ')
            .filter(|part| !part.ends_with('?') && !matches!(*part, "..." | "_"));
        needed.all(|part| part.split('|').any(|one| beginning(one) & self.begins != 0))
    }

    /// Every place in which a phrase is said with at least one own word of the author's, from left to right.
    pub fn all(&self, phrase: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        if !self.may_hold(phrase) {
            return hits;
        }
        let mut from = 0;
        while from < self.words.len() {
            match self.ends_at(phrase, from).filter(|end| *end > from) {
                Some(end) => {
                    if self.is_own(from..end) {
                        hits.push(Hit(from..end));
                    }
                    from = end;
                }
                None => from += 1,
            }
        }
        hits
    }

    /// The first place that says one of these phrases, negated or not.
    pub fn find(&self, phrases: &[&str]) -> Option<Hit> {
        phrases.iter().find_map(|phrase| self.all(phrase).into_iter().next())
    }

    /// The first place that says one of these phrases and means it: not negated, not quoted.
    pub fn asserts(&self, phrases: &[&str]) -> Option<Hit> {
        let mut hits = phrases.iter().flat_map(|phrase| self.all(phrase));
        hits.find(|hit| !self.negated(hit) && !self.quoted(hit))
    }

    /// The first place that says one of these phrases, negated or not, but not in quotation marks.
    pub fn says(&self, phrases: &[&str]) -> Option<Hit> {
        let mut hits = phrases.iter().flat_map(|phrase| self.all(phrase));
        hits.find(|hit| !self.quoted(hit))
    }

    /// Whether the sentence holds one of these phrases anywhere, in whoever's words, or its lead does.
    pub fn has(&self, phrases: &[&str]) -> bool {
        self.holds(phrases, 0..self.words.len()) || self.ahead.as_ref().is_some_and(|lead| lead.has(phrases))
    }

    /// Whether the clause around a hit holds one of these phrases, in whoever's words.
    pub fn beside(&self, hit: &Hit, phrases: &[&str]) -> bool {
        self.holds(phrases, self.clause(hit))
    }

    /// Whether one of these phrases begins at most so many words after the hit, whatever the clause.
    pub fn then(&self, hit: &Hit, within: usize, phrases: &[&str]) -> bool {
        let end = (hit.0.end + within + 1).min(self.words.len());
        (hit.0.end..end).any(|from| phrases.iter().any(|phrase| self.ends_at(phrase, from).is_some()))
    }

    /// Whether one of these phrases ends at most so many words before the hit, in the same clause.
    pub fn after(&self, hit: &Hit, within: usize, phrases: &[&str]) -> bool {
        let start = self.clause(hit).start.max(hit.0.start.saturating_sub(within + 8));
        let ends = (start..hit.0.start).flat_map(|from| phrases.iter().filter_map(move |phrase| self.ends_at(phrase, from)));
        ends.into_iter().any(|end| end <= hit.0.start && hit.0.start - end <= within)
    }

    /// The words of the clause around a hit, as numbers.
    pub fn clause(&self, hit: &Hit) -> Range<usize> {
        let inside = |word: &&Word| {
            let (first, last) = (self.words[hit.0.start].clause, self.words[hit.0.end - 1].clause);
            (first..=last).contains(&word.clause)
        };
        let start = self.words.iter().position(|word| inside(&word)).unwrap_or(hit.0.start);
        start..start + self.words.iter().filter(inside).count()
    }

    /// The clause around a hit, as it is written.
    pub fn clause_text(&self, hit: &Hit) -> &str {
        self.text_of(self.clause(hit))
    }

    /// The words of a hit, as they are written.
    pub fn said(&self, hit: &Hit) -> &str {
        self.text_of(hit.0.clone())
    }

    /// Whether anything in the clause around a hit, outside of it, or in the lead of its list, turns it around.
    pub fn negated(&self, hit: &Hit) -> bool {
        let clause = self.clause(hit);
        let outside = clause.filter(|at| !hit.0.contains(at));
        let turns = |word: &Word| NEGATORS.contains(&word.small.as_str()) || word.small.ends_with("n't");
        // “metadata (not the text) may be sent”: what is in brackets turns only what is in them
        let aside = self.words[hit.0.start].bracket;
        outside
            .into_iter()
            .any(|at| turns(&self.words[at]) && (aside || !self.words[at].bracket))
            || self.ahead.as_ref().is_some_and(|lead| lead.words.iter().any(turns))
    }

    /// Whether a hit stands in quotation marks.
    pub fn quoted(&self, hit: &Hit) -> bool {
        self.words[hit.0.clone()].iter().any(|word| word.quoted)
    }

    /// Whether every word of a hit is the author's own.
    pub fn wholly_own(&self, hit: &Hit) -> bool {
        hit.0.clone().all(|at| self.is_own(at..at + 1))
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// A breach with this sentence and these words.
    pub fn breach(&self, words: impl Into<String>) -> Breach {
        Breach {
            sentence: self.text.clone(),
            ..Breach::said(self.path.clone(), words)
        }
    }

    fn text_of(&self, words: Range<usize>) -> &str {
        match (self.words.get(words.start), self.words.get(words.end.saturating_sub(1))) {
            (Some(first), Some(last)) if !words.is_empty() => &self.text[first.at.start..last.at.end],
            _ => "",
        }
    }

    fn holds(&self, phrases: &[&str], within: Range<usize>) -> bool {
        let mut held = phrases.iter().filter(|phrase| self.may_hold(phrase));
        held.any(|phrase| {
            within
                .clone()
                .any(|from| self.ends_at(phrase, from).is_some_and(|end| end <= within.end))
        })
    }

    fn is_own(&self, hit: Range<usize>) -> bool {
        let (start, end) = (self.words[hit.start].at.start, self.words[hit.end - 1].at.end);
        self.own.iter().any(|own| own.start < end && start < own.end)
    }

    /// Where a phrase ends that begins at this word.
    fn ends_at(&self, phrase: &str, from: usize) -> Option<usize> {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let next = |at: usize| if rest.is_empty() { Some(at) } else { self.ends_at(rest, at) };
        if first == "..." {
            let clause = self.words.get(from.saturating_sub(1)).map(|word| word.clause)?;
            let same = |at: &usize| self.words.get(*at).is_some_and(|word| word.clause == clause);
            return (from..=from + 6).take_while(same).find_map(next);
        }
        let (choice, optional) = first.strip_suffix('?').map_or((first, false), |choice| (choice, true));
        let word = self.words.get(from).map(|word| word.small.as_str());
        let fits = word.is_some_and(|word| choice.split('|').any(|one| is(one, word)));
        let taken = if fits { next(from + 1) } else { None };
        taken.or_else(|| if optional { next(from) } else { None })
    }
}

/// A name as a phrase that finds it.
pub fn literal(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// A bit for the first two letters of a word; all bits where there are fewer, for a pattern may go on.
fn beginning(word: &str) -> u128 {
    match word.as_bytes() {
        [first, second, ..] if *second != b'*' => 1 << ((usize::from(*first) * 31 + usize::from(*second)) % 128),
        [first] => 1 << ((usize::from(*first) * 31) % 128),
        _ => u128::MAX,
    }
}

fn is(one: &str, word: &str) -> bool {
    match one.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => one == "_" || one == word,
    }
}

fn words(text: &str) -> Vec<Word> {
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

#[cfg(test)]
mod tests {
    use super::author::sentences;
    use super::*;

    fn line(text: &str) -> Line {
        Line::new("statements.texts.one.text", text)
    }

    #[test]
    fn phrases_are_whole_words_whatever_their_case() {
        let finds = |phrase: &str, text: &str| line(text).find(&[phrase]).map(|hit| line(text).said(&hit).to_owned());
        let yes = [
            ("bank grade", "We use Bank-grade locks.", "Bank-grade"),
            ("guarantee* the? security", "We guarantee security.", "guarantee security"),
            (
                "guarantee* the? security",
                "It guarantees the security of all.",
                "guarantees the security",
            ),
            ("sell|rent your _", "We rent your data.", "rent your data"),
            (
                "share ... third parties",
                "We share a part of it with third parties.",
                "share a part of it with third parties",
            ),
            ("100% secure", "It is 100% secure.", "100% secure"),
            ("don't sell", "We don’t sell it.", "don’t sell"),
            ("tls 1.3", "We use TLS 1.3.", "TLS 1.3"),
        ];
        for (phrase, text, found) in yes {
            assert_eq!(finds(phrase, text).as_deref(), Some(found), "{phrase}: {text}");
        }
        let no = [
            ("sell", "We are bestsellers."),
            ("use ... data", "We use it; data is kept."),
            ("share ... third parties", "We share it, but you can stop third parties."),
            ("a b", "a c b"),
        ];
        for (phrase, text) in no {
            assert_eq!(finds(phrase, text), None, "{phrase}: {text}");
        }
    }

    #[test]
    fn what_is_negated_or_quoted_is_not_asserted() {
        let phrase = ["guarantee* ... secur*", "secure", "can ... guarantee"];
        let silent = [
            "We do not guarantee the security of anything.",
            "We don’t guarantee that it is secure.",
            "No company can guarantee security.",
            "Nobody can honestly guarantee security.",
            "We cannot guarantee absolute security.",
            "We never guarantee, promise or imply security.",
            "We do not say “we guarantee security”.",
            "Our rivals write \"secure\" on everything.",
        ];
        for text in silent {
            assert_eq!(line(text).asserts(&phrase), None, "{text}");
        }
        let spoken = [
            "We guarantee the security of your data.",
            "We do not sell anything, and we guarantee its security.",
            "We never sell it; we guarantee security.",
            "We sell no data but guarantee security.",
        ];
        for text in spoken {
            assert!(line(text).asserts(&phrase).is_some(), "{text}");
        }
        let list = line("guarantee security").led_by("We do not:");
        assert_eq!(list.asserts(&phrase), None);
    }

    #[test]
    fn the_clause_around_a_match_ends_where_something_else_is_said() {
        let clause = |text: &str, phrase: &str| {
            let line = line(text);
            line.find(&[phrase])
                .map(|hit| line.clause_text(&hit).to_owned())
                .unwrap_or_default()
        };
        assert_eq!(
            clause("If you agree, we may share it; you decide.", "share"),
            "we may share it"
        );
        assert_eq!(
            clause("We sell, rent or share nothing.", "rent"),
            "We sell, rent or share nothing"
        );
        assert_eq!(clause("We keep it and you can ask.", "ask"), "you can ask");
        let line = line("We take reasonable measures such as encryption.");
        let hit = line.find(&["reasonable measures"]).expect("a hit");
        assert!(line.then(&hit, 0, &["such as"]) && line.beside(&hit, &["encrypt*"]));
        assert!(line.after(&hit, 0, &["we take", "take"]) && !line.after(&hit, 0, &["we"]));
    }

    #[test]
    fn a_text_is_cut_into_sentences_and_items_know_their_lead() {
        let text = "We are Acme Inc. We care. Ask us, e.g. by mail!\n\nWe keep:\n- names. And more\n- mail\n\nThat is all.";
        let cut: Vec<(String, String)> = sentences(text);
        let told: Vec<String> = cut.iter().map(|(lead, one)| format!("{lead}|{one}")).collect();
        assert_eq!(
            told,
            [
                "|We are Acme Inc. We care.",
                "|Ask us, e.g. by mail!",
                "|We keep:",
                "We keep:|names.",
                "We keep:|And more",
                "We keep:|mail",
                "|That is all."
            ]
        );
        assert_eq!(super::author::cut("He said “no.” We left. It was 3.5 GB.").len(), 3);
    }

    #[test]
    fn own_words_are_told_from_ours_and_lead_to_their_answer() {
        let draft: crate::draft::Draft = serde_json::from_value(serde_json::json!({ "format": 1, "name": "own", "answers": {
            "company": { "product": "Never Secure", "legal_name": "Never Secure Ltd" },
            "use": { "any_purposes": true, "purposes": [
                { "key": "x", "purpose": "own", "words": "send you tea from time to time" } ] },
            "statements": { "any_texts": true, "texts": [
                { "key": "s", "at": "sharing.recipients.tea", "heading": "All tea", "text": "We like tea. You too." } ] }
        } }))
        .expect("a draft");
        let case = Case::of(&draft, crate::values::PolicyDate::parse("2026-11-21").expect("a date"));
        let lines = case.own();
        let told: Vec<(&str, &str, bool)> = lines
            .iter()
            .map(|line| (line.path.as_str(), line.section.as_str(), line.heading))
            .collect();
        assert_eq!(
            told[..3],
            [
                ("statements.texts.s.heading", "sharing", true),
                ("statements.texts.s.text", "sharing", false),
                ("statements.texts.s.text", "sharing", false),
            ]
        );
        let tea = lines
            .iter()
            .find(|line| line.path == "use.purposes.x.words")
            .expect("the purpose");
        assert!(tea.find(&["from time to time"]).is_some(), "{tea:?}");
        assert!(lines.iter().all(|line| line.find(&["secure"]).is_none()), "{lines:?}");
    }
}
