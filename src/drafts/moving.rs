//! How drafts are renamed, copied, put away and brought back.
//!
//! Nothing here overwrites a file: every move is to a free place, and what belongs to a draft besides its own
//! file goes with it ([`companions`]). A deleted draft becomes a folder of its own, which only the user empties.
//! Must not know screens. The price: several files do not move in one step; the draft's own file goes first,
//! so that a power cut in between can only leave a companion behind.

use super::companions::{COMPANIONS, companions};
use super::{
    Error, HERE, Journal, Lock, Locked, Places, bytes, check_name, create, failed, is_path, load, locate, private, real, save,
};
use crate::draft::{Draft, Judgement};
use crate::values::PolicyDate;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A draft that was deleted and can come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// The name of its folder: the day and the name of the draft.
    pub id: String,
    /// The name of the draft.
    pub name: String,
    /// The day on which it was deleted.
    pub on: String,
    /// Where it was.
    pub from: PathBuf,
}

/// Gives a draft another name, and returns where it is then. A path moves it there; a name renames its file in
/// the folder where it is, but for the draft of a project, whose file is found by its name.
pub fn rename(places: &Places, file: &Path, new: &str) -> Result<PathBuf, Error> {
    no_link(file, "rename")?;
    let lock = hold(places, file)?;
    let mut draft = load(file)?;
    let target = if is_path(new) {
        PathBuf::from(new)
    } else {
        check_name(new).map_err(Error::Name)?;
        if file.file_name().is_some_and(|name| name == HERE) && file.parent() != Some(&places.drafts) {
            file.to_owned()
        } else {
            file.with_file_name(format!("{new}.json"))
        }
    };
    if target != file {
        let along = pairs(companions(&places.state, file), companions(&places.state, &target));
        must_be_free(&target)?;
        must_be_ready(&along)?;
        shift(file, &target).map_err(|e| failed(&target, e))?;
        carry(&along).inspect_err(|_| {
            let _ = shift(&target, file);
        })?;
    }
    // what can be taken back is tied to the bytes of the draft, in which its name stands
    let (mut journal, mut history) = Journal::open(&places.state, &target, &draft, &lock);
    draft.name = if is_path(new) { stem(&target) } else { new.to_owned() };
    journal.keep(&mut history, &bytes(&draft));
    save(&target, &draft, true)?;
    Ok(target)
}

/// Copies a draft, and returns the copy. A name is one in the drafts folder; without one it is `NAME-copy`.
/// A draft that is open elsewhere can be copied.
pub fn duplicate(places: &Places, file: &Path, new: Option<&str>) -> Result<PathBuf, Error> {
    let mut draft = load(file)?;
    let target = match new {
        Some(new) if is_path(new) => PathBuf::from(new),
        Some(new) => {
            check_name(new).map_err(Error::Name)?;
            locate(places, new)
        }
        None => {
            let of_project = file.file_name().is_some_and(|name| name == HERE) && check_name(&draft.name).is_ok();
            let own = if of_project { draft.name.clone() } else { stem(file) };
            places.free(&locate(places, &format!("{own}-copy")))
        }
    };
    must_be_free(&target)?;
    let copied = COMPANIONS.iter().filter(|one| one.copied);
    let along: Vec<Along> = copied
        .map(|one| (one.role, one.of(&places.state, file), one.of(&places.state, &target)))
        .collect();
    must_be_ready(&along)?;
    draft.name = stem(&target);
    draft.publications.clear(); // what was published was the other
    make_folder(&target, &places.drafts)?;
    create(&target, &draft)?;
    for one in COMPANIONS.iter().filter(|one| one.forgotten) {
        let _ = fs::remove_file(one.of(&places.state, &target)); // of a draft that was here once and is no more
    }
    for (number, (_, from, to)) in along.iter().enumerate() {
        if fs::symlink_metadata(from).is_err() {
            continue;
        }
        if let Err(error) = copy(from, to) {
            for (_, _, made) in &along[..number] {
                let _ = fs::remove_file(made);
            }
            let _ = fs::remove_file(&target);
            return Err(failed(to, error));
        }
    }
    Ok(target)
}

/// Puts a draft away with all that belongs to it; [`restore`] brings it back.
pub fn delete(places: &Places, file: &Path, today: PolicyDate) -> Result<Deleted, Error> {
    no_link(file, "delete")?;
    let _lock = hold(places, file)?;
    let from = real(file);
    let name = stem(file);
    let folder = new_folder(&places.deleted(), &format!("{today}-{name}"))?;
    let along = companions(&places.state, file);
    let moved =
        fs::write(folder.join("from"), from.to_string_lossy().as_bytes()).and_then(|()| shift(file, &folder.join("draft.json")));
    if let Err(error) = moved {
        let _ = fs::remove_file(folder.join("from"));
        let _ = fs::remove_dir(&folder);
        return Err(failed(file, error));
    }
    let along: Vec<_> = along
        .into_iter()
        .map(|(role, from)| (role, from, folder.join(role)))
        .collect();
    carry(&along).inspect_err(|_| {
        let _ = shift(&folder.join("draft.json"), file);
        let _ = fs::remove_file(folder.join("from"));
        let _ = fs::remove_dir(&folder);
    })?;
    let id = folder
        .file_name()
        .map(|id| id.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(Deleted {
        id,
        name,
        on: today.to_string(),
        from,
    })
}

/// The deleted drafts, the last first.
pub fn deleted(places: &Places) -> Vec<Deleted> {
    let mut found = Vec::new();
    for entry in fs::read_dir(places.deleted()).into_iter().flatten().flatten() {
        let (folder, id) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let Ok(from) = fs::read_to_string(folder.join("from")) else {
            continue;
        };
        if !folder.join("draft.json").is_file() {
            continue;
        }
        let from = PathBuf::from(from);
        let when = entry.metadata().and_then(|about| about.modified()).ok();
        let on = id.get(..10).unwrap_or_default().to_owned();
        found.push((
            on.clone(),
            when,
            Deleted {
                id,
                name: stem(&from),
                on,
                from,
            },
        ));
    }
    found.sort_by(|a, b| (&b.0, b.1, &b.2.id).cmp(&(&a.0, a.1, &a.2.id)));
    found.into_iter().map(|(_, _, deleted)| deleted).collect()
}

/// Brings a deleted draft back to where it was; where something else stands there by now, or the folder is
/// gone, to a free name in the drafts folder. Named by its id, or by the name of the draft: then the last.
pub fn restore(places: &Places, named: &str) -> Result<PathBuf, Error> {
    let all = deleted(places);
    let by_id = all.iter().find(|one| one.id == named);
    let Some(one) = by_id.or_else(|| all.iter().find(|one| one.name == named)) else {
        return Err(Error::Name(format!(
            "no deleted draft is called “{named}”; `policy-wizard drafts restore` lists those that there are"
        )));
    };
    let folder = places.deleted().join(&one.id);
    let drafts = real(&places.drafts);
    let there = one
        .from
        .parent()
        .is_some_and(|parent| parent.is_dir() || parent == drafts || parent == places.drafts);
    let target = if there && fs::symlink_metadata(&one.from).is_err() {
        one.from.clone()
    } else {
        let name = if check_name(&one.name).is_ok() {
            one.name.as_str()
        } else {
            "restored"
        };
        places.free(&locate(places, name))
    };
    make_folder(&target, &places.drafts)?;
    private::set_aside(&target)?; // notes of a draft that was there meanwhile
    shift(&folder.join("draft.json"), &target).map_err(|e| failed(&target, e))?;
    let along = companions(&places.state, &target);
    let along: Vec<_> = along.into_iter().map(|(role, to)| (role, folder.join(role), to)).collect();
    carry(&along)?;
    let _ = fs::remove_file(folder.join("from"));
    let _ = fs::remove_dir(&folder); // what else somebody put there stays
    Ok(target)
}

/// Writes a copy of a draft for somebody else: answers and open questions, without suggestions and what was
/// dropped of them. A folder gets it under the name of the draft. Nothing is overwritten.
pub fn export(file: &Path, to: &Path) -> Result<PathBuf, Error> {
    let draft = load(file)?;
    let to = if to.is_dir() {
        to.join(file.file_name().unwrap_or_default())
    } else {
        to.to_owned()
    };
    create(&to, &clean(&draft))?;
    Ok(to)
}

/// A draft without suggestions, without what was dropped of them, and without what is private. What is to be confirmed again stays so.
pub fn clean(draft: &Draft) -> Draft {
    Draft {
        suggested: Vec::new(),
        dropped: BTreeSet::new(),
        scan: draft
            .scan
            .iter()
            .map(|one| Judgement {
                reason: None,
                ..one.clone()
            })
            .collect(),
        ..draft.clone()
    }
}

/// The right to write a draft, or who has it.
fn hold(places: &Places, file: &Path) -> Result<Lock, Error> {
    fs::symlink_metadata(file).map_err(|e| Error::File {
        what: "cannot find",
        file: file.to_owned(),
        source: e,
        hint: "`policy-wizard drafts` lists those that there are.",
    })?;
    match Lock::take(&places.state, file)? {
        Locked::Ours(lock) => Ok(lock),
        Locked::Theirs(by) => Err(Error::OpenElsewhere {
            file: file.to_owned(),
            by,
        }),
    }
}

type Along = (&'static str, PathBuf, PathBuf);

fn pairs(from: Vec<(&'static str, PathBuf)>, to: Vec<(&'static str, PathBuf)>) -> Vec<Along> {
    from.into_iter()
        .zip(to)
        .map(|((role, from), (_, to))| (role, from, to))
        .collect()
}

/// What belongs to a draft and could be lost by moving a link to it: the link is refused.
fn no_link(file: &Path, deed: &str) -> Result<(), Error> {
    if fs::symlink_metadata(file).is_ok_and(|about| about.is_symlink()) {
        let why = format!("it is a link: {deed} the draft that it leads to, or change the link yourself");
        return Err(failed(file, io::Error::other(why)));
    }
    Ok(())
}

/// Whether what stands at the place of a companion is left over from a draft that was there once.
fn left_over(role: &str, to: &Path) -> bool {
    let known = COMPANIONS.iter().any(|one| one.role == role && one.forgotten);
    known && to.is_file()
}

/// Whether each companion that is there can be put into its place, before the first is moved.
fn must_be_ready(along: &[Along]) -> Result<(), Error> {
    // also where there is none to move: the draft would get somebody else's notes
    for (role, _, to) in along {
        if !left_over(role, to) {
            must_be_free(to)?;
        }
    }
    Ok(())
}

/// Moves the companions that are there, all or none. One that stands in the way of a history is older than
/// the draft.
fn carry(along: &[Along]) -> Result<(), Error> {
    for (number, (role, from, to)) in along.iter().enumerate() {
        if left_over(role, to) {
            let _ = fs::remove_file(to);
        }
        if fs::symlink_metadata(from).is_err() {
            continue;
        }
        if let Err(error) = shift(from, to) {
            for (_, from, to) in along[..number].iter().rev() {
                if fs::symlink_metadata(to).is_ok() {
                    let _ = shift(to, from);
                }
            }
            return Err(failed(to, error));
        }
    }
    Ok(())
}

fn must_be_free(file: &Path) -> Result<(), Error> {
    match fs::symlink_metadata(file) {
        Ok(_) => Err(failed(file, io::Error::from(io::ErrorKind::AlreadyExists))),
        Err(_) => Ok(()),
    }
}

/// Makes the drafts folder if the file belongs there. Other folders are the user's.
fn make_folder(file: &Path, drafts: &Path) -> Result<(), Error> {
    if file.parent().is_some_and(|parent| parent == drafts || parent == real(drafts)) {
        fs::create_dir_all(drafts).map_err(|e| failed(drafts, e))?;
    }
    Ok(())
}

/// A new folder of this name, or the next that is free.
fn new_folder(within: &Path, name: &str) -> Result<PathBuf, Error> {
    fs::create_dir_all(within).map_err(|e| failed(within, e))?;
    let names = std::iter::once(name.to_owned()).chain((2..1000).map(|n| format!("{name}-{n}")));
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for name in names {
        let folder = within.join(name);
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(failed(&folder, error)),
        }
    }
    Err(failed(within, last))
}

/// Moves a file to a place where there is none. At every instant it stands at one of the two, or at both.
pub(super) fn shift(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
        Err(_) => copy(from, to)?, // another disk, or one without hard links
    }
    fs::remove_file(from).inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

/// Copies a file to a place where there is none, with its mode.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let bytes = fs::read(from)?;
    let mut made = File::options().write(true).create_new(true).open(to)?;
    let filled = fs::metadata(from)
        .and_then(|about| made.set_permissions(about.permissions()))
        .and_then(|()| made.write_all(&bytes))
        .and_then(|()| made.sync_all());
    filled.inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

fn stem(file: &Path) -> String {
    file.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}
