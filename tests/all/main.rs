//! All tests that use the library from outside, in one binary.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]

mod capabilities;
mod cli;
mod drafts;
mod facts;
mod other;
mod policy;
mod readers;
mod samples;
mod screen;
mod terminal;
