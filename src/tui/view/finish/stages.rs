//! The two pages after the choice: what would be replaced, and what was written with what to do next.
//!
//! Must not decide: which replies there are is a matter of `update`. The price: it names the commands of the
//! command line, which it must follow.

use super::{Line, Sheet};
use crate::draft::Decided;
use crate::drafts::{ci_words, stale_words};
use crate::published::{self, links};
use crate::tui::model::{Desk, Done, Finish, Model, Target, stops};
use crate::tui::update::finish::{Reply, replies};
use crate::tui::view::display;

/// What would be replaced or made.
pub(super) fn ask(finish: &Finish, at: usize, sheet: &mut Sheet) {
    let theme = sheet.theme;
    let chosen = finish.chosen();
    let replaced = chosen.iter().filter(|file| matches!(file.there, Target::Differs(..))).count();
    let title = match replaced {
        0 => "A folder is not there yet.".to_owned(),
        1 => "1 file is there already and holds something else.".to_owned(),
        many => format!("{many} files are there already and hold something else."),
    };
    sheet.words(0, &title, theme.strong);
    sheet.blank();
    let widest = chosen.iter().map(|file| file.path_words().chars().count()).max().unwrap_or(0);
    let column = u16::try_from(widest)
        .unwrap_or(u16::MAX)
        .saturating_add(5)
        .min(sheet.width / 2);
    for file in &chosen {
        let style = match file.there {
            Target::Differs(..) => theme.suggested,
            _ => theme.dim,
        };
        let words = match &file.there {
            Target::Differs(list, edited) => {
                let lines = |number: usize| format!("{number} line{}", if number == 1 { "" } else { "s" });
                let by_hand = match edited {
                    None => String::new(),
                    Some(0) => "; it was edited by hand".to_owned(),
                    Some(edited) => format!("; {} edited by hand", lines(*edited)),
                };
                format!("replaced: {}{by_hand}", lines(list.len()))
            }
            Target::Same => "stays as it is".to_owned(),
            other => other.words(),
        };
        if sheet.width < 60 {
            sheet.words(2, &file.path_words(), theme.normal);
            sheet.words(4, &words, style);
            continue;
        }
        sheet.lines.push(Line {
            pieces: vec![
                (
                    2,
                    super::cut_left(&display(&file.path_words()), column.saturating_sub(4) as usize),
                    theme.normal,
                ),
                (column, words, style),
            ],
            here: false,
            number: None,
        });
    }
    sheet.blank();
    for (i, reply) in replies(&chosen).into_iter().enumerate() {
        let words = match reply {
            Reply::Look => "See what differs first".to_owned(),
            Reply::Go => match (replaced, chosen.len()) {
                (0, 1) => "Make the folder and write the file".to_owned(),
                (0, many) => format!("Make the folder and write {many} files"),
                (_, 1) => "Replace it".to_owned(),
                (some, many) => format!("Replace {some} and write {many} files in all"),
            },
            Reply::Back => "Back, and write nothing".to_owned(),
        };
        let room = sheet.width;
        sheet.choice(i == at, &words, room, Vec::new());
    }
}

/// What was decided to be seen to after the publication.
const PUT_OFF: &[(&str, Decided)] = &[("Ask your lawyer", Decided::AskCounsel), ("Mend later", Decided::Later)];

/// What was written, and what comes next.
pub(super) fn done(model: &Model, desk: &Desk, done: &Done, sheet: &mut Sheet) {
    let theme = sheet.theme;
    let american = desk.shown.american();
    let title = match &done.publication {
        Some(publication) => format!(
            "Written on {}. Nobody can read it before you put it at its address.",
            publication.on.words(american)
        ),
        None if stops(desk, model.today).is_empty() => "Written. Nothing is published by it.".to_owned(),
        None => "A draft for review is written. Nothing is published by it.".to_owned(),
    };
    sheet.words(0, &title, theme.strong);
    sheet.blank();
    let column = 24;
    for (label, place) in &done.files {
        sheet.said((2, label, theme.normal), column, &place.display().to_string(), theme.normal);
    }
    sheet.blank();
    let mut steps: Vec<(&str, String)> = Vec::new();
    if let Some(publication) = &done.publication {
        steps.push(("Put it up", "at an address of your own, where it can stay".to_owned()));
        steps.push(("Link it", links(&desk.shown).join("; ")));
        let here = model.here.parent().unwrap_or(&model.here);
        let check = ci_words(&desk.file, &model.folder, here);
        steps.push(("Check it in CI", display(&check)));
        if let Some(by) = publication.recheck {
            steps.push(("Look again", format!("by {}, or when a provider changes", by.words(american))));
        }
        if let Some(words) = stale_words(&done.stale) {
            steps.push(("Drafts", words));
        }
        let told = &desk.shown.changes.told;
        if told.as_ref().is_some_and(|told| !told.is_empty()) && desk.draft.publications.len() > 1 {
            let ways = told.iter().flatten().map(|way| crate::values::Chosen::label(*way));
            let ways = ways.collect::<Vec<_>>().join(", ");
            let before = desk.shown.changes.days_before;
            let before = before.map_or_else(String::new, |days| format!(", {days} days before it applies"));
            steps.push(("Tell people", format!("you promised it: {ways}{before}")));
        }
    } else if !stops(desk, model.today).is_empty() {
        steps.push((
            "Next",
            "let a lawyer read it; confirm what is marked, then finish again".to_owned(),
        ));
    }
    let open = published::open_questions(&desk.draft);
    if !open.is_empty() {
        let asks: Vec<&str> = open
            .iter()
            .filter_map(|at| Some(crate::tui::model::question_of(at)?.ask))
            .collect();
        steps.push(("Still open", asks.join(" ")));
    }
    for (name, decision) in PUT_OFF {
        let found = desk.put_off(*decision, model.today);
        if !found.is_empty() {
            steps.push((name, display(&found.join(" "))));
        }
    }
    let has_copy = done.publication.is_some();
    sheet.words(0, "What comes next", theme.strong);
    for (name, words) in steps {
        sheet.said((2, name, theme.dim), column, &words, theme.normal);
    }
    if has_copy {
        sheet.blank();
        let words =
            "A copy of the texts and of the answers behind them is kept. Opened later, the draft says what changed since.";
        sheet.words(0, words, theme.dim);
    }
}
