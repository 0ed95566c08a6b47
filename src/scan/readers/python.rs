//! Python: requirements, `pyproject.toml` (PEP 621, dependency groups, Poetry, uv, PDM), Pipfile, and lock files.

use crate::scan::Strength::{self, Development, Runtime, Transitive};
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Member, Node};
use crate::vendors::signals::Ecosystem::Pypi;

/// `requirements.txt`.
pub(super) fn requirements(text: &str, traces: &mut Traces) {
    of_requirements(text, Runtime, traces);
}

/// Requirements for building and testing.
pub(super) fn dev_requirements(text: &str, traces: &mut Traces) {
    of_requirements(text, Development, traces);
}

fn of_requirements(text: &str, strength: Strength, traces: &mut Traces) {
    let mut goes_on = false;
    for (at, line) in text.lines().enumerate() {
        let begins = !std::mem::replace(&mut goes_on, line.trim_end().ends_with('\\'));
        let line = line.split(" #").next().unwrap_or(line).trim();
        // options, files and addresses: an editable one may say its name behind `#egg=`
        let is_option = line.starts_with(['#', '-', '.', '/']);
        if let Some(name) = required(line).filter(|_| begins && !is_option) {
            traces.name(Pypi, name, strength, at + 1);
        } else if let Some((_, egg)) = line.split_once("#egg=").filter(|_| begins && line.starts_with('-')) {
            traces.name(Pypi, required(egg).unwrap_or(egg), strength, at + 1);
        }
    }
}

/// The name at the beginning of a requirement (PEP 508); none for an address.
fn required(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let is_address = rest.starts_with(':') || rest.starts_with('/') || rest.starts_with('+');
    (!name.is_empty() && !is_address).then_some(name)
}

/// `pyproject.toml`.
pub(super) fn project(text: &str, traces: &mut Traces) {
    let root = match tree::toml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    listed(root.at(&["project", "dependencies"]), Runtime, traces);
    for group in root.members_at(&["project", "optional-dependencies"]) {
        listed(Some(&group.node), of_group(&group.key), traces);
    }
    for group in root.members_at(&["dependency-groups"]) {
        listed(Some(&group.node), Development, traces);
    }
    listed(root.at(&["build-system", "requires"]), Development, traces);
    listed(root.at(&["tool", "uv", "dev-dependencies"]), Development, traces);
    for group in root.members_at(&["tool", "pdm", "dev-dependencies"]) {
        listed(Some(&group.node), Development, traces);
    }
    named(root.members_at(&["tool", "poetry", "dependencies"]), Runtime, traces);
    named(root.members_at(&["tool", "poetry", "dev-dependencies"]), Development, traces);
    for group in root.members_at(&["tool", "poetry", "group"]) {
        named(group.node.members_at(&["dependencies"]), of_group(&group.key), traces);
    }
}

/// What a group of dependencies is for, by its name: people choose the names, and these are those of tools.
fn of_group(name: &str) -> Strength {
    let tools = [
        "dev", "test", "lint", "doc", "ci", "typing", "mypy", "build", "bench", "format", "release",
    ];
    if tools.iter().any(|tool| name.to_lowercase().starts_with(tool)) {
        Development
    } else {
        Runtime
    }
}

/// A list of requirements.
fn listed(list: Option<&Node>, strength: Strength, traces: &mut Traces) {
    for entry in list.map_or(&[][..], Node::entries) {
        if let Some(name) = entry.text().and_then(|text| required(text.trim())) {
            traces.name(Pypi, name, strength, entry.line);
        }
    }
}

/// A table of names, as Poetry and Pipenv write it; what has a path is the project's own.
fn named(members: &[Member], strength: Strength, traces: &mut Traces) {
    for member in members {
        let own = member.node.get("path").is_some();
        if !own && member.key != "python" {
            traces.name(Pypi, member.key.as_str(), strength, member.line);
        }
    }
}

/// `Pipfile`.
pub(super) fn pipfile(text: &str, traces: &mut Traces) {
    match tree::toml(text) {
        Ok(root) => {
            named(root.members_at(&["packages"]), Runtime, traces);
            named(root.members_at(&["dev-packages"]), Development, traces);
        }
        Err(broken) => traces.wrong(Some(broken.line), broken.reason),
    }
}

/// `Pipfile.lock`.
pub(super) fn pipfile_lock(text: &str, traces: &mut Traces) {
    match tree::json(text) {
        Ok(root) => {
            named(root.members_at(&["default"]), Transitive, traces);
            named(root.members_at(&["develop"]), Development, traces);
        }
        Err(broken) => traces.wrong(Some(broken.line), broken.reason),
    }
}

/// The lock files of Poetry, uv and PDM: a list of packages; what comes from a folder is the project's own.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    let root = match tree::toml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for package in root.get("package").map_or(&[][..], Node::entries) {
        let from = |key: &str| package.at(&["source", key]).is_some();
        let own = from("virtual") || from("editable") || from("directory");
        let old = package.get("category").and_then(Node::text) == Some("dev");
        let name = package.members().iter().find(|member| member.key == "name").filter(|_| !own);
        if let Some(name) = name {
            let strength = if old { Development } else { Transitive };
            traces.name(Pypi, name.node.text().unwrap_or_default(), strength, name.line);
        }
    }
}
