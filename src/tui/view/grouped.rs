//! A list of things under headings, with what the one with the cursor is about below it: what the review found, and what a
//! look through a folder did.
//!
//! Owns how much of the screen each of the two gets, and which lines are seen. Must not know what the things are. The
//! price: each says its own width, for only it knows what is read at a glance.

use super::{form, put, tall, wrapped};
use crate::tui::model::Model;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A line of the list.
pub(super) enum Line {
    Title(String),
    Item(usize),
    Gap,
}

/// The lines of items that each stand in a group, in their order: a heading before the first of each group, a gap
/// between two. A heading has as many lines as it needs on a screen of this width.
pub(super) fn lines<'a>(groups: impl Iterator<Item = &'a str>, width: u16) -> Vec<Line> {
    let room = usize::from(width.saturating_sub(form::EDGE)).max(1);
    let mut lines = Vec::new();
    let mut last = None;
    for (i, group) in groups.enumerate() {
        if last != Some(group) {
            lines.extend(last.map(|_| Line::Gap));
            lines.extend(wrapped(group, room).into_iter().map(Line::Title));
            last = Some(group);
        }
        lines.push(Line::Item(i));
    }
    lines
}

/// Draws the lines below the head of a screen, those around the item `at`; `needs` says how many rows that one takes in so many
/// columns, and `draw` draws an item. What comes back is the room below them, where `panel` lines were asked for, the first of which
/// parts the two.
pub(super) fn grouped(
    model: &Model,
    (lines, at, needs): (&[Line], usize, &dyn Fn(u16) -> usize),
    panel: u16,
    buf: &mut Buffer,
    area: Rect,
    draw: &mut dyn FnMut(usize, Rect, &mut Buffer),
) -> Option<Rect> {
    let theme = &model.theme;
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let list = Rect {
        y: area.y + HEAD,
        height: count.min(area.height.saturating_sub(HEAD + panel)),
        ..area
    };
    let here = lines.iter().position(|line| matches!(line, Line::Item(i) if *i == at));
    let is_cut = lines.len() > usize::from(list.height);
    let edge = if is_cut { form::EDGE } else { 0 };
    // where there is a panel, it says all of the item with the cursor
    let needs = if panel == 0 {
        needs(list.width.saturating_sub(edge))
    } else {
        1
    };
    let (top, seen) = tall::seen(model, list, (here.unwrap_or(0), needs), lines.len());
    for (n, whole) in seen {
        let Some(one) = lines.get(n) else { continue };
        let room = Rect {
            width: list.width.saturating_sub(edge),
            ..whole
        };
        match one {
            Line::Title(title) => drop(put(buf, room.x, room.y, room.width, title, theme.strong)),
            Line::Item(i) => {
                draw(*i, room, buf);
                model.spots.line(whole, *i);
            }
            Line::Gap => {}
        }
    }
    form::more(model, buf, list, top, lines.len() + needs - 1);
    (panel > 0).then(|| {
        let y = list.bottom();
        put(buf, area.x, y, area.width, &"─".repeat(area.width as usize), theme.dim);
        Rect {
            y: y + 1,
            height: area.bottom().saturating_sub(y + 1),
            ..area
        }
    })
}

/// The lines above the list.
const HEAD: u16 = 3;
