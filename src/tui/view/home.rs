//! Home, where to keep a draft, opening a file.
//!
//! Owns what the screens before a draft is open show. Must not read files: drafts and presets are listed in
//! the model. The price: the list is put together anew for each picture.

use super::{Cursor, paragraph, put, scroll};
use crate::tui::model::Model;
use crate::tui::prose::Prose;
use crate::tui::update::home::{HomeLine, lines};
use crate::tui::view::display;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The home screen.
pub fn home(model: &Model, at: usize, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let all = lines(model);
    let two = area.width >= 84;
    let left = Rect {
        width: if two { area.width * 46 / 100 } else { area.width },
        ..area
    };
    let mut rows: Vec<(Option<usize>, String, String)> = Vec::new();
    for (i, line) in all.iter().enumerate() {
        let before = i.checked_sub(1).map(|j| all[j]);
        let title = match (line, before) {
            (HomeLine::Resume(_), None) => Some("Continue"),
            (HomeLine::Preset(_), None | Some(HomeLine::Resume(_))) => Some("New policy"),
            (HomeLine::OpenFile, _) => Some("Other"),
            _ => None,
        };
        if let Some(title) = title {
            if !rows.is_empty() {
                rows.push((None, String::new(), String::new()));
            }
            rows.push((None, title.to_owned(), String::new()));
        }
        match line {
            HomeLine::Resume(n) => {
                let listed = &model.listed[*n];
                rows.push((Some(i), display(&listed.name), listed.place.clone()));
                rows.push((None, format!("    {}", display(&listed.about)), String::new()));
            }
            HomeLine::Preset(n) => rows.push((Some(i), display(&model.presets[*n].title), String::new())),
            HomeLine::Empty => rows.push((Some(i), "None of these".into(), "start empty".into())),
            HomeLine::OpenFile => rows.push((Some(i), "Open a file…".into(), String::new())),
        }
    }
    let here = rows.iter().position(|(n, ..)| *n == Some(at)).unwrap_or(0);
    let top = scroll(here, left.height as usize, rows.len());
    for (y, (number, text, about)) in rows.iter().skip(top).take(left.height as usize).enumerate() {
        let y = left.y + u16::try_from(y).unwrap_or(0);
        let chosen = *number == Some(at);
        let style = match number {
            Some(_) if chosen => theme.selected,
            Some(_) => theme.normal,
            None if text.starts_with(' ') => theme.dim,
            None => theme.strong,
        };
        let mark = if chosen { "▸ " } else { "  " };
        let text = if number.is_some() {
            format!("{mark}{text}")
        } else {
            text.clone()
        };
        let used = put(buf, left.x, y, left.width.saturating_sub(1), &text, style);
        if !about.is_empty() && used + 4 < left.width {
            let at = left.x + (used + 3).max(26).min(left.width.saturating_sub(1));
            put(buf, at, y, left.right().saturating_sub(at + 1), about, theme.dim);
        }
    }
    if two {
        let right = Rect {
            x: left.right() + 2,
            width: area.width.saturating_sub(left.width + 2),
            ..area
        };
        bar(model, buf, left.right(), area);
        about(model, all.get(at).copied(), buf, right);
    }
    None
}

/// A vertical line.
pub fn bar(model: &Model, buf: &mut Buffer, x: u16, area: Rect) {
    for y in area.top()..area.bottom() {
        put(buf, x, y, 1, "│", model.theme.dim);
    }
}

fn about(model: &Model, line: Option<HomeLine>, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let mut y = area.y;
    let mut say = |text: &str, style, gap: u16| {
        let room = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        y += paragraph(buf, room, text, style) + gap;
    };
    match line {
        Some(HomeLine::Preset(i)) => {
            let preset = &model.presets[i];
            say(&display(&preset.title), theme.strong, 1);
            say(&display(&preset.about), theme.normal, 1);
            if let Some(warning) = &preset.warning {
                say(&format!("! {}", display(warning)), theme.strong, 1);
            }
            say("It will suggest", theme.strong, 0);
            for line in &preset.suggests {
                say(&format!("  {}", display(line)), theme.normal, 0);
            }
            say("", theme.normal, 0);
            say("Only you can say", theme.strong, 0);
            for line in &preset.only_you {
                say(&format!("  {}", display(line)), theme.normal, 0);
            }
        }
        Some(HomeLine::Resume(i)) => {
            let listed = &model.listed[i];
            say(&display(&listed.name), theme.strong, 1);
            say(&display(&listed.about), theme.normal, 1);
            say(&display(&listed.file.display().to_string()), theme.dim, 0);
        }
        Some(HomeLine::Empty) => {
            say("Start empty", theme.strong, 1);
            say(
                "Ten sections, nothing suggested. Good for a product that is like none of the presets.",
                theme.normal,
                0,
            );
        }
        Some(HomeLine::OpenFile) => {
            say("Open a file", theme.strong, 1);
            say("A draft is one .json file; it can stand beside your code.", theme.normal, 0);
        }
        None => {}
    }
    let foot = Rect {
        y: area.bottom().saturating_sub(3),
        height: 3.min(area.height),
        ..area
    };
    if y + 4 <= area.bottom() {
        paragraph(
            buf,
            foot,
            "Works offline. Writes no policy until you say so. It is not legal advice.",
            theme.dim,
        );
    }
}

/// Where to keep a new draft: asked on the home screen, below what was chosen.
pub fn place(model: &Model, preset: Option<usize>, here: bool, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let chosen = preset.map_or(HomeLine::Empty, HomeLine::Preset);
    let at = lines(model).iter().position(|line| *line == chosen).unwrap_or(0);
    let ask: u16 = if area.height > 8 { 5 } else { area.height };
    home(
        model,
        at,
        buf,
        Rect {
            height: area.height - ask,
            ..area
        },
    );
    let y = area.bottom() - ask;
    put(buf, area.x, y, area.width, &"─".repeat(area.width as usize), theme.dim);
    put(buf, area.x, y + 1, area.width, "Where shall the draft be kept?", theme.strong);
    for (i, (words, file, on)) in [
        ("here, beside your code", &model.here, here),
        ("in your drafts folder", &model.folder, !here),
    ]
    .into_iter()
    .enumerate()
    {
        let y = y + 2 + u16::try_from(i).unwrap_or(0);
        let mark = if on { "▸ (•) " } else { "  ( ) " };
        let used = put(
            buf,
            area.x,
            y,
            area.width,
            &format!("{mark}{words}"),
            if on { theme.selected } else { theme.normal },
        );
        put(
            buf,
            area.x + used + 2,
            y,
            area.width.saturating_sub(used + 2),
            &display(&file.display().to_string()),
            theme.dim,
        );
    }
    None
}

/// Open a file by its path.
pub fn open(model: &Model, input: &Prose, buf: &mut Buffer, area: Rect) -> (u16, u16) {
    put(buf, area.x, area.y, area.width, "Open a draft", model.theme.strong);
    put(
        buf,
        area.x,
        area.y + 1,
        area.width,
        "The path of a .json file, or the name of a draft.",
        model.theme.dim,
    );
    let field = Rect {
        y: area.y + 3,
        height: 1.min(area.height.saturating_sub(3)),
        ..area
    };
    input.render(field, buf, model.theme.normal);
    let place = input.cursor(field);
    (place.x, place.y)
}
