//! A file of the state folder to which JSON lines are appended, each with a sum of its own bytes.
//!
//! What cannot be read ends the reading: a torn last line, a flipped bit and a file of something else are
//! ordinary. Nothing is synced: a line survives the end of this process, not a loss of power. Must not know
//! what a line says. The price: a file that grows until its owner begins it anew.

use super::lock::digest;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// No file above this is read, in bytes.
const LARGEST: u64 = 8 << 20;

/// The file, and the right to append to it once it was begun.
#[derive(Debug)]
pub(super) struct Lines {
    file: PathBuf,
    out: Option<File>,
    size: u64,
}

impl Lines {
    /// The file at this path; nothing is opened yet.
    pub fn of(file: PathBuf) -> Self {
        Self {
            file,
            out: None,
            size: 0,
        }
    }

    /// All lines from the first on that are whole; nothing where there is no such file.
    pub fn read<T: DeserializeOwned>(file: &Path) -> Vec<T> {
        let fits = fs::metadata(file).is_ok_and(|about| about.is_file() && about.len() <= LARGEST);
        let bytes = if fits {
            fs::read(file).unwrap_or_default()
        } else {
            Vec::new()
        };
        let whole = bytes.split_inclusive(|byte| *byte == b'\n');
        whole.map_while(|line| value(line.strip_suffix(b"\n")?)).collect()
    }

    /// Whether lines can be appended.
    pub fn begun(&self) -> bool {
        self.out.is_some()
    }

    /// How large the file is, in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Writes the file anew with this one line, whole or not at all.
    pub fn begin(&mut self, first: &impl Serialize) -> Result<(), super::Error> {
        self.out = None;
        let line = line(first);
        if let Some(folder) = self.file.parent() {
            let _ = super::make_state(folder); // writing says why, if it failed
        }
        super::write_whole(&self.file, &line, false, 0o600)?;
        self.size = line.len() as u64;
        self.out = File::options().append(true).open(&self.file).ok();
        Ok(())
    }

    /// Appends a line. After an error the file has to be begun anew.
    pub fn append(&mut self, next: &impl Serialize) -> io::Result<()> {
        let Some(out) = &mut self.out else {
            return Err(io::Error::from(io::ErrorKind::NotFound));
        };
        let line = line(next);
        let written = out.write_all(&line);
        self.size += line.len() as u64;
        if written.is_err() {
            self.out = None; // half a line may stand there
        }
        written
    }

    /// Takes the file away.
    pub fn remove(&mut self) {
        self.out = None;
        let _ = fs::remove_file(&self.file);
    }
}

/// `{"sum":"…",` and the members of the value, so that each line is JSON and knows its own bytes.
fn line(value: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_vec(value).unwrap_or_default();
    let members = json.get(1..).unwrap_or_default();
    let mut line = format!("{{\"sum\":\"{:016x}\",", digest(members)).into_bytes();
    line.extend_from_slice(members);
    line.push(b'\n');
    line
}

fn value<T: DeserializeOwned>(line: &[u8]) -> Option<T> {
    let line = line.strip_prefix(b"{\"sum\":\"")?;
    let (sum, rest) = line.split_at_checked(16)?;
    let members = rest.strip_prefix(b"\",")?;
    if sum != format!("{:016x}", digest(members)).as_bytes() {
        return None;
    }
    serde_json::from_slice(&[b"{", members].concat()).ok()
}
