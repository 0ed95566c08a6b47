//! How it is asked on a screen: the loop of event, update, effects, view.
//!
//! `model` is what the screen knows, `update` what a key does, `view` what is drawn, `keys` the table of keys,
//! `input` and `prose` the fields. The model is pure; every wish about the world is granted in `world`.
//! Blocking reads: no ticks, no idle CPU, but while a folder is looked through on a thread of its own. The price: a key
//! that asks for something slow would hold the next frame; nothing else here is slow.

pub mod clip;
mod editor;
mod events;
pub mod input;
mod inputs;
pub mod keys;
pub mod model;
mod notes;
pub mod prose;
mod shelf;
pub mod spots;
pub mod theme;
mod tty;
pub mod update;
pub mod view;
mod world;
mod wrap;

pub use world::{Start, Unseen, model as first_model, run};
