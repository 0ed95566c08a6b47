//! What lies over a screen: keys, find, providers, other answers.

use super::help::help;
use super::{Cursor, below, chosen_row, field, paragraph, put};
use crate::asking;
use crate::path::{self, Spot};
use crate::tui::model::{Found, Model, Over, Screen, question_of, row_label};
use crate::tui::prose::Prose;
use crate::tui::update::over::{Line, offered, other_lines};
use crate::tui::view::{display, wrapped};
use crate::values::Chosen;
use crate::vendors::Vendor;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// What a provider does and where, in a line; a country that nobody checked has a mark that fits beside it.
fn told(vendor: &Vendor) -> String {
    let jobs = vendor.job.iter().map(|job| job.label()).collect::<Vec<_>>().join(", ");
    match &vendor.country {
        Some(country) if !vendor.is_checked("country", None) => format!("{jobs} · {}?", country.label()),
        Some(_) | None => format!("{jobs} · {}", vendor.place()),
    }
}

/// Draws it over the body.
pub fn over(model: &Model, over: &Over, buf: &mut Buffer, area: Rect) -> Cursor {
    match over {
        Over::Keys { top, .. } => {
            help(model, *top, buf, area);
            None
        }
        Over::Find(seeking) => {
            let line = |found: &Found| match found {
                Found::Hit(hit) => (hit.sort.words(), hit.words.clone(), hit.now.clone()),
                Found::Command(key, told) => ("key", (*told).to_owned(), key.shown.to_owned()),
                Found::Page(page) => ("page", page.name().to_owned(), page.about().to_owned()),
            };
            let lines: Vec<(&str, String, String)> = seeking.found.iter().map(line).collect();
            Some(searched(model, "Find anything", &seeking.text, &lines, seeking.at, buf, area))
        }
        Over::Provider { text, at } => {
            let typed = text.text();
            let own = |v: &Vendor| model.desk.iter().flat_map(|desk| &desk.providers).any(|own| own.id == v.id);
            let mut lines: Vec<(&str, String, String)> = offered(model.desk.as_ref(), &typed)
                .into_iter()
                .map(|v| (if own(v) { "yours" } else { "" }, v.name.clone(), told(v)))
                .collect();
            if !typed.trim().is_empty() {
                lines.push(("", format!("“{}”, as I typed it", typed.trim()), "not in the list".into()));
            }
            let list = beneath(model, &typed, *at, buf, area);
            Some(searched(
                model,
                "Which provider?   ?: not verified",
                text,
                &lines,
                *at,
                buf,
                list,
            ))
        }
        Over::Take(row) => {
            take(model, row, buf, area);
            None
        }
        Over::Ties { of, at } => {
            ties(model, of, *at, buf, area);
            None
        }
        Over::Other { at } => {
            other(model, *at, buf, area);
            None
        }
        Over::Compare { title, list, top } => {
            super::compare::compare(model, title, list, *top, buf, area);
            None
        }
        Over::Explain { list, at, line, top } => {
            super::findings::explain(model, list, (*at, *line, *top), buf, area);
            None
        }
        Over::Decide { fold, at, on } => {
            super::findings::decide(model, fold, *at, *on, buf, area);
            None
        }
        Over::Why {
            fold, decided, input, ..
        } => Some(super::findings::why(model, fold, *decided, input, buf, area)),
        Over::Judged { ids, is, input } => Some(super::look::why(model, ids, *is, input, buf, area)),
        Over::Note { at, input } => Some(note(model, at, input, buf, area)),
        Over::Ignore(file) => {
            let words = format!(
                "Your notes are kept in {}, which stands in a git work tree and would be committed.\n\nEnter names it in .gitignore; Esc leaves everything as it is.",
                display(file)
            );
            put(buf, area.x, area.y, area.width, "Private notes and git", model.theme.strong);
            paragraph(buf, below(area, 2), &words, model.theme.normal);
            None
        }
        Over::Say(words) => {
            let room = usize::from(area.width);
            // a line that was made to stand under another is left as it is
            let lines = words.lines().map(display).flat_map(|line| {
                let whole = line.width() <= room || line.starts_with([' ', '|']);
                if whole { vec![line] } else { wrapped(&line, room) }
            });
            for (y, line) in (area.y..area.bottom()).zip(lines) {
                put(buf, area.x, y, area.width, &line, model.theme.normal);
            }
            None
        }
    }
}

/// Says at the foot what of the provider with the cursor was looked up, and which files of the author's own are left out; what is
/// above stays for the list.
fn beneath(model: &Model, typed: &str, at: usize, buf: &mut Buffer, area: Rect) -> Rect {
    const LEAST: u16 = 8; // of the list with its field
    let desk = model.desk.as_ref();
    let own = |v: &Vendor| desk.is_some_and(|desk| desk.providers.iter().any(|own| own.id == v.id));
    let known = offered(desk, typed).get(at).copied().filter(|v| !own(v));
    let known = known.map(|vendor| format!("{}, {}", vendor.name, vendor.looked_up().words()));
    let left_out = desk.and_then(|desk| desk.left_out.clone());
    let told = [(left_out, model.theme.problem), (known, model.theme.dim)];
    let mut list = area;
    for (words, style) in told.into_iter().filter_map(|(words, style)| Some((words?, style))) {
        let lines = wrapped(&display(&words), usize::from(area.width));
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        if list.height < height.saturating_add(LEAST) {
            continue;
        }
        list.height -= height;
        for (y, line) in (list.bottom()..).zip(lines) {
            put(buf, area.x, y, area.width, &line, style);
        }
    }
    if list != area {
        list.height -= 1; // a line between
    }
    list
}

/// The other answers to the question, each with what it means; where that has no room, the line with the cursor
/// says it below.
fn other(model: &Model, at: usize, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    put(buf, area.x, area.y, area.width, "Another answer", theme.strong);
    if let Screen::Form(form) = &model.screen {
        let room = below(area, 1);
        let asked = question_of(form.focus.path()).map_or("", |question| question.ask);
        put(buf, room.x, room.y, room.width, asked, theme.dim);
    }
    let lines = other_lines(model);
    let all: Vec<(&str, &str)> = lines
        .iter()
        .map(|(words, _)| words.split_once(": ").unwrap_or((words, "")))
        .collect();
    let widest = |of: fn(&(&str, &str)) -> usize| u16::try_from(all.iter().map(of).max().unwrap_or(0)).unwrap_or(u16::MAX);
    let column = widest(|(name, _)| name.width()).saturating_add(5);
    let fits = column.saturating_add(widest(|(_, means)| means.width())) <= area.width;
    for (y, (i, (name, means))) in (area.y + 3..area.bottom()).zip(all.iter().enumerate()) {
        let (mark, style) = if i == at {
            ("▸ ", theme.selected)
        } else {
            ("  ", theme.normal)
        };
        let line = Rect { y, height: 1, ..area };
        if i == at {
            chosen_row(buf, line, theme);
        }
        put(buf, area.x, y, area.width, &format!("{mark}{name}"), style);
        model.spots.line(line, i);
        if fits {
            put(buf, area.x + column, y, area.width - column, means, theme.dim);
        } else if i == at {
            let after = below(area, 4 + u16::try_from(all.len()).unwrap_or(0));
            paragraph(buf, after, means, theme.dim);
        }
    }
    if let (Some(desk), Screen::Form(form), Some((_, Line::State(_)))) = (&model.desk, &model.screen, lines.get(at)) {
        let gone = asking::leaving(desk, form.focus.path());
        let mut down = u16::try_from(all.len()).unwrap_or(0) + if fits { 4 } else { 6 };
        let words = asking::leaving_words(&gone).map(|words| format!("{words}:"));
        for (words, style) in words
            .iter()
            .map(|w| (w, theme.problem))
            .chain(gone.iter().map(|s| (s, theme.dim)))
        {
            let room = below(area, down);
            if room.height > 0 {
                down += paragraph(buf, room, &display(words), style);
            }
        }
    }
}

/// What is here, in a word: the label of a row, or of a question.
fn label(model: &Model, at: &str) -> String {
    match (&model.desk, path::spot(at)) {
        (Some(desk), Ok(Spot::Row(table, key))) => row_label(&desk.shown, table.id, key),
        _ => question_of(at).map_or_else(String::new, |question| question.label.to_owned()),
    }
}

/// Whether to take a row away that others name.
fn take(model: &Model, row: &str, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let Some(desk) = &model.desk else { return };
    let title = format!("Take {} away?", label(model, row));
    put(buf, area.x, area.y, area.width, &display(&title), theme.strong);
    let referring = asking::who_refers(&desk.draft.answers, row);
    let places = crate::interview::counted(referring.len(), "place names it", "places name it").unwrap_or_default();
    let words = format!("{places}, and will no longer:");
    let mut y = area.y + 2;
    y += paragraph(buf, below(area, 2), &words, theme.normal);
    let room = area.bottom().saturating_sub(y + 2);
    let hidden = referring.len().saturating_sub(usize::from(room));
    for words in referring.iter().take(usize::from(room)) {
        put(
            buf,
            area.x + 2,
            y,
            area.width.saturating_sub(2),
            &display(words),
            theme.normal,
        );
        y += 1;
    }
    if hidden > 0 {
        put(
            buf,
            area.x + 2,
            y - 1,
            area.width.saturating_sub(2),
            &format!("and {} more", hidden + 1),
            theme.dim,
        );
    }
    let words = "Enter takes it away with those mentions, u brings all back. Esc keeps it.";
    paragraph(buf, below(area, y + 1 - area.y), words, theme.dim);
}

/// What names what.
fn ties(model: &Model, of: &str, at: usize, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let Some(desk) = &model.desk else { return };
    let ties = asking::ties(desk, of);
    put(buf, area.x, area.y, area.width, &display(&label(model, of)), theme.strong);
    let list = below(area, 2);
    let top = model.spots.list(list, at, ties.len());
    for (y, (i, tie)) in (list.top()..list.bottom()).zip(ties.iter().enumerate().skip(top)) {
        let (pointer, style) = if i == at {
            ("▸", theme.selected)
        } else {
            (" ", theme.normal)
        };
        let way = if tie.named { "names" } else { "named by" };
        if i == at {
            chosen_row(buf, Rect { y, ..list }, theme);
        }
        model.spots.line(Rect { y, height: 1, ..list }, i);
        put(
            buf,
            list.x,
            y,
            list.width,
            &format!("{pointer} {way:<9} {}", display(&tie.words)),
            style,
        );
    }
}

fn note(model: &Model, at: &str, input: &Prose, buf: &mut Buffer, area: Rect) -> (u16, u16) {
    let theme = &model.theme;
    put(buf, area.x, area.y, area.width, "Note to counsel", theme.strong);
    let mut ask = question_of(at).map_or_else(String::new, |question| question.ask.to_owned());
    if let (Some(desk), Ok(Spot::Row(table, key))) = (&model.desk, path::spot(at)) {
        ask = row_label(&desk.shown, table.id, key);
    }
    put(buf, area.x, area.y + 1, area.width, &display(&ask), theme.dim);
    let caret = field(model, input, buf, below(area, 3));
    let words = "It is kept in a private file beside the draft, never in the draft and never in the policy. The annotated copy and the list of open questions show it.";
    paragraph(buf, below(area, 5), words, theme.dim);
    caret
}

fn searched(
    model: &Model,
    title: &str,
    text: &Prose,
    lines: &[(&str, String, String)],
    at: usize,
    buf: &mut Buffer,
    area: Rect,
) -> (u16, u16) {
    let theme = &model.theme;
    put(buf, area.x, area.y, area.width, title, theme.strong);
    put(buf, area.x, area.y + 1, area.width, "/", theme.normal);
    let field = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: 1,
    };
    text.render(field, buf, theme.normal);
    model.spots.field(field);
    let list = Rect {
        y: area.y + 3,
        height: area.height.saturating_sub(3),
        ..area
    };
    let top = model.spots.list(list, at, lines.len());
    let widest = lines.iter().map(|(_, words, _)| display(words).width()).max().unwrap_or(0);
    let widest = u16::try_from(widest).unwrap_or(u16::MAX);
    let sorts = list.width >= 60 && lines.iter().any(|(sort, _, _)| !sort.is_empty());
    for (i, (sort, words, about)) in lines.iter().enumerate().skip(top).take(list.height as usize) {
        let y = list.y + u16::try_from(i - top).unwrap_or(0);
        let (mark, style) = if i == at {
            ("▸ ", theme.selected)
        } else {
            ("  ", theme.normal)
        };
        model.spots.line(Rect { y, height: 1, ..list }, i);
        if i == at {
            chosen_row(buf, Rect { y, height: 1, ..list }, theme);
        }
        let before: u16 = if sorts { 12 } else { 2 };
        put(buf, list.x, y, 2, mark, style);
        put(buf, list.x + 2, y, before.saturating_sub(2), sort, theme.dim);
        let half = widest
            .clamp(18, (list.width / 2).clamp(18, 52))
            .min(list.width.saturating_sub(before));
        put(buf, list.x + before, y, half, &display(words), style);
        let x = list.x + before + half + 2;
        put(buf, x, y, list.right().saturating_sub(x), &display(about), theme.dim);
    }
    if lines.is_empty() {
        put(buf, list.x, list.y, list.width, "nothing like that", theme.dim);
    }
    let caret = text.cursor(field);
    (caret.x, caret.y)
}
