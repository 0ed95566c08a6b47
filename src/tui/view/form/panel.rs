//! The focused question below the list: what it asks, where its suggestion comes from, why, and the field.
//!
//! Must not know the other lines. The price of a fixed place: the list above is shorter while a question is
//! only read.

use super::{mark, row, sign_style};
use crate::asking;
use crate::brings;
use crate::draft::State;
use crate::interview::{self, Question};
use crate::path;
use crate::review;
use crate::tui::input::Input;
use crate::tui::model::{Desk, Entry, Form, Model, question_of, words_of};
use crate::tui::view::{Cursor, below, cut, display, longest, paragraph, put, wrapped};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// On a screen with fewer lines a row needs more than half of them.
const LITTLE: u16 = 16;

/// How many lines the panel takes.
pub fn height(model: &Model, desk: &Desk, form: &Form, area: Rect) -> u16 {
    let wanted = match (&form.input, form.focus.path()) {
        (Some(input), _) => {
            let help = question_of(form.focus.path()).map_or("", |question| question.help);
            let help = u16::try_from(wrapped(help, usize::from(area.width)).len()).unwrap_or(0);
            input.height(area.width.saturating_sub(2)) + 4 + help.max(1)
        }
        (None, _) if matches!(form.focus, Entry::Row(_)) || form.cell().is_some() => {
            let needs = row::height(desk, form, area.width);
            let reads = form.read_from(form.focus.path()) > 0;
            return if area.height < LITTLE && form.filter.is_none() {
                // the names of the columns, and two rows; while one is read on, its line
                needs.min(area.height.saturating_sub(if reads { 1 } else { 3 }))
            } else {
                needs.max(10).min(area.height / 2)
            };
        }
        (None, _) => read_only(desk, form, area.width),
    };
    wanted
        .min(if form.input.is_some() {
            area.height.saturating_sub(2).max(3)
        } else {
            (area.height / 2).max(asked(model, desk, form, area))
        })
        .min(area.height)
}

/// How many lines the longest question of this form takes, whole, with how its answer stands and the beginning of the answer: the same
/// for each, so that the list does not move. The list keeps three lines, but no question is cut for it.
fn asked(model: &Model, desk: &Desk, form: &Form, area: Rect) -> u16 {
    let lines = |words: &str| wrapped(words, usize::from(area.width)).len();
    let entries = form.entries(desk);
    let answers = entries.iter().filter_map(|entry| match entry {
        Entry::Answer(at) => question_of(at).map(|question| (at, lines(question.ask))),
        Entry::Row(_) | Entry::Offer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => None,
    });
    let most = answers.map(|(at, ask)| {
        let told = asking::standing(desk, at, model.today, &|from| source_words(model, from));
        let told = told.map_or(0, |words| lines(&format!("~ {words}")));
        // the rule, and a line of the answer
        let whole = (ask + told + 2).min(usize::from(area.height.saturating_sub(3)));
        whole.max(ask + 2)
    });
    u16::try_from(most.max().unwrap_or(0)).unwrap_or(u16::MAX)
}

/// How many lines the longest question of this form takes while none is answered: the same for each, so that the
/// list does not move, and no more, so that the list has the rest.
fn read_only(desk: &Desk, form: &Form, width: u16) -> u16 {
    let lines = |words: &str| wrapped(words, width as usize).len();
    let entries = form.entries(desk);
    let most = entries.iter().map(|entry| match (entry, question_of(entry.path())) {
        (Entry::Row(_), _) | (_, None) => 10,
        (_, Some(question)) => {
            let told = usize::from(!question.help.is_empty()) * lines(question.help);
            // the rule, how it stands, and a long answer in full
            3 + lines(question.ask) + told + lines(&format!("Why: {}", question.why))
        }
    });
    u16::try_from(most.max().unwrap_or(10)).unwrap_or(10).clamp(6, 10)
}

/// The line that says how the focused answer or row stands: a sign, and words.
fn tag(model: &Model, desk: &Desk, form: &Form) -> Option<(&'static str, String)> {
    let at = form.focus.path();
    if let Entry::Offer(_) = &form.focus {
        let source = desk.draft.suggestion(at).map(|(from, _)| source_words(model, from));
        return source.map(|source| ("", format!("proposed by {source}, not in your policy yet: Space takes it")));
    }
    if matches!(form.focus, Entry::Add(_) | Entry::None(_)) {
        return None;
    }
    if form.input.is_some() && desk.draft.state(at) == State::Unanswered {
        return None; // the field has the list itself, and needs the room
    }
    let words = asking::standing(desk, at, model.today, &|from| source_words(model, from))?;
    Some((mark(desk, at), words))
}

/// Draws the panel.
pub fn panel(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    if area.height == 0 {
        return None;
    }
    put(buf, area.x, area.y, area.width, &"─".repeat(area.width as usize), theme.dim);
    if let Some(at) = row::shown(model, desk, form, area) {
        row::row(model, desk, form, at, buf, area);
        return None;
    }
    let mut y = area.y + 1;
    let to = |y: u16, bottom: u16| Rect {
        y,
        height: bottom.saturating_sub(y),
        ..area
    };
    let question = question_of(form.focus.path());
    let asked = match (&form.focus, question) {
        (Entry::Add(table), _) if form.input.is_some() => interview::columns(table).find(|c| !c.fold),
        (_, q) => q,
    };
    if let Some(question) = asked {
        let title = match &form.focus {
            Entry::Offer(at) => row::title(desk, at),
            Entry::Answer(at) if form.cell().is_some() => format!("{} › {}", row::title(desk, path::parent(at)), question.ask),
            Entry::Answer(_) | Entry::Row(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => question.ask.to_owned(),
        };
        y += paragraph(
            buf,
            to(y, area.bottom()),
            &display(&fitting(desk, form, title, area)),
            theme.strong,
        );
        // what is said between the question and its answer leaves the answer its room
        let left = |y: u16| {
            to(
                y,
                area.bottom() - answer_lines(desk, form, area.width).min(area.bottom().saturating_sub(y)),
            )
        };
        let low = form.input.is_some() && area.height < 8;
        // what the catalogue knows of an open answer gives way to what was found
        let told = tag(model, desk, form).filter(|_| !low);
        let is_open = desk.draft.state(form.focus.path()) == State::Unanswered;
        let (open, told) = if is_open { (told, None) } else { (None, told) };
        if let Some((sign, words)) = told {
            let style = if sign == "✓" { theme.dim } else { sign_style(theme, sign) };
            let line = format!("{sign} {}", display(&words));
            y += paragraph(buf, left(y), &line, style); // an offer has no mark: nobody has to confirm it
        }
        if let Some(adds) = asking::adds(desk, form.focus.path()) {
            y += paragraph(buf, left(y), &display(&adds), theme.suggested);
        }
        if let Some(odd) = review::odd_date(&desk.draft, form.focus.path(), model.today) {
            y += paragraph(buf, left(y), &format!("! {odd}"), theme.problem);
        }
        if let Some(more) = brings::untold(&desk.draft, form.focus.path()) {
            y += paragraph(buf, left(y), &display(&more), theme.suggested);
        }
        if !low {
            let room = if left(y).height > 4 { 3 } else { 1 };
            for (words, style) in found(model, desk, form, area.width, room) {
                y += paragraph(buf, left(y), &words, style);
            }
        }
        if let Some((sign, words)) = open {
            let line = format!("{sign} {}", display(&words));
            y += paragraph(buf, left(y), &line, sign_style(theme, sign));
        }
        for (from, words) in asking::differing(desk, form.focus.path()).into_iter().filter(|_| !low) {
            let source = source_words(model, &from);
            y += paragraph(
                buf,
                left(y),
                &format!("  {} says {}", display(&source), display(&words)),
                theme.suggested,
            );
        }
        if form.input.is_none() {
            y += whole(model, desk, form, buf, to(y, area.bottom()));
        }
        let left = |y: u16| to(y, area.bottom());
        // what is wrong with what is typed stands under the field, and needs its room more than the help does
        let help = u16::try_from(wrapped(question.help, usize::from(area.width)).len()).unwrap_or(u16::MAX);
        let field = form.input.as_ref().map(|input| input.height(area.width.saturating_sub(2)));
        if field.is_none_or(|field| left(y).height > help.saturating_add(field)) {
            y += longest(buf, left(y), &[question.help], theme.dim);
        }
    }
    if let Some(problem) = &form.problem {
        let room = to(y, area.bottom());
        y += paragraph(buf, room, &format!("problem: {}", display(problem)), theme.problem);
    }
    if let Some(input) = &form.input {
        return field(model, input, buf, to(y, area.bottom()));
    }
    if let Some(question) = asked.filter(|_| y < area.bottom()) {
        writes(model, desk, form, question, buf, to(y, area.bottom()));
    }
    None
}

/// The field, a line below what is said above it where there is room for one.
fn field(model: &Model, input: &Input, buf: &mut Buffer, room: Rect) -> Cursor {
    let width = room.width.saturating_sub(2);
    let gap = u16::from(room.height > input.height(width) + 1);
    let field = Rect {
        x: room.x + 2,
        width,
        y: room.y + gap,
        height: room.height.saturating_sub(gap),
    };
    if field.height == 0 || field.width == 0 {
        return None;
    }
    input.render(field, buf, &model.theme);
    model.spots.field(field);
    input.cursor(field).map(|p| (p.x, p.y))
}

/// What a yes writes, and why the question is asked.
fn writes(model: &Model, desk: &Desk, form: &Form, question: &Question, buf: &mut Buffer, room: Rect) {
    let theme = &model.theme;
    let comes = asking::coming(desk, &form.focus, &model.who());
    let used = comes.map_or(0, |comes| {
        paragraph(buf, room, &format!("Writes: {}", display(&comes)), theme.normal)
    });
    // half a sentence says nothing, and w says all of it
    longest(buf, below(room, used), &[&format!("Why: {}", question.why)], theme.dim);
}

/// A field with fewer lines shows too little of what is typed or chosen.
const FIELD: u16 = 3;

/// How many lines the answer needs below its question: a field its first ones, an answer that is read all.
fn answer_lines(desk: &Desk, form: &Form, width: u16) -> u16 {
    let said = || whole_words(desk, form, width).map_or(0, |words| wrapped(&words, usize::from(width)).len());
    match &form.input {
        Some(input) => input.height(width.saturating_sub(2)).min(FIELD),
        None => u16::try_from(said()).unwrap_or(u16::MAX),
    }
}

/// The question of a cell after the name of its row; by itself where that leaves its answer no room.
fn fitting(desk: &Desk, form: &Form, title: String, area: Rect) -> String {
    let room = area.height.saturating_sub(1 + answer_lines(desk, form, area.width).min(1));
    let fits = wrapped(&display(&title), usize::from(area.width)).len() <= usize::from(room);
    let ask = question_of(form.focus.path()).filter(|_| !fits && form.cell().is_some());
    ask.map_or(title, |question| question.ask.to_owned())
}

/// What the review finds at the focus, in lines: at most so many, the last of which says that there is more.
pub(super) fn found(model: &Model, desk: &Desk, form: &Form, width: u16, most: usize) -> Vec<(String, Style)> {
    // what was found is of the answer before: while another is given, it would be out of date; and what the field
    // says of the answer itself is not said twice
    if form.input.as_ref().is_some_and(|input| desk.is_typing() || input.doubts()) {
        return Vec::new();
    }
    let folds = desk.findings_at(form.focus.path(), model.today);
    // what is needed asks for itself
    let Some(fold) = folds
        .first()
        .filter(|_| !desk.missing.iter().any(|at| at == form.focus.path()))
    else {
        return Vec::new();
    };
    let head = fold.head();
    let more = match folds.len() {
        1 => String::new(),
        many => format!("; {} more", many - 1),
    };
    let decided = review::decided_words(head)
        .map(|words| format!(" ({words})"))
        .unwrap_or_default();
    let focus = form.focus.path();
    let within = |at: &String| {
        at.strip_prefix(focus)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let here = fold.findings.iter().find(|one| one.at.iter().any(within));
    // of the answer that has the focus nobody need be told which it is
    let value = path::get(&desk.shown, form.focus.path());
    let doubt = question_of(form.focus.path())
        .zip(value)
        .filter(|_| head.rule == "answer-doubtful")
        .and_then(|(question, value)| review::doubt(question.id, &value));
    let message = match (doubt, here) {
        (Some(doubt), _) => format!("look again. {doubt}"),
        (None, Some(one)) => one.message.clone(),
        (None, None) => fold.message(),
    };
    let message = asking::ended(&message);
    let provision = fold.provision();
    let law = match head.unread() {
        _ if provision.is_empty() => String::new(),
        Some(unread) => format!(" {provision}, {unread}."),
        None => format!(" {provision}."),
    };
    let line = format!("! {}: {message}{decided}{law} r says more{more}", fold.word());
    let style = super::super::findings::level_style(&model.theme, fold);
    let mut lines = wrapped(&display(&line), usize::from(width));
    let more = lines.len() > most;
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| more) {
        *last = cut(&format!("{} … ", last.trim_end_matches(['.', ' '])), usize::from(width));
    }
    lines.into_iter().map(|line| (line, style)).collect()
}

/// The words of the focused answer, where the list has no room for all of them.
fn whole_words(desk: &Desk, form: &Form, width: u16) -> Option<String> {
    let at = form.focus.path();
    let (question, value) = question_of(at).zip(path::get(&desk.shown, at))?;
    let words = display(&words_of(&desk.shown, question, &value));
    (form.cell().is_some() || words.width() + 25 > usize::from(width)).then_some(words)
}

/// Draws the focused answer in full, where the list has no room for all of it.
fn whole(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) -> u16 {
    whole_words(desk, form, area.width).map_or(0, |words| paragraph(buf, area, &words, model.theme.normal))
}

/// A source in words: the title of its preset, or its name.
pub(super) fn source_words(model: &Model, from: &str) -> String {
    let title = |id: &str| model.presets.iter().find(|p| p.id == id).map(|p| p.title.clone());
    crate::vendors::source(from, &title)
}
