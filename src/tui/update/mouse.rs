//! The mouse: a click, the button held while the pointer moves, the wheel.
//!
//! A click on a line or a sentence puts the cursor there, on what has it already it does what Enter does:
//! Space where something is ticked or picked, and where Enter would only pass by, it opens. The wheel moves
//! what is seen, never the cursor, so it answers nothing. Must not know where anything is drawn: `spots` does.
//! The price: each list says here once more which line has its cursor.

use super::{Effect, Effects, Message, Model};
use crate::draft::State;
use crate::tui::keys;
use crate::tui::model::home::What;
use crate::tui::model::{Entry, FinishLine, LookStage, Over, Screen, Stage, needs};
use crate::tui::prose::Prose;
use crate::tui::spots::Spot;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};

/// How many lines the wheel moves.
const LINES: isize = 3;

/// Turns the mouse on or off.
pub(super) fn turn(model: &mut Model) -> Effects {
    model.mouse = !model.mouse;
    let words = if model.mouse {
        "mouse on: hold Shift to select with the terminal; m or F12 turns it off"
    } else {
        "mouse off"
    };
    model.note = Some(words.into());
    vec![Effect::Mouse(model.mouse)]
}

/// The button was pressed.
pub(super) fn click(model: &mut Model, column: u16, row: u16) -> Effects {
    model.spots.grip = None;
    let Some((area, spot)) = model.spots.at(column, row) else {
        return Vec::new();
    };
    model.note = None;
    match spot {
        Spot::Key(key) => press(model, key),
        Spot::Field => {
            model.spots.grip = Some(area);
            field(model, area, Position::new(column, row), false)
        }
        Spot::Line(number) => {
            model.spots.stay(column, row);
            line(model, number)
        }
        Spot::Sentence(number) => {
            model.spots.stay(column, row);
            sentence(model, number)
        }
    }
}

/// The pointer moves with the button held: in the field in which it was pressed, it selects.
pub(super) fn drag(model: &mut Model, column: u16, row: u16) -> Effects {
    match model.spots.grip {
        Some(area) => field(model, area, Position::new(column, row), true),
        None => Vec::new(),
    }
}

/// The wheel was turned.
pub(super) fn wheel(model: &mut Model, column: u16, row: u16, up: bool) -> Effects {
    let by = if up { -LINES } else { LINES };
    let walk = if up { Message::Up } else { Message::Down };
    match (&model.over, &mut model.screen, model.spots.at(column, row)) {
        (Some(Over::Keys { .. } | Over::Compare { .. }), ..) => {
            for _ in 0..LINES {
                super::update(model, walk.clone());
            }
        }
        (None, Screen::Form(form), Some((_, Spot::Field))) => {
            let code = if up { KeyCode::Up } else { KeyCode::Down };
            let key = KeyEvent::new(code, KeyModifiers::NONE);
            if let Some(input) = form.input.as_mut().filter(|input| !input.arrows_choose()) {
                for _ in 0..LINES {
                    input.handle(key);
                }
            }
        }
        _ => model.spots.wheel(column, row, by),
    }
    Vec::new()
}

/// Presses a key.
fn press(model: &mut Model, key: KeyEvent) -> Effects {
    let message = keys::message(model, key);
    message.map(|message| super::update(model, message)).unwrap_or_default()
}

fn enter(model: &mut Model) -> Effects {
    press(model, KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE))
}

/// Puts the caret into the field that is open, or chooses there.
fn field(model: &mut Model, area: Rect, at: Position, held: bool) -> Effects {
    if let Some(prose) = prose(model) {
        prose.click(area, at, held);
        return Vec::new();
    }
    super::form::clicked(model, area, at, held)
}

/// The text that is typed outside of a form.
fn prose(model: &mut Model) -> Option<&mut Prose> {
    match (&mut model.over, &mut model.screen) {
        (Some(Over::Note { input, .. } | Over::Why { input, .. } | Over::Judged { input, .. }), _)
        | (None, Screen::OpenFile { input }) => Some(input),
        (Some(Over::Find(seeking)), _) => Some(&mut seeking.text),
        (Some(Over::Provider { text, .. }), _) => Some(text),
        (None, Screen::Form(form)) => form
            .filter
            .as_mut()
            .filter(|filter| filter.typing)
            .map(|filter| &mut *filter.text),
        (None, Screen::Finish(finish)) => finish.input.as_deref_mut(),
        (None, Screen::Look(look)) => match &mut look.stage {
            LookStage::Ask { input, on_env, .. } => {
                *on_env = false;
                Some(input)
            }
            LookStage::Run | LookStage::List => None,
        },
        (None, Screen::Home { .. }) => match model.home.ask.as_mut().map(|ask| &mut ask.what) {
            Some(What::Name(_, input)) => Some(input),
            Some(What::Menu | What::Delete | What::Elsewhere(_) | What::Deleted) => None,
            None => model.home.filter.as_deref_mut(),
        },
        _ => None,
    }
}

/// A click on a line of the list that takes the keys.
fn line(model: &mut Model, number: usize) -> Effects {
    let cursor = match (&mut model.over, &mut model.screen) {
        (Some(Over::Provider { at, .. }), _) if *at == number => return super::update(model, Message::Enter),
        (Some(Over::Find(seeking)), _) => &mut seeking.at,
        (Some(Over::Decide { at, .. }), _) => at.get_or_insert(usize::MAX), // no line yet
        (Some(Over::Provider { at, .. } | Over::Other { at } | Over::Ties { at, .. } | Over::Explain { line: at, .. }), _)
        | (None, Screen::Tasks { at } | Screen::Check { at }) => at,
        (
            Some(
                Over::Keys { .. }
                | Over::Note { .. }
                | Over::Why { .. }
                | Over::Judged { .. }
                | Over::Ignore(_)
                | Over::Say(_)
                | Over::Compare { .. }
                | Over::Take(_),
            ),
            _,
        )
        | (None, Screen::OpenFile { .. } | Screen::Text { .. }) => return Vec::new(),
        (None, Screen::Home { at }) => model.home.ask.as_mut().map_or(at, |ask| &mut ask.at),
        (None, Screen::Where { here, .. }) if *here != (number == 0) => return super::update(model, Message::Down),
        (None, Screen::Where { .. }) => return enter(model),
        (None, Screen::Findings(screen)) => &mut screen.at,
        (None, Screen::Look(look)) => match &mut look.stage {
            LookStage::List => &mut look.at,
            LookStage::Ask { on_env: false, .. } => return super::update(model, Message::Typed(KeyCode::Down.into())),
            LookStage::Ask { .. } => return super::update(model, Message::Space),
            LookStage::Run => return Vec::new(),
        },
        (None, Screen::Form(_)) => return entry(model, number),
        (None, Screen::Finish(_)) => return finishing(model, number),
    };
    if *cursor == number {
        return enter(model);
    }
    *cursor = number;
    Vec::new()
}

/// A click on a line of the finish screen; a path that is being typed is kept.
fn finishing(model: &mut Model, number: usize) -> Effects {
    let today = model.today;
    let typing = matches!(&model.screen, Screen::Finish(finish) if finish.input.is_some());
    let kept = if typing { enter(model) } else { Vec::new() };
    let (Screen::Finish(finish), Some(desk)) = (&mut model.screen, &model.desk) else {
        return kept;
    };
    if super::finish::put_cursor(finish, desk, today, number).is_some() || typing {
        return kept;
    }
    if matches!((&finish.stage, finish.at), (Stage::Choose, FinishLine::File(_))) {
        return press(model, KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE));
    }
    enter(model)
}

/// A click on a line of a form; a field that is open is left, and what is typed in it kept.
fn entry(model: &mut Model, number: usize) -> Effects {
    let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk) else {
        return Vec::new();
    };
    let entries = form.entries(desk);
    let Some(entry) = entries.get(number).cloned() else {
        return Vec::new();
    };
    let here = form.position(&entries) == number;
    if form.input.is_some() && here {
        return Vec::new();
    }
    if !here || form.reading.is_some() {
        form.reading = None;
        let left = super::form::leave_input(model);
        if let (Screen::Form(form), Some(desk)) = (&mut model.screen, &model.desk)
            && form.entries(desk).contains(&entry)
        {
            (form.focus, form.problem) = (entry, None);
        }
        return left;
    }
    let code = match &entry {
        Entry::Offer(_) => KeyCode::Char(' '),
        Entry::None(_) if !needs(desk, &entry) => KeyCode::Char(' '),
        Entry::Answer(at) if !matches!(desk.draft.state(at), State::Suggested | State::Confirm) => KeyCode::Right,
        Entry::Row(_) if !needs(desk, &entry) => KeyCode::Right,
        Entry::Answer(_) | Entry::Row(_) | Entry::None(_) | Entry::Add(_) | Entry::Detail(_) => KeyCode::Enter,
    };
    press(model, KeyEvent::new(code, KeyModifiers::NONE))
}

/// A click on a sentence: of the text, or of the text beside a form.
fn sentence(model: &mut Model, number: usize) -> Effects {
    let left = match &mut model.screen {
        Screen::Text { at, .. } if *at != Some(number) => {
            *at = Some(number);
            return Vec::new();
        }
        Screen::Form(form) if form.reading != Some(number) => super::form::leave_input(model),
        Screen::Form(_) | Screen::Text { .. } => return enter(model),
        _ => return Vec::new(),
    };
    if let Screen::Form(form) = &mut model.screen {
        form.reading = Some(number);
    }
    left
}
