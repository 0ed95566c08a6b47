//! Where the author is: whether a caret shows, what the footer says of it, and the place to come back to.
//!
//! Must not change anything. The price: each screen with a field of its own is named here.

use super::decide::{Choice, choices};
use super::{form, home};
use crate::edit::Who;
use crate::tui::input::Input;
use crate::tui::model::{Entry, LookStage, Model, Over, Screen};

impl Model {
    /// Who makes an edit on this screen.
    pub fn who(&self) -> Who {
        Who {
            by: "author".into(),
            on: self.today,
        }
    }

    /// Whether a caret shows, so that printable keys type.
    pub fn has_caret(&self) -> bool {
        match (&self.over, &self.screen) {
            (
                Some(
                    Over::Find(_)
                    | Over::Provider { .. }
                    | Over::Note { .. }
                    | Over::Decide { .. }
                    | Over::Why { .. }
                    | Over::Judged { .. },
                ),
                _,
            )
            | (None, Screen::OpenFile { .. }) => true,
            (None, Screen::Form(form)) => form.input.is_some() || form.is_filtering(), // a list without a caret passes on what it does not know
            (None, Screen::Finish(finish)) => finish.input.is_some(),
            (None, Screen::Look(look)) => matches!(look.stage, LookStage::Ask { on_env: false, .. }),
            (None, Screen::Home { .. }) => self.home.has_caret(),
            (Some(_) | None, _) => false,
        }
    }

    /// Whether a letter types now: not where a list only passes on the keys that it does not know.
    pub fn types(&self) -> bool {
        match (&self.over, &self.screen) {
            (None, Screen::Form(form)) => form.is_filtering() || form.input.as_ref().is_some_and(Input::takes_text),
            _ => self.has_caret(),
        }
    }

    /// Whether the focus is on a row of a list, whose cells can be walked.
    pub fn has_cells(&self) -> bool {
        match &self.screen {
            Screen::Form(form) => {
                let row = matches!(form.focus, Entry::Row(_)) || form.cell().is_some();
                row && self.over.is_none() && form.reading.is_none()
            }
            _ => false,
        }
    }

    /// Whether Tab does something else than to go down.
    pub fn has_tab(&self) -> bool {
        match (&self.over, &self.screen) {
            (Some(Over::Explain { list, .. }), _) => list.len() > 1,
            (over, screen) => over.is_none() && matches!(screen, Screen::Findings(_)),
        }
    }

    /// Whether the caret is in the field of a question.
    pub fn in_field(&self) -> bool {
        self.over.is_none() && matches!(&self.screen, Screen::Form(form) if form.input.is_some())
    }

    /// The footer of the answer being given.
    pub fn input_footer(&self) -> Option<&'static [(&'static str, &'static str)]> {
        match (&self.over, &self.screen) {
            (None, Screen::Form(form)) if form.is_filtering() => Some(form::FILTER_FOOTER),
            (None, Screen::Form(form)) => form.input.as_ref().map(Input::footer),
            (Some(Over::Find(seeking)), _) => Some(match seeking.found.len() {
                0 => &[("type", "to search"), ("Esc", "close")],
                1 => &[("type", "to search"), ("Enter", "go there"), ("Esc", "close")],
                _ => &[
                    ("type", "to search"),
                    ("↑↓", "choose"),
                    ("Enter", "go there"),
                    ("Esc", "close"),
                ],
            }),
            (Some(Over::Provider { text, at }), _) => Some(provider_footer(self.desk.as_ref(), &text.text(), *at)),
            (None, Screen::Home { .. }) => home::caret_footer(&self.home, home::lines(self).len()),
            (Some(Over::Decide { fold, at, .. }), _) => {
                let choices = choices(fold);
                let Some(at) = *at else {
                    // an Enter that was meant for the one before decides nothing: it is not offered
                    return Some(if choices.contains(&Choice::Undo) {
                        &[("↑↓", "choose"), ("1 to 7", "decide at once"), ("Esc", "leave it")]
                    } else {
                        &[("↑↓", "choose"), ("1 to 6", "decide at once"), ("Esc", "leave it")]
                    });
                };
                let leaves = choices.get(at) == Some(&Choice::Leave);
                Some(match (leaves, choices.contains(&Choice::Undo)) {
                    (false, false) => &[("↑↓", "choose"), ("Enter", "do it"), ("1 to 6", "at once"), ("Esc", "back")],
                    (false, true) => &[("↑↓", "choose"), ("Enter", "do it"), ("1 to 7", "at once"), ("Esc", "back")],
                    (true, false) => &[
                        ("↑↓", "choose"),
                        ("Enter", "leave it"),
                        ("1 to 6", "at once"),
                        ("Esc", "back"),
                    ],
                    (true, true) => &[
                        ("↑↓", "choose"),
                        ("Enter", "leave it"),
                        ("1 to 7", "at once"),
                        ("Esc", "back"),
                    ],
                })
            }
            (None, Screen::Look(look)) => match &look.stage {
                LookStage::Ask { on_env: false, .. } => {
                    Some(&[("type", "a folder"), ("Enter", "look"), ("Tab", "to .env"), ("Esc", "back")])
                }
                LookStage::Ask { .. } | LookStage::Run | LookStage::List => None,
            },
            (Some(Over::Why { .. } | Over::Judged { .. }), _) => Some(&[("type", "why"), ("Enter", "go on"), ("Esc", "close")]),
            (Some(Over::Note { .. }), _) => Some(&[("type", "a note"), ("Enter", "keep it"), ("Esc", "close, kept")]),
            (None, Screen::OpenFile { input }) if input.is_blank() => Some(&[("type", "a path"), ("Esc", "home")]),
            (None, Screen::OpenFile { .. }) => Some(&[("type", "a path"), ("Enter", "open"), ("Esc", "home")]),
            (None, Screen::Finish(finish)) if finish.input.is_some() => {
                Some(&[("type", "a path"), ("Enter", "keep"), ("Esc", "back")])
            }
            _ => None,
        }
    }

    /// Where the author is, to come back to.
    pub fn place(&self) -> Option<String> {
        match &self.screen {
            Screen::Form(form) => Some(form.focus.path().to_owned()).filter(|at| !at.is_empty()),
            _ => self.desk.as_ref().and_then(|desk| desk.left.clone().or(desk.stopped.clone())),
        }
    }
}

/// What works in the search for a provider: with nothing typed Enter takes only what the cursor was moved to.
fn provider_footer(desk: Option<&crate::asking::Desk>, typed: &str, at: usize) -> &'static [(&'static str, &'static str)] {
    let found = super::over::offered(desk, typed).len();
    match (typed.trim().is_empty(), found) {
        (true, _) if at == 0 => &[("type", "to search"), ("↑↓", "choose"), ("Enter", "skip"), ("Esc", "close")],
        (false, 0) => &[("type", "to search"), ("Enter", "add it as typed"), ("Esc", "close")],
        (false, _) if at >= found => &[
            ("type", "to search"),
            ("↑↓", "choose"),
            ("Enter", "add it as typed"),
            ("Esc", "close"),
        ],
        _ => &[("type", "to search"), ("↑↓", "choose"), ("Enter", "pick"), ("Esc", "close")],
    }
}
