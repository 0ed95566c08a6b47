//! The list of what can be decided about a finding, and the line that says why.
//!
//! Must not review and must not act. The price: the list is put together anew for each picture.

use super::level_style;
use crate::asking::{self, Fold, ask_at, law_name};
use crate::draft::Decided;
use crate::review;
use crate::tui::model::{Desk, Model};
use crate::tui::prose::Prose;
use crate::tui::theme::Sign;
use crate::tui::update::decide::{Choice, choices};
use crate::tui::view::tall::{self, Cell};
use crate::tui::view::{below, calm, display, field, longest, paragraph, put, wrapped};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What can be decided about a finding.
pub fn decide(model: &Model, fold: &Fold, at: Option<usize>, on: bool, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let Some(desk) = &model.desk else { return };
    let area = calm(area);
    let left = desk.undecided(model.today).len();
    let title = match (on, left) {
        (true, 2..) => format!("Your decision ({left} to decide)"),
        _ => "Your decision".to_owned(),
    };
    put(buf, area.x, area.y, area.width, &title, theme.strong);
    let mut used = 1;
    let law = if fold.findings.len() == 1 { law_name(fold.head()) } else { "" };
    let provision = fold.provision();
    let words = [fold.word(), law, &provision];
    let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
    let low = area.height < 14;
    if low {
        // the list of findings has said it whole
        let words = display(&format!("{}: {}", fold.word(), fold.message()));
        let room = Rect {
            height: area.height.saturating_sub(used).min(2),
            ..below(area, used)
        };
        used += paragraph(buf, room, &words, level_style(theme, fold));
    } else {
        used += paragraph(buf, below(area, used), &words.join(" · "), level_style(theme, fold));
        used += paragraph(buf, below(area, used), &display(&fold.message()), theme.normal);
        if let Some(names) = fold.names(desk) {
            used += paragraph(buf, below(area, used), &display(&names), theme.dim);
        }
        used += paragraph(buf, below(area, used), fold.head().why, theme.dim);
    }
    if let Some(decided) = review::decided_words(fold.head()).filter(|_| !low) {
        used += paragraph(buf, below(area, used), &decided, theme.suggested);
        if let Some(why) = why_words(desk, fold) {
            used += paragraph(buf, below(area, used), &display(&why), theme.normal);
        }
    }
    used += u16::from(!low);
    let says = |choice: &Choice| match choice {
        Choice::Mend => match fold.places().first() {
            Some(place) => format!("Mend it: {}", ask_at(desk, place)),
            None => "Mend it".to_owned(),
        },
        Choice::Decide(decided) => decided.says().to_owned(),
        Choice::Undo => "Take the decision back".to_owned(),
        Choice::Leave if fold.counts() => "Leave it open for now".to_owned(),
        Choice::Leave => "Leave it decided so".to_owned(),
    };
    let choices = choices(fold);
    let room = below(area, used);
    let cell = |i: usize| -> Vec<Cell> {
        let Some(choice) = choices.get(i) else { return Vec::new() };
        let (mark, style) = if Some(i) == at {
            (theme.sign(Sign::Here), theme.selected)
        } else {
            (" ", theme.normal)
        };
        vec![Cell::new(0, room.width, &says(choice), style).after(&format!("{mark} {}  ", i + 1))]
    };
    let first = at.unwrap_or(0);
    let (_, seen) = tall::seen(model, room, (first, tall::height(&cell(first))), choices.len());
    for (i, line) in seen {
        if Some(i) == at {
            tall::chosen(buf, line, theme);
        }
        tall::draw(&cell(i), buf, line);
        model.spots.line(line, i);
        used += line.height;
    }
    let room = below(area, used + 1);
    let words = "It is kept in the draft with its date, and lapses once an answer changes on which it rests. The next \
                 line asks why: private, and optional.";
    if usize::from(room.height) >= wrapped(words, usize::from(room.width)).len() {
        paragraph(buf, room, words, theme.dim);
    }
}

/// Where the reason is kept, at length and in short.
const WHERE: [&str; 2] = [
    "It is kept in a private file beside the draft, never in the draft and never in the policy. Of the files only the copy for counsel shows it. It goes when the decision goes.",
    "Private: only counsel’s copy shows it.",
];

/// The line in which the author says why.
pub fn why(model: &Model, fold: &Fold, decided: Decided, input: &Prose, buf: &mut Buffer, area: Rect) -> (u16, u16) {
    let theme = &model.theme;
    let area = calm(area);
    let title = format!("Decided: {}", decided.words());
    put(buf, area.x, area.y, area.width, &title, theme.strong);
    let low = area.height < 14;
    let message = display(&fold.message());
    let mut used = 1;
    if low {
        // the list of findings has said it whole
        used += paragraph(
            buf,
            Rect {
                height: 2,
                ..below(area, 1)
            },
            &message,
            theme.dim,
        );
    } else {
        used += paragraph(buf, below(area, 1), &message, theme.dim);
    }
    private(model, (input, &WHERE), buf, below(area, used + 1))
}

/// The line of a private reason, and where it is kept: the longest of the sentences for which there is room.
pub(in crate::tui::view) fn private(model: &Model, (input, kept): (&Prose, &[&str]), buf: &mut Buffer, room: Rect) -> (u16, u16) {
    let theme = &model.theme;
    put(buf, room.x, room.y, room.width, "Why (private, optional)", theme.normal);
    let caret = field(model, input, buf, below(room, 1));
    let after = below(room, 3);
    longest(buf, after, kept, theme.dim);
    caret
}

/// Why the author decided so, in words.
pub(super) fn why_words(desk: &Desk, fold: &Fold) -> Option<String> {
    let why = asking::reason_of(desk, fold);
    (!why.is_empty()).then(|| format!("Why (private): {why}"))
}
