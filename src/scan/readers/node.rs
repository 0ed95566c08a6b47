//! npm and its kin: `package.json` and the lock files of npm, Yarn and pnpm.

use crate::scan::Strength::{self, Development, Runtime, Transitive};
use crate::scan::trace::{Group, Sign, Traces};
use crate::scan::tree::{self, Member, Node, Value};
use crate::vendors::signals::Ecosystem::Npm;

/// The tables of a manifest, and what a name in each is worth.
const TABLES: &[(&str, Strength)] = &[
    ("dependencies", Runtime),
    ("optionalDependencies", Runtime),
    ("peerDependencies", Runtime),
    ("devDependencies", Development),
];

/// `package.json`: an alias (`"pay": "npm:stripe@^14"`) is the package that it stands for, and what lies in the same
/// workspace or folder is the project's own.
pub(super) fn package(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for (table, strength) in TABLES {
        let optional = |name: &str| {
            root.at(&["peerDependenciesMeta", name, "optional"])
                .is_some_and(tree::Node::is_true)
        };
        let written = root.members().iter().find(|member| member.key == *table);
        if let Some(member) = written.filter(|member| !is_table(&member.node)) {
            let why = format!(
                "“{table}” is no object of names and versions, so nothing in it was read: write {{ \"name\": \"version\" }}"
            );
            traces.wrong(Some(member.line), why);
        }
        for member in root.members_at(&[table]) {
            if *table == "peerDependencies" && optional(&member.key) {
                continue;
            }
            let catalog = member.node.text().and_then(|asked| asked.strip_prefix("catalog:"));
            if let Some(catalog) = catalog {
                let used = in_catalog(catalog, &member.key);
                traces.used.push((Group::PnpmCatalog, used, *strength, member.line));
            } else if let Some(name) = meant(member) {
                traces.name(Npm, name, *strength, member.line);
            }
        }
    }
}

/// Whether a value can be a table of packages: one that is, or that holds nothing.
fn is_table(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Map(_) | Value::Other => true,
        Value::List(entries) => entries.is_empty(),
        Value::Text(_) | Value::Bool(_) => false,
    }
}

/// `pnpm-workspace.yaml`: its catalogs give packages to the manifests below.
pub(super) fn pnpm_workspace(text: &str, traces: &mut Traces) {
    let root = match tree::yaml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    let one = std::iter::once(("", root.members_at(&["catalog"])));
    let named = root.members_at(&["catalogs"]).iter();
    for (catalog, members) in one.chain(named.map(|named| (&*named.key, named.node.members()))) {
        for member in members {
            let signs = meant(member).map(|name| Sign::Name(Npm, name.to_owned()));
            let given = in_catalog(catalog, &member.key);
            traces.given.push((Group::PnpmCatalog, given, signs.into_iter().collect()));
        }
    }
}

/// An entry of a catalog by both their names; the one without a name is called `default` as well.
fn in_catalog(catalog: &str, name: &str) -> String {
    let catalog = if catalog.is_empty() { "default" } else { catalog };
    format!("{catalog}:{name}")
}

/// The package that an entry stands for; none for one of the project's own.
fn meant<'a>(member: &'a Member<'_>) -> Option<&'a str> {
    let asked = member.node.text()?;
    if ["workspace:", "file:", "link:", "portal:"]
        .iter()
        .any(|own| asked.starts_with(own))
    {
        return None;
    }
    let Some(alias) = asked.strip_prefix("npm:") else {
        return Some(&member.key);
    };
    Some(without_version(alias))
}

/// `@scope/name@1.2` as `@scope/name`.
fn without_version(text: &str) -> &str {
    let from = usize::from(text.starts_with('@'));
    text[from..].find('@').map_or(text, |at| &text[..from + at])
}

/// `package-lock.json` of each version: what it installs, and what of it is for development alone.
pub(super) fn package_lock(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    let strength = |member: &Member| {
        // `devOptional` is brought by something that runs as well
        let dev = member.node.get("dev").is_some_and(tree::Node::is_true);
        if dev { Development } else { Transitive }
    };
    let packages = root.members_at(&["packages"]);
    for member in packages {
        // "" is the project, and a path without `node_modules` a part of it
        let Some((_, name)) = member.key.rsplit_once("node_modules/") else {
            continue;
        };
        let own = member.node.get("link").is_some_and(tree::Node::is_true);
        if !own {
            let real = member.node.get("name").and_then(tree::Node::text).unwrap_or(name);
            traces.name(Npm, real, strength(member), member.line);
        }
    }
    if packages.is_empty() {
        nested(root.members_at(&["dependencies"]), &strength, traces);
    }
}

/// The first version of the lock file: dependencies in dependencies.
fn nested(members: &[Member], strength: &dyn Fn(&Member) -> Strength, traces: &mut Traces) {
    for member in members {
        let version = member.node.get("version").and_then(tree::Node::text).unwrap_or_default();
        let name = version.strip_prefix("npm:").map_or(&*member.key, without_version);
        traces.name(Npm, name, strength(member), member.line);
        nested(member.node.members_at(&["dependencies"]), strength, traces);
    }
}

/// `yarn.lock` of both generations: a line without indent names what it resolves.
pub(super) fn yarn_lock(text: &str, traces: &mut Traces) {
    for (at, line) in text.lines().enumerate() {
        let Some(asked) = line.strip_suffix(':').filter(|line| !line.starts_with([' ', '#'])) else {
            continue;
        };
        for asked in asked.split(", ") {
            let asked = asked.trim_matches('"');
            let name = without_version(asked);
            let range = asked[name.len()..].trim_start_matches('@');
            let own = ["workspace:", "file:", "link:", "portal:"]
                .iter()
                .any(|own| range.starts_with(own));
            if name != "__metadata" && !own {
                let real = range.strip_prefix("npm:").map(without_version);
                // of the second generation `npm:^1.2` is a range, and `npm:name@^1.2` another package
                let alias = real.filter(|real| real.starts_with('@') || real.starts_with(|c: char| c.is_ascii_alphabetic()));
                traces.name(Npm, alias.unwrap_or(name), Transitive, at + 1);
            }
        }
    }
}

/// `pnpm-lock.yaml`: what it installs.
pub(super) fn pnpm_lock(text: &str, traces: &mut Traces) {
    let root = match tree::yaml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for member in root.members_at(&["packages"]) {
        // `/name@1.2`, `name@1.2(peer@3)`, and `/name/1.2` of old
        let key = member.key.trim_start_matches('/');
        let key = key.split('(').next().unwrap_or(key);
        let cut = without_version(key);
        let old = key
            .rsplit_once('/')
            .filter(|(_, version)| version.starts_with(|c: char| c.is_ascii_digit()));
        let name = if cut.len() < key.len() {
            cut
        } else {
            old.map_or(key, |(name, _)| name)
        };
        let dev = member.node.get("dev").is_some_and(tree::Node::is_true);
        traces.name(Npm, name, if dev { Development } else { Transitive }, member.line);
    }
}

/// `bun.lock`: what it installs; the first entry of each list is `name@version`.
pub(super) fn bun_lock(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for member in root.members_at(&["packages"]) {
        let Some(resolved) = member.node.entries().first().and_then(tree::Node::text) else {
            continue;
        };
        let name = without_version(resolved);
        let own = ["@workspace:", "@file:", "@link:"]
            .iter()
            .any(|own| resolved[name.len()..].starts_with(own));
        if !own {
            traces.name(Npm, name, Transitive, member.line);
        }
    }
}

/// `deno.json` and its import map: `npm:` names packages, an address a host.
pub(super) fn deno(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for member in root.members_at(&["imports"]) {
        let Some(asked) = member.node.text() else { continue };
        let hosted = ["https://esm.sh/", "https://cdn.skypack.dev/"];
        let package = asked
            .strip_prefix("npm:")
            .or_else(|| hosted.iter().find_map(|host| asked.strip_prefix(host)));
        if let Some(package) = package {
            let bare = without_version(package.trim_start_matches('/'));
            let parts = if bare.starts_with('@') { 2 } else { 1 };
            let name: Vec<&str> = bare.split('/').take(parts).collect();
            traces.name(Npm, name.join("/"), Runtime, member.line);
        }
    }
}
