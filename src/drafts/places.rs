//! The folders: drafts, presets, state.

use super::folder::untilde;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The name of a draft in a project's folder.
pub const HERE: &str = "privacy-policy.json";

/// Where things are kept on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Drafts that belong to no project.
    pub drafts: PathBuf,
    /// Presets of the user.
    pub presets: PathBuf,
    /// Providers of the user that no catalogue knows.
    pub vendors: PathBuf,
    /// Locks, and where an author stopped.
    pub state: PathBuf,
    /// The working folder.
    pub here: PathBuf,
}

impl Places {
    /// The folders of this platform; `POLICY_WIZARD_HOME` puts all of them into one folder.
    pub fn of_this_machine() -> Result<Self, String> {
        let here = env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let asked = env::var_os("POLICY_WIZARD_HOME").filter(|home| !home.is_empty());
        let base = directories::ProjectDirs::from("", "", "policy-wizard");
        Self::of(here, asked.map(PathBuf::from), base.as_ref())
    }

    /// Without a home folder there is no place that is the user's own: others could read a folder in `/tmp`, or
    /// have made it before.
    fn of(here: PathBuf, asked: Option<PathBuf>, base: Option<&directories::ProjectDirs>) -> Result<Self, String> {
        if let Some(home) = asked {
            return Ok(Self {
                drafts: home.join("drafts"),
                presets: home.join("presets"),
                vendors: home.join("vendors"),
                state: home.join("state"),
                here,
            });
        }
        let Some(base) = base else {
            return Err("there is no home folder to keep drafts in: name a folder of yours in POLICY_WIZARD_HOME".to_owned());
        };
        let data = base.data_dir();
        Ok(Self {
            drafts: data.join("drafts"),
            presets: data.join("presets"),
            vendors: data.join("vendors"),
            state: base.state_dir().map_or_else(|| data.join("state"), Path::to_owned),
            here,
        })
    }

    /// The draft of the working folder.
    pub fn draft_here(&self) -> PathBuf {
        self.here.join(HERE)
    }

    /// Where deleted drafts wait, beside the drafts folder; only the user empties it.
    pub fn deleted(&self) -> PathBuf {
        self.drafts.with_file_name("deleted")
    }

    /// Whether the working folder is a project, so that a draft belongs into it.
    pub fn is_project(&self) -> bool {
        super::folder::MARKS.iter().any(|name| self.here.join(name).exists())
    }

    /// The name that the working folder proposes for a draft, where it is a project.
    pub fn project_name(&self) -> Option<String> {
        let name = self.here.file_name().filter(|_| self.is_project())?;
        Some(crate::path::slug(&name.to_string_lossy()))
    }

    /// The drafts: that of this folder first, then those of the drafts folder, newest first.
    pub fn list(&self) -> Vec<PathBuf> {
        let mut found: Vec<(SystemTime, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.drafts).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_draft = path.extension().is_some_and(|e| e == "json") && !path.to_string_lossy().ends_with(".private.json");
            if is_draft {
                let time = entry.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
                found.push((time, path));
            }
        }
        found.sort_by(|a, b| b.cmp(a));
        let here = Some(self.draft_here()).filter(|p| p.is_file());
        if let Some(here) = &here {
            found.retain(|(_, path)| super::real(path) != super::real(here));
        }
        here.into_iter().chain(found.into_iter().map(|(_, path)| path)).collect()
    }

    /// A free file for a new draft of this name in the drafts folder.
    pub fn free(&self, file: &Path) -> PathBuf {
        let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let with = |name: String| file.with_file_name(format!("{name}.json"));
        let mut candidates = std::iter::once(with(stem.clone())).chain((2_u64..).map(|n| with(format!("{stem}-{n}"))));
        candidates
            .find(|file| file.symlink_metadata().is_err())
            .unwrap_or_else(|| file.to_owned())
    }
}

/// How a draft is checked in CI: in the words of somebody who works in this folder, where the draft is in it; one in the
/// drafts folder has to come beside the code first.
pub fn ci_words(file: &Path, drafts: &Path, here: &Path) -> String {
    let stem = file.file_stem().filter(|_| file.starts_with(drafts));
    if let Some(stem) = stem {
        let name = stem.to_string_lossy();
        return format!(
            "policy-wizard drafts rename {name} ./{HERE}, so that it is beside the code; then policy-wizard check {HERE}"
        );
    }
    let place = file.strip_prefix(here).unwrap_or(file);
    format!("policy-wizard check {}", place.display())
}

/// A path as it was typed, from the root: `~` is the home folder, and the rest counts from the working folder.
pub fn resolved(here: &Path, path: &Path) -> PathBuf {
    let typed = path.to_str().map(|typed| PathBuf::from(untilde(typed)));
    let whole = here.join(typed.as_deref().unwrap_or(path));
    whole.components().collect() // without the dots that only say “here”
}

/// Words that are commands, now or as planned, and so cannot name a draft.
pub const RESERVED: &[&str] = &[
    "new",
    "plain",
    "questions",
    "drafts",
    "presets",
    "vendors",
    "rules",
    "open",
    "note",
    "decide",
    "render",
    "check",
    "explain",
    "scan",
    "diff",
    "schema",
    "completions",
    "man",
    "help",
];

/// Why this cannot be the name of a draft in the drafts folder, if so.
pub fn check_name(name: &str) -> Result<(), String> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    if RESERVED.contains(&name) {
        Err(format!(
            "“{name}” is the name of a command and cannot name a draft: choose another, as in {name}-policy"
        ))
    } else if name.is_empty() || name.chars().count() > 60 || !name.chars().all(fits) {
        Err(format!(
            "“{name}” cannot name a draft: use letters, digits, spaces, hyphens, underscores and full stops, at most 60"
        ))
    } else if name.starts_with(['.', '-', ' ']) || name.ends_with(['.', ' ']) || name.ends_with(".private") {
        Err(format!(
            "“{name}” cannot name a draft: begin and end it with a letter or digit, and not with .private"
        ))
    } else {
        Ok(())
    }
}

/// Whether somebody names a draft by its file: with a slash or ending in `.json`.
pub fn is_path(named: &str) -> bool {
    let slash = named.contains('/') || named.contains(std::path::MAIN_SEPARATOR);
    slash || Path::new(named).extension().is_some_and(|e| e == "json")
}

/// The file of a draft that somebody names: with a slash or ending in `.json` it is a path, anything else
/// a name in the drafts folder.
pub fn locate(places: &Places, named: &str) -> PathBuf {
    if is_path(named) {
        PathBuf::from(named)
    } else {
        places.drafts.join(format!("{named}.json"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_home_nothing_goes_to_a_folder_that_others_can_guess() {
        let here = PathBuf::from("/work");
        let refused = Places::of(here.clone(), None, None);
        assert!(refused.is_err_and(|why| why.contains("POLICY_WIZARD_HOME")));
        let asked = Places::of(here, Some(PathBuf::from("/mine")), None);
        assert!(asked.is_ok_and(|places| places.state == Path::new("/mine/state")));
    }
}
