//! The private companion of a draft: `NAME.private.json` beside `NAME.json`.
//!
//! What is written to counsel stands here and never in the draft, which may be in somebody's repository. The
//! file can be read by its owner alone (0600), whatever its mode was. It is written whole, never over one
//! that this program cannot read, and follows its draft (`companions`). Must not know who
//! asks. The price: two files to keep together, and an author who moves one by hand has to move the other.

use super::{Error, LoadError, failed, folder_of, loading, open, real, write_private, write_whole};
use crate::draft::notes::{FORMAT, Notes, Reason};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The private companion of a draft; of a link, beside the draft that it leads to.
pub fn file_of(draft: &Path) -> PathBuf {
    let draft = real(draft);
    let stem = draft
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    draft.with_file_name(format!("{stem}.private.json"))
}

/// The private notes of a draft; none where there is no file.
pub fn load(draft: &Path) -> Result<Notes, Error> {
    let file = file_of(draft);
    match fs::symlink_metadata(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Notes::default()),
        Ok(_) | Err(_) => {}
    }
    Ok(parse(&file, &open(&file)?)?)
}

fn parse(file: &Path, bytes: &[u8]) -> Result<Notes, LoadError> {
    #[derive(serde::Deserialize)]
    struct Head {
        format: Option<serde_json::Value>,
    }
    let text = std::str::from_utf8(bytes).map_err(|e| loading::not_text(file, bytes, e.valid_up_to()))?;
    loading::check_doubled(file, text)?;
    let head: Head = loading::read(file, text)?;
    let format = head.format.as_ref().and_then(serde_json::Value::as_u64);
    if format != Some(u64::from(FORMAT)) {
        let name = crate::values::clean_line(&file.display().to_string());
        let (what, mend) = match format {
            Some(newer) if newer > u64::from(FORMAT) => (
                format!("these notes have format {newer}; this program knows format {FORMAT}"),
                "they were written by a newer policy-wizard: update this one",
            ),
            Some(_) | None => (
                "these are no private notes of policy-wizard".to_owned(),
                "they begin with \"format\": 1; was another file meant?",
            ),
        };
        let report = format!("error: {name}:1: {what}. help: {mend}. The file was not changed");
        return Err(LoadError {
            file: file.to_owned(),
            line: 1,
            report,
        });
    }
    loading::read(file, text)
}

/// Writes the private notes of a draft; `sync` as in [`super::save`]. Without any note there is no file.
pub fn save(draft: &Path, notes: &Notes, sync: bool) -> Result<(), Error> {
    let file = file_of(draft);
    if notes.is_empty() {
        return gone(&file);
    }
    let mut bytes = serde_json::to_vec_pretty(notes).unwrap_or_default();
    bytes.push(b'\n');
    write_private(&file, &bytes, sync)
}

/// Keeps a note about an answer, or takes it away where the text is empty. A file that cannot be read is
/// left as it is.
pub fn note(draft: &Path, at: &str, text: &str, sync: bool) -> Result<(), Error> {
    let mut notes = load(draft)?;
    notes.set(at, text);
    save(draft, &notes, sync)
}

/// Takes the reasons away that were kept, and keeps these; notes and other reasons stay.
pub fn reasons(draft: &Path, before: &[Reason], now: &[Reason], sync: bool) -> Result<(), Error> {
    let mut notes = load(draft)?;
    for reason in before {
        notes.give_reason(&reason.matter(), "");
    }
    for reason in now {
        notes.give_reason(&reason.matter(), &reason.reason);
    }
    save(draft, &notes, sync)
}

fn gone(file: &Path) -> Result<(), Error> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(file, error)),
        _ => Ok(()),
    }
}

/// Sets the notes of an earlier draft in this place aside, so that a new one does not show them: as those of
/// `NAME.old`, which no draft is called. Where they are then, if there were some. Git goes on ignoring them.
pub fn set_aside(draft: &Path) -> Result<Option<PathBuf>, Error> {
    let file = file_of(draft);
    if fs::symlink_metadata(&file).is_err() {
        return Ok(None);
    }
    let ignored = unignored(draft).is_none();
    let stem = real(draft)
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    let names = std::iter::once(format!("{stem}.old.json")).chain((2..1000).map(|n| format!("{stem}.old-{n}.json")));
    for owner in names.map(|name| file.with_file_name(name)) {
        if fs::symlink_metadata(&owner).is_ok() {
            continue;
        }
        let to = file_of(&owner);
        match super::moving::shift(&file, &to) {
            Ok(()) => {
                if ignored {
                    ignore_once(&owner)?;
                }
                return Ok(Some(to));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(source) => return Err(failed(&file, source)),
        }
    }
    Err(failed(&file, io::ErrorKind::AlreadyExists.into()))
}

/// The `.gitignore` in which a companion should be named: the draft is in a git work tree, and none of the
/// files that git reads on the way up names it yet.
pub fn unignored(draft: &Path) -> Option<PathBuf> {
    let file = file_of(draft);
    let name = file.file_name()?.to_string_lossy().into_owned();
    let folder = folder_of(&file);
    let root = folder.ancestors().find(|folder| folder.join(".git").exists())?;
    for place in folder.ancestors() {
        let lines = fs::read_to_string(place.join(".gitignore")).unwrap_or_default();
        let within = file.strip_prefix(place).map(|p| p.display().to_string()).unwrap_or_default();
        let names_it = |line: &str| {
            let line = line.trim();
            line == "*.private.json" || line == name || line.trim_start_matches('/') == within
        };
        if lines.lines().any(names_it) {
            return None;
        }
        if place == root {
            break;
        }
    }
    Some(folder.join(".gitignore"))
}

/// [`ignore()`], unless git is told already or the draft is in no work tree; the file that was changed.
pub fn ignore_once(draft: &Path) -> Result<Option<PathBuf>, Error> {
    unignored(draft).map(|_| ignore(draft)).transpose()
}

/// Names the companion in the `.gitignore` beside it; what stands there stays.
pub fn ignore(draft: &Path) -> Result<PathBuf, Error> {
    let file = file_of(draft);
    let target = folder_of(&file).join(".gitignore");
    let mut text = match fs::read_to_string(&target) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(failed(&target, source)),
    };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default());
    text.push('\n');
    write_whole(&target, text.as_bytes(), true, 0o644)?;
    Ok(target)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn place() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("acme.json");
        fs::write(&draft, "{}").unwrap();
        (folder, draft)
    }

    #[test]
    fn a_note_is_kept_beside_the_draft_for_its_owner_alone_and_an_empty_one_goes() {
        let (folder, draft) = place();
        note(&draft, "company.product", "  Ask\u{1b}[2J about the trade mark. ", true).unwrap();
        let file = folder.path().join("acme.private.json");
        assert_eq!(
            load(&draft).unwrap().get("company.product"),
            Some("Ask[2J about the trade mark.")
        );
        let before = fs::read(&file).unwrap();
        save(&draft, &load(&draft).unwrap(), true).unwrap();
        assert_eq!(fs::read(&file).unwrap(), before, "canonical");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&file), 0o600);
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
            note(&draft, "company.product", "again", true).unwrap();
            assert_eq!(mode(&file), 0o600, "whatever its mode was");
        }
        note(&draft, "company.product", " \n", true).unwrap();
        assert!(!file.exists());
        note(&draft, "company.product", "", true).unwrap();
    }

    #[test]
    fn a_file_that_it_cannot_read_is_said_and_never_overwritten() {
        for text in [
            "{\"format\": 2, \"notes\": {}}",
            "{\"format\": 1, \"notes\": {\"a\": 3}}",
            "{\"format\": 1,",
            "{\"notes\": {}}",
            "{\"format\": 1, \"format\": 1}",
        ] {
            let (folder, draft) = place();
            let file = folder.path().join("acme.private.json");
            fs::write(&file, text).unwrap();
            let error = note(&draft, "company.product", "mine", true).unwrap_err().to_string();
            assert!(error.contains("acme.private.json") && error.contains(":1"), "{text}: {error}");
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
    }

    #[test]
    fn git_is_told_once_and_only_in_a_work_tree() {
        let (folder, draft) = place();
        assert_eq!(unignored(&draft), None, "no repository");
        fs::create_dir(folder.path().join(".git")).unwrap();
        fs::write(folder.path().join(".gitignore"), "target").unwrap();
        let file = real(&folder.path().join(".gitignore"));
        assert_eq!(unignored(&draft), Some(file.clone()));
        ignore(&draft).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "target\nacme.private.json\n");
        assert_eq!(unignored(&draft), None);
        fs::write(&file, "*.private.json\n").unwrap();
        assert_eq!(unignored(&draft), None);
    }
}
