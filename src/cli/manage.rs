//! Drafts and presets as people manage them: rename, copy, export, delete with a way back, save as a preset.
//!
//! Prints on standard output the file that is there afterwards, and on standard error what happened. The work is
//! done by [`crate::drafts`] and [`crate::presets`].

use super::args::Shape;
use super::complete;
use super::out::Out;
use super::{Done, Failure, Outcome, existing, lists, load};
use crate::drafts::{self, Places};
use crate::presets;
use crate::published;
use crate::values::PolicyDate;
use clap::Subcommand;
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub(super) enum Drafts {
    /// Give a draft another name; with a path it moves there
    Rename {
        /// The draft
        #[arg(add = complete::drafts())]
        draft: String,
        /// Its new name, or where it shall go
        new: String,
    },
    /// Copy a draft, also one that is open elsewhere
    Duplicate {
        /// The draft
        #[arg(add = complete::drafts())]
        draft: String,
        /// The name of the copy, or its file; without it NAME-copy
        new: Option<String>,
    },
    /// Put a draft away; `drafts restore` brings it back
    Delete {
        /// The draft
        #[arg(add = complete::drafts())]
        draft: String,
    },
    /// Bring a deleted draft back; without a name, list those that there are
    Restore {
        /// The deleted draft, as the list calls it
        #[arg(add = complete::deleted())]
        name: Option<String>,
        /// How to print the list
        #[arg(long, value_enum, default_value = "text", conflicts_with = "name")]
        format: Shape,
    },
    /// Say what changed since a draft was published, sentence by sentence
    Since {
        /// The draft
        #[arg(add = complete::drafts())]
        draft: String,
    },
    /// Write a clean copy for somebody else: answers and open questions, without suggestions
    Export {
        /// The draft
        #[arg(add = complete::drafts())]
        draft: String,
        /// The file to write, or its folder
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Presets {
    /// Make a preset of a draft's answers, without all that is your company's own
    Save {
        /// The draft
        #[arg(add = complete::drafts())]
        draft: String,
        /// The name of the preset
        #[arg(long, value_name = "ID")]
        name: String,
    },
}

pub(super) fn drafts(places: &Places, out: &Out, what: Drafts, today: PolicyDate) -> Outcome {
    let file = match what {
        Drafts::Rename { draft, new } => {
            let file = drafts::rename(places, &existing(places, &draft)?, &new)?;
            Out::say(&format!("the draft is “{}” now", lists::draft_id(places, &file)));
            file
        }
        Drafts::Duplicate { draft, new } => {
            let file = drafts::duplicate(places, &existing(places, &draft)?, new.as_deref())?;
            Out::say(&format!("the copy is “{}”", lists::draft_id(places, &file)));
            file
        }
        Drafts::Delete { draft } => {
            let gone = drafts::delete(places, &existing(places, &draft)?, today)?;
            Out::say(&format!("deleted; `policy-wizard drafts restore {}` brings it back", gone.id));
            places.deleted().join(gone.id)
        }
        Drafts::Restore { name: Some(name), .. } => {
            let file = drafts::restore(places, &name)?;
            Out::say(&format!("the draft is “{}” again", lists::draft_id(places, &file)));
            file
        }
        Drafts::Restore { name: None, format } => return deleted(places, out, format),
        Drafts::Since { draft } => return since(places, out, &draft, today),
        Drafts::Export { draft, to } => drafts::export(&existing(places, &draft)?, &to)?,
    };
    print(out, &file)
}

fn since(places: &Places, out: &Out, named: &str, today: PolicyDate) -> Outcome {
    let (file, _, draft) = load(places, named)?;
    let Some(past) = drafts::published::recall(places, &file, &draft) else {
        Out::say("it was not published yet");
        return Ok(Done::Fine);
    };
    let lines = published::since_lines(&past, &draft, today);
    out.print(&format!("{}\n", lines.join("\n")))?;
    Ok(Done::Fine)
}

fn deleted(places: &Places, out: &Out, shape: Shape) -> Outcome {
    let all = drafts::deleted(places);
    if shape == Shape::Json {
        let entry = |one: &drafts::Deleted| json!({ "id": one.id, "name": one.name, "on": one.on, "from": one.from });
        Out::json(&all.iter().map(entry).collect::<Vec<_>>())?;
        return Ok(Done::Fine);
    }
    if all.is_empty() {
        Out::say("no draft was deleted");
    } else {
        Out::say(&format!(
            "`policy-wizard drafts restore NAME` brings one back; they stay in {} until you empty it",
            places.deleted().display()
        ));
    }
    let row = |one: &drafts::Deleted| (one.id.clone(), format!("was {}", one.from.display()));
    out.table(&all.iter().map(row).collect::<Vec<_>>())?;
    Ok(Done::Fine)
}

pub(super) fn presets(places: &Places, out: &Out, what: &Presets, today: PolicyDate) -> Outcome {
    let Presets::Save { draft, name } = what;
    let (_, _, draft) = load(places, draft)?;
    let preset = presets::from_draft(&draft, name, today);
    let file = presets::save(&places.presets, &preset).map_err(Failure)?;
    Out::say(&format!(
        "what is your company's own was left out; read it before you share it. `policy-wizard new --preset {}` starts from it",
        preset.id
    ));
    print(out, &file)
}

fn print(out: &Out, file: &Path) -> Outcome {
    out.print(&format!("{}\n", file.display()))?;
    Ok(Done::Fine)
}
