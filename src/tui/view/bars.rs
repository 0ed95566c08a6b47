//! The lines at the top and at the bottom of every screen: where the author is, how the draft stands, the keys that work.
//!
//! Must not know what a screen shows between them. The price: where there is no room a state is cut to its first words.

use super::{clear, cut, display, put, wrapped};
use crate::tui::keys;
use crate::tui::model::{Desk, Model, Screen};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Draws where the author is, and how the draft stands.
pub(super) fn header(model: &Model, buf: &mut Buffer, area: Rect) {
    let (left, right) = match (&model.screen, &model.desk) {
        (Screen::Form(form), Some(desk)) => {
            let title = crate::interview::section(form.section).map_or("Own statements", |s| s.title);
            let row = form
                .record
                .as_ref()
                .map(|(t, k)| format!(" › {}", crate::tui::model::row_label(&desk.shown, t, k)))
                .unwrap_or_default();
            let found = desk.tally(form.section).missing == 0 && desk.findings_in(form.section, model.today).0 > 0;
            let key = if found && form.input.is_none() { " (r)" } else { "" };
            (
                format!("{} › {title}{row}", product(model)),
                format!("{}{key} · {}", desk.state_of(form.section, model.today), kept(desk)),
            )
        }
        (Screen::Tasks { .. }, Some(desk)) => (product(model), format!("{} · {}", kept(desk), desk.file.display())),
        (Screen::Check { .. }, Some(desk)) => (format!("{} › Check your answers", product(model)), kept(desk).into()),
        (Screen::Text { .. }, Some(desk)) => (format!("{} › The text", product(model)), kept(desk).into()),
        (Screen::Findings(_), Some(desk)) => (format!("{} › What the review found", product(model)), kept(desk).into()),
        (Screen::Look(_), Some(desk)) => (format!("{} › Look for providers", product(model)), kept(desk).into()),
        (Screen::Finish(_), Some(desk)) => (format!("{} › Finish", product(model)), kept(desk).into()),
        _ => ("policy-wizard".to_owned(), model.home.folder.clone()),
    };
    let x = if area.width >= 60 { area.x + 2 } else { area.x };
    let room = area.right().saturating_sub(x);
    let left = match left.split_once(" › ") {
        // where not all of it has room, the place counts more than the product
        Some((_, place)) if left.width() > room as usize && left.matches(" › ").count() > 1 => display(place),
        _ => display(&left),
    };
    let wide = put(buf, x, area.y, room, &left, model.theme.strong);
    let right = display(&right);
    let left_over = room.saturating_sub(wide + 3) as usize;
    // that what is said does not stay is told wherever there is any room
    let lost = model
        .desk
        .as_ref()
        .filter(|desk| desk.read_only || desk.unsaved.is_some())
        .map(kept);
    // half a state says nothing: it is shown whole, or its first words, or its file's name is
    let shorter = right.split_once(", ").zip(right.rsplit_once(" · "));
    let shorter = shorter.map(|((state, _), (_, kept))| format!("{state} · {kept}"));
    let shorter = shorter.filter(|words| words.width() <= left_over);
    let right = if right.width() <= left_over {
        right
    } else if let Some(shorter) = shorter {
        shorter
    } else if let Some(lost) = lost {
        cut(lost, left_over)
    } else {
        cut(right.rsplit(['/', '\\']).next().unwrap_or_default(), left_over)
    };
    let right = if right.ends_with('…') { String::new() } else { right };
    let at = area
        .right()
        .saturating_sub(u16::try_from(right.width()).unwrap_or(0) + if area.width >= 60 { 2 } else { 0 });
    put(buf, at, area.y, area.right().saturating_sub(at), &right, model.theme.dim);
    if let Some((before, lost)) = lost.and_then(|lost| Some((right.find(lost)?, lost))) {
        let at = at + u16::try_from(right[..before].width()).unwrap_or(0);
        let style = if lost == UNSAVED {
            model.theme.problem
        } else {
            model.theme.suggested
        };
        put(buf, at, area.y, area.right().saturating_sub(at), lost, style);
    }
}

/// What the header says of a draft that could not be saved.
const UNSAVED: &str = "not saved";

/// Whether what the author says stays.
fn kept(desk: &Desk) -> &'static str {
    match (&desk.unsaved, desk.read_only) {
        (_, true) => "read only",
        (Some(_), false) => UNSAVED,
        (None, false) => "saved",
    }
}

fn product(model: &Model) -> String {
    let product = model.desk.as_ref().and_then(|d| d.shown.company.product.clone());
    product.unwrap_or_else(|| "Your privacy policy".to_owned())
}

/// The most lines that a note takes.
const NOTE: usize = 3;

/// The note in lines, as it stands above the keys: all its words, as far as three lines have room for them.
pub(super) fn note(model: &Model, area: Rect) -> Vec<String> {
    const SIGN: &str = "· ";
    let Some(note) = model.note.as_ref().filter(|_| area.height >= 8) else {
        return Vec::new();
    };
    let margin = if area.width >= 60 { 4 } else { 0 };
    let room = usize::from(area.width.saturating_sub(margin))
        .saturating_sub(SIGN.width())
        .max(1);
    let mut lines = wrapped(&display(note).replace('\n', " "), room);
    if lines.len() > NOTE {
        lines.truncate(NOTE);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last} …"), room);
        }
    }
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(n, line)| format!("{}{line}", if n == 0 { SIGN } else { "  " }))
        .collect()
}

/// Draws the note and the keys that work, most useful first.
pub(super) fn footer(model: &Model, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let x = if area.width >= 60 { area.x + 2 } else { area.x };
    let last = area.bottom().saturating_sub(1);
    clear(
        buf,
        Rect {
            y: last,
            height: 1,
            ..area
        },
        theme,
    );
    if area.height >= 8 {
        let lines = note(model, area);
        let height = u16::try_from(lines.len()).unwrap_or(1).max(1);
        let room = Rect {
            y: last - height,
            height,
            ..area
        };
        clear(buf, room, theme);
        for (y, line) in (room.top()..last).zip(lines) {
            put(buf, x, y, area.right().saturating_sub(x), &line, theme.strong);
        }
    }
    let mut at = x;
    for (key, does) in keys::footer(model) {
        let wide = u16::try_from(key.width() + 1 + does.width()).unwrap_or(u16::MAX);
        if at.saturating_add(wide) > area.right() {
            break;
        }
        let from = at;
        at += put(buf, at, last, area.right() - at, key, theme.key);
        at += put(buf, at, last, area.right().saturating_sub(at), &format!(" {does}"), theme.dim);
        press_spots(model, key, Rect::new(from, last, at - from, 1));
        at = at.saturating_add(3);
    }
}

/// Where the keys of a footer's item can be clicked: a single one on all of it, several each on its own name.
fn press_spots(model: &Model, name: &str, area: Rect) {
    match keys::each(name).as_slice() {
        [(_, _, key)] => model.spots.key(area, *key),
        several => {
            for (x, wide, key) in several {
                let x = area.x + x;
                model.spots.key(Rect { x, width: *wide, ..area }, *key);
            }
        }
    }
}
