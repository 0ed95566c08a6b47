//! A country or a group of countries, found by typing, with the host's region.

use super::form::{Did, Form, Part};
use super::{Answer, KeyHelp, Outcome, Sheet, Touch, plain};
use crate::asking::reading::{place_code, place_name, places};
use crate::interview::Value;
use crate::tui::prose::Prose;
use crate::tui::theme::Theme;
use crate::values::{Place, area_name, areas};
use crossterm::event::{KeyCode, KeyEvent};

const AREA: usize = 0;
const REGION: usize = 1;
const LABEL: usize = 2;
/// How many finds are shown.
const SHOWN: usize = 6;
#[derive(Debug)]
pub(in crate::tui) struct PlaceInput {
    form: Form,
    area: Option<String>,     // the code that stands for the text
    at: usize,                // among the finds
    among: Vec<&'static str>, // the codes that fit here; none where all do
    moved: bool,              // into the list of those, before anything was typed
}

impl PlaceInput {
    pub fn new(value: Option<Value>) -> Self {
        let known: Option<Place> = value.and_then(|value| serde_json::from_value(value).ok());
        let known = known.unwrap_or_default();
        let text = |text: Option<String>| Part::Text(Prose::line(&text.unwrap_or_default()));
        let mut input = Self {
            form: Form::new(vec![
                ("Where", text(Some(place_name(&known.area)))),
                ("Region code", text(known.region)),
                ("Region name", text(known.label)),
            ]),
            area: Some(known.area).filter(|area| !area.is_empty()),
            at: 0,
            among: Vec::new(),
            moved: false,
        };
        input.settle();
        input
    }

    fn settle(&mut self) {
        let typed = self.form.text(AREA);
        if self.area.as_ref().is_none_or(|area| place_name(area) != typed) {
            self.area = place_code(&typed);
        }
        let parts = self.form.some_text(REGION).is_some() || self.form.some_text(LABEL).is_some();
        self.form.show(REGION, self.area.is_some() || parts);
        self.form.show(LABEL, self.area.is_some() || parts);
    }

    /// The codes that fit what is typed; none once a place is taken.
    fn finds(&self) -> Vec<&'static str> {
        if self
            .area
            .as_ref()
            .is_some_and(|area| place_name(area) == self.form.text(AREA))
        {
            return Vec::new();
        }
        let typed = self.form.text(AREA);
        let mut codes = if typed.is_empty() && !self.among.is_empty() {
            self.among.clone()
        } else {
            let all = places(&typed);
            let mut near = all.clone();
            near.retain(|code| self.among.contains(code));
            if near.is_empty() { all } else { near } // where only some fit, what is typed means one of them
        };
        codes.truncate(SHOWN);
        codes
    }

    /// Whether the cursor stands in the list: where nothing is typed, only once it was moved there.
    fn is_in_list(&self) -> bool {
        self.moved || !self.form.text(AREA).is_empty()
    }

    fn take(&mut self) -> bool {
        let finds = self.finds();
        let Some(code) = finds.get(self.at.min(finds.len().saturating_sub(1))) else {
            return false;
        };
        self.area = Some((*code).to_owned());
        self.form.set_text(AREA, &place_name(code));
        self.settle();
        true
    }
}

impl Answer for PlaceInput {
    fn handle(&mut self, key: KeyEvent) -> Outcome {
        let finds = if self.form.focus == AREA { self.finds().len() } else { 0 };
        match key.code {
            KeyCode::Down if finds > 0 && plain(key) && !self.is_in_list() => {
                self.moved = true;
                return Outcome::Changed;
            }
            KeyCode::Down if finds > 0 && plain(key) && self.at + 1 < finds => {
                self.at += 1;
                return Outcome::Changed;
            }
            KeyCode::Up if finds > 0 && plain(key) && self.at > 0 => {
                self.at -= 1;
                return Outcome::Changed;
            }
            KeyCode::Tab if finds > 0 && plain(key) && self.is_in_list() => {
                self.take();
            }
            KeyCode::Enter if plain(key) => {
                if finds > 0 && self.is_in_list() {
                    self.take();
                }
                return Outcome::Done;
            }
            _ => {}
        }
        match self.form.handle(key) {
            Did::Nothing => return Outcome::Ignored,
            Did::Edited(AREA) => self.at = 0,
            Did::Edited(_) | Did::Moved => {}
        }
        self.settle();
        Outcome::Changed
    }

    fn touch(&mut self, mut touch: Touch) -> Outcome {
        // what is found stands below the first field
        let finds = if self.form.focus == AREA { self.finds().len() } else { 0 };
        match touch.part {
            find @ 1.. if find <= finds => {
                self.at = find - 1;
                self.take();
                return Outcome::Changed;
            }
            below if below > finds => touch.part -= finds,
            _ => {}
        }
        self.form.touch(touch);
        Outcome::Changed
    }

    fn paste(&mut self, text: &str) -> Option<usize> {
        let (_, left) = self.form.paste(text)?;
        self.at = 0;
        self.settle();
        Some(left)
    }

    fn value(&self) -> Result<Option<Value>, String> {
        let place = Place {
            area: self.area.clone().unwrap_or_default(),
            region: self.form.some_text(REGION),
            label: self.form.some_text(LABEL),
        };
        if place.area.is_empty() {
            let empty = self.form.text(AREA).is_empty() && place == Place::default();
            return if empty {
                Ok(None)
            } else {
                Err("Which country? Type its name or its two letters, and take one of the list.".into())
            };
        }
        serde_json::to_value(place.checked()?).map(Some).map_err(|e| e.to_string())
    }

    fn raw(&self) -> String {
        serde_json::json!([self.area, self.form.raw()]).to_string()
    }

    fn restore(&mut self, raw: &str) {
        if let Ok((area, fields)) = serde_json::from_str::<(Option<String>, Vec<String>)>(raw) {
            self.area = area;
            self.form.restore(&fields);
        } else {
            self.form.set_text(AREA, raw);
        }
        self.settle();
    }

    fn sheet(&self, width: u16, theme: &Theme) -> Sheet {
        let listed = self.form.focus == AREA && !self.finds().is_empty();
        self.form.sheet(width, theme, listed, |at, sheet| {
            if at != AREA || self.form.focus != AREA {
                return;
            }
            let focus = sheet.focus;
            for (i, code) in self.finds().iter().enumerate() {
                let text = format!("{} · {code}", area_name(code).unwrap_or(code));
                sheet.row(self.at == i && self.is_in_list(), " ", &text, width, theme);
            }
            sheet.focus = focus;
        })
    }

    fn footer(&self) -> &'static [KeyHelp] {
        let listed = self.form.focus == AREA && !self.finds().is_empty();
        if listed && !self.is_in_list() {
            &[("↓", "pick one of them"), ("Enter", "done"), ("Esc", "back, kept")]
        } else if listed {
            &[
                ("Enter", "take"),
                ("↑↓", "move in the list"),
                ("Tab", "take, then region"),
                ("Esc", "back, kept"),
            ]
        } else {
            &[("Enter", "done"), ("Tab ↑↓", "next, previous field"), ("Esc", "back, kept")]
        }
    }

    fn keep(&mut self, fits: &dyn Fn(&str) -> bool) {
        let codes: Vec<&'static str> = areas().iter().map(|(code, _)| *code).filter(|code| fits(code)).collect();
        self.among = if codes.len() < areas().len() { codes } else { Vec::new() };
    }

    fn caret(&self) -> bool {
        true
    }

    fn begin(&mut self) -> bool {
        let begins = self.form.focus == AREA;
        if begins {
            let among = std::mem::take(&mut self.among);
            *self = Self {
                among,
                ..Self::new(None)
            };
        }
        begins
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(among: &[&str], keys: &str) -> Option<Value> {
        let mut input = PlaceInput::new(None);
        input.keep(&|code| among.contains(&code));
        for letter in keys.chars() {
            input.handle(KeyEvent::from(KeyCode::Char(letter)));
        }
        input.handle(KeyEvent::from(KeyCode::Down));
        input.handle(KeyEvent::from(KeyCode::Enter));
        input.value().ok().flatten()
    }

    #[test]
    fn a_region_code_that_is_none_is_refused_with_the_reason_and_kept_in_its_field() {
        let known = serde_json::json!({ "area": "IE" });
        let mut input = PlaceInput::new(Some(known.clone()));
        assert_eq!(input.value(), Ok(Some(known)));
        for (code, is_one) in [("dublin west!", false), ("eu-west-1", true)] {
            input.form.set_text(REGION, code);
            input.settle();
            let value = input.value();
            assert_eq!(value.is_ok(), is_one, "{code}: {value:?}");
            assert!(is_one || value.is_err_and(|why| why.contains("is no region code")), "{code}");
        }
    }

    #[test]
    fn what_is_typed_means_one_of_the_few_that_fit_and_any_other_only_where_none_of_them_does() {
        assert_eq!(typed(&["US", "EU"], "eur"), Some(serde_json::json!({ "area": "EU" })));
        assert_eq!(typed(&["US", "EU"], "norw"), Some(serde_json::json!({ "area": "NO" })));
    }
}
