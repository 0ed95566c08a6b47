//! All tests that use the library from outside, in one binary.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]
#![allow(
    clippy::items_after_statements,
    reason = "a list that one test looks up stands where it is used"
)]
#![allow(clippy::cast_precision_loss, reason = "averages of a few thousand words")]

mod brings;
mod capabilities;
mod check;
mod cli;
mod counsel;
mod decide;
mod demanding;
mod drafts;
mod ease;
mod ease_lines;
mod facts;
mod findings;
mod foreign;
mod founder;
mod graded;
mod grown;
mod hand;
mod heard_lines;
mod home;
mod honest;
mod journal;
mod last;
mod late;
mod layers;
mod layout;
mod look;
mod manage;
mod mouse;
mod night;
mod once_lines;
mod onward;
mod other;
#[path = "../../examples/pictures/main.rs"]
#[expect(dead_code, reason = "a test needs no program that writes them")]
mod pictures;
mod plain;
mod play;
mod policy;
mod presets;
mod program;
mod published;
mod readers;
mod readme;
mod ready;
mod remarks;
mod resume;
mod review;
mod samples;
mod scan;
mod screen;
mod seen;
mod snapshots;
mod steps_lines;
mod tables;
mod talk;
mod terminal;
mod told;
mod undone;
mod vendors;
mod whole;
mod yes;
