//! Finish: what stops, which files, what stands there now.

use super::{Cursor, paragraph, put};
use crate::tui::model::{Finish, Model, question_of};
use crate::tui::update::finish::stops;
use crate::tui::view::display;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The finish screen.
pub fn finish(model: &Model, finish: &Finish, buf: &mut Buffer, area: Rect) -> Cursor {
    let theme = &model.theme;
    let desk = model.desk.as_ref()?;
    let stops = stops(desk);
    let mut y = area.y;
    let mut cursor = None;
    let marks = |on: bool| if on { "▸ " } else { "  " };
    let style = |on: bool| if on { theme.selected } else { theme.normal };
    let room = |y: u16| Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    if stops.is_empty() {
        y += paragraph(buf, room(y), "Ready to write. Every sentence is confirmed.", theme.strong);
    } else {
        let words = format!(
            "{} needed, {} to confirm before a finished file can be written.",
            desk.missing.len(),
            desk.outstanding.len()
        );
        y += paragraph(buf, room(y), &words, theme.strong);
        let first = question_of(&stops[0]).map_or(stops[0].as_str(), |q| q.ask);
        put(
            buf,
            area.x,
            y,
            area.width,
            &format!("{}Go to the first: {}", marks(finish.at == 0), display(first)),
            style(finish.at == 0),
        );
        y += 1;
    }
    y += 1;
    let open: Vec<String> = desk
        .draft
        .open
        .iter()
        .filter(|(_, o)| {
            matches!(
                o.state,
                crate::draft::OpenState::DontKnow | crate::draft::OpenState::AskCounsel
            )
        })
        .map(|(at, _)| question_of(at).map_or(at.clone(), |q| q.ask.to_owned()))
        .collect();
    if !open.is_empty() {
        put(
            buf,
            area.x,
            y,
            area.width,
            "Open questions, left out of the text or shown as a gap",
            theme.strong,
        );
        y += 1;
        for words in open.iter().take(5) {
            put(buf, area.x, y, area.width, &format!("  ? {words}"), theme.normal);
            y += 1;
        }
        y += 1;
    }
    put(buf, area.x, y, area.width, "Files", theme.strong);
    y += 1;
    let first_file = usize::from(!stops.is_empty());
    for (i, file) in finish.files.iter().enumerate() {
        let on = finish.at == first_file + i;
        let tick = if file.chosen { "[x]" } else { "[ ]" };
        put(
            buf,
            area.x,
            y,
            34.min(area.width),
            &format!("{}{tick} {}", marks(on), file.about),
            style(on),
        );
        if area.width > 36 {
            let at = Rect {
                x: area.x + 35,
                y,
                width: area.width - 35,
                height: 1.min(area.bottom().saturating_sub(y)),
            };
            match &finish.input {
                Some(input) if on => {
                    input.render(at, buf, theme.normal);
                    let place = input.cursor(at);
                    cursor = Some((place.x, place.y));
                }
                _ => {
                    let used = put(
                        buf,
                        at.x,
                        y,
                        at.width,
                        &display(&file.path.display().to_string()),
                        theme.normal,
                    );
                    put(
                        buf,
                        at.x + used + 2,
                        y,
                        at.width.saturating_sub(used + 2),
                        &file.there,
                        theme.dim,
                    );
                }
            }
        }
        y += 1;
    }
    y += 1;
    let on = finish.at == first_file + finish.files.len();
    let chosen = finish.files.iter().filter(|f| f.chosen).count();
    let words = if stops.is_empty() {
        format!("{}Write {chosen} files", marks(on))
    } else {
        format!("{}Write {chosen} files, once nothing stops", marks(on))
    };
    put(buf, area.x, y, area.width, &words, style(on));
    y += 2;
    for line in &finish.written {
        put(buf, area.x, y, area.width, &display(line), theme.strong);
        y += 1;
    }
    if !finish.written.is_empty() {
        let next = "Link it in the footer of your site and at sign-up. Keep the draft beside your code, and come back when a provider changes.";
        paragraph(buf, room(y), next, theme.dim);
    }
    cursor
}
