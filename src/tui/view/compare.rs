//! What differs, drawn like the text: how it was after `-`, how it is after `+`, the words that changed bold.
//!
//! The price: the list is laid out anew for each picture; it is as long as what changed.

use super::paper::{PaperLine, Piece, wrap};
use super::{clear, display, paragraph, put};
use crate::published::Difference;
use crate::tui::model::Model;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use similar::{ChangeTag, TextDiff};
use unicode_width::UnicodeWidthStr;

/// The widest line of the text.
const WIDEST: usize = 76;
/// What stands above the list.
const HEAD: u16 = 3;

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    What,
    Before,
    After,
}

/// Draws it.
pub fn compare(model: &Model, title: &str, list: &[Difference], top: usize, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    clear(buf, area, theme);
    let head = Rect { height: 2, ..area };
    let used = paragraph(buf, head, &display(title), theme.strong).max(1);
    let lines = lay_out(list, area.width);
    let room = area.height.saturating_sub(HEAD);
    for (row, (side, first, line)) in (0..room).zip(lines.iter().skip(top)) {
        let y = area.y + HEAD + row;
        let (mark, style) = match side {
            Side::What => ("", theme.strong),
            Side::Before => ("-", theme.dim),
            Side::After => ("+", theme.normal),
        };
        let indent = if *side == Side::What { 0 } else { 2 };
        if *first {
            put(buf, area.x + indent, y, 1, mark, theme.suggested);
        }
        let mut x = area.x + indent * 2;
        for piece in &line.pieces {
            let style = if piece.strong { style.patch(theme.lit) } else { style };
            x += put(buf, x, y, area.right().saturating_sub(x), &piece.text, style);
        }
    }
    let below = lines.len().saturating_sub(top + room as usize);
    let legend = ["- as it was   + as it is   what changed is bold", "- as it was   + as it is"];
    let more = if below > 0 {
        format!("↓ {below} more lines").width() + 2
    } else {
        0
    };
    let fits = |words: &&&str| words.width() + more <= usize::from(area.width);
    if let Some(words) = legend.iter().find(fits) {
        put(buf, area.x, area.y + used, area.width, words, theme.dim);
    }
    if below > 0 {
        let words = format!("↓ {below} more lines");
        let x = area.right().saturating_sub(u16::try_from(words.width()).unwrap_or(0));
        put(
            buf,
            x.max(area.x),
            area.y + used,
            area.right() - x.max(area.x),
            &words,
            theme.dim,
        );
    }
}

/// The first line that the list can be moved to, on a screen of this size.
pub fn last(list: &[Difference], size: (u16, u16)) -> usize {
    // the body of the screen, as the frame has it: two columns at each side, four lines above and below
    let width = if size.0 >= 60 { size.0.saturating_sub(4) } else { size.0 };
    let height = size.1.saturating_sub(if size.1 >= 12 { 4 } else { 3 } + HEAD);
    lay_out(list, width).len().saturating_sub(height as usize)
}

/// The lines: which side, whether it is the first of its sentence, and its pieces.
fn lay_out(list: &[Difference], width: u16) -> Vec<(Side, bool, PaperLine)> {
    let room = (width.saturating_sub(6) as usize).min(WIDEST);
    let mut lines = Vec::new();
    let mut what = "";
    for one in list {
        if !lines.is_empty() {
            lines.push((Side::What, false, PaperLine::default()));
        }
        if one.what != what && !one.what.is_empty() {
            let heading = piece(&one.what, false);
            lines.extend(wrap(room, &[heading]).into_iter().map(|line| (Side::What, false, line)));
        }
        what = &one.what;
        let (before, after) = (one.before.as_deref(), one.after.as_deref());
        for (side, pieces) in [
            (Side::Before, before.map(|text| words(text, text, after, ChangeTag::Delete))),
            (
                Side::After,
                after.map(|text| words(text, before.unwrap_or_default(), Some(text), ChangeTag::Insert)),
            ),
        ] {
            let Some(pieces) = pieces else { continue };
            let mut wrapped = wrap(room, &pieces);
            if wrapped.is_empty() {
                wrapped.push(PaperLine {
                    pieces: vec![piece("(an empty line)", false)],
                    ..PaperLine::default()
                });
            }
            lines.extend(wrapped.into_iter().enumerate().map(|(i, line)| (side, i == 0, line)));
        }
    }
    lines
}

fn piece(text: &str, strong: bool) -> Piece {
    Piece {
        text: display(text),
        sentence: None,
        strong,
        gap: false,
    }
}

/// The words of one side, those strong that the other side has not. Nothing is strong where there is no other.
fn words(own: &str, before: &str, after: Option<&str>, tag: ChangeTag) -> Vec<Piece> {
    let Some(after) = after.filter(|_| !before.is_empty()) else {
        return vec![piece(own, false)];
    };
    let diff = TextDiff::from_words(before, after);
    let changes = diff
        .iter_all_changes()
        .filter(|change| change.tag() == tag || change.tag() == ChangeTag::Equal);
    changes.map(|change| piece(change.value(), change.tag() == tag)).collect()
}
