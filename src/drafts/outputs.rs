//! What stands where a file is to be written: one rule, whoever writes.
//!
//! A file that holds what this program wrote there last, for the same readers, may be replaced; of any other the
//! author is asked or told. What there is to write, and the usual name of each file, is the one table
//! [`OUTPUTS`](crate::published::OUTPUTS). Must not ask. The price: the file is read before each writing.

use super::lock::{Class, written_as};
use super::published::bytes_of;
use std::io;
use std::path::Path;

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
