//! The helpers of Rails that write a tag for a script or a style, in templates of Ruby.
//!
//! Must not know tags or hosts. The price: an address that is put together, or kept under a name, is not seen.

use super::web::host_of;
use crate::scan::Strength::Runtime;
use crate::scan::code::{self, RUBY};
use crate::scan::trace::Traces;
use crate::vendors::signals::Ecosystem::Hosts;
use memchr::memmem;

/// What writes a tag that loads what is named behind it.
const HELPERS: &[&str] = &[
    "javascript_include_tag",
    "javascript_import_module_tag",
    "stylesheet_link_tag",
    "preload_link_tag",
];

/// The programs of a template, `<% … %>`.
pub(super) fn template(text: &str, traces: &mut Traces) {
    let (mut rest, mut line) = (text, 1);
    while let Some(begin) = memmem::find(rest.as_bytes(), b"<%") {
        let inside = &rest[begin + 2..];
        let end = inside.find("%>").unwrap_or(inside.len());
        line += rest[..begin].matches('\n').count();
        program(&inside[..end], line, traces);
        line += inside[..end].matches('\n').count();
        rest = &inside[end..];
    }
}

/// A program that begins on this line: the addresses behind each helper, up to the next name that is called.
pub(super) fn program(text: &str, first: usize, traces: &mut Traces) {
    if !HELPERS.iter().any(|helper| text.contains(helper)) {
        return; // most programs of a page
    }
    let mut loads = false;
    for token in code::tokens(text, RUBY) {
        if token.is_text() {
            if let Some(host) = host_of(token.text).filter(|_| loads) {
                traces.name(Hosts, host, Runtime, first + token.line - 1);
            }
        } else if token.text.contains('_') {
            loads = HELPERS.contains(&token.text); // another helper may only link
        }
    }
}
