//! The task list: a line for each section with its state, and the section with the cursor below.
//!
//! Owns what the list says of a section. Must not count: the numbers are the desk's. The price: each
//! picture tallies every section anew.

use super::{Cursor, chosen_row, first_that_fits, paragraph, parts_that_fit, put, wrapped};
use crate::asking;
use crate::document::Inline;
use crate::draft::OpenState;
use crate::interview::{self, SECTIONS, counted};
use crate::path;
use crate::readability;
use crate::review::Verdict;
use crate::tui::model::{Desk, Model};
use crate::tui::update::pages::Page;
use crate::tui::update::tasks::{line_here, tasks_order};
use crate::tui::update::text::shown_sentences;
use crate::tui::view::display;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// The columns that the state of a section may take where there is room.
const WIDEST: u16 = 31;
/// The width of a screen from which the states of all sections stand in one column, however long one is.
const ROOMY: u16 = 100;
/// The longest state that counts for the column on a narrower one.
const SHORT: u16 = 25;

/// The task list.
pub fn tasks(model: &Model, at: usize, buf: &mut Buffer, area: Rect) -> Cursor {
    let desk = model.desk.as_ref()?;
    let order = tasks_order(desk.since(model.today).len());
    let at = line_here(&order, at);
    let area = super::since::since(model, desk, at, buf, area);
    // where it needs a second line, that is the empty one above the list
    let head = Rect {
        height: area.height.min(2),
        ..area
    };
    paragraph(buf, head, &summary(model, desk, area.width), model.theme.strong);
    reading(model, desk, buf, area, model.theme.dim);
    let count = SECTIONS.len() + Page::ALL.len();
    let about_room: u16 = match area.height {
        28.. => 11,
        24..28 => 7,
        21..24 => 4,
        20 => 3, // on 24 lines every line of the list is seen, Finish too
        0..20 => 0,
    };
    let rows: Vec<Option<usize>> = (0..SECTIONS.len())
        .map(Some)
        .chain([None])
        .chain((SECTIONS.len()..count).map(Some))
        .collect();
    // what is said of a section follows the list, so that on a tall screen nothing is far apart
    let listed = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let list = Rect {
        y: area.y + 2,
        height: listed.min(area.height.saturating_sub(2 + about_room)),
        ..area
    };
    let states = states(model, desk);
    let here = rows.iter().position(|r| *r == Some(at)).unwrap_or(0);
    let top = model.spots.list(list, here, rows.len());
    let mut cut = None;
    for (y, row) in rows.iter().skip(top).take(list.height as usize).enumerate() {
        let y = list.y + u16::try_from(y).unwrap_or(0);
        let Some(i) = row else { continue };
        let edge = if rows.len() > usize::from(list.height) {
            super::form::EDGE
        } else {
            0
        };
        let room = Rect {
            y,
            height: 1,
            width: list.width.saturating_sub(edge),
            ..list
        };
        let left = line(model, desk, (*i, &states), *i == at, buf, room);
        cut = cut.or(left.filter(|_| *i == at));
        model.spots.line(Rect { y, height: 1, ..list }, *i);
    }
    super::form::more(model, buf, list, top, rows.len());
    if about_room > 0 && at < count {
        let y = list.bottom() + u16::from(area.bottom() > list.bottom() + about_room) + 1;
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y).min(10),
            ..area
        };
        about(model, desk, at, cut.as_deref(), buf, below);
    }
    None
}

/// How hard the text is to read, at the right end of the first line, where there is room.
fn reading(model: &Model, desk: &Desk, buf: &mut Buffer, area: Rect, style: Style) {
    if area.height < 18 {
        return;
    }
    let left = u16::try_from(summary(model, desk, area.width).width()).unwrap_or(u16::MAX);
    let room = area.width.saturating_sub(left.saturating_add(3));
    let reading = readability::measure(&desk.document);
    let words = [reading.line(), reading.brief()];
    if let Some(words) = words.into_iter().flatten().find(|words| words.width() <= usize::from(room)) {
        let wide = u16::try_from(words.width()).unwrap_or(0);
        put(buf, area.right() - wide, area.y, wide, &words, style);
    }
}

fn summary(model: &Model, desk: &Desk, room: u16) -> String {
    let open = asking::open_questions(desk);
    let unanswered = asking::spare(&desk.draft, &desk.shown);
    let left = asking::left_words(desk, model.today);
    let free = desk.waiting() + desk.missing.len() == 0;
    let parts = |questions: Option<String>, short: bool| -> String {
        let calm = if short { "" } else { "nothing needed is missing; " };
        let more = (free && unanswered > 0).then(|| format!("{calm}{unanswered} more can be answered"));
        let parts = left.iter().cloned().chain(more).chain(questions);
        parts.collect::<Vec<_>>().join(" · ")
    };
    let whole = parts(counted(open, "open question", "open questions"), false);
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
        parts((open > 0).then(|| format!("{open} open")), !left.is_empty())
    }
}

/// The state of each section, in words.
fn states(model: &Model, desk: &Desk) -> Vec<String> {
    let state = |section: &crate::interview::Section| desk.state_of(section.id, model.today);
    SECTIONS.iter().map(state).collect()
}

/// A section, or what comes after the sections: its name, its state, what it holds.
/// Gives what has no room in it.
fn line(
    model: &Model,
    desk: &Desk,
    (i, states): (usize, &[String]),
    chosen: bool,
    buf: &mut Buffer,
    area: Rect,
) -> Option<String> {
    let theme = &model.theme;
    let mark = if chosen { "▸" } else { " " };
    let narrow = area.width < 60;
    let gap = if narrow { "" } else { " " };
    let (name, state, about) = if let Some(section) = SECTIONS.get(i) {
        (
            format!("{mark} {:>2} {gap}{}", i + 1, section.title),
            states.get(i).map_or("", String::as_str),
            (section.holds)(&desk.shown).join(" · "),
        )
    } else {
        let page = Page::of_line(i).unwrap_or(Page::Finish);
        let name = page.name();
        let about = match page {
            Page::Answers => counted(path::answered(&desk.draft.answers).len(), "answer", "answers")
                .map_or_else(|| "no answer yet".to_owned(), |answers| format!("{answers} on one page")),
            Page::Text => counted(desk.document.sentences().count(), "sentence", "sentences")
                .unwrap_or_else(|| "no sentence yet".to_owned()),
            Page::Review => review_words(model, desk),
            Page::Finish if asking::stops(desk, model.today).is_empty() => match asking::unchanged_since(desk, model.today) {
                Some(on) => format!("written on {}, unchanged since", on.words(desk.shown.american())),
                None => match asking::to_decide(desk, model.today) {
                    Some(things) => format!("{things} to decide, then write"),
                    None => "ready to write".to_owned(),
                },
            },
            Page::Finish => "what is left, then write".to_owned(),
        };
        (format!("{mark}    {gap}{name}"), "", about)
    };
    if chosen {
        chosen_row(buf, area, theme);
    }
    let style = if chosen { theme.selected } else { theme.normal };
    let column = if narrow { area.width.saturating_sub(15).max(20) } else { 28 };
    // on a narrow screen nothing stands beside what comes after the sections
    let whole = narrow && state.is_empty();
    let room = if whole { area.width } else { (column - 1).min(area.width) };
    put(buf, area.x, area.y, room, &name, style);
    let attention = state.contains("contradiction")
        || state.contains("to decide")
        || state.contains("needed") && state != "not needed"
        || state.contains("confirm");
    if area.width > column && !whole {
        let style = if attention { theme.suggested } else { theme.dim };
        let room = if narrow { area.width - column } else { WIDEST };
        let state = parts_that_fit(first_that_fits(state, room), usize::from(room));
        put(buf, area.x + column, area.y, room, &state, style);
    }
    if narrow {
        return None;
    }
    // what comes after the sections has no state: what is said of it stands in its place, and is whole
    let wide = |state: &str| u16::try_from(state.width()).unwrap_or(WIDEST).min(WIDEST);
    // where room is short, one long state moves only what is said of its own section
    let most = if area.width < ROOMY { SHORT } else { WIDEST };
    let common = states.iter().map(|state| wide(state)).filter(|wide| *wide <= most).max();
    let after = common.unwrap_or(0).clamp(13, WIDEST).max(wide(state)) + 2;
    let column = if i < SECTIONS.len() { column + after } else { column };
    let said = parts_that_fit(&display(&about), usize::from(area.width - column));
    put(buf, area.x + column, area.y, area.width - column, &said, theme.dim);
    (said != display(&about)).then_some(about)
}

/// How much the review found, and how many laws nobody knows about.
fn review_words(model: &Model, desk: &Desk) -> String {
    let found = desk.found(model.today);
    let count = found.folds.iter().filter(|fold| fold.counts()).count();
    let unknown = found.looked.iter().filter(|law| law.verdict == Verdict::NotKnown).count();
    let decided = counted(found.folds.len() - count, "decided", "decided");
    let nothing = || decided.map_or_else(|| "nothing found".to_owned(), |decided| format!("nothing open, {decided}"));
    let words = asking::count_words(count).unwrap_or_else(nothing);
    match counted(unknown, "law not judged yet", "laws not judged yet") {
        Some(unknown) => format!("{words} · {unknown}"),
        None => words,
    }
}

/// What the section with the cursor asks, and where the author stopped.
/// What the list had no room to say of it stands behind its title.
fn about(model: &Model, desk: &Desk, at: usize, cut: Option<&str>, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let rule = "─".repeat(area.width as usize);
    put(buf, area.x, area.y.saturating_sub(1), area.width, &rule, theme.dim);
    let page = Page::of_line(at).unwrap_or(Page::Finish);
    let title = SECTIONS.get(at).map_or(page.name(), |s| s.title);
    let said = cut.map_or_else(String::new, |cut| format!("  {}", display(cut)));
    let stopped = desk.stopped.as_ref().map_or_else(Vec::new, |stopped| {
        let label = crate::tui::model::question_of(stopped).map_or(stopped.as_str(), |q| q.ask);
        let section = asking::section_of(stopped);
        let title = section.and_then(interview::section).map_or("", |section| section.title);
        let words = if section.is_some() && section == SECTIONS.get(at).map(|section| section.id) {
            format!("You stopped at “{label}”  Enter continues there.")
        } else {
            format!("You stopped at “{label}” in {title}.")
        };
        wrapped(&words, area.width as usize)
    });
    let tail = u16::try_from(stopped.len()).unwrap_or(0).min(area.height);
    let mut end = area.y + 1;
    let help = SECTIONS.get(at).map_or_else(|| page.about(), |s| s.about);
    let lines = u16::try_from(wrapped(help, area.width as usize).len()).unwrap_or(u16::MAX);
    // a title alone, or half a sentence, says nothing
    if area.height > tail.saturating_add(lines) {
        let wide = put(buf, area.x, area.y, area.width, title, theme.strong);
        let room = area.width - wide;
        put(
            buf,
            area.x + wide,
            area.y,
            room,
            &parts_that_fit(&said, room.into()),
            theme.normal,
        );
    } else {
        end = area.y;
    }
    let room = Rect {
        y: end,
        height: area.bottom().saturating_sub(end + tail),
        ..area
    };
    if lines <= room.height {
        end += paragraph(buf, room, help, theme.normal);
    }
    if let Some(section) = SECTIONS.get(at) {
        let room = Rect {
            y: end + 1,
            height: area.bottom().saturating_sub(end + 1 + tail + u16::from(tail > 0)),
            ..area
        };
        end += will_say(model, desk, section.id, buf, room);
    }
    let last = area.bottom().saturating_sub(tail);
    let from = if end > area.y { end + 1 } else { end };
    for (y, words) in (from.min(last)..).zip(stopped) {
        put(buf, area.x, y, area.width, &words, theme.strong);
    }
}

/// The first sentence that waits for a yes, and how many more do; gives the lines it takes with the one before it.
fn will_say(model: &Model, desk: &Desk, section: &str, buf: &mut Buffer, area: Rect) -> u16 {
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
        return 0;
    };
    if area.height < 3 {
        return 0;
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
    used + 2
}
