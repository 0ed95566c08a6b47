//! Where the author can go, and what there is to see: what comes next, pages, what stops a finished file.
//!
//! Reads a [`Desk`] and changes nothing. Must not know how a place is shown. The price: every list is made anew
//! whenever somebody asks for it.

use super::{Desk, Entry, Fold, entries, needs};
use crate::clauses::HOMES;
use crate::draft::{Draft, Layer, State};
use crate::interview::{self, Question, SECTIONS, Value};
use crate::path::{self, Spot};
use crate::presets::{self, Preset};
use crate::values::PolicyDate;

/// A new draft with the suggestions of a preset, and the name under which the drafts folder keeps it.
/// It is that of the project's folder, else that of the preset.
pub fn begin(preset: Option<&Preset>, folder: Option<&str>, today: PolicyDate) -> (Draft, String) {
    let of_preset = || preset.map_or_else(|| "privacy-policy".to_owned(), |p| path::slug(&p.id));
    let name = folder.map_or_else(of_preset, str::to_owned);
    let mut draft = Draft::new(&name);
    draft.suggested.extend(preset.map(|preset| Layer {
        on_server: Vec::new(),
        as_of: Some(today),
        ..presets::layer(preset)
    }));
    (draft, name)
}

/// Whether the author is led to an entry: to what waits, to a table about which nothing was said, and to the first
/// offer of another table of which nothing was picked, or of the table in whose rows the author is.
pub fn stops_at(desk: &Desk, entries: &[Entry], here: usize, entry: &Entry) -> bool {
    let Entry::Offer(at) = entry else {
        let unfinished = matches!(entry, Entry::Row(at) if super::lack(desk, at).is_some());
        return needs(desk, entry) || unfinished || (is_unsaid(desk, entry) && !is_done(desk, entry));
    };
    let table = path::parent(at);
    match entries.get(here) {
        Some(Entry::Offer(from)) if path::parent(from) == table => false,
        Some(Entry::Row(from)) if path::parent(from) == table => true,
        _ => interview::keys(&desk.draft.answers, table).is_empty(),
    }
}

/// Whether the section of an entry is done: then nobody has to be led to a table that may stay empty.
fn is_done(desk: &Desk, entry: &Entry) -> bool {
    super::section_of(entry.path()).is_some_and(|section| desk.tally(section).is_settled())
}

/// Whether an entry is the place for the first row of a table about which nothing was said, and nothing offered.
pub fn is_unsaid(desk: &Desk, entry: &Entry) -> bool {
    let Entry::Add(table) = entry else { return false };
    desk.draft.state(table) == State::Unanswered
        && interview::keys(&desk.shown, table).is_empty()
        && desk.draft.offers(table).is_empty()
}

/// On from the entry with this number to what needs the author next in the same form: below it, else above it what
/// the author has not come past in this session, so that nothing is asked in a ring. Where nobody sees the tables
/// (`unseen`), also to one that may stay empty.
pub fn next_in_form(desk: &mut Desk, entries: &[Entry], here: usize, unseen: bool) -> Option<Entry> {
    let next = ahead(desk, entries, here, unseen);
    let come_past = entries.get(here).into_iter().chain(&next);
    desk.passed.extend(come_past.map(|entry| place(entry).to_owned()));
    next
}

/// What an author comes past at an entry: a table as a whole where it offers or takes rows, else the entry itself.
fn place(entry: &Entry) -> &str {
    match entry {
        Entry::Offer(at) => path::parent(at),
        Entry::Add(_) | Entry::None(_) | Entry::Answer(_) | Entry::Row(_) | Entry::Detail(_) => entry.path(),
    }
}

/// Where [`next_in_form`] leads.
pub fn ahead(desk: &Desk, entries: &[Entry], here: usize, unseen: bool) -> Option<Entry> {
    let begin = entries.get(here);
    let calls = |e: &Entry| stops_at(desk, entries, here, e) || (unseen && is_unsaid(desk, e));
    let stops = |e: &&Entry| calls(e) && !begin.is_some_and(|from| same_table(from, e));
    let past = |e: &&Entry| Some(*e) == begin || desk.passed.contains(place(e));
    let below = entries.iter().skip(here + 1).find(stops);
    let above = || entries.iter().take(here).find(|e| stops(e) && !past(e));
    below.or_else(above).cloned()
}

/// Whether both are no answers but the places of one table: it is passed as a whole, but for rows that wait.
pub fn same_table(from: &Entry, to: &Entry) -> bool {
    let has_none = |e: &Entry| matches!(e, Entry::Answer(_) | Entry::Row(_) | Entry::Detail(_));
    !has_none(from) && !has_none(to) && place(from) == place(to)
}

/// The next section after this one in which something waits or is offered.
pub fn later_section(desk: &Desk, section: &str) -> Option<&'static str> {
    let later = SECTIONS.iter().skip_while(|s| s.id != section).skip(1);
    let waits = |id: &&str| section_of_id(id).is_some_and(|id| entries(desk, id, None).iter().any(|e| calls(desk, e)));
    later.map(|s| s.id).find(waits)
}

fn section_of_id(id: &str) -> Option<&'static str> {
    interview::section(id).map(|s| s.id)
}

/// Whether an entry calls for the author when a section is opened.
pub fn calls(desk: &Desk, entry: &Entry) -> bool {
    needs(desk, entry)
        || (is_unsaid(desk, entry) && !is_done(desk, entry))
        || matches!(entry, Entry::Offer(_))
        || super::lack(desk, entry.path()).is_some()
}

/// The place that mends a finding, of those it names: of a table the row that is not finished, which is the one of
/// this law where several are not, and in it the first cell that it lacks; else the row that is only suggested.
pub fn to_mend(desk: &Desk, fold: &Fold, place: usize) -> Option<String> {
    let at = fold.places().into_iter().nth(place)?;
    let table = match path::spot(&at) {
        Ok(Spot::Table(table)) => Some(table),
        Ok(Spot::Leaf(question)) => super::table_of(question),
        Ok(Spot::Row(..) | Spot::Cell(..)) | Err(_) => None,
    };
    let Some(table) = table else { return Some(at) };
    let at = table.id.to_owned();
    let lacks = |key: &String| desk.lacks(table, key);
    let all = interview::keys(&desk.draft.answers, table.id);
    let keys: Vec<String> = all.iter().filter(|key| !lacks(key).is_empty()).cloned().collect();
    let home = match fold.head().law {
        Some("uk") => "uk",
        Some("ch") => "switzerland",
        _ => "eea",
    };
    let area = |at: &str| path::get(&desk.shown, at).and_then(|place| place.get("area").cloned());
    let there = countries(desk, fold);
    let goes_there = |key: &str| {
        let to = area(&format!("{at}.{key}.to"));
        there.is_empty() || to.is_none_or(|to| there.contains(&to))
    };
    let of_law = |key: &&String| path::get(&desk.shown, &format!("{at}.{key}.origin")) == Some(home.into()) && goes_there(key);
    let filled = |key: &String| lacks(key).first().map(|column| column.path(key));
    let unfinished = || keys.first().and_then(filled);
    let of_this_law = keys.iter().find(of_law).and_then(filled);
    let found = of_this_law.or_else(|| waiting_row(desk, table, &of_law)).or_else(unfinished);
    found
        .or_else(|| {
            // a row of this law that says all it has to is still where more is said, before another is added
            let row = all.iter().find(of_law)?;
            let open = |column: &&interview::Question| path::get(&desk.shown, &column.path(row)).is_none() && !column.fold;
            let cell = interview::columns(table.id).find(open).map(|column| column.path(row));
            Some(cell.unwrap_or_else(|| path::row_path(table.id, row)))
        })
        .or(Some(at))
}

/// The row of a table that is only suggested, and mends a finding of a law once it is taken: that of this law where rows are of
/// one; else one that lacks something, or the first where nobody has taken any.
fn waiting_row(desk: &Desk, table: &Question, of_law: &dyn Fn(&&String) -> bool) -> Option<String> {
    let known = interview::keys(&desk.draft.answers, table.id);
    let mut waits = interview::keys(&desk.shown, table.id);
    waits.retain(|key| !known.contains(key));
    let lacking = || waits.iter().find(|key| !desk.lacks(table, key).is_empty());
    let of_laws = interview::columns(table.id).any(|column| column.leaf() == "origin");
    let row = if of_laws {
        waits.iter().find(of_law)
    } else {
        lacking().or(waits.first().filter(|_| known.is_empty()))
    };
    row.map(|key| path::row_path(table.id, key))
}

/// The countries in which the recipients handle data that a finding names.
fn countries(desk: &Desk, fold: &Fold) -> Vec<Value> {
    let named = fold.head().at.iter().filter_map(|at| match path::spot(at) {
        Ok(Spot::Row(table, key)) => Some((table.id, key)),
        Ok(Spot::Cell(column, key)) => Some((column.table()?, key)),
        Ok(Spot::Leaf(_) | Spot::Table(_)) | Err(_) => None,
    });
    let recipients = named.filter(|(table, _)| *table == "sharing.recipients");
    let at = recipients.map(|(table, key)| format!("{}.country", path::row_path(table, key)));
    at.filter_map(|at| path::get(&desk.shown, &at)?.get("area").cloned())
        .collect()
}

/// What stops a finished file: paths of needed questions, of what nobody confirmed, and one answer of each
/// contradiction, in the order of [`Desk::contradictions`].
pub fn stops(desk: &Desk, today: PolicyDate) -> Vec<String> {
    let contradictions = desk.contradictions(today);
    let places = contradictions
        .iter()
        .map(|fold| fold.places().into_iter().next().unwrap_or_default());
    desk.missing.iter().chain(&desk.outstanding).cloned().chain(places).collect()
}

/// The clauses that word a section's answers.
pub fn clauses_of(section: &str) -> impl Iterator<Item = &'static str> {
    let section = section.to_owned();
    HOMES.iter().filter(move |(s, _)| *s == section).map(|(_, clause)| *clause)
}

/// The numbers of the sentences of a section's clauses, or of the whole.
pub fn shown_sentences(desk: &Desk, section: Option<&str>) -> Vec<usize> {
    let clause_in = |id: &str| section.is_none_or(|section| clauses_of(section).any(|clause| clause == id));
    let dates = desk.document.dates.len();
    let mut number = dates;
    let mut list: Vec<usize> = if section.is_none_or(|s| s == "changes") {
        (0..dates).collect()
    } else {
        Vec::new()
    };
    for clause in &desk.document.clauses {
        let count = clause.sentences().count();
        if clause_in(clause.id) {
            list.extend(number..number + count);
        }
        number += count;
    }
    list
}

/// The paths on the page of all answers, in order: what is known, suggested or needed.
pub fn answers_page(desk: &Desk) -> Vec<String> {
    let mut paths = Vec::new();
    for asked in interview::applying(&desk.shown) {
        let question = asked.question;
        match asked.row {
            _ if question.gate => {}
            None if question.is_table() => {
                paths.extend(
                    interview::keys(&desk.shown, question.id)
                        .iter()
                        .map(|key| path::row_path(question.id, key)),
                );
            }
            None if path::get(&desk.shown, question.id).is_some()
                || question.needed
                || desk.draft.open.contains_key(question.id) =>
            {
                paths.push(question.id.to_owned());
            }
            _ => {}
        }
    }
    paths
}
