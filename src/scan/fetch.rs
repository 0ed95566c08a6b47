//! The text of one file: opened without waiting for anybody, no more of it than its kind may have, in any encoding that says
//! its name.
//!
//! Owns what is doubtful of a text. Must not know which files there are. The price: without a mark a text is taken for UTF-8.

use super::readers::Reader;
use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// Why a pipe, a socket or a device is left alone.
pub(super) const NO_FILE: &str = "this is no ordinary file, so it was not read";

/// The text of a file, read into `bytes`, and what is doubtful of it; or why it was not read.
pub(super) fn fetch<'b>(path: &Path, reader: &Reader, bytes: &'b mut Vec<u8>) -> Result<(Cow<'b, str>, Option<String>), String> {
    let why = |error: io::Error| format!("cannot be read: {error}");
    let mut file = open(path).map_err(why)?;
    let about = file.metadata().map_err(why)?;
    if !about.is_file() {
        return Err(NO_FILE.to_owned());
    }
    let too_large = || format!("larger than {} MB, so it was not read", reader.at_most.div_ceil(1 << 20));
    if about.len() > reader.at_most {
        return Err(too_large());
    }
    // a byte more than there should be: it may grow while it is read
    let most = usize::try_from(reader.at_most).unwrap_or(usize::MAX).saturating_add(1);
    let mut room = usize::try_from(about.len()).unwrap_or(usize::MAX).saturating_add(1);
    let mut read = 0;
    loop {
        if bytes.len() < room {
            bytes.resize(room, 0);
        }
        match file.read(&mut bytes[read..room]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(why(error)),
        }
        if read == most {
            return Err(too_large());
        }
        if read == room {
            room = room.saturating_mul(2).min(most);
        }
    }
    Ok(text_of(&bytes[..read], reader.lossy))
}

/// Bytes as text, and what is doubtful of it. A mark at its beginning says which encoding it is; without one it is UTF-8.
fn text_of(bytes: &[u8], lossy: bool) -> (Cow<'_, str>, Option<String>) {
    let doubt = |before: &str, of: &str| {
        let line = before.matches('\n').count() + 1;
        // pages come in older encodings, and the names that count in them are plain letters
        (!lossy).then(|| format!("line {line} is not text ({of}); the rest was read"))
    };
    let wide: Option<fn([u8; 2]) -> u16> = match bytes {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    if let Some(unit) = wide {
        let (pairs, odd) = bytes[2..].as_chunks::<2>();
        let units = pairs
            .iter()
            .map(|pair| unit(*pair))
            .chain((!odd.is_empty()).then_some(0xd800)); // half a unit is none
        let text: String = char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        let wrong = text
            .find(char::REPLACEMENT_CHARACTER)
            .and_then(|at| doubt(&text[..at], "UTF-16"));
        return (Cow::Owned(text), wrong);
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            (String::from_utf8_lossy(bytes), doubt(&before, "UTF-8"))
        }
    }
}

/// Opens a file, and never waits for it: a pipe would wait for somebody to write, and a link may have taken the place
/// of what the walk saw.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<fs::File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).unwrap_or_default();
    fs::OpenOptions::new().read(true).custom_flags(flags).open(path)
}

/// Opens a file that is one.
#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<fs::File> {
    let is_file = fs::symlink_metadata(path)?.is_file();
    let other = || io::Error::new(io::ErrorKind::InvalidInput, "this is no ordinary file");
    is_file.then(|| fs::File::open(path)).ok_or_else(other)?
}
