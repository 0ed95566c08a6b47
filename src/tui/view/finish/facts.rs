//! What Finish says of the text before the files: its date, its summary, what changed, what is open.
//!
//! Must not decide what can be changed: which lines have the cursor is a matter of the model. The price: the text is
//! compared with the published one anew for each picture.

use super::{Sheet, named};
use crate::draft::OpenState;
use crate::interview::Question;
use crate::published;
use crate::tui::model::{Desk, Finish, FinishLine, Model};
use crate::tui::update::finish::changes;
use crate::tui::view::{display, wrapped};

/// The date, the summary, what changed, when to look again.
pub(super) fn facts(model: &Model, desk: &Desk, finish: &Finish, stops: &[String], sheet: &mut Sheet) {
    let theme = sheet.theme;
    let american = desk.shown.american();
    let lines = finish.lines(desk, model.today);
    let column = 18;
    let mut fact = |line: FinishLine, name: &str, value: String, dim: bool| {
        let style = if dim { theme.dim } else { theme.normal };
        if lines.contains(&line) {
            let room = usize::from(sheet.width.saturating_sub(column).max(1));
            let mut value = wrapped(&display(&value), room).into_iter();
            let first = value.next().unwrap_or_default();
            sheet.choice(finish.at == line, name, column - 3, vec![(column, first, style)]);
            for more in value {
                sheet.words(column, &more, style);
            }
        } else {
            sheet.said((2, name, theme.normal), column, &value, style);
        }
    };
    let changes_ = &desk.shown.changes;
    let date = changes_.effective.or(changes_.updated);
    let name = if changes_.effective.is_none() && changes_.updated.is_some() {
        "Last updated"
    } else {
        "Applies from"
    };
    let today = date.filter(|d| *d == model.today).map_or("", |_| " (today)");
    let changed = changes(desk);
    // a new text under an old date would say that it applied before it was written
    let kept = desk
        .past
        .as_ref()
        .and_then(|past| past.kept.as_ref())
        .map(|kept| kept.answers().changes);
    let same_date = kept.is_some_and(|kept| kept.effective.or(kept.updated) == date);
    let stale = same_date && changed.as_ref().is_some_and(|list| !list.is_empty());
    let old = if stale { "   as in the text published before" } else { "" };
    let date = date.map_or_else(|| "not said yet".to_owned(), |d| d.words(american) + today + old);
    fact(FinishLine::Date, name, date, false);
    let short = match changes_.in_short {
        Some(true) => "yes, a summary stands at the top",
        Some(false) | None => "no",
    };
    fact(FinishLine::InShort, "In short", short.to_owned(), false);
    let changed = match (&desk.past, changed) {
        (None, _) => "first publication".to_owned(),
        (Some(past), None) => format!("published on {} from another machine", past.publication.on.words(american)),
        (Some(past), Some(list)) => {
            let day = past.publication.on.words(american);
            match list.len() {
                0 => format!("nothing since {day}"),
                1 => format!("1 sentence since {day}"),
                many => format!("{many} sentences since {day}"),
            }
        }
    };
    fact(FinishLine::Changed, "What changed", changed, false);
    if stops.is_empty() {
        let by = model.today.later(finish.recheck).words(american);
        fact(FinishLine::Recheck, "Look again by", by, false);
    }
}

/// The open questions, and the questions that nobody has answered.
pub(super) fn open(desk: &Desk, sheet: &mut Sheet) {
    const MOST: usize = 3;
    let theme = sheet.theme;
    let open = published::open_questions(&desk.draft);
    if !open.is_empty() {
        sheet.blank();
        sheet.words(0, "Open questions, left out of the text or shown as a gap", theme.strong);
    }
    for at in open.iter().take(MOST) {
        let word = match desk.draft.open.get(at).map(|open| open.state) {
            Some(OpenState::AskCounsel) => "counsel",
            Some(OpenState::Confirm | OpenState::LeftOut | OpenState::DontKnow) | None => "don't know",
        };
        let ask = named(desk, at);
        sheet.said((2, word, theme.suggested), 14, &ask, theme.normal);
    }
    if open.len() > MOST {
        sheet.words(2, &format!("and {} more", open.len() - MOST), theme.dim);
    }
    let ready = desk.missing.is_empty() && desk.outstanding.is_empty();
    let sections = crate::asking::silent(desk);
    if !sections.is_empty() && !ready {
        sheet.blank();
        sheet.words(0, "The policy says nothing about", theme.strong);
        for title in sections {
            sheet.words(2, title, theme.suggested);
        }
    }
    let silent = unanswered(desk);
    if !silent.is_empty() {
        sheet.blank();
        let title = match (silent.len(), ready) {
            (count, true) => format!("Nothing needed is missing; {count} more can be answered"),
            (1, false) => "1 question has no answer".to_owned(),
            (count, false) => format!("{count} questions have no answer"),
        };
        sheet.words(0, &title, theme.strong);
        for ask in silent.iter().take(MOST) {
            sheet.words(2, ask, theme.suggested);
        }
        if silent.len() > MOST {
            sheet.words(2, &format!("and {} more", silent.len() - MOST), theme.dim);
        }
    }
    let empty = crate::asking::empty_lists(&desk.draft, &desk.shown);
    let empty: Vec<&str> = empty.into_iter().map(Question::name).collect();
    if !empty.is_empty() {
        sheet.blank();
        sheet.words(0, &format!("Empty, and may stay so: {}", empty.join(", ")), theme.dim);
    }
}

/// Questions that are asked and have no answer.
fn unanswered(desk: &Desk) -> Vec<&'static str> {
    let spares = crate::open::spares(&desk.draft, &desk.shown);
    spares.into_iter().map(|question| question.ask).collect()
}
