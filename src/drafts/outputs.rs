//! What stands where a file is to be written: one rule, whoever writes.
//!
//! A file that holds what this program wrote there last, for the same readers, may be replaced; of any other the
//! author is asked or told. What there is to write, and the usual name of each file, is the one table
//! [`OUTPUTS`](crate::published::OUTPUTS). Must not ask. The price: the file is read before each writing.

use super::lock::{Class, written_as};
use super::published::bytes_of;
use crate::published::OUTPUTS;
use std::io;
use std::path::{Path, PathBuf};

/// The drafts for review that lie beside files just written and are of before them. Nobody takes them away unasked.
pub fn stale_drafts<'a>(written: impl Iterator<Item = &'a Path>) -> Vec<PathBuf> {
    let mut folders: Vec<&Path> = written.filter_map(Path::parent).collect();
    folders.sort_unstable();
    folders.dedup();
    let names = OUTPUTS.iter().filter(|output| output.public).map(|output| output.file(true));
    let names: Vec<String> = names.collect();
    let places = folders.iter().flat_map(|folder| names.iter().map(|name| folder.join(name)));
    places.filter(|place| place.is_file()).collect()
}

/// What is said of such drafts; nothing where there are none.
pub fn stale_words(stale: &[PathBuf]) -> Option<String> {
    let name = |place: &PathBuf| place.file_name().map(|name| name.to_string_lossy().into_owned());
    let names: Vec<String> = stale.iter().filter_map(name).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("{one} is older than this; delete it if nobody reads it any more")),
        many => Some(format!(
            "{} are older than this; delete them if nobody reads them any more",
            many.join(" and ")
        )),
    }
}

/// What stands at the path of a file that is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    New,
    /// The same text.
    Same,
    /// What we wrote there last, for the same readers.
    Ours,
    /// What we wrote there last, for these other readers.
    Others(Class),
    /// What we did not write, or what was edited by hand since.
    Foreign,
    /// Something that cannot be read, or that is no file.
    Closed,
}

/// What stands at a path where this text is to be written for these readers.
pub fn standing(state: &Path, target: &Path, text: &[u8], class: Class) -> Standing {
    match bytes_of(target) {
        Ok(there) if there == text => Standing::Same,
        Ok(there) => match written_as(state, target, &there) {
            Some(known) if known == class => Standing::Ours,
            Some(other) => Standing::Others(other),
            None => Standing::Foreign,
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Standing::New,
        Err(_) => Standing::Closed,
    }
}
