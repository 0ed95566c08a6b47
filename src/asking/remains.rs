//! What an author would not see by looking at the answers: what leaves the text, what a yes takes that its text
//! does not show, which sections say nothing, and what can still be answered.
//!
//! Everything is computed from the text itself, so that no list of exceptions can be out of date. Must not
//! know how it is shown. The price: a composition of the policy for each answer that is looked at.

use super::{Desk, Entry, Fold, Group, clauses_of, row_label, section_of, shown_sentences, words_of};
use crate::answers::Answers;
use crate::clauses;
use crate::document::Sentence;
use crate::draft::{Draft, State};
use crate::edit::{Edit, Who};
use crate::interview::{self, Kind, Question, SECTIONS, counted};
use crate::open::{is_unsaid, spares};
use crate::path::{self, Spot};
use crate::review::{self, Level};
use crate::trace;
use crate::values::PolicyDate;

/// The sentences that leave the text while the answer at this path is open, in their words. One that only
/// changes its words is not among them.
pub fn leaving(desk: &Desk, at: &str) -> Vec<String> {
    let gap = |id: &str| id == at || desk.draft.gaps().iter().any(|gap| gap == id);
    let less = interview::settled(&trace::without(&desk.shown, at));
    let after = clauses::compose(&less, &gap);
    let stays = |id: &crate::document::Id| after.sentences().any(|sentence| sentence.id == *id);
    let gone = desk.document.sentences().filter(|s| !s.inlines.is_empty() && !stays(&s.id));
    gone.map(Sentence::words).collect()
}

/// The one sentence that a section says anew where what is offered at a line is picked, or none said there; nothing where
/// that writes several, for a row of a table says what it has by itself.
pub fn coming(desk: &Desk, entry: &Entry, who: &Who) -> Option<String> {
    let edit = match entry {
        Entry::Offer(at) => Edit::Accept {
            path: at.clone(),
            from: None,
        },
        Entry::None(table) if desk.draft.state(table) == State::Unanswered => super::saying_none(desk, table)?,
        Entry::None(_) | Entry::Answer(_) | Entry::Row(_) | Entry::Add(_) | Entry::Detail(_) => return None,
    };
    let mut draft = desk.draft.clone();
    draft.edit(&edit, who).ok()?;
    let section = section_of(entry.path())?;
    let is_here = |s: &&Sentence| !s.inlines.is_empty() && clauses_of(section).any(|clause| clause == s.id.clause);
    let stands: Vec<String> = desk.document.sentences().filter(is_here).map(Sentence::words).collect();
    let after = clauses::policy(&draft.worded());
    let mut anew = after
        .sentences()
        .filter(is_here)
        .map(Sentence::words)
        .filter(|words| !stands.contains(words));
    anew.next().filter(|_| anew.next().is_none())
}

/// What leaves the text, in a line; nothing where nothing does.
pub fn leaving_words(gone: &[String]) -> Option<String> {
    match gone {
        [] => None,
        [_] => Some("1 sentence leaves the text until this is answered; u brings it back".to_owned()),
        many => Some(format!(
            "{} sentences leave the text until this is answered; u brings them back",
            many.len()
        )),
    }
}

/// What a yes to the rest of a section takes that its text does not show, because it writes no sentence or one in
/// another section: question and answer in words. The cells of suggested rows are looked at column by column, for each
/// look composes the policy anew.
pub(super) fn untold(desk: &Desk, section: &str) -> Vec<String> {
    let mut groups: Vec<(&'static Question, Vec<String>)> = Vec::new();
    let mut put = |question: &'static Question, at: String| match groups.iter_mut().find(|(q, _)| q.id == question.id) {
        Some((_, paths)) => paths.push(at),
        None => groups.push((question, vec![at])),
    };
    for at in desk.outstanding.iter().filter(|at| section_of(at) == Some(section)) {
        match path::spot(at) {
            Ok(Spot::Row(table, key)) => {
                for column in interview::columns(table.id).filter(|column| !column.pick) {
                    put(column, column.path(key));
                }
            }
            Ok(Spot::Leaf(question) | Spot::Cell(question, _)) => put(question, at.clone()),
            Ok(Spot::Table(_)) | Err(_) => {}
        }
    }
    let here = shown_sentences(desk, Some(section));
    let mut lines = Vec::new();
    let mut rows: Vec<&str> = desk.outstanding.iter().map(|at| path::parent(at)).collect();
    rows.dedup();
    lines.extend(
        rows.into_iter()
            .filter(|row| section_of(row) == Some(section))
            .filter_map(|row| super::adds(desk, row)),
    );
    for (question, mut paths) in groups {
        paths.retain(|at| path::get(&desk.shown, at).is_some());
        let less = paths.iter().fold(desk.shown.clone(), |less, at| trace::without(&less, at));
        let written = || trace::missing_in(&desk.document, &clauses::policy(&less));
        if paths.is_empty() || written().iter().any(|number| here.contains(number)) {
            continue;
        }
        for at in paths {
            let words = path::get(&desk.shown, &at).map(|value| words_of(&desk.shown, question, &value));
            let ask = match path::spot(&at) {
                Ok(Spot::Cell(column, key)) => {
                    let table = column.table().unwrap_or_default();
                    match row_label(&desk.shown, table, key) {
                        // it is what the row is called by
                        row if words.as_ref() == Some(&row) => format!("{}:", interview::question(table).map_or("", |q| q.label)),
                        row => format!("{row}, {}:", column.label.to_lowercase()),
                    }
                }
                Ok(Spot::Leaf(_) | Spot::Table(_) | Spot::Row(..)) | Err(_) => question.ask.to_owned(),
            };
            lines.push(format!("{ask} {}", words.unwrap_or_default()));
        }
    }
    lines
}

/// The sections that are asked and have no sentence in the text, by their titles: in that which may be published,
/// or while something stops it in that which is shown.
pub fn silent(desk: &Desk) -> Vec<&'static str> {
    let stops = !desk.missing.is_empty() || !desk.outstanding.is_empty();
    let published = (!stops).then(|| clauses::policy(&desk.draft.published()));
    let document = published.as_ref().unwrap_or(&desk.document);
    let says = |section: &str| {
        clauses_of(section).any(|id| document.clause(id).is_some_and(|clause| clause.sentences().next().is_some()))
            || (section == "changes" && !document.dates.is_empty())
    };
    let asked = SECTIONS.iter().filter(|section| desk.tally(section.id).asked > 0);
    asked
        .filter(|section| !says(section.id))
        .map(|section| section.title)
        .collect()
}

/// How many sections say nothing, and which; nothing where each says something.
pub fn silent_words(sections: &[&str]) -> Option<String> {
    let count = interview::counted(sections.len(), "section", "sections")?;
    Some(format!("silent about {count}: {}", sections.join(", ")))
}

/// The tables that may stay empty, and are.
pub fn empty_lists(draft: &Draft, shown: &Answers) -> Vec<&'static Question> {
    let asked = interview::asked_once(shown);
    asked
        .filter(|question| question.is_table() && !question.leads && is_unsaid(draft, shown, question))
        .collect()
}

/// How many questions can still be answered in a draft of which nothing needed is missing.
pub fn spare(draft: &Draft, shown: &Answers) -> usize {
    spares(draft, shown).len()
}

/// How a policy stands that nothing stops: to be written, or written and unchanged since.
pub fn finish_words(desk: &Desk, today: PolicyDate) -> String {
    if let Some(on) = unchanged_since(desk, today) {
        return format!("Written on {}; nothing has changed since.", on.words(desk.shown.american()));
    }
    let confirmed = "Every sentence is confirmed, and no two answers contradict each other.";
    let rows = counted(unfinished(desk).len(), "row is unfinished", "rows are unfinished");
    let silent = silent_words(&silent(desk)).map(|silent| format!("it is {silent}"));
    let decide = to_decide(desk, today);
    let rest = unasked(desk, today).filter(|_| decide.is_none()); // first things first
    let but: Vec<String> = rows.into_iter().chain(rest).chain(silent).collect();
    match (decide, but.join(", and ").as_str()) {
        (Some(things), "") => format!("{confirmed} Decide on {things}, then it can be written."),
        (Some(things), but) => format!("Decide on {things}, then it can be written; {but}."),
        (None, "") => format!("Ready to write. {confirmed}"),
        (None, but) => format!("Ready to write, but {but}."),
    }
}

/// What should be looked at, though Finish asks for no decision on it: findings, and decisions that no longer hold.
fn unasked(desk: &Desk, today: PolicyDate) -> Option<String> {
    let found = desk.found(today);
    let calls = |fold: &&Fold| {
        let should = matches!(fold.group(), Group::Level(Level::Should));
        fold.counts() && !fold.asks() && (should || fold.head().lapsed.is_some())
    };
    let count = found.folds.iter().filter(calls).count();
    counted(count, "finding should be looked at", "findings should be looked at")
}

/// How many things Finish asks a decision on before it writes: `7 things`; nothing where it asks none.
pub fn to_decide(desk: &Desk, today: PolicyDate) -> Option<String> {
    counted(desk.undecided(today).len(), "thing", "things")
}

/// The day on which what stands there was written, if nothing has changed since.
pub fn unchanged_since(desk: &Desk, today: PolicyDate) -> Option<PolicyDate> {
    let on = desk.past.as_ref()?.publication.on;
    desk.since(today).is_empty().then_some(on)
}

/// What stops a draft from being written, each in a few words; nothing where nothing does.
pub fn stopping_words(desk: &Desk, today: PolicyDate) -> Vec<String> {
    let counts = [
        counted(desk.missing.len(), "needed", "needed"),
        counted(desk.waiting(), "to confirm", "to confirm"),
        counted(desk.contradictions(today).len(), "contradiction", "contradictions"),
    ];
    counts.into_iter().flatten().collect()
}

/// What is left to do in a draft, each in a few words, the most pressing first; nothing where only what may be left is
/// left. Home and the list of sections say it in these words.
pub fn left_words(desk: &Desk, today: PolicyDate) -> Vec<String> {
    let mut words = stopping_words(desk, today);
    if desk.waiting() + desk.missing.len() == 0 {
        words.extend(counted(desk.undecided(today).len(), "to decide", "to decide"));
        let lacking = SECTIONS.iter().map(|section| desk.tally(section.id).lacking).sum();
        words.extend(counted(lacking, "row unfinished", "rows unfinished"));
    }
    words
}

/// How many questions are open, because nobody knows or counsel is asked.
pub fn open_questions(desk: &Desk) -> usize {
    SECTIONS.iter().map(|section| desk.tally(section.id).open).sum()
}

/// How a draft stands in which nothing needed is missing: `complete`, or `ready` and what can still be answered.
pub fn ready_words(draft: &Draft, shown: &Answers) -> String {
    match spare(draft, shown) {
        0 => "complete".to_owned(),
        count => format!("ready, {count} more can be answered"),
    }
}

/// What a known row lacks, or what is odd about a contact, in words; nothing where it says all that it is there for.
pub fn lack(desk: &Desk, row: &str) -> Option<String> {
    let (table, key) = match path::spot(row) {
        Ok(Spot::Row(table, key)) => (table, key),
        Ok(Spot::Leaf(question)) if matches!(question.kind, Kind::Contact) => {
            let value = path::get(&desk.draft.answers, row)?;
            return review::doubt(question.id, &value).map(|doubt| format!("look again: {doubt}"));
        }
        Ok(Spot::Leaf(_) | Spot::Table(_) | Spot::Cell(..)) | Err(_) => return None,
    };
    path::index(&desk.draft.answers, table.id, key)?;
    review::lack_words(&desk.lacks(table, key))
}

/// The first answer that a known row lacks; nothing where it says all that it is there for.
pub fn first_lack(desk: &Desk, row: &str) -> Option<String> {
    let Ok(Spot::Row(table, key)) = path::spot(row) else {
        return None;
    };
    path::index(&desk.draft.answers, table.id, key)?;
    let lacks = desk.lacks(table, key);
    lacks.first().map(|column| column.path(key))
}

/// Whether a known row lacks what this column says.
pub fn is_lacking(desk: &Desk, column: &interview::Question, key: &str) -> bool {
    let table = column.table().and_then(interview::question);
    let known = table.filter(|table| path::index(&desk.draft.answers, table.id, key).is_some());
    known.is_some_and(|table| desk.lacks(table, key).iter().any(|lack| lack.id == column.id))
}

/// Whether this is a cell of a known row which that cannot do without.
pub fn is_lacking_at(desk: &Desk, cell: &str) -> bool {
    matches!(path::spot(cell), Ok(Spot::Cell(column, key)) if is_lacking(desk, column, key))
}

/// The known rows of a section that lack something, by their paths.
fn lacking_rows(desk: &Desk, section: &str) -> impl Iterator<Item = String> {
    let tables = interview::all().iter().filter(move |q| q.is_table() && q.section == section);
    let rows = tables.flat_map(|table| {
        let keys = interview::keys(&desk.shown, table.id).into_iter();
        keys.map(|key| path::row_path(table.id, &key))
    });
    rows.filter(|row| lack(desk, row).is_some())
}

/// How many known rows of a section lack something.
pub(super) fn lacking(desk: &Desk, section: &str) -> usize {
    lacking_rows(desk, section).count()
}

/// The known rows that lack something, in the order of the sections: the path of each, and what it is and lacks.
pub fn unfinished(desk: &Desk) -> Vec<(String, String)> {
    let rows = SECTIONS.iter().flat_map(|section| lacking_rows(desk, section.id));
    let told = rows.filter_map(|row| {
        let Ok(Spot::Row(table, key)) = path::spot(&row) else {
            return None;
        };
        let words = format!("{} {}", row_label(&desk.shown, table.id, key), lack(desk, &row)?);
        Some((row, words))
    });
    told.collect()
}

/// What an edit that leaves a question open takes out of the text; nothing for any other edit.
pub fn leaves_with(desk: &Desk, edit: &Edit) -> Vec<String> {
    match edit {
        Edit::Mark { path, state: Some(_) } => leaving(desk, path),
        Edit::Mark { .. }
        | Edit::Set { .. }
        | Edit::Insert { .. }
        | Edit::Remove { .. }
        | Edit::Move { .. }
        | Edit::Accept { .. }
        | Edit::AcceptUnread { .. }
        | Edit::Drop { .. }
        | Edit::Decide { .. }
        | Edit::Judge { .. } => Vec::new(),
    }
}
