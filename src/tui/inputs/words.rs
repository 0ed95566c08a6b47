//! Short phrases, one on each line. A list that was said to be empty stays so until something is typed.

use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::asking::reading::unlisted;
use crate::interview::Value;
use crate::tui::prose::Prose;
use crate::tui::theme::{Sign, Theme};
use crate::values::clean_line;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::Span;

/// What `raw` says of a list that was said to be empty.
const NONE: &str = "[]";

#[derive(Debug)]
pub(in crate::tui) struct Words {
    prose: Prose,
    none: bool,
}

impl Words {
    pub fn new(value: Option<&Value>) -> Self {
        let list = value.and_then(Value::as_array);
        let words: Vec<String> = list.into_iter().flatten().filter_map(Value::as_str).map(clean_line).collect();
        Self {
            none: list.is_some_and(Vec::is_empty),
            prose: Prose::lines(&words.join("\n")),
        }
    }

    fn on_blank_end(&self) -> bool {
        let (line, text) = self.prose.current();
        text.trim().is_empty() && self.prose.text().split('\n').skip(line + 1).all(|l| l.trim().is_empty())
    }
}

impl Answer for Words {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Enter if self.on_blank_end() => return Outcome::Done,
            KeyCode::Tab if plain(key) => return Outcome::Done,
            KeyCode::PageUp => return changed(self.prose.move_line(false)),
            KeyCode::PageDown => return changed(self.prose.move_line(true)),
            KeyCode::Up if alt => return changed(self.prose.move_line(false)),
            KeyCode::Down if alt => return changed(self.prose.move_line(true)),
            _ => {}
        }
        changed(self.prose.handle(key))
    }

    fn touch(&mut self, touch: Touch) -> Outcome {
        touch.caret(&mut self.prose);
        Outcome::Changed
    }

    fn prose(&mut self) -> Option<&mut Prose> {
        Some(&mut self.prose)
    }

    fn paste(&mut self, text: &str) -> Option<usize> {
        Some(self.prose.paste(text))
    }

    fn value(&self) -> Result<Option<Value>, String> {
        let text = self.prose.text();
        let words: Vec<Value> = text
            .split('\n')
            .map(|line| unlisted(&clean_line(line)).to_owned())
            .filter(|w| !w.is_empty())
            .map(Value::from)
            .collect();
        Ok((self.none || !words.is_empty()).then_some(Value::Array(words)))
    }

    fn raw(&self) -> String {
        if self.none && self.prose.is_blank() {
            NONE.into()
        } else {
            self.prose.text()
        }
    }

    fn restore(&mut self, raw: &str) {
        self.none = raw == NONE;
        self.prose.set(if self.none { "" } else { raw });
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        let mut sheet = Sheet::default();
        let room = width.saturating_sub(2).max(1);
        let (x, y) = self.prose.caret(room);
        let bullet = || Span::styled(format!("{} ", theme.sign(Sign::Bullet)), theme.dim);
        let mut line = 0;
        let rows: Vec<usize> = self.prose.text().split('\n').map(|l| Prose::line(l).height(room)).collect();
        let mut left = 0;
        for row in self.prose.view(room, theme.normal, theme.selected) {
            let head = if left == 0 { bullet() } else { Span::raw("  ") };
            if left == 0 {
                left = rows.get(line).copied().unwrap_or(1);
                line += 1;
            }
            left -= 1;
            sheet.lines.push(std::iter::once(head).chain(row.spans).collect());
        }
        sheet.part(0, 2, room);
        sheet.caret = Some((x.saturating_add(2), y));
        sheet.focus = y;
        sheet
    }

    fn footer(&self) -> &'static [KeyHelp] {
        if self.prose.has_past() {
            &[
                ("Enter", "next line, on an empty one done"),
                ("PgUp PgDn", "move the line"),
                ("F5 F6", "undo, redo"),
                ("Esc", "back, kept"),
            ]
        } else {
            &[
                ("Enter", "next line, on an empty one done"),
                ("PgUp PgDn", "move the line"),
                ("Esc", "back, kept"),
            ]
        }
    }

    fn caret(&self) -> bool {
        true
    }

    fn begin(&mut self) -> bool {
        self.prose.set("");
        true
    }
}

fn changed(did: bool) -> Outcome {
    if did { Outcome::Changed } else { Outcome::Ignored }
}
