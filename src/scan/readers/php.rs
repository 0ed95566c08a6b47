//! PHP: `composer.json` and its lock file.

use crate::scan::Strength::{Development, Runtime, Transitive};
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Node};
use crate::vendors::signals::Ecosystem::Composer;

/// `composer.json`.
pub(super) fn manifest(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for (table, strength) in [("require", Runtime), ("require-dev", Development)] {
        for member in root.members_at(&[table]) {
            traces.name(Composer, &member.key, strength, member.line);
        }
    }
}

/// `composer.lock`.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for (list, strength) in [("packages", Transitive), ("packages-dev", Development)] {
        for package in root.get(list).map_or(&[][..], Node::entries) {
            let name = package.members().iter().find(|member| member.key == "name");
            if let Some((text, line)) = name.and_then(|name| Some((name.node.text()?, name.line))) {
                traces.name(Composer, text, strength, line);
            }
        }
    }
}
