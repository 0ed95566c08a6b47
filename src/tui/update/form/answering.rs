//! The field that is open: what is typed is kept at each key, checked when the author is done.
//!
//! Owns the way from an [`Input`] to an edit and back out of the field. Must not know which keys an input
//! understands, nor how it looks. The price: each key in a field is an edit; the desk joins them to one
//! that can be taken back.

use super::rows::{give_up_row, insert_row, make_row, pass_row};
use super::{advance_after_answer, cells, stay};
use crate::asking;
use crate::draft::State;
use crate::interview::{Kind, Question, Value};
use crate::path;
use crate::review;
use crate::tui::input::{Input, Outcome};
use crate::tui::model::{Desk, Entry, Form, Model, Screen, question_of};
use crate::tui::update::{Effect, Effects};
use ratatui::layout::{Position, Rect};

/// Opens the answer at this path for typing or choosing.
pub(in crate::tui::update) fn open_input(model: &mut Model, at: &str) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &mut model.desk) else {
        return Vec::new();
    };
    let Some(question) = question_of(at) else { return Vec::new() };
    desk.raised.insert(at.to_owned());
    let value = path::get(&desk.shown, at).or_else(|| desk.draft.suggestion(at).filter(|_| !question.pick).map(|(_, v)| v));
    let suggested = desk.draft.state(at) == State::Suggested && !question.pick;
    let begin = if suggested { Input::suggest } else { Input::new };
    let rows = |table: &str| asking::row_choices(desk, &[table]);
    let input = match desk.halves.get(at) {
        Some(raw) => Input::from_raw(question, raw, &rows),
        None => begin(question, value, &rows),
    };
    let input = input.as_of(model.today).keep(&|choice| asking::is_offered(desk, at, choice));
    form.before = form.entries(desk);
    form.input = Some(input.of_known(desk.draft.state(at) == State::Known));
    form.focus = Entry::Answer(at.to_owned());
    Vec::new()
}

pub(super) fn typed(model: &mut Model, act: impl FnOnce(&mut Input) -> Outcome, enter: bool) -> Effects {
    let (Screen::Form(form), Some(_)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let Some(input) = &mut form.input else { return Vec::new() };
    let outcome = act(input);
    let (value, untouched) = (input.value(), input.is_suggested());
    let words = input.own_words();
    let focus = form.focus.clone();
    match outcome {
        Outcome::Copied => {
            let text = input.copied().to_owned();
            let kept = match &focus {
                Entry::Answer(at) if !untouched && question_of(at).is_some_and(grows) => keep(model, at, value),
                _ => Vec::new(),
            };
            model.note = Some(format!("copied: {} characters", text.chars().count()));
            return [kept, vec![Effect::Clip(text)]].concat();
        }
        Outcome::Editor => return vec![Effect::Editor(input.raw())],
        Outcome::Nothing => return Vec::new(),
        Outcome::Ignored | Outcome::Changed | Outcome::Done | Outcome::Cancel | Outcome::MakeRow(_) => {}
    }
    match (outcome, focus) {
        (Outcome::Changed, _) if untouched => Vec::new(), // only the cursor moved in what is suggested
        (Outcome::Changed, Entry::Answer(at)) if question_of(&at).is_some_and(grows) => keep(model, &at, value),
        (Outcome::MakeRow(table), Entry::Answer(at)) => {
            let kept = keep(model, &at, value);
            make_row(model, table);
            kept
        }
        (Outcome::Cancel, Entry::Add(_)) => {
            let left = leave_input(model);
            [left, give_up_row(model)].concat()
        }
        (Outcome::Done, Entry::Add(table)) => match value {
            Ok(Some(value)) => {
                form.input = None;
                insert_row(model, table, &value, words)
            }
            Ok(None) => {
                form.input = None;
                pass_row(model)
            }
            Err(why) => refuse(form, why),
        },
        (Outcome::Done, Entry::Answer(at)) => {
            let kept = keep_words(model, &at, words);
            [kept, done(model, &at, value, enter)].concat()
        }
        (Outcome::Cancel, Entry::Answer(at)) => {
            let left = leave_input(model);
            if let Screen::Form(form) = &mut model.screen
                && form.cell().is_some()
            {
                form.focus = Entry::Row(path::parent(&at).to_owned()); // one more Esc leaves the list
            }
            left
        }
        (Outcome::Cancel | Outcome::Done, _) => leave_input(model),
        (Outcome::Ignored | Outcome::Nothing | Outcome::Changed | Outcome::MakeRow(_) | Outcome::Copied | Outcome::Editor, _) => {
            Vec::new()
        }
    }
}

/// A click in the field that is open.
pub(in crate::tui::update) fn clicked(model: &mut Model, area: Rect, at: Position, held: bool) -> Effects {
    let Screen::Form(form) = &mut model.screen else {
        return Vec::new();
    };
    let Some(outcome) = form.input.as_mut().map(|input| input.click(area, at, held)) else {
        return Vec::new();
    };
    form.problem = None;
    typed(model, |_| outcome, outcome == Outcome::Done)
}

fn refuse(form: &mut Form, why: String) -> Effects {
    form.problem = Some(why);
    Vec::new()
}

/// Whether half of such an answer is an answer: half a name is text, half a country is another country.
fn grows(question: &Question) -> bool {
    match question.kind {
        Kind::Text
        | Kind::Prose
        | Kind::YesNo
        | Kind::One(_)
        | Kind::Many(_)
        | Kind::Items
        | Kind::Words
        | Kind::Ref(_)
        | Kind::Refs(_) => true,
        Kind::Number | Kind::Date | Kind::Period | Kind::Place | Kind::Link | Kind::Contact | Kind::Table => false,
    }
}

/// Keeps what is typed at each key, so that nothing is lost; an unfinished answer waits in the field.
fn keep(model: &mut Model, at: &str, value: Result<Option<Value>, String>) -> Effects {
    let who = model.who();
    let Some(desk) = &mut model.desk else { return Vec::new() };
    if value
        .as_ref()
        .is_ok_and(|value| asking::says_nothing(desk, at, value.as_ref()))
    {
        return Vec::new();
    }
    // what is refused is said when the author leaves the field
    match value.map(|value| desk.type_in(at, value, &who)) {
        Ok(Ok(())) => vec![Effect::Save],
        Ok(Err(_)) | Err(_) => Vec::new(),
    }
}

/// The words that were typed for a choice of one's own go where the row holds them.
fn keep_words(model: &mut Model, at: &str, words: Option<String>) -> Effects {
    let (Some(words), Some(to), Some(desk)) = (words, asking::beside(at), &model.desk) else {
        return Vec::new();
    };
    if path::get(&desk.shown, &to).is_some_and(|now| now.as_str() == Some(words.as_str())) {
        return Vec::new();
    }
    keep(model, &to, Ok(Some(words.into())))
}

fn done(model: &mut Model, at: &str, value: Result<Option<Value>, String>, on: bool) -> Effects {
    let who = model.who();
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &mut model.desk) else {
        return Vec::new();
    };
    let value = match value {
        Ok(value) => value,
        Err(why) => return refuse(form, why),
    };
    let question = question_of(at);
    if value.is_none() && question.is_some_and(|q| q.needed) {
        return refuse(
            form,
            "The policy cannot do without this. Esc leaves it for later; after Esc, o says that you do not know.".into(),
        );
    }
    let mut effects = match asking::answer(desk, at, value, &who) {
        Ok(true) => vec![Effect::Save],
        Ok(false) => Vec::new(),
        Err(refused) => return refuse(form, refused.0),
    };
    if let Some(desk) = &mut model.desk {
        desk.stop_typing();
    }
    let (again, typed) = match &mut model.screen {
        Screen::Form(form) => {
            let input = form.input.take();
            input.map_or((false, false), |input| (input.is_again(), input.has_caret()))
        }
        _ => (false, false),
    };
    let odd = model.desk.as_ref().and_then(|desk| {
        let doubt = || {
            let value = path::get(&desk.draft.answers, at)?;
            Some(review::doubt(question?.id, &value)?.trim_end_matches('.').to_owned())
        };
        review::odd_date(&desk.draft, at, model.today).or_else(doubt)
    });
    if on && !cells::below(model) {
        effects.extend(if again {
            stay(model, typed)
        } else {
            advance_after_answer(model)
        });
    }
    if let Some(odd) = odd {
        model.note = Some(format!("{odd}; u takes it back"));
    }
    effects
}

/// What was typed and is no answer waits for its author.
fn wait(model: &mut Model, at: &str, raw: Option<String>) {
    if let (Some(raw), Some(desk)) = (raw, &mut model.desk) {
        desk.halves.insert(at.to_owned(), raw);
    }
}

/// What is typed for a row of the table with the focus waits, where there is something.
pub(in crate::tui::update) fn wait_as_row(model: &mut Model, half: &str) {
    let Screen::Form(form) = &model.screen else { return };
    if let (Entry::Add(table), false) = (form.focus.clone(), half.trim().is_empty()) {
        wait(model, table, Some(half.to_owned()));
        model.note = Some(NO_ROW_YET.into());
    }
}

/// What is said of a row whose name is typed and not taken.
const NO_ROW_YET: &str = "no row yet, it waits in the field: Enter on + goes on with it";

/// Leaves the field that is open because the author leaves the program: half an address or half a country takes the place
/// of no answer that stands, and waits.
pub(in crate::tui::update) fn break_off(model: &mut Model) -> Effects {
    let Screen::Form(form) = &mut model.screen else {
        return Vec::new();
    };
    let typed = form.input.as_ref().filter(|input| !input.is_suggested());
    if let (Some(input), Entry::Answer(at), Some(desk)) = (typed, form.focus.clone(), &model.desk)
        && question_of(&at).is_some_and(|question| !grows(question))
        && let (Some(stands), Ok(Some(value))) = (path::get(&desk.draft.answers, &at), input.value())
        && stands != value
    {
        let raw = input.raw();
        form.input = None;
        wait(model, &at, Some(raw));
        model.note = Some("the answer stays as it was; what you typed waits in the field".into());
        return Vec::new();
    }
    leave_input(model)
}

/// Leaves the field that is open; what is typed is kept.
pub(in crate::tui::update) fn leave_input(model: &mut Model) -> Effects {
    let Screen::Form(form) = &mut model.screen else {
        return Vec::new();
    };
    let Some(input) = form.input.take() else { return Vec::new() };
    let (value, untouched) = (input.value(), input.is_suggested());
    let focus = form.focus.clone();
    let changed = model.desk.as_ref().is_some_and(Desk::is_typing);
    if let Some(desk) = &mut model.desk {
        desk.stop_typing();
    }
    match (focus, value) {
        _ if untouched => Vec::new(),
        // an emptied field of one of these kinds is left, not cleared: x clears
        (Entry::Answer(at), Ok(None)) if !question_of(&at).is_some_and(grows) => Vec::new(),
        (Entry::Answer(at), Ok(value)) => {
            let new = model
                .desk
                .as_ref()
                .is_some_and(|desk| path::get(&desk.draft.answers, &at) != value);
            let kept = keep(model, &at, Ok(value));
            if changed || (new && !kept.is_empty()) {
                model.note = Some("kept as your answer; u takes it back".into());
            }
            if let Some(desk) = &mut model.desk {
                desk.stop_typing();
            }
            kept
        }
        // a name is no row before Enter: whoever steps out may have meant to
        (Entry::Add(table), Ok(Some(_))) => {
            wait(model, table, Some(input.raw()));
            model.note = Some(NO_ROW_YET.into());
            Vec::new()
        }
        (entry, Err(why)) => {
            wait(model, entry.path(), Some(input.raw()));
            model.note = Some(format!("no answer yet, it waits in the field: {why}"));
            Vec::new()
        }
        _ => Vec::new(),
    }
}
