//! The annotated copy: the policy with what stands behind each sentence, for counsel.
//!
//! It is printed by the writers of the public formats, which ask their page for the number of a sentence and
//! for the notes beside a block; a public page has none, so nothing of this can come into a public file. What
//! surrounds the policy (that it is a draft for review, how to read it, the open questions) is a piece of
//! document too, so that every format escapes it like anything else. The price: sentences of one block that
//! rest on the same answer share one note.

mod head;
mod json;

use super::{Options, Page};
use crate::annotate::{Annotated, Mark, Source};
use crate::document::{Block, Id, Inline, Sentence};
use crate::draft::AUTHOR;
use crate::values::clean_line;
use crate::vendors::SOURCE;
use std::collections::HashMap;

/// Prints an annotated copy; ends with a line break.
pub type Print = fn(&Annotated) -> String;

/// How the annotated copy can be printed: the name, as a person types it, and how.
pub const FORMATS: &[(&str, Print)] = &[("html", html), ("md", markdown), ("txt", text), ("json", json::render)];

/// The format of this name.
pub fn format(name: &str) -> Option<Print> {
    FORMATS.iter().find(|(known, _)| *known == name).map(|(_, render)| *render)
}

fn html(annotated: &Annotated) -> String {
    print(annotated, super::html::whole)
}

fn markdown(annotated: &Annotated) -> String {
    print(annotated, super::markdown::print)
}

fn text(annotated: &Annotated) -> String {
    print(annotated, super::text::print)
}

fn print(annotated: &Annotated, writer: impl Fn(&Page) -> String) -> String {
    let document = head::surrounded(annotated);
    let options = Options::default();
    let notes = Notes::new(annotated);
    let mut page = Page::new(&document, &options);
    page.notes = Some(&notes);
    writer(&page)
}

/// A note as it is printed, in cleaned words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Its number.
    pub number: usize,
    /// What is not settled about its answer; of the other answers it stands beside them.
    mark: Option<Mark>,
    /// The question, with the row that it is about.
    pub question: String,
    /// The answer in words, or that there is none.
    pub answer: String,
    /// Who said it, and when.
    pub who: String,
    /// The id of the answer.
    pub path: String,
    /// The author's note to counsel.
    pub private: Option<String>,
    /// The other answers that the sentence rests on.
    pub also: Vec<String>,
    /// The answers because of which it is asked.
    pub because: Vec<String>,
}

/// The notes of a copy, and which sentence has which.
#[derive(Debug)]
pub struct Notes {
    numbers: HashMap<(Id, Vec<Inline>), (usize, Vec<Mark>)>,
    all: Vec<Printed>,
}

impl Notes {
    fn new(annotated: &Annotated) -> Self {
        let mut notes = Self {
            numbers: HashMap::new(),
            all: Vec::new(),
        };
        let mut number = 0;
        let mut place = |notes: &mut Self, sentences: Vec<&Sentence>| {
            let first = notes.all.len();
            for sentence in sentences {
                notes.add(annotated, sentence, number, first);
                number += 1;
            }
        };
        place(&mut notes, annotated.document.dates.iter().collect());
        for block in annotated.document.clauses.iter().flat_map(|clause| &clause.blocks) {
            place(&mut notes, block.sentences());
        }
        notes
    }

    /// Adds what stands behind a sentence to the notes of its block, which begin with `first`.
    fn add(&mut self, annotated: &Annotated, sentence: &Sentence, number: usize, first: usize) {
        let Some(note) = annotated.notes.get(number) else { return };
        let (sources, because) = if note.sources.is_empty() {
            note.because.split_at(note.because.len().min(1))
        } else {
            (&note.sources[..], &note.because[..])
        };
        let Some((owner, others)) = sources.split_first() else {
            return;
        };
        let also: Vec<String> = others.iter().map(|one| also(one, owner)).collect();
        let here = self.all[first..].iter().position(|printed| printed.path == owner.path);
        let at = first + here.unwrap_or(self.all.len() - first);
        if at == self.all.len() {
            self.all.push(Printed {
                number: at + 1,
                mark: owner.mark,
                question: clean_line(&titled(owner)),
                answer: clean_line(if owner.answer.is_empty() { "no answer" } else { &owner.answer }),
                who: who(owner, annotated.american),
                path: owner.path.clone(),
                private: owner.note.as_deref().map(clean_line),
                also: Vec::new(),
                because: Vec::new(),
            });
        }
        let printed = &mut self.all[at];
        let new: Vec<String> = also.into_iter().filter(|words| !printed.also.contains(words)).collect();
        printed.also.extend(new);
        let because: Vec<String> = because.iter().map(|one| self::also(one, owner)).collect();
        let new: Vec<String> = because.into_iter().filter(|words| !printed.because.contains(words)).collect();
        printed.because.extend(new);
        let key = (sentence.id.clone(), sentence.inlines.clone());
        self.numbers.insert(key, (at, note.marks.clone()));
    }

    /// The note of a sentence.
    pub fn of(&self, sentence: &Sentence) -> Option<&Printed> {
        self.known(sentence).and_then(|(at, _)| self.all.get(*at))
    }

    /// What is not settled about a sentence, in words.
    pub fn mark(&self, sentence: &Sentence) -> Option<String> {
        self.known(sentence).and_then(|(_, marks)| in_words(marks))
    }

    fn known(&self, sentence: &Sentence) -> Option<&(usize, Vec<Mark>)> {
        self.numbers.get(&(sentence.id.clone(), sentence.inlines.clone()))
    }

    /// The notes of these sentences, each once, in order.
    pub fn beside<'s>(&self, sentences: impl IntoIterator<Item = &'s Sentence>) -> Vec<&Printed> {
        let mut beside: Vec<&Printed> = Vec::new();
        for printed in sentences.into_iter().filter_map(|sentence| self.of(sentence)) {
            if !beside.iter().any(|known| known.number == printed.number) {
                beside.push(printed);
            }
        }
        beside
    }
}

impl Printed {
    /// What else the sentences rest on, in lines.
    pub fn more(&self) -> Vec<String> {
        let line = |lead: &str, list: &[String]| (!list.is_empty()).then(|| format!("{lead} {}", list.join("; ")));
        let lines = [line("Rests also on", &self.also), line("Asked because of", &self.because)];
        lines.into_iter().flatten().collect()
    }

    /// What is not settled about its answer, in words.
    pub fn mark(&self) -> Option<&'static str> {
        self.mark.map(Mark::words)
    }
}

fn in_words(marks: &[Mark]) -> Option<String> {
    let marks: Vec<&str> = marks.iter().map(|mark| mark.words()).collect();
    (!marks.is_empty()).then(|| marks.join(", "))
}

fn titled(source: &Source) -> String {
    match &source.about {
        Some(about) => format!("{} ({about})", source.question),
        None => source.question.to_owned(),
    }
}

/// An answer that helps to write a sentence, in one line; with who gave it, where that is not who gave the sentence's own answer.
fn also(source: &Source, owner: &Source) -> String {
    let mark = source.mark.map(|mark| format!(", {}", mark.words())).unwrap_or_default();
    let is_same = (&source.by, &source.also) == (&owner.by, &owner.also) && !source.unchecked;
    let who = match source.by.as_deref() {
        Some(_) if is_same => String::new(),
        Some(AUTHOR) if source.also.is_empty() => ", from the author".to_owned(),
        Some(_) if source.is_in_part() => format!(", from the author and {}", source.who()),
        Some(_) => format!(", from {}", source.who()),
        None => String::new(),
    };
    let answer = if source.answer.is_empty() {
        "no answer"
    } else {
        &source.answer
    };
    let answer: String = if answer.chars().count() > 60 {
        answer.chars().take(59).chain(['…']).collect()
    } else {
        answer.to_owned()
    };
    clean_line(&format!("{}: {answer} [{}{who}{mark}]", source.label, source.path))
}

/// Who gave an answer, and when, in a sentence.
fn who(source: &Source, american: bool) -> String {
    let by = source.by.as_deref();
    let on = source.on.map(|on| format!(" on {}", on.words(american))).unwrap_or_default();
    let words = match (source.mark, by) {
        (Some(Mark::Assumed), by) if source.waiting.is_some() => {
            let (waiting, all) = source.waiting.unwrap_or_default();
            let is_taken = source.is_in_part() || by.is_some_and(|from| from != AUTHOR);
            let accepting = if is_taken {
                format!(", accepting {}", source.who())
            } else {
                String::new()
            };
            format!("The author{on}{accepting}; {waiting} of the {all} rows are suggested and confirmed by nobody yet.")
        }
        (Some(Mark::Assumed), Some(_)) => format!("Suggested by {}; confirmed by nobody yet.", source.who()),
        (Some(Mark::Assumed), None) => "Suggested; confirmed by nobody yet.".to_owned(),
        (Some(Mark::DontKnow), _) => "The author does not know.".to_owned(),
        (Some(Mark::AskCounsel), _) => "The author asks counsel.".to_owned(),
        (Some(Mark::Missing), _) => "Nobody has answered yet.".to_owned(),
        (None, Some(from)) if from.starts_with(SOURCE) && source.also.is_empty() && is_of_recipient(source) => {
            format!("The author{on}, from the catalogue{}.", source.doubt())
        }
        (Some(Mark::Confirm), Some(AUTHOR)) if !source.is_in_part() => format!("The author{on}; to be confirmed again."),
        (Some(Mark::Confirm), Some(_)) => format!("The author{on}, accepting {}; to be confirmed again.", source.who()),
        (Some(Mark::Confirm), None) => "To be confirmed again; who gave it is not recorded.".to_owned(),
        (None, Some(_)) if source.is_in_part() => format!("The author{on}, in part accepting {}.", source.who()),
        (None, Some(AUTHOR)) => format!("The author{on}."),
        (None, Some(_)) => format!("The author{on}, accepting {}.", source.who()),
        (None, None) => "Who gave it is not recorded.".to_owned(),
    };
    clean_line(&words)
}

/// Whether an answer lies in the row of a recipient, which says by itself of whom it is.
fn is_of_recipient(source: &Source) -> bool {
    source.path.starts_with("sharing.recipients.")
}

/// The sentences of a block that are read one after another.
pub(super) fn runs(block: &Block) -> Vec<Vec<&Sentence>> {
    match block {
        Block::Paragraph(sentences) | Block::Notice(sentences) => sentences.iter().map(|s| vec![s]).collect(),
        Block::List(items) => items.iter().map(|item| item.iter().collect()).collect(),
        Block::Table(table) => table.rows.iter().map(|row| row.iter().collect()).collect(),
        Block::Heading(_) | Block::Card(_) => vec![block.sentences()],
    }
}

#[cfg(test)]
mod tests;
