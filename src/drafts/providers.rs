//! The author's own providers, kept beside the presets.
//!
//! Owns when a file of theirs is written. What stands in it is decided in [`crate::vendors::own`]. The price: a
//! provider that was renamed stays under its old name as well, until the author deletes that file.

use super::{Error, Places, failed, write_whole};
use crate::answers::Answers;
use crate::values::PolicyDate;
use crate::vendors::{self, own};

/// Keeps what answers say of providers that no catalogue knows, for the next product. What is kept already is not
/// written again, and a file that cannot be read as a provider is left to its author.
///
/// # Errors
///
/// The folder or the first of the files that cannot be written.
pub fn keep_providers(places: &Places, answers: &Answers, on: PolicyDate) -> Result<(), Error> {
    let folder = &places.vendors;
    let mut known = own::load(folder).vendors;
    for row in &answers.sharing.recipients {
        let Some((id, text)) = own::file_of(row, &known, on) else {
            continue;
        };
        let file = folder.join(format!("{id}.json"));
        if file.exists() && known.iter().all(|vendor| vendor.id != id) {
            continue;
        }
        std::fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
        write_whole(&file, text.as_bytes(), false, 0o600)?;
        known.retain(|vendor| vendor.id != id);
        known.extend(vendors::read(&id, &text));
    }
    Ok(())
}
