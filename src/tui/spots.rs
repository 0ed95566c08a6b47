//! What stands where on the screen, so that a click finds it.
//!
//! Each view says, in the line that draws something, what it is ([`Spots::line`], [`Spots::sentence`], …); a
//! click is looked up among it, the last drawn first. Must not know what a click does. The price: the model
//! holds one place that drawing writes to, which is as old as the last frame. So whatever changes the screen
//! by another way than the mouse forgets it, and a click before the next frame does nothing.

use super::view::scroll;
use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};
use std::cell::RefCell;

/// Something that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A line of the list that takes the keys: its number.
    Line(usize),
    /// A sentence of the policy: its number.
    Sentence(usize),
    /// The field in which something is typed or chosen.
    Field,
    /// A key in the footer.
    Key(KeyEvent),
}

/// What the wheel moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The list that takes the keys.
    List,
    /// The text of the policy.
    Text,
}

/// A part as it was drawn: where, and its first line before the mouse held it.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    part: Part,
    area: Rect,
    top: usize,
    last: usize,
}

/// What keeps a part where it is until the next key.
#[derive(Debug, Clone, Copy)]
enum Hold {
    /// The wheel: this line is the first.
    Top(usize),
    /// A click: the line with the cursor stays in this row, under the pointer.
    Row(usize),
}

/// The text beside a form as it was drawn: of which section, whether the whole policy, how wide, and its first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The section of the form.
    pub section: &'static str,
    /// Whether the whole policy is shown.
    pub whole: bool,
    /// The width at which it was laid out.
    pub width: usize,
    /// The first line.
    pub top: usize,
}

/// What stands where, and what the mouse did to it.
#[derive(Debug, Default)]
pub struct Spots {
    drawn: RefCell<Vec<(Rect, Spot)>>,
    parts: RefCell<Vec<Drawn>>,
    list: Option<Hold>,
    text: Option<Hold>,
    /// The text beside a form as it was drawn last.
    beside: RefCell<Option<Beside>>,
    /// The field in which the button was pressed.
    pub grip: Option<Rect>,
}

impl Spots {
    /// A line of the list stands here.
    pub fn line(&self, area: Rect, number: usize) {
        self.add(area, Spot::Line(number));
    }

    /// Words of a sentence stand here.
    pub fn sentence(&self, area: Rect, number: usize) {
        self.add(area, Spot::Sentence(number));
    }

    /// What is typed or chosen stands here.
    pub fn field(&self, area: Rect) {
        self.add(area, Spot::Field);
    }

    /// A key stands here.
    pub fn key(&self, area: Rect, key: KeyEvent) {
        self.add(area, Spot::Key(key));
    }

    fn add(&self, area: Rect, spot: Spot) {
        if !area.is_empty() {
            self.drawn.borrow_mut().push((area, spot));
        }
    }

    /// The first line to show of a list with the cursor on line `at`.
    pub fn list(&self, area: Rect, at: usize, count: usize) -> usize {
        self.top(Part::List, area, at, scroll(at, area.height.into(), count), count)
    }

    /// The same of a list whose line with the cursor takes `extra` rows more, which count among all; and how many rows stay empty above
    /// it. A line that is clicked stays under the pointer also where another above it has given up its rows.
    pub fn tall(&self, area: Rect, at: usize, extra: usize, count: usize) -> (usize, usize) {
        let top = scroll(at + extra / 2, area.height.into(), count);
        let top = self.top(Part::List, area, at, top, count);
        match self.list {
            Some(Hold::Row(row)) => (at.saturating_sub(row), row.saturating_sub(at)),
            Some(Hold::Top(_)) | None => (top, 0),
        }
    }

    /// The first line to show of the text, which without the mouse would be `top`; `at` is the line with the
    /// cursor.
    pub fn text(&self, area: Rect, at: usize, top: usize, count: usize) -> usize {
        self.top(Part::Text, area, at, top, count)
    }

    /// The text beside a form as it was drawn last.
    pub fn beside(&self) -> Option<Beside> {
        *self.beside.borrow()
    }

    /// The text beside a form is drawn so.
    pub fn keep(&self, beside: Beside) {
        *self.beside.borrow_mut() = Some(beside);
    }

    fn top(&self, part: Part, area: Rect, at: usize, top: usize, count: usize) -> usize {
        let last = count.saturating_sub(area.height.into());
        self.parts.borrow_mut().push(Drawn { part, area, top, last });
        match self.held(part) {
            Some(Hold::Top(held)) => held.min(last),
            Some(Hold::Row(row)) => at.saturating_sub(row).min(last),
            None => top,
        }
    }

    fn held(&self, part: Part) -> Option<Hold> {
        match part {
            Part::List => self.list,
            Part::Text => self.text,
        }
    }

    fn hold(&mut self, part: Part, hold: Option<Hold>) {
        match part {
            Part::List => self.list = hold,
            Part::Text => self.text = hold,
        }
    }

    /// What can be clicked, in the order in which it was drawn.
    pub fn all(&self) -> Vec<(Rect, Spot)> {
        self.drawn.borrow().clone()
    }

    /// What stands at this place, and all the room it has.
    pub fn at(&self, column: u16, row: u16) -> Option<(Rect, Spot)> {
        let place = Position::new(column, row);
        self.drawn
            .borrow()
            .iter()
            .rev()
            .find(|(area, _)| area.contains(place))
            .copied()
    }

    /// The part at this place.
    fn part(&self, column: u16, row: u16) -> Option<Drawn> {
        let place = Position::new(column, row);
        self.parts
            .borrow()
            .iter()
            .rev()
            .find(|drawn| drawn.area.contains(place))
            .copied()
    }

    /// The wheel moves the part at this place by so many lines.
    pub fn wheel(&mut self, column: u16, row: u16, by: isize) {
        if let Some(drawn) = self.part(column, row) {
            let now = match self.held(drawn.part) {
                Some(Hold::Top(held)) => held,
                Some(Hold::Row(_)) | None => drawn.top,
            };
            let top = now.min(drawn.last).saturating_add_signed(by).min(drawn.last);
            self.hold(drawn.part, Some(Hold::Top(top)));
        }
    }

    /// What gets the cursor by a click here stays under the pointer; a sentence with its first row.
    pub fn stay(&mut self, column: u16, row: u16) {
        let Some((drawn, (_, spot))) = self.part(column, row).zip(self.at(column, row)) else {
            return;
        };
        let rows = self.drawn.borrow().iter().filter(|s| s.1 == spot).map(|s| s.0.y).min();
        let row = rows.unwrap_or(row).saturating_sub(drawn.area.y);
        self.hold(drawn.part, Some(Hold::Row(row.into())));
    }

    /// A new frame begins, or something covers what was drawn.
    pub fn clear(&self) {
        self.drawn.borrow_mut().clear();
        self.parts.borrow_mut().clear();
    }

    /// Only what stands in this area is seen.
    pub fn within(&self, area: Rect) {
        let mut drawn = self.drawn.borrow_mut();
        drawn.iter_mut().for_each(|(spot, _)| *spot = spot.intersection(area));
        drawn.retain(|(spot, _)| !spot.is_empty());
    }

    /// The screen is changed by something else than the mouse.
    pub fn forget(&mut self) {
        let beside = self.beside.take();
        *self = Self {
            beside: RefCell::new(beside),
            ..Self::default()
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_drawn_is_found_and_nothing_where_nothing_is() {
        let spots = Spots::default();
        spots.line(Rect::new(0, 0, 10, 1), 3);
        spots.field(Rect::new(4, 0, 2, 1));
        spots.line(Rect::new(0, 1, 0, 1), 4);
        assert_eq!(spots.at(1, 0).map(|s| s.1), Some(Spot::Line(3)));
        assert_eq!(spots.at(5, 0).map(|s| s.1), Some(Spot::Field));
        assert_eq!(spots.at(0, 1), None, "what has no room is nowhere");
        spots.clear();
        assert_eq!(spots.at(1, 0), None);
    }

    #[test]
    fn the_wheel_stops_at_both_ends_and_several_turns_count_before_a_frame() {
        let mut spots = Spots::default();
        let area = Rect::new(0, 0, 10, 5);
        assert_eq!(spots.list(area, 0, 12), 0);
        spots.wheel(1, 1, 3);
        spots.wheel(1, 1, 3);
        assert_eq!(spots.list(area, 0, 12), 6);
        spots.wheel(1, 1, 3);
        spots.wheel(1, 1, 3);
        spots.wheel(1, 1, -3);
        assert_eq!(spots.list(area, 0, 12), 4, "7 is the last, and 3 back");
        spots.wheel(50, 50, 3);
        assert_eq!(spots.list(area, 0, 12), 4, "elsewhere the wheel moves nothing");
        spots.forget();
        assert_eq!(spots.list(area, 0, 12), 0);
    }

    #[test]
    fn a_clicked_line_stays_under_the_pointer() {
        let mut spots = Spots::default();
        let area = Rect::new(0, 2, 10, 5);
        assert_eq!(spots.list(area, 6, 20), 4);
        spots.line(Rect::new(0, 6, 10, 1), 8);
        spots.stay(3, 6);
        assert_eq!(spots.list(area, 8, 20), 4, "line 8 is in the fifth row as before");
    }
}
