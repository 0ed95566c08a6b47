//! Cargo: manifests with renames, targets and workspaces, and the lock file.

use crate::scan::Strength::{self, Development, Runtime, Transitive};
use crate::scan::trace::{Group, Sign, Traces};
use crate::scan::tree::{self, Member, Node};
use crate::vendors::signals::Ecosystem::Crates;

/// The tables of a manifest, and what a name in each is worth.
const TABLES: &[(&str, Strength)] = &[
    ("dependencies", Runtime),
    ("dev-dependencies", Development),
    ("dev_dependencies", Development),
    ("build-dependencies", Development),
    ("build_dependencies", Development),
];

/// `Cargo.toml`.
pub(super) fn manifest(text: &str, traces: &mut Traces) {
    let root = match tree::toml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    of_tables(&root, traces);
    for target in root.members_at(&["target"]) {
        of_tables(&target.node, traces);
    }
    for member in root.members_at(&["workspace", "dependencies"]) {
        if let Some(name) = meant(member) {
            let sign = Sign::Name(Crates, name.to_owned());
            traces.given.push((Group::CargoWorkspace, member.key.to_string(), vec![sign]));
        }
    }
}

fn of_tables(node: &Node, traces: &mut Traces) {
    for (table, strength) in TABLES {
        for member in node.members_at(&[table]) {
            if member.node.get("workspace").is_some_and(Node::is_true) {
                traces
                    .used
                    .push((Group::CargoWorkspace, member.key.to_string(), *strength, member.line));
            } else if let Some(name) = meant(member) {
                traces.name(Crates, name, *strength, member.line);
            }
        }
    }
}

/// The crate that an entry stands for; none for one that lies in the project.
fn meant<'a>(member: &'a Member<'_>) -> Option<&'a str> {
    let of = |key: &str| member.node.get(key).and_then(Node::text);
    let own = of("path").is_some() && of("version").is_none() && of("git").is_none();
    (!own).then(|| of("package").unwrap_or(&member.key))
}

/// `Cargo.lock`: what comes from a registry or a repository.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    let root = match tree::toml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    let packages = root.get("package").map_or(&[][..], Node::entries);
    for package in packages.iter().filter(|package| package.get("source").is_some()) {
        if let Some(name) = package.members().iter().find(|member| member.key == "name") {
            traces.name(Crates, name.node.text().unwrap_or_default(), Transitive, name.line);
        }
    }
}
