//! Finding what an author means by a few letters: sections, questions, rows, answers, words of the field.
//!
//! Each word that is typed has to be found somewhere in a candidate; where it is found decides the order: at
//! the beginning of a word before within one, in the question before in its help. Only where nothing holds what is
//! typed, what resembles it: a word with one wrong letter, then letters in their order. Must not know how a hit is
//! shown. The price: all that can be found is read before the first letter, and again after a change of the draft.

use super::{Desk, offer_label, row_label, words_of};
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

/// Everything that can be found in a draft, read for searching. It knows the draft as it stood.
#[derive(Debug, Default)]
pub struct Sought(Vec<Candidate>);

/// Something that can be found, and in small letters where.
#[derive(Debug)]
struct Candidate {
    hit: Hit,
    title: String,
    label: String,
    now: String,
    more: Vec<String>,
    also: &'static str,
    /// Found by its name alone, and by nothing that it resembles.
    by_name: bool,
}

impl Candidate {
    fn new(hit: Hit) -> Self {
        Self {
            title: hit.words.to_lowercase(),
            now: hit.now.to_lowercase(),
            hit,
            label: String::new(),
            more: Vec::new(),
            also: "",
            by_name: false,
        }
    }

    /// What is called otherwise too, and tells more of itself than a line shows.
    fn told(self, label: &str, also: &'static str, more: &[&str]) -> Self {
        Self {
            label: label.to_lowercase(),
            also,
            more: more.iter().map(|text| text.to_lowercase()).collect(),
            ..self
        }
    }
}

impl Sought {
    /// Reads sections, questions, rows, answers and words.
    pub fn of(desk: &Desk) -> Self {
        let mut all: Vec<Candidate> = SECTIONS.iter().map(|section| of_section(desk, section)).collect();
        for asked in interview::applying(&desk.shown).iter().filter(|asked| !asked.question.gate) {
            all.push(of_question(desk, asked.question, asked.path(&desk.shown)));
            if asked.question.is_table() {
                all.extend(of_rows(desk, asked.question));
            }
        }
        all.extend(WORDS.iter().map(|word| {
            let hit = Hit {
                sort: Sort::Word,
                words: word.term.to_owned(),
                now: word.means.to_owned(),
                to: word.term.to_owned(),
            };
            Candidate::new(hit).told("", "", word.forms)
        }));
        Self(all)
    }

    /// What matches, best first; everything that can be gone to where nothing is typed.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let mut search = Search::new(text);
        let (mut held, mut alike) = (Vec::new(), Vec::new());
        for candidate in &self.0 {
            if let Some((score, holds)) = search.score(candidate) {
                let found = if holds { &mut held } else { &mut alike };
                found.push((score + candidate.hit.sort.lead(), &candidate.hit));
            }
        }
        // what only resembles what is typed is an accident beside what holds it
        let mut hits = if held.is_empty() { alike } else { held };
        hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score)); // stable: equals keep the order of asking
        hits.into_iter().take(MOST).map(|(_, hit)| hit.clone()).collect()
    }
}

fn of_section(desk: &Desk, section: &interview::Section) -> Candidate {
    let hit = Hit {
        sort: Sort::Section,
        words: section.title.to_owned(),
        now: (section.holds)(&desk.shown).join("; "),
        to: section.id.to_owned(),
    };
    Candidate::new(hit).told("", section.id, &[section.about])
}

fn of_question(desk: &Desk, question: &'static Question, at: String) -> Candidate {
    let raised = desk.is_raised(question, &at);
    let (sort, words) = match path::spot(&at) {
        Ok(path::Spot::Cell(column, key)) => {
            let row = row_label(&desk.shown, column.table().unwrap_or_default(), key);
            (Sort::Answer, format!("{row}: {}", question.label.to_lowercase()))
        }
        _ => (Sort::Question, question.ask.to_owned()),
    };
    let hit = Hit {
        sort: if raised { sort } else { Sort::Detail },
        words,
        now: now(desk, question, &at),
        to: at,
    };
    let also = interview::found::found_by(question.id);
    Candidate::new(hit).told(question.label, also, &[question.help, question.why])
}

/// The rows of a table, and those that are only proposed.
fn of_rows(desk: &Desk, table: &Question) -> Vec<Candidate> {
    let keys = interview::keys(&desk.shown, table.id).into_iter();
    let rows = keys.map(|key| {
        Candidate::new(Hit {
            sort: Sort::Row,
            words: row_label(&desk.shown, table.id, &key),
            now: table.label.to_owned(),
            to: path::row_path(table.id, &key),
        })
    });
    let offers = desk.draft.offers(table.id).into_iter().map(|(_, key, row)| {
        let hit = Hit {
            sort: Sort::Row,
            words: offer_label(&desk.shown, table.id, &key, &row),
            now: format!("proposed: {}", table.label.to_lowercase()),
            to: path::row_path(table.id, &key),
        };
        Candidate {
            by_name: true,
            ..Candidate::new(hit)
        }
    });
    rows.chain(offers).collect()
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
    fn score(&mut self, candidate: &Candidate) -> Option<(i32, bool)> {
        let Candidate {
            hit,
            title,
            label,
            now,
            more,
            also,
            by_name,
        } = candidate;
        if self.words.is_empty() {
            return (!*by_name && hit.sort != Sort::Detail && hit.sort != Sort::Word).then_some((0, true));
        }
        if *by_name && !self.words.iter().all(|word| title.contains(word)) {
            return None;
        }
        // the name of a row leads to the row; to its cells it is only the way
        let of_row = matches!(hit.sort, Sort::Answer | Sort::Detail);
        let (mut sum, mut held) = (0, true);
        for (word, atom) in self.words.iter().zip(&self.fuzzy) {
            let in_label = within(label, word) * 95 / 100;
            let in_title = within(title, word) * if of_row { 4 } else { 10 } / 10;
            let in_now = within(now, word) * 6 / 10;
            let in_more = more.iter().map(|text| within(text, word) * 5 / 10).max().unwrap_or(0);
            let in_also = within(also, word) * 9 / 10;
            let mut best = in_title.max(in_label).max(in_now).max(in_more).max(in_also);
            if best == 0
                && [title.as_str(), label, also]
                    .into_iter()
                    .any(|text| super::search::resembles(word, text))
            {
                (best, held) = (40, false);
            }
            if best == 0 && word.chars().count() > 2 {
                let letters = atom.score(Utf32Str::new(title, &mut self.buffer), &mut self.matcher)?;
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
