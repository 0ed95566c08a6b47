//! Which style sheets need no reading: most of them name no host.
//!
//! Owns a look at what stands before each `//`. Must not say what is loaded: what may be is read by the whole grammar. The price: a
//! sheet that names a host in a comment alone is read too.

use memchr::memmem;

/// Whether an address of a host stands somewhere behind `url(` or `@import`, perhaps in a comment: of most style sheets none does.
pub(super) fn names_host(text: &[u8]) -> bool {
    memmem::find_iter(text, b"//").any(|at| {
        let before = &text[..at];
        let before = before.strip_suffix(b":").map_or(before, |before| {
            let scheme = before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
            &before[..before.len() - scheme]
        });
        let before = before.strip_suffix(b"\"").or(before.strip_suffix(b"'")).unwrap_or(before);
        match before.trim_ascii_end() {
            // the options of Less, what is imported before it, or a comment
            [.., b')' | b',' | b'"' | b'\'' | b'/'] => true,
            before => {
                let ends =
                    |word: &[u8]| before.len() >= word.len() && before[before.len() - word.len()..].eq_ignore_ascii_case(word);
                ends(b"url(") || ends(b"image-set(") || ends(b"import")
            }
        }
    })
}
