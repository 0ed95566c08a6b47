//! The author's own providers, kept beside the presets.
//!
//! Owns when a file of theirs is read and written. What stands in it is decided in [`crate::vendors::own`]. The price: a
//! provider that was renamed stays under its old name as well, until the author deletes that file.

use super::own::{Broken, files};
use super::{Error, Places, failed, write_whole};
use crate::answers::Answers;
use crate::values::{PolicyDate, clean_line};
use crate::vendors::{self, Vendor, own};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 18;

/// The author's own providers by name, and the files of their folder that are none.
pub fn own_providers(folder: &Path) -> (Vec<Vendor>, Vec<Broken>) {
    let (mut all, broken) = files(folder, LARGEST, |name, text| {
        vendors::read(name, text).map_err(|faults| faults.to_string())
    });
    all.sort_by_key(|vendor| vendor.name.to_lowercase());
    (all, broken)
}

/// That files of the author's own providers are left out, in a line; nothing where none is.
pub fn left_out(broken: &[Broken]) -> Option<String> {
    let name = |one: &Broken| clean_line(&one.file.file_name().unwrap_or_default().to_string_lossy());
    match broken {
        [] => None,
        [one] => Some(format!("{} is left out of your own providers: {}", name(one), one.why)),
        many => {
            let names: Vec<String> = many.iter().map(name).collect();
            Some(format!(
                "{} files are left out of your own providers: {} (`policy-wizard vendors` says why)",
                many.len(),
                names.join(", ")
            ))
        }
    }
}

/// Keeps what answers say of providers that no catalogue knows, for the next product, and gives the files that it wrote. What is
/// kept already is not written again, and a file that cannot be read as a provider is left to its author.
///
/// # Errors
///
/// The folder or the first of the files that cannot be written.
pub fn keep_providers(places: &Places, answers: &Answers, on: PolicyDate) -> Result<Vec<PathBuf>, Error> {
    let folder = &places.vendors;
    let (mut known, _) = own_providers(folder);
    let mut written = Vec::new();
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
        written.push(file);
    }
    Ok(written)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_provider_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("odd.json"), "{ \"format\": 1, \"colour\": 2 }").unwrap();
        let (all, broken) = own_providers(folder.path());
        assert!(all.is_empty());
        let [Broken { file, why }] = broken.as_slice() else {
            panic!("{broken:?}")
        };
        assert!(
            file.ends_with("odd.json") && why.contains("line 1") && why.contains("colour"),
            "{why}"
        );
        let told = left_out(&broken).unwrap();
        assert!(
            told.starts_with("odd.json is left out of your own providers: line 1"),
            "{told}"
        );
        std::fs::write(folder.path().join("two.json"), "").unwrap();
        let (_, broken) = own_providers(folder.path());
        let told = left_out(&broken).unwrap();
        assert!(
            told.starts_with("2 files are left out of your own providers: odd.json, two.json ("),
            "{told}"
        );
        assert_eq!(left_out(&[]), None);
    }
}
