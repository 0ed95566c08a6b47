//! The text beside a form, with what the focused answer writes lit and what the last edit changed marked;
//! and the lines of a policy on any screen.
//!
//! Must not know how a policy is laid out (`paper`), nor move the cursor. The price: the section is laid out
//! anew for each picture, the whole policy where the answer writes elsewhere.

use super::paper::{PaperLine, lay_out};
use super::put;
use crate::document::Id;
use crate::interview;
use crate::path::Spot;
use crate::trace;
use crate::tui::model::{Desk, Entry, Form, Model};
use crate::tui::spots::Beside;
use crate::tui::update::text::clauses_of;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

pub(super) fn preview(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) {
    let lit = lit_by(desk, &form.focus);
    let width = area.width.saturating_sub(3) as usize;
    let room = area.height.saturating_sub(2) as usize;
    let clauses: Vec<&str> = clauses_of(form.section).collect();
    let lines_of = |whole: bool| lay_out(&desk.document, width, &|clause| whole || clauses.contains(&clause));
    let before = model.spots.beside();
    let before = before.filter(|one| one.section == form.section && one.width == width && form.reading.is_none());
    let stays = before.map(|one| (one, lines_of(one.whole)));
    let stays = stays.filter(|(one, lines)| is_seen(lines, aim(desk, form.focus.path(), &lit), one.top, room));
    let (lines, whole, top) = if let Some((one, lines)) = stays {
        let top = one.top.min(lines.len().saturating_sub(room));
        (lines, one.whole, top)
    } else {
        let anchor = anchor(desk, form, &lit);
        let (stand, at) = anchor
            .as_ref()
            .map_or((&lit, form.focus.path()), |(lit, at)| (lit, at.as_str()));
        let own = lines_of(false);
        let elsewhere = !stand.is_empty() && !own.iter().any(|line| line.sentences().any(|s| stand.contains(&s)));
        let whole = elsewhere || form.reading.is_some();
        let lines = if whole { lines_of(true) } else { own };
        let top = top_for(&lines, aim(desk, at, stand), room);
        (lines, whole, top)
    };
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
    let here = form.reading.map_or(0, |number| line_of(&lines, number));
    let top = match form.reading {
        Some(_) => super::scroll(here, room, lines.len()),
        None => top,
    };
    let (area, all) = (
        Rect {
            height: area.height.saturating_sub(2),
            ..area
        },
        area,
    );
    let top = model.spots.text(area, here, top, lines.len());
    model.spots.keep(Beside {
        section: form.section,
        whole,
        width,
        top,
    });
    draw(model, desk, &lines, top, room, &lit, form.reading, buf, area);
    let last = all.bottom().saturating_sub(1);
    legend(
        model,
        form.reading.is_some(),
        buf,
        Rect {
            y: last,
            height: 1,
            ..area
        },
    );
}

/// What the marks beside the text mean, each of them: in fewer words where there is less room.
fn legend(model: &Model, reading: bool, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let cursor = reading.then_some(("▸", theme.lit, ["this sentence", "here"]));
    let marks: Vec<_> = cursor
        .into_iter()
        .chain([
            ("~", theme.suggested, ["to confirm", "to confirm"]),
            ("▌", theme.lit, ["this answer", "this"]),
            ("+", theme.key, ["just changed", "new"]),
        ])
        .collect();
    let wide = |short: usize| marks.iter().map(|(_, _, words)| words[short].len() + 5).sum::<usize>();
    let short = usize::from(wide(0) > usize::from(area.width) + 3);
    let gap = if wide(short) > usize::from(area.width) + 3 { 1 } else { 3 };
    let mut x = area.x;
    for (sign, style, words) in marks {
        x += put(buf, x, area.y, area.right().saturating_sub(x), sign, style) + 1;
        x += put(buf, x, area.y, area.right().saturating_sub(x), words[short], theme.dim) + gap;
    }
}

/// What an answer writes, without the cells of other rows beside those of its own: a table folds a column that
/// one row leaves empty, so that they would change their form, and not what they say.
fn own(desk: &Desk, at: &str, writes: Vec<usize>) -> BTreeSet<usize> {
    let all: Vec<&Id> = desk.document.sentences().map(|sentence| &sentence.id).collect();
    let Ok(Spot::Cell(column, key)) = crate::path::spot(at) else {
        return writes.into_iter().collect();
    };
    let keys = column
        .table()
        .map(|table| interview::keys(&desk.shown, table))
        .unwrap_or_default();
    let clauses: BTreeSet<&str> = writes
        .iter()
        .filter(|number| all[**number].row == key)
        .map(|number| all[*number].clause)
        .collect();
    let other = |id: &Id| clauses.contains(id.clause) && id.row != key && keys.contains(&id.row);
    writes.into_iter().filter(|number| !other(all[*number])).collect()
}

fn line_of(lines: &[PaperLine], number: usize) -> usize {
    lines
        .iter()
        .position(|line| line.sentences().any(|s| s == number))
        .unwrap_or(0)
}

/// The numbers of the sentences that an entry writes.
fn lit_by(desk: &Desk, entry: &Entry) -> BTreeSet<usize> {
    match entry {
        Entry::Answer(at) | Entry::Row(at) => own(desk, at, trace::writes(&desk.shown, &desk.document, at)),
        Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => BTreeSet::new(),
    }
}

/// How many entries above one that writes nothing are looked at.
const LOOK_BACK: usize = 12;

/// Where the text stands while the focused entry writes nothing: at what the nearest entry above it writes, so that
/// it does not jump to its top; in a record at least at what its row writes.
fn anchor(desk: &Desk, form: &Form, lit: &BTreeSet<usize>) -> Option<(BTreeSet<usize>, String)> {
    if !lit.is_empty() {
        return None;
    }
    let entries = form.entries(desk);
    let here = form.position(&entries);
    let above = entries.iter().take(here).rev().take(LOOK_BACK).cloned();
    let row = form
        .record
        .as_ref()
        .map(|(table, key)| Entry::Row(crate::path::row_path(table, key)));
    above
        .chain(row)
        .map(|entry| (lit_by(desk, &entry), entry.path().to_owned()))
        .find(|(lit, _)| !lit.is_empty())
}

/// The sentence by which the text is placed: the row's own that is lit, else the first that is.
fn aim(desk: &Desk, at: &str, lit: &BTreeSet<usize>) -> Option<usize> {
    let key = match crate::path::spot(at) {
        Ok(Spot::Row(_, key) | Spot::Cell(_, key)) => key,
        Ok(Spot::Leaf(_) | Spot::Table(_)) | Err(_) => "",
    };
    let own = desk
        .document
        .sentences()
        .enumerate()
        .find(|(number, sentence)| lit.contains(number) && !key.is_empty() && sentence.id.row == key);
    own.map(|(number, _)| number).or_else(|| lit.first().copied())
}

/// Whether the sentence that matters is in sight already; what lights nothing asks for no other place either.
fn is_seen(lines: &[PaperLine], aim: Option<usize>, top: usize, room: usize) -> bool {
    let Some(aim) = aim else { return true };
    let is_lit = |line: &PaperLine| line.sentences().any(|s| s == aim);
    let (first, last) = (lines.iter().position(is_lit), lines.iter().rposition(is_lit));
    first.zip(last).is_some_and(|(first, last)| first >= top && last < top + room)
}

/// The first line to show: that sentence a third down.
fn top_for(lines: &[PaperLine], aim: Option<usize>, room: usize) -> usize {
    let line = aim.map_or(0, |number| line_of(lines, number));
    line.saturating_sub(room / 3).min(lines.len().saturating_sub(room))
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
        } else if has(&|s| desk.changed.contains(&s)) {
            "+"
        } else {
            " "
        };
        let bar_style = if bar == "+" { theme.key } else { theme.lit };
        let tilde = if has(&|s| desk.unconfirmed.contains(&s)) { "~" } else { " " };
        put(buf, area.x, y, 1, bar, bar_style);
        put(buf, area.x + 1, y, 1, tilde, theme.suggested);
        let mut x = area.x + 3 + u16::try_from(line.indent).unwrap_or(0);
        for piece in &line.pieces {
            let confirmed = piece.sentence.is_none_or(|s| !desk.unconfirmed.contains(&s));
            let mut style = if confirmed { theme.normal } else { theme.dim };
            if piece.sentence.is_some_and(|s| lit.contains(&s) || at == Some(s)) {
                style = style.patch(theme.lit);
            }
            if piece.strong || line.heading {
                style = style.patch(theme.strong);
            }
            if piece.gap {
                style = theme.problem;
            }
            let wide = put(buf, x, y, area.right().saturating_sub(x), &piece.text, style);
            if let Some(number) = piece.sentence {
                model.spots.sentence(Rect::new(x, y, wide, 1), number);
            }
            x += wide;
        }
    }
}
