//! What a yes to a provider adds to rows that were accepted before, in words: before the yes, and after it. And what it makes the
//! catalogue suggest elsewhere.
//!
//! It is read off the steps of an edit, made or tried on a copy, so that what is shown is what is done. Must not know which
//! provider adds what (`brings` does). The price: the yes is tried on a whole copy,
//! once for each row after a change.

use super::{Desk, accepting, row_label, waiting_in, words_of};
use crate::answers::Answers;
use crate::brings;
use crate::draft::{AUTHOR, Draft, OpenState};
use crate::edit::{Step, Who};
use crate::interview::{self, Value, listed};
use crate::path::{self, Spot};
use crate::vendors::{self, DOUBT, SOURCE};

/// What came to a list that was answered before: its cell, the provider as a source, and what came, in words.
struct Growth {
    at: String,
    from: String,
    more: String,
}

/// What an edit added to lists, by the steps that take it back.
fn growth(back: &[Step], draft: &Draft, shown: &Answers) -> Vec<Growth> {
    let mut all: Vec<(&str, usize)> = Vec::new(); // each list with as many entries as it had first
    for step in back.iter().rev() {
        if let Step::Put(at, Some(Value::Array(before))) = step
            && !all.iter().any(|(known, _)| known == at)
        {
            all.push((at, before.len()));
        }
    }
    let grown = all.into_iter().filter_map(|(at, before)| {
        let Ok(Spot::Cell(column, _)) = path::spot(at) else {
            return None;
        };
        let Some(Value::Array(now)) = path::get(&draft.answers, at) else {
            return None;
        };
        let from = draft.set.get(at)?.sources().last().filter(|from| from.starts_with(SOURCE))?;
        let more = now.get(before..).filter(|more| !more.is_empty())?.to_vec();
        Some(Growth {
            at: at.to_owned(),
            from: from.to_owned(),
            more: words_of(shown, column, &Value::Array(more)),
        })
    });
    grown.collect()
}

/// The row of a list, as it is called.
fn row_of(shown: &Answers, at: &str) -> String {
    match path::spot(at) {
        Ok(Spot::Cell(column, key)) => row_label(shown, column.table().unwrap_or_default(), key),
        _ => String::new(),
    }
}

/// What saying yes to an offered row, or to what waits in a known one, adds to rows that the author accepted; nothing where it adds
/// nothing, or asks for no yes.
pub fn adds(desk: &Desk, at: &str) -> Option<String> {
    desk.adds.of(at, || tried(desk, at))
}

fn tried(desk: &Desk, at: &str) -> Option<String> {
    let is_brought = brings::agreed(&desk.draft, at).is_some(); // a kind of data that a provider brings
    let row = match path::spot(at).ok()? {
        Spot::Row(table, _) if table.pick || is_brought => at.to_owned(),
        Spot::Cell(column, _) if interview::question(column.table()?)?.pick => path::parent(at).to_owned(),
        _ => return None,
    };
    let known = path::get(&desk.draft.answers, &row);
    let picks = known.is_none() && path::get(&desk.shown, &row).is_none(); // what is only offered is picked
    let paths = match &known {
        None => vec![row.clone()],
        Some(_) => waiting_in(desk, &row)
            .into_iter()
            .filter(|cell| row == at || cell == at)
            .collect(),
    };
    let offered = || desk.draft.suggestion(&row).map(|(_, value)| value);
    let is_provider = known.or_else(offered)?.get("catalogue").is_some();
    if paths.is_empty() || !(is_provider || is_brought) {
        return None;
    }
    let on = desk.draft.set.values().map(|said| said.on).max()?; // where nobody has accepted anything, nothing grows
    let by = AUTHOR.to_owned();
    let mut draft = desk.draft.clone();
    let back = draft.edit_all(&accepting(&paths), &Who { by, on }).ok()?;
    let shown = draft.shown();
    let mut all = growth(&back, &draft, &shown);
    all.retain(|one| !paths.contains(&one.at)); // that itself is what is said yes to
    let mut froms: Vec<&str> = all.iter().map(|one| one.from.as_str()).collect();
    froms.dedup();
    let is_checked = |from: &&str| {
        let vendor = from.strip_prefix(SOURCE).and_then(|id| desk.provider(id));
        vendor.is_some_and(|vendor| vendor.is_checked("data", None))
    };
    let doubt = if froms.iter().all(is_checked) { "" } else { DOUBT };
    let sources = vendors::sources(froms, &|from| vendors::source(from, &|_| None));
    let lists: Vec<String> = all
        .iter()
        .map(|one| format!("{} – {}", row_of(&shown, &one.at), one.more))
        .collect();
    (!lists.is_empty()).then(|| {
        format!(
            "{} also adds to rows that you accepted: {} (suggested by {sources}{doubt})",
            if picks { "Picking it" } else { "Saying yes" },
            lists.join("; ")
        )
    })
}

/// How many rows of a table are named in what an edit brought, where that leaves more than one to be counted.
const NAMED: usize = 4;

/// Which rows are suggested elsewhere since the last edit, where that was about who receives data: by their tables, as in `Data:
/// Payments; Uses: Take payments`. Nothing where none is.
pub fn brought(desk: &Desk) -> Option<String> {
    let back = desk.history.lists().0.last()?;
    if !back.iter().any(|step| step.path().starts_with("sharing.recipients.")) {
        return None;
    }
    let mut before = desk.draft.clone();
    before.run(back.clone()).ok()?;
    let before = before.shown();
    let tables = interview::all().iter().filter(|question| question.is_table());
    let lists = tables.filter_map(|table| {
        let (old, known) = (
            interview::keys(&before, table.id),
            interview::keys(&desk.draft.answers, table.id),
        );
        let mut new = interview::keys(&desk.shown, table.id);
        new.retain(|key| !old.contains(key) && !known.contains(key));
        let mut names: Vec<String> = new.iter().map(|key| row_label(&desk.shown, table.id, key)).collect();
        if names.len() > NAMED + 1 {
            let more = names.split_off(NAMED).len();
            names.push(format!("{more} more"));
        }
        (!names.is_empty()).then(|| format!("{}: {}", table.label, names.join(", ")))
    });
    Some(lists.collect::<Vec<_>>().join("; ")).filter(|lists| !lists.is_empty())
}

/// What edits added to rows that were accepted before, each list by itself and with who added it; `back` takes the edits back.
pub fn grew(back: &[Step], draft: &Draft) -> Vec<String> {
    let shown = draft.shown();
    let all = growth(back, draft, &shown).into_iter();
    let words = all.map(|one| {
        let source = vendors::sources([one.from.as_str()], &|from| vendors::source(from, &|_| None));
        format!("{} – {} (with {source})", row_of(&shown, &one.at), one.more)
    });
    words.collect()
}

/// What the last edit added to rows that were accepted before: it follows the words for what was done. Nothing where it added
/// nothing.
pub fn added(desk: &Desk) -> String {
    let back = desk.history.lists().0.last().map_or(&[][..], Vec::as_slice);
    let all = growth(back, &desk.draft, &desk.shown);
    let words = all.iter().map(|one| {
        let parts: Vec<&str> = one.more.split(", ").collect();
        format!("; {} added to {}", listed(&parts), row_of(&desk.shown, &one.at))
    });
    words.chain(shaken(back, desk)).collect()
}

/// How much waits to be confirmed since the edit that these steps take back, because whoever suggested it is out of it.
fn shaken(back: &[Step], desk: &Desk) -> Option<String> {
    let waits = |at: &str| desk.draft.open.get(at).is_some_and(|open| open.state == OpenState::Confirm);
    let of_provider = |at: &str| {
        desk.draft
            .set
            .get(at)
            .is_some_and(|said| said.sources().all(vendors::is_brought))
    };
    let opened = back
        .iter()
        .filter(|step| matches!(step, Step::Open(at, None) if waits(at) && of_provider(at)));
    let (one, many) = ("thing that came with it waits", "things that came with it wait");
    let count = interview::counted(opened.count(), one, many)?;
    Some(format!("; {count} for you to confirm or drop"))
}
