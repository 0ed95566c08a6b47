//! The first lines: resume a draft, start from a preset or empty, open a file, and where to keep it.
//!
//! The same choices as on the first screen. Must not ask about the policy itself.

use super::lines::{End, Go, Lines};
use super::values::place_of;
use crate::asking::{self, Desk, Keeper};
use crate::draft::Draft;
use crate::drafts;
use crate::path;
use crate::presets::Preset;
use crate::values::PolicyDate;
use std::path::{Path, PathBuf};

/// What can be done first.
enum First {
    Resume(PathBuf),
    Preset(usize),
    Empty,
    File,
}

/// Asks which draft, until one is open.
pub(super) fn home(lines: &mut Lines<'_>, keeper: &mut Keeper, presets: &[Preset], today: PolicyDate) -> Go<Desk> {
    lines.say("policy-wizard: an interview that writes a privacy policy. Nothing is sent anywhere.")?;
    lines.say("The result is a draft for a lawyer to read, not legal advice.")?;
    let mut choices: Vec<First> = Vec::new();
    let mut names: Vec<(String, String)> = Vec::new();
    let mut list: Vec<String> = Vec::new();
    let mut say = |list: &mut Vec<String>, choice: First, id: &str, label: String, more: &str| {
        choices.push(choice);
        list.push(format!("{}. {label}{more}", choices.len()));
        names.push((id.to_owned(), label));
    };
    let found = keeper.places.list();
    if !found.is_empty() {
        list.push("Continue with a draft:".to_owned());
    }
    for file in found.into_iter().take(8) {
        let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let (name, state) = about(&file, &stem, today);
        let place = if file == keeper.places.draft_here() {
            "in this folder"
        } else {
            "in the drafts folder"
        };
        say(&mut list, First::Resume(file), &stem, name, &format!(", {place}: {state}"));
    }
    list.push("Start a new policy, with suggestions for:".to_owned());
    for (i, preset) in presets.iter().enumerate() {
        say(
            &mut list,
            First::Preset(i),
            &preset.id,
            preset.title.clone(),
            &format!(". {}", preset.about.replace('\n', " ")),
        );
    }
    say(&mut list, First::Empty, "empty", "Start empty".to_owned(), "");
    say(&mut list, First::File, "open", "Open a file".to_owned(), "");
    let mut fresh = true;
    loop {
        if std::mem::take(&mut fresh) {
            list.iter().try_for_each(|line| lines.say(line))?;
        }
        lines.say("Which? Type a number or a name; quit ends.")?;
        let line = lines.ask()?;
        let word = line.trim();
        if word == "quit" {
            return Err(End::Quit);
        }
        if matches!(word.to_lowercase().as_str(), "help" | "?") {
            lines.say("A draft goes on where you stopped. A preset begins a new policy with suggestions for such a product; each waits for your yes. Start empty suggests nothing. open FILE opens a draft that is kept elsewhere.")?;
            continue;
        }
        let file = word.strip_prefix("open ").map(str::trim);
        let chosen = match file {
            Some(_) => choices.len() - 1,
            None => match place_of(&names, word) {
                Ok(at) => at,
                Err(why) => {
                    lines.say(&why)?;
                    continue;
                }
            },
        };
        let opened = match &choices[chosen] {
            First::Resume(file) => keeper.open_desk(file),
            First::Preset(i) => {
                let Some(opened) = place(lines, keeper, presets.get(*i), today)? else {
                    fresh = true;
                    continue;
                };
                opened
            }
            First::Empty => {
                let Some(opened) = place(lines, keeper, None, today)? else {
                    fresh = true;
                    continue;
                };
                opened
            }
            First::File => {
                let typed = if let Some(file) = file {
                    file.to_owned()
                } else {
                    lines.say("The path of the draft, or its name in the drafts folder; back goes back.")?;
                    lines.ask()?.trim().to_owned()
                };
                match typed.as_str() {
                    "" | "back" => {
                        fresh = true;
                        continue;
                    }
                    "quit" => return Err(End::Quit),
                    _ => keeper.open_desk(&drafts::locate(&keeper.places, &typed)),
                }
            }
        };
        match opened {
            Ok(desk) => return Ok(desk),
            Err(why) => lines.say(&why)?,
        }
    }
}

/// The name of a draft and its state.
fn about(file: &Path, stem: &str, today: PolicyDate) -> (String, String) {
    let Ok(draft) = drafts::load(file) else {
        return (stem.to_owned(), "cannot be read: open it to see why".to_owned());
    };
    let desk = Desk::new(draft.clone(), file.to_owned());
    let left = asking::left_words(&desk, today);
    let state = if left.is_empty() {
        asking::ready_words(&draft, &desk.shown)
    } else {
        left.join(", ")
    };
    (draft.answers.company.product.clone().unwrap_or(draft.name), state)
}

/// Says what an author must know before starting from a preset, where there is such a thing.
fn warn(lines: &mut Lines<'_>, preset: Option<&Preset>) -> Go {
    match preset.and_then(|preset| preset.warning.as_ref()) {
        Some(warning) => lines.say(&format!("Warning: {warning}")),
        None => Ok(()),
    }
}

/// Asks where to keep a new draft, and makes it; nothing where the author goes back.
fn place(
    lines: &mut Lines<'_>,
    keeper: &mut Keeper,
    preset: Option<&Preset>,
    today: PolicyDate,
) -> Go<Option<Result<Desk, String>>> {
    let here_file = keeper.places.draft_here();
    let prefer_here = keeper.places.is_project() && !here_file.exists();
    let project = keeper.places.project_name();
    let name = asking::begin(preset, project.as_deref(), today).1;
    let folder = keeper.file_for(&name, false);
    warn(lines, preset)?;
    loop {
        lines.say("Where to keep the draft?")?;
        let beside = if here_file.exists() {
            "here: not to be chosen, there is a draft already"
        } else {
            "here, beside your code"
        };
        lines.say(&format!("1. {beside}: {}", here_file.display()))?;
        lines.say(&format!(
            "2. in your drafts folder: {}",
            keeper.places.free(&folder).display()
        ))?;
        lines.say(&format!(
            "An empty line takes {}; back goes back.",
            if prefer_here { 1 } else { 2 }
        ))?;
        let here = match lines.ask()?.trim().to_lowercase().as_str() {
            "" => prefer_here,
            "1" | "here" if here_file.exists() => {
                lines.say("There is a draft in this folder already: type 2, or back, then the number of that draft.")?;
                continue;
            }
            "1" | "here" => true,
            "2" | "drafts" => false,
            "back" => return Ok(None),
            "quit" => return Err(End::Quit),
            "help" | "?" => {
                lines.say("The draft is one file with your answers. Beside your code it can go into version control with it; in your drafts folder only this program finds it.")?;
                lines.say("Either way it can be moved later: policy-wizard drafts rename. Type 1 or 2; quit ends.")?;
                continue;
            }
            other => {
                lines.say(&format!("“{other}” is none of them: type 1 or 2, back or help."))?;
                continue;
            }
        };
        let (draft, name) = asking::begin(preset, project.as_deref(), today);
        let file = keeper.file_for(&name, here);
        return Ok(Some(keeper.create_desk(draft, &file)));
    }
}

/// Opens the draft that was named, or makes one from the preset that was.
pub(super) fn named(
    lines: &mut Lines<'_>,
    keeper: &mut Keeper,
    presets: &[Preset],
    today: PolicyDate,
    draft: Option<PathBuf>,
    preset: Option<String>,
) -> Result<Go<Desk>, String> {
    let Some(id) = preset else {
        return keeper.open_desk(&draft.unwrap_or_default()).map(Ok);
    };
    let Some(found) = presets.iter().find(|p| p.id == id) else {
        let near = path::near(&id, presets.iter().map(|p| p.id.as_str()));
        let hint = near.unwrap_or_else(|| "`policy-wizard presets` lists them".to_owned());
        return Err(format!("there is no preset “{id}”; {hint}"));
    };
    let Some(file) = draft else {
        return match place(lines, keeper, Some(found), today) {
            Ok(Some(opened)) => opened.map(Ok),
            Ok(None) => Ok(Err(End::Quit)),
            Err(end) => Ok(Err(end)),
        };
    };
    if file.exists() {
        return Err(format!("{} is there already: open it without --preset", file.display()));
    }
    if let Err(end) = warn(lines, Some(found)) {
        return Ok(Err(end));
    }
    let (draft, _) = asking::begin(Some(found), None, today);
    let name = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    keeper.create_desk(Draft { name, ..draft }, &file).map(Ok)
}
