//! What lies over a screen: keys, find, providers, other answers.

use super::{Cursor, clear, put, scroll};
use crate::tui::keys::KEYS;
use crate::tui::model::{Model, Over};
use crate::tui::update::over::{OTHERS, OWN_WORDS, find, providers};
use crate::tui::view::display;
use crate::values::Chosen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Draws it over the body.
pub fn over(model: &Model, over: &Over, buf: &mut Buffer, area: Rect) -> Cursor {
    clear(buf, area, &model.theme);
    match over {
        Over::Keys => keys(model, buf, area),
        Over::Find { text, at } => {
            let hits = model.desk.as_ref().map(|desk| find(desk, text)).unwrap_or_default();
            let lines: Vec<(String, String)> = hits.into_iter().map(|hit| (hit.words, hit.now)).collect();
            let title = "Find a question, an answer, a row or a section";
            Some(searched(model, title, text, &lines, *at, buf, area))
        }
        Over::Provider { text, at } => {
            let jobs = |v: &crate::vendors::Vendor| v.job.iter().map(|j| j.label()).collect::<Vec<_>>().join(", ");
            let mut lines: Vec<(String, String)> = providers(text)
                .into_iter()
                .map(|v| (v.name.clone(), format!("{} · {}", jobs(v), v.country.label())))
                .collect();
            if !text.trim().is_empty() {
                lines.push((format!("“{}”, as I typed it", text.trim()), "not in the list".into()));
            }
            Some(searched(model, "Which provider?", text, &lines, *at, buf, area))
        }
        Over::Other { at } => {
            put(buf, area.x, area.y, area.width, "Another answer", model.theme.strong);
            let words = OTHERS.iter().map(|(words, _)| *words).chain([OWN_WORDS]);
            for (i, words) in words.enumerate() {
                let y = area.y + 2 + u16::try_from(i).unwrap_or(0);
                let (mark, style) = if i == *at {
                    ("▸ ", model.theme.selected)
                } else {
                    ("  ", model.theme.normal)
                };
                put(buf, area.x, y, area.width, &format!("{mark}{words}"), style);
            }
            None
        }
        Over::Compare { title, list, top } => {
            super::compare::compare(model, title, list, *top, buf, area);
            None
        }
        Over::Say(words) => {
            for (y, line) in (area.y..area.bottom()).zip(words.lines()) {
                put(buf, area.x, y, area.width, &display(line), model.theme.normal);
            }
            None
        }
    }
}

fn keys(model: &Model, buf: &mut Buffer, area: Rect) -> Cursor {
    put(buf, area.x, area.y, area.width, "Keys", model.theme.strong);
    let column = area.width.max(2) / if area.width >= 96 { 2 } else { 1 };
    let per_column = area.height.saturating_sub(2).max(1);
    for (i, key) in KEYS.iter().enumerate() {
        let i = u16::try_from(i).unwrap_or(0);
        let (x, y) = (area.x + (i / per_column) * column, area.y + 2 + i % per_column);
        if x >= area.right() {
            break;
        }
        put(buf, x, y, 8, key.shown, model.theme.key);
        put(
            buf,
            x + 8,
            y,
            column.saturating_sub(10).min(area.right().saturating_sub(x + 8)),
            key.help,
            model.theme.normal,
        );
    }
    None
}

fn searched(
    model: &Model,
    title: &str,
    text: &str,
    lines: &[(String, String)],
    at: usize,
    buf: &mut Buffer,
    area: Rect,
) -> (u16, u16) {
    let theme = &model.theme;
    put(buf, area.x, area.y, area.width, title, theme.strong);
    put(
        buf,
        area.x,
        area.y + 1,
        area.width,
        &format!("/ {}", display(text)),
        theme.normal,
    );
    let list = Rect {
        y: area.y + 3,
        height: area.height.saturating_sub(3),
        ..area
    };
    let top = scroll(at, list.height as usize, lines.len());
    for (i, (words, about)) in lines.iter().enumerate().skip(top).take(list.height as usize) {
        let y = list.y + u16::try_from(i - top).unwrap_or(0);
        let (mark, style) = if i == at {
            ("▸ ", theme.selected)
        } else {
            ("  ", theme.normal)
        };
        let half = (list.width * 6 / 10).max(20).min(list.width);
        put(buf, list.x, y, half, &format!("{mark}{}", display(words)), style);
        put(
            buf,
            list.x + half + 1,
            y,
            list.width.saturating_sub(half + 1),
            &display(about),
            theme.dim,
        );
    }
    if lines.is_empty() {
        put(buf, list.x, list.y, list.width, "nothing like that", theme.dim);
    }
    let caret = area.x + 2 + u16::try_from(display(text).width()).unwrap_or(0);
    (caret.min(area.right().saturating_sub(1)), area.y + 1)
}
