//! .NET: project files, `packages.config` and its lock file.

use crate::scan::Strength::{Development, Runtime, Transitive};
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Node};
use crate::scan::xml;
use crate::vendors::signals::Ecosystem::Nuget;

/// `*.csproj` and its like, and `packages.config`: a package whose assets all stay private is a tool,
/// and so is all of a project of tests.
pub(super) fn project(text: &str, traces: &mut Traces) {
    xml::read(text, traces, |xml, traces| {
        let is_test = xml.document.descendants().any(|element| {
            let name = element.tag_name().name();
            let runner = name == "PackageReference" && element.attribute("Include") == Some("Microsoft.NET.Test.Sdk");
            let says = name == "IsTestProject" && element.text().is_some_and(|text| text.trim().eq_ignore_ascii_case("true"));
            runner || says
        });
        for element in xml.document.descendants() {
            let key = match element.tag_name().name() {
                "PackageReference" | "GlobalPackageReference" => "Include",
                "package" => "id",
                _ => continue,
            };
            let of = |name: &str| {
                let child = element.children().find(|child| child.tag_name().name() == name);
                element.attribute(name).or_else(|| child.and_then(|child| child.text()))
            };
            let is_tool = is_test
                || of("PrivateAssets").is_some_and(|assets| assets.eq_ignore_ascii_case("all"))
                || of("developmentDependency") == Some("true")
                || element.tag_name().name() == "GlobalPackageReference";
            if let Some(name) = element.attribute(key) {
                let strength = if is_tool { Development } else { Runtime };
                traces.name(Nuget, name.trim(), strength, xml.line(element));
            }
        }
    });
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
                traces.name(Nuget, &package.key, Transitive, package.line);
            }
        }
    }
}
