//! Go: `go.mod`.

use crate::scan::Strength::{Runtime, Transitive};
use crate::scan::trace::Traces;
use crate::vendors::signals::Ecosystem::Go;

/// The modules that `require` names: one marked `// indirect` is brought by another.
pub(super) fn modules(text: &str, traces: &mut Traces) {
    let mut block: Option<&str> = None;
    for (at, whole) in text.lines().enumerate() {
        let (line, comment) = whole.split_once("//").unwrap_or((whole, ""));
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else { continue };
        let named = match (block, first) {
            (Some(_), ")") => {
                block = None;
                None
            }
            (Some(verb), first) => (verb == "require").then_some(first),
            (None, verb) => match words.next() {
                Some("(") => {
                    block = Some(verb);
                    None
                }
                named => named.filter(|_| verb == "require"),
            },
        };
        if let Some(module) = named {
            let indirect = comment.trim().split(';').any(|part| part.trim() == "indirect");
            traces.name(
                Go,
                module.trim_matches('"'),
                if indirect { Transitive } else { Runtime },
                at + 1,
            );
        }
    }
}
