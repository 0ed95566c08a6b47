//! .NET: project files, `packages.config` and its lock file.

use crate::scan::Strength::{Development, Runtime, Transitive};
use crate::scan::trace::Traces;
use crate::scan::tree;
use crate::scan::xml;
use crate::vendors::signals::Ecosystem::Nuget;
use roxmltree::Node;

/// `*.csproj` and its like, and `packages.config`: what is a [tool](is_tool), and all of a project of tests, is for building.
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
            if let Some(name) = element.attribute(key) {
                let strength = if is_test || is_tool(element) { Development } else { Runtime };
                traces.name(Nuget, name.trim(), strength, xml.line(element));
            }
        }
    });
}

/// Whether a package is there to build with. `PrivateAssets` alone does not say so: what is private is used by the project, and only
/// not handed on to those that refer to it. A package that calls itself a development dependency is added with all assets private
/// and without that of compiling, so that no code can call it; what neither compiles nor runs with the project is a tool in
/// any case. That is what `GlobalPackageReference` is, unless it says what it includes, and what `packages.config` says itself.
///
/// <https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#controlling-dependency-assets>,
/// <https://github.com/NuGet/Home/wiki/DevelopmentDependency-support-for-PackageReference>
fn is_tool(element: Node<'_, '_>) -> bool {
    let kind = element.tag_name().name();
    if kind == "package" {
        return element.attribute("developmentDependency") == Some("true");
    }
    let says = |name: &str| metadata(element, name);
    let is_global = kind == "GlobalPackageReference";
    let private = says("PrivateAssets").map_or(is_global, |assets| holds(assets, "all"));
    let takes = |asset: &str| {
        let included = says("IncludeAssets").map_or(!is_global || asset != "compile", |assets| holds(assets, asset));
        included && !says("ExcludeAssets").is_some_and(|assets| holds(assets, asset))
    };
    !takes("compile") && (private || !takes("runtime"))
}

/// What a reference says of itself, as an attribute or an element in it; the case of its name does not matter.
fn metadata<'a>(element: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let is_it = |other: &str| other.eq_ignore_ascii_case(name);
    let attribute = element.attributes().find(|one| is_it(one.name())).map(|one| one.value());
    attribute.or_else(|| element.children().find(|child| is_it(child.tag_name().name()))?.text())
}

/// Whether a list of assets holds this one, or all.
fn holds(assets: &str, asset: &str) -> bool {
    let mut all = assets.split(';').map(str::trim);
    all.any(|one| one.eq_ignore_ascii_case(asset) || one.eq_ignore_ascii_case("all"))
}

/// `packages.lock.json`.
pub(super) fn lock(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for framework in root.members_at(&["dependencies"]) {
        for package in framework.node.members() {
            let own = package.node.get("type").and_then(tree::Node::text) == Some("Project");
            if !own {
                traces.name(Nuget, &package.key, Transitive, package.line);
            }
        }
    }
}
