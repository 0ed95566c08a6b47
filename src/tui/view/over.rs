//! What lies over a screen: keys, find, providers, other answers.

use super::help::help;
use super::tall::{self, Cell};
use super::{Cursor, below, chosen_row, field, longest, paragraph, put};
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
        paragraph(
            buf,
            Rect {
                height: room.height.min(2),
                ..room
            },
            asked,
            theme.dim,
        );
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
    let cells = |i: usize| -> Vec<Cell> {
        let Some(tie) = ties.get(i) else { return Vec::new() };
        let (pointer, style) = if i == at {
            ("▸", theme.selected)
        } else {
            (" ", theme.normal)
        };
        let way = if tie.named { "names" } else { "named by" };
        vec![Cell::new(0, list.width, &tie.words, style).after(&format!("{pointer} {way:<9} "))]
    };
    let (_, seen) = tall::seen(model, list, (at, tall::height(&cells(at))), ties.len());
    for (i, room) in seen {
        if i == at {
            tall::chosen(buf, room, theme);
        }
        model.spots.line(room, i);
        tall::draw(&cells(i), buf, room);
    }
}

fn note(model: &Model, at: &str, input: &Prose, buf: &mut Buffer, area: Rect) -> (u16, u16) {
    let theme = &model.theme;
    put(buf, area.x, area.y, area.width, "Note to counsel", theme.strong);
    let mut ask = question_of(at).map_or_else(String::new, |question| question.ask.to_owned());
    if let (Some(desk), Ok(Spot::Row(table, key))) = (&model.desk, path::spot(at)) {
        ask = row_label(&desk.shown, table.id, key);
    }
    let used = 1 + paragraph(buf, below(area, 1), &display(&ask), theme.dim);
    let caret = field(model, input, buf, below(area, used + 1));
    let words = [
        "It is kept in a private file beside the draft, never in the draft and never in the policy. The annotated copy and the list of open questions show it.",
        "Kept beside the draft, never in it. The annotated copy and the list of open questions show it.",
        "Kept beside the draft, never in it.",
    ];
    longest(buf, below(area, used + 3), &words, theme.dim);
    caret
}

/// What is said beside a hit, from a word on that was looked for where its beginning leaves no room for that word.
fn around(about: &str, wanted: &str, room: u16) -> String {
    let room = usize::from(room);
    let all = display(about);
    let told = all.to_lowercase();
    let place = |words: &str| told.find(&words.to_lowercase()).filter(|_| !words.is_empty());
    let found = place(wanted.trim()).or_else(|| wanted.split_whitespace().filter_map(place).min());
    let Some(from) = found.filter(|from| all.width() > room && all.is_char_boundary(*from)) else {
        return all;
    };
    let end = all[from..].find(' ').map_or(all.len(), |end| from + end);
    if all[..end].width() < room {
        return all;
    }
    // the words before it, as far as the rest has room
    let mut starts = all[..=from].match_indices(' ').map(|(at, _)| at + 1);
    let tail = |at: usize| format!("… {}", &all[at..]);
    let whole = starts.clone().map(tail).find(|tail| tail.width() <= room);
    whole.unwrap_or_else(|| tail(starts.next_back().unwrap_or(0)))
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
    let widest = lines.iter().map(|(_, words, _)| display(words).width()).max().unwrap_or(0);
    let widest = u16::try_from(widest).unwrap_or(u16::MAX);
    let sorts = list.width >= 60 && lines.iter().any(|(sort, _, _)| !sort.is_empty());
    let before: u16 = if sorts { 12 } else { 2 };
    let half = widest
        .clamp(18, (list.width / 2).clamp(18, 52))
        .min(list.width.saturating_sub(before));
    let x = before + half + 2;
    let wanted = text.text();
    let cells = |i: usize, (sort, words, about): &(&str, String, String)| -> Vec<Cell> {
        let chosen = i == at;
        let (mark, style) = if chosen {
            ("▸ ", theme.selected)
        } else {
            ("  ", theme.normal)
        };
        let sort = if sorts { *sort } else { "" };
        let mut all = vec![Cell::new(0, before, sort, theme.dim).after(mark)];
        let name = Cell::new(before, half, words, style);
        let beside = Cell::new(x, list.width.saturating_sub(x), about, theme.dim);
        if !chosen {
            let about = around(about, &wanted, beside.room);
            all.extend([name, Cell::new(x, beside.room, &about, theme.dim)]);
        } else if list.width >= 60 || (name.is_whole() && beside.is_whole()) {
            all.extend([name, beside]);
        } else {
            let name = Cell {
                room: list.width - before,
                ..name
            };
            let beside = Cell::new(before + 2, list.width.saturating_sub(before + 2), about, theme.dim).below(&name);
            all.extend([name, beside]);
        }
        all
    };
    let needs = lines.get(at).map_or(1, |line| tall::height(&cells(at, line)));
    let (_, seen) = tall::seen(model, list, (at, needs), lines.len());
    for (i, room) in seen {
        let Some(line) = lines.get(i) else { continue };
        model.spots.line(room, i);
        if i == at {
            tall::chosen(buf, room, theme);
        }
        tall::draw(&cells(i, line), buf, room);
    }
    if lines.is_empty() {
        put(buf, list.x, list.y, list.width, "nothing like that", theme.dim);
    }
    let caret = text.cursor(field);
    (caret.x, caret.y)
}
