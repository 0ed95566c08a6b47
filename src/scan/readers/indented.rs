//! Pages in which a line is a tag: HAML, Slim and Pug.
//!
//! Owns their tags that load something. Must not know what follows below a tag: scripts in such pages are not read.

use super::web::host_of;
use crate::scan::Strength::Runtime;
use crate::scan::trace::Traces;
use crate::vendors::signals::Ecosystem::Hosts;

/// Tags that load what they name, and by which attribute.
const LOADS: &[(&str, &str)] = &[
    ("script", "src"),
    ("iframe", "src"),
    ("img", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("source", "src"),
    ("embed", "src"),
    ("form", "action"),
    ("link", "href"),
];

/// `%script{src: "…"}`, `script src="…"`, `script(src="…")`. What stands below a comment, deeper than it, is one too.
pub(super) fn page(text: &str, traces: &mut Traces) {
    let mut comment: Option<usize> = None;
    for (at, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        let depth = line.len() - bare.len();
        if bare.is_empty() || comment.is_some_and(|outer| depth > outer) {
            continue;
        }
        comment = ["-#", "/"].iter().any(|mark| bare.starts_with(mark)).then_some(depth);
        let tag = bare.trim_start_matches('%');
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let known = LOADS.iter().find(|(known, _)| *known == name);
        let Some((_, key)) = known.filter(|_| comment.is_none()) else {
            continue;
        };
        if name == "link" && !["stylesheet", "preload", "icon"].iter().any(|rel| bare.contains(rel)) {
            continue;
        }
        for (begin, _) in tag.match_indices(key).take(8) {
            let is_whole = tag[..begin].ends_with([' ', '{', '(', ',', ':', '"', '\'']);
            let value = tag[begin + key.len()..].trim_start_matches(['"', '\'', ' ', ':', '=', '>']);
            if let Some(host) = host_of(value).filter(|_| is_whole) {
                traces.name(Hosts, host, Runtime, at + 1);
            }
        }
    }
}
