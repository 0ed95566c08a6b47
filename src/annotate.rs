//! What stands behind each sentence of a policy: the copy that counsel reads.
//!
//! For every sentence of the policy as it would be: the answers that write it, in words, who gave each and
//! when, and what is not settled about them. Computed from the draft and nothing else, by taking each answer
//! away and looking what goes ([`trace::whole`]); nothing is declared by a clause. Must not know formats or
//! files. The price: one composition an answer, so it is made on demand and never at a key.

mod found;
mod ruled;

pub use found::Undecided;
pub use ruled::Ruled;

use crate::answers::Answers;
use crate::clauses;
use crate::document::{Document, Id};
use crate::draft::{AUTHOR, Draft, Notes, Said, State};
use crate::interview;
use crate::open;
use crate::path::{self, Spot};
use crate::readability::{self, Reading};
use crate::trace;
use crate::values::PolicyDate;
use crate::vendors;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A policy with what stands behind each of its sentences.
#[derive(Debug, Clone)]
pub struct Annotated {
    /// The name of the draft.
    pub draft: String,
    /// The policy, with everything suggested in it and gaps where needed answers are missing.
    pub document: Document,
    /// What stands behind each sentence, in the order of [`Document::sentences`].
    pub notes: Vec<Note>,
    /// What is open.
    pub open: open::List,
    /// What the author decided about what the review found, beside what is left to counsel.
    pub decided: Vec<Ruled>,
    /// What the review found and nobody has decided.
    pub found: Vec<Undecided>,
    /// How hard it is to read.
    pub reading: Reading,
    /// Whether dates are written the American way.
    pub american: bool,
}

/// What stands behind a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Note {
    /// The sentence.
    pub id: Id,
    /// What is not settled about it; empty where its author stands by every answer.
    pub marks: Vec<Mark>,
    /// The answers that write it, the one it is owned by first.
    pub sources: Vec<Source>,
    /// The answers that do not write it, but because of which it is there: they say that a question is asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Source>,
}

/// What is not settled about an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Suggested, and confirmed by nobody.
    Assumed,
    /// Answered, and to be confirmed again.
    Confirm,
    /// The author does not know.
    DontKnow,
    /// A question for counsel.
    AskCounsel,
    /// Needed, and not answered.
    Missing,
}

impl Mark {
    /// The mark, as it is printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Assumed => "assumed",
            Self::Confirm => "to confirm again",
            Self::DontKnow => "don't know",
            Self::AskCounsel => "ask counsel",
            Self::Missing => "not answered",
        }
    }
}

/// An answer that writes a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Source {
    /// The path of the answer.
    pub path: String,
    /// A few words for lists.
    pub label: &'static str,
    /// The question.
    pub question: &'static str,
    /// The row that it is about, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The answer, in words; empty where there is none.
    pub answer: String,
    /// What is not settled about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// Who gave it: `author`, or the source whose suggestion was accepted or waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The further sources that added to it, where several say a list together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Whether a provider's entry of the catalogue says it that nobody compared with what the provider says.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unchecked: bool,
    /// On which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<PolicyDate>,
    /// Of a table, how many of its rows are suggested and confirmed by nobody, where others are known, and how many
    /// there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<(usize, usize)>,
    /// The author's private note to counsel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Source {
    /// Every source that gave it, in words, and whether nobody checked it.
    pub fn who(&self) -> String {
        let sources = self.by.iter().chain(&self.also).filter(|from| *from != AUTHOR);
        let all = vendors::sources(sources.map(String::as_str), &open::source);
        format!("{all}{}", self.doubt())
    }

    /// Whether the author gave some of it and accepted the rest.
    pub fn is_in_part(&self) -> bool {
        self.by.as_deref() == Some(AUTHOR) && !self.also.is_empty()
    }

    /// Follows what nobody checked.
    pub fn doubt(&self) -> &'static str {
        if self.unchecked { vendors::DOUBT } else { "" }
    }
}

/// The policy of a draft with what stands behind each sentence, and what the review finds in it as of a day. Suggestions are
/// in it, marked as assumed.
pub fn annotate(draft: &Draft, notes: &Notes, today: PolicyDate) -> Annotated {
    let answers = draft.worded();
    let gaps: BTreeSet<String> = draft.gaps().into_iter().chain(draft.missing()).collect();
    let compose = |answers: &_| clauses::compose(answers, &|at| gaps.contains(at));
    let document = compose(&answers);
    let trace::Whole { mut writers, because } = trace::whole(&answers, &document, &compose);
    for gap in &gaps {
        let filled = clauses::compose(&answers, &|at| at != gap && gaps.contains(at));
        for number in trace::missing_in(&document, &filled) {
            writers[number].insert(0, gap.clone());
        }
    }
    let known = draft.gaps();
    let published = clauses::compose(&draft.published(), &|at| known.iter().any(|gap| gap == at));
    let unconfirmed: BTreeSet<usize> = trace::missing_in(&document, &published).into_iter().collect();
    let reader = Reader {
        draft,
        notes,
        gaps: &gaps,
    };
    let behind = document.sentences().zip(writers).zip(because);
    let mut behind: Vec<Note> = behind
        .map(|((sentence, writers), because)| {
            let sources = |paths: &[String]| paths.iter().filter_map(|at| reader.source(&answers, at)).collect();
            Note {
                id: sentence.id.clone(),
                marks: Vec::new(),
                sources: sources(&writers),
                because: sources(&because),
            }
        })
        .collect();
    for (number, note) in behind.iter_mut().enumerate() {
        if !unconfirmed.contains(&number) {
            settle(note);
        }
    }
    reader.explain(&answers, &document, &unconfirmed, &mut behind, &compose);
    for note in &mut behind {
        let all = note.sources.iter().chain(&note.because);
        note.marks = all.filter_map(|source| source.mark).collect();
        note.marks.sort();
        note.marks.dedup();
    }
    Annotated {
        draft: draft.name.clone(),
        notes: behind,
        open: open::list(draft, notes),
        decided: ruled::of(draft, notes),
        found: found::of(draft, today),
        reading: readability::measure(&document),
        american: answers.american(),
        document,
    }
}

/// Takes what is only suggested from behind a sentence that is published without it: there it changes at most how the
/// sentences around it are laid out.
fn settle(note: &mut Note) {
    for source in note.sources.iter_mut().filter(|source| source.waiting.is_some()) {
        (source.mark, source.waiting) = (None, None);
    }
    let is_assumed = |source: &Source| source.mark == Some(Mark::Assumed);
    if note.sources.iter().any(|source| !is_assumed(source)) {
        note.sources.retain(|source| !is_assumed(source));
        note.because.retain(|source| !is_assumed(source));
    }
}

struct Reader<'a> {
    draft: &'a Draft,
    notes: &'a Notes,
    gaps: &'a BTreeSet<String>,
}

impl Reader<'_> {
    fn source(&self, answers: &Answers, at: &str) -> Option<Source> {
        let question = open::question_of(at)?;
        let value = path::get(answers, at);
        let waiting = self.waiting(answers, at);
        let mark = self.mark(at).or(waiting.map(|_| Mark::Assumed));
        let said = self.said(at);
        let by: Vec<&str> = match mark {
            Some(Mark::Assumed) if waiting.is_none() => self.draft.sources(at),
            Some(Mark::DontKnow | Mark::AskCounsel | Mark::Missing) => Vec::new(),
            Some(Mark::Assumed | Mark::Confirm) | None => said.as_ref().map_or_else(Vec::new, |said| said.sources().collect()),
        };
        let mut by = by.into_iter().map(str::to_owned);
        let (by, also): (Option<String>, Vec<String>) = (by.next(), by.collect());
        let entry = path::get(answers, &format!("{}.name", path::parent(at)));
        let entry = entry.as_ref().and_then(|name| name.as_str());
        let is_doubtful = |from: &String| {
            let vendor = from.strip_prefix(vendors::SOURCE).and_then(vendors::find);
            vendor.is_some_and(|vendor| !question.fact.is_empty() && !vendor.is_checked(question.fact, entry))
        };
        Some(Source {
            unchecked: by.iter().chain(&also).any(is_doubtful),
            path: at.to_owned(),
            label: question.label,
            question: question.ask,
            about: open::about(answers, at).filter(|row| !row.is_empty()),
            answer: match path::spot(at) {
                Ok(Spot::Table(table)) => open::rows(answers, table.id),
                Ok(_) | Err(_) => value.map(|value| open::answer(answers, at, &value)).unwrap_or_default(),
            },
            mark,
            on: by
                .as_ref()
                .and(said.as_ref())
                .map(|said| said.on)
                .filter(|_| mark != Some(Mark::Assumed) || waiting.is_some()),
            by,
            also,
            waiting,
            note: self.notes.get(at).map(str::to_owned),
        })
    }

    /// Names what waits behind each sentence that is not published although every answer that writes it is known:
    /// of what waits, that with which the sentence goes when all before it have gone.
    fn explain(
        &self,
        answers: &Answers,
        document: &Document,
        unconfirmed: &BTreeSet<usize>,
        notes: &mut [Note],
        compose: &dyn Fn(&Answers) -> Document,
    ) {
        let marked = |note: &Note| note.sources.iter().chain(&note.because).any(|source| source.mark.is_some());
        let unexplained = |notes: &[Note]| {
            let open = unconfirmed.iter().copied();
            open.filter(|number| !marked(&notes[*number])).collect::<Vec<_>>()
        };
        if unexplained(notes).is_empty() {
            return;
        }
        let mut left = answers.clone();
        for at in self.draft.outstanding_in(answers) {
            let open = unexplained(notes);
            if open.is_empty() {
                break;
            }
            left = interview::settled(&trace::without(&left, &at));
            let gone = trace::missing_in(document, &compose(&left));
            for number in open.into_iter().filter(|number| gone.contains(number)) {
                let note = &mut notes[number];
                let source = self.source(answers, &at).filter(|source| source.mark.is_some());
                // a table of which every row waits says so itself
                match note.sources.first_mut() {
                    Some(table) if table.path == path::parent(&at) => {
                        table.mark = source.as_ref().and_then(|source| source.mark);
                        (table.by, table.also) = source.map(|source| (source.by, source.also)).unwrap_or_default();
                        table.on = None;
                    }
                    _ => note.because.extend(source),
                }
            }
        }
    }

    /// How many rows of a table are only suggested, where others are known, and how many there are.
    fn waiting(&self, answers: &Answers, at: &str) -> Option<(usize, usize)> {
        let Ok(Spot::Table(table)) = path::spot(at) else { return None };
        let keys = interview::keys(answers, table.id);
        let suggested = |key: &&String| self.draft.state(&path::row_path(table.id, key)) == State::Suggested;
        let waiting = keys.iter().filter(suggested).count();
        (0 < waiting && waiting < keys.len()).then_some((waiting, keys.len()))
    }

    /// Who said it: of a cell, its row's entry where it has none of its own; of a table, all who said its rows, the author
    /// first and the sources in the order of the rows, and the last day.
    fn said(&self, at: &str) -> Option<Cow<'_, Said>> {
        let set = &self.draft.set;
        match path::spot(at) {
            Ok(Spot::Cell(..)) => set.get(at).or_else(|| set.get(path::parent(at))).map(Cow::Borrowed),
            Ok(Spot::Table(table)) => {
                let keys = interview::keys(&self.draft.answers, table.id).into_iter();
                let rows: Vec<&Said> = keys.filter_map(|key| set.get(&path::row_path(table.id, &key))).collect();
                let is_own = rows.iter().any(|said| said.by == AUTHOR);
                let mut sources: Vec<&str> = is_own.then_some(AUTHOR).into_iter().collect();
                for from in rows.iter().flat_map(|said| said.sources()) {
                    if !sources.contains(&from) {
                        sources.push(from);
                    }
                }
                let on = rows.iter().map(|said| said.on).max()?;
                Some(Cow::Owned(Said::together(&sources, on)))
            }
            Ok(Spot::Leaf(_) | Spot::Row(..)) | Err(_) => set.get(at).map(Cow::Borrowed),
        }
    }

    /// What is not settled about an answer: of a cell, its row's state counts where it has none of its own.
    fn mark(&self, at: &str) -> Option<Mark> {
        let of = |at: &str| match self.draft.state(at) {
            State::Suggested => Some(Mark::Assumed),
            State::Confirm => Some(Mark::Confirm),
            State::DontKnow => Some(Mark::DontKnow),
            State::AskCounsel => Some(Mark::AskCounsel),
            State::Unanswered if self.gaps.contains(at) => Some(Mark::Missing),
            State::Unanswered | State::Known | State::LeftOut => None,
        };
        let row = match path::spot(at) {
            Ok(Spot::Cell(..)) => of(path::parent(at)),
            Ok(_) | Err(_) => None,
        };
        of(at).or(row)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
