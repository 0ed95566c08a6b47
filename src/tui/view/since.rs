//! *Since you published*, at the top of the task list: a line for each thing that is not as it was. Of a draft that was never
//! published, the line of what its code uses.
//!
//! Must not compare and must not act. The price: what changed is computed anew for each picture.

use super::put;
use super::tall::{self, Cell};
use crate::published::{Since, in_a_line};
use crate::tui::model::{Desk, Model};
use crate::tui::theme::Sign;
use crate::tui::update::tasks::tasks_order;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Draws it, and gives the area that is left.
pub fn since(model: &Model, desk: &Desk, at: usize, buf: &mut Buffer, area: Rect) -> Rect {
    let theme = &model.theme;
    let list = desk.since(model.today);
    if list.is_empty() {
        return area;
    }
    let american = desk.shown.american();
    // a draft that was never published has only what its code says, in a line without a heading
    let head = u16::from(desk.past.is_some());
    if let Some(past) = &desk.past {
        let title = format!("Since you published on {}", past.publication.on.words(american));
        put(buf, area.x, area.y, area.width, &title, theme.strong);
    }
    let first = tasks_order(0).len();
    // on a low screen the lines share the room with the sections; the one with the cursor is always shown
    let most = usize::from(area.height / 3).max(1);
    let here = at.checked_sub(first);
    let top = here.map_or(0, |here| (here + 1).saturating_sub(most));
    let mut y = area.y + head;
    for (i, one) in list.iter().enumerate().skip(top).take(most) {
        let chosen = here == Some(i);
        let (mark, style) = if chosen {
            (theme.sign(Sign::Here), theme.selected)
        } else {
            (" ", theme.normal)
        };
        // Enter does it on the line with the cursor alone
        let does = if chosen {
            format!("Enter {}", verb(one))
        } else {
            verb(one).to_owned()
        };
        let room = area.width.min(100);
        let tail = if room < 60 {
            0
        } else {
            u16::try_from(does.width()).unwrap_or(0) + 2
        }; // the footer says it too
        let words = [Cell::new(0, room - tail, &in_a_line(one, american), style).after(&format!("{mark} "))];
        let rows = if chosen {
            u16::try_from(tall::height(&words)).unwrap_or(1)
        } else {
            1
        };
        let line = Rect {
            y,
            height: rows.min(area.bottom().saturating_sub(y)),
            ..area
        };
        if chosen {
            tall::chosen(buf, line, theme);
        }
        tall::draw(&words, buf, line);
        if tail > 0 {
            let x = area.x + room + 2 - tail;
            put(buf, x, y, area.right().saturating_sub(x), &does, theme.dim);
        }
        model.spots.line(line, first + i);
        y += line.height;
    }
    let hidden = list.len().saturating_sub(most.min(list.len()));
    if hidden > 0 {
        put(
            buf,
            area.x + 2,
            y,
            area.width.saturating_sub(2),
            &format!("and {hidden} more"),
            theme.dim,
        );
        y += 1;
    }
    let used = (y - area.y + 1).min(area.height);
    Rect {
        y: area.y + used,
        height: area.height - used,
        ..area
    }
}

/// What Enter does on it.
fn verb(since: &Since) -> &'static str {
    match since {
        Since::Answers(list) if list.is_empty() => "look",
        Since::Answers(_) | Since::Reworded(_) | Since::Edited(..) => "compare",
        Since::Gone(_) | Since::Older(..) => "write it",
        Since::Due(_) | Since::Unnamed(_) | Since::Unseen(_) | Since::Unlooked(_) => "look",
        Since::Partly(_) => "look at all",
        Since::Open(_) => "answer",
    }
}
