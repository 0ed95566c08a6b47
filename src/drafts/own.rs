//! What an author keeps beside the drafts: presets and providers, a JSON file each in a folder of their own.
//!
//! Owns how such a folder is read: no file that is none, none that is too large, and what cannot be read by its name. Must
//! not know what stands in a file: whoever asks says how a text is judged. The price: all files of a folder are read each
//! time.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A file of the author's that is not what its folder holds, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The file.
    pub file: PathBuf,
    /// Why, in words for its author.
    pub why: String,
}

/// Each `.json` file of a folder, in the order of their names, as `read` judges it by its name without `.json` and its
/// text; no file of more than `largest` bytes. A folder that is not there holds none.
pub fn files<T>(folder: &Path, largest: u64, read: impl Fn(&str, &str) -> Result<T, String>) -> (Vec<T>, Vec<Broken>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    files.sort();
    let (mut all, mut broken) = (Vec::new(), Vec::new());
    for file in files {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        match text_of(&file, largest).and_then(|text| read(name, &text)) {
            Ok(one) => all.push(one),
            Err(why) => broken.push(Broken { file, why }),
        }
    }
    (all, broken)
}

fn text_of(file: &Path, largest: u64) -> Result<String, String> {
    let about = fs::metadata(file).map_err(|error| error.to_string())?;
    if !about.is_file() {
        return Err("it is not a file".into());
    }
    let mut bytes = Vec::new();
    let open = fs::File::open(file).map_err(|error| error.to_string())?;
    // it may grow while it is read
    let read = open.take(largest + 1).read_to_end(&mut bytes);
    if about.len() > largest || bytes.len() as u64 > largest {
        return Err(format!("it is larger than {} KB", largest >> 10));
    }
    read.map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|wrong| {
        let upto = wrong.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&wrong.as_bytes()[..upto]);
        let (line, column) = crate::vendors::place_of(&before);
        format!("line {line}, column {column}: this is not text (UTF-8): save the file as UTF-8")
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_none_are_named_and_the_others_come_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &[u8]| fs::write(folder.path().join(name), text).unwrap();
        put("b.json", b"two");
        put("a.json", b"one");
        put("notes.txt", b"none");
        put("large.json", &[b' '; 11]);
        put("bytes.json", b"{\n \xc3\xa9\xff");
        put("odd.json", b"odd");
        fs::create_dir(folder.path().join("folder.json")).unwrap();
        let read = |name: &str, text: &str| {
            if text == "odd" {
                return Err("it is odd".to_owned());
            }
            Ok(format!("{name} {text}"))
        };
        let (all, broken) = files(folder.path(), 10, read);
        assert_eq!(all, ["a one", "b two"]);
        let why = |name: &str| {
            let one = broken.iter().find(|one| one.file.ends_with(name));
            one.map(|one| one.why.clone()).unwrap_or_default()
        };
        assert_eq!(broken.len(), 4, "{broken:?}");
        assert!(why("large.json").contains("larger than"), "{broken:?}");
        assert!(why("folder.json").contains("not a file"), "{broken:?}");
        assert!(
            why("bytes.json").starts_with("line 2, column 3: this is not text (UTF-8)"),
            "{broken:?}"
        );
        assert_eq!(why("odd.json"), "it is odd");
        assert_eq!(files(&folder.path().join("nowhere"), 10, read), (Vec::new(), Vec::new()));
    }
}
