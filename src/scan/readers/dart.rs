//! Dart and Flutter: `pubspec.yaml` and its lock file.

use crate::scan::Strength::{Development, Runtime, Transitive};
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Node};
use crate::vendors::signals::Ecosystem::Pub;

/// `pubspec.yaml`: a hosted package may have another name than its key; what has a path or belongs to the SDK is no one's.
pub(super) fn manifest(text: &str, traces: &mut Traces) {
    let root = match tree::yaml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for (table, strength) in [("dependencies", Runtime), ("dev_dependencies", Development)] {
        for member in root.members_at(&[table]) {
            let own = ["path", "sdk"].iter().any(|key| member.node.get(key).is_some());
            let hosted = member.node.at(&["hosted", "name"]).and_then(Node::text);
            if !own {
                traces.name(Pub, hosted.unwrap_or(&member.key), strength, member.line);
            }
        }
    }
}

/// `pubspec.lock`.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    let root = match tree::yaml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for member in root.members_at(&["packages"]) {
        let kind = member.node.get("dependency").and_then(Node::text).unwrap_or_default();
        let strength = if kind.contains("dev") { Development } else { Transitive };
        let source = member.node.get("source").and_then(Node::text);
        if !matches!(source, Some("path" | "sdk")) {
            traces.name(Pub, &member.key, strength, member.line);
        }
    }
}
