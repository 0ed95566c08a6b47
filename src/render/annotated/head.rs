//! What surrounds the policy in an annotated copy: that it is a draft, how to read it, what is open.

use crate::annotate::{Annotated, Mark, Ruled, Undecided};
use crate::document::{Block, Document, Id, Inline, Sentence};
use crate::interview::{capital, counted};
use crate::open::{self, clause, fixed};
use std::borrow::Cow;

/// What the copy says of itself, first of all.
const LEAD: &str = "Draft for review.";
/// The clause of what is said before the policy.
const HEAD: &str = "review";

/// The policy with its head and the open questions.
pub(super) fn surrounded(annotated: &Annotated) -> Document {
    let mut document = annotated.document.clone();
    let mut title = vec![fixed("Draft for review: ")];
    title.append(&mut document.title);
    document.title = title;
    for part in &annotated.open.sections {
        if let Some(home) = document.clauses.iter_mut().find(|clause| Some(clause.id) == part.clause) {
            home.blocks.push(Block::Paragraph(left_open(part)));
        }
    }
    // a date without that word would look like a published policy
    let mut first = head(annotated);
    let dates: Vec<Vec<Sentence>> = document.dates.drain(..).map(|date| vec![date]).collect();
    if !dates.is_empty() {
        first.insert(1, Block::List(dates));
    }
    document.clauses.insert(0, clause(HEAD, "", first));
    let mut blocks = vec![Block::Paragraph(vec![line("open", vec![fixed(count(annotated))])])];
    for part in &annotated.open.sections {
        blocks.extend(open::blocks(&part.questions));
    }
    blocks.extend(open::blocks(&annotated.open.found));
    document.clauses.push(clause("open-questions", "Open questions", blocks));
    if !annotated.found.is_empty() {
        let blocks = annotated.found.iter().flat_map(undecided);
        let title = "Found by the review, and not decided";
        document.clauses.push(clause("found", title, blocks.collect()));
    }
    if !annotated.decided.is_empty() {
        let blocks = annotated.decided.iter().flat_map(|one| decided(one, annotated.american));
        document
            .clauses
            .push(clause("decided", "Decided by the author", blocks.collect()));
    }
    document
}

/// A decision: what was found as a heading, and what was decided about it.
fn decided(one: &Ruled, american: bool) -> [Block; 2] {
    let said = format!(
        "{}, on {} by the {}",
        capital(one.decision.words()),
        one.on.words(american),
        one.by
    );
    let mut lines = vec![("Decision", fixed(said))];
    if one.lapsed {
        lines.push(("Holds", fixed("no longer: an answer on which it rests has changed")));
    }
    let parts = [("Reason", one.reason.as_ref()), ("Sentence", Some(&one.sentence))].into_iter();
    let parts = parts.filter_map(|(name, words)| Some((name, words.filter(|words| !words.is_empty())?)));
    lines.extend(parts.map(|(name, words)| (name, Inline::User(words.clone()))));
    let provision = Some(one.provision).filter(|provision| !provision.is_empty());
    lines.extend(provision.map(|provision| ("Provision", fixed(provision))));
    lines.push(("Rule", Inline::User(one.rule.clone())));
    let found = line("decided", vec![Inline::User(one.found.clone())]);
    [Block::Heading(found), card("decided", lines)]
}

/// What was found as a heading, and what counsel needs to judge it.
fn undecided(one: &Undecided) -> [Block; 2] {
    let mut lines = vec![("How grave", fixed(one.level.word()))];
    let parts = [("Where", one.at.join("; ")), ("Sentence", one.sentences.join(" / "))].into_iter();
    let said = parts.filter(|(_, words)| !words.is_empty());
    lines.extend(said.map(|(name, words)| (name, Inline::User(words))));
    let provision = Some(one.provision).filter(|provision| !provision.is_empty());
    lines.extend(provision.map(|provision| ("Provision", fixed(provision))));
    lines.extend([("Why", fixed(one.why)), ("Rule", fixed(one.rule))]);
    [
        Block::Heading(line("found", vec![Inline::User(one.found.clone())])),
        card("found", lines),
    ]
}

/// Lines with their names.
fn card(slot: &'static str, lines: Vec<(&'static str, Inline)>) -> Block {
    let lines = lines.into_iter();
    let lines = lines.map(|(name, words)| (Cow::Borrowed(name), line(slot, vec![words])));
    Block::Card(lines.collect())
}

/// What a clause does not say because nobody has answered: a copy must not close over a hole.
fn left_open(part: &open::Part) -> Vec<Sentence> {
    let mut lines = vec![line("left-open", vec![Inline::Strong(vec![fixed("Left open here.")])])];
    lines.extend(part.questions.iter().map(|item| {
        let mut words = vec![fixed(item.question.clone())];
        if let Some(about) = &item.about {
            words.extend([fixed(" ("), Inline::User(about.clone()), fixed(")")]);
        }
        words.push(fixed(format!(" – {}.", item.state.words())));
        line("left-open", words)
    }));
    lines
}

fn head(annotated: &Annotated) -> Vec<Block> {
    let with = |mark: Mark| annotated.notes.iter().filter(|note| note.marks.contains(&mark)).count();
    let all = annotated.notes.len();
    let marks = [Mark::Assumed, Mark::Confirm, Mark::DontKnow, Mark::AskCounsel, Mark::Missing];
    let marked: Vec<String> = marks
        .into_iter()
        .filter(|mark| with(*mark) > 0)
        .map(|mark| format!("{} {}", with(mark), mark.words()))
        .collect();
    let marked = if marked.is_empty() {
        "; every one rests on answers that the author stands by.".to_owned()
    } else {
        format!(", of which: {}.", marked.join(", "))
    };
    let notice = vec![
        line("lead", vec![fixed(LEAD)]),
        line("private", vec![fixed("Private, for counsel; not for publication.")]),
    ];
    let how = "Each number leads to the question and the answer behind a sentence, who gave it and when, and its id.";
    let assumed = "“Assumed” marks what a source suggested and nobody has confirmed: a published policy would not say it.";
    let mut items = vec![
        vec![line("how", vec![fixed(how)])],
        vec![line("assumed", vec![fixed(assumed)])],
        vec![line("count", vec![fixed(format!("{all} sentences and cells{marked}"))])],
        vec![
            line("open-count", vec![fixed(count(annotated))]),
            line("open-list", vec![fixed("See "), Inline::See("open-questions"), fixed(".")]),
        ],
    ];
    if let Some(unsaid) = open::unsaid_words(&annotated.open) {
        items.push(vec![line("unsaid", vec![fixed(unsaid)])]);
    }
    if !annotated.found.is_empty() {
        let found = counted(annotated.found.len(), "thing was found", "things were found").unwrap_or_default();
        let found = format!("{found} by the review and not decided; see ");
        items.push(vec![line(
            "found-count",
            vec![fixed(found), Inline::See("found"), fixed(".")],
        )]);
    }
    if let Some(reading) = annotated.reading.line() {
        items.push(vec![line("reading", vec![fixed(reading + ".")])]);
    }
    vec![Block::Notice(notice), Block::List(items)]
}

fn count(annotated: &Annotated) -> String {
    let count = annotated.open.count();
    let open = match count {
        0 => "No question is open".to_owned(),
        1 => "1 question is open".to_owned(),
        count => format!("{count} questions are open"),
    };
    match annotated.open.unconfirmed {
        0 => format!("{open}."),
        1 => format!("{open}, besides 1 suggestion that waits for the author."),
        waiting => format!("{open}, besides {waiting} suggestions that wait for the author."),
    }
}

fn line(slot: &'static str, inlines: Vec<Inline>) -> Sentence {
    let id = Id {
        clause: HEAD,
        row: String::new(),
        slot,
    };
    Sentence { id, inlines }
}
