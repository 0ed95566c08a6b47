//! What fits: areas clamped to the screen, text cut by the cells it takes, hidden characters shown.
//!
//! Must not know a widget or a style. The price: a width is what ratatui counts, and some terminals
//! draw a few joined emoji wider than that.

use crate::values::is_hidden;
use ratatui::buffer::CellWidth;
use ratatui::layout::Rect;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// The part of an area that lies on the screen, so that drawing into it cannot panic.
pub fn clamp(area: Rect, screen: Rect) -> Rect {
    let on_screen = area.intersection(screen);
    if on_screen.width == 0 || on_screen.height == 0 || area.x >= screen.right() || area.y >= screen.bottom() {
        return Rect::new(screen.x, screen.y, 0, 0);
    }
    on_screen
}

/// The part of an area after a margin at the left and at the top; empty when nothing is left.
pub fn inset(area: Rect, left: u16, top: u16) -> Rect {
    let (left, top) = (left.min(area.width), top.min(area.height));
    Rect::new(
        area.x.saturating_add(left),
        area.y.saturating_add(top),
        area.width - left,
        area.height - top,
    )
}

/// The cells that a text takes on the screen.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(|g| usize::from(cells(g))).sum()
}

/// The cells of one grapheme; a control character, which is never drawn, takes none.
pub fn cells(grapheme: &str) -> u16 {
    if grapheme.contains(char::is_control) {
        0
    } else {
        grapheme.cell_width()
    }
}

/// A text cut to this many cells; where something is missing it ends in the mark of omission.
pub fn fit<'a>(text: &'a str, room: usize, omission: &str) -> Cow<'a, str> {
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    let mark = if width(omission) <= room { omission } else { "" };
    let room = room - width(mark);
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += usize::from(cells(grapheme));
        if used > room {
            break;
        }
        cut.push_str(grapheme);
    }
    cut.truncate(cut.trim_end().len());
    cut.push_str(mark);
    Cow::Owned(cut)
}

/// Text that somebody else wrote, with every character that would hide or steer shown as a visible
/// stand-in, so that the screen never lies. A line break becomes a stand-in too.
pub fn display(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.graphemes(true).map(seen).collect())
}

/// One grapheme as it is seen: itself, or a stand-in where it would take no cell.
pub(super) fn seen(grapheme: &str) -> Cow<'_, str> {
    if !grapheme.chars().any(is_hidden) {
        return if grapheme.cell_width() > 0 {
            Cow::Borrowed(grapheme)
        } else if grapheme.chars().any(|c| !is_joiner(c)) {
            Cow::Owned(format!("◌{grapheme}")) // a mark without a letter under it
        } else {
            Cow::Borrowed("◌")
        };
    }
    Cow::Owned(grapheme.chars().map(stand_in).collect())
}

/// Characters that take no room and have no look of their own.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}')
}

fn stand_in(c: char) -> Cow<'static, str> {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('?').to_string().into(),
        '\u{7f}' => "␡".into(),
        c if is_hidden(c) => format!("‹{:X}›", u32::from(c)).into(),
        c => c.to_string().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_off_the_screen_is_empty() {
        let screen = Rect::new(0, 0, 80, 24);
        assert_eq!(clamp(Rect::new(70, 20, 30, 30), screen), Rect::new(70, 20, 10, 4));
        assert!(clamp(Rect::new(90, 3, 5, 5), screen).is_empty());
        assert!(clamp(Rect::new(0, 0, 80, 24), Rect::new(0, 0, 0, 0)).is_empty());
        assert_eq!(inset(Rect::new(1, 1, 3, 3), 9, 1), Rect::new(4, 2, 0, 2));
    }

    #[test]
    fn a_cut_text_never_takes_more_cells_than_it_may() {
        for text in ["", "plain words", "日本語の文章", "👨‍👩‍👧‍👦 and 🇩🇪", "e\u{301}e\u{301}e\u{301}"]
        {
            for room in 0..12 {
                assert!(width(&fit(text, room, "…")) <= room, "{text} in {room}");
            }
        }
        assert_eq!(fit("plain words", 7, "…"), "plain…");
        assert_eq!(fit("plain words", 11, "…"), "plain words");
    }

    #[test]
    fn nothing_stays_hidden() {
        assert_eq!(display("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(display("x\u{202e}y\r\n\u{7f}"), "x‹202E›y␍␊␡");
        assert_eq!(display("a\u{200b}b"), "a◌b");
        assert_eq!(display("\u{301}"), "◌\u{301}");
        assert_eq!(display("Grüße 👨‍👩‍👧 日本"), "Grüße 👨‍👩‍👧 日本");
    }
}
