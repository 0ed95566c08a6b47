//! The text by sentences, and the page of all answers.

use super::paper::{PaperLine, Piece, lay_out, wrap};
use super::preview::draw;
use super::tall::{self, Cell};
use super::{Cursor, put, scroll};
use crate::draft::State;
use crate::interview::{Kind, counted};
use crate::path;
use crate::readability;
use crate::tui::model::{Desk, Model, Screen, question_of, row_label, words_of};
use crate::tui::update::text::{answers_page, clauses_of, shown_sentences};
use crate::tui::view::display;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// The lines above the text of a section.
const HEAD: u16 = 3;

/// What the mark of sentences means that the last edit brought or changed.
const CHANGED: &str = "+ just changed";

/// The lines of a section's text, or of the whole.
fn laid_out(desk: &Desk, section: Option<&str>, area: Rect) -> Vec<PaperLine> {
    let clauses: Option<Vec<&str>> = section.map(|s| clauses_of(s).collect());
    let of_section = |clause: &str| {
        clauses
            .as_ref()
            .is_none_or(|list| list.contains(&clause) || (clause.is_empty() && section == Some("changes")))
    };
    let width = (area.width.saturating_sub(4) as usize).min(76);
    let mut lines = lay_out(&desk.document, width, &of_section);
    let untold = section.map_or_else(Vec::new, |section| desk.untold(section));
    if !untold.is_empty() {
        if !lines.is_empty() {
            lines.push(PaperLine::default());
        }
        let title = if lines.is_empty() {
            "These answers write nothing on this page:"
        } else {
            "And these answers, which write nothing on this page:"
        };
        lines.extend(beside(title, width, true));
        lines.extend(untold.iter().flat_map(|words| beside(words, width, false)));
    }
    lines
}

/// Lines that are no part of the policy.
fn beside(words: &str, width: usize, strong: bool) -> Vec<PaperLine> {
    let piece = Piece {
        text: display(words),
        sentence: None,
        strong,
        gap: false,
    };
    wrap(width, &[piece])
}

/// How much of a section's text shows.
pub struct Extent {
    /// The lines that it has on this screen.
    pub lines: usize,
    /// How many of them show at once.
    pub room: usize,
    /// The first line that shows.
    pub from: usize,
    /// The line behind the last that shows.
    pub to: usize,
}

impl Extent {
    /// How many lines from the first on have been on the screen, where so many had been before: what a jump leaves out
    /// was not.
    pub fn read(&self, before: usize) -> usize {
        if self.from <= before { before.max(self.to) } else { before }
    }
}

/// How much of a section's text shows, from a line on or around a sentence.
pub fn extent(model: &Model, section: &str, at: Option<usize>, top: usize) -> Extent {
    let area = super::inner(Rect::new(0, 0, model.size.0, model.size.1), model);
    let lines = model.desk.as_ref().map(|desk| laid_out(desk, Some(section), area));
    let lines = lines.unwrap_or_default();
    let room: usize = area.height.saturating_sub(HEAD).into();
    let top = at.map_or(top.min(lines.len().saturating_sub(room)), |_| {
        scroll(line_of(&lines, at), room, lines.len())
    });
    Extent {
        from: top,
        to: (top + room).min(lines.len()),
        lines: lines.len(),
        room,
    }
}

/// How many lines of the text that a yes is asked for were never on the screen.
pub fn unread(model: &Model) -> usize {
    match &model.screen {
        Screen::Text {
            section: Some(section),
            at,
            top,
            read,
            ..
        } => {
            let extent = extent(model, section, *at, *top);
            extent.lines.saturating_sub(extent.read(*read))
        }
        _ => 0,
    }
}

/// The line on which a sentence begins.
fn line_of(lines: &[PaperLine], at: Option<usize>) -> usize {
    at.and_then(|n| lines.iter().position(|l| l.sentences().any(|s| s == n)))
        .unwrap_or(0)
}

/// The text, full width, at most 76 columns of it.
pub fn text(model: &Model, section: Option<&str>, at: Option<usize>, top: usize, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let desk = model.desk.as_ref()?;
    let lines = laid_out(desk, section, area);
    let narrow = area.width < 66;
    let shown = shown_sentences(desk, section);
    let is_said = section.is_some_and(|section| desk.tally(section).to_confirm == 0);
    let title = match (section, at) {
        (Some(_), _) if shown.is_empty() => "No sentence is written here yet; y says yes to these answers.",
        (Some(_), None) if is_said && narrow => "What the policy says here",
        (Some(_), None) if is_said => "What the policy says here. ↓ walks its sentences.",
        (Some(_), _) if narrow => "Once you say yes, the policy says this",
        (Some(_), None) => "Once you say yes, the policy says this. ↓ walks its sentences.",
        (Some(_), Some(_)) if unread(model) > 0 => "Once you say yes, the policy says this. y reads on to its end.",
        (Some(_), Some(_)) => "Once you say yes, the policy says this. y says yes to it.",
        (None, _) if narrow => "The policy as it stands",
        (None, _) => "The policy as it stands. Enter on a sentence goes to its question.",
    };
    put(buf, area.x, area.y, area.width, title, theme.strong);
    let waiting = shown.iter().filter(|number| desk.unconfirmed.contains(number)).count();
    let all = counted(shown.len(), "sentence", "sentences").unwrap_or_else(|| "no sentence".into());
    let offers = section.map_or(0, |section| desk.tally(section).offers);
    let offers = counted(offers, "offer is", "offers are").filter(|_| shown.is_empty());
    let mut marked = match waiting {
        0 if offers.is_some() => format!("{} picked one by one, with Space", offers.unwrap_or_default()),
        0 => format!("{all}, none to confirm"),
        all_wait if all_wait == shown.len() => format!("{all} to confirm, marked ~"),
        _ => format!("{waiting} of {all} to confirm, marked ~"),
    };
    let room: usize = area.height.saturating_sub(HEAD).into();
    let top = top.min(lines.len().saturating_sub(room));
    if section.is_some() && at.is_none() && lines.len() > room {
        let last = (top + room).min(lines.len());
        let on = if last < lines.len() { "; PgDn reads on" } else { "" };
        let where_ = format!("lines {} to {last} of {}{on}", top + 1, lines.len());
        let both = format!("{where_} · {marked}");
        marked = if both.width() <= usize::from(area.width) {
            both
        } else {
            where_
        };
    }
    // what the last edit wrote is marked too
    let changed = shown.iter().any(|number| desk.changed.contains(number));
    let mut legend = changed.then_some(CHANGED);
    if let Some(words) = legend.filter(|words| marked.width() + words.width() + 3 <= usize::from(area.width)) {
        marked = format!("{marked} · {words}");
        legend = None;
    }
    put(buf, area.x, area.y + 1, area.width, &marked, theme.dim);
    let grade = readability::measure(&desk.document);
    let fits = |words: &String| words.width() <= usize::from(area.width);
    let reading = grade.line().filter(fits).or_else(|| grade.brief()).filter(fits);
    let reading = reading.filter(|_| section.is_none() && area.height >= 10);
    if let Some(words) = legend {
        put(buf, area.x, area.y + 2, area.width, words, theme.dim); // it says what stands below; the grade can wait
    }
    let head = if let Some(reading) = reading {
        if legend.is_none() {
            put(buf, area.x, area.y + 2, area.width, &reading, theme.dim);
        }
        HEAD + 1
    } else {
        HEAD
    };
    if lines.is_empty() {
        put(
            buf,
            area.x,
            area.y + head,
            area.width,
            "Nothing yet: no answer of this section writes a sentence.",
            theme.dim,
        );
        return None;
    }
    let body = Rect {
        y: area.y + head,
        height: area.height.saturating_sub(head),
        ..area
    };
    let here = line_of(&lines, at);
    let top = if at.is_some() {
        scroll(here, body.height as usize, lines.len())
    } else {
        top
    };
    let top = model.spots.text(body, here, top, lines.len());
    let lit: BTreeSet<usize> = at.into_iter().collect();
    draw(model, desk, &lines, top, body.height as usize, &lit, at, buf, body);
    None
}

/// Every answer in short statements.
pub fn check(model: &Model, at: usize, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let desk = model.desk.as_ref()?;
    let paths = answers_page(desk);
    let mut lines: Vec<(Option<usize>, &str, String, String)> = Vec::new();
    let mut section = "";
    for (i, at) in paths.iter().enumerate() {
        let Some(question) = question_of(at) else { continue };
        if question.section != section {
            section = question.section;
            if !lines.is_empty() {
                lines.push((None, "", String::new(), String::new()));
            }
            let title = crate::interview::section(section).map_or("Own statements", |s| s.title);
            lines.push((None, "", title.to_owned(), String::new()));
        }
        let label = match path::spot(at) {
            Ok(path::Spot::Row(table, key)) => row_label(&desk.shown, table.id, key),
            _ => question.label.to_owned(),
        };
        let value = if question.is_table() {
            row_rest(desk, at)
        } else {
            path::get(&desk.shown, at)
                .map(|v| words_of(&desk.shown, question, &v))
                .unwrap_or_default()
        };
        let (sign, words) = match desk.draft.state(at) {
            State::Suggested | State::Confirm => ("~", value),
            State::DontKnow => ("?", "don't know".to_owned()),
            State::AskCounsel => ("?", "ask counsel".to_owned()),
            State::LeftOut => ("-", "left empty".to_owned()),
            State::Unanswered if value.is_empty() => (" ", "needed".to_owned()),
            State::Unanswered | State::Known => ("✓", value),
        };
        lines.push((Some(i), sign, label, words));
    }
    let here = lines.iter().position(|l| l.0 == Some(at)).unwrap_or(0);
    let edge = if lines.len() > usize::from(area.height) {
        super::form::EDGE
    } else {
        0
    };
    let width = area.width.saturating_sub(edge);
    let label_room = match area.width {
        0..60 => 20,
        60..100 => 30,
        100.. => 42,
    };
    let cells = |(number, sign, label, words): &(Option<usize>, &str, String, String)| -> Vec<Cell> {
        let Some(number) = number else {
            return vec![Cell::new(0, width, label, theme.strong)];
        };
        let chosen = *number == at;
        let (mark, style) = if chosen {
            ("▸", theme.selected)
        } else {
            (" ", theme.normal)
        };
        let room = if words.is_empty() { width } else { label_room.min(width) };
        let name = Cell::new(0, room, label, style).after(&format!("{mark} {sign} "));
        if width <= label_room + 2 || words.is_empty() {
            return vec![name];
        }
        let style = match *sign {
            "✓" => theme.normal,
            _ if words == "needed" => theme.suggested,
            _ => theme.dim,
        };
        let value = Cell::new(label_room + 1, width - label_room - 1, words, style);
        if !chosen || area.width >= 60 || tall::height(&[value]) == 1 {
            return vec![name, Cell::new(label_room + 1, width - label_room - 1, words, style)];
        }
        let name = Cell { room: width, ..name };
        let value = Cell::new(4, width.saturating_sub(4), words, style).below(&name);
        vec![name, value]
    };
    let needs = lines.get(here).map_or(1, |line| tall::height(&cells(line)));
    let (top, seen) = tall::seen(model, area, (here, needs), lines.len());
    for (at, room) in seen {
        let Some(line) = lines.get(at) else { continue };
        if let Some(number) = line.0 {
            model.spots.line(room, number);
        }
        if at == here {
            tall::chosen(buf, room, theme);
        }
        tall::draw(&cells(line), buf, room);
        if line.0.is_some() && at != here {
            put(buf, area.x + 2, room.y, 1, line.1, super::form::sign_style(theme, line.1));
        }
    }
    super::form::more(model, buf, area, top, lines.len() + needs - 1);
    None
}

fn row_rest(desk: &Desk, at: &str) -> String {
    let Ok(path::Spot::Row(table, key)) = path::spot(at) else {
        return String::new();
    };
    let said = crate::asking::beside_label(&desk.shown, table.id, key).into_iter();
    let words = said.map(|(column, value)| match (column.kind, words_of(&desk.shown, column, &value)) {
        (Kind::YesNo, words) => format!("{}: {words}", column.label), // alone it says nothing
        (_, words) => words,
    });
    words.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ")
}
