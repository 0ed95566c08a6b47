//! Notes the list of findings or of Finish as the author leaves it, and puts the cursor on the right line when they are back.
//!
//! Where that is, [`Left`] says. Must not know why they left. The price: both lists are put together once more at each
//! leave and each return.

use super::findings::listed;
use super::{Effects, Model};
use crate::tui::model::{Left, Line, Screen};

/// The lines of the list on the screen, and the one with the cursor; nothing on another screen.
fn lines(model: &Model) -> Option<(Vec<Line>, usize)> {
    match (&model.screen, &model.desk) {
        (Screen::Findings(screen), Some(_)) => {
            let (all, at) = listed(model, screen);
            Some((all.iter().map(|(_, item)| item.line()).collect(), at))
        }
        (Screen::Finish(finish), Some(desk)) => {
            let all = finish.lines(desk, model.today);
            let at = all.iter().position(|line| *line == finish.at).unwrap_or(0);
            Some((finish.to_come_back(desk, model.today), at))
        }
        _ => None,
    }
}

fn note(model: &mut Model) -> Option<&mut Option<Left>> {
    match &mut model.screen {
        Screen::Findings(screen) => Some(&mut screen.left),
        Screen::Finish(finish) => Some(&mut finish.left),
        _ => None,
    }
}

/// The author leaves the screen: to mend the line with the cursor, or for a while. What was noted already stays.
pub(super) fn leaves(model: &mut Model, mends: bool) {
    let Some((lines, at)) = lines(model) else { return };
    if let Some(left) = note(model) {
        left.get_or_insert(Left { lines, at, mends });
    }
}

/// Does what decides about the line with the cursor: it goes on where that is `settled` now, else it stays on it.
pub(super) fn deciding(model: &mut Model, settled: bool, act: impl FnOnce(&mut Model) -> Effects) -> Effects {
    leaves(model, settled);
    let done = act(model);
    if done.is_empty() {
        note(model).and_then(Option::take);
    }
    returned(model, false);
    done
}

/// The author is on the screen: where it was left, the cursor goes where it belongs now.
pub(super) fn returned(model: &mut Model, back: bool) {
    let Some(left) = note(model).and_then(Option::take) else {
        return;
    };
    let Some((now, _)) = lines(model) else { return };
    let to = left.on(&now, back);
    match (&mut model.screen, &model.desk) {
        (Screen::Findings(screen), _) => screen.at = to,
        (Screen::Finish(finish), Some(desk)) => {
            finish.at = finish.lines(desk, model.today).get(to).copied().unwrap_or(finish.at);
        }
        _ => {}
    }
}
