//! .NET: project files, `packages.config` and its lock file.

use super::plist::line_of;
use crate::scan::Strength::{Development, Runtime, Transitive};
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Node};
use crate::vendors::signals::Ecosystem::Nuget;
use roxmltree::Document;

/// `*.csproj` and its like, and `packages.config`: a package whose assets all stay private is a tool.
pub(super) fn project(text: &str, traces: &mut Traces) {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return traces.wrong(usize::try_from(error.pos().row).ok(), format!("no XML: {error}")),
    };
    for element in document.descendants() {
        let key = match element.tag_name().name() {
            "PackageReference" | "GlobalPackageReference" => "Include",
            "package" => "id",
            _ => continue,
        };
        let of = |name: &str| {
            let child = element.children().find(|child| child.tag_name().name() == name);
            element.attribute(name).or_else(|| child.and_then(|child| child.text()))
        };
        let is_tool = of("PrivateAssets").is_some_and(|assets| assets.eq_ignore_ascii_case("all"))
            || of("developmentDependency") == Some("true")
            || element.has_tag_name("GlobalPackageReference");
        if let Some(name) = element.attribute(key) {
            let strength = if is_tool { Development } else { Runtime };
            traces.name(Nuget, name.trim(), strength, line_of(&document, element));
        }
    }
}

/// `packages.lock.json`.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for framework in root.members_at(&["dependencies"]) {
        for package in framework.node.members() {
            let own = package.node.get("type").and_then(Node::text) == Some("Project");
            if !own {
                traces.name(Nuget, package.key.as_str(), Transitive, package.line);
            }
        }
    }
}
