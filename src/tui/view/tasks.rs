//! The task list: a line for each section with its state, and the section with the cursor below.
//!
//! Owns what the list says of a section. Must not count: the numbers are the desk's. The price: each
//! picture tallies every section anew.

use super::{Cursor, chosen_row, first_that_fits, paragraph, put};
use crate::asking;
use crate::document::Inline;
use crate::draft::OpenState;
use crate::interview::{SECTIONS, counted};
use crate::path;
use crate::tui::model::{Desk, Model, Tally};
use crate::tui::update::tasks::{AFTER_SECTIONS, tasks_order};
use crate::tui::update::text::shown_sentences;
use crate::tui::view::display;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// The task list.
pub fn tasks(model: &Model, at: usize, buf: &mut Buffer, area: Rect) -> Cursor {
    let desk = model.desk.as_ref()?;
    let order = tasks_order(desk.since(model.today).len());
    let at = if order.contains(&at) { at } else { order[0] };
    let area = super::since::since(model, desk, at, buf, area);
    put(
        buf,
        area.x,
        area.y,
        area.width,
        &summary(desk, area.width),
        model.theme.strong,
    );
    let count = SECTIONS.len() + AFTER_SECTIONS.len();
    let about_room: u16 = match area.height {
        28.. => 11,
        24..28 => 7,
        20..24 => 4,
        0..20 => 0,
    };
    let list = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2 + about_room),
        ..area
    };
    let rows: Vec<Option<usize>> = (0..SECTIONS.len())
        .map(Some)
        .chain([None])
        .chain((SECTIONS.len()..count).map(Some))
        .collect();
    let here = rows.iter().position(|r| *r == Some(at)).unwrap_or(0);
    let top = model.spots.list(list, here, rows.len());
    for (y, row) in rows.iter().skip(top).take(list.height as usize).enumerate() {
        let y = list.y + u16::try_from(y).unwrap_or(0);
        let Some(i) = row else { continue };
        line(model, desk, *i, *i == at, buf, Rect { y, height: 1, ..list });
        model.spots.line(Rect { y, height: 1, ..list }, *i);
    }
    super::form::more(model, buf, list, top, rows.len());
    if about_room > 0 && at < count {
        let below = Rect {
            y: list.bottom() + 1,
            height: about_room - 1,
            ..area
        };
        about(model, desk, at, buf, below);
    }
    None
}

fn summary(desk: &Desk, room: u16) -> String {
    let sum = |of: fn(&Tally) -> usize| -> usize { SECTIONS.iter().map(|s| of(&desk.tally(s.id))).sum() };
    let (open, unanswered) = (sum(|t| t.open), asking::spare(&desk.draft, &desk.shown));
    let lacking = sum(|t| t.lacking);
    let (waiting, missing) = (desk.waiting(), desk.missing.len());
    let parts = |questions: Option<String>| -> String {
        let parts = [
            (waiting > 0).then(|| format!("{waiting} to confirm")),
            (missing > 0).then(|| format!("{missing} needed")),
            (waiting + missing == 0 && lacking > 0)
                .then(|| counted(lacking, "row unfinished", "rows unfinished"))
                .flatten(),
            (waiting + missing == 0 && unanswered > 0)
                .then(|| format!("nothing needed is missing; {unanswered} more can be answered")),
            questions,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let whole = parts(counted(open, "open question", "open questions"));
    if whole.is_empty() {
        match desk
            .draft
            .open
            .values()
            .filter(|open| open.state == OpenState::LeftOut)
            .count()
        {
            0 => "Everything is answered".to_owned(),
            left => format!("Everything is answered; {left} left empty on purpose"),
        }
    } else if whole.width() <= usize::from(room) {
        whole
    } else {
        parts((open > 0).then(|| format!("{open} open")))
    }
}

/// A section, or what comes after the sections: its name, its state, what it holds.
fn line(model: &Model, desk: &Desk, i: usize, chosen: bool, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let mark = if chosen { "▸" } else { " " };
    let (name, state, about) = if let Some(section) = SECTIONS.get(i) {
        (
            format!("{mark} {:>2}  {}", i + 1, section.title),
            desk.tally(section.id).words(),
            (section.holds)(&desk.shown).join(" · "),
        )
    } else {
        let name = AFTER_SECTIONS[i - SECTIONS.len()];
        let about = match i - SECTIONS.len() {
            0 => format!("{} answers on one page", path::answered(&desk.draft.answers).len()),
            1 => format!("{} sentences", desk.document.sentences().count()),
            _ if desk.missing.is_empty() && desk.outstanding.is_empty() => "ready to write".to_owned(),
            _ => "shows what is left, then writes the files".to_owned(),
        };
        (format!("{mark}     {name}"), String::new(), about)
    };
    if chosen {
        chosen_row(buf, area, theme);
    }
    let style = if chosen { theme.selected } else { theme.normal };
    let narrow = area.width < 60;
    let column = if narrow { area.width.saturating_sub(13).max(20) } else { 28 };
    put(buf, area.x, area.y, (column - 1).min(area.width), &name, style);
    let attention = state.contains("needed") && state != "not needed" || state.contains("confirm");
    if area.width > column {
        let style = if attention { theme.suggested } else { theme.dim };
        let room = if narrow { area.width - column } else { 20 };
        put(buf, area.x + column, area.y, room, first_that_fits(&state, room), style);
    }
    if !narrow {
        let column = column + 22;
        put(buf, area.x + column, area.y, area.width - column, &display(&about), theme.dim);
    }
}

/// What the section with the cursor asks, and where the author stopped.
fn about(model: &Model, desk: &Desk, at: usize, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let rule = "─".repeat(area.width as usize);
    put(buf, area.x, area.y.saturating_sub(1), area.width, &rule, theme.dim);
    let title = SECTIONS
        .get(at)
        .map_or(AFTER_SECTIONS[at.saturating_sub(SECTIONS.len()).min(2)], |s| s.title);
    put(buf, area.x, area.y, area.width, title, theme.strong);
    if let Some(section) = SECTIONS.get(at) {
        let stopped = u16::from(desk.stopped.is_some());
        let room = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1 + stopped).min(2),
            ..area
        };
        let used = paragraph(buf, room, section.about, theme.normal);
        let room = Rect {
            y: area.y + used + 2,
            height: area.height.saturating_sub(used + 4),
            ..area
        };
        will_say(model, desk, section.id, buf, room);
    }
    if let Some(stopped) = &desk.stopped {
        let label = crate::tui::model::question_of(stopped).map_or(stopped.as_str(), |q| q.ask);
        let line = format!("You stopped at “{label}”  Enter continues there.");
        let y = area.bottom().saturating_sub(1);
        put(buf, area.x, y, area.width, &line, theme.strong);
    }
}

/// The first sentence that waits for a yes, and how many more do.
fn will_say(model: &Model, desk: &Desk, section: &str, buf: &mut Buffer, area: Rect) {
    let waiting: Vec<usize> = shown_sentences(desk, Some(section))
        .into_iter()
        .filter(|number| desk.unconfirmed.contains(number))
        .collect();
    let words = |number: &usize| -> String {
        let sentence = desk.document.sentences().nth(*number);
        sentence
            .map(|s| s.inlines.iter().map(Inline::words).collect())
            .unwrap_or_default()
    };
    // a line that only leads to a list says nothing by itself
    let Some(first) = waiting.iter().map(words).find(|words| words.ends_with('.')) else {
        return;
    };
    if area.height < 3 {
        return;
    }
    put(
        buf,
        area.x,
        area.y,
        area.width,
        "Once you confirm, the policy will say",
        model.theme.dim,
    );
    let more = match waiting.len() - 1 {
        0 => String::new(),
        1 => "   (and 1 more sentence)".to_owned(),
        more => format!("   (and {more} more sentences)"),
    };
    let room = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(2).min(96),
        height: area.height - 1,
    };
    let used = paragraph(buf, room, &format!("{}{more}", display(&first)), model.theme.normal);
    for y in room.y..room.y + used {
        put(buf, area.x, y, 1, "~", model.theme.suggested);
    }
}
