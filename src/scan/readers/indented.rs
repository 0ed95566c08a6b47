//! Pages in which a line is a tag: HAML, Slim and Pug.
//!
//! Owns their tags that load something, and where a script begins and ends, which is read as those of other pages are.
//! Must not know a script's words. The price: a script in the line of its own tag is not read.

use super::rails;
use super::web::{host_of, script};
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

/// What a script stands below: a filter of HAML and Pug, an engine of Slim, and a tag of each with nothing beside it.
const SCRIPTS: &[&str] = &[":javascript", "javascript:", "script.", "%script", "script"];

/// `%script{src: "…"}`, `script src="…"`, `script(src="…")`. What stands below a comment, deeper than it, is one too.
pub(super) fn page(text: &str, traces: &mut Traces) {
    let mut comment: Option<usize> = None;
    let mut lines = text.lines().enumerate().peekable();
    while let Some((at, line)) = lines.next() {
        let bare = line.trim_start();
        let depth = line.len() - bare.len();
        if bare.is_empty() || comment.is_some_and(|outer| depth > outer) {
            continue;
        }
        if SCRIPTS.contains(&bare.trim_end()) {
            let deeper = |line: &str| line.trim().is_empty() || line.len() - line.trim_start().len() > depth;
            let mut inside = String::new();
            while let Some((_, line)) = lines.next_if(|(_, line)| deeper(line)) {
                inside.push_str(line);
                inside.push('\n');
            }
            script(&inside, at + 2, Runtime, traces);
            comment = None;
            continue;
        }
        if bare.starts_with(['=', '-', '!']) && !bare.starts_with("-#") {
            rails::program(bare, at + 1, traces);
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
