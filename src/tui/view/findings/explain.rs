//! The page that explains a finding, and the places that mend it.
//!
//! Must not review and must not act. The price: the page is put together anew for each picture.

use super::level_style;
use crate::asking::{Fold, ask_at};
use crate::review::{self, page};
use crate::tui::model::Model;
use crate::tui::theme::Sign;
use crate::tui::view::tall::{self, Cell};
use crate::tui::view::{below, calm, display, form, paragraph, put, wrapped};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The page that explains a finding: where it speaks, then what `explain` prints, and below it the places that mend it.
pub fn explain(model: &Model, list: &[Fold], (at, here, top): (usize, usize, usize), buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let (Some(fold), Some(desk)) = (list.get(at), &model.desk) else {
        return;
    };
    let area = calm(area);
    let title = if list.len() > 1 {
        format!("{} of {}  {}", at + 1, list.len(), fold.word())
    } else {
        fold.word().to_owned()
    };
    put(buf, area.x, area.y, area.width, &title, level_style(theme, fold));
    let places = fold.places();
    let most = if area.height < 14 { 1 } else { 4 };
    let cell = |i: usize| -> Vec<Cell> {
        let Some(place) = places.get(i) else { return Vec::new() };
        let (mark, style) = if i == here {
            (theme.sign(Sign::Here), theme.selected)
        } else {
            (" ", theme.normal)
        };
        vec![Cell::new(0, area.width, &ask_at(desk, place), style).after(&format!("{mark} "))]
    };
    // the same for each place, so that what stands above does not move
    let extra = (0..places.len()).map(|i| tall::height(&cell(i))).max().unwrap_or(1) - 1;
    let foot = u16::try_from(places.len().min(most) + extra).unwrap_or(4) + u16::from(!places.is_empty());
    let mut y = area.y + 1;
    let low = area.height < 14;
    if !low {
        y += paragraph(buf, below(area, 1), &display(&fold.message()), theme.strong) + 1;
    }
    let body = Rect {
        y,
        height: area.bottom().saturating_sub(y + foot + 1),
        ..area
    };
    let mut words: Vec<(String, Style)> = Vec::new();
    let mut say = |text: &str, style: Style| {
        words.extend(
            wrapped(&display(text), usize::from(area.width.saturating_sub(form::EDGE)))
                .into_iter()
                .map(|line| (line, style)),
        );
    };
    let head = fold.head();
    if low {
        say(&fold.message(), theme.strong);
    }
    if let Some(decided) = review::decided_words(head) {
        say(&decided, theme.suggested);
    }
    if !head.sentence.is_empty() {
        say(&format!("“{}”", head.sentence), theme.normal);
    }
    if let Some(names) = fold.names(desk) {
        say(&names, theme.normal);
    }
    for line in explained(fold).lines() {
        say(line, theme.normal);
    }
    if let Some(on) = head.judged_on {
        say(&format!("{}.", on.words()), theme.normal);
    }
    let lowest = words.len().saturating_sub(usize::from(body.height));
    let top = top.min(lowest);
    for (y, (line, style)) in (body.top()..body.bottom()).zip(words.iter().skip(top)) {
        put(buf, body.x, y, body.width.saturating_sub(form::EDGE), line, *style);
    }
    form::more(model, buf, body, top, words.len());
    if places.is_empty() {
        return;
    }
    let from = body.bottom() + 1;
    put(buf, area.x, from, area.width, "Enter goes to", theme.dim);
    let (_, seen) = tall::seen(
        model,
        below(area, from + 1 - area.y),
        (here, tall::height(&cell(here))),
        places.len(),
    );
    for (i, row) in seen {
        if i == here {
            tall::chosen(buf, row, theme);
        }
        tall::draw(&cell(i), buf, row);
        model.spots.line(row, i);
    }
}

/// The same text as `explain` prints, as grave as the list says.
fn explained(fold: &Fold) -> String {
    page::find(fold.head().rule).map_or_else(String::new, |known| known.explained(Some(fold.word())))
}
