//! What Finish does to files: looks at what stands at each path, writes, and records a publication.
//!
//! Before it writes it looks once more: what changed since the author saw it is not replaced. The price: a
//! file is read three times for one writing.

use crate::drafts::published::{self as copies, Written};
use crate::drafts::{self, Class, Places};
use crate::published::{Past, Print, There, changed_lines, digest};
use crate::tui::model::{Desk, Done, FinishFile, Model, Screen, Target, stops};
use std::fs;
use std::io;
use std::path::Path;

fn text(model: &Model, desk: &Desk, file: &FinishFile) -> String {
    // without its notes the list still names the questions
    let notes = drafts::private::load(&desk.file).unwrap_or_default();
    let print = Print {
        notes: &notes,
        marked: !stops(desk, model.today).is_empty(),
        today: model.today,
    };
    (file.output.text)(&desk.draft, &print)
}

/// Looks at what stands at the paths of the finish screen.
pub(super) fn look(places: &Places, model: &Model, files: Vec<FinishFile>) -> Vec<FinishFile> {
    let Some(desk) = &model.desk else { return files };
    let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    let seen = |file: FinishFile| {
        let path = drafts::resolved(&places.here, &file.path);
        let (there, seen) = target(desk, &path, || text(model, desk, &file));
        FinishFile {
            shown: shortened(&places.here, home.as_deref(), &path),
            path,
            there,
            seen,
            ..file
        }
    };
    files.into_iter().map(seen).collect()
}

/// A path as a person reads it: from the working folder or the home folder, where it lies in one of them.
fn shortened(here: &Path, home: Option<&Path>, path: &Path) -> String {
    let from_home = || Some(Path::new("~").join(path.strip_prefix(home?).ok()?));
    let short = path.strip_prefix(here).ok().map(Path::to_owned).or_else(from_home);
    short.unwrap_or_else(|| path.to_owned()).display().to_string()
}

/// What stands at a path, and its digest. The new text is made only where there is one to hold it against: the copy for
/// counsel takes a composition for each answer, and Finish opens with it.
fn target(desk: &Desk, path: &Path, new: impl FnOnce() -> String) -> (Target, Option<String>) {
    if drafts::is_same(path, &desk.file) {
        return (Target::Unusable("that is the draft itself: choose another file".into()), None);
    }
    let bytes = match copies::bytes_of(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let missing = folder.filter(|folder| !folder.is_dir()).and_then(Path::file_name);
            let there = missing.map_or(Target::New, |name| Target::NoFolder(format!("{}/", name.to_string_lossy())));
            return (there, None);
        }
        Err(_) if path.is_dir() => return (Target::Unusable("that is a folder: name a file in it".into()), None),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return (Target::Unusable("what should be its folder is a file".into()), None);
        }
        Err(_) => return (Target::Unusable("exists, and cannot be read".into()), None),
    };
    let seen = Some(digest(&bytes));
    let new = new();
    if bytes == new.as_bytes() {
        return (Target::Same, seen);
    }
    let list = changed_lines(&String::from_utf8_lossy(&bytes), &new);
    (Target::Differs(list, edited(desk, path, seen.as_deref())), seen)
}

/// How many lines of a published file were edited by hand; zero where nobody can count them.
fn edited(desk: &Desk, path: &Path, seen: Option<&str>) -> Option<usize> {
    let files = &desk.past.as_ref()?.files;
    let found = files
        .iter()
        .find(|found| found.place.as_deref().is_some_and(|place| drafts::is_same(place, path)))?;
    if seen == Some(found.file.sha256.as_str()) {
        return None;
    }
    match &found.there {
        There::Edited(Some(list)) => Some(list.len()),
        There::Edited(None) | There::Same | There::Gone | There::Unknown => Some(0),
    }
}

/// Writes, and records it where it is a publication.
pub(super) fn write(places: &Places, model: &Model, files: &[FinishFile]) -> Result<(Done, Option<Box<Past>>), String> {
    let desk = model.desk.as_ref().ok_or("no draft is open")?;
    for file in files {
        let (_, now) = target(desk, &file.path, String::new);
        if now != file.seen {
            return Err(format!(
                "{} has changed meanwhile; nothing was written. Look again",
                file.path_words()
            ));
        }
    }
    let texts: Vec<String> = files.iter().map(|file| text(model, desk, file)).collect();
    for (number, (file, text)) in files.iter().zip(&texts).enumerate() {
        let class = if file.output.public { Class::Public } else { Class::Private };
        let make = |path: &Path| path.parent().map_or(Ok(()), fs::create_dir_all);
        let done = make(&file.path)
            .map_err(|error| format!("cannot make the folder of {}: {error}", file.path_words()))
            .and_then(|()| drafts::write_output(&places.state, &file.path, text.as_bytes(), class).map_err(|e| e.to_string()));
        if let Err(why) = done {
            let before: Vec<String> = files[..number].iter().map(FinishFile::path_words).collect();
            let so_far = if before.is_empty() {
                String::new()
            } else {
                format!(" Written before that, but not recorded as published: {}", before.join(", "))
            };
            return Err(format!("{why}{so_far}"));
        }
    }
    let mut done = Done {
        files: files.iter().map(|file| (file.output.label, file.path.clone())).collect(),
        publication: None,
        stale: Vec::new(),
    };
    let written: Vec<Written> = files
        .iter()
        .zip(texts)
        .map(|(file, text)| Written {
            place: file.path.clone(),
            format: file.output.name.to_owned(),
            text,
        })
        .collect();
    if !stops(desk, model.today).is_empty() || !files.iter().any(|file| file.output.public) {
        return Ok((done, None));
    }
    let months = match &model.screen {
        Screen::Finish(finish) => finish.recheck,
        _ => crate::published::RECHECK_MONTHS,
    };
    let days = (model.today, model.today.later(months));
    let publication = copies::publish(places, &desk.file, &desk.draft, days, &written)
        .map_err(|error| format!("the files are written, but the copy could not be kept, so nothing is recorded: {error}"))?;
    let mut draft = desk.draft.clone();
    draft.publications.push(publication.clone());
    done.publication = Some(publication);
    done.stale = drafts::stale_drafts(written.iter().map(|file| file.place.as_path()));
    let past = copies::recall(places, &desk.file, &draft).map(Box::new);
    Ok((done, past))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;

    #[test]
    fn a_text_is_made_only_where_another_stands() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(Draft::new("x"), folder.path().join("draft.json"));
        let there = folder.path().join("there.md");
        fs::write(&there, "old").unwrap();
        let (new, _) = target(&desk, &folder.path().join("new.md"), || unreachable!("nothing stands there"));
        assert_eq!(new, Target::New);
        assert_eq!(target(&desk, &there, || "old".to_owned()).0, Target::Same);
        assert!(matches!(target(&desk, &there, || "new".to_owned()).0, Target::Differs(..)));
    }
}
