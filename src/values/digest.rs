//! The digest by which something is recognised without being kept.
//!
//! Must not know what it is of. The price: that it is another can be told, and never how.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The SHA-256 digest of bytes, in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
