//! What stands on the home screen, read from the folders; and what an author does there with drafts and presets.
//!
//! Must not know the terminal: [`super::world`] grants wishes through it. The price: the list is read anew after
//! each deed.

use super::model::{Desk, Listed, Shelf};
use super::update::Deed;
use super::view::display;
use crate::draft::Draft;
use crate::drafts::folder::untilde;
use crate::drafts::{self, Places};
use crate::presets;
use crate::values::PolicyDate;
use chrono::{DateTime, Local, NaiveDate};
use std::path::{Path, PathBuf};

/// How many drafts are read before the author asks for all.
const NEAREST: usize = 6;

/// Everything to begin with.
pub(super) fn shelf(places: &Places, today: PolicyDate, all: bool) -> Shelf {
    let files = places.list();
    let count = if all { files.len() } else { files.len().min(NEAREST) };
    let gathered = presets::gather(&places.presets);
    let (_, providers) = drafts::own_providers(&places.vendors);
    Shelf {
        more: files.len() - count,
        listed: files.iter().take(count).map(|file| listed(places, file, today)).collect(),
        deleted: drafts::deleted(places),
        presets: gathered.presets,
        own: gathered.own,
        broken: gathered.broken.into_iter().chain(providers).collect(),
        files,
    }
}

fn listed(places: &Places, file: &Path, today: PolicyDate) -> Listed {
    let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let place = if *file == places.draft_here() {
        "in this folder"
    } else {
        "drafts folder"
    };
    let changed = std::fs::metadata(file).and_then(|about| about.modified()).ok();
    let changed = changed
        .map(|time| ago(DateTime::<Local>::from(time), today))
        .unwrap_or_default();
    let (name, about, draft, problem) = match drafts::load(file) {
        Ok(draft) => {
            let product = draft.answers.company.product.clone().filter(|name| !name.trim().is_empty());
            (
                product.unwrap_or_else(|| draft.name.clone()),
                state(places, &draft, file, today),
                Some(Box::new(draft)),
                None,
            )
        }
        Err(why) => (stem.clone(), "cannot be read".to_owned(), None, Some(why.to_string())),
    };
    Listed {
        name,
        file: file.to_owned(),
        place: place.into(),
        about,
        changed,
        shown: tilde(file),
        draft,
        problem,
    }
}

/// The state of a draft in a few words: what is left in it, else what became of it.
fn state(places: &Places, draft: &Draft, file: &Path, today: PolicyDate) -> String {
    let desk = Desk::new(draft.clone(), file.to_owned());
    let left = crate::asking::left_words(&desk, today);
    if left.is_empty() {
        drafts::published::line(places, draft).unwrap_or_else(|| crate::asking::ready_words(draft, &desk.shown))
    } else {
        left.join(" · ")
    }
}

/// When something was, seen from this day.
fn ago(then: DateTime<Local>, today: PolicyDate) -> String {
    let day = then.date_naive();
    let now = NaiveDate::parse_from_str(&today.to_string(), "%Y-%m-%d").unwrap_or(day);
    match now.signed_duration_since(day).num_days() {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=13 => format!("{days} days ago"),
        _ => PolicyDate::day(day).words(false),
    }
}

/// A path with the home folder as `~`.
pub(super) fn tilde(path: &Path) -> String {
    let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    let within = home
        .filter(|home| home.parent().is_some())
        .and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned));
    let shown = match within {
        Some(rest) if rest.as_os_str().is_empty() => PathBuf::from("~"),
        Some(rest) => Path::new("~").join(rest),
        None => path.to_owned(),
    };
    display(&shown.display().to_string())
}

/// Does what an author wishes, and says what happened.
pub(super) fn manage(places: &Places, deed: &Deed, today: PolicyDate) -> Result<String, String> {
    let words = |error: drafts::Error| error.to_string();
    let path = |text: &str| {
        if drafts::is_path(text) {
            untilde(text)
        } else {
            text.to_owned()
        }
    };
    Ok(match deed {
        Deed::Rename(file, new) => {
            let file = drafts::rename(places, file, &path(new)).map_err(words)?;
            format!("It is called {} now: {}", new.trim(), tilde(&file))
        }
        Deed::Duplicate(file, new) => {
            let copy = drafts::duplicate(places, file, Some(&path(new))).map_err(words)?;
            format!("The copy is {}", tilde(&copy))
        }
        Deed::Export(file, to) => {
            let copy = drafts::export(file, Path::new(&untilde(to))).map_err(words)?;
            format!("Written: {}", tilde(&copy))
        }
        Deed::Preset(file, name) => {
            let draft = drafts::load(file).map_err(words)?;
            let preset = presets::from_draft(&draft, name, today);
            let file = presets::save(&places.presets, &preset)?;
            format!("Saved without what is your company's own: {}", tilde(&file))
        }
        Deed::Delete(file) => {
            let gone = drafts::delete(places, file, today).map_err(words)?;
            format!("{} is deleted. “Deleted drafts” below brings it back.", gone.name)
        }
        Deed::Restore(id) => {
            let file = drafts::restore(places, id).map_err(words)?;
            format!("It is back: {}", tilde(&file))
        }
    })
}
