//! Finding what an author means by a few letters: sections, questions, rows, answers, words of the field.
//!
//! Each word that is typed has to be found somewhere in a candidate; where it is found decides the order: at
//! the beginning of a word before within one, in the question before in its help. Only where nothing holds what is
//! typed, what resembles it: a word with one wrong letter, then letters in their order. Must not know how a hit is shown. The price: every candidate is read anew at each letter.

use super::{Desk, row_label, words_of};
use crate::interview::words::WORDS;
use crate::interview::{self, Question, SECTIONS};
use crate::path;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A section.
    Section,
    /// A question, or a table.
    Question,
    /// A row of a table.
    Row,
    /// The answer to a question of one row.
    Answer,
    /// A question that waits until it is raised.
    Detail,
    /// A word of the field, explained.
    Word,
}

impl Sort {
    /// What it is called.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Question => "question",
            Self::Row => "row",
            Self::Answer => "answer",
            Self::Detail => "detail",
            Self::Word => "word",
        }
    }

    /// How much nearer than others it stands to what an author means.
    const fn lead(self) -> i32 {
        match self {
            Self::Section => 30,
            Self::Question => 20,
            Self::Row => 18,
            Self::Answer => 0,
            Self::Word => -4,
            Self::Detail => -25,
        }
    }
}

/// Something that was found: what it is, in words, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub sort: Sort,
    /// The words.
    pub words: String,
    /// What it is now, or what it means.
    pub now: String,
    /// The path, the section, or the term.
    pub to: String,
}

/// How many hits are worth showing.
const MOST: usize = 60;

/// What matches, best first; everything that can be gone to where nothing is typed.
pub fn find(desk: &Desk, text: &str) -> Vec<Hit> {
    let typed: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut search = Search::new(text);
    let mut hits: Vec<(i32, Hit)> = Vec::new();
    let mut alike: Vec<(i32, Hit)> = Vec::new();
    let mut consider = |hit: Hit, label: &str, also: &str, more: &[&str]| {
        if let Some((score, held)) = search.score(&hit, label, also, more) {
            let found = if held { &mut hits } else { &mut alike };
            found.push((score + hit.sort.lead(), hit));
        }
    };
    for section in SECTIONS {
        let hit = Hit {
            sort: Sort::Section,
            words: section.title.to_owned(),
            now: (section.holds)(&desk.shown).join("; "),
            to: section.id.to_owned(),
        };
        consider(hit, "", section.id, &[section.about]);
    }
    for asked in interview::applying(&desk.shown).iter().filter(|asked| !asked.question.gate) {
        let question = asked.question;
        let at = asked.path(&desk.shown);
        let (sort, words) = match path::spot(&at) {
            Ok(path::Spot::Cell(column, key)) => {
                let row = row_label(&desk.shown, column.table().unwrap_or_default(), key);
                let sort = if desk.is_raised(question, &at) {
                    Sort::Answer
                } else {
                    Sort::Detail
                };
                (sort, format!("{row}: {}", question.label.to_lowercase()))
            }
            _ if desk.is_raised(question, &at) => (Sort::Question, question.ask.to_owned()),
            _ => (Sort::Detail, question.ask.to_owned()),
        };
        let now = now(desk, question, &at);
        let hit = Hit {
            sort,
            words,
            now,
            to: at,
        };
        let also = interview::found::found_by(question.id);
        consider(hit, question.label, also, &[question.help, question.why]);
        if question.is_table() {
            for key in interview::keys(&desk.shown, question.id) {
                let hit = Hit {
                    sort: Sort::Row,
                    words: row_label(&desk.shown, question.id, &key),
                    now: question.label.to_owned(),
                    to: path::row_path(question.id, &key),
                };
                consider(hit, "", "", &[]);
            }
            for (_, key, row) in desk.draft.offers(question.id) {
                let mut words =
                    interview::columns(question.id).filter_map(|c| Some(words_of(&desk.shown, c, row.get(c.leaf())?)));
                let words = words.find(|words| !words.is_empty()).unwrap_or_else(|| key.clone());
                // what is only proposed is found by its name, and by nothing that it resembles
                let name = words.to_lowercase();
                if typed.is_empty() || !typed.iter().all(|word| name.contains(word)) {
                    continue;
                }
                let hit = Hit {
                    sort: Sort::Row,
                    words,
                    now: format!("proposed: {}", question.label.to_lowercase()),
                    to: path::row_path(question.id, &key),
                };
                consider(hit, "", "", &[]);
            }
        }
    }
    for word in WORDS {
        let hit = Hit {
            sort: Sort::Word,
            words: word.term.to_owned(),
            now: word.means.to_owned(),
            to: word.term.to_owned(),
        };
        consider(hit, "", "", word.forms);
    }
    if hits.is_empty() {
        hits = alike; // what only resembles what is typed is an accident beside what holds it
    }
    hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score)); // stable: equals keep the order of asking
    hits.into_iter().take(MOST).map(|(_, hit)| hit).collect()
}

fn now(desk: &Desk, question: &Question, at: &str) -> String {
    if question.is_table() {
        let rows = interview::keys(&desk.shown, question.id);
        let labels: Vec<String> = rows.iter().map(|key| row_label(&desk.shown, question.id, key)).collect();
        return labels.join(", ");
    }
    path::get(&desk.shown, at)
        .map(|value| words_of(&desk.shown, question, &value))
        .unwrap_or_default()
}

/// What somebody types, word by word.
struct Search {
    words: Vec<String>,
    fuzzy: Vec<Atom>,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Search {
    fn new(text: &str) -> Self {
        let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let atom = |word: &String| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy, false);
        Self {
            fuzzy: words.iter().map(atom).collect(),
            words,
            matcher: Matcher::new(Config::DEFAULT),
            buffer: Vec::new(),
        }
    }

    /// How well everything that is typed fits, and whether each word stands there; nothing where one does not fit.
    fn score(&mut self, hit: &Hit, label: &str, also: &str, more: &[&str]) -> Option<(i32, bool)> {
        if self.words.is_empty() {
            return (hit.sort != Sort::Detail && hit.sort != Sort::Word).then_some((0, true));
        }
        let title = hit.words.to_lowercase();
        let label = label.to_lowercase();
        // the name of a row leads to the row; to its cells it is only the way
        let of_row = matches!(hit.sort, Sort::Answer | Sort::Detail);
        let now = hit.now.to_lowercase();
        let more: Vec<String> = more.iter().map(|text| text.to_lowercase()).collect();
        let (mut sum, mut held) = (0, true);
        for (word, atom) in self.words.iter().zip(&self.fuzzy) {
            let in_label = within(&label, word) * 95 / 100;
            let in_title = within(&title, word) * if of_row { 4 } else { 10 } / 10;
            let in_now = within(&now, word) * 6 / 10;
            let in_more = more.iter().map(|text| within(text, word) * 5 / 10).max().unwrap_or(0);
            let in_also = within(also, word) * 9 / 10;
            let mut best = in_title.max(in_label).max(in_now).max(in_more).max(in_also);
            if best == 0
                && [&title, &label, also]
                    .into_iter()
                    .any(|text| super::search::resembles(word, text))
            {
                (best, held) = (40, false);
            }
            if best == 0 && word.chars().count() > 2 {
                let letters = atom.score(Utf32Str::new(&title, &mut self.buffer), &mut self.matcher)?;
                // letters far apart are an accident
                let full = u16::try_from(word.chars().count()).unwrap_or(u16::MAX).saturating_mul(16);
                best = if letters * 10 >= full * 8 { 20 } else { 0 };
                held = false;
            }
            if best == 0 {
                return None;
            }
            sum += best;
        }
        let count = i32::try_from(self.words.len()).unwrap_or(1);
        Some((sum / count, held))
    }
}

/// 100 at the beginning of a text, 90 at that of a word, 55 within one, 0 where it is not.
fn within(text: &str, word: &str) -> i32 {
    let places = text.match_indices(word).map(|(at, _)| match text[..at].chars().next_back() {
        None => 100,
        Some(before) if !before.is_alphanumeric() => 90,
        Some(_) => 55,
    });
    places.max().unwrap_or(0)
}
