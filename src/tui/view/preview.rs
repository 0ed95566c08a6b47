//! The text beside a form, with what the focused answer writes lit; and the lines of a policy on any screen.
//!
//! Must not know how a policy is laid out (`paper`), nor move the cursor. The price: the section is laid out
//! anew for each picture, the whole policy where the answer writes elsewhere.

use super::paper::{PaperLine, lay_out};
use super::put;
use crate::trace;
use crate::tui::model::{Desk, Entry, Form, Model};
use crate::tui::update::text::clauses_of;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

pub(super) fn preview(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) {
    let lit: BTreeSet<usize> = match &form.focus {
        Entry::Answer(at) | Entry::Row(at) => trace::writes(&desk.shown, &desk.document, at).into_iter().collect(),
        Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => BTreeSet::new(),
    };
    let clauses: Vec<&str> = clauses_of(form.section).collect();
    let lit_elsewhere = |line: &PaperLine| line.sentences().any(|s| lit.contains(&s));
    let width = area.width.saturating_sub(3) as usize;
    let mut lines = lay_out(&desk.document, width, &|clause| clauses.contains(&clause));
    if !lit.is_empty() && !lines.iter().any(lit_elsewhere) {
        lines = lay_out(&desk.document, width, &|_| true);
    }
    if lines.is_empty() {
        put(
            buf,
            area.x,
            area.y,
            area.width,
            "What you confirm here will be read here.",
            model.theme.dim,
        );
        return;
    }
    let first = lines.iter().position(lit_elsewhere).unwrap_or(0);
    let room = area.height.saturating_sub(2) as usize;
    let top = first.saturating_sub(room / 3).min(lines.len().saturating_sub(room));
    draw(model, desk, &lines, top, room, &lit, None, buf, area);
    let legend = "~ to confirm   ▌ written by this answer";
    put(
        buf,
        area.x,
        area.bottom().saturating_sub(1),
        area.width,
        legend,
        model.theme.dim,
    );
}

/// Draws lines of the policy: `▌` before what is lit, `~` before what nobody confirmed.
#[expect(
    clippy::too_many_arguments,
    reason = "one drawing routine for the preview and the text screen"
)]
pub fn draw(
    model: &Model,
    desk: &Desk,
    lines: &[PaperLine],
    top: usize,
    room: usize,
    lit: &BTreeSet<usize>,
    at: Option<usize>,
    buf: &mut Buffer,
    area: Rect,
) {
    let theme = &model.theme;
    for (row, line) in lines.iter().skip(top).take(room).enumerate() {
        let y = area.y + u16::try_from(row).unwrap_or(0);
        let has = |set: &dyn Fn(usize) -> bool| line.sentences().any(set);
        let here = at.is_some_and(|n| has(&|s| s == n));
        let bar = if here {
            "▸"
        } else if has(&|s| lit.contains(&s)) {
            "▌"
        } else {
            " "
        };
        let tilde = if has(&|s| desk.unconfirmed.contains(&s)) { "~" } else { " " };
        put(buf, area.x, y, 1, bar, theme.lit);
        put(buf, area.x + 1, y, 1, tilde, theme.suggested);
        let mut x = area.x + 3 + u16::try_from(line.indent).unwrap_or(0);
        for piece in &line.pieces {
            let confirmed = piece.sentence.is_none_or(|s| !desk.unconfirmed.contains(&s));
            let mut style = if confirmed { theme.normal } else { theme.suggested };
            if piece.sentence.is_some_and(|s| lit.contains(&s) || at == Some(s)) {
                style = style.patch(theme.lit);
            }
            if piece.strong || line.heading {
                style = style.patch(theme.strong);
            }
            if piece.gap {
                style = theme.problem;
            }
            x += put(buf, x, y, area.right().saturating_sub(x), &piece.text, style);
        }
    }
}
