//! A few fields under each other, in which several parts make up one value.

use super::{Sheet, Touch, plain};
use crate::tui::clip;
use crate::tui::prose::Prose;
use crate::tui::theme::{Sign, Theme};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::text::{Line, Span};

/// Below this width a long text stands below its label.
const NARROW: u16 = 44;

fn indent(head: &Line) -> u16 {
    u16::try_from(head.width()).unwrap_or(u16::MAX)
}

/// What a field holds.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "a form has eight of them at most")]
pub(super) enum Part {
    /// Words.
    Text(Prose),
    /// One of these, or none.
    Choice(Vec<&'static str>, Option<usize>),
}

/// A field.
#[derive(Debug)]
pub(super) struct Field {
    pub label: &'static str,
    pub part: Part,
    pub shown: bool,
}

/// What a key did in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Did {
    Nothing,
    Moved,
    Edited(usize),
}

/// The fields, and the one that takes the keys.
#[derive(Debug)]
pub(super) struct Form {
    pub fields: Vec<Field>,
    pub focus: usize,
}

impl Form {
    pub fn new(fields: Vec<(&'static str, Part)>) -> Self {
        let field = |(label, part)| Field {
            label,
            part,
            shown: true,
        };
        Self {
            fields: fields.into_iter().map(field).collect(),
            focus: 0,
        }
    }

    pub fn text(&self, at: usize) -> String {
        match self.fields.get(at).map(|f| &f.part) {
            Some(Part::Text(prose)) => crate::values::clean_line(&prose.text()),
            _ => String::new(),
        }
    }

    /// The text, or nothing where it is blank.
    pub fn some_text(&self, at: usize) -> Option<String> {
        Some(self.text(at)).filter(|text| !text.is_empty())
    }

    pub fn set_text(&mut self, at: usize, text: &str) {
        if let Some(Part::Text(prose)) = self.fields.get_mut(at).map(|f| &mut f.part)
            && prose.text() != text
        {
            prose.set(text);
        }
    }

    pub fn choice(&self, at: usize) -> Option<usize> {
        match self.fields.get(at).map(|f| &f.part) {
            Some(Part::Choice(_, chosen)) => *chosen,
            _ => None,
        }
    }

    pub fn choose(&mut self, at: usize, choice: Option<usize>) {
        if let Some(Part::Choice(labels, chosen)) = self.fields.get_mut(at).map(|f| &mut f.part) {
            *chosen = choice.filter(|c| *c < labels.len());
        }
    }

    pub fn show(&mut self, at: usize, shown: bool) {
        if let Some(field) = self.fields.get_mut(at) {
            field.shown = shown;
        }
    }

    pub fn caret(&self) -> bool {
        matches!(self.fields.get(self.focus).map(|f| &f.part), Some(Part::Text(_)))
    }

    pub fn handle(&mut self, key: KeyEvent) -> Did {
        let focus = self.focus;
        match self.fields.get_mut(focus).map(|f| &mut f.part) {
            Some(Part::Text(prose)) => {
                let before = prose.text();
                if prose.handle(key) {
                    return if prose.text() == before {
                        Did::Moved
                    } else {
                        Did::Edited(focus)
                    };
                }
            }
            Some(Part::Choice(labels, chosen)) if plain(key) => {
                let count = labels.len();
                let next = match (key.code, *chosen) {
                    (KeyCode::Left, None) => Some(count - 1),
                    (KeyCode::Left, Some(at)) => Some((at + count - 1) % count),
                    (KeyCode::Right | KeyCode::Char(' '), None) => Some(0),
                    (KeyCode::Right | KeyCode::Char(' '), Some(at)) => Some((at + 1) % count),
                    (KeyCode::Backspace | KeyCode::Delete, _) => None,
                    _ => return self.walk(key),
                };
                *chosen = next;
                return Did::Edited(focus);
            }
            _ => {}
        }
        self.walk(key)
    }

    /// A click on a field, counted among those that are shown: the caret goes there; a choice that has the
    /// focus goes on to the next.
    pub fn touch(&mut self, touch: Touch) -> Did {
        let shown = self.fields.iter().enumerate().filter(|(_, field)| field.shown);
        let Some(at) = shown.map(|(at, _)| at).nth(touch.part) else {
            return Did::Nothing;
        };
        let here = self.focus == at;
        self.focus = at;
        match &mut self.fields[at].part {
            Part::Text(prose) => touch.caret(prose),
            Part::Choice(labels, chosen) if here && !touch.select => {
                *chosen = Some(chosen.map_or(0, |at| (at + 1) % labels.len()));
                return Did::Edited(at);
            }
            Part::Choice(..) => {}
        }
        Did::Moved
    }

    fn walk(&mut self, key: KeyEvent) -> Did {
        let down = match key.code {
            _ if !plain(key) => return Did::Nothing,
            KeyCode::Down | KeyCode::Tab => true,
            KeyCode::Up | KeyCode::BackTab => false,
            _ => return Did::Nothing,
        };
        if self.step(down) { Did::Moved } else { Did::Nothing }
    }

    /// To the next field that is shown.
    pub fn step(&mut self, down: bool) -> bool {
        let mut shown = (0..self.fields.len()).filter(|&i| self.fields[i].shown);
        let to = if down {
            shown.find(|&i| i > self.focus)
        } else {
            shown.rfind(|&i| i < self.focus)
        };
        self.focus = to.unwrap_or(self.focus);
        to.is_some()
    }

    pub fn paste(&mut self, text: &str) -> Option<(usize, usize)> {
        let focus = self.focus;
        match self.fields.get_mut(focus).map(|f| &mut f.part) {
            Some(Part::Text(prose)) => Some((focus, prose.paste(text))),
            _ => None,
        }
    }

    /// The fields under each other; `after` adds lines below a field.
    /// `listed`: the cursor stands in a list below the field, and so not on it.
    pub fn sheet(&self, width: u16, theme: &Theme, listed: bool, after: impl Fn(usize, &mut Sheet)) -> Sheet {
        let mut sheet = Sheet::default();
        let longest = self.fields.iter().filter(|f| f.shown).map(|f| clip::width(f.label)).max();
        let room = longest.unwrap_or(0).min(usize::from(width) / 3);
        for (at, field) in self.fields.iter().enumerate().filter(|(_, f)| f.shown) {
            let here = at == self.focus;
            let mark = if here && !listed { theme.sign(Sign::Here) } else { " " };
            let label = clip::fit(field.label, room, theme.sign(Sign::Omission));
            let pad = " ".repeat(room - clip::width(&label));
            let style = if here { theme.strong } else { theme.dim };
            let mut head = Line::from(vec![
                Span::raw(format!("{mark} ")),
                Span::styled(format!("{label}{pad}  "), style),
            ]);
            match &field.part {
                // beside its label a long text would be a column of single words
                Part::Text(prose) if width < NARROW && prose.height(width.saturating_sub(indent(&head))) > 2 => {
                    sheet.lines.push(head);
                    sheet.field(Line::raw("    "), prose, here, width, theme);
                }
                Part::Text(prose) => sheet.field(head, prose, here, width, theme),
                Part::Choice(labels, chosen) => {
                    let label = chosen.and_then(|c| labels.get(c)).copied().unwrap_or("not said");
                    let style = match (here, chosen) {
                        (true, _) => theme.selected,
                        (false, Some(_)) => theme.normal,
                        (false, None) => theme.dim,
                    };
                    if here {
                        sheet.focus = sheet.lines.len();
                        head.spans.push(Span::raw(format!("{} ", theme.sign(Sign::Before))));
                    }
                    let room = usize::from(width).saturating_sub(head.width() + if here { 2 } else { 0 });
                    let label = clip::fit(label, room, theme.sign(Sign::Omission)).into_owned();
                    head.spans.push(Span::styled(label, style));
                    if here {
                        head.spans.push(Span::raw(format!(" {}", theme.sign(Sign::After))));
                    }
                    sheet.lines.push(head);
                    sheet.part(sheet.lines.len() - 1, 0, width);
                }
            }
            after(at, &mut sheet);
        }
        sheet
    }

    /// Every field as text, for `raw`.
    pub fn raw(&self) -> Vec<String> {
        let part = |field: &Field| match &field.part {
            Part::Text(prose) => prose.text(),
            Part::Choice(_, chosen) => chosen.map(|c| c.to_string()).unwrap_or_default(),
        };
        self.fields.iter().map(part).collect()
    }

    pub fn restore(&mut self, raw: &[String]) {
        for (at, text) in raw.iter().enumerate() {
            self.set_text(at, text);
            self.choose(at, text.parse().ok());
        }
    }
}
