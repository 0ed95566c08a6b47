//! The findings: the list with the one at the cursor below it; the page that explains one (`explain`) and the list of
//! decisions (`decide`).
//!
//! Must not review and must not act. The price: the list is put together anew for each picture.

mod decide;
mod explain;

pub(super) use decide::private;
pub use decide::{decide, why};
pub use explain::explain;

use super::tall::{self, Cell};
use super::{Cursor, below, calm, display, grouped, longest, paragraph, put};
use crate::asking::{Bench, Fold, Found, Group, ask_at};
use crate::draft::Decision;
use crate::interview::{capital, counted};
use crate::review::{self, Judged, Level, Verdict};
use crate::tui::model::{By, Desk, Findings, Item, Model};
use crate::tui::theme::{Sign, Theme};
use crate::tui::update::findings::listed;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Beside the tabs, where there is room.
const NEXT: &str = "Tab: the next";

/// The screen of findings.
pub fn findings(model: &Model, screen: &Findings, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let desk = model.desk.as_ref()?;
    let found = desk.found(model.today);
    let (all, at) = listed(model, screen);
    let counts = found.counts().join(" · ");
    let counts = if counts.is_empty() {
        "Nothing found".to_owned()
    } else {
        counts
    };
    // where it needs a second line, that is the empty one above the list
    let used = paragraph(
        buf,
        Rect {
            height: area.height.min(2),
            ..area
        },
        &counts,
        theme.strong,
    );
    let wide = u16::try_from(counts.width()).unwrap_or(u16::MAX).min(area.width);
    if let Some(on) = found.usual.filter(|_| screen.by != By::Law) {
        let words = format!("  {}", on.words());
        if usize::from(area.width - wide) >= words.width() {
            put(buf, area.x + wide, area.y, area.width - wide, &words, theme.dim);
        }
    }
    tabs(theme, screen.by, buf, below(area, used.max(1)));
    if all.is_empty() {
        paragraph(buf, calm(below(area, 3)), NOTHING, theme.normal);
        return None;
    }
    let panel = match (area.height, screen.by) {
        (24.., By::Level | By::Section) => 10,
        (16..24, By::Level | By::Section) => 8,
        (11.., _) => 5,
        (0..11, _) => 0,
    };
    let lines = grouped::lines(all.iter().map(|(under, _)| under.as_str()), area.width);
    let needs = &|width: u16| tall::height(&cells(model, (screen.by, laws_width(&all, width)), (&all[at].1, true), width));
    let mut width = None;
    let draw = &mut |i: usize, room: Rect, buf: &mut Buffer| {
        let laws = *width.get_or_insert_with(|| laws_width(&all, room.width));
        if i == at {
            tall::chosen(buf, room, theme);
        }
        tall::draw(&cells(model, (screen.by, laws), (&all[i].1, i == at), room.width), buf, room);
    };
    if let Some(room) = grouped::grouped(model, (&lines, at, needs), panel, buf, area, draw) {
        let room = calm(room);
        match &all[at].1 {
            Item::Fold(fold) => about(desk, theme, (&found, fold), buf, room),
            Item::Bench(bench) => bench_about(desk, theme, bench, buf, room),
            Item::Stale(decision) => stale_about(desk, theme, decision, buf, room),
        }
    }
    None
}

/// What is said where nothing is found.
const NOTHING: &str = "The review found nothing that counts. That is no seal: a rule that is silent has not been passed, for it \
                       found nothing, or did not apply. Tab shows which laws were looked at, and which were not.";

/// The three orders, the one that is shown in brackets.
fn tabs(theme: &Theme, by: By, buf: &mut Buffer, area: Rect) {
    let mut x = area.x;
    for one in By::ALL {
        let (words, style) = if one == by {
            (format!("[{}]", one.words()), theme.normal)
        } else {
            (format!(" {} ", one.words()), theme.dim)
        };
        x += put(buf, x, area.y, area.right().saturating_sub(x), &words, style) + 1;
    }
    let room = area.right().saturating_sub(x + 2);
    if usize::from(room) < NEXT.len() {
        return;
    }
    put(buf, x + 2, area.y, room, NEXT, theme.dim);
}

/// The cells that the names of laws take in a list: as many as the longest needs, while its reason keeps the other half.
fn laws_width(all: &[(String, Item)], room: u16) -> u16 {
    let names = all.iter().filter_map(|(_, item)| match item {
        Item::Bench(bench) => Some(bench.short().width()),
        Item::Fold(_) | Item::Stale(_) => None,
    });
    let widest = u16::try_from(names.max().unwrap_or(0)).unwrap_or(u16::MAX).saturating_add(4);
    if room < 60 { 24 } else { widest.clamp(24, (room / 2).max(44)) }
}

/// What stands in the line of an item.
fn cells(model: &Model, (by, laws): (By, u16), (item, chosen): (&Item, bool), width: u16) -> Vec<Cell> {
    let theme = &model.theme;
    let (mark, style) = if chosen {
        (theme.sign(Sign::Here), theme.selected)
    } else {
        (" ", theme.normal)
    };
    let mark = format!("{mark} ");
    match item {
        Item::Fold(fold) => {
            let word = if fold.counts() { fold.word() } else { "decided" };
            let column = if by == By::Section && width >= 50 { 16 } else { 2 };
            let many = match fold.findings.len() {
                1 => String::new(),
                many => format!(" ({many}×)"),
            };
            let room = width.saturating_sub(column);
            let tail = u16::try_from(many.width()).unwrap_or(0);
            let message = Cell::new(column, room.saturating_sub(tail), &fold.message(), style);
            let after = column + message.wide();
            let mut all = vec![Cell::new(0, 2, "", style).after(&mark), message];
            all.push(Cell::new(after, tail, "", theme.dim).after(&many));
            if column > 2 {
                all.push(Cell::new(2, column - 3, word, level_style(theme, fold)));
            }
            all
        }
        Item::Stale(decision) => vec![Cell::new(0, width, &stale_line(decision), style).after(&mark)],
        Item::Bench(bench) => {
            let why = match bench.verdict {
                Verdict::Applies => format!("{}, {}", counted(bench.rules, "rule", "rules").unwrap_or_default(), bench.why),
                Verdict::NotKnown | Verdict::DoesNot => bench.why.clone(),
            };
            let name = Cell::new(0, laws - 1, &capital(&bench.short()), style).after(&mark);
            let beside = Cell::new(laws, width.saturating_sub(laws), &why, theme.dim);
            if !chosen || width >= 60 || (name.is_whole() && beside.is_whole()) {
                return vec![name, beside];
            }
            let name = Cell { room: width, ..name };
            let beside = Cell::new(4, width.saturating_sub(4), &why, theme.dim).below(&name);
            vec![name, beside]
        }
    }
}

/// The style of the word for how grave a finding is.
pub(super) fn level_style(theme: &Theme, fold: &Fold) -> Style {
    match fold.group() {
        Group::Contradiction => theme.problem,
        Group::Needed | Group::Level(Level::Must) => theme.suggested,
        Group::Level(Level::Should | Level::Consider) | Group::Unread(..) | Group::Decided => theme.dim,
    }
}

/// The finding with the cursor, in short: what, where, why, what mends it.
fn about(desk: &Desk, theme: &Theme, (found, fold): (&Found, &Fold), buf: &mut Buffer, area: Rect) {
    let head = fold.head();
    let mut y = area.y;
    let mut say = |words: &str, style: Style| {
        let room = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        y += paragraph(buf, room, &display(words), style);
    };
    let own_day = head.judged_on.filter(|_| fold.is_of_another_day(found)).map(Judged::words);
    let parts = [Some(fold.word().to_owned()), Some(fold.provision()), head.unread(), own_day];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    say(&parts.join(" · "), level_style(theme, fold));
    say(&fold.message(), theme.strong);
    if let Some(decided) = review::decided_words(head) {
        say(&decided, theme.suggested);
    }
    if let Some(why) = decide::why_words(desk, fold) {
        say(&why, theme.normal);
    }
    if !head.sentence.is_empty() {
        say(&format!("“{}”", head.sentence), theme.normal);
    }
    if let Some(names) = fold.names(desk) {
        say(&names, theme.normal);
    }
    say(head.why, theme.dim);
    if let Some(place) = fold.places().first() {
        say(&format!("Enter goes to: {}", ask_at(desk, place)), theme.normal);
    }
    for way in &head.mend {
        say(&format!("- {way}"), theme.dim);
    }
}

fn bench_about(desk: &Desk, theme: &Theme, bench: &Bench, buf: &mut Buffer, area: Rect) {
    let used = paragraph(buf, area, &capital(&bench.names.join(", ")), theme.strong);
    let room = below(area, used);
    let used = used + paragraph(buf, room, &display(&capital(&bench.why)), theme.normal);
    if let Some(question) = bench.questions.first() {
        let words = format!("Enter goes to: {}", ask_at(desk, question));
        paragraph(buf, below(area, used), &words, theme.normal);
    } else {
        let words = "A rule that is silent has not been passed: it found nothing, or did not apply.";
        longest(buf, below(area, used + 1), &[words], theme.dim);
    }
}

/// A decision about what is not found, in a line: what the rule said then, else its id.
fn stale_line(decision: &Decision) -> String {
    match (decision.message.is_empty(), decision.sentence.is_empty()) {
        (false, _) => decision.message.clone(),
        (true, false) => format!("“{}”", decision.sentence),
        (true, true) => format!("{} {}", decision.rule, decision.at.join(", ")),
    }
}

fn stale_about(desk: &Desk, theme: &Theme, decision: &Decision, buf: &mut Buffer, area: Rect) {
    let at = format!("{} {}", decision.rule, decision.at.join(", "));
    let mut used = paragraph(buf, area, &display(at.trim_end()), theme.strong);
    let words = review::stale_words(decision);
    used += paragraph(buf, below(area, used), &display(&words), theme.suggested);
    if let Some(why) = desk.reasons.get(decision) {
        let why = format!("Why (private): {why}");
        used += paragraph(buf, below(area, used), &display(&why), theme.normal);
    }
    paragraph(buf, below(area, used), "x takes it away, with its reason.", theme.dim);
}
