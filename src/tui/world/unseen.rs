//! The interview without a terminal: for tests, and for whoever plays it by keys.
//!
//! Must not draw. The price: a look through a folder goes on only while somebody waits for it.

use super::super::keys;
use super::super::model::Model;
use super::super::update::update;
use super::{World, model};
use crate::drafts::Places;
use crate::values::PolicyDate;
use crossterm::event;
use std::io;

/// The interview without a terminal: keys go in, files are kept and written, and nothing is drawn.
pub struct Unseen {
    /// What a screen would show.
    pub model: Model,
    world: World,
    place: Option<String>,
}

impl Unseen {
    /// The first screen, in these folders and of this size.
    pub fn new(places: Places, today: PolicyDate, size: (u16, u16)) -> Self {
        let mut model = model(&places, today);
        model.size = size;
        let world = World::new(places);
        let place = None;
        Self { model, world, place }
    }

    /// Presses a key; true when the author has quit with it.
    pub fn press(&mut self, key: event::KeyEvent) -> io::Result<bool> {
        let Some(message) = keys::message(&self.model, key) else {
            return Ok(false);
        };
        let effects = update(&mut self.model, message);
        self.world.keep_half(&self.model);
        let quit = self.world.grant(&mut self.model, None, effects)?;
        self.world.keep_place(&self.model, &mut self.place);
        if quit {
            drop(self.world.keep_providers(&self.model));
            self.world.save(&mut self.model, true);
        }
        Ok(quit)
    }

    /// Waits until the folder that is being looked through, if one is, has been.
    pub fn wait(&mut self) {
        self.world.begin_looking();
        self.world.hear(&mut self.model, true);
    }
}
