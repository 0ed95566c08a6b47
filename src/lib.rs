//! `policy-wizard`: an interview that writes a privacy policy.
//!
//! Open sets are tables, closed sets are enums, and data goes one way:
//!
//! ```text
//! presets/*.json ─┐
//! draft.json ─────┤                          ┌─> review/   ─> findings ─┐
//! vendors ────────┤   Answers ─> settled ────┤                          ├─> tui / plain / cli
//! keys, --set ────┘   (one typed record)     └─> clauses/  ─> Document ─┴─> render/ ─> md html txt json
//! ```
//!
//! In reading order. Each part uses only parts that stand before it in this list (a test says so); [`answers`] and
//! [`interview`] alone know each other, because the table of questions names the fields:
//!
//! 1. [`values`], [`answers`], [`interview`]: what an answer can be, all of them in one record, and what we ask.
//! 2. [`path`], [`vendors`], [`words`]: how an answer is named; what is known of providers; how an answer is said in a line.
//! 3. [`draft`], [`brings`], [`edit`]: what is known, suggested or open; what a provider suggests; how it changes and back.
//! 4. [`document`], [`clauses`], [`trace`]: what we write, and which answer wrote each sentence.
//! 5. [`review`], [`readability`], [`open`], [`annotate`]: what is missing or dangling; what a lawyer or a colleague reads.
//! 6. [`render`]: how it is printed.
//! 7. [`published`], [`drafts`]: what was published, and what changed since; where drafts live, and how none is lost.
//! 8. [`presets`], [`scan`]: what we can suggest.
//! 9. [`asking`]: how the interview goes, whoever asks.
//! 10. [`plain`], [`tui`], [`cli`]: how it is asked in lines and on a screen, and the command line.
//!
//! No part above the last line knows a terminal, nor does [`plain`]; a test says so.
//!
//! The whole way in four lines, from an answer to a sentence:
//!
//! ```
//! use policy_wizard::{clauses, draft::Draft, edit::{Edit, Who}, render, values::PolicyDate};
//!
//! let mut draft = Draft::new("acme");
//! let who = Who { by: "author".into(), on: PolicyDate::parse("2026-11-21")? };
//! let edit = Edit::Set { path: "children.minimum_age".into(), value: Some(16.into()) };
//! draft.edit(&edit, &who)?;
//! draft.edit(&Edit::Set { path: "children.words".into(), value: Some("intended-for".into()) }, &who)?;
//! let policy = clauses::policy(&draft.published());
//! let text = render::format("txt").map(|txt| (txt.render)(&policy, &render::Options::default()));
//! assert!(text.is_some_and(|text| text.contains("16")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod annotate;
pub mod answers;
pub mod asking;
pub mod brings;
pub mod clauses;
pub mod cli;
pub mod document;
pub mod draft;
pub mod drafts;
pub mod edit;
pub mod interview;
pub mod open;
pub mod path;
pub mod plain;
pub mod presets;
pub mod published;
pub mod readability;
pub mod render;
pub mod review;
pub mod scan;
pub mod trace;
pub mod tui;
pub mod values;
pub mod vendors;
pub mod words;
