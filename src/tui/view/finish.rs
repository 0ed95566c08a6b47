//! Finish: what stops, what is written where, what stands there now, what would be replaced, what was written.
//!
//! The screen is a list of lines, of which some can have the cursor; a low screen shows the part around it.
//! Must not write, nor look at the disk: what stands at a path is in the model. The price: the list is made
//! anew for each picture.

mod facts;
mod stages;

use super::{Cursor, chosen_row, display, put, small, wrapped};
use crate::interview::{self, counted};
use crate::path::{self, Spot};
use crate::tui::model::{
    Desk, Finish, FinishFile, FinishLine, Model, STOPS_SHOWN, Stage, Stop, Target, duties, row_label, stops_listed,
};
use crate::tui::theme::{Sign, Theme};
use crate::tui::update::finish::stops;
use crate::values::PolicyDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// A line of the screen: its pieces, each with its column and style; its number, if it can have the cursor.
#[derive(Default)]
struct Line {
    pieces: Vec<(u16, String, Style)>,
    here: bool,
    number: Option<usize>,
}

/// The lines of the screen while it is made.
struct Sheet<'a> {
    theme: &'a Theme,
    width: u16,
    lines: Vec<Line>,
}

impl Sheet<'_> {
    fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// Words from a column on, in as many lines as they need.
    fn words(&mut self, column: u16, text: &str, style: Style) {
        let room = self.width.saturating_sub(column).max(1) as usize;
        for line in wrapped(&display(text), room.min(88)) {
            self.lines.push(Line {
                pieces: vec![(column, line, style)],
                here: false,
                number: None,
            });
        }
    }

    /// A line that cannot have the cursor: a name, and from a column on what is said of it, in as many lines as that needs.
    fn said(&mut self, (at, name, style): (u16, &str, Style), column: u16, words: &str, said: Style) {
        let from = self.lines.len();
        let room = usize::from(self.width.saturating_sub(column));
        if self.width < 60 && display(words).width() > room {
            self.words(at, name, style);
            self.words(4, words, said);
            return;
        }
        self.words(column, words, said);
        if let Some(line) = self.lines.get_mut(from) {
            line.pieces.insert(0, (at, display(name), style));
        }
    }

    /// A line that can have the cursor: a mark, a first piece that carries the selection, and more.
    fn choice(&mut self, here: bool, first: &str, room: u16, rest: Vec<(u16, String, Style)>) {
        let (mark, style) = if here {
            (self.theme.sign(Sign::Here), self.theme.selected)
        } else {
            (" ", self.theme.normal)
        };
        let first = display(first);
        let whole = if first.width() <= usize::from(room) {
            vec![first]
        } else {
            wrapped(&first, usize::from(room))
        };
        let mut pieces = vec![(0, format!("{mark} {}", whole.first().map_or("", String::as_str)), style)];
        pieces.extend(rest);
        let number = Some(self.lines.iter().filter(|line| line.number.is_some()).count());
        self.lines.push(Line { pieces, here, number });
        for words in whole.iter().skip(1) {
            self.words(4, words, self.theme.normal);
        }
    }

    /// A line that can have the cursor, and behind it what of its message has no room on it: with or without the cursor,
    /// so that nothing moves.
    fn told(&mut self, here: bool, head: &str, message: &str, room: u16, rest: Vec<(u16, String, Style)>) {
        let column = head.width();
        let whole = wrapped(&display(message), usize::from(room).saturating_sub(column).max(8));
        self.choice(
            here,
            &format!("{head}{}", whole.first().map_or("", String::as_str)),
            room,
            rest,
        );
        if whole.len() > 1 {
            let indent = if self.width < 60 { 4 } else { column + 2 };
            self.words(u16::try_from(indent).unwrap_or(4), &whole[1..].join(" "), self.theme.normal);
        }
    }
}

/// The finish screen.
pub fn finish(model: &Model, finish: &Finish, buf: &mut Buffer, area: Rect) -> Cursor {
    let desk = model.desk.as_ref()?;
    let mut sheet = Sheet {
        theme: &model.theme,
        width: area.width.saturating_sub(super::form::EDGE), // the arrows lie over no word
        lines: Vec::new(),
    };
    match &finish.stage {
        Stage::Choose => choose(model, desk, finish, &mut sheet),
        Stage::Ask(at) => stages::ask(finish, *at, &mut sheet),
        Stage::Done(done) => stages::done(model, desk, done, &mut sheet),
    }
    let here = sheet.lines.iter().position(|line| line.here).unwrap_or(0);
    // however far the list goes, the line that says whether it can be published stays
    let head = sheet.lines.iter().position(|line| line.pieces.is_empty()).unwrap_or(0);
    let fixed = if area.height >= 10 && sheet.lines.len() > usize::from(area.height) && head <= 2 && here >= head {
        head
    } else {
        0
    };
    for (y, line) in (area.y..).zip(&sheet.lines[..fixed]) {
        for (column, text, style) in &line.pieces {
            let room = area.width.saturating_sub(*column);
            put(buf, area.x + column, y, room, text, *style);
        }
    }
    let lines = &sheet.lines[fixed..];
    let fixed = u16::try_from(fixed).unwrap_or(0);
    let area = Rect {
        y: area.y + fixed,
        height: area.height - fixed,
        ..area
    };
    let top = model.spots.list(area, here.saturating_sub(fixed.into()), lines.len());
    let mut cursor = None;
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        if line.here {
            chosen_row(buf, Rect { y, ..area }, &model.theme);
        }
        if let Some(number) = line.number {
            model.spots.line(Rect { y, height: 1, ..area }, number);
        }
        for (column, text, style) in &line.pieces {
            let room = area.width.saturating_sub(*column);
            put(buf, area.x + column, y, room, text, *style);
        }
        if let Some(input) = finish.input.as_deref().filter(|_| line.here) {
            let column = path_column(area.width);
            let at = Rect {
                x: area.x + column,
                y,
                width: area.width.saturating_sub(column),
                height: 1,
            };
            super::clear(buf, at, &model.theme);
            input.render(at, buf, model.theme.normal);
            model.spots.field(at);
            let place = input.cursor(at);
            cursor = Some((place.x, place.y));
        }
    }
    super::form::more(model, buf, area, top, lines.len());
    cursor
}

/// Where the paths stand.
fn path_column(width: u16) -> u16 {
    if width >= 38 { 29.min(width - 13) } else { 22.min(width / 2) }
}

fn choose(model: &Model, desk: &Desk, finish: &Finish, sheet: &mut Sheet) {
    let stops = stops(desk, model.today);
    head(model, desk, &stops, finish, sheet);
    if stops.is_empty() {
        duties_of(model, desk, finish, sheet);
        unfinished(desk, finish, sheet);
    } else if let Some(count) = counted(desk.undecided(model.today).len(), "thing", "things") {
        sheet.blank();
        sheet.words(
            0,
            &format!("Laws or platforms still want {count}: r lists what"),
            sheet.theme.dim,
        );
    }
    sheet.blank();
    facts::facts(model, desk, finish, &stops, sheet);
    facts::open(desk, sheet);
    sheet.blank();
    let theme = sheet.theme;
    sheet.words(0, "Files", theme.strong);
    for line in finish.lines(desk, model.today) {
        match line {
            FinishLine::File(i) => {
                if let Some(file) = finish.files.get(i) {
                    self::file(finish, file, finish.at == line, sheet);
                }
            }
            FinishLine::More => sheet.choice(finish.at == line, "    Other formats…", 24, Vec::new()),
            FinishLine::Write => {
                sheet.blank();
                write(finish, stops.is_empty(), sheet);
            }
            _ => {}
        }
    }
}

/// Whether it can be published, and the way to what stops.
fn head(model: &Model, desk: &Desk, stops: &[String], finish: &Finish, sheet: &mut Sheet) {
    let theme = sheet.theme;
    if stops.is_empty() {
        let words = crate::asking::finish_words(desk, model.today);
        sheet.words(0, &words, theme.strong);
        return;
    }
    let contradictions = desk.contradictions(model.today);
    let words = format!(
        "Not ready to publish: {}.",
        crate::asking::stopping_words(desk, model.today).join(", ")
    );
    sheet.words(0, &words, theme.strong);
    sheet.blank();
    let listed = stops_listed(desk, model.today);
    let column = if contradictions.is_empty() { 11 } else { 13 };
    for (i, stop) in listed.iter().take(STOPS_SHOWN).enumerate() {
        let (word, what) = match stop {
            Stop::Needed(at) => ("needed", named(desk, at)),
            Stop::Confirm(section, count, _) => ("to confirm", format!("{section}: {count}")),
            Stop::Contradiction(fold) => ("contradiction", fold.message()),
        };
        let here = finish.at == FinishLine::Stop(i);
        let room = sheet.width.saturating_sub(2);
        sheet.told(here, &format!("{word:<column$} "), &what, room, Vec::new());
    }
    if listed.len() > STOPS_SHOWN {
        sheet.words(2, &format!("and {} more", listed.len() - STOPS_SHOWN), theme.dim);
    }
}

/// What a law still wants, with the decision of the author on each.
fn duties_of(model: &Model, desk: &Desk, finish: &Finish, sheet: &mut Sheet) {
    let theme = sheet.theme;
    let duties = duties(desk, model.today);
    if duties.is_empty() {
        return;
    }
    let undecided = duties.iter().filter(|fold| fold.counts()).count();
    sheet.blank();
    let title = match undecided {
        0 => "What laws and platforms require besides is decided".to_owned(),
        1 => "A law or a platform still wants this: mend it or decide about it".to_owned(),
        many => format!("Laws or platforms still want {many} things: mend each or decide about it"),
    };
    sheet.words(0, &title, theme.strong);
    let wide = sheet.width >= 76;
    let day = |on: PolicyDate| on.words(desk.shown.american());
    for (i, fold) in duties.iter().enumerate() {
        let word = if fold.counts() { fold.word() } else { "decided" };
        let many = match fold.findings.len() {
            1 => String::new(),
            many => format!(" ({many}×)"),
        };
        let message = format!("{}{many}", fold.message());
        let decision = match (&fold.head().waived, &fold.head().lapsed) {
            (Some(waived), _) => format!("{}, {}", waived.decision.words(), day(waived.on)),
            (None, Some(lapsed)) => format!("lapsed: decided on {}", day(lapsed.on)),
            (None, None) => String::new(),
        };
        let room = sheet.width.saturating_sub(4);
        let style = if fold.counts() { theme.suggested } else { theme.dim };
        let here = finish.at == FinishLine::Duty(i);
        sheet.told(here, &format!("{word:<8} "), &message, room, Vec::new());
        // below, so that the message is read without it
        if (here || wide) && !decision.is_empty() {
            sheet.words(11, &decision, style);
        }
    }
}

/// The rows that lack something: they are written as far as they go, which the author should know.
fn unfinished(desk: &Desk, finish: &Finish, sheet: &mut Sheet) {
    let rows = crate::asking::unfinished(desk);
    let title = match rows.len() {
        0 => return,
        1 => "A row is unfinished; it is written as far as it goes".to_owned(),
        many => format!("{many} rows are unfinished; they are written as far as they go"),
    };
    let theme = sheet.theme;
    sheet.blank();
    sheet.words(0, &title, theme.strong);
    let room = sheet.width.saturating_sub(2);
    for (i, (_, words)) in rows.iter().take(STOPS_SHOWN).enumerate() {
        sheet.told(finish.at == FinishLine::Row(i), "", words, room, Vec::new());
    }
    if rows.len() > STOPS_SHOWN {
        let mut sections: Vec<&str> = Vec::new();
        for (at, _) in &rows[STOPS_SHOWN..] {
            let section = crate::asking::section_of(at).and_then(interview::section);
            sections.extend(section.map(|section| section.title).filter(|title| !sections.contains(title)));
        }
        let more = format!("and {} more, in {}", rows.len() - STOPS_SHOWN, interview::listed(&sections));
        sheet.words(2, &more, theme.dim);
    }
}

/// A question in words; of a row or cell also which one, so that two of a table can be told apart.
fn named(desk: &Desk, at: &str) -> String {
    match path::spot(at) {
        Ok(Spot::Row(table, key)) => format!("{}: {}", table.label, row_label(&desk.shown, table.id, key)),
        Ok(Spot::Cell(column, key)) => {
            let row = row_label(&desk.shown, column.table().unwrap_or_default(), key);
            format!("{row}: {}", small(column.label))
        }
        Ok(Spot::Leaf(question) | Spot::Table(question)) => question.ask.to_owned(),
        Err(_) => at.to_owned(),
    }
}

/// A file: whether it is to be written, where, and what is there.
fn file(finish: &Finish, file: &FinishFile, here: bool, sheet: &mut Sheet) {
    let theme = sheet.theme;
    let tick = theme.sign(if file.chosen { Sign::Ticked } else { Sign::NotTicked });
    let column = path_column(sheet.width);
    let state = if file.output.public {
        file.there.words()
    } else {
        ["private", &file.there.words()]
            .iter()
            .filter(|w| !w.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(", ")
    };
    let attention = matches!(file.there, Target::Differs(..) | Target::Unusable(_)) && file.chosen;
    let style = if attention { theme.suggested } else { theme.dim };
    let shown = display(&file.path_words());
    let right = sheet.width.saturating_sub(column);
    let mut rest = Vec::new();
    if sheet.width >= 76 {
        let widest = finish.files.iter().map(|file| display(&file.path_words()).width()).max();
        let widest = u16::try_from(widest.unwrap_or(0) + 2).unwrap_or(u16::MAX);
        let path_room = widest.clamp(20, right.saturating_sub(23).clamp(20, 60));
        let path_style = if file.chosen { theme.normal } else { theme.dim };
        rest.push((column, cut_left(&shown, path_room.saturating_sub(2) as usize), path_style));
        rest.push((column + path_room, state, style));
        sheet.choice(here, &format!("{tick} {}", file.output.label), column - 3, rest);
    } else {
        // which files are private is seen without the cursor, where there is room for the word
        let private = Some("private").filter(|_| !file.output.public && right >= 34);
        let path_room = private.map_or(right, |_| right - 9);
        let fits = shown.width() <= usize::from(path_room);
        rest.push((column, cut_left(&shown, path_room as usize), theme.normal));
        rest.extend(private.map(|word| (column + path_room + 2, word.to_owned(), style)));
        sheet.choice(here, &format!("{tick} {}", file.output.label), column.saturating_sub(3), rest);
        if here && !fits {
            sheet.words(6, &shown, theme.normal);
        }
        if here && !state.is_empty() {
            sheet.words(6, &state, style);
        }
    }
}

/// A path cut at its beginning: its end says more.
fn cut_left(path: &str, room: usize) -> String {
    let mut text: String = path.to_owned();
    if unicode_width::UnicodeWidthStr::width(path) <= room {
        return text;
    }
    while unicode_width::UnicodeWidthStr::width(text.as_str()) + 1 > room && !text.is_empty() {
        text.remove(0);
    }
    format!("…{text}")
}

/// The line that writes.
fn write(finish: &Finish, ready: bool, sheet: &mut Sheet) {
    let theme = sheet.theme;
    let chosen = finish.chosen();
    let files = match chosen.len() {
        1 => "1 file".to_owned(),
        number => format!("{number} files"),
    };
    let here = finish.at == FinishLine::Write;
    let words = if ready {
        format!("Write {files}")
    } else {
        format!("Write {files} as a draft for review, marked")
    };
    let room = sheet.width;
    sheet.choice(here, &words, room, Vec::new());
    let replaced = chosen.iter().filter(|file| matches!(file.there, Target::Differs(..))).count();
    let hint = match (ready, replaced) {
        (false, _) => "Nothing is published by it: what nobody confirmed is marked in the text.".to_owned(),
        (true, 0) => String::new(),
        (true, 1) => "Asks first: 1 file that is there differs.".to_owned(),
        (true, many) => format!("Asks first: {many} files that are there differ."),
    };
    if !hint.is_empty() {
        sheet.words(2, &hint, theme.dim);
    }
}
