//! The folder of a project that goes with a draft: where to look for the providers that it uses.
//!
//! It is the folder that its author looked through last, kept in the state folder, else the project in which the draft
//! lies. Never in the draft: where somebody keeps a project is nobody else's business. Must not know what a scan is. The
//! price: a copy of a draft, or the draft on another machine, knows of no folder until its author names one.

use super::lock::beside;
use super::{Places, folder_of, real};
use std::fs;
use std::path::{Path, PathBuf};

/// Files and folders by which a folder is a project.
pub(super) const MARKS: &[&str] = &[".git", "Cargo.toml", "package.json", "pyproject.toml", "go.mod"];

/// Keeps which folder was looked through last. A path that is no text is not kept.
pub fn keep(state: &Path, draft: &Path, folder: &Path) {
    if let Some(text) = real(folder).to_str() {
        let _ = super::make_state(state);
        let _ = fs::write(beside(state, draft, "folder"), text);
    }
}

/// The folder that was looked through last, if it is still there.
pub fn last(state: &Path, draft: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(beside(state, draft, "folder")).ok()?;
    Some(PathBuf::from(text)).filter(|folder| folder.is_dir())
}

/// The folder that goes with a draft, if there is one.
pub fn of(places: &Places, draft: &Path) -> Option<PathBuf> {
    last(&places.state, draft).or_else(|| project(places, draft))
}

/// The nearest project in which a draft lies; those of the drafts folder belong to none.
fn project(places: &Places, draft: &Path) -> Option<PathBuf> {
    let is_project = |folder: &&Path| MARKS.iter().any(|mark| folder.join(mark).exists());
    let beside = beside_draft(places, draft)?;
    beside.ancestors().find(is_project).map(Path::to_owned)
}

/// The folder in which a draft lies, unless that is the drafts folder.
pub fn beside_draft(places: &Places, draft: &Path) -> Option<PathBuf> {
    let draft = real(draft);
    let is_kept = draft.starts_with(real(&places.drafts));
    (!is_kept).then(|| folder_of(&draft).to_owned())
}

/// Whether a folder may be looked through before anybody asked: not the home folder, nor what it lies in, nor a root.
pub fn is_calm(folder: &Path, home: Option<&Path>) -> bool {
    let folder = real(folder);
    let within = |home: &Path| real(home).starts_with(&folder);
    folder.parent().is_some() && !home.is_some_and(within)
}

/// A path as somebody typed it, with the home folder for a tilde at its beginning.
pub fn untilde(path: &str) -> String {
    match (
        path.strip_prefix("~/").or((path == "~").then_some("")),
        directories::BaseDirs::new(),
    ) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest).display().to_string(),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_draft_goes_with_its_project_and_with_the_folder_that_was_looked_through_last() {
        let root = tempfile::tempdir().unwrap();
        let root = real(root.path());
        let places = Places {
            drafts: root.join("drafts"),
            presets: root.join("presets"),
            state: root.join("state"),
            vendors: root.join("vendors"),
            here: root.join("shop"),
        };
        fs::create_dir_all(root.join("shop/legal")).unwrap();
        fs::create_dir_all(root.join("other")).unwrap();
        fs::create_dir_all(&places.drafts).unwrap();
        let draft = root.join("shop/legal/privacy-policy.json");
        assert_eq!(of(&places, &draft), None, "no project");
        fs::write(root.join("shop/package.json"), "{}").unwrap();
        assert_eq!(of(&places, &draft), Some(root.join("shop")));
        fs::write(root.join("package.json"), "{}").unwrap();
        assert_eq!(of(&places, &draft), Some(root.join("shop")), "the nearest");
        assert_eq!(
            of(&places, &places.drafts.join("acme.json")),
            None,
            "no project of the drafts folder"
        );
        keep(&places.state, &draft, &root.join("other"));
        assert_eq!(of(&places, &draft), Some(root.join("other")));
        fs::remove_dir(root.join("other")).unwrap();
        assert_eq!(of(&places, &draft), Some(root.join("shop")), "it has gone");
    }

    #[test]
    fn a_home_folder_and_a_root_are_never_looked_through_unasked() {
        let root = tempfile::tempdir().unwrap();
        let home = root.path().join("home/ann");
        fs::create_dir_all(home.join("shop")).unwrap();
        assert!(is_calm(&home.join("shop"), Some(&home)));
        for folder in [home.as_path(), &root.path().join("home"), Path::new("/")] {
            assert!(!is_calm(folder, Some(&home)), "{}", folder.display());
        }
        assert!(!is_calm(Path::new("/"), None));
    }
}
