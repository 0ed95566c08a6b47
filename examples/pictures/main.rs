//! Draws the pictures of the README into `docs/`: `cargo run --example pictures`.
//!
//! Each plays keys on a screen in memory with the draft of an invented company, and writes the cells as SVG.
//! A test holds that the files are what the program draws now.

pub mod stage;
pub mod svg;

use policy_wizard::tui::model::{Entry, Screen};
use stage::{Draw, Failed, Stage};
use std::path::Path;

/// A picture.
pub struct Picture {
    /// Its file in `docs/`.
    pub file: &'static str,
    /// What is on it.
    pub title: &'static str,
    /// What can be seen, for those who do not see it.
    pub about: &'static str,
    /// Columns and rows.
    pub size: (u16, u16),
    /// How to come there.
    pub play: fn() -> Result<Stage, Failed>,
}

/// The pictures, in the order of the README.
pub const PICTURES: &[Picture] = &[
    Picture {
        file: "interview.svg",
        title: "The interview with the policy beside it",
        about: "A form of the interview: on the left the uses of data with what the preset suggests, on the right the policy that they write, with a bar beside the sentences of the focused answer.",
        size: (116, 34),
        play: interview,
    },
    Picture {
        file: "home.svg",
        title: "Home: where to begin",
        about: "Home: drafts to continue and presets to start from; beside them what the chosen preset suggests and what only you can say.",
        size: (116, 34),
        play: home,
    },
    Picture {
        file: "recipients.svg",
        title: "A row of a table, open",
        about: "A recipient of data open as a record: its name, its job, which data it handles, in which country; on the right the sentences that this writes.",
        size: (116, 34),
        play: recipients,
    },
    Picture {
        file: "finish.svg",
        title: "Finish: what will be written where",
        about: "Finish: every sentence is confirmed, and the files that will be written are ticked, each with its path.",
        size: (116, 26),
        play: finish,
    },
];

fn interview() -> Result<Stage, Failed> {
    let mut stage = Stage::of(Draw::Half)?;
    // some rows are confirmed, so that both states and what was just written are seen
    stage.model.go_to("use.purposes.provide");
    stage.press("Enter Enter Enter");
    Ok(stage)
}

fn home() -> Result<Stage, Failed> {
    let mut stage = Stage::shelf()?;
    stage.model.listed.remove(2);
    stage.model.home.more = 0;
    stage.press("Down Down Down");
    Ok(stage)
}

fn recipients() -> Result<Stage, Failed> {
    let mut stage = Stage::of(Draw::Half)?;
    stage.model.go_to("sharing.recipients.google-cloud");
    stage.press("Right");
    if let Screen::Form(form) = &mut stage.model.screen {
        form.focus = Entry::Answer("sharing.recipients.google-cloud.country".into());
    }
    Ok(stage)
}

fn finish() -> Result<Stage, Failed> {
    let mut stage = Stage::of(Draw::Done)?;
    stage.press("End Enter");
    Ok(stage)
}

/// The picture as it is now.
pub fn drawn(picture: &Picture) -> Result<String, Failed> {
    let mut stage = (picture.play)()?;
    let (buffer, caret) = stage.draw(picture.size.0, picture.size.1)?;
    Ok(svg::svg(&buffer, caret, picture.title, picture.about))
}

/// Writes all pictures.
pub fn main() -> Result<(), Failed> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for picture in PICTURES {
        let text = drawn(picture)?;
        std::fs::write(docs.join(picture.file), &text)?;
        println!("docs/{}, {} bytes", picture.file, text.len());
    }
    Ok(())
}
