//! Things held about a person: entries of the taxonomy found by typing, or own words.

use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::asking::reading::{entries, is_meant, item as named, unlisted};
use crate::interview::Value;
use crate::tui::prose::Prose;
use crate::tui::theme::{Sign, Theme};
use crate::values::{Chosen, DataItem, Form, ITEMS, ItemKind, clean_line};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::{Line, Span};
use serde::{Deserialize, Serialize};

/// How many finds are shown.
const SHOWN: usize = 6;

/// What can be taken for the typed text.
enum Find {
    Entry(usize),
    Own(String),
    Several(Vec<String>),
}

#[derive(Debug)]
pub(in crate::tui) struct Items {
    list: Vec<DataItem>,
    none: bool,                      // the list was said to be empty
    typing: Prose,                   // what is looked for
    editing: Option<(usize, Prose)>, // the words of one entry
    at: usize,                       // an entry, or behind them the line to type in
    find: Option<usize>,             // among the finds, where the author chose
}

#[derive(Serialize, Deserialize)]
struct Raw {
    list: Vec<DataItem>,
    none: bool,
    typing: String,
    editing: Option<(usize, String)>,
}

impl Items {
    pub fn new(value: Option<Value>) -> Self {
        let list: Option<Vec<DataItem>> = value.and_then(|value| serde_json::from_value(value).ok());
        Self {
            none: list.as_ref().is_some_and(Vec::is_empty),
            at: list.as_ref().map_or(0, Vec::len),
            list: list.unwrap_or_default(),
            typing: Prose::line(""),
            editing: None,
            find: None,
        }
    }

    fn in_typing(&self) -> bool {
        self.at >= self.list.len()
    }

    fn finds(&self) -> Vec<Find> {
        let typed = clean_line(&self.typing.text());
        if typed.is_empty() {
            return Vec::new();
        }
        let parts: Vec<String> = typed.split([',', ';']).map(clean_line).filter(|p| !p.is_empty()).collect();
        let mut finds = Vec::new();
        if parts.len() > 1 {
            finds.push(Find::Several(parts));
        } else {
            finds.extend(entries(&typed).into_iter().map(|(at, _)| Find::Entry(at)).take(SHOWN));
        }
        let meant = |find: &Find| match find {
            Find::Several(_) => true,
            Find::Entry(at) => is_meant(&ITEMS[*at], &typed),
            Find::Own(_) => false,
        };
        // what Enter takes stands first
        match finds.iter().position(meant) {
            Some(at) => {
                finds[..=at].rotate_right(1);
                finds.push(Find::Own(typed));
            }
            None => finds.insert(0, Find::Own(typed)),
        }
        finds
    }

    /// The find that Enter takes: the first, until the author chooses another.
    fn chosen(&self, finds: &[Find]) -> usize {
        self.find.map_or(0, |at| at.min(finds.len().saturating_sub(1)))
    }

    fn take(&mut self) -> Outcome {
        let mut finds = self.finds();
        if finds.is_empty() {
            return Outcome::Done;
        }
        let at = self.chosen(&finds);
        match finds.swap_remove(at) {
            Find::Entry(at) => self.list.push(DataItem::of(ITEMS[at].slug)),
            Find::Own(words) => self.list.push(DataItem::own(&words)),
            Find::Several(parts) => self.list.extend(parts.iter().map(|part| named(part))),
        }
        self.typing.set("");
        self.none = false;
        self.find = None;
        self.at = self.list.len();
        Outcome::Changed
    }

    /// Keeps the words that were typed for an entry.
    fn keep_words(&mut self) {
        let Some((at, prose)) = self.editing.take() else {
            return;
        };
        let words = clean_line(&prose.text());
        if let Some(item) = self.list.get_mut(at) {
            let usual = item.kind().is_some_and(|kind| kind.noun == words);
            if !words.is_empty() {
                item.text = Some(words).filter(|_| !usual);
            } else if item.item.is_some() {
                item.text = None;
            }
        }
    }

    fn in_list(&mut self, key: KeyEvent) -> Outcome {
        let at = self.at;
        match key.code {
            KeyCode::Delete | KeyCode::Backspace | KeyCode::Char('x') => {
                self.list.remove(at); // this one thing: the whole list is cleared outside the field
            }
            KeyCode::Left | KeyCode::Right => {
                let count = Form::ALL.len() + 1; // the last: in no form of its own
                let now = Form::ALL
                    .iter()
                    .position(|f| Some(*f) == self.list[at].form)
                    .unwrap_or(count - 1);
                let next = (now + if key.code == KeyCode::Right { 1 } else { count - 1 }) % count;
                self.list[at].form = Form::ALL.get(next).copied();
            }
            KeyCode::Char(' ') if self.list[at].item.is_none() => {
                let item = &mut self.list[at];
                item.sensitive = if item.sensitive == Some(true) { None } else { Some(true) };
            }
            KeyCode::Enter => self.editing = Some((at, Prose::line(&self.list[at].label()))),
            KeyCode::PageUp | KeyCode::PageDown => return self.reorder(key.code == KeyCode::PageDown),
            KeyCode::Up if at > 0 => self.at -= 1,
            KeyCode::Down => self.at += 1,
            KeyCode::Tab => self.at = self.list.len(),
            _ => return Outcome::Ignored,
        }
        Outcome::Changed
    }

    fn reorder(&mut self, down: bool) -> Outcome {
        let other = if down { self.at + 1 } else { self.at.wrapping_sub(1) };
        if other >= self.list.len() {
            return Outcome::Ignored;
        }
        self.list.swap(self.at, other);
        self.at = other;
        Outcome::Changed
    }

    fn in_typing_line(&mut self, key: KeyEvent) -> Outcome {
        let before = self.typing.text();
        if before.is_empty() && key.code == KeyCode::Char(' ') {
            return Outcome::Changed; // nothing begins with it: the list is as it was
        }
        if !matches!(key.code, KeyCode::Up | KeyCode::Down) && self.typing.handle(key) {
            if self.typing.text() != before {
                self.find = None;
            }
            return Outcome::Changed;
        }
        let finds = self.finds();
        let chosen = self.chosen(&finds);
        match key.code {
            _ if !plain(key) => return Outcome::Ignored,
            KeyCode::Enter => return self.take(),
            KeyCode::Down if chosen + 1 < finds.len() => self.find = Some(chosen + 1),
            KeyCode::Up if !finds.is_empty() && chosen > 0 => self.find = Some(chosen - 1),
            KeyCode::Up if !self.list.is_empty() => self.at = self.list.len() - 1,
            KeyCode::Tab if !finds.is_empty() => return self.take(),
            _ => return Outcome::Ignored,
        }
        Outcome::Changed
    }
}

impl Answer for Items {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        if let Some((_, prose)) = &mut self.editing {
            if prose.handle(key) {
                return Outcome::Changed;
            }
            if !plain(key) || !matches!(key.code, KeyCode::Enter | KeyCode::Tab | KeyCode::Up | KeyCode::Down) {
                return Outcome::Ignored;
            }
            self.keep_words();
            return Outcome::Changed;
        }
        if self.in_typing() {
            return self.in_typing_line(key);
        }
        match key.code {
            KeyCode::Up | KeyCode::Down if alt => self.reorder(key.code == KeyCode::Down),
            _ if !plain(key) => Outcome::Ignored,
            _ => self.in_list(key),
        }
    }

    fn touch(&mut self, touch: Touch) -> Outcome {
        if let Some((_, prose)) = self.editing.as_mut().filter(|(at, _)| *at == touch.part) {
            touch.caret(prose);
            return Outcome::Changed;
        }
        if touch.select && touch.part != self.list.len() {
            return Outcome::Ignored;
        }
        self.keep_words();
        let typing = self.list.len();
        match touch.part {
            entry if entry < typing => {
                if self.at == entry {
                    self.editing = Some((entry, Prose::line(&self.list[entry].label())));
                }
                self.at = entry;
            }
            part if part == typing => {
                self.at = typing;
                touch.caret(&mut self.typing);
            }
            find => {
                self.find = Some(find - typing - 1);
                return self.take();
            }
        }
        Outcome::Changed
    }

    fn paste(&mut self, text: &str) -> Option<usize> {
        if let Some((_, prose)) = &mut self.editing {
            return Some(prose.paste(text));
        }
        self.find = None;
        self.at = self.list.len();
        let lines = text.lines().map(unlisted).filter(|line| !line.is_empty());
        Some(self.typing.paste(&lines.collect::<Vec<_>>().join(", ")))
    }

    fn value(&self) -> Result<Option<Value>, String> {
        let mut list = self.list.clone();
        if let Some((at, prose)) = &self.editing {
            let mut copy = Self {
                list,
                none: self.none,
                typing: Prose::line(""),
                editing: Some((*at, prose.clone())),
                at: 0,
                find: None,
            };
            copy.keep_words();
            list = copy.list;
        }
        if !self.typing.is_blank() {
            let typed = clean_line(&self.typing.text());
            return Err(format!(
                "“{typed}” is not in the list yet; press Enter to add it, or clear the line."
            ));
        }
        if list.is_empty() && !self.none {
            return Ok(None);
        }
        serde_json::to_value(list).map(Some).map_err(|e| e.to_string())
    }

    fn raw(&self) -> String {
        let raw = Raw {
            list: self.list.clone(),
            none: self.none,
            typing: self.typing.text(),
            editing: self.editing.as_ref().map(|(at, prose)| (*at, prose.text())),
        };
        serde_json::to_string(&raw).unwrap_or_default()
    }

    fn restore(&mut self, raw: &str) {
        if let Ok(raw) = serde_json::from_str::<Raw>(raw) {
            self.at = raw.editing.as_ref().map_or(raw.list.len(), |e| e.0);
            self.editing = raw
                .editing
                .filter(|e| e.0 < raw.list.len())
                .map(|(at, text)| (at, Prose::line(&text)));
            (self.list, self.none) = (raw.list, raw.none);
            self.typing.set(&raw.typing);
        } else {
            self.typing.set(raw);
        }
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        let mut sheet = Sheet::default();
        for (at, item) in self.list.iter().enumerate() {
            let here = self.at == at;
            if let Some((_, prose)) = self.editing.as_ref().filter(|(editing, _)| *editing == at) {
                sheet.field(Line::raw(format!("{} ", theme.sign(Sign::Here))), prose, true, width, theme);
                continue;
            }
            let mut text = item.label();
            if let Some(form) = item.form {
                text = format!("{text}, {}", form.label());
            }
            let sensitive = item
                .sensitive
                .unwrap_or_else(|| item.kind().is_some_and(|kind| kind.sensitive));
            if sensitive {
                text.push_str(" (sensitive)");
            }
            sheet.row(here, "", &text, width, theme);
        }
        let here = self.in_typing();
        let finds = self.finds();
        let head = format!(
            "{} + ",
            if here && finds.is_empty() {
                theme.sign(Sign::Here)
            } else {
                " "
            }
        );
        sheet.field(Line::from(Span::styled(head, theme.dim)), &self.typing, here, width, theme);
        if self.typing.is_blank() {
            let hint = if self.list.is_empty() && self.none {
                "none, you said"
            } else {
                "type to search, or your own words"
            };
            sheet.say(&format!("    {hint}"), width, theme.dim);
        }
        let focus = sheet.focus;
        let chosen = self.chosen(&finds);
        for (at, find) in finds.iter().enumerate() {
            let text = match find {
                Find::Entry(at) => entry_words(&ITEMS[*at]),
                Find::Own(words) => format!("your own words: “{words}”"),
                Find::Several(parts) => format!("{} entries: {}", parts.len(), parts.join(" · ")),
            };
            sheet.row(here && at == chosen, " ", &text, width, theme);
        }
        sheet.focus = focus;
        sheet
    }

    fn footer(&self) -> &'static [KeyHelp] {
        if self.editing.is_some() {
            &[("Enter", "keep these words"), ("Esc", "back, kept")]
        } else if !self.in_typing() {
            &[
                ("←→", "form"),
                ("Space", "sensitive"),
                ("Enter", "words"),
                ("x", "take it out"),
                ("PgUp PgDn", "move"),
                ("↓", "add"),
                ("Esc", "back, kept"),
            ]
        } else if self.typing.is_blank() {
            &[("Enter", "done"), ("↑", "to the list"), ("Esc", "back, kept")]
        } else {
            let finds = self.finds();
            match finds.get(self.chosen(&finds)) {
                Some(Find::Own(_)) => &[("Enter", "add your words"), ("↑↓", "choose"), ("Esc", "back, kept")],
                Some(Find::Entry(_)) => &[("Enter", "add the marked entry"), ("↑↓", "choose"), ("Esc", "back, kept")],
                Some(Find::Several(_)) | None => &[("Enter", "add them"), ("↑↓", "choose"), ("Esc", "back, kept")],
            }
        }
    }

    fn caret(&self) -> bool {
        self.editing.is_some() || self.in_typing()
    }
}

/// What an author picks, and what the policy then says, where that is something else.
fn entry_words(kind: &ItemKind) -> String {
    if kind.label.eq_ignore_ascii_case(kind.noun) {
        kind.label.to_owned()
    } else {
        format!("{}: printed as “{}”", kind.label, kind.noun)
    }
}
