//! The focused question below the list: what it asks, where its suggestion comes from, why, and the field.
//!
//! Must not know the other lines. The price of a fixed place: the list above is shorter while a question is
//! only read.

use super::{mark, offer_words, sign_style, value_style};
use crate::asking;
use crate::brings;
use crate::draft::State;
use crate::interview;
use crate::path::{self, Spot};
use crate::review;
use crate::tui::model::{Desk, Entry, Form, Model, question_of, row_label, words_of};
use crate::tui::view::{Cursor, cut, display, paragraph, put, small, wrapped};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

fn row_title(desk: &Desk, at: &str) -> String {
    match path::spot(at) {
        Ok(Spot::Row(table, key)) if path::get(&desk.shown, at).is_some() => row_label(&desk.shown, table.id, key),
        _ => offer_words(desk, at).0,
    }
}

/// What a row says, a column a line, each with its mark.
fn row_cells(model: &Model, desk: &Desk, at: &str, buf: &mut Buffer, area: Rect) {
    let Ok(Spot::Row(table, key)) = path::spot(at) else { return };
    let cells = interview::columns(table.id).filter_map(|c| path::get(&desk.shown, &c.path(key)).map(|v| (c, v)));
    let known = desk.draft.state(at) == State::Known;
    let room = area.width.saturating_sub(17);
    let cells: Vec<_> = cells
        .skip(1)
        .map(|(column, value)| {
            (
                column,
                wrapped(&display(&words_of(&desk.shown, column, &value)), room as usize),
            )
        })
        .collect();
    let mut y = area.y;
    for (at, (column, lines)) in cells.iter().enumerate() {
        let below: usize = cells[at..].iter().map(|(_, lines)| lines.len().clamp(1, 2)).sum();
        // what has no room is said to be there: nobody is to take it unseen
        if y + 1 >= area.bottom() && below > 1 {
            let words = format!("… {} more: → shows all", cells.len() - at);
            put(
                buf,
                area.x + 2,
                y,
                area.width.saturating_sub(2),
                &words,
                model.theme.suggested,
            );
            return;
        }
        let cell = column.path(key);
        let sign = match mark(desk, &cell) {
            "✓" => " ", // what is known needs no mark among what is, nor what is suggested with its row
            "~" if !known => " ",
            sign => sign,
        };
        put(buf, area.x, y, 1, sign, sign_style(&model.theme, sign));
        put(buf, area.x + 2, y, 14, &small(column.label), model.theme.dim);
        let style = value_style(model, desk.draft.state(&cell));
        put(buf, area.x + 17, y, room, lines.first().map_or("", String::as_str), style);
        y += 1;
        if lines.len() > 1 && y < area.bottom() {
            put(buf, area.x + 17, y, room, &lines[1..].join(" "), style);
            y += 1;
        }
    }
}

/// How many lines the panel takes.
pub fn height(desk: &Desk, form: &Form, area: Rect) -> u16 {
    let wanted = match (&form.input, form.focus.path()) {
        (Some(input), _) => {
            let help = question_of(form.focus.path()).map_or("", |question| question.help);
            let help = u16::try_from(wrapped(help, usize::from(area.width)).len()).unwrap_or(0);
            input.height(area.width.saturating_sub(2)) + 4 + help.max(1)
        }
        // a tall screen has room for a whole row, the same for each so that the list does not move
        (None, at) if matches!(form.focus, Entry::Row(_)) || form.cell().is_some() => {
            match form.table().or(question_of(at).map(|q| q.id)) {
                Some(table) if area.height > 40 => {
                    u16::try_from(asking::columns_shown(desk, table).len())
                        .unwrap_or(0)
                        .clamp(7, 13)
                        + 3
                }
                Some(_) | None => 10,
            }
        }
        (None, _) => read_only(desk, form, area.width),
    };
    wanted
        .min(if form.input.is_some() {
            area.height.saturating_sub(2).max(3)
        } else {
            area.height / 2
        })
        .min(area.height)
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
    let words = asking::standing(desk, at, &|from| source_words(model, from))?;
    Some((mark(desk, at), words))
}

/// Draws the panel.
pub fn panel(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    if area.height == 0 {
        return None;
    }
    put(buf, area.x, area.y, area.width, &"─".repeat(area.width as usize), theme.dim);
    let mut y = area.y + 1;
    let left = |y: u16| Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    let question = question_of(form.focus.path());
    let asked = match (&form.focus, question) {
        (Entry::Add(table), _) if form.input.is_some() => interview::columns(table).find(|c| !c.fold),
        (_, q) => q,
    };
    if let Some(question) = asked {
        let title = match &form.focus {
            Entry::Row(at) | Entry::Offer(at) => row_title(desk, at),
            Entry::Answer(at) if form.cell().is_some() => format!("{} › {}", row_title(desk, path::parent(at)), question.ask),
            Entry::Answer(_) | Entry::Add(_) | Entry::None(_) | Entry::Detail(_) => question.ask.to_owned(),
        };
        y += paragraph(buf, left(y), &display(&title), theme.strong);
        let low = form.input.is_some() && area.height < 8;
        if let Some((sign, words)) = tag(model, desk, form).filter(|_| !low) {
            let style = if sign == "✓" { theme.dim } else { sign_style(theme, sign) };
            let line = format!("{sign} {}", display(&words));
            y += paragraph(buf, left(y), &line, style); // an offer has no mark: nobody has to confirm it
        }
        if let Some(odd) = review::odd_date(&desk.draft, form.focus.path(), model.today) {
            y += paragraph(buf, left(y), &format!("! {odd}"), theme.problem);
        }
        if let Some(more) = brings::untold(&desk.draft, form.focus.path()) {
            y += paragraph(buf, left(y), &display(&more), theme.suggested);
        }
        if !low {
            y += found(model, desk, form, buf, left(y));
        }
        if let Entry::Row(at) = &form.focus {
            row_cells(model, desk, at, buf, left(y));
            return None;
        }
        for (from, words) in asking::differing(desk, form.focus.path()) {
            let source = source_words(model, &from);
            y += paragraph(
                buf,
                left(y),
                &format!("  {} says {}", display(&source), display(&words)),
                theme.suggested,
            );
        }
        if form.input.is_none() {
            y += whole(model, desk, form, buf, left(y));
        }
        // what is wrong with what is typed stands under the field, and needs its room more than the help does
        let help = u16::try_from(wrapped(question.help, usize::from(area.width)).len()).unwrap_or(u16::MAX);
        let field = form.input.as_ref().map(|input| input.height(area.width.saturating_sub(2)));
        if field.is_none_or(|field| left(y).height > help.saturating_add(field)) {
            y += paragraph(buf, left(y), question.help, theme.dim);
        }
    }
    let mut cursor = None;
    if let Some(problem) = &form.problem {
        y += paragraph(buf, left(y), &format!("problem: {}", display(problem)), theme.problem);
    }
    if let Some(input) = &form.input {
        y += u16::from(area.bottom().saturating_sub(y) > input.height(area.width.saturating_sub(2)) + 1);
        let field = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            y,
            height: area.bottom().saturating_sub(y),
        };
        if field.height > 0 && field.width > 0 {
            input.render(field, buf, theme);
            model.spots.field(field);
            cursor = input.cursor(field).map(|p| (p.x, p.y));
        }
    } else if let Some(question) = asked.filter(|_| y < area.bottom()) {
        paragraph(buf, left(y), &format!("Why: {}", question.why), theme.dim);
    }
    cursor
}

/// What the review finds at the focus, in a line or two.
fn found(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) -> u16 {
    // what was found is of the answer before: while another is given, it would be out of date; and what the field
    // says of the answer itself is not said twice
    if form.input.as_ref().is_some_and(|input| desk.is_typing() || input.doubts()) {
        return 0;
    }
    let folds = desk.findings_at(form.focus.path(), model.today);
    // what is needed asks for itself
    let Some(fold) = folds
        .first()
        .filter(|_| !desk.missing.iter().any(|at| at == form.focus.path()))
    else {
        return 0;
    };
    let head = fold.head();
    let more = match folds.len() {
        1 => String::new(),
        many => format!("; {} more", many - 1),
    };
    let decided = review::decided_words(head)
        .map(|words| format!(" ({words})"))
        .unwrap_or_default();
    let here = fold
        .findings
        .iter()
        .find(|one| one.at.iter().any(|at| at == form.focus.path()));
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
    let provision = fold.provision();
    let law = match head.unread() {
        _ if provision.is_empty() => String::new(),
        Some(unread) => format!(" {provision}, {unread}."),
        None => format!(" {provision}."),
    };
    let line = format!("! {}: {message}{decided}{law} r says more{more}", fold.word());
    let style = super::super::findings::level_style(&model.theme, fold);
    let lines = wrapped(&display(&line), usize::from(area.width));
    let room = if area.height > 4 { 3 } else { 1 };
    let shown = lines.len().min(room);
    for (y, line) in (area.top()..area.bottom()).zip(&lines[..shown]) {
        put(buf, area.x, y, area.width, line, style);
        if usize::from(y - area.y) + 1 == shown && shown < lines.len() {
            let line = line.trim_end_matches(['.', ' ']);
            let words = cut(&format!("{line} … "), usize::from(area.width));
            put(buf, area.x, y, area.width, &words, style);
        }
    }
    u16::try_from(shown).unwrap_or(0).min(area.height)
}

/// The focused answer in full, where the list has no room for all of it.
fn whole(model: &Model, desk: &Desk, form: &Form, buf: &mut Buffer, area: Rect) -> u16 {
    let at = form.focus.path();
    let (Some(question), Some(value)) = (question_of(at), path::get(&desk.shown, at)) else {
        return 0;
    };
    let words = display(&words_of(&desk.shown, question, &value));
    if form.cell().is_none() && words.width() + 25 <= area.width as usize {
        return 0;
    }
    paragraph(buf, area, &words, model.theme.normal)
}

/// A source in words: the title of its preset, or its name.
fn source_words(model: &Model, from: &str) -> String {
    let title = |id: &str| model.presets.iter().find(|p| p.id == id).map(|p| p.title.clone());
    crate::vendors::source(from, &title)
}
