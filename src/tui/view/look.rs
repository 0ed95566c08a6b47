//! A look through a folder: the question which, how far it is, and the list of what was found with the item at the cursor
//! below it.
//!
//! Must not look and must not act. The price: the list is put together anew for each picture.

use super::findings::private;
use super::tall::{self, Cell};
use super::{Cursor, below, calm, display, grouped, longest, paragraph, put, wrapped};
use crate::asking::{self, Looked, Seen, waiting};
use crate::draft::Standing;
use crate::interview::{capital, counted};
use crate::scan::UNSEEN;
use crate::tui::model::{Desk, Look, LookItem, LookStage, Model, fault_words, link_words};
use crate::tui::prose::Prose;
use crate::tui::shelf::tilde;
use crate::tui::theme::Sign;
use crate::tui::update::look::listed;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// The screen.
pub fn look(model: &Model, look: &Look, buf: &mut Buffer, area: Rect) -> Cursor {
    match &look.stage {
        LookStage::Ask {
            input,
            env,
            on_env,
            problem,
        } => ask(model, (input, *env, *on_env), problem.as_deref(), buf, area),
        LookStage::Run => {
            run(model, buf, area);
            None
        }
        LookStage::List => {
            list(model, look, buf, area);
            None
        }
    }
}

/// What is read, and what is not.
const READS: &str = "Reads manifests, lock files, pages and settings: names, never values. Nothing is run, no link is followed, \
                     and nothing is sent. What .gitignore leaves out is left out.";
/// The same where there is little room.
const READS_SHORT: &str = "Reads names, never values. Nothing is run or sent, and no link is followed.";

fn ask(model: &Model, (input, env, on_env): (&Prose, bool, bool), problem: Option<&str>, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let area = calm(area);
    put(buf, area.x, area.y, area.width, "In which folder?", theme.strong);
    let marks = |here: bool| if here { theme.sign(Sign::Here) } else { " " };
    let label = |y: u16, here: bool, words: &str, buf: &mut Buffer| {
        let style = if here { theme.selected } else { theme.normal };
        put(buf, area.x, y, 10, &format!("{} {words}", marks(here)), style)
    };
    let y = area.y + 2;
    label(y, !on_env, "Folder", buf);
    let field = Rect {
        x: area.x + 10,
        y,
        width: area.width.saturating_sub(10),
        height: 1.min(area.height.saturating_sub(2)),
    };
    input.render(field, buf, theme.normal);
    model.spots.field(field);
    label(y + 1, on_env, ".env", buf);
    let words = if env {
        "[x] the names in it too"
    } else {
        "[ ] the names in it too"
    };
    put(buf, area.x + 10, y + 1, area.width.saturating_sub(10), words, theme.normal);
    let room = Rect {
        y: y + 1,
        height: 1,
        ..area
    };
    model.spots.line(room, 0);
    let mut rest = below(area, 5);
    if let Some(problem) = problem {
        let used = paragraph(buf, rest, &format!("! {}", display(problem)), theme.problem);
        rest = below(rest, used + 1);
    }
    let used = longest(buf, rest, &[READS, READS_SHORT], theme.dim);
    longest(buf, below(rest, used + 1), &[UNSEEN], theme.dim);
    if on_env {
        return None;
    }
    let place = input.cursor(field);
    Some((place.x, place.y))
}

fn run(model: &Model, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let area = calm(area);
    let Some(running) = &model.scan else { return };
    let title = if running.stopping { "Stopping" } else { "Looking through" };
    let words = format!("{title} {}", display(&running.folder));
    let used = paragraph(
        buf,
        Rect {
            height: area.height.min(2),
            ..area
        },
        &words,
        theme.strong,
    )
    .max(1);
    let area = below(area, used - 1);
    let far = running.progress.map_or_else(
        || "it begins".to_owned(),
        |far| {
            let providers = counted(far.providers, "provider found", "providers found");
            let providers = providers.unwrap_or_else(|| "no provider found yet".to_owned());
            format!("{} · {providers}", asking::counted_files(far.seen, far.read))
        },
    );
    let used = paragraph(buf, below(area, 2), &far, theme.normal);
    let words = "Esc stops it; what was found until then can be used.";
    paragraph(buf, below(area, 3 + used), words, theme.dim);
}

fn list(model: &Model, look: &Look, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let Some(desk) = &model.desk else { return };
    let Some(looked) = &desk.looked else { return };
    let (all, at) = listed(model, look);
    summary(model, desk, looked, buf, area);
    if all.is_empty() {
        let words = "No provider of the catalogue was found, and none is named.";
        let used = paragraph(buf, calm(below(area, 3)), words, theme.normal);
        paragraph(buf, calm(below(area, 4 + used)), UNSEEN, theme.dim);
        return;
    }
    let panel: u16 = match area.height {
        24.. => 10,
        16..24 => 8,
        11.. => 4,
        0..11 => 0,
    };
    let lines = grouped::lines(all.iter().map(|(under, _)| *under), area.width);
    let needs = &|width: u16| tall::height(&cells(model, (look, columns(&all, width)), (&all[at].1, true), width));
    let mut widths = None;
    let draw = &mut |i: usize, room: Rect, buf: &mut Buffer| {
        let columns = *widths.get_or_insert_with(|| columns(&all, room.width));
        if i == at {
            tall::chosen(buf, room, theme);
        }
        tall::draw(&cells(model, (look, columns), (&all[i].1, i == at), room.width), buf, room);
    };
    if let Some(room) = grouped::grouped(model, (&lines, at, needs), panel, buf, area, draw) {
        about(model, desk, &all[at].1, buf, calm(room));
    }
}

/// How much is new, and how much was looked at.
fn summary(model: &Model, desk: &Desk, looked: &Looked, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let new = waiting(&asking::seen(desk));
    let words = counted(new, "provider to name, or not", "providers to name, or not");
    let words = words.unwrap_or_else(|| "All that the product uses is settled".to_owned());
    put(buf, area.x, area.y, area.width, &words, theme.strong);
    let looked_at = format!("{}: {}", tilde(&looked.folder), asking::told(looked));
    let style = if looked.scan.stopped { theme.suggested } else { theme.dim };
    let whole = looked_at.width() <= usize::from(area.width);
    let words = if whole { looked_at } else { asking::told(looked) };
    put(buf, area.x, area.y + 1, area.width, &words, style);
}

/// The cells before a name: the pointer and the box.
const BOX: u16 = 6;

/// Where the second and the third column begin; none where there is no room for it.
fn columns(all: &[(&'static str, LookItem)], room: u16) -> (u16, Option<u16>) {
    let widest = |of: &dyn Fn(&Seen) -> usize| {
        let of = all.iter().filter_map(|(_, item)| match item {
            LookItem::Seen(seen) => Some(of(seen)),
            LookItem::Settled(_) | LookItem::Faults(_) | LookItem::Links(_) => None,
        });
        u16::try_from(of.max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let second = (BOX + 2 + widest(&|seen| seen.name.width())).min((room / 2).max(BOX + 8));
    if room < 70 {
        return (second, None);
    }
    let third = second + 2 + widest(&|seen| seen.about.width());
    // where it is found counts more than the end of what it does
    let place = widest(&|seen| seen.place().width()).clamp(14, 34);
    (second, Some(third.min(room.saturating_sub(place))))
}

/// What stands in the line of an item.
fn cells(
    model: &Model,
    (look, (second, third)): (&Look, (u16, Option<u16>)),
    (item, chosen): (&LookItem, bool),
    width: u16,
) -> Vec<Cell> {
    let theme = &model.theme;
    let (mark, style) = if chosen {
        (theme.sign(Sign::Here), theme.selected)
    } else {
        (" ", theme.normal)
    };
    let line = |head: &str, words: &str| vec![Cell::new(0, width, words, style).after(&format!("{mark} {head} "))];
    let seen = match item {
        LookItem::Settled(words) => return line(if look.open { "-" } else { "+" }, words),
        LookItem::Links(count) => return line(" ", &link_words(*count)),
        LookItem::Faults(count) => return line(" ", &fault_words(*count)),
        LookItem::Seen(seen) => seen,
    };
    let tick = match (seen.of.is_new(), look.ticked.contains(&seen.id)) {
        (false, _) => "   ",
        (true, true) => "[x]",
        (true, false) => "[ ]",
    };
    let last = if seen.of.is_quiet() {
        seen.of.words().to_owned()
    } else {
        seen.place()
    };
    let head = Cell::new(0, BOX, "", theme.normal).after(&format!("{mark} {tick}"));
    let name = Cell::new(BOX, second - 1 - BOX, &seen.name, style);
    let Some(third) = third else {
        let beside = Cell::new(second, width.saturating_sub(second), &last, theme.dim);
        if !chosen || (name.is_whole() && beside.is_whole()) {
            return vec![head, name, beside];
        }
        let name = Cell::new(BOX, width.saturating_sub(BOX), &seen.name, style);
        let beside = Cell::new(BOX, width.saturating_sub(BOX), &last, theme.dim).below(&name);
        return vec![head, name, beside];
    };
    let about = Cell::new(second, third.saturating_sub(second + 1), &seen.about, theme.normal);
    vec![
        head,
        name,
        about,
        Cell::new(third, width.saturating_sub(third), &last, theme.dim),
    ]
}

/// The item with the cursor: what it does, how sure it is, where.
fn about(model: &Model, desk: &Desk, item: &LookItem, buf: &mut Buffer, area: Rect) {
    let theme = &model.theme;
    let seen = match item {
        LookItem::Settled(_) => {
            let words = "These are named, or you said what they are: nothing is to be done. Enter lists them.";
            let used = paragraph(buf, area, words, theme.normal);
            paragraph(buf, below(area, used + 1), UNSEEN, theme.dim);
            return;
        }
        LookItem::Links(_) => {
            let words = "They lead out of the folder or nowhere. If part of the product lies there, look there as well. Enter lists \
                         them.";
            paragraph(buf, area, words, theme.normal);
            return;
        }
        LookItem::Faults(_) => {
            let words = "These could not be read, so a provider may be missing. Enter says which and why.";
            paragraph(buf, area, words, theme.normal);
            return;
        }
        LookItem::Seen(seen) => seen,
    };
    let foot = u16::try_from(wrapped(UNSEEN, usize::from(area.width)).len()).unwrap_or(2);
    let head = format!("{} · {}", seen.name, seen.strength());
    let mut used = paragraph(buf, area, &display(&head), theme.strong);
    used += paragraph(buf, below(area, used), &display(&capital(&seen.about)), theme.normal);
    if let Some(doubt) = seen.doubt() {
        used += paragraph(buf, below(area, used), &format!("{}.", capital(doubt)), theme.normal);
    }
    if let Some(said) = asking::judged_because(desk, &seen.id) {
        used += paragraph(buf, below(area, used), &display(&capital(&said)), theme.suggested);
    }
    let vendor = desk.provider(&seen.id);
    for condition in vendor.iter().flat_map(|vendor| &vendor.conditions) {
        used += paragraph(buf, below(area, used), condition, theme.normal);
    }
    let places = seen.places();
    // as many places as leave room for what no scan sees
    let room = usize::from(area.height.saturating_sub(used + foot + 1)).max(1);
    for place in places.iter().take(room) {
        let room = below(area, used);
        if room.height == 0 {
            return;
        }
        used += paragraph(buf, room, &display(place), theme.dim);
    }
    if area.height > used + foot {
        let room = below(area, area.height - foot);
        paragraph(buf, room, UNSEEN, theme.dim);
    }
}

/// The line in which the author says why providers are what they were said to be.
pub fn why(model: &Model, ids: &[String], is: Standing, input: &Prose, buf: &mut Buffer, area: Rect) -> (u16, u16) {
    let theme = &model.theme;
    let area = calm(area);
    let provider = |id| model.desk.as_ref().and_then(|desk| desk.provider(id));
    let names: Vec<&str> = ids
        .iter()
        .map(|id| provider(id).map_or(id.as_str(), |vendor| vendor.name.as_str()))
        .collect();
    let title = format!("{}: {}", capital(is.words()), names.join(", "));
    put(buf, area.x, area.y, area.width, &title, theme.strong);
    let means = match (is, ids.len()) {
        (Standing::NoRecipient, 0 | 1) => "It gets no personal data, so no look through the project asks about it again.",
        (Standing::NoRecipient, _) => "They get no personal data, so no look through the project asks about them again.",
        (Standing::ByHand, 0 | 1) => "No file shows it, and that is right: no look through the project asks about it again.",
        (Standing::ByHand, _) => "No file shows them, and that is right: no look through the project asks about them again.",
    };
    let used = 1 + paragraph(buf, below(area, 1), means, theme.dim);
    private(model, (input, &[KEPT]), buf, below(area, used + 1))
}

/// Where the reason is kept.
const KEPT: &str = "Kept in a private file beside the draft, never in it.";
