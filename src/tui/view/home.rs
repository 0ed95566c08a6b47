//! Home, where to keep a draft, opening a file.
//!
//! Owns what the screens before a draft is open show: a list, and beside it (on a narrow screen below it) what the
//! line with the cursor means, or what is asked about it (`beside`). Must not read files: drafts and presets are
//! listed in the model. The price: the list is put together anew for each picture.

mod beside;

use super::{Cursor, chosen_row, clear, paragraph, put, scroll};
use crate::tui::model::{Model, Screen};
use crate::tui::prose::Prose;
use crate::tui::update::home::{HomeLine, label, lines};
use crate::tui::view::display;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// From which width on the list has something beside it.
const TWO_COLUMNS: u16 = 72;

/// The home screen.
pub fn home(model: &Model, at: usize, buf: &mut Buffer, area: Rect) -> Cursor {
    let asks = model.home.ask.is_some();
    let (left, right) = parts(calm(area), asks || model.home.told.is_some());
    let searched = list(model, at, buf, left);
    let Some(right) = right else { return searched };
    rule(model, buf, left, right);
    let asked = if let Some(ask) = &model.home.ask {
        beside::ask(model, ask, buf, right)
    } else {
        beside::about(model, lines(model).get(at).copied(), buf, right);
        None
    };
    if asks { asked } else { searched }
}

/// How many lines of what the line with the cursor means stand below the last that shows.
pub fn untold(model: &Model) -> usize {
    let (Screen::Home { at }, None, None) = (&model.screen, &model.home.ask, &model.over) else {
        return 0;
    };
    let area = super::inner(Rect::new(0, 0, model.size.0, model.size.1), model);
    let (_, right) = parts(calm(area), model.home.told.is_some());
    let line = lines(model).get(*at).copied();
    let width = right.map_or(area.width, |right| right.width);
    beside::unseen(model, line, width, right.map_or(0, |right| right.height))
}

/// Where to keep a new draft: asked beside what was chosen.
pub fn place(model: &Model, preset: Option<usize>, here: bool, buf: &mut Buffer, area: Rect) -> Cursor {
    let chosen = preset.map_or(HomeLine::Empty, HomeLine::Preset);
    let at = lines(model).iter().position(|line| *line == chosen).unwrap_or(0);
    let (left, right) = parts(calm(area), true);
    list(model, at, buf, left);
    let right = right?;
    rule(model, buf, left, right);
    beside::keep(model, preset, here, buf, right);
    None
}

/// A tall screen stays empty below, so that what belongs together is seen together.
fn calm(area: Rect) -> Rect {
    Rect {
        height: area.height.min(40),
        ..area
    }
}

/// The list, and what stands beside or below it. Where there is no room for both, what is asked goes first.
fn parts(area: Rect, asks: bool) -> (Rect, Option<Rect>) {
    if area.width >= TWO_COLUMNS {
        let wide = (area.width * 46 / 100).clamp(36, 60);
        let x = area.x + wide + 3;
        let right = Rect {
            x,
            width: (area.right() - x).min(76),
            ..area
        };
        return (Rect { width: wide, ..area }, Some(right));
    }
    let below: u16 = match (area.height, asks) {
        (20.., true) => 12,
        (16.., _) => 8,
        (_, true) => area.height,
        (_, false) => 0,
    };
    let above = Rect {
        height: area.height - below,
        ..area
    };
    let rest = Rect {
        y: above.bottom() + u16::from(above.height > 0),
        height: below.saturating_sub(u16::from(above.height > 0)),
        ..area
    };
    (above, (below > 0).then_some(rest))
}

/// The line between the list and what stands beside or below it.
fn rule(model: &Model, buf: &mut Buffer, left: Rect, right: Rect) {
    if right.y == left.y && right.x > left.x {
        bar(model, buf, left.right(), left);
    } else if left.height > 0 {
        put(
            buf,
            left.x,
            left.bottom(),
            left.width,
            &"─".repeat(left.width as usize),
            model.theme.dim,
        );
    }
}

/// A vertical line.
pub fn bar(model: &Model, buf: &mut Buffer, x: u16, area: Rect) {
    for y in area.top()..area.bottom() {
        put(buf, x, y, 1, "│", model.theme.dim);
    }
}

/// A row of the list: the line that it belongs to, if the cursor can stand there.
enum Row {
    Title(&'static str),
    Line(usize, String, String),
    Below(usize, String),
    Blank,
}

/// The title of what begins another draft.
const NEW: &str = "New policy";

/// The rows as loose as there is room for.
fn rows(model: &Model, all: &[HomeLine], room: Rect) -> Vec<Row> {
    let loose = spaced(model, all, room, true);
    if loose.len() <= usize::from(room.height) {
        return loose;
    }
    spaced(model, all, room, false)
}

fn spaced(model: &Model, all: &[HomeLine], room: Rect, loose: bool) -> Vec<Row> {
    let tight = room.height < 12;
    let width = room.width as usize;
    let mut rows = Vec::new();
    let mut last = "";
    for (i, line) in all.iter().enumerate() {
        let title = match line {
            HomeLine::Resume(_) | HomeLine::More => "Continue",
            HomeLine::Preset(_) | HomeLine::Empty => NEW,
            HomeLine::Broken(_) | HomeLine::OpenFile | HomeLine::Look | HomeLine::Deleted => "Other",
        };
        if title != last {
            if !rows.is_empty() && (!tight || title == NEW) {
                rows.push(Row::Blank);
            }
            rows.push(Row::Title(title));
            if loose {
                rows.push(Row::Blank);
            }
            last = title;
        } else if loose && matches!(line, HomeLine::Resume(_) | HomeLine::More) {
            rows.push(Row::Blank);
        }
        let name = display(&label(model, *line));
        let tag = match line {
            HomeLine::Resume(n) => model.listed.get(*n).map(|l| l.place.clone()).unwrap_or_default(),
            HomeLine::Preset(n) => model
                .presets
                .get(*n)
                .filter(|p| model.home.own.contains(&p.id))
                .map_or(String::new(), |_| "my preset".into()),
            HomeLine::Empty => "start empty".into(),
            HomeLine::Broken(_) => "cannot be read".into(),
            HomeLine::Deleted => model.home.deleted.len().to_string(),
            HomeLine::More | HomeLine::OpenFile | HomeLine::Look => String::new(),
        };
        rows.push(Row::Line(i, name, tag));
        if let HomeLine::Resume(n) = line
            && let Some(listed) = model.listed.get(*n)
        {
            rows.push(Row::Below(i, below(&listed.about, &listed.changed, width.saturating_sub(7))));
        }
    }
    rows
}

/// The state of a draft and when it was changed, as much of it as there is room for.
fn below(about: &str, changed: &str, room: usize) -> String {
    let first = about.split(" · ").next().unwrap_or(about);
    let tries = [
        format!("{about} · {changed}"),
        format!("{first} · {changed}"),
        about.to_owned(),
    ];
    let fits = tries.iter().find(|text| text.width() <= room);
    fits.unwrap_or(&first.to_owned()).trim_end_matches(" · ").to_owned()
}

/// Draws the list; gives the place of the caret while it is searched.
fn list(model: &Model, at: usize, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    if area.height == 0 {
        return None;
    }
    let mut area = area;
    let mut caret = None;
    if let Some(filter) = model.home.filter.as_ref().filter(|_| area.height > 2) {
        let used = put(buf, area.x, area.y, area.width, "Search  ", theme.strong);
        let field = Rect {
            x: area.x + used,
            width: area.width.saturating_sub(used),
            height: 1,
            ..area
        };
        filter.render(field, buf, theme.normal);
        model.spots.field(field);
        let place = filter.cursor(field);
        caret = Some((place.x, place.y));
        (area.y, area.height) = (area.y + 2, area.height - 2);
    }
    let all = lines(model);
    if all.is_empty() {
        put(buf, area.x, area.y, area.width, "Nothing of this name.", theme.dim);
    }
    let rows = rows(model, &all, area);
    let here = rows
        .iter()
        .position(|row| matches!(row, Row::Line(i, ..) if *i == at))
        .unwrap_or(0);
    let height = area.height as usize;
    let keys = matches!(model.screen, Screen::Home { .. }) && model.home.ask.is_none();
    let top = if keys {
        model.spots.list(area, here, rows.len())
    } else {
        scroll(here, height, rows.len())
    };
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
        if let (Row::Line(i, ..) | Row::Below(i, _), true) = (row, keys) {
            model.spots.line(Rect { y, height: 1, ..area }, *i);
        }
        match row {
            Row::Blank => {}
            Row::Title(title) => drop(put(buf, area.x, y, area.width, title, theme.strong)),
            Row::Below(_, text) => drop(put(buf, area.x + 4, y, area.width.saturating_sub(5), text, theme.dim)),
            Row::Line(i, name, tag) => {
                let chosen = *i == at;
                let (mark, style) = if chosen {
                    ("  ▸ ", theme.selected)
                } else {
                    ("    ", theme.normal)
                };
                if chosen {
                    chosen_row(
                        buf,
                        Rect {
                            y,
                            width: area.width.saturating_sub(2),
                            ..area
                        },
                        theme,
                    );
                }
                let room = area.width.saturating_sub(3);
                let used = put(buf, area.x, y, room, mark, if chosen { theme.strong } else { theme.normal });
                let used = used + put(buf, area.x + used, y, room.saturating_sub(used), name, style);
                let wide = u16::try_from(tag.width()).unwrap_or(u16::MAX);
                if wide > 0 && used + wide + 2 <= room {
                    put(buf, area.x + room - wide, y, wide, tag, theme.dim);
                }
            }
        }
    }
    let edge = area.right().saturating_sub(1);
    if top > 0 {
        put(buf, edge, area.y, 1, "↑", theme.dim);
    }
    if top + height < rows.len() {
        put(buf, edge, area.bottom().saturating_sub(1), 1, "↓", theme.dim);
    }
    caret
}

/// Open a file by its path.
pub fn open(model: &Model, input: &Prose, buf: &mut Buffer, area: Rect) -> (u16, u16) {
    clear(buf, area, &model.theme);
    put(buf, area.x, area.y, area.width, "Open a draft", model.theme.strong);
    let help = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1).min(2),
        ..area
    };
    let words = "The path of a .json file, or the name of a draft.";
    let used = paragraph(buf, help, words, model.theme.dim);
    let field = Rect {
        y: area.y + 2 + used,
        height: 1.min(area.height.saturating_sub(2 + used)),
        ..area
    };
    input.render(field, buf, model.theme.normal);
    model.spots.field(field);
    let place = input.cursor(field);
    (place.x, place.y)
}
